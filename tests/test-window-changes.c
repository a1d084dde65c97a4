/* test-window-changes.c: what is new since …, in the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-change-row.h"
#include "hub-changes-page.h"
#include "ui-hub.h"

#define N_STARTER 94
#define MANY 10000

/* 21 changes of 40 days: three new ones today, eight updates of yesterday, one that is gone and one
 * that came back the day before, and older ones. */
#define SEED                                                                                       \
  "WITH numbered AS (SELECT *, row_number () OVER (ORDER BY id) AS n FROM entry)"                  \
  " INSERT INTO change_log (at, what, uuid, langcode, kind, title, fields)"                        \
  " SELECT CASE WHEN n <= 8 THEN unixepoch () - 40 * 86400 WHEN n = 9 OR n = 10"                   \
  " THEN unixepoch () - 2 * 86400 WHEN n <= 18 THEN unixepoch () - 86400 ELSE unixepoch () END,"   \
  " CASE n WHEN 9 THEN 'withdrawn' WHEN 10 THEN 'returned'"                                        \
  " ELSE iif (n > 18, 'new', 'updated') END,"                                                      \
  " uuid, langcode, kind, title, CASE WHEN n BETWEEN 11 AND 14 THEN '[\"title\",\"summary\"]'"     \
  " WHEN n BETWEEN 15 AND 18 THEN '[\"body\",\"files\",\"country\"]' ELSE '[]' END"                \
  " FROM numbered WHERE n <= 21;"

/* The settings last as long as this program. */
static void
forget_visits (void)
{
  g_autoptr(GSettings) settings = g_settings_new ("io.github.hubreader.HubReader");

  g_settings_reset (settings, "changes-seen");
}

/* A play on a catalogue to which this has happened. */
static void
play_after (const char *sql,
            UiPlay      play)
{
  forget_visits ();
  ui_play_after (sql, play);
}

static HubChangesPage *
get_page (UiStage *stage)
{
  return hub_window_get_changes (stage->window);
}

static guint
get_n_unseen (UiStage *stage)
{
  return hub_news_get_n_unseen (hub_window_get_news (stage->window));
}

static guint
get_n_shown (UiStage *stage)
{
  return g_list_model_get_n_items (G_LIST_MODEL (hub_changes_page_get_list (get_page (stage))));
}

static GtkWidget *
find_drop_down (UiStage    *stage,
                const char *label)
{
  GtkWidget *box = ui_find (GTK_WIDGET (get_page (stage)), ADW_TYPE_WRAP_BOX, NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *other = NULL;

      if (!GTK_IS_DROP_DOWN (child))
        continue;
      other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (child),
                                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label);
      if (other == NULL)
        return child;
    }
  return NULL;
}

/* Goes to the page and waits for so many changes. */
static void
visit (UiStage *stage,
       guint    n_changes)
{
  ui_stage_act (stage, "win.place", "s", "changes");
  ui_wait (get_n_shown (stage) == n_changes);
  ui_settle (GTK_WIDGET (stage->window));
}

static void
choose (UiStage    *stage,
        const char *drop_down,
        guint       row,
        guint       n_changes)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_drop_down (stage, drop_down)), row);
  ui_wait (get_n_shown (stage) == n_changes);
  ui_settle (GTK_WIDGET (stage->window));
}

static void
activate (UiStage *stage,
          guint    position)
{
  g_signal_emit_by_name (ui_find (GTK_WIDGET (get_page (stage)), GTK_TYPE_LIST_VIEW, "entries"),
                         "activate", position);
}

static GtkWidget *
page_label (UiStage    *stage,
            const char *text)
{
  return ui_find_label (GTK_WIDGET (get_page (stage)), text);
}

/* Back and forward take the list along. */
static void
history_play (UiStage *stage)
{
  HubDetailPane *detail = hub_changes_page_get_detail (get_page (stage));
  GtkWidget *list;
  GtkSingleSelection *selection;

  visit (stage, 21);
  list = ui_find (GTK_WIDGET (get_page (stage)), GTK_TYPE_LIST_VIEW, "entries");
  selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  activate (stage, 4);
  ui_wait (hub_detail_pane_get_entry (detail) != NULL);
  ui_stage_act (stage, "win.history-back", NULL);
  g_assert_null (hub_detail_pane_get_entry (detail));
  g_assert_null (gtk_single_selection_get_selected_item (selection));
  ui_stage_act (stage, "win.history-forward", NULL);
  g_assert_nonnull (hub_detail_pane_get_entry (detail));
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 4);
}

