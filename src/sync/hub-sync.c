/* hub-sync.c: bringing the hub home
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-sync"

#include "hub-sync-private.h"

#include "hub-catalogue-writer.h"
#include "hub-sync-run.h"
#include "hub-worker.h"

#define SWEEP_PAGES 40     /* of one run: 2000 entries, a megabyte */

/**
 * HubSync:
 *
 * Brings the hub home. A run is plain blocking code on `hub-net`; each page goes to `hub-write`,
 * which has the only writing connection and holds it, and its lock, only while a run lasts.
 * Used from the main thread.
 */
struct _HubSync
{
  GObject       parent_instance;

  char         *data_dir;      /* (owned) */
  char         *config_dir;    /* (owned) (nullable) */
  HubWorker    *net;           /* (owned) (nullable) */
  HubWorker    *writer;        /* (owned) (nullable): owns a HubCatalogueWriter */
  GCancellable *stop;          /* (owned): fired by hub_sync_stop () */
  GCancellable *renewal;       /* (owned) (nullable): of the one under way */
  JsonapiClientLimits limits;
  guint         sweep_pages;
  guint         pause_ms;      /* 0: as programs have it */
  char         *agreed;        /* (owned) (nullable): for the next run */
  guint         is_running : 1;
};

G_DEFINE_FINAL_TYPE (HubSync, hub_sync, G_TYPE_OBJECT)

static gpointer
open_writer (gpointer   data,
             GError   **error)
{
  return hub_catalogue_writer_open (data, error);
}

static void
hub_sync_dispose (GObject *object)
{
  hub_sync_stop (HUB_SYNC (object));

  G_OBJECT_CLASS (hub_sync_parent_class)->dispose (object);
}

static void
hub_sync_finalize (GObject *object)
{
  HubSync *self = HUB_SYNC (object);

  g_free (self->data_dir);
  g_free (self->config_dir);
  g_free (self->agreed);
  g_object_unref (self->stop);

  G_OBJECT_CLASS (hub_sync_parent_class)->finalize (object);
}

static void
hub_sync_class_init (HubSyncClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hub_sync_dispose;
  object_class->finalize = hub_sync_finalize;
}

static void
hub_sync_init (HubSync *self)
{
  self->stop = g_cancellable_new ();
  self->limits = (JsonapiClientLimits) JSONAPI_CLIENT_LIMITS_INIT;
  self->sweep_pages = SWEEP_PAGES;
}

/**
 * hub_sync_new:
 * @data_dir: folder of `catalogue.db`
 * @config_dir: (nullable): folder of the user's own `profile.json`
 *
 * Makes what syncs; nothing is opened before the first run.
 *
 * Returns: (transfer full): the object
 */
HubSync *
hub_sync_new (const char *data_dir,
              const char *config_dir)
{
  HubSync *self;

  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_object_new (HUB_TYPE_SYNC, NULL);
  self->data_dir = g_strdup (data_dir);
  self->config_dir = g_strdup (config_dir);
  self->net = hub_worker_new ("hub-net", NULL, NULL, NULL, NULL);
  self->writer = hub_worker_new ("hub-write", open_writer, g_strdup (data_dir), g_free,
                                 (GDestroyNotify) hub_catalogue_writer_close);

  return self;
}

/**
 * hub_sync_set_limits:
 * @self: what syncs
 * @limits: copied
 *
 * Has later runs wait for less long and take less than jsonapi-limits.h says, as tests need that
 * will not wait for two minutes.
 */
void
hub_sync_set_limits (HubSync                   *self,
                     const JsonapiClientLimits *limits)
{
  g_return_if_fail (HUB_IS_SYNC (self));
  g_return_if_fail (limits != NULL);

  self->limits = *limits;
}

/**
 * hub_sync_set_pause:
 * @self: what syncs
 * @pause_ms: how long to wait before the second try of a request, milliseconds
 *
 * Has later runs be less patient, as tests need.
 */
