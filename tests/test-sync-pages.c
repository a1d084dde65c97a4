/* test-sync-pages.c: pages that are not what they should be, by the rows of FAULTS.md
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each fault strikes at a first sync and at later ones, and once the hub behaves the catalogue is
 * what a first sync with it would make.
 */

#define G_LOG_DOMAIN "test-sync-pages"

#include "hub-error.h"
#include "hub-sync-fetch.h"
#include "sync-lab.h"
#include "test-folder.h"

#include <string.h>

#define N_REAL  94
#define AFTER   9             /* requests for the vocabularies, and one */
#define PARTIAL 6
#define TIE     1767225600    /* a second of 2026, later than what the hub begins with */

static const char *const many[] = { "--entries", "400", NULL };

static void
set_fault (HubDemoProcess *hub,
           const char     *name,
           const char     *more)
{
  if (name != NULL)
    sync_lab_control (hub, "{'do':'fault','name':'%s'%s}", name, more);
  else
    sync_lab_control (hub, "{'do':'fault','name':null}");
}

static void
assert_like_fresh (TestFolder     *folder,
                   HubDemoProcess *hub)
{
  SyncOrder order = { .hub = hub_demo_process_get_url (hub) };

  set_fault (hub, NULL, NULL);
  sync_lab_assert_like_fresh (folder, &order);
}

/* As if the last sweep had been a day ago. */
static void
age (TestFolder *folder)
{
  g_autofree char *none = sync_lab_query (folder, "UPDATE state SET value = value - 86400"
                                                  " WHERE key = 'swept'");
}

/* F17: entries are asked for by number, so a link that leads astray is not followed and does no
 * harm. */
static void
test_f17_next_of_entries (gconstpointer fault)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) first = NULL;
  g_autoptr(HubSyncReport) second = NULL;

  set_fault (hub, fault, ",'after':8,'times':3");
  first = sync_lab_run_well (&order);
  g_assert_cmpint (sync_lab_stat (hub, "struck"), ==, 3);
  sync_lab_control (hub, "{'do':'add','count':160}");
  set_fault (hub, fault, ",'after':8,'times':2");
  second = sync_lab_run_well (&order);
  g_assert_cmpuint (second->added, ==, 160);
  g_assert_cmpint (sync_lab_stat (hub, "elsewhere"), ==, 0);
  assert_like_fresh (folder, hub);
}

/* A link that has lost its language gets it back; one that leads elsewhere does not become good. */
static void
test_turned_english (void)
{
  static const JsonapiClientLimits limits = JSONAPI_CLIENT_LIMITS_INIT;
  static const char *const others[] = {
    "https://hub.example/jsonapi/node/event?page=2",
    "https://hub.example/es/jsonapi/node/resource?page=2",
    "https://hub.example.org/jsonapi/node/resource?page=2",
  };
  g_autoptr(HubProfile) profile = hub_profile_load ("https://hub.example", NULL, NULL);
  g_autoptr(HubSyncFetch) fetch = hub_sync_fetch_new ("https://hub.example", profile, &limits,
                                                      NULL);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  HubBundle *bundle = g_ptr_array_index (hub_profile_get_bundles (profile), 0);
  g_autoptr(GError) error = NULL;
  g_autofree char *uri = hub_sync_fetch_resolve_next (fetch, bundle, "fr",
                                                      "https://hub.example/jsonapi/node/resource"
                                                      "?page=2", seen, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (uri, ==, "https://hub.example/fr/jsonapi/node/resource?page=2");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_assert_null (hub_sync_fetch_resolve_next (fetch, bundle, "fr", others[i], seen, &error));
      g_assert_error (error, HUB_ERROR, HUB_ERROR_MISCONFIGURED);
      g_clear_error (&error);
    }
}

/* F18: a page that is short, or even empty, is not the last one if it has a next. */
static void
test_f18_pages (gconstpointer fault)
{
  gboolean is_empty = g_str_equal (fault, "empty-page");
  const char *more = is_empty ? ",'after':9,'times':1" : ",'after':8";
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) first = NULL;
  g_autoptr(HubSyncReport) second = NULL;

  set_fault (hub, fault, more);
  first = sync_lab_run_well (&order);
  g_assert_cmpint (sync_lab_stat (hub, "struck"), >, 0);
  g_assert_cmpuint (first->withdrawn, ==, 0);
  sync_lab_control (hub, "{'do':'add','count':160}");
  set_fault (hub, fault, more);
  second = sync_lab_run_well (&order);
  g_assert_cmpuint (second->added, ==, 160);
  g_assert_cmpuint (second->withdrawn, ==, 0);
  assert_like_fresh (folder, hub);
}

