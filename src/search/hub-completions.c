/* hub-completions.c: which values of a facet may be meant
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes, labels and the names that the program knows in six languages are folded into the words
 * that the analyzer makes of them, with a space between; what is typed is folded likewise and
 * looked for in all of them. Even for countries these are fewer than 4,000 short texts.
 */

#define G_LOG_DOMAIN "hub-completions"

#include "hub-completions.h"

#include "hub-analyzer.h"
#include "hub-name-rows.h"

#include <string.h>

#define MAX_KEY 256    /* bytes, about; no name is as long */
#define NO_RANK G_MAXUINT

typedef enum
{
  KEY_LABEL,
  KEY_NAME,
  KEY_CODE,
} KeyKind;

/* One text that a value is found by. */
typedef struct
{
  char    *words;     /* (owned): folded */
  char    *text;      /* (owned) (nullable): as it is written, of a name */
  guint    value;     /* number in the facet table */
  KeyKind  kind;
} Key;

struct _HubCompletions
{
  HubIndex    *index;                  /* (unowned) */
  HubAnalyzer *analyzer;               /* (owned) */
  GArray      *keys[HUB_N_FACETS];     /* (owned) (nullable) (element-type Key): made when first
                                          asked for */
};

/* How well a value fits, the less the better. */
typedef struct
{
  guint       value;
  guint       rank;
  guint       weight;   /* the more the better, among those of a rank */
  guint       count;
  const Key  *key;      /* (unowned) */
  gboolean    in_label; /* what is typed is in the label, too */
} Candidate;

/* The keys of a facet while they are made. */
typedef struct
{
  HubCompletions *self;
  GArray         *keys;     /* (unowned) */
} Maker;

static void
key_clear (gpointer data)
{
  Key *key = data;

  g_free (key->words);
  g_free (key->text);
}

static gboolean
append_word (const HubToken *token,
             gpointer        user_data)
{
  GString *words = user_data;

  if (token->kind != HUB_TOKEN_SURFACE)
    return TRUE;
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append_len (words, token->text, token->length);

  return words->len < MAX_KEY;
}

static char *
dup_words (HubCompletions *self,
           const char     *text,
           gsize           length)
{
  GString *words = g_string_new (NULL);

  hub_analyzer_run (self->analyzer, 0, text, length, append_word, words);

  return g_string_free (words, FALSE);
}

static void
add_key (Maker      *maker,
         const char *text,
         gsize       length,
         guint       value,
         KeyKind     kind)
{
  Key key = { dup_words (maker->self, text, length), NULL, value, kind };

  if (kind == KEY_NAME)
    key.text = g_strndup (text, length);
  g_array_append_val (maker->keys, key);
}

static void
add_row (const HubNameRow *row,
         gpointer          user_data)
{
  Maker *maker = user_data;
  guint value;

  if (hub_facet_table_find (hub_index_get_table (maker->self->index), (HubFacet) row->vocabulary,
                            row->code, &value))
    add_key (maker, row->text, row->length, value,
             row->use == HUB_NAME_BY_OPERATOR ? KEY_CODE : KEY_NAME);
}

static GArray *
get_keys (HubCompletions *self,
          HubFacet        facet)
{
  HubFacetTable *table = hub_index_get_table (self->index);
  const HubFacetValue *values = hub_facet_table_get_all (table);
  guint first = hub_facet_table_get_first (table, facet);
  guint end = first + hub_facet_table_get_length (table, facet);
  Maker maker = { self, NULL };

  if (self->keys[facet] != NULL)
    return self->keys[facet];

  maker.keys = self->keys[facet] = g_array_new (FALSE, FALSE, sizeof (Key));
  g_array_set_clear_func (maker.keys, key_clear);
  for (guint i = first; i < end; i++)
    {
      add_key (&maker, values[i].name, strlen (values[i].name), i, KEY_LABEL);
      if (values[i].label != values[i].name)
        add_key (&maker, values[i].label, strlen (values[i].label), i, KEY_NAME);
      add_key (&maker, values[i].code, strlen (values[i].code), i, KEY_CODE);
    }
  hub_name_rows_each ((HubVocabulary) facet, add_row, &maker);

  return maker.keys;
}

/* Whole, then the beginning, then the beginning of a later word, then anywhere; a label before
 * another name before a code. Codes are not looked into. */
static guint
rank_key (const Key  *key,
          const char *typed)
{
  const char *found = strstr (key->words, typed);
  gsize length = strlen (typed);
  guint step;

  if (*typed == '\0')
    return key->kind == KEY_LABEL ? 0 : NO_RANK;
  if (found == NULL || (found != key->words && key->kind == KEY_CODE))
    return NO_RANK;

  if (found == key->words)
    step = key->words[length] == '\0' ? 0 : 1;
  else
    step = 3;
  for (; step == 3 && found != NULL; found = strstr (found + 1, typed))
    if (found[-1] == ' ')
      step = 2;

  return step * 4 + (step == 0 ? 0 : key->kind);
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *other = b;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  if (one->weight != other->weight)
    return one->weight > other->weight ? -1 : 1;

  return one->value < other->value ? -1 : one->value > other->value;
}

