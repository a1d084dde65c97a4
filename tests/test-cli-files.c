/* test-cli-files.c: files kept offline, from the command line
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-hub.h"

#include <glib/gstdio.h>
#include <string.h>

#define REPORT "79c3f5ad-18cc-53fb-a6a0-78a464622133"   /* has one file of 146,862 bytes */
#define BRIEF  "578f2e27-2673-5047-81a4-399dceae44b7"   /* has two */
#define SIZE   146862
#define LARGE  (60 * 1024 * 1024)

static void
fault (HubDemoProcess *hub,
       const char     *name)
{
  g_autofree char *command = name != NULL
    ? g_strdup_printf ("{\"do\":\"fault\",\"name\":\"%s\",\"on\":\"files\"}", name)
    : g_strdup ("{\"do\":\"fault\",\"name\":null}");

  cli_hub_control (hub, command);
}

static gint64
get_stat (HubDemoProcess *hub,
          const char     *name)
{
  g_autofree char *answer = hub_demo_process_control (hub, "{\"do\":\"stats\"}", NULL);
  g_autoptr(JsonNode) root = json_from_string (answer, NULL);

  return json_object_get_int_member (json_node_get_object (root), name);
}

static HubDemoProcess *
start (TestFolder *folder)
{
  HubDemoProcess *hub = cli_hub_start (NULL);
  g_autoptr(CliAnswer) synced = cli_hub_sync (folder, hub, "");

  g_assert_cmpint (synced->status, ==, 0);
  return hub;
}

/* --- keep, list, check, drop --- */

static void
test_all_verbs (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = start (folder);
  g_autoptr(CliAnswer) none = cli_run_json (folder, "files");
  g_autoptr(CliAnswer) kept = cli_run_json (folder, "files keep " REPORT " " BRIEF);
  g_autoptr(CliAnswer) list = cli_run_json (folder, "files list");
  g_autoptr(CliAnswer) text = cli_run (folder, "files");
  g_autoptr(CliAnswer) checked = cli_run_json (folder, "files check");
  g_autoptr(CliAnswer) dropped = cli_run_json (folder, "files drop " BRIEF);
  g_autoptr(CliAnswer) left = cli_run_json (folder, "files");

  g_assert_cmpint (none->status, ==, 0);
  cli_assert_names (none, "", "rows total bytes");
  g_assert_cmpint (cli_get_int (none, "total"), ==, 0);

  g_assert_cmpint (kept->status, ==, 0);
  g_assert_cmpuint (cli_get_length (kept, "rows"), ==, 3);
  cli_assert_names (kept, "rows 0", "uuid langcode title name address state problem bytes type "
                    "sha256 path since may_open");
  g_assert_cmpstr (cli_get_string (kept, "rows 0 state"), ==, "kept");
  g_assert_cmpint (cli_get_int (kept, "rows 0 bytes"), ==, SIZE);
  g_assert_cmpstr (cli_get_string (kept, "rows 0 type"), ==, "application/pdf");
  g_assert_true (g_file_test (cli_get_string (kept, "rows 0 path"), G_FILE_TEST_IS_REGULAR));

  g_assert_cmpint (cli_get_int (list, "total"), ==, 3);
  g_assert_nonnull (strstr (text->out, REPORT "  kept "));
  g_assert_cmpint (checked->status, ==, 0);
  g_assert_cmpint (cli_get_int (checked, "strays"), ==, 0);

  g_assert_cmpuint (cli_get_length (dropped, "rows"), ==, 2);
  g_assert_cmpstr (cli_get_string (dropped, "rows 0 state"), ==, "dropped");
  g_assert_cmpint (cli_get_int (left, "total"), ==, 1);
  g_assert_cmpint (cli_get_int (left, "bytes"), ==, SIZE);
  g_assert_cmpuint (cli_get_length (left, "rows"), ==, 1);
}

/* How many entries have these words in one of their files. */
static gint64
count_texts (TestFolder *folder)
{
  g_autoptr(CliAnswer) found = cli_run_json (folder, "search demonstration file version");

  return cli_get_int (found, "total");
}

static void
run_with_texts (TestFolder *folder,
                const char *verb)
{
  g_autoptr(GSubprocessLauncher) launcher = cli_launcher_new (folder);
  const char *const argv[] = { g_getenv ("HUB_READER"), "files", verb, REPORT, "--data-dir", folder,
                               NULL };
  g_autoptr(CliAnswer) answer = NULL;

  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
  answer = cli_run_argv (launcher, argv);
  g_assert_cmpint (answer->status, ==, 0);
}

