/* test-text-query.c: what is understood of free text
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-text-query.h"
#include "text-match.h"

#include <string.h>

static const struct
{
  const char *text;
  const char *canonical;
  const char *match;       /* FTS5; "~" in front: those that it does not find */
} cases[] = {
  /* words */
  { "", "", NULL },
  { " \t\n", "", NULL },
  { "*-+:^\"'()%_\\", "", NULL },
  { "\xcc\x81", "", NULL },
  { "migrant", "migrant", "(\"migrant\" *)" },
  { "Migrant", "Migrant", "(\"Migrant\" *)" },
  { "a", "a", "(\"a\")" },
  { "é", "é", "(\"é\")" },
  { "移", "移", "(\"移\" *)" },
  { "labour migr", "labour migr", "(\"labour\" AND \"migr\" *)" },
  { " labour  migr ", "labour migr", "(\"labour\" AND \"migr\" *)" },
  { "migr* labour", "migr* labour", "(\"migr\" * AND \"labour\" *)" },
  { "labour migr*", "labour migr", "(\"labour\" AND \"migr\" *)" },
  { "a*", "a*", "(\"a\" *)" },
  { "OR*", "OR*", "(\"OR\" *)" },
  { "＊a＊", "a*", "(\"a\" *)" },
  { "c++", "c", "(\"c\")" },
  { "(labour/migration)", "labour/migration", "(\"labour/migration\" *)" },
  { "A/RES/73/195", "A/RES/73/195", "(\"A/RES/73/195\" *)" },
  { "re-integration -", "re-integration", "(\"re-integration\" *)" },
  { "l’été", "l’été", "(\"l’été\" *)" },
  { "'tis a--b a...c", "tis a b a c", "(\"tis\" AND \"a\" AND \"b\" AND \"a\" AND \"c\")" },
  { "e\xcc\x81t", "e\xcc\x81t", "(\"e\xcc\x81t\" *)" },
  { "trafficking,labour;law", "trafficking labour law",
    "(\"trafficking\" AND \"labour\" AND \"law\" *)" },
  { "عمل، هجرة", "عمل هجرة", "(\"عمل\" AND \"هجرة\" *)" },
  { "移民、劳工", "移民 劳工", "(\"移民\" AND \"劳工\" *)" },
  { "\xe2\x80\x8fهجرة\xe2\x80\xac mi\xc2\xadgrant", "هجرة migrant",
    "(\"هجرة\" AND \"migrant\" *)" },
  { "می\xe2\x80\x8cخواهم", "می\xe2\x80\x8cخواهم", "(\"می\xe2\x80\x8cخواهم\" *)" },
  { "\x01" "e word", "e word", "(\"e\" AND \"word\" *)" },

  /* phrases */
  { "\"forced labour\"", "\"forced labour\"", "(\"forced labour\")" },
  { "\"forced  - labour,\"", "\"forced labour\"", "(\"forced labour\")" },
  { "\"forced lab", "\"forced lab*\"", "(\"forced lab\" *)" },
  { "\"forced lab*\" x", "\"forced lab*\" x", "(\"forced lab\" * AND \"x\")" },
  { "\"labour\"", "\"labour\"", "(\"labour\")" },
  { "\"\" a \"", "a", "(\"a\")" },
  { "“travail forcé” «trabajo» „x“", "\"travail forcé\" \"trabajo\" \"x\"",
    "(\"travail forcé\" AND \"trabajo\" AND \"x\")" },
  { "「强迫 劳动」＂a＂", "\"强迫 劳动\" \"a\"", "(\"强迫 劳动\" AND \"a\")" },
  { "a\"b c\"d", "a \"b c\" d", "(\"a\" AND \"b c\" AND \"d\")" },
  { "\"title:x OR -y\"", "\"title x OR y\"", "(\"title x OR y\")" },

  /* exclusion */
  { "-smuggling", "-smuggling", "~(\"smuggling\")" },
  { "-smuggling −b －\"c d\"", "-smuggling -b -\"c d\"",
    "~(\"smuggling\" OR \"b\" OR \"c d\")" },
  { "trafficking -smuggling", "trafficking -smuggling",
    "(\"trafficking\") NOT (\"smuggling\")" },
  { "-a b -c d", "-a b -c d", "(\"b\" AND \"d\") NOT (\"a\" OR \"c\")" },
  { "a -b*", "a -b*", "(\"a\") NOT (\"b\" *)" },
  { "a - b --c a-d", "a b c a-d", "(\"a\" AND \"b\" AND \"c\" AND \"a-d\" *)" },
  { "(-a)", "-a", "~(\"a\")" },
  { "\"a\"-b", "\"a\" b", "(\"a\" AND \"b\")" },
  { "-\"a b", "-\"a b\"", "~(\"a b\")" },
  { "-foo:bar x", "-\"foo bar\" x", "(\"x\") NOT (\"foo bar\")" },
  { "-foo:\"b c\" x", "-\"foo b c\" x", "(\"x\") NOT (\"foo b c\")" },
  { "-foo: x", "-foo x", "(\"x\") NOT (\"foo\")" },

  /* either */
  { "a OR b", "a OR b", "((\"a\" OR \"b\"))" },
  { "x a OR \"b c\" OR d y", "x a OR \"b c\" OR d y",
    "(\"x\" AND (\"a\" OR \"b c\" OR \"d\") AND \"y\")" },
  { "a or b", "a or b", "(\"a\" AND \"or\" AND \"b\")" },
  { "OR", "\"OR\"", "(\"OR\")" },
  { "OR a", "\"OR\" a", "(\"OR\" AND \"a\")" },
  { "a OR", "a \"OR\"", "(\"a\" AND \"OR\")" },
  { "a OR OR b", "a \"OR\" OR b", "(\"a\" AND (\"OR\" OR \"b\"))" },
  { "a OR -b", "a \"OR\" -b", "(\"a\" AND \"OR\") NOT (\"b\")" },
  { "-a OR b", "-a \"OR\" b", "(\"OR\" AND \"b\") NOT (\"a\")" },
  { "a OR b -c", "a OR b -c", "((\"a\" OR \"b\")) NOT (\"c\")" },
  { "-OR", "-OR", "~(\"OR\")" },
  { "AND NOT NEAR/2", "AND NOT NEAR/2", "(\"AND\" AND \"NOT\" AND \"NEAR/2\" *)" },

  /* the title */
  { "title:remittances", "title:remittances", "({ title } : \"remittances\" *)" },
  { "Title：x y", "title:x y", "({ title } : \"x\" AND \"y\")" },
  { "title:\"a b\" -title:c", "title:\"a b\" -title:c",
    "({ title } : \"a b\") NOT ({ title } : \"c\")" },
  { "title:a:b", "title:\"a b\"", "({ title } : \"a b\")" },
  { "title:a OR b", "title:a OR b", "(({ title } : \"a\" OR \"b\"))" },
  { "title:OR", "title:OR", "({ title } : \"OR\")" },
  { "title: x", "title x", "(\"title\" AND \"x\")" },
  { "title:-", "title", "(\"title\" *)" },
  { "a:title:b", "a title b", "(\"a\" AND \"title\" AND \"b\")" },

  /* operators are words here */
  { "country:KE", "country KE", "(\"country\" AND \"KE\" *)" },
  { "terms:x", "terms x", "(\"terms\" AND \"x\")" },
  { "http://a.b/c?d=e", "http a.b/c d e", "(\"http\" AND \"a.b/c\" AND \"d\" AND \"e\")" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(HubTextQuery) query = hub_text_query_new (cases[i].text);
      g_autoptr(HubTextQuery) again = hub_text_query_new (hub_text_query_get_text (query));
      gboolean is_negated;
      g_autofree char *match = text_match_new (query, &is_negated);
      g_autofree char *match_again = NULL;
      g_autofree char *shown = match != NULL ? g_strconcat (is_negated ? "~" : "", match, NULL)
                                             : NULL;

      g_assert_cmpstr (hub_text_query_get_text (query), ==, cases[i].canonical);
      g_assert_cmpstr (shown, ==, cases[i].match);
      g_assert_cmpstr (hub_text_query_get_text (again), ==, cases[i].canonical);
      match_again = text_match_new (again, &is_negated);
      g_assert_cmpstr (match_again, ==, match);
    }
}

