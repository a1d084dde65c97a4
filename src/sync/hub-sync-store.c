/* hub-sync-store.c: what a walk asks of the writer
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each function runs one job on the writer's thread and waits for it: the network's thread may
 * wait for the writer, never the reverse. A job is one transaction, but for the end of a walk,
 * whose parts may be done twice without harm.
 */

#define G_LOG_DOMAIN "hub-sync-store"

#include "hub-sync-store.h"

#include "hub-catalogue-schema.h"

#define STATE_GENERATION "generation"   /* number of the last walk that was begun */
#define STATE_TOTAL      "total"        /* terms and entries that the last whole walk saw */
#define STATE_MARKS      "marks"        /* up to when each collection is known */
#define STATE_VALIDATORS "validators"   /* which answers are known */
#define STATE_SWEPT      "swept"        /* Unix seconds when what is gone was looked for last */

#define SWEEP_SECONDS (24 * 60 * 60)    /* between two such looks */

#define RENEWAL_SLICE 500   /* entries of one transaction: some 50 ms, more with long bodies */

/* What the jobs are about. Each uses some of it. */
typedef struct
{
  const char          *languages;
  gboolean             is_full;
  HubVocabulary        vocabulary;
  GPtrArray           *items;        /* (element-type HubTerm) or (element-type HubEntry) */
  const HubSyncCursor *cursor;
  gboolean             is_end;       /* the page is the last one of its pass */
  const char          *marks_text;   /* (nullable): new marks that go with the page */
  HubSyncMarks        *marks;        /* out */
  const char *const   *langcodes;
  HubSyncValidators   *validators;
  HubSyncReport       *report;
  guint                total;
} Job;

