/* jsonapi-watchdog.h: a deadline for blocking calls
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _JsonapiWatchdog JsonapiWatchdog;

JsonapiWatchdog *jsonapi_watchdog_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void             jsonapi_watchdog_free         (JsonapiWatchdog *self);
void             jsonapi_watchdog_start        (JsonapiWatchdog *self,
                                                GCancellable    *target,
                                                gint64           deadline);
void             jsonapi_watchdog_set_deadline (JsonapiWatchdog *self,
                                                gint64           deadline);
gboolean         jsonapi_watchdog_stop         (JsonapiWatchdog *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsonapiWatchdog, jsonapi_watchdog_free)

G_END_DECLS
