/* test-renewal.c: kept entries that the hub changes
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-entry-part.h"
#include "hub-reading-list.h"
#include "library-lab.h"
#include "list-lab.h"
#include "test-folder.h"

#include <string.h>

#define HUB "https://hub.example/"

/* The entry 1 as a hub has it. */
static HubEntry *
entry_new (const char *title,
           const char *summary)
{
  g_autofree char *uuid = lab_uuid (1);
  HubEntry *entry = hub_entry_new (uuid, "en", HUB_KIND_DOCUMENT, title);

  hub_entry_set_origin (entry, HUB);
  hub_entry_set_summary (entry, summary);
  return entry;
}

static void
add (HubReadingList *list,
     HubEntry       *taken)
{
  g_autoptr(HubEntry) entry = taken;
  g_autoptr(GError) error = NULL;

  g_assert_true (hub_reading_list_add (list, entry, &error));
}

static void
renew (HubReadingList *list,
       HubEntry       *taken)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (entries, taken);
  hub_reading_list_renew (list, entries, &error);
  g_assert_no_error (error);
}

static void
see (HubReadingList *list)
{
  g_autoptr(HubEntry) entry = lab_entry_new (1);
  g_autoptr(HubEdit) edit = hub_edit_new_for (entry);
  g_autoptr(GError) error = NULL;

  hub_edit_seen (edit);
  g_assert_true (hub_reading_list_edit (list, edit, &error));
}

/* What the list says of entry 1: its title now, and before, %NULL for seen. */
static void
assert_titles (HubReadingList *list,
               const char     *now,
               const char     *before)
{
  g_autoptr(HubStock) stock = list_lab_load (list);
  g_autoptr(HubEntry) entry = lab_entry_new (1);
  HubRemark *remark = hub_stock_find_remark (stock, entry);
  HubFormer *former = hub_stock_find_former (stock, remark->item);

  for (guint i = 0; i < stock->entries->len; i++)
    if (stock->remarks->pdata[i] == remark)
      g_assert_cmpstr (hub_entry_get_title (stock->entries->pdata[i]), ==, now);
  g_assert_cmpstr (former != NULL ? hub_entry_get_title (former->entry) : NULL, ==, before);
  if (former != NULL)
    g_assert_cmpint (ABS (former->noticed - g_get_real_time () / G_USEC_PER_SEC), <, 600);
}

/* What was last seen stays until it is seen, whatever happens in between, and goes when all is
 * taken back. */
static void
test_former (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (3);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autoptr(HubStock) one = NULL;
  g_autoptr(HubStock) two = NULL;

  renew (list, entry_new ("Entry 1 as kept", "S"));
  see (list);
  renew (list, entry_new ("Second", "S"));
  assert_titles (list, "Second", "Entry 1 as kept");
  renew (list, entry_new ("Third", "S"));
  assert_titles (list, "Third", "Entry 1 as kept");
  one = list_lab_load (list);
  two = list_lab_load (list);
  g_assert_true (one->formers->pdata[0] == two->formers->pdata[0]);
  g_assert_cmpstr (((HubFormer *) one->formers->pdata[0])->parts[0], ==, "title");
  renew (list, entry_new ("Entry 1 as kept", "S"));
  assert_titles (list, "Entry 1 as kept", NULL);
  renew (list, entry_new ("Fourth", "S"));
  see (list);
  assert_titles (list, "Fourth", NULL);

  /* What says the same is none, and what was not kept is passed over. */
  renew (list, entry_new ("Fourth", "S"));
  assert_titles (list, "Fourth", NULL);
  list_lab_drop (list, 1);
  renew (list, entry_new ("Fifth", "S"));
  list_lab_assert (list, "3 2");
}

/* Starring again what is kept shows the change, too. */
static void
test_added_again (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (0);
  g_autoptr(HubReadingList) list = list_lab_open (folder);

  add (list, entry_new ("First", "S"));
  add (list, entry_new ("Second", "S"));
  assert_titles (list, "Second", "First");
}

