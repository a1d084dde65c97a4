/* test-window-help.c: the help in a window of its own
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-help-window.h"
#include "hub-help.h"
#include "hub-locale.h"
#include "hub-long-text.h"
#include "hub-shortcuts-dialog.h"
#include "ui-stage.h"

#include <string.h>

static HubHelpWindow *
find_help (UiStage *stage)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (stage->application)); l != NULL;
       l = l->next)
    if (HUB_IS_HELP_WINDOW (l->data))
      return l->data;
  return NULL;
}

/* What F1 does. */
static HubHelpWindow *
open_help (UiStage *stage)
{
  g_auto(GStrv) actions = gtk_application_get_actions_for_accel (
    GTK_APPLICATION (stage->application), "F1");

  g_assert_cmpstr (actions[0], ==, "app.help");
  gtk_widget_activate_action (GTK_WIDGET (stage->window), actions[0], NULL);
  ui_wait (find_help (stage) != NULL && gtk_widget_get_mapped (GTK_WIDGET (find_help (stage))));
  ui_wait (hub_help_window_get_page (find_help (stage)) != NULL);
  ui_settle (GTK_WIDGET (find_help (stage)));
  return find_help (stage);
}

static void
act (HubHelpWindow *help,
     const char    *action)
{
  gtk_widget_activate_action (GTK_WIDGET (help), action, NULL);
  ui_settle (GTK_WIDGET (help));
}

static void
open_page (UiStage    *stage,
           const char *name)
{
  g_autofree char *address = g_strconcat ("hub-reader:help/", name, NULL);
  g_autoptr(GFile) file = g_file_new_for_uri (address);

  g_application_open (G_APPLICATION (stage->application), &file, 1, "");
  ui_wait (hub_help_window_get_page (find_help (stage)) != NULL);
  ui_settle (GTK_WIDGET (find_help (stage)));
}

static GtkListBox *
get_list (HubHelpWindow *help)
{
  return GTK_LIST_BOX (ui_find (GTK_WIDGET (help), GTK_TYPE_LIST_BOX, NULL));
}

static GtkListBoxRow *
get_shown_row (HubHelpWindow *help,
               guint          number)
{
  GtkListBoxRow *row = NULL;
  guint n_shown = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (get_list (help), i)) != NULL; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (row)) && n_shown++ == number)
      return row;
  return NULL;
}

static void
search (HubHelpWindow *help,
        const char    *words)
{
  GtkWidget *entry = ui_find (GTK_WIDGET (help), GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  ui_settle (GTK_WIDGET (help));
}

/* How many labels of text there are, for each block one but for the title. */
static guint
count_labels (GtkWidget *widget)
{
  guint n = GTK_IS_LABEL (widget) && gtk_label_get_selectable (GTK_LABEL (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_labels (child);
  return n;
}

/* Running text goes into one label. */
static gboolean
is_joined (HubRichText *text,
           guint        i)
{
  const HubRichBlock *block = hub_rich_text_get_block (text, i);
  const HubRichBlock *before = hub_rich_text_get_block (text, i - 1);

  return block->kind == HUB_RICH_PARAGRAPH && before->kind == HUB_RICH_PARAGRAPH &&
         block->spans == NULL && before->spans == NULL;
}

static void
test_every_page (UiStage *stage)
{
  HubHelpWindow *help = open_help (stage);
  GtkWidget *text = ui_find (GTK_WIDGET (help), HUB_TYPE_LONG_TEXT, NULL);
  g_autofree char *shortcuts = hub_shortcuts_dialog_dup_html ();
  g_autoptr(GPtrArray) pages = hub_help_new (hub_locale_get_language (), shortcuts);

  for (guint i = 0; i < pages->len; i++)
    {
      const HubHelpPage *page = g_ptr_array_index (pages, i);
      g_autofree char *picture = g_strdup_printf ("help-%s.png", page->name);
      GtkWidget *heading = NULL;
      guint n_labels = 0;

      for (guint j = 1; j < hub_rich_text_get_n_blocks (page->text); j++)
        n_labels += !is_joined (page->text, j);
      open_page (stage, page->name);
      g_assert_cmpstr (hub_help_window_get_page (help), ==, page->name);
      ui_wait (count_labels (text) == n_labels);
      heading = ui_find (GTK_WIDGET (help), GTK_TYPE_LABEL, "title-1");
      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (heading)), ==, page->title);
      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_ROLE_HEADING);
      ui_picture (GTK_WIDGET (help), picture);
    }

  open_page (stage, "nothing-of-that-name");
  g_assert_cmpstr (hub_help_window_get_page (help), ==, "privacy");
}

/* The first label below a widget that has a link. */
static GtkWidget *
find_linked (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), "<a ") != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_linked (child);
  return found;
}

