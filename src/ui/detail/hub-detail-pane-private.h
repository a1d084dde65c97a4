/* hub-detail-pane-private.h: what the files of the pane share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-detail-matches.h"
#include "hub-detail-pane.h"
#include "hub-detail-related.h"
#include "hub-former-box.h"
#include "hub-long-text.h"
#include "hub-star-button.h"

G_BEGIN_DECLS

struct _HubDetailPane
{
  AdwBin               parent_instance;

  GtkStack            *stack;
  GtkScrolledWindow   *scroller;
  GtkLabel            *byline;
  GtkLabel            *title;
  GtkLabel            *summary;
  GtkWidget           *withdrawn;
  HubStarButton       *star;
  GtkMenuButton       *more;
  GMenuModel          *more_menu;
  HubFormerBox        *former;
  HubRemarkEditor     *remark;        /* (nullable): NULL until a kept entry was shown */
  HubLongText         *body;
  AdwPreferencesGroup *files;
  GtkWidget           *keep;
  AdwPreferencesGroup *links;
  AdwPreferencesGroup *fields;
  GtkBox              *terms;
  HubDetailRelated    *related;

  HubReader           *reader;        /* (owned) (nullable) */
  HubLibrary          *library;       /* (owned) (nullable) */
  HubEntry            *entry;         /* (owned) (nullable): what is shown */
  HubRow              *marked;        /* (owned) (nullable): where words stand in it */
  HubDetailMatches    *matches;       /* (owned): shows them */
  GCancellable        *cancellable;   /* (owned) (nullable): of the read under way */
  guint                is_asked : 1;  /* the rest of it has been read, or is being read */
  guint                is_copy : 1;   /* shown out of the reading list */
  guint                is_gone : 1;   /* a copy of what is no longer on the hub */
};

/* hub-detail-pane-files.c */
void hub_detail_pane_update_keep   (HubDetailPane  *self);
void hub_detail_pane_show_files    (HubDetailPane  *self,
                                    HubEntry       *entry);
void hub_detail_pane_install_files (GtkWidgetClass *widget_class);

G_END_DECLS
