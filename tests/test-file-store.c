/* test-file-store.c: files that are kept, and what may be
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-file-store"

#include "files-lab.h"

#include "hub-error.h"
#include "hub-reading-list.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

/* --- F42: lost --- */

static void
assert_lost (FilesPlay *play)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubFile) file = files_lab_find (play->store, play->entry);
  g_autoptr(HubFile) after = NULL;

  g_assert_null (hub_file_store_verify (play->store, file, NULL, &error));
  g_assert_error (error, HUB_FILE_FAULT, HUB_FILE_FAULT_LOST);
  after = files_lab_find (play->store, play->entry);
  g_assert_cmpint (after->state, ==, HUB_FILE_KEPT);
  g_assert_cmpint (after->fault, ==, HUB_FILE_FAULT_LOST);
}

static void
test_lost (FilesPlay     *play,
           gconstpointer  data)
{
  g_autoptr(HubFile) file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  files_play_keep_well (play);
  file = files_lab_find (play->store, play->entry);
  path = files_play_dup_path (play, file);
  g_file_get_contents (path, &text, &length, NULL);

  /* altered: one bit, the size as it was */
  text[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
  assert_lost (play);
  files_play_keep_well (play);

  /* shortened */
  g_assert_true (g_file_set_contents (path, text, (gssize) length - 1, NULL));
  assert_lost (play);
  files_play_keep_well (play);

  /* gone, and something else in its place */
  g_unlink (path);
  assert_lost (play);
  g_assert_cmpint (symlink ("/etc/passwd", path), ==, 0);
  assert_lost (play);
  files_play_keep_well (play);
}

/* --- F49 and limits --- */

static void
test_limits (FilesPlay     *play,
             gconstpointer  data)
{
  gint64 size = files_play_get_attachment (play)->size;
  HubFileLimits limits = { size, size };
  g_autoptr(GError) error = NULL;

  limits.one = size - 1;
  g_assert_false (files_lab_keep (play->store, play->entry, &limits, &error));
  g_assert_error (error, HUB_FILE_FAULT, HUB_FILE_FAULT_TOO_LARGE);
  files_play_assert_failed (play, HUB_FILE_FAULT_TOO_LARGE, 0);

  g_clear_error (&error);
  limits = (HubFileLimits) { size, size - 1 };
  g_assert_false (files_lab_keep (play->store, play->entry, &limits, &error));
  g_assert_error (error, HUB_FILE_FAULT, HUB_FILE_FAULT_NO_ROOM);
  files_play_assert_failed (play, HUB_FILE_FAULT_NO_ROOM, 0);

  g_clear_error (&error);
  files_play_get_attachment (play)->size = -1;
  limits = (HubFileLimits) { size - 1, size };
  g_assert_false (files_lab_keep (play->store, play->entry, &limits, &error));
  g_assert_error (error, HUB_FILE_FAULT, HUB_FILE_FAULT_TOO_LARGE);

  g_clear_error (&error);
  limits = (HubFileLimits) { size, size };
  files_lab_keep (play->store, play->entry, &limits, &error);
  g_assert_no_error (error);
  files_play_assert_kept (play);
}

/* Where neither hub nor server says how long a file is, its end would prove nothing. */
static void
test_no_length (FilesPlay     *play,
                gconstpointer  data)
{
  files_play_get_attachment (play)->size = -1;
  files_play_keep_badly (play, "endless", HUB_FILE_FAULT_OTHER);
  files_play_assert_failed (play, HUB_FILE_FAULT_OTHER, 0);
}

/* --- where from --- */

static void
test_addresses (void)
{
  static const struct
  {
    const char *origin;
    const char *uri;
    gboolean    may;
  } cases[] = {
    { "https://hub.example", "https://hub.example/files/a.pdf", TRUE },
    { "https://hub.example", "https://hub.example:443/files/a.pdf", TRUE },
    { "https://hub.example", "http://hub.example/files/a.pdf", FALSE },
    { "https://hub.example", "https://other.example/a.pdf", FALSE },
    { "https://hub.example", "https://hub.example:8443/a.pdf", FALSE },
    { "https://hub.example", "https://me@hub.example/a.pdf", FALSE },
    { "https://hub.example", "file:///etc/passwd", FALSE },
    { "https://hub.example", "data:text/plain,x", FALSE },
    { "http://hub.example", "http://hub.example/a.pdf", FALSE },
    { "http://192.168.0.1", "http://192.168.0.1/a.pdf", FALSE },
    { "http://127.0.0.1:8000", "http://127.0.0.1:8000/a.pdf", TRUE },
    { "http://[::1]:8000", "http://[::1]:8000/a.pdf", TRUE },
    { HUB_ENTRY_ORIGIN_STARTER, HUB_ENTRY_STARTER_HUB "/a.pdf", TRUE },
    { HUB_ENTRY_ORIGIN_STARTER, "https://hub.example/a.pdf", FALSE },
    { HUB_ENTRY_ORIGIN_STARTER, "http://migrationnetwork.un.org/a.pdf", FALSE },
    { "", "https://hub.example/a.pdf", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(HubEntry) entry = files_lab_entry_at (cases[i].origin, cases[i].uri, "a.pdf",
                                                      "application/pdf", 10);

      g_test_message ("%s from %s", cases[i].uri, cases[i].origin);
      g_assert_cmpint (hub_file_may_fetch (entry,
                                           g_ptr_array_index (hub_entry_get_attachments (entry),
                                                              0)), ==, cases[i].may);
    }
}

static void
test_redirects (FilesPlay     *play,
                gconstpointer  data)
{
  static const char *const away[] = { "redirect-elsewhere", "redirect-user", "redirect-file",
                                      "redirect-loop", "redirect-nowhere" };

  for (guint i = 0; i < G_N_ELEMENTS (away); i++)
    {
      g_autoptr(GError) error = NULL;

      files_lab_fault (play->hub, away[i], 0);
      g_assert_false (files_lab_keep (play->store, play->entry, NULL, &error));
      g_test_message ("%s: %s", away[i], error->message);
      g_assert_cmpint (hub_file_fault_get_retry (hub_file_fault_of_error (error)), !=,
                       HUB_FILE_RETRY_NEXT);
      g_assert_cmpuint (files_lab_count_all (play->store), ==, 0);
    }
  g_assert_cmpint (files_lab_stat (play->hub, "elsewhere"), ==, 0);
}

static void
test_statuses (FilesPlay     *play,
               gconstpointer  data)
{
  files_play_keep_badly (play, "status-404", HUB_FILE_FAULT_UNAVAILABLE);
  files_play_keep_badly (play, "status-403", HUB_FILE_FAULT_UNAVAILABLE);
  files_play_keep_badly (play, "status-500", HUB_FILE_FAULT_SERVER);
  files_play_keep_badly (play, "status-503", HUB_FILE_FAULT_SERVER);
  files_play_keep_badly (play, "status-511", HUB_FILE_FAULT_SIGN_IN);
  files_play_keep_badly (play, "close", HUB_FILE_FAULT_NETWORK);
  files_play_assert_failed (play, HUB_FILE_FAULT_NETWORK, 0);
}

static void
test_cancelled (FilesPlay     *play,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(HubFile) file = NULL;
  g_auto(HubDownloadResult) result = { 0 };
  HubDownload download = { .folder = hub_file_store_get_folder (play->store),
                           .limits = HUB_FILE_LIMITS_INIT };

  files_lab_want (play->store, play->entry, FALSE, NULL);
  file = files_lab_find (play->store, play->entry);
  download.file = file;
  g_cancellable_cancel (cancellable);
  g_assert_false (hub_download_run (&download, &result, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- changed on the server --- */

static void
test_stale (FilesPlay     *play,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubFile) file = NULL;
  g_autoptr(HubFile) stale = NULL;
  g_autoptr(HubFile) newer = NULL;
  gboolean is_stale = TRUE;

  files_play_keep_well (play);
  file = files_lab_find (play->store, play->entry);
  g_assert_true (hub_download_ask (file, &is_stale, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (is_stale);

  files_lab_replace (play->hub, 0, 60000);
  g_assert_true (hub_download_ask (file, &is_stale, NULL, &error));
  g_assert_true (is_stale);
  hub_file_store_set_asked (play->store, file->id, TRUE, &error);
  g_assert_no_error (error);
  stale = files_lab_find (play->store, play->entry);
  g_assert_true (stale->is_stale);
  g_assert_cmpint (stale->state, ==, HUB_FILE_KEPT);

  /* as long as the new one does not come the old one stays */
  files_play_get_attachment (play)->size = -1;
  files_play_keep_badly (play, "file-html", HUB_FILE_FAULT_OTHER);
  g_clear_pointer (&stale, hub_file_unref);
  stale = files_lab_find (play->store, play->entry);
  g_assert_cmpint (stale->state, ==, HUB_FILE_KEPT);
  g_assert_cmpstr (stale->sha256, ==, file->sha256);

  files_lab_fault (play->hub, NULL, 0);
  files_play_keep_well (play);
  newer = files_lab_find (play->store, play->entry);
  g_assert_false (newer->is_stale);
  g_assert_cmpint (newer->bytes, ==, 60000);
}

/* --- what the user drops --- */

static void
test_drop (FilesPlay     *play,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubFile) file = NULL;
  g_autoptr(HubFile) dropped = NULL;
  g_autofree char *path = NULL;

  files_play_keep_well (play);
  file = files_lab_find (play->store, play->entry);
  path = files_play_dup_path (play, file);

  /* taken back, it is as it was */
  g_assert_true (files_lab_drop (play->store, file, &error));
  dropped = files_lab_find (play->store, play->entry);
  g_assert_cmpint (dropped->state, ==, HUB_FILE_DROPPED);
  g_assert_true (files_lab_restore (play->store, file, &error));
  files_play_assert_kept (play);

  /* or it goes for good, and no setting brings it back */
  g_assert_true (files_lab_drop (play->store, file, &error));
  g_assert_true (hub_file_store_purge (play->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (files_lab_want (play->store, play->entry, TRUE, &error));
  g_clear_pointer (&dropped, hub_file_unref);
  dropped = files_lab_find (play->store, play->entry);
  g_assert_cmpint (dropped->state, ==, HUB_FILE_DROPPED);
  g_assert_null (dropped->stored);
  g_assert_null (dropped->sha256);
  g_assert_cmpint (dropped->bytes, ==, 0);

  /* taken back too late, it is fetched again; and so it is when it is asked for */
  g_assert_true (files_lab_restore (play->store, file, &error));
  g_clear_pointer (&dropped, hub_file_unref);
  dropped = files_lab_find (play->store, play->entry);
  g_assert_cmpint (dropped->state, ==, HUB_FILE_WANTED);
  files_play_keep_well (play);
}

/* Of two that were dropped, one after the other, each goes by itself. */
static void
test_purge_one (FilesPlay     *play,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubFile) file = NULL;
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(GPtrArray) own = g_ptr_array_new ();

  files_play_keep_well (play);
  file = files_lab_find (play->store, play->entry);
  g_ptr_array_add (own, file);
  g_assert_true (files_lab_drop (play->store, file, &error));
  g_assert_true (hub_file_store_purge (play->store, none, &error));
  g_assert_cmpuint (files_lab_count_all (play->store), ==, 1);

  /* taken back, it is spared */
  g_assert_true (files_lab_restore (play->store, file, &error));
  g_assert_true (hub_file_store_purge (play->store, own, &error));
  files_play_assert_kept (play);

  g_assert_true (files_lab_drop (play->store, file, &error));
  g_assert_true (hub_file_store_purge (play->store, own, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (files_lab_count_all (play->store), ==, 0);
}

/* What the setting asks for leaves alone what is there. */
static void
test_by_star (FilesPlay     *play,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubFile) file = NULL;
  g_autoptr(HubFile) again = NULL;

  g_assert_true (files_lab_want (play->store, play->entry, TRUE, &error));
  file = files_lab_find (play->store, play->entry);
  g_assert_true (file->by_star);
  g_assert_cmpint (file->state, ==, HUB_FILE_WANTED);
  files_play_keep_well (play);
  g_assert_true (files_lab_want (play->store, play->entry, TRUE, &error));
  files_play_assert_kept (play);
  g_assert_no_error (error);

  /* asked for once more, one that is there and sound is not fetched again */
  g_assert_true (files_lab_want (play->store, play->entry, FALSE, &error));
  files_play_assert_kept (play);
}

/* The change counter in the head of library.db: it grows by one with each transaction. */
static guint
count_changes (FilesPlay *play)
{
  g_autoptr(GBytes) bytes = test_folder_read (play->folder, "library.db");
  const guchar *head = g_bytes_get_data (bytes, NULL);

  g_assert_cmpuint (g_bytes_get_size (bytes), >, 28);
  return (guint) head[24] << 24 | (guint) head[25] << 16 | (guint) head[26] << 8 | head[27];
}

static GPtrArray *
list_entries (guint n)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *uri = g_strdup_printf ("https://hub.example/files/%u.pdf", i);

      g_ptr_array_add (entries, files_lab_entry_at ("https://hub.example/", uri, "a.pdf",
                                                    "application/pdf", 1000));
    }
  return entries;
}

static void
assert_states (FilesPlay    *play,
               HubFileState  state,
               guint         n)
{
  g_autoptr(GPtrArray) files = hub_file_store_load (play->store, NULL);
  guint n_found = 0;

  for (guint i = 0; i < files->len; i++)
    n_found += ((HubFile *) g_ptr_array_index (files, i))->state == state;
  g_assert_cmpuint (n_found, ==, n);
}

/* What is done with many at once waits for the disk once, and is done with all or with none. */
static void
test_many (FilesPlay     *play,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) entries = list_entries (500);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GError) error = NULL;
  guint changes = count_changes (play);

  g_assert_true (hub_file_store_want (play->store, entries, NULL, FALSE, &error));
  g_assert_cmpuint (count_changes (play), ==, ++changes);
  assert_states (play, HUB_FILE_WANTED, 500);

  files = hub_file_store_load (play->store, &error);
  g_assert_true (hub_file_store_drop (play->store, files, &error));
  g_assert_cmpuint (count_changes (play), ==, ++changes);
  assert_states (play, HUB_FILE_DROPPED, 500);
  g_assert_true (hub_file_store_restore (play->store, files, &error));
  g_assert_cmpuint (count_changes (play), ==, ++changes);
  assert_states (play, HUB_FILE_WANTED, 500);

  g_assert_true (hub_file_store_drop (play->store, none, &error));
  g_assert_cmpuint (count_changes (play), ==, changes);
  g_assert_no_error (error);
}

/* That one cannot be noted leaves the others as they were. */
static void
test_many_fail (FilesPlay     *play,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (play->folder, "library.db", NULL);
  g_autoptr(GPtrArray) entries = list_entries (9);
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GError) error = NULL;
  sqlite3 *database = NULL;

  g_assert_true (hub_file_store_want (play->store, entries, NULL, FALSE, &error));
  files = hub_file_store_load (play->store, &error);
  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, "CREATE TRIGGER no AFTER UPDATE ON file WHEN NEW.id = 5"
                                 " BEGIN SELECT RAISE (ABORT, 'no'); END", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (database);

  g_assert_false (hub_file_store_drop (play->store, files, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE);
  assert_states (play, HUB_FILE_WANTED, 9);
}

/* A stray is counted, and left alone; what is not ours is not even counted. */
static void
test_strays (FilesPlay     *play,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) files = NULL;
  HubFileStrays strays;

  files_play_keep_well (play);
  files = hub_file_store_load (play->store, NULL);
  test_folder_write (play->folder, "files/0123456789012345678901234567890123456789.pdf", "abc", 3);
  test_folder_write (play->folder, "files/notes.txt", "abc", 3);
  hub_file_store_find_strays (play->store, files, &strays);
  g_assert_cmpuint (strays.n_strays, ==, 1);
  g_assert_cmpint (strays.stray_bytes, ==, 3);
  g_assert_cmpuint (files_lab_count_kept (play->store), ==, 3);
}

/* The reading list is begun anew under us: so is what is known of files, and nothing crashes. */
static void
test_started_anew (FilesPlay     *play,
                   gconstpointer  data)
{
  g_auto(HubRepair) repair = { 0 };
  g_autoptr(GError) error = NULL;

  files_play_keep_well (play);
  g_assert_true (hub_reading_list_start_anew (play->folder, &repair, &error));
  g_assert_no_error (error);
  files_play_keep_well (play);
}

/* A list of a version that knew of no files: it stays as it is, and gets them. */
static void
test_older_list (FilesPlay     *play,
                 gconstpointer  data)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "library.db");
  g_autoptr(GError) error = NULL;
  HubReadingList *list = hub_reading_list_open (folder, &error);
  g_autoptr(HubFileStore) store = NULL;
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  sqlite3 *handle = NULL;

  g_assert_no_error (error);
  g_assert_true (hub_reading_list_add (list, play->entry, &error));
  hub_reading_list_close (list);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "DROP TABLE file; DROP TABLE former;"
                                 " PRAGMA user_version = 2", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);

  store = hub_file_store_open (folder, &error);
  g_assert_no_error (error);
  files = hub_file_store_load (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 0);
  list = hub_reading_list_open (folder, &error);
  g_assert_no_error (error);
  entries = hub_reading_list_load (list, &error);
  g_assert_cmpuint (entries->len, ==, 1);
  hub_reading_list_close (list);
}

