/* test-window-moved.c: the window offers the new address of a hub that has moved
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-preferences-dialog.h"
#include "ui-hub.h"

#include <string.h>

/* A test: one play with a hub of its own. */
static void
with_hub (gconstpointer play)
{
  ui_hub_test (NULL, play);
}

static gboolean
notice_says (UiStage    *stage,
             const char *words)
{
  return ui_get_notice (stage) != NULL && strstr (ui_get_notice (stage), words) != NULL;
}

/* F12: a hub that has moved is offered at its new address. Until the button is pressed nothing
 * changes. */
static void
test_moved (UiStage *stage)
{
  HubSettings *settings = hub_application_get_settings (stage->application);
  GtkWidget *notice = GTK_WIDGET (hub_window_get_notice (stage->window));
  GtkWidget *button = NULL;

  ui_hub_control ("{\"do\":\"fault\",\"name\":\"moved\",\"on\":\"all\"}");
  ui_start_sync (stage, hub_demo_process_get_url (ui_hub));
  ui_wait (!hub_sync_control_is_running (ui_get_control (stage)));
  g_assert_true (g_str_has_prefix (ui_get_notice (stage),
                                   "The hub has moved to moved.example."));
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_cmpstr (hub_settings_get_hub_address (settings), ==, hub_demo_process_get_url (ui_hub));
  g_assert_false (hub_sync_control_is_running (ui_get_control (stage)));
  ui_stage_picture (stage, "moved");

  button = ui_find_button (notice, "win.use-new-address");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (hub_settings_get_hub_address (settings), ==, HUB_DEMO_MOVED);
  g_assert_true (hub_sync_control_is_running (ui_get_control (stage)));
  g_assert_null (hub_sync_control_get_moved (ui_get_control (stage)));
  ui_wait (!hub_sync_control_is_running (ui_get_control (stage)));
  g_assert_true (notice_says (stage, "Can’t reach moved.example."));
}

static void
moved_play (UiStage *stage)
{
  ui_start_sync (stage, hub_demo_process_get_url (ui_hub));
  ui_wait (!hub_sync_control_is_running (ui_get_control (stage)));
  g_assert_true (notice_says (stage, "The hub has moved to moved.example."));
}

static void
still_moved_play (UiStage *stage)
{
  HubSettings *settings = hub_application_get_settings (stage->application);

  hub_settings_set_hub_address (settings, hub_demo_process_get_url (ui_hub));
  hub_sync_control_resume (ui_get_control (stage));
  ui_wait (notice_says (stage, "The hub has moved to moved.example."));
  g_assert_false (hub_sync_control_is_running (ui_get_control (stage)));
  g_assert_nonnull (ui_find_button (GTK_WIDGET (hub_window_get_notice (stage->window)),
                                    "win.use-new-address"));
}

/* F12: the offer is there after the program was started anew. */
static void
test_moved_before (void)
{
  g_autoptr(UiStage) stage = ui_stage_new ();
  g_autoptr(GError) error = NULL;

  ui_hub = hub_demo_process_new (NULL, &error);
  g_assert_no_error (error);
  ui_hub_control ("{\"do\":\"fault\",\"name\":\"moved\",\"on\":\"all\"}");
  ui_stage_play (stage, moved_play);
  ui_stage_play (stage, still_moved_play);
  g_clear_pointer (&ui_hub, hub_demo_process_stop);
}

/* F12: the offer stands at the address too, and takes the same way as one that was typed. */
static void
test_moved_in_preferences (UiStage *stage)
{
  HubSettings *settings = hub_application_get_settings (stage->application);
  GtkWidget *row = NULL;
  GtkWidget *dialog = NULL;
  GtkWidget *button = NULL;

  ui_hub_control ("{\"do\":\"fault\",\"name\":\"moved\",\"on\":\"all\"}");
  ui_start_sync (stage, hub_demo_process_get_url (ui_hub));
  ui_wait (!hub_sync_control_is_running (ui_get_control (stage)));
  row = ui_open_preferences (stage);
  dialog = gtk_widget_get_ancestor (row, HUB_TYPE_PREFERENCES_DIALOG);
  ui_wait (ui_find_label (dialog, "The hub has moved to moved.example.") != NULL);
  g_assert_nonnull (ui_find_label (dialog, HUB_DEMO_MOVED));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==,
                   hub_demo_process_get_url (ui_hub));
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_picture (stage, "moved-in-preferences");

  button = ui_find_label (dialog, "Use the New Address");
  g_assert_nonnull (button);
  g_signal_emit_by_name (gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, HUB_DEMO_MOVED);
  g_assert_null (ui_find_label (dialog, "Use the New Address"));
  ui_wait (gtk_widget_has_css_class (row, "error"));     /* nobody answers there */
  g_assert_cmpstr (hub_settings_get_hub_address (settings), ==, hub_demo_process_get_url (ui_hub));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* F12: so does an address that was typed, if the hub has moved away from it. */
static void
test_moved_when_typed (UiStage *stage)
{
  HubSettings *settings = hub_application_get_settings (stage->application);
  GtkWidget *row = ui_open_preferences (stage);
  GtkWidget *dialog = gtk_widget_get_ancestor (row, HUB_TYPE_PREFERENCES_DIALOG);
  g_autofree char *before = g_strdup (hub_settings_get_hub_address (settings));

  ui_hub_control ("{\"do\":\"fault\",\"name\":\"moved\",\"on\":\"all\"}");
  ui_apply (row, hub_demo_process_get_url (ui_hub));
  ui_wait (ui_find_label (dialog, "The hub has moved to moved.example.") != NULL);
  g_assert_nonnull (ui_find_label (dialog, HUB_DEMO_MOVED));
  g_assert_nonnull (ui_find_label (dialog, "Use the New Address"));
  g_assert_cmpstr (hub_settings_get_hub_address (settings), ==, before);

  ui_hub_control ("{\"do\":\"fault\",\"name\":null}");
  ui_apply (row, hub_demo_process_get_url (ui_hub));
  ui_wait (!g_str_equal (hub_settings_get_hub_address (settings), before));
  ui_wait (ui_find_label (dialog, "Use the New Address") == NULL);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/ui/moved/F12-banner", test_moved, with_hub);
  g_test_add_data_func ("/ui/moved/F12-preferences", test_moved_in_preferences, with_hub);
  g_test_add_data_func ("/ui/moved/F12-typed", test_moved_when_typed, with_hub);
  g_test_add_func ("/ui/moved/F12-next-start", test_moved_before);
  return g_test_run ();
}
