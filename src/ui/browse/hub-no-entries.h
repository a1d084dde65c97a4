/* hub-no-entries.h: what stands in the place of a list of entries
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-results.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_NO_ENTRIES (hub_no_entries_get_type ())
G_DECLARE_FINAL_TYPE (HubNoEntries, hub_no_entries, HUB, NO_ENTRIES, AdwBin)

void hub_no_entries_show       (HubNoEntries *self,
                                HubResults   *results,
                                gboolean      has_filters);
void hub_no_entries_show_error (HubNoEntries *self,
                                const GError *error);

G_END_DECLS
