/* test-reading-list-copies.c: copies of the reading list, and what comes back from them
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-error.h"
#include "hub-file-store.h"
#include "hub-library-resource.h"
#include "hub-library.h"
#include "hub-reading-list.h"
#include "library-lab.h"
#include "list-lab.h"
#include "test-folder.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_KEPT 7

static guint
count_copies (TestFolder *folder,
              const char *part)
{
  g_autofree char *copies = test_folder_path (folder, "library-copies");

  return g_file_test (copies, G_FILE_TEST_IS_DIR) ? test_folder_count (copies, part) : 0;
}

/* As if the list had last been used on another day, long ago. */
static void
turn_day (TestFolder *folder)
{
  list_lab_run_sql (folder, "UPDATE calendar SET date = '2001-01-01'");
}

static void
set_note (HubReadingList *list,
          guint           number,
          const char     *note)
{
  g_autoptr(HubEntry) entry = lab_entry_new (number);
  g_autoptr(HubEdit) edit = hub_edit_new_for (entry);
  g_autoptr(GError) error = NULL;

  hub_edit_set_note (edit, note);
  hub_reading_list_edit (list, edit, &error);
  g_assert_no_error (error);
}

static void
assert_note (HubReadingList *list,
             guint           number,
             const char     *note)
{
  g_autoptr(HubStock) stock = list_lab_load (list);
  g_autoptr(HubEntry) entry = lab_entry_new (number);

  g_assert_cmpstr (hub_stock_find_remark (stock, entry)->note, ==, note);
}

/* One for each day with changes, seven at most; none for a day without. */
static void
test_days (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (1);

  g_assert_cmpuint (count_copies (folder, "day-"), ==, 0);
  for (guint i = 2; i < 14; i++)
    {
      g_autoptr(HubReadingList) list = NULL;

      turn_day (folder);
      list = list_lab_open (folder);
      g_assert_cmpuint (count_copies (folder, "day-"), ==, MIN (i - 1, N_KEPT));
      list_lab_add (list, i);
      g_assert_cmpuint (count_copies (folder, "day-"), ==, MIN (i - 1, N_KEPT));
    }
  g_assert_cmpuint (count_copies (folder, ".new"), ==, 0);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(HubReadingList) list = NULL;

      turn_day (folder);
      list = list_lab_open (folder);
      g_assert_cmpuint (count_copies (folder, "day-"), ==, N_KEPT);
      g_assert_cmpuint (count_copies (folder, "day-000013"), ==, 1);
    }
  g_assert_cmpuint (count_copies (folder, "day-000014"), ==, 0);
}

/* A program that runs over midnight makes one, too. */
static void
test_midnight (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (1);
  g_autoptr(HubReadingList) list = list_lab_open (folder);

  g_assert_cmpuint (count_copies (folder, "day-"), ==, 0);
  turn_day (folder);
  list_lab_add (list, 2);
  g_assert_cmpuint (count_copies (folder, "day-"), ==, 1);
  list_lab_add (list, 3);
  g_assert_true (hub_reading_list_copy (list));
  g_assert_cmpuint (count_copies (folder, "day-"), ==, 2);
}

static void
damage (TestFolder *folder)
{
  test_folder_write (folder, "library.db", "garbage", 7);
}

static void
start_anew (TestFolder *folder,
            gboolean    has_copy)
{
  g_auto(HubRepair) repair = { NULL, 0 };
  g_autoptr(GError) error = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  hub_reading_list_start_anew (folder, &repair, &error);
  g_assert_no_error (error);
  if (has_copy)
    g_assert_cmpint (repair.copied, >=, now - 600);
  else
    g_assert_cmpint (repair.copied, ==, 0);
}

