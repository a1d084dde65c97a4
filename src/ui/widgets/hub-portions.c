/* hub-portions.c: a list that fills portion by portion
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-ui"

#include "hub-portions.h"

#include "hub-later.h"

#define PORTION 4     /* rows that a view makes at a time */
#define ENOUGH  224   /* a little more than a list view keeps */

static void
grow (gpointer object)
{
  GtkSliceListModel *self = object;
  guint n_items = g_list_model_get_n_items (gtk_slice_list_model_get_model (self));
  guint size = gtk_slice_list_model_get_size (self);

  if (size >= MIN (n_items, ENOUGH))
    {
      gtk_slice_list_model_set_size (self, G_MAXUINT);
      return;
    }

  gtk_slice_list_model_set_size (self, size + PORTION);
  hub_later (self, grow);
}

static void
changed_cb (GtkSliceListModel *self)
{
  if (g_list_model_get_n_items (gtk_slice_list_model_get_model (self)) == 0)
    gtk_slice_list_model_set_size (self, PORTION);
  else if (gtk_slice_list_model_get_size (self) != G_MAXUINT)
    hub_later (self, grow);
}

/**
 * hub_portions_new:
 * @model: the whole list
 *
 * Makes a list of the same items and sections for a view. When there are some after there were
 * none, they come in portions, each in a turn of the main loop of its own and all before the next
 * frame: for each item a view makes a row at once. Later changes come as they are.
 *
 * Returns: (transfer full): the list
 */
GListModel *
hub_portions_new (GListModel *model)
{
  GtkSliceListModel *self = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = gtk_slice_list_model_new (g_object_ref (model), 0, PORTION);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
  return G_LIST_MODEL (self);
}

/**
 * hub_portions_complete:
 * @self: a list of portions
 *
 * Has all items there at once, for whoever looks for one of them.
 */
void
hub_portions_complete (GListModel *self)
{
  g_return_if_fail (GTK_IS_SLICE_LIST_MODEL (self));

  gtk_slice_list_model_set_size (GTK_SLICE_LIST_MODEL (self), G_MAXUINT);
}
