/* test-catalogue-log.c: what has happened to entries, and what the hub reports gone
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-change.h"
#include "hub-missed.h"
#include "test-catalogue-tools.h"

#define HOUR (60 * 60)
#define DAY (24 * HOUR)
#define BEGIN 1700000000   /* Unix seconds */

static const char *const english[] = { "en", NULL };

/* The end of a pass, at a time by a clock that the test sets. */
static guint
finish (HubCatalogueWriter *writer,
        gint64              generation,
        gint64              at,
        HubCatalogueSpared *spared)
{
  HubCatalogueEnd end = { TEST_HUB, english, generation, at, FALSE, NULL };
  HubCatalogueTally tally = { 0 };
  g_autoptr(GError) error = NULL;

  g_assert_true (hub_catalogue_writer_finish (writer, &end, &tally, spared, &error));
  g_assert_no_error (error);
  return tally.withdrawn;
}

static void
apply_numbers (HubCatalogueWriter *writer,
               int                 first,
               int                 last,
               gint64              generation)
{
  g_autoptr(GPtrArray) entries = test_entry_list (first, last);

  test_apply_page (writer, entries, generation, NULL);
}

/* A hub of so many entries that is known as a whole. */
static HubCatalogueWriter *
make_hub (TestFolder *folder,
          int         n_entries)
{
  HubCatalogueWriter *writer = test_open_writer (folder);
  HubCatalogueSpared spared;

  apply_numbers (writer, 1, n_entries, 1);
  g_assert_cmpuint (finish (writer, 1, BEGIN, &spared), ==, 0);
  return writer;
}

static GPtrArray *
list_changes (TestFolder *folder,
              gint64      since,
              gint64      after)
{
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autoptr(GError) error = NULL;
  GPtrArray *changes = hub_catalogue_list_changes (catalogue, since, after, NULL, &error);

  g_assert_no_error (error);
  return changes;
}

static guint
count_changes (TestFolder *folder,
               gint64      after,
               gint64     *last)
{
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autoptr(GError) error = NULL;
  guint n_changes;

  g_assert_true (hub_catalogue_count_changes (catalogue, after, &n_changes, last, &error));
  g_assert_no_error (error);
  return n_changes;
}

/* An update says which fields are other ones; what is only touched is not logged. */
static void
test_fields (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = make_hub (folder, 3);
  g_autoptr(HubEntry) touched = test_entry_new (1, "Entry number1");
  g_autoptr(HubEntry) edited = test_entry_new (2, "Entry anew");
  g_autoptr(GPtrArray) changes = NULL;
  g_autofree char *fields = NULL;
  HubChange *change;

  hub_entry_set_changed (touched, 5000);
  hub_entry_set_changed (edited, 5000);
  hub_entry_set_summary (edited, "A summary");
  hub_entry_set_body (edited, "<p>A body</p>", "A body");
  test_apply_entry (writer, touched, 1, NULL);
  test_apply_entry (writer, edited, 1, NULL);

  changes = list_changes (folder, 0, 0);
  g_assert_cmpuint (changes->len, ==, 1);
  change = g_ptr_array_index (changes, 0);
  fields = g_strjoinv (",", (char **) hub_change_get_fields (change));
  g_assert_cmpint (hub_change_get_change_type (change), ==, HUB_CHANGE_UPDATED);
  g_assert_cmpstr (hub_change_get_title (change), ==, "Entry anew");
  g_assert_cmpstr (hub_change_get_langcode (change), ==, "en");
  g_assert_cmpint (hub_change_get_kind (change), ==, HUB_KIND_DOCUMENT);
  g_assert_cmpstr (fields, ==, "title,summary,body");
}

/* What happened since a time, and after a change; the number of another log counts for nothing. */
static void
test_since (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = make_hub (folder, 3);
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) late = NULL;
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(GPtrArray) beyond = NULL;
  gint64 last;
  gint64 id;

  apply_numbers (writer, 4, 9, 1);
  /* The clock was set back in between: by their times these are the latest and the first. */
  test_run_sql (folder, "UPDATE change_log SET at = 1000 - id");

  all = list_changes (folder, 0, 0);
  g_assert_cmpuint (all->len, ==, 6);
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpint (hub_change_get_at (g_ptr_array_index (all, i)), ==, 999 - (gint64) i);
  late = list_changes (folder, 997, 0);
  g_assert_cmpuint (late->len, ==, 3);
  id = hub_change_get_id (g_ptr_array_index (all, 3));
  after = list_changes (folder, 0, id);
  g_assert_cmpuint (after->len, ==, 2);
  beyond = list_changes (folder, 0, 4000);
  g_assert_cmpuint (beyond->len, ==, 6);

  g_assert_cmpuint (count_changes (folder, 0, &last), ==, 6);
  g_assert_cmpint (last, ==, 6);
  g_assert_cmpuint (count_changes (folder, id, &last), ==, 2);
  g_assert_cmpuint (count_changes (folder, 4000, &last), ==, 6);
}

