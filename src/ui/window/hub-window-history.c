/* hub-window-history.c: back and forward through what one has looked at
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-window"

#include "hub-window-private.h"

/* As X11 and Wayland number the buttons at the side of a mouse. */
#define BUTTON_BACK    8
#define BUTTON_FORWARD 9

static void
update_actions (HubWindow *self)
{
  HubPage *page = hub_window_get_page (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.history-back",
                                 hub_history_can_go_back (self->history) ||
                                 hub_page_can_go_back (page));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.history-forward",
                                 hub_history_can_go_forward (self->history));
}

static void
travel (HubWindow     *self,
        const HubSpot *spot)
{
  self->is_travelling = TRUE;
  hub_window_show_place (self, spot->place);
  hub_page_restore (hub_window_get_page (self), spot);
  self->is_travelling = FALSE;
  if (spot->entry != NULL && hub_page_get_detail (hub_window_get_page (self)) != NULL)
    hub_detail_pane_focus (hub_page_get_detail (hub_window_get_page (self)));
  else
    hub_page_focus (hub_window_get_page (self));
  update_actions (self);
}

/* Where nothing was before, what covers something still can be left. */
static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);
  const HubSpot *spot = hub_history_go_back (self->history);

  if (spot != NULL)
    travel (self, spot);
  else
    hub_page_go_back (hub_window_get_page (self));
}

static void
forward_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);
  const HubSpot *spot = hub_history_go_forward (self->history);

  if (spot != NULL)
    travel (self, spot);
}

/* Where lines run from right to left, back is on the right. */
static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gboolean is_left = g_str_equal (name, "win.history-left");
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_widget_activate_action (widget, is_left != is_rtl ? "win.history-back"
                                                        : "win.history-forward", NULL);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            HubWindow       *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button != BUTTON_BACK && button != BUTTON_FORWARD)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), button == BUTTON_BACK ? "win.history-back"
                                                                       : "win.history-forward",
                              NULL);
}

/**
 * hub_window_install_history:
 * @widget_class: the class of the window
 *
 * Installs the actions that lead back and forward.
 */
void
hub_window_install_history (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.history-back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.history-forward", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "win.history-left", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "win.history-right", NULL, step_action);
}

/**
 * hub_window_watch_buttons:
 * @self: a window
 *
 * Lets the buttons at the side of a mouse lead back and forward.
 */
void
hub_window_watch_buttons (HubWindow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * hub_window_note_spot:
 * @self: a window
 *
 * Notes what is shown, if it is something else than before.
 */
void
hub_window_note_spot (HubWindow *self)
{
  const char *place = adw_view_stack_get_visible_child_name (self->places);

  if (self->is_travelling || self->saver == NULL)
    return;

  hub_history_visit (self->history, hub_page_dup_spot (hub_window_get_page (self), place),
                     g_get_monotonic_time ());
  update_actions (self);
}
