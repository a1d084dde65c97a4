/* hub-sync-fetch-private.h: what the parts of the network side share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-sync-fetch.h"

G_BEGIN_DECLS

struct _HubSyncFetch
{
  char          *hub;        /* (owned) */
  HubProfile    *profile;    /* (unowned) */
  JsonapiClient *client;     /* (owned) */
  HubSyncRetry   retry;      /* of what went wrong last */
  guint          pause_ms;   /* before the second try of a request */
  guint          paused_ms;  /* of this run, all in all */
  /* (owned) (element-type utf8 guint): what is left out of questions to a path, as flags */
  GHashTable    *plain;
  HubSyncValidators *validators;   /* (unowned) (nullable) */
  /* (owned) (element-type HubSyncPending): answers that are not stored yet */
  GPtrArray     *pending;
};

/* An answer that is marked with something. */
typedef struct
{
  char             *uri;         /* (owned) */
  JsonapiValidator  validator;   /* (owned) */
  char             *next;        /* (owned) (nullable): where the list goes on, if it is known */
} HubSyncPending;

void             hub_sync_fetch_propagate (HubSyncFetch  *self,
                                           GError        *cause,
                                           GError       **error);
JsonapiDocument *hub_sync_fetch_get_list  (HubSyncFetch  *self,
                                           const char    *uri,
                                           char         **known_next,
                                           GCancellable  *cancellable,
                                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
