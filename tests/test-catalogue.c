/* test-catalogue.c: what is written is what is read
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-catalogue-tools.h"

static HubAttachment *
new_file (void)
{
  HubAttachment *file = hub_attachment_new (TRUE);

  file->uuid = g_strdup ("file-1");
  file->uri = g_strdup (TEST_HUB "/files/a.pdf");
  file->name = g_strdup ("a.pdf");
  file->title = g_strdup ("The file");
  file->mime = g_strdup ("application/pdf");
  file->langcode = g_strdup ("fr");
  file->size = 5000000000;
  return file;
}

/* An entry with every field set. */
static HubEntry *
new_full_entry (TestFolder *folder)
{
  static const char *const publishers[] = { "IOM", "A \"quoted\" one\\", "Tab\there", NULL };
  static const char *const languages[] = { "en", "zh-Hans", NULL };
  static const char *const audiences[] = { "States", NULL };
  HubEntry *entry = test_entry_new (1, "L'été: “quotes”, 'too' -- and; SQL");
  HubDate published, starts, ends;

  hub_date_parse ("2021-06-30T09:00:00+02:00", &published);
  hub_date_parse ("2018", &starts);
  hub_date_parse ("2022-05", &ends);
  hub_entry_set_summary (entry, "Summary words");
  hub_entry_set_body (entry, "<p>Bodily words</p>", "Bodily words");
  hub_entry_set_url (entry, TEST_HUB "/node/1");
  hub_entry_set_location (entry, "Nairobi");
  hub_entry_set_mode (entry, "online");
  hub_entry_set_practice_type (entry, "Policy");
  hub_entry_set_published (entry, &published);
  hub_entry_set_period (entry, &starts, &ends, TRUE);
  hub_entry_set_is_global (entry, TRUE);
  hub_entry_set_publishers (entry, publishers);
  hub_entry_set_languages (entry, languages);
  hub_entry_set_audiences (entry, audiences);
  hub_entry_take_term (entry, test_find_term (folder, HUB_VOCABULARY_COUNTRY, "KE"));
  hub_entry_take_term (entry, test_find_term (folder, HUB_VOCABULARY_OBJECTIVE, "10"));
  hub_entry_take_term (entry, test_term_new (HUB_VOCABULARY_TYPE, "nobody-knows", "Unknown"));
  hub_entry_take_attachment (entry, new_file ());
  hub_entry_take_attachment (entry, hub_attachment_new (FALSE));
  return entry;
}

static void
assert_same_date (const HubDate *a,
                  const HubDate *b)
{
  g_assert_cmpint (hub_date_compare (a, b), ==, 0);
  g_assert_cmpint (a->precision, ==, b->precision);
}

static void
assert_same_list (const char *const *a,
                  const char *const *b)
{
  g_assert_true (g_strv_equal (a, b));
}

static void
assert_same_fields (HubEntry *a,
                    HubEntry *b)
{
  g_assert_cmpstr (hub_entry_get_uuid (a), ==, hub_entry_get_uuid (b));
  g_assert_cmpstr (hub_entry_get_langcode (a), ==, hub_entry_get_langcode (b));
  g_assert_cmpint (hub_entry_get_kind (a), ==, hub_entry_get_kind (b));
  g_assert_cmpstr (hub_entry_get_title (a), ==, hub_entry_get_title (b));
  g_assert_cmpstr (hub_entry_get_summary (a), ==, hub_entry_get_summary (b));
  g_assert_cmpstr (hub_entry_get_url (a), ==, hub_entry_get_url (b));
  g_assert_cmpstr (hub_entry_get_origin (a), ==, hub_entry_get_origin (b));
  g_assert_cmpstr (hub_entry_get_location (a), ==, hub_entry_get_location (b));
  g_assert_cmpstr (hub_entry_get_mode (a), ==, hub_entry_get_mode (b));
  g_assert_cmpstr (hub_entry_get_practice_type (a), ==, hub_entry_get_practice_type (b));
  assert_same_date (hub_entry_get_published (a), hub_entry_get_published (b));
  assert_same_date (hub_entry_get_starts (a), hub_entry_get_starts (b));
  assert_same_date (hub_entry_get_ends (a), hub_entry_get_ends (b));
  g_assert_cmpint (hub_entry_is_ongoing (a), ==, hub_entry_is_ongoing (b));
  g_assert_cmpint (hub_entry_is_global (a), ==, hub_entry_is_global (b));
  g_assert_cmpint (hub_entry_get_changed (a), ==, hub_entry_get_changed (b));
  g_assert_cmpint (hub_entry_get_nid (a), ==, hub_entry_get_nid (b));
  assert_same_list (hub_entry_get_publishers (a), hub_entry_get_publishers (b));
  assert_same_list (hub_entry_get_languages (a), hub_entry_get_languages (b));
  assert_same_list (hub_entry_get_audiences (a), hub_entry_get_audiences (b));
}

