/* hub-index-load.c: reads the catalogue into an index
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two statements are read side by side, both by ascending entry: the entries, and the terms they
 * have. All is read in one transaction, so the index shows one state of the catalogue even while
 * a sync writes pages beside it.
 */

#define G_LOG_DOMAIN "hub-index-load"

#include "hub-index-builder.h"

#include "hub-date.h"
#include "hub-kind.h"
#include "hub-language.h"
#include "hub-own-statement.h"
#include "hub-term.h"
#include "hub-text.h"

#define DAY_SECONDS 86400

typedef enum
{
  SQL_TERMS,
  SQL_ENTRIES,
  SQL_MARKS,
  SQL_LIST,
} Sql;

static const char *const sql_text[] = {
  [SQL_TERMS] =
    "SELECT id, vocabulary, code, label, region FROM term"
    " ORDER BY vocabulary = 'country', position, label, id",
  [SQL_ENTRIES] =
    "SELECT id, title, kind, published, starts, is_global, publishers, languages"
    " FROM entry WHERE withdrawn IS NULL ORDER BY id",
  [SQL_MARKS] =
    "SELECT entry_id, term_id FROM entry_term ORDER BY entry_id",
  [SQL_LIST] =
    "SELECT value FROM json_each (CASE WHEN json_valid (?1) THEN ?1 ELSE '[]' END)"
    " WHERE type = 'text' AND value <> ''",
};

typedef struct
{
  HubDatabase     *database;              /* (unowned) */
  HubIndexBuilder *builder;               /* (owned) */
  HubIndexDraft   *kinds[HUB_N_KINDS];    /* (unowned) */
  GHashTable      *terms;                 /* (owned): row id in `term` to value */
  GHashTable      *years;                 /* (owned): number to value */
  GHashTable      *lists[HUB_N_FACETS];   /* (owned): JSON text to GPtrArray of values */
  GHashTable      *items[HUB_N_FACETS];   /* (owned): text of such a list to value */
  HubOwnStatement *list;                  /* (owned): reads such a text */
  HubOwnStatement *marks;                 /* (owned): stands on the first row not used yet */
  gboolean         has_mark;              /* whether it stands on one */
} Loader;

static void
loader_init (Loader      *self,
             HubDatabase *database)
{
  self->database = database;
  self->builder = hub_index_builder_new ();
  for (guint i = 0; i < HUB_N_KINDS; i++)
    self->kinds[i] = hub_index_builder_get_value (self->builder, HUB_FACET_KIND,
                                                  hub_kind_to_string (i), hub_kind_get_label (i));
  self->terms = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->years = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < HUB_N_FACETS; i++)
    {
      self->lists[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify) g_ptr_array_unref);
      self->items[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
}

