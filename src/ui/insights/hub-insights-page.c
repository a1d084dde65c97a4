/* hub-insights-page.c: where the catalogue has much, and where it has gaps
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-insights-page"

#include "hub-insights-page.h"

#include "hub-copy.h"
#include "hub-cross-format.h"
#include "hub-instead.h"
#include "hub-reader-cross.h"
#include "hub-tooltip.h"

#include <glib/gi18n.h>

/**
 * HubInsightsPage:
 *
 * The place Insights: objectives against another facet, in numbers. They are counted when the page
 * comes onto the screen, and again when the catalogue has changed; a newer question cancels the one
 * before, and until its answer is there the last one stays.
 */
struct _HubInsightsPage
{
  AdwBin         parent_instance;

  GtkDropDown   *facets;
  GtkLabel      *count;
  GtkWidget     *copy;
  GtkStack      *stack;
  HubMatrix     *matrix;
  GtkLabel      *sentence;
  HubInstead    *failed;

  HubReader     *reader;         /* (owned) (nullable) */
  GCancellable  *cancellable;    /* (owned) (nullable): of the counts being made */
  guint          is_stale : 1;   /* what is shown was counted before something changed */
  guint          is_awaited : 1; /* the focus goes to the matrix as soon as there is one */
  guint          is_asked : 1;   /* the user waits for the counts: what they are is said */
};

/* In the order of the list. Hundreds of countries have a row each; the others are few. */
static const struct
{
  HubFacet facet;
  gboolean is_row;
} choices[] = {
  { HUB_FACET_REGION, FALSE },
  { HUB_FACET_COUNTRY, TRUE },
  { HUB_FACET_TYPE, FALSE },
  { HUB_FACET_KIND, FALSE },
  { HUB_FACET_YEAR, FALSE },
};

static void page_iface_init (HubPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HubInsightsPage, hub_insights_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HUB_TYPE_PAGE, page_iface_init))

static guint
get_choice (HubInsightsPage *self)
{
  return MIN (gtk_drop_down_get_selected (self->facets), G_N_ELEMENTS (choices) - 1);
}

/* --- counting --- */

static void
update_count (HubInsightsPage *self,
              HubCross        *cross)
{
  guint total = hub_cross_get_count (cross, HUB_CROSS_ALL, HUB_CROSS_ALL);
  guint n_gaps = hub_cross_count_gaps (cross);
  guint n_left_out = hub_cross_get_n_left_out (cross);
  g_autofree char *entries = NULL;
  g_autofree char *gaps = NULL;
  g_autofree char *left_out = NULL;
  g_autofree char *text = NULL;

  entries = g_strdup_printf (ngettext ("%'u entry", "%'u entries", total), total);
  /* Translators: how many cells of the table are empty */
  gaps = g_strdup_printf (ngettext ("%'u gap", "%'u gaps", n_gaps), n_gaps);
  if (n_left_out > 0)
    /* Translators: how many objectives, regions and the like the table has no room for, because
     * there are hundreds of them */
    left_out = g_strdup_printf (ngettext ("%'u value is not shown", "%'u values are not shown",
                                          n_left_out), n_left_out);
  text = g_strjoin (" · ", entries, gaps, left_out, NULL);
  gtk_label_set_label (self->count, text);
  if (self->is_asked)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  self->is_asked = FALSE;
}

static void
show_part (HubInsightsPage *self,
           const char      *name)
{
  gboolean has_matrix = g_str_equal (name, "matrix");

  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "insights.copy", has_matrix);
  gtk_widget_set_visible (GTK_WIDGET (self->count), has_matrix);
}

static void
cross_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(HubInsightsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCross) cross = hub_reader_cross_finish (HUB_READER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->reader == NULL)
    return;

  g_clear_object (&self->cancellable);
  if (cross == NULL)
    {
      hub_instead_say_error (self->failed, error);
      show_part (self, "failed");
      if (self->is_awaited)
        hub_page_focus (HUB_PAGE (self));
      return;
    }

  self->is_stale = FALSE;
  hub_matrix_set_cross (self->matrix, cross);
  update_count (self, cross);
  show_part (self, hub_cross_get_count (cross, HUB_CROSS_ALL, HUB_CROSS_ALL) > 0 ? "matrix"
                                                                                : "empty");
  if (self->is_awaited)
    hub_page_focus (HUB_PAGE (self));
}

static void
count (HubInsightsPage *self)
{
  g_autoptr(HubQuery) all = hub_query_new ();
  guint choice = get_choice (self);
  HubFacet facet = choices[choice].facet;
  gboolean is_row = choices[choice].is_row;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hub_reader_cross_async (self->reader, all, is_row ? facet : HUB_FACET_OBJECTIVE,
                          is_row ? HUB_FACET_OBJECTIVE : facet, self->cancellable, cross_cb,
                          g_object_ref (self));
}

static void
reader_changed_cb (HubInsightsPage *self)
{
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    count (self);
}

static void
map_cb (HubInsightsPage *self)
{
  if (self->is_stale && self->reader != NULL)
    count (self);
}

/* What was given up is asked again when the page comes back. */
static void
unmap_cb (HubInsightsPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
facet_chosen_cb (HubInsightsPage *self)
{
  if (self->reader == NULL)
    return;

  self->is_stale = TRUE;
  self->is_asked = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    count (self);
  hub_page_moved (HUB_PAGE (self));
}

static void
retry_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  count (HUB_INSIGHTS_PAGE (widget));
}

/* --- what is done with them --- */

