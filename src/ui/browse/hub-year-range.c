/* hub-year-range.c: the years to be shown, to drag and to type
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-year-range"

#include "hub-year-range.h"

#include "hub-year-bars.h"

#include <glib/gi18n.h>

#define REST_MS 500   /* after the last step of a field, before the list follows */

/**
 * HubYearRange:
 *
 * How many entries each year has, the range of years that is asked for, to drag, and two fields for
 * the same. What is dragged is asked for when it is let go of, what is typed with Enter or after a
 * rest. Acts by the action `browse.set-years`. A range that ends with the first or the last year of
 * the catalogue has no end there, so that the years to come are in it; with two such ends there is
 * none.
 */
struct _HubYearRange
{
  AdwBin         parent_instance;

  GtkWidget     *chart;
  HubYearBars   *bars;
  GtkLabel      *first;
  GtkLabel      *last;
  GtkWidget     *fields;
  GtkSpinButton *from;
  GtkSpinButton *to;
  GtkLabel      *undated;

  int            first_year;   /* of the catalogue, 0 none */
  int            last_year;
  int            year_from;    /* what was asked for, or is to be: 0 no end */
  int            year_to;
  guint          rest_id;      /* 0 none */
  guint          is_showing : 1;
};

G_DEFINE_FINAL_TYPE (HubYearRange, hub_year_range, ADW_TYPE_BIN)

static void
show_range (HubYearRange *self,
            int           from,
            int           to)
{
  GtkAdjustment *limits = gtk_spin_button_get_adjustment (self->from);

  self->is_showing = TRUE;
  gtk_spin_button_set_value (self->from, from != 0 ? from : gtk_adjustment_get_lower (limits));
  gtk_spin_button_set_value (self->to, to != 0 ? to : gtk_adjustment_get_upper (limits));
  self->is_showing = FALSE;
  hub_year_bars_set_range (self->bars, from, to);
}

/* The range in the fields. */
static void
get_range (HubYearRange *self,
           int          *from,
           int          *to)
{
  *from = gtk_spin_button_get_value_as_int (self->from);
  *to = gtk_spin_button_get_value_as_int (self->to);
  if (*from <= self->first_year)
    *from = 0;
  if (*to >= self->last_year)
    *to = 0;
}

static void
apply (HubYearRange *self)
{
  int from, to;

  g_clear_handle_id (&self->rest_id, g_source_remove);
  get_range (self, &from, &to);
  if (self->year_from == from && self->year_to == to)
    return;

  self->year_from = from;
  self->year_to = to;
  gtk_widget_activate_action (GTK_WIDGET (self), "browse.set-years", "(ii)", from, to);
}

static gboolean
rest_cb (gpointer user_data)
{
  HubYearRange *self = user_data;

  self->rest_id = 0;
  apply (self);
  return G_SOURCE_REMOVE;
}

/* A field pushes the other along. */
static void
follow (HubYearRange  *self,
        GtkSpinButton *changed)
{
  int year = gtk_spin_button_get_value_as_int (changed);
  int from, to;

  if (self->is_showing)
    return;

  self->is_showing = TRUE;
  if (changed == self->from && year > gtk_spin_button_get_value_as_int (self->to))
    gtk_spin_button_set_value (self->to, year);
  if (changed == self->to && year < gtk_spin_button_get_value_as_int (self->from))
    gtk_spin_button_set_value (self->from, year);
  self->is_showing = FALSE;
  get_range (self, &from, &to);
  hub_year_bars_set_range (self->bars, from, to);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, rest_cb, self);
}

static void
from_changed_cb (HubYearRange *self)
{
  follow (self, self->from);
}

static void
to_changed_cb (HubYearRange *self)
{
  follow (self, self->to);
}

static void
moved_cb (HubYearRange *self,
          int           from,
          int           to)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  show_range (self, from, to);
}

static void
chosen_cb (HubYearRange *self,
           int           from,
           int           to)
{
  show_range (self, from, to);
  apply (self);
}

/* The wheel is to scroll the panel. */
static void
leave_wheel (GtkSpinButton *field)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (field));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
hub_year_range_dispose (GObject *object)
{
  HubYearRange *self = HUB_YEAR_RANGE (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_YEAR_RANGE);

  G_OBJECT_CLASS (hub_year_range_parent_class)->dispose (object);
}