/* A log of ten years has 180 days, and 50,000 changes, whichever is less. */
static void
test_bounds (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = make_hub (folder, 3);
  HubCatalogueSpared spared;

  g_clear_pointer (&writer, hub_catalogue_writer_close);
  test_run_sql (folder,
                "WITH RECURSIVE line (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM line"
                " WHERE value < 60000)"
                " INSERT INTO change_log (at, what, uuid, langcode, kind, title)"
                " SELECT 1700000000 - 180 * 86400 - 100 + value, 'new', value, 'en', 'event', 'A'"
                " FROM line");
  writer = test_open_writer (folder);
  apply_numbers (writer, 1, 3, 2);
  finish (writer, 2, BEGIN, &spared);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM change_log"), ==, 50000);
  apply_numbers (writer, 1, 3, 3);
  finish (writer, 3, BEGIN + 59000, &spared);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM change_log"), ==, 901);
}

/* FAULTS.md F43: three passes that agree, over 72 hours, and neither of both alone. */
static void
test_f43_clock (void)
{
  static const struct { int hours[4]; guint withdrawn[4]; } cases[] = {
    { { 0, 71, 72, 73 }, { 0, 0, 30, 0 } },
    { { 0, 24, 48, 72 }, { 0, 0, 0, 30 } },
    { { 0, 1, 2, 71 }, { 0, 0, 0, 0 } },
    { { 0, 500, 501, 502 }, { 0, 0, 30, 0 } },
    { { 0, -100, -99, -20 }, { 0, 0, 0, 30 } },     /* a clock set back begins anew */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      g_autoptr(HubCatalogueWriter) writer = make_hub (folder, 100);

      for (guint j = 0; j < 4; j++)
        {
          HubCatalogueSpared spared;
          gint64 at = BEGIN + cases[i].hours[j] * HOUR;

          apply_numbers (writer, 31, 100, 2 + j);
          g_assert_cmpuint (finish (writer, 2 + j, at, &spared), ==, cases[i].withdrawn[j]);
        }
    }
}

static HubMissed *
read_missed (TestFolder *folder,
             GPtrArray  *kept)
{
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autoptr(GError) error = NULL;
  HubMissed *missed = hub_catalogue_read_missed (catalogue, kept, &error);

  g_assert_no_error (error);
  return missed;
}

/* FAULTS.md F43: passes that miss other entries do not agree, and everything never goes. */
static void
test_f43_never (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = make_hub (folder, 100);
  g_autoptr(GPtrArray) kept = g_ptr_array_new ();
  g_autoptr(HubMissed) missed = NULL;
  HubCatalogueSpared spared;

  for (int i = 0; i < 6; i++)
    {
      apply_numbers (writer, 31 + i, 100, 2 + i);
      g_assert_cmpuint (finish (writer, 2 + i, BEGIN + i * 100 * HOUR, &spared), ==, 0);
      g_assert_cmpuint (spared.n_missed, ==, 30 + i);
      g_assert_cmpuint (spared.n_entries, ==, 100);
    }
  for (int i = 6; i < 12; i++)
    {
      g_assert_cmpuint (finish (writer, 2 + i, BEGIN + i * 100 * HOUR, &spared), ==, 0);
      g_assert_cmpuint (spared.n_missed, ==, 100);
    }
  missed = read_missed (folder, kept);
  g_assert_true (missed->is_all);
}

/* What is reported gone is told with what is kept of it first, and no longer once it is back. */
static void
test_f43_missed (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = make_hub (folder, 100);
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(HubMissed) missed = NULL;
  g_autoptr(HubMissed) none = NULL;
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autoptr(HubCatalogueStatus) status = NULL;
  g_autoptr(HubEntry) first = NULL;
  HubCatalogueSpared spared;

  g_ptr_array_add (kept, test_find (folder, 50));
  g_ptr_array_add (kept, test_find (folder, 17));
  apply_numbers (writer, 31, 100, 2);
  finish (writer, 2, BEGIN, &spared);

  missed = read_missed (folder, kept);
  g_assert_cmpuint (missed->ids->len, ==, 30);
  g_assert_cmpuint (missed->n_kept, ==, 1);
  g_assert_false (missed->is_all);
  first = hub_catalogue_get_entry (catalogue, g_array_index (missed->ids, gint64, 0), NULL);
  g_assert_cmpint (hub_entry_get_nid (first), ==, 17);
  status = hub_catalogue_get_status (catalogue, NULL);
  g_assert_cmpuint (status->missed, ==, 30);
  g_assert_cmpstr (status->missed_digest, ==, missed->digest);
  g_assert_cmpuint (strlen (missed->digest), ==, 64);

  apply_numbers (writer, 1, 100, 3);
  finish (writer, 3, BEGIN, &spared);
  none = read_missed (folder, kept);
  g_assert_cmpuint (none->ids->len, ==, 0);
  g_assert_null (none->digest);
}

