/* test-window-due.c: days until which entries are to be read, in the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-remark-editor.h"
#include "ui-stage.h"

static HubLibrary *
get_library (UiStage *stage)
{
  return hub_application_get_library (stage->application);
}

/* Of the entry that was starred last, for 0. */
static HubRemark *
get_remark (UiStage *stage,
            guint    position)
{
  HubStock *stock = hub_library_get_stock (get_library (stage));

  return position < stock->remarks->len ? g_ptr_array_index (stock->remarks, position) : NULL;
}

/* Stars the entry at @position of Browse. */
static void
star (UiStage *stage,
      guint    position)
{
  guint n_kept = 0;

  ui_wait (hub_library_is_loaded (get_library (stage)));
  n_kept = g_list_model_get_n_items (G_LIST_MODEL (get_library (stage)));
  ui_stage_act (stage, "win.show-browse", NULL);
  ui_stage_select (stage, position);
  ui_stage_act (stage, "win.star", NULL);
  ui_wait (g_list_model_get_n_items (G_LIST_MODEL (get_library (stage))) == n_kept + 1);
}

static HubRemarkEditor *
get_editor (UiStage *stage)
{
  return hub_detail_pane_get_remark (
    hub_browse_page_get_detail (hub_window_get_browse (stage->window)));
}

static void
click (GtkWidget  *root,
       const char *label)
{
  GtkWidget *found = NULL;

  ui_wait ((found = ui_find_label (root, label)) != NULL);
  g_signal_emit_by_name (gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON), "clicked");
}

/* Opens what asks for the day. */
static GtkCalendar *
open_calendar (UiStage *stage)
{
  GtkWidget *editor = GTK_WIDGET (get_editor (stage));
  GtkWidget *button = ui_find (editor, GTK_TYPE_MENU_BUTTON, NULL);
  GtkWidget *calendar = NULL;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_wait ((calendar = ui_find (button, GTK_TYPE_CALENDAR, NULL)) != NULL &&
           gtk_widget_get_mapped (calendar));
  return GTK_CALENDAR (calendar);
}

/* Presses a key on the calendar. */
static void
press (GtkCalendar *calendar,
       guint        key)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (calendar));
  gboolean is_taken = FALSE;

  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (calendar)));
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_taken; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_taken);
    }
  g_assert_true (is_taken);
}

static gboolean
is_due (UiStage *stage,
        guint    position,
        int      year,
        int      month,
        int      day)
{
  const HubDate *due = &get_remark (stage, position)->due;

  return due->year == year && due->month == month && due->day == day;
}

/* Any day can be set: the one that is marked already, today, and the same day of another month; by
 * keys, too. */
static void
test_set (UiStage *stage)
{
  GtkWidget *editor = GTK_WIDGET (get_editor (stage));
  g_autoptr(GDateTime) day = g_date_time_new_local (2090, 12, 24, 0, 0, 0);
  g_autoptr(GDateTime) today = g_date_time_new_now_local ();
  GtkCalendar *calendar = NULL;
  HubEdit *edit = NULL;

  star (stage, 0);
  star (stage, 1);
  ui_wait (gtk_widget_get_visible (editor));
  edit = hub_edit_new ();   /* what is read is due without a word */
  hub_edit_add (edit, get_remark (stage, 0)->uuid, NULL);
  hub_edit_set_status (edit, HUB_STATUS_READ);
  hub_library_edit_async (get_library (stage), edit, NULL, NULL, NULL);
  ui_wait (get_remark (stage, 0)->status == HUB_STATUS_READ);
  calendar = open_calendar (stage);
  g_assert_cmpint (gtk_calendar_get_day (calendar), ==, g_date_time_get_day_of_month (today));
  click (editor, "Set Due Date");
  ui_wait (is_due (stage, 0, g_date_time_get_year (today), g_date_time_get_month (today),
                   g_date_time_get_day_of_month (today)));

  ui_stage_select (stage, 0);
  calendar = open_calendar (stage);
  ui_stage_picture (stage, "remark-due.png");
  gtk_calendar_select_day (calendar, day);
  click (editor, "Set Due Date");
  ui_wait (is_due (stage, 1, 2090, 12, 24));

  /* The same day of the month, of another entry. */
  ui_stage_select (stage, 1);
  calendar = open_calendar (stage);
  gtk_calendar_select_day (calendar, day);
  click (editor, "Set Due Date");
  ui_wait (is_due (stage, 0, 2090, 12, 24));

  calendar = open_calendar (stage);
  press (calendar, GDK_KEY_Page_Down);
  press (calendar, GDK_KEY_Return);
  ui_wait (is_due (stage, 0, 2091, 1, 24));
  calendar = open_calendar (stage);
  press (calendar, GDK_KEY_Down);
  press (calendar, GDK_KEY_Right);
  press (calendar, GDK_KEY_Return);
  ui_wait (is_due (stage, 0, 2091, 2, 1));
  open_calendar (stage);
  click (editor, "No Due Date");
  ui_wait (is_due (stage, 0, 0, 0, 0));
}

