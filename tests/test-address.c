/* test-address.c: tests of hub-address.c
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-address.h"
#include "hub-error.h"

static void
test_normalise (void)
{
  static const struct
  {
    const char *text;
    const char *address;
  } rows[] = {
    { "migrationnetwork.un.org", "https://migrationnetwork.un.org" },
    { " https://hub.example/ ", "https://hub.example" },
    { "https://hub.example/jsonapi", "https://hub.example" },
    { "https://hub.example/jsonapi/", "https://hub.example" },
    { "https://hub.example/site/", "https://hub.example/site" },
    { "https://hub.example:8443", "https://hub.example:8443" },
    { "http://127.0.0.1:8930/", "http://127.0.0.1:8930" },
    { "http://localhost:80", "http://localhost:80" },
    { "http://[::1]:8930", "http://[::1]:8930" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *address = hub_address_normalise (rows[i].text, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (address, ==, rows[i].address);
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "", " ", "http://hub.example", "ftp://hub.example", "file:///etc/passwd", "javascript:alert(1)",
    "https://user@hub.example", "https://user:pw@hub.example", "https://", "https:///x",
    "https://hub.example?x=1", "https://hub.example#x", "https://hub example",
    "https://evil.example\\.hub.example", "https://hub.example/\nx",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *address = hub_address_normalise (texts[i], &error);

      g_assert_null (address);
      g_assert_error (error, HUB_ERROR, HUB_ERROR_USAGE);
    }
}

static void
test_resolve (void)
{
  static const struct
  {
    const char *text;
    const char *address;
  } rows[] = {
    { "https://other.example/a%20b?x=1&y=2", "https://other.example/a%20b?x=1&y=2" },
    { "/sites/default/files/a%28b%29.pdf", "https://hub.example/sites/default/files/a%28b%29.pdf" },
    { "internal:/node/1", "https://hub.example/node/1" },
    { "entity:node/1", "https://hub.example/node/1" },
    { NULL, NULL },
    { "", NULL },
    { "route:<nolink>", NULL },
    { "javascript:alert(1)", NULL },
    { "data:text/html,x", NULL },
    { "file:///etc/passwd", NULL },
    { "mailto:a@b.example", NULL },
    { "https://user@other.example/", NULL },
    { "https://other.example\\@hub.example/", NULL },
    { "https://other.example/ x", NULL },
    { "https:///x", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *address = hub_address_resolve ("https://hub.example", rows[i].text);

      g_assert_cmpstr (address, ==, rows[i].address);
    }
}

/* FAT and some cameras write capitals. */
static void
test_pack (void)
{
  g_autofree char *small = hub_address_dup_file ("/media/hub.hubpack");
  g_autofree char *great = hub_address_dup_file ("/media/HUB.HUBPACK");
  g_autofree char *other = hub_address_dup_file ("/media/hub.json");

  g_assert_cmpstr (small, ==, "file:///media/hub.hubpack");
  g_assert_cmpstr (great, ==, "file:///media/HUB.HUBPACK");
  g_assert_null (other);
  g_assert_true (hub_address_is_pack_file (great));
  g_assert_true (hub_address_is_pack ("https://hub.example/HUB.HubPack"));
  g_assert_false (hub_address_is_pack_file ("https://hub.example/hub.hubpack"));
  g_assert_false (hub_address_is_pack_file ("file:///media/hub.json"));
  g_assert_false (hub_address_is_pack ("pack"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/address/normalise", test_normalise);
  g_test_add_func ("/address/refused", test_refused);
  g_test_add_func ("/address/F37-resolve", test_resolve);
  g_test_add_func ("/address/pack", test_pack);

  return g_test_run ();
}
