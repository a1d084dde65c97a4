/* hub-bitset.h: a set of row numbers
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One bit a row; bits past the last row are always 0. */
typedef struct
{
  guint   n_bits;
  guint   n_words;
  guint64 words[];
} HubBitset;

HubBitset *hub_bitset_new       (guint n_bits) G_GNUC_WARN_UNUSED_RESULT;
HubBitset *hub_bitset_new_full  (guint n_bits) G_GNUC_WARN_UNUSED_RESULT;
HubBitset *hub_bitset_copy      (const HubBitset *self) G_GNUC_WARN_UNUSED_RESULT;
void       hub_bitset_free      (HubBitset *self);
void       hub_bitset_unite     (HubBitset *self, const HubBitset *other);
void       hub_bitset_intersect (HubBitset *self, const HubBitset *other);
void       hub_bitset_subtract  (HubBitset *self, const HubBitset *other);
guint      hub_bitset_count     (const HubBitset *self);
guint      hub_bitset_count_and (const HubBitset *self, const HubBitset *other);

/* The same with a part of a set: @n_words words, the first one for row 64 × @first. */
void       hub_bitset_unite_words    (HubBitset     *self,
                                      guint          first,
                                      const guint64 *words,
                                      guint          n_words);
void       hub_bitset_subtract_words (HubBitset     *self,
                                      guint          first,
                                      const guint64 *words,
                                      guint          n_words);
guint      hub_bitset_count_words    (const HubBitset *self,
                                      guint            first,
                                      const guint64   *words,
                                      guint            n_words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubBitset, hub_bitset_free)

static inline void
hub_bitset_add (HubBitset *self,
                guint      row)
{
  self->words[row / 64] |= G_GUINT64_CONSTANT (1) << (row % 64);
}

static inline void
hub_bitset_remove (HubBitset *self,
                   guint      row)
{
  self->words[row / 64] &= ~(G_GUINT64_CONSTANT (1) << (row % 64));
}

static inline gboolean
hub_bitset_has (const HubBitset *self,
                guint            row)
{
  return (self->words[row / 64] >> (row % 64)) & 1;
}

G_END_DECLS
