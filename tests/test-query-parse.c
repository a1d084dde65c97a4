/* test-query-parse.c: queries as they are typed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-query-codes.h"
#include "hub-query-parse.h"

#include <string.h>

#define N_RANDOM 100000

/* Typed, and what it is when written again. */
static const struct
{
  const char *typed;
  const char *printed;
} cases[] = {
  { "", "" },
  { "trafficking \"forced labour\" -smuggling objective:10 country:KE type:report after:2019 "
    "before:2023 kind:event title:remittances",
    "trafficking \"forced labour\" -smuggling title:remittances objective:10 country:KE "
    "type:report kind:event after:2019 before:2023" },

  /* values */
  { "country:KE country:UG -country:SO", "country:KE country:UG -country:SO" },
  { "country:KE -country:KE", "-country:KE" },
  { "Country：KE OBJECTIVE:general", "objective:general country:KE" },
  { "country:\"Côte d’Ivoire\" x", "x country:\"Côte d’Ivoire\"" },
  { "country:“Sri Lanka”", "country:\"Sri Lanka\"" },
  { "country:\"Sri Lanka", "country:\"Sri Lanka\"" },
  { "publisher:\"the \"\"x\"\" press\"", "publisher:\"the \"\"x\"\" press\"" },
  { "publisher:\"\"", "publisher:\"\"" },
  { "publisher:a:b/c", "publisher:\"a:b/c\"" },
  { "(country:KE)", "country:KE" },
  { "a,country:KE،b", "a b country:KE" },
  { "\xe2\x80\x8f" "country:\xe2\x80\x8eKE", "country:KE" },
  { "country:кения region:移民", "region:移民 country:кения" },
  { "year:2020 -year:2021", "year:2020 -year:2021" },

  /* years and order */
  { "after:2019", "after:2019" },
  { "before:2023", "before:2023" },
  { "after:2018 after:2019", "after:2019" },
  { "after:٢٠١٩ before:２０２３", "after:2019 before:2023" },
  { "after:1 before:2 sort:hub", "after:1 before:2" },
  { "after:9999 before:10000", "after:9999 before:10000" },
  { "sort:newest sort:Oldest", "sort:oldest" },

  /* what is no operator is words */
  { "after:0 before:1", "after 0 before 1" },
  { "after:10000 before:10001", "after 10000 before 10001" },
  { "after:2019-05 after:x", "after 2019-05 after x" },
  { "after:999999999999999999999", "after 999999999999999999999" },
  { "-after:2019", "-\"after 2019\"" },
  { "sort:best -sort:newest", "sort best -\"sort newest\"" },
  { "country: KE", "country KE" },
  { "-country: KE", "-country KE" },
  { "title: x", "title x" },
  { "terms:x foo:\"a b\"", "terms x foo \"a b\"" },
  { "-foo:KE", "-\"foo KE\"" },
  { "\"country:KE\"", "\"country KE\"" },
  { "x-country:KE", "x-country KE" },
  { "--country:KE", "country KE" },
  { "http://country:80", "http country 80" },

  /* an operator ends what is before it, and is no side of an OR */
  { "a OR b country:KE", "a OR b country:KE" },
  { "a country:KE OR b", "a b country:KE" },
  { "a OR country:KE b", "a b country:KE" },
  { "country:KE OR country:UG", "country:KE country:UG" },
  { "a country:KE b", "a b country:KE" },
  { "a* country:KE", "a* country:KE" },
  { "OR country:KE OR", "country:KE" },
  { "a OR after:x", "a after x" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(HubQuery) query = hub_query_parse (cases[i].typed);
      g_autofree char *printed = hub_query_print (query);
      g_autoptr(HubQuery) again = hub_query_parse (printed);

      g_assert_cmpstr (printed, ==, cases[i].printed);
      g_assert_true (hub_query_equal (again, query));
    }
}

static void
test_parts (void)
{
  g_autoptr(HubQuery) query = hub_query_parse (cases[1].typed);

  g_assert_cmpstr (hub_query_get_text (query), ==,
                   "trafficking \"forced labour\" -smuggling title:remittances");
  g_assert_cmpint (hub_query_get_choice (query, HUB_FACET_OBJECTIVE, "10"), ==,
                   HUB_CHOICE_INCLUDE);
  g_assert_cmpint (hub_query_get_choice (query, HUB_FACET_COUNTRY, "KE"), ==, HUB_CHOICE_INCLUDE);
  g_assert_cmpint (hub_query_get_choice (query, HUB_FACET_KIND, "event"), ==, HUB_CHOICE_INCLUDE);
  g_assert_cmpint (hub_query_get_year_from (query), ==, 2019);
  g_assert_cmpint (hub_query_get_year_to (query), ==, 2022);
}