static void
looked_at_cb (HubInsightsPage *self)
{
  g_autofree char *sentence = hub_matrix_dup_sentence (self->matrix);

  gtk_label_set_label (self->sentence,
                       sentence != NULL ? sentence
                                        : _("An entry of several objectives or places is in the "
                                            "cell of each. Totals count it once."));
}

static void
stepped_cb (HubInsightsPage *self)
{
  g_autofree char *sentence = NULL;
  int row, column;

  hub_matrix_get_cursor (self->matrix, &row, &column);
  sentence = hub_cross_format_cell (hub_matrix_get_cross (self->matrix), row, column);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
add_choice (GVariantBuilder     *builder,
            HubFacet             facet,
            const HubFacetValue *values,
            int                  i)
{
  if (i != HUB_CROSS_ALL)
    g_variant_builder_add (builder, "(is)", (int) facet, values[i].code);
}

static void
cell_activated_cb (HubInsightsPage *self,
                   int              row,
                   int              column)
{
  HubCross *cross = hub_matrix_get_cross (self->matrix);
  g_auto(GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(is)"));
  g_autoptr(GVariant) parameter = NULL;
  guint n;

  add_choice (&builder, hub_cross_get_row_facet (cross), hub_cross_get_rows (cross, &n), row);
  add_choice (&builder, hub_cross_get_column_facet (cross), hub_cross_get_columns (cross, &n),
              column);
  parameter = g_variant_ref_sink (g_variant_builder_end (&builder));
  gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.browse-only", parameter);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HubInsightsPage *self = HUB_INSIGHTS_PAGE (widget);
  HubCross *cross = hub_matrix_get_cross (self->matrix);
  g_autofree char *tabbed = hub_cross_format_tabbed (cross);
  g_autofree char *html = hub_cross_format_html (cross);

  hub_copy_text (widget, tabbed, html);
  gtk_widget_activate_action (widget, "win.toast", "s", _("Copied as a table"));
}

/* --- the page --- */

static void
hub_insights_page_focus (HubPage *page)
{
  HubInsightsPage *self = HUB_INSIGHTS_PAGE (page);

  self->is_awaited = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "loading") == 0;
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "matrix") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->matrix));
  else if (!gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->facets));
}

static void
hub_insights_page_describe (HubPage *page,
                            HubSpot *spot)
{
  HubInsightsPage *self = HUB_INSIGHTS_PAGE (page);

  spot->code = g_strdup (hub_facet_to_string (choices[get_choice (self)].facet));
}

static void
hub_insights_page_restore (HubPage       *page,
                           const HubSpot *spot)
{
  HubFacet facet;

  if (spot->code != NULL && hub_facet_from_string (spot->code, &facet))
    hub_insights_page_show (HUB_INSIGHTS_PAGE (page), facet);
}

static void
page_iface_init (HubPageInterface *iface)
{
  iface->focus = hub_insights_page_focus;
  iface->describe = hub_insights_page_describe;
  iface->restore = hub_insights_page_restore;
}

static void
hub_insights_page_dispose (GObject *object)
{
  HubInsightsPage *self = HUB_INSIGHTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->reader);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_INSIGHTS_PAGE);

  G_OBJECT_CLASS (hub_insights_page_parent_class)->dispose (object);
}

static void
hub_insights_page_class_init (HubInsightsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_insights_page_dispose;

  g_type_ensure (HUB_TYPE_INSTEAD);
  g_type_ensure (HUB_TYPE_MATRIX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               HUB_UI_RESOURCES "hub-insights-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HubInsightsPage, facets);
  gtk_widget_class_bind_template_child (widget_class, HubInsightsPage, count);
  gtk_widget_class_bind_template_child (widget_class, HubInsightsPage, copy);
  gtk_widget_class_bind_template_child (widget_class, HubInsightsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HubInsightsPage, matrix);
  gtk_widget_class_bind_template_child (widget_class, HubInsightsPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, HubInsightsPage, failed);
  gtk_widget_class_bind_template_callback (widget_class, cell_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, facet_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, looked_at_cb);
  gtk_widget_class_bind_template_callback (widget_class, stepped_cb);
  gtk_widget_class_install_action (widget_class, "insights.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "insights.retry", NULL, retry_action);
}

static void
hub_insights_page_init (HubInsightsPage *self)
{
  self->is_stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  hub_tooltip_set (self->copy, _("Copy as a Table"));
  show_part (self, "loading");
  looked_at_cb (self);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (unmap_cb), NULL);
}

/**
 * hub_insights_page_new:
 * @reader: who counts
 *
 * Makes the page; it has things counted when it comes onto the screen.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
hub_insights_page_new (HubReader *reader)
{
  HubInsightsPage *self = g_object_new (HUB_TYPE_INSIGHTS_PAGE, NULL);

  self->reader = g_object_ref (reader);
  g_signal_connect_object (reader, "changed", G_CALLBACK (reader_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * hub_insights_page_show:
 * @self: a page
 * @facet: region, country, type, kind or year; with another nothing happens
 *
 * Shows objectives against a facet.
 */
void
hub_insights_page_show (HubInsightsPage *self,
                        HubFacet         facet)
{
  g_return_if_fail (HUB_IS_INSIGHTS_PAGE (self));

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].facet == facet)
      gtk_drop_down_set_selected (self->facets, i);
}

HubMatrix *
hub_insights_page_get_matrix (HubInsightsPage *self)
{
  g_return_val_if_fail (HUB_IS_INSIGHTS_PAGE (self), NULL);

  return self->matrix;
}
