/* test-window-insights.c: where the catalogue has much, and where it has gaps, in the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-cross-format.h"
#include "hub-insights-page.h"
#include "ui-hub.h"

#define N_STARTER 94

static HubInsightsPage *
get_page (UiStage *stage)
{
  return hub_window_get_insights (stage->window);
}

static HubMatrix *
get_matrix (UiStage *stage)
{
  return hub_insights_page_get_matrix (get_page (stage));
}

static HubCross *
get_cross (UiStage *stage)
{
  return hub_matrix_get_cross (get_matrix (stage));
}

static gboolean
compares (UiStage  *stage,
          HubFacet  rows,
          HubFacet  columns)
{
  HubCross *cross = get_cross (stage);

  return cross != NULL && hub_cross_get_row_facet (cross) == rows &&
         hub_cross_get_column_facet (cross) == columns;
}

static void
compare (UiStage  *stage,
         HubFacet  facet)
{
  hub_insights_page_show (get_page (stage), facet);
  if (facet == HUB_FACET_COUNTRY)
    ui_wait (compares (stage, HUB_FACET_COUNTRY, HUB_FACET_OBJECTIVE));
  else
    ui_wait (compares (stage, HUB_FACET_OBJECTIVE, facet));
  ui_settle (GTK_WIDGET (stage->window));
}

static void
visit (UiStage *stage)
{
  ui_stage_wait_total (stage, N_STARTER);
  ui_stage_act (stage, "win.place", "s", "insights");
  ui_wait (get_cross (stage) != NULL);
  ui_settle (GTK_WIDGET (stage->window));
}

static int
find_value (const HubFacetValue *values,
            guint                n,
            const char          *code)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (values[i].code, code))
      return (int) i;
  g_assert_not_reached ();
}

/* The cell of an objective and something else, as the matrix has it. */
static void
find_cell (UiStage    *stage,
           const char *row_code,
           const char *column_code,
           int        *row,
           int        *column)
{
  HubCross *cross = get_cross (stage);
  const HubFacetValue *values;
  guint n;

  values = hub_cross_get_rows (cross, &n);
  *row = find_value (values, n, row_code);
  values = hub_cross_get_columns (cross, &n);
  *column = find_value (values, n, column_code);
}

static void
assert_focus (UiStage *stage)
{
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (stage->window)) ==
                 GTK_WIDGET (get_matrix (stage)));
}

static void
assert_cursor (UiStage *stage,
               int      row,
               int      column)
{
  int is_row, is_column;

  hub_matrix_get_cursor (get_matrix (stage), &is_row, &is_column);
  g_assert_cmpint (is_row, ==, row);
  g_assert_cmpint (is_column, ==, column);
}

/* Has the matrix do what a key does. */
static void
press (UiStage         *stage,
       guint            key,
       GdkModifierType  modifiers)
{
  GtkWidget *widget = GTK_WIDGET (get_matrix (stage));
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean is_bound = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (!GTK_IS_KEYVAL_TRIGGER (trigger) ||
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) != key ||
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) != modifiers)
            continue;
          is_bound = TRUE;
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                        GTK_SHORTCUT_ACTION_EXCLUSIVE, widget,
                                        gtk_shortcut_get_arguments (shortcut));
        }
    }
  g_assert_true (is_bound);
}

/* Nothing is made or counted before somebody goes there. */
static void
test_lazy (UiStage *stage)
{
  ui_stage_wait_total (stage, N_STARTER);
  g_assert_null (ui_find (GTK_WIDGET (stage->window), HUB_TYPE_INSIGHTS_PAGE, NULL));
  visit (stage);
  g_assert_nonnull (ui_find (GTK_WIDGET (stage->window), HUB_TYPE_INSIGHTS_PAGE, NULL));
  assert_focus (stage);
}

