/* test-demo-query.c: pages, orders, languages and refusals of the demonstration hub
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-demo-query"

#include "demo-client.h"
#include "demo-corpus.h"
#include "demo-process.h"
#include "demo-store.h"

#include <string.h>

/* Enough for several pages of resources with every trait. */
#define N_ENTRIES 700

#define NODES "/jsonapi/node/resource?fields[node--resource]=title,changed,drupal_internal__nid"

/* The block of entries with one `changed` begins with the 91st made-up one, see demo-corpus.c. */
#define FIRST_TIE (94 + 91)

/* The hub that is asked, and the same items in this program: they are made from fixed seeds. */
static HubDemoProcess *hub;
static DemoStore *store;
static gint64 tie;

static guint16
port (void)
{
  return hub_demo_process_get_port (hub);
}

static DemoType *
resources (void)
{
  return demo_store_find_type (store, "node", "resource");
}

/* Without a filter hidden items count for the page, are dropped and named in `meta`. */
static void
test_omitted (void)
{
  DemoType *type = resources ();
  guint n_shown = 0;
  guint n_omitted = 0;
  guint n_short = 0;

  for (guint offset = 0; offset < type->items->len; offset += 50)
    {
      g_autoptr(DemoAnswer) answer = demo_client_get (port (), NODES "&page[offset]=%u", offset);
      JsonNode *links = demo_answer_find (answer, "meta/omitted/links");
      guint count = demo_answer_count (answer, "data");
      guint hidden = links != NULL ? json_object_get_size (json_node_get_object (links)) - 1 : 0;

      n_shown += count;
      n_omitted += hidden;
      n_short += count < 50;
      g_assert_cmpuint (count + hidden, ==, MIN (50, type->items->len - offset));
      g_assert_cmpint (demo_answer_find (answer, "links/next") != NULL, ==,
                       offset + 50 < type->items->len);
    }

  g_assert_cmpuint (n_shown + n_omitted, ==, type->items->len);
  g_assert_cmpuint (n_omitted, >, 10);
  g_assert_cmpuint (n_short, >, 3);
}

/* The walk that a reader should use: by number, published ones only, until a page is empty. */
static void
test_cursor (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autofree char *target = g_strdup (NODES "&filter[status]=1");
  g_autoptr(GHashTable) expected = demo_client_walk (port (), target, NULL);
  gint64 last = 0;
  guint count = 0;

  do
    {
      g_autoptr(DemoAnswer) answer =
        demo_client_get (port (), NODES "&sort=drupal_internal__nid&filter[status]=1"
                         "&filter[drupal_internal__nid][operator]=%%3E"
                         "&filter[drupal_internal__nid][value]=%" G_GINT64_FORMAT, last);

      count = demo_answer_count (answer, "data");
      for (guint i = 0; i < count; i++)
        {
          g_autofree char *path = g_strdup_printf ("data/%u/attributes/drupal_internal__nid", i);
          gint64 number = json_node_get_int (demo_answer_find (answer, path));

          g_assert_cmpint (number, >, last);
          last = number;
          g_hash_table_add (seen, GINT_TO_POINTER ((int) number));
        }
    }
  while (count > 0);

  g_assert_cmpuint (g_hash_table_size (seen), ==, g_hash_table_size (expected));
}

/* A page of `changed > T or (changed = T and nid > N)`, with `default_langcode = 1` either
 * beside the groups, where Drupal lets it match another translation, or in both of them. */
static DemoAnswer *
ask_after (gint64   changed,
           gint64   number,
           gboolean inside)
{
  return demo_client_get (
      port (),
      NODES "&sort=changed,drupal_internal__nid"
            "&filter[o][group][conjunction]=OR"
            "&filter[a][group][conjunction]=AND&filter[a][group][memberOf]=o"
            "&filter[b][group][conjunction]=AND&filter[b][group][memberOf]=o"
            "&filter[gt][condition][path]=changed&filter[gt][condition][operator]=%%3E"
            "&filter[gt][condition][value]=%" G_GINT64_FORMAT "&filter[gt][condition][memberOf]=b"
            "&filter[eq][condition][path]=changed"
            "&filter[eq][condition][value]=%" G_GINT64_FORMAT "&filter[eq][condition][memberOf]=a"
            "&filter[n][condition][path]=drupal_internal__nid"
            "&filter[n][condition][operator]=%%3E"
            "&filter[n][condition][value]=%" G_GINT64_FORMAT "&filter[n][condition][memberOf]=a"
            "&filter[d][condition][path]=default_langcode&filter[d][condition][value]=1"
            "%s%s",
      changed, changed, number, inside ? "&filter[d][condition][memberOf]=a" : "",
      inside ? "&filter[e][condition][path]=default_langcode"
               "&filter[e][condition][value]=1&filter[e][condition][memberOf]=b"
             : "");
}

