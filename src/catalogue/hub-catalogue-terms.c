/* hub-catalogue-terms.c: storing a vocabulary
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A term that comes from a hub takes over the row of the same term there was, so that entries stay
 * filed under it and codes stay what users have written into scripts. The same term is the one
 * with its UUID; else, among those that no longer come, the one with its code; else the one with
 * its label.
 */

#define G_LOG_DOMAIN "hub-catalogue"

#include "hub-catalogue-writer-private.h"
#include "hub-own-statement.h"
#include "hub-text.h"

#define PUTTING "Could not store a vocabulary"

/* As long as it takes to read all of `entry_term` so many times, an index of it is made. */
#define MANY_TERMS 8

/* The hub's name for what belongs to no single objective. */
#define GENERAL "general"

typedef struct
{
  HubTerm  *stored;      /* (owned) */
  char     *folded;      /* (owned): its label */
  gboolean  is_taken;    /* a new term has its row */
} Old;

static void
old_free (Old *old)
{
  hub_term_unref (old->stored);
  g_free (old->folded);
  g_free (old);
}

static Old *
old_new (HubStatement  *statement,
         HubVocabulary  vocabulary)
{
  Old *old = g_new0 (Old, 1);

  old->stored = hub_term_new (vocabulary, (const char *) sqlite3_column_text (statement, 1),
                              (const char *) sqlite3_column_text (statement, 3));
  old->stored->id = sqlite3_column_int64 (statement, 0);
  old->stored->code = hub_statement_dup_text (statement, 2);
  old->stored->region = hub_statement_dup_text (statement, 4);
  old->stored->title = hub_statement_dup_text (statement, 5);
  old->stored->paragraph = hub_statement_dup_text (statement, 6);
  old->stored->summary = hub_statement_dup_text (statement, 7);
  old->stored->position = sqlite3_column_int (statement, 8);
  old->folded = hub_text_fold (old->stored->label);
  return old;
}

/* (element-type Old) */
static GPtrArray *
list_old (HubCatalogueWriter *self,
          HubVocabulary       vocabulary,
          GError            **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) old_free);
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (self->database, WRITE_LIST_TERMS, error);
  if (statement == NULL)
    return NULL;

  hub_statement_bind_text (statement, 1, hub_vocabulary_to_string (vocabulary));
  while (TRUE)
    {
      if (!hub_database_step (self->database, statement, &has_row, PUTTING, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&all);
      if (!hub_database_check_row (self->database, statement, 1 << 1 | 1 << 2 | 1 << 3, error))
        return NULL;
      g_ptr_array_add (all, old_new (statement, vocabulary));
    }
}

/* The code that the label itself gives: "10 - Trafficking" is objective 10. */
static char *
derive_code (const HubTerm *term,
             const char    *folded)
{
  g_autofree char *slug = hub_text_slug (term->label);
  gsize n_digits = strspn (folded, "0123456789");

  if (term->vocabulary == HUB_VOCABULARY_OBJECTIVE)
    {
      gsize n_zeros = strspn (folded, "0");

      if (n_digits > n_zeros && n_digits - n_zeros <= 2)
        return g_strndup (folded + n_zeros, n_digits - n_zeros);
      if (g_str_has_prefix (folded, GENERAL))
        return g_strdup (GENERAL);
    }

  return *slug != '\0' ? g_steal_pointer (&slug) : g_strdup (term->uuid);
}

static Old *
find_old (GPtrArray     *all,
          const HubTerm *term,
          const char    *code,
          const char    *folded)
{
  for (guint i = 0; code != NULL && i < all->len; i++)
    {
      Old *old = g_ptr_array_index (all, i);

      if (!old->is_taken && g_str_equal (old->stored->code, code))
        return old;
    }
  for (guint i = 0; i < all->len; i++)
    {
      Old *old = g_ptr_array_index (all, i);

      if (!old->is_taken && g_str_equal (old->folded, folded))
        return old;
    }

  return NULL;
}

static Old *
find_old_by_uuid (GPtrArray  *all,
                  const char *uuid)
{
  for (guint i = 0; i < all->len; i++)
    {
      Old *old = g_ptr_array_index (all, i);

      if (g_str_equal (old->stored->uuid, uuid))
        return old;
    }

  return NULL;
}

/* Pairs each of @terms with the row it takes over, in an array of Old or NULL; a UUID that comes
 * twice is left out the second time, by the term itself in @skipped. */
