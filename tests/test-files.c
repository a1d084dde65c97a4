/* test-files.c: the queue of files, with a real server behind it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-files"

#include "files-lab.h"
#include "hub-files.h"
#include "test-monitor.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

/* Runs the main loop until a condition holds; a test that waits in vain ends by its time-out. */
#define wait_until(condition) G_STMT_START { \
    while (!(condition)) \
      g_main_context_iteration (NULL, TRUE); \
  } G_STMT_END

typedef struct
{
  FilesPlay    play;
  HubFiles    *files;      /* (owned) */
  TestMonitor *monitor;    /* (owned) */
  guint        n_progress;
  guint        n_failed;
} Fixture;

static void
progress_cb (Fixture *fixture)
{
  fixture->n_progress++;
}

static void
failed_cb (Fixture *fixture)
{
  fixture->n_failed++;
}

static void
start (Fixture *fixture)
{
  fixture->files = hub_files_new (fixture->play.folder);
  hub_files_set_monitor (fixture->files, G_NETWORK_MONITOR (fixture->monitor));
  g_signal_connect_swapped (fixture->files, "progress", G_CALLBACK (progress_cb), fixture);
  g_signal_connect_swapped (fixture->files, "failed", G_CALLBACK (failed_cb), fixture);
  hub_files_load (fixture->files);
  wait_until (hub_files_is_loaded (fixture->files));
}

static void
end (Fixture *fixture)
{
  hub_files_stop (fixture->files);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&fixture->files));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  files_play_set_up (&fixture->play, NULL);
  fixture->monitor = test_monitor_new ();
  start (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  end (fixture);
  g_assert_finalize_object (fixture->monitor);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  files_play_tear_down (&fixture->play, NULL);
}

static HubFile *
find (Fixture *fixture)
{
  return hub_files_find (fixture->files, fixture->play.entry,
                         files_play_get_attachment (&fixture->play)->uri);
}

static gboolean
has_state (Fixture      *fixture,
           HubFileState  state)
{
  HubFile *file = find (fixture);

  return file != NULL && file->state == state;
}

static gboolean
is_under_way (Fixture *fixture)
{
  gint64 done = 0;
  gint64 total = 0;

  return find (fixture) != NULL &&
         hub_files_get_progress (fixture->files, find (fixture), &done, &total) && done > 0;
}

static void
keep (Fixture *fixture)
{
  hub_files_keep (fixture->files, fixture->play.entry, NULL);
}

static void
keep_well (Fixture *fixture)
{
  keep (fixture);
  wait_until (has_state (fixture, HUB_FILE_KEPT));
}

static gboolean
are_all_kept (Fixture *fixture,
              guint    n_files)
{
  GPtrArray *files = hub_files_get_all (fixture->files);
  guint n_kept = 0;

  for (guint i = 0; i < files->len; i++)
    n_kept += ((HubFile *) g_ptr_array_index (files, i))->state == HUB_FILE_KEPT;

  return n_kept == n_files;
}

static GPtrArray *
list_one (Fixture *fixture)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_file_unref);

  g_ptr_array_add (files, hub_file_ref (find (fixture)));
  return files;
}

static void
test_keep (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_cmpuint (hub_files_get_all (fixture->files)->len, ==, 0);
  keep_well (fixture);
  files_play_assert_kept (&fixture->play);
  g_assert_cmpint (hub_files_get_bytes (fixture->files), ==,
                   files_play_get_attachment (&fixture->play)->size);
}

/* Stopped in the midst, and taken up again. */
static void
test_pause (Fixture       *fixture,
            gconstpointer  data)
{
  files_lab_fault (fixture->play.hub, "stall", 0);
  keep (fixture);
  wait_until (is_under_way (fixture));
  wait_until (fixture->n_progress > 0);
  hub_files_pause (fixture->files, find (fixture));
  wait_until (has_state (fixture, HUB_FILE_PAUSED));
  g_assert_false (is_under_way (fixture));

  /* a sync or the network does not begin what the user has paused */
  hub_files_synced (fixture->files);
  g_signal_emit_by_name (fixture->monitor, "network-changed", TRUE);
  g_assert_true (has_state (fixture, HUB_FILE_PAUSED));
  g_assert_false (is_under_way (fixture));

  files_lab_fault (fixture->play.hub, NULL, 0);
  hub_files_retry (fixture->files, find (fixture));
  wait_until (has_state (fixture, HUB_FILE_KEPT));
  files_play_assert_kept (&fixture->play);
}

static void
test_drop_under_way (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GPtrArray) dropped = NULL;

  files_lab_fault (fixture->play.hub, "stall", 0);
  keep (fixture);
  wait_until (is_under_way (fixture));
  dropped = list_one (fixture);
  hub_files_drop (fixture->files, dropped);
  wait_until (find (fixture) == NULL);
  g_assert_cmpuint (files_lab_count_all (fixture->play.store), ==, 0);

  files_lab_fault (fixture->play.hub, NULL, 0);
  hub_files_restore (fixture->files, dropped);
  wait_until (has_state (fixture, HUB_FILE_KEPT));
  files_play_assert_kept (&fixture->play);
}

