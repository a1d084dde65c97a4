/* demo-field.c: the fields of each type, written out and asked about
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-field.h"

#include <string.h>

/* How a field is stored and shown. */
typedef enum
{
  SHAPE_NUMBER,            /* nid, tid or fid */
  SHAPE_REVISION,
  SHAPE_LANGCODE,
  SHAPE_STATUS,
  SHAPE_TITLE,
  SHAPE_CREATED,
  SHAPE_CHANGED,
  SHAPE_REVISED,           /* a time */
  SHAPE_DEFAULT_LANGCODE,
  SHAPE_WEIGHT,
  SHAPE_SIZE,
  SHAPE_TRUE,
  SHAPE_FALSE,
  SHAPE_UNDEFINED,         /* always "und" */
  SHAPE_BUNDLE,            /* a node type's own name */
  SHAPE_LAST_BASE = SHAPE_BUNDLE,
  /* those above lie in one table with a row for each translation; each of these in its own */
  SHAPE_PATH,
  SHAPE_BODY,
  SHAPE_TEXT,
  SHAPE_LIST,
  SHAPE_LINK,
  SHAPE_LINKS,
  SHAPE_SPANS,
  SHAPE_URI,
} Shape;

struct _DemoField
{
  DemoKind    kind;
  const char *bundle;      /* (nullable): only of this bundle */
  const char *name;
  Shape       shape;
  guint       index;       /* a DemoTextField or DemoListField */
};

