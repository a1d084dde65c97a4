/* hub-database-open.c: opening a file, and only a file that is ours
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file's own header is read before SQLite looks at it, and its version is asked of SQLite
 * (which also looks into the log) before anything is set that writes. Until then closing does not
 * write either. So a file of another program or of a newer version stays as it was, to the byte.
 *
 * A write-ahead log has an index in memory that all its users share, which those on other
 * computers cannot. So on a network file system a file has none: it is changed with a rollback
 * journal, by transactions that keep everybody else out from their first moment, so that a commit
 * waits for nobody. A log that a file brings along is taken in by whoever opens the file first,
 * alone and without that memory (FAULTS.md F51).
 */

#define G_LOG_DOMAIN "hub-database"

#include "hub-database-private.h"

#include "hub-error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Of SQLite's file format, "The Database Header". */
#define HEADER_SIZE 100
#define HEADER_MAGIC "SQLite format 3"
#define HEADER_READ_VERSION 19
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68
#define WITH_LOG 2            /* as read version: the file is in WAL mode */

#define BUSY_TIMEOUT_MS 5000
#define REMOTE_BUSY_TIMEOUT_MS 30000   /* there readers are waited for too, and all are slower */

#define NOT_THERE (-1)

static guint32
read_big_endian (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_BE (value);
}

static gboolean
refuse_other (HubDatabase *self,
              GError     **error)
{
  return hub_database_set_error (self, HUB_ERROR_STORE_DAMAGED, error, "Not a %s database",
                                 self->schema->name);
}

static gboolean
refuse_newer (HubDatabase *self,
              gint64       version,
              GError     **error)
{
  return hub_database_set_error (self, HUB_ERROR_STORE_TOO_NEW, error,
                                 "Schema %" G_GINT64_FORMAT " is newer than %u", version,
                                 self->schema->version);
}

/* Looks whether the file is there, without opening it. @size is NOT_THERE for no file. */
static gboolean
check_file (HubDatabase *self,
            gint64      *size,
            GError     **error)
{
  GStatBuf info;

  *size = NOT_THERE;
  if (g_stat (self->path, &info) != 0 && errno == ENOENT)
    return TRUE;
  if (g_access (self->path, R_OK) != 0 || g_stat (self->path, &info) != 0)
    return hub_database_set_error (self, HUB_ERROR_STORE, error, "Could not read a file: %s",
                                   g_strerror (errno));
  if (!S_ISREG (info.st_mode))
    return hub_database_set_error (self, HUB_ERROR_STORE, error,
                                   "Could not read a file: it is no regular one");

  *size = info.st_size;
  return TRUE;
}

static gboolean
check_bytes (HubDatabase  *self,
             const guint8 *header,   /* (array fixed-size=HEADER_SIZE) */
             GError      **error)
{
  guint32 application_id = read_big_endian (header + HEADER_APPLICATION_ID);
  guint32 version = read_big_endian (header + HEADER_USER_VERSION);

  if (memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0 ||
      (application_id != 0 && application_id != self->schema->application_id))
    return refuse_other (self, error);
  if (application_id != 0 && version > self->schema->version)
    return refuse_newer (self, version, error);

  return TRUE;
}

/* Looks at the first bytes of the file before SQLite does. They are read by SQLite's own
 * descriptor: closing another one would drop the locks that this process has on the file. */
static gboolean
check_header (HubDatabase *self,
              GError     **error)
{
  sqlite3_file *file = NULL;
  sqlite3_int64 size = 0;
  guint8 header[HEADER_SIZE];
  int rc;

  rc = sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (rc == SQLITE_OK && file->pMethods == NULL)   /* a database in memory has none */
    return TRUE;
  if (rc == SQLITE_OK)
    rc = file->pMethods->xFileSize (file, &size);
  if (rc == SQLITE_OK && size == 0)
    return TRUE;
  if (rc == SQLITE_OK)
    rc = file->pMethods->xRead (file, header, sizeof header, 0);
  if (rc == SQLITE_IOERR_SHORT_READ)
    return refuse_other (self, error);
  if (rc != SQLITE_OK)
    return hub_database_set_error (self, HUB_ERROR_STORE, error, "Could not read a file: %s",
                                   sqlite3_errstr (rc));

  self->leaves_log = self->is_remote && header[HEADER_READ_VERSION] == WITH_LOG &&
                     !sqlite3_db_readonly (self->handle, "main");
  return check_bytes (self, header, error);
}

