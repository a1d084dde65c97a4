/* hub-reading-list.h: what the user keeps, in library.db
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-edit.h"
#include "hub-import.h"
#include "hub-stock.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HubReadingList HubReadingList;

/* What was put together again. */
typedef struct
{
  char   *aside;      /* (owned) (nullable): where the old file is; NULL if there was none */
  gint64  copied;     /* Unix seconds: of when the copy is that was restored; 0 if there was none */
} HubRepair;

HubReadingList *hub_reading_list_open         (const char     *data_dir,
                                               GError        **error) G_GNUC_WARN_UNUSED_RESULT;
HubReadingList *hub_reading_list_look         (const char     *data_dir,
                                               GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void            hub_reading_list_close        (HubReadingList *self);
gboolean        hub_reading_list_copy         (HubReadingList *self);
gboolean        hub_reading_list_has_copy     (const char     *data_dir);
gboolean        hub_reading_list_start_anew   (const char     *data_dir,
                                               HubRepair      *repair,
                                               GError        **error);
gboolean        hub_reading_list_add          (HubReadingList *self,
                                               HubEntry       *entry,
                                               GError        **error);
gboolean        hub_reading_list_renew        (HubReadingList *self,
                                               GPtrArray      *entries,
                                               GError        **error);
gboolean        hub_reading_list_remove       (HubReadingList *self,
                                               const char     *uuid,
                                               const char     *langcode,   /* NULL: in any */
                                               gboolean       *was_there,
                                               GError        **error);
gboolean        hub_reading_list_edit         (HubReadingList *self,
                                               HubEdit        *edit,
                                               GError        **error);
gboolean        hub_reading_list_save_collection (HubReadingList *self,
                                                  HubCollection  *collection,
                                                  GError        **error);
gboolean        hub_reading_list_drop_collection (HubReadingList *self,
                                                  const char     *uuid,
                                                  GError        **error);
gboolean        hub_reading_list_save_search  (HubReadingList *self,
                                               HubSavedSearch *search,
                                               GError        **error);
gboolean        hub_reading_list_drop_search  (HubReadingList *self,
                                               const char     *uuid,
                                               GError        **error);
gboolean        hub_reading_list_meet         (HubReadingList *self,
                                               const char     *uuid,
                                               GArray         *found,
                                               gboolean        is_looked_at,
                                               guint          *n_news,
                                               GError        **error);
GPtrArray      *hub_reading_list_load         (HubReadingList *self,
                                               GError        **error) G_GNUC_WARN_UNUSED_RESULT;
HubStock       *hub_reading_list_load_stock   (HubReadingList *self,
                                               GError        **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean        hub_reading_list_is_read_only (HubReadingList *self);
gint64          hub_reading_list_get_bytes    (HubReadingList *self);
void            hub_repair_clear              (HubRepair      *repair);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubReadingList, hub_reading_list_close)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubRepair, hub_repair_clear)

G_END_DECLS
