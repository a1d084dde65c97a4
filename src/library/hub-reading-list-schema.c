/* hub-reading-list-schema.c: the tables of library.db, and their rows as objects
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQLite does not see most of what can happen to bytes on a disk, so each row of the user's carries
 * the sum of what it says. The sums are computed by the function hub_checksum(), which each
 * connection has: when a row is written, and when it is read.
 */

#define G_LOG_DOMAIN "hub-reading-list"

#include "hub-reading-list-private.h"

#include "hub-checksum.h"
#include "hub-error.h"
#include "hub-library-resource.h"

static const char *const statement_sql[HUB_READING_LIST_N_STATEMENTS] = {
  [HUB_READING_LIST_COUNT] =
    "SELECT count(*) FROM remark WHERE removed = 0",
  [HUB_READING_LIST_COUNT_STRAYS] =
    "SELECT (SELECT count(*) FROM item WHERE id NOT IN (SELECT item FROM remark)) +"
    " (SELECT count(*) FROM remark WHERE item NOT IN (SELECT id FROM item))",
  [HUB_READING_LIST_REMARKS] =
    "SELECT " HUB_REMARK_COLUMNS " FROM remark ORDER BY removed DESC, place DESC, item DESC",
  [HUB_READING_LIST_SUMS] =
    "SELECT id, checksum FROM item",
  [HUB_READING_LIST_ITEM] =
    "SELECT " HUB_ITEM_COLUMNS " FROM item WHERE id = ?1",
  [HUB_READING_LIST_FIND] =
    "SELECT " HUB_REMARK_COLUMNS " FROM remark WHERE uuid = ?1 AND (?2 IS NULL OR langcode = ?2)"
    " ORDER BY removed = 0 DESC, removed DESC, item DESC",
  [HUB_READING_LIST_TOP] =
    "SELECT coalesce (max (place), 0) + 1 FROM remark",
  [HUB_READING_LIST_ADD] =
    "INSERT INTO item (uuid, langcode, copy, checksum)"
    " VALUES (?1, ?2, ?3, hub_checksum (?1, ?2, ?3))",
  [HUB_READING_LIST_REFRESH] =
    "UPDATE item SET copy = ?2, checksum = hub_checksum (uuid, langcode, ?2)"
    " WHERE id = ?1 AND copy <> ?2",
  [HUB_READING_LIST_PUT_REMARK] =
    "INSERT INTO remark (" "item, uuid, langcode, place, added, removed, status, note, due,"
    " collections, checksum)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
    " hub_checksum (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10))"
    " ON CONFLICT (item) DO UPDATE SET place = excluded.place, added = excluded.added,"
    " removed = excluded.removed, status = excluded.status, note = excluded.note,"
    " due = excluded.due, collections = excluded.collections, checksum = excluded.checksum",
  [HUB_READING_LIST_DROP_ITEMS] =
    "DELETE FROM item"
    " WHERE id IN (SELECT item FROM remark WHERE removed > 0 AND removed <= ?1)",
  [HUB_READING_LIST_DROP_REMARKS] =
    "DELETE FROM remark WHERE removed > 0 AND removed <= ?1",
  [HUB_READING_LIST_DAY] =
    "SELECT day, date FROM calendar",
  [HUB_READING_LIST_SET_DAY] =
    "UPDATE calendar SET day = ?1, date = ?2",
  [HUB_READING_LIST_COLLECTIONS] =
    "SELECT " HUB_COLLECTION_COLUMNS " FROM collection ORDER BY place, uuid",
  [HUB_READING_LIST_PUT_COLLECTION] =
    "INSERT INTO collection (uuid, name, colour, place, checksum)"
    " VALUES (?1, ?2, ?3, ?4, hub_checksum (?1, ?2, ?3, ?4))"
    " ON CONFLICT (uuid) DO UPDATE SET name = excluded.name, colour = excluded.colour,"
    " place = excluded.place, checksum = excluded.checksum",
  [HUB_READING_LIST_DROP_COLLECTION] =
    "DELETE FROM collection WHERE uuid = ?1",
  [HUB_READING_LIST_SEARCHES] =
    "SELECT " HUB_SEARCH_COLUMNS " FROM search ORDER BY place, uuid",
  [HUB_READING_LIST_PUT_SEARCH] =
    "INSERT INTO search (uuid, name, query, place, known, fresh, checksum)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, hub_checksum (?1, ?2, ?3, ?4, ?5, ?6))"
    " ON CONFLICT (uuid) DO UPDATE SET name = excluded.name, query = excluded.query,"
    " place = excluded.place, known = excluded.known, fresh = excluded.fresh,"
    " checksum = excluded.checksum",
  [HUB_READING_LIST_DROP_SEARCH] =
    "DELETE FROM search WHERE uuid = ?1",
  [HUB_READING_LIST_LAST_GROUP] =
    "SELECT max ((SELECT coalesce (max (place), 0) FROM collection),"
    " (SELECT coalesce (max (place), 0) FROM search)) + 1",
  [HUB_READING_LIST_FORMERS] =
    "SELECT " HUB_FORMER_COLUMNS " FROM former ORDER BY item",
  [HUB_READING_LIST_FORMER] =
    "SELECT " HUB_FORMER_COLUMNS " FROM former WHERE item = ?1",
  [HUB_READING_LIST_PUT_FORMER] =
    "INSERT INTO former (item, noticed, copy, checksum)"
    " VALUES (?1, ?2, ?3, hub_checksum (?2, ?3))"
    " ON CONFLICT (item) DO UPDATE SET noticed = excluded.noticed, copy = excluded.copy,"
    " checksum = excluded.checksum",
  [HUB_READING_LIST_DROP_FORMER] =
    "DELETE FROM former WHERE item = ?1",
  [HUB_READING_LIST_DROP_FORMERS] =
    "DELETE FROM former"
    " WHERE item IN (SELECT item FROM remark WHERE removed > 0 AND removed <= ?1)",
};

