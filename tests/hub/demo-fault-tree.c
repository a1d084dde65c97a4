/* demo-fault-tree.c: faults that change a document, which stays well-formed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-fault-tree.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* A string over the limit of 4 MiB, and a title that is merely absurd. */
#define BIG_STRING_SIZE (5 * 1024 * 1024)
#define HUGE_TITLE_SIZE (1024 * 1024)
#define MANY_TERMS 10000

/* Of the item that is on every page. */
#define WANDERING_ID "0f19a7c2-5d3e-4b61-9c84-71e2d60b3f95"

/* One title each; what is special about it stands in the fault list. */
static const char *const hostile_titles[] =
{
  "AT&T <b>",
  "Report \xe2\x80\xae" "fdp.exe",                                  /* right-to-left override */
  "Left open \xe2\x81\xa7 \xe2\x81\xa6 isolates",
  "Bell \x07 escape \x1b[31m and delete \x7f",
  "<script>alert(1)</script> & <img src=x onerror=alert(1)>",
  "&amp; &lt;already escaped&gt;",
  "Line\nbreak\tand tab",
  "%s%n %d {0} $HOME `id` '; DROP TABLE entry; --",
  "\xd8\xaa\xd9\x82\xd8\xb1\xd9\x8a\xd8\xb1 mixed \xd7\xa2\xd7\x91\xd7\xa8\xd7\x99\xd7\xaa",
  "",
};

typedef void (*EditFunc) (JsonObject       *root,
                          const DemoStrike *strike);

static gboolean
edit (DemoStrike *strike,
      EditFunc    function)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  gsize length = 0;
  const char *data = strike->response->body != NULL
                         ? g_bytes_get_data (strike->response->body, &length)
                         : NULL;

  if (data == NULL || !json_parser_load_from_data (parser, data, length, NULL))
    return FALSE;

  function (json_node_get_object (json_parser_get_root (parser)), strike);
  demo_response_set_body (strike->response, json_to_string (json_parser_get_root (parser), FALSE));

  return FALSE;
}