static guint
count_gone (TestFolder *folder,
            GPtrArray  *kept)
{
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) gone = hub_catalogue_find_gone (catalogue, kept, &error);

  g_assert_no_error (error);
  return gone->len;
}

/* FAULTS.md F44, F45: which copies are of entries that the hub no longer has. */
static void
test_f45_gone (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = make_hub (folder, 100);
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(HubEntry) other = hub_entry_new ("00000007-0000-4000-8000-000000000000", "en",
                                             HUB_KIND_VIDEO, "Something else");
  g_autoptr(HubEntry) moved = test_entry_new (7, "The same, at another place");
  g_autoptr(HubEntry) unknown = test_entry_new (200, "Of before the catalogue was lost");
  HubCatalogueSpared spared;

  g_ptr_array_add (kept, test_find (folder, 7));
  g_ptr_array_add (kept, test_find (folder, 99));
  g_assert_cmpuint (count_gone (folder, kept), ==, 0);

  apply_numbers (writer, 1, 90, 2);
  g_assert_cmpuint (finish (writer, 2, BEGIN, &spared), ==, 10);
  g_assert_cmpuint (count_gone (folder, kept), ==, 1);
  apply_numbers (writer, 91, 100, 2);
  g_assert_cmpuint (count_gone (folder, kept), ==, 0);

  hub_entry_set_origin (other, TEST_HUB);
  hub_entry_set_nid (other, 4321);
  hub_entry_set_changed (other, 9000);
  hub_entry_set_url (other, TEST_HUB "/else");
  test_apply_entry (writer, other, 2, NULL);
  g_assert_cmpuint (count_gone (folder, kept), ==, 1);
  hub_entry_set_changed (moved, 9001);
  hub_entry_set_url (moved, TEST_HUB "/moved");
  test_apply_entry (writer, moved, 2, NULL);
  g_assert_cmpuint (count_gone (folder, kept), ==, 0);

  /* One that is in no row may not have come home yet, before a look for all there are. */
  g_ptr_array_add (kept, g_object_ref (unknown));
  g_assert_cmpuint (count_gone (folder, kept), ==, 0);
  g_assert_true (hub_catalogue_writer_set_state (writer, "swept", "1700000000", NULL));
  g_assert_cmpuint (count_gone (folder, kept), ==, 1);
  hub_entry_set_origin (unknown, "https://other.example");
  g_assert_cmpuint (count_gone (folder, kept), ==, 0);
}

static gint64
count_entries (TestFolder *folder)
{
  return test_count (folder, "SELECT count(*) FROM entry");
}

/* FAULTS.md F44: what is gone for over 30 days leaves the catalogue, when a look for all there are
 * has come to its end; the reading list's copy is marked as before. */
static void
test_f44_expired (void)
{
  static const char *const none[] = { NULL };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = make_hub (folder, 100);
  HubCatalogueEnd incomplete = { TEST_HUB, none, 3, BEGIN + 40 * DAY, FALSE, NULL };
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(HubEntry) still = NULL;
  g_autoptr(HubEntry) gone = NULL;
  HubCatalogueTally tally = { 0 };
  HubCatalogueSpared spared;

  g_ptr_array_add (kept, test_find (folder, 99));
  apply_numbers (writer, 1, 98, 2);
  g_assert_cmpuint (finish (writer, 2, BEGIN, &spared), ==, 2);
  g_assert_true (hub_catalogue_writer_set_state (writer, "swept", "1700000000", NULL));

  apply_numbers (writer, 1, 98, 3);
  g_assert_cmpuint (finish (writer, 3, BEGIN + 30 * DAY, &spared), ==, 0);
  g_assert_true (hub_catalogue_writer_finish (writer, &incomplete, &tally, &spared, NULL));
  still = test_find (folder, 99);
  g_assert_true (hub_entry_is_withdrawn (still));
  g_assert_cmpint (count_entries (folder), ==, 100);

  /* 100 is back in time */
  apply_numbers (writer, 1, 98, 4);
  apply_numbers (writer, 100, 100, 4);
  g_assert_cmpuint (finish (writer, 4, BEGIN + 30 * DAY + 1, &spared), ==, 0);
  gone = test_find (folder, 99);
  g_assert_null (gone);
  g_assert_cmpint (count_entries (folder), ==, 99);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM departed WHERE entry_id NOT IN"
                                       " (SELECT id FROM entry) AND revision = (SELECT"
                                       " CAST (value AS INTEGER) FROM state"
                                       " WHERE key = 'revision')"), ==, 1);
  g_assert_cmpuint (count_gone (folder, kept), ==, 1);
  test_assert_whole (folder);
}

