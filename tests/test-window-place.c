/* test-window-place.c: what stays where it is while the catalogue changes
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-entry-row-private.h"
#include "ui-hub.h"

#define N_STARTER 94
#define N_MANY    3000
#define PLACE     1500
#define N_FILLED  120     /* rows that are laid out at most, of the two hundred of a view */

/* Documents of one day each, the first number the earliest. */
#define MANY(first, last) \
  "WITH RECURSIVE line (n) AS (SELECT " #first " UNION ALL SELECT n + 1 FROM line WHERE n < " \
  #last ") INSERT INTO entry (uuid, langcode, origin, generation, kind, title, published, digest)" \
  " SELECT printf ('%08x-0000-4000-8000-000000000000', n), 'en', 'starter', 1, 'document'," \
  " 'Document number ' || n, date ('2000-01-01', n || ' days'), x'00' FROM line;"

static GtkListView *
get_list (UiStage *stage)
{
  return GTK_LIST_VIEW (ui_find (GTK_WIDGET (hub_window_get_browse (stage->window)),
                                 GTK_TYPE_LIST_VIEW, "entries"));
}

static void
refresh (UiStage *stage,
         guint    total)
{
  HubBrowseModel *model = hub_browse_page_get_model (hub_window_get_browse (stage->window));

  hub_reader_refresh_async (hub_browse_model_get_reader (model), NULL, NULL, NULL);
  ui_stage_wait_total (stage, total);
}

/* The row that has the focus, and how far below the upper edge of the list it is. */
static GtkWidget *
get_focus_row (UiStage *stage,
               float   *y)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (stage->window));
  GtkWidget *row = focus != NULL ? ui_find (focus, HUB_TYPE_ENTRY_ROW, NULL) : NULL;
  graphene_rect_t bounds;

  g_assert_nonnull (row);
  g_assert_true (gtk_widget_compute_bounds (row, GTK_WIDGET (get_list (stage)), &bounds));
  *y = bounds.origin.y;
  return row;
}

static char *
dup_title (UiStage *stage,
           guint    position)
{
  g_autoptr(HubListItem) item = g_list_model_get_item (
    G_LIST_MODEL (gtk_list_view_get_model (get_list (stage))), position);

  ui_wait (hub_list_item_get_entry (item) != NULL);
  return g_strdup (hub_entry_get_title (hub_list_item_get_entry (item)));
}

/* Entries come above and below, one goes: who reads in the midst of the list sees nothing of it. */
static void
list_play (UiStage *stage)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GtkWidget *row;
  float y_before, y_after;

  ui_stage_wait_total (stage, N_STARTER + N_MANY);
  ui_wait (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (get_list (stage)))) ==
           N_STARTER + N_MANY);
  gtk_list_view_scroll_to (get_list (stage), PLACE, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT,
                           NULL);
  gtk_widget_grab_focus (GTK_WIDGET (get_list (stage)));
  before = dup_title (stage, PLACE);
  ui_settle (GTK_WIDGET (stage->window));
  row = get_focus_row (stage, &y_before);
  g_assert_nonnull (ui_find_row (row, before));

  ui_run_sql (stage, MANY (3001, 3003)
              "UPDATE entry SET withdrawn = 1 WHERE title = 'Document number 10';"
              "UPDATE entry SET withdrawn = 1 WHERE title = 'Document number 2990';", NULL, NULL);
  refresh (stage, N_STARTER + N_MANY + 1);
  row = get_focus_row (stage, &y_after);
  g_assert_nonnull (ui_find_row (row, before));
  g_assert_cmpfloat_with_epsilon (y_after, y_before, 1);
  after = dup_title (stage, PLACE + 2);
  g_assert_cmpstr (after, ==, before);
}

static void
test_list (void)
{
  ui_play_after (MANY (1, 3000), list_play);
}

/* Whether the row shows what stands at its position, as high as its text is, and in its place. */
static void
check_row (UiStage     *stage,
           HubEntryRow *row,
           guint       *position)    /* (inout): of the one before, or G_MAXUINT */
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (get_list (stage)));
  guint at = gtk_list_item_get_position (row->list_item);
  g_autoptr(HubListItem) item = g_list_model_get_item (model, at);
  HubEntry *entry = hub_list_item_get_entry (item);

  g_assert_false (row->is_due);
  g_assert_true (row->item == item);
  g_assert_true (row->shown == entry);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (row)), ==, row->told_height);
  if (entry != NULL)
    g_assert_cmpstr (hub_row_text_get (row->text, HUB_ROW_TITLE), ==, hub_entry_get_title (entry));
  if (*position != G_MAXUINT)
    g_assert_cmpuint (at, ==, *position + 1);
  *position = at;
}

