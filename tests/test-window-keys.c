/* test-window-keys.c: keys that are pressed, and where the focus is after them
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-chip-bar.h"
#include "ui-hub.h"

#include <string.h>

#define N_STARTER 94

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  gboolean *is_done = user_data;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *is_done = TRUE;
}

/* Has the display press keys, or type text, as @verb says: what has its focus gets them. */
static void
press (UiStage    *stage,
       const char *verb,
       const char *keys)
{
  g_auto(GStrv) words = g_strsplit (keys, g_str_equal (verb, "key") ? " " : "\t", -1);
  g_autoptr(GPtrArray) line = g_ptr_array_new ();
  g_autoptr(GSubprocess) xdotool = NULL;
  g_autoptr(GError) error = NULL;
  gboolean is_done = FALSE;

  ui_activate (GTK_WINDOW (stage->window));
  g_ptr_array_add (line, (gpointer) "xdotool");
  g_ptr_array_add (line, (gpointer) verb);
  g_ptr_array_add (line, (gpointer) "--delay");
  g_ptr_array_add (line, (gpointer) "20");
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (line, words[i]);
  g_ptr_array_add (line, NULL);
  xdotool = g_subprocess_newv ((const char *const *) line->pdata, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (xdotool, NULL, done_cb, &is_done);
  ui_wait (is_done);
  ui_settle (GTK_WIDGET (stage->window));
}

static gboolean
has_focus (UiStage   *stage,
           GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (stage->window));

  return focus != NULL && gtk_widget_get_mapped (focus) &&
         (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static gboolean
is_at (UiStage    *stage,
       const char *place)
{
  AdwViewStack *places = ADW_VIEW_STACK (ui_find (GTK_WIDGET (stage->window), ADW_TYPE_VIEW_STACK,
                                                  NULL));

  return g_strcmp0 (adw_view_stack_get_visible_child_name (places), place) == 0;
}

static void
start (UiStage *stage)
{
  ui_stage_wait_total (stage, N_STARTER);
  ui_wait (hub_library_is_loaded (hub_application_get_library (stage->application)));
  ui_settle (GTK_WIDGET (stage->window));
}

/* A list without entries has no field of its own: what is looked for is looked for in Browse. */
static void
test_search_from_empty_list (UiStage *stage)
{
  GtkWidget *search = hub_window_get_search (stage->window);

  start (stage);
  press (stage, "key", "ctrl+4 slash");
  g_assert_true (is_at (stage, "browse"));
  g_assert_true (has_focus (stage, search));
  press (stage, "key", "ctrl+4 ctrl+f");
  g_assert_true (is_at (stage, "browse"));
  g_assert_true (has_focus (stage, search));
  press (stage, "key", "ctrl+4");
  g_assert_true (is_at (stage, "reading-list"));
  press (stage, "key", "ctrl+5");
  g_assert_true (is_at (stage, "insights"));
}

static void
choose (UiStage    *stage,
        HubFacet    facet,
        const char *code)
{
  HubBrowsePage *browse = hub_window_get_browse (stage->window);
  HubBrowseModel *model = hub_browse_page_get_model (browse);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (browse), "browse.choose", "(isi)",
                                             (int) facet, code, (int) HUB_CHOICE_INCLUDE));
  ui_wait (!hub_browse_model_is_busy (model));
  ui_settle (GTK_WIDGET (stage->window));
}

static void
press_and_wait (UiStage    *stage,
                const char *keys)
{
  press (stage, "key", keys);
  ui_wait (!hub_browse_model_is_busy (
    hub_browse_page_get_model (hub_window_get_browse (stage->window))));
  ui_settle (GTK_WIDGET (stage->window));
}

/* With the last chip goes the bar, and with a new list what stood in the place of an empty one: the
 * focus is in the list then, from which Browse goes on. */
