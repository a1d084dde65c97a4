/* test-cli-discover.c: hub-reader discover
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-lab.h"
#include "demo-process.h"
#include "test-folder.h"

#include <string.h>

static HubDemoProcess *
start_hub (const char *variant)
{
  const char *const words[] = { "--variant", variant, NULL };
  g_autoptr(GError) error = NULL;
  HubDemoProcess *hub = hub_demo_process_new (words, &error);

  g_assert_no_error (error);
  return hub;
}

static CliAnswer *
discover (TestFolder     *folder,
          HubDemoProcess *hub,
          const char     *options)
{
  g_autofree char *words = g_strconcat ("discover ", hub_demo_process_get_url (hub), options, NULL);

  return cli_run (folder, words);
}

/* The file of that name in @folder, however deep. */
static char *
find_file (const char *folder,
           const char *name)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *child;

  while (dir != NULL && (child = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, child, NULL);
      char *found = g_str_equal (child, name) ? g_strdup (path) : find_file (path, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A profile on standard output, the reasons on standard error, and nothing written. */
static void
test_print (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = start_hub ("spanish");
  g_autoptr(CliAnswer) answer = discover (folder, hub, "");
  g_autoptr(CliAnswer) quiet = discover (folder, hub, " --quiet");
  g_autofree char *words = g_strconcat ("discover --quiet ", hub_demo_process_get_url (hub), NULL);
  g_autoptr(CliAnswer) json = cli_run_json (folder, words);
  g_autofree char *saved = find_file (folder, "profile.json");

  g_assert_cmpint (answer->status, ==, 0);
  g_assert_cmpstr (cli_get_string (json, "base_path"), ==, "/api/jsonapi");
  g_assert_cmpstr (cli_get_string (json, "vocabularies country type"), ==,
                   "taxonomy_term--paises");
  g_assert_cmpstr (cli_get_string (json, "fields publisher 0"), ==, "field_fuente");
  g_assert_cmpstr (cli_get_string (json, "relations objective 0"), ==, "field_objetivos");
  g_assert_cmpuint (cli_get_length (json, "bundles"), ==, 7);
  g_assert_cmpuint (cli_get_length (json, "discovery lines"), >, 30);
  g_assert_cmpstr (cli_get_string (json, "discovery hub"), ==, hub_demo_process_get_url (hub));
  g_assert_cmpint (cli_get_int (json, "discovery lines 0 confidence"), ==, 100);
  g_assert_nonnull (strstr (answer->err, "fields.publisher"));
  g_assert_nonnull (strstr (answer->err, "The name fits"));
  g_assert_null (saved);

  g_assert_cmpstr (quiet->err, ==, "");
  g_assert_cmpstr (quiet->out, ==, json->out);
}

/* What is saved is what a sync reads by; the profile that was there is kept. */
static void
test_save (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = start_hub ("french");
  g_autofree char *words = g_strconcat ("sync --hub ", hub_demo_process_get_url (hub), NULL);
  g_autoptr(CliAnswer) before = cli_run_json (folder, words);
  g_autoptr(CliAnswer) answer = discover (folder, hub, " --save");
  g_autofree char *saved = find_file (folder, "profile.json");
  g_autoptr(CliAnswer) after = cli_run_json (folder, words);
  g_autoptr(CliAnswer) again = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *old = NULL;

  g_assert_cmpint (cli_get_int (before, "entries seen"), <, 94);
  g_assert_cmpint (answer->status, ==, 0);
  g_assert_nonnull (strstr (answer->err, "Saved as the profile"));
  g_assert_null (strstr (answer->err, "is kept as"));
  g_assert_nonnull (saved);
  g_assert_cmpint (after->status, ==, 0);
  g_assert_cmpint (cli_get_int (after, "entries seen"), ==, 94);
  g_assert_cmpuint (cli_get_length (after, "problems"), ==, 0);

  g_assert_true (g_file_set_contents (saved, "{\"mine\":1}", -1, NULL));
  again = discover (folder, hub, " --save");
  g_assert_cmpint (again->status, ==, 0);
  g_assert_nonnull (strstr (again->err, "is kept as"));
  backup = find_file (folder, "profile.before-1.json");
  g_assert_true (g_file_get_contents (backup, &old, NULL, NULL));
  g_assert_cmpstr (old, ==, "{\"mine\":1}");
}

static void
test_nothing (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = start_hub ("no-api");
  g_autofree char *url = g_strdup (hub_demo_process_get_url (hub));
  g_autofree char *words = g_strconcat ("discover ", url, NULL);
  g_autoptr(CliAnswer) answer = discover (folder, hub, " --save --quiet");
  g_autoptr(CliAnswer) gone = NULL;
  g_autoptr(CliAnswer) found = NULL;
  g_autofree char *saved = find_file (folder, "profile.json");

  cli_assert_refused (answer, 4);
  g_assert_nonnull (strstr (answer->err, "JSON:API"));
  g_assert_null (saved);

  /* What came with the program is still there. */
  found = cli_run_json (folder, "search trafficking");
  g_assert_cmpint (cli_get_int (found, "total"), >, 0);

  g_clear_pointer (&hub, hub_demo_process_stop);
  gone = cli_run (folder, words);
  g_assert_cmpint (gone->status, ==, 3);
  g_assert_cmpstr (gone->out, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/discover/print", test_print);
  g_test_add_func ("/cli/discover/save", test_save);
  g_test_add_func ("/cli/discover/nothing", test_nothing);

  return g_test_run ();
}
