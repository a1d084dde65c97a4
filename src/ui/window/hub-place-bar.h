/* hub-place-bar.h: the places at the bottom of a narrow window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_PLACE_BAR (hub_place_bar_get_type ())
G_DECLARE_FINAL_TYPE (HubPlaceBar, hub_place_bar, HUB, PLACE_BAR, GtkWidget)

void     hub_place_bar_set_stack (HubPlaceBar  *self,
                                  AdwViewStack *stack);

G_END_DECLS
