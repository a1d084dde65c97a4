/* jsonapi-client.h: the one network door
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "jsonapi-document.h"
#include "jsonapi-limits.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _JsonapiClient JsonapiClient;

/* What an answer was marked with, to ask later whether it still holds. Of a document both or
 * neither are set, and the tag is not weak; of a file either may be. */
typedef struct
{
  char *etag;        /* (owned) (nullable): with its quotes */
  char *modified;    /* (owned) (nullable): as the server wrote it */
} JsonapiValidator;

void             jsonapi_validator_clear        (JsonapiValidator           *self);

/* How long to wait and how much to take; see jsonapi-limits.h for what each is. */
typedef struct
{
  gsize max_body_bytes;
  guint max_redirects;
  guint headers_ms;
  guint page_ms;
  guint rate_bytes;
  guint rate_window_ms;
  guint rate_grace_ms;
} JsonapiClientLimits;

#define JSONAPI_CLIENT_LIMITS_INIT                                                                 \
  {                                                                                                \
    .max_body_bytes = JSONAPI_MAX_BODY_BYTES, .max_redirects = JSONAPI_MAX_REDIRECTS,              \
    .headers_ms = JSONAPI_HEADERS_MS, .page_ms = JSONAPI_PAGE_MS,                                  \
    .rate_bytes = JSONAPI_RATE_BYTES, .rate_window_ms = JSONAPI_RATE_WINDOW_MS,                    \
    .rate_grace_ms = JSONAPI_RATE_GRACE_MS                                                         \
  }

JsonapiClient   *jsonapi_client_new             (const char                 *base_uri,
                                                 const char                 *user_agent,
                                                 GError                    **error)
                 G_GNUC_WARN_UNUSED_RESULT;
JsonapiClient   *jsonapi_client_new_with_limits (const char                 *base_uri,
                                                 const char                 *user_agent,
                                                 const JsonapiClientLimits  *limits,
                                                 GError                    **error)
                 G_GNUC_WARN_UNUSED_RESULT;
void             jsonapi_client_free            (JsonapiClient              *self);
JsonapiDocument *jsonapi_client_get             (JsonapiClient              *self,
                                                 const char                 *uri,
                                                 GCancellable               *cancellable,
                                                 GError                    **error)
                 G_GNUC_WARN_UNUSED_RESULT;
JsonapiDocument *jsonapi_client_get_changed     (JsonapiClient              *self,
                                                 const char                 *uri,
                                                 JsonapiValidator           *validator,
                                                 gboolean                   *is_unchanged,
                                                 GCancellable               *cancellable,
                                                 GError                    **error)
                 G_GNUC_WARN_UNUSED_RESULT;
char            *jsonapi_client_resolve_next    (JsonapiClient              *self,
                                                 const char                 *next,
                                                 const char                 *prefix,
                                                 GHashTable                 *seen,
                                                 GError                    **error)
                 G_GNUC_WARN_UNUSED_RESULT;
guint            jsonapi_client_get_last_status (JsonapiClient              *self);
gboolean         jsonapi_client_was_whole       (JsonapiClient              *self);
gint64           jsonapi_client_get_retry_after (JsonapiClient              *self);
gint64           jsonapi_client_get_date        (JsonapiClient              *self);
const char      *jsonapi_client_get_moved       (JsonapiClient              *self);
guint            jsonapi_client_get_n_requests  (JsonapiClient              *self);
guint64          jsonapi_client_get_n_bytes     (JsonapiClient              *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JsonapiValidator, jsonapi_validator_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsonapiClient, jsonapi_client_free)

G_END_DECLS
