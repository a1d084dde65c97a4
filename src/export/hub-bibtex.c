/* hub-bibtex.c: references as BibTeX, for LaTeX
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * UTF-8, as every LaTeX of today reads it; what TeX takes for a command is escaped. A brace counts
 * for BibTeX even behind a backslash, so braces become words. Names and titles stand in braces of
 * their own: bodies are not split into surnames, and titles keep their capitals. Addresses are
 * verbatim, and so percent-encoded where they would end the field. Beside the old fields `date`
 * and `langid` say more to biblatex.
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-export-private.h"

#include "hub-citation.h"
#include "hub-text.h"

#include <string.h>

static const struct
{
  char        character;
  const char *escaped;
} escapes[] = {
  { '\\', "\\textbackslash{}" }, { '{', "\\textbraceleft{}" }, { '}', "\\textbraceright{}" },
  { '$', "\\$" }, { '&', "\\&" }, { '#', "\\#" }, { '_', "\\_" }, { '%', "\\%" },
  { '^', "\\textasciicircum{}" }, { '~', "\\textasciitilde{}" },
};

static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
                                      "jul", "aug", "sep", "oct", "nov", "dec" };

static const struct
{
  const char *code;
  const char *name;   /* as babel and biblatex call it */
} languages[] = {
  { "ar", "arabic" }, { "en", "english" }, { "es", "spanish" }, { "fr", "french" },
  { "ru", "russian" }, { "zh", "chinese" }, { "pt", "portuguese" }, { "de", "german" },
  { "it", "italian" },
};

static void
add_escaped (GString    *out,
             const char *text)
{
  g_autofree char *line = hub_text_clean (text, HUB_TEXT_LINE, 0, NULL);

  for (const char *p = line; *p != '\0'; p++)
    {
      guint i = 0;

      while (i < G_N_ELEMENTS (escapes) && escapes[i].character != *p)
        i++;
      if (i < G_N_ELEMENTS (escapes))
        g_string_append (out, escapes[i].escaped);
      else
        g_string_append_c (out, *p);
    }
}

static void
add_field (HubSink    *sink,
           const char *name,
           const char *value)   /* (nullable) */
{
  if (value == NULL || *value == '\0')
    return;

  g_string_append_printf (sink->text, "  %s = {", name);
  add_escaped (sink->text, value);
  g_string_append (sink->text, "},\n");
}

/* Each in braces of its own. */
static void
add_whole (HubSink           *sink,
           const char        *name,
           const char *const *values)
{
  if (values[0] == NULL)
    return;

  g_string_append_printf (sink->text, "  %s = {", name);
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_string_append (sink->text, i > 0 ? " and {" : "{");
      add_escaped (sink->text, values[i]);
      g_string_append_c (sink->text, '}');
    }
  g_string_append (sink->text, "},\n");
}

static void
add_address (HubSink    *sink,
             const char *uri)
{
  if (uri == NULL)
    return;

  g_string_append (sink->text, "  url = {");
  for (const char *p = uri; *p != '\0'; p++)
    if (strchr ("{}\\\"<>^`| ", *p) != NULL || (guchar) *p >= 0x7f || (guchar) *p < 0x20)
      g_string_append_printf (sink->text, "%%%02X", (guint) (guchar) *p);
    else
      g_string_append_c (sink->text, *p);
  g_string_append (sink->text, "},\n");
}

/* The days alone: biblatex wants no time. */
static char *
dup_day (const HubDate *date)
{
  HubDate day = *date;

  day.precision = MIN (day.precision, HUB_DATE_DAY);
  return hub_date_to_string (&day);
}

static void
add_dates (HubSink     *sink,
           HubCitation *citation)
{
  g_autofree char *from = dup_day (&citation->from);
  g_autofree char *to = dup_day (&citation->to);
  g_autofree char *accessed = dup_day (&citation->accessed);
  g_autofree char *date = NULL;

  if (from != NULL)
    g_string_append_printf (sink->text, "  year = {%04d},\n", citation->from.year);
  if (citation->from.precision >= HUB_DATE_MONTH)
    g_string_append_printf (sink->text, "  month = %s,\n", months[citation->from.month - 1]);
  if (from != NULL)
    date = to != NULL || citation->is_ongoing
           ? g_strconcat (from, "/", to != NULL ? to : "", NULL) : g_strdup (from);
  add_field (sink, "date", date);
  add_field (sink, "urldate", accessed);
}

static void
add_language (HubSink    *sink,
              const char *code)
{
  add_field (sink, "language", code);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_has_prefix (code, languages[i].code) &&
        (code[2] == '\0' || code[2] == '-'))
      add_field (sink, "langid", languages[i].name);
}

static void
add_entry (HubSink       *sink,
           HubExport     *export,
           HubExportItem *item,
           const char    *key,
           HubCitation   *citation)
{
  const char *const title[] = { citation->title, NULL };
  gboolean is_report = citation->authors[0] != NULL && (citation->work == HUB_WORK_REPORT ||
                                                        citation->work == HUB_WORK_RESOLUTION);
  g_autofree char *keywords = hub_citation_dup_keywords (citation);

  g_string_append_printf (sink->text, "\n@%s{%s,\n", is_report ? "techreport" : "misc", key);
  add_whole (sink, "author", (const char *const *) citation->authors);
  add_whole (sink, "title", title);
  if (is_report)
    add_whole (sink, "institution", (const char *const[]) { citation->authors[0], NULL });
  add_dates (sink, citation);
  add_field (sink, "number", citation->symbol);
  add_field (sink, "type", citation->type);
  add_field (sink, "address", citation->place);
  add_address (sink, citation->url);
  add_language (sink, citation->language);
  add_field (sink, "abstract", citation->summary);
  add_field (sink, "annote", item->note);
  add_field (sink, "keywords", keywords);
  g_string_append (sink->text, "}\n");
}

/* What stands outside of entries is a comment; there must be no "@" in it. */
static void
add_head (HubSink   *sink,
          HubExport *export)
{
  g_autofree char *line = hub_export_dup_line (export);
  g_auto(GStrv) parts = g_strsplit (line, "@", 0);
  g_autofree char *head = g_strjoinv ("(at)", parts);

  g_string_append_printf (sink->text, "%% %s\n", head);
}

/**
 * hub_bibtex_write:
 * @self: an export
 * @sink: where the text goes
 * @error: as [func@Hub.Sink.flush]
 *
 * Writes references as BibTeX.
 *
 * Returns: whether all was written
 */
gboolean
hub_bibtex_write (HubExport  *self,
                  HubSink    *sink,
                  GError    **error)
{
  g_autoptr(GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_head (sink, self);
  for (guint i = 0; i < self->items->len; i++)
    {
      HubExportItem *item = hub_export_get_item (self, i);
      g_autoptr(HubCitation) citation = hub_citation_new (item->entry, self->as_of);
      char *key = hub_citation_dup_key (citation);

      while (g_hash_table_contains (keys, key))
        {
          char *other = g_strconcat (key, "x", NULL);

          g_free (key);
          key = other;
        }
      g_hash_table_add (keys, key);
      add_entry (sink, self, item, key, citation);
      if (!hub_sink_drain (sink, error))
        return FALSE;
    }

  return TRUE;
}
