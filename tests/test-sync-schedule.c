/* test-sync-schedule.c: when a sync is tried again, with clocks of the test's own
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-sync-schedule"

#include "hub-sync-schedule.h"
#include "test-folder.h"

#define HUB   "https://hub.example"
#define NOW   (1000 * G_USEC_PER_SEC)
#define DATE  1767225600
#define HOUR  ((gint64) 60 * 60)
#define DAY   (24 * HOUR)
#define YEAR  (365 * DAY)

/* RN: longer each time, up to two hours, give or take a fifth; from the begin after a success. */
static void
test_network (void)
{
  static const gint64 waits[] = { 30, 120, 480, 1800, 7200, 7200, 7200 };
  HubSyncSchedule schedule = { 0 };

  g_assert_cmpint (hub_sync_schedule_get_wait (&schedule, NOW), ==, -1);
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      HubSyncSchedule soon = schedule;
      HubSyncSchedule late = schedule;

      hub_sync_schedule_note (&soon, HUB_SYNC_RETRY_NETWORK, -1, 0, NOW);
      hub_sync_schedule_note (&late, HUB_SYNC_RETRY_NETWORK, -1, 1, NOW);
      hub_sync_schedule_note (&schedule, HUB_SYNC_RETRY_NETWORK, -1, 0.5, NOW);
      g_assert_cmpint (hub_sync_schedule_get_wait (&soon, NOW), ==, waits[i] * 4 / 5);
      g_assert_cmpint (hub_sync_schedule_get_wait (&schedule, NOW), ==, waits[i]);
      g_assert_cmpint (hub_sync_schedule_get_wait (&late, NOW), ==, waits[i] * 6 / 5);
    }

  hub_sync_schedule_note (&schedule, HUB_SYNC_RETRY_NONE, -1, 0.5, NOW);
  g_assert_cmpint (hub_sync_schedule_get_wait (&schedule, NOW), ==, -1);
  hub_sync_schedule_note (&schedule, HUB_SYNC_RETRY_NETWORK, -1, 0.5, NOW);
  g_assert_cmpint (hub_sync_schedule_get_wait (&schedule, NOW), ==, 30);
}