/* F18: where it cannot be known whether there is more the sync is not complete. */
static void
test_f18_next_number (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) whole = NULL;
  g_autoptr(HubSyncReport) first = NULL;
  g_autoptr(HubSyncReport) mended = NULL;
  g_autoptr(HubSyncReport) second = NULL;
  g_autoptr(HubSyncReport) again = NULL;
  g_autoptr(HubSyncReport) swept = NULL;

  set_fault (hub, "next-number", "");
  whole = sync_lab_run (&order);
  g_assert_cmpint (hub_sync_report_get_exit_status (whole), ==, PARTIAL);
  g_assert_true (hub_sync_report_is_incomplete (whole));
  g_assert_cmpuint (whole->withdrawn, ==, 0);

  set_fault (hub, "next-number", ",'after':9,'times':1");
  order.flags = HUB_SYNC_FULL;
  first = sync_lab_run (&order);
  g_assert_no_error (first->error);
  g_assert_cmpint (first->result, ==, HUB_SYNC_PARTIAL);
  g_assert_cmpint (first->retry, ==, HUB_SYNC_RETRY_NEXT);
  g_assert_cmpuint (first->skipped_pages, ==, 1);
  g_assert_cmpuint (first->withdrawn, ==, 0);
  order.flags = HUB_SYNC_DEFAULT;
  set_fault (hub, NULL, NULL);
  mended = sync_lab_run_well (&order);
  g_assert_cmpuint (mended->withdrawn, ==, 0);
  assert_like_fresh (folder, hub);

  sync_lab_control (hub, "{'do':'add','count':160}");
  set_fault (hub, "next-number", ",'after':8,'times':1");
  second = sync_lab_run (&order);
  g_assert_cmpint (second->result, ==, HUB_SYNC_PARTIAL);
  g_assert_cmpuint (second->added, <, 160);
  set_fault (hub, NULL, NULL);
  again = sync_lab_run_well (&order);
  g_assert_cmpuint (again->added + second->added, ==, 160);
  assert_like_fresh (folder, hub);

  /* nor is a sweep, which so knows of nothing that is gone */
  age (folder);
  set_fault (hub, "next-number", ",'after':8");
  swept = sync_lab_run (&order);
  g_assert_no_error (swept->error);
  g_assert_true (hub_sync_report_is_incomplete (swept));
  g_assert_cmpuint (swept->withdrawn, ==, 0);
  for (guint i = 0; i < swept->problems->len; i++)
    g_assert_null (strstr (((HubSyncProblem *) g_ptr_array_index (swept->problems, i))->what,
                           "gone"));
}

/* F19: an entry that comes on every page is one entry; those that it hid come when it is over, and
 * what was never there leaves. */
static void
test_f19_same_id (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) first = NULL;
  g_autoptr(HubSyncReport) second = NULL;
  g_autoptr(HubSyncReport) third = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *left = NULL;
  guint n;

  set_fault (hub, "same-id", ",'after':8");
  first = sync_lab_run_well (&order);
  rows = sync_lab_query (folder, "SELECT count (*) FROM entry WHERE uuid ="
                                 " '0f19a7c2-5d3e-4b61-9c84-71e2d60b3f95' AND langcode = 'en'");
  g_assert_cmpstr (rows, ==, "1");
  n = sync_lab_count (folder);
  g_assert_cmpuint (n, <, first->seen);

  order.flags = HUB_SYNC_FULL;
  second = sync_lab_run_well (&order);
  g_assert_cmpuint (second->withdrawn, ==, 0);
  g_assert_cmpuint (sync_lab_count (folder), ==, n);
  set_fault (hub, NULL, NULL);
  third = sync_lab_run_well (&order);
  g_assert_cmpuint (third->withdrawn, >, 0);
  g_assert_cmpuint (sync_lab_count (folder), ==, third->seen);
  left = sync_lab_query (folder, "SELECT count (*) FROM entry WHERE withdrawn IS NULL AND uuid ="
                                 " '0f19a7c2-5d3e-4b61-9c84-71e2d60b3f95'");
  g_assert_cmpstr (left, ==, "0");
}

