/* hub-search-provider.h: answers the search of the desktop
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HUB_TYPE_SEARCH_PROVIDER (hub_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (HubSearchProvider, hub_search_provider, HUB, SEARCH_PROVIDER, GApplication)

HubSearchProvider *hub_search_provider_new (const char *data_dir) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
