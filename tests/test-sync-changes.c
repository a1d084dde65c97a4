/* test-sync-changes.c: syncs after the first one, which ask only for what has changed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-sync-changes"

#include "hub-catalogue.h"
#include "hub-last-sync.h"
#include "sync-lab.h"
#include "test-folder.h"

#include <string.h>
#include <sys/stat.h>

#define TIE 1767225600   /* a second of 2026, later than what the hub begins with */

static const char *const many[] = { "--entries", "400", NULL };

static void
test_only_changes (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) report = NULL;
  g_autoptr(HubSyncReport) again = NULL;
  g_autofree char *uuid = NULL;

  sync_lab_run_complete (folder, order.hub);
  uuid = sync_lab_query (folder, "SELECT uuid FROM entry WHERE langcode = 'en' ORDER BY changed");
  sync_lab_control (hub, "{'do':'change','uuid':'%s','title':'Another title'}", uuid);
  sync_lab_control (hub, "{'do':'add','bundle':'event','title':'A new event'}");
  report = sync_lab_run_well (&order);
  g_assert_cmpint (report->result, ==, HUB_SYNC_COMPLETE);
  g_assert_cmpuint (report->added, ==, 1);
  g_assert_cmpuint (report->updated, ==, 1);
  g_assert_cmpuint (report->seen, <, 40);
  g_assert_cmpuint (report->requests, <=, 2 * (5 + 7));
  sync_lab_assert_like_fresh (folder, &order);

  again = sync_lab_run_well (&order);
  g_assert_cmpint (again->result, ==, HUB_SYNC_UNCHANGED);
}

/* Hundreds of entries of one second, more than a page holds, and more of the same second when the
 * mark already stands there. */
static void
test_f20_ties (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) first = NULL;
  g_autoptr(HubSyncReport) second = NULL;
  g_autoptr(HubSyncReport) third = NULL;

  sync_lab_run_complete (folder, order.hub);
  sync_lab_control (hub, "{'do':'add','count':320,'changed':%d}", TIE);
  first = sync_lab_run_well (&order);
  g_assert_cmpuint (first->added, ==, 320);
  g_assert_cmpuint (first->requests, <, 30);

  sync_lab_control (hub, "{'do':'add','count':130,'changed':%d}", TIE);
  second = sync_lab_run_well (&order);
  g_assert_cmpuint (second->added, ==, 130);
  g_assert_cmpuint (second->updated, ==, 0);
  sync_lab_assert_like_fresh (folder, &order);

  third = sync_lab_run_well (&order);
  g_assert_cmpint (third->result, ==, HUB_SYNC_UNCHANGED);
}

/* What comes up to ten minutes behind the mark is still found. */
static void
test_f19_overlap (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) first = NULL;
  g_autoptr(HubSyncReport) second = NULL;

  sync_lab_run_complete (folder, order.hub);
  sync_lab_control (hub, "{'do':'add','changed':%d}", TIE);
  first = sync_lab_run_well (&order);
  g_assert_cmpuint (first->added, ==, 1);
  sync_lab_control (hub, "{'do':'add','changed':%d}", TIE - 590);
  second = sync_lab_run_well (&order);
  g_assert_cmpuint (second->added, ==, 1);
}

/* A date of the year 9999 or of the day after tomorrow does not hide what changes today. */
static void
test_f31_odd_changed (void)
{
  static const char *const odd[] = { "253370764800", "-5000000000", NULL };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  gint64 soon = g_get_real_time () / G_USEC_PER_SEC + 2 * 24 * 60 * 60;
  g_autoptr(HubSyncReport) odds = NULL;
  g_autoptr(HubSyncReport) report = NULL;

  sync_lab_run_complete (folder, order.hub);
  for (guint i = 0; odd[i] != NULL; i++)
    sync_lab_control (hub, "{'do':'add','changed':%s}", odd[i]);
  sync_lab_control (hub, "{'do':'add','changed':%" G_GINT64_FORMAT "}", soon);
  odds = sync_lab_run_well (&order);
  g_assert_cmpuint (odds->added, >=, 2);
  g_assert_cmpuint (odds->skipped, ==, 0);

  sync_lab_control (hub, "{'do':'add','changed':%d}", TIE);
  report = sync_lab_run_well (&order);
  g_assert_cmpuint (report->added, ==, 1);
}

