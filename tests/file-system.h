/* file-system.h: a file system of another kind than there is
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void file_system_pretend (guint32 magic);

G_END_DECLS
