/* bench-sync.c: how long a full sync takes, and what it needs
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* usage: bench-sync BUILD [--large]
 *
 * Starts BUILD/hub-demo with made-up entries and brings all of it home into a fresh folder: by a
 * sync, and by a pipeline of curl, jq and sqlite3 over the same addresses, in turns, each in
 * processes of its own. Then a sync once more with nothing new, and what the processor is busy with
 * while an entry goes from bytes to a row. The times by the clock have the hub's work in them,
 * which is the same for both.
 */

#define G_LOG_DOMAIN "bench-sync"

#include "demo-process.h"
#include "hub-sync.h"
#include "sync-way.h"
#include "test-folder.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

#define SMALL 10550      /* of which 10,000 are published */
#define LARGE 100000
#define N_ROUNDS 3

/* What a child took, with its own children. */
typedef struct
{
  double seconds[N_ROUNDS];
  double cpu;              /* seconds, of the last round */
  double peak;             /* MiB of the largest process, of all rounds */
} Took;

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

static double
get_seconds (const struct rusage *usage)
{
  return (double) (usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) +
         (double) (usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / G_USEC_PER_SEC;
}

/* One sync of @url into @folder, in this process. */
static int
sync_once (const char *folder,
           const char *url)
{
  g_autoptr(HubSync) sync = hub_sync_new (folder, NULL);
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(HubSyncReport) report = NULL;
  Run run = { loop, NULL };
  struct rusage before, after;
  double cpu;

  getrusage (RUSAGE_SELF, &before);
  hub_sync_run_async (sync, url, NULL, HUB_SYNC_DEFAULT, NULL, NULL, NULL, done_cb, &run);
  g_main_loop_run (loop);
  hub_sync_stop (sync);
  getrusage (RUSAGE_SELF, &after);

  report = run.report;
  cpu = get_seconds (&after) - get_seconds (&before);
  g_print ("ours      %-9s %6u entries %5u requests %7.1f MiB %6.1f s %7.0f entries/s %5.0f µs CPU"
           " an entry\n", hub_sync_result_to_string (report->result), report->seen,
           report->requests, (double) report->bytes / 1024 / 1024, report->seconds,
           report->seen / report->seconds, cpu / MAX (report->seen, 1) * 1e6);

  return report->result == HUB_SYNC_COMPLETE || report->result == HUB_SYNC_UNCHANGED ? 0 : 1;
}

/* Runs a program to its end; a failing one is an error. */
static gboolean
run_timed (const char *const  *arguments,
           guint               round,
           Took               *took,
           GError            **error)
{
  gint64 began = g_get_monotonic_time ();
  struct rusage usage;
  int status;
  GPid pid;

  if (!g_spawn_async (NULL, (char **) arguments, NULL,
                      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH, NULL, NULL, &pid, error))
    return FALSE;

  wait4 (pid, &status, 0, &usage);
  took->seconds[round] = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
  took->cpu = get_seconds (&usage);
  took->peak = MAX (took->peak, (double) usage.ru_maxrss / 1024);

  return g_spawn_check_wait_status (status, error);
}

static gboolean
run_ours (const char  *folder,
          const char  *url,
          guint        round,
          Took        *took,
          GError     **error)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *const arguments[] = { self, "--sync", folder, url, NULL };

  return run_timed (arguments, round, took, error);
}

static gboolean
run_pipeline (const char  *folder,
              const char  *addresses,
              guint        round,
              Took        *took,
              GError     **error)
{
  g_autofree char *program = g_build_filename (BENCH_SOURCES, "sync-pipeline", NULL);
  g_autofree char *database = g_build_filename (folder, "pipeline.db", NULL);
  const char *const arguments[] = { program, addresses, database, NULL };

  g_print ("pipeline  entries in its index: ");
  if (!run_timed (arguments, round, took, error))
    return FALSE;

  g_print ("          in %.1f s, %.1f s of processor time\n", took->seconds[round], took->cpu);
  return g_unlink (database) == 0;
}

