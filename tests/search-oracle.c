/* search-oracle.c: the answer to a query by plain SQL
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each entry has is laid out in a temporary table, one row a value; a query is laid out in
 * another. Whether an entry fits is then one condition in SQL, written from the definition of
 * HubResults, and every count of every facet is a GROUP BY over it.
 */

#include "search-oracle.h"

#include "hub-tokenizer.h"

#include <sqlite3.h>
#include <string.h>

struct _SearchOracle
{
  sqlite3      *db;
  sqlite3_stmt *choose;
  sqlite3_stmt *found;
  sqlite3_stmt *lay_out;
  sqlite3_stmt *count;
  sqlite3_stmt *ids;
};

static const char layout[] =
  "CREATE TEMP TABLE live AS SELECT * FROM main.entry WHERE withdrawn IS NULL;"
  "CREATE TEMP TABLE has (entry INTEGER, facet TEXT, code TEXT,"
  " PRIMARY KEY (entry, facet, code)) WITHOUT ROWID;"
  "CREATE INDEX temp.has_by_code ON has (facet, code);"
  "CREATE TEMP TABLE chosen (facet TEXT, code TEXT, sign TEXT);"
  "CREATE TEMP TABLE found (entry INTEGER PRIMARY KEY, rank REAL);"
  "CREATE TEMP TABLE miss (entry INTEGER, facet TEXT, code TEXT);"
  "CREATE INDEX temp.miss_by_entry ON miss (entry);"
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
  /* the hub's order; dates sort as text whatever their precision */
  "CREATE TEMP TABLE dated AS SELECT id, title, coalesce (published, starts) AS date FROM live;"
  "CREATE TEMP TABLE ordered AS SELECT id, title, date,"
  " row_number () OVER (ORDER BY CASE code WHEN 'global' THEN 0 WHEN 'regional' THEN 1"
  "  WHEN 'national' THEN 2 ELSE 3 END, date IS NULL, date DESC, title, id) AS place"
  " FROM dated JOIN has ON entry = id AND facet = 'scope';";

/* Each reason why an entry does not fit is a row: a facet none of whose included values it has, or
 * whose years it is not of; a value of a facet that it has and that is excluded; the words. ?1 is
 * whether there are words, ?2 and ?3 are the years. */
static const char lay_out_sql[] =
  "INSERT INTO miss"
  " SELECT ordered.id, asked.facet, NULL FROM ordered,"
  "  (SELECT DISTINCT facet FROM chosen WHERE sign = '+') AS asked"
  "  WHERE NOT EXISTS (SELECT 1 FROM chosen JOIN has USING (facet, code)"
  "   WHERE entry = ordered.id AND sign = '+' AND facet = asked.facet)"
  " UNION ALL SELECT has.entry, facet, code FROM has JOIN chosen USING (facet, code)"
  "  WHERE sign = '-'"
  " UNION ALL SELECT id, 'words', NULL FROM ordered"
  "  WHERE ?1 AND id NOT IN (SELECT entry FROM found)"
  " UNION ALL SELECT id, 'year', NULL FROM ordered WHERE (?2 <> 0 OR ?3 <> 0) AND id NOT IN"
  "  (SELECT entry FROM has WHERE facet = 'year' AND CAST (code AS INTEGER) >= ?2"
  "   AND (?3 = 0 OR CAST (code AS INTEGER) <= ?3))";

/* ?1 the facet whose included values do not count, ?2 a value whose exclusion does not. */
static const char count_sql[] =
  "SELECT code, count (*) FROM has WHERE facet = ?1 AND (?2 IS NULL OR code = ?2)"
  " AND NOT EXISTS (SELECT 1 FROM miss WHERE miss.entry = has.entry"
  "  AND NOT (miss.facet = ?1 AND miss.code IS NULL)"
  "  AND NOT (miss.facet = ?1 AND miss.code IS ?2))"
  " GROUP BY code";

static const char ids_sql[] =
  "SELECT id FROM ordered LEFT JOIN found ON entry = id"
  " WHERE id NOT IN (SELECT entry FROM miss)"
  " ORDER BY"
  " CASE WHEN ?1 IN ('newest', 'oldest') THEN date IS NULL END,"
  " CASE WHEN ?1 = 'newest' THEN date END DESC,"
  " CASE WHEN ?1 = 'oldest' THEN date END,"
  " CASE WHEN ?1 = 'title' THEN title END,"
  " CASE WHEN ?1 = 'relevance' THEN rank END,"
  " place";

static void
must (SearchOracle *self,
      int           rc)
{
  if (rc != SQLITE_OK && rc != SQLITE_ROW && rc != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (self->db));
}

static sqlite3_stmt *
prepare (SearchOracle *self,
         const char   *sql)
{
  sqlite3_stmt *statement = NULL;

  must (self, sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL));

  return statement;
}

