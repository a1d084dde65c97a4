/* test-search-random.c: anything asked, held against brute force
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "search-lab.h"
#include "search-oracle.h"

#include <locale.h>

/* SQL takes some 0.1 s to count what one query over 20,000 entries finds. */
#define N_QUERIES         200
#define N_NIGHTLY_QUERIES 2000

/* Asks @n_queries, of which some must find something or they were not worth much. */
static void
check_queries (SearchLab *lab,
               guint      n_queries)
{
  g_autoptr(SearchOracle) oracle = search_oracle_new (lab->folder);
  guint n_found = 0;

  for (guint i = 0; i < n_queries; i++)
    {
      g_autoptr(HubQuery) query = search_lab_draw_query (lab);
      g_autoptr(HubResults) results = search_lab_run (lab, query);

      search_oracle_check (oracle, results);
      n_found += hub_results_get_total (results) > 0;
    }

  g_assert_cmpuint (n_found, >, n_queries / 4);
}

static void
test_few_entries (void)
{
  g_autoptr(SearchLab) lab = search_lab_new (1, 300);

  check_queries (lab, 500);
}

/* With an index that has taken in changes, and so has rows that are dead. */
static void
test_changing_entries (void)
{
  g_autoptr(SearchLab) lab = search_lab_new (2, 300);

  for (guint i = 0; i < 15; i++)
    {
      search_lab_change (lab);
      search_lab_refresh (lab);
      check_queries (lab, 20);
    }
}

/* With the index in its file. */
static void
test_many_entries (void)
{
  g_autoptr(SearchLab) lab = search_lab_new (3, 20000);
  g_autofree char *path = hub_index_dup_path (lab->catalogue);
  g_autoptr(GError) error = NULL;

  g_assert_true (hub_index_write_file (lab->catalogue, path, NULL, &error));
  hub_search_free (lab->search);
  lab->search = hub_search_new (lab->catalogue, NULL, &error);
  g_assert_no_error (error);
  check_queries (lab, test_is_nightly () ? N_NIGHTLY_QUERIES : N_QUERIES);
}

/* In a locale that does not sort by code points. */
static void
test_locale (void)
{
  static const char *const locales[] = { "fr_FR.UTF-8", "en_US.UTF-8", "es_ES.UTF-8" };
  const char *locale = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (locales) && locale == NULL; i++)
    locale = setlocale (LC_COLLATE, locales[i]);
  if (locale == NULL)
    g_test_skip ("no locale but C");
  else
    {
      g_autoptr(SearchLab) lab = search_lab_new (4, 300);

      g_assert_cmpint (g_utf8_collate ("état", "zone"), <, 0);
      check_queries (lab, 100);
      setlocale (LC_COLLATE, "C.UTF-8");
    }
}

/* The query with one value of a facet alone, or with none. */
static HubQuery *
choose (HubQuery            *query,
        HubFacet             facet,
        const HubFacetValue *value)   /* (nullable) */
{
  g_autoptr(HubQuery) chosen = hub_query_ref (query);

  for (HubChoice choice = HUB_CHOICE_INCLUDE; choice <= HUB_CHOICE_EXCLUDE; choice++)
    {
      const char *const *codes = hub_query_get_codes (query, facet, choice);

      for (guint i = 0; codes[i] != NULL; i++)
        {
          g_autoptr(HubQuery) before = g_steal_pointer (&chosen);

          chosen = hub_query_with_choice (before, facet, codes[i], HUB_CHOICE_NONE);
        }
    }
  if (facet == HUB_FACET_YEAR)
    {
      int year = value != NULL ? (int) g_ascii_strtoll (value->code, NULL, 10) : 0;

      return hub_query_with_years (chosen, year, year);
    }
  return value != NULL ? hub_query_with_choice (chosen, facet, value->code, HUB_CHOICE_INCLUDE)
                       : g_steal_pointer (&chosen);
}

