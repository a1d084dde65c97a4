/* test-cli-faults.c: the program on the command line, with stores that are not as they should be
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-lab.h"
#include "test-folder.h"

#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#define REPORT "118ab707-9f71-54bd-81cd-9bdc64ba5e27"       /* a document of 2021, objective 10 */
#define NOT_ALLOWED 77

/* A result that cannot be written is no success. */
static void
test_full_output (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(GSubprocessLauncher) launcher = cli_launcher_new (folder);
  const char *const argv[] = { g_getenv ("HUB_READER"), "search", "--format", "json", NULL };
  g_autoptr(CliAnswer) answer = NULL;

  g_subprocess_launcher_set_flags (launcher, G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
  answer = cli_run_argv (launcher, argv);
  g_assert_cmpint (answer->status, ==, 5);
  g_assert_true (g_str_has_prefix (answer->err, "hub-reader: "));
}

/* F53 */
static void
test_f53_damaged_list (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) added = cli_run (folder, "list add " REPORT);
  g_autoptr(CliAnswer) status = NULL;
  g_autoptr(CliAnswer) shown = NULL;
  g_autoptr(CliAnswer) entry = NULL;
  g_autoptr(GBytes) left = NULL;

  g_assert_cmpint (added->status, ==, 0);
  test_folder_write (folder, "library.db", "garbage", 7);

  status = cli_run_json (folder, "status");
  g_assert_cmpint (status->status, ==, 5);
  g_assert_true (JSON_NODE_HOLDS_NULL (cli_get (status, "reading_list")));
  g_assert_nonnull (cli_get_string (status, "reading_list_problem"));
  g_assert_cmpstr (cli_get_string (status, "integrity"), ==, "ok");
  shown = cli_run (folder, "list");
  cli_assert_refused (shown, 5);
  g_assert_nonnull (strstr (shown->err, "open the window"));   /* repairing asks first */
  entry = cli_run_json (folder, "show " REPORT);
  g_assert_cmpint (entry->status, ==, 0);
  g_assert_true (g_str_has_prefix (entry->err, "hub-reader: "));

  left = test_folder_read (folder, "library.db");
  g_assert_cmpmem (g_bytes_get_data (left, NULL), g_bytes_get_size (left), "garbage", 7);
}

/* F52: the catalogue can be had again, so it is set aside, and this is told. */
static void
test_f52_damaged_catalogue (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) first = cli_run (folder, "status");
  g_autoptr(CliAnswer) answer = NULL;
  g_autoptr(CliAnswer) again = NULL;

  g_assert_cmpint (first->status, ==, 0);
  test_folder_write (folder, "catalogue.db", "garbage", 7);
  answer = cli_run_json (folder, "search");
  g_assert_cmpint (answer->status, ==, 0);
  g_assert_cmpint (cli_get_int (answer, "total"), ==, 94);
  g_assert_nonnull (strstr (answer->err, "set aside"));
  g_assert_cmpuint (test_folder_count (folder, "catalogue.db.damaged-"), >=, 1);   /* and logs */
  again = cli_run_json (folder, "search");
  g_assert_cmpstr (again->err, ==, "");
}

/* F54: bytes 60 to 63 of the header are the version. */
static void
test_f54_newer_catalogue (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) first = cli_run (folder, "status");
  g_autoptr(CliAnswer) answer = NULL;
  g_autoptr(CliAnswer) shown = NULL;
  g_autoptr(GBytes) old = test_folder_read (folder, "catalogue.db");
  g_autoptr(GBytes) left = NULL;
  gsize size = g_bytes_get_size (old);
  g_autofree char *data = g_memdup2 (g_bytes_get_data (old, NULL), size);

  data[62] = 9;
  test_folder_write (folder, "catalogue.db", data, size);
  answer = cli_run (folder, "search");
  cli_assert_refused (answer, 5);
  g_assert_nonnull (strstr (answer->err, "newer version"));
  left = test_folder_read (folder, "catalogue.db");
  g_assert_cmpmem (g_bytes_get_data (left, NULL), g_bytes_get_size (left), data, size);
  shown = cli_run (folder, "list");
  g_assert_cmpint (shown->status, ==, 0);
}

