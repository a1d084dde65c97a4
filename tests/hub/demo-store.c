/* demo-store.c: everything the demonstration hub holds, and where to find it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-store.h"

/* What the entry point lists. As on a real hub it also lists types that an anonymous reader
 * cannot read. */
static const DemoType all_types[] =
{
  { "action", "action", "action--action", DEMO_KIND_HIDDEN },
  { "block", "block", "block--block", DEMO_KIND_HIDDEN },
  { "comment", "comment", "comment--comment", DEMO_KIND_HIDDEN },
  { "configurable_language", "configurable_language",
    "configurable_language--configurable_language", DEMO_KIND_HIDDEN },
  { "field_config", "field_config", "field_config--field_config", DEMO_KIND_HIDDEN },
  { "file", "file", "file--file", DEMO_KIND_FILE },
  { "menu", "menu", "menu--menu", DEMO_KIND_HIDDEN },
  { "node", "event", "node--event", DEMO_KIND_NODE },
  { "node", "page", "node--page", DEMO_KIND_NODE },
  { "node", "practice", "node--practice", DEMO_KIND_NODE },
  { "node", "project", "node--project", DEMO_KIND_NODE },
  { "node", "resource", "node--resource", DEMO_KIND_NODE },
  { "node", "training", "node--training", DEMO_KIND_NODE },
  { "node", "video", "node--video", DEMO_KIND_NODE },
  { "node_type", "node_type", "node_type--node_type", DEMO_KIND_NODE_TYPE },
  { "path_alias", "path_alias", "path_alias--path_alias", DEMO_KIND_HIDDEN },
  { "taxonomy_term", "countries", "taxonomy_term--countries", DEMO_KIND_TERM },
  { "taxonomy_term", "gcm_objectives", "taxonomy_term--gcm_objectives", DEMO_KIND_TERM },
  { "taxonomy_term", "guiding_principles", "taxonomy_term--guiding_principles", DEMO_KIND_TERM },
  { "taxonomy_term", "regions", "taxonomy_term--regions", DEMO_KIND_TERM },
  { "taxonomy_term", "resource_types", "taxonomy_term--resource_types", DEMO_KIND_TERM },
  { "taxonomy_vocabulary", "taxonomy_vocabulary",
    "taxonomy_vocabulary--taxonomy_vocabulary", DEMO_KIND_HIDDEN },
  { "user", "user", "user--user", DEMO_KIND_USER },
  { "user_role", "user_role", "user_role--user_role", DEMO_KIND_HIDDEN },
  { "view", "view", "view--view", DEMO_KIND_HIDDEN },
};

/* What variants of the hub have besides. */
static const DemoType extra_types[] =
{
  { "node", "article", "node--article", DEMO_KIND_NODE, .is_bare = TRUE },
  { "node", "site_page", "node--site_page", DEMO_KIND_NODE, .is_bare = TRUE },
  { "taxonomy_term", "goals", "taxonomy_term--goals", DEMO_KIND_TERM },
  { "taxonomy_term", "publishers", "taxonomy_term--publishers", DEMO_KIND_TERM },
  { "taxonomy_term", "tags", "taxonomy_term--tags", DEMO_KIND_TERM },
};

/**
 * DemoStore:
 *
 * All types and items. Nothing is freed before the store is: an item that was deleted is
 * only taken out of its type's list, so that what pointed at it can still tell. Main thread.
 */
struct _DemoStore
{
  DemoType      types[G_N_ELEMENTS (all_types) + G_N_ELEMENTS (extra_types)];
  guint         n_types;
  GPtrArray    *items;        /* (owned) (element-type DemoItem) */
  GHashTable   *by_uuid;      /* (owned) (element-type utf8 DemoItem) (keys unowned) */
  GStringChunk *strings;      /* (owned) */
  gint64        numbers[DEMO_KIND_HIDDEN + 1];   /* the highest in use */
  gint64        clock;        /* Unix seconds: the newest `changed` given so far */
  GTimeZone    *zone;         /* (owned): in which the site prints the dates of events */
  guint64       version;      /* grows with each change */
};

