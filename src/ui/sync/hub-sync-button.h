/* hub-sync-button.h: a button that starts a sync, and then shows and stops it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-sync-control.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_SYNC_BUTTON (hub_sync_button_get_type ())
G_DECLARE_FINAL_TYPE (HubSyncButton, hub_sync_button, HUB, SYNC_BUTTON, AdwBin)

void hub_sync_button_set_control (HubSyncButton  *self,
                                  HubSyncControl *control);

G_END_DECLS
