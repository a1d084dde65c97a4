/* test-window-years.c: a range of years, dragged and typed in the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-chip-bar.h"
#include "hub-facet-group.h"
#include "hub-facet-panel.h"
#include "hub-facet-row.h"
#include "hub-results-private.h"
#include "hub-year-bars.h"
#include "hub-year-range.h"
#include "ui-stage.h"
#include "ui-watch.h"

#define N_STARTER 94

static HubBrowseModel *
get_model (UiStage *stage)
{
  return hub_browse_page_get_model (hub_window_get_browse (stage->window));
}

static GtkWidget *
find_group (UiStage  *stage,
            HubFacet  facet)
{
  GtkWidget *panel = ui_find (GTK_WIDGET (stage->window), HUB_TYPE_FACET_PANEL, NULL);

  return hub_facet_panel_get_group (HUB_FACET_PANEL (panel), facet);
}

static GtkWidget *
get_group (UiStage *stage)
{
  return find_group (stage, HUB_FACET_YEAR);
}

static void
open_group (UiStage *stage)
{
  ui_stage_wait_total (stage, N_STARTER);
  g_assert_null (ui_find (get_group (stage), HUB_TYPE_YEAR_RANGE, NULL));
  ui_watch_enter ();
  hub_facet_group_set_open (HUB_FACET_GROUP (get_group (stage)), TRUE);
  ui_watch_leave ();
  ui_settle (GTK_WIDGET (stage->window));
}

static GtkWidget *
get_bars (UiStage *stage)
{
  return ui_find (get_group (stage), HUB_TYPE_YEAR_BARS, NULL);
}

/* The first field, or the second. */
static GtkSpinButton *
get_field (UiStage  *stage,
           gboolean  is_last)
{
  GtkWidget *field = ui_find (get_group (stage), GTK_TYPE_SPIN_BUTTON, NULL);

  for (GtkWidget *at = field; is_last && at != NULL; at = gtk_widget_get_next_sibling (at))
    if (GTK_IS_SPIN_BUTTON (at))
      field = at;
  return GTK_SPIN_BUTTON (field);
}

static void
assert_fields (UiStage *stage,
               int      from,
               int      to)
{
  g_assert_cmpint (gtk_spin_button_get_value_as_int (get_field (stage, FALSE)), ==, from);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (get_field (stage, TRUE)), ==, to);
}

static int
get_year (const HubFacetValue *value)
{
  gint64 year;

  g_assert_true (g_ascii_string_to_signed (value->code, 10, 1900, 2199, &year, NULL));
  return (int) year;
}

static void
get_span (UiStage *stage,
          int     *first,
          int     *last)
{
  guint n;
  const HubFacetValue *values = hub_results_get_values (ui_stage_get_results (stage),
                                                        HUB_FACET_YEAR, &n);

  g_assert_cmpuint (n, >, 4);
  *first = get_year (&values[0]);
  *last = get_year (&values[n - 1]);
}

/* How many entries the years from the first to the last have. */
static guint
sum (UiStage *stage,
     int      from,
     int      to)
{
  guint n, total = 0;
  const HubFacetValue *values = hub_results_get_values (ui_stage_get_results (stage),
                                                        HUB_FACET_YEAR, &n);

  for (guint i = 0; i < n; i++)
    if (get_year (&values[i]) >= from && get_year (&values[i]) <= to)
      total += values[i].count;
  return total;
}

static guint
count_chips (UiStage *stage)
{
  return hub_chip_bar_get_n_chips (HUB_CHIP_BAR (ui_find (GTK_WIDGET (stage->window),
                                                          HUB_TYPE_CHIP_BAR, NULL)));
}

