/* hub-sync-store.h: what a walk asks of the writer
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-catalogue-writer.h"
#include "hub-sync-cursor.h"
#include "hub-sync-marks.h"
#include "hub-sync-validators.h"
#include "hub-worker.h"

G_BEGIN_DECLS

/* A page on its way into the store. */
typedef struct _HubSyncStoring HubSyncStoring;

HubSyncValidators *hub_sync_store_get_validators (HubWorker     *writer,
                                                  const char    *hub,
                                                  GCancellable  *cancellable,
                                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gint64         hub_sync_store_get_date (HubWorker         *writer,
                                        gint64            *read);
HubSyncCursor *hub_sync_store_begin  (HubWorker           *writer,
                                      const char          *languages,
                                      gboolean             is_full,
                                      gint64               date,
                                      HubSyncReport       *report,
                                      HubSyncMarks       **marks,
                                      guint               *total,
                                      GCancellable        *cancellable,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       hub_sync_store_terms  (HubWorker           *writer,
                                      HubVocabulary        vocabulary,
                                      GPtrArray           *terms,
                                      GCancellable        *cancellable,
                                      GError             **error);
HubSyncStoring *hub_sync_store_begin_page (HubWorker           *writer,
                                           GPtrArray           *entries,
                                           GPtrArray           *omitted,
                                           const HubSyncCursor *cursor,
                                           gboolean             is_end,
                                           char                *marks,
                                           const HubSyncReport *counts,
                                           GCancellable        *cancellable)
                                           G_GNUC_WARN_UNUSED_RESULT;
gboolean       hub_sync_store_end_page (HubSyncStoring      *storing,
                                        HubSyncReport       *report,
                                        GError             **error);
HubSyncCursor *hub_sync_store_begin_sweep (HubWorker      *writer,
                                           const char     *languages,
                                           gboolean        is_forced,
                                           HubSyncReport  *report,
                                           GCancellable   *cancellable,
                                           GError        **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       hub_sync_store_sweep_page (HubWorker           *writer,
                                          GPtrArray           *entries,
                                          GPtrArray           *omitted,
                                          const HubSyncCursor *cursor,
                                          gboolean            *is_in_step,
                                          HubSyncReport       *report,
                                          GCancellable        *cancellable,
                                          GError             **error);
gboolean       hub_sync_store_forget_marks (HubWorker         *writer,
                                            GError           **error);
gboolean       hub_sync_store_abandon (HubWorker          *writer,
                                       GError            **error);
gboolean       hub_sync_store_finish (HubWorker           *writer,
                                      const HubSyncCursor *cursor,
                                      const char *const   *langcodes,
                                      gboolean             is_agreed,
                                      const char          *agreed,
                                      gint64               date,
                                      HubSyncValidators   *validators,
                                      HubSyncReport       *report,
                                      GError             **error);
gboolean       hub_sync_store_report (HubWorker           *writer,
                                      HubSyncReport       *report,
                                      GError             **error);
gboolean       hub_sync_store_renew  (HubWorker           *writer,
                                      GCancellable        *cancellable,
                                      GError             **error);

G_END_DECLS
