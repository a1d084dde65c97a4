/* hub-reading-list-renew.c: kept entries that the hub has changed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The copy of an item says what the hub says now. What the user last saw stays beside it as its
 * former until the user has seen what changed; further changes leave the former as it is, and one
 * that takes everything back drops it.
 */

#define G_LOG_DOMAIN "hub-reading-list"

#include "hub-reading-list-private.h"

#include "hub-entry-copy.h"
#include "hub-entry-part.h"
#include "hub-error.h"

#define READING "Could not read the reading list"
#define WRITING "Could not write the reading list"

/**
 * hub_reading_list_read_former:
 * @statement: on a row of a former
 * @now: (nullable): the copy that it is compared with, if it is
 * @error: `STORE_DAMAGED` when it is not what was stored
 *
 * Reads a former.
 *
 * Returns: (transfer full) (nullable): the former
 */
HubFormer *
hub_reading_list_read_former (HubStatement  *statement,
                              HubEntry      *now,
                              GError       **error)
{
  const char *copy = (const char *) sqlite3_column_text (statement, 2);
  g_autoptr(HubEntry) entry = NULL;

  if (sqlite3_column_int (statement, 3) != 1 || copy == NULL)
    {
      g_set_error_literal (error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED,
                           "A row of the reading list is damaged: a former");
      return NULL;
    }

  entry = hub_entry_copy_from_text (copy, error);
  return entry != NULL ? hub_former_new (sqlite3_column_int64 (statement, 0),
                                         sqlite3_column_int64 (statement, 1), entry, now)
                       : NULL;
}

/* Copies by the rows of their items. (transfer full) (element-type gint64 HubEntry) */
static GHashTable *
map_copies (HubStock *stock)
{
  GHashTable *copies = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < stock->entries->len; i++)
    g_hash_table_insert (copies, &((HubRemark *) stock->remarks->pdata[i])->item,
                         stock->entries->pdata[i]);
  return copies;
}

/* Which former it is, without reading the entry. */
static char *
dup_key (HubStatement *statement)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                          (gint64) sqlite3_column_int64 (statement, 0),
                          (gint64) sqlite3_column_int64 (statement, 4));
}

/**
 * hub_reading_list_load_formers:
 * @self: a list
 * @stock: where they go, in the order of their items; has the copies
 * @error: as `hub_database_fail ()` says, or `STORE_DAMAGED`
 *
 * Reads all formers, and finds out what of each has changed. As long as neither its row nor that of
 * the copy changes, the same object stands for it.
 *
 * Returns: whether they are read
 */
gboolean
hub_reading_list_load_formers (HubReadingList *self,
                               HubStock       *stock,
                               GError        **error)
{
  g_autoptr(HubStatement) statement = NULL;
  g_autoptr(GHashTable) formers = NULL;
  g_autoptr(GHashTable) copies = NULL;
  gboolean has_row = TRUE;

  statement = hub_database_get_statement (self->database, HUB_READING_LIST_FORMERS, error);
  if (statement == NULL)
    return FALSE;

  copies = map_copies (stock);
  formers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                   (GDestroyNotify) hub_former_unref);
  while (TRUE)
    {
      g_autofree char *key = NULL;
      HubFormer *former = NULL;
      HubEntry *now = NULL;
      gint64 item = 0;

      if (!hub_database_step (self->database, statement, &has_row, READING, error))
        return FALSE;
      if (!has_row)
        break;

      key = dup_key (statement);
      item = sqlite3_column_int64 (statement, 0);
      now = g_hash_table_lookup (copies, &item);
      former = g_hash_table_lookup (self->formers, key);
      former = former != NULL && former->now == now
               ? hub_former_ref (former)
               : hub_reading_list_read_former (statement, now, error);
      if (former == NULL)
        return FALSE;
      g_ptr_array_add (stock->formers, hub_former_ref (former));
      g_hash_table_insert (formers, g_steal_pointer (&key), former);
    }

  g_hash_table_unref (self->formers);
  self->formers = g_steal_pointer (&formers);
  return TRUE;
}

/* (transfer full) (nullable): %NULL without @error if there is none */
static HubFormer *
find_former (HubReadingList *self,
             gint64          item,
             GError        **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = hub_database_get_statement (self->database, HUB_READING_LIST_FORMER, error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, item);
  if (!hub_database_step (self->database, statement, &has_row, READING, error) || !has_row)
    return NULL;
  return hub_reading_list_read_former (statement, NULL, error);
}

/**
 * hub_reading_list_put_former:
 * @self: a list, in a transaction
 * @former: what is to stand beside its item
 * @error: as `hub_database_fail ()` says
 *
 * Stores a former in the place of the one that its item has.
 *
 * Returns: whether it is stored
 */
