/* test-index.c: the index of a catalogue
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-error.h"
#include "hub-index.h"
#include "made-up.h"
#include "test-folder.h"

#include <sqlite3.h>
#include <string.h>

/* A catalogue, and the index of it. */
typedef struct
{
  TestFolder   *folder;
  HubCatalogue *catalogue;
  HubIndex     *index;
} Fixture;

static void
open_index (Fixture *self)
{
  g_autoptr(GError) error = NULL;

  self->catalogue = hub_catalogue_open (self->folder, &error);
  g_assert_no_error (error);
  self->index = hub_index_new (self->catalogue, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
fixture_clear (Fixture *self)
{
  hub_index_free (self->index);
  hub_catalogue_close (self->catalogue);
  test_folder_remove (self->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

/* Makes the starter catalogue, changes it behind its back, and indexes it. */
static void
set_up (Fixture    *self,
        const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogue) catalogue = NULL;
  g_autofree char *path = NULL;
  char *message = NULL;
  sqlite3 *db;

  self->folder = test_folder_new ();
  catalogue = hub_catalogue_open (self->folder, &error);
  g_assert_no_error (error);
  path = test_folder_path (self->folder, "catalogue.db");
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  open_index (self);
}

/* Makes a catalogue of made-up entries, and indexes it. */
static void
set_up_made (Fixture *self,
             guint    n_entries)
{
  g_autoptr(MadeUp) made_up = made_up_new (7, 400, 30);
  g_autoptr(HubCatalogueWriter) writer = NULL;
  const char *const languages[] = { "en", NULL };
  g_autoptr(GError) error = NULL;
  HubCatalogueTally tally = { 0 };
  guint n_spared;

  self->folder = test_folder_new ();
  writer = hub_catalogue_writer_open (self->folder, &error);
  g_assert_no_error (error);
  g_assert_true (made_up_add_terms (writer, &error));
  g_assert_true (made_up_add (made_up, writer, 0, n_entries, 1, &error));
  g_assert_true (hub_catalogue_writer_finish_pass (writer, MADE_UP_ORIGIN, languages, 1, 1, &tally,
                                                   &n_spared, &error));
  open_index (self);
}

/* Compares the ids in @order with @expected, which are parted by spaces. */
static void
assert_order (HubIndex   *index,
              HubOrder    order,
              const char *expected)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree gint64 *ids = NULL;
  guint n_slots;
  const guint32 *slots = hub_index_get_order (index, order, &n_slots, NULL, NULL);

  g_assert_nonnull (slots);
  g_assert_cmpuint (n_slots, ==, hub_index_get_n_rows (index));
  ids = g_new (gint64, n_slots + 1);
  hub_index_get_ids (index, slots, n_slots, ids);
  for (guint i = 0; i < n_slots; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "", (int) ids[i]);

  g_assert_cmpstr (text->str, ==, expected);
}

static guint
find_value (HubIndex   *index,
            HubFacet    facet,
            const char *code)
{
  guint number = G_MAXUINT;

  g_assert_true (hub_facet_table_find (hub_index_get_table (index), facet, code, &number));

  return number;
}

static guint
count_all (HubIndex   *index,
           HubFacet    facet,
           const char *code)
{
  return hub_index_count (index, find_value (index, facet, code), hub_index_get_live (index));
}

static void
test_empty (void)
{
  g_auto(Fixture) f = { NULL };
  guint slot = 77;

  set_up (&f, "DELETE FROM entry;");

  g_assert_cmpuint (hub_index_get_n_rows (f.index), ==, 0);
  for (guint order = HUB_ORDER_HUB; order < HUB_ORDER_RELEVANCE; order++)
    assert_order (f.index, order, "");
  g_assert_false (hub_index_find_slot (f.index, 1, &slot));
  g_assert_cmpuint (slot, ==, 77);
  g_assert_cmpuint (count_all (f.index, HUB_FACET_KIND, "document"), ==, 0);
  g_assert_cmpuint (count_all (f.index, HUB_FACET_SCOPE, "global"), ==, 0);
  g_assert_cmpuint (hub_index_count_word (f.index, "migration", -1), ==, 0);
}

/* An entry in two countries of a region counts once for it, also with the region itself. */
static void
test_regions (void)
{
  g_auto(Fixture) f = { NULL };

  set_up (&f,
          "DELETE FROM entry; DELETE FROM term;"
          "INSERT INTO term (id, vocabulary, uuid, code, label, position, region) VALUES"
          " (1, 'region', 'a', 'asia', 'Asia', 1, NULL),"
          " (2, 'country', 'b', 'NP', 'Nepal', 1, 'asia'),"
          " (3, 'country', 'c', 'LA', 'Laos', 2, 'asia'),"
          " (4, 'country', 'd', 'ZZ', 'Nowhere', 3, 'atlantis');"
          "INSERT INTO entry (id, uuid, langcode, origin, generation, kind, title, digest) VALUES"
          " (1, '1', '', '', 1, 'event', 'both', x''),"
          " (2, '2', '', '', 1, 'event', 'one', x''),"
          " (3, '3', '', '', 1, 'event', 'elsewhere', x''),"
          " (4, '4', '', '', 1, 'event', 'all of it', x'');"
          "INSERT INTO entry_term (entry_id, term_id) VALUES (1, 2), (1, 3), (1, 1), (2, 3),"
          " (3, 4), (4, 1);");

  g_assert_cmpuint (count_all (f.index, HUB_FACET_REGION, "asia"), ==, 3);
  g_assert_cmpuint (count_all (f.index, HUB_FACET_COUNTRY, "NP"), ==, 1);
  g_assert_cmpuint (count_all (f.index, HUB_FACET_COUNTRY, "LA"), ==, 2);
  g_assert_cmpuint (count_all (f.index, HUB_FACET_COUNTRY, "ZZ"), ==, 1);
  g_assert_cmpuint (count_all (f.index, HUB_FACET_SCOPE, "national"), ==, 3);
  g_assert_cmpuint (count_all (f.index, HUB_FACET_SCOPE, "regional"), ==, 1);
  g_assert_null (hub_facet_table_get_all (hub_index_get_table (f.index))
                   [find_value (f.index, HUB_FACET_COUNTRY, "ZZ")].parent);
  g_assert_cmpstr (hub_facet_table_get_all (hub_index_get_table (f.index))
                     [find_value (f.index, HUB_FACET_COUNTRY, "NP")].parent, ==, "asia");
}

/* Of the spellings of a publisher that most entries have is shown. */
static void
test_spellings (void)
{
  g_auto(Fixture) f = { NULL };

  set_up (&f,
          "DELETE FROM entry;"
          "INSERT INTO entry (id, uuid, langcode, origin, generation, kind, title, publishers,"
          "  digest) VALUES"
          " (1, '1', '', '', 1, 'event', 'x', '[\"Iom\"]', x''),"
          " (2, '2', '', '', 1, 'event', 'x', '[\"IOM\", \"Iom\"]', x''),"
          " (3, '3', '', '', 1, 'event', 'x', '[\"IOM\"]', x''),"
          " (4, '4', '', '', 1, 'event', 'x', '[\"b\"]', x''),"
          " (5, '5', '', '', 1, 'event', 'x', '[\"B\"]', x'');");

  g_assert_cmpuint (count_all (f.index, HUB_FACET_PUBLISHER, "iom"), ==, 3);
  g_assert_cmpstr (hub_facet_table_get_all (hub_index_get_table (f.index))
                     [find_value (f.index, HUB_FACET_PUBLISHER, "iom")].label, ==, "IOM");
  g_assert_cmpstr (hub_facet_table_get_all (hub_index_get_table (f.index))
                     [find_value (f.index, HUB_FACET_PUBLISHER, "b")].label, ==, "B");
}

static void
test_title_order_is_cancelled (void)
{
  g_auto(Fixture) f = { NULL };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  set_up (&f,
          "DELETE FROM entry;"
          "INSERT INTO entry (id, uuid, langcode, origin, generation, kind, title, digest) VALUES"
          " (1, '1', '', '', 1, 'event', 'b', x''), (2, '2', '', '', 1, 'event', 'a', x'');");

  g_cancellable_cancel (cancellable);
  g_assert_null (hub_index_get_order (f.index, HUB_ORDER_TITLE, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_order (f.index, HUB_ORDER_TITLE, "2 1");
}

/* Rows that no writer of ours would leave: the index takes of them what it can. */
static void
test_odd_rows (void)
{
  g_auto(Fixture) f = { NULL };
  guint number;

  set_up (&f,
          "DELETE FROM entry;"
          "INSERT INTO entry (id, uuid, langcode, origin, generation, kind, title,"
          "  published, starts, changed, publishers, languages, digest) VALUES"
          " (1, 'a', 'en', '', 1, 'poster', CAST (x'ff41' AS TEXT), '2021-13-45',"
          "  '2019', 0, 'no json', '{\"a\": \"fr\"}', x''),"
          " (2, 'b', 'en', '', 1, 'video', '', '9999', 'soon', 9223372036854775807,"
          "  '[1, null, [\"x\"], \"\", \"…\", \"A\", \"a\"]', '[\"en\", \"en\"]', x''),"
          " (3, 'c', 'en', '', 1, '', 'x', NULL, NULL, -1, '[\"a\\u0000b\"]', '[]', x'');"
          "INSERT INTO entry_term SELECT 1, min (id) FROM term;");

  g_assert_cmpuint (hub_index_get_n_rows (f.index), ==, 3);
  g_assert_cmpuint (count_all (f.index, HUB_FACET_KIND, "other"), ==, 2);
  g_assert_cmpuint (count_all (f.index, HUB_FACET_KIND, "video"), ==, 1);
  g_assert_cmpuint (count_all (f.index, HUB_FACET_YEAR, "2019"), ==, 1);
  g_assert_cmpuint (hub_facet_table_get_length (hub_index_get_table (f.index), HUB_FACET_YEAR),
                    ==, 1);
  /* A value of another type in a list is none; "A" and "a" are one publisher. */
  g_assert_cmpuint (count_all (f.index, HUB_FACET_LANGUAGE, "en"), ==, 1);
  g_assert_cmpuint (count_all (f.index, HUB_FACET_PUBLISHER, "a"), >=, 1);
  g_assert_cmpuint (count_all (f.index, HUB_FACET_PUBLISHER, "…"), ==, 1);
  g_assert_false (hub_facet_table_find (hub_index_get_table (f.index), HUB_FACET_PUBLISHER, "x",
                                        &number));
}

/* Dates at every precision, far back too; an edit on the hub is no date. */
static void
test_dates (void)
{
  g_auto(Fixture) f = { NULL };

  set_up (&f,
          "DELETE FROM entry;"
          "INSERT INTO entry (id, uuid, langcode, origin, generation, kind, title,"
          "  published, starts, changed, digest) VALUES"
          " (1, '1', '', '', 1, 'event', '', NULL, '2020', 0, x''),"
          " (2, '2', '', '', 1, 'event', '', '2020-01', '1999', 0, x''),"
          " (3, '3', '', '', 1, 'event', '', '2020-01-01', NULL, 0, x''),"
          " (4, '4', '', '', 1, 'event', '', '2020-01-01T00:00:00Z', NULL, 0, x''),"
          " (5, '5', '', '', 1, 'event', '', '2020-01-01T00:00:01Z', NULL, 0, x''),"
          " (6, '6', '', '', 1, 'event', '', NULL, NULL, 1577836802, x''),"
          " (7, '7', '', '', 1, 'event', '', '1950-06-01T12:00:00Z', NULL, 0, x''),"
          " (8, '8', '', '', 1, 'event', '', NULL, NULL, 0, x''),"
          " (9, '9', '', '', 1, 'event', '', NULL, NULL, 9223372036854775807, x'');");

  assert_order (f.index, HUB_ORDER_NEWEST, "5 4 3 2 1 7 6 8 9");
  assert_order (f.index, HUB_ORDER_OLDEST, "7 1 2 3 4 5 6 8 9");
  g_assert_cmpuint (count_all (f.index, HUB_FACET_YEAR, "2020"), ==, 5);
  g_assert_cmpuint (count_all (f.index, HUB_FACET_YEAR, "1950"), ==, 1);
}

/* What the full-text index has. */
static GHashTable *
read_vocabulary (TestFolder *folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (folder, &error);
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3_stmt *statement;
  sqlite3 *db;

  g_assert_no_error (error);
  db = hub_database_get_handle (hub_catalogue_get_database (catalogue));
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA query_only = OFF; CREATE VIRTUAL TABLE temp.vocabulary"
                                     " USING fts5vocab ('main', 'entry_text', 'row')",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT term, doc FROM vocabulary", -1, &statement,
                                       NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_hash_table_insert (words, g_strdup ((const char *) sqlite3_column_text (statement, 0)),
                         GINT_TO_POINTER (sqlite3_column_int (statement, 1)));
  sqlite3_finalize (statement);

  return words;
}

static gboolean
compare_cb (const char *word,
            gsize       length,
            guint       n_rows,
            gpointer    user_data)
{
  g_autofree char *text = g_strndup (word, length);
  GHashTable *words = user_data;

  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (words, text)), ==, n_rows);
  g_hash_table_remove (words, text);

  return TRUE;
}

/* The words of the index and how many entries have them are those of the full-text index. */
static void
assert_same_words (Fixture *self)
{
  g_autoptr(GHashTable) words = read_vocabulary (self->folder);

  g_assert_cmpuint (g_hash_table_size (words), >, 100);
  hub_index_each_word (self->index, "", compare_cb, words);
  hub_index_each_word (self->index, ":", compare_cb, words);
  g_assert_cmpuint (g_hash_table_size (words), ==, 0);
}

static void
test_words_of_starter (void)
{
  g_auto(Fixture) f = { NULL };

  set_up (&f, "");
  assert_same_words (&f);
}

static void
test_words_of_made_up (void)
{
  g_auto(Fixture) f = { NULL };

  set_up_made (&f, 500);
  assert_same_words (&f);
}

/* Rows by the full-text index: an entry has a word in a field, or one that begins so. */
static void
assert_same_rows (Fixture    *self,
                  const char *word,
                  gboolean    is_prefix,
                  guint       fields)
{
  static const char *const columns[] = { "title", "terms", "summary", "body" };
  static const guint8 weights[] = { 0, 9, 1, 9, 2, 9, 2, 9, 3, 9, 3, 9, 3, 9, 3, 9 };
  sqlite3 *db = hub_database_get_handle (hub_catalogue_get_database (self->catalogue));
  guint n_slots = hub_index_get_n_slots (self->index);
  g_autoptr(HubBitset) rows = hub_bitset_new (n_slots);
  g_autoptr(HubBitset) expected = hub_bitset_new (n_slots);
  g_autofree guint8 *best = g_malloc0 (n_slots);
  g_autoptr(GString) match = g_string_new ("{");
  sqlite3_stmt *statement;
  guint slot;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (fields >> i & 1)
      g_string_append_printf (match, " %s", columns[i]);
  g_string_append_printf (match, "} : \"%s\"%s", word, is_prefix ? "*" : "");
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT rowid FROM entry_text WHERE entry_text MATCH ?1",
                                       -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, match->str, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_assert_true (hub_index_find_slot (self->index, sqlite3_column_int64 (statement, 0), &slot));
      hub_bitset_add (expected, slot);
    }
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);

  g_assert_true (hub_index_add_rows (self->index, word, -1, is_prefix, fields, rows, NULL, NULL));
  g_assert_cmpmem (rows->words, rows->n_words * 8, expected->words, expected->n_words * 8);
  if (fields != HUB_FIELD_ALL)
    return;
  g_assert_true (hub_index_add_scores (self->index, word, -1, is_prefix, weights, best, NULL,
                                       NULL));
  for (slot = 0; slot < n_slots; slot++)
    g_assert_cmpint (best[slot] > 0, ==, hub_bitset_has (expected, slot));
}

