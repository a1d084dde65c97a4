/* test-term-names.c: what a term is called in the language of the interface
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-locale.h"
#include "hub-term-names.h"

#include <locale.h>
#include <string.h>

#define OBJECTIVE HUB_VOCABULARY_OBJECTIVE
#define COUNTRY   HUB_VOCABULARY_COUNTRY
#define TYPE      HUB_VOCABULARY_TYPE

static void
test_known (void)
{
  const struct
  {
    HubVocabulary vocabulary;
    const char   *code;
    const char   *label;
    HubTongue     tongue;
    const char   *shown;
  } cases[] = {
    { TYPE, "report", "Report", HUB_TONGUE_FR, "Rapport" },
    { TYPE, "report", "Report", HUB_TONGUE_AR, "تقرير" },
    { COUNTRY, "KE", "Kenya", HUB_TONGUE_ZH, "肯尼亚" },
    { COUNTRY, "DE", "Germany", HUB_TONGUE_ES, "Alemania" },
    { HUB_VOCABULARY_REGION, "asia", "Asia", HUB_TONGUE_RU, "Азия" },
    { HUB_VOCABULARY_PRINCIPLE, "human-rights", "Human rights", HUB_TONGUE_FR,
      "Droits de l’homme" },
    /* the number stays, with the dash of the hub in that language; and none is made up */
    { OBJECTIVE, "10", "10 - Eradicate trafficking", HUB_TONGUE_ES,
      "10 - Erradicar la trata de personas" },
    { OBJECTIVE, "10", "10 - Eradicate trafficking", HUB_TONGUE_FR,
      "10 – Éradiquer la traite de personnes" },
    { OBJECTIVE, "10", "Eradicate trafficking", HUB_TONGUE_FR, "Éradiquer la traite de personnes" },
    { OBJECTIVE, "general", "General", HUB_TONGUE_ZH, "一般" },
    /* spelled otherwise, or by another name */
    { COUNTRY, "CI", "COTE D'IVOIRE", HUB_TONGUE_RU, "Кот-д’Ивуар" },
    { COUNTRY, "IR", "Iran, Islamic Rep.", HUB_TONGUE_FR, "Iran (République islamique d’)" },
    { COUNTRY, "SK", "Slovak Republic", HUB_TONGUE_ES, "Eslovaquia" },
    { COUNTRY, "FJ", "Fiji", HUB_TONGUE_FR, "Fidji" },
    { COUNTRY, "MX", "Mexico", HUB_TONGUE_ES, "México" },
    /* a hub that speaks another language */
    { COUNTRY, "DE", "Allemagne", HUB_TONGUE_ES, "Alemania" },
    { OBJECTIVE, "1", "1 – Données", HUB_TONGUE_ES, "1 - Datos" },
    { COUNTRY, "KE", "KEN", HUB_TONGUE_RU, "Кения" },    /* that speaks in codes */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (hub_term_names_choose (cases[i].vocabulary, cases[i].code, cases[i].label,
                                            cases[i].tongue), ==, cases[i].shown);
}

/* What the hub says itself stays: in the language asked for, or in words that nobody knows. */
static void
test_left_alone (void)
{
  const struct
  {
    HubVocabulary vocabulary;
    const char   *code;
    const char   *label;
    HubTongue     tongue;
  } cases[] = {
    { TYPE, "report", "Report", HUB_TONGUE_EN },
    { OBJECTIVE, "1", "1 – Données", HUB_TONGUE_EN },
    { COUNTRY, "BS", "Bahamas, The", HUB_TONGUE_EN },
    { COUNTRY, "GB", "Royaume-Uni", HUB_TONGUE_FR },
    { TYPE, "report", "Reporte", HUB_TONGUE_ES },
    { OBJECTIVE, "10", "10 – Éradiquer la traite de personnes", HUB_TONGUE_FR },
    { TYPE, "report", "Study", HUB_TONGUE_FR },
    { COUNTRY, "KE", "Uganda", HUB_TONGUE_RU },        /* known, but of another term */
    { OBJECTIVE, "10", "10 - Something new", HUB_TONGUE_FR },
    { OBJECTIVE, "10", "11 - Eradicate trafficking", HUB_TONGUE_FR },
    { OBJECTIVE, "24", "24 - Data", HUB_TONGUE_FR },
    { OBJECTIVE, "10", "10", HUB_TONGUE_FR },
    { COUNTRY, NULL, "Kenya", HUB_TONGUE_RU },
    { COUNTRY, "KE", "Kenya", HUB_TONGUE_NONE },
    { COUNTRY, "KE", "", HUB_TONGUE_RU },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *shown = hub_term_names_choose (cases[i].vocabulary, cases[i].code,
                                                 cases[i].label, cases[i].tongue);

      g_assert_true (shown == cases[i].label);
    }
}