/* Writes the pages that the addresses lead to into @folder, as sync_way_measure () has them. */
static gboolean
keep_pages (const char  *folder,
            const char  *addresses,
            GError     **error)
{
  g_autofree char *list = g_build_filename (folder, "list", NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(GString) config = g_string_new (NULL);
  const char *const arguments[] = { "curl", "--silent", "--show-error", "--fail", "--globoff",
                                    "--config", list, NULL };
  Took took = { { 0 } };

  if (!g_file_get_contents (addresses, &text, NULL, error))
    return FALSE;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_string_append_printf (config, "url = \"%s\"\noutput = \"%s/page-%05u\"\n", lines[i], folder,
                            i + 1);

  return g_file_set_contents (list, config->str, -1, error) &&
         run_timed (arguments, 0, &took, error);
}

static int
compare_seconds (const void *a,
                 const void *b)
{
  double seconds_a = *(const double *) a;
  double seconds_b = *(const double *) b;

  return (seconds_a > seconds_b) - (seconds_a < seconds_b);
}

static double
get_median (Took *took)
{
  qsort (took->seconds, N_ROUNDS, sizeof *took->seconds, compare_seconds);

  return took->seconds[N_ROUNDS / 2];
}

/* Ours and the pipeline in turns. The hub's log of the first sync has the addresses of all; then
 * the store of the last sync is asked for news. */
static gboolean
run_rounds (const char  *url,
            const char  *log,
            const char  *addresses,
            Took        *ours,
            Took        *pipeline,
            GError     **error)
{
  Took again = { { 0 } };

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();

      if (!run_ours (folder, url, round, ours, error))
        return FALSE;
      if (round == 0)
        {
          g_autofree char *text = NULL;

          if (!g_file_get_contents (log, &text, NULL, error) ||
              !g_file_set_contents (addresses, text, -1, error))
            return FALSE;
        }
      if (!run_pipeline (folder, addresses, round, pipeline, error) ||
          (round + 1 == N_ROUNDS && !run_ours (folder, url, 0, &again, error)))
        return FALSE;
    }

  return TRUE;
}

/* @n_entries beside the pipeline, and the way of an entry. */
static gboolean
compare (const char *number,
         GError    **error)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *log = g_build_filename (folder, "log", NULL);
  g_autofree char *addresses = g_build_filename (folder, "addresses", NULL);
  const char *const arguments[] = { "--entries", number, "--log", log, NULL };
  g_autoptr(HubDemoProcess) hub = hub_demo_process_new (arguments, error);
  Took ours = { { 0 } };
  Took pipeline = { { 0 } };
  double median, load;

  if (hub == NULL ||
      !run_rounds (hub_demo_process_get_url (hub), log, addresses, &ours, &pipeline, error) ||
      !keep_pages (folder, addresses, error) || !sync_way_measure (folder, &median, error))
    return FALSE;

  if (getloadavg (&load, 1) < 1)
    load = -1;
  g_print ("processor time of the last round: ours %.1f s, pipeline %.1f s; its largest process"
           " %.0f MiB; load %.1f\n", ours.cpu, pipeline.cpu, pipeline.peak, load);
  g_print ("median of %d rounds:\n", N_ROUNDS);
  g_print ("sync: ours %.1f s, pipeline %.1f s, ratio %.2f, peak %.0f MiB\n", get_median (&ours),
           get_median (&pipeline), get_median (&ours) / get_median (&pipeline), ours.peak);
  return TRUE;
}

/* @n_entries, once in full and once with nothing new. */
static gboolean
run_large (const char *number,
           GError    **error)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  const char *const arguments[] = { "--entries", number, NULL };
  g_autoptr(HubDemoProcess) hub = hub_demo_process_new (arguments, error);
  const char *url = hub != NULL ? hub_demo_process_get_url (hub) : NULL;
  Took took = { { 0 } };

  if (hub == NULL || !run_ours (folder, url, 0, &took, error) ||
      !run_ours (folder, url, 1, &took, error))
    return FALSE;

  g_print ("large: first %.1f s, again %.1f s, peak %.0f MiB\n", took.seconds[0], took.seconds[1],
           took.peak);
  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *hub = NULL;
  g_autoptr(GError) error = NULL;
  gboolean is_large;

  setlocale (LC_ALL, "");
  setvbuf (stdout, NULL, _IONBF, 0);
  if (argc == 4 && g_str_equal (argv[1], "--sync"))
    return sync_once (argv[2], argv[3]);

  is_large = argc == 3 && g_str_equal (argv[2], "--large");
  if (argc != (is_large ? 3 : 2))
    {
      g_printerr ("usage: bench-sync BUILD [--large]\n");
      return 2;
    }

  hub = g_build_filename (argv[1], "hub-demo", NULL);
  g_setenv ("HUB_DEMO", hub, TRUE);
  if ((is_large && !run_large (G_STRINGIFY (LARGE), &error)) ||
      !compare (G_STRINGIFY (SMALL), &error))
    {
      g_printerr ("bench-sync: %s\n", error->message);
      return 1;
    }

  return 0;
}
