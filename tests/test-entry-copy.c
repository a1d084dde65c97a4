/* test-entry-copy.c: an entry survives its own text, and no text does harm
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-entry-copy.h"
#include "hub-error.h"
#include "library-lab.h"

#include <string.h>

#define MIB (1024 * 1024)

static HubEntry *
copy (HubEntry *entry)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = hub_entry_copy_to_text (entry, &error);
  HubEntry *again = NULL;

  g_assert_no_error (error);
  g_assert_null (strchr (text, '\n'));
  again = hub_entry_copy_from_text (text, &error);
  g_assert_no_error (error);
  return again;
}

static HubEntry *
read_text (const char *text)
{
  g_autoptr(GError) error = NULL;
  HubEntry *entry = hub_entry_copy_from_text (text, &error);

  g_assert_no_error (error);
  return entry;
}

static void
assert_refused (const char *text,
                int         code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (hub_entry_copy_from_text (text, &error));
  g_assert_error (error, HUB_ERROR, code);
}

static void
test_all_fields (void)
{
  g_autoptr(HubEntry) entry = lab_entry_new_full ();
  g_autoptr(HubEntry) again = NULL;

  hub_entry_set_id (entry, 17);
  again = copy (entry);

  lab_assert_same (entry, again);
  g_assert_cmpint (hub_entry_get_id (again), ==, 0);
  g_assert_true (hub_entry_is_global (again));
  g_assert_cmpuint (hub_entry_get_terms (again)->len, ==, 3);
  g_assert_cmpuint (hub_entry_get_attachments (again)->len, ==, 2);
}

static void
test_no_fields (void)
{
  g_autoptr(HubEntry) entry = hub_entry_new ("u", "en", HUB_KIND_OTHER, "t");
  g_autoptr(HubEntry) again = copy (entry);

  lab_assert_same (entry, again);
  g_assert_null (hub_entry_get_summary (again));
  g_assert_null (hub_entry_get_body_html (again));
  g_assert_false (hub_entry_is_global (again));
  g_assert_cmpint (hub_entry_get_published (again)->precision, ==, HUB_DATE_UNKNOWN);
}

static void
test_all_kinds_and_dates (void)
{
  const char *const dates[] = { "2021", "2021-06", "2021-06-30", "2021-06-30T09:00:00Z" };

  for (HubKind kind = 0; kind < HUB_N_KINDS; kind++)
    {
      g_autoptr(HubEntry) entry = hub_entry_new ("u", "en", kind, "t");
      g_autoptr(HubEntry) again = copy (entry);

      g_assert_cmpint (hub_entry_get_kind (again), ==, kind);
    }
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr(HubEntry) entry = hub_entry_new ("u", "en", HUB_KIND_EVENT, "t");
      g_autoptr(HubEntry) again = NULL;
      g_autofree char *text = NULL;
      HubDate date = HUB_DATE_INIT;

      g_assert_true (hub_date_parse (dates[i], &date));
      hub_entry_set_published (entry, &date);
      again = copy (entry);
      text = hub_date_to_string (hub_entry_get_published (again));
      g_assert_cmpstr (text, ==, dates[i]);
    }
}

/* A body of two MiB of quotes needs four when written, twice that with the HTML. */
static void
test_huge_body (void)
{
  g_autoptr(HubEntry) entry = lab_entry_new_full ();
  g_autoptr(HubEntry) again = NULL;
  g_autofree char *quotes = g_strnfill (2 * MIB - 10, '"');
  g_autofree char *letters = g_strnfill (2 * MIB, 'a');

  hub_entry_set_body (entry, letters, letters);
  again = copy (entry);
  g_assert_cmpuint (strlen (hub_entry_get_body_html (again)), ==, 2 * MIB);
  g_assert_cmpuint (strlen (hub_entry_get_body_text (again)), ==, 2 * MIB);

  hub_entry_set_body (entry, quotes, quotes);
  g_clear_object (&again);
  again = copy (entry);
  g_assert_null (hub_entry_get_body_html (again));
  g_assert_cmpuint (strlen (hub_entry_get_body_text (again)), ==, 2 * MIB - 10);
  g_assert_cmpuint (hub_entry_get_terms (again)->len, ==, 3);
}

static void
test_too_large_body (void)
{
  g_autoptr(HubEntry) entry = lab_entry_new (1);
  g_autoptr(HubEntry) again = NULL;
  g_autofree char *letters = g_strnfill (5 * MIB, 'a');

  hub_entry_set_body (entry, letters, letters);
  again = copy (entry);
  g_assert_null (hub_entry_get_body_text (again));
  g_assert_cmpstr (hub_entry_get_summary (again), ==, "Something to read.");
}

