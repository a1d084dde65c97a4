/* demo-fault-page.c: faults of what a page lists
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-fault-page.h"

#include <json-glib/json-glib.h>

#define N_OMITTED 2     /* items of each page */

static JsonObject *
get_object (JsonObject *parent,
            const char *member)
{
  JsonNode *node = json_object_get_member (parent, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* The items, if there are any and the page has a next one or need not have. */
static JsonArray *
read_items (DemoStrike *strike,
            JsonParser *parser,
            gboolean    needs_next)
{
  gsize length = 0;
  const char *data = strike->response->body != NULL
                         ? g_bytes_get_data (strike->response->body, &length)
                         : NULL;
  JsonObject *root, *links;
  JsonNode *items;

  if (data == NULL || !json_parser_load_from_data (parser, data, length, NULL))
    return NULL;

  root = json_node_get_object (json_parser_get_root (parser));
  items = json_object_get_member (root, "data");
  links = get_object (root, "links");
  if (items == NULL || !JSON_NODE_HOLDS_ARRAY (items) ||
      (needs_next && (links == NULL || !json_object_has_member (links, "next"))))
    return NULL;

  return json_node_get_array (items);
}

static void
give (DemoStrike *strike,
      JsonParser *parser)
{
  demo_response_set_body (strike->response, json_to_string (json_parser_get_root (parser), FALSE));
}

/* Leaves the items from @first on out of a page that has a next one. */
static gboolean
shorten (DemoStrike *strike,
         gboolean    is_whole)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonArray *items = read_items (strike, parser, TRUE);
  guint first = items != NULL && !is_whole ? json_array_get_length (items) / 2 : 0;

  while (items != NULL && json_array_get_length (items) > first)
    json_array_remove_element (items, json_array_get_length (items) - 1);
  if (items != NULL)
    give (strike, parser);

  return FALSE;
}

/**
 * demo_fault_short_page:
 * @strike: a request
 *
 * Drops the second half of a page that is not the last, as where the reader may not see it.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_short_page (DemoStrike *strike)
{
  return shorten (strike, FALSE);
}

/**
 * demo_fault_empty_page:
 * @strike: a request
 *
 * Drops all items of a page that is not the last.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_empty_page (DemoStrike *strike)
{
  return shorten (strike, TRUE);
}

/**
 * demo_fault_omitted:
 * @strike: a request
 *
 * Names the first items of a page as omitted instead of giving them.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_omitted (DemoStrike *strike)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonArray *items = read_items (strike, parser, FALSE);
  JsonObject *links, *omitted, *meta;

  if (items == NULL || json_array_get_length (items) <= N_OMITTED)
    return FALSE;

  links = json_object_new ();
  for (guint i = 0; i < N_OMITTED; i++)
    {
      const char *id = json_object_get_string_member (json_array_get_object_element (items, 0),
                                                      "id");
      JsonObject *link = json_object_new ();
      g_autofree char *name = g_strdup_printf ("item--%u", i);
      g_autofree char *href = g_strdup_printf ("%s%s/%s?resourceVersion=id%%3A7",
                                               strike->request->base, strike->request->path, id);

      json_object_set_string_member (link, "href", href);
      json_object_set_object_member (links, name, link);
      json_array_remove_element (items, 0);
    }

  omitted = json_object_new ();
  json_object_set_string_member (omitted, "detail", "Some resources have been omitted because of"
                                                    " insufficient authorization.");
  json_object_set_object_member (omitted, "links", links);
  meta = json_object_new ();
  json_object_set_object_member (meta, "omitted", omitted);
  json_object_set_object_member (json_node_get_object (json_parser_get_root (parser)), "meta",
                                 meta);
  give (strike, parser);

  return FALSE;
}
