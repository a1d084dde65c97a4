/* hub-brief.c: what the catalogue has of one topic
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All counts are those of sets of rows in the index; only the terms and the few entries that are
 * shown are read from the catalogue.
 */

#define G_LOG_DOMAIN "hub-brief"

#include "hub-brief.h"

#include "hub-term-names.h"

#define CHECK_EVERY 16   /* topics that are counted before it is asked whether to stop */

/**
 * HubBrief:
 *
 * What a page on an objective, a guiding principle, a region or a country shows: its entries by
 * kind, the first of each, by year and by objective, and what the Compact says of it.
 */

typedef struct
{
  HubIndex  *index;       /* (unowned) */
  GPtrArray *terms;       /* (owned) (element-type HubTerm): all */
  int        first_year;
  guint      n_years;
} Maker;

static void
maker_clear (Maker *self)
{
  g_clear_pointer (&self->terms, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Maker, maker_clear)

static const HubFacetValue *
get_years (Maker *self,
           guint *first,
           guint *n_values)
{
  HubFacetTable *table = hub_index_get_table (self->index);

  *first = hub_facet_table_get_first (table, HUB_FACET_YEAR);
  *n_values = hub_facet_table_get_length (table, HUB_FACET_YEAR);
  return hub_facet_table_get_all (table) + *first;
}

static gboolean
maker_init (Maker         *self,
            HubCatalogue  *catalogue,
            HubIndex      *index,
            GError       **error)
{
  const HubFacetValue *years;
  guint first, n_values;

  self->index = index;
  self->terms = hub_catalogue_list_terms (catalogue, error);
  if (self->terms == NULL)
    return FALSE;

  /* Years come from the oldest. No segment has others than a HubDate has: there are 300 at most. */
  years = get_years (self, &first, &n_values);
  if (n_values > 0)
    {
      self->first_year = (int) g_ascii_strtoll (years[0].code, NULL, 10);
      self->n_years = (guint) (g_ascii_strtoll (years[n_values - 1].code, NULL, 10) -
                               self->first_year + 1);
    }
  return TRUE;
}

/* The number of a term among the values of the index. */
static gboolean
find_value (Maker         *self,
            const HubTerm *term,
            guint         *value)
{
  /* The first facets are the vocabularies, in their order. A damaged catalogue may lack a code. */
  return term->code != NULL &&
         hub_facet_table_find (hub_index_get_table (self->index), (HubFacet) term->vocabulary,
                               term->code, value);
}

/* The live rows that have a term; none if the index does not know it. */
static HubBitset *
find_rows (Maker         *self,
           const HubTerm *term)
{
  HubBitset *rows = hub_bitset_new (hub_index_get_n_slots (self->index));
  guint value;

  if (find_value (self, term, &value))
    hub_index_unite (self->index, value, rows);
  hub_bitset_intersect (rows, hub_index_get_live (self->index));
  return rows;
}

static guint
count_term (Maker           *self,
            const HubTerm   *term,
            const HubBitset *rows)
{
  guint value;

  return find_value (self, term, &value) ? hub_index_count (self->index, value, rows) : 0;
}

static GArray *
count_years (Maker           *self,
             const HubBitset *rows)
{
  GArray *counts = g_array_sized_new (FALSE, TRUE, sizeof (guint), self->n_years);
  const HubFacetValue *years;
  guint first, n_values;

  g_array_set_size (counts, self->n_years);
  years = get_years (self, &first, &n_values);
  for (guint i = 0; i < n_values; i++)
    {
      gint64 year = g_ascii_strtoll (years[i].code, NULL, 10) - self->first_year;

      if (year >= 0 && year < self->n_years)
        g_array_index (counts, guint, year) = hub_index_count (self->index, first + i, rows);
    }
  return counts;
}

static HubTopic *
make_topic (Maker           *self,
            HubTerm         *term,
            const HubBitset *rows)
{
  HubTopic *topic = hub_topic_new (term, hub_bitset_count (rows));

  hub_topic_take_years (topic, self->first_year, count_years (self, rows));
  return topic;
}

static HubTerm *
find_term (Maker         *self,
           HubVocabulary  vocabulary,
           const char    *code)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      HubTerm *term = g_ptr_array_index (self->terms, i);

      if (term->vocabulary == vocabulary && g_strcmp0 (term->code, code) == 0)
        return term;
    }
  return NULL;
}

