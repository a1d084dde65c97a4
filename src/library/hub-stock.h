/* hub-stock.h: all that a reading list holds, as last read
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-collection.h"
#include "hub-entry.h"
#include "hub-former.h"
#include "hub-remark.h"
#include "hub-saved-search.h"

G_BEGIN_DECLS

/* Filled by its maker, then only read, from any thread. What did not change between two readings
 * is the same object in both. */
typedef struct
{
  GPtrArray *entries;           /* (owned) (element-type HubEntry): what is kept, in own order */
  GPtrArray *remarks;           /* (owned) (element-type HubRemark): of these, in the same order */
  GPtrArray *removed;           /* (owned) (element-type HubEntry): last removed first */
  GPtrArray *removed_remarks;   /* (owned) (element-type HubRemark) */
  GPtrArray *formers;           /* (owned) (element-type HubFormer): by their items, lowest first */
  GPtrArray *collections;       /* (owned) (element-type HubCollection): in order */
  GPtrArray *searches;          /* (owned) (element-type HubSavedSearch): in order */
} HubStock;

HubStock  *hub_stock_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void       hub_stock_free        (HubStock   *self);
void       hub_stock_take        (HubStock   *self,
                                  HubEntry   *entry,
                                  HubRemark  *remark);
HubRemark *hub_stock_find_remark (HubStock   *self,
                                  HubEntry   *entry);
HubFormer *hub_stock_find_former (HubStock   *self,
                                  gint64      item);
GPtrArray *hub_stock_list_notes  (HubStock   *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubStock, hub_stock_free)

G_END_DECLS
