/* test-sync-faults.c: syncs with a hub that misbehaves, by the rows of FAULTS.md
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each fault strikes at a first sync, at an update of a catalogue that is full, and in the midst
 * of a walk. What was there before is there afterwards, and once the hub behaves again the next
 * sync ends as if nothing had been.
 */

#define G_LOG_DOMAIN "test-sync-faults"

#include "hub-error.h"
#include "sync-lab.h"
#include "test-folder.h"

#include <string.h>

#define N_REAL  94
#define N_TERMS (24 + 10 + 5 + 194 + 12)
#define AFTER   12    /* requests for collections that go well: vocabularies and a bundle or two */

#define PARTIAL 6

#define TOO_LONG_MS 1000000    /* a pause over what a run has patience for: no second try */

/* A fault that stops a sync. */
typedef struct
{
  const char *row;
  const char *fault;
  HubError    code;
  int         status;      /* exit status when nothing was fetched yet */
} Stop;

static const Stop stops[] = {
  { "F01", "close", HUB_ERROR_OFFLINE, 3 },
  { "F04", "stall", HUB_ERROR_OFFLINE, 3 },
  { "F04", "slow", HUB_ERROR_OFFLINE, 3 },
  { "F04", "slow-headers", HUB_ERROR_OFFLINE, 3 },
  { "F04", "endless-1xx", HUB_ERROR_OFFLINE, 3 },
  { "F05", "truncated", HUB_ERROR_OFFLINE, 3 },
  { "F05", "reset", HUB_ERROR_OFFLINE, 3 },
  { "F06", "cut", HUB_ERROR_OFFLINE, 3 },
  { "F06", "bad-gzip", HUB_ERROR_OFFLINE, 3 },
  { "F07", "gzip-bomb", HUB_ERROR_TOO_LARGE, 4 },
  { "F07", "endless", HUB_ERROR_TOO_LARGE, 4 },
  { "F07", "big-page", HUB_ERROR_TOO_LARGE, 4 },
  { "F07", "header-flood", HUB_ERROR_TOO_LARGE, 4 },
  { "F07", "stacked-gzip", HUB_ERROR_TOO_LARGE, 4 },
  { "F08", "empty", HUB_ERROR_PROTOCOL, 4 },
  { "F08", "no-content", HUB_ERROR_PROTOCOL, 4 },
  { "F08", "negative-length", HUB_ERROR_PROTOCOL, 4 },
  { "F08", "two-lengths", HUB_ERROR_PROTOCOL, 4 },
  { "F10", "html", HUB_ERROR_SIGN_IN, 4 },
  { "F10", "status-511", HUB_ERROR_SIGN_IN, 4 },
  { "F10", "redirect-login", HUB_ERROR_SIGN_IN, 4 },
  { "F11", "status-300", HUB_ERROR_MISCONFIGURED, 4 },
  { "F11", "status-304", HUB_ERROR_MISCONFIGURED, 4 },
  { "F11", "redirect-loop", HUB_ERROR_MISCONFIGURED, 4 },
  { "F11", "redirect-nowhere", HUB_ERROR_MISCONFIGURED, 4 },
  { "F12", "redirect-elsewhere", HUB_ERROR_MISCONFIGURED, 4 },
  { "F12", "moved", HUB_ERROR_MISCONFIGURED, 4 },
  { "F12", "redirect-file", HUB_ERROR_MISCONFIGURED, 4 },
  { "F12", "redirect-user", HUB_ERROR_MISCONFIGURED, 4 },
  { "F14", "status-408", HUB_ERROR_SERVER, 4 },
  { "F14", "status-500", HUB_ERROR_SERVER, 4 },
  { "F14", "status-502", HUB_ERROR_SERVER, 4 },
  { "F14", "status-504", HUB_ERROR_SERVER, 4 },
  { "F14", "status-999", HUB_ERROR_SERVER, 4 },
  { "F15", "status-429", HUB_ERROR_WAIT, 4 },
  { "F15", "status-503", HUB_ERROR_WAIT, 4 },
  { "F15", "retry-date", HUB_ERROR_WAIT, 4 },
  { "F15", "retry-late", HUB_ERROR_WAIT, 4 },
  { "F15", "retry-late-date", HUB_ERROR_WAIT, 4 },
  { "F15", "retry-negative", HUB_ERROR_WAIT, 4 },
};