/* hub_checksum (…): the sum of its arguments as text, NULL if one of them is. */
static void
checksum_cb (sqlite3_context  *context,
             int               n_values,
             sqlite3_value   **values)
{
  g_autofree const char **strings = g_new0 (const char *, n_values + 1);

  for (int i = 0; i < n_values; i++)
    {
      strings[i] = (const char *) sqlite3_value_text (values[i]);
      if (strings[i] == NULL)
        return;
    }

  sqlite3_result_int64 (context, hub_checksum_of_strings (strings));
}

static int
add_functions (sqlite3 *handle)
{
  return sqlite3_create_function_v2 (handle, "hub_checksum", -1,
                                     SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
                                     checksum_cb, NULL, NULL, NULL);
}

#define COMMON_TO_ALL                           \
    .name = "reading list",                      \
    .application_id = HUB_READING_LIST_APPLICATION_ID, \
    .get_resource = hub_library_get_resource,    \
    .migrations = "/io/github/hubreader/HubReader/sql/library", \
    .prepare_connection = add_functions

static const HubDatabaseSchema schema = {
  COMMON_TO_ALL,
  .version = 4,
  .before_migration = hub_reading_list_copy_before,
  .statements = statement_sql,
  .n_statements = HUB_READING_LIST_N_STATEMENTS,
};

/* By version, from 1: to read a list as it is, by statements of one's own. */
static const HubDatabaseSchema bare_schemas[] = {
  { COMMON_TO_ALL, .version = 1 },
  { COMMON_TO_ALL, .version = 2 },
  { COMMON_TO_ALL, .version = 3 },
  { COMMON_TO_ALL, .version = 4 },
};

const HubDatabaseSchema *
hub_reading_list_get_schema (void)
{
  return &schema;
}

/**
 * hub_reading_list_get_bare_schema:
 * @version: of a list, from 1 to that of hub_reading_list_get_schema()
 *
 * Gets what opens a list of that version to be read as it is, by statements of one's own.
 *
 * Returns: (transfer none): the schema
 */
const HubDatabaseSchema *
hub_reading_list_get_bare_schema (guint version)
{
  g_return_val_if_fail (version > 0 && version <= G_N_ELEMENTS (bare_schemas), NULL);

  return &bare_schemas[version - 1];
}

static const char *
get_text (HubStatement *statement,
          int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? text : "";
}

static gboolean
refuse_row (const char *what,
            GError    **error)
{
  g_set_error (error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED,
               "A row of the reading list is damaged: %s", what);
  return FALSE;
}

/**
 * hub_reading_list_read_remark:
 * @statement: on a row of a remark
 * @error: `STORE_DAMAGED` when it is not what was stored
 *
 * Reads a remark.
 *
 * Returns: (transfer full) (nullable): the remark
 */
HubRemark *
hub_reading_list_read_remark (HubStatement  *statement,
                              GError       **error)
{
  g_autoptr(HubRemark) remark = hub_remark_new (get_text (statement, 1), get_text (statement, 2));

  remark->item = sqlite3_column_int64 (statement, 0);
  remark->place = sqlite3_column_int64 (statement, 3);
  remark->added = sqlite3_column_int64 (statement, 4);
  remark->removed = sqlite3_column_int64 (statement, 5);
  hub_remark_take_note (remark, g_strdup (get_text (statement, 7)));
  hub_remark_set_collections (remark, get_text (statement, 9));
  if (sqlite3_column_int (statement, 10) != 1 ||
      !hub_status_from_string (get_text (statement, 6), &remark->status) ||
      !hub_remark_set_due (remark, get_text (statement, 8)))
    {
      refuse_row ("a remark", error);
      return NULL;
    }

  return g_steal_pointer (&remark);
}

