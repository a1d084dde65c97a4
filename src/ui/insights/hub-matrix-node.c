/* hub-matrix-node.c: a row or a cell of a matrix, as a screen reader finds it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A matrix is drawn in one piece, for widgets for thousands of cells would take long to make. What
 * it shows is a table all the same: rows and cells are there for those who walk through them, and
 * are made when they are first asked for.
 */

#define G_LOG_DOMAIN "hub-matrix"

#include "hub-cross-format.h"
#include "hub-matrix-private.h"
#include "hub-years.h"

#define HUB_TYPE_MATRIX_NODE (hub_matrix_node_get_type ())
G_DECLARE_FINAL_TYPE (HubMatrixNode, hub_matrix_node, HUB, MATRIX_NODE, GObject)

/**
 * HubMatrixNode:
 *
 * A row, whose column is %HUB_MATRIX_HEAD, or a cell of it.
 */
struct _HubMatrixNode
{
  GObject       parent_instance;

  HubMatrix    *matrix;      /* (unowned) (nullable): NULL when it has let go of this */
  GtkATContext *context;     /* (owned) (nullable) */
  int           row;
  int           column;
};

static void accessible_iface_init (GtkAccessibleInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HubMatrixNode, hub_matrix_node, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE, accessible_iface_init))

typedef enum
{
  PROP_ACCESSIBLE_ROLE = 1,
} HubMatrixNodeProperty;

static gboolean
is_row (HubMatrixNode *self)
{
  return self->column == HUB_MATRIX_HEAD;
}

static GtkAccessibleRole
get_role (HubMatrixNode *self)
{
  return is_row (self) ? GTK_ACCESSIBLE_ROLE_ROW : GTK_ACCESSIBLE_ROLE_GRID_CELL;
}

/* What is in the place of a node, or beside it. */
static GtkAccessible *
get_other (HubMatrixNode *self,
           int            row,
           int            column)
{
  GtkAccessible *other = self->matrix != NULL ? hub_matrix_get_node (self->matrix, row, column)
                                              : NULL;

  return other != NULL ? g_object_ref (other) : NULL;
}

static void
name_node (HubMatrixNode *self)
{
  HubCross *cross = self->matrix->cross;
  g_autofree char *name = NULL;
  g_autofree char *years = NULL;

  if (is_row (self))
    {
      name = hub_cross_format_whole (cross, self->row, HUB_CROSS_ALL);
      years = hub_years_format (hub_years_trim (hub_cross_get_years (cross, self->row)));
    }
  else
    name = hub_cross_format_cell (cross, self->row, self->column);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, years != NULL ? years : "",
                                  -1);
}

static GtkATContext *
hub_matrix_node_get_at_context (GtkAccessible *accessible)
{
  HubMatrixNode *self = HUB_MATRIX_NODE (accessible);

  if (self->context == NULL && self->matrix != NULL)
    self->context = gtk_at_context_create (get_role (self), accessible,
                                           gtk_widget_get_display (GTK_WIDGET (self->matrix)));
  return self->context != NULL ? g_object_ref (self->context) : NULL;
}

static gboolean
hub_matrix_node_get_platform_state (GtkAccessible              *accessible,
                                    GtkAccessiblePlatformState  state)
{
  HubMatrixNode *self = HUB_MATRIX_NODE (accessible);

  if (self->matrix == NULL || is_row (self) || state == GTK_ACCESSIBLE_PLATFORM_STATE_ACTIVE)
    return FALSE;
  if (state == GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSABLE)
    return TRUE;
  return gtk_widget_has_focus (GTK_WIDGET (self->matrix)) && self->matrix->row == self->row &&
         self->matrix->column == self->column;
}

static GtkAccessible *
hub_matrix_node_get_accessible_parent (GtkAccessible *accessible)
{
  HubMatrixNode *self = HUB_MATRIX_NODE (accessible);

  if (!is_row (self))
    return get_other (self, self->row, HUB_MATRIX_HEAD);
  return self->matrix != NULL ? g_object_ref (GTK_ACCESSIBLE (self->matrix)) : NULL;
}

static GtkAccessible *
hub_matrix_node_get_first_accessible_child (GtkAccessible *accessible)
{
  HubMatrixNode *self = HUB_MATRIX_NODE (accessible);

  return is_row (self) ? get_other (self, self->row, HUB_CROSS_ALL) : NULL;
}

