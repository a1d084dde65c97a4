/* hub-index-load.c: reads the catalogue, or what is new in it, for an index
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two statements are read side by side, both by ascending entry: the entries with their words, and
 * the terms they have. All is read in one transaction, so the index shows one state of the
 * catalogue even while a sync writes pages beside it.
 */

#define G_LOG_DOMAIN "hub-index-load"

#include "hub-index-load.h"

#include "hub-date.h"
#include "hub-field.h"
#include "hub-index-lists.h"
#include "hub-kind.h"
#include "hub-own-statement.h"
#include "hub-segment-builder.h"
#include "hub-term.h"

#include <string.h>

#define DAY_SECONDS 86400

typedef enum
{
  SQL_STATE,
  SQL_TERMS,
  SQL_CHANGED,
  SQL_COUNT,
  SQL_ENTRIES,
  SQL_NEW_ENTRIES,
  SQL_MARKS,
  SQL_NEW_MARKS,
} Sql;

/* Where little is new it is found by its revision and sorted after; a plus keeps SQLite from
 * walking over all entries for the sake of their order. */
static const char *const sql_text[] = {
  [SQL_STATE] =
    "SELECT (SELECT value FROM state WHERE key = 'catalogue_id'),"
    " (SELECT value FROM state WHERE key = 'revision')",
  [SQL_TERMS] =
    "SELECT id, vocabulary, code, label, region FROM term"
    " ORDER BY vocabulary = 'country', position, label, id",
  [SQL_CHANGED] =
    "SELECT id FROM entry WHERE revision > ?1"
    " UNION ALL SELECT entry_id FROM departed WHERE revision > ?1",
  [SQL_COUNT] =
    "SELECT (SELECT count (*) FROM entry)"
    " - (SELECT count (*) FROM entry WHERE withdrawn IS NOT NULL)",
#define COLUMNS \
  "entry.id, entry.title, kind, published, starts, is_global, publishers, languages," \
  " tongue, terms, words.summary, body"
  [SQL_ENTRIES] =
    "SELECT " COLUMNS " FROM entry_words AS words CROSS JOIN entry ON entry.id = words.id"
    " ORDER BY words.id",
  [SQL_NEW_ENTRIES] =
    "SELECT " COLUMNS " FROM entry_words AS words CROSS JOIN entry ON entry.id = words.id"
    " WHERE words.revision > ?1 ORDER BY +words.id",
  [SQL_MARKS] =
    "SELECT entry_id, term_id FROM entry_term ORDER BY entry_id",
  [SQL_NEW_MARKS] =
    "SELECT entry_id, term_id FROM entry CROSS JOIN entry_term ON entry_id = entry.id"
    " WHERE revision > ?1 ORDER BY +entry_id",
};

enum
{
  COLUMN_ID,
  COLUMN_TITLE,
  COLUMN_KIND,
  COLUMN_PUBLISHED,
  COLUMN_STARTS,
  COLUMN_IS_GLOBAL,
  COLUMN_PUBLISHERS,
  COLUMN_LANGUAGES,
  COLUMN_TONGUE,
  COLUMN_TERMS,
  COLUMN_SUMMARY,
  COLUMN_BODY,
};

/* A term of the catalogue, by its row id there. */
typedef struct
{
  HubFacet       facet;
  HubValueDraft *value;   /* (unowned) */
} Term;

typedef struct
{
  HubDatabase       *database;              /* (unowned) */
  HubIndexNews      *news;                  /* (unowned) */
  HubSegmentBuilder *builder;               /* (owned) */
  HubAnalyzer       *analyzer;              /* (unowned) */
  HubValueDraft     *kinds[HUB_N_KINDS];    /* (unowned) */
  HubValueDraft     *scopes[HUB_N_SCOPES];  /* (unowned) */
  GHashTable        *terms;                 /* (owned): row id in `term` to Term */
  GHashTable        *years;                 /* (owned): number to value */
  HubIndexLists     *lists;                 /* (owned): publishers and languages */
  HubOwnStatement   *marks;                 /* (owned): stands on the first row not used yet */
  gboolean           has_mark;              /* whether it stands on one */
  guint              row;                   /* of the entry being read */
  guint              field;                 /* of the text being read */
} Loader;

