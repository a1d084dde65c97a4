/* hub-discovery-row.h: one line of a profile that was found, to be looked at and changed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-discovery-line.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_DISCOVERY_ROW (hub_discovery_row_get_type ())
G_DECLARE_FINAL_TYPE (HubDiscoveryRow, hub_discovery_row, HUB, DISCOVERY_ROW, AdwComboRow)

GtkWidget *hub_discovery_row_new (HubDiscoveryLine *line);

G_END_DECLS
