/* pdf-lab.h: PDFs for tests, sound ones and others
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A PDF with a page for each of the texts, which may be in any language. */
void    pdf_lab_write     (const char        *path,
                           const char *const *pages);
/* The beginning of any PDF, with @catalog as what its root says besides. */
GBytes *pdf_lab_scribble  (const char        *objects,
                           const char        *trailer) G_GNUC_WARN_UNUSED_RESULT;
/* One whose page is @n_bytes long once it is unpacked, with a word in it now and then. */
GBytes *pdf_lab_bomb      (gsize              n_bytes) G_GNUC_WARN_UNUSED_RESULT;

/* Has PDFs be read by a shell script in @folder; gives what pdf_lab_restore_helper() takes. */
char   *pdf_lab_replace_helper (const char    *folder,
                                const char    *script) G_GNUC_WARN_UNUSED_RESULT;
void    pdf_lab_restore_helper (const char    *usual);

G_END_DECLS
