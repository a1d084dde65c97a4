/* hub-pack.c: reading a pack
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Anybody can have made it. So nothing is read before the seal is checked, the tables are ours to
 * the letter (no trigger, view, index or virtual table can be among them), and SQLite has found the
 * file in order, types included. Then each text must be UTF-8, without NUL, and not over its limit;
 * it is cleaned as if it came from a hub. What breaks a rule condemns the pack as a whole.
 */

#define G_LOG_DOMAIN "hub-pack"

#include "hub-pack-private.h"

#include "hub-error.h"
#include "hub-own-statement.h"
#include "hub-text.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const statements[PACK_N_STATEMENTS] = {
  [PACK_FACT] =
    "SELECT value FROM pack WHERE key = ?1",
  [PACK_COUNT] =
    "SELECT (SELECT count(*) FROM term), (SELECT count(*) FROM entry)",
  [PACK_TERMS] =
    "SELECT uuid, code, label, position, region, title, paragraph, summary FROM term"
    " WHERE vocabulary = ?1 ORDER BY position, uuid",
  [PACK_ENTRIES] =
    "SELECT id, uuid, langcode, nid, kind, title, url, published, starts, ends, is_ongoing,"
    " is_global, location, mode, practice_type, publishers, languages, audiences, changed,"
    " summary, html, text FROM entry WHERE id > ?1 ORDER BY id LIMIT ?2",
  [PACK_ENTRY_TERMS] =
    "SELECT vocabulary, uuid FROM entry_term WHERE entry_id = ?1",
  [PACK_ATTACHMENTS] =
    "SELECT is_file, uuid, uri, name, title, mime, langcode, size FROM attachment"
    " WHERE entry_id = ?1 ORDER BY position",
  [PACK_LIST] =
    "SELECT value FROM json_each (iif (json_valid (?1), ?1, '[]')) WHERE type = 'text'",
};

static const HubDatabaseSchema read_schema = {
  HUB_PACK_SCHEMA,
  .statements = statements,
  .n_statements = PACK_N_STATEMENTS,
};

static const HubDatabaseSchema bare_schema = { HUB_PACK_SCHEMA };

/**
 * hub_pack_refuse:
 * @self: a pack
 * @why: what is wrong with it
 * @error: gets `PACK`
 *
 * Condemns a pack.
 *
 * Returns: %FALSE
 */
gboolean
hub_pack_refuse (HubPack     *self,
                 const char  *why,
                 GError     **error)
{
  g_set_error (error, HUB_ERROR, HUB_ERROR_PACK, "“%s”: %s", self->path, why);
  return FALSE;
}

/* What SQLite says of the scratch file is said of the pack; what the disk or the user says is not
 * its fault. */
static void
blame (HubPack *self,
       GError  *error)
{
  if (error == NULL || error->domain != HUB_ERROR || error->code == HUB_ERROR_STORE_FULL ||
      error->code == HUB_ERROR_STORE_TOO_NEW || error->code == HUB_ERROR_TOO_LARGE)
    return;

  error->code = HUB_ERROR_PACK;
  g_prefix_error (&error, "“%s”: ", self->path);
}

/* --- the tables --- */

/* All that the schema of a database says, in one text. */
static char *
dup_tables (HubDatabase  *database,
            GError      **error)
{
  g_autoptr(HubOwnStatement) statement = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  gboolean has_row;

  statement = hub_own_statement_new (database, "SELECT type, name, tbl_name, coalesce (sql, '')"
                                     " FROM sqlite_schema ORDER BY name", error);
  if (statement == NULL)
    return NULL;

  while (TRUE)
    {
      if (!hub_database_step (database, statement, &has_row, HUB_PACK_READING, error))
        return NULL;
      if (!has_row)
        return g_string_free (g_steal_pointer (&text), FALSE);
      for (int i = 0; i < 4; i++)
        g_string_append_printf (text, "%s\n", (const char *) sqlite3_column_text (statement, i));
    }
}