/* Before anything is prepared that may need what is missing. */
static gboolean
prepare_connection (HubDatabase *self,
                    GError     **error)
{
  int rc;

  if (self->schema->prepare_connection == NULL)
    return TRUE;

  rc = self->schema->prepare_connection (self->handle);
  if (rc == SQLITE_OK)
    return TRUE;

  return hub_database_set_error (self, HUB_ERROR_STORE, error,
                                 "Could not prepare the connection: %s", sqlite3_errstr (rc));
}

/* Opens the connection and asks SQLite, log included, whether the file is ours and how old. */
static gboolean
try_connection (HubDatabase *self,
                const char  *name,
                int          flags,
                gint64      *version,
                gboolean    *is_empty,
                GError     **error)
{
  const char *what = "Could not open";
  gint64 application_id;
  gint64 n_objects;

  if (sqlite3_open_v2 (name, &self->handle,
                       flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL) != SQLITE_OK)
    return hub_database_fail (self, what, error);

  if (!check_header (self, error) || !hub_database_configure_new (self, error) ||
      !prepare_connection (self, error) ||
      !hub_database_read_number (self, "PRAGMA user_version", version, what, error) ||
      !hub_database_read_number (self, "PRAGMA application_id", &application_id, what, error) ||
      !hub_database_read_number (self, "SELECT count(*) FROM sqlite_schema", &n_objects, what,
                                 error))
    return FALSE;

  *is_empty = application_id == 0 && *version == 0 && n_objects == 0;
  if (!*is_empty && (guint32) application_id != self->schema->application_id)
    return refuse_other (self, error);
  if (*version > self->schema->version)
    return refuse_newer (self, *version, error);

  return TRUE;
}

/* The same, once more if a file could not be opened for a reason that is gone by now: a disk may be
 * full for a moment. */
static gboolean
open_connection (HubDatabase *self,
                 const char  *name,
                 int          flags,
                 gint64      *version,
                 gboolean    *is_empty,
                 GError     **error)
{
  g_autoptr(GError) first = NULL;

  if (try_connection (self, name, flags, version, is_empty, &first))
    return TRUE;
  if (!g_error_matches (first, HUB_ERROR, HUB_ERROR_STORE) ||
      sqlite3_errcode (self->handle) != SQLITE_CANTOPEN)
    {
      g_propagate_error (error, g_steal_pointer (&first));
      return FALSE;
    }

  g_clear_pointer (&self->handle, sqlite3_close_v2);
  return try_connection (self, name, flags, version, is_empty, error);
}

static gboolean
open_immutable (HubDatabase *self,
                gint64      *version,
                gboolean    *is_empty,
                GError     **error)
{
  g_autofree char *escaped = g_uri_escape_string (self->path, "/", FALSE);
  g_autofree char *name = g_strconcat ("file:", escaped, "?immutable=1", NULL);

  return open_connection (self, name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, version, is_empty,
                          error);
}

/* In a folder that cannot be written, a database in WAL mode can be read only as one that nobody
 * changes; that is true only if there is no log to be replayed. */
static gboolean
connect_immutable (HubDatabase *self,
                   gint64      *version,
                   gboolean    *is_empty)
{
  if (hub_database_has_log (self->path))
    return FALSE;

  sqlite3_close (g_steal_pointer (&self->handle));
  g_debug ("%s: opening as immutable", self->schema->name);
  return open_immutable (self, version, is_empty, NULL);
}

