/* test-reading-list.c: what the user keeps is kept, and a loss is told
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-checksum.h"
#include "hub-error.h"
#include "hub-marker.h"
#include "hub-reading-list.h"
#include "library-lab.h"
#include "list-lab.h"
#include "test-folder.h"

#include <glib/gstdio.h>
#include <string.h>

#define APPLICATION_ID 0x4855424cu

static void
assert_reopened (TestFolder *folder,
                 const char *numbers)
{
  g_autoptr(HubReadingList) list = list_lab_open (folder);

  list_lab_assert (list, numbers);
}

static void
assert_refused (TestFolder *folder,
                int         code,
                const char *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubReadingList) list = hub_reading_list_open (folder, &error);

  g_assert_null (list);
  g_assert_error (error, HUB_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, "library.db"));
}

static gint64
get_marked_rows (TestFolder *folder)
{
  g_autofree char *path = test_folder_path (folder, "library.marker");

  return hub_marker_read (path, APPLICATION_ID).rows;
}

static void
remove_file (TestFolder *folder,
             const char *name)
{
  g_autofree char *path = test_folder_path (folder, name);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_first_start (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *inner = test_folder_path (folder, "not/there/yet");
  g_autoptr(HubReadingList) list = list_lab_open (inner);

  list_lab_assert (list, "");
  g_assert_false (hub_reading_list_is_read_only (list));
  g_assert_cmpint (hub_reading_list_get_bytes (list), >, 0);
  g_assert_true (test_folder_has (inner, "library.marker"));
  g_assert_true (test_folder_has (inner, "library.reserve"));
  g_assert_cmpuint (test_folder_count (inner, ".new-"), ==, 0);
}

static void
test_order (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (3);
  g_autoptr(HubReadingList) list = list_lab_open (folder);

  list_lab_assert (list, "3 2 1");
  g_assert_true (list_lab_drop (list, 2));
  g_assert_false (list_lab_drop (list, 2));
  g_assert_false (list_lab_drop (list, 77));
  list_lab_assert (list, "3 1");
  list_lab_add (list, 2);
  list_lab_assert (list, "2 3 1");
  list_lab_add (list, 1);
  list_lab_assert (list, "2 3 1");
  assert_reopened (folder, "2 3 1");
}

static void
test_refreshed_copy (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (2);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autoptr(HubEntry) entry = lab_entry_new (1);
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) same = NULL;
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(GError) error = NULL;

  before = hub_reading_list_load (list, &error);
  g_assert_no_error (error);
  same = hub_reading_list_load (list, &error);
  g_assert_no_error (error);
  g_assert_true (same->pdata[0] == before->pdata[0] && same->pdata[1] == before->pdata[1]);

  hub_entry_set_summary (entry, "Changed since.");
  g_assert_true (hub_reading_list_add (list, entry, &error));
  after = hub_reading_list_load (list, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (after->len, ==, 2);
  g_assert_true (after->pdata[0] == before->pdata[0]);
  g_assert_true (after->pdata[1] != before->pdata[1]);
  g_assert_cmpstr (hub_entry_get_summary (after->pdata[1]), ==, "Changed since.");
}

static void
test_full_entry (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autoptr(HubEntry) entry = lab_entry_new_full ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = NULL;

  g_assert_true (hub_reading_list_add (list, entry, &error));
  entries = hub_reading_list_load (list, &error);
  g_assert_no_error (error);
  lab_assert_same (entry, entries->pdata[0]);
}

static void
test_languages (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autofree char *uuid = lab_uuid (1);
  g_autoptr(HubEntry) french = hub_entry_new (uuid, "fr", HUB_KIND_DOCUMENT, "Un");
  g_autoptr(GError) error = NULL;
  gboolean was_there = FALSE;

  list_lab_add (list, 1);
  g_assert_true (hub_reading_list_add (list, french, &error));
  list_lab_add (list, 2);
  list_lab_assert (list, "2 1 1");
  g_assert_true (hub_reading_list_remove (list, uuid, "en", &was_there, &error));
  g_assert_true (was_there);
  list_lab_assert (list, "2 1");
  list_lab_add (list, 1);
  g_assert_true (hub_reading_list_remove (list, uuid, NULL, &was_there, &error));
  g_assert_true (was_there);
  list_lab_assert (list, "2");
}

/* The order does not depend on any clock. */
static void
test_f46_place_is_a_counter (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (2);

  list_lab_run_sql (folder, "UPDATE remark"
                            " SET added = CASE place WHEN 1 THEN 4070908800 ELSE 0 END;"
                            "UPDATE remark SET checksum = hub_checksum (uuid, langcode, place,"
                            " added, removed, status, note, due, collections)");
  assert_reopened (folder, "2 1");
}

