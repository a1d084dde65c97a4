/* hub-topic-format.h: what objectives and the like look like in words
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-spark.h"
#include "hub-topic.h"

G_BEGIN_DECLS

char *hub_topic_format_entries (guint     count) G_GNUC_WARN_UNUSED_RESULT;    /* "48 entries" */
char *hub_topic_format_kind    (HubTopic *topic) G_GNUC_WARN_UNUSED_RESULT;    /* "Objective 10" */
char *hub_topic_format_name    (HubTopic *topic) G_GNUC_WARN_UNUSED_RESULT;    /* isolated */
char *hub_topic_format_title   (HubTopic *topic) G_GNUC_WARN_UNUSED_RESULT;
char *hub_topic_format_years   (HubTopic *topic) G_GNUC_WARN_UNUSED_RESULT;    /* (nullable) */
char *hub_topic_format_spoken  (HubTopic *topic) G_GNUC_WARN_UNUSED_RESULT;
void  hub_topic_show_years     (HubTopic *topic,
                                HubSpark *spark);
void  hub_topic_describe       (HubTopic    *topic,
                                GtkListItem *list_item);

G_END_DECLS