static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) dropped = NULL;
  gint64 n_requests = 0;

  keep_well (fixture);
  dropped = list_one (fixture);
  n_requests = files_lab_stat (fixture->play.hub, "requests");
  hub_files_drop (fixture->files, dropped);
  wait_until (find (fixture) == NULL);
  g_assert_cmpint (hub_files_get_bytes (fixture->files), ==, 0);
  hub_files_restore (fixture->files, dropped);
  wait_until (has_state (fixture, HUB_FILE_KEPT));
  g_assert_cmpint (files_lab_stat (fixture->play.hub, "requests"), ==, n_requests);

  /* what is not taken back is gone when the program starts again */
  hub_files_drop (fixture->files, dropped);
  wait_until (find (fixture) == NULL);
  end (fixture);
  start (fixture);
  g_assert_cmpuint (files_lab_count_all (fixture->play.store), ==, 0);
}

/* Where each byte may cost money only what the user asks for comes. */
static void
test_metered (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new ();
  g_autoptr(HubEntry) other = files_lab_entry (fixture->play.hub, 1);
  const HubAttachment *attachment = g_ptr_array_index (hub_entry_get_attachments (other), 0);
  HubFile *file = NULL;

  g_ptr_array_add (entries, fixture->play.entry);
  test_monitor_set (fixture->monitor, TRUE, TRUE, G_NETWORK_CONNECTIVITY_FULL);
  hub_files_keep_all (fixture->files, entries, TRUE);
  wait_until (has_state (fixture, HUB_FILE_WANTED));
  g_assert_true (hub_files_is_held (fixture->files, find (fixture)));

  hub_files_keep (fixture->files, other, NULL);
  wait_until ((file = hub_files_find (fixture->files, other, attachment->uri)) != NULL &&
              file->state == HUB_FILE_KEPT);
  g_assert_true (has_state (fixture, HUB_FILE_WANTED));

  test_monitor_set (fixture->monitor, TRUE, FALSE, G_NETWORK_CONNECTIVITY_FULL);
  wait_until (has_state (fixture, HUB_FILE_KEPT));
}

/* RN: when the network comes back. */
static void
test_network (Fixture       *fixture,
              gconstpointer  data)
{
  files_lab_fault (fixture->play.hub, "close", 0);
  keep (fixture);
  wait_until (has_state (fixture, HUB_FILE_FAILED));
  g_assert_cmpint (find (fixture)->fault, ==, HUB_FILE_FAULT_NETWORK);

  files_lab_fault (fixture->play.hub, NULL, 0);
  g_signal_emit_by_name (fixture->monitor, "network-changed", TRUE);
  wait_until (has_state (fixture, HUB_FILE_KEPT));
}

/* RQ: after the next sync, not before. R0: never by itself. */
static void
test_after_sync (Fixture       *fixture,
                 gconstpointer  data)
{
  HubFileLimits limits = { 1000, 1000 };

  files_lab_fault (fixture->play.hub, "file-html", 0);
  keep (fixture);
  wait_until (has_state (fixture, HUB_FILE_FAILED));
  g_assert_cmpint (find (fixture)->fault, ==, HUB_FILE_FAULT_OTHER);
  files_lab_fault (fixture->play.hub, NULL, 0);
  g_signal_emit_by_name (fixture->monitor, "network-changed", TRUE);
  g_assert_true (has_state (fixture, HUB_FILE_FAILED));

  hub_files_set_limits (fixture->files, &limits);
  hub_files_synced (fixture->files);
  wait_until (has_state (fixture, HUB_FILE_FAILED) &&
              find (fixture)->fault == HUB_FILE_FAULT_TOO_LARGE);
  limits = (HubFileLimits) HUB_FILE_LIMITS_INIT;
  hub_files_set_limits (fixture->files, &limits);
  hub_files_synced (fixture->files);
  g_assert_true (has_state (fixture, HUB_FILE_FAILED));
  hub_files_retry (fixture->files, find (fixture));
  wait_until (has_state (fixture, HUB_FILE_KEPT));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static char *
open_file (Fixture  *fixture,
           GError  **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  hub_files_open_async (fixture->files, find (fixture), NULL, opened_cb, &result);
  wait_until (result != NULL);
  return hub_files_open_finish (fixture->files, result, error);
}

static void
make_doubtful (Fixture *fixture)
{
  g_autofree char *path = test_folder_path (fixture->play.folder, "library.db");
  sqlite3 *handle = NULL;

  end (fixture);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "UPDATE file SET asked = asked - 90000", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (handle);
  start (fixture);
}

/* After a sync the servers of what was not asked about for a day are asked. */
static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  keep_well (fixture);
  make_doubtful (fixture);
  files_lab_replace (fixture->play.hub, 0, 70000);
  hub_files_synced (fixture->files);
  wait_until (find (fixture)->is_stale);
  g_assert_true (has_state (fixture, HUB_FILE_KEPT));

  /* given up half-way, the one that was there is still kept */
  files_lab_fault (fixture->play.hub, "stall", 0);
  hub_files_retry (fixture->files, find (fixture));
  wait_until (is_under_way (fixture));
  hub_files_cancel (fixture->files, find (fixture));
  wait_until (has_state (fixture, HUB_FILE_KEPT));
  g_assert_true (find (fixture)->is_stale);
  path = open_file (fixture, &error);
  g_assert_no_error (error);
  files_lab_fault (fixture->play.hub, NULL, 0);

  hub_files_retry (fixture->files, find (fixture));
  wait_until (has_state (fixture, HUB_FILE_KEPT) && !find (fixture)->is_stale);
  g_assert_cmpint (find (fixture)->bytes, ==, 70000);
}