/* A hub that does not keep to what it is asked: all is read, each time, and all is right. */
static void
test_f21_ignores (gconstpointer data)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) first = NULL;
  g_autoptr(HubSyncReport) second = NULL;
  g_autofree char *uuid = NULL;

  sync_lab_control (hub, "{'do':'fault','name':'%s','after':8}", (const char *) data);
  first = sync_lab_run_well (&order);
  if (!g_str_equal (data, "ignore-limit"))      /* which does not matter */
    g_assert_cmpuint (first->problems->len, >, 0);
  sync_lab_control (hub, "{'do':'fault','name':null}");
  sync_lab_assert_like_fresh (folder, &order);

  uuid = sync_lab_query (folder, "SELECT uuid FROM entry WHERE langcode = 'en' ORDER BY changed");
  sync_lab_control (hub, "{'do':'change','uuid':'%s'}", uuid);
  sync_lab_control (hub, "{'do':'add','count':70}");
  sync_lab_control (hub, "{'do':'fault','name':'%s','after':8}", (const char *) data);
  second = sync_lab_run_well (&order);
  g_assert_cmpuint (second->updated, ==, 1);
  g_assert_cmpuint (second->added, ==, 70);
  g_assert_cmpuint (second->withdrawn, ==, 0);
  sync_lab_control (hub, "{'do':'fault','name':null}");
  sync_lab_assert_like_fresh (folder, &order);
}

/* So it is from the first request on, with terms, too, and where the hub refuses what others only
 * ignore. What is looked for besides all that is there is what has gone. */
static void
test_odd_from_the_first (gconstpointer data)
{
  static const char *const arguments[] = { "--entries", "300", "--fault", NULL, NULL };
  const char *with_fault[G_N_ELEMENTS (arguments)];
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = NULL;
  SyncOrder order = { .data_dir = folder };
  g_autoptr(HubSyncReport) first = NULL;
  g_autoptr(HubSyncReport) second = NULL;
  g_autoptr(HubSyncReport) third = NULL;
  g_autoptr(HubSyncReport) fourth = NULL;
  g_autofree char *uuid = NULL;

  memcpy (with_fault, arguments, sizeof arguments);
  with_fault[3] = data;
  hub = sync_lab_hub (with_fault);
  order.hub = hub_demo_process_get_url (hub);
  first = sync_lab_run_well (&order);
  g_assert_cmpint (first->result, ==, HUB_SYNC_COMPLETE);
  g_assert_cmpuint (first->added, >, 300);
  g_assert_cmpuint (first->terms, >, 200);

  sync_lab_control (hub, "{'do':'add','count':70}");
  second = sync_lab_run_well (&order);
  g_assert_cmpuint (second->added, ==, 70);

  /* Terms come in the hub's order again, and nothing else is to do. */
  sync_lab_control (hub, "{'do':'fault','name':null}");
  third = sync_lab_run_well (&order);
  g_assert_cmpuint (third->added + third->updated + third->withdrawn, ==, 0);
  sync_lab_assert_like_fresh (folder, &order);

  sync_lab_control (hub, "{'do':'fault','name':'%s'}", (const char *) data);
  uuid = sync_lab_query (folder, "SELECT uuid FROM entry WHERE langcode = 'en' ORDER BY changed");
  sync_lab_control (hub, "{'do':'delete','uuid':'%s'}", uuid);
  order.flags = HUB_SYNC_FULL;
  fourth = sync_lab_run_well (&order);
  g_assert_cmpuint (fourth->withdrawn, ==, 1);
}

/* A hub that has no such filter is read in full. */
static void
test_f14_refused_filter (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) report = NULL;

  sync_lab_run_complete (folder, order.hub);
  sync_lab_control (hub, "{'do':'add','count':60}");
  sync_lab_control (hub, "{'do':'fault','name':'status-400','after':8,'times':1}");
  report = sync_lab_run_well (&order);
  g_assert_cmpuint (report->added, ==, 60);
  g_assert_cmpuint (report->problems->len, ==, 1);
  sync_lab_assert_like_fresh (folder, &order);
}

/* An edit of the French text alone is found by the pass in French, and one of the English alone by
 * the other. */
static void
test_translations (void)
{
  static const char *const languages[] = { "fr", NULL };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub),
                      .languages = languages };
  g_autoptr(HubSyncReport) first = sync_lab_run_well (&order);
  g_autoptr(HubSyncReport) french = NULL;
  g_autoptr(HubSyncReport) english = NULL;
  g_autoptr(HubEntry) entry = NULL;
  g_autofree char *uuid = NULL;

  uuid = sync_lab_query (folder, "SELECT uuid FROM entry WHERE langcode = 'fr' AND uuid IN"
                                 " (SELECT uuid FROM entry WHERE langcode = 'en')");
  sync_lab_control (hub, "{'do':'change','uuid':'%s','langcode':'fr','title':'Titre'}", uuid);
  french = sync_lab_run_well (&order);
  g_assert_cmpuint (french->updated, ==, 1);
  entry = sync_lab_find (folder, uuid, "fr");
  g_assert_cmpstr (hub_entry_get_title (entry), ==, "Titre");

  sync_lab_control (hub, "{'do':'change','uuid':'%s','langcode':'en','title':'Title'}", uuid);
  english = sync_lab_run_well (&order);
  g_assert_cmpuint (english->updated, ==, 1);
  sync_lab_assert_like_fresh (folder, &order);
}

