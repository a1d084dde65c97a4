/* test-window-review.c: what the hub reports gone: looked at, kept, removed, and marked where it
 * is kept
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-entry-row.h"
#include "hub-review-dialog.h"
#include "hub-star-button.h"
#include "ui-hub.h"

#define N_REAL 94   /* entries of the demonstration hub */

static int
take_text_cb (void  *text,
              int    n_columns,
              char **columns,
              char **names)
{
  g_set_str (text, columns[0]);
  return 0;
}

/* (transfer full) (nullable): the first column of the last row */
static char *
run_sql (UiStage    *stage,
         const char *sql)
{
  char *text = NULL;

  ui_run_sql (stage, sql, take_text_cb, &text);
  return text;
}

/* As if the last look for what is gone had been a day ago. */
static void
age (UiStage *stage)
{
  g_free (run_sql (stage, "UPDATE state SET value = value - 86400 WHERE key = 'swept'"));
}

static char *
dup_uuid (UiStage *stage,
          guint    nth)
{
  g_autofree char *sql = g_strdup_printf ("SELECT uuid FROM entry ORDER BY nid LIMIT 1 OFFSET %u",
                                          nth);

  return run_sql (stage, sql);
}

static void
tell_hub (UiStage    *stage,
          const char *verb,
          guint       first,
          guint       n)
{
  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *uuid = dup_uuid (stage, i);
      g_autofree char *json = g_strdup_printf ("{\"do\":\"%s\",\"uuid\":\"%s\"}", verb, uuid);
      g_autoptr(GError) error = NULL;
      g_autofree char *answer = hub_demo_process_control (ui_hub, json, &error);

      g_assert_no_error (error);
    }
}

static HubLibrary *
get_library (UiStage *stage)
{
  return hub_application_get_library (stage->application);
}

static void
wait_sync (UiStage *stage)
{
  ui_wait (!hub_sync_control_is_running (ui_get_control (stage)));
  g_assert_no_error (hub_sync_control_get_error (ui_get_control (stage)));
}

static void
sync_now (UiStage *stage)
{
  g_action_group_activate_action (G_ACTION_GROUP (stage->application), "sync", NULL);
  wait_sync (stage);
}

static void
star (UiStage *stage,
      guint    nth)
{
  guint n_kept = g_list_model_get_n_items (G_LIST_MODEL (get_library (stage)));
  g_autofree char *uuid = dup_uuid (stage, nth);

  ui_stage_act (stage, "win.set-saved", "(ssb)", uuid, "en", TRUE);
  ui_wait (g_list_model_get_n_items (G_LIST_MODEL (get_library (stage))) == n_kept + 1);
}

/* A catalogue of the ui_hub, with two stars, before a hub from which thirty entries are gone. */
static void
begin (UiStage *stage)
{
  hub_settings_set_hub_address (hub_application_get_settings (stage->application),
                                hub_demo_process_get_url (ui_hub));
  sync_now (stage);
  ui_wait (hub_library_is_loaded (get_library (stage)));
  star (stage, 3);
  star (stage, 60);
  tell_hub (stage, "hide", 0, 30);
  age (stage);
  sync_now (stage);
  ui_wait (g_strcmp0 (ui_get_notice (stage), "The hub reports 30 of 94 items missing. Nothing was "
                                           "removed.") == 0);
  ui_stage_wait_total (stage, N_REAL);
}

static GtkWidget *
open_review (UiStage *stage)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (stage->window);
  AdwDialog *dialog;

  ui_stage_act (stage, "win.review-missed", NULL);
  ui_wait ((dialog = adw_application_window_get_visible_dialog (window)) != NULL);
  ui_wait (hub_review_dialog_get_shown (HUB_REVIEW_DIALOG (dialog)) != NULL);
  ui_settle (GTK_WIDGET (stage->window));
  return GTK_WIDGET (dialog);
}

static void
press (GtkWidget  *dialog,
       const char *action)
{
  GtkWidget *button = ui_find_button (dialog, action);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static guint
count_shown (GtkWidget *dialog)
{
  GtkListView *view = GTK_LIST_VIEW (ui_find (dialog, GTK_TYPE_LIST_VIEW, "entries"));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view)));
}

