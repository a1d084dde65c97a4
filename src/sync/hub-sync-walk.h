/* hub-sync-walk.h: all that one sync reads
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-profile.h"
#include "hub-sync-fetch.h"
#include "hub-worker.h"

G_BEGIN_DECLS

/* (nullable): NULL while vocabularies are read */
typedef void (*HubSyncWalkFunc) (HubBundle *bundle,
                                 guint      done,      /* terms and entries */
                                 guint      total,     /* expected, 0 unknown */
                                 gpointer   user_data);

/* What a walk works with. All borrowed. */
typedef struct
{
  const char         *hub;
  const char *const  *languages;    /* beside the default one */
  gboolean            is_full;      /* read all, even if a walk is unfinished */
  gboolean            is_agreed;    /* what was told to be gone may leave */
  const char         *agreed;       /* (nullable): digest of that when it was shown */
  guint               sweep_pages;  /* how many pages one run sweeps at most */
  HubProfile         *profile;
  HubSyncFetch       *fetch;
  HubSyncValidators  *validators;
  HubWorker          *writer;       /* owns a HubCatalogueWriter */
  HubSyncReport      *report;
  HubSyncWalkFunc     progress;
  gpointer            progress_data;
} HubSyncWalk;

gboolean hub_sync_walk_run (HubSyncWalk   *self,
                            GCancellable  *cancellable,
                            GError       **error);

G_END_DECLS
