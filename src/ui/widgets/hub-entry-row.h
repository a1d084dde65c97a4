/* hub-entry-row.h: an entry in a list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-gone.h"
#include "hub-list-item.h"
#include "hub-row-text.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_ENTRY_ROW (hub_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (HubEntryRow, hub_entry_row, HUB, ENTRY_ROW, GtkWidget)

GtkListItemFactory *hub_entry_row_factory_new (HubGone     *gone) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget          *hub_entry_row_new         (void);
void                hub_entry_row_set_item    (HubEntryRow *self,
                                               HubListItem *item);
HubRowText         *hub_entry_row_get_text    (HubEntryRow *self);

G_END_DECLS