static void
hub_year_range_class_init (HubYearRangeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_year_range_dispose;

  g_type_ensure (HUB_TYPE_YEAR_BARS);
  gtk_widget_class_set_template_from_resource (widget_class, HUB_UI_RESOURCES "hub-year-range.ui");
  gtk_widget_class_bind_template_child (widget_class, HubYearRange, chart);
  gtk_widget_class_bind_template_child (widget_class, HubYearRange, bars);
  gtk_widget_class_bind_template_child (widget_class, HubYearRange, first);
  gtk_widget_class_bind_template_child (widget_class, HubYearRange, last);
  gtk_widget_class_bind_template_child (widget_class, HubYearRange, fields);
  gtk_widget_class_bind_template_child (widget_class, HubYearRange, from);
  gtk_widget_class_bind_template_child (widget_class, HubYearRange, to);
  gtk_widget_class_bind_template_child (widget_class, HubYearRange, undated);
  gtk_widget_class_bind_template_callback (widget_class, apply);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, from_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, to_changed_cb);
}

static void
hub_year_range_init (HubYearRange *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_spin_button_set_increments (self->from, 1, 5);
  gtk_spin_button_set_increments (self->to, 1, 5);
  leave_wheel (self->from);
  leave_wheel (self->to);
}

static int
get_year (const HubFacetValue *value)
{
  return (int) g_ascii_strtoll (value->code, NULL, 10);
}

/* Takes over the counts. There are 300 years at most, see HubDate. Returns whether the first or the
 * last year is another. */
static gboolean
show_counts (HubYearRange *self,
             HubResults   *results)
{
  g_autoptr(GArray) counts = g_array_new (FALSE, TRUE, sizeof (guint));
  guint n_values = 0;
  const HubFacetValue *values = hub_results_get_values (results, HUB_FACET_YEAR, &n_values);
  int first = n_values > 0 ? get_year (&values[0]) : 0;
  int last = n_values > 0 ? get_year (&values[n_values - 1]) : 0;
  gboolean is_same = self->first_year == first && self->last_year == last;
  g_autofree char *first_name = g_strdup_printf ("%d", first);
  g_autofree char *last_name = g_strdup_printf ("%d", last);

  if (n_values > 0)
    g_array_set_size (counts, (guint) (last - first + 1));
  for (guint i = 0; i < n_values; i++)
    g_array_index (counts, guint, get_year (&values[i]) - first) = values[i].count;

  self->first_year = first;
  self->last_year = last;
  hub_year_bars_set_years (self->bars, (HubYears) { first, counts->len,
                                                    (const guint *) (gpointer) counts->data });
  gtk_label_set_label (self->first, first_name);
  gtk_label_set_label (self->last, last > first ? last_name : "");
  gtk_widget_set_visible (self->chart, n_values > 0);
  gtk_widget_set_visible (self->fields, n_values > 1);
  return !is_same;
}

static void
show_undated (HubYearRange *self,
              guint         n)
{
  /* Translators: below the numbers of entries by year */
  g_autofree char *text = g_strdup_printf (ngettext ("%'u entry without a date",
                                                     "%'u entries without a date", n), n);

  gtk_label_set_label (self->undated, text);
  gtk_widget_set_visible (GTK_WIDGET (self->undated), n > 0);
}

/* What was typed may reach beyond the catalogue. */
static void
set_limits (HubYearRange *self,
            int           from,
            int           to)
{
  int lowest = MIN (from != 0 ? from : self->first_year, to != 0 ? to : self->first_year);
  int highest = MAX (from, to);

  lowest = MIN (lowest, self->first_year);
  highest = MAX (highest, self->last_year);

  self->is_showing = TRUE;
  gtk_spin_button_set_range (self->from, lowest, highest);
  gtk_spin_button_set_range (self->to, lowest, highest);
  self->is_showing = FALSE;
}

/**
 * hub_year_range_update:
 * @self: a range
 * @query: what is chosen
 * @results: what is counted
 *
 * Shows an answer. What is being typed stays, unless another range came from elsewhere.
 */
void
hub_year_range_update (HubYearRange *self,
                       HubQuery     *query,
                       HubResults   *results)
{
  int from, to;
  gboolean is_other;

  g_return_if_fail (HUB_IS_YEAR_RANGE (self));

  from = hub_query_get_year_from (query);
  to = hub_query_get_year_to (query);
  is_other = show_counts (self, results);
  is_other |= self->year_from != from || self->year_to != to;
  show_undated (self, hub_results_get_n_undated (results));
  if (!is_other)
    return;

  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->year_from = from;
  self->year_to = to;
  set_limits (self, from, to);
  show_range (self, from, to);
}