static void
test_changed_cursor (gconstpointer user_data)
{
  gboolean inside = GPOINTER_TO_INT (user_data);
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) all = demo_client_walk (port (), NODES "&filter[status]=1", NULL);
  gint64 changed = 0;
  gint64 number = 0;
  guint n_repeated = 0;
  guint count = 1;

  /* twice as many pages as are needed, in case it never ends */
  for (guint pages = 0; count > 0 && pages < 2 * g_hash_table_size (all) / 50; pages++)
    {
      g_autoptr(DemoAnswer) answer = ask_after (changed, number, inside);

      count = demo_answer_count (answer, "data");
      for (guint i = 0; i < count; i++)
        {
          g_autofree char *path = g_strdup_printf ("data/%u/attributes", i);
          JsonNode *attributes = demo_answer_find (answer, path);
          const char *text = json_node_get_string (demo_node_find (attributes, "changed"));
          g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

          changed = g_date_time_to_unix (time);
          number = json_node_get_int (demo_node_find (attributes, "drupal_internal__nid"));
          n_repeated += !g_hash_table_add (seen, GINT_TO_POINTER ((int) number));
        }
    }

  g_assert_cmpint (n_repeated > 0, ==, !inside);
  if (inside)
    g_assert_cmpuint (g_hash_table_size (seen), ==, g_hash_table_size (all));
}

/* More items than a page holds share one time; a second key keeps them in order. */
static void
test_ties (void)
{
  g_autoptr(GPtrArray) order = g_ptr_array_new ();
  g_autofree char *filter = g_strdup_printf ("filter[changed]=%" G_GINT64_FORMAT, tie);
  g_autofree char *target = g_strconcat (NODES "&page[limit]=7&sort=changed,-drupal_internal__nid&",
                                         filter, NULL);
  g_autoptr(GHashTable) found = demo_client_walk (port (), target, order);

  g_assert_cmpuint (g_hash_table_size (found), >, 50);
  for (guint i = 1; i < order->len; i++)
    g_assert_cmpint (GPOINTER_TO_INT (order->pdata[i - 1]), >, GPOINTER_TO_INT (order->pdata[i]));
}

static gint64
extreme_change (gint64   number,
                gboolean newest)
{
  const DemoItem *item = demo_store_find_number (resources (), number);
  gint64 changed = item->translations[0].changed;

  for (guint i = 1; i < item->n_translations; i++)
    changed = newest ? MAX (changed, item->translations[i].changed)
                     : MIN (changed, item->translations[i].changed);

  return changed;
}

/* The highest of all translations counts going down, the lowest going up. */
static void
test_sort (void)
{
  g_autoptr(GPtrArray) down = g_ptr_array_new ();
  g_autoptr(GPtrArray) up = g_ptr_array_new ();
  g_autoptr(GHashTable) first =
    demo_client_walk (port (), NODES "&filter[status]=1&sort=-changed", down);
  g_autoptr(GHashTable) second = demo_client_walk (port (),
                                                    NODES "&filter[status]=1&sort[s][path]=changed"
                                                          "&sort[s][direction]=ASC",
                                                    up);

  g_assert_cmpuint (down->len, ==, up->len);
  for (guint i = 1; i < down->len; i++)
    {
      g_assert_cmpint (extreme_change (GPOINTER_TO_INT (down->pdata[i - 1]), TRUE), >=,
                       extreme_change (GPOINTER_TO_INT (down->pdata[i]), TRUE));
      g_assert_cmpint (extreme_change (GPOINTER_TO_INT (up->pdata[i - 1]), FALSE), <=,
                       extreme_change (GPOINTER_TO_INT (up->pdata[i]), FALSE));
    }
}

