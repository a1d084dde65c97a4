/* hub-year-range.h: the years to be shown, to drag and to type
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-results.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_YEAR_RANGE (hub_year_range_get_type ())
G_DECLARE_FINAL_TYPE (HubYearRange, hub_year_range, HUB, YEAR_RANGE, AdwBin)

void hub_year_range_update (HubYearRange *self,
                            HubQuery     *query,
                            HubResults   *results);

G_END_DECLS