static guint
count_value (HubCompletions *self,
             HubFacet        facet,
             guint           number,
             HubResults     *results)
{
  const char *code = hub_facet_table_get_all (hub_index_get_table (self->index))[number].code;
  const HubFacetValue *value = NULL;

  if (results == NULL)
    return hub_index_count (self->index, number, hub_index_get_live (self->index));

  value = hub_results_find_value (results, facet, code);
  return value != NULL ? value->count : 0;
}

/* The best key of each value that fits. */
static GArray *
list_candidates (HubCompletions *self,
                 HubFacet        facet,
                 const char     *typed,
                 HubResults     *results)
{
  HubFacetTable *table = hub_index_get_table (self->index);
  guint first = hub_facet_table_get_first (table, facet);
  guint n = hub_facet_table_get_length (table, facet);
  GArray *keys = get_keys (self, facet);
  GArray *candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));

  g_array_set_size (candidates, n);
  for (guint i = 0; i < n; i++)
    g_array_index (candidates, Candidate, i) = (Candidate) { first + i, NO_RANK };
  for (guint i = 0; i < keys->len; i++)
    {
      const Key *key = &g_array_index (keys, Key, i);
      Candidate *candidate = &g_array_index (candidates, Candidate, key->value - first);
      guint rank = rank_key (key, typed);

      candidate->in_label |= key->kind == KEY_LABEL && rank != NO_RANK;
      if (rank >= candidate->rank)
        continue;
      candidate->rank = rank;
      candidate->key = key;
    }
  for (guint i = n; i-- > 0;)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (candidate->rank == NO_RANK)
        {
          g_array_remove_index_fast (candidates, i);
          continue;
        }
      candidate->count = count_value (self, facet, candidate->value, results);
      /* Of years the newest are meant most often; the table has them from the oldest. */
      candidate->weight = facet == HUB_FACET_YEAR ? candidate->value : candidate->count;
    }

  return candidates;
}

void
hub_completion_free (gpointer completion)
{
  HubCompletion *self = completion;

  g_free (self->code);
  g_free (self->label);
  g_free (self->name);
  g_free (self);
}

/**
 * hub_completions_new:
 * @index: (transfer none): has the values; when it is refreshed, completions are to be made anew
 *
 * Makes what finds values. Their names are read when they are first asked for.
 *
 * Returns: (transfer full): completions
 */
HubCompletions *
hub_completions_new (HubIndex *index)
{
  HubCompletions *self;

  g_return_val_if_fail (index != NULL, NULL);

  self = g_new0 (HubCompletions, 1);
  self->index = index;
  self->analyzer = hub_analyzer_new ();

  return self;
}

void
hub_completions_free (HubCompletions *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < HUB_N_FACETS; i++)
    g_clear_pointer (&self->keys[i], g_array_unref);
  hub_analyzer_free (self->analyzer);
  g_free (self);
}

/**
 * hub_completions_find:
 * @self: completions
 * @facet: a facet
 * @typed: what there is of a code, a label or a name in any of the six languages, from outside
 * @results: (nullable): what was found last
 *
 * Finds the values that may be meant: the best first, and among equals those that would give most
 * entries beside what else was asked for @results, or without these in all; of years the newest.
 * Where @typed has no letter or digit, all may be meant.
 *
 * Returns: (transfer full) (element-type HubCompletion): at most %HUB_COMPLETIONS_MAX
 */
GPtrArray *
hub_completions_find (HubCompletions *self,
                      HubFacet        facet,
                      const char     *typed,
                      HubResults     *results)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (hub_completion_free);
  g_autofree char *words = NULL;
  g_autoptr(GArray) candidates = NULL;
  const HubFacetValue *values;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail ((guint) facet < HUB_N_FACETS, NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  values = hub_facet_table_get_all (hub_index_get_table (self->index));
  words = dup_words (self, typed, strlen (typed));
  candidates = list_candidates (self, facet, words, results);
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && i < HUB_COMPLETIONS_MAX; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      HubCompletion *completion = g_new0 (HubCompletion, 1);

      completion->code = g_strdup (values[candidate->value].code);
      completion->label = g_strdup (values[candidate->value].name);
      completion->name = candidate->in_label ? NULL : g_strdup (candidate->key->text);
      completion->count = candidate->count;
      g_ptr_array_add (found, completion);
    }

  return found;
}
