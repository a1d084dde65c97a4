/* hub-reading-list-rescue.c: a list out of its copies and what is left of it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each table of the damaged file is read from both its ends, for behind a damaged page SQLite reads
 * nothing, and of each row only what its sum vouches for is taken. That is newer than any copy, so
 * it goes over what the copy says; what cannot be read any more is as the copy has it. Rows of
 * files kept offline have no sum of their own; the files have, and are checked before they are
 * opened.
 */

#define G_LOG_DOMAIN "hub-reading-list"

#include "hub-reading-list-private.h"

#include "hub-entry-copy.h"
#include "hub-file-record.h"
#include "hub-own-statement.h"

/* What can be read. */
typedef struct
{
  GHashTable *copies;        /* (owned) (element-type gint64 utf8): by row of the item */
  GHashTable *remarks;       /* (owned) (element-type gint64 HubRemark): by row of the item */
  GHashTable *formers;       /* (owned) (element-type gint64 HubFormer): by row of the item */
  GPtrArray  *ids;           /* (owned) (element-type gint64): of the copies, as they came */
  GHashTable *files;         /* (owned) (element-type gint64): rows of files that were taken */
  GHashTable *collections;   /* (owned) (element-type utf8): UUIDs of those that were taken */
  GHashTable *searches;      /* (owned) (element-type utf8): the same */
  HubHoldings *holdings;     /* (owned) */
} Rescue;

typedef void (*RescueFunc) (Rescue       *rescue,
                            HubStatement *statement);

static void
take_item (Rescue       *rescue,
           HubStatement *statement)
{
  gint64 id = sqlite3_column_int64 (statement, 0);
  gint64 *key = NULL;
  g_autoptr(HubEntry) entry = NULL;

  if (!hub_reading_list_is_sound_item (statement, NULL) ||
      g_hash_table_contains (rescue->copies, &id))
    return;
  entry = hub_entry_copy_from_text ((const char *) sqlite3_column_text (statement, 3), NULL);
  if (entry == NULL)
    return;

  key = g_memdup2 (&id, sizeof id);
  g_hash_table_insert (rescue->copies, key, hub_statement_dup_text (statement, 3));
  g_ptr_array_add (rescue->ids, key);
}

static void
take_remark (Rescue       *rescue,
             HubStatement *statement)
{
  HubRemark *remark = hub_reading_list_read_remark (statement, NULL);

  if (remark != NULL)
    g_hash_table_replace (rescue->remarks, &remark->item, remark);
}

static void
take_former (Rescue       *rescue,
             HubStatement *statement)
{
  HubFormer *former = hub_reading_list_read_former (statement, NULL, NULL);

  if (former != NULL)
    g_hash_table_replace (rescue->formers, &former->item, former);
}

static void
take_collection (Rescue       *rescue,
                 HubStatement *statement)
{
  g_autoptr(HubCollection) collection = hub_reading_list_read_collection (statement, NULL);

  if (collection == NULL || g_hash_table_contains (rescue->collections, collection->uuid))
    return;
  g_hash_table_add (rescue->collections, collection->uuid);
  g_ptr_array_add (rescue->holdings->collections, g_steal_pointer (&collection));
}

static void
take_search (Rescue       *rescue,
             HubStatement *statement)
{
  g_autoptr(HubSavedSearch) search = hub_reading_list_read_search (statement, NULL);

  if (search == NULL || g_hash_table_contains (rescue->searches, search->uuid))
    return;
  g_hash_table_add (rescue->searches, search->uuid);
  g_ptr_array_add (rescue->holdings->searches, g_steal_pointer (&search));
}

static void
take_file (Rescue       *rescue,
           HubStatement *statement)
{
  gint64 id = sqlite3_column_int64 (statement, 0);
  HubFile *file = g_hash_table_contains (rescue->files, &id) ? NULL
                                                             : hub_file_record_read (statement);

  if (file == NULL)
    return;
  g_ptr_array_add (rescue->holdings->files, file);
  g_hash_table_add (rescue->files, &file->id);
}

/* Reads rows until it meets the damage. */
static void
collect (Rescue      *rescue,
         HubDatabase *database,
         const char  *sql,
         RescueFunc   take)
{
  g_autoptr(HubOwnStatement) statement = hub_own_statement_new (database, sql, NULL);
  gboolean has_row = FALSE;

  while (statement != NULL &&
         hub_database_step (database, statement, &has_row, "Could not rescue", NULL) && has_row)
    take (rescue, statement);
}

/* Whatever version it is of. */
static HubDatabase *
open_any (const char *path)
{
  HubDatabase *database = NULL;

  for (guint i = hub_reading_list_get_schema ()->version; i > 0 && database == NULL; i--)
    database = hub_database_open (path, HUB_DATABASE_READER, hub_reading_list_get_bare_schema (i),
                                  NULL);

  return database;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 one = **(const gint64 *const *) a;
  gint64 two = **(const gint64 *const *) b;

  return one < two ? 1 : -(one > two);
}

