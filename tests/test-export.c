/* test-export.c: what references say, and files that are whole or not there
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the formats are like is for readers that are not ours: test-export-readers.py.
 */

#include "export-lab.h"
#include "hub-briefing.h"
#include "hub-citation.h"
#include "hub-error.h"
#include "hub-reference.h"
#include "hub-symbol.h"
#include "hub-when.h"
#include "test-folder.h"

#include <string.h>

static void
test_formats (void)
{
  for (HubExportFormat format = 0; format < HUB_N_EXPORT_FORMATS; format++)
    {
      HubExportFormat found = HUB_N_EXPORT_FORMATS;

      g_assert_true (hub_export_format_from_string (hub_export_format_to_string (format), &found));
      g_assert_cmpint (found, ==, format);
      g_assert_cmpstr (hub_export_format_get_label (format), !=, "");
    }
  g_assert_false (hub_export_format_from_string ("docx", &(HubExportFormat) { 0 }));
  g_assert_false (hub_export_format_from_string (NULL, &(HubExportFormat) { 0 }));
  g_assert_false (hub_manner_from_string ("mla", &(HubManner) { 0 }));
  g_assert_false (hub_grouping_from_string ("year", &(HubGrouping) { 0 }));
}

static void
test_symbol (void)
{
  static const struct { const char *title, *summary, *url, *symbol; } cases[] = {
    { "Compact (A/RES/73/195)", NULL, NULL, "A/RES/73/195" },
    { "Résolution A/RES/73/195 : texte", NULL, NULL, "A/RES/73/195" },
    { "General comment CMW/C/GC/4-CRC/C/GC/23", NULL, NULL, "CMW/C/GC/4-CRC/C/GC/23" },
    { "Report A/CONF.231/3/Add.1.", NULL, NULL, "A/CONF.231/3/Add.1" },
    { "World report ST/ESA/SER.A/404", NULL, NULL, "ST/ESA/SER.A/404" },
    { "Guidelines", "Published as UN document E/2002/68/Add.1.", NULL, "E/2002/68/Add.1" },
    { "Guide", "Вышло как документ A/73/12", NULL, "A/73/12" },
    { "دليل", "نشر في الوثيقة A/73/12", NULL, "A/73/12" },
    { "指南", "文件 A/73/12。", NULL, "A/73/12" },
    { "Guide", "It follows from A/RES/73/195.", NULL, NULL },
    { "Compact", NULL, "https://undocs.org/en/A/RES/73/195", "A/RES/73/195" },
    { "Compact", NULL, "https://docs.un.org/A/RES/73/195", "A/RES/73/195" },
    { "Compact", NULL, "https://other.example/en/A/RES/73/195", NULL },
    { "HIV/AIDS and migrants", NULL, NULL, NULL },
    { "The A/B test", NULL, NULL, NULL },
    { "EU/IOM 2018/19 programme", NULL, NULL, NULL },
    { "Dates 2018/2019", NULL, NULL, NULL },
    { "xA/RES/73/195", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(HubEntry) entry = hub_entry_new ("u", "en", HUB_KIND_DOCUMENT, cases[i].title);
      g_autofree char *symbol = NULL;

      hub_entry_set_summary (entry, cases[i].summary);
      hub_entry_set_url (entry, cases[i].url);
      symbol = hub_symbol_dup (entry);
      g_test_message ("%s", cases[i].title);
      g_assert_cmpstr (symbol, ==, cases[i].symbol);
    }
}

static void
test_when (void)
{
  static const struct { const char *from, *to, *un, *apa, *chicago; } cases[] = {
    { NULL, NULL, NULL, NULL, NULL },
    { "2021", NULL, "2021", "2021", "2021" },
    { "2021-06", NULL, "June 2021", "2021, June", "June 2021" },
    { "2021-06-05", NULL, "5 June 2021", "2021, June 5", "June 5, 2021" },
    { "2021-06-05T23:00:00Z", NULL, "5 June 2021", "2021, June 5", "June 5, 2021" },
    { "2021-06-05", "2021-06-07", "5–7 June 2021", "2021, June 5–7", "June 5–7, 2021" },
    { "2021-05-30", "2021-06-02", "30 May–2 June 2021", "2021, May 30–June 2",
      "May 30–June 2, 2021" },
    { "2020-12-30", "2021-01-02", "30 December 2020–2 January 2021",
      "2020, December 30–2021, January 2", "December 30, 2020–January 2, 2021" },
    { "2018", "2022", "2018–2022", "2018–2022", "2018–2022" },
    { "2018-03", "2022", "March 2018–2022", "2018, March–2022", "March 2018–2022" },
    { "2021-06-05T09:00:00Z", "2021-06-05T11:00:00Z", "5 June 2021", "2021, June 5",
      "June 5, 2021" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const wanted[] = { cases[i].un, cases[i].apa, cases[i].chicago };
      HubDate from = export_lab_date (cases[i].from);
      HubDate to = export_lab_date (cases[i].to);

      for (HubManner manner = 0; manner < HUB_N_MANNERS; manner++)
        {
          g_autofree char *when = hub_when_dup (manner, &from, &to, FALSE);

          g_assert_cmpstr (when, ==, wanted[manner]);
        }
    }
}

static void
assert_reference (HubEntry   *entry,
                  HubManner   manner,
                  const char *wanted)
{
  g_autoptr(HubCitation) citation = hub_citation_new (entry, EXPORT_LAB_AS_OF);
  g_autoptr(GPtrArray) runs = hub_reference_new (citation, manner);
  g_autofree char *text = hub_runs_to_text (runs);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_reference (void)
{
  g_autoptr(HubEntry) entry = export_lab_entry ();

  assert_reference (entry, HUB_MANNER_UN,
                    "UN General Assembly (UNGA) and International Organization for Migration "
                    "(IOM), Global Compact for Migration (A/RES/73/195), Marrakech, Morocco, "
                    "19 December 2018 (A/RES/73/195). Available at https://hub.example/gcm "
                    "(accessed on 1 July 2024).");
  assert_reference (entry, HUB_MANNER_APA,
                    "UN General Assembly (UNGA), & International Organization for Migration "
                    "(IOM). (2018, December 19). Global Compact for Migration (A/RES/73/195) "
                    "(A/RES/73/195). Marrakech, Morocco. Retrieved July 1, 2024, from "
                    "https://hub.example/gcm");
  assert_reference (entry, HUB_MANNER_CHICAGO,
                    "UN General Assembly (UNGA) and International Organization for Migration "
                    "(IOM). 2018. Global Compact for Migration (A/RES/73/195). A/RES/73/195. "
                    "Marrakech, Morocco. December 19, 2018. Accessed July 1, 2024. "
                    "https://hub.example/gcm.");
}

/* Nothing is known but the title, which ends its sentence itself; an event of some days. */
static void
test_reference_gaps (void)
{
  g_autoptr(HubEntry) bare = hub_entry_new ("u", "en", HUB_KIND_OTHER, "What now?");
  g_autoptr(HubEntry) event = hub_entry_new ("u", "en", HUB_KIND_EVENT, "Forum");
  const char *const publishers[] = { "A", "B", "C", NULL };
  HubDate starts = export_lab_date ("2022-05-17");
  HubDate ends = export_lab_date ("2022-05-20");

  hub_entry_set_publishers (event, publishers);
  hub_entry_set_period (event, &starts, &ends, FALSE);
  hub_entry_set_url (event, "javascript:alert(1)");
  assert_reference (bare, HUB_MANNER_UN, "“What now?”.");
  assert_reference (bare, HUB_MANNER_APA, "What now? (n.d.).");
  assert_reference (bare, HUB_MANNER_CHICAGO, "“What now?” n.d.");
  assert_reference (event, HUB_MANNER_UN, "A, B and C, “Forum”, 17–20 May 2022.");
  assert_reference (event, HUB_MANNER_APA, "A, B, & C. (2022, May 17–20). Forum [Event].");
  assert_reference (event, HUB_MANNER_CHICAGO, "A, B, and C. 2022. “Forum.” May 17–20, 2022.");
}

/* Words of another direction are kept apart, others are left alone. */
static void
test_reference_isolates (void)
{
  g_autoptr(HubEntry) entry = hub_entry_new ("u", "ar", HUB_KIND_OTHER, "الهجرة (GCM)");

  assert_reference (entry, HUB_MANNER_UN, "“\xe2\x81\xa8الهجرة (GCM)\xe2\x81\xa9”.");
}

static void
test_reference_html (void)
{
  g_autoptr(HubEntry) entry = hub_entry_new ("u", "ar", HUB_KIND_VIDEO, "<b>الهجرة</b>");
  g_autoptr(HubCitation) citation = NULL;
  g_autoptr(GPtrArray) runs = NULL;
  g_autofree char *html = NULL;

  hub_entry_set_url (entry, "https://hub.example/?a=\"1\"&b=2");
  citation = hub_citation_new (entry, 0);
  runs = hub_reference_new (citation, HUB_MANNER_UN);
  html = hub_runs_to_html (runs);
  g_assert_cmpstr (html, ==,
                   "<bdi lang=\"ar\"><i>&lt;b&gt;الهجرة&lt;/b&gt;</i></bdi>. Available at "
                   "<a href=\"https://hub.example/?a=&quot;1&quot;&amp;b=2\"><bdi>"
                   "https://hub.example/?a=&quot;1&quot;&amp;b=2</bdi></a>.");
}

static char *
dup_key (const char *uuid,
         const char *langcode,
         const char *publisher,
         const char *title)
{
  g_autoptr(HubEntry) entry = hub_entry_new (uuid, langcode, HUB_KIND_DOCUMENT, title);
  const char *const publishers[] = { publisher, NULL };
  g_autoptr(HubCitation) citation = NULL;

  hub_entry_set_publishers (entry, publishers);
  citation = hub_citation_new (entry, 0);
  return hub_citation_dup_key (citation);
}

/* A key stays when the title is corrected, and differs between languages. */
static void
test_key (void)
{
  g_autofree char *key = dup_key ("1", "en", "UN Office on Drugs and Crime (UNODC)", "A");
  g_autofree char *corrected = dup_key ("1", "en", "UN Office on Drugs and Crime (UNODC)", "B");
  g_autofree char *french = dup_key ("1", "fr", "UN Office on Drugs and Crime (UNODC)", "A");
  g_autofree char *arabic = dup_key ("1", "ar", "المنظمة الدولية للهجرة", "A");

  g_assert_true (g_str_has_prefix (key, "unodc-"));
  g_assert_cmpstr (key, ==, corrected);
  g_assert_cmpstr (key, !=, french);
  g_assert_true (g_str_has_prefix (arabic, "hub-"));
}

static void
assert_nothing_left (TestFolder *folder,
                     guint       n_files)
{
  g_assert_cmpuint (test_folder_count (folder, ""), ==, n_files);
}

static void
test_save (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "Liste الهجرة.ris");
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(HubExport) sample = export_lab_new ("sample");
  g_autoptr(HubExport) empty = export_lab_new ("empty");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  hub_export_save (sample, HUB_EXPORT_RIS, file, NULL, &error);
  g_assert_no_error (error);
  bytes = test_folder_read (folder, "Liste الهجرة.ris");
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 10000);
  g_clear_pointer (&bytes, g_bytes_unref);

  hub_export_save (empty, HUB_EXPORT_RIS, file, NULL, &error);
  g_assert_no_error (error);
  bytes = test_folder_read (folder, "Liste الهجرة.ris");
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 0);
  assert_nothing_left (folder, 1);
}

