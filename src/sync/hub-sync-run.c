/* hub-sync-run.c: one run of sync, on the network thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-sync"

#include "hub-sync-run.h"

#include "hub-address.h"
#include "hub-error.h"
#include "hub-profile.h"
#include "hub-sync-fetch.h"
#include "hub-space.h"
#include "hub-sync-left.h"
#include "hub-sync-move.h"
#include "hub-sync-pack.h"
#include "hub-sync-store.h"
#include "hub-sync-walk.h"

#include <glib/gi18n-lib.h>

#define EXIT_STORE 5                        /* CLI.md */
#define DAY (24 * 60 * 60)                  /* seconds */

/**
 * hub_sync_run_free:
 * @run: (transfer full): a run that has ended
 *
 * Frees it. Main thread.
 */
void
hub_sync_run_free (HubSyncRun *run)
{
  for (guint i = 0; i < G_N_ELEMENTS (run->sources); i++)
    {
      if (run->handlers[i] != 0)
        g_cancellable_disconnect (run->sources[i], run->handlers[i]);
      g_clear_object (&run->sources[i]);
    }
  g_clear_object (&run->stop);
  g_free (run->hub);
  g_free (run->agreed);
  g_free (run->moved);
  g_strfreev (run->languages);
  g_free (run->data_dir);
  g_free (run->config_dir);
  g_main_context_unref (run->context);
  g_free (run);
}

/* --- progress, from hub-net to the caller --- */

typedef struct
{
  HubSyncProgress     progress;
  HubSyncProgressFunc func;
  gpointer            data;
} Tell;

static gboolean
tell_cb (gpointer data)
{
  Tell *tell = data;

  tell->func (&tell->progress, tell->data);

  return G_SOURCE_REMOVE;
}

/* By the pace since the first word of progress about the same. */
static gint64
get_left (HubSyncRun *run,
          guint       done,
          guint       total,
          gboolean    is_bytes)
{
  gint64 now = g_get_monotonic_time ();

  if (run->told_at == 0 || run->told_bytes != is_bytes)
    {
      run->told_at = now;
      run->told_done = done;
      run->told_bytes = is_bytes;
    }

  return hub_sync_estimate_left (run->told_done, done, total, now - run->told_at);
}

/**
 * hub_sync_run_tell:
 * @run: a run
 * @phase: static, translated: what is being read
 * @done: how much of it was
 * @total: how much there is, 0 unknown
 * @is_bytes: whether both are kibibytes, and not terms and entries
 *
 * Tells how far the run is. Thread: hub-net.
 */
void
hub_sync_run_tell (HubSyncRun *run,
                   const char *phase,
                   guint       done,
                   guint       total,
                   gboolean    is_bytes)
{
  g_autoptr(GSource) source = NULL;
  Tell *tell;

  if (run->progress == NULL)
    return;

  tell = g_new0 (Tell, 1);
  tell->progress.phase = phase;
  tell->progress.done = done;
  tell->progress.total = total > 0 ? MAX (total, done) : 0;
  tell->progress.is_bytes = is_bytes;
  tell->progress.seconds_left = get_left (run, done, tell->progress.total, is_bytes);
  tell->func = run->progress;
  tell->data = run->progress_data;

  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, tell, g_free);
  g_source_attach (source, run->context);
}

static void
walk_progress (HubBundle *bundle,
               guint      done,
               guint      total,
               gpointer   user_data)
{
  hub_sync_run_tell (user_data,
                     bundle != NULL ? hub_kind_get_plural (bundle->kind) : _("Vocabularies"),
                     done, total, FALSE);
}

/* --- jobs of hub-net --- */

/* The address as it was typed becomes the one form of it, by which entries are known. */
static gboolean
settle_address (HubSyncRun  *run,
                GError     **error)
{
  char *address = NULL;

  if (hub_address_is_file (run->hub))
    return TRUE;
  address = hub_address_normalise (run->hub, error);
  if (address == NULL)
    return FALSE;

  g_free (run->hub);
  run->hub = address;

  return TRUE;
}

/* No certificate can be judged on a computer whose date is wrong. It is if it is before the last
 * one that is known, and may be if it is long after the last one that a hub gave: FAULTS.md F02. */
static void
blame_clock (HubSyncRun *run,
             GError     *error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 date, read;

  if (!g_error_matches (error, HUB_ERROR, HUB_ERROR_INSECURE))
    return;

  date = hub_sync_store_get_date (run->writer, &read);
  if (now < date - DAY || (read > 0 && now > read + DAY))
    error->code = HUB_ERROR_DATE;
}

