/* test-jsonapi-document.c: documents of a real Drupal, and damaged ones
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-jsonapi-document"

#include "jsonapi-document.h"
#include "jsonapi-error.h"
#include "jsonapi-limits.h"

#include <string.h>
#include <sys/resource.h>

#define MAX_GROWTH_KIB (128 * 1024)   /* FAULTS: P3 */
#define N_MUTATIONS 300   /* of each fixture */

static GBytes *
load_bytes (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "jsonapi", name, NULL);
  g_autoptr(GError) error = NULL;
  char *contents = NULL;
  gsize length = 0;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

static JsonapiDocument *
load (const char *name)
{
  g_autoptr(GBytes) bytes = load_bytes (name);
  g_autoptr(GError) error = NULL;
  JsonapiDocument *document = jsonapi_document_new_from_bytes (bytes, &error);

  g_assert_no_error (error);
  return document;
}

static JsonapiDocument *
read_text (const char  *text,
           GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return jsonapi_document_new_from_bytes (bytes, error);
}

static void
test_entry_point (void)
{
  g_autoptr(JsonapiDocument) document = load ("entry-point.json");

  g_assert_cmpstr (jsonapi_document_get_version (document), ==, "1.0");
  g_assert_true (jsonapi_document_is_list (document));
  g_assert_cmpuint (jsonapi_document_get_n_data (document), ==, 0);
  g_assert_cmpuint (jsonapi_document_get_n_links (document), >, 5);
  g_assert_cmpstr (jsonapi_document_get_link (document, "node--resource"), ==,
                   "http://127.0.0.1:8930/jsonapi/node/resource");
  g_assert_null (jsonapi_document_get_link (document, "node--absent"));
}

static void
test_attributes (void)
{
  g_autoptr(JsonapiDocument) document = load ("resource-included.json");
  JsonapiResource *resource = jsonapi_document_get_data (document, 0);
  g_auto(GStrv) addresses = NULL;
  gint64 nid = 0;
  gboolean published = FALSE;

  g_assert_false (jsonapi_document_is_list (document));
  g_assert_cmpuint (jsonapi_document_get_n_data (document), ==, 1);
  g_assert_cmpstr (jsonapi_resource_get_type (resource), ==, "node--resource");
  g_assert_cmpstr (jsonapi_resource_get_id (resource), ==, "bb847d3c-976e-4ebc-a875-bdf7b2e7d5a0");
  g_assert_true (jsonapi_resource_get_int (resource, "drupal_internal__nid", &nid));
  g_assert_cmpint (nid, ==, 24);
  g_assert_true (jsonapi_resource_get_bool (resource, "status", &published));
  g_assert_true (published);
  g_assert_true (g_str_has_prefix (jsonapi_resource_get_string (resource, "body.processed"),
                                   "<p>Review children "));
  g_assert_cmpstr (jsonapi_resource_get_string (resource, "path.alias"), ==,
                   "/hub/resource/item-24");

  g_assert_cmpuint (jsonapi_resource_get_length (resource, "field_link"), ==, 1);
  g_assert_cmpstr (jsonapi_resource_get_string (resource, "field_link.uri"), ==,
                   "internal:/node/1");
  g_assert_cmpstr (jsonapi_resource_get_item_string (resource, "field_link", 0, "title"), ==,
                   "Internal");
  g_assert_null (jsonapi_resource_get_item_string (resource, "field_link", 1, "title"));
  addresses = jsonapi_resource_dup_strings (resource, "field_link.uri");
  g_assert_cmpuint (g_strv_length (addresses), ==, 1);
}

