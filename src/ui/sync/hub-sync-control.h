/* hub-sync-control.h: starts, stops and watches a sync
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-settings.h"
#include "hub-sync-waiter.h"
#include "hub-sync.h"

G_BEGIN_DECLS

#define HUB_TYPE_SYNC_CONTROL (hub_sync_control_get_type ())
G_DECLARE_FINAL_TYPE (HubSyncControl, hub_sync_control, HUB, SYNC_CONTROL, GObject)

HubSyncControl *hub_sync_control_new          (HubSync        *sync,
                                               HubSettings    *settings) G_GNUC_WARN_UNUSED_RESULT;
HubSync        *hub_sync_control_get_sync     (HubSyncControl *self);
HubSyncWaiter  *hub_sync_control_get_waiter   (HubSyncControl *self);
void            hub_sync_control_resume       (HubSyncControl *self);
void            hub_sync_control_start        (HubSyncControl *self);
void            hub_sync_control_retry        (HubSyncControl *self);
gboolean        hub_sync_control_import       (HubSyncControl *self,
                                               const char     *address);
void            hub_sync_control_accept       (HubSyncControl *self,
                                               const char     *digest);
gboolean        hub_sync_control_clear        (HubSyncControl *self);
void            hub_sync_control_cancel       (HubSyncControl *self);
gboolean        hub_sync_control_is_running   (HubSyncControl *self);
double          hub_sync_control_get_fraction (HubSyncControl *self);
const char     *hub_sync_control_get_status   (HubSyncControl *self);
const GError   *hub_sync_control_get_error    (HubSyncControl *self);
const char     *hub_sync_control_get_moved    (HubSyncControl *self);
void            hub_sync_control_move         (HubSyncControl *self);
gboolean        hub_sync_control_is_cleared   (HubSyncControl *self);
gboolean        hub_sync_control_is_incomplete (HubSyncControl *self);
gboolean        hub_sync_control_has_unavailable (HubSyncControl *self);
void            hub_sync_control_clear_error  (HubSyncControl *self);

G_END_DECLS
