/* jsonapi-body.h: a body of unknown size, read under limits
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "jsonapi-rate.h"
#include "jsonapi-watchdog.h"

G_BEGIN_DECLS

typedef struct
{
  gsize            max_bytes;   /* decoded */
  gint64           length;      /* bytes announced, as sent; -1 not */
  gboolean         is_gzip;
  JsonapiRate      rate;
  JsonapiWatchdog *watchdog;    /* (unowned) running, fires @cancellable */
  gint64           ends;        /* monotonic microseconds: the latest deadline */
} JsonapiBodyRules;

/* Takes some bytes of a body; FALSE with @error set ends the reading. */
typedef gboolean (*JsonapiBodySink) (const char  *bytes,
                                     gsize        length,
                                     gpointer     data,
                                     GError     **error);

GBytes   *jsonapi_body_read (GInputStream      *stream,
                             JsonapiBodyRules  *rules,
                             GCancellable      *cancellable,
                             GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  jsonapi_body_pass (GInputStream      *stream,
                             JsonapiBodyRules  *rules,
                             JsonapiBodySink    sink,
                             gpointer           sink_data,
                             GCancellable      *cancellable,
                             GError           **error);

G_END_DECLS