static void
test_related (void)
{
  g_autoptr(JsonapiDocument) document = load ("resource-included.json");
  JsonapiResource *resource = jsonapi_document_get_data (document, 0);
  g_autoptr(GArray) files = jsonapi_resource_dup_related (resource, "field_files");
  g_autoptr(GArray) type = jsonapi_resource_dup_related (resource, "field_type_of_resource");
  g_autoptr(GArray) absent = jsonapi_resource_dup_related (resource, "field_absent");
  JsonapiIdentifier *identifier = NULL;
  JsonapiResource *file = NULL;

  g_assert_cmpuint (absent->len, ==, 0);
  g_assert_cmpuint (type->len, ==, 1);
  g_assert_cmpuint (files->len, ==, 2);

  identifier = &g_array_index (files, JsonapiIdentifier, 1);
  g_assert_cmpstr (identifier->type, ==, "file--file");
  g_assert_cmpstr (identifier->description, ==, "Annex");
  file = jsonapi_document_find_included (document, identifier->type, identifier->id);
  g_assert_nonnull (file);
  g_assert_true (g_str_has_prefix (jsonapi_resource_get_string (file, "uri.url"), "/sites/"));

  g_assert_null (jsonapi_document_find_included (document, "file--other", identifier->id));
  g_assert_nonnull (jsonapi_document_find_included (document, "node--resource",
                                                    jsonapi_resource_get_id (resource)));
}

static void
test_nulls (void)
{
  g_autoptr(JsonapiDocument) document = load ("resource-null-fields.json");
  JsonapiResource *resource = jsonapi_document_get_data (document, 0);
  g_auto(GStrv) strings = jsonapi_resource_dup_strings (resource, "body.processed");
  g_autoptr(GArray) image = jsonapi_resource_dup_related (resource, "field_image");
  gboolean featured = TRUE;

  g_assert_null (jsonapi_resource_get_string (resource, "body.processed"));
  g_assert_null (jsonapi_resource_get_string (resource, "field_publisher"));
  g_assert_false (jsonapi_resource_get_bool (resource, "field_featured", &featured));
  g_assert_true (featured);
  g_assert_cmpuint (jsonapi_resource_get_length (resource, "body"), ==, 0);
  g_assert_cmpuint (jsonapi_resource_get_length (resource, "field_link"), ==, 0);
  g_assert_cmpuint (g_strv_length (strings), ==, 0);
  g_assert_cmpuint (image->len, ==, 0);
}

static void
test_placeholders (void)
{
  g_autoptr(JsonapiDocument) deleted = load ("resource-missing-term.json");
  g_autoptr(JsonapiDocument) terms = load ("terms-virtual-parent.json");
  g_autoptr(JsonapiDocument) hidden = load ("resource-hidden-term.json");
  g_autoptr(GArray) none = jsonapi_resource_dup_related (jsonapi_document_get_data (deleted, 0),
                                                         "field_type_of_resource");
  g_autoptr(GArray) top = jsonapi_resource_dup_related (jsonapi_document_get_data (terms, 0),
                                                        "parent");
  g_autoptr(GArray) one = jsonapi_resource_dup_related (jsonapi_document_get_data (hidden, 0),
                                                        "field_type_of_resource");

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (top->len, ==, 0);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_null (jsonapi_document_find_included (hidden,
                                                 g_array_index (one, JsonapiIdentifier, 0).type,
                                                 g_array_index (one, JsonapiIdentifier, 0).id));
}

static void
test_lists (void)
{
  g_autoptr(JsonapiDocument) document = load ("events.json");
  JsonapiResource *event = jsonapi_document_get_data (document, 0);
  g_auto(GStrv) starts = jsonapi_resource_dup_strings (event, "field_event_dates.value");

  g_assert_cmpuint (jsonapi_document_get_n_data (document), ==, 2);
  g_assert_cmpuint (jsonapi_resource_get_length (event, "field_event_dates"), ==, 2);
  g_assert_cmpstr (jsonapi_resource_get_item_string (event, "field_event_dates", 1, "end_value"),
                   ==, "2024-04-10T08:26:09+00:00");
  g_assert_cmpuint (g_strv_length (starts), ==, 2);
  g_assert_cmpstr (starts[1], ==, "2024-04-10T06:26:09+00:00");
  g_assert_cmpstr (jsonapi_resource_get_string (event, "field_event_dates.value"), ==, starts[0]);
}

