/* hub-reading-list.c: what the user keeps, in library.db
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is acknowledged is on the disk: rollback journal, synchronous=EXTRA. When the disk is full,
 * a reserve kept for that moment is released and the write tried once more.
 *
 * The marker's number of rows never is above the true one while nobody writes: it is lowered
 * before a removal is committed and raised after an addition was, both under the write lock of the
 * database. So a list without rows beside a marker with some has lost them. How a file is opened
 * and judged stands in hub-reading-list-open.c.
 */

#define G_LOG_DOMAIN "hub-reading-list"

#include "hub-reading-list-private.h"

#include "hub-checksum.h"
#include "hub-entry-copy.h"
#include "hub-error.h"
#include "hub-reserve.h"

#include <glib/gstdio.h>

/* What is to be written. */
typedef struct
{
  const char *uuid;
  const char *langcode;    /* (nullable): to remove it in all languages */
  const char *copy;        /* (nullable): to remove it */
  gboolean    was_there;   /* out, of a removal */
} Change;

static guint32
sum_up (const char *uuid,
        const char *langcode,
        const char *copy)
{
  const char *const strings[] = { uuid, langcode, copy, NULL };

  return hub_checksum_of_strings (strings);
}

/* The open file may have been moved or deleted under us: then nothing written to it would last. */
static gboolean
check_same_file (HubReadingList *self,
                 GError        **error)
{
  GStatBuf info;

  if (g_stat (self->paths.database, &info) == 0 &&
      info.st_dev == self->device && info.st_ino == self->inode)
    return TRUE;

  g_set_error (error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED,
               "The reading list is gone or was replaced while in use: “%s”",
               self->paths.database);
  return FALSE;
}

static gboolean
write_marker (HubReadingList *self,
              gint64          rows,
              GError        **error)
{
  if (self->marker.exists && self->marker.rows == rows)
    return TRUE;
  if (!hub_marker_write (self->paths.marker, HUB_READING_LIST_APPLICATION_ID, rows, error))
    return FALSE;

  self->marker.exists = TRUE;
  self->marker.rows = rows;
  return TRUE;
}

static gboolean
run_add (HubReadingList *self,
         const Change   *change,
         GError        **error)
{
  g_autoptr(HubStatement) statement = NULL;

  statement = hub_database_get_statement (self->database, HUB_READING_LIST_ADD, error);
  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, change->uuid);
  hub_statement_bind_text (statement, 2, change->langcode);
  sqlite3_bind_int64 (statement, 3, g_get_real_time () / G_USEC_PER_SEC);
  hub_statement_bind_text (statement, 4, change->copy);
  sqlite3_bind_int64 (statement, 5, sum_up (change->uuid, change->langcode, change->copy));
  return hub_database_run (self->database, statement, "Could not add to the reading list", error);
}

static gboolean
run_remove (HubReadingList *self,
            Change         *change,
            GError        **error)
{
  g_autoptr(HubStatement) statement = NULL;

  statement = hub_database_get_statement (self->database, HUB_READING_LIST_REMOVE, error);
  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, change->uuid);
  hub_statement_bind_text (statement, 2, change->langcode);
  if (!hub_database_run (self->database, statement, "Could not remove from the reading list",
                         error))
    return FALSE;

  change->was_there = sqlite3_changes (hub_database_get_handle (self->database)) > 0;
  return TRUE;
}

/* In a transaction. The marker must be on the disk before the rows that it vouches for. */
static gboolean
run_change (HubReadingList *self,
            Change         *change,
            GError        **error)
{
  gint64 before = 0;
  gint64 after = 0;

  if (!check_same_file (self, error) ||
      !hub_reading_list_count_rows (self, &before, error) ||
      !(change->copy != NULL ? run_add (self, change, error) : run_remove (self, change, error)) ||
      !hub_reading_list_count_rows (self, &after, error))
    return FALSE;

  /* Another process may have written it since. */
  self->marker = hub_marker_read (self->paths.marker, HUB_READING_LIST_APPLICATION_ID);
  return write_marker (self, MIN (before, after), error);
}

