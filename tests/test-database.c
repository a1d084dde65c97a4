/* test-database.c: one SQLite connection on real files
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-database-schema.h"

#include "database-lab.h"
#include "hub-error.h"
#include "test-folder.h"

#include <glib/gstdio.h>

static gint64
count_notes (HubDatabase *database)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubStatement) statement = hub_database_get_statement (database, COUNT_NOTES, &error);
  gboolean has_row;

  g_assert_no_error (error);
  g_assert_true (hub_database_step (database, statement, &has_row, "Could not count", &error));
  g_assert_no_error (error);
  g_assert_true (has_row);
  return sqlite3_column_int64 (statement, 0);
}

static void
assert_refused (TestFolder              *folder,
                HubDatabaseRole          role,
                const HubDatabaseSchema *schema,
                int                      code)
{
  g_autofree char *path = test_folder_path (folder, "test.db");
  g_autoptr(GError) error = NULL;

  g_assert_null (hub_database_open (path, role, schema, &error));
  g_assert_error (error, HUB_ERROR, code);
  g_assert_nonnull (strstr (error->message, path));
}

static char *
ask (HubDatabase *database,
     const char  *sql)
{
  sqlite3_stmt *statement = NULL;
  char *answer;

  g_assert_cmpint (sqlite3_prepare_v2 (hub_database_get_handle (database), sql, -1, &statement,
                                       NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  answer = hub_statement_dup_text (statement, 0);
  sqlite3_finalize (statement);
  return answer;
}

static void
assert_answer (HubDatabase *database,
               const char  *sql,
               const char  *wanted)
{
  g_autofree char *answer = ask (database, sql);

  g_assert_cmpstr (answer, ==, wanted);
}

static void
test_roles (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDatabase) writer = database_lab_open (folder, HUB_DATABASE_WRITER, &test_schema_2);
  g_autoptr(HubDatabase) reader = database_lab_open (folder, HUB_DATABASE_READER, &test_schema_2);

  assert_answer (writer, "PRAGMA journal_mode", "wal");
  assert_answer (writer, "PRAGMA synchronous", "1");
  assert_answer (writer, "PRAGMA foreign_keys", "1");
  assert_answer (writer, "PRAGMA application_id", "1413829460");
  assert_answer (writer, "PRAGMA user_version", "2");
  assert_answer (writer, "PRAGMA trusted_schema", "0");
  assert_answer (writer, "PRAGMA cell_size_check", "1");
  assert_answer (reader, "PRAGMA query_only", "1");
  assert_answer (reader, "PRAGMA wal_autocheckpoint", "0");
  g_assert_cmpint (sqlite3_exec (hub_database_get_handle (writer),
                                 "SELECT \"no such column\" FROM note", NULL, NULL, NULL), ==,
                   SQLITE_ERROR);

  database_lab_add (writer, 3);
  g_assert_cmpint (count_notes (reader), ==, 3);
}

static void
test_precious (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDatabase) database = database_lab_open (folder, HUB_DATABASE_PRECIOUS,
                                                       &test_schema_2);

  assert_answer (database, "PRAGMA journal_mode", "delete");
  assert_answer (database, "PRAGMA synchronous", "3");
  database_lab_add (database, 2);
  g_clear_pointer (&database, hub_database_close);

  database = database_lab_open (folder, HUB_DATABASE_PRECIOUS, &test_schema_2);
  g_assert_cmpint (count_notes (database), ==, 2);
  g_assert_false (test_folder_has (folder, "test.db-wal"));
}

/* A file that exists and is empty is no first start. */
static void
test_precious_empty (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  test_folder_write (folder, "test.db", "", 0);
  assert_refused (folder, HUB_DATABASE_PRECIOUS, &test_schema_2, HUB_ERROR_STORE_DAMAGED);
  assert_refused (folder, HUB_DATABASE_READER, &test_schema_2, HUB_ERROR_STORE_DAMAGED);
}

static void
test_reader_cannot_write (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDatabase) writer = database_lab_open (folder, HUB_DATABASE_WRITER, &test_schema_2);
  g_autoptr(HubDatabase) reader = database_lab_open (folder, HUB_DATABASE_READER, &test_schema_2);
  g_autoptr(HubStatement) statement = hub_database_get_statement (reader, INSERT_NOTE, NULL);
  g_autoptr(GError) error = NULL;

  hub_statement_bind_text (statement, 1, "x");
  g_assert_false (hub_database_run (reader, statement, "Could not add", &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_READ_ONLY);
}

