/* hub-ris.c: references as RIS, for reference managers
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RIS has lines "TY  - value", from TY to ER, and nothing around them; so where the data is from
 * stands in each record: DB and DP name the hub, Y2 is the day of the catalogue's copy, C1 (the
 * first custom field) what was asked.
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-export-private.h"

#include "hub-citation.h"
#include "hub-text.h"

#include <string.h>

static const char *const types[HUB_N_WORKS] = {
  [HUB_WORK_REPORT] = "RPRT",
  [HUB_WORK_ARTICLE] = "JOUR",
  [HUB_WORK_RESOLUTION] = "GOVDOC",
  [HUB_WORK_WEB_PAGE] = "ELEC",
  [HUB_WORK_EVENT] = "CONF",
  [HUB_WORK_VIDEO] = "VIDEO",
};

static void
add_line (HubSink    *sink,
          const char *tag,
          const char *value)   /* (nullable) */
{
  g_autofree char *line = hub_text_clean (value, HUB_TEXT_LINE, 0, NULL);

  if (line != NULL && *line != '\0')
    g_string_append_printf (sink->text, "%s  - %s\r\n", tag, line);
}

/* "2021/01/31/", "2021/06//", "2021///": what is not known stays empty. */
static void
add_date (HubSink       *sink,
          const char    *tag,
          const HubDate *date)
{
  if (date->precision == HUB_DATE_UNKNOWN)
    return;

  g_string_append_printf (sink->text, "%s  - %04d/", tag, date->year);
  if (date->precision >= HUB_DATE_MONTH)
    g_string_append_printf (sink->text, "%02d", date->month);
  g_string_append_c (sink->text, '/');
  if (date->precision >= HUB_DATE_DAY)
    g_string_append_printf (sink->text, "%02d", date->day);
  g_string_append (sink->text, "/\r\n");
}

/* A name of a body must not be taken for a person's: what stands before a comma is the whole of
 * a surname. */
static void
add_authors (HubSink     *sink,
             HubCitation *citation)
{
  for (guint i = 0; citation->authors[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (citation->authors[i], ",", NULL);

      add_line (sink, "AU", name);
    }
}

static void
add_period (HubSink     *sink,
            HubCitation *citation)
{
  g_autofree char *from = hub_date_to_string (&citation->from);
  g_autofree char *to = hub_date_to_string (&citation->to);
  g_autofree char *period = NULL;

  if (from == NULL || (to == NULL && !citation->is_ongoing))
    return;
  period = g_strconcat (from, "/", to != NULL ? to : "present", NULL);
  add_line (sink, "N1", period);
}

static void
add_terms (HubSink  *sink,
           HubEntry *entry)
{
  GPtrArray *terms = hub_entry_get_terms (entry);

  for (guint i = 0; i < terms->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (terms, i);

      add_line (sink, "KW", term->label);
    }
}

static void
add_files (HubSink  *sink,
           HubEntry *entry)
{
  GPtrArray *attachments = hub_entry_get_attachments (entry);

  for (guint i = 0; i < attachments->len; i++)
    {
      const HubAttachment *attachment = g_ptr_array_index (attachments, i);

      if (attachment->is_file && hub_export_is_web_uri (attachment->uri))
        add_line (sink, "L1", attachment->uri);
    }
}

static void
add_record (HubSink       *sink,
            HubExport     *export,
            HubExportItem *item)
{
  g_autoptr(HubCitation) citation = hub_citation_new (item->entry, export->as_of);
  g_autofree char *key = hub_citation_dup_key (citation);
  g_autofree char *query = hub_export_dup_query (export);
  g_autofree char *asked = g_strconcat ("Query: ", query, NULL);

  add_line (sink, "TY", types[citation->work]);
  add_line (sink, "ID", key);
  add_authors (sink, citation);
  add_line (sink, "TI", citation->title);
  if (citation->from.precision != HUB_DATE_UNKNOWN)
    g_string_append_printf (sink->text, "PY  - %04d\r\n", citation->from.year);
  add_date (sink, "DA", &citation->from);
  add_date (sink, "Y2", &citation->accessed);
  add_period (sink, citation);
  add_line (sink, "PB", citation->authors[0]);
  add_line (sink, "CY", citation->place);
  add_line (sink, "M1", citation->symbol);
  add_line (sink, "M3", citation->type);
  add_line (sink, "LA", citation->language);
  add_line (sink, "UR", citation->url);
  add_files (sink, item->entry);
  add_line (sink, "AB", citation->summary);
  add_line (sink, "N1", item->note);
  add_terms (sink, item->entry);
  add_line (sink, "DB", HUB_HUB_NAME);
  add_line (sink, "DP", export->hub);
  add_line (sink, "C1", asked);
  g_string_append (sink->text, "ER  - \r\n");
}

/**
 * hub_ris_write:
 * @self: an export
 * @sink: where the text goes
 * @error: as [func@Hub.Sink.flush]
 *
 * Writes references as RIS.
 *
 * Returns: whether all was written
 */
gboolean
hub_ris_write (HubExport  *self,
               HubSink    *sink,
               GError    **error)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      if (i > 0)
        g_string_append (sink->text, "\r\n");
      add_record (sink, self, hub_export_get_item (self, i));
      if (!hub_sink_drain (sink, error))
        return FALSE;
    }

  return TRUE;
}