static void
gather (Rescue *rescue)
{
  GHashTableIter iter;
  gpointer remark;

  /* A copy without its remark is of something that is kept, as far as one can tell. */
  g_ptr_array_sort (rescue->ids, compare_ids);
  for (guint i = 0; i < rescue->ids->len; i++)
    {
      const gint64 *id = g_ptr_array_index (rescue->ids, i);
      const char *copy = g_hash_table_lookup (rescue->copies, id);
      g_autoptr(HubEntry) entry = NULL;
      HubHolding *holding = NULL;

      if (g_hash_table_contains (rescue->remarks, id))
        continue;
      entry = hub_entry_copy_from_text (copy, NULL);
      holding = hub_holdings_take (rescue->holdings,
                                   hub_remark_new (hub_entry_get_uuid (entry),
                                                   hub_entry_get_langcode (entry)),
                                   g_strdup (copy));
      holding->remark->item = *id;
      holding->is_bare = TRUE;
    }

  g_hash_table_iter_init (&iter, rescue->remarks);
  while (g_hash_table_iter_next (&iter, NULL, &remark))
    {
      gint64 item = ((HubRemark *) remark)->item;
      HubFormer *former = g_hash_table_lookup (rescue->formers, &item);
      HubHolding *holding = NULL;

      holding = hub_holdings_take (rescue->holdings, hub_remark_ref (remark),
                                   g_strdup (g_hash_table_lookup (rescue->copies, &item)));
      holding->former = former != NULL ? hub_former_ref (former) : NULL;
    }
}

/* What of a set-aside list is as it was stored. What is lost is lost; nothing here fails. */
static HubHoldings *
list_readable (const char *path)
{
  g_autoptr(HubDatabase) database = open_any (path);
  static const struct
  {
    const char *sql;
    RescueFunc  take;
  } reads[] = {
    { "SELECT " HUB_ITEM_COLUMNS " FROM item ORDER BY id", take_item },
    { "SELECT " HUB_ITEM_COLUMNS " FROM item ORDER BY id DESC", take_item },
    { "SELECT " HUB_REMARK_COLUMNS " FROM remark ORDER BY item", take_remark },
    { "SELECT " HUB_REMARK_COLUMNS " FROM remark ORDER BY item DESC", take_remark },
    { "SELECT " HUB_FORMER_COLUMNS " FROM former ORDER BY item", take_former },
    { "SELECT " HUB_FORMER_COLUMNS " FROM former ORDER BY item DESC", take_former },
    { "SELECT " HUB_COLLECTION_COLUMNS " FROM collection ORDER BY rowid", take_collection },
    { "SELECT " HUB_COLLECTION_COLUMNS " FROM collection ORDER BY rowid DESC", take_collection },
    { "SELECT " HUB_SEARCH_COLUMNS " FROM search ORDER BY rowid", take_search },
    { "SELECT " HUB_SEARCH_COLUMNS " FROM search ORDER BY rowid DESC", take_search },
    { "SELECT " HUB_FILE_COLUMNS " FROM file ORDER BY id", take_file },
    { "SELECT " HUB_FILE_COLUMNS " FROM file ORDER BY id DESC", take_file },
  };
  Rescue rescue = { .holdings = hub_holdings_new () };

  rescue.copies = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  rescue.remarks = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                          (GDestroyNotify) hub_remark_unref);
  rescue.formers = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                          (GDestroyNotify) hub_former_unref);
  rescue.ids = g_ptr_array_new ();
  rescue.files = g_hash_table_new (g_int64_hash, g_int64_equal);
  rescue.collections = g_hash_table_new (g_str_hash, g_str_equal);
  rescue.searches = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; database != NULL && i < G_N_ELEMENTS (reads); i++)
    collect (&rescue, database, reads[i].sql, reads[i].take);

  gather (&rescue);
  g_hash_table_unref (rescue.formers);
  g_hash_table_unref (rescue.remarks);
  g_hash_table_unref (rescue.copies);
  g_ptr_array_unref (rescue.ids);
  g_hash_table_unref (rescue.files);
  g_hash_table_unref (rescue.collections);
  g_hash_table_unref (rescue.searches);
  return rescue.holdings;
}

/* Sets aside what is there, and makes room for a list. */
static gboolean
clear_place (HubReadingListPaths *paths,
             char               **aside,
             GError             **error)
{
  return hub_database_set_aside (paths->database, aside, error) &&
         hub_marker_write (paths->marker, HUB_READING_LIST_APPLICATION_ID, 0, TRUE, error);
}

/**
 * hub_reading_list_start_anew:
 * @data_dir: a folder
 * @repair: (out caller-allocates): what was done, also after an error
 * @error: `STORE_READ_ONLY`, `STORE_FULL` or `STORE`
 *
 * After `STORE_DAMAGED`: sets aside what is there, never deleting anything, puts the newest sound
 * copy in its place, or begins a new list where there is none, and takes in what can still be read
 * of the old one. Nobody may have the list open.
 *
 * Any thread. Blocks.
 *
 * Returns: whether there is a list with all of that
 */
gboolean
hub_reading_list_start_anew (const char *data_dir,
                             HubRepair  *repair,
                             GError    **error)
{
  g_autoptr(HubHoldings) holdings = NULL;
  g_autoptr(HubReadingList) list = NULL;
  HubReadingListPaths paths = { 0 };
  gboolean is_clear = FALSE;

  g_return_val_if_fail (data_dir != NULL, FALSE);

  *repair = (HubRepair) { NULL, 0 };
  hub_reading_list_paths_init (&paths, data_dir);
  is_clear = clear_place (&paths, &repair->aside, error);
  if (is_clear)
    list = hub_reading_list_restore (data_dir, &repair->copied);
  if (is_clear && list == NULL && hub_reading_list_make_first (paths.database, error))
    list = hub_reading_list_open (data_dir, error);
  hub_reading_list_paths_clear (&paths);
  if (list == NULL)
    return FALSE;
  if (repair->aside == NULL)
    return TRUE;

  holdings = list_readable (repair->aside);
  return hub_reading_list_merge (list, holdings, HUB_MERGE_THEIRS, NULL, error);
}