/* RS: as told, within bounds. RQ: with the next sync, whenever that is. R0: after a day. */
static void
test_others (void)
{
  static const struct
  {
    HubSyncRetry retry;
    gint64       retry_after;
    gint64       wait;
  } cases[] = {
    { HUB_SYNC_RETRY_SERVER, 0, 30 },           { HUB_SYNC_RETRY_SERVER, 29, 30 },
    { HUB_SYNC_RETRY_SERVER, 31, 31 },          { HUB_SYNC_RETRY_SERVER, DAY, DAY },
    { HUB_SYNC_RETRY_SERVER, DAY + 1, DAY },    { HUB_SYNC_RETRY_NEXT, -1, -1 },
    { HUB_SYNC_RETRY_USER, -1, DAY },           { HUB_SYNC_RETRY_NONE, -1, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HubSyncSchedule schedule = { 0 };

      hub_sync_schedule_note (&schedule, cases[i].retry, cases[i].retry_after, 1, NOW);
      g_assert_cmpint (hub_sync_schedule_get_wait (&schedule, NOW), ==, cases[i].wait);
    }
}

static void
read_back (HubSyncSchedule       *self,
           const HubSyncSchedule *kept,
           const char            *hub,
           gint64                 seconds,      /* what the clock on the wall says has passed */
           gint64                 now)          /* of another start: counts from another begin */
{
  g_autofree char *text = hub_sync_schedule_to_string (kept, HUB, NOW, DATE);

  hub_sync_schedule_read (self, text, hub, now, DATE + seconds);
}

/* A program that is started again goes on waiting, and with the same patience. */
static void
test_kept (void)
{
  HubSyncSchedule schedule = { 0 };
  HubSyncSchedule other;

  for (guint i = 0; i < 3; i++)
    hub_sync_schedule_note (&schedule, HUB_SYNC_RETRY_NETWORK, -1, 0.5, NOW);
  read_back (&other, &schedule, HUB, 80, 7);
  g_assert_cmpint (hub_sync_schedule_get_wait (&other, 7), ==, 400);
  hub_sync_schedule_note (&other, HUB_SYNC_RETRY_NETWORK, -1, 0.5, 7);
  g_assert_cmpint (hub_sync_schedule_get_wait (&other, 7), ==, 1800);

  read_back (&other, &schedule, "https://other.example", 80, 7);
  g_assert_cmpint (hub_sync_schedule_get_wait (&other, 7), ==, -1);
  hub_sync_schedule_read (&other, "[schedule]\nretry=99\n", HUB, NOW, DATE);
  g_assert_cmpint (hub_sync_schedule_get_wait (&other, NOW), ==, -1);
  hub_sync_schedule_read (&other, "nonsense", HUB, NOW, DATE);
  g_assert_cmpint (hub_sync_schedule_get_wait (&other, NOW), ==, -1);
}

/* F46: a clock that was set forward brings one try, one that was set back no longer wait than
 * before; nor does a long sleep bring more than one. */
static void
test_f46_clock_set (void)
{
  static const gint64 jumps[] = { -56 * YEAR, -YEAR, -1, 0, 1, 29, 30, DAY, 10 * YEAR,
                                  73 * YEAR };
  HubSyncSchedule schedule = { 0 };

  hub_sync_schedule_note (&schedule, HUB_SYNC_RETRY_NETWORK, -1, 0.5, NOW);
  for (guint i = 0; i < G_N_ELEMENTS (jumps); i++)
    {
      HubSyncSchedule other;

      read_back (&other, &schedule, HUB, jumps[i], NOW);
      g_assert_cmpint (hub_sync_schedule_get_wait (&other, NOW), >=, 0);
      g_assert_cmpint (hub_sync_schedule_get_wait (&other, NOW), <=, 36);
    }

  g_assert_cmpint (hub_sync_schedule_get_wait (&schedule, NOW + 7 * DAY * G_USEC_PER_SEC), ==, 0);
  hub_sync_schedule_note (&schedule, HUB_SYNC_RETRY_NETWORK, -1, 0.5,
                          NOW + 7 * DAY * G_USEC_PER_SEC);
  g_assert_cmpint (hub_sync_schedule_get_wait (&schedule, NOW + 7 * DAY * G_USEC_PER_SEC), ==, 120);
}

static void
test_file (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  HubSyncSchedule schedule = { 0 };
  HubSyncSchedule other;
  g_autoptr(GError) error = NULL;

  hub_sync_schedule_load (&other, folder, HUB);
  g_assert_cmpint (hub_sync_schedule_get_wait (&other, g_get_monotonic_time ()), ==, -1);
  hub_sync_schedule_note (&schedule, HUB_SYNC_RETRY_SERVER, HOUR, 0.5, g_get_monotonic_time ());
  g_assert_true (hub_sync_schedule_save (&schedule, folder, HUB, &error));
  g_assert_no_error (error);
  hub_sync_schedule_load (&other, folder, HUB);
  g_assert_cmpint (other.retry, ==, HUB_SYNC_RETRY_SERVER);
  g_assert_cmpint (hub_sync_schedule_get_wait (&other, g_get_monotonic_time ()), >, HOUR - 60);

  hub_sync_schedule_note (&schedule, HUB_SYNC_RETRY_NONE, -1, 0.5, g_get_monotonic_time ());
  g_assert_true (hub_sync_schedule_save (&schedule, folder, HUB, &error));
  g_assert_false (test_folder_has (folder, "sync-schedule.ini"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync-schedule/network", test_network);
  g_test_add_func ("/sync-schedule/others", test_others);
  g_test_add_func ("/sync-schedule/kept", test_kept);
  g_test_add_func ("/sync-schedule/F46-clock-set", test_f46_clock_set);
  g_test_add_func ("/sync-schedule/file", test_file);

  return g_test_run ();
}
