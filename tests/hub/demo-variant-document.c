/* demo-variant-document.c: answers of the hub, in the names of a variant
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-variant.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct
{
  const DemoVariant *variant;
  DemoStore         *store;
  const DemoRequest *request;
} Translation;

static void translate_node (const Translation *self,
                            JsonNode          *node);

static const char *
get_text (JsonObject *object,
          const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static void
translate_href (const Translation *self,
                JsonObject        *object)
{
  const char *href = get_text (object, "href");
  g_autofree char *shown = NULL;

  if (href == NULL)
    return;
  shown = demo_variant_show_address (self->variant, self->store, self->request, href);
  json_object_set_string_member (object, "href", shown);
}

/* --- values --- */

static JsonNode *
make_time (const char *day)
{
  g_autofree char *time = g_strconcat (day, "T00:00:00+00:00", NULL);
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  json_node_set_string (node, time);

  return node;
}

static JsonNode *
make_range (const char *day)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "value", day);
  json_object_set_string_member (object, "end_value", day);

  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
make_list (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, "; ", -1);
  JsonArray *array = json_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    json_array_add_string_element (array, parts[i]);

  return json_node_init_array (json_node_alloc (), array);
}

/* Returns a value in another form, or NULL if it stays as it is. */
static JsonNode *
reshape (const DemoVariant *variant,
         const char        *plain,
         JsonNode          *value)
{
  const char *text = json_node_get_value_type (value) == G_TYPE_STRING
                         ? json_node_get_string (value)
                         : NULL;

  if (text == NULL)
    return NULL;
  if (g_str_equal (plain, "field_date_of_publication") && variant->dates == DEMO_DATES_RANGES)
    return make_range (text);
  if (g_str_equal (plain, "field_date_of_publication") && variant->dates == DEMO_DATES_TIMESTAMPS)
    return make_time (text);
  if (g_str_equal (plain, "field_publisher") && variant->publisher == DEMO_PUBLISHER_LIST)
    return make_list (text);

  return NULL;
}

/* The ends of the first of an event's dates, each in a field of its own. */
static void
split_dates (const DemoVariant *variant,
             JsonNode          *value,
             JsonObject        *shown)
{
  JsonArray *spans = JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
  JsonObject *first = spans != NULL && json_array_get_length (spans) > 0
                          ? json_array_get_object_element (spans, 0)
                          : NULL;
  const char *start = demo_variant_show_field (variant, DEMO_EVENT_START);
  const char *end = demo_variant_show_field (variant, DEMO_EVENT_END);

  if (first != NULL)
    {
      json_object_set_string_member (shown, start, get_text (first, "value"));
      json_object_set_string_member (shown, end, get_text (first, "end_value"));
    }
  else
    {
      json_object_set_null_member (shown, start);
      json_object_set_null_member (shown, end);
    }
}

/* --- resources --- */

static void
translate_fields (const Translation *self,
                  JsonObject        *resource,
                  const char        *member)
{
  JsonObject *plain = json_object_has_member (resource, member)
                          ? json_object_get_object_member (resource, member)
                          : NULL;
  g_autoptr(JsonObject) shown = json_object_new ();
  g_autoptr(GList) names = plain != NULL ? json_object_get_members (plain) : NULL;

  if (plain == NULL)
    return;

  for (GList *name = names; name != NULL; name = name->next)
    {
      JsonNode *value = json_object_get_member (plain, name->data);
      const char *field = demo_variant_show_field (self->variant, name->data);
      JsonNode *other = field != NULL ? reshape (self->variant, name->data, value) : NULL;

      if (self->variant->dates == DEMO_DATES_TIMESTAMPS &&
          g_str_equal (name->data, DEMO_EVENT_DATES))
        split_dates (self->variant, value, shown);
      else if (field != NULL)
        json_object_set_member (shown, field, other != NULL ? other : json_node_copy (value));
    }

  if (json_object_get_size (shown) > 0)
    json_object_set_object_member (resource, member, g_steal_pointer (&shown));
  else
    json_object_remove_member (resource, member);
}

static void
translate_object (const Translation *self,
                  JsonObject        *object)
{
  const char *type = get_text (object, "type");
  const char *shown = type != NULL ? demo_variant_show_type (self->variant, type) : NULL;
  g_autoptr(GList) names = NULL;

  translate_href (self, object);
  if (shown != NULL)
    json_object_set_string_member (object, "type", shown);
  translate_fields (self, object, "attributes");
  translate_fields (self, object, "relationships");

  names = json_object_get_members (object);
  for (GList *name = names; name != NULL; name = name->next)
    {
      if (!g_str_equal (name->data, "attributes"))
        translate_node (self, json_object_get_member (object, name->data));
    }
}

static void
translate_node (const Translation *self,
                JsonNode          *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    translate_object (self, json_node_get_object (node));
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    translate_node (self, json_array_get_element (array, i));
}

/* The entry point names each type in its links. */
static void
translate_entry_point (const Translation *self,
                       JsonObject        *root)
{
  JsonObject *plain = json_object_get_object_member (root, "links");
  JsonObject *shown = json_object_new ();
  g_autoptr(GList) names = json_object_get_members (plain);

  for (GList *name = names; name != NULL; name = name->next)
    {
      const char *type = demo_variant_show_type (self->variant, name->data);

      if (type != NULL)
        json_object_set_member (shown, type,
                                json_node_copy (json_object_get_member (plain, name->data)));
    }
  json_object_set_object_member (root, "links", shown);
}

/**
 * demo_variant_show_document:
 * @self: a variant
 * @store: the store
 * @request: the request, in the hub's own names
 * @response: the hub's answer, which becomes the variant's
 *
 * Puts a document into the names and forms of the variant.
 */
void
demo_variant_show_document (const DemoVariant *self,
                            DemoStore         *store,
                            const DemoRequest *request,
                            DemoResponse      *response)
{
  const Translation translation = { self, store, request };
  g_autoptr(JsonParser) parser = json_parser_new ();
  gsize length = 0;
  const char *body = response->body != NULL ? g_bytes_get_data (response->body, &length) : NULL;
  JsonNode *root = NULL;

  if (body == NULL || g_strcmp0 (response->content_type, DEMO_TYPE_JSONAPI) != 0 ||
      !json_parser_load_from_data (parser, body, length, NULL))
    return;

  root = json_parser_get_root (parser);
  if (response->status == 200 && g_str_equal (request->path, "/jsonapi"))
    translate_entry_point (&translation, json_node_get_object (root));
  translate_node (&translation, root);
  demo_response_set_body (response, json_to_string (root, FALSE));
}
