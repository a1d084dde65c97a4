/* hub-results-private.h: how the search makes an answer
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-facet-table.h"

G_BEGIN_DECLS

HubResults *hub_results_new (HubQuery      *query,
                             HubFacetTable *table,
                             const guint   *counts,
                             guint          n_undated,
                             GArray        *ids,
                             HubSuggestion *suggestion,
                             double         seconds) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
