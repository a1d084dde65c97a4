/* test-brief.c: what the catalogue has of a topic, against what a search finds
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-reader-topics.h"
#include "made-up.h"
#include "test-folder.h"

#define N_ENTRIES 1500

static void
reply_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **reply)
{
  while (*reply == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static HubBrief *
get_brief (HubReader     *reader,
           HubVocabulary  vocabulary,
           const char    *code)
{
  g_autoptr(GAsyncResult) reply = NULL;
  g_autoptr(GError) error = NULL;
  HubBrief *brief;

  hub_reader_brief_async (reader, vocabulary, code, NULL, reply_cb, &reply);
  wait_for (&reply);
  brief = hub_reader_brief_finish (reader, reply, &error);
  g_assert_no_error (error);
  return brief;
}

static GPtrArray *
get_topics (HubReader *reader)
{
  g_autoptr(GAsyncResult) reply = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *topics;

  hub_reader_topics_async (reader, NULL, reply_cb, &reply);
  wait_for (&reply);
  topics = hub_reader_topics_finish (reader, reply, &error);
  g_assert_no_error (error);
  return topics;
}

/* The answer to one value of a facet, or to one and a kind. */
static HubResults *
search (HubReader  *reader,
        HubFacet    facet,
        const char *code,
        const char *kind)
{
  g_autoptr(HubQuery) empty = hub_query_new ();
  g_autoptr(HubQuery) one = hub_query_with_choice (empty, facet, code, HUB_CHOICE_INCLUDE);
  g_autoptr(HubQuery) query = kind != NULL
    ? hub_query_with_choice (one, HUB_FACET_KIND, kind, HUB_CHOICE_INCLUDE) : hub_query_ref (one);
  g_autoptr(GAsyncResult) reply = NULL;
  g_autoptr(GError) error = NULL;
  HubResults *results;

  hub_reader_search_async (reader, query, NULL, reply_cb, &reply);
  wait_for (&reply);
  results = hub_reader_search_finish (reader, reply, &error);
  g_assert_no_error (error);
  return results;
}

static void
assert_years (HubTopic   *topic,
              HubResults *results)
{
  const HubFacetValue *values;
  const guint *years;
  int first_year;
  guint n_years, n_values;
  guint sum = 0, found = 0;

  years = hub_topic_get_years (topic, &first_year, &n_years);
  values = hub_results_get_values (results, HUB_FACET_YEAR, &n_values);
  for (guint i = 0; i < n_years; i++)
    sum += years[i];
  for (guint i = 0; i < n_values; i++)
    {
      gint64 year = g_ascii_strtoll (values[i].code, NULL, 10) - first_year;

      g_assert_cmpint (year, >=, 0);
      g_assert_cmpint (year, <, n_years);
      g_assert_cmpuint (years[year], ==, values[i].count);
      found += values[i].count;
    }
  g_assert_cmpuint (sum, ==, found);
}

/* The first entries of each kind are those that a search in the hub's order begins with. */
static void
assert_sections (HubReader  *reader,
                 HubBrief   *brief,
                 HubFacet    facet,
                 const char *code)
{
  for (guint i = 0; i < HUB_N_KINDS; i++)
    {
      const HubBriefSection *section = &brief->sections[i];
      g_autoptr(HubResults) results = search (reader, facet, code,
                                              hub_kind_to_string ((HubKind) i));
      const gint64 *ids = hub_results_get_ids (results, NULL);

      g_assert_cmpuint (section->total, ==, hub_results_get_total (results));
      g_assert_cmpuint (section->rows->len, ==, MIN (section->total, HUB_BRIEF_ROWS));
      for (guint j = 0; j < section->rows->len; j++)
        {
          HubRow *row = g_ptr_array_index (section->rows, j);

          g_assert_cmpint (hub_entry_get_id (row->entry), ==, ids[j]);
          g_assert_cmpint (hub_entry_get_kind (row->entry), ==, i);
        }
    }
}

static void
assert_counts (GPtrArray  *topics,
               HubResults *results,
               HubFacet    facet)
{
  for (guint i = 0; i < topics->len; i++)
    {
      HubTopic *topic = g_ptr_array_index (topics, i);
      const HubFacetValue *value = hub_results_find_value (results, facet,
                                                           hub_topic_get_term (topic)->code);

      g_assert_nonnull (value);
      g_assert_cmpuint (hub_topic_get_count (topic), ==, value->count);
    }
}

static void
assert_brief (HubReader     *reader,
              HubVocabulary  vocabulary,
              const char    *code)
{
  g_autoptr(HubBrief) brief = get_brief (reader, vocabulary, code);
  g_autoptr(HubResults) results = search (reader, (HubFacet) vocabulary, code, NULL);

  g_assert_nonnull (brief);
  g_assert_cmpuint (hub_topic_get_count (brief->topic), ==, hub_results_get_total (results));
  assert_years (brief->topic, results);
  assert_sections (reader, brief, (HubFacet) vocabulary, code);
  if (vocabulary != HUB_VOCABULARY_OBJECTIVE)
    assert_counts (brief->objectives, results, HUB_FACET_OBJECTIVE);
  if (brief->countries != NULL)
    assert_counts (brief->countries, results, HUB_FACET_COUNTRY);
  if (brief->region != NULL)
    {
      const char *region = hub_topic_get_term (brief->region)->code;
      g_autoptr(HubResults) around = search (reader, HUB_FACET_REGION, region, NULL);

      g_assert_cmpstr (hub_topic_get_term (brief->topic)->region, ==, region);
      g_assert_cmpuint (hub_topic_get_count (brief->region), ==, hub_results_get_total (around));
      assert_counts (brief->region_objectives, around, HUB_FACET_OBJECTIVE);
    }
}

