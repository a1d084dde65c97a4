/* hub-files-private.h: what the two parts of HubFiles share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-file-jobs.h"
#include "hub-files.h"
#include "hub-worker.h"

G_BEGIN_DECLS

/**
 * HubFiles:
 *
 * What is kept, and the queue of what is to be. Signal `changed`: any file is in another state,
 * came or went. Signal `progress`: the one under way has come further. Signal `failed (GError)`:
 * what was asked for could not be noted. Main thread only.
 */
struct _HubFiles
{
  GObject              parent_instance;

  HubWorker           *rows;         /* (owned) (nullable): until stopped */
  HubWorker           *net;          /* (owned) (nullable): until stopped */
  char                *folder;       /* (owned): where the files are */
  GPtrArray           *all;          /* (owned) (element-type HubFile): dropped ones, too */
  GPtrArray           *shown;        /* (owned) (element-type HubFile): those that are not */
  gboolean             is_loaded;
  HubFileLimits        limits;
  GHashTable          *asked;        /* (owned): ids that the user wants now, metered or not */

  guint                n_orders;     /* to the rows, that are not answered yet */
  HubFile             *current;      /* (owned) (nullable): under way */
  GCancellable        *cancellable;  /* (owned) (nullable): of it */
  HubFileState         after;        /* what it becomes when it was cancelled; 0: as it is */
  HubDownloadProgress  progress;
  guint                tick;         /* source id, 0 none */

  GNetworkMonitor     *monitor;      /* (owned) (nullable): NULL until there is something to get */
  guint                n_failures;   /* in a row, of the network */
  guint                timer;        /* source id of the next try, 0 none */
  gboolean             is_asking;    /* servers are asked what has changed */
  GHashTable          *unheard;      /* (owned): ids of those whose server was not reached then */
};

void hub_files_give_order (HubFiles     *self,
                           HubFileOrder *order,
                           GTask        *waiting);
void hub_files_pump       (HubFiles     *self);
void hub_files_retry_all  (HubFiles     *self,
                           HubFileRetry  retry);

G_END_DECLS
