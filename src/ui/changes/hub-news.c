/* hub-news.c: how much has happened that nobody has looked at
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-news"

#include "hub-news.h"

#include "hub-reader-news.h"

/**
 * HubNews:
 *
 * Counts the changes behind the last one that was seen, whenever the catalogue has changed; while
 * they are watched, they are seen as they come. Signal `notify::n-unseen`. Main thread.
 */
struct _HubNews
{
  GObject       parent_instance;

  HubReader    *reader;        /* (owned) */
  HubSettings  *settings;      /* (owned): where it is kept what was seen */
  GCancellable *cancellable;   /* (owned) (nullable): of the count under way */
  gint64        visited;       /* number of the last change that was seen when this began */
  gint64        last;          /* number of the last change there is, 0 none */
  guint         n_unseen;
  guint         is_watched : 1;
};

typedef enum
{
  PROP_N_UNSEEN = 1,
} HubNewsProperty;

static GParamSpec *props[PROP_N_UNSEEN + 1];

G_DEFINE_FINAL_TYPE (HubNews, hub_news, G_TYPE_OBJECT)

static void
set_n_unseen (HubNews *self,
              guint    n_unseen)
{
  if (self->n_unseen == n_unseen)
    return;

  self->n_unseen = n_unseen;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_UNSEEN]);
}

static gint64
get_seen (HubNews *self)
{
  gint64 seen;

  g_object_get (self->settings, "changes-seen", &seen, NULL);
  return seen;
}

static void
news_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(HubNews) self = user_data;
  g_autoptr(GError) error = NULL;
  guint n_changes;
  gint64 last;

  if (!hub_reader_news_finish (HUB_READER (source), result, &n_changes, &last, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_info ("What has happened is not known: %s", error->message);
      return;
    }

  self->last = last;
  if (self->is_watched)
    g_object_set (self->settings, "changes-seen", last, NULL);
  set_n_unseen (self, self->is_watched ? 0 : n_changes);
}

static void
count (HubNews *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hub_reader_news_async (self->reader, get_seen (self), self->cancellable, news_cb,
                         g_object_ref (self));
}

static void
hub_news_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  switch ((HubNewsProperty) prop_id)
    {
    case PROP_N_UNSEEN:
      g_value_set_uint (value, HUB_NEWS (object)->n_unseen);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
hub_news_dispose (GObject *object)
{
  HubNews *self = HUB_NEWS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->reader);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (hub_news_parent_class)->dispose (object);
}

static void
hub_news_class_init (HubNewsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hub_news_get_property;
  object_class->dispose = hub_news_dispose;

  props[PROP_N_UNSEEN] =
    g_param_spec_uint ("n-unseen", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
hub_news_init (HubNews *self)
{
}

/**
 * hub_news_new:
 * @reader: who knows what has happened
 * @settings: where it is kept what was seen
 *
 * Begins a visit, and counts.
 *
 * Returns: (transfer full): the object
 */
HubNews *
hub_news_new (HubReader   *reader,
              HubSettings *settings)
{
  HubNews *self = g_object_new (HUB_TYPE_NEWS, NULL);

  self->reader = g_object_ref (reader);
  self->settings = g_object_ref (settings);
  self->visited = get_seen (self);
  g_signal_connect_object (reader, "changed", G_CALLBACK (count), self, G_CONNECT_SWAPPED);
  count (self);
  return self;
}

/**
 * hub_news_set_watched:
 * @self: news
 * @is_watched: whether changes are on the screen
 *
 * Has all that there is be seen, and what comes, until it is no longer watched.
 */
void
hub_news_set_watched (HubNews  *self,
                      gboolean  is_watched)
{
  g_return_if_fail (HUB_IS_NEWS (self));

  self->is_watched = !!is_watched;
  if (is_watched)
    count (self);
}

guint
hub_news_get_n_unseen (HubNews *self)
{
  g_return_val_if_fail (HUB_IS_NEWS (self), 0);

  return self->n_unseen;
}

gint64
hub_news_get_visited (HubNews *self)
{
  g_return_val_if_fail (HUB_IS_NEWS (self), 0);

  return self->visited;
}

/**
 * hub_news_has_any:
 * @self: news
 *
 * Asks whether anything has ever happened, seen or not.
 *
 * Returns: whether it is known to have
 */
gboolean
hub_news_has_any (HubNews *self)
{
  g_return_val_if_fail (HUB_IS_NEWS (self), FALSE);

  return self->last > 0;
}
