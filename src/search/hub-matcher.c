/* hub-matcher.c: which entries have what was typed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A typed word is analysed as the texts of the entries were, but with the stems of all languages,
 * as it may be of any, and looked up in the index; HubAnalyzer says which of its tokens must be
 * there. Beside the texts it finds what is filed under a term of that name.
 *
 * The score of a word in an entry is, in this order: the best field that has it, title before
 * terms before summary before body, and the other fields after that; then whether it stands there
 * as typed, in another form, or only as the beginning of a word. In numbers: 8, 4, 2 and 1 for the
 * fields, that sum times 3, and 2, 1 or 0 for the form. Of all that meets a word the best counts,
 * of a word with parts the worst part; of alternatives the best; the clauses of a text add up.
 */

#define G_LOG_DOMAIN "hub-matcher"

#include "hub-matcher-private.h"

#include <string.h>

/**
 * HubMatcher:
 *
 * Finds texts in one index. What the last text found is kept, for the next query often has the
 * same and only other facets.
 */

static void
hub_hunt_clear (HubHunt *self)
{
  g_clear_pointer (&self->rows, hub_bitset_free);
  g_clear_pointer (&self->scores, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubHunt, hub_hunt_clear)

static void
token_clear (gpointer data)
{
  HubToken *self = data;

  g_free ((char *) self->text);
}

static gboolean
add_token_cb (const HubToken *token,
              gpointer        user_data)
{
  GArray *tokens = user_data;
  HubToken copy = *token;

  copy.text = g_strndup (token->text, token->length);
  g_array_append_val (tokens, copy);

  return TRUE;
}

/**
 * hub_matcher_analyze:
 * @self: a matcher
 * @text: what was typed
 *
 * Takes a text apart, with the stems of all languages: those of the interface and of the catalogue
 * are among them, and those of others find no more than names.
 *
 * Returns: (transfer full) (element-type HubToken): tokens, each with a text of its own that ends
 *   with a 0
 */
GArray *
hub_matcher_analyze (HubMatcher *self,
                     const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (HubToken));

  g_array_set_clear_func (tokens, token_clear);
  hub_analyzer_run (self->analyzer, HUB_TONGUES_ALL, text, strlen (text), add_token_cb, tokens);

  return tokens;
}

/* The words of a phrase by their places. It is looked for as it is written, so without stems, and
 * without what a row need not have at both ends, as long as something is left: "l’immigration" is
 * found wherever that word stands. */
static GArray *
place_words (GArray  *tokens,
             gboolean is_prefix)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (HubIndexPlaced));
  guint first = G_MAXUINT, last = G_MAXUINT;

  for (guint i = 0; i < tokens->len; i++)
    {
      const HubToken *token = &g_array_index (tokens, HubToken, i);

      if (token->kind != HUB_TOKEN_SURFACE || token->is_optional)
        continue;
      first = MIN (first, token->position);
      last = token->position;
    }
  if (first == G_MAXUINT)
    {
      first = 0;
      last = g_array_index (tokens, HubToken, tokens->len - 1).position;
    }

  for (guint i = 0; i < tokens->len; i++)
    {
      const HubToken *token = &g_array_index (tokens, HubToken, i);
      HubIndexPlaced word = { token->text, token->length, token->position - first,
                              is_prefix && token->position == last };

      if (*token->text != ':' && token->position >= first && token->position <= last)
        g_array_append_val (words, word);
    }

  return words;
}

