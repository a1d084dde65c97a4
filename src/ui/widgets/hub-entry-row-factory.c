/* hub-entry-row-factory.c: makes the rows of a list view of entries
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-entry-row"

#include "hub-entry-row-private.h"

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *row = hub_entry_row_new ();

  HUB_ENTRY_ROW (row)->list_item = list_item;
  gtk_list_item_set_child (list_item, row);
}

static void
look_up_gone (HubListItem *item,
              HubGone     *gone)
{
  hub_list_item_set_gone (item, hub_gone_contains (gone, hub_list_item_get_entry (item)));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         HubGone                  *gone)      /* (nullable) */
{
  HubEntryRow *self = HUB_ENTRY_ROW (gtk_list_item_get_child (list_item));
  gpointer object = gtk_list_item_get_item (list_item);
  g_autoptr(HubListItem) kept = NULL;

  /* The reading list is a model of entries. (A GtkMapListModel over it would show the old first
   * row twice when a row comes before it: seen with GTK 4.18.6.) */
  if (HUB_IS_ENTRY (object))
    {
      kept = hub_list_item_new (hub_entry_get_id (object));
      hub_list_item_set_entry (kept, object);
      hub_list_item_set_saved (kept, TRUE);
      look_up_gone (kept, gone);
      g_signal_connect_object (gone, "changed", G_CALLBACK (look_up_gone), kept,
                               G_CONNECT_SWAPPED);
      object = kept;
    }
  hub_entry_row_set_item (self, object);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  hub_entry_row_set_item (HUB_ENTRY_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
teardown_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  if (row != NULL)
    HUB_ENTRY_ROW (row)->list_item = NULL;
}

static void
unref_gone (gpointer  gone,
            GClosure *closure)
{
  g_object_unref (gone);
}

/**
 * hub_entry_row_factory_new:
 * @gone: (nullable): which entries are gone, for a model of [class@Hub.Entry]
 *
 * Makes what a list view makes its rows with, for a model of [class@Hub.ListItem], or one of
 * [class@Hub.Entry] that are all kept.
 *
 * Returns: (transfer full): the factory
 */
GtkListItemFactory *
hub_entry_row_factory_new (HubGone *gone)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  if (gone != NULL)
    g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), g_object_ref (gone), unref_gone,
                           0);
  else
    g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  g_signal_connect (factory, "teardown", G_CALLBACK (teardown_cb), NULL);
  return factory;
}