void
hub_sync_set_pause (HubSync *self,
                    guint    pause_ms)
{
  g_return_if_fail (HUB_IS_SYNC (self));

  self->pause_ms = pause_ms;
}

/**
 * hub_sync_set_sweep_pages:
 * @self: what syncs
 * @sweep_pages: how many pages one run sweeps at most
 *
 * Has later runs look for what is gone in slices of another size, as tests need with few entries.
 */
void
hub_sync_set_sweep_pages (HubSync *self,
                          guint    sweep_pages)
{
  g_return_if_fail (HUB_IS_SYNC (self));

  self->sweep_pages = sweep_pages;
}

/**
 * hub_sync_set_agreed:
 * @self: what syncs
 * @digest: (nullable): of what was told to be gone when it was shown: see [struct@Hub.Missed]
 *
 * Has the next run, if it is one that accepts withdrawals, accept these and no others: if another
 * run has told of others since, none. Without it, that run accepts what was told last.
 */
void
hub_sync_set_agreed (HubSync    *self,
                     const char *digest)
{
  g_return_if_fail (HUB_IS_SYNC (self));

  g_set_str (&self->agreed, digest);
}

static HubSyncRun *
create_run (HubSync    *self,
            const char *hub)
{
  HubSyncRun *run = g_new0 (HubSyncRun, 1);

  run->hub = g_strdup (hub);
  run->languages = g_new0 (char *, 1);
  run->data_dir = g_strdup (self->data_dir);
  run->config_dir = g_strdup (self->config_dir);
  run->writer = self->writer;
  run->limits = self->limits;
  run->sweep_pages = self->sweep_pages;
  run->pause_ms = self->pause_ms;
  run->context = g_main_context_ref_thread_default ();
  run->stop = g_cancellable_new ();

  return run;
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      stop)
{
  g_cancellable_cancel (stop);
}

/* A run is stopped by its caller's cancellable and by the end of the object. */
static void
chain (HubSync      *self,
       HubSyncRun   *run,
       GCancellable *cancellable)
{
  run->sources[0] = g_object_ref (self->stop);
  run->sources[1] = cancellable != NULL ? g_object_ref (cancellable) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (run->sources); i++)
    if (run->sources[i] != NULL)
      run->handlers[i] = g_cancellable_connect (run->sources[i], G_CALLBACK (cancelled_cb),
                                                g_object_ref (run->stop), g_object_unref);
}

/**
 * hub_sync_run_async:
 * @self: what syncs
 * @hub: address of the hub, as hub_address_normalise () reads it
 * @languages: (nullable): language codes to ask for beside the default one
 * @flags: how to sync
 * @progress: (nullable): told after each page, on the thread-default context of the caller
 * @progress_data: for @progress; must live until @callback is called
 * @cancellable: (nullable): stops the run; what was stored stays
 * @callback: called when the run has ended
 * @user_data: for @callback
 *
 * Syncs with the hub, or goes on with a sync that was stopped. One run at a time.
 */
void
hub_sync_run_async (HubSync             *self,
                    const char          *hub,
                    const char *const   *languages,
                    HubSyncFlags         flags,
                    HubSyncProgressFunc  progress,
                    gpointer             progress_data,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  HubSyncRun *run;

  g_return_if_fail (HUB_IS_SYNC (self));
  g_return_if_fail (hub != NULL);

  run = create_run (self, hub);
  task = g_task_new (self, run->stop, callback, user_data);
  g_task_set_source_tag (task, hub_sync_run_async);
  g_task_set_check_cancellable (task, FALSE);        /* a cancelled run has a report too */
  g_task_set_task_data (task, run, (GDestroyNotify) hub_sync_run_free);

  if (self->is_running || self->net == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "A sync is running");
      return;
    }

  if (languages != NULL)
    {
      g_strfreev (run->languages);
      run->languages = g_strdupv ((char **) languages);
    }
  run->flags = flags;
  run->agreed = g_steal_pointer (&self->agreed);
  run->progress = progress;
  run->progress_data = progress_data;
  chain (self, run, cancellable);
  g_cancellable_cancel (self->renewal);   /* the run does the rest of it */
  self->is_running = TRUE;
  hub_worker_push (self->net, g_steal_pointer (&task), hub_sync_run_job,
                   (GDestroyNotify) hub_sync_report_free);
}

