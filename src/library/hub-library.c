/* hub-library.c: the reading list, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The worker `hub-library` does one job at a time and answers each with the whole list as it now
 * is on the disk; the main thread shows the difference. Rows that did not change keep their
 * objects, so the difference is one of pointers, and what another process added shows, too.
 */

#define G_LOG_DOMAIN "hub-library"

#include "hub-library-private.h"

#include <string.h>

/**
 * HubLibrary:
 *
 * What the user keeps: a `GListModel` of [class@Hub.Entry] copies, in the user's own order, where
 * the last added is first. An entry is in it only once it is on the disk. Main thread only.
 */
struct _HubLibrary
{
  GObject     parent_instance;

  HubWorker  *worker;      /* (owned) (nullable): until stopped */
  HubFiles   *files;       /* (owned): kept offline */
  HubStock   *stock;       /* (owned): what is shown */
  GHashTable *keys;        /* (owned) (element-type utf8 HubEntry): of its entries */
  GHashTable *remarks;     /* (owned) (element-type utf8 HubRemark): of these, by the same keys */
  GHashTable *drafts;      /* (owned) (element-type utf8 HubDraft): by the same keys */
  gboolean    is_loaded;
};

typedef enum
{
  SIGNAL_LOADED,
  SIGNAL_CHANGED,
  SIGNAL_REMARKED,
  SIGNAL_REPAIRED,
  SIGNAL_REFUSED,
} HubLibrarySignal;

static guint signals[SIGNAL_REFUSED + 1];

static void hub_library_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HubLibrary, hub_library, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      hub_library_list_model_init))

static char *
dup_key (const char *uuid,
         const char *langcode)
{
  return g_strconcat (langcode, " ", uuid, NULL);
}

static GHashTable *
list_keys (GPtrArray *entries)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  for (guint i = 0; i < entries->len; i++)
    {
      HubEntry *entry = g_ptr_array_index (entries, i);

      g_hash_table_insert (keys, dup_key (hub_entry_get_uuid (entry),
                                          hub_entry_get_langcode (entry)),
                           g_object_ref (entry));
    }

  return keys;
}

static GHashTable *
list_remarks (GPtrArray *remarks)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) hub_remark_unref);

  for (guint i = 0; i < remarks->len; i++)
    {
      HubRemark *remark = g_ptr_array_index (remarks, i);

      g_hash_table_insert (keys, dup_key (remark->uuid, remark->langcode),
                           hub_remark_ref (remark));
    }

  return keys;
}

/* Whether the copy under that key is of this very entry. */
static gboolean
has_entry (GHashTable *keys,
           const char *key,
           HubEntry   *entry)
{
  HubEntry *copy = g_hash_table_lookup (keys, key);

  return copy != NULL && !hub_entry_is_other (copy, entry);
}

/* Tells of each entry of @keys that is not among @others. */
static void
emit_changed (HubLibrary *self,
              GHashTable *keys,
              GHashTable *others)
{
  GHashTableIter iter;
  gpointer key;
  gpointer entry;

  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, &entry))
    if (!has_entry (others, key, entry))
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0, hub_entry_get_uuid (entry));
}

static gboolean
is_same_array (GPtrArray *a,
               GPtrArray *b)
{
  return a->len == b->len &&
         (a->len == 0 || memcmp (a->pdata, b->pdata, a->len * sizeof (gpointer)) == 0);
}

/* Whether all is as it was but for the entries. Groups are new objects with each reading. */
static gboolean
is_same_saying (HubStock *a,
                HubStock *b)
{
  return is_same_array (a->remarks, b->remarks) && is_same_array (a->removed, b->removed) &&
         is_same_array (a->formers, b->formers) &&
         a->collections->len == 0 && b->collections->len == 0 &&
         a->searches->len == 0 && b->searches->len == 0;
}