/* A checksum of the file, and when it was written, to the nanosecond. It has no log. */
static char *
describe_file (TestFolder *folder)
{
  g_autofree char *path = g_build_filename (folder, "catalogue.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *checksum = NULL;
  struct stat info;
  gsize length;

  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpint (stat (path, &info), ==, 0);
  checksum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);

  return g_strdup_printf ("%s %" G_GINT64_FORMAT ".%09ld", checksum, (gint64) info.st_mtim.tv_sec,
                          info.st_mtim.tv_nsec);
}

/* Makes the note of the last sync tell of one an hour before. */
static void
age_note (TestFolder *folder)
{
  g_autofree char *id = sync_lab_query (folder, "SELECT value FROM state"
                                                " WHERE key = 'catalogue_id'");
  g_autofree char *base = sync_lab_query (folder, "SELECT value FROM state WHERE key = 'synced'");
  g_autoptr(HubLastSync) last = hub_last_sync_load (folder, id,
                                                    g_ascii_strtoll (base, NULL, 10));

  g_assert_nonnull (last);
  last->synced -= 3600;
  g_assert_true (hub_last_sync_save (last, folder, NULL));
}

static void
assert_told (TestFolder *folder,
             const char *result)
{
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (folder, NULL);
  g_autoptr(HubCatalogueStatus) status = hub_catalogue_get_status (catalogue, NULL);

  g_assert_nonnull (strstr (status->last_report, result));
  g_assert_cmpint (ABS (g_get_real_time () / G_USEC_PER_SEC - status->synced), <, 600);
}

/* A sync with nothing new is cheap where the hub says what is known, and leaves the catalogue as it
 * is, to the byte; that it was made is told all the same. */
static void
test_nothing_new (gconstpointer max_age)
{
  const char *const arguments[] = { "--entries", "400", "--max-age", max_age, NULL };
  static const char *const languages[] = { "fr", NULL };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (arguments);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub),
                      .languages = languages };
  gboolean has_validators = !g_str_equal (max_age, "0");
  g_autoptr(HubSyncReport) first = sync_lab_run_well (&order);
  g_autoptr(HubSyncReport) second = sync_lab_run_well (&order);
  g_autoptr(HubSyncReport) third = NULL;
  g_autofree char *before = describe_file (folder);
  g_autofree char *after = NULL;
  gint64 sent = sync_lab_stat (hub, "bytes");
  gint64 known = sync_lab_stat (hub, "not_modified");

  g_assert_cmpint (second->result, ==, HUB_SYNC_UNCHANGED);
  age_note (folder);
  third = sync_lab_run_well (&order);
  after = describe_file (folder);
  assert_told (folder, "unchanged");
  g_assert_cmpint (third->result, ==, HUB_SYNC_UNCHANGED);
  g_assert_cmpuint (third->requests, <=, 2 * (5 + 2 * 7));
  g_assert_cmpstr (before, ==, after);
  if (has_validators)
    {
      g_assert_cmpuint (third->bytes, <, 20000);
      g_assert_cmpint (sync_lab_stat (hub, "bytes") - sent, <, 20000);
      g_assert_cmpint (sync_lab_stat (hub, "not_modified") - known, ==, third->requests);
    }
}

/* Nor does one that reads pages of what it knows, all of one second, over and over. */
static void
test_nothing_new_ties (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) second = NULL;
  g_autoptr(HubSyncReport) third = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  sync_lab_control (hub, "{'do':'add','count':160,'changed':%d}", TIE);
  sync_lab_run_complete (folder, order.hub);
  second = sync_lab_run_well (&order);
  before = describe_file (folder);
  third = sync_lab_run_well (&order);
  after = describe_file (folder);

  g_assert_cmpint (third->result, ==, HUB_SYNC_UNCHANGED);
  g_assert_cmpuint (third->seen, >=, 160);
  g_assert_cmpstr (before, ==, after);
  assert_told (folder, "unchanged");
}

