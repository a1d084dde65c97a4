/* hub-reading-list-open.c: a first start, a list as it was left, or a loss
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * library.db comes into being whole: it is made under another name and moved into place, which
 * fails if another process was faster. From then on a marker beside it says that there is a list.
 * So a file that is not there is a first start only if nothing else of a list is, and a file that
 * is empty is never one. Whatever is found wrong is left as it is, for start_anew() to set aside
 * once the user has said so (FAULTS.md, F53 and F54).
 */

#define G_LOG_DOMAIN "hub-reading-list"

#include "hub-reading-list-private.h"

#include "hub-error.h"
#include "hub-reserve.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#define FOLDER_MODE 0700

/**
 * hub_reading_list_paths_init:
 * @self: (out caller-allocates): the paths
 * @data_dir: a folder
 *
 * Names the files of the list in @data_dir.
 */
void
hub_reading_list_paths_init (HubReadingListPaths *self,
                             const char          *data_dir)
{
  g_autofree char *folder = g_canonicalize_filename (data_dir, NULL);

  self->database = g_build_filename (folder, "library.db", NULL);
  self->copies = g_build_filename (folder, "library-copies", NULL);
  self->marker = g_build_filename (folder, "library.marker", NULL);
  self->reserve = g_build_filename (folder, "library.reserve", NULL);
}

/**
 * hub_reading_list_paths_clear:
 * @self: the paths
 *
 * Frees what @self holds.
 */
void
hub_reading_list_paths_clear (HubReadingListPaths *self)
{
  g_clear_pointer (&self->database, g_free);
  g_clear_pointer (&self->copies, g_free);
  g_clear_pointer (&self->marker, g_free);
  g_clear_pointer (&self->reserve, g_free);
}

static gboolean
refuse (const char *database,
        gint64      rows,
        const char *what,
        GError    **error)
{
  if (rows > 0)
    g_set_error (error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED,
                 "The reading list %s; it had at least %" G_GINT64_FORMAT " entries: “%s”",
                 what, rows, database);
  else
    g_set_error (error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED, "The reading list %s: “%s”", what,
                 database);
  return FALSE;
}

/**
 * hub_reading_list_dup_fresh:
 * @path: of a file
 *
 * Names a file beside @path that is to take its place once it is whole. No other call gets the
 * same name, nor does another process.
 *
 * Any thread.
 *
 * Returns: (transfer full): a path
 */
char *
hub_reading_list_dup_fresh (const char *path)
{
  static int n_calls = 0;   /* (atomic) */

  return g_strdup_printf ("%s.new-%d-%d", path, (int) getpid (), g_atomic_int_add (&n_calls, 1));
}

/**
 * hub_reading_list_make_first:
 * @path: library.db
 * @error: `STORE_READ_ONLY` when the folder is missing or cannot be written, or as
 *   `hub_database_open ()` says
 *
 * Makes an empty list at @path, unless there is a file by the time it is ready.
 *
 * Returns: whether there is a file now
 */
gboolean
hub_reading_list_make_first (const char *path,
                             GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *fresh = hub_reading_list_dup_fresh (path);
  HubDatabase *database = NULL;
  int number = 0;

  if (g_access (folder, W_OK) != 0)
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_STORE_READ_ONLY,
                   "Could not make the reading list: %s: “%s”", g_strerror (errno), path);
      return FALSE;
    }

  g_unlink (fresh);
  database = hub_database_open (fresh, HUB_DATABASE_PRECIOUS, hub_reading_list_get_schema (),
                                error);
  if (database == NULL)
    {
      g_unlink (fresh);
      return FALSE;
    }
  hub_database_close (database);

  if (renameat2 (AT_FDCWD, fresh, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;

  number = errno;
  /* Some file systems do not know the flag. */
  if (number == EINVAL && !g_file_test (path, G_FILE_TEST_EXISTS) && g_rename (fresh, path) == 0)
    return TRUE;
  g_unlink (fresh);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  g_set_error (error, HUB_ERROR, HUB_ERROR_STORE, "Could not make the reading list: %s: “%s”",
               g_strerror (number), path);
  return FALSE;
}

/* Judges what lies in the folder before SQLite sees it; makes a first list. */
static gboolean
check_files (HubReadingList *self,
             GError        **error)
{
  const char *path = self->paths.database;
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  GStatBuf info;

  if (g_stat (path, &info) == 0)
    return info.st_size > 0 || refuse (path, self->marker.rows, "is empty", error);
  if (errno != ENOENT)
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_STORE, "Could not find the reading list: %s: “%s”",
                   g_strerror (errno), path);
      return FALSE;
    }
  if (self->marker.exists || g_file_test (journal, G_FILE_TEST_EXISTS))
    return refuse (path, self->marker.rows, "is gone", error);

  return hub_reading_list_make_first (path, error);
}

