/* hub-catalogue-put.c: storing one entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each row carries a digest of all that the entry says. An entry that comes again and says the
 * same only has its generation moved, which touches one page of the file instead of a dozen.
 */

#define G_LOG_DOMAIN "hub-catalogue"

#include "hub-catalogue-writer-private.h"
#include "hub-entry-digest.h"

#define PUTTING "Could not store an entry"

/* The row there was. */
typedef struct
{
  gint64   id;             /* 0 for none */
  gint64   generation;
  gint64   changed;
  gboolean is_same;        /* has the same digest and is not withdrawn */
  gboolean is_same_hub;
  gboolean is_withdrawn;
  gboolean is_other;       /* had the id, but is something else: hub_entry_is_other () */
} Before;

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 id_a = *(const gint64 *) a;
  gint64 id_b = *(const gint64 *) b;

  return (id_a > id_b) - (id_a < id_b);
}

/* The rows of the terms of @entry that are known, sorted, each once. */
static GArray *
find_terms (HubCatalogueWriter *self,
            HubEntry           *entry)
{
  GPtrArray *terms = hub_entry_get_terms (entry);
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_unique = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (terms, i);
      const gint64 *id = g_hash_table_lookup (self->terms[term->vocabulary], term->uuid);

      if (id != NULL)
        g_array_append_vals (found, id, 1);
    }

  g_array_sort (found, compare_ids);
  for (guint i = 0; i < found->len; i++)
    {
      gint64 id = g_array_index (found, gint64, i);

      if (n_unique == 0 || g_array_index (found, gint64, n_unique - 1) != id)
        g_array_index (found, gint64, n_unique++) = id;
    }
  g_array_set_size (found, n_unique);

  return g_steal_pointer (&found);
}

