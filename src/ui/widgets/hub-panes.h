/* hub-panes.h: a list beside an entry, or behind it in a narrow window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

gboolean hub_panes_can_go_back (AdwNavigationSplitView *panes);
gboolean hub_panes_go_back     (AdwNavigationSplitView *panes);

G_END_DECLS
