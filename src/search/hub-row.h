/* hub-row.h: an entry as a list shows it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"
#include "hub-highlighter.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Filled by its maker, then only read, from any thread. */
typedef struct
{
  gatomicrefcount  ref_count;

  HubEntry        *entry;      /* (owned): without body and files */
  HubTextQuery    *words;      /* (owned) (nullable): that were looked for */
  GArray          *title;      /* (owned) (nullable) (element-type HubMark): of the title */
  GArray          *summary;    /* (owned) (nullable) (element-type HubMark): of the summary */
  HubSnippet      *snippet;    /* (owned) (nullable): of summary, body or file */
  char            *file;       /* (owned) (nullable): name of the file that the snippet is of */
} HubRow;

HubRow  *hub_row_new         (HubEntry       *entry) G_GNUC_WARN_UNUSED_RESULT;
HubRow  *hub_row_ref         (HubRow         *self);
void     hub_row_unref       (HubRow         *self);
gboolean hub_row_mark        (HubRow         *self,
                              HubHighlighter *highlighter);
gboolean hub_row_mark_body   (HubRow         *self,
                              HubHighlighter *highlighter,
                              const char     *body);
gboolean hub_row_mark_file   (HubRow         *self,
                              HubHighlighter *highlighter,
                              const char     *name,
                              const char     *text,
                              GCancellable   *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubRow, hub_row_unref)

G_END_DECLS