static gboolean
find_before (HubCatalogueWriter *self,
             HubEntry           *entry,
             GBytes             *digest,      /* (nullable) */
             Before             *before,
             GError            **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;
  gsize size;

  statement = hub_database_get_statement (self->database, WRITE_FIND_ENTRY, error);
  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, hub_entry_get_uuid (entry));
  hub_statement_bind_text (statement, 2, hub_entry_get_langcode (entry));
  hub_statement_bind_text (statement, 3, hub_kind_to_string (hub_entry_get_kind (entry)));
  sqlite3_bind_int64 (statement, 4, hub_entry_get_nid (entry));
  hub_statement_bind_text (statement, 5, hub_entry_get_url (entry));
  if (!hub_database_step (self->database, statement, &has_row, PUTTING, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  size = sqlite3_column_bytes (statement, 1);
  before->id = sqlite3_column_int64 (statement, 0);
  before->generation = sqlite3_column_int64 (statement, 2);
  before->changed = sqlite3_column_int64 (statement, 3);
  before->is_same_hub = g_strcmp0 ((const char *) sqlite3_column_text (statement, 4),
                                   hub_entry_get_origin (entry)) == 0;
  before->is_withdrawn = sqlite3_column_int (statement, 5);
  before->is_other = sqlite3_column_int (statement, 6);
  before->is_same = digest != NULL && !before->is_withdrawn && size == g_bytes_get_size (digest) &&
                    memcmp (sqlite3_column_blob (statement, 1),
                            g_bytes_get_data (digest, NULL), size) == 0;
  return TRUE;
}

/* Runs a statement whose first parameter is the row of an entry, and whose second may be a number.
 */
static gboolean
run_for_id (HubCatalogueWriter *self,
            WriteStatement      number,
            gint64              id,
            gint64              other,
            GError            **error)
{
  g_autoptr(HubStatement) statement = NULL;

  statement = hub_database_get_statement (self->database, number, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  if (sqlite3_bind_parameter_count (statement) > 1)
    sqlite3_bind_int64 (statement, 2, other);
  return hub_database_run (self->database, statement, PUTTING, error);
}

static gboolean
put_row (HubCatalogueWriter *self,
         HubEntry           *entry,
         gint64              generation,
         GBytes             *digest,
         gint64             *id,      /* (inout): of the row there was; 0 for none */
         GError            **error)
{
  g_autofree char *published = hub_date_to_string (hub_entry_get_published (entry));
  g_autofree char *starts = hub_date_to_string (hub_entry_get_starts (entry));
  g_autofree char *ends = hub_date_to_string (hub_entry_get_ends (entry));
  g_autofree char *publishers = hub_catalogue_dup_json_list (hub_entry_get_publishers (entry));
  g_autofree char *languages = hub_catalogue_dup_json_list (hub_entry_get_languages (entry));
  g_autofree char *audiences = hub_catalogue_dup_json_list (hub_entry_get_audiences (entry));
  g_autoptr(HubStatement) statement = NULL;

  statement = hub_database_get_statement (self->database, WRITE_PUT_ENTRY, error);
  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, hub_entry_get_uuid (entry));
  hub_statement_bind_text (statement, 2, hub_entry_get_langcode (entry));
  hub_statement_bind_text (statement, 3, hub_entry_get_origin (entry));
  sqlite3_bind_int64 (statement, 4, generation);
  sqlite3_bind_int64 (statement, 5, hub_entry_get_nid (entry));
  hub_statement_bind_text (statement, 6, hub_kind_to_string (hub_entry_get_kind (entry)));
  hub_statement_bind_text (statement, 7, hub_entry_get_title (entry));
  hub_statement_bind_text (statement, 8, hub_entry_get_url (entry));
  hub_statement_bind_text (statement, 9, published);
  hub_statement_bind_text (statement, 10, starts);
  hub_statement_bind_text (statement, 11, ends);
  sqlite3_bind_int (statement, 12, hub_entry_is_ongoing (entry));
  sqlite3_bind_int (statement, 13, hub_entry_is_global (entry));
  hub_statement_bind_text (statement, 14, hub_entry_get_location (entry));
  hub_statement_bind_text (statement, 15, hub_entry_get_mode (entry));
  hub_statement_bind_text (statement, 16, hub_entry_get_practice_type (entry));
  hub_statement_bind_text (statement, 17, publishers);
  hub_statement_bind_text (statement, 18, languages);
  hub_statement_bind_text (statement, 19, audiences);
  sqlite3_bind_int64 (statement, 20, hub_entry_get_changed (entry));
  sqlite3_bind_blob (statement, 21, g_bytes_get_data (digest, NULL), g_bytes_get_size (digest),
                     SQLITE_STATIC);
  hub_statement_bind_text (statement, 22, hub_entry_get_summary (entry));

  if (!hub_database_run (self->database, statement, PUTTING, error))
    return FALSE;

  if (*id == 0)
    *id = sqlite3_last_insert_rowid (hub_database_get_handle (self->database));
  return TRUE;
}

static gboolean
put_body (HubCatalogueWriter *self,
          HubEntry           *entry,
          gint64              id,
          GError            **error)
{
  const char *html = hub_entry_get_body_html (entry);
  const char *text = hub_entry_get_body_text (entry);
  g_autoptr(HubStatement) statement = NULL;

  if (html == NULL && text == NULL)
    return TRUE;

  statement = hub_database_get_statement (self->database, WRITE_ADD_BODY, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  hub_statement_bind_text (statement, 2, html);
  hub_statement_bind_text (statement, 3, text);
  return hub_database_run (self->database, statement, PUTTING, error);
}

static gboolean
put_terms (HubCatalogueWriter *self,
           GArray             *term_ids,
           gint64              id,
           GError            **error)
{
  for (guint i = 0; i < term_ids->len; i++)
    {
      if (!run_for_id (self, WRITE_ADD_TERM, id, g_array_index (term_ids, gint64, i), error))
        return FALSE;
    }

  return TRUE;
}

/* Terms that the catalogue does not know may come yet. */
static gboolean
put_lacking (HubCatalogueWriter *self,
             HubEntry           *entry,
             gint64              id,
             GError            **error)
{
  GPtrArray *terms = hub_entry_get_terms (entry);

  for (guint i = 0; i < terms->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (terms, i);
      g_autoptr(HubStatement) statement = NULL;

      if (g_hash_table_contains (self->terms[term->vocabulary], term->uuid))
        continue;
      statement = hub_database_get_statement (self->database, WRITE_ADD_LACKING, error);
      if (statement == NULL)
        return FALSE;

      sqlite3_bind_int64 (statement, 1, id);
      hub_statement_bind_text (statement, 2, hub_vocabulary_to_string (term->vocabulary));
      hub_statement_bind_text (statement, 3, term->uuid);
      if (!hub_database_run (self->database, statement, PUTTING, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put_attachments (HubCatalogueWriter *self,
                 HubEntry           *entry,
                 gint64              id,
                 GError            **error)
{
  GPtrArray *attachments = hub_entry_get_attachments (entry);

  for (guint i = 0; i < attachments->len; i++)
    {
      const HubAttachment *attachment = g_ptr_array_index (attachments, i);
      g_autoptr(HubStatement) statement = NULL;

      statement = hub_database_get_statement (self->database, WRITE_ADD_ATTACHMENT, error);
      if (statement == NULL)
        return FALSE;

      sqlite3_bind_int64 (statement, 1, id);
      sqlite3_bind_int64 (statement, 2, i);
      sqlite3_bind_int (statement, 3, attachment->is_file);
      hub_statement_bind_text (statement, 4, attachment->uuid);
      hub_statement_bind_text (statement, 5, attachment->uri);
      hub_statement_bind_text (statement, 6, attachment->name);
      hub_statement_bind_text (statement, 7, attachment->title);
      hub_statement_bind_text (statement, 8, attachment->mime);
      hub_statement_bind_text (statement, 9, attachment->langcode);
      sqlite3_bind_int64 (statement, 10, attachment->size);
      if (!hub_database_run (self->database, statement, PUTTING, error))
        return FALSE;
    }

  return TRUE;
}

/* Removes what hangs on the row of an entry that is about to be written anew. */
static gboolean
clear_row (HubCatalogueWriter *self,
           gint64              id,
           GError            **error)
{
  return run_for_id (self, WRITE_CLEAR_BODY, id, 0, error) &&
         run_for_id (self, WRITE_CLEAR_TERMS, id, 0, error) &&
         run_for_id (self, WRITE_CLEAR_LACKING, id, 0, error) &&
         run_for_id (self, WRITE_CLEAR_ATTACHMENTS, id, 0, error);
}

static gboolean
run_for_ids (HubCatalogueWriter *self,
             WriteStatement      number,
             const char         *ids,    /* JSON */
             GError            **error)
{
  g_autoptr(HubStatement) statement = NULL;

  statement = hub_database_get_statement (self->database, number, error);
  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, ids);
  return hub_database_run (self->database, statement, PUTTING, error);
}

/**
 * hub_catalogue_writer_note_change:
 * @self: a writer with an open transaction
 * @entry_id: row of an entry
 *
 * Notes that the entry has changed: it gets the transaction's revision, if that is not stored with
 * it, and its row of the full-text index is made anew. That waits for
 * hub_catalogue_writer_settle(): within a transaction FTS5 writes what it gathered to the file
 * before any statement that may have to be taken back, which is most of them, and to do so for each
 * entry takes ten times as long as all else.
 */
void
hub_catalogue_writer_note_change (HubCatalogueWriter *self,
                                  gint64              entry_id)
{
  g_string_append_printf (self->changed, "%s%" G_GINT64_FORMAT,
                          self->changed->len > 0 ? "," : "", entry_id);
}

/**
 * hub_catalogue_writer_raise_revision:
 * @self: a writer with an open transaction
 * @error: as [method@Hub.Database.fail] says
 *
 * Begins the next revision, at most once in a transaction.
 *
 * Returns: whether it is stored
 */
gboolean
hub_catalogue_writer_raise_revision (HubCatalogueWriter *self,
                                     GError            **error)
{
  g_autoptr(HubStatement) statement = NULL;

  statement = hub_database_get_statement (self->database, WRITE_RAISE_REVISION, error);
  return statement != NULL && hub_database_run (self->database, statement, PUTTING, error);
}

/**
 * hub_catalogue_writer_settle:
 * @self: a writer with an open transaction
 * @error: as [method@Hub.Database.fail] says
 *
 * Gives what has changed a new revision, and makes the rows of the full-text index of the entries
 * that were noted anew from what is stored; each transaction that noted some ends with this.
 *
 * Returns: whether they are stored
 */
gboolean
hub_catalogue_writer_settle (HubCatalogueWriter *self,
                             GError            **error)
{
  g_autofree char *ids = g_strdup_printf ("[%s]", self->changed->str);
  gboolean has_entries = self->changed->len > 0;

  if (!has_entries && !self->has_new_terms)
    return TRUE;

  g_string_truncate (self->changed, 0);
  self->has_new_terms = FALSE;
  return hub_catalogue_writer_raise_revision (self, error) &&
         (!has_entries ||
          (run_for_ids (self, WRITE_MARK_CHANGED, ids, error) &&
           run_for_ids (self, WRITE_CLEAR_DEPARTED, ids, error) &&
           run_for_ids (self, WRITE_CLEAR_TEXT, ids, error) &&
           run_for_ids (self, WRITE_ADD_TEXT, ids, error)));
}

/**
 * hub_catalogue_writer_put_entry:
 * @self: a writer with an open transaction
 * @entry: what to store; terms that the catalogue does not know are left out
 * @generation: number of the pass
 * @tally: counted up
 * @error: as [method@Hub.Database.fail] says
 *
 * Adds, updates or leaves alone one entry; its text is indexed later. When one comes twice in a
 * pass, the one changed later stays, on a tie the one that came later.
 *
 * Returns: whether it is stored
 */
gboolean
hub_catalogue_writer_put_entry (HubCatalogueWriter *self,
                                HubEntry           *entry,
                                gint64              generation,
                                HubCatalogueTally  *tally,
                                GError            **error)
{
  g_autoptr(GArray) term_ids = find_terms (self, entry);
  g_autoptr(GBytes) digest = hub_entry_dup_digest (entry);
  Before before = { 0 };
  g_auto(GStrv) said = NULL;
  HubChangeType type = HUB_CHANGE_NEW;
  gboolean is_older, is_news, is_known;
  gint64 id;

  if (!find_before (self, entry, digest, &before, error))
    return FALSE;

  is_older = before.id != 0 && before.is_same_hub && before.generation == generation &&
             before.changed > hub_entry_get_changed (entry);
  /* what the starter catalogue or another hub has brought is none on this one */
  is_news = before.id == 0 || before.is_same_hub;
  if (before.is_same || is_older)
    {
      tally->unchanged++;
      return before.generation == generation ||
             run_for_id (self, WRITE_TOUCH_ENTRY, before.id, generation, error);
    }

  is_known = before.id != 0 && before.is_same_hub && !before.is_other;
  if (is_known)
    {
      type = before.is_withdrawn ? HUB_CHANGE_RETURNED : HUB_CHANGE_UPDATED;
      said = before.is_withdrawn ? NULL : hub_catalogue_writer_describe (self, before.id, error);
      if (said == NULL && !before.is_withdrawn)
        return FALSE;
    }
  if (before.id != 0 && !clear_row (self, before.id, error))
    return FALSE;
  id = before.id;
  if (!put_row (self, entry, generation, digest, &id, error) ||
      !put_body (self, entry, id, error) ||
      !put_terms (self, term_ids, id, error) ||
      !put_lacking (self, entry, id, error) ||
      !put_attachments (self, entry, id, error) ||
      (is_news && !hub_catalogue_writer_log_change (self, id, type, said, error)))
    return FALSE;
  hub_catalogue_writer_note_change (self, id);

  /* but it is counted as new */
  if (is_known)
    tally->updated++;
  else
    tally->added++;
  return TRUE;
}

/**
 * hub_catalogue_writer_touch_entry:
 * @self: a writer with an open transaction
 * @entry: of which id, language, origin and change are known
 * @generation: number of the pass
 * @is_in_step: (out): whether the entry is stored as of that change, and is not withdrawn
 * @error: as [method@Hub.Database.fail] says
 *
 * Notes that the pass has seen the entry, if it is in step.
 *
 * Returns: whether it could be told
 */
gboolean
hub_catalogue_writer_touch_entry (HubCatalogueWriter *self,
                                  HubEntry           *entry,
                                  gint64              generation,
                                  gboolean           *is_in_step,
                                  GError            **error)
{
  Before before = { 0 };

  if (!find_before (self, entry, NULL, &before, error))
    return FALSE;

  *is_in_step = before.id != 0 && before.is_same_hub && !before.is_withdrawn &&
                before.changed == hub_entry_get_changed (entry);
  return !*is_in_step || before.generation == generation ||
         run_for_id (self, WRITE_TOUCH_ENTRY, before.id, generation, error);
}
