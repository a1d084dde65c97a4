/* hub-positions.c: where in its texts a row has a word
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-positions"

#include "hub-positions.h"

static guint8 *
add_byte (HubPositionsDraft *self,
          HubArena          *arena,
          guint8             byte)
{
  guint8 *place = hub_arena_list_extend (&self->bytes, arena, 1);

  *place = byte;

  return place;
}

/**
 * hub_positions_draft_add:
 * @self: a list
 * @arena: where its memory is; always the same
 * @row: a row, not before the last one
 * @field: the bit of a field, not before the last one of the row
 * @position: a number below 2³¹, not before the last one of the field
 *
 * Adds a position. Adding the last one again is no harm.
 */
void
hub_positions_draft_add (HubPositionsDraft *self,
                         HubArena          *arena,
                         guint              row,
                         guint              field,
                         guint32            position)
{
  gboolean goes_on = self->begun != NULL && row == self->row && field == self->field;
  guint32 number;

  if (goes_on && position == self->position)
    return;

  g_assert (self->begun == NULL || row > self->row || (row == self->row && field >= self->field));
  g_assert (!goes_on || position > self->position);

  number = (position - (goes_on ? self->position : 0)) << 1 | 1;
  if (goes_on)
    *self->begun &= (guint8) ~1u;
  self->begun = add_byte (self, arena, (number & 0x7f) | (number >= 0x80 ? 0x80 : 0));
  while ((number >>= 7) > 0)
    add_byte (self, arena, (number & 0x7f) | (number >= 0x80 ? 0x80 : 0));

  self->row = row;
  self->field = field;
  self->position = position;
}

/**
 * hub_positions_draft_append:
 * @self: a list
 * @arena: where its memory is; always the same
 * @bytes: (array length=size): positions of one row that another list has
 * @size: how many bytes
 *
 * Adds the positions of a row as they are. Use this or hub_positions_draft_add().
 */
void
hub_positions_draft_append (HubPositionsDraft *self,
                            HubArena          *arena,
                            const guint8      *bytes,
                            gsize              size)
{
  for (gsize i = 0; i < size; i++)
    add_byte (self, arena, bytes[i]);
}
