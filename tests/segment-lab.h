/* segment-lab.h: made-up entries, the segment they make, and all that can be asked of one
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-bitset.h"
#include "hub-segment.h"

G_BEGIN_DECLS

/* Random entries, in plain arrays. */
typedef struct _SegmentLab SegmentLab;

SegmentLab *segment_lab_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void        segment_lab_free      (SegmentLab *self);
void        segment_lab_add       (SegmentLab *self, guint n_entries);
HubSegment *segment_lab_make      (SegmentLab *self,
                                   gboolean    with_titles) G_GNUC_WARN_UNUSED_RESULT;
/* Part @part of @n: its entries live, some of the others are dead in it. */
HubSegment *segment_lab_make_part (SegmentLab *self,
                                   guint       part,
                                   guint       n,
                                   HubBitset **live) G_GNUC_WARN_UNUSED_RESULT;
void        segment_lab_check     (SegmentLab *self, HubSegment *segment);

/* Asks a segment for all it has; what it answers is of no matter. */
void        segment_lab_use       (HubSegment *segment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegmentLab, segment_lab_free)

G_END_DECLS
