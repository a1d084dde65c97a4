/* test-cli-language.c: the command line in another language than English
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-lab.h"
#include "test-folder.h"

#include <locale.h>
#include <string.h>

/* A member of an object, as text. */
static char *
dup_part (const char *json,
          const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) root = json_from_string (json, &error);

  g_assert_no_error (error);

  return json_to_string (json_object_get_member (json_node_get_object (root), name), FALSE);
}

/* What is printed is in the language of the program; codes and JSON are as the hub has them. */
static void
test_search_in_french (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(GSubprocessLauncher) launcher = cli_launcher_new (folder);
  const char *const counts[] = { g_getenv ("HUB_READER"), "search", "trafficking", "--counts",
                                 "--data-dir", folder, NULL };
  const char *const json[] = { g_getenv ("HUB_READER"), "search", "trafficking", "--counts",
                               "--format", "json", "--data-dir", folder, NULL };
  const char *const parts[] = { "rows", "counts" };
  g_autoptr(CliAnswer) english = cli_run_argv (launcher, json);
  g_autoptr(CliAnswer) french = NULL;
  g_autoptr(CliAnswer) again = NULL;
  locale_t locale = newlocale (LC_ALL_MASK, "fr_FR.UTF-8", (locale_t) 0);

  if (locale == (locale_t) 0)
    {
      g_test_skip ("there is no French locale");
      return;
    }

  freelocale (locale);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "fr_FR.UTF-8", TRUE);
  g_subprocess_launcher_setenv (launcher, "LANGUAGE", "fr", TRUE);
  french = cli_run_argv (launcher, counts);
  again = cli_run_argv (launcher, json);

  g_assert_cmpint (french->status, ==, 0);
  g_assert_nonnull (strstr (french->out, "10 – Éradiquer la traite de personnes  (objective:10)"));
  g_assert_nonnull (strstr (french->out, "Afrique  (region:africa)"));
  g_assert_null (strstr (french->out, "Eradicate trafficking  ("));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *before = dup_part (english->out, parts[i]);
      g_autofree char *after = dup_part (again->out, parts[i]);

      g_assert_cmpstr (after, ==, before);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-language/search", test_search_in_french);

  return g_test_run ();
}
