/* hub-csl-json.c: references as CSL-JSON, for citation programs
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The array of items that the Citation Style Language calls its data. Bodies are "literal" names.
 * Where the data is from stands in "source" and, with what was asked, in "custom".
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-export-private.h"

#include "hub-citation.h"
#include "hub-text.h"

#include <json-glib/json-glib.h>

static const char *const types[HUB_N_WORKS] = {
  [HUB_WORK_REPORT] = "report",
  [HUB_WORK_ARTICLE] = "article",
  [HUB_WORK_RESOLUTION] = "report",
  [HUB_WORK_WEB_PAGE] = "webpage",
  [HUB_WORK_EVENT] = "webpage",
  [HUB_WORK_VIDEO] = "motion_picture",
};

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)   /* (nullable) */
{
  if (value == NULL || *value == '\0')
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_parts (JsonBuilder   *builder,
           const HubDate *date)
{
  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, date->year);
  if (date->precision >= HUB_DATE_MONTH)
    json_builder_add_int_value (builder, date->month);
  if (date->precision >= HUB_DATE_DAY)
    json_builder_add_int_value (builder, date->day);
  json_builder_end_array (builder);
}

static void
add_date (JsonBuilder   *builder,
          const char    *name,
          const HubDate *from,
          const HubDate *to)
{
  if (from->precision == HUB_DATE_UNKNOWN)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "date-parts");
  json_builder_begin_array (builder);
  add_parts (builder, from);
  if (to->precision != HUB_DATE_UNKNOWN)
    add_parts (builder, to);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_authors (JsonBuilder *builder,
             HubCitation *citation)
{
  if (citation->authors[0] == NULL)
    return;

  json_builder_set_member_name (builder, "author");
  json_builder_begin_array (builder);
  for (guint i = 0; citation->authors[i] != NULL; i++)
    {
      json_builder_begin_object (builder);
      add_string (builder, "literal", citation->authors[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_custom (JsonBuilder   *builder,
            HubExport     *export,
            HubExportItem *item)
{
  HubRemark *remark = item->remark;
  g_autofree char *query = hub_export_dup_query (export);
  g_autofree char *as_of = hub_export_dup_as_of (export);
  g_autofree char *due = remark != NULL ? hub_remark_dup_due (remark) : NULL;

  json_builder_set_member_name (builder, "custom");
  json_builder_begin_object (builder);
  add_string (builder, "hub", export->hub);
  add_string (builder, "query", query);
  add_string (builder, "as-of", as_of);
  add_string (builder, "uuid", hub_entry_get_uuid (item->entry));
  add_string (builder, "langcode", hub_entry_get_langcode (item->entry));
  add_string (builder, "withdrawn", item->is_gone ? "yes" : NULL);
  add_string (builder, "status", remark != NULL ? hub_status_to_string (remark->status) : NULL);
  add_string (builder, "due", due);
  json_builder_end_object (builder);
}

static char *
dup_item (HubExport     *export,
          HubExportItem *item)
{
  static const HubDate unknown = HUB_DATE_INIT;
  g_autoptr(HubCitation) citation = hub_citation_new (item->entry, export->as_of);
  g_autofree char *key = hub_citation_dup_key (citation);
  g_autofree char *keywords = hub_citation_dup_keywords (citation);
  g_autofree char *note = hub_text_clean (item->note, HUB_TEXT_PARAGRAPHS, 0, NULL);
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_string (builder, "id", key);
  add_string (builder, "type", types[citation->work]);
  add_string (builder, "title", citation->title);
  add_authors (builder, citation);
  if (citation->work == HUB_WORK_REPORT || citation->work == HUB_WORK_RESOLUTION)
    add_string (builder, "publisher", citation->authors[0]);
  add_date (builder, "issued", &citation->from, &citation->to);
  add_date (builder, "accessed", &citation->accessed, &unknown);
  add_string (builder, "number", citation->symbol);
  add_string (builder, "genre", citation->type);
  if (citation->work == HUB_WORK_EVENT)
    {
      add_date (builder, "event-date", &citation->from, &citation->to);
      add_string (builder, "event-place", citation->place);
    }
  else
    add_string (builder, "publisher-place", citation->place);
  add_string (builder, "URL", citation->url);
  add_string (builder, "language", citation->language);
  add_string (builder, "abstract", citation->summary);
  add_string (builder, "annote", note);
  add_string (builder, "keyword", keywords);
  add_string (builder, "source", HUB_HUB_NAME);
  add_custom (builder, export, item);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

/**
 * hub_csl_json_write:
 * @self: an export
 * @sink: where the text goes
 * @error: as [func@Hub.Sink.flush]
 *
 * Writes references as CSL-JSON.
 *
 * Returns: whether all was written
 */
gboolean
hub_csl_json_write (HubExport  *self,
                    HubSink    *sink,
                    GError    **error)
{
  g_string_append_c (sink->text, '[');
  for (guint i = 0; i < self->items->len; i++)
    {
      g_autofree char *text = dup_item (self, hub_export_get_item (self, i));

      g_string_append_printf (sink->text, "%s\n%s", i > 0 ? "," : "", text);
      if (!hub_sink_drain (sink, error))
        return FALSE;
    }
  g_string_append (sink->text, "\n]\n");

  return TRUE;
}
