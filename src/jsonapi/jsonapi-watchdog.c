/* jsonapi-watchdog.c: a deadline for blocking calls
 *
 * The HTTP library's own time-out starts anew with every byte, so a server that trickles is never
 * too late for it. A blocked thread cannot look at a clock either: this small thread of its own
 * does, and cancels.
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "jsonapi-watchdog"

#include "jsonapi-watchdog.h"

struct _JsonapiWatchdog
{
  GThread      *thread;     /* (owned) */

  GMutex        mutex;      /* guards all below */
  GCond         changed;
  GCancellable *target;     /* (owned) (nullable): NULL while nothing is watched */
  gint64        deadline;   /* monotonic microseconds */
  gboolean      has_fired;
  gboolean      is_ending;
};

static void
fire (JsonapiWatchdog *self)
{
  g_autoptr(GCancellable) target = g_steal_pointer (&self->target);

  self->has_fired = TRUE;
  /* Cancelling runs handlers of others: not under our lock. */
  g_mutex_unlock (&self->mutex);
  g_cancellable_cancel (target);
  g_mutex_lock (&self->mutex);
}

static gpointer
watch (gpointer data)
{
  JsonapiWatchdog *self = data;

  g_mutex_lock (&self->mutex);
  while (!self->is_ending)
    {
      if (self->target == NULL)
        g_cond_wait (&self->changed, &self->mutex);
      else if (g_get_monotonic_time () >= self->deadline)
        fire (self);
      else
        g_cond_wait_until (&self->changed, &self->mutex, self->deadline);
    }
  g_mutex_unlock (&self->mutex);
  return NULL;
}

/**
 * jsonapi_watchdog_new:
 *
 * Starts a watchdog with its thread.
 *
 * Returns: (transfer full): the watchdog
 */
JsonapiWatchdog *
jsonapi_watchdog_new (void)
{
  JsonapiWatchdog *self = g_new0 (JsonapiWatchdog, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->thread = g_thread_new ("jsonapi-watch", watch, self);
  return self;
}

/**
 * jsonapi_watchdog_free:
 * @self: (nullable) (transfer full): a watchdog
 *
 * Ends the thread, waits for it, and frees the watchdog.
 */
void
jsonapi_watchdog_free (JsonapiWatchdog *self)
{
  if (self == NULL)
    return;

  g_mutex_lock (&self->mutex);
  self->is_ending = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);

  g_clear_object (&self->target);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * jsonapi_watchdog_start:
 * @self: a watchdog that watches nothing
 * @target: what to cancel at @deadline
 * @deadline: monotonic time in microseconds
 *
 * Starts to watch.
 */
void
jsonapi_watchdog_start (JsonapiWatchdog *self,
                        GCancellable    *target,
                        gint64           deadline)
{
  g_mutex_lock (&self->mutex);
  g_set_object (&self->target, target);
  self->deadline = deadline;
  self->has_fired = FALSE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
}

/**
 * jsonapi_watchdog_set_deadline:
 * @self: a watchdog
 * @deadline: monotonic time in microseconds
 *
 * Moves the deadline. Does nothing once it has passed.
 */
void
jsonapi_watchdog_set_deadline (JsonapiWatchdog *self,
                               gint64           deadline)
{
  g_mutex_lock (&self->mutex);
  /* A later one is noticed when the thread wakes for the earlier. */
  if (deadline < self->deadline)
    g_cond_signal (&self->changed);
  self->deadline = deadline;
  g_mutex_unlock (&self->mutex);
}

/**
 * jsonapi_watchdog_stop:
 * @self: a watchdog
 *
 * Stops watching.
 *
 * Returns: %TRUE if the deadline had passed and the target was cancelled for it
 */
gboolean
jsonapi_watchdog_stop (JsonapiWatchdog *self)
{
  gboolean has_fired = FALSE;

  g_mutex_lock (&self->mutex);
  g_clear_object (&self->target);
  has_fired = self->has_fired;
  g_mutex_unlock (&self->mutex);
  return has_fired;
}
