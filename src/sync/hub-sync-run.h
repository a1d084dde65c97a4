/* hub-sync-run.h: one run of sync, on the network thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-sync.h"
#include "hub-worker.h"
#include "jsonapi-client.h"

G_BEGIN_DECLS

/* One run or probe. Made on the main thread, then the network worker's alone. */
typedef struct
{
  char                 *hub;             /* (owned) */
  char                **languages;       /* (owned) */
  HubSyncFlags          flags;
  JsonapiClientLimits   limits;
  guint                 sweep_pages;
  guint                 pause_ms;        /* 0: as programs have it */
  char                 *agreed;          /* (owned) (nullable): digest of what may leave */
  char                 *data_dir;        /* (owned) */
  char                 *config_dir;      /* (owned) (nullable) */
  HubWorker            *writer;          /* (unowned): stopped after the network worker */
  GMainContext         *context;         /* (owned): where progress is told */
  HubSyncProgressFunc   progress;
  gpointer              progress_data;
  gint64                told_at;         /* monotonic microseconds of the first word, 0 none */
  guint                 told_done;       /* what that said */
  gboolean              told_bytes;      /* of what */
  char                 *moved;           /* (owned) (nullable) out: where the hub has moved to */
  GCancellable         *stop;            /* (owned): fired by `sources` */
  GCancellable         *sources[2];      /* (owned) (nullable) */
  gulong                handlers[2];     /* of `sources` */
} HubSyncRun;

void     hub_sync_run_free  (HubSyncRun    *run);
void     hub_sync_run_tell  (HubSyncRun    *run,
                             const char    *phase,
                             guint          done,
                             guint          total,
                             gboolean       is_bytes);

/* Jobs of hub-net; the data of the second is the worker that owns a HubCatalogueWriter. */
gpointer hub_sync_run_job   (gpointer       owned,
                             gpointer       task_data,
                             GCancellable  *cancellable,
                             GError       **error);
gpointer hub_sync_renew_job (gpointer       owned,
                             gpointer       writer,
                             GCancellable  *cancellable,
                             GError       **error);
gpointer hub_sync_clear_job (gpointer       owned,
                             gpointer       writer,
                             GCancellable  *cancellable,
                             GError       **error);
gpointer hub_sync_load_job  (gpointer       owned,
                             gpointer       task_data,
                             GCancellable  *cancellable,
                             GError       **error);
gpointer hub_sync_languages_job (gpointer       owned,
                                 gpointer       task_data,
                                 GCancellable  *cancellable,
                                 GError       **error);
gpointer hub_sync_probe_job (gpointer       owned,
                             gpointer       task_data,
                             GCancellable  *cancellable,
                             GError       **error);

G_END_DECLS
