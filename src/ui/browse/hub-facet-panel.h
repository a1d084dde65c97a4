/* hub-facet-panel.h: all facets, one below the other
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-browse-model.h"
#include "hub-search-box.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_FACET_PANEL (hub_facet_panel_get_type ())
G_DECLARE_FINAL_TYPE (HubFacetPanel, hub_facet_panel, HUB, FACET_PANEL, AdwBin)

void       hub_facet_panel_update    (HubFacetPanel *self,
                                      HubQuery      *query,
                                      HubResults    *results);
GtkWidget *hub_facet_panel_get_group (HubFacetPanel *self,
                                      HubFacet       facet);
HubSearchBox *hub_facet_panel_get_searches (HubFacetPanel *self);

G_END_DECLS
