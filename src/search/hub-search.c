/* hub-search.c: the one function that answers a query
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A query is a handful of sets of rows. Its words give one, by full text; each facet with
 * included values gives one, the union of theirs; exclusions take rows away. What is in all of
 * them is the result, and counting a value of a facet is counting the rows it shares with what is
 * in all but that facet's own set. SQLite is asked for the words only, and only when they change.
 */

#define G_LOG_DOMAIN "hub-search"

#include "hub-search.h"

#include "hub-index.h"
#include "hub-own-statement.h"
#include "hub-query-codes.h"
#include "hub-query-parse.h"
#include "hub-results-private.h"
#include "hub-words.h"

/* What the words of the last query found; the next query often has the same. */
typedef struct
{
  char      *match;         /* (owned) (nullable): FTS5 expression, %NULL before the first */
  gboolean   is_negated;    /* the rows are those that it does not find */
  HubBitset *rows;          /* (owned) (nullable) */
  double    *ranks;         /* (owned) (nullable): by row, less is better; only when asked for */
} Found;

/**
 * HubSearch:
 *
 * Answers queries to one catalogue as it was at the last refresh. Belongs to the thread of its
 * catalogue.
 */
struct _HubSearch
{
  HubDatabase     *database;   /* (unowned): of the catalogue */
  HubIndex        *index;      /* (owned) */
  HubOwnStatement *match;      /* (owned) */
  HubOwnStatement *rank;       /* (owned) */
  Found            found;
};

/* One query being answered. */
typedef struct
{
  HubSearch       *search;                    /* (unowned) */
  HubQuery        *query;                     /* (unowned) */
  const HubBitset *words;                     /* (unowned) (nullable): rows with the words */
  HubBitset       *included[HUB_N_FACETS];    /* (owned) (nullable): rows that fit the facet */
  HubBitset       *rows;                      /* (owned): the result */
} Answer;

typedef enum
{
  SQL_MATCH,
  SQL_RANK,
} Sql;

/* The weights are those of the columns title, terms, summary, body. */
static const char *const sql_text[] = {
  [SQL_MATCH] =
    "SELECT rowid FROM entry_text WHERE entry_text MATCH ?1",
  [SQL_RANK] =
    "SELECT rowid, bm25 (entry_text, 8.0, 4.0, 2.0, 1.0) FROM entry_text"
    " WHERE entry_text MATCH ?1",
};

