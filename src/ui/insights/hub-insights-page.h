/* hub-insights-page.h: where the catalogue has much, and where it has gaps
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-matrix.h"
#include "hub-page.h"

G_BEGIN_DECLS

#define HUB_TYPE_INSIGHTS_PAGE (hub_insights_page_get_type ())
G_DECLARE_FINAL_TYPE (HubInsightsPage, hub_insights_page, HUB, INSIGHTS_PAGE, AdwBin)

GtkWidget *hub_insights_page_new        (HubReader       *reader);
void       hub_insights_page_show       (HubInsightsPage *self,
                                         HubFacet         facet);
HubMatrix *hub_insights_page_get_matrix (HubInsightsPage *self);

G_END_DECLS
