/* test-kept-search.c: looking for something among kept entries
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-catalogue-writer.h"
#include "hub-kept-search.h"
#include "hub-kind.h"
#include "search-lab.h"

#include <locale.h>
#include <string.h>

/* Whole copies of every third entry. (transfer full) (element-type HubEntry) */
static GPtrArray *
keep_some (SearchLab *lab)
{
  g_autoptr(HubQuery) all = hub_query_new ();
  g_autoptr(HubResults) results = search_lab_run (lab, all);
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_ids;
  const gint64 *ids = hub_results_get_ids (results, &n_ids);

  for (guint i = 0; i < n_ids; i += 3)
    g_ptr_array_add (kept, hub_catalogue_get_entry (lab->catalogue, ids[i], NULL));
  return kept;
}

static HubKeptFound *
look_with (SearchLab *lab,
           HubQuery  *query,
           GPtrArray *kept,
           GPtrArray *notes)   /* (nullable) */
{
  g_autoptr(GError) error = NULL;
  HubKeptFound *found = hub_kept_search_run (lab->catalogue, lab->search, query, kept, notes, NULL,
                                             &error);

  g_assert_no_error (error);
  return found;
}

static HubKeptFound *
look (SearchLab *lab,
      HubQuery  *query,
      GPtrArray *kept)
{
  return look_with (lab, query, kept, NULL);
}

static gboolean
has_id (HubResults *results,
        gint64      id)
{
  guint n_ids;
  const gint64 *ids = hub_results_get_ids (results, &n_ids);

  for (guint i = 0; i < n_ids; i++)
    if (ids[i] == id)
      return TRUE;

  return FALSE;
}

/* What is found among kept entries is what is found at all and kept, in the order of these. */
static void
test_among_kept (void)
{
  g_autoptr(SearchLab) lab = search_lab_new (3, 300);
  g_autoptr(GPtrArray) kept = keep_some (lab);
  guint n_found = 0;

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr(HubQuery) query = search_lab_draw_query (lab);
      g_autoptr(HubResults) all = search_lab_run (lab, query);
      g_autoptr(HubKeptFound) found = look (lab, query, kept);
      guint n = 0;

      for (guint j = 0; j < kept->len; j++)
        if (has_id (all, hub_entry_get_id (kept->pdata[j])))
          {
            g_assert_cmpuint (n, <, found->entries->len);
            g_assert_true (found->entries->pdata[n++] == kept->pdata[j]);
          }
      g_assert_cmpuint (found->entries->len, ==, n);
      g_assert_cmpuint (hub_results_get_total (found->results), ==, n);
      n_found += n > 0;
    }
  g_assert_cmpuint (n_found, >, 50);
}

/* A count says how many kept entries a click would give. */
static void
test_counts (void)
{
  g_autoptr(SearchLab) lab = search_lab_new (4, 200);
  g_autoptr(GPtrArray) kept = keep_some (lab);
  g_autoptr(HubQuery) query = hub_query_new ();
  g_autoptr(HubKeptFound) found = look (lab, query, kept);
  guint n_counted = 0;

  for (HubFacet facet = 0; facet < HUB_N_FACETS; facet++)
    {
      guint n_values;
      const HubFacetValue *values = hub_results_get_values (found->results, facet, &n_values);

      for (guint i = 0; i < n_values; i++)
        {
          g_autoptr(HubQuery) clicked = hub_query_with_choice (query, facet, values[i].code,
                                                               HUB_CHOICE_INCLUDE);
          g_autoptr(HubKeptFound) given = look (lab, clicked, kept);

          g_assert_cmpuint (values[i].count, ==, given->entries->len);
          n_counted += values[i].count > 0;
        }
    }
  g_assert_cmpuint (n_counted, >, 20);
}

