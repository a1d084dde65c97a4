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

/* Opens, expects a repair, and gives back where the damaged file is. */
static char *
open_repaired (TestFolder *folder)
{
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogueStatus) status = hub_catalogue_get_status (catalogue, &error);

  g_assert_no_error (error);
  g_assert_nonnull (status->damaged_path);
  g_assert_true (g_file_test (status->damaged_path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (status->entries, ==, 94);
  return g_steal_pointer (&status->damaged_path);
}

static void
assert_sound (TestFolder *folder)
{
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autoptr(HubCatalogueStatus) status = hub_catalogue_get_status (catalogue, NULL);

  g_assert_null (status->damaged_path);
  test_assert_whole (folder);
}

/* Adds some entries as from a hub, and closes. */
static void
add_entries (TestFolder *folder,
             int         first,
             int         last)
{
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autoptr(GPtrArray) entries = test_entry_list (first, last);

  test_apply_page (writer, entries, 1, NULL);
}

/* FAULTS.md F52: what is no catalogue is set aside and the starter takes its place. */
static void
test_f52_no_catalogue (void)
{
  static const char text[] = "A text file that is longer than the hundred bytes of a header, which"
                             " it has no reason whatsoever to be.";
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *aside = NULL;
  g_autofree char *kept = NULL;
  gsize size;

  test_folder_write (folder, CATALOGUE, text, sizeof text);
  test_folder_write (folder, CATALOGUE "-wal", text, sizeof text);
  aside = open_repaired (folder);
  g_assert_true (g_file_get_contents (aside, &kept, &size, NULL));
  g_assert_cmpmem (kept, size, text, sizeof text);
  g_assert_cmpuint (test_folder_count (folder, ".damaged-"), >=, 2);
  assert_sound (folder);
}

static void
test_f52_other_program (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *aside = NULL;

  test_run_sql (folder, "PRAGMA application_id = 99; CREATE TABLE theirs (x)");
  aside = open_repaired (folder);
  assert_sound (folder);
}

static void
test_f52_missing_table (void)
{
  static const char *const tables[] = { "entry_text", "attachment", "state", "body", "term" };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      g_autofree char *script = g_strdup_printf ("DROP TABLE %s", tables[i]);
      g_autofree char *aside = NULL;

      hub_catalogue_close (test_open_reader (folder));
      test_run_sql (folder, script);
      aside = open_repaired (folder);
      assert_sound (folder);
    }
}

/* An empty file is a valid empty database: filled as if it were missing. */
static void
test_f52_empty (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  test_folder_write (folder, CATALOGUE, "", 0);
  hub_catalogue_close (test_open_reader (folder));
  assert_sound (folder);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry"), ==, 94);
}

static void
test_f52_truncated (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, CATALOGUE);
  g_autofree char *aside = NULL;

  add_entries (folder, 1, 500);
  g_assert_cmpint (truncate (path, 3 * 4096), ==, 0);
  aside = open_repaired (folder);
  assert_sound (folder);
}

/* Opens what random bytes have hit: opening works, and reading fails with a code or not at all. */
static void
test_f52_random_damage (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(GBytes) whole = NULL;

  add_entries (folder, 1, 200);
  whole = test_folder_read (folder, CATALOGUE);
  for (int round = 0; round < 60; round++)
    {
      gsize size = g_bytes_get_size (whole);
      g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), size);
      g_autoptr(HubCatalogue) catalogue = NULL;
      g_autoptr(HubCatalogueStatus) status = NULL;
      g_autoptr(GPtrArray) rows = NULL;
      g_autoptr(GError) error = NULL;
      gint64 ids[100];

      for (int i = 0; i < 20; i++)
        bytes[g_test_rand_int_range (0, size)] = g_test_rand_int_range (0, 256);
      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        ids[i] = 2 * i + 1;
      test_folder_write (folder, CATALOGUE, bytes, size);
      catalogue = hub_catalogue_open (folder, &error);
      if (catalogue == NULL)
        {
          g_assert_true (error->domain == HUB_ERROR);
          continue;
        }
      status = hub_catalogue_get_status (catalogue, NULL);
      rows = hub_catalogue_get_rows (catalogue, ids, G_N_ELEMENTS (ids), NULL, NULL);
      hub_catalogue_check (catalogue, NULL);
    }
}

