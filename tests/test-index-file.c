/* test-index-file.c: the file of an index, and all that can be wrong with it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-analyzer.h"
#include "hub-index-file.h"
#include "hub-index-writing.h"
#include "hub-reading.h"
#include "index-lab.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NAME "catalogue.index"

/* The linker has all that ask for the version ask here. */
guint32 __wrap_hub_analyzer_get_version (void);
guint32 __real_hub_analyzer_get_version (void);

static guint32 newer;   /* than this program is */

guint32
__wrap_hub_analyzer_get_version (void)
{
  return __real_hub_analyzer_get_version () + newer;
}

/* Opens the file that is there; whether it can be used. */
static gboolean
can_open (IndexLab *lab)
{
  g_auto(HubIndexFile) file = { NULL };
  g_autoptr(GError) error = NULL;

  if (hub_index_file_open (lab->path, &file, &error))
    return TRUE;
  g_assert_true (error->domain == G_IO_ERROR);

  return FALSE;
}

/* Whether the index that is opened now has its entries from the file. */
static gboolean
is_used (IndexLab *lab)
{
  g_autoptr(HubIndex) index = index_lab_open (lab);
  g_autoptr(HubIndexSnapshot) snapshot = hub_index_take_snapshot (index);

  index_lab_check (lab, index);

  return snapshot == NULL;
}

static void
run_sql (IndexLab   *lab,
         const char *sql)
{
  g_autofree char *path = test_folder_path (lab->folder, "catalogue.db");
  char *message = NULL;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static void
test_write (void)
{
  g_autoptr(IndexLab) lab = index_lab_new (300);

  g_assert_false (test_folder_has (lab->folder, NAME));
  g_assert_false (is_used (lab));
  index_lab_write (lab);
  g_assert_true (test_folder_has (lab->folder, NAME));
  g_assert_cmpuint (test_folder_count (lab->folder, NAME), ==, 1);
  g_assert_true (is_used (lab));
}

/* A file for a few entries is not worth it, nor is a new one for a few changes. */
static void
test_worth (void)
{
  g_autoptr(IndexLab) small = index_lab_new (100);
  g_autoptr(IndexLab) lab = index_lab_new (3000);
  g_autoptr(GBytes) first = NULL;
  g_autoptr(GBytes) second = NULL;
  g_autoptr(GBytes) third = NULL;

  index_lab_write (small);
  g_assert_false (test_folder_has (small->folder, NAME));

  index_lab_write (lab);
  first = test_folder_read (lab->folder, NAME);
  index_lab_put (lab, 100, 200);
  index_lab_write (lab);
  second = test_folder_read (lab->folder, NAME);
  g_assert_true (g_bytes_equal (first, second));
  index_lab_put (lab, 100, 600);
  index_lab_write (lab);
  third = test_folder_read (lab->folder, NAME);
  g_assert_false (g_bytes_equal (first, third));
}

/* An older file is a base to go on from; one that is ahead of the catalogue is none. */
static void
test_revisions (void)
{
  g_autoptr(IndexLab) lab = index_lab_new (300);

  index_lab_write (lab);
  index_lab_put (lab, 290, 20);
  g_assert_true (is_used (lab));
  run_sql (lab, "UPDATE state SET value = '0' WHERE key = 'revision'");
  g_assert_false (is_used (lab));
}

/* A catalogue that was put back from a copy, and then went another way past the revision. */
static void
test_other_past (void)
{
  g_autoptr(IndexLab) lab = index_lab_new (300);

  index_lab_write (lab);
  g_assert_true (is_used (lab));
  run_sql (lab, "DELETE FROM entry WHERE id % 10 = 3");
  g_assert_false (is_used (lab));
  index_lab_write (lab);
  g_assert_true (is_used (lab));
}

static void
test_other_catalogue (void)
{
  g_autoptr(IndexLab) lab = index_lab_new (300);
  g_autoptr(IndexLab) other = index_lab_new (300);
  g_autoptr(HubIndex) index = NULL;
  g_autoptr(GBytes) bytes = NULL;

  index_lab_write (other);
  bytes = test_folder_read (other->folder, NAME);
  test_folder_write (lab->folder, NAME, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_true (can_open (lab));
  g_assert_false (is_used (lab));

  /* No id at all: no file is of it, and none is written for it. */
  run_sql (lab, "DELETE FROM state WHERE key = 'catalogue_id'");
  g_unlink (lab->path);
  index_lab_write (lab);
  g_assert_false (test_folder_has (lab->folder, NAME));
  index = index_lab_open (lab);
  index_lab_put (lab, 0, 5);
  index_lab_refresh (index);
  index_lab_check (lab, index);
}

/* A file in which something is not as it was written is not used, whatever it is. */
static void
test_damaged (void)
{
  g_autoptr(IndexLab) lab = index_lab_new (300);
  g_autoptr(GBytes) bytes = NULL;
  g_autofree guint8 *data = NULL;
  gsize size;

  index_lab_write (lab);
  bytes = test_folder_read (lab->folder, NAME);
  data = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));

  for (guint i = 0; i < 240; i++)
    {
      gsize place = i < 128 ? i : (gsize) g_test_rand_int_range (0, (int) size);

      data[place] ^= 1u << (i % 8);
      test_folder_write (lab->folder, NAME, data, size);
      g_assert_false (can_open (lab));
      data[place] ^= 1u << (i % 8);
    }
  for (guint i = 0; i < 80; i++)
    {
      test_folder_write (lab->folder, NAME, data,
                         i < 50 ? i * 5 : (gsize) g_test_rand_int_range (0, (int) size));
      g_assert_false (can_open (lab));
    }
  data[size / 2] ^= 1;
  test_folder_write (lab->folder, NAME, data, size);
  g_assert_false (is_used (lab));

  /* It is made anew. */
  index_lab_write (lab);
  g_assert_true (is_used (lab));
}

