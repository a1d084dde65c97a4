/* test-sync-waiter.c: waiting for the next try of a sync
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-sync-waiter.h"
#include "test-monitor.h"

#include <string.h>

#define LONG (60 * 60)     /* seconds: no test waits for it */

typedef struct
{
  HubSyncWaiter *waiter;
  TestMonitor   *monitor;
  guint          n_due;
} Fixture;

static void
due_cb (Fixture *fixture)
{
  g_assert_false (hub_sync_waiter_is_waiting (fixture->waiter));
  fixture->n_due++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->waiter = hub_sync_waiter_new ();
  fixture->monitor = test_monitor_new ();
  hub_sync_waiter_set_monitor (fixture->waiter, G_NETWORK_MONITOR (fixture->monitor));
  g_signal_connect_swapped (fixture->waiter, "due", G_CALLBACK (due_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->waiter);
  g_assert_finalize_object (fixture->monitor);
}

/* Something that is due in @seconds, and was settled long ago if that is not above 0. */
static void
wait_for (Fixture      *fixture,
          HubSyncRetry  retry,
          gint64        seconds)
{
  HubSyncSchedule schedule = { retry, 1, g_get_monotonic_time () + seconds * G_USEC_PER_SEC };

  hub_sync_waiter_set_schedule (fixture->waiter, &schedule);
}

static gboolean
says (Fixture    *fixture,
      const char *words)
{
  g_autofree char *text = hub_sync_waiter_dup_text (fixture->waiter);

  return words == NULL ? text == NULL : text != NULL && strstr (text, words) != NULL;
}

static void
test_due (Fixture       *fixture,
          gconstpointer  data)
{
  g_assert_true (says (fixture, NULL));
  wait_for (fixture, HUB_SYNC_RETRY_SERVER, LONG);
  g_assert_true (hub_sync_waiter_is_waiting (fixture->waiter));
  g_assert_true (says (fixture, "Next try at "));
  g_assert_false (says (fixture, "offline"));

  wait_for (fixture, HUB_SYNC_RETRY_SERVER, -LONG);      /* due before this program was started */
  while (fixture->n_due == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (says (fixture, NULL));
  wait_for (fixture, HUB_SYNC_RETRY_NEXT, 0);
  g_assert_false (hub_sync_waiter_is_waiting (fixture->waiter));
}

/* What failed for the network is tried when it is back, but not once for each time it comes and
 * goes; what the hub asked for is not. */
static void
test_network_returns (Fixture       *fixture,
                      gconstpointer  data)
{
  gint64 began;

  test_monitor_set (fixture->monitor, FALSE, FALSE, G_NETWORK_CONNECTIVITY_LOCAL);
  wait_for (fixture, HUB_SYNC_RETRY_NETWORK, LONG);
  g_assert_true (says (fixture, "You’re offline. Next try at "));
  began = g_get_monotonic_time ();
  for (guint i = 0; i < 100; i++)
    {
      test_monitor_set (fixture->monitor, TRUE, FALSE, G_NETWORK_CONNECTIVITY_FULL);
      test_monitor_set (fixture->monitor, FALSE, FALSE, G_NETWORK_CONNECTIVITY_LOCAL);
    }
  g_assert_cmpuint (fixture->n_due, ==, 0);
  test_monitor_set (fixture->monitor, TRUE, FALSE, G_NETWORK_CONNECTIVITY_FULL);
  while (fixture->n_due == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_get_monotonic_time () - began, >, 3 * G_USEC_PER_SEC);

  wait_for (fixture, HUB_SYNC_RETRY_SERVER, LONG);
  test_monitor_set (fixture->monitor, FALSE, FALSE, G_NETWORK_CONNECTIVITY_LOCAL);
  test_monitor_set (fixture->monitor, TRUE, FALSE, G_NETWORK_CONNECTIVITY_FULL);
  g_assert_cmpuint (fixture->n_due, ==, 1);
  g_assert_true (hub_sync_waiter_is_waiting (fixture->waiter));
}

static void
over_cb (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
}

/* Where each byte may cost money nothing is tried by itself, and this is said. */
static void
test_metered (Fixture       *fixture,
              gconstpointer  data)
{
  gboolean is_over = FALSE;

  test_monitor_set (fixture->monitor, TRUE, TRUE, G_NETWORK_CONNECTIVITY_FULL);
  wait_for (fixture, HUB_SYNC_RETRY_NETWORK, 0);
  g_assert_true (says (fixture, "This connection is metered"));
  g_timeout_add_once (1500, over_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_due, ==, 0);
  g_assert_true (hub_sync_waiter_is_waiting (fixture->waiter));

  test_monitor_set (fixture->monitor, TRUE, FALSE, G_NETWORK_CONNECTIVITY_FULL);
  g_assert_cmpuint (fixture->n_due, ==, 1);
}

static void
test_portal (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_false (hub_sync_waiter_has_portal (fixture->waiter));
  test_monitor_set (fixture->monitor, TRUE, FALSE, G_NETWORK_CONNECTIVITY_PORTAL);
  g_assert_true (hub_sync_waiter_has_portal (fixture->waiter));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/sync-waiter/due", Fixture, NULL, set_up, test_due, tear_down);
  g_test_add ("/sync-waiter/network-returns", Fixture, NULL, set_up, test_network_returns,
              tear_down);
  g_test_add ("/sync-waiter/metered", Fixture, NULL, set_up, test_metered, tear_down);
  g_test_add ("/sync-waiter/portal", Fixture, NULL, set_up, test_portal, tear_down);

  return g_test_run ();
}
