/* hub-alerts.c: notifications of what is new and of what is due
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-alerts"

#include "hub-alerts.h"

#include "hub-due-news.h"
#include "hub-search-news.h"

#define LOOK_SECONDS (15 * 60)   /* between looks at the date */

/**
 * HubAlerts:
 *
 * One notification for each saved search that has found something new, and one for entries that are
 * due and not read yet: once for each entry and each day that it is due, also after a new start. A
 * later one of the same kind takes the place of the one before.
 */
struct _HubAlerts
{
  GObject       parent_instance;

  GApplication *application;   /* (unowned): owns this */
  HubLibrary   *library;       /* (owned) (nullable): NULL once stopped */
  HubSettings  *settings;      /* (owned): know what was told to be due */
  guint         look_id;       /* of the source that looks at the date */
};

typedef enum
{
  SIGNAL_TOLD,
} HubAlertsSignal;

static guint signals[SIGNAL_TOLD + 1];

G_DEFINE_FINAL_TYPE (HubAlerts, hub_alerts, G_TYPE_OBJECT)

static void
news_cb (HubAlerts  *self,
         const char *uuid,
         guint       n_fresh)
{
  HubSavedSearch *search = NULL;
  g_auto(HubSearchNews) news = { NULL, NULL, NULL };

  if (self->library == NULL)
    return;

  search = hub_saved_search_find (hub_library_get_stock (self->library)->searches, uuid);
  if (search == NULL)
    return;

  hub_search_news_init (&news, search, n_fresh);
  hub_search_news_send (&news, uuid, self->application);
  g_signal_emit (self, signals[SIGNAL_TOLD], 0, news.id, news.title, news.body);
}

static void
look_at_date (HubAlerts *self)
{
  g_auto(HubDueNews) news = { NULL, NULL, NULL, NULL };

  if (self->library == NULL ||
      !hub_due_news_init (&news, hub_library_get_stock (self->library),
                          hub_settings_get_due_told (self->settings)))
    return;

  hub_settings_set_due_told (self->settings, (const char *const *) news.told);
  hub_due_news_send (&news, self->application);
  g_signal_emit (self, signals[SIGNAL_TOLD], 0, HUB_DUE_NEWS_ID, news.title, news.body);
}

static gboolean
look_cb (gpointer user_data)
{
  look_at_date (user_data);
  return G_SOURCE_CONTINUE;
}

static void
hub_alerts_dispose (GObject *object)
{
  hub_alerts_stop (HUB_ALERTS (object));

  G_OBJECT_CLASS (hub_alerts_parent_class)->dispose (object);
}

static void
hub_alerts_finalize (GObject *object)
{
  g_object_unref (HUB_ALERTS (object)->settings);

  G_OBJECT_CLASS (hub_alerts_parent_class)->finalize (object);
}

static void
hub_alerts_class_init (HubAlertsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hub_alerts_dispose;
  object_class->finalize = hub_alerts_finalize;

  signals[SIGNAL_TOLD] =
    g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
}

static void
hub_alerts_init (HubAlerts *self)
{
}

/**
 * hub_alerts_new:
 * @application: who sends; owns what is made
 * @library: the reading list
 * @watcher: who asks its searches
 * @settings: where it is noted what was told
 *
 * Makes what tells of news.
 *
 * Returns: (transfer full): the alerts
 */
HubAlerts *
hub_alerts_new (GApplication *application,
                HubLibrary   *library,
                HubWatcher   *watcher,
                HubSettings  *settings)
{
  HubAlerts *self = g_object_new (HUB_TYPE_ALERTS, NULL);

  self->application = application;
  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  self->look_id = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
  g_signal_connect_object (watcher, "news", G_CALLBACK (news_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "remarked", G_CALLBACK (look_at_date), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * hub_alerts_stop:
 * @self: alerts
 *
 * Tells nothing any more. May be called twice.
 */
void
hub_alerts_stop (HubAlerts *self)
{
  g_return_if_fail (HUB_IS_ALERTS (self));

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->library);
}
