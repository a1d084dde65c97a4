/* demo-field.c: the fields of each type, and how they are written
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-field.h"

#include <string.h>

/* In the order in which Drupal writes them. */
static const DemoField all_fields[] =
{
  { DEMO_KIND_NODE, NULL, "drupal_internal__nid", DEMO_SHAPE_NUMBER },
  { DEMO_KIND_NODE, NULL, "drupal_internal__vid", DEMO_SHAPE_REVISION },
  { DEMO_KIND_NODE, NULL, "langcode", DEMO_SHAPE_LANGCODE },
  { DEMO_KIND_NODE, NULL, "revision_timestamp", DEMO_SHAPE_REVISED },
  { DEMO_KIND_NODE, NULL, "status", DEMO_SHAPE_STATUS },
  { DEMO_KIND_NODE, NULL, "title", DEMO_SHAPE_TITLE },
  { DEMO_KIND_NODE, NULL, "created", DEMO_SHAPE_CREATED },
  { DEMO_KIND_NODE, NULL, "changed", DEMO_SHAPE_CHANGED },
  { DEMO_KIND_NODE, NULL, "promote", DEMO_SHAPE_TRUE },
  { DEMO_KIND_NODE, NULL, "sticky", DEMO_SHAPE_FALSE },
  { DEMO_KIND_NODE, NULL, "default_langcode", DEMO_SHAPE_DEFAULT_LANGCODE },
  { DEMO_KIND_NODE, NULL, "revision_translation_affected", DEMO_SHAPE_TRUE },
  { DEMO_KIND_NODE, NULL, "path", DEMO_SHAPE_PATH, DEMO_TEXT_ALIAS },
  { DEMO_KIND_NODE, NULL, "content_translation_source", DEMO_SHAPE_UNDEFINED },
  { DEMO_KIND_NODE, NULL, "content_translation_outdated", DEMO_SHAPE_FALSE },
  { DEMO_KIND_NODE, NULL, "body", DEMO_SHAPE_BODY },
  { DEMO_KIND_NODE, NULL, "field_audience", DEMO_SHAPE_LIST, DEMO_LIST_AUDIENCE },
  { DEMO_KIND_NODE, NULL, "field_date_of_publication", DEMO_SHAPE_TEXT,
    DEMO_TEXT_DATE_OF_PUBLICATION },
  { DEMO_KIND_NODE, NULL, "field_date_text", DEMO_SHAPE_TEXT, DEMO_TEXT_DATE },
  { DEMO_KIND_NODE, NULL, "field_end_text", DEMO_SHAPE_TEXT, DEMO_TEXT_END },
  { DEMO_KIND_NODE, "event", "field_event_dates", DEMO_SHAPE_SPANS },
  { DEMO_KIND_NODE, NULL, "field_featured", DEMO_SHAPE_FALSE },
  { DEMO_KIND_NODE, NULL, "field_geographic_scope", DEMO_SHAPE_TEXT, DEMO_TEXT_SCOPE },
  { DEMO_KIND_NODE, NULL, "field_languages", DEMO_SHAPE_LIST, DEMO_LIST_LANGUAGES },
  { DEMO_KIND_NODE, NULL, "field_link", DEMO_SHAPE_LINKS, DEMO_TEXT_LINK },
  { DEMO_KIND_NODE, NULL, "field_location", DEMO_SHAPE_TEXT, DEMO_TEXT_LOCATION },
  { DEMO_KIND_NODE, NULL, "field_mode", DEMO_SHAPE_TEXT, DEMO_TEXT_MODE },
  { DEMO_KIND_NODE, NULL, "field_original_url", DEMO_SHAPE_LINK, DEMO_TEXT_ORIGINAL_URL },
  { DEMO_KIND_NODE, "practice", "field_practice_type", DEMO_SHAPE_TEXT, DEMO_TEXT_PRACTICE_TYPE },
  { DEMO_KIND_NODE, NULL, "field_publisher", DEMO_SHAPE_TEXT, DEMO_TEXT_PUBLISHER },
  { DEMO_KIND_NODE, NULL, "field_start_text", DEMO_SHAPE_TEXT, DEMO_TEXT_START },

  { DEMO_KIND_TERM, NULL, "drupal_internal__tid", DEMO_SHAPE_NUMBER },
  { DEMO_KIND_TERM, NULL, "drupal_internal__revision_id", DEMO_SHAPE_REVISION },
  { DEMO_KIND_TERM, NULL, "langcode", DEMO_SHAPE_LANGCODE },
  { DEMO_KIND_TERM, NULL, "revision_created", DEMO_SHAPE_REVISED },
  { DEMO_KIND_TERM, NULL, "status", DEMO_SHAPE_STATUS },
  { DEMO_KIND_TERM, NULL, "name", DEMO_SHAPE_TITLE },
  { DEMO_KIND_TERM, NULL, "description", DEMO_SHAPE_BODY },
  { DEMO_KIND_TERM, NULL, "weight", DEMO_SHAPE_WEIGHT },
  { DEMO_KIND_TERM, NULL, "changed", DEMO_SHAPE_CHANGED },
  { DEMO_KIND_TERM, NULL, "default_langcode", DEMO_SHAPE_DEFAULT_LANGCODE },
  { DEMO_KIND_TERM, NULL, "revision_translation_affected", DEMO_SHAPE_TRUE },
  { DEMO_KIND_TERM, NULL, "path", DEMO_SHAPE_PATH, DEMO_TEXT_ALIAS },
  { DEMO_KIND_TERM, NULL, "content_translation_source", DEMO_SHAPE_UNDEFINED },
  { DEMO_KIND_TERM, NULL, "content_translation_outdated", DEMO_SHAPE_FALSE },
  { DEMO_KIND_TERM, NULL, "content_translation_created", DEMO_SHAPE_CREATED },
  { DEMO_KIND_TERM, "countries", "field_iso_code", DEMO_SHAPE_TEXT, DEMO_TEXT_CODE, TRUE },
  { DEMO_KIND_TERM, "gcm_objectives", "field_actions", DEMO_SHAPE_LIST, DEMO_LIST_ACTIONS },
  { DEMO_KIND_TERM, "gcm_objectives", "field_cross_references", DEMO_SHAPE_LIST,
    DEMO_LIST_REFERENCES },
  { DEMO_KIND_TERM, "gcm_objectives", "field_official_title", DEMO_SHAPE_TEXT,
    DEMO_TEXT_OFFICIAL_TITLE },
  { DEMO_KIND_TERM, "gcm_objectives", "field_paragraph", DEMO_SHAPE_TEXT, DEMO_TEXT_PARAGRAPH },
  { DEMO_KIND_TERM, "guiding_principles", "field_paragraph", DEMO_SHAPE_TEXT, DEMO_TEXT_PARAGRAPH },

  { DEMO_KIND_FILE, NULL, "drupal_internal__fid", DEMO_SHAPE_NUMBER },
  { DEMO_KIND_FILE, NULL, "langcode", DEMO_SHAPE_LANGCODE },
  { DEMO_KIND_FILE, NULL, "filename", DEMO_SHAPE_TITLE },
  { DEMO_KIND_FILE, NULL, "uri", DEMO_SHAPE_URI, DEMO_TEXT_URI },
  { DEMO_KIND_FILE, NULL, "filemime", DEMO_SHAPE_TEXT, DEMO_TEXT_MIME },
  { DEMO_KIND_FILE, NULL, "filesize", DEMO_SHAPE_SIZE },
  { DEMO_KIND_FILE, NULL, "status", DEMO_SHAPE_TRUE },
  { DEMO_KIND_FILE, NULL, "created", DEMO_SHAPE_CREATED },
  { DEMO_KIND_FILE, NULL, "changed", DEMO_SHAPE_CHANGED },

  { DEMO_KIND_USER, NULL, "display_name", DEMO_SHAPE_TITLE },

  { DEMO_KIND_NODE_TYPE, NULL, "langcode", DEMO_SHAPE_LANGCODE },
  { DEMO_KIND_NODE_TYPE, NULL, "status", DEMO_SHAPE_TRUE },
  { DEMO_KIND_NODE_TYPE, NULL, "drupal_internal__type", DEMO_SHAPE_BUNDLE },
  { DEMO_KIND_NODE_TYPE, NULL, "name", DEMO_SHAPE_TITLE },
};

