/* test-window-objectives.c: objectives, principles, regions and countries, in the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-entry-row.h"
#include "hub-star-button.h"
#include "hub-topic-card.h"
#include "hub-topic-overview.h"
#include "ui-hub.h"

#define N_STARTER 94

static HubObjectivesPage *
get_page (UiStage *stage)
{
  return hub_window_get_objectives (stage->window);
}

static GtkWidget *
page_label (UiStage    *stage,
            const char *text)
{
  return ui_find_label (GTK_WIDGET (get_page (stage)), text);
}

static guint
count_cards (GtkWidget *root)
{
  guint n = HUB_IS_TOPIC_CARD (root) && gtk_widget_get_mapped (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_cards (child);
  return n;
}

static GtkWidget *
visible_view (UiStage *stage)
{
  GtkWidget *root = ui_find (GTK_WIDGET (get_page (stage)), ADW_TYPE_VIEW_STACK, NULL);
  GtkWidget *shown = adw_view_stack_get_visible_child (ADW_VIEW_STACK (root));
  GtkWidget *grid = ui_find (shown, GTK_TYPE_GRID_VIEW, NULL);

  return grid != NULL ? grid : ui_find (shown, GTK_TYPE_LIST_VIEW, NULL);
}

static void
visit (UiStage       *stage,
       HubVocabulary  vocabulary)
{
  ui_stage_wait_total (stage, N_STARTER);
  ui_stage_act (stage, "win.place", "s", "objectives");
  hub_objectives_page_show_overview (get_page (stage), vocabulary);
  ui_wait (vocabulary == HUB_VOCABULARY_COUNTRY ? page_label (stage, "Kenya") != NULL
                                                : count_cards (GTK_WIDGET (get_page (stage))) > 0);
  ui_settle (GTK_WIDGET (stage->window));
}

static void
show_topic (UiStage       *stage,
            HubVocabulary  vocabulary,
            const char    *code)
{
  ui_stage_act (stage, "win.show-topic", "(is)", (int) vocabulary, code);
  ui_wait (!hub_topic_page_is_busy (hub_objectives_page_get_topic (get_page (stage))));
  ui_settle (GTK_WIDGET (stage->window));
}

/* Nothing of the place is made before somebody goes there. */
static void
test_lazy (UiStage *stage)
{
  ui_stage_wait_total (stage, N_STARTER);
  g_assert_null (ui_find (GTK_WIDGET (stage->window), HUB_TYPE_OBJECTIVES_PAGE, NULL));
  ui_stage_act (stage, "win.place", "s", "objectives");
  g_assert_nonnull (ui_find (GTK_WIDGET (stage->window), HUB_TYPE_OBJECTIVES_PAGE, NULL));
}

static void
test_overview (UiStage *stage)
{
  GtkWidget *view, *card;
  const HubFacetValue *value;
  g_autofree char *count = NULL;

  visit (stage, HUB_VOCABULARY_OBJECTIVE);
  g_assert_cmpuint (count_cards (GTK_WIDGET (get_page (stage))), ==, 24);
  view = visible_view (stage);
  card = ui_find (view, HUB_TYPE_TOPIC_CARD, NULL);
  g_assert_nonnull (ui_find_label (card, "1"));
  g_assert_nonnull (ui_find_label (card, "Data"));
  value = hub_results_find_value (ui_stage_get_results (stage), HUB_FACET_OBJECTIVE, "1");
  count = g_strdup_printf ("%u entries", value->count);
  g_assert_nonnull (ui_find_label (card, count));
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (view)), ==,
                   GTK_ACCESSIBLE_ROLE_GRID);
  ui_stage_picture (stage, "objectives-wide.png");

  hub_objectives_page_show_overview (get_page (stage), HUB_VOCABULARY_PRINCIPLE);
  ui_wait (page_label (stage, "Human rights") != NULL);
  ui_stage_picture (stage, "objectives-principles.png");
  hub_objectives_page_show_overview (get_page (stage), HUB_VOCABULARY_COUNTRY);
  ui_wait (page_label (stage, "Kenya") != NULL);
  ui_stage_picture (stage, "objectives-countries.png");
}

