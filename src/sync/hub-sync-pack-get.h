/* hub-sync-pack-get.h: fetching a catalogue in one file
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-sync-fetch.h"
#include "hub-sync-run.h"

G_BEGIN_DECLS

/* What came. */
typedef struct
{
  char             *path;          /* (owned) (nullable): the file; NULL if nothing has changed */
  JsonapiValidator  marked;        /* (owned): what it is marked with */
} HubSyncPackFile;

gboolean hub_sync_pack_get       (HubSyncRun              *run,
                                  HubSyncFetch            *fetch,
                                  const JsonapiValidator  *known,
                                  HubSyncPackFile         *file,
                                  guint64                 *n_bytes,
                                  GCancellable            *cancellable,
                                  GError                 **error);
gboolean hub_sync_pack_look      (HubSyncFetch            *fetch,
                                  GCancellable            *cancellable,
                                  GError                 **error);
void     hub_sync_pack_file_drop (HubSyncPackFile         *self);

G_END_DECLS
