/* jsonapi-resource.c: one resource object, read without trust
 *
 * A path names an attribute and, after dots, members inside of it: `body.processed`. Where a path
 * meets a list it goes on at the first element, unless the function says otherwise. Whatever is
 * not there, or of another type than asked for, is answered with "nothing": no getter logs, and
 * none ends the program.
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "jsonapi-resource"

#include "jsonapi-resource-private.h"

#include "jsonapi-json.h"
#include "jsonapi-limits.h"

#include <string.h>

/* Borrows everything from the tree of its document. */
struct _JsonapiResource
{
  const char *type;            /* (unowned) (not nullable) */
  const char *id;              /* (unowned) (not nullable) */
  JsonObject *attributes;      /* (unowned) (nullable) */
  JsonObject *relationships;   /* (unowned) (nullable) */
};

/* An id becomes a key, part of an address and of a log line, never of a file name; what could be
 * taken for a path is refused all the same.
 */
static gboolean
is_usable_name (const char *name)
{
  if (name == NULL || *name == '\0' || strlen (name) > JSONAPI_MAX_ID_BYTES)
    return FALSE;
  if (g_str_equal (name, ".") || g_str_equal (name, ".."))
    return FALSE;
  for (const char *c = name; *c != '\0'; c++)
    if ((unsigned char) *c < 0x20 || *c == 0x7f || *c == '/' || *c == '\\')
      return FALSE;
  return TRUE;
}

/* `missing` stands for a deleted target and `virtual` for the parent of a top-level term. */
static gboolean
is_placeholder (const char *id)
{
  return g_str_equal (id, "missing") || g_str_equal (id, "virtual");
}

static JsonNode *
get_element (JsonNode *node,
             guint     index)
{
  JsonArray *array = jsonapi_json_get_array (node);

  if (array == NULL)
    return index == 0 ? node : NULL;
  return index < json_array_get_length (array) ? json_array_get_element (array, index) : NULL;
}

/* What @names lead to below @object; a list at the end is given as it is. */
static JsonNode *
find_below (JsonObject  *object,
            char       **names)
{
  JsonNode *node = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      node = jsonapi_json_get_member (object, names[i]);
      object = jsonapi_json_get_object (get_element (node, 0));
    }
  return node;
}

static JsonNode *
find_attribute (JsonapiResource *self,
                const char      *path)
{
  g_auto(GStrv) names = NULL;

  if (strchr (path, '.') == NULL)
    return jsonapi_json_get_member (self->attributes, path);

  names = g_strsplit (path, ".", -1);
  return find_below (self->attributes, names);
}

static void
collect_strings (JsonNode         *node,
                 char            **names,
                 GStrvBuilder     *strings)
{
  guint n = jsonapi_json_get_array (node) != NULL
            ? json_array_get_length (jsonapi_json_get_array (node)) : 1;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *element = get_element (node, i);
      const char *string = jsonapi_json_get_string (element);

      if (*names != NULL)
        {
          JsonNode *member = jsonapi_json_get_member (jsonapi_json_get_object (element), *names);

          if (member != NULL)
            collect_strings (member, names + 1, strings);
        }
      else if (string != NULL)
        g_strv_builder_add (strings, string);
    }
}

static void
add_identifier (GArray   *related,
                JsonNode *node)
{
  JsonObject *object = jsonapi_json_get_object (node);
  JsonObject *meta = jsonapi_json_get_object (jsonapi_json_get_member (object, "meta"));
  JsonapiIdentifier identifier = {
    .type = jsonapi_json_get_string (jsonapi_json_get_member (object, "type")),
    .id = jsonapi_json_get_string (jsonapi_json_get_member (object, "id")),
    .description = jsonapi_json_get_string (jsonapi_json_get_member (meta, "description")),
  };

  if (is_usable_name (identifier.type) && is_usable_name (identifier.id) &&
      !is_placeholder (identifier.id))
    g_array_append_val (related, identifier);
}