/* A writer leaves no log, a reader leaves the log alone. */
static void
test_logs (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "test.db");
  HubDatabase *writer = database_lab_open (folder, HUB_DATABASE_WRITER, &test_schema_2);
  HubDatabase *reader = database_lab_open (folder, HUB_DATABASE_READER, &test_schema_2);
  g_autoptr(GError) error = NULL;

  database_lab_add (writer, 1);
  g_assert_true (hub_database_has_log (path));
  hub_database_close (reader);
  g_assert_true (hub_database_has_log (path));
  g_assert_true (hub_database_checkpoint (writer, &error));
  g_assert_no_error (error);
  g_assert_false (hub_database_has_log (path));
  database_lab_add (writer, 1);
  hub_database_close (writer);
  g_assert_false (test_folder_has (folder, "test.db-wal"));
}

/* What is no regular file is refused with a reason, whoever opens it. */
static void
test_no_regular_file (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "test.db");

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  for (int role = HUB_DATABASE_WRITER; role <= HUB_DATABASE_PRECIOUS; role++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (hub_database_open (path, role, &test_schema_2, &error));
      g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE);
      g_assert_nonnull (strstr (error->message, "no regular one"));
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
test_reader_needs_a_file (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  assert_refused (folder, HUB_DATABASE_READER, &test_schema_2, HUB_ERROR_STORE_DAMAGED);
  g_assert_false (test_folder_has (folder, "test.db"));
}

static void
test_reader_needs_newest_schema (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  hub_database_close (database_lab_open (folder, HUB_DATABASE_WRITER, &test_schema_1));
  assert_refused (folder, HUB_DATABASE_READER, &test_schema_2, HUB_ERROR_STORE);
}

static void
test_migration (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  HubDatabase *old = database_lab_open (folder, HUB_DATABASE_WRITER, &test_schema_1);
  g_autoptr(HubDatabase) new = NULL;

  database_lab_add (old, 5);
  hub_database_close (old);
  new = database_lab_open (folder, HUB_DATABASE_WRITER, &test_schema_2);
  g_assert_cmpint (count_notes (new), ==, 5);
  assert_answer (new, "SELECT sum (made) FROM note", "35");
  assert_answer (new, "PRAGMA user_version", "2");
}

/* FAULTS.md F54: a step that fails has not happened, and the old version still works. */
static void
test_f54_migration_fails (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  HubDatabase *old = database_lab_open (folder, HUB_DATABASE_WRITER, &test_schema_2);
  g_autoptr(HubDatabase) again = NULL;

  database_lab_add (old, 4);
  hub_database_close (old);
  assert_refused (folder, HUB_DATABASE_WRITER, &test_schema_3, HUB_ERROR_STORE);

  again = database_lab_open (folder, HUB_DATABASE_WRITER, &test_schema_2);
  g_assert_cmpint (count_notes (again), ==, 4);
  assert_answer (again, "SELECT count(*) FROM sqlite_schema WHERE name = 'note_by_made'", "1");
}

static void
die_in_migration (gpointer data)
{
  sqlite3 *handle = NULL;

  sqlite3_open (data, &handle);
  sqlite3_exec (handle, "BEGIN IMMEDIATE; ALTER TABLE note ADD COLUMN made INTEGER DEFAULT 7;"
                        "PRAGMA user_version = 2; PRAGMA cache_spill = 1;"
                        "UPDATE note SET text = hex (zeroblob (60000));", NULL, NULL, NULL);
  raise (SIGKILL);
}

/* FAULTS.md F54, F55: killed in the middle of a step, it starts again from the old version. */
static void
test_f54_migration_killed (void)
{
  const HubDatabaseRole roles[] = { HUB_DATABASE_WRITER, HUB_DATABASE_PRECIOUS };

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      g_autofree char *path = test_folder_path (folder, "test.db");
      HubDatabase *old = database_lab_open (folder, roles[i], &test_schema_1);
      g_autoptr(HubDatabase) new = NULL;
      g_autoptr(GError) error = NULL;

      database_lab_add (old, 200);
      hub_database_close (old);
      g_assert_cmpint (test_run_child (die_in_migration, path), ==, -SIGKILL);

      new = database_lab_open (folder, roles[i], &test_schema_2);
      g_assert_cmpint (count_notes (new), ==, 200);
      assert_answer (new, "SELECT count(*) FROM note WHERE text = 'note' AND made = 7", "200");
      g_assert_true (hub_database_check (new, &error));
      g_assert_no_error (error);
    }
}

