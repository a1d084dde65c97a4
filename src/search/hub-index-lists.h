/* hub-index-lists.h: the values that an entry has as a list of text
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-database.h"
#include "hub-segment-builder.h"

G_BEGIN_DECLS

typedef struct _HubIndexLists HubIndexLists;   /* thread-bound, as its database */

HubIndexLists *hub_index_lists_new  (HubDatabase       *database,
                                     HubSegmentBuilder *builder,
                                     GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void           hub_index_lists_free (HubIndexLists *self);
gboolean       hub_index_lists_mark (HubIndexLists *self,
                                     HubFacet       facet,
                                     const char    *json,
                                     guint          row,
                                     GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubIndexLists, hub_index_lists_free)

G_END_DECLS