static GPtrArray *
match_terms (GPtrArray  *all,
             GPtrArray  *terms,
             GHashTable *skipped)
{
  g_autoptr(GPtrArray) matches = g_ptr_array_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < terms->len; i++)
    {
      HubTerm *term = g_ptr_array_index (terms, i);
      Old *old = find_old_by_uuid (all, term->uuid);

      if (!g_hash_table_add (seen, term->uuid))
        {
          g_hash_table_add (skipped, term);
          old = NULL;
        }
      if (old != NULL)
        old->is_taken = TRUE;
      g_ptr_array_add (matches, old);
    }

  for (guint i = 0; i < terms->len; i++)
    {
      HubTerm *term = g_ptr_array_index (terms, i);
      g_autofree char *folded = hub_text_fold (term->label);
      g_autofree char *derived = derive_code (term, folded);
      Old *old;

      if (g_ptr_array_index (matches, i) != NULL || g_hash_table_contains (skipped, term))
        continue;

      old = find_old (all, term, term->code != NULL ? term->code : derived, folded);
      if (old != NULL)
        old->is_taken = TRUE;
      g_ptr_array_index (matches, i) = old;
    }

  return g_steal_pointer (&matches);
}

/* A code that no other term of the vocabulary has; adds it to @codes. */
static const char *
claim_code (GHashTable    *codes,
            const HubTerm *term,
            const Old     *old)
{
  g_autofree char *folded = hub_text_fold (term->label);
  g_autofree char *wish = NULL;
  g_autofree char *code = NULL;
  const char *claimed;

  if (term->code != NULL)
    wish = g_strdup (term->code);
  else if (old != NULL)
    wish = g_strdup (old->stored->code);
  else
    wish = derive_code (term, folded);

  code = g_strdup (wish);
  for (guint i = 2; g_hash_table_contains (codes, code); i++)
    {
      g_free (code);
      code = g_strdup_printf ("%s-%u", wish, i);
    }

  claimed = code;
  g_hash_table_add (codes, g_steal_pointer (&code));
  return claimed;
}

static gboolean
put_term (HubCatalogueWriter *self,
          const HubTerm      *term,
          const Old          *old,
          const char         *code,
          int                 position,
          GError            **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (self->database, WRITE_PUT_TERM, error);
  if (statement == NULL)
    return FALSE;

  if (old != NULL)
    sqlite3_bind_int64 (statement, 1, old->stored->id);
  hub_statement_bind_text (statement, 2, hub_vocabulary_to_string (term->vocabulary));
  hub_statement_bind_text (statement, 3, term->uuid);
  hub_statement_bind_text (statement, 4, code);
  hub_statement_bind_text (statement, 5, term->label);
  sqlite3_bind_int (statement, 6, position);
  hub_statement_bind_text (statement, 7, term->region);
  hub_statement_bind_text (statement, 8, term->title);
  hub_statement_bind_text (statement, 9, term->paragraph);
  hub_statement_bind_text (statement, 10, term->summary);
  return hub_database_step (self->database, statement, &has_row, PUTTING, error) &&
         hub_database_step (self->database, statement, &has_row, PUTTING, error);
}

/* Adds a row to a JSON list without its brackets. */
static void
add_id (GString *ids,
        gint64   id)
{
  g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, ids->len > 0 ? "," : "", id);
}

