/* hub-sync-private.h: what tests need of HubSync and programs do not
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-sync.h"
#include "jsonapi-client.h"

G_BEGIN_DECLS

void hub_sync_set_limits      (HubSync                   *self,
                               const JsonapiClientLimits *limits);
void hub_sync_set_pause       (HubSync                   *self,
                               guint                      pause_ms);
void hub_sync_set_sweep_pages (HubSync                   *self,
                               guint                      sweep_pages);

G_END_DECLS
