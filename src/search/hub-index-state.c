/* hub-index-state.c: what an index shows between two refreshes
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The segments know which rows have which values; how values are called, in which order they are
 * shown and which country is in which region is made anew with each state, as a term may change
 * without the entries that have it. A value has a set in each segment that has it, and several
 * where entries spell it in several ways. Only regions have a set of their own, over all slots:
 * the rows that are filed under the region or under one of its countries.
 */

#define G_LOG_DOMAIN "hub-index-state"

#include "hub-index-state.h"

#include "hub-kind.h"
#include "hub-language.h"

#include <string.h>

/* One spelling of a value, and how many live entries have it so. */
typedef struct _Spelling Spelling;
struct _Spelling
{
  Spelling   *next;      /* (unowned) (nullable) */
  const char *text;      /* (unowned): of a segment */
  guint       n_rows;
};

/* One value of all segments together. */
typedef struct
{
  HubFacet    facet;
  const char *code;        /* (unowned): of a segment */
  Spelling   *spellings;   /* (unowned) (nullable) */
  guint       n_rows;      /* live ones */
  guint       number;      /* in the table; G_MAXUINT if it is not there */
} Merged;

/* A set and whose it is. */
typedef struct
{
  Merged     *merged;   /* (unowned) */
  HubIndexSet set;
} Owned;

typedef struct
{
  HubIndexState *state;                   /* (unowned) */
  GPtrArray     *terms;                   /* (unowned) (element-type HubIndexTerm) */
  HubArena      *arena;                   /* (owned): of the values and spellings */
  GHashTable    *by_code[HUB_N_FACETS];   /* (owned): code to Merged */
  GPtrArray     *by_facet[HUB_N_FACETS];  /* (owned): the same */
  GArray        *sets;                    /* (owned) (element-type Owned) */
} Making;

static void
making_clear (Making *self)
{
  hub_arena_free (self->arena);
  for (guint i = 0; i < HUB_N_FACETS; i++)
    {
      g_hash_table_unref (self->by_code[i]);
      g_ptr_array_unref (self->by_facet[i]);
    }
  g_array_unref (self->sets);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, making_clear)

static void
making_init (Making        *self,
             HubIndexState *state,
             GPtrArray     *terms)
{
  self->state = state;
  self->terms = terms;
  self->arena = hub_arena_new ();
  for (guint i = 0; i < HUB_N_FACETS; i++)
    {
      self->by_code[i] = g_hash_table_new (g_str_hash, g_str_equal);
      self->by_facet[i] = g_ptr_array_new ();
    }
  self->sets = g_array_new (FALSE, FALSE, sizeof (Owned));
}

static void
part_clear (gpointer data)
{
  HubIndexPart *self = data;

  hub_segment_unref (self->segment);
  hub_bitset_free (self->live);
  g_clear_pointer (&self->titles, g_array_unref);
}

/**
 * hub_index_set_count:
 * @set: a set of one segment
 * @rows: rows over all slots
 *
 * Counts the slots that are in both.
 *
 * Returns: how many
 */
guint
hub_index_set_count (const HubIndexSet *set,
                     const HubBitset   *rows)
{
  guint count = 0;

  if (set->bits != NULL)
    return hub_bitset_count_words (rows, set->first / 64, set->bits, set->n);

  for (guint i = 0; i < set->n; i++)
    count += hub_bitset_has (rows, set->first + set->rows[i]);

  return count;
}

/**
 * hub_index_set_unite:
 * @set: a set of one segment
 * @rows: (inout): rows over all slots
 *
 * Adds the slots of the set.
 */
void
hub_index_set_unite (const HubIndexSet *set,
                     HubBitset         *rows)
{
  if (set->bits != NULL)
    hub_bitset_unite_words (rows, set->first / 64, set->bits, set->n);
  else
    for (guint i = 0; i < set->n; i++)
      hub_bitset_add (rows, set->first + set->rows[i]);
}

/**
 * hub_index_set_subtract:
 * @set: a set of one segment
 * @rows: (inout): rows over all slots
 *
 * Removes the slots of the set.
 */
