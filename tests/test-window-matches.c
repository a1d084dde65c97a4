/* test-window-matches.c: the words of a search in the entry that is read
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-catalogue-writer.h"
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

#define N_PARAGRAPHS 400   /* of some 200 bytes: several times what is shown at once */

static void
add_long (const char *folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogueWriter) writer = hub_catalogue_writer_open (folder, &error);
  g_autoptr(GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GString) text = g_string_new (NULL);
  HubEntry *entry = hub_entry_new ("00000000-0000-4000-8000-000000000999", "en",
                                   HUB_KIND_DOCUMENT, "A long log");
  HubCatalogueTally tally = { 0 };

  g_assert_no_error (error);
  for (guint i = 1; i <= N_PARAGRAPHS; i++)
    g_string_append_printf (text, "Day %u: lamps were lit, trimmed, put out and cleaned, and oil "
                            "was carried up all of the stairs, as it is every day of the year, "
                            "whatever the weather is like and whoever is asleep.%s\n\n", i,
                            i == N_PARAGRAPHS / 2 || i == N_PARAGRAPHS ? " A quahog came." : "");
  hub_entry_set_origin (entry, "https://polyglot.example");
  hub_entry_set_body (entry, NULL, text->str);
  g_ptr_array_add (page, entry);
  g_assert_true (hub_catalogue_writer_apply_page (writer, page, 1, "long", "1", &tally, NULL,
                                                  &error));
  g_assert_no_error (error);
}

/* Whether the word is gone to, in the paragraph of that day. */
static gboolean
is_at_day (UiStage *stage,
           guint    day)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (stage->window));
  g_autofree char *begin = g_strdup_printf ("Day %u:", day);
  const char *text, *at, *paragraph;
  int start, end;

  if (!GTK_IS_LABEL (focus) ||
      !gtk_label_get_selection_bounds (GTK_LABEL (focus), &start, &end))
    return FALSE;

  text = gtk_label_get_text (GTK_LABEL (focus));
  at = g_utf8_offset_to_pointer (text, start);
  g_assert_true (g_str_has_prefix (at, "quahog"));
  paragraph = g_strrstr_len (text, at - text, "Day ");
  return g_str_has_prefix (paragraph, begin);
}

/* Whether what is selected is within what is scrolled. */
static gboolean
is_on_screen (UiStage *stage)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (stage->window));
  GtkWidget *scroller = gtk_widget_get_ancestor (focus, GTK_TYPE_SCROLLED_WINDOW);
  graphene_point_t in_scroller;
  PangoRectangle place;
  int start, end, x, y;

  g_assert_true (gtk_label_get_selection_bounds (GTK_LABEL (focus), &start, &end));
  pango_layout_index_to_pos (gtk_label_get_layout (GTK_LABEL (focus)), start, &place);   /* ASCII */
  gtk_label_get_layout_offsets (GTK_LABEL (focus), &x, &y);
  g_assert_true (gtk_widget_compute_point (focus, scroller,
                                           &GRAPHENE_POINT_INIT (
                                             0, (float) (y + PANGO_PIXELS (place.y))),
                                           &in_scroller));
  return gtk_widget_get_height (focus) > 0 && in_scroller.y >= 0 &&
         in_scroller.y < (float) gtk_widget_get_height (scroller);
}

static void
select_long (UiStage *stage)
{
  ui_stage_wait_total (stage, N_ENTRIES + 1);
  gtk_editable_set_text (get_search (stage), "quahog");
  ui_stage_wait_total (stage, 1);
  ui_stage_select (stage, 0);
}

static gboolean
go (UiStage    *stage,
    const char *action,
    guint       day)
{
  ui_stage_act (stage, action, NULL);
  return is_at_day (stage, day);
}

/* Words in what is not shown yet are gone to like others. */
static void
test_long (UiStage *stage)
{
  select_long (stage);
  ui_wait (go (stage, "win.next-match", N_PARAGRAPHS / 2));
  ui_wait (is_on_screen (stage));
  g_assert_true (go (stage, "win.next-match", N_PARAGRAPHS));
  ui_wait (is_on_screen (stage));
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_picture (stage, "search-matches-long.png");
  g_assert_true (go (stage, "win.next-match", N_PARAGRAPHS / 2));
  g_assert_true (go (stage, "win.previous-match", N_PARAGRAPHS));
}

/* The last word is the last of all of the text. */
static void
test_long_back (UiStage *stage)
{
  select_long (stage);
  ui_wait (go (stage, "win.previous-match", N_PARAGRAPHS));
  ui_wait (is_on_screen (stage));
  g_assert_true (go (stage, "win.previous-match", N_PARAGRAPHS / 2));
  ui_wait (is_on_screen (stage));
}

static void
play_long (gconstpointer data)
{
  g_autoptr(UiStage) stage = ui_stage_new ();

  polyglot_add (stage->folder);
  add_long (stage->folder);
  ui_stage_play (stage, (UiPlay) data);
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
  g_test_add_data_func ("/ui/matches/long", test_long, play_long);
  g_test_add_data_func ("/ui/matches/long-back", test_long_back, play_long);

  return g_test_run ();
}
