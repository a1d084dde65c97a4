/* test-cli-pack.c: hub-reader pack, and a sync with what it wrote
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-hub.h"

#include <string.h>

static char *
dup_words (TestFolder *folder,
           const char *format)
{
  g_autofree char *path = g_build_filename (folder, "hub.hubpack", NULL);
  g_auto(GStrv) parts = g_strsplit (format, "FILE", 2);

  return g_strjoinv (path, parts);
}

static void
test_round (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) other = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start_larger (40);
  g_autofree char *pack = dup_words (folder, "pack -o FILE");
  g_autofree char *take = dup_words (folder, "sync --hub FILE");
  g_autoptr(CliAnswer) synced = cli_hub_sync (folder, hub, "");
  g_autoptr(CliAnswer) packed = cli_run_json (folder, pack);
  g_autoptr(CliAnswer) said = cli_run (folder, pack);
  g_autoptr(CliAnswer) taken = cli_run_json (other, take);
  g_autoptr(CliAnswer) again = cli_run_json (other, take);
  g_autoptr(CliAnswer) found = cli_run_json (other, "search --limit 0");

  g_assert_cmpint (synced->status, ==, 0);
  g_assert_cmpint (packed->status, ==, 0);
  cli_assert_names (packed, "", "file origin date schema terms entries bytes sha256");
  g_assert_cmpstr (cli_get_string (packed, "origin"), ==, hub_demo_process_get_url (hub));
  g_assert_cmpint (cli_get_int (packed, "entries"), ==, 134);
  g_assert_cmpuint (strlen (cli_get_string (packed, "sha256")), ==, 64);
  g_assert_cmpint (said->status, ==, 0);
  g_assert_cmpstr (said->out, ==, "");
  g_assert_nonnull (strstr (said->err, "134 entries from"));

  g_assert_cmpint (taken->status, ==, 0);
  g_assert_cmpstr (cli_get_string (taken, "result"), ==, "complete");
  g_assert_cmpint (cli_get_int (taken, "entries seen"), ==, 134);
  g_assert_cmpint (cli_get_int (taken, "requests"), ==, 0);
  g_assert_cmpstr (cli_get_string (again, "result"), ==, "unchanged");
  g_assert_cmpint (cli_get_int (found, "total"), ==, 134);
}

/* What the user keeps is nobody else's: no word of it is in the file. */
static void
test_nothing_of_the_user (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start (NULL);
  g_autofree char *pack = dup_words (folder, "pack -o FILE");
  g_autofree char *path = g_build_filename (folder, "hub.hubpack", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *words = NULL;
  gsize first_length, second_length;
  g_autoptr(CliAnswer) synced = cli_hub_sync (folder, hub, "");
  g_autoptr(CliAnswer) before = cli_run (folder, pack);
  g_autoptr(CliAnswer) rows = cli_run_json (folder, "search --limit 1");
  g_autoptr(CliAnswer) starred = NULL;
  g_autoptr(CliAnswer) after = NULL;

  g_assert_cmpint (synced->status, ==, 0);
  g_assert_true (g_file_get_contents (path, &first, &first_length, NULL));
  words = g_strconcat ("list add ", cli_get_string (rows, "rows 0 uuid"), NULL);
  starred = cli_run (folder, words);
  g_assert_cmpint (starred->status, ==, 0);
  after = cli_run (folder, pack);
  g_assert_cmpint (after->status, ==, 0);
  g_assert_true (g_file_get_contents (path, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
}

/* Some media know capitals alone. */
static void
test_capitals (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start (NULL);
  g_autofree char *path = g_build_filename (folder, "HUB.HUBPACK", NULL);
  g_autofree char *pack = g_strdup_printf ("pack -o %s", path);
  g_autoptr(CliAnswer) synced = cli_hub_sync (folder, hub, "");
  g_autoptr(CliAnswer) made = cli_run (folder, pack);

  g_assert_cmpint (synced->status, ==, 0);
  g_assert_cmpint (made->status, ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

static void
test_refused (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *pack = dup_words (folder, "pack -o FILE");
  g_autofree char *take = dup_words (folder, "sync --no-progress --hub FILE");
  g_autoptr(CliAnswer) nowhere = cli_run (folder, "pack");
  g_autoptr(CliAnswer) odd_name = cli_run (folder, "pack -o hub.zip");
  g_autoptr(CliAnswer) words = cli_run (folder, "pack -o hub.hubpack more");
  g_autoptr(CliAnswer) nothing_yet = cli_run (folder, pack);
  g_autoptr(CliAnswer) missing = cli_run (folder, take);
  g_autofree char *path = g_build_filename (folder, "hub.hubpack", NULL);
  g_autoptr(CliAnswer) junk = NULL;

  cli_assert_refused (nowhere, 2);
  cli_assert_refused (odd_name, 2);
  cli_assert_refused (words, 2);
  cli_assert_refused (nothing_yet, 2);
  cli_assert_refused (missing, 5);

  g_assert_true (g_file_set_contents (path, "HubPack\nand nothing else", -1, NULL));
  junk = cli_run (folder, take);
  cli_assert_refused (junk, 4);
  g_assert_nonnull (strstr (junk->err, ".hubpack"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli-pack/round", test_round);
  g_test_add_func ("/cli-pack/nothing-of-the-user", test_nothing_of_the_user);
  g_test_add_func ("/cli-pack/capitals", test_capitals);
  g_test_add_func ("/cli-pack/refused", test_refused);

  return g_test_run ();
}
