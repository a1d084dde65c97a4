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

/* Whether @word is an option that takes the word behind it for its value. */
static gboolean
takes_value (const GOptionEntry *entries,
             const char         *word)
{
  for (guint i = 0; *word == '-' && entries[i].long_name != NULL; i++)
    if (word[1] == '-' ? g_str_equal (word + 2, entries[i].long_name)
                       : word[1] != '\0' && word[1] == entries[i].short_name && word[2] == '\0')
      return entries[i].arg != G_OPTION_ARG_NONE;

  return FALSE;
}

/* Whether @word is a minus and short options, as “-q” is; behind one that takes a value stands
 * that. */
static gboolean
is_short (const GOptionEntry *entries,
          const char         *word)
{
  for (const char *p = word + 1; *p != '\0'; p++)
    {
      guint i = 0;

      while (entries[i].long_name != NULL && entries[i].short_name != *p)
        i++;
      if (entries[i].long_name == NULL)
        return FALSE;
      if (entries[i].arg != G_OPTION_ARG_NONE)
        return TRUE;
    }

  return TRUE;
}

/* Keeps words like “-smuggling” from being taken for options: with a space in front they are
 * not, and mean the same. */
static void
shield_words (HubCli             *cli,
              const GOptionEntry *common,
              const GOptionEntry *own)
{
  char **words = cli->arguments;

  for (guint i = 1; words[0] != NULL && words[i] != NULL && !g_str_equal (words[i], "--"); i++)
    {
      gboolean is_value = takes_value (common, words[i - 1]) || takes_value (own, words[i - 1]);
      char *shielded;

      if (words[i][0] != '-' || words[i][1] == '-' || is_value || is_short (common, words[i]) ||
          is_short (own, words[i]))
        continue;
      shielded = g_strconcat (" ", words[i], NULL);
      g_free (words[i]);
      words[i] = shielded;
    }
}

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
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &common->is_quiet, N_("Only error messages"), NULL },
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
  if (cli->command->details != NULL)
    g_option_context_set_description (context, _(cli->command->details));
  if (cli->command->has_text && entries != NULL)
    shield_words (cli, common_entries, entries);

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
