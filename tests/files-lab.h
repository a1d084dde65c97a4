/* files-lab.h: entries with files of the demonstration hub
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-process.h"
#include "hub-download.h"
#include "hub-file-store.h"
#include "test-folder.h"

G_BEGIN_DECLS

/* The hub with one fault of its files, until it is told otherwise; NULL for none. */
void      files_lab_fault     (HubDemoProcess *hub,
                               const char     *fault,
                               guint           times);
/* Puts another file of @size bytes where the @n-th one is. */
void      files_lab_replace   (HubDemoProcess *hub,
                               guint           n,
                               gint64          size);
gint64    files_lab_stat      (HubDemoProcess *hub,
                               const char     *name);
/* An entry with the @n-th file of the hub, as a sync would have brought it. */
HubEntry *files_lab_entry     (HubDemoProcess *hub,
                               guint           n) G_GNUC_WARN_UNUSED_RESULT;
/* An entry of that origin with a file at @uri. */
HubEntry *files_lab_entry_at  (const char     *origin,
                               const char     *uri,
                               const char     *name,
                               const char     *mime,
                               gint64          size) G_GNUC_WARN_UNUSED_RESULT;
/* The row of the first file of that entry. */
HubFile  *files_lab_find      (HubFileStore   *store,
                               HubEntry       *entry) G_GNUC_WARN_UNUSED_RESULT;
/* The calls of the store for many, for one. */
gboolean  files_lab_want      (HubFileStore   *store,
                               HubEntry       *entry,
                               gboolean        by_star,
                               GError        **error);
gboolean  files_lab_drop      (HubFileStore   *store,
                               HubFile        *file,
                               GError        **error);
gboolean  files_lab_restore   (HubFileStore   *store,
                               HubFile        *file,
                               GError        **error);
/* Wants the file of @entry and downloads it, with what @limits allow; notes how that ended. */
gboolean  files_lab_keep      (HubFileStore   *store,
                               HubEntry       *entry,
                               HubFileLimits  *limits,
                               GError        **error);
/* How many whole files, and how many things of any kind, are in the folder of @store. */
guint     files_lab_count_kept (HubFileStore  *store);
guint     files_lab_count_all  (HubFileStore  *store);

/* One test: the hub, a store, and an entry with a file. */
typedef struct
{
  HubDemoProcess *hub;       /* (owned) */
  TestFolder     *folder;    /* (owned) */
  HubFileStore   *store;     /* (owned) */
  HubEntry       *entry;     /* (owned) */
} FilesPlay;

void      files_play_set_up      (FilesPlay     *play,
                                  gconstpointer  data);
void      files_play_tear_down   (FilesPlay     *play,
                                  gconstpointer  data);
HubAttachment *files_play_get_attachment (FilesPlay *play);
char     *files_play_dup_path    (FilesPlay     *play,
                                  HubFile       *file) G_GNUC_WARN_UNUSED_RESULT;
/* It is as it was on the server, and nothing else is there. */
void      files_play_assert_kept (FilesPlay     *play);
/* It failed so, and nothing of it is there, or a part that nobody takes for a file. */
void      files_play_assert_failed (FilesPlay    *play,
                                    HubFileFault  fault,
                                    guint         n_left);
void      files_play_keep_well   (FilesPlay     *play);
/* With a fault of the hub. */
void      files_play_keep_badly  (FilesPlay     *play,
                                  const char    *fault,
                                  HubFileFault   code);

G_END_DECLS
