/* hub-layer.h: the entries that have a word, and how well
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-bitset.h"

G_BEGIN_DECLS

/* Either a set of slots, or, where the best are to come first, a score a slot, 0 for none. */
typedef struct
{
  HubBitset *rows;      /* (owned) (nullable) */
  guint8    *scores;    /* (owned) (nullable) */
  guint      n_slots;
} HubLayer;

void       hub_layer_init       (HubLayer *self, guint n_slots, gboolean with_scores);
void       hub_layer_clear      (HubLayer *self);
void       hub_layer_add_rows   (HubLayer *self, const HubBitset *rows, guint8 score);
void       hub_layer_unite      (HubLayer *self, const HubLayer *other);
void       hub_layer_intersect  (HubLayer *self, const HubLayer *other);
HubBitset *hub_layer_steal_rows (HubLayer *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubLayer, hub_layer_clear)

G_END_DECLS