static void
test_pages (void)
{
  g_autoptr(JsonapiDocument) omitted = load ("page-omitted.json");
  g_autoptr(JsonapiDocument) past_end = load ("page-past-end.json");
  g_autoptr(GError) error = NULL;
  const char *next = NULL;

  g_assert_cmpuint (jsonapi_document_get_n_data (omitted), ==, 3);
  g_assert_true (jsonapi_document_get_next (omitted, &next, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (next, "page%5Boffset%5D=50"));

  g_assert_cmpuint (jsonapi_document_get_n_data (past_end), ==, 0);
  g_assert_true (jsonapi_document_get_next (past_end, &next, &error));
  g_assert_no_error (error);
  g_assert_null (next);
}

static void
test_next (void)
{
  static const struct
  {
    const char *links;
    const char *next;     /* NULL for the end */
    gboolean    is_link;
  } cases[] = {
    { "null", NULL, TRUE },
    { "[]", NULL, TRUE },
    { "{}", NULL, TRUE },
    { "{\"next\":null}", NULL, TRUE },
    { "{\"next\":\"/p\"}", "/p", TRUE },
    { "{\"next\":{\"href\":\"/p\"}}", "/p", TRUE },
    { "{\"next\":{\"href\":null}}", NULL, FALSE },
    { "{\"next\":{\"href\":[\"/p\"]}}", NULL, FALSE },
    { "{\"next\":{}}", NULL, FALSE },
    { "{\"next\":[\"/p\"]}", NULL, FALSE },
    { "{\"next\":7}", NULL, FALSE },
    { "{\"next\":false}", NULL, FALSE },
    { "[1]", NULL, FALSE },
    { "\"/p\"", NULL, FALSE },
    { "7", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"data\":[],\"links\":%s}", cases[i].links);
      g_autoptr(JsonapiDocument) document = read_text (text, NULL);
      g_autoptr(GError) error = NULL;
      const char *next = "unset";

      g_assert_nonnull (document);
      g_assert_cmpint (jsonapi_document_get_next (document, &next, &error), ==, cases[i].is_link);
      g_assert_cmpstr (next, ==, cases[i].next);
      if (!cases[i].is_link)
        g_assert_error (error, JSONAPI_ERROR, JSONAPI_ERROR_LINK);
    }
}

static void
test_top_level (void)
{
  static const char *const refused[] = {
    "[]", "7", "null", "\"data\"", "{}", "{\"meta\":{}}", "{\"data\":null}", "{\"data\":7}",
    "{\"data\":\"x\"}", "{\"data\":true}", "{\"errors\":[]}", "{\"data\":[],\"errors\":[{}]}",
    "{\"data\":[],\"errors\":\"x\"}", "{\"data\":[],\"data\":[]}",
  };
  static const char *const accepted[] = {
    "{\"data\":[]}", "{\"data\":{}}", "{\"data\":[],\"errors\":null}",
    "{\"jsonapi\":{\"version\":\"7.3\",\"ext\":[\"x\"]},\"data\":[],\"included\":{},\"new\":1}",
    "{\"jsonapi\":7,\"data\":[null,1,\"x\",[],{}],\"included\":[null,7,{\"type\":\"a\"}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (read_text (refused[i], &error));
      g_assert_error (error, JSONAPI_ERROR, JSONAPI_ERROR_MALFORMED);
    }
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonapiDocument) document = read_text (accepted[i], &error);

      g_assert_no_error (error);
      for (guint n = 0; n < jsonapi_document_get_n_data (document); n++)
        g_assert_null (jsonapi_document_get_data (document, n));
    }
}

static void
test_errors (void)
{
  static const char *const names[] = { "error-unknown-field.json", "error-maintenance.json" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GBytes) bytes = load_bytes (names[i]);
      g_autoptr(GError) error = NULL;

      g_assert_null (jsonapi_document_new_from_bytes (bytes, &error));
      g_assert_error (error, JSONAPI_ERROR, JSONAPI_ERROR_MALFORMED);
    }
}

