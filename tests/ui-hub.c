/* ui-hub.c: a window, its catalogue, and a hub to sync with
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui-hub.h"

HubDemoProcess *ui_hub;

void
ui_hub_test (const char *const *arguments,
             gconstpointer      play)
{
  g_autoptr(GError) error = NULL;

  ui_hub = hub_demo_process_new (arguments, &error);
  g_assert_no_error (error);
  ui_stage_test (play);
  g_clear_pointer (&ui_hub, hub_demo_process_stop);
}

void
ui_hub_control (const char *json)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *answer = hub_demo_process_control (ui_hub, json, &error);

  g_assert_no_error (error);
}

HubSyncControl *
ui_get_control (UiStage *stage)
{
  return hub_application_get_control (stage->application);
}

const char *
ui_get_notice (UiStage *stage)
{
  return hub_notice_get_text (hub_window_get_notice (stage->window));
}

void
ui_start_sync (UiStage    *stage,
               const char *address)
{
  hub_settings_set_hub_address (hub_application_get_settings (stage->application), address);
  g_action_group_activate_action (G_ACTION_GROUP (stage->application), "sync", NULL);
  g_assert_true (hub_sync_control_is_running (ui_get_control (stage)));
}

GtkWidget *
ui_open_preferences (UiStage *stage)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (stage->window);

  g_action_group_activate_action (G_ACTION_GROUP (stage->application), "preferences", NULL);
  ui_wait (adw_application_window_get_visible_dialog (window) != NULL);
  return ui_find (GTK_WIDGET (adw_application_window_get_visible_dialog (window)),
                  ADW_TYPE_ENTRY_ROW, NULL);
}

void
ui_apply (GtkWidget  *row,
          const char *address)
{
  gtk_editable_set_text (GTK_EDITABLE (row), address);
  g_signal_emit_by_name (row, "apply");
}

void
ui_run_sql (UiStage          *stage,
            const char       *sql,
            sqlite3_callback  callback,
            gpointer          user_data)
{
  g_autofree char *path = test_folder_path (stage->folder, "catalogue.db");
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  sqlite3_busy_timeout (database, 5000);
  g_assert_cmpint (sqlite3_exec (database, sql, callback, user_data, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
}

void
ui_nothing_play (UiStage *stage)
{
}

void
ui_play_after (const char *sql,
               UiPlay      play)
{
  g_autoptr(UiStage) stage = ui_stage_new ();

  ui_stage_play (stage, ui_nothing_play);
  ui_run_sql (stage, sql, NULL, NULL);
  ui_stage_play (stage, play);
}
