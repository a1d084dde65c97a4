/* test-window-list.c: the reading list as a working tool
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-due-popover.h"
#include "hub-kept-row.h"
#include "ui-stage.h"

#include <adwaita.h>

static HubLibrary *
get_library (UiStage *stage)
{
  return hub_application_get_library (stage->application);
}

static HubStock *
get_stock (UiStage *stage)
{
  return hub_library_get_stock (get_library (stage));
}

static GtkWidget *
get_page (UiStage *stage)
{
  return GTK_WIDGET (hub_window_get_reading_list (stage->window));
}

static GtkListView *
get_list (UiStage *stage)
{
  return GTK_LIST_VIEW (ui_find (get_page (stage), GTK_TYPE_LIST_VIEW, "entries"));
}

static GListModel *
get_shown (UiStage *stage)
{
  return G_LIST_MODEL (gtk_list_view_get_model (get_list (stage)));
}

/* Stars the first @n entries of Browse, and goes to the list. */
static void
star (UiStage *stage,
      guint    n)
{
  ui_wait (hub_library_is_loaded (get_library (stage)));
  for (guint i = 0; i < n; i++)
    {
      ui_stage_select (stage, i);
      ui_stage_act (stage, "win.star", NULL);
      ui_wait (get_stock (stage)->entries->len == i + 1);
    }
  ui_stage_act (stage, "win.place", "s", "reading-list");
  ui_settle (GTK_WIDGET (stage->window));
}

/* The entries that are shown, by the numbers that they had among @all at first. */
static char *
dup_order (UiStage   *stage,
           GPtrArray *all)
{
  GListModel *shown = get_shown (stage);
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr(HubEntry) entry = g_list_model_get_item (shown, i);
      guint number = 0;

      while (number < all->len &&
             !g_str_equal (hub_entry_get_uuid (g_ptr_array_index (all, number)),
                           hub_entry_get_uuid (entry)))
        number++;
      g_string_append_printf (order, "%u", number);
    }

  return g_string_free (order, FALSE);
}

static gboolean
has_order (UiStage    *stage,
           GPtrArray  *all,
           const char *expected)
{
  g_autofree char *order = dup_order (stage, all);

  return g_str_equal (order, expected);
}

static void
choose (UiStage *stage,
        guint    position,
        gboolean is_alone)
{
  gtk_selection_model_select_item (gtk_list_view_get_model (get_list (stage)), position, is_alone);
}

static void
act (UiStage    *stage,
     const char *action,
     const char *status)
{
  g_assert_true (gtk_widget_activate_action (get_page (stage), action,
                                             status != NULL ? "s" : NULL, status));
}

static void
edit (UiStage *stage,
      HubEdit *one)
{
  hub_library_edit_async (get_library (stage), one, NULL, NULL, NULL);
}

/* Alt+Up and Alt+Down: step by step, several at once, and not beyond the ends. */
static void
test_move (UiStage *stage)
{
  g_autoptr(GPtrArray) all = NULL;

  star (stage, 4);
  all = g_ptr_array_ref (get_stock (stage)->entries);
  g_assert_true (has_order (stage, all, "0123"));
  choose (stage, 0, TRUE);
  act (stage, "kept.move-down", NULL);
  ui_wait (has_order (stage, all, "1023"));
  g_assert_true (gtk_selection_model_is_selected (gtk_list_view_get_model (get_list (stage)), 1));
  act (stage, "kept.move-down", NULL);
  ui_wait (has_order (stage, all, "1203"));
  act (stage, "kept.move-down", NULL);
  ui_wait (has_order (stage, all, "1230"));
  act (stage, "kept.move-down", NULL);
  ui_settle (get_page (stage));
  g_assert_true (has_order (stage, all, "1230"));

  choose (stage, 2, TRUE);
  choose (stage, 3, FALSE);
  act (stage, "kept.move-up", NULL);
  ui_wait (has_order (stage, all, "1302"));
  act (stage, "kept.move-up", NULL);
  ui_wait (has_order (stage, all, "3012"));
  act (stage, "kept.move-up", NULL);
  ui_settle (get_page (stage));
  g_assert_true (has_order (stage, all, "3012"));

  /* What is dragged goes above or below where it is dropped. */
  gtk_selection_model_unselect_all (gtk_list_view_get_model (get_list (stage)));
  g_assert_true (gtk_widget_activate_action (get_page (stage), "kept.drop", "(ssssb)",
                                             hub_entry_get_uuid (all->pdata[3]),
                                             hub_entry_get_langcode (all->pdata[3]),
                                             hub_entry_get_uuid (all->pdata[2]),
                                             hub_entry_get_langcode (all->pdata[2]), TRUE));
  ui_wait (has_order (stage, all, "0123"));
}

