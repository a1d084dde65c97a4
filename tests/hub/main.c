/* main.c: the command line of the demonstration hub
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-corpus.h"
#include "demo-fault.h"
#include "demo-server.h"

#include <glib-unix.h>
#include <locale.h>

#define EXIT_USAGE 2

static gboolean
end_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_CONTINUE;
}

static int
fail (const char *sentence,
      int         status)
{
  g_printerr ("hub-demo: %s\n", sentence);

  return status;
}

/* g_file_set_contents() writes another file and renames it: who waits for the file never
 * reads half an address. */
static gboolean
write_ready_file (const char *path,
                  const char *base,
                  GError    **error)
{
  g_autofree char *line = g_strconcat (base, "\n", NULL);

  return path == NULL || g_file_set_contents (path, line, -1, error);
}

static int
serve (DemoStore         *store,
       const DemoOptions *options,
       const char        *ready_file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(DemoServer) server = demo_server_new (store, options, &error);
  const char *base;

  if (server == NULL)
    return fail (error->message, 1);

  g_unix_signal_add (SIGTERM, end_cb, loop);
  g_unix_signal_add (SIGINT, end_cb, loop);

  base = demo_server_get_base (server);
  if (!write_ready_file (ready_file, base, &error))
    return fail (error->message, 1);
  if (ready_file == NULL)
    g_print ("%s\n", base);

  g_main_loop_run (loop);

  return 0;
}

/* Answers `--fault list`, and checks the name before anything is made. */
static gboolean
check_fault (const char *name,
             int        *status)
{
  g_autofree char *list = demo_fault_list ();

  if (name == NULL || demo_fault_find (name) != NULL)
    return TRUE;

  if (g_str_equal (name, "list"))
    {
      g_print ("%s", list);
      *status = 0;
      return FALSE;
    }

  g_printerr ("hub-demo: There is no fault of that name; these are known:\n%s", list);
  *status = EXIT_USAGE;

  return FALSE;
}

/* The same for `--variant`. */
static gboolean
find_variant (const char         *name,
              const DemoVariant **variant,
              int                *status)
{
  g_autofree char *list = demo_variant_list ();

  *variant = name != NULL ? demo_variant_find (name) : NULL;
  if (name == NULL || *variant != NULL)
    return TRUE;

  if (g_str_equal (name, "list"))
    {
      g_print ("%s", list);
      *status = 0;
      return FALSE;
    }

  g_printerr ("hub-demo: There is no variant of that name; these are known:\n%s", list);
  *status = EXIT_USAGE;

  return FALSE;
}

int
main (int    argc,
      char **argv)
{
  DemoOptions options = { 0 };
  int n_entries = 0;
  int status = 0;
  g_autofree char *fault = NULL;
  g_autofree char *fault_on = NULL;
  g_autofree char *log = NULL;
  g_autofree char *ready_file = NULL;
  g_autofree char *variant = NULL;
  g_autofree char *zone = NULL;
  const GOptionEntry entries[] = { { "port", 0, 0, G_OPTION_ARG_INT, &options.port,
                                     "TCP port on 127.0.0.1; 0, the default, takes a free one",
                                     "N" },
                                   { "entries", 0, 0, G_OPTION_ARG_INT, &n_entries,
                                     "Add made-up entries to the 94 real ones, up to 100000", "N" },
                                   { "fault", 0, 0, G_OPTION_ARG_STRING, &fault,
                                     "Misbehave; `list` names all ways", "NAME" },
                                   { "fault-after", 0, 0, G_OPTION_ARG_INT, &options.fault_after,
                                     "Answer N requests well before", "N" },
                                   { "fault-times", 0, 0, G_OPTION_ARG_INT, &options.fault_times,
                                     "Misbehave N times only; 0: always", "N" },
                                   { "fault-on", 0, 0, G_OPTION_ARG_STRING, &fault_on,
                                     "Misbehave on collections, files or all", "WHAT" },
                                   { "max-age", 0, 0, G_OPTION_ARG_INT, &options.max_age,
                                     "Allow answers to be cached, with validators", "SECONDS" },
                                   { "time-zone", 0, 0, G_OPTION_ARG_STRING, &zone,
                                     "Print dates of events in this zone, as Europe/Zurich",
                                     "NAME" },
                                   { "variant", 0, 0, G_OPTION_ARG_STRING, &variant,
                                     "Say the same in another way; `list` names all", "NAME" },
                                   { "ready-file", 0, 0, G_OPTION_ARG_FILENAME, &ready_file,
                                     "Write the address there once it listens", "FILE" },
                                   { "log", 0, 0, G_OPTION_ARG_FILENAME, &log,
                                     "Write each address asked for there", "FILE" },
                                   { NULL } };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_autoptr(DemoStore) store = NULL;
  g_autoptr(GError) error = NULL;

  setlocale (LC_ALL, "");
  g_option_context_set_summary (context,
                                "Serves a demonstration hub on this computer until it is ended.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return fail (error->message, EXIT_USAGE);
  if (argc > 1 || n_entries < 0 || n_entries > DEMO_MAX_ENTRIES || options.port < 0 ||
      options.port > G_MAXUINT16)
    return fail ("An argument is out of range; see --help.", EXIT_USAGE);

  options.fault = fault;
  options.fault_on = fault_on;
  options.log = log;
  if (!check_fault (options.fault, &status) ||
      !find_variant (variant, &options.variant, &status))
    return status;

  store = demo_store_new ();
  if (zone != NULL && !demo_store_set_zone (store, zone))
    return fail ("There is no time zone of that name.", EXIT_USAGE);
  if (!demo_corpus_load_starter (store, &error))
    return fail (error->message, 1);
  demo_corpus_make_up (store, n_entries);
  if (options.variant != NULL)
    demo_variant_prepare (options.variant, store);

  return serve (store, &options, ready_file);
}
