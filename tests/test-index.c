/* test-index.c: the catalogue in memory, row by row
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-catalogue.h"
#include "hub-error.h"
#include "hub-index-builder.h"
#include "hub-search.h"
#include "test-folder.h"

#include <sqlite3.h>
#include <string.h>

/* What an entry is made of, for tables of them. */
typedef struct
{
  gint64      id;
  const char *title;
  gint64      date;
  HubScope    scope;
} Made;

static HubIndex *
make_index (const Made *entries,
            guint       n_entries)
{
  g_autoptr(HubIndexBuilder) builder = hub_index_builder_new ();

  for (guint i = 0; i < n_entries; i++)
    {
      hub_index_builder_add_entry (builder, entries[i].id, entries[i].title);
      hub_index_builder_set_date (builder, entries[i].date);
      hub_index_builder_set_scope (builder, entries[i].scope);
    }

  return hub_index_builder_finish (builder);
}

/* Compares the ids in @order with @expected, which are parted by spaces. */
static void
assert_order (HubIndex   *index,
              HubOrder    order,
              const char *expected)
{
  g_autoptr(GString) ids = g_string_new (NULL);
  const guint32 *rows = NULL;

  if (order != HUB_ORDER_HUB)
    rows = hub_index_get_order (index, order, NULL, NULL);
  for (guint i = 0; i < hub_index_get_n_rows (index); i++)
    g_string_append_printf (ids, "%s%d", i > 0 ? " " : "",
                            (int) hub_index_get_id (index, rows != NULL ? rows[i] : i));

  g_assert_cmpstr (ids->str, ==, expected);
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
  g_autoptr(HubBitset) all = hub_bitset_new_full (hub_index_get_n_rows (index));

  return hub_index_count (index, find_value (index, facet, code), all);
}

static void
test_orders (void)
{
  static const Made entries[] = {
    { 1, "b", 500, HUB_SCOPE_UNSTATED },
    { 2, "d", 100, HUB_SCOPE_GLOBAL },
    { 3, "a", 300, HUB_SCOPE_GLOBAL },
    { 4, "c", 0, HUB_SCOPE_GLOBAL },
    { 5, "f", 900, HUB_SCOPE_NATIONAL },
    { 6, "e", 200, HUB_SCOPE_REGIONAL },
    { 7, "a", 300, HUB_SCOPE_GLOBAL },
    { 8, "0", 300, HUB_SCOPE_GLOBAL },
    { 9, "g", 0, HUB_SCOPE_REGIONAL },
  };
  g_autoptr(HubIndex) index = make_index (entries, G_N_ELEMENTS (entries));

  /* The wide first, then the new, the undated last; then by title, then by id. */
  assert_order (index, HUB_ORDER_HUB, "8 3 7 2 4 6 9 5 1");
  assert_order (index, HUB_ORDER_NEWEST, "5 1 8 3 7 6 2 4 9");
  assert_order (index, HUB_ORDER_OLDEST, "2 6 8 3 7 1 5 4 9");
  assert_order (index, HUB_ORDER_TITLE, "8 3 7 1 4 2 6 5 9");
}

static void
test_empty (void)
{
  g_autoptr(HubIndex) index = make_index (NULL, 0);
  guint cursor = 0, row = 0;

  g_assert_cmpuint (hub_index_get_n_rows (index), ==, 0);
  for (guint order = HUB_ORDER_HUB; order < HUB_ORDER_RELEVANCE; order++)
    assert_order (index, order, "");
  g_assert_false (hub_index_find_row (index, 1, &cursor, &row));
  g_assert_cmpuint (count_all (index, HUB_FACET_KIND, "document"), ==, 0);
  g_assert_cmpuint (count_all (index, HUB_FACET_SCOPE, "global"), ==, 0);
}

/* Ids may have gaps, and be asked for in any order. */
static void
test_find_row (void)
{
  static const Made entries[] = {
    { -5, "x", 1, HUB_SCOPE_UNSTATED },
    { 3, "x", 2, HUB_SCOPE_UNSTATED },
    { 1000, "x", 3, HUB_SCOPE_UNSTATED },
    { G_MAXINT64, "x", 4, HUB_SCOPE_UNSTATED },
  };
  static const gint64 asked[] = { 3, 3, 1000, 1001, -5, G_MAXINT64, 999, G_MININT64, 1000, 4 };
  g_autoptr(HubIndex) index = make_index (entries, G_N_ELEMENTS (entries));
  guint cursor = 0;

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      gboolean is_there = FALSE;
      guint row = 77;

      for (guint j = 0; j < G_N_ELEMENTS (entries); j++)
        is_there |= entries[j].id == asked[i];
      g_assert_cmpint (hub_index_find_row (index, asked[i], &cursor, &row), ==, is_there);
      if (is_there)
        g_assert_cmpint (hub_index_get_id (index, row), ==, asked[i]);
      else
        g_assert_cmpuint (row, ==, 77);
    }
}

