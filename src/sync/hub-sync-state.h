/* hub-sync-state.h: what the passes of a run share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-sync-marks.h"
#include "hub-sync-store.h"
#include "hub-sync-walk.h"

G_BEGIN_DECLS

/* What the passes of a run share. */
typedef struct
{
  HubSyncWalk   *walk;
  HubSyncCursor *cursor;        /* (owned) (nullable) */
  HubSyncMarks  *marks;         /* (owned) (nullable) */
  GPtrArray     *passes;        /* (owned) (element-type HubSyncPass) */
  HubSyncStoring *storing;      /* (owned) (nullable): the last page, while the next one is read */
  HubBundle     *stored_bundle; /* (unowned): of that page */
  int            latest_year;   /* dates after it are taken as unknown */
  guint          n_readable;    /* collections of entries that could be read */
  GError        *refusal;       /* (owned) (nullable): why the last unreadable one could not */
  guint          total;         /* terms and entries expected, 0 unknown */
  guint          budget;        /* pages that may still be swept */
  gboolean       is_paused;     /* the pass did not come to its end within the budget */
  gboolean       is_unordered;  /* the hub does not list by number, so it cannot be swept */
} HubSyncState;

gboolean hub_sync_state_settle        (HubSyncState *self,
                                       GError      **error);
void     hub_sync_state_tell          (HubSyncState *self,
                                       HubBundle    *bundle);
gboolean hub_sync_state_can_pass_over (HubSyncState *self,
                                       const GError *cause);
gboolean hub_sync_state_pass_over     (HubSyncState *self,
                                       const char   *path,
                                       GError       *cause,
                                       GError      **error);

G_END_DECLS
