/* word-oracle.h: which entries have what was typed, by brute force
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-facet-table.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* Every word of every entry, as the analyzer gives it; phrases are asked of FTS5. Entries are rows,
 * numbered by ascending id. */
typedef struct _WordOracle WordOracle;

/* @filed has for each value of @table a GArray of the rows (guint) filed under it. */
WordOracle *word_oracle_new  (sqlite3       *db,
                              HubFacetTable *table,
                              GPtrArray     *filed);
void        word_oracle_free (WordOracle *self);
/* How good each row is, and whether it fits at all; both by row. */
void        word_oracle_find (WordOracle   *self,
                              HubTextQuery *text,
                              guint        *scores,
                              gboolean     *fits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WordOracle, word_oracle_free)

G_END_DECLS
