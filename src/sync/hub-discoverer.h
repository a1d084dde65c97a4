/* hub-discoverer.h: looks at hubs without holding anyone up
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-discovery.h"

G_BEGIN_DECLS

#define HUB_TYPE_DISCOVERER (hub_discoverer_get_type ())
G_DECLARE_FINAL_TYPE (HubDiscoverer, hub_discoverer, HUB, DISCOVERER, GObject)

HubDiscoverer *hub_discoverer_new         (const char           *config_dir)
               G_GNUC_WARN_UNUSED_RESULT;
void           hub_discoverer_run_async   (HubDiscoverer        *self,
                                           const char           *address,
                                           HubSurveyProgress     progress,
                                           gpointer              progress_data,
                                           GDestroyNotify        progress_data_free,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
HubDiscovery  *hub_discoverer_run_finish  (HubDiscoverer        *self,
                                           GAsyncResult         *result,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void           hub_discoverer_save_async  (HubDiscoverer        *self,
                                           HubDiscovery         *discovery,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean       hub_discoverer_save_finish (HubDiscoverer        *self,
                                           GAsyncResult         *result,
                                           GError              **error);
void           hub_discoverer_stop        (HubDiscoverer        *self);

G_END_DECLS
