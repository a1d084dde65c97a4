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
  GObject       parent_instance;

  HubReader    *reader;        /* (owned) */
  HubLibrary   *library;       /* (owned) */
  GCancellable *cancellable;   /* (owned) (nullable): of the question under way */
};

G_DEFINE_FINAL_TYPE (HubRenewer, hub_renewer, G_TYPE_OBJECT)

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
  g_autoptr(HubRenewer) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) renewed = hub_reader_renewed_finish (HUB_READER (source), result, &error);

  if (renewed != NULL && renewed->len > 0)
    hub_library_renew_async (self->library, renewed, renewed_cb, NULL);
  else if (renewed == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_info ("What has changed is not known: %s", error->message);
}

static void
ask (HubRenewer *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->library)) == 0)
    return;

  self->cancellable = g_cancellable_new ();
  hub_reader_renewed_async (self->reader, G_LIST_MODEL (self->library), self->cancellable,
                            found_cb, g_object_ref (self));
}

static void
hub_renewer_dispose (GObject *object)
{
  HubRenewer *self = HUB_RENEWER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->reader);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (hub_renewer_parent_class)->dispose (object);
}

static void
hub_renewer_class_init (HubRenewerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_renewer_dispose;
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

  self->reader = g_object_ref (reader);
  self->library = g_object_ref (library);
  g_signal_connect_object (reader, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "items-changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  ask (self);
  return self;
}
