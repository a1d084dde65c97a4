/* test-sync-patience.c: one request at a time, and never an idle hand
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-sync-patience"

#include "hub-agent.h"
#include "hub-error.h"
#include "hub-sync-left.h"
#include "raw-server.h"
#include "sync-lab.h"
#include "test-folder.h"

#include <sqlite3.h>
#include <string.h>

#define N_TERMS        (24 + 10 + 5 + 194 + 12)
#define N_TERM_PAGES   8
#define PAGE           50
#define STOP_USEC      (2 * G_USEC_PER_SEC)     /* the aim is a tenth of it, on a machine at rest */
#define PATIENCE_USEC  (3 * G_USEC_PER_SEC)     /* the writer waits for five seconds */

static const char *const many[] = { "--entries", "2000", NULL };

/* A run that a test looks on at. */
typedef struct
{
  TestFolder     *folder;
  HubDemoProcess *hub;
  HubSyncReport  *report;
  sqlite3        *handle;
  guint           stored;     /* entries in the store while it was held */
  gint64          asked;      /* requests meanwhile */
} Watch;

/* Entries that the walk under way has stored. */
static guint
count_stored (TestFolder *folder)
{
  g_autofree char *walk = sync_lab_query (folder, "SELECT value FROM state WHERE key = 'walk'");
  const char *seen = walk != NULL ? strstr (walk, "\nseen=") : NULL;

  return seen != NULL ? (guint) g_ascii_strtoull (seen + strlen ("\nseen="), NULL, 10) : 0;
}

