/* hub-progress-ring.c: an icon with a ring around it that fills
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-progress-ring"

#include "hub-progress-ring.h"

#include <math.h>

#define RING_SIZE  24    /* pixels */
#define RING_WIDTH  2.5f /* pixels */
#define SHARE_OF_UNKNOWN 0.08

/**
 * HubProgressRing:
 *
 * Shows an icon at rest, and a smaller one in a ring while something goes on. When it is not known
 * how far it is, the ring shows a beginning; it does not spin, so it costs no frames.
 */
struct _HubProgressRing
{
  GtkWidget   parent_instance;

  GtkWidget  *image;      /* (unowned): the only child */
  char       *idle_icon;  /* (owned) */
  char       *busy_icon;  /* (owned) */
  double      fraction;   /* 0 … 1, negative unknown */
  gboolean    busy;
};

G_DEFINE_FINAL_TYPE (HubProgressRing, hub_progress_ring, GTK_TYPE_WIDGET)

static void
append_arc (GtkSnapshot   *snapshot,
            float          size,
            double         share,
            const GdkRGBA *colour)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;
  g_autoptr(GskStroke) stroke = gsk_stroke_new (RING_WIDTH);
  graphene_point_t centre = GRAPHENE_POINT_INIT (size / 2, size / 2);
  float radius = (size - RING_WIDTH) / 2;
  double angle = 2 * G_PI * share;

  if (share >= 1)
    gsk_path_builder_add_circle (builder, &centre, radius);
  else
    {
      gsk_path_builder_move_to (builder, centre.x, centre.y - radius);
      gsk_path_builder_svg_arc_to (builder, radius, radius, 0, share > 0.5, TRUE,
                                   centre.x + radius * (float) sin (angle),
                                   centre.y - radius * (float) cos (angle));
    }
  path = gsk_path_builder_to_path (builder);
  gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  gtk_snapshot_append_stroke (snapshot, path, stroke, colour);
}

static void
hub_progress_ring_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  HubProgressRing *self = HUB_PROGRESS_RING (widget);
  GdkRGBA colour;
  float size = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  gtk_widget_snapshot_child (widget, self->image, snapshot);
  if (!self->busy)
    return;

  gtk_widget_get_color (widget, &colour);
  append_arc (snapshot, size, self->fraction < 0 ? SHARE_OF_UNKNOWN : self->fraction, &colour);
  colour.alpha *= 0.25f;
  append_arc (snapshot, size, 1, &colour);
}

static void
hub_progress_ring_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = RING_SIZE;
  *natural = RING_SIZE;
}

static void
hub_progress_ring_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  HubProgressRing *self = HUB_PROGRESS_RING (widget);

  gtk_widget_size_allocate (self->image, &(GtkAllocation) { 0, 0, width, height }, -1);
}

static void
hub_progress_ring_dispose (GObject *object)
{
  HubProgressRing *self = HUB_PROGRESS_RING (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->idle_icon, g_free);
  g_clear_pointer (&self->busy_icon, g_free);

  G_OBJECT_CLASS (hub_progress_ring_parent_class)->dispose (object);
}

static void
hub_progress_ring_class_init (HubProgressRingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_progress_ring_dispose;
  widget_class->snapshot = hub_progress_ring_snapshot;
  widget_class->measure = hub_progress_ring_measure;
  widget_class->size_allocate = hub_progress_ring_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
hub_progress_ring_init (HubProgressRing *self)
{
  self->fraction = -1;
  self->image = gtk_image_new ();
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * hub_progress_ring_new:
 * @idle_icon: icon at rest
 * @busy_icon: icon inside the ring
 *
 * Makes a ring at rest.
 *
 * Returns: (transfer floating): the ring
 */
GtkWidget *
hub_progress_ring_new (const char *idle_icon,
                       const char *busy_icon)
{
  HubProgressRing *self = g_object_new (HUB_TYPE_PROGRESS_RING, NULL);

  self->idle_icon = g_strdup (idle_icon);
  self->busy_icon = g_strdup (busy_icon);
  hub_progress_ring_set (self, FALSE, -1);
  return GTK_WIDGET (self);
}

/**
 * hub_progress_ring_set:
 * @self: a ring
 * @busy: whether something goes on
 * @fraction: how far it is, 0 … 1, negative if that is not known
 *
 * Shows a state.
 */
void
hub_progress_ring_set (HubProgressRing *self,
                       gboolean         busy,
                       double           fraction)
{
  g_return_if_fail (HUB_IS_PROGRESS_RING (self));

  self->busy = busy;
  self->fraction = fraction;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), busy ? self->busy_icon : self->idle_icon);
  gtk_image_set_pixel_size (GTK_IMAGE (self->image), busy ? 10 : 16);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
