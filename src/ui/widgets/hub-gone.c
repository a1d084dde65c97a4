/* hub-gone.c: which kept entries are no longer on the hub
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-gone"

#include "hub-gone.h"

#include "hub-reader-news.h"

/**
 * HubGone:
 *
 * Knows of each copy in the reading list whether its entry is gone from the hub, and asks anew
 * whenever the catalogue or the list has changed. The copies themselves stay as they are. Signal
 * `changed`: others are gone than before. Main thread.
 */
struct _HubGone
{
  HubFollower  parent_instance;

  GHashTable  *gone;   /* (owned) (element-type HubEntry): a set */
};

typedef enum
{
  SIGNAL_CHANGED,
} HubGoneSignal;

static guint signals[SIGNAL_CHANGED + 1];

G_DEFINE_FINAL_TYPE (HubGone, hub_gone, HUB_TYPE_FOLLOWER)

static void
gone_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(HubGone) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) gone = hub_reader_gone_finish (HUB_READER (source), result, &error);

  if (gone == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_info ("Which entries are gone is not known: %s", error->message);
      return;
    }

  g_hash_table_remove_all (self->gone);
  for (guint i = 0; i < gone->len; i++)
    g_hash_table_add (self->gone, g_object_ref (g_ptr_array_index (gone, i)));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
hub_gone_ask (HubFollower  *follower,
              HubReader    *reader,
              HubLibrary   *library,
              GCancellable *cancellable)
{
  hub_reader_gone_async (reader, G_LIST_MODEL (library), cancellable, gone_cb,
                         g_object_ref (follower));
}

static void
hub_gone_dispose (GObject *object)
{
  g_hash_table_remove_all (HUB_GONE (object)->gone);

  G_OBJECT_CLASS (hub_gone_parent_class)->dispose (object);
}

static void
hub_gone_finalize (GObject *object)
{
  g_hash_table_unref (HUB_GONE (object)->gone);

  G_OBJECT_CLASS (hub_gone_parent_class)->finalize (object);
}

static void
hub_gone_class_init (HubGoneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hub_gone_dispose;
  object_class->finalize = hub_gone_finalize;
  HUB_FOLLOWER_CLASS (klass)->ask = hub_gone_ask;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
hub_gone_init (HubGone *self)
{
  self->gone = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

/**
 * hub_gone_new:
 * @reader: who knows the catalogue
 * @library: the reading list
 *
 * Makes one that knows nothing yet, and asks.
 *
 * Returns: (transfer full): the object
 */
HubGone *
hub_gone_new (HubReader  *reader,
              HubLibrary *library)
{
  HubGone *self = g_object_new (HUB_TYPE_GONE, NULL);

  hub_follower_start (HUB_FOLLOWER (self), reader, library);
  return self;
}

/**
 * hub_gone_contains:
 * @self: what knows
 * @kept: a copy out of the reading list
 *
 * Asks whether the entry of a copy is gone.
 *
 * Returns: whether it is known to be
 */
gboolean
hub_gone_contains (HubGone  *self,
                   HubEntry *kept)
{
  g_return_val_if_fail (HUB_IS_GONE (self), FALSE);

  return g_hash_table_contains (self->gone, kept);
}