/* Waits for the answer to a range, 0 for no end, and looks whether all tell of it. */
static void
wait_range (UiStage *stage,
            int      from,
            int      to)
{
  HubBrowseModel *model = get_model (stage);
  HubQuery *query;
  int first, last;
  gboolean is_open = from == 0 && to == 0;

  ui_wait (hub_query_get_year_from (hub_browse_model_get_query (model)) == from &&
           hub_query_get_year_to (hub_browse_model_get_query (model)) == to &&
           !hub_browse_model_is_busy (model));
  ui_settle (GTK_WIDGET (stage->window));
  query = hub_results_get_query (ui_stage_get_results (stage));
  g_assert_cmpint (hub_query_get_year_from (query), ==, from);
  g_assert_cmpint (hub_query_get_year_to (query), ==, to);

  get_span (stage, &first, &last);
  assert_fields (stage, from != 0 ? from : first, to != 0 ? to : last);
  g_assert_cmpuint (hub_results_get_total (ui_stage_get_results (stage)), ==,
                    is_open ? N_STARTER : sum (stage, from, to != 0 ? to : last));
  g_assert_cmpuint (count_chips (stage), ==, is_open ? 0 : 1);
}

/* --- the pointer -------------------------------------------------------------------------------*/

static GtkGesture *
get_gesture (UiStage *stage,
             GType    type)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (get_bars (stage));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return GTK_GESTURE (controller);
    }
  g_assert_not_reached ();
}

static double
place (UiStage *stage,
       int      year)
{
  return hub_year_bars_get_place (HUB_YEAR_BARS (get_bars (stage)), year);
}

/* The way from one year to the next: to the left, where reading goes there. */
static double
step (UiStage *stage)
{
  return place (stage, 2001) - place (stage, 2000);
}

/* Where the handle before @year is. */
static double
edge (UiStage *stage,
      int      year)
{
  return place (stage, year) - step (stage) / 2;
}

static void
begin_drag (UiStage *stage,
            double   x)
{
  g_signal_emit_by_name (get_gesture (stage, GTK_TYPE_GESTURE_DRAG), "drag-begin", x, 30.0);
}

static void
move_drag (UiStage *stage,
           double   offset)
{
  g_signal_emit_by_name (get_gesture (stage, GTK_TYPE_GESTURE_DRAG), "drag-update", offset, 2.0);
}

static void
end_drag (UiStage *stage,
          double   offset)
{
  move_drag (stage, offset);
  g_signal_emit_by_name (get_gesture (stage, GTK_TYPE_GESTURE_DRAG), "drag-end", offset, 2.0);
}

/* While one drags, the fields follow and the list waits. */
static void
drag_handles (UiStage *stage)
{
  int first, last;

  open_group (stage);
  get_span (stage, &first, &last);
  wait_range (stage, 0, 0);

  begin_drag (stage, edge (stage, first) + 3);
  move_drag (stage, 2 * step (stage));
  assert_fields (stage, first + 2, last);
  g_assert_false (hub_browse_model_is_busy (get_model (stage)));
  end_drag (stage, 3 * step (stage));
  wait_range (stage, first + 3, 0);

  begin_drag (stage, edge (stage, last + 1) - 3);
  end_drag (stage, -step (stage));
  wait_range (stage, first + 3, last - 1);
  g_assert_nonnull (ui_find_label (get_group (stage), "1"));

  /* One end over the other turns the range. */
  begin_drag (stage, edge (stage, first + 3));
  end_drag (stage, (last - first) * step (stage));
  wait_range (stage, last - 1, 0);

  begin_drag (stage, edge (stage, last + 1));
  end_drag (stage, -step (stage));
  wait_range (stage, last - 1, last - 1);

  /* To the end on both sides, and beyond, is no range. */
  begin_drag (stage, edge (stage, last - 1));
  end_drag (stage, -100 * step (stage));
  wait_range (stage, 0, last - 1);
  begin_drag (stage, edge (stage, last));
  end_drag (stage, 100 * step (stage));
  wait_range (stage, 0, 0);
}

static void
test_handles (UiStage *stage)
{
  drag_handles (stage);
}

