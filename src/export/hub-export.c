/* hub-export.c: entries on their way out of the program
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-export-private.h"

#include "hub-error.h"
#include "hub-query-parse.h"
#include "hub-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *word;
  const char *suffix;
  const char *mime;
  const char *label;      /* translatable */
  gboolean    is_binary;
  gboolean  (*write) (HubExport  *self,
                      HubSink    *sink,
                      GError    **error);
} formats[HUB_N_EXPORT_FORMATS] = {
  [HUB_EXPORT_RIS] = { "ris", "ris", "application/x-research-info-systems",
                       NC_("export format", "RIS, for reference managers"), FALSE, hub_ris_write },
  [HUB_EXPORT_BIBTEX] = { "bibtex", "bib", "text/x-bibtex",
                          NC_("export format", "BibTeX, for LaTeX"), FALSE, hub_bibtex_write },
  [HUB_EXPORT_CSL_JSON] = { "csl-json", "json", "application/vnd.citationstyles.csl+json",
                            NC_("export format", "CSL-JSON, for citation programs"), FALSE,
                            hub_csl_json_write },
  [HUB_EXPORT_CSV] = { "csv", "csv", "text/csv", NC_("export format", "CSV, for spreadsheets"),
                       FALSE, hub_csv_write },
  [HUB_EXPORT_MARKDOWN] = { "markdown", "md", "text/markdown",
                            NC_("export format", "Briefing as Markdown"), FALSE,
                            hub_markdown_write },
  [HUB_EXPORT_HTML] = { "html", "html", "text/html",
                        NC_("export format", "Briefing as a web page"), FALSE, hub_html_write },
  [HUB_EXPORT_ICS] = { "ics", "ics", "text/calendar",
                       NC_("export format", "Events for a calendar"), FALSE, hub_ics_write },
  [HUB_EXPORT_ODT] = { "odt", "odt", "application/vnd.oasis.opendocument.text",
                       NC_("export format", "Briefing as OpenDocument"), TRUE,
                       hub_odt_write },
  [HUB_EXPORT_PDF] = { "pdf", "pdf", "application/pdf",
                       NC_("export format", "Briefing as PDF"), TRUE, hub_pdf_write },
};

static const struct
{
  const char *word;
  const char *label;      /* translatable */
} manners[HUB_N_MANNERS] = {
  [HUB_MANNER_UN] = { "un", NC_("reference style", "United Nations") },
  [HUB_MANNER_APA] = { "apa", NC_("reference style", "APA") },
  [HUB_MANNER_CHICAGO] = { "chicago", NC_("reference style", "Chicago, author and date") },
};

static const char *const groupings[HUB_N_GROUPINGS] = {
  [HUB_GROUPING_NONE] = "none",
  [HUB_GROUPING_OBJECTIVE] = "objective",
  [HUB_GROUPING_COLLECTION] = "collection",
};

/**
 * hub_export_format_to_string:
 * @format: a format
 *
 * Gets the word that the command line uses, such as "csl-json".
 *
 * Returns: (transfer none): the word
 */
const char *
hub_export_format_to_string (HubExportFormat format)
{
  g_return_val_if_fail ((guint) format < HUB_N_EXPORT_FORMATS, NULL);

  return formats[format].word;
}

/**
 * hub_export_format_from_string:
 * @text: (nullable): a word, from outside
 * @format: (out): the format it names; left alone if none
 *
 * Finds a format by its word.
 *
 * Returns: whether there is one
 */
gboolean
hub_export_format_from_string (const char      *text,
                               HubExportFormat *format)
{
  for (guint i = 0; i < HUB_N_EXPORT_FORMATS; i++)
    if (g_strcmp0 (text, formats[i].word) == 0)
      {
        *format = (HubExportFormat) i;
        return TRUE;
      }

  return FALSE;
}

const char *
hub_export_format_get_suffix (HubExportFormat format)
{
  g_return_val_if_fail ((guint) format < HUB_N_EXPORT_FORMATS, NULL);

  return formats[format].suffix;
}

