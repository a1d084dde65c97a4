/* hub-cross.h: how many entries have a value of one facet and a value of another
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-index.h"

G_BEGIN_DECLS

#define HUB_CROSS_ALL (-1)   /* in the place of a row or a column: whatever the value */
#define HUB_CROSS_MAX 400    /* rows, and columns, that there are at most */

/* A run of years, and how many entries are of each. */
typedef struct
{
  int          first;      /* the year of the first count */
  guint        n_years;
  const guint *counts;     /* (unowned) (nullable) */
} HubYears;

typedef struct _HubCross HubCross;   /* immutable, reference counted, any thread */

#define HUB_TYPE_CROSS (hub_cross_get_type ())
GType                hub_cross_get_type     (void);
HubCross            *hub_cross_new          (HubIndex        *index,
                                             const HubBitset *among,
                                             HubFacet         rows,
                                             HubFacet         columns,
                                             GCancellable    *cancellable,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;
HubCross            *hub_cross_ref          (HubCross *self);
void                 hub_cross_unref        (HubCross *self);
HubFacet             hub_cross_get_row_facet    (HubCross *self);
HubFacet             hub_cross_get_column_facet (HubCross *self);
/* In the order to show them in, those at zero too, the first HUB_CROSS_MAX; their counts are the
 * totals. */
const HubFacetValue *hub_cross_get_rows     (HubCross *self,
                                             guint    *n_rows);
const HubFacetValue *hub_cross_get_columns  (HubCross *self,
                                             guint    *n_columns);
guint                hub_cross_get_n_left_out (HubCross *self);
guint                hub_cross_get_count    (HubCross *self,
                                             int       row,
                                             int       column);
guint                hub_cross_count_gaps   (HubCross *self);
HubYears             hub_cross_get_years    (HubCross *self,
                                             int       row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubCross, hub_cross_unref)

G_END_DECLS