static void
test_marker_follows (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (2);
  g_autoptr(HubReadingList) list = list_lab_open (folder);

  g_assert_cmpint (get_marked_rows (folder), ==, 2);
  list_lab_add (list, 3);
  g_assert_cmpint (get_marked_rows (folder), ==, 3);
  list_lab_drop (list, 3);
  g_assert_cmpint (get_marked_rows (folder), ==, 2);
  list_lab_drop (list, 2);
  list_lab_drop (list, 1);
  g_assert_cmpint (get_marked_rows (folder), ==, 0);
  g_clear_pointer (&list, hub_reading_list_close);
  assert_reopened (folder, "");
}

static void
test_lost_marker (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (2);

  remove_file (folder, "library.marker");
  assert_reopened (folder, "2 1");
  g_assert_cmpint (get_marked_rows (folder), ==, 2);

  test_folder_write (folder, "library.marker", "\0\xff garbage", 10);
  assert_reopened (folder, "2 1");
  g_assert_cmpint (get_marked_rows (folder), ==, 2);
}

static void
test_f53_gone (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (2);

  remove_file (folder, "library.db");
  assert_refused (folder, HUB_ERROR_STORE_DAMAGED, "is gone; it had at least 2 entries");
  assert_refused (folder, HUB_ERROR_STORE_DAMAGED, "is gone");
  g_assert_false (test_folder_has (folder, "library.db"));

  test_folder_write (folder, "library.marker", "garbage", 7);
  assert_refused (folder, HUB_ERROR_STORE_DAMAGED, "is gone");
}

/* Without a marker, a journal alone tells that there was a list. */
static void
test_f53_only_a_journal (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  test_folder_write (folder, "library.db-journal", "x", 1);
  assert_refused (folder, HUB_ERROR_STORE_DAMAGED, "is gone");
  g_assert_true (test_folder_has (folder, "library.db-journal"));
}

static void
test_f53_empty_file (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (2);

  test_folder_write (folder, "library.db", "", 0);
  assert_refused (folder, HUB_ERROR_STORE_DAMAGED, "is empty");
  remove_file (folder, "library.marker");
  assert_refused (folder, HUB_ERROR_STORE_DAMAGED, "is empty");
  g_assert_true (test_folder_has (folder, "library.db"));
}

static void
test_f53_no_rows (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (2);

  list_lab_run_sql (folder, "DELETE FROM item; DELETE FROM remark");
  assert_refused (folder, HUB_ERROR_STORE_DAMAGED, "has no entries; it had at least 2 entries");
}

static void
test_f53_missing_table (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (2);
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GBytes) after = NULL;

  list_lab_run_sql (folder, "DROP TABLE item");
  before = test_folder_read (folder, "library.db");
  assert_refused (folder, HUB_ERROR_STORE_DAMAGED, "");
  after = test_folder_read (folder, "library.db");
  g_assert_true (g_bytes_equal (before, after));
}

/* A fresh database of SQLite's in the place of ours. */
static void
test_f53_other_database (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (2);

  remove_file (folder, "library.db");
  list_lab_run_sql (folder, "CREATE TABLE item (id INTEGER PRIMARY KEY)");
  assert_refused (folder, HUB_ERROR_STORE_DAMAGED, "");
}

