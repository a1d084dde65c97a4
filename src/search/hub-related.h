/* hub-related.h: entries that have much in common with one
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-catalogue.h"
#include "hub-facet.h"
#include "hub-index.h"

G_BEGIN_DECLS

#define HUB_RELATED_MAX 5
#define HUB_RELATED_MAX_REASONS 2

/* Made once, then only read, from any thread. */
typedef struct
{
  HubEntry *entry;                              /* (owned): as a list has it */
  HubFacet  reasons[HUB_RELATED_MAX_REASONS];   /* what is the same, in the order of facets */
  guint     n_reasons;                          /* 1 or 2 */
} HubRelated;

GPtrArray *hub_related_list (HubCatalogue  *catalogue,
                             HubIndex      *index,
                             HubEntry      *entry,
                             GCancellable  *cancellable,
                             GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
