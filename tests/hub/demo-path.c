/* demo-path.c: what a filter or a sort names
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-path.h"

#include <string.h>

/* The id, of an item itself or of what it points at, is no attribute. */
static const DemoField reference_id = { DEMO_KIND_HIDDEN, NULL, "id", DEMO_SHAPE_TITLE };

/* Only its address counts: it stands for the table of what differs by translation. */
static const char base_table = 0;

static DemoKind
target_kind (const DemoType          *type,
             const DemoRelationField *relation)
{
  if (relation->target == NULL)
    return type->kind;
  if (g_str_has_prefix (relation->target, "taxonomy_term--"))
    return DEMO_KIND_TERM;
  if (g_str_has_prefix (relation->target, "file--"))
    return DEMO_KIND_FILE;
  if (g_str_has_prefix (relation->target, "user--"))
    return DEMO_KIND_USER;

  return DEMO_KIND_NODE_TYPE;
}

static void
set_number (DemoValue *value,
            gint64     number)
{
  value->is_null = FALSE;
  value->is_number = TRUE;
  value->number = number;
}

static void
set_text (DemoValue  *value,
          const char *text)
{
  value->is_null = text == NULL;
  value->is_number = FALSE;
  value->text = text;
}

/* The stored form of a date and time is UTC text without an offset. */
static void
set_span (DemoValue *value,
          gint64     seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");

  g_strlcpy (value->buffer, text, sizeof value->buffer);
  set_text (value, value->buffer);
}

static void
get_base_value (const DemoField *field,
                const DemoItem  *item,
                guint            row,
                DemoValue       *value)
{
  const DemoTranslation *translation = &item->translations[row];

  switch (field->shape)
    {
    case DEMO_SHAPE_NUMBER: set_number (value, item->number); break;
    case DEMO_SHAPE_REVISION: set_number (value, item->revision); break;
    case DEMO_SHAPE_LANGCODE: set_text (value, translation->langcode); break;
    case DEMO_SHAPE_STATUS: set_number (value, translation->status); break;
    case DEMO_SHAPE_TITLE: set_text (value, translation->title); break;
    case DEMO_SHAPE_CREATED: set_number (value, item->created); break;
    case DEMO_SHAPE_CHANGED: set_number (value, translation->changed); break;
    case DEMO_SHAPE_REVISED: set_number (value, item->translations[0].changed); break;
    case DEMO_SHAPE_DEFAULT_LANGCODE: set_number (value, row == 0); break;
    case DEMO_SHAPE_WEIGHT: set_number (value, item->weight); break;
    case DEMO_SHAPE_SIZE: set_number (value, item->size); break;
    case DEMO_SHAPE_TRUE: set_number (value, 1); break;
    case DEMO_SHAPE_FALSE: set_number (value, 0); break;
    case DEMO_SHAPE_UNDEFINED: set_text (value, "und"); break;
    case DEMO_SHAPE_BUNDLE: set_text (value, item->texts[DEMO_TEXT_ALIAS]); break;
    case DEMO_SHAPE_PATH:
    case DEMO_SHAPE_BODY:
    case DEMO_SHAPE_TEXT:
    case DEMO_SHAPE_LIST:
    case DEMO_SHAPE_LINK:
    case DEMO_SHAPE_LINKS:
    case DEMO_SHAPE_SPANS:
    case DEMO_SHAPE_URI:
    default: value->is_null = TRUE; break;
    }
}

/* Which properties a field has to be asked by; NULL: it is asked by its own name. */
static const char *const *
shape_properties (DemoShape shape)
{
  static const char *const of_body[] = { "value", "format", "summary", NULL };
  static const char *const of_span[] = { "value", "end_value", NULL };
  static const char *const of_link[] = { "uri", "title", NULL };
  static const char *const of_path[] = { "alias", NULL };
  static const char *const of_uri[] = { "value", NULL };

  switch ((int) shape)
    {
    case DEMO_SHAPE_BODY: return of_body;
    case DEMO_SHAPE_SPANS: return of_span;
    case DEMO_SHAPE_LINK:
    case DEMO_SHAPE_LINKS: return of_link;
    case DEMO_SHAPE_PATH: return of_path;
    case DEMO_SHAPE_URI: return of_uri;
    default: return NULL;
    }
}

