/* test-jsonapi-query.c: addresses as Drupal reads and writes them
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-jsonapi-query"

#include "jsonapi-document.h"
#include "jsonapi-limits.h"
#include "jsonapi-query.h"

#include <string.h>

static const char *const fields[] = { "title", "changed", "langcode", "status",
                                      "drupal_internal__nid", NULL };

static void
check (JsonapiQuery *query,
       const char   *expected)
{
  g_autofree char *text = jsonapi_query_to_string (query);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_empty (void)
{
  g_autoptr(JsonapiQuery) query = jsonapi_query_new ();

  check (query, "");
}

static void
test_filters (void)
{
  g_autoptr(JsonapiQuery) query = jsonapi_query_new ();

  jsonapi_query_filter (query, "status", "=", "1");
  jsonapi_query_filter (query, "drupal_internal__nid", ">", "7");
  jsonapi_query_filter (query, "field_type.name", "=", "Rapport & <b>é+");
  check (query, "filter%5Bstatus%5D=1"
                "&filter%5Bdrupal_internal__nid%5D%5Boperator%5D=%3E"
                "&filter%5Bdrupal_internal__nid%5D%5Bvalue%5D=7"
                "&filter%5Bfield_type.name%5D=Rapport%20%26%20%3Cb%3E%C3%A9%2B");
}

/* A path that has been a key needs another one. */
static void
test_conditions (void)
{
  g_autoptr(JsonapiQuery) query = jsonapi_query_new ();

  jsonapi_query_filter (query, "changed", ">=", "1");
  jsonapi_query_filter (query, "changed", "<", "9");
  jsonapi_query_filter (query, "changed", "=", "5");
  jsonapi_query_filter (query, "body", "IS NULL", NULL);
  check (query, "filter%5Bchanged%5D%5Boperator%5D=%3E%3D&filter%5Bchanged%5D%5Bvalue%5D=1"
                "&filter%5Bc-1%5D%5Bcondition%5D%5Bpath%5D=changed"
                "&filter%5Bc-1%5D%5Bcondition%5D%5Boperator%5D=%3C"
                "&filter%5Bc-1%5D%5Bcondition%5D%5Bvalue%5D=9"
                "&filter%5Bc-2%5D%5Bcondition%5D%5Bpath%5D=changed"
                "&filter%5Bc-2%5D%5Bcondition%5D%5Boperator%5D=%3D"
                "&filter%5Bc-2%5D%5Bcondition%5D%5Bvalue%5D=5"
                "&filter%5Bc-3%5D%5Bcondition%5D%5Bpath%5D=body"
                "&filter%5Bc-3%5D%5Bcondition%5D%5Boperator%5D=IS%20NULL");
}

/* Conditions of a group name it, and a group inside another names that; outside they name none. */
static void
test_groups (void)
{
  g_autoptr(JsonapiQuery) query = jsonapi_query_new ();

  jsonapi_query_open_group (query, "OR");
  jsonapi_query_open_group (query, "AND");
  jsonapi_query_filter (query, "status", "=", "1");
  jsonapi_query_close_group (query);
  jsonapi_query_close_group (query);
  jsonapi_query_filter (query, "status", "=", "1");
  check (query, "filter%5Bg-1%5D%5Bgroup%5D%5Bconjunction%5D=OR"
                "&filter%5Bg-2%5D%5Bgroup%5D%5Bconjunction%5D=AND"
                "&filter%5Bg-2%5D%5Bgroup%5D%5BmemberOf%5D=g-1"
                "&filter%5Bc-1%5D%5Bcondition%5D%5Bpath%5D=status"
                "&filter%5Bc-1%5D%5Bcondition%5D%5BmemberOf%5D=g-2"
                "&filter%5Bc-1%5D%5Bcondition%5D%5Boperator%5D=%3D"
                "&filter%5Bc-1%5D%5Bcondition%5D%5Bvalue%5D=1"
                "&filter%5Bstatus%5D=1");
}

static void
test_others (void)
{
  static const char *const term_fields[] = { "name", NULL };
  g_autoptr(JsonapiQuery) query = jsonapi_query_new ();

  jsonapi_query_sort (query, "-changed,drupal_internal__nid");
  jsonapi_query_include (query, "field_files,field_type.parent");
  jsonapi_query_fields (query, "node--resource", fields);
  jsonapi_query_fields (query, "taxonomy_term--regions", term_fields);
  jsonapi_query_page_limit (query, 50);
  check (query, "sort=-changed%2Cdrupal_internal__nid&include=field_files%2Cfield_type.parent"
                "&fields%5Bnode--resource%5D=title%2Cchanged%2Clangcode%2Cstatus"
                "%2Cdrupal_internal__nid&fields%5Btaxonomy_term--regions%5D=name"
                "&page%5Blimit%5D=50");
}

