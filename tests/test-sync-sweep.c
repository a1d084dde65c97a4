/* test-sync-sweep.c: what is gone from the hub, and what comes back
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-sync-sweep"

#include "sync-lab.h"
#include "test-folder.h"

#define N_KILLS 12

static const char *const many[] = { "--entries", "400", NULL };

/* As if the last sweep had been a day ago. */
static void
age (TestFolder *folder)
{
  g_autofree char *none = sync_lab_query (folder, "UPDATE state SET value = value - 86400"
                                                  " WHERE key = 'swept'");
}

static char *
dup_uuid (TestFolder *folder,
          guint       nth)
{
  g_autofree char *sql = g_strdup_printf ("SELECT uuid FROM entry WHERE langcode = 'en'"
                                          " ORDER BY nid LIMIT 1 OFFSET %u", nth);

  return sync_lab_query (folder, sql);
}

static void
hide (HubDemoProcess *hub,
      TestFolder     *folder,
      guint           first,
      guint           n)
{
  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *uuid = dup_uuid (folder, i);

      sync_lab_control (hub, "{'do':'hide','uuid':'%s'}", uuid);
    }
}

/* What is deleted or hidden is found out within a day, and what comes back comes back. */
static void
test_f44_gone_and_back (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autofree char *hidden = NULL;
  g_autofree char *deleted = NULL;
  g_autoptr(HubSyncReport) early = NULL;
  g_autoptr(HubSyncReport) swept = NULL;
  g_autoptr(HubSyncReport) back = NULL;
  g_autoptr(HubEntry) entry = NULL;
  guint n;

  sync_lab_run_complete (folder, order.hub);
  n = sync_lab_count (folder);
  hidden = dup_uuid (folder, 3);
  deleted = dup_uuid (folder, 300);
  sync_lab_control (hub, "{'do':'hide','uuid':'%s'}", hidden);
  sync_lab_control (hub, "{'do':'delete','uuid':'%s'}", deleted);

  early = sync_lab_run_well (&order);
  g_assert_cmpuint (early->withdrawn, ==, 0);
  age (folder);
  swept = sync_lab_run_well (&order);
  g_assert_cmpint (swept->result, ==, HUB_SYNC_COMPLETE);
  g_assert_cmpuint (swept->withdrawn, ==, 2);
  g_assert_cmpuint (swept->updated + swept->added, ==, 0);
  g_assert_cmpuint (sync_lab_count (folder), ==, n - 2);
  entry = sync_lab_find (folder, hidden, "en");
  g_assert_true (hub_entry_is_withdrawn (entry));

  sync_lab_control (hub, "{'do':'publish','uuid':'%s'}", hidden);
  back = sync_lab_run_well (&order);
  g_assert_cmpuint (back->updated, ==, 1);
  g_assert_cmpuint (sync_lab_count (folder), ==, n - 1);
}

/* A sweep of one page a run: nothing leaves before the last, and what is new meanwhile stays. */
static void
test_slices (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub),
                      .sweep_pages = 1 };
  g_autofree char *sweep = NULL;
  guint n_runs = 0;
  guint withdrawn = 0;
  guint n;

  sync_lab_run_complete (folder, order.hub);
  n = sync_lab_count (folder);
  hide (hub, folder, 20, 5);
  age (folder);
  do
    {
      g_autoptr(HubSyncReport) report = NULL;

      g_assert_cmpuint (withdrawn, ==, 0);
      sync_lab_control (hub, "{'do':'add','bundle':'resource'}");
      report = sync_lab_run_well (&order);
      g_assert_cmpuint (report->added, ==, 1);
      g_assert_cmpuint (report->requests, <=, 1 + 8 + 7 + 2);
      withdrawn = report->withdrawn;
      g_free (sweep);
      sweep = sync_lab_query (folder, "SELECT value FROM state WHERE key = 'sweep'");
      n_runs++;
    }
  while (sweep != NULL);

  g_assert_cmpuint (n_runs, >, 7);
  g_assert_cmpuint (withdrawn, ==, 5);
  g_assert_cmpuint (sync_lab_count (folder), ==, n - 5 + n_runs);
}