static const DemoRelationField node_relations[] =
{
  { "node_type", DEMO_RELATION_BUNDLE, FALSE, "node_type--node_type" },
  { "revision_uid", DEMO_RELATION_AUTHOR, FALSE, "user--user" },
  { "uid", DEMO_RELATION_AUTHOR, FALSE, "user--user" },
  { "field_countries", DEMO_RELATION_COUNTRIES, TRUE, "taxonomy_term--countries" },
  { "field_files", DEMO_RELATION_FILES, TRUE, "file--file" },
  { "field_gcm_objectives", DEMO_RELATION_OBJECTIVES, TRUE, "taxonomy_term--gcm_objectives" },
  { "field_guiding_principles", DEMO_RELATION_PRINCIPLES, TRUE,
    "taxonomy_term--guiding_principles" },
  { "field_image", DEMO_RELATION_IMAGE, FALSE, "file--file" },
  { "field_regions", DEMO_RELATION_REGIONS, TRUE, "taxonomy_term--regions" },
  { "field_type_of_resource", DEMO_RELATION_RESOURCE_TYPE, FALSE, "taxonomy_term--resource_types" },
  /* from here on those of variants */
  { "field_goals", DEMO_RELATION_GOALS, TRUE, "taxonomy_term--goals" },
  { "field_publishers", DEMO_RELATION_PUBLISHERS, TRUE, "taxonomy_term--publishers" },
  { "field_tags", DEMO_RELATION_TAGS, TRUE, "taxonomy_term--tags" },
};

