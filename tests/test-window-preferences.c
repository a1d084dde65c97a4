/* test-window-preferences.c: what is set in the window about syncs, and set back
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-preferences-dialog.h"
#include "test-folder.h"
#include "ui-hub.h"

#include <glib/gstdio.h>
#include <string.h>

static char *home;    /* (owned): of the stand-in for systemctl, and of what is set up */

static void
install_systemctl (int status)
{
  g_autofree char *path = g_build_filename (home, "systemctl", NULL);
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\nexit %d\n", status);

  g_assert_true (g_file_set_contents (path, script, -1, NULL));
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
}

static gboolean
has_timer (void)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "systemd", "user",
                                            "hub-reader-sync.timer", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static GtkWidget *
open_dialog (UiStage *stage)
{
  GtkWidget *row = ui_open_preferences (stage);

  return gtk_widget_get_ancestor (row, HUB_TYPE_PREFERENCES_DIALOG);
}

static GtkWidget *
find_row (GtkWidget  *dialog,
          const char *title,
          GType       type)
{
  GtkWidget *label = NULL;

  ui_wait ((label = ui_find_label (dialog, title)) != NULL);
  return gtk_widget_get_ancestor (label, type);
}

static const char *
get_schedule (UiStage *stage)
{
  return hub_settings_get_sync_schedule (hub_application_get_settings (stage->application));
}