/* A character of any kind, with those that mean something often among them. */
static gunichar
draw_char (GRand *rand)
{
  static const char *const special = " \"\"-*:：OR“”«»「(),;'’/._&\t\n\x01\xe2\x80\x8f\xc2\xad،。"
                                     "title:a";
  gunichar c;

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      return g_utf8_get_char (g_utf8_offset_to_pointer (
        special, g_rand_int_range (rand, 0, g_utf8_strlen (special, -1))));
    case 1:
      return g_rand_int_range (rand, 'a', 'z' + 1);
    case 2:
      return g_rand_int_range (rand, 1, 0x800);
    default:
      do
        c = g_rand_int_range (rand, 1, 0x110000);
      while (!g_unichar_validate (c));
      return c;
    }
}

static char *
draw_string (GRand *rand,
             int    max_chars)
{
  static const char *const whole[] = {
    "OR", " OR ", "title:", " -", "KE", "country:KE", " -type:", "after:2019", "\"a b\"", "sort:",
  };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, max_chars); n > 0; n--)
    if (g_rand_int_range (rand, 0, 10) == 0)
      g_string_append (text, whole[g_rand_int_range (rand, 0, G_N_ELEMENTS (whole))]);
    else
      g_string_append_unichar (text, draw_char (rand));
  if (g_rand_int_range (rand, 0, 50) == 0)
    g_string_append_c (text, (char) 0xe9);     /* not UTF-8 */

  return g_string_free (text, FALSE);
}

/* Takes @changed in the place of *@query. */
static void
take (HubQuery **query,
      HubQuery  *changed)
{
  hub_query_unref (*query);
  *query = changed;
}

static HubQuery *
draw_query (GRand *rand)
{
  g_autoptr(HubQuery) query = hub_query_new ();

  if (g_rand_int_range (rand, 0, 4) > 0)
    {
      g_autofree char *text = draw_string (rand, g_rand_int_range (rand, 0, 1000) == 0 ? 3000 : 30);

      take (&query, hub_query_with_text (query, text));
    }
  for (int n = g_rand_int_range (rand, -2, 4); n > 0; n--)
    {
      g_autofree char *code = draw_string (rand, 10);

      take (&query, hub_query_with_choice (query, g_rand_int_range (rand, 0, HUB_N_FACETS), code,
                                           g_rand_boolean (rand) ? HUB_CHOICE_INCLUDE
                                                                 : HUB_CHOICE_EXCLUDE));
    }
  if (g_rand_int_range (rand, 0, 3) == 0)
    take (&query, hub_query_with_years (query, g_rand_int_range (rand, -5, 10005),
                                        g_rand_int_range (rand, -5, 10005)));
  if (g_rand_int_range (rand, 0, 3) == 0)
    take (&query, hub_query_with_order (query, g_rand_int_range (rand, 0, 5)));

  return g_steal_pointer (&query);
}

/* What is printed and read again is the query, whatever it is. */
static void
test_inverse (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  guint n_with_words = 0;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr(HubQuery) query = draw_query (rand);
      g_autofree char *printed = hub_query_print (query);
      g_autoptr(HubQuery) again = hub_query_parse (printed);
      g_autofree char *printed_again = hub_query_print (again);

      if (!hub_query_equal (query, again))
        g_error ("seed %u, query %u: “%s” is read as “%s”", seed, i, printed, printed_again);
      g_assert_cmpstr (printed, ==, printed_again);
      n_with_words += *hub_query_get_text (query) != '\0';
    }
  g_assert_cmpuint (n_with_words, >, N_RANDOM / 2);
}

/* The time taken grows with the length, not with its square. */
static void
test_many (void)
{
  g_autoptr(GString) typed = g_string_new (NULL);
  g_autoptr(HubQuery) query = NULL;
  g_autoptr(HubQuery) again = NULL;
  g_autofree char *printed = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (typed, "%scountry:c%u ", i % 3 == 0 ? "-" : "", i % 90000);
  query = hub_query_parse (typed->str);
  g_assert_cmpuint (hub_query_count_choices (query, HUB_FACET_COUNTRY), ==, 90000);
  printed = hub_query_print (query);
  again = hub_query_parse (printed);
  g_assert_true (hub_query_equal (query, again));
}

