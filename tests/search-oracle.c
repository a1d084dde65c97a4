/* search-oracle.c: the answer to a query by brute force
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain SQL, by the definition of HubResults. What each entry has, and where it stands in each
 * order, is laid out once. Of a query, what it chooses and the entries that its words fit go into
 * tables as well; then each entry has its reasons not to fit, and counts and order follow from
 * those.
 */

#include "search-oracle.h"

#include "hub-facet-table.h"
#include "hub-query-parse.h"
#include "hub-tokenizer.h"
#include "word-oracle.h"

typedef enum
{
  SQL_CHOOSE,
  SQL_WANT,
  SQL_FIT,
  SQL_FIT_ALL,
  SQL_MISS,
  SQL_MISS_YEARS,
  SQL_BAR,
  SQL_JUDGE,
  SQL_ADD_UP,
  SQL_COUNT,
  SQL_LIST,
  N_SQL,
} Sql;

struct _SearchOracle
{
  sqlite3       *db;
  sqlite3_stmt  *statements[N_SQL];
  HubFacetTable *table;        /* what entries have, by the number in `value` */
  GPtrArray     *filed;        /* (element-type GArray): rows (guint) of each value */
  GArray        *ids;          /* (element-type gint64): of each row, ascending */
  WordOracle    *words;
  guint         *scores;       /* by row */
  gboolean      *fits;         /* by row: the words do */
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
  " FROM dated JOIN has ON entry = id AND facet = 'scope';"
  "CREATE TEMP TABLE placed (entry INTEGER PRIMARY KEY, hub, newest, oldest, title);"
  "INSERT INTO placed SELECT id, hub,"
  " row_number () OVER (ORDER BY date IS NULL, date DESC, hub),"
  " row_number () OVER (ORDER BY date IS NULL, date, hub),"
  " row_number () OVER (ORDER BY title COLLATE locale, hub) FROM ordered;"
  /* `has` by numbers, which are quicker to compare */
  "CREATE TEMP TABLE value (id INTEGER PRIMARY KEY, facet INTEGER, code TEXT,"
  " UNIQUE (facet, code));"
  "CREATE TEMP TABLE filed (value INTEGER, entry INTEGER, facet INTEGER,"
  " PRIMARY KEY (value, entry)) WITHOUT ROWID;"
  "CREATE INDEX temp.filed_entry ON filed (entry, facet, value);"
  /* of the query at hand */
  "CREATE TEMP TABLE chosen (value INTEGER PRIMARY KEY, facet INTEGER, is_included INTEGER);"
  "CREATE TEMP TABLE wanted (facet INTEGER PRIMARY KEY);"                /* has included values */
  "CREATE TEMP TABLE fit (entry INTEGER PRIMARY KEY, score INTEGER);"    /* its words do */
  "CREATE TEMP TABLE missed (entry INTEGER, facet INTEGER, PRIMARY KEY (entry, facet))"
  " WITHOUT ROWID;"
  "CREATE TEMP TABLE barred (entry INTEGER, value INTEGER, PRIMARY KEY (entry, value))"
  " WITHOUT ROWID;"
  /* with at most one of each of these reasons not to be found */
  "CREATE TEMP TABLE near (entry INTEGER PRIMARY KEY, facet INTEGER, value INTEGER);"
  "CREATE TEMP TABLE counted (value INTEGER PRIMARY KEY, n INTEGER);";

static const char *const sql_text[N_SQL] = {
  [SQL_CHOOSE] =
    "INSERT INTO chosen SELECT id, facet, ?3 FROM value WHERE facet = ?1 AND code = ?2",
  [SQL_WANT] =
    "INSERT OR IGNORE INTO wanted VALUES (?1)",
  [SQL_FIT] =
    "INSERT INTO fit VALUES (?1, ?2)",
  [SQL_FIT_ALL] =
    "INSERT INTO fit SELECT id, 0 FROM live",
  [SQL_MISS] =
    "INSERT INTO missed SELECT fit.entry, wanted.facet FROM fit, wanted WHERE NOT EXISTS"
    " (SELECT 1 FROM chosen CROSS JOIN filed ON filed.value = chosen.value"
    "  WHERE chosen.facet = wanted.facet AND is_included AND filed.entry = fit.entry)",
  [SQL_MISS_YEARS] =
    "INSERT OR IGNORE INTO missed SELECT entry, ?1 FROM fit WHERE NOT EXISTS"
    " (SELECT 1 FROM filed CROSS JOIN value ON value.id = filed.value"
    "  WHERE filed.entry = fit.entry AND filed.facet = ?1"
    "  AND CAST (code AS INTEGER) BETWEEN ?2 AND ?3)",
  [SQL_BAR] =
    "INSERT INTO barred SELECT entry, value FROM chosen CROSS JOIN filed USING (value)"
    " WHERE NOT is_included",
  [SQL_JUDGE] =
    "INSERT INTO near SELECT * FROM (SELECT entry,"
    " (SELECT iif (count (*) > 1, 'several', min (facet)) FROM missed"
    "  WHERE missed.entry = fit.entry) AS facet,"
    " (SELECT iif (count (*) > 1, 'several', min (value)) FROM barred"
    "  WHERE barred.entry = fit.entry) AS value FROM fit)"
    " WHERE facet IS NOT 'several' AND value IS NOT 'several'",
  /* An entry counts for a value that it has if nothing is against it, or only that it misses the
   * value's own facet, that the value itself is excluded, or both. */
  [SQL_ADD_UP] =
    "INSERT INTO counted SELECT value, count (*) FROM"
    " (SELECT filed.value FROM near CROSS JOIN filed ON filed.entry = near.entry"
    "   WHERE near.facet IS NULL AND near.value IS NULL"
    "  UNION ALL SELECT filed.value FROM near CROSS JOIN filed"
    "   ON filed.entry = near.entry AND filed.facet = near.facet"
    "   WHERE near.value IS NULL OR near.value = filed.value"
    "  UNION ALL SELECT value FROM near WHERE facet IS NULL AND value IS NOT NULL)"
    " GROUP BY value",
  [SQL_COUNT] =
    "SELECT facet, code, ifnull (n, 0) FROM value LEFT JOIN counted ON counted.value = id",
  [SQL_LIST] =
    "SELECT entry FROM near CROSS JOIN placed USING (entry) CROSS JOIN fit USING (entry)"
    " WHERE near.facet IS NULL AND near.value IS NULL"
    " ORDER BY CASE ?1 WHEN 'relevance' THEN score END DESC,"
    " CASE ?2 WHEN 'hub' THEN hub WHEN 'newest' THEN newest WHEN 'oldest' THEN oldest"
    " WHEN 'title' THEN title END",
};

static const char forget_sql[] =
  "DELETE FROM chosen; DELETE FROM wanted; DELETE FROM fit; DELETE FROM missed;"
  "DELETE FROM barred; DELETE FROM near; DELETE FROM counted;";


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

static void
execute (SearchOracle *self,
         const char   *sql)
{
  if (sqlite3_exec (self->db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (self->db));
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

/* Runs one that gives no rows, with what is bound. */
static void
run (SearchOracle *self,
     Sql           number)
{
  g_assert_cmpint (sqlite3_step (self->statements[number]), ==, SQLITE_DONE);
  g_assert_cmpint (sqlite3_reset (self->statements[number]), ==, SQLITE_OK);
}

static void
read_ids (SearchOracle *self)
{
  sqlite3_stmt *statement = prepare (self, "SELECT id FROM live ORDER BY id");

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (self->ids, id);
    }
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
}

static void
number_value (SearchOracle *self,
              HubFacet      facet,
              const char   *code)
{
  guint number = hub_facet_table_add (self->table, facet, code, code, NULL);
  sqlite3_stmt *statement = prepare (self, "INSERT INTO value VALUES (?1, ?2, ?3)");

  g_assert_cmpuint (number, ==, self->filed->len);
  g_ptr_array_add (self->filed, g_array_new (FALSE, FALSE, sizeof (guint)));
  sqlite3_bind_int (statement, 1, (int) number);
  sqlite3_bind_int (statement, 2, facet);
  sqlite3_bind_text (statement, 3, code, -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

/* Reads who has which values of a facet; the entries of each by ascending id. */
static void
read_values (SearchOracle *self,
             HubFacet      facet)
{
  sqlite3_stmt *statement = prepare (self, "SELECT code, entry FROM has WHERE facet = ?1"
                                           " ORDER BY code, entry");
  guint number, row = 0;

  sqlite3_bind_text (statement, 1, hub_facet_to_string (facet), -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *code = (const char *) sqlite3_column_text (statement, 0);

      if (!hub_facet_table_find (self->table, facet, code, &number))
        {
          number_value (self, facet, code);
          number = self->filed->len - 1;
          row = 0;
        }
      while (g_array_index (self->ids, gint64, row) != sqlite3_column_int64 (statement, 1))
        row++;
      g_array_append_val (g_ptr_array_index (self->filed, number), row);
    }
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
}

static void
file_values (SearchOracle *self)
{
  sqlite3_stmt *statement = prepare (self, "INSERT INTO filed SELECT id, entry, ?2 FROM has"
                                           " JOIN value USING (code)"
                                           " WHERE has.facet = ?1 AND value.facet = ?2");

  for (HubFacet facet = 0; facet < HUB_N_FACETS; facet++)
    {
      sqlite3_bind_text (statement, 1, hub_facet_to_string (facet), -1, SQLITE_STATIC);
      sqlite3_bind_int (statement, 2, facet);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
}

SearchOracle *
search_oracle_new (const char *data_dir)
{
  SearchOracle *self = g_new0 (SearchOracle, 1);
  g_autofree char *path = g_build_filename (data_dir, "catalogue.db", NULL);

  g_assert_cmpint (sqlite3_open_v2 (path, &self->db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (hub_tokenizer_register (self->db), ==, SQLITE_OK);
  sqlite3_create_collation (self->db, "locale", SQLITE_UTF8, NULL, collate_cb);
  execute (self, "PRAGMA temp_store = MEMORY");
  execute (self, layout);

  self->table = hub_facet_table_new ();
  self->filed = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  read_ids (self);
  for (HubFacet facet = 0; facet < HUB_N_FACETS; facet++)
    read_values (self, facet);
  file_values (self);
  self->words = word_oracle_new (self->db, self->table, self->filed);
  self->scores = g_new (guint, self->ids->len);
  self->fits = g_new (gboolean, self->ids->len);
  for (guint i = 0; i < N_SQL; i++)
    self->statements[i] = prepare (self, sql_text[i]);

  return self;
}

void
search_oracle_free (SearchOracle *self)
{
  word_oracle_free (self->words);
  g_free (self->scores);
  g_free (self->fits);
  g_ptr_array_unref (self->filed);
  g_array_unref (self->ids);
  hub_facet_table_unref (self->table);
  for (guint i = 0; i < N_SQL; i++)
    sqlite3_finalize (self->statements[i]);
  sqlite3_close (self->db);
  g_free (self);
}

static void
lay_out_choice (SearchOracle *self,
                HubQuery     *query,
                HubFacet      facet,
                HubChoice     choice)
{
  const char *const *codes = hub_query_get_codes (query, facet, choice);
  sqlite3_stmt *choose = self->statements[SQL_CHOOSE];

  for (guint i = 0; codes[i] != NULL; i++)
    {
      sqlite3_bind_int (choose, 1, facet);
      sqlite3_bind_text (choose, 2, codes[i], -1, SQLITE_STATIC);
      sqlite3_bind_int (choose, 3, choice == HUB_CHOICE_INCLUDE);
      run (self, SQL_CHOOSE);
    }
  if (choice == HUB_CHOICE_INCLUDE && codes[0] != NULL)
    {
      sqlite3_bind_int (self->statements[SQL_WANT], 1, facet);
      run (self, SQL_WANT);
    }
}

static void
lay_out_words (SearchOracle *self,
               HubQuery     *query)
{
  sqlite3_stmt *fit = self->statements[SQL_FIT];

  if (*hub_query_get_text (query) == '\0')
    {
      run (self, SQL_FIT_ALL);
      return;
    }

  word_oracle_find (self->words, hub_query_get_words (query), self->scores, self->fits);
  for (guint row = 0; row < self->ids->len; row++)
    if (self->fits[row])
      {
        sqlite3_bind_int64 (fit, 1, g_array_index (self->ids, gint64, row));
        sqlite3_bind_int64 (fit, 2, self->scores[row]);
        run (self, SQL_FIT);
      }
}

static void
judge (SearchOracle *self,
       HubQuery     *query)
{
  int from = hub_query_get_year_from (query);
  int to = hub_query_get_year_to (query);
  sqlite3_stmt *miss_years = self->statements[SQL_MISS_YEARS];

  run (self, SQL_MISS);
  if (from != 0 || to != 0)
    {
      sqlite3_bind_int (miss_years, 1, HUB_FACET_YEAR);
      sqlite3_bind_int (miss_years, 2, from);
      sqlite3_bind_int (miss_years, 3, to != 0 ? to : G_MAXINT);
      run (self, SQL_MISS_YEARS);
    }
  run (self, SQL_BAR);
  run (self, SQL_JUDGE);
}

static void
check_counts (SearchOracle *self,
              HubResults   *results)
{
  sqlite3_stmt *counts = self->statements[SQL_COUNT];
  gint64 sum = 0;

  run (self, SQL_ADD_UP);
  while (sqlite3_step (counts) == SQLITE_ROW)
    {
      HubFacet facet = sqlite3_column_int (counts, 0);
      const char *code = (const char *) sqlite3_column_text (counts, 1);
      int expected = sqlite3_column_int (counts, 2);
      const HubFacetValue *value = hub_results_find_value (results, facet, code);
      int count = value != NULL ? (int) value->count : -1;

      if (count != expected)
        g_error ("%s:%s counts %d, not %d", hub_facet_to_string (facet), code, count, expected);
      sum += expected;
    }
  g_assert_cmpint (sqlite3_reset (counts), ==, SQLITE_OK);

  /* Values that no entry has count nothing. */
  for (HubFacet facet = 0; facet < HUB_N_FACETS; facet++)
    {
      guint n_values;
      const HubFacetValue *values = hub_results_get_values (results, facet, &n_values);

      for (guint i = 0; i < n_values; i++)
        sum -= values[i].count;
    }
  g_assert_cmpint (sum, ==, 0);
}

/* What is equally good goes by the newest first. */
static void
check_ids (SearchOracle *self,
           HubResults   *results)
{
  HubQuery *query = hub_results_get_query (results);
  sqlite3_stmt *list = self->statements[SQL_LIST];
  HubOrder order = hub_query_get_order (query);
  guint n_ids, n = 0;
  const gint64 *ids = hub_results_get_ids (results, &n_ids);

  sqlite3_bind_text (list, 1, hub_order_to_string (order), -1, SQLITE_STATIC);
  if (order == HUB_ORDER_RELEVANCE)
    order = *hub_query_get_text (query) != '\0' ? HUB_ORDER_NEWEST : HUB_ORDER_HUB;
  sqlite3_bind_text (list, 2, hub_order_to_string (order), -1, SQLITE_STATIC);
  for (; sqlite3_step (list) == SQLITE_ROW; n++)
    {
      g_assert_cmpuint (n, <, n_ids);
      g_assert_cmpint (ids[n], ==, sqlite3_column_int64 (list, 0));
    }
  g_assert_cmpint (sqlite3_reset (list), ==, SQLITE_OK);
  g_assert_cmpuint (n, ==, n_ids);
  g_assert_cmpuint (hub_results_get_total (results), ==, n_ids);
}

/* Compares the ids, in their order, and all counts. */
void
search_oracle_check (SearchOracle *self,
                     HubResults   *results)
{
  HubQuery *query = hub_results_get_query (results);
  g_autofree char *text = hub_query_print (query);

  g_test_message ("%s", text);
  execute (self, forget_sql);
  for (HubFacet facet = 0; facet < HUB_N_FACETS; facet++)
    {
      lay_out_choice (self, query, facet, HUB_CHOICE_INCLUDE);
      lay_out_choice (self, query, facet, HUB_CHOICE_EXCLUDE);
    }
  lay_out_words (self, query);
  judge (self, query);
  check_ids (self, results);
  check_counts (self, results);
}
