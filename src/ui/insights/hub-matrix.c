/* hub-matrix.c: counts of one facet against another, to look at and to walk through
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-matrix"

#include "hub-matrix-private.h"

#include "hub-cross-format.h"

/**
 * HubMatrix:
 *
 * A table of counts with a tile for each: heads stay where they are while the cells scroll. The
 * arrow keys move from cell to cell, and a click or Enter activates one. Rows of it, and cells of
 * the rows, are there for a screen reader, though the widget has no children.
 *
 * Signal `cell-activated (int row, int column)`. Signal `looked-at`: another cell has the pointer
 * or the keyboard; see hub_matrix_dup_sentence(). Signal `stepped`: a key led to another cell, and
 * it is to be said.
 */

typedef enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
} HubMatrixProperty;

typedef enum
{
  SIGNAL_CELL_ACTIVATED,
  SIGNAL_LOOKED_AT,
  SIGNAL_STEPPED,
} HubMatrixSignal;

static guint signals[SIGNAL_STEPPED + 1];

static void accessible_iface_init (GtkAccessibleInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HubMatrix, hub_matrix, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE, accessible_iface_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/**
 * hub_matrix_look_at:
 * @self: a matrix
 *
 * Tells that another cell has the pointer or the keyboard.
 */
void
hub_matrix_look_at (HubMatrix *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_LOOKED_AT], 0);
}

/**
 * hub_matrix_activate_cell:
 * @self: a matrix
 * @row: a row
 * @column: a column
 *
 * Tells that a cell was chosen.
 */
void
hub_matrix_activate_cell (HubMatrix *self,
                          int        row,
                          int        column)
{
  g_signal_emit (self, signals[SIGNAL_CELL_ACTIVATED], 0, row, column);
}

/* --- scrolling --- */

static gboolean
is_flipped (HubMatrix      *self,
            GtkOrientation  orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL && self->layout.is_rtl;
}

/* Adjustments count from the left, the layout from where reading begins. */
static double
get_scrolled (HubMatrix      *self,
              GtkOrientation  orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double value;

  if (adjustment == NULL)
    return 0;
  value = gtk_adjustment_get_value (adjustment);
  return !is_flipped (self, orientation)
    ? value : gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) -
              value;
}

static void
configure (HubMatrix      *self,
           GtkOrientation  orientation,
           double          scrolled,
           double          size,
           double          page)
{
  double upper = MAX (size, page);

  if (self->adjustments[orientation] == NULL)
    return;

  scrolled = CLAMP (scrolled, 0, upper - page);
  self->is_configuring = TRUE;
  gtk_adjustment_configure (self->adjustments[orientation],
                            is_flipped (self, orientation) ? upper - page - scrolled : scrolled,
                            0, upper,
                            orientation == GTK_ORIENTATION_HORIZONTAL ? self->layout.cell_width
                                                                      : self->layout.cell_height,
                            page * 0.9, page);
  self->is_configuring = FALSE;
}

/**
 * hub_matrix_configure:
 * @self: a matrix
 *
 * Has the adjustments follow the layout.
 */
void
hub_matrix_configure (HubMatrix *self)
{
  HubMatrixLayout *layout = &self->layout;

  configure (self, GTK_ORIENTATION_HORIZONTAL, layout->x, hub_matrix_layout_get_width (layout),
             layout->width);
  configure (self, GTK_ORIENTATION_VERTICAL, layout->y, hub_matrix_layout_get_height (layout),
             layout->height);
  layout->x = get_scrolled (self, GTK_ORIENTATION_HORIZONTAL);
  layout->y = get_scrolled (self, GTK_ORIENTATION_VERTICAL);
}

static void
scrolled_cb (HubMatrix *self)
{
  if (self->is_configuring)
    return;

  self->layout.x = get_scrolled (self, GTK_ORIENTATION_HORIZONTAL);
  self->layout.y = get_scrolled (self, GTK_ORIENTATION_VERTICAL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (HubMatrix      *self,
                GtkOrientation  orientation,
                GtkAdjustment  *adjustment)   /* (nullable) */
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], scrolled_cb, self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment == NULL)
    return;

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* --- the widget --- */

static void
hub_matrix_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  HubMatrix *self = HUB_MATRIX (widget);

  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL
    ? hub_matrix_layout_get_width (&self->layout) : hub_matrix_layout_get_height (&self->layout);
}

static void
fit (HubMatrix *self)
{
  hub_matrix_layout_fit (&self->layout, &self->text,
                         self->cross != NULL &&
                         hub_cross_get_column_facet (self->cross) != HUB_FACET_YEAR);
}

