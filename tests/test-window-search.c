/* test-window-search.c: what is typed in the window, and what comes of it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-chip-bar.h"
#include "hub-entry-row.h"
#include "marked.h"
#include "polyglot.h"
#include "ui-stage.h"

#define N_ENTRIES (94 + POLYGLOT_N)

static HubBrowseModel *
get_model (UiStage *stage)
{
  return hub_browse_page_get_model (hub_window_get_browse (stage->window));
}

static GtkEditable *
get_search (UiStage *stage)
{
  return GTK_EDITABLE (hub_window_get_search (stage->window));
}

static HubCompletionPopover *
get_popover (UiStage *stage)
{
  return hub_search_field_get_popover (hub_window_get_field (stage->window));
}

static guint
count_chips (UiStage *stage)
{
  return hub_chip_bar_get_n_chips (HUB_CHIP_BAR (ui_find (GTK_WIDGET (stage->window),
                                                          HUB_TYPE_CHIP_BAR, NULL)));
}

static gboolean
has_focus (UiStage *stage)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (stage->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, hub_window_get_search (stage->window));
}

/* Types at the cursor, as a person does: the focus is in the field, and comes letter by letter. */
static void
type (UiStage    *stage,
      const char *text)
{
  GtkEditable *search = get_search (stage);

  if (!has_focus (stage))
    {
      gtk_widget_grab_focus (GTK_WIDGET (search));
      gtk_editable_set_position (search, -1);
    }
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int position = gtk_editable_get_position (search);

      gtk_editable_insert_text (search, p, g_utf8_next_char (p) - p, &position);
      gtk_editable_set_position (search, position);
    }
}

/* Presses a key in the field. Returns whether the field has taken it for itself. */
static gboolean
press (UiStage *stage,
       guint    key)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (
    hub_window_get_search (stage->window));
  gboolean is_taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_taken; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_taken);
    }
  return is_taken;
}

/* Waits until all that is typed has been answered. */
static void
wait_answered (UiStage *stage)
{
  HubBrowseModel *model = get_model (stage);

  ui_wait (!hub_browse_model_is_busy (model) &&
           g_str_equal (hub_browse_model_get_typed (model),
                        gtk_editable_get_text (get_search (stage))));
  ui_settle (GTK_WIDGET (stage->window));
}

/* Waits for offers for what is typed now: how many, or 0 for any. */
static void
wait_offers (UiStage *stage,
             guint    n)
{
  HubCompletionPopover *popover = get_popover (stage);

  ui_wait (gtk_widget_get_mapped (GTK_WIDGET (popover)) &&
           !hub_search_field_is_asking (hub_window_get_field (stage->window)) &&
           hub_completion_popover_get_n (popover) > 0 &&
           (n == 0 || hub_completion_popover_get_n (popover) == n));
}

static void
assert_field (UiStage    *stage,
              const char *expected)   /* with | where the cursor is */
{
  GtkEditable *search = get_search (stage);
  const char *text = gtk_editable_get_text (search);
  GString *shown = g_string_new (text);

  g_string_insert_c (shown, g_utf8_offset_to_pointer (text, gtk_editable_get_position (search)) -
                            text, '|');
  g_assert_cmpstr (shown->str, ==, expected);
  g_string_free (shown, TRUE);
}

static void
assert_query (UiStage    *stage,
              const char *expected)
{
  g_autofree char *printed = hub_query_print (hub_results_get_query (ui_stage_get_results (stage)));

  g_assert_cmpstr (printed, ==, expected);
}

/* --- operators ---------------------------------------------------------------------------------*/

