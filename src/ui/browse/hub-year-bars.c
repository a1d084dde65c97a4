/* hub-year-bars.c: how many entries each year has, and a range of years to drag
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-year-bars"

#include "hub-year-bars.h"

#include "hub-facet-item.h"
#include "hub-years.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define EDGE           8.0    /* pixels at both sides, for the handles there */
#define REACH          16.0   /* around a handle; 24 pixels to catch it by at an edge */
#define THRESHOLD      6.0    /* that the pointer goes before it drags */
#define MINIMUM_WIDTH  96
#define NATURAL_WIDTH  200
#define HEIGHT         72
#define GAP_FROM       4.0f   /* a bar this wide has a gap beside it */
#define LEAST_HEIGHT   2.0f   /* of a bar that is not of nothing */
#define HANDLE_WIDTH   2.0f
#define GRIP_WIDTH     8.0f
#define GRIP_HEIGHT    22.0f
#define DIM_ALPHA      0.28f  /* of what is outside of the range */
#define DIM_CONTRAST   0.60f  /* the same in high contrast */
#define HOVER_ALPHA    0.10f

/**
 * HubYearBars:
 *
 * A bar for each year, the first at the side where reading begins, those within a range in the
 * accent colour. Each end of the range has a handle; dragging it moves that end, dragging between
 * handles spans another range, and a click takes one year. Where the range reaches the first or the
 * last year, it has no end there. It is for the pointer; who has it offers fields beside it.
 *
 * Signal `moved (from, to)`: while dragging. Signal `chosen (from, to)`: when let go of. Both are
 * years, 0 for no end. Main thread.
 */
struct _HubYearBars
{
  GtkWidget  parent_instance;

  GArray    *counts;      /* (owned) (element-type guint): year by year */
  int        first;       /* the year of the first count */
  int        from;        /* what is shown; 0 no end, perhaps outside of the years */
  int        to;
  int        still;       /* while dragging: the year of the end that stays */
  int        start;       /* and that of the other, where it began */
  int        before_from; /* what was shown before */
  int        before_to;
  int        pointed;     /* the year under the pointer, 0 none */
  guint      is_dragging : 1;
};

typedef enum
{
  SIGNAL_MOVED,
  SIGNAL_CHOSEN,
} HubYearBarsSignal;

static guint signals[SIGNAL_CHOSEN + 1];

G_DEFINE_FINAL_TYPE (HubYearBars, hub_year_bars, GTK_TYPE_WIDGET)

/* --- places ----------------------------------------------------------------------------------- */

static int
get_last (HubYearBars *self)
{
  return self->first + (int) self->counts->len - 1;
}

/* The years at both ends of the range, within those that there are. */
static void
get_ends (HubYearBars *self,
          int         *from,
          int         *to)
{
  *from = CLAMP (self->from != 0 ? self->from : self->first, self->first, get_last (self));
  *to = CLAMP (self->to != 0 ? self->to : get_last (self), self->first, get_last (self));
}

static double
get_step (HubYearBars *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * EDGE, 1) / MAX (self->counts->len, 1);
}

/* From where reading begins to where the pointer is, or back. */
static double
turn (HubYearBars *self,
      double       x)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return gtk_widget_get_width (GTK_WIDGET (self)) - x;
  return x;
}

/* Where the bar of a year begins, as it is read. */
static double
place_year (HubYearBars *self,
            int          year)
{
  return EDGE + get_step (self) * (year - self->first);
}

static int
find_year (HubYearBars *self,
           double       x)
{
  int i = (int) floor ((turn (self, x) - EDGE) / get_step (self));

  return self->first + CLAMP (i, 0, (int) self->counts->len - 1);
}

/* Finds the handle that is near enough: @still is the year at the other end. Where there is but one
 * year there is nothing to drag. */
static gboolean
find_handle (HubYearBars *self,
             double       x,
             int         *start,
             int         *still)
{
  double at = turn (self, x);
  double middle, distance;
  int from, to;

  if (self->counts->len < 2)
    return FALSE;

  get_ends (self, &from, &to);
  middle = (place_year (self, from) + place_year (self, to + 1)) / 2;
  *start = at < middle ? from : to;
  *still = at < middle ? to : from;
  distance = at - place_year (self, at < middle ? from : to + 1);
  return ABS (distance) <= REACH;
}

/* --- drawing ---------------------------------------------------------------------------------- */

/* With what to draw. */
typedef struct
{
  HubYearBars *bars;
  GtkSnapshot *snapshot;
  GdkRGBA      colour;
  GdkRGBA      accent;
  GdkRGBA      dim;
  float        height;
} Brush;

/* @x and @width as it is read */
static void
fill (const Brush   *brush,
      double         x,
      double         y,
      double         width,
      double         height,
      const GdkRGBA *colour)
{
  double left = turn (brush->bars, x);

  if (gtk_widget_get_direction (GTK_WIDGET (brush->bars)) == GTK_TEXT_DIR_RTL)
    left -= width;
  gtk_snapshot_append_color (brush->snapshot, colour,
                             &GRAPHENE_RECT_INIT ((float) left, (float) y, (float) width,
                                                  (float) height));
}

