/* hub-answer.c: one query being answered
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A query is a handful of sets of rows. Its words give one, by the matcher; each facet with
 * included values gives one, the union of theirs; exclusions take rows away. What is in all of
 * them is the result, and counting a value of a facet is counting the rows it shares with what is
 * in all but that facet's own set.
 */

#define G_LOG_DOMAIN "hub-search"

#include "hub-answer.h"

#define CHECK_EVERY 65536u   /* slots put in order before it is asked whether to stop */

/* Looks at the cancellable before slot @i, every now and then. */
static gboolean
may_go_on (guint          i,
           GCancellable  *cancellable,
           GError       **error)
{
  return i % CHECK_EVERY != 0 || !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* The rows with any of the included values, or %NULL where none is included. */
static HubBitset *
unite_included (HubAnswer *self,
                HubFacet   facet)
{
  const char *const *codes = hub_query_get_codes (self->query, facet, HUB_CHOICE_INCLUDE);
  HubIndex *index = self->index;
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
unite_years (HubAnswer *self)
{
  HubIndex *index = self->index;
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
include (HubAnswer *self)
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

/**
 * hub_answer_narrow:
 * @self: an answer
 * @but_facet: the facet whose included values do not count, or HUB_N_FACETS
 * @but_value: number of the value whose exclusion does not count, or `G_MAXUINT`
 *
 * Finds the rows that fit the query, but for what is left out.
 *
 * Returns: (transfer full): the rows
 */
HubBitset *
hub_answer_narrow (HubAnswer *self,
                   guint      but_facet,
                   guint      but_value)
{
  HubIndex *index = self->index;
  HubBitset *rows;

  rows = hub_bitset_copy (self->match.rows);

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
count_excluded (HubAnswer    *self,
                HubFacet      facet,
                guint        *counts,
                GCancellable *cancellable,
                GError      **error)
{
  const char *const *codes = hub_query_get_codes (self->query, facet, HUB_CHOICE_EXCLUDE);
  HubIndex *index = self->index;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autoptr(HubBitset) rows = NULL;
      guint number;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!hub_facet_table_find (hub_index_get_table (index), facet, codes[i], &number))
        continue;
      rows = hub_answer_narrow (self, facet, number);
      counts[number] = hub_index_count (index, number, rows);
    }

  return TRUE;
}

/* An entry is filed under one year at most, so those are left that no year has counted. */
static void
count_undated (HubAnswer       *self,
               const HubBitset *among,
               const guint     *counts)
{
  guint n_years = hub_facet_table_get_length (hub_index_get_table (self->index), HUB_FACET_YEAR);

  self->n_undated = hub_bitset_count (among);
  for (guint i = 0; i < n_years; i++)
    self->n_undated -= counts[i];
}

static gboolean
count_facet (HubAnswer    *self,
             HubFacet      facet,
             guint        *counts,
             GCancellable *cancellable,
             GError      **error)
{
  HubIndex *index = self->index;
  HubFacetTable *table = hub_index_get_table (index);
  guint first = hub_facet_table_get_first (table, facet);
  g_autoptr(HubBitset) others = NULL;

  if (self->included[facet] != NULL)
    others = hub_answer_narrow (self, facet, G_MAXUINT);

  for (guint i = 0; i < hub_facet_table_get_length (table, facet); i++)
    {
      if (i % 64 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      counts[first + i] = hub_index_count (index, first + i, others != NULL ? others : self->rows);
    }
  if (facet == HUB_FACET_YEAR)
    count_undated (self, others != NULL ? others : self->rows, counts + first);

  return count_excluded (self, facet, counts, cancellable, error);
}

/* The result as slots, in the order of @sorted. */
static GArray *
take_found (HubAnswer     *self,
            const guint32 *sorted,
            guint          n_sorted,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GArray) slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n = hub_bitset_count (self->rows);
  guint32 *place;

  /* Each slot is written and only kept where it counts: guessing whether it does costs more. That
   * takes room for one more behind the last. */
  g_array_set_size (slots, n + 1);
  place = (guint32 *) (gpointer) slots->data;
  for (guint i = 0; i < n_sorted; i += CHECK_EVERY)
    {
      guint end = MIN (n_sorted, i + CHECK_EVERY);

      if (!may_go_on (i, cancellable, error))
        return NULL;
      for (guint j = i; j < end; j++)
        {
          *place = sorted[j];
          place += hub_bitset_has (self->rows, sorted[j]);
        }
    }
  g_array_set_size (slots, n);

  return g_steal_pointer (&slots);
}

/* The same by score, the best first; what is equal stays in its order. */
static GArray *
sort_by_score (HubAnswer     *self,
               GArray        *slots,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autofree guint *places = g_new0 (guint, G_MAXUINT16 + 1);
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  const guint16 *scores = self->match.scores;
  guint sum = 0;

  for (guint i = 0; i < slots->len; i++)
    {
      if (!may_go_on (i, cancellable, error))
        return NULL;
      places[scores[g_array_index (slots, guint32, i)]]++;
    }
  for (guint score = G_MAXUINT16 + 1; score-- > 0;)
    {
      guint n = places[score];

      places[score] = sum;
      sum += n;
    }

  g_array_set_size (rows, slots->len);
  for (guint i = 0; i < slots->len; i++)
    {
      guint32 slot = g_array_index (slots, guint32, i);

      if (!may_go_on (i, cancellable, error))
        return NULL;
      g_array_index (rows, guint32, places[scores[slot]]++) = slot;
    }

  return g_steal_pointer (&rows);
}

/* The result as slots in the order asked for. */
static GArray *
sort_rows (HubAnswer    *self,
           GCancellable *cancellable,
           GError      **error)
{
  HubOrder order = hub_query_get_order (self->query);
  gboolean by_score = self->match.scores != NULL;
  const guint32 *sorted;
  guint n_sorted;
  g_autoptr(GArray) slots = NULL;

  if (order == HUB_ORDER_RELEVANCE)
    order = by_score ? HUB_ORDER_NEWEST : HUB_ORDER_HUB;
  sorted = hub_index_get_order (self->index, order, &n_sorted, cancellable, error);
  if (sorted == NULL)
    return NULL;
  slots = take_found (self, sorted, n_sorted, cancellable, error);

  return slots != NULL && by_score ? sort_by_score (self, slots, cancellable, error)
                                   : g_steal_pointer (&slots);
}

/**
 * hub_answer_init:
 * @self: an answer, of any content
 * @index: (transfer none): the index
 * @query: (transfer none): what is asked
 * @match: what the words of @query find; with scores, the best are to come first
 *
 * Finds the rows that fit a query. All that is borrowed must live as long as the answer.
 */
void
hub_answer_init (HubAnswer      *self,
                 HubIndex       *index,
                 HubQuery       *query,
                 const HubMatch *match)
{
  *self = (HubAnswer) { .index = index, .query = query, .match = *match };
  include (self);
  self->rows = hub_answer_narrow (self, HUB_N_FACETS, G_MAXUINT);
}

/**
 * hub_answer_clear:
 * @self: an answer
 *
 * Frees what an answer found, not what it borrowed.
 */
void
hub_answer_clear (HubAnswer *self)
{
  for (guint i = 0; i < HUB_N_FACETS; i++)
    g_clear_pointer (&self->included[i], hub_bitset_free);
  g_clear_pointer (&self->rows, hub_bitset_free);
}

/**
 * hub_answer_count:
 * @self: an answer
 * @counts: (array): a count for each value of the index's table, 0 before
 * @cancellable: (nullable): stops the counting
 * @error: `G_IO_ERROR_CANCELLED`
 *
 * Counts the values of all facets, see [struct@Hub.Results].
 *
 * Returns: whether it came to its end
 */
gboolean
hub_answer_count (HubAnswer    *self,
                  guint        *counts,
                  GCancellable *cancellable,
                  GError      **error)
{
  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    if (!count_facet (self, facet, counts, cancellable, error))
      return FALSE;

  return TRUE;
}

/**
 * hub_answer_list_ids:
 * @self: an answer
 * @cancellable: (nullable): stops the sorting
 * @error: `G_IO_ERROR_CANCELLED`
 *
 * Sorts the result into the query's order.
 *
 * Returns: (transfer full) (element-type gint64): the ids of the entries
 */
GArray *
hub_answer_list_ids (HubAnswer    *self,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autoptr(GArray) slots = sort_rows (self, cancellable, error);
  g_autoptr(GArray) ids = NULL;

  if (slots == NULL)
    return NULL;

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_set_size (ids, slots->len);
  for (guint i = 0; i < slots->len; i += CHECK_EVERY)
    {
      if (!may_go_on (i, cancellable, error))
        return NULL;
      hub_index_get_ids (self->index, &g_array_index (slots, guint32, i),
                         MIN (slots->len - i, CHECK_EVERY), &g_array_index (ids, gint64, i));
    }

  return g_steal_pointer (&ids);
}