static void
test_operators_become_chips (UiStage *stage)
{
  guint count;

  ui_stage_wait_total (stage, N_ENTRIES);
  count = hub_results_find_value (ui_stage_get_results (stage), HUB_FACET_OBJECTIVE, "10")->count;

  /* An operator that may still be typed says nothing yet. */
  type (stage, "objective:10");
  wait_answered (stage);
  g_assert_cmpuint (hub_results_get_total (ui_stage_get_results (stage)), ==, N_ENTRIES);
  assert_field (stage, "objective:10|");

  type (stage, " ");
  ui_stage_wait_total (stage, count);
  wait_answered (stage);
  assert_field (stage, "|");
  g_assert_cmpuint (count_chips (stage), ==, 1);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (stage->window),
                                   "\xe2\x81\xa8" "10 - Eradicate trafficking" "\xe2\x81\xa9"));

  type (stage, "women after:2018 -region:africa traff");
  wait_answered (stage);
  assert_query (stage, "women traff objective:10 -region:africa after:2018");
  assert_field (stage, "women traff|");
  g_assert_cmpuint (count_chips (stage), ==, 3);

  /* Enter ends the last one, too. */
  type (stage, " sort:newest");
  g_signal_emit_by_name (get_search (stage), "activate");
  wait_answered (stage);
  assert_query (stage, "women traff objective:10 -region:africa after:2018 sort:newest");
  assert_field (stage, "women traff |");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (
    ui_find (GTK_WIDGET (stage->window), GTK_TYPE_DROP_DOWN, "order"))), ==, 1);

  ui_stage_act (stage, "browse.set-years", "(ii)", 0, 0);
  wait_answered (stage);
  g_assert_cmpuint (count_chips (stage), ==, 2);
  assert_field (stage, "women traff |");

  type (stage, "sort:hub ");     /* the order is kept as a setting */
  wait_answered (stage);
  assert_query (stage, "women traff objective:10 -region:africa");
}

/* Who types fast is offered values while the words before the colon are still asked for; the counts
 * are of what is asked then. */
static void
test_counts_follow_answer (UiStage *stage)
{
  HubCompletionPopover *popover = get_popover (stage);
  g_autofree char *count = NULL;

  ui_stage_wait_total (stage, N_ENTRIES);
  count = g_strdup_printf ("%u", hub_results_find_value (ui_stage_get_results (stage),
                                                         HUB_FACET_KIND, "event")->count);
  type (stage, "qqq");
  ui_stage_wait_total (stage, 0);
  gtk_editable_set_text (get_search (stage), "");
  type (stage, "kind:event");
  wait_answered (stage);
  wait_offers (stage, 0);
  ui_wait (ui_find_label (GTK_WIDGET (popover), count) != NULL);
}

/* Names are understood in all languages; what is not known stays, and is words. */
static void
test_names_and_unknown (UiStage *stage)
{
  ui_stage_wait_total (stage, N_ENTRIES);
  type (stage, "country:Кения objective:99 ");
  wait_answered (stage);
  assert_query (stage, "99 country:KE");
  assert_field (stage, "objective:99 |");

  /* In the middle the cursor stays where it is. */
  ui_stage_act (stage, "browse.clear", NULL);
  wait_answered (stage);
  assert_field (stage, "|");
  type (stage, "women children");
  gtk_editable_set_position (get_search (stage), 6);
  type (stage, "kind:event ");
  wait_answered (stage);
  assert_field (stage, "women |children");
  assert_query (stage, "women children kind:event");
}

/* The answer to what was typed does not touch what was typed since. */
static void
test_typing_goes_on (UiStage *stage)
{
  GtkSearchEntry *entry = GTK_SEARCH_ENTRY (get_search (stage));
  HubBrowseModel *model = get_model (stage);

  ui_stage_wait_total (stage, N_ENTRIES);
  type (stage, "kind:event ");
  ui_wait (hub_browse_model_is_busy (model));
  gtk_search_entry_set_search_delay (entry, G_MAXINT);    /* however slow the answer is */
  type (stage, "wo");
  ui_wait (!hub_browse_model_is_busy (model));
  assert_field (stage, "kind:event wo|");

  gtk_search_entry_set_search_delay (entry, 0);
  type (stage, "m");
  wait_answered (stage);
  assert_field (stage, "wom|");
  assert_query (stage, "wom kind:event");
}

