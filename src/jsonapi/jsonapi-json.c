/* jsonapi-json.c: the door for files of JSON
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "jsonapi-json"

#include "jsonapi-json.h"

#include "jsonapi-error.h"
#include "jsonapi-tree.h"

static gboolean
node_holds (JsonNode *node,
            GType     type)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

/**
 * jsonapi_json_parse:
 * @bytes: what may be JSON, in UTF-8, with or without a byte order mark
 * @error: %JSONAPI_ERROR_LIMIT or %JSONAPI_ERROR_MALFORMED
 *
 * Parses JSON that nobody vouches for: jsonapi_tree_new() says what is taken, before a parser sees
 * it that is more lenient and has no limits. It is for files, which are few; jsonapi-tree.c is for
 * answers. Any thread; keep it off the main one.
 *
 * Numbers over 64 bits arrive clamped: jsonapi_json_get_int() knows.
 *
 * Returns: (transfer full): the root; not to be changed
 */
JsonNode *
jsonapi_json_parse (GBytes  *bytes,
                    GError **error)
{
  g_autoptr(JsonapiTree) tree = NULL;
  g_autoptr(JsonParser) parser = NULL;
  const char *text;
  gsize length;
  JsonNode *root = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  tree = jsonapi_tree_new (bytes, error);
  if (tree == NULL)
    return NULL;
  g_clear_pointer (&tree, jsonapi_tree_free);

  /* An immutable parser takes a hash of all that it reads, which nobody asks for. The parser's own
   * message may quote the document and is translated: only its place is used. */
  parser = json_parser_new ();
  json_parser_set_strict (parser, TRUE);
  text = g_bytes_get_data (bytes, &length);
  if (json_parser_load_from_data (parser, text, (gssize) length, NULL))
    root = json_parser_steal_root (parser);
  if (root == NULL)
    g_set_error (error, JSONAPI_ERROR, JSONAPI_ERROR_MALFORMED,
                 "The document is not JSON (line %u, position %u)",
                 json_parser_get_current_line (parser), json_parser_get_current_pos (parser));
  return root;
}

/**
 * jsonapi_json_get_member:
 * @object: (nullable): an object
 * @name: a member
 *
 * Looks a member up.
 *
 * Returns: (transfer none) (nullable): the member, %NULL if @object has none of that name
 */
JsonNode *
jsonapi_json_get_member (JsonObject *object,
                         const char *name)
{
  return object != NULL ? json_object_get_member (object, name) : NULL;
}

/**
 * jsonapi_json_get_object:
 * @node: (nullable): a node
 *
 * Reads an object.
 *
 * Returns: (transfer none) (nullable): the object, %NULL if @node is none
 */
JsonObject *
jsonapi_json_get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * jsonapi_json_get_array:
 * @node: (nullable): a node
 *
 * Reads a list.
 *
 * Returns: (transfer none) (nullable): the list, %NULL if @node is none
 */
JsonArray *
jsonapi_json_get_array (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * jsonapi_json_get_string:
 * @node: (nullable): a node
 *
 * Reads a string.
 *
 * Returns: (transfer none) (nullable): the string, %NULL if @node is none
 */
const char *
jsonapi_json_get_string (JsonNode *node)
{
  return node_holds (node, G_TYPE_STRING) ? json_node_get_string (node) : NULL;
}

/**
 * jsonapi_json_get_int:
 * @node: (nullable): a node
 * @value: (out): the number, untouched if there is none
 *
 * Reads a whole number. The two ends of the 64-bit range are refused: the parser gives them for
 * whatever lies outside of it.
 *
 * Returns: %TRUE if @node is a whole number in range
 */
gboolean
jsonapi_json_get_int (JsonNode *node,
                      gint64   *value)
{
  gint64 number = 0;

  g_return_val_if_fail (value != NULL, FALSE);

  if (!node_holds (node, G_TYPE_INT64))
    return FALSE;
  number = json_node_get_int (node);
  if (number == G_MAXINT64 || number == G_MININT64)
    return FALSE;
  *value = number;
  return TRUE;
}

/**
 * jsonapi_json_get_bool:
 * @node: (nullable): a node
 * @value: (out): the answer, untouched if there is none
 *
 * Reads `true` or `false`.
 *
 * Returns: %TRUE if @node is one of them
 */
gboolean
jsonapi_json_get_bool (JsonNode *node,
                       gboolean *value)
{
  g_return_val_if_fail (value != NULL, FALSE);

  if (!node_holds (node, G_TYPE_BOOLEAN))
    return FALSE;
  *value = json_node_get_boolean (node);
  return TRUE;
}
