/* test-worker.c: a thread that owns one thing
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-error.h"
#include "hub-worker.h"

/* What the worker of these tests owns: it remembers where it was touched. */
typedef struct
{
  GThread *opened_on;
  int      n_jobs;
} Owned;

static int n_opened;      /* touched on the worker, read after it stopped or answered */
static int n_closed;
static int n_to_fail;
static GThread *closed_on;

static gpointer
open_owned (gpointer   open_data,
            GError   **error)
{
  Owned *owned;

  if (n_to_fail > 0)
    {
      n_to_fail--;
      g_set_error_literal (error, HUB_ERROR, HUB_ERROR_STORE_BUSY, "not yet");
      return NULL;
    }

  n_opened++;
  owned = g_new0 (Owned, 1);
  owned->opened_on = g_thread_self ();
  return owned;
}

static void
close_owned (gpointer data)
{
  n_closed++;
  closed_on = g_thread_self ();
  g_free (data);
}

static HubWorker *
new_worker (void)
{
  n_opened = n_closed = n_to_fail = 0;
  return hub_worker_new ("test", open_owned, NULL, NULL, close_owned);
}

/* An object that may only end on the thread that made it. */
#define TEST_TYPE_SOURCE (test_source_get_type ())
G_DECLARE_FINAL_TYPE (TestSource, test_source, TEST, SOURCE, GObject)

struct _TestSource
{
  GObject  parent_instance;
  GThread *home;
};

G_DEFINE_FINAL_TYPE (TestSource, test_source, G_TYPE_OBJECT)

static int n_finalized_elsewhere;
static int n_finalized;

static void
test_source_finalize (GObject *object)
{
  if (TEST_SOURCE (object)->home != g_thread_self ())
    g_atomic_int_inc (&n_finalized_elsewhere);
  g_atomic_int_inc (&n_finalized);

  G_OBJECT_CLASS (test_source_parent_class)->finalize (object);
}

static void
test_source_class_init (TestSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_source_finalize;
}

static void
test_source_init (TestSource *self)
{
  self->home = g_thread_self ();
}

static void
free_at_home (gpointer data)
{
  if (*(GThread **) data != g_thread_self ())
    g_atomic_int_inc (&n_finalized_elsewhere);
  g_free (data);
}

static gpointer
thread_box (void)
{
  GThread **box = g_new (GThread *, 1);

  *box = g_thread_self ();
  return box;
}

/* Doubles the number in its data, in a result that must be freed at home. */
static gpointer
double_job (gpointer      owned,
            gpointer      task_data,
            GCancellable *cancellable,
            GError      **error)
{
  int *result = g_new (int, 1);

  g_assert_true (((Owned *) owned)->opened_on == g_thread_self ());
  ((Owned *) owned)->n_jobs++;
  *result = 2 * *(int *) task_data;
  return result;
}

static gpointer
count_job (gpointer      owned,
           gpointer      task_data,
           GCancellable *cancellable,
           GError      **error)
{
  return GINT_TO_POINTER (((Owned *) owned)->n_jobs);
}

static gpointer
fail_job (gpointer      owned,
          gpointer      task_data,
          GCancellable *cancellable,
          GError      **error)
{
  g_set_error_literal (error, HUB_ERROR, HUB_ERROR_STORE_FULL, "no room");
  return NULL;
}

/* Waits until its gate is opened. */
typedef struct
{
  GMutex   mutex;
  GCond    cond;
  gboolean is_open;
} Gate;

static gpointer
gate_job (gpointer      owned,
          gpointer      task_data,
          GCancellable *cancellable,
          GError      **error)
{
  Gate *gate = task_data;

  g_mutex_lock (&gate->mutex);
  while (!gate->is_open)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
  return NULL;
}

static void
open_gate (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->is_open = TRUE;
  g_cond_signal (&gate->cond);
  g_mutex_unlock (&gate->mutex);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask **slot = user_data;

  *slot = g_object_ref (G_TASK (result));
}

