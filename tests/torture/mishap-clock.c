/* mishap-clock.c: a clock that is wrong
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mishap-private.h"

#include <sys/time.h>
#include <time.h>

static gint64 ahead;      /* seconds */

__attribute__ ((constructor)) static void
set_up (void)
{
  const char *text = g_getenv ("HUB_MISHAP_CLOCK");

  if (text != NULL)
    ahead = g_ascii_strtoll (text, NULL, 10);
}

int
clock_gettime (clockid_t        clock,
               struct timespec *now)
{
  int done = NEXT (clock_gettime) (clock, now);

  if (done == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
    now->tv_sec += ahead;
  return done;
}

int
gettimeofday (struct timeval *now,
              void           *zone)
{
  int done = NEXT (gettimeofday) (now, zone);

  if (done == 0)
    now->tv_sec += ahead;
  return done;
}

time_t
time (time_t *now)
{
  time_t seconds = NEXT (time) (NULL) + ahead;

  if (now != NULL)
    *now = seconds;
  return seconds;
}
