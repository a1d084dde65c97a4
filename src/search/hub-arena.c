/* hub-arena.c: memory for many things that grow side by side and go together
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists grow in chunks, each twice as long as the one before up to a limit: tens of thousands of
 * them grow side by side, most stay short.
 */

#define G_LOG_DOMAIN "hub-arena"

#include "hub-arena.h"

#include <string.h>

#define SLAB_SIZE (256 * 1024)
#define FIRST_SIZE 16          /* bytes of a chunk: with its head 32 */
#define MOST_SIZE 2032

struct _HubArena
{
  GPtrArray *slabs;   /* (owned) */
  gsize      used;    /* bytes of the last one */
};

struct _HubArenaChunk
{
  HubArenaChunk *next;      /* (unowned) (nullable) */
  guint32        length;    /* bytes that are used */
  guint32        size;
  guint8         bytes[];   /* begins at a multiple of 8 */
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

static HubArenaChunk *
add_chunk (HubArenaList *self,
           HubArena     *arena,
           gsize         least)
{
  guint size = self->last != NULL ? MIN (self->last->size * 2 + 16, MOST_SIZE) : FIRST_SIZE;
  HubArenaChunk *chunk;

  size = MAX (size, least);
  chunk = hub_arena_alloc (arena, sizeof (HubArenaChunk) + size);
  *chunk = (HubArenaChunk) { NULL, 0, size };
  if (self->last != NULL)
    self->last->next = chunk;
  else
    self->first = chunk;
  self->last = chunk;

  return chunk;
}

/**
 * hub_arena_list_extend:
 * @self: a list
 * @arena: where its memory is; always the same
 * @size: bytes, below 4 GiB
 *
 * Makes a list longer. Where all that is ever added is of one size, that is as aligned as its
 * size, up to 8 bytes.
 *
 * Returns: (transfer none): the bytes, which stay where they are, to be filled
 */
gpointer
hub_arena_list_extend (HubArenaList *self,
                       HubArena     *arena,
                       gsize         size)
{
  HubArenaChunk *chunk = self->last;
  gpointer place;

  if (chunk == NULL || chunk->size - chunk->length < size)
    chunk = add_chunk (self, arena, size);
  place = chunk->bytes + chunk->length;
  chunk->length += size;
  self->length += size;

  return place;
}

static guint
hash_chunk (const HubArenaChunk *chunk,
            guint                hash)
{
  guint16 pair;
  guint i = 0;

  for (; i + sizeof pair <= chunk->length; i += sizeof pair)
    {
      memcpy (&pair, chunk->bytes + i, sizeof pair);
      hash = (hash ^ pair) * 0x9e3779b1u;
    }
  if (i < chunk->length)
    hash = (hash ^ chunk->bytes[i]) * 0x9e3779b1u;

  return hash;
}

/**
 * hub_arena_list_hash:
 * @self: a list
 *
 * Makes a hash of a list: of its length and both its ends, as a long list that has these in common
 * with another is most likely the same all through.
 *
 * Returns: the hash
 */
guint
hub_arena_list_hash (const HubArenaList *self)
{
  guint hash = self->length * 31;

  if (self->first != NULL)
    hash = hash_chunk (self->last, hash_chunk (self->first, hash));

  return hash ^ hash >> 15;
}

/**
 * hub_arena_list_equal:
 * @self: a list
 * @other: another one, which was added to in pieces of the same sizes
 *
 * Tells whether two lists have the same bytes.
 *
 * Returns: whether they have
 */
gboolean
hub_arena_list_equal (const HubArenaList *self,
                      const HubArenaList *other)
{
  const HubArenaChunk *a = self->first, *b = other->first;

  if (self->length != other->length)
    return FALSE;

  /* The same pieces are parted into chunks alike. */
  for (; a != NULL; a = a->next, b = b->next)
    if (memcmp (a->bytes, b->bytes, a->length) != 0)
      return FALSE;

  return TRUE;
}

/**
 * hub_arena_list_write:
 * @self: a list
 * @bytes: (out caller-allocates): room for `length` of it
 *
 * Writes the bytes of a list one after the other.
 */
void
hub_arena_list_write (const HubArenaList *self,
                      gpointer            bytes)
{
  guint8 *next = bytes;

  for (const HubArenaChunk *chunk = self->first; chunk != NULL; chunk = chunk->next)
    {
      memcpy (next, chunk->bytes, chunk->length);
      next += chunk->length;
    }
}
