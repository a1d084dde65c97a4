/* hub-pack-rows.c: the terms and entries of a pack
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-pack"

#include "hub-pack-private.h"

#define MAX_TITLE_BYTES   (4 * 1024)
#define MAX_SUMMARY_BYTES (64 * 1024)
#define MAX_BODY_BYTES    (2 * 1024 * 1024)

/* Columns of PACK_ENTRIES. */
enum
{
  COLUMN_ID,
  COLUMN_UUID,
  COLUMN_LANGCODE,
  COLUMN_NID,
  COLUMN_KIND,
  COLUMN_TITLE,
  COLUMN_URL,
  COLUMN_PUBLISHED,
  COLUMN_STARTS,
  COLUMN_ENDS,
  COLUMN_IS_ONGOING,
  COLUMN_IS_GLOBAL,
  COLUMN_LOCATION,
  COLUMN_MODE,
  COLUMN_PRACTICE_TYPE,
  COLUMN_PUBLISHERS,
  COLUMN_LANGUAGES,
  COLUMN_AUDIENCES,
  COLUMN_CHANGED,
  COLUMN_SUMMARY,
  COLUMN_HTML,
  COLUMN_TEXT,
};

/* An id or a language code; sets @is_bad if it is none. */
static char *
dup_id (HubStatement *statement,
        int           column,
        gboolean     *is_bad)
{
  char *id = hub_pack_dup_text (statement, column, HUB_TEXT_LINE, HUB_PACK_MAX_ID, is_bad);

  *is_bad |= id == NULL || *id == '\0';
  for (const char *c = id; c != NULL && *c != '\0'; c++)
    *is_bad |= !g_ascii_isalnum (*c) && *c != '-' && *c != '_';

  return id;
}

static HubTerm *
read_term (HubStatement  *statement,
           HubVocabulary  vocabulary,
           gboolean      *is_bad)
{
  g_autofree char *uuid = dup_id (statement, 0, is_bad);
  g_autofree char *label = hub_pack_dup_text (statement, 2, HUB_TEXT_LINE, HUB_PACK_MAX_NAME,
                                              is_bad);
  HubTerm *term;

  *is_bad |= label == NULL || *label == '\0';
  if (*is_bad)
    return NULL;

  term = hub_term_new (vocabulary, uuid, label);
  term->code = hub_pack_dup_text (statement, 1, HUB_TEXT_LINE, HUB_PACK_MAX_ID, is_bad);
  term->position = sqlite3_column_int (statement, 3);
  term->region = hub_pack_dup_text (statement, 4, HUB_TEXT_LINE, HUB_PACK_MAX_ID, is_bad);
  term->title = hub_pack_dup_text (statement, 5, HUB_TEXT_LINE, MAX_TITLE_BYTES, is_bad);
  term->paragraph = hub_pack_dup_text (statement, 6, HUB_TEXT_PARAGRAPHS, MAX_SUMMARY_BYTES,
                                       is_bad);
  term->summary = hub_pack_dup_text (statement, 7, HUB_TEXT_PARAGRAPHS, MAX_SUMMARY_BYTES, is_bad);
  *is_bad |= term->code == NULL;
  return term;
}

/**
 * hub_pack_list_terms:
 * @self: a pack
 * @vocabulary: which vocabulary
 * @error: `PACK`, or `G_IO_ERROR_CANCELLED`
 *
 * Reads a vocabulary.
 *
 * Returns: (transfer full) (nullable) (element-type HubTerm): its terms in their order
 */
GPtrArray *
hub_pack_list_terms (HubPack        *self,
                     HubVocabulary   vocabulary,
                     GError        **error)
{
  g_autoptr(GPtrArray) terms = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_term_unref);
  g_autoptr(HubStatement) statement = NULL;
  gboolean is_bad = FALSE;
  gboolean has_row;

  statement = hub_database_get_statement (self->database, PACK_TERMS, error);
  if (statement == NULL)
    return NULL;

  hub_statement_bind_text (statement, 1, hub_vocabulary_to_string (vocabulary));
  while (TRUE)
    {
      HubTerm *term;

      if (!hub_database_step (self->database, statement, &has_row, HUB_PACK_READING, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&terms);

      term = read_term (statement, vocabulary, &is_bad);
      if (term != NULL)
        g_ptr_array_add (terms, term);
      if (is_bad || terms->len > HUB_PACK_MAX_TERMS)
        {
          hub_pack_refuse (self, "a term in it is none", error);
          return NULL;
        }
    }
}

