/* test-window-sync.c: the window brings a hub home, or says why not
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-catalogue-writer.h"
#include "hub-catalogue.h"
#include "hub-preferences-dialog.h"
#include "test-monitor.h"
#include "ui-hub.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_STARTER 94

/* A test: one play with a hub of its own. */
static void
with_hub (gconstpointer play)
{
  static const char *const arguments[] = { "--entries", "200", NULL };

  ui_hub_test (arguments, play);
}

static void
test_sync (UiStage *stage)
{
  ui_stage_wait_total (stage, N_STARTER);
  ui_wait (ui_get_notice (stage) != NULL);
  ui_start_sync (stage, hub_demo_process_get_url (ui_hub));
  ui_wait (!hub_sync_control_is_running (ui_get_control (stage)));
  g_assert_no_error (hub_sync_control_get_error (ui_get_control (stage)));

  ui_wait (hub_results_get_total (ui_stage_get_results (stage)) > N_STARTER);
  ui_wait (ui_get_notice (stage) == NULL);
  ui_wait (ui_find_label (GTK_WIDGET (stage->window), "The catalogue is up to date") != NULL);
}

/* F13: that a collection is closed is said where else all would be well. */
static void
test_closed (UiStage *stage)
{
  ui_stage_wait_total (stage, N_STARTER);
  ui_hub_control ("{\"do\":\"fault\",\"name\":\"status-404\",\"after\":9,\"times\":1}");
  ui_start_sync (stage, hub_demo_process_get_url (ui_hub));
  ui_wait (!hub_sync_control_is_running (ui_get_control (stage)));
  g_assert_true (hub_sync_control_has_unavailable (ui_get_control (stage)));
  ui_wait (ui_find_label (GTK_WIDGET (stage->window),
                          "The hub does not allow some of it to be read. What is stored of that is "
                          "kept.") != NULL);
}

static void
old_play (UiStage *stage)
{
  ui_stage_wait_total (stage, N_STARTER);
  ui_wait (g_strcmp0 (ui_get_notice (stage), "Synced 3 days ago · 94 entries") == 0);
}

/* The banner tells the age of a catalogue that is not of today. */
static void
test_old (void)
{
  g_autoptr(UiStage) stage = ui_stage_new ();
  g_autofree char *sql = NULL;

  ui_stage_play (stage, ui_nothing_play);
  sql = g_strdup_printf ("INSERT OR REPLACE INTO state VALUES ('synced', '%" G_GINT64_FORMAT "')",
                         g_get_real_time () / G_USEC_PER_SEC - 3 * 24 * 60 * 60 - 60);
  ui_run_sql (stage, sql, NULL, NULL);
  ui_stage_play (stage, old_play);
}

/* P2: with the hub gone, all that came can be searched and read. */
static void
test_offline_after_sync (UiStage *stage)
{
  guint total;

  ui_start_sync (stage, hub_demo_process_get_url (ui_hub));
  ui_wait (!hub_sync_control_is_running (ui_get_control (stage)));
  ui_wait ((total = hub_results_get_total (ui_stage_get_results (stage))) > N_STARTER);
  g_clear_pointer (&ui_hub, hub_demo_process_stop);

  ui_stage_select (stage, 3);
  gtk_editable_set_text (GTK_EDITABLE (hub_window_get_search (stage->window)), "migration");
  ui_wait (hub_results_get_total (ui_stage_get_results (stage)) < total);
}

static void
test_stop (UiStage *stage)
{
  ui_stage_wait_total (stage, N_STARTER);
  ui_hub_control ("{\"do\":\"fault\",\"name\":\"stall\",\"on\":\"all\"}");
  ui_start_sync (stage, hub_demo_process_get_url (ui_hub));
  ui_settle (GTK_WIDGET (stage->window));
  g_action_group_activate_action (G_ACTION_GROUP (stage->application), "cancel-sync", NULL);
  ui_wait (!hub_sync_control_is_running (ui_get_control (stage)));
  g_assert_no_error (hub_sync_control_get_error (ui_get_control (stage)));
  ui_stage_wait_total (stage, N_STARTER);
}

static void
test_close_during_sync (UiStage *stage)
{
  ui_hub_control ("{\"do\":\"fault\",\"name\":\"stall\",\"on\":\"all\"}");
  ui_start_sync (stage, hub_demo_process_get_url (ui_hub));
}

/* F01: one sentence, one button, and everything is still there. */
static void
test_unreachable (UiStage *stage)
{
  ui_start_sync (stage, "http://127.0.0.1:9");
  ui_wait (!hub_sync_control_is_running (ui_get_control (stage)));
  g_assert_nonnull (ui_get_notice (stage));
  g_assert_true (g_str_has_prefix (ui_get_notice (stage), "Can’t reach the hub"));
  g_assert_nonnull (ui_find_label (GTK_WIDGET (hub_window_get_notice (stage->window)),
                                   "Try Again"));
  ui_stage_wait_total (stage, N_STARTER);
}

