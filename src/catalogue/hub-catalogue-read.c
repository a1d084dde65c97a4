/* hub-catalogue-read.c: from rows to entries and terms
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-catalogue"

#include "hub-catalogue-private.h"

#include "hub-catalogue-schema.h"

#define READING "Could not read an entry"

#define ENTRY_COLUMNS                                                                            \
  "id, uuid, langcode, kind, title, summary, url, origin, location, mode, practice_type,"        \
  " published, starts, ends, is_ongoing, is_global, changed, nid, withdrawn IS NOT NULL,"        \
  " publishers, languages, audiences"

/* The order of ENTRY_COLUMNS. */
enum
{
  COLUMN_ID,
  COLUMN_UUID,
  COLUMN_LANGCODE,
  COLUMN_KIND,
  COLUMN_TITLE,
  COLUMN_SUMMARY,
  COLUMN_URL,
  COLUMN_ORIGIN,
  COLUMN_LOCATION,
  COLUMN_MODE,
  COLUMN_PRACTICE_TYPE,
  COLUMN_PUBLISHED,
  COLUMN_STARTS,
  COLUMN_ENDS,
  COLUMN_IS_ONGOING,
  COLUMN_IS_GLOBAL,
  COLUMN_CHANGED,
  COLUMN_NID,
  COLUMN_IS_WITHDRAWN,
  COLUMN_PUBLISHERS,
  COLUMN_LANGUAGES,
  COLUMN_AUDIENCES,
};

/* What every entry has, and every term: columns of theirs. */
#define ENTRY_NEEDS (1 << COLUMN_UUID | 1 << COLUMN_LANGCODE | 1 << COLUMN_TITLE)
#define TERM_NEEDS (1 << 1 | 1 << 2 | 1 << 3 | 1 << 4)

#define STATE(key) "(SELECT value FROM state WHERE key = '" key "')"

/* Of the rows that were missed, those that have not been withdrawn since. */
#define MISSED_ROWS "(SELECT value FROM json_each (" STATE (HUB_CATALOGUE_STATE_MISSED_ROWS) "))"
#define MISSED " FROM entry WHERE withdrawn IS NULL AND id IN " MISSED_ROWS

#define LAST_CHANGE "(SELECT coalesce (max (id), 0) FROM change_log)"

