/* test-highlighter.c: where words of a query stand in a text, in six languages
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is marked stands in [ ] here.
 */

#include "hub-highlighter.h"

#include <string.h>

#define LRM "\u200e"
#define RLM "\u200f"
#define RLI "\u2067"
#define FSI "\u2068"
#define PDI "\u2069"

typedef struct
{
  const char *langcode;
  const char *typed;
  const char *marked;
} Case;

static const Case cases[] = {
  /* English: other forms, accents, case, hyphens and apostrophes of both shapes */
  { "en", "migrant", "[Migrants] and the [migrant’s] family" },
  { "en", "trafficking", "People who were [trafficked] by [TRAFFICKERS]" },
  { "en", "forced labour", "[Labour] that is [forced]" },
  { "en", "naive", "A [naïve] idea" },
  { "en", "re-integration", "[Re-integration], [reintegrated], [re]: [integration]" },
  { "en", "reintegration", "[Re-integration] of returnees" },
  { "en", "O'Brien", "Ms [O’Brien] and Mr Bries" },
  { "en", "obrien", "Ms [O’Brien]" },
  { "en", "U.N.", "The [UN] and the [U.N]. system" },
  { "en", "remittances", "Nothing of the kind" },
  { "en", "migration -migrants", "[Migration], not of any migrantness" },
  /* French: what an apostrophe cuts off is not marked, the rest is */
  { "fr", "immigration", "De l’[immigration] irrégulière" },
  { "fr", "l’immigration", "De l’[immigration] irrégulière" },
  { "fr", "etranger", "Des [étrangers] et des [étrangères]" },
  { "fr", "main-d'œuvre", "La [main-d’œuvre] étrangère" },
  { "fr", "travailleuse", "Les [travailleuses] domestiques" },
  { "fr", "réfugié", "Personnes [réfugiées] et [refugies]" },
  /* Spanish */
  { "es", "migracion", "La [migración] y las [migraciones]" },
  { "es", "trabajador", "Los [trabajadores] y las [trabajadoras]" },
  { "es", "niño", "[Niñas] y [niños]" },
  /* Russian: cases, ё */
  { "ru", "мигрант", "Права [мигрантов] и [мигрантам]" },
  { "ru", "миграция", "О [миграции] и беженцах" },
  { "ru", "ребёнок", "Каждый [ребенок]" },
  /* Arabic: the article, vowel marks, tatweel, hamza */
  { "ar", "هجرة", "منتدى [الهجرة] الدولية" },
  { "ar", "مهاجر", "حقوق [المهاجر] وأسرته" },
  { "ar", "الهجرة", "عن [الهِجْرَةِ] [والهجـــرة]" },
  { "ar", "امن", "[الأمن] أولا" },
  /* Chinese: pairs of characters, one alone, and the whole of several */
  { "zh", "移民", "[移民]和难民" },
  { "zh", "移民工人", "[移民工人]的权利和[移民]" },
  { "zh", "权", "[权]利与人[权]" },
  { "zh", "难民", "移民的民族" },
  /* of a letter and its marks all is marked */
  { "en", "cafe", "[cafe\u0301s]" },
  { "en", "é", "[e\u0301] [e]" },
  /* the last word is the beginning of one; the others are not */
  { "en", "traff", "[Traffic] and [trafficking]" },
  { "en", "traff people", "[People] in traffic" },
  { "en", "traff* people", "[People] in [traffic]" },
  { "ru", "миг", "[Миграция] и [мигранты]" },
  { "ar", "الهج", "منتدى [الهجرة]" },
  /* phrases stand in a row, as written */
  { "en", "\"forced labour\"", "[Forced labour], [forced—labour]; labour forced" },
  { "en", "\"forced labour\"", "forced labours" },
  { "en", "\"forced lab", "[Forced labour] is not forced" },
  { "fr", "\"droits de l'homme\"", "Les [droits de l’homme] et de l’homme" },
  { "ar", "\"حقوق المهاجرين\"", "عن [حقوق المهاجرين] والمهاجرين" },
  { "zh", "\"移民工人\"", "[移民工人]，移民的工人" },
  { "en", "A/RES/73/195", "Resolution [A/RES/73/195] of the 73rd" },
  { "en", "\"one", "[one] [ones] on" },
  /* each of several that are joined by OR; words that touch are one mark */
  { "en", "women OR children", "[Women], men and [children]" },
  { "zh", "移民 工人", "[移民工人]" },
  /* across scripts and directions */
  { "ar", "IOM الهجرة", "منظمة [الهجرة] (" LRM "[IOM]" LRM ") الدولية" },
  { "en", "الهجرة forum", "The [forum] " RLI "منتدى [الهجرة]" PDI " in Cairo" },
  { "en", "unesco", "The [U\u200bNESCO]" },
};

