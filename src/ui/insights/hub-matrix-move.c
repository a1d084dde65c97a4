/* hub-matrix-move.c: going from cell to cell of a matrix
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-matrix"

#include "hub-cross-format.h"
#include "hub-matrix-private.h"

#define LEAP 10   /* rows, by Page Up and Page Down */

/**
 * hub_matrix_tell_cursor:
 * @self: a matrix
 *
 * Tells a screen reader which cell has the keyboard: the focus stays with the matrix.
 */
void
hub_matrix_tell_cursor (HubMatrix *self)
{
  GtkAccessible *node = hub_matrix_get_node (self, self->row, self->column);
  g_autofree char *sentence = NULL;

  if (node == NULL)
    return;

  sentence = hub_cross_format_cell (self->cross, self->row, self->column);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, node, -1);
}

static void
move_to (HubMatrix *self,
         int        row,
         int        column)
{
  self->row = CLAMP (row, HUB_CROSS_ALL, self->layout.n_rows - 1);
  self->column = CLAMP (column, HUB_CROSS_ALL, self->layout.n_columns - 1);
  self->is_pointed = FALSE;
  hub_matrix_layout_show (&self->layout, self->row, self->column);
  hub_matrix_configure (self);
  hub_matrix_tell_cursor (self);
  hub_matrix_look_at (self);
}

/* The same by the keyboard: the cell shows that it has it. */
static void
step_to (HubMatrix *self,
         int        row,
         int        column)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
  move_to (self, row, column);
  g_signal_emit_by_name (self, "stepped");
}

/* Arrow keys are left and right on the screen, and rows run the other way in some languages. */
static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   unused)
{
  HubMatrix *self = HUB_MATRIX (widget);
  int rows, columns;

  if (self->cross == NULL)
    return GDK_EVENT_PROPAGATE;

  g_variant_get (args, "(ii)", &rows, &columns);
  step_to (self, self->row + rows, self->column + (self->layout.is_rtl ? -columns : columns));
  return GDK_EVENT_STOP;
}

/* To where reading begins and ends, in the row or in all. */
static gboolean
leap_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   unused)
{
  HubMatrix *self = HUB_MATRIX (widget);
  gboolean is_end, is_all;

  if (self->cross == NULL)
    return GDK_EVENT_PROPAGATE;

  g_variant_get (args, "(bb)", &is_end, &is_all);
  step_to (self, !is_all ? self->row : is_end ? self->layout.n_rows - 1 : HUB_CROSS_ALL,
           is_end ? self->layout.n_columns - 1 : HUB_CROSS_ALL);
  return GDK_EVENT_STOP;
}

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   unused)
{
  HubMatrix *self = HUB_MATRIX (widget);

  if (self->cross == NULL)
    return GDK_EVENT_PROPAGATE;

  hub_matrix_activate_cell (self, self->row, self->column);
  return GDK_EVENT_STOP;
}

/* --- the pointer --- */

static void
motion_cb (HubMatrix *self,
           double     x,
           double     y)
{
  int row, column;
  gboolean is_pointed = self->cross != NULL &&
                        hub_matrix_layout_find (&self->layout, x, y, &row, &column);

  if (is_pointed == self->is_pointed &&
      (!is_pointed || (row == self->pointed_row && column == self->pointed_column)))
    return;

  self->is_pointed = is_pointed;
  if (is_pointed)
    {
      self->pointed_row = row;
      self->pointed_column = column;
    }
  hub_matrix_look_at (self);
}

static void
leave_cb (HubMatrix *self)
{
  self->is_pointed = FALSE;
  hub_matrix_look_at (self);
}

static void
released_cb (HubMatrix *self,
             int        n_press,
             double     x,
             double     y)
{
  int row, column;

  if (self->cross == NULL || !hub_matrix_layout_find (&self->layout, x, y, &row, &column))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  move_to (self, row, column);
  hub_matrix_activate_cell (self, row, column);
}

/**
 * hub_matrix_bind_keys:
 * @widget_class: the class of the matrix
 *
 * Lets keys move from cell to cell and activate one.
 */
void
hub_matrix_bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    guint keypad;
    int   rows;
    int   columns;
  } moves[] = {
    { GDK_KEY_Up, GDK_KEY_KP_Up, -1, 0 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 1, 0 },
    { GDK_KEY_Left, GDK_KEY_KP_Left, 0, -1 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 0, 1 },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, -LEAP, 0 },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, LEAP, 0 },
  };
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space,
                                GDK_KEY_KP_Space };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      gtk_widget_class_add_binding (widget_class, moves[i].key, 0, move_cb, "(ii)", moves[i].rows,
                                    moves[i].columns);
      gtk_widget_class_add_binding (widget_class, moves[i].keypad, 0, move_cb, "(ii)",
                                    moves[i].rows, moves[i].columns);
    }
  for (guint all = 0; all < 2; all++)
    {
      GdkModifierType modifiers = all ? GDK_CONTROL_MASK : 0;

      gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, modifiers, leap_cb, "(bb)", FALSE,
                                    all);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Home, modifiers, leap_cb, "(bb)",
                                    FALSE, all);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_End, modifiers, leap_cb, "(bb)", TRUE,
                                    all);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_End, modifiers, leap_cb, "(bb)", TRUE,
                                    all);
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i], 0, activate_cb, NULL);
}

/**
 * hub_matrix_watch_pointer:
 * @self: a matrix
 *
 * Follows the pointer, and activates what is clicked.
 */
void
hub_matrix_watch_pointer (HubMatrix *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * hub_matrix_set_cursor:
 * @self: a matrix
 * @row: a row
 * @column: a column
 *
 * Goes to a cell, or to the one next to it that there is.
 */
void
hub_matrix_set_cursor (HubMatrix *self,
                       int        row,
                       int        column)
{
  g_return_if_fail (HUB_IS_MATRIX (self));

  if (self->cross != NULL)
    move_to (self, row, column);
}
