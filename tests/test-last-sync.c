/* test-last-sync.c: what is told of the last sync when the catalogue was not written by it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-last-sync"

#include "hub-error.h"
#include "hub-last-sync.h"
#include "test-catalogue-tools.h"

#include <glib/gstdio.h>
#include <string.h>

#define FIRST 1000000
#define LATER 2000000

static const char *const english[] = { "en", NULL };

/* Ends a sync at @synced, with a report that says @what. */
static void
end_sync (TestFolder *folder,
          gint64      synced,
          const char *what,
          gboolean    has_news)
{
  HubCatalogueEnd end = { TEST_HUB, english, 1, synced, FALSE, NULL, has_news };
  HubCatalogueTally tally = { 0 };
  HubCatalogueSpared spared;
  g_autofree char *report = g_strdup_printf ("{\"what\":\"%s\\n\"}", what);
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autoptr(GPtrArray) entries = test_entry_list (1, 3);
  g_autoptr(GError) error = NULL;

  test_apply_page (writer, entries, 1, &tally);
  g_assert_true (hub_catalogue_writer_finish (writer, &end, &tally, &spared, &error));
  g_assert_no_error (error);
  g_assert_true (hub_catalogue_writer_keep_report (writer, report, has_news, &error));
  g_assert_no_error (error);
  g_assert_cmpint (hub_catalogue_writer_get_synced (writer, NULL), ==, synced);
}

static void
assert_told (TestFolder *folder,
             gint64      synced,
             const char *what)      /* (nullable) */
{
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autoptr(HubCatalogueStatus) status = hub_catalogue_get_status (catalogue, NULL);

  g_assert_cmpint (status->synced, ==, synced);
  if (what == NULL)
    g_assert_null (status->last_report);
  else
    g_assert_nonnull (strstr (status->last_report, what));
}

static char *
get_path (TestFolder *folder)
{
  return g_build_filename (folder, HUB_LAST_SYNC_FILE, NULL);
}

static void
test_told (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  assert_told (folder, 0, NULL);
  end_sync (folder, FIRST, "first", TRUE);
  assert_told (folder, FIRST, "first");
  end_sync (folder, LATER, "later", FALSE);
  assert_told (folder, LATER, "later");
  g_assert_cmpint (test_count (folder, "SELECT value FROM state WHERE key = 'synced'"), ==, FIRST);

  /* a clock that was set back is no reason to tell of an older sync */
  end_sync (folder, FIRST - 5, "earlier", FALSE);
  assert_told (folder, FIRST - 5, "earlier");
  end_sync (folder, LATER + 5, "last", TRUE);
  assert_told (folder, LATER + 5, "last");
}

/* The hub's clock is noted beside ours. */
static void
test_date (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  HubCatalogueEnd end = { TEST_HUB, english, 1, FIRST, FALSE, NULL, TRUE };
  HubCatalogueTally tally = { 0 };
  HubCatalogueSpared spared;
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  gint64 date;

  g_assert_cmpint (hub_catalogue_writer_get_synced (writer, &date), ==, 0);
  g_assert_cmpint (date, ==, 0);
  hub_catalogue_writer_set_now (writer, g_get_real_time () / G_USEC_PER_SEC + 5000);
  g_assert_true (hub_catalogue_writer_finish (writer, &end, &tally, &spared, NULL));
  g_assert_cmpint (hub_catalogue_writer_get_synced (writer, &date), ==, FIRST);
  g_assert_cmpint (date, ==, FIRST);
  g_assert_true (hub_catalogue_writer_keep_report (writer, "{}", FALSE, NULL));
  g_assert_cmpint (hub_catalogue_writer_get_synced (writer, &date), ==, FIRST);
  g_assert_cmpint (ABS (date - FIRST - 5000), <=, 1);

  /* a run that came to no end says nothing of either */
  g_clear_pointer (&writer, hub_catalogue_writer_close);
  writer = test_open_writer (folder);
  g_assert_true (hub_catalogue_writer_keep_report (writer, "{}", FALSE, NULL));
  g_assert_cmpint (hub_catalogue_writer_get_synced (writer, &date), ==, FIRST);
  g_assert_cmpint (ABS (date - FIRST - 5000), <=, 1);
}

/* The first sync with a hub is noted in the catalogue, whatever it brought. */
static void
test_other_hub (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  end_sync (folder, FIRST, "first", FALSE);
  g_assert_cmpint (test_count (folder, "SELECT value FROM state WHERE key = 'synced'"), ==, FIRST);
  assert_told (folder, FIRST, "first");
}

/* A note that is lost or no use leaves what the catalogue says. */
static void
test_no_note (void)
{
  static const char *const contents[] = {
    "", "\n", "[sync]\n", "[sync", "[other]\ncatalogue=x\n", "[sync]\nsynced=7\nreport=\\q\n",
    "\xff\xfe", "[sync]\ncatalogue=x\nbase=1000000\nsynced=7\nreport=mine\n",
  };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = get_path (folder);
  g_autofree char *large = g_strnfill (3 * 1024 * 1024, '\n');

  end_sync (folder, FIRST, "first", TRUE);
  end_sync (folder, LATER, "later", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      assert_told (folder, FIRST, "first");
    }
  g_assert_true (g_file_set_contents (path, large, -1, NULL));
  assert_told (folder, FIRST, "first");
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_told (folder, FIRST, "first");
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_told (folder, FIRST, "first");
}

/* A catalogue that was written since, or made anew, says itself how it is. */
static void
test_other_catalogue (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) other = test_folder_new ();
  g_autofree char *path = get_path (folder);
  g_autofree char *other_path = get_path (other);
  g_autofree char *text = NULL;

  end_sync (folder, FIRST, "first", TRUE);
  end_sync (folder, LATER, "later", FALSE);
  end_sync (other, FIRST, "other", TRUE);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_file_set_contents (other_path, text, -1, NULL));
  assert_told (other, FIRST, "other");

  test_run_sql (folder, "UPDATE state SET value = '1500000' WHERE key = 'synced'");
  assert_told (folder, 1500000, "first");
}

/* Where the note cannot be put, that is an error, and the catalogue is as it was. */
static void
test_no_place (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = get_path (folder);
  g_autofree char *inside = g_build_filename (path, "x", NULL);
  g_autoptr(HubCatalogueWriter) writer = NULL;
  g_autoptr(GError) error = NULL;

  end_sync (folder, FIRST, "first", TRUE);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  writer = test_open_writer (folder);
  g_assert_false (hub_catalogue_writer_keep_report (writer, "{}", FALSE, &error));
  g_assert_nonnull (error);
  g_clear_pointer (&writer, hub_catalogue_writer_close);
  assert_told (folder, FIRST, "first");
}

/* A catalogue that has lost its name can keep no note, and says so. */
static void
test_no_name (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = NULL;
  g_autoptr(GError) error = NULL;

  end_sync (folder, FIRST, "first", TRUE);
  test_run_sql (folder, "DELETE FROM state WHERE key = 'catalogue_id'");
  writer = test_open_writer (folder);
  g_assert_false (hub_catalogue_writer_keep_report (writer, "{}", FALSE, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/last-sync/told", test_told);
  g_test_add_func ("/last-sync/date", test_date);
  g_test_add_func ("/last-sync/other-hub", test_other_hub);
  g_test_add_func ("/last-sync/no-note", test_no_note);
  g_test_add_func ("/last-sync/other-catalogue", test_other_catalogue);
  g_test_add_func ("/last-sync/no-place", test_no_place);
  g_test_add_func ("/last-sync/no-name", test_no_name);

  return g_test_run ();
}
