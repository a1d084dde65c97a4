/* test-facet-names.c: values of facets in the language of the interface, and in its order
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-locale.h"
#include "hub-names.h"
#include "name-lab.h"

#include <locale.h>

static guint
place_of (HubFacetTable *table,
          HubFacet       facet,
          const char    *code)
{
  guint number = 0;

  g_assert_true (hub_facet_table_find (table, facet, code, &number));

  return hub_facet_table_get_all (table)[number].place;
}

/* A table keeps the hub's order, and its places follow the names that are shown. */
static void
speak_french (void)
{
  g_autoptr(HubFacetTable) table = name_lab_make_table ();
  g_autoptr(HubAnalyzer) analyzer = hub_analyzer_new ();
  g_autoptr(HubNames) names = NULL;
  const HubFacetValue *all = hub_facet_table_get_all (table);
  guint first = hub_facet_table_get_first (table, HUB_FACET_COUNTRY);
  guint n = hub_facet_table_get_length (table, HUB_FACET_COUNTRY);
  g_autofree gboolean *is_taken = g_new0 (gboolean, n);
  guint de;

  g_assert_true (hub_facet_table_find (table, HUB_FACET_COUNTRY, "DE", &de));
  g_assert_cmpstr (all[de].label, ==, "Germany");
  g_assert_cmpstr (all[de].name, ==, "Allemagne");

  hub_facet_table_sort (table, HUB_FACET_COUNTRY);
  for (guint i = first; i < first + n; i++)
    {
      g_assert_cmpuint (all[i].place, >=, first);
      g_assert_cmpuint (all[i].place, <, first + n);
      g_assert_false (is_taken[all[i].place - first]);
      is_taken[all[i].place - first] = TRUE;
    }
  g_assert_cmpuint (place_of (table, HUB_FACET_COUNTRY, "DE"), <,
                    place_of (table, HUB_FACET_COUNTRY, "AR"));
  g_assert_cmpuint (place_of (table, HUB_FACET_COUNTRY, "EG"), <,     /* Égypte */
                    place_of (table, HUB_FACET_COUNTRY, "SV"));
  g_assert_cmpuint (place_of (table, HUB_FACET_OBJECTIVE, "2"), ==, 1);

  /* found by either */
  names = hub_names_new (table, analyzer);
  g_assert_cmpstr (hub_names_find_code (names, HUB_FACET_COUNTRY, "allemagne"), ==, "DE");
  g_assert_cmpstr (hub_names_find_code (names, HUB_FACET_COUNTRY, "germany"), ==, "DE");
  g_assert_cmpstr (hub_names_find_code (names, HUB_FACET_OBJECTIVE, "10 - Eradicate trafficking"),
                   ==, "10");
  g_assert_cmpstr (hub_names_find_code (names, HUB_FACET_OBJECTIVE,
                                        "10 – éradiquer la traite de personnes"), ==, "10");
}

static void
test_shown_in_french (void)
{
  g_auto(GStrv) environment = g_environ_setenv (g_get_environ (), "LANGUAGE", "fr", TRUE);
  locale_t locale = newlocale (LC_ALL_MASK, "fr_FR.UTF-8", (locale_t) 0);

  if (locale == (locale_t) 0)
    {
      g_test_skip ("there is no French locale");
      return;
    }

  freelocale (locale);
  environment = g_environ_setenv (environment, "LC_ALL", "fr_FR.UTF-8", TRUE);
  g_test_trap_subprocess_with_envp ("/facet-names/subprocess/french",
                                    (const char *const *) environment, 0,
                                    G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* Where the hub's own labels are shown, its own order stays. */
static void
test_hub_order (void)
{
  g_autoptr(HubFacetTable) table = name_lab_make_table ();
  const HubFacetValue *all = hub_facet_table_get_all (table);

  hub_facet_table_sort (table, HUB_FACET_COUNTRY);
  for (guint i = 0; i < hub_facet_table_get_size (table); i++)
    {
      g_assert_cmpuint (all[i].place, ==, i);
      g_assert_true (all[i].name == all[i].label);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hub_locale_init ();

  g_test_add_func ("/facet-names/french", test_shown_in_french);
  g_test_add_func ("/facet-names/hub-order", test_hub_order);
  g_test_add_func ("/facet-names/subprocess/french", speak_french);

  return g_test_run ();
}
