/* hub-layer.c: the entries that have a word, and how well
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-layer"

#include "hub-layer.h"

/**
 * hub_layer_init:
 * @self: a layer, of any content
 * @n_slots: how many slots there are
 * @with_scores: whether to keep a score a slot, or only which slots
 *
 * Makes an empty layer.
 */
void
hub_layer_init (HubLayer *self,
                guint     n_slots,
                gboolean  with_scores)
{
  *self = (HubLayer) { .n_slots = n_slots };
  if (with_scores)
    self->scores = g_new0 (guint8, MAX (n_slots, 1));
  else
    self->rows = hub_bitset_new (n_slots);
}

/**
 * hub_layer_clear:
 * @self: a layer
 *
 * Frees what a layer holds.
 */
void
hub_layer_clear (HubLayer *self)
{
  g_clear_pointer (&self->rows, hub_bitset_free);
  g_clear_pointer (&self->scores, g_free);
}

/**
 * hub_layer_add_rows:
 * @self: a layer
 * @rows: slots to add
 * @score: from 1 on; a slot keeps the better one
 */
void
hub_layer_add_rows (HubLayer        *self,
                    const HubBitset *rows,
                    guint8           score)
{
  if (self->rows != NULL)
    {
      hub_bitset_unite (self->rows, rows);
      return;
    }

  for (guint i = 0; i < rows->n_words; i++)
    for (guint64 word = rows->words[i]; word != 0; word &= word - 1)
      {
        guint slot = i * 64 + (guint) __builtin_ctzll (word);

        self->scores[slot] = MAX (self->scores[slot], score);
      }
}

/**
 * hub_layer_unite:
 * @self: a layer
 * @other: another of the same kind and size
 *
 * Adds what is in the other one: a slot keeps the better score.
 */
void
hub_layer_unite (HubLayer       *self,
                 const HubLayer *other)
{
  if (self->rows != NULL)
    hub_bitset_unite (self->rows, other->rows);
  else
    for (guint i = 0; i < self->n_slots; i++)
      self->scores[i] = MAX (self->scores[i], other->scores[i]);
}

/**
 * hub_layer_intersect:
 * @self: a layer
 * @other: another of the same kind and size
 *
 * Keeps what is in both: together they are as good as the worse of them.
 */
void
hub_layer_intersect (HubLayer       *self,
                     const HubLayer *other)
{
  if (self->rows != NULL)
    hub_bitset_intersect (self->rows, other->rows);
  else
    for (guint i = 0; i < self->n_slots; i++)
      self->scores[i] = MIN (self->scores[i], other->scores[i]);
}

/**
 * hub_layer_steal_rows:
 * @self: a layer; its scores stay
 *
 * Takes the slots out of a layer: of scores those above 0.
 *
 * Returns: (transfer full): the slots
 */
HubBitset *
hub_layer_steal_rows (HubLayer *self)
{
  HubBitset *rows;

  if (self->rows != NULL)
    return g_steal_pointer (&self->rows);

  rows = hub_bitset_new (self->n_slots);
  for (guint i = 0; i < self->n_slots; i += 64)
    {
      guint n = MIN (self->n_slots - i, 64);
      guint64 word = 0;

      for (guint j = 0; j < n; j++)
        word |= (guint64) (self->scores[i + j] > 0) << j;
      rows->words[i / 64] = word;
    }

  return rows;
}