/* What is gone from the catalogue is found by its copy: facets as by the index, and words. */
static void
test_f44_gone (void)
{
  g_autoptr(SearchLab) lab = search_lab_new (5, 200);
  g_autoptr(SearchLab) other = search_lab_new (6, 1);
  g_autoptr(GPtrArray) kept = keep_some (lab);
  static const HubFacet facets[] = {
    HUB_FACET_OBJECTIVE, HUB_FACET_COUNTRY, HUB_FACET_REGION, HUB_FACET_TYPE, HUB_FACET_SCOPE,
    HUB_FACET_LANGUAGE, HUB_FACET_PUBLISHER, HUB_FACET_KIND, HUB_FACET_YEAR,
  };
  g_autoptr(HubQuery) all = hub_query_new ();
  g_autoptr(HubKeptFound) here = look (lab, all, kept);
  guint n_words = 0;

  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    {
      guint n_values;
      const HubFacetValue *values = hub_results_get_values (here->results, facets[i], &n_values);

      for (guint j = 0; j < n_values; j++)
        {
          g_autoptr(HubQuery) query = hub_query_with_choice (all, facets[i], values[j].code,
                                                             HUB_CHOICE_INCLUDE);
          g_autoptr(HubKeptFound) gone = look (other, query, kept);

          if (gone->entries->len != values[j].count)
            g_error ("%s:%s: %u copies, %u entries", hub_facet_to_string (facets[i]),
                     values[j].code, gone->entries->len, values[j].count);
        }
    }

  /* Each is found by a word of its title, and not by what it lacks. */
  for (guint i = 0; i < kept->len; i++)
    {
      const char *title = hub_entry_get_title (kept->pdata[i]);
      g_autofree char *quoted = hub_text_query_quote (title);
      g_autoptr(HubQuery) query = hub_query_with_text (all, quoted);
      g_autofree char *minus = g_strconcat ("-", quoted, NULL);
      g_autoptr(HubQuery) excluded = hub_query_with_text (all, minus);
      g_autoptr(HubKeptFound) gone = look (other, query, kept);
      g_autoptr(HubKeptFound) rest = look (other, excluded, kept);

      if (!hub_query_is_narrowed (query) || !hub_query_is_narrowed (excluded))
        continue;
      g_assert_true (g_ptr_array_find (gone->entries, kept->pdata[i], NULL));
      g_assert_false (g_ptr_array_find (rest->entries, kept->pdata[i], NULL));
      g_assert_cmpuint (gone->entries->len + rest->entries->len, ==, kept->len);
      n_words++;
    }
  g_assert_cmpuint (n_words, >, 30);
}

static void
assert_found (SearchLab  *lab,
              GPtrArray  *kept,
              GPtrArray  *notes,
              const char *typed,
              HubEntry   *only)   /* (nullable): what is found, and nothing else */
{
  g_autoptr(HubQuery) query = hub_query_parse (typed);
  g_autoptr(HubKeptFound) found = look_with (lab, query, kept, notes);

  g_assert_cmpuint (found->entries->len, ==, only != NULL);
  if (only != NULL)
    g_assert_true (found->entries->pdata[0] == only);
}

/* What is noted finds an entry, whether the catalogue has it or not; with words of its own, and
 * with facets. */
static void
test_notes (void)
{
  g_autoptr(SearchLab) lab = search_lab_new (7, 60);
  g_autoptr(SearchLab) other = search_lab_new (8, 1);
  SearchLab *labs[] = { lab, other };
  g_autoptr(GPtrArray) kept = keep_some (lab);
  g_autoptr(GPtrArray) notes = g_ptr_array_new ();
  HubEntry *noted = kept->pdata[2];
  g_autofree char *quoted = hub_text_query_quote (hub_entry_get_title (noted));
  g_autofree char *both = g_strconcat ("zanzibar ", quoted, NULL);
  g_autofree char *without = g_strconcat ("zanzibar -", quoted, NULL);
  g_autofree char *kind = g_strconcat ("zanzibar kind:",
                                       hub_kind_to_string (hub_entry_get_kind (noted)), NULL);
  g_autofree char *not_kind = g_strconcat ("zanzibar -kind:",
                                           hub_kind_to_string (hub_entry_get_kind (noted)), NULL);

  g_ptr_array_set_size (notes, (int) kept->len);
  notes->pdata[2] = (char *) "Ask in ZANZIBÁR\n\nabout the islands";
  for (guint i = 0; i < G_N_ELEMENTS (labs); i++)
    {
      assert_found (labs[i], kept, NULL, "zanzibar", NULL);
      assert_found (labs[i], kept, notes, "zanzibar", noted);
      assert_found (labs[i], kept, notes, "zanzibar island", noted);
      assert_found (labs[i], kept, notes, "\"about the islands\"", noted);
      assert_found (labs[i], kept, notes, "title:zanzibar", NULL);
      assert_found (labs[i], kept, notes, "zanzibar nowhere", NULL);
      assert_found (labs[i], kept, notes, kind, noted);
      assert_found (labs[i], kept, notes, not_kind, NULL);
      if (strlen (quoted) > 2)
        {
          assert_found (labs[i], kept, notes, both, noted);
          assert_found (labs[i], kept, notes, without, NULL);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kept-search/among-kept", test_among_kept);
  g_test_add_func ("/kept-search/counts", test_counts);
  g_test_add_func ("/kept-search/F44-gone", test_f44_gone);
  g_test_add_func ("/kept-search/notes", test_notes);

  return g_test_run ();
}