static void
loader_init (Loader       *self,
             HubDatabase  *database,
             HubIndexNews *news)
{
  self->database = database;
  self->news = news;
  self->builder = hub_segment_builder_new ();
  for (guint i = 0; i < HUB_N_KINDS; i++)
    self->kinds[i] = hub_segment_builder_get_value (self->builder, HUB_FACET_KIND,
                                                    hub_kind_to_string (i), "");
  for (guint i = 0; i < HUB_N_SCOPES; i++)
    self->scopes[i] = hub_segment_builder_get_value (self->builder, HUB_FACET_SCOPE,
                                                     hub_scope_to_string (i), "");
  self->terms = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->years = g_hash_table_new (NULL, NULL);
}

static void
loader_clear (Loader *self)
{
  g_clear_pointer (&self->builder, hub_segment_builder_free);
  g_clear_pointer (&self->terms, g_hash_table_unref);
  g_clear_pointer (&self->years, g_hash_table_unref);
  g_clear_pointer (&self->lists, hub_index_lists_free);
  g_clear_pointer (&self->marks, hub_own_statement_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loader, loader_clear)

static void
index_term_free (gpointer data)
{
  HubIndexTerm *self = data;

  g_free (self->code);
  g_free (self->label);
  g_free (self->region);
  g_free (self);
}

/* Text of a column, never NULL: a damaged file may hold what its schema forbids. */
static const char *
column_text (HubOwnStatement *statement,
             int              column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : "";
}

static gboolean
step (Loader          *self,
      HubOwnStatement *statement,
      gboolean        *has_row,
      GError         **error)
{
  return hub_database_step (self->database, statement, has_row, "Could not read the catalogue",
                            error);
}

/* Prepares a statement whose one parameter, if it has any, is the revision before the news. */
static HubOwnStatement *
prepare (Loader  *self,
         Sql      number,
         gint64   since,
         GError **error)
{
  HubOwnStatement *statement = hub_own_statement_new (self->database, sql_text[number], error);

  if (statement != NULL && sqlite3_bind_parameter_count (statement) > 0)
    sqlite3_bind_int64 (statement, 1, since);

  return statement;
}

/* Reads which state of which catalogue this is. */
static gboolean
read_state (Loader  *self,
            GError **error)
{
  g_autoptr(HubOwnStatement) state = prepare (self, SQL_STATE, 0, error);
  gboolean has_row;

  if (state == NULL || !step (self, state, &has_row, error))
    return FALSE;

  self->news->catalogue_id = g_strdup (has_row ? column_text (state, 0) : "");
  self->news->revision = has_row ? g_ascii_strtoll (column_text (state, 1), NULL, 10) : 0;

  return TRUE;
}

static gboolean
read_changed (Loader  *self,
              gint64   since,
              GError **error)
{
  g_autoptr(HubOwnStatement) changed = prepare (self, SQL_CHANGED, since, error);
  gboolean has_row = TRUE;

  if (changed == NULL)
    return FALSE;

  while (has_row)
    {
      gint64 id;

      if (!step (self, changed, &has_row, error))
        return FALSE;
      id = has_row ? sqlite3_column_int64 (changed, 0) : 0;
      if (has_row)
        g_array_append_val (self->news->changed, id);
    }

  return TRUE;
}

static gboolean
read_count (Loader  *self,
            GError **error)
{
  g_autoptr(HubOwnStatement) count = prepare (self, SQL_COUNT, 0, error);
  gboolean has_row;

  if (count == NULL || !step (self, count, &has_row, error))
    return FALSE;

  self->news->n_entries = has_row ? sqlite3_column_int64 (count, 0) : 0;

  return TRUE;
}

static void
add_term (Loader          *self,
          HubOwnStatement *terms)
{
  gint64 id = sqlite3_column_int64 (terms, 0);
  HubVocabulary vocabulary;
  HubIndexTerm *named;
  Term *term;

  G_STATIC_ASSERT ((int) HUB_FACET_OBJECTIVE == (int) HUB_VOCABULARY_OBJECTIVE);
  G_STATIC_ASSERT ((int) HUB_FACET_TYPE == (int) HUB_VOCABULARY_TYPE);

  if (!hub_vocabulary_from_string (column_text (terms, 1), &vocabulary))
    return;

  named = g_new0 (HubIndexTerm, 1);
  named->facet = (HubFacet) vocabulary;
  named->code = g_strdup (column_text (terms, 2));
  named->label = g_strdup (column_text (terms, 3));
  if (vocabulary == HUB_VOCABULARY_COUNTRY && *column_text (terms, 4) != '\0')
    named->region = g_strdup (column_text (terms, 4));
  g_ptr_array_add (self->news->terms, named);

  term = g_new (Term, 1);
  term->facet = named->facet;
  term->value = hub_segment_builder_get_value (self->builder, named->facet, named->code, "");
  g_hash_table_insert (self->terms, g_memdup2 (&id, sizeof id), term);
}

static gboolean
read_terms (Loader  *self,
            GError **error)
{
  g_autoptr(HubOwnStatement) terms = prepare (self, SQL_TERMS, 0, error);
  gboolean has_row = TRUE;

  if (terms == NULL)
    return FALSE;

  while (has_row)
    {
      if (!step (self, terms, &has_row, error))
        return FALSE;
      if (has_row)
        add_term (self, terms);
    }

  return TRUE;
}

/* A number that grows with the date as hub_date_compare() has it. */
static gint64
pack_date (const HubDate *date)
{
  gint64 day = (date->year * 13 + date->month) * 32 + date->day;
  gint64 second = 0;

  if (date->precision == HUB_DATE_TIME)
    second = 1 + (date->seconds % DAY_SECONDS + DAY_SECONDS) % DAY_SECONDS;

  return day * (DAY_SECONDS + 1) + second;
}

static HubValueDraft *
get_year (Loader *self,
          int     year)
{
  HubValueDraft *value = g_hash_table_lookup (self->years, GINT_TO_POINTER (year));

  if (value == NULL)
    {
      g_autofree char *code = g_strdup_printf ("%d", year);

      value = hub_segment_builder_get_value (self->builder, HUB_FACET_YEAR, code, "");
      g_hash_table_insert (self->years, GINT_TO_POINTER (year), value);
    }

  return value;
}

/* Where the entry stands in time, and the year it is filed under. That a page was edited on the
 * hub lately makes no old text a new one: an entry without a date of its own has none. */
static void
read_dates (Loader          *self,
            HubOwnStatement *entries)
{
  HubDate published, starts;
  const HubDate *date;

  hub_date_parse (column_text (entries, COLUMN_PUBLISHED), &published);
  hub_date_parse (column_text (entries, COLUMN_STARTS), &starts);
  date = published.year != 0 ? &published : &starts;

  if (date->year == 0)
    return;

  hub_segment_builder_set_date (self->builder, pack_date (date));
  hub_segment_builder_mark (self->builder, get_year (self, date->year), self->row);
}

/* Adds the terms of the entry @id, and says in @has which facets they are of. */
static gboolean
read_marks (Loader  *self,
            gint64   id,
            gboolean has[HUB_N_FACETS],
            GError **error)
{
  while (self->has_mark && sqlite3_column_int64 (self->marks, 0) <= id)
    {
      gint64 number = sqlite3_column_int64 (self->marks, 1);
      const Term *term = g_hash_table_lookup (self->terms, &number);

      if (term != NULL && sqlite3_column_int64 (self->marks, 0) == id)
        {
          has[term->facet] = TRUE;
          hub_segment_builder_mark (self->builder, term->value, self->row);
        }
      if (!step (self, self->marks, &self->has_mark, error))
        return FALSE;
    }

  return TRUE;
}

/* As hub_entry_get_scope() has it. */
static HubScope
get_scope (gboolean       is_global,
           const gboolean has[HUB_N_FACETS])
{
  if (is_global)
    return HUB_SCOPE_GLOBAL;
  if (has[HUB_FACET_COUNTRY])
    return HUB_SCOPE_NATIONAL;

  return has[HUB_FACET_REGION] ? HUB_SCOPE_REGIONAL : HUB_SCOPE_UNSTATED;
}

static gboolean
token_cb (const HubToken *token,
          gpointer        user_data)
{
  Loader *self = user_data;

  hub_segment_builder_say (self->builder, token->text, token->length, self->row, self->field,
                           token->position);

  return TRUE;
}

/* The texts as they are. SQLite's full-text index takes them so too, so the two find the same. */
static void
read_words (Loader          *self,
            HubOwnStatement *entries)
{
  static const struct { int column; guint field; } texts[] = {
    { COLUMN_TITLE, HUB_FIELD_TITLE },
    { COLUMN_TERMS, HUB_FIELD_TERMS },
    { COLUMN_SUMMARY, HUB_FIELD_SUMMARY },
    { COLUMN_BODY, HUB_FIELD_BODY },
  };
  HubTongue tongue = hub_tongue_from_letter (*column_text (entries, COLUMN_TONGUE));

  hub_segment_builder_add_tongues (self->builder, HUB_TONGUE_BIT (tongue));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = (const char *) sqlite3_column_text (entries, texts[i].column);

      if (text == NULL)
        continue;
      self->field = texts[i].field;
      hub_analyzer_run (self->analyzer, HUB_TONGUE_BIT (tongue), text,
                        sqlite3_column_bytes (entries, texts[i].column), token_cb, self);
    }
}

