/* hub-reading-list-edit.c: what is done to entries of the reading list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is removed stays for HUB_READING_LIST_KEPT_DAYS days of the list's own calendar. That has a
 * day only where the list was used, and a clock that jumps far ahead adds one day, not a thousand:
 * so nothing is thrown away too early, whatever the clock says (FAULTS.md F46).
 */

#define G_LOG_DOMAIN "hub-reading-list"

#include "hub-reading-list-private.h"

#include "hub-entry-copy.h"
#include "hub-error.h"

static char *
dup_today (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

/* Reads the day of the calendar into @self. @date: (nullable): when that was */
static gboolean
read_day (HubReadingList  *self,
          char           **date,
          GError         **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = hub_database_get_statement (self->database, HUB_READING_LIST_DAY, error);
  if (statement == NULL ||
      !hub_database_step (self->database, statement, &has_row, "Could not read the day", error))
    return FALSE;

  self->day = has_row ? MAX (sqlite3_column_int64 (statement, 0), 1) : 1;
  *date = has_row ? hub_statement_dup_text (statement, 1) : g_strdup ("");
  return TRUE;
}

static gboolean
drop_old (HubReadingList *self,
          GError        **error)
{
  const HubReadingListStatement numbers[] = { HUB_READING_LIST_DROP_FORMERS,
                                              HUB_READING_LIST_DROP_ITEMS,
                                              HUB_READING_LIST_DROP_REMARKS };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr(HubStatement) statement = hub_database_get_statement (self->database, numbers[i],
                                                                      error);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, self->day - HUB_READING_LIST_KEPT_DAYS);
      if (!hub_database_run (self->database, statement, "Could not drop what was removed", error))
        return FALSE;
    }

  return TRUE;
}

/**
 * hub_reading_list_is_same_day:
 * @self: a list
 *
 * Asks whether the list was used today.
 *
 * Returns: whether the calendar has today's date
 */
gboolean
hub_reading_list_is_same_day (HubReadingList *self)
{
  g_autofree char *today = dup_today ();
  g_autofree char *date = NULL;

  return read_day (self, &date, NULL) && g_strcmp0 (date, today) == 0;
}

/**
 * hub_reading_list_turn_day:
 * @self: a list, in a transaction
 * @error: as `hub_database_fail ()` says
 *
 * Enters a new day into the calendar, and lets go of what was removed long before.
 *
 * Returns: whether the calendar has today's date
 */
gboolean
hub_reading_list_turn_day (HubReadingList *self,
                           GError        **error)
{
  g_autofree char *today = dup_today ();
  g_autofree char *date = NULL;
  g_autoptr(HubStatement) statement = NULL;

  if (!read_day (self, &date, error))
    return FALSE;
  if (g_strcmp0 (date, today) == 0)
    return TRUE;

  if (date != NULL && *date != '\0' && g_strcmp0 (today, date) > 0)
    self->day++;
  statement = hub_database_get_statement (self->database, HUB_READING_LIST_SET_DAY, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->day);
  hub_statement_bind_text (statement, 2, today);
  return hub_database_run (self->database, statement, "Could not turn the day", error) &&
         drop_old (self, error);
}

/* All remarks on @uuid, what is kept first, then what was removed last.
 * (transfer full) (element-type HubRemark) */
static GPtrArray *
list_remarks (HubReadingList *self,
              const char     *uuid,
              const char     *langcode,   /* (nullable) */
              GError        **error)
{
  g_autoptr(GPtrArray) remarks = NULL;
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row = TRUE;

  statement = hub_database_get_statement (self->database, HUB_READING_LIST_FIND, error);
  if (statement == NULL)
    return NULL;

  remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_remark_unref);
  hub_statement_bind_text (statement, 1, uuid);
  hub_statement_bind_text (statement, 2, langcode);
  while (has_row)
    {
      HubRemark *remark = NULL;

      if (!hub_database_step (self->database, statement, &has_row,
                              "Could not read the reading list", error))
        return NULL;
      if (has_row)
        remark = hub_reading_list_read_remark (statement, error);
      if (has_row && remark == NULL)
        return NULL;
      if (has_row)
        g_ptr_array_add (remarks, remark);
    }

  return g_steal_pointer (&remarks);
}

