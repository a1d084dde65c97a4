/* hub-field-facts.c: what the values of a field look like
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-field-facts"

#include "hub-field-facts.h"

#include "hub-date.h"
#include "hub-text.h"

#include <string.h>

#define MAX_FIELDS     300    /* of one type: more is no content type */
#define MAX_NAME_BYTES 100
#define LINE_BYTES     300    /* longer is prose */
#define ROUGH_BYTES    20

static void
facts_free (HubFieldFacts *self)
{
  g_free (self->name);
  g_clear_pointer (&self->targets, g_hash_table_unref);
  g_free (self);
}

/* A name that may stand in a profile and in an address. */
static gboolean
is_plain (const char *name)
{
  for (const char *c = name; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '_' && *c != '-')
      return FALSE;

  return *name != '\0' && strlen (name) <= MAX_NAME_BYTES;
}

static HubFieldFacts *
ensure (HubFieldTable *self,
        const char    *name,
        gboolean       is_relation)
{
  HubFieldFacts *facts = hub_field_table_find (self, name, is_relation);

  if (facts != NULL || self->fields->len >= MAX_FIELDS || !is_plain (name))
    return facts;

  facts = g_new0 (HubFieldFacts, 1);
  facts->name = g_strdup (name);
  facts->is_relation = is_relation;
  facts->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (self->fields, facts);

  return facts;
}

static gboolean
is_language_code (const char *text)
{
  gsize length = strlen (text);
  static const char *const codes[] = { "en", "fr", "es", "ar", "ru", "zh", "pt", "de", "it", "tr",
                                       "fa", "sw", "id", "uk", "pl", "nl", "el", "zh-hant",
                                       "zh-hans", "pt-br", NULL };

  return length <= 7 && g_strv_contains (codes, text);
}

static gboolean
begins_globally (const char *text)
{
  static const char *const words[] = { "global", "mondial", "mundial", "world" };
  g_autofree char *head = g_strndup (text, 64);
  g_autofree char *valid = g_utf8_make_valid (head, -1);
  g_autofree char *folded = hub_text_fold (valid);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (folded, words[i]))
      return TRUE;

  return FALSE;
}

static HubShape
get_text_shape (const char *text)
{
  HubDate date = HUB_DATE_INIT;

  if (strlen (text) <= 40 && hub_date_parse (text, &date))
    return date.precision == HUB_DATE_TIME ? HUB_SHAPE_TIME :
           date.precision == HUB_DATE_DAY ? HUB_SHAPE_DAY : HUB_SHAPE_ROUGH_DATE;
  if (strlen (text) <= ROUGH_BYTES &&
      (g_ascii_strcasecmp (text, "Present") == 0 || g_ascii_strcasecmp (text, "ongoing") == 0))
    return HUB_SHAPE_ROUGH_DATE;
  if (is_language_code (text))
    return HUB_SHAPE_LANGUAGE;

  return strlen (text) <= LINE_BYTES ? HUB_SHAPE_LINE : HUB_SHAPE_PROSE;
}

/* An attribute that is an object. */
static HubShape
get_object_shape (HubFieldFacts   *facts,
                  JsonapiResource *resource)
{
  const char *name = facts->name;
  const char *value = jsonapi_resource_get_item_string (resource, name, 0, "value");
  const char *end = jsonapi_resource_get_item_string (resource, name, 0, "end_value");
  const char *processed = jsonapi_resource_get_item_string (resource, name, 0, "processed");
  const char *summary = jsonapi_resource_get_item_string (resource, name, 0, "summary");
  HubDate date;

  if (processed != NULL)
    {
      facts->n_summaries += summary != NULL && *summary != '\0' ? 1 : 0;
      facts->n_bytes += strlen (processed);
      return HUB_SHAPE_MARKUP;
    }
  if (value != NULL && strlen (value) <= 40 && hub_date_parse (value, &date))
    {
      facts->n_lasting += end != NULL && !g_str_equal (value, end) ? 1 : 0;
      return HUB_SHAPE_RANGE;
    }
  if (jsonapi_resource_get_item_string (resource, name, 0, "uri") != NULL)
    return HUB_SHAPE_LINK;

  return HUB_SHAPE_OTHER;
}

static void
note_attribute (HubFieldFacts   *facts,
                JsonapiResource *resource)
{
  const char *text = jsonapi_resource_get_item_string (resource, facts->name, 0, NULL);
  gboolean yes = FALSE;
  gint64 number = 0;
  HubShape shape;

  facts->n_rows++;
  if (jsonapi_resource_get_length (resource, facts->name) == 0 ||
      (text != NULL && *text == '\0'))
    return;

  if (text != NULL)
    shape = get_text_shape (text);
  else if (jsonapi_resource_get_bool (resource, facts->name, &yes))
    shape = HUB_SHAPE_YES_NO;
  else if (jsonapi_resource_get_int (resource, facts->name, &number))
    shape = HUB_SHAPE_NUMBER;
  else
    shape = get_object_shape (facts, resource);

  facts->n_filled++;
  facts->by_shape[shape]++;
  facts->n_bytes += text != NULL ? strlen (text) : 0;
  facts->n_global += text != NULL && begins_globally (text) ? 1 : 0;
}

