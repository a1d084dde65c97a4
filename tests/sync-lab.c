/* sync-lab.c: what the tests of sync share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sync-lab"

#include "sync-lab.h"

#include "hub-catalogue.h"
#include "hub-tokenizer.h"
#include "test-folder.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define CHILD_WORD "--sync-child"
#define NOBODY     65534
#define SKIPPED    77

HubDemoProcess *
sync_lab_hub (const char *const *extra_args)
{
  g_autoptr(GError) error = NULL;
  HubDemoProcess *hub = hub_demo_process_new (extra_args, &error);

  g_assert_no_error (error);

  return hub;
}

void
sync_lab_control (HubDemoProcess *hub,
                  const char     *format,
                  ...)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *answer = NULL;
  va_list args;

  va_start (args, format);
  json = g_strdup_vprintf (format, args);
  va_end (args);
  answer = hub_demo_process_control (hub, g_strdelimit (json, "'", '"'), &error);
  g_assert_no_error (error);
}

/* A number of DemoStats. */
gint64
sync_lab_stat (HubDemoProcess *hub,
               const char     *name)
{
  g_autofree char *answer = hub_demo_process_control (hub, "{\"do\":\"stats\"}", NULL);
  g_autofree char *key = g_strdup_printf ("\"%s\":", name);
  const char *at = answer != NULL ? strstr (answer, key) : NULL;

  g_assert_nonnull (at);

  return g_ascii_strtoll (at + strlen (key), NULL, 10);
}

/* --- one run --- */

typedef struct
{
  SyncOrder     *order;
  GCancellable  *cancellable;
  GMainLoop     *loop;
  HubSyncReport *report;
} Run;

static void
progress_cb (const HubSyncProgress *progress,
             gpointer               user_data)
{
  Run *run = user_data;

  g_assert_nonnull (progress->phase);
  g_assert_true (progress->total == 0 || progress->done <= progress->total);
  run->order->last_total = progress->total;
  if (++run->order->n_told == run->order->cancel_at)
    g_cancellable_cancel (run->cancellable);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr(GError) error = NULL;

  run->report = hub_sync_run_finish (HUB_SYNC (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (run->loop);
}

HubSyncReport *
sync_lab_run (SyncOrder *order)
{
  g_autoptr(HubSync) sync = hub_sync_new (order->data_dir, order->config_dir);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run run = { order, cancellable, loop, NULL };

  order->n_told = 0;
  if (order->limits != NULL)
    hub_sync_set_limits (sync, order->limits);
  hub_sync_set_pause (sync, order->pause_ms > 0 ? order->pause_ms : 5);
  if (order->sweep_pages > 0)
    hub_sync_set_sweep_pages (sync, order->sweep_pages);
  hub_sync_set_agreed (sync, order->agreed);
  hub_sync_run_async (sync, order->hub, order->languages, order->flags, progress_cb, &run,
                      cancellable, done_cb, &run);
  g_assert_true (hub_sync_is_running (sync));
  g_main_loop_run (loop);
  g_assert_false (hub_sync_is_running (sync));
  hub_sync_stop (sync);

  return run.report;
}

void
sync_lab_run_complete (const char *data_dir,
                       const char *hub)
{
  SyncOrder order = { .data_dir = data_dir, .hub = hub };
  g_autoptr(HubSyncReport) report = sync_lab_run (&order);

  g_assert_no_error (report->error);
  g_assert_cmpstr (hub_sync_result_to_string (report->result), ==, "complete");
}

/* A run that must end well. */
HubSyncReport *
sync_lab_run_well (SyncOrder *order)
{
  HubSyncReport *report = sync_lab_run (order);

  g_assert_no_error (report->error);
  g_assert_cmpint (hub_sync_report_get_exit_status (report), ==, 0);

  return report;
}

/* --- what is in the catalogue --- */

static void
dump_query (sqlite3    *handle,
            const char *sql,
            GString    *text)
{
  sqlite3_stmt *statement = NULL;

  g_string_append_printf (text, "# %s\n", sql);
  if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (handle));

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          const char *value = (const char *) sqlite3_column_text (statement, i);

          g_string_append (text, value != NULL ? value : "NULL");
          g_string_append_c (text, '|');
        }
      g_string_append_c (text, '\n');
    }
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
}

/* Every row of the catalogue as text, in an order of its own; rows are named by what they are
 * known by, not by their numbers. @with_walk: whether the last walk saw them, and how it ended. */