static gboolean
read_entry (Loader          *self,
            HubOwnStatement *entries,
            GError         **error)
{
  gint64 id = sqlite3_column_int64 (entries, COLUMN_ID);
  const char *title = column_text (entries, COLUMN_TITLE);
  gboolean has[HUB_N_FACETS] = { FALSE };
  HubScope scope;
  HubKind kind;

  self->row = hub_segment_builder_add_entry (self->builder, id, title, strlen (title));
  if (!hub_kind_from_string (column_text (entries, COLUMN_KIND), &kind))
    kind = HUB_KIND_OTHER;
  hub_segment_builder_mark (self->builder, self->kinds[kind], self->row);
  read_dates (self, entries);

  if (!hub_index_lists_mark (self->lists, HUB_FACET_PUBLISHER,
                             column_text (entries, COLUMN_PUBLISHERS), self->row, error) ||
      !hub_index_lists_mark (self->lists, HUB_FACET_LANGUAGE,
                             column_text (entries, COLUMN_LANGUAGES), self->row, error) ||
      !read_marks (self, id, has, error))
    return FALSE;

  scope = get_scope (sqlite3_column_int (entries, COLUMN_IS_GLOBAL) != 0, has);
  hub_segment_builder_set_scope (self->builder, scope);
  hub_segment_builder_mark (self->builder, self->scopes[scope], self->row);
  read_words (self, entries);

  return TRUE;
}

