/* hub-cli-options.c: options that all commands have, and messages
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-command.h"

#include "hub-error.h"

#include <glib/gi18n-lib.h>

/* What the options that all commands have fill in. */
typedef struct
{
  char     *data_dir;   /* (owned) (nullable) */
  char     *format;     /* (owned) (nullable) */
  gboolean  is_quiet;
  gboolean  wants_help;
  char    **rest;       /* (owned) (nullable) */
} Common;

static void
common_clear (Common *common)
{
  g_free (common->data_dir);
  g_free (common->format);
  g_strfreev (common->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Common, common_clear)

static gboolean
parse_options (HubCli             *cli,
               const GOptionEntry *entries,
               Common             *common,
               GError            **error)
{
  const GOptionEntry common_entries[] = {
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &common->data_dir,
      N_("Folder of the stores; default: the user’s data folder"), N_("FOLDER") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &common->format, N_("How to write the result"),
      "text|json" },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &common->is_quiet, N_("No messages but errors"), NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &common->wants_help, N_("Show this help"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &common->rest, NULL, NULL },
    { NULL }
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_autoptr(GError) local_error = NULL;
  g_autofree char *help = NULL;

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _(cli->command->summary));
  g_option_context_add_main_entries (context, common_entries, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  if (!g_option_context_parse_strv (context, &cli->arguments, &local_error))
    {
      g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE, local_error->message);
      return FALSE;
    }
  if (common->wants_help)
    {
      help = g_option_context_get_help (context, TRUE, NULL);
      g_print ("%s", help);
      cli->has_helped = TRUE;
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_words (char   **words,
             GError **error)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (!g_utf8_validate (words[i], -1, NULL))
      {
        g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                             _("An argument is not UTF-8 text."));
        return FALSE;
      }

  return TRUE;
}

/**
 * hub_cli_parse:
 * @cli: the call
 * @entries: (nullable): options of the command alone, ended by an empty one
 * @words: (out) (transfer full): the arguments that are no options, never %NULL
 * @error: `HUB_ERROR_USAGE`
 *
 * Reads the options of a command and those that all have. Answers `--help`.
 *
 * Returns: whether to go on; if not, either @error is set or @cli has helped
 */
gboolean
hub_cli_parse (HubCli              *cli,
               const GOptionEntry  *entries,
               char              ***words,
               GError             **error)
{
  g_auto(Common) common = { 0 };

  *words = NULL;
  if (!parse_options (cli, entries, &common, error))
    return FALSE;
  if (common.format != NULL && !g_str_equal (common.format, "text") &&
      !g_str_equal (common.format, "json"))
    {
      g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                           _("The format is either “text” or “json”."));
      return FALSE;
    }
  if (common.data_dir != NULL && *common.data_dir == '\0')
    {
      g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                           _("“--data-dir” needs the name of a folder."));
      return FALSE;
    }
  if (!check_words (common.rest, error))
    return FALSE;

  cli->is_json = g_strcmp0 (common.format, "json") == 0;
  cli->is_quiet = common.is_quiet;
  if (common.data_dir != NULL)
    {
      g_free (cli->data_dir);
      cli->data_dir = g_canonicalize_filename (common.data_dir, NULL);
    }
  *words = common.rest != NULL ? g_steal_pointer (&common.rest) : g_new0 (char *, 1);
  return TRUE;
}

/**
 * hub_cli_say:
 * @sentence: a message
 *
 * Writes a message to standard error.
 */
void
hub_cli_say (const char *sentence)
{
  g_printerr ("hub-reader: %s\n", sentence);
}

/**
 * hub_cli_say_error:
 * @error: what went wrong
 *
 * Says what went wrong, what was kept and what to do, on standard error.
 */
void
hub_cli_say_error (const GError *error)
{
  g_autofree char *sentence = hub_error_dup_sentence (error);

  g_debug ("%s", error->message);
  hub_cli_say (sentence);
}
