/* hub-reading-list.h: what the user keeps, in library.db
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HubReadingList HubReadingList;

HubReadingList *hub_reading_list_open         (const char     *data_dir,
                                               GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void            hub_reading_list_close        (HubReadingList *self);
gboolean        hub_reading_list_start_anew   (const char     *data_dir,
                                               char          **aside_path,
                                               GError        **error);
gboolean        hub_reading_list_add          (HubReadingList *self,
                                               HubEntry       *entry,
                                               GError        **error);
gboolean        hub_reading_list_remove       (HubReadingList *self,
                                               const char     *uuid,
                                               const char     *langcode,   /* NULL: in any */
                                               gboolean       *was_there,
                                               GError        **error);
GPtrArray      *hub_reading_list_load         (HubReadingList *self,
                                               GError        **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean        hub_reading_list_is_read_only (HubReadingList *self);
gint64          hub_reading_list_get_bytes    (HubReadingList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubReadingList, hub_reading_list_close)

G_END_DECLS