static gboolean
notice_says (UiStage    *stage,
             const char *words)
{
  return ui_get_notice (stage) != NULL && strstr (ui_get_notice (stage), words) != NULL;
}

/* F15: the banner says when the next try is, also after the program was started anew; a sync that
 * the user starts does not wait for it. */
static void
waits_play (UiStage *stage)
{
  HubSyncWaiter *waiter = hub_sync_control_get_waiter (ui_get_control (stage));

  ui_start_sync (stage, hub_demo_process_get_url (ui_hub));
  ui_wait (!hub_sync_control_is_running (ui_get_control (stage)));
  g_assert_true (hub_sync_waiter_is_waiting (waiter));
  g_assert_true (notice_says (stage, "The hub asks for a pause"));
  g_assert_true (notice_says (stage, "Next try at "));
}

static void
waits_still_play (UiStage *stage)
{
  HubSettings *settings = hub_application_get_settings (stage->application);

  hub_settings_set_hub_address (settings, hub_demo_process_get_url (ui_hub));
  hub_sync_control_resume (ui_get_control (stage));
  ui_wait (notice_says (stage, "The last sync could not be completed. Next try at "));
  g_assert_false (hub_sync_control_is_running (ui_get_control (stage)));

  ui_hub_control ("{\"do\":\"fault\",\"name\":null}");
  g_assert_nonnull (ui_find_label (GTK_WIDGET (hub_window_get_notice (stage->window)), "Try Now"));
  g_action_group_activate_action (G_ACTION_GROUP (stage->application), "sync", NULL);
  ui_wait (!hub_sync_control_is_running (ui_get_control (stage)));
  g_assert_no_error (hub_sync_control_get_error (ui_get_control (stage)));
  g_assert_false (notice_says (stage, "Next try"));
}

static void
test_waits (void)
{
  g_autoptr(UiStage) stage = ui_stage_new ();
  g_autoptr(GError) error = NULL;

  ui_hub = hub_demo_process_new (NULL, &error);
  g_assert_no_error (error);
  ui_hub_control ("{\"do\":\"fault\",\"name\":\"status-429\"}");
  ui_stage_play (stage, waits_play);
  ui_stage_play (stage, waits_still_play);
  g_clear_pointer (&ui_hub, hub_demo_process_stop);
}

/* F10: where the network wants a login there is a button to a browser, whether its page is seen or
 * the system knows of it; and when it is done the sync is tried at once. */
static void
test_portal (UiStage *stage)
{
  g_autoptr(TestMonitor) monitor = test_monitor_new ();
  HubSyncWaiter *waiter = hub_sync_control_get_waiter (ui_get_control (stage));

  hub_sync_waiter_set_monitor (waiter, G_NETWORK_MONITOR (monitor));
  ui_hub_control ("{\"do\":\"fault\",\"name\":\"html\",\"on\":\"all\"}");
  ui_start_sync (stage, hub_demo_process_get_url (ui_hub));
  ui_wait (!hub_sync_control_is_running (ui_get_control (stage)));
  g_assert_true (notice_says (stage, "sign in"));
  g_assert_nonnull (ui_find_button (GTK_WIDGET (hub_window_get_notice (stage->window)),
                                    "win.open-hub"));

  test_monitor_set (monitor, TRUE, FALSE, G_NETWORK_CONNECTIVITY_PORTAL);
  ui_hub_control ("{\"do\":\"fault\",\"name\":\"close\",\"on\":\"all\"}");
  g_action_group_activate_action (G_ACTION_GROUP (stage->application), "sync", NULL);
  ui_wait (!hub_sync_control_is_running (ui_get_control (stage)));
  g_assert_true (notice_says (stage, "sign in"));

  ui_hub_control ("{\"do\":\"fault\",\"name\":null}");
  test_monitor_set (monitor, TRUE, FALSE, G_NETWORK_CONNECTIVITY_FULL);
  ui_wait (hub_sync_control_is_running (ui_get_control (stage)));
  ui_wait (!hub_sync_control_is_running (ui_get_control (stage)));
  g_assert_no_error (hub_sync_control_get_error (ui_get_control (stage)));
}

