/* hub-list-item.h: one row of the list, loaded when it is needed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-row.h"

G_BEGIN_DECLS

#define HUB_TYPE_LIST_ITEM (hub_list_item_get_type ())
G_DECLARE_FINAL_TYPE (HubListItem, hub_list_item, HUB, LIST_ITEM, GObject)

HubListItem *hub_list_item_new       (gint64       id) G_GNUC_WARN_UNUSED_RESULT;
gint64       hub_list_item_get_id    (HubListItem *self);
HubEntry    *hub_list_item_get_entry (HubListItem *self);
void         hub_list_item_set_entry (HubListItem *self,
                                      HubEntry    *entry);
gboolean     hub_list_item_get_saved (HubListItem *self);
gboolean     hub_list_item_get_gone  (HubListItem *self);
void         hub_list_item_set_gone  (HubListItem *self,
                                      gboolean     gone);
void         hub_list_item_set_saved (HubListItem *self,
                                      gboolean     saved);

HubRow      *hub_list_item_get_row     (HubListItem *self);   /* (nullable) */
void         hub_list_item_set_row     (HubListItem *self,
                                        HubRow      *row);
gboolean     hub_list_item_has_snippet (HubListItem *self);
void         hub_list_item_set_has_snippet (HubListItem *self,
                                            gboolean     has_snippet);

G_END_DECLS