/* A cell holds what its two values find together, which brute force finds, too. */
static guint
check_cell (SearchLab    *lab,
            SearchOracle *oracle,
            HubQuery     *query,
            HubCross     *cross,
            int           row,
            int           column)
{
  guint n_rows, n_columns;
  const HubFacetValue *rows = hub_cross_get_rows (cross, &n_rows);
  const HubFacetValue *columns = hub_cross_get_columns (cross, &n_columns);
  g_autoptr(HubQuery) in_row = choose (query, hub_cross_get_row_facet (cross),
                                       row >= 0 ? &rows[row] : NULL);
  g_autoptr(HubQuery) in_cell = choose (in_row, hub_cross_get_column_facet (cross),
                                        column >= 0 ? &columns[column] : NULL);
  g_autoptr(HubResults) results = search_lab_run (lab, in_cell);

  search_oracle_check (oracle, results);
  g_assert_cmpuint (hub_cross_get_count (cross, row, column), ==, hub_results_get_total (results));
  return hub_results_get_total (results);
}

/* Its own entries of each year are those that a range of one year finds. */
static void
check_years (SearchLab *lab,
             HubQuery  *query,
             HubCross  *cross,
             int        row)
{
  guint n_rows;
  const HubFacetValue *rows = hub_cross_get_rows (cross, &n_rows);
  HubYears years = hub_cross_get_years (cross, row);
  g_autoptr(HubQuery) in_row = choose (query, hub_cross_get_row_facet (cross),
                                       row >= 0 ? &rows[row] : NULL);
  g_autoptr(HubQuery) all = choose (in_row, hub_cross_get_column_facet (cross), NULL);

  for (guint i = 0; i < years.n_years; i++)
    {
      int year = years.first + (int) i;
      g_autoptr(HubQuery) of_year = hub_query_with_years (all, year, year);
      g_autoptr(HubResults) results = search_lab_run (lab, of_year);

      g_assert_cmpuint (years.counts[i], ==, hub_results_get_total (results));
    }
}

static guint
check_cross (SearchLab    *lab,
             SearchOracle *oracle,
             HubQuery     *query,
             HubFacet      row_facet,
             HubFacet      column_facet)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCross) cross = hub_search_cross (lab->search, query, row_facet, column_facet, NULL,
                                                &error);
  guint n_rows, n_columns;
  guint n_found = 0, n_gaps = 0;

  g_assert_no_error (error);
  hub_cross_get_rows (cross, &n_rows);
  hub_cross_get_columns (cross, &n_columns);
  for (int row = HUB_CROSS_ALL; row < (int) n_rows; row += 1 + (int) n_rows / 4)
    for (int column = HUB_CROSS_ALL; column < (int) n_columns; column += 1 + (int) n_columns / 4)
      n_found += check_cell (lab, oracle, query, cross, row, column) > 0;

  for (int row = 0; row < (int) n_rows; row++)
    for (int column = 0; column < (int) n_columns; column++)
      n_gaps += hub_cross_get_count (cross, row, column) == 0;
  g_assert_cmpuint (hub_cross_count_gaps (cross), ==, n_gaps);

  if (row_facet != HUB_FACET_YEAR && column_facet != HUB_FACET_YEAR &&
      hub_query_get_year_from (query) == 0 && hub_query_get_year_to (query) == 0)
    check_years (lab, query, cross, (int) n_rows / 2 - 1);
  return n_found;
}

/* Any two facets, with and without a question, in an index that has taken in changes. A region has
 * its countries' entries, once. */
static void
test_cross (void)
{
  g_autoptr(SearchLab) lab = search_lab_new (5, 300);
  g_autoptr(HubQuery) all = hub_query_new ();
  guint n_found = 0;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(SearchOracle) oracle = NULL;

      search_lab_change (lab);
      search_lab_refresh (lab);
      oracle = search_oracle_new (lab->folder);
      for (HubFacet row = 0; row < HUB_N_FACETS; row++)
        {
          g_autoptr(HubQuery) query = search_lab_draw_query (lab);
          HubFacet column = (row + 1 + i) % HUB_N_FACETS;

          n_found += check_cross (lab, oracle, all, row, column);
          n_found += check_cross (lab, oracle, query, row, column);
        }
    }
  g_assert_cmpuint (n_found, >, 300);
}