/* What a total says is what Browse counts, and a cell opens what is in it. */
static void
test_counts (UiStage *stage)
{
  const HubFacetValue *regions;
  HubQuery *query;
  guint n_regions, expected = 0;
  int row, column;

  visit (stage);
  g_assert_cmpuint (hub_cross_get_count (get_cross (stage), HUB_CROSS_ALL, HUB_CROSS_ALL), ==,
                    N_STARTER);
  regions = hub_cross_get_columns (get_cross (stage), &n_regions);
  for (guint i = 0; i < n_regions; i++)
    g_assert_cmpuint (hub_results_find_value (ui_stage_get_results (stage), HUB_FACET_REGION,
                                              regions[i].code)->count, ==, regions[i].count);

  find_cell (stage, "10", regions[0].code, &row, &column);
  for (guint i = 0; i < n_regions && expected == 0; i++)
    {
      column = (int) i;
      expected = hub_cross_get_count (get_cross (stage), row, column);
    }
  g_assert_cmpuint (expected, >, 0);
  hub_matrix_set_cursor (get_matrix (stage), row, column);
  press (stage, GDK_KEY_Return, 0);
  ui_stage_wait_total (stage, expected);
  query = hub_results_get_query (ui_stage_get_results (stage));
  g_assert_cmpint (hub_query_get_choice (query, HUB_FACET_OBJECTIVE, "10"), ==,
                   HUB_CHOICE_INCLUDE);
  g_assert_cmpint (hub_query_get_choice (query, HUB_FACET_REGION, regions[column].code), ==,
                   HUB_CHOICE_INCLUDE);

  /* And back, to the cell. */
  ui_stage_act (stage, "win.history-back", NULL);
  ui_settle (GTK_WIDGET (stage->window));
  assert_focus (stage);
  assert_cursor (stage, row, column);
}

/* A year is a range of one, and a total has one choice alone. */
static void
test_years (UiStage *stage)
{
  const HubFacetValue *years;
  HubQuery *query;
  guint n_years, count = 0;
  int column = HUB_CROSS_ALL;

  visit (stage);
  compare (stage, HUB_FACET_YEAR);
  years = hub_cross_get_columns (get_cross (stage), &n_years);
  while (count == 0 && column < (int) n_years - 1)
    count = hub_cross_get_count (get_cross (stage), HUB_CROSS_ALL, ++column);
  g_assert_cmpuint (count, >, 0);
  hub_matrix_set_cursor (get_matrix (stage), HUB_CROSS_ALL, column);
  press (stage, GDK_KEY_space, 0);
  ui_stage_wait_total (stage, count);
  query = hub_results_get_query (ui_stage_get_results (stage));
  g_assert_cmpint (hub_query_get_year_from (query), ==,
                   (int) g_ascii_strtoll (years[column].code, NULL, 10));
  g_assert_cmpint (hub_query_get_year_to (query), ==, hub_query_get_year_from (query));
  g_assert_cmpuint (hub_query_count_choices (query, HUB_FACET_OBJECTIVE), ==, 0);
}

static void
test_every_facet (UiStage *stage)
{
  visit (stage);
  ui_stage_picture (stage, "insights-region.png");
  compare (stage, HUB_FACET_COUNTRY);
  ui_stage_picture (stage, "insights-country.png");
  compare (stage, HUB_FACET_TYPE);
  ui_stage_picture (stage, "insights-type.png");
  compare (stage, HUB_FACET_KIND);
  ui_stage_picture (stage, "insights-kind.png");
  compare (stage, HUB_FACET_YEAR);
  ui_stage_picture (stage, "insights-year.png");

  /* Each is a spot of its own to come back to. */
  ui_stage_act (stage, "win.history-back", NULL);
  ui_wait (compares (stage, HUB_FACET_OBJECTIVE, HUB_FACET_KIND));
}

