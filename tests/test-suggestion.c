/* test-suggestion.c: what an empty answer says would help
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-query-parse.h"
#include "hub-spelling.h"
#include "search-lab.h"

#include <string.h>

/* Entries whose words and terms are known. */
static const struct
{
  const char *langcode;
  const char *title;
  const char *body;        /* (nullable) */
  const char *published;
  guint       country;     /* number of a made-up one */
  guint       objective;
} entries[] = {
  { "en", "Remittances and the labour of migrants", NULL, "2019-05-01", 1, 1 },
  { "en", "Remittances of the women", "Forced labour", "2020-05-01", 1, 2 },
  { "en", "The savings of a seasonal worker", NULL, "2021-05-01", 2, 2 },
  { "en", "Trafficking at the borders", "reintegration", "2021-07-01", 2, 3 },
  { "fr", "Les réfugiés et l’immigration", NULL, "2018-01-01", 3, 3 },
  { "es", "Protección de niñas", NULL, "2018-02-01", 3, 4 },
  { "ru", "Права трудящихся мигрантов", NULL, "2017-01-01", 4, 4 },
  { "ar", "حقوق المهاجرين في العمل", NULL, "2016-01-01", 4, 5 },
  { "zh", "国际移民政策", NULL, "2015-01-01", 5, 5 },
};

static HubTerm *
find_term (HubVocabulary vocabulary,
           guint         number)
{
  g_autoptr(GPtrArray) terms = made_up_list_terms (vocabulary);

  return hub_term_ref (g_ptr_array_index (terms, number));
}

static void
set_up (SearchLab   **lab,
        gconstpointer data)
{
  static const char *const languages[] = { "en", "fr", "es", "ru", "ar", "zh", NULL };
  g_autoptr(GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_spared;
  HubCatalogueTally tally = { 0 };
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      HubEntry *entry = hub_entry_new (entries[i].title, entries[i].langcode, HUB_KIND_DOCUMENT,
                                       entries[i].title);
      HubDate date;

      hub_date_parse (entries[i].published, &date);
      hub_entry_set_origin (entry, MADE_UP_ORIGIN);
      hub_entry_set_published (entry, &date);
      hub_entry_set_body (entry, entries[i].body, entries[i].body);
      hub_entry_take_term (entry, find_term (HUB_VOCABULARY_COUNTRY, entries[i].country));
      hub_entry_take_term (entry, find_term (HUB_VOCABULARY_OBJECTIVE, entries[i].objective));
      g_ptr_array_add (page, entry);
    }

  *lab = search_lab_new (1, 0);
  hub_catalogue_writer_apply_page ((*lab)->writer, page, 2, "lab", "2", &tally, NULL, &error);
  g_assert_no_error (error);
  hub_catalogue_writer_finish_pass ((*lab)->writer, MADE_UP_ORIGIN, languages, 2, page->len, &tally,
                                    &n_spared, &error);
  g_assert_no_error (error);
  search_lab_refresh (*lab);
}

static void
tear_down (SearchLab   **lab,
           gconstpointer data)
{
  search_lab_free (*lab);
}

/* What a suggestion says is what is found when it is followed. */
static void
check_promise (SearchLab           *lab,
               const HubSuggestion *suggestion)
{
  g_autofree char *printed = hub_query_print (suggestion->query);
  g_autoptr(HubQuery) read = hub_query_parse (printed);
  g_autoptr(HubResults) results = search_lab_run (lab, suggestion->query);

  g_assert_true (hub_query_equal (read, suggestion->query));
  g_assert_cmpuint (suggestion->total, >, 0);
  g_assert_cmpuint (hub_results_get_total (results), ==, suggestion->total);
  g_assert_null (hub_results_get_suggestion (results));
  g_assert_true (g_utf8_validate (suggestion->what, -1, NULL));
  g_assert_cmpint (suggestion->instead != NULL, ==, suggestion->remedy <= HUB_REMEDY_PHRASE);
}

/* "change what instead query total", with '-' for what is not there; or nothing. */
static char *
ask (SearchLab  *lab,
     const char *typed)
{
  g_autoptr(HubQuery) query = hub_query_parse (typed);
  g_autoptr(HubResults) results = search_lab_run (lab, query);
  const HubSuggestion *suggestion = hub_results_get_suggestion (results);
  g_autofree char *printed = NULL;

  if (suggestion == NULL)
    return g_strdup ("");

  check_promise (lab, suggestion);
  printed = hub_query_print (suggestion->query);

  return g_strdup_printf ("%s%s | %s | %s | %s | %u", suggestion->is_excluded ? "-" : "",
                          hub_remedy_to_string (suggestion->remedy), suggestion->what,
                          suggestion->instead != NULL ? suggestion->instead : "", printed,
                          suggestion->total);
}

