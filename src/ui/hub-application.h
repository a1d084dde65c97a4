/* hub-application.h: the application
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-alerts.h"
#include "hub-library.h"
#include "hub-settings.h"
#include "hub-sync-control.h"
#include "hub-watcher.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_APPLICATION (hub_application_get_type ())
G_DECLARE_FINAL_TYPE (HubApplication, hub_application, HUB, APPLICATION, AdwApplication)

HubApplication *hub_application_new          (const char     *data_dir) G_GNUC_WARN_UNUSED_RESULT;
HubLibrary     *hub_application_get_library  (HubApplication *self);
HubSettings    *hub_application_get_settings (HubApplication *self);
HubSyncControl *hub_application_get_control  (HubApplication *self);
/* (nullable): NULL before the first window */
HubWatcher     *hub_application_get_watcher  (HubApplication *self);
HubAlerts      *hub_application_get_alerts   (HubApplication *self);

G_END_DECLS
