/* hub-search-tips.h: how to search
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_SEARCH_TIPS (hub_search_tips_get_type ())
G_DECLARE_FINAL_TYPE (HubSearchTips, hub_search_tips, HUB, SEARCH_TIPS, AdwDialog)

AdwDialog *hub_search_tips_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
