/* test-cli-sync.c: hub-reader sync against the demonstration hub
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-hub.h"
#include "test-folder.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

static gint64
count_entries (TestFolder *folder)
{
  g_autoptr(CliAnswer) answer = cli_run_json (folder, "search --limit 0");

  g_assert_cmpint (answer->status, ==, 0);
  return cli_get_int (answer, "total");
}

static void
assert_report_shape (CliAnswer *answer)
{
  cli_assert_names (answer, "", "result hub entries terms requests bytes seconds stopped_by "
                    "problems");
  cli_assert_names (answer, "entries", "seen added updated unchanged withdrawn skipped");
}

static void
test_complete (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start_larger (40);
  g_autoptr(CliAnswer) first = cli_hub_sync (folder, hub, "");
  g_autoptr(CliAnswer) second = cli_hub_sync (folder, hub, "--no-progress");
  g_autoptr(CliAnswer) status = cli_run_json (folder, "status");
  g_autoptr(GRegex) iso = g_regex_new ("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$", 0, 0, NULL);

  g_assert_cmpint (first->status, ==, 0);
  assert_report_shape (first);
  g_assert_cmpstr (cli_get_string (first, "result"), ==, "complete");
  g_assert_cmpint (cli_get_int (first, "entries seen"), ==, 134);
  g_assert_cmpint (cli_get_int (first, "requests"), >, 5);
  g_assert_cmpint (cli_get_int (first, "bytes"), >, 10000);
  g_assert_true (JSON_NODE_HOLDS_NULL (cli_get (first, "stopped_by")));
  g_assert_cmpuint (cli_get_length (first, "problems"), ==, 0);

  g_assert_cmpint (second->status, ==, 0);
  g_assert_cmpstr (cli_get_string (second, "result"), ==, "unchanged");
  g_assert_cmpint (cli_get_int (second, "entries seen"), <, 134);
  g_assert_cmpint (cli_get_int (second, "entries unchanged"), ==,
                   cli_get_int (second, "entries seen"));
  g_assert_cmpstr (second->err, ==, "");

  g_assert_cmpstr (cli_get_string (status, "hub"), ==, hub_demo_process_get_url (hub));
  g_assert_true (g_regex_match (iso, cli_get_string (status, "synced"), 0, NULL));
  g_assert_null (cli_get_string (status, "starter_as_of"));
  g_assert_cmpint (cli_get_int (status, "entries"), ==, 134);
  g_assert_cmpstr (cli_get_string (status, "last_report result"), ==, "unchanged");
  g_assert_cmpint (count_entries (folder), ==, 134);
}

/* A sync leaves the file that the next search begins with, and one without news leaves it alone. */
static void
test_index_file (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start_larger (400);
  g_autoptr(CliAnswer) first = cli_hub_sync (folder, hub, "");
  g_autoptr(GBytes) written = test_folder_read (folder, "catalogue.index");
  g_autoptr(CliAnswer) second = cli_hub_sync (folder, hub, "");
  g_autoptr(GBytes) kept = test_folder_read (folder, "catalogue.index");

  g_assert_cmpint (first->status, ==, 0);
  g_assert_cmpint (second->status, ==, 0);
  g_assert_true (g_bytes_equal (written, kept));
  g_assert_cmpint (count_entries (folder), ==, 494);
}

/* Made-up entries have translations; the real ones have none. */
static void
test_languages (void)
{
  const char *const words[] = { "--entries", "60", NULL };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start_with (words);
  g_autoptr(CliAnswer) one = cli_hub_sync (folder, hub, "");
  gint64 before = count_entries (folder);
  g_autoptr(CliAnswer) more = cli_hub_sync (folder, hub, "--languages en,fr --full");

  g_assert_cmpint (one->status, ==, 0);
  g_assert_cmpint (more->status, ==, 0);
  g_assert_cmpint (before, >, 94);
  g_assert_cmpint (count_entries (folder), >, before);
}

