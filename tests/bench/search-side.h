/* search-side.h: what a search engine that stands beside ours is asked, and what it answers
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-query.h"

G_BEGIN_DECLS

#define SIDE_ROWS 50

/* Values are numbered through, facet after facet. */
typedef struct
{
  guint first[HUB_N_FACETS + 1];     /* of each facet; the last is how many there are */
} SideFacets;

static inline guint
side_facets_find (const SideFacets *self,
                  guint             value)
{
  guint facet = 0;

  while (value >= self->first[facet + 1])
    facet++;

  return facet;
}

/* A HubQuery in numbers, so that no engine pays for looking names up. */
typedef struct
{
  GStrv    words;                    /* (owned): lower case; all must occur */
  gboolean is_phrase;                /* one after another; else the last may be a beginning */
  gboolean by_title;                 /* else in the hub's order */
  GArray  *included[HUB_N_FACETS];   /* (owned) (element-type guint): one of each facet's */
  GArray  *excluded;                 /* (owned) (element-type guint): none of these */
} SideQuery;

typedef struct
{
  gint64  ids[SIDE_ROWS];
  guint   n_ids;
  guint   total;
  guint  *counts;                    /* (owned) by value: what a click on it would give */
  guint   n_counts;
} SideAnswer;

/* One entry, to be taken in. */
typedef struct
{
  gint64      id;
  guint32     place;                 /* in the hub's order */
  guint32     title_place;
  const char *texts[3];              /* title, terms, summary */
  GArray     *values;                /* (element-type guint) */
} SideEntry;

G_END_DECLS
