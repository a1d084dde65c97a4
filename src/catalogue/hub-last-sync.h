/* hub-last-sync.h: when the hub was asked last, and what came of it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HUB_LAST_SYNC_FILE "last-sync.ini"

/* A note about one catalogue. */
typedef struct
{
  char   *catalogue;   /* (owned): id of the catalogue */
  gint64  base;        /* what the catalogue itself said of `synced` when this was noted */
  gint64  synced;      /* Unix seconds when the last complete sync ended, 0 never */
  gint64  date;        /* the same by the hub's clock */
  char   *report;      /* (owned) (nullable): JSON text of the last sync's report */
} HubLastSync;

HubLastSync *hub_last_sync_load (const char         *data_dir,
                                 const char         *catalogue,
                                 gint64              base) G_GNUC_WARN_UNUSED_RESULT;
gboolean     hub_last_sync_save (const HubLastSync  *self,
                                 const char         *data_dir,
                                 GError            **error);
void         hub_last_sync_free (HubLastSync        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubLastSync, hub_last_sync_free)

G_END_DECLS
