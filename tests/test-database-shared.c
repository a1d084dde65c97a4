/* test-database-shared.c: a file that other programs, or other computers, have open too
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-database-schema.h"

#include "hub-error.h"
#include "test-folder.h"

#define FILE_NAME  "test.db"
#define ADD        "--add"   /* PATH: this program as another one */
#define NO_WAIT_MS 10

static HubDatabase *
open_as (TestFolder      *folder,
         HubDatabaseRole  role)
{
  g_autofree char *path = test_folder_path (folder, FILE_NAME);
  g_autoptr(GError) error = NULL;
  HubDatabase *database = hub_database_open (path, role, &test_schema_2, &error);

  g_assert_no_error (error);
  return database;
}

static void
add_notes (HubDatabase *database,
           guint        n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(HubStatement) statement = hub_database_get_statement (database, INSERT_NOTE,
                                                                      &error);

      g_assert_no_error (error);
      hub_statement_bind_text (statement, 1, "note");
      hub_database_run (database, statement, "Could not add", &error);
      g_assert_no_error (error);
    }
}

/* -1 if somebody else has it all to himself. */
static gint64
count_notes (HubDatabase *database)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubStatement) statement = hub_database_get_statement (database, COUNT_NOTES, &error);
  gboolean has_row;

  g_assert_no_error (error);
  if (!hub_database_step (database, statement, &has_row, "Could not count", &error))
    {
      g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_BUSY);
      return -1;
    }

  return sqlite3_column_int64 (statement, 0);
}

/* --- another program --- */

/* Adds a note without waiting for anybody; returns 1 if somebody is in its way. */
static int
add_as_other (const char *path)
{
  g_autoptr(HubDatabase) database = NULL;
  g_autoptr(GError) error = NULL;

  database = hub_database_open (path, HUB_DATABASE_WRITER, &test_schema_2, &error);
  g_assert_no_error (error);
  sqlite3_busy_timeout (hub_database_get_handle (database), NO_WAIT_MS);
  if (!hub_database_begin (database, &error))
    {
      g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_BUSY);
      return 1;
    }

  add_notes (database, 1);
  g_assert_true (hub_database_commit (database, &error));
  return 0;
}

/* Whether it could. */
static gboolean
have_other_add (TestFolder *folder)
{
  g_autofree char *path = test_folder_path (folder, FILE_NAME);
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) other = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error,
                                                   "/proc/self/exe", ADD, path, NULL);

  g_assert_no_error (error);
  g_subprocess_wait (other, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (other));
  g_assert_cmpint (g_subprocess_get_exit_status (other), <=, 1);
  return g_subprocess_get_exit_status (other) == 0;
}

/* FAULTS.md F58: what is opened and closed besides takes no lock from who reads. Else another
 * program, which then takes itself for the last one, removes the log from under the reader, and
 * that sees no change any more. */
static void
test_f58_locks_last (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDatabase) reader = NULL;

  hub_database_close (open_as (folder, HUB_DATABASE_WRITER));
  reader = open_as (folder, HUB_DATABASE_READER);
  g_assert_cmpint (count_notes (reader), ==, 0);
  hub_database_close (open_as (folder, HUB_DATABASE_READER));

  for (gint64 n = 1; n <= 3; n++)
    {
      g_assert_true (have_other_add (folder));
      g_assert_cmpint (count_notes (reader), ==, n);
    }
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], ADD))
    return add_as_other (argv[2]);

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/database/F58-locks-last", test_f58_locks_last);

  return g_test_run ();
}