const char *
hub_export_format_get_mime (HubExportFormat format)
{
  g_return_val_if_fail ((guint) format < HUB_N_EXPORT_FORMATS, NULL);

  return formats[format].mime;
}

const char *
hub_export_format_get_label (HubExportFormat format)
{
  g_return_val_if_fail ((guint) format < HUB_N_EXPORT_FORMATS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "export format", formats[format].label);
}

gboolean
hub_export_format_is_briefing (HubExportFormat format)
{
  return format == HUB_EXPORT_MARKDOWN || format == HUB_EXPORT_HTML || format == HUB_EXPORT_ODT ||
         format == HUB_EXPORT_PDF;
}

gboolean
hub_export_format_is_binary (HubExportFormat format)
{
  g_return_val_if_fail ((guint) format < HUB_N_EXPORT_FORMATS, FALSE);

  return formats[format].is_binary;
}

/**
 * hub_manner_to_string:
 * @manner: a manner of references
 *
 * Gets the word that the command line uses, such as "apa".
 *
 * Returns: (transfer none): the word
 */
const char *
hub_manner_to_string (HubManner manner)
{
  g_return_val_if_fail ((guint) manner < HUB_N_MANNERS, NULL);

  return manners[manner].word;
}

/**
 * hub_manner_from_string:
 * @text: (nullable): a word, from outside
 * @manner: (out): the manner it names; left alone if none
 *
 * Finds a manner of references by its word.
 *
 * Returns: whether there is one
 */
gboolean
hub_manner_from_string (const char *text,
                        HubManner  *manner)
{
  for (guint i = 0; i < HUB_N_MANNERS; i++)
    if (g_strcmp0 (text, manners[i].word) == 0)
      {
        *manner = (HubManner) i;
        return TRUE;
      }

  return FALSE;
}

const char *
hub_manner_get_label (HubManner manner)
{
  g_return_val_if_fail ((guint) manner < HUB_N_MANNERS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "reference style", manners[manner].label);
}

/**
 * hub_grouping_to_string:
 * @grouping: what a briefing is divided by
 *
 * Gets the word that the command line uses, such as "objective".
 *
 * Returns: (transfer none): the word
 */
const char *
hub_grouping_to_string (HubGrouping grouping)
{
  g_return_val_if_fail ((guint) grouping < HUB_N_GROUPINGS, NULL);

  return groupings[grouping];
}

/**
 * hub_grouping_from_string:
 * @text: (nullable): a word, from outside
 * @grouping: (out): the grouping it names; left alone if none
 *
 * Finds a grouping by its word.
 *
 * Returns: whether there is one
 */
gboolean
hub_grouping_from_string (const char  *text,
                          HubGrouping *grouping)
{
  for (guint i = 0; i < HUB_N_GROUPINGS; i++)
    if (g_strcmp0 (text, groupings[i]) == 0)
      {
        *grouping = (HubGrouping) i;
        return TRUE;
      }

  return FALSE;
}

static void
item_free (HubExportItem *item)
{
  g_object_unref (item->entry);
  g_clear_pointer (&item->remark, hub_remark_unref);
  g_free (item->note);
  g_strfreev (item->collections);
  g_free (item);
}

/**
 * hub_export_new:
 * @query: (nullable): what the entries answer; %NULL when they are the reading list's
 *
 * Makes an export without entries. Its maker fills in where the data is from, and how old it is.
 *
 * Returns: (transfer full): an export
 */
HubExport *
hub_export_new (HubQuery *query)
{
  HubExport *self = g_new0 (HubExport, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  self->query = query != NULL ? hub_query_ref (query) : NULL;
  self->now = g_get_real_time () / G_USEC_PER_SEC;
  return self;
}

void
hub_export_free (HubExport *self)
{
  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->query, hub_query_unref);
  g_free (self->part);
  g_free (self->typed);
  g_free (self->hub);
  g_free (self->title);
  g_free (self);
}

/**
 * hub_export_add:
 * @self: an export
 * @entry: an entry; a reference is taken
 * @note: (nullable): what the user wrote about it
 * @collections: (nullable): names of the collections that it is in
 *
 * Adds an entry behind the others.
 */
