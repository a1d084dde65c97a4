/* hub-reader-news.c: what has happened to entries, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-reader"

#include "hub-reader-news.h"

#include "hub-reader-private.h"
#include "hub-reading.h"
#include "hub-renewed.h"

/* Which changes. */
typedef struct
{
  gint64 since;   /* Unix seconds */
  gint64 after;   /* number of a change */
} Span;

typedef struct
{
  guint  n_changes;
  gint64 last;
} News;

static gpointer
changes_job (gpointer       owned,
             gpointer       task_data,
             GCancellable  *cancellable,
             GError       **error)
{
  HubReading *reading = owned;
  const Span *span = task_data;
  GPtrArray *changes = NULL;
  GError *local_error = NULL;

  if (hub_reading_open (reading, cancellable, &local_error))
    changes = hub_catalogue_list_changes (reading->catalogue, span->since, span->after,
                                          cancellable, &local_error);

  return hub_reading_end (reading, changes, local_error, error);
}

static gpointer
news_job (gpointer       owned,
          gpointer       task_data,
          GCancellable  *cancellable,
          GError       **error)
{
  HubReading *reading = owned;
  const Span *span = task_data;
  g_autofree News *news = g_new0 (News, 1);
  GError *local_error = NULL;

  if (!hub_reading_open (reading, cancellable, &local_error) ||
      !hub_catalogue_count_changes (reading->catalogue, span->after, &news->n_changes, &news->last,
                                    &local_error))
    g_clear_pointer (&news, g_free);

  return hub_reading_end (reading, g_steal_pointer (&news), local_error, error);
}

static gpointer
missed_job (gpointer       owned,
            gpointer       kept,
            GCancellable  *cancellable,
            GError       **error)
{
  HubReading *reading = owned;
  HubMissed *missed = NULL;
  GError *local_error = NULL;

  if (hub_reading_open (reading, cancellable, &local_error))
    missed = hub_catalogue_read_missed (reading->catalogue, kept, &local_error);

  return hub_reading_end (reading, missed, local_error, error);
}

static gpointer
gone_job (gpointer       owned,
          gpointer       kept,
          GCancellable  *cancellable,
          GError       **error)
{
  HubReading *reading = owned;
  GPtrArray *gone = NULL;
  GError *local_error = NULL;

  if (hub_reading_open (reading, cancellable, &local_error))
    gone = hub_catalogue_find_gone (reading->catalogue, kept, &local_error);

  return hub_reading_end (reading, gone, local_error, error);
}

static gpointer
renewed_job (gpointer       owned,
             gpointer       kept,
             GCancellable  *cancellable,
             GError       **error)
{
  HubReading *reading = owned;
  GPtrArray *renewed = NULL;
  GError *local_error = NULL;

  if (hub_reading_open (reading, cancellable, &local_error))
    renewed = hub_catalogue_find_renewed (reading->catalogue, kept, cancellable, &local_error);

  return hub_reading_end (reading, renewed, local_error, error);
}

static void
ask_span (HubReader           *self,
          Span                 span,
          HubWorkerJob         job,
          GDestroyNotify       result_free,
          gpointer             tag,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_memdup2 (&span, sizeof span), g_free);
  hub_reader_push (self, task, job, result_free);
}

/* The entries themselves do not change, but the model does. */
static void
ask_kept (HubReader           *self,
          GListModel          *kept,
          HubWorkerJob         job,
          GDestroyNotify       result_free,
          gpointer             tag,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  guint n_kept = g_list_model_get_n_items (kept);
  GPtrArray *entries = g_ptr_array_new_full (n_kept, g_object_unref);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  for (guint i = 0; i < n_kept; i++)
    g_ptr_array_add (entries, g_list_model_get_item (kept, i));
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, entries, (GDestroyNotify) g_ptr_array_unref);
  hub_reader_push (self, task, job, result_free);
}

/**
 * hub_reader_changes_async:
 * @self: a reader
 * @since: Unix seconds
 * @after: number of a change, 0 for none
 * @cancellable: (nullable): stops the reading, also while it waits
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks for what has happened: see hub_catalogue_list_changes().
 */
void
hub_reader_changes_async (HubReader           *self,
                          gint64               since,
                          gint64               after,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (HUB_IS_READER (self));

  ask_span (self, (Span) { since, after }, changes_job, (GDestroyNotify) g_ptr_array_unref,
            hub_reader_changes_async, cancellable, callback, user_data);
}

