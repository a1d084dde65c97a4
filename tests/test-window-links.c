/* test-window-links.c: addresses that lead into the window, and the way back
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui-hub.h"

#define N_STARTER 94

/* As the desktop asks a running program. */
static void
open_address (UiStage    *stage,
              const char *address)
{
  g_autoptr(GFile) file = g_file_new_for_uri (address);

  g_application_open (G_APPLICATION (stage->application), &file, 1, "");
}

static HubTopicPage *
get_topic (UiStage *stage)
{
  return hub_objectives_page_get_topic (hub_window_get_objectives (stage->window));
}

static HubEntry *
get_entry (UiStage *stage)
{
  return hub_detail_pane_get_entry (
    hub_browse_page_get_detail (hub_window_get_browse (stage->window)));
}

static const char *
get_place (UiStage *stage)
{
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (hub_window_get_browse (stage->window)),
                                              ADW_TYPE_VIEW_STACK);

  return adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (stack));
}

static void
wait_topic (UiStage    *stage,
            const char *code)
{
  ui_wait (get_topic (stage) != NULL && !hub_topic_page_is_busy (get_topic (stage)));
  g_assert_cmpstr (get_place (stage), ==, "objectives");
  g_assert_cmpstr (hub_topic_page_get_code (get_topic (stage)), ==, code);
}

static void
test_topics (UiStage *stage)
{
  ui_stage_wait_total (stage, N_STARTER);
  open_address (stage, "hub-reader:objective/10");
  wait_topic (stage, "10");
  g_assert_nonnull (ui_find_label (GTK_WIDGET (stage->window), "Why It Matters"));
  open_address (stage, "hub-reader:country/ke");
  wait_topic (stage, "KE");
  g_assert_nonnull (ui_find_label (GTK_WIDGET (stage->window), "Kenya"));
  open_address (stage, "hub-reader:country/XX");
  wait_topic (stage, "XX");
  g_assert_nonnull (ui_find_label (GTK_WIDGET (stage->window), "Not on the Hub"));
}

static void
test_entries (UiStage *stage)
{
  g_autofree char *address = NULL;
  HubEntry *entry;

  ui_stage_wait_total (stage, N_STARTER);
  entry = ui_stage_select (stage, 7);
  address = g_strconcat ("hub-reader:entry/", hub_entry_get_uuid (entry), NULL);
  ui_stage_select (stage, 0);
  ui_stage_act (stage, "win.place", "s", "reading-list");
  open_address (stage, address);
  ui_wait (g_str_equal (get_place (stage), "browse") && get_entry (stage) != NULL &&
           g_str_has_suffix (address, hub_entry_get_uuid (get_entry (stage))));

  open_address (stage, "hub-reader:entry/00000000-0000-4000-8000-000000000000");
  ui_wait (ui_find_label (GTK_WIDGET (stage->window), "No Longer in the Catalogue") != NULL);
  ui_stage_picture (stage, "link-gone.png");
}

/* An address may name the language. */
static void
languages_play (UiStage *stage)
{
  g_autofree char *uuid = NULL;
  g_autofree char *any = NULL;
  g_autofree char *french = NULL;

  ui_wait (ui_stage_get_results (stage) != NULL);
  uuid = g_strdup (hub_entry_get_uuid (ui_stage_select (stage, 0)));
  french = g_strdup_printf ("hub-reader:entry/%s/fr", uuid);
  any = g_strdup_printf ("hub-reader:entry/%s", uuid);
  open_address (stage, french);
  ui_wait (get_entry (stage) != NULL &&
           g_str_equal (hub_entry_get_langcode (get_entry (stage)), "fr"));
  g_assert_cmpstr (hub_entry_get_uuid (get_entry (stage)), ==, uuid);
  open_address (stage, any);
  ui_wait (get_entry (stage) != NULL &&
           g_str_equal (hub_entry_get_langcode (get_entry (stage)), "en"));
  g_assert_cmpstr (hub_entry_get_uuid (get_entry (stage)), ==, uuid);
}

static void
test_languages (void)
{
  ui_play_after ("INSERT OR IGNORE INTO entry (uuid, langcode, origin, generation, kind, title,"
                 " digest) SELECT uuid, 'fr', origin, generation, kind, title, digest FROM entry"
                 " WHERE langcode = 'en'", languages_play);
}

/* What the web may send is refused in words, and changes nothing. */
static void
test_refused (UiStage *stage)
{
  ui_stage_wait_total (stage, N_STARTER);
  open_address (stage, "hub-reader:objective/10%00');--");
  ui_wait (ui_find (GTK_WIDGET (stage->window), g_type_from_name ("AdwToastWidget"), NULL) != NULL);
  ui_stage_picture (stage, "link-refused.png");
  g_assert_cmpstr (get_place (stage), ==, "browse");
}

