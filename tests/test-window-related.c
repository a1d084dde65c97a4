/* test-window-related.c: related entries below the one that is read
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-browse-page.h"
#include "hub-detail-pane.h"
#include "hub-detail-related.h"
#include "ui-stage.h"

#define N_STARTER 94

static HubDetailPane *
get_detail (UiStage *stage)
{
  return hub_browse_page_get_detail (hub_window_get_browse (stage->window));
}

static GtkWidget *
get_related (UiStage *stage)
{
  return ui_find (GTK_WIDGET (get_detail (stage)), HUB_TYPE_DETAIL_RELATED, NULL);
}

static GtkWidget *
get_row (UiStage *stage)
{
  return ui_find (get_related (stage), ADW_TYPE_ACTION_ROW, NULL);
}

static gboolean
shows (UiStage    *stage,
       const char *uuid)
{
  HubEntry *entry = hub_detail_pane_get_entry (get_detail (stage));

  return entry != NULL && g_str_equal (hub_entry_get_uuid (entry), uuid);
}

static void
read_first (UiStage *stage)
{
  ui_stage_wait_total (stage, N_STARTER);
  ui_stage_select (stage, 0);
  ui_wait (gtk_widget_get_visible (get_related (stage)));
  ui_settle (GTK_WIDGET (stage->window));
}

/* A row says why it is there, opens its entry, and one comes back from there. */
static void
test_open (UiStage *stage)
{
  g_autofree char *first = NULL;
  g_autofree char *title = NULL;
  const char *reason;

  read_first (stage);
  first = g_strdup (hub_entry_get_uuid (hub_detail_pane_get_entry (get_detail (stage))));
  title = g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (get_row (stage))));
  reason = adw_action_row_get_subtitle (ADW_ACTION_ROW (get_row (stage)));
  g_assert_true (g_str_has_prefix (reason, "Same "));
  g_assert_cmpstr (title, !=,
                   hub_entry_get_title (hub_detail_pane_get_entry (get_detail (stage))));

  ui_activate (GTK_WINDOW (stage->window));
  g_assert_true (gtk_widget_grab_focus (get_row (stage)));
  gtk_widget_activate (get_row (stage));
  ui_wait (!shows (stage, first));
  g_assert_cmpstr (hub_entry_get_title (hub_detail_pane_get_entry (get_detail (stage))), ==, title);
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_act (stage, "win.history-back", NULL);
  ui_wait (shows (stage, first));
}

static void
scroll_to_end (UiStage *stage)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (get_related (stage), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
}

static void
test_pictures (UiStage *stage)
{
  read_first (stage);
  scroll_to_end (stage);
  ui_stage_picture (stage, "related-wide.png");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_picture (stage, "related-mirrored.png");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* What shares nothing with any other has no such list. */
static void
test_none (UiStage *stage)
{
  g_autoptr(HubEntry) entry = hub_entry_new ("55555555-5555-4555-8555-555555555555", "en",
                                             HUB_KIND_DOCUMENT, "Alone");

  read_first (stage);
  hub_detail_pane_show_copy (get_detail (stage), entry);
  g_assert_false (gtk_widget_get_visible (get_related (stage)));
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_false (gtk_widget_get_visible (get_related (stage)));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/ui/related/open", test_open, ui_stage_test);
  g_test_add_data_func ("/ui/related/pictures", test_pictures, ui_stage_test);
  g_test_add_data_func ("/ui/related/none", test_none, ui_stage_test);

  return g_test_run ();
}
