/* hub-topic.h: a term, and how much the catalogue has of it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-term.h"

G_BEGIN_DECLS

#define HUB_TYPE_TOPIC (hub_topic_get_type ())
G_DECLARE_FINAL_TYPE (HubTopic, hub_topic, HUB, TOPIC, GObject)

HubTopic    *hub_topic_new        (HubTerm *term,
                                   guint    count) G_GNUC_WARN_UNUSED_RESULT;
void         hub_topic_take_years (HubTopic *self,
                                   int       first_year,
                                   GArray   *years);
HubTerm     *hub_topic_get_term   (HubTopic *self);
guint        hub_topic_get_count  (HubTopic *self);   /* entries; a region's countries' too */
/* (nullable) (array length=n_years): entries of each year, from @first_year on */
const guint *hub_topic_get_years  (HubTopic *self,
                                   int      *first_year,
                                   guint    *n_years);
const char  *hub_topic_get_number (HubTopic *self);   /* (nullable): "10", of an objective */
const char  *hub_topic_get_name   (HubTopic *self);   /* what is shown, without the number */

G_END_DECLS
