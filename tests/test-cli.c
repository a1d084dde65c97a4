/* test-cli.c: the program on the command line, with no hub in reach
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The starter catalogue is what there is: 94 entries.
 */

#include "cli-lab.h"
#include "test-folder.h"

#include <glib/gstdio.h>
#include <string.h>
#define REPORT "118ab707-9f71-54bd-81cd-9bdc64ba5e27"       /* a document of 2021, objective 10 */
#define GUIDELINES "c4450dbc-4286-5f44-8d6b-a23b15c51927"
#define UNKNOWN "00000000-0000-4000-8000-000000000000"

static void
test_help (void)
{
  const char *const commands[] = { "sync", "status", "search", "show", "list", "discover",
                                   "export" };
  const char *const ways[] = { "--help", "-h" };
  g_autoptr(TestFolder) folder = test_folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr(CliAnswer) answer = cli_run (folder, ways[i]);

      g_assert_cmpint (answer->status, ==, 0);
      g_assert_cmpstr (answer->err, ==, "");
      for (guint j = 0; j < G_N_ELEMENTS (commands); j++)
        g_assert_nonnull (strstr (answer->out, commands[j]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *words = g_strconcat (commands[i], " --help", NULL);
      g_autoptr(CliAnswer) answer = cli_run (folder, words);

      g_assert_cmpint (answer->status, ==, 0);
      g_assert_nonnull (strstr (answer->out, "--data-dir"));
      g_assert_nonnull (strstr (answer->out, commands[i]));
      g_assert_cmpint (strstr (answer->out, "-smuggling country:Kenya") != NULL, ==,
                       g_str_equal (commands[i], "search"));
    }
  g_assert_cmpuint (test_folder_count (folder, ""), ==, 0);
}

static void
test_version (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) answer = cli_run (folder, "--version");

  g_assert_cmpint (answer->status, ==, 0);
  g_assert_true (g_str_has_prefix (answer->out, "Hub Reader "));
}

static void
test_usage (void)
{
  const char *const calls[] = {
    "frobnicate", "export", "discover", "discover one two", "discover ftp://a.example",
    "search --frobnicate", "search --limit many",
    "search --limit -1", "search --offset -1", "search --from 20190", "search --from -5",
    "search --from 2020 --to 2019", "search --sort sideways", "search --kind unkind",
    "search --facet objective", "search --facet objective:", "search --facet :10",
    "search --facet planet:mars", "search --facet objective:99", "search --not country:XX",
    "search country:Atlantis --facet country:Atlantis", "search -smuggling --frobnicate",
    "search --format xml", "status more", "show", "show one two", "show " UNKNOWN, "list add",
    "list remove", "list frobnicate", "list add " UNKNOWN,
    "list remove " UNKNOWN, "sync more", "sync --hub http://a.example", "sync --hub ftp://hub.example",
    "sync --hub https://", "sync --hub https://user@hub.example", "sync --languages en,,fr",
    "sync --languages ../x", "sync --languages e", "search --from 0", "search --to 0",
    "--frobnicate", "-x", "open --frobnicate", "--frobnicate status", "--format xml status",
    "--format", "--quiet frobnicate",
  };
  g_autoptr(TestFolder) folder = test_folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr(CliAnswer) answer = cli_run (folder, calls[i]);

      cli_assert_refused (answer, 2);
    }
}

/* What was meant is in the message. */
static void
test_usage_lists (void)
{
  const struct { const char *call; const char *words; } cases[] = {
    { "search --facet planet:mars", "objective, principle, region, country, type, scope" },
    { "search --facet objective:99", "23, general" },
    { "search --facet scope:wide", "regional" },
    { "search --kind unkind", "document, practice, event, project, training, video, other" },
    { "search --sort sideways", "relevance" },
  };
  g_autoptr(TestFolder) folder = test_folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CliAnswer) answer = cli_run (folder, cases[i].call);

      cli_assert_refused (answer, 2);
      g_assert_nonnull (strstr (answer->err, cases[i].words));
    }
}

