/* hub-change-row.h: a change in a list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_CHANGE_ROW (hub_change_row_get_type ())
G_DECLARE_FINAL_TYPE (HubChangeRow, hub_change_row, HUB, CHANGE_ROW, AdwBin)

/* For a model of HubChange: what its rows are made with, and the heads of its days. */
GtkListItemFactory *hub_change_row_factory_new  (void) G_GNUC_WARN_UNUSED_RESULT;
GtkListItemFactory *hub_change_head_factory_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
