/* hub-sync-waiter.c: waits for the next try of a sync
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-sync-waiter"

#include "hub-sync-waiter.h"

#include <glib/gi18n.h>

#define SETTLE_SECONDS 5   /* after a failure, however often the network comes and goes */

/**
 * HubSyncWaiter:
 *
 * Holds when a sync is to be tried again, and looks at the network: what failed for its sake is
 * tried as soon as it comes back, and nothing is tried by itself where each byte may cost money.
 * Signal `due`: now; after it nothing is waited for. Signal `changed`: the text is another one.
 * Main thread.
 */
struct _HubSyncWaiter
{
  GObject          parent_instance;

  GNetworkMonitor *monitor;    /* (owned) (nullable): NULL until there is something to wait for */
  HubSyncSchedule  schedule;
  gint64           set_at;     /* monotonic microseconds */
  guint            timer;      /* source id, 0 none */
  guint            is_held : 1; /* it was due while the connection was metered */
};

typedef enum
{
  SIGNAL_DUE,
  SIGNAL_CHANGED,
} HubSyncWaiterSignal;

static guint signals[SIGNAL_CHANGED + 1];

G_DEFINE_FINAL_TYPE (HubSyncWaiter, hub_sync_waiter, G_TYPE_OBJECT)

static gboolean
is_metered (HubSyncWaiter *self)
{
  return self->monitor != NULL && g_network_monitor_get_network_metered (self->monitor);
}

static void
fire (HubSyncWaiter *self)
{
  if (is_metered (self))
    {
      self->is_held = TRUE;
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      return;
    }

  g_clear_handle_id (&self->timer, g_source_remove);
  self->schedule = (HubSyncSchedule) { 0 };
  self->is_held = FALSE;
  g_signal_emit (self, signals[SIGNAL_DUE], 0);
}

static gboolean
timer_cb (gpointer user_data)
{
  HubSyncWaiter *self = user_data;

  self->timer = 0;
  fire (self);

  return G_SOURCE_REMOVE;
}

static void
arm (HubSyncWaiter *self,
     gint64         seconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_seconds ((guint) seconds, timer_cb, self);
}

/* A network that comes and goes brings one try in a few seconds, not one each time. */
static void
network_changed_cb (HubSyncWaiter *self,
                    gboolean       is_available)
{
  gint64 elapsed = (g_get_monotonic_time () - self->set_at) / G_USEC_PER_SEC;

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (!is_available || self->schedule.retry != HUB_SYNC_RETRY_NETWORK)
    return;

  if (elapsed >= SETTLE_SECONDS)
    fire (self);
  else
    arm (self, MIN (SETTLE_SECONDS - elapsed,
                    hub_sync_schedule_get_wait (&self->schedule, g_get_monotonic_time ())));
}