static void
show (HubLibrary *self,
      HubStock   *stock)   /* (transfer full) */
{
  g_autoptr(HubStock) last = g_steal_pointer (&self->stock);
  g_autoptr(GHashTable) old_keys = g_steal_pointer (&self->keys);
  g_autoptr(GHashTable) keys = list_keys (stock->entries);
  GPtrArray *old = last->entries;
  GPtrArray *entries = stock->entries;
  guint shared = MIN (old->len, entries->len);
  guint head = 0;
  guint tail = 0;
  gboolean is_first = !self->is_loaded;

  while (head < shared && old->pdata[head] == entries->pdata[head])
    head++;
  while (tail < shared - head &&
         old->pdata[old->len - 1 - tail] == entries->pdata[entries->len - 1 - tail])
    tail++;

  self->stock = stock;
  self->keys = g_hash_table_ref (keys);
  g_hash_table_unref (self->remarks);
  self->remarks = list_remarks (stock->remarks);
  self->is_loaded = TRUE;
  if (old->len != entries->len || head + tail < shared)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                entries->len - head - tail);
  emit_changed (self, old_keys, keys);
  emit_changed (self, keys, old_keys);
  if (!is_same_saying (last, stock))
    g_signal_emit (self, signals[SIGNAL_REMARKED], 0);
  if (is_first)
    g_signal_emit (self, signals[SIGNAL_LOADED], 0);
}

/* @user_data is the caller's task. */
static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  HubLibrary *self = HUB_LIBRARY (source);
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(HubAnswer) found = g_task_propagate_pointer (G_TASK (result), &error);

  if (found == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_REFUSED], 0);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  show (self, g_steal_pointer (&found->stock));
  if (found->is_repaired)
    g_signal_emit (self, signals[SIGNAL_REPAIRED], 0, found->repair.aside, found->repair.copied);
  g_task_return_pointer (task, g_steal_pointer (&found), (GDestroyNotify) hub_answer_free);
}

/**
 * hub_library_ask:
 * @self: a library
 * @job: what the worker does
 * @wish: (transfer full): for @job
 * @cancellable: (nullable): drops the wish if its turn has not come
 * @tag: of the tasks
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Has the worker fulfil a wish, and shows the list as it then is. Once a job has begun, cancelling
 * it does not undo it: the tasks do not say otherwise.
 */
void
hub_library_ask (HubLibrary          *self,
                 HubWorkerJob         job,
                 HubWish             *wish,
                 GCancellable        *cancellable,
                 gpointer             tag,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr(GTask) order = NULL;

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  if (self->worker == NULL)
    {
      hub_wish_free (wish);
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                       "The reading list was stopped");
      return;
    }

  order = g_task_new (self, cancellable, answered_cb, g_steal_pointer (&task));
  g_task_set_source_tag (order, tag);
  g_task_set_check_cancellable (order, FALSE);
  g_task_set_task_data (order, wish, (GDestroyNotify) hub_wish_free);
  hub_worker_push (self->worker, g_steal_pointer (&order), job, (GDestroyNotify) hub_answer_free);
}

/**
 * hub_library_end:
 * @self: a library
 * @result: what the callback got
 * @number: (out) (optional): what the wish was done to
 * @error: why it was not
 *
 * Ends what hub_library_ask() began.
 *
 * Returns: whether it is done
 */
gboolean
hub_library_end (HubLibrary   *self,
                 GAsyncResult *result,
                 guint        *number,
                 GError      **error)
{
  g_autoptr(HubAnswer) found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found != NULL && number != NULL)
    *number = found->number;
  return found != NULL;
}

static GType
hub_library_get_item_type (GListModel *model)
{
  return HUB_TYPE_ENTRY;
}

static guint
hub_library_get_n_items (GListModel *model)
{
  return HUB_LIBRARY (model)->stock->entries->len;
}

