/* test-window.c: the window on a real starter catalogue
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-chip-bar.h"
#include "hub-facet-group.h"
#include "hub-facet-panel.h"
#include "hub-facet-row.h"
#include "hub-place-bar.h"
#include "hub-star-button.h"
#include "hub-year-range.h"
#include "ui-stage.h"

#define N_STARTER 94

static const char *
notice_text (UiStage *stage)
{
  return hub_notice_get_text (hub_window_get_notice (stage->window));
}

static HubFacetItem *
facet_item (UiStage    *stage,
            HubFacet    facet,
            const char *code)
{
  HubResults *results = ui_stage_get_results (stage);
  const HubFacetValue *value = hub_results_find_value (results, facet, code);

  g_assert_nonnull (value);
  return hub_facet_item_new (facet, value);
}

static void
test_first_start (UiStage *stage)
{
  ui_stage_wait_total (stage, N_STARTER);
  ui_wait (notice_text (stage) != NULL);
  g_assert_cmpstr (notice_text (stage), ==, "You are reading the starter catalogue of 94 entries. "
                                            "Sync to fetch the whole hub. "
                                            "Not an official product of the United Nations.");
  ui_wait (ui_find_label (GTK_WIDGET (stage->window), "94 entries") != NULL);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (stage->window),
                                   "Starter catalogue · 94 entries"));
}

static void
test_search (UiStage *stage)
{
  GtkEditable *search;
  guint total;

  ui_stage_wait_total (stage, N_STARTER);
  search = GTK_EDITABLE (hub_window_get_search (stage->window));

  gtk_editable_set_text (search, "trafficking");
  ui_wait (hub_results_get_total (ui_stage_get_results (stage)) < N_STARTER);
  total = hub_results_get_total (ui_stage_get_results (stage));
  g_assert_cmpuint (total, >, 0);

  /* F48: whatever is typed is plain words. */
  gtk_editable_set_text (search, "\"*) OR NEAR( xyzzy -:");
  ui_stage_wait_total (stage, 0);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (stage->window), "No Results"));
  g_assert_nonnull (ui_find_label (GTK_WIDGET (stage->window),
                                   "Nothing in the catalogue matches the search."));
  ui_stage_act (stage, "browse.choose", "(isi)", HUB_FACET_KIND, "document", HUB_CHOICE_INCLUDE);
  ui_wait (ui_find_label (GTK_WIDGET (stage->window),
                          "Nothing in the catalogue matches the search and the filters.") != NULL);
  ui_stage_act (stage, "browse.choose", "(isi)", HUB_FACET_KIND, "document", HUB_CHOICE_NONE);

  gtk_editable_set_text (search, "");
  ui_stage_wait_total (stage, N_STARTER);
}

static void
test_facet_three_states (UiStage *stage)
{
  g_autoptr(HubFacetItem) item = NULL;
  guint count;

  ui_stage_wait_total (stage, N_STARTER);
  item = facet_item (stage, HUB_FACET_OBJECTIVE, "10");
  count = hub_facet_item_get_count (item);

  ui_stage_act (stage, "browse.choose", "(isi)", HUB_FACET_OBJECTIVE, "10", HUB_CHOICE_INCLUDE);
  ui_stage_wait_total (stage, count);
  ui_stage_act (stage, "browse.choose", "(isi)", HUB_FACET_OBJECTIVE, "10", HUB_CHOICE_EXCLUDE);
  ui_stage_wait_total (stage, N_STARTER - count);
  ui_stage_act (stage, "browse.choose", "(isi)", HUB_FACET_OBJECTIVE, "10", HUB_CHOICE_NONE);
  ui_stage_wait_total (stage, N_STARTER);
}

static void
test_click_in_panel (UiStage *stage)
{
  GtkWidget *panel, *row, *check;

  ui_stage_wait_total (stage, N_STARTER);
  panel = ui_find (GTK_WIDGET (stage->window), HUB_TYPE_FACET_PANEL, NULL);
  row = ui_find (hub_facet_panel_get_group (HUB_FACET_PANEL (panel), HUB_FACET_OBJECTIVE),
                 HUB_TYPE_FACET_ROW, NULL);
  g_assert_nonnull (row);
  check = hub_facet_row_get_check (HUB_FACET_ROW (row));

  gtk_widget_grab_focus (check);
  g_signal_emit_by_name (check, "clicked");
  ui_wait (hub_results_get_total (ui_stage_get_results (stage)) < N_STARTER);
  ui_settle (GTK_WIDGET (stage->window));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);
  /* Counted anew, in place: the row is the same, and has the focus still. */
  g_assert_true (gtk_widget_is_focus (check));
  g_assert_true (hub_facet_row_get_check (HUB_FACET_ROW (
    ui_find (hub_facet_panel_get_group (HUB_FACET_PANEL (panel), HUB_FACET_OBJECTIVE),
             HUB_TYPE_FACET_ROW, NULL))) == check);
}