static void
test_keys (UiStage *stage)
{
  g_autofree char *sentence = NULL;
  guint n_rows, n_columns;

  visit (stage);
  hub_cross_get_rows (get_cross (stage), &n_rows);
  hub_cross_get_columns (get_cross (stage), &n_columns);
  assert_cursor (stage, 0, 0);
  press (stage, GDK_KEY_Down, 0);
  press (stage, GDK_KEY_Right, 0);
  assert_cursor (stage, 1, 1);
  g_assert_true (gtk_window_get_focus_visible (GTK_WINDOW (stage->window)));
  sentence = hub_cross_format_whole (get_cross (stage), 1, 1);
  g_assert_true (g_str_has_prefix (sentence, "Objective 2 ("));
  ui_activate (GTK_WINDOW (stage->window));
  ui_wait (ui_find_label (GTK_WIDGET (get_page (stage)), sentence) != NULL);
  ui_stage_picture (stage, "insights-cursor.png");
  press (stage, GDK_KEY_Home, 0);
  assert_cursor (stage, 1, HUB_CROSS_ALL);
  press (stage, GDK_KEY_Left, 0);
  assert_cursor (stage, 1, HUB_CROSS_ALL);
  press (stage, GDK_KEY_End, GDK_CONTROL_MASK);
  assert_cursor (stage, (int) n_rows - 1, (int) n_columns - 1);
  press (stage, GDK_KEY_Down, 0);
  assert_cursor (stage, (int) n_rows - 1, (int) n_columns - 1);
  press (stage, GDK_KEY_Page_Up, 0);
  assert_cursor (stage, (int) n_rows - 11, (int) n_columns - 1);
  press (stage, GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_cursor (stage, HUB_CROSS_ALL, HUB_CROSS_ALL);
}

/* A screen reader walks a table: rows, and cells in them that say what they are of. */
static void
test_table (UiStage *stage)
{
  GtkAccessible *matrix = GTK_ACCESSIBLE (get_matrix (stage));
  g_autoptr(GtkAccessible) row = NULL;
  guint n_rows, n_columns;
  guint n_seen_rows = 0, n_seen_cells = 0;
  int at_row, at_column;
  g_autofree char *sentence = NULL;

  visit (stage);
  hub_cross_get_rows (get_cross (stage), &n_rows);
  hub_cross_get_columns (get_cross (stage), &n_columns);
  gtk_test_accessible_assert_role (matrix, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_property (matrix, GTK_ACCESSIBLE_PROPERTY_LABEL, "Number of entries");
  row = gtk_accessible_get_first_accessible_child (matrix);
  while (row != NULL)
    {
      g_autoptr(GtkAccessible) cell = gtk_accessible_get_first_accessible_child (row);
      g_autoptr(GtkAccessible) parent = gtk_accessible_get_accessible_parent (row);
      GtkAccessible *next = NULL;
      int column = HUB_CROSS_ALL;

      g_assert_true (parent == matrix);
      gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_ROW);
      while (cell != NULL)
        {
          g_autofree char *name = hub_cross_format_cell (get_cross (stage),
                                                         (int) n_seen_rows - 1, column++);
          g_autoptr(GtkAccessible) of = gtk_accessible_get_accessible_parent (cell);

          g_assert_true (of == row);
          gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_GRID_CELL);
          gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
          next = gtk_accessible_get_next_accessible_sibling (cell);
          g_object_unref (cell);
          cell = next;
          n_seen_cells++;
        }
      next = gtk_accessible_get_next_accessible_sibling (row);
      g_object_unref (row);
      row = next;
      n_seen_rows++;
    }
  g_assert_cmpuint (n_seen_rows, ==, n_rows + 1);
  g_assert_cmpuint (n_seen_cells, ==, (n_rows + 1) * (n_columns + 1));

  hub_matrix_get_cursor (get_matrix (stage), &at_row, &at_column);
  sentence = hub_cross_format_cell (get_cross (stage), at_row, at_column);
  g_assert_true (g_str_has_prefix (sentence, "Objective 1, "));
  gtk_test_accessible_assert_property (matrix, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (UiStage *stage)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (stage->window));
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;
  g_auto(GStrv) lines = NULL;
  g_auto(GStrv) cells = NULL;
  guint n_rows, n_columns;

  visit (stage);
  hub_cross_get_rows (get_cross (stage), &n_rows);
  hub_cross_get_columns (get_cross (stage), &n_columns);
  gtk_widget_activate_action (GTK_WIDGET (get_page (stage)), "insights.copy", NULL);
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                        "text/html"));
  gdk_clipboard_read_text_async (clipboard, NULL, read_cb, &text);
  ui_wait (text != NULL);

  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, n_rows + 3);   /* heads, totals, and the last end */
  for (guint i = 0; i < n_rows + 2; i++)
    {
      g_auto(GStrv) of_line = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (of_line), ==, n_columns + 2);
    }
  cells = g_strsplit (lines[1], "\t", -1);
  g_assert_cmpstr (cells[0], ==, "All");
  g_assert_cmpstr (cells[1], ==, G_STRINGIFY (N_STARTER));

  html = hub_cross_format_html (get_cross (stage));
  g_assert_nonnull (strstr (html, "<td>" G_STRINGIFY (N_STARTER) "</td>"));
}

