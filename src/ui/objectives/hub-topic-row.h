/* hub-topic-row.h: a region or a country in a list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-topic.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_TOPIC_ROW (hub_topic_row_get_type ())
G_DECLARE_FINAL_TYPE (HubTopicRow, hub_topic_row, HUB, TOPIC_ROW, AdwBin)

GtkListItemFactory *hub_topic_row_factory_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
