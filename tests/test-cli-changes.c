/* test-cli-changes.c: what has changed on the hub, as the command line tells it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-hub.h"
#include "test-folder.h"

#include <glib/gstdio.h>
#include <string.h>

#define REPORT "118ab707-9f71-54bd-81cd-9bdc64ba5e27"

/* F44: a star outlives its entry on the hub, and the catalogue. */
static void
test_f44_star_outlives (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start_larger (30);
  g_autofree char *uuid = NULL;
  g_autofree char *add = NULL;
  g_autofree char *show = NULL;
  g_autofree char *path = test_folder_path (folder, "catalogue.db");
  g_autoptr(CliAnswer) synced = cli_hub_sync (folder, hub, "");
  g_autoptr(CliAnswer) found = cli_run_json (folder, "search --limit 200");
  g_autoptr(CliAnswer) starter = NULL;
  g_autoptr(CliAnswer) added = NULL;
  g_autoptr(CliAnswer) kept = NULL;

  g_assert_cmpint (synced->status, ==, 0);
  for (guint i = 0; uuid == NULL; i++)
    {
      /* Made-up entries are numbered behind the 94 real ones, which the starter catalogue has. */
      g_autofree char *row = g_strdup_printf ("rows %u uuid", i);
      g_autofree char *words = g_strconcat ("show ", cli_get_string (found, row), NULL);
      g_autoptr(CliAnswer) entry = cli_run_json (folder, words);

      if (cli_get_int (entry, "nid") > 94)
        uuid = g_strdup (cli_get_string (found, row));
    }
  add = g_strconcat ("list add ", uuid, NULL);
  show = g_strconcat ("show ", uuid, NULL);
  added = cli_run (folder, add);
  g_assert_cmpint (added->status, ==, 0);

  g_assert_cmpint (g_unlink (path), ==, 0);
  starter = cli_run_json (folder, "search --limit 0");
  g_assert_cmpint (cli_get_int (starter, "total"), ==, 94);
  kept = cli_run_json (folder, show);
  g_assert_cmpint (kept->status, ==, 0);
  g_assert_false (json_node_get_boolean (cli_get (kept, "in_catalogue")));
  g_assert_true (json_node_get_boolean (cli_get (kept, "kept")));
  g_assert_nonnull (cli_get_string (kept, "title"));
}

/* F45: the id of a starred entry comes back as something else: that is new, and is not kept. */
static void
test_f45_other_entry (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start_larger (0);
  g_autoptr(CliAnswer) first = cli_hub_sync (folder, hub, "");
  g_autoptr(CliAnswer) before = cli_run_json (folder, "show " REPORT);
  g_autoptr(CliAnswer) added = cli_run (folder, "list add " REPORT);
  g_autoptr(CliAnswer) second = NULL;
  g_autoptr(CliAnswer) changes = NULL;
  g_autoptr(CliAnswer) list = NULL;
  g_autoptr(CliAnswer) shown = NULL;
  g_autoptr(CliAnswer) told = NULL;
  g_autoptr(CliAnswer) again = NULL;

  g_assert_cmpint (first->status, ==, 0);
  g_assert_cmpint (added->status, ==, 0);
  cli_hub_control (hub, "{\"do\":\"delete\",\"uuid\":\"" REPORT "\"}");
  cli_hub_control (hub, "{\"do\":\"add\",\"bundle\":\"event\",\"title\":\"Something else\","
                   "\"uuid\":\"" REPORT "\"}");
  second = cli_hub_sync (folder, hub, "");
  g_assert_cmpint (second->status, ==, 0);
  g_assert_cmpint (cli_get_int (second, "entries added"), ==, 1);
  g_assert_cmpint (cli_get_int (second, "entries updated"), ==, 0);
  changes = cli_run (folder, "status --changes 1970-01-01");
  g_assert_nonnull (strstr (changes->out, "Something else"));
  g_assert_null (strstr (changes->out, "updated"));

  list = cli_run_json (folder, "list");
  g_assert_cmpint (cli_get_int (list, "total"), ==, 1);
  g_assert_cmpstr (cli_get_string (list, "rows 0 title"), ==, cli_get_string (before, "title"));
  shown = cli_run_json (folder, "show " REPORT);
  g_assert_cmpstr (cli_get_string (shown, "title"), ==, "Something else");
  g_assert_false (json_node_get_boolean (cli_get (shown, "kept")));
  told = cli_run (folder, "show " REPORT);
  g_assert_nonnull (strstr (told->out, "keeps another entry"));
  again = cli_run (folder, "list add " REPORT);
  cli_assert_refused (again, 2);
  g_clear_pointer (&list, cli_answer_free);
  list = cli_run_json (folder, "list");
  g_assert_cmpstr (cli_get_string (list, "rows 0 title"), ==, cli_get_string (before, "title"));
}