static void
test_clauses (void)
{
  g_autoptr(HubTextQuery) query = hub_text_query_new ("a OR title:b -\"c d\" ef");
  const HubClause *clauses;
  guint n_clauses;

  clauses = hub_text_query_get_clauses (query, &n_clauses);
  g_assert_cmpuint (n_clauses, ==, 3);

  g_assert_cmpuint (clauses[0].n_atoms, ==, 2);
  g_assert_false (clauses[0].is_excluded);
  g_assert_cmpstr (clauses[0].atoms[0].text, ==, "a");
  g_assert_cmpuint (clauses[0].atoms[0].fields, ==, HUB_FIELD_ALL);
  g_assert_cmpstr (clauses[0].atoms[1].text, ==, "b");
  g_assert_cmpuint (clauses[0].atoms[1].fields, ==, HUB_FIELD_TITLE);

  g_assert_cmpuint (clauses[1].n_atoms, ==, 1);
  g_assert_true (clauses[1].is_excluded);
  g_assert_cmpstr (clauses[1].atoms[0].text, ==, "c d");
  g_assert_true (clauses[1].atoms[0].is_phrase);
  g_assert_false (clauses[1].atoms[0].is_prefix);

  g_assert_cmpstr (clauses[2].atoms[0].text, ==, "ef");
  g_assert_false (clauses[2].atoms[0].is_phrase);
  g_assert_true (clauses[2].atoms[0].is_prefix);
}