static void
overwrite (TestFolder *folder,
           gsize       offset,
           const char *bytes,
           gsize       length)
{
  g_autoptr(GBytes) old = test_folder_read (folder, "library.db");
  gsize size = 0;
  g_autofree char *data = g_memdup2 (g_bytes_get_data (old, NULL), g_bytes_get_size (old));

  size = g_bytes_get_size (old);
  g_assert_cmpuint (offset + length, <=, size);
  memcpy (data + offset, bytes, length);
  test_folder_write (folder, "library.db", data, size);
}

static void
test_f53_bad_header (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (2);

  overwrite (folder, 0, "Not SQLite", 10);
  assert_refused (folder, HUB_ERROR_STORE_DAMAGED, "");
}

static void
test_f53_bad_page (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (40);
  g_autofree char *noise = g_strnfill (4096, '\x5a');

  overwrite (folder, 4096, noise, 4096);
  assert_refused (folder, HUB_ERROR_STORE_DAMAGED, "");
}

/* SQLite has no way to see this; the checksum has. */
static void
test_f53_altered_row (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (3);

  list_lab_run_sql (folder, "UPDATE item SET copy = replace (copy, 'Entry 2', 'Entry 9')");
  assert_refused (folder, HUB_ERROR_STORE_DAMAGED, "row");
}

static void
test_f54_newer (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (2);
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GBytes) after = NULL;

  list_lab_run_sql (folder, "PRAGMA user_version = 999");
  before = test_folder_read (folder, "library.db");
  assert_refused (folder, HUB_ERROR_STORE_TOO_NEW, "newer");
  after = test_folder_read (folder, "library.db");
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpint (get_marked_rows (folder), ==, 2);
}

static void
start_anew (TestFolder *folder,
            const char *numbers,
            gboolean    has_aside)
{
  g_autoptr(GError) error = NULL;
  g_auto(HubRepair) repair = { NULL, 0 };

  g_assert_true (hub_reading_list_start_anew (folder, &repair, &error));
  g_assert_no_error (error);
  g_assert_cmpint (repair.copied, ==, 0);
  if (has_aside)
    g_assert_true (g_file_test (repair.aside, G_FILE_TEST_EXISTS));
  else
    g_assert_null (repair.aside);
  assert_reopened (folder, numbers);
}

static void
test_start_anew_without_a_file (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (2);

  remove_file (folder, "library.db");
  start_anew (folder, "", FALSE);
  g_assert_cmpint (get_marked_rows (folder), ==, 0);
}

/* What is not damaged comes along, in its order; the old file stays. */
static void
test_start_anew_rescues (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (4);

  list_lab_run_sql (folder, "UPDATE item SET checksum = 0 WHERE id = 2");
  assert_refused (folder, HUB_ERROR_STORE_DAMAGED, "row");
  start_anew (folder, "4 3 1", TRUE);
  g_assert_cmpuint (test_folder_count (folder, "library.db.damaged-"), ==, 1);
  g_assert_cmpint (get_marked_rows (folder), ==, 3);
}

/* Behind a damaged page SQLite reads nothing; so the table is read from its other end, too. */
static void
test_start_anew_rescues_around_a_page (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (200);
  g_autofree char *noise = g_strnfill (4096, '\x5a');
  g_auto(HubRepair) repair = { NULL, 0 };
  g_autoptr(HubReadingList) list = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *first = lab_uuid (1);
  g_autofree char *last = lab_uuid (200);

  overwrite (folder, 4096 * 8, noise, 4096);
  assert_refused (folder, HUB_ERROR_STORE_DAMAGED, "");
  g_assert_true (hub_reading_list_start_anew (folder, &repair, &error));
  list = list_lab_open (folder);
  entries = hub_reading_list_load (list, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, >, 100);
  g_assert_cmpstr (hub_entry_get_uuid (entries->pdata[0]), ==, last);
  g_assert_cmpstr (hub_entry_get_uuid (entries->pdata[entries->len - 1]), ==, first);
}

