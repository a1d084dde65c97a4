/* fts5-side.h: the same catalogue in FTS5 and plain tables
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-results.h"
#include "search-side.h"

G_BEGIN_DECLS

/* How large the text is. */
typedef struct
{
  gint64 words;         /* different ones */
  gint64 postings;      /* words of entries, each word of an entry once */
  gint64 occurrences;
} SideSizes;

typedef struct _Fts5Side Fts5Side;
typedef void (*SideEntryFunc) (const SideEntry *entry, gpointer user_data);

/* The orders come from two searches for everything; all else is read from the catalogue's own
 * tables. */
void              fts5_side_make       (const char *path,
                                        const char *catalogue,
                                        HubResults *by_hub,
                                        HubResults *by_title);
Fts5Side         *fts5_side_open       (const char *path);
void              fts5_side_close      (Fts5Side *self);
void              fts5_side_run        (Fts5Side        *self,
                                        const SideQuery *query,
                                        SideAnswer      *answer);
const SideFacets *fts5_side_get_facets (Fts5Side *self);
const SideSizes  *fts5_side_get_sizes  (Fts5Side *self);
gboolean          fts5_side_find_value (Fts5Side   *self,
                                        HubFacet    facet,
                                        const char *code,
                                        guint      *value);
char             *fts5_side_dup_title  (Fts5Side *self, gint64 id);    /* (nullable) */
/* Those from @first to @last. */
void              fts5_side_each_entry (Fts5Side     *self,
                                        const char   *catalogue,
                                        gint64        first,
                                        gint64        last,
                                        SideEntryFunc func,
                                        gpointer      user_data);

G_END_DECLS