/* Whoever has the catalogue open reads it anew when this changes. */
static char *
dup_news (TestFolder *folder)
{
  return sync_lab_query (folder, "SELECT group_concat (value, ' ' ORDER BY key) FROM state"
                                 " WHERE key IN ('revision', 'synced')");
}

/* As if the last sync that brought something had been an hour ago. */
static void
age_synced (TestFolder *folder)
{
  g_autofree char *none = sync_lab_query (folder, "UPDATE state SET value = value - 3600"
                                                  " WHERE key = 'synced'");
}

/* Where a sweep stands in the middle, what it has not come to yet is not gone: a sync that finds
 * nothing new notes how far the sweep is, and no news. */
static void
test_slices_without_news (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub),
                      .sweep_pages = 1 };
  g_autofree char *before = NULL;
  g_autofree char *sweep = NULL;
  guint n_runs = 0;

  sync_lab_run_complete (folder, order.hub);
  age (folder);
  age_synced (folder);
  before = dup_news (folder);
  do
    {
      g_autoptr(HubSyncReport) report = sync_lab_run_well (&order);
      g_autofree char *after = dup_news (folder);

      g_assert_cmpint (report->result, ==, HUB_SYNC_UNCHANGED);
      g_assert_cmpstr (before, ==, after);
      g_free (sweep);
      sweep = sync_lab_query (folder, "SELECT value FROM state WHERE key = 'sweep'");
      n_runs++;
    }
  while (sweep != NULL);

  g_assert_cmpuint (n_runs, >, 7);
}

static char *
dup_checksum (TestFolder *folder)
{
  g_autoptr(GBytes) bytes = test_folder_read (folder, "catalogue.db");

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/* What was spared is no news either: syncs after it leave the catalogue as it is, to the byte. */
static void
test_f43_spared_without_news (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) spared = NULL;
  g_autoptr(HubSyncReport) quiet = NULL;
  g_autofree char *known = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  sync_lab_run_complete (folder, order.hub);
  hide (hub, folder, 0, 30);
  age (folder);
  age_synced (folder);
  known = dup_news (folder);
  spared = sync_lab_run_well (&order);
  g_assert_cmpuint (spared->problems->len, ==, 1);
  before = dup_news (folder);
  g_assert_cmpstr (known, ==, before);

  g_free (before);
  before = dup_checksum (folder);
  quiet = sync_lab_run_well (&order);
  after = dup_checksum (folder);
  g_assert_cmpint (quiet->result, ==, HUB_SYNC_UNCHANGED);
  g_assert_cmpstr (before, ==, after);
}

/* What the changes did not bring, the sweep does: here as if a sync had missed it. */
static void
test_f22_in_step (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autofree char *stale = NULL;
  g_autoptr(HubSyncReport) report = NULL;
  g_autoptr(HubEntry) entry = NULL;

  sync_lab_run_complete (folder, order.hub);
  stale = dup_uuid (folder, 100);
  sync_lab_control (hub, "{'do':'change','uuid':'%s','title':'Long ago','changed':1000000000}",
                    stale);
  sync_lab_control (hub, "{'do':'add','changed':1000000000}");
  age (folder);
  report = sync_lab_run_well (&order);
  g_assert_cmpuint (report->added, ==, 1);
  g_assert_cmpuint (report->updated, ==, 1);
  g_assert_cmpuint (report->withdrawn, ==, 0);
  entry = sync_lab_find (folder, stale, "en");
  g_assert_cmpstr (hub_entry_get_title (entry), ==, "Long ago");
}

