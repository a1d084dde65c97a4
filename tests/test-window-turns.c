/* test-window-turns.c: how long the main thread is busy at a time with what a person does
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Does one thing after the other, each for the first time in a window, when most has to be made for
 * it, and says of each how long the longest turn of the main loop was. `./dev bench turns` shows
 * that of several runs. A turn that is too long in one window may be so for what libraries set up
 * once in a program, or by chance; the test fails for what is too long in each of three.
 */

#include "hub-change-row.h"
#include "hub-event-row.h"
#include "hub-remark-editor.h"
#include "ui-hub.h"
#include "ui-watch.h"

#define QUIET_MS 150   /* so long after a thing nothing comes any more */
#define N_WINDOWS 3
/* A machine that runs tests is busy, and what is reckoned off for that is a guess: here only what
 * is far too long fails, and the bench says how long it is at rest. */
#define BUSY_LIMIT_MS (2 * UI_WATCH_LIMIT_MS)

/* Thirty changes of today, of all types. */
#define SEED                                                                                       \
  "INSERT INTO change_log (at, what, uuid, langcode, kind, title, fields)"                         \
  " SELECT unixepoch (), iif (id % 3 = 0, 'new', iif (id % 3 = 1, 'updated', 'withdrawn')),"       \
  " uuid, langcode, kind, title, iif (id % 3 = 1, '[\"title\",\"body\"]', '[]')"                   \
  " FROM entry ORDER BY id LIMIT 30;"

typedef struct
{
  const char *name;
  void      (*act) (UiStage *stage);
  const char *whole;    /* (nullable): what GTK does in one piece, however long that takes */
} Deed;

static AdwDialog *
get_dialog (UiStage *stage)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (stage->window));
}

static GtkWidget *
get_place (UiStage *stage)
{
  AdwViewStack *places = ADW_VIEW_STACK (ui_find (GTK_WIDGET (stage->window), ADW_TYPE_VIEW_STACK,
                                                  NULL));

  return adw_view_stack_get_visible_child (places);
}

/* A row of the list of the place that is shown is opened, as by a double click. */
static void
open_row (UiStage *stage,
          guint    position)
{
  GtkWidget *list = ui_find (get_place (stage), GTK_TYPE_LIST_VIEW, "entries");

  ui_watch_enter ();
  g_signal_emit_by_name (list, "activate", position);
  ui_watch_leave ();
}

static void
visit (UiStage    *stage,
       const char *place)
{
  ui_stage_act (stage, "win.place", "s", place);
}

static void
pop_up (GtkWidget *button)
{
  g_assert_true (GTK_IS_MENU_BUTTON (button));
  ui_watch_enter ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_watch_leave ();
}

/* The menu button below @root that so many come before. */
static GtkWidget *
find_menu_button (GtkWidget *root,
                  guint      number)
{
  GtkWidget *found = NULL;
  g_autoptr(GQueue) left = g_queue_new ();

  for (g_queue_push_tail (left, root); found == NULL && !g_queue_is_empty (left);)
    {
      GtkWidget *widget = g_queue_pop_head (left);

      if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_mapped (widget) && number-- == 0)
        found = widget;
      for (GtkWidget *child = gtk_widget_get_last_child (widget); child != NULL;
           child = gtk_widget_get_prev_sibling (child))
        g_queue_push_head (left, child);
    }
  g_assert_nonnull (found);
  return found;
}

static GtkWidget *
get_remark (UiStage *stage)
{
  return GTK_WIDGET (hub_detail_pane_get_remark (
    hub_browse_page_get_detail (hub_window_get_browse (stage->window))));
}

static void
entry_act (UiStage *stage)
{
  ui_stage_select (stage, 0);
}

static void
next_entry_act (UiStage *stage)
{
  ui_stage_select (stage, 3);
}

static void
keep_act (UiStage *stage)
{
  HubLibrary *library = hub_application_get_library (stage->application);

  ui_wait (hub_library_is_loaded (library));
  ui_stage_act (stage, "win.star", NULL);
  ui_wait (gtk_widget_get_mapped (get_remark (stage)));
}

static void
due_act (UiStage *stage)
{
  pop_up (find_menu_button (get_remark (stage), 0));
}

static void
collections_act (UiStage *stage)
{
  pop_up (find_menu_button (get_remark (stage), 1));
}

static void
main_menu_act (UiStage *stage)
{
  GtkWidget *button = NULL;

  for (guint i = 0; button == NULL || !gtk_menu_button_get_primary (GTK_MENU_BUTTON (button)); i++)
    button = find_menu_button (GTK_WIDGET (stage->window), i);
  pop_up (button);
}

static void
cite_act (UiStage *stage)
{
  HubDetailPane *detail = hub_browse_page_get_detail (hub_window_get_browse (stage->window));

  ui_watch_enter ();
  gtk_widget_activate_action (GTK_WIDGET (detail), "detail.cite", NULL);
  ui_watch_leave ();
  ui_wait (get_dialog (stage) != NULL);
}

static void
events_act (UiStage *stage)
{
  visit (stage, "events");
  ui_wait (ui_find (get_place (stage), HUB_TYPE_EVENT_ROW, NULL) != NULL);
}