/* What is done to several. */
static GtkActionBar *
get_bar (UiStage *stage)
{
  return GTK_ACTION_BAR (ui_find (get_page (stage), GTK_TYPE_ACTION_BAR, NULL));
}

/* Several at once: a status for all, then away with them, and back by the toast. */
static void
test_many (UiStage *stage)
{
  g_autoptr(GPtrArray) all = NULL;
  GtkWidget *undo = NULL;

  star (stage, 4);
  all = g_ptr_array_ref (get_stock (stage)->entries);
  choose (stage, 1, TRUE);
  choose (stage, 2, FALSE);
  ui_wait (ui_find_label (get_page (stage), "2 selected") != NULL);
  ui_stage_picture (stage, "list-many.png");
  act (stage, "kept.set-status", "reading");
  ui_wait (((HubRemark *) get_stock (stage)->remarks->pdata[2])->status == HUB_STATUS_READING);
  g_assert_cmpint (((HubRemark *) get_stock (stage)->remarks->pdata[0])->status, ==,
                   HUB_STATUS_TO_READ);

  act (stage, "kept.remove", NULL);
  ui_wait (has_order (stage, all, "03"));
  g_assert_false (gtk_action_bar_get_revealed (get_bar (stage)));
  ui_wait ((undo = ui_find_label (GTK_WIDGET (stage->window), "Undo")) != NULL);
  g_signal_emit_by_name (gtk_widget_get_ancestor (undo, GTK_TYPE_BUTTON), "clicked");
  ui_wait (has_order (stage, all, "0123"));
  g_assert_cmpint (((HubRemark *) get_stock (stage)->remarks->pdata[1])->status, ==,
                   HUB_STATUS_READING);
}

static void
sort (UiStage *stage,
      guint    number)
{
  GtkWidget *head = ui_find (get_page (stage), GTK_TYPE_DROP_DOWN, "order");

  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_next_sibling (head)), number);
}

static void
show (UiStage *stage,
      guint    number)
{
  GtkWidget *head = ui_find (get_page (stage), GTK_TYPE_DROP_DOWN, "order");

  gtk_drop_down_set_selected (GTK_DROP_DOWN (head), number);
}