static void
test_every_facet_opens (UiStage *stage)
{
  GtkWidget *panel;

  ui_stage_wait_total (stage, N_STARTER);
  panel = ui_find (GTK_WIDGET (stage->window), HUB_TYPE_FACET_PANEL, NULL);
  for (guint i = 0; i < HUB_N_FACETS; i++)
    {
      GtkWidget *group = hub_facet_panel_get_group (HUB_FACET_PANEL (panel), i);

      if (group == NULL)
        continue;
      hub_facet_group_set_open (HUB_FACET_GROUP (group), TRUE);
      ui_settle (GTK_WIDGET (stage->window));
      g_assert_nonnull (ui_find (group, i == HUB_FACET_YEAR ? HUB_TYPE_YEAR_RANGE
                                                            : HUB_TYPE_FACET_ROW, NULL));
    }
}

/* All 24 objectives are in the panel, which scrolls; they do not scroll in it once more. */
static void
test_facet_whole (UiStage *stage)
{
  GtkWidget *group, *list;
  GtkAdjustment *scroll;

  ui_stage_wait_total (stage, N_STARTER);
  group = hub_facet_panel_get_group (
    HUB_FACET_PANEL (ui_find (GTK_WIDGET (stage->window), HUB_TYPE_FACET_PANEL, NULL)),
    HUB_FACET_OBJECTIVE);
  hub_facet_group_set_open (HUB_FACET_GROUP (group), TRUE);
  ui_settle (GTK_WIDGET (stage->window));
  g_signal_emit_by_name (ui_find (group, GTK_TYPE_BUTTON, "facet-more"), "clicked");
  list = ui_find (group, GTK_TYPE_LIST_VIEW, "facet-list");
  scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  ui_wait (g_list_model_get_n_items (
             G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))) >= 24);
  ui_wait (gtk_adjustment_get_page_size (scroll) > 24 * 20 &&
           gtk_adjustment_get_upper (scroll) <= gtk_adjustment_get_page_size (scroll));
  ui_stage_picture (stage, "facet-whole.png");
}

static void
test_chips_clear_undo (UiStage *stage)
{
  GtkEditable *search;
  HubChipBar *chips;
  GtkWidget *undo;
  guint narrowed;

  ui_stage_wait_total (stage, N_STARTER);
  search = GTK_EDITABLE (hub_window_get_search (stage->window));
  chips = HUB_CHIP_BAR (ui_find (GTK_WIDGET (stage->window), HUB_TYPE_CHIP_BAR, NULL));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (chips)));

  ui_stage_act (stage, "browse.choose", "(isi)", HUB_FACET_KIND, "document", HUB_CHOICE_INCLUDE);
  ui_stage_act (stage, "browse.choose", "(isi)", HUB_FACET_REGION, "africa", HUB_CHOICE_EXCLUDE);
  gtk_editable_set_text (search, "migration");
  ui_wait (hub_query_is_narrowed (hub_results_get_query (ui_stage_get_results (stage))) &&
           *hub_query_get_text (hub_results_get_query (ui_stage_get_results (stage))) != '\0');
  ui_settle (GTK_WIDGET (stage->window));
  narrowed = hub_results_get_total (ui_stage_get_results (stage));
  g_assert_cmpuint (hub_chip_bar_get_n_chips (chips), ==, 2);

  ui_stage_act (stage, "browse.clear", NULL);
  ui_stage_wait_total (stage, N_STARTER);
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (chips)));

  ui_wait ((undo = ui_find_label (GTK_WIDGET (stage->window), "Undo")) != NULL);
  g_signal_emit_by_name (gtk_widget_get_ancestor (undo, GTK_TYPE_BUTTON), "clicked");
  ui_stage_wait_total (stage, narrowed);
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "migration");
  g_assert_cmpuint (hub_chip_bar_get_n_chips (chips), ==, 2);
}

static void
test_detail (UiStage *stage)
{
  HubDetailPane *detail;
  HubEntry *entry;

  ui_stage_wait_total (stage, N_STARTER);
  entry = ui_stage_select (stage, 0);
  detail = hub_browse_page_get_detail (hub_window_get_browse (stage->window));
  g_assert_nonnull (ui_find_label (GTK_WIDGET (detail), hub_entry_get_title (entry)));
  g_assert_nonnull (ui_find_label (GTK_WIDGET (detail), hub_entry_get_summary (entry)));
  g_assert_nonnull (ui_find_label (GTK_WIDGET (detail), "From the starter catalogue"));
}

