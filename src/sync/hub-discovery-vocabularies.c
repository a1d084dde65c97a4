/* hub-discovery-vocabularies.c: which type of a hub is which vocabulary, and which is which kind
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-discovery"

#include "hub-discovery-private.h"

#include "hub-known-terms.h"
#include "hub-name-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NUMBER_WORTH 0.5     /* of a label known by its number alone */
#define NAME_WORTH   0.3     /* how much of the doubt a fitting name takes away */
#define NAME_ALONE   0.35    /* what a name is worth with no label that is known */
#define ENOUGH_BY_NAME 30
#define MAX_CHOICES  12

typedef struct
{
  const HubSurveyType *type;
  guint                n_labels;
  guint                n_by_words;
  guint                n_by_number;
  int                  confidence;
} Match;

/**
 * hub_survey_find_type:
 * @self: a survey
 * @type: (nullable): name of a type
 *
 * Finds a type.
 *
 * Returns: (transfer none) (nullable): what was seen of it
 */
const HubSurveyType *
hub_survey_find_type (const HubSurvey *self,
                      const char      *type)
{
  for (guint i = 0; i < self->types->len; i++)
    {
      const HubSurveyType *other = g_ptr_array_index (self->types, i);

      if (g_strcmp0 (other->type, type) == 0)
        return other;
    }

  return NULL;
}

/* Calls @function with each term of a vocabulary. */
typedef void (*TermFunc) (JsonapiResource *term,
                          const char      *label,
                          gpointer         user_data);

static void
for_each_term (const HubSurveyType *type,
               TermFunc             function,
               gpointer             user_data)
{
  for (guint i = 0; i < type->documents->len; i++)
    {
      JsonapiDocument *document = g_ptr_array_index (type->documents, i);

      for (guint j = 0; j < jsonapi_document_get_n_data (document); j++)
        {
          JsonapiResource *term = jsonapi_document_get_data (document, j);
          const char *label = term != NULL ? jsonapi_resource_get_string (term, "name") : NULL;

          if (label != NULL)
            function (term, label, user_data);
        }
    }
}

/* --- vocabularies by their labels --- */

typedef struct
{
  HubVocabulary  vocabulary;
  GHashTable    *codes;     /* (owned) (element-type utf8): found so far */
  Match         *match;
} Count;

static void
count_term (JsonapiResource *term,
            const char      *label,
            gpointer         user_data)
{
  Count *count = user_data;
  const char *code = NULL;
  HubKnown known = hub_known_terms_find (count->vocabulary, label, &code);

  count->match->n_labels++;
  if (known == HUB_KNOWN_NOT || !g_hash_table_add (count->codes, (gpointer) code))
    return;
  if (known == HUB_KNOWN_BY_WORDS)
    count->match->n_by_words++;
  else
    count->match->n_by_number++;
}

