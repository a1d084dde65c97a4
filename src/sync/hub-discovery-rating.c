/* hub-discovery-rating.c: how well each field fits a role
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-discovery"

#include "hub-discovery-rating.h"

#include "hub-name-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define UNSEEN(rate) ((rate) / 2)     /* of a name, where no row has a value */
#define LASTING      85               /* of a range whose ends differ */
#define DAY_ALONE    60               /* of a date whose name says no more */
#define ROUGH_ALONE  50
#define ROUGH_MALUS  5                /* a rough date comes second to an exact one */
#define VALUES_ALONE 55               /* of values that fit, under a name that says nothing */
#define MOST         99

/* What a field is rated for, and with what besides. */
typedef struct
{
  const HubFieldTable *table;
  HubRole              role;
  gboolean             is_timed;          /* of entries that take place */
  gboolean             has_other_start;   /* a field that surely is a beginning */
  GPtrArray           *lines;
} Question;

static void
candidate_free (HubCandidate *candidate)
{
  g_free (candidate->path);
  g_free (candidate->reason);
  g_free (candidate);
}

/* Drupal's own, none of which an editor fills in for readers. */
static gboolean
is_works (const char *name)
{
  static const char *const names[] = {
    "langcode", "status", "created", "changed", "revision_timestamp", "revision_log", "promote",
    "sticky", "default_langcode", "path", "metatag", "moderation_state", "uid", "revision_uid",
    "node_type", "vid", "type", "menu_link", "revision_translation_affected", NULL
  };

  return g_strv_contains (names, name) || g_str_has_prefix (name, "drupal_internal__") ||
         g_str_has_prefix (name, "content_translation_") || g_str_has_prefix (name, "publish_on") ||
         g_str_has_prefix (name, "comment");
}

/* --- dates --- */

static gboolean
is_date (HubShape shape)
{
  return shape == HUB_SHAPE_DAY || shape == HUB_SHAPE_TIME || shape == HUB_SHAPE_ROUGH_DATE;
}

/* A range that lasts is a period; one whose ends are the same is a day. */
static gboolean
is_period (const HubFieldFacts *facts)
{
  return hub_field_facts_shape (facts) == HUB_SHAPE_RANGE && facts->n_lasting > 0;
}

static gboolean
has_start (const HubFieldTable *table)
{
  for (guint i = 0; i < table->fields->len; i++)
    {
      const HubFieldFacts *facts = g_ptr_array_index (table->fields, i);

      if (!facts->is_relation && !is_works (facts->name) && facts->n_filled > 0 &&
          hub_name_words_rate_role (facts->name, HUB_ROLE_PUBLISHED) == 0 &&
          (is_period (facts) || hub_name_words_rate_role (facts->name, HUB_ROLE_STARTS) > 0))
        return TRUE;
    }

  return FALSE;
}

/* What a date is when its name is no more than that it is one. */
static gboolean
means_start (const Question      *question,
             const HubFieldFacts *facts)
{
  return is_period (facts) || (question->is_timed && !question->has_other_start);
}

static int
rate_published (const Question      *question,
                const HubFieldFacts *facts,
                HubShape             shape)
{
  int name = hub_name_words_rate_role (facts->name, HUB_ROLE_PUBLISHED);

  if (shape == HUB_SHAPE_NONE)
    return UNSEEN (name);
  if (!is_date (shape) && shape != HUB_SHAPE_RANGE)
    return 0;
  if (name > 0)
    return name - (shape == HUB_SHAPE_ROUGH_DATE ? ROUGH_MALUS : 0);
  if (hub_name_words_rate_role (facts->name, HUB_ROLE_STARTS) > 0 ||
      hub_name_words_rate_role (facts->name, HUB_ROLE_ENDS) > 0 ||
      !hub_name_words_is_plain_date (facts->name) || means_start (question, facts))
    return 0;

  return shape == HUB_SHAPE_ROUGH_DATE ? ROUGH_ALONE : DAY_ALONE;
}

