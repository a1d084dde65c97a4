/* hub-download.h: one file, from its server to the disk
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-file-limits.h"
#include "hub-file.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define HUB_DOWNLOAD_MIN_FREE (200 * HUB_FILE_MEGABYTE)   /* bytes of the disk that are left free */

/* How far a download is; written by the one who downloads, read by anybody. */
typedef struct
{
  GMutex mutex;
  gint64 done;    /* bytes */
  gint64 total;   /* bytes, -1 unknown */
} HubDownloadProgress;

/* What has come. */
typedef struct
{
  gint64  size;        /* bytes */
  char   *stored;      /* (owned): name in the folder */
  char   *sha256;      /* (owned) */
  char   *type;        /* (owned): media type by content */
  char   *etag;        /* (owned) (nullable): strong */
  char   *modified;    /* (owned) (nullable) */
} HubDownloadResult;

/* What to do. */
typedef struct
{
  const char          *folder;       /* where files are kept */
  HubFile             *file;
  HubFileLimits        limits;
  gint64               used;         /* bytes of the other files that are kept */
  HubDownloadProgress *progress;     /* (nullable) */
  gint64               retry_after;  /* out: seconds that the server asks to wait, -1 not */
} HubDownload;

gboolean hub_download_run          (HubDownload        *self,
                                    HubDownloadResult  *result,
                                    GCancellable       *cancellable,
                                    GError            **error);
gboolean hub_download_ask          (const HubFile      *file,
                                    gboolean           *is_stale,
                                    GCancellable       *cancellable,
                                    GError            **error);
void     hub_download_result_clear (HubDownloadResult  *self);

void     hub_download_progress_set (HubDownloadProgress *self,
                                    gint64               done,
                                    gint64               total);
void     hub_download_progress_get (HubDownloadProgress *self,
                                    gint64              *done,
                                    gint64              *total);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubDownloadResult, hub_download_result_clear)

G_END_DECLS
