/* hub-library.h: the reading list, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"

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
void        hub_library_start_anew_async  (HubLibrary          *self,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
char       *hub_library_start_anew_finish (HubLibrary          *self,
                                           GAsyncResult        *result,
                                           GError             **error);
void        hub_library_stop              (HubLibrary          *self);

G_END_DECLS
