/* hub-matrix-private.h: what the files of the matrix share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-matrix-layout.h"
#include "hub-matrix.h"

G_BEGIN_DECLS

struct _HubMatrix
{
  GtkWidget        parent_instance;

  GtkAdjustment   *adjustments[2];     /* (owned) (nullable): by orientation */
  GtkScrollablePolicy policies[2];
  HubCross        *cross;              /* (owned) (nullable) */
  HubMatrixText    text;
  HubMatrixLayout  layout;
  guint            highest;            /* of the counts of cells */
  int              row;                /* where the keyboard is */
  int              column;
  int              pointed_row;        /* where the pointer is, if it is anywhere */
  int              pointed_column;
  GHashTable      *numbers;            /* (owned): of count to PangoLayout */
  GHashTable      *heads;              /* (owned): of row or column to PangoLayout */
  GHashTable      *nodes;              /* (owned): what a screen reader has asked for */
  guint            is_pointed : 1;
  guint            is_configuring : 1; /* the adjustments, by itself */
};

void           hub_matrix_configure     (HubMatrix *self);
void           hub_matrix_look_at       (HubMatrix *self);
void           hub_matrix_activate_cell (HubMatrix *self,
                                         int        row,
                                         int        column);

/* hub-matrix-draw.c */
void           hub_matrix_draw          (HubMatrix   *self,
                                         GtkSnapshot *snapshot);
void           hub_matrix_forget_text   (HubMatrix   *self);
void           hub_matrix_measure_text  (HubMatrix   *self);

/* hub-matrix-move.c */
void           hub_matrix_tell_cursor   (HubMatrix      *self);
void           hub_matrix_bind_keys     (GtkWidgetClass *widget_class);
void           hub_matrix_watch_pointer (HubMatrix      *self);

/* hub-matrix-node.c */
GtkAccessible *hub_matrix_get_node      (HubMatrix *self,
                                         int        row,
                                         int        column);
void           hub_matrix_rename_nodes  (HubMatrix *self);
void           hub_matrix_drop_nodes    (HubMatrix *self);

G_END_DECLS
