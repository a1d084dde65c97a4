/* hub-sync-marks.h: up to when each collection is known
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-profile.h"

G_BEGIN_DECLS

#define HUB_SYNC_NO_MARK -1

/* For each bundle and language of one hub the latest `changed` of a complete pass. Thread: the
 * one that made it. */
typedef struct _HubSyncMarks HubSyncMarks;

HubSyncMarks *hub_sync_marks_new       (const char         *hub) G_GNUC_WARN_UNUSED_RESULT;
HubSyncMarks *hub_sync_marks_read      (const char         *text,
                                        const char         *hub) G_GNUC_WARN_UNUSED_RESULT;
void          hub_sync_marks_free      (HubSyncMarks       *self);
char         *hub_sync_marks_dup_key   (HubProfile         *profile,
                                        const HubBundle    *bundle,
                                        const char         *langcode) G_GNUC_WARN_UNUSED_RESULT;
gint64        hub_sync_marks_get       (HubSyncMarks       *self,
                                        const char         *key);
void          hub_sync_marks_set       (HubSyncMarks       *self,
                                        const char         *key,
                                        gint64              mark);
char         *hub_sync_marks_to_string (HubSyncMarks       *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubSyncMarks, hub_sync_marks_free)

G_END_DECLS
