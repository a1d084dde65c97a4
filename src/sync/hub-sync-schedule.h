/* hub-sync-schedule.h: when a sync is tried again by itself
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-sync-retry.h"

G_BEGIN_DECLS

/* A plain value: clocks and chance are handed in. All zero is that nothing is to be tried. */
typedef struct
{
  HubSyncRetry retry;     /* why it is tried again */
  guint        n_fails;   /* how often in a row the network was to blame */
  gint64       due;       /* when, monotonic microseconds; of no use for NONE and NEXT */
} HubSyncSchedule;

void     hub_sync_schedule_note      (HubSyncSchedule       *self,
                                      HubSyncRetry           retry,
                                      gint64                 retry_after,
                                      double                 chance,
                                      gint64                 now);
gint64   hub_sync_schedule_get_wait  (const HubSyncSchedule *self,
                                      gint64                 now);
char    *hub_sync_schedule_to_string (const HubSyncSchedule *self,
                                      const char            *hub,
                                      gint64                 now,
                                      gint64                 date) G_GNUC_WARN_UNUSED_RESULT;
void     hub_sync_schedule_read      (HubSyncSchedule       *self,
                                      const char            *text,
                                      const char            *hub,
                                      gint64                 now,
                                      gint64                 date);
void     hub_sync_schedule_load      (HubSyncSchedule       *self,
                                      const char            *data_dir,
                                      const char            *hub);
gboolean hub_sync_schedule_save      (const HubSyncSchedule *self,
                                      const char            *data_dir,
                                      const char            *hub,
                                      GError               **error);

G_END_DECLS
