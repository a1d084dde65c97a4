/* jsonapi-rate.h: when a body has become too slow
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JSONAPI_RATE_SLICES 30

/* Bytes by slices of time. All times are monotonic, in microseconds. */
typedef struct
{
  gint64  started;
  gint64  grace;                             /* microseconds from `started` that go unjudged */
  gint64  slice;                             /* microseconds of one slice */
  guint   bytes_per_second;
  gint64  last;                              /* number of the slice that is being filled */
  guint64 slices[JSONAPI_RATE_SLICES];       /* bytes, slice n at n modulo the length */
} JsonapiRate;

void   jsonapi_rate_init         (JsonapiRate *self,
                                  guint        bytes_per_second,
                                  guint        window_ms,
                                  guint        grace_ms,
                                  gint64       now);
void   jsonapi_rate_add          (JsonapiRate *self,
                                  gsize        bytes,
                                  gint64       now);
gint64 jsonapi_rate_get_deadline (JsonapiRate *self,
                                  gint64       now);

G_END_DECLS
