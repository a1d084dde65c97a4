/* test-completions.c: which values of a facet may be meant
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-completions.h"
#include "hub-search.h"
#include "test-folder.h"

typedef struct
{
  TestFolder   *folder;
  HubCatalogue *catalogue;
  HubSearch    *search;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = test_folder_new ();
  fixture->catalogue = hub_catalogue_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->search = hub_search_new (fixture->catalogue, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  hub_search_free (fixture->search);
  hub_catalogue_close (fixture->catalogue);
  test_folder_remove (fixture->folder);
}

/* The codes, with the name that was typed where it is not the label. */
static char *
dup_found (Fixture    *fixture,
           HubFacet    facet,
           const char *typed,
           HubResults *results)
{
  g_autoptr(GPtrArray) found = hub_search_complete (fixture->search, facet, typed, results);
  GString *text = g_string_new (NULL);

  g_assert_cmpuint (found->len, <=, HUB_COMPLETIONS_MAX);
  for (guint i = 0; i < found->len; i++)
    {
      const HubCompletion *completion = g_ptr_array_index (found, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", completion->code);
      if (completion->name != NULL)
        g_string_append_printf (text, "(%s)", completion->name);
    }

  return g_string_free (text, FALSE);
}

static const struct
{
  HubFacet    facet;
  const char *typed;
  const char *found;
} cases[] = {
  /* code, label, and names in six languages, from the beginning */
  { HUB_FACET_COUNTRY, "kenya", "KE" },
  { HUB_FACET_COUNTRY, "Ivory", "CI(Ivory Coast)" },
  { HUB_FACET_COUNTRY, "cote d'ivo", "CI" },
  { HUB_FACET_COUNTRY, "Кен", "KE(Кения)" },
  { HUB_FACET_COUNTRY, "كيني", "KE(كينيا)" },
  { HUB_FACET_COUNTRY, "肯尼", "KE(肯尼亚)" },
  { HUB_FACET_COUNTRY, "swazi", "SZ(Swaziland)" },
  { HUB_FACET_COUNTRY, "no such country", "" },
  /* and any word of them */
  { HUB_FACET_OBJECTIVE, "trafficking", "10" },
  { HUB_FACET_KIND, "ev", "event" },
  { HUB_FACET_REGION, "afr", "africa" },
};

static void
test_found (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = dup_found (fixture, cases[i].facet, cases[i].typed, NULL);

      if (g_strcmp0 (found, cases[i].found) != 0)
        g_test_message ("‘%s’", cases[i].typed);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) ones = hub_search_complete (fixture->search, HUB_FACET_OBJECTIVE, "1",
                                                   NULL);
  g_autoptr(GPtrArray) codes = hub_search_complete (fixture->search, HUB_FACET_COUNTRY, "ke", NULL);
  g_autoptr(GPtrArray) years = hub_search_complete (fixture->search, HUB_FACET_YEAR, "20", NULL);
  g_autoptr(GPtrArray) all = hub_search_complete (fixture->search, HUB_FACET_OBJECTIVE, "", NULL);

  /* The whole code first, then what begins so. */
  g_assert_cmpuint (ones->len, ==, HUB_COMPLETIONS_MAX);
  g_assert_cmpstr (((HubCompletion *) ones->pdata[0])->code, ==, "1");
  for (guint i = 1; i < ones->len; i++)
    g_assert_true (g_str_has_prefix (((HubCompletion *) ones->pdata[i])->code, "1"));
  g_assert_cmpstr (((HubCompletion *) codes->pdata[0])->code, ==, "KE");

  for (guint i = 1; i < years->len; i++)
    g_assert_cmpstr (((HubCompletion *) years->pdata[i - 1])->code, >,
                     ((HubCompletion *) years->pdata[i])->code);

  /* Without anything typed, those that most entries have. */
  g_assert_cmpuint (all->len, ==, HUB_COMPLETIONS_MAX);
  for (guint i = 1; i < all->len; i++)
    g_assert_cmpuint (((HubCompletion *) all->pdata[i - 1])->count, >=,
                      ((HubCompletion *) all->pdata[i])->count);
}

/* With results, counts are what each value would give beside what else was asked. */
static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(HubQuery) query = hub_query_parse ("kind:event");
  g_autoptr(GError) error = NULL;
  g_autoptr(HubResults) results = hub_search_run (fixture->search, query, NULL, &error);
  g_autoptr(GPtrArray) found = NULL;

  g_assert_no_error (error);
  found = hub_search_complete (fixture->search, HUB_FACET_OBJECTIVE, "", results);
  for (guint i = 0; i < found->len; i++)
    {
      const HubCompletion *completion = g_ptr_array_index (found, i);

      g_assert_cmpuint (completion->count, ==,
                        hub_results_find_value (results, HUB_FACET_OBJECTIVE,
                                                completion->code)->count);
    }
}

/* Nothing that is typed is an error, in any facet. */
static void
test_hostile (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const typed[] = {
    "", " ", "\"", "*", "::", "\u202e", "\xf0\x9f\x87\xb0", "%s", "'; DROP TABLE entry", "ـــ",
  };
  g_autofree char *longest = g_strnfill (100000, 'k');

  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    {
      g_autofree char *none = dup_found (fixture, facet, longest, NULL);

      g_assert_cmpstr (none, ==, "");
      for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
        g_free (dup_found (fixture, facet, typed[i], NULL));
    }
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/completions/found", test_found);
  add ("/completions/order", test_order);
  add ("/completions/counts", test_counts);
  add ("/completions/hostile", test_hostile);
  return g_test_run ();
}
