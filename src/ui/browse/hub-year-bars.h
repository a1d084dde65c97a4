/* hub-year-bars.h: how many entries each year has, and a range of years to drag
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-cross.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HUB_TYPE_YEAR_BARS (hub_year_bars_get_type ())
G_DECLARE_FINAL_TYPE (HubYearBars, hub_year_bars, HUB, YEAR_BARS, GtkWidget)

void hub_year_bars_set_years (HubYearBars *self,
                              HubYears     years);
void hub_year_bars_set_range (HubYearBars *self,
                              int          from,
                              int          to);
/* where the middle of a year is, in pixels of the widget */
double hub_year_bars_get_place (HubYearBars *self,
                                int          year);

G_END_DECLS