/* What SQLite can tell, then what it cannot: rows that were changed, or went. */
static gboolean
check_content (HubReadingList *self,
               GError        **error)
{
  g_autoptr(HubStock) stock = NULL;
  gint64 n_strays = 0;

  if (!hub_database_check (self->database, error))
    return FALSE;

  stock = hub_reading_list_load_stock (self, error);
  if (stock == NULL ||
      !hub_reading_list_read_number (self, HUB_READING_LIST_COUNT_STRAYS, &n_strays, error))
    return FALSE;
  if (n_strays > 0)
    return refuse (self->paths.database, self->marker.rows, "has lost rows", error);

  self->rows = stock->entries->len;
  return stock->entries->len > 0 || self->marker.rows <= 0 ||
         refuse (self->paths.database, self->marker.rows, "has no entries", error);
}

static gboolean
do_nothing (HubReadingList *self,
            gpointer        data,
            GError        **error)
{
  return TRUE;
}

/* What is to be done with a sound list that can be written. None of it keeps one from reading. */
static void
tend (HubReadingList *self)
{
  g_autoptr(GError) error = NULL;

  hub_reserve_make (self->paths.reserve);
  if (!hub_reading_list_is_same_day (self) &&
      !hub_reading_list_change (self, do_nothing, NULL, &error))
    g_debug ("the day was not turned: %s", error->message);
  if (!self->marker.exists || self->rows != self->marker.rows)
    hub_reading_list_note_rows (self);
}

static gboolean
open_database (HubReadingList *self,
               const char     *data_dir,
               GError        **error)
{
  GStatBuf info;

  self->database = hub_database_open (self->paths.database, HUB_DATABASE_PRECIOUS,
                                      hub_reading_list_get_schema (), error);
  if (self->database == NULL)
    return FALSE;

  self->is_read_only = g_access (data_dir, W_OK) != 0 ||
                       sqlite3_db_readonly (hub_database_get_handle (self->database), "main") == 1;
  if (g_stat (self->paths.database, &info) == 0)
    {
      self->device = info.st_dev;
      self->inode = info.st_ino;
    }
  return TRUE;
}

static HubReadingList *
open_list (const char *data_dir,
           gboolean    is_used,     /* by a person: the day counts, and is copied */
           GError    **error)
{
  g_autoptr(HubReadingList) self = g_new0 (HubReadingList, 1);

  self->copies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->remarks = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->formers = g_hash_table_new (g_str_hash, g_str_equal);
  hub_reading_list_paths_init (&self->paths, data_dir);
  g_mkdir_with_parents (data_dir, FOLDER_MODE);   /* if that fails, so does what follows */
  self->marker = hub_marker_read (self->paths.marker, HUB_READING_LIST_APPLICATION_ID);

  if (!check_files (self, error) ||
      !open_database (self, data_dir, error) ||
      !check_content (self, error))
    return NULL;

  if (is_used && !self->is_read_only)
    tend (self);
  return g_steal_pointer (&self);
}

/**
 * hub_reading_list_open:
 * @data_dir: a folder, made if it is missing
 * @error: see below
 *
 * Opens @data_dir/library.db and checks every row of it. A first start makes it. The list is bound
 * to the calling thread.
 *
 * Errors, of [error@Hub.Error]: `STORE_DAMAGED` when the list is gone, empty or damaged, with what
 * was found; `STORE_TOO_NEW` when a newer version made it; nothing is touched in these cases.
 * `STORE_READ_ONLY` only when there is no list yet and none can be made: in a folder that cannot
 * be written, a list that is there opens for reading. `STORE_FULL`, `STORE_BUSY`, `STORE`.
 *
 * Returns: (transfer full) (nullable): the list
 */
HubReadingList *
hub_reading_list_open (const char *data_dir,
                       GError    **error)
{
  g_return_val_if_fail (data_dir != NULL, NULL);

  return open_list (data_dir, TRUE, error);
}

/**
 * hub_reading_list_look:
 * @data_dir: a folder with a list
 * @error: as hub_reading_list_open()
 *
 * Opens a list as hub_reading_list_open() does, for a program that nobody is using: it is no day of
 * use, after thirty of which what was removed is gone.
 *
 * Returns: (transfer full) (nullable): the list
 */
HubReadingList *
hub_reading_list_look (const char *data_dir,
                       GError    **error)
{
  g_return_val_if_fail (data_dir != NULL, NULL);

  return open_list (data_dir, FALSE, error);
}

/**
 * hub_reading_list_close:
 * @self: (transfer full): a list
 *
 * Closes the list. The entries it gave live on.
 */
void
hub_reading_list_close (HubReadingList *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->database, hub_database_close);
  g_clear_pointer (&self->copies, g_hash_table_unref);
  g_clear_pointer (&self->remarks, g_hash_table_unref);
  g_clear_pointer (&self->formers, g_hash_table_unref);
  hub_reading_list_paths_clear (&self->paths);
  g_free (self);
}