static gboolean
read_entries (Loader  *self,
              gint64   since,
              GError **error)
{
  gboolean is_whole = self->news->is_whole;
  g_autoptr(HubOwnStatement) entries = NULL;
  gboolean has_entry = TRUE;

  entries = prepare (self, is_whole ? SQL_ENTRIES : SQL_NEW_ENTRIES, since, error);
  if (entries == NULL)
    return FALSE;
  self->marks = prepare (self, is_whole ? SQL_MARKS : SQL_NEW_MARKS, since, error);
  if (self->marks == NULL)
    return FALSE;
  self->lists = hub_index_lists_new (self->database, self->builder, error);
  if (self->lists == NULL || !step (self, self->marks, &self->has_mark, error))
    return FALSE;

  while (has_entry)
    {
      if (!step (self, entries, &has_entry, error))
        return FALSE;
      if (has_entry && !read_entry (self, entries, error))
        return FALSE;
    }
  g_clear_pointer (&self->marks, hub_own_statement_free);
  g_clear_pointer (&self->lists, hub_index_lists_free);

  return TRUE;
}

static gboolean
load (Loader       *self,
      const char   *base_id,
      gint64        base_revision,
      gboolean      is_counted,
      GCancellable *cancellable,
      GError      **error)
{
  HubIndexNews *news = self->news;

  if (!hub_database_begin (self->database, error) || !read_state (self, error))
    return FALSE;

  news->is_whole = base_id == NULL || *base_id == '\0' ||
                   strcmp (base_id, news->catalogue_id) != 0 || base_revision > news->revision;
  if (!read_terms (self, error) ||
      (!news->is_whole && !read_changed (self, base_revision, error)) ||
      (is_counted && !read_count (self, error)) ||
      !read_entries (self, base_revision, error))
    return FALSE;

  hub_database_rollback (self->database);   /* nothing was written: lets go of the state we read */
  news->segment = hub_segment_builder_finish (self->builder, FALSE, cancellable, error);

  return news->segment != NULL;
}

