/* test-window-renewal.c: kept entries that the hub changes, in the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-former-box.h"
#include "ui-hub.h"

#include <string.h>

#define N_REAL 94   /* entries of the demonstration hub */
#define TITLE "A better title for this report"

static HubLibrary *
get_library (UiStage *stage)
{
  return hub_application_get_library (stage->application);
}

static HubEntry *
get_kept (UiStage *stage)
{
  GPtrArray *entries = hub_library_get_stock (get_library (stage))->entries;

  return entries->len > 0 ? g_ptr_array_index (entries, 0) : NULL;
}

static void
sync_now (UiStage *stage)
{
  g_action_group_activate_action (G_ACTION_GROUP (stage->application), "sync", NULL);
  ui_wait (!hub_sync_control_is_running (ui_get_control (stage)));
  g_assert_no_error (hub_sync_control_get_error (ui_get_control (stage)));
}

/* A catalogue of the hub, with one star, which the hub then changes. Returns the title before. */
static char *
begin (UiStage *stage)
{
  g_autofree char *json = NULL;
  char *before = NULL;

  hub_settings_set_hub_address (hub_application_get_settings (stage->application),
                                hub_demo_process_get_url (ui_hub));
  sync_now (stage);
  ui_stage_wait_total (stage, N_REAL);
  ui_wait (hub_library_is_loaded (get_library (stage)));
  ui_stage_select (stage, 0);
  ui_stage_act (stage, "win.star", NULL);
  ui_wait (get_kept (stage) != NULL);
  before = g_strdup (hub_entry_get_title (get_kept (stage)));
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_null (hub_library_get_former (get_library (stage), get_kept (stage)));

  json = g_strdup_printf ("{\"do\":\"change\",\"uuid\":\"%s\",\"langcode\":\"%s\","
                          "\"title\":\"" TITLE "\"}", hub_entry_get_uuid (get_kept (stage)),
                          hub_entry_get_langcode (get_kept (stage)));
  ui_hub_control (json);
  sync_now (stage);
  ui_wait (hub_library_get_former (get_library (stage), get_kept (stage)) != NULL);
  return before;
}

static void
take_pictures (UiStage    *stage,
               const char *name)
{
  static const struct { int width; gboolean is_mirrored; } looks[] = {
    { 1100, FALSE }, { 360, FALSE }, { 1100, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *file = g_strdup_printf ("%s-%d%s.png", name, looks[i].width,
                                               looks[i].is_mirrored ? "-mirrored-dark" : "");

      gtk_widget_set_default_direction (looks[i].is_mirrored ? GTK_TEXT_DIR_RTL
                                                             : GTK_TEXT_DIR_LTR);
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), looks[i].is_mirrored
                                                ? ADW_COLOR_SCHEME_FORCE_DARK
                                                : ADW_COLOR_SCHEME_DEFAULT);
      ui_stage_resize (stage, looks[i].width, 760);
      ui_settle (GTK_WIDGET (stage->window));
      ui_stage_picture (stage, file);
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

/* What changed is said in the list and beside the text, shown with what it was, and gone from both
 * once it is seen. */
static void
change_play (UiStage *stage)
{
  g_autofree char *before = begin (stage);
  HubReadingListPage *page = NULL;
  GtkWidget *box = NULL;
  AdwDialog *dialog = NULL;

  g_assert_cmpstr (hub_entry_get_title (get_kept (stage)), ==, TITLE);
  ui_stage_act (stage, "win.place", "s", "reading-list");
  page = hub_window_get_reading_list (stage->window);
  ui_settle (GTK_WIDGET (stage->window));
  hub_detail_pane_show_copy (hub_reading_list_page_get_detail (page), get_kept (stage));
  ui_wait ((box = ui_find (GTK_WIDGET (hub_reading_list_page_get_detail (page)),
                           HUB_TYPE_FORMER_BOX, NULL)) != NULL && gtk_widget_get_visible (box));
  take_pictures (stage, "renewal");

  gtk_widget_activate_action (box, "former.show", NULL);
  ui_wait ((dialog = adw_application_window_get_visible_dialog (
              ADW_APPLICATION_WINDOW (stage->window))) != NULL);
  ui_wait (ui_find_label (GTK_WIDGET (dialog), before) != NULL);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), TITLE));
  take_pictures (stage, "renewal-changes");
  adw_dialog_force_close (dialog);

  gtk_widget_activate_action (box, "former.seen", NULL);
  ui_wait (hub_library_get_former (get_library (stage), get_kept (stage)) == NULL);
  g_assert_false (gtk_widget_get_visible (box));

  /* Seen is seen: another sync without a change says nothing. */
  sync_now (stage);
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_null (hub_library_get_former (get_library (stage), get_kept (stage)));
}

static void
test_change (void)
{
  ui_hub_test (NULL, change_play);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/renewal/change", test_change);

  return g_test_run ();
}
