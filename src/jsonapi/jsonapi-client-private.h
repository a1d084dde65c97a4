/* jsonapi-client-private.h: what the parts of the client share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "jsonapi-client.h"
#include "jsonapi-watchdog.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * JsonapiClient:
 *
 * Reads JSON:API documents from one origin (scheme, host and port), below one path. Made, used and
 * freed by one thread; all its calls block.
 */
struct _JsonapiClient
{
  GUri                *base;          /* (owned) */
  char                *base_path;     /* (owned): no slash at its end, may be empty */
  SoupSession         *session;       /* (owned) */
  JsonapiWatchdog     *watchdog;      /* (owned) */
  JsonapiClientLimits  limits;

  guint                last_status;
  gboolean             was_whole;     /* the last answer came to its end */
  gint64               retry_after;   /* seconds, -1 not said */
  gint64               date;          /* Unix seconds, -1 not said */
  guint                n_requests;
  guint64              n_bytes;
  char                *moved;         /* (owned) (nullable): base address, by the last answer */
};

/* One question to the server, redirects and all. */
typedef struct
{
  GCancellable         *cancellable;   /* (unowned) (nullable): the caller's */
  GCancellable         *stop;          /* (owned): fired by the caller's and by the watchdog */
  unsigned long         handler;       /* of `cancellable` */
  gint64                ends;          /* monotonic microseconds */
  SoupMessage          *message;       /* (owned) (nullable): the one that was sent last */
  gboolean              may_be_cut;    /* the end of the body proves nothing */
  JsonapiValidator     *validator;     /* (unowned) (nullable): asked with */
  JsonapiValidator      marked;        /* (owned): what came back is marked with */
  gboolean              is_unchanged;  /* the server says that the validator still holds */
} JsonapiRequest;

void          jsonapi_client_note_move      (JsonapiClient   *self,
                                             SoupMessage     *message);
GUri         *jsonapi_client_resolve        (JsonapiClient   *self,
                                             const char      *uri,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;
SoupMessage  *jsonapi_client_create_message (const char      *method,
                                             GUri            *address) G_GNUC_WARN_UNUSED_RESULT;
void          jsonapi_client_begin          (JsonapiClient   *self,
                                             JsonapiRequest  *request,
                                             GCancellable    *cancellable);
GInputStream *jsonapi_client_send           (JsonapiClient   *self,
                                             JsonapiRequest  *request,
                                             SoupMessage     *message,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void          jsonapi_client_end            (JsonapiClient   *self,
                                             JsonapiRequest  *request,
                                             GError          *cause,
                                             GError         **error);

G_END_DECLS
