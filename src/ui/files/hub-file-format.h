/* hub-file-format.h: what files look like in words
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-files.h"

G_BEGIN_DECLS

char *hub_file_format_facts (const char    *mime,
                             gint64         size,
                             const char    *langcode) G_GNUC_WARN_UNUSED_RESULT;
char *hub_file_format_state (HubFiles      *files,
                             const HubFile *file) G_GNUC_WARN_UNUSED_RESULT;
char *hub_file_format_total (guint          n_files,
                             gint64         bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