static void
test_progress (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start (NULL);
  g_autofree char *words = g_strconcat ("sync --hub ", hub_demo_process_get_url (hub), NULL);
  g_autofree char *quiet_words = g_strconcat (words, " --quiet", NULL);
  g_autoptr(CliAnswer) told = cli_run (folder, words);
  g_autoptr(CliAnswer) quiet = cli_run (folder, quiet_words);

  g_assert_cmpint (told->status, ==, 0);
  g_assert_nonnull (strstr (told->err, "Vocabularies: "));
  g_assert_nonnull (strstr (told->err, "Documents: "));
  g_assert_nonnull (strstr (told->out, "94 entries from http"));
  g_assert_cmpint (quiet->status, ==, 0);
  g_assert_cmpstr (quiet->err, ==, "");
}

/* F01: what was there before stays. */
static void
test_f01_offline (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start_larger (10);
  g_autofree char *words = g_strconcat ("sync --hub ", hub_demo_process_get_url (hub), NULL);
  g_autoptr(CliAnswer) before = cli_hub_sync (folder, hub, "");
  g_autoptr(CliAnswer) after = NULL;

  g_assert_cmpint (before->status, ==, 0);
  g_clear_pointer (&hub, hub_demo_process_stop);
  after = cli_run_json (folder, words);
  g_assert_cmpint (after->status, ==, 3);
  assert_report_shape (after);
  g_assert_cmpstr (cli_get_string (after, "result"), ==, "failed");
  g_assert_nonnull (cli_get_string (after, "stopped_by"));
  g_assert_nonnull (strstr (after->err, "hub-reader: "));
  g_assert_cmpint (count_entries (folder), ==, 104);
}

/* F01: when its name is the problem, the host is named. */
static void
test_f01_no_such_name (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) answer = cli_run (folder, "sync --hub https://hub.invalid:8443");

  cli_assert_refused (answer, 3);
  g_assert_nonnull (strstr (answer->err, "Can’t reach hub.invalid."));
}

/* Something answers, but not as a hub. */
static void
test_not_a_hub (void)
{
  const char *const faults[] = { "html", "status-403", "status-500", "bad-json", "redirect-loop",
                                 "errors-document", "gzip-bomb" };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      g_autoptr(HubDemoProcess) hub = cli_hub_start (faults[i]);
      g_autoptr(CliAnswer) answer = NULL;

      g_test_message ("%s", faults[i]);
      answer = cli_hub_sync (folder, hub, "--no-progress");
      g_assert_cmpint (answer->status, ==, 4);
      g_assert_cmpstr (cli_get_string (answer, "result"), ==, "failed");
      g_assert_true (g_str_has_prefix (answer->err, "hub-reader: "));
      g_assert_cmpint (count_entries (folder), ==, 94);
    }
}

/* Stopped part-way: what was fetched is kept, and the next sync goes on. */
static void
test_partial (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start_larger (300);
  g_autoptr(CliAnswer) part = NULL;
  g_autoptr(CliAnswer) status = NULL;
  g_autoptr(CliAnswer) rest = NULL;
  gint64 kept = 0;

  cli_hub_control (hub, "{\"do\":\"fault\",\"name\":\"status-500\",\"after\":11,"
                   "\"on\":\"collections\"}");
  part = cli_hub_sync (folder, hub, "");
  g_assert_cmpint (part->status, ==, 6);
  g_assert_cmpstr (cli_get_string (part, "result"), ==, "partial");
  kept = cli_get_int (part, "entries seen");
  g_assert_cmpint (kept, >, 0);
  g_assert_cmpint (kept, <, 394);
  status = cli_run_json (folder, "status");
  g_assert_true (json_node_get_boolean (cli_get (status, "sync_unfinished")));

  cli_hub_control (hub, "{\"do\":\"fault\",\"name\":null}");
  rest = cli_hub_sync (folder, hub, "");
  g_assert_cmpint (rest->status, ==, 0);
  g_assert_cmpint (count_entries (folder), ==, 394);
}