#define N_EXTRA_RELATIONS 3

static const DemoRelationField bare_relations[] =
{
  { "node_type", DEMO_RELATION_BUNDLE, FALSE, "node_type--node_type" },
  { "revision_uid", DEMO_RELATION_AUTHOR, FALSE, "user--user" },
  { "uid", DEMO_RELATION_AUTHOR, FALSE, "user--user" },
  { "field_tags", DEMO_RELATION_TAGS, TRUE, "taxonomy_term--tags" },
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

static void
write_time (DemoJson *json,
            gint64    seconds)
{
  g_autofree char *text = demo_time_to_string (seconds);

  demo_json_string (json, text);
}

static void
write_link (DemoJson       *json,
            const DemoItem *item,
            const char     *uri)
{
  demo_json_open (json, '{');
  demo_json_key_string (json, "uri", uri);
  demo_json_key_string (json, "title", demo_item_get_link_title (item));
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

/* A node's body is a text with a summary; a term's description is one without. `value` is what
 * the editor wrote, `processed` what the site's filters leave of it. */
static void
write_body (DemoJson              *json,
            const DemoItem        *item,
            const DemoTranslation *translation)
{
  g_autofree char *escaped = NULL;
  g_autofree char *processed = NULL;
  g_autofree char *raw = NULL;
  const char *opening = item->texts[DEMO_TEXT_RAW_OPENING];

  if (translation->summary == NULL)
    {
      demo_json_null (json);
      return;
    }

  escaped = escape_html (translation->summary);
  processed = g_strconcat ("<p>", escaped, "</p>", NULL);
  raw = g_strconcat (opening != NULL ? opening : "<p>", escaped, "</p>", NULL);

  demo_json_open (json, '{');
  demo_json_key_string (json, "value", raw);
  demo_json_key_string (json, "format", "basic_html");
  demo_json_key_string (json, "processed", processed);
  if (item->type->kind == DEMO_KIND_NODE)
    demo_json_key_string (json, "summary", translation->summary);
  demo_json_close (json, '}');
}

/* As stored, but in the time zone of the site and with its offset. */
static void
write_local_time (DemoJson  *json,
                  gint64     seconds,
                  GTimeZone *zone)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autoptr(GDateTime) local = g_date_time_to_timezone (time, zone);
  g_autofree char *text = g_date_time_format (local, "%Y-%m-%dT%H:%M:%S%:z");

  demo_json_string (json, text);
}

static void
write_spans (DemoJson       *json,
             const DemoItem *item,
             GTimeZone      *zone)
{
  demo_json_open (json, '[');
  for (guint i = 0; i < item->n_spans; i++)
    {
      demo_json_open (json, '{');
      demo_json_key (json, "value");
      write_local_time (json, item->spans[i].start, zone);
      demo_json_key (json, "end_value");
      write_local_time (json, item->spans[i].end, zone);
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
             const DemoTranslation *translation,
             GTimeZone             *zone)
{
  const char *text = item->texts[field->index];

  switch (field->shape)
    {
    case DEMO_SHAPE_NUMBER: demo_json_int (json, item->number); break;
    case DEMO_SHAPE_REVISION: demo_json_int (json, item->revision); break;
    case DEMO_SHAPE_LANGCODE: demo_json_string (json, translation->langcode); break;
    case DEMO_SHAPE_STATUS: demo_json_bool (json, translation->status); break;
    case DEMO_SHAPE_TITLE: demo_json_string (json, translation->title); break;
    case DEMO_SHAPE_CREATED: write_time (json, item->created); break;
    case DEMO_SHAPE_CHANGED: write_time (json, translation->changed); break;
    case DEMO_SHAPE_REVISED: write_time (json, item->translations[0].changed); break;
    case DEMO_SHAPE_DEFAULT_LANGCODE:
      demo_json_bool (json, translation == item->translations);
      break;
    case DEMO_SHAPE_WEIGHT: demo_json_int (json, item->weight); break;
    case DEMO_SHAPE_SIZE: demo_json_int (json, item->size); break;
    case DEMO_SHAPE_TRUE: demo_json_bool (json, TRUE); break;
    case DEMO_SHAPE_FALSE: demo_json_bool (json, FALSE); break;
    case DEMO_SHAPE_UNDEFINED: demo_json_string (json, "und"); break;
    case DEMO_SHAPE_BUNDLE: demo_json_string (json, item->texts[DEMO_TEXT_ALIAS]); break;
    case DEMO_SHAPE_PATH: write_path (json, item, translation); break;
    case DEMO_SHAPE_BODY: write_body (json, item, translation); break;
    case DEMO_SHAPE_TEXT: demo_json_string (json, text); break;
    case DEMO_SHAPE_LIST: write_list (json, item->lists[field->index]); break;
    case DEMO_SHAPE_SPANS: write_spans (json, item, zone); break;
    case DEMO_SHAPE_URI: write_uri (json, text); break;
    case DEMO_SHAPE_LINK:
      if (text != NULL)
        write_link (json, item, text);
      else
        demo_json_null (json);
      break;
    case DEMO_SHAPE_LINKS:
      demo_json_open (json, '[');
      if (text != NULL)
        write_link (json, item, text);
      demo_json_close (json, ']');
      break;
    default: g_assert_not_reached ();
    }
}

/**
 * demo_time_to_string:
 * @seconds: Unix seconds
 *
 * Writes a timestamp as Drupal prints it, whatever the time zone of the site.
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
      *n_relations = type->is_bare ? G_N_ELEMENTS (bare_relations)
                                   : G_N_ELEMENTS (node_relations) -
                                     (type->has_extras ? 0 : N_EXTRA_RELATIONS);
      return type->is_bare ? bare_relations : node_relations;
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
 * demo_field_find:
 * @kind: a kind of type
 * @bundle: (nullable): a bundle, or %NULL for any
 * @name: the name of a field, case-sensitive
 *
 * Finds an attribute.
 *
 * Returns: (transfer none) (nullable): the field
 */
const DemoField *
demo_field_find (DemoKind    kind,
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

/**
 * demo_fields_write:
 * @json: where to write
 * @item: an item
 * @translation: which of its translations
 * @zone: the time zone of the site
 * @wanted: (nullable) (element-type utf8 utf8): the names asked for; %NULL: all
 *
 * Writes the `attributes` member of an item, or nothing if no field is left.
 */
void
demo_fields_write (DemoJson              *json,
                   const DemoItem        *item,
                   const DemoTranslation *translation,
                   GTimeZone             *zone,
                   GHashTable            *wanted)
{
  gboolean opened = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (all_fields); i++)
    {
      const DemoField *field = &all_fields[i];

      if (field->kind != item->type->kind ||
          (field->bundle != NULL && !g_str_equal (field->bundle, item->type->bundle)) ||
          (field->is_extra && !item->type->has_extras) ||
          (item->type->is_bare && g_str_has_prefix (field->name, "field_")) ||
          (wanted != NULL && !g_hash_table_contains (wanted, field->name)))
        continue;

      if (!opened)
        demo_json_open_key (json, "attributes", '{');
      opened = TRUE;
      demo_json_key (json, field->name);
      write_field (json, field, item, translation, zone);
    }

  if (opened)
    demo_json_close (json, '}');
}
