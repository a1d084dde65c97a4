/* hub-cross.c: how many entries have a value of one facet and a value of another
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-cross"

#include "hub-cross.h"

#include "hub-facet-table.h"

/**
 * HubCross:
 *
 * A table of counts: a row for each value of one facet, a column for each of another, and in the
 * cell how many entries have both, which is what choosing both finds. An entry with two values of a
 * facet stands in two cells, but only once in the totals; one without any stands in the totals
 * alone. For each row there is also how many of its entries are of each year.
 *
 * A catalogue may bring any number of terms: of a facet with more than %HUB_CROSS_MAX values the
 * first ones have a row or a column. The totals are of all entries all the same.
 *
 * It belongs to the catalogue as it was at the last refresh of the search.
 */
typedef struct
{
  HubFacet       facet;
  guint          n;
  guint          n_left_out;
  guint         *numbers;    /* (owned): of the values in the index, and of those left out */
  HubFacetValue *values;     /* (owned) */
} Axis;

struct _HubCross
{
  gatomicrefcount  ref_count;

  HubFacetTable   *table;    /* (owned): has the strings of the values */
  Axis             rows;
  Axis             columns;
  guint            total;
  guint           *counts;   /* (owned): row by row */
  int              first_year;
  guint            n_years;
  guint           *years;    /* (owned): those of all entries, then row by row */
};

G_DEFINE_BOXED_TYPE (HubCross, hub_cross, hub_cross_ref, hub_cross_unref)

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      all)
{
  const HubFacetValue *values = all;
  guint one = values[*(const guint *) a].place;
  guint other = values[*(const guint *) b].place;

  return one < other ? -1 : one > other;
}

static void
axis_init (Axis          *self,
           HubFacetTable *table,
           HubFacet       facet)
{
  const HubFacetValue *all = hub_facet_table_get_all (table);
  guint first = hub_facet_table_get_first (table, facet);
  guint n_all = hub_facet_table_get_length (table, facet);

  self->facet = facet;
  self->n = MIN (n_all, HUB_CROSS_MAX);
  self->n_left_out = n_all - self->n;
  self->numbers = g_new (guint, n_all);
  self->values = g_new (HubFacetValue, self->n);
  for (guint i = 0; i < n_all; i++)
    self->numbers[i] = first + i;
  g_sort_array (self->numbers, n_all, sizeof (guint), compare_places, (gpointer) all);
  for (guint i = 0; i < self->n; i++)
    self->values[i] = all[self->numbers[i]];
}

static void
axis_clear (Axis *self)
{
  g_free (self->numbers);
  g_free (self->values);
}

/* The years from the first that any entry is of to the last: 300 at most, for no segment of an
 * index has others than a HubDate has. */
static void
span_years (HubCross *self)
{
  const HubFacetValue *all = hub_facet_table_get_all (self->table);
  guint first = hub_facet_table_get_first (self->table, HUB_FACET_YEAR);
  guint n = hub_facet_table_get_length (self->table, HUB_FACET_YEAR);

  if (n == 0)
    return;

  self->first_year = (int) g_ascii_strtoll (all[first].code, NULL, 10);
  self->n_years = (guint) (g_ascii_strtoll (all[first + n - 1].code, NULL, 10) -
                           self->first_year + 1);
}

static void
count_years (HubCross        *self,
             HubIndex        *index,
             const HubBitset *among,
             guint           *counts)
{
  const HubFacetValue *all = hub_facet_table_get_all (self->table);
  guint first = hub_facet_table_get_first (self->table, HUB_FACET_YEAR);
  guint n = hub_facet_table_get_length (self->table, HUB_FACET_YEAR);

  for (guint i = first; i < first + n; i++)
    {
      gint64 year = g_ascii_strtoll (all[i].code, NULL, 10) - self->first_year;

      if (year >= 0 && year < self->n_years)
        counts[year] = hub_index_count (index, i, among);
    }
}

static gboolean
count_row (HubCross        *self,
           HubIndex        *index,
           const HubBitset *among,
           guint            row,
           GCancellable    *cancellable,
           GError         **error)
{
  g_autoptr(HubBitset) rows = hub_bitset_new (hub_index_get_n_slots (index));

  hub_index_unite (index, self->rows.numbers[row], rows);
  hub_bitset_intersect (rows, among);
  self->rows.values[row].count = hub_bitset_count (rows);
  if (self->rows.values[row].count == 0)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);

  for (guint i = 0; i < self->columns.n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      self->counts[row * self->columns.n + i] = hub_index_count (index, self->columns.numbers[i],
                                                                 rows);
    }
  count_years (self, index, rows, self->years + (row + 1) * self->n_years);
  return TRUE;
}