static void
test_history (void)
{
  play_after (SEED, history_play);
}

/* Before the first sync there is a sentence, and nothing to choose. */
static void
test_empty (UiStage *stage)
{
  GtkWidget *focus;

  ui_stage_wait_total (stage, N_STARTER);
  visit (stage, 0);
  ui_wait (page_label (stage, "No Changes Yet") != NULL);
  g_assert_nonnull (page_label (stage, "What is new, updated or gone on the hub is listed here "
                                       "after a sync."));
  g_assert_cmpuint (get_n_unseen (stage), ==, 0);
  focus = gtk_window_get_focus (GTK_WINDOW (stage->window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (get_page (stage))));
  ui_stage_picture (stage, "changes-empty.png");
}

/* The list by day, what it says, and how it is narrowed. */
static void
list_play (UiStage *stage)
{
  HubChangeList *list = hub_changes_page_get_list (get_page (stage));
  GtkWidget *tab;
  guint start, end;

  ui_stage_wait_total (stage, N_STARTER);
  ui_wait (get_n_unseen (stage) == 21);
  tab = gtk_widget_get_ancestor (ui_find_label (GTK_WIDGET (stage->window), "What’s New"),
                                 GTK_TYPE_TOGGLE_BUTTON);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (tab), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "21 changes not seen yet");
  ui_stage_picture (stage, "changes-badge.png");
  visit (stage, 21);
  ui_wait (get_n_unseen (stage) == 0);
  g_assert_nonnull (page_label (stage, "21 changes"));
  g_assert_nonnull (page_label (stage, "Today"));
  g_assert_nonnull (page_label (stage, "New"));
  gtk_section_model_get_section (GTK_SECTION_MODEL (list), 5, &start, &end);
  g_assert_cmpuint (start, ==, 3);
  g_assert_cmpuint (end, ==, 11);
  ui_stage_picture (stage, "changes-wide.png");

  choose (stage, "Kind of change", 2, 16);
  g_assert_nonnull (page_label (stage, "Yesterday"));
  g_assert_nonnull (page_label (stage, "Updated: title and summary"));
  g_assert_nonnull (page_label (stage, "Updated: text, files and countries"));
  choose (stage, "Kind of change", 3, 1);
  g_assert_nonnull (page_label (stage, "No longer on the hub"));
  choose (stage, "Time", 1, 1);
  choose (stage, "Kind of change", 0, 13);
  choose (stage, "Time", 2, 13);
  choose (stage, "Time", 3, 13);
  ui_stage_picture (stage, "changes-date.png");
  choose (stage, "Time", 0, 21);
}

static void
test_list (void)
{
  play_after (SEED, list_play);
}

/* A list of nothing says why, and has a way out. */
static void
narrowed_play (UiStage *stage)
{
  ui_stage_wait_total (stage, N_STARTER);
  visit (stage, 8);
  choose (stage, "Kind of change", 1, 0);
  ui_wait (page_label (stage, "Nothing of this kind has happened in this time.") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_page (stage)), "changes.more", NULL);
  ui_wait (get_n_shown (stage) == 8);
  choose (stage, "Time", 1, 0);
  ui_wait (page_label (stage, "Nothing has changed on the hub in this time.") != NULL);
  ui_stage_picture (stage, "changes-nothing.png");
}

static void
test_narrowed (void)
{
  play_after (SEED "DELETE FROM change_log WHERE id > 8", narrowed_play);
}

static void
again_play (UiStage *stage)
{
  ui_stage_wait_total (stage, N_STARTER);
  visit (stage, 0);
  ui_wait (page_label (stage, "Nothing has changed on the hub since your last visit.") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_page (stage)), "changes.more", NULL);
  ui_wait (get_n_shown (stage) == 13);
}

/* What was seen is no news to the next window; what happened since is. */
static void
test_visits (void)
{
  g_autoptr(UiStage) stage = ui_stage_new ();

  forget_visits ();
  ui_stage_play (stage, ui_nothing_play);
  ui_run_sql (stage, SEED, NULL, NULL);
  ui_stage_play (stage, list_play);
  ui_stage_play (stage, again_play);
}