/* Much that is gone at once stays until three sweeps over three days say the same. */
static void
test_f43_three_passes (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) last = NULL;

  sync_lab_run_complete (folder, order.hub);
  hide (hub, folder, 0, 30);
  for (guint day = 0; day < 3; day++)
    {
      g_autoptr(HubSyncReport) report = NULL;
      g_autofree char *none = NULL;

      age (folder);
      report = sync_lab_run_well (&order);
      g_assert_cmpuint (report->withdrawn, ==, 0);
      g_assert_cmpuint (report->problems->len, ==, 1);
      none = sync_lab_query (folder, "UPDATE state SET value = substr (value, 1, 67)"
                                     " || (substr (value, 68) - 86400) WHERE key = 'missed'");
    }

  age (folder);
  last = sync_lab_run_well (&order);
  g_assert_cmpuint (last->withdrawn, ==, 30);
  g_assert_cmpuint (last->problems->len, ==, 0);
}

/* The user may say that it is well. */
static void
test_f43_agreed (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) spared = NULL;
  g_autoptr(HubSyncReport) agreed = NULL;

  sync_lab_run_complete (folder, order.hub);
  hide (hub, folder, 0, 30);
  age (folder);
  spared = sync_lab_run_well (&order);
  g_assert_cmpuint (spared->withdrawn, ==, 0);
  order.flags = HUB_SYNC_ACCEPT_WITHDRAWALS;
  agreed = sync_lab_run_well (&order);
  g_assert_cmpuint (agreed->withdrawn, ==, 30);
}

/* What the user agrees to is what was told, and no more: what is gone since is judged anew. */
static void
test_f43_agreed_to_less (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) spared = NULL;
  g_autoptr(HubSyncReport) agreed = NULL;
  g_autoptr(HubSyncReport) rest = NULL;
  g_autofree char *back = NULL;

  sync_lab_run_complete (folder, order.hub);
  back = dup_uuid (folder, 0);
  hide (hub, folder, 0, 30);
  age (folder);
  spared = sync_lab_run_well (&order);
  g_assert_cmpuint (spared->withdrawn, ==, 0);

  hide (hub, folder, 30, 25);
  sync_lab_control (hub, "{'do':'publish','uuid':'%s'}", back);
  order.flags = HUB_SYNC_ACCEPT_WITHDRAWALS;
  agreed = sync_lab_run_well (&order);
  g_assert_cmpuint (agreed->withdrawn, ==, 29);
  g_assert_cmpuint (agreed->problems->len, ==, 1);
  g_assert_cmpuint (sync_lab_count (folder), ==, 94 - 29);

  /* Those have been told now. */
  rest = sync_lab_run_well (&order);
  g_assert_cmpuint (rest->withdrawn, ==, 25);
  g_assert_cmpuint (rest->problems->len, ==, 0);
  g_assert_cmpuint (sync_lab_count (folder), ==, 94 - 54);
}

/* Agreement before anything was told is agreement to nothing; and one to something else, too. */
static void
test_f43_agreed_to_nothing (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub),
                      .flags = HUB_SYNC_ACCEPT_WITHDRAWALS };
  g_autoptr(HubSyncReport) early = NULL;
  g_autoptr(HubSyncReport) wrong = NULL;
  g_autoptr(HubSyncReport) right = NULL;
  g_autofree char *digest = NULL;

  sync_lab_run_complete (folder, order.hub);
  hide (hub, folder, 0, 30);
  early = sync_lab_run_well (&order);
  g_assert_cmpuint (early->withdrawn, ==, 0);

  order.agreed = "0123456789abcdef";
  wrong = sync_lab_run_well (&order);
  g_assert_cmpuint (wrong->withdrawn, ==, 0);
  digest = sync_lab_query (folder, "SELECT substr (value, 1, 64) FROM state WHERE key = 'missed'");
  order.agreed = digest;
  right = sync_lab_run_well (&order);
  g_assert_cmpuint (right->withdrawn, ==, 30);
}

/* A large hub is swept in slices, but not when the user waits for what was agreed to. */
static void
test_f43_agreed_at_once (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) spared = NULL;
  g_autoptr(HubSyncReport) agreed = NULL;

  sync_lab_run_complete (folder, order.hub);
  hide (hub, folder, 0, 60);
  age (folder);
  spared = sync_lab_run_well (&order);
  g_assert_cmpuint (spared->withdrawn, ==, 0);
  order.sweep_pages = 1;
  order.flags = HUB_SYNC_ACCEPT_WITHDRAWALS;
  agreed = sync_lab_run_well (&order);
  g_assert_cmpuint (agreed->withdrawn, ==, 60);
}