/**
 * hub_sync_run_finish:
 * @self: what syncs
 * @result: the result
 * @error: `G_IO_ERROR_PENDING` if another run was under way
 *
 * Ends hub_sync_run_async ().
 *
 * Returns: (transfer full) (nullable): the report, of a failed or cancelled run too (its `error`
 *   says why); %NULL with `PENDING` only
 */
HubSyncReport *
hub_sync_run_finish (HubSync       *self,
                     GAsyncResult  *result,
                     GError       **error)
{
  HubSyncReport *report;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  report = g_task_propagate_pointer (G_TASK (result), error);
  if (report != NULL)
    self->is_running = FALSE;

  return report;
}

gboolean
hub_sync_is_running (HubSync *self)
{
  g_return_val_if_fail (HUB_IS_SYNC (self), FALSE);

  return self->is_running;
}

/**
 * hub_sync_stop:
 * @self: what syncs
 *
 * Cancels what runs and joins the workers; no run can be started afterwards. The callback of a
 * run under way still comes. Waits for the current transaction at most.
 */
void
hub_sync_stop (HubSync *self)
{
  g_return_if_fail (HUB_IS_SYNC (self));

  g_cancellable_cancel (self->stop);
  g_cancellable_cancel (self->renewal);
  g_clear_pointer (&self->net, hub_worker_stop);
  g_clear_pointer (&self->writer, hub_worker_stop);
}

/**
 * hub_sync_clear_async:
 * @self: what syncs
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Removes what was fetched, so that the catalogue is as it was before the first sync. Not beside a
 * run.
 */
void
hub_sync_clear_async (HubSync             *self,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (HUB_IS_SYNC (self));

  task = g_task_new (self, self->stop, callback, user_data);
  g_task_set_source_tag (task, hub_sync_clear_async);
  g_task_set_task_data (task, self->writer, NULL);
  if (self->is_running || self->net == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "A sync is running");
  else
    hub_worker_push (self->net, g_steal_pointer (&task), hub_sync_clear_job, NULL);
}

/**
 * hub_sync_clear_finish:
 * @self: what syncs
 * @result: the result
 * @error: [error@Hub.Error] of the store, `G_IO_ERROR_PENDING` or `G_IO_ERROR_CANCELLED`
 *
 * Ends hub_sync_clear_async ().
 *
 * Returns: whether it is removed
 */
gboolean
hub_sync_clear_finish (HubSync       *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

static void
renewed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  HubSync *self = HUB_SYNC (source);
  g_autoptr(GError) error = NULL;

  if (g_task_propagate_pointer (G_TASK (result), &error) == NULL)
    g_debug ("The index was not renewed: %s", error->message);
  g_clear_object (&self->renewal);
}

/**
 * hub_sync_renew:
 * @self: what syncs
 *
 * Makes the full-text index anew in the background, if another version of the program has made it.
 * It gives way to a run, which does the rest; what cannot be done now is done another time.
 */
void
hub_sync_renew (HubSync *self)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (HUB_IS_SYNC (self));

  if (self->is_running || self->renewal != NULL || self->net == NULL)
    return;

  self->renewal = g_cancellable_new ();
  task = g_task_new (self, self->renewal, renewed_cb, NULL);
  g_task_set_source_tag (task, hub_sync_renew);
  g_task_set_task_data (task, self->writer, NULL);
  hub_worker_push (self->net, g_steal_pointer (&task), hub_sync_renew_job, NULL);
}

/* Has hub-net do a job that is no run, so that it may come beside one. */
static void
push_job (HubSync             *self,
          const char          *hub,
          HubWorkerJob         job,
          GDestroyNotify       result_free,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  HubSyncRun *run = create_run (self, hub);
  g_autoptr(GTask) task = g_task_new (self, run->stop, callback, user_data);

  g_task_set_source_tag (task, job);
  g_task_set_task_data (task, run, (GDestroyNotify) hub_sync_run_free);
  if (self->net == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No more is synced");
      return;
    }
  chain (self, run, cancellable);
  hub_worker_push (self->net, g_steal_pointer (&task), job, result_free);
}

