/* hub-sync-left.h: how long a sync still takes
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64  hub_sync_estimate_left (guint   first,
                                guint   done,
                                guint   total,
                                gint64  elapsed);
char   *hub_sync_dup_left      (gint64  seconds) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
