/* hub-discovery-rating.h: how well each field fits a role
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-discovery-private.h"

G_BEGIN_DECLS

/* A field that might be meant. */
typedef struct
{
  char *path;         /* (owned): "body.processed" */
  int   confidence;   /* 1 to 99 */
  int   place;        /* of the field among the others */
  char *reason;       /* (owned) */
} HubCandidate;

/* (element-type HubCandidate): the best first */
GPtrArray *hub_discovery_rate_role     (const HubFieldTable *table,
                                        HubRole              role,
                                        gboolean             is_timed,
                                        GPtrArray           *lines) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *hub_discovery_rate_relation (const HubFieldTable *table,
                                        HubVocabulary        vocabulary,
                                        GPtrArray           *lines) G_GNUC_WARN_UNUSED_RESULT;

/* For g_ptr_array_sort (): the best first. */
int        hub_candidate_compare       (gconstpointer        a,
                                        gconstpointer        b);

G_END_DECLS
