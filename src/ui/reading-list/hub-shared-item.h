/* hub-shared-item.h: an entry of a list that somebody shared
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-shared-list.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define HUB_TYPE_SHARED_ITEM (hub_shared_item_get_type ())
G_DECLARE_FINAL_TYPE (HubSharedItem, hub_shared_item, HUB, SHARED_ITEM, GObject)

HubSharedItem *hub_shared_item_new       (HubEntry       *entry,
                                          HubRemark      *remark,
                                          HubSharedState  state) G_GNUC_WARN_UNUSED_RESULT;
HubEntry      *hub_shared_item_get_entry (HubSharedItem  *self);
const char    *hub_shared_item_get_note  (HubSharedItem  *self);
gboolean       hub_shared_item_can_take  (HubSharedItem  *self);
gboolean       hub_shared_item_is_chosen (HubSharedItem  *self);
void           hub_shared_item_choose    (HubSharedItem  *self,
                                          gboolean        is_chosen);
void           hub_shared_item_set_gone  (HubSharedItem  *self,
                                          gboolean        is_gone);
char          *hub_shared_item_dup_said  (HubSharedItem  *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
