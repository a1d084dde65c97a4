/* hub-detail-text.h: long text, a few paragraphs at a time
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-rich-text.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_DETAIL_TEXT (hub_detail_text_get_type ())
G_DECLARE_FINAL_TYPE (HubDetailText, hub_detail_text, HUB, DETAIL_TEXT, AdwBin)

void hub_detail_text_set_text (HubDetailText *self,
                               HubRichText   *text,
                               guint          first,
                               const char    *home);
HubRichText *hub_detail_text_get_text (HubDetailText *self);
void hub_detail_text_copy     (HubDetailText *self);

G_END_DECLS
