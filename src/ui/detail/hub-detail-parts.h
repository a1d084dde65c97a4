/* hub-detail-parts.h: terms, files and fields of an entry, as widgets
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-files.h"
#include <adwaita.h>

G_BEGIN_DECLS

/* whether both are there, and one entry in one language */
gboolean hub_detail_parts_is_same (HubEntry         *a,
                                   HubEntry         *b);
void hub_detail_parts_fill_terms  (GtkBox              *box,
                                   HubEntry            *entry);
void hub_detail_parts_fill_files  (AdwPreferencesGroup *group,
                                   HubEntry            *entry,
                                   gboolean             are_files,
                                   HubFiles            *files);
void hub_detail_parts_fill_fields (AdwPreferencesGroup *group,
                                   HubEntry            *entry);

G_END_DECLS