/* P1: starred is shown once it is durable, and not before. */
static void
star_play (UiStage *stage)
{
  g_autofree char *uuid = NULL;
  GtkWidget *star;
  GtkWidget *undo;
  HubEntry *entry;

  ui_stage_wait_total (stage, N_STARTER);
  ui_wait (hub_library_is_loaded (hub_application_get_library (stage->application)));
  entry = ui_stage_select (stage, 1);
  uuid = g_strdup (hub_entry_get_uuid (entry));
  star = ui_find (GTK_WIDGET (hub_browse_page_get_detail (hub_window_get_browse (stage->window))),
                  HUB_TYPE_STAR_BUTTON, NULL);

  ui_stage_act (stage, "win.star", NULL);
  g_assert_false (hub_star_button_get_saved (HUB_STAR_BUTTON (star)));
  ui_wait (hub_star_button_get_saved (HUB_STAR_BUTTON (star)));

  /* Removing can be undone, with the same copy. */
  ui_stage_act (stage, "win.set-saved", "(ssb)", uuid, "en", FALSE);
  ui_wait (hub_library_find (hub_application_get_library (stage->application), uuid, "en") == NULL);
  ui_wait ((undo = ui_find_label (GTK_WIDGET (stage->window), "Undo")) != NULL);
  g_signal_emit_by_name (gtk_widget_get_ancestor (undo, GTK_TYPE_BUTTON), "clicked");
  ui_wait (hub_library_find (hub_application_get_library (stage->application), uuid, "en") != NULL);
}

static void
after_restart_play (UiStage *stage)
{
  HubLibrary *library = hub_application_get_library (stage->application);

  ui_wait (hub_library_is_loaded (library));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (library)), ==, 1);
}

static void
test_star_lasts (void)
{
  g_autoptr(UiStage) stage = ui_stage_new ();

  ui_stage_play (stage, star_play);
  ui_stage_play (stage, after_restart_play);
}

static void
test_reading_list_page (UiStage *stage)
{
  HubReadingListPage *page;

  ui_stage_wait_total (stage, N_STARTER);
  ui_wait (hub_library_is_loaded (hub_application_get_library (stage->application)));
  ui_stage_act (stage, "win.place", "s", "reading-list");
  ui_wait (ui_find_label (GTK_WIDGET (stage->window), "Nothing Kept Yet") != NULL);

  ui_stage_act (stage, "win.show-browse", NULL);
  ui_stage_select (stage, 0);
  ui_stage_act (stage, "win.star", NULL);
  ui_stage_act (stage, "win.place", "s", "reading-list");
  page = hub_window_get_reading_list (stage->window);
  ui_wait (ui_find_label (GTK_WIDGET (page), "1 entry kept") != NULL);
}

/* Tab leaves the list after the star of a row, so that all else can be reached by keyboard. */
static void
test_keyboard_leaves_list (UiStage *stage)
{
  GtkWidget *list, *focus, *star;

  ui_stage_wait_total (stage, N_STARTER);
  list = ui_find (GTK_WIDGET (hub_window_get_browse (stage->window)), GTK_TYPE_LIST_VIEW,
                  "entries");
  /* The row that has the focus may be another one once the kept entries are known. */
  ui_wait (hub_library_is_loaded (hub_application_get_library (stage->application)));
  ui_wait ((focus = gtk_window_get_focus (GTK_WINDOW (stage->window))) != NULL &&
           gtk_widget_is_ancestor (focus, list) &&
           (star = ui_find (focus, GTK_TYPE_BUTTON, NULL)) != NULL &&
           gtk_widget_is_sensitive (star));

  ui_activate (GTK_WINDOW (stage->window));
  gtk_widget_child_focus (GTK_WIDGET (stage->window), GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (stage->window));
  g_assert_true (HUB_IS_STAR_BUTTON (gtk_widget_get_ancestor (focus, HUB_TYPE_STAR_BUTTON)));
  gtk_widget_child_focus (GTK_WIDGET (stage->window), GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (stage->window));
  g_assert_false (gtk_widget_is_ancestor (focus, list));
}