static void
found_clear (Found *self)
{
  g_clear_pointer (&self->match, g_free);
  g_clear_pointer (&self->rows, hub_bitset_free);
  g_clear_pointer (&self->ranks, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

static void
answer_clear (Answer *self)
{
  for (guint i = 0; i < HUB_N_FACETS; i++)
    g_clear_pointer (&self->included[i], hub_bitset_free);
  g_clear_pointer (&self->rows, hub_bitset_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

/* Streams what the statement, bound already, finds into @found. */
static gboolean
collect (HubSearch       *self,
         HubOwnStatement *statement,
         Found           *found,
         GError         **error)
{
  gboolean has_row = TRUE;
  guint row;

  while (has_row)
    {
      if (!hub_database_step (self->database, statement, &has_row, "Could not search", error))
        return FALSE;
      /* Entries that came after the last refresh have no slot yet. */
      if (!has_row ||
          !hub_index_find_slot (self->index, sqlite3_column_int64 (statement, 0), &row))
        continue;
      hub_bitset_add (found->rows, row);
      if (found->ranks != NULL)
        found->ranks[row] = sqlite3_column_double (statement, 1);
    }

  return TRUE;
}

static void
negate (HubBitset **rows,
        guint       n_slots)
{
  HubBitset *others = hub_bitset_new_full (n_slots);

  hub_bitset_subtract (others, *rows);
  hub_bitset_free (*rows);
  *rows = others;
}

/* Has `found` hold what @match finds, or all else, and the ranks if they are asked for. */
static gboolean
find_words (HubSearch    *self,
            const char   *match,
            gboolean      is_negated,
            gboolean      with_ranks,
            GCancellable *cancellable,
            GError      **error)
{
  HubOwnStatement *statement = with_ranks ? self->rank : self->match;
  guint n_slots = hub_index_get_n_slots (self->index);
  g_auto(Found) found = { NULL };
  gboolean is_found;

  if (g_strcmp0 (self->found.match, match) == 0 && self->found.is_negated == is_negated &&
      (self->found.ranks != NULL || !with_ranks))
    return TRUE;

  found.match = g_strdup (match);
  found.is_negated = is_negated;
  found.rows = hub_bitset_new (n_slots);
  found.ranks = with_ranks ? g_new0 (double, n_slots + 1) : NULL;

  hub_database_set_cancellable (self->database, cancellable);
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
  is_found = collect (self, statement, &found, error);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  hub_database_set_cancellable (self->database, NULL);
  if (!is_found)
    return FALSE;
  if (is_negated)
    negate (&found.rows, n_slots);

  found_clear (&self->found);
  self->found = found;
  found = (Found) { NULL };

  return TRUE;
}

/* Sets `words`: all rows fit where there are none. */
static gboolean
answer_words (Answer       *self,
              GCancellable *cancellable,
              GError      **error)
{
  gboolean is_negated;
  g_autofree char *match = hub_words_to_match (hub_query_get_words (self->query), &is_negated);
  gboolean with_ranks = hub_query_get_order (self->query) == HUB_ORDER_RELEVANCE && !is_negated;

  if (match == NULL)
    return TRUE;
  if (!find_words (self->search, match, is_negated, with_ranks, cancellable, error))
    return FALSE;

  self->words = self->search->found.rows;

  return TRUE;
}

/* The rows with any of the included values, or %NULL where none is included. */
static HubBitset *
unite_included (Answer  *self,
                HubFacet facet)
{
  const char *const *codes = hub_query_get_codes (self->query, facet, HUB_CHOICE_INCLUDE);
  HubIndex *index = self->search->index;
  HubBitset *rows;

  if (codes[0] == NULL)
    return NULL;

  rows = hub_bitset_new (hub_index_get_n_slots (index));
  for (guint i = 0; codes[i] != NULL; i++)
    {
      guint number;

      if (hub_facet_table_find (hub_index_get_table (index), facet, codes[i], &number))
        hub_index_unite (index, number, rows);
    }

  return rows;
}

/* The rows of the years from the first to the last, or %NULL where neither is set. */
static HubBitset *
unite_years (Answer *self)
{
  HubIndex *index = self->search->index;
  HubFacetTable *table = hub_index_get_table (index);
  guint first = hub_facet_table_get_first (table, HUB_FACET_YEAR);
  int from = hub_query_get_year_from (self->query);
  int to = hub_query_get_year_to (self->query);
  HubBitset *rows;

  if (from == 0 && to == 0)
    return NULL;

  rows = hub_bitset_new (hub_index_get_n_slots (index));
  for (guint i = 0; i < hub_facet_table_get_length (table, HUB_FACET_YEAR); i++)
    {
      gint64 year = g_ascii_strtoll (hub_facet_table_get_all (table)[first + i].code, NULL, 10);

      if (year >= from && (to == 0 || year <= to))
        hub_index_unite (index, first + i, rows);
    }

  return rows;
}

static void
answer_included (Answer *self)
{
  HubBitset *years;

  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    self->included[facet] = unite_included (self, facet);

  years = unite_years (self);
  if (years == NULL)
    return;

  if (self->included[HUB_FACET_YEAR] != NULL)
    hub_bitset_intersect (years, self->included[HUB_FACET_YEAR]);
  g_clear_pointer (&self->included[HUB_FACET_YEAR], hub_bitset_free);
  self->included[HUB_FACET_YEAR] = years;
}

/* The rows that fit the query but for the included values of @but_facet, and but for the
 * exclusion of the value @but_value. HUB_N_FACETS and G_MAXUINT leave nothing out. */
static HubBitset *
narrow (Answer *self,
        guint   but_facet,
        guint   but_value)
{
  HubIndex *index = self->search->index;
  HubBitset *rows;

  rows = hub_bitset_copy (self->words != NULL ? self->words : hub_index_get_live (index));

  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    {
      const char *const *codes = hub_query_get_codes (self->query, facet, HUB_CHOICE_EXCLUDE);
      guint number;

      for (guint i = 0; codes[i] != NULL; i++)
        if (hub_facet_table_find (hub_index_get_table (index), facet, codes[i], &number) &&
            number != but_value)
          hub_index_subtract (index, number, rows);

      if (facet != but_facet && self->included[facet] != NULL)
        hub_bitset_intersect (rows, self->included[facet]);
    }

  return rows;
}

/* Counts the values of @facet that are excluded as if they were not. */
static gboolean
count_excluded (Answer       *self,
                HubFacet      facet,
                guint        *counts,
                GCancellable *cancellable,
                GError      **error)
{
  const char *const *codes = hub_query_get_codes (self->query, facet, HUB_CHOICE_EXCLUDE);
  HubIndex *index = self->search->index;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autoptr(HubBitset) rows = NULL;
      guint number;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!hub_facet_table_find (hub_index_get_table (index), facet, codes[i], &number))
        continue;
      rows = narrow (self, facet, number);
      counts[number] = hub_index_count (index, number, rows);
    }

  return TRUE;
}

static gboolean
count_facet (Answer       *self,
             HubFacet      facet,
             guint        *counts,
             GCancellable *cancellable,
             GError      **error)
{
  HubIndex *index = self->search->index;
  HubFacetTable *table = hub_index_get_table (index);
  guint first = hub_facet_table_get_first (table, facet);
  g_autoptr(HubBitset) others = NULL;

  if (self->included[facet] != NULL)
    others = narrow (self, facet, G_MAXUINT);

  for (guint i = 0; i < hub_facet_table_get_length (table, facet); i++)
    {
      if (i % 64 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      counts[first + i] = hub_index_count (index, first + i, others != NULL ? others : self->rows);
    }

  return count_excluded (self, facet, counts, cancellable, error);
}

/* Slots by rank; what is equal stays in the order it is in. */
static int
compare_ranks (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const guint32 *slot_a = a, *slot_b = b;
  const double *ranks = user_data;

  return (ranks[*slot_a] > ranks[*slot_b]) - (ranks[*slot_a] < ranks[*slot_b]);
}

/* The result as slots in the order asked for. */
static GArray *
sort_rows (Answer       *self,
           GCancellable *cancellable,
           GError      **error)
{
  HubOrder order = hub_query_get_order (self->query);
  HubIndex *index = self->search->index;
  gboolean by_rank = order == HUB_ORDER_RELEVANCE;
  const guint32 *sorted;
  guint n_sorted;
  GArray *rows;

  sorted = hub_index_get_order (index, by_rank ? HUB_ORDER_HUB : order, &n_sorted, cancellable,
                                error);
  if (sorted == NULL)
    return NULL;

  rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), hub_bitset_count (self->rows));
  for (guint i = 0; i < n_sorted; i++)
    if (hub_bitset_has (self->rows, sorted[i]))
      g_array_append_val (rows, sorted[i]);
  if (by_rank && self->words != NULL && self->search->found.ranks != NULL && rows->len > 1)
    g_sort_array ((guint32 *) (gpointer) rows->data, rows->len, sizeof (guint32), compare_ranks,
                  self->search->found.ranks);

  return rows;
}

/* (element-type gint64) */
static GArray *
list_ids (Answer       *self,
          GCancellable *cancellable,
          GError      **error)
{
  g_autoptr(GArray) rows = sort_rows (self, cancellable, error);
  GArray *ids;

  if (rows == NULL)
    return NULL;

  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = hub_index_get_id (self->search->index, g_array_index (rows, guint32, i));

      g_array_append_val (ids, id);
    }

  return ids;
}