/**
 * hub_reader_changes_finish:
 * @self: a reader
 * @result: what the callback got
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Ends hub_reader_changes_async().
 *
 * Returns: (transfer full) (element-type HubChange): the changes, the latest first
 */
GPtrArray *
hub_reader_changes_finish (HubReader     *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * hub_reader_news_async:
 * @self: a reader
 * @after: number of a change, 0 for none
 * @cancellable: (nullable): stops the request while it waits
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks how much has happened: see hub_catalogue_count_changes().
 */
void
hub_reader_news_async (HubReader           *self,
                       gint64               after,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (HUB_IS_READER (self));

  ask_span (self, (Span) { 0, after }, news_job, g_free, hub_reader_news_async, cancellable,
            callback, user_data);
}

/**
 * hub_reader_news_finish:
 * @self: a reader
 * @result: what the callback got
 * @n_changes: (out): how many there are
 * @last: (out): number of the last change of all, 0 if there is none
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Ends hub_reader_news_async().
 *
 * Returns: whether it is known
 */
gboolean
hub_reader_news_finish (HubReader     *self,
                        GAsyncResult  *result,
                        guint         *n_changes,
                        gint64        *last,
                        GError       **error)
{
  g_autofree News *news = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  news = g_task_propagate_pointer (G_TASK (result), error);
  if (news == NULL)
    return FALSE;

  *n_changes = news->n_changes;
  *last = news->last;
  return TRUE;
}

/**
 * hub_reader_missed_async:
 * @self: a reader
 * @kept: (element-type HubEntry): the reading list
 * @cancellable: (nullable): stops the request while it waits
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks which entries the hub reports gone: see hub_catalogue_read_missed().
 */
void
hub_reader_missed_async (HubReader           *self,
                         GListModel          *kept,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (HUB_IS_READER (self));
  g_return_if_fail (G_IS_LIST_MODEL (kept));

  ask_kept (self, kept, missed_job, (GDestroyNotify) hub_missed_free, hub_reader_missed_async,
            cancellable, callback, user_data);
}

/**
 * hub_reader_missed_finish:
 * @self: a reader
 * @result: what the callback got
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Ends hub_reader_missed_async().
 *
 * Returns: (transfer full): the entries, perhaps none
 */
HubMissed *
hub_reader_missed_finish (HubReader     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * hub_reader_gone_async:
 * @self: a reader
 * @kept: (element-type HubEntry): the reading list
 * @cancellable: (nullable): stops the request while it waits
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks which of the kept entries are no longer on the hub: see hub_catalogue_find_gone().
 */
void
hub_reader_gone_async (HubReader           *self,
                       GListModel          *kept,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (HUB_IS_READER (self));
  g_return_if_fail (G_IS_LIST_MODEL (kept));

  ask_kept (self, kept, gone_job, (GDestroyNotify) g_ptr_array_unref, hub_reader_gone_async,
            cancellable, callback, user_data);
}

/**
 * hub_reader_gone_finish:
 * @self: a reader
 * @result: what the callback got
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Ends hub_reader_gone_async().
 *
 * Returns: (transfer full) (element-type HubEntry): those of the kept entries
 */
GPtrArray *
hub_reader_gone_finish (HubReader     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * hub_reader_renewed_async:
 * @self: a reader
 * @kept: (element-type HubEntry): the reading list
 * @cancellable: (nullable): stops the request
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks which of the kept entries the hub has changed: see hub_catalogue_find_renewed().
 */
void
hub_reader_renewed_async (HubReader           *self,
                          GListModel          *kept,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (HUB_IS_READER (self));
  g_return_if_fail (G_IS_LIST_MODEL (kept));

  ask_kept (self, kept, renewed_job, (GDestroyNotify) g_ptr_array_unref,
            hub_reader_renewed_async, cancellable, callback, user_data);
}

/**
 * hub_reader_renewed_finish:
 * @self: a reader
 * @result: what the callback got
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Ends hub_reader_renewed_async().
 *
 * Returns: (transfer full) (element-type HubEntry): these entries, as they are on the hub now
 */
GPtrArray *
hub_reader_renewed_finish (HubReader     *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