/* How many of @rows each term of a vocabulary has; of countries those of @region. */
static GPtrArray *
count_terms (Maker           *self,
             HubVocabulary    vocabulary,
             const char      *region,   /* (nullable) */
             const HubBitset *rows)
{
  GPtrArray *topics = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->terms->len; i++)
    {
      HubTerm *term = g_ptr_array_index (self->terms, i);

      if (term->vocabulary == vocabulary &&
          (region == NULL || g_strcmp0 (term->region, region) == 0))
        g_ptr_array_add (topics, hub_topic_new (term, count_term (self, term, rows)));
    }
  return topics;
}

static void
count_kinds (Maker           *self,
             const HubBitset *rows,
             HubBrief        *brief)
{
  HubFacetTable *table = hub_index_get_table (self->index);

  for (guint i = 0; i < HUB_N_KINDS; i++)
    {
      guint value;

      brief->sections[i].rows = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_row_unref);
      if (hub_facet_table_find (table, HUB_FACET_KIND, hub_kind_to_string ((HubKind) i), &value))
        brief->sections[i].total = hub_index_count (self->index, value, rows);
    }
}

/* The first rows of a kind among @rows, in the order of the hub. */
static gboolean
add_first (Maker            *self,
           HubKind           kind,
           const HubBitset  *rows,
           GArray           *slots,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autoptr(HubBitset) of_kind = hub_bitset_new (hub_index_get_n_slots (self->index));
  const guint32 *sorted;
  guint n_sorted, value;
  guint n = 0;

  sorted = hub_index_get_order (self->index, HUB_ORDER_HUB, &n_sorted, cancellable, error);
  if (sorted == NULL)
    return FALSE;
  if (!hub_facet_table_find (hub_index_get_table (self->index), HUB_FACET_KIND,
                             hub_kind_to_string (kind), &value))
    return TRUE;

  hub_index_unite (self->index, value, of_kind);
  hub_bitset_intersect (of_kind, rows);
  for (guint i = 0; i < n_sorted && n < HUB_BRIEF_ROWS; i++)
    if (hub_bitset_has (of_kind, sorted[i]))
      {
        g_array_append_val (slots, sorted[i]);
        n++;
      }
  return TRUE;
}

/* Reads the first entries of all kinds at once, and puts each into the section of its kind. */
static gboolean
read_sections (Maker            *self,
               HubCatalogue     *catalogue,
               const HubBitset  *rows,
               HubBrief         *brief,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autoptr(GArray) slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree gint64 *ids = NULL;
  g_autoptr(GPtrArray) entries = NULL;

  for (guint i = 0; i < HUB_N_KINDS; i++)
    if (brief->sections[i].total > 0 &&
        !add_first (self, (HubKind) i, rows, slots, cancellable, error))
      return FALSE;

  ids = g_new (gint64, slots->len);
  hub_index_get_ids (self->index, (const guint32 *) (gpointer) slots->data, slots->len, ids);
  entries = hub_catalogue_get_rows (catalogue, ids, slots->len, cancellable, error);
  if (entries == NULL)
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      HubEntry *entry = g_ptr_array_index (entries, i);

      if (entry != NULL)
        g_ptr_array_add (brief->sections[hub_entry_get_kind (entry)].rows, hub_row_new (entry));
    }
  return TRUE;
}

/* The objectives that the Compact links with this one, each once. */
static void
add_links (Maker        *self,
           const GArray *mentions,
           HubBrief     *brief)
{
  for (guint i = 0; i < mentions->len; i++)
    {
      const char *code = g_array_index (mentions, HubCompactMention, i).objective;
      HubTerm *term = code != NULL ? find_term (self, HUB_VOCABULARY_OBJECTIVE, code) : NULL;

      if (term != NULL)
        g_ptr_array_add (brief->links,
                         hub_topic_new (term, count_term (self, term,
                                                          hub_index_get_live (self->index))));
    }
}