/* The balance of how much of the type is known and how much of the known is there. */
static Match
compare (const HubSurveyType *type,
         HubVocabulary        vocabulary)
{
  Match match = { .type = type };
  g_autoptr(GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  Count count = { vocabulary, codes, &match };
  int name = hub_name_words_rate_vocabulary (type->type, vocabulary);
  double found;
  double sure;

  for_each_term (type, count_term, &count);
  found = match.n_by_words + NUMBER_WORTH * match.n_by_number;
  sure = 100 * 2 * found / MAX (match.n_labels + hub_known_terms_count (vocabulary), 1);
  sure = found > 0 ? sure + (100 - sure) * NAME_WORTH * name / 100 : name * NAME_ALONE;
  match.confidence = (int) MIN (sure, 99);

  return match;
}

static char *
dup_match_reason (const Match   *match,
                  HubVocabulary  vocabulary)
{
  guint found = match->n_by_words + match->n_by_number;
  guint n_known = hub_known_terms_count (vocabulary);
  g_autofree char *labels = NULL;

  if (found == 0)
    return g_strdup (_("Only the name fits: none of the labels is known."));

  labels = g_strdup_printf (ngettext ("%u of its %u label is known",
                                      "%u of its %u labels are known", match->n_labels),
                            found, match->n_labels);
  /* Translators: “22 of its 24 labels are known”, and how many terms of that sort there are */
  return g_strdup_printf (ngettext ("%s; there is %u such term.", "%s; there are %u such terms.",
                                    n_known), labels, n_known);
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  return ((const Match *) b)->confidence - ((const Match *) a)->confidence;
}

static void
judge_vocabulary (const HubSurvey *survey,
                  HubVocabulary    vocabulary,
                  GPtrArray       *lines)
{
  HubDiscoveryLine *line = hub_discovery_line_new (HUB_DISCOVERY_VOCABULARY, vocabulary, NULL);
  g_autoptr(GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));

  for (guint i = 0; i < survey->types->len; i++)
    {
      const HubSurveyType *type = g_ptr_array_index (survey->types, i);

      if (type->state == HUB_SURVEY_TERMS)
        {
          Match match = compare (type, vocabulary);

          g_array_append_val (matches, match);
        }
    }
  g_array_sort (matches, compare_matches);

  for (guint i = 0; i < MIN (matches->len, MAX_CHOICES); i++)
    {
      const Match *match = &g_array_index (matches, Match, i);
      g_autofree char *reason = dup_match_reason (match, vocabulary);

      hub_discovery_line_add_one (line, match->type->type, match->confidence, reason);
    }
  if (matches->len > 0 && g_array_index (matches, Match, 0).confidence >= ENOUGH_BY_NAME)
    line->chosen = 0;
  else
    line->lack = g_strdup (_("No vocabulary of the hub has these terms."));
  g_ptr_array_add (lines, line);
}

/* No type is two vocabularies: the one that fits it less goes without. */
static void
settle_doubles (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    for (guint j = 0; j < lines->len; j++)
      {
        HubDiscoveryLine *one = g_ptr_array_index (lines, i);
        HubDiscoveryLine *other = g_ptr_array_index (lines, j);
        const HubDiscoveryChoice *first = hub_discovery_line_get_chosen (one);
        const HubDiscoveryChoice *second = hub_discovery_line_get_chosen (other);

        if (i == j || one->part != HUB_DISCOVERY_VOCABULARY ||
            other->part != HUB_DISCOVERY_VOCABULARY || first == NULL || second == NULL ||
            !g_str_equal (first->values[0], second->values[0]) ||
            second->confidence > first->confidence)
          continue;
        other->chosen = -1;
        g_set_str (&other->lack, _("The only one that might be it is another vocabulary."));
      }
}

const char *
hub_discovery_get_vocabulary (GPtrArray     *lines,
                              HubVocabulary  vocabulary)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const HubDiscoveryLine *line = g_ptr_array_index (lines, i);
      const HubDiscoveryChoice *chosen = hub_discovery_line_get_chosen (line);

      if (line->part == HUB_DISCOVERY_VOCABULARY && line->subject == vocabulary && chosen != NULL)
        return chosen->values[0];
    }

  return NULL;
}

/* --- what terms have, by its values --- */

/* How often the values of one attribute are what is known of the terms. */
typedef struct
{
  HubVocabulary  vocabulary;
  const char    *member;
  const char    *attribute;
  guint          n_known;
  guint          n_right;
} Trial;

static void
try_term (JsonapiResource *term,
          const char      *label,
          gpointer         user_data)
{
  Trial *trial = user_data;
  const char *value = jsonapi_resource_get_string (term, trial->attribute);
  const char *code = NULL;
  const char *right = NULL;

  if (hub_known_terms_find (trial->vocabulary, label, &code) == HUB_KNOWN_NOT)
    return;
  if (g_str_equal (trial->member, "code"))
    {
      trial->n_known++;
      trial->n_right += value != NULL &&
                        g_strcmp0 (hub_known_terms_find_code (trial->vocabulary, value), code) == 0;
      return;
    }
  if (g_str_equal (trial->member, "title"))
    right = hub_known_terms_get_title (trial->vocabulary, code);
  else
    right = hub_known_terms_get_paragraph (trial->vocabulary, code);
  if (right == NULL)
    return;

  trial->n_known++;
  if (value != NULL && strlen (value) < 1024 && g_ascii_strcasecmp (value, right) == 0)
    trial->n_right++;
}