/* Options that all commands have may stand before the command, too. */
static void
test_options_first (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) other = test_folder_new ();
  g_autofree char *words = g_strconcat ("--quiet --format=json --data-dir ", other,
                                        " search --limit 1", NULL);
  g_autofree char *joined = g_strconcat ("--data-dir=", other, " -q search trafficking", NULL);
  g_autoptr(GSubprocessLauncher) launcher = cli_launcher_new (folder);
  g_auto(GStrv) argv = NULL;
  const char *const calls[] = { words, joined };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autofree char *line = g_strconcat (g_getenv ("HUB_READER"), " ", calls[i], NULL);
      g_autoptr(CliAnswer) answer = NULL;

      g_strfreev (argv);
      argv = g_strsplit (line, " ", 0);
      answer = cli_run_argv (launcher, (const char *const *) argv);
      g_assert_cmpint (answer->status, ==, 0);
      g_assert_cmpstr (answer->err, ==, "");
      g_assert_cmpstr (answer->out, !=, "");
      g_assert_cmpint (*answer->out == '{', ==, i == 0);
    }
  g_assert_cmpuint (test_folder_count (folder, "hub-reader"), ==, 0);
  g_assert_cmpuint (test_folder_count (other, "catalogue.db"), >=, 1);
}

static void
test_not_utf8 (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(GSubprocessLauncher) launcher = cli_launcher_new (folder);
  const char *const argv[] = { g_getenv ("HUB_READER"), "search", "\xff\xfe", NULL };
  const char *const facet[] = { g_getenv ("HUB_READER"), "search", "--facet", "\xff:\xfe", NULL };
  g_autoptr(CliAnswer) answer = cli_run_argv (launcher, argv);
  g_autoptr(CliAnswer) other = cli_run_argv (launcher, facet);

  cli_assert_refused (answer, 2);
  cli_assert_refused (other, 2);
}

/* Without --data-dir the stores are in the user's data folder. */
static void
test_default_folder (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *inner = test_folder_path (folder, "hub-reader");
  g_autoptr(GSubprocessLauncher) launcher = cli_launcher_new (folder);
  const char *const argv[] = { g_getenv ("HUB_READER"), "status", NULL };
  g_autoptr(CliAnswer) answer = cli_run_argv (launcher, argv);

  g_assert_cmpint (answer->status, ==, 0);
  g_assert_true (test_folder_has (inner, "catalogue.db"));
}

static void
test_status (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) answer = cli_run_json (folder, "status");
  g_autoptr(CliAnswer) text = cli_run (folder, "status");

  g_assert_cmpint (answer->status, ==, 0);
  g_assert_cmpstr (answer->err, ==, "");
  cli_assert_names (answer, "", "hub synced entries by_kind withdrawn missed reading_list "
                    "catalogue_bytes library_bytes integrity last_report starter_as_of "
                    "sync_unfinished terms");
  cli_assert_names (answer, "by_kind", "document practice event project training video other");
  g_assert_null (cli_get_string (answer, "synced"));
  g_assert_cmpstr (cli_get_string (answer, "starter_as_of"), ==, "2024-07-31T00:00:00Z");
  g_assert_cmpint (cli_get_int (answer, "entries"), ==, 94);
  g_assert_cmpint (cli_get_int (answer, "reading_list"), ==, 0);
  g_assert_cmpint (cli_get_int (answer, "catalogue_bytes"), >, 10000);
  g_assert_cmpint (cli_get_int (answer, "library_bytes"), >, 0);
  g_assert_cmpstr (cli_get_string (answer, "integrity"), ==, "ok");

  g_assert_cmpint (text->status, ==, 0);
  g_assert_nonnull (strstr (text->out, "94"));
  g_assert_nonnull (strstr (text->out, "ok"));
}

static gint64
count (TestFolder *folder,
       const char *words)
{
  g_autoptr(CliAnswer) answer = cli_run_json (folder, words);

  g_assert_cmpint (answer->status, ==, 0);
  return cli_get_int (answer, "total");
}

