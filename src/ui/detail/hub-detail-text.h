/* hub-detail-text.h: long text, a few paragraphs at a time
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
} HubDetailMatch;

#define HUB_TYPE_DETAIL_TEXT (hub_detail_text_get_type ())
G_DECLARE_FINAL_TYPE (HubDetailText, hub_detail_text, HUB, DETAIL_TEXT, AdwBin)

void hub_detail_text_set_text (HubDetailText *self,
                               HubRichText   *text,
                               guint          first,
                               const char    *home);
HubRichText *hub_detail_text_get_text (HubDetailText *self);
/* (element-type GArray): of each block, or NULL, those of HubMark */
void hub_detail_text_set_marks (HubDetailText *self,
                                GPtrArray     *marks);
void hub_detail_text_add_matches (HubDetailText *self,
                                  GArray        *matches);
/* How many more are behind what is shown. */
guint hub_detail_text_count_hidden (HubDetailText *self);
gboolean hub_detail_text_show_hidden (HubDetailText *self,
                                      gboolean       all);
void hub_detail_text_copy     (HubDetailText *self);

G_END_DECLS
