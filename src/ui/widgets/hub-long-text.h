/* hub-long-text.h: long text, a few paragraphs at a time
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-rich-text.h"
#include "hub-snippet.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A marked word in what is shown. */
typedef struct
{
  GtkLabel *label;    /* (unowned) */
  HubSpan   span;
} HubTextMatch;

#define HUB_TYPE_LONG_TEXT (hub_long_text_get_type ())
G_DECLARE_FINAL_TYPE (HubLongText, hub_long_text, HUB, LONG_TEXT, AdwBin)

void         hub_long_text_set_text     (HubLongText *self,
                                         HubRichText *text,
                                         guint        first,
                                         const char  *home);
HubRichText *hub_long_text_get_text     (HubLongText *self);
/* (element-type GArray): of each block, or NULL, those of HubMark */
void         hub_long_text_set_marks    (HubLongText *self, GPtrArray *marks);
void         hub_long_text_add_matches  (HubLongText *self, GArray *matches);
/* How many more are behind what is shown. */
guint        hub_long_text_count_hidden (HubLongText *self);
gboolean     hub_long_text_show_hidden  (HubLongText *self, gboolean all);
void         hub_long_text_copy         (HubLongText *self);

G_END_DECLS
