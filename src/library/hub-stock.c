/* hub-stock.c: all that a reading list holds, as last read
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-stock"

#include "hub-stock.h"

#include <stdlib.h>

/**
 * hub_stock_new:
 *
 * Makes a stock of nothing.
 *
 * Returns: (transfer full): the stock
 */
HubStock *
hub_stock_new (void)
{
  HubStock *self = g_new0 (HubStock, 1);

  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_remark_unref);
  self->removed = g_ptr_array_new_with_free_func (g_object_unref);
  self->removed_remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_remark_unref);
  self->formers = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_former_unref);
  self->collections = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_collection_unref);
  self->searches = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_saved_search_unref);
  return self;
}

void
hub_stock_free (HubStock *self)
{
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->remarks);
  g_ptr_array_unref (self->removed);
  g_ptr_array_unref (self->removed_remarks);
  g_ptr_array_unref (self->formers);
  g_ptr_array_unref (self->collections);
  g_ptr_array_unref (self->searches);
  g_free (self);
}

/**
 * hub_stock_take:
 * @self: a stock that is being filled
 * @entry: (transfer full): an entry
 * @remark: (transfer full): what is said of it, and whether it is kept
 *
 * Adds an entry as the last one.
 */
void
hub_stock_take (HubStock  *self,
                HubEntry  *entry,
                HubRemark *remark)
{
  gboolean is_kept = remark->removed == 0;

  g_ptr_array_add (is_kept ? self->entries : self->removed, entry);
  g_ptr_array_add (is_kept ? self->remarks : self->removed_remarks, remark);
}

/**
 * hub_stock_find_remark:
 * @self: a stock
 * @entry: one of its entries, or one with the same UUID and language
 *
 * Looks up what is said of a kept entry.
 *
 * Returns: (transfer none) (nullable): the remark, %NULL if it is not kept
 */
HubRemark *
hub_stock_find_remark (HubStock *self,
                       HubEntry *entry)
{
  for (guint i = 0; i < self->remarks->len; i++)
    {
      HubRemark *remark = g_ptr_array_index (self->remarks, i);

      if (g_str_equal (remark->uuid, hub_entry_get_uuid (entry)) &&
          g_str_equal (remark->langcode, hub_entry_get_langcode (entry)))
        return remark;
    }

  return NULL;
}

static int
compare_items (gconstpointer item,
               gconstpointer element)
{
  const HubFormer *former = *(HubFormer *const *) element;
  gint64 wanted = *(const gint64 *) item;

  return wanted < former->item ? -1 : wanted > former->item;
}

/**
 * hub_stock_find_former:
 * @self: a stock
 * @item: row of an item, see [struct@Hub.Remark]
 *
 * Finds what an entry said before the hub changed it.
 *
 * Returns: (transfer none) (nullable): that, %NULL if the user has seen what changed
 */
HubFormer *
hub_stock_find_former (HubStock *self,
                       gint64    item)
{
  HubFormer **found = NULL;

  if (self->formers->len > 0)
    found = bsearch (&item, self->formers->pdata, self->formers->len, sizeof (gpointer),
                     compare_items);
  return found != NULL ? *found : NULL;
}

/**
 * hub_stock_list_notes:
 * @self: what a list holds
 *
 * Copies what the user notes of what is kept.
 *
 * Returns: (transfer full) (element-type utf8): a note for each entry, in their order, %NULL for
 *   none
 */
GPtrArray *
hub_stock_list_notes (HubStock *self)
{
  GPtrArray *notes = g_ptr_array_new_full (self->remarks->len, g_free);

  for (guint i = 0; i < self->remarks->len; i++)
    {
      const HubRemark *remark = g_ptr_array_index (self->remarks, i);

      g_ptr_array_add (notes, *remark->note != '\0' ? g_strdup (remark->note) : NULL);
    }

  return notes;
}
