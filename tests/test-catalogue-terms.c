/* test-catalogue-terms.c: vocabularies that come from a hub
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-catalogue-tools.h"

static void
apply (TestFolder    *folder,
       HubVocabulary  vocabulary,
       GPtrArray     *terms)
{
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autoptr(GPtrArray) owned = terms;
  g_autoptr(GError) error = NULL;

  g_assert_true (hub_catalogue_writer_apply_terms (writer, vocabulary, owned, &error));
  g_assert_no_error (error);
}

static void
assert_code (TestFolder    *folder,
             HubVocabulary  vocabulary,
             const char    *uuid,
             const char    *code)
{
  g_autoptr(HubTerm) term = test_find_term (folder, vocabulary, code);

  g_assert_nonnull (term);
  g_assert_cmpstr (term->uuid, ==, uuid);
}

/* The hub's own ids take over the rows of the starter: entries stay filed, words stay. */
static void
test_adopt_starter (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  const char *filed = "SELECT count(*) FROM entry_term JOIN term ON term.id = term_id"
                      " WHERE vocabulary = 'objective' AND code IN ('10', '13', 'general')";
  gint64 n_filed = test_count (folder, filed);
  g_autoptr(HubTerm) before = test_find_term (folder, HUB_VOCABULARY_OBJECTIVE, "10");
  g_autoptr(HubTerm) after = NULL;

  g_assert_cmpint (n_filed, >, 10);
  apply (folder, HUB_VOCABULARY_OBJECTIVE,
         test_term_list (HUB_VOCABULARY_OBJECTIVE,
                         "g", "General", "h10", "10 - Renamed by the hub",
                         "h13", "13 - Detention", NULL));
  g_assert_cmpint (test_count (folder, filed), ==, n_filed);

  after = test_find_term (folder, HUB_VOCABULARY_OBJECTIVE, "10");
  g_assert_cmpstr (after->uuid, ==, "h10");
  g_assert_cmpint (after->id, ==, before->id);
  g_assert_cmpstr (after->label, ==, "10 - Renamed by the hub");
  g_assert_cmpstr (after->title, ==, before->title);
  g_assert_cmpstr (after->paragraph, ==, before->paragraph);
  g_assert_cmpstr (after->summary, ==, before->summary);
  assert_code (folder, HUB_VOCABULARY_OBJECTIVE, "g", "general");
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM term"
                                       " WHERE vocabulary = 'objective'"), ==, 3);
  g_assert_cmpuint (test_count_matches (folder, "terms:renamed"), >, 0);
  test_assert_whole (folder);
}

/* Countries are found by their label, in whatever case and accents, and keep code and region. */
static void
test_adopt_by_label (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubTerm) kenya = NULL;
  g_autoptr(HubTerm) new = NULL;

  apply (folder, HUB_VOCABULARY_COUNTRY,
         test_term_list (HUB_VOCABULARY_COUNTRY, "k", "KÉNYA", "n", "Newland", NULL));
  kenya = test_find_term (folder, HUB_VOCABULARY_COUNTRY, "KE");
  new = test_find_term (folder, HUB_VOCABULARY_COUNTRY, "newland");
  g_assert_cmpstr (kenya->uuid, ==, "k");
  g_assert_cmpstr (kenya->region, ==, "africa");
  g_assert_cmpint (kenya->position, ==, 0);
  g_assert_cmpint (new->position, ==, 1);
  g_assert_null (new->region);
}