static void
loader_clear (Loader *self)
{
  g_clear_pointer (&self->builder, hub_index_builder_free);
  g_clear_pointer (&self->terms, g_hash_table_unref);
  g_clear_pointer (&self->years, g_hash_table_unref);
  for (guint i = 0; i < HUB_N_FACETS; i++)
    {
      g_clear_pointer (&self->lists[i], g_hash_table_unref);
      g_clear_pointer (&self->items[i], g_hash_table_unref);
    }
  g_clear_pointer (&self->list, hub_own_statement_free);
  g_clear_pointer (&self->marks, hub_own_statement_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loader, loader_clear)

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

static void
add_term (Loader          *self,
          HubOwnStatement *terms)
{
  gint64 id = sqlite3_column_int64 (terms, 0);
  HubVocabulary vocabulary;
  HubIndexDraft *value;

  G_STATIC_ASSERT ((int) HUB_FACET_OBJECTIVE == (int) HUB_VOCABULARY_OBJECTIVE);
  G_STATIC_ASSERT ((int) HUB_FACET_TYPE == (int) HUB_VOCABULARY_TYPE);

  if (!hub_vocabulary_from_string (column_text (terms, 1), &vocabulary))
    return;

  value = hub_index_builder_get_value (self->builder, (HubFacet) vocabulary,
                                       column_text (terms, 2), column_text (terms, 3));
  if (vocabulary == HUB_VOCABULARY_COUNTRY && *column_text (terms, 4) != '\0')
    hub_index_builder_set_region (self->builder, value, column_text (terms, 4));
  g_hash_table_insert (self->terms, g_memdup2 (&id, sizeof id), value);
}

static gboolean
read_terms (Loader  *self,
            GError **error)
{
  g_autoptr(HubOwnStatement) terms = NULL;
  gboolean has_row = TRUE;

  terms = hub_own_statement_new (self->database, sql_text[SQL_TERMS], error);
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

static HubIndexDraft *
make_list_value (Loader     *self,
                 HubFacet    facet,
                 const char *text)
{
  g_autofree char *slug = NULL;
  g_autofree char *label = NULL;

  if (facet == HUB_FACET_LANGUAGE)
    {
      label = hub_language_dup_label (text);
      return hub_index_builder_get_value (self->builder, facet, text, label);
    }

  slug = hub_text_slug (text);

  return hub_index_builder_get_value (self->builder, facet, *slug != '\0' ? slug : text, text);
}

/* Working out the code of a publisher takes longer than all else of an entry. */
static HubIndexDraft *
get_list_value (Loader     *self,
                HubFacet    facet,
                const char *text)
{
  HubIndexDraft *value = g_hash_table_lookup (self->items[facet], text);

  if (value == NULL)
    {
      value = make_list_value (self, facet, text);
      g_hash_table_insert (self->items[facet], g_strdup (text), value);
    }

  return value;
}

/* The values that a JSON list of text stands for. Lists repeat, so each text is read once. */
static GPtrArray *
get_list (Loader     *self,
          HubFacet    facet,
          const char *json,
          GError    **error)
{
  GPtrArray *known = g_hash_table_lookup (self->lists[facet], json);
  g_autoptr(GPtrArray) list = NULL;
  gboolean has_row = TRUE;

  if (known != NULL)
    return known;

  list = g_ptr_array_new ();
  sqlite3_reset (self->list);
  sqlite3_bind_text (self->list, 1, json, -1, SQLITE_TRANSIENT);
  while (has_row)
    {
      if (!step (self, self->list, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (list, get_list_value (self, facet, column_text (self->list, 0)));
    }

  known = list;
  g_hash_table_insert (self->lists[facet], g_strdup (json), g_steal_pointer (&list));

  return known;
}

static gboolean
mark_list (Loader     *self,
           HubFacet    facet,
           const char *json,
           GError    **error)
{
  GPtrArray *list = get_list (self, facet, json, error);

  if (list == NULL)
    return FALSE;

  for (guint i = 0; i < list->len; i++)
    hub_index_builder_mark (self->builder, g_ptr_array_index (list, i));

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

static HubIndexDraft *
get_year (Loader *self,
          int     year)
{
  HubIndexDraft *value = g_hash_table_lookup (self->years, GINT_TO_POINTER (year));

  if (value == NULL)
    {
      g_autofree char *code = g_strdup_printf ("%d", year);

      value = hub_index_builder_get_value (self->builder, HUB_FACET_YEAR, code, code);
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

  hub_date_parse (column_text (entries, 3), &published);
  hub_date_parse (column_text (entries, 4), &starts);
  date = published.year != 0 ? &published : &starts;

  if (date->year == 0)
    return;

  hub_index_builder_set_date (self->builder, pack_date (date));
  hub_index_builder_mark (self->builder, get_year (self, date->year));
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
      gint64 term = sqlite3_column_int64 (self->marks, 1);
      HubIndexDraft *value = g_hash_table_lookup (self->terms, &term);

      if (value != NULL && sqlite3_column_int64 (self->marks, 0) == id)
        {
          has[hub_index_draft_get_facet (value)] = TRUE;
          hub_index_builder_mark (self->builder, value);
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
read_entry (Loader          *self,
            HubOwnStatement *entries,
            GError         **error)
{
  gint64 id = sqlite3_column_int64 (entries, 0);
  gboolean is_global = sqlite3_column_int (entries, 5) != 0;
  gboolean has[HUB_N_FACETS] = { FALSE };
  HubKind kind;

  hub_index_builder_add_entry (self->builder, id, column_text (entries, 1));
  if (!hub_kind_from_string (column_text (entries, 2), &kind))
    kind = HUB_KIND_OTHER;
  hub_index_builder_mark (self->builder, self->kinds[kind]);
  read_dates (self, entries);

  if (!mark_list (self, HUB_FACET_PUBLISHER, column_text (entries, 6), error) ||
      !mark_list (self, HUB_FACET_LANGUAGE, column_text (entries, 7), error) ||
      !read_marks (self, id, has, error))
    return FALSE;

  hub_index_builder_set_scope (self->builder, get_scope (is_global, has));

  return TRUE;
}

static gboolean
read_entries (Loader  *self,
              GError **error)
{
  g_autoptr(HubOwnStatement) entries = NULL;
  gboolean has_entry = TRUE;

  entries = hub_own_statement_new (self->database, sql_text[SQL_ENTRIES], error);
  if (entries == NULL)
    return FALSE;
  self->marks = hub_own_statement_new (self->database, sql_text[SQL_MARKS], error);
  if (self->marks == NULL)
    return FALSE;
  self->list = hub_own_statement_new (self->database, sql_text[SQL_LIST], error);
  if (self->list == NULL || !step (self, self->marks, &self->has_mark, error))
    return FALSE;

  while (has_entry)
    {
      if (!step (self, entries, &has_entry, error))
        return FALSE;
      if (has_entry && !read_entry (self, entries, error))
        return FALSE;
    }

  return TRUE;
}

static HubIndex *
load (HubDatabase *database,
      GError     **error)
{
  g_auto(Loader) loader = { NULL };

  if (!hub_database_begin (database, error))
    return NULL;

  loader_init (&loader, database);
  if (!read_terms (&loader, error) || !read_entries (&loader, error))
    return NULL;

  return hub_index_builder_finish (loader.builder);
}

/**
 * hub_index_new:
 * @database: an open catalogue, on its thread and outside of a transaction
 * @cancellable: (nullable): stops the reading
 * @error: `G_IO_ERROR_CANCELLED`, or what hub_database_fail() says
 *
 * Reads all entries that are not withdrawn, in one state of the catalogue, and sorts them. The
 * rows of a damaged file may hold anything; text that is not UTF-8 counts as empty.
 *
 * Returns: (transfer full): the index
 */
HubIndex *
hub_index_new (HubDatabase  *database,
               GCancellable *cancellable,
               GError      **error)
{
  gint64 start = g_get_monotonic_time ();
  HubIndex *index;

  g_return_val_if_fail (database != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  hub_database_set_cancellable (database, cancellable);
  index = load (database, error);
  hub_database_set_cancellable (database, NULL);
  hub_database_rollback (database);   /* nothing was written: this lets go of the state we read */

  if (index != NULL)
    g_debug ("indexed %u entries in %.1f ms", hub_index_get_n_rows (index),
             (g_get_monotonic_time () - start) / 1000.0);

  return index;
}
