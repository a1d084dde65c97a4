/* hub-reader-jobs.c: what the reading worker does for the reader
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-reader"

#include "hub-reader-private.h"

#include "hub-reading.h"

void
hub_reader_rows_free (gpointer data)
{
  HubReaderRows *self = data;

  g_free (self->ids);
  g_clear_pointer (&self->words, hub_text_query_unref);
  g_free (self);
}

void
hub_reader_field_free (gpointer data)
{
  HubReaderField *self = data;

  hub_query_unref (self->base);
  g_free (self->typed);
  g_free (self);
}

void
hub_reader_typed_free (gpointer data)
{
  HubReaderTyped *self = data;

  g_clear_pointer (&self->typing, hub_typing_free);
  g_clear_pointer (&self->results, hub_results_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

void
hub_reader_value_free (gpointer data)
{
  HubReaderValue *self = data;

  g_clear_pointer (&self->results, hub_results_unref);
  g_free (self->typed);
  g_free (self);
}

void
hub_reader_key_free (gpointer data)
{
  HubReaderKey *self = data;

  g_free (self->uuid);
  g_free (self->langcode);
  g_free (self);
}

/**
 * hub_reader_open_reading:
 * @open_data: (type filename): folder of catalogue.db
 * @error: not set
 *
 * Makes what the worker owns; nothing is opened yet.
 *
 * Returns: (transfer full): a HubReading
 */
gpointer
hub_reader_open_reading (gpointer open_data,
                         GError **error)
{
  return hub_reading_new (open_data);
}

/**
 * hub_reader_close_reading:
 * @owned: the worker's HubReading
 *
 * Ends what the worker owns.
 */
void
hub_reader_close_reading (gpointer owned)
{
  hub_reading_free (owned);
}

/**
 * hub_reader_open_job:
 * @owned: the worker's HubReading
 * @task_data: unused
 * @cancellable: (nullable): stops it
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Opens the catalogue.
 *
 * Returns: not %NULL if it is open
 */
gpointer
hub_reader_open_job (gpointer      owned,
                     gpointer      task_data,
                     GCancellable *cancellable,
                     GError      **error)
{
  HubReading *reading = owned;
  GError *local_error = NULL;
  gboolean is_open = hub_reading_open (reading, cancellable, &local_error);

  return hub_reading_end (reading, GINT_TO_POINTER (is_open), local_error, error);
}

/**
 * hub_reader_search_job:
 * @owned: the worker's HubReading
 * @task_data: a HubQuery
 * @cancellable: (nullable): stops it
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Answers a query.
 *
 * Returns: (transfer full) (nullable): HubResults
 */
gpointer
hub_reader_search_job (gpointer      owned,
                       gpointer      task_data,
                       GCancellable *cancellable,
                       GError      **error)
{
  HubReading *reading = owned;
  HubResults *results = NULL;
  GError *local_error = NULL;

  if (hub_reading_open (reading, cancellable, &local_error))
    results = hub_search_run (reading->search, task_data, cancellable, &local_error);

  return hub_reading_end (reading, results, local_error, error);
}

/* The rows of the first results, so that a list need not ask for them first. To mark words takes
 * longer than to find them, so with words they come later. */
static GPtrArray *
read_first_rows (HubReading   *reading,
                 HubResults   *results,
                 GCancellable *cancellable)
{
  HubTextQuery *words = hub_query_get_words (hub_results_get_query (results));
  const gint64 *ids;
  guint n_ids = 0;

  ids = hub_results_get_ids (results, &n_ids);
  if (*hub_text_query_get_text (words) != '\0')
    return NULL;
  return hub_reading_get_rows (reading, ids, MIN (n_ids, HUB_N_FIRST_ROWS), words, cancellable,
                               NULL);
}

/**
 * hub_reader_type_job:
 * @owned: the worker's HubReading
 * @task_data: a HubReaderField
 * @cancellable: (nullable): stops it
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Reads what is typed, and answers it.
 *
 * Returns: (transfer full) (nullable): a HubReaderTyped
 */
