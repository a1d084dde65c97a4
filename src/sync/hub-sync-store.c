/* hub-sync-store.c: what a walk asks of the writer
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each function runs one job on the writer's thread and waits for it, but that pages are waited
 * for later: the network's thread may wait for the writer, never the reverse.
 */

#define G_LOG_DOMAIN "hub-sync-store"

#include "hub-sync-store.h"

#include "hub-sync-job.h"

struct _HubSyncStoring
{
  HubSyncJob      job;
  HubSyncCursor   cursor;
  HubSyncReport   counts;    /* of which only the counts are used */
  GPtrArray      *entries;   /* (owned) */
  GPtrArray      *omitted;   /* (owned) (nullable) */
  char           *marks;     /* (owned) (nullable) */
  HubWorkerCall  *call;      /* (owned) */
};

/**
 * hub_sync_store_get_validators:
 * @writer: the worker that owns a #HubCatalogueWriter
 * @hub: base address of the hub
 * @cancellable: (nullable): stops it before its turn
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Opens the store and finds out which answers of the hub are known.
 *
 * Returns: (transfer full): the validators, perhaps none
 */
HubSyncValidators *
hub_sync_store_get_validators (HubWorker     *writer,
                               const char    *hub,
                               GCancellable  *cancellable,
                               GError       **error)
{
  return hub_worker_call (writer, hub_sync_job_validators, (gpointer) hub, cancellable, error);
}

/**
 * hub_sync_store_get_date:
 * @writer: the worker that owns a #HubCatalogueWriter
 * @read: (out): Unix seconds when a hub was read last, by its clock; 0 if none ever was
 *
 * Finds out what time it is at least: that, or when the catalogue that comes with the program was
 * made.
 *
 * Returns: Unix seconds, 0 if that is not known
 */
gint64
hub_sync_store_get_date (HubWorker *writer,
                         gint64    *read)
{
  HubSyncJob job = { 0 };

  hub_worker_call (writer, hub_sync_job_date, &job, NULL, NULL);
  *read = job.read;

  return job.date;
}

/**
 * hub_sync_store_begin:
 * @writer: the worker that owns a #HubCatalogueWriter
 * @languages: the languages asked for beside the default one, joined by ","
 * @is_full: whether to begin anew even if a walk is unfinished
 * @date: Unix seconds: now, by the hub's clock
 * @report: names the hub; gets the counts so far of a walk that goes on
 * @marks: (out) (transfer full): up to when each collection of the hub is known
 * @total: (out): terms and entries that the run may expect, 0 unknown
 * @cancellable: (nullable): stops it before its turn
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Opens the store and finds out where the walk stands. A walk of another hub, of other languages
 * or of another version of this program is not gone on with.
 *
 * Returns: (transfer full): the cursor
 */
HubSyncCursor *
hub_sync_store_begin (HubWorker      *writer,
                      const char     *languages,
                      gboolean        is_full,
                      gint64          date,
                      HubSyncReport  *report,
                      HubSyncMarks  **marks,
                      guint          *total,
                      GCancellable   *cancellable,
                      GError        **error)
{
  HubSyncJob job = { .languages = languages, .is_full = is_full, .date = date, .report = report };
  HubSyncCursor *cursor = hub_worker_call (writer, hub_sync_job_begin, &job, cancellable, error);

  *marks = job.marks;
  *total = job.total;

  return cursor;
}

/**
 * hub_sync_store_terms:
 * @writer: the worker
 * @vocabulary: which vocabulary
 * @terms: (element-type HubTerm): all its terms
 * @cancellable: (nullable): stops it before its turn
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Stores a vocabulary.
 *
 * Returns: whether it is stored
 */
gboolean
hub_sync_store_terms (HubWorker      *writer,
                      HubVocabulary   vocabulary,
                      GPtrArray      *terms,
                      GCancellable   *cancellable,
                      GError        **error)
{
  HubSyncJob job = { .vocabulary = vocabulary, .items = terms };

  return hub_worker_call (writer, hub_sync_job_terms, &job, cancellable, error) != NULL;
}

