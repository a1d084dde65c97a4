/* test-names.c: terms found by what they are called, in six languages
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-names.h"
#include "name-lab.h"

#include <string.h>

typedef struct
{
  HubFacetTable *table;       /* (owned) */
  HubAnalyzer   *analyzer;    /* (owned) */
  HubNames      *names;       /* (owned) */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->table = name_lab_make_table ();
  fixture->analyzer = hub_analyzer_new ();
  fixture->names = hub_names_new (fixture->table, fixture->analyzer);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  hub_names_free (fixture->names);
  hub_analyzer_free (fixture->analyzer);
  hub_facet_table_unref (fixture->table);
}

/* --- what is found ---------------------------------------------------------------------------- */

/* Values found, by number; each may come once a call. */
static void
note_value (guint    value,
            gpointer user_data)
{
  g_assert_true (g_hash_table_add (user_data, GUINT_TO_POINTER (value)));
}

/* The codes of @values of @facet, sorted and parted by spaces. */
static char *
dup_codes (Fixture    *fixture,
           HubFacet    facet,
           GHashTable *values)
{
  const HubFacetValue *all = hub_facet_table_get_all (fixture->table);
  guint first = hub_facet_table_get_first (fixture->table, facet);
  guint n = hub_facet_table_get_length (fixture->table, facet);
  g_autoptr(GPtrArray) codes = g_ptr_array_new ();

  for (guint i = first; i < first + n; i++)
    if (g_hash_table_contains (values, GUINT_TO_POINTER (i)))
      g_ptr_array_add (codes, (gpointer) all[i].code);
  g_ptr_array_sort_values (codes, (GCompareFunc) strcmp);
  g_ptr_array_add (codes, NULL);

  return g_strjoinv (" ", (char **) codes->pdata);
}

typedef struct
{
  Fixture    *fixture;
  gboolean    is_typing;     /* whether the last word is still being typed */
  gsize       length;        /* of the text */
  guint       position;
  GHashTable *any;           /* (owned): values of the word at `position` */
  GHashTable *all;           /* (owned) (nullable): those of all words before */
} Reading;

static gboolean
is_missing (gpointer key,
            gpointer value,
            gpointer other)
{
  return !g_hash_table_contains (other, key);
}

static void
end_word (Reading *reading)
{
  if (reading->all == NULL)
    reading->all = g_hash_table_ref (reading->any);
  else
    g_hash_table_foreach_remove (reading->all, is_missing, reading->any);
  g_hash_table_unref (reading->any);
  reading->any = g_hash_table_new (NULL, NULL);
}

static void
unite (guint    value,
       gpointer user_data)
{
  g_hash_table_add (user_data, GUINT_TO_POINTER (value));
}

static gboolean
read_token (const HubToken *token,
            gpointer        user_data)
{
  Reading *reading = user_data;
  gboolean is_prefix = token->is_prefix || (reading->is_typing && token->end == reading->length);

  if (token->is_optional || token->is_weak || token->kind == HUB_TOKEN_JOINED)
    return TRUE;

  if (token->position != reading->position)
    end_word (reading);
  reading->position = token->position;
  hub_names_each_value (reading->fixture->names, token->text, token->length,
                        is_prefix && token->kind == HUB_TOKEN_SURFACE, unite, reading->any);

  return TRUE;
}

/* Finds as a search does: the values that every word of @text finds, each by any of its tokens. */
static GHashTable *
find_by_words (Fixture    *fixture,
               const char *text,
               gboolean    is_typing)
{
  Reading reading = { fixture, is_typing, strlen (text), 0, g_hash_table_new (NULL, NULL), NULL };

  hub_analyzer_run (fixture->analyzer, HUB_TONGUES_ALL, text, reading.length, read_token,
                    &reading);
  end_word (&reading);
  g_hash_table_unref (reading.any);

  return reading.all;
}

static void
assert_words (Fixture    *fixture,
              const char *text,
              HubFacet    facet,
              const char *expected)
{
  g_autoptr(GHashTable) values = find_by_words (fixture, text, FALSE);
  g_autofree char *codes = dup_codes (fixture, facet, values);

  if (!g_str_equal (codes, expected))
    g_test_fail_printf ("“%s” finds %s instead of %s", text, codes, expected);
}