static JsonObject *
get_object (JsonObject *parent,
            const char *member)
{
  JsonNode *node = parent != NULL ? json_object_get_member (parent, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonObject *
get_item (JsonObject *root,
          guint       nth)
{
  JsonNode *data = json_object_get_member (root, "data");
  JsonArray *items = data != NULL && JSON_NODE_HOLDS_ARRAY (data) ? json_node_get_array (data)
                                                                  : NULL;

  return items != NULL && nth < json_array_get_length (items)
             ? json_array_get_object_element (items, nth)
             : NULL;
}

static void
set_title (JsonObject *item,
           const char *title)
{
  JsonObject *attributes = get_object (item, "attributes");

  if (attributes != NULL)
    json_object_set_string_member (attributes,
                                   json_object_has_member (attributes, "name") ? "name" : "title",
                                   title);
}

static void
set_next (JsonObject *root,
          char       *href)
{
  JsonObject *links = get_object (root, "links");
  JsonObject *next = json_object_new ();
  g_autofree char *owned = href;

  json_object_set_string_member (next, "href", owned);
  if (links != NULL)
    json_object_set_object_member (links, "next", next);
  else
    json_object_unref (next);
}

static void
edit_next_loop (JsonObject       *root,
                const DemoStrike *strike)
{
  set_next (root, g_strconcat (strike->request->base, strike->request->target, NULL));
}

static void
edit_next_origin (JsonObject       *root,
                  const DemoStrike *strike)
{
  set_next (root, g_strconcat ("http://evil.example", strike->request->target, NULL));
}

static void
edit_next_outside (JsonObject       *root,
                   const DemoStrike *strike)
{
  set_next (root, g_strconcat (strike->request->base, "/jsonapi/../admin/people?page=1", NULL));
}

static void
edit_next_string (JsonObject       *root,
                  const DemoStrike *strike)
{
  JsonObject *links = get_object (root, "links");
  g_autofree char *href = g_strconcat (strike->request->base, strike->request->target, NULL);

  if (links != NULL)
    json_object_set_string_member (links, "next", href);
}

static void
edit_next_number (JsonObject       *root,
                  const DemoStrike *strike)
{
  JsonObject *links = get_object (root, "links");

  if (links != NULL)
    json_object_set_int_member (links, "next", 2);
}

/* What Drupal's cache does now and then: the next page is one in another language. */
static void
edit_next_unprefixed (JsonObject       *root,
                      const DemoStrike *strike)
{
  JsonObject *next = get_object (get_object (root, "links"), "next");
  const char *href = next != NULL ? json_object_get_string_member (next, "href") : NULL;
  gsize skipped = strlen (strike->request->base) + strlen (strike->request->prefix);

  if (href != NULL && strlen (href) > skipped)
    set_next (root, g_strconcat (strike->request->base, href + skipped, NULL));
}

static void
edit_data_missing (JsonObject       *root,
                   const DemoStrike *strike)
{
  json_object_remove_member (root, "data");
}

static void
edit_data_null (JsonObject       *root,
                const DemoStrike *strike)
{
  json_object_set_null_member (root, "data");
}

static void
edit_errors_document (JsonObject       *root,
                      const DemoStrike *strike)
{
  JsonArray *errors = json_array_new ();
  JsonObject *error = json_object_new ();

  json_object_set_string_member (error, "title", "Internal Server Error");
  json_object_set_string_member (error, "status", "500");
  json_array_add_object_element (errors, error);
  json_object_remove_member (root, "data");
  json_object_set_array_member (root, "errors", errors);
}

/* One item without an id, one without a title, and one whose every attribute is an object. */
static void
edit_wrong_type (JsonObject       *root,
                 const DemoStrike *strike)
{
  JsonObject *first = get_item (root, 0);
  JsonObject *second = get_object (get_item (root, 1), "attributes");
  JsonObject *third = get_object (get_item (root, 2), "attributes");
  g_autoptr(GList) names = third != NULL ? json_object_get_members (third) : NULL;

  if (first != NULL)
    json_object_remove_member (first, "id");
  if (second != NULL)
    {
      json_object_remove_member (second, "title");
      json_object_remove_member (second, "name");
    }

  for (GList *name = names; name != NULL; name = name->next)
    {
      gboolean is_title = g_str_equal (name->data, "title") || g_str_equal (name->data, "name");

      if (!is_title && !g_str_has_prefix (name->data, "drupal_internal__"))
        json_object_set_object_member (third, name->data, json_object_new ());
    }
}

static void
edit_bad_ids (JsonObject       *root,
              const DemoStrike *strike)
{
  g_autofree char *long_id = g_strnfill (200, 'a');
  const char *ids[] = { "", long_id, "../../etc/passwd", "line\nbreak", "\x01" "control" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      JsonObject *item = get_item (root, i);

      if (item != NULL)
        json_object_set_string_member (item, "id", ids[i]);
    }
}

static void
edit_bad_dates (JsonObject       *root,
                const DemoStrike *strike)
{
  static const char *const dates[] =
  {
    "2024-02-30T10:00:00+00:00", "0000-00-00T00:00:00+00:00", "9999-12-31T23:59:59+00:00",
    "2024-05-14T10:00:00", "2016-12-31T23:59:60+00:00", "yesterday", "2024-05-14T10:00:00+99:00",
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      JsonObject *attributes = get_object (get_item (root, i), "attributes");

      if (attributes == NULL)
        continue;
      json_object_set_string_member (attributes, "changed", dates[i]);
      json_object_set_string_member (attributes, "field_date_of_publication", dates[i]);
    }
}

static void
edit_big_string (JsonObject       *root,
                 const DemoStrike *strike)
{
  g_autofree char *text = g_strnfill (BIG_STRING_SIZE, 'x');
  JsonObject *body = get_object (get_object (get_item (root, 0), "attributes"), "body");

  if (body != NULL)
    json_object_set_string_member (body, "processed", text);
  else
    set_title (get_item (root, 0), text);
}

static void
edit_huge_title (JsonObject       *root,
                 const DemoStrike *strike)
{
  GString *title = g_string_sized_new (HUGE_TITLE_SIZE + 4);

  /* of two bytes each, so that a cut may fall into a character */
  g_string_append_c (title, 'x');
  while (title->len < HUGE_TITLE_SIZE)
    g_string_append (title, "é");
  set_title (get_item (root, 0), title->str);
  g_string_free (title, TRUE);
}

static void
edit_hostile_text (JsonObject       *root,
                   const DemoStrike *strike)
{
  GString *marks = g_string_new ("Zalgo a");
  guint n_titles = G_N_ELEMENTS (hostile_titles);

  for (guint i = 0; i < 10000; i++)
    g_string_append (marks, "\xcc\x81");
  for (guint i = 0; i < n_titles; i++)
    set_title (get_item (root, i), hostile_titles[i]);
  set_title (get_item (root, n_titles), marks->str);
  g_string_free (marks, TRUE);
}

static void
edit_many_terms (JsonObject       *root,
                 const DemoStrike *strike)
{
  JsonObject *field = get_object (get_object (get_item (root, 0), "relationships"),
                                  "field_countries");
  JsonArray *data = json_array_new ();

  for (guint i = 0; i < MANY_TERMS; i++)
    {
      JsonObject *identifier = json_object_new ();
      g_autofree char *id = g_strdup_printf ("00000000-0000-4000-8000-%012u", i);

      json_object_set_string_member (identifier, "type", "taxonomy_term--countries");
      json_object_set_string_member (identifier, "id", id);
      json_array_add_object_element (data, identifier);
    }

  if (field != NULL)
    json_object_set_array_member (field, "data", data);
  else
    json_array_unref (data);
}

/* Items that move while they are read come twice, and push others out. */
static void
edit_same_id (JsonObject       *root,
              const DemoStrike *strike)
{
  JsonObject *item = get_item (root, 0);

  if (item != NULL)
    json_object_set_string_member (item, "id", WANDERING_ID);
}

/**
 * demo_fault_next_loop:
 * @strike: a request
 *
 * Names the page itself as the next one.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_next_loop (DemoStrike *strike)
{
  return edit (strike, edit_next_loop);
}

/**
 * demo_fault_next_origin:
 * @strike: a request
 *
 * Names a page of another host as the next one.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_next_origin (DemoStrike *strike)
{
  return edit (strike, edit_next_origin);
}

/**
 * demo_fault_next_outside:
 * @strike: a request
 *
 * Names an address of this host that is no part of its API as the next page.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_next_outside (DemoStrike *strike)
{
  return edit (strike, edit_next_outside);
}

/**
 * demo_fault_next_string:
 * @strike: a request
 *
 * Makes `next` a plain string.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_next_string (DemoStrike *strike)
{
  return edit (strike, edit_next_string);
}

/**
 * demo_fault_next_number:
 * @strike: a request
 *
 * Makes `next` a number.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_next_number (DemoStrike *strike)
{
  return edit (strike, edit_next_number);
}

/**
 * demo_fault_next_unprefixed:
 * @strike: a request
 *
 * Drops the language from the address of the next page.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_next_unprefixed (DemoStrike *strike)
{
  return edit (strike, edit_next_unprefixed);
}

/**
 * demo_fault_data_missing:
 * @strike: a request
 *
 * Leaves `data` out.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_data_missing (DemoStrike *strike)
{
  return edit (strike, edit_data_missing);
}

/**
 * demo_fault_data_null:
 * @strike: a request
 *
 * Makes `data` null.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_data_null (DemoStrike *strike)
{
  return edit (strike, edit_data_null);
}

/**
 * demo_fault_errors_document:
 * @strike: a request
 *
 * Sends an error document with status 200.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_errors_document (DemoStrike *strike)
{
  return edit (strike, edit_errors_document);
}

/**
 * demo_fault_wrong_type:
 * @strike: a request
 *
 * Spoils the first three items: no id; no title; attributes of the wrong type.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_wrong_type (DemoStrike *strike)
{
  return edit (strike, edit_wrong_type);
}

/**
 * demo_fault_same_id:
 * @strike: a request
 *
 * Gives the first item of every page the same id.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_same_id (DemoStrike *strike)
{
  return edit (strike, edit_same_id);
}

/**
 * demo_fault_bad_ids:
 * @strike: a request
 *
 * Gives the first five items ids that no program should use.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_bad_ids (DemoStrike *strike)
{
  return edit (strike, edit_bad_ids);
}

/**
 * demo_fault_bad_dates:
 * @strike: a request
 *
 * Gives the first seven items dates that do not exist.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_bad_dates (DemoStrike *strike)
{
  return edit (strike, edit_bad_dates);
}

/**
 * demo_fault_big_string:
 * @strike: a request
 *
 * Sends one string of 5 MiB.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_big_string (DemoStrike *strike)
{
  return edit (strike, edit_big_string);
}

/**
 * demo_fault_huge_title:
 * @strike: a request
 *
 * Gives the first item a title of 1 MiB.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_huge_title (DemoStrike *strike)
{
  return edit (strike, edit_huge_title);
}

/**
 * demo_fault_hostile_text:
 * @strike: a request
 *
 * Gives the first items titles with markup, direction overrides, control characters and
 * 10,000 combining marks.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_hostile_text (DemoStrike *strike)
{
  return edit (strike, edit_hostile_text);
}

/**
 * demo_fault_many_terms:
 * @strike: a request
 *
 * Gives the first item 10,000 countries that nobody has heard of.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_many_terms (DemoStrike *strike)
{
  return edit (strike, edit_many_terms);
}