static void
test_right_to_left (UiStage *stage)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  ui_settle (GTK_WIDGET (stage->window));
  drag_handles (stage);
  g_assert_cmpfloat (step (stage), <, 0);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_between_handles (UiStage *stage)
{
  int first, last;

  open_group (stage);
  get_span (stage, &first, &last);

  begin_drag (stage, place (stage, first + 2));
  end_drag (stage, 2 * step (stage));
  wait_range (stage, first + 2, first + 4);

  g_signal_emit_by_name (get_gesture (stage, GTK_TYPE_GESTURE_CLICK), "released", 1,
                         place (stage, first + 1), 30.0);
  wait_range (stage, first + 1, first + 1);

  /* Up and down is for the panel to scroll. */
  begin_drag (stage, place (stage, last));
  g_signal_emit_by_name (get_gesture (stage, GTK_TYPE_GESTURE_DRAG), "drag-update", 5.0, 90.0);
  g_signal_emit_by_name (get_gesture (stage, GTK_TYPE_GESTURE_DRAG), "drag-end", 5.0, 90.0);
  assert_fields (stage, first + 1, first + 1);

  /* What something else takes over is as it was. */
  begin_drag (stage, edge (stage, first + 1) - 4);
  move_drag (stage, -step (stage));
  assert_fields (stage, first, first + 1);
  g_signal_emit_by_name (get_gesture (stage, GTK_TYPE_GESTURE_DRAG), "cancel", NULL);
  g_signal_emit_by_name (get_gesture (stage, GTK_TYPE_GESTURE_DRAG), "drag-end", 0.0, 0.0);
  wait_range (stage, first + 1, first + 1);
}

/* --- the fields --------------------------------------------------------------------------------*/

static void
test_fields (UiStage *stage)
{
  GtkSpinButton *from, *to;
  int first, last;

  open_group (stage);
  get_span (stage, &first, &last);
  from = get_field (stage, FALSE);
  to = get_field (stage, TRUE);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (from), GTK_ACCESSIBLE_ROLE_SPIN_BUTTON);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (from),
                                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (to),
                                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_cmpfloat (gtk_adjustment_get_lower (gtk_spin_button_get_adjustment (to)), ==, first);
  g_assert_cmpfloat (gtk_adjustment_get_upper (gtk_spin_button_get_adjustment (from)), ==, last);

  /* After a rest, without Enter. */
  ui_activate (GTK_WINDOW (stage->window));
  gtk_widget_grab_focus (GTK_WIDGET (from));
  g_signal_emit_by_name (from, "change-value", GTK_SCROLL_STEP_UP);
  g_signal_emit_by_name (from, "change-value", GTK_SCROLL_STEP_UP);
  g_assert_cmpint (hub_query_get_year_from (hub_browse_model_get_query (get_model (stage))), ==, 0);
  wait_range (stage, first + 2, 0);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (from)) ||
                 gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (stage->window)),
                                         GTK_WIDGET (from)));

  /* With Enter at once; a field pushes the other. */
  gtk_spin_button_set_value (to, first + 1);
  assert_fields (stage, first + 1, first + 1);
  g_signal_emit_by_name (to, "activate");
  g_assert_cmpint (hub_query_get_year_to (hub_browse_model_get_query (get_model (stage))), ==,
                   first + 1);
  wait_range (stage, first + 1, first + 1);
  gtk_spin_button_set_value (from, last);
  g_signal_emit_by_name (from, "activate");
  wait_range (stage, last, 0);

  gtk_spin_button_set_value (from, first);
  g_signal_emit_by_name (from, "activate");
  wait_range (stage, 0, 0);
}

