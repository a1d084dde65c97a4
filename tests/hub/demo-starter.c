/* demo-starter.c: fills the hub with the real entries of the starter catalogue
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-corpus.h"

#include "demo-starter-resource.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define RESOURCE_PREFIX "/io/github/hubreader/HubReader/starter/"

/* The day of the newest starter entry: 2024-07-31 noon, Unix seconds. The entries get times
 * before it that are the same on every start. */
#define AS_OF G_GINT64_CONSTANT (1722427200)
#define HOUR 3600
#define DAY (24 * HOUR)

/* Smallest file whose size is not known from the starter catalogue, bytes. */
#define FILE_SIZE 20000

typedef struct
{
  const char   *member;    /* of vocabularies.json, and the reference in entries.json */
  const char   *bundle;
  const char   *list;      /* the member of an entry that names codes */
  DemoRelation  relation;
} Vocabulary;

static const Vocabulary vocabularies[] =
{
  { "objective", "gcm_objectives", "objectives", DEMO_RELATION_OBJECTIVES },
  { "principle", "guiding_principles", "principles", DEMO_RELATION_PRINCIPLES },
  { "region", "regions", "regions", DEMO_RELATION_REGIONS },
  { "country", "countries", "countries", DEMO_RELATION_COUNTRIES },
  { "type", "resource_types", "type", DEMO_RELATION_RESOURCE_TYPE },
};

/* What is at hand while loading. */
typedef struct
{
  DemoStore  *store;
  GHashTable *terms;    /* (owned) (element-type utf8 DemoItem): "relation/code" */
} Loader;

static JsonObject *
load_object (JsonParser *parser,
             const char *name,
             GError    **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_PREFIX, name, NULL);
  g_autoptr(GBytes) bytes = g_resource_lookup_data (demo_starter_get_resource (), path,
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  if (data == NULL || !json_parser_load_from_data (parser, data, length, error))
    return NULL;

  return json_node_get_object (json_parser_get_root (parser));
}

static const char *
get_text (JsonObject *object,
          const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

static JsonArray *
get_array (JsonObject *object,
           const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static guint
count (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

static char **
get_list (JsonObject *object,
          const char *member)
{
  JsonArray *array = get_array (object, member);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < count (array); i++)
    g_strv_builder_add (builder, json_array_get_string_element (array, i));

  return count (array) > 0 ? g_strv_builder_end (builder) : NULL;
}

static char **
get_actions (JsonObject *term)
{
  JsonArray *array = get_array (term, "actions");
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < count (array); i++)
    {
      JsonObject *action = json_array_get_object_element (array, i);

      g_strv_builder_take (builder, g_strdup_printf ("(%s) %s", get_text (action, "letter"),
                                                     get_text (action, "text")));
    }

  return count (array) > 0 ? g_strv_builder_end (builder) : NULL;
}

static char **
get_references (JsonObject *term)
{
  JsonArray *array = get_array (term, "references");
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < count (array); i++)
    {
      JsonObject *reference = json_array_get_object_element (array, i);
      GString *text = g_string_new (get_text (reference, "section"));

      if (get_text (reference, "paragraph") != NULL)
        g_string_append_printf (text, ", paragraph %s", get_text (reference, "paragraph"));
      if (get_text (reference, "theme") != NULL)
        g_string_append_printf (text, ": %s", get_text (reference, "theme"));
      g_strv_builder_take (builder, g_string_free_and_steal (text));
    }

  return count (array) > 0 ? g_strv_builder_end (builder) : NULL;
}

static void
load_vocabulary (Loader           *self,
                 const Vocabulary *vocabulary,
                 JsonArray        *terms)
{
  DemoType *type = demo_store_find_type (self->store, "taxonomy_term", vocabulary->bundle);

  for (guint i = 0; i < count (terms); i++)
    {
      JsonObject *object = json_array_get_object_element (terms, i);
      DemoItem *item = demo_store_add (self->store, type, get_text (object, "uuid"),
                                       demo_store_next_number (self->store, DEMO_KIND_TERM));

      item->weight = i;
      item->created = item->translations[0].changed = AS_OF - 1000 * DAY;
      item->translations[0].title = demo_store_keep (self->store, get_text (object, "label"));
      item->translations[0].summary = demo_store_keep (self->store, get_text (object, "summary"));
      item->texts[DEMO_TEXT_PARAGRAPH] = demo_store_keep (self->store,
                                                          get_text (object, "paragraph"));
      item->texts[DEMO_TEXT_CODE] = demo_store_keep (self->store, get_text (object, "code"));
      if (vocabulary->relation == DEMO_RELATION_OBJECTIVES)
        item->texts[DEMO_TEXT_OFFICIAL_TITLE] = demo_store_keep (self->store,
                                                                 get_text (object, "title"));
      item->lists[DEMO_LIST_ACTIONS] = get_actions (object);
      item->lists[DEMO_LIST_REFERENCES] = get_references (object);
      g_hash_table_insert (self->terms,
                           g_strdup_printf ("%u/%s", vocabulary->relation,
                                            get_text (object, "code")),
                           item);
    }
}

