/* test-cli-export.c: hub-reader export
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-lab.h"
#include "test-folder.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define REPORT "118ab707-9f71-54bd-81cd-9bdc64ba5e27"       /* a document of 2021, objective 10 */
#define GUIDELINES "c4450dbc-4286-5f44-8d6b-a23b15c51927"   /* names its document symbol */

static const char *const formats[] = { "ris", "bibtex", "csl-json", "csv", "markdown", "html",
                                       "ics" };

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

static void
test_usage (void)
{
  static const struct { const char *call; const char *words; } cases[] = {
    { "export", "ris, bibtex, csl-json, csv, markdown, html, ics, odt, pdf" },
    { "export --as docx", "“docx” is not a format" },
    { "export --as ris --group year", "“collection”" },
    { "export --as ris --style mla", "“chicago”" },
    { "export --as ris --reading-list trafficking", "not both" },
    { "export --as ris --reading-list --kind event", "not both" },
    { "export --as ris --reading-list --from 2020", "not both" },
    { "export --as ris --collection A trafficking", "not both" },
    { "export --as ris --collection None-of-it", "“None-of-it”" },
    { "export --as ris --facet objective:99", "23, general" },
    { "export --as ris --sort sideways", "relevance" },
    { "export --as ris --limit 3", "limit" },
    { "export --as ris -olist", "-o" },      /* not a word to leave out */
  };
  g_autoptr(TestFolder) folder = test_folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CliAnswer) answer = cli_run (folder, cases[i].call);

      cli_assert_refused (answer, 2);
      g_assert_nonnull (strstr (answer->err, cases[i].words));
    }
}

/* Each names hub, query and age, and holds what the search finds. */
static void
test_formats (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) found = cli_run_json (folder, "search trafficking --from 2021");
  gint64 total = cli_get_int (found, "total");

  g_assert_cmpint (total, >, 3);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *call = g_strconcat ("export trafficking --from 2021 --as ", formats[i],
                                           NULL);
      g_autoptr(CliAnswer) answer = cli_run (folder, call);

      g_assert_cmpint (answer->status, ==, 0);
      g_assert_true (g_utf8_validate (answer->out, -1, NULL));
      g_assert_nonnull (strstr (answer->out, "https://migrationnetwork.un.org"));
      g_assert_nonnull (strstr (answer->out, "trafficking after:2021"));
      g_assert_nonnull (strstr (answer->err, "written"));
      if (!g_str_equal (formats[i], "ics"))
        g_assert_nonnull (strstr (answer->out, "Global Report on Trafficking in Persons 2020"));
      if (g_str_equal (formats[i], "ris"))
        g_assert_cmpuint (count (answer->out, "\nER  - \r\n"), ==, total);
    }
}

static void
test_age (void)
{
  static const struct { const char *format; const char *words; } cases[] = {
    { "ris", "Y2  - 2024/07/31/" }, { "bibtex", "urldate = {2024-07-31}" },
    { "csl-json", "\"as-of\" : \"2024-07-31\"" }, { "csv", "\"2024-07-31\"" },
    { "markdown", "Data as of 31 July 2024" }, { "html", "Data as of 31 July 2024" },
    { "ics", "Data as of 31 July 2024" },
  };
  g_autoptr(TestFolder) folder = test_folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *call = g_strconcat ("export --kind event --kind document --as ",
                                           cases[i].format, NULL);
      g_autoptr(CliAnswer) answer = cli_run (folder, call);
      g_auto(GStrv) lines = g_strsplit (answer->out, "\r\n ", 0);   /* as calendars fold them */
      g_autofree char *text = g_strjoinv ("", lines);

      g_assert_cmpint (answer->status, ==, 0);
      g_assert_nonnull (strstr (text, cases[i].words));
    }
}

/* Who asks for all entries is told so in every format. */
static void
test_all (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) ris = cli_run (folder, "export --as ris");
  g_autoptr(CliAnswer) csv = cli_run (folder, "export --as csv");
  g_autoptr(CliAnswer) csl = cli_run (folder, "export --as csl-json");

  g_assert_nonnull (strstr (ris->out, "C1  - Query: all entries\r\n"));
  g_assert_nonnull (strstr (csv->out, ",\"all entries\","));
  g_assert_nonnull (strstr (csl->out, "\"query\" : \"all entries\""));
}

