/* hub-window-private.h: what the files of the window share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-exporter.h"
#include "hub-history.h"
#include "hub-place-bar.h"
#include "hub-renewer.h"
#include "hub-saver.h"
#include "hub-sync-button.h"
#include "hub-window.h"

G_BEGIN_DECLS

struct _HubWindow
{
  AdwApplicationWindow  parent_instance;

  AdwToastOverlay      *toasts;
  GtkWidget            *back;
  GtkWidget            *filters;
  AdwBin               *wide_place;
  AdwBin               *narrow_place;
  HubSearchField       *search;
  AdwViewSwitcher      *switcher;
  GtkMenuButton        *menu;
  GMenuModel           *main_menu;
  HubPlaceBar          *place_bar;       /* at the bottom of a narrow window */
  AdwViewStack         *places;
  HubSyncButton        *sync;
  HubNotice            *notice;
  HubBrowsePage        *browse;
  AdwBin               *events;          /* as is its */
  AdwBin               *objectives;      /* its page is made on the first visit */
  AdwBin               *reading_list;    /* the same */
  AdwBin               *insights;        /* the same */
  AdwBin               *changes;         /* the same */
  AdwViewStackPage     *changes_page;    /* of the switcher; shows the news */

  HubReader            *reader;          /* (owned) (nullable) */
  HubLibrary           *library;         /* (owned) (nullable) */
  HubSyncControl       *control;         /* (owned) (nullable) */
  HubSettings          *settings;        /* (owned) (nullable) */
  HubSaver             *saver;           /* (owned) (nullable) */
  HubRenewer           *renewer;         /* (owned) (nullable) */
  HubNews              *news;            /* (owned) (nullable) */
  HubExporter          *exporter;        /* (owned) (nullable) */
  GCancellable         *cancellable;     /* (owned): of all reads of this window */
  HubHistory           *history;         /* (owned): of what was looked at */
  char                 *status;          /* (owned): how old the catalogue is */
  char                 *hub;             /* (owned) (nullable): that the catalogue is of */
  char                 *place;           /* (owned) (nullable): to go to behind the first list */
  char                 *kept;            /* (owned) (nullable): what is reported gone and kept */
  guint                 is_narrow : 1;
  guint                 has_failed_library : 1;
  guint                 is_travelling : 1;   /* back or forward */
  guint                 is_asking : 1;       /* whether to go with a note that is not stored */
};

HubPage *hub_window_get_page        (HubWindow      *self);   /* that is shown */
void     hub_window_follow_page     (HubWindow      *self,
                                     gpointer        page);
void     hub_window_place_changed   (HubWindow      *self);
gboolean hub_window_is_browsing     (HubWindow      *self);
gboolean hub_window_can_go_back     (HubWindow      *self);
void     hub_window_update_header   (HubWindow      *self);
void     hub_window_keep_missed     (HubWindow      *self,
                                     const char     *digest);
void     hub_window_load_library    (HubWindow      *self);
void     hub_window_install_actions (GtkWidgetClass *widget_class);
void     hub_window_install_export_actions (GtkWidgetClass *widget_class);

/* Of the place that is shown, in hub-window-places.c. */
HubDetailPane *hub_window_get_detail (HubWindow *self);
HubEntry      *hub_window_get_entry  (HubWindow *self);

/* hub-window-leave.c */
gboolean hub_window_ask_to_leave    (HubWindow      *self);
void     hub_window_let_dialogs_quit (HubWindow     *self);

/* hub-window-search.c */
void     hub_window_install_search  (GtkWidgetClass *widget_class);
void     hub_window_watch_typing    (HubWindow      *self);

/* hub-window-pages.c */
void     hub_window_show_news       (HubWindow      *self);

/* What one has looked at, in hub-window-history.c. */
void     hub_window_install_history (GtkWidgetClass *widget_class);
void     hub_window_watch_buttons   (HubWindow      *self);
void     hub_window_note_spot       (HubWindow      *self);
void     hub_window_install_library_actions (GtkWidgetClass *widget_class);
void     hub_window_watch_library   (HubWindow      *self);
void     hub_window_accept_lists    (HubWindow      *self);
void     hub_window_install_sharing (GtkWidgetClass *widget_class);

G_END_DECLS
