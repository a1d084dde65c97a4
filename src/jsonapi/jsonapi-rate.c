/* jsonapi-rate.c: when a body has become too slow
 *
 * A time-out for each read is no help against a byte every few seconds, and an average over the
 * whole lets a fast start pay for a long stall. So bytes are counted in slices of a sliding window,
 * and from them follows the moment at which the window's average will be too low if no more comes.
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "jsonapi-rate"

#include "jsonapi-rate.h"

#include <string.h>

static gint64
get_slice (JsonapiRate *self,
           gint64       now)
{
  return (now - self->started) / self->slice;
}

/* Empties the slices that have come round since the last call. */
static void
move_to (JsonapiRate *self,
         gint64       slice)
{
  if (slice - self->last >= JSONAPI_RATE_SLICES)
    memset (self->slices, 0, sizeof self->slices);
  else
    for (gint64 n = self->last + 1; n <= slice; n++)
      self->slices[n % JSONAPI_RATE_SLICES] = 0;
  self->last = MAX (self->last, slice);
}

/* The bytes of the window that ends where slice @end begins, as far as they are known. */
static guint64
sum_window (JsonapiRate *self,
            gint64       end)
{
  guint64 sum = 0;

  for (gint64 n = MAX (end - JSONAPI_RATE_SLICES, 0); n < end && n <= self->last; n++)
    if (n > self->last - JSONAPI_RATE_SLICES)
      sum += self->slices[n % JSONAPI_RATE_SLICES];
  return sum;
}

/**
 * jsonapi_rate_init:
 * @self: (out caller-allocates): a rate
 * @bytes_per_second: the least average
 * @window_ms: milliseconds it is taken over, at least 30
 * @grace_ms: milliseconds from @now that go unjudged
 * @now: monotonic time in microseconds
 *
 * Starts to watch a body.
 */
void
jsonapi_rate_init (JsonapiRate *self,
                   guint        bytes_per_second,
                   guint        window_ms,
                   guint        grace_ms,
                   gint64       now)
{
  g_return_if_fail (window_ms >= JSONAPI_RATE_SLICES);

  *self = (JsonapiRate) {
    .started = now,
    .grace = (gint64) grace_ms * 1000,
    .slice = (gint64) window_ms * 1000 / JSONAPI_RATE_SLICES,
    .bytes_per_second = bytes_per_second,
  };
}

/**
 * jsonapi_rate_add:
 * @self: a rate
 * @bytes: bytes that came since the last call
 * @now: monotonic time in microseconds
 *
 * Counts bytes.
 */
void
jsonapi_rate_add (JsonapiRate *self,
                  gsize        bytes,
                  gint64       now)
{
  move_to (self, get_slice (self, now));
  self->slices[self->last % JSONAPI_RATE_SLICES] += bytes;
}

/**
 * jsonapi_rate_get_deadline:
 * @self: a rate
 * @now: monotonic time in microseconds
 *
 * Looks ahead: when is the average too low if not a byte more comes?
 *
 * Returns: monotonic time in microseconds; @now or before if it is too low already
 */
gint64
jsonapi_rate_get_deadline (JsonapiRate *self,
                           gint64       now)
{
  gint64 first = (MAX (now - self->started, self->grace) + self->slice - 1) / self->slice;

  move_to (self, get_slice (self, now));
  for (gint64 end = MAX (first, 1);; end++)
    {
      gint64 length = MIN (end, JSONAPI_RATE_SLICES) * self->slice;
      guint64 least = (guint64) length * self->bytes_per_second / G_USEC_PER_SEC;

      if (sum_window (self, end) < MAX (least, 1))
        return self->started + end * self->slice;
    }
}
