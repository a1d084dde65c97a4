/* hub-file-jobs.c: what the two workers of HubFiles do
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-files"

#include "hub-file-jobs.h"

#include "hub-error.h"
#include "hub-file-store.h"

/* What the worker of the rows owns. */
typedef struct
{
  char         *data_dir;     /* (owned) */
  HubFileStore *store;        /* (owned) (nullable): until it could be opened */
  gboolean      is_purged;    /* of what was dropped before */
} Rows;

/**
 * hub_file_order_new:
 * @kind: what to do
 * @files: (nullable): with what; taken over as it is
 *
 * Makes an order; its maker fills the rest.
 *
 * Returns: (transfer full): the order
 */
HubFileOrder *
hub_file_order_new (HubFileOrderKind  kind,
                    GPtrArray        *files)
{
  HubFileOrder *self = g_new0 (HubFileOrder, 1);

  self->kind = kind;
  self->files = files != NULL ? g_ptr_array_ref (files) : NULL;
  return self;
}

/**
 * hub_file_order_new_for:
 * @kind: what to do
 * @file: with what
 *
 * Makes an order for one file.
 *
 * Returns: (transfer full): the order
 */
HubFileOrder *
hub_file_order_new_for (HubFileOrderKind  kind,
                        HubFile          *file)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_file_unref);

  g_ptr_array_add (files, hub_file_ref (file));
  return hub_file_order_new (kind, files);
}

/**
 * hub_file_order_free:
 * @self: (transfer full): an order
 *
 * Frees an order.
 */
void
hub_file_order_free (HubFileOrder *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self->address);
  hub_download_result_clear (&self->result);
  g_clear_object (&self->target);
  g_free (self);
}

/**
 * hub_file_answer_free:
 * @self: (transfer full): an answer
 *
 * Frees an answer.
 */
void
hub_file_answer_free (HubFileAnswer *self)
{
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self->path);
  g_free (self);
}

/**
 * hub_file_errand_free:
 * @self: (transfer full): an errand
 *
 * Frees an errand.
 */
void
hub_file_errand_free (HubFileErrand *self)
{
  g_free (self->folder);
  g_clear_pointer (&self->file, hub_file_unref);
  hub_download_result_clear (&self->result);
  g_free (self);
}

/**
 * hub_file_rows_open:
 * @data_dir: the folder with library.db
 * @error: never set: a store that cannot be opened is the failure of a job
 *
 * Makes what the worker of the rows owns; a `HubWorkerOpen`.
 *
 * Returns: (transfer full): it
 */
gpointer
hub_file_rows_open (gpointer  data_dir,
                    GError  **error)
{
  Rows *rows = g_new0 (Rows, 1);

  rows->data_dir = g_strdup (data_dir);
  return rows;
}

/**
 * hub_file_rows_close:
 * @owned: (transfer full): what hub_file_rows_open () made
 *
 * Closes the store; the `GDestroyNotify` of a worker.
 */
void
hub_file_rows_close (gpointer owned)
{
  Rows *rows = owned;

  g_clear_pointer (&rows->store, hub_file_store_close);
  g_free (rows->data_dir);
  g_free (rows);
}

/* What was dropped when the program ran last goes once: from then on it can be taken back. */
static gboolean
open_store (Rows    *rows,
            GError **error)
{
  if (rows->store == NULL)
    rows->store = hub_file_store_open_beside (rows->data_dir, error);
  if (rows->store != NULL && !rows->is_purged)
    rows->is_purged = hub_file_store_purge (rows->store, NULL, error);
  return rows->store != NULL && rows->is_purged;
}

