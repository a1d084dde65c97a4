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

#include "jsonapi-limits.h"

#include <string.h>

/* Borrows everything from the tree of its document. */
struct _JsonapiResource
{
  const char         *type;            /* (unowned) (not nullable) */
  const char         *id;              /* (unowned) (not nullable) */
  const JsonapiValue *attributes;      /* (unowned) (nullable) */
  const JsonapiValue *relationships;   /* (unowned) (nullable) */
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

static const JsonapiValue *
find_attribute (JsonapiResource *self,
                const char      *path)
{
  return jsonapi_value_find (self->attributes, path);
}

static void collect_strings (const JsonapiValue  *value,
                             char               **names,
                             GStrvBuilder        *strings);

/* @value is no list, or the element of one. */
static void
collect_from_element (const JsonapiValue  *value,
                      char               **names,
                      GStrvBuilder        *strings)
{
  const char *string = jsonapi_value_get_string (value);

  if (*names != NULL)
    collect_strings (jsonapi_value_get_member (value, *names), names + 1, strings);
  else if (string != NULL)
    g_strv_builder_add (strings, string);
}

static void
collect_strings (const JsonapiValue  *value,      /* (nullable) */
                 char               **names,
                 GStrvBuilder        *strings)
{
  if (!jsonapi_value_is_array (value))
    collect_from_element (value, names, strings);
  else
    for (const JsonapiValue *element = jsonapi_value_get_first (value); element != NULL;
         element = jsonapi_value_get_next (value, element))
      collect_from_element (element, names, strings);
}

static void
add_identifier (GArray             *related,
                const JsonapiValue *value)
{
  const JsonapiValue *meta = jsonapi_value_get_member (value, "meta");
  JsonapiIdentifier identifier = {
    .type = jsonapi_value_get_string (jsonapi_value_get_member (value, "type")),
    .id = jsonapi_value_get_string (jsonapi_value_get_member (value, "id")),
    .description = jsonapi_value_get_string (jsonapi_value_get_member (meta, "description")),
  };

  if (is_usable_name (identifier.type) && is_usable_name (identifier.id) &&
      !is_placeholder (identifier.id))
    g_array_append_val (related, identifier);
}

/**
 * jsonapi_resource_new:
 * @value: an element of `data` or `included`, kept alive by the document
 *
 * Wraps a resource object.
 *
 * Returns: (nullable) (transfer full): the resource, %NULL if @value is no resource object with a
 *   usable type and id
 */
JsonapiResource *
jsonapi_resource_new (const JsonapiValue *value)
{
  const char *type = jsonapi_value_get_string (jsonapi_value_get_member (value, "type"));
  const char *id = jsonapi_value_get_string (jsonapi_value_get_member (value, "id"));
  JsonapiResource *self = NULL;

  if (!is_usable_name (type) || !is_usable_name (id) || is_placeholder (id))
    return NULL;

  self = g_new0 (JsonapiResource, 1);
  self->type = type;
  self->id = id;
  self->attributes = jsonapi_value_get_member (value, "attributes");
  self->relationships = jsonapi_value_get_member (value, "relationships");
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

  return jsonapi_value_list_names (self->attributes);
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

  return jsonapi_value_list_names (self->relationships);
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

  return jsonapi_value_get_string (jsonapi_value_get_element (find_attribute (self, path), 0));
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

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL && *path != '\0', NULL);

  names = g_strsplit (path, ".", -1);
  collect_strings (jsonapi_value_get_member (self->attributes, names[0]), names + 1, strings);
  return g_strv_builder_end (strings);
}

/**
 * jsonapi_resource_get_int:
 * @self: a resource
 * @path: an attribute, with members inside of it after dots
 * @value: (out): the number, untouched if there is none
 *
 * Reads a whole number; see jsonapi_value_get_int() for its range.
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

  return jsonapi_value_get_int (jsonapi_value_get_element (find_attribute (self, path), 0), value);
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

  return jsonapi_value_get_bool (jsonapi_value_get_element (find_attribute (self, path), 0), value);
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
  const JsonapiValue *value = NULL;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (path != NULL, 0);

  value = find_attribute (self, path);
  if (value == NULL || jsonapi_value_is_null (value))
    return 0;
  return jsonapi_value_is_array (value) ? jsonapi_value_get_length (value) : 1;
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
  const JsonapiValue *element = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  element = jsonapi_value_get_element (find_attribute (self, path), index);
  if (member != NULL)
    element = jsonapi_value_get_element (jsonapi_value_find (element, member), 0);

  return jsonapi_value_get_string (element);
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
  const JsonapiValue *data = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (relationship != NULL, NULL);

  data = jsonapi_value_get_member (jsonapi_value_get_member (self->relationships, relationship),
                                   "data");
  if (!jsonapi_value_is_array (data))
    add_identifier (related, data);
  else
    for (const JsonapiValue *end = jsonapi_value_get_first (data); end != NULL;
         end = jsonapi_value_get_next (data, end))
      add_identifier (related, end);

  return g_steal_pointer (&related);
}
