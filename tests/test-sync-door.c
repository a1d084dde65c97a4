/* test-sync-door.c: how a sync is asked for, refused and stopped
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-sync-door"

#include "hub-catalogue-writer.h"
#include "hub-error.h"
#include "hub-sync-move.h"
#include "sync-lab.h"
#include "test-folder.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_REAL 94

static void
test_address_as_typed (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  const char *url = hub_demo_process_get_url (hub);
  g_autofree char *typed = g_strconcat ("  ", url, "/jsonapi/ ", NULL);
  SyncOrder order = { .data_dir = folder, .hub = typed };
  g_autoptr(HubSyncReport) report = sync_lab_run (&order);
  g_autoptr(HubSyncReport) refused = NULL;

  g_assert_cmpint (report->result, ==, HUB_SYNC_COMPLETE);
  g_assert_cmpstr (report->hub, ==, url);

  order.hub = "ftp://hub.example";
  refused = sync_lab_run (&order);
  g_assert_error (refused->error, HUB_ERROR, HUB_ERROR_USAGE);
  g_assert_cmpint (hub_sync_report_get_exit_status (refused), ==, 2);
  g_assert_cmpuint (sync_lab_count (folder), ==, N_REAL);
}

static void
test_broken_profile (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .config_dir = folder,
                      .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) report = NULL;

  test_folder_write (folder, "profile.json", "{\"base_path\":7}", 15);
  report = sync_lab_run (&order);
  g_assert_error (report->error, HUB_ERROR, HUB_ERROR_USAGE);
  g_assert_nonnull (strstr (report->error->message, "profile.json"));
  g_assert_nonnull (strstr (report->error->message, "base_path"));
}

static void
test_other_writer (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubCatalogueWriter) writer = hub_catalogue_writer_open (folder, NULL);
  g_autoptr(HubSyncReport) report = sync_lab_run (&order);

  g_assert_error (report->error, HUB_ERROR, HUB_ERROR_STORE_BUSY);
  g_assert_cmpint (hub_sync_report_get_exit_status (report), ==, 5);
}

/* Two programs: the second one says who the first one is, and changes nothing. */
static void
test_f58_two_programs (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(GSubprocess) first = NULL;
  g_autoptr(HubSyncReport) refused = NULL;
  g_autofree char *who = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  sync_lab_run_complete (folder, order.hub);
  before = sync_lab_dump (folder, TRUE);
  sync_lab_control (hub, "{'do':'change','uuid':'118ab707-9f71-54bd-81cd-9bdc64ba5e27'}");
  sync_lab_control (hub, "{'do':'fault','name':'stall','times':1}");
  first = sync_lab_spawn (folder, order.hub, "none");
  while (sync_lab_stat (hub, "struck") == 0)
    g_usleep (1000);

  refused = sync_lab_run (&order);
  g_assert_error (refused->error, HUB_ERROR, HUB_ERROR_STORE_BUSY);
  g_assert_cmpint (hub_sync_report_get_exit_status (refused), ==, 5);
  who = g_strdup_printf (", process %s.", g_subprocess_get_identifier (first));
  sentence = hub_error_dup_sentence (refused->error);
  g_assert_nonnull (strstr (sentence, who));
  g_assert_false (test_folder_has (folder, "sync-schedule.ini"));
  after = sync_lab_dump (folder, TRUE);
  g_assert_cmpstr (before, ==, after);

  g_subprocess_force_exit (first);
  g_assert_true (g_subprocess_wait (first, NULL, NULL));
  sync_lab_run_complete (folder, order.hub);
}

/* --- the door --- */

typedef struct
{
  GMainLoop *loop;
  GError    *error;
  gboolean   is_done;
  gboolean   answer;
  char      *moved;
} Answer;

static void
probe_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Answer *answer = user_data;

  answer->answer = hub_sync_probe_finish (HUB_SYNC (source), result, &answer->moved,
                                          &answer->error);
  g_main_loop_quit (answer->loop);
}

static gboolean
probe (HubSync     *sync,
       const char  *address,
       char       **moved,       /* (optional) */
       GError     **error)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Answer answer = { .loop = loop };

  hub_sync_probe_async (sync, address, NULL, probe_cb, &answer);
  g_main_loop_run (loop);
  if (answer.error != NULL)
    g_propagate_error (error, answer.error);
  if (moved != NULL)
    *moved = answer.moved;
  else
    g_assert_null (answer.moved);

  return answer.answer;
}

static void
test_probe (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  const char *url = hub_demo_process_get_url (hub);
  g_autofree char *elsewhere = g_strconcat (url, "/elsewhere", NULL);
  g_autoptr(HubSync) sync = hub_sync_new (folder, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (probe (sync, url, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (probe (sync, elsewhere, NULL, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_PROTOCOL);
  g_clear_error (&error);
  g_assert_false (probe (sync, "http://hub.example", NULL, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_USAGE);
  g_assert_false (test_folder_has (folder, "catalogue.db"));
}

/* F12: an address from which a hub has moved gives where to, and keeps nothing. */
static void
test_f12_probe_moved (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  g_autoptr(HubSync) sync = hub_sync_new (folder, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *moved = NULL;

  sync_lab_control (hub, "{'do':'fault','name':'moved','on':'all'}");
  g_assert_false (probe (sync, hub_demo_process_get_url (hub), &moved, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_MISCONFIGURED);
  g_assert_cmpstr (moved, ==, HUB_DEMO_MOVED);
  g_assert_false (test_folder_has (folder, "moved-hub.ini"));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Answer *answer = user_data;
  HubSyncSchedule schedule;

  answer->answer = hub_sync_load_schedule_finish (HUB_SYNC (source), result, &schedule,
                                                  &answer->moved, NULL);
  g_main_loop_quit (answer->loop);
}

/* (nullable): where a program that is started now knows the hub to be. */
static char *
load_moved (TestFolder *folder,
            const char *hub)
{
  g_autoptr(HubSync) sync = hub_sync_new (folder, NULL);
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Answer answer = { .loop = loop };

  hub_sync_load_schedule_async (sync, hub, loaded_cb, &answer);
  g_main_loop_run (loop);
  g_assert_true (answer.answer);

  return answer.moved;
}

static void
assert_moved (TestFolder *folder,
              const char *hub,
              const char *expected)      /* (nullable) */
{
  g_autofree char *moved = load_moved (folder, hub);

  g_assert_cmpstr (moved, ==, expected);
}

/* F12: the new address is known to the next program, until the hub answers here again. */
static void
test_f12_kept (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) moved = NULL;
  g_autoptr(HubSyncReport) away = NULL;
  g_autofree char *bad = NULL;

  assert_moved (folder, order.hub, NULL);
  sync_lab_control (hub, "{'do':'fault','name':'moved','on':'all'}");
  moved = sync_lab_run (&order);
  g_assert_cmpstr (moved->moved, ==, HUB_DEMO_MOVED);
  assert_moved (folder, order.hub, HUB_DEMO_MOVED);
  assert_moved (folder, "http://127.0.0.1:9", NULL);

  /* a hub that cannot be reached says nothing else */
  sync_lab_control (hub, "{'do':'fault','name':'status-500','on':'all'}");
  away = sync_lab_run (&order);
  g_assert_nonnull (away->error);
  assert_moved (folder, order.hub, HUB_DEMO_MOVED);

  sync_lab_control (hub, "{'do':'fault','name':null}");
  sync_lab_run_complete (folder, order.hub);
  assert_moved (folder, order.hub, NULL);

  /* what is in the file is nobody's word for it */
  bad = g_strdup_printf ("[moved]\nfrom=%s\nto=http://moved.example\n", order.hub);
  test_folder_write (folder, "moved-hub.ini", bad, strlen (bad));
  assert_moved (folder, order.hub, NULL);
  test_folder_write (folder, "moved-hub.ini", "[moved", strlen ("[moved"));
  assert_moved (folder, order.hub, NULL);
}

/* A file that is too long for an address is none of ours; one that stays is not forgotten. */
static void
test_f12_odd_file (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  const char *hub = "https://hub.example";
  g_autofree char *path = g_build_filename (folder, "moved-hub.ini", NULL);
  g_autofree char *inside = g_build_filename (path, "x", NULL);
  g_autofree char *padding = g_strnfill (2 * 1024 * 1024, '#');
  g_autofree char *good = g_strdup_printf ("[moved]\nfrom=%s\nto=https://moved.example\n", hub);
  g_autofree char *long_one = g_strdup_printf ("%s%s\n", good, padding);
  g_autofree char *moved = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (hub_sync_move_save (folder, hub, NULL, &error));      /* none was there */
  g_assert_no_error (error);
  test_folder_write (folder, "moved-hub.ini", good, strlen (good));
  moved = hub_sync_move_load (folder, hub);
  g_assert_cmpstr (moved, ==, "https://moved.example");
  test_folder_write (folder, "moved-hub.ini", long_one, strlen (long_one));
  g_assert_null (hub_sync_move_load (folder, hub));
  g_assert_true (hub_sync_move_save (folder, hub, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  g_assert_false (hub_sync_move_save (folder, hub, NULL, &error));
  g_assert_nonnull (error);
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Answer *answer = user_data;
  g_autoptr(HubSyncReport) report = hub_sync_run_finish (HUB_SYNC (source), result, NULL);

  answer->is_done = TRUE;
  g_assert_error (report->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (hub_sync_report_get_exit_status (report), ==, 130);
}

static void
pending_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Answer *answer = user_data;

  g_assert_null (hub_sync_run_finish (HUB_SYNC (source), result, &answer->error));
}

/* Stopping ends the run under way, whose callback still comes; another run is refused. */
static void
test_stop (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  const char *url = hub_demo_process_get_url (hub);
  HubSync *sync = hub_sync_new (folder, NULL);
  Answer first = { 0 };
  Answer second = { 0 };

  sync_lab_control (hub, "{'do':'fault','name':'stall','on':'all'}");
  hub_sync_run_async (sync, url, NULL, HUB_SYNC_DEFAULT, NULL, NULL, NULL, ended_cb, &first);
  hub_sync_run_async (sync, url, NULL, HUB_SYNC_DEFAULT, NULL, NULL, NULL, pending_cb, &second);
  while (second.error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (second.error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_clear_error (&second.error);

  hub_sync_stop (sync);
  while (!first.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (sync);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  if (sync_lab_child (argc, argv, &status))
    return status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync-door/address-as-typed", test_address_as_typed);
  g_test_add_func ("/sync-door/broken-profile", test_broken_profile);
  g_test_add_func ("/sync-door/other-writer", test_other_writer);
  g_test_add_func ("/sync-door/F58-two-programs", test_f58_two_programs);
  g_test_add_func ("/sync-door/probe", test_probe);
  g_test_add_func ("/sync-door/F12-probe-moved", test_f12_probe_moved);
  g_test_add_func ("/sync-door/F12-kept", test_f12_kept);
  g_test_add_func ("/sync-door/F12-odd-file", test_f12_odd_file);
  g_test_add_func ("/sync-door/stop", test_stop);

  return g_test_run ();
}