static gboolean
parse_attribute (const DemoField *field,
                 const char      *text,
                 const char      *rest,
                 DemoPath        *path,
                 DemoProblem     *problem)
{
  const char *const *properties = shape_properties (field->shape);

  path->field = field;

  if (properties == NULL && rest == NULL)
    return TRUE;

  if (properties == NULL)
    {
      demo_problem_set (problem, 400,
                        "Invalid nested filtering. The property `%s`, given in the path `%s`,"
                        " does not exist. Filter by `%s`, not `%s` (the JSON:API module elides"
                        " property names from single-property fields).",
                        rest, text, field->name, text);
      return FALSE;
    }

  for (guint i = 0; rest != NULL && properties[i] != NULL; i++)
    {
      if (g_str_equal (properties[i], rest))
        path->property = properties[i];
    }

  if (path->property == NULL)
    {
      g_autofree char *names = g_strjoinv ("`, `", (char **) properties);

      demo_problem_set (problem, 400,
                        "Invalid nested filtering. The field `%s`, given in the path `%s` is"
                        " incomplete, it must end with one of the following specifiers: `%s`.",
                        field->name, text, names);
    }

  return path->property != NULL;
}

static gboolean
parse_reference (const DemoType          *type,
                 const DemoRelationField *relation,
                 const char              *text,
                 const char              *rest,
                 DemoPath                *path,
                 DemoProblem             *problem)
{
  path->relation = relation;

  if (rest == NULL)
    {
      demo_problem_set (problem, 400,
                        "Invalid nested filtering. The field `%s`, given in the path `%s` is"
                        " incomplete, it must end with one of the following specifiers: `id`,"
                        " `meta.drupal_internal__target_id`.",
                        relation->name, text);
      return FALSE;
    }

  if (g_str_has_prefix (rest, "entity."))
    rest += strlen ("entity.");
  if (g_str_equal (rest, "id"))
    path->target = &reference_id;
  else if (g_str_equal (rest, "meta.drupal_internal__target_id"))
    path->target = demo_field_find (DEMO_KIND_TERM, NULL, "drupal_internal__tid");
  else
    path->target = demo_field_find (target_kind (type, relation), NULL, rest);

  if (path->target == NULL || path->target->shape > DEMO_SHAPE_LAST_BASE)
    {
      demo_problem_set (problem, 400,
                        "Invalid nested filtering. The field `%s`, given in the path `%s`,"
                        " does not exist.",
                        rest, text);
      return FALSE;
    }

  return TRUE;
}

/**
 * demo_path_parse:
 * @type: the type that is asked
 * @text: as `changed`, `body.value` or `field_regions.name`
 * @path: (out caller-allocates): what it means
 * @problem: (out caller-allocates): why it failed
 *
 * Reads what a filter or a sort names.
 *
 * Returns: whether there is such a field
 */
gboolean
demo_path_parse (const DemoType *type,
                 const char     *text,
                 DemoPath       *path,
                 DemoProblem    *problem)
{
  const char *dot = strchr (text, '.');
  g_autofree char *head = dot != NULL ? g_strndup (text, dot - text) : g_strdup (text);
  const char *rest = dot != NULL ? dot + 1 : NULL;
  const DemoField *field = demo_field_find (type->kind, type->bundle, head);
  const DemoRelationField *relation = demo_relation_find (type, head);

  *path = (DemoPath) { NULL };

  if (g_str_equal (text, "id"))
    {
      path->field = &reference_id;
      return TRUE;
    }

  if (field != NULL)
    return parse_attribute (field, text, rest, path, problem);

  if (relation != NULL)
    return parse_reference (type, relation, text, rest, path, problem);

  demo_problem_set (problem, 400,
                    "Invalid nested filtering. The field `%s`, given in the path `%s`,"
                    " does not exist.",
                    head, text);

  return FALSE;
}

/**
 * demo_path_get_table:
 * @self: a path
 *
 * Tells which table of the database it asks. Conditions of one group on one table must hold
 * in the same row of it: this is why a group of two conditions looks at one translation.
 *
 * Returns: a mark that is the same for the same table
 */