static gboolean
add_terms (HubPack   *self,
           HubEntry  *entry,
           gint64     id,
           gboolean  *is_bad,
           GError   **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;
  guint n = 0;

  statement = hub_database_get_statement (self->database, PACK_ENTRY_TERMS, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  while (TRUE)
    {
      g_autofree char *uuid = NULL;
      HubVocabulary vocabulary;

      if (!hub_database_step (self->database, statement, &has_row, HUB_PACK_READING, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      uuid = dup_id (statement, 1, is_bad);
      *is_bad |= !hub_vocabulary_from_string ((const char *) sqlite3_column_text (statement, 0),
                                              &vocabulary) ||
                 ++n > HUB_N_VOCABULARIES * HUB_PACK_MAX_VALUES;
      if (*is_bad)
        return TRUE;
      hub_entry_take_term (entry, hub_term_new (vocabulary, uuid, ""));
    }
}

static gboolean
add_attachments (HubPack   *self,
                 HubEntry  *entry,
                 gint64     id,
                 gboolean  *is_bad,
                 GError   **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (self->database, PACK_ATTACHMENTS, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  while (TRUE)
    {
      HubAttachment *attachment;

      if (!hub_database_step (self->database, statement, &has_row, HUB_PACK_READING, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      attachment = hub_attachment_new (sqlite3_column_int (statement, 0) != 0);
      attachment->uuid = hub_pack_dup_text (statement, 1, HUB_TEXT_LINE, HUB_PACK_MAX_ID, is_bad);
      attachment->uri = hub_pack_dup_text (statement, 2, HUB_TEXT_LINE, HUB_PACK_MAX_ADDRESS,
                                           is_bad);
      attachment->name = hub_pack_dup_text (statement, 3, HUB_TEXT_LINE, HUB_PACK_MAX_NAME, is_bad);
      attachment->title = hub_pack_dup_text (statement, 4, HUB_TEXT_LINE, MAX_TITLE_BYTES, is_bad);
      attachment->mime = hub_pack_dup_text (statement, 5, HUB_TEXT_LINE, HUB_PACK_MAX_ID, is_bad);
      attachment->langcode = hub_pack_dup_text (statement, 6, HUB_TEXT_LINE, HUB_PACK_MAX_ID,
                                                is_bad);
      attachment->size = MAX (sqlite3_column_int64 (statement, 7), -1);
      hub_entry_take_attachment (entry, attachment);
      *is_bad |= hub_entry_get_attachments (entry)->len > HUB_PACK_MAX_VALUES;
      if (*is_bad)
        return TRUE;
    }
}

static gboolean
add_lists (HubPack       *self,
           HubEntry      *entry,
           HubStatement  *statement,
           gboolean      *is_bad,
           GError       **error)
{
  static const struct
  {
    int column;
    void (*set) (HubEntry *entry, const char *const *list);
  } lists[] = {
    { COLUMN_PUBLISHERS, hub_entry_set_publishers },
    { COLUMN_LANGUAGES, hub_entry_set_languages },
    { COLUMN_AUDIENCES, hub_entry_set_audiences },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const char *json = (const char *) sqlite3_column_text (statement, lists[i].column);
      g_auto(GStrv) list = hub_pack_dup_list (self, json, is_bad, error);

      if (list == NULL)
        return FALSE;
      lists[i].set (entry, (const char *const *) list);
    }

  return TRUE;
}

static void
add_texts (HubEntry     *entry,
           HubStatement *statement,
           gboolean     *is_bad)
{
  static const struct
  {
    int column;
    HubTextShape shape;
    gsize max_bytes;
    void (*set) (HubEntry *entry, const char *text);
  } texts[] = {
    { COLUMN_SUMMARY, HUB_TEXT_PARAGRAPHS, MAX_SUMMARY_BYTES, hub_entry_set_summary },
    { COLUMN_URL, HUB_TEXT_LINE, HUB_PACK_MAX_ADDRESS, hub_entry_set_url },
    { COLUMN_LOCATION, HUB_TEXT_LINE, HUB_PACK_MAX_NAME, hub_entry_set_location },
    { COLUMN_MODE, HUB_TEXT_LINE, HUB_PACK_MAX_NAME, hub_entry_set_mode },
    { COLUMN_PRACTICE_TYPE, HUB_TEXT_LINE, HUB_PACK_MAX_NAME, hub_entry_set_practice_type },
  };
  g_autofree char *html = hub_pack_dup_text (statement, COLUMN_HTML, HUB_TEXT_PARAGRAPHS,
                                             MAX_BODY_BYTES, is_bad);
  g_autofree char *plain = hub_pack_dup_text (statement, COLUMN_TEXT, HUB_TEXT_PARAGRAPHS,
                                              MAX_BODY_BYTES, is_bad);

  hub_entry_set_body (entry, html, plain);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = hub_pack_dup_text (statement, texts[i].column, texts[i].shape,
                                        texts[i].max_bytes, is_bad);

      texts[i].set (entry, text);
    }
}

static void
add_dates (HubEntry     *entry,
           HubStatement *statement)
{
  HubDate published = HUB_DATE_INIT, starts = HUB_DATE_INIT, ends = HUB_DATE_INIT;

  hub_date_parse ((const char *) sqlite3_column_text (statement, COLUMN_PUBLISHED), &published);
  hub_date_parse ((const char *) sqlite3_column_text (statement, COLUMN_STARTS), &starts);
  hub_date_parse ((const char *) sqlite3_column_text (statement, COLUMN_ENDS), &ends);
  hub_entry_set_published (entry, &published);
  hub_entry_set_period (entry, &starts, &ends,
                        sqlite3_column_int (statement, COLUMN_IS_ONGOING) != 0);
}

/* (nullable): the entry of a row; %NULL without @error, or with @is_bad, if it cannot be one. */
static HubEntry *
read_entry (HubPack       *self,
            HubStatement  *statement,
            gboolean      *is_bad,
            GError       **error)
{
  g_autofree char *uuid = dup_id (statement, COLUMN_UUID, is_bad);
  g_autofree char *langcode = dup_id (statement, COLUMN_LANGCODE, is_bad);
  g_autofree char *title = hub_pack_dup_text (statement, COLUMN_TITLE, HUB_TEXT_LINE,
                                              MAX_TITLE_BYTES, is_bad);
  gint64 id = sqlite3_column_int64 (statement, COLUMN_ID);
  g_autoptr(HubEntry) entry = NULL;
  HubKind kind;

  *is_bad |= title == NULL || *title == '\0' ||
             !hub_kind_from_string ((const char *) sqlite3_column_text (statement, COLUMN_KIND),
                                    &kind);
  if (*is_bad)
    return NULL;

  entry = hub_entry_new (uuid, langcode, kind, title);
  hub_entry_set_origin (entry, self->facts.origin);
  hub_entry_set_nid (entry, MAX (sqlite3_column_int64 (statement, COLUMN_NID), 0));
  hub_entry_set_changed (entry, MAX (sqlite3_column_int64 (statement, COLUMN_CHANGED), 0));
  hub_entry_set_is_global (entry, sqlite3_column_int (statement, COLUMN_IS_GLOBAL) != 0);
  add_dates (entry, statement);
  add_texts (entry, statement, is_bad);
  if (!add_lists (self, entry, statement, is_bad, error) ||
      !add_terms (self, entry, id, is_bad, error) ||
      !add_attachments (self, entry, id, is_bad, error))
    {
      *is_bad = FALSE;
      return NULL;
    }

  return g_steal_pointer (&entry);
}

/**
 * hub_pack_list_entries:
 * @self: a pack
 * @after: (inout): row behind which to begin, 0 at first; then that of the last one
 * @max_entries: how many at most
 * @cancellable: (nullable): stops it
 * @error: `PACK`, or `G_IO_ERROR_CANCELLED`
 *
 * Reads some entries, in their order. Addresses are as they stand in the pack, hostile or not.
 *
 * Returns: (transfer full) (nullable) (element-type HubEntry): the entries; none at the end
 */
GPtrArray *
hub_pack_list_entries (HubPack       *self,
                       gint64        *after,
                       guint          max_entries,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (self->database, PACK_ENTRIES, error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, *after);
  sqlite3_bind_int64 (statement, 2, max_entries);
  while (TRUE)
    {
      g_autoptr(HubEntry) entry = NULL;
      gboolean is_bad = FALSE;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !hub_database_step (self->database, statement, &has_row, HUB_PACK_READING, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&entries);

      *after = sqlite3_column_int64 (statement, COLUMN_ID);
      entry = read_entry (self, statement, &is_bad, error);
      if (entry == NULL && !is_bad)
        return NULL;
      if (is_bad)
        {
          hub_pack_refuse (self, "an entry in it is none", error);
          return NULL;
        }
      g_ptr_array_add (entries, g_steal_pointer (&entry));
    }
}
