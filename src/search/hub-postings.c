/* hub-postings.c: which rows have a word, and in which fields
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-postings"

#include "hub-postings.h"

static guint16 *
add_unit (HubPostingsDraft *self,
          HubArena         *arena,
          guint             unit)
{
  guint16 *place = hub_arena_list_extend (&self->units, arena, sizeof *place);

  *place = unit;

  return place;
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
      add_unit (self, arena, row / HUB_POSTINGS_BLOCK);
      self->n_in_block = add_unit (self, arena, 0);
    }
  else
    {
      (*self->n_in_block)++;
    }
  self->unit = add_unit (self, arena, (row % HUB_POSTINGS_BLOCK) << 4 | fields);
  self->row = row;
  self->n_rows++;
}
