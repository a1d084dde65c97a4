/* hub-sync-report.h: how a sync went
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-sync-schedule.h"

G_BEGIN_DECLS

typedef enum
{
  HUB_SYNC_COMPLETE,
  HUB_SYNC_UNCHANGED,    /* complete, and nothing was new */
  /* stopped part-way, or something was skipped; what was fetched is kept, the next sync goes on or
   * tries again */
  HUB_SYNC_PARTIAL,
  HUB_SYNC_FAILED,       /* nothing could be fetched */
} HubSyncResult;

typedef struct
{
  HubSyncResult  result;
  char          *hub;
  guint          seen;
  guint          added;
  guint          updated;
  guint          unchanged;
  guint          withdrawn;
  guint          skipped;
  guint          skipped_pages;   /* pages and whole collections that were no use */
  guint          skipped_terms;
  guint          terms;
  guint          requests;
  guint64        bytes;
  double         seconds;
  gint64         retry_after;   /* seconds the hub asked to wait, -1 not */
  HubSyncRetry   retry;         /* when another try may help against what stopped it */
  HubSyncSchedule schedule;     /* when the next one is */
  char          *moved;         /* (owned) (nullable): the address that the hub has moved to */
  GPtrArray     *unavailable;   /* (element-type utf8): collections that the hub keeps closed; what
                                 * is stored of them stays, as it was */
  GPtrArray     *problems;      /* (element-type HubSyncProblem) */
  GError        *error;         /* (nullable): what stopped it; G_IO_ERROR_CANCELLED too */
} HubSyncReport;

/* Something that was skipped or odd. */
typedef struct
{
  char *what;     /* (owned): in English, for programs */
  char *said;     /* (owned): the same for people, in their language */
  char *where;    /* (owned): a path below the hub, an id */
} HubSyncProblem;

HubSyncReport *hub_sync_report_new         (const char *hub) G_GNUC_WARN_UNUSED_RESULT;
void           hub_sync_report_free        (HubSyncReport *self);
void           hub_sync_report_take_counts (HubSyncReport       *self,
                                            const HubSyncReport *other);
/* keep the first 100, count the rest */
void           hub_sync_report_add_problem (HubSyncReport *self,
                                            const char    *what,
                                            const char    *where);
void           hub_sync_report_add_problem_said (HubSyncReport *self,
                                                 const char    *what,
                                                 const char    *said,
                                                 const char    *where);
void           hub_sync_report_add_spared  (HubSyncReport *self,
                                            guint          n_missed,
                                            guint          n_entries);
void           hub_sync_report_add_unavailable (HubSyncReport *self,
                                                const char    *path);
char          *hub_sync_report_dup_unavailable (const HubSyncReport *self)
                                                G_GNUC_WARN_UNUSED_RESULT;
gboolean       hub_sync_report_is_incomplete (const HubSyncReport *self);
const char    *hub_sync_result_to_string   (HubSyncResult result);
/* CLI.md's shape */
char          *hub_sync_report_to_json     (HubSyncReport *self) G_GNUC_WARN_UNUSED_RESULT;
int            hub_sync_report_get_exit_status (HubSyncReport *self);   /* CLI.md */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubSyncReport, hub_sync_report_free)

G_END_DECLS