/* What has changed is told since a day or a date; a first sync is no news. */
static void
test_since (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start_larger (10);
  g_autoptr(CliAnswer) first = cli_hub_sync (folder, hub, "");
  g_autoptr(CliAnswer) none = cli_run_json (folder, "status --changes 7d");
  g_autoptr(CliAnswer) second = NULL;
  g_autoptr(CliAnswer) news = NULL;
  g_autoptr(CliAnswer) text = NULL;
  g_autoptr(CliAnswer) later = NULL;
  g_autoptr(CliAnswer) wrong = NULL;

  g_assert_cmpint (first->status, ==, 0);
  g_assert_cmpuint (cli_get_length (none, "changes"), ==, 0);

  cli_hub_control (hub, "{\"do\":\"change\",\"uuid\":\"118ab707-9f71-54bd-81cd-9bdc64ba5e27\","
                   "\"title\":\"Another title\"}");
  second = cli_hub_sync (folder, hub, "");
  g_assert_cmpint (second->status, ==, 0);
  news = cli_run_json (folder, "status --changes 2026-01-31");
  g_assert_cmpint (news->status, ==, 0);
  g_assert_cmpuint (cli_get_length (news, "changes"), ==, 1);
  text = cli_run (folder, "status --changes 1d");
  g_assert_nonnull (strstr (text->out, "updated  118ab707-9f71-54bd-81cd-9bdc64ba5e27  en  "
                            "Another title (title)"));
  later = cli_run (folder, "status --changes 2150-01-01");
  g_assert_nonnull (strstr (later->out, "Nothing has changed"));
  wrong = cli_run (folder, "status --changes yesterday");
  g_assert_cmpint (wrong->status, ==, 2);
}

/* Each change says what it is of, in the shape that scripts rest on. */
static void
test_shape (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start_larger (10);
  g_autoptr(CliAnswer) first = cli_hub_sync (folder, hub, "");
  g_autoptr(CliAnswer) second = NULL;
  g_autoptr(CliAnswer) news = NULL;

  g_assert_cmpint (first->status, ==, 0);
  cli_hub_control (hub, "{\"do\":\"add\",\"bundle\":\"event\",\"title\":\"An event\"}");
  second = cli_hub_sync (folder, hub, "");
  g_assert_cmpint (second->status, ==, 0);
  news = cli_run_json (folder, "status --changes 1d");
  g_assert_cmpuint (cli_get_length (news, "changes"), ==, 1);
  cli_assert_names (news, "changes 0", "at what uuid langcode kind title fields");
  g_assert_cmpstr (cli_get_string (news, "changes 0 what"), ==, "new");
  g_assert_cmpstr (cli_get_string (news, "changes 0 kind"), ==, "event");
  g_assert_cmpstr (cli_get_string (news, "changes 0 langcode"), ==, "en");
  g_assert_cmpstr (cli_get_string (news, "changes 0 title"), ==, "An event");
  g_assert_cmpuint (cli_get_length (news, "changes 0 fields"), ==, 0);
}

/* F43: status tells what is reported missing, and it is removed when that is wished. */
static void
test_f43_accept (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = cli_hub_start (NULL);
  g_autoptr(CliAnswer) first = cli_hub_sync (folder, hub, "");
  g_autoptr(CliAnswer) rows = cli_run_json (folder, "search --limit 30");
  g_autoptr(CliAnswer) spared = NULL;
  g_autoptr(CliAnswer) status = NULL;
  g_autoptr(CliAnswer) text = NULL;
  g_autoptr(CliAnswer) agreed = NULL;
  g_autoptr(CliAnswer) after = NULL;

  g_assert_cmpint (first->status, ==, 0);
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *path = g_strdup_printf ("rows %u uuid", i);
      g_autofree char *json = g_strdup_printf ("{\"do\":\"hide\",\"uuid\":\"%s\"}",
                                               cli_get_string (rows, path));

      cli_hub_control (hub, json);
    }

  spared = cli_hub_sync (folder, hub, "--full");
  g_assert_cmpint (cli_get_int (spared, "entries withdrawn"), ==, 0);
  g_assert_cmpuint (cli_get_length (spared, "problems"), ==, 1);
  g_assert_cmpstr (cli_get_string (spared, "problems 0 what"), ==,
                   "The hub reports 30 of 94 entries gone. Nothing was removed; if they are to"
                   " leave, run “hub-reader sync --accept-withdrawals”");
  status = cli_run_json (folder, "status");
  g_assert_cmpint (cli_get_int (status, "missed"), ==, 30);
  g_assert_cmpint (cli_get_int (status, "entries"), ==, 94);
  text = cli_run (folder, "status");
  g_assert_nonnull (strstr (text->out, "30 of 94; nothing was removed"));

  agreed = cli_hub_sync (folder, hub, "--accept-withdrawals");
  g_assert_cmpint (cli_get_int (agreed, "entries withdrawn"), ==, 30);
  after = cli_run_json (folder, "status");
  g_assert_cmpint (cli_get_int (after, "missed"), ==, 0);
  g_assert_cmpint (cli_get_int (after, "entries"), ==, 64);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/changes/F44-star-outlives", test_f44_star_outlives);
  g_test_add_func ("/cli/changes/F45-other-entry", test_f45_other_entry);
  g_test_add_func ("/cli/changes/since", test_since);
  g_test_add_func ("/cli/changes/shape", test_shape);
  g_test_add_func ("/cli/changes/F43-accept", test_f43_accept);

  return g_test_run ();
}
