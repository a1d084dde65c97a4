/* hub-answer.h: one query being answered
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-matcher.h"
#include "hub-query.h"

G_BEGIN_DECLS

typedef struct
{
  HubIndex  *index;                     /* (unowned) */
  HubQuery  *query;                     /* (unowned) */
  HubMatch   match;
  HubBitset *included[HUB_N_FACETS];    /* (owned) (nullable): rows that fit the facet */
  HubBitset *rows;                      /* (owned): the result */
  guint      n_undated;                 /* once counted: rows of no year, whatever the range */
} HubAnswer;

void       hub_answer_init     (HubAnswer      *self,
                                HubIndex       *index,
                                HubQuery       *query,
                                const HubMatch *match);
void       hub_answer_clear    (HubAnswer *self);
HubBitset *hub_answer_narrow   (HubAnswer *self,
                                guint      but_facet,
                                guint      but_value) G_GNUC_WARN_UNUSED_RESULT;
gboolean   hub_answer_count    (HubAnswer    *self,
                                guint        *counts,
                                GCancellable *cancellable,
                                GError      **error);
GArray    *hub_answer_list_ids (HubAnswer    *self,
                                GCancellable *cancellable,
                                GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubAnswer, hub_answer_clear)

G_END_DECLS
