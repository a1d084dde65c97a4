/* test-demo-shape.c: holds the demonstration hub against the answers of a real Drupal
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-demo-shape"

#include "demo-client.h"
#include "demo-process.h"
#include "demo-shape.h"

#include <string.h>

/* Enough made-up entries that each trait occurs among the resources. */
#define ENTRIES "600"

/* The front server compresses, and says so, from this length on, bytes. */
#define MIN_VARY 1000

/* A captured answer and how to ask the hub for the like of it. Names in braces stand for an
 * item with a trait, see find_items(). */
typedef struct
{
  const char *name;
  const char *target;     /* (nullable): as captured */
} Case;

static const Case cases[] =
{
  { "b00_entry_point" },
  { "b13_sparse_page_000" },
  { "b14_offset_past_end" },
  { "b16_limit_0_400" },
  { "b20_page_scalar_400" },
  { "b31_filter_status_0" },
  { "b33_changed_gt_default_langcode",
    "/jsonapi/node/resource?filter[changed][value]=1915680800&filter[changed][operator]=%3E"
    "&filter[default_langcode]=1&sort=-changed"
    "&fields[node--resource]=title,changed,langcode,status,drupal_internal__nid" },
  { "b36_changed_dot_value_400" },
  { "b38_unknown_field_400" },
  { "b44_or_group_keyset",
    "/jsonapi/node/resource?sort=changed,drupal_internal__nid&page[limit]=50"
    "&fields[node--resource]=title,changed,langcode,status,drupal_internal__nid"
    "&filter[o][group][conjunction]=OR&filter[a][group][conjunction]=AND"
    "&filter[a][group][memberOf]=o&filter[b][group][conjunction]=AND"
    "&filter[b][group][memberOf]=o&filter[gt][condition][path]=changed"
    "&filter[gt][condition][operator]=%3E&filter[gt][condition][value]=1515680800"
    "&filter[gt][condition][memberOf]=b&filter[d][condition][path]=default_langcode"
    "&filter[d][condition][value]=1&filter[d][condition][memberOf]=b"
    "&filter[e][condition][path]=changed&filter[e][condition][value]=1515680800"
    "&filter[e][condition][memberOf]=a&filter[n][condition][path]=drupal_internal__nid"
    "&filter[n][condition][operator]=%3E&filter[n][condition][value]=150"
    "&filter[n][condition][memberOf]=a" },
  { "b46_nid_gt",
    "/jsonapi/node/resource?sort=drupal_internal__nid&filter[drupal_internal__nid][operator]=%3E"
    "&filter[drupal_internal__nid][value]=680"
    "&fields[node--resource]=title,changed,langcode,status,drupal_internal__nid" },
  { "b50_include_terms_files" },
  { "b51_single_include",
    "/jsonapi/node/resource/{files}?include=field_gcm_objectives,field_files,field_image,"
    "field_type_of_resource,uid" },
  { "b53_single_null_fields", "/jsonapi/node/resource/{empty}" },
  { "b55_unpublished_term",
    "/jsonapi/node/resource/{hidden-term}?include=field_type_of_resource"
    "&fields[node--resource]=title,field_type_of_resource" },
  { "b56_missing_term",
    "/jsonapi/node/resource/{missing-term}?include=field_type_of_resource"
    "&fields[node--resource]=title,field_type_of_resource" },
  { "b57_virtual_parent" },
  { "b60_include_unknown_400" },
  { "b64_query_unknown_lower_400" },
  { "b70_unpublished_403", "/jsonapi/node/resource/{hidden}" },
  { "b71_unknown_uuid_404" },
  { "b72_unknown_bundle_404_html" },
  { "b74_numeric_id_404" },
  { "b75_unknown_subpath_405", "/jsonapi/node/resource/{french}/nosuch" },
  { "b77_post_readonly_405" },
  { "b90_fr_single", "/fr/jsonapi/node/resource/{french}" },
  { "b93_es_falls_back",
    "/es/jsonapi/node/resource/{french}?fields[node--resource]=title,langcode,changed" },
  { "b95_fr_collection" },
  { "c00_events" },
  { "c04_practices" },
  { "c1_terms_gcm_objectives" },
  { "c1_terms_resource_types" },
  { "c2_terms_countries_000" },
  { "c32_files" },
};

typedef struct
{
  HubDemoProcess *hub;      /* (owned) */
  guint16         port;
  GHashTable     *items;    /* (owned) (element-type utf8 utf8): "{trait}" → id */
  GPtrArray      *wrong;    /* (owned) (element-type utf8): what differs */
} Fixture;

static JsonNode *
load_capture (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "hub", "captures", file, NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  return json_parser_steal_root (parser);
}

