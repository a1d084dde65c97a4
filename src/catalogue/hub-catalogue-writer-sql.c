/* hub-catalogue-writer-sql.c: the statements that write the catalogue
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of `entry_text` is always made from the stored rows, by one statement, so the full-text
 * index cannot get out of step with them. The program searches in an index of its own, made of the
 * same rows (hub-index.c), and asks `entry_text` for nothing: it is for whoever opens the file with
 * SQLite and the tokenizer, and for the tests, which hold the one against the other.
 */

#define G_LOG_DOMAIN "hub-catalogue"

#include "hub-catalogue-schema.h"
#include "hub-catalogue-writer-private.h"

/* ?1 origin, ?2 JSON list of language codes, ?3 generation, ?4 time, ?5 JSON list of rows */

/* What a pass was about: entries in the languages, and in others if the pass has not seen them in
 * any: where an entry has no translation the hub gives it in its own language. */
#define IN_SCOPE                                                                        \
  " (langcode IN (SELECT value FROM json_each (?2))"                                    \
  " OR NOT EXISTS (SELECT 1 FROM entry AS kin WHERE kin.uuid = entry.uuid"              \
  " AND kin.langcode <> entry.langcode AND kin.generation = ?3))"

#define MISSED " origin = ?1 AND generation <> ?3 AND withdrawn IS NULL AND" IN_SCOPE

#define ONLY " AND (?5 IS NULL OR id IN (SELECT value FROM json_each (?5)))"

/* FAULTS.md F44: what is gone for so long does not come back. */
#define EXPIRED " withdrawn < ?4 - 30 * 86400"

#define TERMS_OF(vocabulary)                                                                      \
  " (SELECT group_concat (term_id, ',' ORDER BY term_id) FROM entry_term"                         \
  " JOIN term ON term.id = term_id WHERE entry_id = entry.id AND vocabulary = '" vocabulary "')"

#define ATTACHMENTS(is_file)                                                                      \
  " (SELECT group_concat (concat_ws ('|', uuid, uri, name, title, mime, langcode, size),"         \
  " char (10) ORDER BY position) FROM attachment"                                                 \
  " WHERE entry_id = entry.id AND is_file = " is_file ")"

#define REVISION                                                                                  \
  "(SELECT CAST (value AS INTEGER) FROM state WHERE key = '" HUB_CATALOGUE_STATE_REVISION "')"

