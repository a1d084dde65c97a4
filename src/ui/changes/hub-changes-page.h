/* hub-changes-page.h: what is new since …
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-change-list.h"
#include "hub-news.h"
#include "hub-page.h"

G_BEGIN_DECLS

#define HUB_TYPE_CHANGES_PAGE (hub_changes_page_get_type ())
G_DECLARE_FINAL_TYPE (HubChangesPage, hub_changes_page, HUB, CHANGES_PAGE, AdwBreakpointBin)

void           hub_changes_page_set_up      (HubChangesPage *self,
                                             HubReader      *reader,
                                             HubLibrary     *library,
                                             HubNews        *news);
HubChangeList *hub_changes_page_get_list    (HubChangesPage *self);
HubDetailPane *hub_changes_page_get_detail  (HubChangesPage *self);

G_END_DECLS
