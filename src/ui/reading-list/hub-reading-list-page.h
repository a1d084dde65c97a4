/* hub-reading-list-page.h: what the user keeps
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-export.h"
#include "hub-page.h"

G_BEGIN_DECLS

#define HUB_TYPE_READING_LIST_PAGE (hub_reading_list_page_get_type ())
G_DECLARE_FINAL_TYPE (HubReadingListPage, hub_reading_list_page, HUB, READING_LIST_PAGE,
                      AdwBreakpointBin)

void           hub_reading_list_page_set_up      (HubReadingListPage *self,
                                                  HubReader          *reader,
                                                  HubLibrary         *library);
void           hub_reading_list_page_set_failed  (HubReadingListPage *self,
                                                  gboolean            failed);
void           hub_reading_list_page_show_entry  (HubReadingListPage *self,
                                                  HubEntry           *kept);
GtkEditable   *hub_reading_list_page_get_search (HubReadingListPage *self);
HubDetailPane *hub_reading_list_page_get_detail  (HubReadingListPage *self);
GPtrArray     *hub_reading_list_page_list_chosen (HubReadingListPage *self)
                                                  G_GNUC_WARN_UNUSED_RESULT;
HubExport     *hub_reading_list_page_export      (HubReadingListPage *self)
                                                  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
