/* hub-zip.h: files in one file
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-sink.h"

G_BEGIN_DECLS

/* A package that is being written, from front to back. */
typedef struct
{
  HubSink *sink;        /* (unowned) */
  GString *directory;   /* (owned): what stands at the end of the package */
  guint32  offset;      /* bytes written */
  guint16  n_files;
  guint32  moment;      /* that the files are of, as MS-DOS writes it */
} HubZip;

void     hub_zip_init   (HubZip      *self,
                         HubSink     *sink,
                         gint64       moment);
void     hub_zip_clear  (HubZip      *self);
gboolean hub_zip_add    (HubZip      *self,
                         const char  *name,
                         const char  *data,
                         gsize        length,
                         gboolean     is_stored,
                         GError     **error);
gboolean hub_zip_finish (HubZip      *self,
                         GError     **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubZip, hub_zip_clear)

G_END_DECLS
