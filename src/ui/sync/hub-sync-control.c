/* hub-sync-control.c: starts, stops and watches a sync
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-sync-control"

#include "hub-sync-control.h"

#include "hub-background.h"
#include "hub-error.h"
#include "hub-sync-left.h"

#include <glib/gi18n.h>

/**
 * HubSyncControl:
 *
 * What the window knows of a sync: whether one runs, how far it is, and what stopped the last one.
 * Signal `changed`: any of it is new; signal `finished (result)`: a run has ended, with its
 * [enum@Hub.SyncResult], or what was fetched is removed. Main thread.
 */
struct _HubSyncControl
{
  GObject       parent_instance;

  HubSync      *sync;          /* (owned) */
  HubSettings  *settings;      /* (owned) */
  HubSyncWaiter *waiter;       /* (owned): for the next try, while none runs */
  GCancellable *cancellable;   /* (owned) (nullable): of the run under way */
  char         *status;        /* (owned): a short sentence, maybe empty */
  double        fraction;      /* 0 … 1, negative unknown */
  GError       *error;         /* (owned) (nullable): of the last run, never a cancel */
  char         *moved;         /* (owned) (nullable): where the hub says that it is now */
  char         *file;          /* (owned) (nullable): that the last run took in, not the hub */
  gboolean      is_cleared;    /* the last run removed what was fetched */
  gboolean      is_incomplete; /* it skipped something */
  gboolean      has_unavailable; /* it met collections that are closed */
};

typedef enum
{
  SIGNAL_CHANGED,
  SIGNAL_FINISHED,
} HubSyncControlSignal;

static guint signals[SIGNAL_FINISHED + 1];

G_DEFINE_FINAL_TYPE (HubSyncControl, hub_sync_control, G_TYPE_OBJECT)

static void
take_status (HubSyncControl *self,
             char           *status)   /* (transfer full) */
{
  g_free (self->status);
  self->status = status;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* (nullable): what is behind “20 of 94”, and how long it takes */
static char *
dup_count (const HubSyncProgress *progress)
{
  g_autofree char *left = hub_sync_dup_left (progress->seconds_left);

  if (progress->is_bytes)
    {
      g_autofree char *size = g_format_size ((guint64) progress->done * 1024);

      /* Translators: a sync: “Download”, how many bytes have come, as in “Syncing: Download,
       * 1.2 MB so far” */
      return g_strdup_printf (_("Syncing: %s, %s so far"), progress->phase, size);
    }
  if (progress->total == 0)
    /* Translators: a sync: what is being read, how many have come */
    return g_strdup_printf (_("Syncing: %s, %'u so far"), progress->phase, progress->done);
  if (left == NULL)
    /* Translators: a sync: what is being read, how many of how many have come */
    return g_strdup_printf (_("Syncing: %s, %'u of %'u"), progress->phase, progress->done,
                            progress->total);
  /* Translators: a sync: what is being read, how many of how many have come, how long it takes,
   * as in “Syncing: Documents, 20 of 94, about 2 minutes left” */
  return g_strdup_printf (_("Syncing: %s, %'u of %'u, %s"), progress->phase, progress->done,
                          progress->total, left);
}

static void
progress_cb (const HubSyncProgress *progress,
             gpointer               user_data)
{
  HubSyncControl *self = user_data;

  if (self->cancellable == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  self->fraction = -1;
  if (progress->total > 0)
    self->fraction = CLAMP ((double) progress->done / progress->total, 0.0, 1.0);
  take_status (self, dup_count (progress));
}

/* Where the system says that the network wants its user to sign in, that is what is wrong. */
static void
name_portal (HubSyncControl *self,
             GError         *error)
{
  if (error->domain == HUB_ERROR && hub_sync_waiter_has_portal (self->waiter) &&
      (error->code == HUB_ERROR_OFFLINE || error->code == HUB_ERROR_INSECURE ||
       error->code == HUB_ERROR_DATE || error->code == HUB_ERROR_MISCONFIGURED))
    error->code = HUB_ERROR_SIGN_IN;
}

static void
schedule_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(HubSyncControl) self = user_data;
  g_autofree char *moved = NULL;
  HubSyncSchedule schedule;

  if (!hub_sync_load_schedule_finish (HUB_SYNC (source), result, &schedule, &moved, NULL) ||
      self->waiter == NULL || self->cancellable != NULL)
    return;

  if (moved != NULL && self->error == NULL)
    {
      self->moved = g_steal_pointer (&moved);
      self->error = g_error_new_literal (HUB_ERROR, HUB_ERROR_MISCONFIGURED, "The hub has moved");
    }
  hub_sync_waiter_set_schedule (self->waiter, &schedule);
}

/* When the hub that is set is tried again, and where it is now. */
static void
load_schedule (HubSyncControl *self)
{
  hub_sync_load_schedule_async (self->sync, hub_settings_get_hub_address (self->settings),
                                schedule_cb, g_object_ref (self));
}

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(HubSyncControl) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(HubSyncReport) report = hub_sync_run_finish (HUB_SYNC (source), result, &error);
  HubSyncResult outcome = report != NULL ? report->result : HUB_SYNC_FAILED;

  if (report != NULL && report->error != NULL)
    g_set_error_literal (&error, report->error->domain, report->error->code,
                         report->error->message);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->error = g_steal_pointer (&error);
  self->is_incomplete = report != NULL && hub_sync_report_is_incomplete (report);
  self->has_unavailable = report != NULL && report->unavailable->len > 0;
  if (report != NULL && self->file == NULL)
    hub_sync_waiter_set_schedule (self->waiter, &report->schedule);
  if (self->error != NULL)
    name_portal (self, self->error);
  if (report != NULL && g_error_matches (self->error, HUB_ERROR, HUB_ERROR_MISCONFIGURED))
    g_set_str (&self->moved, report->moved);

  g_clear_object (&self->cancellable);
  self->fraction = -1;
  if (self->file != NULL && self->sync != NULL)
    load_schedule (self);              /* a file says nothing of when the hub is to be asked */
  take_status (self, g_strdup (""));
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0, (int) outcome);
}