static void
row_act (UiStage *stage)
{
  open_row (stage, 0);
}

static void
objectives_act (UiStage *stage)
{
  visit (stage, "objectives");
}

static void
topic_act (UiStage *stage)
{
  ui_stage_act (stage, "win.show-topic", "(is)", HUB_VOCABULARY_OBJECTIVE, "7");
}

static void
list_act (UiStage *stage)
{
  visit (stage, "reading-list");
}

static void
share_act (UiStage *stage)
{
  GtkWidget *page = GTK_WIDGET (hub_window_get_reading_list (stage->window));

  ui_watch_enter ();
  gtk_widget_activate_action (page, "kept.share", NULL);
  ui_watch_leave ();
  ui_wait (get_dialog (stage) != NULL);
}

static void
insights_act (UiStage *stage)
{
  visit (stage, "insights");
}

static void
changes_act (UiStage *stage)
{
  visit (stage, "changes");
  ui_wait (ui_find (get_place (stage), HUB_TYPE_CHANGE_ROW, NULL) != NULL);
}

static void
application_act (UiStage    *stage,
                 const char *action)
{
  ui_watch_enter ();
  g_action_group_activate_action (G_ACTION_GROUP (stage->application), action, NULL);
  ui_watch_leave ();
  ui_wait (get_dialog (stage) != NULL);
}

static void
preferences_act (UiStage *stage)
{
  application_act (stage, "preferences");
}

static void
shortcuts_act (UiStage *stage)
{
  application_act (stage, "shortcuts");
}

static void
browse_act (UiStage *stage)
{
  visit (stage, "browse");
}

/* Layout is left out of a turn as long as it is done by a frame; this is not. */
#define POPOVER "GTK measures a popover when it is shown, and makes what is in it at once"
#define DIALOG  "libadwaita measures a dialog when it is presented"

static const Deed deeds[] = {
  { "Browse: open an entry", entry_act },
  { "Browse: open another", next_entry_act },
  { "Browse: keep it", keep_act },
  { "Browse: its due date", due_act, POPOVER },
  { "Browse: its collections", collections_act },
  { "Browse: cite it", cite_act, DIALOG },
  { "Main menu", main_menu_act, POPOVER },
  { "Objectives", objectives_act },
  { "Objectives: a topic", topic_act },
  { "Events", events_act },
  { "Events: open one", row_act },
  { "Reading List", list_act },
  { "Reading List: open an entry", row_act },
  { "Reading List: share it", share_act, DIALOG },
  { "Insights", insights_act },
  { "What's New", changes_act },
  { "What's New: open an entry", row_act },
  { "Preferences", preferences_act, DIALOG },
  { "Shortcuts", shortcuts_act, DIALOG },
  { "Browse again", browse_act },
};

/* What comes late, too: answers of the reader, and what is made bit by bit. */
static void
wait_for_quiet (UiStage *stage)
{
  gint64 end = g_get_monotonic_time () + QUIET_MS * G_GINT64_CONSTANT (1000);
  g_autoptr(GSource) alarm = g_timeout_source_new (QUIET_MS);

  g_source_set_dummy_callback (alarm);
  g_source_attach (alarm, NULL);
  ui_wait (g_get_monotonic_time () >= end);
  g_source_destroy (alarm);
  ui_settle (GTK_WIDGET (stage->window));
}

static void
close_dialog (UiStage *stage)
{
  if (get_dialog (stage) == NULL)
    return;

  adw_dialog_force_close (get_dialog (stage));
  wait_for_quiet (stage);
}

static double longest[G_N_ELEMENTS (deeds)][N_WINDOWS];   /* milliseconds */
static guint n_windows;

static void
deeds_play (UiStage *stage)
{
  ui_wait (ui_find (GTK_WIDGET (stage->window), HUB_TYPE_DETAIL_PANE, NULL) != NULL);
  wait_for_quiet (stage);
  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      ui_watch_take_longest ();
      deeds[i].act (stage);
      wait_for_quiet (stage);
      longest[i][n_windows] = ui_watch_take_longest ();
      close_dialog (stage);
    }
  n_windows++;
}

/* In a window of its own, on a folder of its own. */
static void
test_deeds (void)
{
  g_autoptr(GSettings) settings = g_settings_new ("io.github.hubreader.HubReader");

  if (!ui_watch_can_watch ())
    {
      g_test_skip ("nothing is watched in what a sanitizer has instrumented");
      return;
    }
  for (guint i = 0; i < N_WINDOWS; i++)
    {
      g_settings_reset (settings, "changes-seen");   /* they last as long as this program */
      ui_play_after (SEED, deeds_play);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      double least = longest[i][0];

      for (guint k = 1; k < N_WINDOWS; k++)
        least = MIN (least, longest[i][k]);
      g_test_message ("%s: %.1f ms", deeds[i].name, longest[i][0]);
      if (least <= BUSY_LIMIT_MS || deeds[i].whole != NULL)
        continue;
      g_test_message ("%s is too long: at least %.1f ms in each window", deeds[i].name, least);
      g_test_fail ();
    }
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);

  g_test_add_func ("/window/turns/deeds", test_deeds);

  return g_test_run ();
}
