/* hub-sync-schedule.c: when a sync is tried again by itself
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The classes of FAULTS.md, with their waits. What is due is held by the monotonic clock, which
 * nobody sets; in the file it is a date, and what is read back is never further off than the wait
 * could have been, however the clock was set meanwhile. A program that is started again and again
 * so goes on waiting, and one that wakes after a week tries once.
 */

#define G_LOG_DOMAIN "hub-sync-schedule"

#include "hub-sync-schedule.h"

#include "hub-small-file.h"

#define FILE_NAME "sync-schedule.ini"
#define GROUP     "schedule"

#define JITTER       0.2                /* of a wait for the network: give or take a fifth */
#define MIN_SERVER   30                 /* seconds, the least and the most that a hub may ask */
#define MAX_SERVER   (24 * 60 * 60)
#define USER_SECONDS (24 * 60 * 60)     /* what does not pass is tried once a day */

/* Seconds, by how often the network failed in a row. */
static const gint64 network_waits[] = { 30, 2 * 60, 8 * 60, 30 * 60, 2 * 60 * 60 };

static gint64
get_network_wait (guint n_fails)
{
  return network_waits[CLAMP (n_fails, 1, G_N_ELEMENTS (network_waits)) - 1];
}

/* The longest that a wait can be, seconds; -1 if nothing is waited for. */
static gint64
get_longest (const HubSyncSchedule *self)
{
  switch (self->retry)
    {
    case HUB_SYNC_RETRY_NETWORK:
      return (gint64) ((double) get_network_wait (self->n_fails) * (1 + JITTER));
    case HUB_SYNC_RETRY_SERVER:
      return MAX_SERVER;
    case HUB_SYNC_RETRY_USER:
      return USER_SECONDS;
    case HUB_SYNC_RETRY_NONE:
    case HUB_SYNC_RETRY_NEXT:
    default:
      return -1;
    }
}

/**
 * hub_sync_schedule_note:
 * @self: a schedule
 * @retry: what has become of a sync
 * @retry_after: for `SERVER`, how many seconds the hub asked to wait
 * @chance: a random number, 0 … 1
 * @now: monotonic microseconds
 *
 * Settles when the next try is.
 */
void
hub_sync_schedule_note (HubSyncSchedule *self,
                        HubSyncRetry     retry,
                        gint64           retry_after,
                        double           chance,
                        gint64           now)
{
  double seconds = 0;

  self->retry = retry;
  if (retry == HUB_SYNC_RETRY_NETWORK)
    {
      self->n_fails++;
      seconds = (double) get_network_wait (self->n_fails) * (1 + JITTER * (2 * chance - 1));
    }
  else
    {
      self->n_fails = 0;
      if (retry == HUB_SYNC_RETRY_SERVER)
        seconds = (double) CLAMP (retry_after, MIN_SERVER, MAX_SERVER);
      else if (retry == HUB_SYNC_RETRY_USER)
        seconds = USER_SECONDS;
    }
  self->due = now + (gint64) (seconds * G_USEC_PER_SEC);
}

/**
 * hub_sync_schedule_get_wait:
 * @self: a schedule
 * @now: monotonic microseconds
 *
 * Tells how long it is until the next try.
 *
 * Returns: seconds, 0 if it is due; -1 if nothing is to be tried
 */
gint64
hub_sync_schedule_get_wait (const HubSyncSchedule *self,
                            gint64                 now)
{
  if (get_longest (self) < 0)
    return -1;

  return self->due > now ? (self->due - now + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC : 0;
}

/**
 * hub_sync_schedule_to_string:
 * @self: a schedule
 * @hub: base address of the hub it is about
 * @now: monotonic microseconds
 * @date: Unix seconds
 *
 * Writes a schedule as text to be kept.
 *
 * Returns: (transfer full): the text
 */
char *
hub_sync_schedule_to_string (const HubSyncSchedule *self,
                             const char            *hub,
                             gint64                 now,
                             gint64                 date)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  gint64 wait = MAX (hub_sync_schedule_get_wait (self, now), 0);

  g_key_file_set_string (file, GROUP, "hub", hub);
  g_key_file_set_integer (file, GROUP, "retry", (int) self->retry);
  g_key_file_set_uint64 (file, GROUP, "fails", self->n_fails);
  g_key_file_set_int64 (file, GROUP, "date", date + wait);

  return g_key_file_to_data (file, NULL, NULL);
}

/**
 * hub_sync_schedule_read:
 * @self: (out caller-allocates): gets the schedule; nothing to try if @text is none or about
 *   another hub
 * @text: (nullable): what hub_sync_schedule_to_string () wrote
 * @hub: base address of the hub
 * @now: monotonic microseconds
 * @date: Unix seconds
 *
 * Reads a schedule back.
 */
void
hub_sync_schedule_read (HubSyncSchedule *self,
                        const char      *text,
                        const char      *hub,
                        gint64           now,
                        gint64           date)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *of = NULL;
  int retry;
  gint64 wait;

  *self = (HubSyncSchedule) { 0 };
  if (text == NULL || !g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return;

  of = g_key_file_get_string (file, GROUP, "hub", NULL);
  retry = g_key_file_get_integer (file, GROUP, "retry", NULL);
  if (g_strcmp0 (of, hub) != 0 || retry <= HUB_SYNC_RETRY_NONE || retry > HUB_SYNC_RETRY_USER)
    return;

  self->retry = (HubSyncRetry) retry;
  self->n_fails = (guint) g_key_file_get_uint64 (file, GROUP, "fails", NULL);
  wait = g_key_file_get_int64 (file, GROUP, "date", NULL);
  wait = wait > date ? MIN (wait - date, MAX (get_longest (self), 0)) : 0;
  self->due = now + wait * G_USEC_PER_SEC;
}

/**
 * hub_sync_schedule_load:
 * @self: (out caller-allocates): gets the schedule
 * @data_dir: the data folder
 * @hub: base address of the hub
 *
 * Reads the schedule that is kept. Blocks.
 */
void
hub_sync_schedule_load (HubSyncSchedule *self,
                        const char      *data_dir,
                        const char      *hub)
{
  g_autofree char *text = hub_small_file_load (data_dir, FILE_NAME);

  hub_sync_schedule_read (self, text, hub, g_get_monotonic_time (),
                          g_get_real_time () / G_USEC_PER_SEC);
}

/**
 * hub_sync_schedule_save:
 * @self: a schedule
 * @data_dir: the data folder
 * @hub: base address of the hub
 * @error: that of the file
 *
 * Keeps a schedule for the next start of the program; one with nothing to try leaves no file.
 * Blocks.
 *
 * Returns: whether it is kept
 */
gboolean
hub_sync_schedule_save (const HubSyncSchedule *self,
                        const char            *data_dir,
                        const char            *hub,
                        GError               **error)
{
  g_autofree char *text = NULL;

  if (get_longest (self) >= 0)
    text = hub_sync_schedule_to_string (self, hub, g_get_monotonic_time (),
                                        g_get_real_time () / G_USEC_PER_SEC);

  return hub_small_file_save (data_dir, FILE_NAME, text, error);
}
