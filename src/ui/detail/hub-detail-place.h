/* hub-detail-place.h: where an entry is shown, beside a list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-detail-pane.h"

G_BEGIN_DECLS

#define HUB_TYPE_DETAIL_PLACE (hub_detail_place_get_type ())
G_DECLARE_FINAL_TYPE (HubDetailPlace, hub_detail_place, HUB, DETAIL_PLACE, AdwBin)

void           hub_detail_place_set_up    (HubDetailPlace *self,
                                           HubReader      *reader,
                                           HubLibrary     *library);
HubDetailPane *hub_detail_place_get_pane  (HubDetailPlace *self);
HubDetailPane *hub_detail_place_peek_pane (HubDetailPlace *self);
HubEntry      *hub_detail_place_get_entry (HubDetailPlace *self);

G_END_DECLS
