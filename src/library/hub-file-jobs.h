/* hub-file-jobs.h: what the two workers of HubFiles do
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-download.h"
#include "hub-entry.h"
#include "hub-file.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  HUB_FILE_ORDER_LOAD,       /* the first one also removes what was dropped before */
  HUB_FILE_ORDER_WANT,       /* entries, address, by_star */
  HUB_FILE_ORDER_STATE,      /* files, state */
  HUB_FILE_ORDER_FAILED,     /* files, fault */
  HUB_FILE_ORDER_KEPT,       /* files, result */
  HUB_FILE_ORDER_ASKED,      /* files, is_stale */
  HUB_FILE_ORDER_DROP,       /* files */
  HUB_FILE_ORDER_RESTORE,    /* files */
  HUB_FILE_ORDER_PURGE,
  HUB_FILE_ORDER_VERIFY,     /* files: of one the path is answered */
  HUB_FILE_ORDER_SAVE,       /* files, target */
} HubFileOrderKind;

/* What the worker of the rows is asked to do. */
typedef struct
{
  HubFileOrderKind   kind;
  GPtrArray         *entries;   /* (owned) (nullable) (element-type HubEntry): whole ones */
  char              *address;   /* (owned) (nullable) */
  gboolean           by_star;
  GPtrArray         *files;     /* (owned) (nullable) (element-type HubFile) */
  HubFileState       state;
  HubFileFault       fault;
  HubDownloadResult  result;    /* (owned) */
  gboolean           is_stale;
  GFile             *target;    /* (owned) (nullable) */
} HubFileOrder;

/* What it answers. */
typedef struct
{
  GPtrArray *files;   /* (owned) (element-type HubFile): all of them, as they are now */
  char      *path;    /* (owned) (nullable) */
} HubFileAnswer;

/* What the worker of downloads is asked to do, and answers; shared with nobody meanwhile. */
typedef struct
{
  char                *folder;      /* (owned) */
  HubFile             *file;        /* (owned) */
  HubFileLimits        limits;
  gint64               used;
  HubDownloadProgress *progress;    /* (unowned): outlives the worker */
  gboolean             is_asking;   /* only whether the server has another one */
  gint64               retry_after; /* out */
  HubDownloadResult    result;      /* (owned) out */
  gboolean             is_stale;    /* out */
} HubFileErrand;

HubFileOrder  *hub_file_order_new   (HubFileOrderKind  kind,
                                     GPtrArray        *files) G_GNUC_WARN_UNUSED_RESULT;
HubFileOrder  *hub_file_order_new_for (HubFileOrderKind  kind,
                                       HubFile          *file) G_GNUC_WARN_UNUSED_RESULT;
void           hub_file_order_free  (HubFileOrder     *self);
void           hub_file_answer_free (HubFileAnswer    *self);
void           hub_file_errand_free (HubFileErrand    *self);

gpointer       hub_file_rows_open   (gpointer          data_dir,
                                     GError          **error);
void           hub_file_rows_close  (gpointer          owned);
gpointer       hub_file_rows_job    (gpointer          owned,
                                     gpointer          task_data,
                                     GCancellable     *cancellable,
                                     GError          **error);
gpointer       hub_file_errand_job  (gpointer          owned,
                                     gpointer          task_data,
                                     GCancellable     *cancellable,
                                     GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubFileOrder, hub_file_order_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubFileAnswer, hub_file_answer_free)

G_END_DECLS
