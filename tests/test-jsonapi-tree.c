/* test-jsonapi-tree.c: which JSON is taken, and what of it, against a general parser
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-jsonapi-tree"

#include "json-match.h"
#include "jsonapi-error.h"
#include "jsonapi-json.h"
#include "jsonapi-limits.h"
#include "jsonapi-tree.h"

#include <string.h>

#define PASSES (-1)

typedef struct
{
  const char *name;
  const char *text;
  int         code;   /* of JSONAPI_ERROR, or PASSES */
} Case;

static const Case cases[] = {
  { "F24-object", "{\"a\":[1,-2.5e3,true,false,null,\"x\",{}]}", PASSES },
  { "F24-scalar", " 7 \n", PASSES },
  { "F24-byte-order-mark", "\xef\xbb\xbf{}", PASSES },
  { "F24-empty", "", JSONAPI_ERROR_MALFORMED },
  { "F24-blank", " \r\n\t", JSONAPI_ERROR_MALFORMED },
  { "F24-only-byte-order-mark", "\xef\xbb\xbf", JSONAPI_ERROR_MALFORMED },
  { "F24-two-byte-order-marks", "\xef\xbb\xbf\xef\xbb\xbf{}", JSONAPI_ERROR_MALFORMED },
  { "F24-two-roots", "{} {}", JSONAPI_ERROR_MALFORMED },
  { "F24-two-scalars", "1 2", JSONAPI_ERROR_MALFORMED },
  { "F24-line-comment", "{} // x", JSONAPI_ERROR_MALFORMED },
  { "F24-block-comment", "{/* x */}", JSONAPI_ERROR_MALFORMED },
  { "F24-single-quotes", "{'a':1}", JSONAPI_ERROR_MALFORMED },
  { "F24-bare-name", "{a:1}", JSONAPI_ERROR_MALFORMED },
  { "F24-trailing-comma", "[1,]", JSONAPI_ERROR_MALFORMED },
  { "F24-no-comma", "[1 2]", JSONAPI_ERROR_MALFORMED },
  { "F24-no-colon", "{\"a\" 1}", JSONAPI_ERROR_MALFORMED },
  { "F24-wrong-bracket", "[1}", JSONAPI_ERROR_MALFORMED },
  { "F24-unopened", "]", JSONAPI_ERROR_MALFORMED },
  { "F24-unclosed", "{\"a\":[1", JSONAPI_ERROR_MALFORMED },
  { "F24-unclosed-string", "{\"a\":\"b", JSONAPI_ERROR_MALFORMED },
  { "F24-ends-in-escape", "\"\\", JSONAPI_ERROR_MALFORMED },
  { "F24-ends-in-unicode-escape", "\"\\u00", JSONAPI_ERROR_MALFORMED },
  { "F24-bad-escape", "\"\\x41\"", JSONAPI_ERROR_MALFORMED },
  { "F24-lone-surrogate", "\"\\ud800\"", JSONAPI_ERROR_MALFORMED },
  { "F24-bad-utf8", "\"\xc3\"", JSONAPI_ERROR_MALFORMED },
  { "F24-overlong-utf8", "\"\xc0\xaf\"", JSONAPI_ERROR_MALFORMED },
  { "F24-html", "<!DOCTYPE html><p>x", JSONAPI_ERROR_MALFORMED },
  { "F24-not-a-number", "NaN", JSONAPI_ERROR_MALFORMED },
  { "F24-leading-zero", "01", JSONAPI_ERROR_MALFORMED },
  { "F33-nul-escape", "{\"a\":\"b\\u0000c\"}", JSONAPI_ERROR_MALFORMED },
  { "F33-nul-escape-in-name", "{\"a\\u0000\":1}", JSONAPI_ERROR_MALFORMED },
  { "F33-escaped-backslash-before-u0000", "\"\\\\u0000\"", PASSES },
  { "F33-control-character", "\"a\nb\"", JSONAPI_ERROR_MALFORMED },
  { "F33-escaped-control-character", "\"a\\u0001b\\n\"", PASSES },
  { "F26-two-data", "{\"data\":1,\"data\":2}", JSONAPI_ERROR_MALFORMED },
  { "F26-two-links", "{\"links\":1,\"x\":{},\"links\":2}", JSONAPI_ERROR_MALFORMED },
  { "F26-two-ids", "[{\"id\":\"1\",\"id\":\"1\"}]", JSONAPI_ERROR_MALFORMED },
  { "F26-two-types", "{\"a\":{\"type\":1,\"b\":[{\"type\":1}],\"type\":1}}",
    JSONAPI_ERROR_MALFORMED },
  { "F26-two-data-in-disguise", "{\"data\":1,\"\\u0064at\\u0061\":2}", JSONAPI_ERROR_MALFORMED },
  { "F26-same-names-elsewhere", "{\"id\":{\"id\":[{\"id\":1},{\"id\":2}]}}", PASSES },
  { "F26-same-names-as-values", "{\"id\":\"id\",\"type\":\"id\",\"x\":[\"id\",\"id\"]}", PASSES },
  { "F26-longer-names", "{\"data\":1,\"data2\":2,\"dat\":3,\"DATA\":4,\"linkss\":5}", PASSES },
};

