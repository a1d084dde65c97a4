/* test-catalogue-faults.c: what becomes of the catalogue when things go wrong
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-catalogue-tools.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define CATALOGUE "catalogue.db"

/* FAULTS.md F54: a catalogue of a newer version stays as it is, for reader and writer. */
static void
test_f54_too_new (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GBytes) after = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;

  hub_catalogue_close (test_open_reader (folder));
  test_run_sql (folder, "PRAGMA user_version = 77");
  before = test_folder_read (folder, CATALOGUE);
  g_assert_null (hub_catalogue_open (folder, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_TOO_NEW);
  sentence = hub_error_dup_sentence (error);
  g_assert_nonnull (strstr (sentence, CATALOGUE));
  g_clear_error (&error);
  g_assert_null (hub_catalogue_writer_open (folder, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_TOO_NEW);
  after = test_folder_read (folder, CATALOGUE);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (test_folder_count (folder, "damaged"), ==, 0);
}

typedef struct
{
  TestFolder *folder;
  int         ready;      /* the child's end of a pipe, or -1 */
  int         n_pages;
} Child;

/* Writes pages until it is killed; says on a pipe when each is acknowledged. */
static void
write_pages (gpointer data)
{
  Child *child = data;
  HubCatalogueWriter *writer = test_open_writer (child->folder);

  for (int page = 0; page < child->n_pages; page++)
    {
      g_autoptr(GPtrArray) entries = test_entry_list (page * 50 + 1, page * 50 + 50);
      g_autofree char *cursor = g_strdup_printf ("%d", page + 1);
      HubCatalogueTally tally = { 0 };

      g_assert_true (hub_catalogue_writer_apply_page (writer, entries, 1, "walk", cursor, &tally,
                                                      NULL, NULL));
      if (child->ready >= 0)
        g_assert_cmpint (write (child->ready, "p", 1), ==, 1);
    }
  raise (SIGKILL);
}

/* Starts the child, kills it after @n_acknowledged pages, and counts what it acknowledged. */
static int
kill_after (TestFolder *folder,
            int         n_acknowledged)
{
  Child child = { folder, -1, 100000 };
  int ends[2];
  pid_t pid;
  char byte;
  int n = 0;

  g_assert_cmpint (pipe (ends), ==, 0);
  pid = fork ();
  if (pid == 0)
    {
      close (ends[0]);
      child.ready = ends[1];
      write_pages (&child);
    }

  close (ends[1]);
  while (n < n_acknowledged && read (ends[0], &byte, 1) == 1)
    n++;
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  while (read (ends[0], &byte, 1) == 1)
    n++;
  close (ends[0]);
  return n;
}

/* FAULTS.md F55: killed while it writes pages: sound, pages whole, and the cursor fits them. */
static void
test_f55_killed (void)
{
  for (int round = 0; round < 12; round++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      g_autoptr(HubCatalogueWriter) writer = NULL;
      g_autofree char *cursor = NULL;
      gint64 n_pages = 0;
      int n_acknowledged = kill_after (folder, round);
      gint64 n_entries;

      n_entries = test_count (folder, "SELECT count(*) FROM entry WHERE nid > 0");
      g_assert_cmpint (n_entries % 50, ==, 0);
      g_assert_cmpint (n_entries / 50, >=, n_acknowledged);
      test_assert_sound (folder);

      writer = test_open_writer (folder);
      cursor = hub_catalogue_writer_dup_state (writer, "walk", NULL);
      if (cursor != NULL)
        g_ascii_string_to_signed (cursor, 10, 0, G_MAXINT, &n_pages, NULL);
      g_assert_cmpint (n_pages, ==, n_entries / 50);
    }
}

/* A log that was left is checked and emptied at the next start. */
static void
test_f55_log_left (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, CATALOGUE);
  Child child = { folder, -1, 3 };

  g_assert_cmpint (test_run_child (write_pages, &child), ==, -SIGKILL);
  g_assert_true (hub_database_has_log (path));
  hub_catalogue_close (test_open_reader (folder));
  g_assert_false (hub_database_has_log (path));
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry WHERE nid > 0"), ==, 150);
  test_assert_sound (folder);
}

/* FAULTS.md F52, F55: what is damaged beside a log that was left is found when it is opened. */
static void
test_f55_damage_found (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, CATALOGUE);
  g_autofree char *aside = NULL;
  Child child = { folder, -1, 2 };

  test_add_entries (folder, 1000, 2000);
  g_assert_cmpint (test_run_child (write_pages, &child), ==, -SIGKILL);
  g_assert_cmpint (truncate (path, 20 * 4096), ==, 0);
  aside = test_open_repaired (folder);
  test_assert_sound (folder);
}

/* FAULTS.md F57: a file beside the log of another one is set aside, never merged. */
static void
test_f57_foreign_log (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) other = test_folder_new ();
  g_autofree char *from = test_folder_path (other, CATALOGUE "-wal");
  g_autofree char *to = test_folder_path (folder, CATALOGUE "-wal");
  g_autofree char *aside = NULL;
  Child child = { other, -1, 2 };

  test_add_entries (folder, 7000, 7050);
  test_add_entries (other, 8000, 8050);
  g_assert_cmpint (test_run_child (write_pages, &child), ==, -SIGKILL);
  g_assert_cmpint (g_rename (from, to), ==, 0);

  aside = test_open_repaired (folder);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry WHERE nid > 0"), ==, 0);
  test_assert_sound (folder);
}