/* Before those there are. */
static void
add_many_terms (SearchLab     *lab,
                HubVocabulary  vocabulary)
{
  g_autoptr(GPtrArray) terms = made_up_list_terms (vocabulary);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 2 * HUB_CROSS_MAX; i++)
    {
      g_autofree char *code = g_strdup_printf ("more-%u", i);
      HubTerm *term = hub_term_new (vocabulary, code, code);

      term->code = g_strdup (code);
      g_ptr_array_insert (terms, (int) i, term);
    }
  g_assert_true (hub_catalogue_writer_apply_terms (lab->writer, vocabulary, terms, &error));
  g_assert_no_error (error);
}

static guint
n_made_up (HubVocabulary vocabulary)
{
  g_autoptr(GPtrArray) terms = made_up_list_terms (vocabulary);

  return terms->len;
}

/* A catalogue may have any number of terms, a table has not; but the totals are of all entries,
 * here of those alone that have terms behind the last that is in the table. */
static void
test_cross_limit (void)
{
  g_autoptr(SearchLab) lab = search_lab_new (7, 60);
  g_autoptr(SearchOracle) oracle = NULL;
  g_autoptr(HubQuery) all = hub_query_new ();
  g_autoptr(HubCross) cross = NULL;
  g_autoptr(GError) error = NULL;
  guint n_rows, n_columns;

  add_many_terms (lab, HUB_VOCABULARY_PRINCIPLE);
  add_many_terms (lab, HUB_VOCABULARY_TYPE);
  search_lab_refresh (lab);
  oracle = search_oracle_new (lab->folder);
  cross = hub_search_cross (lab->search, all, HUB_FACET_PRINCIPLE, HUB_FACET_TYPE, NULL, &error);
  g_assert_no_error (error);
  hub_cross_get_rows (cross, &n_rows);
  g_assert_cmpuint (n_rows, ==, HUB_CROSS_MAX);
  g_assert_cmpstr (hub_cross_get_rows (cross, &n_rows)[HUB_CROSS_MAX - 1].code, ==,
                   "more-399");
  hub_cross_get_columns (cross, &n_columns);
  g_assert_cmpuint (n_columns, ==, HUB_CROSS_MAX);
  g_assert_cmpuint (hub_cross_count_gaps (cross), ==, HUB_CROSS_MAX * HUB_CROSS_MAX);
  g_assert_cmpuint (hub_cross_get_n_left_out (cross), ==,
                    2 * HUB_CROSS_MAX + n_made_up (HUB_VOCABULARY_PRINCIPLE) +
                    n_made_up (HUB_VOCABULARY_TYPE));
  g_assert_cmpuint (hub_cross_get_count (cross, HUB_CROSS_ALL, HUB_CROSS_ALL), ==, 60);

  g_assert_cmpuint (check_cross (lab, oracle, all, HUB_FACET_PRINCIPLE, HUB_FACET_COUNTRY), >, 0);
  g_assert_cmpuint (check_cross (lab, oracle, all, HUB_FACET_KIND, HUB_FACET_TYPE), >, 0);
}

/* Who has given up gets nothing. */
static void
test_cross_cancelled (void)
{
  g_autoptr(SearchLab) lab = search_lab_new (6, 20);
  g_autoptr(HubQuery) all = hub_query_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (hub_search_cross (lab->search, all, HUB_FACET_OBJECTIVE, HUB_FACET_COUNTRY,
                                   cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/random/few-entries", test_few_entries);
  g_test_add_func ("/search/random/changing-entries", test_changing_entries);
  g_test_add_func ("/search/random/many-entries", test_many_entries);
  g_test_add_func ("/search/random/locale", test_locale);
  g_test_add_func ("/search/random/cross", test_cross);
  g_test_add_func ("/search/random/cross-limit", test_cross_limit);
  g_test_add_func ("/search/random/cross-cancelled", test_cross_cancelled);

  return g_test_run ();
}
