/* hub-related.c: entries that have much in common with one
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is the same counts the more the rarer it is: log2 (entries / those that have it). The index
 * has a set of rows for each value, so the sums for all entries take a pass over the rows of each
 * value that the entry has. Only the best N_CLOSE are read; then what they have besides counts
 * against them, as the cosine of two vectors does: an entry that is about everything is related to
 * nothing.
 */

#define G_LOG_DOMAIN "hub-related"

#include "hub-related.h"

#include "hub-text.h"

#include <math.h>

#define N_CLOSE    64     /* entries that are looked at closely */
#define MAX_VALUES 200    /* of an entry; a hostile one may have thousands */
#define UNIT       64     /* of a weight in the sums: fractions of a bit */
#define MAX_SUM    G_MAXUINT16

/* A value of an entry: what it is about, or who made it. */
typedef struct
{
  HubFacet facet;
  guint    number;     /* in the index's table */
  double   weight;     /* bits */
} Value;

typedef struct
{
  HubRelated *related;         /* (owned) */
  double      likeness;        /* 0 to 1 */
  gboolean    is_other;        /* in another language */
  guint       position;        /* in the first order */
} Candidate;

static void
related_free (HubRelated *self)
{
  g_object_unref (self->entry);
  g_free (self);
}

static void
candidate_free (Candidate *self)
{
  g_clear_pointer (&self->related, related_free);
  g_free (self);
}

static HubBitset *
find_rows (HubIndex *index,
           guint     number)
{
  HubBitset *rows = hub_bitset_new (hub_index_get_n_slots (index));

  hub_index_unite (index, number, rows);
  hub_bitset_intersect (rows, hub_index_get_live (index));
  return rows;
}

/* What few have says much; what only one has says nothing of another. */
static double
get_weight (HubIndex *index,
            guint     number)
{
  guint n_rows = hub_index_count (index, number, hub_index_get_live (index));

  return n_rows > 0 ? log2 ((double) hub_index_get_n_rows (index) / n_rows) : 0;
}

static void
add_value (GArray     *values,
           HubIndex   *index,
           HubFacet    facet,
           const char *code)
{
  Value value = { facet };

  if (code == NULL || values->len == MAX_VALUES ||
      !hub_facet_table_find (hub_index_get_table (index), facet, code, &value.number))
    return;
  for (guint i = 0; i < values->len; i++)
    if (g_array_index (values, Value, i).number == value.number)
      return;

  value.weight = get_weight (index, value.number);
  if (value.weight > 0)
    g_array_append_val (values, value);
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  const Value *value_a = a;
  const Value *value_b = b;

  return (value_a->weight < value_b->weight) - (value_a->weight > value_b->weight);
}

/* The values of an entry, the heaviest first. Where there are countries, their regions say nothing
 * more. */
static GArray *
list_values (HubIndex *index,
             HubEntry *entry)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (Value));
  GPtrArray *terms = hub_entry_get_terms (entry);
  const char *const *publishers = hub_entry_get_publishers (entry);
  gboolean has_country = FALSE;

  for (guint i = 0; i < terms->len; i++)
    has_country = has_country ||
                  ((HubTerm *) g_ptr_array_index (terms, i))->vocabulary == HUB_VOCABULARY_COUNTRY;
  for (guint i = 0; i < terms->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (terms, i);

      /* The first facets are the vocabularies, in their order. */
      if (term->vocabulary != HUB_VOCABULARY_TYPE &&
          (term->vocabulary != HUB_VOCABULARY_REGION || !has_country))
        add_value (values, index, (HubFacet) term->vocabulary, term->code);
    }
  for (guint i = 0; publishers[i] != NULL; i++)
    {
      g_autofree char *slug = hub_text_slug (publishers[i]);

      add_value (values, index, HUB_FACET_PUBLISHER, *slug != '\0' ? slug : publishers[i]);
    }
  g_array_sort (values, compare_values);
  return values;
}

static void
add_weight (guint16         *sums,
            const HubBitset *rows,
            double           weight)
{
  guint units = (guint) (weight * UNIT) + 1;

  for (guint i = 0; i < rows->n_words; i++)
    for (guint64 word = rows->words[i]; word != 0; word &= word - 1)
      {
        guint16 *sum = &sums[i * 64 + (guint) __builtin_ctzll (word)];

        *sum = (guint16) MIN (*sum + units, MAX_SUM);
      }
}

/* How much each slot has in common; 0 for dead ones. */
static guint16 *
sum_up (HubIndex *index,
        GArray   *values)
{
  guint16 *sums = g_new0 (guint16, MAX (hub_index_get_n_slots (index), 1));

  for (guint i = 0; i < values->len; i++)
    {
      const Value *value = &g_array_index (values, Value, i);
      g_autoptr(HubBitset) rows = find_rows (index, value->number);

      add_weight (sums, rows, value->weight);
    }
  return sums;
}

/* Puts a slot in its place among the closest, the best first; of two as good the first stays. */
static void
insert_close (guint32       *close,
              guint         *n_close,
              const guint16 *sums,
              guint32        slot)
{
  guint at = *n_close;

  if (at == N_CLOSE && sums[slot] <= sums[close[at - 1]])
    return;
  if (at == N_CLOSE)
    at--;
  else
    (*n_close)++;
  for (; at > 0 && sums[slot] > sums[close[at - 1]]; at--)
    close[at] = close[at - 1];
  close[at] = slot;
}