static gboolean
collect_cb (const char *word,
            gsize       length,
            guint       n_rows,
            gpointer    user_data)
{
  g_ptr_array_add (user_data, g_strndup (word, length));

  return TRUE;
}

static void
test_rows (void)
{
  static const char *const prefixes[] = { "m", "mi", "mig", "la", "the", "zz", "1" };
  g_auto(Fixture) f = { NULL };
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  set_up_made (&f, 300);
  hub_index_each_word (f.index, "", collect_cb, words);
  for (guint i = 0; i < words->len; i++)
    assert_same_rows (&f, g_ptr_array_index (words, i), FALSE, 1 + i % HUB_FIELD_ALL);
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    for (guint fields = 1; fields <= HUB_FIELD_ALL; fields++)
      assert_same_rows (&f, prefixes[i], TRUE, fields);
}

static gboolean
stop_cb (const char *word,
         gsize       length,
         guint       n_rows,
         gpointer    user_data)
{
  guint *n_left = user_data;

  return --*n_left > 0;
}

static void
test_each_word_stops (void)
{
  g_auto(Fixture) f = { NULL };
  guint n_left = 3;

  set_up (&f, "");
  hub_index_each_word (f.index, "m", stop_cb, &n_left);
  g_assert_cmpuint (n_left, ==, 0);
}

