/* hub-query-codes.h: the values that a query can have
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-facet-table.h"
#include "hub-query.h"

G_BEGIN_DECLS

gboolean hub_query_check_codes (HubQuery *self, HubFacetTable *table, GError **error);
char    *hub_query_find_code   (HubFacetTable *table,
                                HubFacet       facet,
                                const char    *typed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
