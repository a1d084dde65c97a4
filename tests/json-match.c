/* json-match.c: whether the two readers of JSON agree
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "json-match"

#include "json-match.h"

#include "jsonapi-error.h"
#include "jsonapi-json.h"
#include "jsonapi-tree.h"

#define TAKEN (-1)

static void check_same (JsonNode           *node,
                        const JsonapiValue *value);

static void
check_arrays (JsonArray          *array,
              const JsonapiValue *value)
{
  const JsonapiValue *element = jsonapi_value_get_first (value);

  g_assert_true (jsonapi_value_is_array (value));
  g_assert_cmpuint (json_array_get_length (array), ==, jsonapi_value_get_length (value));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_assert_nonnull (element);
      check_same (json_array_get_element (array, i), element);
      element = jsonapi_value_get_next (value, element);
    }
  g_assert_null (element);
}

static void
check_objects (JsonObject         *object,
               const JsonapiValue *value)
{
  g_auto(GStrv) names = jsonapi_value_list_names (value);

  g_assert_true (jsonapi_value_is_object (value));
  g_assert_cmpuint (json_object_get_size (object), ==, g_strv_length (names));
  for (guint i = 0; names[i] != NULL; i++)
    check_same (json_object_get_member (object, names[i]),
                jsonapi_value_get_member (value, names[i]));
}

static void
check_scalars (JsonNode           *node,
               const JsonapiValue *value)
{
  gint64 number = 0, other_number = 0;
  gboolean answer = FALSE, other_answer = FALSE;

  g_assert_cmpstr (jsonapi_json_get_string (node), ==, jsonapi_value_get_string (value));
  g_assert_cmpint (jsonapi_json_get_int (node, &number), ==,
                   jsonapi_value_get_int (value, &other_number));
  g_assert_cmpint (number, ==, other_number);
  g_assert_cmpint (jsonapi_json_get_bool (node, &answer), ==,
                   jsonapi_value_get_bool (value, &other_answer));
  g_assert_cmpint (answer, ==, other_answer);
}

static void
check_same (JsonNode           *node,
            const JsonapiValue *value)
{
  g_assert_nonnull (node);
  g_assert_nonnull (value);
  g_assert_cmpint (JSON_NODE_HOLDS_NULL (node), ==, jsonapi_value_is_null (value));
  if (JSON_NODE_HOLDS_ARRAY (node))
    check_arrays (json_node_get_array (node), value);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    check_objects (json_node_get_object (node), value);
  else
    {
      g_assert_false (jsonapi_value_is_array (value) || jsonapi_value_is_object (value));
      check_scalars (node, value);
    }
}

int
json_match_read (const char *text,
                 gsize       length)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length);
  g_autoptr(GError) node_error = NULL;
  g_autoptr(GError) tree_error = NULL;
  g_autoptr(JsonNode) root = jsonapi_json_parse (bytes, &node_error);
  g_autoptr(JsonapiTree) tree = jsonapi_tree_new (bytes, &tree_error);

  g_assert_cmpint (root == NULL, ==, node_error != NULL);
  g_assert_cmpint (tree == NULL, ==, tree_error != NULL);
  g_assert_cmpint (root == NULL, ==, tree == NULL);
  if (tree == NULL)
    {
      g_assert_true (tree_error->domain == JSONAPI_ERROR);
      g_assert_true (g_utf8_validate (tree_error->message, -1, NULL));
      return tree_error->code;
    }

  check_same (root, jsonapi_tree_get_root (tree));
  return TAKEN;
}