/* In the order in which Drupal writes them. */
static const DemoField all_fields[] =
{
  { DEMO_KIND_NODE, NULL, "drupal_internal__nid", SHAPE_NUMBER },
  { DEMO_KIND_NODE, NULL, "drupal_internal__vid", SHAPE_REVISION },
  { DEMO_KIND_NODE, NULL, "langcode", SHAPE_LANGCODE },
  { DEMO_KIND_NODE, NULL, "revision_timestamp", SHAPE_REVISED },
  { DEMO_KIND_NODE, NULL, "status", SHAPE_STATUS },
  { DEMO_KIND_NODE, NULL, "title", SHAPE_TITLE },
  { DEMO_KIND_NODE, NULL, "created", SHAPE_CREATED },
  { DEMO_KIND_NODE, NULL, "changed", SHAPE_CHANGED },
  { DEMO_KIND_NODE, NULL, "promote", SHAPE_TRUE },
  { DEMO_KIND_NODE, NULL, "sticky", SHAPE_FALSE },
  { DEMO_KIND_NODE, NULL, "default_langcode", SHAPE_DEFAULT_LANGCODE },
  { DEMO_KIND_NODE, NULL, "revision_translation_affected", SHAPE_TRUE },
  { DEMO_KIND_NODE, NULL, "path", SHAPE_PATH, DEMO_TEXT_ALIAS },
  { DEMO_KIND_NODE, NULL, "content_translation_source", SHAPE_UNDEFINED },
  { DEMO_KIND_NODE, NULL, "content_translation_outdated", SHAPE_FALSE },
  { DEMO_KIND_NODE, NULL, "body", SHAPE_BODY },
  { DEMO_KIND_NODE, NULL, "field_audience", SHAPE_LIST, DEMO_LIST_AUDIENCE },
  { DEMO_KIND_NODE, NULL, "field_date_of_publication", SHAPE_TEXT, DEMO_TEXT_DATE_OF_PUBLICATION },
  { DEMO_KIND_NODE, NULL, "field_date_text", SHAPE_TEXT, DEMO_TEXT_DATE },
  { DEMO_KIND_NODE, NULL, "field_end_text", SHAPE_TEXT, DEMO_TEXT_END },
  { DEMO_KIND_NODE, "event", "field_event_dates", SHAPE_SPANS },
  { DEMO_KIND_NODE, NULL, "field_featured", SHAPE_FALSE },
  { DEMO_KIND_NODE, NULL, "field_geographic_scope", SHAPE_TEXT, DEMO_TEXT_SCOPE },
  { DEMO_KIND_NODE, NULL, "field_languages", SHAPE_LIST, DEMO_LIST_LANGUAGES },
  { DEMO_KIND_NODE, NULL, "field_link", SHAPE_LINKS, DEMO_TEXT_LINK },
  { DEMO_KIND_NODE, NULL, "field_location", SHAPE_TEXT, DEMO_TEXT_LOCATION },
  { DEMO_KIND_NODE, NULL, "field_mode", SHAPE_TEXT, DEMO_TEXT_MODE },
  { DEMO_KIND_NODE, NULL, "field_original_url", SHAPE_LINK, DEMO_TEXT_ORIGINAL_URL },
  { DEMO_KIND_NODE, "practice", "field_practice_type", SHAPE_TEXT, DEMO_TEXT_PRACTICE_TYPE },
  { DEMO_KIND_NODE, NULL, "field_publisher", SHAPE_TEXT, DEMO_TEXT_PUBLISHER },
  { DEMO_KIND_NODE, NULL, "field_start_text", SHAPE_TEXT, DEMO_TEXT_START },

  { DEMO_KIND_TERM, NULL, "drupal_internal__tid", SHAPE_NUMBER },
  { DEMO_KIND_TERM, NULL, "drupal_internal__revision_id", SHAPE_REVISION },
  { DEMO_KIND_TERM, NULL, "langcode", SHAPE_LANGCODE },
  { DEMO_KIND_TERM, NULL, "revision_created", SHAPE_REVISED },
  { DEMO_KIND_TERM, NULL, "status", SHAPE_STATUS },
  { DEMO_KIND_TERM, NULL, "name", SHAPE_TITLE },
  { DEMO_KIND_TERM, NULL, "description", SHAPE_BODY },
  { DEMO_KIND_TERM, NULL, "weight", SHAPE_WEIGHT },
  { DEMO_KIND_TERM, NULL, "changed", SHAPE_CHANGED },
  { DEMO_KIND_TERM, NULL, "default_langcode", SHAPE_DEFAULT_LANGCODE },
  { DEMO_KIND_TERM, NULL, "revision_translation_affected", SHAPE_TRUE },
  { DEMO_KIND_TERM, NULL, "path", SHAPE_PATH, DEMO_TEXT_ALIAS },
  { DEMO_KIND_TERM, NULL, "content_translation_source", SHAPE_UNDEFINED },
  { DEMO_KIND_TERM, NULL, "content_translation_outdated", SHAPE_FALSE },
  { DEMO_KIND_TERM, NULL, "content_translation_created", SHAPE_CREATED },
  { DEMO_KIND_TERM, "gcm_objectives", "field_actions", SHAPE_LIST, DEMO_LIST_ACTIONS },
  { DEMO_KIND_TERM, "gcm_objectives", "field_cross_references", SHAPE_LIST, DEMO_LIST_REFERENCES },
  { DEMO_KIND_TERM, "gcm_objectives", "field_official_title", SHAPE_TEXT, DEMO_TEXT_OFFICIAL_TITLE },
  { DEMO_KIND_TERM, "gcm_objectives", "field_paragraph", SHAPE_TEXT, DEMO_TEXT_PARAGRAPH },
  { DEMO_KIND_TERM, "guiding_principles", "field_paragraph", SHAPE_TEXT, DEMO_TEXT_PARAGRAPH },

  { DEMO_KIND_FILE, NULL, "drupal_internal__fid", SHAPE_NUMBER },
  { DEMO_KIND_FILE, NULL, "langcode", SHAPE_LANGCODE },
  { DEMO_KIND_FILE, NULL, "filename", SHAPE_TITLE },
  { DEMO_KIND_FILE, NULL, "uri", SHAPE_URI, DEMO_TEXT_URI },
  { DEMO_KIND_FILE, NULL, "filemime", SHAPE_TEXT, DEMO_TEXT_MIME },
  { DEMO_KIND_FILE, NULL, "filesize", SHAPE_SIZE },
  { DEMO_KIND_FILE, NULL, "status", SHAPE_TRUE },
  { DEMO_KIND_FILE, NULL, "created", SHAPE_CREATED },
  { DEMO_KIND_FILE, NULL, "changed", SHAPE_CHANGED },

  { DEMO_KIND_USER, NULL, "display_name", SHAPE_TITLE },

  { DEMO_KIND_NODE_TYPE, NULL, "langcode", SHAPE_LANGCODE },
  { DEMO_KIND_NODE_TYPE, NULL, "status", SHAPE_TRUE },
  { DEMO_KIND_NODE_TYPE, NULL, "drupal_internal__type", SHAPE_BUNDLE },
  { DEMO_KIND_NODE_TYPE, NULL, "name", SHAPE_TITLE },
};