static gboolean
try_change (HubReadingList *self,
            Change         *change,
            GError        **error)
{
  if (!hub_database_begin (self->database, error))
    return FALSE;
  if (!run_change (self, change, error))
    {
      hub_database_rollback (self->database);
      return FALSE;
    }
  return hub_database_commit (self->database, error);
}

/* FAULTS.md, F50 */
static gboolean
make_change (HubReadingList *self,
             Change         *change,
             GError        **error)
{
  g_autoptr(GError) local_error = NULL;

  if (self->is_read_only)
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_STORE_READ_ONLY,
                   "The reading list cannot be written: “%s”", self->paths.database);
      return FALSE;
    }

  if (try_change (self, change, &local_error))
    return TRUE;

  if (g_error_matches (local_error, HUB_ERROR, HUB_ERROR_STORE_FULL) &&
      hub_reserve_release (self->paths.reserve))
    {
      g_debug ("the disk is full: released the reserve");
      return try_change (self, change, error);
    }

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * hub_reading_list_check_row:
 * @statement: a statement on a row of uuid, langcode, copy and checksum
 *
 * Checks that the row is what was once stored.
 *
 * Returns: whether its checksum is right
 */
gboolean
hub_reading_list_check_row (HubStatement *statement)
{
  const char *uuid = (const char *) sqlite3_column_text (statement, 0);
  const char *langcode = (const char *) sqlite3_column_text (statement, 1);
  const char *copy = (const char *) sqlite3_column_text (statement, 2);

  return uuid != NULL && langcode != NULL && copy != NULL &&
         sqlite3_column_int64 (statement, 3) == sum_up (uuid, langcode, copy);
}

/**
 * hub_reading_list_count_rows:
 * @self: a list
 * @rows: (out): how many rows it has
 * @error: as `hub_database_fail ()` says
 *
 * Counts the rows.
 *
 * Returns: whether they could be counted
 */
gboolean
hub_reading_list_count_rows (HubReadingList *self,
                             gint64         *rows,
                             GError        **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = hub_database_get_statement (self->database, HUB_READING_LIST_COUNT, error);
  if (statement == NULL ||
      !hub_database_step (self->database, statement, &has_row, "Could not count", error))
    return FALSE;

  *rows = has_row ? sqlite3_column_int64 (statement, 0) : 0;
  return TRUE;
}

/**
 * hub_reading_list_note_rows:
 * @self: a list that can be written
 *
 * Brings the marker up to the rows that there are. A failure leaves a lower number there, which
 * only makes a later loss harder to see; so it fails nothing.
 */
void
hub_reading_list_note_rows (HubReadingList *self)
{
  g_autoptr(GError) error = NULL;
  gint64 rows = 0;

  if (!hub_database_begin (self->database, &error))
    {
      g_debug ("could not note the rows: %s", error->message);
      return;
    }

  self->marker = hub_marker_read (self->paths.marker, HUB_READING_LIST_APPLICATION_ID);
  if (!hub_reading_list_count_rows (self, &rows, &error) || !write_marker (self, rows, &error))
    g_debug ("could not note the rows: %s", error->message);
  hub_database_rollback (self->database);
}

/**
 * hub_reading_list_add:
 * @self: a list
 * @entry: what to keep
 * @error: `STORE_READ_ONLY`, `STORE_FULL` (also without the reserve), `STORE_BUSY` when another
 *   process writes for 5 seconds, `STORE_DAMAGED` when the file is gone or broken, or `STORE`
 *
 * Keeps a copy of @entry on top of the list. Adding it again refreshes the copy and leaves its
 * place and time as they are.
 *
 * Returns: whether it is on the disk; if not, the list is as it was
 */
gboolean
hub_reading_list_add (HubReadingList *self,
                      HubEntry       *entry,
                      GError        **error)
{
  g_autofree char *copy = NULL;
  Change change = { 0 };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (HUB_IS_ENTRY (entry), FALSE);

  copy = hub_entry_copy_to_text (entry, error);
  if (copy == NULL)
    return FALSE;

  change.uuid = hub_entry_get_uuid (entry);
  change.langcode = hub_entry_get_langcode (entry);
  change.copy = copy;
  if (!make_change (self, &change, error))
    return FALSE;

  hub_reading_list_note_rows (self);
  return TRUE;
}