/* What another version of the program has written. */
static void
test_versions (void)
{
  static const guint offsets[] = { 0, 8, 12, 16 };   /* magic, byte order, format, analyzer */
  g_autoptr(IndexLab) lab = index_lab_new (300);

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      g_autoptr(GBytes) bytes = NULL;
      g_autofree guint8 *data = NULL;
      gsize size;

      index_lab_write (lab);
      g_assert_true (is_used (lab));
      bytes = test_folder_read (lab->folder, NAME);
      data = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));
      data[offsets[i]]++;
      test_folder_write (lab->folder, NAME, data, size);
      g_assert_false (is_used (lab));
    }
}

/* Names that are no files of ours. */
static void
test_odd_files (void)
{
  g_autoptr(IndexLab) lab = index_lab_new (300);

  g_assert_cmpint (g_mkdir (lab->path, 0700), ==, 0);
  g_assert_false (is_used (lab));
  g_assert_cmpint (g_rmdir (lab->path), ==, 0);

  g_assert_cmpint (mkfifo (lab->path, 0600), ==, 0);
  g_assert_false (is_used (lab));
  g_assert_cmpint (g_unlink (lab->path), ==, 0);

  g_assert_cmpint (symlink ("nowhere", lab->path), ==, 0);
  g_assert_false (is_used (lab));
  index_lab_write (lab);   /* takes the link's place */
  g_assert_true (is_used (lab));

  test_folder_write (lab->folder, NAME, "", 0);
  g_assert_false (is_used (lab));
}

static void
write_child (gpointer data)
{
  IndexLab *lab = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (lab->folder, &error);

  for (;;)
    {
      g_unlink (lab->path);
      hub_index_write_file (catalogue, lab->path, NULL, NULL);
    }
}

/* Killed at any moment, a writer leaves a file that is whole, or none, and nothing in the way. */
static void
test_killed (void)
{
  g_autoptr(IndexLab) lab = index_lab_new (300);

  for (guint i = 0; i < 15; i++)
    {
      pid_t pid = fork ();

      if (pid == 0)
        {
          write_child (lab);
          _exit (0);
        }
      g_usleep (g_test_rand_int_range (1000, 120000));
      g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
      if (test_folder_has (lab->folder, NAME))
        g_assert_true (can_open (lab));
      g_assert_cmpuint (test_folder_count (lab->folder, NAME), <=, 2);
    }
  g_unlink (lab->path);
  index_lab_write (lab);
  g_assert_true (is_used (lab));
  g_assert_cmpuint (test_folder_count (lab->folder, NAME), ==, 1);
}

