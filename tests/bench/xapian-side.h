/* xapian-side.h: the same catalogue in Xapian
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "search-side.h"

G_BEGIN_DECLS

/* A database of some of the entries. Thread-bound, but several may be made side by side. */
typedef struct _XapianMaker XapianMaker;

XapianMaker *xapian_maker_new    (const char *path, const SideFacets *facets);
void         xapian_maker_add    (XapianMaker *self, const SideEntry *entry);
void         xapian_maker_finish (XapianMaker *self);     /* writes, and frees it */
/* Makes one compact database of several, which are in the order of their entries. */
void         xapian_maker_join   (const char *path, const char *const *parts);

typedef struct _XapianSide XapianSide;

XapianSide *xapian_side_open    (const char *path, const SideFacets *facets);
void        xapian_side_close   (XapianSide *self);
void        xapian_side_run     (XapianSide *self, const SideQuery *query, SideAnswer *answer);
const char *xapian_side_version (void);

G_END_DECLS
