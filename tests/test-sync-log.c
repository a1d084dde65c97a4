/* test-sync-log.c: what has changed since, and terms that come and go
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-sync-log"

#include "hub-change.h"
#include "sync-lab.h"
#include "test-folder.h"

#include <string.h>

static const char *const many[] = { "--entries", "200", NULL };

/* What is logged, the latest first, a line each: "updated Title title,body". */
static char *
dup_log (TestFolder *folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (folder, &error);
  g_autoptr(GPtrArray) changes = hub_catalogue_list_changes (catalogue, 0, 0, NULL, &error);
  g_autoptr(GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < changes->len; i++)
    {
      HubChange *change = g_ptr_array_index (changes, i);
      g_autofree char *fields = g_strjoinv (",", (char **) hub_change_get_fields (change));
      gint64 age = g_get_real_time () / G_USEC_PER_SEC - hub_change_get_at (change);

      g_assert_cmpint (ABS (age), <, 600);
      g_string_append_printf (text, "%s %s %s\n",
                              hub_change_type_to_string (hub_change_get_change_type (change)),
                              hub_change_get_title (change), fields);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static guint
count_terms (TestFolder *folder,
             const char *uuid)
{
  g_autoptr(HubEntry) entry = sync_lab_find (folder, uuid, "en");

  return hub_entry_get_terms (entry)->len;
}

static void
test_log (void)
{
  static const char uuid[] = "118ab707-9f71-54bd-81cd-9bdc64ba5e27";
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *fourth = NULL;

  sync_lab_run_complete (folder, order.hub);
  first = dup_log (folder);
  g_assert_cmpstr (first, ==, "");

  sync_lab_control (hub, "{'do':'change','uuid':'%s','title':'Other'}", uuid);
  hub_sync_report_free (sync_lab_run_well (&order));
  sync_lab_control (hub, "{'do':'add','bundle':'event','title':'Event'}");
  hub_sync_report_free (sync_lab_run_well (&order));
  second = dup_log (folder);
  g_assert_cmpstr (second, ==, "new Event \nupdated Other title\n");

  sync_lab_control (hub, "{'do':'hide','uuid':'%s'}", uuid);
  order.flags = HUB_SYNC_FULL;
  hub_sync_report_free (sync_lab_run_well (&order));
  sync_lab_control (hub, "{'do':'publish','uuid':'%s'}", uuid);
  order.flags = HUB_SYNC_DEFAULT;
  hub_sync_report_free (sync_lab_run_well (&order));
  third = dup_log (folder);
  g_assert_cmpstr (third, ==, "returned Other \nwithdrawn Other \nnew Event \n"
                   "updated Other title\n");

  hub_sync_report_free (sync_lab_run_well (&order));
  fourth = dup_log (folder);
  g_assert_cmpstr (third, ==, fourth);
}

/* A language that is read for the first time is no news, what happens in it later is. */
static void
test_first_look (void)
{
  static const char *const french[] = { "fr", NULL };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) report = NULL;
  g_autofree char *first = NULL;
  g_autofree char *later = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *uuid = NULL;

  sync_lab_run_complete (folder, order.hub);
  order.languages = french;
  order.cancel_at = 12;     /* a page of them is stored: the rest comes with the next run */
  hub_sync_report_free (sync_lab_run (&order));
  order.cancel_at = 0;
  report = sync_lab_run_well (&order);
  g_assert_cmpuint (report->added, >, 10);
  first = dup_log (folder);
  g_assert_cmpstr (first, ==, "");

  uuid = sync_lab_query (folder, "SELECT uuid FROM entry WHERE langcode = 'fr' LIMIT 1");
  sync_lab_control (hub, "{'do':'change','uuid':'%s','langcode':'fr','title':'Autre'}", uuid);
  sync_lab_control (hub, "{'do':'add','bundle':'event','title':'Event'}");
  hub_sync_report_free (sync_lab_run_well (&order));
  later = dup_log (folder);
  g_assert_nonnull (strstr (later, "new Event \n"));
  g_assert_nonnull (strstr (later, "updated Autre title\n"));

  /* A whole walk finds no more news in what it has seen. */
  sync_lab_control (hub, "{'do':'add','bundle':'video','title':'Video'}");
  order.flags = HUB_SYNC_FULL;
  hub_sync_report_free (sync_lab_run_well (&order));
  whole = dup_log (folder);
  g_assert_true (g_str_has_prefix (whole, "new Video \n"));
  g_assert_cmpstr (whole + strlen ("new Video \n"), ==, later);
}

/* Another hub has a log of its own. */
static void
test_other_hub (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  g_autoptr(HubDemoProcess) other = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  SyncOrder elsewhere = { .data_dir = folder, .hub = hub_demo_process_get_url (other) };
  g_autofree char *kept = NULL;
  g_autofree char *left = NULL;

  sync_lab_run_complete (folder, order.hub);
  sync_lab_control (hub, "{'do':'add','bundle':'event','title':'Event'}");
  hub_sync_report_free (sync_lab_run_well (&order));

  elsewhere.cancel_at = 9;      /* some of its entries are stored, then it is left again */
  hub_sync_report_free (sync_lab_run (&elsewhere));
  hub_sync_report_free (sync_lab_run_well (&order));
  kept = dup_log (folder);
  g_assert_cmpstr (kept, ==, "new Event \n");

  sync_lab_run_complete (folder, elsewhere.hub);
  left = dup_log (folder);
  g_assert_cmpstr (left, ==, "");
}

/* A term that leaves takes its place in entries along, and brings it back, though no entry says
 * that it has changed. */
static void
test_f30_term_returns (void)
{
  static const char uuid[] = "118ab707-9f71-54bd-81cd-9bdc64ba5e27";
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (many);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubEntry) entry = NULL;
  g_autoptr(HubSyncReport) gone = NULL;
  g_autoptr(HubSyncReport) back = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *term = NULL;
  guint n_terms;

  sync_lab_run_complete (folder, order.hub);
  before = sync_lab_dump (folder, FALSE);
  entry = sync_lab_find (folder, uuid, "en");
  n_terms = hub_entry_get_terms (entry)->len;
  g_assert_cmpuint (n_terms, >, 0);
  term = g_strdup (((HubTerm *) g_ptr_array_index (hub_entry_get_terms (entry), 0))->uuid);

  sync_lab_control (hub, "{'do':'hide','uuid':'%s'}", term);
  gone = sync_lab_run_well (&order);
  g_assert_cmpuint (gone->updated, ==, 0);
  g_assert_cmpuint (count_terms (folder, uuid), ==, n_terms - 1);

  sync_lab_control (hub, "{'do':'publish','uuid':'%s'}", term);
  back = sync_lab_run_well (&order);
  g_assert_cmpuint (back->updated, ==, 0);
  g_assert_cmpuint (count_terms (folder, uuid), ==, n_terms);
  after = sync_lab_dump (folder, FALSE);
  g_assert_cmpstr (before, ==, after);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync-log/changes", test_log);
  g_test_add_func ("/sync-log/first-look", test_first_look);
  g_test_add_func ("/sync-log/other-hub", test_other_hub);
  g_test_add_func ("/sync-log/F30-term-returns", test_f30_term_returns);

  return g_test_run ();
}
