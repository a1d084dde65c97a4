/* hub-reader-events.c: when events take place, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-reader"

#include "hub-reader-events.h"

#include "hub-reader-private.h"
#include "hub-reading.h"

static gpointer
occasions_job (gpointer       owned,
               gpointer       unused,
               GCancellable  *cancellable,
               GError       **error)
{
  HubReading *reading = owned;
  GArray *occasions = NULL;
  GError *local_error = NULL;

  if (hub_reading_open (reading, cancellable, &local_error))
    occasions = hub_catalogue_list_occasions (reading->catalogue, cancellable, &local_error);

  return hub_reading_end (reading, occasions, local_error, error);
}

/**
 * hub_reader_occasions_async:
 * @self: a reader
 * @cancellable: (nullable): stops the reading, also while it waits
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks when events take place: see hub_catalogue_list_occasions().
 */
void
hub_reader_occasions_async (HubReader           *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (HUB_IS_READER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hub_reader_occasions_async);
  hub_reader_push (self, task, occasions_job, (GDestroyNotify) g_array_unref);
}

/**
 * hub_reader_occasions_finish:
 * @self: a reader
 * @result: what the callback got
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Ends hub_reader_occasions_async().
 *
 * Returns: (transfer full) (element-type HubOccasion): the occasions, in no order
 */
GArray *
hub_reader_occasions_finish (HubReader     *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