/* An entry of the list is read beside it: as it is, as it was last, or that nothing is left. */
static void
detail_play (UiStage *stage)
{
  HubDetailPane *detail = hub_changes_page_get_detail (get_page (stage));
  HubLibrary *library = hub_application_get_library (stage->application);
  const char *gone = "No longer on the hub. This is the copy as it was last seen.";
  HubEntry *entry;

  ui_stage_wait_total (stage, N_STARTER - 1);
  ui_wait (hub_library_is_loaded (library));
  visit (stage, 22);
  activate (stage, 1);
  ui_wait (hub_detail_pane_get_entry (detail) != NULL &&
           hub_entry_get_summary (hub_detail_pane_get_entry (detail)) != NULL);
  g_assert_null (ui_find_label (GTK_WIDGET (detail), gone));

  choose (stage, "Kind of change", 3, 2);
  activate (stage, 1);
  ui_wait (ui_find_label (GTK_WIDGET (detail), gone) != NULL);
  entry = hub_detail_pane_get_entry (detail);
  g_assert_true (hub_entry_is_withdrawn (entry));
  g_assert_nonnull (hub_entry_get_summary (entry));
  ui_stage_picture (stage, "changes-gone.png");

  activate (stage, 0);
  ui_wait (ui_find_label (GTK_WIDGET (detail), "No Longer in the Catalogue") != NULL);

  /* Of this one the reading list still has a copy. */
  choose (stage, "Kind of change", 0, 22);
  activate (stage, 1);
  ui_wait (hub_detail_pane_get_entry (detail) != NULL &&
           hub_entry_get_summary (hub_detail_pane_get_entry (detail)) != NULL);
  ui_stage_act (stage, "win.star", NULL);
  ui_wait (g_list_model_get_n_items (G_LIST_MODEL (library)) == 1);
  ui_run_sql (stage, "DELETE FROM entry WHERE id = 21", NULL, NULL);
  activate (stage, 2);
  ui_wait (hub_detail_pane_get_entry (detail) != NULL &&
           hub_entry_get_summary (hub_detail_pane_get_entry (detail)) != NULL);
  activate (stage, 1);
  ui_wait (ui_find_label (GTK_WIDGET (detail), gone) != NULL);
}

static void
test_detail (void)
{
  play_after (SEED "UPDATE entry SET withdrawn = 1 WHERE id = 9;"
              "INSERT INTO change_log (at, what, uuid, langcode, kind, title) VALUES (unixepoch (),"
              " 'withdrawn', 'no-such', 'en', 'video', 'A film of which nothing is left');",
              detail_play);
}

