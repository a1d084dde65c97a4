/* test-query.c: queries, facets and what words become
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-bitset.h"
#include "hub-facet-table.h"
#include "hub-language.h"
#include "hub-query.h"

/* A query with everything set. */
static HubQuery *
make_full (void)
{
  g_autoptr(HubQuery) empty = hub_query_new ();
  g_autoptr(HubQuery) text = hub_query_with_text (empty, "return and reintegration");
  g_autoptr(HubQuery) in = hub_query_with_choice (text, HUB_FACET_COUNTRY, "KE",
                                                  HUB_CHOICE_INCLUDE);
  g_autoptr(HubQuery) out = hub_query_with_choice (in, HUB_FACET_KIND, "event",
                                                   HUB_CHOICE_EXCLUDE);
  g_autoptr(HubQuery) years = hub_query_with_years (out, 2018, 2024);

  return hub_query_with_order (years, HUB_ORDER_NEWEST);
}

static void
assert_codes (HubQuery   *query,
              HubFacet    facet,
              HubChoice   choice,
              const char *expected)
{
  g_autofree char *codes = g_strjoinv (" ", (char **) hub_query_get_codes (query, facet, choice));

  g_assert_cmpstr (codes, ==, expected);
}

static void
test_empty (void)
{
  g_autoptr(HubQuery) query = hub_query_new ();

  g_assert_cmpstr (hub_query_get_text (query), ==, "");
  g_assert_false (hub_query_is_narrowed (query));
  g_assert_cmpint (hub_query_get_order (query), ==, HUB_ORDER_HUB);
  g_assert_cmpint (hub_query_get_year_from (query), ==, 0);
  g_assert_cmpint (hub_query_get_year_to (query), ==, 0);
  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    {
      g_assert_cmpuint (hub_query_count_choices (query, facet), ==, 0);
      g_assert_cmpint (hub_query_get_choice (query, facet, "1"), ==, HUB_CHOICE_NONE);
      assert_codes (query, facet, HUB_CHOICE_INCLUDE, "");
      assert_codes (query, facet, HUB_CHOICE_EXCLUDE, "");
    }
}

/* Each `with` leaves what it was given as it was. */
static void
test_immutable (void)
{
  g_autoptr(HubQuery) full = make_full ();
  g_autoptr(HubQuery) same = make_full ();
  g_autoptr(HubQuery) text = hub_query_with_text (full, "other");
  g_autoptr(HubQuery) more = hub_query_with_choice (full, HUB_FACET_COUNTRY, "FR",
                                                    HUB_CHOICE_INCLUDE);
  g_autoptr(HubQuery) less = hub_query_with_choice (full, HUB_FACET_COUNTRY, "KE",
                                                    HUB_CHOICE_NONE);
  g_autoptr(HubQuery) years = hub_query_with_years (full, 0, 2020);
  g_autoptr(HubQuery) order = hub_query_with_order (full, HUB_ORDER_TITLE);
  g_autoptr(HubQuery) clear = hub_query_cleared (full);
  HubQuery *changed[] = { text, more, less, years, order, clear };

  g_assert_true (hub_query_equal (full, same));
  for (guint i = 0; i < G_N_ELEMENTS (changed); i++)
    {
      g_assert_false (hub_query_equal (full, changed[i]));
      for (guint j = 0; j < i; j++)
        g_assert_false (hub_query_equal (changed[i], changed[j]));
    }

  g_assert_cmpstr (hub_query_get_text (text), ==, "other");
  assert_codes (text, HUB_FACET_COUNTRY, HUB_CHOICE_INCLUDE, "KE");
  assert_codes (more, HUB_FACET_COUNTRY, HUB_CHOICE_INCLUDE, "FR KE");
  assert_codes (less, HUB_FACET_COUNTRY, HUB_CHOICE_INCLUDE, "");
  g_assert_cmpint (hub_query_get_year_from (years), ==, 0);
  g_assert_cmpint (hub_query_get_year_to (years), ==, 2020);
  g_assert_cmpint (hub_query_get_order (clear), ==, HUB_ORDER_NEWEST);
  g_assert_false (hub_query_is_narrowed (clear));
}

