/* hub-profile-file.h: the user's own profile, as a file
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean hub_profile_file_save (const char  *config_dir,
                                const char  *json,
                                char       **backup,
                                GError     **error);

G_END_DECLS