/* A log whose file is gone: set aside, too. */
static void
test_f57_log_alone (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, CATALOGUE);
  g_autoptr(HubCatalogue) catalogue = NULL;
  Child child = { folder, -1, 2 };

  g_assert_cmpint (test_run_child (write_pages, &child), ==, -SIGKILL);
  g_assert_cmpint (g_unlink (path), ==, 0);
  catalogue = test_open_reader (folder);
  g_assert_cmpuint (test_folder_count (folder, "-wal"), >=, 1);
  g_assert_cmpuint (test_folder_count (folder, ".damaged-"), >=, 1);
  test_assert_sound (folder);
}

/* In a child whose files cannot grow further, as on a disk that is full. */
static void
write_until_full (gpointer data)
{
  TestFolder *folder = data;
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  struct rlimit limit = { 1500000, 1500000 };
  HubCatalogueTally tally = { 0 };
  g_autoptr(GError) error = NULL;
  int page = 0;
  gint64 n_entries;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  while (error == NULL)
    {
      g_autoptr(GPtrArray) entries = test_entry_list (page * 500 + 1, page * 500 + 500);

      page++;
      hub_catalogue_writer_apply_page (writer, entries, 1, "walk", "x", &tally, NULL, &error);
    }
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_FULL);

  n_entries = test_count (folder, "SELECT count(*) FROM entry WHERE nid > 0");
  g_assert_cmpint (n_entries, ==, tally.added);
  g_assert_cmpint (n_entries % 500, ==, 0);
  g_assert_cmpint (n_entries, >, 0);
}

/* FAULTS.md F49: the page that does not fit is undone, what was there can be read. */
static void
test_f49_disk_full (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  hub_catalogue_close (test_open_reader (folder));
  g_assert_cmpint (test_run_child (write_until_full, folder), ==, 0);
  test_assert_sound (folder);
  test_add_entries (folder, 900001, 900050);   /* there is room again */
  test_assert_sound (folder);
}

static void
start_on_full_disk (gpointer data)
{
  struct rlimit limit = { 20000, 20000 };
  g_autoptr(GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_null (hub_catalogue_open (data, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_FULL);
}

/* The first start on a full disk says so; the next one, with room, makes the starter. */
static void
test_f49_first_start (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  g_assert_cmpint (test_run_child (start_on_full_disk, folder), ==, 0);
  hub_catalogue_close (test_open_reader (folder));
  test_assert_sound (folder);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry"), ==, 94);
}

static void
use_read_only (gpointer data)
{
  g_autoptr(HubCatalogueWriter) writer = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (test_count (data, "SELECT count(*) FROM entry"), ==, 94);
  g_assert_cmpuint (test_count_matches (data, "trafficking"), >, 0);
  g_assert_null (hub_catalogue_writer_open (data, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_READ_ONLY);
}

static void
start_read_only (gpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (hub_catalogue_open (data, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_READ_ONLY);
}

static void
assert_child_ok (int status)
{
  if (status == 77)
    g_test_skip ("cannot become another user");
  else
    g_assert_cmpint (status, ==, 0);
}

/* FAULTS.md F51: in a folder that cannot be written, what is there can be read and searched. */
static void
test_f51_read_only (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, CATALOGUE);
  int status;

  hub_catalogue_close (test_open_reader (folder));
  g_chmod (path, 0444);
  g_chmod (folder, 0555);
  status = test_run_unprivileged (use_read_only, folder);
  g_chmod (folder, 0755);
  assert_child_ok (status);
}

static void
test_f51_first_start (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  int status;

  g_chmod (folder, 0555);
  status = test_run_unprivileged (start_read_only, folder);
  g_chmod (folder, 0755);
  assert_child_ok (status);
}

static void
test_f51_file_in_its_place (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *data_dir = test_folder_path (folder, "file");
  g_autoptr(GError) error = NULL;

  test_folder_write (folder, "file", "x", 1);
  g_assert_null (hub_catalogue_open (data_dir, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/F49-disk-full", test_f49_disk_full);
  g_test_add_func ("/catalogue/F49-first-start", test_f49_first_start);
  g_test_add_func ("/catalogue/F51-read-only", test_f51_read_only);
  g_test_add_func ("/catalogue/F51-first-start", test_f51_first_start);
  g_test_add_func ("/catalogue/F51-file-in-its-place", test_f51_file_in_its_place);
  g_test_add_func ("/catalogue/F54-too-new", test_f54_too_new);
  g_test_add_func ("/catalogue/F55-killed", test_f55_killed);
  g_test_add_func ("/catalogue/F55-log-left", test_f55_log_left);
  g_test_add_func ("/catalogue/F55-damage-found", test_f55_damage_found);
  g_test_add_func ("/catalogue/F57-foreign-log", test_f57_foreign_log);
  g_test_add_func ("/catalogue/F57-log-alone", test_f57_log_alone);

  return g_test_run ();
}