static const DemoRelationField node_relations[] =
{
  { "node_type", DEMO_RELATION_BUNDLE, FALSE, "node_type--node_type" },
  { "revision_uid", DEMO_RELATION_AUTHOR, FALSE, "user--user" },
  { "uid", DEMO_RELATION_AUTHOR, FALSE, "user--user" },
  { "field_countries", DEMO_RELATION_COUNTRIES, TRUE, "taxonomy_term--countries" },
  { "field_files", DEMO_RELATION_FILES, TRUE, "file--file" },
  { "field_gcm_objectives", DEMO_RELATION_OBJECTIVES, TRUE, "taxonomy_term--gcm_objectives" },
  { "field_guiding_principles", DEMO_RELATION_PRINCIPLES, TRUE, "taxonomy_term--guiding_principles" },
  { "field_image", DEMO_RELATION_IMAGE, FALSE, "file--file" },
  { "field_regions", DEMO_RELATION_REGIONS, TRUE, "taxonomy_term--regions" },
  { "field_type_of_resource", DEMO_RELATION_RESOURCE_TYPE, FALSE, "taxonomy_term--resource_types" },
};

static const DemoRelationField term_relations[] =
{
  { "vid", DEMO_RELATION_BUNDLE, FALSE, "taxonomy_vocabulary--taxonomy_vocabulary" },
  { "revision_user", DEMO_RELATION_NONE, FALSE, "user--user" },
  { "parent", DEMO_RELATION_PARENT, TRUE, NULL },
  { "content_translation_uid", DEMO_RELATION_AUTHOR, FALSE, "user--user" },
};

static const DemoRelationField file_relations[] =
{
  { "uid", DEMO_RELATION_AUTHOR, FALSE, "user--user" },
};

/* What may be asked of a reference without naming an attribute of its target. */
static const DemoField reference_id = { DEMO_KIND_HIDDEN, NULL, "id", SHAPE_TITLE };

static const DemoField *
find_field (DemoKind    kind,
            const char *bundle,
            const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_fields); i++)
    {
      const DemoField *field = &all_fields[i];

      if (field->kind == kind && g_str_equal (field->name, name) &&
          (field->bundle == NULL || bundle == NULL || g_str_equal (field->bundle, bundle)))
        return field;
    }

  return NULL;
}

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
write_time (DemoJson *json,
            gint64    seconds)
{
  g_autofree char *text = demo_time_to_string (seconds);

  demo_json_string (json, text);
}

static void
write_link (DemoJson   *json,
            const char *uri)
{
  demo_json_open (json, '{');
  demo_json_key_string (json, "uri", uri);
  demo_json_key_string (json, "title", "External page");
  demo_json_open_key (json, "options", '[');
  demo_json_close (json, ']');
  demo_json_close (json, '}');
}

/* As an editor's text field does: quotes stay as they are. */
static char *
escape_html (const char *text)
{
  GString *html = g_string_new (text);

  g_string_replace (html, "&", "&amp;", 0);
  g_string_replace (html, "<", "&lt;", 0);
  g_string_replace (html, ">", "&gt;", 0);

  return g_string_free_and_steal (html);
}

/* A node's body is a text with a summary; a term's description is one without. */
static void
write_body (DemoJson              *json,
            const DemoItem        *item,
            const DemoTranslation *translation)
{
  g_autofree char *escaped = NULL;
  g_autofree char *html = NULL;

  if (translation->summary == NULL)
    {
      demo_json_null (json);
      return;
    }

  escaped = escape_html (translation->summary);
  html = g_strdup_printf ("<p>%s</p>", escaped);

  demo_json_open (json, '{');
  demo_json_key_string (json, "value", html);
  demo_json_key_string (json, "format", "basic_html");
  demo_json_key_string (json, "processed", html);
  if (item->type->kind == DEMO_KIND_NODE)
    demo_json_key_string (json, "summary", translation->summary);
  demo_json_close (json, '}');
}

