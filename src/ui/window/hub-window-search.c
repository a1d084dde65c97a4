/* hub-window-search.c: from anywhere in the window to where one looks for something
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-window"

#include "hub-window-private.h"

#define MODIFIERS (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_HYPER_MASK | \
                   GDK_META_MASK)

/* The field of the reading list, if that is shown with one; else the one of Browse, which is shown
 * for it. (transfer none) */
static GtkEditable *
show_search (HubWindow *self)
{
  HubPage *page = hub_window_get_page (self);

  if (HUB_IS_READING_LIST_PAGE (page))
    {
      GtkEditable *search = hub_reading_list_page_get_search (HUB_READING_LIST_PAGE (page));

      if (gtk_widget_get_mapped (GTK_WIDGET (search)))
        return search;
    }

  hub_window_show_place (self, "browse");
  if (hub_window_can_go_back (self))
    hub_page_go_back (HUB_PAGE (self->browse));
  return GTK_EDITABLE (hub_window_get_search (self));
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (show_search (HUB_WINDOW (widget))));
}

/* Whether a key begins a text: not the slash, which is a shortcut, nor space, which activates. */
static gboolean
is_text (guint           key,
         GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (key);

  return (state & MODIFIERS) == 0 && letter != '/' &&
         (g_unichar_isgraph (letter) || (key >= GDK_KEY_dead_grave && key <= GDK_KEY_dead_greek));
}

/* Whether the window itself is typed in, not a dialog or a menu over it. */
static gboolean
is_uncovered (HubWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL &&
         (focus == NULL || gtk_widget_get_native (focus) == GTK_NATIVE (self));
}

/* What is typed where nothing takes text is looked for. The focus goes along, for behind the first
 * word comes a space. */
static gboolean
typed_cb (HubWindow             *self,
          guint                  key,
          guint                  code,
          GdkModifierType        state,
          GtkEventControllerKey *keys)
{
  GtkEditable *search;
  GtkText *text;

  if (!is_text (key, state) || !is_uncovered (self))
    return GDK_EVENT_PROPAGATE;

  search = show_search (self);
  text = GTK_TEXT (gtk_editable_get_delegate (search));
  gtk_text_grab_focus_without_selecting (text);
  gtk_editable_set_position (search, -1);
  return gtk_event_controller_key_forward (keys, GTK_WIDGET (text));
}

/**
 * hub_window_watch_typing:
 * @self: a window that is being made
 *
 * Looks for what is typed in any place.
 */
void
hub_window_watch_typing (HubWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * hub_window_install_search:
 * @widget_class: the class of the window
 *
 * Installs the action that leads to the search.
 */
void
hub_window_install_search (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
}
