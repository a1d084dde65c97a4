/* hub-copy.h: text for other programs, in two forms
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hub_copy_text (GtkWidget  *widget,
                    const char *plain,
                    const char *html);

G_END_DECLS
