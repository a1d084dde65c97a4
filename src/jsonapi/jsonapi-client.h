/* jsonapi-client.h: the one network door
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "jsonapi-document.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _JsonapiClient JsonapiClient;

/* Reads from one origin (scheme, host, port) below one base path only. Blocks; thread-bound, one
 * SoupSession inside. */
JsonapiClient   *jsonapi_client_new             (const char *base_uri,
                                                 const char *user_agent,
                                                 GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void             jsonapi_client_free            (JsonapiClient *self);
/* @uri: absolute, or relative to the base. */
JsonapiDocument *jsonapi_client_get             (JsonapiClient *self,
                                                 const char    *uri,
                                                 GCancellable  *cancellable,
                                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* Checks that @next is on the same origin below @prefix and new in this walk; gives the absolute
 * address. LINK if not. */
char            *jsonapi_client_resolve_next    (JsonapiClient *self,
                                                 const char    *next,
                                                 const char    *prefix,
                                                 GHashTable    *seen,
                                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* HTTP status of the last answer, 0 none */
guint            jsonapi_client_get_last_status (JsonapiClient *self);
/* seconds, -1 not said or unreadable, at most a day */
gint64           jsonapi_client_get_retry_after (JsonapiClient *self);
guint            jsonapi_client_get_n_requests  (JsonapiClient *self);
guint64          jsonapi_client_get_n_bytes     (JsonapiClient *self); /* decoded body bytes read */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsonapiClient, jsonapi_client_free)

G_END_DECLS
