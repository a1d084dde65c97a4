/* demo-resource.c: one item as a JSON:API resource
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-resource.h"

#include <string.h>

/* References that are not stored with the item but follow from what it is. */
static DemoItem *
get_computed_target (DemoStore               *store,
                     const DemoItem          *item,
                     const DemoRelationField *field)
{
  DemoType *type = NULL;
  g_auto(GStrv) name = g_strsplit (field->target, "--", 2);

  type = demo_store_find_type (store, name[0], name[1]);

  if (field->relation == DEMO_RELATION_AUTHOR)
    return demo_store_find_number (type, 1);

  for (guint i = 0; i < type->items->len; i++)
    {
      DemoItem *target = g_ptr_array_index (type->items, i);

      if (g_str_equal (target->texts[DEMO_TEXT_ALIAS], item->type->bundle))
        return target;
    }

  return NULL;
}

static void
write_help (DemoJson   *json,
            const char *word)
{
  g_autofree char *href = g_strconcat ("https://www.drupal.org/docs/8/modules/json-api/core-concepts#", word, NULL);
  g_autofree char *about = g_strdup_printf ("Usage and meaning of the '%s' resource identifier.",
                                            word);

  demo_json_key_string (json, "id", word);
  demo_json_open_key (json, "meta", '{');
  demo_json_open_key (json, "links", '{');
  demo_json_open_key (json, "help", '{');
  demo_json_key_string (json, "href", href);
  demo_json_open_key (json, "meta", '{');
  demo_json_key_string (json, "about", about);
  demo_json_close (json, '}');
  demo_json_close (json, '}');
  demo_json_close (json, '}');
  demo_json_close (json, '}');
}

static void
write_identifier (DemoJson                *json,
                  const DemoItem          *item,
                  const DemoItem          *target,
                  const DemoRelationField *field,
                  const DemoRef           *ref)
{
  demo_json_open (json, '{');
  demo_json_key_string (json, "type", field->target != NULL ? field->target : item->type->name);

  if (field->relation == DEMO_RELATION_PARENT)
    write_help (json, "virtual");
  else if (target == NULL || target->deleted)
    write_help (json, "missing");
  else
    {
      demo_json_key_string (json, "id", target->uuid);
      demo_json_open_key (json, "meta", '{');
      if (field->relation == DEMO_RELATION_FILES)
        {
          demo_json_key_bool (json, "display", TRUE);
          demo_json_key_string (json, "description",
                                ref->description != NULL ? ref->description : "");
        }
      if (field->relation == DEMO_RELATION_BUNDLE)
        demo_json_key_string (json, "drupal_internal__target_id", item->type->bundle);
      else
        demo_json_key_int (json, "drupal_internal__target_id", target->number);
      demo_json_close (json, '}');
    }

  demo_json_close (json, '}');
}

static void
write_link (DemoJson   *json,
            const char *key,
            const char *href)
{
  demo_json_open_key (json, key, '{');
  demo_json_key_string (json, "href", href);
  demo_json_close (json, '}');
}

/* What is added to an address so that it means this revision; files and users have none. */
static char *
make_version (const DemoItem *item)
{
  if (item->type->kind != DEMO_KIND_NODE && item->type->kind != DEMO_KIND_TERM)
    return g_strdup ("");

  return g_strdup_printf ("?resourceVersion=id%%3A%" G_GINT64_FORMAT, item->revision);
}

static void
write_links (DemoJson       *json,
             const DemoItem *item,
             const char     *address)
{
  g_autofree char *version = make_version (item);
  g_autofree char *self = g_strconcat (address, version, NULL);
  g_autofree char *copy = g_strconcat (address, "?resourceVersion=rel%3Aworking-copy", NULL);

  demo_json_open_key (json, "links", '{');
  write_link (json, "self", self);
  if (*version != '\0')
    write_link (json, "working-copy", copy);
  demo_json_close (json, '}');
}

static void
write_relation (DemoJson                *json,
                DemoStore               *store,
                const DemoItem          *item,
                const char              *address,
                const DemoRelationField *field)
{
  g_autofree char *version = make_version (item);
  g_autofree char *related = g_strconcat (address, "/", field->name, version, NULL);
  g_autofree char *self = g_strconcat (address, "/relationships/", field->name, version, NULL);

  demo_json_open_key (json, field->name, '{');
  demo_json_key (json, "data");
  demo_resource_write_identifiers (json, store, item, field);
  demo_json_open_key (json, "links", '{');
  write_link (json, "related", related);
  write_link (json, "self", self);
  demo_json_close (json, '}');
  demo_json_close (json, '}');
}