/* F53: the newest copy comes back. */
static void
test_f53_restore (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (3);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_auto(HubRepair) repair = { NULL, 0 };
  g_autoptr(GError) error = NULL;

  set_note (list, 2, "Kept in the copy");
  g_assert_true (hub_reading_list_copy (list));
  set_note (list, 2, "Lost");
  list_lab_add (list, 4);
  g_clear_pointer (&list, hub_reading_list_close);
  damage (folder);

  g_assert_true (hub_reading_list_has_copy (folder));
  g_assert_true (hub_reading_list_start_anew (folder, &repair, &error));
  g_assert_no_error (error);
  g_assert_cmpint (repair.copied, >, 0);
  g_assert_true (g_file_test (repair.aside, G_FILE_TEST_EXISTS));
  list = list_lab_open (folder);
  list_lab_assert (list, "3 2 1");
  assert_note (list, 2, "Kept in the copy");
}

/* What can still be read of the damaged file is newer than the copy, and is taken in. */
static void
test_f53_merge (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (4);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autoptr(HubCollection) collection = hub_collection_new ("c-1", "Later", HUB_COLOUR_PINK);
  g_auto(HubRepair) repair = { NULL, 0 };
  g_autoptr(HubStock) stock = NULL;
  g_autofree char *removed = NULL;
  g_autoptr(GError) error = NULL;

  set_note (list, 1, "One, old");
  set_note (list, 2, "Two, old");
  g_assert_true (hub_reading_list_copy (list));
  set_note (list, 1, "One, new");
  set_note (list, 2, "Two, new");
  list_lab_add (list, 5);
  list_lab_drop (list, 4);
  g_assert_true (hub_reading_list_save_collection (list, collection, &error));
  g_clear_pointer (&list, hub_reading_list_close);
  list_lab_run_sql (folder, "UPDATE remark SET checksum = 0 WHERE item = 2;"
                            "UPDATE item SET checksum = 0 WHERE id = 3");

  g_assert_true (hub_reading_list_start_anew (folder, &repair, &error));
  g_assert_no_error (error);
  list = list_lab_open (folder);
  list_lab_assert (list, "5 3 2 1");
  assert_note (list, 1, "One, new");
  assert_note (list, 2, "Two, old");
  stock = list_lab_load (list);
  removed = lab_numbers (stock->removed);
  g_assert_cmpstr (removed, ==, "4");
  g_assert_cmpuint (stock->collections->len, ==, 1);
}

/* Something was removed, and something else that has its id is kept: rows 1 and 2. */
static TestFolder *
make_two_of_one_id (void)
{
  TestFolder *folder = test_folder_new ();
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autoptr(HubEntry) entry = lab_entry_new_full ();
  g_autofree char *uuid = lab_uuid (999);
  g_autoptr(HubEntry) other = hub_entry_new (uuid, "fr", HUB_KIND_EVENT, "Something else");
  g_autoptr(GError) error = NULL;

  hub_entry_set_nid (other, 4712);
  hub_entry_set_url (other, "https://hub.example/node/2");
  g_assert_true (hub_reading_list_add (list, entry, &error));
  list_lab_add (list, 1);
  list_lab_run_sql (folder, "UPDATE remark SET removed = 1, checksum = hub_checksum (uuid,"
                            " langcode, place, added, 1, status, note, due, collections)"
                            " WHERE item = 1");
  g_assert_true (hub_reading_list_add (list, other, &error));
  g_assert_true (hub_reading_list_copy (list));
  return folder;
}

static void
assert_two_of_one_id (TestFolder *folder)
{
  g_autoptr(HubReadingList) list = NULL;
  guint n_found = 0;
  g_autoptr(HubStock) stock = NULL;
  g_auto(HubRepair) repair = { NULL, 0 };
  g_autoptr(GError) error = NULL;

  hub_reading_list_start_anew (folder, &repair, &error);
  g_assert_no_error (error);
  list = list_lab_open (folder);
  stock = list_lab_load (list);
  g_assert_cmpuint (stock->entries->len, ==, 2);
  for (guint i = 0; i < stock->entries->len; i++)
    n_found += g_str_equal (hub_entry_get_title (stock->entries->pdata[i]), "Something else");
  g_assert_cmpuint (n_found, ==, 1);
  g_assert_cmpuint (stock->removed->len, ==, 1);
  g_assert_cmpint (hub_entry_get_kind (stock->removed->pdata[0]), ==, HUB_KIND_PROJECT);
}

/* A star is not taken back for the sake of what was removed under the same id, whichever of the
 * rows can still be read, with a copy and without one. */