static gpointer
hub_library_get_item (GListModel *model,
                      guint       position)
{
  GPtrArray *entries = HUB_LIBRARY (model)->stock->entries;

  return position < entries->len ? g_object_ref (g_ptr_array_index (entries, position)) : NULL;
}

static void
hub_library_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = hub_library_get_item_type;
  iface->get_n_items = hub_library_get_n_items;
  iface->get_item = hub_library_get_item;
}

static void
hub_library_dispose (GObject *object)
{
  hub_library_stop (HUB_LIBRARY (object));

  G_OBJECT_CLASS (hub_library_parent_class)->dispose (object);
}

static void
hub_library_finalize (GObject *object)
{
  HubLibrary *self = HUB_LIBRARY (object);

  g_clear_object (&self->files);
  hub_stock_free (self->stock);
  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->remarks);
  g_hash_table_unref (self->drafts);

  G_OBJECT_CLASS (hub_library_parent_class)->finalize (object);
}

static void
hub_library_class_init (HubLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hub_library_dispose;
  object_class->finalize = hub_library_finalize;

  /**
   * HubLibrary::loaded:
   * @self: the library
   *
   * The list was opened and is shown, for the first time.
   */
  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * HubLibrary::changed:
   * @self: the library
   * @uuid: which entry
   *
   * An entry came or went, in one of its languages. Emitted after `items-changed`, when
   * [method@Hub.Library.contains] gives the new answer.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * HubLibrary::remarked:
   * @self: the library
   *
   * What is said of entries, what was removed, collections or saved searches may have changed:
   * see [method@Hub.Library.get_stock].
   */
  signals[SIGNAL_REMARKED] = g_signal_new ("remarked", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * HubLibrary::repaired:
   * @self: the library
   * @aside: (nullable): where the damaged file is
   * @copied: Unix seconds of the copy that was put in its place, 0 if there was none
   *
   * The list was damaged and was put together again.
   */
  signals[SIGNAL_REPAIRED] = g_signal_new ("repaired", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                           G_TYPE_STRING, G_TYPE_INT64);

  /**
   * HubLibrary::refused:
   * @self: the library
   *
   * What was asked for was not done. Whoever shows a wish as if it were fulfilled shows again what
   * the list says.
   */
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hub_library_init (HubLibrary *self)
{
  self->stock = hub_stock_new ();
  self->keys = list_keys (self->stock->entries);
  self->remarks = list_remarks (self->stock->remarks);
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) hub_draft_free);
}

/**
 * hub_library_new:
 * @data_dir: the folder with library.db
 *
 * Makes a library that is empty until it is loaded, and starts its worker. Nothing is opened yet.
 *
 * Returns: (transfer full): a library
 */
HubLibrary *
hub_library_new (const char *data_dir)
{
  HubLibrary *self = NULL;

  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_object_new (HUB_TYPE_LIBRARY, NULL);
  self->worker = hub_worker_new ("hub-library", hub_shelf_open, g_strdup (data_dir), g_free,
                                 hub_shelf_close);
  self->files = hub_files_new (data_dir);
  return self;
}

/**
 * hub_library_load_async:
 * @self: a library
 * @cancellable: (nullable): drops the load if its turn has not come
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Opens the reading list and shows it; later calls show what other processes have changed.
 */
void
hub_library_load_async (HubLibrary          *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (HUB_IS_LIBRARY (self));

  hub_library_ask (self, hub_shelf_answer_job, hub_wish_new (NULL, NULL, NULL), cancellable,
       hub_library_load_async, callback, user_data);
}

/**
 * hub_library_load_finish:
 * @self: a library
 * @result: what the callback got
 * @error: as [ctor@Hub.ReadingList.open], or `G_IO_ERROR_CANCELLED`
 *
 * Ends a load.
 *
 * Returns: whether the list is shown
 */
gboolean
hub_library_load_finish (HubLibrary   *self,
                         GAsyncResult *result,
                         GError      **error)
{
  return hub_library_end (self, result, NULL, error);
}

