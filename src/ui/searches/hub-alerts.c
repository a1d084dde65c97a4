/* hub-alerts.c: notifications of what is new and of what is due
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-alerts"

#include "hub-alerts.h"

#include "hub-format.h"
#include "hub-search-news.h"

#include <glib/gi18n.h>

#define LOOK_SECONDS (15 * 60)   /* between looks at the date */
#define DUE_ID "due"

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

/* Leads to the one entry that is due. Several are in the reading list, which also has the copy of
 * one that the hub has withdrawn. */
static void
set_due_action (GNotification *notification,
                GPtrArray     *due)
{
  HubEntry *entry = g_ptr_array_index (due, 0);
  g_autofree char *address = NULL;

  if (due->len == 1 && !hub_entry_is_withdrawn (entry))
    {
      address = g_strdup_printf ("hub-reader:entry/%s/%s", hub_entry_get_uuid (entry),
                                 hub_entry_get_langcode (entry));
      g_notification_set_default_action_and_target (notification, "app.open-address", "s",
                                                    address);
    }
  else
    {
      g_notification_set_default_action (notification, "app.reading-list");
    }
}

static void
tell_due (HubAlerts  *self,
          GPtrArray  *due,      /* (element-type HubEntry): not empty */
          const char *title,
          const char *body)
{
  g_autoptr(GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  set_due_action (notification, due);
  g_application_send_notification (self->application, DUE_ID, notification);
  g_signal_emit (self, signals[SIGNAL_TOLD], 0, DUE_ID, title, body);
}

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

/* (transfer full): the titles of the first few, a line each */
static char *
dup_titles (GPtrArray *entries)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < MIN (entries->len, 3); i++)
    {
      g_autofree char *title = hub_format_title (g_ptr_array_index (entries, i));

      g_string_append_printf (titles, "%s%s", i > 0 ? "\n" : "", title);
    }
  if (entries->len > 3)
    g_string_append (titles, "\n…");

  return g_string_free (titles, FALSE);
}

/* (transfer full): an entry and its day */
static char *
dup_told (HubRemark *remark)
{
  g_autofree char *day = hub_remark_dup_due (remark);

  return g_strjoin (" ", day, remark->langcode, remark->uuid, NULL);
}

/* Lists what is due by @today, not read, and not told. What was told is told no more as long as its
 * day stays. (transfer full) (element-type HubEntry) */
static GPtrArray *
list_due (HubAlerts       *self,
          const HubDate   *today,
          GStrvBuilder    *told)    /* all that is told then */
{
  HubStock *stock = hub_library_get_stock (self->library);
  const char *const *before = hub_settings_get_due_told (self->settings);
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *due = g_ptr_array_new ();

  for (guint i = 0; before[i] != NULL; i++)
    g_hash_table_add (known, (char *) before[i]);
  for (guint i = 0; i < stock->remarks->len; i++)
    {
      HubRemark *remark = g_ptr_array_index (stock->remarks, i);
      g_autofree char *key = NULL;
      gboolean is_due = FALSE;

      if (remark->due.precision == HUB_DATE_UNKNOWN)
        continue;
      key = dup_told (remark);
      is_due = !g_hash_table_contains (known, key) && remark->status != HUB_STATUS_READ &&
               hub_date_compare (&remark->due, today) <= 0;
      if (is_due)
        g_ptr_array_add (due, g_ptr_array_index (stock->entries, i));
      if (is_due || g_hash_table_contains (known, key))
        g_strv_builder_take (told, g_steal_pointer (&key));
    }

  return due;
}

static void
look_at_date (HubAlerts *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  HubDate today = HUB_DATE_INIT;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) told = NULL;
  g_autoptr(GPtrArray) due = NULL;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  if (self->library == NULL || !hub_date_parse (day, &today))
    return;

  due = list_due (self, &today, builder);
  if (due->len == 0)
    return;

  told = g_strv_builder_end (builder);
  hub_settings_set_due_told (self->settings, (const char *const *) told);
  title = g_strdup_printf (ngettext ("%u entry is due", "%u entries are due", due->len), due->len);
  body = dup_titles (due);
  tell_due (self, due, title, body);
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