/* What was known is asked for again once it has changed, and then known anew. */
static void
test_validators (void)
{
  static const char *const arguments[] = { "--max-age", "300", NULL };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (arguments);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) first = sync_lab_run_well (&order);
  g_autoptr(HubSyncReport) second = sync_lab_run_well (&order);
  g_autoptr(HubSyncReport) third = NULL;
  g_autofree char *entry = sync_lab_query (folder, "SELECT uuid FROM entry ORDER BY changed");
  g_autofree char *term = sync_lab_query (folder, "SELECT uuid FROM term WHERE"
                                                  " vocabulary = 'country'"
                                                  " ORDER BY position DESC");
  g_autofree char *label = NULL;
  g_autofree char *title = NULL;

  /* a tag is the second when the copy was made */
  g_usleep (1100 * 1000);
  sync_lab_control (hub, "{'do':'rename-term','uuid':'%s','title':'Another country'}", term);
  sync_lab_control (hub, "{'do':'change','uuid':'%s','title':'Another title'}", entry);
  third = sync_lab_run_well (&order);
  g_assert_cmpuint (third->updated, ==, 1);
  label = sync_lab_query (folder, "SELECT count (*) FROM term WHERE label = 'Another country'");
  title = sync_lab_query (folder, "SELECT count (*) FROM entry WHERE title = 'Another title'");
  g_assert_cmpstr (label, ==, "1");
  g_assert_cmpstr (title, ==, "1");
  sync_lab_assert_like_fresh (folder, &order);
}

/* An update that is stopped at each word of progress in turn ends as an unbroken one. */
static void
test_stopped (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  guint added = 0;
  gboolean is_done = FALSE;

  sync_lab_run_complete (folder, order.hub);
  sync_lab_control (hub, "{'do':'add','count':160,'changed':%d}", TIE);
  sync_lab_control (hub, "{'do':'add','count':60,'bundle':'event'}");
  while (!is_done)
    {
      g_autoptr(HubSyncReport) report = NULL;

      order.cancel_at++;
      report = sync_lab_run (&order);
      is_done = report->error == NULL;
      added = report->added;
    }

  g_assert_cmpuint (order.cancel_at, >, 8);
  g_assert_cmpuint (added, ==, 220);
  order.cancel_at = 0;
  sync_lab_assert_like_fresh (folder, &order);
}

/* What changes in collections that were read before the stop comes with the next sync, too. */
static void
test_before_the_stop (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) rest = NULL;
  g_autofree char *walk = NULL;

  sync_lab_run_complete (folder, order.hub);
  sync_lab_control (hub, "{'do':'add','count':220,'bundle':'event'}");
  while (walk == NULL || strstr (walk, "\npass=en node--event\n") == NULL)
    {
      g_autoptr(HubSyncReport) report = NULL;

      order.cancel_at++;
      report = sync_lab_run (&order);
      g_assert_error (report->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_free (walk);
      walk = sync_lab_query (folder, "SELECT value FROM state WHERE key = 'walk'");
    }

  order.cancel_at = 0;
  sync_lab_control (hub, "{'do':'add','count':3,'bundle':'resource'}");
  rest = sync_lab_run_well (&order);
  g_assert_cmpuint (rest->added, ==, 223);
  sync_lab_assert_like_fresh (folder, &order);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync-changes/only-changes", test_only_changes);
  g_test_add_func ("/sync-changes/F20-ties", test_f20_ties);
  g_test_add_func ("/sync-changes/F19-overlap", test_f19_overlap);
  g_test_add_func ("/sync-changes/F31-odd-changed", test_f31_odd_changed);
  g_test_add_data_func ("/sync-changes/F21-ignore-filter", "ignore-filter", test_f21_ignores);
  g_test_add_data_func ("/sync-changes/F21-ignore-sort", "ignore-sort", test_f21_ignores);
  g_test_add_data_func ("/sync-changes/F21-ignore-limit", "ignore-limit", test_f21_ignores);
  g_test_add_data_func ("/sync-changes/F21-ignore-filter-at-first", "ignore-filter",
                        test_odd_from_the_first);
  g_test_add_data_func ("/sync-changes/F21-ignore-sort-at-first", "ignore-sort",
                        test_odd_from_the_first);
  g_test_add_data_func ("/sync-changes/F21-ignore-limit-at-first", "ignore-limit",
                        test_odd_from_the_first);
  g_test_add_data_func ("/sync-changes/F14-refuse-sort", "refuse-sort", test_odd_from_the_first);
  g_test_add_func ("/sync-changes/F14-refused-filter", test_f14_refused_filter);
  g_test_add_func ("/sync-changes/translations", test_translations);
  g_test_add_data_func ("/sync-changes/nothing-new-known", "300", test_nothing_new);
  g_test_add_data_func ("/sync-changes/nothing-new", "0", test_nothing_new);
  g_test_add_func ("/sync-changes/nothing-new-ties", test_nothing_new_ties);
  g_test_add_func ("/sync-changes/validators", test_validators);
  g_test_add_func ("/sync-changes/stopped", test_stopped);
  g_test_add_func ("/sync-changes/before-the-stop", test_before_the_stop);

  return g_test_run ();
}
