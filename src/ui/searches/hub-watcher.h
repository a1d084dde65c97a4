/* hub-watcher.h: asks the saved searches again when the catalogue has changed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-library.h"
#include "hub-reader.h"

G_BEGIN_DECLS

/* Main thread. Signal `changed`: counts are others than before; signal `news (uuid, n)`: a search
 * has found what it never found before, and has now `n` entries that the user has not looked at. */
#define HUB_TYPE_WATCHER (hub_watcher_get_type ())
G_DECLARE_FINAL_TYPE (HubWatcher, hub_watcher, HUB, WATCHER, GObject)

HubWatcher *hub_watcher_new        (HubReader  *reader,
                                    HubLibrary *library) G_GNUC_WARN_UNUSED_RESULT;
gboolean    hub_watcher_get_counts (HubWatcher *self,
                                    const char *uuid,
                                    guint      *total,
                                    guint      *n_fresh);
void        hub_watcher_stop       (HubWatcher *self);

G_END_DECLS
