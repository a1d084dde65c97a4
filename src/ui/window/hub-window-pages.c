/* hub-window-pages.c: the places of the window, made when they are first visited
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-window"

#include "hub-window-private.h"

#include <glib/gi18n.h>

/* The buttons of a switcher, which stand in the order of its pages. */
static void
collect_buttons (GtkWidget *root,
                 GPtrArray *buttons)
{
  if (GTK_IS_TOGGLE_BUTTON (root))
    g_ptr_array_add (buttons, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_buttons (child, buttons);
}

/* The badge is for the eye; a screen reader gets its number as the description of the button. */
static void
describe_news (HubWindow  *self,
               GtkWidget  *switcher,
               const char *text)
{
  g_autoptr(GPtrArray) buttons = g_ptr_array_new ();
  g_autoptr(GtkSelectionModel) pages = adw_view_stack_get_pages (self->places);

  collect_buttons (switcher, buttons);
  for (guint i = 0; i < buttons->len; i++)
    {
      g_autoptr(AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      if (page != NULL && adw_view_stack_page_get_child (page) == GTK_WIDGET (self->changes))
        gtk_accessible_update_property (g_ptr_array_index (buttons, i),
                                        GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
    }
}

/**
 * hub_window_show_news:
 * @self: a window
 *
 * Shows at What’s New how much has not been seen yet.
 */
void
hub_window_show_news (HubWindow *self)
{
  g_autofree char *text = NULL;
  guint n_unseen = hub_news_get_n_unseen (self->news);

  adw_view_stack_page_set_badge_number (self->changes_page, n_unseen);
  if (n_unseen > 0)
    /* Translators: spoken for the button of What’s New */
    text = g_strdup_printf (ngettext ("%'u change not seen yet", "%'u changes not seen yet",
                                      n_unseen), n_unseen);
  describe_news (self, GTK_WIDGET (self->switcher), text != NULL ? text : "");
  describe_news (self, GTK_WIDGET (self->place_bar), text != NULL ? text : "");
}

/**
 * hub_window_get_events:
 * @self: a window
 *
 * Gets the page of Events; the first call makes it.
 *
 * Returns: (transfer none): the page
 */
HubEventsPage *
hub_window_get_events (HubWindow *self)
{
  GtkWidget *page;

  g_return_val_if_fail (HUB_IS_WINDOW (self), NULL);

  page = adw_bin_get_child (self->events);
  if (page == NULL)
    {
      page = hub_events_page_new (self->reader, self->library);
      adw_bin_set_child (self->events, page);
      hub_window_follow_page (self, page);
    }
  return HUB_EVENTS_PAGE (page);
}

/**
 * hub_window_get_objectives:
 * @self: a window
 *
 * Gets the page of Objectives; the first call makes it.
 *
 * Returns: (transfer none): the page
 */
HubObjectivesPage *
hub_window_get_objectives (HubWindow *self)
{
  GtkWidget *page;

  g_return_val_if_fail (HUB_IS_WINDOW (self), NULL);

  page = adw_bin_get_child (self->objectives);
  if (page == NULL)
    {
      page = hub_objectives_page_new (self->reader, self->library);
      adw_bin_set_child (self->objectives, page);
      hub_window_follow_page (self, page);
    }
  return HUB_OBJECTIVES_PAGE (page);
}

/**
 * hub_window_get_reading_list:
 * @self: a window
 *
 * Gets the page of Reading List; the first call makes it.
 *
 * Returns: (transfer none): the page
 */
HubReadingListPage *
hub_window_get_reading_list (HubWindow *self)
{
  HubReadingListPage *page;

  g_return_val_if_fail (HUB_IS_WINDOW (self), NULL);

  if (adw_bin_get_child (self->reading_list) == NULL)
    {
      page = g_object_new (HUB_TYPE_READING_LIST_PAGE, NULL);
      hub_reading_list_page_set_up (page, self->reader, self->library);
      hub_reading_list_page_set_failed (page, self->has_failed_library);
      adw_bin_set_child (self->reading_list, GTK_WIDGET (page));
      hub_window_follow_page (self, page);
    }
  return HUB_READING_LIST_PAGE (adw_bin_get_child (self->reading_list));
}

/**
 * hub_window_get_insights:
 * @self: a window
 *
 * Gets the page of Insights; the first call makes it.
 *
 * Returns: (transfer none): the page
 */
HubInsightsPage *
hub_window_get_insights (HubWindow *self)
{
  GtkWidget *page;

  g_return_val_if_fail (HUB_IS_WINDOW (self), NULL);

  page = adw_bin_get_child (self->insights);
  if (page == NULL)
    {
      page = hub_insights_page_new (self->reader);
      adw_bin_set_child (self->insights, page);
      hub_window_follow_page (self, page);
    }
  return HUB_INSIGHTS_PAGE (page);
}

/**
 * hub_window_get_changes:
 * @self: a window
 *
 * Gets the page of What’s New; the first call makes it.
 *
 * Returns: (transfer none): the page
 */
HubChangesPage *
hub_window_get_changes (HubWindow *self)
{
  HubChangesPage *page;

  g_return_val_if_fail (HUB_IS_WINDOW (self), NULL);

  if (adw_bin_get_child (self->changes) == NULL)
    {
      page = g_object_new (HUB_TYPE_CHANGES_PAGE, NULL);
      hub_changes_page_set_up (page, self->reader, self->library, self->news);
      adw_bin_set_child (self->changes, GTK_WIDGET (page));
      hub_window_follow_page (self, page);
    }
  return HUB_CHANGES_PAGE (adw_bin_get_child (self->changes));
}