static int
rate_end_of_period (const Question      *question,
                    const HubFieldFacts *facts,
                    HubShape             shape)
{
  int name = hub_name_words_rate_role (facts->name, question->role);
  gboolean is_plain = hub_name_words_is_plain_date (facts->name);

  if (hub_name_words_rate_role (facts->name, HUB_ROLE_PUBLISHED) > 0)
    return 0;
  if (shape == HUB_SHAPE_NONE)
    return UNSEEN (name);
  if (shape == HUB_SHAPE_RANGE && facts->n_lasting > 0)
    return LASTING + (is_plain ? ROUGH_MALUS : 0);
  if (!is_date (shape) && shape != HUB_SHAPE_RANGE)
    return 0;
  if (name > 0)
    return name;

  return is_plain && question->role == HUB_ROLE_STARTS && means_start (question, facts) ? DAY_ALONE
                                                                                        : 0;
}

/* --- texts --- */

static int
rate_body (const HubFieldFacts *facts,
           HubShape             shape)
{
  int name = hub_name_words_rate_role (facts->name, HUB_ROLE_BODY);

  if (hub_name_words_rate_role (facts->name, HUB_ROLE_SUMMARY) > 0)
    return 0;
  if (shape == HUB_SHAPE_MARKUP)
    return MAX (name, VALUES_ALONE);

  return shape == HUB_SHAPE_PROSE ? name : 0;
}

static int
rate_summary (const HubFieldFacts *facts,
              HubShape             shape)
{
  int name = hub_name_words_rate_role (facts->name, HUB_ROLE_SUMMARY);

  if (shape == HUB_SHAPE_MARKUP && facts->n_summaries > 0)
    return 90;
  if (shape == HUB_SHAPE_NONE)
    return UNSEEN (name);

  return shape == HUB_SHAPE_MARKUP || shape == HUB_SHAPE_LINE || shape == HUB_SHAPE_PROSE ? name
                                                                                          : 0;
}

static int
rate_title (const HubFieldFacts *facts,
            HubShape             shape)
{
  if (g_str_equal (facts->name, "title"))
    return MOST;

  return shape == HUB_SHAPE_LINE && facts->n_filled == facts->n_rows
         ? hub_name_words_rate_role (facts->name, HUB_ROLE_TITLE) / 2 : 0;
}

static int
rate_languages (const HubFieldFacts *facts,
                HubShape             shape)
{
  int name = hub_name_words_rate_role (facts->name, HUB_ROLE_LANGUAGES);

  if (shape == HUB_SHAPE_LANGUAGE)
    return MAX (name, VALUES_ALONE);
  if (shape == HUB_SHAPE_NONE)
    return UNSEEN (name);

  return shape == HUB_SHAPE_LINE ? name * 4 / 5 : 0;
}

static int
rate_scope (const HubFieldFacts *facts,
            HubShape             shape)
{
  int name = hub_name_words_rate_role (facts->name, HUB_ROLE_SCOPE);

  if (shape == HUB_SHAPE_LINE && 2 * facts->n_global > facts->n_filled)
    return MAX (name, VALUES_ALONE);
  if (shape == HUB_SHAPE_NONE)
    return UNSEEN (name);

  return shape == HUB_SHAPE_YES_NO || shape == HUB_SHAPE_LINE ? name : 0;
}

static int
rate_link (const HubFieldFacts *facts,
           HubRole              role,
           HubShape             shape)
{
  int name = hub_name_words_rate_role (facts->name, role);
  int address = hub_name_words_rate_role (facts->name, HUB_ROLE_URL);

  if (role == HUB_ROLE_LINKS && address > 0)
    return 0;
  if (shape == HUB_SHAPE_NONE)
    return UNSEEN (name);
  if (shape != HUB_SHAPE_LINK)
    return 0;

  return role == HUB_ROLE_LINKS ? MAX (name, VALUES_ALONE) : name;
}

/* A text whose values say nothing: the name alone counts. */
static int
rate_line (const HubFieldFacts *facts,
           HubRole              role,
           HubShape             shape)
{
  int name = hub_name_words_rate_role (facts->name, role);

  if (shape == HUB_SHAPE_NONE)
    return UNSEEN (name);

  return shape == HUB_SHAPE_LINE ? name : 0;
}

/* --- relationships --- */

static gboolean
is_file_type (const char *type)
{
  return type != NULL && (g_str_has_prefix (type, "file") || g_str_has_suffix (type, "file"));
}

