/* hub-reading-list.h: what the user keeps, in library.db
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HubReadingList HubReadingList;   /* thread-bound, blocking */

/* Opens @data_dir/library.db. A first start makes it; a file that is gone, empty or damaged
 * although one was there is STORE_DAMAGED and nothing is touched. */
HubReadingList *hub_reading_list_open     (const char *data_dir,
                                           GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void            hub_reading_list_close    (HubReadingList *self);
/* After STORE_DAMAGED and the user's word: sets what is there aside (never deletes) and begins a
 * new list. *@aside_path is where the old file is, NULL if there was none. */
gboolean        hub_reading_list_start_anew (const char *data_dir,
                                             char      **aside_path,
                                             GError    **error);
/* Durable when it returns TRUE. Adding again refreshes the copy and keeps place and time. */
gboolean        hub_reading_list_add      (HubReadingList *self, HubEntry *entry, GError **error);
gboolean        hub_reading_list_remove   (HubReadingList *self,
                                           const char     *uuid,
                                           const char     *langcode,
                                           gboolean       *was_there,
                                           GError        **error);
/* (element-type HubEntry): copies as last seen, in the list's order (last added first). */
GPtrArray      *hub_reading_list_load     (HubReadingList *self,
                                           GError        **error) G_GNUC_WARN_UNUSED_RESULT;
guint           hub_reading_list_count    (HubReadingList *self);
gint64          hub_reading_list_get_bytes (HubReadingList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubReadingList, hub_reading_list_close)

G_END_DECLS
