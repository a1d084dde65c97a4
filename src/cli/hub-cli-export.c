/* hub-cli-export.c: hub-reader export
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-command.h"
#include "hub-cli-json.h"
#include "hub-cli-list.h"
#include "hub-error.h"
#include "hub-export.h"
#include "hub-missed.h"
#include "hub-reading-list.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  HubQuery        *typed;             /* (owned) (nullable) */
  HubCliQuery      query;
  char            *as;                /* (owned) (nullable) */
  char            *group;             /* (owned) (nullable) */
  char            *style;             /* (owned) (nullable) */
  char            *title;             /* (owned) (nullable) */
  char            *collection;        /* (owned) (nullable): a name */
  char            *output;            /* (owned) (nullable): a file name, "-" is standard output */
  gboolean         is_reading_list;
  HubExportFormat  format;
  HubGrouping      grouping;
  HubManner        manner;
} Options;

static void
options_clear (Options *options)
{
  g_clear_pointer (&options->typed, hub_query_unref);
  hub_cli_query_clear (&options->query);
  g_free (options->as);
  g_free (options->group);
  g_free (options->style);
  g_free (options->title);
  g_free (options->collection);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
is_to_stdout (Options *options)
{
  return options->output == NULL || g_str_equal (options->output, "-");
}

static gboolean
refuse_format (const char *word,   /* (nullable) */
               GError    **error)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < HUB_N_EXPORT_FORMATS; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? C_("list of names", ", ") : "",
                            hub_export_format_to_string (i));
  if (word == NULL)
    g_set_error (error, HUB_ERROR, HUB_ERROR_USAGE,
                 _("“export” needs “--as” and a format: %s."), list->str);
  else
    g_set_error (error, HUB_ERROR, HUB_ERROR_USAGE, _("“%s” is not a format; the formats are %s."),
                 word, list->str);
  return FALSE;
}

static gboolean
check (Options  *options,
       gboolean  has_words,
       GError  **error)
{
  const HubCliQuery *query = &options->query;
  gboolean has_options = query->facets != NULL || query->excluded != NULL ||
                         query->kinds != NULL || query->from != G_MININT ||
                         query->to != G_MININT || query->sort != NULL;

  options->is_reading_list = options->is_reading_list || options->collection != NULL;
  if (options->as == NULL || !hub_export_format_from_string (options->as, &options->format))
    return refuse_format (options->as, error);
  if (options->group != NULL && !hub_grouping_from_string (options->group, &options->grouping))
    g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                         _("The grouping is “none”, “objective” or “collection”."));
  else if (options->style != NULL && !hub_manner_from_string (options->style, &options->manner))
    g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                         _("The style is “un”, “apa” or “chicago”."));
  else if (options->is_reading_list && (has_words || has_options))
    g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                         _("Either a query or “--reading-list”, not both."));
  else if (is_to_stdout (options) && hub_export_format_is_binary (options->format) &&
           isatty (STDOUT_FILENO))
    g_set_error (error, HUB_ERROR, HUB_ERROR_USAGE,
                 _("A terminal cannot show “%s”; name a file with “-o FILE”."), options->as);
  else
    return TRUE;
  return FALSE;
}

static gboolean
parse (HubCli   *cli,
       Options  *options,
       GError  **error)
{
  const GOptionEntry own[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &options->as, N_("Format of the export"),
      "ris|bibtex|csl-json|csv|markdown|html|ics|odt|pdf" },
    { "reading-list", 0, 0, G_OPTION_ARG_NONE, &options->is_reading_list,
      N_("The entries of the reading list"), NULL },
    { "collection", 0, 0, G_OPTION_ARG_STRING, &options->collection,
      N_("The entries of this collection of the reading list"), N_("NAME") },
    { "group", 0, 0, G_OPTION_ARG_STRING, &options->group,
      N_("Group a briefing by this; default none"), "none|objective|collection" },
    { "style", 0, 0, G_OPTION_ARG_STRING, &options->style,
      N_("Style of the references in a briefing; default un"), "un|apa|chicago" },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options->title, N_("Title of a briefing"), N_("TITLE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_("Write to a file, which is replaced; default is standard output"), N_("FILE") },
    { NULL },
  };
  GOptionEntry entries[HUB_CLI_N_QUERY_OPTIONS + G_N_ELEMENTS (own)];
  g_auto(GStrv) words = NULL;

  hub_cli_query_entries (&options->query, entries);
  memcpy (entries + HUB_CLI_N_QUERY_OPTIONS, own, sizeof own);
  if (!hub_cli_parse (cli, entries, &words, error) || !check (options, words[0] != NULL, error))
    return FALSE;

  options->typed = hub_cli_query_read (&options->query, words, error);
  return options->typed != NULL;
}

/* Where the data is from, and how old it is. */
static gboolean
add_status (HubExport     *export,
            HubCatalogue  *catalogue,
            GError       **error)
{
  g_autoptr(HubCatalogueStatus) status = hub_catalogue_get_status (catalogue, error);

  if (status == NULL)
    return FALSE;
  hub_export_set_status (export, status);
  return TRUE;
}

