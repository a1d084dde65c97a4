/* hub-search-news.c: how it is told that a saved search has found something new
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-library"

#include "hub-search-news.h"

#include <glib/gi18n-lib.h>

/**
 * hub_search_news_init:
 * @self: (out caller-allocates): what is told
 * @search: a saved search
 * @n_fresh: how many entries it has found that were not looked at
 *
 * Says what there is to say.
 */
void
hub_search_news_init (HubSearchNews        *self,
                      const HubSavedSearch *search,
                      guint                 n_fresh)
{
  self->id = g_strconcat ("search-", search->uuid, NULL);
  self->title = g_strconcat ("\u2068", search->name, "\u2069", NULL);
  self->body = g_strdup_printf (ngettext ("%'u new entry", "%'u new entries", n_fresh), n_fresh);
}

/**
 * hub_search_news_clear:
 * @self: what is told
 *
 * Frees what it holds.
 */
void
hub_search_news_clear (HubSearchNews *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->body, g_free);
}

/**
 * hub_search_news_send:
 * @self: what is told
 * @uuid: of the search
 * @application: who sends, registered
 *
 * Shows a notification that leads to what is new, whether a window is open or not.
 */
void
hub_search_news_send (const HubSearchNews *self,
                      const char          *uuid,
                      GApplication        *application)
{
  g_autoptr(GNotification) notification = g_notification_new (self->title);

  g_notification_set_body (notification, self->body);
  g_notification_set_default_action_and_target (notification, "app.show-fresh", "s", uuid);
  g_application_send_notification (application, self->id, notification);
}
