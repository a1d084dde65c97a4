/* test-sync-tls.c: syncs with a server that is not to be trusted, FAULTS.md F02 and F03
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-sync-tls"

#include "hub-error.h"
#include "raw-server.h"
#include "sync-lab.h"
#include "test-folder.h"

#include <string.h>

#define N_REAL 94
#define DAY    (24 * 60 * 60)

/* Nothing comes of @url, neither for a new catalogue nor for one that is full. */
static void
check_away (const char *url,
            HubError    code)
{
  g_autoptr(TestFolder) fresh = test_folder_new ();
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  const char *const folders[] = { fresh, folder };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  sync_lab_run_complete (folder, hub_demo_process_get_url (hub));
  before = sync_lab_dump (folder, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      SyncOrder order = { .data_dir = folders[i], .hub = url };
      g_autoptr(HubSyncReport) report = sync_lab_run (&order);

      g_assert_error (report->error, HUB_ERROR, (int) code);
      g_assert_cmpint (hub_sync_report_get_exit_status (report), ==, 3);
      g_assert_cmpint (report->retry, ==, code == HUB_ERROR_OFFLINE ? HUB_SYNC_RETRY_NETWORK
                                                                    : HUB_SYNC_RETRY_USER);
      g_assert_cmpuint (sync_lab_count (folders[i]), ==, N_REAL);
    }
  after = sync_lab_dump (folder, TRUE);
  g_assert_cmpstr (before, ==, after);
}

static void
hear_script (RawPeer  *peer,
             gpointer  data)
{
  g_autofree char *request = raw_peer_read_request (peer);

  g_assert_null (request);      /* nothing is sent to who is not trusted */
}

static void
greet_script (RawPeer  *peer,
              gpointer  data)
{
  raw_peer_send (peer, "220 mail.example ready\r\n", -1);
}

/* (nullable): a server with that certificate, if there is TLS here */
static RawServer *
start_tls (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "jsonapi", "tls", name, NULL);
  g_autoptr(GTlsCertificate) certificate = NULL;
  g_autoptr(GError) error = NULL;

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_skip ("there is no TLS here");
      return NULL;
    }
  certificate = g_tls_certificate_new_from_file (path, &error);
  g_assert_no_error (error);
  return raw_server_new (certificate, hear_script, NULL);
}

/* A certificate that cannot be trusted is refused, and there is no way around. */
static void
test_f02_certificate (gconstpointer name)
{
  g_autoptr(RawServer) server = start_tls (name);

  if (server != NULL)
    check_away (raw_server_get_url (server), HUB_ERROR_INSECURE);
}

/* Where it is one of another time the date is to be looked at too. */
static void
test_f02_other_time (gconstpointer name)
{
  g_autoptr(RawServer) server = start_tls (name);

  if (server != NULL)
    check_away (raw_server_get_url (server), HUB_ERROR_DATE);
}

/* So it is if the clock is over a day behind or ahead of the last date that a hub gave. */
static void
test_f02_clock (void)
{
  static const struct
  {
    gint64   ahead;      /* seconds that the hub's last date is from now */
    HubError code;
  } dates[] = {
    { -20000 * (gint64) DAY, HUB_ERROR_DATE },
    { -DAY - 600, HUB_ERROR_DATE },
    { -DAY + 600, HUB_ERROR_INSECURE },
    { DAY - 600, HUB_ERROR_INSECURE },
    { DAY + 600, HUB_ERROR_DATE },
    { 20000 * (gint64) DAY, HUB_ERROR_DATE },
  };
  g_autoptr(RawServer) server = start_tls ("self-signed.pem");
  g_autoptr(TestFolder) folder = NULL;
  g_autoptr(HubDemoProcess) hub = NULL;

  if (server == NULL)
    return;
  folder = test_folder_new ();
  hub = sync_lab_hub (NULL);
  sync_lab_run_complete (folder, hub_demo_process_get_url (hub));
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      SyncOrder order = { .data_dir = folder, .hub = raw_server_get_url (server) };
      g_autofree char *sql =
        g_strdup_printf ("UPDATE state SET value = '%" G_GINT64_FORMAT "' WHERE key = 'synced'"
                         " RETURNING value",
                         g_get_real_time () / G_USEC_PER_SEC + dates[i].ahead);
      g_autofree char *put = sync_lab_query (folder, sql);
      g_autoptr(HubSyncReport) report = NULL;

      g_assert_nonnull (put);
      report = sync_lab_run (&order);
      g_assert_error (report->error, HUB_ERROR, (int) dates[i].code);
      g_assert_cmpint (report->retry, ==, HUB_SYNC_RETRY_USER);
    }
}

/* Where TLS should be something else answers. */
static void
test_f03_no_tls (void)
{
  g_autoptr(RawServer) server = raw_server_new (NULL, greet_script, NULL);
  g_autofree char *url = g_strconcat ("https", strchr (raw_server_get_url (server), ':'), NULL);

  if (g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    check_away (url, HUB_ERROR_OFFLINE);
  else
    g_test_skip ("there is no TLS here");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/sync-tls/F02-self-signed", "self-signed.pem", test_f02_certificate);
  g_test_add_data_func ("/sync-tls/F02-other-host", "other-host.pem", test_f02_certificate);
  g_test_add_data_func ("/sync-tls/F02-expired", "expired.pem", test_f02_other_time);
  g_test_add_data_func ("/sync-tls/F02-not-yet-valid", "not-yet-valid.pem",
                        test_f02_other_time);
  g_test_add_func ("/sync-tls/F02-clock", test_f02_clock);
  g_test_add_func ("/sync-tls/F03-no-tls", test_f03_no_tls);

  return g_test_run ();
}
