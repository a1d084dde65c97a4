/* hub-reader.c: the reading side of the store, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The worker `hub-read` owns a HubReading: the query-only connection and the index made from it.
 */

#define G_LOG_DOMAIN "hub-reader"

#include "hub-reader.h"

#include "hub-reader-private.h"

/**
 * HubReader:
 *
 * Answers all that the window asks of the catalogue, without keeping it waiting. Requests are
 * answered in the order they came; one that is cancelled before its turn costs nothing, and one
 * that is being answered stops at once. So who searches while someone types cancels the search
 * before.
 *
 * After an error `STORE_DAMAGED` the next request opens the catalogue anew, and then what was
 * read before is stale: ask for a refresh.
 */
struct _HubReader
{
  GObject    parent_instance;

  HubWorker *worker;     /* (owned) (nullable): %NULL once stopped */
};

typedef enum
{
  SIGNAL_CHANGED,
} HubReaderSignal;

static guint signals[SIGNAL_CHANGED + 1];

G_DEFINE_FINAL_TYPE (HubReader, hub_reader, G_TYPE_OBJECT)

/**
 * hub_reader_push:
 * @self: a reader
 * @task: (transfer full): what the caller waits for
 * @job: what the worker does
 * @result_free: frees what it makes
 *
 * Queues @job; once stopped, no request is answered any more.
 */
void
hub_reader_push (HubReader      *self,
                 GTask          *task,   /* (transfer full) */
                 HubWorkerJob    job,
                 GDestroyNotify  result_free)
{
  g_autoptr(GTask) owned_task = task;

  if (self->worker == NULL)
    g_task_return_new_error (owned_task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Reading has stopped");
  else
    hub_worker_push (self->worker, g_steal_pointer (&owned_task), job, result_free);
}

static void
refresh_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  HubReader *self = HUB_READER (source);
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  g_task_propagate_pointer (G_TASK (result), &error);
  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_task_return_boolean (task, TRUE);
}

static void
hub_reader_dispose (GObject *object)
{
  HubReader *self = HUB_READER (object);

  hub_reader_stop (self);

  G_OBJECT_CLASS (hub_reader_parent_class)->dispose (object);
}