static void
wait_for (GTask **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Pushes one job and waits until it has come home. */
static gpointer
run_one (HubWorker    *worker,
         HubWorkerJob  job,
         gpointer      data,
         GError      **error)
{
  g_autoptr(GTask) done = NULL;
  GTask *task = g_task_new (NULL, NULL, done_cb, &done);

  g_task_set_task_data (task, data, NULL);
  hub_worker_push (worker, task, job, NULL);
  wait_for (&done);
  return g_task_propagate_pointer (done, error);
}

static void
test_job (void)
{
  HubWorker *worker = new_worker ();
  g_autoptr(GError) error = NULL;
  int number = 21;
  g_autofree int *result = NULL;

  result = run_one (worker, double_job, &number, &error);
  g_assert_no_error (error);
  g_assert_cmpint (*result, ==, 42);

  hub_worker_stop (worker);
  g_assert_cmpint (n_opened, ==, 1);
  g_assert_cmpint (n_closed, ==, 1);
  g_assert_true (closed_on != g_thread_self ());
}

/* A worker without a job opens nothing. */
static void
test_idle (void)
{
  hub_worker_stop (new_worker ());
  g_assert_cmpint (n_opened, ==, 0);
  g_assert_cmpint (n_closed, ==, 0);
}

static void
test_error (void)
{
  HubWorker *worker = new_worker ();
  g_autoptr(GError) error = NULL;

  g_assert_null (run_one (worker, fail_job, NULL, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_FULL);
  hub_worker_stop (worker);
}

/* NULL without an error is a result. */
static void
test_null_result (void)
{
  HubWorker *worker = new_worker ();
  g_autoptr(GError) error = NULL;

  g_assert_null (run_one (worker, count_job, NULL, &error));
  g_assert_no_error (error);
  hub_worker_stop (worker);
}

static void
test_open_retried (void)
{
  HubWorker *worker = new_worker ();
  g_autoptr(GError) first = NULL;
  g_autoptr(GError) second = NULL;
  g_autoptr(GError) third = NULL;

  n_to_fail = 2;
  run_one (worker, count_job, NULL, &first);
  g_assert_error (first, HUB_ERROR, HUB_ERROR_STORE_BUSY);
  hub_worker_call (worker, count_job, NULL, NULL, &second);
  g_assert_error (second, HUB_ERROR, HUB_ERROR_STORE_BUSY);
  run_one (worker, count_job, NULL, &third);
  g_assert_no_error (third);

  hub_worker_stop (worker);
  g_assert_cmpint (n_opened, ==, 1);
  g_assert_cmpint (n_closed, ==, 1);
}

static gpointer
pop_job (gpointer       owned,
         gpointer       task_data,
         GCancellable  *cancellable,
         GError       **error)
{
  return g_async_queue_pop (task_data);
}

/* The caller goes on while the job runs: here the job waits for it. */
static void
test_begin (void)
{
  HubWorker *worker = new_worker ();
  g_autoptr(GAsyncQueue) queue = g_async_queue_new ();
  g_autoptr(GError) error = NULL;
  HubWorkerCall *call = hub_worker_begin (worker, pop_job, queue, NULL);
  HubWorkerCall *failing = hub_worker_begin (worker, fail_job, NULL, NULL);
  int number = 7;

  g_async_queue_push (queue, &number);
  g_assert_true (hub_worker_end (call, &error) == &number);
  g_assert_no_error (error);
  g_assert_null (hub_worker_end (failing, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_FULL);
  hub_worker_stop (worker);
}

static void
test_call (void)
{
  HubWorker *worker = new_worker ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 100; i++)
    {
      g_autofree int *result = hub_worker_call (worker, double_job, &i, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (*result, ==, 2 * i);
    }

  g_assert_null (hub_worker_call (worker, fail_job, NULL, NULL, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_FULL);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_null (hub_worker_call (worker, count_job, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (GPOINTER_TO_INT (hub_worker_call (worker, count_job, NULL, NULL, NULL)), ==,
                   100);
  hub_worker_stop (worker);
}

/* After close () what is owned goes, behind the jobs queued before; the next job opens anew. */
static void
test_close (void)
{
  HubWorker *worker = new_worker ();
  int number = 1;

  g_free (run_one (worker, double_job, &number, NULL));
  g_assert_cmpint (GPOINTER_TO_INT (run_one (worker, count_job, NULL, NULL)), ==, 1);
  hub_worker_close (worker);
  g_assert_cmpint (GPOINTER_TO_INT (run_one (worker, count_job, NULL, NULL)), ==, 0);
  hub_worker_close (worker);
  hub_worker_close (worker);
  hub_worker_stop (worker);
  g_assert_cmpint (n_opened, ==, 2);
  g_assert_cmpint (n_closed, ==, 2);
}

/* A job whose task is cancelled while it waits is never run. */
static void
test_cancelled_before_its_turn (void)
{
  HubWorker *worker = new_worker ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GTask) gate_done = NULL;
  g_autoptr(GTask) done = NULL;
  g_autoptr(GError) error = NULL;
  GTask *task;
  Gate gate = { 0 };
  int number = 1;

  task = g_task_new (NULL, NULL, done_cb, &gate_done);
  g_task_set_task_data (task, &gate, NULL);
  hub_worker_push (worker, task, gate_job, NULL);

  task = g_task_new (NULL, cancellable, done_cb, &done);
  g_task_set_task_data (task, &number, NULL);
  hub_worker_push (worker, task, double_job, g_free);
  g_cancellable_cancel (cancellable);
  open_gate (&gate);

  wait_for (&gate_done);
  wait_for (&done);
  g_assert_null (g_task_propagate_pointer (done, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (GPOINTER_TO_INT (run_one (worker, count_job, NULL, NULL)), ==, 0);
  hub_worker_stop (worker);
}

/* A task that does not check its cancellable gets its result all the same. */
static void
test_unchecked_cancel (void)
{
  HubWorker *worker = new_worker ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GTask) done = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree int *result = NULL;
  GTask *task = g_task_new (NULL, cancellable, done_cb, &done);
  int number = 4;

  g_cancellable_cancel (cancellable);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, &number, NULL);
  hub_worker_push (worker, task, double_job, g_free);
  wait_for (&done);
  result = g_task_propagate_pointer (done, &error);
  g_assert_no_error (error);
  g_assert_cmpint (*result, ==, 8);
  hub_worker_stop (worker);
}

static gpointer
box_job (gpointer      owned,
         gpointer      task_data,
         GCancellable *cancellable,
         GError      **error)
{
  GThread **box = g_new (GThread *, 1);

  *box = *(GThread **) task_data;
  return box;
}

static void
count_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  ++*(int *) user_data;   /* results are dropped on purpose: the task frees them, at home */
}

/* Source, data and result of 20,000 tasks all end on the thread that made them. */
static void
test_home (void)
{
  const int n_tasks = 20000;
  HubWorker *worker = new_worker ();
  int n_done = 0;

  n_finalized = n_finalized_elsewhere = 0;
  for (int i = 0; i < n_tasks; i++)
    {
      g_autoptr(TestSource) source = g_object_new (TEST_TYPE_SOURCE, NULL);
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      GTask *task = g_task_new (source, cancellable, count_cb, &n_done);

      g_task_set_task_data (task, thread_box (), free_at_home);
      hub_worker_push (worker, task, box_job, free_at_home);
      if (i % 3 == 0)
        g_cancellable_cancel (cancellable);
      if (i % 16 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  while (n_done < n_tasks)
    g_main_context_iteration (NULL, TRUE);

  hub_worker_stop (worker);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (n_finalized, ==, n_tasks);
  g_assert_cmpint (n_finalized_elsewhere, ==, 0);
}

/* stop () runs what is queued; the tasks still come home afterwards. */
static void
test_stop_drains (void)
{
  HubWorker *worker = new_worker ();
  int n_done = 0;
  int number = 1;

  for (int i = 0; i < 500; i++)
    {
      GTask *task = g_task_new (NULL, NULL, count_cb, &n_done);

      g_task_set_task_data (task, &number, NULL);
      hub_worker_push (worker, task, double_job, g_free);
    }
  hub_worker_stop (worker);
  g_assert_cmpint (n_closed, ==, 1);
  while (n_done < 500)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_flag (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
test_open_data (void)
{
  gboolean was_freed = FALSE;
  HubWorker *worker = hub_worker_new ("test", NULL, &was_freed, set_flag, NULL);
  int number = 3;

  g_assert_null (hub_worker_call (worker, fail_job, &number, NULL, NULL));
  g_assert_false (was_freed);
  hub_worker_stop (worker);
  g_assert_true (was_freed);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/worker/job", test_job);
  g_test_add_func ("/worker/idle", test_idle);
  g_test_add_func ("/worker/error", test_error);
  g_test_add_func ("/worker/null-result", test_null_result);
  g_test_add_func ("/worker/open-retried", test_open_retried);
  g_test_add_func ("/worker/begin", test_begin);
  g_test_add_func ("/worker/call", test_call);
  g_test_add_func ("/worker/close", test_close);
  g_test_add_func ("/worker/cancelled-before-its-turn", test_cancelled_before_its_turn);
  g_test_add_func ("/worker/unchecked-cancel", test_unchecked_cancel);
  g_test_add_func ("/worker/home", test_home);
  g_test_add_func ("/worker/stop-drains", test_stop_drains);
  g_test_add_func ("/worker/open-data", test_open_data);

  return g_test_run ();
}
