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
 * and judged stands in hub-reading-list-open.c, what is done to entries in hub-reading-list-edit.c.
 */

#define G_LOG_DOMAIN "hub-reading-list"

#include "hub-reading-list-private.h"

#include "hub-entry-copy.h"
#include "hub-error.h"
#include "hub-reserve.h"

#include <glib/gstdio.h>
#include <string.h>

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
              gboolean        is_durable,
              GError        **error)
{
  if (self->marker.exists && self->marker.rows == rows)
    return TRUE;
  if (!hub_marker_write (self->paths.marker, HUB_READING_LIST_APPLICATION_ID, rows, is_durable,
                         error))
    return FALSE;

  self->marker.exists = TRUE;
  self->marker.rows = rows;
  return TRUE;
}

/* In a transaction. The marker must be on the disk before the rows that it vouches for. */
static gboolean
run_change (HubReadingList     *self,
            HubReadingListFunc  func,
            gpointer            data,
            GError            **error)
{
  gint64 before = 0;
  gint64 after = 0;

  if (!check_same_file (self, error) ||
      !hub_reading_list_read_number (self, HUB_READING_LIST_COUNT, &before, error) ||
      !hub_reading_list_turn_day (self, error) ||
      !func (self, data, error) ||
      !hub_reading_list_read_number (self, HUB_READING_LIST_COUNT, &after, error))
    return FALSE;

  self->rows = after;
  /* Another process may have written it since. */
  self->marker = hub_marker_read (self->paths.marker, HUB_READING_LIST_APPLICATION_ID);
  return write_marker (self, MIN (before, after), TRUE, error);
}

static gboolean
try_change (HubReadingList     *self,
            HubReadingListFunc  func,
            gpointer            data,
            GError            **error)
{
  if (!hub_database_begin (self->database, error))
    return FALSE;
  if (!run_change (self, func, data, error))
    {
      hub_database_rollback (self->database);
      return FALSE;
    }
  return hub_database_commit (self->database, error);
}

/* FAULTS.md, F50 */
static gboolean
try_twice (HubReadingList     *self,
           HubReadingListFunc  func,
           gpointer            data,
           GError            **error)
{
  g_autoptr(GError) local_error = NULL;

  if (self->is_read_only)
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_STORE_READ_ONLY,
                   "The reading list cannot be written: “%s”", self->paths.database);
      return FALSE;
    }

  if (try_change (self, func, data, &local_error))
    return TRUE;

  if (g_error_matches (local_error, HUB_ERROR, HUB_ERROR_STORE_FULL) &&
      hub_reserve_release (self->paths.reserve))
    {
      g_debug ("the disk is full: released the reserve");
      return try_change (self, func, data, error);
    }

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * hub_reading_list_change:
 * @self: a list
 * @func: makes the change; run in a transaction, and once more from the start if the disk was full
 * @data: for @func
 * @error: `STORE_READ_ONLY`, `STORE_FULL` (also without the reserve), `STORE_BUSY` when another
 *   process writes for 5 seconds, `STORE_DAMAGED` when the file is gone or broken, `STORE`, or what
 *   @func says
 *
 * Makes a change, as a whole or not at all. The first one of a day has the list copied before.
 *
 * Returns: whether it is on the disk; if not, the list is as it was
 */
gboolean
hub_reading_list_change (HubReadingList     *self,
                         HubReadingListFunc  func,
                         gpointer            data,
                         GError            **error)
{
  if (!self->is_read_only && !hub_reading_list_is_same_day (self))
    hub_reading_list_copy (self);
  if (!try_twice (self, func, data, error))
    return FALSE;

  if (self->rows != self->marker.rows)
    hub_reading_list_note_rows (self);
  return TRUE;
}

/**
 * hub_reading_list_note_rows:
 * @self: a list that can be written
 *
 * Brings the marker up to the rows that there are. A failure leaves a lower number there, which
 * only makes a later loss harder to see; so it fails nothing, and waits for the disk only where
 * there was no marker.
 */
void
hub_reading_list_note_rows (HubReadingList *self)
{
  g_autoptr(GError) error = NULL;
  gboolean is_first = !self->marker.exists;
  gint64 rows = 0;

  if (!hub_database_begin (self->database, &error))
    {
      g_debug ("could not note the rows: %s", error->message);
      return;
    }

  self->marker = hub_marker_read (self->paths.marker, HUB_READING_LIST_APPLICATION_ID);
  if (!hub_reading_list_read_number (self, HUB_READING_LIST_COUNT, &rows, &error) ||
      !write_marker (self, rows, is_first, &error))
    g_debug ("could not note the rows: %s", error->message);
  hub_database_rollback (self->database);
}

/* (element-type utf8): "ID SUM" of each item by its ID: which copy it is, without reading it */
static GHashTable *
list_sums (HubReadingList *self,
           GError        **error)
{
  g_autoptr(GHashTable) sums = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row = TRUE;

  statement = hub_database_get_statement (self->database, HUB_READING_LIST_SUMS, error);
  while (statement != NULL && has_row)
    {
      gint64 id;

      if (!hub_database_step (self->database, statement, &has_row,
                              "Could not read the reading list", error))
        return NULL;
      if (!has_row)
        break;
      id = sqlite3_column_int64 (statement, 0);
      g_hash_table_insert (sums, g_memdup2 (&id, sizeof id),
                           g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, id,
                                            (gint64) sqlite3_column_int64 (statement, 1)));
    }

  return statement != NULL ? g_steal_pointer (&sums) : NULL;
}