static void
check (const char *text,
       gsize       length,
       int         code)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) root = jsonapi_json_parse (bytes, &error);

  if (code == PASSES)
    {
      g_assert_no_error (error);
      g_assert_nonnull (root);
    }
  else
    {
      g_assert_error (error, JSONAPI_ERROR, code);
      g_assert_null (root);
    }
  g_assert_cmpint (json_match_read (text, length), ==, code);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;

  check (test->text, strlen (test->text), test->code);
}

static void
test_raw_nul (void)
{
  check ("{}\0{}", 5, JSONAPI_ERROR_MALFORMED);
  check ("\"a\0b\"", 5, JSONAPI_ERROR_MALFORMED);
  check ("", 0, JSONAPI_ERROR_MALFORMED);
}

/* @before, @n times @part with commas between, @after. */
static char *
repeat (const char *before,
        const char *part,
        guint       n,
        const char *comma,
        const char *after)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? comma : "", part);
  g_string_append (text, after);
  return g_string_free (text, FALSE);
}

static void
check_text (char *text,
            int   code)
{
  check (text, strlen (text), code);
  g_free (text);
}

static char *
nest (guint depth)
{
  g_autofree char *opening = repeat ("", "[", depth, "", "");

  return repeat (opening, "]", depth, "", "");
}

static void
test_depth (void)
{
  check_text (nest (JSONAPI_MAX_DEPTH), PASSES);
  check_text (nest (JSONAPI_MAX_DEPTH + 1), JSONAPI_ERROR_LIMIT);
  check_text (nest (1000000), JSONAPI_ERROR_LIMIT);
  check_text (repeat ("", "[", 1000000, "", ""), JSONAPI_ERROR_LIMIT);
  check_text (repeat ("", "{\"a\":", 1000000, "", ""), JSONAPI_ERROR_LIMIT);
}

static void
test_values (void)
{
  check_text (repeat ("[", "1", JSONAPI_MAX_VALUES - 1, ",", "]"), PASSES);
  check_text (repeat ("[", "1", JSONAPI_MAX_VALUES, ",", "]"), JSONAPI_ERROR_LIMIT);
  check_text (repeat ("[", "{}", JSONAPI_MAX_VALUES - 1, ",", "]"), PASSES);
  check_text (repeat ("[", "{}", JSONAPI_MAX_VALUES, ",", "]"), JSONAPI_ERROR_LIMIT);
}

static char *
make_object (guint n_members)
{
  GString *text = g_string_new ("{");

  for (guint i = 0; i < n_members; i++)
    g_string_append_printf (text, "%s\"m%u\":0", i > 0 ? "," : "", i);
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}

static void
test_members (void)
{
  check_text (make_object (JSONAPI_MAX_MEMBERS), PASSES);
  check_text (make_object (JSONAPI_MAX_MEMBERS + 1), JSONAPI_ERROR_LIMIT);
}