static const char *const statements[READ_N_STATEMENTS] = {
  [READ_VERSION] =
    "PRAGMA data_version",
  [READ_TERMS] =
    "SELECT id, vocabulary, uuid, code, label, position, region, title, paragraph, summary"
    " FROM term ORDER BY vocabulary, position, id",
  [READ_ENTRY_BY_ID] =
    "SELECT " ENTRY_COLUMNS " FROM entry WHERE id = ?1",
  [READ_ENTRY_BY_UUID] =
    "SELECT " ENTRY_COLUMNS " FROM entry WHERE uuid = ?1 AND (?2 IS NULL OR langcode = ?2)"
    " ORDER BY withdrawn IS NOT NULL, langcode <> 'en', langcode LIMIT 1",
  [READ_BODY] =
    "SELECT html, text FROM body WHERE entry_id = ?1",
  [READ_BODY_START] =
    "SELECT substr (text, 1, ?2) FROM body WHERE entry_id = ?1",
  [READ_ENTRY_TERMS] =
    "SELECT term_id FROM entry_term WHERE entry_id = ?1",
  [READ_ATTACHMENTS] =
    "SELECT is_file, uuid, uri, name, title, mime, langcode, size FROM attachment"
    " WHERE entry_id = ?1 ORDER BY position",
  [READ_LIST] =
    "SELECT value FROM json_each (iif (json_valid (?1), ?1, '[]')) WHERE type = 'text'",
  [READ_STATE] =
    "SELECT value FROM state WHERE key = ?1",
  [READ_TEXT] =   /* never run: that it can be prepared says that the full-text index is there */
    "SELECT rowid FROM entry_text WHERE entry_text MATCH ?1",
  [COUNT_KINDS] =
    "SELECT kind, withdrawn IS NOT NULL, count(*) FROM entry GROUP BY kind, withdrawn",
  [COUNT_TERMS] =
    "SELECT count(*) FROM term",
  [READ_CHANGES] =   /* columns as hub-change.c reads them */
    "SELECT id, at, what, uuid, langcode, kind, title, fields FROM change_log WHERE at >= ?1"
    " AND id > iif (?2 > " LAST_CHANGE ", 0, ?2) ORDER BY at DESC, id DESC",
  [COUNT_CHANGES] =
    "SELECT count(*), " LAST_CHANGE " FROM change_log"
    " WHERE id > iif (?1 > " LAST_CHANGE ", 0, ?1)",
  [COUNT_MISSED] =
    "SELECT count(*)" MISSED,
  [READ_MISSED] =   /* the digest ends at the first space */
    "SELECT id, substr (digest, 1, instr (digest, ' ') - 1) FROM (SELECT id, kind, title, "
    STATE (HUB_CATALOGUE_STATE_MISSED) " AS digest" MISSED ")"
    " ORDER BY kind, title COLLATE NOCASE, id",
  [IS_ALL_MISSED] =
    "SELECT NOT EXISTS (SELECT 1 FROM entry WHERE withdrawn IS NULL AND id NOT IN " MISSED_ROWS
    " AND langcode IN (SELECT DISTINCT langcode" MISSED "))",
  [READ_STANDING] =   /* ?1 uuid, ?2 language, ?3 kind, ?4 address, ?5 number: gone, or another? */
    "SELECT id, withdrawn IS NOT NULL OR (kind <> ?3 AND url IS NOT ?4 AND nid <> ?5) FROM entry"
    " WHERE uuid = ?1 AND langcode = ?2",
  [READ_RENEWED] =
    "SELECT id, digest FROM entry WHERE uuid = ?1 AND langcode = ?2 AND withdrawn IS NULL",
  [LIST_LANGUAGES] =   /* of a hub in which what is gone was looked for; some may have no entry */
    "SELECT langcode, " STATE (HUB_CATALOGUE_STATE_HUB) " FROM (SELECT langcode FROM entry UNION"
    " SELECT value FROM json_each (" STATE (HUB_CATALOGUE_STATE_LANGUAGES) "))"
    " WHERE " STATE (HUB_CATALOGUE_STATE_SWEPT) " IS NOT NULL",
  [LIST_OCCASIONS] =
    "SELECT id, starts, ends FROM entry WHERE kind = ?1 AND withdrawn IS NULL",
  [LIST_FILE_TEXTS] =
    "SELECT uuid, langcode, address, sha256, name, NULL FROM file_text",
  [READ_FILE_TEXT] =
    "SELECT uuid, langcode, address, sha256, name, text FROM file_text"
    " WHERE uuid = ?1 AND langcode = ?2 AND address > ?3 AND text <> ''"
    " ORDER BY address LIMIT 1",
  [HAS_SYNCED_ENTRIES] =
    "SELECT EXISTS (SELECT 1 FROM entry WHERE origin <> '" HUB_ENTRY_ORIGIN_STARTER "')",
};

const HubDatabaseSchema hub_catalogue_reader_schema = {
  HUB_CATALOGUE_SCHEMA,
  .statements = statements,
  .n_statements = READ_N_STATEMENTS,
};

static const char *
column (HubStatement *statement,
        int           number)
{
  return (const char *) sqlite3_column_text (statement, number);
}

static HubTerm *
read_term (HubStatement *statement)
{
  HubVocabulary vocabulary;
  HubTerm *term;

  if (!hub_vocabulary_from_string (column (statement, 1), &vocabulary))
    return NULL;

  term = hub_term_new (vocabulary, column (statement, 2), column (statement, 4));
  term->id = sqlite3_column_int64 (statement, 0);
  term->code = hub_statement_dup_text (statement, 3);
  term->position = sqlite3_column_int (statement, 5);
  term->region = hub_statement_dup_text (statement, 6);
  term->title = hub_statement_dup_text (statement, 7);
  term->paragraph = hub_statement_dup_text (statement, 8);
  term->summary = hub_statement_dup_text (statement, 9);
  return term;
}

static int
compare_vocabularies (gconstpointer a,
                      gconstpointer b)
{
  const HubTerm *term_a = *(const HubTerm *const *) a;
  const HubTerm *term_b = *(const HubTerm *const *) b;

  if (term_a->vocabulary != term_b->vocabulary)
    return term_a->vocabulary < term_b->vocabulary ? -1 : 1;

  return term_a->position - term_b->position;
}

