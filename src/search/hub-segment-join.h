/* hub-segment-join.h: makes one segment of several
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-bitset.h"
#include "hub-segment.h"

G_BEGIN_DECLS

/* A segment, and which of its rows count. */
typedef struct
{
  HubSegment      *segment;   /* (unowned) */
  const HubBitset *live;      /* (unowned) */
} HubSegmentLive;

HubSegment *hub_segment_join (const HubSegmentLive *segments,
                              guint                 n_segments,
                              gboolean              with_titles,
                              GCancellable         *cancellable,
                              GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