typedef struct
{
  const char *typed;
  const char *expected;
} Case;

static void
check_cases (SearchLab  *lab,
             const Case *cases,
             guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *answer = ask (lab, cases[i].typed);

      g_test_message ("%s: %s", cases[i].typed, answer);
      if (!g_str_equal (answer, cases[i].expected))
        g_test_fail_printf ("%s: “%s” instead of “%s”", cases[i].typed, answer,
                            cases[i].expected);
    }
}

static void
test_spelling (SearchLab   **lab,
               gconstpointer data)
{
  static const Case cases[] = {
    /* one letter missing, too many, another, swapped; two slips in a long word */
    { "remitances", "spelling | remitances | remittances | remittances | 2" },
    { "remitttances", "spelling | remitttances | remittances | remittances | 2" },
    { "bordars", "spelling | bordars | borders | borders | 1" },
    { "labuor", "spelling | labuor | labour | labour | 2" },
    { "trafikking", "spelling | trafikking | trafficking | trafficking | 1" },
    { "Remitances", "spelling | Remitances | remittances | remittances | 2" },
    /* five letters: one slip */
    { "wemon", "" },
    { "womin", "spelling | womin | women | women | 1" },
    /* the whole query must find something */
    { "remitances women", "spelling | remitances | remittances | remittances women | 1" },
    { "women remitances", "spelling | remitances | remittances | women remittances | 1" },
    { "remitances seasonal", "words | remitances |  | seasonal | 1" },
    { "remitances country:AC", "words | remitances |  | country:AC | 2" },
    { "remitances country:AB", "spelling | remitances | remittances | remittances country:AB | 2" },
    { "-women remitances", "spelling | remitances | remittances | -women remittances | 1" },
    { "title:remitances", "spelling | remitances | remittances | title:remittances | 2" },
    { "remitances OR qqqqqq", "spelling | remitances | remittances | remittances OR qqqqqq | 2" },
    { "\"forced labuor\"", "spelling | labuor | labour | \"forced labour\" | 1" },
    /* of a word with parts, the part */
    { "re-integraton", "spelling | re-integraton | reintegration | reintegration | 1" },
    { "l’imigration", "spelling | imigration | immigration | l’immigration | 1" },
    /* the first letter too */
    { "temittances", "spelling | temittances | remittances | remittances | 2" },
    /* all scripts that have letters */
    { "réfuxiés", "spelling | réfuxiés | refugies | refugies | 1" },
    { "proteccoin", "spelling | proteccoin | proteccion | proteccion | 1" },
    { "мигратнов", "spelling | мигратнов | мигрантов | мигрантов | 1" },
    { "المهارجين", "spelling | المهارجين | المهاجرين | المهاجرين | 1" },
    { "移珉", "" },
    { "2091", "" },
  };

  check_cases (*lab, cases, G_N_ELEMENTS (cases));
}

static void
test_words (SearchLab   **lab,
            gconstpointer data)
{
  static const Case cases[] = {
    { "remittances trafficking", "words | trafficking |  | remittances | 2" },
    { "trafficking remittances", "words | trafficking |  | remittances | 2" },
    { "borders remittances trafficking", "words | remittances |  | borders trafficking | 1" },
    /* the words of a phrase in another order, and what else is asked for */
    { "\"labour forced\"", "phrase | \"labour forced\" | labour forced | labour forced | 1" },
    { "\"labour forced\" wom",
      "phrase | \"labour forced\" | labour forced | labour forced wom | 1" },
    { "title:\"labour forced\"", "" },
    { "\"labour qqqqqq\"", "" },
    { "\"labour OR forced\"", "" },
    { "remittances \"labour forced\"", "words | \"labour forced\" |  | remittances | 2" },
    { "women title:labour", "words | women |  | title:labour | 1" },
    { "labour borders OR savings", "words | labour |  | borders OR savings | 2" },
    { "women -remittances", "-words | remittances |  | women | 1" },
    { "women -of year:2019", "" },
    { "women title:labour -trafficking", "words | women |  | title:labour -trafficking | 1" },
  };

  check_cases (*lab, cases, G_N_ELEMENTS (cases));
}

