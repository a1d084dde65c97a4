/* hub-sync-pack.h: a sync with a catalogue in one file
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-sync-run.h"

G_BEGIN_DECLS

gboolean hub_sync_pack_run   (HubSyncRun     *run,
                              HubSyncReport  *report,
                              GCancellable   *cancellable,
                              GError        **error);
gboolean hub_sync_pack_probe (HubSyncRun     *run,
                              GCancellable   *cancellable,
                              GError        **error);

G_END_DECLS
