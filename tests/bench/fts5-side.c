/* fts5-side.c: the same catalogue in FTS5 and plain tables
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one would write without an index of one's own: a full-text table with prefix indexes, a
 * table of entries with their places in the orders, and a table of who has which value. A query
 * puts its matches into a temporary table in memory once; total, rows and counts read that. All
 * pages are in memory, by a cache that is larger than the file.
 */

#include "fts5-side.h"

#include <sqlite3.h>

struct _Fts5Side
{
  sqlite3   *db;           /* (owned) */
  SideFacets facets;
  SideSizes  sizes;
  gint64     n_entries;
};

static const char tables[] =
  "CREATE TABLE value (number INTEGER PRIMARY KEY, facet TEXT NOT NULL, code TEXT NOT NULL,"
  " UNIQUE (facet, code));"
  "CREATE TABLE entry (id INTEGER PRIMARY KEY, place INTEGER NOT NULL, title_place INTEGER,"
  " title TEXT NOT NULL);"
  "CREATE TABLE has (entry INTEGER NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (entry, value))"
  " WITHOUT ROWID;"
  "CREATE VIRTUAL TABLE words USING fts5 (title, terms, summary, content = '',"
  " prefix = '2 3 4', tokenize = 'unicode61');"
  "CREATE TABLE sizes (words INTEGER, postings INTEGER, occurrences INTEGER);";

#define TEXTS                                                                                     \
  "SELECT entry.id, entry.title, concat_ws (char (10),"                                           \
  " (SELECT group_concat (label, char (10)) FROM hub.entry_term"                                  \
  "  JOIN hub.term ON term.id = term_id WHERE entry_id = entry.id),"                              \
  " (SELECT group_concat (value, char (10)) FROM json_each (publishers))) AS terms, summary"      \
  " FROM hub.entry WHERE withdrawn IS NULL ORDER BY entry.id"

/* After the rows of `value` and, without titles, of `entry`. CROSS JOIN keeps `value` inmost,
 * where its index serves. */
static const char fill[] =
  "UPDATE entry SET title = other.title FROM hub.entry AS other WHERE other.id = entry.id;"
  "INSERT INTO has SELECT entry_id, number FROM hub.entry_term JOIN hub.term ON term.id = term_id"
  " CROSS JOIN value ON value.facet = vocabulary AND value.code = term.code;"
  "INSERT OR IGNORE INTO has SELECT entry_id, number FROM hub.entry_term"
  " JOIN hub.term ON term.id = term_id AND vocabulary = 'country'"
  " CROSS JOIN value ON value.facet = 'region' AND value.code = term.region;"
  "INSERT INTO has SELECT id, number FROM hub.entry CROSS JOIN value"
  " ON facet = 'kind' AND code = kind;"
  "INSERT OR IGNORE INTO has SELECT entry.id, number FROM hub.entry, json_each (languages) AS list"
  " CROSS JOIN main.value ON facet = 'language' AND code = list.value;"
  "INSERT OR IGNORE INTO has SELECT entry.id, number FROM hub.entry, json_each (publishers) AS list"
  " CROSS JOIN main.value ON facet = 'publisher'"
  " AND code = replace (lower (list.value), ' ', '-');"
  "INSERT INTO has SELECT id, number FROM hub.entry CROSS JOIN value ON facet = 'year'"
  " AND code = substr (coalesce (published, starts), 1, 4);"
  "INSERT INTO has SELECT id, number FROM (SELECT id, CASE WHEN is_global THEN 'global'"
  "  WHEN EXISTS (SELECT 1 FROM hub.entry_term JOIN hub.term ON term.id = term_id"
  "   WHERE entry_id = entry.id AND vocabulary = 'country') THEN 'national'"
  "  WHEN EXISTS (SELECT 1 FROM hub.entry_term JOIN hub.term ON term.id = term_id"
  "   WHERE entry_id = entry.id AND vocabulary = 'region') THEN 'regional'"
  "  ELSE 'unstated' END AS scope FROM hub.entry)"
  " CROSS JOIN value ON facet = 'scope' AND code = scope;"
  "CREATE INDEX has_by_value ON has (value, entry);"
  "CREATE INDEX entry_by_place ON entry (place);"
  "CREATE INDEX entry_by_title ON entry (title_place);"
  "INSERT INTO words (rowid, title, terms, summary) " TEXTS ";"
  "INSERT INTO words (words) VALUES ('optimize');"
  "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, words, row);"
  "INSERT INTO sizes SELECT count (*), sum (doc), sum (cnt) FROM temp.vocabulary;"
  "ANALYZE;";

static void
must (Fts5Side *self,
      int       rc)
{
  if (rc != SQLITE_OK && rc != SQLITE_ROW && rc != SQLITE_DONE)
    g_error ("FTS5 side: %s", sqlite3_errmsg (self->db));
}

