/* hub-detail-place.c: where an entry is shown, beside a list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-detail-place"

#include "hub-detail-place.h"

#include "hub-later.h"

/**
 * HubDetailPlace:
 *
 * Holds a [class@Hub.DetailPane], which is made after the page that it stands in, or when it is
 * asked for.
 *
 * Signal `shown`: another entry is shown, or none.
 */
struct _HubDetailPlace
{
  AdwBin         parent_instance;

  HubDetailPane *pane;      /* (unowned) (nullable): NULL until it is made */
  HubReader     *reader;    /* (owned) (nullable) */
  HubLibrary    *library;   /* (owned) (nullable) */
};

typedef enum
{
  SIGNAL_SHOWN,
} HubDetailPlaceSignal;

static guint signals[SIGNAL_SHOWN + 1];

G_DEFINE_FINAL_TYPE (HubDetailPlace, hub_detail_place, ADW_TYPE_BIN)

static void
shown_cb (HubDetailPlace *self)
{
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

static void
make_pane (gpointer object)
{
  HubDetailPlace *self = object;

  if (self->reader != NULL)
    hub_detail_place_get_pane (self);
}

static void
hub_detail_place_dispose (GObject *object)
{
  HubDetailPlace *self = HUB_DETAIL_PLACE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  self->pane = NULL;
  g_clear_object (&self->reader);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (hub_detail_place_parent_class)->dispose (object);
}

static void
hub_detail_place_class_init (HubDetailPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_detail_place_dispose;

  signals[SIGNAL_SHOWN] =
    g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
hub_detail_place_init (HubDetailPlace *self)
{
}

/**
 * hub_detail_place_set_up:
 * @self: a place
 * @reader: where entries are read
 * @library: what says which are kept
 *
 * Gives the place what its pane works with, once, and has it made soon.
 */
void
hub_detail_place_set_up (HubDetailPlace *self,
                         HubReader      *reader,
                         HubLibrary     *library)
{
  g_return_if_fail (HUB_IS_DETAIL_PLACE (self));
  g_return_if_fail (self->reader == NULL);

  self->reader = g_object_ref (reader);
  self->library = g_object_ref (library);
  hub_later (self, make_pane);
}

/**
 * hub_detail_place_get_pane:
 * @self: a place that is set up
 *
 * Gets what shows an entry; the first call makes it.
 *
 * Returns: (transfer none): the pane
 */
HubDetailPane *
hub_detail_place_get_pane (HubDetailPlace *self)
{
  g_return_val_if_fail (HUB_IS_DETAIL_PLACE (self), NULL);
  g_return_val_if_fail (self->reader != NULL, NULL);

  if (self->pane == NULL)
    {
      self->pane = g_object_new (HUB_TYPE_DETAIL_PANE, NULL);
      hub_detail_pane_set_up (self->pane, self->reader, self->library);
      g_signal_connect_object (self->pane, "shown", G_CALLBACK (shown_cb), self,
                               G_CONNECT_SWAPPED);
      adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->pane));
    }
  return self->pane;
}

/**
 * hub_detail_place_peek_pane:
 * @self: a place
 *
 * Gets the pane, but does not make it.
 *
 * Returns: (transfer none) (nullable): the pane
 */
HubDetailPane *
hub_detail_place_peek_pane (HubDetailPlace *self)
{
  g_return_val_if_fail (HUB_IS_DETAIL_PLACE (self), NULL);

  return self->pane;
}

/**
 * hub_detail_place_get_entry:
 * @self: a place
 *
 * Gets what is shown.
 *
 * Returns: (transfer none) (nullable): the entry
 */
HubEntry *
hub_detail_place_get_entry (HubDetailPlace *self)
{
  g_return_val_if_fail (HUB_IS_DETAIL_PLACE (self), NULL);

  return self->pane != NULL ? hub_detail_pane_get_entry (self->pane) : NULL;
}