/* What is on the screen now is right, and little is laid out beside it; the first position. */
static guint
check_rows (UiStage *stage)
{
  guint position = G_MAXUINT, n_seen = 0, n_filled = 0, first = G_MAXUINT;

  for (GtkWidget *cell = gtk_widget_get_first_child (GTK_WIDGET (get_list (stage))); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    {
      HubEntryRow *row = HUB_ENTRY_ROW (gtk_widget_get_first_child (cell));

      n_filled += !row->is_due;
      if (!gtk_widget_get_mapped (GTK_WIDGET (row)))
        continue;
      check_row (stage, row, &position);
      if (n_seen++ == 0)
        first = position;
    }
  g_assert_cmpuint (n_seen, >, 3);
  g_assert_cmpuint (n_filled, <, N_FILLED);
  return first;
}

static void
after_paint_cb (GdkFrameClock *clock,
                UiStage       *stage)
{
  check_rows (stage);
}

/* In each frame that is painted, wherever the list is scrolled to and however far it goes at once,
 * the rows that are seen show what they are for. */
static void
rows_play (UiStage *stage)
{
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_list (stage)));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (stage->window));
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  gulong id;

  ui_stage_wait_total (stage, N_STARTER + N_MANY);
  ui_settle (GTK_WIDGET (stage->window));
  id = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), stage);
  for (int i = 0; i < 60; i++)
    {
      double most = gtk_adjustment_get_upper (scroll) - gtk_adjustment_get_page_size (scroll);
      double value = i % 4 == 0 ? g_rand_double_range (rand, 0, most)
                                : gtk_adjustment_get_value (scroll) +
                                  g_rand_double_range (rand, -1500, 1500);

      gtk_adjustment_set_value (scroll, CLAMP (value, 0, most));
      ui_settle (GTK_WIDGET (stage->window));
    }
  gtk_list_view_scroll_to (get_list (stage), N_STARTER + N_MANY - 1, GTK_LIST_SCROLL_FOCUS, NULL);
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_cmpuint (check_rows (stage), >, N_STARTER + N_MANY - 30);
  gtk_list_view_scroll_to (get_list (stage), 0, GTK_LIST_SCROLL_FOCUS, NULL);
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_cmpuint (check_rows (stage), ==, 0);
  g_signal_handler_disconnect (clock, id);
}

static void
test_rows (void)
{
  ui_play_after (MANY (1, 3000), rows_play);
}

/* Who reads an entry goes on reading it, and keeps the focus, also when it says something else. */
static void
entry_play (UiStage *stage)
{
  HubDetailPane *detail = hub_browse_page_get_detail (hub_window_get_browse (stage->window));
  GtkAdjustment *scroll;
  GtkWidget *term, *field;
  g_autofree char *sql = NULL;
  double value;

  ui_stage_wait_total (stage, N_STARTER);
  ui_stage_resize (stage, 1280, 500);
  sql = g_strdup_printf ("UPDATE entry SET location = 'Geneva' WHERE uuid = '%s'",
                         hub_entry_get_uuid (ui_stage_select (stage, 0)));
  term = ui_find (GTK_WIDGET (detail), GTK_TYPE_BUTTON, "chip");
  scroll = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (term, GTK_TYPE_SCROLLED_WINDOW)));
  field = ui_find (GTK_WIDGET (detail), ADW_TYPE_ACTION_ROW, "property");
  g_assert_true (gtk_widget_grab_focus (term));
  ui_settle (GTK_WIDGET (stage->window));
  gtk_adjustment_set_value (scroll, 40);
  value = gtk_adjustment_get_value (scroll);
  g_assert_cmpfloat (value, >, 0);

  ui_run_sql (stage, sql, NULL, NULL);
  refresh (stage, N_STARTER);
  ui_wait (ui_find_label (GTK_WIDGET (detail), "Geneva") != NULL);
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (stage->window)) == term);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (scroll), value, 1);
  g_assert_true (ui_find (GTK_WIDGET (detail), ADW_TYPE_ACTION_ROW, "property") == field);
}

static void
test_entry (void)
{
  ui_play_after ("SELECT 1", entry_play);
}

static void
select_to (UiStage *stage,
           guint    last)
{
  GtkSelectionModel *model = gtk_list_view_get_model (get_list (stage));

  for (guint i = 0; i <= last; i++)
    gtk_selection_model_select_item (model, i, TRUE);
}

/* An entry that one passes is not laid out; the one where one stops is, or what asks for it has
 * it. */
static void
passed_play (UiStage *stage)
{
  HubBrowsePage *browse = hub_window_get_browse (stage->window);
  HubDetailPane *detail = hub_browse_page_get_detail (browse);
  g_autofree char *third = NULL;
  g_autofree char *fifth = NULL;

  ui_stage_wait_total (stage, N_STARTER);
  third = dup_title (stage, 3);
  fifth = dup_title (stage, 5);
  select_to (stage, 3);
  g_assert_cmpstr (hub_entry_get_title (hub_detail_pane_get_entry (detail)), !=, third);
  ui_wait (g_str_equal (hub_entry_get_title (hub_detail_pane_get_entry (detail)), third));

  select_to (stage, 5);
  g_assert_cmpstr (hub_entry_get_title (hub_detail_pane_get_entry (detail)), !=, fifth);
  detail = hub_browse_page_get_detail (browse);
  g_assert_cmpstr (hub_entry_get_title (hub_detail_pane_get_entry (detail)), ==, fifth);
}

static void
test_passed (void)
{
  ui_play_after ("SELECT 1", passed_play);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/place/list", test_list);
  g_test_add_func ("/ui/place/rows", test_rows);
  g_test_add_func ("/ui/place/entry", test_entry);
  g_test_add_func ("/ui/place/passed", test_passed);
  return g_test_run ();
}