static gboolean
read_version (HubCatalogue *self,
              gint64       *version,
              GError      **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (self->database, READ_VERSION, error);
  if (statement == NULL ||
      !hub_database_step (self->database, statement, &has_row, "Could not read the version", error))
    return FALSE;

  *version = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

/**
 * hub_catalogue_read_terms:
 * @self: a catalogue
 * @error: as [method@Hub.Database.fail] says
 *
 * Reads all terms, unless nobody has written since they were read last.
 *
 * Returns: whether they are up to date
 */
gboolean
hub_catalogue_read_terms (HubCatalogue *self,
                          GError      **error)
{
  g_autoptr(GPtrArray) terms = NULL;
  g_autoptr(GHashTable) by_id = NULL;
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;
  gint64 version;

  if (!read_version (self, &version, error))
    return FALSE;
  if (self->terms != NULL && self->version == version)
    return TRUE;

  statement = hub_database_get_statement (self->database, READ_TERMS, error);
  if (statement == NULL)
    return FALSE;

  terms = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_term_unref);
  by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  while (TRUE)
    {
      HubTerm *term;

      if (!hub_database_step (self->database, statement, &has_row, "Could not read terms", error))
        return FALSE;
      if (!has_row)
        break;
      if (!hub_database_check_row (self->database, statement, TERM_NEEDS, error))
        return FALSE;

      term = read_term (statement);
      if (term == NULL)
        continue;
      g_ptr_array_add (terms, term);
      g_hash_table_insert (by_id, &term->id, term);
    }
  g_ptr_array_sort (terms, compare_vocabularies);

  g_clear_pointer (&self->terms_by_id, g_hash_table_unref);
  g_clear_pointer (&self->terms, g_ptr_array_unref);
  self->terms = g_steal_pointer (&terms);
  self->terms_by_id = g_steal_pointer (&by_id);
  self->version = version;
  return TRUE;
}

/* Starts a statement whose only parameter is the row of @entry. */
static HubStatement *
start_for_entry (HubCatalogue  *self,
                 ReadStatement  number,
                 HubEntry      *entry,
                 GError       **error)
{
  HubStatement *statement = hub_database_get_statement (self->database, number, error);

  if (statement != NULL)
    sqlite3_bind_int64 (statement, 1, hub_entry_get_id (entry));
  return statement;
}