static guint
count_rows (GtkWidget *root)
{
  guint n = HUB_IS_CHANGE_ROW (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

/* Ten thousand changes scroll with a few hundred rows, which are used again. */
static void
many_play (UiStage *stage)
{
  GtkWidget *view = ui_find (GTK_WIDGET (get_page (stage)), GTK_TYPE_LIST_VIEW, "entries");

  ui_stage_wait_total (stage, N_STARTER);
  ui_wait (get_n_unseen (stage) == MANY);
  ui_stage_picture (stage, "changes-many-badge.png");
  visit (stage, MANY);
  for (guint i = 0; i <= 20; i++)
    {
      guint position = MIN (i * MANY / 20, MANY - 1);
      g_autofree char *title = g_strdup_printf ("Change number %u", MANY - position);

      gtk_list_view_scroll_to (GTK_LIST_VIEW (view), position, GTK_LIST_SCROLL_FOCUS, NULL);
      ui_wait (page_label (stage, title) != NULL);
      g_assert_cmpuint (count_rows (view), <, 300);
    }
  g_assert_nonnull (page_label (stage, "10,000 changes") != NULL
                      ? page_label (stage, "10,000 changes") : page_label (stage, "10000 changes"));
}

static void
test_many (void)
{
  play_after ("WITH RECURSIVE line (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM line"
              " WHERE n < 10000)"
              " INSERT INTO change_log (at, what, uuid, langcode, kind, title)"
              " SELECT unixepoch () - 100 * (10000 - n), 'new', n, 'en', 'event',"
              " 'Change number ' || n FROM line", many_play);
}

static void
narrow_play (UiStage *stage)
{
  HubChangesPage *page = get_page (stage);
  int minimum;

  ui_stage_wait_total (stage, N_STARTER);
  ui_stage_resize (stage, 990, 720);
  ui_stage_picture (stage, "changes-medium.png");
  ui_stage_resize (stage, 360, 720);
  visit (stage, 21);
  gtk_widget_measure (GTK_WIDGET (stage->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  ui_stage_picture (stage, "changes-narrow.png");
  activate (stage, 3);
  ui_wait (hub_page_can_go_back (HUB_PAGE (page)));
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_act (stage, "win.back", NULL);
  ui_wait (!hub_page_can_go_back (HUB_PAGE (page)));
}

static void
test_narrow (void)
{
  play_after (SEED, narrow_play);
}

/* Right to left, the icon stands at the right of what it is of; and for the eye, dark and large. */
static void
right_to_left_play (UiStage *stage)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkWidget *row;
  graphene_rect_t icon, label;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  ui_stage_wait_total (stage, N_STARTER);
  visit (stage, 21);
  row = ui_find (GTK_WIDGET (get_page (stage)), HUB_TYPE_CHANGE_ROW, NULL);
  g_assert_true (gtk_widget_compute_bounds (ui_find (row, GTK_TYPE_IMAGE, NULL), row, &icon));
  g_assert_true (gtk_widget_compute_bounds (ui_find_label (row, "New"), row, &label));
  g_assert_cmpfloat (icon.origin.x, >, label.origin.x);
  ui_stage_picture (stage, "changes-rtl.png");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  ui_stage_picture (stage, "changes-dark.png");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  ui_stage_picture (stage, "changes-large.png");
  ui_stage_resize (stage, 720, 800);
  ui_stage_picture (stage, "changes-large-narrow.png");
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

static void
test_right_to_left (void)
{
  play_after (SEED, right_to_left_play);
}

static void
sync_now (UiStage *stage)
{
  HubSyncControl *sync = hub_application_get_control (stage->application);

  g_action_group_activate_action (G_ACTION_GROUP (stage->application), "sync", NULL);
  ui_wait (!hub_sync_control_is_running (sync));
  g_assert_no_error (hub_sync_control_get_error (sync));
}

/* A first sync is no news. What happens then is counted, and comes into the list while it is on the
 * screen; what was chosen stays. */
static void
live_play (UiStage *stage)
{
  HubDetailPane *detail = hub_changes_page_get_detail (get_page (stage));

  hub_settings_set_hub_address (hub_application_get_settings (stage->application),
                                hub_demo_process_get_url (ui_hub));
  sync_now (stage);
  ui_wait (hub_notice_get_text (hub_window_get_notice (stage->window)) == NULL);
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_cmpuint (get_n_unseen (stage), ==, 0);

  ui_hub_control ("{\"do\":\"add\",\"bundle\":\"event\",\"title\":\"First event\"}");
  sync_now (stage);
  ui_wait (get_n_unseen (stage) == 1);
  visit (stage, 1);
  ui_wait (get_n_unseen (stage) == 0);
  activate (stage, 0);
  ui_wait (hub_detail_pane_get_entry (detail) != NULL);

  ui_hub_control ("{\"do\":\"add\",\"bundle\":\"event\",\"title\":\"Second event\"}");
  ui_hub_control ("{\"do\":\"change\",\"uuid\":\"118ab707-9f71-54bd-81cd-9bdc64ba5e27\","
           "\"title\":\"Another title\"}");
  sync_now (stage);
  ui_wait (get_n_shown (stage) == 3);
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_nonnull (page_label (stage, "Second event"));
  g_assert_nonnull (page_label (stage, "Updated: title"));
  g_assert_cmpstr (hub_entry_get_title (hub_detail_pane_get_entry (detail)), ==, "First event");
  g_assert_cmpuint (get_n_unseen (stage), ==, 0);
  ui_stage_picture (stage, "changes-live.png");
}

static void
test_live (void)
{
  g_autoptr(GError) error = NULL;

  forget_visits ();
  ui_hub = hub_demo_process_new (NULL, &error);
  g_assert_no_error (error);
  ui_stage_test (live_play);
  g_clear_pointer (&ui_hub, hub_demo_process_stop);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/ui/changes/empty", test_empty, ui_stage_test);
  g_test_add_func ("/ui/changes/history", test_history);
  g_test_add_func ("/ui/changes/list", test_list);
  g_test_add_func ("/ui/changes/narrowed", test_narrowed);
  g_test_add_func ("/ui/changes/visits", test_visits);
  g_test_add_func ("/ui/changes/detail", test_detail);
  g_test_add_func ("/ui/changes/many", test_many);
  g_test_add_func ("/ui/changes/narrow", test_narrow);
  g_test_add_func ("/ui/changes/right-to-left", test_right_to_left);
  g_test_add_func ("/ui/changes/live", test_live);
  return g_test_run ();
}