/* --- values ------------------------------------------------------------------------------------*/

static HubFacetTable *
make_table (void)
{
  HubFacetTable *table = hub_facet_table_new ();

  hub_facet_table_add (table, HUB_FACET_OBJECTIVE, "10", "Trafficking in persons", NULL);
  hub_facet_table_add (table, HUB_FACET_COUNTRY, "CI", "Côte d’Ivoire", NULL);
  hub_facet_table_add (table, HUB_FACET_COUNTRY, "KE", "Kenya", NULL);
  hub_facet_table_add (table, HUB_FACET_TYPE, "report", "Report", NULL);
  hub_facet_table_add (table, HUB_FACET_YEAR, "2020", "2020", NULL);

  return table;
}

static char *
find_code (HubFacet    facet,
           const char *value,
           gpointer    user_data)
{
  return hub_query_find_code (user_data, facet, value);
}

static void
test_resolve (void)
{
  static const struct
  {
    const char *typed;
    const char *printed;
  } names[] = {
    { "x country:KE", "x country:KE" },
    { "country:kenya -country:\"CÔTE D’IVOIRE\"", "country:KE -country:CI" },
    { "country:\"Co\xcc\x82te d’Ivoire\"", "country:CI" },
    { "country:ke country:Kenya", "country:KE" },
    { "type:REPORT objective:\"trafficking in persons\"", "objective:10 type:report" },
    { "year:2020 year:٢٠٣١ -year:7", "year:2020 year:2031 -year:7" },
    { "year:x year:0 year:10000", "0 OR 10000 OR x" },

    /* what is not there is words */
    { "mi country:Atlantis", "Atlantis mi" },
    { "mi -country:Atlantis", "-Atlantis mi" },
    { "mi country:\"El Dorado\" country:Atlantis", "Atlantis OR \"El Dorado\" mi" },
    { "mi OR gra country:Atlantis country:KE", "Atlantis mi OR gra country:KE" },
    { "OR OR type:OR country:\"-a\"\"b\"", "\"a b\" \"OR\" \"OR\"" },
    { "type:\"**\" -type:\"\"", "" },
  };
  g_autoptr(HubFacetTable) table = make_table ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(HubQuery) query = hub_query_parse (names[i].typed);
      g_autoptr(HubQuery) resolved = hub_query_resolve (query, find_code, table);
      g_autoptr(HubQuery) again = hub_query_resolve (resolved, find_code, table);
      g_autofree char *printed = hub_query_print (resolved);

      g_assert_cmpstr (printed, ==, names[i].printed);
      g_assert_true (hub_query_equal (resolved, again));
    }
}

/* --- typing ------------------------------------------------------------------------------------*/

/* “|” is where the cursor is; `open` is the value being typed, with its facet. */
static const struct
{
  const char *typed;
  const char *query;
  const char *rest;
  const char *open;
} typings[] = {
  { "|", "", "|", NULL },
  { "labour mi|", "labour mi", "labour mi|", NULL },
  { "mi  - |", "mi", "mi  - |", NULL },

  /* an operator narrows once it is finished */
  { "mi country|", "mi country", "mi country|", NULL },
  { "mi country:|", "mi", "mi country:|", "country=" },
  { "mi country:K|", "mi", "mi country:K|", "country=K" },
  { "mi country:KE |", "mi country:KE", "mi |", NULL },
  { "mi -country:KE|", "mi", "mi -country:KE|", "-country=KE" },
  { "mi -country:KE |", "mi -country:KE", "mi |", NULL },
  { "country:\"Côte d|", "", "country:\"Côte d|", "country=Côte d" },
  { "country:\"Côte d’Ivoire\"|", "country:CI", "|", NULL },
  { "country:kenya,|", "country:KE", ",|", NULL },
  { "after:20|", "", "after:20|", "after=20" },
  { "after:2019 |", "after:2019", "|", NULL },
  { "sort:|", "", "sort:|", "sort=" },
  { "sort:ne |", "sort ne", "sort:ne |", NULL },
  { "title:|", "", "title:|", "title=" },
  { "title:a|", "title:a", "title:a|", NULL },
  { "year:2020 |", "year:2020", "|", NULL },

  /* typing is over */
  { "mi country:KE", "mi country:KE", "mi ", NULL },
  { "mi country:", "mi country", "mi country:", NULL },

  /* in the midst of it */
  { "a country:K| b", "a b", "a country:K| b", "country=K" },
  { "a co|untry:KE b", "a b", "a co|untry:KE b", "country=KE" },
  { "a |country:KE b", "a b country:KE", "a |b", NULL },
  { "a country:KE b|", "a b country:KE", "a b|", NULL },
  { "(country:KE)a|", "a country:KE", "( )a|", NULL },
  { "type:x |:OR\"a b\"", "x \"a b\"", "type:x |: \"a b\"", NULL },
  { "type:x :OR\"a b\"|", "x \"a b\"", "type:x : \"a b\"|", NULL },
  { "country:KE type:report| b", "b country:KE", "type:report| b", "type=report" },
  { "é country:KE é type:r|", "é é country:KE", "é é type:r|", "type=r" },

  /* a value that is not there stays, and is words */
  { "mi country:Atlantis |", "Atlantis mi", "mi country:Atlantis |", NULL },
  { "country:Atlantis country:KE |", "Atlantis country:KE", "country:Atlantis |", NULL },

  /* OR beside an operator */
  { "OR country:K|", "", "country:K|", "country=K" },
  { "country:KE OR|", "country:KE", "OR|", NULL },
  { "country:KE OR |", "country:KE", "|", NULL },
};