/* Holds the store at the first page of entries, and looks how far the asking goes. */
static void
hold_cb (const HubSyncProgress *progress,
         gpointer               user_data)
{
  Watch *watch = user_data;
  g_autofree char *path = test_folder_path (watch->folder, "catalogue.db");
  gint64 until = g_get_monotonic_time () + PATIENCE_USEC;
  gint64 expected;

  if (watch->stored > 0 || progress->done < N_TERMS + PAGE)
    return;

  g_assert_cmpint (sqlite3_open (path, &watch->handle), ==, SQLITE_OK);
  sqlite3_busy_timeout (watch->handle, 1000);
  g_assert_cmpint (sqlite3_exec (watch->handle, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  watch->stored = count_stored (watch->folder);
  g_assert_cmpuint (watch->stored % PAGE, ==, 0);

  /* the entry point, the vocabularies, what is stored, what is being stored, and one more */
  expected = 1 + N_TERM_PAGES + watch->stored / PAGE + 2;
  do
    watch->asked = sync_lab_stat (watch->hub, "requests");
  while (watch->asked < expected && g_get_monotonic_time () < until);
  g_usleep (G_USEC_PER_SEC / 5);
  g_assert_cmpint (sync_lab_stat (watch->hub, "requests"), ==, expected);
  g_assert_cmpuint (count_stored (watch->folder), ==, watch->stored);
  g_assert_cmpint (sqlite3_exec (watch->handle, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (watch->handle), ==, SQLITE_OK);
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Watch *watch = user_data;
  g_autoptr(GError) error = NULL;

  watch->report = hub_sync_run_finish (HUB_SYNC (source), result, &error);
  g_assert_no_error (error);
}

/* While a page is being stored the next one is asked for, but none behind it. */
static void
test_next_page_meanwhile (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  g_autoptr(HubSync) sync = hub_sync_new (folder, NULL);
  Watch watch = { .folder = folder, .hub = hub };

  hub_sync_run_async (sync, hub_demo_process_get_url (hub), NULL, HUB_SYNC_DEFAULT, hold_cb,
                      &watch, NULL, ended_cb, &watch);
  while (watch.report == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_no_error (watch.report->error);
  g_assert_cmpuint (watch.stored, >, 0);
  g_assert_cmpuint (sync_lab_count (folder), ==, watch.report->seen);
  hub_sync_report_free (watch.report);
  hub_sync_stop (sync);
}

/* A whole sync is one connection, with one request at a time. */
static void
test_one_connection (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);

  sync_lab_run_complete (folder, hub_demo_process_get_url (hub));
  g_assert_cmpint (sync_lab_stat (hub, "requests"), >, 2000 / PAGE);
  g_assert_cmpint (sync_lab_stat (hub, "most_open"), ==, 1);
  g_assert_cmpint (sync_lab_stat (hub, "connections"), ==, 1);
}

static void
hear_script (RawPeer  *peer,
             gpointer  request)
{
  *(char **) request = raw_peer_read_request (peer);
}

/* The hub is told who asks and where they are at home, may compress, and is told nothing else. */
static void
test_request (void)
{
  g_autofree char *request = NULL;
  g_autofree char *agent = NULL;
  g_autoptr(TestFolder) folder = test_folder_new ();
  RawServer *server = raw_server_new (NULL, hear_script, &request);
  SyncOrder order = { .data_dir = folder, .hub = raw_server_get_url (server) };
  g_autoptr(HubSyncReport) report = sync_lab_run (&order);

  raw_server_free (server);
  g_assert_error (report->error, HUB_ERROR, HUB_ERROR_OFFLINE);
  agent = g_strdup_printf ("\r\nUser-Agent: %s\r\n", hub_agent_get_name ());
  g_assert_nonnull (strstr (request, agent));
  g_assert_true (g_regex_match_simple ("^HubReader/[0-9.]+ \\(\\+https://[^)]+\\)$",
                                       hub_agent_get_name (), 0, 0));
  g_assert_nonnull (strstr (request, "\r\nAccept-Encoding: gzip\r\n"));
  g_assert_null (strstr (request, "Cookie"));
  g_assert_null (strstr (request, "Authorization"));
  g_assert_null (strstr (request, "Accept-Language"));
}

/* --- what passes, and what does not --- */

/* What goes wrong by chance is asked again, and the sync does not notice. */
static void
test_passing (gconstpointer fault)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);

  sync_lab_control (hub, "{'do':'fault','name':'%s','after':9,'times':3}", (const char *) fault);
  sync_lab_run_complete (folder, hub_demo_process_get_url (hub));
  g_assert_cmpint (sync_lab_stat (hub, "struck"), ==, 3);
}

/* But not for ever, and nothing else is; what came is kept. */
static void
test_bounded (void)
{
  static const struct
  {
    const char   *fault;
    guint         tries;
    HubSyncRetry  retry;
    gint64        least, most;     /* seconds until the next try, -1 none */
  } cases[] = {
    { "status-500", 4, HUB_SYNC_RETRY_NETWORK, 24, 36 },
    /* libsoup asks anew by itself where a kept connection turns out to be closed */
    { "close", 5, HUB_SYNC_RETRY_NETWORK, 24, 36 },
    { "empty", 4, HUB_SYNC_RETRY_NETWORK, 24, 36 },
    { "html", 1, HUB_SYNC_RETRY_NETWORK, 24, 36 },
    { "status-429", 1, HUB_SYNC_RETRY_SERVER, 29, 30 },
    { "status-503", 1, HUB_SYNC_RETRY_SERVER, 29, 30 },
    { "retry-date", 1, HUB_SYNC_RETRY_SERVER, 29, 30 },
    { "retry-late", 1, HUB_SYNC_RETRY_SERVER, 86399, 86400 },
    { "retry-late-date", 1, HUB_SYNC_RETRY_SERVER, 86399, 86400 },
    { "redirect-loop", 6, HUB_SYNC_RETRY_USER, 86399, 86400 },
    { "big-page", 1, HUB_SYNC_RETRY_USER, 86399, 86400 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
      SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
      g_autoptr(HubSyncReport) report = NULL;
      g_autofree char *json = NULL;
      HubSyncSchedule kept;
      gint64 wait;

      g_test_message ("%s", cases[i].fault);
      sync_lab_control (hub, "{'do':'fault','name':'%s','after':9}", cases[i].fault);
      report = sync_lab_run (&order);
      g_assert_nonnull (report->error);
      g_assert_cmpint (report->result, ==, HUB_SYNC_PARTIAL);
      g_assert_cmpuint (report->terms, ==, N_TERMS);
      g_assert_cmpuint (report->seen, >, 0);
      g_assert_cmpint (sync_lab_stat (hub, "struck"), ==, cases[i].tries);
      g_assert_cmpint (report->retry, ==, cases[i].retry);

      hub_sync_schedule_load (&kept, folder, order.hub);
      wait = hub_sync_schedule_get_wait (&kept, g_get_monotonic_time ());
      g_assert_cmpint (kept.retry, ==, cases[i].retry);
      g_assert_cmpint (wait, >=, cases[i].least - 5);       /* on a machine with much to do */
      g_assert_cmpint (wait, <=, cases[i].most);

      sync_lab_control (hub, "{'do':'fault','name':null}");
      sync_lab_run_complete (folder, order.hub);
      g_assert_false (test_folder_has (folder, "sync-schedule.ini"));
    }
}

/* One try more each time, each later. */
static void
test_again_and_again (void)
{
  static const gint64 waits[] = { 30, 120, 480, 1800, 7200, 7200 };
  g_autoptr(TestFolder) folder = test_folder_new ();
  SyncOrder order = { .data_dir = folder, .hub = "http://127.0.0.1:9" };

  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_autoptr(HubSyncReport) report = sync_lab_run (&order);

      g_assert_error (report->error, HUB_ERROR, HUB_ERROR_OFFLINE);
      g_assert_cmpuint (report->requests, ==, 1);
      g_assert_cmpuint (report->schedule.n_fails, ==, i + 1);
      g_assert_cmpint (hub_sync_schedule_get_wait (&report->schedule, g_get_monotonic_time ()), <=,
                       waits[i] * 6 / 5);
      g_assert_cmpint (hub_sync_schedule_get_wait (&report->schedule, g_get_monotonic_time ()), >=,
                       waits[i] * 4 / 5 - 5);
    }
}

static void
test_left (void)
{
  g_autofree char *few = hub_sync_dup_left (3);
  g_autofree char *minute = hub_sync_dup_left (61);
  g_autofree char *minutes = hub_sync_dup_left (20 * 60);
  g_autofree char *hours = hub_sync_dup_left (3 * 60 * 60);

  g_assert_cmpint (hub_sync_estimate_left (0, 50, 0, 60 * G_USEC_PER_SEC), ==, -1);
  g_assert_cmpint (hub_sync_estimate_left (0, 50, 100, G_USEC_PER_SEC), ==, -1);
  g_assert_cmpint (hub_sync_estimate_left (40, 41, 100, 60 * G_USEC_PER_SEC), ==, -1);
  g_assert_cmpint (hub_sync_estimate_left (0, 25, 100, 10 * G_USEC_PER_SEC), ==, 30);
  g_assert_cmpint (hub_sync_estimate_left (50, 75, 100, 10 * G_USEC_PER_SEC), ==, 10);
  g_assert_cmpint (hub_sync_estimate_left (0, 99, 100, 10 * G_USEC_PER_SEC), ==, 0);
  g_assert_cmpint (hub_sync_estimate_left (0, 100, 100, 10 * G_USEC_PER_SEC), ==, -1);
  g_assert_null (hub_sync_dup_left (-1));
  g_assert_cmpstr (few, ==, "a few seconds left");
  g_assert_cmpstr (minute, ==, "about 1 minute left");
  g_assert_cmpstr (minutes, ==, "about 20 minutes left");
  g_assert_cmpstr (hours, ==, "about 3 hours left");
}

/* --- stopping --- */

/* A run that is stopped once something has begun that would take long. */
typedef struct
{
  GCancellable  *cancellable;
  HubSyncReport *report;
} Stop;

static void
stopped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Stop *stop = user_data;

  stop->report = hub_sync_run_finish (HUB_SYNC (source), result, NULL);
}

