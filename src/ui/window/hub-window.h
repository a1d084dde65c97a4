/* hub-window.h: the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-browse-page.h"
#include "hub-changes-page.h"
#include "hub-deep-link.h"
#include "hub-events-page.h"
#include "hub-exporter.h"
#include "hub-insights-page.h"
#include "hub-notice.h"
#include "hub-objectives-page.h"
#include "hub-reading-list-page.h"
#include "hub-search-field.h"
#include "hub-settings.h"
#include "hub-sync-control.h"
#include "hub-watcher.h"

G_BEGIN_DECLS

#define HUB_TYPE_WINDOW (hub_window_get_type ())
G_DECLARE_FINAL_TYPE (HubWindow, hub_window, HUB, WINDOW, AdwApplicationWindow)

GtkWidget          *hub_window_new              (GtkApplication *application,
                                                 HubReader      *reader,
                                                 HubLibrary     *library,
                                                 HubSyncControl *sync,
                                                 HubSettings    *settings);
HubNotice          *hub_window_get_notice       (HubWindow      *self);
HubSearchField     *hub_window_get_field        (HubWindow      *self);
GtkWidget          *hub_window_get_search       (HubWindow      *self);   /* its entry */
HubBrowsePage      *hub_window_get_browse       (HubWindow      *self);
HubEventsPage      *hub_window_get_events       (HubWindow      *self);
HubObjectivesPage  *hub_window_get_objectives   (HubWindow      *self);
HubReadingListPage *hub_window_get_reading_list (HubWindow      *self);
HubInsightsPage    *hub_window_get_insights     (HubWindow      *self);
HubChangesPage     *hub_window_get_changes      (HubWindow      *self);
HubNews            *hub_window_get_news         (HubWindow      *self);
HubExporter        *hub_window_get_exporter     (HubWindow      *self);
void                hub_window_set_watcher      (HubWindow      *self,
                                                 HubWatcher     *watcher);
void                hub_window_import           (HubWindow      *self,
                                                 const char     *path);
gboolean            hub_window_import_pack      (HubWindow      *self,
                                                 const char     *address);
void                hub_window_show_place       (HubWindow      *self,
                                                 const char     *name);
void                hub_window_follow_query     (HubWindow      *self,
                                                 HubQuery       *query);
void                hub_window_show_entry       (HubWindow      *self,
                                                 const char     *uuid,
                                                 const char     *langcode);
void                hub_window_show_kept        (HubWindow      *self,
                                                 const char     *uuid,
                                                 const char     *langcode);
void                hub_window_open_link        (HubWindow         *self,
                                                 const HubDeepLink *link);
void                hub_window_open_address     (HubWindow      *self,
                                                 const char     *address);
/* hub-window-sharing.c */
void                hub_window_open_file        (HubWindow      *self,
                                                 GFile          *file);
gboolean            hub_window_opens            (GFile          *file);
void                hub_window_toast            (HubWindow      *self,
                                                 const char     *text);

G_END_DECLS