static void
test_schedule (UiStage *stage)
{
  GtkWidget *dialog = open_dialog (stage);
  GtkWidget *row = find_row (dialog, "How Often", ADW_TYPE_COMBO_ROW);

  install_systemctl (0);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  ui_wait (g_str_equal (get_schedule (stage), "weekly"));
  g_assert_true (has_timer ());
  g_assert_true (gtk_widget_get_sensitive (row));
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_picture (stage, "preferences-sync");

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  ui_wait (g_str_equal (get_schedule (stage), "never"));
  g_assert_false (has_timer ());
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* What cannot be is put back, and why is said. */
static void
test_refused (UiStage *stage)
{
  GtkWidget *dialog = open_dialog (stage);
  GtkWidget *row = find_row (dialog, "How Often", ADW_TYPE_COMBO_ROW);
  const char *sentence = "This system offers no way to sync in the background. Sync in the "
                         "window, or have “hub-reader sync” run as you run other programs.";

  install_systemctl (1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  ui_wait (ui_find_label (dialog, sentence) != NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  g_assert_cmpstr (get_schedule (stage), ==, "never");
  g_assert_false (has_timer ());
  ui_stage_resize (stage, 370, 640);   /* 360 inside its frame */
  ui_settle (GTK_WIDGET (stage->window));
  gtk_widget_grab_focus (find_row (dialog, "On Metered Connections Too", ADW_TYPE_SWITCH_ROW));
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_picture (stage, "preferences-refused");

  install_systemctl (0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  ui_wait (g_str_equal (get_schedule (stage), "daily"));
  g_assert_null (ui_find_label (dialog, sentence));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  ui_wait (g_str_equal (get_schedule (stage), "never"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_reset (UiStage *stage)
{
  HubSettings *settings = hub_application_get_settings (stage->application);
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (stage->window);
  GtkWidget *dialog = NULL;
  GtkWidget *row = NULL;
  AdwDialog *alert = NULL;

  install_systemctl (0);
  hub_settings_set_hub_address (settings, "https://other.example");
  g_object_set (settings, "file-megabytes", 7, "sync-when-metered", TRUE, NULL);
  dialog = open_dialog (stage);
  row = find_row (dialog, "How Often", ADW_TYPE_COMBO_ROW);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  ui_wait (has_timer () && g_str_equal (get_schedule (stage), "daily"));

  g_signal_emit_by_name (find_row (dialog, "Reset Preferences…", ADW_TYPE_BUTTON_ROW), "activated");
  ui_wait (ADW_IS_ALERT_DIALOG (alert = adw_application_window_get_visible_dialog (window)));
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_picture (stage, "preferences-reset");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "reset");
  adw_dialog_close (alert);

  ui_wait (!has_timer () && gtk_widget_get_sensitive (row));
  g_assert_cmpstr (hub_settings_get_hub_address (settings), ==,
                   "https://migrationnetwork.un.org");
  g_assert_cmpstr (get_schedule (stage), ==, "never");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* What syncs have brought goes, and the catalogue is as it was at first; stars stay. */
static void
test_clear (UiStage *stage)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (stage->window);
  GtkWidget *dialog = NULL;
  AdwDialog *alert = NULL;

  ui_hub_control ("{\"do\":\"add\",\"count\":40}");
  ui_stage_wait_total (stage, 94);
  ui_start_sync (stage, hub_demo_process_get_url (ui_hub));
  ui_wait (!hub_sync_control_is_running (ui_get_control (stage)));
  ui_stage_wait_total (stage, 134);

  dialog = open_dialog (stage);
  g_signal_emit_by_name (find_row (dialog, "Remove What Was Fetched…", ADW_TYPE_BUTTON_ROW),
                         "activated");
  ui_wait (ADW_IS_ALERT_DIALOG (alert = adw_application_window_get_visible_dialog (window)));
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_picture (stage, "preferences-remove");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "remove");
  adw_dialog_close (alert);
  ui_wait (hub_sync_control_is_running (ui_get_control (stage)));
  g_assert_false (hub_sync_control_clear (ui_get_control (stage)));
  ui_stage_act (stage, "win.clear-catalogue", NULL);
  ui_stage_wait_total (stage, 94);
  ui_wait (!hub_sync_control_is_running (ui_get_control (stage)));
  ui_wait (ui_find_label (GTK_WIDGET (stage->window),
                          "A sync is running. Remove what was fetched when it is done.") != NULL);
  ui_wait (ui_find_label (GTK_WIDGET (stage->window), "What was fetched was removed") != NULL);
  g_assert_no_error (hub_sync_control_get_error (ui_get_control (stage)));
  adw_dialog_force_close (ADW_DIALOG (dialog));

  /* and all can be fetched again */
  ui_start_sync (stage, hub_demo_process_get_url (ui_hub));
  ui_wait (!hub_sync_control_is_running (ui_get_control (stage)));
  ui_stage_wait_total (stage, 134);
}

static void
with_hub (gconstpointer play)
{
  ui_hub_test (NULL, play);
}

/* A catalogue in one file, dropped into the program in any of its ways, is taken in. */
static void
test_pack (UiStage *stage)
{
  g_autofree char *path = test_folder_path (stage->folder, "junk.hubpack");
  g_autofree char *address = g_filename_to_uri (path, NULL, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  const char *sentence = "This is not a catalogue file (.hubpack), or it is incomplete. Nothing of "
                         "it was stored and what you had is kept; get the file again, or ask "
                         "those who made it.";

  g_assert_true (g_file_set_contents (path, "HubPack\n", -1, NULL));
  g_assert_false (hub_window_import_pack (stage->window, "https://hub.example/a.hubpack"));
  hub_window_import (stage->window, path);
  g_assert_true (hub_sync_control_is_running (ui_get_control (stage)));
  ui_wait (g_strcmp0 (ui_get_notice (stage), sentence) == 0);
  ui_stage_picture (stage, "pack-refused");

  hub_sync_control_clear_error (ui_get_control (stage));
  g_application_open (G_APPLICATION (stage->application), &file, 1, "");
  ui_wait (g_strcmp0 (ui_get_notice (stage), sentence) == 0);

  /* it is the file that is tried again, not the hub */
  g_signal_emit_by_name (ui_find_button (GTK_WIDGET (hub_window_get_notice (stage->window)),
                                         "win.retry-sync"), "clicked");
  g_assert_true (hub_sync_control_is_running (ui_get_control (stage)));
  ui_wait (g_strcmp0 (ui_get_notice (stage), sentence) == 0);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *path = NULL;
  int status;

  home = g_dir_make_tmp ("hub-preferences-XXXXXX", NULL);
  path = g_strdup_printf ("%s:%s", home, g_getenv ("PATH"));
  g_setenv ("PATH", path, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/ui/preferences/schedule", test_schedule, ui_stage_test);
  g_test_add_data_func ("/ui/preferences/refused", test_refused, ui_stage_test);
  g_test_add_data_func ("/ui/preferences/reset", test_reset, ui_stage_test);
  g_test_add_data_func ("/ui/preferences/clear", test_clear, with_hub);
  g_test_add_data_func ("/ui/preferences/pack", test_pack, ui_stage_test);

  status = g_test_run ();
  test_folder_remove (home);
  return status;
}