/* A day for several at once; and several that were removed are brought back at once. */
static void
test_many_more (UiStage *stage)
{
  g_autoptr(GDateTime) day = g_date_time_new_local (2090, 12, 24, 12, 0, 0);
  GPtrArray *remarks = NULL;
  GtkWidget *popover = ui_find (get_page (stage), HUB_TYPE_DUE_POPOVER, NULL);
  GtkWidget *calendar = NULL;
  GtkWidget *set = NULL;

  star (stage, 3);
  choose (stage, 0, TRUE);
  choose (stage, 2, FALSE);
  ui_wait (ui_find_label (get_page (stage), "2 selected") != NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_ancestor (popover,
                                                                   GTK_TYPE_MENU_BUTTON)));
  ui_wait ((calendar = ui_find (popover, GTK_TYPE_CALENDAR, NULL)) != NULL &&
           gtk_widget_get_mapped (calendar));
  gtk_calendar_select_day (GTK_CALENDAR (calendar), day);
  set = gtk_widget_get_ancestor (ui_find_label (popover, "Set Due Date"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (set, "clicked");
  ui_wait ((remarks = get_stock (stage)->remarks) != NULL &&
           ((HubRemark *) remarks->pdata[0])->due.day == 24 &&
           ((HubRemark *) remarks->pdata[2])->due.day == 24);
  g_assert_cmpint (((HubRemark *) remarks->pdata[1])->due.day, ==, 0);

  choose (stage, 1, FALSE);
  act (stage, "kept.remove", NULL);
  ui_wait (get_stock (stage)->entries->len == 0);
  show (stage, 4);
  ui_wait (g_list_model_get_n_items (get_shown (stage)) == 3);
  choose (stage, 0, TRUE);
  choose (stage, 1, FALSE);
  ui_wait (gtk_action_bar_get_revealed (get_bar (stage)));
  ui_settle (get_page (stage));
  ui_stage_picture (stage, "list-many-removed.png");
  act (stage, "kept.restore-chosen", NULL);
  ui_wait (get_stock (stage)->entries->len == 2);
  g_assert_false (gtk_action_bar_get_revealed (get_bar (stage)));
}

/* Taps where a row is, as a finger does. */
static void
tap (UiStage *stage,
     guint    position)
{
  GtkWidget *list = GTK_WIDGET (get_list (stage));
  GtkWidget *row = gtk_widget_get_first_child (list);
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (list);
  graphene_rect_t bounds;

  for (guint i = 0; i < position; i++)
    row = gtk_widget_get_next_sibling (row);
  g_assert_true (gtk_widget_compute_bounds (row, list, &bounds));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "released", 1, (double) bounds.origin.x + 20,
                               (double) bounds.origin.y + 20);
    }
}

static GObject *
get_child (UiStage    *stage,
           const char *name)
{
  return gtk_widget_get_template_child (get_page (stage), HUB_TYPE_READING_LIST_PAGE, name);
}

/* On a telephone: taps choose while the user selects, and show nothing. */
static void
test_select (UiStage *stage)
{
  GtkToggleButton *toggle = NULL;
  GtkSelectionModel *model = NULL;

  star (stage, 3);
  ui_stage_resize (stage, 360, 720);
  model = gtk_list_view_get_model (get_list (stage));
  toggle = GTK_TOGGLE_BUTTON (get_child (stage, "select"));
  g_assert_false (gtk_action_bar_get_revealed (get_bar (stage)));
  gtk_toggle_button_set_active (toggle, TRUE);
  g_assert_true (gtk_action_bar_get_revealed (get_bar (stage)));
  g_assert_false (gtk_list_view_get_single_click_activate (get_list (stage)));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (get_child (stage, "kept_acts"))));
  ui_settle (get_page (stage));
  tap (stage, 0);
  tap (stage, 2);
  g_assert_nonnull (ui_find_label (get_page (stage), "2 selected"));
  ui_stage_picture (stage, "list-select.png");
  g_assert_false (hub_page_can_go_back (HUB_PAGE (get_page (stage))));
  tap (stage, 0);
  g_assert_false (gtk_selection_model_is_selected (model, 0));
  g_assert_true (gtk_selection_model_is_selected (model, 2));

  gtk_toggle_button_set_active (toggle, FALSE);
  g_assert_false (gtk_selection_model_is_selected (model, 2));
  g_assert_false (gtk_action_bar_get_revealed (get_bar (stage)));
  g_assert_true (gtk_list_view_get_single_click_activate (get_list (stage)));
}

