/* hub-csv.c: entries as a table
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RFC 4180: commas, CRLF, quotes doubled within quotes; every cell is quoted. A byte order mark
 * comes first: without it the spreadsheet that most people have takes UTF-8 for another encoding,
 * and four of the six languages are lost. For programs there is `search --format json`.
 *
 * A spreadsheet runs what begins with "=", "+", "-" or "@" as a formula, and titles come from
 * outside: such a cell gets an apostrophe in front, which a spreadsheet takes for “this is text”.
 * Where the user's list separator is a semicolon or a tab, a spreadsheet cuts cells there, so what
 * follows one counts as a beginning, too.
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-export-private.h"

#include "hub-citation.h"
#include "hub-text.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* Programs read these names: they are added to, never changed. */
static const char *const columns[] = {
  "uuid", "langcode", "kind", "type", "title", "publisher", "published", "starts", "ends", "scope",
  "objective", "principle", "region", "country", "languages", "location", "mode", "practice_type",
  "audiences", "symbol", "url", "files", "summary", "withdrawn", "note", "collections", "hub",
  "query", "as_of", "status", "due",
};

static gboolean
is_formula (const char *text)
{
  static const char *const starts[] = { "=", "+", "-", "@", "＝", "＋", "－", "＠" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (text, starts[i]))
      return TRUE;

  return FALSE;
}

/* Past the white space that spreadsheets pass over. */
static const char *
skip_space (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

static void
add_cell (GString    *out,
          const char *value)   /* (nullable) */
{
  g_autofree char *clean = hub_text_clean (value != NULL ? value : "", HUB_TEXT_PARAGRAPHS, 0,
                                           NULL);
  gboolean is_start = TRUE;

  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, ',');
  g_string_append_c (out, '"');
  for (const char *p = clean; *p != '\0'; p++)
    {
      if (is_start && is_formula (skip_space (p)))
        g_string_append_c (out, '\'');
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
      is_start = *p == ';' || *p == '\t';
    }
  g_string_append_c (out, '"');
}

static void
add_joined (GString           *out,
            const char *const *values)
{
  g_autofree char *joined = g_strjoinv ("; ", (char **) values);

  add_cell (out, joined);
}

static void
add_date (GString       *out,
          const HubDate *date)
{
  g_autofree char *text = hub_date_to_string (date);

  add_cell (out, text);
}

/* Codes of the objectives, labels of all else. */
static void
add_terms (GString       *out,
           HubEntry      *entry,
           HubVocabulary  vocabulary)
{
  GPtrArray *terms = hub_entry_get_terms (entry);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) values = NULL;

  for (guint i = 0; i < terms->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (terms, i);
      gboolean has_number = vocabulary == HUB_VOCABULARY_OBJECTIVE && term->code != NULL;

      if (term->vocabulary == vocabulary)
        g_strv_builder_add (builder, has_number ? term->code : term->label);
    }
  values = g_strv_builder_end (builder);
  add_joined (out, (const char *const *) values);
}

static void
add_files (GString  *out,
           HubEntry *entry)
{
  GPtrArray *attachments = hub_entry_get_attachments (entry);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) values = NULL;

  for (guint i = 0; i < attachments->len; i++)
    {
      const HubAttachment *attachment = g_ptr_array_index (attachments, i);

      if (attachment->is_file && (attachment->uri != NULL || attachment->name != NULL))
        g_strv_builder_add (builder, attachment->uri != NULL ? attachment->uri
                                                             : attachment->name);
    }
  values = g_strv_builder_end (builder);
  add_joined (out, (const char *const *) values);
}

static void
add_ends (GString  *out,
          HubEntry *entry)
{
  if (hub_entry_is_ongoing (entry))
    add_cell (out, "present");
  else
    add_date (out, hub_entry_get_ends (entry));
}

/* What the entry says, in the order of the columns. */
static void
add_entry (GString     *out,
           HubCitation *citation,
           gboolean     is_gone)
{
  HubEntry *entry = citation->entry;

  add_cell (out, hub_entry_get_uuid (entry));
  add_cell (out, hub_entry_get_langcode (entry));
  add_cell (out, hub_kind_to_string (hub_entry_get_kind (entry)));
  add_cell (out, citation->type);
  add_cell (out, citation->title);
  add_joined (out, (const char *const *) citation->authors);
  add_date (out, hub_entry_get_published (entry));
  add_date (out, hub_entry_get_starts (entry));
  add_ends (out, entry);
  add_cell (out, hub_scope_to_string (hub_entry_get_scope (entry)));
  for (HubVocabulary vocabulary = 0; vocabulary < HUB_VOCABULARY_TYPE; vocabulary++)
    add_terms (out, entry, vocabulary);
  add_joined (out, hub_entry_get_languages (entry));
  add_cell (out, citation->place);
  add_cell (out, hub_entry_get_mode (entry));
  add_cell (out, hub_entry_get_practice_type (entry));
  add_joined (out, hub_entry_get_audiences (entry));
  add_cell (out, citation->symbol);
  add_cell (out, citation->url);
  add_files (out, entry);
  add_cell (out, citation->summary);
  add_cell (out, is_gone ? "yes" : "no");
}

static void
add_row (GString       *out,
         HubExport     *export,
         HubExportItem *item,
         const char    *query,
         const char    *as_of)
{
  static const char *const none[] = { NULL };
  g_autoptr(HubCitation) citation = hub_citation_new (item->entry, export->as_of);
  g_autofree char *due = item->remark != NULL ? hub_remark_dup_due (item->remark) : NULL;

  add_entry (out, citation, item->is_gone);
  add_cell (out, item->note);
  add_joined (out, item->collections != NULL ? (const char *const *) item->collections : none);
  add_cell (out, export->hub);
  add_cell (out, query);
  add_cell (out, as_of);
  add_cell (out, item->remark != NULL ? hub_status_to_string (item->remark->status) : NULL);
  add_cell (out, due);
  g_string_append (out, "\r\n");
}

/**
 * hub_csv_write:
 * @self: an export
 * @sink: where the text goes
 * @error: as [func@Hub.Sink.flush]
 *
 * Writes entries as a table.
 *
 * Returns: whether all was written
 */
gboolean
hub_csv_write (HubExport  *self,
               HubSink    *sink,
               GError    **error)
{
  g_autofree char *query = hub_export_dup_query (self);
  g_autofree char *as_of = hub_export_dup_as_of (self);

  g_string_append (sink->text, BYTE_ORDER_MARK);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (sink->text, "%s\"%s\"", i > 0 ? "," : "", columns[i]);
  g_string_append (sink->text, "\r\n");
  for (guint i = 0; i < self->items->len; i++)
    {
      add_row (sink->text, self, hub_export_get_item (self, i), query, as_of);
      if (!hub_sink_drain (sink, error))
        return FALSE;
    }

  return TRUE;
}