/**
 * hub_reading_list_find:
 * @self: a list
 * @uuid: of an entry
 * @langcode: of an entry
 * @error: not set when there is none
 *
 * Finds what is said of an entry that is kept, or else of what was removed last under its id.
 *
 * Returns: (transfer full) (nullable): the remark
 */
HubRemark *
hub_reading_list_find (HubReadingList *self,
                       const char     *uuid,
                       const char     *langcode,
                       GError        **error)
{
  g_autoptr(GPtrArray) remarks = list_remarks (self, uuid, langcode, error);

  return remarks != NULL && remarks->len > 0 ? hub_remark_ref (g_ptr_array_index (remarks, 0))
                                             : NULL;
}

/**
 * hub_reading_list_put_item:
 * @self: a list, in a transaction
 * @remark: whose item it is; gets its row if it has none
 * @copy: the entry as text
 * @error: as `hub_database_fail ()` says
 *
 * Stores a copy, in the place of the one that there is.
 *
 * Returns: whether it is stored
 */
gboolean
hub_reading_list_put_item (HubReadingList *self,
                           HubRemark      *remark,
                           const char     *copy,
                           GError        **error)
{
  gboolean is_new = remark->item == 0;
  g_autoptr(HubStatement) statement = NULL;

  statement = hub_database_get_statement (self->database, is_new ? HUB_READING_LIST_ADD
                                                                 : HUB_READING_LIST_REFRESH, error);
  if (statement == NULL)
    return FALSE;

  if (is_new)
    {
      hub_statement_bind_text (statement, 1, remark->uuid);
      hub_statement_bind_text (statement, 2, remark->langcode);
      hub_statement_bind_text (statement, 3, copy);
    }
  else
    {
      sqlite3_bind_int64 (statement, 1, remark->item);
      hub_statement_bind_text (statement, 2, copy);
    }
  if (!hub_database_run (self->database, statement, "Could not add to the reading list", error))
    return FALSE;

  if (is_new)
    remark->item = sqlite3_last_insert_rowid (hub_database_get_handle (self->database));
  return TRUE;
}

/**
 * hub_reading_list_is_other:
 * @self: a list
 * @remark: what is said of an item
 * @entry: an entry with the id of that
 *
 * Asks whether the item is of something else that had the id of @entry (FAULTS.md F45).
 *
 * Returns: whether it is, or cannot be told
 */
gboolean
hub_reading_list_is_other (HubReadingList *self,
                           HubRemark      *remark,
                           HubEntry       *entry)
{
  g_autoptr(HubStatement) statement = NULL;
  g_autoptr(HubEntry) old = NULL;
  gboolean has_row = FALSE;

  statement = hub_database_get_statement (self->database, HUB_READING_LIST_ITEM, NULL);
  if (statement == NULL)
    return TRUE;

  sqlite3_bind_int64 (statement, 1, remark->item);
  if (hub_database_step (self->database, statement, &has_row, "Could not read", NULL) && has_row)
    old = hub_entry_copy_from_text ((const char *) sqlite3_column_text (statement, 3), NULL);
  return old == NULL || hub_entry_is_other (old, entry);
}

/* Adding */

typedef struct
{
  HubEntry   *entry;
  const char *copy;
} Addition;

