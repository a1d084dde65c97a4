/* hub-window-places.c: the places of the window, and what leads there
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-window"

#include "hub-window-private.h"

#include "hub-error.h"

static void
page_moved_cb (HubWindow *self,
               HubPage   *page)
{
  if (self->saver != NULL && hub_window_get_page (self) == page)
    hub_window_place_changed (self);
}

/* The entry to be shown was looked for. */
static void
find_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(HubWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr(HubEntry) entry = hub_reader_find_finish (HUB_READER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->reader == NULL)
    return;

  if (error != NULL)
    {
      sentence = hub_error_dup_sentence (error);
      hub_window_toast (self, sentence);
      return;
    }

  if (entry != NULL)
    hub_browse_page_show_entry (self->browse, entry);
  else
    hub_browse_page_show_no_entry (self->browse);
  hub_window_show_place (self, "browse");
  hub_detail_pane_focus (hub_browse_page_get_detail (self->browse));
}

/**
 * hub_window_follow_page:
 * @self: a window
 * @page: the page of a place
 *
 * Follows what the page shows.
 */
void
hub_window_follow_page (HubWindow *self,
                        gpointer   page)
{
  g_signal_connect_object (page, "moved", G_CALLBACK (page_moved_cb), self, G_CONNECT_SWAPPED);
}

/**
 * hub_window_get_page:
 * @self: a window
 *
 * Gets the page of the place that is shown; the first call makes it.
 *
 * Returns: (transfer none): the page
 */
HubPage *
hub_window_get_page (HubWindow *self)
{
  GtkWidget *place = adw_view_stack_get_visible_child (self->places);

  if (place == GTK_WIDGET (self->objectives))
    return HUB_PAGE (hub_window_get_objectives (self));
  if (place == GTK_WIDGET (self->events))
    return HUB_PAGE (hub_window_get_events (self));
  if (place == GTK_WIDGET (self->reading_list))
    return HUB_PAGE (hub_window_get_reading_list (self));
  if (place == GTK_WIDGET (self->insights))
    return HUB_PAGE (hub_window_get_insights (self));
  if (place == GTK_WIDGET (self->changes))
    return HUB_PAGE (hub_window_get_changes (self));
  return HUB_PAGE (place);
}

/**
 * hub_window_get_detail:
 * @self: a window
 *
 * Gets where the place that is shown shows an entry.
 *
 * Returns: (transfer none) (nullable): the pane, %NULL if it shows none
 */
HubDetailPane *
hub_window_get_detail (HubWindow *self)
{
  return hub_page_get_detail (hub_window_get_page (self));
}

/**
 * hub_window_get_entry:
 * @self: a window
 *
 * Gets the entry that is read.
 *
 * Returns: (transfer none) (nullable): the entry
 */
HubEntry *
hub_window_get_entry (HubWindow *self)
{
  HubDetailPane *detail = hub_window_get_detail (self);

  return detail != NULL ? hub_detail_pane_get_entry (detail) : NULL;
}

/**
 * hub_window_is_browsing:
 * @self: a window
 *
 * Says whether Browse is the place that is shown.
 *
 * Returns: %TRUE if it is
 */
gboolean
hub_window_is_browsing (HubWindow *self)
{
  return adw_view_stack_get_visible_child (self->places) == GTK_WIDGET (self->browse);
}

/**
 * hub_window_can_go_back:
 * @self: a window
 *
 * Says whether something covers what one came from, such as an entry its list.
 *
 * Returns: %TRUE if there is a step back
 */
gboolean
hub_window_can_go_back (HubWindow *self)
{
  return hub_page_can_go_back (hub_window_get_page (self));
}

/**
 * hub_window_show_place:
 * @self: a window
 * @name: `browse`, `objectives`, `events`, `reading-list`, `insights` or `changes`
 *
 * Goes to a place.
 */
void
hub_window_show_place (HubWindow  *self,
                       const char *name)
{
  g_return_if_fail (HUB_IS_WINDOW (self));

  g_clear_pointer (&self->place, g_free);
  if (adw_view_stack_get_child_by_name (self->places, name) != NULL)
    adw_view_stack_set_visible_child_name (self->places, name);
}

/**
 * hub_window_follow_query:
 * @self: a window
 * @query: what to ask
 *
 * Browses what answers another question, as a link leads to it: where one was is a step back.
 */
void
hub_window_follow_query (HubWindow *self,
                         HubQuery  *query)
{
  g_return_if_fail (HUB_IS_WINDOW (self));
  g_return_if_fail (query != NULL);

  hub_history_hold (self->history);
  hub_browse_page_show_query (self->browse, query);
  hub_window_show_place (self, "browse");
  hub_history_release (self->history);
}

/**
 * hub_window_show_entry:
 * @self: a window
 * @uuid: of an entry
 * @langcode: (nullable): its language; %NULL for the one that it has
 *
 * Shows an entry in Browse, or says that there is none.
 */
void
hub_window_show_entry (HubWindow  *self,
                       const char *uuid,
                       const char *langcode)
{
  g_return_if_fail (HUB_IS_WINDOW (self));
  g_return_if_fail (uuid != NULL);

  g_clear_pointer (&self->place, g_free);
  hub_reader_find_async (self->reader, uuid, langcode, self->cancellable, find_cb,
                         g_object_ref (self));
}

/**
 * hub_window_show_kept:
 * @self: a window
 * @uuid: of an entry
 * @langcode: its language
 *
 * Shows an entry in the reading list, or the list alone if it is not in it.
 */
void
hub_window_show_kept (HubWindow  *self,
                      const char *uuid,
                      const char *langcode)
{
  HubEntry *kept;

  g_return_if_fail (HUB_IS_WINDOW (self));

  kept = hub_library_find (self->library, uuid, langcode);
  hub_history_hold (self->history);
  hub_window_show_place (self, "reading-list");
  if (kept != NULL)
    hub_reading_list_page_show_entry (hub_window_get_reading_list (self), kept);
  hub_history_release (self->history);
}

/**
 * hub_window_open_link:
 * @self: a window
 * @link: where an address leads
 *
 * Shows a topic, a page of the help, or an entry, in the language that the link names or that the
 * entry has.
 */
void
hub_window_open_link (HubWindow         *self,
                      const HubDeepLink *link)
{
  g_return_if_fail (HUB_IS_WINDOW (self));
  g_return_if_fail (link != NULL);

  if (link->uuid != NULL)
    hub_window_show_entry (self, link->uuid, link->langcode);
  else if (link->code != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-topic", "(is)",
                                (int) link->vocabulary, link->code);
  else if (link->help != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.help-page", "s", link->help);
}
