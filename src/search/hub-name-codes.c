/* hub-name-codes.c: the code of what a person calls by name
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-names"

#include "hub-name-codes.h"

#include "hub-name-rows.h"

#include <string.h>

#define MAX_KEY 1024    /* bytes, about */

struct _HubNameCodes
{
  HubFacetTable *table;                  /* (owned) */
  HubAnalyzer   *analyzer;               /* (unowned): outlives this */
  GHashTable    *codes[HUB_N_FACETS];    /* (owned) (nullable): key to what pack () makes; made
                                            when first asked for */
};

/* Who says that a value is called so: the first who does, wins. */
enum
{
  RANK_CODE,
  RANK_LABEL,
  RANK_NAME,
  N_RANKS,
};

typedef struct
{
  HubNameCodes *self;
  GHashTable   *codes;
} Filler;

/* What a key stands for; no value if it is the name of several. */
static gpointer
pack (guint value,
      guint rank)
{
  return GUINT_TO_POINTER ((value + 1) * N_RANKS + rank);
}

static gboolean
append_surface (const HubToken *token,
                gpointer        user_data)
{
  GString *key = user_data;

  if (token->kind == HUB_TOKEN_SURFACE)
    g_string_append_len (key, token->text, token->length);

  return key->len < MAX_KEY;
}

/* The words of a text without spaces, so "Guinea Bissau" is "Guinea-Bissau". */
static char *
dup_key (HubNameCodes *self,
         const char   *text,
         gsize         length)
{
  GString *key = g_string_new (NULL);

  hub_analyzer_run (self->analyzer, 0, text, length, append_surface, key);

  return g_string_free (key, FALSE);
}

static void
add_key (Filler     *filler,
         const char *text,
         gsize       length,
         guint       value,
         guint       rank)
{
  g_autofree char *key = dup_key (filler->self, text, length);
  gpointer old;

  if (key[0] == '\0')
    return;

  if (!g_hash_table_lookup_extended (filler->codes, key, NULL, &old))
    g_hash_table_insert (filler->codes, g_steal_pointer (&key), pack (value, rank));
  else if (GPOINTER_TO_UINT (old) % N_RANKS == rank && old != pack (value, rank))
    g_hash_table_insert (filler->codes, g_steal_pointer (&key), GUINT_TO_POINTER (rank));
}

static void
add_row_key (const HubNameRow *row,
             gpointer          user_data)
{
  Filler *filler = user_data;
  guint value;

  if (hub_facet_table_find (filler->self->table, (HubFacet) row->vocabulary, row->code, &value))
    add_key (filler, row->text, row->length, value, RANK_NAME);
}

static GHashTable *
make_codes (HubNameCodes *self,
            HubFacet      facet)
{
  const HubFacetValue *all = hub_facet_table_get_all (self->table);
  guint first = hub_facet_table_get_first (self->table, facet);
  guint end = first + hub_facet_table_get_length (self->table, facet);
  Filler filler = { self, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  for (guint i = first; i < end; i++)
    add_key (&filler, all[i].code, strlen (all[i].code), i, RANK_CODE);
  for (guint i = first; i < end; i++)
    {
      add_key (&filler, all[i].label, strlen (all[i].label), i, RANK_LABEL);
      add_key (&filler, all[i].name, strlen (all[i].name), i, RANK_LABEL);
    }
  hub_name_rows_each ((HubVocabulary) facet, add_row_key, &filler);

  return filler.codes;
}

/**
 * hub_name_codes_new:
 * @table: the values there are; names of others are left out
 * @analyzer: (transfer none): must outlive the codes and is used by them
 *
 * Makes a finder of codes. It reads nothing yet.
 *
 * Returns: (transfer full): the codes, of the thread of @analyzer
 */
HubNameCodes *
hub_name_codes_new (HubFacetTable *table,
                    HubAnalyzer   *analyzer)
{
  HubNameCodes *self;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (analyzer != NULL, NULL);

  self = g_new0 (HubNameCodes, 1);
  self->table = hub_facet_table_ref (table);
  self->analyzer = analyzer;

  return self;
}

void
hub_name_codes_free (HubNameCodes *self)
{
  for (guint i = 0; i < HUB_N_FACETS; i++)
    g_clear_pointer (&self->codes[i], g_hash_table_unref);
  hub_facet_table_unref (self->table);
  g_free (self);
}

/**
 * hub_name_codes_find:
 * @self: the codes
 * @facet: the facet whose value it should be
 * @typed: what stands behind the operator, from outside
 *
 * Finds the value that a person means: by its code, by the label that the hub has, or by a name or
 * ISO code that the program knows; without regard to case, accents, spaces and hyphens. What
 * several values are called ("Congo") stands for none.
 *
 * Returns: (nullable): its code, which lives as long as the facet table
 */
const char *
hub_name_codes_find (HubNameCodes *self,
                     HubFacet      facet,
                     const char   *typed)
{
  const HubFacetValue *all;
  g_autofree char *key = NULL;
  guint value;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail ((guint) facet < HUB_N_FACETS, NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  all = hub_facet_table_get_all (self->table);
  if (hub_facet_table_find (self->table, facet, typed, &value))
    return all[value].code;

  if (self->codes[facet] == NULL)
    self->codes[facet] = make_codes (self, facet);
  key = dup_key (self, typed, strlen (typed));
  value = GPOINTER_TO_UINT (g_hash_table_lookup (self->codes[facet], key)) / N_RANKS;

  return value > 0 ? all[value - 1].code : NULL;
}
