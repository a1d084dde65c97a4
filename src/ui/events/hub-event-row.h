/* hub-event-row.h: an event in the agenda
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-list-item.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_EVENT_ROW (hub_event_row_get_type ())
G_DECLARE_FINAL_TYPE (HubEventRow, hub_event_row, HUB, EVENT_ROW, AdwBin)

GtkListItemFactory *hub_event_row_factory_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