/* What is wrong inside an answer (class RQ). A hub that gives nothing else is no hub. */
static const Stop useless[] = {
  { "F09", "not-json-type", HUB_ERROR_PROTOCOL, 4 },
  { "F24", "bad-json", HUB_ERROR_PROTOCOL, 4 },
  { "F24", "invalid-utf8", HUB_ERROR_PROTOCOL, 4 },
  { "F24", "two-roots", HUB_ERROR_PROTOCOL, 4 },
  { "F24", "deep-json", HUB_ERROR_TOO_LARGE, 4 },
  { "F25", "many-values", HUB_ERROR_TOO_LARGE, 4 },
  { "F25", "many-members", HUB_ERROR_TOO_LARGE, 4 },
  { "F26", "data-missing", HUB_ERROR_PROTOCOL, 4 },
  { "F26", "data-null", HUB_ERROR_PROTOCOL, 4 },
  { "F26", "errors-document", HUB_ERROR_PROTOCOL, 4 },
  { "F26", "duplicate-key", HUB_ERROR_PROTOCOL, 4 },
  { "F33", "nul-escape", HUB_ERROR_PROTOCOL, 4 },
};

/* Short ones, for a hub that is slow. */
static const JsonapiClientLimits *
get_limits (const Stop *stop)
{
  static JsonapiClientLimits limits = JSONAPI_CLIENT_LIMITS_INIT;

  limits.headers_ms = 1000;
  limits.rate_window_ms = 500;
  limits.rate_grace_ms = 500;

  return g_str_equal (stop->row, "F04") ? &limits : NULL;
}

static void
assert_stopped (HubSyncReport *report,
                HubSyncResult  result,
                const Stop    *stop)
{
  g_autofree char *sentence = NULL;

  if (report->terms > 0)         /* some faults have no effect on terms */
    result = HUB_SYNC_PARTIAL;
  g_assert_error (report->error, HUB_ERROR, (int) stop->code);
  g_assert_nonnull (strstr (report->error->message, "127.0.0.1"));
  g_assert_cmpstr (hub_sync_result_to_string (report->result), ==,
                   hub_sync_result_to_string (result));
  g_assert_cmpint (hub_sync_report_get_exit_status (report), ==,
                   result == HUB_SYNC_FAILED ? stop->status : PARTIAL);
  g_assert_cmpuint (report->withdrawn, ==, 0);
  g_assert_cmpstr (report->moved, ==, g_str_equal (stop->fault, "moved") ? HUB_DEMO_MOVED : NULL);
  if (g_str_equal (stop->fault, "retry-negative"))
    g_assert_cmpint (report->retry, ==, HUB_SYNC_RETRY_NETWORK);
  else if (stop->code == HUB_ERROR_WAIT)
    g_assert_cmpint (report->retry, ==, HUB_SYNC_RETRY_SERVER);
  if (report->retry == HUB_SYNC_RETRY_SERVER)
    g_assert_cmpint (report->retry_after, >, 0);

  sentence = hub_error_dup_sentence (report->error);
  g_assert_cmpuint (strlen (sentence), >, 20);
}

static void
test_stop (gconstpointer data)
{
  const Stop *stop = data;
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub),
                      .limits = get_limits (stop),
                      .pause_ms = get_limits (stop) != NULL ? TOO_LONG_MS : 0 };
  g_autoptr(HubSyncReport) first = NULL;
  g_autoptr(HubSyncReport) midst = NULL;
  g_autoptr(HubSyncReport) update = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  sync_lab_control (hub, "{'do':'fault','name':'%s'}", stop->fault);
  first = sync_lab_run (&order);
  assert_stopped (first, HUB_SYNC_FAILED, stop);
  g_assert_cmpuint (sync_lab_count (folder), ==, N_REAL);   /* the starter's */

  sync_lab_control (hub, "{'do':'fault','name':'%s','after':%d}", stop->fault, AFTER);
  midst = sync_lab_run (&order);
  assert_stopped (midst, HUB_SYNC_PARTIAL, stop);
  g_assert_cmpuint (midst->terms, ==, N_TERMS);

  sync_lab_control (hub, "{'do':'fault','name':null}");
  order.limits = NULL;
  sync_lab_run_complete (folder, order.hub);
  before = sync_lab_dump (folder, FALSE);

  sync_lab_control (hub, "{'do':'fault','name':'%s'}", stop->fault);
  order.limits = get_limits (stop);
  order.flags = HUB_SYNC_FULL;
  update = sync_lab_run (&order);
  assert_stopped (update, HUB_SYNC_FAILED, stop);
  after = sync_lab_dump (folder, FALSE);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (sync_lab_stat (hub, "elsewhere"), ==, 0);
}