static void
assert_stable (HubTextQuery *query)
{
  const char *text = hub_text_query_get_text (query);
  g_autoptr(HubTextQuery) again = hub_text_query_new (text);

  g_assert_cmpuint (strlen (text), <=, HUB_TEXT_MAX_LENGTH);
  g_assert_cmpstr (hub_text_query_get_text (again), ==, text);
}

/* At each limit and just over it. */
static void
test_limits (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint n_clauses;

  for (guint n = 1; n <= HUB_TEXT_MAX_ATOMS + 2; n++)
    {
      g_autoptr(HubTextQuery) query = NULL;

      g_string_append_printf (text, " word%u", n);
      query = hub_text_query_new (text->str);
      hub_text_query_get_clauses (query, &n_clauses);
      g_assert_cmpuint (n_clauses, ==, MIN (n, HUB_TEXT_MAX_ATOMS));
      assert_stable (query);
    }

  for (guint n = HUB_TEXT_MAX_WORD_LENGTH - 2; n <= HUB_TEXT_MAX_WORD_LENGTH + 2; n++)
    {
      g_autofree char *word = g_strnfill (n, 'x');
      g_autofree char *two = g_strconcat (word, "-y z", NULL);
      g_autoptr(HubTextQuery) query = hub_text_query_new (two);
      const HubClause *clauses = hub_text_query_get_clauses (query, &n_clauses);

      g_assert_cmpuint (n_clauses, ==, 2);
      g_assert_cmpint (strlen (clauses[0].atoms->text), ==,
                       n + 2 <= HUB_TEXT_MAX_WORD_LENGTH ? n + 2
                                                         : MIN (n, HUB_TEXT_MAX_WORD_LENGTH));
      g_assert_cmpint (clauses[0].atoms->is_prefix, ==, n + 2 > HUB_TEXT_MAX_WORD_LENGTH);
      assert_stable (query);
    }

  g_string_assign (text, "\"");
  for (guint n = 1; n <= HUB_TEXT_MAX_WORDS + 2; n++)
    {
      g_autoptr(HubTextQuery) query = NULL;
      g_auto(GStrv) words = NULL;

      g_string_append_printf (text, "w%u ", n);
      query = hub_text_query_new (text->str);
      words = g_strsplit (hub_text_query_get_clauses (query, &n_clauses)->atoms->text, " ", -1);
      g_assert_cmpuint (n_clauses, ==, 1);
      g_assert_cmpuint (g_strv_length (words), ==, MIN (n, HUB_TEXT_MAX_WORDS));
      assert_stable (query);
    }
}

/* Four-byte letters fill the text before the atoms are used up; a megabyte is no trouble. */
static void
test_long (void)
{
  static const char *const patterns[] = {
    "𐐀", "𐐀 ", "\"𐐀𐐀𐐀 𐐀\" ", "\"", "a OR ", "-a:", "title:x:", "\xd8\xa8\xd9\x8e", "\xc2\xad",
    "a-", ",",
  };

  for (guint kind = 0; kind < G_N_ELEMENTS (patterns); kind++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(HubTextQuery) query = NULL;

      while (text->len < 1024 * 1024)
        g_string_append (text, patterns[kind]);
      query = hub_text_query_new (text->str);
      assert_stable (query);
    }
}

static void
test_quote (void)
{
  static const struct
  {
    const char *text;
    const char *quoted;
  } quotes[] = {
    { "Kenya", "Kenya" },
    { "Côte d’Ivoire", "\"Côte d’Ivoire\"" },
    { "-\"a\" title:b", "\"a b\"" },
    { "OR", "\"OR\"" },
    { "a*", "a" },
    { "country:KE", "\"country KE\"" },
    { "(*)", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      g_autofree char *quoted = hub_text_query_quote (quotes[i].text);

      g_assert_cmpstr (quoted, ==, quotes[i].quoted);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-query/cases", test_cases);
  g_test_add_func ("/text-query/clauses", test_clauses);
  g_test_add_func ("/text-query/limits", test_limits);
  g_test_add_func ("/text-query/long", test_long);
  g_test_add_func ("/text-query/quote", test_quote);

  return g_test_run ();
}