/**
 * hub_reading_list_remove:
 * @self: a list
 * @uuid: what to drop
 * @langcode: (nullable): in which language; %NULL for all
 * @was_there: (out) (optional): whether it was in the list
 * @error: as [method@Hub.ReadingList.add]
 *
 * Drops an entry. One that is not there is no error.
 *
 * Returns: whether this is on the disk; if not, the list is as it was
 */
gboolean
hub_reading_list_remove (HubReadingList *self,
                         const char     *uuid,
                         const char     *langcode,
                         gboolean       *was_there,
                         GError        **error)
{
  Change change = { .uuid = uuid, .langcode = langcode };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);

  if (!make_change (self, &change, error))
    return FALSE;

  if (was_there != NULL)
    *was_there = change.was_there;
  return TRUE;
}

/* The entry of the row that @statement is on: the one from the last time if the row is as it was.
 * Column text lives until the next step. */
static HubEntry *
read_row (HubReadingList *self,
          HubStatement   *statement,
          char          **key,
          GError        **error)
{
  g_autoptr(HubEntry) entry = NULL;

  if (!hub_reading_list_check_row (statement))
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED,
                   "A row of the reading list is damaged: “%s”", self->paths.database);
      return NULL;
    }

  *key = g_strdup_printf ("%s %s %s", sqlite3_column_text (statement, 3),
                          sqlite3_column_text (statement, 1), sqlite3_column_text (statement, 0));
  if (g_set_object (&entry, g_hash_table_lookup (self->copies, *key)))
    return g_steal_pointer (&entry);

  entry = hub_entry_copy_from_text ((const char *) sqlite3_column_text (statement, 2), error);
  if (entry == NULL)
    g_prefix_error (error, "“%s”: ", self->paths.database);
  return g_steal_pointer (&entry);
}

/**
 * hub_reading_list_load:
 * @self: a list
 * @error: `STORE_DAMAGED` when a row is not what was stored, or as `hub_database_fail ()` says
 *
 * Reads the whole list, last added first. As long as a row does not change, the same object stands
 * for it in every answer; it may be handed to other threads.
 *
 * Returns: (transfer container) (element-type HubEntry) (nullable): the copies as last seen
 */
GPtrArray *
hub_reading_list_load (HubReadingList *self,
                       GError        **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) copies = NULL;
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  copies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  statement = hub_database_get_statement (self->database, HUB_READING_LIST_ITEMS, error);
  if (statement == NULL)
    return NULL;

  do
    {
      g_autofree char *key = NULL;
      HubEntry *entry = NULL;

      if (!hub_database_step (self->database, statement, &has_row,
                              "Could not read the reading list", error))
        return NULL;
      if (!has_row)
        break;

      entry = read_row (self, statement, &key, error);
      if (entry == NULL)
        return NULL;
      g_ptr_array_add (entries, entry);
      g_hash_table_insert (copies, g_steal_pointer (&key), g_object_ref (entry));
    }
  while (has_row);

  g_clear_pointer (&self->copies, g_hash_table_unref);
  self->copies = g_steal_pointer (&copies);
  return g_steal_pointer (&entries);
}

/**
 * hub_reading_list_is_read_only:
 * @self: a list
 *
 * Asks whether the list can be read only, because its folder or file cannot be written.
 *
 * Returns: whether adding and removing will be refused
 */
gboolean
hub_reading_list_is_read_only (HubReadingList *self)
{
  return self->is_read_only;
}

/**
 * hub_reading_list_get_bytes:
 * @self: a list
 *
 * Gets the size of library.db.
 *
 * Returns: bytes, 0 if unknown
 */
gint64
hub_reading_list_get_bytes (HubReadingList *self)
{
  GStatBuf info;

  return g_stat (self->paths.database, &info) == 0 ? info.st_size : 0;
}
