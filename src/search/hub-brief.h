/* hub-brief.h: what the catalogue has of one topic
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-catalogue.h"
#include "hub-compact.h"
#include "hub-index.h"
#include "hub-row.h"
#include "hub-topic.h"

G_BEGIN_DECLS

#define HUB_BRIEF_ROWS 3   /* entries of a kind that a brief has */

/* Entries of one kind. */
typedef struct
{
  guint      total;
  GPtrArray *rows;     /* (owned) (element-type HubRow): the first in the hub's order */
} HubBriefSection;

/* Filled by its maker, then only read, from any thread. */
typedef struct
{
  gatomicrefcount            ref_count;

  HubTopic                  *topic;              /* (owned): with its years */
  HubBriefSection            sections[HUB_N_KINDS];
  GPtrArray                 *objectives;         /* (owned) (element-type HubTopic): its entries
                                                  * by objective, all of these */
  GPtrArray                 *links;              /* (owned) (element-type HubTopic): objectives
                                                  * that the Compact links with it */
  HubTopic                  *region;             /* (owned) (nullable): of a country */
  GPtrArray                 *region_objectives;  /* (owned) (nullable): as `objectives`, of the
                                                  * region */
  GPtrArray                 *countries;          /* (owned) (nullable) (element-type HubTopic): of
                                                  * a region */
  const HubCompactObjective *compact;            /* (nullable): of an objective */
} HubBrief;

HubBrief  *hub_brief_new         (HubCatalogue  *catalogue,
                                  HubIndex      *index,
                                  HubVocabulary  vocabulary,
                                  const char    *code,
                                  GCancellable  *cancellable,
                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;
HubBrief  *hub_brief_ref         (HubBrief      *self);
void       hub_brief_unref       (HubBrief      *self);
/* (element-type HubTopic): all objectives, principles, regions and countries, with their years */
GPtrArray *hub_brief_list_topics (HubCatalogue  *catalogue,
                                  HubIndex      *index,
                                  GCancellable  *cancellable,
                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubBrief, hub_brief_unref)

G_END_DECLS
