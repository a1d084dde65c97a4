/* test-search.c: answers to queries
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-error.h"
#include "hub-search.h"
#include "made-up.h"
#include "search-oracle.h"
#include "test-folder.h"

#include <string.h>

#define N_ENTRIES 300
#define N_WITHDRAWN 15

/* A catalogue in a folder of its own, and what reads it. */
typedef struct
{
  TestFolder          *folder;
  MadeUp              *made_up;
  HubCatalogueWriter  *writer;
  HubCatalogue        *catalogue;
  HubSearch           *search;
} Fixture;

/* Ends a pass that saw nothing but generation @generation. */
static guint
finish_pass (Fixture *self,
             gint64   generation)
{
  const char *const languages[] = { "en", NULL };
  HubCatalogueTally tally = { 0 };
  g_autoptr(GError) error = NULL;
  guint n_spared = 0;

  hub_catalogue_writer_finish_pass (self->writer, MADE_UP_ORIGIN, languages, generation, 1000,
                                    &tally, &n_spared, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_spared, ==, 0);

  return tally.withdrawn;
}

static void
add_entries (Fixture *self,
             guint    first,
             guint    n_entries,
             gint64   generation)
{
  g_autoptr(GError) error = NULL;

  made_up_add (self->made_up, self->writer, first, n_entries, generation, &error);
  g_assert_no_error (error);
}

/* 300 entries, of which the first 15 are not seen by the second pass. */
static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  self->folder = test_folder_new ();
  self->made_up = made_up_new (1, 150, 20);
  self->writer = hub_catalogue_writer_open (self->folder, &error);
  g_assert_no_error (error);
  made_up_add_terms (self->writer, &error);
  g_assert_no_error (error);
  add_entries (self, 0, N_ENTRIES, 1);
  finish_pass (self, 1);
  add_entries (self, N_WITHDRAWN, N_ENTRIES - N_WITHDRAWN, 2);
  g_assert_cmpuint (finish_pass (self, 2), ==, N_WITHDRAWN);

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
  hub_catalogue_writer_close (self->writer);
  made_up_free (self->made_up);
  test_folder_remove (self->folder);
}

