/* hub-search.c: the one function that answers a query
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-search"

#include "hub-search.h"

#include "hub-answer.h"
#include "hub-query-codes.h"
#include "hub-results-private.h"
#include "hub-suggestion-private.h"

/**
 * HubSearch:
 *
 * Answers queries to one catalogue as it was at the last refresh. Belongs to the thread of its
 * catalogue.
 */
struct _HubSearch
{
  HubIndex       *index;          /* (owned) */
  HubMatcher     *matcher;        /* (owned) */
  HubCompletions *completions;    /* (owned) (nullable): made when first asked for */
};

/* Takes the index. */
static HubSearch *
make (HubIndex *index)
{
  HubSearch *self = g_new0 (HubSearch, 1);

  self->index = index;
  self->matcher = hub_matcher_new (index);

  return self;
}

/**
 * hub_search_new:
 * @catalogue: (transfer none): an open catalogue, which must outlive the search
 * @cancellable: (nullable): stops the reading
 * @error: `G_IO_ERROR_CANCELLED`, or what hub_database_fail() says
 *
 * Reads the catalogue into memory, where it has no index file: some 60 milliseconds for 1,000
 * entries, and 350 bytes for each. With the file a hundred times as many are ready as soon.
 *
 * Returns: (transfer full): a search
 */
HubSearch *
hub_search_new (HubCatalogue *catalogue,
                GCancellable *cancellable,
                GError      **error)
{
  g_autofree char *path = NULL;
  HubIndex *index;

  g_return_val_if_fail (catalogue != NULL, NULL);

  path = hub_index_dup_path (catalogue);
  index = hub_index_new (catalogue, path, cancellable, error);

  return index != NULL ? make (index) : NULL;
}

/**
 * hub_search_new_at_once:
 * @catalogue: (transfer none): as for hub_search_new()
 * @cancellable: (nullable): stops the reading
 * @error: as hub_search_new()
 *
 * Makes a search that is ready at once if the catalogue has an index file at all, for those who see
 * to it that a stale one is made anew: see hub_index_new_at_once().
 *
 * Returns: (transfer full): a search
 */
HubSearch *
hub_search_new_at_once (HubCatalogue *catalogue,
                        GCancellable *cancellable,
                        GError      **error)
{
  g_autofree char *path = NULL;
  HubIndex *index;

  g_return_val_if_fail (catalogue != NULL, NULL);

  path = hub_index_dup_path (catalogue);
  index = hub_index_new_at_once (catalogue, path, cancellable, error);

  return index != NULL ? make (index) : NULL;
}

void
hub_search_free (HubSearch *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->completions, hub_completions_free);
  g_clear_pointer (&self->matcher, hub_matcher_free);
  g_clear_pointer (&self->index, hub_index_free);
  g_free (self);
}

/* @within: (nullable): the rows that are meant */
static HubResults *
run (HubSearch       *self,
     HubQuery        *query,
     const HubBitset *within,
     GCancellable    *cancellable,
     GError         **error)
{
  gint64 start = g_get_monotonic_time ();
  gboolean with_scores = hub_query_get_order (query) == HUB_ORDER_RELEVANCE;
  g_auto(HubAnswer) answer = { NULL };
  g_autofree guint *counts = NULL;
  g_autoptr(HubBitset) rows = NULL;
  g_autoptr(GArray) ids = NULL;
  HubSuggestion *suggestion = NULL;
  HubMatch match;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !hub_matcher_find (self->matcher, hub_query_get_words (query), with_scores, &match,
                         cancellable, error))
    return NULL;
  if (within != NULL)
    {
      rows = hub_bitset_copy (match.rows);
      hub_bitset_intersect (rows, within);
      match.rows = rows;
    }

  hub_answer_init (&answer, self->index, query, &match);
  counts = g_new0 (guint, hub_facet_table_get_size (hub_index_get_table (self->index)));
  if (!hub_answer_count (&answer, counts, cancellable, error))
    return NULL;
  ids = hub_answer_list_ids (&answer, cancellable, error);
  if (ids == NULL)
    return NULL;
  if (ids->len == 0 && within == NULL &&
      !hub_suggestion_find (self->matcher, self->index, query, &suggestion, cancellable, error))
    return NULL;

  return hub_results_new (query, hub_index_get_table (self->index), counts,
                          answer.n_undated, g_steal_pointer (&ids), suggestion,
                          (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC);
}

/**
 * hub_search_run:
 * @self: a search
 * @query: what is asked; any text and any codes
 * @cancellable: (nullable): stops the search
 * @error: `G_IO_ERROR_CANCELLED`
 *
 * Answers a query. An entry is in the result when all clauses of the text hold, for each facet
 * with included values at least one of them, no excluded value, and a year within the range; see
 * [struct@Hub.Results] for what the counts mean. A code that no entry can have finds nothing and
 * excludes nothing. Text without a letter or digit narrows nothing; no text is an error. Where
 * nothing fits, the answer has a suggestion, if one change helps.
 *
 * Returns: (transfer full): the answer
 */