static void
test_preferences (UiStage *stage)
{
  HubSettings *settings = hub_application_get_settings (stage->application);
  GtkWidget *row = ui_open_preferences (stage);
  g_autofree char *before = g_strdup (hub_settings_get_hub_address (settings));

  ui_apply (row, "this is not an address");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  ui_apply (row, "http://127.0.0.1:9");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  ui_wait (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (hub_settings_get_hub_address (settings), ==, before);

  ui_apply (row, hub_demo_process_get_url (ui_hub));
  ui_wait (!g_str_equal (hub_settings_get_hub_address (settings), before));
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  ui_wait (ui_find_label (gtk_widget_get_ancestor (row, HUB_TYPE_PREFERENCES_DIALOG),
                          "A hub answers at this address. The next sync reads from it.") != NULL);
  adw_dialog_force_close (adw_application_window_get_visible_dialog (
    ADW_APPLICATION_WINDOW (stage->window)));
}

static int
count_french (UiStage *stage)
{
  g_autofree char *path = test_folder_path (stage->folder, "catalogue.db");
  sqlite3_stmt *statement = NULL;
  sqlite3 *database = NULL;
  int n_rows;

  g_assert_cmpint (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database,
                                       "SELECT count (*) FROM entry WHERE langcode = 'fr'", -1,
                                       &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n_rows = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (database);

  return n_rows;
}

/* A language that is chosen in Preferences comes with the next sync, and one that is chosen no
 * more is not asked for. */
static void
test_languages (UiStage *stage)
{
  HubSettings *settings = hub_application_get_settings (stage->application);
  GtkWidget *dialog = NULL;
  GtkWidget *label = NULL;
  GtkWidget *french = NULL;

  hub_settings_set_hub_address (settings, hub_demo_process_get_url (ui_hub));
  dialog = gtk_widget_get_ancestor (ui_open_preferences (stage), HUB_TYPE_PREFERENCES_DIALOG);
  ui_wait ((label = ui_find_label (dialog, "Français (French)")) != NULL);
  french = gtk_widget_get_ancestor (label, ADW_TYPE_SWITCH_ROW);
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (french)));
  adw_switch_row_set_active (ADW_SWITCH_ROW (french), TRUE);
  g_assert_cmpstr (hub_settings_get_hub_languages (settings)[0], ==, "fr");
  g_assert_null (hub_settings_get_hub_languages (settings)[1]);

  hub_sync_control_start (ui_get_control (stage));
  ui_wait (!hub_sync_control_is_running (ui_get_control (stage)));
  g_assert_no_error (hub_sync_control_get_error (ui_get_control (stage)));
  g_assert_cmpint (count_french (stage), >, 0);

  adw_switch_row_set_active (ADW_SWITCH_ROW (french), FALSE);
  g_assert_null (hub_settings_get_hub_languages (settings)[0]);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
damage (TestFolder *folder,
        const char *name)
{
  g_autofree char *noise = g_strnfill (65536, '#');

  test_folder_write (folder, name, noise, 65536);
}

static void
damaged_list_play (UiStage *stage)
{
  HubLibrary *library = hub_application_get_library (stage->application);
  guint n_files = test_folder_count (stage->folder, "library.db");
  GtkWidget *start;

  ui_wait (ui_get_notice (stage) != NULL &&
           ui_find_label (GTK_WIDGET (hub_window_get_notice (stage->window)),
                          "Start a New List…") != NULL);
  g_assert_false (hub_library_is_loaded (library));
  ui_stage_select (stage, 0);
  ui_stage_act (stage, "win.star", NULL);
  ui_wait (ui_find_label (GTK_WIDGET (stage->window),
                          "The reading list cannot be changed now") != NULL);
  ui_stage_act (stage, "win.start-new-list", NULL);
  ui_wait ((start = ui_find_label (GTK_WIDGET (stage->window), "_Start a New List")) != NULL);
  g_assert_cmpuint (test_folder_count (stage->folder, "library.db"), ==, n_files);
  g_signal_emit_by_name (gtk_widget_get_ancestor (start, GTK_TYPE_BUTTON), "clicked");
  ui_wait (hub_library_is_loaded (library));
  ui_wait (ui_get_notice (stage) == NULL || ui_find_label (GTK_WIDGET (stage->window),
                                                         "Start a New List…") == NULL);
  g_assert_cmpuint (test_folder_count (stage->folder, "library.db"), >, n_files);
}

static void
star_one_play (UiStage *stage)
{
  HubLibrary *library = hub_application_get_library (stage->application);

  ui_wait (hub_library_is_loaded (library));
  ui_stage_select (stage, 0);
  ui_stage_act (stage, "win.star", NULL);
  ui_wait (g_list_model_get_n_items (G_LIST_MODEL (library)) == 1);
}

static void
repaired_list_play (UiStage *stage)
{
  HubLibrary *library = hub_application_get_library (stage->application);

  ui_wait (hub_library_is_loaded (library));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (library)), ==, 1);
  ui_wait (ui_get_notice (stage) != NULL &&
           g_str_has_prefix (ui_get_notice (stage), "The reading list was damaged."));
  ui_stage_picture (stage, "repaired.png");
  ui_stage_act (stage, "win.dismiss-repair", NULL);
  g_assert_false (ui_get_notice (stage) != NULL &&
                  g_str_has_prefix (ui_get_notice (stage), "The reading list was damaged."));
}

