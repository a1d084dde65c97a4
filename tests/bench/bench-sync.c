/* bench-sync.c: how long a full sync takes, and what it needs
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* usage: bench-sync BUILD [--large]
 *
 * Starts BUILD/hub-demo with made-up entries and brings all of it home into a fresh folder, once
 * in full and once more with nothing new. The times have the server's work in them, which runs on
 * a core of its own if there are two; CPU and memory are those of the sync alone, which runs in a
 * process of its own for each size.
 */

#define G_LOG_DOMAIN "bench-sync"

#include "demo-process.h"
#include "hub-sync.h"
#include "test-folder.h"

#include <locale.h>
#include <string.h>
#include <sys/resource.h>

#define SMALL 5000
#define LARGE 100000

typedef struct
{
  GMainLoop     *loop;
  HubSyncReport *report;
} Run;

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Run *run = user_data;

  run->report = hub_sync_run_finish (HUB_SYNC (source), result, NULL);
  g_main_loop_quit (run->loop);
}

/* Seconds of CPU that this process has used. */
static double
get_cpu (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

/* MiB that this process has held at once. */
static double
get_peak (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (double) usage.ru_maxrss / 1024;
}

static HubSyncReport *
sync_once (const char *folder,
           const char *url,
           const char *what)
{
  g_autoptr(HubSync) sync = hub_sync_new (folder, NULL);
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run run = { loop, NULL };
  double cpu = get_cpu ();
  HubSyncReport *report;

  hub_sync_run_async (sync, url, NULL, HUB_SYNC_DEFAULT, NULL, NULL, NULL, done_cb, &run);
  g_main_loop_run (loop);
  hub_sync_stop (sync);

  report = run.report;
  cpu = get_cpu () - cpu;
  g_print ("%-10s %-9s %6u entries %5u requests %7.1f MiB %6.1f s %7.0f entries/s %4.0f µs CPU an"
           " entry %6.1f MiB peak\n", what, hub_sync_result_to_string (report->result),
           report->seen, report->requests, (double) report->bytes / 1024 / 1024, report->seconds,
           report->seen / report->seconds, cpu / MAX (report->seen, 1) * 1e6, get_peak ());

  return report;
}

static int
measure (int n_entries)
{
  g_autofree char *number = g_strdup_printf ("%d", n_entries);
  const char *const arguments[] = { "--entries", number, NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = hub_demo_process_new (arguments, &error);
  g_autoptr(HubSyncReport) first = NULL;
  g_autoptr(HubSyncReport) again = NULL;
  double peak;

  if (hub == NULL)
    {
      g_printerr ("bench-sync: %s\n", error->message);
      return 1;
    }

  first = sync_once (folder, hub_demo_process_get_url (hub), "first");
  peak = get_peak ();
  again = sync_once (folder, hub_demo_process_get_url (hub), "again");
  g_print ("sync: %u entries, %u requests, %.1f s, peak %.0f MiB\n", first->seen, first->requests,
           first->seconds, peak);

  return first->result == HUB_SYNC_COMPLETE && again->result == HUB_SYNC_UNCHANGED ? 0 : 1;
}

static int
measure_apart (const char *build,
               int         n_entries)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *number = g_strdup_printf ("%d", n_entries);
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, self, build,
                                                     "--size", number, NULL);

  if (process == NULL || !g_subprocess_wait_check (process, NULL, &error))
    {
      g_printerr ("bench-sync: %s\n", error->message);
      return 1;
    }

  return 0;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *hub = NULL;
  gint64 size;

  setlocale (LC_ALL, "");
  if (argc < 2)
    {
      g_printerr ("usage: bench-sync BUILD [--large]\n");
      return 2;
    }

  hub = g_build_filename (argv[1], "hub-demo", NULL);
  g_setenv ("HUB_DEMO", hub, TRUE);
  if (argc == 4 && g_str_equal (argv[2], "--size") &&
      g_ascii_string_to_signed (argv[3], 10, 1, LARGE, &size, NULL))
    return measure ((int) size);

  if (measure_apart (argv[1], SMALL) != 0)
    return 1;

  return argc == 3 && g_str_equal (argv[2], "--large") ? measure_apart (argv[1], LARGE) : 0;
}
