/* test-catalogue-writer.c: pages, passes and what they leave
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-catalogue-tools.h"

static const char *const english[] = { "en", NULL };

static guint
finish (HubCatalogueWriter *writer,
        gint64              generation,
        guint              *n_withdrawn)
{
  HubCatalogueTally tally = { 0 };
  g_autoptr(GError) error = NULL;
  guint n_spared;

  g_assert_true (hub_catalogue_writer_finish_pass (writer, TEST_HUB, english, generation,
                                                   1700000000 + generation, &tally, &n_spared,
                                                   &error));
  g_assert_no_error (error);
  *n_withdrawn = tally.withdrawn;
  return n_spared;
}

static void
apply_numbers (HubCatalogueWriter *writer,
               int                 first,
               int                 last,
               gint64              generation,
               HubCatalogueTally  *tally)
{
  g_autoptr(GPtrArray) entries = test_entry_list (first, last);

  test_apply_page (writer, entries, generation, tally);
}

static void
test_tally (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autoptr(HubEntry) changed = test_entry_new (3, "Changed");
  HubCatalogueTally tally = { 0 };

  apply_numbers (writer, 1, 10, 1, &tally);
  g_assert_cmpuint (tally.added, ==, 10);
  apply_numbers (writer, 1, 12, 2, &tally);
  g_assert_cmpuint (tally.added, ==, 12);
  g_assert_cmpuint (tally.unchanged, ==, 10);
  test_apply_entry (writer, changed, 3, &tally);
  g_assert_cmpuint (tally.updated, ==, 1);
  g_assert_cmpuint (tally.withdrawn, ==, 0);
  test_assert_whole (folder);
}

/* Any field that changes is noticed; nothing that does not is written. */
static void
test_digest (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  HubCatalogueTally tally = { 0 };
  HubDate date;

  hub_date_parse ("2021", &date);
  for (int step = 0; step < 13; step++)
    {
      g_autoptr(HubEntry) entry = test_entry_new (1, step > 0 ? "New" : "Old");
      static const char *const list[] = { "x", NULL };

      if (step > 1)
        hub_entry_set_summary (entry, "s");
      if (step > 2)
        hub_entry_set_body (entry, "h", NULL);
      if (step > 3)
        hub_entry_set_body (entry, "h", "t");
      if (step > 4)
        hub_entry_set_url (entry, "u");
      if (step > 5)
        hub_entry_set_published (entry, &date);
      if (step > 6)
        hub_entry_set_publishers (entry, list);
      if (step > 7)
        hub_entry_set_audiences (entry, list);
      if (step > 8)
        hub_entry_set_is_global (entry, TRUE);
      if (step > 9)
        hub_entry_take_term (entry, test_find_term (folder, HUB_VOCABULARY_REGION, "asia"));
      if (step > 10)
        hub_entry_take_attachment (entry, hub_attachment_new (TRUE));
      if (step > 11)
        hub_entry_set_changed (entry, 5000);

      test_apply_entry (writer, entry, step, &tally);
      g_assert_cmpuint (tally.added + tally.updated, ==, step + 1);
      test_apply_entry (writer, entry, step, &tally);
      g_assert_cmpuint (tally.unchanged, ==, step + 1);
    }
  test_assert_whole (folder);
}

static void
test_text_in_step (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autoptr(HubEntry) old = test_entry_new (1, "Aardvark");
  g_autoptr(HubEntry) new = test_entry_new (1, "Zebra");
  static const char *const publishers[] = { "Okapi Press", NULL };

  hub_entry_set_body (old, NULL, "giraffe");
  test_apply_entry (writer, old, 1, NULL);
  g_assert_cmpuint (test_count_matches (folder, "aardvark"), ==, 1);
  g_assert_cmpuint (test_count_matches (folder, "body:giraffe"), ==, 1);

  hub_entry_set_publishers (new, publishers);
  hub_entry_take_term (new, test_find_term (folder, HUB_VOCABULARY_COUNTRY, "KE"));
  test_apply_entry (writer, new, 2, NULL);
  g_assert_cmpuint (test_count_matches (folder, "aardvark"), ==, 0);
  g_assert_cmpuint (test_count_matches (folder, "giraffe"), ==, 0);
  g_assert_cmpuint (test_count_matches (folder, "title:zebra terms:okapi terms:kenya"), ==, 1);
}