static GtkAccessible *
hub_matrix_node_get_next_accessible_sibling (GtkAccessible *accessible)
{
  HubMatrixNode *self = HUB_MATRIX_NODE (accessible);

  return is_row (self) ? get_other (self, self->row + 1, HUB_MATRIX_HEAD)
                       : get_other (self, self->row, self->column + 1);
}

/* A row has all of the width that there is; a cell lies in its row. */
static gboolean
hub_matrix_node_get_bounds (GtkAccessible *accessible,
                            int           *x,
                            int           *y,
                            int           *width,
                            int           *height)
{
  HubMatrixNode *self = HUB_MATRIX_NODE (accessible);
  graphene_rect_t area;

  if (self->matrix == NULL)
    return FALSE;

  area = hub_matrix_get_cell_rect (self->matrix, self->row, self->column);
  *x = is_row (self) ? 0 : (int) area.origin.x;
  *y = is_row (self) ? (int) area.origin.y : 0;
  *width = is_row (self) ? self->matrix->layout.width : (int) area.size.width;
  *height = (int) area.size.height;
  return TRUE;
}

static void
accessible_iface_init (GtkAccessibleInterface *iface)
{
  iface->get_at_context = hub_matrix_node_get_at_context;
  iface->get_platform_state = hub_matrix_node_get_platform_state;
  iface->get_accessible_parent = hub_matrix_node_get_accessible_parent;
  iface->get_first_accessible_child = hub_matrix_node_get_first_accessible_child;
  iface->get_next_accessible_sibling = hub_matrix_node_get_next_accessible_sibling;
  iface->get_bounds = hub_matrix_node_get_bounds;
}

static void
hub_matrix_node_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch ((HubMatrixNodeProperty) property_id)
    {
    case PROP_ACCESSIBLE_ROLE:
      g_value_set_enum (value, get_role (HUB_MATRIX_NODE (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/* The role follows from what the node is. */
static void
hub_matrix_node_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
}

static void
hub_matrix_node_dispose (GObject *object)
{
  g_clear_object (&HUB_MATRIX_NODE (object)->context);

  G_OBJECT_CLASS (hub_matrix_node_parent_class)->dispose (object);
}

static void
hub_matrix_node_class_init (HubMatrixNodeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hub_matrix_node_dispose;
  object_class->get_property = hub_matrix_node_get_property;
  object_class->set_property = hub_matrix_node_set_property;
  g_object_class_override_property (object_class, PROP_ACCESSIBLE_ROLE, "accessible-role");
}

static void
hub_matrix_node_init (HubMatrixNode *self)
{
}

/**
 * hub_matrix_get_node:
 * @self: a matrix
 * @row: a row
 * @column: a column, or %HUB_MATRIX_HEAD for the row itself
 *
 * Gets what a screen reader finds there; the first call makes it.
 *
 * Returns: (transfer none) (nullable): the node, %NULL if there is no such row or cell
 */
GtkAccessible *
hub_matrix_get_node (HubMatrix *self,
                     int        row,
                     int        column)
{
  HubMatrixNode *node;
  gpointer key;

  if (self->cross == NULL || row < HUB_CROSS_ALL || row >= self->layout.n_rows ||
      column < HUB_MATRIX_HEAD || column >= self->layout.n_columns)
    return NULL;

  key = GINT_TO_POINTER ((row + 1) * (self->layout.n_columns + 2) + column + 3);
  node = g_hash_table_lookup (self->nodes, key);
  if (node == NULL)
    {
      node = g_object_new (HUB_TYPE_MATRIX_NODE, NULL);
      node->matrix = self;
      node->row = row;
      node->column = column;
      g_hash_table_insert (self->nodes, key, node);
      name_node (node);
    }
  return GTK_ACCESSIBLE (node);
}

/**
 * hub_matrix_rename_nodes:
 * @self: a matrix
 *
 * Gives the nodes that there are their names, after the counts have changed.
 */
void
hub_matrix_rename_nodes (HubMatrix *self)
{
  GHashTableIter iter;
  gpointer node;

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &node))
    name_node (node);
}

/**
 * hub_matrix_drop_nodes:
 * @self: a matrix
 *
 * Lets go of all nodes: there are other rows, or none.
 */
void
hub_matrix_drop_nodes (HubMatrix *self)
{
  GHashTableIter iter;
  gpointer node;

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &node))
    HUB_MATRIX_NODE (node)->matrix = NULL;
  g_hash_table_remove_all (self->nodes);
}
