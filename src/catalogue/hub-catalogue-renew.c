/* hub-catalogue-renew.c: making the full-text index anew beside the one that serves
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When another version of the analyzer has made the index, the words in it are no longer those
 * that are looked for. A second table is filled in slices, each a transaction with the place it
 * came to, and in the end takes the first one's name. Entries are taken by ascending revision: one
 * that changes meanwhile has a higher one then, so it comes once more, and nothing else has to
 * know that a second table is there. Whoever is killed has lost one slice. The program itself does
 * not wait for it: it searches in an index of its own (hub-index.c).
 */

#define G_LOG_DOMAIN "hub-catalogue"

#include "hub-catalogue-writer-private.h"

#include "hub-analyzer.h"
#include "hub-catalogue-schema.h"
#include "hub-own-statement.h"

#define RENEWING "Could not renew the index"

typedef enum
{
  SQL_DROP_NEXT,
  SQL_FORGET_PLACE,
  SQL_CREATE_NEXT,
  SQL_MERGE_NEXT,
  SQL_CLEAR_NEXT,
  SQL_FILL_NEXT,
  SQL_CLEAR_DEPARTED,
  SQL_DROP_OLD,
  SQL_RENAME_NEXT,
} Sql;

/* These cannot be among the writer's statements, for the second table is there only at times. */
static const char *const sql_text[] = {
  [SQL_DROP_NEXT] =
    "DROP TABLE IF EXISTS entry_text_next",
  [SQL_FORGET_PLACE] =
    "DELETE FROM state WHERE key = '" HUB_CATALOGUE_STATE_RENEWAL "'",
  [SQL_CREATE_NEXT] =
    "CREATE VIRTUAL TABLE entry_text_next USING fts5 (title, terms, summary, body,"
    " content = '', contentless_delete = 1, tokenize = 'hub')",
  [SQL_MERGE_NEXT] =   /* as schema-004.sql has it */
    "INSERT INTO entry_text_next (entry_text_next, rank) VALUES ('automerge', 16),"
    " ('crisismerge', 32)",
  [SQL_CLEAR_NEXT] =
    "DELETE FROM entry_text_next WHERE rowid IN (SELECT value FROM json_each (?1))",
  [SQL_FILL_NEXT] =
    HUB_CATALOGUE_FILL_TEXT ("entry_text_next")
    " WHERE id IN (SELECT value FROM json_each (?1))",
  [SQL_CLEAR_DEPARTED] =
    "DELETE FROM entry_text_next WHERE rowid IN (SELECT entry_id FROM departed)",
  [SQL_DROP_OLD] =
    "DROP TABLE entry_text",
  [SQL_RENAME_NEXT] =
    "ALTER TABLE entry_text_next RENAME TO entry_text",
};

/* The last entry that the second table has. */
typedef struct
{
  gint64 revision;   /* -1 before the first */
  gint64 id;
} Place;

static gboolean
run (HubDatabase *database,
     Sql          number,
     const char  *ids,        /* (nullable): JSON, for the parameter */
     GError     **error)
{
  g_autoptr(HubOwnStatement) statement = NULL;

  statement = hub_own_statement_new (database, sql_text[number], error);
  if (statement == NULL)
    return FALSE;

  if (ids != NULL)
    sqlite3_bind_text (statement, 1, ids, -1, SQLITE_STATIC);
  return hub_database_run (database, statement, RENEWING, error);
}

/**
 * hub_catalogue_drop_next_text:
 * @database: a writer's database with an open transaction
 * @error: as [method@Hub.Database.fail] says
 *
 * Drops the second full-text table, if there is one: a renewal begins anew.
 *
 * Returns: whether there is none now
 */
gboolean
hub_catalogue_drop_next_text (HubDatabase *database,
                              GError     **error)
{
  return run (database, SQL_DROP_NEXT, NULL, error) &&
         run (database, SQL_FORGET_PLACE, NULL, error);
}

/* Reads what note_place() wrote; whether it is of this program's analyzer. */
static gboolean
read_place (const char *text,
            Place      *place)
{
  char *end = NULL;
  gint64 version = g_ascii_strtoll (text, &end, 10);

  place->revision = g_ascii_strtoll (end, &end, 10);
  place->id = g_ascii_strtoll (end, &end, 10);
  return version == hub_analyzer_get_version ();
}

