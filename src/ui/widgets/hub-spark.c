/* hub-spark.c: a small line of counts
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-spark"

#include "hub-spark.h"

#define LINE_WIDTH     1.5f   /* pixels */
#define DOT_RADIUS     2.0f
#define AREA_ALPHA     0.15f  /* of what is below the line */
#define MINIMUM_WIDTH  48
#define NATURAL_WIDTH  96
#define MINIMUM_HEIGHT 20

/**
 * HubSpark:
 *
 * Draws counts as a line over its area, the first at the side where reading begins, in the colour
 * of the text; the highest fills the height, and the last has a dot. It is for the eye alone: who
 * has it in a widget says the same in words.
 */
struct _HubSpark
{
  GtkWidget  parent_instance;

  GArray    *counts;   /* (owned) (element-type guint) */
};

G_DEFINE_FINAL_TYPE (HubSpark, hub_spark, GTK_TYPE_WIDGET)

/* What is drawn where. */
typedef struct
{
  const guint     *counts;
  guint            n_counts;
  guint            highest;
  graphene_rect_t  area;     /* within the dots */
  gboolean         is_rtl;
} Line;

/* Where the count number @i is. */
static graphene_point_t
place_count (const Line *self,
             guint       i)
{
  float width = self->area.size.width;
  float height = self->area.size.height;
  float x = self->n_counts > 1 ? width * i / (self->n_counts - 1) : width / 2;
  float y = height - height * self->counts[i] / self->highest;

  if (self->is_rtl)
    x = width - x;
  return GRAPHENE_POINT_INIT (self->area.origin.x + x, self->area.origin.y + y);
}

static GskPath *
make_line (const Line *self,
           gboolean    is_closed)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  float bottom = self->area.origin.y + self->area.size.height + DOT_RADIUS;

  for (guint i = 0; i < self->n_counts; i++)
    {
      graphene_point_t point = place_count (self, i);

      if (i == 0)
        gsk_path_builder_move_to (builder, point.x, point.y);
      else
        gsk_path_builder_line_to (builder, point.x, point.y);
    }
  if (is_closed)
    {
      gsk_path_builder_line_to (builder, place_count (self, self->n_counts - 1).x, bottom);
      gsk_path_builder_line_to (builder, place_count (self, 0).x, bottom);
      gsk_path_builder_close (builder);
    }
  return gsk_path_builder_to_path (builder);
}

static void
draw_line (const Line    *self,
           GtkSnapshot   *snapshot,
           const GdkRGBA *colour)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskStroke) stroke = gsk_stroke_new (LINE_WIDTH);
  g_autoptr(GskPath) area = make_line (self, TRUE);
  g_autoptr(GskPath) line = make_line (self, FALSE);
  g_autoptr(GskPath) dot = NULL;
  graphene_point_t last = place_count (self, self->n_counts - 1);
  GdkRGBA tint = *colour;

  tint.alpha *= AREA_ALPHA;
  gsk_path_builder_add_circle (builder, &last, DOT_RADIUS);
  dot = gsk_path_builder_to_path (builder);

  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gtk_snapshot_append_fill (snapshot, area, GSK_FILL_RULE_WINDING, &tint);
  gtk_snapshot_append_stroke (snapshot, line, stroke, colour);
  gtk_snapshot_append_fill (snapshot, dot, GSK_FILL_RULE_WINDING, colour);
}

static void
hub_spark_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  HubSpark *self = HUB_SPARK (widget);
  GdkRGBA colour;

  gtk_widget_get_color (widget, &colour);
  hub_spark_draw (snapshot, (const guint *) (gpointer) self->counts->data, self->counts->len,
                  &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                       (float) gtk_widget_get_height (widget)),
                  gtk_widget_get_direction (widget), &colour);
}

static void
hub_spark_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MINIMUM_WIDTH : MINIMUM_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : MINIMUM_HEIGHT;
}

static void
hub_spark_finalize (GObject *object)
{
  g_array_unref (HUB_SPARK (object)->counts);

  G_OBJECT_CLASS (hub_spark_parent_class)->finalize (object);
}

static void
hub_spark_class_init (HubSparkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hub_spark_finalize;
  widget_class->snapshot = hub_spark_snapshot;
  widget_class->measure = hub_spark_measure;
  gtk_widget_class_set_css_name (widget_class, "spark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
hub_spark_init (HubSpark *self)
{
  self->counts = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * hub_spark_new:
 *
 * Makes a line of nothing.
 *
 * Returns: (transfer floating): the line
 */
GtkWidget *
hub_spark_new (void)
{
  return g_object_new (HUB_TYPE_SPARK, NULL);
}

/**
 * hub_spark_set_counts:
 * @self: a line
 * @counts: (array length=n_counts) (nullable): what to draw
 * @n_counts: how many, 0 for nothing
 *
 * Draws other counts.
 */
void
hub_spark_set_counts (HubSpark    *self,
                      const guint *counts,
                      guint        n_counts)
{
  g_return_if_fail (HUB_IS_SPARK (self));

  g_array_set_size (self->counts, 0);
  if (n_counts > 0)
    g_array_append_vals (self->counts, counts, n_counts);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * hub_spark_draw:
 * @snapshot: where to draw
 * @counts: (array length=n_counts): what to draw
 * @n_counts: how many; nothing is drawn of none, or if all are 0
 * @area: where
 * @direction: where reading begins
 * @colour: of the line
 *
 * Draws such a line in another widget.
 */
void
hub_spark_draw (GtkSnapshot           *snapshot,
                const guint           *counts,
                guint                  n_counts,
                const graphene_rect_t *area,
                GtkTextDirection       direction,
                const GdkRGBA         *colour)
{
  Line line = { counts, n_counts, 0, *area, direction == GTK_TEXT_DIR_RTL };

  for (guint i = 0; i < n_counts; i++)
    line.highest = MAX (line.highest, counts[i]);
  if (line.highest == 0)
    return;

  graphene_rect_inset (&line.area, DOT_RADIUS, DOT_RADIUS);
  draw_line (&line, snapshot, colour);
}
