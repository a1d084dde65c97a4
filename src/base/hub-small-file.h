/* hub-small-file.h: a few lines that are kept in the data folder
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *hub_small_file_load (const char  *data_dir,
                               const char  *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean  hub_small_file_save (const char  *data_dir,
                               const char  *name,
                               const char  *text,
                               GError     **error);

G_END_DECLS
