/* hub-kept-row.h: a kept entry in its list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-gone.h"
#include "hub-kept-view.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_KEPT_ROW (hub_kept_row_get_type ())
G_DECLARE_FINAL_TYPE (HubKeptRow, hub_kept_row, HUB, KEPT_ROW, AdwBin)

GtkListItemFactory *hub_kept_row_factory_new (HubLibrary  *library,
                                              HubGone     *gone,
                                              HubKeptView *view) G_GNUC_WARN_UNUSED_RESULT;
guint               hub_kept_row_get_position (HubKeptRow *self);

G_END_DECLS
