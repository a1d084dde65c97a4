/* test-search-words.c: what phrases, exclusions and operators find
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-query-parse.h"
#include "hub-search.h"
#include "made-up.h"
#include "test-folder.h"

#define N_ENTRIES 300
#define N_PAIRS 50

typedef struct
{
  TestFolder   *folder;
  MadeUp       *made_up;
  HubCatalogue *catalogue;
  HubSearch    *search;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  HubCatalogueWriter *writer;

  self->folder = test_folder_new ();
  self->made_up = made_up_new (7, 100, 20);
  writer = hub_catalogue_writer_open (self->folder, &error);
  g_assert_no_error (error);
  g_assert_true (made_up_add_terms (writer, &error));
  g_assert_true (made_up_add (self->made_up, writer, 0, N_ENTRIES, 1, &error));
  hub_catalogue_writer_close (writer);

  self->catalogue = hub_catalogue_open (self->folder, &error);
  g_assert_no_error (error);
  self->search = hub_search_new (self->catalogue, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  hub_search_free (self->search);
  hub_catalogue_close (self->catalogue);
  made_up_free (self->made_up);
  test_folder_remove (self->folder);
}

/* How many entries fit what is typed. */
static guint G_GNUC_PRINTF (2, 3)
count (Fixture    *self,
       const char *format,
       ...)
{
  g_autofree char *typed = NULL;
  g_autoptr(HubQuery) query = NULL;
  g_autoptr(HubQuery) resolved = NULL;
  g_autoptr(HubResults) results = NULL;
  g_autoptr(GError) error = NULL;
  va_list arguments;

  va_start (arguments, format);
  typed = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  query = hub_query_parse (typed);
  resolved = hub_search_resolve (self->search, query);
  results = hub_search_run (self->search, resolved, NULL, &error);
  g_assert_no_error (error);

  return hub_results_get_total (results);
}

/* Words that are left out, either of two, one after the other, in the title: by what each pair of
 * words has in common. */
static void
test_clauses (Fixture      *self,
              gconstpointer data)
{
  guint n = count (self, "%s", "");
  guint n_titles = 0, n_phrases = 0, n_starred = 0;

  for (guint i = 0; i < N_PAIRS; i++)
    {
      const char *a = made_up_get_word (self->made_up);
      const char *b = made_up_get_word (self->made_up);
      guint n_a = count (self, "\"%s\"", a);
      guint n_b = count (self, "\"%s\"", b);
      guint n_both = count (self, "\"%s\" \"%s\"", a, b);
      guint n_phrase = count (self, "\"%s %s\"", a, b);
      guint n_title = count (self, "title:\"%s\"", a);
      guint n_star = count (self, "%.2s* \"%s\"", a, a);

      g_assert_cmpuint (count (self, "-\"%s\"", a), ==, n - n_a);
      g_assert_cmpuint (count (self, "-\"%s\" sort:relevance", a), ==, n - n_a);
      g_assert_cmpuint (count (self, "-\"%s\" -\"%s\"", a, b), ==, n - (n_a + n_b - n_both));
      g_assert_cmpuint (count (self, "\"%s\" OR \"%s\"", a, b), ==, n_a + n_b - n_both);
      g_assert_cmpuint (count (self, "\"%s\" -\"%s\"", a, b), ==, n_a - n_both);
      g_assert_cmpuint (count (self, "\"%s\" -title:\"%s\"", a, a), ==, n_a - n_title);
      g_assert_cmpuint (n_phrase, <=, n_both);
      g_assert_cmpuint (n_star, ==, n_a);
      n_phrases += n_phrase;
      n_titles += n_title;
      n_starred += count (self, "\"%.2s\" -%s", a, b) < count (self, "%.2s* -%s", a, b);
    }

  g_assert_cmpuint (n_phrases, >, 0);
  g_assert_cmpuint (n_titles, >, 0);
  g_assert_cmpuint (n_starred, >, 0);
}

/* Operators narrow as choices do, by code and by name; what is not there is words. */
static void
test_operators (Fixture      *self,
                gconstpointer data)
{
  const char *word = made_up_get_word (self->made_up);
  g_autoptr(HubQuery) all = hub_query_new ();
  g_autoptr(HubResults) results = hub_search_run (self->search, all, NULL, NULL);
  guint n = count (self, "%s", "");
  guint n_codes = 0;

  for (HubFacet facet = 0; facet < HUB_N_FACETS; facet++)
    {
      guint n_values;
      const HubFacetValue *values = hub_results_get_values (results, facet, &n_values);
      const char *name = hub_facet_to_string (facet);

      for (guint i = 0; i < n_values; i++)
        {
          g_assert_cmpuint (count (self, "%s:\"%s\"", name, values[i].code), ==, values[i].count);
          g_assert_cmpuint (count (self, "-%s:\"%s\"", name, values[i].code), ==,
                            n - values[i].count);
          g_assert_cmpuint (count (self, "%s:\"%s\"", name, values[i].label), ==, values[i].count);
          n_codes += values[i].count > 0;
        }
    }
  g_assert_cmpuint (n_codes, >, HUB_N_FACETS);

  g_assert_cmpuint (count (self, "country:KE"), ==, count (self, "Country:ke"));
  g_assert_cmpuint (count (self, "country:\"%s\"", word), ==, count (self, "%s", word));
  g_assert_cmpuint (count (self, "-region:\"%s\"", word), ==, count (self, "-%s", word));
  g_assert_cmpuint (count (self, "year:1066"), ==, 0);
  g_assert_cmpuint (count (self, "after:2018 before:2021"), ==,
                    count (self, "year:2018 year:2019 year:2020"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/search-words/clauses", Fixture, NULL, set_up, test_clauses, tear_down);
  g_test_add ("/search-words/operators", Fixture, NULL, set_up, test_operators, tear_down);

  return g_test_run ();
}
