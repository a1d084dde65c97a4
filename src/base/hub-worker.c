/* hub-worker.c: a thread that owns one thing
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Jobs run one after the other, in the order they came. The worker neither completes nor drops a
 * GTask: when a job is done it is sent home to the main context of its task, which completes it
 * and releases the task, its source object, its data and its result. So no object of the main
 * thread is ever finalized on the worker.
 */

#define G_LOG_DOMAIN "hub-worker"

#include "hub-worker.h"

struct _HubWorker
{
  GThread        *thread;           /* (owned) */
  GAsyncQueue    *orders;           /* (owned) (element-type Order) */
  char           *name;             /* (owned) */
  HubWorkerOpen   open;
  gpointer        open_data;        /* (owned) by open_data_free, if that is set */
  GDestroyNotify  open_data_free;
  GDestroyNotify  close;
  gpointer        owned;            /* used on the worker's thread only */
  gboolean        is_open;          /* used on the worker's thread only */
};

/* A job that somebody waits for. */
struct _HubWorkerCall
{
  GMutex        mutex;
  GCond         done;
  gboolean      is_done;       /* guarded by mutex */
  gpointer      data;
  GCancellable *cancellable;   /* (owned) (nullable) */
  gpointer      result;
  GError       *error;         /* (owned) (nullable) */
};

typedef enum
{
  ORDER_TASK,
  ORDER_CALL,
  ORDER_CLOSE,
  ORDER_STOP,
} OrderKind;

typedef struct
{
  OrderKind       kind;
  HubWorkerJob    job;
  GTask          *task;          /* (owned) by the context that completes it */
  HubWorkerCall  *call;          /* (unowned): its caller waits for it */
  gpointer        result;        /* (owned) by result_free until the task has it */
  GDestroyNotify  result_free;   /* (nullable) */
  GError         *error;         /* (owned) (nullable) */
} Order;

static Order *
order_new (OrderKind    kind,
           HubWorkerJob job)
{
  Order *order = g_new0 (Order, 1);

  order->kind = kind;
  order->job = job;
  return order;
}

static void
order_free (Order *order)
{
  if (order->result != NULL && order->result_free != NULL)
    order->result_free (order->result);
  g_clear_error (&order->error);
  g_clear_object (&order->task);
  g_free (order);
}

static gboolean
complete_cb (gpointer user_data)
{
  Order *order = user_data;

  if (order->error != NULL)
    g_task_return_error (order->task, g_steal_pointer (&order->error));
  else
    g_task_return_pointer (order->task, g_steal_pointer (&order->result), order->result_free);

  return G_SOURCE_REMOVE;
}

/* Gives @order to the thread that made its task; it must not be touched here any more. */
static void
send_home (Order *order)
{
  g_autoptr(GMainContext) home = g_main_context_ref (g_task_get_context (order->task));
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_static_name (source, "hub-worker: completion");
  g_source_set_priority (source, g_task_get_priority (order->task));
  g_source_set_callback (source, complete_cb, order, (GDestroyNotify) order_free);
  g_source_attach (source, home);
}

static void
close_owned (HubWorker *self)
{
  if (self->is_open && self->close != NULL)
    self->close (self->owned);
  self->owned = NULL;
  self->is_open = FALSE;
}