/* FAULTS.md F19: twice in one pass, the later change wins, on a tie the later one. */
static void
test_f19_twice (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autoptr(HubEntry) newer = test_entry_new (1, "Newer");
  g_autoptr(HubEntry) older = test_entry_new (1, "Older");
  g_autoptr(HubEntry) tie = test_entry_new (1, "Tie");
  g_autoptr(HubEntry) found = NULL;
  g_autoptr(HubEntry) later = NULL;
  g_autoptr(HubEntry) next = NULL;

  hub_entry_set_changed (newer, 2000);
  hub_entry_set_changed (tie, 2000);
  hub_entry_set_changed (older, 1000);
  test_apply_entry (writer, newer, 1, NULL);
  test_apply_entry (writer, older, 1, NULL);
  found = test_find (folder, 1);
  g_assert_cmpstr (hub_entry_get_title (found), ==, "Newer");
  test_apply_entry (writer, tie, 1, NULL);
  later = test_find (folder, 1);
  g_assert_cmpstr (hub_entry_get_title (later), ==, "Tie");

  /* in another pass the hub may have gone back to an older text */
  test_apply_entry (writer, older, 2, NULL);
  next = test_find (folder, 1);
  g_assert_cmpstr (hub_entry_get_title (next), ==, "Older");
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry WHERE nid = 1"), ==, 1);
}