/* Reads messages until there is one that begins with @start. */
static void
wait_for_line (GSubprocess *process,
               const char  *start)
{
  g_autoptr(GDataInputStream) stream = NULL;

  stream = g_data_input_stream_new (g_subprocess_get_stderr_pipe (process));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (stream), FALSE);
  g_buffered_input_stream_set_buffer_size (G_BUFFERED_INPUT_STREAM (stream), 1);
  while (TRUE)
    {
      g_autofree char *line = g_data_input_stream_read_line_utf8 (stream, NULL, NULL, NULL);

      g_assert_nonnull (line);
      if (g_str_has_prefix (line, start))
        return;
    }
}

/* RQ: what was skipped is said, in the report, in words and by the status, until it is mended. */
static void
test_incomplete (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start_larger (300);
  g_autoptr(CliAnswer) part = NULL;
  g_autoptr(CliAnswer) status = NULL;
  g_autoptr(CliAnswer) text = NULL;
  g_autoptr(CliAnswer) rest = NULL;
  g_autoptr(CliAnswer) later = NULL;

  cli_hub_control (hub, "{\"do\":\"fault\",\"name\":\"bad-json\",\"after\":9,\"times\":1}");
  part = cli_hub_sync (folder, hub, "--no-progress");
  g_assert_cmpint (part->status, ==, 6);
  assert_report_shape (part);
  g_assert_cmpstr (cli_get_string (part, "result"), ==, "partial");
  g_assert_true (json_node_get_boolean (cli_get (part, "incomplete")));
  g_assert_cmpint (cli_get_int (part, "skipped_pages"), ==, 1);
  g_assert_cmpint (cli_get_int (part, "entries skipped"), ==, 50);
  g_assert_cmpint (cli_get_int (part, "entries withdrawn"), ==, 0);
  g_assert_cmpstr (cli_get_string (part, "retry"), ==, "next");
  g_assert_true (JSON_NODE_HOLDS_NULL (cli_get (part, "stopped_by")));
  g_assert_nonnull (strstr (part->err, "was skipped"));

  status = cli_run_json (folder, "status");
  g_assert_true (json_node_get_boolean (cli_get (status, "sync_incomplete")));
  g_assert_false (json_node_get_boolean (cli_get (status, "sync_unfinished")));
  text = cli_run (folder, "status");
  g_assert_nonnull (strstr (text->out, "skipped something"));

  rest = cli_hub_sync (folder, hub, "");
  g_assert_cmpint (rest->status, ==, 0);
  g_assert_cmpint (count_entries (folder), ==, 394);
  later = cli_run_json (folder, "status");
  g_assert_false (json_node_get_boolean (cli_get (later, "sync_incomplete")));
}

/* F15: when the hub wants to be asked again is said. */
static void
test_f15_wait (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start ("retry-late");
  g_autoptr(CliAnswer) answer = cli_hub_sync (folder, hub, "--no-progress");

  g_assert_cmpint (answer->status, ==, 4);
  g_assert_cmpstr (cli_get_string (answer, "retry"), ==, "server");
  g_assert_cmpint (cli_get_int (answer, "retry_seconds"), >, 86000);
  g_assert_cmpint (cli_get_int (answer, "retry_seconds"), <=, 86400);
  g_assert_nonnull (strstr (answer->err, "asks to wait until 2"));
}

/* Where the hub has moved to is said, and not used before it is asked for. */
static void
test_f12_moved (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start ("moved");
  g_autoptr(CliAnswer) moved = cli_hub_sync (folder, hub, "");
  g_autoptr(CliAnswer) away = NULL;
  g_autoptr(CliAnswer) again = NULL;

  g_assert_cmpint (moved->status, ==, 4);
  g_assert_cmpstr (cli_get_string (moved, "moved_to"), ==, HUB_DEMO_MOVED);
  g_assert_nonnull (strstr (moved->err, "“sync --hub " HUB_DEMO_MOVED "”"));
  g_assert_cmpint (cli_get_int (moved, "requests"), ==, 1);

  cli_hub_control (hub, "{\"do\":\"fault\",\"name\":\"redirect-elsewhere\",\"on\":\"all\"}");
  away = cli_hub_sync (folder, hub, "");
  g_assert_cmpint (away->status, ==, 4);
  g_assert_null (cli_get_string (away, "moved_to"));
  g_assert_null (strstr (away->err, "moved"));

  cli_hub_control (hub, "{\"do\":\"fault\",\"name\":null}");
  again = cli_hub_sync (folder, hub, "");
  g_assert_cmpint (again->status, ==, 0);
  g_assert_cmpstr (cli_get_string (again, "hub"), ==, hub_demo_process_get_url (hub));
}