gboolean
hub_reading_list_put_former (HubReadingList *self,
                             HubFormer      *former,
                             GError        **error)
{
  g_autofree char *copy = hub_entry_copy_to_text (former->entry, error);
  g_autoptr(HubStatement) statement = NULL;

  if (copy == NULL)
    return FALSE;
  statement = hub_database_get_statement (self->database, HUB_READING_LIST_PUT_FORMER, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, former->item);
  sqlite3_bind_int64 (statement, 2, former->noticed);
  hub_statement_bind_text (statement, 3, copy);
  return hub_database_run (self->database, statement, WRITING, error);
}

/**
 * hub_reading_list_drop_former:
 * @self: a list, in a transaction
 * @item: row of an item
 * @error: as `hub_database_fail ()` says
 *
 * Lets go of what an item said before, if there is something.
 *
 * Returns: whether there is nothing
 */
gboolean
hub_reading_list_drop_former (HubReadingList *self,
                              gint64          item,
                              GError        **error)
{
  g_autoptr(HubStatement) statement = NULL;

  statement = hub_database_get_statement (self->database, HUB_READING_LIST_DROP_FORMER, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, item);
  return hub_database_run (self->database, statement, WRITING, error);
}

static gboolean
is_changed (HubEntry *before,
            HubEntry *now)
{
  g_auto(GStrv) parts = hub_entry_list_changed_parts (before, now);

  return parts[0] != NULL;
}

/* The starter catalogue has less of an entry than the hub; that is no change of the hub's. */
static gboolean
is_worth_noting (HubEntry *before,
                 HubEntry *now)
{
  return g_strcmp0 (hub_entry_get_origin (before), HUB_ENTRY_ORIGIN_STARTER) != 0 &&
         is_changed (before, now);
}

/* @before: the copy that @now comes in the place of */
static gboolean
note_change (HubReadingList *self,
             gint64          item,
             HubEntry       *before,
             HubEntry       *now,
             GError        **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(HubFormer) last = find_former (self, item, &local_error);
  g_autoptr(HubFormer) fresh = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (last != NULL && !is_changed (last->entry, now))
    return hub_reading_list_drop_former (self, item, error);
  if (!is_worth_noting (before, now))
    return TRUE;

  fresh = hub_former_new (item, g_get_real_time () / G_USEC_PER_SEC,
                          last != NULL ? last->entry : before, NULL);
  return hub_reading_list_put_former (self, fresh, error);
}

/**
 * hub_reading_list_renew_item:
 * @self: a list, in a transaction
 * @remark: whose item it is
 * @copy: the entry as it is now, as text
 * @error: as `hub_database_fail ()` says, or `STORE_DAMAGED`
 *
 * Stores a copy in the place of the one that there is, which stays as its former if what it says
 * differs.
 *
 * Returns: whether it is stored
 */
gboolean
hub_reading_list_renew_item (HubReadingList *self,
                             HubRemark      *remark,
                             const char     *copy,
                             GError        **error)
{
  g_autoptr(HubEntry) before = hub_reading_list_read_item (self, remark->item, error);
  g_autoptr(HubEntry) now = before != NULL ? hub_entry_copy_from_text (copy, error) : NULL;

  /* A copy may have less than the entry itself; that is no change. */
  return now != NULL && note_change (self, remark->item, before, now, error) &&
         hub_reading_list_put_item (self, remark, copy, error);
}

static gboolean
renew (HubReadingList *self,
       HubEntry       *entry,
       GError        **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(HubRemark) remark = hub_reading_list_find (self, hub_entry_get_uuid (entry),
                                                       hub_entry_get_langcode (entry),
                                                       &local_error);
  g_autofree char *copy = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  /* It may have been removed since it was asked about. */
  if (remark == NULL || remark->removed > 0 || hub_reading_list_is_other (self, remark, entry))
    return TRUE;

  copy = hub_entry_copy_to_text (entry, error);
  return copy != NULL && hub_reading_list_renew_item (self, remark, copy, error);
}

static gboolean
run_renew (HubReadingList *self,
           gpointer        data,
           GError        **error)
{
  GPtrArray *entries = data;

  for (guint i = 0; i < entries->len; i++)
    if (!renew (self, g_ptr_array_index (entries, i), error))
      return FALSE;

  return TRUE;
}

/**
 * hub_reading_list_renew:
 * @self: a list
 * @entries: (element-type HubEntry): whole entries as they are on the hub now
 * @error: as hub_reading_list_change() says
 *
 * Takes in what the hub has changed of entries that are kept; others are passed over.
 *
 * Returns: whether it is on the disk; if not, the list is as it was
 */
gboolean
hub_reading_list_renew (HubReadingList *self,
                        GPtrArray      *entries,
                        GError        **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return entries->len == 0 || hub_reading_list_change (self, run_renew, entries, error);
}