/* The entries that have the phrase, by all the fields that have it. */
static gboolean
match_phrase (HubHunt       *self,
              const HubAtom *atom,
              GArray        *tokens,
              HubLayer      *layer,
              GError       **error)
{
  g_autoptr(GArray) words = place_words (tokens, atom->is_prefix);
  g_autofree guint8 *fields = g_new0 (guint8, MAX (layer->n_slots, 1));
  guint8 scores[HUB_FIELD_ALL + 1];

  if (!hub_index_find_phrase (self->matcher->index, &g_array_index (words, HubIndexPlaced, 0),
                              words->len, atom->fields, fields, self->cancellable, error))
    return FALSE;

  for (guint mask = 0; mask < G_N_ELEMENTS (scores); mask++)
    scores[mask] = hub_matcher_get_score (mask, HUB_FORM_TYPED);
  for (guint slot = 0; slot < layer->n_slots; slot++)
    if (layer->scores != NULL)
      layer->scores[slot] = scores[fields[slot]];
    else
      layer->rows->words[slot / 64] |= (guint64) (fields[slot] != 0) << (slot % 64);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* Adds the entries filed under a term whose name has the phrase. */
static void
add_named_phrase (HubHunt  *self,
                  GArray   *tokens,
                  gboolean  is_prefix,
                  HubLayer *layer)
{
  HubIndex *index = self->matcher->index;
  g_autoptr(HubBitset) rows = hub_bitset_new (layer->n_slots);
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  HubNamed named = { index, rows };

  for (guint i = 0; i < tokens->len; i++)
    {
      const HubToken *token = &g_array_index (tokens, HubToken, i);

      if (token->kind == HUB_TOKEN_SURFACE)
        g_ptr_array_add (words, (gpointer) token->text);
    }
  hub_names_each_phrase_value (hub_matcher_get_names (self->matcher),
                               (const char *const *) words->pdata, words->len, is_prefix,
                               hub_matcher_add_named_cb, &named);
  hub_layer_add_rows (layer, rows, hub_matcher_get_score (HUB_FIELD_TERMS, HUB_FORM_OTHER));
}

/* @layer is empty. */
static gboolean
find_phrase (HubHunt       *self,
             const HubAtom *atom,
             GArray        *tokens,
             HubLayer      *layer,
             GError       **error)
{
  if (!match_phrase (self, atom, tokens, layer, error))
    return FALSE;
  if ((atom->fields & HUB_FIELD_TERMS) != 0)
    add_named_phrase (self, tokens, atom->is_prefix, layer);

  return TRUE;
}

/* Whether the tokens are of several words, not of one with its parts. */
static gboolean
are_several (GArray *tokens)
{
  return g_array_index (tokens, HubToken, 0).chunk !=
         g_array_index (tokens, HubToken, tokens->len - 1).chunk;
}

/* What is written together without being one word, as in "A/RES/73/195", stands together. */
static gboolean
find_atom (HubHunt       *self,
           const HubAtom *atom,
           HubLayer      *layer,
           gboolean      *is_needed,
           GError       **error)
{
  g_autoptr(GArray) tokens = hub_matcher_analyze (self->matcher, atom->text);

  *is_needed = tokens->len > 0;
  if (!*is_needed)
    return TRUE;
  if (atom->is_phrase || are_several (tokens))
    return find_phrase (self, atom, tokens, layer, error);

  return hub_hunt_find_chunk (self, tokens, atom, layer, error);
}

/* The entries with any atom of the clause. */
static gboolean
find_clause (HubHunt         *self,
             const HubClause *clause,
             HubLayer        *layer,
             gboolean        *is_needed,
             GError         **error)
{
  *is_needed = FALSE;
  for (guint i = 0; i < clause->n_atoms; i++)
    {
      g_auto(HubLayer) found = { NULL };
      gboolean is_part;

      hub_layer_init (&found, layer->n_slots, layer->scores != NULL);
      if (!find_atom (self, &clause->atoms[i], &found, &is_part, error))
        return FALSE;
      if (is_part)
        hub_layer_unite (layer, &found);
      *is_needed = *is_needed || is_part;
    }

  return TRUE;
}

/* Narrows what was found to what fits the clause, too. */
static gboolean
apply_clause (HubHunt         *self,
              const HubClause *clause,
              GError         **error)
{
  guint n_slots = hub_index_get_n_slots (self->matcher->index);
  gboolean with_scores = self->scores != NULL && !clause->is_excluded;
  g_auto(HubLayer) layer = { NULL };
  g_autoptr(HubBitset) rows = NULL;
  gboolean is_needed;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  hub_layer_init (&layer, n_slots, with_scores);
  if (!find_clause (self, clause, &layer, &is_needed, error) ||
      g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (!is_needed)
    return TRUE;

  rows = hub_layer_steal_rows (&layer);
  if (clause->is_excluded)
    hub_bitset_subtract (self->rows, rows);
  else
    hub_bitset_intersect (self->rows, rows);
  for (guint i = 0; with_scores && i < n_slots; i++)
    self->scores[i] += layer.scores[i];

  return TRUE;
}

/**
 * hub_matcher_new:
 * @index: (transfer none): an index
 *
 * Makes a matcher. The names of terms are read when a text is first looked for.
 *
 * Returns: (transfer full): the matcher
 */
HubMatcher *
hub_matcher_new (HubIndex *index)
{
  HubMatcher *self;

  g_return_val_if_fail (index != NULL, NULL);

  self = g_new0 (HubMatcher, 1);
  self->index = index;
  self->analyzer = hub_analyzer_new ();

  return self;
}

void
hub_matcher_free (HubMatcher *self)
{
  g_return_if_fail (self != NULL);

  hub_matcher_forget (self);
  g_clear_pointer (&self->analyzer, hub_analyzer_free);
  g_free (self);
}

/**
 * hub_matcher_forget:
 * @self: a matcher
 *
 * Lets go of what was found and of the terms' names: the index has changed.
 */
void
hub_matcher_forget (HubMatcher *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->rows, hub_bitset_free);
  g_clear_pointer (&self->scores, g_free);
  g_clear_pointer (&self->names, hub_names_free);
}

/**
 * hub_matcher_find:
 * @self: a matcher
 * @words: what is asked for
 * @with_scores: whether to tell how well, too
 * @match: (out): what was found
 * @cancellable: (nullable): stops the search
 * @error: `G_IO_ERROR_CANCELLED`
 *
 * Finds the entries that have a text. One that asks for nothing has them all, without scores.
 *
 * Returns: whether @match is set
 */
gboolean
hub_matcher_find (HubMatcher   *self,
                  HubTextQuery *words,
                  gboolean      with_scores,
                  HubMatch     *match,
                  GCancellable *cancellable,
                  GError      **error)
{
  const char *text;
  g_auto(HubHunt) hunt = { self, cancellable };
  const HubClause *clauses;
  guint n_clauses;

  g_return_val_if_fail (self != NULL && words != NULL && match != NULL, FALSE);

  text = hub_text_query_get_text (words);
  clauses = hub_text_query_get_clauses (words, &n_clauses);
  with_scores = with_scores && n_clauses > 0;
  if (g_strcmp0 (self->text, text) != 0 || (with_scores && self->scores == NULL))
    {
      hunt.rows = hub_bitset_copy (hub_index_get_live (self->index));
      if (with_scores)
        hunt.scores = g_new0 (guint16, MAX (hub_index_get_n_slots (self->index), 1));

      for (guint i = 0; i < n_clauses; i++)
        if (!apply_clause (&hunt, &clauses[i], error))
          return FALSE;

      g_set_str (&self->text, text);
      g_clear_pointer (&self->rows, hub_bitset_free);
      g_clear_pointer (&self->scores, g_free);
      self->rows = g_steal_pointer (&hunt.rows);
      self->scores = g_steal_pointer (&hunt.scores);
    }

  *match = (HubMatch) { self->rows, with_scores ? self->scores : NULL };

  return TRUE;
}

/**
 * hub_matcher_find_clause:
 * @self: a matcher
 * @clause: one clause
 * @rows: (out) (transfer full) (nullable): the live slots that fit it, %NULL where it asks for
 *   nothing
 * @cancellable: (nullable): stops the search
 * @error: `G_IO_ERROR_CANCELLED`
 *
 * Finds the entries that one clause lets through. What was found last is not forgotten for it.
 *
 * Returns: whether @rows is set
 */
gboolean
hub_matcher_find_clause (HubMatcher      *self,
                         const HubClause *clause,
                         HubBitset      **rows,
                         GCancellable    *cancellable,
                         GError         **error)
{
  g_auto(HubHunt) hunt = { self, cancellable };
  g_auto(HubLayer) layer = { NULL };
  gboolean is_needed;

  g_return_val_if_fail (self != NULL && clause != NULL && rows != NULL, FALSE);

  *rows = NULL;
  hub_layer_init (&layer, hub_index_get_n_slots (self->index), FALSE);
  if (!find_clause (&hunt, clause, &layer, &is_needed, error))
    return FALSE;
  if (!is_needed)
    return TRUE;

  *rows = hub_bitset_copy (hub_index_get_live (self->index));
  if (clause->is_excluded)
    hub_bitset_subtract (*rows, layer.rows);
  else
    hub_bitset_intersect (*rows, layer.rows);

  return TRUE;
}

/**
 * hub_matcher_find_code:
 * @self: a matcher
 * @facet: the facet
 * @typed: a code or a name, in any of the six languages
 *
 * Finds the value that is meant.
 *
 * Returns: (transfer none) (nullable): its code, until the matcher forgets
 */
const char *
hub_matcher_find_code (HubMatcher *self,
                       HubFacet    facet,
                       const char *typed)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  return hub_names_find_code (hub_matcher_get_names (self), facet, typed);
}