static void
add_surroundings (Maker           *self,
                  const HubTerm   *term,
                  const HubBitset *rows,
                  HubBrief        *brief)
{
  const char *region = term->vocabulary == HUB_VOCABULARY_COUNTRY ? term->region : NULL;
  HubTerm *around = region != NULL ? find_term (self, HUB_VOCABULARY_REGION, region) : NULL;

  brief->objectives = count_terms (self, HUB_VOCABULARY_OBJECTIVE, NULL, rows);
  brief->links = g_ptr_array_new_with_free_func (g_object_unref);
  if (term->vocabulary == HUB_VOCABULARY_OBJECTIVE)
    brief->compact = hub_compact_find_objective (term->code, hub_term_names_get_tongue ());
  if (brief->compact != NULL)
    {
      add_links (self, brief->compact->mentions, brief);
      add_links (self, brief->compact->mentioned_by, brief);
    }
  if (term->vocabulary == HUB_VOCABULARY_REGION)
    brief->countries = count_terms (self, HUB_VOCABULARY_COUNTRY, term->code, rows);
  if (around != NULL)
    {
      g_autoptr(HubBitset) around_rows = find_rows (self, around);

      brief->region = make_topic (self, around, around_rows);
      brief->region_objectives = count_terms (self, HUB_VOCABULARY_OBJECTIVE, NULL, around_rows);
    }
}

/**
 * hub_brief_new:
 * @catalogue: the catalogue
 * @index: its index
 * @vocabulary: which vocabulary the topic is of
 * @code: its code, from outside
 * @cancellable: (nullable): stops the reading
 * @error: `G_IO_ERROR_CANCELLED`, or as [method@Hub.Database.fail] says
 *
 * Finds out what the catalogue has of a topic. Blocks; on the thread of the catalogue.
 *
 * Returns: (transfer full) (nullable): the brief, %NULL without @error when there is no such topic
 */
HubBrief *
hub_brief_new (HubCatalogue   *catalogue,
               HubIndex       *index,
               HubVocabulary   vocabulary,
               const char     *code,
               GCancellable   *cancellable,
               GError        **error)
{
  g_auto(Maker) maker = { NULL };
  g_autoptr(HubBrief) self = NULL;
  g_autoptr(HubBitset) rows = NULL;
  HubTerm *term;

  g_return_val_if_fail (catalogue != NULL && index != NULL && code != NULL, NULL);

  if (!maker_init (&maker, catalogue, index, error))
    return NULL;
  term = find_term (&maker, vocabulary, code);
  if (term == NULL)
    return NULL;

  self = g_new0 (HubBrief, 1);
  g_atomic_ref_count_init (&self->ref_count);
  rows = find_rows (&maker, term);
  self->topic = make_topic (&maker, term, rows);
  count_kinds (&maker, rows, self);
  add_surroundings (&maker, term, rows, self);
  if (!read_sections (&maker, catalogue, rows, self, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

HubBrief *
hub_brief_ref (HubBrief *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
hub_brief_unref (HubBrief *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_object (&self->topic);
  for (guint i = 0; i < HUB_N_KINDS; i++)
    g_clear_pointer (&self->sections[i].rows, g_ptr_array_unref);
  g_clear_pointer (&self->objectives, g_ptr_array_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_object (&self->region);
  g_clear_pointer (&self->region_objectives, g_ptr_array_unref);
  g_clear_pointer (&self->countries, g_ptr_array_unref);
  g_free (self);
}

/**
 * hub_brief_list_topics:
 * @catalogue: the catalogue
 * @index: its index
 * @cancellable: (nullable): stops the counting
 * @error: `G_IO_ERROR_CANCELLED`, or as [method@Hub.Database.fail] says
 *
 * Lists all objectives, guiding principles, regions and countries, each vocabulary in the hub's
 * order, also those without an entry. Blocks; on the thread of the catalogue.
 *
 * Returns: (transfer full) (element-type HubTopic): the topics
 */
GPtrArray *
hub_brief_list_topics (HubCatalogue  *catalogue,
                       HubIndex      *index,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_auto(Maker) maker = { NULL };
  g_autoptr(GPtrArray) topics = NULL;

  g_return_val_if_fail (catalogue != NULL && index != NULL, NULL);

  if (!maker_init (&maker, catalogue, index, error))
    return NULL;

  topics = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < maker.terms->len; i++)
    {
      HubTerm *term = g_ptr_array_index (maker.terms, i);
      g_autoptr(HubBitset) rows = NULL;

      if (term->vocabulary == HUB_VOCABULARY_TYPE || term->code == NULL)
        continue;
      if (i % CHECK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      rows = find_rows (&maker, term);
      g_ptr_array_add (topics, make_topic (&maker, term, rows));
    }
  return g_steal_pointer (&topics);
}
