/* hub-database.c: one SQLite connection, owned by one thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Here is what is done with an open connection: transactions, errors and checks. Statements on loan
 * stand in hub-database-statement.c, how a file is opened and brought up to date in
 * hub-database-open.c and hub-database-migrate.c, what is done with files as such in
 * hub-database-file.c.
 */

#define G_LOG_DOMAIN "hub-database"

#include "hub-database-private.h"

#include "hub-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define PROGRESS_STEPS 1000   /* instructions of SQLite's machine between looks at a cancellable */

static HubError
code_of_sqlite (int rc,
                int system_errno)
{
  if (rc == SQLITE_IOERR_SHORT_READ)
    return HUB_ERROR_STORE_DAMAGED;

  switch (rc & 0xff)
    {
    case SQLITE_FULL:
      return HUB_ERROR_STORE_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return HUB_ERROR_STORE_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return HUB_ERROR_STORE_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return HUB_ERROR_STORE_DAMAGED;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      return hub_error_of_errno (system_errno);
    default:
      return HUB_ERROR_STORE;
    }
}

/* Whether the disk has failed to read the file or its log. SQLite then says that the file is
 * damaged; it may be sound (FAULTS.md F59). */
static gboolean
has_read_failed (HubDatabase *self)
{
  sqlite3_file *log = NULL;
  int of_file = 0;
  int of_log = 0;

  if (self->handle == NULL)
    return FALSE;

  sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_LAST_ERRNO, &of_file);
  if (sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) ==
        SQLITE_OK && log != NULL && log->pMethods != NULL)
    log->pMethods->xFileControl (log, SQLITE_FCNTL_LAST_ERRNO, &of_log);

  return of_file == EIO || of_log == EIO;
}

/* What `errno` was when SQLite could not open a file. It tries again without making it, and then
 * says that there is none: whether the disk is full is asked by making another. */
static int
get_hindrance (HubDatabase *self,
               int          rc)
{
  int number = sqlite3_system_errno (self->handle);
  g_autofree char *probe = g_strconcat (self->path, "-probe", NULL);
  int fd;

  if ((rc & 0xff) != SQLITE_CANTOPEN || number != ENOENT)
    return number;

  fd = g_open (probe, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return hub_error_of_errno (errno) == HUB_ERROR_STORE_FULL ? errno : number;

  close (fd);
  g_unlink (probe);
  return number;
}

/**
 * hub_database_set_error:
 * @self: a database
 * @code: of [error@Hub.Error]
 * @error: (out) (optional): the error
 * @format: what happened; what SQLite says of a damaged file may hold any bytes
 * @...: for @format
 *
 * Sets an error that names the file.
 *
 * Returns: %FALSE, always
 */
gboolean
hub_database_set_error (HubDatabase *self,
                        int          code,
                        GError     **error,
                        const char  *format,
                        ...)
{
  g_autofree char *what = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = g_filename_display_name (self->path);
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  text = g_utf8_make_valid (what, -1);
  g_set_error (error, HUB_ERROR, code, "%s: “%s”", text, path);
  return FALSE;
}

/**
 * hub_database_fail:
 * @self: a database
 * @what: what could not be done, in English: "Could not store an entry"
 * @error: (out) (optional): the error
 *
 * Turns the last failure of SQLite on this connection into a [error@Hub.Error]: `STORE_FULL`,
 * `STORE_READ_ONLY`, `STORE_BUSY`, `STORE_DAMAGED` or `STORE`; or into `G_IO_ERROR_CANCELLED` if
 * the cancellable stopped it.
 *
 * Returns: %FALSE, always
 */
gboolean
hub_database_fail (HubDatabase *self,
                   const char  *what,
                   GError     **error)
{
  int rc = sqlite3_extended_errcode (self->handle);
  HubError code = code_of_sqlite (rc, get_hindrance (self, rc));
  const char *why = sqlite3_errmsg (self->handle);

  if (code == HUB_ERROR_STORE_DAMAGED && has_read_failed (self))
    {
      code = HUB_ERROR_STORE;
      why = sqlite3_errstr (SQLITE_IOERR);
    }
  if (code == HUB_ERROR_STORE_FULL)
    self->is_full = TRUE;
  if (code == HUB_ERROR_STORE_DAMAGED)
    self->is_damaged = TRUE;

  if ((rc & 0xff) == SQLITE_INTERRUPT && g_cancellable_is_cancelled (self->cancellable))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Operation was cancelled");
  else
    hub_database_set_error (self, code, error, "%s: %s (%d)", what, why, rc);
  return FALSE;
}

/**
 * hub_database_execute:
 * @self: a database
 * @sql: a script of our own, whose rows are not wanted
 * @what: what is being done
 * @error: as [method@Hub.Database.fail] says
 *
 * Runs statements that are not worth preparing.
 *
 * Returns: whether all succeeded
 */
gboolean
hub_database_execute (HubDatabase *self,
                      const char  *sql,
                      const char  *what,
                      GError     **error)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    return hub_database_fail (self, what, error);

  return TRUE;
}

