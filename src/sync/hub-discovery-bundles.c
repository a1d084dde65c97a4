/* hub-discovery-bundles.c: which type of a hub holds which kind of entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is ours shows by where it points: entries of the hub are filed under its vocabularies,
 * pages about the site are not. The kind then shows by the name.
 */

#define G_LOG_DOMAIN "hub-discovery"

#include "hub-discovery-private.h"

#include "hub-name-words.h"

#include <glib/gi18n-lib.h>

#define ENOUGH_FOR_EMPTY 80     /* of a name, where there is nothing else */

static gboolean
is_vocabulary (GPtrArray  *lines,
               const char *type)
{
  for (guint v = 0; v < HUB_N_VOCABULARIES; v++)
    if (g_strcmp0 (hub_discovery_get_vocabulary (lines, (HubVocabulary) v), type) == 0)
      return TRUE;

  return FALSE;
}

/* How many relationships of a type lead to our vocabularies, by where they really point. */
static guint
count_relations (const HubSurveyType *type,
                 GPtrArray           *lines)
{
  guint count = 0;

  for (guint i = 0; i < type->table->fields->len; i++)
    {
      const HubFieldFacts *facts = g_ptr_array_index (type->table->fields, i);

      const char *target = facts->is_relation ? hub_field_facts_get_target (facts) : NULL;

      if (target != NULL && is_vocabulary (lines, target))
        count++;
    }

  return count;
}

static gboolean
has_periods (const HubSurveyType *type)
{
  for (guint i = 0; i < type->table->fields->len; i++)
    if (((HubFieldFacts *) g_ptr_array_index (type->table->fields, i))->n_lasting > 0)
      return TRUE;

  return FALSE;
}

static HubKind
guess_kind (const HubSurveyType *type,
            int                 *rating)
{
  HubKind best = HUB_KIND_OTHER;

  *rating = hub_name_words_rate_kind (type->type, HUB_KIND_OTHER);
  for (guint kind = 0; kind < HUB_N_KINDS; kind++)
    {
      int rate = hub_name_words_rate_kind (type->type, (HubKind) kind);

      if (rate > *rating)
        {
          *rating = rate;
          best = (HubKind) kind;
        }
    }
  if (*rating == 0 && has_periods (type))
    best = HUB_KIND_EVENT;

  return best;
}

/* The kind that was guessed first, then the others, for the user to choose. */
static void
add_kinds (HubDiscoveryLine *line,
           HubKind           guess,
           int               confidence,
           const char       *reason)
{
  hub_discovery_line_add_one (line, hub_kind_to_string (guess), confidence, reason);
  for (guint kind = 0; kind < HUB_N_KINDS; kind++)
    if (kind != guess)
      hub_discovery_line_add_one (line, hub_kind_to_string ((HubKind) kind),
                                  hub_name_words_rate_kind (line->bundle, (HubKind) kind) / 2,
                                  _("Nothing else suggests it."));
}

static void
judge_content (const HubSurveyType *type,
               GPtrArray           *lines,
               HubDiscoveryLine    *line)
{
  int rating = 0;
  HubKind guess = guess_kind (type, &rating);
  guint n_relations = count_relations (type, lines);
  g_autofree char *reason = NULL;

  if (n_relations == 0)
    {
      add_kinds (line, guess, rating / 4, _("Only the name fits."));
      line->lack = g_strdup (_("None of its entries is filed under a known vocabulary."));
      return;
    }

  if (rating > 0)
    reason = g_strdup_printf (ngettext ("The name fits, and %u known vocabulary is used.",
                                        "The name fits, and %u known vocabularies are used.",
                                        n_relations), n_relations);
  else if (guess == HUB_KIND_EVENT)
    reason = g_strdup (_("The name says nothing, but the entries have a beginning and an end."));
  else
    reason = g_strdup_printf (
      ngettext ("The name says nothing, but %u known vocabulary is used.",
                "The name says nothing, but %u known vocabularies are used.", n_relations),
      n_relations);
  add_kinds (line, guess, rating > 0 ? 50 + rating / 2 : 50, reason);
  line->chosen = 0;
}

static void
judge_unseen (const HubSurveyType *type,
              HubDiscoveryLine    *line)
{
  int rating = 0;
  HubKind guess = guess_kind (type, &rating);

  add_kinds (line, guess, rating / 3, _("Only the name fits: there is nothing to look at."));
  if (type->state == HUB_SURVEY_EMPTY && rating >= ENOUGH_FOR_EMPTY)
    line->chosen = 0;
  else if (type->state == HUB_SURVEY_EMPTY)
    line->lack = g_strdup (_("It is empty, and the name says nothing."));
  else if (type->state == HUB_SURVEY_CLOSED)
    line->lack = g_strdup (_("The hub does not allow it to be read."));
  else
    line->lack = g_strdup (_("What the hub answered about it could not be used."));
}

static gboolean
sounds_like_terms (const HubSurveyType *type)
{
  return g_str_has_prefix (type->type, "taxonomy_term--");
}

/**
 * hub_discovery_judge_bundles:
 * @survey: what the hub has
 * @lines: (element-type HubDiscoveryLine): those of the vocabularies; gets one for each type
 *
 * Tells which type of content holds which kind of entry. Any thread.
 */
void
hub_discovery_judge_bundles (const HubSurvey *survey,
                             GPtrArray       *lines)
{
  for (guint i = 0; i < survey->types->len; i++)
    {
      const HubSurveyType *type = g_ptr_array_index (survey->types, i);
      HubDiscoveryLine *line;

      if (type->state == HUB_SURVEY_TERMS || type->state == HUB_SURVEY_OTHER ||
          sounds_like_terms (type))
        continue;

      line = hub_discovery_line_new (HUB_DISCOVERY_BUNDLE, 0, type->type);
      if (type->state == HUB_SURVEY_NODES)
        judge_content (type, lines, line);
      else
        judge_unseen (type, line);
      g_ptr_array_add (lines, line);
    }
}

gboolean
hub_discovery_get_kind (GPtrArray  *lines,
                        const char *type,
                        HubKind    *kind)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const HubDiscoveryLine *line = g_ptr_array_index (lines, i);
      const HubDiscoveryChoice *chosen = hub_discovery_line_get_chosen (line);

      if (line->part == HUB_DISCOVERY_BUNDLE && chosen != NULL &&
          g_str_equal (line->bundle, type))
        return hub_kind_from_string (chosen->values[0], kind);
    }

  return FALSE;
}
