/* test-jsonapi-link.c: which link to a next page may be followed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-jsonapi-link"

#include "jsonapi-client.h"
#include "jsonapi-error.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *next;
  const char *address;   /* what it comes to; NULL if it is refused */
} Case;

#define HUB "https://hub.example"

/* The base is HUB/site/, the walk below /fr/api. */
static const Case cases[] = {
  { "absolute", HUB "/site/fr/api/node?page%5Boffset%5D=50",
    HUB "/site/fr/api/node?page%5Boffset%5D=50" },
  { "path", "/site/fr/api/node?a=1", HUB "/site/fr/api/node?a=1" },
  { "prefix-itself", HUB "/site/fr/api?a=1", HUB "/site/fr/api?a=1" },
  { "default-port", HUB ":443/site/fr/api", HUB "/site/fr/api" },
  { "upper-case", "HTTPS://HUB.example/site/fr/api", HUB "/site/fr/api" },
  { "fragment", HUB "/site/fr/api#part", HUB "/site/fr/api" },
  { "dots-inside", HUB "/site/fr/api/x/../y", HUB "/site/fr/api/y" },
  { "unencoded-brackets", HUB "/site/fr/api?page[offset]=50", HUB "/site/fr/api?page[offset]=50" },

  { "F17-slashes-and-host", "//hub.example/site/fr/api", NULL },
  { "F17-slashes-and-other-host", "//evil.example/site/fr/api", NULL },
  { "F17-three-slashes", "///evil.example/site/fr/api", NULL },
  { "F17-scheme-without-host", "https:hub.example/site/fr/api", NULL },
  { "F17-scheme-and-path", "https:/site/fr/api", NULL },
  { "F17-other-host", "https://evil.example/site/fr/api", NULL },
  { "F17-longer-host", HUB ".evil.example/site/fr/api", NULL },
  { "F17-host-as-user", HUB "@evil.example/site/fr/api", NULL },
  { "F17-user", "https://me@hub.example/site/fr/api", NULL },
  { "F17-empty-user", "https://@hub.example/site/fr/api", NULL },
  { "F17-backslash", HUB "\\.evil.example/site/fr/api", NULL },
  { "F17-backslashes", "\\\\evil.example/site/fr/api", NULL },
  { "F17-other-port", HUB ":444/site/fr/api", NULL },
  { "F17-port-zero", HUB ":99999/site/fr/api", NULL },
  { "F17-http", "http://hub.example/site/fr/api", NULL },
  { "F17-http-on-443", "http://hub.example:443/site/fr/api", NULL },
  { "F17-ftp", "ftp://hub.example/site/fr/api", NULL },
  { "F17-file", "file:///site/fr/api", NULL },
  { "F17-script", "javascript:alert(1)//", NULL },
  { "F17-other-prefix", HUB "/site/api/node", NULL },
  { "F17-prefix-as-text", HUB "/site/fr/apix", NULL },
  { "F17-out-by-dots", HUB "/site/fr/api/../../api", NULL },
  { "F17-out-by-encoded-dots", HUB "/site/fr/api/%2e%2E/x", NULL },
  { "F17-relative", "?page=2", NULL },
  { "F17-relative-path", "node?page=2", NULL },
  { "F17-empty", "", NULL },
  { "F17-space", HUB "/site/fr/api/a b", NULL },
  { "F17-newline", HUB "/site/fr/api\r\nHost: evil.example", NULL },
  { "F17-tab-in-host", "https://hub\t.example/site/fr/api", NULL },
  { "F17-encoded-host", "https://hub%2eexample/site/fr/api", HUB "/site/fr/api" },
  { "F17-not-ascii", HUB "/site/fr/api/\xc3\xa9", NULL },
};

static JsonapiClient *
create_client (void)
{
  g_autoptr(GError) error = NULL;
  JsonapiClient *client = jsonapi_client_new (HUB "/site/", "test/1.0", &error);

  g_assert_no_error (error);
  return client;
}

static GHashTable *
create_seen (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
test_link (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(JsonapiClient) client = create_client ();
  g_autoptr(GHashTable) seen = create_seen ();
  g_autoptr(GError) error = NULL;
  g_autofree char *address = jsonapi_client_resolve_next (client, test->next, "/fr/api", seen,
                                                          &error);

  g_assert_cmpstr (address, ==, test->address);
  g_assert_cmpuint (g_hash_table_size (seen), ==, test->address != NULL ? 1 : 0);
  if (test->address != NULL)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_error (error, JSONAPI_ERROR, JSONAPI_ERROR_LINK);
  g_assert_true (g_str_has_prefix (error->message, "hub.example: "));
  g_assert_null (strstr (error->message, "evil"));
}

static void
test_seen (void)
{
  static const char *const same[] = { HUB "/site/api?a=1", "/site/api?a=1", HUB ":443/site/api?a=1",
                                      HUB "/site/x/../api?a=1#b", "https://HUB.EXAMPLE/site/api?a=1" };
  g_autoptr(JsonapiClient) client = create_client ();
  g_autoptr(GHashTable) seen = create_seen ();

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *address = jsonapi_client_resolve_next (client, same[i], "", seen, &error);

      if (i == 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, JSONAPI_ERROR, JSONAPI_ERROR_LOOP);
    }
}

static void
test_without_end (void)
{
  g_autoptr(JsonapiClient) client = create_client ();
  g_autoptr(GHashTable) seen = create_seen ();

  for (guint i = 0; i <= JSONAPI_MAX_PAGES; i++)
    {
      g_autofree char *next = g_strdup_printf ("/site/api?page=%u", i);
      g_autoptr(GError) error = NULL;
      g_autofree char *address = jsonapi_client_resolve_next (client, next, "", seen, &error);

      if (i < JSONAPI_MAX_PAGES)
        g_assert_no_error (error);
      else
        g_assert_error (error, JSONAPI_ERROR, JSONAPI_ERROR_LOOP);
    }
}

static void
test_length (void)
{
  g_autoptr(JsonapiClient) client = create_client ();
  g_autoptr(GHashTable) seen = create_seen ();
  g_autoptr(GError) error = NULL;
  g_autofree char *tail = g_strnfill (JSONAPI_MAX_ADDRESS_BYTES - strlen ("/site/api/"), 'x');
  g_autofree char *longest = g_strconcat ("/site/api/", tail, NULL);
  g_autofree char *longer = g_strconcat (longest, "x", NULL);
  g_autofree char *address = jsonapi_client_resolve_next (client, longest, "/api", seen, &error);

  g_assert_no_error (error);
  g_assert_null (jsonapi_client_resolve_next (client, longer, "/api", seen, &error));
  g_assert_error (error, JSONAPI_ERROR, JSONAPI_ERROR_LINK);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/jsonapi/link/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_link);
    }
  g_test_add_func ("/jsonapi/link/F16-seen", test_seen);
  g_test_add_func ("/jsonapi/link/F16-without-end", test_without_end);
  g_test_add_func ("/jsonapi/link/length", test_length);

  return g_test_run ();
}
