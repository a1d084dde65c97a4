/* hub-export-list.c: the reading list on its way out of the program
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-export-private.h"

/* Adds an entry with what the user says of it. */
static void
add_kept (HubExport *self,
          HubStock  *stock,
          HubEntry  *entry,
          HubRemark *remark)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_null_terminated (0, NULL, TRUE);

  for (guint i = 0; remark->collections[i] != NULL; i++)
    {
      HubCollection *collection = hub_collection_find (stock->collections,
                                                       remark->collections[i]);

      if (collection != NULL)
        g_ptr_array_add (names, collection->name);
    }
  hub_export_add (self, entry, *remark->note != '\0' ? remark->note : NULL,
                  names->len > 0 ? (const char *const *) names->pdata : NULL);
  hub_export_get_item (self, self->items->len - 1)->remark = hub_remark_ref (remark);
}

/**
 * hub_export_new_of_list:
 * @stock: the reading list
 * @chosen: (nullable) (element-type HubEntry): which of its entries, in this order; %NULL for all
 *
 * Begins an export of what is kept, with what the user says of it. Any thread.
 *
 * Returns: (transfer full): the export
 */
HubExport *
hub_export_new_of_list (HubStock  *stock,
                        GPtrArray *chosen)
{
  HubExport *self = hub_export_new (NULL);
  GPtrArray *entries = chosen != NULL ? chosen : stock->entries;
  g_autoptr(GHashTable) remarks = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < stock->entries->len; i++)
    g_hash_table_insert (remarks, g_ptr_array_index (stock->entries, i),
                         g_ptr_array_index (stock->remarks, i));
  for (guint i = 0; i < entries->len; i++)
    {
      HubEntry *entry = g_ptr_array_index (entries, i);
      HubRemark *remark = g_hash_table_lookup (remarks, entry);

      if (remark != NULL)
        add_kept (self, stock, entry, remark);
    }

  return self;
}

/**
 * hub_export_set_gone:
 * @self: an export
 * @gone: (element-type HubEntry): entries of it that are no longer on the hub
 *
 * Notes what the copies of a reading list do not know of themselves.
 */
void
hub_export_set_gone (HubExport *self,
                     GPtrArray *gone)
{
  g_autoptr(GHashTable) set = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < gone->len; i++)
    g_hash_table_add (set, g_ptr_array_index (gone, i));
  for (guint i = 0; i < self->items->len; i++)
    {
      HubExportItem *item = hub_export_get_item (self, i);

      item->is_gone = item->is_gone || g_hash_table_contains (set, item->entry);
    }
}
