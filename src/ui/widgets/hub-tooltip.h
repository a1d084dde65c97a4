/* hub-tooltip.h: a tooltip that costs nothing until it is wanted
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hub_tooltip_set (GtkWidget  *widget,
                      const char *text);

G_END_DECLS