static void
test_choices (void)
{
  static const char *const codes[] = { "10", "2", "general", "1", "23", "2", "10" };
  g_autoptr(HubQuery) query = hub_query_new ();
  g_autoptr(HubQuery) turned = NULL;
  g_autoptr(HubQuery) back = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr(HubQuery) next = hub_query_with_choice (query, HUB_FACET_OBJECTIVE, codes[i],
                                                        HUB_CHOICE_INCLUDE);

      g_clear_pointer (&query, hub_query_unref);
      query = g_steal_pointer (&next);
    }
  assert_codes (query, HUB_FACET_OBJECTIVE, HUB_CHOICE_INCLUDE, "1 10 2 23 general");
  g_assert_cmpuint (hub_query_count_choices (query, HUB_FACET_OBJECTIVE), ==, 5);
  g_assert_cmpuint (hub_query_count_choices (query, HUB_FACET_PRINCIPLE), ==, 0);

  /* A value cannot be both. */
  turned = hub_query_with_choice (query, HUB_FACET_OBJECTIVE, "2", HUB_CHOICE_EXCLUDE);
  assert_codes (turned, HUB_FACET_OBJECTIVE, HUB_CHOICE_INCLUDE, "1 10 23 general");
  assert_codes (turned, HUB_FACET_OBJECTIVE, HUB_CHOICE_EXCLUDE, "2");
  g_assert_cmpint (hub_query_get_choice (turned, HUB_FACET_OBJECTIVE, "2"), ==,
                   HUB_CHOICE_EXCLUDE);
  g_assert_cmpint (hub_query_get_choice (turned, HUB_FACET_OBJECTIVE, "1"), ==,
                   HUB_CHOICE_INCLUDE);
  g_assert_cmpint (hub_query_get_choice (turned, HUB_FACET_OBJECTIVE, "3"), ==, HUB_CHOICE_NONE);

  back = hub_query_with_choice (turned, HUB_FACET_OBJECTIVE, "2", HUB_CHOICE_INCLUDE);
  g_assert_true (hub_query_equal (back, query));
}

static void
test_narrowed (void)
{
  static const char *const blank[] = { "", " ", "\t\n", "\xc2\xa0\xe3\x80\x80", "* -" };
  g_autoptr(HubQuery) query = hub_query_new ();
  g_autoptr(HubQuery) text = hub_query_with_text (query, "  a");
  g_autoptr(HubQuery) years = hub_query_with_years (query, -5, 2020);
  g_autoptr(HubQuery) out = hub_query_with_choice (query, HUB_FACET_SCOPE, "global",
                                                   HUB_CHOICE_EXCLUDE);

  for (guint i = 0; i < G_N_ELEMENTS (blank); i++)
    {
      g_autoptr(HubQuery) with = hub_query_with_text (query, blank[i]);

      g_assert_false (hub_query_is_narrowed (with));
    }
  g_assert_true (hub_query_is_narrowed (text));
  g_assert_true (hub_query_is_narrowed (out));
  g_assert_true (hub_query_is_narrowed (years));
  g_assert_cmpint (hub_query_get_year_from (years), ==, 0);
  g_assert_cmpuint (hub_query_count_choices (years, HUB_FACET_YEAR), ==, 1);
}

static void
test_text_is_made_valid (void)
{
  g_autoptr(HubQuery) query = hub_query_new ();
  g_autoptr(HubQuery) broken = hub_query_with_text (query, "caf\xe9 \xf0\x9f");
  g_autoptr(HubQuery) none = hub_query_with_text (broken, NULL);

  g_assert_true (g_utf8_validate (hub_query_get_text (broken), -1, NULL));
  g_assert_true (g_str_has_prefix (hub_query_get_text (broken), "caf"));
  g_assert_true (hub_query_equal (none, query));
}

static gpointer
share_thread (gpointer data)
{
  for (guint i = 0; i < 10000; i++)
    {
      g_autoptr(HubQuery) query = hub_query_ref (data);
      g_autoptr(HubQuery) copy = hub_query_with_choice (query, HUB_FACET_TYPE, "report",
                                                        HUB_CHOICE_INCLUDE);

      g_assert_true (hub_query_get_choice (copy, HUB_FACET_TYPE, "report") == HUB_CHOICE_INCLUDE);
    }

  return NULL;
}

static void
test_shared_by_threads (void)
{
  g_autoptr(HubQuery) query = make_full ();
  g_autoptr(HubQuery) same = make_full ();
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("share", share_thread, query);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  g_assert_true (hub_query_equal (query, same));
}

static void
test_names (void)
{
  HubFacet facet = HUB_FACET_YEAR;
  HubOrder order = HUB_ORDER_TITLE;

  for (guint i = 0; i < HUB_N_FACETS; i++)
    {
      g_assert_true (hub_facet_from_string (hub_facet_to_string (i), &facet));
      g_assert_cmpint (facet, ==, i);
      g_assert_cmpstr (hub_facet_get_label (i), !=, "");
      g_assert_true (g_utf8_validate (hub_facet_get_label (i), -1, NULL));
    }
  for (guint i = 0; i <= HUB_ORDER_RELEVANCE; i++)
    {
      g_assert_true (hub_order_from_string (hub_order_to_string (i), &order));
      g_assert_cmpint (order, ==, i);
    }

  /* The names are those of the command line. */
  g_assert_cmpstr (hub_facet_to_string (HUB_FACET_OBJECTIVE), ==, "objective");
  g_assert_cmpstr (hub_facet_to_string (HUB_FACET_PUBLISHER), ==, "publisher");
  g_assert_cmpstr (hub_order_to_string (HUB_ORDER_HUB), ==, "hub");
  g_assert_cmpstr (hub_order_to_string (HUB_ORDER_RELEVANCE), ==, "relevance");

  facet = HUB_FACET_TYPE;
  g_assert_false (hub_facet_from_string ("Objective", &facet));
  g_assert_false (hub_facet_from_string ("", &facet));
  g_assert_cmpint (facet, ==, HUB_FACET_TYPE);
  order = HUB_ORDER_TITLE;
  g_assert_false (hub_order_from_string ("best", &order));
  g_assert_cmpint (order, ==, HUB_ORDER_TITLE);
}

