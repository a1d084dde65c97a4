/* hub-sync-retry.h: when it is worth to try again
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stopped a sync, told apart by when another try may help: the classes of FAULTS.md. */
typedef enum
{
  HUB_SYNC_RETRY_NONE,       /* nothing stopped it, or the user did */
  HUB_SYNC_RETRY_NETWORK,    /* RN: it passes: soon, then less and less often */
  HUB_SYNC_RETRY_SERVER,     /* RS: the hub said when */
  HUB_SYNC_RETRY_NEXT,       /* RQ: something was skipped: with the next sync */
  HUB_SYNC_RETRY_USER,       /* R0: it does not pass by itself: tomorrow, or with other settings */
} HubSyncRetry;

HubSyncRetry  hub_sync_retry_of_store  (const GError *error);
const char   *hub_sync_retry_to_string (HubSyncRetry  retry);

G_END_DECLS