/* A page and its cursor are one: cancelled, neither is there. */
static void
test_page_is_one (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GPtrArray) entries = test_entry_list (1, 50);
  HubCatalogueTally tally = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *walk = NULL;

  g_assert_true (hub_catalogue_writer_apply_page (writer, entries, 1, "walk", "one", &tally, NULL,
                                                  &error));
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = test_entry_list (51, 100);
  g_cancellable_cancel (cancellable);
  g_assert_false (hub_catalogue_writer_apply_page (writer, entries, 1, "walk", "two", &tally,
                                                   cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  walk = hub_catalogue_writer_dup_state (writer, "walk", NULL);
  g_assert_cmpstr (walk, ==, "one");
  g_assert_cmpuint (tally.added, ==, 50);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry WHERE nid > 0"), ==, 50);

  apply_numbers (writer, 51, 100, 1, &tally);
  g_assert_cmpuint (tally.added, ==, 100);
}

static void
test_first_pass_replaces_starter (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autoptr(HubCatalogueStatus) status = NULL;
  guint n_withdrawn;

  apply_numbers (writer, 1, 30, 1, NULL);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry"), ==, 124);
  g_assert_cmpuint (finish (writer, 1, &n_withdrawn), ==, 0);
  g_assert_cmpuint (n_withdrawn, ==, 0);

  status = hub_catalogue_get_status (catalogue, NULL);
  g_assert_cmpuint (status->entries, ==, 30);
  g_assert_cmpuint (status->terms, ==, 245);
  g_assert_cmpstr (status->hub, ==, TEST_HUB);
  g_assert_cmpint (status->synced, ==, 1700000001);
  g_assert_cmpint (status->starter_as_of, ==, 0);
  test_assert_whole (folder);
}

/* An entry that a complete pass misses is withdrawn; it comes back when the hub has it again. */
static void
test_withdraw_and_return (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autoptr(HubEntry) gone = NULL;
  g_autoptr(HubEntry) back = NULL;
  HubCatalogueTally tally = { 0 };
  guint n_withdrawn;

  apply_numbers (writer, 1, 100, 1, NULL);
  finish (writer, 1, &n_withdrawn);
  apply_numbers (writer, 1, 95, 2, NULL);
  g_assert_cmpuint (finish (writer, 2, &n_withdrawn), ==, 0);
  g_assert_cmpuint (n_withdrawn, ==, 5);
  gone = test_find (folder, 97);
  g_assert_true (hub_entry_is_withdrawn (gone));
  g_assert_cmpuint (test_count_matches (folder, "number97"), ==, 0);
  test_assert_whole (folder);

  apply_numbers (writer, 1, 97, 3, &tally);
  g_assert_cmpuint (tally.updated, ==, 2);
  g_assert_cmpuint (finish (writer, 3, &n_withdrawn), ==, 0);
  g_assert_cmpuint (n_withdrawn, ==, 0);
  back = test_find (folder, 97);
  g_assert_false (hub_entry_is_withdrawn (back));
  g_assert_cmpint (hub_entry_get_id (back), ==, hub_entry_get_id (gone));
  g_assert_cmpuint (test_count_matches (folder, "number97"), ==, 1);
  test_assert_whole (folder);
}

/* FAULTS.md F43 at its limits: over 20 and over 10 %, or everything. */
static void
test_f43_guard (void)
{
  static const struct { int before; int after; guint withdrawn; guint spared; } cases[] = {
    { 300, 270, 30, 0 },     /* 10 %, over 20 */
    { 300, 269, 0, 31 },     /* over 10 % and over 20 */
    { 100, 80, 20, 0 },      /* 20 %, not over 20 */
    { 100, 79, 0, 21 },
    { 5, 1, 4, 0 },
    { 5, 0, 0, 5 },          /* everything */
    { 1, 0, 0, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
      guint n_withdrawn;

      apply_numbers (writer, 1, cases[i].before, 1, NULL);
      g_assert_cmpuint (finish (writer, 1, &n_withdrawn), ==, 0);
      apply_numbers (writer, 1, cases[i].after, 2, NULL);
      g_assert_cmpuint (finish (writer, 2, &n_withdrawn), ==, cases[i].spared);
      g_assert_cmpuint (n_withdrawn, ==, cases[i].withdrawn);
      g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry WHERE withdrawn IS NULL"),
                       ==, cases[i].before - cases[i].withdrawn);
    }
}

/* FAULTS.md F43: a hub that shows nothing at all does not even take the starter's place. */
static void
test_f43_empty_hub (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  guint n_withdrawn;

  g_assert_cmpuint (finish (writer, 1, &n_withdrawn), ==, 0);
  g_assert_cmpuint (n_withdrawn, ==, 0);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry"), ==, 94);
}

/* FAULTS.md F47: another hub takes the place of the one before, when its pass is complete. */
static void
test_f47_other_hub (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  HubCatalogueTally tally = { 0 };
  guint n_withdrawn;
  guint n_spared;

  apply_numbers (writer, 1, 40, 1, NULL);
  finish (writer, 1, &n_withdrawn);
  for (int i = 30; i <= 60; i++)   /* some of them the same entries */
    {
      g_autoptr(HubEntry) entry = test_entry_new (i, "Elsewhere");

      hub_entry_set_origin (entry, "https://other.example");
      test_apply_entry (writer, entry, 2, &tally);
    }
  g_assert_cmpuint (tally.added, ==, 31);   /* all are new on this hub */
  g_assert_true (hub_catalogue_writer_finish_pass (writer, "https://other.example", english, 2, 9,
                                                   &tally, &n_spared, NULL));
  g_assert_cmpuint (n_spared, ==, 0);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry"), ==, 31);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry WHERE title = 'Elsewhere'"), ==,
                   31);
  test_assert_whole (folder);
}

/* A walk that missed a collection withdraws nothing, but the hub before it goes all the same. */
static void
test_f47_incomplete_walk (void)
{
  static const char *const none[] = { NULL };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  HubCatalogueTally tally = { 0 };
  guint n_spared;

  apply_numbers (writer, 1, 10, 1, NULL);    /* beside the starter catalogue */
  apply_numbers (writer, 1, 5, 2, NULL);
  g_assert_true (hub_catalogue_writer_finish_pass (writer, TEST_HUB, none, 2, 9, &tally, &n_spared,
                                                   NULL));
  g_assert_cmpuint (tally.withdrawn, ==, 0);
  g_assert_cmpuint (n_spared, ==, 0);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry"), ==, 10);
  test_assert_whole (folder);
}