/* The starter catalogue has less than the hub; something else under the id is no change at all. */
static void
test_no_change (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (0);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  HubEntry *entry = entry_new ("First", NULL);
  HubEntry *other = NULL;
  g_autofree char *uuid = lab_uuid (1);

  hub_entry_set_origin (entry, HUB_ENTRY_ORIGIN_STARTER);
  hub_entry_set_nid (entry, 1);
  hub_entry_set_url (entry, HUB "node/1");
  add (list, entry);
  other = hub_entry_new (uuid, "en", HUB_KIND_EVENT, "Something else");
  hub_entry_set_nid (other, 2);
  hub_entry_set_url (other, HUB "node/2");
  renew (list, other);
  assert_titles (list, "First", NULL);
  renew (list, entry_new ("First of the hub", "S"));
  assert_titles (list, "First of the hub", NULL);
}

static void
test_parts (void)
{
  g_autoptr(HubEntry) before = entry_new ("Title", "Summary");
  g_autoptr(HubEntry) now = entry_new ("Another", "Summary");
  g_autoptr(HubEntry) full = lab_entry_new_full ();
  HubAttachment *file = hub_attachment_new (TRUE);
  g_auto(GStrv) names = NULL;
  g_auto(GStrv) none = hub_entry_list_changed_parts (full, full);
  g_autofree char *joined = NULL;
  g_autofree char *files = NULL;
  g_autofree char *shown = NULL;

  file->name = g_strdup ("a.pdf");
  file->uri = g_strdup (HUB "a.pdf");
  hub_entry_take_attachment (now, file);
  hub_entry_take_term (now, hub_term_new (HUB_VOCABULARY_COUNTRY, "t", "Kenya"));
  names = hub_entry_list_changed_parts (before, now);
  joined = g_strjoinv (" ", names);
  g_assert_cmpstr (joined, ==, "title files country");
  files = hub_entry_dup_part (now, "files");
  g_assert_cmpstr (files, ==, "a.pdf — " HUB "a.pdf");
  shown = hub_entry_dup_shown_part (now, "country");
  g_assert_cmpstr (shown, ==, "Kenya");
  g_assert_null (none[0]);
}

/* A list of the version before is copied, then brought up to date. */
static void
test_migration (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (3);
  g_autoptr(HubReadingList) list = NULL;

  list_lab_run_sql (folder, "DROP TABLE former; PRAGMA user_version = 3");
  list = list_lab_open (folder);
  list_lab_assert (list, "3 2 1");
  g_assert_true (test_folder_has (folder, "library-copies/before-schema-003.db"));
  renew (list, entry_new ("Kept", "S"));
  see (list);
  renew (list, entry_new ("Changed", "S"));
  assert_titles (list, "Changed", "Kept");
}

/* FAULTS.md F44: of a damaged list, what was last seen is found again, too. */
static void
test_f44_rescue (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (2);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_auto(HubRepair) repair = { 0 };
  g_autoptr(GError) error = NULL;

  add (list, entry_new ("Kept", "S"));
  see (list);
  g_assert_true (hub_reading_list_copy (list));
  renew (list, entry_new ("Changed", "S"));
  assert_titles (list, "Changed", "Kept");
  g_clear_pointer (&list, hub_reading_list_close);

  /* Another row is damaged. */
  list_lab_run_sql (folder, "UPDATE remark SET note = 'x' WHERE uuid LIKE '%0002'");
  g_assert_true (hub_reading_list_start_anew (folder, &repair, &error));
  g_assert_no_error (error);
  list = list_lab_open (folder);
  assert_titles (list, "Changed", "Kept");
}

/* A damaged former is seen as what it is. */
static void
test_damaged (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (0);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autoptr(GError) error = NULL;

  add (list, entry_new ("First", "S"));
  add (list, entry_new ("Second", "S"));
  g_clear_pointer (&list, hub_reading_list_close);
  list_lab_run_sql (folder, "UPDATE former SET noticed = noticed + 1");
  list = hub_reading_list_open (folder, &error);
  g_assert_null (list);
  g_assert_true (strstr (error->message, "former") != NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/renewal/former", test_former);
  g_test_add_func ("/renewal/added-again", test_added_again);
  g_test_add_func ("/renewal/no-change", test_no_change);
  g_test_add_func ("/renewal/parts", test_parts);
  g_test_add_func ("/renewal/migration", test_migration);
  g_test_add_func ("/renewal/damaged", test_damaged);
  g_test_add_func ("/renewal/F44-rescue", test_f44_rescue);

  return g_test_run ();
}
