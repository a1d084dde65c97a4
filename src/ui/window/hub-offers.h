/* hub-offers.h: what a search field can offer where the cursor is
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-completion-popover.h"
#include "hub-completions.h"
#include "hub-place.h"

G_BEGIN_DECLS

GPtrArray *hub_offers_new_names  (HubPlace  *place) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *hub_offers_new_orders (HubPlace  *place) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *hub_offers_new_values (HubPlace  *place,
                                  GPtrArray *completions) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
