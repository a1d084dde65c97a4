/* hub-facet-table.h: every value of every facet
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-results.h"

G_BEGIN_DECLS

/* Filled by its maker, then only read, from any thread: results and index share it. Values are
 * numbered through, facet after facet, in the order they are shown. */
typedef struct _HubFacetTable HubFacetTable;

HubFacetTable       *hub_facet_table_new        (void) G_GNUC_WARN_UNUSED_RESULT;
HubFacetTable       *hub_facet_table_ref        (HubFacetTable *self);
void                 hub_facet_table_unref      (HubFacetTable *self);
guint                hub_facet_table_add        (HubFacetTable *self,
                                                 HubFacet       facet,
                                                 const char    *code,
                                                 const char    *label,
                                                 const char    *parent);
void                 hub_facet_table_sort       (HubFacetTable *self,
                                                 HubFacet       facet);
guint                hub_facet_table_get_size   (HubFacetTable *self);
const HubFacetValue *hub_facet_table_get_all    (HubFacetTable *self);
guint                hub_facet_table_get_first  (HubFacetTable *self, HubFacet facet);
guint                hub_facet_table_get_length (HubFacetTable *self, HubFacet facet);
gboolean             hub_facet_table_find       (HubFacetTable *self,
                                                 HubFacet       facet,
                                                 const char    *code,
                                                 guint         *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubFacetTable, hub_facet_table_unref)

G_END_DECLS
