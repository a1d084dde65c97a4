/* hub-query-codes.h: whether a query's values are there
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-facet-table.h"
#include "hub-query.h"

G_BEGIN_DECLS

gboolean hub_query_check_codes (HubQuery *self, HubFacetTable *table, GError **error);

G_END_DECLS
