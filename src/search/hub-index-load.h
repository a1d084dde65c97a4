/* hub-index-load.h: reads the catalogue, or what is new in it, for an index
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-analyzer.h"
#include "hub-catalogue.h"
#include "hub-segment.h"

G_BEGIN_DECLS

/* A value that the hub names, in the order they are shown. */
typedef struct
{
  HubFacet  facet;
  char     *code;     /* (owned) */
  char     *label;    /* (owned) */
  char     *region;   /* (owned) (nullable): of countries: code of their region */
} HubIndexTerm;

/* What was read, in one state of the catalogue. */
typedef struct
{
  char       *catalogue_id;   /* (owned): of the file; empty where it has none */
  gint64      revision;       /* of the catalogue */
  gboolean    is_whole;       /* whether the segment has all entries; else those that are new */
  GPtrArray  *terms;          /* (owned) (element-type HubIndexTerm) */
  GArray     *changed;        /* (owned) (element-type gint64): ids whose older rows are void */
  guint       n_entries;      /* on the hub; if that was asked for */
  HubSegment *segment;        /* (owned): entries that are on the hub */
} HubIndexNews;

gboolean hub_index_load       (HubCatalogue  *catalogue,
                               HubAnalyzer   *analyzer,
                               const char    *base_id,
                               gint64         base_revision,
                               gboolean       is_counted,
                               HubIndexNews  *news,
                               GCancellable  *cancellable,
                               GError       **error);
void     hub_index_news_clear (HubIndexNews *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubIndexNews, hub_index_news_clear)

G_END_DECLS
