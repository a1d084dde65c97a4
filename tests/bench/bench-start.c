/* bench-start.c: how long a program takes until its window shows what it will show
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: bench-start LEFT TOP RIGHT BOTTOM PROGRAM ARGUMENT…
 *
 * Starts the program, waits for its window and looks at a part of it, given in percent of its
 * size, every few milliseconds, until the picture has stood still for SETTLED_MS. It stands still
 * also while no more than SAME_PIXELS become others, as text that is painted once more may come out
 * a little otherwise where two letters touch: nobody sees that. Prints one line
 * of JSON: milliseconds from the start to the mapped window and to the first sight of that last
 * picture; those that the main thread had run by then, which other programs do not lengthen;
 * kilobytes of memory at the end. What is measured is what a person sees; the program need not
 * know of it. Looking costs the server time, so the figures are a little too high.
 */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <gio/gio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#define LOOK_MS 4
#define SETTLED_MS 1500
#define SAME_PIXELS 8
#define TIMEOUT_MS 60000

static gint64 start_time;            /* monotonic microseconds */

static double
elapsed_ms (void)
{
  return (g_get_monotonic_time () - start_time) / 1000.0;
}

/* A window may be gone between two looks; that is no reason to end. */
static int
ignore_error_cb (Display     *display,
                 XErrorEvent *event)
{
  return 0;
}

/* The first window of some size that is mapped below the root, or None. */
static Window
find_window (Display *display)
{
  Window root, parent, found = None;
  Window *children = NULL;
  unsigned int n_children = 0;

  if (!XQueryTree (display, DefaultRootWindow (display), &root, &parent, &children, &n_children))
    return None;

  for (unsigned int i = 0; i < n_children && found == None; i++)
    {
      XWindowAttributes attributes;

      if (XGetWindowAttributes (display, children[i], &attributes) &&
          attributes.map_state == IsViewable && attributes.width > 200 && attributes.height > 200)
        found = children[i];
    }
  if (children != NULL)
    XFree (children);

  return found;
}

/* Whether all pixels are the same, so nothing is drawn yet. */
static gboolean
is_blank (XImage *image)
{
  gsize size = (gsize) image->bytes_per_line * (gsize) image->height;

  return memcmp (image->data, image->data + 4, size - 4) == 0;
}

/* Whether two pictures differ in more pixels than anybody sees. */
static gboolean
differ (XImage *one,
        XImage *other)
{
  gsize size = (gsize) one->bytes_per_line * (gsize) one->height;
  guint n_pixels = 0;

  if (one->width != other->width || one->height != other->height)
    return TRUE;
  for (gsize i = 0; i < size && n_pixels <= SAME_PIXELS; i += 4)
    n_pixels += memcmp (one->data + i, other->data + i, 4) != 0;
  return n_pixels > SAME_PIXELS;
}

/* A picture of the part, %NULL if nothing is drawn yet. */
static XImage *
look (Display   *display,
      Window     window,
      const int *percent)      /* (array fixed-size=4): left, top, right, bottom */
{
  XWindowAttributes attributes;
  XImage *image;

  if (!XGetWindowAttributes (display, window, &attributes))
    return NULL;

  image = XGetImage (display, window, attributes.width * percent[0] / 100,
                     attributes.height * percent[1] / 100,
                     (unsigned int) (attributes.width * (percent[2] - percent[0]) / 100),
                     (unsigned int) (attributes.height * (percent[3] - percent[1]) / 100),
                     AllPlanes, ZPixmap);
  if (image != NULL && is_blank (image))
    {
      XDestroyImage (image);
      return NULL;
    }
  return image;
}

static long
memory_kb (GPid        pid,
           const char *name)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", (int) pid);
  g_autofree char *text = NULL;
  g_autofree char *key = g_strconcat ("\n", name, ":", NULL);
  const char *line;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return -1;
  line = strstr (text, key);

  return line != NULL ? (long) g_ascii_strtoll (line + strlen (key), NULL, 10) : -1;
}

/* How long the main thread has run. */
static double
run_ms (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/task/%d/schedstat", (int) pid, (int) pid);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return -1;
  return (double) g_ascii_strtoull (text, NULL, 10) / 1000000;
}

static gboolean
measure (Display   *display,
         GPid       pid,
         const int *percent)
{
  Window window = None;
  double mapped = 0, seen = 0, run = 0;
  XImage *last = NULL;

  while (window == None && elapsed_ms () < TIMEOUT_MS)
    {
      window = find_window (display);
      g_usleep (LOOK_MS * 1000);
    }
  mapped = elapsed_ms ();

  while (elapsed_ms () < TIMEOUT_MS && (last == NULL || elapsed_ms () - seen < SETTLED_MS))
    {
      double now = elapsed_ms ();
      double run_now = run_ms (pid);
      XImage *image = look (display, window, percent);

      if (last != NULL && image != NULL && !differ (last, image))
        {
          XDestroyImage (image);
        }
      else
        {
          if (last != NULL)
            XDestroyImage (last);
          last = image;
          seen = now;
          run = run_now;
        }
      g_usleep (LOOK_MS * 1000);
    }

  printf ("{\"mapped_ms\": %.0f, \"painted_ms\": %.0f, \"run_ms\": %.0f, \"rss_kb\": %ld, "
          "\"pss_kb\": %ld, \"anonymous_kb\": %ld}\n", mapped, seen, run, memory_kb (pid, "Rss"),
          memory_kb (pid, "Pss"), memory_kb (pid, "Anonymous"));

  if (last == NULL)
    return FALSE;
  XDestroyImage (last);
  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  Display *display;
  GPid pid = 0;
  int percent[4];
  gboolean done;

  if (argc < 6)
    {
      g_printerr ("usage: bench-start LEFT TOP RIGHT BOTTOM PROGRAM ARGUMENT…\n");
      return 2;
    }
  for (int i = 0; i < 4; i++)
    percent[i] = (int) g_ascii_strtoll (argv[i + 1], NULL, 10);

  display = XOpenDisplay (NULL);
  if (display == NULL)
    {
      g_printerr ("bench-start: no display\n");
      return 1;
    }
  XSetErrorHandler (ignore_error_cb);

  start_time = g_get_monotonic_time ();
  if (!g_spawn_async (NULL, argv + 5, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH, NULL,
                      NULL, &pid, &error))
    {
      g_printerr ("bench-start: %s\n", error->message);
      return 1;
    }
  done = measure (display, pid, percent);
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  XCloseDisplay (display);

  return done ? 0 : 1;
}