static void
test_codes (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  GPtrArray *terms = test_term_list (HUB_VOCABULARY_OBJECTIVE,
                                     "a", "07: Seven", "b", "24 - A new one", "c", "7 again",
                                     "d", "General remarks", "e", "1234 - Not a number of one",
                                     "f", "Something else", "g", "???", NULL);

  apply (folder, HUB_VOCABULARY_OBJECTIVE, terms);
  assert_code (folder, HUB_VOCABULARY_OBJECTIVE, "a", "7");
  assert_code (folder, HUB_VOCABULARY_OBJECTIVE, "b", "24");
  assert_code (folder, HUB_VOCABULARY_OBJECTIVE, "c", "7-2");
  assert_code (folder, HUB_VOCABULARY_OBJECTIVE, "d", "general");
  assert_code (folder, HUB_VOCABULARY_OBJECTIVE, "e", "1234-not-a-number-of-one");
  assert_code (folder, HUB_VOCABULARY_OBJECTIVE, "f", "something-else");
  assert_code (folder, HUB_VOCABULARY_OBJECTIVE, "g", "g");
}

/* Codes stay with their UUID however labels change; equal slugs are told apart. */
static void
test_codes_stay (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  apply (folder, HUB_VOCABULARY_TYPE,
         test_term_list (HUB_VOCABULARY_TYPE, "a", "Leaflet", "b", "Leaflet", "c", "LEAFLET!",
                         NULL));
  assert_code (folder, HUB_VOCABULARY_TYPE, "a", "leaflet");
  assert_code (folder, HUB_VOCABULARY_TYPE, "b", "leaflet-2");
  assert_code (folder, HUB_VOCABULARY_TYPE, "c", "leaflet-3");

  apply (folder, HUB_VOCABULARY_TYPE,
         test_term_list (HUB_VOCABULARY_TYPE, "c", "Flyer", "d", "Leaflet", "b", "Brochure", "a",
                         "Poster", NULL));
  assert_code (folder, HUB_VOCABULARY_TYPE, "a", "leaflet");
  assert_code (folder, HUB_VOCABULARY_TYPE, "b", "leaflet-2");
  assert_code (folder, HUB_VOCABULARY_TYPE, "c", "leaflet-3");
  assert_code (folder, HUB_VOCABULARY_TYPE, "d", "leaflet-4");
}

/* Codes that are given may be swapped between terms. */
static void
test_given_codes (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  for (int round = 0; round < 2; round++)
    {
      GPtrArray *terms = test_term_list (HUB_VOCABULARY_REGION, "a", "North", "b", "South", NULL);

      ((HubTerm *) g_ptr_array_index (terms, 0))->code = g_strdup (round == 0 ? "x" : "y");
      ((HubTerm *) g_ptr_array_index (terms, 1))->code = g_strdup (round == 0 ? "y" : "x");
      apply (folder, HUB_VOCABULARY_REGION, terms);
      assert_code (folder, HUB_VOCABULARY_REGION, "a", round == 0 ? "x" : "y");
      assert_code (folder, HUB_VOCABULARY_REGION, "b", round == 0 ? "y" : "x");
    }
}

/* Terms that no longer come leave, from entries and their words, too. */
static void
test_vanished (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  g_assert_cmpuint (test_count_matches (folder, "terms:asia"), >, 0);
  apply (folder, HUB_VOCABULARY_REGION,
         test_term_list (HUB_VOCABULARY_REGION, "a", "Africa", NULL));
  g_assert_cmpuint (test_count_matches (folder, "terms:africa"), >, 0);
  g_assert_cmpuint (test_count_matches (folder, "terms:asia"), ==, 0);
  g_assert_null (test_find_term (folder, HUB_VOCABULARY_REGION, "asia"));
  test_assert_whole (folder);
}