/* A value is counted alike whether its rows are kept as bits or as numbers. */
static void
test_sparse_and_dense (void)
{
  static const guint steps[] = { 1, 2, 31, 32, 33, 100, 999, 1000 };
  g_autoptr(HubIndexBuilder) builder = hub_index_builder_new ();
  g_autoptr(HubIndex) index = NULL;
  g_autoptr(HubBitset) odd = hub_bitset_new (1000);
  HubIndexDraft *values[G_N_ELEMENTS (steps)];

  for (guint s = 0; s < G_N_ELEMENTS (steps); s++)
    {
      g_autofree char *code = g_strdup_printf ("every-%u", steps[s]);

      values[s] = hub_index_builder_get_value (builder, HUB_FACET_TYPE, code, code);
    }
  for (guint i = 0; i < 1000; i++)
    {
      hub_index_builder_add_entry (builder, i + 1, "x");
      hub_index_builder_set_date (builder, 1000 - i);   /* so row and id go together */
      for (guint s = 0; s < G_N_ELEMENTS (steps); s++)
        if (i % steps[s] == 0)
          {
            hub_index_builder_mark (builder, values[s]);
            hub_index_builder_mark (builder, values[s]);
          }
    }
  index = hub_index_builder_finish (builder);
  for (guint i = 1; i < 1000; i += 2)
    hub_bitset_add (odd, i);

  for (guint s = 0; s < G_N_ELEMENTS (steps); s++)
    {
      g_autofree char *code = g_strdup_printf ("every-%u", steps[s]);
      guint number = find_value (index, HUB_FACET_TYPE, code);
      g_autoptr(HubBitset) with = hub_bitset_copy (odd);
      g_autoptr(HubBitset) without = hub_bitset_copy (odd);
      guint n = (999 + steps[s]) / steps[s];
      guint n_odd = 0;

      for (guint i = 0; i < 1000; i += steps[s])
        n_odd += i % 2;
      g_assert_cmpuint (count_all (index, HUB_FACET_TYPE, code), ==, n);
      g_assert_cmpuint (hub_index_count (index, number, odd), ==, n_odd);
      hub_index_unite (index, number, with);
      g_assert_cmpuint (hub_bitset_count (with), ==, 500 + n - n_odd);
      hub_index_subtract (index, number, without);
      g_assert_cmpuint (hub_bitset_count (without), ==, 500 - n_odd);
    }
}

/* An entry in two countries of a region counts once for it, also with the region itself. */
static void
test_regions (void)
{
  g_autoptr(HubIndexBuilder) builder = hub_index_builder_new ();
  g_autoptr(HubIndex) index = NULL;
  HubIndexDraft *region, *nepal, *laos, *nowhere;

  region = hub_index_builder_get_value (builder, HUB_FACET_REGION, "asia", "Asia");
  nepal = hub_index_builder_get_value (builder, HUB_FACET_COUNTRY, "NP", "Nepal");
  laos = hub_index_builder_get_value (builder, HUB_FACET_COUNTRY, "LA", "Laos");
  nowhere = hub_index_builder_get_value (builder, HUB_FACET_COUNTRY, "ZZ", "Nowhere");
  hub_index_builder_set_region (builder, nepal, "asia");
  hub_index_builder_set_region (builder, laos, "asia");
  hub_index_builder_set_region (builder, nowhere, "atlantis");
  g_assert_true (hub_index_builder_get_value (builder, HUB_FACET_COUNTRY, "NP", "?") == nepal);
  g_assert_cmpint (hub_index_draft_get_facet (nepal), ==, HUB_FACET_COUNTRY);

  hub_index_builder_add_entry (builder, 1, "both");
  hub_index_builder_mark (builder, nepal);
  hub_index_builder_mark (builder, laos);
  hub_index_builder_mark (builder, region);
  hub_index_builder_add_entry (builder, 2, "one");
  hub_index_builder_mark (builder, laos);
  hub_index_builder_add_entry (builder, 3, "elsewhere");
  hub_index_builder_mark (builder, nowhere);
  index = hub_index_builder_finish (builder);

  g_assert_cmpuint (count_all (index, HUB_FACET_REGION, "asia"), ==, 2);
  g_assert_cmpuint (count_all (index, HUB_FACET_COUNTRY, "NP"), ==, 1);
  g_assert_cmpuint (count_all (index, HUB_FACET_COUNTRY, "LA"), ==, 2);
  g_assert_cmpuint (count_all (index, HUB_FACET_COUNTRY, "ZZ"), ==, 1);
  g_assert_null (hub_facet_table_get_all (hub_index_get_table (index))
                   [find_value (index, HUB_FACET_COUNTRY, "ZZ")].parent);
}