/**
 * hub_database_read_number:
 * @self: a database
 * @sql: a statement of our own that gives one number
 * @number: (out): the number
 * @what: what is being done
 * @error: as [method@Hub.Database.fail] says
 *
 * Runs a statement that is not worth preparing.
 *
 * Returns: whether there is a number
 */
gboolean
hub_database_read_number (HubDatabase *self,
                          const char  *sql,
                          gint64      *number,
                          const char  *what,
                          GError     **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean ok;

  ok = sqlite3_prepare_v2 (self->handle, sql, -1, &statement, NULL) == SQLITE_OK &&
       sqlite3_step (statement) == SQLITE_ROW;
  if (ok)
    *number = sqlite3_column_int64 (statement, 0);
  else
    hub_database_fail (self, what, error);

  sqlite3_finalize (statement);
  return ok;
}

/**
 * hub_database_begin:
 * @self: a database
 * @error: as [method@Hub.Database.fail] says; `STORE_BUSY` if another connection writes
 *
 * Begins a transaction: a writer's takes the write lock at once, on a network file system that of
 * all readers too; a reader's is a snapshot.
 *
 * Returns: whether it has begun
 */
gboolean
hub_database_begin (HubDatabase *self,
                    GError     **error)
{
  const char *sql = "BEGIN IMMEDIATE";

  g_return_val_if_fail (self->owner == g_thread_self (), FALSE);

  self->is_full = FALSE;
  if (self->role == HUB_DATABASE_READER)
    sql = "BEGIN";
  else if (self->is_remote)
    sql = "BEGIN EXCLUSIVE";
  return hub_database_execute (self, sql, "Could not begin a transaction", error);
}

/**
 * hub_database_commit:
 * @self: a database with an open transaction
 * @error: as [method@Hub.Database.fail] says
 *
 * Commits; if that fails, everything is rolled back.
 *
 * Returns: whether it is stored
 */
gboolean
hub_database_commit (HubDatabase *self,
                     GError     **error)
{
  if (hub_database_execute (self, "COMMIT", "Could not commit", error))
    return TRUE;

  hub_database_rollback (self);
  return FALSE;
}

/**
 * hub_database_rollback:
 * @self: a database
 *
 * Undoes the open transaction, if there still is one. If the disk was full, a write-ahead log is
 * emptied, so that what it took is given back.
 */
void
hub_database_rollback (HubDatabase *self)
{
  g_return_if_fail (self->owner == g_thread_self ());

  if (!sqlite3_get_autocommit (self->handle) &&
      sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK)
    g_debug ("%s: rollback: %s", self->schema->name, sqlite3_errmsg (self->handle));

  if (self->is_full && self->role == HUB_DATABASE_WRITER)
    sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  self->is_full = FALSE;
}

/**
 * hub_database_checkpoint:
 * @self: a database opened as `HUB_DATABASE_WRITER`
 * @error: as [method@Hub.Database.fail] says; `STORE_BUSY` if a reader holds the log
 *
 * Moves the write-ahead log into the file and empties it.
 *
 * Returns: whether the log is empty now
 */