/* F54: a folder given from where one is, is named in full, and so is the file. */
static void
test_f54_relative_folder (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *inner = test_folder_path (folder, "inner");
  g_autofree char *path = g_build_filename (inner, "catalogue.db", NULL);
  g_autoptr(GSubprocessLauncher) launcher = cli_launcher_new (folder);
  const char *const argv[] = { g_getenv ("HUB_READER"), "search", "--data-dir", "inner", NULL };
  const char *const nowhere[] = { g_getenv ("HUB_READER"), "search", "--data-dir", "", NULL };
  g_autoptr(CliAnswer) first = cli_run (inner, "status");
  g_autoptr(CliAnswer) answer = NULL;
  g_autoptr(CliAnswer) empty = NULL;
  g_autoptr(GBytes) old = test_folder_read (inner, "catalogue.db");
  gsize size = g_bytes_get_size (old);
  g_autofree char *data = g_memdup2 (g_bytes_get_data (old, NULL), size);

  g_assert_cmpint (first->status, ==, 0);
  data[62] = 9;
  test_folder_write (inner, "catalogue.db", data, size);
  g_subprocess_launcher_set_cwd (launcher, folder);
  answer = cli_run_argv (launcher, argv);
  cli_assert_refused (answer, 5);
  g_assert_nonnull (strstr (answer->err, path));
  empty = cli_run_argv (launcher, nowhere);
  cli_assert_refused (empty, 2);
}

/* Makes the folder read-only for this process alone; mode bits do not bind root. */
static void
mount_read_only_cb (gpointer folder)
{
  if (getuid () == 0 &&
      (unshare (CLONE_NEWNS) != 0 ||
       mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
       mount (folder, folder, NULL, MS_BIND, NULL) != 0 ||
       mount (NULL, folder, NULL, MS_BIND | MS_REMOUNT | MS_RDONLY, NULL) != 0))
    _exit (NOT_ALLOWED);
}

static CliAnswer *
run_read_only (TestFolder *folder,
               const char *verb,
               const char *uuid)
{
  g_autoptr(GSubprocessLauncher) launcher = cli_launcher_new (folder);
  const char *const argv[] = { g_getenv ("HUB_READER"), "list", "--data-dir", folder, verb, uuid,
                               NULL };

  g_subprocess_launcher_set_child_setup (launcher, mount_read_only_cb, folder, NULL);
  return cli_run_argv (launcher, argv);
}

/* F51: what is there is shown, and what cannot be written is said. */
static void
test_f51_read_only_folder (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) first = cli_run (folder, "list add " REPORT);
  g_autoptr(CliAnswer) shown = NULL;
  g_autoptr(CliAnswer) removed = NULL;

  g_assert_cmpint (first->status, ==, 0);
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  shown = run_read_only (folder, "show", NULL);
  if (shown->status == NOT_ALLOWED)
    {
      g_test_skip ("a mount of our own is not allowed here");
      return;
    }
  removed = run_read_only (folder, "remove", REPORT);
  g_assert_cmpint (shown->status, ==, 0);
  g_assert_nonnull (strstr (shown->out, REPORT));
  cli_assert_refused (removed, 5);
  g_assert_nonnull (strstr (removed->err, "cannot be written"));
}

/* A path in the place of the folder. */
static void
test_no_folder (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "file/inner");
  g_autoptr(CliAnswer) answer = NULL;
  g_autoptr(CliAnswer) list = NULL;

  test_folder_write (folder, "file", "x", 1);
  answer = cli_run (path, "search");
  cli_assert_refused (answer, 5);
  list = cli_run (path, "list");
  cli_assert_refused (list, 5);
}

/* The window where there is no display; cli_run() gives none. */
static void
test_no_display (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) answer = cli_run (folder, "open");

  cli_assert_refused (answer, 2);
  g_assert_nonnull (strstr (answer->err, "display"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/faults/full-output", test_full_output);
  g_test_add_func ("/cli/faults/F53-damaged-list", test_f53_damaged_list);
  g_test_add_func ("/cli/faults/F52-damaged-catalogue", test_f52_damaged_catalogue);
  g_test_add_func ("/cli/faults/F54-newer-catalogue", test_f54_newer_catalogue);
  g_test_add_func ("/cli/faults/F54-relative-folder", test_f54_relative_folder);
  g_test_add_func ("/cli/faults/F51-read-only-folder", test_f51_read_only_folder);
  g_test_add_func ("/cli/faults/no-folder", test_no_folder);
  g_test_add_func ("/cli/faults/no-display", test_no_display);

  return g_test_run ();
}