static HubSync *
begin_run (TestFolder *folder,
           const char *hub,
           Stop       *stop)
{
  HubSync *sync = hub_sync_new (folder, NULL);

  hub_sync_set_pause (sync, 30 * 1000);
  stop->cancellable = g_cancellable_new ();
  hub_sync_run_async (sync, hub, NULL, HUB_SYNC_DEFAULT, NULL, NULL, stop->cancellable, stopped_cb,
                      stop);

  return sync;
}

/* What goes on would take half a minute and more; a stop does not wait for it. */
static void
end_run (HubSync *sync,       /* (transfer full) */
         Stop    *stop)
{
  gint64 began = g_get_monotonic_time ();

  g_assert_null (stop->report);
  g_cancellable_cancel (stop->cancellable);
  while (stop->report == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_test_message ("stopped in %.1f ms", (double) (g_get_monotonic_time () - began) / 1000);
  g_assert_cmpint (g_get_monotonic_time () - began, <, STOP_USEC);
  g_assert_error (stop->report->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (hub_sync_schedule_get_wait (&stop->report->schedule, g_get_monotonic_time ()),
                   ==, -1);
  hub_sync_report_free (stop->report);
  g_object_unref (stop->cancellable);
  hub_sync_stop (sync);
  g_object_unref (sync);
}

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_usleep (1000);
}

/* During an answer that does not come, one that trickles, and the pause before the next try. */
static void
test_stop (gconstpointer fault)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  Stop stop = { NULL };
  HubSync *sync;

  sync_lab_control (hub, "{'do':'fault','name':'%s','after':3}", (const char *) fault);
  sync = begin_run (folder, hub_demo_process_get_url (hub), &stop);
  while (sync_lab_stat (hub, "struck") == 0)
    iterate ();
  for (guint i = 0; i < 50; i++)      /* into the body, or the pause */
    iterate ();
  g_assert_cmpint (sync_lab_stat (hub, "struck"), ==, 1);
  end_run (sync, &stop);
}

