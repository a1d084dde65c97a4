/* search-oracle.h: the answer to a query by plain SQL
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-results.h"

G_BEGIN_DECLS

/* Slow, obvious, and with nothing of the search in it: the search is held against it. */
typedef struct _SearchOracle SearchOracle;

SearchOracle *search_oracle_new   (const char *data_dir);
void          search_oracle_free  (SearchOracle *self);
void          search_oracle_check (SearchOracle *self,
                                   HubResults   *results,
                                   const char   *match);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SearchOracle, search_oracle_free)

G_END_DECLS