static gpointer
run_job (HubWorker    *self,
         HubWorkerJob  job,
         gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  if (!self->is_open && self->open != NULL)
    {
      g_autoptr(GError) local_error = NULL;

      self->owned = self->open (self->open_data, &local_error);
      if (local_error != NULL)
        {
          g_debug ("%s: could not open: %s", self->name, local_error->message);
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }
  self->is_open = TRUE;

  return job (self->owned, data, cancellable, error);
}

static void
run_task (HubWorker *self,
          Order     *order)
{
  GCancellable *cancellable = g_task_get_cancellable (order->task);
  gboolean is_wanted = !g_task_get_check_cancellable (order->task) ||
                       !g_cancellable_set_error_if_cancelled (cancellable, &order->error);

  if (is_wanted)
    order->result = run_job (self, order->job, g_task_get_task_data (order->task), cancellable,
                             &order->error);
  send_home (order);
}

static void
run_call (HubWorker *self,
          Order     *order)
{
  HubWorkerCall *call = order->call;

  if (!g_cancellable_set_error_if_cancelled (call->cancellable, &call->error))
    call->result = run_job (self, order->job, call->data, call->cancellable, &call->error);
  order_free (order);

  g_mutex_lock (&call->mutex);
  call->is_done = TRUE;
  g_cond_signal (&call->done);
  g_mutex_unlock (&call->mutex);
}

static gpointer
worker_thread (gpointer user_data)
{
  HubWorker *self = user_data;

  while (TRUE)
    {
      Order *order = g_async_queue_pop (self->orders);

      switch (order->kind)
        {
        case ORDER_TASK:
          run_task (self, order);
          break;
        case ORDER_CALL:
          run_call (self, order);
          break;
        case ORDER_CLOSE:
          close_owned (self);
          order_free (order);
          break;
        case ORDER_STOP:
          close_owned (self);
          order_free (order);
          return NULL;
        default:
          g_assert_not_reached ();
        }
    }
}

/**
 * hub_worker_new:
 * @name: the thread's name, at most 15 bytes
 * @open: (nullable): makes what the worker owns
 * @open_data: (nullable): for @open
 * @open_data_free: (nullable): frees @open_data when the worker has stopped
 * @close: (nullable): drops what @open made, on the worker's thread
 *
 * Starts a thread. Nothing is opened before the first job; when opening fails, the job fails with
 * that error and the next one tries again.
 *
 * Returns: (transfer full): a worker; end it by [func@Hub.Worker.stop]
 */
HubWorker *
hub_worker_new (const char    *name,
                HubWorkerOpen  open,
                gpointer       open_data,
                GDestroyNotify open_data_free,
                GDestroyNotify close)
{
  HubWorker *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (HubWorker, 1);
  self->name = g_strdup (name);
  self->open = open;
  self->open_data = open_data;
  self->open_data_free = open_data_free;
  self->close = close;
  self->orders = g_async_queue_new ();
  self->thread = g_thread_new (name, worker_thread, self);
  return self;
}

/**
 * hub_worker_push:
 * @self: a worker
 * @task: (transfer full): completed in its own main context when @job has run
 * @job: what to do; gets the task's data and cancellable
 * @result_free: (nullable): frees a result that nobody takes
 *
 * Queues @job. The task ends by `g_task_return_pointer ()` with what @job returned, or with its
 * error. A job whose task is cancelled before its turn is not run, unless the task does not check
 * its cancellable.
 *
 * Any thread.
 */
void
hub_worker_push (HubWorker     *self,
                 GTask         *task,
                 HubWorkerJob   job,
                 GDestroyNotify result_free)
{
  Order *order;

  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (job != NULL);

  order = order_new (ORDER_TASK, job);
  order->task = task;
  order->result_free = result_free;
  g_async_queue_push (self->orders, order);
}

/**
 * hub_worker_begin:
 * @self: a worker
 * @job: what to do
 * @data: (nullable): for @job; must live until the call has ended
 * @cancellable: (nullable): for @job, which is not run if it is cancelled before its turn
 *
 * Has @job run on the worker while the caller does something else. Any thread.
 *
 * Returns: (transfer full): the call; end it by [func@Hub.Worker.end], before the worker is stopped
 */
HubWorkerCall *
hub_worker_begin (HubWorker    *self,
                  HubWorkerJob  job,
                  gpointer      data,
                  GCancellable *cancellable)
{
  HubWorkerCall *call;
  Order *order;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (job != NULL, NULL);

  call = g_new0 (HubWorkerCall, 1);
  g_mutex_init (&call->mutex);
  g_cond_init (&call->done);
  call->data = data;
  g_set_object (&call->cancellable, cancellable);
  order = order_new (ORDER_CALL, job);
  order->call = call;
  g_async_queue_push (self->orders, order);

  return call;
}

/**
 * hub_worker_end:
 * @call: (transfer full): a call
 * @error: what the job or opening said, or `G_IO_ERROR_CANCELLED`
 *
 * Waits for a job. Never on the main thread, and never on the worker itself.
 *
 * Returns: (transfer full) (nullable): what the job returned
 */
gpointer
hub_worker_end (HubWorkerCall  *call,
                GError        **error)
{
  gpointer result;

  g_return_val_if_fail (call != NULL, NULL);

  g_mutex_lock (&call->mutex);
  while (!call->is_done)
    g_cond_wait (&call->done, &call->mutex);
  g_mutex_unlock (&call->mutex);

  g_cond_clear (&call->done);
  g_mutex_clear (&call->mutex);
  g_clear_object (&call->cancellable);
  if (call->error != NULL)
    g_propagate_error (error, call->error);
  result = call->result;
  g_free (call);

  return result;
}

/**
 * hub_worker_call:
 * @self: a worker
 * @job: what to do
 * @data: (nullable): for @job
 * @cancellable: (nullable): for @job, which is not run if it is cancelled before its turn
 * @error: what @job or opening said, or `G_IO_ERROR_CANCELLED`
 *
 * Runs @job on the worker and waits for it. For one worker that needs another; never on the main
 * thread, and never on the worker itself.
 *
 * Returns: (transfer full) (nullable): what @job returned
 */
gpointer
hub_worker_call (HubWorker    *self,
                 HubWorkerJob  job,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (job != NULL, NULL);
  g_return_val_if_fail (g_thread_self () != self->thread, NULL);

  return hub_worker_end (hub_worker_begin (self, job, data, cancellable), error);
}

/**
 * hub_worker_close:
 * @self: a worker
 *
 * Has the worker drop what it owns after the jobs queued so far; a later job opens it anew.
 *
 * Any thread.
 */
void
hub_worker_close (HubWorker *self)
{
  g_return_if_fail (self != NULL);

  g_async_queue_push (self->orders, order_new (ORDER_CLOSE, NULL));
}

/**
 * hub_worker_stop:
 * @self: (transfer full): a worker
 *
 * Waits for the jobs queued so far, drops what the worker owns and frees it. Cancel the jobs
 * first: they are waited for. Tasks sent home are still completed by their main contexts.
 *
 * Never on the worker itself.
 */
void
hub_worker_stop (HubWorker *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (g_thread_self () != self->thread);

  g_async_queue_push (self->orders, order_new (ORDER_STOP, NULL));
  g_thread_join (self->thread);
  if (self->open_data_free != NULL)
    self->open_data_free (self->open_data);
  g_async_queue_unref (self->orders);
  g_free (self->name);
  g_free (self);
}