static gboolean
run_add (HubReadingList *self,
         gpointer        data,
         GError        **error)
{
  Addition *addition = data;
  const char *uuid = hub_entry_get_uuid (addition->entry);
  const char *langcode = hub_entry_get_langcode (addition->entry);
  g_autoptr(GError) local_error = NULL;
  g_autoptr(HubRemark) last = hub_reading_list_find (self, uuid, langcode, &local_error);
  g_autoptr(HubRemark) remark = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (last != NULL && last->removed == 0)
    return hub_reading_list_renew_item (self, last, addition->copy, error);

  if (last != NULL && !hub_reading_list_is_other (self, last, addition->entry))
    remark = hub_remark_copy (last);
  else
    remark = hub_remark_new (uuid, langcode);
  remark->removed = 0;
  remark->added = g_get_real_time () / G_USEC_PER_SEC;
  return hub_reading_list_read_number (self, HUB_READING_LIST_TOP, &remark->place, error) &&
         hub_reading_list_put_item (self, remark, addition->copy, error) &&
         hub_reading_list_put_remark (self, remark, error);
}

/**
 * hub_reading_list_add:
 * @self: a list
 * @entry: what to keep
 * @error: as hub_reading_list_change() says
 *
 * Keeps a copy of @entry on top of the list. Adding it again renews the copy, as
 * hub_reading_list_renew() does, and leaves its place and time as they are; what was said of it
 * before it was removed is said again.
 *
 * Returns: whether it is on the disk; if not, the list is as it was
 */
gboolean
hub_reading_list_add (HubReadingList *self,
                      HubEntry       *entry,
                      GError        **error)
{
  g_autofree char *copy = NULL;
  Addition addition = { .entry = entry };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (HUB_IS_ENTRY (entry), FALSE);

  copy = hub_entry_copy_to_text (entry, error);
  addition.copy = copy;
  return copy != NULL && hub_reading_list_change (self, run_add, &addition, error);
}

/* Editing */

static gboolean
apply (HubReadingList *self,
       HubEdit        *edit,
       HubRemark      *before,
       GError        **error)
{
  g_autoptr(HubRemark) remark = hub_remark_copy (before);

  if (edit->parts & HUB_EDIT_STATUS)
    remark->status = edit->status;
  if (edit->parts & HUB_EDIT_NOTE)
    hub_remark_take_note (remark, g_strdup (edit->note));
  if ((edit->parts & HUB_EDIT_DUE) && !hub_remark_set_due (remark, edit->due))
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_USAGE, "“%s” is no day", edit->due);
      return FALSE;
    }
  for (guint i = 0; i < edit->joins->len; i++)
    hub_remark_join (remark, g_ptr_array_index (edit->joins, i));
  for (guint i = 0; i < edit->leaves->len; i++)
    hub_remark_leave (remark, g_ptr_array_index (edit->leaves, i));
  if (edit->parts & HUB_EDIT_REMOVE)
    remark->removed = self->day;
  if (edit->parts & HUB_EDIT_RESTORE)
    remark->removed = 0;

  edit->n_done++;
  if ((edit->parts & HUB_EDIT_SEEN) && !hub_reading_list_drop_former (self, remark->item, error))
    return FALSE;
  return hub_remark_equal (before, remark) || hub_reading_list_put_remark (self, remark, error);
}

/* What was removed in one language must not come back beside what is kept in it. */
static gboolean
can_restore (GPtrArray *remarks,
             guint      index)
{
  HubRemark *remark = g_ptr_array_index (remarks, index);

  for (guint i = 0; i < index; i++)
    if (g_str_equal (((HubRemark *) g_ptr_array_index (remarks, i))->langcode, remark->langcode))
      return FALSE;

  return remark->removed > 0;
}

static gboolean
edit_key (HubReadingList *self,
          HubEdit        *edit,
          HubKey         *key,
          GError        **error)
{
  g_autoptr(GPtrArray) remarks = list_remarks (self, key->uuid, key->langcode, error);

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      HubRemark *remark = g_ptr_array_index (remarks, i);
      gboolean is_meant = edit->parts & HUB_EDIT_RESTORE ? can_restore (remarks, i)
                                                         : remark->removed == 0;

      if (is_meant && !apply (self, edit, remark, error))
        return FALSE;
    }

  return remarks != NULL;
}

