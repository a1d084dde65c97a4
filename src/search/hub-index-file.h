/* hub-index-file.h: the file that keeps an index
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-segment.h"

G_BEGIN_DECLS

/* What a file holds: all entries of a catalogue that were on the hub at one revision. */
typedef struct
{
  HubSegment *segment;        /* (owned) */
  char       *catalogue_id;   /* (owned) */
  gint64      revision;
  gboolean    is_stale;       /* another version of the analyzer has made its words */
} HubIndexFile;

gboolean hub_index_file_open  (const char *path, HubIndexFile *file, GError **error);
gboolean hub_index_file_write (const char   *path,
                               HubSegment   *segment,
                               const char   *catalogue_id,
                               gint64        revision,
                               GCancellable *cancellable,
                               GError      **error);
void     hub_index_file_clear (HubIndexFile *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubIndexFile, hub_index_file_clear)

G_END_DECLS