/* Two programs write at once: one gives way, or they come one after the other. */
static void
test_two_programs (void)
{
  g_autoptr(IndexLab) lab = index_lab_new (300);
  pid_t pids[2];

  for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
    {
      pids[i] = fork ();
      if (pids[i] == 0)
        {
          write_child (lab);
          _exit (0);
        }
    }
  for (guint i = 0; i < 150; i++)
    {
      g_auto(HubIndexFile) file = { NULL };
      g_autoptr(GError) error = NULL;

      g_usleep (2000);
      if (!hub_index_file_open (lab->path, &file, &error))
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
    {
      g_assert_cmpint (kill (pids[i], SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (pids[i], NULL, 0), ==, pids[i]);
    }
}

static void
test_busy (void)
{
  g_autoptr(IndexLab) lab = index_lab_new (300);
  g_autofree char *new_path = g_strconcat (lab->path, ".new", NULL);
  g_autoptr(GError) error = NULL;
  g_autofd int fd = open (new_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (flock (fd, LOCK_EX | LOCK_NB), ==, 0);
  g_assert_false (hub_index_write_file (lab->catalogue, lab->path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  g_assert_true (g_file_test (new_path, G_FILE_TEST_EXISTS));   /* it is not ours */
  g_assert_false (test_folder_has (lab->folder, NAME));
}

static void
read_only_child (gpointer data)
{
  IndexLab *lab = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(HubIndex) index = hub_index_new (lab->catalogue, lab->path, NULL, &error);

  if (index == NULL || hub_index_get_n_rows (index) != 394)   /* the starter catalogue has 94 */
    _exit (1);
  if (hub_index_write_file (lab->catalogue, lab->path, NULL, &error))
    _exit (2);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    _exit (3);
  _exit (0);
}

/* In a folder that cannot be written to all is made in memory. */
static void
test_read_only (void)
{
  g_autoptr(IndexLab) lab = index_lab_new (300);
  int status;

  g_assert_cmpint (g_chmod (lab->folder, 0555), ==, 0);
  status = test_run_unprivileged (read_only_child, lab);
  g_assert_cmpint (g_chmod (lab->folder, 0700), ==, 0);
  if (status == 77)
    g_test_skip ("cannot become another user");
  else
    g_assert_cmpint (status, ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr(IndexLab) lab = index_lab_new (300);
  g_autoptr(HubIndex) index = index_lab_open (lab);
  g_autoptr(HubIndexSnapshot) snapshot = hub_index_take_snapshot (index);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(HubIndexFile) file = { NULL };
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (hub_index_snapshot_write (snapshot, &file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (test_folder_count (lab->folder, NAME), ==, 0);
}

/* Written in the background, offered, and taken up, while the catalogue goes on changing. */
static void
test_writing (void)
{
  g_autoptr(IndexLab) lab = index_lab_new (300);
  g_autoptr(HubIndex) index = index_lab_open (lab);

  for (guint i = 0; i < 10; i++)
    {
      HubIndexSnapshot *snapshot = hub_index_take_snapshot (index);
      g_auto(HubIndexFile) file = { NULL };
      g_autoptr(GError) error = NULL;
      HubIndexWriting *writing;

      if (snapshot == NULL)
        {
          index_lab_put (lab, lab->n_entries, 300 + lab->n_entries / 4);
          index_lab_refresh (index);
          snapshot = hub_index_take_snapshot (index);
        }
      g_assert_nonnull (snapshot);
      writing = hub_index_writing_new (snapshot);
      index_lab_put (lab, 20 * i, 30);
      if (i % 2 == 0)
        index_lab_refresh (index);
      if (i == 7)
        {
          hub_index_writing_stop (writing);
          continue;
        }
      g_assert_true (hub_index_writing_finish (writing, &file, &error));
      g_assert_no_error (error);
      hub_index_offer_file (index, &file);
      g_assert_null (file.segment);
      index_lab_refresh (index);
      index_lab_check (lab, index);
      g_assert_true (is_used (lab));
    }
}

/* One of another version of the analyzer serves who asks for it, with all that is new, and is not
 * written as if it were of this one; it is made anew beside that. */
static void
test_stale (void)
{
  g_autoptr(IndexLab) lab = index_lab_new (1200);
  g_autoptr(HubIndex) index = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(HubIndexFile) file = { NULL };

  index_lab_write (lab);
  newer = 1;
  g_assert_false (is_used (lab));
  index = hub_index_new_at_once (lab->catalogue, lab->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (hub_index_is_stale (index));
  index_lab_check (lab, index);
  index_lab_put (lab, 0, 1100);
  index_lab_refresh (index);
  index_lab_check (lab, index);
  g_assert_true (hub_index_is_stale (index));
  g_assert_null (hub_index_take_snapshot (index));

  g_assert_true (hub_index_writing_finish (hub_index_writing_new_anew (lab->folder), &file,
                                           &error));
  g_assert_no_error (error);
  g_assert_false (file.is_stale);
  hub_index_offer_file (index, &file);
  index_lab_put (lab, 7, 20);
  index_lab_refresh (index);
  g_assert_false (hub_index_is_stale (index));
  index_lab_check (lab, index);
  g_assert_true (is_used (lab));
  newer = 0;
}

/* Few entries are read anew in no time. */
static void
test_stale_and_small (void)
{
  g_autoptr(IndexLab) lab = index_lab_new (300);
  g_autoptr(HubIndex) index = NULL;

  index_lab_write (lab);
  newer = 1;
  index = hub_index_new_at_once (lab->catalogue, lab->path, NULL, NULL);
  g_assert_false (hub_index_is_stale (index));
  index_lab_check (lab, index);
  newer = 0;
}

/* Whoever reads has the old one until the new one is there, or all entries anew where none can be
 * written. */
static void
test_stale_reading (gconstpointer is_writable)
{
  g_autoptr(IndexLab) lab = index_lab_new (1200);
  g_autofree char *new_path = g_strconcat (lab->path, ".new", NULL);
  HubReading *reading = hub_reading_new (lab->folder);
  g_autoptr(GError) error = NULL;
  HubIndex *index;

  index_lab_write (lab);
  if (is_writable == NULL)
    g_assert_cmpint (g_mkdir (new_path, 0700), ==, 0);
  newer = 1;
  hub_reading_open (reading, NULL, &error);
  g_assert_no_error (error);
  index = hub_search_get_index (reading->search);
  g_assert_true (hub_index_is_stale (index));

  while (hub_index_is_stale (index))
    {
      hub_reading_open (reading, NULL, &error);
      g_assert_no_error (error);
      g_usleep (1000);
    }
  index_lab_check (lab, index);
  g_assert_cmpint (is_used (lab), ==, is_writable != NULL);
  hub_reading_free (reading);
  newer = 0;
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/index/file/stale", test_stale);
  g_test_add_func ("/index/file/stale-and-small", test_stale_and_small);
  g_test_add_data_func ("/index/file/stale-reading", "", test_stale_reading);
  g_test_add_data_func ("/index/file/stale-reading-unwritable", NULL, test_stale_reading);
  g_test_add_func ("/index/file/write", test_write);
  g_test_add_func ("/index/file/worth", test_worth);
  g_test_add_func ("/index/file/revisions", test_revisions);
  g_test_add_func ("/index/file/other-past", test_other_past);
  g_test_add_func ("/index/file/other-catalogue", test_other_catalogue);
  g_test_add_func ("/index/file/damaged", test_damaged);
  g_test_add_func ("/index/file/versions", test_versions);
  g_test_add_func ("/index/file/odd-files", test_odd_files);
  g_test_add_func ("/index/file/killed", test_killed);
  g_test_add_func ("/index/file/two-programs", test_two_programs);
  g_test_add_func ("/index/file/busy", test_busy);
  g_test_add_func ("/index/file/read-only", test_read_only);
  g_test_add_func ("/index/file/cancelled", test_cancelled);
  g_test_add_func ("/index/file/writing", test_writing);

  return g_test_run ();
}