/* A place that is gone to by keyboard has the focus. */
static void
test_place_has_focus (UiStage *stage)
{
  GtkWidget *page = GTK_WIDGET (hub_window_get_reading_list (stage->window));
  GtkWidget *focus;

  ui_stage_wait_total (stage, N_STARTER);
  ui_wait (hub_library_is_loaded (hub_application_get_library (stage->application)));
  ui_stage_act (stage, "win.place", "s", "reading-list");
  focus = gtk_window_get_focus (GTK_WINDOW (stage->window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, page));

  ui_stage_act (stage, "win.place", "s", "browse");
  focus = gtk_window_get_focus (GTK_WINDOW (stage->window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (
    focus, GTK_WIDGET (hub_window_get_browse (stage->window))));
}

/* The page shows what the list has, in its order, while it grows and shrinks. */
static void
test_reading_list_rows (UiStage *stage)
{
  HubLibrary *library = hub_application_get_library (stage->application);
  HubReadingListPage *page = hub_window_get_reading_list (stage->window);
  GtkListView *view = GTK_LIST_VIEW (ui_find (GTK_WIDGET (page), GTK_TYPE_LIST_VIEW, "entries"));
  GListModel *shown = G_LIST_MODEL (gtk_list_view_get_model (view));

  ui_wait (hub_library_is_loaded (library));
  for (guint i = 0; i < 4; i++)
    {
      ui_stage_select (stage, i);
      ui_stage_act (stage, "win.star", NULL);
      ui_wait (g_list_model_get_n_items (G_LIST_MODEL (library)) == i + 1);
      g_assert_cmpuint (g_list_model_get_n_items (shown), ==, i + 1);
      for (guint j = 0; j <= i; j++)
        {
          g_autoptr(HubEntry) row = g_list_model_get_item (shown, j);
          g_autoptr(HubEntry) entry = g_list_model_get_item (G_LIST_MODEL (library), j);

          g_assert_true (row == entry);
        }
    }

  ui_stage_act (stage, "win.place", "s", "reading-list");
  for (guint j = 0; j < 4; j++)
    {
      g_autoptr(HubEntry) entry = g_list_model_get_item (G_LIST_MODEL (library), j);

      ui_wait (ui_find_row (GTK_WIDGET (view), hub_entry_get_title (entry)) != NULL);
    }
}

static void
test_narrow (UiStage *stage)
{
  HubBrowsePage *browse;
  GtkWidget *list;
  int minimum;

  ui_stage_wait_total (stage, N_STARTER);
  browse = hub_window_get_browse (stage->window);
  gtk_widget_measure (GTK_WIDGET (stage->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  ui_stage_resize (stage, 360, 720);
  ui_wait (!hub_browse_page_get_show_filters (browse));
  g_assert_false (hub_page_can_go_back (HUB_PAGE (browse)));

  list = ui_find (GTK_WIDGET (browse), GTK_TYPE_LIST_VIEW, "entries");
  g_signal_emit_by_name (list, "activate", 2);
  ui_wait (hub_page_can_go_back (HUB_PAGE (browse)));
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_act (stage, "win.back", NULL);
  ui_wait (!hub_page_can_go_back (HUB_PAGE (browse)));
  ui_stage_act (stage, "win.toggle-filters", NULL);
  ui_wait (hub_browse_page_get_show_filters (browse));
  ui_stage_act (stage, "win.back", NULL);
  ui_wait (!hub_browse_page_get_show_filters (browse));
}

static void
test_right_to_left (UiStage *stage)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  ui_stage_wait_total (stage, N_STARTER);
  ui_stage_select (stage, 0);
  ui_stage_resize (stage, 360, 720);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Closing the window while all kinds of work are under way leaves nothing behind. */
static void
test_close_at_once (UiStage *stage)
{
  GtkEditable *search;

  search = GTK_EDITABLE (hub_window_get_search (stage->window));
  gtk_editable_set_text (search, "m");
  ui_stage_act (stage, "browse.choose", "(isi)", HUB_FACET_OBJECTIVE, "10", HUB_CHOICE_INCLUDE);
  ui_stage_act (stage, "win.reload-library", NULL);
}

#define add(path, play) g_test_add_data_func (path, play, ui_stage_test)

/* No title of a place is cut. Where there is no room for all, only the place where one is has its
 * title; the names are there always. */
static void
assert_titles (UiStage *stage,
               guint    n_shown)
{
  GtkWidget *bar = ui_find (GTK_WIDGET (stage->window), HUB_TYPE_PLACE_BAR, NULL);
  guint n = 0;

  for (GtkWidget *tab = gtk_widget_get_first_child (bar); tab != NULL;
       tab = gtk_widget_get_next_sibling (tab))
    {
      GtkWidget *title = gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (tab)));

      gtk_test_accessible_assert_property (tab, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           gtk_label_get_label (GTK_LABEL (title)));
      gtk_test_accessible_assert_role (tab, GTK_ACCESSIBLE_ROLE_TAB);
      if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tab)))
        g_assert_true (gtk_widget_get_mapped (title));
      if (!gtk_widget_get_mapped (title))
        continue;
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (title))));
      n++;
    }
  g_assert_cmpuint (n, ==, n_shown);
}