/* F13: a collection that is closed is named each time, and what is stored of it stays. */
static void
test_f13_closed (void)
{
  const char *closed = "{\"do\":\"fault\",\"name\":\"status-403\",\"after\":9,\"times\":1}";
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start (NULL);
  g_autoptr(CliAnswer) first = cli_hub_sync (folder, hub, "");
  g_autoptr(CliAnswer) answer = NULL;
  g_autoptr(CliAnswer) status = NULL;
  g_autoptr(CliAnswer) text = NULL;
  g_autoptr(CliAnswer) open = NULL;
  g_autoptr(CliAnswer) after = NULL;

  g_assert_cmpuint (cli_get_length (first, "unavailable"), ==, 0);
  g_assert_null (strstr (first->err, "does not allow this to be read"));
  cli_hub_control (hub, closed);
  answer = cli_hub_sync (folder, hub, "");
  g_assert_cmpint (answer->status, ==, 0);
  g_assert_cmpuint (cli_get_length (answer, "unavailable"), ==, 1);
  g_assert_nonnull (strstr (answer->err, "The hub does not allow this to be read: node/"));
  g_assert_cmpint (count_entries (folder), ==, 94);

  status = cli_run_json (folder, "status");
  text = cli_run (folder, "status");
  g_assert_cmpuint (cli_get_length (status, "sync_unavailable"), ==, 1);
  g_assert_nonnull (strstr (text->out, "Not available"));
  g_assert_nonnull (strstr (text->out, "; what is stored of it is kept as it was"));

  open = cli_hub_sync (folder, hub, "");
  after = cli_run_json (folder, "status");
  g_assert_cmpuint (cli_get_length (open, "unavailable"), ==, 0);
  g_assert_cmpuint (cli_get_length (after, "sync_unavailable"), ==, 0);
}

/* F58: the second program says who the first one is, and writes nothing. */
static void
test_f58_two_programs (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start (NULL);
  g_autoptr(GSubprocessLauncher) launcher = cli_launcher_new (folder);
  g_autoptr(GSubprocess) first = NULL;
  g_autoptr(CliAnswer) second = NULL;
  g_autoptr(CliAnswer) ended = NULL;
  g_autofree char *who = NULL;
  g_autoptr(GError) error = NULL;

  cli_hub_control (hub, "{\"do\":\"fault\",\"name\":\"stall\",\"after\":8,\"times\":1}");
  first = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("HUB_READER"), "sync", "--hub",
                                       hub_demo_process_get_url (hub), "--data-dir", folder, NULL);
  g_assert_no_error (error);
  wait_for_line (first, "Vocabularies");
  second = cli_hub_sync (folder, hub, "");
  g_assert_cmpint (second->status, ==, 5);
  who = g_strdup_printf ("“hub-reader”, process %s.", g_subprocess_get_identifier (first));
  g_assert_nonnull (strstr (second->err, who));
  g_subprocess_send_signal (first, SIGTERM);
  ended = cli_wait (first);
  g_assert_cmpint (ended->status, ==, 130);
}