static HubExport *
gather_results (HubCli    *cli,
                Options   *options,
                GError   **error)
{
  g_autoptr(HubCatalogue) catalogue = hub_cli_open_catalogue (cli, error);
  g_autoptr(HubSearch) search = catalogue != NULL ? hub_search_new (catalogue, NULL, error) : NULL;
  g_autoptr(HubQuery) query = NULL;
  g_autoptr(HubResults) results = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(HubExport) export = NULL;
  const gint64 *ids = NULL;
  guint n_ids = 0;

  if (search != NULL)
    query = hub_cli_query_resolve (&options->query, options->typed, search, error);
  if (query != NULL)
    results = hub_search_run (search, query, NULL, error);
  if (results == NULL)
    return NULL;
  ids = hub_results_get_ids (results, &n_ids);
  entries = hub_catalogue_get_entries (catalogue, ids, n_ids, NULL, error);
  if (entries == NULL)
    return NULL;

  export = hub_export_new (query);
  for (guint i = 0; i < entries->len; i++)
    hub_export_add (export, g_ptr_array_index (entries, i), NULL, NULL);
  return add_status (export, catalogue, error) ? g_steal_pointer (&export) : NULL;
}

/* Which of the copies are of entries that are no longer on the hub. */
static gboolean
add_gone (HubExport     *export,
          HubCatalogue  *catalogue,
          GError       **error)
{
  g_autoptr(GPtrArray) entries = hub_export_list_entries (export);
  g_autoptr(GPtrArray) gone = hub_catalogue_find_gone (catalogue, entries, error);

  if (gone == NULL)
    return FALSE;
  hub_export_set_gone (export, gone);
  return TRUE;
}

/* All that is kept, or a collection; a briefing of it is named after it unless told otherwise. */
static HubExport *
select_kept (HubStock  *stock,
             Options   *options,
             GError   **error)
{
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();
  HubCollection *collection = NULL;
  HubExport *export = NULL;

  if (options->collection == NULL)
    return hub_export_new_of_list (stock, NULL);
  collection = hub_cli_list_find_collection (stock, options->collection, error);
  if (collection == NULL)
    return NULL;

  for (guint i = 0; i < stock->entries->len; i++)
    if (hub_remark_is_in (g_ptr_array_index (stock->remarks, i), collection->uuid))
      g_ptr_array_add (chosen, g_ptr_array_index (stock->entries, i));
  export = hub_export_new_of_list (stock, chosen);
  export->part = g_strdup (collection->name);
  export->title = g_strdup (collection->name);
  return export;
}

/* What the user keeps goes out whole even where the catalogue, which tells no more than the age of
 * the data and what is gone, cannot be read. */
static HubExport *
gather_list (HubCli   *cli,
             Options  *options,
             GError  **error)
{
  g_autoptr(HubReadingList) list = hub_reading_list_open (cli->data_dir, error);
  g_autoptr(HubStock) stock = list != NULL ? hub_reading_list_load_stock (list, error) : NULL;
  g_autoptr(HubCatalogue) catalogue = NULL;
  g_autoptr(GError) local_error = NULL;
  g_autoptr(HubExport) export = NULL;

  if (stock == NULL)
    return NULL;
  export = select_kept (stock, options, error);
  if (export == NULL)
    return NULL;
  catalogue = hub_cli_open_catalogue (cli, &local_error);
  if (catalogue == NULL || !add_status (export, catalogue, &local_error) ||
      !add_gone (export, catalogue, &local_error))
    hub_cli_say_error (local_error);
  return g_steal_pointer (&export);
}

static gboolean
write_out (Options    *options,
           HubExport  *export,
           GError    **error)
{
  g_autoptr(GOutputStream) stream = NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) local_error = NULL;

  if (!is_to_stdout (options))
    {
      file = g_file_new_for_commandline_arg (options->output);
      return hub_export_save (export, options->format, file, NULL, error);
    }

  stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  if (hub_export_write (export, options->format, stream, NULL, &local_error))
    return TRUE;
  g_set_error (error, HUB_ERROR, HUB_ERROR_STORE, "Could not write: %s: “%s”",
               local_error->message, "-");
  return FALSE;
}

static void
say_counts (HubCli    *cli,
            Options   *options,
            HubExport *export)
{
  guint n = hub_export_count (export, options->format);
  guint n_left_out = export->items->len - n;
  g_autofree char *count = g_strdup_printf (ngettext ("%u entry written", "%u entries written", n),
                                            n);
  g_autofree char *left_out = NULL;

  if (cli->is_quiet)
    return;
  hub_cli_say (count);
  if (n_left_out == 0)
    return;
  left_out = g_strdup_printf (ngettext ("%u entry is not an event with a known date and was left "
                                        "out",
                                        "%u entries are not events with a known date and were left "
                                        "out", n_left_out), n_left_out);
  hub_cli_say (left_out);
}

/**
 * hub_cli_run_export:
 * @cli: the call
 * @error: `HUB_ERROR_USAGE`, or that of a store or of the file that is written
 *
 * Writes the entries of a query or of the reading list.
 *
 * Returns: an exit status
 */
int
hub_cli_run_export (HubCli  *cli,
                    GError **error)
{
  g_auto(Options) options = { 0 };
  g_autoptr(HubExport) export = NULL;

  if (!parse (cli, &options, error))
    return HUB_CLI_DONE;

  export = options.is_reading_list ? gather_list (cli, &options, error)
                                   : gather_results (cli, &options, error);
  if (export == NULL)
    return HUB_CLI_STORE;
  export->grouping = options.grouping;
  export->manner = options.manner;
  if (options.title != NULL)
    g_set_str (&export->title, options.title);
  if (!write_out (&options, export, error))
    return HUB_CLI_STORE;

  say_counts (cli, &options, export);
  return HUB_CLI_DONE;
}