/* Back through objective, country, entry and search, and forward again. */
static void
test_back_and_forward (UiStage *stage)
{
  HubBrowseModel *model;
  g_autofree char *uuid = NULL;
  guint total;

  ui_stage_wait_total (stage, N_STARTER);
  model = hub_browse_page_get_model (hub_window_get_browse (stage->window));
  uuid = g_strdup (hub_entry_get_uuid (ui_stage_select (stage, 3)));
  ui_stage_act (stage, "win.browse-term", "(is)", HUB_FACET_OBJECTIVE, "10");
  ui_wait (!hub_browse_model_is_busy (model));
  total = hub_results_get_total (ui_stage_get_results (stage));
  g_assert_cmpuint (total, <, N_STARTER);
  ui_stage_act (stage, "win.show-topic", "(is)", HUB_VOCABULARY_OBJECTIVE, "10");
  wait_topic (stage, "10");
  ui_stage_act (stage, "win.show-topic", "(is)", HUB_VOCABULARY_OBJECTIVE, "7");
  wait_topic (stage, "7");

  ui_stage_act (stage, "win.history-back", NULL);
  wait_topic (stage, "10");
  ui_stage_act (stage, "win.history-back", NULL);
  g_assert_cmpstr (get_place (stage), ==, "browse");
  ui_stage_wait_total (stage, total);
  ui_stage_act (stage, "win.history-back", NULL);
  ui_stage_wait_total (stage, N_STARTER);
  g_assert_cmpstr (hub_entry_get_uuid (get_entry (stage)), ==, uuid);
  ui_stage_act (stage, "win.history-back", NULL);
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_null (get_entry (stage));
  ui_stage_act (stage, "win.history-back", NULL);   /* off by now */

  ui_stage_act (stage, "win.history-forward", NULL);
  g_assert_cmpstr (hub_entry_get_uuid (get_entry (stage)), ==, uuid);
  ui_stage_act (stage, "win.history-forward", NULL);
  ui_stage_wait_total (stage, total);
  ui_stage_act (stage, "win.history-forward", NULL);
  wait_topic (stage, "10");
  ui_stage_act (stage, "win.history-forward", NULL);
  wait_topic (stage, "7");
  ui_stage_act (stage, "win.history-forward", NULL);
  wait_topic (stage, "7");
}

/* In a narrow window a list and its entry are two spots; to leave the entry is to go back. */
static void
test_narrow (UiStage *stage)
{
  HubPage *browse;
  GtkWidget *list;

  ui_stage_wait_total (stage, N_STARTER);
  ui_stage_resize (stage, 360, 720);
  browse = HUB_PAGE (hub_window_get_browse (stage->window));
  list = ui_find (GTK_WIDGET (browse), GTK_TYPE_LIST_VIEW, "entries");
  g_signal_emit_by_name (list, "activate", 2);
  ui_wait (hub_page_can_go_back (browse));
  ui_stage_act (stage, "win.history-back", NULL);
  ui_wait (!hub_page_can_go_back (browse));
  ui_stage_act (stage, "win.history-forward", NULL);
  ui_wait (hub_page_can_go_back (browse));
  ui_stage_act (stage, "win.back", NULL);
  ui_wait (!hub_page_can_go_back (browse));
  ui_stage_act (stage, "win.history-forward", NULL);
  ui_wait (hub_page_can_go_back (browse));
}

/* A topic that is opened from the overview leaves no other tab of it behind. */
static void
test_no_false_spots (UiStage *stage)
{
  HubObjectivesPage *objectives;

  ui_stage_wait_total (stage, N_STARTER);
  ui_stage_act (stage, "win.place", "s", "objectives");
  objectives = hub_window_get_objectives (stage->window);
  g_assert_cmpint (hub_objectives_page_get_tab (objectives), ==, HUB_VOCABULARY_OBJECTIVE);
  ui_stage_act (stage, "win.show-topic", "(is)", HUB_VOCABULARY_COUNTRY, "KE");
  wait_topic (stage, "KE");
  ui_stage_act (stage, "win.history-back", NULL);
  g_assert_null (get_topic (stage));
  g_assert_cmpint (hub_objectives_page_get_tab (objectives), ==, HUB_VOCABULARY_OBJECTIVE);
  ui_stage_act (stage, "win.history-back", NULL);
  g_assert_cmpstr (get_place (stage), ==, "browse");
}

/* In a narrow window a link out of an entry leads from that entry to a list, with nothing between
 * them; and one that changes nothing does not hold what is typed later. */
static void
test_narrow_links (UiStage *stage)
{
  HubPage *browse;
  HubBrowseModel *model;
  guint total;

  ui_stage_wait_total (stage, N_STARTER);
  ui_stage_resize (stage, 360, 720);
  browse = HUB_PAGE (hub_window_get_browse (stage->window));
  model = hub_browse_page_get_model (hub_window_get_browse (stage->window));
  g_signal_emit_by_name (ui_find (GTK_WIDGET (browse), GTK_TYPE_LIST_VIEW, "entries"), "activate",
                         2);
  ui_wait (hub_page_can_go_back (browse));
  ui_stage_act (stage, "win.browse-term", "(is)", HUB_FACET_OBJECTIVE, "10");
  ui_wait (!hub_browse_model_is_busy (model));
  total = hub_results_get_total (ui_stage_get_results (stage));
  ui_stage_act (stage, "win.browse-term", "(is)", HUB_FACET_OBJECTIVE, "10");
  ui_stage_act (stage, "browse.choose", "(isi)", HUB_FACET_KIND, "event", HUB_CHOICE_INCLUDE);
  ui_wait (!hub_browse_model_is_busy (model));
  g_assert_cmpuint (hub_results_get_total (ui_stage_get_results (stage)), <, total);

  ui_stage_act (stage, "win.history-back", NULL);
  ui_stage_wait_total (stage, N_STARTER);
  g_assert_true (hub_page_can_go_back (browse));
}