static void
exec (Fts5Side   *self,
      const char *sql)
{
  must (self, sqlite3_exec (self->db, sql, NULL, NULL, NULL));
}

static sqlite3_stmt *
prepare (Fts5Side   *self,
         const char *sql)
{
  sqlite3_stmt *statement = NULL;

  must (self, sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL));

  return statement;
}

static gboolean
step (Fts5Side     *self,
      sqlite3_stmt *statement)
{
  int rc = sqlite3_step (statement);

  must (self, rc);

  return rc == SQLITE_ROW;
}

static void
attach (Fts5Side   *self,
        const char *catalogue)
{
  sqlite3_stmt *statement = prepare (self, "ATTACH ?1 AS hub");

  sqlite3_bind_text (statement, 1, catalogue, -1, SQLITE_STATIC);
  step (self, statement);
  sqlite3_finalize (statement);
}

static Fts5Side *
open_file (const char *path,
           int         flags)
{
  Fts5Side *self = g_new0 (Fts5Side, 1);

  must (self, sqlite3_open_v2 (path, &self->db, flags | SQLITE_OPEN_NOMUTEX, NULL));

  return self;
}

static void
add_values (Fts5Side   *self,
            HubResults *results)
{
  sqlite3_stmt *insert = prepare (self, "INSERT INTO value VALUES (?1, ?2, ?3)");
  int number = 0;

  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    {
      guint n_values;
      const HubFacetValue *values = hub_results_get_values (results, facet, &n_values);

      for (guint i = 0; i < n_values; i++)
        {
          sqlite3_bind_int (insert, 1, number++);
          sqlite3_bind_text (insert, 2, hub_facet_to_string (facet), -1, SQLITE_STATIC);
          sqlite3_bind_text (insert, 3, values[i].code, -1, SQLITE_STATIC);
          step (self, insert);
          sqlite3_reset (insert);
        }
    }
  sqlite3_finalize (insert);
}

