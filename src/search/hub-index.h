/* hub-index.h: the catalogue in memory, as far as narrowing and sorting need it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-bitset.h"
#include "hub-database.h"
#include "hub-facet-table.h"

G_BEGIN_DECLS

typedef struct _HubIndex HubIndex;

HubIndex      *hub_index_new        (HubDatabase  *database,
                                     GCancellable *cancellable,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void           hub_index_free       (HubIndex *self);
guint          hub_index_get_n_rows (HubIndex *self);
gint64         hub_index_get_id     (HubIndex *self, guint row);
HubFacetTable *hub_index_get_table  (HubIndex *self);      /* (transfer none) */
gboolean       hub_index_find_row   (HubIndex *self,
                                     gint64    id,
                                     guint    *cursor,
                                     guint    *row);
const guint32 *hub_index_get_order  (HubIndex     *self,
                                     HubOrder      order,
                                     GCancellable *cancellable,
                                     GError      **error);
void           hub_index_unite      (HubIndex *self, guint value, HubBitset *rows);
void           hub_index_subtract   (HubIndex *self, guint value, HubBitset *rows);
guint          hub_index_count      (HubIndex *self, guint value, const HubBitset *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubIndex, hub_index_free)

G_END_DECLS
