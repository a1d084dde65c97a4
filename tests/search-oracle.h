/* search-oracle.h: the answer to a query by brute force
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-results.h"

G_BEGIN_DECLS

/* Slow, obvious, and with nothing of the search in it but how words are taken apart and what terms
 * are called: the search is held against it. It has the catalogue as it was when it was made. */
typedef struct _SearchOracle SearchOracle;

SearchOracle *search_oracle_new   (const char   *data_dir);
void          search_oracle_free  (SearchOracle *self);
void          search_oracle_check (SearchOracle *self,
                                   HubResults   *results);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SearchOracle, search_oracle_free)

G_END_DECLS