static void
test_in (void)
{
  static const char *const ids[] = { "a", "b", NULL };
  g_autoptr(JsonapiQuery) query = jsonapi_query_new ();

  g_assert_cmpuint (jsonapi_query_filter_in (query, "id", ids), ==, 2);
  g_assert_cmpuint (jsonapi_query_filter_in (query, "id", ids), ==, 2);
  check (query, "filter%5Bid%5D%5Boperator%5D=IN&filter%5Bid%5D%5Bvalue%5D%5B%5D=a"
                "&filter%5Bid%5D%5Bvalue%5D%5B%5D=b"
                "&filter%5Bc-1%5D%5Bcondition%5D%5Bpath%5D=id"
                "&filter%5Bc-1%5D%5Bcondition%5D%5Boperator%5D=IN"
                "&filter%5Bc-1%5D%5Bcondition%5D%5Bvalue%5D%5B%5D=a"
                "&filter%5Bc-1%5D%5Bcondition%5D%5Bvalue%5D%5B%5D=b");
}

/* A list too long for one address is asked for in parts, none of them lost. */
static void
test_in_length (void)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) ids = NULL;
  guint n_queries = 0;
  guint taken = 0;

  for (guint i = 0; i < 150; i++)
    g_strv_builder_take (builder, g_strdup_printf ("bb847d3c-976e-4ebc-a875-%012u", i));
  ids = g_strv_builder_end (builder);

  while (taken < 150)
    {
      g_autoptr(JsonapiQuery) query = jsonapi_query_new ();
      g_autofree char *text = NULL;
      guint n = jsonapi_query_filter_in (query, "id", (const char *const *) ids + taken);

      g_assert_cmpuint (n, >, 0);
      taken += n;
      n_queries++;
      text = jsonapi_query_to_string (query);
      g_assert_cmpuint (strlen (text), <=, JSONAPI_MAX_QUERY_BYTES);
      g_assert_true (g_str_has_suffix (text, ids[taken - 1]));
    }
  g_assert_cmpuint (taken, ==, 150);
  g_assert_cmpuint (n_queries, <=, 4);
}

static void
test_in_long_value (void)
{
  g_autofree char *value = g_strnfill (JSONAPI_MAX_QUERY_BYTES + 1, 'x');
  const char *values[] = { value, "b", NULL };
  g_autoptr(JsonapiQuery) query = jsonapi_query_new ();

  g_assert_cmpuint (jsonapi_query_filter_in (query, "name", values), ==, 1);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The pairs of a query in a fixed order: Drupal does not keep ours. */
static char *
sort_pairs (const char *text)
{
  g_auto(GStrv) pairs = g_strsplit (text, "&", -1);

  qsort (pairs, g_strv_length (pairs), sizeof *pairs, compare_strings);
  return g_strjoinv ("&", pairs);
}

/* What we write is, pair for pair, what a real Drupal wrote for the same question. */
static void
check_capture (const char   *name,
               JsonapiQuery *query)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "jsonapi", name, NULL);
  g_autofree char *contents = NULL;
  gsize length = 0;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(JsonapiDocument) document = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = jsonapi_query_to_string (query);
  g_autofree char *ours = sort_pairs (text);
  g_autofree char *theirs = NULL;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  document = jsonapi_document_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  theirs = sort_pairs (strchr (jsonapi_document_get_link (document, "self"), '?') + 1);
  g_assert_cmpstr (ours, ==, theirs);
}

static void
test_captures (void)
{
  g_autoptr(JsonapiQuery) by_status = jsonapi_query_new ();
  g_autoptr(JsonapiQuery) after_id = jsonapi_query_new ();
  g_autoptr(JsonapiQuery) included = jsonapi_query_new ();

  jsonapi_query_filter (by_status, "status", "=", "0");
  jsonapi_query_fields (by_status, "node--resource", fields);
  check_capture ("page-status.json", by_status);

  jsonapi_query_sort (after_id, "drupal_internal__nid");
  jsonapi_query_filter (after_id, "drupal_internal__nid", ">", "290");
  jsonapi_query_fields (after_id, "node--resource", fields);
  check_capture ("page-after-id.json", after_id);

  jsonapi_query_include (included, "field_gcm_objectives,field_files,field_image,"
                                   "field_type_of_resource,uid");
  check_capture ("resource-included.json", included);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/jsonapi/query/empty", test_empty);
  g_test_add_func ("/jsonapi/query/filters", test_filters);
  g_test_add_func ("/jsonapi/query/conditions", test_conditions);
  g_test_add_func ("/jsonapi/query/groups", test_groups);
  g_test_add_func ("/jsonapi/query/others", test_others);
  g_test_add_func ("/jsonapi/query/in", test_in);
  g_test_add_func ("/jsonapi/query/in-length", test_in_length);
  g_test_add_func ("/jsonapi/query/in-long-value", test_in_long_value);
  g_test_add_func ("/jsonapi/query/captures", test_captures);

  return g_test_run ();
}