/**
 * hub_index_load:
 * @catalogue: an open catalogue, on its thread and outside of a transaction
 * @analyzer: takes texts apart; the same one each time, so that it knows their words
 * @base_id: (nullable): the catalogue that the index was made of before, %NULL for none
 * @base_revision: its revision then
 * @is_counted: whether to count all entries too
 * @news: (out caller-allocates): what was read
 * @cancellable: (nullable): stops the reading
 * @error: `G_IO_ERROR_CANCELLED`, or what hub_database_fail() says
 *
 * Reads what has changed since @base_revision; all entries if the base is of another catalogue, or
 * of a revision that this one has not reached. The rows of a damaged file may hold anything; text
 * that is not UTF-8 counts as empty, but for its words.
 *
 * Returns: whether that was read
 */
gboolean
hub_index_load (HubCatalogue *catalogue,
                HubAnalyzer  *analyzer,
                const char   *base_id,
                gint64        base_revision,
                gboolean      is_counted,
                HubIndexNews *news,
                GCancellable *cancellable,
                GError      **error)
{
  HubDatabase *database = hub_catalogue_get_database (catalogue);
  g_auto(Loader) loader = { NULL };
  gint64 start = g_get_monotonic_time ();
  gboolean is_loaded;

  *news = (HubIndexNews) { NULL };
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  news->terms = g_ptr_array_new_with_free_func (index_term_free);
  news->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  loader_init (&loader, database, news);
  loader.analyzer = analyzer;
  hub_database_set_cancellable (database, cancellable);
  is_loaded = load (&loader, base_id, base_revision, is_counted, cancellable, error);
  hub_database_set_cancellable (database, NULL);
  hub_database_rollback (database);

  if (is_loaded)
    g_debug ("read %u entries, %u changed, in %.1f ms", hub_segment_get_n_rows (news->segment),
             news->changed->len, (g_get_monotonic_time () - start) / 1000.0);

  return is_loaded;
}

/**
 * hub_index_news_clear:
 * @self: what was read, or empty
 *
 * Lets go of it.
 */
void
hub_index_news_clear (HubIndexNews *self)
{
  g_clear_pointer (&self->catalogue_id, g_free);
  g_clear_pointer (&self->terms, g_ptr_array_unref);
  g_clear_pointer (&self->changed, g_array_unref);
  g_clear_pointer (&self->segment, hub_segment_unref);
}
