/* demo-shape.c: tells where two JSON:API answers differ in form
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo-shape"

#include "demo-shape.h"

#include <string.h>

/* Fields of ours that the captured nodes do not have, or have in other bundles. */
static const char *const own_fields[] =
{
  "field_actions", "field_audience", "field_cross_references", "field_date_of_publication",
  "field_date_text", "field_end_text", "field_files", "field_geographic_scope", "field_languages",
  "field_location", "field_mode", "field_official_title", "field_original_url", "field_paragraph",
  "field_practice_type", "field_publisher", "field_start_text", "field_type_of_resource", NULL,
};

static void compare (GPtrArray  *wrong,
                     JsonNode   *real,
                     JsonNode   *ours,
                     const char *path);

/* What is left of a text when ids, numbers and the host are taken out of it. */
static char *
normalize (const char *text)
{
  static const char *const rules[][2] =
  {
    { "http://127\\.0\\.0\\.1:[0-9]+", "BASE" },
    { "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID" },
    { "id%3A[0-9]+", "id%3AN" },
    { "[0-9]{2,}", "N" },
    { "Loopback Hub", "Demonstration Hub" },
  };
  char *result = g_strdup (text);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr(GRegex) regex =
    g_regex_new (rules[i][0], G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
      g_autofree char *before = result;

      result = g_regex_replace_literal (regex, before, -1, 0, rules[i][1], 0, NULL);
    }

  return result;
}

static void
find_wrong (GPtrArray  *wrong,
            const char *path,
            const char *what,
            const char *real,
            const char *ours)
{
  g_ptr_array_add (wrong,
                   g_strdup_printf ("%s: %s: Drupal “%s”, the hub “%s”", path, what, real, ours));
}

static const char *
type_name (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node))
    return json_node_type_name (node);
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return "string";

  return json_node_get_value_type (node) == G_TYPE_BOOLEAN ? "boolean" : "number";
}

/* Values are data, and differ, but not where they say how the API works. */
static gboolean
is_telling (const char *path)
{
  static const char *const names[] = { "href",    "rel",     "about", "detail",
                                       "pointer", "version", "status" };
  const char *name = strrchr (path, '/');

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (name + 1, names[i]))
        return TRUE;
    }

  return name != NULL && g_str_equal (name, "/title") && strstr (path, "errors") != NULL;
}

/* The random keys of hidden items are one key. */
static const char *
plain_key (const char *key)
{
  return g_str_has_prefix (key, "item--") ? "item--*" : key;
}

static JsonNode *
find_member (JsonObject *object,
             const char *key)
{
  g_autoptr(GList) keys = json_object_get_members (object);

  for (GList *at = keys; at != NULL; at = at->next)
    {
      if (g_str_equal (plain_key (at->data), plain_key (key)))
        return json_object_get_member (object, at->data);
    }

  return NULL;
}

static void
compare_objects (GPtrArray  *wrong,
                 JsonObject *real,
                 JsonObject *ours,
                 const char *path)
{
  g_autoptr(GList) real_keys = json_object_get_members (real);
  g_autoptr(GList) our_keys = json_object_get_members (ours);
  gboolean is_list_of_types = g_str_has_suffix (path, "b00_entry_point/links");

  for (GList *key = real_keys; key != NULL; key = key->next)
    {
      g_autofree char *inner = g_strconcat (path, "/", plain_key (key->data), NULL);
      JsonNode *other = find_member (ours, key->data);

      if (other != NULL)
        compare (wrong, json_object_get_member (real, key->data), other, inner);
      else if (!is_list_of_types)
        find_wrong (wrong, path, "member", key->data, "none");
    }

  for (GList *key = our_keys; key != NULL; key = key->next)
    {
      if (find_member (real, key->data) == NULL && !g_strv_contains (own_fields, key->data))
        find_wrong (wrong, path, "member", "none", key->data);
    }
}

/* Which kind of identifier or resource it is: those of one kind look alike. */
static char *
element_kind (JsonNode *node)
{
  JsonNode *id = demo_node_find (node, "id");
  JsonNode *type = demo_node_find (node, "type");
  const char *word = id != NULL ? json_node_get_string (id) : "";

  if (!g_str_equal (word, "missing") && !g_str_equal (word, "virtual"))
    word = "";

  return g_strconcat (type != NULL ? json_node_get_string (type) : "", word, NULL);
}