static gboolean
read_entry_terms (HubCatalogue *self,
                  HubEntry     *entry,
                  GError      **error)
{
  g_autoptr(HubStatement) statement = start_for_entry (self, READ_ENTRY_TERMS, entry, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;

  while (TRUE)
    {
      HubTerm *term;
      gint64 id;

      if (!hub_database_step (self->database, statement, &has_row, READING, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      id = sqlite3_column_int64 (statement, 0);
      term = g_hash_table_lookup (self->terms_by_id, &id);
      if (term != NULL)
        hub_entry_take_term (entry, hub_term_ref (term));
    }
}

static gboolean
read_body (HubCatalogue *self,
           HubEntry     *entry,
           GError      **error)
{
  g_autoptr(HubStatement) statement = start_for_entry (self, READ_BODY, entry, error);
  gboolean has_row;

  if (statement == NULL ||
      !hub_database_step (self->database, statement, &has_row, READING, error))
    return FALSE;

  if (has_row)
    hub_entry_set_body (entry, column (statement, 0), column (statement, 1));
  return TRUE;
}

static gboolean
read_attachments (HubCatalogue *self,
                  HubEntry     *entry,
                  GError      **error)
{
  g_autoptr(HubStatement) statement = start_for_entry (self, READ_ATTACHMENTS, entry, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;

  while (TRUE)
    {
      HubAttachment *attachment;

      if (!hub_database_step (self->database, statement, &has_row, READING, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      attachment = hub_attachment_new (sqlite3_column_int (statement, 0));
      attachment->uuid = hub_statement_dup_text (statement, 1);
      attachment->uri = hub_statement_dup_text (statement, 2);
      attachment->name = hub_statement_dup_text (statement, 3);
      attachment->title = hub_statement_dup_text (statement, 4);
      attachment->mime = hub_statement_dup_text (statement, 5);
      attachment->langcode = hub_statement_dup_text (statement, 6);
      attachment->size = sqlite3_column_int64 (statement, 7);
      hub_entry_take_attachment (entry, attachment);
    }
}

static gboolean
read_list (HubCatalogue *self,
           HubEntry     *entry,
           const char   *json,
           void        (*set) (HubEntry          *entry,
                               const char *const *list),
           GError      **error)
{
  g_autoptr(HubStatement) statement = NULL;
  g_autoptr(GStrvBuilder) builder = NULL;
  g_auto(GStrv) list = NULL;
  gboolean has_row;

  if (json == NULL || g_str_equal (json, "[]"))
    return TRUE;

  statement = hub_database_get_statement (self->database, READ_LIST, error);
  if (statement == NULL)
    return FALSE;

  builder = g_strv_builder_new ();
  hub_statement_bind_text (statement, 1, json);
  while (TRUE)
    {
      if (!hub_database_step (self->database, statement, &has_row, READING, error))
        return FALSE;
      if (!has_row)
        break;
      g_strv_builder_add (builder, column (statement, 0));
    }

  list = g_strv_builder_end (builder);
  set (entry, (const char *const *) list);
  return TRUE;
}

/* What stands in the row itself, lists left out. */
static HubEntry *
read_row (HubStatement *statement)
{
  HubKind kind = HUB_KIND_OTHER;
  HubDate published, starts, ends;
  HubEntry *entry;

  hub_kind_from_string (column (statement, COLUMN_KIND), &kind);
  hub_date_parse (column (statement, COLUMN_PUBLISHED), &published);
  hub_date_parse (column (statement, COLUMN_STARTS), &starts);
  hub_date_parse (column (statement, COLUMN_ENDS), &ends);

  entry = hub_entry_new (column (statement, COLUMN_UUID), column (statement, COLUMN_LANGCODE),
                         kind, column (statement, COLUMN_TITLE));
  hub_entry_set_id (entry, sqlite3_column_int64 (statement, COLUMN_ID));
  hub_entry_set_summary (entry, column (statement, COLUMN_SUMMARY));
  hub_entry_set_url (entry, column (statement, COLUMN_URL));
  hub_entry_set_origin (entry, column (statement, COLUMN_ORIGIN));
  hub_entry_set_location (entry, column (statement, COLUMN_LOCATION));
  hub_entry_set_mode (entry, column (statement, COLUMN_MODE));
  hub_entry_set_practice_type (entry, column (statement, COLUMN_PRACTICE_TYPE));
  hub_entry_set_published (entry, &published);
  hub_entry_set_period (entry, &starts, &ends,
                        sqlite3_column_int (statement, COLUMN_IS_ONGOING));
  hub_entry_set_is_global (entry, sqlite3_column_int (statement, COLUMN_IS_GLOBAL));
  hub_entry_set_changed (entry, sqlite3_column_int64 (statement, COLUMN_CHANGED));
  hub_entry_set_nid (entry, sqlite3_column_int64 (statement, COLUMN_NID));
  hub_entry_set_withdrawn (entry, sqlite3_column_int (statement, COLUMN_IS_WITHDRAWN));
  return entry;
}

/**
 * hub_catalogue_read_entry:
 * @self: a catalogue whose terms are up to date
 * @statement: stands on a row of ENTRY_COLUMNS
 * @is_whole: with body and attachments
 * @error: as [method@Hub.Database.fail] says
 *
 * Makes an entry of a row and of what hangs on it.
 *
 * Returns: (transfer full) (nullable): the entry
 */
HubEntry *
hub_catalogue_read_entry (HubCatalogue *self,
                          HubStatement *statement,
                          gboolean      is_whole,
                          GError      **error)
{
  g_autoptr(HubEntry) entry = NULL;

  if (!hub_database_check_row (self->database, statement, ENTRY_NEEDS, error))
    return NULL;

  entry = read_row (statement);
  if (!read_list (self, entry, column (statement, COLUMN_PUBLISHERS), hub_entry_set_publishers,
                  error) ||
      !read_list (self, entry, column (statement, COLUMN_LANGUAGES), hub_entry_set_languages,
                  error) ||
      !read_list (self, entry, column (statement, COLUMN_AUDIENCES), hub_entry_set_audiences,
                  error) ||
      !read_entry_terms (self, entry, error))
    return NULL;
  if (is_whole && (!read_body (self, entry, error) || !read_attachments (self, entry, error)))
    return NULL;

  return g_steal_pointer (&entry);
}

/**
 * hub_catalogue_get_entries:
 * @self: a catalogue
 * @ids: (array length=n_ids): rows of entries
 * @n_ids: how many
 * @cancellable: (nullable): stops reading
 * @error: as [method@Hub.Catalogue.get_rows]
 *
 * Gets entries to take out of the program: as for a list, with their attachments besides.
 *
 * Returns: (transfer full) (nullable) (element-type HubEntry): in the order of @ids, without those
 *   that are gone
 */
GPtrArray *
hub_catalogue_get_entries (HubCatalogue *self,
                           const gint64 *ids,
                           guint         n_ids,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_autoptr(GPtrArray) rows = hub_catalogue_get_rows (self, ids, n_ids, cancellable, error);
  g_autoptr(GPtrArray) entries = NULL;

  if (rows == NULL)
    return NULL;

  entries = g_ptr_array_new_full (rows->len, g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      HubEntry *entry = g_ptr_array_index (rows, i);

      if (entry == NULL)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !read_attachments (self, entry, error))
        return NULL;
      g_ptr_array_add (entries, g_object_ref (entry));
    }
  return g_steal_pointer (&entries);
}
