/* jsonapi-scan.h: a look at the bytes before a parser sees them
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean jsonapi_scan_begin (GBytes      *bytes,
                             const char **text,
                             gsize       *length,
                             GError     **error);
gboolean jsonapi_scan_check (const char  *text,
                             gsize        length,
                             GError     **error);

G_END_DECLS
