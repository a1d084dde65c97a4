/* hub-file-store.h: the files that are kept offline
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-download.h"
#include "hub-file.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define HUB_FILE_STORE_FOLDER "files"   /* beside library.db */

typedef struct _HubFileStore HubFileStore;

/* What hub_file_store_check_folder () finds. */
typedef struct
{
  guint  n_strays;      /* files in the folder of which nothing is known */
  gint64 stray_bytes;
} HubFileStrays;

HubFileStore *hub_file_store_open       (const char              *data_dir,
                                         GError                 **error)
              G_GNUC_WARN_UNUSED_RESULT;
HubFileStore *hub_file_store_open_beside (const char             *data_dir,
                                          GError                **error)
              G_GNUC_WARN_UNUSED_RESULT;
void          hub_file_store_close      (HubFileStore            *self);
const char   *hub_file_store_get_folder (HubFileStore            *self);
GPtrArray    *hub_file_store_load       (HubFileStore            *self,
                                         GError                 **error)
              G_GNUC_WARN_UNUSED_RESULT;
gboolean      hub_file_store_want       (HubFileStore            *self,
                                         GPtrArray               *entries,
                                         const char              *address,
                                         gboolean                 by_star,
                                         GError                 **error);
gboolean      hub_file_store_set_state  (HubFileStore            *self,
                                         gint64                   id,
                                         HubFileState             state,
                                         HubFileFault             fault,
                                         GError                 **error);
gboolean      hub_file_store_set_failed (HubFileStore            *self,
                                         HubFile                 *file,
                                         HubFileFault             fault,
                                         GError                 **error);
gboolean      hub_file_store_set_kept   (HubFileStore            *self,
                                         HubFile                 *file,
                                         const HubDownloadResult *result,
                                         GError                 **error);
gboolean      hub_file_store_set_asked  (HubFileStore            *self,
                                         gint64                   id,
                                         gboolean                 is_stale,
                                         GError                 **error);
gboolean      hub_file_store_drop       (HubFileStore            *self,
                                         GPtrArray               *files,
                                         GError                 **error);
gboolean      hub_file_store_restore    (HubFileStore            *self,
                                         GPtrArray               *files,
                                         GError                 **error);
gboolean      hub_file_store_purge      (HubFileStore            *self,
                                         GPtrArray               *which,
                                         GError                 **error);
char         *hub_file_store_verify     (HubFileStore            *self,
                                         HubFile                 *file,
                                         GCancellable            *cancellable,
                                         GError                 **error)
              G_GNUC_WARN_UNUSED_RESULT;
gboolean      hub_file_store_save_copy  (HubFileStore            *self,
                                         HubFile                 *file,
                                         GFile                   *target,
                                         GCancellable            *cancellable,
                                         GError                 **error);
void          hub_file_store_find_strays (HubFileStore           *self,
                                          GPtrArray              *files,
                                          HubFileStrays          *strays);
gint64        hub_files_sum_kept        (GPtrArray               *files,
                                         gint64                   but_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubFileStore, hub_file_store_close)

G_END_DECLS
