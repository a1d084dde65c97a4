/* hub-files.c: the files kept offline, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two workers: `hub-file-rows` owns the store and answers each order with all rows as they now are;
 * `hub-files` downloads, one file at a time. This object decides what is next, and takes what a
 * download ends with to the rows. What fails for the network's sake holds the queue up, longer each
 * time, until the network comes back or somebody asks; what nobody has asked for waits for a
 * connection that is not metered.
 */

#define G_LOG_DOMAIN "hub-files"

#include "hub-files-private.h"

#include "hub-file-store.h"

#define PROGRESS_MS 200
#define ASK_SECONDS (24 * 3600)   /* between two questions about one file */

typedef enum
{
  SIGNAL_CHANGED,
  SIGNAL_PROGRESS,
  SIGNAL_FAILED,
} HubFilesSignal;

static guint signals[SIGNAL_FAILED + 1];

G_DEFINE_FINAL_TYPE (HubFiles, hub_files, G_TYPE_OBJECT)

/* --- orders to the rows --- */

static gboolean
are_same (GPtrArray *a,
          GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!hub_file_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

static void
show (HubFiles  *self,
      GPtrArray *files)
{
  gboolean is_same = self->is_loaded && are_same (self->all, files);

  g_ptr_array_unref (self->all);
  self->all = g_ptr_array_ref (files);
  g_ptr_array_unref (self->shown);
  self->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_file_unref);
  for (guint i = 0; i < files->len; i++)
    {
      HubFile *file = g_ptr_array_index (files, i);

      if (file->state != HUB_FILE_DROPPED)
        g_ptr_array_add (self->shown, hub_file_ref (file));
    }
  self->is_loaded = TRUE;
  if (!is_same)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Those that the user has just asked for go before all else. */
static void
note_asked (HubFiles     *self,
            HubFileOrder *order)
{
  g_autoptr(GHashTable) entries = NULL;   /* (element-type utf8 HubEntry) */

  if (order->kind != HUB_FILE_ORDER_WANT || order->by_star)
    return;
  entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < order->entries->len; i++)
    {
      HubEntry *entry = g_ptr_array_index (order->entries, i);

      g_hash_table_insert (entries, g_strconcat (hub_entry_get_langcode (entry), " ",
                                                 hub_entry_get_uuid (entry), NULL), entry);
    }
  for (guint i = 0; i < self->shown->len; i++)
    {
      HubFile *file = g_ptr_array_index (self->shown, i);
      g_autofree char *key = g_strconcat (file->langcode, " ", file->uuid, NULL);
      HubEntry *entry = g_hash_table_lookup (entries, key);

      if (file->state == HUB_FILE_WANTED && entry != NULL &&
          hub_file_is_of (file, entry, order->address))
        g_hash_table_add (self->asked, GSIZE_TO_POINTER ((gsize) file->id));
    }
}

/* @user_data: (nullable): the caller's task, of what is waited for */
static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  HubFiles *self = HUB_FILES (source);
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(HubFileAnswer) answer = g_task_propagate_pointer (G_TASK (result), &error);
  HubFileOrder *order = g_task_get_task_data (G_TASK (result));
  gboolean is_first = !self->is_loaded;

  self->n_orders--;
  if (answer == NULL)
    {
      if (task == NULL && !(is_first && order->kind == HUB_FILE_ORDER_LOAD) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      if (task != NULL)
        g_task_return_error (task, g_steal_pointer (&error));
      hub_files_pump (self);
      return;
    }

  show (self, answer->files);
  note_asked (self, order);
  if (task != NULL)
    g_task_return_pointer (task, g_steal_pointer (&answer->path), g_free);
  if (is_first)
    hub_files_retry_all (self, HUB_FILE_RETRY_NETWORK);
  else
    hub_files_pump (self);
}

/**
 * hub_files_give_order:
 * @self: files
 * @order: (transfer full): what to do
 * @waiting: (transfer full) (nullable): gets the path that is answered, or the error
 *
 * Has the rows changed; all that is shown is what they then are.
 */
void
hub_files_give_order (HubFiles     *self,
                      HubFileOrder *order,
                      GTask        *waiting)
{
  GCancellable *cancellable = waiting != NULL ? g_task_get_cancellable (waiting) : NULL;
  g_autoptr(GTask) task = NULL;

  if (self->rows == NULL)
    {
      hub_file_order_free (order);
      if (waiting != NULL)
        g_task_return_new_error_literal (waiting, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                         "The files were stopped");
      g_clear_object (&waiting);
      return;
    }

  task = g_task_new (self, cancellable, answered_cb, waiting);
  g_task_set_source_tag (task, hub_files_give_order);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, order, (GDestroyNotify) hub_file_order_free);
  self->n_orders++;
  hub_worker_push (self->rows, g_steal_pointer (&task), hub_file_rows_job,
                   (GDestroyNotify) hub_file_answer_free);
}

/* --- the network --- */

static gboolean
is_metered (HubFiles *self)
{
  return self->monitor != NULL && g_network_monitor_get_network_metered (self->monitor);
}

static gboolean
retry_cb (gpointer user_data)
{
  HubFiles *self = user_data;

  self->timer = 0;
  hub_files_retry_all (self, HUB_FILE_RETRY_NETWORK);
  return G_SOURCE_REMOVE;
}

/* After a failure of the network nothing goes on by itself for a while. */
static void
hold_up (HubFiles *self,
         gint64    retry_after)
{
  gint64 wait = hub_file_fault_get_wait (++self->n_failures);

  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_seconds ((guint) MAX (wait, retry_after), retry_cb, self);
  g_source_set_name_by_id (self->timer, "[hub] next try of files");
}

static void
network_changed_cb (HubFiles *self,
                    gboolean  is_available)
{
  if (is_available && self->timer != 0)
    {
      g_clear_handle_id (&self->timer, g_source_remove);
      hub_files_retry_all (self, HUB_FILE_RETRY_NETWORK);
    }
}

/* What is shown of what waits may change, too. */
static void
metered_cb (HubFiles *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  hub_files_pump (self);
}

/* --- what is under way --- */

static gboolean
tick_cb (gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_PROGRESS], 0);
  return G_SOURCE_CONTINUE;
}

/* What a download has ended with, as the rows must hear it. (transfer full) (nullable) */
static HubFileOrder *
make_report (HubFiles      *self,
             HubFileErrand *errand,
             const GError  *error)
{
  HubFileOrder *order = NULL;

  /* It may have failed by itself, just before it was to be stopped. */
  if (error != NULL && self->after == 0 &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;
  if (error != NULL && self->after != 0)
    {
      order = hub_file_order_new_for (self->after == HUB_FILE_DROPPED ? HUB_FILE_ORDER_DROP
                                                                      : HUB_FILE_ORDER_STATE,
                                      errand->file);
      order->state = self->after;
      return order;
    }

  order = hub_file_order_new_for (error != NULL ? HUB_FILE_ORDER_FAILED : HUB_FILE_ORDER_KEPT,
                                  errand->file);
  if (error != NULL)
    order->fault = hub_file_fault_of_error (error);
  order->result = errand->result;
  errand->result = (HubDownloadResult) { 0 };
  return order;
}

static void
finish_download (HubFiles      *self,
                 HubFileErrand *errand,
                 const GError  *error)
{
  HubFileOrder *report = make_report (self, errand, error);

  if (error == NULL)
    self->n_failures = 0;
  else if (error->domain == HUB_FILE_FAULT &&
           hub_file_fault_get_retry ((HubFileFault) error->code) == HUB_FILE_RETRY_NETWORK)
    hold_up (self, errand->retry_after);
  if (report != NULL)
    hub_files_give_order (self, report, NULL);
  /* it was quicker than the wish to drop it */
  if (error == NULL && self->after == HUB_FILE_DROPPED)
    hub_files_give_order (self, hub_file_order_new_for (HUB_FILE_ORDER_DROP, errand->file), NULL);
}

static void
finish_question (HubFiles      *self,
                 HubFileErrand *errand,
                 const GError  *error)
{
  HubFileOrder *order = NULL;

  if (error != NULL)
    {
      g_debug ("no answer about a file: %s", error->message);
      g_hash_table_add (self->unheard, GSIZE_TO_POINTER ((gsize) errand->file->id));
    }
  if (error != NULL && (error->domain != HUB_FILE_FAULT || hub_file_fault_get_retry (
                          (HubFileFault) error->code) == HUB_FILE_RETRY_NETWORK))
    return;
  order = hub_file_order_new_for (HUB_FILE_ORDER_ASKED, errand->file);
  order->is_stale = errand->is_stale;
  hub_files_give_order (self, order, NULL);
}

static void
errand_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  HubFiles *self = HUB_FILES (source);
  HubFileErrand *errand = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  g_task_propagate_pointer (G_TASK (result), &error);
  g_debug ("file %" G_GINT64_FORMAT ": %s", errand->file->id,
           error != NULL ? error->message : "done");
  g_clear_handle_id (&self->tick, g_source_remove);
  g_hash_table_remove (self->asked, GSIZE_TO_POINTER ((gsize) errand->file->id));
  g_clear_pointer (&self->current, hub_file_unref);
  g_clear_object (&self->cancellable);
  if (errand->is_asking)
    finish_question (self, errand, error);
  else
    finish_download (self, errand, error);
  self->after = 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  hub_files_pump (self);
}