static void
test_choices (SearchLab   **lab,
              gconstpointer data)
{
  static const Case cases[] = {
    { "remittances country:AC", "choice | The country 2 |  | remittances | 2" },
    { "remittances country:AC country:AF", "facet | Country |  | remittances | 2" },
    { "remittances -country:AB", "-choice | The country 1 |  | remittances | 2" },
    { "remittances country:AC objective:2",
      "choice | The country 2 |  | remittances objective:2 | 1" },
    { "safings country:AC objective:9 after:2020", "" },
    { "trafficking country:AB year:2020", "words | trafficking |  | country:AB year:2020 | 1" },
    { "remittances -country:AB objective:2",
      "-choice | The country 1 |  | remittances objective:2 | 1" },
    { "remittances after:2021", "years | 2021– |  | remittances | 2" },
    { "remittances before:2016", "years | –2015 |  | remittances | 2" },
    { "remittances after:2016 before:2018", "years | 2016–2017 |  | remittances | 2" },
    { "remittances after:2016 before:2017", "years | 2016 |  | remittances | 2" },
    { "remittances year:2018", "choice | 2018 |  | remittances | 2" },
    { "remittances country:ZZ", "choice | ZZ |  | remittances | 2" },
    { "objective:2 country:AF", "choice | The objective 1 |  | country:AF | 1" },
    { "remittances country:AF objective:9", "" },
    { "sort:title remittances country:AC",
      "choice | The country 2 |  | remittances sort:title | 2" },
  };

  check_cases (*lab, cases, G_N_ELEMENTS (cases));
}

static void
test_none (SearchLab   **lab,
           gconstpointer data)
{
  static const char *const typed[] = {
    "", "remittances", "qqqqqq", "qqqqqq zzzzzz", "remitances trafikking", "移民", "***", "-", "\"\"",
    "country:ZZ objective:99",
  };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *answer = ask (*lab, typed[i]);

      g_assert_cmpstr (answer, ==, "");
    }
}

/* Whatever is typed, and however long. */
static void
test_hostile (SearchLab   **lab,
              gconstpointer data)
{
  static const char *const parts[] = { "a", "я", "ه", "移", "e\xcc\x81", "\xff", "ab-", "1", "’" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint length = 1; length < 5000; length = length * 3 + 1)
      {
        g_autoptr(GString) text = g_string_new ("remittances ");
        g_autofree char *answer = NULL;

        for (guint j = 0; j < length; j++)
          g_string_append (text, parts[i]);
        answer = ask (*lab, text->str);
        g_assert_nonnull (answer);
      }
}

static void
test_cancelled (SearchLab   **lab,
                gconstpointer data)
{
  HubIndex *index = hub_search_get_index ((*lab)->search);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  guint n_left = G_MAXUINT;

  g_cancellable_cancel (cancellable);
  g_assert_null (hub_spelling_find (index, "labuor", 6, HUB_SPELLING_SAME_INITIAL, &n_left,
                                    cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* With too few words to look at, none is found, be it among those that were. */
static void
test_bounded (SearchLab   **lab,
              gconstpointer data)
{
  HubIndex *index = hub_search_get_index ((*lab)->search);
  guint n_left = G_MAXUINT;
  guint n_words, n_same;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) enough = NULL;
  g_autoptr(GPtrArray) too_few = NULL;

  all = hub_spelling_find (index, "abour", 5, HUB_SPELLING_OTHER_INITIAL, &n_left, NULL, NULL);
  n_words = G_MAXUINT - n_left;
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (all, 0), ==, "labour");

  n_left = n_words;
  enough = hub_spelling_find (index, "abour", 5, HUB_SPELLING_OTHER_INITIAL, &n_left, NULL, NULL);
  g_assert_cmpuint (enough->len, ==, 1);
  g_assert_cmpuint (n_left, ==, 0);

  n_left = n_words - 1;
  too_few = hub_spelling_find (index, "abour", 5, HUB_SPELLING_OTHER_INITIAL, &n_left, NULL, NULL);
  g_assert_cmpuint (too_few->len, ==, 0);
  g_assert_cmpuint (n_left, ==, 0);

  n_left = G_MAXUINT;
  g_ptr_array_unref (g_steal_pointer (&all));
  all = hub_spelling_find (index, "lavour", 6, HUB_SPELLING_SAME_INITIAL, &n_left, NULL, NULL);
  n_same = G_MAXUINT - n_left;
  g_assert_cmpstr (g_ptr_array_index (all, 0), ==, "labour");
  g_assert_cmpuint (n_same, <, n_words);
}

/* The definition, cell by cell. */
static guint
measure (const char *a,
         const char *b)
{
  guint cells[16][16] = { 0 };
  guint n_a = strlen (a), n_b = strlen (b);

  for (guint i = 0; i <= n_a; i++)
    for (guint j = 0; j <= n_b; j++)
      {
        guint least = i == 0 ? j : j == 0 ? i : G_MAXUINT;

        if (i > 0 && j > 0)
          {
            least = MIN (cells[i - 1][j], cells[i][j - 1]) + 1;
            least = MIN (least, cells[i - 1][j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0));
          }
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          least = MIN (least, cells[i - 2][j - 2] + 1);
        cells[i][j] = least;
      }

  return cells[n_a][n_b];
}

typedef struct
{
  const char *asked;
  guint       max;
  guint       n_near;      /* of both scopes */
  guint       least;
} Expected;

static gboolean
expect_cb (const char *word,
           gsize       length,
           guint       n_rows,
           gpointer    user_data)
{
  Expected *self = user_data;
  g_autofree char *text = g_strndup (word, length);
  guint distance;

  if (length > 14 || !g_str_is_ascii (text))
    return TRUE;

  distance = measure (self->asked, text);
  self->n_near += distance > 0 && distance <= self->max;
  if (distance > 0)
    self->least = MIN (self->least, distance);

  return TRUE;
}

/* The nearest words, by the definition over all words. */
static void
test_nearest (void)
{
  g_autoptr(SearchLab) lab = search_lab_new (6, 300);
  HubIndex *index = hub_search_get_index (lab->search);
  GRand *rand = made_up_get_rand (lab->made_up);

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *word = g_strdup (made_up_get_word (lab->made_up));
      g_autoptr(GPtrArray) same = NULL;
      g_autoptr(GPtrArray) other = NULL;
      Expected expected = { word, strlen (word) < 6 ? 1 : 2, 0, G_MAXUINT };
      guint n_left = G_MAXUINT;

      word[g_rand_int_range (rand, 0, (int) strlen (word))] = g_rand_int_range (rand, 'a', 'z' + 1);
      hub_index_each_word (index, "", expect_cb, &expected);
      same = hub_spelling_find (index, word, strlen (word), HUB_SPELLING_SAME_INITIAL, &n_left,
                                NULL, NULL);
      other = hub_spelling_find (index, word, strlen (word), HUB_SPELLING_OTHER_INITIAL, &n_left,
                                 NULL, NULL);
      if (same->len < 6 && other->len < 6)
        g_assert_cmpuint (same->len + other->len, ==, expected.n_near);
      for (guint j = 0; j < same->len; j++)
        {
          g_assert_true (*(const char *) g_ptr_array_index (same, j) == *word);
          g_assert_cmpuint (measure (word, g_ptr_array_index (same, j)), <=, expected.max);
          if (j > 0)
            g_assert_cmpuint (measure (word, g_ptr_array_index (same, j - 1)), <=,
                              measure (word, g_ptr_array_index (same, j)));
        }
      for (guint j = 0; j < other->len; j++)
        g_assert_true (*(const char *) g_ptr_array_index (other, j) != *word);
    }
}