void
hub_export_add (HubExport         *self,
                HubEntry          *entry,
                const char        *note,
                const char *const *collections)
{
  HubExportItem *item = g_new0 (HubExportItem, 1);

  item->entry = g_object_ref (entry);
  item->note = g_strdup (note);
  item->collections = g_strdupv ((char **) collections);
  item->is_gone = hub_entry_is_withdrawn (entry);
  g_ptr_array_add (self->items, item);
}

/**
 * hub_export_list_entries:
 * @self: an export
 *
 * Lists what goes out.
 *
 * Returns: (transfer full) (element-type HubEntry): the entries, in their order
 */
GPtrArray *
hub_export_list_entries (HubExport *self)
{
  GPtrArray *entries = g_ptr_array_new_full (self->items->len, g_object_unref);

  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (entries, g_object_ref (hub_export_get_item (self, i)->entry));
  return entries;
}

/**
 * hub_export_count:
 * @self: an export
 * @format: a format
 *
 * Counts the entries that a format can hold: only events with a day go into a calendar.
 *
 * Returns: how many go out
 */
guint
hub_export_count (HubExport       *self,
                  HubExportFormat  format)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    n += format != HUB_EXPORT_ICS || hub_export_has_day (hub_export_get_item (self, i)->entry);
  return n;
}

/**
 * hub_export_set_status:
 * @self: an export
 * @status: what the catalogue says of itself
 *
 * Notes where the data is from, and how old it is.
 */
void
hub_export_set_status (HubExport                *self,
                       const HubCatalogueStatus *status)
{
  self->is_starter = status->synced == 0 && status->starter_as_of > 0;
  self->as_of = self->is_starter ? status->starter_as_of : status->synced;
  g_set_str (&self->hub, status->hub == NULL && self->is_starter ? HUB_ENTRY_STARTER_HUB
                                                                 : status->hub);
}

HubExportItem *
hub_export_get_item (HubExport *self,
                     guint      i)
{
  return g_ptr_array_index (self->items, i);
}

/**
 * hub_export_dup_query:
 * @self: an export
 *
 * Writes what was asked as the search field takes it, for files that programs read; not translated.
 *
 * Returns: (transfer full): the text, "all entries", or "reading list" with what of it
 */
char *
hub_export_dup_query (HubExport *self)
{
  g_autofree char *query = self->query != NULL ? hub_query_print (self->query) : NULL;

  if (query != NULL)
    return *query != '\0' ? g_steal_pointer (&query) : g_strdup ("all entries");
  return g_strconcat ("reading list", self->part != NULL ? "; part: " : "",
                      self->part != NULL ? self->part : "",
                      self->typed != NULL ? "; search: " : "", self->typed, NULL);
}

/**
 * hub_export_dup_as_of:
 * @self: an export
 *
 * Writes the day up to which the data is known, in UTC.
 *
 * Returns: (transfer full) (nullable): as in "2024-07-31", %NULL when it is not known
 */
char *
hub_export_dup_as_of (HubExport *self)
{
  g_autoptr(GDateTime) moment = NULL;

  if (self->as_of > 0)
    moment = g_date_time_new_from_unix_utc (self->as_of);
  return moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : NULL;
}

/**
 * hub_export_dup_line:
 * @self: an export
 *
 * Names the hub, the query and the age of the data for the head of a file that programs read; not
 * translated.
 *
 * Returns: (transfer full): one line
 */
char *
hub_export_dup_line (HubExport *self)
{
  g_autofree char *query = hub_export_dup_query (self);
  g_autofree char *as_of = hub_export_dup_as_of (self);
  g_autofree char *line = NULL;

  line = g_strdup_printf ("%s <%s>; query: %s; data as of %s", HUB_HUB_NAME,
                          self->hub != NULL ? self->hub : "unknown", query,
                          as_of != NULL ? as_of : "unknown");
  return hub_text_clean (line, HUB_TEXT_LINE, 0, NULL);
}