/* F20: hundreds of one second in a first sync; of an update, see test-sync-changes.c. */
static void
test_f20_first (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) first = NULL;
  g_autoptr(HubSyncReport) again = NULL;

  sync_lab_control (hub, "{'do':'add','count':320,'changed':%d}", TIE);
  first = sync_lab_run_well (&order);
  g_assert_cmpuint (first->seen, ==, N_REAL + 320);
  g_assert_cmpuint (sync_lab_count (folder), ==, N_REAL + 320);
  again = sync_lab_run_well (&order);
  g_assert_cmpint (again->result, ==, HUB_SYNC_UNCHANGED);
}

/* F23: what the hub names as not to be seen now is not gone, neither for a whole walk nor for a
 * sweep; what it does not name any more is. */
static void
test_f23_omitted (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) other = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  SyncOrder later = { .data_dir = other, .hub = order.hub };
  g_autoptr(HubSyncReport) whole = NULL;
  g_autoptr(HubSyncReport) swept = NULL;
  g_autoptr(HubSyncReport) gone = NULL;
  g_autoptr(HubSyncReport) first = NULL;
  g_autoptr(HubSyncReport) second = NULL;
  g_autofree char *uuid = NULL;
  guint n;

  sync_lab_run_complete (folder, order.hub);
  n = sync_lab_count (folder);
  set_fault (hub, "omitted", ",'after':8");       /* behind the vocabularies */
  order.flags = HUB_SYNC_FULL;
  whole = sync_lab_run_well (&order);
  g_assert_cmpuint (whole->seen, <, n);
  g_assert_cmpuint (whole->problems->len, >, 0);
  g_assert_cmpuint (whole->withdrawn, ==, 0);
  g_assert_cmpuint (sync_lab_count (folder), ==, n);

  order.flags = HUB_SYNC_DEFAULT;
  age (folder);
  set_fault (hub, "omitted", ",'after':8");
  swept = sync_lab_run_well (&order);
  g_assert_cmpuint (swept->withdrawn, ==, 0);
  uuid = sync_lab_query (folder, "SELECT uuid FROM entry WHERE langcode = 'en' ORDER BY nid"
                                 " LIMIT 1 OFFSET 70");
  sync_lab_control (hub, "{'do':'delete','uuid':'%s'}", uuid);
  age (folder);
  set_fault (hub, "omitted", ",'after':8");
  gone = sync_lab_run_well (&order);
  g_assert_cmpuint (gone->withdrawn, ==, 1);

  /* on the first day they are just not there yet */
  set_fault (hub, "omitted", ",'after':8");
  first = sync_lab_run_well (&later);
  g_assert_cmpuint (first->seen, <, n - 1);
  set_fault (hub, NULL, NULL);
  later.flags = HUB_SYNC_FULL;
  second = sync_lab_run_well (&later);
  g_assert_cmpuint (second->seen, ==, n - 1);
  assert_like_fresh (other, hub);
}

/* F24: where neither a page nor its end can be read, the rest of the collection is passed over, and
 * the report says so though a page before it was still being stored. */
static void
test_f24_rest (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) first = NULL;
  g_autoptr(HubSyncReport) mended = NULL;

  set_fault (hub, "bad-json", ",'after':9,'times':2");
  first = sync_lab_run (&order);
  g_assert_no_error (first->error);
  g_assert_cmpint (sync_lab_stat (hub, "struck"), ==, 2);
  g_assert_cmpuint (first->skipped_pages, ==, 1);
  g_assert_cmpint (first->result, ==, HUB_SYNC_PARTIAL);
  g_assert_cmpint (first->retry, ==, HUB_SYNC_RETRY_NEXT);

  set_fault (hub, NULL, NULL);
  mended = sync_lab_run_well (&order);
  g_assert_cmpuint (mended->added, >, 0);
  assert_like_fresh (folder, hub);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/sync-pages/F17-next-origin-of-entries", "next-origin",
                        test_f17_next_of_entries);
  g_test_add_data_func ("/sync-pages/F17-next-outside-of-entries", "next-outside",
                        test_f17_next_of_entries);
  g_test_add_func ("/sync-pages/F17-turned-english", test_turned_english);
  g_test_add_data_func ("/sync-pages/F18-short-page", "short-page", test_f18_pages);
  g_test_add_data_func ("/sync-pages/F18-empty-page", "empty-page", test_f18_pages);
  g_test_add_func ("/sync-pages/F18-next-number", test_f18_next_number);
  g_test_add_func ("/sync-pages/F19-same-id", test_f19_same_id);
  g_test_add_func ("/sync-pages/F20-ties-at-first", test_f20_first);
  g_test_add_func ("/sync-pages/F23-omitted", test_f23_omitted);
  g_test_add_func ("/sync-pages/F24-rest", test_f24_rest);

  return g_test_run ();
}