/* An answer to something else does not take away what is being set. */
static void
test_answer_between (UiStage *stage)
{
  GtkSpinButton *from;
  int first, last;

  open_group (stage);
  get_span (stage, &first, &last);
  from = get_field (stage, FALSE);
  gtk_spin_button_set_value (from, first + 1);
  ui_stage_act (stage, "browse.choose", "(isi)", HUB_FACET_KIND, "event", HUB_CHOICE_EXCLUDE);
  g_signal_emit_by_name (get_model (stage), "answered");
  assert_fields (stage, first + 1, last);
  ui_wait (hub_query_get_year_from (hub_browse_model_get_query (get_model (stage))) == first + 1);
}

/* --- from elsewhere ----------------------------------------------------------------------------*/

static void
test_elsewhere (UiStage *stage)
{
  GtkEditable *search = GTK_EDITABLE (hub_window_get_search (stage->window));
  GtkWidget *undo;
  int first, last;

  open_group (stage);
  get_span (stage, &first, &last);

  gtk_editable_set_text (search, "after:2020 before:2023 ");
  wait_range (stage, 2020, 2022);

  ui_stage_act (stage, "browse.clear", NULL);
  wait_range (stage, 0, 0);
  undo = ui_find_label (GTK_WIDGET (stage->window), "Undo");
  g_assert_nonnull (undo);
  g_signal_emit_by_name (gtk_widget_get_ancestor (undo, GTK_TYPE_BUTTON), "clicked");
  wait_range (stage, 2020, 2022);

  g_signal_emit_by_name (ui_find (GTK_WIDGET (stage->window), GTK_TYPE_BUTTON, "chip"), "clicked");
  wait_range (stage, 0, 0);

  /* Beyond the catalogue, too. */
  ui_stage_act (stage, "browse.set-years", "(ii)", 2190, 0);
  ui_stage_wait_total (stage, 0);
  ui_settle (GTK_WIDGET (stage->window));
  assert_fields (stage, 2190, MAX (last, 2190));
  ui_stage_act (stage, "browse.set-years", "(ii)", 0, 0);
  wait_range (stage, 0, 0);
  g_assert_cmpfloat (gtk_adjustment_get_upper (
    gtk_spin_button_get_adjustment (get_field (stage, FALSE))), ==, last);
}

/* The years themselves are behind the button; those chosen are always shown. */
static void
test_rows (UiStage *stage)
{
  GtkWidget *group, *more;

  open_group (stage);
  group = get_group (stage);
  g_assert_null (ui_find (group, HUB_TYPE_FACET_ROW, NULL));
  more = ui_find (group, GTK_TYPE_BUTTON, "facet-more");
  g_assert_true (gtk_widget_get_mapped (more));
  g_signal_emit_by_name (more, "clicked");
  ui_settle (GTK_WIDGET (stage->window));
  ui_wait (ui_find_label (group, "2022") != NULL);
  g_signal_emit_by_name (more, "clicked");
  ui_wait (ui_find_label (group, "2022") == NULL);

  ui_stage_act (stage, "browse.choose", "(isi)", HUB_FACET_YEAR, "2022", HUB_CHOICE_INCLUDE);
  ui_wait (ui_find_label (group, "2022") != NULL);
}

