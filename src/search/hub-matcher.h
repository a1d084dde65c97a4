/* hub-matcher.h: which entries have what was typed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-index.h"
#include "hub-text-query.h"

G_BEGIN_DECLS

/* What a text finds. Belongs to the matcher, until it is asked again. */
typedef struct
{
  const HubBitset *rows;      /* by slot */
  const guint16   *scores;    /* (nullable): by slot, more is better; only when asked for */
} HubMatch;

typedef struct _HubMatcher HubMatcher;

/* Thread-bound, as the index, which it borrows and which must outlive it. */
HubMatcher *hub_matcher_new       (HubIndex *index) G_GNUC_WARN_UNUSED_RESULT;
void        hub_matcher_free      (HubMatcher *self);
gboolean    hub_matcher_find      (HubMatcher   *self,
                                   HubTextQuery *words,
                                   gboolean      with_scores,
                                   HubMatch     *match,
                                   GCancellable *cancellable,
                                   GError      **error);
gboolean    hub_matcher_find_clause (HubMatcher      *self,
                                     const HubClause *clause,
                                     HubBitset      **rows,
                                     GCancellable    *cancellable,
                                     GError         **error);
const char *hub_matcher_find_code (HubMatcher *self,
                                   HubFacet    facet,
                                   const char *typed);
void        hub_matcher_forget    (HubMatcher *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubMatcher, hub_matcher_free)

G_END_DECLS
