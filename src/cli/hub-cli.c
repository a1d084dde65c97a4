/* hub-cli.c: the command line
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Results go to standard output, everything else to standard error. A command returns its exit
 * status or an error; the sentence and the status of an error are made here.
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli.h"

#include "hub-cli-command.h"
#include "hub-error.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define APPLICATION_FOLDER "hub-reader"
#define LINK_SCHEME        "hub-reader:"   /* of addresses that lead into the window */

/* Translators: the words before a colon, OR, KE and newest stay as they are. */
static const char search_details[] = N_(
  "TEXT is what the search field of the window understands:\n"
  "  words  \"a phrase\"  -without  this OR that  begin*  title:word\n"
  "  objective:10  principle:  region:  country:KE  -country:SO  type:  scope:\n"
  "  language:  publisher:  kind:  year:2021  after:2019  before:2023  sort:newest\n"
  "A value is a code or a name, in quotes where it has spaces. For example:\n"
  "  hub-reader search 'trafficking \"forced labour\" -smuggling country:Kenya'\n");

/* Translators: names of formats and styles, and what stands behind “hub-reader”, stay as they
 * are. */
static const char export_details[] = N_(
  "Without TEXT, options and --reading-list all entries go out. For example:\n"
  "  hub-reader export --as bibtex 'trafficking country:Kenya' -o kenya.bib\n"
  "  hub-reader export --as html --reading-list --group objective -o briefing.html\n");

static const HubCliCommand commands[] = {
  { "sync", N_("[--hub URL|FILE] [--full] [--languages en,fr,…] [--accept-withdrawals] "
                "[--background [--stay]] [--no-progress]"),
    N_("Fetch what the hub has"), NULL, FALSE, hub_cli_run_sync },
  { "status", N_("[--changes SINCE]"),
    N_("Show what is stored here, and how the last sync went"), NULL, FALSE,
    hub_cli_run_status },
  { "search", N_("[TEXT] [QUERY OPTIONS] [--limit N] [--offset N] [--counts]"),
    N_("Find entries"), search_details, TRUE, hub_cli_run_search },
  { "show", N_("UUID"), N_("Show one entry with all its fields"), NULL, FALSE, hub_cli_run_show },
  { "list", N_("[show [TEXT] | searches | add UUID… | remove UUID… | restore UUID… | set UUID… "
               "OPTIONS | share [UUID…] | preview FILE | import FILE [UUID…]]"),
    N_("Show, change or share the reading list"), NULL, FALSE, hub_cli_run_list },
  { "files", N_("[list | keep UUID… | drop UUID… | check]"),
    N_("Show, keep or drop files of entries, to be read offline"), NULL, FALSE,
    hub_cli_run_files },
  { "export", N_("--as FORMAT [TEXT] [QUERY OPTIONS | --reading-list] [-o FILE]"),
    N_("Export entries as citations, a table, a briefing or a calendar"), export_details, TRUE,
    hub_cli_run_export },
  { "library", N_("export FILE | import FILE"),
    N_("Write the whole reading list to a file, or read it from one"), NULL, FALSE,
    hub_cli_run_library },
  { "pack", N_("-o FILE.hubpack"),
    N_("Write what the hub has into one file, for a mirror or a USB stick"), NULL, FALSE,
    hub_cli_run_pack },
  { "discover", N_("URL [--save]"), N_("Find out what a hub has, and under which names"),
    NULL, FALSE,
    hub_cli_run_discover },
};

static const HubCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];

  return NULL;
}

static gboolean
is_help (const char *word)
{
  return g_str_equal (word, "--help") || g_str_equal (word, "-h");
}

static gboolean
is_window_option (const char *word)
{
  return g_str_equal (word, "--data-dir") || g_str_has_prefix (word, "--data-dir=") ||
         g_str_equal (word, "--sync") || g_str_equal (word, "--reading-list") ||
         g_str_has_prefix (word, "--gapplication-");
}

/* The first option that the window does not have, or %NULL. */
static const char *
find_odd_option (int    argc,
                 char **argv)
{
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    if (*argv[i] == '-' && !is_window_option (argv[i]))
      return argv[i];
    else if (g_str_equal (argv[i], "--data-dir"))
      i++;

  return NULL;
}

/* The place of the command: options that all commands have may stand before it. */
static int
find_word (int    argc,
           char **argv)
{
  int i = 1;

  while (i < argc)
    if (g_str_equal (argv[i], "--data-dir") || g_str_equal (argv[i], "--format"))
      i += 2;
    else if (g_str_equal (argv[i], "--quiet") || g_str_equal (argv[i], "-q") ||
             g_str_has_prefix (argv[i], "--data-dir=") || g_str_has_prefix (argv[i], "--format="))
      i++;
    else
      break;

  return MIN (i, argc);
}

static const char *
get_word (int    argc,
          char **argv)
{
  int at = find_word (argc, argv);

  return at < argc ? argv[at] : "";
}

