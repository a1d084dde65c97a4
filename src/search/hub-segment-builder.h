/* hub-segment-builder.h: makes a segment of entries given one by one
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-segment.h"

G_BEGIN_DECLS

/* Thread-bound, as are the values and words it hands out while it lives. */
typedef struct _HubSegmentBuilder HubSegmentBuilder;
typedef struct _HubValueDraft HubValueDraft;
typedef struct _HubWordDraft HubWordDraft;

HubSegmentBuilder *hub_segment_builder_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void               hub_segment_builder_free        (HubSegmentBuilder *self);
HubValueDraft     *hub_segment_builder_get_value   (HubSegmentBuilder *self,
                                                    HubFacet           facet,
                                                    const char        *code,
                                                    const char        *spelling);
HubWordDraft      *hub_segment_builder_get_word    (HubSegmentBuilder *self,
                                                    const char        *text,
                                                    gsize              length);
guint              hub_segment_builder_add_entry   (HubSegmentBuilder *self,
                                                    gint64             id,
                                                    const char        *title,
                                                    gsize              title_length);
void               hub_segment_builder_set_date    (HubSegmentBuilder *self, gint64 date);
void               hub_segment_builder_set_scope   (HubSegmentBuilder *self, HubScope scope);
void               hub_segment_builder_add_tongues (HubSegmentBuilder *self, guint tongues);
void               hub_segment_builder_mark        (HubSegmentBuilder *self,
                                                    HubValueDraft     *value,
                                                    guint              row);
void               hub_segment_builder_add_word    (HubSegmentBuilder *self,
                                                    HubWordDraft      *word,
                                                    guint              row,
                                                    guint              fields,
                                                    const guint8      *positions,
                                                    gsize              n_positions);
void               hub_segment_builder_say         (HubSegmentBuilder *self,
                                                    const char        *text,
                                                    gsize              length,
                                                    guint              row,
                                                    guint              field,
                                                    guint              position);
HubSegment        *hub_segment_builder_finish      (HubSegmentBuilder *self,
                                                    gboolean           with_titles,
                                                    GCancellable      *cancellable,
                                                    GError           **error)
                                                    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubSegmentBuilder, hub_segment_builder_free)

G_END_DECLS
