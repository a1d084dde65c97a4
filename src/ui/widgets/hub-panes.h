/* hub-panes.h: a list beside an entry, or behind it in a narrow window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-detail-pane.h"

G_BEGIN_DECLS

gboolean hub_panes_can_go_back (AdwNavigationSplitView *panes);
gboolean hub_panes_go_back     (AdwNavigationSplitView *panes);
void     hub_panes_show_entry  (AdwNavigationSplitView *panes,
                                HubDetailPane          *detail,
                                HubEntry               *entry);
/* (transfer full) (nullable): what is read in them */
HubEntry *hub_panes_dup_entry  (AdwNavigationSplitView *panes,
                                HubDetailPane          *detail) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