static void
hub_matrix_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  HubMatrix *self = HUB_MATRIX (widget);

  self->layout.is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  if (width != self->layout.width)
    hub_matrix_forget_text (self);
  self->layout.width = width;
  self->layout.height = height;
  fit (self);
  hub_matrix_configure (self);
}

static void
hub_matrix_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  HubMatrix *self = HUB_MATRIX (widget);

  if (self->cross != NULL)
    hub_matrix_draw (self, snapshot);
}

static void
restyle (HubMatrix *self)
{
  hub_matrix_measure_text (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
hub_matrix_css_changed (GtkWidget         *widget,
                        GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (hub_matrix_parent_class)->css_changed (widget, change);
  restyle (HUB_MATRIX (widget));
}

static void
hub_matrix_system_setting_changed (GtkWidget        *widget,
                                   GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (hub_matrix_parent_class)->system_setting_changed (widget, setting);
  restyle (HUB_MATRIX (widget));
}

/* Whether the keyboard is here shows in what is drawn and said. */
static void
hub_matrix_state_flags_changed (GtkWidget     *widget,
                                GtkStateFlags  before)
{
  GtkStateFlags changed = before ^ gtk_widget_get_state_flags (widget);

  GTK_WIDGET_CLASS (hub_matrix_parent_class)->state_flags_changed (widget, before);
  if (changed & (GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE))
    hub_matrix_look_at (HUB_MATRIX (widget));
}

static void
hub_matrix_direction_changed (GtkWidget        *widget,
                              GtkTextDirection  before)
{
  GTK_WIDGET_CLASS (hub_matrix_parent_class)->direction_changed (widget, before);
  restyle (HUB_MATRIX (widget));
}

static GtkAccessible *
hub_matrix_get_first_accessible_child (GtkAccessible *accessible)
{
  GtkAccessible *node = hub_matrix_get_node (HUB_MATRIX (accessible), HUB_CROSS_ALL,
                                             HUB_MATRIX_HEAD);

  return node != NULL ? g_object_ref (node) : NULL;
}

static void
accessible_iface_init (GtkAccessibleInterface *iface)
{
  iface->get_first_accessible_child = hub_matrix_get_first_accessible_child;
}

static void
hub_matrix_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  HubMatrix *self = HUB_MATRIX (object);

  switch ((HubMatrixProperty) property_id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[property_id - PROP_HADJUSTMENT]);
      break;

    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[property_id - PROP_HSCROLL_POLICY]);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hub_matrix_set_property (GObject      *object,
                         guint         property_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  HubMatrix *self = HUB_MATRIX (object);

  switch ((HubMatrixProperty) property_id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, (GtkOrientation) (property_id - PROP_HADJUSTMENT),
                      g_value_get_object (value));
      break;

    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[property_id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hub_matrix_dispose (GObject *object)
{
  HubMatrix *self = HUB_MATRIX (object);

  hub_matrix_drop_nodes (self);
  g_clear_object (&self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  g_clear_object (&self->adjustments[GTK_ORIENTATION_VERTICAL]);
  g_clear_pointer (&self->cross, hub_cross_unref);

  G_OBJECT_CLASS (hub_matrix_parent_class)->dispose (object);
}

static void
hub_matrix_finalize (GObject *object)
{
  HubMatrix *self = HUB_MATRIX (object);

  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->heads);
  g_hash_table_unref (self->nodes);

  G_OBJECT_CLASS (hub_matrix_parent_class)->finalize (object);
}

static void
hub_matrix_class_init (HubMatrixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hub_matrix_get_property;
  object_class->set_property = hub_matrix_set_property;
  object_class->dispose = hub_matrix_dispose;
  object_class->finalize = hub_matrix_finalize;
  widget_class->measure = hub_matrix_measure;
  widget_class->size_allocate = hub_matrix_size_allocate;
  widget_class->snapshot = hub_matrix_snapshot;
  widget_class->css_changed = hub_matrix_css_changed;
  widget_class->system_setting_changed = hub_matrix_system_setting_changed;
  widget_class->state_flags_changed = hub_matrix_state_flags_changed;
  widget_class->direction_changed = hub_matrix_direction_changed;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[SIGNAL_CELL_ACTIVATED] =
    g_signal_new ("cell-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[SIGNAL_LOOKED_AT] =
    g_signal_new ("looked-at", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[SIGNAL_STEPPED] =
    g_signal_new ("stepped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "matrix");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  hub_matrix_bind_keys (widget_class);
}

static void
hub_matrix_init (HubMatrix *self)
{
  self->numbers = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->heads = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->nodes = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  hub_matrix_watch_pointer (self);
}

static guint
find_highest (HubMatrix *self)
{
  guint highest = 0;

  for (int row = 0; row < self->layout.n_rows; row++)
    for (int column = 0; column < self->layout.n_columns; column++)
      highest = MAX (highest, hub_cross_get_count (self->cross, row, column));
  return highest;
}

/* Whether the same rows and columns are there, so that one stays in the cell where one is. */
static gboolean
has_same_values (HubCross *cross,
                 HubCross *other)
{
  const HubFacetValue *values[2][2];
  guint n[2][2];

  if (cross == NULL || other == NULL ||
      hub_cross_get_row_facet (cross) != hub_cross_get_row_facet (other) ||
      hub_cross_get_column_facet (cross) != hub_cross_get_column_facet (other))
    return FALSE;

  values[0][0] = hub_cross_get_rows (cross, &n[0][0]);
  values[0][1] = hub_cross_get_rows (other, &n[0][1]);
  values[1][0] = hub_cross_get_columns (cross, &n[1][0]);
  values[1][1] = hub_cross_get_columns (other, &n[1][1]);
  for (guint axis = 0; axis < 2; axis++)
    {
      if (n[axis][0] != n[axis][1])
        return FALSE;
      for (guint i = 0; i < n[axis][0]; i++)
        if (!g_str_equal (values[axis][0][i].code, values[axis][1][i].code))
          return FALSE;
    }
  return TRUE;
}

/**
 * hub_matrix_set_cross:
 * @self: a matrix
 * @cross: (nullable): what to show
 *
 * Shows other counts. Where they are of the same rows and columns, as after a sync, one stays where
 * one is.
 */
void
hub_matrix_set_cross (HubMatrix *self,
                      HubCross  *cross)
{
  gboolean is_same;
  guint n_rows = 0, n_columns = 0;

  g_return_if_fail (HUB_IS_MATRIX (self));

  is_same = has_same_values (self->cross, cross);
  if (!is_same)
    hub_matrix_drop_nodes (self);
  if (cross != NULL)
    {
      hub_cross_ref (cross);
      hub_cross_get_rows (cross, &n_rows);
      hub_cross_get_columns (cross, &n_columns);
    }
  g_clear_pointer (&self->cross, hub_cross_unref);
  self->cross = cross;
  self->layout.n_rows = (int) n_rows;
  self->layout.n_columns = (int) n_columns;
  self->highest = cross != NULL ? find_highest (self) : 0;
  if (is_same)
    hub_matrix_rename_nodes (self);
  else
    {
      self->row = MIN (0, (int) n_rows - 1);
      self->column = MIN (0, (int) n_columns - 1);
      self->is_pointed = FALSE;
      self->layout.x = 0;
      self->layout.y = 0;
    }
  restyle (self);
  fit (self);
  hub_matrix_configure (self);
  hub_matrix_tell_cursor (self);
  hub_matrix_look_at (self);
}

HubCross *
hub_matrix_get_cross (HubMatrix *self)
{
  g_return_val_if_fail (HUB_IS_MATRIX (self), NULL);

  return self->cross;
}

void
hub_matrix_get_cursor (HubMatrix *self,
                       int       *row,
                       int       *column)
{
  g_return_if_fail (HUB_IS_MATRIX (self));

  *row = self->row;
  *column = self->column;
}

/**
 * hub_matrix_get_cell_rect:
 * @self: a matrix
 * @row: a row
 * @column: a column
 *
 * Finds where a cell is, in the widget; it may be out of sight.
 *
 * Returns: the place
 */
graphene_rect_t
hub_matrix_get_cell_rect (HubMatrix *self,
                          int        row,
                          int        column)
{
  g_return_val_if_fail (HUB_IS_MATRIX (self), *graphene_rect_zero ());

  return hub_matrix_layout_get_cell (&self->layout, row, column);
}

/**
 * hub_matrix_dup_sentence:
 * @self: a matrix
 *
 * Says what is in the cell that has the pointer, or else the keyboard.
 *
 * Returns: (transfer full) (nullable): plain text, %NULL if no cell has either
 */
char *
hub_matrix_dup_sentence (HubMatrix *self)
{
  g_return_val_if_fail (HUB_IS_MATRIX (self), NULL);

  if (self->cross == NULL)
    return NULL;
  if (self->is_pointed)
    return hub_cross_format_whole (self->cross, self->pointed_row, self->pointed_column);
  if (gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    return hub_cross_format_whole (self->cross, self->row, self->column);
  return NULL;
}