/* FAULTS.md F54: a file of a newer version stays as it is, to the byte. */
static void
test_f54_too_new (void)
{
  const HubDatabaseRole roles[] = { HUB_DATABASE_WRITER, HUB_DATABASE_READER,
                                    HUB_DATABASE_PRECIOUS };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(GBytes) before = NULL;

  hub_database_close (database_lab_open (folder, HUB_DATABASE_WRITER, &test_schema_2));
  before = test_folder_read (folder, "test.db");

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr(GBytes) after = NULL;

      assert_refused (folder, roles[i], &test_schema_1, HUB_ERROR_STORE_TOO_NEW);
      after = test_folder_read (folder, "test.db");
      g_assert_true (g_bytes_equal (before, after));
      g_assert_cmpuint (test_folder_count (folder, "test.db"), ==, 1);
    }
}

/* The newer version stands in the log only: file and log stay as they are. */
static void
test_f54_too_new_in_log (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(GBytes) file_before = NULL;
  g_autoptr(GBytes) log_before = NULL;
  g_autoptr(GBytes) file_after = NULL;
  g_autoptr(GBytes) log_after = NULL;
  g_autoptr(HubDatabase) new = NULL;

  hub_database_close (database_lab_open (folder, HUB_DATABASE_WRITER, &test_schema_1));
  test_folder_copy (folder, "test.db", "kept");
  new = database_lab_open (folder, HUB_DATABASE_WRITER, &test_schema_2);
  test_folder_copy (folder, "test.db-wal", "kept-wal");
  g_clear_pointer (&new, hub_database_close);
  test_folder_copy (folder, "kept", "test.db");
  test_folder_copy (folder, "kept-wal", "test.db-wal");

  file_before = test_folder_read (folder, "test.db");
  log_before = test_folder_read (folder, "test.db-wal");
  g_assert_cmpuint (g_bytes_get_size (log_before), >, 0);
  assert_refused (folder, HUB_DATABASE_WRITER, &test_schema_1, HUB_ERROR_STORE_TOO_NEW);
  assert_refused (folder, HUB_DATABASE_READER, &test_schema_1, HUB_ERROR_STORE_TOO_NEW);
  file_after = test_folder_read (folder, "test.db");
  log_after = test_folder_read (folder, "test.db-wal");
  g_assert_true (g_bytes_equal (file_before, file_after));
  g_assert_true (g_bytes_equal (log_before, log_after));
}

static void
test_transactions (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDatabase) writer = database_lab_open (folder, HUB_DATABASE_WRITER, &test_schema_2);
  g_autoptr(HubDatabase) reader = database_lab_open (folder, HUB_DATABASE_READER, &test_schema_2);
  g_autoptr(GError) error = NULL;

  g_assert_true (hub_database_begin (writer, &error));
  database_lab_add (writer, 2);
  hub_database_rollback (writer);
  g_assert_cmpint (count_notes (writer), ==, 0);
  hub_database_rollback (writer);   /* without a transaction: nothing */

  g_assert_true (hub_database_begin (writer, &error));
  database_lab_add (writer, 2);
  g_assert_cmpint (count_notes (reader), ==, 0);
  g_assert_true (hub_database_commit (writer, &error));
  g_assert_cmpint (count_notes (reader), ==, 2);

  /* a reader's transaction is one state, whatever is written meanwhile */
  g_assert_true (hub_database_begin (reader, &error));
  g_assert_cmpint (count_notes (reader), ==, 2);
  database_lab_add (writer, 1);
  g_assert_cmpint (count_notes (reader), ==, 2);
  hub_database_rollback (reader);
  g_assert_cmpint (count_notes (reader), ==, 3);
  g_assert_no_error (error);
}

