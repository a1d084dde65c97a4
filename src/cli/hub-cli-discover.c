/* hub-cli-discover.c: hub-reader discover
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-columns.h"
#include "hub-cli-command.h"

#include "hub-discovery.h"
#include "hub-error.h"
#include "hub-profile-file.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define MAX_COLUMN 40   /* cells of a name before its line breaks the table */

static void
progress_cb (HubSurveyStep step,
             guint         done,
             guint         total,
             gpointer      user_data)
{
  const HubCli *cli = user_data;

  if (cli->is_quiet)
    return;

  switch (step)
    {
    case HUB_SURVEY_STEP_ENTRY:
      g_printerr ("%s\n", _("Looking for the data interface…"));
      break;
    case HUB_SURVEY_STEP_TYPES:
      if (done == 0)
        g_printerr (ngettext ("Looking at %u type of content…",
                              "Looking at %u types of content…", total), total);
      if (done == 0)
        g_printerr ("\n");
      break;
    case HUB_SURVEY_STEP_LANGUAGES:
    default:
      if (done <= 1)
        g_printerr ("%s\n", _("Trying languages…"));
      break;
    }
}

static guint
find_width (GPtrArray *lines)
{
  guint width = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *name = hub_discovery_line_dup_name (g_ptr_array_index (lines, i));

      width = MAX (width, hub_cli_columns_measure (name));
    }

  return MIN (width, MAX_COLUMN);
}

static void
print_table (HubDiscovery *discovery)
{
  GPtrArray *lines = hub_discovery_get_lines (discovery);
  char **ignored = hub_discovery_get_ignored (discovery);
  guint width = find_width (lines);
  /* Translators: what stands between the names of a list */
  const char *separator = C_("list of names", ", ");

  for (guint i = 0; i < lines->len; i++)
    {
      const HubDiscoveryLine *line = g_ptr_array_index (lines, i);
      const HubDiscoveryChoice *chosen = hub_discovery_line_get_chosen (line);
      g_autofree char *name = hub_discovery_line_dup_name (line);
      g_autofree char *value = chosen != NULL ? g_strjoinv (separator, chosen->values)
                                                : g_strdup ("–");
      g_autofree char *cell = NULL;

      cell = hub_cli_columns_pad (name, width);
      g_printerr ("%s %3d  %s: %s\n", cell, chosen != NULL ? chosen->confidence : 0, value,
                  chosen != NULL ? chosen->reason : line->lack != NULL ? line->lack : "");
    }
  if (ignored != NULL && ignored[0] != NULL)
    {
      g_autofree char *list = g_strjoinv (separator, ignored);

      /* Translators: %s is a list of machine names. */
      g_printerr (_("Skipped: %s"), list);
      g_printerr ("\n");
    }
}

static gboolean
save (HubCli      *cli,
      const char  *json,
      GError     **error)
{
  g_autofree char *backup = NULL;

  if (!hub_profile_file_save (cli->config_dir, json, &backup, error))
    return FALSE;
  if (!cli->is_quiet)
    {
      g_autofree char *text = g_strdup_printf (_("Saved as the profile in “%s”."),
                                               cli->config_dir);

      hub_cli_say (text);
    }
  if (backup != NULL && !cli->is_quiet)
    {
      g_autofree char *text = g_strdup_printf (_("The profile that was there is kept as “%s”."),
                                               backup);

      hub_cli_say (text);
    }

  return TRUE;
}

static gboolean
check_words (char   **words,
             GError **error)
{
  if (words[0] != NULL && words[1] == NULL)
    return TRUE;

  g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                       _("“discover” takes one address: that of a site or of its JSON:API."));
  return FALSE;
}

/**
 * hub_cli_run_discover:
 * @cli: the call
 * @error: as hub_discovery_run (); `NO_API` if what was found is not enough; those of
 *   hub_profile_file_save ()
 *
 * Looks at a hub and prints a profile for it. SIGINT ends it at once: nothing is half done.
 *
 * Returns: an exit status
 */
int
hub_cli_run_discover (HubCli  *cli,
                      GError **error)
{
  static const JsonapiClientLimits limits = JSONAPI_CLIENT_LIMITS_INIT;
  gboolean is_saved = FALSE;
  const GOptionEntry entries[] = {
    { "save", 0, 0, G_OPTION_ARG_NONE, &is_saved,
      N_("Use this profile from now on; one of your own is kept as a copy"), NULL },
    { NULL },
  };
  g_auto(GStrv) words = NULL;
  g_autoptr(HubDiscovery) discovery = NULL;
  g_autofree char *json = NULL;

  if (!hub_cli_parse (cli, entries, &words, error) || !check_words (words, error))
    return HUB_CLI_DONE;

  discovery = hub_discovery_run (words[0], &limits, progress_cb, cli, NULL, error);
  if (discovery == NULL)
    return HUB_CLI_DONE;
  if (!cli->is_quiet)
    print_table (discovery);
  if (!hub_discovery_is_usable (discovery))
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_NO_API, "%s has nothing that is ours",
                   hub_discovery_get_hub (discovery));
      return HUB_CLI_DONE;
    }

  json = hub_discovery_to_json (discovery);
  fputs (json, stdout);
  fputc ('\n', stdout);
  if (is_saved)
    save (cli, json, error);

  return HUB_CLI_DONE;
}
