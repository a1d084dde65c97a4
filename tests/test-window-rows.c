/* test-window-rows.c: the rows that are in sight, wherever the list is scrolled to
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui-hub.h"

#define N_STARTER 94
#define N_MANY    3000
#define FAR       50000   /* pixels below the top */

/* Documents of one day each. */
#define MANY \
  "WITH RECURSIVE line (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM line WHERE n < 3000)" \
  " INSERT INTO entry (uuid, langcode, origin, generation, kind, title, published, digest)" \
  " SELECT printf ('%08x-0000-4000-8000-000000000000', n), 'en', 'starter', 1, 'document'," \
  " 'Document number ' || n, date ('2000-01-01', n || ' days'), x'00' FROM line;"

static GtkListView *
get_list (UiStage *stage)
{
  return GTK_LIST_VIEW (ui_find (GTK_WIDGET (hub_window_get_browse (stage->window)),
                                 GTK_TYPE_LIST_VIEW, "entries"));
}

/* How many rows are within what is scrolled; others are only made. */
static guint
count_rows (UiStage *stage)
{
  GtkWidget *list = GTK_WIDGET (get_list (stage));
  GtkWidget *scroller = gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW);
  guint n_rows = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      graphene_rect_t bounds;

      if (gtk_widget_get_mapped (row) && gtk_widget_compute_bounds (row, scroller, &bounds) &&
          bounds.size.height > 0 && bounds.origin.y + bounds.size.height > 0 &&
          bounds.origin.y < (float) gtk_widget_get_height (scroller))
        n_rows++;
    }
  return n_rows;
}

static void
sync_all (UiStage *stage)
{
  ui_start_sync (stage, hub_demo_process_get_url (ui_hub));
  ui_wait (!hub_sync_control_is_running (ui_get_control (stage)));
  ui_wait (hub_results_get_total (ui_stage_get_results (stage)) > N_STARTER);
  ui_settle (GTK_WIDGET (stage->window));
}

/* The first sync brings other entries than the starter catalogue has: who has not begun to read
 * sees the first of them. */
static void
test_first_sync (UiStage *stage)
{
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_list (stage)));

  ui_stage_wait_total (stage, N_STARTER);
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_cmpuint (count_rows (stage), >, 3);
  sync_all (stage);
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, 0);
  g_assert_cmpuint (count_rows (stage), >, 3);
}

/* Who reads an entry has it, or what stands where it stood, in sight, too. */
static void
test_sync_while_reading (UiStage *stage)
{
  ui_stage_wait_total (stage, N_STARTER);
  ui_stage_select (stage, 1);
  sync_all (stage);
  g_assert_cmpuint (count_rows (stage), >, 3);
}

static void
jump_play (UiStage *stage)
{
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_list (stage)));

  ui_stage_wait_total (stage, N_STARTER + N_MANY);
  ui_wait (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (get_list (stage)))) ==
           N_STARTER + N_MANY);
  ui_settle (GTK_WIDGET (stage->window));
  gtk_adjustment_set_value (scroll, FAR);
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), >, FAR / 2);
  g_assert_cmpuint (count_rows (stage), >, 3);
}

/* Who drags the scroll bar before anything else sees what is there. */
static void
test_jump (void)
{
  ui_play_after (MANY, jump_play);
}

static void
with_hub (gconstpointer play)
{
  static const char *const arguments[] = { "--entries", "3000", NULL };

  ui_hub_test (arguments, play);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/rows/jump", test_jump);
  g_test_add_data_func ("/ui/rows/first-sync", test_first_sync, with_hub);
  g_test_add_data_func ("/ui/rows/sync-while-reading", test_sync_while_reading, with_hub);
  return g_test_run ();
}
