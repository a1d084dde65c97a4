/* hub-topic-format.c: what objectives and the like look like in words
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-topic-format"

#include "hub-topic-format.h"

#include "hub-format.h"
#include "hub-years.h"

#include <glib/gi18n.h>

/**
 * hub_topic_format_entries:
 * @count: how many
 *
 * Says how many entries there are.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_topic_format_entries (guint count)
{
  return g_strdup_printf (ngettext ("%'u entry", "%'u entries", count), count);
}

/**
 * hub_topic_format_kind:
 * @topic: a topic
 *
 * Says what the topic is: “Objective 10”, “Guiding principle”, “Country”.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_topic_format_kind (HubTopic *topic)
{
  const char *number = hub_topic_get_number (topic);

  switch (hub_topic_get_term (topic)->vocabulary)
    {
    case HUB_VOCABULARY_OBJECTIVE:
      if (number == NULL)
        return g_strdup (_("All objectives"));
      /* Translators: %s is the number of an objective of the Global Compact */
      return g_strdup_printf (C_("kind of topic", "Objective %s"), number);

    case HUB_VOCABULARY_PRINCIPLE:
      return g_strdup (_("Guiding principle"));

    case HUB_VOCABULARY_REGION:
      return g_strdup (_("Region"));

    case HUB_VOCABULARY_COUNTRY:
      return g_strdup (_("Country"));

    case HUB_VOCABULARY_TYPE:
    default:
      return g_strdup ("");
    }
}

/**
 * hub_topic_format_name:
 * @topic: a topic
 *
 * Makes the name as part of a line, in a direction of its own.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_topic_format_name (HubTopic *topic)
{
  return hub_format_isolate (hub_topic_get_name (topic));
}

/**
 * hub_topic_format_title:
 * @topic: a topic
 *
 * Makes the line that stands for a topic in a list: “10 · Eradicate trafficking”.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_topic_format_title (HubTopic *topic)
{
  const char *number = hub_topic_get_number (topic);
  g_autofree char *name = hub_topic_format_name (topic);

  return number != NULL ? g_strdup_printf ("%s · %s", number, name) : g_steal_pointer (&name);
}

/* The years that a line shows. */
static HubYears
get_years (HubTopic *topic)
{
  HubYears years;

  years.counts = hub_topic_get_years (topic, &years.first, &years.n_years);
  return hub_years_trim (years);
}

/**
 * hub_topic_format_years:
 * @topic: a topic
 *
 * Says in words what the line of its years shows.
 *
 * Returns: (transfer full) (nullable): plain text, %NULL if there is nothing to say
 */
char *
hub_topic_format_years (HubTopic *topic)
{
  return hub_years_format (get_years (topic));
}

/**
 * hub_topic_format_spoken:
 * @topic: a topic
 *
 * Makes what a screen reader says of a topic in a list.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_topic_format_spoken (HubTopic *topic)
{
  g_autofree char *kind = hub_topic_format_kind (topic);
  g_autofree char *name = hub_topic_format_name (topic);
  g_autofree char *entries = hub_topic_format_entries (hub_topic_get_count (topic));

  /* Translators: spoken: “Objective 10”, its name, and how many entries it has */
  return g_strdup_printf (C_("spoken topic", "%s, %s, %s"), kind, name, entries);
}

/**
 * hub_topic_show_years:
 * @topic: a topic
 * @spark: a line
 *
 * Draws of which years the entries are; all lines show the same years.
 */
void
hub_topic_show_years (HubTopic *topic,
                      HubSpark *spark)
{
  HubYears years = get_years (topic);

  hub_spark_set_counts (spark, years.counts, years.n_years);
}

/**
 * hub_topic_describe:
 * @topic: a topic
 * @list_item: where a grid or a list shows it
 *
 * Says to a screen reader what is shown, the line of the years as well.
 */
void
hub_topic_describe (HubTopic    *topic,
                    GtkListItem *list_item)
{
  g_autofree char *spoken = hub_topic_format_spoken (topic);
  g_autofree char *years = hub_topic_format_years (topic);

  gtk_list_item_set_accessible_label (list_item, spoken);
  gtk_list_item_set_accessible_description (list_item, years != NULL ? years : "");
}