static gboolean
run_for_file (HubFileStore  *store,
              HubFileOrder  *order,
              HubFile       *file,
              char         **path,
              GCancellable  *cancellable,
              GError       **error)
{
  switch (order->kind)
    {
    case HUB_FILE_ORDER_STATE:
      return hub_file_store_set_state (store, file->id, order->state, HUB_FILE_FAULT_NONE, error);
    case HUB_FILE_ORDER_FAILED:
      return hub_file_store_set_failed (store, file, order->fault, error);
    case HUB_FILE_ORDER_KEPT:
      return hub_file_store_set_kept (store, file, &order->result, error);
    case HUB_FILE_ORDER_ASKED:
      return hub_file_store_set_asked (store, file->id, order->is_stale, error);
    case HUB_FILE_ORDER_VERIFY:
      g_clear_pointer (path, g_free);
      *path = hub_file_store_verify (store, file, cancellable, error);
      return *path != NULL;
    case HUB_FILE_ORDER_SAVE:
      return hub_file_store_save_copy (store, file, order->target, cancellable, error);
    case HUB_FILE_ORDER_LOAD:
    case HUB_FILE_ORDER_WANT:
    case HUB_FILE_ORDER_DROP:
    case HUB_FILE_ORDER_RESTORE:
    case HUB_FILE_ORDER_PURGE:
    default:
      return TRUE;
    }
}

static gboolean
run_order (HubFileStore  *store,
           HubFileOrder  *order,
           char         **path,
           GCancellable  *cancellable,
           GError       **error)
{
  if (order->kind == HUB_FILE_ORDER_WANT)
    return hub_file_store_want (store, order->entries, order->address, order->by_star, error);
  if (order->kind == HUB_FILE_ORDER_DROP)
    return hub_file_store_drop (store, order->files, error);
  if (order->kind == HUB_FILE_ORDER_RESTORE)
    return hub_file_store_restore (store, order->files, error);
  if (order->kind == HUB_FILE_ORDER_PURGE)
    return hub_file_store_purge (store, order->files, error);
  for (guint i = 0; order->files != NULL && i < order->files->len; i++)
    if (!run_for_file (store, order, g_ptr_array_index (order->files, i), path, cancellable, error))
      return FALSE;
  return TRUE;
}

/**
 * hub_file_rows_job:
 * @owned: what hub_file_rows_open () made
 * @task_data: a `HubFileOrder`
 * @cancellable: (nullable): stops what reads whole files
 * @error: as the calls of [struct@Hub.FileStore]
 *
 * Does what is ordered; a `HubWorkerJob`. A store that is found damaged is closed, so that the next
 * order says what has become of it.
 *
 * Returns: (transfer full) (nullable): a `HubFileAnswer`
 */
gpointer
hub_file_rows_job (gpointer       owned,
                   gpointer       task_data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Rows *rows = owned;
  g_autoptr(HubFileAnswer) answer = g_new0 (HubFileAnswer, 1);
  g_autoptr(GError) cause = NULL;

  if (open_store (rows, &cause) &&
      run_order (rows->store, task_data, &answer->path, cancellable, &cause))
    answer->files = hub_file_store_load (rows->store, &cause);
  if (answer->files != NULL)
    return g_steal_pointer (&answer);

  if (g_error_matches (cause, HUB_ERROR, HUB_ERROR_STORE_DAMAGED))
    g_clear_pointer (&rows->store, hub_file_store_close);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

/**
 * hub_file_errand_job:
 * @owned: nothing
 * @task_data: a `HubFileErrand`
 * @cancellable: (nullable): stops it
 * @error: as hub_download_run () and hub_download_ask ()
 *
 * Downloads a file, or asks about it; a `HubWorkerJob`. What comes of it is in the errand.
 *
 * Returns: %NULL
 */
gpointer
hub_file_errand_job (gpointer       owned,
                     gpointer       task_data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  HubFileErrand *errand = task_data;
  HubDownload download = {
    .folder = errand->folder,
    .file = errand->file,
    .limits = errand->limits,
    .used = errand->used,
    .progress = errand->progress,
    .retry_after = -1,
  };

  if (errand->is_asking)
    hub_download_ask (errand->file, &errand->is_stale, cancellable, error);
  else
    hub_download_run (&download, &errand->result, cancellable, error);
  errand->retry_after = download.retry_after;
  return NULL;
}