/**
 * hub_sync_load_schedule_async:
 * @self: what syncs
 * @hub: address, as hub_address_normalise () reads it
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Finds out when a sync is to be tried again that a program before this one could not end, and
 * which new address the hub gave it.
 */
void
hub_sync_load_schedule_async (HubSync             *self,
                              const char          *hub,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (HUB_IS_SYNC (self));
  g_return_if_fail (hub != NULL);

  push_job (self, hub, hub_sync_load_job, g_free, NULL, callback, user_data);
}

/**
 * hub_sync_load_schedule_finish:
 * @self: what syncs
 * @result: the result
 * @schedule: (out caller-allocates): gets the schedule
 * @moved: (out) (transfer full) (nullable): the https address that the hub gave as its new one
 * @error: `G_IO_ERROR_CANCELLED`
 *
 * Ends hub_sync_load_schedule_async ().
 *
 * Returns: whether it is known
 */
gboolean
hub_sync_load_schedule_finish (HubSync          *self,
                               GAsyncResult     *result,
                               HubSyncSchedule  *schedule,
                               char            **moved,
                               GError          **error)
{
  g_autofree HubSyncSchedule *loaded = NULL;
  HubSyncRun *run = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  loaded = g_task_propagate_pointer (G_TASK (result), error);
  *moved = g_steal_pointer (&run->moved);
  if (loaded != NULL)
    *schedule = *loaded;

  return loaded != NULL;
}

/**
 * hub_sync_load_languages_async:
 * @self: what syncs
 * @hub: address, as hub_address_normalise () reads it
 * @cancellable: (nullable): stops it
 * @callback: called with the answer, behind a run under way
 * @user_data: for @callback
 *
 * Finds out which languages the hub can be asked for beside its default one, by its profile.
 */
void
hub_sync_load_languages_async (HubSync             *self,
                               const char          *hub,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (HUB_IS_SYNC (self));
  g_return_if_fail (hub != NULL);

  push_job (self, hub, hub_sync_languages_job, (GDestroyNotify) g_strfreev, cancellable, callback,
            user_data);
}

/**
 * hub_sync_load_languages_finish:
 * @self: what syncs
 * @result: the result
 * @error: `USAGE` for an address or a profile that is no use, or `G_IO_ERROR_CANCELLED`
 *
 * Ends hub_sync_load_languages_async ().
 *
 * Returns: (transfer full) (array zero-terminated=1): their codes, sorted
 */
char **
hub_sync_load_languages_finish (HubSync       *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * hub_sync_probe_async:
 * @self: what syncs
 * @hub: address, as hub_address_normalise () reads it
 * @cancellable: (nullable): stops it
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks whether there is a JSON:API hub at @hub, before the address is kept.
 */
void
hub_sync_probe_async (HubSync             *self,
                      const char          *hub,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (HUB_IS_SYNC (self));
  g_return_if_fail (hub != NULL);

  push_job (self, hub, hub_sync_probe_job, NULL, cancellable, callback, user_data);
}

/**
 * hub_sync_probe_finish:
 * @self: what syncs
 * @result: the result
 * @moved: (out) (transfer full) (nullable): if there is none, the https address that the hub which
 *   was there gave as its new one
 * @error: [error@Hub.Error], or `G_IO_ERROR_CANCELLED`
 *
 * Ends hub_sync_probe_async (). Errors: as hub_sync_fetch_entry_point ().
 *
 * Returns: whether there is a hub
 */
gboolean
hub_sync_probe_finish (HubSync       *self,
                       GAsyncResult  *result,
                       char         **moved,
                       GError       **error)
{
  HubSyncRun *run = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  *moved = g_steal_pointer (&run->moved);
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}