/* During a handshake that the other side never answers. */
static void
test_stop_tls (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u", port);
  g_autoptr(GSocketConnection) connection = NULL;
  Stop stop = { NULL };
  HubSync *sync = begin_run (folder, url, &stop);
  char hello[16];

  connection = g_socket_listener_accept (listener, NULL, NULL, NULL);
  g_assert_cmpint (g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)),
                                        hello, sizeof hello, NULL, NULL), >, 0);
  end_run (sync, &stop);
}

/* --- a name server that does not answer --- */

#define TEST_TYPE_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GResolver)

struct _TestResolver
{
  GResolver parent_instance;
  int       n_asked;       /* atomic */
};

G_DEFINE_FINAL_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static GList *
never (TestResolver  *self,
       GCancellable  *cancellable,
       GError       **error)
{
  GPollFD poll_fd;

  g_assert_true (g_cancellable_make_pollfd (cancellable, &poll_fd));
  g_atomic_int_inc (&self->n_asked);
  g_poll (&poll_fd, 1, 60 * 1000);
  g_cancellable_release_fd (cancellable);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");

  return NULL;
}

static GList *
test_resolver_lookup_by_name (GResolver     *resolver,
                              const char    *hostname,
                              GCancellable  *cancellable,
                              GError       **error)
{
  return never (TEST_RESOLVER (resolver), cancellable, error);
}

static GList *
test_resolver_lookup_by_name_with_flags (GResolver                 *resolver,
                                         const char                *hostname,
                                         GResolverNameLookupFlags   flags,
                                         GCancellable              *cancellable,
                                         GError                   **error)
{
  return never (TEST_RESOLVER (resolver), cancellable, error);
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name = test_resolver_lookup_by_name;
  resolver_class->lookup_by_name_with_flags = test_resolver_lookup_by_name_with_flags;
}

static void
test_resolver_init (TestResolver *self)
{
}

static void
test_stop_name (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(GResolver) usual = g_resolver_get_default ();
  g_autoptr(TestResolver) resolver = g_object_new (TEST_TYPE_RESOLVER, NULL);
  Stop stop = { NULL };
  HubSync *sync;

  g_resolver_set_default (G_RESOLVER (resolver));
  sync = begin_run (folder, "https://hub.example", &stop);
  while (g_atomic_int_get (&resolver->n_asked) == 0)
    iterate ();
  end_run (sync, &stop);
  g_resolver_set_default (usual);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync-patience/next-page-meanwhile", test_next_page_meanwhile);
  g_test_add_func ("/sync-patience/one-connection", test_one_connection);
  g_test_add_func ("/sync-patience/request", test_request);
  g_test_add_data_func ("/sync-patience/passing-close", "close", test_passing);
  g_test_add_data_func ("/sync-patience/passing-status-502", "status-502", test_passing);
  g_test_add_data_func ("/sync-patience/passing-empty", "empty", test_passing);
  g_test_add_func ("/sync-patience/bounded", test_bounded);
  g_test_add_func ("/sync-patience/again-and-again", test_again_and_again);
  g_test_add_func ("/sync-patience/left", test_left);
  g_test_add_data_func ("/sync-patience/stop-stall", "stall", test_stop);
  g_test_add_data_func ("/sync-patience/stop-slow", "slow", test_stop);
  g_test_add_data_func ("/sync-patience/stop-slow-headers", "slow-headers", test_stop);
  g_test_add_data_func ("/sync-patience/stop-pause", "status-502", test_stop);
  g_test_add_func ("/sync-patience/stop-handshake", test_stop_tls);
  g_test_add_func ("/sync-patience/stop-name", test_stop_name);

  return g_test_run ();
}