static void
write_relations (DemoJson       *json,
                 DemoStore      *store,
                 const DemoItem *item,
                 const char     *address,
                 GHashTable     *wanted)
{
  guint n_relations = 0;
  const DemoRelationField *relations = demo_relations_of (item->type, &n_relations);
  gboolean opened = FALSE;

  for (guint i = 0; i < n_relations; i++)
    {
      if (wanted != NULL && !g_hash_table_contains (wanted, relations[i].name))
        continue;
      if (!opened)
        demo_json_open_key (json, "relationships", '{');
      opened = TRUE;
      write_relation (json, store, item, address, &relations[i]);
    }

  if (opened)
    demo_json_close (json, '}');
}

/**
 * demo_resource_get_target:
 * @store: the store
 * @item: an item
 * @field: one of its reference fields
 * @nth: which value, from 0
 *
 * Finds what a reference points at, if it is there.
 *
 * Returns: (transfer none) (nullable): the target; may be hidden from the reader
 */
DemoItem *
demo_resource_get_target (DemoStore               *store,
                          const DemoItem          *item,
                          const DemoRelationField *field,
                          guint                    nth)
{
  const DemoRef *ref;

  if (field->relation == DEMO_RELATION_BUNDLE || field->relation == DEMO_RELATION_AUTHOR)
    return nth == 0 ? get_computed_target (store, item, field) : NULL;

  ref = demo_item_get_ref (item, field->relation, nth);

  return ref != NULL && !ref->target->deleted ? ref->target : NULL;
}

/**
 * demo_resource_write_identifiers:
 * @json: where to write
 * @store: the store
 * @item: an item
 * @field: one of its reference fields
 *
 * Writes the data of a relationship: `null` or one identifier, or a list of them. A deleted
 * target is `missing`; the parent of a term is `virtual`.
 */
void
demo_resource_write_identifiers (DemoJson                *json,
                                 DemoStore               *store,
                                 const DemoItem          *item,
                                 const DemoRelationField *field)
{
  const DemoRef *ref = NULL;

  if (field->to_many)
    demo_json_open (json, '[');

  if (field->relation == DEMO_RELATION_BUNDLE || field->relation == DEMO_RELATION_AUTHOR)
    write_identifier (json, item, get_computed_target (store, item, field), field, NULL);
  else if (field->relation == DEMO_RELATION_PARENT)
    write_identifier (json, item, NULL, field, NULL);
  else if (!field->to_many && demo_item_get_ref (item, field->relation, 0) == NULL)
    demo_json_null (json);
  else
    for (guint i = 0; (ref = demo_item_get_ref (item, field->relation, i)) != NULL; i++)
      write_identifier (json, item, ref->target, field, ref);

  if (field->to_many)
    demo_json_close (json, ']');
}

/**
 * demo_resource_get_address:
 * @request: a request, for host and language
 * @item: an item
 *
 * Makes the address of an item.
 *
 * Returns: (transfer full): an absolute address without a query
 */
char *
demo_resource_get_address (const DemoRequest *request,
                           const DemoItem    *item)
{
  return g_strconcat (request->base, request->prefix, "/jsonapi/", item->type->entity, "/",
                      item->type->bundle, "/", item->uuid, NULL);
}

/**
 * demo_resource_is_shown:
 * @item: an item
 * @request: a request, for its language
 *
 * Tells whether the translation that the request would show is published.
 *
 * Returns: whether an anonymous reader gets it
 */
gboolean
demo_resource_is_shown (const DemoItem    *item,
                        const DemoRequest *request)
{
  return item->type->kind != DEMO_KIND_HIDDEN &&
         demo_item_in_language (item, request->langcode)->status;
}

/**
 * demo_resource_write:
 * @json: where to write
 * @store: the store
 * @request: a request, for host and language
 * @item: an item
 * @fields: (element-type utf8 GHashTable): for a type, the fields to show
 *
 * Writes an item as a resource object.
 */
void
demo_resource_write (DemoJson          *json,
                     DemoStore         *store,
                     const DemoRequest *request,
                     const DemoItem    *item,
                     GHashTable        *fields)
{
  g_autofree char *address = demo_resource_get_address (request, item);
  GHashTable *wanted = g_hash_table_lookup (fields, item->type->name);

  demo_json_open (json, '{');
  demo_json_key_string (json, "type", item->type->name);
  demo_json_key_string (json, "id", item->uuid);
  write_links (json, item, address);
  demo_fields_write (json, item, demo_item_in_language (item, request->langcode),
                     demo_store_get_zone (store), wanted);
  write_relations (json, store, item, address, wanted);
  demo_json_close (json, '}');
}