/* Runs a statement once for all terms whose rows are in @ids, as it reads all of `entry_term`. */
static gboolean
run_for_terms (HubCatalogueWriter *self,
               WriteStatement      number,
               const GString      *ids,
               GHashTable         *entries,   /* (nullable): the numbers that come are added */
               GError            **error)
{
  g_autofree char *list = g_strdup_printf ("[%s]", ids->str);
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (self->database, number, error);
  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, list);
  while (TRUE)
    {
      gint64 row;

      if (!hub_database_step (self->database, statement, &has_row, PUTTING, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      row = sqlite3_column_int64 (statement, 0);
      if (!g_hash_table_contains (entries, &row))
        g_hash_table_add (entries, g_memdup2 (&row, sizeof row));
    }
}

static gboolean
run_own (HubCatalogueWriter *self,
         const char         *sql,
         GError            **error)
{
  g_autoptr(HubOwnStatement) statement = hub_own_statement_new (self->database, sql, error);

  return statement != NULL && hub_database_run (self->database, statement, PUTTING, error);
}

/* Deletes terms that no entry has any more. The database looks for entries all the same, and reads
 * all of `entry_term` for each term; for many an index that lives as long is the shorter way. */
static gboolean
delete_terms (HubCatalogueWriter *self,
              const GString      *ids,
              guint               n_ids,
              GError            **error)
{
  gboolean is_indexed = n_ids >= MANY_TERMS;

  return (!is_indexed ||
          run_own (self, "CREATE INDEX entry_term_leaving ON entry_term (term_id)", error)) &&
         run_for_terms (self, WRITE_DELETE_TERMS, ids, NULL, error) &&
         (!is_indexed || run_own (self, "DROP INDEX entry_term_leaving", error));
}

/* Deletes terms that came no more; notes in @entries which had them. */
static gboolean
leave_old (HubCatalogueWriter *self,
           GPtrArray          *all,
           GHashTable         *entries,
           GError            **error)
{
  g_autoptr(GString) ids = g_string_new (NULL);
  guint n_ids = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const Old *old = g_ptr_array_index (all, i);

      if (old->is_taken)
        continue;
      add_id (ids, old->stored->id);
      n_ids++;
    }
  if (n_ids == 0)
    return TRUE;

  self->has_new_terms = TRUE;
  return run_for_terms (self, WRITE_KEEP_LACKING, ids, NULL, error) &&
         run_for_terms (self, WRITE_CLEAR_ENTRIES_OF_TERMS, ids, entries, error) &&
         delete_terms (self, ids, n_ids, error);
}

/* Whether entries are found by other words or under another value. */
static gboolean
is_found_as_before (const HubTerm *before,
                    const HubTerm *after)
{
  return g_str_equal (before->code, after->code) && g_str_equal (before->label, after->label) &&
         g_strcmp0 (before->region, after->region) == 0;
}

static gboolean
is_shown_as_before (const HubTerm *before,
                    const HubTerm *after)
{
  return before->position == after->position && g_strcmp0 (before->title, after->title) == 0 &&
         g_strcmp0 (before->paragraph, after->paragraph) == 0 &&
         g_strcmp0 (before->summary, after->summary) == 0;
}

/* Files entries under terms that they name and that are here only now. */
static gboolean
supply_lacking (HubCatalogueWriter *self,
                GError            **error)
{
  static const WriteStatement steps[] = { WRITE_SUPPLY_LACKING, WRITE_DELETE_SUPPLIED };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr(HubStatement) statement = hub_database_get_statement (self->database, steps[i],
                                                                      error);

      if (statement == NULL || !hub_database_run (self->database, statement, PUTTING, error))
        return FALSE;
    }

  return TRUE;
}

/* Compares what is stored now with @all; notes in @entries which are filed under changed terms. */
static gboolean
note_changed (HubCatalogueWriter *self,
              HubVocabulary       vocabulary,
              GPtrArray          *all,
              GHashTable         *entries,
              GError            **error)
{
  g_autoptr(GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GPtrArray) now = list_old (self, vocabulary, error);
  g_autoptr(GString) ids = g_string_new (NULL);

  if (now == NULL)
    return FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      HubTerm *term = ((Old *) g_ptr_array_index (all, i))->stored;

      g_hash_table_insert (by_id, &term->id, term);
    }
  for (guint i = 0; i < now->len; i++)
    {
      const HubTerm *term = ((Old *) g_ptr_array_index (now, i))->stored;
      const HubTerm *before = g_hash_table_lookup (by_id, &term->id);
      gboolean is_found = before != NULL && is_found_as_before (before, term);

      if (!is_found || !is_shown_as_before (before, term))
        self->has_new_terms = TRUE;
      if (!is_found)
        add_id (ids, term->id);
    }

  return ids->len == 0 || run_for_terms (self, WRITE_ENTRIES_OF_TERMS, ids, entries, error);
}

static gboolean
park_terms (HubCatalogueWriter *self,
            HubVocabulary       vocabulary,
            GError            **error)
{
  g_autoptr(HubStatement) statement = NULL;

  statement = hub_database_get_statement (self->database, WRITE_PARK_TERMS, error);
  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, hub_vocabulary_to_string (vocabulary));
  return hub_database_run (self->database, statement, PUTTING, error);
}