static void
note_relationship (HubFieldFacts   *facts,
                   JsonapiResource *resource)
{
  g_autoptr(GArray) related = jsonapi_resource_dup_related (resource, facts->name);
  const char *type = related->len > 0 ? g_array_index (related, JsonapiIdentifier, 0).type : NULL;
  guint count = 0;

  facts->n_rows++;
  if (type == NULL || g_hash_table_size (facts->targets) > MAX_FIELDS)
    return;

  facts->n_filled++;
  count = GPOINTER_TO_UINT (g_hash_table_lookup (facts->targets, type));
  g_hash_table_insert (facts->targets, g_strdup (type), GUINT_TO_POINTER (count + 1));
}

/**
 * hub_field_table_new:
 * Makes a table without fields.
 *
 * Returns: (transfer full): the table
 */
HubFieldTable *
hub_field_table_new (void)
{
  HubFieldTable *self = g_new0 (HubFieldTable, 1);

  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) facts_free);

  return self;
}

void
hub_field_table_free (HubFieldTable *self)
{
  g_ptr_array_unref (self->fields);
  g_free (self);
}

/**
 * hub_field_table_add:
 * @self: a table
 * @resource: a row
 *
 * Notes what the fields of a row look like. Names that could not stand in a profile, and fields
 * beyond a number that no content type has, are left out. Any thread.
 */
void
hub_field_table_add (HubFieldTable   *self,
                     JsonapiResource *resource)
{
  g_auto(GStrv) attributes = jsonapi_resource_list_attributes (resource);
  g_auto(GStrv) relationships = jsonapi_resource_list_relationships (resource);

  for (guint i = 0; attributes[i] != NULL; i++)
    {
      HubFieldFacts *facts = ensure (self, attributes[i], FALSE);

      if (facts != NULL)
        note_attribute (facts, resource);
    }
  for (guint i = 0; relationships[i] != NULL; i++)
    {
      HubFieldFacts *facts = ensure (self, relationships[i], TRUE);

      if (facts != NULL)
        note_relationship (facts, resource);
    }
}

/**
 * hub_field_table_merge:
 * @self: a table
 * @other: another one
 *
 * Adds all that @other knows.
 */
void
hub_field_table_merge (HubFieldTable       *self,
                       const HubFieldTable *other)
{
  for (guint i = 0; i < other->fields->len; i++)
    {
      const HubFieldFacts *from = g_ptr_array_index (other->fields, i);
      HubFieldFacts *to = ensure (self, from->name, from->is_relation);
      GHashTableIter iter;
      gpointer type;
      gpointer count;

      if (to == NULL)
        continue;
      to->n_rows += from->n_rows;
      to->n_filled += from->n_filled;
      to->n_summaries += from->n_summaries;
      to->n_lasting += from->n_lasting;
      to->n_global += from->n_global;
      to->n_bytes += from->n_bytes;
      for (guint shape = 0; shape < HUB_N_SHAPES; shape++)
        to->by_shape[shape] += from->by_shape[shape];
      g_hash_table_iter_init (&iter, from->targets);
      while (g_hash_table_iter_next (&iter, &type, &count))
        {
          guint sum = GPOINTER_TO_UINT (g_hash_table_lookup (to->targets, type)) +
                      GPOINTER_TO_UINT (count);

          g_hash_table_insert (to->targets, g_strdup (type), GUINT_TO_POINTER (sum));
        }
    }
}

/**
 * hub_field_table_find:
 * @self: a table
 * @name: name of a field
 * @is_relation: whether a relationship is meant
 *
 * Finds a field.
 *
 * Returns: (transfer none) (nullable): what is known of it
 */
HubFieldFacts *
hub_field_table_find (const HubFieldTable *self,
                      const char          *name,
                      gboolean             is_relation)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      HubFieldFacts *facts = g_ptr_array_index (self->fields, i);

      if (facts->is_relation == is_relation && g_str_equal (facts->name, name))
        return facts;
    }

  return NULL;
}

/**
 * hub_field_facts_shape:
 * @self: an attribute
 *
 * Returns: the shape that most of its values have
 */
HubShape
hub_field_facts_shape (const HubFieldFacts *self)
{
  HubShape best = HUB_SHAPE_NONE;

  for (guint shape = HUB_SHAPE_NONE + 1; shape < HUB_N_SHAPES; shape++)
    if (self->by_shape[shape] > 0 &&
        (best == HUB_SHAPE_NONE || self->by_shape[shape] > self->by_shape[best]))
      best = (HubShape) shape;

  return best;
}

const char *
hub_field_facts_get_target (const HubFieldFacts *self)
{
  const char *best = NULL;
  guint most = 0;
  GHashTableIter iter;
  gpointer type;
  gpointer count;

  g_hash_table_iter_init (&iter, self->targets);
  while (g_hash_table_iter_next (&iter, &type, &count))
    if (GPOINTER_TO_UINT (count) > most ||
        (GPOINTER_TO_UINT (count) == most && best != NULL && strcmp (type, best) < 0))
      {
        best = type;
        most = GPOINTER_TO_UINT (count);
      }

  return best;
}
