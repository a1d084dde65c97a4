/* hub-topic-overview.h: all objectives, principles, regions and countries
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-reader.h"
#include "hub-topic.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_TOPIC_OVERVIEW (hub_topic_overview_get_type ())
G_DECLARE_FINAL_TYPE (HubTopicOverview, hub_topic_overview, HUB, TOPIC_OVERVIEW, AdwBin)

void          hub_topic_overview_set_up  (HubTopicOverview *self,
                                          HubReader        *reader);
HubVocabulary hub_topic_overview_get_tab (HubTopicOverview *self);
void          hub_topic_overview_set_tab (HubTopicOverview *self,
                                          HubVocabulary     vocabulary);
void          hub_topic_overview_focus   (HubTopicOverview *self);

G_END_DECLS
