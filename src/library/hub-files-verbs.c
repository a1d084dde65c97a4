/* hub-files-verbs.c: what the user does with files, and sees of them
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-files"

#include "hub-files-private.h"

#include "hub-file-store.h"

static gpointer
get_key (const HubFile *file)
{
  return GSIZE_TO_POINTER ((gsize) file->id);
}

static gboolean
is_current (HubFiles      *self,
            const HubFile *file)
{
  return self->current != NULL && self->current->id == file->id && self->tick != 0;
}

/**
 * hub_files_set_limits:
 * @self: files
 * @limits: copied
 *
 * Sets how much may be kept; for what begins from now on.
 */
void
hub_files_set_limits (HubFiles            *self,
                      const HubFileLimits *limits)
{
  g_return_if_fail (HUB_IS_FILES (self));

  self->limits = *limits;
}

/**
 * hub_files_load:
 * @self: files
 *
 * Reads what there is, removes what was dropped when the program ran last, and goes on with what
 * was not done.
 */
void
hub_files_load (HubFiles *self)
{
  g_return_if_fail (HUB_IS_FILES (self));

  hub_files_give_order (self, hub_file_order_new (HUB_FILE_ORDER_LOAD, NULL), NULL);
}

gboolean
hub_files_is_loaded (HubFiles *self)
{
  g_return_val_if_fail (HUB_IS_FILES (self), FALSE);

  return self->is_loaded;
}

/**
 * hub_files_get_all:
 * @self: files
 *
 * Gets what is kept, and what is to be.
 *
 * Returns: (transfer none) (element-type HubFile): the files, in the order they were asked for
 */
GPtrArray *
hub_files_get_all (HubFiles *self)
{
  g_return_val_if_fail (HUB_IS_FILES (self), NULL);

  return self->shown;
}

/**
 * hub_files_get_bytes:
 * @self: files
 *
 * Gets how much is kept.
 *
 * Returns: bytes
 */
gint64
hub_files_get_bytes (HubFiles *self)
{
  g_return_val_if_fail (HUB_IS_FILES (self), 0);

  return hub_files_sum_kept (self->shown, 0);
}

/**
 * hub_files_find:
 * @self: files
 * @entry: an entry
 * @address: of one of its attachments
 *
 * Finds a file, without any waiting.
 *
 * Returns: (transfer none) (nullable): the file; %NULL if it is neither kept nor wanted
 */
HubFile *
hub_files_find (HubFiles   *self,
                HubEntry   *entry,
                const char *address)
{
  g_return_val_if_fail (HUB_IS_FILES (self), NULL);

  for (guint i = 0; i < self->shown->len; i++)
    if (hub_file_is_of (g_ptr_array_index (self->shown, i), entry, address))
      return g_ptr_array_index (self->shown, i);
  return NULL;
}

/**
 * hub_files_get_progress:
 * @self: files
 * @file: a file
 * @done: (out): bytes that have come
 * @total: (out): bytes that it has, -1 unknown
 *
 * Asks how far a download is.
 *
 * Returns: whether it is under way
 */
gboolean
hub_files_get_progress (HubFiles      *self,
                        const HubFile *file,
                        gint64        *done,
                        gint64        *total)
{
  g_return_val_if_fail (HUB_IS_FILES (self), FALSE);

  if (!is_current (self, file))
    return FALSE;
  hub_download_progress_get (&self->progress, done, total);
  return TRUE;
}

/**
 * hub_files_is_held:
 * @self: files
 * @file: a file
 *
 * Asks whether a file waits for a connection that is not metered.
 *
 * Returns: whether it does
 */
gboolean
hub_files_is_held (HubFiles      *self,
                   const HubFile *file)
{
  g_return_val_if_fail (HUB_IS_FILES (self), FALSE);

  return file->state == HUB_FILE_WANTED && !is_current (self, file) && self->monitor != NULL &&
         g_network_monitor_get_network_metered (self->monitor) &&
         !g_hash_table_contains (self->asked, get_key (file));
}