static void
test_save_cancelled (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "list");
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(HubExport) sample = export_lab_new ("sample");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  test_folder_write (folder, "list", "before", 6);
  g_cancellable_cancel (cancellable);
  for (HubExportFormat format = 0; format < HUB_N_EXPORT_FORMATS; format++)
    {
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_false (hub_export_save (sample, format, file, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      bytes = test_folder_read (folder, "list");
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "before", 6);
      assert_nothing_left (folder, 1);
    }
}

/* A stream that stops taking bytes, as a full disk does: every writer says so. */
static void
test_write_fails (void)
{
  g_autoptr(HubExport) many = export_lab_new ("many");
  static char room[1000];

  for (HubExportFormat format = 0; format < HUB_N_EXPORT_FORMATS; format++)
    {
      g_autoptr(GOutputStream) stream = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
      g_autoptr(GError) error = NULL;

      g_assert_false (hub_export_write (many, format, stream, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
    }
}

static void
test_save_nowhere (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *missing = test_folder_path (folder, "no/list");
  g_autoptr(GFile) nowhere = g_file_new_for_path (missing);
  g_autoptr(GFile) a_folder = g_file_new_for_path (folder);
  g_autoptr(HubExport) sample = export_lab_new ("sample");
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;

  g_assert_false (hub_export_save (sample, HUB_EXPORT_CSV, nowhere, NULL, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE);
  sentence = hub_error_dup_sentence (error);
  g_assert_nonnull (strstr (sentence, missing));
  g_clear_error (&error);

  g_assert_false (hub_export_save (sample, HUB_EXPORT_CSV, a_folder, NULL, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE);
  assert_nothing_left (folder, 0);
}

static gboolean
has_fact (HubBriefing *briefing,
          const char  *wanted)
{
  for (guint i = 0; i < briefing->blocks->len; i++)
    {
      HubBlock *block = hub_briefing_get_block (briefing, i);
      g_autofree char *text = hub_runs_to_text (block->runs);

      if (block->kind == HUB_BLOCK_FACT && g_str_equal (text, wanted))
        return TRUE;
    }

  return FALSE;
}

/* How old the data are, in days; on the same day they are of today. */
static void
test_age (void)
{
  static const char *const wanted[] = {
    "Data as of 1 July 2024 (today)", "Data as of 1 July 2024 (1 day old)",
    "Data as of 1 July 2024 (2 days old)",
  };
  g_autoptr(HubExport) export = export_lab_new ("empty");

  export->is_starter = FALSE;
  for (guint days = 0; days < G_N_ELEMENTS (wanted); days++)
    {
      g_autoptr(HubBriefing) briefing = NULL;

      export->now = export->as_of + days * 24 * 60 * 60 + 60;
      briefing = hub_briefing_new (export, NULL, NULL);
      g_assert_true (has_fact (briefing, wanted[days]));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/formats", test_formats);
  g_test_add_func ("/export/symbol", test_symbol);
  g_test_add_func ("/export/when", test_when);
  g_test_add_func ("/export/reference", test_reference);
  g_test_add_func ("/export/reference/gaps", test_reference_gaps);
  g_test_add_func ("/export/reference/isolates", test_reference_isolates);
  g_test_add_func ("/export/reference/html", test_reference_html);
  g_test_add_func ("/export/age", test_age);
  g_test_add_func ("/export/key", test_key);
  g_test_add_func ("/export/save", test_save);
  g_test_add_func ("/export/save/cancelled", test_save_cancelled);
  g_test_add_func ("/export/save/nowhere", test_save_nowhere);
  g_test_add_func ("/export/write-fails", test_write_fails);

  return g_test_run ();
}
