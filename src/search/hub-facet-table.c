/* hub-facet-table.c: every value of every facet
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-facet-table"

#include "hub-facet-table.h"

#include "hub-term-names.h"

#include <string.h>

struct _HubFacetTable
{
  gatomicrefcount  ref_count;

  GArray          *values;                     /* (owned) (element-type HubFacetValue) */
  GStringChunk    *strings;                    /* (owned): what the values point into */
  guint            ends[HUB_N_FACETS];         /* number of the first value past the facet */
  GHashTable      *by_code[HUB_N_FACETS];      /* (owned): code to number, both in here */
};

/**
 * hub_facet_table_new:
 *
 * Makes a table without values.
 *
 * Returns: (transfer full): a table
 */
HubFacetTable *
hub_facet_table_new (void)
{
  HubFacetTable *self = g_new0 (HubFacetTable, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->values = g_array_new (FALSE, FALSE, sizeof (HubFacetValue));
  self->strings = g_string_chunk_new (4096);
  for (guint i = 0; i < HUB_N_FACETS; i++)
    self->by_code[i] = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

HubFacetTable *
hub_facet_table_ref (HubFacetTable *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
hub_facet_table_unref (HubFacetTable *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < HUB_N_FACETS; i++)
    g_hash_table_unref (self->by_code[i]);
  g_array_unref (self->values);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/* The first facets are the vocabularies; what the others have is translated already, or a name. */
static const char *
choose_name (HubFacet    facet,
             const char *code,
             const char *label)
{
  if ((guint) facet >= HUB_N_VOCABULARIES)
    return label;

  return hub_term_names_choose ((HubVocabulary) facet, code, label, hub_term_names_get_tongue ());
}

/**
 * hub_facet_table_add:
 * @self: a table that nobody else reads yet
 * @facet: the facet; never one before that of the last call
 * @code: a code that the facet does not have yet
 * @label: what the hub calls it
 * @parent: (nullable): code of the region of a country
 *
 * Adds a value after those there are.
 *
 * Returns: its number
 */
guint
hub_facet_table_add (HubFacetTable *self,
                     HubFacet       facet,
                     const char    *code,
                     const char    *label,
                     const char    *parent)
{
  HubFacetValue value = { NULL };

  g_assert (!g_hash_table_contains (self->by_code[facet], code));
  g_assert (self->ends[facet] == self->values->len);

  value.code = g_string_chunk_insert (self->strings, code);
  value.label = g_string_chunk_insert (self->strings, label);
  value.name = choose_name (facet, code, value.label);
  value.place = self->values->len;
  if (parent != NULL)
    value.parent = g_string_chunk_insert_const (self->strings, parent);
  g_hash_table_insert (self->by_code[facet],
                       (gpointer) value.code,
                       GUINT_TO_POINTER (self->values->len));
  g_array_append_val (self->values, value);
  for (guint i = facet; i < HUB_N_FACETS; i++)
    self->ends[i] = self->values->len;

  return self->values->len - 1;
}

/* A value, and what it is sorted by. */
typedef struct
{
  guint number;
  char *key;       /* (owned) */
} Sorted;

static void
sorted_clear (gpointer data)
{
  g_free (((Sorted *) data)->key);
}

static int
compare_sorted (gconstpointer a,
                gconstpointer b)
{
  return strcmp (((const Sorted *) a)->key, ((const Sorted *) b)->key);
}

/**
 * hub_facet_table_sort:
 * @self: a table that nobody else reads yet
 * @facet: a facet whose values stand in the order of an alphabet
 *
 * Gives the values their places by the user's alphabet if any of them has another name than the
 * hub's: its order is that of another language then. Their numbers stay.
 */
void
hub_facet_table_sort (HubFacetTable *self,
                      HubFacet       facet)
{
  g_autoptr(GArray) sorted = g_array_new (FALSE, FALSE, sizeof (Sorted));
  guint first = hub_facet_table_get_first (self, facet);
  gboolean is_translated = FALSE;

  g_array_set_clear_func (sorted, sorted_clear);
  for (guint i = first; i < self->ends[facet]; i++)
    {
      const HubFacetValue *value = &g_array_index (self->values, HubFacetValue, i);
      Sorted one = { i, g_utf8_collate_key (value->name, -1) };

      is_translated |= value->name != value->label;
      g_array_append_val (sorted, one);
    }
  if (!is_translated)
    return;

  g_array_sort (sorted, compare_sorted);
  for (guint i = 0; i < sorted->len; i++)
    g_array_index (self->values, HubFacetValue,
                   g_array_index (sorted, Sorted, i).number).place = first + i;
}

guint
hub_facet_table_get_size (HubFacetTable *self)
{
  return self->values->len;
}

/* All values, each with a count of 0. */
const HubFacetValue *
hub_facet_table_get_all (HubFacetTable *self)
{
  return (const HubFacetValue *) (gpointer) self->values->data;
}

guint
hub_facet_table_get_first (HubFacetTable *self,
                           HubFacet       facet)
{
  return facet > 0 ? self->ends[facet - 1] : 0;
}

guint
hub_facet_table_get_length (HubFacetTable *self,
                            HubFacet       facet)
{
  return self->ends[facet] - hub_facet_table_get_first (self, facet);
}

/**
 * hub_facet_table_find:
 * @self: a table
 * @facet: the facet
 * @code: a code, from outside
 * @number: (out): the number of the value; untouched when there is none
 *
 * Finds a value.
 *
 * Returns: whether the facet has it
 */
gboolean
hub_facet_table_find (HubFacetTable *self,
                      HubFacet       facet,
                      const char    *code,
                      guint         *number)
{
  gpointer value;

  if (!g_hash_table_lookup_extended (self->by_code[facet], code, NULL, &value))
    return FALSE;

  *number = GPOINTER_TO_UINT (value);

  return TRUE;
}
