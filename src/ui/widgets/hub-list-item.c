/* hub-list-item.c: one row of the list, loaded when it is needed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-list-item"

#include "hub-list-item.h"

/**
 * HubListItem:
 *
 * Stands for one entry in a list before its row has been read. Main thread.
 */
struct _HubListItem
{
  GObject   parent_instance;

  gint64  id;                /* row in `entry`; 0 for a copy out of the reading list */
  HubRow *row;               /* (owned) (nullable): NULL until it has come, or when it is gone */
  guint   saved : 1;         /* in the reading list, durably */
  guint   gone : 1;          /* no longer on the hub */
  guint   has_snippet : 1;   /* words are looked for, so there is room for a piece of text */
};

typedef enum
{
  PROP_ENTRY = 1,
  PROP_GONE,
  PROP_SAVED,
} HubListItemProperty;

static GParamSpec *props[PROP_SAVED + 1];

G_DEFINE_FINAL_TYPE (HubListItem, hub_list_item, G_TYPE_OBJECT)

static void
hub_list_item_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  HubListItem *self = HUB_LIST_ITEM (object);

  switch ((HubListItemProperty) prop_id)
    {
    case PROP_ENTRY:
      g_value_set_object (value, hub_list_item_get_entry (self));
      break;

    case PROP_GONE:
      g_value_set_boolean (value, self->gone);
      break;

    case PROP_SAVED:
      g_value_set_boolean (value, self->saved);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
hub_list_item_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  HubListItem *self = HUB_LIST_ITEM (object);

  switch ((HubListItemProperty) prop_id)
    {
    case PROP_ENTRY:
      hub_list_item_set_entry (self, g_value_get_object (value));
      break;

    case PROP_GONE:
      hub_list_item_set_gone (self, g_value_get_boolean (value));
      break;

    case PROP_SAVED:
      hub_list_item_set_saved (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
hub_list_item_dispose (GObject *object)
{
  HubListItem *self = HUB_LIST_ITEM (object);

  g_clear_pointer (&self->row, hub_row_unref);
  G_OBJECT_CLASS (hub_list_item_parent_class)->dispose (object);
}

static void
hub_list_item_class_init (HubListItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hub_list_item_get_property;
  object_class->set_property = hub_list_item_set_property;
  object_class->dispose = hub_list_item_dispose;

  props[PROP_ENTRY] =
    g_param_spec_object ("entry", NULL, NULL, HUB_TYPE_ENTRY,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_GONE] =
    g_param_spec_boolean ("gone", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_SAVED] =
    g_param_spec_boolean ("saved", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
hub_list_item_init (HubListItem *self)
{
}

/**
 * hub_list_item_new:
 * @id: row of the entry, 0 if it is not in the catalogue
 *
 * Makes an item without its entry.
 *
 * Returns: (transfer full): the item
 */
HubListItem *
hub_list_item_new (gint64 id)
{
  HubListItem *self = g_object_new (HUB_TYPE_LIST_ITEM, NULL);

  self->id = id;
  return self;
}

gint64
hub_list_item_get_id (HubListItem *self)
{
  g_return_val_if_fail (HUB_IS_LIST_ITEM (self), 0);

  return self->id;
}

/**
 * hub_list_item_get_entry:
 * @self: an item
 *
 * Gets the entry. Read as a row, so without body and files.
 *
 * Returns: (transfer none) (nullable): the entry, %NULL until it has come
 */
HubEntry *
hub_list_item_get_entry (HubListItem *self)
{
  g_return_val_if_fail (HUB_IS_LIST_ITEM (self), NULL);

  return self->row != NULL ? self->row->entry : NULL;
}

/**
 * hub_list_item_set_entry:
 * @self: an item
 * @entry: (nullable): the entry
 *
 * Sets an entry in which no words are marked.
 */
void
hub_list_item_set_entry (HubListItem *self,
                         HubEntry    *entry)
{
  g_autoptr(HubRow) row = NULL;

  g_return_if_fail (HUB_IS_LIST_ITEM (self));
  g_return_if_fail (entry == NULL || HUB_IS_ENTRY (entry));

  if (entry != NULL)
    row = hub_row_new (entry);
  hub_list_item_set_row (self, row);
}

HubRow *
hub_list_item_get_row (HubListItem *self)
{
  g_return_val_if_fail (HUB_IS_LIST_ITEM (self), NULL);

  return self->row;
}

/**
 * hub_list_item_set_row:
 * @self: an item
 * @row: (nullable): the entry, and where words stand in it
 *
 * Sets what is shown; `entry` is notified also when it is the same entry with other marks.
 */
void
hub_list_item_set_row (HubListItem *self,
                       HubRow      *row)
{
  g_return_if_fail (HUB_IS_LIST_ITEM (self));

  if (self->row == row)
    return;

  g_clear_pointer (&self->row, hub_row_unref);
  self->row = row != NULL ? hub_row_ref (row) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ENTRY]);
}

gboolean
hub_list_item_has_snippet (HubListItem *self)
{
  g_return_val_if_fail (HUB_IS_LIST_ITEM (self), FALSE);

  return self->has_snippet;
}

/**
 * hub_list_item_set_has_snippet:
 * @self: an item
 * @has_snippet: whether words are looked for
 *
 * Says whether there is to be room for a piece of the text, also before that has come.
 */
void
hub_list_item_set_has_snippet (HubListItem *self,
                               gboolean     has_snippet)
{
  g_return_if_fail (HUB_IS_LIST_ITEM (self));

  has_snippet = !!has_snippet;
  if (self->has_snippet == has_snippet)
    return;

  self->has_snippet = has_snippet;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ENTRY]);
}

gboolean
hub_list_item_get_gone (HubListItem *self)
{
  g_return_val_if_fail (HUB_IS_LIST_ITEM (self), FALSE);

  return self->gone;
}

void
hub_list_item_set_gone (HubListItem *self,
                        gboolean     gone)
{
  g_return_if_fail (HUB_IS_LIST_ITEM (self));

  gone = !!gone;
  if (self->gone == gone)
    return;

  self->gone = gone;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_GONE]);
}

gboolean
hub_list_item_get_saved (HubListItem *self)
{
  g_return_val_if_fail (HUB_IS_LIST_ITEM (self), FALSE);

  return self->saved;
}

void
hub_list_item_set_saved (HubListItem *self,
                         gboolean     saved)
{
  g_return_if_fail (HUB_IS_LIST_ITEM (self));

  saved = !!saved;
  if (self->saved == saved)
    return;

  self->saved = saved;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SAVED]);
}
