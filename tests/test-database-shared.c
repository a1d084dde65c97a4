/* test-database-shared.c: a file that other programs, or other computers, have open too
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-database-schema.h"

#include "database-lab.h"
#include "file-system.h"
#include "hub-error.h"
#include "test-folder.h"

#include <linux/magic.h>

#define ADD               "--add"         /* PATH: this program as another one */
#define NO_WAIT_MS        10
#define READ_VERSION_BYTE 19
#define WITHOUT_LOG       1

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

static char *
dup_journal_mode (HubDatabase *database)
{
  sqlite3_stmt *statement = NULL;
  char *mode;

  g_assert_cmpint (sqlite3_prepare_v2 (hub_database_get_handle (database), "PRAGMA journal_mode",
                                       -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  mode = hub_statement_dup_text (statement, 0);
  sqlite3_finalize (statement);
  return mode;
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

  database_lab_add (database, 1);
  g_assert_true (hub_database_commit (database, &error));
  return 0;
}

/* Whether it could. */
static gboolean
have_other_add (TestFolder *folder)
{
  g_autofree char *path = test_folder_path (folder, DATABASE_LAB_NAME);
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

  file_system_pretend (EXT4_SUPER_MAGIC);
  hub_database_close (database_lab_open (folder, HUB_DATABASE_WRITER, &test_schema_2));
  reader = database_lab_open (folder, HUB_DATABASE_READER, &test_schema_2);
  g_assert_cmpint (count_notes (reader), ==, 0);
  hub_database_close (database_lab_open (folder, HUB_DATABASE_READER, &test_schema_2));

  for (gint64 n = 1; n <= 3; n++)
    {
      g_assert_true (have_other_add (folder));
      g_assert_cmpint (count_notes (reader), ==, n);
    }
}

/* --- network file systems --- */

static void
test_f51_kinds (void)
{
  static const struct { guint32 kind; const char *mode; } kinds[] = {
    { NFS_SUPER_MAGIC, "delete" }, { CIFS_SUPER_MAGIC, "delete" },
    { SMB2_SUPER_MAGIC, "delete" }, { FUSE_SUPER_MAGIC, "delete" },    /* sshfs, among others */
    { V9FS_MAGIC, "delete" }, { AFS_FS_MAGIC, "delete" }, { CEPH_SUPER_MAGIC, "delete" },
    { EXT4_SUPER_MAGIC, "wal" }, { BTRFS_SUPER_MAGIC, "wal" }, { TMPFS_MAGIC, "wal" },
    { OVERLAYFS_SUPER_MAGIC, "wal" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      g_autoptr(HubDatabase) writer = NULL;
      g_autofree char *mode = NULL;

      file_system_pretend (kinds[i].kind);
      writer = database_lab_open (folder, HUB_DATABASE_WRITER, &test_schema_2);
      mode = dup_journal_mode (writer);
      g_assert_cmpstr (mode, ==, kinds[i].mode);
      database_lab_add (writer, 1);
      g_assert_cmpint (test_folder_has (folder, DATABASE_LAB_NAME "-wal"), ==,
                       g_str_equal (mode, "wal"));
    }
}

/* Who writes keeps readers out, from the first moment of a transaction to its last, and only then;
 * a reader in mid-reading is waited for before that, so that no commit fails by it. */
static void
test_f51_exclusive (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDatabase) writer = NULL;
  g_autoptr(HubDatabase) reader = NULL;
  g_autoptr(GError) error = NULL;

  file_system_pretend (NFS_SUPER_MAGIC);
  writer = database_lab_open (folder, HUB_DATABASE_WRITER, &test_schema_2);
  reader = database_lab_open (folder, HUB_DATABASE_READER, &test_schema_2);
  sqlite3_busy_timeout (hub_database_get_handle (writer), NO_WAIT_MS);
  sqlite3_busy_timeout (hub_database_get_handle (reader), NO_WAIT_MS);

  g_assert_true (hub_database_begin (writer, &error));
  g_assert_cmpint (count_notes (reader), ==, -1);
  database_lab_add (writer, 1);
  g_assert_true (hub_database_commit (writer, &error));
  g_assert_cmpint (count_notes (reader), ==, 1);

  g_assert_true (hub_database_begin (reader, &error));
  g_assert_cmpint (count_notes (reader), ==, 1);
  g_assert_false (hub_database_begin (writer, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_BUSY);
  /* takes no lock away */
  hub_database_close (database_lab_open (folder, HUB_DATABASE_READER, &test_schema_2));
  g_assert_false (have_other_add (folder));
  hub_database_rollback (reader);

  g_assert_true (have_other_add (folder));
  g_assert_cmpint (count_notes (reader), ==, 2);
}

/* Leaves a file with a log that was not taken in, as one that was killed does. */
static void
leave_with_log (TestFolder *folder)
{
  g_autoptr(HubDatabase) writer = NULL;

  file_system_pretend (EXT4_SUPER_MAGIC);
  writer = database_lab_open (folder, HUB_DATABASE_WRITER, &test_schema_2);
  database_lab_add (writer, 3);
  test_folder_copy (folder, DATABASE_LAB_NAME, "kept");
  test_folder_copy (folder, DATABASE_LAB_NAME "-wal", "kept-wal");
  g_clear_pointer (&writer, hub_database_close);
  test_folder_copy (folder, "kept", DATABASE_LAB_NAME);
  test_folder_copy (folder, "kept-wal", DATABASE_LAB_NAME "-wal");
}

/* Whoever opens it first takes in the log that comes along, and lets others at the file. */
static void
test_f51_log_left (void)
{
  static const HubDatabaseRole roles[] = { HUB_DATABASE_READER, HUB_DATABASE_WRITER };

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      g_autoptr(HubDatabase) first = NULL;
      g_autoptr(HubDatabase) second = NULL;
      g_autoptr(GBytes) bytes = NULL;

      leave_with_log (folder);
      file_system_pretend (NFS_SUPER_MAGIC);
      first = database_lab_open (folder, roles[i], &test_schema_2);
      g_assert_false (test_folder_has (folder, DATABASE_LAB_NAME "-wal"));
      g_assert_false (test_folder_has (folder, DATABASE_LAB_NAME "-shm"));
      bytes = test_folder_read (folder, DATABASE_LAB_NAME);
      g_assert_cmpuint (((const guint8 *) g_bytes_get_data (bytes, NULL))[READ_VERSION_BYTE], ==,
                        WITHOUT_LOG);
      g_assert_cmpint (count_notes (first), ==, 3);

      second = database_lab_open (folder, HUB_DATABASE_WRITER, &test_schema_2);
      database_lab_add (second, 1);
      g_assert_cmpint (count_notes (first), ==, 4);
    }
}

/* There too the file of a newer version stays as it is, and its log. */
static void
test_f54_newer (void)
{
  static const HubDatabaseRole roles[] = { HUB_DATABASE_READER, HUB_DATABASE_WRITER };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, DATABASE_LAB_NAME);
  g_autoptr(GBytes) log_before = NULL;
  g_autoptr(GBytes) before = NULL;

  leave_with_log (folder);
  before = test_folder_read (folder, DATABASE_LAB_NAME);
  log_before = test_folder_read (folder, DATABASE_LAB_NAME "-wal");
  file_system_pretend (NFS_SUPER_MAGIC);
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr(GBytes) log_after = NULL;
      g_autoptr(GBytes) after = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_null (hub_database_open (path, roles[i], &test_schema_1, &error));
      g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_TOO_NEW);
      after = test_folder_read (folder, DATABASE_LAB_NAME);
      log_after = test_folder_read (folder, DATABASE_LAB_NAME "-wal");
      g_assert_true (g_bytes_equal (before, after));
      g_assert_true (g_bytes_equal (log_before, log_after));
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
  g_test_add_func ("/database/F51-network-kinds", test_f51_kinds);
  g_test_add_func ("/database/F51-network-exclusive", test_f51_exclusive);
  g_test_add_func ("/database/F51-network-log-left", test_f51_log_left);
  g_test_add_func ("/database/F54-network-newer", test_f54_newer);

  return g_test_run ();
}