static void
write_spans (DemoJson       *json,
             const DemoItem *item)
{
  demo_json_open (json, '[');
  for (guint i = 0; i < item->n_spans; i++)
    {
      demo_json_open (json, '{');
      demo_json_key (json, "value");
      write_time (json, item->spans[i].start);
      demo_json_key (json, "end_value");
      write_time (json, item->spans[i].end);
      demo_json_close (json, '}');
    }
  demo_json_close (json, ']');
}

static void
write_list (DemoJson *json,
            char    **list)
{
  demo_json_open (json, '[');
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    demo_json_string (json, list[i]);
  demo_json_close (json, ']');
}

static void
write_path (DemoJson              *json,
            const DemoItem        *item,
            const DemoTranslation *translation)
{
  const char *alias = item->texts[DEMO_TEXT_ALIAS];

  demo_json_open (json, '{');
  demo_json_key_string (json, "alias", alias);
  demo_json_key (json, "pid");
  if (alias != NULL)
    demo_json_int (json, item->number);
  else
    demo_json_null (json);
  demo_json_key_string (json, "langcode", translation->langcode);
  demo_json_close (json, '}');
}

/* The address is relative to the host and encoded; slashes stay. */
static void
write_uri (DemoJson   *json,
           const char *uri)
{
  g_autofree char *path = g_uri_escape_string (uri + strlen ("public://"), "/", FALSE);
  g_autofree char *url = g_strconcat ("/sites/default/files/", path, NULL);

  demo_json_open (json, '{');
  demo_json_key_string (json, "value", uri);
  demo_json_key_string (json, "url", url);
  demo_json_close (json, '}');
}

static void
write_field (DemoJson              *json,
             const DemoField       *field,
             const DemoItem        *item,
             const DemoTranslation *translation)
{
  const char *text = item->texts[field->index];

  switch (field->shape)
    {
    case SHAPE_NUMBER: demo_json_int (json, item->number); break;
    case SHAPE_REVISION: demo_json_int (json, item->revision); break;
    case SHAPE_LANGCODE: demo_json_string (json, translation->langcode); break;
    case SHAPE_STATUS: demo_json_bool (json, translation->status); break;
    case SHAPE_TITLE: demo_json_string (json, translation->title); break;
    case SHAPE_CREATED: write_time (json, item->created); break;
    case SHAPE_CHANGED: write_time (json, translation->changed); break;
    case SHAPE_REVISED: write_time (json, item->translations[0].changed); break;
    case SHAPE_DEFAULT_LANGCODE: demo_json_bool (json, translation == item->translations); break;
    case SHAPE_WEIGHT: demo_json_int (json, item->weight); break;
    case SHAPE_SIZE: demo_json_int (json, item->size); break;
    case SHAPE_TRUE: demo_json_bool (json, TRUE); break;
    case SHAPE_FALSE: demo_json_bool (json, FALSE); break;
    case SHAPE_UNDEFINED: demo_json_string (json, "und"); break;
    case SHAPE_BUNDLE: demo_json_string (json, item->texts[DEMO_TEXT_ALIAS]); break;
    case SHAPE_PATH: write_path (json, item, translation); break;
    case SHAPE_BODY: write_body (json, item, translation); break;
    case SHAPE_TEXT: demo_json_string (json, text); break;
    case SHAPE_LIST: write_list (json, item->lists[field->index]); break;
    case SHAPE_SPANS: write_spans (json, item); break;
    case SHAPE_URI: write_uri (json, text); break;
    case SHAPE_LINK:
      if (text != NULL)
        write_link (json, text);
      else
        demo_json_null (json);
      break;
    case SHAPE_LINKS:
      demo_json_open (json, '[');
      if (text != NULL)
        write_link (json, text);
      demo_json_close (json, ']');
      break;
    default: g_assert_not_reached ();
    }
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
    case SHAPE_NUMBER: set_number (value, item->number); break;
    case SHAPE_REVISION: set_number (value, item->revision); break;
    case SHAPE_LANGCODE: set_text (value, translation->langcode); break;
    case SHAPE_STATUS: set_number (value, translation->status); break;
    case SHAPE_TITLE: set_text (value, translation->title); break;
    case SHAPE_CREATED: set_number (value, item->created); break;
    case SHAPE_CHANGED: set_number (value, translation->changed); break;
    case SHAPE_REVISED: set_number (value, item->translations[0].changed); break;
    case SHAPE_DEFAULT_LANGCODE: set_number (value, row == 0); break;
    case SHAPE_WEIGHT: set_number (value, item->weight); break;
    case SHAPE_SIZE: set_number (value, item->size); break;
    case SHAPE_TRUE: set_number (value, 1); break;
    case SHAPE_FALSE: set_number (value, 0); break;
    case SHAPE_UNDEFINED: set_text (value, "und"); break;
    case SHAPE_BUNDLE: set_text (value, item->texts[DEMO_TEXT_ALIAS]); break;
    case SHAPE_PATH:
    case SHAPE_BODY:
    case SHAPE_TEXT:
    case SHAPE_LIST:
    case SHAPE_LINK:
    case SHAPE_LINKS:
    case SHAPE_SPANS:
    case SHAPE_URI:
    default: value->is_null = TRUE; break;
    }
}