HubResults *
hub_search_run (HubSearch    *self,
                HubQuery     *query,
                GCancellable *cancellable,
                GError      **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (query != NULL, NULL);

  return run (self, query, NULL, cancellable, error);
}

/**
 * hub_search_run_within:
 * @self: a search
 * @query: what is asked
 * @within: the rows that are meant, by their slots
 * @cancellable: (nullable): stops the search
 * @error: `G_IO_ERROR_CANCELLED`
 *
 * Answers a query as if there were no entries but those. The answer has no suggestion.
 *
 * Returns: (transfer full): the answer
 */
HubResults *
hub_search_run_within (HubSearch       *self,
                       HubQuery        *query,
                       const HubBitset *within,
                       GCancellable    *cancellable,
                       GError         **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (query != NULL && within != NULL, NULL);

  return run (self, query, within, cancellable, error);
}

/* The same without choices of a facet, included or excluded. */
static HubQuery *
open_facet (HubQuery *query,
            HubFacet  facet)
{
  static const HubChoice choices[] = { HUB_CHOICE_INCLUDE, HUB_CHOICE_EXCLUDE };
  g_autoptr(HubQuery) open = hub_query_ref (query);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      const char *const *codes = hub_query_get_codes (query, facet, choices[i]);

      for (guint j = 0; codes[j] != NULL; j++)
        {
          g_autoptr(HubQuery) narrow = g_steal_pointer (&open);

          open = hub_query_with_choice (narrow, facet, codes[j], HUB_CHOICE_NONE);
        }
    }

  return facet == HUB_FACET_YEAR ? hub_query_with_years (open, 0, 0) : g_steal_pointer (&open);
}

/**
 * hub_search_cross:
 * @self: a search
 * @query: what is asked; its choices of the two facets do not count
 * @rows: a facet
 * @columns: another facet
 * @cancellable: (nullable): stops the counting
 * @error: `G_IO_ERROR_CANCELLED`
 *
 * Counts each value of one facet against each of another: in each cell stands what hub_search_run()
 * finds for the query with the two values chosen. Years are chosen as a range of one.
 *
 * Returns: (transfer full): the counts
 */
HubCross *
hub_search_cross (HubSearch    *self,
                  HubQuery     *query,
                  HubFacet      rows,
                  HubFacet      columns,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr(HubQuery) half_open = NULL;
  g_autoptr(HubQuery) open = NULL;
  g_auto(HubAnswer) answer = { NULL };
  HubMatch match;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (rows != columns, NULL);

  half_open = open_facet (query, rows);
  open = open_facet (half_open, columns);
  if (!hub_matcher_find (self->matcher, hub_query_get_words (open), FALSE, &match, cancellable,
                         error))
    return NULL;

  hub_answer_init (&answer, self->index, open, &match);
  return hub_cross_new (self->index, answer.rows, rows, columns, cancellable, error);
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

  hub_matcher_forget (self->matcher);
  g_clear_pointer (&self->completions, hub_completions_free);

  return TRUE;
}

HubIndex *
hub_search_get_index (HubSearch *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->index;
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
  return g_strdup (hub_matcher_find_code (user_data, facet, value));
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

  return hub_query_resolve (query, find_code, self->matcher);
}

/**
 * hub_search_read_typed:
 * @self: a search
 * @base: what was asked already, apart from words
 * @typed: what a search field holds, valid UTF-8
 * @cursor: bytes of @typed before the cursor, or `HUB_NO_CURSOR` where typing is over
 *
 * Reads what is in a search field, with the values and names of this catalogue: see
 * [func@Hub.Typing.new].
 *
 * Returns: (transfer full): what was typed; its query has known codes alone, as far as @base has
 */
HubTyping *
hub_search_read_typed (HubSearch  *self,
                       HubQuery   *base,
                       const char *typed,
                       gsize       cursor)
{
  g_return_val_if_fail (self != NULL, NULL);

  return hub_typing_new (base, typed, cursor, find_code, self->matcher);
}

/**
 * hub_search_complete:
 * @self: a search
 * @facet: a facet
 * @typed: what there is of a value, from outside
 * @results: (nullable): what was found last
 *
 * Finds the values that may be meant: see hub_completions_find().
 *
 * Returns: (transfer full) (element-type HubCompletion): the values
 */
GPtrArray *
hub_search_complete (HubSearch  *self,
                     HubFacet    facet,
                     const char *typed,
                     HubResults *results)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->completions == NULL)
    self->completions = hub_completions_new (self->index);

  return hub_completions_find (self->completions, facet, typed, results);
}