/* The last cursor, if it is one of the walk that is asked for; %NULL without @error if not. */
static HubSyncCursor *
read_cursor (Job                 *job,
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

static gpointer
validators_job (gpointer       owned,
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

/* What is known of another hub's answers is of no use once the terms of this one are here. */
static gboolean
drop_validators (Job                 *job,
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
read_marks (Job                 *job,
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
  gint64 age = g_get_real_time () / G_USEC_PER_SEC - read_number (writer, STATE_SWEPT, NULL);

  return ABS (age) >= SWEEP_SECONDS;
}

static HubSyncCursor *
create_cursor (Job                 *job,
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
read_total (Job                *job,
            HubCatalogueWriter *writer)
{
  g_autofree char *hub = hub_catalogue_writer_dup_state (writer, HUB_CATALOGUE_STATE_HUB, NULL);
  g_autofree char *total = hub_catalogue_writer_dup_state (writer, STATE_TOTAL, NULL);

  if (total == NULL || g_strcmp0 (hub, job->report->hub) != 0)
    return 0;

  return (guint) g_ascii_strtoull (total, NULL, 10);
}

static void
note_damage (Job                *job,
             HubCatalogueWriter *writer)
{
  const char *path = hub_catalogue_writer_get_damaged_path (writer);

  if (path != NULL)
    hub_sync_report_add_problem (job->report, "The catalogue was damaged and was set aside", path);
}

static gpointer
begin_job (gpointer       owned,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Job *job = data;
  g_autoptr(GError) local = NULL;
  g_autoptr(HubSyncCursor) cursor = read_cursor (job, owned, &local);
  g_autoptr(HubSyncMarks) marks = NULL;
  gboolean has_marks = FALSE;

  if (local == NULL && drop_validators (job, owned, &local))
    marks = read_marks (job, owned, &has_marks, &local);
  if (cursor == NULL && local == NULL)
    cursor = create_cursor (job, owned, job->is_full || !has_marks || is_sweep_due (owned),
                            &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  note_damage (job, owned);
  job->total = cursor->is_whole ? read_total (job, owned) : 0;
  job->marks = g_steal_pointer (&marks);

  return g_steal_pointer (&cursor);
}

static gpointer
terms_job (gpointer       owned,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Job *job = data;

  return GINT_TO_POINTER (hub_catalogue_writer_apply_terms (owned, job->vocabulary, job->items,
                                                            error));
}

/* The cursor behind a page, with the counts and marks behind it. The end of a pass that brought
 * nothing new leaves no trace. */
static gboolean
put_behind (HubCatalogueWriter       *writer,
            const HubCatalogueTally  *page,
            gpointer                  data,
            GError                  **error)
{
  Job *job = data;
  g_autofree char *text = NULL;

  job->report->added += page->added;
  job->report->updated += page->updated;
  job->report->unchanged += page->unchanged;
  if (job->cursor->mode == HUB_SYNC_MODE_CHANGES && job->is_end && job->marks_text == NULL &&
      page->added + page->updated == 0)
    return TRUE;

  text = hub_sync_cursor_to_string (job->cursor, job->report);

  return hub_catalogue_writer_set_state (writer, HUB_CATALOGUE_STATE_WALK, text, error) &&
         (job->marks_text == NULL ||
          hub_catalogue_writer_set_state (writer, STATE_MARKS, job->marks_text, error));
}

static gpointer
page_job (gpointer       owned,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Job *job = data;
  HubCatalogueTally tally = { 0 };

  return GINT_TO_POINTER (hub_catalogue_writer_apply_page_with (owned, job->items,
                                                                job->cursor->generation,
                                                                put_behind, job, &tally,
                                                                cancellable, error));
}

static gpointer
finish_job (gpointer       owned,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Job *job = data;
  HubSyncReport *report = job->report;
  HubCatalogueTally tally = { 0 };
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  guint n_spared = 0;

  if (!hub_catalogue_writer_finish_pass (owned, report->hub, job->langcodes,
                                         job->cursor->generation, now, &tally, &n_spared,
                                         error) ||
      (job->cursor->is_whole &&
       !write_number (owned, STATE_TOTAL, report->terms + report->seen, error)) ||
      (job->cursor->is_whole && !job->cursor->is_incomplete &&
       !write_number (owned, STATE_SWEPT, now, error)) ||
      !put_validators (owned, job->validators, error) ||
      !hub_catalogue_writer_set_state (owned, HUB_CATALOGUE_STATE_WALK, NULL, error))
    return NULL;

  report->withdrawn = tally.withdrawn;
  if (n_spared > 0)
    {
      g_autofree char *what = g_strdup_printf ("The hub no longer lists %u entries at once; none "
                                               "was removed", n_spared);

      hub_sync_report_add_problem (report, what, report->hub);
    }

  return GINT_TO_POINTER (TRUE);
}

static gpointer
report_job (gpointer       owned,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *json = hub_sync_report_to_json (data);

  return GINT_TO_POINTER (hub_catalogue_writer_set_state (owned, HUB_CATALOGUE_STATE_REPORT, json,
                                                          error));
}

static gpointer
renew_job (gpointer       owned,
           gpointer       is_done,
           GCancellable  *cancellable,
           GError       **error)
{
  return GINT_TO_POINTER (hub_catalogue_writer_renew_texts (owned, RENEWAL_SLICE, is_done,
                                                            cancellable, error));
}

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
  return hub_worker_call (writer, validators_job, (gpointer) hub, cancellable, error);
}

/**
 * hub_sync_store_begin:
 * @writer: the worker that owns a #HubCatalogueWriter
 * @languages: the languages asked for beside the default one, joined by ","
 * @is_full: whether to begin anew even if a walk is unfinished
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
                      HubSyncReport  *report,
                      HubSyncMarks  **marks,
                      guint          *total,
                      GCancellable   *cancellable,
                      GError        **error)
{
  Job job = { .languages = languages, .is_full = is_full, .report = report };
  HubSyncCursor *cursor = hub_worker_call (writer, begin_job, &job, cancellable, error);

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
  Job job = { .vocabulary = vocabulary, .items = terms };

  return hub_worker_call (writer, terms_job, &job, cancellable, error) != NULL;
}

/**
 * hub_sync_store_page:
 * @writer: the worker
 * @entries: (element-type HubEntry): the entries of a page
 * @cursor: where the walk stands behind the page
 * @is_end: whether it is the last page of its pass
 * @marks: (nullable): the marks behind the page, if they have changed
 * @counts: the counts behind the page, but for what becomes of its entries, which is added; of no
 *   use if the page is not stored
 * @cancellable: (nullable): undoes the page
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Stores a page and what stands behind it in one transaction.
 *
 * Returns: whether both are stored; if not, neither is
 */
gboolean
hub_sync_store_page (HubWorker            *writer,
                     GPtrArray            *entries,
                     const HubSyncCursor  *cursor,
                     gboolean              is_end,
                     const char           *marks,
                     HubSyncReport        *counts,
                     GCancellable         *cancellable,
                     GError              **error)
{
  Job job = { .items = entries, .cursor = cursor, .is_end = is_end, .marks_text = marks,
              .report = counts };

  return hub_worker_call (writer, page_job, &job, cancellable, error) != NULL;
}

/**
 * hub_sync_store_finish:
 * @writer: the worker
 * @cursor: the walk that is at its end
 * @langcodes: (array zero-terminated=1): languages that were read in full: what was not seen in
 *   them is withdrawn
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
                       HubSyncValidators    *validators,
                       HubSyncReport        *report,
                       GError              **error)
{
  Job job = { .cursor = cursor, .langcodes = langcodes, .validators = validators,
              .report = report };

  return hub_worker_call (writer, finish_job, &job, NULL, error) != NULL;
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
  return hub_worker_call (writer, report_job, report, NULL, error) != NULL;
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
      if (hub_worker_call (writer, renew_job, &is_done, cancellable, error) == NULL)
        return FALSE;
    }

  return TRUE;
}
