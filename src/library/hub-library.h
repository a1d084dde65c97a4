/* hub-library.h: the reading list, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-draft.h"
#include "hub-edit.h"
#include "hub-files.h"
#include "hub-import.h"
#include "hub-shared-list.h"
#include "hub-stock.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define HUB_TYPE_LIBRARY (hub_library_get_type ())
G_DECLARE_FINAL_TYPE (HubLibrary, hub_library, HUB, LIBRARY, GObject)

HubLibrary *hub_library_new               (const char          *data_dir) G_GNUC_WARN_UNUSED_RESULT;
void        hub_library_load_async        (HubLibrary          *self,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean    hub_library_load_finish       (HubLibrary          *self,
                                           GAsyncResult        *result,
                                           GError             **error);
HubFiles   *hub_library_get_files         (HubLibrary          *self);
GHashTable *hub_library_get_drafts        (HubLibrary          *self);
gboolean    hub_library_is_loaded         (HubLibrary          *self);
HubEntry   *hub_library_find              (HubLibrary          *self,
                                           const char          *uuid,
                                           const char          *langcode);
gboolean    hub_library_contains          (HubLibrary          *self,
                                           HubEntry            *entry);
void        hub_library_add_async         (HubLibrary          *self,
                                           HubEntry            *entry,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean    hub_library_add_finish        (HubLibrary          *self,
                                           GAsyncResult        *result,
                                           GError             **error);
void        hub_library_remove_async      (HubLibrary          *self,
                                           const char          *uuid,
                                           const char          *langcode,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean    hub_library_remove_finish     (HubLibrary          *self,
                                           GAsyncResult        *result,
                                           GError             **error);
HubStock   *hub_library_get_stock         (HubLibrary          *self);
HubRemark  *hub_library_get_remark        (HubLibrary          *self,
                                           HubEntry            *entry);
HubFormer  *hub_library_get_former        (HubLibrary          *self,
                                           HubEntry            *entry);
void        hub_library_renew_async       (HubLibrary          *self,
                                           GPtrArray           *entries,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
void        hub_library_edit_async        (HubLibrary          *self,
                                           HubEdit             *edit,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean    hub_library_edit_finish       (HubLibrary          *self,
                                           GAsyncResult        *result,
                                           guint               *n_done,
                                           GError             **error);
/* These all end by hub_library_edit_finish(). */
void        hub_library_save_collection_async (HubLibrary          *self,
                                               HubCollection       *collection,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
void        hub_library_drop_collection_async (HubLibrary          *self,
                                               const char          *uuid,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
void        hub_library_save_search_async     (HubLibrary          *self,
                                               HubSavedSearch      *search,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
void        hub_library_drop_search_async     (HubLibrary          *self,
                                               const char          *uuid,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
void        hub_library_meet_async            (HubLibrary          *self,
                                               const char          *uuid,
                                               GArray              *found,
                                               gboolean             is_looked_at,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
void        hub_library_export_async      (HubLibrary          *self,
                                           const char          *path,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
void        hub_library_import_async      (HubLibrary          *self,
                                           const char          *path,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean    hub_library_import_finish     (HubLibrary          *self,
                                           GAsyncResult        *result,
                                           HubImport           *report,
                                           GError             **error);
/* hub-library-sharing.c */
void        hub_library_share_async       (HubLibrary          *self,
                                           HubSharedList       *shared,
                                           const char          *path,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
void        hub_library_look_async        (HubLibrary          *self,
                                           const char          *path,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
HubSharedList *hub_library_look_finish    (HubLibrary          *self,
                                           GAsyncResult        *result,
                                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void        hub_library_take_async        (HubLibrary          *self,
                                           HubSharedList       *shared,
                                           GPtrArray           *chosen,
                                           gboolean             with_searches,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
void        hub_library_start_anew_async  (HubLibrary          *self,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
char       *hub_library_start_anew_finish (HubLibrary          *self,
                                           GAsyncResult        *result,
                                           GError             **error);
void        hub_library_stop              (HubLibrary          *self);

G_END_DECLS
