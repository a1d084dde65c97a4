/* hub-menu.c: a menu that is made when it is opened
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-ui"

#include "hub-menu.h"

static void
make_cb (GtkMenuButton *button,
         gpointer       menu)
{
  if (gtk_menu_button_get_menu_model (button) != menu)
    gtk_menu_button_set_menu_model (button, menu);
}

/**
 * hub_menu_set:
 * @button: a menu button
 * @menu: its menu
 *
 * Gives the button its menu. GTK would make the widgets of a menu at once, and nobody waits for
 * them when a window opens.
 */
void
hub_menu_set (GtkMenuButton *button,
              GMenuModel    *menu)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  gtk_menu_button_set_create_popup_func (button, make_cb, g_object_ref (menu), g_object_unref);
}
