/* hub-reading.h: what the reading worker owns
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-highlighter.h"
#include "hub-index-writing.h"
#include "hub-rich-text.h"
#include "hub-search.h"

G_BEGIN_DECLS

/* Used on the worker's thread only. */
typedef struct
{
  char            *data_dir;        /* (owned) */
  char            *path;            /* (owned): of catalogue.db */
  HubCatalogue    *catalogue;       /* (owned) (nullable): %NULL while closed */
  HubSearch       *search;          /* (owned) (nullable): with the catalogue */
  HubHighlighter  *highlighter;     /* (owned) (nullable): of the words of the last rows */
  guint64          device;          /* with @inode: which file was opened */
  guint64          inode;
  HubIndexWriting *writing;         /* (owned) (nullable): of the index's file */
  gboolean         is_unwritable;   /* whether that failed since the catalogue was opened */
} HubReading;

HubReading *hub_reading_new     (const char *data_dir) G_GNUC_WARN_UNUSED_RESULT;
void        hub_reading_free    (HubReading *self);
gboolean    hub_reading_open    (HubReading *self, GCancellable *cancellable, GError **error);
gboolean    hub_reading_refresh (HubReading *self, GCancellable *cancellable, GError **error);
GPtrArray  *hub_reading_get_rows (HubReading    *self,
                                  const gint64  *ids,
                                  guint          n_ids,
                                  HubTextQuery  *words,
                                  GCancellable  *cancellable,
                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type GArray): of each block, or NULL, those of HubMark */
GPtrArray  *hub_reading_mark_text (HubReading    *self,
                                   HubRichText   *text,
                                   HubEntry      *entry,
                                   HubTextQuery  *words,
                                   GCancellable  *cancellable,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gpointer    hub_reading_end     (HubReading *self,
                                 gpointer    result,
                                 GError     *local_error,
                                 GError    **error);

G_END_DECLS
