/* hub-discovery-fields.c: which field of a hub means what
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Names suggest, values confirm. Fields are judged for two groups of entries, those that take place
 * (events, practices, projects) and those that are published, as a mere "date" means something else
 * in each. Where the groups do not contradict each other there is one line for all.
 */

#define G_LOG_DOMAIN "hub-discovery"

#include "hub-discovery-rating.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_CHOICES 12

static gboolean
takes_place (HubKind kind)
{
  return kind == HUB_KIND_EVENT || kind == HUB_KIND_PRACTICE || kind == HUB_KIND_PROJECT;
}

static HubFieldTable *
merge_group (const HubSurvey *survey,
             GPtrArray       *lines,
             gboolean         is_timed)
{
  HubFieldTable *table = hub_field_table_new ();

  for (guint i = 0; i < survey->types->len; i++)
    {
      const HubSurveyType *type = g_ptr_array_index (survey->types, i);
      HubKind kind;

      if (hub_discovery_get_kind (lines, type->type, &kind) && takes_place (kind) == is_timed)
        hub_field_table_merge (table, type->table);
    }

  return table;
}

/* Roles that have one value; the others take the first of several fields, or all. */
static gboolean
takes_many (HubRole role)
{
  return role == HUB_ROLE_PUBLISHED || role == HUB_ROLE_STARTS || role == HUB_ROLE_ENDS ||
         role == HUB_ROLE_LINKS || role == HUB_ROLE_FILES;
}

static HubCandidate *
find_candidate (GPtrArray  *candidates,
                const char *path)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      HubCandidate *candidate = g_ptr_array_index (candidates, i);

      if (g_str_equal (candidate->path, path))
        return candidate;
    }

  return NULL;
}

/* --- lines --- */

static void
add_default (HubDiscoveryLine *line,
             GPtrArray        *candidates,
             gboolean          takes_all)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new ();
  const HubCandidate *first = candidates->len > 0 ? g_ptr_array_index (candidates, 0) : NULL;

  if (first == NULL || first->confidence < HUB_DISCOVERY_ENOUGH)
    {
      line->lack = g_strdup (_("Nothing was found."));
      return;
    }

  for (guint i = 0; i < candidates->len && (takes_all || i == 0); i++)
    {
      HubCandidate *candidate = g_ptr_array_index (candidates, i);

      if (candidate->confidence >= HUB_DISCOVERY_ENOUGH)
        g_ptr_array_add (values, candidate->path);
    }
  g_ptr_array_add (values, NULL);
  hub_discovery_line_add (line, (const char *const *) values->pdata, first->confidence,
                          first->reason);
  line->chosen = 0;
}

static void
add_line (GPtrArray        *lines,
          HubDiscoveryPart  part,
          guint             subject,
          const char       *bundle,
          GPtrArray        *candidates,
          gboolean          takes_all)
{
  HubDiscoveryLine *line = hub_discovery_line_new (part, subject, bundle);
  const HubDiscoveryChoice *chosen;

  add_default (line, candidates, takes_all);
  chosen = hub_discovery_line_get_chosen (line);
  for (guint i = 0; i < MIN (candidates->len, MAX_CHOICES); i++)
    {
      const HubCandidate *candidate = g_ptr_array_index (candidates, i);

      if (chosen == NULL || chosen->values[1] != NULL ||
          !g_str_equal (chosen->values[0], candidate->path))
        hub_discovery_line_add_one (line, candidate->path, candidate->confidence,
                                    candidate->reason);
    }
  g_ptr_array_add (lines, line);
}

/* --- one or two answers --- */

/* What @role is in each group. */
typedef struct
{
  GPtrArray *timed;      /* (owned) (element-type HubCandidate) */
  GPtrArray *published;  /* (owned) (element-type HubCandidate) */
} Answers;

static guint
count_chosen (GPtrArray *candidates,
              HubRole    role)
{
  guint count = 0;

  while (count < candidates->len && (count == 0 || takes_many (role)) &&
         ((HubCandidate *) g_ptr_array_index (candidates, count))->confidence >=
         HUB_DISCOVERY_ENOUGH)
    count++;

  return count;
}