/* "More results" of the desktop's search are all of them, and the filters are a step back. */
static void
test_desktop_search (UiStage *stage)
{
  HubBrowseModel *model;
  guint total;

  ui_stage_wait_total (stage, N_STARTER);
  model = hub_browse_page_get_model (hub_window_get_browse (stage->window));
  ui_stage_act (stage, "browse.choose", "(isi)", HUB_FACET_KIND, "event", HUB_CHOICE_INCLUDE);
  ui_wait (!hub_browse_model_is_busy (model));
  total = hub_results_get_total (ui_stage_get_results (stage));
  g_action_group_activate_action (G_ACTION_GROUP (stage->application), "search",
                                  g_variant_new_string ("trafficking"));
  ui_wait (g_str_equal (hub_query_get_text (hub_browse_model_get_query (model)), "trafficking"));
  g_assert_cmpstr (hub_query_get_codes (hub_browse_model_get_query (model), HUB_FACET_KIND,
                                        HUB_CHOICE_INCLUDE)[0], ==, NULL);
  ui_stage_act (stage, "win.history-back", NULL);
  ui_stage_wait_total (stage, total);
}

/* The arrow that leads back is the one on the side that lines begin at. */
static void
test_arrows (UiStage *stage)
{
  ui_stage_wait_total (stage, N_STARTER);
  ui_stage_act (stage, "win.place", "s", "objectives");
  ui_stage_act (stage, "win.history-left", NULL);
  g_assert_cmpstr (get_place (stage), ==, "browse");
  ui_stage_act (stage, "win.history-right", NULL);
  g_assert_cmpstr (get_place (stage), ==, "objectives");

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  ui_stage_act (stage, "win.history-right", NULL);
  g_assert_cmpstr (get_place (stage), ==, "browse");
  ui_stage_act (stage, "win.history-left", NULL);
  g_assert_cmpstr (get_place (stage), ==, "objectives");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* The reading list and what is new are part of the way. */
static void
test_places (UiStage *stage)
{
  const char *const places[] = { "reading-list", "changes", "objectives", "browse" };

  ui_stage_wait_total (stage, N_STARTER);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    ui_stage_act (stage, "win.place", "s", places[i]);
  for (guint i = G_N_ELEMENTS (places) - 1; i-- > 0;)
    {
      ui_stage_act (stage, "win.history-back", NULL);
      g_assert_cmpstr (get_place (stage), ==, places[i]);
    }
}

/* What is filtered by one topic leads to the page about it. */
static void
test_about (UiStage *stage)
{
  GtkWidget *browse, *about;

  ui_stage_wait_total (stage, N_STARTER);
  browse = GTK_WIDGET (hub_window_get_browse (stage->window));
  about = ui_find (browse, GTK_TYPE_BUTTON, "topic-link");
  g_assert_false (gtk_widget_get_visible (about));
  ui_stage_act (stage, "win.browse-term", "(is)", HUB_FACET_COUNTRY, "PH");
  ui_wait (gtk_widget_get_visible (about));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (about)), ==, "About This Country");
  ui_stage_picture (stage, "browse-about.png");
  ui_stage_act (stage, "browse.choose", "(isi)", HUB_FACET_OBJECTIVE, "10", HUB_CHOICE_INCLUDE);
  ui_wait (!gtk_widget_get_visible (about));
  ui_stage_act (stage, "browse.choose", "(isi)", HUB_FACET_OBJECTIVE, "10", HUB_CHOICE_NONE);
  ui_wait (gtk_widget_get_visible (about));
  g_signal_emit_by_name (about, "clicked");
  wait_topic (stage, "PH");
}

#define add(path, play) g_test_add_data_func (path, play, ui_stage_test)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  add ("/ui/links/topics", test_topics);
  add ("/ui/links/entries", test_entries);
  g_test_add_func ("/ui/links/languages", test_languages);
  add ("/ui/links/refused", test_refused);
  add ("/ui/links/back-and-forward", test_back_and_forward);
  add ("/ui/links/narrow", test_narrow);
  add ("/ui/links/no-false-spots", test_no_false_spots);
  add ("/ui/links/narrow-links", test_narrow_links);
  add ("/ui/links/desktop-search", test_desktop_search);
  add ("/ui/links/arrows", test_arrows);
  add ("/ui/links/places", test_places);
  add ("/ui/links/about", test_about);
  return g_test_run ();
}