static void
test_f53_star_stays (void)
{
  static const char *const damages[] = {
    "UPDATE item SET checksum = 0 WHERE id = 2",
    "UPDATE remark SET checksum = 0 WHERE item = 1",
    "UPDATE remark SET checksum = 0 WHERE item = 2",
    "UPDATE remark SET checksum = 0 WHERE item = 2; UPDATE item SET checksum = 0 WHERE id = 2",
    "UPDATE remark SET checksum = 0 WHERE item = 3",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr(TestFolder) folder = make_two_of_one_id ();

      g_test_message ("%s", damages[i]);
      list_lab_run_sql (folder, damages[i]);
      assert_two_of_one_id (folder);
    }
  {
    g_autoptr(TestFolder) folder = make_two_of_one_id ();
    g_autofree char *copies = test_folder_path (folder, "library-copies");
    g_autofree char *away = test_folder_path (folder, "away");

    g_assert_cmpint (g_rename (copies, away), ==, 0);
    list_lab_run_sql (folder, "UPDATE remark SET checksum = 0 WHERE item = 3");
    assert_two_of_one_id (folder);
  }
}

#define FILE_ROW(address, state, stored, sum) \
  "INSERT INTO file (uuid, langcode, address, entry, name, size, state, fault, stored, bytes," \
  " sha256, since, asked, by_star, stale) VALUES ('u-1', 'en', '" address "', 'An entry'," \
  " 'a.pdf', 7, " state ", 0, " stored ", 7, " sum ", 0, 0, 0, 0);"
#define SUM "'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'"

/* (transfer full): "NAME STATE" of each file */
static char *
list_files (TestFolder *folder)
{
  HubFileStore *store = NULL;
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GError) error = NULL;
  GString *text = g_string_new (NULL);

  store = hub_file_store_open (folder, &error);
  g_assert_no_error (error);
  files = hub_file_store_load (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < files->len; i++)
    {
      const HubFile *file = g_ptr_array_index (files, i);

      g_string_append_printf (text, "%s %u %s;", file->address, file->state,
                              file->stored != NULL ? file->stored : "-");
    }
  hub_file_store_close (store);
  return g_string_free (text, FALSE);
}

/* What is known of files kept offline is in the copies, and comes out of a damaged list. */
static void
test_f53_files (void)
{
  const char *kept = "https://hub.example/a.pdf 4 0123456789abcdef0123456789abcdef01234567.pdf;";
  const char *both = "https://hub.example/a.pdf 4 0123456789abcdef0123456789abcdef01234567.pdf;"
                     "https://hub.example/b.pdf 1 -;";

  for (guint has_copy = 0; has_copy < 2; has_copy++)
    {
      g_autoptr(TestFolder) folder = list_lab_make (1);
      g_autoptr(HubReadingList) list = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      list_lab_run_sql (folder, FILE_ROW ("https://hub.example/a.pdf", "4",
                                          "'0123456789abcdef0123456789abcdef01234567.pdf'", SUM));
      before = list_files (folder);
      g_assert_cmpstr (before, ==, kept);
      list = list_lab_open (folder);
      if (has_copy)
        g_assert_true (hub_reading_list_copy (list));
      g_clear_pointer (&list, hub_reading_list_close);
      list_lab_run_sql (folder, FILE_ROW ("https://hub.example/b.pdf", "1", "NULL", "NULL")
                                FILE_ROW ("https://hub.example/c.pdf", "9", "NULL", "NULL")
                                FILE_ROW ("file:///etc/passwd", "1", "NULL", "NULL")
                                FILE_ROW ("https://hub.example/d.pdf", "4", "'../d.pdf'", SUM));
      start_anew (folder, has_copy);
      after = list_files (folder);
      g_assert_cmpstr (after, ==, both);
    }
}

/* A file that came or went is a change that the copy must have. */
static void
test_files_are_copied (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (1);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autofree char *files = NULL;

  g_assert_true (hub_reading_list_copy (list));
  list_lab_run_sql (folder, FILE_ROW ("https://hub.example/a.pdf", "1", "NULL", "NULL"));
  g_assert_true (hub_reading_list_copy (list));
  g_clear_pointer (&list, hub_reading_list_close);
  damage (folder);
  start_anew (folder, TRUE);
  files = list_files (folder);
  g_assert_cmpstr (files, ==, "https://hub.example/a.pdf 1 -;");
}

