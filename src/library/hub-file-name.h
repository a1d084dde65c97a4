/* hub-file-name.h: what a file is called, and what it is stored as
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HUB_FILE_NAME_BYTES 120   /* of a name that is shown, at most */

char     *hub_file_name_clean      (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char     *hub_file_name_of_address (const char *address) G_GNUC_WARN_UNUSED_RESULT;
char     *hub_file_name_suggest    (const char *name,
                                    const char *extension) G_GNUC_WARN_UNUSED_RESULT;
char     *hub_file_name_dup_extension (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char     *hub_file_name_make       (const char *uuid,
                                    const char *langcode,
                                    const char *address) G_GNUC_WARN_UNUSED_RESULT;
gboolean  hub_file_name_is_stored  (const char *name);

G_END_DECLS