/**
 * hub_reading_list_read_item:
 * @self: a list
 * @id: row of an item
 * @error: as `hub_database_fail ()` says, or `STORE_DAMAGED`
 *
 * Reads and checks the copy of an item.
 *
 * Returns: (transfer full) (nullable): the copy
 */
HubEntry *
hub_reading_list_read_item (HubReadingList *self,
                            gint64          id,
                            GError        **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = hub_database_get_statement (self->database, HUB_READING_LIST_ITEM, error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, id);
  if (!hub_database_step (self->database, statement, &has_row, "Could not read the reading list",
                          error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED,
                           "An item of the reading list is gone");
      return NULL;
    }
  if (!hub_reading_list_is_sound_item (statement, error))
    return NULL;
  return hub_entry_copy_from_text ((const char *) sqlite3_column_text (statement, 3), error);
}

/* What the row says, as the object from the last time if it says the same; both go into the new
 * tables as well. */
static gboolean
take_row (HubReadingList *self,
          HubStatement   *statement,
          HubStock       *stock,
          GHashTable     *sums,
          GHashTable     *copies,
          GHashTable     *remarks,
          GError        **error)
{
  g_autoptr(HubRemark) remark = hub_reading_list_read_remark (statement, error);
  g_autoptr(HubEntry) entry = NULL;
  HubRemark *last = NULL;
  const char *sum = NULL;

  if (remark == NULL)
    return FALSE;

  last = g_hash_table_lookup (self->remarks, &remark->item);
  if (last != NULL && hub_remark_equal (last, remark))
    {
      hub_remark_unref (remark);
      remark = hub_remark_ref (last);
    }
  sum = g_hash_table_lookup (sums, &remark->item);
  if (sum == NULL || !g_set_object (&entry, g_hash_table_lookup (self->copies, sum)))
    entry = hub_reading_list_read_item (self, remark->item, error);
  if (entry == NULL)
    return FALSE;

  if (sum != NULL)
    g_hash_table_insert (copies, g_strdup (sum), g_object_ref (entry));
  g_hash_table_insert (remarks, &remark->item, hub_remark_ref (remark));
  hub_stock_take (stock, g_steal_pointer (&entry), g_steal_pointer (&remark));
  return TRUE;
}

static gboolean
load_entries (HubReadingList *self,
              HubStock       *stock,
              GError        **error)
{
  g_autoptr(GHashTable) sums = list_sums (self, error);
  g_autoptr(GHashTable) copies = NULL;
  g_autoptr(GHashTable) remarks = NULL;
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row = TRUE;

  if (sums == NULL)
    return FALSE;

  copies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  remarks = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                   (GDestroyNotify) hub_remark_unref);
  statement = hub_database_get_statement (self->database, HUB_READING_LIST_REMARKS, error);
  if (statement == NULL)
    return FALSE;
  while (has_row)
    if (!hub_database_step (self->database, statement, &has_row, "Could not read the reading list",
                            error) ||
        (has_row && !take_row (self, statement, stock, sums, copies, remarks, error)))
      return FALSE;

  g_hash_table_unref (self->copies);
  self->copies = g_steal_pointer (&copies);
  g_hash_table_unref (self->remarks);
  self->remarks = g_steal_pointer (&remarks);
  return TRUE;
}

/* Reads all collections, or all searches. */
static gboolean
load_groups (HubReadingList          *self,
             HubReadingListStatement  number,
             GPtrArray               *groups,
             GError                 **error)
{
  g_autoptr(HubStatement) statement = hub_database_get_statement (self->database, number, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;

  while (has_row)
    {
      gpointer group = NULL;

      if (!hub_database_step (self->database, statement, &has_row,
                              "Could not read the reading list", error))
        return FALSE;
      if (!has_row)
        break;
      group = number == HUB_READING_LIST_COLLECTIONS
        ? (gpointer) hub_reading_list_read_collection (statement, error)
        : (gpointer) hub_reading_list_read_search (statement, error);
      if (group == NULL)
        return FALSE;
      g_ptr_array_add (groups, group);
    }

  return TRUE;
}

/**
 * hub_reading_list_load_stock:
 * @self: a list
 * @error: `STORE_DAMAGED` when a row is not what was stored, or as `hub_database_fail ()` says
 *
 * Reads all that the list holds. As long as a row does not change, the same object stands for it in
 * every answer; it may be handed to other threads.
 *
 * Returns: (transfer full) (nullable): what there is
 */
HubStock *
hub_reading_list_load_stock (HubReadingList *self,
                             GError        **error)
{
  g_autoptr(HubStock) stock = hub_stock_new ();
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (load_entries (self, stock, &local_error) &&
      hub_reading_list_load_formers (self, stock, &local_error) &&
      load_groups (self, HUB_READING_LIST_COLLECTIONS, stock->collections, &local_error) &&
      load_groups (self, HUB_READING_LIST_SEARCHES, stock->searches, &local_error))
    return g_steal_pointer (&stock);

  if (strstr (local_error->message, self->paths.database) == NULL)
    g_prefix_error (&local_error, "“%s”: ", self->paths.database);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * hub_reading_list_load:
 * @self: a list
 * @error: as [method@Hub.ReadingList.load_stock]
 *
 * Reads what is kept, in own order.
 *
 * Returns: (transfer container) (element-type HubEntry) (nullable): the copies as last seen
 */
GPtrArray *
hub_reading_list_load (HubReadingList *self,
                       GError        **error)
{
  g_autoptr(HubStock) stock = hub_reading_list_load_stock (self, error);

  return stock != NULL ? g_ptr_array_ref (stock->entries) : NULL;
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
