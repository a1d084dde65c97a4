/* hub-browse-page.h: facets, list and entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-browse-model.h"
#include "hub-page.h"
#include "hub-settings.h"
#include "hub-watcher.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_BROWSE_PAGE (hub_browse_page_get_type ())
G_DECLARE_FINAL_TYPE (HubBrowsePage, hub_browse_page, HUB, BROWSE_PAGE, AdwBreakpointBin)

void            hub_browse_page_set_up           (HubBrowsePage *self,
                                                  HubReader     *reader,
                                                  HubLibrary    *library,
                                                  HubSettings   *settings);
HubBrowseModel *hub_browse_page_get_model        (HubBrowsePage *self);
HubDetailPane  *hub_browse_page_get_detail       (HubBrowsePage *self);
void            hub_browse_page_set_watcher      (HubBrowsePage *self,
                                                  HubWatcher    *watcher);
void            hub_browse_page_show_query       (HubBrowsePage *self,
                                                  HubQuery      *query);
void            hub_browse_page_show_entry       (HubBrowsePage *self,
                                                  HubEntry      *entry);
void            hub_browse_page_show_no_entry    (HubBrowsePage *self);
void            hub_browse_page_set_status       (HubBrowsePage *self,
                                                  const char    *status);
gboolean        hub_browse_page_get_show_filters (HubBrowsePage *self);
void            hub_browse_page_set_show_filters (HubBrowsePage *self,
                                                  gboolean       show);
gboolean        hub_browse_page_has_filters_above (HubBrowsePage *self);
void            hub_browse_page_focus_list       (HubBrowsePage *self);

G_END_DECLS
