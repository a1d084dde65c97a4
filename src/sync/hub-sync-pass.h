/* hub-sync-pass.h: reading one collection in one language
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-sync-state.h"

G_BEGIN_DECLS

/* A pass of a run. */
typedef struct
{
  char      *name;        /* (owned): "en node--resource" */
  char      *langcode;    /* (owned) */
  char      *key;         /* (owned): of its mark */
  HubBundle *bundle;      /* (unowned) */
} HubSyncPass;

HubSyncPass *hub_sync_pass_new  (HubProfile         *profile,
                                 HubBundle          *bundle,
                                 const char         *langcode) G_GNUC_WARN_UNUSED_RESULT;
void         hub_sync_pass_free (HubSyncPass        *self);
gboolean     hub_sync_pass_sweep (const HubSyncPass *self,
                                  HubSyncState      *state,
                                  GCancellable      *cancellable,
                                  GError           **error);
gboolean     hub_sync_pass_run  (const HubSyncPass  *self,
                                 HubSyncState       *state,
                                 GCancellable       *cancellable,
                                 GError            **error);

G_END_DECLS
