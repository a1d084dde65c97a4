/* hub-sync.h: bringing the hub home
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-sync-report.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  const char *phase;    /* static, translated: "Vocabularies", "Documents" */
  guint       done;     /* terms and entries that this sync has seen */
  guint       total;    /* what the last whole sync with this hub saw, 0 unknown */
  gboolean    is_bytes; /* both are kibibytes of a file that is on its way */
  gint64      seconds_left;   /* by the pace so far, -1 unknown */
} HubSyncProgress;

/* Called on the main context of the caller of hub_sync_run_async (). */
typedef void (*HubSyncProgressFunc) (const HubSyncProgress *progress, gpointer user_data);

typedef enum
{
  HUB_SYNC_DEFAULT = 0,
  HUB_SYNC_FULL    = 1 << 0,   /* start a new full walk, even if one is unfinished */
  HUB_SYNC_ACCEPT_WITHDRAWALS = 1 << 1,   /* what the last run told to be gone may leave */
} HubSyncFlags;

#define HUB_TYPE_SYNC (hub_sync_get_type ())
G_DECLARE_FINAL_TYPE (HubSync, hub_sync, HUB, SYNC, GObject)

HubSync       *hub_sync_new          (const char           *data_dir,
                                      const char           *config_dir) G_GNUC_WARN_UNUSED_RESULT;
void           hub_sync_run_async    (HubSync              *self,
                                      const char           *hub,
                                      const char *const    *languages,
                                      HubSyncFlags          flags,
                                      HubSyncProgressFunc   progress,
                                      gpointer              progress_data,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
void           hub_sync_set_agreed   (HubSync              *self,
                                      const char           *digest);
HubSyncReport *hub_sync_run_finish   (HubSync              *self,
                                      GAsyncResult         *result,
                                      GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       hub_sync_is_running   (HubSync              *self);
void           hub_sync_renew        (HubSync              *self);
void           hub_sync_clear_async  (HubSync              *self,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean       hub_sync_clear_finish (HubSync              *self,
                                      GAsyncResult         *result,
                                      GError              **error);
void           hub_sync_stop         (HubSync              *self);
void           hub_sync_load_schedule_async  (HubSync              *self,
                                              const char           *hub,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean       hub_sync_load_schedule_finish (HubSync              *self,
                                              GAsyncResult         *result,
                                              HubSyncSchedule      *schedule,
                                              char                **moved,
                                              GError              **error);
void           hub_sync_load_languages_async  (HubSync              *self,
                                               const char           *hub,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
char         **hub_sync_load_languages_finish (HubSync              *self,
                                               GAsyncResult         *result,
                                               GError              **error)
                                               G_GNUC_WARN_UNUSED_RESULT;
void           hub_sync_probe_async  (HubSync              *self,
                                      const char           *hub,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean       hub_sync_probe_finish (HubSync              *self,
                                      GAsyncResult         *result,
                                      char                **moved,
                                      GError              **error);

G_END_DECLS