/* By keyboard alone: arrows to a card, Enter opens it, Escape leads back to it. */
static void
test_keyboard (UiStage *stage)
{
  GtkWidget *focus, *first;

  visit (stage, HUB_VOCABULARY_OBJECTIVE);
  ui_activate (GTK_WINDOW (stage->window));
  ui_stage_act (stage, "win.place", "s", "objectives");
  first = gtk_root_get_focus (GTK_ROOT (stage->window));
  g_assert_true (gtk_widget_is_ancestor (first, visible_view (stage)));
  g_assert_true (gtk_widget_child_focus (visible_view (stage), GTK_DIR_RIGHT));
  focus = gtk_root_get_focus (GTK_ROOT (stage->window));
  g_assert_true (focus != first);
  g_assert_nonnull (ui_find_label (focus, "2"));

  g_assert_true (gtk_widget_activate (focus));
  ui_wait (hub_objectives_page_get_topic (get_page (stage)) != NULL);
  g_assert_cmpstr (hub_topic_page_get_code (hub_objectives_page_get_topic (get_page (stage))), ==,
                   "2");
  ui_wait (!hub_topic_page_is_busy (hub_objectives_page_get_topic (get_page (stage))));
  ui_stage_act (stage, "win.back", NULL);
  ui_wait (hub_objectives_page_get_topic (get_page (stage)) == NULL);
  ui_settle (GTK_WIDGET (stage->window));
  focus = gtk_root_get_focus (GTK_ROOT (stage->window));
  g_assert_nonnull (ui_find_label (focus, "2"));
}

static void
test_objective (UiStage *stage)
{
  HubTopicPage *topic;
  GtkWidget *row;

  visit (stage, HUB_VOCABULARY_OBJECTIVE);
  show_topic (stage, HUB_VOCABULARY_OBJECTIVE, "10");
  topic = hub_objectives_page_get_topic (get_page (stage));
  g_assert_nonnull (page_label (stage, "Objective 10 · Paragraph 26 of the Global Compact"));
  g_assert_nonnull (page_label (stage, "Prevent, combat and eradicate trafficking in persons in "
                                       "the context of international migration"));
  g_assert_nonnull (page_label (stage, "(a)"));
  g_assert_nonnull (page_label (stage, "(j)"));
  g_assert_nonnull (page_label (stage, "Why It Matters"));
  g_assert_nonnull (page_label (stage, "Paragraph 23(b)"));
  g_assert_nonnull (page_label (stage, "العربية"));
  g_assert_nonnull (page_label (stage, "Documents"));
  g_assert_nonnull (page_label (stage, "Practices"));
  row = ui_find (GTK_WIDGET (topic), HUB_TYPE_ENTRY_ROW, NULL);
  g_assert_nonnull (row);
  ui_stage_picture (stage, "objective-wide.png");

  /* Links both ways. */
  show_topic (stage, HUB_VOCABULARY_OBJECTIVE, "7");
  g_assert_nonnull (page_label (stage, "Related Objectives"));
  g_assert_nonnull (page_label (stage, "10 · \xe2\x81\xa8" "Eradicate trafficking\xe2\x81\xa9"));
  /* Of this one nothing more is known, and no heading says so. */
  show_topic (stage, HUB_VOCABULARY_OBJECTIVE, "1");
  g_assert_null (page_label (stage, "Actions"));
  g_assert_null (page_label (stage, "Why It Matters"));
  g_assert_null (page_label (stage, "Related Objectives"));
  ui_stage_picture (stage, "objective-plain.png");
}

/* "See all" browses what the page counts. */
static void
test_see_all (UiStage *stage)
{
  const HubFacetValue *documents;
  GtkWidget *button;
  guint total;

  visit (stage, HUB_VOCABULARY_OBJECTIVE);
  show_topic (stage, HUB_VOCABULARY_OBJECTIVE, "general");
  button = ui_find_button (GTK_WIDGET (get_page (stage)), "win.browse-only");
  g_assert_nonnull (button);
  g_assert_true (g_str_has_prefix (gtk_button_get_label (GTK_BUTTON (button)), "See all "));
  total = (guint) g_ascii_strtoull (gtk_button_get_label (GTK_BUTTON (button)) +
                                    strlen ("See all "), NULL, 10);
  g_signal_emit_by_name (button, "clicked");
  ui_stage_wait_total (stage, total);
  documents = hub_results_find_value (ui_stage_get_results (stage), HUB_FACET_KIND, "document");
  g_assert_cmpuint (documents->count, ==, total);
}