static void
test_ids (void)
{
  g_autofree char *longest = g_strnfill (JSONAPI_MAX_ID_BYTES, 'x');
  g_autofree char *text = g_strdup_printf (
    "{\"data\":[{\"type\":\"a\",\"id\":\"%s\"},{\"type\":\"a\",\"id\":\"Case\"},"
    "{\"type\":\"a\",\"id\":\"case\"},{\"type\":\"a\",\"id\":\"%sx\"},{\"type\":\"a\",\"id\":\"\"},"
    "{\"type\":\"a\",\"id\":7},{\"type\":\"a\"},{\"id\":\"1\"},{\"type\":\"\",\"id\":\"1\"},"
    "{\"type\":\"a\",\"id\":\"..\"},{\"type\":\"a\",\"id\":\"a/b\"},"
    "{\"type\":\"a\",\"id\":\"a\\\\b\"},"
    "{\"type\":\"a\",\"id\":\"a\\nb\"},{\"type\":\"a\",\"id\":\"a\\u007f\"},"
    "{\"type\":\"a\",\"id\":\"missing\"},{\"type\":\"a/b\",\"id\":\"1\"}]}", longest, longest);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonapiDocument) document = read_text (text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (jsonapi_document_get_n_data (document), ==, 16);
  for (guint i = 0; i < 16; i++)
    g_assert_cmpint (jsonapi_document_get_data (document, i) != NULL, ==, i < 3);
  g_assert_true (jsonapi_document_find_included (document, "a", "case") ==
                 jsonapi_document_get_data (document, 2));
  g_assert_null (jsonapi_document_find_included (document, "a", "CASE"));
}

/* Each getter on each type of value: only the right one answers, and none logs. */
static void
test_wrong_types (void)
{
  static const char text[] =
    "{\"data\":{\"type\":\"a\",\"id\":\"1\",\"attributes\":{\"s\":\"x\",\"i\":5,\"b\":true,"
    "\"n\":null,\"d\":0.5,\"a\":[],\"aa\":[[\"x\"]],\"o\":{},\"as\":[\"x\",1,null,\"y\"],"
    "\"ao\":[{\"m\":[\"p\",\"q\"]},7,{\"m\":\"r\"}]},\"relationships\":{\"n\":null,\"s\":\"x\","
    "\"d\":{\"data\":7},\"l\":{\"data\":[7,null,{\"type\":\"t\",\"id\":\"2\",\"meta\":[]},"
    "{\"type\":\"t\",\"id\":3}]},\"o\":{\"meta\":{}}}}}";
  static const char *const paths[] = { "s", "i", "b", "n", "d", "a", "aa", "o", "as", "ao", "x",
                                       "s.m", "a.m", "o.m", "ao.m", "ao.m.z", ".", "..", "" };
  g_autoptr(JsonapiDocument) document = read_text (text, NULL);
  JsonapiResource *resource = jsonapi_document_get_data (document, 0);
  g_auto(GStrv) strings = jsonapi_resource_dup_strings (resource, "as");
  g_auto(GStrv) members = jsonapi_resource_dup_strings (resource, "ao.m");
  g_autofree char *joined = g_strjoinv (",", members);
  g_autoptr(GArray) list = jsonapi_resource_dup_related (resource, "l");

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      gint64 number = 0;
      gboolean answer = FALSE;

      g_assert_cmpint (jsonapi_resource_get_string (resource, paths[i]) != NULL, ==,
                       g_str_equal (paths[i], "s") || g_str_equal (paths[i], "as") ||
                       g_str_equal (paths[i], "ao.m"));
      g_assert_cmpint (jsonapi_resource_get_int (resource, paths[i], &number), ==,
                       g_str_equal (paths[i], "i"));
      g_assert_cmpint (jsonapi_resource_get_bool (resource, paths[i], &answer), ==,
                       g_str_equal (paths[i], "b"));
      jsonapi_resource_get_length (resource, paths[i]);
      jsonapi_resource_get_item_string (resource, paths[i], 1, "m");
    }
  g_assert_cmpuint (g_strv_length (strings), ==, 2);
  g_assert_cmpstr (joined, ==, "p,q,r");
  g_assert_cmpuint (list->len, ==, 1);
  for (guint i = 0; i < 4; i++)
    {
      static const char *const empty[] = { "n", "s", "d", "o" };
      g_autoptr(GArray) none = jsonapi_resource_dup_related (resource, empty[i]);

      g_assert_cmpuint (none->len, ==, 0);
    }
}

