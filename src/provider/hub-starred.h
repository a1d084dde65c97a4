/* hub-starred.h: which entries are in the reading list, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Owns a worker that only reads library.db, and has it open for no longer than that takes. */
typedef struct _HubStarred HubStarred;

HubStarred *hub_starred_new         (const char         *data_dir) G_GNUC_WARN_UNUSED_RESULT;
void        hub_starred_look_async  (HubStarred         *self,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
gboolean    hub_starred_look_finish (HubStarred   *self,
                                     GAsyncResult *result,
                                     GError      **error);
gboolean    hub_starred_contains    (HubStarred *self,
                                     HubEntry   *entry);
void        hub_starred_free        (HubStarred *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubStarred, hub_starred_free)

G_END_DECLS