/* FAULTS.md F44: one that returns after all is there again, with its text, and logged as new. */
static void
test_f44_back_late (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = make_hub (folder, 100);
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) changes = NULL;
  g_autoptr(HubEntry) back = NULL;
  HubCatalogueSpared spared;

  g_ptr_array_add (kept, test_find (folder, 99));
  apply_numbers (writer, 1, 98, 2);
  finish (writer, 2, BEGIN, &spared);
  apply_numbers (writer, 1, 98, 3);
  finish (writer, 3, BEGIN + 31 * DAY, &spared);
  g_assert_cmpint (count_entries (folder), ==, 98);
  g_assert_true (hub_catalogue_writer_set_state (writer, "swept", "1700000000", NULL));
  g_assert_cmpuint (count_gone (folder, kept), ==, 1);

  apply_numbers (writer, 99, 99, 4);
  back = test_find (folder, 99);
  g_assert_false (hub_entry_is_withdrawn (back));
  g_assert_cmpuint (count_gone (folder, kept), ==, 0);
  g_assert_cmpuint (test_count_matches (folder, "number99"), ==, 1);
  changes = list_changes (folder, 0, 0);
  g_assert_cmpuint (changes->len, ==, 3);
  g_assert_cmpint (hub_change_get_change_type (g_ptr_array_index (changes, 0)), ==, HUB_CHANGE_NEW);
  test_assert_whole (folder);
}

/* FAULTS.md F44, F46: the days are the hub's. */
static void
test_f44_hub_days (void)
{
  static const struct { gint64 ahead; gint64 later; gint64 n_left; } cases[] = {
    { 40 * DAY, HOUR, 98 },           /* our clock has stood still */
    { -365 * DAY, 365 * DAY, 100 },   /* it has run away */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      g_autoptr(HubCatalogueWriter) writer = make_hub (folder, 100);
      gint64 now = g_get_real_time () / G_USEC_PER_SEC;
      HubCatalogueSpared spared;

      apply_numbers (writer, 1, 98, 2);
      finish (writer, 2, BEGIN, &spared);
      hub_catalogue_writer_set_now (writer, now + cases[i].ahead);
      apply_numbers (writer, 1, 98, 3);
      finish (writer, 3, BEGIN + cases[i].later, &spared);
      g_assert_cmpint (count_entries (folder), ==, cases[i].n_left);
    }
}

/* FAULTS.md F44: a kept one is marked also if it was the last one in its language. */
static void
test_f44_last_of_language (void)
{
  static const char *const both[] = { "en", "fr", NULL };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = make_hub (folder, 100);
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  HubEntry *french = hub_entry_new ("00000007-0000-4000-8000-000000000000", "fr",
                                    HUB_KIND_DOCUMENT, "La seule");

  g_ptr_array_add (kept, french);
  hub_entry_set_origin (french, TEST_HUB);
  hub_entry_set_nid (french, 7);
  test_apply_entry (writer, french, 1, NULL);
  g_assert_true (hub_catalogue_writer_set_state (writer, "swept", "1700000000", NULL));
  for (int i = 0; i < 2; i++)
    {
      HubCatalogueEnd end = { TEST_HUB, both, 2 + i, BEGIN + i * 31 * DAY, FALSE, NULL };
      HubCatalogueTally tally = { 0 };
      HubCatalogueSpared spared;

      apply_numbers (writer, 1, 100, 2 + i);
      g_assert_true (hub_catalogue_writer_finish (writer, &end, &tally, &spared, NULL));
      g_assert_cmpuint (count_gone (folder, kept), ==, 1);
    }
  g_assert_cmpint (count_entries (folder), ==, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/log/fields", test_fields);
  g_test_add_func ("/log/since", test_since);
  g_test_add_func ("/log/bounds", test_bounds);
  g_test_add_func ("/log/F43-clock", test_f43_clock);
  g_test_add_func ("/log/F43-never", test_f43_never);
  g_test_add_func ("/log/F43-missed", test_f43_missed);
  g_test_add_func ("/log/F45-gone", test_f45_gone);
  g_test_add_func ("/log/F44-expired", test_f44_expired);
  g_test_add_func ("/log/F44-back-late", test_f44_back_late);
  g_test_add_func ("/log/F44-hub-days", test_f44_hub_days);
  g_test_add_func ("/log/F44-last-of-language", test_f44_last_of_language);

  return g_test_run ();
}