static void
cancel_by (int signal_number)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start_larger (300);
  g_autoptr(GSubprocessLauncher) launcher = cli_launcher_new (folder);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(CliAnswer) answer = NULL;
  g_autoptr(CliAnswer) status = NULL;
  g_autoptr(CliAnswer) rest = NULL;
  g_autoptr(GError) error = NULL;

  cli_hub_control (hub, "{\"do\":\"fault\",\"name\":\"stall\",\"after\":11,"
                   "\"on\":\"collections\"}");
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("HUB_READER"), "sync",
                                         "--hub", hub_demo_process_get_url (hub), "--data-dir",
                                         folder, "--format", "json", NULL);
  g_assert_no_error (error);
  wait_for_line (process, "Documents");
  g_subprocess_send_signal (process, signal_number);
  answer = cli_wait (process);
  g_assert_cmpint (answer->status, ==, 130);
  answer->root = json_from_string (answer->out, &error);
  g_assert_no_error (error);
  assert_report_shape (answer);
  g_assert_nonnull (cli_get_string (answer, "stopped_by"));

  status = cli_run_json (folder, "status");
  g_assert_cmpint (status->status, ==, 0);
  cli_hub_control (hub, "{\"do\":\"fault\",\"name\":null}");
  rest = cli_hub_sync (folder, hub, "");
  g_assert_cmpint (rest->status, ==, 0);
  g_assert_cmpint (count_entries (folder), ==, 394);
}

static void
test_cancelled (void)
{
  cancel_by (SIGINT);
  cancel_by (SIGTERM);
}

/* F54 */
static void
test_f54_newer_store (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start (NULL);
  g_autoptr(CliAnswer) first = cli_hub_sync (folder, hub, "");
  g_autoptr(CliAnswer) answer = NULL;
  g_autoptr(GBytes) old = test_folder_read (folder, "catalogue.db");
  gsize size = g_bytes_get_size (old);
  g_autofree char *data = g_memdup2 (g_bytes_get_data (old, NULL), size);

  data[62] = 9;
  test_folder_write (folder, "catalogue.db", data, size);
  answer = cli_hub_sync (folder, hub, "");
  g_assert_cmpint (answer->status, ==, 5);
  g_assert_nonnull (strstr (answer->err, "newer version"));
}

/* Without --hub, the address in the settings. */
static void
test_hub_of_settings (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start (NULL);
  g_autoptr(GSubprocessLauncher) launcher = cli_launcher_new (folder);
  g_autofree char *inner = test_folder_path (folder, "glib-2.0/settings");
  g_autofree char *settings = NULL;
  const char *const argv[] = { g_getenv ("HUB_READER"), "sync", "--data-dir", folder, NULL };
  g_autoptr(CliAnswer) answer = NULL;

  settings = g_strdup_printf ("[io/github/hubreader/HubReader]\nhub-address='%s'\n",
                              hub_demo_process_get_url (hub));
  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  test_folder_write (inner, "keyfile", settings, strlen (settings));
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
  answer = cli_run_argv (launcher, argv);
  g_assert_cmpint (answer->status, ==, 0);
  g_assert_nonnull (strstr (answer->out, hub_demo_process_get_url (hub)));
}

static guint
count_lines (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strv_length (lines);
}

