/* list-lab.c: reading lists for tests
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "list-lab.h"

#include "hub-checksum.h"
#include "library-lab.h"

#include <sqlite3.h>

TestFolder *
list_lab_make (guint n)
{
  TestFolder *folder = test_folder_new ();
  g_autoptr(HubReadingList) list = list_lab_open (folder);

  for (guint i = 1; i <= n; i++)
    list_lab_add (list, i);
  return folder;
}

HubReadingList *
list_lab_open (TestFolder *folder)
{
  g_autoptr(GError) error = NULL;
  HubReadingList *list = hub_reading_list_open (folder, &error);

  g_assert_no_error (error);
  return list;
}

HubStock *
list_lab_load (HubReadingList *list)
{
  g_autoptr(GError) error = NULL;
  HubStock *stock = hub_reading_list_load_stock (list, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (stock->entries->len, ==, stock->remarks->len);
  g_assert_cmpuint (stock->removed->len, ==, stock->removed_remarks->len);
  return stock;
}

void
list_lab_add (HubReadingList *list,
              guint           number)
{
  g_autoptr(HubEntry) entry = lab_entry_new (number);
  g_autoptr(GError) error = NULL;

  hub_reading_list_add (list, entry, &error);
  g_assert_no_error (error);
}

gboolean
list_lab_drop (HubReadingList *list,
               guint           number)
{
  g_autofree char *uuid = lab_uuid (number);
  g_autoptr(GError) error = NULL;
  gboolean was_there = FALSE;

  hub_reading_list_remove (list, uuid, "en", &was_there, &error);
  g_assert_no_error (error);
  return was_there;
}

void
list_lab_say (HubReadingList *list,
              guint           number,
              HubStatus       status,
              const char     *note,
              const char     *collection)
{
  g_autoptr(HubEntry) entry = lab_entry_new (number);
  g_autoptr(HubEdit) edit = hub_edit_new_for (entry);
  g_autoptr(GError) error = NULL;

  hub_edit_set_status (edit, status);
  hub_edit_set_note (edit, note);
  hub_edit_set_due (edit, "2026-12-24");
  if (collection != NULL)
    hub_edit_join (edit, collection);
  hub_reading_list_edit (list, edit, &error);
  g_assert_no_error (error);
}

void
list_lab_assert (HubReadingList *list,
                 const char     *numbers)
{
  g_autoptr(HubStock) stock = list_lab_load (list);
  g_autofree char *found = lab_numbers (stock->entries);

  g_assert_cmpstr (found, ==, numbers);
}

/* The function that each connection of ours has. */
static void
checksum_cb (sqlite3_context  *context,
             int               n_values,
             sqlite3_value   **values)
{
  g_autofree const char **strings = g_new0 (const char *, n_values + 1);

  for (int i = 0; i < n_values; i++)
    strings[i] = (const char *) sqlite3_value_text (values[i]);
  sqlite3_result_int64 (context, hub_checksum_of_strings (strings));
}

static sqlite3 *
open_handle (TestFolder *folder)
{
  g_autofree char *path = test_folder_path (folder, "library.db");
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_create_function_v2 (handle, "hub_checksum", -1, SQLITE_UTF8, NULL,
                                               checksum_cb, NULL, NULL, NULL), ==, SQLITE_OK);
  return handle;
}

void
list_lab_run_sql (TestFolder *folder,
                  const char *sql)
{
  sqlite3 *handle = open_handle (folder);

  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

gint64
list_lab_get_day (TestFolder *folder)
{
  sqlite3 *handle = open_handle (folder);
  sqlite3_stmt *statement = NULL;
  gint64 day = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, "SELECT day FROM calendar", -1, &statement, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  day = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return day;
}
