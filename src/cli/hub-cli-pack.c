/* hub-cli-pack.c: hub-reader pack
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-command.h"

#include "hub-cli-json.h"
#include "hub-error.h"
#include "hub-pack-file.h"
#include "hub-pack.h"

#include <glib/gi18n-lib.h>

static void
print_json (const char         *file,
            const HubPackFacts *facts)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  hub_cli_json_add_string (builder, "file", file);
  hub_cli_json_add_string (builder, "origin", facts->origin);
  hub_cli_json_add_time (builder, "date", facts->date);
  hub_cli_json_add_int (builder, "schema", facts->schema);
  hub_cli_json_add_int (builder, "terms", facts->terms);
  hub_cli_json_add_int (builder, "entries", facts->entries);
  hub_cli_json_add_int (builder, "bytes", facts->bytes);
  hub_cli_json_add_string (builder, "sha256", facts->sha256);
  json_builder_end_object (builder);
  hub_cli_json_print (builder);
}

static void
print_text (const char         *file,
            const HubPackFacts *facts)
{
  g_autofree char *size = g_format_size ((guint64) facts->bytes);
  g_autofree char *line = NULL;

  /* Translators: a number of entries, a web address, a file name and its size, as in “283 entries
   * from https://hub.example were written to “hub.hubpack” (1.2 MB).” */
  line = g_strdup_printf (ngettext ("%u entry from %s was written to “%s” (%s).",
                                    "%u entries from %s were written to “%s” (%s).",
                                    facts->entries),
                          facts->entries, facts->origin, file, size);
  hub_cli_say (line);
}

static gboolean
check_words (char      **words,
             const char *output,     /* (nullable) */
             GError    **error)
{
  if (words[0] == NULL && output != NULL && hub_pack_file_has_suffix (output))
    return TRUE;

  g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                       _("Write “pack -o FILE.hubpack”; others know the file by the end of its "
                         "name."));
  return FALSE;
}

/**
 * hub_cli_run_pack:
 * @cli: the call
 * @error: `HUB_ERROR_USAGE`, or that of a store
 *
 * Writes the catalogue of the hub into one file, for a mirror or a medium.
 *
 * Returns: an exit status
 */
int
hub_cli_run_pack (HubCli  *cli,
                  GError **error)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("Where to write; an existing file is replaced"), N_("FILE.hubpack") },
    { NULL },
  };
  g_auto(GStrv) words = NULL;
  g_auto(HubPackFacts) facts = { 0 };
  g_autoptr(HubCatalogue) catalogue = NULL;
  g_autofree char *shown = NULL;

  if (!hub_cli_parse (cli, entries, &words, error) ||
      !check_words (words, output, error))
    return HUB_CLI_DONE;
  catalogue = hub_cli_open_catalogue (cli, error);
  if (catalogue == NULL || !hub_pack_write (catalogue, output, &facts, NULL, error))
    return HUB_CLI_STORE;

  shown = g_filename_display_name (output);
  if (cli->is_json)
    print_json (shown, &facts);
  else if (!cli->is_quiet)
    print_text (shown, &facts);
  return HUB_CLI_DONE;
}