static void
begin (HubFiles *self,
       HubFile  *file,
       gboolean  is_asking)
{
  HubFileErrand *errand = g_new0 (HubFileErrand, 1);
  g_autoptr(GTask) task = NULL;

  errand->folder = g_strdup (self->folder);
  errand->file = hub_file_ref (file);
  errand->limits = self->limits;
  errand->used = hub_files_sum_kept (self->all, file->id);
  errand->progress = &self->progress;
  errand->is_asking = is_asking;

  g_debug ("file %" G_GINT64_FORMAT ": %s", file->id, is_asking ? "asking" : "downloading");
  self->current = hub_file_ref (file);
  self->cancellable = g_cancellable_new ();
  self->after = 0;
  hub_download_progress_set (&self->progress, 0, file->size);
  task = g_task_new (self, self->cancellable, errand_cb, NULL);
  g_task_set_source_tag (task, begin);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, errand, (GDestroyNotify) hub_file_errand_free);
  hub_worker_push (self->net, g_steal_pointer (&task), hub_file_errand_job, NULL);
  if (is_asking)
    return;
  self->tick = g_timeout_add (PROGRESS_MS, tick_cb, self);
  g_source_set_name_by_id (self->tick, "[hub] progress of a file");
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
is_asked_for (HubFiles      *self,
              const HubFile *file)
{
  return g_hash_table_contains (self->asked, GSIZE_TO_POINTER ((gsize) file->id));
}

/* What the user has asked for goes first, and does not wait. */
static HubFile *
find_next (HubFiles *self)
{
  HubFile *found = NULL;
  gboolean may_go = self->timer == 0 && !is_metered (self);

  for (guint i = 0; i < self->shown->len; i++)
    {
      HubFile *file = g_ptr_array_index (self->shown, i);

      if (file->state != HUB_FILE_WANTED)
        continue;
      if (is_asked_for (self, file))
        return file;
      if (found == NULL && may_go)
        found = file;
    }
  return found;
}

/* A kept file whose server was not asked for a day. One that could not be reached is left for the
 * next round: it says nothing of the others. */
static HubFile *
find_doubtful (HubFiles *self)
{
  gint64 before = g_get_real_time () / G_USEC_PER_SEC - ASK_SECONDS;

  for (guint i = 0; i < self->shown->len; i++)
    {
      HubFile *file = g_ptr_array_index (self->shown, i);

      if (file->state == HUB_FILE_KEPT && file->fault == HUB_FILE_FAULT_NONE && !file->is_stale &&
          file->asked <= before &&
          !g_hash_table_contains (self->unheard, GSIZE_TO_POINTER ((gsize) file->id)))
        return file;
    }
  self->is_asking = FALSE;
  return NULL;
}

/**
 * hub_files_pump:
 * @self: files
 *
 * Begins with what is next, unless something is under way, or the rows are about to change: what
 * is shown of them then is not what counts.
 */
