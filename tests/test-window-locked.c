/* test-window-locked.c: what those who manage a computer have set, by a real dconf database
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-preferences-dialog.h"
#include "hub-sync-move.h"
#include "test-folder.h"
#include "ui-hub.h"

#include <glib/gstdio.h>

#define MIRROR "https://mirror.example/hub.hubpack"

static const char set_for_all[] =
  "[io/github/hubreader/HubReader]\n"
  "hub-address='" MIRROR "'\n"
  "hub-languages=['fr']\n"
  "file-megabytes=50\n"
  "sync-when-metered=true\n";

/* Languages and the limit of a file are only proposed. */
static const char locks[] =
  "/io/github/hubreader/HubReader/hub-address\n"
  "/io/github/hubreader/HubReader/sync-when-metered\n"
  "/io/github/hubreader/HubReader/keep-starred-files\n";

static const char by_whom[] = "Set by those who manage this computer";

static GtkWidget *
find_row (GtkWidget  *dialog,
          const char *title)
{
  GtkWidget *label = NULL;

  ui_wait ((label = ui_find_label (dialog, title)) != NULL);
  return gtk_widget_get_ancestor (label, ADW_TYPE_PREFERENCES_ROW);
}

static void
assert_locked (GtkWidget *row)
{
  g_assert_false (gtk_widget_get_sensitive (row));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, by_whom);
}

static void
test_rows (UiStage *stage)
{
  HubSettings *settings = hub_application_get_settings (stage->application);
  GtkWidget *address = ui_open_preferences (stage);
  GtkWidget *dialog = gtk_widget_get_ancestor (address, HUB_TYPE_PREFERENCES_DIALOG);
  GtkWidget *metered = find_row (dialog, "On Metered Connections Too");
  GtkWidget *one = find_row (dialog, "Largest File, in Megabytes");
  GtkWidget *look = find_row (dialog, "Look at This Hub…");

  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_picture (stage, "preferences-locked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (address)), ==, MIRROR);
  g_assert_false (gtk_widget_get_sensitive (address));
  g_assert_false (gtk_widget_get_sensitive (look));
  g_assert_nonnull (ui_find_label (dialog,
                                   "The address is set by those who manage this computer."));
  assert_locked (metered);
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (metered)));
  assert_locked (find_row (dialog, "Keep the Files of Starred Entries"));

  g_assert_true (gtk_widget_get_sensitive (one));
  g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (one)), ==, 50);
  g_assert_true (gtk_widget_get_sensitive (find_row (dialog, "How Often")));

  /* no other way leads round it */
  hub_settings_set_hub_address (settings, "https://other.example");
  g_assert_cmpstr (hub_settings_get_hub_address (settings), ==, MIRROR);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* F12: where the hub is now is said, but it is not this user who can go along. */
static void
test_moved (UiStage *stage)
{
  GtkWidget *notice = GTK_WIDGET (hub_window_get_notice (stage->window));
  g_autoptr(GError) error = NULL;

  hub_sync_move_save (stage->folder, MIRROR, "https://moved.example", &error);
  g_assert_no_error (error);
  hub_sync_control_resume (ui_get_control (stage));
  ui_wait (ui_get_notice (stage) != NULL &&
           g_str_has_prefix (ui_get_notice (stage), "The hub has moved to moved.example."));
  g_assert_null (ui_find_button (notice, "win.use-new-address"));
}

/* Resetting goes back to what is set for all. */
static void
test_reset (UiStage *stage)
{
  HubSettings *settings = hub_application_get_settings (stage->application);
  int megabytes = 0;

  g_object_set (settings, "file-megabytes", 7, NULL);
  hub_settings_reset (settings);
  g_object_get (settings, "file-megabytes", &megabytes, NULL);
  g_assert_cmpint (megabytes, ==, 50);
  g_assert_cmpstr (hub_settings_get_hub_address (settings), ==, MIRROR);
  g_assert_cmpstr (hub_settings_get_hub_languages (settings)[0], ==, "fr");
}

/* Whether there is a tool that makes the database. */
static gboolean
make_database (const char *folder)
{
  g_autofree char *tool = g_find_program_in_path ("dconf");
  g_autofree char *site = g_build_filename (folder, "site.d", NULL);
  g_autofree char *locks_folder = g_build_filename (site, "locks", NULL);
  g_autofree char *key_file = g_build_filename (site, "hub-reader", NULL);
  g_autofree char *lock_file = g_build_filename (locks_folder, "hub-reader", NULL);
  g_autofree char *database = g_build_filename (folder, "site", NULL);
  g_autofree char *profile_path = g_build_filename (folder, "profile", NULL);
  g_autofree char *profile = g_strdup_printf ("user-db:user\nfile-db:%s\n", database);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  if (tool == NULL)
    return FALSE;

  g_assert_cmpint (g_mkdir_with_parents (locks_folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (key_file, set_for_all, -1, NULL));
  g_assert_true (g_file_set_contents (lock_file, locks, -1, NULL));
  g_assert_true (g_file_set_contents (profile_path, profile, -1, NULL));
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, tool, "compile", database, site,
                              NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
  g_setenv ("DCONF_PROFILE", profile_path, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_setenv ("XDG_RUNTIME_DIR", folder, TRUE);
  g_setenv ("GSETTINGS_BACKEND", "dconf", TRUE);

  return TRUE;
}

static void
test_no_tool (void)
{
  g_test_skip ("dconf is not installed");
}

int
main (int    argc,
      char **argv)
{
  char *folder = g_dir_make_tmp ("hub-locked-XXXXXX", NULL);
  gboolean has_tool = make_database (folder);
  int status;

  gtk_test_init (&argc, &argv, NULL);
  if (has_tool)
    {
      g_test_add_data_func ("/ui/locked/rows", test_rows, ui_stage_test);
      g_test_add_data_func ("/ui/locked/moved", test_moved, ui_stage_test);
      g_test_add_data_func ("/ui/locked/reset", test_reset, ui_stage_test);
    }
  else
    g_test_add_func ("/ui/locked/no-tool", test_no_tool);

  status = g_test_run ();
  test_folder_remove (folder);
  return status;
}