gconstpointer
demo_path_get_table (const DemoPath *self)
{
  if (self->relation != NULL)
    return self->relation;

  return self->field->shape <= DEMO_SHAPE_LAST_BASE ? (gconstpointer) &base_table : self->field;
}

/**
 * demo_path_is_number:
 * @self: a path
 *
 * Tells whether it is the item's own number.
 *
 * Returns: whether it is
 */
gboolean
demo_path_is_number (const DemoPath *self)
{
  return self->relation == NULL && self->field->shape == DEMO_SHAPE_NUMBER;
}

/**
 * demo_path_is_id:
 * @self: a path
 *
 * Tells whether it is the item's own id.
 *
 * Returns: whether it is
 */
gboolean
demo_path_is_id (const DemoPath *self)
{
  return self->field == &reference_id;
}

/**
 * demo_path_count_rows:
 * @self: a path
 * @item: an item
 *
 * Counts the rows that the path's table has for the item.
 *
 * Returns: how many, may be 0
 */
guint
demo_path_count_rows (const DemoPath *self,
                      const DemoItem *item)
{
  guint n_rows = 0;

  if (self->relation != NULL)
    {
      while (demo_item_get_ref (item, self->relation->relation, n_rows) != NULL)
        n_rows++;
      return n_rows;
    }

  switch ((int) self->field->shape)
    {
    case DEMO_SHAPE_PATH:
    case DEMO_SHAPE_TEXT:
    case DEMO_SHAPE_LINK:
    case DEMO_SHAPE_LINKS:
    case DEMO_SHAPE_URI:
      return item->texts[self->field->index] != NULL ? 1 : 0;
    case DEMO_SHAPE_LIST:
      return item->lists[self->field->index] != NULL
                 ? g_strv_length (item->lists[self->field->index])
                 : 0;
    case DEMO_SHAPE_SPANS:
      return item->n_spans;
    default:
      return item->n_translations;
    }
}

static void
get_target_value (const DemoPath *self,
                  const DemoItem *item,
                  guint           row,
                  DemoValue      *value)
{
  const DemoRef *ref = demo_item_get_ref (item, self->relation->relation, row);

  /* what the reader may not see is not found by its name */
  if (ref == NULL || ref->target->deleted || !demo_item_is_public (ref->target))
    value->is_null = TRUE;
  else if (self->target == &reference_id)
    set_text (value, ref->target->uuid);
  else
    get_base_value (self->target, ref->target, 0, value);
}

/**
 * demo_path_get_value:
 * @self: a path
 * @item: an item
 * @row: which row of the path's table, below [func@demo_path_count_rows]
 * @value: (out caller-allocates): what is there; its text is the item's
 *
 * Gets what the database would compare.
 */
void
demo_path_get_value (const DemoPath *self,
                     const DemoItem *item,
                     guint           row,
                     DemoValue      *value)
{
  if (self->relation != NULL)
    {
      get_target_value (self, item, row, value);
      return;
    }

  if (self->field == &reference_id)
    {
      set_text (value, item->uuid);
      return;
    }

  switch ((int) self->field->shape)
    {
    case DEMO_SHAPE_BODY:
      if (g_strcmp0 (self->property, "format") == 0)
        set_text (value, item->translations[row].summary != NULL ? "basic_html" : NULL);
      else
        set_text (value, item->translations[row].summary);
      break;
    case DEMO_SHAPE_LIST:
      set_text (value, item->lists[self->field->index][row]);
      break;
    case DEMO_SHAPE_SPANS:
      set_span (value, g_strcmp0 (self->property, "value") == 0 ? item->spans[row].start
                                                                : item->spans[row].end);
      break;
    case DEMO_SHAPE_LINK:
    case DEMO_SHAPE_LINKS:
      set_text (value, g_strcmp0 (self->property, "title") == 0 ? demo_item_get_link_title (item)
                                                                : item->texts[self->field->index]);
      break;
    case DEMO_SHAPE_PATH:
    case DEMO_SHAPE_TEXT:
    case DEMO_SHAPE_URI:
      set_text (value, item->texts[self->field->index]);
      break;
    default:
      get_base_value (self->field, item, row, value);
      break;
    }
}
