/* bench-ui.c: whether the window keeps up with who scrolls and types
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: bench-ui BUILD
 *
 * Opens the window on the catalogue of XDG_DATA_HOME and has xdotool turn the wheel, press keys,
 * drag the scroll bar and type, while the frame clock runs at 60 Hz. A frame is dropped when the
 * next one begins more than one and a half periods after it. How many were dropped is counted
 * twice: by the clock, as a person sees it; and by the time that the main thread itself ran in
 * between, which other programs on a busy machine do not lengthen.
 */

#include "hub-entry-row.h"
#include "ui-stage.h"
#include "ui-watch.h"

#include <stdio.h>
#include <time.h>

#define PERIOD_US (1000000 / 60.0)

typedef struct
{
  const char *name;
  const char *script;        /* of xdotool; %s is how to point at a place of the list */
} Phase;

typedef struct
{
  guint  n_frames;
  guint  n_dropped;          /* by the clock */
  guint  n_own;              /* by the time of the main thread */
  double longest_ms;         /* of the main thread, from one frame to the next */
  gint64 frame_us;           /* when the last frame began, -1 for the first */
  gint64 thread_us;          /* the time of the main thread then */
} Count;

static const Phase phases[] = {
  { "wheel",       "mousemove %s click --repeat 150 --delay 20 5" },
  { "fast wheel",  "mousemove %s click --repeat 300 --delay 4 5 click --repeat 100 --delay 4 4" },
  { "page down",   "key --repeat 60 --delay 50 Next" },
  { "to the end",  "key End sleep 0.5 key Home sleep 0.5 key End sleep 0.5 key Home sleep 0.5" },
  { "scroll bar",  "drag" },
  { "typing",      "key ctrl+f type --delay 90 \"migrant workers and data\"" },
};

static Count count;

static gint64
thread_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static guint
dropped (gint64 us)
{
  return us > 1.5 * PERIOD_US ? (guint) (us / PERIOD_US + 0.5) - 1 : 0;
}

static void
frame_cb (GdkFrameClock *clock)
{
  gint64 now = g_get_monotonic_time ();
  gint64 thread_now = thread_us ();

  if (count.frame_us >= 0)
    {
      count.n_dropped += dropped (now - count.frame_us);
      count.n_own += dropped (thread_now - count.thread_us);
      count.longest_ms = MAX (count.longest_ms, (double) (thread_now - count.thread_us) / 1000);
    }
  count.n_frames++;
  count.frame_us = now;
  count.thread_us = thread_now;
}

/* Where the list, or its scroll bar, is on the screen: the window stands in its corner. */
static char *
point_at (GtkWidget *window,
          GtkWidget *widget,
          double     x,         /* of its width */
          double     y)         /* of its height */
{
  graphene_point_t place;
  double left, top;

  gtk_native_get_surface_transform (GTK_NATIVE (window), &left, &top);
  g_assert_true (gtk_widget_compute_point (
    widget, window,
    &GRAPHENE_POINT_INIT ((float) (gtk_widget_get_width (widget) * x),
                          (float) (gtk_widget_get_height (widget) * y)), &place));
  return g_strdup_printf ("%d %d", (int) (place.x + left), (int) (place.y + top));
}

/* Drags the handle of the scroll bar down by steps and up again. */
static char *
drag_script (GtkWidget *window,
             GtkWidget *bar)
{
  GString *script = g_string_new (NULL);
  g_autofree char *top = point_at (window, bar, 0.7, 0.004);

  g_string_printf (script, "mousemove %s sleep 0.6 mousedown 1", top);
  for (int i = 1; i <= 180; i++)
    {
      double y = 0.004 + 0.9 * (i <= 120 ? i : 240 - i) / 120.0;
      g_autofree char *place = point_at (window, bar, 0.7, y);

      g_string_append_printf (script, " mousemove %s sleep 0.016", place);
    }
  g_string_append (script, " mouseup 1");
  return g_string_free (script, FALSE);
}

static char *
dup_script (const Phase *phase,
            GtkWidget   *window,
            GtkWidget   *scroller)
{
  GtkWidget *bar = gtk_scrolled_window_get_vscrollbar (GTK_SCROLLED_WINDOW (scroller));
  g_autofree char *middle = point_at (window, scroller, 0.5, 0.5);
  g_auto(GStrv) parts = NULL;

  if (g_str_equal (phase->script, "drag"))
    return drag_script (window, bar);

  parts = g_strsplit (phase->script, "%s", -1);
  return g_strjoinv (middle, parts);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  gboolean *is_done = user_data;

  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, NULL));
  *is_done = TRUE;
}

static void
act (const char *script)
{
  g_autofree char *line = g_strconcat ("xdotool ", script, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) xdotool = NULL;
  g_auto(GStrv) words = NULL;
  gboolean is_done = FALSE;

  g_assert_true (g_shell_parse_argv (line, NULL, &words, NULL));
  xdotool = g_subprocess_newv ((const char *const *) words, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (xdotool, NULL, done_cb, &is_done);
  ui_wait (is_done);
}

static void
wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * G_GINT64_CONSTANT (1000);

  ui_wait (g_get_monotonic_time () >= end);
}

static void
play (UiStage *stage)
{
  GtkWidget *window = GTK_WIDGET (stage->window);
  GtkWidget *list = ui_find (GTK_WIDGET (hub_window_get_browse (stage->window)),
                             GTK_TYPE_LIST_VIEW, "entries");
  GtkWidget *scroller = gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  double longest_call = 0;
  guint n_frames = 0, n_dropped = 0;

  gtk_widget_grab_focus (list);
  gdk_frame_clock_begin_updating (clock);
  wait_ms (2000);                            /* all rows are there, and their stars */
  g_signal_connect (clock, "before-paint", G_CALLBACK (frame_cb), NULL);
  printf ("%-12s%8s%10s%22s%16s%14s%12s\n", "", "frames", "dropped", "by the main thread's",
          "longest frame", "longest call", "scrolled to");
  for (gsize i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      g_autofree char *script = dup_script (&phases[i], window, scroller);
      double call;

      ui_watch_start (FALSE);
      count = (Count) { .frame_us = -1 };
      act (script);
      wait_ms (300);
      call = ui_watch_take_longest ();
      printf ("%-12s%8u%10u%22u%13.1f ms%11.1f ms%10.0f %%\n", phases[i].name, count.n_frames,
              count.n_dropped, count.n_own, count.longest_ms, call,
              100 * gtk_adjustment_get_value (adjustment) / gtk_adjustment_get_upper (adjustment));
      n_frames += count.n_frames;
      n_dropped += count.n_dropped;
      longest_call = MAX (longest_call, call);
    }
  gdk_frame_clock_end_updating (clock);
  printf ("ui: %u frames, %u dropped, longest main-thread call %.1f ms\n", n_frames, n_dropped,
          longest_call);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(UiStage) stage = NULL;

  if (argc < 2)
    {
      g_printerr ("usage: bench-ui BUILD\n");
      return 2;
    }
  setvbuf (stdout, NULL, _IOLBF, 0);
  gtk_init ();
  stage = ui_stage_new ();
  stage->data_dir = g_build_filename (g_get_user_data_dir (), "hub-reader", NULL);
  ui_stage_play (stage, play);
  return 0;
}
