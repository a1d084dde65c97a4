/* hub-follower.c: what asks about the reading list whenever the answer may be another
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-follower"

#include "hub-follower.h"

/**
 * HubFollower:
 *
 * Has a subclass ask about the kept entries once, and again whenever the catalogue or the list has
 * changed. Main thread.
 */
typedef struct
{
  HubReader    *reader;        /* (owned) (nullable) */
  HubLibrary   *library;       /* (owned) (nullable) */
  GCancellable *cancellable;   /* (owned) (nullable): of the question under way */
} HubFollowerPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HubFollower, hub_follower, G_TYPE_OBJECT)

static void
ask (HubFollower *self)
{
  HubFollowerPrivate *priv = hub_follower_get_instance_private (self);

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  if (g_list_model_get_n_items (G_LIST_MODEL (priv->library)) == 0)
    return;

  priv->cancellable = g_cancellable_new ();
  HUB_FOLLOWER_GET_CLASS (self)->ask (self, priv->reader, priv->library, priv->cancellable);
}

static void
hub_follower_dispose (GObject *object)
{
  HubFollowerPrivate *priv = hub_follower_get_instance_private (HUB_FOLLOWER (object));

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  g_clear_object (&priv->reader);
  g_clear_object (&priv->library);

  G_OBJECT_CLASS (hub_follower_parent_class)->dispose (object);
}

static void
hub_follower_class_init (HubFollowerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_follower_dispose;
}

static void
hub_follower_init (HubFollower *self)
{
}

/**
 * hub_follower_start:
 * @self: a follower
 * @reader: who knows the catalogue
 * @library: the reading list
 *
 * Asks for the first time, and follows from now on; once.
 */
void
hub_follower_start (HubFollower *self,
                    HubReader   *reader,
                    HubLibrary  *library)
{
  HubFollowerPrivate *priv = hub_follower_get_instance_private (self);

  g_return_if_fail (HUB_IS_FOLLOWER (self));
  g_return_if_fail (priv->reader == NULL);

  priv->reader = g_object_ref (reader);
  priv->library = g_object_ref (library);
  g_signal_connect_object (reader, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "items-changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  ask (self);
}

HubLibrary *
hub_follower_get_library (HubFollower *self)
{
  HubFollowerPrivate *priv = hub_follower_get_instance_private (self);

  g_return_val_if_fail (HUB_IS_FOLLOWER (self), NULL);

  return priv->library;
}
