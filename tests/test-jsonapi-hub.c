/* test-jsonapi-hub.c: client and queries against the demonstration hub
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-jsonapi-hub"

#include "demo-process.h"
#include "jsonapi-client.h"
#include "jsonapi-error.h"
#include "jsonapi-query.h"

#define COUNTRIES "/jsonapi/taxonomy_term/countries"
#define RESOURCES "/jsonapi/node/resource"

typedef struct
{
  HubDemoProcess *hub;      /* (owned) */
  JsonapiClient  *client;   /* (owned) */
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  self->hub = hub_demo_process_new (NULL, &error);
  g_assert_no_error (error);
  self->client = jsonapi_client_new (hub_demo_process_get_url (self->hub), "test/1.0", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  jsonapi_client_free (self->client);
  hub_demo_process_stop (self->hub);
}

static JsonapiDocument *
ask (Fixture      *self,
     const char   *path,
     JsonapiQuery *query)
{
  g_autofree char *text = jsonapi_query_to_string (query);
  g_autofree char *uri = g_strconcat (path, "?", text, NULL);
  g_autoptr(GError) error = NULL;
  JsonapiDocument *document = jsonapi_client_get (self->client, uri, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
test_entry_point (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonapiDocument) document = jsonapi_client_get (self->client, "/jsonapi", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (jsonapi_document_get_link (document, "node--resource"));
  g_assert_cmpuint (jsonapi_client_get_last_status (self->client), ==, 200);
}

/* By the links of the pages, to the end, each term once. */
static void
test_walk (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *uri = g_strdup (COUNTRIES "?page%5Blimit%5D=20&sort=name");
  guint n_pages = 0;

  while (uri != NULL)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonapiDocument) page = jsonapi_client_get (self->client, uri, NULL, &error);
      const char *next = NULL;

      g_assert_no_error (error);
      n_pages++;
      for (guint i = 0; i < jsonapi_document_get_n_data (page); i++)
        {
          JsonapiResource *term = jsonapi_document_get_data (page, i);

          g_assert_true (g_hash_table_add (ids, g_strdup (jsonapi_resource_get_id (term))));
        }
      g_assert_true (jsonapi_document_get_next (page, &next, &error));
      g_clear_pointer (&uri, g_free);
      if (next != NULL)
        uri = jsonapi_client_resolve_next (self->client, next, COUNTRIES, seen, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (g_hash_table_size (ids), >, 100);
  g_assert_cmpuint (n_pages, ==, (g_hash_table_size (ids) + 19) / 20);
}

/* A path used twice, once by its own key and once by one of ours. */
static void
test_conditions (Fixture       *self,
                 gconstpointer  data)
{
  static const char *const fields[] = { "drupal_internal__nid", NULL };
  g_autoptr(JsonapiQuery) all = jsonapi_query_new ();
  g_autoptr(JsonapiQuery) between = jsonapi_query_new ();
  g_autoptr(JsonapiDocument) first = NULL;
  g_autoptr(JsonapiDocument) some = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  gint64 nids[4] = { 0 };

  jsonapi_query_filter (all, "status", "=", "1");
  jsonapi_query_sort (all, "drupal_internal__nid");
  jsonapi_query_page_limit (all, 4);
  first = ask (self, RESOURCES, all);
  g_assert_cmpuint (jsonapi_document_get_n_data (first), ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_true (jsonapi_resource_get_int (jsonapi_document_get_data (first, i),
                                             "drupal_internal__nid", &nids[i]));

  low = g_strdup_printf ("%" G_GINT64_FORMAT, nids[0]);
  high = g_strdup_printf ("%" G_GINT64_FORMAT, nids[3]);
  jsonapi_query_filter (between, "drupal_internal__nid", ">", low);
  jsonapi_query_filter (between, "drupal_internal__nid", "<", high);
  jsonapi_query_filter (between, "drupal_internal__nid", "IS NOT NULL", NULL);
  jsonapi_query_filter (between, "status", "=", "1");
  jsonapi_query_fields (between, "node--resource", fields);
  some = ask (self, RESOURCES, between);
  g_assert_cmpuint (jsonapi_document_get_n_data (some), ==, 2);
  g_assert_null (jsonapi_resource_get_string (jsonapi_document_get_data (some, 0), "title"));
}

static void
test_in (Fixture       *self,
         gconstpointer  data)
{
  g_autoptr(JsonapiQuery) query = jsonapi_query_new ();
  g_autoptr(JsonapiQuery) by_id = jsonapi_query_new ();
  g_autoptr(JsonapiDocument) all = NULL;
  g_autoptr(JsonapiDocument) some = NULL;
  const char *ids[3] = { NULL };

  jsonapi_query_page_limit (query, 5);
  all = ask (self, COUNTRIES, query);
  ids[0] = jsonapi_resource_get_id (jsonapi_document_get_data (all, 1));
  ids[1] = jsonapi_resource_get_id (jsonapi_document_get_data (all, 3));

  g_assert_cmpuint (jsonapi_query_filter_in (by_id, "id", ids), ==, 2);
  some = ask (self, COUNTRIES, by_id);
  g_assert_cmpuint (jsonapi_document_get_n_data (some), ==, 2);
  g_assert_nonnull (jsonapi_document_find_included (some, "taxonomy_term--countries", ids[0]));
  g_assert_nonnull (jsonapi_document_find_included (some, "taxonomy_term--countries", ids[1]));
}

static void
test_errors (Fixture       *self,
             gconstpointer  data)
{
  static const struct
  {
    const char *uri;
    guint       status;
  } cases[] = {
    { "/jsonapi/node/absent", 404 },
    { RESOURCES "?filter%5Babsent%5D=1", 400 },
    { RESOURCES "/00000000-0000-4000-8000-000000000000", 404 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (jsonapi_client_get (self->client, cases[i].uri, NULL, &error));
      g_assert_error (error, JSONAPI_ERROR, JSONAPI_ERROR_STATUS);
      g_assert_cmpuint (jsonapi_client_get_last_status (self->client), ==, cases[i].status);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/jsonapi/hub/entry-point", Fixture, NULL, set_up, test_entry_point, tear_down);
  g_test_add ("/jsonapi/hub/walk", Fixture, NULL, set_up, test_walk, tear_down);
  g_test_add ("/jsonapi/hub/conditions", Fixture, NULL, set_up, test_conditions, tear_down);
  g_test_add ("/jsonapi/hub/in", Fixture, NULL, set_up, test_in, tear_down);
  g_test_add ("/jsonapi/hub/F13-F14-errors", Fixture, NULL, set_up, test_errors, tear_down);

  return g_test_run ();
}