static gboolean
is_chosen (GPtrArray  *candidates,
           HubRole     role,
           const char *field)
{
  guint count = count_chosen (candidates, role);
  gsize length = strcspn (field, ".");

  for (guint i = 0; i < count; i++)
    {
      const char *path = ((HubCandidate *) g_ptr_array_index (candidates, i))->path;

      if (strcspn (path, ".") == length && strncmp (path, field, length) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether a field of one group's role is another role's in the other group. */
static gboolean
contradicts (const Answers *all,
             HubRole        role,
             gboolean       is_timed)
{
  GPtrArray *mine = is_timed ? all[role].timed : all[role].published;
  guint count = count_chosen (mine, role);

  for (guint i = 0; i < count; i++)
    for (guint other = HUB_ROLE_PUBLISHED; other <= HUB_ROLE_ENDS; other++)
      {
        const HubCandidate *candidate = g_ptr_array_index (mine, i);
        GPtrArray *theirs = is_timed ? all[other].published : all[other].timed;
        GPtrArray *same = is_timed ? all[role].published : all[role].timed;

        if (other != role && is_chosen (theirs, (HubRole) other, candidate->path) &&
            !is_chosen (same, role, candidate->path))
          return TRUE;
      }

  return FALSE;
}

/* What either group has, the surer of two. */
static GPtrArray *
unite (const Answers *answers)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < answers->published->len; i++)
    g_ptr_array_add (all, g_ptr_array_index (answers->published, i));
  for (guint i = 0; i < answers->timed->len; i++)
    {
      HubCandidate *candidate = g_ptr_array_index (answers->timed, i);
      HubCandidate *known = find_candidate (all, candidate->path);

      if (known != NULL && known->confidence >= candidate->confidence)
        continue;
      if (known != NULL)
        g_ptr_array_remove (all, known);
      g_ptr_array_add (all, candidate);
    }
  g_ptr_array_sort (all, hub_candidate_compare);

  return all;
}

static void
judge_role (const HubSurvey *survey,
            const Answers   *all,
            HubRole          role,
            gboolean         is_split,
            GPtrArray       *lines)
{
  g_autoptr(GPtrArray) united = unite (&all[role]);

  add_line (lines, HUB_DISCOVERY_FIELD, role, NULL, is_split ? all[role].published : united,
            takes_many (role));
  for (guint i = 0; is_split && i < survey->types->len; i++)
    {
      const HubSurveyType *type = g_ptr_array_index (survey->types, i);
      HubKind kind;

      if (hub_discovery_get_kind (lines, type->type, &kind) && takes_place (kind))
        add_line (lines, HUB_DISCOVERY_FIELD, role, type->type, all[role].timed, TRUE);
    }
}

static void
judge_roles (const HubSurvey     *survey,
             const HubFieldTable *timed,
             const HubFieldTable *published,
             GPtrArray           *lines)
{
  Answers all[HUB_N_ROLES];
  gboolean is_split = FALSE;

  for (guint role = 0; role < HUB_N_ROLES; role++)
    {
      all[role].timed = hub_discovery_rate_role (timed, (HubRole) role, TRUE, lines);
      all[role].published = hub_discovery_rate_role (published, (HubRole) role, FALSE, lines);
    }
  for (guint role = HUB_ROLE_PUBLISHED; role <= HUB_ROLE_ENDS; role++)
    is_split |= contradicts (all, (HubRole) role, TRUE) || contradicts (all, (HubRole) role, FALSE);

  for (guint role = 0; role < HUB_N_ROLES; role++)
    judge_role (survey, all, (HubRole) role,
                is_split && role >= HUB_ROLE_PUBLISHED && role <= HUB_ROLE_ENDS, lines);

  for (guint role = 0; role < HUB_N_ROLES; role++)
    {
      g_ptr_array_unref (all[role].timed);
      g_ptr_array_unref (all[role].published);
    }
}

static void
judge_relation (const HubFieldTable *table,
                HubVocabulary        vocabulary,
                GPtrArray           *lines)
{
  g_autoptr(GPtrArray) candidates = hub_discovery_rate_relation (table, vocabulary, lines);

  add_line (lines, HUB_DISCOVERY_RELATION, vocabulary, NULL, candidates, TRUE);
}

/**
 * hub_discovery_judge_fields:
 * @survey: what the hub has
 * @lines: (element-type HubDiscoveryLine): those of vocabularies and content; gets one for each
 *   role and each vocabulary, and where they differ for a type one of its own
 *
 * Tells which field means what. Any thread.
 */
void
hub_discovery_judge_fields (const HubSurvey *survey,
                            GPtrArray       *lines)
{
  g_autoptr(HubFieldTable) timed = merge_group (survey, lines, TRUE);
  g_autoptr(HubFieldTable) published = merge_group (survey, lines, FALSE);
  g_autoptr(HubFieldTable) both = hub_field_table_new ();

  judge_roles (survey, timed, published, lines);
  hub_field_table_merge (both, published);
  hub_field_table_merge (both, timed);
  for (guint v = 0; v < HUB_N_VOCABULARIES; v++)
    judge_relation (both, (HubVocabulary) v, lines);
}
