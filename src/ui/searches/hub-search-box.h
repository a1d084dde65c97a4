/* hub-search-box.h: the saved searches, with what they count
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-watcher.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_SEARCH_BOX (hub_search_box_get_type ())
G_DECLARE_FINAL_TYPE (HubSearchBox, hub_search_box, HUB, SEARCH_BOX, AdwBin)

void hub_search_box_set_up (HubSearchBox *self,
                            HubLibrary   *library,
                            HubWatcher   *watcher);

G_END_DECLS