static void
compare_arrays (GPtrArray  *wrong,
                JsonArray  *real,
                JsonArray  *ours,
                const char *path)
{
  for (guint i = 0; i < json_array_get_length (ours); i++)
    {
      JsonNode *element = json_array_get_element (ours, i);
      g_autofree char *kind = element_kind (element);

      for (guint j = 0; j < json_array_get_length (real); j++)
        {
          JsonNode *other = json_array_get_element (real, j);
          g_autofree char *other_kind = element_kind (other);

          if (g_str_equal (kind, other_kind))
            {
              compare (wrong, other, element, path);
              break;
            }
        }
    }
}

static void
compare (GPtrArray  *wrong,
         JsonNode   *real,
         JsonNode   *ours,
         const char *path)
{
  gboolean is_data = strstr (path, "/attributes/") != NULL || g_str_has_suffix (path, "/data");

  if (is_data && (JSON_NODE_HOLDS_NULL (real) || JSON_NODE_HOLDS_NULL (ours)))
    return;

  if (!g_str_equal (type_name (real), type_name (ours)))
    find_wrong (wrong, path, "type", type_name (real), type_name (ours));
  else if (JSON_NODE_HOLDS_OBJECT (real))
    {
      g_autofree char *real_kind = element_kind (real);
      g_autofree char *our_kind = element_kind (ours);

      if (g_str_equal (real_kind, our_kind))
        compare_objects (wrong, json_node_get_object (real), json_node_get_object (ours), path);
    }
  else if (JSON_NODE_HOLDS_ARRAY (real))
    compare_arrays (wrong, json_node_get_array (real), json_node_get_array (ours), path);
  else if (g_str_equal (type_name (real), "string") && is_telling (path))
    {
      g_autofree char *real_text = normalize (json_node_get_string (real));
      g_autofree char *our_text = normalize (json_node_get_string (ours));

      if (!g_str_equal (real_text, our_text))
        find_wrong (wrong, path, "text", real_text, our_text);
    }
}

/**
 * demo_shape_compare:
 * @wrong: (element-type utf8): where to add what differs
 * @real: a captured document
 * @ours: the hub's document
 * @path: the name of the capture
 *
 * Compares two documents: the names of their members and the types of their values, and the
 * texts that say how the API works, such as links and the sentences of errors. Items are held
 * against the captured one of the same type.
 */
void
demo_shape_compare (GPtrArray  *wrong,
                    JsonNode   *real,
                    JsonNode   *ours,
                    const char *path)
{
  compare (wrong, real, ours, path);
}

/**
 * demo_shape_compare_headers:
 * @wrong: (element-type utf8): where to add what differs
 * @capture: a captured answer
 * @answer: the hub's
 * @path: the name of the capture
 *
 * Compares the headers that matter.
 */
void
demo_shape_compare_headers (GPtrArray        *wrong,
                            JsonNode         *capture,
                            const DemoAnswer *answer,
                            const char       *path)
{
  static const char *const same[] =
  {
    "Content-Type", "Content-language", "Cache-Control", "Expires", "X-Content-Type-Options",
    "X-Frame-Options", "X-Generator", "Allow", "Link",
  };
  static const char *const present[] = { "Date", "ETag", "Last-Modified", "Retry-After" };
  JsonNode *headers = demo_node_find (capture, "headers");

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      JsonNode *real = demo_node_find (headers, same[i]);
      const char *ours = demo_answer_header (answer, same[i]);

      if (g_strcmp0 (real != NULL ? json_node_get_string (real) : NULL, ours) != 0)
        find_wrong (wrong, path, same[i], real != NULL ? json_node_get_string (real) : "none",
                    ours != NULL ? ours : "none");
    }

  for (guint i = 0; i < G_N_ELEMENTS (present); i++)
    {
      gboolean is_real = demo_node_find (headers, present[i]) != NULL;
      gboolean is_ours = demo_answer_header (answer, present[i]) != NULL;

      if (is_real != is_ours)
        find_wrong (wrong, path, present[i], is_real ? "there" : "none",
                    is_ours ? "there" : "none");
    }
}