/* A row that names a path is not believed. */
static void
test_damaged_row (FilesPlay     *play,
                  gconstpointer  data)
{
  g_autofree char *path = test_folder_path (play->folder, "library.db");
  g_autoptr(GPtrArray) files = NULL;
  sqlite3 *handle = NULL;

  files_play_keep_well (play);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "UPDATE file SET stored = '../library.db'", NULL, NULL,
                                 NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  files = hub_file_store_load (play->store, NULL);
  g_assert_cmpuint (files->len, ==, 0);
}

#define ADD(path, function) \
  g_test_add ("/file-store/" path, FilesPlay, NULL, files_play_set_up, function, \
              files_play_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("F42-lost", test_lost);
  ADD ("limits", test_limits);
  ADD ("no-length", test_no_length);
  g_test_add_func ("/file-store/addresses", test_addresses);
  ADD ("redirects", test_redirects);
  ADD ("statuses", test_statuses);
  ADD ("cancelled", test_cancelled);
  ADD ("stale", test_stale);
  ADD ("drop", test_drop);
  ADD ("purge-one", test_purge_one);
  ADD ("by-star", test_by_star);
  ADD ("many", test_many);
  ADD ("many-fail", test_many_fail);
  ADD ("strays", test_strays);
  ADD ("started-anew", test_started_anew);
  ADD ("older-list", test_older_list);
  ADD ("damaged-row", test_damaged_row);

  return g_test_run ();
}