/* A stem is no word that someone types the beginning of. */
static void
test_stems_are_apart (void)
{
  g_auto(Fixture) f = { NULL };
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) stems = g_ptr_array_new_with_free_func (g_free);

  set_up (&f, "");
  hub_index_each_word (f.index, "", collect_cb, words);
  hub_index_each_word (f.index, ":", collect_cb, stems);
  g_assert_cmpuint (stems->len, >, 0);
  for (guint i = 0; i < words->len; i++)
    g_assert_false (g_str_has_prefix (g_ptr_array_index (words, i), ":"));
  for (guint i = 0; i < stems->len; i++)
    g_assert_true (g_str_has_prefix (g_ptr_array_index (stems, i), ":"));
}

static void
test_words_are_cancelled (void)
{
  g_auto(Fixture) f = { NULL };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(HubBitset) rows = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree guint8 *best = NULL;

  set_up (&f, "");
  rows = hub_bitset_new (hub_index_get_n_slots (f.index));
  best = g_malloc0 (hub_index_get_n_slots (f.index));
  g_cancellable_cancel (cancellable);
  g_assert_false (hub_index_add_rows (f.index, "m", 1, TRUE, HUB_FIELD_ALL, rows, cancellable,
                                      &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (hub_index_add_scores (f.index, "m", 1, TRUE, best, best, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/index/empty", test_empty);
  g_test_add_func ("/index/regions", test_regions);
  g_test_add_func ("/index/spellings", test_spellings);
  g_test_add_func ("/index/title-order-is-cancelled", test_title_order_is_cancelled);
  g_test_add_func ("/index/odd-rows", test_odd_rows);
  g_test_add_func ("/index/dates", test_dates);
  g_test_add_func ("/index/words-of-starter", test_words_of_starter);
  g_test_add_func ("/index/words-of-made-up", test_words_of_made_up);
  g_test_add_func ("/index/rows", test_rows);
  g_test_add_func ("/index/each-word-stops", test_each_word_stops);
  g_test_add_func ("/index/stems-are-apart", test_stems_are_apart);
  g_test_add_func ("/index/words-are-cancelled", test_words_are_cancelled);

  return g_test_run ();
}
