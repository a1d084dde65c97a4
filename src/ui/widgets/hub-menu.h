/* hub-menu.h: a menu that is made when it is opened
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hub_menu_set (GtkMenuButton *button,
                   GMenuModel    *menu);

G_END_DECLS
