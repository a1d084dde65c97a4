/* test-window-discovery.c: the window finds out what a hub calls its things
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-process.h"
#include "hub-discovery-dialog.h"
#include "hub-discovery-row.h"
#include "hub-preferences-dialog.h"
#include "ui-stage.h"

#include <stdlib.h>

#define N_STARTER 94
#define N_LINES_MIN 30

static HubDemoProcess *hub;      /* of the test that runs */
static TestFolder *config_home;  /* of all tests here: nobody's own profile is touched */

static AdwDialog *
get_dialog (UiStage *stage)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (stage->window));
}

/* Opens Preferences and looks at the hub; the dialog for that is on the screen. */
static GtkWidget *
look (UiStage *stage)
{
  GtkWidget *address;

  g_action_group_activate_action (G_ACTION_GROUP (stage->application), "preferences", NULL);
  ui_wait (get_dialog (stage) != NULL);
  address = ui_find (GTK_WIDGET (get_dialog (stage)), ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (address), hub_demo_process_get_url (hub));
  g_signal_emit_by_name (ui_find (GTK_WIDGET (get_dialog (stage)), ADW_TYPE_BUTTON_ROW, NULL),
                         "activated");
  ui_wait (HUB_IS_DISCOVERY_DIALOG (get_dialog (stage)));

  return GTK_WIDGET (get_dialog (stage));
}

static void
close_dialogs (UiStage *stage)
{
  while (get_dialog (stage) != NULL)
    adw_dialog_force_close (get_dialog (stage));
}

static void
collect_rows (GtkWidget *root,
              GPtrArray *rows)
{
  if (HUB_IS_DISCOVERY_ROW (root))
    g_ptr_array_add (rows, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

static AdwComboRow *
find_row (GtkWidget  *dialog,
          const char *title)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();

  collect_rows (dialog, rows);
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);

      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
        return ADW_COMBO_ROW (row);
    }

  return NULL;
}

static const char *
get_selected (AdwComboRow *row)
{
  return gtk_string_object_get_string (GTK_STRING_OBJECT (adw_combo_row_get_selected_item (row)));
}

static char *
read_profile (void)
{
  g_autofree char *path = g_build_filename (config_home, "hub-reader", "profile.json", NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);

  return text;
}

/* Every line is there with its reason; a choice is kept, and the next sync reads by it. */
static void
test_save (UiStage *stage)
{
  HubSettings *settings = hub_application_get_settings (stage->application);
  HubSyncControl *control = hub_application_get_control (stage->application);
  GtkWidget *dialog = look (stage);
  GtkWidget *save = ui_find_button (dialog, "discovery.save");
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();
  GtkAccessible *percent;
  AdwComboRow *row;
  g_autofree char *profile = NULL;

  ui_wait (gtk_widget_is_sensitive (save) && gtk_widget_get_mapped (save));
  collect_rows (dialog, rows);
  g_assert_cmpuint (rows->len, >=, N_LINES_MIN);
  for (guint i = 0; i < rows->len; i++)
    {
      const char *reason = adw_action_row_get_subtitle (g_ptr_array_index (rows, i));

      g_assert_true (g_str_has_suffix (reason, "."));
    }
  ui_stage_picture (stage, "discovery.png");

  row = find_row (dialog, "Publisher");
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (row)));
  ui_stage_picture (stage, "discovery-fields.png");
  g_assert_cmpstr (get_selected (row), ==, "field_source_organisation");
  percent = GTK_ACCESSIBLE (ui_find_label (GTK_WIDGET (row), "80 %"));
  gtk_test_accessible_assert_property (percent, GTK_ACCESSIBLE_PROPERTY_LABEL, "80 percent sure");
  row = find_row (dialog, "Location");
  g_assert_cmpstr (get_selected (row), ==, "field_venue");
  adw_combo_row_set_selected (row, g_list_model_get_n_items (adw_combo_row_get_model (row)) - 1);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Not used, as you chose.");
  g_assert_null (read_profile ());

  gtk_widget_activate_action (dialog, "discovery.save", NULL);
  ui_wait (g_str_equal (hub_settings_get_hub_address (settings), hub_demo_process_get_url (hub)));
  ui_wait (HUB_IS_PREFERENCES_DIALOG (get_dialog (stage)));
  ui_wait (ui_find_label (GTK_WIDGET (get_dialog (stage)),
                          "What was found is saved. The next sync uses it.") != NULL);
  profile = read_profile ();
  g_assert_nonnull (strstr (profile, "\"field_source_organisation\""));
  g_assert_null (strstr (profile, "\"location\""));
  close_dialogs (stage);

  g_action_group_activate_action (G_ACTION_GROUP (stage->application), "sync", NULL);
  ui_wait (!hub_sync_control_is_running (control));
  g_assert_no_error (hub_sync_control_get_error (control));
  ui_wait (hub_results_get_total (ui_stage_get_results (stage)) > N_STARTER);
}