static void
assert_typing (Fixture    *fixture,
               const char *text,
               HubFacet    facet,
               const char *expected)
{
  g_autoptr(GHashTable) values = find_by_words (fixture, text, TRUE);
  g_autofree char *codes = dup_codes (fixture, facet, values);

  g_assert_cmpstr (codes, ==, expected);
}

static gboolean
take_surface (const HubToken *token,
              gpointer        user_data)
{
  if (token->kind == HUB_TOKEN_SURFACE && !token->is_optional)
    g_ptr_array_add (user_data, g_strndup (token->text, token->length));

  return TRUE;
}

static void
assert_phrase (Fixture    *fixture,
               const char *text,
               gboolean    is_prefix,
               const char *expected)
{
  g_autoptr(GPtrArray) tokens = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) values = g_hash_table_new (NULL, NULL);
  g_autofree char *codes = NULL;

  hub_analyzer_run (fixture->analyzer, 0, text, strlen (text), take_surface, tokens);
  hub_names_each_phrase_value (fixture->names, (const char *const *) tokens->pdata, tokens->len,
                               is_prefix, note_value, values);
  codes = dup_codes (fixture, HUB_FACET_COUNTRY, values);
  if (!g_str_equal (codes, expected))
    g_test_fail_printf ("the phrase “%s” finds %s instead of %s", text, codes, expected);
}

/* --- words ------------------------------------------------------------------------------------ */

static void
test_six_languages (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char *const rows[][2] = {
    { "Germany", "DE" }, { "Allemagne", "DE" }, { "Alemania", "DE" }, { "Германия", "DE" },
    { "ألمانيا", "DE" }, { "德国", "DE" },
    { "Kenya", "KE" }, { "Kenia", "KE" }, { "Кения", "KE" }, { "كينيا", "KE" },
    { "肯尼亚", "KE" },
    { "Morocco", "MA" }, { "Maroc", "MA" }, { "Marruecos", "MA" }, { "Марокко", "MA" },
    { "المغرب", "MA" }, { "摩洛哥", "MA" },
    { "Egypt", "EG" }, { "Égypte", "EG" }, { "Egipto", "EG" }, { "Египет", "EG" },
    { "مصر", "EG" }, { "埃及", "EG" },
    { "Philippines", "PH" }, { "Filipinas", "PH" }, { "Филиппины", "PH" },
    { "الفلبين", "PH" }, { "菲律宾", "PH" },
    { "United Arab Emirates", "AE" }, { "Émirats arabes unis", "AE" },
    { "Emiratos Árabes Unidos", "AE" }, { "Объединённые Арабские Эмираты", "AE" },
    { "الإمارات العربية المتحدة", "AE" }, { "阿拉伯联合酋长国", "AE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_words (fixture, rows[i][0], HUB_FACET_COUNTRY, rows[i][1]);
}

/* Every name finds its country by its own words, in the language it is of. */
static void
test_every_name (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *text = name_lab_dup_file ("countries.tsv");
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_names = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) columns = g_strsplit (lines[i], "\t", -1);
      g_autoptr(GHashTable) values = NULL;
      guint value;

      if (g_strv_length (columns) != 4 ||
          !hub_facet_table_find (fixture->table, HUB_FACET_COUNTRY, columns[1], &value))
        continue;

      values = find_by_words (fixture, columns[3], FALSE);
      if (!g_hash_table_contains (values, GUINT_TO_POINTER (value)))
        g_test_fail_printf ("“%s” does not find %s", columns[3], columns[1]);
      n_names++;
    }
  g_assert_cmpuint (n_names, >, 194 * 6);
}