static void
test_search_shape (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) answer = cli_run_json (folder, "search --facet objective:10 "
                                              "--kind document");
  guint n_rows = cli_get_length (answer, "rows");

  g_assert_cmpint (answer->status, ==, 0);
  g_assert_cmpint (cli_get_int (answer, "total"), ==, n_rows);
  g_assert_cmpuint (n_rows, >, 0);
  cli_assert_names (answer, "", "total seconds rows suggestion");
  g_assert_false (json_object_has_member (json_node_get_object (answer->root), "counts"));
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *row = g_strdup_printf ("rows %u", i);
      g_autofree char *kind = g_strdup_printf ("rows %u kind", i);
      g_autofree char *code = g_strdup_printf ("rows %u terms objective", i);

      cli_assert_names (answer, row,
                        "uuid langcode kind title publisher published url terms withdrawn");
      g_assert_cmpstr (cli_get_string (answer, kind), ==, "document");
      g_assert_cmpuint (cli_get_length (answer, code), >, 0);
    }
}

static void
test_search_paging (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) all = cli_run_json (folder, "search --limit 1000 --sort title");
  g_autoptr(CliAnswer) usual = cli_run_json (folder, "search");
  g_autoptr(CliAnswer) none = cli_run_json (folder, "search --limit 0");
  g_autoptr(CliAnswer) beyond = cli_run_json (folder, "search --offset 5000");
  g_autoptr(CliAnswer) some = cli_run_json (folder, "search --limit 7 --offset 90 --sort title");

  g_assert_cmpuint (cli_get_length (all, "rows"), ==, 94);
  g_assert_cmpuint (cli_get_length (usual, "rows"), ==, 20);
  g_assert_cmpuint (cli_get_length (none, "rows"), ==, 0);
  g_assert_cmpint (cli_get_int (none, "total"), ==, 94);
  g_assert_cmpuint (cli_get_length (beyond, "rows"), ==, 0);
  g_assert_cmpuint (cli_get_length (some, "rows"), ==, 4);
  g_assert_cmpstr (cli_get_string (some, "rows 0 uuid"), ==, cli_get_string (all, "rows 90 uuid"));
}

/* Values of one facet add up, facets narrow, and exclusion takes away. */
static void
test_search_facets (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  gint64 all = count (folder, "search");
  gint64 ten = count (folder, "search --facet objective:10");
  gint64 nine = count (folder, "search --facet objective:9");
  gint64 either = count (folder, "search --facet objective:10 --facet objective:9");
  gint64 not_ten = count (folder, "search --not objective:10");
  gint64 documents = count (folder, "search --kind document --facet objective:10");
  gint64 both_kinds = count (folder, "search --kind document --kind video --facet objective:10");

  g_assert_cmpint (all, ==, 94);
  g_assert_cmpint (ten, >, 0);
  g_assert_cmpint (either, >=, MAX (ten, nine));
  g_assert_cmpint (either, <=, ten + nine);
  g_assert_cmpint (not_ten, ==, all - ten);
  g_assert_cmpint (documents, <, ten);
  g_assert_cmpint (both_kinds, >, documents);
  g_assert_cmpint (count (folder, "search --facet kind:document --facet objective:10"), ==,
                   documents);
  g_assert_cmpint (count (folder, "search --from 2020 --to 2021"), <, all);
  g_assert_cmpint (count (folder, "search --from 1000 --to 1001"), ==, 0);
}

/* A count is what a click would give: asked for, it is given. */
static void
test_search_counts (void)
{
  const char *const facets[] = { "objective", "kind", "scope", "country", "region", "type" };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) answer = cli_run_json (folder, "search trafficking --counts --limit 0");
  guint n_zeros = 0;

  cli_assert_names (answer, "counts", "objective principle region country type scope language "
                    "publisher kind year");
  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    {
      g_autofree char *path = g_strconcat ("counts ", facets[i], NULL);
      JsonObject *counts = json_node_get_object (cli_get (answer, path));
      g_autoptr(GList) codes = json_object_get_members (counts);
      guint n_asked = 0;

      for (GList *l = codes; l != NULL; l = l->next)
        {
          gint64 wanted = json_object_get_int_member (counts, l->data);
          g_autofree char *words = NULL;

          n_zeros += wanted == 0;
          if (wanted == 0 || ++n_asked > 3)
            continue;
          words = g_strdup_printf ("search trafficking --limit 0 --facet %s:%s", facets[i],
                                   (char *) l->data);
          g_assert_cmpint (count (folder, words), ==, wanted);
        }
    }
  g_assert_cmpuint (n_zeros, >, 0);
}

