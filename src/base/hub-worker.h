/* hub-worker.h: a thread that owns one thing
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HubWorker HubWorker;
typedef struct _HubWorkerCall HubWorkerCall;

/* Makes what the worker owns, on the worker's thread, before the first job; tried again by the next
 * job if it failed, and then the failure is the job's. */
typedef gpointer (*HubWorkerOpen)  (gpointer open_data, GError **error);
/* Runs on the worker's thread. NULL with @error set is a failure; NULL without is a NULL result. */
typedef gpointer (*HubWorkerJob)   (gpointer      owned,
                                    gpointer      task_data,
                                    GCancellable *cancellable,
                                    GError      **error);

HubWorker *hub_worker_new   (const char    *name,
                             HubWorkerOpen  open,
                             gpointer       open_data,
                             GDestroyNotify open_data_free,
                             GDestroyNotify close) G_GNUC_WARN_UNUSED_RESULT;
void       hub_worker_push  (HubWorker     *self,
                             GTask         *task,   /* (transfer full) */
                             HubWorkerJob   job,
                             GDestroyNotify result_free);
HubWorkerCall *hub_worker_begin (HubWorker    *self,
                                 HubWorkerJob  job,
                                 gpointer      data,
                                 GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
gpointer   hub_worker_end   (HubWorkerCall *call,
                             GError       **error);
gpointer   hub_worker_call  (HubWorker    *self,
                             HubWorkerJob  job,
                             gpointer      data,
                             GCancellable *cancellable,
                             GError      **error);
void       hub_worker_close (HubWorker *self);
void       hub_worker_stop  (HubWorker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubWorker, hub_worker_stop)

G_END_DECLS
