/* hub-entry-list-private.h: what the files of the list share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry-list.h"
#include "hub-row-cache.h"

G_BEGIN_DECLS

/**
 * HubEntryList:
 *
 * The whole result of a search as row ids, eight bytes an entry. An item is made when a view asks
 * for it, and its row is read with its page of 64. One entry may be selected; as what is selected
 * is an id and not a position, the selection survives a new search, and comes back with its entry.
 *
 * Rows have the words of the search marked. With other words they are read again, and until they
 * have come the views show them as they were, so that nothing jumps. Main thread.
 */
struct _HubEntryList
{
  GObject       parent_instance;

  HubLibrary   *library;       /* (owned) */
  HubRowCache  *cache;         /* (owned) */
  GArray       *ids;           /* (owned) (element-type gint64) */
  GHashTable   *live;          /* (owned): id → (unowned) HubListItem that someone holds */
  gint64        selected_id;   /* 0 none */
  guint         limit;         /* of `ids`, no more of them are items */
};

static inline gint64
hub_entry_list_id_at (HubEntryList *self,
                      guint         position)
{
  return g_array_index (self->ids, gint64, position);
}

/* How many of the ids are items. */
static inline guint
hub_entry_list_count (HubEntryList *self)
{
  return MIN (self->ids->len, self->limit);
}

void hub_entry_list_init_selection (GtkSelectionModelInterface *iface);

G_END_DECLS