static void
add_types (DemoStore      *self,
           const DemoType *types,
           guint           n_types)
{
  for (guint i = 0; i < n_types; i++)
    {
      DemoType *type = &self->types[self->n_types++];

      *type = types[i];
      type->items = g_ptr_array_new ();
    }
}

/**
 * demo_store_new:
 *
 * Makes a store with all types and no items.
 *
 * Returns: (transfer full): the store
 */
DemoStore *
demo_store_new (void)
{
  DemoStore *self = g_new0 (DemoStore, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) demo_item_free);
  self->by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
  self->strings = g_string_chunk_new (1 << 16);
  self->zone = g_time_zone_new_utc ();

  add_types (self, all_types, G_N_ELEMENTS (all_types));

  return self;
}

/**
 * demo_store_free:
 * @self: (transfer full): a store
 *
 * Frees it with all it holds.
 */
void
demo_store_free (DemoStore *self)
{
  for (guint i = 0; i < self->n_types; i++)
    g_ptr_array_unref (self->types[i].items);
  g_hash_table_unref (self->by_uuid);
  g_ptr_array_unref (self->items);
  g_string_chunk_free (self->strings);
  g_time_zone_unref (self->zone);
  g_free (self);
}

/**
 * demo_store_add_extras:
 * @self: a store without them
 *
 * Adds the types and fields that a variant of the hub may show.
 */
void
demo_store_add_extras (DemoStore *self)
{
  for (guint i = 0; i < self->n_types; i++)
    self->types[i].has_extras = TRUE;
  add_types (self, extra_types, G_N_ELEMENTS (extra_types));
}

/**
 * demo_store_get_types:
 * @self: a store
 * @n_types: (out): how many there are
 *
 * Gets all types, in the order of the entry point.
 *
 * Returns: (transfer none) (array length=n_types): the types
 */
DemoType *
demo_store_get_types (DemoStore *self,
                      guint     *n_types)
{
  *n_types = self->n_types;

  return self->types;
}

/**
 * demo_store_find_type:
 * @self: a store
 * @entity: as `node`
 * @bundle: as `resource`
 *
 * Finds a type by the two steps of its address.
 *
 * Returns: (transfer none) (nullable): the type
 */
DemoType *
demo_store_find_type (DemoStore  *self,
                      const char *entity,
                      const char *bundle)
{
  for (guint i = 0; i < self->n_types; i++)
    {
      if (g_str_equal (self->types[i].entity, entity) &&
          g_str_equal (self->types[i].bundle, bundle))
        return &self->types[i];
    }

  return NULL;
}

/**
 * demo_store_find_item:
 * @self: a store
 * @uuid: an id, compared byte for byte
 *
 * Finds an item of any type.
 *
 * Returns: (transfer none) (nullable): the item, if it is there and not deleted
 */
DemoItem *
demo_store_find_item (DemoStore  *self,
                      const char *uuid)
{
  DemoItem *item = g_hash_table_lookup (self->by_uuid, uuid);

  return item != NULL && !item->deleted ? item : NULL;
}

/**
 * demo_store_find_place:
 * @type: a type
 * @number: a number
 *
 * Finds by bisection where the items with at least this number begin.
 *
 * Returns: an index into the type's items, at most their count
 */