/* By status, by collection, and what was removed; each in any order. */
static void
test_filter (UiStage *stage)
{
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(HubCollection) collection = hub_collection_new ("c-1", "Briefing", HUB_COLOUR_RED);
  HubEdit *one = NULL;
  GtkWidget *restore = NULL;

  star (stage, 4);
  all = g_ptr_array_ref (get_stock (stage)->entries);
  hub_library_save_collection_async (get_library (stage), collection, NULL, NULL);
  one = hub_edit_new_for (all->pdata[2]);
  hub_edit_set_status (one, HUB_STATUS_READ);
  hub_edit_set_due (one, "2090-12-24");
  hub_edit_join (one, "c-1");
  edit (stage, one);
  one = hub_edit_new_for (all->pdata[3]);
  hub_edit_set_due (one, "2090-12-01");
  hub_edit_join (one, "c-1");
  edit (stage, one);
  ui_wait (((HubRemark *) get_stock (stage)->remarks->pdata[3])->collections[0] != NULL);

  sort (stage, 1);
  g_assert_true (has_order (stage, all, "3201"));
  ui_stage_picture (stage, "list-due.png");
  show (stage, 3);
  g_assert_true (has_order (stage, all, "2"));
  ui_wait (ui_find_label (get_page (stage), "1 of 4 entries") != NULL);
  show (stage, 4);
  g_assert_true (has_order (stage, all, "32"));
  sort (stage, 0);
  g_assert_true (has_order (stage, all, "23"));
  ui_stage_picture (stage, "list-collection.png");

  /* What is said of an entry takes it out at once. */
  one = hub_edit_new_for (all->pdata[3]);
  hub_edit_leave (one, "c-1");
  edit (stage, one);
  ui_wait (has_order (stage, all, "2"));

  show (stage, 5);
  g_assert_true (has_order (stage, all, ""));
  g_assert_null (ui_find_label (get_page (stage),
                                "0 entries; each can be restored for 30 days of use"));
  one = hub_edit_new_for (all->pdata[1]);
  hub_edit_remove (one);
  edit (stage, one);
  ui_wait (has_order (stage, all, "1"));
  ui_settle (get_page (stage));
  ui_stage_picture (stage, "list-removed.png");
  ui_wait ((restore = ui_find_label (GTK_WIDGET (get_list (stage)), "Restore")) != NULL);
  g_signal_emit_by_name (gtk_widget_get_ancestor (restore, GTK_TYPE_BUTTON), "clicked");
  ui_wait (has_order (stage, all, ""));
  show (stage, 0);
  ui_wait (has_order (stage, all, "0123"));

  /* A collection that goes takes nothing with it: all is shown again. */
  show (stage, 4);
  hub_library_drop_collection_async (get_library (stage), "c-1", NULL, NULL);
  ui_wait (get_stock (stage)->collections->len == 0);
  ui_wait (has_order (stage, all, "0123"));
}

static GtkAdjustment *
get_scroll (UiStage *stage)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_list (stage)));
}

/* In another order, what comes first is seen. */
static void
test_top (UiStage *stage)
{
  HubEdit *one = NULL;

  star (stage, 9);
  one = hub_edit_new_for (get_stock (stage)->entries->pdata[8]);
  hub_edit_set_due (one, "2090-12-24");
  edit (stage, one);
  ui_wait (((HubRemark *) get_stock (stage)->remarks->pdata[8])->due.day == 24);
  ui_stage_resize (stage, 1280, 420);
  gtk_list_view_scroll_to (get_list (stage), 8, GTK_LIST_SCROLL_FOCUS, NULL);
  ui_wait (gtk_adjustment_get_value (get_scroll (stage)) > 0);
  sort (stage, 1);
  ui_wait (gtk_adjustment_get_value (get_scroll (stage)) == 0);
  ui_stage_picture (stage, "list-top.png");
  gtk_list_view_scroll_to (get_list (stage), 8, GTK_LIST_SCROLL_FOCUS, NULL);
  ui_wait (gtk_adjustment_get_value (get_scroll (stage)) > 0);
  show (stage, 1);
  ui_wait (gtk_adjustment_get_value (get_scroll (stage)) == 0);
}