static gboolean
open_reader (HubDatabase *self,
             gint64       size,
             GError     **error)
{
  g_autoptr(GError) local_error = NULL;
  gboolean is_empty;
  gint64 version;

  if (size <= 0)
    return hub_database_set_error (self, HUB_ERROR_STORE_DAMAGED, error, "There is no %s",
                                   self->schema->name);

  if (self->role == HUB_DATABASE_FOREIGN)
    {
      if (!open_immutable (self, &version, &is_empty, error))
        return FALSE;
    }
  else if (!open_connection (self, self->path, SQLITE_OPEN_READWRITE, &version, &is_empty,
                             &local_error) &&
           !(g_error_matches (local_error, HUB_ERROR, HUB_ERROR_STORE_READ_ONLY) &&
             connect_immutable (self, &version, &is_empty)))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (version < self->schema->version)
    return hub_database_set_error (self, HUB_ERROR_STORE, error,
                                   "Schema %" G_GINT64_FORMAT " is older than %u", version,
                                   self->schema->version);

  return hub_database_configure_role (self, error);
}

static gboolean
open_writer (HubDatabase *self,
             gint64       size,
             GError     **error)
{
  gboolean is_empty;
  gint64 version;

  if (!open_connection (self, self->path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &version,
                        &is_empty, error))
    return FALSE;

  /* A file that exists and says nothing is no first start: what it held is gone. */
  if (self->role == HUB_DATABASE_PRECIOUS && is_empty && size != NOT_THERE)
    return hub_database_set_error (self, HUB_ERROR_STORE_DAMAGED, error, "The %s is empty",
                                   self->schema->name);

  return hub_database_configure_role (self, error) && hub_database_migrate (self, error);
}