/* Anything asked: a promise is kept, and nothing that is left out gives more. */
static void
test_random (void)
{
  g_autoptr(SearchLab) lab = search_lab_new (7, 300);
  guint n_suggestions = 0, n_empty = 0;

  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr(HubQuery) query = search_lab_draw_query (lab);
      g_autoptr(HubResults) results = search_lab_run (lab, query);
      const HubSuggestion *suggestion = hub_results_get_suggestion (results);
      guint most = suggestion != NULL ? suggestion->total : 0;

      n_empty += hub_results_get_total (results) == 0;
      if (hub_results_get_total (results) > 0)
        g_assert_null (suggestion);
      if (suggestion != NULL)
        {
          check_promise (lab, suggestion);
          n_suggestions++;
        }
      if (hub_results_get_total (results) > 0 ||
          (suggestion != NULL && suggestion->remedy == HUB_REMEDY_SPELLING))
        continue;
      for (HubFacet facet = 0; facet < HUB_N_FACETS; facet++)
        for (HubChoice choice = HUB_CHOICE_INCLUDE; choice <= HUB_CHOICE_EXCLUDE; choice++)
          {
            const char *const *codes = hub_query_get_codes (query, facet, choice);

            for (guint j = 0; codes[j] != NULL; j++)
              {
                g_autoptr(HubQuery) less = hub_query_with_choice (query, facet, codes[j],
                                                                  HUB_CHOICE_NONE);
                g_autoptr(HubResults) more = search_lab_run (lab, less);

                if (hub_query_is_narrowed (less))
                  g_assert_cmpuint (hub_results_get_total (more), <=, most);
              }
          }
    }
  g_assert_cmpuint (n_suggestions, >, n_empty / 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, SearchLab *, NULL, set_up, func, tear_down)
  ADD ("/suggestion/spelling", test_spelling);
  ADD ("/suggestion/words", test_words);
  ADD ("/suggestion/choices", test_choices);
  ADD ("/suggestion/none", test_none);
  ADD ("/suggestion/hostile", test_hostile);
  ADD ("/suggestion/cancelled", test_cancelled);
  ADD ("/suggestion/bounded", test_bounded);
#undef ADD
  g_test_add_func ("/suggestion/nearest", test_nearest);
  g_test_add_func ("/suggestion/random", test_random);

  return g_test_run ();
}