/* FAULTS.md F52: if the index alone is damaged, it alone is made anew; what was synced stays. */
static void
test_f52_index_alone (void)
{
  static const char *const scripts[] = {
    "DELETE FROM entry_text_data WHERE id > 10",
    "UPDATE entry_text_data SET block = substr (block, 1, length (block) / 2) WHERE id > 10",
    "UPDATE entry_text_data SET block = randomblob (length (block)) WHERE id > 10",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();

      add_entries (folder, 1, 300);
      test_run_sql (folder, scripts[i]);
      test_folder_write (folder, CATALOGUE "-suspect", "", 0);   /* as after a failed search */
      assert_sound (folder);
      g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry"), ==, 394);
      g_assert_cmpuint (test_count_matches (folder, "number77"), ==, 1);
      g_assert_cmpuint (test_count_matches (folder, "trafficking"), >, 2);
      g_assert_false (test_folder_has (folder, CATALOGUE "-suspect"));
      g_assert_cmpuint (test_folder_count (folder, "damaged"), ==, 0);
    }
}

/* Damage that nobody has seen yet shows while reading: the next opening checks and repairs. */
static void
test_f52_damage_while_reading (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, CATALOGUE);
  g_autoptr(HubCatalogue) catalogue = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  const char *title;
  gint64 ids[500];
  gsize size;

  add_entries (folder, 1, 500);
  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  while ((title = memmem (text, size, "Entry number4", strlen ("Entry number4"))) != NULL)
    memset (text + (title - text) / 4096 * 4096, 0xee, 4096);   /* the page it stands on */
  test_folder_write (folder, CATALOGUE, text, size);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = i + 95;
  catalogue = test_open_reader (folder);
  g_assert_null (hub_catalogue_get_rows (catalogue, ids, G_N_ELEMENTS (ids), NULL, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED);
  g_clear_pointer (&catalogue, hub_catalogue_close);

  aside = open_repaired (folder);
  assert_sound (folder);
}

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
      assert_sound (folder);

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
  assert_sound (folder);
}

/* FAULTS.md F52, F55: what is damaged beside a log that was left is found when it is opened. */
static void
test_f55_damage_found (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, CATALOGUE);
  g_autofree char *aside = NULL;
  Child child = { folder, -1, 2 };

  add_entries (folder, 1000, 2000);
  g_assert_cmpint (test_run_child (write_pages, &child), ==, -SIGKILL);
  g_assert_cmpint (truncate (path, 20 * 4096), ==, 0);
  aside = open_repaired (folder);
  assert_sound (folder);
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

  add_entries (folder, 7000, 7050);
  add_entries (other, 8000, 8050);
  g_assert_cmpint (test_run_child (write_pages, &child), ==, -SIGKILL);
  g_assert_cmpint (g_rename (from, to), ==, 0);

  aside = open_repaired (folder);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry WHERE nid > 0"), ==, 0);
  assert_sound (folder);
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
  assert_sound (folder);
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
  assert_sound (folder);
  add_entries (folder, 900001, 900050);   /* there is room again */
  assert_sound (folder);
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
  assert_sound (folder);
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
  g_test_add_func ("/catalogue/F52-no-catalogue", test_f52_no_catalogue);
  g_test_add_func ("/catalogue/F52-other-program", test_f52_other_program);
  g_test_add_func ("/catalogue/F52-missing-table", test_f52_missing_table);
  g_test_add_func ("/catalogue/F52-empty", test_f52_empty);
  g_test_add_func ("/catalogue/F52-truncated", test_f52_truncated);
  g_test_add_func ("/catalogue/F52-random-damage", test_f52_random_damage);
  g_test_add_func ("/catalogue/F52-index-alone", test_f52_index_alone);
  g_test_add_func ("/catalogue/F52-damage-while-reading", test_f52_damage_while_reading);
  g_test_add_func ("/catalogue/F54-too-new", test_f54_too_new);
  g_test_add_func ("/catalogue/F55-killed", test_f55_killed);
  g_test_add_func ("/catalogue/F55-log-left", test_f55_log_left);
  g_test_add_func ("/catalogue/F55-damage-found", test_f55_damage_found);
  g_test_add_func ("/catalogue/F57-foreign-log", test_f57_foreign_log);
  g_test_add_func ("/catalogue/F57-log-alone", test_f57_log_alone);

  return g_test_run ();
}