static void
metered_cb (HubSyncWaiter *self)
{
  if (self->is_held && !is_metered (self))
    fire (self);
  else
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
hub_sync_waiter_dispose (GObject *object)
{
  HubSyncWaiter *self = HUB_SYNC_WAITER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  hub_sync_waiter_set_monitor (self, NULL);

  G_OBJECT_CLASS (hub_sync_waiter_parent_class)->dispose (object);
}

static void
hub_sync_waiter_class_init (HubSyncWaiterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_sync_waiter_dispose;

  signals[SIGNAL_DUE] =
    g_signal_new ("due", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
}

static void
hub_sync_waiter_init (HubSyncWaiter *self)
{
}

/**
 * hub_sync_waiter_new:
 *
 * Makes a waiter with nothing to wait for.
 *
 * Returns: (transfer full): the waiter
 */
HubSyncWaiter *
hub_sync_waiter_new (void)
{
  return g_object_new (HUB_TYPE_SYNC_WAITER, NULL);
}

/**
 * hub_sync_waiter_set_monitor:
 * @self: a waiter
 * @monitor: (nullable): who knows of the network; without one, that of the system is asked once
 *   there is something to wait for
 *
 * Looks at another network.
 */
void
hub_sync_waiter_set_monitor (HubSyncWaiter   *self,
                             GNetworkMonitor *monitor)
{
  g_return_if_fail (HUB_IS_SYNC_WAITER (self));

  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_set_object (&self->monitor, monitor);
  if (monitor == NULL)
    return;

  g_signal_connect_object (monitor, "network-changed", G_CALLBACK (network_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "notify::network-metered", G_CALLBACK (metered_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * hub_sync_waiter_set_schedule:
 * @self: a waiter
 * @schedule: when the next try is; copied
 *
 * Waits for another time, or for nothing.
 */
void
hub_sync_waiter_set_schedule (HubSyncWaiter         *self,
                              const HubSyncSchedule *schedule)
{
  gint64 now = g_get_monotonic_time ();
  gint64 wait;

  g_return_if_fail (HUB_IS_SYNC_WAITER (self));
  g_return_if_fail (schedule != NULL);

  self->schedule = *schedule;
  self->set_at = now;
  self->is_held = FALSE;
  g_clear_handle_id (&self->timer, g_source_remove);
  wait = hub_sync_schedule_get_wait (schedule, now);
  if (wait >= 0)
    {
      if (self->monitor == NULL)
        hub_sync_waiter_set_monitor (self, g_network_monitor_get_default ());
      arm (self, wait);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * hub_sync_waiter_is_waiting:
 * @self: a waiter
 *
 * Returns: whether there will be another try
 */
gboolean
hub_sync_waiter_is_waiting (HubSyncWaiter *self)
{
  g_return_val_if_fail (HUB_IS_SYNC_WAITER (self), FALSE);

  return hub_sync_schedule_get_wait (&self->schedule, g_get_monotonic_time ()) >= 0;
}

/**
 * hub_sync_waiter_has_portal:
 * @self: a waiter
 *
 * Returns: whether the system says that the network wants its user to sign in first
 */
gboolean
hub_sync_waiter_has_portal (HubSyncWaiter *self)
{
  g_return_val_if_fail (HUB_IS_SYNC_WAITER (self), FALSE);

  return self->monitor != NULL &&
         g_network_monitor_get_connectivity (self->monitor) == G_NETWORK_CONNECTIVITY_PORTAL;
}

/* A time of today as a time, one of tomorrow with its day. */
static char *
dup_time (gint64 wait)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GDateTime) then = g_date_time_add_seconds (now, (double) wait);

  return g_date_time_format (then, g_date_time_get_day_of_month (now) ==
                                   g_date_time_get_day_of_month (then) ? "%H:%M" : "%a %H:%M");
}

/**
 * hub_sync_waiter_dup_text:
 * @self: a waiter
 *
 * Says when the next try is, and what the system says of the network.
 *
 * Returns: (transfer full) (nullable): one or two sentences; %NULL if nothing is waited for
 */
char *
hub_sync_waiter_dup_text (HubSyncWaiter *self)
{
  gboolean is_offline = self->monitor != NULL &&
                        !g_network_monitor_get_network_available (self->monitor);
  g_autofree char *time = NULL;
  g_autofree char *next = NULL;
  gint64 wait;

  g_return_val_if_fail (HUB_IS_SYNC_WAITER (self), NULL);

  wait = hub_sync_schedule_get_wait (&self->schedule, g_get_monotonic_time ());
  if (wait < 0)
    return NULL;
  if (is_metered (self))
    return g_strdup (_("This connection is metered: the next try waits for another one, or for "
                       "you."));

  time = dup_time (wait);
  /* Translators: when a sync is tried again, as in “Next try at 14:05.” */
  next = g_strdup_printf (_("Next try at %s."), time);
  if (is_offline && self->schedule.retry == HUB_SYNC_RETRY_NETWORK)
    /* Translators: %s is “Next try at 14:05.” */
    return g_strdup_printf (_("You’re offline. %s"), next);
  return g_steal_pointer (&next);
}