/**
 * hub_export_is_web_uri:
 * @uri: (nullable): an address, from outside
 *
 * Tells whether an address may become a link in a file.
 *
 * Returns: whether it is an http or https address
 */
gboolean
hub_export_is_web_uri (const char *uri)
{
  g_autoptr(GUri) parsed = uri != NULL ? g_uri_parse (uri, G_URI_FLAGS_NONE, NULL) : NULL;

  return parsed != NULL && g_uri_get_host (parsed) != NULL && *g_uri_get_host (parsed) != '\0' &&
         (g_str_equal (g_uri_get_scheme (parsed), "https") ||
          g_str_equal (g_uri_get_scheme (parsed), "http"));
}

/**
 * hub_export_is_rtl:
 *
 * Tells whether the user's language is written from right to left, as the window is then.
 *
 * Returns: whether it is
 */
gboolean
hub_export_is_rtl (void)
{
  static const char *const languages[] = { "ar", "dv", "fa", "he", "iw", "ku", "ps", "sd", "ug",
                                           "ur", "yi", NULL };
  const char *first = g_get_language_names ()[0];
  g_autofree char *language = g_strndup (first, strcspn (first, "_.@"));

  return g_strv_contains (languages, language);
}

/**
 * hub_export_write:
 * @self: an export
 * @format: how
 * @stream: where to; not closed
 * @cancellable: (nullable): stops the writing
 * @error: what the stream says, or `G_IO_ERROR_CANCELLED`
 *
 * Writes all entries in their order. Blocks; any thread.
 *
 * Returns: whether all was written
 */
gboolean
hub_export_write (HubExport        *self,
                  HubExportFormat   format,
                  GOutputStream    *stream,
                  GCancellable     *cancellable,
                  GError          **error)
{
  g_auto(HubSink) sink = { 0 };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail ((guint) format < HUB_N_EXPORT_FORMATS, FALSE);

  hub_sink_init (&sink, stream, cancellable);
  return formats[format].write (self, &sink, error) && hub_sink_flush (&sink, error);
}

/* Says of an error of the file system what the user can do about it. */
static void
take_file_error (GError  *local_error,   /* (transfer full) */
                 GFile   *file,
                 GError **error)
{
  g_autoptr(GError) told = local_error;
  g_autofree char *name = g_file_get_parse_name (file);
  HubError code = HUB_ERROR_STORE;

  if (g_error_matches (told, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&told));
      return;
    }
  if (g_error_matches (told, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    code = HUB_ERROR_STORE_FULL;
  else if (g_error_matches (told, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
           g_error_matches (told, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    code = HUB_ERROR_STORE_READ_ONLY;
  g_set_error (error, HUB_ERROR, code, "Could not write: %s: “%s”", told->message, name);
}

/**
 * hub_export_save:
 * @self: an export
 * @format: how
 * @file: where to
 * @cancellable: (nullable): stops the writing
 * @error: `HUB_ERROR_STORE_FULL`, `HUB_ERROR_STORE_READ_ONLY`, `HUB_ERROR_STORE`, or
 *   `G_IO_ERROR_CANCELLED`
 *
 * Writes a file: another one beside it, which takes its place when it is whole. What was there
 * before stays as it was if anything goes wrong. Blocks; any thread.
 *
 * Returns: whether it is there
 */
gboolean
hub_export_save (HubExport        *self,
                 HubExportFormat   format,
                 GFile            *file,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_autoptr(GFileOutputStream) stream = NULL;
  g_autoptr(GCancellable) discarded = g_cancellable_new ();
  GError *local_error = NULL;

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, cancellable,
                           &local_error);
  if (stream != NULL &&
      hub_export_write (self, format, G_OUTPUT_STREAM (stream), cancellable, &local_error) &&
      g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, &local_error))
    return TRUE;

  /* Closed while cancelled, the stream drops its file instead of moving it into place. */
  g_cancellable_cancel (discarded);
  if (stream != NULL)
    g_output_stream_close (G_OUTPUT_STREAM (stream), discarded, NULL);
  take_file_error (local_error, file, error);
  return FALSE;
}
