/* hub-star-button.h: keeps an entry in the reading list, or drops it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_STAR_BUTTON (hub_star_button_get_type ())
G_DECLARE_FINAL_TYPE (HubStarButton, hub_star_button, HUB, STAR_BUTTON, AdwBin)

void       hub_star_button_set_entry  (HubStarButton *self,
                                       const char    *uuid,
                                       const char    *langcode);
void       hub_star_button_set_saved  (HubStarButton *self,
                                       gboolean       saved);
gboolean   hub_star_button_get_saved  (HubStarButton *self);
GtkWidget *hub_star_button_get_button (HubStarButton *self);

G_END_DECLS
