/* hub-postings.h: which rows have a word, and in which fields
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list is a run of 16-bit units. Rows are parted into blocks of 4,096; a block that has any is
 * its number, how many they are less one, and for each one unit: the place within the block times
 * 16, plus a bit for each field. So a posting is two bytes, and reading one neither waits for the
 * one before nor guesses a length, which made variable lengths two to three times slower.
 */

#pragma once

#include "hub-arena.h"

G_BEGIN_DECLS

#define HUB_POSTINGS_BLOCK 4096u   /* rows of a block */

/* What is left of a list. The units may hold anything: reading stops where they make no sense. */
typedef struct
{
  const guint16 *next;
  const guint16 *end;       /* of all units there are; a list ends with its count */
  guint          n_left;    /* postings */
  guint          n_rows;    /* how many rows there are */
} HubPostings;

/* The postings of one block. */
typedef struct
{
  guint          first;     /* row of place 0 */
  guint          n;
  const guint16 *units;
} HubPostingsBlock;

/* Takes the next block off the list. All rows of the block are below @n_rows, but for the last
 * block of all: there the caller looks, if hub_postings_block_is_cut() says so. */
static inline gboolean
hub_postings_next (HubPostings      *self,
                   HubPostingsBlock *block)
{
  if (self->n_left == 0 || self->end - self->next < 3)
    return FALSE;

  block->first = self->next[0] * HUB_POSTINGS_BLOCK;
  block->n = self->next[1] + 1u;
  block->units = self->next + 2;
  if (block->first >= self->n_rows || block->n > self->n_left ||
      block->n > HUB_POSTINGS_BLOCK || block->n > self->end - block->units)
    return FALSE;

  self->next = block->units + block->n;
  self->n_left -= block->n;

  return TRUE;
}

/* Whether there are fewer rows than the block has places for. */
static inline gboolean
hub_postings_block_is_cut (const HubPostingsBlock *self,
                           guint                   n_rows)
{
  return n_rows - self->first < HUB_POSTINGS_BLOCK;
}

/* How many postings of a block are of rows that there are. Rows ascend, unless the list is
 * damaged. */
static inline guint
hub_postings_block_trim (const HubPostingsBlock *self,
                         guint                   n_rows)
{
  guint n = 0;

  if (!hub_postings_block_is_cut (self, n_rows))
    return self->n;

  while (n < self->n && self->first + (self->units[n] >> 4) < n_rows)
    n++;

  return n;
}

/* A list being made, row by row. */
typedef struct
{
  HubArenaList  units;        /* guint16 each */
  guint16      *n_in_block;   /* (unowned) (nullable): the count in the block begun */
  guint16      *unit;         /* (unowned) (nullable): of the last row */
  guint         row;          /* the last one */
  guint         n_rows;
} HubPostingsDraft;

void hub_postings_draft_add (HubPostingsDraft *self,
                             HubArena         *arena,
                             guint             row,
                             guint             fields);

G_END_DECLS