/* Where nothing is chosen that a sync could read, nothing can be saved. */
static void
test_too_little (UiStage *stage)
{
  GtkWidget *dialog = look (stage);
  GtkWidget *save = ui_find_button (dialog, "discovery.save");
  static const char *const titles[] = { "node--event", "node--page", "node--practice",
                                        "node--project", "node--resource", "node--training",
                                        "node--video" };

  ui_wait (gtk_widget_is_sensitive (save) && gtk_widget_get_mapped (save));
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      AdwComboRow *row = find_row (dialog, titles[i]);

      g_assert_true (gtk_widget_is_sensitive (save));
      adw_combo_row_set_selected (row,
                                  g_list_model_get_n_items (adw_combo_row_get_model (row)) - 1);
    }
  g_assert_false (gtk_widget_is_sensitive (save));
  adw_combo_row_set_selected (find_row (dialog, titles[0]), 0);
  g_assert_true (gtk_widget_is_sensitive (save));
  ui_stage_picture (stage, "discovery-narrow.png");
  close_dialogs (stage);
}

static void
test_cancel (UiStage *stage)
{
  GtkWidget *dialog = look (stage);

  ui_stage_picture (stage, "discovery-busy.png");
  gtk_widget_activate_action (dialog, "discovery.cancel", NULL);
  ui_wait (ui_find_label (dialog, "Stopped. Nothing was changed.") != NULL);

  /* Once more, and away in the midst of it. */
  gtk_widget_activate_action (dialog, "discovery.again", NULL);
  ui_wait (ui_find_label (dialog, "Looking at the Hub") != NULL);
  close_dialogs (stage);
  ui_settle (GTK_WIDGET (stage->window));
}

static void
test_no_api (UiStage *stage)
{
  GtkWidget *dialog = look (stage);

  ui_wait (ui_find_button (dialog, "discovery.again") != NULL &&
           gtk_widget_get_mapped (ui_find_button (dialog, "discovery.again")));
  g_assert_nonnull (ui_find_label (dialog,
    "127.0.0.1 has no data interface (JSON:API) that can be read as a hub. The catalogue that "
    "came with the program and what was fetched before stay as they are; check the address, or "
    "ask those who run the site."));
  ui_stage_picture (stage, "discovery-no-api.png");
  close_dialogs (stage);
  ui_stage_wait_total (stage, N_STARTER);
}

static void
right_to_left_play (UiStage *stage)
{
  GtkWidget *dialog;
  AdwComboRow *row;
  graphene_rect_t title;
  graphene_rect_t percent;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  dialog = look (stage);
  ui_wait (gtk_widget_is_sensitive (ui_find_button (dialog, "discovery.save")) &&
           gtk_widget_get_mapped (ui_find_button (dialog, "discovery.save")));
  row = find_row (dialog, "Publisher");
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (row)));
  ui_stage_picture (stage, "discovery-rtl.png");
  g_assert_true (gtk_widget_compute_bounds (ui_find_label (GTK_WIDGET (row), "Publisher"),
                                            GTK_WIDGET (row), &title));
  g_assert_true (gtk_widget_compute_bounds (ui_find_label (GTK_WIDGET (row), "95 %"),
                                            GTK_WIDGET (row), &percent));
  g_assert_cmpfloat (percent.origin.x, <, title.origin.x);
  close_dialogs (stage);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* A test: one play with a variant of the hub of its own. */
typedef struct
{
  const char *variant;
  UiPlay      play;
  const char *fault;     /* (nullable) */
} Case;

static void
with_variant (gconstpointer data)
{
  const Case *wanted = data;
  const char *const arguments[] = { "--entries", "20", "--variant", wanted->variant,
                                    wanted->fault != NULL ? "--fault" : NULL, wanted->fault, NULL };
  g_autoptr(GError) error = NULL;

  hub = hub_demo_process_new (arguments, &error);
  g_assert_no_error (error);
  ui_stage_test (wanted->play);
  g_clear_pointer (&hub, hub_demo_process_stop);
}

int
main (int    argc,
      char **argv)
{
  static const Case cases[] = {
    { "renamed", test_save },
    { "base-path", test_too_little },
    { "extras", test_cancel, "slow" },   /* or it is done before it can be stopped */
    { "no-api", test_no_api },
    { "one-language", right_to_left_play },
  };
  static const char *const names[] = { "save", "too-little", "cancel", "no-api",
                                       "right-to-left" };
  int status;

  config_home = test_folder_new ();
  g_setenv ("XDG_CONFIG_HOME", config_home, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/discovery/", names[i], NULL);

      g_test_add_data_func (path, &cases[i], with_variant);
    }
  status = g_test_run ();
  test_folder_remove (config_home);

  return status;
}