guint
demo_store_find_place (DemoType *type,
                       gint64    number)
{
  guint low = 0;
  guint high = type->items->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const DemoItem *item = g_ptr_array_index (type->items, middle);

      if (item->number < number)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * demo_store_find_number:
 * @type: a type
 * @number: a number
 *
 * Finds an item by its number.
 *
 * Returns: (transfer none) (nullable): the item
 */
DemoItem *
demo_store_find_number (DemoType *type,
                        gint64    number)
{
  guint place = demo_store_find_place (type, number);
  DemoItem *item = place < type->items->len ? g_ptr_array_index (type->items, place) : NULL;

  return item != NULL && item->number == number ? item : NULL;
}

/**
 * demo_store_add:
 * @self: a store
 * @type: (transfer none): one of its types
 * @uuid: an id that is not in use
 * @number: a number above those of the type's other items
 *
 * Adds an item, to be filled by the caller.
 *
 * Returns: (transfer none): the item
 */
DemoItem *
demo_store_add (DemoStore  *self,
                DemoType   *type,
                const char *uuid,
                gint64      number)
{
  DemoItem *item = demo_item_new (type, uuid, number);

  g_ptr_array_add (self->items, item);
  g_ptr_array_add (type->items, item);
  g_hash_table_insert (self->by_uuid, item->uuid, item);
  self->numbers[type->kind] = MAX (self->numbers[type->kind], number);

  return item;
}

/**
 * demo_store_delete:
 * @self: a store
 * @item: (transfer none): one of its items
 *
 * Deletes an item. What points at it then shows `missing`.
 */
void
demo_store_delete (DemoStore *self,
                   DemoItem  *item)
{
  guint place = demo_store_find_place (item->type, item->number);

  if (item->deleted)
    return;

  g_ptr_array_remove_index (item->type->items, place);
  item->deleted = TRUE;
  self->version++;
}

/**
 * demo_store_reuse_uuid:
 * @self: a store
 * @item: (transfer none): one of its items
 * @uuid: the id of one that was deleted
 *
 * Gives an item the id that another one had, which no Drupal does, but a restored one might.
 */
void
demo_store_reuse_uuid (DemoStore  *self,
                       DemoItem   *item,
                       const char *uuid)
{
  g_hash_table_remove (self->by_uuid, item->uuid);
  g_hash_table_remove (self->by_uuid, uuid);
  g_strlcpy (item->uuid, uuid, sizeof item->uuid);
  g_hash_table_insert (self->by_uuid, item->uuid, item);
}

/**
 * demo_store_keep:
 * @self: a store
 * @text: (nullable): a text
 *
 * Copies a text that shall live as long as the store; the same text is kept once.
 *
 * Returns: (transfer none) (nullable): the copy
 */
const char *
demo_store_keep (DemoStore  *self,
                 const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

/**
 * demo_store_next_number:
 * @self: a store
 * @kind: a kind of item
 *
 * Gets a number that no item of that kind has ever had: as in Drupal all bundles share one
 * row of numbers.
 *
 * Returns: the number
 */
gint64
demo_store_next_number (DemoStore *self,
                        DemoKind   kind)
{
  return ++self->numbers[kind];
}

/**
 * demo_store_touch:
 * @self: a store
 *
 * Marks the store as changed, so that cached pages are dropped, and makes a new time for the
 * item that changed: later than any given before, and not before now.
 *
 * Returns: Unix seconds
 */
gint64
demo_store_touch (DemoStore *self)
{
  self->clock = MAX (self->clock + 1, g_get_real_time () / G_USEC_PER_SEC);
  self->version++;

  return self->clock;
}

/**
 * demo_store_set_clock:
 * @self: a store
 * @changed: Unix seconds
 *
 * Notes a time that an item was given, so that later changes get later times.
 */
void
demo_store_set_clock (DemoStore *self,
                      gint64     changed)
{
  self->clock = MAX (self->clock, changed);
}

/**
 * demo_store_get_version:
 * @self: a store
 *
 * Gets a number that grows with each change.
 *
 * Returns: the number
 */
guint64
demo_store_get_version (DemoStore *self)
{
  return self->version;
}

/**
 * demo_store_set_zone:
 * @self: a store
 * @name: a time zone, as `Europe/Zurich`
 *
 * Sets the time zone of the site; it was UTC.
 *
 * Returns: whether there is such a zone
 */
gboolean
demo_store_set_zone (DemoStore  *self,
                     const char *name)
{
  GTimeZone *zone = g_time_zone_new_identifier (name);

  if (zone == NULL)
    return FALSE;

  g_time_zone_unref (self->zone);
  self->zone = zone;

  return TRUE;
}

/**
 * demo_store_get_zone:
 * @self: a store
 *
 * Gets the time zone of the site.
 *
 * Returns: (transfer none): the zone
 */
GTimeZone *
demo_store_get_zone (DemoStore *self)
{
  return self->zone;
}