static HubResults *
run (Fixture  *self,
     HubQuery *query)
{
  g_autoptr(GError) error = NULL;
  HubResults *results = hub_search_run (self->search, query, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (results);

  return results;
}

static HubResults *
run_text (Fixture    *self,
          const char *text)
{
  g_autoptr(HubQuery) query = hub_query_new ();
  g_autoptr(HubQuery) with = hub_query_with_text (query, text);

  return run (self, with);
}

static HubResults *
run_choice (Fixture    *self,
            HubFacet    facet,
            const char *code,
            HubChoice   choice)
{
  g_autoptr(HubQuery) query = hub_query_new ();
  g_autoptr(HubQuery) with = hub_query_with_choice (query, facet, code, choice);

  return run (self, with);
}

static void
test_all (Fixture      *self,
          gconstpointer data)
{
  g_autoptr(HubQuery) query = hub_query_new ();
  g_autoptr(HubResults) results = run (self, query);
  guint n;

  g_assert_cmpuint (hub_results_get_total (results), ==, N_ENTRIES - N_WITHDRAWN);
  g_assert_true (hub_results_get_query (results) == query);
  g_assert_cmpfloat (hub_results_get_seconds (results), >=, 0.0);

  /* Every term of every vocabulary, all scopes and kinds, whether they are used or not. */
  hub_results_get_values (results, HUB_FACET_OBJECTIVE, &n);
  g_assert_cmpuint (n, ==, 24);
  hub_results_get_values (results, HUB_FACET_COUNTRY, &n);
  g_assert_cmpuint (n, ==, 194);
  hub_results_get_values (results, HUB_FACET_SCOPE, &n);
  g_assert_cmpuint (n, ==, 4);
  hub_results_get_values (results, HUB_FACET_KIND, &n);
  g_assert_cmpuint (n, ==, HUB_N_KINDS);
}

static void
test_values (Fixture      *self,
             gconstpointer data)
{
  g_autoptr(HubQuery) query = hub_query_new ();
  g_autoptr(HubResults) results = run (self, query);
  const HubFacetValue *values;
  guint n;

  values = hub_results_get_values (results, HUB_FACET_OBJECTIVE, &n);
  g_assert_cmpstr (values[0].code, ==, "1");
  g_assert_cmpstr (values[9].code, ==, "10");
  g_assert_cmpstr (values[23].code, ==, "general");
  g_assert_null (values[0].parent);

  values = hub_results_get_values (results, HUB_FACET_COUNTRY, &n);
  g_assert_cmpstr (values[0].code, ==, "AA");
  g_assert_cmpstr (values[0].label, ==, "The country 0");
  g_assert_cmpstr (values[0].parent, ==, "region-0");
  g_assert_null (values[16].parent);

  values = hub_results_get_values (results, HUB_FACET_KIND, &n);
  g_assert_cmpstr (values[0].code, ==, "document");
  values = hub_results_get_values (results, HUB_FACET_YEAR, &n);
  for (guint i = 1; i < n; i++)
    g_assert_cmpstr (values[i - 1].code, <, values[i].code);
  values = hub_results_get_values (results, HUB_FACET_PUBLISHER, &n);
  for (guint i = 1; i < n; i++)
    g_assert_cmpuint (values[i - 1].count, >=, values[i].count);

  g_assert_cmpstr (hub_results_find_value (results, HUB_FACET_LANGUAGE, "fr")->label, ==,
                   "Français (French)");
  g_assert_cmpstr (hub_results_find_value (results, HUB_FACET_PUBLISHER, "publisher-0")->label,
                   ==, "Publisher 0");
  g_assert_null (hub_results_find_value (results, HUB_FACET_LANGUAGE, "tlh"));
}

/* The entries of no year are those that a range of all years leaves out, whatever is chosen of
 * years. */
static void
test_undated (Fixture      *self,
              gconstpointer data)
{
  g_autoptr(HubQuery) all = hub_query_new ();
  g_autoptr(HubQuery) events = hub_query_with_choice (all, HUB_FACET_KIND, "event",
                                                      HUB_CHOICE_INCLUDE);
  HubQuery *const queries[] = { all, events };
  guint numbers[G_N_ELEMENTS (queries)];

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr(HubQuery) dated = hub_query_with_years (queries[i], 1, HUB_QUERY_MAX_YEAR);
      g_autoptr(HubQuery) of_one = hub_query_with_years (queries[i], 2020, 2020);
      g_autoptr(HubQuery) chosen = hub_query_with_choice (queries[i], HUB_FACET_YEAR, "2020",
                                                          HUB_CHOICE_INCLUDE);
      g_autoptr(HubQuery) left_out = hub_query_with_choice (queries[i], HUB_FACET_YEAR, "2020",
                                                            HUB_CHOICE_EXCLUDE);
      HubQuery *const others[] = { dated, of_one, chosen, left_out };
      g_autoptr(HubResults) results = run (self, queries[i]);
      g_autoptr(HubResults) of_years = run (self, dated);

      numbers[i] = hub_results_get_n_undated (results);
      g_assert_cmpuint (numbers[i], ==, hub_results_get_total (results) -
                                        hub_results_get_total (of_years));
      for (guint j = 0; j < G_N_ELEMENTS (others); j++)
        {
          g_autoptr(HubResults) narrowed = run (self, others[j]);

          g_assert_cmpuint (hub_results_get_total (narrowed), <, hub_results_get_total (results));
          g_assert_cmpuint (hub_results_get_n_undated (narrowed), ==, numbers[i]);
        }
    }
  g_assert_cmpuint (numbers[0], >, numbers[1]);
  g_assert_cmpuint (numbers[1], >, 0);
}

