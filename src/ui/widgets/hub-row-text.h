/* hub-row-text.h: the text of a row, laid out without a widget for each of its parts
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From top to bottom. */
typedef enum
{
  HUB_ROW_TYPE,       /* one line, behind the icon */
  HUB_ROW_TITLE,
  HUB_ROW_FACTS,
  HUB_ROW_SNIPPET,    /* has room for two lines, filled or not */
  HUB_N_ROW_PARTS,
} HubRowPart;

typedef struct _HubRowText HubRowText;

HubRowText    *hub_row_text_new       (GtkWidget     *widget) G_GNUC_WARN_UNUSED_RESULT;
void           hub_row_text_free      (HubRowText    *self);
void           hub_row_text_set_icon  (HubRowText    *self,
                                       const char    *name);
void           hub_row_text_set       (HubRowText    *self,
                                       HubRowPart     part,
                                       const char    *text,
                                       PangoAttrList *marks);
void           hub_row_text_set_waiting (HubRowText  *self,
                                       gboolean       is_waiting);
void           hub_row_text_set_searched (HubRowText *self,
                                       gboolean       is_searched);
const char    *hub_row_text_get       (HubRowText    *self,
                                       HubRowPart     part);
PangoAttrList *hub_row_text_get_marks (HubRowText    *self,
                                       HubRowPart     part);
int            hub_row_text_measure   (HubRowText    *self,
                                       int            width);
void           hub_row_text_snapshot  (HubRowText    *self,
                                       GtkSnapshot   *snapshot,
                                       int            width);
void           hub_row_draw_icon      (GtkWidget     *widget,
                                       GtkSnapshot   *snapshot,
                                       const char    *name,
                                       int            size,
                                       const GdkRGBA *color,
                                       int            x,
                                       int            y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubRowText, hub_row_text_free)

G_END_DECLS