static gboolean
run_walk (HubSyncRun     *run,
          HubSyncReport  *report,
          GCancellable   *cancellable,
          GError        **error)
{
  g_autoptr(HubProfile) profile = NULL;
  g_autoptr(HubSyncFetch) fetch = NULL;
  g_autoptr(HubSyncValidators) validators = NULL;
  HubSyncWalk walk = {
    .hub = run->hub,
    .languages = (const char *const *) run->languages,
    .is_full = (run->flags & HUB_SYNC_FULL) != 0,
    .is_agreed = (run->flags & HUB_SYNC_ACCEPT_WITHDRAWALS) != 0,
    .agreed = run->agreed,
    .sweep_pages = run->sweep_pages,
    .writer = run->writer,
    .report = report,
    .progress = walk_progress,
    .progress_data = run,
  };
  gboolean is_done;

  profile = hub_profile_load (run->hub, run->config_dir, error);
  if (profile == NULL)
    return FALSE;
  fetch = hub_sync_fetch_new (run->hub, profile, &run->limits, error);
  if (fetch == NULL || !hub_space_check (run->data_dir, 0, error))
    return FALSE;
  if (run->pause_ms > 0)
    hub_sync_fetch_set_pause (fetch, run->pause_ms);

  /* Who asks for all is not told that nothing has changed. */
  validators = walk.is_full ? hub_sync_validators_new (run->hub)
                            : hub_sync_store_get_validators (run->writer, run->hub, cancellable,
                                                             error);
  if (validators == NULL)
    return FALSE;

  hub_sync_fetch_set_validators (fetch, validators);
  walk.profile = profile;
  walk.fetch = fetch;
  walk.validators = validators;
  is_done = hub_sync_fetch_entry_point (fetch, cancellable, error) &&
            hub_sync_walk_run (&walk, cancellable, error);
  hub_sync_fetch_tell (fetch, report);
  if (!is_done && hub_error_get_exit_status (*error) < EXIT_STORE)
    report->retry = hub_sync_fetch_get_retry (fetch);

  return is_done;
}

static HubSyncResult
judge (HubSyncReport *report,
       gboolean       is_done)
{
  if (is_done && hub_sync_report_is_incomplete (report))
    return HUB_SYNC_PARTIAL;
  if (is_done)
    return report->added + report->updated + report->withdrawn > 0 ? HUB_SYNC_COMPLETE
                                                                   : HUB_SYNC_UNCHANGED;

  return report->seen + report->terms > 0 ? HUB_SYNC_PARTIAL : HUB_SYNC_FAILED;
}

/* Settles when the next try is, and remembers it. Where another program writes, nothing is
 * written. */
static void
plan (HubSyncRun    *run,
      HubSyncReport *report)
{
  HubSyncSchedule *schedule = &report->schedule;
  g_autoptr(GError) error = NULL;

  hub_sync_schedule_load (schedule, run->data_dir, run->hub);
  hub_sync_schedule_note (schedule, report->retry, report->retry_after, g_random_double (),
                          g_get_monotonic_time ());
  if (!g_error_matches (report->error, HUB_ERROR, HUB_ERROR_STORE_BUSY) &&
      !hub_sync_schedule_save (schedule, run->data_dir, run->hub, &error))
    g_debug ("The next try is not remembered: %s", error->message);
}

/* The offer of a new address stands until the hub answers at this one again. */
static void
keep_move (HubSyncRun    *run,
           HubSyncReport *report,
           gboolean       is_done)
{
  g_autoptr(GError) error = NULL;
  gboolean is_offered = report->moved != NULL &&
                        g_error_matches (report->error, HUB_ERROR, HUB_ERROR_MISCONFIGURED);

  if ((is_offered || is_done) &&
      !hub_sync_move_save (run->data_dir, run->hub, is_offered ? report->moved : NULL, &error))
    g_debug ("The new address is not remembered: %s", error->message);
}

/* What there is to do when a run has brought something, and is done in any case. */
static void
end_run (HubSyncRun    *run,
         HubSyncReport *report,
         GCancellable  *cancellable)
{
  g_autoptr(GError) unnoted = NULL;
  g_autoptr(GError) stale = NULL;

  if (!hub_sync_store_report (run->writer, report, &unnoted))
    {
      g_autofree char *said = hub_error_dup_sentence (unnoted);

      hub_sync_report_add_problem_said (report, unnoted->message, said, run->data_dir);
    }
  if (!hub_sync_store_renew (run->writer, cancellable, &stale))
    g_debug ("The full-text index is not renewed: %s", stale->message);
}

/**
 * hub_sync_run_job:
 * @owned: unused
 * @task_data: a #HubSyncRun
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error], or `G_IO_ERROR_CANCELLED`
 *
 * Syncs with the hub. Thread: hub-net.
 *
 * Returns: (transfer full): the report, a #HubSyncReport
 */
