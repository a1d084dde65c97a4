/* hub-positions.h: where in its texts a row has a word
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Beside the postings of a word, and in their order: for each field of each row, the title first,
 * its positions in that field, which ascend. A position is written as a number of seven bits a
 * byte, the lowest first, the eighth set in all but the last byte: how far it is from the one
 * before, or from 0, times 2, plus 1 for the last one of a field. So most take one byte, and
 * stepping over a row needs no table.
 */

#pragma once

#include "hub-arena.h"

G_BEGIN_DECLS

/* What is left of a list. The bytes may be anything: reading ends with them. */
typedef struct
{
  const guint8 *next;
  const guint8 *end;
} HubPositions;

/* Takes the next position off the list, @position being the one before it in its field, or 0. */
static inline gboolean
hub_positions_next (HubPositions *self,
                    guint32      *position,
                    gboolean     *is_last)
{
  guint32 number = 0;
  guint8 byte;

  for (guint shift = 0; shift < 32; shift += 7)
    {
      if (self->next == self->end)
        return FALSE;
      byte = *self->next++;
      number |= (guint32) (byte & 0x7f) << shift;
      if (byte < 0x80)
        {
          *position += number >> 1;
          *is_last = number & 1;
          return TRUE;
        }
    }

  return FALSE;
}

/* Takes the positions of so many fields off the list. */
static inline void
hub_positions_skip (HubPositions *self,
                    guint         n_fields)
{
  const guint8 *next = self->next;

  while (n_fields > 0 && next < self->end)
    {
      n_fields -= *next & 1;
      while (*next >= 0x80 && next + 1 < self->end)
        next++;
      next++;
    }
  self->next = next;
}

/* A list being made. */
typedef struct
{
  HubArenaList  bytes;
  guint8       *begun;       /* (unowned) (nullable): where the last position begins */
  guint         row;         /* of the last position */
  guint         field;       /* likewise */
  guint32       position;
} HubPositionsDraft;

void hub_positions_draft_add    (HubPositionsDraft *self,
                                 HubArena          *arena,
                                 guint              row,
                                 guint              field,
                                 guint32            position);
void hub_positions_draft_append (HubPositionsDraft *self,
                                 HubArena          *arena,
                                 const guint8      *bytes,
                                 gsize              size);

G_END_DECLS
