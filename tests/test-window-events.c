/* test-window-events.c: events by month, in the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-event-row.h"
#include "hub-star-button.h"
#include "ui-hub.h"

#define N_STARTER 94
#define N_EVENTS 19

/* Three are still to come, one of them over two days and one with hours. */
#define SEED                                                                                      \
  "WITH numbered AS (SELECT id, row_number () OVER (ORDER BY id) AS n FROM entry"                 \
  " WHERE kind = 'event')"                                                                        \
  " UPDATE entry SET starts = CASE n WHEN 1 THEN '2098-03-04T07:00:00Z' WHEN 2 THEN '2098-03-04'" \
  " ELSE '2098-04' END, ends = CASE n WHEN 1 THEN '2098-03-04T08:30:00Z' WHEN 2"                  \
  " THEN '2098-03-06' END, location = iif (n = 2, 'Nairobi', location),"                          \
  " mode = iif (n = 2, 'hybrid', 'online')"                                                       \
  " FROM numbered WHERE numbered.id = entry.id AND n <= 3"

static GtkWidget *
get_page (UiStage *stage)
{
  return GTK_WIDGET (hub_window_get_events (stage->window));
}

static GtkWidget *
page_label (UiStage    *stage,
            const char *text)
{
  return ui_find_label (get_page (stage), text);
}

static GtkWidget *
get_list (UiStage *stage)
{
  return ui_find (get_page (stage), GTK_TYPE_LIST_VIEW, "entries");
}

static void
activate (UiStage *stage,
          guint    position)
{
  g_signal_emit_by_name (get_list (stage), "activate", position);
}

static void
visit (UiStage *stage)
{
  GListModel *agenda;

  ui_stage_wait_total (stage, N_STARTER);
  ui_stage_act (stage, "win.place", "s", "events");
  agenda = G_LIST_MODEL (hub_events_page_get_agenda (hub_window_get_events (stage->window)));
  ui_wait (g_list_model_get_n_items (agenda) == N_EVENTS);
  ui_settle (GTK_WIDGET (stage->window));
}

static void
set_today (UiStage *stage,
           int      year)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, G_DATE_JANUARY, (GDateYear) year);
  hub_agenda_set_today (hub_events_page_get_agenda (hub_window_get_events (stage->window)),
                        &today);
}

/* Nothing of the place is made before somebody goes there. */
static void
test_lazy (UiStage *stage)
{
  ui_stage_wait_total (stage, N_STARTER);
  g_assert_null (ui_find (GTK_WIDGET (stage->window), HUB_TYPE_EVENTS_PAGE, NULL));
  visit (stage);
  g_assert_nonnull (page_label (stage, "No upcoming events · 15 past · 4 without a date"));
  ui_wait (page_label (stage, "July 2023 · Past") != NULL);
  ui_stage_picture (stage, "events-past.png");
}

/* Times are local with the zone named, dates as precise as they are, places or online. */
static void
agenda_play (UiStage *stage)
{
  visit (stage);
  g_assert_nonnull (page_label (stage, "3 upcoming events · 13 past · 3 without a date"));
  ui_wait (page_label (stage, "March 2098") != NULL);
  ui_wait (page_label (stage, "4 March 2098, 10:00 – 11:30 EAT") != NULL);
  g_assert_nonnull (page_label (stage, "4 March 2098 – 6 March 2098"));
  g_assert_nonnull (page_label (stage, "\xe2\x81\xa8Nairobi\xe2\x81\xa9 · On site and online"));
  g_assert_nonnull (page_label (stage, "April 2098"));
  g_assert_nonnull (page_label (stage, "Online"));
  ui_stage_picture (stage, "events-wide.png");

  /* A day on which all of it is over: the agenda goes on from there. */
  set_today (stage, 2099);
  ui_wait (page_label (stage, "April 2098 · Past") != NULL);
  ui_wait (page_label (stage, "March 2098 · Past") != NULL);
}

static void
test_agenda (void)
{
  ui_play_after (SEED, agenda_play);
}

/* A row opens the event beside the list; the star keeps it. */
static void
chosen_play (UiStage *stage)
{
  HubLibrary *library = hub_application_get_library (stage->application);
  HubDetailPane *detail;
  GtkWidget *star;

  visit (stage);
  ui_wait (hub_library_is_loaded (library));
  detail = hub_page_get_detail (HUB_PAGE (get_page (stage)));
  activate (stage, 0);
  ui_wait (hub_detail_pane_get_entry (detail) != NULL);
  g_assert_cmpint (hub_entry_get_kind (hub_detail_pane_get_entry (detail)), ==, HUB_KIND_EVENT);
  ui_stage_picture (stage, "events-chosen.png");

  star = hub_star_button_get_button (HUB_STAR_BUTTON (ui_find (
    ui_find (get_page (stage), HUB_TYPE_EVENT_ROW, NULL), HUB_TYPE_STAR_BUTTON, NULL)));
  g_signal_emit_by_name (star, "clicked");
  ui_wait (g_list_model_get_n_items (G_LIST_MODEL (library)) == 1);
  ui_settle (GTK_WIDGET (stage->window));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (star), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Remove from Reading List");
  ui_stage_act (stage, "win.star", NULL);
  ui_wait (g_list_model_get_n_items (G_LIST_MODEL (library)) == 0);
}

