/* hub-query-draft.h: a query while it is put together
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-query.h"

G_BEGIN_DECLS

/* Many changes at once, in time proportional to them. */
typedef struct
{
  HubTextQuery *words;                    /* (owned) */
  GHashTable   *choices[HUB_N_FACETS];    /* (owned) (nullable): HubChoice by code */
  int           year_from;                /* 0: open */
  int           year_to;                  /* 0: open */
  HubOrder      order;
} HubQueryDraft;

void      hub_query_draft_init      (HubQueryDraft *self, HubQuery *query);
void      hub_query_draft_clear     (HubQueryDraft *self);
void      hub_query_draft_set_words (HubQueryDraft *self, HubTextQuery *words);
void      hub_query_draft_choose    (HubQueryDraft *self,
                                     HubFacet       facet,
                                     const char    *code,
                                     HubChoice      choice);
char    **hub_query_draft_get_codes (HubQueryDraft *self,
                                     HubFacet       facet,
                                     HubChoice      choice) G_GNUC_WARN_UNUSED_RESULT;
/* in hub-query.c */
HubQuery *hub_query_new_from_draft  (HubQueryDraft *draft) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubQueryDraft, hub_query_draft_clear)

G_END_DECLS