/* Ids made to collide in a hash table: they are kept in an order, so there is none to hit. */
static void
test_colliding_ids (void)
{
  GString *text = g_string_new ("{\"data\":[],\"included\":[");
  g_autofree char *owned = NULL;
  g_autoptr(JsonapiDocument) document = NULL;

  for (guint i = 0; i < 32768; i++)
    {
      g_string_append_printf (text, "%s{\"type\":\"t\",\"id\":\"", i > 0 ? "," : "");
      for (guint bit = 0; bit < 15; bit++)
        g_string_append (text, (i & (1u << bit)) != 0 ? "Aa" : "BB");
      g_string_append (text, "\"}");
    }
  g_string_append (text, "]}");
  owned = g_string_free (text, FALSE);
  document = read_text (owned, NULL);
  g_assert_nonnull (document);
  g_assert_nonnull (jsonapi_document_find_included (document, "t",
                                                    "AaAaAaAaAaAaAaAaAaAaAaAaAaAaAa"));
  g_assert_null (jsonapi_document_find_included (document, "t", "Aa"));
}

static void
use_resource (JsonapiDocument *document,
              JsonapiResource *resource)
{
  static const char *const paths[] = { "title", "body.processed", "field_link.uri", "path.alias",
                                       "field_event_dates.value", "uri.url", "name", "status" };
  static const char *const relations[] = { "field_files", "field_type_of_resource", "parent" };
  gint64 number = 0;
  gboolean answer = FALSE;

  if (resource == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_auto(GStrv) strings = jsonapi_resource_dup_strings (resource, paths[i]);

      jsonapi_resource_get_string (resource, paths[i]);
      jsonapi_resource_get_int (resource, paths[i], &number);
      jsonapi_resource_get_bool (resource, paths[i], &answer);
      for (guint n = 0; n < jsonapi_resource_get_length (resource, paths[i]); n++)
        jsonapi_resource_get_item_string (resource, paths[i], n, "value");
    }
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    {
      g_autoptr(GArray) related = jsonapi_resource_dup_related (resource, relations[i]);

      for (guint n = 0; n < related->len; n++)
        {
          JsonapiIdentifier *identifier = &g_array_index (related, JsonapiIdentifier, n);

          jsonapi_document_find_included (document, identifier->type, identifier->id);
        }
    }
}

static void
use (GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonapiDocument) document = jsonapi_document_new_from_bytes (bytes, &error);
  const char *next = NULL;

  g_assert_true ((document == NULL) == (error != NULL));
  if (document == NULL)
    {
      g_assert_true (error->domain == JSONAPI_ERROR);
      return;
    }
  jsonapi_document_get_next (document, &next, NULL);
  jsonapi_document_get_version (document);
  jsonapi_document_get_link (document, "self");
  for (guint i = 0; i < jsonapi_document_get_n_data (document); i++)
    use_resource (document, jsonapi_document_get_data (document, i));
}

/* Cuts, repeats, swaps and overwrites, with bytes that mean something to JSON. */
static GBytes *
mutate (GBytes *bytes,
        GRand  *random)
{
  static const char *const parts[] = { "{", "}", "[", "]", "\"", ",", ":", "null", "true", "-1e999",
                                       "\\u0000", "\\", "\xff", "\"id\"", "\"data\":", "{}", "[]",
                                       "9223372036854775808", "\"missing\"", "\"\"", "/*" };
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  GString *mutant = g_string_new_len (text, (gssize) length);

  for (int n = g_rand_int_range (random, 1, 6); n > 0 && mutant->len > 1; n--)
    {
      gssize at = g_rand_int_range (random, 0, (gint32) mutant->len);
      gssize wanted = g_rand_int_range (random, 1, 40);
      gssize some = MIN ((gssize) mutant->len - at, wanted);
      const char *part = parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))];
      g_autofree char *copy = g_strndup (mutant->str + at, (gsize) some);

      switch (g_rand_int_range (random, 0, 5))
        {
        case 0:
          g_string_erase (mutant, at, some);
          break;
        case 1:
          g_string_insert (mutant, at, part);
          break;
        case 2:
          g_string_overwrite (mutant, (gsize) at, part);
          break;
        case 3:
          g_string_insert (mutant, g_rand_int_range (random, 0, (gint32) mutant->len), copy);
          break;
        default:
          mutant->str[at] = (char) g_rand_int_range (random, 0, 256);
        }
    }
  return g_string_free_to_bytes (mutant);
}