/**
 * hub_cross_new:
 * @index: an index
 * @among: the slots that are meant, live ones only
 * @rows: a facet
 * @columns: another facet
 * @cancellable: (nullable): stops the counting
 * @error: `G_IO_ERROR_CANCELLED`
 *
 * Counts each value of one facet against each of another, %HUB_CROSS_MAX of each at most: a pass
 * over a set of bits for each pair.
 *
 * Returns: (transfer full): the counts
 */
HubCross *
hub_cross_new (HubIndex        *index,
               const HubBitset *among,
               HubFacet         rows,
               HubFacet         columns,
               GCancellable    *cancellable,
               GError         **error)
{
  g_autoptr(HubCross) self = g_new0 (HubCross, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->table = hub_facet_table_ref (hub_index_get_table (index));
  axis_init (&self->rows, self->table, rows);
  axis_init (&self->columns, self->table, columns);
  span_years (self);
  self->total = hub_bitset_count (among);
  self->counts = g_new0 (guint, (gsize) self->rows.n * self->columns.n);
  self->years = g_new0 (guint, (gsize) (self->rows.n + 1) * self->n_years);

  for (guint i = 0; i < self->columns.n; i++)
    self->columns.values[i].count = hub_index_count (index, self->columns.numbers[i], among);
  count_years (self, index, among, self->years);
  for (guint i = 0; i < self->rows.n; i++)
    if (!count_row (self, index, among, i, cancellable, error))
      return NULL;

  return g_steal_pointer (&self);
}

HubCross *
hub_cross_ref (HubCross *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
hub_cross_unref (HubCross *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  axis_clear (&self->rows);
  axis_clear (&self->columns);
  hub_facet_table_unref (self->table);
  g_free (self->counts);
  g_free (self->years);
  g_free (self);
}

HubFacet
hub_cross_get_row_facet (HubCross *self)
{
  g_return_val_if_fail (self != NULL, HUB_FACET_OBJECTIVE);

  return self->rows.facet;
}

HubFacet
hub_cross_get_column_facet (HubCross *self)
{
  g_return_val_if_fail (self != NULL, HUB_FACET_OBJECTIVE);

  return self->columns.facet;
}

const HubFacetValue *
hub_cross_get_rows (HubCross *self,
                    guint    *n_rows)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_rows = self->rows.n;
  return self->rows.values;
}

const HubFacetValue *
hub_cross_get_columns (HubCross *self,
                       guint    *n_columns)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_columns = self->columns.n;
  return self->columns.values;
}

/**
 * hub_cross_get_n_left_out:
 * @self: a cross
 *
 * Gets how many values of the two facets have no row and no column, for there are too many.
 *
 * Returns: how many
 */
guint
hub_cross_get_n_left_out (HubCross *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows.n_left_out + self->columns.n_left_out;
}

/**
 * hub_cross_get_count:
 * @self: a cross
 * @row: a row, or %HUB_CROSS_ALL
 * @column: a column, or %HUB_CROSS_ALL
 *
 * Gets how many entries have both values.
 *
 * Returns: how many
 */
guint
hub_cross_get_count (HubCross *self,
                     int       row,
                     int       column)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (row >= HUB_CROSS_ALL && row < (int) self->rows.n, 0);
  g_return_val_if_fail (column >= HUB_CROSS_ALL && column < (int) self->columns.n, 0);

  if (row == HUB_CROSS_ALL)
    return column == HUB_CROSS_ALL ? self->total : self->columns.values[column].count;
  if (column == HUB_CROSS_ALL)
    return self->rows.values[row].count;
  return self->counts[(guint) row * self->columns.n + (guint) column];
}

/**
 * hub_cross_count_gaps:
 * @self: a cross
 *
 * Counts the cells without any entry.
 *
 * Returns: how many
 */
guint
hub_cross_count_gaps (HubCross *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (gsize i = 0; i < (gsize) self->rows.n * self->columns.n; i++)
    n += self->counts[i] == 0;
  return n;
}

/**
 * hub_cross_get_years:
 * @self: a cross
 * @row: a row, or %HUB_CROSS_ALL
 *
 * Gets how many entries of a row are of each year; those without a year are not counted. It lives
 * as long as @self.
 *
 * Returns: the counts
 */
HubYears
hub_cross_get_years (HubCross *self,
                     int       row)
{
  HubYears years = { 0, 0, NULL };

  g_return_val_if_fail (self != NULL, years);
  g_return_val_if_fail (row >= HUB_CROSS_ALL && row < (int) self->rows.n, years);

  years.first = self->first_year;
  years.n_years = self->n_years;
  years.counts = self->years + (guint) (row + 1) * self->n_years;
  return years;
}