static void
want (HubFiles   *self,
      GPtrArray  *entries,
      const char *address,
      gboolean    by_star)
{
  HubFileOrder *order = hub_file_order_new (HUB_FILE_ORDER_WANT, NULL);

  order->entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (order->entries, g_object_ref (g_ptr_array_index (entries, i)));
  order->address = g_strdup (address);
  order->by_star = by_star;
  hub_files_give_order (self, order, NULL);
}

/**
 * hub_files_keep:
 * @self: files
 * @entry: a whole entry
 * @address: (nullable): of one of its attachments; %NULL for all that may be fetched
 *
 * Keeps the files of an entry, as soon as it is their turn, on a metered connection, too: the user
 * has asked for them. Those that failed or were paused are tried again; one that is kept is fetched
 * again only if it is lost or the server has another one.
 */
void
hub_files_keep (HubFiles   *self,
                HubEntry   *entry,
                const char *address)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new ();

  g_return_if_fail (HUB_IS_FILES (self));
  g_return_if_fail (HUB_IS_ENTRY (entry));

  g_ptr_array_add (entries, entry);
  want (self, entries, address, FALSE);
}

/**
 * hub_files_keep_all:
 * @self: files
 * @entries: (element-type HubEntry): whole entries
 * @by_star: %TRUE if a setting asks for it, not the user: then what is known stays as it is, and
 *   what is not waits where each byte may cost money
 *
 * Keeps the files of many entries, as of a collection.
 */
void
hub_files_keep_all (HubFiles  *self,
                    GPtrArray *entries,
                    gboolean   by_star)
{
  g_return_if_fail (HUB_IS_FILES (self));

  if (entries->len > 0)
    want (self, entries, NULL, by_star);
}

static void
set_state (HubFiles     *self,
           HubFile      *file,
           HubFileState  state)
{
  HubFileOrder *order = hub_file_order_new_for (HUB_FILE_ORDER_STATE, file);

  order->state = state;
  hub_files_give_order (self, order, NULL);
}

/**
 * hub_files_retry:
 * @self: files
 * @file: one that failed, was paused, is lost, or has changed on the server
 *
 * Fetches a file, as the user wishes it, at once.
 */
void
hub_files_retry (HubFiles *self,
                 HubFile  *file)
{
  g_return_if_fail (HUB_IS_FILES (self));

  g_hash_table_add (self->asked, get_key (file));
  set_state (self, file, HUB_FILE_WANTED);
}

/**
 * hub_files_pause:
 * @self: files
 * @file: one that is wanted
 *
 * Stops a download, or takes a file out of the queue; what has come of it stays for later.
 */
void
hub_files_pause (HubFiles *self,
                 HubFile  *file)
{
  g_return_if_fail (HUB_IS_FILES (self));

  g_hash_table_remove (self->asked, get_key (file));
  if (!is_current (self, file))
    {
      set_state (self, file, HUB_FILE_PAUSED);
      return;
    }
  self->after = HUB_FILE_PAUSED;
  g_cancellable_cancel (self->cancellable);
}

/**
 * hub_files_cancel:
 * @self: files
 * @file: one that is wanted, paused or failed
 *
 * Gives up a download, and what has come of it. What was kept before stays.
 */
void
hub_files_cancel (HubFiles *self,
                  HubFile  *file)
{
  g_autoptr(GPtrArray) files = NULL;

  g_return_if_fail (HUB_IS_FILES (self));

  if (file->sha256 == NULL)
    {
      files = g_ptr_array_new ();
      g_ptr_array_add (files, file);
      hub_files_drop (self, files);
      return;
    }
  g_hash_table_remove (self->asked, get_key (file));
  if (!is_current (self, file))
    {
      set_state (self, file, HUB_FILE_KEPT);
      return;
    }
  self->after = HUB_FILE_KEPT;
  g_cancellable_cancel (self->cancellable);
}

/**
 * hub_files_drop:
 * @self: files
 * @files: (element-type HubFile): files in any state
 *
 * Drops files: downloads are stopped, kept ones go from the disk with [method@Hub.Files.purge], or
 * when the program starts next.
 */