static void
add_terms (Loader           *self,
           DemoItem         *item,
           const Vocabulary *vocabulary,
           JsonObject       *entry)
{
  g_auto(GStrv) codes = get_list (entry, vocabulary->list);

  if (codes == NULL && get_text (entry, vocabulary->list) != NULL)
    codes = g_strdupv ((char *[]) { (char *) get_text (entry, vocabulary->list), NULL });

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u/%s", vocabulary->relation, codes[i]);
      DemoItem *term = g_hash_table_lookup (self->terms, key);

      if (term != NULL)
        demo_item_add_ref (item, vocabulary->relation, term, NULL);
    }
}

static void
add_files (Loader     *self,
           DemoItem   *item,
           JsonObject *entry)
{
  DemoType *type = demo_store_find_type (self->store, "file", "file");
  JsonArray *files = get_array (entry, "files");

  for (guint i = 0; i < count (files); i++)
    {
      JsonObject *object = json_array_get_object_element (files, i);
      const char *name = get_text (object, "name");
      gint64 number = demo_store_next_number (self->store, DEMO_KIND_FILE);
      g_autofree char *seed = g_strdup_printf ("file %" G_GINT64_FORMAT, number);
      g_autofree char *uri = g_strconcat ("public://docs/", name, NULL);
      char uuid[37];
      DemoItem *file;

      demo_make_uuid (seed, uuid);
      file = demo_store_add (self->store, type, uuid, number);
      file->translations[0].title = demo_store_keep (self->store, name);
      file->created = file->translations[0].changed = item->created;
      file->size = json_object_get_int_member_with_default (object, "size",
                                                            FILE_SIZE + 1000 * number);
      file->texts[DEMO_TEXT_URI] = demo_store_keep (self->store, uri);
      file->texts[DEMO_TEXT_MIME] = demo_store_keep (self->store, get_text (object, "mime"));
      demo_item_add_ref (item, DEMO_RELATION_FILES, file,
                         demo_store_keep (self->store, get_text (object, "langcode")));
    }
}

/* A date field of Drupal's holds a day; a year or a month goes into a text. */
static void
add_dates (Loader     *self,
           DemoItem   *item,
           JsonObject *entry)
{
  const char *published = demo_store_keep (self->store, get_text (entry, "published"));
  const char *ends = get_text (entry, "ends");

  if (published != NULL)
    item->texts[strlen (published) == strlen ("YYYY-MM-DD") ? DEMO_TEXT_DATE_OF_PUBLICATION
                                                             : DEMO_TEXT_DATE] = published;

  if (ends == NULL && json_object_get_boolean_member_with_default (entry, "ongoing", FALSE))
    ends = "Present";
  item->texts[DEMO_TEXT_START] = demo_store_keep (self->store, get_text (entry, "starts"));
  item->texts[DEMO_TEXT_END] = demo_store_keep (self->store, ends);
}

static const char *
kind_to_bundle (const char *kind)
{
  if (g_str_equal (kind, "document"))
    return "resource";

  return g_str_equal (kind, "other") ? "page" : kind;
}

