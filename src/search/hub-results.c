/* hub-results.c: the answer to a query
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-results"

#include "hub-results-private.h"

/**
 * HubResults:
 *
 * Which entries answer a query, in its order, and how many each value of each facet would give.
 *
 * The count of a value is how many entries have it among those that fit everything else: the
 * text, the years and the included values of all *other* facets, and all exclusions. So it says
 * what including the value alone of its facet would give. A value that is itself excluded is
 * counted as if it were not, or it could only say 0. Years are a facet too: their counts leave
 * out the range.
 *
 * The answer belongs to the catalogue as it was at the last refresh of the search.
 */
struct _HubResults
{
  gatomicrefcount  ref_count;

  HubQuery        *query;      /* (owned) */
  HubFacetTable   *table;      /* (owned): has the strings of the values */
  HubFacetValue   *values;     /* (owned): those of @table, counted */
  GArray          *ids;        /* (owned) (element-type gint64) */
  HubSuggestion   *suggestion; /* (owned) (nullable) */
  double           seconds;
  guint            n_undated;
};

G_DEFINE_BOXED_TYPE (HubResults, hub_results, hub_results_ref, hub_results_unref)

/**
 * hub_results_new:
 * @query: what was asked
 * @table: the values there are
 * @counts: (array): a count for each value of @table
 * @n_undated: how many entries no year would give
 * @ids: (transfer full) (element-type gint64): the entries, in the query's order
 * @suggestion: (transfer full) (nullable): what would give something
 * @seconds: the time it took
 *
 * Makes an answer.
 *
 * Returns: (transfer full): results
 */
HubResults *
hub_results_new (HubQuery      *query,
                 HubFacetTable *table,
                 const guint   *counts,
                 guint          n_undated,
                 GArray        *ids,
                 HubSuggestion *suggestion,
                 double         seconds)
{
  guint n_values = hub_facet_table_get_size (table);
  HubResults *self = g_new0 (HubResults, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->query = hub_query_ref (query);
  self->table = hub_facet_table_ref (table);
  self->values = g_memdup2 (hub_facet_table_get_all (table), sizeof (HubFacetValue) * n_values);
  self->ids = ids;
  self->suggestion = suggestion;
  self->seconds = seconds;
  self->n_undated = n_undated;
  for (guint i = 0; i < n_values; i++)
    self->values[i].count = counts[i];

  return self;
}

HubResults *
hub_results_ref (HubResults *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
hub_results_unref (HubResults *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  hub_query_unref (self->query);
  hub_facet_table_unref (self->table);
  g_array_unref (self->ids);
  g_clear_pointer (&self->suggestion, hub_suggestion_free);
  g_free (self->values);
  g_free (self);
}

HubQuery *
hub_results_get_query (HubResults *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->query;
}

guint
hub_results_get_total (HubResults *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->ids->len;
}

/**
 * hub_results_get_ids:
 * @self: results
 * @n_ids: (out) (optional): how many there are
 *
 * Gets the whole answer: row ids for hub_catalogue_get_rows(), in the query's order.
 *
 * Returns: (transfer none) (array length=n_ids): the ids
 */
const gint64 *
hub_results_get_ids (HubResults *self,
                     guint      *n_ids)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_ids != NULL)
    *n_ids = self->ids->len;

  return (const gint64 *) (gpointer) self->ids->data;
}

/**
 * hub_results_get_values:
 * @self: results
 * @facet: the facet
 * @n_values: (out) (optional): how many there are
 *
 * Gets all values of a facet, also those at zero. Terms come in the order of their vocabulary,
 * kinds and scopes as they are declared, languages and publishers by how many entries have them
 * in all, years from the oldest.
 *
 * Returns: (transfer none) (array length=n_values): the values
 */
const HubFacetValue *
hub_results_get_values (HubResults *self,
                        HubFacet    facet,
                        guint      *n_values)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail ((guint) facet < HUB_N_FACETS, NULL);

  if (n_values != NULL)
    *n_values = hub_facet_table_get_length (self->table, facet);

  return self->values + hub_facet_table_get_first (self->table, facet);
}

/**
 * hub_results_find_value:
 * @self: results
 * @facet: the facet
 * @code: a code, from outside
 *
 * Finds one value of a facet.
 *
 * Returns: (transfer none) (nullable): the value, %NULL when the facet has no such code
 */
const HubFacetValue *
hub_results_find_value (HubResults *self,
                        HubFacet    facet,
                        const char *code)
{
  guint number;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail ((guint) facet < HUB_N_FACETS, NULL);
  g_return_val_if_fail (code != NULL, NULL);

  if (!hub_facet_table_find (self->table, facet, code, &number))
    return NULL;

  return &self->values[number];
}

/**
 * hub_results_get_n_undated:
 * @self: results
 *
 * Tells how many entries of no year there are beside the counts of the years: like these it leaves
 * out what is chosen of years.
 *
 * Returns: how many
 */
guint
hub_results_get_n_undated (HubResults *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_undated;
}

/**
 * hub_results_get_suggestion:
 * @self: results
 *
 * Gets the single change to the query after which it finds most.
 *
 * Returns: (transfer none) (nullable): the suggestion, %NULL where something was found, or where
 *   no single change helps
 */
const HubSuggestion *
hub_results_get_suggestion (HubResults *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->suggestion;
}

double
hub_results_get_seconds (HubResults *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->seconds;
}
