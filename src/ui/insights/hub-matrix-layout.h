/* hub-matrix-layout.h: where the parts of a matrix are
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Rows and columns count from HUB_CROSS_ALL, -1, for the totals. The row before is that of the
 * heads, and the column before; the one behind the last column is that of the lines. */
#define HUB_MATRIX_HEAD (-2)

/* Pixels. Positions run from where reading begins, until they become rectangles. */
typedef struct
{
  int      width;         /* of what there is room for */
  int      height;
  int      n_rows;
  int      n_columns;
  int      head_width;    /* of the heads of the rows, which stay where they are */
  int      head_height;   /* of the heads of the columns, which do as well */
  int      cell_width;
  int      cell_height;
  int      line_width;    /* of the lines of years, 0 for none */
  double   x;             /* how far it is scrolled */
  double   y;
  gboolean is_rtl;
} HubMatrixLayout;

/* What text takes. */
typedef struct
{
  int digit;       /* width of a digit */
  int line;        /* height of a line */
  int number;      /* width of the number of an objective, with what is behind it */
  int total;       /* width of the largest total, for no number may be cut */
  int row_head;    /* width of the widest head of a row */
  int row_usual;   /* of one that is not much longer than others */
  int head;        /* of that of a column */
} HubMatrixText;

void            hub_matrix_layout_fit       (HubMatrixLayout       *self,
                                             const HubMatrixText   *text,
                                             gboolean               has_lines);
int             hub_matrix_layout_get_width  (const HubMatrixLayout *self);
int             hub_matrix_layout_get_height (const HubMatrixLayout *self);
graphene_rect_t hub_matrix_layout_get_cell  (const HubMatrixLayout *self,
                                             int                    row,
                                             int                    column);
/* What scrolls, without the heads. */
graphene_rect_t hub_matrix_layout_get_body  (const HubMatrixLayout *self);
gboolean        hub_matrix_layout_find      (const HubMatrixLayout *self,
                                             double                 x,
                                             double                 y,
                                             int                   *row,
                                             int                   *column);
void            hub_matrix_layout_get_shown (const HubMatrixLayout *self,
                                             int                   *first_row,
                                             int                   *last_row,
                                             int                   *first_column,
                                             int                   *last_column);
/* Scrolls as little as shows a cell. */
void            hub_matrix_layout_show      (HubMatrixLayout       *self,
                                             int                    row,
                                             int                    column);

G_END_DECLS