/**
 * hub_sync_store_begin_page:
 * @writer: the worker
 * @entries: (element-type HubEntry): the entries of a page
 * @omitted: (nullable) (element-type utf8): UUIDs of entries that the hub hides now
 * @cursor: where the walk stands behind the page; copied, but its texts must outlive the storing
 * @is_end: whether it is the last page of its pass
 * @marks: (transfer full) (nullable): the marks behind the page, if they have changed
 * @counts: the counts behind the page, but for what becomes of its entries, which is added
 * @cancellable: (nullable): undoes the page
 *
 * Begins to store a page and what stands behind it in one transaction. One page at a time.
 *
 * Returns: (transfer full): what hub_sync_store_end_page () waits for
 */
HubSyncStoring *
hub_sync_store_begin_page (HubWorker            *writer,
                           GPtrArray            *entries,
                           GPtrArray            *omitted,
                           const HubSyncCursor  *cursor,
                           gboolean              is_end,
                           char                 *marks,
                           const HubSyncReport  *counts,
                           GCancellable         *cancellable)
{
  HubSyncStoring *self = g_new0 (HubSyncStoring, 1);

  self->entries = g_ptr_array_ref (entries);
  self->omitted = omitted != NULL ? g_ptr_array_ref (omitted) : NULL;
  self->cursor = *cursor;
  self->marks = marks;
  self->counts = *counts;
  self->job = (HubSyncJob) { .items = self->entries, .omitted = self->omitted,
                             .cursor = &self->cursor, .is_end = is_end,
                             .marks_text = self->marks, .report = &self->counts };
  self->call = hub_worker_begin (writer, hub_sync_job_page, &self->job, cancellable);

  return self;
}

/**
 * hub_sync_store_end_page:
 * @storing: (transfer full): a page on its way
 * @report: gets the counts behind the page, if it is stored
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Waits for a page.
 *
 * Returns: whether it and what stands behind it are stored; if not, neither is
 */
gboolean
hub_sync_store_end_page (HubSyncStoring  *storing,
                         HubSyncReport   *report,
                         GError         **error)
{
  gboolean is_stored = hub_worker_end (storing->call, error) != NULL;

  if (is_stored)
    hub_sync_report_take_counts (report, &storing->counts);
  g_ptr_array_unref (storing->entries);
  g_clear_pointer (&storing->omitted, g_ptr_array_unref);
  g_free (storing->marks);
  g_free (storing);

  return is_stored;
}

/**
 * hub_sync_store_begin_sweep:
 * @writer: the worker
 * @languages: the languages asked for beside the default one, joined by ","
 * @is_forced: whether to begin one even if it is not time
 * @report: names the hub
 * @cancellable: (nullable): stops it before its turn
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Goes on with the sweep that is under way, or begins one if it is a day since the last.
 *
 * Returns: (transfer full) (nullable): its cursor; %NULL without @error if it is not time
 */
HubSyncCursor *
hub_sync_store_begin_sweep (HubWorker      *writer,
                            const char     *languages,
                            gboolean        is_forced,
                            HubSyncReport  *report,
                            GCancellable   *cancellable,
                            GError        **error)
{
  HubSyncJob job = { .languages = languages, .is_full = is_forced, .report = report };

  return hub_worker_call (writer, hub_sync_job_begin_sweep, &job, cancellable, error);
}

/**
 * hub_sync_store_sweep_page:
 * @writer: the worker
 * @entries: (element-type HubEntry): of which is known that they are there, and as of when
 * @omitted: (nullable) (element-type utf8): UUIDs of entries that the hub hides now
 * @cursor: where the sweep stands behind the page
 * @is_in_step: (out): whether all are stored as of then
 * @report: the counts, of which nothing is kept
 * @cancellable: (nullable): undoes the page
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Notes what a sweep has seen, if all of it is in step; else nothing is stored.
 *
 * Returns: whether it could be told
 */