/**
 * jsonapi_resource_new:
 * @node: (nullable): an element of `data` or `included`, kept alive by the document
 *
 * Wraps a resource object.
 *
 * Returns: (nullable) (transfer full): the resource, %NULL if @node is no resource object with a
 *   usable type and id
 */
JsonapiResource *
jsonapi_resource_new (JsonNode *node)
{
  JsonObject *object = jsonapi_json_get_object (node);
  const char *type = jsonapi_json_get_string (jsonapi_json_get_member (object, "type"));
  const char *id = jsonapi_json_get_string (jsonapi_json_get_member (object, "id"));
  JsonapiResource *self = NULL;

  if (!is_usable_name (type) || !is_usable_name (id) || is_placeholder (id))
    return NULL;

  self = g_new0 (JsonapiResource, 1);
  self->type = type;
  self->id = id;
  self->attributes = jsonapi_json_get_object (jsonapi_json_get_member (object, "attributes"));
  self->relationships = jsonapi_json_get_object (jsonapi_json_get_member (object,
                                                                          "relationships"));
  return self;
}

/**
 * jsonapi_resource_free:
 * @self: (nullable) (transfer full): a resource
 *
 * Frees a resource, not what it borrows.
 */
void
jsonapi_resource_free (JsonapiResource *self)
{
  g_free (self);
}

/**
 * jsonapi_resource_compare:
 * @type: a type
 * @id: an id
 * @other: the resource to compare with
 *
 * Orders by id, then by type, byte for byte.
 *
 * Returns: below, at or above 0, as strcmp() does
 */
int
jsonapi_resource_compare (const char      *type,
                          const char      *id,
                          JsonapiResource *other)
{
  int order = strcmp (id, other->id);

  return order != 0 ? order : strcmp (type, other->type);
}

/**
 * jsonapi_resource_get_type:
 * @self: a resource
 *
 * Returns: (transfer none): the type, 1 to %JSONAPI_MAX_ID_BYTES bytes without control characters
 *   or path separators
 */
const char *
jsonapi_resource_get_type (JsonapiResource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->type;
}

/**
 * jsonapi_resource_get_id:
 * @self: a resource
 *
 * Returns: (transfer none): the id, made as jsonapi_resource_get_type() says; compare it byte for
 *   byte
 */
const char *
jsonapi_resource_get_id (JsonapiResource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

static char **
list_names (JsonObject *object)
{
  g_autoptr(GList) names = object != NULL ? json_object_get_members (object) : NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (GList *name = names; name != NULL; name = name->next)
    g_strv_builder_add (builder, name->data);
  return g_strv_builder_end (builder);
}

/**
 * jsonapi_resource_list_attributes:
 * @self: a resource
 *
 * Lists what the server calls the attributes, whether they have a value or not. A name may hold
 * anything: a dot, too, which then no path can lead to.
 *
 * Returns: (transfer full): the names, maybe none
 */
char **
jsonapi_resource_list_attributes (JsonapiResource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return list_names (self->attributes);
}

/**
 * jsonapi_resource_list_relationships:
 * @self: a resource
 *
 * Lists what the server calls the relationships, as jsonapi_resource_list_attributes() does.
 *
 * Returns: (transfer full): the names, maybe none
 */
char **
jsonapi_resource_list_relationships (JsonapiResource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return list_names (self->relationships);
}

/**
 * jsonapi_resource_get_string:
 * @self: a resource
 * @path: an attribute, with members inside of it after dots
 *
 * Reads a string. It may hold control characters, though no NUL, and be as long as
 * %JSONAPI_MAX_STRING_BYTES.
 *
 * Returns: (transfer none) (nullable): the string
 */
const char *
jsonapi_resource_get_string (JsonapiResource *self,
                             const char      *path)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  return jsonapi_json_get_string (get_element (find_attribute (self, path), 0));
}

/**
 * jsonapi_resource_dup_strings:
 * @self: a resource
 * @path: an attribute, with members inside of it after dots
 *
 * Reads every string that @path leads to, through all elements of the lists it meets:
 * `field_links.uri` gives the address of each link.
 *
 * Returns: (transfer full): the strings in their order, maybe none
 */
