/* hub-search-field.h: where people type what they look for
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-browse-model.h"
#include "hub-completion-popover.h"

G_BEGIN_DECLS

#define HUB_TYPE_SEARCH_FIELD (hub_search_field_get_type ())
G_DECLARE_FINAL_TYPE (HubSearchField, hub_search_field, HUB, SEARCH_FIELD, AdwBin)

void                  hub_search_field_set_model   (HubSearchField *self,
                                                    HubBrowseModel *model);
GtkWidget            *hub_search_field_get_entry   (HubSearchField *self);
HubCompletionPopover *hub_search_field_get_popover (HubSearchField *self);
gboolean              hub_search_field_is_asking   (HubSearchField *self);

G_END_DECLS
