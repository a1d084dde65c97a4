/* hub-alerts.h: notifications of what is new and of what is due
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-settings.h"
#include "hub-watcher.h"

G_BEGIN_DECLS

/* Main thread. Signal `told (id, title, body)`: a notification was sent. */
#define HUB_TYPE_ALERTS (hub_alerts_get_type ())
G_DECLARE_FINAL_TYPE (HubAlerts, hub_alerts, HUB, ALERTS, GObject)

HubAlerts *hub_alerts_new  (GApplication *application,
                            HubLibrary   *library,
                            HubWatcher   *watcher,
                            HubSettings  *settings) G_GNUC_WARN_UNUSED_RESULT;
void       hub_alerts_stop (HubAlerts    *self);

G_END_DECLS