static gboolean
is_key (HubKey    *key,
        HubRemark *remark)
{
  return key != NULL && g_str_equal (key->uuid, remark->uuid) &&
         (key->langcode == NULL || g_str_equal (key->langcode, remark->langcode));
}

static gboolean
is_moved (HubEdit   *edit,
          HubRemark *remark)
{
  for (guint i = 0; i < edit->keys->len; i++)
    if (is_key (g_ptr_array_index (edit->keys, i), remark))
      return TRUE;

  return FALSE;
}

/* (transfer full) (element-type HubRemark): the list in its new order */
static GPtrArray *
arrange (GPtrArray *remarks,
         HubEdit   *edit)
{
  GPtrArray *arranged = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_remark_unref);
  guint target = 0;

  for (guint i = 0; i < remarks->len; i++)
    if (!is_moved (edit, g_ptr_array_index (remarks, i)))
      g_ptr_array_add (arranged, hub_remark_ref (g_ptr_array_index (remarks, i)));
  while (target < arranged->len && !is_key (edit->above, g_ptr_array_index (arranged, target)))
    target++;
  for (guint i = 0; i < remarks->len; i++)
    if (is_moved (edit, g_ptr_array_index (remarks, i)))
      g_ptr_array_insert (arranged, (int) target++,
                          hub_remark_ref (g_ptr_array_index (remarks, i)));

  return arranged;
}

/* Deals the places that there are out anew, so that only what lies between is written. */
static gboolean
run_move (HubReadingList *self,
          HubEdit        *edit,
          GError        **error)
{
  g_autoptr(HubStock) stock = hub_reading_list_load_stock (self, error);
  g_autoptr(GPtrArray) arranged = NULL;
  gint64 place = 0;

  if (stock == NULL)
    return FALSE;

  arranged = arrange (stock->remarks, edit);
  for (guint i = arranged->len; i > 0; i--)
    {
      HubRemark *before = g_ptr_array_index (arranged, i - 1);
      g_autoptr(HubRemark) remark = hub_remark_copy (before);

      place = MAX (place + 1, ((HubRemark *) g_ptr_array_index (stock->remarks, i - 1))->place);
      remark->place = place;
      edit->n_done += is_moved (edit, remark);
      if (!hub_remark_equal (before, remark) && !hub_reading_list_put_remark (self, remark, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
run_edit (HubReadingList *self,
          gpointer        data,
          GError        **error)
{
  HubEdit *edit = data;

  edit->n_done = 0;
  if (edit->parts & HUB_EDIT_MOVE)
    return run_move (self, edit, error);

  for (guint i = 0; i < edit->keys->len; i++)
    if (!edit_key (self, edit, g_ptr_array_index (edit->keys, i), error))
      return FALSE;

  return TRUE;
}

/**
 * hub_reading_list_edit:
 * @self: a list
 * @edit: what to do; says afterwards to how many entries it was done
 * @error: as hub_reading_list_change() says; `USAGE` for a day that is none
 *
 * Does something to entries. What is not in the list is no error.
 *
 * Returns: whether it is on the disk; if not, the list is as it was
 */
gboolean
hub_reading_list_edit (HubReadingList *self,
                       HubEdit        *edit,
                       GError        **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);

  return hub_reading_list_change (self, run_edit, edit, error);
}

/**
 * hub_reading_list_remove:
 * @self: a list
 * @uuid: what to drop
 * @langcode: (nullable): in which language; %NULL for all
 * @was_there: (out) (optional): whether it was in the list
 * @error: as hub_reading_list_change() says
 *
 * Drops an entry; it can be brought back for HUB_READING_LIST_KEPT_DAYS days. One that is not there
 * is no error.
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
  g_autoptr(HubEdit) edit = hub_edit_new ();

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);

  hub_edit_add (edit, uuid, langcode);
  hub_edit_remove (edit);
  if (!hub_reading_list_edit (self, edit, error))
    return FALSE;

  if (was_there != NULL)
    *was_there = edit->n_done > 0;
  return TRUE;
}
