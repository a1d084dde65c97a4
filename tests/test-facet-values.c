/* test-facet-values.c: which values of a facet are shown
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-facet-values.h"
#include "hub-reader.h"
#include "test-folder.h"

typedef struct
{
  TestFolder *folder;
  HubReader  *reader;
  HubQuery   *query;
  HubResults *results;
} Fixture;

static void
search_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;
  g_autoptr(GError) error = NULL;

  fixture->results = hub_reader_search_finish (HUB_READER (source), result, &error);
  g_assert_no_error (error);
}

static void
ask (Fixture  *fixture,
     HubQuery *query)   /* (transfer full) */
{
  g_clear_pointer (&fixture->query, hub_query_unref);
  g_clear_pointer (&fixture->results, hub_results_unref);
  fixture->query = query;
  hub_reader_search_async (fixture->reader, query, NULL, search_cb, fixture);
  while (fixture->results == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = test_folder_new ();
  fixture->reader = hub_reader_new (fixture->folder);
  ask (fixture, hub_query_new ());
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  hub_query_unref (fixture->query);
  hub_results_unref (fixture->results);
  hub_reader_stop (fixture->reader);
  g_object_unref (fixture->reader);
  test_folder_remove (fixture->folder);
}

static HubFacetItem *
find (HubFacetValues *values,
      const char     *code)
{
  GListModel *model = hub_facet_values_get_model (values);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(HubFacetItem) item = g_list_model_get_item (model, i);

      if (g_str_equal (hub_facet_item_get_code (item), code))
        return g_steal_pointer (&item);
    }
  return NULL;
}

static guint
n_shown (HubFacetValues *values)
{
  return g_list_model_get_n_items (hub_facet_values_get_model (values));
}

static void
test_short_and_all (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(HubFacetValues) values = hub_facet_values_new (HUB_FACET_OBJECTIVE);

  hub_facet_values_update (values, fixture->query, fixture->results);
  g_assert_cmpuint (hub_facet_values_get_n_all (values), ==, 24);
  g_assert_cmpuint (n_shown (values), ==, HUB_FACET_SHORT);
  g_assert_true (hub_facet_values_is_cut (values));
  hub_facet_values_set_show_all (values, TRUE);
  g_assert_cmpuint (n_shown (values), ==, 24);
  hub_facet_values_set_show_all (values, FALSE);
  g_assert_cmpuint (n_shown (values), ==, HUB_FACET_SHORT);
}

static void
test_in_place (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(HubFacetValues) values = hub_facet_values_new (HUB_FACET_OBJECTIVE);
  g_autoptr(HubFacetItem) before = NULL;
  g_autoptr(HubFacetItem) after = NULL;
  guint count;

  hub_facet_values_update (values, fixture->query, fixture->results);
  before = find (values, "10");
  g_assert_nonnull (before);
  count = hub_facet_item_get_count (before);
  g_assert_cmpuint (count, >, 0);
  g_assert_cmpint (hub_facet_item_get_choice (before), ==, HUB_CHOICE_NONE);

  ask (fixture, hub_query_with_choice (fixture->query, HUB_FACET_OBJECTIVE, "10",
                                       HUB_CHOICE_INCLUDE));
  hub_facet_values_update (values, fixture->query, fixture->results);
  after = find (values, "10");
  g_assert_true (before == after);
  g_assert_cmpint (hub_facet_item_get_choice (after), ==, HUB_CHOICE_INCLUDE);
  g_assert_cmpuint (hub_facet_item_get_count (after), ==, count);
  g_assert_cmpuint (hub_results_get_total (fixture->results), ==, count);
}

static void
test_chosen_stays_shown (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr(HubFacetValues) values = hub_facet_values_new (HUB_FACET_OBJECTIVE);
  g_autoptr(HubFacetItem) hidden = NULL;
  g_autoptr(HubFacetItem) shown = NULL;

  hub_facet_values_update (values, fixture->query, fixture->results);
  hidden = find (values, "3");
  g_assert_null (hidden);
  ask (fixture, hub_query_with_choice (fixture->query, HUB_FACET_OBJECTIVE, "3",
                                       HUB_CHOICE_EXCLUDE));
  hub_facet_values_update (values, fixture->query, fixture->results);
  shown = find (values, "3");
  g_assert_nonnull (shown);
  g_assert_cmpint (hub_facet_item_get_choice (shown), ==, HUB_CHOICE_EXCLUDE);

  /* Cleared again, it does not vanish from under the pointer. */
  ask (fixture, hub_query_cleared (fixture->query));
  hub_facet_values_update (values, fixture->query, fixture->results);
  g_assert_cmpuint (n_shown (values), ==, HUB_FACET_SHORT + 1);
}

static void
test_countries (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(HubFacetValues) values = hub_facet_values_new (HUB_FACET_REGION);
  g_autoptr(HubFacetItem) africa = NULL;
  g_autoptr(HubFacetItem) kenya = NULL;
  guint n_regions;

  hub_facet_values_update (values, fixture->query, fixture->results);
  g_assert_cmpuint (hub_facet_values_get_n_all (values), ==, 5 + 194);
  n_regions = n_shown (values);
  g_assert_cmpuint (n_regions, ==, 5);

  africa = find (values, "africa");
  g_assert_true (hub_facet_item_get_foldable (africa));
  hub_facet_item_set_unfolded (africa, TRUE);
  g_assert_cmpuint (n_shown (values), >, 50);
  kenya = find (values, "KE");
  g_assert_nonnull (kenya);
  g_assert_cmpstr (hub_facet_item_get_parent (kenya), ==, "africa");
  hub_facet_item_set_unfolded (africa, FALSE);
  g_assert_cmpuint (n_shown (values), ==, 5);
}

static void
test_find (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(HubFacetValues) values = hub_facet_values_new (HUB_FACET_REGION);
  g_autoptr(HubFacetItem) found = NULL;

  hub_facet_values_update (values, fixture->query, fixture->results);
  hub_facet_values_set_needle (values, "  KENY");
  g_assert_cmpuint (n_shown (values), ==, 1);
  hub_facet_values_set_needle (values, "cote d'iv");
  found = find (values, "CI");
  g_assert_nonnull (found);
  hub_facet_values_set_needle (values, "ivory");   /* another name of it, by its first letters */
  g_assert_cmpuint (n_shown (values), ==, 1);
  hub_facet_values_set_needle (values, "vory c");
  g_assert_cmpuint (n_shown (values), ==, 0);
  hub_facet_values_set_needle (values, "no such place");
  g_assert_cmpuint (n_shown (values), ==, 0);
  hub_facet_values_set_needle (values, "");
  g_assert_cmpuint (n_shown (values), ==, 5);
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/ui/facet-values/short-and-all", test_short_and_all);
  add ("/ui/facet-values/in-place", test_in_place);
  add ("/ui/facet-values/chosen-stays-shown", test_chosen_stays_shown);
  add ("/ui/facet-values/countries", test_countries);
  add ("/ui/facet-values/find", test_find);
  return g_test_run ();
}