static void
check_answer (Fixture    *self,
              JsonNode   *capture,
              DemoAnswer *answer,
              const char *name)
{
  JsonNode *body = demo_node_find (capture, "body");

  g_assert_cmpuint (answer->status, ==, json_node_get_int (demo_node_find (capture, "status")));
  demo_shape_compare_headers (self->wrong, capture, answer, name);
  if (body != NULL)
    {
      g_assert_nonnull (answer->root);
      demo_shape_compare (self->wrong, body, answer->root, name);
    }

  for (guint i = 0; i < self->wrong->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (self->wrong, i));
  g_assert_cmpuint (self->wrong->len, ==, 0);
}

/* Puts real ids for the names in braces. */
static char *
fill_in (Fixture    *self,
         const char *target)
{
  GString *filled = g_string_new (target);
  GHashTableIter iter;
  gpointer name;
  gpointer id;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &name, &id))
    g_string_replace (filled, name, id, 0);

  return g_string_free_and_steal (filled);
}

static void
test_case (Fixture      *self,
           gconstpointer user_data)
{
  const Case *tested = user_data;
  g_autoptr(JsonNode) capture = load_capture (tested->name);
  const char *path = json_node_get_string (demo_node_find (capture, "path"));
  const char *method = json_node_get_string (demo_node_find (capture, "method"));
  g_autofree char *target = fill_in (self, tested->target != NULL ? tested->target : path);
  g_autoptr(DemoAnswer) answer = NULL;

  answer = demo_client_ask (self->port, method, target,
                            (const char *[]) { "Content-Length: 0", NULL }, 0);
  check_answer (self, capture, answer, tested->name);
}

/* The text of `links.next` must be Drupal's to the last character. */
static void
test_next (Fixture      *self,
           gconstpointer user_data)
{
  static const char *const names[] =
  {
    "b13_sparse_page_000", "b14_offset_past_end", "b50_include_terms_files", "b95_fr_collection",
    "c00_events", "c04_practices", "c2_terms_countries_000", "c32_files",
  };
  static const char *const links[] = { "first", "next", "prev", "self" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(JsonNode) capture = load_capture (names[i]);
      g_autoptr(DemoAnswer) answer = NULL;

      answer = demo_client_get (self->port, "%s",
                                json_node_get_string (demo_node_find (capture, "path")));
      for (guint j = 0; j < G_N_ELEMENTS (links); j++)
        {
          g_autofree char *real_path = g_strdup_printf ("body/links/%s/href", links[j]);
          JsonNode *real = demo_node_find (capture, real_path);
          const char *ours = demo_answer_text (answer, real_path + strlen ("body/"));
          g_autofree char *base = g_strdup_printf ("http://127.0.0.1:%u", self->port);

          if (real == NULL)
            g_assert_null (ours);
          else
            {
              g_assert_true (g_str_has_prefix (ours, base));
              g_assert_cmpstr (ours + strlen (base), ==,
                               json_node_get_string (real) + strlen ("http://127.0.0.1:8930"));
            }
        }
    }
}

static void
test_escapes (Fixture      *self,
              gconstpointer user_data)
{
  g_autoptr(DemoAnswer) answer =
    demo_client_get (self->port, "/jsonapi/node/resource/{}?x-y=1&page=2");
  g_autoptr(DemoAnswer) page = demo_client_get (self->port, "/fr/jsonapi/node/resource");
  g_autofree char *text = g_strndup ((const char *) page->body->data, page->body->len);

  g_assert_cmpuint (answer->status, ==, 404);
  g_assert_true (g_str_is_ascii (text));
  g_assert_nonnull (strstr (text, "\\u003Cp\\u003E"));
  g_assert_nonnull (strstr (text, "\\u00e9"));
  g_assert_nonnull (strstr (text, "\\/jsonapi\\/"));
  g_assert_null (strstr (text, "&"));
}

static DemoAnswer *
ask_cached (Fixture    *self,
            const char *encoding,
            const char *etag,
            const char *modified)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) headers = NULL;

  if (encoding != NULL)
    g_strv_builder_take (builder, g_strdup_printf ("Accept-Encoding: %s", encoding));
  if (etag != NULL)
    g_strv_builder_take (builder, g_strdup_printf ("If-None-Match: %s", etag));
  if (modified != NULL)
    g_strv_builder_take (builder, g_strdup_printf ("If-Modified-Since: %s", modified));
  headers = g_strv_builder_end (builder);

  return demo_client_ask (
      self->port, "GET",
      "/jsonapi/node/resource?sort=-changed&page[limit]=5&fields[node--resource]=title,"
      "changed",
      (const char *const *) headers, 0);
}

