/* hub-file-store-private.h: what the two parts of HubFileStore share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-file-store.h"
#include "hub-reading-list-private.h"

G_BEGIN_DECLS

/**
 * HubFileStore:
 *
 * The files that are kept, as rows and on the disk. Used and closed on the thread that opened it;
 * every call blocks.
 */
struct _HubFileStore
{
  char              *data_dir;   /* (owned) */
  char              *folder;     /* (owned): where the files are */
  gboolean           is_beside;  /* another thread has the reading list open, and has checked it */
  HubDatabaseSchema  schema;
  HubDatabase       *database;   /* (owned) (nullable): closed when its file was replaced */
  guint64            device;     /* with inode: which file it is that is open */
  guint64            inode;
};

void     hub_file_store_remove (HubFileStore *self,
                                const char   *stored);
gboolean hub_file_store_forget (HubFileStore *self,
                                GPtrArray    *files,
                                GError      **error);

G_END_DECLS
