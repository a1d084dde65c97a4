/* test-window-matches.c: the words of a search in the entry that is read
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "marked.h"
#include "polyglot.h"
#include "ui-stage.h"

#define N_ENTRIES (94 + POLYGLOT_N)

static GtkEditable *
get_search (UiStage *stage)
{
  return GTK_EDITABLE (hub_window_get_search (stage->window));
}

static gboolean
title_is (GtkWidget  *detail,
          const char *expected)
{
  return marked_label_is (ui_find_label (detail, "El faro y la gente de mar"), expected);
}

static void
test_highlights (UiStage *stage)
{
  GtkWidget *detail = GTK_WIDGET (hub_browse_page_get_detail (hub_window_get_browse (
    stage->window)));

  ui_stage_wait_total (stage, N_ENTRIES);
  gtk_editable_set_text (get_search (stage), "remesa ciudad");
  ui_stage_wait_total (stage, 1);
  ui_stage_select (stage, 0);
  ui_wait (marked_label_is (ui_find (detail, GTK_TYPE_LABEL, "summary"),
                     "Las [remesas] de la gente de mar dan vida a las [ciudades] portuarias; "
                     "esta guía "
                     "sigue un sobre desde la cocina de un barco hasta la escuela de un pueblo."));
  g_assert_true (title_is (detail, "El faro y la gente de mar"));
  /* The text begins with the summary, and is shown from where that ends. */
  ui_wait (ui_find_label (detail, "Hay mapas al final.") != NULL);
  g_assert_true (gtk_widget_get_mapped (ui_find (detail, GTK_TYPE_LABEL, "summary")));
  gtk_editable_set_text (get_search (stage), "faro");
  ui_wait (title_is (detail, "El [faro] y la gente de mar"));

  /* The entry stays when it is not in the list any more, but not what is marked in it. */
  gtk_editable_set_text (get_search (stage), "zwieback");
  ui_wait (title_is (detail, "El faro y la gente de mar"));
}

static void
assert_selected (UiStage    *stage,
                 const char *text,
                 const char *selected,
                 int         from)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (stage->window));
  g_autofree char *is_selected = NULL;
  int start, end;

  g_assert_true (GTK_IS_LABEL (focus));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (focus)), ==, text);
  g_assert_true (gtk_label_get_selection_bounds (GTK_LABEL (focus), &start, &end));
  is_selected = g_utf8_substring (text, start, end);
  g_assert_cmpstr (is_selected, ==, selected);
  g_assert_cmpint (start, >=, from);
}

/* What was searched for is marked in the text as well, and one goes from word to word. */
static void
test_matches (UiStage *stage)
{
  static const char title[] = "Minutes of a meeting in a lighthouse";
  static const char text[] =
    "Present were the keepers.\n\nAfter a long talk about lamps, oil, the price of oil and the "
    "weather it was agreed that nothing could be agreed before the next meeting. Under any other "
    "business somebody spoke of zwieback, which seafarers like, and of how it keeps.\n\nThe "
    "meeting ended at noon.";
  static const char marked[] =
    "Present were the keepers.\n\nAfter a long talk about lamps, oil, the price of oil and the "
    "weather it was agreed that nothing could be agreed before the next [meeting]. Under any other "
    "business somebody spoke of [zwieback], which seafarers like, and of how it keeps.\n\nThe "
    "[meeting] ended at noon.";
  GtkWidget *detail = GTK_WIDGET (hub_browse_page_get_detail (hub_window_get_browse (
    stage->window)));

  ui_stage_wait_total (stage, N_ENTRIES);
  gtk_editable_set_text (get_search (stage), "zwieback meetings");
  ui_stage_wait_total (stage, 1);
  ui_stage_select (stage, 0);
  ui_wait (ui_find_label (detail, text) != NULL);
  ui_wait (marked_label_is (ui_find_label (detail, text), marked));
  ui_stage_picture (stage, "search-matches.png");

  ui_stage_act (stage, "win.next-match", NULL);
  assert_selected (stage, title, "meeting", 0);
  ui_stage_act (stage, "win.next-match", NULL);
  assert_selected (stage, text, "meeting", 0);
  ui_stage_act (stage, "win.next-match", NULL);
  assert_selected (stage, text, "zwieback", 0);
  ui_stage_act (stage, "win.next-match", NULL);
  assert_selected (stage, text, "meeting", 200);
  ui_stage_picture (stage, "search-matches-last.png");
  ui_stage_act (stage, "win.next-match", NULL);
  assert_selected (stage, title, "meeting", 0);
  ui_stage_act (stage, "win.previous-match", NULL);
  assert_selected (stage, text, "meeting", 200);

  /* Other words are marked as they are typed, and none when there are none. */
  gtk_editable_set_text (get_search (stage), "noon");
  ui_wait (!marked_label_is (ui_find_label (detail, text), marked) &&
           !marked_label_is (ui_find_label (detail, text), text));
  gtk_editable_set_text (get_search (stage), "");
  ui_wait (marked_label_is (ui_find_label (detail, text), text));
}

/* Nothing is left to go to when nothing is shown. */
static void
test_clear (UiStage *stage)
{
  static const char title[] = "Minutes of a meeting in a lighthouse";
  HubDetailPane *detail = hub_browse_page_get_detail (hub_window_get_browse (stage->window));
  GtkWidget *label;

  ui_stage_wait_total (stage, N_ENTRIES);
  gtk_editable_set_text (get_search (stage), "zwieback meetings");
  ui_stage_wait_total (stage, 1);
  ui_stage_select (stage, 0);
  label = ui_find_label (GTK_WIDGET (detail), title);
  ui_wait (marked_label_is (label, "Minutes of a [meeting] in a lighthouse"));
  ui_stage_act (stage, "win.next-match", NULL);
  assert_selected (stage, title, "meeting", 0);

  hub_detail_pane_clear (detail);
  g_assert_true (marked_label_is (label, title));
  gtk_widget_grab_focus (GTK_WIDGET (get_search (stage)));
  ui_stage_act (stage, "win.next-match", NULL);
  g_assert_false (gtk_window_get_focus (GTK_WINDOW (stage->window)) == label);
}

static void
play (gconstpointer data)
{
  g_autoptr(UiStage) stage = ui_stage_new ();

  polyglot_add (stage->folder);
  ui_stage_play (stage, (UiPlay) data);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/ui/matches/highlights", test_highlights, play);
  g_test_add_data_func ("/ui/matches/next", test_matches, play);
  g_test_add_data_func ("/ui/matches/clear", test_clear, play);

  return g_test_run ();
}