/* Goes through the results in their order, with a statement about id and place. */
static void
add_places (Fts5Side   *self,
            HubResults *results,
            const char *sql)
{
  sqlite3_stmt *statement = prepare (self, sql);
  guint n_ids;
  const gint64 *ids = hub_results_get_ids (results, &n_ids);

  for (guint i = 0; i < n_ids; i++)
    {
      sqlite3_bind_int64 (statement, 1, ids[i]);
      sqlite3_bind_int64 (statement, 2, i);
      step (self, statement);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
}

void
fts5_side_make (const char *path,
                const char *catalogue,
                HubResults *by_hub,
                HubResults *by_title)
{
  Fts5Side *self = open_file (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);

  exec (self, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;");
  attach (self, catalogue);
  exec (self, "BEGIN");
  exec (self, tables);
  add_values (self, by_hub);
  add_places (self, by_hub, "INSERT INTO entry VALUES (?1, ?2, NULL, '')");
  add_places (self, by_title, "UPDATE entry SET title_place = ?2 WHERE id = ?1");
  exec (self, fill);
  exec (self, "COMMIT");
  fts5_side_close (self);
}

static gint64
get_number (Fts5Side   *self,
            const char *sql)
{
  sqlite3_stmt *statement = prepare (self, sql);
  gint64 number = step (self, statement) ? sqlite3_column_int64 (statement, 0) : 0;

  sqlite3_finalize (statement);

  return number;
}

static void
read_facets (Fts5Side *self)
{
  sqlite3_stmt *statement = prepare (self, "SELECT count (*) FROM value WHERE facet = ?1");

  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    {
      sqlite3_bind_text (statement, 1, hub_facet_to_string (facet), -1, SQLITE_STATIC);
      step (self, statement);
      self->facets.first[facet + 1] =
        self->facets.first[facet] + (guint) sqlite3_column_int (statement, 0);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
}

Fts5Side *
fts5_side_open (const char *path)
{
  Fts5Side *self = open_file (path, SQLITE_OPEN_READWRITE);

  exec (self, "PRAGMA cache_size = -4000000; PRAGMA temp_store = MEMORY;"
              "CREATE TEMP TABLE found (id INTEGER PRIMARY KEY);");
  read_facets (self);
  self->sizes.words = get_number (self, "SELECT words FROM sizes");
  self->sizes.postings = get_number (self, "SELECT postings FROM sizes");
  self->sizes.occurrences = get_number (self, "SELECT occurrences FROM sizes");
  self->n_entries = get_number (self, "SELECT count (*) FROM entry");

  return self;
}

void
fts5_side_close (Fts5Side *self)
{
  sqlite3_close (self->db);
  g_free (self);
}

const SideFacets *
fts5_side_get_facets (Fts5Side *self)
{
  return &self->facets;
}

const SideSizes *
fts5_side_get_sizes (Fts5Side *self)
{
  return &self->sizes;
}

gboolean
fts5_side_find_value (Fts5Side   *self,
                      HubFacet    facet,
                      const char *code,
                      guint      *value)
{
  sqlite3_stmt *statement =
    prepare (self, "SELECT number FROM value WHERE facet = ?1 AND code = ?2");
  gboolean is_known;

  sqlite3_bind_text (statement, 1, hub_facet_to_string (facet), -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, code, -1, SQLITE_STATIC);
  is_known = step (self, statement);
  if (is_known)
    *value = (guint) sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);

  return is_known;
}

char *
fts5_side_dup_title (Fts5Side *self,
                     gint64    id)
{
  sqlite3_stmt *statement = prepare (self, "SELECT title FROM entry WHERE id = ?1");
  char *title = NULL;

  sqlite3_bind_int64 (statement, 1, id);
  if (step (self, statement))
    title = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);

  return title;
}

/* Entries for another engine to take in. */
void
fts5_side_each_entry (Fts5Side     *self,
                      const char   *catalogue,
                      gint64        first,
                      gint64        last,
                      SideEntryFunc func,
                      gpointer      user_data)
{
  g_autoptr(GArray) values = g_array_new (FALSE, FALSE, sizeof (guint));
  sqlite3_stmt *texts, *has;
  gboolean has_value;

  attach (self, catalogue);
  texts = prepare (self, "SELECT text.*, place, title_place FROM (" TEXTS ") AS text"
                         " CROSS JOIN main.entry USING (id) WHERE text.id BETWEEN ?1 AND ?2");
  sqlite3_bind_int64 (texts, 1, first);
  sqlite3_bind_int64 (texts, 2, last);
  has = prepare (self, "SELECT entry, value FROM has WHERE entry >= ?1 ORDER BY entry, value");
  sqlite3_bind_int64 (has, 1, first);
  has_value = step (self, has);
  while (step (self, texts))
    {
      SideEntry entry = { .id = sqlite3_column_int64 (texts, 0), .values = values };

      for (guint i = 0; i < G_N_ELEMENTS (entry.texts); i++)
        entry.texts[i] = (const char *) sqlite3_column_text (texts, 1 + (int) i);
      entry.place = (guint32) sqlite3_column_int64 (texts, 4);
      entry.title_place = (guint32) sqlite3_column_int64 (texts, 5);
      for (g_array_set_size (values, 0);
           has_value && sqlite3_column_int64 (has, 0) <= entry.id; has_value = step (self, has))
        {
          guint value = (guint) sqlite3_column_int (has, 1);

          g_array_append_val (values, value);
        }
      func (&entry, user_data);
    }
  sqlite3_finalize (texts);
  sqlite3_finalize (has);
  exec (self, "DETACH hub");
}

/* Typed words as a full-text expression; they are letters, so quotes are all the care it takes. */
static char *
get_match (const SideQuery *query)
{
  g_autofree char *phrase = NULL;

  if (query->words[0] == NULL)
    return NULL;
  if (query->is_phrase)
    {
      phrase = g_strjoinv (" ", query->words);
      return g_strconcat ("\"", phrase, "\"", NULL);
    }

  phrase = g_strjoinv ("\" AND \"", query->words);

  return g_strconcat ("\"", phrase, "\" *", NULL);
}

static void
append_values (GString      *sql,
               const GArray *values)
{
  for (guint i = 0; i < values->len; i++)
    g_string_append_printf (sql, i > 0 ? ", %u" : "%u", g_array_index (values, guint, i));
}

/* Appends a SELECT of the ids that fit the query but for the choices of a facet and the exclusion
 * of a value. It begins with what is likely to be fewest: words, else a choice. */
static void
append_narrow (GString         *sql,
               const SideQuery *query,
               guint            but_facet,
               guint            but_value)
{
  gboolean has_base = query->words[0] != NULL;

  g_string_append (sql, "SELECT id FROM ");
  if (has_base)
    g_string_append (sql, "(SELECT rowid AS id FROM words WHERE words MATCH ?1) WHERE 1");

  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    {
      if (facet == but_facet || query->included[facet]->len == 0)
        continue;
      g_string_append (sql, has_base ? " AND EXISTS (SELECT 1 FROM has WHERE entry = id AND value"
                                     : "(SELECT DISTINCT entry AS id FROM has WHERE value");
      g_string_append (sql, " IN (");
      append_values (sql, query->included[facet]);
      g_string_append (sql, has_base ? "))" : ")) WHERE 1");
      has_base = TRUE;
    }
  if (!has_base)
    g_string_append (sql, "entry WHERE 1");

  for (guint i = 0; i < query->excluded->len; i++)
    if (g_array_index (query->excluded, guint, i) != but_value)
      g_string_append_printf (sql, " AND NOT EXISTS"
                                   " (SELECT 1 FROM has WHERE entry = id AND value = %u)",
                              g_array_index (query->excluded, guint, i));
}

static sqlite3_stmt *
prepare_with_match (Fts5Side   *self,
                    GString    *sql,
                    const char *match)
{
  sqlite3_stmt *statement = prepare (self, sql->str);

  if (match != NULL)
    sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);

  return statement;
}

