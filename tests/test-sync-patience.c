/* test-sync-patience.c: one request at a time, and never an idle hand
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-sync-patience"

#include "hub-error.h"
#include "sync-lab.h"
#include "test-folder.h"

#include <sqlite3.h>
#include <string.h>

#define N_TERMS        (24 + 10 + 5 + 194 + 12)
#define N_TERM_PAGES   8
#define PAGE           50
#define PATIENCE_USEC  (3 * G_USEC_PER_SEC)     /* the writer waits for five seconds */

static const char *const many[] = { "--entries", "2000", NULL };

/* A run that a test looks on at. */
typedef struct
{
  TestFolder     *folder;
  HubDemoProcess *hub;
  HubSyncReport  *report;
  sqlite3        *handle;
  guint           stored;     /* entries in the store while it was held */
  gint64          asked;      /* requests meanwhile */
} Watch;

/* Entries that the walk under way has stored. */
static guint
count_stored (TestFolder *folder)
{
  g_autofree char *walk = sync_lab_query (folder, "SELECT value FROM state WHERE key = 'walk'");
  const char *seen = walk != NULL ? strstr (walk, "\nseen=") : NULL;

  return seen != NULL ? (guint) g_ascii_strtoull (seen + strlen ("\nseen="), NULL, 10) : 0;
}

/* Holds the store at the first page of entries, and looks how far the asking goes. */
static void
hold_cb (const HubSyncProgress *progress,
         gpointer               user_data)
{
  Watch *watch = user_data;
  g_autofree char *path = test_folder_path (watch->folder, "catalogue.db");
  gint64 until = g_get_monotonic_time () + PATIENCE_USEC;
  gint64 expected;

  if (watch->stored > 0 || progress->done < N_TERMS + PAGE)
    return;

  g_assert_cmpint (sqlite3_open (path, &watch->handle), ==, SQLITE_OK);
  sqlite3_busy_timeout (watch->handle, 1000);
  g_assert_cmpint (sqlite3_exec (watch->handle, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  watch->stored = count_stored (watch->folder);
  g_assert_cmpuint (watch->stored % PAGE, ==, 0);

  /* the entry point, the vocabularies, what is stored, what is being stored, and one more */
  expected = 1 + N_TERM_PAGES + watch->stored / PAGE + 2;
  do
    watch->asked = sync_lab_stat (watch->hub, "requests");
  while (watch->asked < expected && g_get_monotonic_time () < until);
  g_usleep (G_USEC_PER_SEC / 5);
  g_assert_cmpint (sync_lab_stat (watch->hub, "requests"), ==, expected);
  g_assert_cmpuint (count_stored (watch->folder), ==, watch->stored);
  g_assert_cmpint (sqlite3_exec (watch->handle, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (watch->handle), ==, SQLITE_OK);
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Watch *watch = user_data;
  g_autoptr(GError) error = NULL;

  watch->report = hub_sync_run_finish (HUB_SYNC (source), result, &error);
  g_assert_no_error (error);
}

/* While a page is being stored the next one is asked for, but none behind it. */
static void
test_next_page_meanwhile (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  g_autoptr(HubSync) sync = hub_sync_new (folder, NULL);
  Watch watch = { .folder = folder, .hub = hub };

  hub_sync_run_async (sync, hub_demo_process_get_url (hub), NULL, HUB_SYNC_DEFAULT, hold_cb,
                      &watch, NULL, ended_cb, &watch);
  while (watch.report == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_no_error (watch.report->error);
  g_assert_cmpuint (watch.stored, >, 0);
  g_assert_cmpuint (sync_lab_count (folder), ==, watch.report->seen);
  hub_sync_report_free (watch.report);
  hub_sync_stop (sync);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync-patience/next-page-meanwhile", test_next_page_meanwhile);

  return g_test_run ();
}