/* A link within the help stays there, and so does the way back. */
static void
test_links (UiStage *stage)
{
  HubHelpWindow *help = open_help (stage);
  GtkWidget *label = NULL;
  GtkWidget *focus = NULL;
  gboolean is_handled = FALSE;

  g_assert_cmpstr (hub_help_window_get_page (help), ==, "start");
  ui_wait (find_linked (GTK_WIDGET (help)) != NULL);
  label = find_linked (GTK_WIDGET (help));
  g_assert_null (strstr (gtk_label_get_label (GTK_LABEL (label)), "title="));
  g_signal_emit_by_name (label, "activate-link", "hub-reader:help/search.html", &is_handled);
  g_assert_true (is_handled);
  g_assert_cmpstr (hub_help_window_get_page (help), ==, "search");
  focus = gtk_window_get_focus (GTK_WINDOW (help));
  g_assert_true (GTK_IS_SCROLLED_WINDOW (focus));
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       ui_find (GTK_WIDGET (help), GTK_TYPE_LABEL, "title-1"),
                                       NULL);
  open_page (stage, "filters");
  open_page (stage, "filters");

  act (help, "help.back");
  g_assert_cmpstr (hub_help_window_get_page (help), ==, "search");
  act (help, "help.left");
  g_assert_cmpstr (hub_help_window_get_page (help), ==, "start");
  act (help, "help.left");
  g_assert_cmpstr (hub_help_window_get_page (help), ==, "start");
  act (help, "help.right");
  act (help, "help.forward");
  g_assert_cmpstr (hub_help_window_get_page (help), ==, "filters");

  act (help, "help.back");
  open_page (stage, "privacy");
  act (help, "help.forward");
  g_assert_cmpstr (hub_help_window_get_page (help), ==, "privacy");
  act (help, "help.back");
  g_assert_cmpstr (hub_help_window_get_page (help), ==, "search");
}

static void
test_search (UiStage *stage)
{
  HubHelpWindow *help = open_help (stage);
  GtkWidget *entry = ui_find (GTK_WIDGET (help), GTK_TYPE_SEARCH_ENTRY, NULL);

  act (help, "help.find");
  ui_wait (gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN);
  search (help, "hubpack");
  g_assert_null (get_shown_row (help, 1));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_shown_row (help, 0)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "For organisations");
  g_assert_nonnull (ui_find (GTK_WIDGET (get_shown_row (help, 0)), GTK_TYPE_LABEL, "caption"));
  ui_picture (GTK_WIDGET (help), "help-search.png");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (hub_help_window_get_page (help), ==, "organisation");

  search (help, "zzqxv");
  g_assert_null (get_shown_row (help, 0));
  g_assert_nonnull (ui_find_label (GTK_WIDGET (help), "Nothing Found"));
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  ui_wait (get_shown_row (help, 11) != NULL);

  gtk_widget_activate (GTK_WIDGET (get_shown_row (help, 2)));
  g_assert_cmpstr (hub_help_window_get_page (help), ==, "filters");
}

/* A narrow window has the list and the page one after the other. */
static void
test_narrow (UiStage *stage)
{
  HubHelpWindow *help = open_help (stage);
  AdwNavigationSplitView *panes = ADW_NAVIGATION_SPLIT_VIEW (
    ui_find (GTK_WIDGET (help), ADW_TYPE_NAVIGATION_SPLIT_VIEW, NULL));

  g_assert_false (adw_navigation_split_view_get_collapsed (panes));
  gtk_window_set_default_size (GTK_WINDOW (help), 360, 640);
  ui_wait (adw_navigation_split_view_get_collapsed (panes));
  g_assert_false (adw_navigation_split_view_get_show_content (panes));
  ui_picture (GTK_WIDGET (help), "help-narrow.png");
  open_page (stage, "sync");
  g_assert_true (adw_navigation_split_view_get_show_content (panes));
  ui_picture (GTK_WIDGET (help), "help-narrow-page.png");
  act (help, "help.find");
  g_assert_false (adw_navigation_split_view_get_show_content (panes));
}

/* A dialog is about the window, not about the help, and its button opens the help on its page. */
static void
follow_dialog (UiStage    *stage,
               const char *action,
               const char *page)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (stage->window);
  GtkWidget *button = NULL;

  g_action_group_activate_action (G_ACTION_GROUP (stage->application), action, NULL);
  ui_wait (adw_application_window_get_visible_dialog (window) != NULL);
  ui_settle (GTK_WIDGET (window));
  button = ui_find_button (GTK_WIDGET (window), "app.help-page");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (hub_help_window_get_page (find_help (stage)), ==, page);
  adw_dialog_force_close (adw_application_window_get_visible_dialog (window));
}

/* There is one, it does not count as the window, and it goes when that does. */
static void
test_beside (UiStage *stage)
{
  HubHelpWindow *help = open_help (stage);

  open_page (stage, "list");
  g_assert_true (open_help (stage) == help);
  g_assert_cmpstr (hub_help_window_get_page (help), ==, "list");

  ui_activate (GTK_WINDOW (help));
  follow_dialog (stage, "search-tips", "search");
  follow_dialog (stage, "preferences", "sync");

  gtk_widget_activate_action (GTK_WIDGET (help), "window.close", NULL);
  ui_wait (find_help (stage) == NULL);
  open_page (stage, "export");
  g_assert_cmpstr (hub_help_window_get_page (find_help (stage)), ==, "export");
  open_page (stage, "export");
  act (find_help (stage), "help.back");   /* there is nothing to go back to */
  g_assert_cmpstr (hub_help_window_get_page (find_help (stage)), ==, "export");
  /* the program ends although it is open */
}

static void
add (const char *path,
     UiPlay      play)
{
  g_test_add_data_func (path, (gconstpointer) play, ui_stage_test);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  add ("/ui/help/every-page", test_every_page);
  add ("/ui/help/links", test_links);
  add ("/ui/help/search", test_search);
  add ("/ui/help/narrow", test_narrow);
  add ("/ui/help/beside", test_beside);

  return g_test_run ();
}
