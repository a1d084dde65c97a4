/* test-sync-renewal.c: who makes an older full-text index anew, and when
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-sync-renewal"

#include "hub-catalogue-writer.h"
#include "hub-catalogue.h"
#include "hub-last-sync.h"
#include "sync-lab.h"
#include "test-folder.h"

#include <glib/gstdio.h>

#define N_ENTRIES 1600   /* more than an opening renews, and more than one slice */

/* A catalogue whose index is of another version; its entries are @hub's, which has them no more. */
static void
fill (TestFolder *folder,
      const char *hub)
{
  g_autoptr(HubCatalogueWriter) writer = hub_catalogue_writer_open (folder, NULL);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  HubCatalogueTally tally = { 0 };

  for (guint i = 0; i < N_ENTRIES; i++)
    {
      g_autofree char *uuid = g_strdup_printf ("%08u-0000-4000-8000-000000000000", i);
      HubEntry *entry = hub_entry_new (uuid, "en", HUB_KIND_DOCUMENT, "Families on the move");

      hub_entry_set_origin (entry, hub);
      g_ptr_array_add (entries, entry);
    }
  g_assert_true (hub_catalogue_writer_apply_page (writer, entries, 1, "analyzer", "0", &tally, NULL,
                                                  NULL));
}

static gboolean
is_stale (HubCatalogue *catalogue)
{
  g_autoptr(HubCatalogueStatus) status = hub_catalogue_get_status (catalogue, NULL);

  return status->must_renew;
}

static gboolean
must_renew (TestFolder *folder)
{
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (folder, NULL);

  g_assert_true (hub_catalogue_check (catalogue, NULL));
  return is_stale (catalogue);
}

/* Waits until the index is of this program; a test that waits in vain ends by its time-out. With
 * @sync it is asked for again and again. */
static void
wait_for_renewal (TestFolder *folder,
                  HubSync    *sync)   /* (nullable) */
{
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (folder, NULL);

  while (is_stale (catalogue))
    {
      if (sync != NULL)
        hub_sync_renew (sync);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (5000);
    }
}

/* A sync ends with it. */
static void
test_after_sync (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);

  fill (folder, "https://hub.example");
  g_assert_true (must_renew (folder));
  sync_lab_run_complete (folder, hub_demo_process_get_url (hub));
  g_assert_false (must_renew (folder));
}

/* So does one that was interrupted, though not one that was told to stop. */
static void
test_after_partial_sync (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub), .cancel_at = 3 };
  g_autoptr(HubSyncReport) stopped = NULL;
  g_autoptr(HubSyncReport) broken = NULL;

  fill (folder, "https://hub.example");
  stopped = sync_lab_run (&order);
  g_assert_cmpint (stopped->result, ==, HUB_SYNC_PARTIAL);
  g_assert_true (must_renew (folder));

  sync_lab_control (hub, "{'do':'fault','name':'status-403','after':7}");
  order.cancel_at = 0;
  order.flags = HUB_SYNC_FULL;
  broken = sync_lab_run (&order);
  g_assert_nonnull (broken->error);
  g_assert_cmpint (broken->result, ==, HUB_SYNC_PARTIAL);
  g_assert_false (must_renew (folder));
}

/* So does one that cannot be noted beside the catalogue: that is told, and keeps nothing else. */
static void
assert_told_and_renewed (TestFolder *folder,
                         const char *hub)
{
  SyncOrder order = { .data_dir = folder, .hub = hub };
  g_autoptr(HubSyncReport) report = sync_lab_run (&order);

  g_assert_no_error (report->error);
  g_assert_cmpint (report->result, ==, HUB_SYNC_COMPLETE);
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_false (must_renew (folder));
}

static void
test_after_sync_without_note (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) nameless = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  g_autofree char *inside = g_build_filename (folder, HUB_LAST_SYNC_FILE, "x", NULL);
  g_autofree char *none = NULL;

  fill (folder, "https://hub.example");
  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  assert_told_and_renewed (folder, hub_demo_process_get_url (hub));

  fill (nameless, "https://hub.example");
  none = sync_lab_query (nameless, "DELETE FROM state WHERE key = 'catalogue_id'");
  assert_told_and_renewed (nameless, hub_demo_process_get_url (hub));
}

/* With no sync at all, as the window asks for it; asking twice does nothing more. */
static void
test_in_background (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  HubSync *sync = hub_sync_new (folder, NULL);

  fill (folder, "https://hub.example");
  hub_sync_renew (sync);
  hub_sync_renew (sync);
  wait_for_renewal (folder, NULL);
  hub_sync_stop (sync);
  hub_sync_renew (sync);   /* too late, and no harm */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (sync);
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  HubSyncReport **report = user_data;

  *report = hub_sync_run_finish (HUB_SYNC (source), result, NULL);
}

/* A sync that is asked for meanwhile goes first, and does the rest. */
static void
test_gives_way (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  g_autoptr(HubSyncReport) report = NULL;
  HubSync *sync = hub_sync_new (folder, NULL);

  fill (folder, "https://hub.example");
  hub_sync_renew (sync);
  hub_sync_run_async (sync, hub_demo_process_get_url (hub), NULL, HUB_SYNC_DEFAULT, NULL, NULL,
                      NULL, ended_cb, &report);
  while (report == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (report->result, ==, HUB_SYNC_COMPLETE);
  g_assert_false (must_renew (folder));
  hub_sync_stop (sync);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (sync);
}

/* While another program writes nothing is done; it can be asked for again. */
static void
test_other_writer (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = NULL;
  HubSync *sync = hub_sync_new (folder, NULL);
  gint64 deadline;

  fill (folder, "https://hub.example");
  writer = hub_catalogue_writer_open (folder, NULL);
  hub_sync_renew (sync);
  deadline = g_get_monotonic_time () + 3 * G_TIME_SPAN_SECOND;   /* the lock is waited for 2 s */
  while (g_get_monotonic_time () < deadline)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
  g_assert_true (must_renew (folder));

  g_clear_pointer (&writer, hub_catalogue_writer_close);
  wait_for_renewal (folder, sync);
  hub_sync_stop (sync);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (sync);
}

/* The program ends in the midst of it. */
static void
test_stopped (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  fill (folder, "https://hub.example");
  for (int round = 0; must_renew (folder); round++)
    {
      HubSync *sync = hub_sync_new (folder, NULL);

      hub_sync_renew (sync);
      g_usleep (10000 * round);
      hub_sync_stop (sync);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_finalize_object (sync);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync-renewal/after-sync", test_after_sync);
  g_test_add_func ("/sync-renewal/after-sync-without-note", test_after_sync_without_note);
  g_test_add_func ("/sync-renewal/after-partial-sync", test_after_partial_sync);
  g_test_add_func ("/sync-renewal/in-background", test_in_background);
  g_test_add_func ("/sync-renewal/gives-way", test_gives_way);
  g_test_add_func ("/sync-renewal/other-writer", test_other_writer);
  g_test_add_func ("/sync-renewal/stopped", test_stopped);

  return g_test_run ();
}