/* An entry opens below its topic, can be starred, and is left the way one came. */
static void
test_entry (UiStage *stage)
{
  HubLibrary *library = hub_application_get_library (stage->application);
  HubPage *page;
  GtkWidget *row, *star;
  HubDetailPane *detail;

  visit (stage, HUB_VOCABULARY_OBJECTIVE);
  ui_wait (hub_library_is_loaded (library));
  show_topic (stage, HUB_VOCABULARY_OBJECTIVE, "10");
  page = HUB_PAGE (get_page (stage));
  g_assert_null (hub_page_get_detail (page));
  row = gtk_widget_get_ancestor (ui_find (GTK_WIDGET (page), HUB_TYPE_ENTRY_ROW, NULL),
                                 GTK_TYPE_LIST_BOX_ROW);
  ui_wait (ui_find (row, HUB_TYPE_STAR_BUTTON, NULL) != NULL);   /* stars come after the rows */
  star = hub_star_button_get_button (HUB_STAR_BUTTON (ui_find (row, HUB_TYPE_STAR_BUTTON, NULL)));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (star), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Add to Reading List");
  g_signal_emit_by_name (star, "clicked");
  ui_wait (g_list_model_get_n_items (G_LIST_MODEL (library)) == 1);
  ui_settle (GTK_WIDGET (stage->window));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (star), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Remove from Reading List");

  g_assert_true (gtk_widget_activate (row));
  ui_wait (hub_page_get_detail (page) != NULL);
  detail = hub_page_get_detail (page);
  ui_wait (hub_detail_pane_get_entry (detail) != NULL);
  ui_stage_picture (stage, "objective-entry.png");
  ui_stage_act (stage, "win.star", NULL);
  ui_wait (g_list_model_get_n_items (G_LIST_MODEL (library)) == 0);
  ui_stage_act (stage, "win.back", NULL);
  g_assert_null (hub_page_get_detail (page));
  g_assert_nonnull (hub_objectives_page_get_topic (get_page (stage)));
  ui_stage_act (stage, "win.back", NULL);
  g_assert_null (hub_objectives_page_get_topic (get_page (stage)));
  g_assert_false (hub_page_can_go_back (page));
}

/* What a country has, what its region has, and what is missing. */
static void
test_country (UiStage *stage)
{
  HubTopicPage *topic;
  GtkWidget *row;

  visit (stage, HUB_VOCABULARY_COUNTRY);
  show_topic (stage, HUB_VOCABULARY_COUNTRY, "PH");
  topic = hub_objectives_page_get_topic (get_page (stage));
  g_assert_nonnull (page_label (stage, "Philippines"));
  g_assert_nonnull (page_label (stage, "Entries by Objective"));
  g_assert_nonnull (page_label (stage, "Objectives Without an Entry"));
  row = ui_find (GTK_WIDGET (topic), GTK_TYPE_LEVEL_BAR, NULL);
  g_assert_nonnull (row);
  ui_stage_picture (stage, "country-wide.png");

  show_topic (stage, HUB_VOCABULARY_REGION, "asia");
  g_assert_nonnull (page_label (stage, "Countries"));
  ui_stage_picture (stage, "region-wide.png");
  show_topic (stage, HUB_VOCABULARY_PRINCIPLE, "human-rights");
  ui_stage_picture (stage, "principle-wide.png");

  show_topic (stage, HUB_VOCABULARY_COUNTRY, "XX");
  g_assert_nonnull (page_label (stage, "Not on the Hub"));
  ui_stage_picture (stage, "country-none.png");
  g_signal_emit_by_name (ui_find_button (GTK_WIDGET (topic), "objectives.show-all"), "clicked");
  g_assert_null (hub_objectives_page_get_topic (get_page (stage)));
  g_assert_cmpint (hub_objectives_page_get_tab (get_page (stage)), ==, HUB_VOCABULARY_OBJECTIVE);
}

/* The label below @root whose text has @part. */
static GtkWidget *
find_part_of_label (GtkWidget  *root,
                    const char *part)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), part) != NULL)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_part_of_label (child, part);
  return found;
}

/* What the hub calls a country is text, whatever it looks like. */
static void
odd_name_play (UiStage *stage)
{
  GtkWidget *group;

  ui_stage_act (stage, "win.place", "s", "objectives");
  show_topic (stage, HUB_VOCABULARY_REGION, "asia");
  group = gtk_widget_get_ancestor (page_label (stage, "Countries"), ADW_TYPE_PREFERENCES_GROUP);
  /* What could not be read as markup would have been a warning, which ends a test. */
  g_assert_nonnull (find_part_of_label (group, "A & <B>"));
}

static void
test_odd_name (void)
{
  ui_play_after ("UPDATE term SET label = 'A & <B>' WHERE id = (SELECT id FROM term WHERE"
                 " vocabulary = 'country' AND region = 'asia' AND id NOT IN (SELECT term_id FROM"
                 " entry_term) LIMIT 1)", odd_name_play);
}

