/* hub-reserve.h: disk space kept back for what must not fail
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HUB_RESERVE_BYTES (1024 * 1024)

gboolean hub_reserve_make    (const char *path);
gboolean hub_reserve_release (const char *path);

G_END_DECLS