static void
hub_reader_class_init (HubReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hub_reader_dispose;

  /**
   * HubReader::changed:
   * @self: the reader
   *
   * A refresh is done: what was read before may be stale.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
hub_reader_init (HubReader *self)
{
}

/**
 * hub_reader_new:
 * @data_dir: (type filename): folder of catalogue.db, which need not be there yet
 *
 * Starts the worker. Nothing is opened before the first request; if that fails, so does the
 * request, and the next one tries again.
 *
 * Returns: (transfer full): a reader
 */
HubReader *
hub_reader_new (const char *data_dir)
{
  HubReader *self;

  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_object_new (HUB_TYPE_READER, NULL);
  self->worker = hub_worker_new ("hub-read", hub_reader_open_reading, g_strdup (data_dir), g_free,
                                 hub_reader_close_reading);

  return self;
}

/**
 * hub_reader_open:
 * @self: a reader
 *
 * Has the catalogue opened ahead of the first request, while the caller is busy with something
 * else. If that fails, the first request will say so.
 */
void
hub_reader_open (HubReader *self)
{
  g_return_if_fail (HUB_IS_READER (self));

  hub_reader_push (self, g_task_new (self, NULL, NULL, NULL), hub_reader_open_job, NULL);
}

/**
 * hub_reader_search_async:
 * @self: a reader
 * @query: what is asked
 * @cancellable: (nullable): stops the search, also while it waits
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks for the answer to a query: see hub_search_run().
 */
void
hub_reader_search_async (HubReader          *self,
                         HubQuery           *query,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (HUB_IS_READER (self));
  g_return_if_fail (query != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hub_reader_search_async);
  g_task_set_task_data (task, hub_query_ref (query), (GDestroyNotify) hub_query_unref);
  hub_reader_push (self, g_steal_pointer (&task), hub_reader_search_job,
                   (GDestroyNotify) hub_results_unref);
}

/**
 * hub_reader_search_finish:
 * @self: a reader
 * @result: what the callback got
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Ends hub_reader_search_async().
 *
 * Returns: (transfer full): the answer
 */
HubResults *
hub_reader_search_finish (HubReader    *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * hub_reader_type_async:
 * @self: a reader
 * @base: what was asked already, apart from words
 * @typed: what a search field holds, valid UTF-8
 * @cursor: bytes of @typed before the cursor, or `HUB_NO_CURSOR` where typing is over
 * @cancellable: (nullable): stops the search, also while it waits
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks for the answer to what is typed: see hub_search_read_typed() and hub_search_run().
 */
void
hub_reader_type_async (HubReader          *self,
                       HubQuery           *base,
                       const char         *typed,
                       gsize               cursor,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr(GTask) task = NULL;
  HubReaderField *field;

  g_return_if_fail (HUB_IS_READER (self));
  g_return_if_fail (base != NULL);
  g_return_if_fail (typed != NULL);

  field = g_new0 (HubReaderField, 1);
  field->base = hub_query_ref (base);
  field->typed = g_strdup (typed);
  field->cursor = cursor;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hub_reader_type_async);
  g_task_set_task_data (task, field, hub_reader_field_free);
  hub_reader_push (self, g_steal_pointer (&task), hub_reader_type_job, hub_reader_typed_free);
}

/**
 * hub_reader_type_finish:
 * @self: a reader
 * @result: what the callback got
 * @typing: (out) (transfer full): how what is typed was read
 * @rows: (out) (transfer full) (nullable) (optional) (element-type HubRow): as of
 *   hub_reader_rows_finish(), of the first results, at most `HUB_N_FIRST_ROWS`; %NULL where words
 *   are looked for
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Ends hub_reader_type_async().
 *
 * Returns: (transfer full): the answer to the query of @typing
 */
HubResults *
hub_reader_type_finish (HubReader    *self,
                        GAsyncResult *result,
                        HubTyping   **typing,
                        GPtrArray   **rows,
                        GError      **error)
{
  HubReaderTyped *typed;
  HubResults *results;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (typing != NULL, NULL);

  typed = g_task_propagate_pointer (G_TASK (result), error);
  if (typed == NULL)
    return NULL;

  *typing = g_steal_pointer (&typed->typing);
  if (rows != NULL)
    *rows = g_steal_pointer (&typed->rows);
  results = g_steal_pointer (&typed->results);
  hub_reader_typed_free (typed);

  return results;
}

/**
 * hub_reader_complete_async:
 * @self: a reader
 * @facet: a facet
 * @typed: what there is of a value, from outside
 * @results: (nullable): what was found last, for the counts
 * @cancellable: (nullable): stops the request while it waits
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks for the values that may be meant: see hub_completions_find().
 */
void
hub_reader_complete_async (HubReader          *self,
                           HubFacet            facet,
                           const char         *typed,
                           HubResults         *results,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr(GTask) task = NULL;
  HubReaderValue *value;

  g_return_if_fail (HUB_IS_READER (self));
  g_return_if_fail (typed != NULL);

  value = g_new0 (HubReaderValue, 1);
  value->facet = facet;
  value->typed = g_strdup (typed);
  value->results = results != NULL ? hub_results_ref (results) : NULL;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hub_reader_complete_async);
  g_task_set_task_data (task, value, hub_reader_value_free);
  hub_reader_push (self, g_steal_pointer (&task), hub_reader_complete_job,
                   (GDestroyNotify) g_ptr_array_unref);
}

/**
 * hub_reader_complete_finish:
 * @self: a reader
 * @result: what the callback got
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Ends hub_reader_complete_async().
 *
 * Returns: (transfer full) (element-type HubCompletion): the values
 */
