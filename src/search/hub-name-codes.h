/* hub-name-codes.h: the code of what a person calls by name
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-analyzer.h"
#include "hub-facet-table.h"

G_BEGIN_DECLS

/* Belongs, with its analyzer, to one thread. */
typedef struct _HubNameCodes HubNameCodes;

HubNameCodes *hub_name_codes_new  (HubFacetTable *table,
                                   HubAnalyzer   *analyzer) G_GNUC_WARN_UNUSED_RESULT;
void          hub_name_codes_free (HubNameCodes *self);
const char   *hub_name_codes_find (HubNameCodes *self,
                                   HubFacet      facet,
                                   const char   *typed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubNameCodes, hub_name_codes_free)

G_END_DECLS
