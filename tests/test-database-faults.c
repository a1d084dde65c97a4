/* test-database-faults.c: full disks, read-only folders, damaged and foreign files
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-database-schema.h"

#include "hub-error.h"
#include "test-folder.h"

#include <glib/gstdio.h>
#include <sys/resource.h>
#include <unistd.h>

#define ADDING "Could not add"

static gboolean
add_note (HubDatabase *database,
          const char  *text,
          GError     **error)
{
  g_autoptr(HubStatement) statement = hub_database_get_statement (database, INSERT_NOTE, error);

  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, text);
  return hub_database_run (database, statement, ADDING, error);
}

static gint64
count_notes (HubDatabase *database)
{
  g_autoptr(HubStatement) statement = hub_database_get_statement (database, COUNT_NOTES, NULL);
  gboolean has_row;

  g_assert_true (hub_database_step (database, statement, &has_row, "Could not count", NULL));
  return sqlite3_column_int64 (statement, 0);
}

static HubDatabase *
open_as (const char      *path,
         HubDatabaseRole  role)
{
  g_autoptr(GError) error = NULL;
  HubDatabase *database = hub_database_open (path, role, &test_schema_2, &error);

  g_assert_no_error (error);
  return database;
}

static void
assert_refused (TestFolder      *folder,
                HubDatabaseRole  role,
                int              code)
{
  g_autofree char *path = test_folder_path (folder, "test.db");
  g_autoptr(GError) error = NULL;

  g_assert_null (hub_database_open (path, role, &test_schema_2, &error));
  g_assert_error (error, HUB_ERROR, code);
}

/* Adds a long note in a transaction until it fails. */
static void
fill_until_full (HubDatabase *database)
{
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autoptr(GError) error = NULL;

  g_assert_true (hub_database_begin (database, NULL));
  while (add_note (database, text, &error))
    ;
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_FULL);
  hub_database_rollback (database);
}

