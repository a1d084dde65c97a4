/* hub-results.h: the answer to a query
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-query.h"
#include "hub-suggestion.h"

G_BEGIN_DECLS

/* One value of a facet. Belongs to the results it came with. */
typedef struct
{
  const char *code;
  const char *label;      /* as the hub shows it; of kinds and scopes translated */
  const char *name;       /* as it is shown here, in the language of the interface */
  const char *parent;     /* (nullable): countries: code of the region */
  guint       place;      /* where to show it among those of its facet: the less, the earlier */
  guint       count; /* entries that a click on it would give, beside the other facets' choices */
} HubFacetValue;

typedef struct _HubResults HubResults;   /* immutable, reference counted, any thread */

#define HUB_TYPE_RESULTS (hub_results_get_type ())
GType                hub_results_get_type   (void);
HubResults          *hub_results_ref        (HubResults *self);
void                 hub_results_unref      (HubResults *self);
HubQuery            *hub_results_get_query  (HubResults *self);
guint                hub_results_get_total  (HubResults *self);
/* entry ids, in the query's order, all of them */
const gint64        *hub_results_get_ids    (HubResults *self,
                                             guint      *n_ids);
/* all values, also those at zero, in the vocabulary's order */
const HubFacetValue *hub_results_get_values (HubResults *self,
                                             HubFacet    facet,
                                             guint      *n_values);
/* (nullable) */
const HubFacetValue *hub_results_find_value (HubResults *self,
                                             HubFacet    facet,
                                             const char *code);
guint                hub_results_get_n_undated (HubResults *self);
/* (nullable): only where nothing was found */
const HubSuggestion *hub_results_get_suggestion (HubResults *self);
double               hub_results_get_seconds (HubResults *self); /* time the search took */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubResults, hub_results_unref)

G_END_DECLS