gboolean
hub_sync_store_sweep_page (HubWorker            *writer,
                           GPtrArray            *entries,
                           GPtrArray            *omitted,
                           const HubSyncCursor  *cursor,
                           gboolean             *is_in_step,
                           HubSyncReport        *report,
                           GCancellable         *cancellable,
                           GError              **error)
{
  g_autoptr(HubSyncReport) counts = hub_sync_report_new (report->hub);
  HubSyncJob job = { .items = entries, .omitted = omitted, .cursor = cursor, .report = counts };
  gboolean is_done = hub_worker_call (writer, hub_sync_job_sweep_page, &job, cancellable,
                                      error) != NULL;

  *is_in_step = job.is_in_step;
  return is_done;
}

/**
 * hub_sync_store_forget_marks:
 * @writer: the worker
 * @error: [error@Hub.Error] of the store
 *
 * Has the next run read all there is, and ends a sweep that cannot be.
 *
 * Returns: whether it is stored
 */
gboolean
hub_sync_store_forget_marks (HubWorker  *writer,
                             GError    **error)
{
  return hub_worker_call (writer, hub_sync_job_forget, NULL, NULL, error) != NULL;
}

/**
 * hub_sync_store_abandon:
 * @writer: the worker
 * @error: [error@Hub.Error] of the store
 *
 * Has the next run begin anew, and not go on with a walk in which nothing was of use.
 *
 * Returns: whether it is stored
 */
gboolean
hub_sync_store_abandon (HubWorker  *writer,
                        GError    **error)
{
  return hub_worker_call (writer, hub_sync_job_abandon, NULL, NULL, error) != NULL;
}

/**
 * hub_sync_store_finish:
 * @writer: the worker
 * @cursor: the whole walk or the sweep that is at its end, else that of the run
 * @langcodes: (array zero-terminated=1): languages that were read in full: what was not seen in
 *   them is withdrawn
 * @is_agreed: whether the user wants what was told to be gone to leave
 * @agreed: (nullable): digest of what that was when it was shown
 * @date: Unix seconds: as of when what was read is, 0 for now
 * @validators: which answers are known now
 * @report: gets how many were, and a problem if so many were missing that none was
 * @error: [error@Hub.Error] of the store
 *
 * Ends a walk.
 *
 * Returns: whether it is stored
 */
gboolean
hub_sync_store_finish (HubWorker            *writer,
                       const HubSyncCursor  *cursor,
                       const char *const    *langcodes,
                       gboolean              is_agreed,
                       const char           *agreed,
                       gint64                date,
                       HubSyncValidators    *validators,
                       HubSyncReport        *report,
                       GError              **error)
{
  HubSyncJob job = { .cursor = cursor, .langcodes = langcodes, .is_agreed = is_agreed,
              .agreed = agreed, .validators = validators, .report = report,
              .date = date > 0 ? date : g_get_real_time () / G_USEC_PER_SEC };

  return hub_worker_call (writer, hub_sync_job_finish, &job, NULL, error) != NULL;
}

/**
 * hub_sync_store_report:
 * @writer: the worker
 * @report: what came of a run
 * @error: [error@Hub.Error] of the store
 *
 * Keeps the report of the last run.
 *
 * Returns: whether it is stored
 */
gboolean
hub_sync_store_report (HubWorker      *writer,
                       HubSyncReport  *report,
                       GError        **error)
{
  return hub_worker_call (writer, hub_sync_job_report, report, NULL, error) != NULL;
}

/**
 * hub_sync_store_renew:
 * @writer: the worker
 * @cancellable: (nullable): undoes the slice under way; those before it stay
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Makes the full-text index anew, slice by slice, if another version of the program has made it.
 *
 * Returns: whether it is of this version now
 */
gboolean
hub_sync_store_renew (HubWorker     *writer,
                      GCancellable  *cancellable,
                      GError       **error)
{
  gboolean is_done = FALSE;

  while (!is_done)
    {
      if (hub_worker_call (writer, hub_sync_job_renew, &is_done, cancellable, error) == NULL)
        return FALSE;
    }

  return TRUE;
}
