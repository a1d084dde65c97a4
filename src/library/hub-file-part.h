/* hub-file-part.h: a file while it comes
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HubFilePart HubFilePart;

HubFilePart  *hub_file_part_open       (const char    *folder,
                                        const char    *name,
                                        GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void          hub_file_part_free       (HubFilePart   *self);
gint64        hub_file_part_get_length (HubFilePart   *self);
const char   *hub_file_part_get_etag   (HubFilePart   *self);
gboolean      hub_file_part_restart    (HubFilePart   *self,
                                        const char    *etag,
                                        GError       **error);
gboolean      hub_file_part_append     (HubFilePart   *self,
                                        const char    *bytes,
                                        gsize          length,
                                        GError       **error);
GBytes       *hub_file_part_read_start (HubFilePart   *self,
                                        GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void          hub_file_part_leave      (HubFilePart   *self);
void          hub_file_part_discard    (HubFilePart   *self);
char         *hub_file_part_finish     (HubFilePart   *self,
                                        const char    *stored,
                                        GCancellable  *cancellable,
                                        GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void          hub_file_part_remove     (const char    *folder,
                                        const char    *name);

gboolean      hub_file_sum             (const char    *path,
                                        gint64        *size,
                                        char         **sha256,
                                        GCancellable  *cancellable,
                                        GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubFilePart, hub_file_part_free)

G_END_DECLS