static void
test_string (void)
{
  g_autofree char *part = g_strnfill (JSONAPI_MAX_STRING_BYTES, 'x');

  check_text (g_strdup_printf ("\"%s\"", part), PASSES);
  check_text (g_strdup_printf ("\"%sx\"", part), JSONAPI_ERROR_LIMIT);
  check_text (g_strdup_printf ("{\"%sx\":1}", part), JSONAPI_ERROR_LIMIT);
}

static void
test_bytes (void)
{
  g_autofree char *blank = g_strnfill (JSONAPI_MAX_BODY_BYTES - 2, ' ');

  check_text (g_strdup_printf ("{}%s", blank), PASSES);
  check_text (g_strdup_printf ("{}%s ", blank), JSONAPI_ERROR_LIMIT);
}

/* Names of equal djb2 hash: "Aa" and "BB" are interchangeable in every place. At the limit of
 * members they must not take long; over it the parser must not see them at all.
 */
static void
test_colliding_names (void)
{
  GString *text = g_string_new ("{");

  for (guint i = 0; i < 65536; i++)
    {
      g_string_append_printf (text, "%s\"", i > 0 ? "," : "");
      for (guint bit = 0; bit < 16; bit++)
        g_string_append (text, (i & (1u << bit)) != 0 ? "Aa" : "BB");
      g_string_append (text, "\":0");
    }
  g_string_append_c (text, '}');
  check_text (g_string_free (text, FALSE), JSONAPI_ERROR_LIMIT);
}

/* Every prefix of a text that has all that is looked at: nothing is read beyond. */
static void
test_prefixes (void)
{
  static const char text[] =
    "{\"data\":[{\"id\":\"\\u0041\\\"\",\"t\\u0079pe\":-1.5e+3}],\"l\":null}";

  for (gsize n = 0; n < strlen (text); n++)
    {
      g_autofree char *exact = g_memdup2 (text, n);

      g_assert_cmpint (json_match_read (exact, n), ==, JSONAPI_ERROR_MALFORMED);
    }
  g_assert_cmpint (json_match_read (text, strlen (text)), ==, PASSES);
}

/* Whatever is wrong with a document, both refuse it. */
static void
test_broken (void)
{
  static const char document[] =
    "{\"links\":{\"next\":{\"href\":\"/n\"}},\"data\":[{\"type\":\"t\",\"id\":\"i\","
    "\"attributes\":{\"links\":{\"uri\":\"http:\\/\\/h?a=1\\u0026\\ud83d\\ude00\"},"
    "\"n\" : [ -0.5E+1, 10, true ,false,null ] },\"relationships\":{\"b\":{\"data\":[{}]}}}]}";
  static const char wrong[] = "{}[]\":,\\ x0-.eEdtn\n\x01\xff";
  gsize length = strlen (document);
  guint n_taken = 0;

  g_assert_cmpint (json_match_read (document, length), ==, PASSES);
  for (gsize at = 0; at < length; at++)
    for (gsize i = 0; i < sizeof wrong; i++)
      {
        g_autofree char *text = g_strdup (document);

        if (i + 1 < sizeof wrong)
          text[at] = wrong[i];
        else
          memmove (text + at, text + at + 1, length - at);
        n_taken += json_match_read (text, strlen (text)) == PASSES;
      }
  g_assert_cmpuint (n_taken, >, length);     /* what is in the strings may be something else */
  g_assert_cmpuint (n_taken, <, length * sizeof wrong / 2);
}

/* Names that decide nothing may come twice; the last one holds. */
static void
test_twice (void)
{
  static const char text[] = "{\"a\":1,\"b\":{\"x\":[1,2]},\"\\u0061\":\"2\",\"b\":[]}";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(JsonapiTree) tree = jsonapi_tree_new (bytes, NULL);
  const JsonapiValue *root = jsonapi_tree_get_root (tree);
  g_auto(GStrv) names = jsonapi_value_list_names (root);

  g_assert_cmpstrv (names, ((const char *const[]) { "a", "b", NULL }));
  g_assert_cmpstr (jsonapi_value_get_string (jsonapi_value_get_member (root, "a")), ==, "2");
  g_assert_true (jsonapi_value_is_array (jsonapi_value_get_member (root, "b")));
  g_assert_cmpuint (jsonapi_value_get_length (root), ==, 4);
}