/* What is starred comes first, with its star; agreeing removes what is shown, and it stays in the
 * reading list. */
static void
remove_play (UiStage *stage)
{
  GtkWidget *dialog;
  GtkWidget *row;
  g_autofree char *starred = NULL;
  g_autofree char *n_left = NULL;

  begin (stage);
  ui_stage_picture (stage, "review-banner.png");
  dialog = open_review (stage);
  g_assert_cmpuint (count_shown (dialog), ==, 30);
  g_assert_nonnull (ui_find_label (dialog, "1 of them is in your reading list, and stays there "
                                           "with its text."));
  ui_wait ((row = ui_find (dialog, HUB_TYPE_ENTRY_ROW, NULL)) != NULL &&
           ui_find (row, HUB_TYPE_STAR_BUTTON, NULL) != NULL &&
           hub_star_button_get_saved (HUB_STAR_BUTTON (ui_find (row, HUB_TYPE_STAR_BUTTON,
                                                                NULL))));
  starred = run_sql (stage, "SELECT title FROM entry ORDER BY nid LIMIT 1 OFFSET 3");
  g_assert_nonnull (ui_find_row (row, starred));
  ui_stage_picture (stage, "review.png");

  /* One that is starred now stays where it is. */
  star (stage, 5);
  ui_wait (ui_find_label (dialog, "2 of them are in your reading list, and stay there with their "
                                  "text.") != NULL);
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_nonnull (ui_find_row (ui_find (dialog, HUB_TYPE_ENTRY_ROW, NULL), starred));

  press (dialog, "review.remove");
  g_assert_true (hub_sync_control_is_running (ui_get_control (stage)));
  wait_sync (stage);
  ui_stage_wait_total (stage, N_REAL - 30);
  ui_wait (ui_get_notice (stage) == NULL);
  n_left = run_sql (stage, "SELECT count(*) FROM entry WHERE withdrawn IS NULL");
  g_assert_cmpstr (n_left, ==, "64");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_library (stage))), ==, 3);

  ui_stage_act (stage, "win.place", "s", "reading-list");
  ui_wait (ui_find_label (GTK_WIDGET (hub_window_get_reading_list (stage->window)),
                          "No longer on the hub") != NULL);
  ui_stage_picture (stage, "reading-list-gone.png");
}

/* Kept is kept: nothing is removed, nothing more is said, until it is something else. */
static void
keep_play (UiStage *stage)
{
  GtkWidget *dialog;
  g_autofree char *n_left = NULL;

  begin (stage);
  dialog = open_review (stage);
  press (dialog, "review.keep");
  ui_wait (ui_get_notice (stage) == NULL);
  age (stage);
  sync_now (stage);
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_null (ui_get_notice (stage));
  n_left = run_sql (stage, "SELECT count(*) FROM entry WHERE withdrawn IS NULL");
  g_assert_cmpstr (n_left, ==, "94");

  tell_hub (stage, "hide", 30, 1);
  age (stage);
  sync_now (stage);
  ui_wait (g_strcmp0 (ui_get_notice (stage), "The hub reports 31 of 94 items missing. Nothing was "
                                           "removed.") == 0);
}

/* What is agreed to is what was shown: more that is gone by then is asked about anew. */
static void
no_more_play (UiStage *stage)
{
  GtkWidget *dialog;
  g_autofree char *n_left = NULL;

  begin (stage);
  dialog = open_review (stage);
  tell_hub (stage, "hide", 30, 25);
  press (dialog, "review.remove");
  wait_sync (stage);
  ui_wait (g_strcmp0 (ui_get_notice (stage), "The hub reports 25 of 64 items missing. Nothing was "
                                           "removed.") == 0);
  n_left = run_sql (stage, "SELECT count(*) FROM entry WHERE withdrawn IS NULL");
  g_assert_cmpstr (n_left, ==, "64");
}