/* A copy that is damaged itself is passed over. */
static void
test_f53_damaged_copy (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (1);
  g_autofree char *copies = test_folder_path (folder, "library-copies");
  g_autoptr(HubReadingList) list = NULL;

  for (guint i = 2; i <= 4; i++)
    {
      turn_day (folder);
      list = list_lab_open (folder);
      list_lab_add (list, i);
      g_clear_pointer (&list, hub_reading_list_close);
    }
  g_assert_cmpuint (count_copies (folder, "day-"), ==, 3);
  test_folder_write (copies, "day-000003.db", "", 0);
  damage (folder);
  start_anew (folder, TRUE);
  list = list_lab_open (folder);
  list_lab_assert (list, "2 1");
}

/* No copy is sound: what can be read is all there is. */
static void
test_f53_no_copy (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (3);
  g_autofree char *copies = test_folder_path (folder, "library-copies");
  g_autoptr(HubReadingList) list = list_lab_open (folder);

  g_assert_true (hub_reading_list_copy (list));
  g_clear_pointer (&list, hub_reading_list_close);
  test_folder_write (copies, "day-000001.db", "garbage", 7);
  list_lab_run_sql (folder, "UPDATE remark SET checksum = 0");
  start_anew (folder, FALSE);
  list = list_lab_open (folder);
  list_lab_assert (list, "3 2 1");
}

/* The window puts it together again by itself, and tells. */
typedef struct
{
  char  *aside;    /* (owned) */
  gint64 copied;
  guint  n_told;
} Told;