static void
test_statement_text (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDatabase) database = database_lab_open (folder, HUB_DATABASE_WRITER, &test_schema_2);
  g_autoptr(HubStatement) statement = hub_database_get_statement (database, ECHO_TEXT, NULL);
  g_autofree char *text = NULL;
  g_autofree char *nothing = NULL;
  gboolean has_row;

  hub_statement_bind_text (statement, 1, "it's “text”");
  hub_statement_bind_text (statement, 2, NULL);
  g_assert_true (hub_database_step (database, statement, &has_row, "Could not", NULL));
  text = hub_statement_dup_text (statement, 0);
  nothing = hub_statement_dup_text (statement, 1);
  g_assert_cmpstr (text, ==, "it's “text”");
  g_assert_null (nothing);
  g_assert_true (hub_database_step (database, statement, &has_row, "Could not", NULL));
  g_assert_false (has_row);
}

/* What was bound does not outlive the loan. */
static void
test_lease (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDatabase) database = database_lab_open (folder, HUB_DATABASE_WRITER, &test_schema_2);
  sqlite3_stmt *first;

  {
    g_autoptr(HubStatement) statement = hub_database_get_statement (database, INSERT_NOTE, NULL);

    first = statement;
    hub_statement_bind_text (statement, 1, "x");
    g_assert_true (hub_database_run (database, statement, "Could not", NULL));
  }
  {
    g_autoptr(HubStatement) statement = hub_database_get_statement (database, INSERT_NOTE, NULL);
    g_autoptr(GError) error = NULL;

    g_assert_true (statement == first);   /* prepared once */
    g_assert_false (hub_database_run (database, statement, "Could not add", &error));
    g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE);   /* NULL breaks NOT NULL */
  }
}

static gpointer
cancel_thread (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* A query that would take minutes ends when it is cancelled, and the connection goes on. */
static void
test_cancel (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDatabase) database = database_lab_open (folder, HUB_DATABASE_WRITER, &test_schema_2);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  GThread *thread;
  gboolean has_row;

  hub_database_set_cancellable (database, cancellable);
  thread = g_thread_new ("cancel", cancel_thread, cancellable);
  {
    g_autoptr(HubStatement) statement = hub_database_get_statement (database, COUNT_LONG, NULL);

    sqlite3_bind_int64 (statement, 1, G_MAXINT64);
    g_assert_false (hub_database_step (database, statement, &has_row, "Could not count", &error));
  }
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  hub_database_set_cancellable (database, NULL);
  database_lab_add (database, 1);
  g_assert_cmpint (count_notes (database), ==, 1);
}

/* A name with everything that means something in a URI or to SQLite. */
static void
test_odd_path (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *inner = test_folder_path (folder, "a ?mode=ro#100%25 é ':memory:'");
  g_autofree char *path = g_build_filename (inner, "test.db", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(HubDatabase) writer = NULL;
  g_autoptr(HubDatabase) reader = NULL;

  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  writer = hub_database_open (path, HUB_DATABASE_WRITER, &test_schema_2, &error);
  g_assert_no_error (error);
  database_lab_add (writer, 1);
  reader = hub_database_open (path, HUB_DATABASE_READER, &test_schema_2, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_notes (reader), ==, 1);
  g_assert_cmpstr (hub_database_get_path (reader), ==, path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/database/roles", test_roles);
  g_test_add_func ("/database/precious", test_precious);
  g_test_add_func ("/database/precious-empty", test_precious_empty);
  g_test_add_func ("/database/reader-cannot-write", test_reader_cannot_write);
  g_test_add_func ("/database/logs", test_logs);
  g_test_add_func ("/database/no-regular-file", test_no_regular_file);
  g_test_add_func ("/database/reader-needs-a-file", test_reader_needs_a_file);
  g_test_add_func ("/database/reader-needs-newest-schema", test_reader_needs_newest_schema);
  g_test_add_func ("/database/migration", test_migration);
  g_test_add_func ("/database/F54-migration-fails", test_f54_migration_fails);
  g_test_add_func ("/database/F54-migration-killed", test_f54_migration_killed);
  g_test_add_func ("/database/F54-too-new", test_f54_too_new);
  g_test_add_func ("/database/F54-too-new-in-log", test_f54_too_new_in_log);
  g_test_add_func ("/database/transactions", test_transactions);
  g_test_add_func ("/database/statement-text", test_statement_text);
  g_test_add_func ("/database/lease", test_lease);
  g_test_add_func ("/database/cancel", test_cancel);
  g_test_add_func ("/database/odd-path", test_odd_path);

  return g_test_run ();
}
