/* hub-sync-job.c: what the writer does for a sync
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A job is one transaction, but for the begin and the end of a run, whose parts may be done twice
 * without harm.
 */

#define G_LOG_DOMAIN "hub-sync-job"

#include "hub-sync-job.h"

#include "hub-catalogue-schema.h"

#include <glib/gi18n-lib.h>

#define STATE_GENERATION "generation"   /* number of the last walk that was begun */
#define STATE_TOTAL      "total"        /* terms and entries that the last whole walk saw */
#define STATE_MARKS      "marks"        /* up to when each collection is known */
#define STATE_VALIDATORS "validators"   /* which answers are known */
#define STATE_SWEEP      "sweep"        /* the cursor of such a look that is under way */
#define STATE_KNOWN      "known"        /* the hub, and the passes that were once read to the end */

#define SWEEP_SECONDS (24 * 60 * 60)    /* between two such looks */

#define RENEWAL_SLICE 500   /* entries of one transaction: some 50 ms, more with long bodies */

/* The last cursor, if it is one of the walk that is asked for; %NULL without @error if not. */
static HubSyncCursor *
read_cursor (HubSyncJob          *job,
             HubCatalogueWriter  *writer,
             GError             **error)
{
  g_autoptr(HubSyncReport) counts = hub_sync_report_new (job->report->hub);
  g_autofree char *text = hub_catalogue_writer_dup_state (writer, HUB_CATALOGUE_STATE_WALK, error);
  g_autoptr(HubSyncCursor) cursor = hub_sync_cursor_read (text, counts);

  if (cursor == NULL || job->is_full || !g_str_equal (cursor->hub, job->report->hub) ||
      !g_str_equal (cursor->languages, job->languages))
    return NULL;

  hub_sync_report_take_counts (job->report, counts);

  return g_steal_pointer (&cursor);
}