static char *
dup_marked (const char *text,
            GArray     *marks)
{
  GString *marked = g_string_new (text);

  for (guint i = marks->len; i-- > 0;)
    {
      HubSpan span = g_array_index (marks, HubMark, i).span;

      g_string_insert_c (marked, span.end, ']');
      g_string_insert_c (marked, span.start, '[');
    }

  return g_string_free (marked, FALSE);
}

static char *
without (const char *text,
         const char *characters)
{
  GString *plain = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (strchr (characters, *text) == NULL)
      g_string_append_c (plain, *text);

  return g_string_free (plain, FALSE);
}

static HubHighlighter *
make_highlighter (const char *typed)
{
  g_autoptr(HubTextQuery) words = hub_text_query_new (typed);

  return hub_highlighter_new (words, HUB_TONGUES_ALL);
}

static GArray *
find (const char *langcode,
      const char *typed,
      guint       field,
      const char *text)
{
  g_autoptr(HubHighlighter) highlighter = make_highlighter (typed);

  return hub_highlighter_find (highlighter, hub_tongue_from_row (langcode, text), field, text);
}

static void
test_marks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = without (cases[i].marked, "[]");
      g_autoptr(GArray) marks = find (cases[i].langcode, cases[i].typed, HUB_FIELD_TITLE, text);
      g_autofree char *marked = dup_marked (text, marks);

      if (g_strcmp0 (marked, cases[i].marked) != 0)
        g_test_message ("‘%s’", cases[i].typed);
      g_assert_cmpstr (marked, ==, cases[i].marked);
    }
}

static void
test_fields (void)
{
  g_autoptr(GArray) title = find ("en", "title:women men", HUB_FIELD_TITLE, "Women and men");
  g_autoptr(GArray) summary = find ("en", "title:women men", HUB_FIELD_SUMMARY, "Women and men");

  g_assert_cmpuint (title->len, ==, 2);
  g_assert_cmpuint (summary->len, ==, 1);
  g_assert_cmpuint (g_array_index (summary, HubMark, 0).span.start, ==, strlen ("Women and "));
}

/* A word that only another tongue has is looked for in its form only. */
static void
test_tongues (void)
{
  g_autoptr(HubTextQuery) words = hub_text_query_new ("migrantes x");
  g_autoptr(HubHighlighter) french = hub_highlighter_new (words, HUB_TONGUE_BIT (HUB_TONGUE_FR));
  g_autoptr(GArray) there = hub_highlighter_find (french, HUB_TONGUE_FR, HUB_FIELD_BODY,
                                                  "un migrant");
  g_autoptr(GArray) not_there = hub_highlighter_find (french, HUB_TONGUE_EN, HUB_FIELD_BODY,
                                                      "a migrant");

  g_assert_cmpuint (there->len, ==, 1);
  g_assert_cmpuint (not_there->len, ==, 0);
  g_assert_true (hub_highlighter_is_for (french, words, HUB_TONGUE_BIT (HUB_TONGUE_FR)));
  g_assert_false (hub_highlighter_is_for (french, words, HUB_TONGUES_ALL));
}