static void
load_entry (Loader     *self,
            JsonObject *entry,
            guint       nth,
            guint       n_entries)
{
  DemoType *type = demo_store_find_type (self->store, "node",
                                         kind_to_bundle (get_text (entry, "kind")));
  DemoItem *item = demo_store_add (self->store, type, get_text (entry, "uuid"),
                                   demo_store_next_number (self->store, DEMO_KIND_NODE));
  g_auto(GStrv) publishers = get_list (entry, "publishers");
  g_autofree char *publisher = publishers != NULL ? g_strjoinv ("; ", publishers) : NULL;

  item->translations[0].langcode = demo_store_keep (self->store, get_text (entry, "langcode"));
  item->translations[0].title = demo_store_keep (self->store, get_text (entry, "title"));
  item->translations[0].summary = demo_store_keep (self->store, get_text (entry, "summary"));
  /* every fifth shares its time with the one before it: ties are normal */
  item->translations[0].changed = AS_OF - (n_entries - nth + (nth % 5 == 4)) * 7 * HOUR;
  item->created = item->translations[0].changed - 30 * DAY;
  demo_store_set_clock (self->store, item->translations[0].changed);

  item->texts[DEMO_TEXT_PUBLISHER] = demo_store_keep (self->store, publisher);
  item->texts[DEMO_TEXT_LOCATION] = demo_store_keep (self->store, get_text (entry, "location"));
  item->texts[DEMO_TEXT_MODE] = demo_store_keep (self->store, get_text (entry, "mode"));
  item->texts[DEMO_TEXT_PRACTICE_TYPE] = demo_store_keep (self->store,
                                                          get_text (entry, "practice_type"));
  item->texts[DEMO_TEXT_ORIGINAL_URL] = demo_store_keep (self->store, get_text (entry, "url"));
  if (g_strcmp0 (get_text (entry, "scope"), "global") == 0)
    item->texts[DEMO_TEXT_SCOPE] = "Global";
  item->lists[DEMO_LIST_LANGUAGES] = get_list (entry, "languages");
  item->lists[DEMO_LIST_AUDIENCE] = get_list (entry, "audiences");

  add_dates (self, item, entry);
  for (guint i = 0; i < G_N_ELEMENTS (vocabularies); i++)
    add_terms (self, item, &vocabularies[i], entry);
  add_files (self, item, entry);
}

/* Users, node types and vocabularies, which other items point at. */
static void
add_frame (DemoStore  *store,
           const char *entity,
           const char *name,
           const char *title)
{
  DemoType *type = demo_store_find_type (store, entity, entity);
  g_autofree char *seed = g_strconcat (entity, "/", name, NULL);
  char uuid[37];
  DemoItem *item;

  demo_make_uuid (seed, uuid);
  item = demo_store_add (store, type, uuid, type->items->len + 1);
  item->translations[0].title = demo_store_keep (store, title);
  item->texts[DEMO_TEXT_ALIAS] = demo_store_keep (store, name);
}

static void
add_frames (DemoStore *store)
{
  static const char *const bundles[] = { "event",    "page",     "practice", "project",
                                         "resource", "training", "video" };

  add_frame (store, "user", "editor", "editor");
  add_frame (store, "user", "anonymous", "Anonymous");
  for (guint i = 0; i < G_N_ELEMENTS (bundles); i++)
    add_frame (store, "node_type", bundles[i], bundles[i]);
  for (guint i = 0; i < G_N_ELEMENTS (vocabularies); i++)
    add_frame (store, "taxonomy_vocabulary", vocabularies[i].bundle, vocabularies[i].bundle);
}

/**
 * demo_corpus_load_starter:
 * @store: an empty store
 * @error: a JSON or resource error, if the program was built wrongly
 *
 * Fills the store with the terms and the real entries of the starter catalogue.
 *
 * Returns: whether it worked
 */
gboolean
demo_corpus_load_starter (DemoStore *store,
                          GError   **error)
{
  g_autoptr(JsonParser) terms_parser = json_parser_new ();
  g_autoptr(JsonParser) entries_parser = json_parser_new ();
  JsonObject *terms = load_object (terms_parser, "vocabularies.json", error);
  JsonObject *root = terms != NULL ? load_object (entries_parser, "entries.json", error) : NULL;
  JsonArray *entries = root != NULL ? get_array (root, "entries") : NULL;
  g_autoptr(GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Loader self = { store, codes };

  if (root == NULL)
    return FALSE;

  add_frames (store);
  for (guint i = 0; i < G_N_ELEMENTS (vocabularies); i++)
    load_vocabulary (&self, &vocabularies[i], get_array (terms, vocabularies[i].member));
  for (guint i = 0; i < count (entries); i++)
    load_entry (&self, json_array_get_object_element (entries, i), i, count (entries));

  return TRUE;
}
