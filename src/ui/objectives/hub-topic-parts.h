/* hub-topic-parts.h: the parts of the page of a topic, as widgets
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-brief.h"
#include <adwaita.h>

G_BEGIN_DECLS

/* In their order on the page. */
typedef enum
{
  HUB_TOPIC_PART_CONTEXT,        /* why an objective matters */
  HUB_TOPIC_PART_ACTIONS,
  HUB_TOPIC_PART_MENTIONS,       /* where else the Compact has its theme */
  HUB_TOPIC_PART_MENTIONED_BY,
  HUB_TOPIC_PART_NOTHING,        /* that there is no entry */
  HUB_TOPIC_PART_REGION,         /* of a country */
  HUB_TOPIC_PART_OBJECTIVES,     /* entries by objective */
  HUB_TOPIC_PART_COUNTRIES,      /* of a region */
  HUB_TOPIC_PART_MISSING,        /* objectives without an entry; it and what follows is less urgent
                                  * than the entries */
  HUB_TOPIC_PART_LANGUAGES,      /* of the Compact */
} HubTopicPart;

#define HUB_N_TOPIC_PARTS (HUB_TOPIC_PART_LANGUAGES + 1)

char      *hub_topic_parts_dup_kind (HubTopic     *topic) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *hub_topic_parts_make     (HubBrief     *brief,
                                     HubTopicPart  part);   /* (nullable) */

G_END_DECLS