GPtrArray *
hub_reader_complete_finish (HubReader    *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * hub_reader_rows_async:
 * @self: a reader
 * @ids: (array length=n_ids): ids of results
 * @n_ids: how many
 * @words: (nullable): what is to be marked in them
 * @cancellable: (nullable): stops the reading, also while it waits
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks for entries as lists show them: see hub_reading_get_rows().
 */
void
hub_reader_rows_async (HubReader          *self,
                       const gint64       *ids,
                       guint               n_ids,
                       HubTextQuery       *words,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr(GTask) task = NULL;
  HubReaderRows *rows;

  g_return_if_fail (HUB_IS_READER (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  rows = g_new0 (HubReaderRows, 1);
  rows->ids = g_memdup2 (ids, sizeof (gint64) * n_ids);
  rows->n_ids = n_ids;
  rows->words = words != NULL ? hub_text_query_ref (words) : NULL;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hub_reader_rows_async);
  g_task_set_task_data (task, rows, hub_reader_rows_free);
  hub_reader_push (self, g_steal_pointer (&task), hub_reader_rows_job,
                   (GDestroyNotify) g_ptr_array_unref);
}

/**
 * hub_reader_rows_finish:
 * @self: a reader
 * @result: what the callback got
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Ends hub_reader_rows_async().
 *
 * Returns: (transfer full) (element-type HubRow): a row or %NULL for each id, in their order
 */
GPtrArray *
hub_reader_rows_finish (HubReader    *self,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * hub_reader_find_async:
 * @self: a reader
 * @uuid: UUID of an entry
 * @langcode: (nullable): its language, %NULL for any
 * @cancellable: (nullable): stops the request while it waits
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks for one whole entry: see hub_catalogue_find_entry().
 */
void
hub_reader_find_async (HubReader          *self,
                       const char         *uuid,
                       const char         *langcode,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr(GTask) task = NULL;
  HubReaderKey *key;

  g_return_if_fail (HUB_IS_READER (self));
  g_return_if_fail (uuid != NULL);

  key = g_new0 (HubReaderKey, 1);
  key->uuid = g_strdup (uuid);
  key->langcode = g_strdup (langcode);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hub_reader_find_async);
  g_task_set_task_data (task, key, hub_reader_key_free);
  hub_reader_push (self, g_steal_pointer (&task), hub_reader_find_job, g_object_unref);
}

/**
 * hub_reader_find_finish:
 * @self: a reader
 * @result: what the callback got
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Ends hub_reader_find_async().
 *
 * Returns: (transfer full) (nullable): the entry, %NULL without @error set when there is none
 */
HubEntry *
hub_reader_find_finish (HubReader    *self,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * hub_reader_status_async:
 * @self: a reader
 * @cancellable: (nullable): stops the request while it waits
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks what the catalogue holds: see hub_catalogue_get_status().
 */
void
hub_reader_status_async (HubReader          *self,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (HUB_IS_READER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hub_reader_status_async);
  hub_reader_push (self, g_steal_pointer (&task), hub_reader_status_job,
                   (GDestroyNotify) hub_catalogue_status_free);
}

/**
 * hub_reader_status_finish:
 * @self: a reader
 * @result: what the callback got
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Ends hub_reader_status_async().
 *
 * Returns: (transfer full): the status
 */
HubCatalogueStatus *
hub_reader_status_finish (HubReader    *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * hub_reader_refresh_async:
 * @self: a reader
 * @cancellable: (nullable): stops the reading; what was read before then stays
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Reads the catalogue again after it changed, and opens it again where the file was replaced or
 * could not be opened before. Emits [signal@Hub.Reader::changed] when that is done, before
 * @callback is called.
 */
void
hub_reader_refresh_async (HubReader          *self,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GTask) inner = NULL;

  g_return_if_fail (HUB_IS_READER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hub_reader_refresh_async);
  g_task_set_check_cancellable (task, FALSE);   /* once done, it has to be told */
  inner = g_task_new (self, cancellable, refresh_cb, g_steal_pointer (&task));
  g_task_set_source_tag (inner, refresh_cb);
  g_task_set_check_cancellable (inner, FALSE);
  hub_reader_push (self, g_steal_pointer (&inner), hub_reader_refresh_job, NULL);
}

/**
 * hub_reader_refresh_finish:
 * @self: a reader
 * @result: what the callback got
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Ends hub_reader_refresh_async().
 *
 * Returns: whether the reader is up to date
 */
gboolean
hub_reader_refresh_finish (HubReader    *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
refreshed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!hub_reader_refresh_finish (HUB_READER (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_info ("The catalogue was not read again: %s", error->message);
}

/**
 * hub_reader_refresh:
 * @self: a reader
 *
 * As hub_reader_refresh_async(), where nobody waits for it.
 */
void
hub_reader_refresh (HubReader *self)
{
  hub_reader_refresh_async (self, NULL, refreshed_cb, NULL);
}

/**
 * hub_reader_stop:
 * @self: a reader
 *
 * Waits for the requests that are queued, closes the catalogue and ends the worker; cancel what
 * is not needed any more before. An index's file that is being written is given up. Requests made
 * later end with `G_IO_ERROR_CANCELLED`.
 */
void
hub_reader_stop (HubReader *self)
{
  g_return_if_fail (HUB_IS_READER (self));

  g_clear_pointer (&self->worker, hub_worker_stop);
}
