/* test-sync-storage.c: syncs into a store that fails, by the rows of FAULTS.md
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-sync-storage"

#include "file-system.h"
#include "hub-catalogue.h"
#include "hub-error.h"
#include "sync-lab.h"
#include "test-folder.h"

#include <glib/gstdio.h>
#include <linux/magic.h>
#include <sqlite3.h>
#include <string.h>

#define N_REAL  94
#define SKIPPED 77

static int
run_child (TestFolder *folder,
           const char *url,
           const char *extra)
{
  g_autoptr(GSubprocess) process = sync_lab_spawn (folder, url, extra);
  g_autoptr(GError) error = NULL;

  g_subprocess_communicate (process, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));

  return g_subprocess_get_exit_status (process);
}

static gsize
get_size (TestFolder *folder)
{
  g_autoptr(GBytes) bytes = test_folder_read (folder, "catalogue.db");

  return g_bytes_get_size (bytes);
}

/* Files of the child cannot grow over a limit, as on a disk that is full, each time a bit later.
 * What was stored before stays, the page that did not fit is not passed over, and with space again
 * the sync ends as an unbroken one. */
static void
test_f49_disk_full (void)
{
  const char *const arguments[] = { "--entries", "400", NULL };
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (arguments);
  const char *url = hub_demo_process_get_url (hub);
  g_autoptr(TestFolder) unbroken = test_folder_new ();
  g_autofree char *expected = NULL;
  guint n_full = 0;
  int status = 5;

  sync_lab_run_complete (unbroken, url);
  expected = sync_lab_dump (unbroken, TRUE);

  for (gsize more = 50000; status == 5; more += 150000)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      g_autofree char *extra = NULL;
      g_autofree char *found = NULL;

      g_assert_cmpuint (sync_lab_count (folder), ==, N_REAL);     /* makes it */
      extra = g_strdup_printf ("limit=%" G_GSIZE_FORMAT, get_size (folder) + more);
      status = run_child (folder, url, extra);
      g_assert_true (status == 5 || status == 0);
      n_full += status == 5;
      g_assert_cmpuint (sync_lab_count (folder), >=, N_REAL);
      if (status == 5)
        sync_lab_run_complete (folder, url);

      found = sync_lab_dump (folder, TRUE);
      g_assert_cmpstr (found, ==, expected);
    }

  g_assert_cmpuint (n_full, >, 2);
}

static void
test_f51_read_only (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  const char *url = hub_demo_process_get_url (hub);
  g_autofree char *path = test_folder_path (folder, "catalogue.db");
  g_autofree char *lock = test_folder_path (folder, "catalogue.lock");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int status;

  sync_lab_run_complete (folder, url);
  before = sync_lab_dump (folder, TRUE);
  g_chmod (path, 0444);
  g_chmod (lock, 0444);
  g_chmod (folder, 0555);
  status = run_child (folder, url, "unprivileged");
  g_chmod (folder, 0755);
  if (status == SKIPPED)
    {
      g_test_skip ("cannot become another user");
      return;
    }

  g_assert_cmpint (status, ==, 5);
  after = sync_lab_dump (folder, TRUE);
  g_assert_cmpstr (before, ==, after);
}

static void
test_f51_no_folder (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  g_autofree char *inner = test_folder_path (folder, "a/b/c");
  g_autofree char *file = test_folder_path (folder, "file");
  g_autofree char *below_file = test_folder_path (folder, "file/d");
  SyncOrder order = { .data_dir = below_file, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) report = NULL;

  sync_lab_run_complete (inner, order.hub);
  g_assert_cmpuint (sync_lab_count (inner), ==, N_REAL);

  test_folder_write (folder, "file", "x", 1);
  report = sync_lab_run (&order);
  g_assert_nonnull (report->error);
  g_assert_cmpint (hub_sync_report_get_exit_status (report), ==, 5);
}

static guint
count_entries (HubCatalogue *catalogue)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogueStatus) status = hub_catalogue_get_status (catalogue, &error);

  g_assert_no_error (error);
  return status->entries;
}

/* A catalogue that a killed sync left on a local disk, moved to a network file system: it is read,
 * synced also past more kills, and is as on a local disk, with no log. */