/* Languages that were not walked are left alone. */
static void
test_other_languages (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autoptr(HubEntry) first = test_entry_new (1, "Good day");
  g_autoptr(HubEntry) french = hub_entry_new (hub_entry_get_uuid (first), "fr", HUB_KIND_EVENT,
                                              "Bonjour");
  g_autoptr(HubEntry) only = hub_entry_new ("fr-1", "fr", HUB_KIND_EVENT, "Bonsoir");
  guint n_withdrawn;

  hub_entry_set_origin (french, TEST_HUB);
  hub_entry_set_origin (only, TEST_HUB);
  test_apply_entry (writer, french, 1, NULL);
  apply_numbers (writer, 1, 10, 2, NULL);
  test_apply_entry (writer, only, 2, NULL);
  finish (writer, 2, &n_withdrawn);
  g_assert_cmpuint (n_withdrawn, ==, 0);
  g_assert_cmpuint (test_count_matches (folder, "bonjour"), ==, 1);
  g_assert_cmpuint (test_count_matches (folder, "bonsoir"), ==, 1);

  apply_numbers (writer, 1, 10, 3, NULL);
  finish (writer, 3, &n_withdrawn);
  g_assert_cmpuint (n_withdrawn, ==, 1);
  g_assert_cmpuint (test_count_matches (folder, "bonjour"), ==, 1);
  g_assert_cmpuint (test_count_matches (folder, "bonsoir"), ==, 0);
}

/* FAULTS.md F58: a second writer is told, and gets in once the first has gone. */
static void
test_f58_second_writer (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  HubCatalogueWriter *first = test_open_writer (folder);
  g_autoptr(HubCatalogueWriter) second = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (hub_catalogue_writer_open (folder, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_BUSY);
  hub_catalogue_close (test_open_reader (folder));   /* reading goes on */
  hub_catalogue_writer_close (first);
  second = test_open_writer (folder);
}

/* FAULTS.md F32: a title of many kilobytes, a body of megabytes, a thousand terms. */
static void
test_f32_large (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autofree char *title = g_strnfill (4096, 't');
  g_autofree char *body = g_strnfill (2 * 1024 * 1024, 'b');
  g_autoptr(HubEntry) entry = test_entry_new (1, title);
  g_autoptr(HubEntry) found = NULL;

  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *uuid = g_strdup_printf ("made-up-%d", i);

      hub_entry_take_term (entry, test_term_new (HUB_VOCABULARY_COUNTRY, uuid, uuid));
    }
  hub_entry_set_body (entry, body, body);
  test_apply_entry (writer, entry, 1, NULL);
  found = test_find (folder, 1);
  g_assert_cmpuint (strlen (hub_entry_get_body_html (found)), ==, strlen (body));
  g_assert_cmpuint (strlen (hub_entry_get_title (found)), ==, 4096);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/writer/tally", test_tally);
  g_test_add_func ("/writer/digest", test_digest);
  g_test_add_func ("/writer/text-in-step", test_text_in_step);
  g_test_add_func ("/writer/F19-twice", test_f19_twice);
  g_test_add_func ("/writer/page-is-one", test_page_is_one);
  g_test_add_func ("/writer/first-pass-replaces-starter", test_first_pass_replaces_starter);
  g_test_add_func ("/writer/withdraw-and-return", test_withdraw_and_return);
  g_test_add_func ("/writer/F43-guard", test_f43_guard);
  g_test_add_func ("/writer/F43-empty-hub", test_f43_empty_hub);
  g_test_add_func ("/writer/F47-other-hub", test_f47_other_hub);
  g_test_add_func ("/writer/F47-incomplete-walk", test_f47_incomplete_walk);
  g_test_add_func ("/writer/other-languages", test_other_languages);
  g_test_add_func ("/writer/F58-second-writer", test_f58_second_writer);
  g_test_add_func ("/writer/F32-large", test_f32_large);

  return g_test_run ();
}