SearchOracle *
search_oracle_new (const char *data_dir)
{
  SearchOracle *self = g_new0 (SearchOracle, 1);
  g_autofree char *path = g_build_filename (data_dir, "catalogue.db", NULL);

  g_assert_cmpint (sqlite3_open_v2 (path, &self->db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (hub_tokenizer_register (self->db), ==, SQLITE_OK);
  must (self, sqlite3_exec (self->db, layout, NULL, NULL, NULL));
  self->choose = prepare (self, "INSERT INTO chosen VALUES (?1, ?2, ?3)");
  self->found = prepare (self, "INSERT INTO found SELECT rowid,"
                               " bm25 (entry_text, 8.0, 4.0, 2.0, 1.0)"
                               " FROM entry_text WHERE entry_text MATCH ?1");
  self->lay_out = prepare (self, lay_out_sql);
  self->count = prepare (self, count_sql);
  self->ids = prepare (self, ids_sql);

  return self;
}

void
search_oracle_free (SearchOracle *self)
{
  sqlite3_finalize (self->choose);
  sqlite3_finalize (self->found);
  sqlite3_finalize (self->lay_out);
  sqlite3_finalize (self->count);
  sqlite3_finalize (self->ids);
  sqlite3_close (self->db);
  g_free (self);
}

static void
choose (SearchOracle *self,
        HubQuery     *query,
        HubChoice     choice,
        const char   *sign)
{
  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    {
      const char *const *codes = hub_query_get_codes (query, facet, choice);

      for (guint i = 0; codes[i] != NULL; i++)
        {
          sqlite3_bind_text (self->choose, 1, hub_facet_to_string (facet), -1, SQLITE_STATIC);
          sqlite3_bind_text (self->choose, 2, codes[i], -1, SQLITE_STATIC);
          sqlite3_bind_text (self->choose, 3, sign, -1, SQLITE_STATIC);
          must (self, sqlite3_step (self->choose));
          sqlite3_reset (self->choose);
        }
    }
}

static void
lay_out_query (SearchOracle *self,
               HubQuery     *query,
               const char   *match)
{
  must (self, sqlite3_exec (self->db, "DELETE FROM chosen; DELETE FROM found; DELETE FROM miss;",
                            NULL, NULL, NULL));
  choose (self, query, HUB_CHOICE_INCLUDE, "+");
  choose (self, query, HUB_CHOICE_EXCLUDE, "-");
  if (match != NULL)
    {
      sqlite3_bind_text (self->found, 1, match, -1, SQLITE_STATIC);
      must (self, sqlite3_step (self->found));
      sqlite3_reset (self->found);
    }

  sqlite3_bind_int (self->lay_out, 1, match != NULL);
  sqlite3_bind_int (self->lay_out, 2, hub_query_get_year_from (query));
  sqlite3_bind_int (self->lay_out, 3, hub_query_get_year_to (query));
  must (self, sqlite3_step (self->lay_out));
  sqlite3_reset (self->lay_out);
}

/* Adds up what the values have in @counts, which has code to number. */
static void
read_counts (SearchOracle *self,
             HubFacet      facet,
             const char   *excluded,   /* (nullable): only this one, and as if it were not */
             GHashTable   *counts)
{
  if (excluded != NULL)
    g_hash_table_remove (counts, excluded);

  sqlite3_bind_text (self->count, 1, hub_facet_to_string (facet), -1, SQLITE_STATIC);
  sqlite3_bind_text (self->count, 2, excluded, -1, SQLITE_STATIC);
  while (sqlite3_step (self->count) == SQLITE_ROW)
    g_hash_table_insert (counts,
                         g_strdup ((const char *) sqlite3_column_text (self->count, 0)),
                         GUINT_TO_POINTER (sqlite3_column_int (self->count, 1)));
  must (self, sqlite3_reset (self->count));
}

static void
check_facet (SearchOracle *self,
             HubResults   *results,
             HubFacet      facet)
{
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  HubQuery *query = hub_results_get_query (results);
  const char *const *excluded = hub_query_get_codes (query, facet, HUB_CHOICE_EXCLUDE);
  const HubFacetValue *values;
  guint n_values;

  read_counts (self, facet, NULL, counts);
  for (guint i = 0; excluded[i] != NULL; i++)
    read_counts (self, facet, excluded[i], counts);

  values = hub_results_get_values (results, facet, &n_values);
  for (guint i = 0; i < n_values; i++)
    {
      guint expected = GPOINTER_TO_UINT (g_hash_table_lookup (counts, values[i].code));

      if (values[i].count != expected)
        g_error ("%s:%s counts %u, not %u", hub_facet_to_string (facet), values[i].code,
                 values[i].count, expected);
      g_hash_table_remove (counts, values[i].code);
    }
  g_assert_cmpuint (g_hash_table_size (counts), ==, 0);   /* no value is missing */
}

static void
check_ids (SearchOracle *self,
           HubResults   *results)
{
  HubOrder order = hub_query_get_order (hub_results_get_query (results));
  guint n_ids, n = 0;
  const gint64 *ids = hub_results_get_ids (results, &n_ids);

  sqlite3_bind_text (self->ids, 1, hub_order_to_string (order), -1, SQLITE_STATIC);
  while (sqlite3_step (self->ids) == SQLITE_ROW)
    {
      g_assert_cmpuint (n, <, n_ids);
      g_assert_cmpint (ids[n], ==, sqlite3_column_int64 (self->ids, 0));
      n++;
    }
  must (self, sqlite3_reset (self->ids));
  g_assert_cmpuint (n, ==, n_ids);
  g_assert_cmpuint (n, ==, hub_results_get_total (results));
}

/* Compares the ids, in their order, and all counts. @match is what the text of the query should
 * have become for FTS5, NULL for none. */
void
search_oracle_check (SearchOracle *self,
                     HubResults   *results,
                     const char   *match)
{
  lay_out_query (self, hub_results_get_query (results), match);
  check_ids (self, results);
  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    check_facet (self, results, facet);
}