static void
test_languages (void)
{
  static const struct
  {
    const char *code;
    const char *label;
  } cases[] = {
    { "en", "English" },
    { "fr", "Français (French)" },
    { "AR", "العربية (Arabic)" },
    { "pt-BR", "Português do Brasil (Brazilian Portuguese)" },
    { "tlh", "tlh" },
    { "", "" },
    { "%s%n", "%s%n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = hub_language_dup_label (cases[i].code);

      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

static void
test_bitset (void)
{
  static const guint sizes[] = { 0, 1, 63, 64, 65, 1000, 3968, 3969, 7937, 12000 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      guint n = sizes[s];
      g_autoptr(HubBitset) all = hub_bitset_new_full (n);
      g_autoptr(HubBitset) thirds = hub_bitset_new (n);
      g_autoptr(HubBitset) evens = hub_bitset_new (n);
      g_autoptr(HubBitset) either = NULL;
      guint n_both = 0;

      for (guint i = 0; i < n; i += 3)
        hub_bitset_add (thirds, i);
      for (guint i = 0; i < n; i += 2)
        hub_bitset_add (evens, i);
      for (guint i = 0; i < n; i += 6)
        n_both++;

      g_assert_cmpuint (hub_bitset_count (all), ==, n);
      g_assert_cmpuint (hub_bitset_count (thirds), ==, (n + 2) / 3);
      g_assert_cmpuint (hub_bitset_count_and (thirds, evens), ==, n_both);

      either = hub_bitset_copy (thirds);
      hub_bitset_unite (either, evens);
      g_assert_cmpuint (hub_bitset_count (either), ==, (n + 2) / 3 + (n + 1) / 2 - n_both);
      for (guint i = 0; i < n; i++)
        g_assert_cmpint (hub_bitset_has (either, i), ==, i % 3 == 0 || i % 2 == 0);
      hub_bitset_subtract (either, evens);
      g_assert_cmpuint (hub_bitset_count (either), ==, (n + 2) / 3 - n_both);
      hub_bitset_intersect (either, evens);
      g_assert_cmpuint (hub_bitset_count (either), ==, 0);
      if (n > 0)
        hub_bitset_remove (all, n - 1);
      g_assert_cmpuint (hub_bitset_count (all), ==, n > 0 ? n - 1 : 0);
    }
}

static void
test_facet_table (void)
{
  g_autoptr(HubFacetTable) table = hub_facet_table_new ();
  guint number = 77;

  g_assert_cmpuint (hub_facet_table_add (table, HUB_FACET_REGION, "asia", "Asia", NULL), ==, 0);
  g_assert_cmpuint (hub_facet_table_add (table, HUB_FACET_COUNTRY, "NP", "Nepal", "asia"), ==, 1);
  g_assert_cmpuint (hub_facet_table_add (table, HUB_FACET_COUNTRY, "asia", "?", NULL), ==, 2);
  g_assert_cmpuint (hub_facet_table_add (table, HUB_FACET_YEAR, "2020", "2020", NULL), ==, 3);

  g_assert_cmpuint (hub_facet_table_get_size (table), ==, 4);
  g_assert_cmpuint (hub_facet_table_get_length (table, HUB_FACET_OBJECTIVE), ==, 0);
  g_assert_cmpuint (hub_facet_table_get_first (table, HUB_FACET_COUNTRY), ==, 1);
  g_assert_cmpuint (hub_facet_table_get_length (table, HUB_FACET_COUNTRY), ==, 2);
  g_assert_cmpuint (hub_facet_table_get_length (table, HUB_FACET_KIND), ==, 0);
  g_assert_cmpuint (hub_facet_table_get_first (table, HUB_FACET_YEAR), ==, 3);
  g_assert_cmpstr (hub_facet_table_get_all (table)[1].parent, ==, "asia");

  g_assert_true (hub_facet_table_find (table, HUB_FACET_COUNTRY, "asia", &number));
  g_assert_cmpuint (number, ==, 2);
  g_assert_false (hub_facet_table_find (table, HUB_FACET_REGION, "NP", &number));
  g_assert_cmpuint (number, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/query/empty", test_empty);
  g_test_add_func ("/query/immutable", test_immutable);
  g_test_add_func ("/query/choices", test_choices);
  g_test_add_func ("/query/narrowed", test_narrowed);
  g_test_add_func ("/query/text-is-made-valid", test_text_is_made_valid);
  g_test_add_func ("/query/shared-by-threads", test_shared_by_threads);
  g_test_add_func ("/query/names", test_names);
  g_test_add_func ("/query/languages", test_languages);
  g_test_add_func ("/query/bitset", test_bitset);
  g_test_add_func ("/query/facet-table", test_facet_table);

  return g_test_run ();
}
