/* hub-sync-validators.h: which answers of the hub are known already
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "jsonapi-client.h"

G_BEGIN_DECLS

/* By address, what an answer was marked with, and where the list went on behind it. */
typedef struct _HubSyncValidators HubSyncValidators;

HubSyncValidators *hub_sync_validators_new       (const char              *hub)
                                                  G_GNUC_WARN_UNUSED_RESULT;
HubSyncValidators *hub_sync_validators_read      (const char              *text,
                                                  const char              *hub)
                                                  G_GNUC_WARN_UNUSED_RESULT;
void               hub_sync_validators_free      (HubSyncValidators       *self);
gboolean           hub_sync_validators_find      (HubSyncValidators       *self,
                                                  const char              *uri,
                                                  JsonapiValidator        *validator,
                                                  const char             **next);
void               hub_sync_validators_put       (HubSyncValidators       *self,
                                                  const char              *uri,
                                                  const JsonapiValidator  *validator,
                                                  const char              *next);
gboolean           hub_sync_validators_is_dirty  (HubSyncValidators       *self);
char              *hub_sync_validators_to_string (HubSyncValidators       *self)
                                                  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubSyncValidators, hub_sync_validators_free)

G_END_DECLS
