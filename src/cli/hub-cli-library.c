/* hub-cli-library.c: hub-reader library
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-command.h"

#include "hub-cli-json.h"
#include "hub-error.h"
#include "hub-library-file.h"

#include <glib/gi18n-lib.h>

static void
add_import (JsonBuilder     *builder,
            const HubImport *report)
{
  hub_cli_json_add_int (builder, "added", report->added);
  hub_cli_json_add_int (builder, "unchanged", report->unchanged);
  hub_cli_json_add_int (builder, "joined", report->joined);
  hub_cli_json_add_int (builder, "skipped", report->skipped);
  hub_cli_json_add_int (builder, "collections", report->collections);
  hub_cli_json_add_int (builder, "searches", report->searches);
}

/**
 * hub_cli_print_written:
 * @cli: the call
 * @path: (type filename): a file
 * @n_entries: how many entries are in it
 *
 * Says what was written: {"file": "…", "entries": 2}
 *
 * Returns: an exit status
 */
int
hub_cli_print_written (HubCli     *cli,
                       const char *path,
                       guint       n_entries)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *line = NULL;

  if (!cli->is_json)
    {
      line = g_strdup_printf (ngettext ("%u entry was written to “%s”.",
                                        "%u entries were written to “%s”.", n_entries),
                              n_entries, shown);
      if (!cli->is_quiet)
        hub_cli_say (line);
      return HUB_CLI_DONE;
    }

  json_builder_begin_object (builder);
  hub_cli_json_add_string (builder, "file", shown);
  hub_cli_json_add_int (builder, "entries", n_entries);
  json_builder_end_object (builder);
  hub_cli_json_print (builder);
  return HUB_CLI_DONE;
}

/**
 * hub_cli_print_import:
 * @cli: the call
 * @report: what became of a list
 *
 * Says what became of a list that was taken in.
 *
 * Returns: an exit status
 */
int
hub_cli_print_import (HubCli          *cli,
                      const HubImport *report)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *summary = NULL;

  if (cli->is_json)
    {
      json_builder_begin_object (builder);
      add_import (builder, report);
      json_builder_end_object (builder);
      hub_cli_json_print (builder);
    }
  else if (!cli->is_quiet)
    {
      summary = hub_import_dup_summary (report);
      hub_cli_say (summary);
    }
  return HUB_CLI_DONE;
}

/**
 * hub_cli_run_library:
 * @cli: the call
 * @error: `HUB_ERROR_USAGE`, or that of a store or of the file
 *
 * Writes the whole reading list to a file, or puts one into it.
 *
 * Returns: an exit status
 */
int
hub_cli_run_library (HubCli  *cli,
                     GError **error)
{
  g_auto(GStrv) words = NULL;
  g_autoptr(HubReadingList) list = NULL;
  HubImport report = { 0 };
  guint n_entries = 0;
  gboolean exports = FALSE;

  if (!hub_cli_parse (cli, NULL, &words, error))
    return HUB_CLI_DONE;

  exports = g_strcmp0 (words[0], "export") == 0;
  if (g_strv_length (words) != 2 || (!exports && !g_str_equal (words[0], "import")))
    {
      g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                           _("Write “library export FILE” or “library import FILE”."));
      return HUB_CLI_DONE;
    }

  list = hub_reading_list_open (cli->data_dir, error);
  if (list == NULL)
    return HUB_CLI_STORE;
  if (exports)
    return hub_library_file_write (list, words[1], &n_entries, error)
           ? hub_cli_print_written (cli, words[1], n_entries) : HUB_CLI_STORE;
  return hub_library_file_read (list, words[1], &report, error)
         ? hub_cli_print_import (cli, &report) : HUB_CLI_STORE;
}