/* Prepares everything at once, so that a missing table shows when opening, not in mid-work. */
static gboolean
prepare_all (HubDatabase *self,
             GError     **error)
{
  self->statements = g_new0 (sqlite3_stmt *, MAX (self->schema->n_statements, 1));
  for (guint i = 0; i < self->schema->n_statements; i++)
    {
      g_autoptr(HubStatement) statement = hub_database_get_statement (self, i, error);

      if (statement == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * hub_database_open:
 * @path: the file, in a folder that exists
 * @role: who opens it
 * @schema: what it must look like
 * @error: see below
 *
 * Opens a database for the calling thread, which must use and close it. A writer makes a missing
 * file and brings an older one up to date, each step in one transaction. A reader does neither,
 * and reads also in a folder that cannot be written as long as there is no log. On a network file
 * system a log that is there is taken in by either.
 *
 * Errors, of [error@Hub.Error]: `STORE_TOO_NEW` for a newer schema, `STORE_DAMAGED` for what is
 * not a database of @schema or (for a reader, and for a precious file that exists) is empty or
 * missing; the file is untouched in all these cases. `STORE_DAMAGED` also for one that lacks a
 * table; this shows only after the settings of the role and older schemas were brought up to date,
 * so a writer may have changed the file by then. `STORE_FULL`, `STORE_READ_ONLY`, `STORE_BUSY` and
 * `STORE` as their names say; `STORE` for a reader of an older schema and for a path that is no
 * regular file.
 *
 * Returns: (transfer full) (nullable): the database
 */
HubDatabase *
hub_database_open (const char              *path,
                   HubDatabaseRole          role,
                   const HubDatabaseSchema *schema,
                   GError                 **error)
{
  g_autoptr(HubDatabase) self = NULL;
  gint64 started = g_get_monotonic_time ();
  gint64 size;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (schema != NULL, NULL);

  self = g_new0 (HubDatabase, 1);
  self->path = g_strdup (path);
  self->role = role;
  self->schema = schema;
  self->owner = g_thread_self ();
  self->is_remote = role != HUB_DATABASE_PRECIOUS && hub_database_is_remote (path);

  if (!check_file (self, &size, error))
    return NULL;
  if (role == HUB_DATABASE_READER || role == HUB_DATABASE_FOREIGN
      ? !open_reader (self, size, error) : !open_writer (self, size, error))
    return NULL;
  if (!prepare_all (self, error))
    return NULL;

  g_debug ("%s: opened in %.1f ms with SQLite %s", schema->name,
           (g_get_monotonic_time () - started) / 1000.0, sqlite3_libversion ());
  return g_steal_pointer (&self);
}

/**
 * hub_database_configure_new:
 * @self: a database with a fresh connection
 * @error: as [method@Hub.Database.fail] says
 *
 * Makes settings that write nothing, before the file is known to be ours.
 *
 * Returns: whether they are made
 */
gboolean
hub_database_configure_new (HubDatabase *self,
                            GError     **error)
{
  static const struct { int option; int value; } switches[] = {
    { SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1 },
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
  };
  static const struct { int limit; int value; } limits[] = {
    { SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024 },
    { SQLITE_LIMIT_SQL_LENGTH, 256 * 1024 },
    { SQLITE_LIMIT_EXPR_DEPTH, 200 },
    { SQLITE_LIMIT_ATTACHED, 1 },               /* VACUUM INTO, for backups, needs one */
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      if (sqlite3_db_config (self->handle, switches[i].option, switches[i].value, NULL) !=
          SQLITE_OK)
        return hub_database_fail (self, "Could not configure", error);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (self->handle, limits[i].limit, limits[i].value);
  sqlite3_busy_timeout (self->handle, self->is_remote ? REMOTE_BUSY_TIMEOUT_MS : BUSY_TIMEOUT_MS);

  if (self->leaves_log && !hub_database_execute (self, "PRAGMA locking_mode = EXCLUSIVE",
                                                 "Could not configure", error))
    return FALSE;
  return hub_database_execute (self,
                               "PRAGMA cell_size_check = ON;"
                               "PRAGMA mmap_size = 0;"
                               "PRAGMA temp_store = MEMORY;",
                               "Could not configure", error);
}

/* Takes in what the log holds, removes it, and lets others at the file again. */
static gboolean
leave_log (HubDatabase *self,
           GError     **error)
{
  return hub_database_execute (self,
                               "PRAGMA journal_mode = DELETE;"
                               "PRAGMA locking_mode = NORMAL;"
                               "SELECT count(*) FROM sqlite_schema;",   /* drops the lock */
                               "Could not take in the log", error);
}

/**
 * hub_database_configure_role:
 * @self: a database whose file is known to be ours
 * @error: as [method@Hub.Database.fail] says
 *
 * Makes the settings of the role, among them those that may write.
 *
 * Returns: whether they are made
 */
gboolean
hub_database_configure_role (HubDatabase *self,
                             GError     **error)
{
  static const char with_log[] = "PRAGMA journal_mode = WAL;"
                                 "PRAGMA synchronous = NORMAL;";
  static const char with_journal[] = "PRAGMA journal_mode = DELETE;"
                                     "PRAGMA synchronous = EXTRA;";
  static const char *const settings[] = {
    [HUB_DATABASE_WRITER] =
      "PRAGMA secure_delete = OFF;"
      "PRAGMA cache_size = -16384;"
      "PRAGMA journal_size_limit = 8388608;"
      "PRAGMA wal_autocheckpoint = 2000;",       /* pages: as many as that limit has */
    [HUB_DATABASE_READER] =
      "PRAGMA query_only = ON;"
      "PRAGMA wal_autocheckpoint = 0;"
      "PRAGMA cache_size = -8192;",
    [HUB_DATABASE_PRECIOUS] =
      with_journal,
    [HUB_DATABASE_FOREIGN] =
      "PRAGMA query_only = ON;",
  };

  if (self->role == HUB_DATABASE_WRITER)
    sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  if (self->leaves_log && !leave_log (self, error))
    return FALSE;
  if (self->role == HUB_DATABASE_WRITER &&
      !hub_database_execute (self, self->is_remote ? with_journal : with_log,
                             "Could not configure", error))
    return FALSE;

  return hub_database_execute (self, settings[self->role], "Could not configure", error);
}
