/* hub-scroll.h: where a list is scrolled to
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean hub_scroll_is_up (GtkListView *list);
void     hub_scroll_up    (GtkListView *list);

G_END_DECLS
