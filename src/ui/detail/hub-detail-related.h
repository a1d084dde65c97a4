/* hub-detail-related.h: entries that have much in common with the one that is read
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-reader.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_DETAIL_RELATED (hub_detail_related_get_type ())
G_DECLARE_FINAL_TYPE (HubDetailRelated, hub_detail_related, HUB, DETAIL_RELATED, AdwBin)

void hub_detail_related_set_entry (HubDetailRelated *self,
                                   HubReader        *reader,
                                   HubEntry         *entry);

G_END_DECLS