/* Forty ids at once, in a request that a front server still lets pass; one more is too long. */
static void
test_ids (void)
{
  DemoType *type = resources ();
  g_autoptr(GString) target = g_string_new (NODES "&filter[id][operator]=IN");
  g_autoptr(GHashTable) found = NULL;
  g_autofree char *long_target = NULL;
  g_autoptr(DemoAnswer) refused = NULL;
  guint n_public = 0;

  for (guint i = 0; i < 40; i++)
    {
      const DemoItem *item = g_ptr_array_index (type->items, i * 5);

      g_string_append_printf (target, "&filter[id][value][]=%s", item->uuid);
      n_public += demo_item_is_public (item);
    }
  found = demo_client_walk (port (), target->str, NULL);
  g_assert_cmpuint (g_hash_table_size (found), ==, n_public);

  long_target = g_strnfill (9000, 'x');
  refused = demo_client_get (port (), "/jsonapi/node/resource?a-b=%s", long_target);
  g_assert_cmpuint (refused->status, ==, 414);
  g_assert_cmpstr (demo_answer_header (refused, "Content-Type"), ==, "text/html; charset=UTF-8");
}

/* A hidden translation hides the item under its prefix only; there is no error otherwise. */
static void
test_languages (void)
{
  DemoType *type = resources ();
  guint n_hidden = 0;

  for (guint i = 0; i < type->items->len; i++)
    {
      const DemoItem *item = g_ptr_array_index (type->items, i);
      g_autoptr(DemoAnswer) french = NULL;
      g_autoptr(DemoAnswer) arabic = NULL;

      if (item->n_translations < 2 || !item->translations[0].status)
        continue;

      french = demo_client_get (port (), "/fr/jsonapi/node/resource/%s", item->uuid);
      arabic = demo_client_get (port (), "/ar/jsonapi/node/resource/%s", item->uuid);
      g_assert_cmpuint (french->status, ==, item->translations[1].status ? 200 : 403);
      g_assert_cmpuint (arabic->status, ==, 200);
      g_assert_cmpstr (demo_answer_text (arabic, "data/attributes/langcode"), ==, "en");
      g_assert_cmpstr (demo_answer_header (arabic, "Content-language"), ==, "ar");
      g_assert_cmpstr (demo_answer_text (arabic, "data/attributes/title"), ==,
                       item->translations[0].title);
      if (item->translations[1].status)
        g_assert_cmpstr (demo_answer_text (french, "data/attributes/title"), ==,
                         item->translations[1].title);
      n_hidden += !item->translations[1].status;
    }

  g_assert_cmpuint (n_hidden, >, 1);
}

/* Each included resource comes once, none that the reader may not see, and each that a shown
 * item points at. */
static void
test_include (void)
{
  g_autoptr(DemoAnswer) answer =
    demo_client_get (port (), "/jsonapi/node/resource?include=field_countries,"
                                         "field_type_of_resource,field_files.uid&page[offset]=100");
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_links = 0;

  for (guint i = 0; i < demo_answer_count (answer, "included"); i++)
    {
      g_autofree char *path = g_strdup_printf ("included/%u/id", i);

      g_assert_true (g_hash_table_add (ids, (char *) demo_answer_text (answer, path)));
    }

  for (guint i = 0; i < demo_answer_count (answer, "data"); i++)
    {
      g_autofree char *path = g_strdup_printf ("data/%u/relationships/field_countries/data", i);

      for (guint j = 0; j < demo_answer_count (answer, path); j++)
        {
          g_autofree char *inner = g_strdup_printf ("%s/%u/id", path, j);

          g_assert_true (g_hash_table_contains (ids, demo_answer_text (answer, inner)));
          n_links++;
        }
    }

  g_assert_cmpuint (n_links, >, 20);
  g_assert_cmpuint (g_hash_table_size (ids), <, n_links + 60);
}