static void
waiter_changed_cb (HubSyncControl *self)
{
  if (self->cancellable == NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What was waited for may do with another address. */
static void
address_changed_cb (HubSyncControl *self)
{
  g_clear_pointer (&self->moved, g_free);
  if (hub_sync_waiter_is_waiting (self->waiter))
    hub_sync_control_start (self);
}

static void
hub_sync_control_dispose (GObject *object)
{
  HubSyncControl *self = HUB_SYNC_CONTROL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->sync);
  g_clear_object (&self->settings);
  g_clear_object (&self->waiter);

  G_OBJECT_CLASS (hub_sync_control_parent_class)->dispose (object);
}

static void
hub_sync_control_finalize (GObject *object)
{
  HubSyncControl *self = HUB_SYNC_CONTROL (object);

  g_clear_pointer (&self->status, g_free);
  g_clear_pointer (&self->moved, g_free);
  g_clear_pointer (&self->file, g_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (hub_sync_control_parent_class)->finalize (object);
}

static void
hub_sync_control_class_init (HubSyncControlClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hub_sync_control_dispose;
  object_class->finalize = hub_sync_control_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FINISHED] =
    g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
hub_sync_control_init (HubSyncControl *self)
{
  self->status = g_strdup ("");
  self->fraction = -1;
  self->waiter = hub_sync_waiter_new ();
  g_signal_connect_object (self->waiter, "due", G_CALLBACK (hub_sync_control_start), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->waiter, "changed", G_CALLBACK (waiter_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * hub_sync_control_new:
 * @sync: what does the work
 * @settings: where the address of the hub is
 *
 * Makes a control; nothing runs yet.
 *
 * Returns: (transfer full): the control
 */
HubSyncControl *
hub_sync_control_new (HubSync     *sync,
                      HubSettings *settings)
{
  HubSyncControl *self = g_object_new (HUB_TYPE_SYNC_CONTROL, NULL);

  self->sync = g_object_ref (sync);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "notify::hub-address", G_CALLBACK (address_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * hub_sync_control_get_waiter:
 * @self: a control
 *
 * Gets what waits for the next try.
 *
 * Returns: (transfer none): the waiter
 */
HubSyncWaiter *
hub_sync_control_get_waiter (HubSyncControl *self)
{
  g_return_val_if_fail (HUB_IS_SYNC_CONTROL (self), NULL);

  return self->waiter;
}

/**
 * hub_sync_control_resume:
 * @self: a control
 *
 * Goes on waiting for the next try of a sync that this program could not end when it ran before,
 * and sees to it that syncs are made while it does not run, if that is set.
 */
void
hub_sync_control_resume (HubSyncControl *self)
{
  g_return_if_fail (HUB_IS_SYNC_CONTROL (self));

  hub_background_keep (hub_settings_get_sync_schedule (self->settings));
  load_schedule (self);
}

HubSync *
hub_sync_control_get_sync (HubSyncControl *self)
{
  g_return_val_if_fail (HUB_IS_SYNC_CONTROL (self), NULL);

  return self->sync;
}

/* What the last run said does not hold for the one that begins. */
static void
begin (HubSyncControl *self,
       const char     *status)
{
  const HubSyncSchedule none = { 0 };

  self->cancellable = g_cancellable_new ();
  self->fraction = -1;
  self->is_cleared = FALSE;
  self->is_incomplete = FALSE;
  self->has_unavailable = FALSE;
  g_clear_error (&self->error);
  g_clear_pointer (&self->moved, g_free);
  hub_sync_waiter_set_schedule (self->waiter, &none);
  take_status (self, g_strdup (status));
}

static void
start_from (HubSyncControl *self,
            const char     *file,      /* (nullable): the hub that is set */
            HubSyncFlags    flags)
{
  if (self->cancellable != NULL)
    return;

  g_set_str (&self->file, file);
  begin (self, _("Syncing…"));
  hub_sync_run_async (self->sync,
                      file != NULL ? file : hub_settings_get_hub_address (self->settings),
                      hub_settings_get_hub_languages (self->settings), flags, progress_cb, self,
                      self->cancellable, run_cb, g_object_ref (self));
}

/**
 * hub_sync_control_import:
 * @self: a control
 * @address: of a file of this computer that holds a catalogue
 *
 * Takes the file in as if it came from its hub, unless a sync runs. The address that is set stays.
 *
 * Returns: whether it has begun
 */
gboolean
hub_sync_control_import (HubSyncControl *self,
                         const char     *address)
{
  g_return_val_if_fail (HUB_IS_SYNC_CONTROL (self), FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  if (self->cancellable != NULL)
    return FALSE;

  start_from (self, address, HUB_SYNC_DEFAULT);
  return TRUE;
}

/**
 * hub_sync_control_start:
 * @self: a control
 *
 * Starts a sync from the hub that is set, unless one runs. What was waited for is not any more.
 */
void
hub_sync_control_start (HubSyncControl *self)
{
  g_return_if_fail (HUB_IS_SYNC_CONTROL (self));

  start_from (self, NULL, HUB_SYNC_DEFAULT);
}

/**
 * hub_sync_control_retry:
 * @self: a control
 *
 * Does once more what was done last, unless a sync runs: asks the hub that is set, takes in a file
 * or removes what was fetched.
 */
void
hub_sync_control_retry (HubSyncControl *self)
{
  g_autofree char *file = NULL;

  g_return_if_fail (HUB_IS_SYNC_CONTROL (self));

  file = g_strdup (self->file);
  if (self->is_cleared)
    hub_sync_control_clear (self);
  else
    start_from (self, file, HUB_SYNC_DEFAULT);
}

/**
 * hub_sync_control_accept:
 * @self: a control
 * @digest: stands for the entries that the user has seen
 *
 * Starts a sync, unless one runs, that removes these entries if they are still gone: from where
 * the last one was.
 */
void
hub_sync_control_accept (HubSyncControl *self,
                         const char     *digest)
{
  g_autofree char *file = NULL;

  g_return_if_fail (HUB_IS_SYNC_CONTROL (self));
  g_return_if_fail (digest != NULL);

  if (self->cancellable != NULL)
    return;

  hub_sync_set_agreed (self->sync, digest);
  file = g_strdup (self->file);
  start_from (self, file, HUB_SYNC_ACCEPT_WITHDRAWALS);
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(HubSyncControl) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean is_done = hub_sync_clear_finish (HUB_SYNC (source), result, &error);

  g_clear_object (&self->cancellable);
  if (!is_done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->error = g_steal_pointer (&error);
  take_status (self, g_strdup (""));
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0,
                 (int) (is_done ? HUB_SYNC_COMPLETE : HUB_SYNC_FAILED));
}

/**
 * hub_sync_control_clear:
 * @self: a control
 *
 * Removes what was fetched, unless a sync runs. The reading list has its own copies.
 *
 * Returns: whether it has begun
 */
gboolean
hub_sync_control_clear (HubSyncControl *self)
{
  g_return_val_if_fail (HUB_IS_SYNC_CONTROL (self), FALSE);

  if (self->cancellable != NULL)
    return FALSE;

  g_clear_pointer (&self->file, g_free);
  begin (self, _("Removing what was fetched…"));
  self->is_cleared = TRUE;
  hub_sync_clear_async (self->sync, cleared_cb, g_object_ref (self));
  return TRUE;
}

/**
 * hub_sync_control_cancel:
 * @self: a control
 *
 * Asks the sync under way to stop. What it has brought is kept.
 */
void
hub_sync_control_cancel (HubSyncControl *self)
{
  g_return_if_fail (HUB_IS_SYNC_CONTROL (self));

  if (self->cancellable == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  g_cancellable_cancel (self->cancellable);
  self->fraction = -1;
  take_status (self, g_strdup (_("Stopping the sync…")));
}

gboolean
hub_sync_control_is_running (HubSyncControl *self)
{
  g_return_val_if_fail (HUB_IS_SYNC_CONTROL (self), FALSE);

  return self->cancellable != NULL;
}

double
hub_sync_control_get_fraction (HubSyncControl *self)
{
  g_return_val_if_fail (HUB_IS_SYNC_CONTROL (self), -1);

  return self->fraction;
}

const char *
hub_sync_control_get_status (HubSyncControl *self)
{
  g_return_val_if_fail (HUB_IS_SYNC_CONTROL (self), NULL);

  return self->status;
}

const GError *
hub_sync_control_get_error (HubSyncControl *self)
{
  g_return_val_if_fail (HUB_IS_SYNC_CONTROL (self), NULL);

  return self->error;
}

/**
 * hub_sync_control_get_moved:
 * @self: a control
 *
 * Gets the address that the hub gave as its new one when the last sync asked it.
 *
 * Returns: (transfer none) (nullable): an https address, which nobody has asked yet
 */
const char *
hub_sync_control_get_moved (HubSyncControl *self)
{
  g_return_val_if_fail (HUB_IS_SYNC_CONTROL (self), NULL);

  return self->moved;
}

/**
 * hub_sync_control_move:
 * @self: a control
 *
 * Has the hub's new address be the one that is set, and syncs from there. Only for a user who wants
 * that.
 */
void
hub_sync_control_move (HubSyncControl *self)
{
  g_autofree char *moved = NULL;

  g_return_if_fail (HUB_IS_SYNC_CONTROL (self));

  moved = g_strdup (self->moved);
  if (moved == NULL)
    return;

  hub_settings_set_hub_address (self->settings, moved);
  hub_sync_control_start (self);
}

/* Whether what has ended last was no sync: what was fetched was removed. */
gboolean
hub_sync_control_is_cleared (HubSyncControl *self)
{
  g_return_val_if_fail (HUB_IS_SYNC_CONTROL (self), FALSE);

  return self->is_cleared;
}

/* Whether the last sync skipped something, so that the next one tries again. */
gboolean
hub_sync_control_is_incomplete (HubSyncControl *self)
{
  g_return_val_if_fail (HUB_IS_SYNC_CONTROL (self), FALSE);

  return self->is_incomplete;
}

/* Whether the hub did not let some of it be read in the last sync. */
gboolean
hub_sync_control_has_unavailable (HubSyncControl *self)
{
  g_return_val_if_fail (HUB_IS_SYNC_CONTROL (self), FALSE);

  return self->has_unavailable;
}

/**
 * hub_sync_control_clear_error:
 * @self: a control
 *
 * Forgets what stopped the last sync.
 */
void
hub_sync_control_clear_error (HubSyncControl *self)
{
  g_return_if_fail (HUB_IS_SYNC_CONTROL (self));

  if (self->error == NULL)
    return;

  g_clear_error (&self->error);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
