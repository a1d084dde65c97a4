/* hub-facet-row.h: one value of a facet, to click
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-facet-item.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_FACET_ROW (hub_facet_row_get_type ())
G_DECLARE_FINAL_TYPE (HubFacetRow, hub_facet_row, HUB, FACET_ROW, AdwBin)

GtkWidget *hub_facet_row_new         (gboolean      is_pill);
void       hub_facet_row_set_item    (HubFacetRow  *self,
                                      HubFacetItem *item);
GtkWidget *hub_facet_row_get_check   (HubFacetRow  *self);

G_END_DECLS