/* While the list is looked at another sync ends: then it shows what is gone now, or goes. */
static void
meanwhile_play (UiStage *stage)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (stage->window);
  GtkWidget *dialog;

  begin (stage);
  dialog = open_review (stage);
  tell_hub (stage, "publish", 0, 5);
  age (stage);
  g_action_group_activate_action (G_ACTION_GROUP (stage->application), "sync", NULL);
  g_assert_false (gtk_widget_is_sensitive (ui_find_button (dialog, "review.remove")));
  wait_sync (stage);
  ui_wait (count_shown (dialog) == 25);
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_true (gtk_widget_is_sensitive (ui_find_button (dialog, "review.remove")));

  tell_hub (stage, "publish", 5, 25);
  age (stage);
  sync_now (stage);
  ui_wait (adw_application_window_get_visible_dialog (window) == NULL);
  ui_wait (ui_get_notice (stage) == NULL);
}

static GtkWidget *
find_mark (UiStage *stage)
{
  return ui_find_label (GTK_WIDGET (hub_window_get_reading_list (stage->window)),
                        "No longer on the hub");
}

/* F44: a copy is marked when its entry goes, keeps all it has, and loses the mark when it returns.
 */
static void
mark_play (UiStage *stage)
{
  const char *sentence = "No longer on the hub. This is the copy as it was last seen.";
  HubReadingListPage *page = hub_window_get_reading_list (stage->window);
  HubDetailPane *detail = hub_reading_list_page_get_detail (page);
  GtkWidget *view = ui_find (GTK_WIDGET (page), GTK_TYPE_LIST_VIEW, "entries");
  g_autofree char *summary = NULL;

  hub_settings_set_hub_address (hub_application_get_settings (stage->application),
                                hub_demo_process_get_url (ui_hub));
  sync_now (stage);
  ui_wait (hub_library_is_loaded (get_library (stage)));
  star (stage, 3);
  ui_stage_act (stage, "win.place", "s", "reading-list");
  g_signal_emit_by_name (view, "activate", 0);
  ui_wait (hub_detail_pane_get_entry (detail) != NULL);
  summary = g_strdup (hub_entry_get_summary (hub_detail_pane_get_entry (detail)));
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_null (find_mark (stage));

  tell_hub (stage, "hide", 3, 1);
  age (stage);
  sync_now (stage);
  ui_wait (find_mark (stage) != NULL);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (detail), sentence));
  g_assert_cmpstr (hub_entry_get_summary (hub_detail_pane_get_entry (detail)), ==, summary);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_library (stage))), ==, 1);
  ui_stage_picture (stage, "reading-list-mark.png");

  tell_hub (stage, "publish", 3, 1);
  sync_now (stage);
  ui_wait (find_mark (stage) == NULL);
  g_assert_null (ui_find_label (GTK_WIDGET (detail), sentence));
}

static HubStarButton *
find_star (GtkWidget *root)
{
  return HUB_STAR_BUTTON (ui_find (root, HUB_TYPE_STAR_BUTTON, NULL));
}

static void
click_star (GtkWidget *root)
{
  g_signal_emit_by_name (hub_star_button_get_button (find_star (root)), "clicked");
}

/* Gives the id of a document to an event of that title. */
static void
give_id_away (const char *uuid,
              const char *title)
{
  g_autofree char *deleting = g_strdup_printf ("{\"do\":\"delete\",\"uuid\":\"%s\"}", uuid);
  g_autofree char *adding = g_strdup_printf ("{\"do\":\"add\",\"bundle\":\"event\","
                                             "\"title\":\"%s\",\"uuid\":\"%s\"}", title, uuid);
  g_autoptr(GError) error = NULL;
  g_autofree char *deleted = hub_demo_process_control (ui_hub, deleting, &error);
  g_autofree char *added = hub_demo_process_control (ui_hub, adding, &error);

  g_assert_no_error (error);
}

static const char *
kept_title (UiStage *stage)
{
  g_autoptr(HubEntry) entry = g_list_model_get_item (G_LIST_MODEL (get_library (stage)), 0);

  return entry != NULL ? hub_entry_get_title (entry) : NULL;   /* the list holds it */
}

/* F45: something else under the id of what is kept is a new entry without a star, and does not take
 * the place of the copy, which is marked. */