/* Which properties a field has to be asked by; NULL: it is asked by its own name. */
static const char *const *
shape_properties (Shape shape)
{
  static const char *const of_body[] = { "value", "format", "summary", NULL };
  static const char *const of_span[] = { "value", "end_value", NULL };
  static const char *const of_link[] = { "uri", "title", NULL };
  static const char *const of_path[] = { "alias", NULL };
  static const char *const of_uri[] = { "value", NULL };

  switch ((int) shape)
    {
    case SHAPE_BODY: return of_body;
    case SHAPE_SPANS: return of_span;
    case SHAPE_LINK:
    case SHAPE_LINKS: return of_link;
    case SHAPE_PATH: return of_path;
    case SHAPE_URI: return of_uri;
    default: return NULL;
    }
}

static gboolean
parse_attribute (const DemoField *field,
                 const char      *text,
                 const char      *rest,
                 DemoPath        *path,
                 char           **problem)
{
  const char *const *properties = shape_properties (field->shape);

  path->field = field;

  if (properties == NULL && rest == NULL)
    return TRUE;

  if (properties == NULL)
    {
      *problem = g_strdup_printf ("Invalid nested filtering. The property `%s`, given in the path `%s`,"
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

      *problem = g_strdup_printf ("Invalid nested filtering. The field `%s`, given in the path `%s` is"
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
                 char                   **problem)
{
  path->relation = relation;

  if (rest == NULL)
    {
      *problem = g_strdup_printf ("Invalid nested filtering. The field `%s`, given in the path `%s` is"
                                  " incomplete, it must end with one of the following specifiers: `id`,"
                                  " `meta.drupal_internal__target_id`.", relation->name, text);
      return FALSE;
    }

  if (g_str_has_prefix (rest, "entity."))
    rest += strlen ("entity.");
  if (g_str_equal (rest, "id"))
    path->target = &reference_id;
  else if (g_str_equal (rest, "meta.drupal_internal__target_id"))
    path->target = find_field (DEMO_KIND_TERM, NULL, "drupal_internal__tid");
  else
    path->target = find_field (target_kind (type, relation), NULL, rest);

  if (path->target == NULL || path->target->shape > SHAPE_LAST_BASE)
    {
      *problem = g_strdup_printf ("Invalid nested filtering. The field `%s`, given in the path `%s`,"
                                  " does not exist.", rest, text);
      return FALSE;
    }

  return TRUE;
}

/**
 * demo_time_to_string:
 * @seconds: Unix seconds
 *
 * Writes a time as Drupal prints it.
 *
 * Returns: (transfer full): as `2024-05-14T10:00:00+00:00`
 */
char *
demo_time_to_string (gint64 seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%S+00:00");
}

/**
 * demo_relations_of:
 * @type: a type
 * @n_relations: (out): how many there are
 *
 * Gets the reference fields of a type.
 *
 * Returns: (transfer none) (array length=n_relations) (nullable): the fields
 */
const DemoRelationField *
demo_relations_of (const DemoType *type,
                   guint          *n_relations)
{
  switch ((int) type->kind)
    {
    case DEMO_KIND_NODE:
      *n_relations = G_N_ELEMENTS (node_relations);
      return node_relations;
    case DEMO_KIND_TERM:
      *n_relations = G_N_ELEMENTS (term_relations);
      return term_relations;
    case DEMO_KIND_FILE:
      *n_relations = G_N_ELEMENTS (file_relations);
      return file_relations;
    default:
      *n_relations = 0;
      return NULL;
    }
}

/**
 * demo_relation_find:
 * @type: a type
 * @name: the name of a field, case-sensitive
 *
 * Finds a reference field.
 *
 * Returns: (transfer none) (nullable): the field
 */
const DemoRelationField *
demo_relation_find (const DemoType *type,
                    const char     *name)
{
  guint n_relations = 0;
  const DemoRelationField *relations = demo_relations_of (type, &n_relations);

  for (guint i = 0; i < n_relations; i++)
    {
      if (g_str_equal (relations[i].name, name))
        return &relations[i];
    }

  return NULL;
}

/**
 * demo_fields_write:
 * @json: where to write
 * @item: an item
 * @translation: which of its translations
 * @wanted: (nullable) (element-type utf8 utf8): the names asked for; %NULL: all
 *
 * Writes the `attributes` member of an item, or nothing if no field is left.
 */
void
demo_fields_write (DemoJson              *json,
                   const DemoItem        *item,
                   const DemoTranslation *translation,
                   GHashTable            *wanted)
{
  gboolean opened = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (all_fields); i++)
    {
      const DemoField *field = &all_fields[i];

      if (field->kind != item->type->kind ||
          (field->bundle != NULL && !g_str_equal (field->bundle, item->type->bundle)) ||
          (wanted != NULL && !g_hash_table_contains (wanted, field->name)))
        continue;

      if (!opened)
        demo_json_open_key (json, "attributes", '{');
      opened = TRUE;
      demo_json_key (json, field->name);
      write_field (json, field, item, translation);
    }

  if (opened)
    demo_json_close (json, '}');
}

/**
 * demo_path_parse:
 * @type: the type that is asked
 * @text: as `changed`, `body.value` or `field_regions.name`
 * @path: (out caller-allocates): what it means
 * @problem: (out) (transfer full): on failure Drupal's sentence about it
 *
 * Reads what a filter or a sort names.
 *
 * Returns: whether there is such a field
 */
gboolean
demo_path_parse (const DemoType *type,
                 const char     *text,
                 DemoPath       *path,
                 char          **problem)
{
  const char *dot = strchr (text, '.');
  g_autofree char *head = dot != NULL ? g_strndup (text, dot - text) : g_strdup (text);
  const char *rest = dot != NULL ? dot + 1 : NULL;
  const DemoField *field = find_field (type->kind, type->bundle, head);
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

  *problem = g_strdup_printf ("Invalid nested filtering. The field `%s`, given in the path `%s`,"
                              " does not exist.", head, text);

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

  return self->field->shape <= SHAPE_LAST_BASE ? (gconstpointer) all_fields : self->field;
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
  return self->relation == NULL && self->field->shape == SHAPE_NUMBER;
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
    case SHAPE_PATH:
    case SHAPE_TEXT:
    case SHAPE_LINK:
    case SHAPE_LINKS:
    case SHAPE_URI:
      return item->texts[self->field->index] != NULL ? 1 : 0;
    case SHAPE_LIST:
      return item->lists[self->field->index] != NULL ? g_strv_length (item->lists[self->field->index]) : 0;
    case SHAPE_SPANS:
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
    case SHAPE_BODY:
      if (g_strcmp0 (self->property, "format") == 0)
        set_text (value, item->translations[row].summary != NULL ? "basic_html" : NULL);
      else
        set_text (value, item->translations[row].summary);
      break;
    case SHAPE_LIST:
      set_text (value, item->lists[self->field->index][row]);
      break;
    case SHAPE_SPANS:
      set_span (value, g_strcmp0 (self->property, "value") == 0 ? item->spans[row].start : item->spans[row].end);
      break;
    case SHAPE_LINK:
    case SHAPE_LINKS:
      set_text (value, g_strcmp0 (self->property, "title") == 0 ? "External page" : item->texts[self->field->index]);
      break;
    case SHAPE_PATH:
    case SHAPE_TEXT:
    case SHAPE_URI:
      set_text (value, item->texts[self->field->index]);
      break;
    default:
      get_base_value (self->field, item, row, value);
      break;
    }
}