/* The words of a PDF are found once it is kept, if the window would have seen to it. */
static void
test_texts (void)
{
  static const char settings[] = "[io/github/hubreader/HubReader]\nsearch-file-text=true\n";
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = start (folder);
  g_autofree char *inner = test_folder_path (folder, "glib-2.0/settings");
  g_autofree char *program = g_build_filename (g_getenv ("HUB_LIBEXECDIR"), "hub-reader-pdf-text",
                                               NULL);

  if (!g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
    {
      g_test_skip ("built without poppler");
      return;
    }

  run_with_texts (folder, "keep");
  g_assert_cmpint (count_texts (folder), ==, 0);

  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  test_folder_write (inner, "keyfile", settings, strlen (settings));
  run_with_texts (folder, "keep");
  g_assert_cmpint (count_texts (folder), ==, 1);
  run_with_texts (folder, "drop");
  g_assert_cmpint (count_texts (folder), ==, 0);
}

static void
test_usage (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  static const char *const words[] = { "files sing", "files keep", "files drop", "files list x",
                                       "files check x", "files keep no-such-entry" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr(CliAnswer) answer = cli_run (folder, words[i]);

      cli_assert_refused (answer, 2);
    }
}

/* What does not come is said, and its exit status says of which kind it is. */
static void
test_failures (void)
{
  static const struct
  {
    const char *fault;
    int         status;
    const char *says;
  } cases[] = {
    { "file-html", 4, "not what was announced" },
    { "status-404", 4, "not available" },
    { "close", 3, "reached" },
  };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = start (folder);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CliAnswer) answer = NULL;
      g_autoptr(CliAnswer) text = NULL;

      fault (hub, cases[i].fault);
      answer = cli_run_json (folder, "files keep " REPORT);
      g_assert_cmpint (answer->status, ==, cases[i].status);
      g_assert_cmpstr (cli_get_string (answer, "rows 0 state"), ==, "failed");
      g_assert_nonnull (strstr (cli_get_string (answer, "rows 0 problem"), cases[i].says));
      g_assert_cmpint (cli_get_int (answer, "total"), ==, 0);
      text = cli_run (folder, "files");
      g_assert_cmpint (text->status, ==, 0);
      g_assert_nonnull (strstr (text->out, cases[i].says));
    }
}

/* F42: gone, and found so. */
static void
test_f42_check (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = start (folder);
  g_autoptr(CliAnswer) kept = cli_run_json (folder, "files keep " REPORT);
  g_autoptr(CliAnswer) lost = NULL;
  g_autoptr(CliAnswer) again = NULL;

  g_assert_cmpint (g_unlink (cli_get_string (kept, "rows 0 path")), ==, 0);
  lost = cli_run_json (folder, "files check");
  g_assert_cmpint (lost->status, ==, 5);
  g_assert_cmpstr (cli_get_string (lost, "rows 0 state"), ==, "lost");
  again = cli_run_json (folder, "files keep " REPORT);
  g_assert_cmpint (again->status, ==, 0);
  g_assert_cmpstr (cli_get_string (again, "rows 0 state"), ==, "kept");
}

static void
replace (HubDemoProcess *hub,
         gint64          size)
{
  g_autofree char *command =
    g_strdup_printf ("{\"do\":\"replace-file\",\"uuid\":\"" REPORT "\",\"size\":%" G_GINT64_FORMAT
                     "}", size);

  cli_hub_control (hub, command);
}

/* The server has another one: noticed by its tag, kept on, and fetched when asked for. */
static void
test_changed (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = start (folder);
  g_autoptr(CliAnswer) kept = cli_run_json (folder, "files keep " REPORT);
  g_autoptr(CliAnswer) changed = NULL;
  g_autoptr(CliAnswer) synced = NULL;
  g_autoptr(CliAnswer) again = NULL;

  replace (hub, 90000);
  changed = cli_run_json (folder, "files check");
  g_assert_cmpint (changed->status, ==, 0);
  g_assert_cmpstr (cli_get_string (changed, "rows 0 state"), ==, "changed");
  g_assert_cmpint (cli_get_int (changed, "rows 0 bytes"), ==, SIZE);

  synced = cli_hub_sync (folder, hub, "--full");
  again = cli_run_json (folder, "files keep " REPORT);
  g_assert_cmpint (again->status, ==, 0);
  g_assert_cmpint (cli_get_int (again, "rows 0 bytes"), ==, 90000);
}

/* --- F55: killed --- */