/* --- snippets ----------------------------------------------------------------------------------*/

static char *
dup_snippet (const char *langcode,
             const char *typed,
             const char *text,
             guint       max_chars)
{
  g_autoptr(GArray) marks = find (langcode, typed, HUB_FIELD_SUMMARY, text);
  g_autoptr(HubSnippet) snippet = hub_snippet_new (text, marks, max_chars);

  g_assert_true (g_utf8_validate (snippet->text, -1, NULL));

  return dup_marked (snippet->text, snippet->marks);
}

typedef struct
{
  const char *langcode;
  const char *typed;
  guint       max_chars;
  const char *text;
  const char *snippet;
} Cut;

static const Cut cuts[] = {
  /* what fits is whole, on one line */
  { "en", "two", 40, "One\n\n  two\tthree ", "One [two] three" },
  { "en", "", 40, "", "" },
  { "en", "x", 40, "   ", "" },
  /* around the words, at the borders of others */
  { "en", "needle", 30, "Hay and more hay lies around a needle that is in some hay and in more hay",
    "…a [needle] that is in some hay…" },
  { "en", "x", 20, "Nothing is found here at all", "Nothing is found…" },
  { "en", "all", 20, "Nothing is found here at all", "…is found here at [all]" },
  /* where most different words are, not where one is most often */
  { "en", "women children",  40,
    "Women, women, women and women; then a long time nothing; women and their children; women",
    "…nothing; [women] and their [children]; [women]" },
  { "zh", "工人", 8, "难民与移民的问题以及移民工人的权利和义务", "…移民[工人]的权利和…" },
  { "ru", "труд", 30, "Доклад о том, что было сказано о принудительном труде мигрантов в мире",
    "…[труде] мигрантов в мире" },
  /* a paragraph from right to left stays one, though the piece begins with Latin letters */
  { "ar", "IOM", 24, "تقرير عن كل ما قالته المنظمة IOM في هذا العام عن الهجرة",
    RLM "…[IOM] في هذا العام عن…" },
  { "ar", "guide", 22, "تقرير عن كل ما قالته منظمة IOM guide في هذا العام عن الهجرة",
    RLM "…IOM [guide] في هذا…" },
  { "en", "العام", 22, "A report of that which they said: في هذا العام عن الهجرة both",
    LRM "…هذا [العام] عن الهجرة…" },
  /* what is open at the cut is opened again, and closed */
  { "en", "needle", 22, "A " RLI "long isolate that has one needle in itself" PDI " and ends",
    LRM "…" RLI "one [needle] in itself" PDI "…" },
  { "en", "first", 18, "The first " FSI "isolate is cut off" PDI " here",
    "The [first] " FSI "isolate" PDI "…" },
  { "en", "two", 40, "One " FSI "never\n[closed] two", "One " FSI "never" PDI " (closed) [two]" },
  /* nothing that is seen as one is cut */
  { "en", "x", 3, "🇰🇪🇺🇬🇹🇿🇷🇼", "…" },
};

static void
test_snippets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char *text = g_strdelimit (g_strdup (cuts[i].text), "[", '(');
      g_autofree char *snippet = NULL;

      g_strdelimit (text, "]", ')');
      snippet = dup_snippet (cuts[i].langcode, cuts[i].typed, text, cuts[i].max_chars);
      g_assert_cmpstr (snippet, ==, cuts[i].snippet);
    }
}

static gboolean
is_balanced (const char *text)
{
  int depth = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      depth += c >= 0x2066 && c <= 0x2068;
      depth -= c == 0x2069;
      if (depth < 0)
        return FALSE;
    }

  return depth == 0;
}

/* Whatever the text and the words: marks are in order and apart, on the borders of what is seen as
 * one character; the snippet is one line, has marks that are in order, and closes what it opens. */
