/* hub-sync-retry.c: when it is worth to try again
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-sync-retry"

#include "hub-sync-retry.h"

#include "hub-error.h"

/**
 * hub_sync_retry_of_store:
 * @error: what stopped a sync, not of the hub
 *
 * Finds the class of an error of this computer: rows F49 to F59 of FAULTS.md.
 *
 * Returns: the class
 */
HubSyncRetry
hub_sync_retry_of_store (const GError *error)
{
  if (g_error_matches (error, HUB_ERROR, HUB_ERROR_STORE) ||
      g_error_matches (error, HUB_ERROR, HUB_ERROR_STORE_BUSY) ||
      g_error_matches (error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED))
    return HUB_SYNC_RETRY_NETWORK;
  if (error->domain == HUB_ERROR && error->code != HUB_ERROR_USAGE)
    return HUB_SYNC_RETRY_USER;

  return HUB_SYNC_RETRY_NONE;
}

/**
 * hub_sync_retry_to_string:
 * @retry: a class
 *
 * Gets the word that the command line uses for @retry.
 *
 * Returns: (transfer none) (nullable): the word, %NULL for `NONE`
 */
const char *
hub_sync_retry_to_string (HubSyncRetry retry)
{
  switch (retry)
    {
    case HUB_SYNC_RETRY_NETWORK:
      return "network";
    case HUB_SYNC_RETRY_SERVER:
      return "server";
    case HUB_SYNC_RETRY_NEXT:
      return "next";
    case HUB_SYNC_RETRY_USER:
      return "user";
    case HUB_SYNC_RETRY_NONE:
    default:
      return NULL;
    }
}
