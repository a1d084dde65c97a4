/* hub-change-row.c: a change in a list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-change-row"

#include "hub-change-row.h"

#include "hub-change-format.h"
#include "hub-format.h"

#include <glib/gi18n.h>

/**
 * HubChangeRow:
 *
 * Shows a [class@Hub.Change]: what happened, to which kind of entry, and its title.
 */
struct _HubChangeRow
{
  AdwBin     parent_instance;

  GtkWidget *icon;
  GtkLabel  *what;
  GtkLabel  *title;
};

G_DEFINE_FINAL_TYPE (HubChangeRow, hub_change_row, ADW_TYPE_BIN)

/* What stands out a little, by type; the words say it too. */
static const char *const styles[HUB_N_CHANGE_TYPES] = {
  [HUB_CHANGE_NEW] = "accent",
  [HUB_CHANGE_UPDATED] = "dimmed",
  [HUB_CHANGE_WITHDRAWN] = "warning",
  [HUB_CHANGE_RETURNED] = "accent",
};

static void
show (HubChangeRow *self,
      HubChange    *change)
{
  HubChangeType type = hub_change_get_change_type (change);
  const char *classes[] = { "caption-heading", styles[type], NULL };
  g_autofree char *what = hub_change_format_what (change);
  g_autofree char *title = hub_change_format_title (change);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                hub_format_kind_icon (hub_change_get_kind (change)));
  gtk_label_set_label (self->what, what);
  gtk_widget_set_css_classes (GTK_WIDGET (self->what), classes);
  gtk_label_set_label (self->title, title);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, g_object_new (HUB_TYPE_CHANGE_ROW, NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  HubChange *change = gtk_list_item_get_item (list_item);
  g_autofree char *spoken = hub_change_format_spoken (change);

  show (HUB_CHANGE_ROW (gtk_list_item_get_child (list_item)), change);
  gtk_list_item_set_accessible_label (list_item, spoken);
}

static void
setup_head_cb (GtkSignalListItemFactory *factory,
               GtkListHeader            *header)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "day");
  gtk_list_header_set_child (header, label);
}

static void
bind_head_cb (GtkSignalListItemFactory *factory,
              GtkListHeader            *header)
{
  HubChange *first = gtk_list_header_get_item (header);
  g_autofree char *day = hub_change_format_day (hub_change_get_at (first),
                                                g_get_real_time () / G_USEC_PER_SEC);

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), day);
}

static void
hub_change_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HUB_TYPE_CHANGE_ROW);

  G_OBJECT_CLASS (hub_change_row_parent_class)->dispose (object);
}

static void
hub_change_row_class_init (HubChangeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_change_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, HUB_UI_RESOURCES "hub-change-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HubChangeRow, icon);
  gtk_widget_class_bind_template_child (widget_class, HubChangeRow, what);
  gtk_widget_class_bind_template_child (widget_class, HubChangeRow, title);
}

static void
hub_change_row_init (HubChangeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hub_change_row_factory_new:
 *
 * Makes what a list view makes its rows with, for a model of [class@Hub.Change].
 *
 * Returns: (transfer full): the factory
 */
GtkListItemFactory *
hub_change_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

/**
 * hub_change_head_factory_new:
 *
 * Makes what a list view makes the heads of its days with, for the same model.
 *
 * Returns: (transfer full): the factory
 */
GtkListItemFactory *
hub_change_head_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_head_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_head_cb), NULL);
  return factory;
}