static void
test_search_order (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) newest = cli_run_json (folder, "search --kind document --sort newest");
  g_autoptr(CliAnswer) oldest = cli_run_json (folder, "search --kind document --sort oldest");

  for (guint i = 1; i < 10; i++)
    {
      g_autofree char *before = g_strdup_printf ("rows %u published", i - 1);
      g_autofree char *after = g_strdup_printf ("rows %u published", i);
      const char *first = cli_get_string (newest, before);
      const char *second = cli_get_string (newest, after);

      /* Only the years can be compared as text: a date may be no more than that. */
      if (first != NULL && second != NULL)
        g_assert_cmpint (strncmp (first, second, 4), >=, 0);
      first = cli_get_string (oldest, before);
      second = cli_get_string (oldest, after);
      if (first != NULL && second != NULL)
        g_assert_cmpint (strncmp (first, second, 4), <=, 0);
    }
}

/* F48: whatever is searched for, it is an answer and no error. */
static void
test_f48_search_text (void)
{
  const char *const texts[] = {
    "\"", "*", "-", ":", "title:x", "NEAR(a", "a OR", "(", "'; DROP TABLE entry; --", "^", "+ +",
    "ا", "\n",
  };
  g_autoptr(TestFolder) folder = test_folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GSubprocessLauncher) launcher = cli_launcher_new (folder);
      const char *const argv[] = { g_getenv ("HUB_READER"), "search", "--format", "json",
                                   "--data-dir", folder, "--", texts[i], NULL };
      g_autoptr(CliAnswer) answer = cli_run_argv (launcher, argv);

      g_assert_cmpint (answer->status, ==, 0);
      g_assert_cmpstr (answer->err, ==, "");
    }
}

/* The text says all that options say, and they add up. */
static void
test_search_operators (void)
{
  static const struct { const char *text; const char *options; } same[] = {
    { "objective:10", "--facet objective:10" },
    { "objective:10 objective:9", "--facet objective:10 --facet objective:9" },
    { "-objective:10", "--not objective:10" },
    { "kind:document objective:10", "--kind document --facet objective:10" },
    { "after:2020 before:2022", "--from 2020 --to 2021" },
    { "sort:title", "--sort title" },
    { "sort:oldest --sort title", "--sort title" },
    { "objective:10 --kind document", "kind:document --facet objective:10" },
    { "objective:10 --not objective:10", "--not objective:10" },
    { "after:2018 --from 2020 --to 2023 before:2022", "--from 2020 --to 2021" },
    { "after:2020 --from 2018", "--from 2020" },
    { "trafficking -smuggling", "-smuggling trafficking" },
    { "country:Atlantis", "Atlantis" },
    { "year:1066", "--from 1066 --to 1066" },
    { "KIND:Document", "--kind document" },
  };
  g_autoptr(TestFolder) folder = test_folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *text = g_strconcat ("search ", same[i].text, " --limit 100", NULL);
      g_autofree char *options = g_strconcat ("search ", same[i].options, " --limit 100", NULL);
      g_autoptr(CliAnswer) by_text = cli_run_json (folder, text);
      g_autoptr(CliAnswer) by_options = cli_run_json (folder, options);
      guint n = cli_get_length (by_text, "rows");

      g_assert_cmpint (cli_get_int (by_text, "total"), ==, cli_get_int (by_options, "total"));
      g_assert_cmpuint (cli_get_length (by_options, "rows"), ==, n);
      for (guint j = 0; j < n; j++)
        {
          g_autofree char *path = g_strdup_printf ("rows %u uuid", j);

          g_assert_cmpstr (cli_get_string (by_text, path), ==,
                           cli_get_string (by_options, path));
        }
    }
}