/* What an input method composes is left alone until it is done. */
static void
test_composing (UiStage *stage)
{
  GtkEditable *text = gtk_editable_get_delegate (get_search (stage));
  HubBrowseModel *model = get_model (stage);

  ui_stage_wait_total (stage, N_ENTRIES);
  type (stage, "kind:event ");
  ui_wait (hub_browse_model_is_busy (model));
  g_signal_emit_by_name (text, "preedit-changed", "に");
  ui_wait (!hub_browse_model_is_busy (model));
  ui_settle (GTK_WIDGET (stage->window));
  assert_field (stage, "kind:event |");
  g_assert_false (press (stage, GDK_KEY_Return));

  g_signal_emit_by_name (text, "preedit-changed", "");
  type (stage, "x");
  wait_answered (stage);
  assert_field (stage, "x|");
}

/* --- completion --------------------------------------------------------------------------------*/

static void
test_completion_by_keyboard (UiStage *stage)
{
  GtkAccessible *entry, *row;

  ui_stage_wait_total (stage, N_ENTRIES);
  entry = GTK_ACCESSIBLE (get_search (stage));
  type (stage, "women obj");
  wait_offers (stage, 1);
  ui_wait (gtk_widget_get_width (GTK_WIDGET (get_popover (stage))) >= 440);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (
    hub_completion_popover_get_list (get_popover (stage))), GTK_ACCESSIBLE_ROLE_LIST_BOX);
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);

  /* Nothing is chosen by itself, so Enter and Tab do what they always do. */
  g_assert_null (hub_completion_popover_get_chosen (get_popover (stage)));
  g_assert_false (press (stage, GDK_KEY_Return));
  g_assert_false (press (stage, GDK_KEY_Tab));

  g_assert_true (press (stage, GDK_KEY_Down));
  row = GTK_ACCESSIBLE (hub_completion_popover_get_row (get_popover (stage)));
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_OPTION);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "objective:, An objective of the Global Compact, by number");
  gtk_test_accessible_assert_relation (entry, GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row);
  g_assert_true (press (stage, GDK_KEY_Return));
  assert_field (stage, "women objective:|");

  wait_offers (stage, 8);
  type (stage, "traff");
  wait_offers (stage, 1);
  g_assert_true (press (stage, GDK_KEY_Up));
  g_assert_true (press (stage, GDK_KEY_Up));     /* beyond the first: none */
  g_assert_null (hub_completion_popover_get_chosen (get_popover (stage)));
  g_assert_true (press (stage, GDK_KEY_Down));
  g_assert_true (press (stage, GDK_KEY_Tab));
  wait_answered (stage);
  assert_query (stage, "women objective:10");
  assert_field (stage, "women |");
  ui_wait (!gtk_widget_get_visible (GTK_WIDGET (get_popover (stage))));
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
}

static void
assert_offered (UiStage    *stage,
                const char *typed,
                const char *spoken)
{
  GtkWidget *row;

  gtk_editable_set_text (get_search (stage), "");
  ui_wait (!gtk_widget_get_mapped (GTK_WIDGET (get_popover (stage))));
  type (stage, typed);
  wait_offers (stage, 0);
  g_assert_true (press (stage, GDK_KEY_Down));
  row = hub_completion_popover_get_row (get_popover (stage));
  g_assert_nonnull (row);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken);
  g_assert_true (press (stage, GDK_KEY_Escape));
  ui_wait (!gtk_widget_get_mapped (GTK_WIDGET (get_popover (stage))));
}

#define FSI "\xe2\x81\xa8"
#define PDI "\xe2\x81\xa9"

static void
test_completion_of_values (UiStage *stage)
{
  ui_stage_wait_total (stage, N_ENTRIES);
  assert_offered (stage, "country:Кен", FSI "Kenya" PDI ", " FSI "Кения" PDI ", 0 entries");
  assert_offered (stage, "country:Ivory", FSI "Côte d’Ivoire" PDI ", " FSI "Ivory Coast" PDI
                                          ", 0 entries");
  assert_offered (stage, "-kind:ev", "Not " FSI "Event" PDI ", 19 entries");
  assert_offered (stage, "sort:new", "Newest first");
  assert_offered (stage, "sort:best", "Best match");
  assert_offered (stage, "after:202", FSI "2024" PDI);

  /* Whoever goes on typing is not disturbed, and Escape clears the field only the second time. */
  gtk_editable_set_text (get_search (stage), "");
  type (stage, "coun");
  wait_offers (stage, 1);
  g_assert_true (press (stage, GDK_KEY_Escape));
  assert_field (stage, "coun|");
  g_assert_false (press (stage, GDK_KEY_Escape));
  type (stage, "seling ");
  ui_wait (!gtk_widget_get_visible (GTK_WIDGET (get_popover (stage))));
  g_assert_true (has_focus (stage));
}