static GSubprocess *
begin_keep (TestFolder *folder)
{
  g_autoptr(GSubprocessLauncher) launcher = cli_launcher_new (folder);
  const char *const argv[] = { g_getenv ("HUB_READER"), "files", "keep", REPORT, "--data-dir",
                               folder, NULL };
  g_autoptr(GError) error = NULL;
  GSubprocess *process = g_subprocess_launcher_spawnv (launcher, argv, &error);

  g_assert_no_error (error);
  return process;
}

static gboolean
has_note (TestFolder *folder)
{
  g_autofree char *path = test_folder_path (folder, "files");
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".note"))
      return TRUE;
  return FALSE;
}

/* Killed in the midst of a download: nothing of it is taken for a file, and the next try goes on
 * behind what is known to be on the disk. */
static void
test_f55_killed (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = start (folder);
  g_autoptr(CliAnswer) synced = NULL;
  g_autoptr(CliAnswer) killed = NULL;
  g_autoptr(CliAnswer) list = NULL;
  g_autoptr(CliAnswer) kept = NULL;
  g_autoptr(CliAnswer) checked = NULL;
  g_autoptr(GSubprocess) process = NULL;
  gint64 before;

  replace (hub, LARGE);
  synced = cli_hub_sync (folder, hub, "--full");
  g_assert_cmpint (synced->status, ==, 0);
  fault (hub, "stall");
  process = begin_keep (folder);
  while (!has_note (folder))
    g_usleep (1000);
  g_subprocess_force_exit (process);
  killed = cli_wait (process);
  g_assert_cmpint (killed->status, ==, -9);

  list = cli_run_json (folder, "files");
  g_assert_cmpstr (cli_get_string (list, "rows 0 state"), ==, "wanted");
  g_assert_cmpint (cli_get_int (list, "total"), ==, 0);
  g_assert_cmpint (cli_get_int (list, "bytes"), ==, 0);

  fault (hub, NULL);
  before = get_stat (hub, "bytes");
  kept = cli_run_json (folder, "files keep " REPORT);
  g_assert_cmpint (kept->status, ==, 0);
  g_assert_cmpint (cli_get_int (kept, "rows 0 bytes"), ==, LARGE);
  g_assert_cmpint (get_stat (hub, "bytes") - before, <=, LARGE - 4 * 1024 * 1024);
  checked = cli_run_json (folder, "files check");
  g_assert_cmpstr (cli_get_string (checked, "rows 0 state"), ==, "kept");
}

/* Killed at any time: with each next try it comes nearer, and in the end it is whole. */
static void
test_f55_killed_often (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = start (folder);
  g_autoptr(CliAnswer) synced = NULL;
  g_autoptr(CliAnswer) kept = NULL;
  g_autoptr(CliAnswer) checked = NULL;

  replace (hub, LARGE);
  synced = cli_hub_sync (folder, hub, "--full");
  g_assert_cmpint (synced->status, ==, 0);
  for (guint i = 0; i < (test_is_nightly () ? 100 : 8); i++)
    {
      g_autoptr(GSubprocess) process = begin_keep (folder);
      g_autoptr(CliAnswer) killed = NULL;
      g_autoptr(CliAnswer) list = NULL;
      g_autoptr(CliAnswer) sound = NULL;

      g_usleep ((gulong) g_test_rand_int_range (10000, 400000));
      g_subprocess_force_exit (process);
      killed = cli_wait (process);
      list = cli_run_json (folder, "files");
      g_assert_cmpint (list->status, ==, 0);
      sound = cli_run_json (folder, "files check");
      g_assert_cmpint (sound->status, ==, 0);
    }
  kept = cli_run_json (folder, "files keep " REPORT);
  g_assert_cmpint (kept->status, ==, 0);
  checked = cli_run_json (folder, "files check");
  g_assert_cmpstr (cli_get_string (checked, "rows 0 state"), ==, "kept");
  g_assert_cmpint (cli_get_int (checked, "rows 0 bytes"), ==, LARGE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/cli/files/all-verbs", test_all_verbs);
  g_test_add_func ("/cli/files/texts", test_texts);
  g_test_add_func ("/cli/files/usage", test_usage);
  g_test_add_func ("/cli/files/F39-failures", test_failures);
  g_test_add_func ("/cli/files/F42-check", test_f42_check);
  g_test_add_func ("/cli/files/changed", test_changed);
  g_test_add_func ("/cli/files/F55-killed", test_f55_killed);
  g_test_add_func ("/cli/files/F55-killed-often", test_f55_killed_often);

  return g_test_run ();
}