/* Moves what is dragged over a row, @y below its top. Returns whether it may be dropped there. */
static gboolean
drag_over (GtkWidget *row,
           double     y)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (row);
  GdkDragAction action = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "motion", 5.0, y, &action);
    }
  return action == GDK_ACTION_MOVE;
}

/* A line says where it would go, as long as it would go anywhere. */
static void
test_drop_line (UiStage *stage)
{
  GtkWidget *row = NULL;

  star (stage, 2);
  row = ui_find (GTK_WIDGET (get_list (stage)), HUB_TYPE_KEPT_ROW, NULL);
  g_assert_true (drag_over (row, 2));
  g_assert_true (gtk_widget_has_css_class (row, "drop-above"));
  ui_stage_picture (stage, "list-drop.png");
  g_assert_true (drag_over (row, gtk_widget_get_height (row) - 2));
  g_assert_true (gtk_widget_has_css_class (row, "drop-below"));
  g_assert_false (gtk_widget_has_css_class (row, "drop-above"));
  sort (stage, 1);
  g_assert_false (drag_over (row, 2));
  g_assert_false (gtk_widget_has_css_class (row, "drop-above"));
  g_assert_false (gtk_widget_has_css_class (row, "drop-below"));
}

static AdwAlertDialog *
wait_dialog (UiStage *stage)
{
  AdwDialog *dialog = NULL;

  ui_wait ((dialog = adw_application_window_get_visible_dialog (
              ADW_APPLICATION_WINDOW (stage->window))) != NULL);
  ui_settle (GTK_WIDGET (stage->window));
  return ADW_ALERT_DIALOG (dialog);
}

static void
click (UiStage    *stage,
       const char *label)
{
  GtkWidget *found = NULL;

  ui_wait ((found = ui_find_label (GTK_WIDGET (stage->window), label)) != NULL);
  g_signal_emit_by_name (gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON), "clicked");
}

/* Two collections; the first, which has two entries, is shown. */
static void
show_collection (UiStage *stage)
{
  g_autoptr(HubCollection) first = hub_collection_new ("c-1", "Briefing", HUB_COLOUR_RED);
  g_autoptr(HubCollection) second = hub_collection_new ("c-2", "Other", HUB_COLOUR_BLUE);
  HubEdit *both = hub_edit_new ();

  hub_library_save_collection_async (get_library (stage), first, NULL, NULL);
  hub_library_save_collection_async (get_library (stage), second, NULL, NULL);
  ui_wait (get_stock (stage)->collections->len == 2);
  hub_edit_add_entry (both, get_stock (stage)->entries->pdata[0]);
  hub_edit_add_entry (both, get_stock (stage)->entries->pdata[1]);
  hub_edit_join (both, "c-1");
  edit (stage, both);
  show (stage, 4);
}

static gboolean
is_collection (UiStage    *stage,
               const char *name,
               HubColour   colour)
{
  HubCollection *found = hub_collection_find (get_stock (stage)->collections, "c-1");

  return found != NULL && g_str_equal (found->name, name) && found->colour == colour;
}