static void
assert_incomplete (HubSyncReport *report,
                   const Stop    *stop)
{
  g_autofree char *json = hub_sync_report_to_json (report);

  g_assert_no_error (report->error);
  g_assert_cmpstr (hub_sync_result_to_string (report->result), ==, "partial");
  g_assert_cmpint (hub_sync_report_get_exit_status (report), ==, PARTIAL);
  g_assert_true (hub_sync_report_is_incomplete (report));
  g_assert_cmpint (report->retry, ==, HUB_SYNC_RETRY_NEXT);
  g_assert_nonnull (strstr (json, "\"incomplete\":true"));
  g_assert_cmpuint (report->problems->len, >, 0);
  g_assert_cmpuint (report->withdrawn, ==, 0);
}

/* With useless answers all along there is nothing to go on with; with one in the midst the rest is
 * read, nothing is withdrawn, and the next sync reads what was passed over. */
static void
test_useless (gconstpointer data)
{
  const Stop *stop = data;
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) fresh = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) first = NULL;
  g_autoptr(HubSyncReport) midst = NULL;
  g_autoptr(HubSyncReport) mended = NULL;
  g_autoptr(HubSyncReport) update = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *expected = NULL;

  sync_lab_control (hub, "{'do':'fault','name':'%s'}", stop->fault);
  first = sync_lab_run (&order);
  assert_stopped (first, HUB_SYNC_FAILED, stop);
  g_assert_cmpint (first->retry, ==, HUB_SYNC_RETRY_NEXT);
  g_assert_cmpuint (sync_lab_count (folder), ==, N_REAL);   /* the starter's */

  sync_lab_control (hub, "{'do':'fault','name':'%s','after':%d,'times':1}", stop->fault, AFTER);
  midst = sync_lab_run (&order);
  assert_incomplete (midst, stop);
  g_assert_cmpuint (midst->skipped, >, 0);
  g_assert_cmpuint (midst->skipped_pages, ==, 1);
  g_assert_cmpuint (midst->terms, ==, N_TERMS);
  mended = sync_lab_run_well (&order);
  g_assert_cmpuint (mended->added + mended->updated + mended->unchanged, ==, mended->seen);
  g_assert_cmpuint (mended->withdrawn, ==, 0);
  sync_lab_run_complete (fresh, order.hub);
  before = sync_lab_dump (folder, FALSE);
  expected = sync_lab_dump (fresh, FALSE);
  g_assert_cmpstr (before, ==, expected);

  sync_lab_control (hub, "{'do':'fault','name':'%s'}", stop->fault);
  order.flags = HUB_SYNC_FULL;
  update = sync_lab_run (&order);
  assert_stopped (update, HUB_SYNC_FAILED, stop);
  after = sync_lab_dump (folder, FALSE);
  g_assert_cmpstr (before, ==, after);
}

/* The hub forbids all collections: it is refused as a whole, and nothing is withdrawn. */
static void
test_f13_refused (gconstpointer data)
{
  const Stop stop = { "F13", data, HUB_ERROR_REFUSED, 4 };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) first = NULL;
  g_autoptr(HubSyncReport) report = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  sync_lab_control (hub, "{'do':'fault','name':'%s'}", stop.fault);
  first = sync_lab_run (&order);
  assert_stopped (first, HUB_SYNC_FAILED, &stop);
  g_assert_cmpint (first->retry, ==, HUB_SYNC_RETRY_USER);
  g_assert_cmpuint (sync_lab_count (folder), ==, N_REAL);   /* the starter's */

  sync_lab_control (hub, "{'do':'fault','name':null}");
  sync_lab_run_complete (folder, order.hub);
  before = sync_lab_dump (folder, FALSE);
  sync_lab_control (hub, "{'do':'fault','name':'%s'}", stop.fault);
  report = sync_lab_run (&order);
  assert_stopped (report, HUB_SYNC_FAILED, &stop);
  after = sync_lab_dump (folder, FALSE);
  g_assert_cmpstr (before, ==, after);
}

