/* hub-topic-card.c: an objective, or the like, in a grid or a list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-topic-card"

#include "hub-topic-card.h"

#include "hub-topic-format.h"

/**
 * HubTopicCard:
 *
 * Shows a [class@Hub.Topic]: number, name, how many entries, and a line of their years.
 */
struct _HubTopicCard
{
  AdwBin    parent_instance;

  GtkLabel *number;
  GtkLabel *name;
  GtkLabel *count;
  HubSpark *spark;
};

G_DEFINE_FINAL_TYPE (HubTopicCard, hub_topic_card, ADW_TYPE_BIN)

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, g_object_new (HUB_TYPE_TOPIC_CARD, NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  HubTopic *topic = gtk_list_item_get_item (list_item);

  hub_topic_card_set_topic (HUB_TOPIC_CARD (gtk_list_item_get_child (list_item)), topic);
  hub_topic_describe (topic, list_item);
}

static void
hub_topic_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HUB_TYPE_TOPIC_CARD);

  G_OBJECT_CLASS (hub_topic_card_parent_class)->dispose (object);
}

static void
hub_topic_card_class_init (HubTopicCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_topic_card_dispose;

  g_type_ensure (HUB_TYPE_SPARK);
  gtk_widget_class_set_template_from_resource (widget_class, HUB_UI_RESOURCES "hub-topic-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HubTopicCard, number);
  gtk_widget_class_bind_template_child (widget_class, HubTopicCard, name);
  gtk_widget_class_bind_template_child (widget_class, HubTopicCard, count);
  gtk_widget_class_bind_template_child (widget_class, HubTopicCard, spark);
}

static void
hub_topic_card_init (HubTopicCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hub_topic_card_set_topic:
 * @self: a card
 * @topic: what to show
 *
 * Shows a topic.
 */
void
hub_topic_card_set_topic (HubTopicCard *self,
                          HubTopic     *topic)
{
  const char *number;
  g_autofree char *entries = NULL;

  g_return_if_fail (HUB_IS_TOPIC_CARD (self));
  g_return_if_fail (HUB_IS_TOPIC (topic));

  number = hub_topic_get_number (topic);
  entries = hub_topic_format_entries (hub_topic_get_count (topic));
  gtk_label_set_label (self->number, number != NULL ? number : "");
  gtk_widget_set_visible (GTK_WIDGET (self->number), number != NULL);
  gtk_label_set_label (self->name, hub_topic_get_name (topic));
  gtk_label_set_label (self->count, entries);
  hub_topic_show_years (topic, self->spark);
  if (hub_topic_get_count (topic) == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "none");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "none");
}

/**
 * hub_topic_card_factory_new:
 *
 * Makes what a grid makes its cards with, for a model of [class@Hub.Topic].
 *
 * Returns: (transfer full): the factory
 */
GtkListItemFactory *
hub_topic_card_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}