char *
sync_lab_dump (const char *data_dir,
               gboolean    with_walk)
{
  static const char *const queries[] = {
    "SELECT vocabulary, uuid, code, label, position, region, title, paragraph, summary FROM term"
    " ORDER BY vocabulary, uuid",
    "SELECT uuid, langcode, origin, nid, kind, title, url, published, starts, ends, is_ongoing,"
    " is_global, location, mode, practice_type, publishers, languages, audiences, changed,"
    " withdrawn IS NULL, summary, html, text FROM entry LEFT JOIN body ON entry_id = id"
    " ORDER BY uuid, langcode",
    "SELECT entry.uuid, langcode, vocabulary, term.uuid FROM entry_term"
    " JOIN entry ON entry.id = entry_id JOIN term ON term.id = term_id ORDER BY 1, 2, 3, 4",
    "SELECT entry.uuid, entry.langcode, position, is_file, attachment.uuid, uri, name,"
    " attachment.title, mime, attachment.langcode, size FROM attachment"
    " JOIN entry ON entry.id = entry_id ORDER BY 1, 2, 3",
    "SELECT term, col, doc, cnt FROM temp.words ORDER BY 1, 2",
  };
  g_autofree char *path = g_build_filename (data_dir, "catalogue.db", NULL);
  g_autoptr(GString) text = g_string_new (NULL);
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (hub_tokenizer_register (handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE VIRTUAL TABLE temp.words USING"
                                 " fts5vocab (main, entry_text, col)", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    dump_query (handle, queries[i], text);
  if (with_walk)
    {
      dump_query (handle, "SELECT uuid, langcode, generation = (SELECT value FROM state WHERE"
                  " key = 'generation') FROM entry ORDER BY 1, 2", text);
      dump_query (handle, "SELECT key, value FROM state WHERE key IN ('hub', 'walk', 'total')"
                  " ORDER BY 1", text);
    }
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* The catalogue is what a first sync with the hub as it is now would make it. */
void
sync_lab_assert_like_fresh (const char *data_dir,
                            SyncOrder  *order)
{
  g_autoptr(TestFolder) fresh = test_folder_new ();
  SyncOrder first = { .data_dir = fresh, .hub = order->hub, .languages = order->languages };
  g_autoptr(HubSyncReport) report = sync_lab_run_well (&first);
  g_autofree char *expected = sync_lab_dump (fresh, FALSE);
  g_autofree char *found = sync_lab_dump (data_dir, FALSE);
  g_auto(GStrv) a = g_strsplit (found, "\n", -1);
  g_auto(GStrv) b = g_strsplit (expected, "\n", -1);

  for (guint i = 0; a[i] != NULL || b[i] != NULL; i++)
    g_assert_cmpstr (a[i], ==, b[i]);
}

static HubCatalogue *
open_catalogue (const char *data_dir)
{
  g_autoptr(GError) error = NULL;
  HubCatalogue *catalogue = hub_catalogue_open (data_dir, &error);

  g_assert_no_error (error);

  return catalogue;
}

HubEntry *
sync_lab_find (const char *data_dir,
               const char *uuid,
               const char *langcode)
{
  g_autoptr(HubCatalogue) catalogue = open_catalogue (data_dir);

  return hub_catalogue_find_entry (catalogue, uuid, langcode, NULL);
}

/* Entries that are not withdrawn. */
guint
sync_lab_count (const char *data_dir)
{
  g_autoptr(HubCatalogue) catalogue = open_catalogue (data_dir);
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogueStatus) status = hub_catalogue_get_status (catalogue, &error);

  g_assert_no_error (error);
  g_assert_true (hub_catalogue_check (catalogue, &error));
  g_assert_no_error (error);

  return status->entries;
}

/* Runs SQL on the catalogue, and gets the first value of the first row, if there is any. */
char *
sync_lab_query (const char *data_dir,
                const char *sql)
{
  g_autofree char *path = g_build_filename (data_dir, "catalogue.db", NULL);
  sqlite3_stmt *statement = NULL;
  sqlite3 *handle = NULL;
  char *value = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    value = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  sqlite3_close (handle);

  return value;
}

/* --- a process of its own --- */

static void
print_progress_cb (const HubSyncProgress *progress,
                   gpointer               user_data)
{
  printf ("%u\n", progress->done);
  fflush (stdout);
}

static gboolean
obey (const char *extra)
{
  struct rlimit limit;

  if (g_str_equal (extra, "unprivileged"))
    return setgid (NOBODY) == 0 && setuid (NOBODY) == 0;

  if (g_str_has_prefix (extra, "limit="))
    {
      limit.rlim_cur = limit.rlim_max = g_ascii_strtoull (extra + strlen ("limit="), NULL, 10);
      signal (SIGXFSZ, SIG_IGN);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    }

  return TRUE;
}

gboolean
sync_lab_child (int    argc,
                char **argv,
                int   *status)
{
  g_autoptr(HubSync) sync = NULL;
  g_autoptr(GMainLoop) loop = NULL;
  Run run = { 0 };

  if (argc != 5 || !g_str_equal (argv[1], CHILD_WORD))
    return FALSE;

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  if (!obey (argv[4]))
    {
      *status = SKIPPED;
      return TRUE;
    }

  sync = hub_sync_new (argv[2], NULL);
  run.loop = loop = g_main_loop_new (NULL, FALSE);
  hub_sync_run_async (sync, argv[3], NULL, HUB_SYNC_DEFAULT, print_progress_cb, NULL, NULL,
                      done_cb, &run);
  g_main_loop_run (loop);
  hub_sync_stop (sync);
  *status = hub_sync_report_get_exit_status (run.report);
  hub_sync_report_free (run.report);

  return TRUE;
}

/* Starts a sync in a process of its own, which writes a line for each word of progress. */
GSubprocess *
sync_lab_spawn (const char *data_dir,
                const char *hub,
                const char *extra)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", &error);
  GSubprocess *process;

  g_assert_no_error (error);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, self, CHILD_WORD, data_dir,
                              hub, extra, NULL);
  g_assert_no_error (error);

  return process;
}

/* Runs a sync in a process of its own and kills it behind a number of words of progress; whether it
 * was at its end by then. A kill right behind a word falls into the request, the mapping or the
 * writing of the next page, as it happens. */
gboolean
sync_lab_kill (const char *data_dir,
               const char *hub,
               guint       after)
{
  g_autoptr(GSubprocess) process = sync_lab_spawn (data_dir, hub, "none");
  g_autoptr(GDataInputStream) lines = NULL;
  g_autoptr(GError) error = NULL;

  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  for (guint i = 0; i < after; i++)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);

      g_assert_no_error (error);
      if (line == NULL)
        break;
    }

  g_subprocess_send_signal (process, SIGKILL);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);

  return g_subprocess_get_if_exited (process);
}