/* So do many at once; an entry that has lost them says so, and gets them back with them. */
static void
test_vanished_all (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  const char *filed = "SELECT count(*) FROM entry_term JOIN term ON term.id = term_id"
                      " WHERE vocabulary = 'country'";
  g_autoptr(HubCatalogue) reader = test_open_reader (folder);
  g_autoptr(GPtrArray) all = hub_catalogue_list_terms (reader, NULL);
  GPtrArray *countries = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_term_unref);
  gint64 n_filed = test_count (folder, filed);

  g_clear_pointer (&reader, hub_catalogue_close);
  for (guint i = 0; i < all->len; i++)
    {
      HubTerm *term = g_ptr_array_index (all, i);

      if (term->vocabulary == HUB_VOCABULARY_COUNTRY)
        g_ptr_array_add (countries, hub_term_ref (term));
    }
  g_assert_cmpint (n_filed, >, 10);
  g_assert_cmpuint (test_count_matches (folder, "terms:azerbaijan"), >, 0);

  apply (folder, HUB_VOCABULARY_COUNTRY,
         test_term_list (HUB_VOCABULARY_COUNTRY, "n", "Newland", NULL));
  g_assert_cmpint (test_count (folder, filed), ==, 0);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM lacking_term"), ==, n_filed);
  g_assert_cmpuint (test_count_matches (folder, "terms:azerbaijan"), ==, 0);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM sqlite_schema"
                                       " WHERE name GLOB 'entry_term_*'"), ==, 0);
  test_assert_whole (folder);

  apply (folder, HUB_VOCABULARY_COUNTRY, countries);
  g_assert_cmpint (test_count (folder, filed), ==, n_filed);
  g_assert_cmpuint (test_count_matches (folder, "terms:azerbaijan"), >, 0);
  test_assert_whole (folder);
}

/* FAULTS.md F08: an empty success is never "no terms". */
static void
test_f08_empty (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  g_assert_false (hub_catalogue_writer_apply_terms (writer, HUB_VOCABULARY_TYPE, none, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_PROTOCOL);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM term"), ==, 245);
}

/* The same UUID twice in one answer counts once. */
static void
test_same_uuid_twice (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  apply (folder, HUB_VOCABULARY_TYPE,
         test_term_list (HUB_VOCABULARY_TYPE, "a", "One", "a", "Two", "b", "Three", NULL));
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM term WHERE vocabulary = 'type'"), ==,
                   2);
  assert_code (folder, HUB_VOCABULARY_TYPE, "a", "one");
}

/* FAULTS.md F30: an entry is filed under a term that comes later, as soon as that comes. */
static void
test_f30_term_comes_later (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubEntry) entry = test_entry_new (1, "Early");
  g_autoptr(HubEntry) before = NULL;
  g_autoptr(HubEntry) after = NULL;
  HubCatalogueTally tally = { 0 };
  HubCatalogueWriter *writer = test_open_writer (folder);

  hub_entry_take_term (entry, test_term_new (HUB_VOCABULARY_TYPE, "late", "Late"));
  test_apply_entry (writer, entry, 1, &tally);
  hub_catalogue_writer_close (writer);
  before = test_find (folder, 1);
  g_assert_cmpuint (hub_entry_get_terms (before)->len, ==, 0);

  apply (folder, HUB_VOCABULARY_TYPE,
         test_term_list (HUB_VOCABULARY_TYPE, "late", "Late", NULL));
  after = test_find (folder, 1);
  g_assert_cmpuint (hub_entry_get_terms (after)->len, ==, 1);
  g_assert_cmpuint (test_count_matches (folder, "terms:late"), ==, 1);

  writer = test_open_writer (folder);
  test_apply_entry (writer, entry, 2, &tally);
  hub_catalogue_writer_close (writer);
  g_assert_cmpuint (tally.unchanged, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/terms/adopt-starter", test_adopt_starter);
  g_test_add_func ("/terms/adopt-by-label", test_adopt_by_label);
  g_test_add_func ("/terms/codes", test_codes);
  g_test_add_func ("/terms/codes-stay", test_codes_stay);
  g_test_add_func ("/terms/given-codes", test_given_codes);
  g_test_add_func ("/terms/vanished", test_vanished);
  g_test_add_func ("/terms/vanished-all", test_vanished_all);
  g_test_add_func ("/terms/F08-empty", test_f08_empty);
  g_test_add_func ("/terms/same-uuid-twice", test_same_uuid_twice);
  g_test_add_func ("/terms/F30-term-comes-later", test_f30_term_comes_later);

  return g_test_run ();
}
