/* hub-reading-list-page-private.h: what the files of the page share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-collection-box.h"
#include "hub-detail-place.h"
#include "hub-due-popover.h"
#include "hub-gone.h"
#include "hub-kept-view.h"
#include "hub-reading-list-page.h"

G_BEGIN_DECLS

struct _HubReadingListPage
{
  AdwBreakpointBin        parent_instance;

  AdwNavigationSplitView *panes;
  GtkWidget              *head;
  GtkLabel               *count;
  GtkSearchEntry         *search;
  GtkMenuButton          *facets;
  GtkDropDown            *show;
  GtkMenuButton          *collection_menu;
  GMenuModel             *collection;
  GtkDropDown            *order;
  GtkStringList          *orders;
  GtkWidget              *share;
  GtkToggleButton        *select;
  GtkMenuButton          *export_menu;
  GtkStack               *stack;
  GtkListView            *list;
  GtkWidget              *clear_search;
  GtkActionBar           *many;
  GtkWidget              *kept_acts;
  GtkWidget              *restore_chosen;
  GtkWidget              *due_menu;
  HubDuePopover          *due_chosen;
  GtkWidget              *remove_chosen;
  GtkMenuButton          *export_chosen;
  GtkWidget              *collect_chosen;
  GtkLabel               *n_chosen;
  HubCollectionBox       *collections;
  GtkMenuButton          *status_menu;
  GMenuModel             *statuses;
  GtkMenuButton          *more_menu;
  GMenuModel             *more_chosen;
  HubDetailPlace         *detail;

  HubReader              *reader;      /* (owned) (nullable): NULL until set up */
  HubLibrary             *library;     /* (owned) (nullable): the same */
  HubGone                *gone;        /* (owned) (nullable) */
  HubKeptView            *view;        /* (owned) (nullable) */
  GtkMultiSelection      *selection;   /* (owned) (nullable) */
  GtkEventController     *taps;        /* (unowned): on the list, while the user selects */
  HubResults             *results;     /* (owned) (nullable): of the last search */
  GCancellable           *cancellable; /* (owned) (nullable): of the search under way */
  guint                   failed : 1;
  guint                   is_updating : 1;
  guint                   is_searching : 1;
};

void       hub_reading_list_page_update          (HubReadingListPage *self);
void       hub_reading_list_page_update_chosen   (HubReadingListPage *self);
void       hub_reading_list_page_update_panes    (HubReadingListPage *self);
void       hub_reading_list_page_toggle          (HubReadingListPage *self,
                                                  guint               position);
gboolean   hub_reading_list_page_is_selecting    (HubReadingListPage *self);
void       hub_reading_list_page_watch_taps      (HubReadingListPage *self);
void       hub_reading_list_page_look            (HubReadingListPage *self);
void       hub_reading_list_page_narrow          (HubReadingListPage *self,
                                                  HubFacet            facet,
                                                  const char         *code);
void       hub_reading_list_page_set_due         (HubReadingListPage *self,
                                                  const char         *due);
void       hub_reading_list_page_update_actions  (HubReadingListPage *self);
void       hub_reading_list_page_install_actions (GtkWidgetClass     *widget_class);
void       hub_reading_list_page_update_collection  (HubReadingListPage *self);
void       hub_reading_list_page_install_collection (GtkWidgetClass     *widget_class);

G_END_DECLS