static void
draw_bar (const Brush *brush,
          int          year,
          guint        highest,
          gboolean     is_within)
{
  HubYearBars *self = brush->bars;
  guint count = g_array_index (self->counts, guint, year - self->first);
  double step = get_step (self);
  double width = step >= GAP_FROM ? step - 1 : step;
  double height = (double) brush->height * count / MAX (highest, 1);

  if (self->pointed == year)
    {
      GdkRGBA veil = brush->colour;

      veil.alpha *= HOVER_ALPHA;
      fill (brush, place_year (self, year), 0, step, brush->height, &veil);
    }
  /* A year without entries stays to be seen as a piece of the ground that the bars stand on. */
  fill (brush, place_year (self, year), brush->height, step, 1,
        is_within ? &brush->accent : &brush->dim);
  if (count == 0)
    return;

  height = MAX (height, LEAST_HEIGHT);
  fill (brush, place_year (self, year) + (step - width) / 2, brush->height - height, width, height,
        is_within ? &brush->accent : &brush->dim);
}

static void
draw_handle (const Brush *brush,
             int          year)
{
  float x = (float) turn (brush->bars, place_year (brush->bars, year));
  float top = (brush->height + 1 - GRIP_HEIGHT) / 2;
  graphene_rect_t grip = GRAPHENE_RECT_INIT (x - GRIP_WIDTH / 2, top, GRIP_WIDTH, GRIP_HEIGHT);
  GskRoundedRect shape;

  /* Not below the grip: the colour of text lets through what is behind it. */
  gtk_snapshot_append_color (brush->snapshot, &brush->colour,
                             &GRAPHENE_RECT_INIT (x - HANDLE_WIDTH / 2, 0, HANDLE_WIDTH, top));
  gtk_snapshot_append_color (brush->snapshot, &brush->colour,
                             &GRAPHENE_RECT_INIT (x - HANDLE_WIDTH / 2, top + GRIP_HEIGHT,
                                                  HANDLE_WIDTH, top));
  gsk_rounded_rect_init_from_rect (&shape, &grip, GRIP_WIDTH / 2);
  gtk_snapshot_push_rounded_clip (brush->snapshot, &shape);
  gtk_snapshot_append_color (brush->snapshot, &brush->colour, &grip);
  gtk_snapshot_pop (brush->snapshot);
}

static void
hub_year_bars_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  HubYearBars *self = HUB_YEAR_BARS (widget);
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  g_autoptr(GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (style);
  Brush brush = { self, snapshot, .height = (float) gtk_widget_get_height (widget) - 1 };
  guint highest = 0;
  int from, to;

  if (self->counts->len == 0)
    return;

  gtk_widget_get_color (widget, &brush.colour);
  brush.accent = *accent;
  brush.dim = brush.colour;
  brush.dim.alpha *= adw_style_manager_get_high_contrast (style) ? DIM_CONTRAST : DIM_ALPHA;
  for (guint i = 0; i < self->counts->len; i++)
    highest = MAX (highest, g_array_index (self->counts, guint, i));
  for (int year = self->first; year <= get_last (self); year++)
    draw_bar (&brush, year, highest,
              year >= self->from && (self->to == 0 || year <= self->to));

  if (self->counts->len < 2)
    return;
  get_ends (self, &from, &to);
  draw_handle (&brush, from);
  draw_handle (&brush, to + 1);
}

static void
hub_year_bars_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MINIMUM_WIDTH : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : HEIGHT;
}

/* --- the pointer ------------------------------------------------------------------------------ */

/* Takes a range that reaches over all years for one without an end. */
static void
emit (HubYearBars       *self,
      HubYearBarsSignal  signal,
      int                from,
      int                to)
{
  hub_year_bars_set_range (self, from > self->first ? from : 0, to < get_last (self) ? to : 0);
  g_signal_emit (self, signals[signal], 0, self->from, self->to);
}

static void
drag (HubYearBars       *self,
      HubYearBarsSignal  signal,
      double             offset)
{
  double way = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -offset : offset;
  int years = (int) lround (way / get_step (self));
  int year = CLAMP (self->start + years, self->first, get_last (self));

  emit (self, signal, MIN (self->still, year), MAX (self->still, year));
}

