/* test-profile.c: tests of hub-profile.c
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-error.h"
#include "hub-profile.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* A profile, with apostrophes for quotation marks. */
static const char valid[] =
  "{'base_path':'/api','default_language':'en','languages':{'en':'','fr':'/fr'},"
  "'vocabularies':{'objective':{'type':'term--o','path':'term/o'}},"
  "'fields':{'title':['title'],'body':['body.processed']},"
  "'relations':{'objective':['field_o']},"
  "'bundles':[{'type':'node--a','path':'node/a','kind':'document'},"
  "{'type':'node--b','path':'node/b','kind':'event','fields':{'title':['name']}}]}";

static char *
dup_json (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

static void
test_bundled (void)
{
  static const char *const hubs[] = { "http://127.0.0.1:1", "https://migrationnetwork.un.org" };

  for (guint i = 0; i < G_N_ELEMENTS (hubs); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(HubProfile) profile = hub_profile_load (hubs[i], NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (hub_profile_get_base_path (profile), ==, "/jsonapi");
      g_assert_cmpstr (hub_profile_get_language_prefix (profile, "fr"), ==, "/fr");
      g_assert_null (hub_profile_get_language_prefix (profile, "xx"));
      g_assert_cmpuint (hub_profile_get_bundles (profile)->len, ==, 7);
      g_assert_cmpuint (hub_profile_get_vocabularies (profile)->len, ==, HUB_N_VOCABULARIES);
    }
}

static void
test_by_host (void)
{
  g_autoptr(HubProfile) real = hub_profile_load ("https://migrationnetwork.un.org", NULL, NULL);
  g_autoptr(HubProfile) other = hub_profile_load ("https://other.example", NULL, NULL);
  HubBundle *of_real = g_ptr_array_index (hub_profile_get_bundles (real), 0);
  HubBundle *of_other = g_ptr_array_index (hub_profile_get_bundles (other), 0);

  g_assert_cmpuint (g_strv_length (of_real->relations[HUB_VOCABULARY_OBJECTIVE]), ==, 3);
  g_assert_cmpuint (g_strv_length (of_other->relations[HUB_VOCABULARY_OBJECTIVE]), ==, 1);
}

static void
test_overrides (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *json = dup_json (valid);
  g_autoptr(HubProfile) profile = hub_profile_new_from_data (json, -1, &error);
  HubBundle *a;
  HubBundle *b;

  g_assert_no_error (error);
  a = g_ptr_array_index (hub_profile_get_bundles (profile), 0);
  b = g_ptr_array_index (hub_profile_get_bundles (profile), 1);
  g_assert_cmpint (a->kind, ==, HUB_KIND_DOCUMENT);
  g_assert_cmpint (b->kind, ==, HUB_KIND_EVENT);
  g_assert_cmpstr (a->fields[HUB_ROLE_TITLE][0], ==, "title");
  g_assert_cmpstr (b->fields[HUB_ROLE_TITLE][0], ==, "name");
  g_assert_cmpstr (b->fields[HUB_ROLE_BODY][0], ==, "body.processed");
  g_assert_cmpstr (b->relations[HUB_VOCABULARY_OBJECTIVE][0], ==, "field_o");
  g_assert_null (b->fields[HUB_ROLE_FILES]);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *find;
    const char *put;
    const char *named;       /* what the message must name */
  } rows[] = {
    { "'/api'", "'api'", "base_path" },
    { "'/api'", "'/api/'", "base_path" },
    { "'/api'", "'/a?x=1'", "base_path" },
    { "'/api'", "7", "base_path" },
    { "'node/a'", "'//evil.example\\u0000'", "no JSON object" },
    { "'node/a'", "'node a'", "path" },
    { "'document'", "'paper'", "kind" },
    { "'bundles':[", "'bundles':[7,", "bundles" },
    { "'/fr'", "'fr'", "languages" },
    { "['field_o']", "'field_o'", "objective" },
    { "['field_o']", "[7]", "objective" },
    { "['title']", "['a&b=c']", "title" },
    { "'vocabularies'", "'vocab'", "vocabularies" },
    { "{'base_path'", "[{'base_path'", "no JSON object" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GString) text = g_string_new (valid);
      g_autofree char *json = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_cmpuint (g_string_replace (text, rows[i].find, rows[i].put, 1), ==, 1);
      json = dup_json (text->str);
      g_assert_null (hub_profile_new_from_data (json, -1, &error));
      g_assert_error (error, HUB_ERROR, HUB_ERROR_USAGE);
      g_assert_nonnull (strstr (error->message, rows[i].named));
    }
}

static void
test_own (void)
{
  g_autofree char *folder = g_dir_make_tmp ("hub-profile-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "profile.json", NULL);
  g_autofree char *json = dup_json (valid);
  g_autoptr(GError) error = NULL;
  g_autoptr(HubProfile) none = hub_profile_load ("https://x.example", folder, &error);
  g_autoptr(HubProfile) own = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (hub_profile_get_base_path (none), ==, "/jsonapi");

  g_assert_true (g_file_set_contents (path, json, -1, &error));
  own = hub_profile_load ("https://migrationnetwork.un.org", folder, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hub_profile_get_base_path (own), ==, "/api");

  g_assert_true (g_file_set_contents (path, "{", -1, &error));
  g_assert_null (hub_profile_load ("https://x.example", folder, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, path));

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profile/bundled", test_bundled);
  g_test_add_func ("/profile/by-host", test_by_host);
  g_test_add_func ("/profile/overrides", test_overrides);
  g_test_add_func ("/profile/refused", test_refused);
  g_test_add_func ("/profile/own", test_own);

  return g_test_run ();
}
