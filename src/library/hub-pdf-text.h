/* hub-pdf-text.h: the words of a PDF, read by a program of its own
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HUB_PDF_TEXT_MAX_BYTES (512 * 1024)   /* of one file: some 250 pages */
#define HUB_PDF_TEXT_MAX_MS    30000          /* for one file */

gboolean hub_pdf_text_is_built (void);
char    *hub_pdf_text_read     (const char    *path,
                                guint          max_ms,
                                GCancellable  *cancellable,
                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