static void
begin_drag (HubYearBars *self,
            GtkGesture  *gesture)
{
  self->is_dragging = TRUE;
  self->before_from = self->from;
  self->before_to = self->to;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_begin_cb (GtkGesture *gesture,
               double      x,
               double      y,
               gpointer    user_data)
{
  HubYearBars *self = user_data;

  self->is_dragging = FALSE;
  if (self->counts->len < 2)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  if (!find_handle (self, x, &self->start, &self->still))
    self->start = self->still = find_year (self, x);
}

/* A finger may mean to scroll the panel, and a press that stays is a click on a bar. */
static void
drag_update_cb (GtkGesture *gesture,
                double      offset_x,
                double      offset_y,
                gpointer    user_data)
{
  HubYearBars *self = user_data;

  if (self->counts->len < 2)
    return;
  if (!self->is_dragging && ABS (offset_x) > THRESHOLD && ABS (offset_x) > ABS (offset_y))
    begin_drag (self, gesture);
  if (self->is_dragging)
    drag (self, SIGNAL_MOVED, offset_x);
}

static void
drag_end_cb (GtkGesture *gesture,
             double      offset_x,
             double      offset_y,
             gpointer    user_data)
{
  HubYearBars *self = user_data;

  if (!self->is_dragging)
    return;

  self->is_dragging = FALSE;
  if (self->counts->len > 1)
    drag (self, SIGNAL_CHOSEN, offset_x);
}

static void
drag_cancel_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                gpointer          user_data)
{
  HubYearBars *self = user_data;

  if (!self->is_dragging)
    return;

  self->is_dragging = FALSE;
  hub_year_bars_set_range (self, self->before_from, self->before_to);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, self->from, self->to);
}

/* What was dragged is no click, as the other gesture claims it. */
static void
released_cb (GtkGesture *gesture,
             int         n_press,
             double      x,
             double      y,
             gpointer    user_data)
{
  HubYearBars *self = user_data;
  int year;

  if (self->counts->len < 2 || !gtk_widget_contains (GTK_WIDGET (self), x, y))
    return;

  year = find_year (self, x);
  emit (self, SIGNAL_CHOSEN, year, year);
}

static void
set_pointed (HubYearBars *self,
             int          year)
{
  if (self->pointed == year)
    return;

  self->pointed = year;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventController *controller,
           double              x,
           double              y,
           gpointer            user_data)
{
  HubYearBars *self = user_data;
  int start, still;

  if (self->counts->len == 0)
    return;

  set_pointed (self, find_year (self, x));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   self->is_dragging || find_handle (self, x, &start, &still)
                                     ? "ew-resize" : NULL);
}

static void
leave_cb (HubYearBars *self)
{
  set_pointed (self, 0);
}

static gboolean
hub_year_bars_query_tooltip (GtkWidget  *widget,
                             int         x,
                             int         y,
                             gboolean    is_keyboard,
                             GtkTooltip *tooltip)
{
  HubYearBars *self = HUB_YEAR_BARS (widget);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  double step = get_step (self);
  double left;
  int year;
  guint count;

  if (is_keyboard || self->counts->len == 0)
    return FALSE;

  year = find_year (self, x);
  count = g_array_index (self->counts, guint, year - self->first);
  name = g_strdup_printf ("%d", year);
  text = hub_facet_dup_spoken (name, count);
  gtk_tooltip_set_text (tooltip, text);
  left = hub_year_bars_get_place (self, year) - step / 2;
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) {
    (int) left, 0, MAX ((int) step, 1), gtk_widget_get_height (widget) });
  return TRUE;
}

/* --- the object ------------------------------------------------------------------------------- */

static void
hub_year_bars_finalize (GObject *object)
{
  g_array_unref (HUB_YEAR_BARS (object)->counts);

  G_OBJECT_CLASS (hub_year_bars_parent_class)->finalize (object);
}

static void
hub_year_bars_class_init (HubYearBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hub_year_bars_finalize;
  widget_class->snapshot = hub_year_bars_snapshot;
  widget_class->measure = hub_year_bars_measure;
  widget_class->query_tooltip = hub_year_bars_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "yearbars");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  signals[SIGNAL_MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
}

static void
hub_year_bars_init (HubYearBars *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *dragging = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->counts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_signal_connect (dragging, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (dragging, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (dragging, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (dragging, "cancel", G_CALLBACK (drag_cancel_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (dragging));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, motion);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Entries by Year"), -1);
}

/**
 * hub_year_bars_set_years:
 * @self: bars
 * @years: what to draw, perhaps nothing; copied
 *
 * Draws other counts, and says them in words.
 */
void
hub_year_bars_set_years (HubYearBars *self,
                         HubYears     years)
{
  g_autofree char *words = NULL;

  g_return_if_fail (HUB_IS_YEAR_BARS (self));

  self->first = years.first;
  g_array_set_size (self->counts, 0);
  if (years.n_years > 0)
    g_array_append_vals (self->counts, years.counts, years.n_years);
  words = hub_years_format (years);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * hub_year_bars_set_range:
 * @self: bars
 * @from: the first year of the range, 0 for no end
 * @to: the last, 0 for no end
 *
 * Shows a range; emits nothing.
 */
void
hub_year_bars_set_range (HubYearBars *self,
                         int          from,
                         int          to)
{
  g_return_if_fail (HUB_IS_YEAR_BARS (self));

  if (self->from == from && self->to == to)
    return;

  self->from = from;
  self->to = to;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * hub_year_bars_get_place:
 * @self: bars
 * @year: one of the years that are drawn
 *
 * Gets where the bar of a year is.
 *
 * Returns: its middle, in pixels from the left edge, whatever the direction of reading
 */
double
hub_year_bars_get_place (HubYearBars *self,
                         int          year)
{
  g_return_val_if_fail (HUB_IS_YEAR_BARS (self), 0);

  return turn (self, place_year (self, year) + get_step (self) / 2);
}