static void
test_search_text (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) answer = cli_run (folder, "search global report --limit 3 --counts");
  g_autoptr(CliAnswer) quiet = cli_run (folder, "search global report --limit 3 --quiet");

  g_assert_cmpint (answer->status, ==, 0);
  g_assert_nonnull (strstr (answer->out, "Global Report on Trafficking in Persons 2020"));
  g_assert_nonnull (strstr (answer->out, "(objective:10)"));
  g_assert_nonnull (strstr (answer->err, "shown"));
  g_assert_cmpstr (quiet->err, ==, "");
}

/* An empty answer says what would help, in words and for programs. */
static void
test_search_suggestion (void)
{
  static const struct { const char *call; const char *line; } cases[] = {
    { "search remitances", "Nothing for “remitances”. “remittances”: 2 entries.\n" },
    { "search trafficking --to 1991",
      "Nothing matches all of that. Without “–1991”: 16 entries.\n" },
    { "search trafficking --not objective:10", "Without leaving out “" },
    { "search trafficking qqqqqq", "Nothing matches all of that. Without “qqqqqq”: 16 entries.\n" },
  };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) answer = cli_run_json (folder, "search trafiking sort:title");
  g_autoptr(CliAnswer) followed = cli_run_json (folder, "search trafficking sort:title");
  g_autoptr(CliAnswer) none = cli_run_json (folder, "search qqqqqq zzzzzz");
  g_autoptr(CliAnswer) quiet = cli_run (folder, "search remitances --quiet");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CliAnswer) said = cli_run (folder, cases[i].call);

      g_assert_cmpint (said->status, ==, 0);
      g_assert_cmpstr (said->out, ==, "");
      g_assert_nonnull (strstr (said->err, cases[i].line));
    }
  g_assert_cmpstr (quiet->err, ==, "");

  cli_assert_names (answer, "suggestion", "change what instead excluded query total");
  g_assert_cmpstr (cli_get_string (answer, "suggestion change"), ==, "spelling");
  g_assert_cmpstr (cli_get_string (answer, "suggestion instead"), ==, "trafficking");
  g_assert_cmpstr (cli_get_string (answer, "suggestion query"), ==, "trafficking sort:title");
  g_assert_cmpint (cli_get_int (answer, "suggestion total"), ==, cli_get_int (followed, "total"));
  g_assert_true (json_node_is_null (cli_get (none, "suggestion")));
  g_assert_true (json_node_is_null (cli_get (followed, "suggestion")));
}

static void
test_show (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) answer = cli_run_json (folder, "show " REPORT);
  g_autoptr(CliAnswer) text = cli_run (folder, "show " REPORT);

  g_assert_cmpint (answer->status, ==, 0);
  cli_assert_names (answer, "", "uuid langcode kind title publisher published url terms origin "
                    "nid changed scope publishers languages starts ends ongoing location mode "
                    "practice_type audiences summary body_text body_html labels files links "
                    "in_catalogue kept withdrawn");
  g_assert_cmpstr (cli_get_string (answer, "uuid"), ==, REPORT);
  g_assert_cmpstr (cli_get_string (answer, "published"), ==, "2021-01-31");
  g_assert_cmpstr (cli_get_string (answer, "scope"), ==, "global");
  g_assert_cmpstr (cli_get_string (answer, "terms objective 0"), ==, "10");
  g_assert_true (json_node_get_boolean (cli_get (answer, "in_catalogue")));
  g_assert_false (json_node_get_boolean (cli_get (answer, "kept")));
  g_assert_nonnull (strstr (text->out, "10 - Eradicate trafficking"));
  g_assert_nonnull (strstr (text->out, "2021-01-31"));
}

