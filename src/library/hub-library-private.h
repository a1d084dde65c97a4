/* hub-library-private.h: what the parts of HubLibrary share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-library.h"
#include "hub-shelf.h"
#include "hub-worker.h"

G_BEGIN_DECLS

void     hub_library_ask (HubLibrary          *self,
                          HubWorkerJob         job,
                          HubWish             *wish,
                          GCancellable        *cancellable,
                          gpointer             tag,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data);
gboolean hub_library_end (HubLibrary          *self,
                          GAsyncResult        *result,
                          guint               *number,
                          GError             **error);

G_END_DECLS
