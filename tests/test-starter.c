/* test-starter.c: the catalogue that comes with the program
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-catalogue-tools.h"

static void
test_first_start (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *data_dir = test_folder_path (folder, "not/yet/there");
  g_autoptr(HubCatalogue) catalogue = test_open_reader (data_dir);
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogueStatus) status = hub_catalogue_get_status (catalogue, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (status->entries, ==, 94);
  g_assert_cmpuint (status->by_kind[HUB_KIND_DOCUMENT], ==, 25);
  g_assert_cmpuint (status->by_kind[HUB_KIND_OTHER], ==, 25);
  g_assert_cmpuint (status->by_kind[HUB_KIND_EVENT], ==, 19);
  g_assert_cmpuint (status->by_kind[HUB_KIND_PRACTICE], ==, 18);
  g_assert_cmpuint (status->by_kind[HUB_KIND_PROJECT], ==, 3);
  g_assert_cmpuint (status->by_kind[HUB_KIND_TRAINING], ==, 2);
  g_assert_cmpuint (status->by_kind[HUB_KIND_VIDEO], ==, 2);
  g_assert_cmpuint (status->withdrawn, ==, 0);
  g_assert_cmpuint (status->terms, ==, 24 + 10 + 5 + 194 + 12);
  g_assert_cmpint (status->starter_as_of, ==, 1722384000);   /* 31 July 2024 */
  g_assert_cmpint (status->synced, ==, 0);
  g_assert_cmpint (status->bytes, >, 100000);
  g_assert_null (status->hub);
  g_assert_null (status->last_report);
  g_assert_null (status->damaged_path);
  g_assert_false (status->walk_unfinished);
  test_assert_whole (data_dir);
}

/* A second start makes nothing anew. */
static void
test_second_start (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GBytes) after = NULL;

  hub_catalogue_close (test_open_reader (folder));
  before = test_folder_read (folder, "catalogue.db");
  hub_catalogue_close (test_open_reader (folder));
  hub_catalogue_writer_close (test_open_writer (folder));
  after = test_folder_read (folder, "catalogue.db");
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_vocabularies (void)
{
  static const guint wanted[HUB_N_VOCABULARIES] = { 24, 10, 5, 194, 12 };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autoptr(GPtrArray) terms = hub_catalogue_list_terms (catalogue, NULL);
  guint n[HUB_N_VOCABULARIES] = { 0 };

  for (guint i = 0; i < terms->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (terms, i);

      g_assert_cmpint (term->id, >, 0);
      g_assert_cmpuint (term->position, ==, n[term->vocabulary]);
      g_assert_cmpint (strlen (term->label), >, 0);
      if (term->vocabulary == HUB_VOCABULARY_OBJECTIVE)
        g_assert_nonnull (term->summary);
      if (term->vocabulary == HUB_VOCABULARY_COUNTRY)
        g_assert_cmpuint (strlen (term->code), ==, 2);
      if (term->vocabulary == HUB_VOCABULARY_COUNTRY)
        g_assert_nonnull (term->region);
      n[term->vocabulary]++;
    }
  g_assert_cmpmem (n, sizeof n, wanted, sizeof wanted);
}

static void
test_objective (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubTerm) ten = test_find_term (folder, HUB_VOCABULARY_OBJECTIVE, "10");
  g_autoptr(HubTerm) general = test_find_term (folder, HUB_VOCABULARY_OBJECTIVE, "general");
  g_autoptr(HubTerm) kenya = test_find_term (folder, HUB_VOCABULARY_COUNTRY, "KE");
  g_autoptr(HubTerm) people = test_find_term (folder, HUB_VOCABULARY_PRINCIPLE, "people-centred");

  g_assert_true (g_str_has_prefix (ten->label, "10 - "));
  g_assert_nonnull (ten->title);
  g_assert_cmpstr (ten->paragraph, ==, "26");
  g_assert_cmpint (strlen (ten->summary), >, 40);
  g_assert_null (general->title);
  g_assert_null (general->paragraph);
  g_assert_cmpstr (kenya->label, ==, "Kenya");
  g_assert_cmpstr (kenya->region, ==, "africa");
  g_assert_cmpstr (people->paragraph, ==, "15(a)");
}

/* One entry with all that the files can say. */
static void
test_entry (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autoptr(HubEntry) entry = NULL;
  const HubAttachment *file;
  const HubTerm *term;

  entry = hub_catalogue_find_entry (catalogue, "578f2e27-2673-5047-81a4-399dceae44b7", NULL, NULL);
  g_assert_nonnull (entry);
  g_assert_true (g_str_has_prefix (hub_entry_get_title (entry), "Policy Brief: COVID-19"));
  g_assert_cmpint (hub_entry_get_kind (entry), ==, HUB_KIND_DOCUMENT);
  g_assert_cmpint (hub_entry_get_published (entry)->precision, ==, HUB_DATE_MONTH);
  g_assert_cmpint (hub_entry_get_year (entry), ==, 2020);
  g_assert_cmpint (hub_entry_get_scope (entry), ==, HUB_SCOPE_GLOBAL);
  g_assert_cmpstr (hub_entry_get_origin (entry), ==, HUB_ENTRY_ORIGIN_STARTER);
  g_assert_cmpstr (hub_entry_get_publishers (entry)[0], ==, "UN Network on Migration");
  g_assert_cmpuint (g_strv_length ((char **) hub_entry_get_languages (entry)), ==, 3);
  g_assert_true (g_str_has_prefix (hub_entry_get_url (entry), "https://"));

  g_assert_cmpuint (hub_entry_get_terms (entry)->len, ==, 2);
  term = g_ptr_array_index (hub_entry_get_terms (entry), 0);
  g_assert_cmpstr (term->code, ==, "13");
  term = g_ptr_array_index (hub_entry_get_terms (entry), 1);
  g_assert_cmpstr (term->code, ==, "policy-brief");

  g_assert_cmpuint (hub_entry_get_attachments (entry)->len, ==, 2);
  file = g_ptr_array_index (hub_entry_get_attachments (entry), 1);
  g_assert_true (file->is_file);
  g_assert_cmpstr (file->langcode, ==, "es");
  g_assert_cmpstr (file->mime, ==, "application/pdf");
  g_assert_cmpint (file->size, ==, -1);
}

static void
test_text (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  g_assert_cmpuint (test_count_matches (folder, "title:trafficking"), >, 2);
  g_assert_cmpuint (test_count_matches (folder, "terms:africa"), >, 0);      /* a region */
  g_assert_cmpuint (test_count_matches (folder, "terms:UNODC"), >, 1);       /* a publisher */
  g_assert_cmpuint (test_count_matches (folder, "summary:pandemic"), >, 0);
  g_assert_cmpuint (test_count_matches (folder, "zebra"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/starter/first-start", test_first_start);
  g_test_add_func ("/starter/second-start", test_second_start);
  g_test_add_func ("/starter/vocabularies", test_vocabularies);
  g_test_add_func ("/starter/objective", test_objective);
  g_test_add_func ("/starter/entry", test_entry);
  g_test_add_func ("/starter/text", test_text);

  return g_test_run ();
}