static gboolean
is_for_window (const char *word)
{
  return *word == '\0' || *word == '-' || g_str_equal (word, "open") ||
         g_ascii_strncasecmp (word, LINK_SCHEME, strlen (LINK_SCHEME)) == 0 ||
         strstr (word, "://") != NULL;
}

static void
print_help (void)
{
  g_print (_("Usage:\n  hub-reader                 open the window\n"
             "  hub-reader open [ADDRESS]  open the window at an address, or a .hubpack file\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  hub-reader %s%s%s\n      %s\n", commands[i].name,
             *commands[i].words != '\0' ? " " : "",
             *commands[i].words != '\0' ? _(commands[i].words) : "", _(commands[i].summary));
  g_print (_("\nOptions of all commands: --data-dir FOLDER, --format text|json, --quiet, --help"
             "\n"));
}

static int
fail (const GError *error)
{
  hub_cli_say_error (error);
  return hub_error_get_exit_status (error);
}

/* Nothing that a command does is lost or half done when it just ends here: what is on the disk is
 * whole at any moment. `sync` has its own way out, to tell what was fetched. */
static void
end_cb (int number)
{
  _exit (HUB_CLI_CANCELLED);
}

static void
watch_signals (void)
{
  struct sigaction action = { .sa_handler = end_cb };

  sigemptyset (&action.sa_mask);
  sigaction (SIGINT, &action, NULL);
  sigaction (SIGTERM, &action, NULL);
}

static int
run_command (const HubCliCommand *command,
             int                  argc,
             char               **argv)
{
  int at = find_word (argc, argv);
  HubCli cli = { .command = command };
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GError) error = NULL;
  int status = 0;

  g_strv_builder_take (builder, g_strconcat ("hub-reader ", command->name, NULL));
  for (int i = 1; i < argc; i++)
    if (i != at)
      g_strv_builder_add (builder, argv[i]);
  cli.arguments = g_strv_builder_end (builder);
  cli.data_dir = g_build_filename (g_get_user_data_dir (), APPLICATION_FOLDER, NULL);
  cli.config_dir = g_build_filename (g_get_user_config_dir (), APPLICATION_FOLDER, NULL);

  status = command->run (&cli, &error);
  if (error != NULL)
    status = fail (error);
  else if (cli.has_helped)
    status = HUB_CLI_DONE;

  g_strfreev (cli.arguments);
  g_free (cli.data_dir);
  g_free (cli.config_dir);
  return status;
}

static int
refuse_command (const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *shown = g_utf8_make_valid (name, -1);

  g_set_error (&error, HUB_ERROR, HUB_ERROR_USAGE,
               _("There is no command “%s”; see “hub-reader --help”."), shown);
  return fail (error);
}

static int
refuse_option (const char *option)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *shown = g_utf8_make_valid (option, -1);

  g_set_error (&error, HUB_ERROR, HUB_ERROR_USAGE,
               _("“%s” is not an option here; see “hub-reader --help”."), shown);
  return fail (error);
}

/**
 * hub_cli_is_command:
 * @argc: number of arguments
 * @argv: as `main ()` gets them
 *
 * Asks whether the arguments are for the command line. The window's are: none, `open`, an
 * address, and the options it has.
 *
 * Returns: whether to call [func@Hub.cli_run]
 */
gboolean
hub_cli_is_command (int    argc,
                    char **argv)
{
  return !is_for_window (get_word (argc, argv)) || find_odd_option (argc, argv) != NULL;
}

/**
 * hub_cli_run:
 * @argc: number of arguments
 * @argv: as `main ()` gets them, the locale being set
 *
 * Runs one command to its end, on the main thread, without a display. Blocks.
 *
 * Returns: the exit status, as the table of exit statuses says
 */
int
hub_cli_run (int    argc,
             char **argv)
{
  const char *word = get_word (argc, argv);
  const HubCliCommand *command = find_command (word);
  int status = HUB_CLI_DONE;

  watch_signals ();
  if (command != NULL)
    status = run_command (command, argc, argv);
  else if (is_help (word))
    print_help ();
  else if (g_str_equal (word, "--version"))
    g_print ("Hub Reader %s\n", HUB_VERSION);
  else if (!is_for_window (word))
    return refuse_command (word);
  else
    return refuse_option (find_odd_option (argc, argv));

  if (fflush (stdout) != 0 || ferror (stdout) != 0)
    {
      hub_cli_say (_("The result could not be written. Check where it goes, then try again."));
      return HUB_CLI_STORE;
    }
  return status;
}

/**
 * hub_cli_refuse_window:
 *
 * Says that there is no display for the window, and what can be done without.
 *
 * Returns: the exit status
 */
int
hub_cli_refuse_window (void)
{
  g_autoptr(GError) error = NULL;

  g_set_error_literal (&error, HUB_ERROR, HUB_ERROR_USAGE,
                       _("There is no display to open a window on. See “hub-reader --help” for "
                         "the commands that need none."));
  return fail (error);
}