/* Words to leave out and options both begin with a minus. */
static void
test_output (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "list.bib");
  const char *const ways[] = { "-o ", "--output ", "--output=" };
  g_autoptr(CliAnswer) plain = cli_run (folder, "export -smuggling --as bibtex -o -");

  g_assert_cmpint (plain->status, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *call = g_strconcat ("export --as bibtex -smuggling -q ", ways[i], path,
                                           NULL);
      g_autoptr(CliAnswer) answer = cli_run (folder, call);
      g_autoptr(GBytes) bytes = NULL;

      g_assert_cmpint (answer->status, ==, 0);
      g_assert_cmpstr (answer->out, ==, "");
      g_assert_cmpstr (answer->err, ==, "");
      bytes = test_folder_read (folder, "list.bib");
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), plain->out,
                       strlen (plain->out));
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static void
test_output_fails (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "no/list.bib");
  g_autofree char *call = g_strconcat ("export --as bibtex -o ", path, NULL);
  g_autoptr(CliAnswer) answer = cli_run (folder, call);

  cli_assert_refused (answer, 5);
  g_assert_nonnull (strstr (answer->err, path));
}

/* Nothing found is a file with nothing in it, not a failure. */
static void
test_nothing (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *call = g_strconcat ("export zzzzqqqq --as ", formats[i], NULL);
      g_autoptr(CliAnswer) answer = cli_run (folder, call);

      g_assert_cmpint (answer->status, ==, 0);
      g_assert_nonnull (strstr (answer->err, "0 entries"));
      g_assert_null (strstr (answer->out, REPORT));
    }
}

/* Events without a day have no place in a calendar, and it is said how many those are. */
static void
test_left_out (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) answer = cli_run (folder, "export --as ics --kind event");
  g_autoptr(CliAnswer) found = cli_run_json (folder, "search --kind event");
  gint64 total = cli_get_int (found, "total");
  guint n = count (answer->out, "BEGIN:VEVENT");
  g_autofree char *written = g_strdup_printf ("%u entries written", n);
  g_autofree char *left_out = g_strdup_printf ("%" G_GINT64_FORMAT " entries are not events",
                                               total - n);

  g_assert_cmpint (answer->status, ==, 0);
  g_assert_cmpuint (n, >, 5);
  g_assert_nonnull (strstr (answer->err, written));
  g_assert_nonnull (strstr (answer->err, left_out));
}

static void
test_reading_list (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) added = cli_run (folder, "list add " REPORT " " GUIDELINES);
  g_autoptr(CliAnswer) answer = cli_run (folder, "export --as csv --reading-list");
  g_autoptr(CliAnswer) page = cli_run (folder, "export --as html --reading-list --group objective "
                                       "--style apa --title Trafficking");
  const char *first = strstr (answer->out, GUIDELINES);
  const char *second = strstr (answer->out, REPORT);

  g_assert_cmpint (added->status, ==, 0);
  g_assert_cmpint (answer->status, ==, 0);
  g_assert_true (first != NULL && second != NULL && first < second);
  g_assert_nonnull (strstr (answer->out, "\"E/2002/68/Add.1\""));
  g_assert_cmpint (page->status, ==, 0);
  g_assert_nonnull (strstr (page->out, "<h1><bdi>Trafficking</bdi></h1>"));
  g_assert_nonnull (strstr (page->out, "10 - Eradicate trafficking</bdi></h3>"));
  g_assert_nonnull (strstr (page->out, "(UNODC)</bdi>. (2021, January 31)."));
  g_assert_nonnull (strstr (page->out, "a reading list"));
}

/* What the user said of an entry goes out with it. */
static void
test_notes (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) added = cli_run (folder, "list add " REPORT " " GUIDELINES);
  g_autoptr(CliAnswer) set = cli_run (folder, "list set " REPORT " --note Annex-first"
                                      " --collection Briefing --status reading --due 2031-02-03");
  g_autoptr(CliAnswer) page = cli_run (folder, "export --as markdown --reading-list"
                                       " --group collection");
  g_autoptr(CliAnswer) table = cli_run (folder, "export --as csv --reading-list");
  g_autoptr(CliAnswer) references = cli_run (folder, "export --as csl-json --reading-list");
  const char *heading;

  g_assert_cmpint (added->status, ==, 0);
  g_assert_cmpint (set->status, ==, 0);
  g_assert_cmpint (page->status, ==, 0);
  heading = strstr (page->out, "## Briefing");
  g_assert_nonnull (heading);
  g_assert_nonnull (strstr (heading, "Annex-first"));
  g_assert_nonnull (strstr (table->out, ",\"reading\",\"2031-02-03\"\r\n"));
  g_assert_nonnull (strstr (table->out, ",\"to-read\",\"\"\r\n"));
  g_assert_nonnull (strstr (references->out, "\"status\" : \"reading\""));
  g_assert_nonnull (strstr (references->out, "\"due\" : \"2031-02-03\""));
}

