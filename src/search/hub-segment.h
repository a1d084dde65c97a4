/* hub-segment.h: an immutable index of some entries
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-facet.h"
#include "hub-positions.h"
#include "hub-postings.h"
#include "hub-scope.h"
#include "hub-sort-key.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* One block of bytes, in memory or mapped. Immutable and reference counted: any thread may hold
 * it. Its rows are numbered by ascending id. */
typedef struct _HubSegment HubSegment;

/* The rows with one value of a facet: bits, or ascending numbers where that is shorter. */
typedef struct
{
  HubFacet       facet;
  const char    *code;
  const char    *spelling;   /* of publishers: as the entries have it; else empty */
  guint          n_rows;
  const guint64 *bits;       /* (nullable) */
  const guint32 *rows;       /* (nullable) */
} HubSegmentValue;

/* A word as the analyzer makes it. Its text is bytes: what was damaged need not be UTF-8. */
typedef struct
{
  const char  *text;         /* not terminated */
  gsize        length;
  HubPostings  postings;     /* n_left: how many rows have it */
  HubPositions positions;    /* none of a stem */
} HubSegmentWord;

HubSegment    *hub_segment_new          (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
HubSegment    *hub_segment_ref          (HubSegment *self);
void           hub_segment_unref        (HubSegment *self);
GBytes        *hub_segment_get_bytes    (HubSegment *self);
guint          hub_segment_get_n_rows   (HubSegment *self);
guint          hub_segment_get_tongues  (HubSegment *self);   /* mask */
const gint64  *hub_segment_get_ids      (HubSegment *self);   /* by row */
void           hub_segment_get_sort_key (HubSegment *self, guint row, HubSortKey *key);
const guint32 *hub_segment_get_order    (HubSegment *self, HubOrder order);   /* nullable */
gboolean       hub_segment_find_row     (HubSegment *self, gint64 id, guint *row);
guint          hub_segment_get_n_values (HubSegment *self);
void           hub_segment_get_value    (HubSegment      *self,
                                         guint            number,
                                         HubSegmentValue *value);
guint          hub_segment_get_n_words  (HubSegment *self);
void           hub_segment_get_word     (HubSegment     *self,
                                         guint           number,
                                         HubSegmentWord *word);
guint          hub_segment_find_words   (HubSegment *self,
                                         const char *text,
                                         gsize       length,
                                         gboolean    is_prefix,
                                         guint      *first);
int            hub_segment_word_compare (const HubSegmentWord *a, const HubSegmentWord *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubSegment, hub_segment_unref)

G_END_DECLS
