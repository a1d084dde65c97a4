/* hub-matrix.h: counts of one facet against another, to look at and to walk through
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-cross.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HUB_TYPE_MATRIX (hub_matrix_get_type ())
G_DECLARE_FINAL_TYPE (HubMatrix, hub_matrix, HUB, MATRIX, GtkWidget)

void            hub_matrix_set_cross     (HubMatrix *self,
                                          HubCross  *cross);   /* (nullable) */
HubCross       *hub_matrix_get_cross     (HubMatrix *self);    /* (nullable) */
void            hub_matrix_get_cursor    (HubMatrix *self,
                                          int       *row,
                                          int       *column);
void            hub_matrix_set_cursor    (HubMatrix *self,
                                          int        row,
                                          int        column);
graphene_rect_t hub_matrix_get_cell_rect (HubMatrix *self,
                                          int        row,
                                          int        column);
char           *hub_matrix_dup_sentence  (HubMatrix *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