/* FAULTS.md F49: on a full database: rolled back, reading and writing less go on. */
static void
test_f49_full (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "test.db");
  g_autoptr(HubDatabase) database = open_as (path, HUB_DATABASE_WRITER);
  g_autoptr(GError) error = NULL;

  g_assert_true (add_note (database, "before", &error));
  g_assert_cmpint (sqlite3_exec (hub_database_get_handle (database), "PRAGMA max_page_count = 60",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  fill_until_full (database);

  g_assert_cmpint (count_notes (database), ==, 1);
  g_assert_true (add_note (database, "after", &error));
  g_assert_no_error (error);
  g_assert_true (hub_database_check (database, &error));
}

/* In a child whose files cannot grow: as a disk that is full, down to the system call. */
static void
fill_limited (gpointer data)
{
  g_autoptr(HubDatabase) database = open_as (data, HUB_DATABASE_WRITER);
  struct rlimit limit = { 400000, 400000 };
  g_autoptr(GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_true (add_note (database, "before", &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  sqlite3_exec (hub_database_get_handle (database), "PRAGMA cache_size = 10", NULL, NULL, NULL);
  fill_until_full (database);
  g_assert_cmpint (count_notes (database), ==, 1);
  g_assert_false (hub_database_has_log (data));   /* what the log took is given back */
  g_assert_true (add_note (database, "after", &error));
  g_assert_no_error (error);
}

static void
test_f49_disk_full (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "test.db");
  g_autoptr(HubDatabase) database = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (test_run_child (fill_limited, path), ==, 0);
  database = open_as (path, HUB_DATABASE_WRITER);
  g_assert_cmpint (count_notes (database), ==, 2);
  g_assert_true (hub_database_check (database, &error));
  g_assert_no_error (error);
}

/* A write lock held by another connection: refused after the time-out, not waited for forever. */
static void
test_busy (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "test.db");
  g_autoptr(HubDatabase) first = open_as (path, HUB_DATABASE_WRITER);
  g_autoptr(HubDatabase) second = open_as (path, HUB_DATABASE_WRITER);
  g_autoptr(GError) error = NULL;

  sqlite3_busy_timeout (hub_database_get_handle (second), 10);
  g_assert_true (hub_database_begin (first, NULL));
  g_assert_false (hub_database_begin (second, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_BUSY);
  hub_database_rollback (first);
  g_clear_error (&error);
  g_assert_true (hub_database_begin (second, &error));
  hub_database_rollback (second);
}

static void
read_unprivileged (gpointer data)
{
  g_autoptr(HubDatabase) reader = NULL;
  g_autoptr(HubDatabase) writer = NULL;
  g_autoptr(GError) error = NULL;

  reader = open_as (data, HUB_DATABASE_READER);
  g_assert_cmpint (count_notes (reader), ==, 1);
  writer = hub_database_open (data, HUB_DATABASE_WRITER, &test_schema_2, &error);
  if (writer != NULL)
    g_assert_false (add_note (writer, "x", &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_READ_ONLY);
}

/* FAULTS.md F51: in a folder that cannot be written, reading works and writing says why. */
static void
test_f51_read_only (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "test.db");
  HubDatabase *database = open_as (path, HUB_DATABASE_WRITER);
  int status;

  g_assert_true (add_note (database, "x", NULL));
  hub_database_close (database);
  g_chmod (path, 0444);
  g_chmod (folder, 0555);
  status = test_run_unprivileged (read_unprivileged, path);
  g_chmod (folder, 0755);
  if (status == 77)
    g_test_skip ("cannot become another user");
  else
    g_assert_cmpint (status, ==, 0);
}

static void
test_f51_missing_folder (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "none/test.db");
  g_autoptr(GError) error = NULL;

  g_assert_null (hub_database_open (path, HUB_DATABASE_WRITER, &test_schema_2, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE);
}

static void
test_folder_in_its_place (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "test.db");

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_refused (folder, HUB_DATABASE_WRITER, HUB_ERROR_STORE);
  assert_refused (folder, HUB_DATABASE_READER, HUB_ERROR_STORE);
}

/* FAULTS.md F52, F53: what is no database, or not ours, is refused and stays as it is. */
static void
test_f52_foreign_files (void)
{
  static const char text[] = "This is a letter to my aunt, and it is longer than one hundred bytes,"
                             " so that it could be a header by its length alone.";
  const HubDatabaseRole roles[] = { HUB_DATABASE_WRITER, HUB_DATABASE_READER,
                                    HUB_DATABASE_PRECIOUS };
  static const struct { const char *data; gsize size; } files[] = {
    { text, sizeof text },
    { "short", 5 },
    { "SQLite format 3\0half a header", 30 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      g_autoptr(GBytes) after = NULL;

      test_folder_write (folder, "test.db", files[i].data, files[i].size);
      for (gsize r = 0; r < G_N_ELEMENTS (roles); r++)
        assert_refused (folder, roles[r], HUB_ERROR_STORE_DAMAGED);
      after = test_folder_read (folder, "test.db");
      g_assert_cmpmem (g_bytes_get_data (after, NULL), g_bytes_get_size (after),
                       files[i].data, files[i].size);
    }
}

/* Another program's database: with its id, or with none but with tables. */
static void
test_f57_other_program (void)
{
  static const char *const scripts[] = {
    "PRAGMA application_id = 7; CREATE TABLE theirs (x);",
    "CREATE TABLE theirs (x);",
    "PRAGMA application_id = 7;",
    "PRAGMA user_version = 2;",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      g_autofree char *path = test_folder_path (folder, "test.db");
      g_autoptr(GBytes) before = NULL;
      g_autoptr(GBytes) after = NULL;
      sqlite3 *handle = NULL;

      g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (handle, scripts[i], NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (handle);
      before = test_folder_read (folder, "test.db");
      assert_refused (folder, HUB_DATABASE_WRITER, HUB_ERROR_STORE_DAMAGED);
      assert_refused (folder, HUB_DATABASE_READER, HUB_ERROR_STORE_DAMAGED);
      after = test_folder_read (folder, "test.db");
      g_assert_true (g_bytes_equal (before, after));
    }
}

static void
run_script (const char *path,
            const char *script)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, script, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
test_f52_missing_table (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "test.db");

  hub_database_close (open_as (path, HUB_DATABASE_WRITER));
  run_script (path, "DROP TABLE note");
  assert_refused (folder, HUB_DATABASE_WRITER, HUB_ERROR_STORE_DAMAGED);
  assert_refused (folder, HUB_DATABASE_READER, HUB_ERROR_STORE_DAMAGED);
}

/* What SQLite quotes from a damaged file may hold any bytes: our message is text all the same. */
static void
test_f52_message_is_text (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "test.db");
  g_autoptr(GBytes) whole = NULL;
  g_autofree guint8 *bytes = NULL;
  g_autoptr(GError) error = NULL;
  guint8 *word;
  gsize size;

  hub_database_close (open_as (path, HUB_DATABASE_WRITER));
  whole = test_folder_read (folder, "test.db");
  bytes = g_memdup2 (g_bytes_get_data (whole, &size), g_bytes_get_size (whole));
  word = memmem (bytes, size, "STRICT", strlen ("STRICT"));
  g_assert_nonnull (word);
  *word = 0xcd;
  test_folder_write (folder, "test.db", bytes, size);
  g_assert_null (hub_database_open (path, HUB_DATABASE_READER, &test_schema_2, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_nonnull (strstr (error->message, path));
}

/* Random bytes in the pages: an error or rows, never a crash; a check that finds it says so. */
static void
test_f52_random_damage (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "test.db");
  HubDatabase *database = open_as (path, HUB_DATABASE_WRITER);
  g_autoptr(GBytes) whole = NULL;
  guint n_found = 0;

  for (int i = 0; i < 300; i++)
    g_assert_true (add_note (database, "some text that fills the pages of the file", NULL));
  hub_database_close (database);
  whole = test_folder_read (folder, "test.db");

  for (int round = 0; round < 200; round++)
    {
      gsize size = g_bytes_get_size (whole);
      g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), size);
      g_autoptr(HubDatabase) damaged = NULL;
      g_autoptr(GError) error = NULL;

      for (int i = 0; i < 8; i++)
        bytes[g_test_rand_int_range (100, size)] = g_test_rand_int_range (0, 256);
      test_folder_write (folder, "test.db", bytes, size);
      damaged = hub_database_open (path, HUB_DATABASE_READER, &test_schema_2, &error);
      if (damaged == NULL || !hub_database_check (damaged, &error))
        {
          g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          n_found++;
        }
    }
  g_assert_cmpuint (n_found, >, 0);
}

static void
test_set_aside (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "test.db");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *log = NULL;
  g_autoptr(GError) error = NULL;

  test_folder_write (folder, "test.db", "one", 3);
  test_folder_write (folder, "test.db-wal", "log", 3);
  test_folder_write (folder, "test.db-shm", "shm", 3);
  test_folder_write (folder, "test.db-journal", "journal", 7);
  g_assert_true (hub_database_set_aside (path, &first, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (first, path));
  g_assert_nonnull (strstr (first, "test.db.damaged-20"));
  g_assert_false (hub_database_has_log (path));
  g_assert_cmpuint (test_folder_count (folder, ".damaged-"), ==, 4);
  log = g_strconcat (first, "-wal", NULL);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));

  /* in the same second: nothing is overwritten */
  test_folder_write (folder, "test.db", "two", 3);
  g_assert_true (hub_database_set_aside (path, &second, &error));
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpuint (test_folder_count (folder, ".damaged-"), ==, 5);
}

static void
test_set_aside_nothing (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "test.db");
  g_autofree char *new_path = g_strdup ("x");
  char *out = new_path;
  g_autoptr(GError) error = NULL;

  g_assert_true (hub_database_set_aside (path, &out, &error));
  g_assert_null (out);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/database/F49-full", test_f49_full);
  g_test_add_func ("/database/F49-disk-full", test_f49_disk_full);
  g_test_add_func ("/database/busy", test_busy);
  g_test_add_func ("/database/F51-read-only", test_f51_read_only);
  g_test_add_func ("/database/F51-missing-folder", test_f51_missing_folder);
  g_test_add_func ("/database/folder-in-its-place", test_folder_in_its_place);
  g_test_add_func ("/database/F52-foreign-files", test_f52_foreign_files);
  g_test_add_func ("/database/F52-missing-table", test_f52_missing_table);
  g_test_add_func ("/database/F52-message-is-text", test_f52_message_is_text);
  g_test_add_func ("/database/F52-random-damage", test_f52_random_damage);
  g_test_add_func ("/database/F57-other-program", test_f57_other_program);
  g_test_add_func ("/database/set-aside", test_set_aside);
  g_test_add_func ("/database/set-aside-nothing", test_set_aside_nothing);

  return g_test_run ();
}
