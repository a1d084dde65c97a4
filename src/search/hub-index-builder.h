/* hub-index-builder.h: makes an index of entries given one by one
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-index.h"
#include "hub-scope.h"

G_BEGIN_DECLS

typedef struct _HubIndexBuilder HubIndexBuilder;

/* A value of a facet, while the builder lives. */
typedef struct _HubIndexDraft HubIndexDraft;

HubIndexBuilder *hub_index_builder_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void             hub_index_builder_free       (HubIndexBuilder *self);
HubIndexDraft   *hub_index_builder_get_value  (HubIndexBuilder *self,
                                               HubFacet         facet,
                                               const char      *code,
                                               const char      *label);
void             hub_index_builder_set_region (HubIndexBuilder *self,
                                               HubIndexDraft   *country,
                                               const char      *region);
void             hub_index_builder_add_entry  (HubIndexBuilder *self,
                                               gint64           id,
                                               const char      *title);
void             hub_index_builder_mark       (HubIndexBuilder *self, HubIndexDraft *value);
void             hub_index_builder_set_date   (HubIndexBuilder *self, gint64 date);
void             hub_index_builder_set_scope  (HubIndexBuilder *self, HubScope scope);
HubIndex        *hub_index_builder_finish     (HubIndexBuilder *self) G_GNUC_WARN_UNUSED_RESULT;

HubFacet         hub_index_draft_get_facet    (HubIndexDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubIndexBuilder, hub_index_builder_free)

G_END_DECLS