static void
test_unknown_codes (Fixture      *self,
                    gconstpointer data)
{
  g_autofree char *endless = g_strnfill (100000, 'z');
  const char *const codes[] = { "", "no-such", "'; DROP TABLE entry; --", "\xff", endless };

  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
      {
        g_autoptr(HubResults) in = run_choice (self, facet, codes[i], HUB_CHOICE_INCLUDE);
        g_autoptr(HubResults) out = run_choice (self, facet, codes[i], HUB_CHOICE_EXCLUDE);
        g_autoptr(GError) error = NULL;

        g_assert_cmpuint (hub_results_get_total (in), ==, 0);
        g_assert_cmpuint (hub_results_get_total (out), ==, N_ENTRIES - N_WITHDRAWN);
        g_assert_false (hub_search_check_query (self->search, hub_results_get_query (in), &error));
        g_assert_error (error, HUB_ERROR, HUB_ERROR_USAGE);
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
        g_assert_cmpuint (strlen (error->message), <, 2000);
        g_assert_false (hub_search_check_query (self->search, hub_results_get_query (out), NULL));
      }
}

static void
test_check_query (Fixture      *self,
                  gconstpointer data)
{
  g_autoptr(HubQuery) empty = hub_query_new ();
  g_autoptr(HubQuery) known = hub_query_with_choice (empty, HUB_FACET_KIND, "video",
                                                     HUB_CHOICE_INCLUDE);
  g_autoptr(HubQuery) kind = hub_query_with_choice (known, HUB_FACET_KIND, "film",
                                                    HUB_CHOICE_INCLUDE);
  g_autoptr(HubQuery) country = hub_query_with_choice (known, HUB_FACET_COUNTRY, "QQ",
                                                       HUB_CHOICE_EXCLUDE);
  g_autoptr(GError) kind_error = NULL;
  g_autoptr(GError) country_error = NULL;

  g_assert_true (hub_search_check_query (self->search, empty, NULL));
  g_assert_true (hub_search_check_query (self->search, known, NULL));

  g_assert_false (hub_search_check_query (self->search, kind, &kind_error));
  g_assert_cmpstr (kind_error->message, ==,
                   "There is no kind “film”; there is: document, practice, event, project, "
                   "training, video, other");
  g_assert_false (hub_search_check_query (self->search, country, &country_error));
  g_assert_true (g_str_has_prefix (country_error->message, "There is no country “QQ”"));
  g_assert_true (g_str_has_suffix (country_error->message, " and 154 more"));
}

/* F48: search text that means something to SQL or FTS5 is plain words. */
static void
test_naughty_text (Fixture      *self,
                   gconstpointer data)
{
  static const char *const texts[] = {
    "\"", "\"\"", "'", "''", "`", "\\", "/", "//", "*", "**", "a*", "*a", "-", "--", "-a", "+",
    "+a", "^", "^a", ":", "a:b", "title:", "title:a", "{title terms} : a", "- title : a", "(",
    ")", "()", "((", "(a", "a)", "(a) b", "a b)", "AND", "OR", "NOT", "NEAR", "a AND", "AND b",
    "a AND AND b", "a OR", "NOT a", "a NOT", "a NOT b", "NEAR(", "NEAR(a b", "NEAR(a b, 5)",
    "NEAR(a b, -1)", "a NEAR/3 b", "\"a", "a\"", "\"a\" \"", "\"a\"\"b\"", "a + b", "c++", "c#",
    ".net", "a,b", "a.b", "50%", "%", "_", "a_b", "@user", "#tag", "&", "&&", "|", "||", "a|b",
    "~", "!", "a!", "?", "??", "$1", "?1", ":x", "@x", "[a]", "{a}", "<a>", "<script>", "a;b",
    "; DROP TABLE entry;", "' OR 1=1 --", "\" OR \"\"=\"", "a/*b*/", "--a", "\n", "a\nb", "\t",
    "\r\n", "\v\f", "\x01", "\x7f", "\xc2\x80", "null", "NULL", "0", "-1", "1e999", "0x41",
    "rank", "rowid", "entry_text", "bm25(entry_text)", "\xef\xbb\xbf" "a", "\xe2\x80\xae" "abc",
    "\xe2\x80\x8b", "a\xe2\x80\x8d" "b", "é", "e\xcc\x81", "\xcc\x81", "ﷺ", "ﬀ", "ß", "İ", "ı",
    "Ω", "ñandú", "أَهْلًا", "שָׁלוֹם", "हिन्दी", "ไทย", "移民", "이주", "移住者", "👩‍👩‍👧", "🇰🇪", "𝕏",
    "\xf0\x9f", "\xff\xfe", "\xc3\x28", "\xed\xa0\x80", "\xef\xbf\xbf", "\xf4\x8f\xbf\xbf",
    "\xee\x80\x80", "̷̛̀͢", "－", "＊", "“a”", "‘a’", "«a»", "…", "—",
  };

  g_assert_cmpuint (G_N_ELEMENTS (texts), >, 100);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint order = HUB_ORDER_HUB; order <= HUB_ORDER_RELEVANCE; order += HUB_ORDER_RELEVANCE)
      {
        g_autofree char *twice = g_strconcat ("migra ", texts[i], " ", texts[i], NULL);
        g_autoptr(HubQuery) empty = hub_query_new ();
        g_autoptr(HubQuery) sorted = hub_query_with_order (empty, order);
        g_autoptr(HubQuery) once = hub_query_with_text (sorted, texts[i]);
        g_autoptr(HubQuery) with = hub_query_with_text (sorted, twice);
        g_autoptr(HubResults) alone = run (self, once);
        g_autoptr(HubResults) both = run (self, with);

        g_assert_cmpuint (hub_results_get_total (both), <=, N_ENTRIES);
        g_assert_cmpuint (hub_results_get_total (alone), <=, N_ENTRIES);
      }
}