static void
judge_term_field (const HubSurveyType *type,
                  HubVocabulary        vocabulary,
                  const char          *member,
                  GPtrArray           *lines)
{
  HubDiscoveryLine *line = hub_discovery_line_new (HUB_DISCOVERY_TERM_FIELD, vocabulary, NULL);
  int best = 0;

  line->member = member;
  for (guint i = 0; i < type->table->fields->len; i++)
    {
      const HubFieldFacts *facts = g_ptr_array_index (type->table->fields, i);
      Trial trial = { vocabulary, member, facts->name, 0, 0 };
      g_autofree char *reason = NULL;
      int confidence;

      if (facts->is_relation || g_str_equal (facts->name, "name"))
        continue;
      for_each_term (type, try_term, &trial);
      if (trial.n_right == 0 || 2 * trial.n_right < trial.n_known)
        continue;
      confidence = (int) MIN (100 * trial.n_right / trial.n_known, 99);
      reason = g_strdup_printf (ngettext ("%u of %u value is what is known of these terms.",
                                          "%u of %u values are what is known of these terms.",
                                          trial.n_known), trial.n_right, trial.n_known);
      hub_discovery_line_add_one (line, facts->name, confidence, reason);
      if (confidence > best)
        line->chosen = (int) line->choices->len - 1;
      best = MAX (best, confidence);
    }

  if (line->chosen >= 0)
    g_ptr_array_add (lines, line);
  else
    hub_discovery_line_free (line);
}

static void
judge_summary (const HubSurveyType *type,
               HubVocabulary        vocabulary,
               GPtrArray           *lines)
{
  const HubFieldFacts *facts = hub_field_table_find (type->table, "description", FALSE);
  HubDiscoveryLine *line;

  if (facts == NULL || hub_field_facts_shape (facts) != HUB_SHAPE_MARKUP)
    return;

  line = hub_discovery_line_new (HUB_DISCOVERY_TERM_FIELD, vocabulary, NULL);
  line->member = "summary";
  hub_discovery_line_add_one (line, "description.processed", 90,
                              _("Drupal’s own description of a term."));
  line->chosen = 0;
  g_ptr_array_add (lines, line);
}

/**
 * hub_discovery_judge_vocabularies:
 * @survey: what the hub has
 * @lines: (element-type HubDiscoveryLine): gets one for each vocabulary, and those of what its
 *   terms have
 *
 * Tells which type is which vocabulary, by comparing labels with the known terms. Any thread.
 */
void
hub_discovery_judge_vocabularies (const HubSurvey *survey,
                                  GPtrArray       *lines)
{
  for (guint v = 0; v < HUB_N_VOCABULARIES; v++)
    judge_vocabulary (survey, (HubVocabulary) v, lines);
  settle_doubles (lines);

  for (guint v = 0; v < HUB_N_VOCABULARIES; v++)
    {
      const HubSurveyType *type = hub_survey_find_type (
        survey, hub_discovery_get_vocabulary (lines, (HubVocabulary) v));

      if (type == NULL)
        continue;
      if (v == HUB_VOCABULARY_COUNTRY)
        judge_term_field (type, (HubVocabulary) v, "code", lines);
      if (v == HUB_VOCABULARY_OBJECTIVE)
        judge_term_field (type, (HubVocabulary) v, "title", lines);
      judge_term_field (type, (HubVocabulary) v, "paragraph", lines);
      if (v == HUB_VOCABULARY_OBJECTIVE || v == HUB_VOCABULARY_PRINCIPLE)
        judge_summary (type, (HubVocabulary) v, lines);
    }
}