static void
assert_open (HubTyping  *typing,
             const char *expected)
{
  static const char *const names[] = { "", "after", "before", "sort", "title" };
  g_autofree char *open = NULL;

  if (typing->has_open)
    {
      g_assert_cmpuint (typing->start, <, typing->cursor);
      g_assert_cmpuint (typing->cursor, <=, typing->end);
      open = g_strconcat (typing->is_excluded ? "-" : "",
                          typing->op == HUB_OPERATOR_FACET ? hub_facet_to_string (typing->facet)
                                                           : names[typing->op],
                          "=", typing->value, NULL);
    }
  g_assert_cmpstr (open, ==, expected);
}

static void
test_typing (void)
{
  g_autoptr(HubFacetTable) table = make_table ();

  for (guint i = 0; i < G_N_ELEMENTS (typings); i++)
    {
      const char *bar = strchr (typings[i].typed, '|');
      g_autoptr(GString) typed = g_string_new (typings[i].typed);
      g_autoptr(HubQuery) nothing = hub_query_new ();
      g_autoptr(HubTyping) typing = NULL;
      g_autoptr(GString) rest = NULL;
      g_autofree char *printed = NULL;

      g_string_replace (typed, "|", "", 1);
      typing = hub_typing_new (nothing, typed->str,
                               bar != NULL ? (gsize) (bar - typings[i].typed) : HUB_NO_CURSOR,
                               find_code, table);
      rest = g_string_new (typing->rest);
      if (bar != NULL)
        g_string_insert (rest, typing->cursor, "|");
      printed = hub_query_print (typing->query);
      g_assert_cmpstr (printed, ==, typings[i].query);
      g_assert_cmpstr (rest->str, ==, typings[i].rest);
      assert_open (typing, typings[i].open);
    }
}

/* What is chosen already stays, unless it was typed otherwise. */
static void
test_typing_on_base (void)
{
  g_autoptr(HubFacetTable) table = make_table ();
  g_autoptr(HubQuery) base = hub_query_parse ("old country:KE country:XX after:2010 sort:oldest");
  g_autoptr(HubTyping) words = hub_typing_new (base, "new", HUB_NO_CURSOR, find_code, table);
  g_autoptr(HubTyping) more = hub_typing_new (base, "-country:KE type:report before:2020 sort:hub",
                                              HUB_NO_CURSOR, find_code, table);
  g_autofree char *with_words = hub_query_print (words->query);
  g_autofree char *with_more = hub_query_print (more->query);

  g_assert_cmpstr (with_words, ==, "new country:KE country:XX after:2010 sort:oldest");
  g_assert_cmpstr (with_more, ==, "country:XX -country:KE type:report after:2010 before:2020");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/query-parse/cases", test_cases);
  g_test_add_func ("/query-parse/parts", test_parts);
  g_test_add_func ("/query-parse/inverse", test_inverse);
  g_test_add_func ("/query-parse/many", test_many);
  g_test_add_func ("/query-parse/resolve", test_resolve);
  g_test_add_func ("/query-parse/typing", test_typing);
  g_test_add_func ("/query-parse/typing-on-base", test_typing_on_base);

  return g_test_run ();
}
