/* hub-detail-pane.h: one entry, whole
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-library.h"
#include "hub-reader.h"
#include "hub-remark-editor.h"
#include "hub-rich-text.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_DETAIL_PANE (hub_detail_pane_get_type ())
G_DECLARE_FINAL_TYPE (HubDetailPane, hub_detail_pane, HUB, DETAIL_PANE, AdwBin)

void      hub_detail_pane_set_up     (HubDetailPane *self,
                                      HubReader     *reader,
                                      HubLibrary    *library);
void      hub_detail_pane_show_row   (HubDetailPane *self,
                                      HubRow        *row);
void      hub_detail_pane_set_marks  (HubDetailPane *self,
                                      HubRow        *row);
void      hub_detail_pane_show_copy  (HubDetailPane *self,
                                      HubEntry      *entry);
void      hub_detail_pane_set_gone   (HubDetailPane *self,
                                      gboolean       is_gone);
void      hub_detail_pane_clear      (HubDetailPane *self);
void      hub_detail_pane_show_gone  (HubDetailPane *self);
void      hub_detail_pane_focus      (HubDetailPane *self);
void      hub_detail_pane_flush      (HubDetailPane *self);
void      hub_detail_pane_go_to_match (HubDetailPane *self,
                                       gboolean       is_back);
HubEntry *hub_detail_pane_get_entry  (HubDetailPane *self);
HubRichText *hub_detail_pane_get_text (HubDetailPane *self);
HubRemarkEditor *hub_detail_pane_get_remark (HubDetailPane *self);

G_END_DECLS