/* Both validators, exactly as received, or the whole document again. */
static void
test_cache (Fixture      *self,
            gconstpointer user_data)
{
  g_autoptr(JsonNode) first_capture = load_capture ("a10_maxage300_first");
  g_autoptr(JsonNode) capture_304 = load_capture ("a14_inm_and_ims_304");
  g_autoptr(DemoAnswer) first = ask_cached (self, NULL, NULL, NULL);
  const char *etag = demo_answer_header (first, "ETag");
  const char *modified = demo_answer_header (first, "Last-Modified");
  g_autoptr(DemoAnswer) second = ask_cached (self, NULL, NULL, NULL);
  g_autoptr(DemoAnswer) only_etag = ask_cached (self, NULL, etag, NULL);
  g_autoptr(DemoAnswer) only_date = ask_cached (self, NULL, NULL, modified);
  g_autoptr(DemoAnswer) both = ask_cached (self, NULL, etag, modified);
  g_autoptr(DemoAnswer) packed = ask_cached (self, "gzip", NULL, NULL);
  g_autoptr(DemoAnswer) weak =
    ask_cached (self, "gzip", demo_answer_header (packed, "ETag"), modified);
  g_autoptr(DemoAnswer) strong = ask_cached (self, "gzip", etag, modified);
  g_autofree char *weak_etag = g_strconcat ("W/", etag, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *changed = NULL;
  g_autoptr(DemoAnswer) fresh = NULL;

  check_answer (self, first_capture, first, "a10_maxage300_first");
  check_answer (self, capture_304, both, "a14_inm_and_ims_304");
  g_assert_cmpstr (demo_answer_header (first, "Vary"), ==, "Accept-Encoding, Cookie");
  g_assert_cmpstr (demo_answer_header (both, "Vary"), ==, "Cookie");

  g_assert_cmpstr (demo_answer_header (first, "X-Drupal-Cache"), ==, "MISS");
  g_assert_cmpstr (demo_answer_header (second, "X-Drupal-Cache"), ==, "HIT");
  g_assert_cmpstr (demo_answer_header (second, "ETag"), ==, etag);
  g_assert_cmpstr (demo_answer_header (second, "Date"), ==, demo_answer_header (first, "Date"));

  g_assert_cmpuint (only_etag->status, ==, 200);
  g_assert_cmpuint (only_date->status, ==, 200);
  g_assert_cmpuint (both->body->len, ==, 0);
  g_assert_cmpstr (demo_answer_header (packed, "Content-Encoding"), ==, "gzip");
  g_assert_cmpstr (demo_answer_header (packed, "ETag"), ==, weak_etag);
  g_assert_cmpuint (weak->status, ==, 200);
  g_assert_cmpuint (strong->status, ==, 304);

  /* Drupal drops its copies on each save */
  changed = hub_demo_process_control (self->hub, "{\"do\":\"change\",\"nid\":1}", &error);
  g_assert_no_error (error);
  fresh = ask_cached (self, NULL, NULL, NULL);
  g_assert_cmpstr (demo_answer_header (fresh, "X-Drupal-Cache"), ==, "MISS");
}

static void
test_gzip (Fixture      *self,
           gconstpointer user_data)
{
  const char *const headers[] = { "Accept-Encoding: gzip, deflate", NULL };
  g_autoptr(DemoAnswer) plain = demo_client_get (self->port, "/jsonapi/node/resource");
  g_autoptr(DemoAnswer) packed =
    demo_client_ask (self->port, "GET", "/jsonapi/node/resource", headers, 0);
  g_autoptr(DemoAnswer) small =
    demo_client_ask (self->port, "GET", "/jsonapi/node/resource?page[offset]=9999",
                               headers, 0);
  g_autoptr(DemoAnswer) head =
    demo_client_ask (self->port, "HEAD", "/jsonapi/node/resource", NULL, 0);
  g_autoptr(GConverter) converter = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new (packed->body->data, packed->body->len);
  g_autoptr(GBytes) unpacked = NULL;

  converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  unpacked = g_converter_convert_bytes (converter, bytes, NULL);
  g_assert_nonnull (unpacked);
  g_assert_cmpuint (g_bytes_get_size (unpacked), ==, plain->body->len);
  g_assert_cmpuint (packed->body->len, <, plain->body->len / 4);
  g_assert_cmpstr (demo_answer_header (plain, "Vary"), ==, "Accept-Encoding");

  g_assert_cmpuint (small->body->len, <, MIN_VARY);
  g_assert_null (demo_answer_header (small, "Content-Encoding"));
  g_assert_null (demo_answer_header (small, "Vary"));

  g_assert_cmpuint (head->status, ==, 200);
  g_assert_cmpuint (head->body->len, ==, 0);
  g_assert_cmpint (head->announced, ==, plain->body->len);
}

static void
remember (Fixture    *self,
          const char *name,
          const char *query)
{
  g_autoptr(DemoAnswer) answer = demo_client_get (self->port, "/jsonapi/node/resource?%s", query);
  const char *id = demo_answer_text (answer, "data/0/id");

  g_assert_nonnull (id);
  g_hash_table_insert (self->items, g_strdup (name), g_strdup (id));
}

static void
find_hidden (Fixture *self)
{
  g_autoptr(DemoAnswer) answer =
    demo_client_get (self->port, "/jsonapi/node/resource?page[offset]=25");
  JsonNode *links = demo_answer_find (answer, "meta/omitted/links");
  g_autoptr(GList) names = NULL;

  g_assert_nonnull (links);
  names = json_object_get_members (json_node_get_object (links));
  for (GList *name = names; name != NULL; name = name->next)
    {
      if (g_str_has_prefix (name->data, "item--"))
        {
          const char *href = json_node_get_string (
              demo_node_find (json_object_get_member (json_node_get_object (links), name->data),
                              "href"));

          g_hash_table_insert (self->items, g_strdup ("{hidden}"),
                               g_strdup (strrchr (href, '/') + 1));
        }
    }
}

static void
find_with_type (Fixture    *self,
                const char *name,
                gboolean    is_missing)
{
  g_autofree char *target = g_strdup (
      "/jsonapi/node/resource?include=field_type_of_resource&filter[status]=1"
      "&sort=drupal_internal__nid");

  while (target != NULL && !g_hash_table_contains (self->items, name))
    {
      g_autoptr(DemoAnswer) answer = demo_client_get (self->port, "%s", target);
      const char *next = demo_answer_text (answer, "links/next/href");

      for (guint i = 0; i < demo_answer_count (answer, "data"); i++)
        {
          g_autofree char *path = g_strdup_printf ("data/%u", i);
          JsonNode *item = demo_answer_find (answer, path);
          JsonNode *id = demo_node_find (item, "relationships/field_type_of_resource/data/id");
          const char *text = id != NULL ? json_node_get_string (id) : NULL;
          gboolean is_included = FALSE;

          for (guint j = 0; j < demo_answer_count (answer, "included"); j++)
            {
              g_autofree char *other = g_strdup_printf ("included/%u/id", j);

              is_included = is_included || g_strcmp0 (demo_answer_text (answer, other), text) == 0;
            }

          if (text != NULL && !is_included && g_str_equal (text, "missing") == is_missing)
            g_hash_table_insert (self->items, g_strdup (name),
                                 g_strdup (json_node_get_string (demo_node_find (item, "id"))));
        }

      g_free (target);
      target = next != NULL ? g_strdup (strstr (next, "/jsonapi")) : NULL;
    }

  g_assert_true (g_hash_table_contains (self->items, name));
}

static void
find_items (Fixture *self)
{
  remember (self, "{files}", "filter[status]=1&filter[f][condition][path]=field_files.id"
                             "&filter[f][condition][operator]=IS%20NOT%20NULL");
  remember (self, "{empty}", "filter[status]=1&filter[f][condition][path]=body.value"
                             "&filter[f][condition][operator]=IS%20NULL");
  remember (self, "{french}", "filter[default_langcode]=0&filter[status]=1");
  find_hidden (self);
  find_with_type (self, "{hidden-term}", FALSE);
  find_with_type (self, "{missing-term}", TRUE);
}

static void
set_up (Fixture      *self,
        gconstpointer user_data)
{
  const char *const plain[] = { "--entries", ENTRIES, NULL };
  const char *const caching[] = { "--entries", ENTRIES, "--max-age", "300", NULL };
  g_autoptr(GError) error = NULL;

  self->hub = hub_demo_process_new (user_data == test_cache ? caching : plain, &error);
  g_assert_no_error (error);
  self->port = hub_demo_process_get_port (self->hub);
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->wrong = g_ptr_array_new_with_free_func (g_free);
  find_items (self);
}

static void
tear_down (Fixture      *self,
           gconstpointer user_data)
{
  hub_demo_process_stop (self->hub);
  g_hash_table_unref (self->items);
  g_ptr_array_unref (self->wrong);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/demo/shape/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], set_up, test_case, tear_down);
    }
  g_test_add ("/demo/shape/next", Fixture, NULL, set_up, test_next, tear_down);
  g_test_add ("/demo/shape/escapes", Fixture, NULL, set_up, test_escapes, tear_down);
  g_test_add ("/demo/shape/gzip", Fixture, NULL, set_up, test_gzip, tear_down);
  g_test_add ("/demo/shape/cache", Fixture, test_cache, set_up, test_cache, tear_down);

  return g_test_run ();
}