/**
 * hub_search_new:
 * @catalogue: (transfer none): an open catalogue, which must outlive the search
 * @cancellable: (nullable): stops the reading
 * @error: `G_IO_ERROR_CANCELLED`, or what hub_database_fail() says
 *
 * Reads the catalogue into memory: two to three milliseconds for 1,000 entries, and 260 bytes
 * for each.
 *
 * Returns: (transfer full): a search
 */
HubSearch *
hub_search_new (HubCatalogue *catalogue,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr(HubSearch) self = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (catalogue != NULL, NULL);

  self = g_new0 (HubSearch, 1);
  self->database = hub_catalogue_get_database (catalogue);
  self->match = hub_own_statement_new (self->database, sql_text[SQL_MATCH], error);
  if (self->match == NULL)
    return NULL;
  self->rank = hub_own_statement_new (self->database, sql_text[SQL_RANK], error);
  if (self->rank == NULL)
    return NULL;
  path = hub_index_dup_path (catalogue);
  self->index = hub_index_new (catalogue, path, cancellable, error);
  if (self->index == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

void
hub_search_free (HubSearch *self)
{
  g_return_if_fail (self != NULL);

  found_clear (&self->found);
  g_clear_pointer (&self->index, hub_index_free);
  g_clear_pointer (&self->match, hub_own_statement_free);
  g_clear_pointer (&self->rank, hub_own_statement_free);
  g_free (self);
}

/**
 * hub_search_run:
 * @self: a search
 * @query: what is asked; any text and any codes
 * @cancellable: (nullable): stops the search, a running statement too
 * @error: `G_IO_ERROR_CANCELLED`, or what hub_database_fail() says
 *
 * Answers a query. An entry is in the result when all clauses of the text hold, for each facet
 * with included values at least one of them, no excluded value, and a year within the range; see
 * [struct@Hub.Results] for what the counts mean. A code that no entry can have finds nothing and
 * excludes nothing. Text without a letter or digit narrows nothing; no text is an error.
 *
 * Returns: (transfer full): the answer
 */
HubResults *
hub_search_run (HubSearch    *self,
                HubQuery     *query,
                GCancellable *cancellable,
                GError      **error)
{
  gint64 start = g_get_monotonic_time ();
  g_auto(Answer) answer = { self, query, NULL };
  g_autofree guint *counts = NULL;
  GArray *ids;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (query != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !answer_words (&answer, cancellable, error))
    return NULL;

  answer_included (&answer);
  answer.rows = narrow (&answer, HUB_N_FACETS, G_MAXUINT);
  counts = g_new0 (guint, hub_facet_table_get_size (hub_index_get_table (self->index)));
  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    if (!count_facet (&answer, facet, counts, cancellable, error))
      return NULL;

  ids = list_ids (&answer, cancellable, error);
  if (ids == NULL)
    return NULL;

  return hub_results_new (query, hub_index_get_table (self->index), counts, ids,
                          (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC);
}

/**
 * hub_search_refresh:
 * @self: a search
 * @cancellable: (nullable): stops the reading
 * @error: `G_IO_ERROR_CANCELLED`, or what hub_database_fail() says
 *
 * Reads the catalogue again after it changed. Until that is done, and if it fails, the search
 * answers as before.
 *
 * Returns: whether the search is up to date
 */
gboolean
hub_search_refresh (HubSearch    *self,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!hub_index_refresh (self->index, cancellable, error))
    return FALSE;

  found_clear (&self->found);

  return TRUE;
}

/**
 * hub_search_check_query:
 * @self: a search
 * @query: a query
 * @error: `USAGE`, with the codes there are
 *
 * Tells whether all codes of a query are known, for who wants to report a slip rather than an
 * empty answer.
 *
 * Returns: whether they are
 */
gboolean
hub_search_check_query (HubSearch *self,
                        HubQuery  *query,
                        GError   **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return hub_query_check_codes (query, hub_index_get_table (self->index), error);
}

static char *
find_code (HubFacet    facet,
           const char *value,
           gpointer    user_data)
{
  return hub_query_find_code (user_data, facet, value);
}

/**
 * hub_search_resolve:
 * @self: a search
 * @query: a query, as it was typed
 *
 * Turns names of values into codes, and values that are not there into words; see
 * [method@Hub.Query.resolve].
 *
 * Returns: (transfer full): a query with known codes alone
 */
HubQuery *
hub_search_resolve (HubSearch *self,
                    HubQuery  *query)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (query != NULL, NULL);

  return hub_query_resolve (query, find_code, hub_index_get_table (self->index));
}
