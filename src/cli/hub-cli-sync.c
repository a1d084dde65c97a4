/* hub-cli-sync.c: hub-reader sync
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-command.h"
#include "hub-address.h"
#include "hub-error.h"
#include "hub-index.h"
#include "hub-reading-list.h"
#include "hub-renewed.h"
#include "hub-sync-cursor.h"
#include "hub-sync-left.h"
#include "hub-sync.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#define DEFAULT_HUB "https://migrationnetwork.un.org"
#define LINE_INTERVAL_USEC (G_USEC_PER_SEC / 5)   /* at most five lines of progress a second */

typedef struct
{
  char     *hub;           /* (owned) (nullable) */
  char     *languages;     /* (owned) (nullable): separated by commas */
  gboolean  is_full;
  gboolean  is_agreed;
  gboolean  no_progress;
  gboolean  is_background;
  gboolean  stays;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->hub);
  g_free (options->languages);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* One run. */
typedef struct
{
  GMainLoop     *loop;          /* (owned) */
  GCancellable  *cancellable;   /* (owned) */
  HubSyncReport *report;        /* (owned) (nullable): when done */
  GError        *error;         /* (owned) (nullable) */
  const char    *phase;         /* (unowned) (nullable): told last */
  gint64         told;          /* monotonic microseconds of the last line */
} Run;

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->loop, g_main_loop_unref);
  g_clear_object (&run->cancellable);
  g_clear_pointer (&run->report, hub_sync_report_free);
  g_clear_error (&run->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static char *
dup_hub_of_settings (void)
{
  g_autoptr(GVariant) hub = hub_cli_dup_setting ("hub-address", G_VARIANT_TYPE_STRING);

  return hub != NULL && *g_variant_get_string (hub, NULL) != '\0' ? g_variant_dup_string (hub, NULL)
                                                                  : NULL;
}

/* The hub of the sync that is to go on, or else of the last one. */
static char *
dup_hub_of_catalogue (HubCli *cli)
{
  g_autoptr(HubCatalogue) catalogue = hub_cli_open_catalogue (cli, NULL);
  g_autoptr(HubCatalogueStatus) status = NULL;
  g_autoptr(HubSyncReport) counts = hub_sync_report_new ("");
  g_autoptr(HubSyncCursor) cursor = NULL;

  if (catalogue != NULL)
    status = hub_catalogue_get_status (catalogue, NULL);
  if (status != NULL)
    cursor = hub_sync_cursor_read (status->walk, counts);
  if (cursor != NULL)
    return g_strdup (cursor->hub);
  return status != NULL ? g_strdup (status->hub) : NULL;
}

/**
 * hub_cli_dup_hub:
 * @cli: the call
 * @wanted: (nullable): what was given as the address of the hub
 * @error: `HUB_ERROR_USAGE`
 *
 * Finds out which hub is meant: that one, or the one that is set, or that of the catalogue.
 *
 * Returns: (transfer full) (nullable): its address, or that of a file
 */
char *
hub_cli_dup_hub (HubCli      *cli,
                 const char  *wanted,
                 GError     **error)
{
  g_autofree char *hub = g_strdup (wanted);
  char *file = wanted != NULL ? hub_address_dup_file (wanted) : NULL;

  if (file != NULL)
    return file;
  if (hub == NULL)
    hub = dup_hub_of_settings ();
  if (hub == NULL)
    hub = dup_hub_of_catalogue (cli);

  return hub_address_normalise (hub != NULL ? hub : DEFAULT_HUB, error);
}

static gboolean
is_language (const char *code)
{
  gsize length = 0;

  for (const char *c = code; *c != '\0'; c++, length++)
    if (!g_ascii_isalnum (*c) && (*c != '-' || length < 2))
      return FALSE;

  return length >= 2 && length <= 35 && g_ascii_isalpha (code[0]);   /* BCP 47 */
}

/* Those that the user chose in the window, if they are any. */
static char **
dup_languages_of_settings (void)
{
  g_autoptr(GVariant) codes = hub_cli_dup_setting ("hub-languages", G_VARIANT_TYPE_STRING_ARRAY);
  g_autoptr(GStrvBuilder) languages = g_strv_builder_new ();
  gsize n_codes = codes != NULL ? g_variant_n_children (codes) : 0;

  for (gsize i = 0; i < n_codes; i++)
    {
      const char *code;

      g_variant_get_child (codes, i, "&s", &code);
      if (is_language (code))
        g_strv_builder_add (languages, code);
    }

  return g_strv_builder_end (languages);
}

/* @text: (nullable): what was said; empty for none beside the hub's own */
static gboolean
read_languages (const char *text,
                char     ***languages,
                GError    **error)
{
  *languages = text != NULL ? g_strsplit (text, ",", 0) : dup_languages_of_settings ();
  for (guint i = 0; *languages != NULL && (*languages)[i] != NULL; i++)
    if (!is_language ((*languages)[i]))
      {
        g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                             _("Languages are codes separated by commas, as in “en,fr”."));
        return FALSE;
      }

  return TRUE;
}

