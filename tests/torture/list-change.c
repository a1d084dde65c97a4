/* list-change.c: changes of a reading list, one of each kind, and what it says then
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "list-change"

#include "list-change.h"

#include "hub-library-file.h"
#include "library-lab.h"
#include "list-lab.h"

static HubEdit *
edit_of (guint number)
{
  g_autoptr(HubEntry) entry = lab_entry_new (number);

  return hub_edit_new_for (entry);
}

static gboolean
edit_list (HubReadingList    *list,
           const ListChange  *change,
           GError           **error)
{
  g_autoptr(HubEdit) edit = edit_of (change->number);
  g_autoptr(HubEntry) other = lab_entry_new (change->other);
  g_autofree char *note = g_strdup_printf ("Note %u\n\nof entry %u", change->other,
                                           change->number);

  if (change->kind == LIST_CHANGE_NOTE)
    hub_edit_set_note (edit, note);
  if (change->kind == LIST_CHANGE_STATUS)
    hub_edit_set_status (edit, change->other % HUB_N_STATUSES);
  if (change->kind == LIST_CHANGE_STATUS)
    hub_edit_set_due (edit, change->other % 2 == 0 ? "2026-12-24" : "");
  if (change->kind == LIST_CHANGE_MOVE)
    hub_edit_move (edit, other);
  if (change->kind == LIST_CHANGE_REMOVE)
    hub_edit_remove (edit);
  if (change->kind == LIST_CHANGE_RESTORE)
    hub_edit_restore (edit);
  if (change->kind == LIST_CHANGE_GROUP)
    hub_edit_join (edit, change->other % 2 == 0 ? "c-0" : "c-1");
  return hub_reading_list_edit (list, edit, error);
}

static gboolean
make_group (HubReadingList    *list,
            const ListChange  *change,
            GError           **error)
{
  g_autofree char *uuid = g_strdup_printf ("%u", change->number % 4);
  g_autofree char *name = g_strdup_printf ("Search %u", change->other);
  g_autoptr(HubSavedSearch) search = hub_saved_search_new (uuid, name, "country:KE");
  g_autoptr(HubCollection) collection = hub_collection_new ("c-0", name, HUB_COLOUR_TEAL);

  search->place = 1 + change->number % 4;
  collection->place = 9;
  return change->other % 2 == 0 ? hub_reading_list_save_search (list, search, error)
                                : hub_reading_list_save_collection (list, collection, error);
}

static gboolean
drop_group (HubReadingList    *list,
            const ListChange  *change,
            GError           **error)
{
  g_autofree char *uuid = g_strdup_printf ("%u", change->number % 4);

  return change->other % 2 == 0 ? hub_reading_list_drop_search (list, uuid, error)
                                : hub_reading_list_drop_collection (list, "c-0", error);
}

gboolean
list_change_apply (HubReadingList    *list,
                   const ListChange  *change,
                   const char        *file,
                   GError           **error)
{
  g_autoptr(HubEntry) entry = lab_entry_new (change->number);
  HubImport report = { 0 };

  switch ((ListChangeKind) change->kind)
    {
    case LIST_CHANGE_ADD:
      return hub_reading_list_add (list, entry, error);
    case LIST_CHANGE_SAVE:
      return make_group (list, change, error);
    case LIST_CHANGE_DROP:
      return drop_group (list, change, error);
    case LIST_CHANGE_IMPORT:
      return hub_library_file_read (list, file, &report, error);
    case LIST_CHANGE_COPY:
      hub_reading_list_copy (list);
      return TRUE;
    case LIST_CHANGE_NOTE:
    case LIST_CHANGE_STATUS:
    case LIST_CHANGE_MOVE:
    case LIST_CHANGE_REMOVE:
    case LIST_CHANGE_RESTORE:
    case LIST_CHANGE_GROUP:
    case LIST_CHANGE_N_KINDS:
    default:
      return edit_list (list, change, error);
    }
}

char *
list_change_describe (HubReadingList  *list,
                      GError         **error)
{
  g_autoptr(HubStock) stock = hub_reading_list_load_stock (list, error);
  GString *text = NULL;

  if (stock == NULL)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < 2; i++)
    {
      GPtrArray *remarks = i == 0 ? stock->remarks : stock->removed_remarks;

      for (guint j = 0; j < remarks->len; j++)
        {
          const HubRemark *remark = g_ptr_array_index (remarks, j);
          g_autofree char *collections = g_strjoinv (" ", remark->collections);

          g_string_append_printf (text, "%s %s %u “%s” %d-%d [%s] %d\n",
                                  i == 0 ? "kept" : "removed", remark->uuid, remark->status,
                                  remark->note, remark->due.month, remark->due.day, collections,
                                  (int) remark->place);
        }
    }
  for (guint i = 0; i < stock->collections->len; i++)
    g_string_append_printf (text, "%s\n",
                            ((HubCollection *) stock->collections->pdata[i])->name);
  for (guint i = 0; i < stock->searches->len; i++)
    g_string_append_printf (text, "%s\n", ((HubSavedSearch *) stock->searches->pdata[i])->name);

  return g_string_free (text, FALSE);
}

char *
list_change_make_file (TestFolder *folder)
{
  g_autoptr(TestFolder) other = test_folder_new ();
  g_autoptr(HubReadingList) list = list_lab_open (other);
  char *path = test_folder_path (folder, "list.json");
  guint n_entries = 0;

  for (guint i = LIST_CHANGE_N_ENTRIES / 2 - 2; i < LIST_CHANGE_N_ENTRIES / 2 + 4; i++)
    {
      const ListChange note = { LIST_CHANGE_NOTE, i, 99 };

      list_lab_add (list, i);
      g_assert_true (edit_list (list, &note, NULL));
    }
  g_assert_true (hub_library_file_write (list, path, &n_entries, NULL));
  return path;
}