static gboolean
check_tables (HubPack  *self,
              GError  **error)
{
  g_autoptr(HubDatabase) model = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  model = hub_database_open (":memory:", HUB_DATABASE_PRECIOUS, &bare_schema, error);
  if (model == NULL)
    return FALSE;
  expected = dup_tables (model, error);
  found = expected != NULL ? dup_tables (self->database, error) : NULL;
  if (found == NULL)
    return FALSE;

  return g_str_equal (found, expected) || hub_pack_refuse (self, "its tables are others", error);
}

/* --- values --- */

/**
 * hub_pack_dup_text:
 * @statement: stands on a row
 * @column: a column of it
 * @shape: what the text may be
 * @max_bytes: how long it may be
 * @is_bad: set if the value cannot be one
 *
 * Reads a text and cleans it.
 *
 * Returns: (transfer full) (nullable): the text, %NULL for SQL NULL and for what is none
 */
char *
hub_pack_dup_text (HubStatement *statement,
                   int           column,
                   HubTextShape  shape,
                   gsize         max_bytes,
                   gboolean     *is_bad)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);
  gsize length = (gsize) sqlite3_column_bytes (statement, column);

  if (text == NULL)
    return NULL;
  if (length > max_bytes || strlen (text) != length || !g_utf8_validate_len (text, length, NULL))
    {
      *is_bad = TRUE;
      return NULL;
    }

  return hub_text_clean (text, shape, max_bytes, NULL);
}

/**
 * hub_pack_dup_list:
 * @self: a pack
 * @json: a JSON list
 * @is_bad: set if there are too many, or one is none
 * @error: `G_IO_ERROR_CANCELLED`, or as [method@Hub.Database.fail] says
 *
 * Reads the texts of a list.
 *
 * Returns: (transfer full) (nullable): the texts
 */
char **
hub_pack_dup_list (HubPack     *self,
                   const char  *json,
                   gboolean    *is_bad,
                   GError     **error)
{
  g_autoptr(HubStatement) statement = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  gboolean has_row;
  guint n = 0;

  statement = hub_database_get_statement (self->database, PACK_LIST, error);
  if (statement == NULL)
    return NULL;

  hub_statement_bind_text (statement, 1, json);
  while (TRUE)
    {
      g_autofree char *text = NULL;

      if (!hub_database_step (self->database, statement, &has_row, HUB_PACK_READING, error))
        return NULL;
      if (!has_row)
        return g_strv_builder_end (builder);

      text = hub_pack_dup_text (statement, 0, HUB_TEXT_LINE, HUB_PACK_MAX_NAME, is_bad);
      *is_bad |= ++n > HUB_PACK_MAX_VALUES;
      if (*is_bad)
        return g_strv_builder_end (builder);
      g_strv_builder_take (builder, g_steal_pointer (&text));
    }
}

/* --- what it says of itself --- */

static char *
dup_fact (HubPack     *self,
          const char  *key,
          GError     **error)
{
  g_autoptr(HubStatement) statement = hub_database_get_statement (self->database, PACK_FACT, error);
  gboolean is_bad = FALSE;
  gboolean has_row;
  char *value = NULL;

  if (statement == NULL)
    return NULL;

  hub_statement_bind_text (statement, 1, key);
  if (!hub_database_step (self->database, statement, &has_row, HUB_PACK_READING, error))
    return NULL;
  if (has_row)
    value = hub_pack_dup_text (statement, 0, HUB_TEXT_LINE, HUB_PACK_MAX_ADDRESS, &is_bad);
  if (value == NULL)
    hub_pack_refuse (self, "it does not say what it is", error);

  return value;
}

static gboolean
read_number (HubPack     *self,
             const char  *key,
             gint64       max,
             gint64      *number,
             GError     **error)
{
  g_autofree char *text = dup_fact (self, key, error);
  guint64 value = 0;

  if (text == NULL)
    return FALSE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, (guint64) max, &value, NULL))
    return hub_pack_refuse (self, "a number in it is none", error);

  *number = (gint64) value;
  return TRUE;
}

