/* hub-library-file.h: a whole reading list as one file
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-reading-list.h"

G_BEGIN_DECLS

#define HUB_LIBRARY_FILE_VERSION 1
#define HUB_LIBRARY_FILE_MAX_BYTES (256 * 1024 * 1024)
#define HUB_LIBRARY_FILE_MAX_ITEMS 100000   /* entries, collections and searches together */

gboolean hub_library_file_write (HubReadingList *list,
                                 const char     *path,
                                 guint          *n_entries,
                                 GError        **error);
gboolean hub_library_file_read  (HubReadingList *list,
                                 const char     *path,
                                 HubImport      *report,
                                 GError        **error);

G_END_DECLS