void
hub_index_set_subtract (const HubIndexSet *set,
                        HubBitset         *rows)
{
  if (set->bits != NULL)
    hub_bitset_subtract_words (rows, set->first / 64, set->bits, set->n);
  else
    for (guint i = 0; i < set->n; i++)
      hub_bitset_remove (rows, set->first + set->rows[i]);
}

static Merged *
get_merged (Making     *self,
            HubFacet    facet,
            const char *code)
{
  Merged *merged = g_hash_table_lookup (self->by_code[facet], code);

  if (merged == NULL)
    {
      merged = hub_arena_alloc (self->arena, sizeof (Merged));
      *merged = (Merged) { facet, code, NULL, 0, G_MAXUINT };
      g_hash_table_insert (self->by_code[facet], (gpointer) code, merged);
      g_ptr_array_add (self->by_facet[facet], merged);
    }

  return merged;
}

static void
count_spelling (Making     *self,
                Merged     *merged,
                const char *text,
                guint       n_rows)
{
  Spelling *spelling = merged->spellings;

  while (spelling != NULL && strcmp (spelling->text, text) != 0)
    spelling = spelling->next;
  if (spelling == NULL)
    {
      spelling = hub_arena_alloc (self->arena, sizeof (Spelling));
      *spelling = (Spelling) { merged->spellings, text, 0 };
      merged->spellings = spelling;
    }
  spelling->n_rows += n_rows;
}

/* Takes in the values that live rows of @part have. */
static void
gather_part (Making             *self,
             const HubIndexPart *part)
{
  guint n_rows = hub_segment_get_n_rows (part->segment);

  for (guint i = 0; i < hub_segment_get_n_values (part->segment); i++)
    {
      HubSegmentValue value;
      Owned owned = { NULL };
      guint n_live;

      hub_segment_get_value (part->segment, i, &value);
      owned.set.first = part->first;
      owned.set.bits = value.bits;
      owned.set.rows = value.rows;
      owned.set.n = value.bits != NULL ? part->live->n_words : value.n_rows;
      n_live = part->n_live == n_rows ? value.n_rows
                                      : hub_index_set_count (&owned.set, self->state->live);
      if (n_live == 0)
        continue;
      owned.merged = get_merged (self, value.facet, value.code);
      owned.merged->n_rows += n_live;
      if (value.facet == HUB_FACET_PUBLISHER)
        count_spelling (self, owned.merged, value.spelling, n_live);
      g_array_append_val (self->sets, owned);
    }
}

static int
compare_by_use (gconstpointer a,
                gconstpointer b)
{
  const Merged *merged_a = a, *merged_b = b;

  if (merged_a->n_rows != merged_b->n_rows)
    return merged_a->n_rows > merged_b->n_rows ? -1 : 1;

  return strcmp (merged_a->code, merged_b->code);
}

static int
compare_by_code (gconstpointer a,
                 gconstpointer b)
{
  const Merged *merged_a = a, *merged_b = b;

  return strcmp (merged_a->code, merged_b->code);
}

/* The spelling that most entries have. */
static const char *
choose_spelling (const Merged *merged)
{
  const Spelling *best = merged->spellings;

  for (const Spelling *spelling = best; spelling != NULL; spelling = spelling->next)
    if (spelling->n_rows > best->n_rows ||
        (spelling->n_rows == best->n_rows && strcmp (spelling->text, best->text) < 0))
      best = spelling;

  return best->text;
}

static void
add_value (Making     *self,
           HubFacet    facet,
           const char *code,
           const char *label,
           const char *parent)
{
  HubFacetTable *table = self->state->table;
  Merged *merged = g_hash_table_lookup (self->by_code[facet], code);
  guint number;

  if (hub_facet_table_find (table, facet, code, &number))
    return;   /* only in a damaged file */

  number = hub_facet_table_add (table, facet, code, label, parent);
  if (merged != NULL)
    merged->number = number;
}

