/* hub-index-state.h: what an index shows between two refreshes
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-bitset.h"
#include "hub-facet-table.h"
#include "hub-index-load.h"

G_BEGIN_DECLS

/* A segment in its place. */
typedef struct
{
  HubSegment *segment;   /* (owned) */
  HubBitset  *live;      /* (owned): over the rows of the segment */
  guint       n_live;
  GArray     *titles;    /* (owned) (nullable): its order by title, where it has none itself */
  guint       first;     /* slot of its row 0; divisible by 64 */
} HubIndexPart;

/* Some of the slots that have a value: bits, or ascending numbers, from slot @first on. */
typedef struct
{
  guint          first;
  guint          n;        /* words of bits, or numbers */
  const guint64 *bits;     /* (unowned) (nullable) */
  const guint32 *rows;     /* (unowned) (nullable) */
} HubIndexSet;

/* Which of the sets a value has. */
typedef struct
{
  guint first;
  guint n;
} HubIndexValue;

/* An order of an earlier state: its slots below @end are those of this state, but some are dead. */
typedef struct
{
  GArray *slots;   /* (owned) (nullable) (element-type guint32) */
  guint   end;
} HubIndexOrder;

typedef struct
{
  GArray         *parts;     /* (owned) (element-type HubIndexPart): the oldest first */
  guint           n_slots;
  guint           n_rows;
  HubBitset      *live;      /* (owned): over the slots */
  HubFacetTable  *table;     /* (owned) */
  HubIndexValue  *values;    /* (owned): by the numbers of @table */
  GArray         *sets;      /* (owned) (element-type HubIndexSet) */
  GPtrArray      *regions;   /* (owned) (element-type HubBitset): what some of the sets point to */
  GArray         *orders[HUB_ORDER_RELEVANCE];   /* (owned) (nullable) (element-type guint32) */
  HubIndexOrder   before[HUB_ORDER_RELEVANCE];   /* what of them was sorted before */
} HubIndexState;

HubIndexState *hub_index_state_new      (GArray *parts, GPtrArray *terms) G_GNUC_WARN_UNUSED_RESULT;
void           hub_index_state_free     (HubIndexState *self);
void           hub_index_state_keep_orders (HubIndexState *self, HubIndexState *before);
HubIndexPart  *hub_index_state_get_part (HubIndexState *self, guint slot);
const guint32 *hub_index_state_get_order (HubIndexState *self,
                                          HubOrder       order,
                                          guint         *n_slots,
                                          GCancellable  *cancellable,
                                          GError       **error);
GArray        *hub_index_parts_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void           hub_index_parts_add      (GArray     *parts,
                                         HubSegment *segment,
                                         HubBitset  *live,
                                         GArray     *titles);

/* The slots of @set among @rows, which are over all slots: counted, added, removed. */
guint          hub_index_set_count      (const HubIndexSet *set, const HubBitset *rows);
void           hub_index_set_unite      (const HubIndexSet *set, HubBitset *rows);
void           hub_index_set_subtract   (const HubIndexSet *set, HubBitset *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubIndexState, hub_index_state_free)

G_END_DECLS
