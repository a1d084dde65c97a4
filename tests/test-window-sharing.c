/* test-window-sharing.c: lists for others and from others, in the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-share-dialog.h"
#include "hub-shared-dialog.h"
#include "hub-shared-item.h"
#include "ui-stage.h"

#include <string.h>

#define UUID "44444444-4444-4444-8444-44444444444"   /* and a digit */
#define STRANGER \
  "{\"format\":\"hub-reader-list\",\"version\":1,\"exported\":\"2026-11-24T09:30:00Z\"," \
  "\"title\":\"Kenya briefing\",\"from\":\"Ann\"," \
  "\"searches\":[{\"uuid\":\"33333333-3333-4333-8333-333333333333\",\"name\":\"Kenya & <b>more\"," \
  "\"query\":\"country:KE\"}],\"entries\":[" \
  "{\"note\":\"Read this first.\",\"copy\":{\"version\":1,\"uuid\":\"" UUID "1\"," \
  "\"langcode\":\"en\",\"kind\":\"document\",\"title\":\"A report that is nowhere else\"}}," \
  "{\"copy\":{\"version\":1,\"uuid\":\"" UUID "2\",\"langcode\":\"ar\",\"kind\":\"event\"," \
  "\"is_withdrawn\":true,\"title\":\"مؤتمر عن الهجرة\"}}%s]}"

static HubLibrary *
get_library (UiStage *stage)
{
  return hub_application_get_library (stage->application);
}

static guint
count_kept (UiStage *stage)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_library (stage)));
}

/* (transfer none) (nullable) */
static AdwDialog *
get_dialog (UiStage *stage)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (stage->window));
}

static void
star (UiStage *stage,
      guint    position)
{
  guint n_kept = count_kept (stage);

  ui_wait (hub_library_is_loaded (get_library (stage)));
  ui_stage_act (stage, "win.show-browse", NULL);
  ui_stage_select (stage, position);
  ui_stage_act (stage, "win.star", NULL);
  ui_wait (count_kept (stage) == n_kept + 1);
}

/* Writes the file of a list, and opens it as the desktop does. */
static HubSharedDialog *
open_list (UiStage    *stage,
           const char *text)
{
  g_autofree char *path = test_folder_path (stage->folder, "a.hublist");
  g_autoptr(GFile) file = g_file_new_for_path (path);

  test_folder_write (stage->folder, "a.hublist", text, strlen (text));
  ui_wait (hub_library_is_loaded (get_library (stage)));
  g_application_open (G_APPLICATION (stage->application), &file, 1, "");
  ui_wait (get_dialog (stage) != NULL);
  return HUB_IS_SHARED_DIALOG (get_dialog (stage)) ? HUB_SHARED_DIALOG (get_dialog (stage)) : NULL;
}

static HubSharedItem *
get_item (HubSharedDialog *dialog,
          guint            position)
{
  g_autoptr(HubSharedItem) item = g_list_model_get_item (hub_shared_dialog_get_items (dialog),
                                                         position);

  return item;   /* the dialog has it, too */
}

static void
take_pictures (UiStage    *stage,
               const char *name)
{
  static const struct { int width, height; } sizes[] = { { 1100, 760 }, { 360, 640 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *file = g_strdup_printf ("%s-%d.png", name, sizes[i].width);

      ui_stage_resize (stage, sizes[i].width, sizes[i].height);
      ui_settle (GTK_WIDGET (stage->window));
      ui_stage_picture (stage, file);
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  ui_settle (GTK_WIDGET (stage->window));
  {
    g_autofree char *file = g_strdup_printf ("%s-mirrored-dark.png", name);

    ui_stage_picture (stage, file);
  }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

/* What is in a list is shown first; nothing is taken in before the user says so, and then only what
 * is chosen. */
static void
open_play (UiStage *stage)
{
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;
  HubSharedDialog *dialog = NULL;
  HubStock *stock = NULL;

  star (stage, 0);
  text = g_strdup_printf (STRANGER, "");
  dialog = open_list (stage, text);
  g_assert_nonnull (dialog);
  g_assert_cmpuint (g_list_model_get_n_items (hub_shared_dialog_get_items (dialog)), ==, 2);
  ui_settle (GTK_WIDGET (dialog));
  g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), "Kenya briefing"));
  g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), "Read this first."));
  said = hub_shared_item_dup_said (get_item (dialog, 1));
  g_assert_nonnull (strstr (said, "No longer on the hub"));
  take_pictures (stage, "shared-list");
  g_assert_cmpuint (count_kept (stage), ==, 1);

  hub_shared_item_choose (get_item (dialog, 1), FALSE);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "shared.add", NULL);
  ui_wait (count_kept (stage) == 2 && ADW_IS_ALERT_DIALOG (get_dialog (stage)));
  g_assert_cmpstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (get_dialog (stage))), ==,
                   "1 entry added");
  adw_dialog_force_close (get_dialog (stage));
  ui_wait (get_dialog (stage) == NULL);
  stock = hub_library_get_stock (get_library (stage));
  g_assert_cmpstr (hub_entry_get_uuid (stock->entries->pdata[0]), ==, UUID "1");
  g_assert_cmpstr (((HubRemark *) stock->remarks->pdata[0])->note, ==, "Read this first.");
  g_assert_cmpuint (stock->searches->len, ==, 0);

  /* Once more: what is there is known. */
  dialog = open_list (stage, text);
  g_clear_pointer (&said, g_free);
  said = hub_shared_item_dup_said (get_item (dialog, 0));
  g_assert_true (g_str_has_prefix (said, "Already in your list"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* FAULTS.md F47 */
static void
refused_play (UiStage *stage)
{
  g_autofree char *text = g_strdup_printf (STRANGER, ",{\"copy\":{\"version\":1,"
                                           "\"uuid\":\"" UUID "3\",\"langcode\":\"en\","
                                           "\"title\":\"T\",\"url\":\"javascript:alert(1)\"}}");

  g_assert_null (open_list (stage, text));
  g_assert_true (ADW_IS_ALERT_DIALOG (get_dialog (stage)));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (get_dialog (stage))),
                            "not a web address"));
  g_assert_cmpuint (count_kept (stage), ==, 0);
  adw_dialog_force_close (get_dialog (stage));
}

/* Out of the page of the reading list, and back again. */
static void
share_play (UiStage *stage)
{
  HubReadingListPage *page = NULL;
  g_autofree char *path = test_folder_path (stage->folder, "out.hublist");
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(HubSharedList) shared = NULL;
  g_autoptr(GError) error = NULL;

  star (stage, 0);
  star (stage, 1);
  ui_stage_act (stage, "win.place", "s", "reading-list");
  page = hub_window_get_reading_list (stage->window);
  gtk_widget_activate_action (GTK_WIDGET (page), "kept.share", NULL);
  ui_wait (get_dialog (stage) != NULL);
  g_assert_true (HUB_IS_SHARE_DIALOG (get_dialog (stage)));
  take_pictures (stage, "share");
  hub_share_dialog_save (HUB_SHARE_DIALOG (get_dialog (stage)), file);
  ui_wait (get_dialog (stage) == NULL);
  shared = hub_shared_list_load (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (shared->stock->entries->len, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/ui/sharing/open", open_play, ui_stage_test);
  g_test_add_data_func ("/ui/sharing/share", share_play, ui_stage_test);
  g_test_add_data_func ("/ui/sharing/F47-refused", refused_play, ui_stage_test);

  return g_test_run ();
}
