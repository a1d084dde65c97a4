/* hub-pdf-cage.h: what a program may do that parses what strangers wrote
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean hub_pdf_cage_is_known (void);
gboolean hub_pdf_cage_close    (void);

G_END_DECLS