static void
test_chosen (void)
{
  ui_play_after (SEED, chosen_play);
}

static GtkSingleSelection *
get_selection (UiStage *stage)
{
  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (get_list (stage))));
}

/* Back and forward take the list along, so that the row one comes from opens again. */
static void
history_play (UiStage *stage)
{
  HubDetailPane *detail;
  g_autofree char *first = NULL;
  g_autoptr(HubListItem) item = NULL;

  visit (stage);
  detail = hub_page_get_detail (HUB_PAGE (get_page (stage)));
  activate (stage, 0);
  ui_wait (hub_detail_pane_get_entry (detail) != NULL);
  first = g_strdup (hub_entry_get_uuid (hub_detail_pane_get_entry (detail)));
  ui_stage_act (stage, "win.history-back", NULL);
  g_assert_null (hub_detail_pane_get_entry (detail));
  g_assert_null (gtk_single_selection_get_selected_item (get_selection (stage)));
  activate (stage, 0);
  ui_wait (hub_detail_pane_get_entry (detail) != NULL);

  ui_stage_act (stage, "win.history-back", NULL);
  ui_stage_act (stage, "win.history-forward", NULL);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (stage)), ==, 0);
  g_assert_cmpstr (hub_entry_get_uuid (hub_detail_pane_get_entry (detail)), ==, first);

  /* A row that is read anew brings nothing back that was left. */
  item = g_list_model_get_item (G_LIST_MODEL (get_selection (stage)), 0);
  hub_detail_pane_clear (detail);
  g_object_notify (G_OBJECT (item), "entry");
  g_assert_null (hub_detail_pane_get_entry (detail));
}

static void
test_history (void)
{
  ui_play_after (SEED, history_play);
}

static void
narrow_play (UiStage *stage)
{
  HubPage *page;
  int minimum;

  visit (stage);
  page = HUB_PAGE (get_page (stage));
  ui_stage_resize (stage, 1200, 720);
  ui_stage_act (stage, "win.place", "s", "browse");
  ui_stage_picture (stage, "browse-medium.png");
  ui_stage_act (stage, "win.place", "s", "events");
  ui_stage_resize (stage, 360, 720);
  gtk_widget_measure (GTK_WIDGET (stage->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  ui_stage_picture (stage, "events-narrow.png");
  activate (stage, 1);
  ui_wait (hub_page_can_go_back (page));
  ui_stage_picture (stage, "events-narrow-entry.png");
  ui_stage_act (stage, "win.back", NULL);
  ui_wait (!hub_page_can_go_back (page));
}

static void
test_narrow (void)
{
  ui_play_after (SEED, narrow_play);
}

/* Right to left the day stands at the right of the title; and for the eye, dark and large. */
static void
looks_play (UiStage *stage)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkWidget *row;
  graphene_rect_t day, when;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  visit (stage);
  ui_wait (page_label (stage, "4 March 2098, 10:00 – 11:30 EAT") != NULL);
  row = gtk_widget_get_ancestor (page_label (stage, "4 March 2098, 10:00 – 11:30 EAT"),
                                 HUB_TYPE_EVENT_ROW);
  g_assert_true (gtk_widget_compute_bounds (ui_find_label (row, "4"), row, &day));
  g_assert_true (gtk_widget_compute_bounds (page_label (stage, "4 March 2098, 10:00 – 11:30 EAT"),
                                            row, &when));
  g_assert_cmpfloat (day.origin.x, >, when.origin.x);
  ui_stage_picture (stage, "events-rtl.png");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  ui_stage_picture (stage, "events-dark.png");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  ui_stage_picture (stage, "events-large.png");
  ui_stage_resize (stage, 360, 720);
  ui_stage_picture (stage, "events-large-narrow.png");
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

static void
test_looks (void)
{
  ui_play_after (SEED, looks_play);
}

static void
empty_play (UiStage *stage)
{
  ui_stage_wait_total (stage, N_STARTER - N_EVENTS);
  ui_stage_act (stage, "win.place", "s", "events");
  ui_wait (page_label (stage, "No Events Yet") != NULL);
  ui_stage_picture (stage, "events-none.png");
}

static void
test_empty (void)
{
  ui_play_after ("UPDATE entry SET withdrawn = 1 WHERE kind = 'event'", empty_play);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("TZ", "Africa/Nairobi", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/ui/events/lazy", test_lazy, ui_stage_test);
  g_test_add_func ("/ui/events/agenda", test_agenda);
  g_test_add_func ("/ui/events/chosen", test_chosen);
  g_test_add_func ("/ui/events/history", test_history);
  g_test_add_func ("/ui/events/narrow", test_narrow);
  g_test_add_func ("/ui/events/looks", test_looks);
  g_test_add_func ("/ui/events/empty", test_empty);
  return g_test_run ();
}
