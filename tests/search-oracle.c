/* search-oracle.c: the answer to a query by brute force
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each entry has, and where it stands in each order, is laid out once, by plain SQL. A query
 * goes through all entries and asks each for its reasons not to fit; counts and order follow from
 * those, as the definition of HubResults has it.
 */

#include "search-oracle.h"

#include "hub-facet-table.h"
#include "hub-query-parse.h"
#include "hub-tokenizer.h"
#include "word-oracle.h"

#include <string.h>

#define N_PLACES 4    /* orders that are not of one query */

/* An entry on the hub. */
typedef struct
{
  gint64  id;
  GArray *values;              /* (owned) (element-type guint): numbers of the table */
  guint   places[N_PLACES];    /* by HubOrder */
} Row;

struct _SearchOracle
{
  sqlite3       *db;
  HubFacetTable *table;        /* what entries have */
  GArray        *facets;       /* (element-type HubFacet): of each value of `table` */
  GArray        *rows;         /* (element-type Row): by ascending id */
  GPtrArray     *filed;        /* (element-type GArray): rows (guint) of each value */
  WordOracle    *words;

  /* of the query at hand */
  HubQuery      *query;        /* (unowned) */
  gboolean      *is_included;  /* by value */
  gboolean      *is_excluded;  /* by value */
  gboolean      *is_in_range;  /* by value: a year that is asked for */
  gboolean       has_range;
  gboolean       is_free[HUB_N_FACETS];    /* nothing of it is included */
  guint         *counts;       /* by value */
  guint         *scores;       /* by row */
  gboolean      *fits;         /* by row: the words do, and then all does */
};

static const char layout[] =
  "CREATE TEMP TABLE live AS SELECT * FROM main.entry WHERE withdrawn IS NULL;"
  "CREATE TEMP TABLE has (entry INTEGER, facet TEXT, code TEXT,"
  " PRIMARY KEY (entry, facet, code)) WITHOUT ROWID;"
  /* terms, and the region of each country */
  "INSERT INTO has SELECT entry_id, vocabulary, code FROM entry_term"
  " JOIN term ON term.id = term_id WHERE entry_id IN (SELECT id FROM live);"
  "INSERT OR IGNORE INTO has SELECT entry_id, 'region', region.code FROM entry_term"
  " JOIN term ON term.id = term_id AND term.vocabulary = 'country'"
  " JOIN term AS region ON region.vocabulary = 'region' AND region.code = term.region"
  " WHERE entry_id IN (SELECT id FROM live);"
  /* what the rows say themselves */
  "INSERT INTO has SELECT id, 'kind', kind FROM live;"
  "INSERT OR IGNORE INTO has SELECT live.id, 'language', value FROM live, json_each (languages);"
  "INSERT OR IGNORE INTO has SELECT live.id, 'publisher', replace (lower (value), ' ', '-')"
  " FROM live, json_each (publishers);"
  "INSERT INTO has SELECT id, 'year', substr (coalesce (published, starts), 1, 4) FROM live"
  " WHERE coalesce (published, starts) IS NOT NULL;"
  "INSERT INTO has SELECT id, 'scope', CASE WHEN is_global THEN 'global'"
  " WHEN EXISTS (SELECT 1 FROM entry_term JOIN term ON term.id = term_id"
  "   WHERE entry_id = live.id AND vocabulary = 'country') THEN 'national'"
  " WHEN EXISTS (SELECT 1 FROM entry_term JOIN term ON term.id = term_id"
  "   WHERE entry_id = live.id AND vocabulary = 'region') THEN 'regional'"
  " ELSE 'unstated' END FROM live;"
  /* the orders; dates sort as text whatever their precision */
  "CREATE TEMP TABLE dated AS SELECT id, title, coalesce (published, starts) AS date FROM live;"
  "CREATE TEMP TABLE ordered AS SELECT id, title, date,"
  " row_number () OVER (ORDER BY CASE code WHEN 'global' THEN 0 WHEN 'regional' THEN 1"
  "  WHEN 'national' THEN 2 ELSE 3 END, date IS NULL, date DESC, title, id) AS hub"
  " FROM dated JOIN has ON entry = id AND facet = 'scope';";

static const char rows_sql[] =
  "SELECT id, hub,"
  " row_number () OVER (ORDER BY date IS NULL, date DESC, hub),"
  " row_number () OVER (ORDER BY date IS NULL, date, hub),"
  " row_number () OVER (ORDER BY title COLLATE locale, hub)"
  " FROM ordered ORDER BY id";

static int
collate_cb (void       *context,
            int         length_a,
            const void *text_a,
            int         length_b,
            const void *text_b)
{
  g_autofree char *a = g_strndup (text_a, length_a);
  g_autofree char *b = g_strndup (text_b, length_b);

  return g_utf8_collate (a, b);
}

static sqlite3_stmt *
prepare (SearchOracle *self,
         const char   *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (self->db));

  return statement;
}

