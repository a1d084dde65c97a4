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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/random/few-entries", test_few_entries);
  g_test_add_func ("/search/random/changing-entries", test_changing_entries);
  g_test_add_func ("/search/random/many-entries", test_many_entries);
  g_test_add_func ("/search/random/locale", test_locale);

  return g_test_run ();
}