static void
test_find (UiStage *stage)
{
  GtkWidget *find;
  GListModel *shown;

  visit (stage, HUB_VOCABULARY_COUNTRY);
  find = ui_find (GTK_WIDGET (get_page (stage)), GTK_TYPE_SEARCH_ENTRY, NULL);
  shown = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (visible_view (stage))));
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 5 + 194);
  gtk_editable_set_text (GTK_EDITABLE (find), "TURKIYE");
  ui_wait (g_list_model_get_n_items (shown) == 1);
  gtk_editable_set_text (GTK_EDITABLE (find), "no such country");
  ui_wait (page_label (stage, "Nothing Found") != NULL);
  g_signal_emit_by_name (find, "stop-search");
  ui_wait (g_list_model_get_n_items (shown) == 5 + 194);
  gtk_editable_set_text (GTK_EDITABLE (find), "kenya");
  g_signal_emit_by_name (find, "activate");
  ui_wait (hub_objectives_page_get_topic (get_page (stage)) != NULL);
  g_assert_cmpstr (hub_topic_page_get_code (hub_objectives_page_get_topic (get_page (stage))), ==,
                   "KE");
}

static void
test_narrow (UiStage *stage)
{
  int minimum;

  visit (stage, HUB_VOCABULARY_OBJECTIVE);
  ui_stage_resize (stage, 360, 720);
  show_topic (stage, HUB_VOCABULARY_OBJECTIVE, "10");
  gtk_widget_measure (GTK_WIDGET (stage->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  ui_stage_picture (stage, "objective-narrow.png");
  show_topic (stage, HUB_VOCABULARY_COUNTRY, "PH");
  ui_stage_picture (stage, "country-narrow.png");
  hub_objectives_page_show_overview (get_page (stage), HUB_VOCABULARY_OBJECTIVE);
  ui_stage_picture (stage, "objectives-narrow.png");
  hub_objectives_page_show_overview (get_page (stage), HUB_VOCABULARY_COUNTRY);
  ui_stage_picture (stage, "objectives-countries-narrow.png");
  gtk_widget_measure (GTK_WIDGET (stage->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

/* Right to left the second card stands left of the first; and for the eye, dark and large. */
static void
test_looks (UiStage *stage)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkWidget *first, *second;
  graphene_rect_t one, other;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  visit (stage, HUB_VOCABULARY_OBJECTIVE);
  first = gtk_widget_get_first_child (visible_view (stage));
  second = gtk_widget_get_next_sibling (first);
  g_assert_true (gtk_widget_compute_bounds (first, visible_view (stage), &one));
  g_assert_true (gtk_widget_compute_bounds (second, visible_view (stage), &other));
  g_assert_cmpfloat (other.origin.x, <, one.origin.x);
  ui_stage_picture (stage, "objectives-rtl.png");
  show_topic (stage, HUB_VOCABULARY_OBJECTIVE, "10");
  ui_stage_picture (stage, "objective-rtl.png");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  ui_stage_picture (stage, "objective-dark.png");
  hub_objectives_page_show_overview (get_page (stage), HUB_VOCABULARY_OBJECTIVE);
  ui_stage_picture (stage, "objectives-dark.png");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  ui_stage_picture (stage, "objectives-large.png");
  show_topic (stage, HUB_VOCABULARY_OBJECTIVE, "10");
  ui_stage_picture (stage, "objective-large.png");
  ui_stage_resize (stage, 360, 720);
  ui_stage_picture (stage, "objective-large-narrow.png");
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

/* Closing the window while a page is being read and made leaves nothing behind. */
static void
test_close_at_once (UiStage *stage)
{
  ui_stage_act (stage, "win.place", "s", "objectives");
  ui_stage_act (stage, "win.show-topic", "(is)", HUB_VOCABULARY_OBJECTIVE, "10");
  ui_stage_act (stage, "win.show-topic", "(is)", HUB_VOCABULARY_COUNTRY, "KE");
}

#define add(path, play) g_test_add_data_func (path, play, ui_stage_test)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  add ("/ui/objectives/lazy", test_lazy);
  add ("/ui/objectives/overview", test_overview);
  add ("/ui/objectives/keyboard", test_keyboard);
  add ("/ui/objectives/objective", test_objective);
  add ("/ui/objectives/see-all", test_see_all);
  add ("/ui/objectives/entry", test_entry);
  add ("/ui/objectives/country", test_country);
  g_test_add_func ("/ui/objectives/odd-name", test_odd_name);
  add ("/ui/objectives/find", test_find);
  add ("/ui/objectives/narrow", test_narrow);
  add ("/ui/objectives/looks", test_looks);
  add ("/ui/objectives/close-at-once", test_close_at_once);
  return g_test_run ();
}