static void
test_cleared (UiStage *stage)
{
  GtkWidget *browse = GTK_WIDGET (hub_window_get_browse (stage->window));
  GtkWidget *chips = ui_find (browse, HUB_TYPE_CHIP_BAR, NULL);
  GtkWidget *list = ui_find (browse, GTK_TYPE_LIST_VIEW, "entries");
  GtkWidget *empty;

  start (stage);
  choose (stage, HUB_FACET_KIND, "document");
  choose (stage, HUB_FACET_KIND, "practice");
  g_assert_true (gtk_widget_grab_focus (ui_find (chips, GTK_TYPE_BUTTON, "chip")));
  press_and_wait (stage, "Return");
  g_assert_true (has_focus (stage, chips));
  press_and_wait (stage, "Return");
  g_assert_true (has_focus (stage, list));

  choose (stage, HUB_FACET_KIND, "document");
  g_assert_true (gtk_widget_grab_focus (ui_find_button (chips, "browse.clear")));
  press_and_wait (stage, "Return");
  g_assert_true (has_focus (stage, list));

  gtk_editable_set_text (GTK_EDITABLE (hub_window_get_search (stage->window)), "qqzzyyxx");
  ui_stage_wait_total (stage, 0);
  ui_settle (GTK_WIDGET (stage->window));
  empty = gtk_stack_get_visible_child (GTK_STACK (gtk_widget_get_ancestor (
    gtk_widget_get_parent (list), GTK_TYPE_STACK)));
  g_assert_true (gtk_widget_grab_focus (ui_find_button (empty, "browse.clear")));
  press_and_wait (stage, "Return");
  g_assert_true (has_focus (stage, list));
}

static void
type_from (UiStage    *stage,
           const char *place)
{
  GtkEditable *search = GTK_EDITABLE (hub_window_get_search (stage->window));

  if (place != NULL)
    press (stage, "key", place);
  press (stage, "type", "child lab");
  g_assert_true (is_at (stage, "browse"));
  g_assert_true (has_focus (stage, GTK_WIDGET (search)));
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "child lab");
}

/* Typing searches, wherever one is, and goes on at the next word. */
static void
test_typing (UiStage *stage)
{
  GtkWidget *list = ui_find (GTK_WIDGET (hub_window_get_browse (stage->window)),
                             GTK_TYPE_LIST_VIEW, "entries");
  GtkEditable *search = GTK_EDITABLE (hub_window_get_search (stage->window));

  start (stage);
  g_assert_true (gtk_widget_grab_focus (list));
  type_from (stage, NULL);
  ui_wait (hub_results_get_total (ui_stage_get_results (stage)) < N_STARTER);
  ui_settle (GTK_WIDGET (stage->window));
  press (stage, "key", "Escape Return");
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "");
  ui_stage_wait_total (stage, N_STARTER);
  g_assert_true (has_focus (stage, list));
  press (stage, "key", "a slash b");
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "a/b");
  press (stage, "key", "Escape Down");
  g_assert_true (has_focus (stage, list));

  type_from (stage, "ctrl+2");
  press (stage, "key", "Escape Escape");
  g_assert_true (has_focus (stage, list));
  type_from (stage, "ctrl+3");
  press (stage, "key", "Escape Escape");
  type_from (stage, "ctrl+4");
}

static void
leave_play (UiStage *stage)
{
  start (stage);
  g_assert_true (is_at (stage, "browse"));
  g_assert_true (hub_browse_page_get_show_filters (hub_window_get_browse (stage->window)));
  press (stage, "key", "F9 ctrl+2");
  g_assert_true (is_at (stage, "objectives"));
}

static void
return_play (UiStage *stage)
{
  start (stage);
  ui_wait (is_at (stage, "objectives"));
  g_assert_false (hub_browse_page_get_show_filters (hub_window_get_browse (stage->window)));
}

/* The window opens where it was closed, with the filters as they were. */
static void
test_kept (void)
{
  g_autoptr(UiStage) stage = ui_stage_new ();

  ui_stage_play (stage, leave_play);
  ui_stage_play (stage, return_play);
}

#define add(path, play) g_test_add_data_func (path, play, ui_stage_test)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  add ("/ui/keys/search-from-empty-list", test_search_from_empty_list);
  add ("/ui/keys/cleared", test_cleared);
  add ("/ui/keys/typing", test_typing);
  g_test_add_func ("/ui/keys/kept", test_kept);
  return g_test_run ();
}