static void
read_rows (SearchOracle *self)
{
  sqlite3_stmt *statement = prepare (self, rows_sql);

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      Row row = { sqlite3_column_int64 (statement, 0), g_array_new (FALSE, FALSE, sizeof (guint)) };

      for (int i = 0; i < N_PLACES; i++)
        row.places[i] = sqlite3_column_int (statement, 1 + i);
      g_array_append_val (self->rows, row);
    }
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
}

/* Reads who has which values of a facet; the entries of each by ascending id. */
static void
read_values (SearchOracle *self,
             HubFacet      facet)
{
  sqlite3_stmt *statement = prepare (self, "SELECT code, entry FROM has WHERE facet = ?1"
                                           " ORDER BY code, entry");
  GArray *rows = NULL;
  guint number = 0, row = 0;

  sqlite3_bind_text (statement, 1, hub_facet_to_string (facet), -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *code = (const char *) sqlite3_column_text (statement, 0);

      if (rows == NULL || !hub_facet_table_find (self->table, facet, code, &number))
        {
          number = hub_facet_table_add (self->table, facet, code, code, NULL);
          rows = g_array_new (FALSE, FALSE, sizeof (guint));
          g_ptr_array_add (self->filed, rows);
          g_array_append_val (self->facets, facet);
          row = 0;
        }
      while (g_array_index (self->rows, Row, row).id != sqlite3_column_int64 (statement, 1))
        row++;
      g_array_append_val (rows, row);
      g_array_append_val (g_array_index (self->rows, Row, row).values, number);
    }
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
}

static void
row_clear (gpointer data)
{
  Row *self = data;

  g_array_unref (self->values);
}