/* Without --languages, those that were chosen in the window, if they are any. */
static void
test_languages_of_settings (void)
{
  static const char *const arguments[] = { "--entries", "400", NULL };
  static const char settings[] = "[io/github/hubreader/HubReader]\n"
                                 "hub-languages=['fr', 'no code!', '']\n";
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start_with (arguments);
  g_autoptr(GSubprocessLauncher) launcher = cli_launcher_new (folder);
  g_autofree char *inner = test_folder_path (folder, "glib-2.0/settings");
  const char *const argv[] = { g_getenv ("HUB_READER"), "sync", "--data-dir", folder, "--hub",
                               hub_demo_process_get_url (hub), NULL };
  const char *const english[] = { argv[0], argv[1], argv[2], argv[3], argv[4], argv[5],
                                  "--languages", "en", NULL };
  g_autoptr(CliAnswer) plain = cli_run_argv (launcher, argv);
  g_autoptr(CliAnswer) chosen = NULL;
  g_autoptr(CliAnswer) said = NULL;

  g_assert_cmpint (plain->status, ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  test_folder_write (inner, "keyfile", settings, strlen (settings));
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
  chosen = cli_run_argv (launcher, argv);
  g_assert_cmpint (chosen->status, ==, 0);
  g_assert_null (strstr (chosen->out, ": 0 new"));

  said = cli_run_argv (launcher, english);
  g_assert_cmpint (said->status, ==, 0);
  g_assert_nonnull (strstr (said->out, ": 0 new"));
  g_assert_cmpuint (count_lines (said->err), <, count_lines (chosen->err));
}

/* Without settings, the hub of the last sync. */
static void
test_hub_of_last_sync (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start (NULL);
  g_autoptr(CliAnswer) first = cli_hub_sync (folder, hub, "");
  g_autoptr(GSubprocessLauncher) launcher = cli_launcher_new (folder);
  const char *const argv[] = { g_getenv ("HUB_READER"), "sync", "--data-dir", folder, NULL };
  g_autoptr(CliAnswer) answer = NULL;

  g_assert_cmpint (first->status, ==, 0);
  g_subprocess_launcher_unsetenv (launcher, "GSETTINGS_SCHEMA_DIR");
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_DIRS", folder, TRUE);
  answer = cli_run_argv (launcher, argv);
  g_assert_cmpint (answer->status, ==, 0);
  g_assert_nonnull (strstr (answer->out, hub_demo_process_get_url (hub)));
}

/* The address that the settings have by default is nobody's choice: where the last sync went, or
 * stopped part-way, comes before it. */
static void
test_hub_before_default (void)
{
  const char *const faults[] = { "{\"do\":\"fault\",\"name\":null}",
    "{\"do\":\"fault\",\"name\":\"status-500\",\"after\":11,\"on\":\"collections\"}" };
  const int statuses[] = { 0, 6 };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      g_autoptr(HubDemoProcess) hub = cli_hub_start_larger (300);
      g_autoptr(CliAnswer) first = NULL;
      g_autoptr(CliAnswer) second = NULL;

      cli_hub_control (hub, faults[i]);
      first = cli_hub_sync (folder, hub, "");
      g_assert_cmpint (first->status, ==, statuses[i]);
      cli_hub_control (hub, faults[0]);
      second = cli_run_json (folder, "sync");
      g_assert_cmpint (second->status, ==, 0);
      g_assert_cmpstr (cli_get_string (second, "hub"), ==, hub_demo_process_get_url (hub));
      g_assert_cmpint (count_entries (folder), ==, 394);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/sync/complete", test_complete);
  g_test_add_func ("/cli/sync/index-file", test_index_file);
  g_test_add_func ("/cli/sync/languages", test_languages);
  g_test_add_func ("/cli/sync/progress", test_progress);
  g_test_add_func ("/cli/sync/F01-offline", test_f01_offline);
  g_test_add_func ("/cli/sync/F01-no-such-name", test_f01_no_such_name);
  g_test_add_func ("/cli/sync/not-a-hub", test_not_a_hub);
  g_test_add_func ("/cli/sync/partial", test_partial);
  g_test_add_func ("/cli/sync/incomplete", test_incomplete);
  g_test_add_func ("/cli/sync/F12-moved", test_f12_moved);
  g_test_add_func ("/cli/sync/F13-closed", test_f13_closed);
  g_test_add_func ("/cli/sync/F15-wait", test_f15_wait);
  g_test_add_func ("/cli/sync/F58-two-programs", test_f58_two_programs);
  g_test_add_func ("/cli/sync/cancelled", test_cancelled);
  g_test_add_func ("/cli/sync/F54-newer-store", test_f54_newer_store);
  g_test_add_func ("/cli/sync/hub-of-settings", test_hub_of_settings);
  g_test_add_func ("/cli/sync/languages-of-settings", test_languages_of_settings);
  g_test_add_func ("/cli/sync/hub-of-last-sync", test_hub_of_last_sync);
  g_test_add_func ("/cli/sync/hub-before-default", test_hub_before_default);

  return g_test_run ();
}
