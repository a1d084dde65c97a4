/* hub-postings.c: which rows have a word, and in which fields
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists grow in chunks, each twice as long as the one before up to a limit, taken from an arena
 * that is let go of as a whole: tens of thousands of lists grow side by side, most stay short.
 */

#define G_LOG_DOMAIN "hub-postings"

#include "hub-postings.h"

#include <string.h>

#define SLAB_SIZE (256 * 1024)
#define FIRST_UNITS 6          /* of a chunk: with its head 32 bytes */
#define MOST_UNITS 1014

struct _HubPostingsChunk
{
  HubPostingsChunk *next;      /* (unowned) (nullable) */
  guint16           n;
  guint16           size;
  guint16           units[];
};

struct _HubArena
{
  GPtrArray *slabs;   /* (owned) */
  gsize      used;    /* bytes of the last one */
};

/**
 * hub_arena_new:
 *
 * Makes an arena that has no memory yet.
 *
 * Returns: (transfer full): an arena
 */
HubArena *
hub_arena_new (void)
{
  HubArena *self = g_new0 (HubArena, 1);

  self->slabs = g_ptr_array_new_with_free_func (g_free);
  self->used = SLAB_SIZE;

  return self;
}

void
hub_arena_free (HubArena *self)
{
  g_ptr_array_unref (self->slabs);
  g_free (self);
}

/**
 * hub_arena_alloc:
 * @self: an arena
 * @size: bytes, any number
 *
 * Takes memory, aligned to 8 bytes and not cleared.
 *
 * Returns: (transfer none): the memory, which lives as long as the arena
 */
gpointer
hub_arena_alloc (HubArena *self,
                 gsize     size)
{
  gpointer place;

  if (size > SLAB_SIZE / 4)
    {
      place = g_malloc (size);
      /* The last slab stays the last. */
      g_ptr_array_insert (self->slabs, 0, place);
      return place;
    }

  size = (size + 7) & ~(gsize) 7;
  if (self->slabs->len == 0 || self->used + size > SLAB_SIZE)
    {
      g_ptr_array_add (self->slabs, g_malloc (SLAB_SIZE));
      self->used = 0;
    }
  place = (char *) g_ptr_array_index (self->slabs, self->slabs->len - 1) + self->used;
  self->used += size;

  return place;
}

static guint16 *
append (HubPostingsDraft *self,
        HubArena         *arena,
        guint             unit)
{
  HubPostingsChunk *chunk = self->last;

  if (chunk == NULL || chunk->n == chunk->size)
    {
      guint size = chunk != NULL ? MIN (chunk->size * 2u + 4, MOST_UNITS) : FIRST_UNITS;

      chunk = hub_arena_alloc (arena, sizeof (HubPostingsChunk) + sizeof (guint16) * size);
      chunk->next = NULL;
      chunk->n = 0;
      chunk->size = size;
      if (self->last != NULL)
        self->last->next = chunk;
      else
        self->first = chunk;
      self->last = chunk;
    }

  self->n_units++;
  chunk->units[chunk->n] = unit;

  return &chunk->units[chunk->n++];
}

/**
 * hub_postings_draft_add:
 * @self: a list
 * @arena: where its memory is; always the same
 * @row: a row, not below the last one and below 2²⁸
 * @fields: bits of fields, from 1 to 15
 *
 * Adds a row, or fields to the last row.
 */
void
hub_postings_draft_add (HubPostingsDraft *self,
                        HubArena         *arena,
                        guint             row,
                        guint             fields)
{
  if (self->n_rows > 0 && row == self->row)
    {
      *self->unit |= fields;
      return;
    }

  g_assert (self->n_rows == 0 || row > self->row);

  if (self->n_rows == 0 || row / HUB_POSTINGS_BLOCK != self->row / HUB_POSTINGS_BLOCK)
    {
      append (self, arena, row / HUB_POSTINGS_BLOCK);
      self->n_in_block = append (self, arena, 0);
    }
  else
    {
      (*self->n_in_block)++;
    }
  self->unit = append (self, arena, (row % HUB_POSTINGS_BLOCK) << 4 | fields);
  self->row = row;
  self->n_rows++;
}

static guint
hash_chunk (const HubPostingsChunk *chunk,
            guint                   hash)
{
  for (guint i = 0; i < chunk->n; i++)
    hash = (hash ^ chunk->units[i]) * 0x9e3779b1u;

  return hash;
}

/**
 * hub_postings_draft_hash:
 * @self: a list
 *
 * Makes a hash of a list: of its length and both its ends, as a long list that has these in common
 * with another is most likely the same all through.
 *
 * Returns: the hash
 */
guint
hub_postings_draft_hash (const HubPostingsDraft *self)
{
  guint hash = self->n_units * 31 + self->row;

  if (self->first != NULL)
    hash = hash_chunk (self->last, hash_chunk (self->first, hash));

  return hash ^ hash >> 15;
}

/**
 * hub_postings_draft_equal:
 * @self: a list
 * @other: another one
 *
 * Tells whether two lists have the same rows and fields.
 *
 * Returns: whether they have
 */
gboolean
hub_postings_draft_equal (const HubPostingsDraft *self,
                          const HubPostingsDraft *other)
{
  const HubPostingsChunk *a = self->first, *b = other->first;

  if (self->n_units != other->n_units || self->row != other->row)
    return FALSE;

  /* As many units are parted into chunks alike. */
  for (; a != NULL; a = a->next, b = b->next)
    if (memcmp (a->units, b->units, sizeof (guint16) * a->n) != 0)
      return FALSE;

  return TRUE;
}

/**
 * hub_postings_draft_write:
 * @self: a list
 * @units: (out caller-allocates): room for `n_units` of it
 *
 * Writes the list.
 */
void
hub_postings_draft_write (const HubPostingsDraft *self,
                          guint16                *units)
{
  for (const HubPostingsChunk *chunk = self->first; chunk != NULL; chunk = chunk->next)
    {
      memcpy (units, chunk->units, sizeof (guint16) * chunk->n);
      units += chunk->n;
    }
}
