/* hub-discovery.h: a profile for a hub whose names nobody told us
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-discovery-line.h"
#include "hub-survey.h"

G_BEGIN_DECLS

/* What was found. Made on one thread, then used by others, by one at a time. Counted. */
typedef struct _HubDiscovery HubDiscovery;

HubDiscovery *hub_discovery_run         (const char                 *address,
                                         const JsonapiClientLimits  *limits,
                                         HubSurveyProgress           progress,
                                         gpointer                    progress_data,
                                         GCancellable               *cancellable,
                                         GError                    **error)
              G_GNUC_WARN_UNUSED_RESULT;
HubDiscovery *hub_discovery_ref         (HubDiscovery               *self);
void          hub_discovery_unref       (HubDiscovery               *self);
const char   *hub_discovery_get_hub     (HubDiscovery               *self);
/* (element-type HubDiscoveryLine): the caller may change `chosen` */
GPtrArray    *hub_discovery_get_lines   (HubDiscovery               *self);
/* (nullable): vocabularies and content that mean nothing to us */
char        **hub_discovery_get_ignored (HubDiscovery               *self);
guint         hub_discovery_get_n_requests (HubDiscovery            *self);
gboolean      hub_discovery_is_usable   (HubDiscovery               *self);
char         *hub_discovery_to_json     (HubDiscovery               *self)
              G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubDiscovery, hub_discovery_unref)

G_END_DECLS