static const char *const statements[WRITE_N_STATEMENTS] = {
  [WRITE_GET_STATE] =
    "SELECT value FROM state WHERE key = ?1",
  [WRITE_SET_STATE] =
    "INSERT INTO state (key, value) VALUES (?1, ?2)"
    " ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value <> excluded.value",
  [WRITE_DELETE_STATE] =
    "DELETE FROM state WHERE key = ?1",

  [WRITE_LIST_TERMS] =
    "SELECT id, uuid, code, label, region, title, paragraph, summary, position FROM term"
    " WHERE vocabulary = ?1 ORDER BY position, id",
  [WRITE_PARK_TERMS] =   /* frees all codes and ids of a vocabulary, so that terms may swap them */
    "UPDATE term SET code = '~' || id, uuid = '~' || id WHERE vocabulary = ?1",
  [WRITE_PUT_TERM] =
    "INSERT INTO term (id, vocabulary, uuid, code, label, position, region, title, paragraph,"
    " summary) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
    " ON CONFLICT (id) DO UPDATE SET uuid = excluded.uuid, code = excluded.code,"
    " label = excluded.label, position = excluded.position,"
    " region = coalesce (excluded.region, region), title = coalesce (excluded.title, title),"
    " paragraph = coalesce (excluded.paragraph, paragraph),"
    " summary = coalesce (excluded.summary, summary)"
    " RETURNING id",
  [WRITE_DELETE_TERMS] =
    "DELETE FROM term WHERE id IN (SELECT value FROM json_each (?1))",
  [WRITE_ENTRIES_OF_TERMS] =
    "SELECT DISTINCT entry_id FROM entry_term"
    " WHERE term_id IN (SELECT value FROM json_each (?1))",
  [WRITE_CLEAR_ENTRIES_OF_TERMS] =
    "DELETE FROM entry_term WHERE term_id IN (SELECT value FROM json_each (?1))"
    " RETURNING entry_id",

  [WRITE_RAISE_REVISION] =
    "UPDATE state SET value = CAST (value AS INTEGER) + 1"
    " WHERE key = '" HUB_CATALOGUE_STATE_REVISION "'",
  [WRITE_MARK_CHANGED] =
    "UPDATE entry SET revision = " REVISION " WHERE id IN (SELECT value FROM json_each (?1))"
    " AND revision <> " REVISION,
  [WRITE_CLEAR_DEPARTED] =   /* a new entry may have got the row of one that left */
    "DELETE FROM departed WHERE entry_id IN (SELECT value FROM json_each (?1))",
  [WRITE_FIND_ENTRY] =
    "SELECT id, digest, generation, changed, origin, withdrawn IS NOT NULL,"
    " kind <> ?3 AND nid > 0 AND ?4 > 0 AND nid <> ?4 AND url <> ?5 FROM entry"
    " WHERE uuid = ?1 AND langcode = ?2",
  [WRITE_TOUCH_ENTRY] =
    "UPDATE entry SET generation = ?2 WHERE id = ?1",
  [WRITE_SPARE_ENTRY] =
    "UPDATE entry SET generation = ?2 WHERE uuid = ?1 AND generation <> ?2 AND withdrawn IS NULL",
  [WRITE_PUT_ENTRY] =   /* with the revision that the transaction is about to begin */
    "INSERT INTO entry (uuid, langcode, origin, generation, nid, kind, title, url, published,"
    " starts, ends, is_ongoing, is_global, location, mode, practice_type, publishers, languages,"
    " audiences, changed, digest, summary, revision)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,"
    " ?19, ?20, ?21, ?22, " REVISION " + 1)"
    " ON CONFLICT (uuid, langcode) DO UPDATE SET origin = excluded.origin,"
    " generation = excluded.generation, nid = excluded.nid, kind = excluded.kind,"
    " title = excluded.title, url = excluded.url, published = excluded.published,"
    " starts = excluded.starts, ends = excluded.ends, is_ongoing = excluded.is_ongoing,"
    " is_global = excluded.is_global, location = excluded.location, mode = excluded.mode,"
    " practice_type = excluded.practice_type, publishers = excluded.publishers,"
    " languages = excluded.languages, audiences = excluded.audiences,"
    " changed = excluded.changed, withdrawn = NULL, digest = excluded.digest,"
    " summary = excluded.summary, revision = excluded.revision",
  [WRITE_CLEAR_BODY] =
    "DELETE FROM body WHERE entry_id = ?1",
  [WRITE_ADD_BODY] =
    "INSERT INTO body (entry_id, html, text) VALUES (?1, ?2, ?3)",
  [WRITE_CLEAR_TERMS] =
    "DELETE FROM entry_term WHERE entry_id = ?1",
  [WRITE_ADD_TERM] =
    "INSERT INTO entry_term (entry_id, term_id) VALUES (?1, ?2)",
  [WRITE_CLEAR_LACKING] =
    "DELETE FROM lacking_term WHERE entry_id = ?1",
  [WRITE_ADD_LACKING] =
    "INSERT OR IGNORE INTO lacking_term (entry_id, vocabulary, uuid) VALUES (?1, ?2, ?3)",
  [WRITE_KEEP_LACKING] =   /* of terms that are about to leave */
    "INSERT OR IGNORE INTO lacking_term (entry_id, vocabulary, uuid)"
    " SELECT entry_id, vocabulary, uuid FROM entry_term JOIN term ON term.id = term_id"
    " WHERE term_id IN (SELECT value FROM json_each (?1))",
  [WRITE_SUPPLY_LACKING] =
    "INSERT OR IGNORE INTO entry_term (entry_id, term_id)"
    " SELECT entry_id, term.id FROM lacking_term JOIN term USING (vocabulary, uuid)",
  [WRITE_DELETE_SUPPLIED] =
    "DELETE FROM lacking_term WHERE EXISTS (SELECT 1 FROM term"
    " WHERE term.vocabulary = lacking_term.vocabulary AND term.uuid = lacking_term.uuid)",
  [WRITE_CLEAR_ATTACHMENTS] =
    "DELETE FROM attachment WHERE entry_id = ?1",
  [WRITE_ADD_ATTACHMENT] =
    "INSERT INTO attachment (entry_id, position, is_file, uuid, uri, name, title, mime, langcode,"
    " size) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
  [WRITE_CLEAR_TEXT] =
    "DELETE FROM entry_text WHERE rowid IN (SELECT value FROM json_each (?1))",
  [WRITE_ADD_TEXT] =
    HUB_CATALOGUE_FILL_TEXT ("entry_text") " WHERE id IN (SELECT value FROM json_each (?1))",
  [WRITE_ERASE_TEXT] =
    "INSERT INTO entry_text (entry_text) VALUES ('delete-all')",
  [WRITE_FILL_TEXT] =
    HUB_CATALOGUE_FILL_TEXT ("entry_text"),
  [WRITE_LIST_SLICE] =   /* the entries after the one with revision ?1 and id ?2, at most ?3;
                          * one comparison of pairs would read all of the revision each time */
    "SELECT revision, id FROM entry WHERE revision = ?1 AND id > ?2"
    " UNION ALL SELECT revision, id FROM entry WHERE revision > ?1"
    " ORDER BY revision, id LIMIT ?3",

  [WRITE_COUNT_PASS] =   /* of this origin: all in scope, seen at all, missed in scope; of others:
                          * whether there are any; missed among the rows; whether there are any that
                          * are gone for long */
    "SELECT count(*) FILTER (WHERE" IN_SCOPE "),"
    " count(*) FILTER (WHERE generation = ?3),"
    " count(*) FILTER (WHERE generation <> ?3 AND" IN_SCOPE "),"
    " EXISTS (SELECT 1 FROM entry WHERE origin <> ?1),"
    " count(*) FILTER (WHERE generation <> ?3 AND id IN (SELECT value FROM json_each (?5))"
    " AND" IN_SCOPE "),"
    " EXISTS (SELECT 1 FROM entry WHERE" EXPIRED ")"
    " FROM entry WHERE origin = ?1 AND withdrawn IS NULL",
  [WRITE_LIST_MISSED] =
    "SELECT concat (uuid, ' ', langcode, char (10)), id FROM entry WHERE" MISSED
    " ORDER BY uuid, langcode",
  [WRITE_CLEAR_TEXT_OF_OTHERS] =
    "DELETE FROM entry_text WHERE rowid IN (SELECT id FROM entry WHERE origin <> ?1)",
  [WRITE_DEPART_OTHERS] =
    "INSERT OR REPLACE INTO departed (entry_id, revision)"
    " SELECT id, " REVISION " FROM entry WHERE origin <> ?1",
  [WRITE_DELETE_OTHERS] =
    "DELETE FROM entry WHERE origin <> ?1",
  [WRITE_CLEAR_TEXT_OF_MISSED] =
    "DELETE FROM entry_text WHERE rowid IN (SELECT id FROM entry WHERE" MISSED ONLY ")",
  [WRITE_WITHDRAW_MISSED] =
    "UPDATE entry SET withdrawn = ?4, revision = " REVISION " WHERE" MISSED ONLY,

  [WRITE_DEPART_EXPIRED] =
    "INSERT OR REPLACE INTO departed (entry_id, revision)"
    " SELECT id, " REVISION " FROM entry WHERE" EXPIRED,
  [WRITE_DELETE_EXPIRED] =   /* their text left when they were withdrawn */
    "DELETE FROM entry WHERE" EXPIRED,

  [WRITE_DESCRIBE_ENTRY] =   /* columns as hub-catalogue-log.c names them */
    "SELECT kind, title, summary, (SELECT concat_ws (char (10), text, html) FROM body"
    " WHERE entry_id = entry.id), url, published, starts, concat (ends, '/', is_ongoing),"
    " is_global, location, mode, practice_type, publishers, languages, audiences,"
    TERMS_OF ("objective") "," TERMS_OF ("principle") "," TERMS_OF ("region") ","
    TERMS_OF ("country") "," TERMS_OF ("type") ","
    ATTACHMENTS ("1") "," ATTACHMENTS ("0")
    " FROM entry WHERE id = ?1",
  [WRITE_LOG_CHANGE] =   /* only once the hub is known as a whole */
    "INSERT INTO change_log (at, what, uuid, langcode, kind, title, fields)"
    " SELECT ?4, ?2, uuid, langcode, kind, title, ?3 FROM entry WHERE id = ?1"
    " AND origin = (SELECT value FROM state WHERE key = '" HUB_CATALOGUE_STATE_HUB "')",
  [WRITE_LOG_MISSED] =
    "INSERT INTO change_log (at, what, uuid, langcode, kind, title)"
    " SELECT ?4, 'withdrawn', uuid, langcode, kind, title FROM entry WHERE" MISSED ONLY,
  [WRITE_TRIM_LOG] =
    "DELETE FROM change_log WHERE at < ?1 OR id <= (SELECT max (id) FROM change_log) - ?2",

  [WRITE_DROP_LOG] =   /* what happened on another hub than this */
    "DELETE FROM change_log"
    " WHERE ?1 <> (SELECT value FROM state WHERE key = '" HUB_CATALOGUE_STATE_HUB "')",

  [WRITE_FIND_FILE_ENTRY] =
    "SELECT id FROM entry WHERE uuid = ?1 AND langcode = ?2 AND withdrawn IS NULL",
  [WRITE_MEASURE_FILE_TEXTS] =
    "SELECT coalesce (sum (octet_length (text)), 0) FROM file_text"
    " WHERE uuid = ?1 AND langcode = ?2 AND address <> ?3",
  [WRITE_PUT_FILE_TEXT] =
    "INSERT OR REPLACE INTO file_text (uuid, langcode, address, sha256, name, text)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
  [WRITE_DROP_FILE_TEXT] =
    "DELETE FROM file_text WHERE uuid = ?1 AND langcode = ?2 AND address = ?3",

  [WRITE_STARTER_TERMS] =
    "SELECT value ->> 'uuid', value ->> 'code', value ->> 'label', value ->> 'region',"
    " value ->> 'title', value ->> 'paragraph', value ->> 'summary'"
    " FROM json_each (?1, '$.' || ?2) ORDER BY key",
  [WRITE_STARTER_ENTRIES] =
    "SELECT value ->> 'uuid', value ->> 'langcode', value ->> 'kind', value ->> 'title',"
    " value ->> 'summary', value ->> 'url', value ->> 'location', value ->> 'mode',"
    " value ->> 'practice_type', value ->> 'published', value ->> 'starts', value ->> 'ends',"
    " value ->> 'ongoing', value ->> 'scope', value -> 'publishers', value -> 'languages',"
    " value -> 'audiences', value -> 'files', value ->> 'type', value -> 'objectives',"
    " value -> 'principles', value -> 'regions', value -> 'countries'"
    " FROM json_each (?1, '$.entries') ORDER BY key",
  [WRITE_STARTER_LIST] =
    "SELECT value FROM json_each (?1) ORDER BY key",
  [WRITE_STARTER_FILES] =
    "SELECT value ->> 'url', value ->> 'name', value ->> 'mime', value ->> 'langcode',"
    " value ->> 'size' FROM json_each (?1) ORDER BY key",
  [WRITE_STARTER_AS_OF] =
    "SELECT unixepoch (?1 ->> 'as_of')",
};

const HubDatabaseSchema hub_catalogue_writer_schema = {
  HUB_CATALOGUE_SCHEMA,
  .statements = statements,
  .n_statements = WRITE_N_STATEMENTS,
};