/* Another name and another colour, not those of another one, and back. */
static void
test_edit_collection (UiStage *stage)
{
  g_autoptr(GPtrArray) all = NULL;
  AdwAlertDialog *dialog = NULL;
  GtkWidget *name = NULL;
  GtkWidget *colour = NULL;
  GtkWidget *shown = NULL;

  star (stage, 3);
  all = g_ptr_array_ref (get_stock (stage)->entries);
  show_collection (stage);
  ui_wait (has_order (stage, all, "01"));
  gtk_widget_activate_action (get_page (stage), "kept.edit-collection", NULL);
  dialog = wait_dialog (stage);
  name = ui_find (GTK_WIDGET (dialog), GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (name), " other ");
  g_assert_false (adw_alert_dialog_get_response_enabled (dialog, "save"));
  g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), "Another collection has this name."));
  gtk_editable_set_text (GTK_EDITABLE (name), "  ");
  g_assert_false (adw_alert_dialog_get_response_enabled (dialog, "save"));
  gtk_editable_set_text (GTK_EDITABLE (name), "Kenya");
  g_assert_null (ui_find_label (GTK_WIDGET (dialog), "Another collection has this name."));
  colour = ui_find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_test_accessible_assert_property (colour, GTK_ACCESSIBLE_PROPERTY_LABEL, "Blue");
  colour = gtk_widget_get_next_sibling (colour);
  g_assert_nonnull (ui_find_label (colour, "Teal"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (colour), TRUE);
  ui_stage_picture (stage, "list-collection-edit.png");
  click (stage, "_Save");

  ui_wait (is_collection (stage, "Kenya", HUB_COLOUR_TEAL));
  shown = ui_find (get_page (stage), GTK_TYPE_DROP_DOWN, "order");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (shown)), ==, 4);
  g_assert_true (has_order (stage, all, "01"));
  click (stage, "Undo");
  ui_wait (is_collection (stage, "Briefing", HUB_COLOUR_RED));
  g_assert_cmpstr (((HubCollection *) get_stock (stage)->collections->pdata[0])->uuid, ==, "c-1");
}

/* Deleted, its entries stay; taken back, they are in it again. */
static void
test_delete_collection (UiStage *stage)
{
  g_autoptr(GPtrArray) all = NULL;
  GtkWidget *shown = NULL;
  GtkWidget *menu = ui_find (get_page (stage), GTK_TYPE_MENU_BUTTON, NULL);

  star (stage, 3);
  all = g_ptr_array_ref (get_stock (stage)->entries);
  g_assert_false (gtk_widget_get_visible (menu));
  show_collection (stage);
  ui_wait (has_order (stage, all, "01"));
  g_assert_true (gtk_widget_get_visible (menu));
  gtk_widget_activate_action (get_page (stage), "kept.delete-collection", NULL);
  ui_wait (get_stock (stage)->collections->len == 1);
  ui_wait (has_order (stage, all, "012"));
  shown = ui_find (get_page (stage), GTK_TYPE_DROP_DOWN, "order");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (shown)), ==, 0);
  g_assert_false (gtk_widget_get_visible (menu));
  click (stage, "Undo");
  ui_wait (get_stock (stage)->collections->len == 2);
  show (stage, 4);
  ui_wait (has_order (stage, all, "01"));
}

static void
test_narrow (UiStage *stage)
{
  star (stage, 3);
  ui_stage_resize (stage, 360, 720);
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_picture (stage, "list-narrow.png");
  g_signal_emit_by_name (get_list (stage), "activate", 1);
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_picture (stage, "list-narrow-entry.png");
  g_assert_true (hub_page_can_go_back (HUB_PAGE (hub_window_get_reading_list (stage->window))));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/ui/list/move", test_move, ui_stage_test);
  g_test_add_data_func ("/ui/list/many", test_many, ui_stage_test);
  g_test_add_data_func ("/ui/list/many-more", test_many_more, ui_stage_test);
  g_test_add_data_func ("/ui/list/select", test_select, ui_stage_test);
  g_test_add_data_func ("/ui/list/filter", test_filter, ui_stage_test);
  g_test_add_data_func ("/ui/list/top", test_top, ui_stage_test);
  g_test_add_data_func ("/ui/list/drop-line", test_drop_line, ui_stage_test);
  g_test_add_data_func ("/ui/list/edit-collection", test_edit_collection, ui_stage_test);
  g_test_add_data_func ("/ui/list/delete-collection", test_delete_collection, ui_stage_test);
  g_test_add_data_func ("/ui/list/narrow", test_narrow, ui_stage_test);

  return g_test_run ();
}
