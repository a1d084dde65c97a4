/* hub-files.h: the files kept offline, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-file-limits.h"
#include "hub-file.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define HUB_TYPE_FILES (hub_files_get_type ())
G_DECLARE_FINAL_TYPE (HubFiles, hub_files, HUB, FILES, GObject)

HubFiles  *hub_files_new          (const char           *data_dir) G_GNUC_WARN_UNUSED_RESULT;
void       hub_files_stop         (HubFiles             *self);
void       hub_files_set_limits   (HubFiles             *self,
                                   const HubFileLimits  *limits);
void       hub_files_set_monitor  (HubFiles             *self,
                                   GNetworkMonitor      *monitor);
void       hub_files_load         (HubFiles             *self);
gboolean   hub_files_is_loaded    (HubFiles             *self);

GPtrArray *hub_files_get_all      (HubFiles             *self);
gint64     hub_files_get_bytes    (HubFiles             *self);
HubFile   *hub_files_find         (HubFiles             *self,
                                   HubEntry             *entry,
                                   const char           *address);
gboolean   hub_files_get_progress (HubFiles             *self,
                                   const HubFile        *file,
                                   gint64               *done,
                                   gint64               *total);
gboolean   hub_files_is_held      (HubFiles             *self,
                                   const HubFile        *file);

void       hub_files_keep         (HubFiles             *self,
                                   HubEntry             *entry,
                                   const char           *address);
void       hub_files_keep_all     (HubFiles             *self,
                                   GPtrArray            *entries,
                                   gboolean              by_star);
void       hub_files_retry        (HubFiles             *self,
                                   HubFile              *file);
void       hub_files_pause        (HubFiles             *self,
                                   HubFile              *file);
void       hub_files_cancel       (HubFiles             *self,
                                   HubFile              *file);
void       hub_files_drop         (HubFiles             *self,
                                   GPtrArray            *files);
void       hub_files_restore      (HubFiles             *self,
                                   GPtrArray            *files);
void       hub_files_purge        (HubFiles             *self,
                                   GPtrArray            *files);
void       hub_files_synced       (HubFiles             *self);

void       hub_files_open_async   (HubFiles             *self,
                                   HubFile              *file,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
char      *hub_files_open_finish  (HubFiles             *self,
                                   GAsyncResult         *result,
                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void       hub_files_save_async   (HubFiles             *self,
                                   HubFile              *file,
                                   GFile                *target,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
gboolean   hub_files_save_finish  (HubFiles             *self,
                                   GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS
