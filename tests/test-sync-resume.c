/* test-sync-resume.c: a sync that is stopped anywhere ends as an unbroken one does
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-sync-resume"

#include "hub-error.h"
#include "sync-lab.h"
#include "test-folder.h"

#include <string.h>

#define N_KILLS 25

static const char *const many[] = { "--entries", "400", NULL };

/* What an unbroken first sync leaves. */
static char *
dup_expected (const char *url)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  sync_lab_run_complete (folder, url);

  return sync_lab_dump (folder, TRUE);
}

static void
show_difference (const char *found,
                 const char *expected)
{
  g_auto(GStrv) a = g_strsplit (found, "\n", -1);
  g_auto(GStrv) b = g_strsplit (expected, "\n", -1);
  guint i = 0;

  while (a[i] != NULL && b[i] != NULL && g_str_equal (a[i], b[i]))
    i++;
  g_assert_cmpstr (a[i], ==, b[i]);
}

static void
assert_as_expected (TestFolder *folder,
                    const char *expected)
{
  g_autofree char *found = sync_lab_dump (folder, TRUE);

  if (!g_str_equal (found, expected))
    show_difference (found, expected);
  g_assert_cmpuint (sync_lab_count (folder), >, 94);
}

/* Whatever happened on the way, each entry seen is counted once more, for what became of it. */
static void
assert_adds_up (HubSyncReport *report)
{
  g_assert_cmpuint (report->added + report->updated + report->unchanged + report->skipped,
                    ==, report->seen);
}

/* Runs are stopped at the first, second, third… word of progress until one comes to its end. */
static void
test_cancel (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autofree char *expected = dup_expected (order.hub);
  guint seen = 0;
  gboolean is_done = FALSE;

  while (!is_done)
    {
      g_autoptr(HubSyncReport) report = NULL;

      order.cancel_at++;
      report = sync_lab_run (&order);
      is_done = report->error == NULL;
      if (!is_done)
        {
          g_assert_error (report->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          g_assert_cmpint (hub_sync_report_get_exit_status (report), ==, 130);
        }
      g_assert_cmpuint (report->seen, >=, seen);
      assert_adds_up (report);
      seen = report->seen;
    }

  g_assert_cmpuint (order.cancel_at, >, 6);
  assert_as_expected (folder, expected);
}

/* Each stop falls between the same two pages of a fresh catalogue. */
static void
test_cancel_once_each (void)
{
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  const char *url = hub_demo_process_get_url (hub);
  g_autofree char *expected = dup_expected (url);
  gboolean is_done = FALSE;

  for (guint at = 1; !is_done; at++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      SyncOrder order = { .data_dir = folder, .hub = url, .cancel_at = at };
      g_autoptr(HubSyncReport) first = sync_lab_run (&order);

      is_done = first->error == NULL;
      order.cancel_at = 0;
      if (!is_done)
        {
          g_autoptr(HubSyncReport) second = sync_lab_run (&order);

          g_assert_no_error (second->error);
          g_assert_cmpint (second->result, ==, HUB_SYNC_COMPLETE);
        }
      assert_as_expected (folder, expected);
    }
}

static void
test_f55_kill (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  const char *url = hub_demo_process_get_url (hub);
  SyncOrder order = { .data_dir = folder, .hub = url };
  g_autofree char *expected = dup_expected (url);
  g_autoptr(HubSyncReport) report = NULL;

  /* 5 words are about vocabularies, which each run reads anew */
  for (guint i = 0; i < N_KILLS; i++)
    if (sync_lab_kill (folder, url, (guint) g_test_rand_int_range (0, 9)))
      break;

  report = sync_lab_run (&order);
  g_assert_no_error (report->error);
  g_assert_cmpuint (report->problems->len, ==, 0);
  assert_adds_up (report);
  assert_as_expected (folder, expected);
}

static void
test_f55_kill_once_each (void)
{
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  const char *url = hub_demo_process_get_url (hub);
  g_autofree char *expected = dup_expected (url);
  gboolean is_done = FALSE;

  for (guint after = 0; !is_done && after < 40; after++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      SyncOrder order = { .data_dir = folder, .hub = url };
      g_autoptr(HubSyncReport) report = NULL;

      is_done = sync_lab_kill (folder, url, after);
      if (is_done)
        break;
      report = sync_lab_run (&order);
      g_assert_no_error (report->error);
      assert_adds_up (report);
      assert_as_expected (folder, expected);
    }
}

/* What changes on the hub behind the cursor is not seen by this walk, but by the next; nothing
 * is lost or doubled on the way. */
static void
test_f22_edited_between (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) fresh = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub),
                      .cancel_at = 8 };
  g_autoptr(HubSyncReport) first = sync_lab_run (&order);
  g_autoptr(HubSyncReport) second = NULL;
  g_autoptr(HubSyncReport) third = NULL;
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;

  g_assert_error (first->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  sync_lab_control (hub, "{'do':'change','uuid':'118ab707-9f71-54bd-81cd-9bdc64ba5e27',"
                    "'title':'Changed between'}");
  sync_lab_control (hub, "{'do':'delete','uuid':'c4450dbc-4286-5f44-8d6b-a23b15c51927'}");
  sync_lab_control (hub, "{'do':'add','bundle':'resource','count':7}");
  order.cancel_at = 0;
  second = sync_lab_run (&order);
  g_assert_no_error (second->error);
  order.flags = HUB_SYNC_FULL;
  third = sync_lab_run (&order);
  g_assert_no_error (third->error);
  g_assert_cmpuint (third->withdrawn + second->withdrawn, ==, 1);

  sync_lab_run_complete (fresh, order.hub);
  g_assert_cmpuint (sync_lab_count (folder), ==, sync_lab_count (fresh));
  found = sync_lab_dump (folder, FALSE);
  expected = sync_lab_dump (fresh, FALSE);
  g_assert_nonnull (strstr (found, "Changed between"));
  g_assert_cmpint (strlen (found), >=, strlen (expected));
}

/* A full walk that is asked for begins anew; so does one in other languages. */
static void
test_begins_anew (void)
{
  const char *const languages[] = { "fr", NULL };
  const char *const more[] = { "--entries", "1500", NULL };   /* no pass ends before the stop */
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (more);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub),
                      .cancel_at = 9 };
  g_autoptr(HubSyncReport) first = sync_lab_run (&order);
  g_autoptr(HubSyncReport) second = NULL;
  g_autoptr(HubSyncReport) third = NULL;

  g_assert_error (first->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (first->seen, >, 0);
  order.flags = HUB_SYNC_FULL;
  order.cancel_at = 6;
  second = sync_lab_run (&order);
  g_assert_error (second->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (second->unchanged, ==, second->seen);
  g_assert_cmpuint (second->seen, <=, first->seen);

  order.flags = HUB_SYNC_DEFAULT;
  order.languages = languages;
  order.cancel_at = 0;
  third = sync_lab_run (&order);
  g_assert_no_error (third->error);
  g_assert_cmpuint (third->unchanged, >=, first->seen);
  g_assert_cmpuint (sync_lab_count (folder), ==, third->seen);
}

/* Who stops a sync because the names are not right yet, and mends them, gets the collection under
 * way from its begin: half of it by each profile would be neither. */
static void
test_other_profile (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "profiles",
                                                 "demonstration.json", NULL);
  g_autofree char *bundled = NULL;
  g_autoptr(GString) text = NULL;
  SyncOrder order = { .data_dir = folder, .config_dir = folder,
                      .hub = hub_demo_process_get_url (hub), .cancel_at = 9 };
  g_autoptr(HubSyncReport) first = NULL;
  g_autoptr(HubSyncReport) second = NULL;

  g_assert_true (g_file_get_contents (path, &bundled, NULL, NULL));
  text = g_string_new (bundled);
  g_assert_cmpuint (g_string_replace (text, "[\"field_publisher\"]", "[\"field_nothing\"]", 0),
                    ==, 1);
  test_folder_write (folder, "profile.json", text->str, text->len);
  first = sync_lab_run (&order);
  g_assert_error (first->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (first->seen, >, 0);

  test_folder_write (folder, "profile.json", bundled, strlen (bundled));
  order.cancel_at = 0;
  second = sync_lab_run_well (&order);
  sync_lab_assert_like_fresh (folder, &order);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  if (sync_lab_child (argc, argv, &status))
    return status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync-resume/cancel", test_cancel);
  g_test_add_func ("/sync-resume/cancel-once-each", test_cancel_once_each);
  g_test_add_func ("/sync-resume/F55-kill", test_f55_kill);
  g_test_add_func ("/sync-resume/F55-kill-once-each", test_f55_kill_once_each);
  g_test_add_func ("/sync-resume/F22-edited-between", test_f22_edited_between);
  g_test_add_func ("/sync-resume/begins-anew", test_begins_anew);
  g_test_add_func ("/sync-resume/other-profile", test_other_profile);

  return g_test_run ();
}
