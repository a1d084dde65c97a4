/* hub-sync-job.h: what the writer does for a sync
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-sync-store.h"

G_BEGIN_DECLS

/* What the jobs are about. Each uses some of it. */
typedef struct
{
  gint64               date;         /* Unix seconds: now, by the hub's clock */
  gint64               read;         /* out: when a hub was read last, by its clock, 0 never */
  const char          *languages;
  gboolean             is_full;
  HubVocabulary        vocabulary;
  GPtrArray           *items;        /* (element-type HubTerm) or (element-type HubEntry) */
  GPtrArray           *omitted;      /* (nullable) (element-type utf8): hidden now, not gone */
  const HubSyncCursor *cursor;
  gboolean             is_end;       /* the page is the last one of its pass */
  const char          *marks_text;   /* (nullable): new marks that go with the page */
  HubSyncMarks        *marks;        /* out */
  const char *const   *langcodes;
  HubSyncValidators   *validators;
  HubSyncReport       *report;
  guint                total;
  gboolean             is_in_step;   /* out */
  gboolean             is_agreed;    /* what was told to be gone may leave */
  const char          *agreed;       /* (nullable): digest of that when it was shown */
} HubSyncJob;

/* Jobs of hub-write, which owns a HubCatalogueWriter; see hub-sync-store.c. */
gpointer hub_sync_job_validators  (gpointer      owned,
                                   gpointer      data,
                                   GCancellable *cancellable,
                                   GError      **error);
gpointer hub_sync_job_date        (gpointer      owned,
                                   gpointer      data,
                                   GCancellable *cancellable,
                                   GError      **error);
gpointer hub_sync_job_begin       (gpointer      owned,
                                   gpointer      data,
                                   GCancellable *cancellable,
                                   GError      **error);
gpointer hub_sync_job_terms       (gpointer      owned,
                                   gpointer      data,
                                   GCancellable *cancellable,
                                   GError      **error);
gpointer hub_sync_job_begin_sweep (gpointer      owned,
                                   gpointer      data,
                                   GCancellable *cancellable,
                                   GError      **error);
gpointer hub_sync_job_forget      (gpointer      owned,
                                   gpointer      data,
                                   GCancellable *cancellable,
                                   GError      **error);
gpointer hub_sync_job_abandon     (gpointer      owned,
                                   gpointer      data,
                                   GCancellable *cancellable,
                                   GError      **error);
gpointer hub_sync_job_page        (gpointer      owned,
                                   gpointer      data,
                                   GCancellable *cancellable,
                                   GError      **error);
gpointer hub_sync_job_sweep_page  (gpointer      owned,
                                   gpointer      data,
                                   GCancellable *cancellable,
                                   GError      **error);
gpointer hub_sync_job_finish      (gpointer      owned,
                                   gpointer      data,
                                   GCancellable *cancellable,
                                   GError      **error);
gpointer hub_sync_job_report      (gpointer      owned,
                                   gpointer      data,
                                   GCancellable *cancellable,
                                   GError      **error);
gpointer hub_sync_job_renew       (gpointer      owned,
                                   gpointer      data,
                                   GCancellable *cancellable,
                                   GError      **error);

G_END_DECLS