static gint64
read_number (HubCatalogueWriter  *writer,
             const char          *key,
             GError             **error)
{
  g_autofree char *text = hub_catalogue_writer_dup_state (writer, key, error);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static gboolean
write_number (HubCatalogueWriter  *writer,
              const char          *key,
              gint64               number,
              GError             **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return hub_catalogue_writer_set_state (writer, key, text, error);
}

/**
 * hub_sync_job_validators:
 * @owned: a #HubCatalogueWriter
 * @hub: base address of the hub
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Reads what is known of its answers. Thread: hub-write.
 *
 * Returns: (transfer full): the validators
 */
gpointer
hub_sync_job_validators (gpointer       owned,
                         gpointer       hub,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(GError) local = NULL;
  g_autofree char *text = hub_catalogue_writer_dup_state (owned, STATE_VALIDATORS, &local);
  HubSyncValidators *validators = hub_sync_validators_read (text, hub);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  return validators != NULL ? validators : hub_sync_validators_new (hub);
}

/**
 * hub_sync_job_date:
 * @owned: a #HubCatalogueWriter
 * @data: a #HubSyncJob, whose date is set
 * @cancellable: (nullable): unused
 * @error: never set
 *
 * Reads the last dates that are known for sure. Thread: hub-write.
 *
 * Returns: non-%NULL
 */
gpointer
hub_sync_job_date (gpointer       owned,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  HubSyncJob *job = data;

  hub_catalogue_writer_get_synced (owned, &job->read);
  job->date = MAX (job->read, read_number (owned, HUB_CATALOGUE_STATE_STARTER_AS_OF, NULL));
  return job;
}

/* What is known of another hub's answers is of no use once the terms of this one are here. */
static gboolean
drop_validators (HubSyncJob          *job,
                 HubCatalogueWriter  *writer,
                 GError             **error)
{
  g_autofree char *text = hub_catalogue_writer_dup_state (writer, STATE_VALIDATORS, NULL);
  g_autoptr(HubSyncValidators) validators = hub_sync_validators_read (text, job->report->hub);

  return text == NULL || validators != NULL ||
         hub_catalogue_writer_set_state (writer, STATE_VALIDATORS, NULL, error);
}

static gboolean
put_validators (HubCatalogueWriter  *writer,
                HubSyncValidators   *validators,
                GError             **error)
{
  g_autofree char *text = NULL;

  if (!hub_sync_validators_is_dirty (validators))
    return TRUE;

  text = hub_sync_validators_to_string (validators);
  return hub_catalogue_writer_set_state (writer, STATE_VALIDATORS, text, error);
}

/* The marks of this hub. Those of another are dropped at once: its terms are about to leave. */
static HubSyncMarks *
read_marks (HubSyncJob          *job,
            HubCatalogueWriter  *writer,
            gboolean            *has_marks,
            GError             **error)
{
  g_autofree char *text = hub_catalogue_writer_dup_state (writer, STATE_MARKS, error);
  HubSyncMarks *marks = hub_sync_marks_read (text, job->report->hub);

  *has_marks = marks != NULL;
  if (marks == NULL && text != NULL &&
      !hub_catalogue_writer_set_state (writer, STATE_MARKS, NULL, error))
    return NULL;

  return marks != NULL ? marks : hub_sync_marks_new (job->report->hub);
}

/* Whether it is a day since what is gone was looked for, or a clock was set. */
static gboolean
is_sweep_due (HubCatalogueWriter *writer)
{
  gint64 swept = read_number (writer, HUB_CATALOGUE_STATE_SWEPT, NULL);
  gint64 age = g_get_real_time () / G_USEC_PER_SEC - swept;

  return ABS (age) >= SWEEP_SECONDS;
}

static HubSyncCursor *
create_cursor (HubSyncJob          *job,
               HubCatalogueWriter  *writer,
               gboolean             is_whole,
               GError             **error)
{
  g_autoptr(GError) local = NULL;
  gint64 generation = read_number (writer, STATE_GENERATION, &local);
  HubSyncCursor *cursor;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  is_whole |= generation == 0;
  if (is_whole && !write_number (writer, STATE_GENERATION, ++generation, error))
    return NULL;

  cursor = hub_sync_cursor_new (job->report->hub, job->languages, generation);
  cursor->is_whole = is_whole;

  return cursor;
}

/* How much there was when this hub was walked last; 0 if it never was. */
static guint
read_total (HubSyncJob          *job,
            HubCatalogueWriter  *writer)
{
  g_autofree char *hub = hub_catalogue_writer_dup_state (writer, HUB_CATALOGUE_STATE_HUB, NULL);
  g_autofree char *total = hub_catalogue_writer_dup_state (writer, STATE_TOTAL, NULL);

  if (total == NULL || g_strcmp0 (hub, job->report->hub) != 0)
    return 0;

  return (guint) g_ascii_strtoull (total, NULL, 10);
}

static void
note_damage (HubSyncJob          *job,
             HubCatalogueWriter  *writer)
{
  const char *path = hub_catalogue_writer_get_damaged_path (writer);

  if (path != NULL)
    hub_sync_report_add_problem (job->report, N_("The catalogue was damaged and was set "
                                 "aside"), path);
}

/**
 * hub_sync_job_begin:
 * @owned: a #HubCatalogueWriter
 * @data: a #HubSyncJob
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Finds out where the run stands. Thread: hub-write.
 *
 * Returns: (transfer full): its cursor
 */
gpointer
hub_sync_job_begin (gpointer       owned,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  HubSyncJob *job = data;
  g_autoptr(GError) local = NULL;
  g_autoptr(HubSyncCursor) cursor = read_cursor (job, owned, &local);
  g_autoptr(HubSyncMarks) marks = NULL;
  gboolean has_marks = FALSE;

  if (local == NULL && drop_validators (job, owned, &local))
    marks = read_marks (job, owned, &has_marks, &local);
  if (cursor == NULL && local == NULL)
    cursor = create_cursor (job, owned, job->is_full || !has_marks, &local);
  else if (local == NULL && !cursor->is_whole)      /* a sweep may have begun since */
    cursor->generation = read_number (owned, STATE_GENERATION, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  hub_catalogue_writer_set_now (owned, job->date);
  note_damage (job, owned);
  job->total = cursor->is_whole ? read_total (job, owned) : 0;
  job->marks = g_steal_pointer (&marks);

  return g_steal_pointer (&cursor);
}

/**
 * hub_sync_job_terms:
 * @owned: a #HubCatalogueWriter
 * @data: a #HubSyncJob
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Stores a vocabulary. Thread: hub-write.
 *
 * Returns: non-%NULL if it is stored
 */
gpointer
hub_sync_job_terms (gpointer       owned,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  HubSyncJob *job = data;

  return GINT_TO_POINTER (hub_catalogue_writer_apply_terms (owned, job->vocabulary, job->items,
                                                            error));
}

/**
 * hub_sync_job_begin_sweep:
 * @owned: a #HubCatalogueWriter
 * @data: a #HubSyncJob
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Finds the sweep that is under way, or begins one if it is time. Thread: hub-write.
 *
 * Returns: (transfer full) (nullable): its cursor; %NULL without @error if it is not time
 */
gpointer
hub_sync_job_begin_sweep (gpointer       owned,
                          gpointer       data,
                          GCancellable  *cancellable,
                          GError       **error)
{
  HubSyncJob *job = data;
  g_autoptr(HubSyncReport) counts = hub_sync_report_new (job->report->hub);
  g_autoptr(HubSyncCursor) cursor = NULL;
  g_autoptr(GError) local = NULL;
  g_autofree char *text = hub_catalogue_writer_dup_state (owned, STATE_SWEEP, &local);
  gint64 generation = local == NULL ? read_number (owned, STATE_GENERATION, &local) : 0;

  cursor = hub_sync_cursor_read (text, counts);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (cursor != NULL && cursor->generation == generation &&
      g_str_equal (cursor->hub, job->report->hub) &&
      g_str_equal (cursor->languages, job->languages))
    return g_steal_pointer (&cursor);
  if ((!job->is_full && !is_sweep_due (owned)) ||
      !write_number (owned, STATE_GENERATION, generation + 1, error))
    return NULL;

  return hub_sync_cursor_new (job->report->hub, job->languages, generation + 1);
}

/**
 * hub_sync_job_forget:
 * @owned: a #HubCatalogueWriter
 * @data: unused
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Forgets marks and sweep. Thread: hub-write.
 *
 * Returns: non-%NULL if it is stored
 */
gpointer
hub_sync_job_forget (gpointer       owned,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  return GINT_TO_POINTER (hub_catalogue_writer_set_state (owned, STATE_MARKS, NULL, error) &&
                          hub_catalogue_writer_set_state (owned, STATE_SWEEP, NULL, error));
}

/**
 * hub_sync_job_abandon:
 * @owned: a #HubCatalogueWriter
 * @data: unused
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Forgets where the walk stands. Thread: hub-write.
 *
 * Returns: non-%NULL if it is stored
 */
gpointer
hub_sync_job_abandon (gpointer       owned,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  return GINT_TO_POINTER (hub_catalogue_writer_set_state (owned, HUB_CATALOGUE_STATE_WALK, NULL,
                                                          error));
}

/* Whether the pass of the cursor was read to its end before, on this hub. One that asks for changes
 * or sweeps begins only behind such an end. */
static gboolean
is_known (HubSyncJob          *job,
          HubCatalogueWriter  *writer,
          char               **known)     /* (out) (nullable) */
{
  g_autofree char *line = g_strdup_printf ("\n%s\n", job->cursor->pass);
  g_autofree char *head = g_strdup_printf ("%s\n", job->report->hub);

  *known = hub_catalogue_writer_dup_state (writer, STATE_KNOWN, NULL);
  if (*known != NULL && !g_str_has_prefix (*known, head))
    g_clear_pointer (known, g_free);

  return job->cursor->mode == HUB_SYNC_MODE_CHANGES || job->cursor->mode == HUB_SYNC_MODE_SWEEP ||
         (*known != NULL && strstr (*known, line) != NULL);
}

static gboolean
note_known (HubSyncJob          *job,
            HubCatalogueWriter  *writer,
            GError             **error)
{
  g_autofree char *known = NULL;
  g_autofree char *text = NULL;

  if (!job->is_end || is_known (job, writer, &known))
    return TRUE;

  text = known != NULL ? g_strdup_printf ("%s%s\n", known, job->cursor->pass)
                       : g_strdup_printf ("%s\n%s\n", job->report->hub, job->cursor->pass);
  return hub_catalogue_writer_set_state (writer, STATE_KNOWN, text, error);
}

/* The cursor behind a page, with the counts and marks behind it. Changes that are none leave no
 * trace: a run that is stopped reads them once more. */
static gboolean
put_behind (HubCatalogueWriter       *writer,
            const HubCatalogueTally  *page,
            gpointer                  data,
            GError                  **error)
{
  HubSyncJob *job = data;
  g_autofree char *text = NULL;

  for (guint i = 0; job->omitted != NULL && i < job->omitted->len; i++)
    if (!hub_catalogue_writer_spare (writer, g_ptr_array_index (job->omitted, i),
                                     job->cursor->generation, error))
      return FALSE;

  job->report->added += page->added;
  job->report->updated += page->updated;
  job->report->unchanged += page->unchanged;
  if (job->cursor->mode == HUB_SYNC_MODE_CHANGES && job->marks_text == NULL &&
      page->added + page->updated == 0 && (job->is_end || !job->cursor->is_incomplete))
    return TRUE;

  text = hub_sync_cursor_to_string (job->cursor, job->report);

  return hub_catalogue_writer_set_state (writer,
                                         job->cursor->mode == HUB_SYNC_MODE_SWEEP
                                           ? STATE_SWEEP : HUB_CATALOGUE_STATE_WALK,
                                         text, error) &&
         note_known (job, writer, error) &&
         (job->marks_text == NULL ||
          hub_catalogue_writer_set_state (writer, STATE_MARKS, job->marks_text, error));
}

/**
 * hub_sync_job_page:
 * @owned: a #HubCatalogueWriter
 * @data: a #HubSyncJob
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Stores a page and what stands behind it. Thread: hub-write.
 *
 * Returns: non-%NULL if it is stored
 */
gpointer
hub_sync_job_page (gpointer       owned,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  HubSyncJob *job = data;
  HubCatalogueTally tally = { 0 };
  g_autofree char *known = NULL;

  hub_catalogue_writer_set_first_look (owned, !is_known (job, owned, &known));

  return GINT_TO_POINTER (hub_catalogue_writer_apply_page_with (owned, job->items,
                                                                job->cursor->generation,
                                                                put_behind, job, &tally,
                                                                cancellable, error));
}

/**
 * hub_sync_job_sweep_page:
 * @owned: a #HubCatalogueWriter
 * @data: a #HubSyncJob
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Notes what a sweep has seen, if it is in step. Thread: hub-write.
 *
 * Returns: non-%NULL if it could be told
 */
gpointer
hub_sync_job_sweep_page (gpointer       owned,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error)
{
  HubSyncJob *job = data;

  return GINT_TO_POINTER (hub_catalogue_writer_touch_page (owned, job->items,
                                                           job->cursor->generation,
                                                           &job->is_in_step, put_behind, job,
                                                           cancellable, error));
}

static void
tell_spared (HubSyncReport            *report,
             const HubCatalogueSpared *spared)
{
  if (spared->n_missed > 0)
    hub_sync_report_add_spared (report, spared->n_missed, spared->n_entries);
}

/**
 * hub_sync_job_finish:
 * @owned: a #HubCatalogueWriter
 * @data: a #HubSyncJob
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Ends a run. Thread: hub-write.
 *
 * Returns: non-%NULL if it is stored
 */
gpointer
hub_sync_job_finish (gpointer       owned,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  HubSyncJob *job = data;
  HubSyncReport *report = job->report;
  const HubSyncCursor *cursor = job->cursor;
  HubCatalogueEnd end = { report->hub, job->langcodes, cursor->generation,
                          job->date, job->is_agreed, job->agreed,
                          cursor->is_whole || report->added + report->updated > 0 };
  HubCatalogueTally tally = { 0 };
  HubCatalogueSpared spared = { 0 };
  gboolean is_swept = cursor->mode == HUB_SYNC_MODE_SWEEP ||
                      (cursor->is_whole && !cursor->is_incomplete);

  if (!hub_catalogue_writer_finish (owned, &end, &tally, &spared, error) ||
      (cursor->is_whole &&
       !write_number (owned, STATE_TOTAL, report->terms + report->seen, error)) ||
      (is_swept && (!write_number (owned, HUB_CATALOGUE_STATE_SWEPT, end.synced, error) ||
                    !hub_catalogue_writer_set_state (owned, STATE_SWEEP, NULL, error))) ||
      !put_validators (owned, job->validators, error) ||
      !hub_catalogue_writer_set_state (owned, HUB_CATALOGUE_STATE_WALK, NULL, error))
    return NULL;

  report->withdrawn = tally.withdrawn;
  tell_spared (report, &spared);

  return GINT_TO_POINTER (TRUE);
}

/**
 * hub_sync_job_report:
 * @owned: a #HubCatalogueWriter
 * @data: a #HubSyncReport
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Keeps the report of a run, and when it ended. Thread: hub-write.
 *
 * Returns: non-%NULL if it is stored
 */
gpointer
hub_sync_job_report (gpointer       owned,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  HubSyncReport *report = data;
  g_autofree char *json = hub_sync_report_to_json (report);
  gboolean has_news = report->added + report->updated + report->withdrawn > 0;

  return GINT_TO_POINTER (hub_catalogue_writer_keep_report (owned, json, has_news, error));
}

/**
 * hub_sync_job_renew:
 * @owned: a #HubCatalogueWriter
 * @is_done: (out): whether the index is of this version now
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Renews a slice of the full-text index. Thread: hub-write.
 *
 * Returns: non-%NULL if it is stored
 */
gpointer
hub_sync_job_renew (gpointer       owned,
                    gpointer       is_done,
                    GCancellable  *cancellable,
                    GError       **error)
{
  return GINT_TO_POINTER (hub_catalogue_writer_renew_texts (owned, RENEWAL_SLICE, is_done,
                                                            cancellable, error));
}
