/* hub-paragraph.h: text in a language of its own
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hub_paragraph_align (GtkLabel *label);

G_END_DECLS