static void
test_numbers (void)
{
  const char *const cases[][3] = {
    { "10", "10 - Trafficking", "Trafficking" },
    { "10", "10 – Traite", "Traite" },
    { "10", "10.Traite", "Traite" },
    { "1", "10 - Trafficking", "10 - Trafficking" },
    { "10", "Trafficking", "Trafficking" },
    { "10", "10", "10" },
    { "10", "10 - ", "10 - " },
    { "general", "general - all", "general - all" },
    { "10", "10 - القضاء", "القضاء" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (hub_term_skip_number (OBJECTIVE, cases[i][0], cases[i][1]), ==, cases[i][2]);
  g_assert_cmpstr (hub_term_skip_number (TYPE, "10", "10 - Ten"), ==, "10 - Ten");
  g_assert_cmpstr (hub_term_skip_number (OBJECTIVE, NULL, "10 - Ten"), ==, "10 - Ten");
}

static void
test_all_names (void)
{
  g_autofree char *spanish = hub_term_names_dup_all (COUNTRY, "CI", HUB_TONGUE_ES);
  g_autofree char *english = hub_term_names_dup_all (COUNTRY, "CI", HUB_TONGUE_EN);
  g_autofree char *link = hub_term_names_dup_all (TYPE, "link", HUB_TONGUE_FR);
  g_autofree char *none = hub_term_names_dup_all (COUNTRY, "XX", HUB_TONGUE_ES);

  g_assert_nonnull (strstr (spanish, "Ivory Coast"));
  g_assert_nonnull (strstr (spanish, "Costa de Marfil"));
  g_assert_nonnull (strstr (english, "Ivory Coast"));
  g_assert_null (strstr (english, "Costa de Marfil"));
  g_assert_cmpstr (link, ==, "");    /* "lien" is a word of everyday */
  g_assert_cmpstr (none, ==, "");
}

/* --- in a program that speaks a language ------------------------------------------------------ */

static HubTerm *
make_term (HubVocabulary vocabulary,
           const char   *code,
           const char   *label)
{
  HubTerm *term = hub_term_new (vocabulary, "c0ffee", label);

  term->code = g_strdup (code);
  return term;
}

static void
speak_french (void)
{
  g_autoptr(HubTerm) report = make_term (TYPE, "report", "Report");
  g_autoptr(HubTerm) ten = make_term (OBJECTIVE, "10", "10 - Eradicate trafficking");
  g_autoptr(HubTerm) other = make_term (OBJECTIVE, "11", "11 - Manage borders");

  g_assert_cmpstr (hub_locale_get_language (), ==, "fr");
  g_assert_cmpstr (hub_term_get_name (report), ==, "Rapport");
  g_assert_null (hub_term_get_title (report));
  g_assert_null (hub_term_get_summary (report));

  ten->title = g_strdup ("Prevent, combat and eradicate trafficking in persons in the context of "
                         "international migration");
  ten->summary = g_strdup ("What this hub says of it.");
  g_assert_cmpstr (hub_term_get_title (ten), ==,
                   "Prévenir, combattre et éliminer la traite de personnes dans le cadre des "
                   "migrations internationales");
  g_assert_cmpstr (hub_term_get_summary (ten), ==, "What this hub says of it.");

  other->title = g_strdup (ten->title);
  g_assert_true (hub_term_get_title (other) == other->title);   /* not of this objective */
}

static void
speak_english (void)
{
  g_autoptr(HubTerm) report = make_term (TYPE, "report", "Report");

  g_assert_cmpstr (hub_locale_get_language (), ==, "en");
  g_assert_true (hub_term_get_name (report) == report->label);
}

static void
speak_chinese (void)
{
  g_autoptr(HubTerm) report = make_term (TYPE, "report", "Report");

  g_assert_cmpstr (hub_locale_get_language (), ==, "zh_CN");
  g_assert_cmpstr (hub_term_get_name (report), ==, "报告");
}

typedef struct
{
  const char *language;     /* what the user asks for */
  const char *locale;
} Speaker;

/* In a process of its own, whose terms have not been named in another language before. */
static void
test_language (gconstpointer data)
{
  const Speaker *speaker = data;
  g_autofree char *path = g_strconcat ("/term-names/subprocess/", speaker->language, NULL);
  g_auto(GStrv) environment = g_environ_setenv (g_get_environ (), "LANGUAGE", speaker->language,
                                                TRUE);
  locale_t locale = newlocale (LC_ALL_MASK, speaker->locale, (locale_t) 0);

  if (locale == (locale_t) 0)
    {
      g_test_skip ("there is no such locale");
      return;
    }

  freelocale (locale);
  environment = g_environ_setenv (environment, "LC_ALL", speaker->locale, TRUE);
  g_test_trap_subprocess_with_envp (path, (const char *const *) environment, 0,
                                    G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int    argc,
      char **argv)
{
  static const Speaker speakers[] = {
    { "fr", "fr_FR.UTF-8" },
    { "zh_CN", "zh_CN.UTF-8" },
    { "eo", "de_DE.UTF-8" },       /* which the program does not speak, */
    { "de:fr", "de_DE.UTF-8" },    /* nor the first of these */
  };

  g_test_init (&argc, &argv, NULL);
  hub_locale_init ();

  g_test_add_func ("/term-names/known", test_known);
  g_test_add_func ("/term-names/left-alone", test_left_alone);
  g_test_add_func ("/term-names/numbers", test_numbers);
  g_test_add_func ("/term-names/all-names", test_all_names);
  for (guint i = 0; i < G_N_ELEMENTS (speakers); i++)
    {
      g_autofree char *path = g_strconcat ("/term-names/language/", speakers[i].language, NULL);

      g_test_add_data_func (path, &speakers[i], test_language);
    }
  g_test_add_func ("/term-names/subprocess/fr", speak_french);
  g_test_add_func ("/term-names/subprocess/de:fr", speak_french);
  g_test_add_func ("/term-names/subprocess/zh_CN", speak_chinese);
  g_test_add_func ("/term-names/subprocess/eo", speak_english);

  return g_test_run ();
}
