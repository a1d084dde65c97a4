/* hub-topic-row.c: a region or a country in a list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-topic-row"

#include "hub-topic-row.h"

#include "hub-topic-format.h"

/**
 * HubTopicRow:
 *
 * Shows a [class@Hub.Topic] in one line; a country stands in from the region before it.
 */
struct _HubTopicRow
{
  AdwBin     parent_instance;

  GtkWidget *name;    /* (unowned), as the others */
  GtkWidget *spark;
  GtkWidget *count;
};

G_DEFINE_FINAL_TYPE (HubTopicRow, hub_topic_row, ADW_TYPE_BIN)

static void
show (HubTopicRow *self,
      HubTopic    *topic)
{
  const char *classes[] = { "topic-row", NULL, NULL, NULL };
  guint count = hub_topic_get_count (topic);
  g_autofree char *number = g_strdup_printf ("%'u", count);
  gboolean is_region = hub_topic_get_term (topic)->vocabulary == HUB_VOCABULARY_REGION;

  classes[1] = is_region ? "heading" : "country";
  classes[2] = count == 0 ? "none" : NULL;
  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  gtk_label_set_label (GTK_LABEL (self->name), hub_topic_get_name (topic));
  gtk_label_set_label (GTK_LABEL (self->count), number);
  hub_topic_show_years (topic, HUB_SPARK (self->spark));
  gtk_widget_set_visible (self->spark, count > 0);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, g_object_new (HUB_TYPE_TOPIC_ROW, NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  HubTopic *topic = gtk_list_item_get_item (list_item);

  show (HUB_TOPIC_ROW (gtk_list_item_get_child (list_item)), topic);
  hub_topic_describe (topic, list_item);
}

static void
hub_topic_row_class_init (HubTopicRowClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "topicrow");
}

static void
hub_topic_row_init (HubTopicRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->name = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_widget_set_hexpand (self->name, TRUE);
  self->spark = hub_spark_new ();
  gtk_widget_set_valign (self->spark, GTK_ALIGN_CENTER);
  self->count = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->count), 5);
  gtk_label_set_xalign (GTK_LABEL (self->count), 1);
  gtk_widget_add_css_class (self->count, "dimmed");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_box_append (GTK_BOX (box), self->name);
  gtk_box_append (GTK_BOX (box), self->spark);
  gtk_box_append (GTK_BOX (box), self->count);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * hub_topic_row_factory_new:
 *
 * Makes what a list view makes its rows with, for a model of [class@Hub.Topic].
 *
 * Returns: (transfer full): the factory
 */
GtkListItemFactory *
hub_topic_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}