static const HubFile *
get_file (Fixture *fixture,
          guint    position)
{
  return g_ptr_array_index (hub_files_get_all (fixture->files), position);
}

/* A server that gives no answer about one file is asked about the others all the same; one that
 * says that it has none to give is not asked again the same day. */
static void
test_unanswered (Fixture       *fixture,
                 gconstpointer  data)
{
  static const struct { const char *fault; gboolean is_answer; } cases[] = {
    { "status-404", TRUE },
    { "status-503", FALSE },
  };

  keep_well (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(HubEntry) other = files_lab_entry (fixture->play.hub, i + 1);
      gint64 before = 0;

      hub_files_keep (fixture->files, other, NULL);
      wait_until (are_all_kept (fixture, i + 2));
      make_doubtful (fixture);
      before = get_file (fixture, 0)->asked;
      files_lab_replace (fixture->play.hub, i + 1, 70000);
      files_lab_fault (fixture->play.hub, cases[i].fault, 1);
      hub_files_synced (fixture->files);
      wait_until (get_file (fixture, i + 1)->is_stale);
      g_assert_cmpint (get_file (fixture, 0)->asked > before, ==, cases[i].is_answer);
      g_assert_false (get_file (fixture, 0)->is_stale);
    }
}

/* F42: found when it is opened, offered again, and the row stays. */
static void
test_f42_open (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *again = NULL;

  keep_well (fixture);
  path = open_file (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_null (open_file (fixture, &error));
  g_assert_error (error, HUB_FILE_FAULT, HUB_FILE_FAULT_LOST);

  g_clear_error (&error);
  hub_files_load (fixture->files);
  wait_until (find (fixture)->fault == HUB_FILE_FAULT_LOST);
  hub_files_retry (fixture->files, find (fixture));
  wait_until (has_state (fixture, HUB_FILE_KEPT) && find (fixture)->fault == 0);
  again = open_file (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, path);
}

/* The program ends in the midst of a download, and the next one goes on with it. */
static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  files_lab_fault (fixture->play.hub, "stall", 0);
  keep (fixture);
  wait_until (is_under_way (fixture));
  end (fixture);

  files_lab_fault (fixture->play.hub, NULL, 0);
  start (fixture);
  wait_until (has_state (fixture, HUB_FILE_KEPT));
  files_play_assert_kept (&fixture->play);
}

static void
set_true_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* However many are wanted, the server is asked for one at a time: while it answers one, and that
 * takes its time, it is asked for no other. */
static void
test_one_at_a_time (Fixture       *fixture,
                    gconstpointer  data)
{
  gboolean has_waited = FALSE;

  files_lab_fault (fixture->play.hub, "stall", 0);
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr(HubEntry) entry = files_lab_entry (fixture->play.hub, i);

      hub_files_keep (fixture->files, entry, NULL);
    }
  wait_until (hub_files_get_all (fixture->files)->len == 6);
  g_timeout_add_once (1000, set_true_cb, &has_waited);
  wait_until (has_waited);
  g_assert_cmpint (files_lab_stat (fixture->play.hub, "open"), ==, 1);
  end (fixture);

  files_lab_fault (fixture->play.hub, NULL, 0);
  start (fixture);
  wait_until (are_all_kept (fixture, 6));
}

#define ADD(path, function) \
  g_test_add ("/files/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("keep", test_keep);
  ADD ("pause", test_pause);
  ADD ("drop-under-way", test_drop_under_way);
  ADD ("drop", test_drop);
  ADD ("metered", test_metered);
  ADD ("network", test_network);
  ADD ("after-sync", test_after_sync);
  ADD ("changed", test_changed);
  ADD ("unanswered", test_unanswered);
  ADD ("F42-open", test_f42_open);
  ADD ("stop", test_stop);
  ADD ("one-at-a-time", test_one_at_a_time);

  return g_test_run ();
}