static void
test_random (void)
{
  static const char *const pieces[] = {
    "a", "B", "migrant", "migrants’", " ", " ", " ", "\n", "-", "’", "e\u0301", "\u0301", "移", "民",
    "工人", "الهجرة", "هِجْرَة", "ـ", "мигрант", "🇰🇪", "🇺🇬", "👩\u200d👧", "👍\U0001f3fd", RLI,
    FSI, PDI, LRM, RLM,
    "\u202b", "\u202c", "\u200d", "가", "\u1112\u1161", ".", ",", "1", "2019", "\u00a0", "ก", "ข้",
  };
  static const char *const typed[] = {
    "migrant", "a b", "\"a b\"", "移民", "民", "\"移民工人\"", "الهجرة OR мигрант", "e", "migrants* 1",
    "\"a", "", "2019 工 é", "-a b",
  };
  g_autoptr(GRand) rand = g_rand_new_with_seed (5);
  HubHighlighter *highlighters[G_N_ELEMENTS (typed)];

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    highlighters[i] = make_highlighter (typed[i]);
  for (guint round = 0; round < 10000; round++)
    {
      guint query = g_rand_int_range (rand, 0, G_N_ELEMENTS (typed));
      guint n = g_rand_int_range (rand, 0, 60);
      guint max_chars = g_rand_int_range (rand, 1, 50);
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GArray) marks = NULL;
      g_autoptr(HubSnippet) snippet = NULL;
      gsize before = 0;

      while (n-- > 0)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      marks = hub_highlighter_find (highlighters[query], hub_tongue_from_row (NULL, text->str),
                                    HUB_FIELD_BODY, text->str);
      for (guint i = 0; i < marks->len; i++)
        {
          HubSpan span = g_array_index (marks, HubMark, i).span;

          g_assert_true (i == 0 || span.start > before);
          g_assert_cmpuint (span.start, <, span.end);
          g_assert_cmpuint (span.end, <=, text->len);
          g_assert_true (hub_text_is_between_clusters (text->str, text->str + span.start));
          g_assert_true (hub_text_is_between_clusters (text->str, text->str + span.end));
          before = span.end;
        }

      snippet = hub_snippet_new (text->str, marks, max_chars);
      g_assert_true (g_utf8_validate (snippet->text, -1, NULL));
      g_assert_true (is_balanced (snippet->text));
      g_assert_null (strchr (snippet->text, '\n'));
      before = 0;
      for (guint i = 0; i < snippet->marks->len; i++)
        {
          HubSpan span = g_array_index (snippet->marks, HubMark, i).span;

          g_assert_true (i == 0 || span.start >= before);
          g_assert_cmpuint (span.start, <, span.end);
          g_assert_cmpuint (span.end, <=, strlen (snippet->text));
          before = span.end;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    hub_highlighter_free (highlighters[i]);
}

/* Long texts take time in proportion, and what is far behind is not looked at. */
static void
test_long (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GArray) marks = NULL;
  g_autoptr(HubSnippet) snippet = NULL;

  while (text->len < 1024 * 1024)
    g_string_append (text, "a ");
  marks = find ("en", "\"a a a a a a a a b\" OR a", HUB_FIELD_BODY, text->str);
  g_assert_cmpuint (marks->len, ==, HUB_HIGHLIGHTER_MAX_READ / 2);
  snippet = hub_snippet_new (text->str, marks, HUB_SNIPPET_LENGTH);
  g_assert_cmpuint (snippet->marks->len, >, 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/highlighter/marks", test_marks);
  g_test_add_func ("/highlighter/fields", test_fields);
  g_test_add_func ("/highlighter/tongues", test_tongues);
  g_test_add_func ("/highlighter/snippets", test_snippets);
  g_test_add_func ("/highlighter/random", test_random);
  g_test_add_func ("/highlighter/long", test_long);
  return g_test_run ();
}