static void
test_variants (Fixture       *fixture,
               gconstpointer  data)
{
  static const char *const rows[][2] = {
    { "DRC", "CD" }, { "RDC", "CD" }, { "ДРК", "CD" }, { "DR Congo", "CD" }, { "Zaire", "CD" },
    { "Ivory Coast", "CI" }, { "Côte d'Ivoire", "CI" }, { "cote d’ivoire", "CI" },
    { "Costa de Marfil", "CI" }, { "Swaziland", "SZ" }, { "Burma", "MM" }, { "Birmanie", "MM" },
    { "Cape Verde", "CV" }, { "East Timor", "TL" }, { "Holland", "NL" }, { "Macedonia", "MK" },
    { "Turkey", "TR" }, { "Türkiye", "TR" }, { "turkiye", "TR" }, { "Czech Republic", "CZ" },
    { "UK", "GB" }, { "USA", "US" }, { "США", "US" }, { "UAE", "AE" }, { "South Korea", "KR" },
    { "North Korea", "KP" }, { "Laos", "LA" }, { "Syria", "SY" }, { "Iran", "IR" },
    { "Bolivia", "BO" }, { "Venezuela", "VE" }, { "Tanzania", "TZ" }, { "Moldova", "MD" },
    { "Brunei", "BN" }, { "Micronesia", "FM" }, { "Russia", "RU" }, { "Vietnam", "VN" },
    { "Viet Nam", "VN" },
    { "KE", "KE" }, { "ken", "" }, { "NGA", "NG" }, { "deu", "DE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_words (fixture, rows[i][0], HUB_FACET_COUNTRY, rows[i][1]);
}

/* Names that share a word. */
static void
test_neighbours (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char *const rows[][2] = {
    { "Guinea", "GN GQ GW PG" }, { "Papua New Guinea", "PG" }, { "Equatorial Guinea", "GQ" },
    { "Guinea-Bissau", "GW" }, { "Congo", "CD CG" }, { "Korea", "KP KR" },
    { "Republic of Korea", "KP KR" }, { "Sudan", "SD SS" }, { "South Sudan", "SS" },
    { "Niger", "NE" }, { "Nigeria", "NG" }, { "Dominica", "DM" }, { "Samoa", "WS" },
    { "Saint Lucia", "LC" }, { "Ireland", "IE" }, { "Mexico", "MX" }, { "India", "IN" },
    { "ivory", "CI" }, { "coast", "CI" }, { "Россия", "RU" }, { "روسيا", "RU" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_words (fixture, rows[i][0], HUB_FACET_COUNTRY, rows[i][1]);
}

/* Case and article change the word, not what it is about; the first letters are not enough. */
static void
test_inflected (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const rows[][2] = {
    { "Кении", "KE" }, { "Кению", "KE" }, { "Германией", "DE" }, { "Франции", "FR" },
    { "Украины", "UA" }, { "Украине", "UA" }, { "Марокко", "MA" }, { "Таджикистаном", "TJ" },
    { "Молдавии", "MD" }, { "Южного Судана", "SS" }, { "Южном Судане", "SS" },
    { "Гвинеи-Бисау", "GW" }, { "Республики Корея", "KP KR" }, { "Вьетнаму", "VN" },
    { "Дании", "DK" }, { "Данией", "DK" }, { "Кубы", "CU" }, { "Ирана", "IR" }, { "Того", "TG" },
    { "Соединённых Штатов", "US" }, { "Южной Кореи", "KR" }, { "Новую Зеландию", "NZ" },
    { "Новой Зеландии", "NZ" }, { "Китаем", "CN" }, { "Чаде", "TD" }, { "Ганы", "GH" },
    { "والمغرب", "MA" }, { "للمغرب", "MA" }, { "مغرب", "MA" }, { "بالهند", "IN" },
    { "بالأردن", "JO" }, { "وكينيا", "KE" }, { "سودان", "SD SS" }, { "Сирию", "SY" },
    { "данных", "" }, { "дань", "" }, { "индекс", "" }, { "коренных", "" }, { "сирот", "" },
    { "малых", "" }, { "первых", "" }, { "грузов", "" }, { "новых", "" }, { "судах", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_words (fixture, rows[i][0], HUB_FACET_COUNTRY, rows[i][1]);
}

static void
test_prefixes (Fixture       *fixture,
               gconstpointer  data)
{
  assert_typing (fixture, "keny", HUB_FACET_COUNTRY, "KE");
  assert_typing (fixture, "Keny", HUB_FACET_COUNTRY, "KE");
  assert_typing (fixture, "nige", HUB_FACET_COUNTRY, "NE NG");
  assert_typing (fixture, "ivory co", HUB_FACET_COUNTRY, "CI");
  assert_typing (fixture, "united st", HUB_FACET_COUNTRY, "US");
  assert_typing (fixture, "кени", HUB_FACET_COUNTRY, "KE");
  assert_typing (fixture, "غوات", HUB_FACET_COUNTRY, "GT");
  assert_typing (fixture, "肯", HUB_FACET_COUNTRY, "KE");
  assert_typing (fixture, "guineab", HUB_FACET_COUNTRY, "GW");
}

/* What begins with the letters of a stem's mark is not the stem. */
static void
test_odd_tokens (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char *const none[] = { ":", "::", "\xff", "zzzzzzzz", "keny", "kenyaa", " " };
  g_autoptr(GHashTable) values = g_hash_table_new (NULL, NULL);
  g_autofree char *endless = g_strnfill (100000, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    hub_names_each_value (fixture->names, none[i], -1, FALSE, note_value, values);
  hub_names_each_value (fixture->names, endless, -1, TRUE, note_value, values);
  hub_names_each_value (fixture->names, "", -1, TRUE, note_value, values);
  hub_names_each_value (fixture->names, "kenya", 0, TRUE, note_value, values);
  g_assert_cmpuint (g_hash_table_size (values), ==, 0);

  /* the length counts, not the end of the string */
  hub_names_each_value (fixture->names, "kenyan", 5, FALSE, note_value, values);
  g_assert_cmpuint (g_hash_table_size (values), ==, 1);
}

/* Codes that are words of everyday: "report on it" is not about Italy. */
static void
test_everyday_words (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char *const words[] = {
    "it", "in", "to", "no", "is", "be", "at", "de", "es", "la", "so", "us", "am", "do",
    "me", "my", "by", "and", "are", "can", "per", "nor", "arm", "lie", "sur", "est", "fin", "ma",
    "et", "ne", "il", "au", "al", "se", "id", "km", "pan", "mar", "ven",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr(GHashTable) values = g_hash_table_new (NULL, NULL);
      const char *code = hub_names_find_code (fixture->names, HUB_FACET_COUNTRY, words[i]);
      guint value;

      g_assert_nonnull (code);
      g_assert_true (hub_facet_table_find (fixture->table, HUB_FACET_COUNTRY, code, &value));
      hub_names_each_value (fixture->names, words[i], -1, FALSE, note_value, values);
      if (g_hash_table_contains (values, GUINT_TO_POINTER (value)))
        g_test_fail_printf ("“%s” finds %s", words[i], code);
    }
}

/* The words of formal names are those of many. */
static void
test_formal_words (Fixture       *fixture,
                   gconstpointer  data)
{
  assert_words (fixture, "can", HUB_FACET_COUNTRY, "");     /* the stem of "Canadá" */
  assert_words (fixture, "kingdom", HUB_FACET_COUNTRY, "GB");
  assert_words (fixture, "socialist", HUB_FACET_COUNTRY, "");
  assert_words (fixture, "islamic", HUB_FACET_COUNTRY, "");
  assert_words (fixture, "independent", HUB_FACET_COUNTRY, "");
  assert_words (fixture, "migration", HUB_FACET_COUNTRY, "");
  assert_words (fixture, "migrants", HUB_FACET_OBJECTIVE, "");
  assert_words (fixture, "general", HUB_FACET_OBJECTIVE, "");
  assert_words (fixture, "other", HUB_FACET_TYPE, "");
}

static void
test_other_facets (Fixture       *fixture,
                   gconstpointer  data)
{
  static const struct
  {
    HubFacet    facet;
    const char *text;
    const char *codes;
  } rows[] = {
    { HUB_FACET_OBJECTIVE, "trafficking", "10" }, { HUB_FACET_OBJECTIVE, "traite", "10" },
    { HUB_FACET_OBJECTIVE, "trata", "10" }, { HUB_FACET_OBJECTIVE, "торговли людьми", "10" },
    { HUB_FACET_OBJECTIVE, "الاتجار بالأشخاص", "10" }, { HUB_FACET_OBJECTIVE, "贩运", "10" },
    { HUB_FACET_OBJECTIVE, "remittance", "20" }, { HUB_FACET_OBJECTIVE, "remesa", "20" },
    { HUB_FACET_OBJECTIVE, "данными", "1" }, { HUB_FACET_OBJECTIVE, "Дании", "" },
    { HUB_FACET_OBJECTIVE, "переводов", "20" }, { HUB_FACET_OBJECTIVE, "汇款", "20" },
    { HUB_FACET_OBJECTIVE, "frontera", "11" }, { HUB_FACET_OBJECTIVE, "граница", "11" },
    { HUB_FACET_OBJECTIVE, "حدود", "11" }, { HUB_FACET_OBJECTIVE, "diasporas", "19" },
    { HUB_FACET_PRINCIPLE, "droits de l'homme", "human-rights" },
    { HUB_FACET_PRINCIPLE, "прав человека", "human-rights" },
    { HUB_FACET_PRINCIPLE, "人权", "human-rights" },
    { HUB_FACET_PRINCIPLE, "gender", "gender-responsive" },
    { HUB_FACET_PRINCIPLE, "children", "child-sensitive" },
    { HUB_FACET_REGION, "Afrique", "africa" }, { HUB_FACET_REGION, "Африке", "africa" },
    { HUB_FACET_REGION, "أفريقيا", "africa" }, { HUB_FACET_REGION, "América Latina", "americas" },
    { HUB_FACET_REGION, "欧洲", "europe" }, { HUB_FACET_REGION, "Pacific", "oceania" },
    { HUB_FACET_TYPE, "rapports", "report" }, { HUB_FACET_TYPE, "доклады", "report" },
    { HUB_FACET_TYPE, "报告", "report" }, { HUB_FACET_TYPE, "resolución", "resolution" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_words (fixture, rows[i].text, rows[i].facet, rows[i].codes);
}

/* --- phrases ---------------------------------------------------------------------------------- */

static void
test_phrases (Fixture       *fixture,
              gconstpointer  data)
{
  assert_phrase (fixture, "Ivory Coast", FALSE, "CI");
  assert_phrase (fixture, "coast ivory", FALSE, "");
  assert_phrase (fixture, "Côte d’Ivoire", FALSE, "CI");
  assert_phrase (fixture, "cote d ivoire", FALSE, "CI");
  assert_phrase (fixture, "new guinea", FALSE, "PG");
  assert_phrase (fixture, "papua guinea", FALSE, "");
  assert_phrase (fixture, "new gui", TRUE, "PG");
  assert_phrase (fixture, "new gui", FALSE, "");
  assert_phrase (fixture, "united states", FALSE, "US");
  assert_phrase (fixture, "республика корея", FALSE, "KR");
  assert_phrase (fixture, "ساحل العاج", FALSE, "CI");
  assert_phrase (fixture, "肯尼亚", FALSE, "KE");
  assert_phrase (fixture, "", TRUE, "");
}

/* A formal name is found if it is all there, a country's own words alone are enough. */
static void
test_whole_names (Fixture       *fixture,
                  gconstpointer  data)
{
  assert_phrase (fixture, "Republic of Kenya", FALSE, "KE");
  assert_phrase (fixture, "republic of ken", TRUE, "KE");
  assert_phrase (fixture, "of Kenya", FALSE, "");
  assert_phrase (fixture, "Republic of", FALSE, "CD CG KP KR MD TZ");
  assert_phrase (fixture, "Royaume du Maroc", FALSE, "MA");
  assert_phrase (fixture, "République de Côte d’Ivoire", FALSE, "CI");
  assert_phrase (fixture, "肯尼亚共和国", FALSE, "KE");
  assert_phrase (fixture, "United Mexican States", FALSE, "MX");
  assert_phrase (fixture, "Mexican States", FALSE, "");
  assert_phrase (fixture, "Northern Ireland", FALSE, "GB");
}

static void
test_long_phrase (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree const char **tokens = g_new (const char *, 10000);
  g_autoptr(GHashTable) values = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < 10000; i++)
    tokens[i] = "kenya";
  hub_names_each_phrase_value (fixture->names, tokens, 10000, TRUE, note_value, values);
  g_assert_cmpuint (g_hash_table_size (values), ==, 0);
  hub_names_each_phrase_value (fixture->names, tokens, 1, FALSE, note_value, values);
  g_assert_cmpuint (g_hash_table_size (values), ==, 1);
}

/* --- codes ------------------------------------------------------------------------------------ */

static void
assert_code (Fixture    *fixture,
             HubFacet    facet,
             const char *typed,
             const char *expected)
{
  const char *code = hub_names_find_code (fixture->names, facet, typed);

  if (g_strcmp0 (code, expected) != 0)
    g_test_fail_printf ("“%s” is %s instead of %s", typed, code != NULL ? code : "none",
                        expected != NULL ? expected : "none");
}

static void
test_codes (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const countries[][2] = {
    { "KE", "KE" }, { "ke", "KE" }, { "KEN", "KE" }, { "kenya", "KE" }, { "Kénya", "KE" },
    { "Кения", "KE" }, { "КЕНИЯ", "KE" }, { "كينيا", "KE" }, { "肯尼亚", "KE" },
    { "IT", "IT" }, { "it", "IT" }, { "us", "US" }, { "U.S.", "US" }, { "are", "AE" },
    { "cote d'ivoire", "CI" }, { "Côte d’Ivoire", "CI" }, { "Ivory Coast", "CI" },
    { "ivory-coast", "CI" }, { "Guinea", "GN" }, { "guinea bissau", "GW" }, { "Niger", "NE" },
    { "Dominica", "DM" }, { "Sudan", "SD" }, { "Samoa", "WS" }, { "Ireland", "IE" },
    { "Republic of Kenya", "KE" }, { "Democratic Republic of the Congo", "CD" },
    { "Republic of the Congo", "CG" }, { "Egypt, Arab Rep.", "EG" }, { "Congo, Rep.", "CG" },
    { "Korea, Rep.", "KR" }, { "Swaziland", "SZ" }, { "turkey", "TR" },
    { "Congo", NULL }, { "Korea", NULL }, { "Кор", NULL }, { "Keny", NULL }, { "", NULL },
    { "—", NULL }, { "Atlantis", NULL }, { "\xff\xfe", NULL }, { "PS", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    assert_code (fixture, HUB_FACET_COUNTRY, countries[i][0], countries[i][1]);

  assert_code (fixture, HUB_FACET_OBJECTIVE, "10", "10");
  assert_code (fixture, HUB_FACET_OBJECTIVE, "10 - Eradicate trafficking", "10");
  assert_code (fixture, HUB_FACET_OBJECTIVE, "éradiquer la traite de personnes", "10");
  assert_code (fixture, HUB_FACET_OBJECTIVE, "General", "general");
  assert_code (fixture, HUB_FACET_OBJECTIVE, "综合", "general");
  assert_code (fixture, HUB_FACET_PRINCIPLE, "People-centered", "people-centred");
  assert_code (fixture, HUB_FACET_PRINCIPLE, "Верховенство права", "rule-of-law-and-due-process");
  assert_code (fixture, HUB_FACET_REGION, "Amérique latine", "americas");
  assert_code (fixture, HUB_FACET_TYPE, "document de travail", "working-paper");
  assert_code (fixture, HUB_FACET_TYPE, "其他", "other");
  assert_code (fixture, HUB_FACET_COUNTRY, "Africa", NULL);
  assert_code (fixture, HUB_FACET_YEAR, "2020", NULL);
}

/* A hub may have other values, and call them as it likes. */
static void
test_another_table (void)
{
  g_autoptr(HubFacetTable) table = hub_facet_table_new ();
  g_autoptr(HubAnalyzer) analyzer = hub_analyzer_new ();
  g_autoptr(HubNames) names = NULL;
  g_autoptr(GHashTable) values = g_hash_table_new (NULL, NULL);
  const guint kr = hub_facet_table_add (table, HUB_FACET_COUNTRY, "KR", "Korea", NULL);

  hub_facet_table_add (table, HUB_FACET_COUNTRY, "PS", "Palestine, State of", NULL);
  hub_facet_table_add (table, HUB_FACET_COUNTRY, "100", "Kenya", NULL);
  hub_facet_table_add (table, HUB_FACET_PUBLISHER, "iom", "International Organization for "
                                                         "Migration", NULL);
  hub_facet_table_add (table, HUB_FACET_PUBLISHER, "a-b", "One", NULL);
  hub_facet_table_add (table, HUB_FACET_PUBLISHER, "ab", "One", NULL);
  names = hub_names_new (table, analyzer);

  hub_names_each_value (names, "korea", -1, FALSE, note_value, values);
  g_assert_cmpuint (g_hash_table_size (values), ==, 1);
  g_assert_true (g_hash_table_contains (values, GUINT_TO_POINTER (kr)));
  hub_names_each_value (names, "germany", -1, FALSE, note_value, values);
  hub_names_each_value (names, "trafficking", -1, FALSE, note_value, values);
  g_assert_cmpuint (g_hash_table_size (values), ==, 1);

  g_assert_cmpstr (hub_names_find_code (names, HUB_FACET_COUNTRY, "korea"), ==, "KR");
  g_assert_cmpstr (hub_names_find_code (names, HUB_FACET_COUNTRY, "Palestina"), ==, "PS");
  g_assert_cmpstr (hub_names_find_code (names, HUB_FACET_COUNTRY, "kenya"), ==, "100");
  g_assert_null (hub_names_find_code (names, HUB_FACET_COUNTRY, "Кения"));
  g_assert_null (hub_names_find_code (names, HUB_FACET_COUNTRY, "Germany"));
  g_assert_cmpstr (hub_names_find_code (names, HUB_FACET_PUBLISHER,
                                        "international organization for migration"), ==, "iom");
  g_assert_cmpstr (hub_names_find_code (names, HUB_FACET_PUBLISHER, "a-b"), ==, "a-b");
  g_assert_cmpstr (hub_names_find_code (names, HUB_FACET_PUBLISHER, "ab"), ==, "ab");
  g_assert_null (hub_names_find_code (names, HUB_FACET_PUBLISHER, "A B"));
  g_assert_null (hub_names_find_code (names, HUB_FACET_PUBLISHER, "one"));
}

static void
test_empty_table (void)
{
  g_autoptr(HubFacetTable) table = hub_facet_table_new ();
  g_autoptr(HubAnalyzer) analyzer = hub_analyzer_new ();
  g_autoptr(HubNames) names = hub_names_new (table, analyzer);
  g_autoptr(GHashTable) values = g_hash_table_new (NULL, NULL);
  const char *const phrase[] = { "ivory", "coast" };

  hub_names_each_value (names, "kenya", -1, TRUE, note_value, values);
  hub_names_each_phrase_value (names, phrase, 2, TRUE, note_value, values);
  g_assert_cmpuint (g_hash_table_size (values), ==, 0);
  g_assert_null (hub_names_find_code (names, HUB_FACET_COUNTRY, "KE"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/names/six-languages", test_six_languages);
  ADD ("/names/every-name", test_every_name);
  ADD ("/names/variants", test_variants);
  ADD ("/names/neighbours", test_neighbours);
  ADD ("/names/inflected", test_inflected);
  ADD ("/names/prefixes", test_prefixes);
  ADD ("/names/odd-tokens", test_odd_tokens);
  ADD ("/names/everyday-words", test_everyday_words);
  ADD ("/names/formal-words", test_formal_words);
  ADD ("/names/other-facets", test_other_facets);
  ADD ("/names/phrases", test_phrases);
  ADD ("/names/whole-names", test_whole_names);
  ADD ("/names/long-phrase", test_long_phrase);
  ADD ("/names/codes", test_codes);
#undef ADD
  g_test_add_func ("/names/another-table", test_another_table);
  g_test_add_func ("/names/empty-table", test_empty_table);

  return g_test_run ();
}