static gboolean
is_our_vocabulary (GPtrArray  *lines,
                   const char *type)
{
  for (guint v = 0; v < HUB_N_VOCABULARIES; v++)
    if (g_strcmp0 (hub_discovery_get_vocabulary (lines, (HubVocabulary) v), type) == 0)
      return TRUE;

  return FALSE;
}

static int
rate_files (const HubFieldFacts *facts)
{
  int name = hub_name_words_rate_role (facts->name, HUB_ROLE_FILES);
  const char *target = hub_field_facts_get_target (facts);

  if (hub_name_words_is_image (facts->name))
    return 0;
  if (target == NULL)
    return UNSEEN (name);

  return is_file_type (target) ? MAX (name, VALUES_ALONE) : 0;
}

/* What names a body or a place at its other end: a term, or a page. */
static int
rate_reference (const Question      *question,
                const HubFieldFacts *facts)
{
  static const HubRole roles[] = { HUB_ROLE_PUBLISHER, HUB_ROLE_LANGUAGES, HUB_ROLE_SCOPE,
                                   HUB_ROLE_LOCATION, HUB_ROLE_MODE, HUB_ROLE_PRACTICE_TYPE,
                                   HUB_ROLE_AUDIENCES };
  const char *target = hub_field_facts_get_target (facts);
  int name = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (roles[i] == question->role)
      name = hub_name_words_rate_role (facts->name, question->role);
  if (target == NULL)
    return UNSEEN (name);
  if (is_file_type (target) || g_str_has_prefix (target, "user") ||
      is_our_vocabulary (question->lines, target))
    return 0;

  return name;
}

/* --- all --- */

static int
rate_attribute (const Question      *question,
                const HubFieldFacts *facts)
{
  HubShape shape = hub_field_facts_shape (facts);

  switch (question->role)
    {
    case HUB_ROLE_TITLE:
      return rate_title (facts, shape);
    case HUB_ROLE_SUMMARY:
      return rate_summary (facts, shape);
    case HUB_ROLE_BODY:
      return rate_body (facts, shape);
    case HUB_ROLE_PUBLISHED:
      return rate_published (question, facts, shape);
    case HUB_ROLE_STARTS:
    case HUB_ROLE_ENDS:
      return rate_end_of_period (question, facts, shape);
    case HUB_ROLE_LANGUAGES:
      return rate_languages (facts, shape);
    case HUB_ROLE_SCOPE:
      return rate_scope (facts, shape);
    case HUB_ROLE_LINKS:
    case HUB_ROLE_URL:
      return rate_link (facts, question->role, shape);
    case HUB_ROLE_FILES:
      return 0;                  /* a relationship */
    case HUB_ROLE_PUBLISHER:
    case HUB_ROLE_LOCATION:
    case HUB_ROLE_MODE:
    case HUB_ROLE_PRACTICE_TYPE:
    case HUB_ROLE_AUDIENCES:
    default:
      return rate_line (facts, question->role, shape);
    }
}

/* The path of the value inside of the field. */
static const char *
get_suffix (const HubFieldFacts *facts,
            HubRole              role)
{
  HubShape shape = hub_field_facts_shape (facts);

  if (shape == HUB_SHAPE_RANGE)
    return role == HUB_ROLE_ENDS ? ".end_value" : ".value";
  if (shape == HUB_SHAPE_MARKUP)
    return role == HUB_ROLE_SUMMARY && facts->n_summaries > 0 ? ".summary" : ".processed";

  return "";
}

static char *
dup_reason (const HubFieldFacts *facts,
            int                  name)
{
  if (facts->n_filled == 0)
    return g_strdup (_("The name fits, but no entry that was looked at has a value."));
  if (name > 0)
    return g_strdup_printf (ngettext ("The name fits, and so do the values (in %u of %u entry).",
                                      "The name fits, and so do the values (in %u of %u entries).",
                                      facts->n_rows), facts->n_filled, facts->n_rows);

  return g_strdup_printf (ngettext ("The values fit (in %u of %u entry); the name says nothing.",
                                    "The values fit (in %u of %u entries); the name says nothing.",
                                    facts->n_rows), facts->n_filled, facts->n_rows);
}