static void
test_completion_by_pointer (UiStage *stage)
{
  GtkListBox *list;

  ui_stage_wait_total (stage, N_ENTRIES);
  list = GTK_LIST_BOX (hub_completion_popover_get_list (get_popover (stage)));
  type (stage, "kind:even");
  wait_offers (stage, 1);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  wait_answered (stage);
  assert_query (stage, "kind:event");
  assert_field (stage, "|");
}

/* --- what is found -----------------------------------------------------------------------------*/

static const struct
{
  const char *typed;
  guint       total;
  const char *title;
  const char *snippet;
} found[] = {
  { "seafarer lighthouse", 2, "[Lighthouse] keepers’ guide to [seafarers]’ remittances",
    "Money sent home by [seafarers] keeps harbour towns alive. This guide follows one envelope "
    "from a ship’s galley to a village school, counts what is lost on the way…" },
  { "\"ancien phare\"", 1, "Le phare et les gens de mer",
    "…depuis la cuisine d’un navire jusqu’à l’école d’un village, et demande ce que les "
    "gardiens de l’[ancien phare] pourraient y faire pour les marins étrangers." },
  { "remesa ciudad", 1, "El faro y la gente de mar",
    "Las [remesas] de la gente de mar dan vida a las [ciudades] portuarias; esta guía sigue un "
    "sobre desde la cocina de un barco hasta la escuela de un pueblo." },
  { "маяки моряк", 1, "[Маяк] и [моряки]: как дешевле отправить деньги домой",
    "Деньги, которые [моряки] отправляют домой, кормят целые портовые города. Руководство идёт "
    "за одним конвертом от корабельной кухни до сельской школы и спрашивает,…" },
  { "IOM ظرف", 1, "دليل حراس المنارات إلى تحويلات البحّارة",
    "…حية. يتتبع هذا الدليل الصادر عن رابطة [IOM] للبحارة [ظرفا] واحدا من مطبخ السفينة إلى "
    "مدرسة القرية، ويحسب ما يضيع من الرسوم في الطريق، ويسأل عما يمكن لحراس المنارات…" },
  { "海员 灯塔", 1, "[灯塔]看守人的[海员]汇款指南",
    "[海员]寄回家的钱养活了整个港口城市。本指南跟随一个信封，从船上的厨房一直到村里的学校，计算途中因手续费而损失的金额，并询问看得见每一艘船的[灯塔]看守人可以做些什么，好让[海员"
    "]汇款更便宜、更安全、更快捷地到达家人手中，而不是留在中间人的口袋里，也不是在路上慢慢地减少。" },
  /* of the body, where the summary has nothing */
  { "zwieback", 1, "Minutes of a meeting in a lighthouse",
    "…be agreed before the next meeting. Under any other business somebody spoke of [zwieback], "
    "which seafarers like, and of how it keeps. The meeting ended at noon." },
};

static void
test_highlights (UiStage *stage)
{
  GtkWidget *list = ui_find (GTK_WIDGET (hub_window_get_browse (stage->window)),
                             GTK_TYPE_LIST_VIEW, "entries");

  ui_stage_wait_total (stage, N_ENTRIES);
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      gtk_editable_set_text (get_search (stage), found[i].typed);
      wait_answered (stage);
      g_assert_cmpuint (hub_results_get_total (ui_stage_get_results (stage)), ==, found[i].total);
      ui_wait (marked_row_is (list, HUB_ROW_TITLE, found[i].title));
      ui_wait (marked_row_is (list, HUB_ROW_SNIPPET, found[i].snippet));
    }

  /* Without words nothing is bold, and there is no piece of text. */
  gtk_editable_set_text (get_search (stage), "");
  ui_stage_wait_total (stage, N_ENTRIES);
  ui_wait (marked_row_is (list, HUB_ROW_SNIPPET, NULL));
  g_assert_null (hub_row_text_get_marks (hub_entry_row_get_text (HUB_ENTRY_ROW (
    ui_find (list, HUB_TYPE_ENTRY_ROW, NULL))), HUB_ROW_TITLE));
}

