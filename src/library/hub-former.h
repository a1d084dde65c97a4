/* hub-former.h: a kept entry as it was before the hub changed it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"

G_BEGIN_DECLS

/* Filled by its maker, then only read, from any thread. */
typedef struct
{
  gatomicrefcount  ref_count;

  gint64           item;      /* row of the copy */
  gint64           noticed;   /* Unix seconds: when the last change came */
  HubEntry        *entry;     /* (owned): as the user last saw it */
  HubEntry        *now;       /* (owned) (nullable): the copy that @parts were found with */
  char           **parts;     /* (owned) (nullable): what of it says something else in @now */
} HubFormer;

HubFormer *hub_former_new   (gint64     item,
                             gint64     noticed,
                             HubEntry  *entry,
                             HubEntry  *now) G_GNUC_WARN_UNUSED_RESULT;
HubFormer *hub_former_ref   (HubFormer *self);
void       hub_former_unref (HubFormer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubFormer, hub_former_unref)

G_END_DECLS