static void
other_play (UiStage *stage)
{
  const char *refusal = "The reading list keeps another entry with the same id; remove it first.";
  const char *title = "Zygomorphic gathering";
  GtkWidget *browse = GTK_WIDGET (hub_window_get_browse (stage->window));
  GtkWidget *detail = GTK_WIDGET (hub_browse_page_get_detail (hub_window_get_browse (
                                  stage->window)));
  GtkWidget *list = GTK_WIDGET (hub_window_get_reading_list (stage->window));
  GtkWidget *view = ui_find (browse, GTK_TYPE_LIST_VIEW, "entries");
  g_autofree char *uuid = NULL;
  g_autofree char *old_title = NULL;
  GtkWidget *row;

  hub_settings_set_hub_address (hub_application_get_settings (stage->application),
                                hub_demo_process_get_url (ui_hub));
  sync_now (stage);
  ui_wait (hub_library_is_loaded (get_library (stage)));
  uuid = run_sql (stage, "SELECT uuid FROM entry WHERE kind = 'document' ORDER BY nid LIMIT 1");
  ui_stage_act (stage, "win.set-saved", "(ssb)", uuid, "en", TRUE);
  ui_wait (kept_title (stage) != NULL);
  old_title = g_strdup (kept_title (stage));
  give_id_away (uuid, title);
  sync_now (stage);

  /* In the catalogue it has no star, and gets none while the copy is there. */
  gtk_editable_set_text (GTK_EDITABLE (hub_window_get_search (stage->window)), "zygomorphic");
  ui_stage_wait_total (stage, 1);
  ui_stage_select (stage, 0);
  ui_wait (ui_find_label (detail, title) != NULL);
  row = ui_find (view, HUB_TYPE_ENTRY_ROW, NULL);
  ui_wait (find_star (row) != NULL);
  g_assert_false (hub_star_button_get_saved (find_star (detail)));
  g_assert_false (hub_star_button_get_saved (find_star (row)));
  click_star (row);
  ui_wait (ui_find_label (GTK_WIDGET (stage->window), refusal) != NULL);
  ui_stage_picture (stage, "star-of-another.png");
  g_assert_false (hub_star_button_get_saved (find_star (row)));

  /* In the reading list the copy is marked, and may go. */
  ui_stage_act (stage, "win.place", "s", "reading-list");
  ui_wait (find_mark (stage) != NULL);
  g_assert_cmpstr (kept_title (stage), ==, old_title);
  row = ui_find (list, HUB_TYPE_ENTRY_ROW, NULL);
  g_assert_nonnull (ui_find_row (row, old_title));
  ui_wait (find_star (row) != NULL);
  g_assert_true (hub_star_button_get_saved (find_star (row)));
  click_star (row);
  ui_wait (kept_title (stage) == NULL);

  /* Then the new one can be kept. */
  ui_stage_act (stage, "win.show-browse", NULL);
  ui_stage_act (stage, "win.star", NULL);
  ui_wait (hub_star_button_get_saved (find_star (detail)));
  g_assert_cmpstr (kept_title (stage), ==, title);
}

/* For the eye: narrow, right to left, dark, large. */
static void
looks_play (UiStage *stage)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  begin (stage);
  open_review (stage);
  ui_stage_picture (stage, "review-rtl.png");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  ui_stage_resize (stage, 360, 720);
  ui_stage_picture (stage, "review-narrow-dark.png");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  ui_stage_resize (stage, 720, 800);
  ui_stage_picture (stage, "review-large.png");
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
  adw_dialog_force_close (adw_application_window_get_visible_dialog (
    ADW_APPLICATION_WINDOW (stage->window)));
}

/* A test: one play with a hub of its own. */
static void
with_hub (gconstpointer play)
{
  ui_hub_test (NULL, play);
}

#define add(path, play) g_test_add_data_func (path, play, with_hub)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  add ("/ui/review/F43-remove", remove_play);
  add ("/ui/review/F43-keep", keep_play);
  add ("/ui/review/F43-no-more", no_more_play);
  add ("/ui/review/F43-meanwhile", meanwhile_play);
  add ("/ui/review/F44-mark", mark_play);
  add ("/ui/review/F45-other", other_play);
  add ("/ui/review/looks", looks_play);
  return g_test_run ();
}