static void
progress_cb (const HubSyncProgress *progress,
             gpointer               user_data)
{
  Run *run = user_data;
  gint64 now = g_get_monotonic_time ();
  g_autofree char *count = NULL;
  g_autofree char *left = hub_sync_dup_left (progress->seconds_left);
  g_autofree char *line = NULL;

  if (run->phase == progress->phase && now - run->told < LINE_INTERVAL_USEC)
    return;

  run->phase = progress->phase;
  run->told = now;
  if (progress->is_bytes)
    count = g_format_size_full ((guint64) progress->done * 1024, G_FORMAT_SIZE_IEC_UNITS);
  else if (progress->total > 0)
    count = g_strdup_printf (ngettext ("%u of %u item", "%u of %u items", progress->total),
                             progress->done, progress->total);
  else
    count = g_strdup_printf (ngettext ("%u item", "%u items", progress->done), progress->done);
  if (left == NULL)
    /* Translators: progress of a sync: what is being read, “20 of 94 items” */
    line = g_strdup_printf (C_("sync", "%s: %s"), progress->phase, count);
  else
    /* Translators: progress of a sync: what is being read, “20 of 94 items”, “about 2 minutes
     * left” */
    line = g_strdup_printf (C_("sync", "%s: %s, %s"), progress->phase, count, left);
  g_printerr ("%s\n", line);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Run *run = user_data;

  run->report = hub_sync_run_finish (HUB_SYNC (source), result, &run->error);
  g_main_loop_quit (run->loop);
}

/* Who asks twice will not wait: what is on the disk is whole at any moment. */
static gboolean
cancel_cb (gpointer user_data)
{
  if (g_cancellable_is_cancelled (user_data))
    _exit (HUB_CLI_CANCELLED);
  g_cancellable_cancel (user_data);
  return G_SOURCE_CONTINUE;
}

static void
run_sync (HubCli             *cli,
          Run                *run,
          const Options      *options,
          const char         *hub,
          const char *const  *languages)
{
  g_autoptr(HubSync) sync = hub_sync_new (cli->data_dir, cli->config_dir);
  gboolean is_told = !options->no_progress && !cli->is_quiet;
  HubSyncFlags flags = HUB_SYNC_DEFAULT;
  guint interrupt = 0;
  guint terminate = 0;

  run->loop = g_main_loop_new (NULL, FALSE);
  run->cancellable = g_cancellable_new ();
  interrupt = g_unix_signal_add (SIGINT, cancel_cb, run->cancellable);
  terminate = g_unix_signal_add (SIGTERM, cancel_cb, run->cancellable);
  if (options->is_full)
    flags |= HUB_SYNC_FULL;
  if (options->is_agreed)
    flags |= HUB_SYNC_ACCEPT_WITHDRAWALS;
  hub_sync_run_async (sync, hub, languages, flags, is_told ? progress_cb : NULL, run,
                      run->cancellable, done_cb, run);
  g_main_loop_run (run->loop);
  g_source_remove (interrupt);
  g_source_remove (terminate);
  hub_sync_stop (sync);
}

/* Has the next search begin at once. Without the file it is only slower, so nothing is said. */
static void
write_index (HubCli       *cli,
             GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (cli->data_dir, &error);
  g_autofree char *path = NULL;

  if (catalogue != NULL)
    path = hub_index_dup_path (catalogue);
  if (catalogue == NULL || !hub_index_write_file (catalogue, path, cancellable, &error))
    g_debug ("the index is not written: %s", error->message);
}

