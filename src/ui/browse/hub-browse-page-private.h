/* hub-browse-page-private.h: what the files of Browse share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-browse-page.h"
#include "hub-chip-bar.h"
#include "hub-facet-panel.h"
#include "hub-no-entries.h"

G_BEGIN_DECLS

struct _HubBrowsePage
{
  AdwBreakpointBin        parent_instance;

  AdwOverlaySplitView    *filters;
  AdwNavigationSplitView *panes;
  AdwBin                 *panel_place;
  HubChipBar             *chips;
  GtkButton              *about;
  GtkLabel               *count;
  GtkDropDown            *order;
  GtkMenuButton          *export_menu;
  GtkStack               *stack;
  GtkListView            *list;
  GtkLabel               *status;
  AdwBin                 *detail_place;

  HubFacetPanel          *panel;      /* (unowned) (nullable): NULL until the list is painted */
  HubDetailPane          *detail;     /* (unowned) (nullable): the same, or until it is needed */
  HubNoEntries           *no_entries; /* (unowned) (nullable): the same */
  HubBrowseModel         *model;      /* (owned) (nullable): NULL until set up */
  HubSettings            *settings;   /* (owned) (nullable) */
  HubQuery               *answered;   /* (owned) (nullable): what the list shows */
  HubListItem            *selected;   /* (owned) (nullable): of the list, NULL while not in it */
  HubWatcher             *watcher;    /* (owned) (nullable): of the saved searches */
  gint64                  selected_us; /* when the selection moved last, by the monotonic clock */
  guint                   rest_id;    /* of the source that shows it when it rests, 0 none */
  guint                   step;       /* of what is made after the first frame */
  guint                   n_waits;    /* frames without an answer */
  guint                   n_first_rows;
  guint                   is_answered : 1;  /* or the first search has failed */
  guint                   is_waiting : 1;   /* for the row of @selected */
};

HubNoEntries *hub_browse_page_get_no_entries (HubBrowsePage *self);

void hub_browse_page_install_actions (GtkWidgetClass   *widget_class);
void hub_browse_page_init_place      (HubPageInterface *iface);
void hub_browse_page_start           (HubBrowsePage    *self);
void hub_browse_page_rest            (HubBrowsePage    *self);
void hub_browse_page_painted         (HubBrowsePage    *self);
void hub_browse_page_update_about    (HubBrowsePage    *self,
                                      HubQuery         *query);

G_END_DECLS
