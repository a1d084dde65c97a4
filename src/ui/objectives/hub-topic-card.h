/* hub-topic-card.h: an objective, or the like, in a grid or a list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-topic.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_TOPIC_CARD (hub_topic_card_get_type ())
G_DECLARE_FINAL_TYPE (HubTopicCard, hub_topic_card, HUB, TOPIC_CARD, AdwBin)

void                hub_topic_card_set_topic   (HubTopicCard *self,
                                                HubTopic     *topic);
GtkListItemFactory *hub_topic_card_factory_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
