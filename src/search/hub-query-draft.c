/* hub-query-draft.c: a query while it is put together
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-query"

#include "hub-query-draft.h"

#include <string.h>

static void
choose_all (HubQueryDraft     *self,
            HubFacet           facet,
            const char *const *codes,
            HubChoice          choice)
{
  for (guint i = 0; codes[i] != NULL; i++)
    hub_query_draft_choose (self, facet, codes[i], choice);
}

/**
 * hub_query_draft_init:
 * @self: (out caller-allocates): a draft, all zeros
 * @query: what it begins with
 *
 * Makes a draft of what @query asks. Zeros alone are a draft that asks for nothing, and to which
 * words must still be given.
 */
void
hub_query_draft_init (HubQueryDraft *self,
                      HubQuery      *query)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (query != NULL);

  self->words = hub_text_query_ref (hub_query_get_words (query));
  for (guint i = 0; i < HUB_N_FACETS; i++)
    {
      choose_all (self, i, hub_query_get_codes (query, i, HUB_CHOICE_INCLUDE),
                  HUB_CHOICE_INCLUDE);
      choose_all (self, i, hub_query_get_codes (query, i, HUB_CHOICE_EXCLUDE),
                  HUB_CHOICE_EXCLUDE);
    }
  self->year_from = hub_query_get_year_from (query);
  self->year_to = hub_query_get_year_to (query);
  self->order = hub_query_get_order (query);
}

/**
 * hub_query_draft_clear:
 * @self: a draft
 *
 * Frees what the draft holds.
 */
void
hub_query_draft_clear (HubQueryDraft *self)
{
  g_clear_pointer (&self->words, hub_text_query_unref);
  for (guint i = 0; i < HUB_N_FACETS; i++)
    g_clear_pointer (&self->choices[i], g_hash_table_unref);
}

/**
 * hub_query_draft_set_words:
 * @self: a draft
 * @words: other words to ask for
 *
 * Replaces the words.
 */
void
hub_query_draft_set_words (HubQueryDraft *self,
                           HubTextQuery  *words)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (words != NULL);

  hub_text_query_ref (words);
  g_clear_pointer (&self->words, hub_text_query_unref);
  self->words = words;
}

/**
 * hub_query_draft_choose:
 * @self: a draft
 * @facet: the facet
 * @code: a value of it, known or not; bytes that are not UTF-8 are replaced
 * @choice: what becomes of the value
 *
 * Includes or excludes one value of a facet, or takes the choice back.
 */
void
hub_query_draft_choose (HubQueryDraft *self,
                        HubFacet       facet,
                        const char    *code,
                        HubChoice      choice)
{
  g_autofree char *valid = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail ((guint) facet < HUB_N_FACETS);
  g_return_if_fail (code != NULL);

  valid = g_utf8_make_valid (code, -1);
  if (self->choices[facet] == NULL)
    self->choices[facet] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (choice == HUB_CHOICE_NONE)
    g_hash_table_remove (self->choices[facet], valid);
  else
    g_hash_table_replace (self->choices[facet], g_steal_pointer (&valid),
                          GINT_TO_POINTER (choice));
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * hub_query_draft_get_codes:
 * @self: a draft
 * @facet: a facet
 * @choice: included or excluded
 *
 * Lists the values that are chosen so.
 *
 * Returns: (transfer full) (nullable): codes, sorted; %NULL for none
 */
char **
hub_query_draft_get_codes (HubQueryDraft *self,
                           HubFacet       facet,
                           HubChoice      choice)
{
  g_autoptr(GPtrArray) codes = NULL;
  GHashTableIter iter;
  gpointer code, value;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail ((guint) facet < HUB_N_FACETS, NULL);

  if (self->choices[facet] == NULL)
    return NULL;

  codes = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  g_hash_table_iter_init (&iter, self->choices[facet]);
  while (g_hash_table_iter_next (&iter, &code, &value))
    if (GPOINTER_TO_INT (value) == (int) choice)
      g_ptr_array_add (codes, g_strdup (code));
  g_ptr_array_sort (codes, compare_codes);

  return (char **) g_ptr_array_steal (codes, NULL);
}
