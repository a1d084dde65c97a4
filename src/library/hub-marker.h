/* hub-marker.h: the note beside a store that says what should be in it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gboolean exists;   /* a store was here; TRUE also if the note itself cannot be read */
  gint64   rows;     /* at least so many were in it, -1 unknown */
} HubMarker;

HubMarker hub_marker_read  (const char *path,
                            guint32     application_id);
gboolean  hub_marker_write (const char *path,
                            guint32     application_id,
                            gint64      rows,
                            gboolean    is_durable,
                            GError    **error);

G_END_DECLS
