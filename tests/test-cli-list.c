/* test-cli-list.c: what is said of the reading list on the command line
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-lab.h"
#include "test-folder.h"

#include <string.h>

#define REPORT "118ab707-9f71-54bd-81cd-9bdc64ba5e27"
#define GUIDELINES "c4450dbc-4286-5f44-8d6b-a23b15c51927"
#define UNKNOWN "00000000-0000-4000-8000-000000000000"

static void
run (TestFolder *folder,
     const char *words)
{
  g_autoptr(CliAnswer) answer = cli_run (folder, words);

  g_assert_cmpstr (answer->status == 0 ? "" : answer->err, ==, "");
}

/* Everything that can be said, in JSON and for people. */
static void
test_set (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) set = NULL;
  g_autoptr(CliAnswer) shown = NULL;
  g_autoptr(CliAnswer) text = NULL;
  g_autoptr(CliAnswer) after = NULL;

  run (folder, "list add " REPORT " " GUIDELINES);
  set = cli_run_json (folder, "list set " REPORT " --status reading --note Remember --due "
                      "2026-12-24 --collection Briefing --collection Later");
  g_assert_cmpint (set->status, ==, 0);
  g_assert_cmpint (cli_get_int (set, "total"), ==, 2);
  g_assert_cmpuint (cli_get_length (set, "set"), ==, 1);

  shown = cli_run_json (folder, "list show");
  cli_assert_names (shown, "", "total rows removed");
  cli_assert_names (shown, "rows 1", "uuid langcode kind title publisher published url terms "
                    "withdrawn status note due collections added");
  g_assert_cmpstr (cli_get_string (shown, "rows 1 status"), ==, "reading");
  g_assert_cmpstr (cli_get_string (shown, "rows 1 note"), ==, "Remember");
  g_assert_cmpstr (cli_get_string (shown, "rows 1 due"), ==, "2026-12-24");
  g_assert_cmpstr (cli_get_string (shown, "rows 1 collections 0"), ==, "Briefing");
  g_assert_cmpstr (cli_get_string (shown, "rows 1 collections 1"), ==, "Later");
  g_assert_cmpstr (cli_get_string (shown, "rows 0 status"), ==, "to-read");
  g_assert_true (json_node_is_null (cli_get (shown, "rows 0 due")));
  text = cli_run (folder, "list");
  g_assert_nonnull (strstr (text->out, "being read · due 2026-12-24 · Briefing, Later"));
  g_assert_nonnull (strstr (text->out, "| Remember"));

  run (folder, "list set " REPORT " --due none --no-collection briefing");
  after = cli_run_json (folder, "list show");
  g_assert_true (json_node_is_null (cli_get (after, "rows 1 due")));
  g_assert_cmpuint (cli_get_length (after, "rows 1 collections"), ==, 1);
  g_assert_cmpstr (cli_get_string (after, "rows 1 note"), ==, "Remember");
}

/* Words and facets narrow what is shown to what a search would find of it. */
static void
test_show_some (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) all = NULL;
  g_autoptr(CliAnswer) word = NULL;
  g_autoptr(CliAnswer) none = NULL;
  g_autoptr(CliAnswer) kinds = NULL;
  g_autoptr(CliAnswer) events = NULL;
  g_autofree char *title = NULL;
  g_autofree char *show = NULL;

  run (folder, "list add " REPORT " " GUIDELINES);
  all = cli_run_json (folder, "list show");
  g_assert_cmpint (cli_get_int (all, "total"), ==, 2);
  title = g_strdup (cli_get_string (all, "rows 0 title"));
  show = g_strconcat ("list show ", title, NULL);
  word = cli_run_json (folder, show);
  g_assert_cmpint (cli_get_int (word, "total"), ==, 1);
  g_assert_cmpstr (cli_get_string (word, "rows 0 title"), ==, title);
  none = cli_run_json (folder, "list show xyzzyx");
  g_assert_cmpint (cli_get_int (none, "total"), ==, 0);
  kinds = cli_run_json (folder, "list show kind:document");
  events = cli_run_json (folder, "list show kind:event");
  g_assert_cmpint (cli_get_int (kinds, "total"), >, 0);
  g_assert_cmpstr (cli_get_string (kinds, "rows 0 kind"), ==, "document");
  g_assert_cmpint (cli_get_int (events, "total"), ==, 0);
}