/* One hiccup is asked about once more; the sync does not notice. */
static void
test_f01_hiccup (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);

  sync_lab_control (hub, "{'do':'fault','name':'close','after':7,'times':1}");
  sync_lab_run_complete (folder, hub_demo_process_get_url (hub));
  g_assert_cmpuint (sync_lab_count (folder), ==, N_REAL);
}

static void
test_f01_not_there (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  HubDemoProcess *hub = sync_lab_hub (NULL);
  g_autofree char *url = g_strdup (hub_demo_process_get_url (hub));
  SyncOrder order = { .data_dir = folder, .hub = url };
  g_autoptr(HubSyncReport) refused = NULL;
  g_autoptr(HubSyncReport) nameless = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  sync_lab_run_complete (folder, url);
  hub_demo_process_stop (hub);
  before = sync_lab_dump (folder, TRUE);
  refused = sync_lab_run (&order);
  g_assert_error (refused->error, HUB_ERROR, HUB_ERROR_OFFLINE);
  g_assert_cmpint (hub_sync_report_get_exit_status (refused), ==, 3);

  order.hub = "https://hub.invalid";
  nameless = sync_lab_run (&order);
  g_assert_error (nameless->error, HUB_ERROR, HUB_ERROR_OFFLINE);
  g_assert_nonnull (strstr (nameless->error->message, "hub.invalid"));
  after = sync_lab_dump (folder, TRUE);
  g_assert_cmpstr (before, ==, after);
}

static void
test_f10_wrong_address (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  g_autofree char *url = g_strconcat (hub_demo_process_get_url (hub), "/elsewhere", NULL);
  SyncOrder order = { .data_dir = folder, .hub = url };
  g_autoptr(HubSyncReport) report = sync_lab_run (&order);

  g_assert_error (report->error, HUB_ERROR, HUB_ERROR_PROTOCOL);
  g_assert_cmpint (hub_sync_report_get_exit_status (report), ==, 4);
  g_assert_cmpuint (sync_lab_count (folder), ==, N_REAL);
}

/* Links that lead astray stop the vocabularies, which follow them; entries are asked for by
 * number, so there the link only says that there is more. */
static void
test_next (gconstpointer data)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) first = NULL;
  g_autoptr(HubSyncReport) report = NULL;

  sync_lab_control (hub, "{'do':'fault','name':'%s'}", (const char *) data);
  first = sync_lab_run (&order);
  g_assert_error (first->error, HUB_ERROR, HUB_ERROR_MISCONFIGURED);
  g_assert_cmpint (first->retry, ==, g_str_equal (data, "next-loop") ? HUB_SYNC_RETRY_NETWORK
                                                                     : HUB_SYNC_RETRY_USER);
  g_assert_cmpuint (sync_lab_count (folder), ==, N_REAL);
  sync_lab_control (hub, "{'do':'fault','name':null}");
  sync_lab_run_complete (folder, order.hub);
  sync_lab_control (hub, "{'do':'fault','name':'%s'}", (const char *) data);
  report = sync_lab_run (&order);
  g_assert_error (report->error, HUB_ERROR, HUB_ERROR_MISCONFIGURED);
  g_assert_cmpint (hub_sync_report_get_exit_status (report), ==, 4);
  g_assert_cmpuint (sync_lab_count (folder), ==, N_REAL);
}

static void
test_next_of_entries (gconstpointer data)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) report = NULL;

  sync_lab_control (hub, "{'do':'fault','name':'%s','after':%d}", (const char *) data,
                    AFTER);
  report = sync_lab_run (&order);
  g_assert_error (report->error, HUB_ERROR, HUB_ERROR_MISCONFIGURED);
  g_assert_cmpint (hub_sync_report_get_exit_status (report), ==, PARTIAL);
  g_assert_cmpuint (report->requests, <, 40);
}