static void
add_terms (Making  *self,
           HubFacet facet)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      const HubIndexTerm *term = g_ptr_array_index (self->terms, i);
      const char *region = term->region;
      guint number;

      if (term->facet != facet)
        continue;
      if (region != NULL &&
          !hub_facet_table_find (self->state->table, HUB_FACET_REGION, region, &number))
        region = NULL;
      add_value (self, facet, term->code, term->label, region);
    }
}

static void
add_found (Making  *self,
           HubFacet facet)
{
  g_ptr_array_sort_values (self->by_facet[facet],
                           facet == HUB_FACET_YEAR ? compare_by_code : compare_by_use);
  for (guint i = 0; i < self->by_facet[facet]->len; i++)
    {
      const Merged *merged = g_ptr_array_index (self->by_facet[facet], i);
      g_autofree char *label = NULL;

      if (facet == HUB_FACET_LANGUAGE)
        label = hub_language_dup_label (merged->code);
      else
        label = g_strdup (facet == HUB_FACET_PUBLISHER ? choose_spelling (merged) : merged->code);
      add_value (self, facet, merged->code, label, NULL);
    }
}

static void
make_table (Making *self)
{
  self->state->table = hub_facet_table_new ();
  for (HubFacet facet = HUB_FACET_OBJECTIVE; facet <= HUB_FACET_TYPE; facet++)
    add_terms (self, facet);
  hub_facet_table_sort (self->state->table, HUB_FACET_COUNTRY);
  for (guint i = 0; i < HUB_N_SCOPES; i++)
    add_value (self, HUB_FACET_SCOPE, hub_scope_to_string (i), hub_scope_get_label (i), NULL);
  add_found (self, HUB_FACET_LANGUAGE);
  add_found (self, HUB_FACET_PUBLISHER);
  for (guint i = 0; i < HUB_N_KINDS; i++)
    add_value (self, HUB_FACET_KIND, hub_kind_to_string (i), hub_kind_get_label (i), NULL);
  add_found (self, HUB_FACET_YEAR);
}

/* Makes what has a region have the one set of its own and its countries' rows. */
static void
make_regions (Making *self)
{
  HubIndexState *state = self->state;
  guint first = hub_facet_table_get_first (state->table, HUB_FACET_REGION);
  guint n = hub_facet_table_get_length (state->table, HUB_FACET_REGION);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (state->regions, hub_bitset_new (state->n_slots));

  for (guint i = 0; i < self->sets->len; i++)
    {
      const Owned *owned = &g_array_index (self->sets, Owned, i);
      guint number = owned->merged->number;

      if (number == G_MAXUINT)
        continue;
      if (owned->merged->facet == HUB_FACET_COUNTRY)
        {
          const char *parent = hub_facet_table_get_all (state->table)[number].parent;

          if (parent == NULL ||
              !hub_facet_table_find (state->table, HUB_FACET_REGION, parent, &number))
            continue;
        }
      else if (owned->merged->facet != HUB_FACET_REGION)
        {
          continue;
        }
      hub_index_set_unite (&owned->set, g_ptr_array_index (state->regions, number - first));
    }

  for (guint i = 0; i < n; i++)
    {
      HubBitset *rows = g_ptr_array_index (state->regions, i);
      HubIndexSet set = { 0, rows->n_words, rows->words, NULL };

      state->values[first + i] = (HubIndexValue) { state->sets->len, 1 };
      g_array_append_val (state->sets, set);
    }
}

/* Puts the sets of each value side by side. */
static void
make_sets (Making *self)
{
  HubIndexState *state = self->state;
  guint n_values = hub_facet_table_get_size (state->table);
  guint n_sets = 0;

  state->values = g_new0 (HubIndexValue, n_values + 1);
  for (guint i = 0; i < self->sets->len; i++)
    {
      const Merged *merged = g_array_index (self->sets, Owned, i).merged;

      if (merged->number != G_MAXUINT && merged->facet != HUB_FACET_REGION)
        state->values[merged->number].n++;
    }
  for (guint i = 0; i < n_values; i++)
    {
      state->values[i].first = n_sets;
      n_sets += state->values[i].n;
      state->values[i].n = 0;
    }
  g_array_set_size (state->sets, n_sets);
  for (guint i = 0; i < self->sets->len; i++)
    {
      const Owned *owned = &g_array_index (self->sets, Owned, i);
      HubIndexValue *value;

      if (owned->merged->number == G_MAXUINT || owned->merged->facet == HUB_FACET_REGION)
        continue;
      value = &state->values[owned->merged->number];
      g_array_index (state->sets, HubIndexSet, value->first + value->n++) = owned->set;
    }
}