/**
 * hub_library_get_files:
 * @self: a library
 *
 * Gets the files that are kept offline. They are loaded by whoever shows them, once the list is,
 * and stopped with the library.
 *
 * Returns: (transfer none): the files
 */
HubFiles *
hub_library_get_files (HubLibrary *self)
{
  g_return_val_if_fail (HUB_IS_LIBRARY (self), NULL);

  return self->files;
}

/**
 * hub_library_get_drafts:
 * @self: a library
 *
 * Gets the notes that could not be stored, for whoever lets notes be typed to add to, to show again
 * and to take away. They last as long as the program. Main thread.
 *
 * Returns: (transfer none) (element-type utf8 HubDraft): drafts by "LANGCODE UUID"
 */
GHashTable *
hub_library_get_drafts (HubLibrary *self)
{
  g_return_val_if_fail (HUB_IS_LIBRARY (self), NULL);

  return self->drafts;
}

gboolean
hub_library_is_loaded (HubLibrary *self)
{
  g_return_val_if_fail (HUB_IS_LIBRARY (self), FALSE);

  return self->is_loaded;
}

/**
 * hub_library_find:
 * @self: a library
 * @uuid: of an entry
 * @langcode: of an entry
 *
 * Gets the copy of an entry, without any waiting. The hub may have given the id to something else
 * since: see [method@Hub.Library.contains].
 *
 * Returns: (transfer none) (nullable): the copy, whole; %NULL also before the list is loaded
 */
HubEntry *
hub_library_find (HubLibrary *self,
                  const char *uuid,
                  const char *langcode)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (HUB_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (uuid != NULL && langcode != NULL, NULL);

  key = dup_key (uuid, langcode);
  return g_hash_table_lookup (self->keys, key);
}

/**
 * hub_library_contains:
 * @self: a library
 * @entry: an entry, or a row of it
 *
 * Asks whether an entry is kept, without any waiting. A copy of something else that had its id is
 * none of it (FAULTS.md F45).
 *
 * Returns: %TRUE if it is in the list and on the disk; %FALSE also before the list is loaded
 */
gboolean
hub_library_contains (HubLibrary *self,
                      HubEntry   *entry)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (HUB_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (HUB_IS_ENTRY (entry), FALSE);

  key = dup_key (hub_entry_get_uuid (entry), hub_entry_get_langcode (entry));
  return has_entry (self->keys, key, entry);
}

/**
 * hub_library_get_stock:
 * @self: a library
 *
 * Gets all that the list holds, as last read.
 *
 * Returns: (transfer none): what there is, empty before it is loaded; until the next signal
 */
HubStock *
hub_library_get_stock (HubLibrary *self)
{
  g_return_val_if_fail (HUB_IS_LIBRARY (self), NULL);

  return self->stock;
}

/**
 * hub_library_get_remark:
 * @self: a library
 * @entry: an entry
 *
 * Gets what the user says of an entry, without any waiting.
 *
 * Returns: (transfer none) (nullable): the remark, %NULL if the entry is not kept
 */
HubRemark *
hub_library_get_remark (HubLibrary *self,
                        HubEntry   *entry)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (HUB_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (HUB_IS_ENTRY (entry), NULL);

  key = dup_key (hub_entry_get_uuid (entry), hub_entry_get_langcode (entry));
  return has_entry (self->keys, key, entry) ? g_hash_table_lookup (self->remarks, key) : NULL;
}

/**
 * hub_library_stop:
 * @self: a library
 *
 * Waits for the jobs begun, then closes the reading list and stops the files. What is asked later
 * is cancelled; what is shown stays. May be called twice.
 */
void
hub_library_stop (HubLibrary *self)
{
  g_return_if_fail (HUB_IS_LIBRARY (self));

  g_clear_pointer (&self->worker, hub_worker_stop);
  hub_files_stop (self->files);
}
