/* hub-facet-row.c: one value of a facet, to click
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-facet-row"

#include "hub-facet-row.h"

#include "hub-tooltip.h"

#include <glib/gi18n.h>

/**
 * HubFacetRow:
 *
 * Shows a [class@Hub.FacetItem]: a click includes the value, a second excludes it, a third clears.
 * Acts by the action `browse.choose` with facet, code and choice. As a pill it has its size from
 * its text, and a mark only when it is chosen.
 */
struct _HubFacetRow
{
  AdwBin        parent_instance;

  GtkWidget    *check;
  GtkWidget    *mark;
  GtkWidget    *label;
  GtkWidget    *count;
  GtkWidget    *unfold;

  HubFacetItem *item;        /* (owned) (nullable) */
  guint         is_pill : 1;
};

G_DEFINE_FINAL_TYPE (HubFacetRow, hub_facet_row, ADW_TYPE_BIN)

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static const char *
mark_icon (HubChoice choice)
{
  switch (choice)
    {
    case HUB_CHOICE_INCLUDE:
      return "checkbox-checked-symbolic";
    case HUB_CHOICE_EXCLUDE:
      return "action-unavailable-symbolic";
    case HUB_CHOICE_NONE:
    default:
      return "checkbox-symbolic";
    }
}

static void
update_accessible (HubFacetRow *self,
                   HubChoice    choice)
{
  g_autofree char *spoken = hub_facet_item_dup_spoken (self->item);
  GtkAccessibleTristate state = GTK_ACCESSIBLE_TRISTATE_FALSE;
  const char *description = _("Activate to show only these");

  if (choice == HUB_CHOICE_INCLUDE)
    {
      state = GTK_ACCESSIBLE_TRISTATE_TRUE;
      description = _("Included. Activate to leave these out");
    }
  else if (choice == HUB_CHOICE_EXCLUDE)
    {
      state = GTK_ACCESSIBLE_TRISTATE_MIXED;
      description = _("Left out. Activate to clear");
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->check),
                               GTK_ACCESSIBLE_STATE_CHECKED, state, -1);
}

static void
update_unfold (HubFacetRow *self)
{
  gboolean unfolded = hub_facet_item_get_unfolded (self->item);
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->unfold, hub_facet_item_get_foldable (self->item));
  gtk_button_set_icon_name (GTK_BUTTON (self->unfold),
                            unfolded ? "pan-down-symbolic" : "pan-end-symbolic");
  /* Translators: opens the countries of a region; %s is the region as the hub calls it, as in
   * “Countries: Eastern Africa”; the colon spares it case and article */
  label = g_strdup_printf (_("Countries: %s"), hub_facet_item_get_label (self->item));
  hub_tooltip_set (self->unfold, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unfold),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->unfold),
                               GTK_ACCESSIBLE_STATE_EXPANDED, unfolded, -1);
}

static void
update (HubFacetRow *self)
{
  HubChoice choice = hub_facet_item_get_choice (self->item);
  g_autofree char *count = g_strdup_printf ("%'u", hub_facet_item_get_count (self->item));

  gtk_label_set_label (GTK_LABEL (self->label), hub_facet_item_get_label (self->item));
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->mark), mark_icon (choice));
  gtk_widget_set_visible (self->mark, !self->is_pill || choice != HUB_CHOICE_NONE);
  set_class (self->check, "included", choice == HUB_CHOICE_INCLUDE);
  set_class (self->check, "excluded", choice == HUB_CHOICE_EXCLUDE);
  set_class (self->check, "none", hub_facet_item_get_count (self->item) == 0);
  set_class (GTK_WIDGET (self), "child", hub_facet_item_get_parent (self->item) != NULL);
  update_accessible (self, choice);
  update_unfold (self);
}

static void
next_choice_cb (HubFacetRow *self)
{
  HubChoice next = HUB_CHOICE_INCLUDE;

  if (self->item == NULL)
    return;

  if (hub_facet_item_get_choice (self->item) == HUB_CHOICE_INCLUDE)
    next = HUB_CHOICE_EXCLUDE;
  else if (hub_facet_item_get_choice (self->item) == HUB_CHOICE_EXCLUDE)
    next = HUB_CHOICE_NONE;

  gtk_widget_activate_action (GTK_WIDGET (self), "browse.choose", "(isi)",
                              (int) hub_facet_item_get_facet (self->item),
                              hub_facet_item_get_code (self->item), (int) next);
}

static void
unfold_cb (HubFacetRow *self)
{
  if (self->item != NULL)
    hub_facet_item_set_unfolded (self->item, !hub_facet_item_get_unfolded (self->item));
}

static void
hub_facet_row_dispose (GObject *object)
{
  HubFacetRow *self = HUB_FACET_ROW (object);

  hub_facet_row_set_item (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_FACET_ROW);

  G_OBJECT_CLASS (hub_facet_row_parent_class)->dispose (object);
}

static void
hub_facet_row_class_init (HubFacetRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_facet_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, HUB_UI_RESOURCES "hub-facet-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HubFacetRow, check);
  gtk_widget_class_bind_template_child (widget_class, HubFacetRow, mark);
  gtk_widget_class_bind_template_child (widget_class, HubFacetRow, label);
  gtk_widget_class_bind_template_child (widget_class, HubFacetRow, count);
  gtk_widget_class_bind_template_child (widget_class, HubFacetRow, unfold);
  gtk_widget_class_bind_template_callback (widget_class, next_choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, unfold_cb);
  gtk_widget_class_set_css_name (widget_class, "facetrow");
}

static void
hub_facet_row_init (HubFacetRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hub_facet_row_new:
 * @is_pill: whether it stands in a row of toggles, not in a list
 *
 * Makes a row that shows nothing yet.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
hub_facet_row_new (gboolean is_pill)
{
  HubFacetRow *self = g_object_new (HUB_TYPE_FACET_ROW, NULL);

  self->is_pill = !!is_pill;
  if (is_pill)
    {
      gtk_widget_add_css_class (self->check, "pill-facet");
      gtk_widget_set_hexpand (self->check, FALSE);
      gtk_widget_set_hexpand (self->label, FALSE);
      gtk_label_set_wrap (GTK_LABEL (self->label), FALSE);
      gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_NONE);
    }
  return GTK_WIDGET (self);
}

/**
 * hub_facet_row_set_item:
 * @self: a row
 * @item: (nullable): what to show
 *
 * Shows a value, and follows its changes.
 */
void
hub_facet_row_set_item (HubFacetRow  *self,
                        HubFacetItem *item)
{
  g_return_if_fail (HUB_IS_FACET_ROW (self));

  if (self->item == item)
    return;

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, update, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * hub_facet_row_get_check:
 * @self: a row
 *
 * Gets the button that carries the choice, its accessible name and its state.
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
hub_facet_row_get_check (HubFacetRow *self)
{
  g_return_val_if_fail (HUB_IS_FACET_ROW (self), NULL);

  return self->check;
}
