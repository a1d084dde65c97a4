/* hub-former.c: a kept entry as it was before the hub changed it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-former"

#include "hub-former.h"

#include "hub-entry-part.h"

/**
 * hub_former_new:
 * @item: row of the copy
 * @noticed: Unix seconds
 * @entry: as the user last saw it
 * @now: (nullable): the copy, as it is now; %NULL where nobody asks what changed
 *
 * Makes a former. Compares the two, part by part: not for the main thread.
 *
 * Returns: (transfer full): the former
 */
HubFormer *
hub_former_new (gint64    item,
                gint64    noticed,
                HubEntry *entry,
                HubEntry *now)
{
  HubFormer *self = g_new0 (HubFormer, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->item = item;
  self->noticed = noticed;
  self->entry = g_object_ref (entry);
  if (now != NULL)
    {
      self->now = g_object_ref (now);
      self->parts = hub_entry_list_changed_parts (entry, now);
    }
  return self;
}

HubFormer *
hub_former_ref (HubFormer *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
hub_former_unref (HubFormer *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_object_unref (self->entry);
  g_clear_object (&self->now);
  g_strfreev (self->parts);
  g_free (self);
}
