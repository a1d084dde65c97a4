/* hub-facet-group.h: a facet with its values, folded until it is opened
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-results.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_FACET_GROUP (hub_facet_group_get_type ())
G_DECLARE_FINAL_TYPE (HubFacetGroup, hub_facet_group, HUB, FACET_GROUP, AdwBin)

GtkWidget *hub_facet_group_new      (HubFacet       facet);
void       hub_facet_group_update   (HubFacetGroup *self,
                                     HubQuery      *query,
                                     HubResults    *results);
void       hub_facet_group_set_open (HubFacetGroup *self,
                                     gboolean       open);
gboolean   hub_facet_group_get_open (HubFacetGroup *self);

G_END_DECLS
