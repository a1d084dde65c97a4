/* hub-matcher-words.c: which entries have the words of a chunk
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-matcher"

#include "hub-matcher-private.h"

#define N_MASKS (HUB_FIELD_ALL + 1)

/* 8 for the title to 1 for the body, so that a better field outweighs all that are worse. */
static guint
weigh_fields (guint fields)
{
  return ((fields & HUB_FIELD_TITLE) != 0) * 8 + ((fields & HUB_FIELD_TERMS) != 0) * 4 +
         ((fields & HUB_FIELD_SUMMARY) != 0) * 2 + ((fields & HUB_FIELD_BODY) != 0);
}

/**
 * hub_matcher_get_score:
 * @fields: mask of the fields that have a word
 * @form: in which form they have it
 *
 * Tells how good that is.
 *
 * Returns: a score above 0, or 0 for no fields
 */
guint8
hub_matcher_get_score (guint   fields,
                       HubForm form)
{
  guint weight = weigh_fields (fields);

  return weight > 0 ? weight * HUB_N_FORMS + form : 0;
}

/**
 * hub_matcher_get_names:
 * @self: a matcher
 *
 * Gets what the terms are called; reads that when first asked.
 *
 * Returns: (transfer none): the names, until the matcher forgets
 */
HubNames *
hub_matcher_get_names (HubMatcher *self)
{
  if (self->names == NULL)
    self->names = hub_names_new (hub_index_get_table (self->index), self->analyzer);

  return self->names;
}

/**
 * hub_matcher_add_named_cb:
 * @value: number of a value in the facet table
 * @user_data: a HubNamed
 *
 * Adds the entries filed under a term whose name was found.
 */
void
hub_matcher_add_named_cb (guint    value,
                          gpointer user_data)
{
  HubNamed *self = user_data;

  hub_index_unite (self->index, value, self->rows);
}

/* Adds the entries that have the token in one of @fields in the form. */
static gboolean
add_word (HubHunt        *self,
          const HubToken *token,
          HubForm         form,
          guint           fields,
          HubLayer       *layer,
          GError        **error)
{
  gboolean is_prefix = form == HUB_FORM_BEGINNING;
  guint8 weights[N_MASKS];

  if (layer->rows != NULL)
    return hub_index_add_rows (self->matcher->index, token->text, token->length, is_prefix,
                               fields, layer->rows, self->cancellable, error);

  for (guint mask = 0; mask < N_MASKS; mask++)
    weights[mask] = hub_matcher_get_score (mask & fields, form);

  return hub_index_add_scores (self->matcher->index, token->text, token->length, is_prefix,
                               weights, layer->scores, self->cancellable, error);
}

/* Adds the entries that are filed under a term whose name has the token. */
static void
add_named (HubHunt        *self,
           const HubToken *token,
           gboolean        is_prefix,
           HubLayer       *layer)
{
  HubIndex *index = self->matcher->index;
  g_autoptr(HubBitset) rows = hub_bitset_new (hub_index_get_n_slots (index));
  HubNamed named = { index, rows };

  hub_names_each_value (hub_matcher_get_names (self->matcher), token->text, token->length,
                        is_prefix, hub_matcher_add_named_cb, &named);
  hub_layer_add_rows (layer, rows, hub_matcher_get_score (HUB_FIELD_TERMS, HUB_FORM_OTHER));
}

/* Adds the entries that have the token, be it in their texts or by the name of a term. */
static gboolean
add_token (HubHunt        *self,
           const HubToken *token,
           gboolean        is_prefix,
           guint           fields,
           HubLayer       *layer,
           GError        **error)
{
  gboolean is_stem = token->text[0] == ':';

  is_prefix = (is_prefix || token->is_prefix) && !is_stem;
  if (is_prefix && !add_word (self, token, HUB_FORM_BEGINNING, fields, layer, error))
    return FALSE;
  /* As a set, those that begin with it hold those that are it. */
  if ((!is_prefix || layer->scores != NULL) &&
      !add_word (self, token, is_stem ? HUB_FORM_OTHER : HUB_FORM_TYPED, fields, layer, error))
    return FALSE;
  if ((fields & HUB_FIELD_TERMS) != 0 && !token->is_weak)
    add_named (self, token, is_prefix, layer);

  return TRUE;
}

/* The tokens of one position, @tokens[*i] its first; in @layer what has them, if one is needed.
 * Leaves @i behind them. */
static gboolean
add_position (HubHunt       *self,
              GArray        *tokens,
              guint         *i,
              const HubAtom *atom,
              HubLayer      *layer,
              gboolean      *is_needed,
              GError       **error)
{
  guint position = g_array_index (tokens, HubToken, *i).position;
  gboolean is_last = position == g_array_index (tokens, HubToken, tokens->len - 1).position;

  *is_needed = FALSE;
  for (; *i < tokens->len && g_array_index (tokens, HubToken, *i).position == position; (*i)++)
    {
      const HubToken *token = &g_array_index (tokens, HubToken, *i);

      if (token->kind == HUB_TOKEN_JOINED || token->is_optional)
        continue;
      *is_needed = TRUE;
      if (!add_token (self, token, atom->is_prefix && is_last, atom->fields, layer, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_joined (HubHunt       *self,
            GArray        *tokens,
            const HubAtom *atom,
            HubLayer      *layer,
            GError       **error)
{
  for (guint i = 0; i < tokens->len; i++)
    {
      const HubToken *token = &g_array_index (tokens, HubToken, i);

      if (token->kind == HUB_TOKEN_JOINED &&
          !add_token (self, token, atom->is_prefix, atom->fields, layer, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * hub_hunt_find_chunk:
 * @self: a hunt
 * @tokens: (element-type HubToken): those of one chunk, at least one
 * @atom: what they are made of
 * @layer: empty; gets the entries that meet the chunk
 * @error: `G_IO_ERROR_CANCELLED`
 *
 * Finds the entries that have a word, by the rule of HubToken.
 *
 * Returns: whether it came to its end
 */
gboolean
hub_hunt_find_chunk (HubHunt       *self,
                     GArray        *tokens,
                     const HubAtom *atom,
                     HubLayer      *layer,
                     GError       **error)
{
  gboolean has_part = FALSE;
  guint i = 0;

  while (i < tokens->len)
    {
      g_auto(HubLayer) part = { NULL };
      gboolean is_needed;

      hub_layer_init (&part, layer->n_slots, layer->scores != NULL);
      if (!add_position (self, tokens, &i, atom, &part, &is_needed, error))
        return FALSE;
      if (is_needed && has_part)
        hub_layer_intersect (layer, &part);
      else if (is_needed)
        hub_layer_unite (layer, &part);
      has_part = has_part || is_needed;
    }

  return add_joined (self, tokens, atom, layer, error);
}
