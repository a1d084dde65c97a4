/* hub-topic.c: a term, and how much the catalogue has of it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-topic"

#include "hub-topic.h"

#include "hub-term-names.h"

/**
 * HubTopic:
 *
 * An objective, a guiding principle, a region or a country with the entries that are filed under
 * it, counted. Filled by its maker and then only read, so it is made on a worker and handed to the
 * main thread.
 */
struct _HubTopic
{
  GObject  parent_instance;

  HubTerm *term;         /* (owned) */
  guint    count;
  int      first_year;
  GArray  *years;        /* (owned) (nullable) (element-type guint) */
};

G_DEFINE_FINAL_TYPE (HubTopic, hub_topic, G_TYPE_OBJECT)

static void
hub_topic_finalize (GObject *object)
{
  HubTopic *self = HUB_TOPIC (object);

  g_clear_pointer (&self->term, hub_term_unref);
  g_clear_pointer (&self->years, g_array_unref);

  G_OBJECT_CLASS (hub_topic_parent_class)->finalize (object);
}

static void
hub_topic_class_init (HubTopicClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hub_topic_finalize;
}

static void
hub_topic_init (HubTopic *self)
{
}

/**
 * hub_topic_new:
 * @term: a term with a code
 * @count: how many entries are filed under it
 *
 * Makes a topic of which the years are not known.
 *
 * Returns: (transfer full): the topic
 */
HubTopic *
hub_topic_new (HubTerm *term,
               guint    count)
{
  HubTopic *self = g_object_new (HUB_TYPE_TOPIC, NULL);

  self->term = hub_term_ref (term);
  self->count = count;
  return self;
}

/**
 * hub_topic_take_years:
 * @self: a topic that only its maker has so far
 * @first_year: the year of the first count
 * @years: (transfer full) (element-type guint): how many entries are of each year from then on
 *
 * Sets of which years the entries are.
 */
void
hub_topic_take_years (HubTopic *self,
                      int       first_year,
                      GArray   *years)
{
  g_clear_pointer (&self->years, g_array_unref);
  self->first_year = first_year;
  self->years = years;
}

HubTerm *
hub_topic_get_term (HubTopic *self)
{
  g_return_val_if_fail (HUB_IS_TOPIC (self), NULL);

  return self->term;
}

guint
hub_topic_get_count (HubTopic *self)
{
  g_return_val_if_fail (HUB_IS_TOPIC (self), 0);

  return self->count;
}

/**
 * hub_topic_get_years:
 * @self: a topic
 * @first_year: (out): the year of the first count
 * @n_years: (out): how many counts there are
 *
 * Gets of which years the entries are; entries without a year are not counted.
 *
 * Returns: (transfer none) (nullable) (array length=n_years): the counts, %NULL if not known
 */
const guint *
hub_topic_get_years (HubTopic *self,
                     int      *first_year,
                     guint    *n_years)
{
  g_return_val_if_fail (HUB_IS_TOPIC (self), NULL);

  *first_year = self->first_year;
  *n_years = self->years != NULL ? self->years->len : 0;
  return self->years != NULL ? (const guint *) (gpointer) self->years->data : NULL;
}

/**
 * hub_topic_get_number:
 * @self: a topic
 *
 * Gets the number of an objective.
 *
 * Returns: (transfer none) (nullable): the number, %NULL for what has none
 */
const char *
hub_topic_get_number (HubTopic *self)
{
  g_return_val_if_fail (HUB_IS_TOPIC (self), NULL);

  return self->term->vocabulary == HUB_VOCABULARY_OBJECTIVE && g_ascii_isdigit (*self->term->code)
    ? self->term->code : NULL;
}

/**
 * hub_topic_get_name:
 * @self: a topic
 *
 * Gets what to show, in the language of the interface, without the number that the hub puts before:
 * “Eradicate trafficking” of “10 - Eradicate trafficking”.
 *
 * Returns: (transfer none): the name
 */
const char *
hub_topic_get_name (HubTopic *self)
{
  g_return_val_if_fail (HUB_IS_TOPIC (self), NULL);

  return hub_term_skip_number (self->term->vocabulary, self->term->code,
                               hub_term_get_name (self->term));
}
