/* hub-sync-move.h: where a hub says that it has moved to
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *hub_sync_move_load (const char  *data_dir,
                             const char  *hub) G_GNUC_WARN_UNUSED_RESULT;
gboolean hub_sync_move_save (const char  *data_dir,
                             const char  *hub,
                             const char  *moved,
                             GError     **error);

G_END_DECLS
