/* test-jsonapi-rate.c: when a body is too slow, by a clock that the test moves
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-jsonapi-rate"

#include "jsonapi-limits.h"
#include "jsonapi-rate.h"

#define SECONDS(n) ((gint64) ((n) * (double) G_USEC_PER_SEC))
#define START      SECONDS (5000)

static void
init (JsonapiRate *rate)
{
  jsonapi_rate_init (rate, JSONAPI_RATE_BYTES, JSONAPI_RATE_WINDOW_MS, JSONAPI_RATE_GRACE_MS,
                     START);
}

/* Seconds after the start until which the body may go on without another byte. */
static double
get_left (JsonapiRate *rate,
          double       now)
{
  gint64 deadline = jsonapi_rate_get_deadline (rate, START + SECONDS (now));

  return (double) (deadline - START) / G_USEC_PER_SEC;
}

static void
test_nothing (void)
{
  JsonapiRate rate;

  init (&rate);
  g_assert_cmpfloat (get_left (&rate, 0), ==, 10);
  g_assert_cmpfloat (get_left (&rate, 9.5), ==, 10);
  g_assert_cmpfloat (get_left (&rate, 10), ==, 10);
}

/* 20 KiB pay for 20 seconds, no matter when they came. */
static void
test_start (void)
{
  JsonapiRate rate;

  init (&rate);
  jsonapi_rate_add (&rate, 20 * 1024, START + SECONDS (1));
  g_assert_cmpfloat (get_left (&rate, 1), ==, 21);
}

/* However much came at first, after a window of silence it is over. */
static void
test_fast_start (void)
{
  JsonapiRate rate;

  init (&rate);
  jsonapi_rate_add (&rate, 8 * 1024 * 1024, START + SECONDS (0.5));
  g_assert_cmpfloat (get_left (&rate, 0.5), ==, 31);
  g_assert_cmpfloat (get_left (&rate, 29), ==, 31);
}

static void
test_steady (void)
{
  JsonapiRate enough;
  JsonapiRate less;

  init (&enough);
  init (&less);
  for (guint second = 0; second < 300; second++)
    {
      jsonapi_rate_add (&enough, 1024, START + SECONDS (second + 0.5));
      g_assert_cmpfloat (get_left (&enough, second + 0.5), >, second + 0.5);

      jsonapi_rate_add (&less, 1000, START + SECONDS (second + 0.5));
      if (second >= 10)
        g_assert_cmpfloat (get_left (&less, second + 0.5), <=, second + 1);
    }
}

/* A long wait inside of a read leaves nothing of before in the window. */
static void
test_gap (void)
{
  JsonapiRate rate;

  init (&rate);
  jsonapi_rate_add (&rate, 1024 * 1024, START + SECONDS (1));
  jsonapi_rate_add (&rate, 1, START + SECONDS (1000));
  g_assert_cmpfloat (get_left (&rate, 1000), <=, 1001);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/jsonapi/rate/F04-nothing", test_nothing);
  g_test_add_func ("/jsonapi/rate/F04-start", test_start);
  g_test_add_func ("/jsonapi/rate/F04-fast-start", test_fast_start);
  g_test_add_func ("/jsonapi/rate/F04-steady", test_steady);
  g_test_add_func ("/jsonapi/rate/F04-gap", test_gap);

  return g_test_run ();
}