static void
test_f51_network (void)
{
  const char *const arguments[] = { "--entries", "200", NULL };
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (arguments);
  const char *url = hub_demo_process_get_url (hub);
  g_autoptr(TestFolder) local = test_folder_new ();
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogue) reader = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  sync_lab_run_complete (local, url);
  expected = sync_lab_dump (local, TRUE);

  g_assert_false (sync_lab_kill (folder, url, 6));
  file_system_pretend (NFS_SUPER_MAGIC);
  for (guint after = 0; after < 9; after += 2)
    sync_lab_kill (folder, url, after);
  reader = hub_catalogue_open (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_entries (reader), >=, N_REAL);
  g_assert_false (test_folder_has (folder, "catalogue.db-wal"));

  sync_lab_run_complete (folder, url);
  g_assert_cmpuint (count_entries (reader), ==, sync_lab_count (local));
  g_assert_false (test_folder_has (folder, "catalogue.db-wal"));
  found = sync_lab_dump (folder, TRUE);
  g_assert_cmpstr (found, ==, expected);
  file_system_pretend (EXT4_SUPER_MAGIC);
}

/* Only a sync finds it: the file is set aside, made anew, and says so. */
static void
test_f52_bad_header (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) report = NULL;
  g_autofree char *garbage = g_strnfill (20000, '?');

  test_folder_write (folder, "catalogue.db", garbage, 20000);
  report = sync_lab_run (&order);
  g_assert_no_error (report->error);
  g_assert_cmpint (report->result, ==, HUB_SYNC_COMPLETE);
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_true (g_file_test (((HubSyncProblem *) report->problems->pdata[0])->where,
                              G_FILE_TEST_EXISTS));
  g_assert_cmpuint (sync_lab_count (folder), ==, N_REAL);
}

/* A page in the middle is damaged. A sync that meets the damage ends with it, or mends it; the one
 * after it works. A sync does not read all pages: the rest is found by who reads them. */
static void
test_f52_bad_page (void)
{
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  const char *url = hub_demo_process_get_url (hub);
  g_autoptr(TestFolder) whole = test_folder_new ();
  g_autoptr(GBytes) bytes = NULL;
  gsize n_pages;

  sync_lab_run_complete (whole, url);
  bytes = test_folder_read (whole, "catalogue.db");
  n_pages = g_bytes_get_size (bytes) / 4096;

  for (gsize page = 1; page < n_pages; page += n_pages / 8)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      SyncOrder order = { .data_dir = folder, .hub = url, .flags = HUB_SYNC_FULL };
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL),
                                           g_bytes_get_size (bytes));
      g_autoptr(HubSyncReport) first = NULL;
      g_autoptr(HubSyncReport) second = NULL;

      memset (data + page * 4096, 0xa5, 4096);
      test_folder_write (folder, "catalogue.db", data, g_bytes_get_size (bytes));
      first = sync_lab_run (&order);
      if (first->error != NULL)
        g_assert_cmpint (hub_sync_report_get_exit_status (first), ==, 5);

      second = sync_lab_run (&order);
      g_assert_no_error (second->error);
      g_assert_cmpuint (second->seen, ==, N_REAL);
    }
}

static void
test_f54_newer (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autofree char *path = test_folder_path (folder, "catalogue.db");
  g_autoptr(HubSyncReport) report = NULL;
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GBytes) after = NULL;
  sqlite3 *handle = NULL;

  sync_lab_run_complete (folder, order.hub);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA user_version = 99", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (handle);

  before = test_folder_read (folder, "catalogue.db");
  report = sync_lab_run (&order);
  after = test_folder_read (folder, "catalogue.db");
  g_assert_error (report->error, HUB_ERROR, HUB_ERROR_STORE_TOO_NEW);
  g_assert_cmpint (hub_sync_report_get_exit_status (report), ==, 5);
  g_assert_true (g_bytes_equal (before, after));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  if (sync_lab_child (argc, argv, &status))
    return status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync-storage/F49-disk-full", test_f49_disk_full);
  g_test_add_func ("/sync-storage/F51-read-only", test_f51_read_only);
  g_test_add_func ("/sync-storage/F51-no-folder", test_f51_no_folder);
  g_test_add_func ("/sync-storage/F51-network", test_f51_network);
  g_test_add_func ("/sync-storage/F52-bad-header", test_f52_bad_header);
  g_test_add_func ("/sync-storage/F52-bad-page", test_f52_bad_page);
  g_test_add_func ("/sync-storage/F54-newer", test_f54_newer);

  return g_test_run ();
}