/* The same in the header, beside the search: the switcher keeps each title twice, and shows one. */
static guint
count_whole_titles (GtkWidget *widget)
{
  guint n = 0;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      !gtk_widget_has_css_class (widget, "badge") && *gtk_label_get_label (GTK_LABEL (widget)))
    {
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))));
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_whole_titles (child);
  return n;
}

static void
test_titles (UiStage *stage)
{
  static const char *const places[] = { "browse", "objectives", "insights" };

  ui_stage_wait_total (stage, N_STARTER);
  ui_stage_resize (stage, 1240, 720);
  ui_stage_picture (stage, "titles-wide.png");
  g_assert_cmpuint (count_whole_titles (ui_find (GTK_WIDGET (stage->window), ADW_TYPE_VIEW_SWITCHER,
                                                 NULL)), >=, 6);
  ui_stage_resize (stage, 360, 720);
  ui_stage_picture (stage, "titles-narrow.png");
  assert_titles (stage, 6);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      ui_stage_act (stage, "win.place", "s", places[i]);
      ui_settle (GTK_WIDGET (stage->window));
      assert_titles (stage, 1);
    }
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
  ui_settle (GTK_WIDGET (stage->window));
  assert_titles (stage, 6);
}

static void
first_frame_cb (GdkFrameClock *clock,
                UiStage       *stage)
{
  GtkWidget *bar = ui_find (GTK_WIDGET (stage->window), HUB_TYPE_PLACE_BAR, NULL);
  graphene_rect_t bounds;
  int natural;

  g_signal_handlers_disconnect_by_func (clock, first_frame_cb, stage);
  g_assert_true (gtk_widget_get_mapped (bar));
  gtk_widget_measure (bar, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  g_assert_true (gtk_widget_compute_bounds (bar, bar, &bounds));
  g_assert_cmpint (natural, >, 30);
  g_assert_cmpint ((int) bounds.size.height, ==, natural);
  gtk_window_close (GTK_WINDOW (g_steal_pointer (&stage->window)));
}

static void
activated_cb (GApplication *application,
              UiStage      *stage)
{
  stage->window = HUB_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (stage->window)), "after-paint",
                    G_CALLBACK (first_frame_cb), stage);
}

/* A narrow window has its places with the first frame, and whole, so that nothing moves the list
 * that is shown. */
static void
test_first_frame (void)
{
  g_autoptr(UiStage) stage = ui_stage_new ();
  g_autoptr(HubSettings) settings = hub_settings_new ();
  char *arguments[] = { (char *) "hub-reader", NULL };

  g_object_set (settings, "window-width", 1000, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  stage->application = hub_application_new (stage->folder);
  g_signal_connect_after (stage->application, "activate", G_CALLBACK (activated_cb), stage);
  g_assert_cmpint (g_application_run (G_APPLICATION (stage->application), 1, arguments), ==, 0);
  g_assert_null (stage->window);
  g_assert_finalize_object (g_steal_pointer (&stage->application));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  add ("/ui/window/first-start", test_first_start);
  add ("/ui/window/search", test_search);
  add ("/ui/window/facet-three-states", test_facet_three_states);
  add ("/ui/window/click-in-panel", test_click_in_panel);
  add ("/ui/window/facet-whole", test_facet_whole);
  add ("/ui/window/every-facet-opens", test_every_facet_opens);
  add ("/ui/window/chips-clear-undo", test_chips_clear_undo);
  add ("/ui/window/detail", test_detail);
  add ("/ui/window/titles", test_titles);
  g_test_add_func ("/ui/window/first-frame", test_first_frame);
  g_test_add_func ("/ui/window/star-lasts", test_star_lasts);
  add ("/ui/window/reading-list", test_reading_list_page);
  add ("/ui/window/reading-list-rows", test_reading_list_rows);
  add ("/ui/window/keyboard-leaves-list", test_keyboard_leaves_list);
  add ("/ui/window/place-has-focus", test_place_has_focus);
  add ("/ui/window/narrow", test_narrow);
  add ("/ui/window/right-to-left", test_right_to_left);
  add ("/ui/window/close-at-once", test_close_at_once);
  return g_test_run ();
}