/* Finds how far the second table is; makes it if there is none, or one of another version. */
static gboolean
find_place (HubCatalogueWriter *self,
            Place              *place,
            GError            **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char *text = NULL;

  text = hub_catalogue_writer_dup_state (self, HUB_CATALOGUE_STATE_RENEWAL, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (text != NULL && read_place (text, place))
    return TRUE;

  *place = (Place) { -1, 0 };
  return hub_catalogue_drop_next_text (self->database, error) &&
         run (self->database, SQL_CREATE_NEXT, NULL, error) &&
         run (self->database, SQL_MERGE_NEXT, NULL, error);
}

static gboolean
note_place (HubCatalogueWriter *self,
            const Place        *place,
            GError            **error)
{
  g_autofree char *text = g_strdup_printf ("%u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                                           hub_analyzer_get_version (), place->revision,
                                           place->id);

  return hub_catalogue_writer_set_state (self, HUB_CATALOGUE_STATE_RENEWAL, text, error);
}

/* The entries after @place, at most @n, as JSON; moves @place, and sets @n to how many they are. */
static char *
list_slice (HubCatalogueWriter *self,
            Place              *place,
            guint              *n,
            GError            **error)
{
  g_autoptr(GString) ids = g_string_new ("[");
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (self->database, WRITE_LIST_SLICE, error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, place->revision);
  sqlite3_bind_int64 (statement, 2, place->id);
  sqlite3_bind_int64 (statement, 3, *n);
  for (*n = 0; ; (*n)++)
    {
      if (!hub_database_step (self->database, statement, &has_row, RENEWING, error))
        return NULL;
      if (!has_row)
        break;

      place->revision = sqlite3_column_int64 (statement, 0);
      place->id = sqlite3_column_int64 (statement, 1);
      g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, *n > 0 ? "," : "", place->id);
    }
  g_string_append_c (ids, ']');

  return g_string_free (g_steal_pointer (&ids), FALSE);
}

/* The second table becomes the first. */
static gboolean
swap (HubCatalogueWriter *self,
      GError            **error)
{
  g_autofree char *version = g_strdup_printf ("%u", hub_analyzer_get_version ());

  return run (self->database, SQL_CLEAR_DEPARTED, NULL, error) &&
         run (self->database, SQL_DROP_OLD, NULL, error) &&
         run (self->database, SQL_RENAME_NEXT, NULL, error) &&
         run (self->database, SQL_FORGET_PLACE, NULL, error) &&
         hub_catalogue_writer_set_state (self, HUB_CATALOGUE_STATE_ANALYZER, version, error);
}

/* In a transaction. */
static gboolean
renew_slice (HubCatalogueWriter *self,
             guint               max_entries,
             gboolean           *is_done,
             GError            **error)
{
  guint n_entries = max_entries;
  g_autofree char *ids = NULL;
  Place place;

  if (!find_place (self, &place, error))
    return FALSE;

  ids = list_slice (self, &place, &n_entries, error);
  if (ids == NULL || !run (self->database, SQL_CLEAR_NEXT, ids, error) ||
      !run (self->database, SQL_FILL_NEXT, ids, error))
    return FALSE;

  *is_done = n_entries < max_entries;
  return *is_done ? swap (self, error) : note_place (self, &place, error);
}

/**
 * hub_catalogue_writer_renew_texts:
 * @self: a writer
 * @max_entries: how many entries to take, above 0; a thousand take about 0.1 s
 * @is_done: (out): whether the full-text index is of this program's analyzer now
 * @cancellable: (nullable): undoes the slice
 * @error: `G_IO_ERROR_CANCELLED`, or as [method@Hub.Database.fail] says
 *
 * Does one slice of making the full-text index anew, in one transaction, if another version of the
 * analyzer has made it. Call again until it is done; other work may come between. The old index
 * serves until then.
 *
 * Returns: whether the slice is stored
 */
gboolean
hub_catalogue_writer_renew_texts (HubCatalogueWriter *self,
                                  guint               max_entries,
                                  gboolean           *is_done,
                                  GCancellable       *cancellable,
                                  GError            **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char *version = NULL;
  gboolean is_stored;

  g_return_val_if_fail (self != NULL && is_done != NULL && max_entries > 0, FALSE);

  version = hub_catalogue_writer_dup_state (self, HUB_CATALOGUE_STATE_ANALYZER, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *is_done = hub_catalogue_is_analyzer (version);
  if (*is_done)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !hub_database_begin (self->database, error))
    return FALSE;

  hub_database_set_cancellable (self->database, cancellable);
  is_stored = renew_slice (self, max_entries, is_done, error);
  hub_database_set_cancellable (self->database, NULL);
  if (!is_stored)
    hub_catalogue_writer_undo (self);
  is_stored = is_stored && hub_database_commit (self->database, error);
  *is_done = *is_done && is_stored;
  return is_stored;
}

/**
 * hub_catalogue_is_analyzer:
 * @version: (nullable): state `analyzer` of a catalogue
 *
 * Returns: whether it is that of this program, so that its full-text index need not be renewed
 */
gboolean
hub_catalogue_is_analyzer (const char *version)
{
  return version != NULL && g_ascii_strtoll (version, NULL, 10) == hub_analyzer_get_version ();
}
