/* hub-facet-values.h: the values of a facet, and which of them are shown
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-facet-item.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HUB_FACET_SHORT 8   /* values shown before “Show All”; of years none */

#define HUB_TYPE_FACET_VALUES (hub_facet_values_get_type ())
G_DECLARE_FINAL_TYPE (HubFacetValues, hub_facet_values, HUB, FACET_VALUES, GObject)

HubFacetValues *hub_facet_values_new          (HubFacet        facet) G_GNUC_WARN_UNUSED_RESULT;
GListModel     *hub_facet_values_get_model    (HubFacetValues *self);
guint           hub_facet_values_get_n_all    (HubFacetValues *self);
gboolean        hub_facet_values_is_cut       (HubFacetValues *self);
void            hub_facet_values_update       (HubFacetValues *self,
                                               HubQuery       *query,
                                               HubResults     *results);
void            hub_facet_values_set_needle   (HubFacetValues *self,
                                               const char     *needle);
gboolean        hub_facet_values_get_show_all (HubFacetValues *self);
void            hub_facet_values_set_show_all (HubFacetValues *self,
                                               gboolean        show_all);

G_END_DECLS