gboolean
hub_database_checkpoint (HubDatabase *self,
                         GError     **error)
{
  g_return_val_if_fail (self->owner == g_thread_self (), FALSE);

  if (sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) ==
      SQLITE_OK)
    return TRUE;

  return hub_database_fail (self, "Could not empty the log", error);
}

static gboolean
run_check (HubDatabase *self,
           const char  *pragma,
           GError     **error)
{
  sqlite3_stmt *statement = NULL;
  const char *verdict = NULL;
  gboolean ok;

  g_return_val_if_fail (self->owner == g_thread_self (), FALSE);

  ok = sqlite3_prepare_v2 (self->handle, pragma, -1, &statement, NULL) == SQLITE_OK &&
       sqlite3_step (statement) == SQLITE_ROW;
  if (!ok)
    hub_database_fail (self, "Could not check", error);
  else
    verdict = (const char *) sqlite3_column_text (statement, 0);

  if (ok && g_strcmp0 (verdict, "ok") != 0)
    {
      ok = hub_database_set_error (self, has_read_failed (self) ? HUB_ERROR_STORE
                                                                : HUB_ERROR_STORE_DAMAGED,
                                   error, "Check failed: %s", verdict);
    }

  sqlite3_finalize (statement);
  return ok;
}

/**
 * hub_database_check:
 * @self: a database
 * @error: `STORE_DAMAGED` with the first thing found, or as [method@Hub.Database.fail] says
 *
 * Checks the whole file: pages, rows, constraints, indexes, full-text indexes. Reads all of it.
 *
 * Returns: whether nothing was found
 */
gboolean
hub_database_check (HubDatabase *self,
                    GError     **error)
{
  return run_check (self, "PRAGMA integrity_check (1)", error);
}

/**
 * hub_database_quick_check:
 * @self: a database
 * @error: as [method@Hub.Database.check]
 *
 * As [method@Hub.Database.check], without comparing indexes with their tables.
 *
 * Returns: whether nothing was found
 */
gboolean
hub_database_quick_check (HubDatabase *self,
                          GError     **error)
{
  return run_check (self, "PRAGMA quick_check (1)", error);
}

static int
progress_cb (gpointer user_data)
{
  return g_cancellable_is_cancelled (user_data);
}

/**
 * hub_database_set_cancellable:
 * @self: a database
 * @cancellable: (nullable): stops every statement from now on; %NULL for none
 *
 * Lets @cancellable reach into running statements: they end with `G_IO_ERROR_CANCELLED`.
 */
void
hub_database_set_cancellable (HubDatabase  *self,
                              GCancellable *cancellable)
{
  g_return_if_fail (self->owner == g_thread_self ());

  if (!g_set_object (&self->cancellable, cancellable))
    return;

  sqlite3_progress_handler (self->handle, PROGRESS_STEPS,
                            cancellable != NULL ? progress_cb : NULL, cancellable);
}

sqlite3 *
hub_database_get_handle (HubDatabase *self)
{
  g_return_val_if_fail (self->owner == g_thread_self (), NULL);

  return self->handle;
}

/**
 * hub_database_is_damaged:
 * @self: a database
 *
 * Tells whether anything done since it was opened found the file damaged, so that it is worth a
 * check when it is opened again.
 *
 * Returns: whether damage was seen
 */
gboolean
hub_database_is_damaged (HubDatabase *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_damaged;
}

const char *
hub_database_get_path (HubDatabase *self)
{
  return self->path;
}

/**
 * hub_database_close:
 * @self: (transfer full): a database whose statements have all been returned
 *
 * Rolls back what is not committed and closes the file. A writer empties the log; a reader leaves
 * it alone.
 */
void
hub_database_close (HubDatabase *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->owner == g_thread_self ());

  for (guint i = 0; self->statements != NULL && i < self->schema->n_statements; i++)
    sqlite3_finalize (self->statements[i]);
  if (self->handle != NULL)
    {
      sqlite3_progress_handler (self->handle, 0, NULL, NULL);
      if (sqlite3_close (self->handle) != SQLITE_OK)
        g_warning ("%s: closed with a statement on loan", self->schema->name);
    }

  g_clear_object (&self->cancellable);
  g_free (self->statements);
  g_free (self->path);
  g_free (self);
}