SearchOracle *
search_oracle_new (const char *data_dir)
{
  SearchOracle *self = g_new0 (SearchOracle, 1);
  g_autofree char *path = g_build_filename (data_dir, "catalogue.db", NULL);
  guint n_values;

  g_assert_cmpint (sqlite3_open_v2 (path, &self->db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (hub_tokenizer_register (self->db), ==, SQLITE_OK);
  sqlite3_create_collation (self->db, "locale", SQLITE_UTF8, NULL, collate_cb);
  if (sqlite3_exec (self->db, layout, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (self->db));

  self->table = hub_facet_table_new ();
  self->facets = g_array_new (FALSE, FALSE, sizeof (HubFacet));
  self->filed = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, row_clear);
  read_rows (self);
  for (HubFacet facet = 0; facet < HUB_N_FACETS; facet++)
    read_values (self, facet);
  self->words = word_oracle_new (self->db, self->table, self->filed);

  n_values = hub_facet_table_get_size (self->table);
  self->is_included = g_new (gboolean, n_values);
  self->is_excluded = g_new (gboolean, n_values);
  self->is_in_range = g_new (gboolean, n_values);
  self->counts = g_new (guint, n_values);
  self->scores = g_new (guint, self->rows->len);
  self->fits = g_new (gboolean, self->rows->len);

  return self;
}

void
search_oracle_free (SearchOracle *self)
{
  word_oracle_free (self->words);
  g_free (self->is_included);
  g_free (self->is_excluded);
  g_free (self->is_in_range);
  g_free (self->counts);
  g_free (self->scores);
  g_free (self->fits);
  g_ptr_array_unref (self->filed);
  g_array_unref (self->facets);
  g_array_unref (self->rows);
  hub_facet_table_unref (self->table);
  sqlite3_close (self->db);
  g_free (self);
}

static void
mark_chosen (SearchOracle *self,
             HubFacet      facet,
             HubChoice     choice,
             gboolean     *marks)
{
  const char *const *codes = hub_query_get_codes (self->query, facet, choice);
  guint number;

  for (guint i = 0; codes[i] != NULL; i++)
    if (hub_facet_table_find (self->table, facet, codes[i], &number))
      marks[number] = TRUE;
}

/* Marks the years that are asked for. */
static void
mark_years (SearchOracle *self)
{
  int from = hub_query_get_year_from (self->query);
  int to = hub_query_get_year_to (self->query);

  self->has_range = from != 0 || to != 0;
  for (guint i = 0; i < hub_facet_table_get_length (self->table, HUB_FACET_YEAR); i++)
    {
      guint value = hub_facet_table_get_first (self->table, HUB_FACET_YEAR) + i;
      const char *code = hub_facet_table_get_all (self->table)[value].code;
      int year = (int) g_ascii_strtoll (code, NULL, 10);

      self->is_in_range[value] = year >= from && (to == 0 || year <= to);
    }
}

static void
lay_out_query (SearchOracle *self,
               HubQuery     *query)
{
  gsize size = sizeof (gboolean) * hub_facet_table_get_size (self->table);

  self->query = query;
  memset (self->is_included, 0, size);
  memset (self->is_excluded, 0, size);
  memset (self->is_in_range, 0, size);
  memset (self->counts, 0, sizeof (guint) * hub_facet_table_get_size (self->table));
  for (HubFacet facet = 0; facet < HUB_N_FACETS; facet++)
    {
      self->is_free[facet] = hub_query_get_codes (query, facet, HUB_CHOICE_INCLUDE)[0] == NULL;
      mark_chosen (self, facet, HUB_CHOICE_INCLUDE, self->is_included);
      mark_chosen (self, facet, HUB_CHOICE_EXCLUDE, self->is_excluded);
    }
  mark_years (self);
  word_oracle_find (self->words, hub_query_get_words (query), self->scores, self->fits);
}

/* Counts the row for each value that it has no reason against but that of the value's own facet,
 * or that the value itself is excluded. */
static void
judge_row (SearchOracle *self,
           guint         number)
{
  GArray *values = g_array_index (self->rows, Row, number).values;
  gboolean is_met[HUB_N_FACETS];
  gboolean is_timely = !self->has_range;
  guint n_misses = !self->fits[number];

  memcpy (is_met, self->is_free, sizeof is_met);
  for (guint i = 0; i < values->len; i++)
    {
      guint value = g_array_index (values, guint, i);

      if (self->is_included[value])
        is_met[g_array_index (self->facets, HubFacet, value)] = TRUE;
      is_timely = is_timely || self->is_in_range[value];
      n_misses += self->is_excluded[value];
    }
  is_met[HUB_FACET_YEAR] = is_met[HUB_FACET_YEAR] && is_timely;
  for (HubFacet facet = 0; facet < HUB_N_FACETS; facet++)
    n_misses += !is_met[facet];

  for (guint i = 0; i < values->len; i++)
    {
      guint value = g_array_index (values, guint, i);
      guint n_own = !is_met[g_array_index (self->facets, HubFacet, value)];

      self->counts[value] += n_misses == n_own + self->is_excluded[value];
    }
  self->fits[number] = n_misses == 0;
}

static void
check_counts (SearchOracle *self,
              HubResults   *results)
{
  const HubFacetValue *expected = hub_facet_table_get_all (self->table);
  guint64 sum = 0;

  for (guint i = 0; i < hub_facet_table_get_size (self->table); i++)
    {
      HubFacet facet = g_array_index (self->facets, HubFacet, i);
      const HubFacetValue *value = hub_results_find_value (results, facet, expected[i].code);

      if (value == NULL || value->count != self->counts[i])
        g_error ("%s:%s counts %d, not %u", hub_facet_to_string (facet), expected[i].code,
                 value != NULL ? (int) value->count : -1, self->counts[i]);
      sum += value->count;
    }

  /* Values that no entry has count nothing. */
  for (HubFacet facet = 0; facet < HUB_N_FACETS; facet++)
    {
      guint n_values;
      const HubFacetValue *values = hub_results_get_values (results, facet, &n_values);

      for (guint i = 0; i < n_values; i++)
        sum -= values[i].count;
    }
  g_assert_cmpuint (sum, ==, 0);
}

/* The best first, if that is asked; what is equal goes by the places of an order. */
static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  SearchOracle *self = user_data;
  guint row_a = *(const guint *) a, row_b = *(const guint *) b;
  HubOrder order = hub_query_get_order (self->query);

  if (order == HUB_ORDER_RELEVANCE)
    {
      order = *hub_query_get_text (self->query) != '\0' ? HUB_ORDER_NEWEST : HUB_ORDER_HUB;
      if (self->scores[row_a] != self->scores[row_b])
        return self->scores[row_a] > self->scores[row_b] ? -1 : 1;
    }

  return g_array_index (self->rows, Row, row_a).places[order] <
         g_array_index (self->rows, Row, row_b).places[order] ? -1 : 1;
}

static void
check_ids (SearchOracle *self,
           HubResults   *results)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_ids;
  const gint64 *ids = hub_results_get_ids (results, &n_ids);

  for (guint row = 0; row < self->rows->len; row++)
    if (self->fits[row])
      g_array_append_val (rows, row);
  g_assert_cmpuint (n_ids, ==, rows->len);
  g_assert_cmpuint (hub_results_get_total (results), ==, n_ids);

  g_array_sort_with_data (rows, compare_rows, self);
  for (guint i = 0; i < n_ids; i++)
    g_assert_cmpint (ids[i], ==,
                     g_array_index (self->rows, Row, g_array_index (rows, guint, i)).id);
}

/* Compares the ids, in their order, and all counts. */
void
search_oracle_check (SearchOracle *self,
                     HubResults   *results)
{
  HubQuery *query = hub_results_get_query (results);
  g_autofree char *text = hub_query_print (query);

  g_test_message ("%s", text);
  lay_out_query (self, query);
  for (guint row = 0; row < self->rows->len; row++)
    judge_row (self, row);
  check_ids (self, results);
  check_counts (self, results);
}