gpointer
hub_reader_type_job (gpointer      owned,
                     gpointer      task_data,
                     GCancellable *cancellable,
                     GError      **error)
{
  HubReading *reading = owned;
  HubReaderField *field = task_data;
  HubReaderTyped *typed = NULL;
  GError *local_error = NULL;

  if (hub_reading_open (reading, cancellable, &local_error))
    {
      typed = g_new0 (HubReaderTyped, 1);
      typed->typing = hub_search_read_typed (reading->search, field->base, field->typed,
                                             field->cursor);
      typed->results = hub_search_run (reading->search, typed->typing->query, cancellable,
                                       &local_error);
      if (typed->results != NULL)
        typed->rows = read_first_rows (reading, typed->results, cancellable);
      else
        g_clear_pointer (&typed, hub_reader_typed_free);
    }

  return hub_reading_end (reading, typed, local_error, error);
}

/**
 * hub_reader_complete_job:
 * @owned: the worker's HubReading
 * @task_data: a HubReaderValue
 * @cancellable: (nullable): stops it
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Finds the values that may be meant.
 *
 * Returns: (transfer full) (nullable) (element-type HubCompletion): the values
 */
gpointer
hub_reader_complete_job (gpointer      owned,
                         gpointer      task_data,
                         GCancellable *cancellable,
                         GError      **error)
{
  HubReading *reading = owned;
  HubReaderValue *value = task_data;
  GPtrArray *completions = NULL;
  GError *local_error = NULL;

  if (hub_reading_open (reading, cancellable, &local_error))
    completions = hub_search_complete (reading->search, value->facet, value->typed,
                                       value->results);

  return hub_reading_end (reading, completions, local_error, error);
}

/**
 * hub_reader_rows_job:
 * @owned: the worker's HubReading
 * @task_data: HubReaderRows
 * @cancellable: (nullable): stops it
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Reads entries as lists show them.
 *
 * Returns: (transfer full) (nullable) (element-type HubRow): the rows
 */
gpointer
hub_reader_rows_job (gpointer      owned,
                     gpointer      task_data,
                     GCancellable *cancellable,
                     GError      **error)
{
  HubReading *reading = owned;
  HubReaderRows *rows = task_data;
  GPtrArray *entries = NULL;
  GError *local_error = NULL;

  if (hub_reading_open (reading, cancellable, &local_error))
    entries = hub_reading_get_rows (reading, rows->ids, rows->n_ids, rows->words, cancellable,
                                    &local_error);

  return hub_reading_end (reading, entries, local_error, error);
}

/**
 * hub_reader_find_job:
 * @owned: the worker's HubReading
 * @task_data: a HubReaderKey
 * @cancellable: (nullable): stops it
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Reads one whole entry.
 *
 * Returns: (transfer full) (nullable): a HubEntry, %NULL without @error when there is none
 */
gpointer
hub_reader_find_job (gpointer      owned,
                     gpointer      task_data,
                     GCancellable *cancellable,
                     GError      **error)
{
  HubReading *reading = owned;
  HubReaderKey *key = task_data;
  HubEntry *entry = NULL;
  GError *local_error = NULL;

  if (hub_reading_open (reading, cancellable, &local_error))
    entry = hub_catalogue_find_entry (reading->catalogue, key->uuid, key->langcode, &local_error);

  return hub_reading_end (reading, entry, local_error, error);
}

/**
 * hub_reader_status_job:
 * @owned: the worker's HubReading
 * @task_data: unused
 * @cancellable: (nullable): stops it
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Finds out what the catalogue holds.
 *
 * Returns: (transfer full) (nullable): a HubCatalogueStatus
 */
gpointer
hub_reader_status_job (gpointer      owned,
                       gpointer      task_data,
                       GCancellable *cancellable,
                       GError      **error)
{
  HubReading *reading = owned;
  HubCatalogueStatus *status = NULL;
  GError *local_error = NULL;

  if (hub_reading_open (reading, cancellable, &local_error))
    status = hub_catalogue_get_status (reading->catalogue, &local_error);

  return hub_reading_end (reading, status, local_error, error);
}

/**
 * hub_reader_refresh_job:
 * @owned: the worker's HubReading
 * @task_data: unused
 * @cancellable: (nullable): stops it
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Takes in what has changed in the catalogue.
 *
 * Returns: not %NULL if it is up to date
 */
gpointer
hub_reader_refresh_job (gpointer      owned,
                        gpointer      task_data,
                        GCancellable *cancellable,
                        GError      **error)
{
  HubReading *reading = owned;
  gboolean is_refreshed;
  GError *local_error = NULL;

  is_refreshed = hub_reading_refresh (reading, cancellable, &local_error);

  return hub_reading_end (reading, GINT_TO_POINTER (is_refreshed), local_error, error);
}