static void
test_set_is_refused (void)
{
  const char *const calls[] = {
    "list set " REPORT, "list set --status read", "list set " UNKNOWN " --status read",
    "list set " REPORT " --status asleep", "list set " REPORT " --due tomorrow",
    "list set " REPORT " --due 2026-02-30",
    "list set " REPORT " --status read --no-collection Nope",
    "list set " REPORT " --collection Good --collection ' '",
    "list set " REPORT " --no-collection Good",
    "list show --status read", "list searches " REPORT, "list restore", "list restore " REPORT,
    "library", "library export", "library import a b", "library import /nowhere/at/all",
  };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) shown = NULL;

  run (folder, "list add " REPORT);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr(CliAnswer) answer = cli_run (folder, calls[i]);

      g_test_message ("%s", calls[i]);
      cli_assert_refused (answer, strstr (calls[i], "/nowhere") != NULL ? 5 : 2);
    }
  shown = cli_run_json (folder, "list show");
  g_assert_cmpstr (cli_get_string (shown, "rows 0 status"), ==, "to-read");
}

static void
test_restore (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) removed = NULL;
  g_autoptr(CliAnswer) shown = NULL;

  run (folder, "list add " REPORT " " GUIDELINES);
  run (folder, "list set " REPORT " --note Mine");
  run (folder, "list remove " REPORT);
  removed = cli_run_json (folder, "list show");
  g_assert_cmpint (cli_get_int (removed, "total"), ==, 1);
  g_assert_cmpuint (cli_get_length (removed, "removed"), ==, 1);
  g_assert_cmpstr (cli_get_string (removed, "removed 0 uuid"), ==, REPORT);
  run (folder, "list restore " REPORT);
  shown = cli_run_json (folder, "list show");
  g_assert_cmpstr (cli_get_string (shown, "rows 1 uuid"), ==, REPORT);
  g_assert_cmpstr (cli_get_string (shown, "rows 1 note"), ==, "Mine");
}

/* Out of one folder, into another. */
static void
test_library (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) other = test_folder_new ();
  g_autofree char *file = test_folder_path (folder, "all.json");
  g_autofree char *export = g_strconcat ("library export ", file, NULL);
  g_autofree char *import = g_strconcat ("library import ", file, NULL);
  g_autoptr(CliAnswer) written = NULL;
  g_autoptr(CliAnswer) read = NULL;
  g_autoptr(CliAnswer) text = NULL;
  g_autoptr(CliAnswer) shown = NULL;

  run (folder, "list add " REPORT " " GUIDELINES);
  run (folder, "list set " REPORT " --note Mine --collection Briefing");
  written = cli_run_json (folder, export);
  g_assert_cmpint (written->status, ==, 0);
  g_assert_cmpint (cli_get_int (written, "entries"), ==, 2);

  run (other, "list add " REPORT);
  run (other, "list set " REPORT " --note Theirs");
  read = cli_run_json (other, import);
  cli_assert_names (read, "", "added unchanged joined skipped collections searches");
  g_assert_cmpint (cli_get_int (read, "added"), ==, 1);
  g_assert_cmpint (cli_get_int (read, "joined"), ==, 1);
  shown = cli_run_json (other, "list show");
  g_assert_nonnull (strstr (cli_get_string (shown, "rows 1 note"), "Mine"));
  g_assert_true (g_str_has_prefix (cli_get_string (shown, "rows 1 note"), "Theirs"));
  text = cli_run (other, import);
  g_assert_nonnull (strstr (text->err, "2 entries are as they were"));
}

