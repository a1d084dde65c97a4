/* ui-watch.c: finds what keeps the main thread busy for too long
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui-watch.h"

#include <execinfo.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#if defined (__SANITIZE_ADDRESS__) || defined (__SANITIZE_THREAD__)
#define IS_INSTRUMENTED TRUE
#else
#define IS_INSTRUMENTED FALSE
#endif

#define LIMIT_NS   (UI_WATCH_LIMIT_MS * G_GINT64_CONSTANT (1000000))
#define MAX_STACK  48
#define TRIALS     100       /* of the machine at its best */

static struct
{
  GPollFunc   poll;         /* NULL until it is begun */
  gint64      since;        /* time of the thread when the turn began, -1 outside one */
  guint       n_pauses;     /* how deep in what does not count, such as drawing */
  gint64      paused;       /* when that began */
  gint64      drawn;        /* how long it was in this turn; nanoseconds, as all here */
  gint64      longest;
  guint       n_slow;
  gboolean    tells;
  const char *allowed;      /* (nullable): what may take long */

  gint64      best;         /* how long a trial takes when nothing disturbs it */
  timer_t     timer;        /* rings when the limit is reached */
  void       *stack[MAX_STACK];
  int         depth;        /* of the stack at that moment, 0 none */
} watch = { .since = -1 };

/* How long this thread has run. */
static gint64
thread_ns (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

static void
set_timer (gint64 ns)   /* 0 stops it */
{
  struct itimerspec when = { .it_value = { ns / 1000000000, ns % 1000000000 } };

  timer_settime (watch.timer, 0, &when, NULL);
}

static void
limit_cb (int number)
{
  watch.depth = backtrace (watch.stack, MAX_STACK);
}

/* How long a little work takes now, of the kind that is watched. The time of a thread goes on while
 * it waits for memory, and on a busy machine it waits more: what looks slow is set against this. */
static gint64
try_machine (void)
{
  gint64 began = thread_ns ();
  gint64 ns;

  for (guint i = 0; i < 2; i++)
    g_object_unref (g_object_ref_sink (gtk_search_entry_new ()));
  ns = thread_ns () - began;
  watch.best = MIN (watch.best, ns);
  return ns;
}

/* How long it would have been on a machine that does nothing else. */
static gint64
at_rest (gint64 ns)
{
  double slowness = ns > LIMIT_NS / 2 ? (double) try_machine () / (double) watch.best : 1;

  return (gint64) ((double) ns / MAX (slowness, 1));
}

static void
tell (gint64 ns)
{
  g_printerr ("# the main thread was busy for %.1f ms in one turn\n", (double) ns / 1000000);
  if (watch.depth > 0)
    backtrace_symbols_fd (watch.stack, watch.depth, STDERR_FILENO);
}

void
ui_watch_enter (void)
{
  if (watch.poll == NULL)
    return;

  watch.drawn = 0;
  watch.depth = 0;
  watch.since = thread_ns ();
  set_timer (LIMIT_NS);
}

void
ui_watch_leave (void)
{
  gint64 ns;

  if (watch.since < 0)
    return;

  set_timer (0);
  ns = thread_ns () - watch.since - watch.drawn;
  watch.since = -1;
  if (watch.allowed != NULL)
    return;

  ns = at_rest (ns);
  watch.longest = MAX (watch.longest, ns);
  if (ns > LIMIT_NS)
    {
      watch.n_slow++;
      if (watch.tells)
        tell (ns);
    }
}

static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout_ms)
{
  int result;

  ui_watch_leave ();
  result = watch.poll (fds, n_fds, timeout_ms);
  ui_watch_enter ();
  return result;
}

/* What begins does not count; it may hold more of that kind. */
static void
pause_watch (void)
{
  if (watch.n_pauses++ > 0)
    return;

  set_timer (0);
  watch.paused = thread_ns ();
}

static void
resume_watch (void)
{
  gint64 now = thread_ns ();

  if (watch.n_pauses == 0 || --watch.n_pauses > 0 || watch.since < 0)
    return;

  watch.drawn += now - MAX (watch.paused, watch.since);
  set_timer (MAX (LIMIT_NS - (now - watch.since - watch.drawn), 1));
}

/* Called before the handlers of a signal, as a handler of ours would not be. */
static gboolean
items_change_cb (GSignalInvocationHint *hint,
                 guint                  n_values,
                 const GValue          *values,
                 gpointer               model)
{
  if (g_value_get_object (&values[0]) == model)
    pause_watch ();
  return TRUE;
}

/* Another model may have the same place in memory later, and would be left out twice. */
static void
model_gone_cb (gpointer  hook,
               GObject  *where_the_model_was)
{
  g_signal_remove_emission_hook (g_signal_lookup ("items-changed", G_TYPE_LIST_MODEL),
                                 GPOINTER_TO_SIZE (hook));
}

static void
make_timer (void)
{
  struct sigaction action = { .sa_handler = limit_cb, .sa_flags = SA_RESTART };
  struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGPROF };

  event._sigev_un._tid = gettid ();
  backtrace (watch.stack, 1);       /* the first call allocates, which a signal handler must not */
  g_assert_no_errno (sigaction (SIGPROF, &action, NULL));
  g_assert_no_errno (timer_create (CLOCK_THREAD_CPUTIME_ID, &event, &watch.timer));
}

gboolean
ui_watch_can_watch (void)
{
  return !IS_INSTRUMENTED;
}

void
ui_watch_start (gboolean tells)
{
  watch.tells = tells;
  watch.n_pauses = 0;
  watch.longest = 0;
  watch.n_slow = 0;
  watch.allowed = NULL;
  if (watch.poll != NULL || IS_INSTRUMENTED)
    return;

  make_timer ();
  watch.best = G_MAXINT64;
  for (guint i = 0; i < TRIALS; i++)
    try_machine ();
  watch.poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, poll_cb);
}

void
ui_watch_follow (GdkFrameClock *clock)
{
  if (watch.poll == NULL)
    return;

  g_signal_connect (clock, "before-paint", G_CALLBACK (pause_watch), NULL);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (resume_watch), NULL);
}

void
ui_watch_except (GListModel *model)
{
  gulong hook;

  if (watch.poll == NULL)
    return;

  hook = g_signal_add_emission_hook (g_signal_lookup ("items-changed", G_TYPE_LIST_MODEL), 0,
                                     items_change_cb, model, NULL);
  g_object_weak_ref (G_OBJECT (model), model_gone_cb, GSIZE_TO_POINTER (hook));
  g_signal_connect_after (model, "items-changed", G_CALLBACK (resume_watch), NULL);
}

void
ui_watch_allow (const char *what)
{
  watch.allowed = what;
}

guint
ui_watch_get_n_slow (void)
{
  return watch.n_slow;
}

double
ui_watch_take_longest (void)
{
  double longest = (double) watch.longest / 1000000;

  watch.longest = 0;
  return longest;
}
