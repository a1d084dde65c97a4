/* hub-reader-gather.c: reading entries to take out of the program
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-reader"

#include "hub-reader-gather.h"

#include "hub-missed.h"
#include "hub-reader-private.h"
#include "hub-reading.h"

/* What is asked. */
typedef struct
{
  HubResults *results;   /* (owned) (nullable) */
  GPtrArray  *kept;      /* (owned) (element-type HubEntry) */
} Ask;

static void
ask_free (Ask *ask)
{
  g_clear_pointer (&ask->results, hub_results_unref);
  g_ptr_array_unref (ask->kept);
  g_free (ask);
}

void
hub_gathering_free (HubGathering *self)
{
  g_clear_pointer (&self->gone, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->status, hub_catalogue_status_free);
  g_free (self);
}

static gpointer
gather_job (gpointer       owned,
            gpointer       task_data,
            GCancellable  *cancellable,
            GError       **error)
{
  HubReading *reading = owned;
  Ask *ask = task_data;
  g_autoptr(HubGathering) gathering = g_new0 (HubGathering, 1);
  GError *local_error = NULL;
  guint n_ids = 0;
  const gint64 *ids = ask->results != NULL ? hub_results_get_ids (ask->results, &n_ids) : NULL;

  if (hub_reading_open (reading, cancellable, &local_error))
    gathering->status = hub_catalogue_get_status (reading->catalogue, &local_error);
  if (gathering->status != NULL)
    gathering->entries = hub_catalogue_get_entries (reading->catalogue, ids, n_ids, cancellable,
                                                    &local_error);
  if (gathering->entries != NULL)
    gathering->gone = hub_catalogue_find_gone (reading->catalogue, ask->kept, &local_error);
  if (gathering->gone == NULL)
    g_clear_pointer (&gathering, hub_gathering_free);
  return hub_reading_end (reading, g_steal_pointer (&gathering), local_error, error);
}

/**
 * hub_reader_gather_async:
 * @self: a reader
 * @results: (nullable): whose entries to read; %NULL for none
 * @kept: (nullable) (element-type HubEntry): copies, of which to tell whether they are gone
 * @cancellable: (nullable): stops the reading
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Reads all entries of an answer with their attachments, and what the catalogue says of itself.
 */
void
hub_reader_gather_async (HubReader          *self,
                         HubResults         *results,
                         GPtrArray          *kept,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr(GTask) task = NULL;
  Ask *ask = NULL;

  g_return_if_fail (HUB_IS_READER (self));

  ask = g_new0 (Ask, 1);
  ask->results = results != NULL ? hub_results_ref (results) : NULL;
  ask->kept = kept != NULL ? g_ptr_array_ref (kept) : g_ptr_array_new ();
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hub_reader_gather_async);
  g_task_set_task_data (task, ask, (GDestroyNotify) ask_free);
  hub_reader_push (self, g_steal_pointer (&task), gather_job,
                   (GDestroyNotify) hub_gathering_free);
}

/**
 * hub_reader_gather_finish:
 * @self: a reader
 * @result: what the callback got
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Ends hub_reader_gather_async().
 *
 * Returns: (transfer full) (nullable): the entries, and where they are from
 */
HubGathering *
hub_reader_gather_finish (HubReader    *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