/* F53: a damaged reading list is never replaced in silence: it comes back from the copy that was
 * made when the window was closed, and that is told; without a copy it is asked what to do. */
static void
test_damaged_list (void)
{
  g_autoptr(UiStage) stage = ui_stage_new ();
  g_autofree char *copies = test_folder_path (stage->folder, "library-copies");
  g_autofree char *copy = NULL;
  g_autoptr(GDir) dir = NULL;
  const char *name = NULL;

  ui_stage_play (stage, star_one_play);
  damage (stage->folder, "library.db");
  ui_stage_play (stage, repaired_list_play);

  dir = g_dir_open (copies, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_free (copy);
      copy = g_build_filename (copies, name, NULL);
      g_assert_cmpint (g_unlink (copy), ==, 0);
    }
  damage (stage->folder, "library.db");
  ui_stage_play (stage, damaged_list_play);
}

static void
damaged_catalogue_play (UiStage *stage)
{
  ui_stage_wait_total (stage, N_STARTER);
  ui_wait (ui_get_notice (stage) != NULL);
  g_assert_true (g_str_has_prefix (ui_get_notice (stage), "The catalogue on this computer was"));
}

/* F52: a damaged catalogue is set aside and a new one is started, and said so once. */
static void
test_damaged_catalogue (void)
{
  g_autoptr(UiStage) stage = ui_stage_new ();

  ui_stage_play (stage, ui_nothing_play);
  damage (stage->folder, "catalogue.db");
  ui_stage_play (stage, damaged_catalogue_play);
}

static gboolean
has_old_index (UiStage *stage)
{
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (stage->folder, NULL);
  g_autoptr(HubCatalogueStatus) status = hub_catalogue_get_status (catalogue, NULL);

  return status->must_renew;
}

static void
old_index_play (UiStage *stage)
{
  ui_stage_wait_total (stage, N_STARTER);
  while (has_old_index (stage))
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (10000);
    }
}

/* A full-text index of another version is made anew while the window is open. */
static void
test_old_index (void)
{
  g_autoptr(UiStage) stage = ui_stage_new ();
  g_autoptr(HubCatalogueWriter) writer = NULL;

  ui_stage_play (stage, ui_nothing_play);
  writer = hub_catalogue_writer_open (stage->folder, NULL);
  g_assert_true (hub_catalogue_writer_set_state (writer, "analyzer", "0", NULL));
  g_clear_pointer (&writer, hub_catalogue_writer_close);
  g_assert_true (has_old_index (stage));
  ui_stage_play (stage, old_index_play);
}

static void
unusable_play (UiStage *stage)
{
  ui_wait (ui_find_label (GTK_WIDGET (stage->window), "The Catalogue Could Not Be Read") != NULL);
  ui_stage_act (stage, "browse.retry", NULL);
  ui_settle (GTK_WIDGET (stage->window));
}

/* F51: a folder that cannot be one. The window says so and stays. */
static void
test_unusable_folder (void)
{
  g_autoptr(UiStage) stage = ui_stage_new ();

  test_folder_write (stage->folder, "file", "x", 1);
  stage->data_dir = test_folder_path (stage->folder, "file/below");
  ui_stage_play (stage, unusable_play);
}

#define add(path, play) g_test_add_data_func (path, play, with_hub)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  add ("/ui/sync/complete", test_sync);
  add ("/ui/sync/offline-after", test_offline_after_sync);
  add ("/ui/sync/stop", test_stop);
  add ("/ui/sync/close-during", test_close_during_sync);
  add ("/ui/sync/preferences", test_preferences);
  add ("/ui/sync/languages", test_languages);
  add ("/ui/sync/F10-portal", test_portal);
  add ("/ui/sync/F13-closed", test_closed);
  g_test_add_func ("/ui/sync/F15-next-try", test_waits);
  g_test_add_data_func ("/ui/sync/F01-unreachable", test_unreachable, ui_stage_test);
  g_test_add_func ("/ui/window/old", test_old);
  g_test_add_func ("/ui/window/old-index", test_old_index);
  g_test_add_func ("/ui/window/F51-unusable-folder", test_unusable_folder);
  g_test_add_func ("/ui/window/F52-damaged-catalogue", test_damaged_catalogue);
  g_test_add_func ("/ui/window/F53-damaged-list", test_damaged_list);
  return g_test_run ();
}
