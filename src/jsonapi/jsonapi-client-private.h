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

void jsonapi_client_note_move (JsonapiClient *self,
                               SoupMessage   *message);

G_END_DECLS
