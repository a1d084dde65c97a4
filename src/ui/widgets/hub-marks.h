/* hub-marks.h: words that were looked for, made to stand out in text
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-snippet.h"
#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  HUB_MARKS_BOLD,
  HUB_MARKS_TINTED,     /* bold, and on the accent colour, where the text itself may be bold */
} HubMarksStyle;

PangoAttrList *hub_marks_to_attributes (GArray       *marks,
                                        HubMarksStyle style,
                                        const char   *text,
                                        const char   *shown) G_GNUC_WARN_UNUSED_RESULT;
void           hub_marks_show          (GtkLabel     *label,
                                        GArray       *marks,
                                        HubMarksStyle style,
                                        const char   *text);

G_END_DECLS