static gboolean
put_new (HubCatalogueWriter *self,
         GPtrArray          *terms,
         GPtrArray          *matches,
         GHashTable         *skipped,
         GError            **error)
{
  g_autoptr(GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  /* Codes that are given or in use first, so that only made-up ones have to give way. */
  for (guint is_made_up = 0; is_made_up <= 1; is_made_up++)
    {
      for (guint i = 0; i < terms->len; i++)
        {
          const HubTerm *term = g_ptr_array_index (terms, i);
          const Old *old = g_ptr_array_index (matches, i);

          if (g_hash_table_contains (skipped, term) ||
              (term->code == NULL && old == NULL) != is_made_up)
            continue;
          if (!put_term (self, term, old, claim_code (codes, term, old), i, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* Whether @terms say nothing that the rows they would take over do not say already. */
static gboolean
is_all_as_before (GPtrArray  *all,
                  GPtrArray  *terms,
                  GPtrArray  *matches,
                  GHashTable *skipped)
{
  if (g_hash_table_size (skipped) > 0 || all->len != terms->len)
    return FALSE;

  for (guint i = 0; i < terms->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (terms, i);
      const Old *old = g_ptr_array_index (matches, i);
      const HubTerm *stored = old != NULL ? old->stored : NULL;

      if (stored == NULL || !g_str_equal (stored->uuid, term->uuid) ||
          !g_str_equal (stored->label, term->label) || stored->position != (int) i ||
          (term->code != NULL && !g_str_equal (term->code, stored->code)) ||
          (term->region != NULL && g_strcmp0 (term->region, stored->region) != 0) ||
          (term->title != NULL && g_strcmp0 (term->title, stored->title) != 0) ||
          (term->paragraph != NULL && g_strcmp0 (term->paragraph, stored->paragraph) != 0) ||
          (term->summary != NULL && g_strcmp0 (term->summary, stored->summary) != 0))
        return FALSE;
    }

  return TRUE;
}

/**
 * hub_catalogue_writer_put_terms:
 * @self: a writer with an open transaction
 * @vocabulary: which vocabulary
 * @terms: (element-type HubTerm): all its terms, in their order
 * @error: as [method@Hub.Database.fail] says
 *
 * Stores a vocabulary as a whole, and notes the entries that are found otherwise now: settle them
 * before the commit. The writer's own list of terms is not touched: read it again after it.
 *
 * Returns: whether it is stored
 */
gboolean
hub_catalogue_writer_put_terms (HubCatalogueWriter *self,
                                HubVocabulary       vocabulary,
                                GPtrArray          *terms,
                                GError            **error)
{
  g_autoptr(GPtrArray) all = list_old (self, vocabulary, error);
  g_autoptr(GHashTable) skipped = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) entries = NULL;
  g_autoptr(GPtrArray) matches = NULL;
  GHashTableIter iter;
  gpointer id;

  if (all == NULL)
    return FALSE;

  entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  matches = match_terms (all, terms, skipped);
  if (is_all_as_before (all, terms, matches, skipped))
    return TRUE;

  if (!leave_old (self, all, entries, error) ||
      !park_terms (self, vocabulary, error) ||
      !put_new (self, terms, matches, skipped, error) ||
      !supply_lacking (self, error) ||
      !note_changed (self, vocabulary, all, entries, error))
    return FALSE;

  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    hub_catalogue_writer_note_change (self, *(gint64 *) id);

  return TRUE;
}

/**
 * hub_catalogue_writer_read_terms:
 * @self: a writer
 * @error: as [method@Hub.Database.fail] says
 *
 * Reads anew which terms there are.
 *
 * Returns: whether they are read
 */
gboolean
hub_catalogue_writer_read_terms (HubCatalogueWriter *self,
                                 GError            **error)
{
  for (guint v = 0; v < HUB_N_VOCABULARIES; v++)
    {
      g_autoptr(GPtrArray) all = list_old (self, (HubVocabulary) v, error);

      if (all == NULL)
        return FALSE;

      g_clear_pointer (&self->terms[v], g_hash_table_unref);
      self->terms[v] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      for (guint i = 0; i < all->len; i++)
        {
          const HubTerm *term = ((Old *) g_ptr_array_index (all, i))->stored;

          g_hash_table_insert (self->terms[v], g_strdup (term->uuid),
                               g_memdup2 (&term->id, sizeof term->id));
        }
    }

  return TRUE;
}
