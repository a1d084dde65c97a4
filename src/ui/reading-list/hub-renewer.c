/* hub-renewer.c: takes what the hub has changed into the reading list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-renewer"

#include "hub-renewer.h"

#include "hub-reader-news.h"

/**
 * HubRenewer:
 *
 * Whenever the catalogue or the list has changed, asks which of the kept entries the hub has
 * changed, and has the reading list take them in. What it takes in changes the list once more; then
 * there is nothing left to take. Main thread.
 */
struct _HubRenewer
{
  HubFollower parent_instance;
};

G_DEFINE_FINAL_TYPE (HubRenewer, hub_renewer, HUB_TYPE_FOLLOWER)

static void
renewed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!hub_library_edit_finish (HUB_LIBRARY (source), result, NULL, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_info ("The reading list was not renewed: %s", error->message);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(HubFollower) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) renewed = hub_reader_renewed_finish (HUB_READER (source), result, &error);

  if (renewed != NULL && renewed->len > 0 && hub_follower_get_library (self) != NULL)
    hub_library_renew_async (hub_follower_get_library (self), renewed, renewed_cb, NULL);
  else if (renewed == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_info ("What has changed is not known: %s", error->message);
}

static void
hub_renewer_ask (HubFollower  *follower,
                 HubReader    *reader,
                 HubLibrary   *library,
                 GCancellable *cancellable)
{
  hub_reader_renewed_async (reader, G_LIST_MODEL (library), cancellable, found_cb,
                            g_object_ref (follower));
}

static void
hub_renewer_class_init (HubRenewerClass *klass)
{
  HUB_FOLLOWER_CLASS (klass)->ask = hub_renewer_ask;
}

static void
hub_renewer_init (HubRenewer *self)
{
}

/**
 * hub_renewer_new:
 * @reader: who knows the catalogue
 * @library: the reading list
 *
 * Makes a renewer, which asks at once.
 *
 * Returns: (transfer full): the renewer
 */
HubRenewer *
hub_renewer_new (HubReader  *reader,
                 HubLibrary *library)
{
  HubRenewer *self = g_object_new (HUB_TYPE_RENEWER, NULL);

  hub_follower_start (HUB_FOLLOWER (self), reader, library);
  return self;
}