static void
narrow_play (UiStage *stage)
{
  int minimum;

  ui_stage_wait_total (stage, N_STARTER);
  ui_stage_resize (stage, 360, 720);
  visit (stage);
  gtk_widget_measure (GTK_WIDGET (stage->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  ui_stage_picture (stage, "insights-narrow.png");

  /* What the keyboard goes to is on the screen, beside the heads. */
  press (stage, GDK_KEY_End, GDK_CONTROL_MASK);
  ui_settle (GTK_WIDGET (stage->window));
  {
    int row, column;
    graphene_rect_t cell, head;

    hub_matrix_get_cursor (get_matrix (stage), &row, &column);
    cell = hub_matrix_get_cell_rect (get_matrix (stage), row, column);
    head = hub_matrix_get_cell_rect (get_matrix (stage), row, -2);
    g_assert_cmpfloat (cell.origin.x, >=, head.origin.x + head.size.width);
    g_assert_cmpfloat (cell.origin.x + cell.size.width, <=,
                       gtk_widget_get_width (GTK_WIDGET (get_matrix (stage))));
    g_assert_cmpfloat (cell.origin.y + cell.size.height, <=,
                       gtk_widget_get_height (GTK_WIDGET (get_matrix (stage))));
  }
  ui_stage_picture (stage, "insights-narrow-end.png");
}

/* Right to left, the heads are on the right and Left goes on; and for the eye, dark and large. */
static void
looks_play (UiStage *stage)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  graphene_rect_t head, cell;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  visit (stage);
  head = hub_matrix_get_cell_rect (get_matrix (stage), 0, -2);
  cell = hub_matrix_get_cell_rect (get_matrix (stage), 0, 0);
  g_assert_cmpfloat (head.origin.x, >, cell.origin.x);
  press (stage, GDK_KEY_Left, 0);
  assert_cursor (stage, 0, 1);
  press (stage, GDK_KEY_Home, GDK_CONTROL_MASK);
  ui_stage_picture (stage, "insights-rtl.png");
  ui_stage_resize (stage, 360, 720);
  ui_stage_picture (stage, "insights-rtl-narrow.png");
  ui_stage_resize (stage, 1280, 820);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  ui_stage_picture (stage, "insights-dark.png");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  ui_stage_picture (stage, "insights-large.png");
  ui_stage_resize (stage, 360, 720);
  ui_stage_picture (stage, "insights-large-narrow.png");
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

static void
empty_play (UiStage *stage)
{
  ui_stage_wait_total (stage, 0);
  ui_stage_act (stage, "win.place", "s", "insights");
  ui_wait (ui_find_label (GTK_WIDGET (get_page (stage)), "Nothing to Compare Yet") != NULL);
  ui_stage_picture (stage, "insights-empty.png");
}

static void
test_empty (void)
{
  ui_play_after ("DELETE FROM entry;", empty_play);
}

/* A large number is whole, however narrow cells might be without it. */
static void
large_play (UiStage *stage)
{
  g_autoptr(PangoLayout) layout = NULL;
  g_autoptr(PangoAttrList) bold = pango_attr_list_new ();
  g_autofree char *total = NULL;
  int width;

  ui_stage_wait_total (stage, 100000 + N_STARTER);
  ui_stage_resize (stage, 360, 720);
  ui_stage_act (stage, "win.place", "s", "insights");
  ui_wait (get_cross (stage) != NULL);
  compare (stage, HUB_FACET_YEAR);
  total = g_strdup_printf ("%'u", hub_cross_get_count (get_cross (stage), HUB_CROSS_ALL,
                                                       HUB_CROSS_ALL));
  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (get_matrix (stage)), total);
  pango_layout_set_attributes (layout, bold);
  pango_layout_get_pixel_size (layout, &width, NULL);
  g_assert_cmpfloat (hub_matrix_get_cell_rect (get_matrix (stage), HUB_CROSS_ALL,
                                               HUB_CROSS_ALL).size.width, >=, (float) width);
  ui_stage_picture (stage, "insights-large-numbers.png");
}

static void
test_large (void)
{
  ui_play_after ("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
                 " INSERT INTO entry (uuid, langcode, origin, generation, kind, title, digest)"
                 " SELECT printf ('%08d-0000-4000-8000-000000000000', i), 'en', 'starter', 1,"
                 " 'document', 'One of many', zeroblob (32) FROM n", large_play);
}

/* What is said above the table. */
static void
assert_said (UiStage    *stage,
             const char *more)
{
  g_autofree char *said = g_strdup_printf ("%d entries · %'u gaps%s", N_STARTER,
                                           hub_cross_count_gaps (get_cross (stage)), more);

  g_assert_nonnull (ui_find_label (GTK_WIDGET (get_page (stage)), said));
}

/* A table has no room for any number of values; that some are left out is said. */
static void
many_play (UiStage *stage)
{
  g_autofree char *more = NULL;
  guint n_left_out = 0;

  visit (stage);
  assert_said (stage, "");
  compare (stage, HUB_FACET_TYPE);
  n_left_out = hub_cross_get_n_left_out (get_cross (stage));
  g_assert_cmpuint (n_left_out, >, 500 - HUB_CROSS_MAX);
  more = g_strdup_printf (" · %u values are not shown", n_left_out);
  assert_said (stage, more);
  ui_stage_picture (stage, "insights-many-values.png");
}

static void
test_many (void)
{
  ui_play_after ("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
                 " INSERT INTO term (vocabulary, uuid, code, label, position)"
                 " SELECT 'type', 'more-' || i, 'more-' || i, 'Type ' || i, 1000 + i FROM n",
                 many_play);
}

/* A sync counts again; who was in a cell still is, and has the focus. */
static void
live_play (UiStage *stage)
{
  visit (stage);
  hub_matrix_set_cursor (get_matrix (stage), 2, 1);
  ui_hub_control ("{\"do\":\"add\",\"bundle\":\"event\",\"title\":\"Another event\"}");
  ui_start_sync (stage, hub_demo_process_get_url (ui_hub));
  ui_wait (hub_cross_get_count (get_cross (stage), HUB_CROSS_ALL, HUB_CROSS_ALL) == N_STARTER + 1);
  ui_settle (GTK_WIDGET (stage->window));
  assert_focus (stage);
  assert_cursor (stage, 2, 1);
  ui_stage_picture (stage, "insights-live.png");
}

static void
test_live (void)
{
  ui_hub_test (NULL, live_play);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/ui/insights/lazy", test_lazy, ui_stage_test);
  g_test_add_data_func ("/ui/insights/counts", test_counts, ui_stage_test);
  g_test_add_data_func ("/ui/insights/years", test_years, ui_stage_test);
  g_test_add_data_func ("/ui/insights/every-facet", test_every_facet, ui_stage_test);
  g_test_add_data_func ("/ui/insights/keys", test_keys, ui_stage_test);
  g_test_add_data_func ("/ui/insights/table", test_table, ui_stage_test);
  g_test_add_data_func ("/ui/insights/copy", test_copy, ui_stage_test);
  g_test_add_data_func ("/ui/insights/narrow", narrow_play, ui_stage_test);
  g_test_add_data_func ("/ui/insights/looks", looks_play, ui_stage_test);
  g_test_add_func ("/ui/insights/empty", test_empty);
  g_test_add_func ("/ui/insights/large-numbers", test_large);
  g_test_add_func ("/ui/insights/live", test_live);
  g_test_add_func ("/ui/insights/many-values", test_many);

  return g_test_run ();
}