static void
test_paths (void)
{
  static const char text[] = "{\"a\":[{\"b\":{\"c\":[7,8]}},{\"b\":1}],\"ab\":5,\"\":6,\"x.y\":9}";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(JsonapiTree) tree = jsonapi_tree_new (bytes, NULL);
  const JsonapiValue *root = jsonapi_tree_get_root (tree);
  const JsonapiValue *list = jsonapi_value_find (root, "a.b.c");
  gint64 number = 0;

  g_assert_true (jsonapi_value_is_array (list));
  g_assert_true (jsonapi_value_get_int (jsonapi_value_get_element (list, 1), &number));
  g_assert_cmpint (number, ==, 8);
  g_assert_null (jsonapi_value_get_element (list, 2));
  g_assert_null (jsonapi_value_find (root, "a.b.c.d"));
  g_assert_null (jsonapi_value_find (root, "x.y"));
  g_assert_null (jsonapi_value_find (NULL, "a"));
  g_assert_true (jsonapi_value_get_int (jsonapi_value_find (root, ""), &number));
  g_assert_cmpint (number, ==, 6);
}

static void
test_getters (void)
{
  static const char text[] =
    "{\"s\":\"x\",\"i\":-5,\"b\":true,\"n\":null,\"d\":1.5,\"a\":[1],\"o\":{},\"e\":1e999,"
    "\"over\":9223372036854775808,\"under\":-99999999999999999999,\"word\":\"7\"}";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(JsonNode) root = jsonapi_json_parse (bytes, NULL);
  JsonObject *object = jsonapi_json_get_object (root);
  static const char *const names[] = { "s", "i", "b", "n", "d", "a", "o", "e", "over", "under",
                                       "word", "absent" };

  g_assert_nonnull (object);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *node = jsonapi_json_get_member (object, names[i]);
      gint64 number = 77;
      gboolean answer = 77;

      g_assert_cmpint (jsonapi_json_get_string (node) != NULL, ==,
                       g_str_equal (names[i], "s") || g_str_equal (names[i], "word"));
      g_assert_cmpint (jsonapi_json_get_array (node) != NULL, ==, g_str_equal (names[i], "a"));
      g_assert_cmpint (jsonapi_json_get_object (node) != NULL, ==, g_str_equal (names[i], "o"));
      g_assert_cmpint (jsonapi_json_get_int (node, &number), ==, g_str_equal (names[i], "i"));
      g_assert_cmpint (number, ==, g_str_equal (names[i], "i") ? -5 : 77);
      g_assert_cmpint (jsonapi_json_get_bool (node, &answer), ==, g_str_equal (names[i], "b"));
      g_assert_cmpint (answer, ==, g_str_equal (names[i], "b") ? TRUE : 77);
    }
  g_assert_null (jsonapi_json_get_member (NULL, "s"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/jsonapi/tree/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/jsonapi/tree/F24-raw-nul", test_raw_nul);
  g_test_add_func ("/jsonapi/tree/F24-depth", test_depth);
  g_test_add_func ("/jsonapi/tree/F25-values", test_values);
  g_test_add_func ("/jsonapi/tree/F25-members", test_members);
  g_test_add_func ("/jsonapi/tree/F25-string", test_string);
  g_test_add_func ("/jsonapi/tree/F25-bytes", test_bytes);
  g_test_add_func ("/jsonapi/tree/F25-colliding-names", test_colliding_names);
  g_test_add_func ("/jsonapi/tree/prefixes", test_prefixes);
  g_test_add_func ("/jsonapi/tree/F24-broken", test_broken);
  g_test_add_func ("/jsonapi/tree/twice", test_twice);
  g_test_add_func ("/jsonapi/tree/paths", test_paths);
  g_test_add_func ("/jsonapi/json/F28-F31-getters", test_getters);

  return g_test_run ();
}
