/* hub-matrix-layout.c: where the parts of a matrix are
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-matrix"

#include "hub-matrix-layout.h"

#include "hub-cross.h"

#define PADDING       6      /* pixels around what stands in a cell */
#define CELL_DIGITS   4      /* that the narrowest cell has room for */
#define HEAD_DIGITS   11     /* and the widest, before heads are broken into lines */
#define HEAD_LINES    3      /* at most */
#define LINE_DIGITS   12
#define HEAD_SHARE    0.38   /* of the width, at most, for the heads of the rows */
#define NAME_DIGITS   36     /* for which there is room there, at most */
#define LEAST_DIGITS  14     /* and at least, if large text leaves little room */
#define STRETCH       1.5    /* how much wider cells become where there is room */
#define MINIMUM_CELL  32     /* pixels: what a finger hits */

/**
 * hub_matrix_layout_fit:
 * @self: a layout with its size and numbers set
 * @text: what text takes
 * @has_lines: whether rows end with a line of years
 *
 * Finds how large cells and heads are: as small as their text allows, but wider where there is
 * room.
 */
void
hub_matrix_layout_fit (HubMatrixLayout     *self,
                       const HubMatrixText *text,
                       gboolean             has_lines)
{
  int most = CLAMP ((int) (self->width * HEAD_SHARE), LEAST_DIGITS * text->digit,
                    NAME_DIGITS * text->digit);
  int longest = HEAD_DIGITS * text->digit;
  int n_lines = 1;
  int room;

  self->head_width = MIN (text->row_head + 3 * PADDING, most);
  self->cell_width = MAX (MINIMUM_CELL, CELL_DIGITS * text->digit + 2 * PADDING);
  self->cell_width = MAX (self->cell_width, MIN (text->head, longest) + 2 * PADDING);
  self->cell_width = MAX (self->cell_width, text->total + 2 * PADDING);
  self->line_width = has_lines ? LINE_DIGITS * text->digit : 0;

  room = self->width - self->head_width - self->line_width;
  room /= MAX (self->n_columns + 1, 1);
  self->cell_width = CLAMP (room, self->cell_width, (int) (self->cell_width * STRETCH));

  while (n_lines < HEAD_LINES && text->head > n_lines * (self->cell_width - 2 * PADDING) * 4 / 5)
    n_lines++;
  self->head_height = n_lines * text->line + 2 * PADDING;
  /* Two lines where there is little room, but not for a few names that are longer than others. */
  n_lines = text->row_usual + 3 * PADDING > self->head_width ? 2 : 1;
  self->cell_height = MAX (MINIMUM_CELL, n_lines * text->line + 2 * PADDING);
}

int
hub_matrix_layout_get_width (const HubMatrixLayout *self)
{
  return self->head_width + (self->n_columns + 1) * self->cell_width + self->line_width;
}

int
hub_matrix_layout_get_height (const HubMatrixLayout *self)
{
  return self->head_height + (self->n_rows + 1) * self->cell_height;
}

static graphene_rect_t
make_rect (const HubMatrixLayout *self,
           double                 x,
           double                 y,
           double                 width,
           double                 height)
{
  if (self->is_rtl)
    x = self->width - x - width;
  return GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);
}

/**
 * hub_matrix_layout_get_cell:
 * @self: a layout
 * @row: a row, or %HUB_MATRIX_HEAD
 * @column: a column, %HUB_MATRIX_HEAD, or the number of columns for the line of years
 *
 * Finds where a cell is, in the widget; it may be below a head, or outside.
 *
 * Returns: the place
 */
graphene_rect_t
hub_matrix_layout_get_cell (const HubMatrixLayout *self,
                            int                    row,
                            int                    column)
{
  double x = self->head_width + (column - HUB_CROSS_ALL) * (double) self->cell_width - self->x;
  double y = self->head_height + (row - HUB_CROSS_ALL) * (double) self->cell_height - self->y;
  double width = column == self->n_columns ? self->line_width : self->cell_width;
  double height = self->cell_height;

  if (column == HUB_MATRIX_HEAD)
    {
      x = 0;
      width = self->head_width;
    }
  if (row == HUB_MATRIX_HEAD)
    {
      y = 0;
      height = self->head_height;
    }
  return make_rect (self, x, y, width, height);
}

graphene_rect_t
hub_matrix_layout_get_body (const HubMatrixLayout *self)
{
  return make_rect (self, self->head_width, self->head_height,
                    MAX (self->width - self->head_width, 0),
                    MAX (self->height - self->head_height, 0));
}

/**
 * hub_matrix_layout_find:
 * @self: a layout
 * @x: from the left of the widget
 * @y: from its top
 * @row: (out): the row there
 * @column: (out): the column there
 *
 * Finds what is at a place. At a head that is its total, and so it is at a line of years.
 *
 * Returns: whether there is anything
 */
gboolean
hub_matrix_layout_find (const HubMatrixLayout *self,
                        double                 x,
                        double                 y,
                        int                   *row,
                        int                   *column)
{
  double from = self->is_rtl ? self->width - x : x;

  *row = HUB_CROSS_ALL;
  *column = HUB_CROSS_ALL;
  if (from < 0 || y < 0 || from >= self->width || y >= self->height ||
      from + self->x >= hub_matrix_layout_get_width (self) ||
      y + self->y >= hub_matrix_layout_get_height (self))
    return FALSE;

  if (y >= self->head_height)
    *row += (int) ((y + self->y - self->head_height) / self->cell_height);
  if (from >= self->head_width)
    *column += (int) ((from + self->x - self->head_width) / self->cell_width);
  if (*column >= self->n_columns)
    *column = HUB_CROSS_ALL;
  return TRUE;
}

/**
 * hub_matrix_layout_get_shown:
 * @self: a layout
 * @first_row: (out): the first row of which something is shown
 * @last_row: (out): the last one
 * @first_column: (out): the first column
 * @last_column: (out): the last one
 *
 * Finds the cells that are on the screen.
 */
void
hub_matrix_layout_get_shown (const HubMatrixLayout *self,
                             int                   *first_row,
                             int                   *last_row,
                             int                   *first_column,
                             int                   *last_column)
{
  *first_row = HUB_CROSS_ALL + (int) (self->y / self->cell_height);
  *last_row = MIN (HUB_CROSS_ALL + (int) ((self->y + self->height - self->head_height) /
                                          self->cell_height), self->n_rows - 1);
  *first_column = HUB_CROSS_ALL + (int) (self->x / self->cell_width);
  *last_column = MIN (HUB_CROSS_ALL + (int) ((self->x + self->width - self->head_width) /
                                             self->cell_width), self->n_columns - 1);
}

static double
reach (double scrolled,
       double start,
       double size,
       double room)
{
  if (start < scrolled)
    return start;
  return MAX (scrolled, start + size - room);
}

/**
 * hub_matrix_layout_show:
 * @self: a layout
 * @row: a row
 * @column: a column
 *
 * Scrolls so far that a cell is on the screen; behind the last column is the line of years, which
 * comes along.
 */
void
hub_matrix_layout_show (HubMatrixLayout *self,
                        int              row,
                        int              column)
{
  double width = self->cell_width + (column == self->n_columns - 1 ? self->line_width : 0);

  self->x = reach (self->x, (column - HUB_CROSS_ALL) * (double) self->cell_width, width,
                   self->width - self->head_width);
  self->y = reach (self->y, (row - HUB_CROSS_ALL) * (double) self->cell_height, self->cell_height,
                   self->height - self->head_height);
}