static void
test_round_trip (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubEntry) entry = new_full_entry (folder);
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autoptr(HubEntry) found = NULL;
  const HubAttachment *file;
  const HubTerm *term;

  test_apply_entry (writer, entry, 1, NULL);
  found = test_find (folder, 1);
  assert_same_fields (entry, found);
  g_assert_cmpint (hub_entry_get_id (found), >, 0);
  g_assert_cmpstr (hub_entry_get_body_html (found), ==, "<p>Bodily words</p>");
  g_assert_cmpstr (hub_entry_get_body_text (found), ==, "Bodily words");

  g_assert_cmpuint (hub_entry_get_terms (found)->len, ==, 2);   /* not the unknown one */
  term = g_ptr_array_index (hub_entry_get_terms (found), 0);
  g_assert_cmpstr (term->code, ==, "10");
  term = g_ptr_array_index (hub_entry_get_terms (found), 1);
  g_assert_cmpstr (term->label, ==, "Kenya");

  g_assert_cmpuint (hub_entry_get_attachments (found)->len, ==, 2);
  file = g_ptr_array_index (hub_entry_get_attachments (found), 0);
  g_assert_true (file->is_file);
  g_assert_cmpstr (file->uuid, ==, "file-1");
  g_assert_cmpstr (file->uri, ==, TEST_HUB "/files/a.pdf");
  g_assert_cmpstr (file->name, ==, "a.pdf");
  g_assert_cmpstr (file->title, ==, "The file");
  g_assert_cmpstr (file->langcode, ==, "fr");
  g_assert_cmpint (file->size, ==, 5000000000);
  file = g_ptr_array_index (hub_entry_get_attachments (found), 1);
  g_assert_false (file->is_file);
  g_assert_null (file->uri);
}

/* List rows come in the order asked for, light, with holes where nothing is. */
static void
test_rows (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubEntry) entry = new_full_entry (folder);
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  gint64 ids[] = { 95, 2, 999999, -1, 1, 95 };
  HubEntry *row;

  test_apply_entry (writer, entry, 1, NULL);
  rows = hub_catalogue_get_rows (catalogue, ids, G_N_ELEMENTS (ids), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (ids));
  g_assert_null (g_ptr_array_index (rows, 2));
  g_assert_null (g_ptr_array_index (rows, 3));

  row = g_ptr_array_index (rows, 0);
  assert_same_fields (entry, row);
  g_assert_cmpuint (hub_entry_get_terms (row)->len, ==, 2);
  g_assert_null (hub_entry_get_body_text (row));
  g_assert_cmpuint (hub_entry_get_attachments (row)->len, ==, 0);
  g_assert_cmpint (hub_entry_get_id (g_ptr_array_index (rows, 1)), ==, 2);
  g_assert_cmpint (hub_entry_get_id (g_ptr_array_index (rows, 4)), ==, 1);
}