static char *
dup_pointing_reason (const HubFieldFacts *facts)
{
  return g_strdup_printf (ngettext ("It points to this vocabulary (in %u of %u entry).",
                                    "It points to this vocabulary (in %u of %u entries).",
                                    facts->n_rows), facts->n_filled, facts->n_rows);
}

static void
add_candidate (GPtrArray           *candidates,
               const HubFieldFacts *facts,
               const char          *suffix,
               int                  confidence,
               char                *reason)
{
  HubCandidate *candidate = g_new0 (HubCandidate, 1);

  candidate->path = g_strconcat (facts->name, suffix, NULL);
  candidate->confidence = MIN (confidence, MOST);
  candidate->place = (int) candidates->len;
  candidate->reason = reason;
  g_ptr_array_add (candidates, candidate);
}

/**
 * hub_candidate_compare:
 * @a: (type HubCandidate**): a place in an array
 * @b: (type HubCandidate**): another one
 *
 * Orders candidates, the surest first, then as the hub lists its fields.
 *
 * Returns: below, at or above 0
 */
int
hub_candidate_compare (gconstpointer a,
                       gconstpointer b)
{
  const HubCandidate *one = *(HubCandidate *const *) a;
  const HubCandidate *other = *(HubCandidate *const *) b;

  return one->confidence != other->confidence ? other->confidence - one->confidence
                                              : one->place - other->place;
}

/**
 * hub_discovery_rate_role:
 * @table: the fields of a group of entries
 * @role: what is looked for
 * @is_timed: whether the entries take place, rather than being published
 * @lines: what is settled: the vocabularies
 *
 * Rates each field for a role.
 *
 * Returns: (transfer full) (element-type HubCandidate): those that may be it, the best first
 */
GPtrArray *
hub_discovery_rate_role (const HubFieldTable *table,
                         HubRole              role,
                         gboolean             is_timed,
                         GPtrArray           *lines)
{
  const Question question = { table, role, is_timed, has_start (table), lines };
  GPtrArray *candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);

  for (guint i = 0; i < table->fields->len; i++)
    {
      const HubFieldFacts *facts = g_ptr_array_index (table->fields, i);
      int confidence = 0;

      if (is_works (facts->name))
        continue;
      if (!facts->is_relation)
        confidence = rate_attribute (&question, facts);
      else if (role == HUB_ROLE_FILES)
        confidence = rate_files (facts);
      else
        confidence = rate_reference (&question, facts);
      if (confidence > 0)
        add_candidate (candidates, facts, facts->is_relation ? "" : get_suffix (facts, role),
                       confidence,
                       dup_reason (facts, hub_name_words_rate_role (facts->name, role)));
    }
  g_ptr_array_sort (candidates, hub_candidate_compare);

  return candidates;
}

/**
 * hub_discovery_rate_relation:
 * @table: the fields of all entries
 * @vocabulary: what is looked for
 * @lines: what is settled: the vocabularies
 *
 * Rates each relationship by where it points; by its name where it points nowhere.
 *
 * Returns: (transfer full) (element-type HubCandidate): those that may be it, the best first
 */
GPtrArray *
hub_discovery_rate_relation (const HubFieldTable *table,
                             HubVocabulary        vocabulary,
                             GPtrArray           *lines)
{
  const char *type = hub_discovery_get_vocabulary (lines, vocabulary);
  GPtrArray *candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);

  for (guint i = 0; type != NULL && i < table->fields->len; i++)
    {
      const HubFieldFacts *facts = g_ptr_array_index (table->fields, i);
      const char *target = hub_field_facts_get_target (facts);
      int name = hub_name_words_rate_vocabulary (facts->name, vocabulary);

      if (!facts->is_relation || is_works (facts->name))
        continue;
      if (target != NULL && g_str_equal (target, type))
        add_candidate (candidates, facts, "", name > 0 ? MOST : 95,
                       dup_pointing_reason (facts));
      else if (target == NULL && name > 0)
        add_candidate (candidates, facts, "", UNSEEN (name), dup_reason (facts, name));
    }
  g_ptr_array_sort (candidates, hub_candidate_compare);

  return candidates;
}