static void
test_start_anew_from_garbage (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (2);

  test_folder_write (folder, "library.db", "garbage", 7);
  start_anew (folder, "", TRUE);
  start_anew (folder, "", TRUE);
  g_assert_cmpuint (test_folder_count (folder, "library.db.damaged-"), ==, 2);
}

/* A file that is moved away while it is open would swallow what is added. */
static void
test_f57_replaced_in_use (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (2);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autoptr(HubEntry) entry = lab_entry_new (3);
  g_autoptr(GError) error = NULL;

  test_folder_copy (folder, "library.db", "copy");
  remove_file (folder, "library.db");
  g_assert_false (hub_reading_list_add (list, entry, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED);
  g_clear_error (&error);

  test_folder_copy (folder, "copy", "library.db");
  g_assert_false (hub_reading_list_add (list, entry, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED);
  g_clear_pointer (&list, hub_reading_list_close);
  assert_reopened (folder, "2 1");
}

static void
test_checksum (void)
{
  const char *const none[] = { NULL };
  const char *const one[] = { "12345678", NULL };
  const char *const split[] = { "1234", "5678", NULL };
  const char *const moved[] = { "12345", "678", NULL };

  g_assert_cmphex (hub_checksum_of_strings (none), ==, 0);
  /* CRC-32 of the nine bytes "12345678" and NUL, as zlib's crc32() gives it. */
  g_assert_cmphex (hub_checksum_of_strings (one), ==, 0x94f1b12eu);
  g_assert_cmphex (hub_checksum_of_strings (split), !=, hub_checksum_of_strings (moved));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading-list/first-start", test_first_start);
  g_test_add_func ("/reading-list/order", test_order);
  g_test_add_func ("/reading-list/refreshed-copy", test_refreshed_copy);
  g_test_add_func ("/reading-list/full-entry", test_full_entry);
  g_test_add_func ("/reading-list/languages", test_languages);
  g_test_add_func ("/reading-list/F46-place-is-a-counter", test_f46_place_is_a_counter);
  g_test_add_func ("/reading-list/marker-follows", test_marker_follows);
  g_test_add_func ("/reading-list/lost-marker", test_lost_marker);
  g_test_add_func ("/reading-list/F53-gone", test_f53_gone);
  g_test_add_func ("/reading-list/F53-only-a-journal", test_f53_only_a_journal);
  g_test_add_func ("/reading-list/F53-empty-file", test_f53_empty_file);
  g_test_add_func ("/reading-list/F53-no-rows", test_f53_no_rows);
  g_test_add_func ("/reading-list/F53-missing-table", test_f53_missing_table);
  g_test_add_func ("/reading-list/F53-other-database", test_f53_other_database);
  g_test_add_func ("/reading-list/F53-bad-header", test_f53_bad_header);
  g_test_add_func ("/reading-list/F53-bad-page", test_f53_bad_page);
  g_test_add_func ("/reading-list/F53-altered-row", test_f53_altered_row);
  g_test_add_func ("/reading-list/F54-newer", test_f54_newer);
  g_test_add_func ("/reading-list/start-anew/without-a-file", test_start_anew_without_a_file);
  g_test_add_func ("/reading-list/start-anew/rescues", test_start_anew_rescues);
  g_test_add_func ("/reading-list/start-anew/rescues-around-a-page",
                   test_start_anew_rescues_around_a_page);
  g_test_add_func ("/reading-list/start-anew/from-garbage", test_start_anew_from_garbage);
  g_test_add_func ("/reading-list/F57-replaced-in-use", test_f57_replaced_in_use);
  g_test_add_func ("/reading-list/checksum", test_checksum);

  return g_test_run ();
}