static void
write_catalogue (TestFolder *folder)
{
  g_autoptr(MadeUp) made_up = made_up_new (7, 2000, 30);
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogueWriter) writer = hub_catalogue_writer_open (folder, &error);

  g_assert_no_error (error);
  g_assert_true (made_up_add_terms (writer, &error));
  g_assert_true (made_up_add (made_up, writer, 0, N_ENTRIES, 1, &error));
  g_assert_no_error (error);
}

/* Each topic of a catalogue of many entries. */
static void
test_against_search (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReader) reader = NULL;
  g_autoptr(GPtrArray) topics = NULL;

  write_catalogue (folder);
  reader = hub_reader_new (folder);
  topics = get_topics (reader);
  g_assert_cmpuint (topics->len, ==, 24 + 10 + 5 + 194);
  for (guint i = 0; i < topics->len; i++)
    {
      HubTopic *topic = g_ptr_array_index (topics, i);
      const HubTerm *term = hub_topic_get_term (topic);
      g_autoptr(HubResults) results = search (reader, (HubFacet) term->vocabulary, term->code,
                                              NULL);

      g_assert_cmpuint (hub_topic_get_count (topic), ==, hub_results_get_total (results));
      assert_years (topic, results);
      if (term->vocabulary != HUB_VOCABULARY_COUNTRY || i % 16 == 0)
        assert_brief (reader, term->vocabulary, term->code);
    }
}

/* The objective of which the Compact's own text is known, on the starter catalogue. */
static void
test_objective (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReader) reader = hub_reader_new (folder);
  g_autoptr(HubBrief) ten = get_brief (reader, HUB_VOCABULARY_OBJECTIVE, "10");
  g_autoptr(HubBrief) nine = get_brief (reader, HUB_VOCABULARY_OBJECTIVE, "9");
  g_autoptr(HubBrief) one = get_brief (reader, HUB_VOCABULARY_OBJECTIVE, "1");

  g_assert_cmpstr (hub_topic_get_number (ten->topic), ==, "10");
  g_assert_cmpstr (hub_topic_get_name (ten->topic), ==, "Eradicate trafficking");
  g_assert_cmpstr (hub_topic_get_term (ten->topic)->paragraph, ==, "26");
  g_assert_cmpuint (ten->compact->actions->len, ==, 10);
  g_assert_cmpuint (ten->links->len, ==, 5);
  g_assert_cmpuint (nine->links->len, ==, 1);
  g_assert_cmpstr (hub_topic_get_term (nine->links->pdata[0])->code, ==, "10");
  g_assert_cmpuint (one->compact->actions->len, ==, 0);
  g_assert_null (one->region);
  g_assert_null (one->countries);
}

static void
test_no_such (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReader) reader = hub_reader_new (folder);
  const char *const codes[] = { "24", "", "10 ", "KE", "'; DROP TABLE entry; --" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_null (get_brief (reader, HUB_VOCABULARY_OBJECTIVE, codes[i]));
}

/* A request that was given up before its turn says so. */
static void
test_cancelled (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReader) reader = hub_reader_new (folder);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) topics = NULL;
  g_autoptr(GAsyncResult) brief = NULL;
  g_autoptr(GError) error = NULL;

  hub_reader_topics_async (reader, cancellable, reply_cb, &topics);
  hub_reader_brief_async (reader, HUB_VOCABULARY_OBJECTIVE, "10", cancellable, reply_cb, &brief);
  g_cancellable_cancel (cancellable);
  wait_for (&topics);
  wait_for (&brief);
  g_assert_null (hub_reader_topics_finish (reader, topics, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (hub_reader_brief_finish (reader, brief, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What the hub puts before the name of an objective is no part of it, in any of its languages. */
static void
test_names (void)
{
  static const struct
  {
    HubVocabulary  vocabulary;
    const char    *code, *label, *number, *name;
  } cases[] = {
    { HUB_VOCABULARY_OBJECTIVE, "10", "10 - Eradicate trafficking", "10", "Eradicate trafficking" },
    { HUB_VOCABULARY_OBJECTIVE, "1", "1 – Données", "1", "Données" },
    { HUB_VOCABULARY_OBJECTIVE, "1", "10 - Data", "1", "10 - Data" },
    { HUB_VOCABULARY_OBJECTIVE, "2", "2", "2", "2" },
    { HUB_VOCABULARY_OBJECTIVE, "2", "2 –", "2", "2 –" },
    { HUB_VOCABULARY_OBJECTIVE, "3", "Information", "3", "Information" },
    { HUB_VOCABULARY_OBJECTIVE, "general", "General", NULL, "General" },
    { HUB_VOCABULARY_COUNTRY, "KE", "Kenya", NULL, "Kenya" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(HubTerm) term = hub_term_new (cases[i].vocabulary, "uuid", cases[i].label);
      g_autoptr(HubTopic) topic = NULL;

      term->code = g_strdup (cases[i].code);
      topic = hub_topic_new (term, 0);
      g_assert_cmpstr (hub_topic_get_number (topic), ==, cases[i].number);
      g_assert_cmpstr (hub_topic_get_name (topic), ==, cases[i].name);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/brief/against-search", test_against_search);
  g_test_add_func ("/brief/objective", test_objective);
  g_test_add_func ("/brief/no-such", test_no_such);
  g_test_add_func ("/brief/cancelled", test_cancelled);
  g_test_add_func ("/brief/names", test_names);
  return g_test_run ();
}