/* Out of one folder as a list for others, seen and then taken in by another one. */
static void
test_share (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) other = test_folder_new ();
  g_autofree char *file = test_folder_path (folder, "a.hublist");
  g_autofree char *share = g_strconcat ("list share --notes --from Ann --collection Briefing -o ",
                                        file, NULL);
  g_autofree char *preview = g_strconcat ("list preview ", file, NULL);
  g_autofree char *import = g_strconcat ("list import ", file, NULL);
  g_autofree char *unknown = g_strconcat ("list import ", file, " " UNKNOWN, NULL);
  g_autofree char *library = g_strconcat ("library import ", file, NULL);
  g_autoptr(CliAnswer) written = NULL;
  g_autoptr(CliAnswer) before = NULL;
  g_autoptr(CliAnswer) none = NULL;
  g_autoptr(CliAnswer) read = NULL;
  g_autoptr(CliAnswer) after = NULL;
  g_autoptr(CliAnswer) printed = NULL;

  run (folder, "list add " REPORT " " GUIDELINES);
  run (folder, "list set " REPORT " --note Mine --collection Briefing");
  written = cli_run_json (folder, share);
  cli_assert_names (written, "", "file entries");
  g_assert_cmpint (cli_get_int (written, "entries"), ==, 1);

  run (other, "list add " GUIDELINES);
  before = cli_run_json (other, preview);
  cli_assert_names (before, "", "title from exported total rows searches");
  g_assert_cmpstr (cli_get_string (before, "title"), ==, "Briefing");
  g_assert_cmpstr (cli_get_string (before, "from"), ==, "Ann");
  g_assert_cmpstr (cli_get_string (before, "rows 0 uuid"), ==, REPORT);
  g_assert_cmpstr (cli_get_string (before, "rows 0 state"), ==, "new");
  g_assert_cmpstr (cli_get_string (before, "rows 0 note"), ==, "Mine");
  none = cli_run_json (other, "list show");
  g_assert_cmpint (cli_get_int (none, "total"), ==, 1);

  read = cli_run_json (other, import);
  g_assert_cmpint (cli_get_int (read, "added"), ==, 1);
  g_assert_cmpint (cli_get_int (read, "collections"), ==, 1);
  after = cli_run_json (other, preview);
  g_assert_cmpstr (cli_get_string (after, "rows 0 state"), ==, "kept");

  printed = cli_run (folder, "list share " GUIDELINES);
  g_assert_cmpint (printed->status, ==, 0);
  g_assert_nonnull (strstr (printed->out, "\"hub-reader-list\""));
  g_assert_null (strstr (printed->out, "Mine"));
  {
    const char *const refused[] = { unknown, library, "list share " UNKNOWN, "list preview",
                                    "list share --collection Nope", "list import",
                                    "list share --collection Briefing --collection Briefing",
                                    "list show --notes", "list preview /nowhere --notes" };

    for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
      {
        g_autoptr(CliAnswer) answer = cli_run (other, refused[i]);

        g_test_message ("%s", refused[i]);
        cli_assert_refused (answer, 2);
      }
  }
}

#define SEARCH(uuid, name, query) \
  "{\"uuid\":\"" uuid "\",\"name\":\"" name "\",\"query\":\"" query "\"}"

/* What a saved search counts is what the same search lists. */
static void
test_searches (void)
{
  const char *text = "{\"format\":\"hub-reader-library\",\"version\":1,\"searches\":["
    SEARCH ("11111111-1111-4111-8111-111111111111", "Trafficking", "trafficking sort:title") ","
    SEARCH ("22222222-2222-4222-8222-222222222222", "Kenya", "kind:document -objective:10") ","
    SEARCH ("33333333-3333-4333-8333-333333333333", "All", "") "]}";
  const char *const calls[] = { "search trafficking sort:title",
                                "search kind:document -objective:10", "search" };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *file = test_folder_path (folder, "searches.json");
  g_autofree char *import = g_strconcat ("library import ", file, NULL);
  g_autoptr(CliAnswer) none = cli_run_json (folder, "list searches");
  g_autoptr(CliAnswer) answer = NULL;
  g_autoptr(CliAnswer) shown = NULL;

  g_assert_cmpuint (cli_get_length (none, "searches"), ==, 0);
  test_folder_write (folder, "searches.json", text, strlen (text));
  run (folder, import);
  answer = cli_run_json (folder, "list searches");
  g_assert_cmpuint (cli_get_length (answer, "searches"), ==, G_N_ELEMENTS (calls));
  cli_assert_names (answer, "searches 0", "uuid name query total new");
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr(CliAnswer) found = cli_run_json (folder, calls[i]);
      g_autofree char *path = g_strdup_printf ("searches %u total", i);
      g_autofree char *new = g_strdup_printf ("searches %u new", i);

      g_assert_cmpint (cli_get_int (answer, path), ==, cli_get_int (found, "total"));
      g_assert_cmpint (cli_get_int (answer, path), >, 0);
      g_assert_cmpint (cli_get_int (answer, new), ==, 0);
    }
  shown = cli_run (folder, "list searches");
  g_assert_nonnull (strstr (shown->out, "kind:document -objective:10"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/list/set", test_set);
  g_test_add_func ("/cli/list/set-is-refused", test_set_is_refused);
  g_test_add_func ("/cli/list/restore", test_restore);
  g_test_add_func ("/cli/list/show-some", test_show_some);
  g_test_add_func ("/cli/list/library", test_library);
  g_test_add_func ("/cli/list/share", test_share);
  g_test_add_func ("/cli/list/searches", test_searches);

  return g_test_run ();
}
