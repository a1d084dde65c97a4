/* hub-catalogue-lock.h: one writer at a time, whatever the process
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int   hub_catalogue_lock   (const char *data_dir,
                            guint       wait_ms,
                            GError    **error);
void  hub_catalogue_unlock (int lock);

G_END_DECLS