void
hub_files_drop (HubFiles  *self,
                GPtrArray *files)
{
  g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_file_unref);

  g_return_if_fail (HUB_IS_FILES (self));

  for (guint i = 0; i < files->len; i++)
    {
      HubFile *file = g_ptr_array_index (files, i);

      g_hash_table_remove (self->asked, get_key (file));
      if (!is_current (self, file))
        g_ptr_array_add (others, hub_file_ref (file));
      else
        {
          self->after = HUB_FILE_DROPPED;
          g_cancellable_cancel (self->cancellable);
        }
    }
  if (others->len > 0)
    hub_files_give_order (self, hub_file_order_new (HUB_FILE_ORDER_DROP, others), NULL);
}

/**
 * hub_files_restore:
 * @self: files
 * @files: (element-type HubFile): files as they were before they were dropped
 *
 * Takes back that files were dropped.
 */
void
hub_files_restore (HubFiles  *self,
                   GPtrArray *files)
{
  g_return_if_fail (HUB_IS_FILES (self));

  hub_files_give_order (self, hub_file_order_new (HUB_FILE_ORDER_RESTORE, files), NULL);
}

/**
 * hub_files_purge:
 * @self: files
 * @files: (element-type HubFile): files that were dropped
 *
 * Removes files from the disk, those that nobody has taken back.
 */
void
hub_files_purge (HubFiles  *self,
                 GPtrArray *files)
{
  g_return_if_fail (HUB_IS_FILES (self));

  hub_files_give_order (self, hub_file_order_new (HUB_FILE_ORDER_PURGE, files), NULL);
}

/**
 * hub_files_synced:
 * @self: files
 *
 * After a sync: what was not as announced is tried again, and servers are asked once a day whether
 * they have another file now.
 */
void
hub_files_synced (HubFiles *self)
{
  g_return_if_fail (HUB_IS_FILES (self));

  self->is_asking = TRUE;
  g_hash_table_remove_all (self->unheard);
  hub_files_retry_all (self, HUB_FILE_RETRY_NEXT);
}

/**
 * hub_files_open_async:
 * @self: files
 * @file: a kept file
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Checks that a file is what was kept, so that it can be opened.
 */
void
hub_files_open_async (HubFiles            *self,
                      HubFile             *file,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task = NULL;

  g_return_if_fail (HUB_IS_FILES (self));
  g_return_if_fail (file->state == HUB_FILE_KEPT);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hub_files_open_async);
  hub_files_give_order (self, hub_file_order_new_for (HUB_FILE_ORDER_VERIFY, file), task);
}

/**
 * hub_files_open_finish:
 * @self: files
 * @result: what the callback got
 * @error: as [method@Hub.FileStore.verify]
 *
 * Ends a check.
 *
 * Returns: (transfer full) (nullable): the path of the file
 */
char *
hub_files_open_finish (HubFiles      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * hub_files_save_async:
 * @self: files
 * @file: a kept file
 * @target: where a copy is wanted; written over
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Copies a file that is what was kept.
 */
void
hub_files_save_async (HubFiles            *self,
                      HubFile             *file,
                      GFile               *target,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  HubFileOrder *order = NULL;
  GTask *task = NULL;

  g_return_if_fail (HUB_IS_FILES (self));
  g_return_if_fail (file->state == HUB_FILE_KEPT);

  order = hub_file_order_new_for (HUB_FILE_ORDER_SAVE, file);
  order->target = g_object_ref (target);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hub_files_save_async);
  hub_files_give_order (self, order, task);
}

/**
 * hub_files_save_finish:
 * @self: files
 * @result: what the callback got
 * @error: as [method@Hub.FileStore.save_copy]
 *
 * Ends a copy.
 *
 * Returns: whether there is one
 */
gboolean
hub_files_save_finish (HubFiles      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_autoptr(GError) cause = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  g_task_propagate_pointer (G_TASK (result), &cause);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}
