/* hub-sync-waiter.h: waits for the next try of a sync
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-sync-schedule.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define HUB_TYPE_SYNC_WAITER (hub_sync_waiter_get_type ())
G_DECLARE_FINAL_TYPE (HubSyncWaiter, hub_sync_waiter, HUB, SYNC_WAITER, GObject)

HubSyncWaiter *hub_sync_waiter_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void           hub_sync_waiter_set_monitor  (HubSyncWaiter         *self,
                                             GNetworkMonitor       *monitor);
void           hub_sync_waiter_set_schedule (HubSyncWaiter         *self,
                                             const HubSyncSchedule *schedule);
gboolean       hub_sync_waiter_is_waiting   (HubSyncWaiter         *self);
gboolean       hub_sync_waiter_has_portal   (HubSyncWaiter         *self);
char          *hub_sync_waiter_dup_text     (HubSyncWaiter         *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
