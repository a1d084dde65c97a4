/* demo-words.c: the words of made-up entries
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-words.h"

#include <math.h>
#include <string.h>

/* Commonest first: the nth is used about 1/n as often as the first (Zipf's law), so a search
 * has both words that nearly all entries have and words that a few have. */
static const char *const english[] =
{
  "migration", "migrants", "and", "of", "the", "for", "in", "on", "rights", "labour", "policy",
  "regular", "pathways", "data", "border", "protection", "regional", "return", "children", "global",
  "report", "women", "gender", "work", "human", "guidance", "practice", "evidence", "governance",
  "health", "climate", "diaspora", "remittances", "trafficking", "smuggling", "reintegration",
  "consular", "detention", "alternatives", "recruitment", "skills", "recognition", "family",
  "education", "inclusion", "cohesion", "discrimination", "xenophobia", "media", "cities", "local",
  "national", "government", "review", "forum", "toolkit", "framework", "cooperation", "partnership",
  "capacity", "training", "lessons", "programme", "project", "summary", "assessment", "monitoring",
  "indicators", "statistics", "census", "survey", "displacement", "disaster", "environment",
  "mobility", "visa", "identity", "documentation", "registration", "statelessness", "asylum",
  "refugees", "humanitarian", "assistance", "search", "rescue", "missing", "families", "routes",
  "transit", "destination", "origin", "communities", "host", "youth", "students", "workers",
  "domestic", "seasonal", "agriculture", "fishing", "construction", "employers", "unions",
  "contracts", "wages", "debt", "bondage", "forced", "exploitation", "victims", "survivors",
  "justice", "access", "legal", "counsel", "courts", "police", "prosecution", "prevention",
  "awareness", "campaign", "information", "language", "interpretation", "shelter", "housing",
  "nutrition", "vaccination", "pandemic", "mental", "care", "social", "security", "portability",
  "pensions", "benefits", "finance", "banking", "transfer", "costs", "investment", "enterprise",
  "entrepreneurship", "development", "sustainable", "goals", "agenda", "compact", "commitment",
  "implementation", "progress", "pledge", "dialogue", "consultation", "stakeholders", "civil",
  "society", "academia", "parliament", "private", "sector", "faith", "organizations", "network",
  "working", "group", "meeting", "workshop", "webinar", "conference", "panel", "briefing", "note",
  "handbook", "manual", "checklist", "standards", "principles", "ethics", "privacy", "biometrics",
  "technology", "digital", "artificial", "intelligence", "mapping", "foresight", "scenario",
  "corridor", "islands", "coastal", "desert", "maritime", "airport", "crossing", "screening",
  "referral", "guardianship", "adolescents", "unaccompanied", "separated", "elderly", "disability",
  "indigenous", "minorities", "equality", "empowerment", "leadership", "participation", "voting",
  "citizenship", "naturalization", "regularization", "amnesty", "readmission", "voluntary",
  "deportation", "oversight", "inspection", "accountability", "transparency", "corruption",
  "complaint", "remedy", "ombudsman", "evaluation", "baseline", "methodology", "interoperability",
  "harmonization", "ratification", "convention", "protocol", "resolution", "declaration", "charter",
};

static const char *const french[] =
{
  "migration", "migrants", "et", "des", "de", "la", "pour", "dans", "les", "droits", "travail",
  "politique", "régulière", "voies", "données", "frontière", "protection", "régionale", "retour",
  "enfants", "mondial", "rapport", "femmes", "égalité", "santé", "climat", "diaspora", "envois",
  "traite", "réintégration", "consulaire", "détention", "recrutement", "compétences", "famille",
  "éducation", "insertion", "cohésion", "œuvre", "française", "villes", "coopération", "États",
  "société", "pays", "développement", "durable", "élaboration", "accès", "justice", "réfugiés",
};

static const char *const *
words_of (const char *langcode,
          guint      *n_words)
{
  *n_words = g_str_equal (langcode, "fr") ? G_N_ELEMENTS (french) : G_N_ELEMENTS (english);

  return g_str_equal (langcode, "fr") ? french : english;
}

static void
append_words (GString    *text,
              GRand      *random,
              const char *langcode,
              guint       count)
{
  guint n_words = 0;
  const char *const *words = words_of (langcode, &n_words);

  for (guint i = 0; i < count; i++)
    {
      const char *word = words[demo_words_pick (random, n_words)];
      gunichar first = g_utf8_get_char (word);

      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append_unichar (text, i == 0 ? g_unichar_toupper (first) : first);
      g_string_append (text, g_utf8_next_char (word));
    }
}

/**
 * demo_words_pick:
 * @random: where chance comes from
 * @n_choices: how many choices there are, > 0
 *
 * Picks one of several choices; the nth comes about 1/n as often as the first.
 *
 * Returns: a number below @n_choices
 */
guint
demo_words_pick (GRand *random,
                 guint  n_choices)
{
  guint choice = (guint) pow (n_choices + 1, g_rand_double (random)) - 1;

  return MIN (choice, n_choices - 1);
}

/**
 * demo_words_make_title:
 * @random: where chance comes from
 * @langcode: `fr` or any other for English
 *
 * Makes a title of 5 to 14 words; now and then one with a character that is special in HTML.
 *
 * Returns: (transfer full): the title
 */
char *
demo_words_make_title (GRand      *random,
                       const char *langcode)
{
  GString *title = g_string_new (NULL);

  append_words (title, random, langcode, g_rand_int_range (random, 5, 15));
  if (g_rand_int_range (random, 0, 40) == 0)
    g_string_append (title, " – Côte d’Ivoire & “partners”");

  return g_string_free_and_steal (title);
}

/**
 * demo_words_make_summary:
 * @random: where chance comes from
 * @langcode: `fr` or any other for English
 *
 * Makes a summary of 30 to 80 words.
 *
 * Returns: (transfer full): the summary, plain text
 */
char *
demo_words_make_summary (GRand      *random,
                         const char *langcode)
{
  GString *summary = g_string_sized_new (512);
  int left = g_rand_int_range (random, 30, 81);

  while (left > 0)
    {
      int sentence = MIN (left, g_rand_int_range (random, 8, 20));

      append_words (summary, random, langcode, sentence);
      left -= sentence;
      g_string_append (summary, left > 0 ? ". " : ".");
    }

  return g_string_free_and_steal (summary);
}