static gboolean
check_counts (HubPack  *self,
              gint64    terms,
              gint64    entries,
              GError  **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (self->database, PACK_COUNT, error);
  if (statement == NULL ||
      !hub_database_step (self->database, statement, &has_row, HUB_PACK_READING, error))
    return FALSE;

  return (sqlite3_column_int64 (statement, 0) == terms &&
          sqlite3_column_int64 (statement, 1) == entries && entries > 0) ||
         hub_pack_refuse (self, "it does not have what it says", error);
}

static gboolean
read_facts (HubPack  *self,
            GError  **error)
{
  HubPackFacts *facts = &self->facts;
  g_autofree char *languages = NULL;
  gint64 schema, terms, entries;
  gboolean is_bad = FALSE;

  facts->origin = dup_fact (self, HUB_PACK_ORIGIN, error);
  if (facts->origin == NULL ||
      !read_number (self, HUB_PACK_DATE, G_MAXINT64, &facts->date, error) ||
      !read_number (self, HUB_PACK_CATALOGUE, G_MAXINT, &schema, error) ||
      !read_number (self, HUB_PACK_TERMS, HUB_N_VOCABULARIES * HUB_PACK_MAX_TERMS, &terms, error) ||
      !read_number (self, HUB_PACK_ENTRIES, HUB_PACK_MAX_ENTRIES, &entries, error))
    return FALSE;

  languages = dup_fact (self, HUB_PACK_LANGUAGES, error);
  if (languages == NULL)
    return FALSE;
  facts->languages = hub_pack_dup_list (self, languages, &is_bad, error);
  if (facts->languages == NULL)
    return FALSE;

  facts->schema = (guint) schema;
  facts->terms = (guint) terms;
  facts->entries = (guint) entries;
  return (!is_bad || hub_pack_refuse (self, "its languages are none", error)) &&
         check_counts (self, terms, entries, error);
}

static gboolean
open_database (HubPack       *self,
               GCancellable  *cancellable,
               GError       **error)
{
  self->database = hub_database_open (self->scratch, HUB_DATABASE_FOREIGN, &read_schema, error);
  if (self->database == NULL)
    return FALSE;

  hub_database_set_cancellable (self->database, cancellable);
  return check_tables (self, error) && hub_database_check (self->database, error) &&
         read_facts (self, error);
}

/**
 * hub_pack_open:
 * @path: (type filename): a file that may be a pack
 * @scratch: (type filename): where its database may be for as long as it is open
 * @cancellable: (nullable): stops it
 * @error: `PACK` for a file that is none, is not whole or is not as it must be; `STORE_TOO_NEW` for
 *   one of a newer version; `TOO_LARGE`, those of a store, or `G_IO_ERROR_CANCELLED`
 *
 * Opens a pack, and checks all of it but its rows, which are checked as they are read. Blocks.
 *
 * Returns: (transfer full) (nullable): the pack
 */
HubPack *
hub_pack_open (const char    *path,
               const char    *scratch,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(HubPack) self = g_new0 (HubPack, 1);
  GError *cause = NULL;

  g_return_val_if_fail (path != NULL && scratch != NULL, NULL);

  self->path = g_filename_display_name (path);
  if (!hub_pack_file_unseal (path, scratch, cancellable, error))
    return NULL;

  self->scratch = g_strdup (scratch);
  if (open_database (self, cancellable, &cause))
    return g_steal_pointer (&self);

  blame (self, cause);
  g_propagate_error (error, cause);
  return NULL;
}

/**
 * hub_pack_close:
 * @self: (transfer full): a pack
 *
 * Closes it, and removes its database.
 */
void
hub_pack_close (HubPack *self)
{
  g_clear_pointer (&self->database, hub_database_close);
  if (self->scratch != NULL)
    g_unlink (self->scratch);
  hub_pack_facts_clear (&self->facts);
  g_free (self->scratch);
  g_free (self->path);
  g_free (self);
}

const HubPackFacts *
hub_pack_get_facts (HubPack *self)
{
  return &self->facts;
}