/* The ids of the entries that have most in common, of those as good in the order of the hub. */
static gboolean
find_close (HubIndex      *index,
            const guint16 *sums,
            gint64         ids[N_CLOSE],
            guint         *n_ids,
            GCancellable  *cancellable,
            GError       **error)
{
  guint32 close[N_CLOSE];
  guint n_slots = 0;
  const guint32 *order = hub_index_get_order (index, HUB_ORDER_HUB, &n_slots, cancellable, error);

  *n_ids = 0;
  if (order == NULL)
    return FALSE;
  for (guint i = 0; i < n_slots; i++)
    if (sums[order[i]] > 0)
      insert_close (close, n_ids, sums, order[i]);
  hub_index_get_ids (index, close, *n_ids, ids);
  return TRUE;
}

static double
get_length (GArray *values)
{
  double sum = 0;

  for (guint i = 0; i < values->len; i++)
    sum += pow (g_array_index (values, Value, i).weight, 2);
  return sqrt (sum);
}

/* Adds a reason, if there is room; the heaviest come first. */
static void
add_reason (HubRelated *related,
            HubFacet    facet)
{
  for (guint i = 0; i < related->n_reasons; i++)
    if (related->reasons[i] == facet)
      return;
  if (related->n_reasons < HUB_RELATED_MAX_REASONS)
    related->reasons[related->n_reasons++] = facet;
}

/* Reasons are told in the order of facets. */
static void
sort_reasons (HubRelated *related)
{
  HubFacet first = related->reasons[0];

  if (related->n_reasons == HUB_RELATED_MAX_REASONS && first > related->reasons[1])
    {
      related->reasons[0] = related->reasons[1];
      related->reasons[1] = first;
    }
}

/* What is the same, or %NULL. */
static Candidate *
compare (HubIndex *index,
         HubEntry *entry,
         GArray   *values,
         HubEntry *other)
{
  g_autoptr(GArray) others = list_values (index, other);
  Candidate *self = g_new0 (Candidate, 1);
  double length = get_length (values) * get_length (others);
  double shared = 0;

  self->related = g_new0 (HubRelated, 1);
  self->related->entry = g_object_ref (other);
  for (guint i = 0; i < values->len; i++)
    for (guint j = 0; j < others->len; j++)
      {
        const Value *value = &g_array_index (values, Value, i);

        if (value->number != g_array_index (others, Value, j).number)
          continue;
        shared += pow (value->weight, 2);
        add_reason (self->related, value->facet);
      }
  if (self->related->n_reasons == 0)
    {
      candidate_free (self);
      return NULL;
    }
  sort_reasons (self->related);
  self->likeness = length > 0 ? shared / length : 0;
  self->is_other = !g_str_equal (hub_entry_get_langcode (entry), hub_entry_get_langcode (other));
  return self;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *candidate_a = *(const Candidate *const *) a;
  const Candidate *candidate_b = *(const Candidate *const *) b;

  if (candidate_a->is_other != candidate_b->is_other)
    return candidate_a->is_other ? 1 : -1;
  if (candidate_a->likeness != candidate_b->likeness)
    return candidate_a->likeness > candidate_b->likeness ? -1 : 1;
  return candidate_a->position < candidate_b->position ? -1 : 1;
}

static gboolean
has_uuid (GPtrArray *list,
          HubEntry  *entry)
{
  for (guint i = 0; i < list->len; i++)
    {
      const HubRelated *related = g_ptr_array_index (list, i);

      if (g_str_equal (hub_entry_get_uuid (related->entry), hub_entry_get_uuid (entry)))
        return TRUE;
    }
  return FALSE;
}

/* The best, one language of each. */
static GPtrArray *
take_best (GPtrArray *candidates)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) related_free);

  g_ptr_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && list->len < HUB_RELATED_MAX; i++)
    {
      Candidate *candidate = g_ptr_array_index (candidates, i);

      if (!has_uuid (list, candidate->related->entry))
        g_ptr_array_add (list, g_steal_pointer (&candidate->related));
    }
  return list;
}

/**
 * hub_related_list:
 * @catalogue: a catalogue
 * @index: its index
 * @entry: an entry, which need not be in it
 * @cancellable: (nullable): stops the reading
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Finds the entries that share most with an entry: objectives, principles, regions, countries and
 * publishers. Those in its language come first; it is not among them itself, in no language.
 *
 * Returns: (transfer full) (nullable) (element-type HubRelated): at most %HUB_RELATED_MAX
 */
GPtrArray *
hub_related_list (HubCatalogue  *catalogue,
                  HubIndex      *index,
                  HubEntry      *entry,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(GArray) values = list_values (index, entry);
  g_autofree guint16 *sums = sum_up (index, values);
  g_autoptr(GPtrArray) candidates = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  gint64 ids[N_CLOSE];
  guint n_ids;

  if (!find_close (index, sums, ids, &n_ids, cancellable, error))
    return NULL;
  rows = hub_catalogue_get_rows (catalogue, ids, n_ids, cancellable, error);
  if (rows == NULL)
    return NULL;

  candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);
  for (guint i = 0; i < rows->len; i++)
    {
      HubEntry *other = g_ptr_array_index (rows, i);
      Candidate *candidate = NULL;

      if (other != NULL && !g_str_equal (hub_entry_get_uuid (other), hub_entry_get_uuid (entry)))
        candidate = compare (index, entry, values, other);
      if (candidate == NULL)
        continue;
      candidate->position = i;
      g_ptr_array_add (candidates, candidate);
    }
  return take_best (candidates);
}