/* “94 new, 0 updated, 0 unchanged, 0 withdrawn, 0 skipped” */
static char *
dup_counts (const HubSyncReport *report)
{
  g_auto(GStrv) counts = g_new0 (char *, 6);

  counts[0] = g_strdup_printf (ngettext ("%u new", "%u new", report->added), report->added);
  counts[1] = g_strdup_printf (ngettext ("%u updated", "%u updated", report->updated),
                               report->updated);
  counts[2] = g_strdup_printf (ngettext ("%u unchanged", "%u unchanged", report->unchanged),
                               report->unchanged);
  counts[3] = g_strdup_printf (ngettext ("%u withdrawn", "%u withdrawn", report->withdrawn),
                               report->withdrawn);
  counts[4] = g_strdup_printf (ngettext ("%u skipped", "%u skipped", report->skipped),
                               report->skipped);
  /* Translators: what stands between the counts of entries after a sync */
  return g_strjoinv (C_("list of counts", ", "), counts);
}

static void
print_text (HubSyncReport *report)
{
  g_autofree char *seen = NULL;
  g_autofree char *counts = dup_counts (report);
  g_autofree char *line = NULL;

  /* The message on standard error says it all. */
  if (report->seen == 0 && report->error != NULL)
    return;

  seen = g_strdup_printf (ngettext ("%u entry from %s", "%u entries from %s", report->seen),
                          report->seen, report->hub);
  /* Translators: “94 entries from https://hub.example”, then “94 new, 0 updated, …” */
  line = g_strdup_printf (C_("sync", "%s: %s"), seen, counts);
  g_print ("%s\n", line);
}

/* When the hub wants to be asked again. */
static void
tell_wait (HubSyncReport *report)
{
  gint64 wait = hub_sync_schedule_get_wait (&report->schedule, g_get_monotonic_time ());
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GDateTime) then = g_date_time_add_seconds (now, (double) MAX (wait, 0));
  g_autofree char *time = g_date_time_format (then, "%F %R");
  /* Translators: %s is a date and a time */
  g_autofree char *text = g_strdup_printf (_("The hub asks to wait until %s."), time);

  hub_cli_say (text);
}

/* Where the hub is now. It is not asked there before somebody wants it. */
static void
tell_move (HubSyncReport *report)
{
  /* Translators: both are the same web address */
  g_autofree char *text = g_strdup_printf (_("The hub says that it has moved to %s. Nothing was "
                                             "fetched there; to use the new address, run “sync "
                                             "--hub %s”."), report->moved, report->moved);

  hub_cli_say (text);
}

/* FAULTS.md F13: what is closed for good would else be kept without a word, and grow old. */
static void
tell_unavailable (HubSyncReport *report)
{
  g_autofree char *paths = hub_sync_report_dup_unavailable (report);
  /* Translators: %s names collections of the hub by their paths, as in “node/event, node/video” */
  g_autofree char *text = g_strdup_printf (_("The hub does not allow this to be read: %s. What is "
                                             "stored of it is kept as it was."), paths);

  hub_cli_say (text);
}

static void
tell (HubCli        *cli,
      HubSyncReport *report)
{
  g_autofree char *json = NULL;

  if (cli->is_json)
    {
      json = hub_sync_report_to_json (report);
      fputs (json, stdout);
      fputc ('\n', stdout);
    }
  else
    {
      print_text (report);
    }

  if (report->error != NULL)
    hub_cli_say_error (report->error);
  else if (hub_sync_report_is_incomplete (report))
    hub_cli_say (_("Some of what the hub sent could not be used and was skipped. The rest is kept "
                   "and nothing was removed; the next sync tries again."));
  else if (report->result == HUB_SYNC_PARTIAL)
    hub_cli_say (_("The sync stopped part-way. What was fetched is kept; the next sync goes on."));
  if (report->error == NULL && report->unavailable->len > 0)
    tell_unavailable (report);
  if (g_error_matches (report->error, HUB_ERROR, HUB_ERROR_PACK_OLDER))
    hub_cli_say (_("To use it all the same, add “--full”."));
  if (report->moved != NULL)
    tell_move (report);
  if (report->retry == HUB_SYNC_RETRY_SERVER)
    tell_wait (report);
  for (guint i = 0; !cli->is_json && !cli->is_quiet && i < report->problems->len; i++)
    {
      const HubSyncProblem *problem = g_ptr_array_index (report->problems, i);

      g_printerr ("  %s: %s\n", problem->where, problem->said);
    }
}

/* Takes what the hub has changed of kept entries into the reading list. That this fails is nothing
 * that the sync did: the window, or the next sync, does it again. */