/* What Drupal refuses, with its status. */
static void
test_refusals (void)
{
  static const struct
  {
    guint       status;
    const char *query;
  } refusals[] =
  {
    { 400, "filter[changed][operator]=GTE&filter[changed][value]=1" },
    { 400, "filter[field_event_dates]=1" },
    { 400, "filter[field_type_of_resource]=1" },
    { 400, "filter[title][operator]=%3D" },
    { 400, "filter[a][condition][path]=title&filter[a][condition][value]=1"
           "&filter[a][condition][memberOf]=no" },
    { 400, "filter[a][group][conjunction]=OR&filter[a][group][memberOf]=a" },
    { 400, "filter=1" },
    { 400, "sort=nosuch" },
    { 400, "fields=title" },
    { 400, "page=2" },
    { 400, "page[limit]=-1" },
    { 400, "langcode=fr" },
    { 400, "include=field_files.nosuch" },
    { 406, "_format=json" },
    { 500, "sort[]=changed" },
    { 500, "filter[changed][operator]=BETWEEN&filter[changed][value]=1" },
    { 200, "fooBar=1" },
    { 200, "page[number]=2" },
    { 200, "page[limit]=abc" },
    { 200, "page[limit]=100" },
    { 200, "page[offset]=-3" },
    { 200, "fields[node--resource]=nosuch" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr(DemoAnswer) answer =
    demo_client_get (port (), "/jsonapi/node/event?%s", refusals[i].query);

      if (answer->status != refusals[i].status)
        g_test_message ("%s", refusals[i].query);
      g_assert_cmpuint (answer->status, ==, refusals[i].status);
      if (answer->status == 200)
        g_assert_cmpuint (demo_answer_count (answer, "data"), >, 30);
    }
}

/* Some bodies hold markup that the site takes out, and links have all forms. */
static void
test_editors (void)
{
  static const char *const raw[] = { "<script>", "style=", "[[embed" };
  static const char *const links[] = { "internal:/node/", "entity:node/", "https://example.org/e",
                                       "https://example.org/untitled/" };
  guint n_raw[G_N_ELEMENTS (raw)] = { 0 };
  guint n_links[G_N_ELEMENTS (links)] = { 0 };

  for (guint offset = 0; offset < 300; offset += 50)
    {
      g_autoptr(DemoAnswer) answer = demo_client_get (port (),
                                                      "/jsonapi/node/resource?page[offset]=%u",
                                                      offset);

      for (guint i = 0; i < demo_answer_count (answer, "data"); i++)
        {
          g_autofree char *path = g_strdup_printf ("data/%u/attributes", i);
          JsonNode *item = demo_answer_find (answer, path);
          JsonNode *value = demo_node_find (item, "body/value");
          JsonNode *processed = demo_node_find (item, "body/processed");
          JsonNode *uri = demo_node_find (item, "field_link/0/uri");
          JsonNode *title = demo_node_find (item, "field_link/0/title");

          for (guint j = 0; value != NULL && j < G_N_ELEMENTS (raw); j++)
            {
              g_assert_null (strstr (json_node_get_string (processed), raw[j]));
              n_raw[j] += strstr (json_node_get_string (value), raw[j]) != NULL;
            }
          for (guint j = 0; uri != NULL && j < G_N_ELEMENTS (links); j++)
            {
              if (!g_str_has_prefix (json_node_get_string (uri), links[j]))
                continue;
              n_links[j]++;
              g_assert_cmpint (*json_node_get_string (title) == '\0', ==, j == 3);
            }
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (raw); i++)
    g_assert_cmpuint (n_raw[i], >, 3);
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    g_assert_cmpuint (n_links[i], >, 1);
}

static guint
count_events (guint16     port_number,
              const char *stored)
{
  g_autoptr(DemoAnswer) answer = NULL;

  answer = demo_client_get (port_number, "/jsonapi/node/event?filter[field_event_dates.value]=%s",
                            stored);
  g_assert_cmpuint (answer->status, ==, 200);

  return demo_answer_count (answer, "data");
}

/* A site in Zurich prints its own time with its offset, and keeps and compares UTC. */
static void
test_time_zone (void)
{
  g_autofree char *count = g_strdup_printf ("%u", N_ENTRIES);
  const char *const arguments[] = { "--entries", count, "--time-zone", "Europe/Zurich", NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(HubDemoProcess) zurich = hub_demo_process_new (arguments, &error);
  guint16 zurich_port = hub_demo_process_get_port (zurich);
  g_autoptr(DemoAnswer) events = demo_client_get (zurich_port, "/jsonapi/node/event");
  guint n_summer = 0;
  guint n_winter = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < demo_answer_count (events, "data"); i++)
    {
      g_autofree char *path = g_strdup_printf ("data/%u/attributes", i);
      JsonNode *item = demo_answer_find (events, path);
      JsonNode *value = demo_node_find (item, "field_event_dates/0/value");
      const char *printed = value != NULL ? json_node_get_string (value) : NULL;
      g_autoptr(GDateTime) time = printed != NULL ? g_date_time_new_from_iso8601 (printed, NULL)
                                                  : NULL;
      g_autoptr(GDateTime) utc = time != NULL ? g_date_time_to_utc (time) : NULL;
      g_autofree char *stored = utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S") : NULL;
      g_autofree char *escaped = printed != NULL ? g_uri_escape_string (printed, NULL, FALSE)
                                                 : NULL;
      gboolean is_summer;
      int month;

      g_assert_true (g_str_has_suffix (json_node_get_string (demo_node_find (item, "changed")),
                                       "+00:00"));
      if (printed == NULL)
        continue;
      g_assert_cmpuint (count_events (zurich_port, stored), >, 0);
      g_assert_cmpuint (count_events (zurich_port, stored), ==, count_events (port (), stored));
      g_assert_cmpuint (count_events (zurich_port, escaped), ==, 0);
      month = g_date_time_get_month (time);
      is_summer = month >= 4 && month <= 9;
      if (month == 3 || month == 10)
        continue;
      g_assert_true (g_str_has_suffix (printed, is_summer ? "+02:00" : "+01:00"));
      n_summer += is_summer;
      n_winter += !is_summer;
    }

  g_assert_cmpuint (n_summer, >, 5);
  g_assert_cmpuint (n_winter, >, 5);
}

/* A file is what was announced, whole and in pieces. */
static void
test_files (void)
{
  g_autoptr(DemoAnswer) files = demo_client_get (port (), "/jsonapi/file/file?page[limit]=50");
  const char *const range[] = { "Range: bytes=100-299", NULL };

  for (guint i = 0; i < demo_answer_count (files, "data"); i++)
    {
      g_autofree char *path = g_strdup_printf ("data/%u/attributes", i);
      JsonNode *attributes = demo_answer_find (files, path);
      const char *url = json_node_get_string (demo_node_find (attributes, "uri/url"));
      g_autoptr(DemoAnswer) file = demo_client_get (port (), "%s", url);
      g_autoptr(DemoAnswer) part = demo_client_ask (port (), "GET", url, range, 0);

      g_assert_cmpuint (file->status, ==, 200);
      g_assert_cmpuint (file->body->len, ==,
                        json_node_get_int (demo_node_find (attributes, "filesize")));
      g_assert_cmpint (file->announced, ==, file->body->len);
      g_assert_true (g_str_has_prefix ((const char *) file->body->data, "%PDF-1.4"));
      g_assert_cmpstr (demo_answer_header (file, "Content-Type"), ==, "application/pdf");
      g_assert_nonnull (demo_answer_header (file, "ETag"));
      g_assert_nonnull (demo_answer_header (file, "Last-Modified"));

      g_assert_cmpuint (part->status, ==, 206);
      g_assert_cmpuint (part->body->len, ==, 200);
      g_assert_cmpint (memcmp (part->body->data, file->body->data + 100, 200), ==, 0);
    }

  g_assert_cmpuint (demo_answer_count (files, "data"), ==, 50);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *count = g_strdup_printf ("%u", N_ENTRIES);
  const char *const arguments[] = { "--entries", count, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hub = hub_demo_process_new (arguments, &error);
  g_assert_no_error (error);
  store = demo_store_new ();
  demo_corpus_load_starter (store, &error);
  g_assert_no_error (error);
  demo_corpus_make_up (store, N_ENTRIES);
  tie = ((DemoItem *) g_ptr_array_index (resources ()->items,
                                         demo_store_find_place (resources (), FIRST_TIE)))
            ->translations[0]
            .changed;

  g_test_add_func ("/demo/query/omitted", test_omitted);
  g_test_add_func ("/demo/query/cursor", test_cursor);
  g_test_add_data_func ("/demo/query/changed-cursor/beside", GINT_TO_POINTER (FALSE),
                        test_changed_cursor);
  g_test_add_data_func ("/demo/query/changed-cursor/inside", GINT_TO_POINTER (TRUE),
                        test_changed_cursor);
  g_test_add_func ("/demo/query/ties", test_ties);
  g_test_add_func ("/demo/query/sort", test_sort);
  g_test_add_func ("/demo/query/ids", test_ids);
  g_test_add_func ("/demo/query/languages", test_languages);
  g_test_add_func ("/demo/query/include", test_include);
  g_test_add_func ("/demo/query/refusals", test_refusals);
  g_test_add_func ("/demo/query/editors", test_editors);
  g_test_add_func ("/demo/query/time-zone", test_time_zone);
  g_test_add_func ("/demo/query/files", test_files);

  status = g_test_run ();
  hub_demo_process_stop (hub);
  demo_store_free (store);

  return status;
}
