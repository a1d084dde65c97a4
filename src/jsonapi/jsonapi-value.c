/* jsonapi-value.c: one value of a document
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "jsonapi-value"

#include "jsonapi-value.h"

#include <string.h>

gboolean
jsonapi_value_is_object (const JsonapiValue *self)
{
  return self != NULL && self->kind == JSONAPI_KIND_OBJECT;
}

gboolean
jsonapi_value_is_array (const JsonapiValue *self)
{
  return self != NULL && self->kind == JSONAPI_KIND_ARRAY;
}

gboolean
jsonapi_value_is_null (const JsonapiValue *self)
{
  return self != NULL && self->kind == JSONAPI_KIND_NULL;
}

/**
 * jsonapi_value_get_length:
 * @self: (nullable): a value
 *
 * Returns: how many elements or members are right inside of it, 0 if it is no list and no object
 */
guint
jsonapi_value_get_length (const JsonapiValue *self)
{
  return jsonapi_value_is_object (self) || jsonapi_value_is_array (self) ? (guint) self->number
                                                                         : 0;
}

/**
 * jsonapi_value_get_first:
 * @self: (nullable): a value
 *
 * Begins a walk over a list or an object.
 *
 * Returns: (transfer none) (nullable): the first element or member, %NULL if there is none
 */
const JsonapiValue *
jsonapi_value_get_first (const JsonapiValue *self)
{
  return jsonapi_value_get_length (self) > 0 ? self + 1 : NULL;
}

/**
 * jsonapi_value_get_next:
 * @self: a list or an object
 * @value: right inside of it
 *
 * Goes on with a walk over a list or an object.
 *
 * Returns: (transfer none) (nullable): what stands behind @value in @self, %NULL at the end
 */
const JsonapiValue *
jsonapi_value_get_next (const JsonapiValue *self,
                        const JsonapiValue *value)
{
  const JsonapiValue *next = value + value->n_values;

  return next < self + self->n_values ? next : NULL;
}

/**
 * jsonapi_value_get_element:
 * @self: (nullable): a value
 * @index: from 0
 *
 * Looks an element up, in time by @index. What is no list counts as one with itself in it: Drupal
 * writes the value of a field plain if it can have only one.
 *
 * Returns: (transfer none) (nullable): the element, %NULL behind the last
 */
const JsonapiValue *
jsonapi_value_get_element (const JsonapiValue *self,
                           guint               index)
{
  const JsonapiValue *element;

  if (!jsonapi_value_is_array (self))
    return index == 0 ? self : NULL;

  element = index < self->number ? self + 1 : NULL;
  for (; element != NULL && index > 0; index--)
    element += element->n_values;

  return element;
}

/* The last of that name, as other readers of JSON have it. */
static const JsonapiValue *
find_member (const JsonapiValue *self,
             const char         *name,
             gsize               length)
{
  const JsonapiValue *found = NULL;

  if (!jsonapi_value_is_object (self))
    return NULL;

  for (const JsonapiValue *member = jsonapi_value_get_first (self); member != NULL;
       member = jsonapi_value_get_next (self, member))
    if (strncmp (member->name, name, length) == 0 && member->name[length] == '\0')
      found = member;

  return found;
}

/**
 * jsonapi_value_get_member:
 * @self: (nullable): a value
 * @name: a member
 *
 * Looks a member up, in time by the number of members.
 *
 * Returns: (transfer none) (nullable): the member, %NULL if @self is no object or has none of that
 *   name
 */
const JsonapiValue *
jsonapi_value_get_member (const JsonapiValue *self,
                          const char         *name)
{
  return find_member (self, name, strlen (name));
}

/**
 * jsonapi_value_find:
 * @self: (nullable): a value
 * @path: a member, and members inside of it after dots
 *
 * Follows a path. Where it meets a list it goes on at the first element; a list at the end is given
 * as it is.
 *
 * Returns: (transfer none) (nullable): what it leads to
 */
const JsonapiValue *
jsonapi_value_find (const JsonapiValue *self,
                    const char         *path)
{
  gsize length = strcspn (path, ".");

  while (path[length] == '.')
    {
      self = jsonapi_value_get_element (find_member (self, path, length), 0);
      path += length + 1;
      length = strcspn (path, ".");
    }

  return find_member (self, path, length);
}

/**
 * jsonapi_value_list_names:
 * @self: (nullable): a value
 *
 * Lists the names of the members of an object, each once.
 *
 * Returns: (transfer full): the names in their order, none if @self is no object
 */
char **
jsonapi_value_list_names (const JsonapiValue *self)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const JsonapiValue *member = jsonapi_value_is_object (self) ? jsonapi_value_get_first (self)
                                                              : NULL;

  for (; member != NULL; member = jsonapi_value_get_next (self, member))
    if (g_hash_table_add (seen, (gpointer) member->name))
      g_strv_builder_add (names, member->name);

  return g_strv_builder_end (names);
}

/**
 * jsonapi_value_get_string:
 * @self: (nullable): a value
 *
 * Reads a string.
 *
 * Returns: (transfer none) (nullable): the string, %NULL if @self is none
 */
const char *
jsonapi_value_get_string (const JsonapiValue *self)
{
  return self != NULL && self->kind == JSONAPI_KIND_STRING ? self->string : NULL;
}

/**
 * jsonapi_value_get_int:
 * @self: (nullable): a value
 * @number: (out): the number, untouched if there is none
 *
 * Reads a whole number. The two ends of the 64-bit range are refused: they stand for whatever lies
 * outside of it.
 *
 * Returns: %TRUE if @self is a whole number in range
 */
gboolean
jsonapi_value_get_int (const JsonapiValue *self,
                       gint64             *number)
{
  g_return_val_if_fail (number != NULL, FALSE);

  if (self == NULL || self->kind != JSONAPI_KIND_INT || self->number == G_MAXINT64 ||
      self->number == G_MININT64)
    return FALSE;

  *number = self->number;
  return TRUE;
}

/**
 * jsonapi_value_get_bool:
 * @self: (nullable): a value
 * @answer: (out): the answer, untouched if there is none
 *
 * Reads `true` or `false`.
 *
 * Returns: %TRUE if @self is one of them
 */
gboolean
jsonapi_value_get_bool (const JsonapiValue *self,
                        gboolean           *answer)
{
  g_return_val_if_fail (answer != NULL, FALSE);

  if (self == NULL || self->kind != JSONAPI_KIND_BOOL)
    return FALSE;

  *answer = self->number != 0;
  return TRUE;
}