static void
test_words (UiStage *stage)
{
  GtkAccessible *bars;
  g_autofree char *undated = NULL;
  guint n;

  open_group (stage);
  bars = GTK_ACCESSIBLE (get_bars (stage));
  gtk_test_accessible_assert_role (bars, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (bars, GTK_ACCESSIBLE_PROPERTY_LABEL, "Entries by Year");
  g_assert_true (gtk_test_accessible_has_property (bars, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));

  n = hub_results_get_n_undated (ui_stage_get_results (stage));
  g_assert_cmpuint (n, >, 1);
  g_assert_cmpuint (n + sum (stage, 0, 9999), ==, N_STARTER);
  undated = g_strdup_printf ("%u entries without a date", n);
  g_assert_nonnull (ui_find_label (get_group (stage), undated));

  ui_stage_act (stage, "browse.set-years", "(ii)", 2020, 2021);
  wait_range (stage, 2020, 2021);
  g_assert_nonnull (ui_find_label (get_group (stage), undated));
  hub_facet_group_set_open (HUB_FACET_GROUP (find_group (stage, HUB_FACET_OBJECTIVE)), FALSE);
  ui_stage_picture (stage, "years.png");
}

/* --- catalogues of few years -------------------------------------------------------------------*/

/* A range by itself, on the answer of a catalogue made for it. */
static GtkWidget *
make_range (const char *const *years,
            guint              n_undated,
            HubQuery          *query)
{
  HubFacetTable *table = hub_facet_table_new ();
  g_autoptr(HubResults) results = NULL;
  guint counts[8] = { 0 };
  GtkWidget *range = g_object_ref_sink (g_object_new (HUB_TYPE_YEAR_RANGE, NULL));

  for (guint i = 0; years[i] != NULL; i++)
    {
      hub_facet_table_add (table, HUB_FACET_YEAR, years[i], years[i], NULL);
      counts[i] = i + 1;
    }
  results = hub_results_new (query, table, counts, n_undated,
                             g_array_new (FALSE, FALSE, sizeof (gint64)), NULL, 0);
  hub_facet_table_unref (table);
  hub_year_range_update (HUB_YEAR_RANGE (range), query, results);
  return range;
}

static gboolean
is_visible (GtkWidget *range,
            GType      type)
{
  GtkWidget *widget = ui_find (range, type, NULL);

  for (; widget != NULL && widget != range; widget = gtk_widget_get_parent (widget))
    if (!gtk_widget_get_visible (widget))
      return FALSE;
  return widget == range;
}

static void
test_few_years (void)
{
  const char *const none[] = { NULL };
  const char *const one[] = { "2024", NULL };
  const char *const two[] = { "1900", "2199", NULL };
  g_autoptr(HubQuery) query = hub_query_new ();
  GtkWidget *range = make_range (none, 0, query);
  GtkWidget *bars, *note;

  g_assert_false (is_visible (range, HUB_TYPE_YEAR_BARS));
  g_assert_false (is_visible (range, GTK_TYPE_SPIN_BUTTON));
  g_object_unref (range);

  range = make_range (none, 1, query);
  note = gtk_widget_get_last_child (gtk_widget_get_first_child (range));
  g_assert_true (gtk_widget_get_visible (note));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (note)), ==, "1 entry without a date");
  g_object_unref (range);

  range = make_range (one, 0, query);
  bars = ui_find (range, HUB_TYPE_YEAR_BARS, NULL);
  g_assert_true (is_visible (range, HUB_TYPE_YEAR_BARS));
  g_assert_false (is_visible (range, GTK_TYPE_SPIN_BUTTON));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bars), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "2024");
  g_object_unref (range);

  range = make_range (two, 0, query);
  bars = ui_find (range, HUB_TYPE_YEAR_BARS, NULL);
  g_assert_true (is_visible (range, GTK_TYPE_SPIN_BUTTON));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bars), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "1900 – 2199, most in 2199: 2");
  g_object_unref (range);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_data_func ("/window/years/handles", test_handles, ui_stage_test);
  g_test_add_data_func ("/window/years/right-to-left", test_right_to_left, ui_stage_test);
  g_test_add_data_func ("/window/years/between-handles", test_between_handles, ui_stage_test);
  g_test_add_data_func ("/window/years/fields", test_fields, ui_stage_test);
  g_test_add_data_func ("/window/years/answer-between", test_answer_between, ui_stage_test);
  g_test_add_data_func ("/window/years/elsewhere", test_elsewhere, ui_stage_test);
  g_test_add_data_func ("/window/years/rows", test_rows, ui_stage_test);
  g_test_add_data_func ("/window/years/words", test_words, ui_stage_test);
  g_test_add_func ("/window/years/few", test_few_years);

  return g_test_run ();
}