/* F48: any bytes, and a megabyte of them. */
static void
test_random_text (Fixture      *self,
                  gconstpointer data)
{
  GRand *rand = made_up_get_rand (self->made_up);
  g_autofree char *mega = g_malloc (1024 * 1024 + 1);

  for (guint i = 0; i < 1000; i++)
    {
      gsize n = g_rand_int_range (rand, 0, 100);
      g_autofree char *bytes = g_malloc (n + 1);

      for (gsize j = 0; j < n; j++)
        bytes[j] = g_rand_int_range (rand, 0, 256);
      bytes[n] = '\0';
      hub_results_unref (run_text (self, bytes));
    }

  for (guint kind = 0; kind < 5; kind++)
    {
      static const char *const patterns[] = { "a", "ab ", "\" ", "\xd8\xa8\xd9\x8e", "\xff" };

      for (gsize i = 0; i < 1024 * 1024; i++)
        mega[i] = patterns[kind][i % strlen (patterns[kind])];
      mega[1024 * 1024] = '\0';
      hub_results_unref (run_text (self, mega));
    }
}

static void
test_words_are_plain (Fixture      *self,
                      gconstpointer data)
{
  g_autoptr(HubResults) plain = run_text (self, "mi gra");
  g_autoptr(HubResults) dressed = run_text (self, "\"MI\" -(gra");
  g_autoptr(HubResults) symbols = run_text (self, " *\"( ");
  g_autoptr(HubResults) nothing = run_text (self, "qqqqqq");

  g_assert_cmpuint (hub_results_get_total (plain), >, 0);
  g_assert_cmpuint (hub_results_get_total (plain), ==, hub_results_get_total (dressed));
  g_assert_cmpuint (hub_results_get_total (symbols), ==, N_ENTRIES - N_WITHDRAWN);
  g_assert_cmpuint (hub_results_get_total (nothing), ==, 0);
}

