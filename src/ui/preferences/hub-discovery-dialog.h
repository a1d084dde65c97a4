/* hub-discovery-dialog.h: looks at a hub and shows what was found
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-discoverer.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_DISCOVERY_DIALOG (hub_discovery_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HubDiscoveryDialog, hub_discovery_dialog, HUB, DISCOVERY_DIALOG, AdwDialog)

AdwDialog *hub_discovery_dialog_new (HubDiscoverer *discoverer,
                                     const char    *address);

G_END_DECLS