/* Of the reading list a collection may go out alone; its name is the title of a briefing. */
static void
test_collection (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) added = cli_run (folder, "list add " REPORT " " GUIDELINES);
  g_autoptr(CliAnswer) set = cli_run (folder, "list set " REPORT " --collection Returns");
  g_autoptr(CliAnswer) page = cli_run (folder, "export --as markdown --collection Returns");
  g_autoptr(CliAnswer) titled = cli_run (folder, "export --as markdown --collection Returns "
                                         "--reading-list --title Kenya");
  g_autoptr(CliAnswer) table = cli_run (folder, "export --as csv --collection Returns");

  g_assert_cmpint (added->status, ==, 0);
  g_assert_cmpint (set->status, ==, 0);
  g_assert_cmpint (page->status, ==, 0);
  g_assert_true (g_str_has_prefix (page->out, "# Returns\n"));
  g_assert_nonnull (strstr (page->out, "- Selected by hand: “Returns” in a reading list\n"));
  g_assert_nonnull (strstr (page->out, "\n- 1 entry, compiled on"));
  g_assert_true (g_str_has_prefix (titled->out, "# Kenya\n"));
  g_assert_nonnull (strstr (table->out, REPORT));
  g_assert_null (strstr (table->out, GUIDELINES));
  g_assert_nonnull (strstr (table->out, "\"reading list; part: Returns\""));
}

/* What is kept goes out whatever became of the catalogue. */
static void
test_reading_list_alone (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(CliAnswer) added = cli_run (folder, "list add " REPORT);
  g_autofree char *path = test_folder_path (folder, "catalogue.db");
  g_autoptr(CliAnswer) answer = NULL;

  g_assert_cmpint (added->status, ==, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  answer = cli_run (folder, "export --as markdown --reading-list");
  g_assert_cmpint (answer->status, ==, 0);
  g_assert_nonnull (strstr (answer->out, "Global Report on Trafficking in Persons 2020"));
  g_assert_nonnull (strstr (answer->out, "not known"));
}

/* What is no text goes to a file or a pipe; it would garble a terminal. */
static void
test_binary (void)
{
  static const struct { const char *format; const char *magic; } cases[] = {
    { "odt", "PK\3\4" }, { "pdf", "%PDF-1." },
  };
  g_autoptr(TestFolder) folder = test_folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = test_folder_path (folder, cases[i].format);
      g_autofree char *to_file = g_strdup_printf ("export --facet objective:10 --as %s -o %s",
                                                  cases[i].format, path);
      g_autofree char *to_pipe = g_strconcat ("export --as ", cases[i].format, NULL);
      g_autoptr(CliAnswer) answer = cli_run (folder, to_file);
      g_autoptr(CliAnswer) piped = cli_run (folder, to_pipe);
      g_autoptr(GBytes) bytes = test_folder_read (folder, cases[i].format);

      g_assert_cmpint (answer->status, ==, 0);
      g_assert_cmpint (piped->status, ==, 0);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 4000);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), strlen (cases[i].magic), cases[i].magic,
                       strlen (cases[i].magic));
      g_assert_true (g_str_has_prefix (piped->out, cases[i].magic));
    }
}

static void
test_terminal (void)
{
  static const char *const binary[] = { "odt", "pdf" };
  g_autoptr(TestFolder) folder = test_folder_new ();
  int terminal = posix_openpt (O_RDWR | O_NOCTTY);

  g_assert_cmpint (terminal, >=, 0);
  g_assert_cmpint (grantpt (terminal), ==, 0);
  g_assert_cmpint (unlockpt (terminal), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (binary); i++)
    {
      const char *const argv[] = { g_getenv ("HUB_READER"), "export", "--as", binary[i],
                                   "--data-dir", folder, NULL };
      g_autoptr(GSubprocessLauncher) launcher = NULL;
      g_autoptr(CliAnswer) answer = NULL;

      launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
      g_subprocess_launcher_take_stdout_fd (launcher, open (ptsname (terminal), O_RDWR | O_NOCTTY));
      answer = cli_run_argv (launcher, argv);
      cli_assert_refused (answer, 2);
      g_assert_nonnull (strstr (answer->err, "-o FILE"));
    }
  close (terminal);
  g_assert_cmpuint (test_folder_count (folder, "catalogue.db"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/export/usage", test_usage);
  g_test_add_func ("/cli/export/formats", test_formats);
  g_test_add_func ("/cli/export/age", test_age);
  g_test_add_func ("/cli/export/all", test_all);
  g_test_add_func ("/cli/export/output", test_output);
  g_test_add_func ("/cli/export/output-fails", test_output_fails);
  g_test_add_func ("/cli/export/nothing", test_nothing);
  g_test_add_func ("/cli/export/binary", test_binary);
  g_test_add_func ("/cli/export/terminal", test_terminal);
  g_test_add_func ("/cli/export/left-out", test_left_out);
  g_test_add_func ("/cli/export/reading-list", test_reading_list);
  g_test_add_func ("/cli/export/reading-list/notes", test_notes);
  g_test_add_func ("/cli/export/reading-list/collection", test_collection);
  g_test_add_func ("/cli/export/reading-list/alone", test_reading_list_alone);

  return g_test_run ();
}
