/* hub-space.h: whether the disk has room
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean hub_space_check (const char  *folder,
                          guint64      bytes,
                          GError     **error);

G_END_DECLS
