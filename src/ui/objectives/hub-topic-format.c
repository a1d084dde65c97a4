/* hub-topic-format.c: what objectives and the like look like in words
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-topic-format"

#include "hub-topic-format.h"

#include "hub-format.h"

#include <glib/gi18n.h>

#define MAX_YEARS   25    /* that a line shows; what is older is said nowhere else than on Browse */
#define YEARS_AHEAD 1     /* events and projects to come */

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

/* The years that a line shows: those in which the catalogue has entries at all, apart from a far
 * past and a future that is a mistake. */
static const guint *
get_span (HubTopic *topic,
          int      *first_year,
          guint    *n_years)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  const guint *counts = hub_topic_get_years (topic, first_year, n_years);
  int last_year = MIN (*first_year + (int) *n_years - 1,
                       g_date_time_get_year (now) + YEARS_AHEAD);
  int from = MAX (*first_year, last_year - MAX_YEARS + 1);

  if (counts == NULL || last_year < *first_year)
    {
      *n_years = 0;
      return NULL;
    }

  counts += from - *first_year;
  *first_year = from;
  *n_years = (guint) (last_year - from + 1);
  return counts;
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
  int first_year;
  guint n_years;
  const guint *counts = get_span (topic, &first_year, &n_years);
  int from = 0, to = 0, best = -1;

  for (guint i = 0; i < n_years; i++)
    {
      if (counts[i] == 0)
        continue;
      from = from == 0 ? first_year + (int) i : from;
      to = first_year + (int) i;
      if (best < 0 || counts[i] > counts[best])
        best = (int) i;
    }

  if (best < 0)
    return NULL;
  if (from == to)
    /* Translators: the year that all entries are of */
    return g_strdup_printf (C_("year", "%d"), from);
  /* Translators: the first and the last year of entries, the year with most, and how many of it */
  return g_strdup_printf (_("%d – %d, most in %d: %'u"), from, to, first_year + best,
                          counts[best]);
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
  int first_year;
  guint n_years;
  const guint *counts = get_span (topic, &first_year, &n_years);

  hub_spark_set_counts (spark, counts, n_years);
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
