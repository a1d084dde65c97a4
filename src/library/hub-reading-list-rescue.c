/* hub-reading-list-rescue.c: a new list out of a damaged one
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-reading-list"

#include "hub-reading-list-private.h"

#include "hub-entry-copy.h"

/* Adds the rows that @number gives until it meets the damage. (transfer full) elements */
static void
collect (HubDatabase            *database,
         HubReadingListStatement number,
         GPtrArray              *entries)
{
  g_autoptr(HubStatement) statement = hub_database_get_statement (database, number, NULL);
  gboolean has_row = FALSE;

  while (statement != NULL &&
         hub_database_step (database, statement, &has_row, "Could not rescue", NULL) && has_row)
    {
      HubEntry *entry = NULL;

      if (hub_reading_list_check_row (statement))
        entry = hub_entry_copy_from_text ((const char *) sqlite3_column_text (statement, 2), NULL);
      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }
}

/* Entries of a set-aside list that are as they were stored. The table is read from both its ends,
 * for behind a damaged page SQLite reads nothing. What is lost is lost; nothing here fails.
 * (transfer container): first added first, some twice */
static GPtrArray *
list_readable (const char *path)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) backwards = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(HubDatabase) database = NULL;

  database = hub_database_open (path, HUB_DATABASE_READER, hub_reading_list_get_schema (), NULL);
  if (database == NULL)
    return entries;

  collect (database, HUB_READING_LIST_FROM_FIRST, entries);
  collect (database, HUB_READING_LIST_FROM_LAST, backwards);
  for (guint i = backwards->len; i > 0; i--)
    g_ptr_array_add (entries, g_object_ref (g_ptr_array_index (backwards, i - 1)));

  return entries;
}

static gboolean
add_all (const char *data_dir,
         GPtrArray  *entries,
         GError    **error)
{
  g_autoptr(HubReadingList) list = hub_reading_list_open (data_dir, error);

  for (guint i = 0; list != NULL && i < entries->len; i++)
    if (!hub_reading_list_add (list, g_ptr_array_index (entries, i), error))
      return FALSE;

  return list != NULL;
}

/**
 * hub_reading_list_start_anew:
 * @data_dir: a folder
 * @aside_path: (out) (optional) (nullable): where the old file is, also after an error; %NULL if
 *   there was none
 * @error: `STORE_READ_ONLY`, `STORE_FULL` or `STORE`
 *
 * After `STORE_DAMAGED`, and only on the user's word: sets aside what is there, never deleting
 * anything, and begins a new list with those entries that can still be read in the old one. Nobody
 * may have the list open.
 *
 * Any thread. Blocks.
 *
 * Returns: whether there is a new list with all of them
 */
gboolean
hub_reading_list_start_anew (const char *data_dir,
                             char      **aside_path,
                             GError    **error)
{
  g_autoptr(GPtrArray) entries = NULL;
  g_autofree char *aside = NULL;
  HubReadingListPaths paths = { 0 };
  gboolean is_made = FALSE;

  g_return_val_if_fail (data_dir != NULL, FALSE);

  hub_reading_list_paths_init (&paths, data_dir);
  is_made = hub_database_set_aside (paths.database, &aside, error) &&
            hub_reading_list_make_first (paths.database, error) &&
            hub_marker_write (paths.marker, HUB_READING_LIST_APPLICATION_ID, 0, error);
  hub_reading_list_paths_clear (&paths);

  if (is_made)
    {
      entries = aside != NULL ? list_readable (aside) : g_ptr_array_new ();
      is_made = add_all (data_dir, entries, error);
    }
  if (aside_path != NULL)
    *aside_path = g_steal_pointer (&aside);
  return is_made;
}