static void
test_title_order_is_cancelled (void)
{
  static const Made entries[] = {
    { 1, "b", 1, HUB_SCOPE_GLOBAL },
    { 2, "a", 2, HUB_SCOPE_GLOBAL },
  };
  g_autoptr(HubIndex) index = make_index (entries, G_N_ELEMENTS (entries));
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (hub_index_get_order (index, HUB_ORDER_TITLE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_order (index, HUB_ORDER_TITLE, "2 1");
}

/* Makes the starter catalogue and changes it behind its back. */
static void
change_catalogue (const char *folder,
                  const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (folder, &error);
  g_autofree char *path = g_build_filename (folder, "catalogue.db", NULL);
  char *message = NULL;
  sqlite3 *db;

  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static HubIndex *
read_index (const char *folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (folder, &error);
  HubIndex *index;

  g_assert_no_error (error);
  index = hub_index_new (hub_catalogue_get_database (catalogue), NULL, &error);
  g_assert_no_error (error);

  return index;
}

/* Rows that no writer of ours would leave: the index takes of them what it can. */
static void
test_odd_rows (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubIndex) index = NULL;
  guint number;

  change_catalogue (folder,
                    "DELETE FROM entry;"
                    "INSERT INTO entry (id, uuid, langcode, origin, generation, kind, title,"
                    "  published, starts, changed, publishers, languages, digest) VALUES"
                    " (1, 'a', 'en', '', 1, 'poster', CAST (x'ff41' AS TEXT), '2021-13-45',"
                    "  '2019', 0, 'no json', '{\"a\": \"fr\"}', x''),"
                    " (2, 'b', 'en', '', 1, 'video', '', '9999', 'soon', 9223372036854775807,"
                    "  '[1, null, [\"x\"], \"\", \"…\", \"A\", \"a\"]', '[\"en\", \"en\"]', x''),"
                    " (3, 'c', 'en', '', 1, '', 'x', NULL, NULL, -1, '[\"a\\u0000b\"]', '[]', x'');"
                    "INSERT INTO entry_term SELECT 1, min (id) FROM term;");
  index = read_index (folder);

  g_assert_cmpuint (hub_index_get_n_rows (index), ==, 3);
  g_assert_cmpuint (count_all (index, HUB_FACET_KIND, "other"), ==, 2);
  g_assert_cmpuint (count_all (index, HUB_FACET_KIND, "video"), ==, 1);
  g_assert_cmpuint (count_all (index, HUB_FACET_YEAR, "2019"), ==, 1);
  g_assert_cmpuint (hub_facet_table_get_length (hub_index_get_table (index), HUB_FACET_YEAR),
                    ==, 1);
  /* A value of another type in a list is none; "A" and "a" are one publisher. */
  g_assert_cmpuint (count_all (index, HUB_FACET_LANGUAGE, "en"), ==, 1);
  g_assert_cmpuint (count_all (index, HUB_FACET_PUBLISHER, "a"), >=, 1);
  g_assert_cmpuint (count_all (index, HUB_FACET_PUBLISHER, "…"), ==, 1);
  g_assert_false (hub_facet_table_find (hub_index_get_table (index), HUB_FACET_PUBLISHER, "x",
                                        &number));
}

/* Dates at every precision, far back too; an edit on the hub is no date. */
static void
test_dates (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubIndex) index = NULL;

  change_catalogue (folder,
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
  index = read_index (folder);

  assert_order (index, HUB_ORDER_NEWEST, "5 4 3 2 1 7 6 8 9");
  assert_order (index, HUB_ORDER_OLDEST, "7 1 2 3 4 5 6 8 9");
  g_assert_cmpuint (count_all (index, HUB_FACET_YEAR, "2020"), ==, 5);
  g_assert_cmpuint (count_all (index, HUB_FACET_YEAR, "1950"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/index/orders", test_orders);
  g_test_add_func ("/index/empty", test_empty);
  g_test_add_func ("/index/find-row", test_find_row);
  g_test_add_func ("/index/sparse-and-dense", test_sparse_and_dense);
  g_test_add_func ("/index/regions", test_regions);
  g_test_add_func ("/index/title-order-is-cancelled", test_title_order_is_cancelled);
  g_test_add_func ("/index/odd-rows", test_odd_rows);
  g_test_add_func ("/index/dates", test_dates);

  return g_test_run ();
}