/* Gives the segments their slots. */
static void
place_parts (HubIndexState *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      HubIndexPart *part = &g_array_index (self->parts, HubIndexPart, i);

      part->first = self->n_slots;
      self->n_slots += part->live->n_words * 64;
      self->n_rows += part->n_live;
    }

  self->live = hub_bitset_new (self->n_slots);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const HubIndexPart *part = &g_array_index (self->parts, HubIndexPart, i);

      hub_bitset_unite_words (self->live, part->first / 64, part->live->words,
                              part->live->n_words);
    }
}

/**
 * hub_index_parts_new:
 *
 * Makes a list of segments, still empty.
 *
 * Returns: (transfer full) (element-type HubIndexPart): the list, which owns what is added
 */
GArray *
hub_index_parts_new (void)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (HubIndexPart));

  g_array_set_clear_func (parts, part_clear);

  return parts;
}

/**
 * hub_index_parts_add:
 * @parts: (element-type HubIndexPart): segments, the oldest first
 * @segment: another
 * @live: (transfer full): its rows that count
 * @titles: (nullable): its order by title, if that was made before
 *
 * Adds a segment, unless none of its rows counts.
 */
void
hub_index_parts_add (GArray     *parts,
                     HubSegment *segment,
                     HubBitset  *live,
                     GArray     *titles)
{
  HubIndexPart part = { segment, live, hub_bitset_count (live), titles, 0 };

  if (part.n_live == 0)
    {
      hub_bitset_free (live);
      return;
    }

  hub_segment_ref (segment);
  if (titles != NULL)
    g_array_ref (titles);
  g_array_append_val (parts, part);
}

/**
 * hub_index_state_new:
 * @parts: (transfer full) (element-type HubIndexPart): the segments
 * @terms: (element-type HubIndexTerm): the values the hub names, in their order
 *
 * Makes the state that shows these segments.
 *
 * Returns: (transfer full): the state
 */
HubIndexState *
hub_index_state_new (GArray    *parts,
                     GPtrArray *terms)
{
  HubIndexState *self = g_new0 (HubIndexState, 1);
  g_auto(Making) making = { NULL };

  self->parts = parts;
  self->sets = g_array_new (FALSE, FALSE, sizeof (HubIndexSet));
  self->regions = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_bitset_free);
  place_parts (self);

  making_init (&making, self, terms);
  for (guint i = 0; i < parts->len; i++)
    gather_part (&making, &g_array_index (parts, HubIndexPart, i));
  make_table (&making);
  make_sets (&making);
  make_regions (&making);

  return self;
}

void
hub_index_state_free (HubIndexState *self)
{
  g_array_unref (self->parts);
  hub_bitset_free (self->live);
  hub_facet_table_unref (self->table);
  g_free (self->values);
  g_array_unref (self->sets);
  g_ptr_array_unref (self->regions);
  for (guint i = 0; i < G_N_ELEMENTS (self->orders); i++)
    {
      g_clear_pointer (&self->orders[i], g_array_unref);
      g_clear_pointer (&self->before[i].slots, g_array_unref);
    }
  g_free (self);
}

/**
 * hub_index_state_get_part:
 * @self: a state
 * @slot: below its number of slots
 *
 * Finds the segment that has a slot, in as many steps as there are segments.
 *
 * Returns: (transfer none): the segment and what counts of it
 */
HubIndexPart *
hub_index_state_get_part (HubIndexState *self,
                          guint          slot)
{
  guint i = 0;

  g_assert (slot < self->n_slots);

  while (i + 1 < self->parts->len && g_array_index (self->parts, HubIndexPart, i + 1).first <= slot)
    i++;

  return &g_array_index (self->parts, HubIndexPart, i);
}