/* A collection that is refused makes the sweep incomplete: nothing leaves. */
static void
test_f13_refused (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) report = NULL;

  sync_lab_run_complete (folder, order.hub);
  hide (hub, folder, 0, 3);
  age (folder);
  sync_lab_control (hub, "{'do':'fault','name':'status-403','after':17,'times':1}");
  report = sync_lab_run_well (&order);
  g_assert_cmpuint (report->withdrawn, ==, 0);
  g_assert_cmpuint (report->problems->len, ==, 1);
}

/* Two catalogues before a hub from which some is gone and to which some has come; one of them ends
 * as an unbroken sync leaves it. */
static char *
dup_expected (HubDemoProcess *hub,
              TestFolder     *folder)
{
  g_autoptr(TestFolder) unbroken = test_folder_new ();
  SyncOrder order = { .data_dir = unbroken, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) report = NULL;

  sync_lab_run_complete (folder, order.hub);
  sync_lab_run_complete (unbroken, order.hub);
  hide (hub, folder, 10, 15);
  sync_lab_control (hub, "{'do':'add','count':60}");
  age (folder);
  age (unbroken);
  report = sync_lab_run_well (&order);
  g_assert_cmpuint (report->withdrawn, ==, 15);

  return sync_lab_dump (unbroken, FALSE);
}

/* A sweep that is stopped at each word of progress in turn ends as an unbroken one. */
static void
test_stopped (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autofree char *expected = dup_expected (hub, folder);
  g_autofree char *found = NULL;
  gboolean is_done = FALSE;

  while (!is_done)
    {
      g_autoptr(HubSyncReport) report = NULL;

      order.cancel_at++;
      report = sync_lab_run (&order);
      is_done = report->error == NULL;
    }
  g_assert_cmpuint (order.cancel_at, >, 5 + 7);
  found = sync_lab_dump (folder, FALSE);
  g_assert_true (g_str_equal (found, expected));
}

/* So does one that is killed, at any point. */
static void
test_f55_killed (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  const char *url = hub_demo_process_get_url (hub);
  SyncOrder order = { .data_dir = folder, .hub = url };
  g_autofree char *expected = dup_expected (hub, folder);
  g_autofree char *found = NULL;
  g_autoptr(HubSyncReport) report = NULL;

  for (guint i = 0; i < N_KILLS; i++)
    if (sync_lab_kill (folder, url, (guint) g_test_rand_int_range (0, 24)))
      break;

  report = sync_lab_run_well (&order);
  found = sync_lab_dump (folder, FALSE);
  g_assert_true (g_str_equal (found, expected));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  if (sync_lab_child (argc, argv, &status))
    return status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync-sweep/F44-gone-and-back", test_f44_gone_and_back);
  g_test_add_func ("/sync-sweep/slices", test_slices);
  g_test_add_func ("/sync-sweep/slices-without-news", test_slices_without_news);
  g_test_add_func ("/sync-sweep/F22-in-step", test_f22_in_step);
  g_test_add_func ("/sync-sweep/F43-three-passes", test_f43_three_passes);
  g_test_add_func ("/sync-sweep/F43-spared-without-news", test_f43_spared_without_news);
  g_test_add_func ("/sync-sweep/F43-agreed", test_f43_agreed);
  g_test_add_func ("/sync-sweep/F43-agreed-to-less", test_f43_agreed_to_less);
  g_test_add_func ("/sync-sweep/F43-agreed-to-nothing", test_f43_agreed_to_nothing);
  g_test_add_func ("/sync-sweep/F43-agreed-at-once", test_f43_agreed_at_once);
  g_test_add_func ("/sync-sweep/F13-refused", test_f13_refused);
  g_test_add_func ("/sync-sweep/stopped", test_stopped);
  g_test_add_func ("/sync-sweep/F55-killed", test_f55_killed);

  return g_test_run ();
}
