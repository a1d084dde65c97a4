/* hub-reader-cross.c: counts of one facet against another, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-reader"

#include "hub-reader-cross.h"

#include "hub-reader-private.h"
#include "hub-reading.h"

/* What to count. */
typedef struct
{
  HubQuery *query;    /* (owned) */
  HubFacet  rows;
  HubFacet  columns;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  hub_query_unref (self->query);
  g_free (self);
}

static gpointer
cross_job (gpointer       owned,
           gpointer       task_data,
           GCancellable  *cancellable,
           GError       **error)
{
  HubReading *reading = owned;
  const Question *question = task_data;
  HubCross *cross = NULL;
  GError *local_error = NULL;

  if (hub_reading_open (reading, cancellable, &local_error))
    cross = hub_search_cross (reading->search, question->query, question->rows,
                              question->columns, cancellable, &local_error);

  return hub_reading_end (reading, cross, local_error, error);
}

/**
 * hub_reader_cross_async:
 * @self: a reader
 * @query: the entries that are meant
 * @rows: a facet
 * @columns: another facet
 * @cancellable: (nullable): stops the counting, also while it waits
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks for the counts of one facet against another: see hub_search_cross().
 */
void
hub_reader_cross_async (HubReader           *self,
                        HubQuery            *query,
                        HubFacet             rows,
                        HubFacet             columns,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;
  Question *question;

  g_return_if_fail (HUB_IS_READER (self));
  g_return_if_fail (query != NULL);

  question = g_new0 (Question, 1);
  question->query = hub_query_ref (query);
  question->rows = rows;
  question->columns = columns;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hub_reader_cross_async);
  g_task_set_task_data (task, question, question_free);
  hub_reader_push (self, task, cross_job, (GDestroyNotify) hub_cross_unref);
}

/**
 * hub_reader_cross_finish:
 * @self: a reader
 * @result: what the callback got
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Ends hub_reader_cross_async().
 *
 * Returns: (transfer full): the counts
 */
HubCross *
hub_reader_cross_finish (HubReader     *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
