/* demo-query.h: what a request asks of a type
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-filter.h"
#include "demo-store.h"

G_BEGIN_DECLS

#define DEMO_PAGE_LIMIT 50

/**
 * DemoQuery:
 * @filter: (owned) (nullable): which items
 * @sorts: (owned) (element-type DemoSort): in what order
 * @fields: (owned) (element-type utf8 GHashTable): for a type, the fields to show
 * @includes: (owned) (element-type GStrv): paths of references to include
 * @offset: how many items to skip
 * @limit: how many to show, 1 to 50
 *
 * A collection request, checked.
 */
typedef struct
{
  DemoFilter *filter;
  GArray     *sorts;
  GHashTable *fields;
  GPtrArray  *includes;
  gint64      offset;
  gint64      limit;
} DemoQuery;

/**
 * DemoSort:
 * @path: what to sort by
 * @descending: whether the highest comes first
 *
 * One key of an order.
 */
typedef struct
{
  DemoPath path;
  gboolean descending;
} DemoSort;

/**
 * DemoPage:
 * @items: (owned) (element-type DemoItem): hidden ones included if there is no filter
 * @has_next: whether there are more
 *
 * The answer to a query.
 */
typedef struct
{
  GPtrArray *items;
  gboolean   has_next;
} DemoPage;

DemoQuery *demo_query_parse (DemoStore        *store,
                             const DemoType   *type,
                             const DemoParam  *params,
                             gboolean          is_collection,
                             DemoProblem      *problem) G_GNUC_WARN_UNUSED_RESULT;
void       demo_query_free  (DemoQuery        *self);
void       demo_query_run   (const DemoQuery  *self,
                             DemoStore        *store,
                             DemoType         *type,
                             DemoPage         *page);
void       demo_page_clear  (DemoPage         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoQuery, demo_query_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DemoPage, demo_page_clear)

G_END_DECLS