gpointer
hub_sync_run_job (gpointer       owned,
                  gpointer       task_data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  HubSyncRun *run = task_data;
  HubSyncReport *report = hub_sync_report_new (run->hub);
  gint64 began = g_get_monotonic_time ();
  gboolean is_done = settle_address (run, &report->error);

  if (is_done)
    {
      g_set_str (&report->hub, run->hub);
      is_done = hub_address_is_pack (run->hub)
                ? hub_sync_pack_run (run, report, cancellable, &report->error)
                : run_walk (run, report, cancellable, &report->error);
      if (!is_done)
        blame_clock (run, report->error);
    }

  report->result = judge (report, is_done);
  if (is_done && report->result == HUB_SYNC_PARTIAL)
    report->retry = HUB_SYNC_RETRY_NEXT;
  else if (!is_done && report->retry == HUB_SYNC_RETRY_NONE)
    report->retry = hub_sync_retry_of_store (report->error);
  if (!hub_address_is_file (run->hub))
    {
      plan (run, report);
      keep_move (run, report, is_done);
    }
  report->seconds = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
  if (report->result != HUB_SYNC_FAILED)
    end_run (run, report, cancellable);
  hub_worker_close (run->writer);
  g_info ("Sync %s: %u seen, %u requests, %.1f s", hub_sync_result_to_string (report->result),
          report->seen, report->requests, report->seconds);

  return report;
}

/**
 * hub_sync_renew_job:
 * @owned: unused
 * @writer: the worker that owns a #HubCatalogueWriter
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error], or `G_IO_ERROR_CANCELLED`
 *
 * Renews the full-text index. Thread: hub-net.
 *
 * Returns: non-%NULL if it is of this version now
 */
gpointer
hub_sync_renew_job (gpointer       owned,
                    gpointer       writer,
                    GCancellable  *cancellable,
                    GError       **error)
{
  gboolean is_done = hub_sync_store_renew (writer, cancellable, error);

  hub_worker_close (writer);
  return GINT_TO_POINTER (is_done);
}

/* A job of hub-write. */
static gpointer
clear_job (gpointer       owned,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return GINT_TO_POINTER (hub_catalogue_writer_clear (owned, error));
}

/**
 * hub_sync_clear_job:
 * @owned: unused
 * @writer: the worker that owns a #HubCatalogueWriter
 * @cancellable: (nullable): stops it before its turn
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Removes what was fetched. Thread: hub-net.
 *
 * Returns: non-%NULL if it is removed
 */
gpointer
hub_sync_clear_job (gpointer       owned,
                    gpointer       writer,
                    GCancellable  *cancellable,
                    GError       **error)
{
  gpointer is_done = hub_worker_call (writer, clear_job, NULL, cancellable, error);

  hub_worker_close (writer);
  return is_done;
}

/**
 * hub_sync_load_job:
 * @owned: unused
 * @task_data: a #HubSyncRun
 * @cancellable: (nullable): unused
 * @error: never set
 *
 * Reads when the next try is, and where the hub has said that it is now. Thread: hub-net.
 *
 * Returns: (transfer full): a #HubSyncSchedule
 */
gpointer
hub_sync_load_job (gpointer       owned,
                   gpointer       task_data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  HubSyncRun *run = task_data;
  HubSyncSchedule *schedule = g_new0 (HubSyncSchedule, 1);

  if (settle_address (run, NULL))
    {
      hub_sync_schedule_load (schedule, run->data_dir, run->hub);
      run->moved = hub_sync_move_load (run->data_dir, run->hub);
    }

  return schedule;
}

/**
 * hub_sync_languages_job:
 * @owned: unused
 * @task_data: a #HubSyncRun
 * @cancellable: (nullable): unused
 * @error: [error@Hub.Error] of the address or the profile
 *
 * Reads which languages the hub can be asked for. Thread: hub-net.
 *
 * Returns: (transfer full): a list of codes
 */
gpointer
hub_sync_languages_job (gpointer       owned,
                        gpointer       task_data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  HubSyncRun *run = task_data;
  g_autoptr(HubProfile) profile = NULL;

  if (!settle_address (run, error))
    return NULL;
  if (hub_address_is_pack (run->hub))
    return g_new0 (char *, 1);          /* it has what it has */
  profile = hub_profile_load (run->hub, run->config_dir, error);

  return profile != NULL ? hub_profile_dup_languages (profile) : NULL;
}

/**
 * hub_sync_probe_job:
 * @owned: unused
 * @task_data: a #HubSyncRun
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error], or `G_IO_ERROR_CANCELLED`
 *
 * Asks whether there is a hub, and where it is if it has moved. Thread: hub-net.
 *
 * Returns: non-%NULL if there is
 */
gpointer
hub_sync_probe_job (gpointer       owned,
                    gpointer       task_data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  HubSyncRun *run = task_data;
  g_autoptr(HubProfile) profile = NULL;
  g_autoptr(HubSyncFetch) fetch = NULL;
  gboolean is_there;

  if (!settle_address (run, error))
    return NULL;
  if (hub_address_is_pack (run->hub))
    return GINT_TO_POINTER (hub_sync_pack_probe (run, cancellable, error));
  profile = hub_profile_load (run->hub, run->config_dir, error);
  if (profile == NULL)
    return NULL;
  fetch = hub_sync_fetch_new (run->hub, profile, &run->limits, error);
  if (fetch == NULL)
    return NULL;

  is_there = hub_sync_fetch_entry_point (fetch, cancellable, error);
  run->moved = is_there ? NULL : hub_sync_fetch_dup_moved (fetch);
  return GINT_TO_POINTER (is_there);
}