char **
jsonapi_resource_dup_strings (JsonapiResource *self,
                              const char      *path)
{
  g_autoptr(GStrvBuilder) strings = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;
  JsonNode *node = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL && *path != '\0', NULL);

  names = g_strsplit (path, ".", -1);
  node = jsonapi_json_get_member (self->attributes, names[0]);
  if (node != NULL)
    collect_strings (node, names + 1, strings);
  return g_strv_builder_end (strings);
}

/**
 * jsonapi_resource_get_int:
 * @self: a resource
 * @path: an attribute, with members inside of it after dots
 * @value: (out): the number, untouched if there is none
 *
 * Reads a whole number; see jsonapi_json_get_int() for its range.
 *
 * Returns: %TRUE if there is one
 */
gboolean
jsonapi_resource_get_int (JsonapiResource *self,
                          const char      *path,
                          gint64          *value)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return jsonapi_json_get_int (get_element (find_attribute (self, path), 0), value);
}

/**
 * jsonapi_resource_get_bool:
 * @self: a resource
 * @path: an attribute, with members inside of it after dots
 * @value: (out): the answer, untouched if there is none
 *
 * Reads `true` or `false`.
 *
 * Returns: %TRUE if there is one of them
 */
gboolean
jsonapi_resource_get_bool (JsonapiResource *self,
                           const char      *path,
                           gboolean        *value)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return jsonapi_json_get_bool (get_element (find_attribute (self, path), 0), value);
}

/**
 * jsonapi_resource_get_length:
 * @self: a resource
 * @path: an attribute, with members inside of it after dots
 *
 * Counts what @path leads to, for jsonapi_resource_get_item_string().
 *
 * Returns: the length of a list, 1 for a single value, 0 for `null` or nothing
 */
guint
jsonapi_resource_get_length (JsonapiResource *self,
                             const char      *path)
{
  JsonNode *node = NULL;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (path != NULL, 0);

  node = find_attribute (self, path);
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return 0;
  return JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 1;
}

/**
 * jsonapi_resource_get_item_string:
 * @self: a resource
 * @path: an attribute, with members inside of it after dots
 * @index: an element of the list there; 0 for a single value
 * @member: (nullable): a member of that element, with members inside of it after dots; %NULL for
 *   the element itself
 *
 * Reads a string of one element.
 *
 * Returns: (transfer none) (nullable): the string
 */
const char *
jsonapi_resource_get_item_string (JsonapiResource *self,
                                  const char      *path,
                                  guint            index,
                                  const char      *member)
{
  JsonNode *element = NULL;
  g_auto(GStrv) names = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  element = get_element (find_attribute (self, path), index);
  if (member == NULL)
    return jsonapi_json_get_string (element);
  if (strchr (member, '.') == NULL)
    return jsonapi_json_get_string (
      get_element (jsonapi_json_get_member (jsonapi_json_get_object (element), member), 0));

  names = g_strsplit (member, ".", -1);
  element = find_below (jsonapi_json_get_object (element), names);
  return jsonapi_json_get_string (get_element (element, 0));
}

/**
 * jsonapi_resource_dup_related:
 * @self: a resource
 * @relationship: a relationship, to one or to many
 *
 * Reads the ends of a relationship. Those that name nothing (`missing`, `virtual`, no usable type
 * or id) are left out.
 *
 * Returns: (transfer full) (element-type JsonapiIdentifier): the ends in their order, maybe none
 */
GArray *
jsonapi_resource_dup_related (JsonapiResource *self,
                              const char      *relationship)
{
  g_autoptr(GArray) related = g_array_new (FALSE, FALSE, sizeof (JsonapiIdentifier));
  JsonObject *object = NULL;
  JsonNode *data = NULL;
  JsonNode *end = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (relationship != NULL, NULL);

  object = jsonapi_json_get_object (jsonapi_json_get_member (self->relationships, relationship));
  data = jsonapi_json_get_member (object, "data");
  for (guint i = 0; (end = get_element (data, i)) != NULL; i++)
    add_identifier (related, end);
  return g_steal_pointer (&related);
}
