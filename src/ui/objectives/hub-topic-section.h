/* hub-topic-section.h: the first entries of one kind, on the page of a topic
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-brief.h"
#include "hub-list-item.h"
#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget   *hub_topic_section_new        (HubTopic              *topic,
                                           HubKind                kind,
                                           const HubBriefSection *section,
                                           GPtrArray             *items,
                                           GtkWidget            **list);
HubListItem *hub_topic_section_get_item   (GtkListBoxRow         *row);   /* (nullable) */
void         hub_topic_section_set_browse (GtkWidget             *widget,
                                           HubTopic              *topic,
                                           HubFacet               facet,
                                           const char            *code);

G_END_DECLS