static GtkWidget *
find_listed (UiStage    *stage,
             GType       type,
             const char *css_class)
{
  GtkWidget *page = GTK_WIDGET (hub_window_get_reading_list (stage->window));

  return ui_find (ui_find (page, GTK_TYPE_LIST_VIEW, "entries"), type, css_class);
}

/* A row says that its day is past and that there is a note, in words and to be seen. */
static void
test_row (UiStage *stage)
{
  const char *told[] = { NULL, NULL };
  g_autofree char *key = NULL;
  HubEdit *edit = hub_edit_new ();
  GtkWidget *said = NULL;

  star (stage, 0);
  hub_edit_add (edit, get_remark (stage, 0)->uuid, NULL);
  hub_edit_set_note (edit, "Page 4");
  hub_library_edit_async (get_library (stage), edit, NULL, NULL, NULL);
  ui_wait (g_str_equal (get_remark (stage, 0)->note, "Page 4"));
  key = g_strdup_printf ("2020-02-29 %s %s", get_remark (stage, 0)->langcode,
                         get_remark (stage, 0)->uuid);
  told[0] = key;   /* no notification of it */
  hub_settings_set_due_told (hub_application_get_settings (stage->application), told);
  edit = hub_edit_new ();
  hub_edit_add (edit, get_remark (stage, 0)->uuid, NULL);
  hub_edit_set_due (edit, "2020-02-29");
  hub_library_edit_async (get_library (stage), edit, NULL, NULL, NULL);
  ui_wait (is_due (stage, 0, 2020, 2, 29));

  ui_stage_act (stage, "win.place", "s", "reading-list");
  ui_settle (GTK_WIDGET (stage->window));
  said = ui_find_label (find_listed (stage, GTK_TYPE_WIDGET, NULL),
                        "To read · overdue (29 February 2020)");
  g_assert_nonnull (said);
  g_assert_true (gtk_widget_has_css_class (said, "error"));
  g_assert_true (gtk_widget_get_visible (find_listed (stage, GTK_TYPE_IMAGE, "noted")));
  ui_stage_picture (stage, "list-overdue.png");

  /* What is read is late no more. */
  edit = hub_edit_new ();
  hub_edit_add (edit, get_remark (stage, 0)->uuid, NULL);
  hub_edit_set_status (edit, HUB_STATUS_READ);
  hub_edit_set_note (edit, "");
  hub_library_edit_async (get_library (stage), edit, NULL, NULL, NULL);
  ui_wait (!gtk_widget_has_css_class (said, "error"));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (said)), ==, "Read · due 29 February 2020");
  g_assert_false (gtk_widget_get_visible (find_listed (stage, GTK_TYPE_IMAGE, "noted")));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/ui/due/set", test_set, ui_stage_test);
  g_test_add_data_func ("/ui/due/row", test_row, ui_stage_test);

  return g_test_run ();
}
