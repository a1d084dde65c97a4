/* hub-index-private.h: what an index is made of
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-index.h"

G_BEGIN_DECLS

/* The rows that have one value: as bits, or, where that is shorter, as ascending numbers. */
typedef struct
{
  guint      n_rows;
  HubBitset *bits;      /* (owned) (nullable) */
  guint32   *rows;      /* (unowned) (nullable): in `sparse` of the index */
} HubIndexValue;

struct _HubIndex
{
  guint           n_rows;
  HubFacetTable  *table;        /* (owned) */
  HubIndexValue  *values;       /* (owned): by the numbers of @table */
  guint32        *sparse;       /* (owned): where the values that are no bitsets have their rows */

  /* All by row, which is the place in the hub's order. */
  gint64         *ids;          /* (owned) */
  gint64         *dates;        /* (owned): grows with time, 0 unknown */
  const char    **titles;       /* (owned): into @title_text */
  GStringChunk   *title_text;   /* (owned) */

  guint32        *by_id;        /* (owned): rows by ascending id */
  guint32        *orders[HUB_ORDER_RELEVANCE];   /* (owned) (nullable): rows, once asked for */
};

G_END_DECLS