static void
test_cancelled (Fixture      *self,
                gconstpointer data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(HubQuery) empty = hub_query_new ();
  g_autoptr(HubQuery) query = hub_query_with_text (empty, "mi");
  g_autoptr(HubResults) results = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (hub_search_run (self->search, query, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (hub_search_refresh (self->search, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (hub_search_new (self->catalogue, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* The search is as good as before. */
  results = run (self, query);
  g_assert_cmpuint (hub_results_get_total (results), >, 0);
}

static gpointer
cancel_thread (gpointer data)
{
  g_cancellable_cancel (data);

  return NULL;
}

/* Stopped at any moment, a search or a refresh either fails as cancelled or is right. */
static void
test_cancelled_midway (Fixture      *self,
                       gconstpointer data)
{
  g_autoptr(SearchOracle) oracle = search_oracle_new (self->folder);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(HubQuery) empty = hub_query_new ();
      g_autoptr(HubQuery) query = hub_query_with_order (empty, i % 4);
      g_autoptr(HubResults) results = NULL;
      g_autoptr(GError) error = NULL;
      GThread *thread = g_thread_new ("cancel", cancel_thread, cancellable);

      if (hub_search_refresh (self->search, cancellable, &error))
        results = hub_search_run (self->search, query, cancellable, &error);
      g_thread_join (thread);
      if (results != NULL)
        search_oracle_check (oracle, results);
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* Until a refresh the answer is that of the catalogue before; what came with words too. */
static void
test_refresh (Fixture      *self,
              gconstpointer data)
{
  g_autoptr(HubEntry) entry = hub_entry_new ("11111111-1111-4111-8111-111111111111", "en",
                                             HUB_KIND_VIDEO, "Unheard qwertyish news");
  g_autoptr(GPtrArray) page = g_ptr_array_new ();
  HubCatalogueTally tally = { 0 };
  g_autoptr(HubResults) before = NULL;
  g_autoptr(HubResults) stale = NULL;
  g_autoptr(HubResults) fresh = NULL;
  g_autoptr(GError) error = NULL;
  guint n_before;

  before = run_text (self, "");
  n_before = hub_results_get_total (before);

  hub_entry_set_origin (entry, MADE_UP_ORIGIN);
  g_ptr_array_add (page, entry);
  hub_catalogue_writer_apply_page (self->writer, page, 2, "made-up", "2", &tally, NULL, &error);
  g_assert_no_error (error);

  stale = run_text (self, "qwertyish");
  g_assert_cmpuint (hub_results_get_total (stale), ==, 0);
  g_assert_true (hub_search_refresh (self->search, NULL, &error));
  fresh = run_text (self, "qwertyish");
  g_assert_cmpuint (hub_results_get_total (fresh), ==, 1);
  g_assert_cmpuint (hub_results_find_value (fresh, HUB_FACET_KIND, "video")->count, ==, 1);

  /* Results outlive the index they came from. */
  g_assert_cmpuint (hub_results_get_total (before), ==, n_before);
  g_assert_cmpstr (hub_results_find_value (before, HUB_FACET_KIND, "video")->code, ==, "video");
}

static void
test_withdrawn (Fixture      *self,
                gconstpointer data)
{
  g_autoptr(HubResults) results = run_text (self, "");
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  guint n_ids;
  const gint64 *ids = hub_results_get_ids (results, &n_ids);

  rows = hub_catalogue_get_rows (self->catalogue, ids, n_ids, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, N_ENTRIES - N_WITHDRAWN);
  for (guint i = 0; i < rows->len; i++)
    g_assert_false (hub_entry_is_withdrawn (g_ptr_array_index (rows, i)));
}

/* The starter catalogue, which is real, gives the same answers by both ways. */
static void
test_starter (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (folder, &error);
  g_autoptr(HubSearch) search = NULL;
  g_autoptr(HubQuery) query = hub_query_new ();
  g_autoptr(HubQuery) objective = hub_query_with_choice (query, HUB_FACET_OBJECTIVE, "10",
                                                         HUB_CHOICE_INCLUDE);
  g_autoptr(HubQuery) text = hub_query_with_text (objective, "trafficking");
  g_autoptr(HubResults) all = NULL;
  g_autoptr(HubResults) some = NULL;

  g_assert_no_error (error);
  search = hub_search_new (catalogue, NULL, &error);
  g_assert_no_error (error);

  all = hub_search_run (search, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hub_results_get_total (all), ==, 94);
  some = hub_search_run (search, text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hub_results_get_total (some), >, 0);
  g_assert_cmpuint (hub_results_get_total (some), <, 94);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/search/all", test_all);
  ADD ("/search/values", test_values);
  ADD ("/search/undated", test_undated);
  ADD ("/search/unknown-codes", test_unknown_codes);
  ADD ("/search/check-query", test_check_query);
  ADD ("/search/F48/naughty-text", test_naughty_text);
  ADD ("/search/F48/random-text", test_random_text);
  ADD ("/search/F48/words-are-plain", test_words_are_plain);
  ADD ("/search/cancelled", test_cancelled);
  ADD ("/search/cancelled-midway", test_cancelled_midway);
  ADD ("/search/refresh", test_refresh);
  ADD ("/search/withdrawn", test_withdrawn);
  g_test_add_func ("/search/starter", test_starter);

  return g_test_run ();
}
