/* test-known-terms.c: tests of hub-known-terms.c
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-known-terms.h"

#define WORDS  HUB_KNOWN_BY_WORDS
#define NUMBER HUB_KNOWN_BY_NUMBER
#define NOT    HUB_KNOWN_NOT

static void
test_labels (void)
{
  static const struct
  {
    HubVocabulary  vocabulary;
    const char    *label;
    HubKnown       known;
    const char    *code;
  } cases[] = {
    { HUB_VOCABULARY_OBJECTIVE, "10 - Eradicate trafficking", WORDS, "10" },
    { HUB_VOCABULARY_OBJECTIVE, "Objective 10: Eradicate trafficking", WORDS, "10" },
    { HUB_VOCABULARY_OBJECTIVE, "GCM Objective 07 – Reduce vulnerability", NUMBER, "7" },
    { HUB_VOCABULARY_OBJECTIVE, "eradicate TRAFFICKING", WORDS, "10" },
    { HUB_VOCABULARY_OBJECTIVE, "1 – Données", WORDS, "1" },
    { HUB_VOCABULARY_OBJECTIVE, "Objectif 10 : Peu importe", NUMBER, "10" },
    { HUB_VOCABULARY_OBJECTIVE, "General", WORDS, "general" },
    { HUB_VOCABULARY_OBJECTIVE, "Provide access to basic services for migrants", WORDS, "15" },
    { HUB_VOCABULARY_OBJECTIVE, "24 - More", NOT, NULL },
    { HUB_VOCABULARY_OBJECTIVE, "0 - Nothing", NOT, NULL },
    { HUB_VOCABULARY_OBJECTIVE, "Agenda 2030", NOT, NULL },
    { HUB_VOCABULARY_OBJECTIVE, "99999999999999999999", NOT, NULL },
    { HUB_VOCABULARY_OBJECTIVE, "", NOT, NULL },
    { HUB_VOCABULARY_OBJECTIVE, "---", NOT, NULL },
    { HUB_VOCABULARY_PRINCIPLE, "Gender responsive", WORDS, "gender-responsive" },
    { HUB_VOCABULARY_PRINCIPLE, "10 - Gender responsive", NOT, NULL },
    { HUB_VOCABULARY_REGION, "The Americas", WORDS, "americas" },
    { HUB_VOCABULARY_COUNTRY, "Bahamas, The", WORDS, "BS" },
    { HUB_VOCABULARY_COUNTRY, "The Bahamas", WORDS, "BS" },
    { HUB_VOCABULARY_COUNTRY, "COTE D'IVOIRE", WORDS, "CI" },
    { HUB_VOCABULARY_COUNTRY, "Atlantis", NOT, NULL },
    { HUB_VOCABULARY_COUNTRY, "Кения", WORDS, "KE" },
    { HUB_VOCABULARY_COUNTRY, "Reino Unido", WORDS, "GB" },
    { HUB_VOCABULARY_REGION, "Afrique", WORDS, "africa" },
    { HUB_VOCABULARY_REGION, "Sub-Saharan Africa", NOT, NULL },
    { HUB_VOCABULARY_TYPE, "Policy briefs", WORDS, "policy-brief" },
    { HUB_VOCABULARY_TYPE, "Guidelines / Toolkits / Manuals", WORDS,
      "guidelines-toolkits-manuals" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *code = "unset";

      g_test_message ("%s", cases[i].label);
      g_assert_cmpint (hub_known_terms_find (cases[i].vocabulary, cases[i].label, &code), ==,
                       cases[i].known);
      g_assert_cmpstr (code, ==, cases[i].code);
    }
}

/* A label may be of any length. */
static void
test_long (void)
{
  g_autofree char *label = g_strnfill (1 << 20, 'x');
  const char *code = NULL;

  g_assert_cmpint (hub_known_terms_find (HUB_VOCABULARY_COUNTRY, label, &code), ==, NOT);
  g_assert_null (code);
}

static void
test_facts (void)
{
  g_assert_cmpuint (hub_known_terms_count (HUB_VOCABULARY_OBJECTIVE), ==, 24);
  g_assert_cmpuint (hub_known_terms_count (HUB_VOCABULARY_COUNTRY), ==, 194);
  g_assert_cmpstr (hub_known_terms_find_code (HUB_VOCABULARY_COUNTRY, "ke"), ==, "KE");
  g_assert_cmpstr (hub_known_terms_find_code (HUB_VOCABULARY_COUNTRY, "KEN"), ==, "KE");
  g_assert_null (hub_known_terms_find_code (HUB_VOCABULARY_COUNTRY, "XX"));
  g_assert_null (hub_known_terms_find_code (HUB_VOCABULARY_COUNTRY, "a text that is no code"));
  g_assert_cmpstr (hub_known_terms_get_paragraph (HUB_VOCABULARY_OBJECTIVE, "10"), ==, "26");
  g_assert_null (hub_known_terms_get_title (HUB_VOCABULARY_OBJECTIVE, "99"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/known-terms/labels", test_labels);
  g_test_add_func ("/known-terms/long", test_long);
  g_test_add_func ("/known-terms/facts", test_facts);

  return g_test_run ();
}
