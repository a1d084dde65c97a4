/* hub-sync-cursor.h: where a sync stands
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-sync-report.h"

G_BEGIN_DECLS

/* How a pass asks: see hub-sync-pass.c. */
typedef enum
{
  HUB_SYNC_MODE_WALK,
  HUB_SYNC_MODE_CHANGES,
  HUB_SYNC_MODE_PLAIN,
  HUB_SYNC_MODE_SWEEP,
} HubSyncMode;

/* The number of a pass of a sweep that is over, so that the next slice begins behind it. */
#define HUB_SYNC_END G_MAXINT64

/* A walk is a list of passes, one a language and bundle; within a pass entries come by rising
 * number. What is written here is enough to go on after any stop. */
typedef struct
{
  char     *hub;           /* base address */
  char     *languages;     /* those asked for beside the default one, joined by "," */
  gint64    generation;    /* number of the last whole walk; entries that are seen get it */
  char     *pass;          /* (nullable): under way, "en node--resource"; NULL at the start */
  char     *key;           /* (nullable): of its mark, so that another profile begins it anew */
  gint64    nid;           /* highest number stored in it */
  guint     mode;          /* HubSyncMode of that pass */
  gint64    began;         /* when that pass began by the hub's clock, Unix seconds */
  gint64    newest;        /* the latest change seen in it that is not after `began` */
  gboolean  has_skipped;   /* entries were skipped in it: its mark stays */
  gboolean  is_whole;      /* all passes are read from their begin, whatever their marks say */
  gboolean  is_incomplete; /* something was refused or skipped: nothing may be withdrawn */
} HubSyncCursor;

HubSyncCursor *hub_sync_cursor_new       (const char          *hub,
                                          const char          *languages,
                                          gint64               generation)
                                          G_GNUC_WARN_UNUSED_RESULT;
HubSyncCursor *hub_sync_cursor_read      (const char          *text,
                                          HubSyncReport       *report) G_GNUC_WARN_UNUSED_RESULT;
char          *hub_sync_cursor_to_string (const HubSyncCursor *self,
                                          const HubSyncReport *report) G_GNUC_WARN_UNUSED_RESULT;
void           hub_sync_cursor_free      (HubSyncCursor       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubSyncCursor, hub_sync_cursor_free)

G_END_DECLS
