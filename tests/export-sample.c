/* export-sample.c: writes the entries of the lab in a format, for readers that are not ours
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: export-sample sample|empty|many FORMAT|facts [GROUPING [MANNER]]
 *
 * "facts" are the entries as they are, as JSON, to compare with what was read.
 */

#include "export-lab.h"
#include "hub-locale.h"

#include <gio/gunixoutputstream.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <unistd.h>

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_date (JsonBuilder   *builder,
          const char    *name,
          const HubDate *date)
{
  g_autofree char *text = hub_date_to_string (date);

  add_string (builder, name, text);
}

static void
print_facts (HubExport *export)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < export->items->len; i++)
    {
      const HubExportItem *item = g_ptr_array_index (export->items, i);

      json_builder_begin_object (builder);
      add_string (builder, "uuid", hub_entry_get_uuid (item->entry));
      add_string (builder, "langcode", hub_entry_get_langcode (item->entry));
      add_string (builder, "kind", hub_kind_to_string (hub_entry_get_kind (item->entry)));
      add_string (builder, "title", hub_entry_get_title (item->entry));
      add_string (builder, "publisher", hub_entry_get_publishers (item->entry)[0]);
      add_string (builder, "summary", hub_entry_get_summary (item->entry));
      add_string (builder, "url", hub_entry_get_url (item->entry));
      add_string (builder, "note", item->note);
      add_date (builder, "published", hub_entry_get_published (item->entry));
      add_date (builder, "starts", hub_entry_get_starts (item->entry));
      add_date (builder, "ends", hub_entry_get_ends (item->entry));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  g_print ("%s\n", text);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(HubExport) export = NULL;
  g_autoptr(GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr(GError) error = NULL;
  HubExportFormat format = HUB_EXPORT_RIS;

  setlocale (LC_ALL, "");
  hub_locale_init ();
  g_assert_cmpint (argc, >=, 3);
  export = export_lab_new (argv[1]);
  if (g_str_equal (argv[2], "facts"))
    {
      print_facts (export);
      return 0;
    }
  g_assert_true (hub_export_format_from_string (argv[2], &format));
  g_assert_true (argc < 4 || hub_grouping_from_string (argv[3], &export->grouping));
  g_assert_true (argc < 5 || hub_manner_from_string (argv[4], &export->manner));
  hub_export_write (export, format, stream, NULL, &error);
  g_assert_no_error (error);
  return 0;
}