static void
test_rows_cancelled (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  gint64 ids[] = { 1 };

  g_cancellable_cancel (cancellable);
  g_assert_null (hub_catalogue_get_rows (catalogue, ids, 1, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  rows = hub_catalogue_get_rows (catalogue, ids, 1, NULL, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
}

static void
test_missing (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autoptr(GError) error = NULL;

  g_assert_null (hub_catalogue_get_entry (catalogue, 12345, &error));
  g_assert_no_error (error);
  g_assert_null (hub_catalogue_find_entry (catalogue, "none", NULL, &error));
  g_assert_no_error (error);
  g_assert_null (hub_catalogue_find_entry (catalogue, "' OR 1 --", "en", &error));
  g_assert_no_error (error);
}

static HubEntry *
find_in (TestFolder *folder,
         const char *langcode)
{
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);

  return hub_catalogue_find_entry (catalogue, "translated", langcode, NULL);
}

/* An entry is known by UUID and language; with no language, English is preferred. */
static void
test_languages (void)
{
  static const char *const langcodes[] = { "fr", "ar", "en" };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);

  for (gsize i = 0; i < G_N_ELEMENTS (langcodes); i++)
    {
      g_autoptr(HubEntry) entry = hub_entry_new ("translated", langcodes[i], HUB_KIND_VIDEO,
                                                 langcodes[i]);
      g_autoptr(HubEntry) any = NULL;
      g_autoptr(HubEntry) same = NULL;

      hub_entry_set_origin (entry, TEST_HUB);
      test_apply_entry (writer, entry, 1, NULL);
      any = find_in (folder, NULL);
      same = find_in (folder, langcodes[i]);
      g_assert_cmpstr (hub_entry_get_title (same), ==, langcodes[i]);
      g_assert_cmpstr (hub_entry_get_title (any), ==, i == 0 ? "fr" : i == 1 ? "ar" : "en");
    }
  g_assert_null (find_in (folder, "es"));
}

/* A reader sees what another connection has written, terms included. */
static void
test_follows_writer (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autoptr(GPtrArray) terms = test_term_list (HUB_VOCABULARY_TYPE, "t1", "Report", NULL);
  g_autoptr(GPtrArray) before = hub_catalogue_list_terms (catalogue, NULL);
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(HubCatalogueStatus) status = NULL;
  g_autoptr(GPtrArray) entries = test_entry_list (1, 3);

  g_assert_true (hub_catalogue_writer_apply_terms (writer, HUB_VOCABULARY_TYPE, terms, NULL));
  test_apply_page (writer, entries, 1, NULL);
  after = hub_catalogue_list_terms (catalogue, NULL);
  g_assert_cmpuint (before->len, ==, 245);
  g_assert_cmpuint (after->len, ==, 245 - 11);
  status = hub_catalogue_get_status (catalogue, NULL);
  g_assert_cmpuint (status->entries, ==, 97);
  g_assert_cmpint (status->starter_as_of, ==, 0);   /* no longer all there is */
}

static void
test_state (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autoptr(HubCatalogueStatus) walking = NULL;
  g_autoptr(HubCatalogueStatus) done = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *walk = NULL;

  g_assert_null (hub_catalogue_writer_dup_state (writer, "walk", &error));
  g_assert_no_error (error);
  g_assert_true (hub_catalogue_writer_set_state (writer, "walk", "page 1", &error));
  g_assert_true (hub_catalogue_writer_set_state (writer, "walk", "page 2", &error));
  g_assert_true (hub_catalogue_writer_set_state (writer, "report", "{}", &error));
  walk = hub_catalogue_writer_dup_state (writer, "walk", &error);
  g_assert_cmpstr (walk, ==, "page 2");
  walking = hub_catalogue_get_status (catalogue, &error);
  g_assert_true (walking->walk_unfinished);
  g_assert_cmpstr (walking->last_report, ==, "{}");

  g_assert_true (hub_catalogue_writer_set_state (writer, "walk", NULL, &error));
  g_assert_null (hub_catalogue_writer_dup_state (writer, "walk", &error));
  done = hub_catalogue_get_status (catalogue, &error);
  g_assert_false (done->walk_unfinished);
  g_assert_no_error (error);
}

/* Rows that our own writer would not write: read as far as they make sense. */
static void
test_odd_rows (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubEntry) entry = test_entry_new (1, "Odd");
  g_autoptr(HubEntry) found = NULL;
  HubCatalogueWriter *writer = test_open_writer (folder);

  test_apply_entry (writer, entry, 1, NULL);
  hub_catalogue_writer_close (writer);
  test_run_sql (folder, "UPDATE entry SET kind = 'sculpture', published = 'long ago',"
                        " publishers = 'not [JSON', languages = '[\"en\", 7, null, {}]'"
                        " WHERE title = 'Odd'");
  found = test_find (folder, 1);
  g_assert_cmpint (hub_entry_get_kind (found), ==, HUB_KIND_OTHER);
  g_assert_cmpint (hub_entry_get_published (found)->precision, ==, HUB_DATE_UNKNOWN);
  g_assert_null (hub_entry_get_publishers (found)[0]);
  g_assert_cmpuint (g_strv_length ((char **) hub_entry_get_languages (found)), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/round-trip", test_round_trip);
  g_test_add_func ("/catalogue/rows", test_rows);
  g_test_add_func ("/catalogue/rows-cancelled", test_rows_cancelled);
  g_test_add_func ("/catalogue/missing", test_missing);
  g_test_add_func ("/catalogue/languages", test_languages);
  g_test_add_func ("/catalogue/follows-writer", test_follows_writer);
  g_test_add_func ("/catalogue/state", test_state);
  g_test_add_func ("/catalogue/odd-rows", test_odd_rows);

  return g_test_run ();
}
