/* hub-browse-model.h: the question that Browse asks, and its answer
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry-list.h"

G_BEGIN_DECLS

#define HUB_TYPE_BROWSE_MODEL (hub_browse_model_get_type ())
G_DECLARE_FINAL_TYPE (HubBrowseModel, hub_browse_model, HUB, BROWSE_MODEL, GObject)

HubBrowseModel *hub_browse_model_new         (HubReader      *reader,
                                              HubLibrary     *library) G_GNUC_WARN_UNUSED_RESULT;
HubReader      *hub_browse_model_get_reader  (HubBrowseModel *self);
HubLibrary     *hub_browse_model_get_library (HubBrowseModel *self);
HubEntryList   *hub_browse_model_get_list    (HubBrowseModel *self);
HubQuery       *hub_browse_model_get_query   (HubBrowseModel *self);
void            hub_browse_model_set_query   (HubBrowseModel *self,
                                              HubQuery       *query);
void            hub_browse_model_set_typed   (HubBrowseModel *self,
                                              const char     *typed,
                                              gsize           cursor);
const char     *hub_browse_model_get_typed   (HubBrowseModel *self);
gsize           hub_browse_model_get_cursor  (HubBrowseModel *self);
HubResults     *hub_browse_model_get_results (HubBrowseModel *self);
const GError   *hub_browse_model_get_error   (HubBrowseModel *self);
gboolean        hub_browse_model_is_busy     (HubBrowseModel *self);
void            hub_browse_model_search      (HubBrowseModel *self);

G_END_DECLS
