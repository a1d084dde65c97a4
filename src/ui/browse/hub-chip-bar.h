/* hub-chip-bar.h: what is chosen, as chips that take it back
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-results.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_CHIP_BAR (hub_chip_bar_get_type ())
G_DECLARE_FINAL_TYPE (HubChipBar, hub_chip_bar, HUB, CHIP_BAR, AdwBin)

GtkWidget *hub_chip_bar_new         (void);
void       hub_chip_bar_update      (HubChipBar *self,
                                     HubQuery   *query,
                                     HubResults *results);
guint      hub_chip_bar_get_n_chips (HubChipBar *self);

G_END_DECLS