void
hub_files_pump (HubFiles *self)
{
  HubFile *next = NULL;

  if (self->current != NULL || self->n_orders > 0 || self->net == NULL || !self->is_loaded)
    return;
  if (self->monitor == NULL && self->shown->len > 0)
    hub_files_set_monitor (self, g_network_monitor_get_default ());

  next = find_next (self);
  if (next != NULL)
    begin (self, next, FALSE);
  else if (self->is_asking && !is_metered (self) && (next = find_doubtful (self)) != NULL)
    begin (self, next, TRUE);
}

/**
 * hub_files_retry_all:
 * @self: files
 * @retry: a class of faults
 *
 * Has those that failed so wanted again.
 */
void
hub_files_retry_all (HubFiles     *self,
                     HubFileRetry  retry)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_file_unref);
  HubFileOrder *order = NULL;

  for (guint i = 0; i < self->shown->len; i++)
    {
      HubFile *file = g_ptr_array_index (self->shown, i);

      if (file->state == HUB_FILE_FAILED && hub_file_fault_get_retry (file->fault) == retry)
        g_ptr_array_add (files, hub_file_ref (file));
    }
  if (files->len == 0)
    {
      hub_files_pump (self);
      return;
    }
  order = hub_file_order_new (HUB_FILE_ORDER_STATE, files);
  order->state = HUB_FILE_WANTED;
  hub_files_give_order (self, order, NULL);
}

static void
hub_files_dispose (GObject *object)
{
  HubFiles *self = HUB_FILES (object);

  hub_files_stop (self);
  hub_files_set_monitor (self, NULL);

  G_OBJECT_CLASS (hub_files_parent_class)->dispose (object);
}

static void
hub_files_finalize (GObject *object)
{
  HubFiles *self = HUB_FILES (object);

  g_free (self->folder);
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->shown);
  g_hash_table_unref (self->asked);
  g_hash_table_unref (self->unheard);
  g_clear_pointer (&self->current, hub_file_unref);
  g_clear_object (&self->cancellable);
  g_mutex_clear (&self->progress.mutex);

  G_OBJECT_CLASS (hub_files_parent_class)->finalize (object);
}

static void
hub_files_class_init (HubFilesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hub_files_dispose;
  object_class->finalize = hub_files_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PROGRESS] =
    g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
hub_files_init (HubFiles *self)
{
  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_file_unref);
  self->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_file_unref);
  self->asked = g_hash_table_new (NULL, NULL);
  self->unheard = g_hash_table_new (NULL, NULL);
  self->limits = (HubFileLimits) HUB_FILE_LIMITS_INIT;
  g_mutex_init (&self->progress.mutex);
}

/**
 * hub_files_new:
 * @data_dir: the folder with library.db
 *
 * Makes an object that knows of no file until it is loaded, and starts its workers.
 *
 * Returns: (transfer full): the files
 */
HubFiles *
hub_files_new (const char *data_dir)
{
  HubFiles *self = NULL;

  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_object_new (HUB_TYPE_FILES, NULL);
  self->folder = g_build_filename (data_dir, HUB_FILE_STORE_FOLDER, NULL);
  self->rows = hub_worker_new ("hub-file-rows", hub_file_rows_open, g_strdup (data_dir), g_free,
                               hub_file_rows_close);
  self->net = hub_worker_new ("hub-files", NULL, NULL, NULL, NULL);
  return self;
}

/**
 * hub_files_stop:
 * @self: files
 *
 * Stops the download under way, which goes on at the next start, and waits for both workers. May be
 * called twice.
 */
void
hub_files_stop (HubFiles *self)
{
  g_return_if_fail (HUB_IS_FILES (self));

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->net, hub_worker_stop);
  g_clear_pointer (&self->rows, hub_worker_stop);
}

/**
 * hub_files_set_monitor:
 * @self: files
 * @monitor: (nullable): who knows of the network; without one, that of the system is asked once
 *   there is something to get
 *
 * Looks at another network.
 */
void
hub_files_set_monitor (HubFiles        *self,
                       GNetworkMonitor *monitor)
{
  g_return_if_fail (HUB_IS_FILES (self));

  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_set_object (&self->monitor, monitor);
  if (monitor == NULL)
    return;

  g_signal_connect_object (monitor, "network-changed", G_CALLBACK (network_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "notify::network-metered", G_CALLBACK (metered_cb), self,
                           G_CONNECT_SWAPPED);
}