/* Items that are no use are skipped and counted; the rest is kept and nothing is withdrawn. */
static void
test_bad_items (gconstpointer data)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) report = NULL;

  sync_lab_run_complete (folder, order.hub);
  sync_lab_control (hub, "{'do':'fault','name':'%s','after':9}", (const char *) data);
  order.flags = HUB_SYNC_FULL;
  report = sync_lab_run (&order);
  g_assert_no_error (report->error);
  g_assert_cmpuint (report->skipped, >, 0);
  g_assert_cmpuint (report->problems->len, >=, report->skipped);
  g_assert_cmpuint (report->withdrawn, ==, 0);
  g_assert_cmpuint (sync_lab_count (folder), ==, N_REAL);
}

/* Odd values of fields are left out or cut; no item is lost. */
static void
test_odd_fields (gconstpointer data)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) report = NULL;
  g_autofree char *dump = NULL;

  sync_lab_control (hub, "{'do':'fault','name':'%s','after':9}", (const char *) data);
  report = sync_lab_run (&order);
  g_assert_no_error (report->error);
  g_assert_cmpuint (report->seen, ==, N_REAL);
  g_assert_cmpuint (report->skipped, ==, 0);
  g_assert_cmpuint (sync_lab_count (folder), ==, N_REAL);

  dump = sync_lab_dump (folder, FALSE);
  g_assert_true (g_utf8_validate (dump, -1, NULL));
  g_assert_cmpuint (strlen (dump), <, 2 * 1024 * 1024);
  g_assert_null (strstr (dump, "9999-"));
}

/* Titles show as they were written, without what would change how others are read. */
static void
test_f34_hostile_text (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) report = NULL;
  g_autofree char *dump = NULL;

  sync_lab_control (hub, "{'do':'fault','name':'hostile-text','after':9}");
  report = sync_lab_run (&order);
  g_assert_no_error (report->error);
  g_assert_cmpuint (report->seen, ==, N_REAL);
  g_assert_cmpuint (report->skipped, ==, report->problems->len);    /* without a title */
  g_assert_cmpuint (sync_lab_count (folder), ==, N_REAL - report->skipped);

  dump = sync_lab_dump (folder, FALSE);
  g_assert_nonnull (strstr (dump, "|AT&T <b>|"));
  g_assert_nonnull (strstr (dump, "|Report fdp.exe|"));
  g_assert_nonnull (strstr (dump, "'; DROP TABLE entry; --|"));
  g_assert_nonnull (strstr (dump, "|Line break and tab|"));
  g_assert_null (strstr (dump, "\u202e"));
  g_assert_null (strchr (dump, '\x07'));
  g_assert_null (strchr (dump, '\x1b'));
}

static void
add_rows (const char        *name,
          GTestDataFunc      func,
          const char *const *rows)
{
  for (guint i = 0; rows[i] != NULL; i += 2)
    {
      g_autofree char *path = g_strdup_printf ("/sync-faults/%s-%s%s", rows[i], rows[i + 1], name);

      g_test_add_data_func (path, rows[i + 1], func);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const char *const refusals[] = { "F13", "status-401", "F13", "status-403",
                                          "F13", "status-404", "F13", "status-410", NULL };
  static const char *const links[] = { "F16", "next-loop", "F17", "next-origin",
                                       "F17", "next-outside", NULL };
  static const char *const loops[] = { "F16", "next-loop", NULL };
  static const char *const items[] = { "F28", "wrong-type", "F29", "bad-ids", NULL };
  static const char *const fields[] = { "F31", "bad-dates", "F32", "huge-title",
                                        "F32", "many-terms", NULL };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sync-faults/%s-%s", stops[i].row, stops[i].fault);

      g_test_add_data_func (path, &stops[i], test_stop);
    }
  for (guint i = 0; i < G_N_ELEMENTS (useless); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sync-faults/%s-%s", useless[i].row,
                                               useless[i].fault);

      g_test_add_data_func (path, &useless[i], test_useless);
    }
  add_rows ("", test_f13_refused, refusals);
  add_rows ("", test_next, links);
  add_rows ("-of-entries", test_next_of_entries, loops);
  add_rows ("", test_bad_items, items);
  add_rows ("", test_odd_fields, fields);
  g_test_add_func ("/sync-faults/F01-hiccup", test_f01_hiccup);
  g_test_add_func ("/sync-faults/F01-not-there", test_f01_not_there);
  g_test_add_func ("/sync-faults/F34-hostile-text", test_f34_hostile_text);
  g_test_add_func ("/sync-faults/F10-wrong-address", test_f10_wrong_address);

  return g_test_run ();
}
