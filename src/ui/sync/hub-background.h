/* hub-background.h: syncing while no window is open
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HUB_SCHEDULE_NEVER  "never"
#define HUB_SCHEDULE_DAILY  "daily"
#define HUB_SCHEDULE_WEEKLY "weekly"

/* Who starts the program. */
typedef enum
{
  HUB_BACKGROUND_TIMER,    /* systemd, by a timer of the user */
  HUB_BACKGROUND_PORTAL,   /* the desktop, when the user logs in: the way out of a sandbox */
} HubBackgroundWay;

HubBackgroundWay hub_background_find_way    (void);
char            *hub_background_dup_program (void) G_GNUC_WARN_UNUSED_RESULT;
void             hub_background_set_async   (HubBackgroundWay      way,
                                             const char           *program,
                                             const char           *schedule,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void             hub_background_keep        (const char           *schedule);
gboolean         hub_background_set_finish  (GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