static void
test_mutations (void)
{
  static const char *const names[] = {
    "entry-point.json", "error-maintenance.json", "error-unknown-field.json", "event-zurich.json",
    "events.json", "files.json", "page-after-id.json", "page-omitted.json", "page-or-group.json",
    "page-past-end.json", "page-status.json", "resource-french.json", "resource-hidden-term.json",
    "resource-included.json", "resource-missing-term.json", "resource-null-fields.json",
    "terms-virtual-parent.json",
  };
  g_autoptr(GRand) random = g_rand_new_with_seed (20260101);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GBytes) bytes = load_bytes (names[i]);

      use (bytes);
      for (guint n = 0; n < N_MUTATIONS; n++)
        {
          g_autoptr(GBytes) mutant = mutate (bytes, random);

          use (mutant);
        }
    }
}

static long
read_peak_kib (void)
{
  struct rusage usage = { 0 };

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  return usage.ru_maxrss;
}

/* An empty object is what costs most; two strings fill what bytes are left. */
static GBytes *
make_heaviest (void)
{
  GString *text = g_string_sized_new (JSONAPI_MAX_BODY_BYTES);
  gsize left = 0;

  g_string_append (text, "{\"data\":[{}");
  for (guint n = 6; n <= JSONAPI_MAX_VALUES; n++)
    g_string_append (text, ",{}");
  while ((left = JSONAPI_MAX_BODY_BYTES - text->len) > 0)
    {
      const char *end = "]}";
      gsize room = left - strlen (",\"\"") - strlen (end);

      g_string_append (text, ",\"");
      for (gsize i = 0; i < MIN (room, JSONAPI_MAX_STRING_BYTES); i++)
        g_string_append_c (text, 'x');
      g_string_append (text, room > JSONAPI_MAX_STRING_BYTES ? "\"" : "\"]}");
    }
  return g_string_free_to_bytes (text);
}

/* All limits reached at once, none passed. The client holds the bytes, too, maybe twice. */
static void
test_heaviest (void)
{
  g_autoptr(GBytes) bytes = make_heaviest ();
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonapiDocument) document = NULL;
  long before = read_peak_kib ();
  long after = 0;

  g_assert_cmpuint (g_bytes_get_size (bytes), ==, JSONAPI_MAX_BODY_BYTES);
  document = jsonapi_document_new_from_bytes (bytes, &error);
  after = read_peak_kib ();
  g_assert_no_error (error);
  g_assert_cmpuint (jsonapi_document_get_n_data (document), ==, JSONAPI_MAX_VALUES - 2);

  g_test_message ("peak memory %ld KiB before, %ld KiB after", before, after);
#ifndef __SANITIZE_ADDRESS__   /* which pads every allocation */
  g_assert_cmpint (after, <, before + MAX_GROWTH_KIB - 2 * JSONAPI_MAX_BODY_BYTES / 1024);
#endif
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  /* first, as it measures the most that the program ever held */
  g_test_add_func ("/jsonapi/document/F25-heaviest", test_heaviest);
  g_test_add_func ("/jsonapi/document/entry-point", test_entry_point);
  g_test_add_func ("/jsonapi/document/attributes", test_attributes);
  g_test_add_func ("/jsonapi/document/related", test_related);
  g_test_add_func ("/jsonapi/document/lists", test_lists);
  g_test_add_func ("/jsonapi/document/F18-next", test_next);
  g_test_add_func ("/jsonapi/document/F18-short-page", test_pages);
  g_test_add_func ("/jsonapi/document/F26-F27-top-level", test_top_level);
  g_test_add_func ("/jsonapi/document/F26-errors", test_errors);
  g_test_add_func ("/jsonapi/document/F28-nulls", test_nulls);
  g_test_add_func ("/jsonapi/document/F28-wrong-types", test_wrong_types);
  g_test_add_func ("/jsonapi/document/F29-ids", test_ids);
  g_test_add_func ("/jsonapi/document/F25-colliding-ids", test_colliding_ids);
  g_test_add_func ("/jsonapi/document/F30-placeholders", test_placeholders);
  g_test_add_func ("/jsonapi/document/mutations", test_mutations);

  return g_test_run ();
}