static void
test_list (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) added = cli_run_json (folder, "list add " REPORT " " GUIDELINES);
  g_autoptr(CliAnswer) shown = cli_run_json (folder, "list show");
  g_autoptr(CliAnswer) text = cli_run (folder, "list");
  g_autoptr(CliAnswer) kept = cli_run_json (folder, "show " REPORT);
  g_autoptr(CliAnswer) removed = cli_run_json (folder, "list remove " REPORT);
  g_autoptr(CliAnswer) status = cli_run_json (folder, "status");

  g_assert_cmpint (added->status, ==, 0);
  g_assert_cmpint (cli_get_int (added, "total"), ==, 2);
  g_assert_cmpuint (cli_get_length (added, "added"), ==, 2);
  g_assert_cmpint (cli_get_int (shown, "total"), ==, 2);
  g_assert_cmpstr (cli_get_string (shown, "rows 0 uuid"), ==, GUIDELINES);
  g_assert_cmpstr (cli_get_string (shown, "rows 1 uuid"), ==, REPORT);
  cli_assert_names (shown, "rows 1",
                    "uuid langcode kind title publisher published url terms withdrawn status note "
                    "due collections added");
  g_assert_nonnull (strstr (text->out, REPORT));
  g_assert_true (json_node_get_boolean (cli_get (kept, "kept")));
  g_assert_cmpint (cli_get_int (removed, "total"), ==, 1);
  g_assert_cmpint (cli_get_int (status, "reading_list"), ==, 1);
}

/* A slip in one of several changes nothing. */
static void
test_list_all_or_nothing (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) add = cli_run (folder, "list add " REPORT " " UNKNOWN);
  g_autoptr(CliAnswer) one = cli_run (folder, "list add " REPORT);
  g_autoptr(CliAnswer) drop = cli_run (folder, "list remove " REPORT " " GUIDELINES);
  g_autoptr(CliAnswer) shown = cli_run_json (folder, "list show");

  cli_assert_refused (add, 2);
  g_assert_cmpint (one->status, ==, 0);
  cli_assert_refused (drop, 2);
  g_assert_cmpint (cli_get_int (shown, "total"), ==, 1);
}

static void
test_catalogue_deleted (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "catalogue.db");
  g_autoptr(CliAnswer) added = cli_run (folder, "list add " REPORT);
  g_autoptr(CliAnswer) shown = NULL;

  g_assert_cmpint (added->status, ==, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  shown = cli_run_json (folder, "list show");
  g_assert_cmpint (shown->status, ==, 0);
  g_assert_cmpint (cli_get_int (shown, "total"), ==, 1);
  g_assert_cmpstr (cli_get_string (shown, "rows 0 terms objective 0"), ==, "10");
  g_assert_false (test_folder_has (folder, "catalogue.db"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/help", test_help);
  g_test_add_func ("/cli/version", test_version);
  g_test_add_func ("/cli/usage", test_usage);
  g_test_add_func ("/cli/usage-lists", test_usage_lists);
  g_test_add_func ("/cli/options-first", test_options_first);
  g_test_add_func ("/cli/not-utf8", test_not_utf8);
  g_test_add_func ("/cli/default-folder", test_default_folder);
  g_test_add_func ("/cli/status", test_status);
  g_test_add_func ("/cli/search/shape", test_search_shape);
  g_test_add_func ("/cli/search/paging", test_search_paging);
  g_test_add_func ("/cli/search/facets", test_search_facets);
  g_test_add_func ("/cli/search/counts", test_search_counts);
  g_test_add_func ("/cli/search/order", test_search_order);
  g_test_add_func ("/cli/search/F48-text", test_f48_search_text);
  g_test_add_func ("/cli/search/text", test_search_text);
  g_test_add_func ("/cli/search/operators", test_search_operators);
  g_test_add_func ("/cli/search/suggestion", test_search_suggestion);
  g_test_add_func ("/cli/show", test_show);
  g_test_add_func ("/cli/list", test_list);
  g_test_add_func ("/cli/list/all-or-nothing", test_list_all_or_nothing);
  g_test_add_func ("/cli/list/catalogue-deleted", test_catalogue_deleted);

  return g_test_run ();
}