static void
renew_list (HubCli       *cli,
            GCancellable *cancellable)
{
  g_autofree char *path = g_build_filename (cli->data_dir, "library.db", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(HubReadingList) list = NULL;
  g_autoptr(HubCatalogue) catalogue = NULL;
  g_autoptr(GPtrArray) kept = NULL;
  g_autoptr(GPtrArray) renewed = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;

  list = hub_reading_list_open (cli->data_dir, &error);
  kept = list != NULL ? hub_reading_list_load (list, &error) : NULL;
  catalogue = kept != NULL ? hub_cli_open_catalogue (cli, &error) : NULL;
  if (catalogue != NULL)
    renewed = hub_catalogue_find_renewed (catalogue, kept, cancellable, &error);
  if (renewed == NULL || !hub_reading_list_renew (list, renewed, &error))
    g_info ("The reading list was not renewed: %s", error->message);
}

/* Syncs, and tells how it went. Returns an exit status. */
static int
sync_once (HubCli         *cli,
           const Options  *options,
           GError        **error)
{
  g_auto(Run) run = { 0 };
  g_auto(GStrv) languages = NULL;
  g_autofree char *hub = NULL;

  if (!read_languages (options->languages, &languages, error))
    return HUB_CLI_DONE;
  hub = hub_cli_dup_hub (cli, options->hub, error);
  if (hub == NULL)
    return HUB_CLI_DONE;

  run_sync (cli, &run, options, hub, (const char *const *) languages);
  if (run.report == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&run.error));
      return HUB_CLI_STORE;
    }
  write_index (cli, run.cancellable);
  renew_list (cli, run.cancellable);
  if (options->is_background)
    hub_cli_background_tell (cli);
  tell (cli, run.report);
  return hub_sync_report_get_exit_status (run.report);
}

/* Whenever it is time, or once if it is. */
static int
sync_by_itself (HubCli         *cli,
                const Options  *options,
                GError        **error)
{
  int status = HUB_CLI_DONE;
  gboolean is_again = FALSE;

  while (hub_cli_background_wait (cli, options->hub, options->stays, is_again))
    {
      status = sync_once (cli, options, error);
      if (!options->stays || status == HUB_CLI_CANCELLED || *error != NULL)
        return status;
      is_again = TRUE;
    }

  return status;
}

/**
 * hub_cli_run_sync:
 * @cli: the call
 * @error: `HUB_ERROR_USAGE`; what stops a sync is told with its report
 *
 * Fetches what the hub has. SIGINT and SIGTERM stop it; what was fetched is kept.
 *
 * Returns: an exit status
 */
int
hub_cli_run_sync (HubCli  *cli,
                  GError **error)
{
  g_auto(Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "hub", 0, 0, G_OPTION_ARG_FILENAME, &options.hub,
      N_("Address of the hub, or of a catalogue in one file (.hubpack)"), "URL|FILE" },
    { "full", 0, 0, G_OPTION_ARG_NONE, &options.is_full,
      N_("Start a new full sync, even if one is unfinished"), NULL },
    { "languages", 0, 0, G_OPTION_ARG_FILENAME, &options.languages,
      N_("Languages to fetch in addition to the hub’s own, separated by commas"), "en,fr,…" },
    { "accept-withdrawals", 0, 0, G_OPTION_ARG_NONE, &options.is_agreed,
      N_("Remove what the last sync reported missing, however much it is"), NULL },
    { "background", 0, 0, G_OPTION_ARG_NONE, &options.is_background,
      N_("Only if due by Preferences; notify about what saved searches find"), NULL },
    { "stay", 0, 0, G_OPTION_ARG_NONE, &options.stays,
      N_("With --background: keep running, and sync whenever it is due"), NULL },
    { "no-progress", 0, 0, G_OPTION_ARG_NONE, &options.no_progress, N_("Do not show progress"),
      NULL },
    { NULL },
  };
  g_auto(GStrv) words = NULL;

  if (!hub_cli_parse (cli, entries, &words, error))
    return HUB_CLI_DONE;
  if (words[0] != NULL)
    {
      g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                           _("“sync” takes options only; the hub is given by “--hub”."));
      return HUB_CLI_DONE;
    }
  if (options.is_background)
    return sync_by_itself (cli, &options, error);

  return sync_once (cli, &options, error);
}