/**
 * hub_reading_list_is_sound_item:
 * @statement: on a row of an item
 * @error: `STORE_DAMAGED` when it is not what was stored
 *
 * Checks an item.
 *
 * Returns: whether its sum is right
 */
gboolean
hub_reading_list_is_sound_item (HubStatement  *statement,
                                GError       **error)
{
  return sqlite3_column_int (statement, 4) == 1 || refuse_row ("an item", error);
}

/**
 * hub_reading_list_read_collection:
 * @statement: on a row of a collection
 * @error: `STORE_DAMAGED` when it is not what was stored
 *
 * Reads a collection.
 *
 * Returns: (transfer full) (nullable): the collection
 */
HubCollection *
hub_reading_list_read_collection (HubStatement  *statement,
                                  GError       **error)
{
  HubColour colour = HUB_COLOUR_BLUE;
  HubCollection *collection = NULL;

  if (sqlite3_column_int (statement, 4) != 1)
    {
      refuse_row ("a collection", error);
      return NULL;
    }

  hub_colour_from_string (get_text (statement, 2), &colour);
  collection = hub_collection_new (get_text (statement, 0), get_text (statement, 1), colour);
  collection->place = sqlite3_column_int64 (statement, 3);
  return collection;
}

/**
 * hub_reading_list_read_search:
 * @statement: on a row of a saved search
 * @error: `STORE_DAMAGED` when it is not what was stored
 *
 * Reads a saved search.
 *
 * Returns: (transfer full) (nullable): the search
 */
HubSavedSearch *
hub_reading_list_read_search (HubStatement  *statement,
                              GError       **error)
{
  HubSavedSearch *search = NULL;
  GArray *fresh = NULL;

  if (sqlite3_column_int (statement, 6) != 1)
    {
      refuse_row ("a saved search", error);
      return NULL;
    }

  search = hub_saved_search_new (get_text (statement, 0), get_text (statement, 1),
                                 get_text (statement, 2));
  search->place = sqlite3_column_int64 (statement, 3);
  search->known = hub_keys_from_text (get_text (statement, 4));
  fresh = hub_keys_from_text (get_text (statement, 5));
  if (fresh != NULL)
    {
      g_array_unref (search->fresh);
      search->fresh = fresh;
    }
  return search;
}

/**
 * hub_reading_list_put_remark:
 * @self: a list, in a transaction
 * @remark: what is to be said of its item
 * @error: as `hub_database_fail ()` says
 *
 * Stores a remark in the place of the one that its item has.
 *
 * Returns: whether it is stored
 */
gboolean
hub_reading_list_put_remark (HubReadingList *self,
                             HubRemark      *remark,
                             GError        **error)
{
  g_autofree char *due = hub_remark_dup_due (remark);
  g_autofree char *collections = g_strjoinv (" ", remark->collections);
  g_autoptr(HubStatement) statement = NULL;

  statement = hub_database_get_statement (self->database, HUB_READING_LIST_PUT_REMARK, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, remark->item);
  hub_statement_bind_text (statement, 2, remark->uuid);
  hub_statement_bind_text (statement, 3, remark->langcode);
  sqlite3_bind_int64 (statement, 4, remark->place);
  sqlite3_bind_int64 (statement, 5, remark->added);
  sqlite3_bind_int64 (statement, 6, remark->removed);
  hub_statement_bind_text (statement, 7, hub_status_to_string (remark->status));
  hub_statement_bind_text (statement, 8, remark->note);
  hub_statement_bind_text (statement, 9, due);
  hub_statement_bind_text (statement, 10, collections);
  return hub_database_run (self->database, statement, "Could not write the reading list", error);
}

/**
 * hub_reading_list_read_number:
 * @self: a list
 * @number: a statement that gives one number
 * @value: (out): the number
 * @error: as `hub_database_fail ()` says
 *
 * Asks for a number.
 *
 * Returns: whether it is known
 */
gboolean
hub_reading_list_read_number (HubReadingList          *self,
                              HubReadingListStatement  number,
                              gint64                  *value,
                              GError                 **error)
{
  g_autoptr(HubStatement) statement = hub_database_get_statement (self->database, number, error);
  gboolean has_row = FALSE;

  if (statement == NULL ||
      !hub_database_step (self->database, statement, &has_row, "Could not read the reading list",
                          error))
    return FALSE;

  *value = has_row ? sqlite3_column_int64 (statement, 0) : 0;
  return TRUE;
}
