/* sync-lab.h: what the tests of sync share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-process.h"
#include "hub-entry.h"
#include "hub-sync-private.h"

G_BEGIN_DECLS

/* One run of sync. What is 0 or NULL is as a program would have it. */
typedef struct
{
  const char                *data_dir;
  const char                *config_dir;
  const char                *hub;
  const char *const         *languages;
  HubSyncFlags               flags;
  const char                *agreed;      /* digest of what may leave */
  const JsonapiClientLimits *limits;
  guint                      sweep_pages;
  guint                      pause_ms;    /* before the second try of a request; 0 is 5 */
  guint                      cancel_at;   /* which word of progress brings the stop */
  guint                      n_told;      /* out: words of progress */
  guint                      last_total;  /* out: the last total told */
} SyncOrder;

HubDemoProcess *sync_lab_hub           (const char *const *extra_args) G_GNUC_WARN_UNUSED_RESULT;
void            sync_lab_control       (HubDemoProcess *hub,
                                        const char     *format,
                                        ...) G_GNUC_PRINTF (2, 3);
gint64          sync_lab_stat          (HubDemoProcess *hub,
                                        const char     *name);
HubSyncReport  *sync_lab_run           (SyncOrder *order) G_GNUC_WARN_UNUSED_RESULT;
HubSyncReport  *sync_lab_run_well      (SyncOrder *order) G_GNUC_WARN_UNUSED_RESULT;
void            sync_lab_run_complete  (const char *data_dir,
                                        const char *hub);
char           *sync_lab_dump          (const char *data_dir,
                                        gboolean    with_walk) G_GNUC_WARN_UNUSED_RESULT;
void            sync_lab_assert_like_fresh (const char *data_dir,
                                            SyncOrder  *order);
char           *sync_lab_query         (const char *data_dir,
                                        const char *sql) G_GNUC_WARN_UNUSED_RESULT;
HubEntry       *sync_lab_find          (const char *data_dir,
                                        const char *uuid,
                                        const char *langcode) G_GNUC_WARN_UNUSED_RESULT;
guint           sync_lab_count         (const char *data_dir);

/* A sync in a process of its own, which can be killed: sync_lab_child () at the begin of main ()
 * makes the test program that process if it was started as one. */
gboolean        sync_lab_child         (int    argc,
                                        char **argv,
                                        int   *status);
GSubprocess    *sync_lab_spawn         (const char *data_dir,
                                        const char *hub,
                                        const char *extra) G_GNUC_WARN_UNUSED_RESULT;
gboolean        sync_lab_kill          (const char *data_dir,
                                        const char *hub,
                                        guint       after);

G_END_DECLS