static void
test_not_to_be_copied (void)
{
  g_autoptr(HubEntry) entry = hub_entry_new ("two\nlines", "en", HUB_KIND_OTHER, "t");
  g_autoptr(GError) error = NULL;

  g_assert_null (hub_entry_copy_to_text (entry, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE);
}

static void
test_no_copy (void)
{
  const char *const texts[] = {
    "", "null", "[]", "{}", "7", "\"text\"", "{", "not json",
    "{\"version\":1,\"uuid\":\"u\",\"langcode\":\"en\"}",
    "{\"version\":1,\"uuid\":\"u\",\"title\":\"t\"}",
    "{\"version\":1,\"langcode\":\"en\",\"title\":\"t\"}",
    "{\"uuid\":\"u\",\"langcode\":\"en\",\"title\":\"t\"}",
    "{\"version\":0,\"uuid\":\"u\",\"langcode\":\"en\",\"title\":\"t\"}",
    "{\"version\":-1,\"uuid\":\"u\",\"langcode\":\"en\",\"title\":\"t\"}",
    "{\"version\":\"1\",\"uuid\":\"u\",\"langcode\":\"en\",\"title\":\"t\"}",
    "{\"version\":1,\"uuid\":\"\",\"langcode\":\"en\",\"title\":\"t\"}",
    "{\"version\":1,\"uuid\":\"u\",\"langcode\":\"en\",\"title\":\" \"}",
    "{\"version\":1,\"uuid\":[\"u\"],\"langcode\":\"en\",\"title\":\"t\"}",
    "{\"version\":1,\"uuid\":\"u\",\"langcode\":\"en\",\"title\":\"a\\u0000b\"}",
    "{\"version\":1,\"uuid\":\"u\",\"langcode\":\"en\",\"title\":\"t\"}}",
    "{\"version\":1,\"uuid\":\"u\",\"langcode\":\"en\",\"title\":\"t\",}",
    "{\"version\":1,\"uuid\":\"u\",\"langcode\":\"en\",\"title\":\"\xff\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("text %u", i);
      assert_refused (texts[i], HUB_ERROR_STORE_DAMAGED);
    }
}

static void
test_later_version (void)
{
  g_autoptr(HubEntry) entry = NULL;

  assert_refused ("{\"version\":2,\"uuid\":\"u\",\"langcode\":\"en\",\"title\":\"t\"}",
                  HUB_ERROR_STORE_TOO_NEW);
  entry = read_text ("{\"version\":1,\"uuid\":\"u\",\"langcode\":\"en\",\"title\":\"t\","
                     "\"a later field\":{\"x\":[1]}}");
  g_assert_cmpstr (hub_entry_get_title (entry), ==, "t");
}

/* Every member of the wrong type is a field that is absent. */
static void
test_wrong_types (void)
{
  const char *const names[] = {
    "kind", "origin", "nid", "changed", "url", "summary", "published", "starts", "ends",
    "is_ongoing", "is_global", "is_withdrawn", "location", "mode", "practice_type", "publishers",
    "languages", "audiences", "body_text", "body_html", "terms", "attachments",
  };
  const char *const values[] = {
    "null", "{}", "[]", "[null]", "[[]]", "[{}]", "[7]", "-7", "1e999", "99999999999999999999",
    "0.5", "\"\"", "\"\\u202e\"", "{\"uuid\":7}", "[{\"uuid\":7,\"vocabulary\":\"country\"}]",
    "[{\"is_file\":\"yes\",\"size\":-5,\"uri\":7}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint j = 0; j < G_N_ELEMENTS (values); j++)
      {
        g_autofree char *text = NULL;
        g_autoptr(HubEntry) entry = NULL;

        text = g_strdup_printf ("{\"version\":1,\"uuid\":\"u\",\"langcode\":\"en\",\"title\":\"t\","
                                "\"%s\":%s}", names[i], values[j]);
        g_test_message ("%s", text);
        entry = read_text (text);
        g_assert_cmpint (hub_entry_get_kind (entry), ==, HUB_KIND_OTHER);
        g_assert_cmpstr (hub_entry_get_hub (entry), ==, "");
        g_assert_cmpint (hub_entry_get_nid (entry), ==, 0);
        g_assert_cmpint (hub_entry_get_changed (entry), ==, 0);
        g_assert_null (hub_entry_get_url (entry));
        g_assert_null (hub_entry_get_location (entry));
        g_assert_cmpuint (hub_entry_get_terms (entry)->len, ==, 0);
        g_assert_false (hub_entry_is_withdrawn (entry));
      }
}

static void
test_addresses (void)
{
  const char *const bad[] = {
    "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://hub.example/", "//x/y",
    "https:hub.example", "not an address", "http://", "mailto:a@b.example",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *text = NULL;
      g_autoptr(HubEntry) entry = NULL;
      const HubAttachment *attachment = NULL;

      text = g_strdup_printf ("{\"version\":1,\"uuid\":\"u\",\"langcode\":\"en\",\"title\":\"t\","
                              "\"url\":\"%s\",\"attachments\":[{\"uri\":\"%s\",\"size\":3}]}",
                              bad[i], bad[i]);
      g_test_message ("%s", text);
      entry = read_text (text);
      g_assert_null (hub_entry_get_url (entry));
      g_assert_cmpuint (hub_entry_get_attachments (entry)->len, ==, 1);
      attachment = g_ptr_array_index (hub_entry_get_attachments (entry), 0);
      g_assert_null (attachment->uri);
      g_assert_false (attachment->is_file);
      g_assert_cmpint (attachment->size, ==, 3);
    }
}

static void
test_terms_need_a_name (void)
{
  g_autoptr(HubEntry) entry = NULL;
  const HubTerm *term = NULL;

  entry = read_text ("{\"version\":1,\"uuid\":\"u\",\"langcode\":\"en\",\"title\":\"t\",\"terms\":["
                     "{\"vocabulary\":\"country\",\"uuid\":\"a\"},"
                     "{\"vocabulary\":\"country\",\"label\":\"Kenya\"},"
                     "{\"vocabulary\":\"planet\",\"uuid\":\"a\",\"label\":\"Mars\"},"
                     "{\"vocabulary\":\"country\",\"uuid\":\"a\",\"label\":\"Kenya\","
                     "\"position\":99999999999}]}");
  g_assert_cmpuint (hub_entry_get_terms (entry)->len, ==, 1);
  term = g_ptr_array_index (hub_entry_get_terms (entry), 0);
  g_assert_cmpstr (term->label, ==, "Kenya");
  g_assert_null (term->code);
  g_assert_cmpint (term->position, ==, G_MAXINT);
}

static void
test_text_is_cleaned (void)
{
  g_autoptr(HubEntry) entry = NULL;

  entry = read_text ("{\"version\":1,\"uuid\":\"u\",\"langcode\":\"en\","
                     "\"title\":\"a\\u202e\\n\\tb\\u0007\",\"summary\":\"x\\r\\ny\\u001b\"}");
  g_assert_cmpstr (hub_entry_get_title (entry), ==, "a b");
  g_assert_cmpstr (hub_entry_get_summary (entry), ==, "x\ny");
}

/* Whatever becomes of the bytes, reading ends in an entry or an error. */
static void
test_broken_bytes (void)
{
  g_autoptr(HubEntry) entry = lab_entry_new_full ();
  g_autoptr(GError) error = NULL;
  g_autofree char *text = hub_entry_copy_to_text (entry, &error);
  g_autoptr(GRand) rand = g_rand_new_with_seed (20260101);
  gint32 length = (gint32) strlen (text);

  g_assert_no_error (error);
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *broken = g_strdup (text);
      g_autoptr(GError) local_error = NULL;
      g_autoptr(HubEntry) again = NULL;

      for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        broken[g_rand_int_range (rand, 0, length)] = (char) g_rand_int_range (rand, 1, 256);
      if (g_rand_boolean (rand))
        broken[g_rand_int_range (rand, 0, length)] = '\0';
      again = hub_entry_copy_from_text (broken, &local_error);
      g_assert_true ((again != NULL) == (local_error == NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/entry-copy/all-fields", test_all_fields);
  g_test_add_func ("/entry-copy/no-fields", test_no_fields);
  g_test_add_func ("/entry-copy/all-kinds-and-dates", test_all_kinds_and_dates);
  g_test_add_func ("/entry-copy/huge-body", test_huge_body);
  g_test_add_func ("/entry-copy/too-large-body", test_too_large_body);
  g_test_add_func ("/entry-copy/not-to-be-copied", test_not_to_be_copied);
  g_test_add_func ("/entry-copy/no-copy", test_no_copy);
  g_test_add_func ("/entry-copy/later-version", test_later_version);
  g_test_add_func ("/entry-copy/wrong-types", test_wrong_types);
  g_test_add_func ("/entry-copy/addresses", test_addresses);
  g_test_add_func ("/entry-copy/terms-need-a-name", test_terms_need_a_name);
  g_test_add_func ("/entry-copy/text-is-cleaned", test_text_is_cleaned);
  g_test_add_func ("/entry-copy/broken-bytes", test_broken_bytes);

  return g_test_run ();
}