static void
find (Fts5Side        *self,
      const SideQuery *query,
      const char      *match,
      SideAnswer      *answer)
{
  g_autoptr(GString) sql = g_string_new ("INSERT INTO found ");
  sqlite3_stmt *insert;

  exec (self, "DELETE FROM found");
  append_narrow (sql, query, G_MAXUINT, G_MAXUINT);
  insert = prepare_with_match (self, sql, match);
  step (self, insert);
  answer->total = (guint) sqlite3_changes (self->db);
  sqlite3_finalize (insert);
}

/* A small result walks the orders the other way round. */
static void
read_rows (Fts5Side        *self,
           const SideQuery *query,
           SideAnswer      *answer)
{
  gboolean is_large = answer->total > self->n_entries / 20;
  g_autoptr(GString) sql = g_string_new ("SELECT entry.id, title FROM ");
  sqlite3_stmt *statement;

  g_string_append (sql, is_large ? "entry CROSS JOIN found" : "found CROSS JOIN entry");
  g_string_append_printf (sql, " USING (id) ORDER BY %s LIMIT %u",
                          query->by_title ? "title_place" : "place", SIDE_ROWS);
  statement = prepare (self, sql->str);
  answer->n_ids = 0;
  while (step (self, statement))
    {
      answer->ids[answer->n_ids++] = sqlite3_column_int64 (statement, 0);
      if (sqlite3_column_text (statement, 1) == NULL)
        g_error ("FTS5 side: a row without a title");
    }
  sqlite3_finalize (statement);
}

static void
read_counts (Fts5Side     *self,
             sqlite3_stmt *statement,    /* (transfer full) */
             SideAnswer   *answer)
{
  while (step (self, statement))
    answer->counts[sqlite3_column_int (statement, 0)] = (guint) sqlite3_column_int (statement, 1);
  sqlite3_finalize (statement);
}

/* The values of most entries are counted quickest in the order of the values, without a sort. */
static void
count_found (Fts5Side   *self,
             SideAnswer *answer)
{
  const char *sql = "SELECT value, count (*) FROM found CROSS JOIN has ON entry = id"
                    " GROUP BY value";

  if (answer->total == self->n_entries)
    sql = "SELECT value, count (*) FROM has GROUP BY value";
  else if (answer->total > self->n_entries / 5)
    sql = "SELECT value, count (*) FROM has INDEXED BY has_by_value CROSS JOIN found ON entry = id"
          " GROUP BY value";
  read_counts (self, prepare (self, sql), answer);
}

static void
count_beside_choices (Fts5Side        *self,
                      const SideQuery *query,
                      const char      *match,
                      SideAnswer      *answer)
{
  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    {
      g_autoptr(GString) sql = g_string_new ("SELECT value, count (*) FROM (");
      guint first = self->facets.first[facet];
      guint end = self->facets.first[facet + 1];

      if (query->included[facet]->len == 0)
        continue;
      for (guint value = first; value < end; value++)
        answer->counts[value] = 0;
      append_narrow (sql, query, facet, G_MAXUINT);
      g_string_append_printf (sql, ") CROSS JOIN has ON entry = id AND value >= %u AND value < %u"
                                   " GROUP BY value", first, end);
      read_counts (self, prepare_with_match (self, sql, match), answer);
    }
}

static void
count_excluded (Fts5Side        *self,
                const SideQuery *query,
                const char      *match,
                SideAnswer      *answer)
{
  for (guint i = 0; i < query->excluded->len; i++)
    {
      guint value = g_array_index (query->excluded, guint, i);
      g_autoptr(GString) sql = g_string_new (NULL);

      g_string_append_printf (sql, "SELECT %u, count (*) FROM (", value);
      append_narrow (sql, query, side_facets_find (&self->facets, value), value);
      g_string_append_printf (sql, ") CROSS JOIN has ON entry = id AND value = %u", value);
      read_counts (self, prepare_with_match (self, sql, match), answer);
    }
}

void
fts5_side_run (Fts5Side        *self,
               const SideQuery *query,
               SideAnswer      *answer)
{
  g_autofree char *match = get_match (query);

  for (guint i = 0; i < answer->n_counts; i++)
    answer->counts[i] = 0;
  find (self, query, match, answer);
  read_rows (self, query, answer);
  count_found (self, answer);
  count_beside_choices (self, query, match, answer);
  count_excluded (self, query, match, answer);
}
