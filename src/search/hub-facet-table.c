/* hub-facet-table.c: every value of every facet
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-facet-table"

#include "hub-facet-table.h"

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

/**
 * hub_facet_table_add:
 * @self: a table that nobody else reads yet
 * @facet: the facet; never one before that of the last call
 * @code: a code that the facet does not have yet
 * @label: what to show
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