/* Rows are as high while another letter is typed as before. */
static void
test_steady_rows (UiStage *stage)
{
  static const char *const typed[] = { "seafarer", "seafarers", "seafarers li", "seafarers light" };
  GtkWidget *list = ui_find (GTK_WIDGET (hub_window_get_browse (stage->window)),
                             GTK_TYPE_LIST_VIEW, "entries");
  int height = 0;

  ui_stage_wait_total (stage, N_ENTRIES);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      GtkWidget *row;

      gtk_editable_set_text (get_search (stage), typed[i]);
      ui_stage_wait_total (stage, 2);
      wait_answered (stage);
      row = ui_find (list, HUB_TYPE_ENTRY_ROW, NULL);
      if (i > 0)
        g_assert_cmpint (gtk_widget_get_height (row), ==, height);
      height = gtk_widget_get_height (row);
    }
}

/* --- nothing found -----------------------------------------------------------------------------*/

static GtkWidget *
get_suggestion (UiStage    *stage,
                const char *text)
{
  GtkWidget *label = NULL;

  ui_wait ((label = ui_find_label (GTK_WIDGET (stage->window), text)) != NULL);
  return gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
}

/* The button says what it would give, and gives it. */
static void
test_suggestion (UiStage *stage)
{
  GtkWidget *button;

  ui_stage_wait_total (stage, N_ENTRIES);
  type (stage, "zwiebak");
  button = get_suggestion (stage, "Search for “" FSI "zwieback" PDI "” instead · 1 entry");
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  ui_stage_wait_total (stage, 1);
  wait_answered (stage);
  assert_field (stage, "zwieback|");
  g_assert_false (gtk_widget_get_visible (button));
  ui_wait (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (stage->window)),
                                   ui_find (GTK_WIDGET (stage->window), GTK_TYPE_LIST_VIEW,
                                            "entries")));

  /* A filter that is in the way can go, and the words stay. */
  type (stage, " objective:10 ");
  wait_answered (stage);
  g_assert_cmpuint (count_chips (stage), ==, 1);
  button = get_suggestion (stage, "Without “" FSI "10 - Eradicate trafficking" PDI "” · 1 entry");
  g_signal_emit_by_name (button, "clicked");
  ui_stage_wait_total (stage, 1);
  g_assert_cmpuint (count_chips (stage), ==, 0);

  ui_stage_act (stage, "browse.clear", NULL);
  type (stage, "zwieback -keepers");
  get_suggestion (stage, "Without leaving out “" FSI "keepers" PDI "” · 1 entry");
}

static void
play (gconstpointer data)
{
  g_autoptr(UiStage) stage = ui_stage_new ();

  polyglot_add (stage->folder);
  ui_stage_play (stage, (UiPlay) data);
}

#define add(path, func) g_test_add_data_func (path, func, play)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  add ("/ui/search/operators-become-chips", test_operators_become_chips);
  add ("/ui/search/counts-follow-answer", test_counts_follow_answer);
  add ("/ui/search/names-and-unknown", test_names_and_unknown);
  add ("/ui/search/typing-goes-on", test_typing_goes_on);
  add ("/ui/search/composing", test_composing);
  add ("/ui/search/completion-by-keyboard", test_completion_by_keyboard);
  add ("/ui/search/completion-of-values", test_completion_of_values);
  add ("/ui/search/completion-by-pointer", test_completion_by_pointer);
  add ("/ui/search/highlights", test_highlights);
  add ("/ui/search/steady-rows", test_steady_rows);
  add ("/ui/search/suggestion", test_suggestion);
  return g_test_run ();
}