static void
repaired_cb (HubLibrary *library,
             const char *aside,
             gint64      copied,
             gpointer    user_data)
{
  Told *told = user_data;

  g_set_str (&told->aside, aside);
  told->copied = copied;
  told->n_told++;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  hub_library_load_finish (HUB_LIBRARY (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
test_f53_library (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (3);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autoptr(HubLibrary) library = NULL;
  Told told = { NULL, 0, 0 };

  g_assert_true (hub_reading_list_copy (list));
  g_clear_pointer (&list, hub_reading_list_close);
  damage (folder);

  library = hub_library_new (folder);
  g_signal_connect (library, "repaired", G_CALLBACK (repaired_cb), &told);
  for (guint i = 0; i < 2; i++)
    {
      gboolean is_loaded = FALSE;

      hub_library_load_async (library, NULL, loaded_cb, &is_loaded);
      while (!is_loaded)
        g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (told.n_told, ==, 1);
  g_assert_cmpint (told.copied, >, 0);
  g_assert_true (g_file_test (told.aside, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (library)), ==, 3);
  hub_library_stop (library);
  g_free (told.aside);
}

/* A list as the first version left it. */
static TestFolder *
make_001 (guint n)
{
  TestFolder *folder = test_folder_new ();
  g_autoptr(GBytes) schema = NULL;
  g_autoptr(GString) sql = g_string_new (NULL);

  schema = g_resource_lookup_data (hub_library_get_resource (),
                                   "/io/github/hubreader/HubReader/sql/library/schema-001.sql",
                                   G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_string_append_len (sql, g_bytes_get_data (schema, NULL), (gssize) g_bytes_get_size (schema));
  g_string_append (sql, "PRAGMA application_id = 1213547084; PRAGMA user_version = 1;");
  for (guint i = 1; i <= n; i++)
    g_string_append_printf (sql,
      "INSERT INTO item VALUES (%u, '00000000-0000-4000-8000-%012u', 'en', %u, 1700000000,"
      " '{\"version\":1,\"uuid\":\"00000000-0000-4000-8000-%012u\",\"langcode\":\"en\","
      "\"kind\":\"document\",\"title\":\"Entry %u\"}', 0);", i, i, n + 1 - i, i,
      i);
  g_string_append (sql, "UPDATE item SET checksum = hub_checksum (uuid, langcode, copy)");
  list_lab_run_sql (folder, sql->str);
  return folder;
}

/* F54: what the first version kept is there, in its order, and a copy of the file as it was. */
static void
test_f54_upgrade (void)
{
  g_autoptr(TestFolder) folder = make_001 (5);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autoptr(HubStock) stock = list_lab_load (list);

  list_lab_assert (list, "1 2 3 4 5");
  g_assert_cmpint (((HubRemark *) stock->remarks->pdata[0])->added, ==, 1700000000);
  g_assert_cmpuint (count_copies (folder, "before-schema-001"), ==, 1);
  set_note (list, 1, "New");
  g_clear_pointer (&list, hub_reading_list_close);
  list = list_lab_open (folder);
  assert_note (list, 1, "New");
}

static gpointer
open_in_thread (gpointer folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubReadingList) list = hub_reading_list_open (folder, &error);

  g_assert_no_error (error);
  return NULL;
}

/* Two threads of one process begin at once: each writes a copy of its own. */
static void
test_f54_threads (void)
{
  for (guint round = 0; round < 8; round++)
    {
      g_autoptr(TestFolder) folder = make_001 (5);
      g_autoptr(HubReadingList) list = NULL;
      GThread *threads[4];

      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("opener", open_in_thread, folder);
      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        g_thread_join (threads[i]);

      list = list_lab_open (folder);
      list_lab_assert (list, "1 2 3 4 5");
      g_assert_cmpuint (count_copies (folder, "before-schema-001"), ==, 1);
      g_assert_cmpuint (count_copies (folder, ".new-"), ==, 0);
    }
}

/* Without a copy nothing is brought up to date, and the file stays as it was. */
static void
test_f54_no_copy (void)
{
  g_autoptr(TestFolder) folder = make_001 (5);
  g_autoptr(GBytes) before = test_folder_read (folder, "library.db");
  g_autoptr(GBytes) after = NULL;
  g_autofree char *copies = test_folder_path (folder, "library-copies");
  g_autoptr(HubReadingList) list = NULL;
  g_autoptr(GError) error = NULL;

  test_folder_write (folder, "library-copies", "in the way", 10);
  list = hub_reading_list_open (folder, &error);
  g_assert_null (list);
  g_assert_nonnull (error);
  after = test_folder_read (folder, "library.db");
  g_assert_true (g_bytes_equal (before, after));

  g_assert_cmpint (g_unlink (copies), ==, 0);
  list = list_lab_open (folder);
  list_lab_assert (list, "1 2 3 4 5");
}

/* A damaged list of the first version is rescued like any other. */
static void
test_f54_damaged (void)
{
  g_autoptr(TestFolder) folder = make_001 (4);
  g_autoptr(HubReadingList) list = NULL;
  g_autoptr(GError) error = NULL;

  list_lab_run_sql (folder, "UPDATE item SET copy = 'x' WHERE id = 2");
  list = hub_reading_list_open (folder, &error);
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED);
  start_anew (folder, FALSE);
  list = list_lab_open (folder);
  list_lab_assert (list, "1 3 4");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/copies/days", test_days);
  g_test_add_func ("/copies/midnight", test_midnight);
  g_test_add_func ("/copies/F53-restore", test_f53_restore);
  g_test_add_func ("/copies/F53-merge", test_f53_merge);
  g_test_add_func ("/copies/F53-files", test_f53_files);
  g_test_add_func ("/copies/files", test_files_are_copied);
  g_test_add_func ("/copies/F53-star-stays", test_f53_star_stays);
  g_test_add_func ("/copies/F53-damaged-copy", test_f53_damaged_copy);
  g_test_add_func ("/copies/F53-no-copy", test_f53_no_copy);
  g_test_add_func ("/copies/F53-library", test_f53_library);
  g_test_add_func ("/copies/F54-upgrade", test_f54_upgrade);
  g_test_add_func ("/copies/F54-threads", test_f54_threads);
  g_test_add_func ("/copies/F54-no-copy", test_f54_no_copy);
  g_test_add_func ("/copies/F54-damaged", test_f54_damaged);

  return g_test_run ();
}
