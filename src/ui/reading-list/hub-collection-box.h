/* hub-collection-box.h: in which collections entries are
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-library.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_COLLECTION_BOX (hub_collection_box_get_type ())
G_DECLARE_FINAL_TYPE (HubCollectionBox, hub_collection_box, HUB, COLLECTION_BOX, AdwBin)

void hub_collection_box_set_up      (HubCollectionBox *self,
                                     HubLibrary       *library);
void hub_collection_box_set_entries (HubCollectionBox *self,
                                     GPtrArray        *entries);

G_END_DECLS
