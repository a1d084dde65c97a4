/* hub-profile.c: which bundle and field of a hub means what
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A profile is a JSON file:
 *
 *   name, about        text for people
 *   hubs               host names it is for; an empty list: any hub that no other profile names
 *   base_path          of the API, "/jsonapi"
 *   default_language   of answers without a prefix
 *   languages          language code -> path prefix, "" for none
 *   vocabularies       objective, principle, region, country, type ->
 *                      { type, path, title, paragraph, summary, code }: the last four are lists
 *                      of paths; code is for ISO codes of countries
 *   fields             role -> list of paths (attributes; of `files` relationships), for all
 *   references         role -> list of relationships, whose other ends give the values by their
 *                      names, where the fields give none: for all bundles
 *   relations          vocabulary -> list of relationships: for all bundles
 *   bundles            list of { type, path, kind, fields, references, relations }: these three
 *                      replace, role by role, those above
 *
 * A path is an attribute and, after a dot, a member of it: "body.processed". The first path of a
 * list that gives a value wins; relationships of a list add up.
 */

#define G_LOG_DOMAIN "hub-profile"

#include "hub-profile.h"

#include "hub-error.h"
#include "hub-profiles-resource.h"
#include "hub-resource.h"
#include "jsonapi-json.h"

#define RESOURCE_FOLDER "/io/github/hubreader/HubReader/profiles/"
#define MAX_FILE_BYTES (1024 * 1024)

struct _HubProfile
{
  char       *base_path;
  char       *default_language;
  GHashTable *languages;       /* (owned) (element-type utf8 utf8) */
  char      **hubs;            /* (owned) */
  GPtrArray  *bundles;         /* (owned) (element-type HubBundle) */
  GPtrArray  *vocabularies;    /* (owned) (element-type HubProfileVocabulary) */
};

static const char *const roles[HUB_N_ROLES] = {
  [HUB_ROLE_TITLE] = "title",
  [HUB_ROLE_SUMMARY] = "summary",
  [HUB_ROLE_BODY] = "body",
  [HUB_ROLE_PUBLISHED] = "published",
  [HUB_ROLE_STARTS] = "starts",
  [HUB_ROLE_ENDS] = "ends",
  [HUB_ROLE_PUBLISHER] = "publisher",
  [HUB_ROLE_LANGUAGES] = "languages",
  [HUB_ROLE_SCOPE] = "scope",
  [HUB_ROLE_LOCATION] = "location",
  [HUB_ROLE_MODE] = "mode",
  [HUB_ROLE_PRACTICE_TYPE] = "practice_type",
  [HUB_ROLE_AUDIENCES] = "audiences",
  [HUB_ROLE_LINKS] = "links",
  [HUB_ROLE_URL] = "url",
  [HUB_ROLE_FILES] = "files",
};

static void
bundle_free (HubBundle *bundle)
{
  g_free (bundle->type);
  g_free (bundle->path);
  for (guint i = 0; i < HUB_N_ROLES; i++)
    {
      g_strfreev (bundle->fields[i]);
      g_strfreev (bundle->references[i]);
    }
  for (guint i = 0; i < HUB_N_VOCABULARIES; i++)
    g_strfreev (bundle->relations[i]);
  g_free (bundle);
}

static void
vocabulary_free (HubProfileVocabulary *vocabulary)
{
  g_free (vocabulary->type);
  g_free (vocabulary->path);
  g_strfreev (vocabulary->title);
  g_strfreev (vocabulary->paragraph);
  g_strfreev (vocabulary->summary);
  g_strfreev (vocabulary->code);
  g_free (vocabulary);
}

static gboolean
refuse (const char  *member,
        const char  *why,
        GError     **error)
{
  g_set_error (error, HUB_ERROR, HUB_ERROR_USAGE, "Member \"%s\" of the hub profile %s", member,
               why);
  return FALSE;
}

/* A name that goes into an address: letters, digits and a few marks. */
static gboolean
is_plain (const char *text,
          const char *marks)
{
  if (*text == '\0' || strlen (text) > 200)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr (marks, *p) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
read_text (JsonObject  *object,
           const char  *member,
           const char  *marks,
           char       **text,
           GError     **error)
{
  const char *value = jsonapi_json_get_string (jsonapi_json_get_member (object, member));

  if (value == NULL || !is_plain (value, marks))
    return refuse (member, "is missing or not a plain name", error);

  *text = g_strdup (value);
  return TRUE;
}

/* An absent list leaves @list alone. */
static gboolean
read_list (JsonObject   *object,
           const char   *member,
           char       ***list,
           GError      **error)
{
  JsonNode *node = jsonapi_json_get_member (object, member);
  JsonArray *array = jsonapi_json_get_array (node);
  g_autoptr(GStrvBuilder) builder = NULL;

  if (node == NULL)
    return TRUE;
  if (array == NULL)
    return refuse (member, "is not a list", error);

  builder = g_strv_builder_new ();
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *text = jsonapi_json_get_string (json_array_get_element (array, i));

      if (text == NULL || !is_plain (text, "_-.:"))
        return refuse (member, "has an element that is no plain name", error);
      g_strv_builder_add (builder, text);
    }

  g_strfreev (*list);
  *list = g_strv_builder_end (builder);
  return TRUE;
}

/* Roles and vocabularies of @object, which may lack any of them, into @bundle. */
static gboolean
read_mapping (JsonObject  *object,
              HubBundle   *bundle,
              GError     **error)
{
  JsonObject *fields = jsonapi_json_get_object (jsonapi_json_get_member (object, "fields"));
  JsonObject *relations = jsonapi_json_get_object (jsonapi_json_get_member (object, "relations"));
  JsonObject *references = jsonapi_json_get_object (jsonapi_json_get_member (object,
                                                                             "references"));

  for (guint i = 0; fields != NULL && i < HUB_N_ROLES; i++)
    if (!read_list (fields, roles[i], &bundle->fields[i], error))
      return FALSE;

  for (guint i = 0; references != NULL && i < HUB_N_ROLES; i++)
    if (!read_list (references, roles[i], &bundle->references[i], error))
      return FALSE;

  for (guint i = 0; relations != NULL && i < HUB_N_VOCABULARIES; i++)
    if (!read_list (relations, hub_vocabulary_to_string ((HubVocabulary) i),
                    &bundle->relations[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
read_bundle (HubProfile  *self,
             JsonObject  *root,
             JsonObject  *object,
             GError     **error)
{
  HubBundle *bundle = g_new0 (HubBundle, 1);
  const char *kind = jsonapi_json_get_string (jsonapi_json_get_member (object, "kind"));

  g_ptr_array_add (self->bundles, bundle);
  if (!hub_kind_from_string (kind, &bundle->kind))
    return refuse ("kind", "of a bundle is not a kind of entry", error);

  return read_text (object, "type", "_-", &bundle->type, error) &&
         read_text (object, "path", "_-/", &bundle->path, error) &&
         read_mapping (root, bundle, error) &&
         read_mapping (object, bundle, error);
}

static gboolean
read_bundles (HubProfile  *self,
              JsonObject  *root,
              GError     **error)
{
  JsonArray *array = jsonapi_json_get_array (jsonapi_json_get_member (root, "bundles"));

  if (array == NULL || json_array_get_length (array) == 0)
    return refuse ("bundles", "is missing or empty", error);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = jsonapi_json_get_object (json_array_get_element (array, i));

      if (object == NULL)
        return refuse ("bundles", "has an element that is no object", error);
      if (!read_bundle (self, root, object, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_vocabularies (HubProfile  *self,
                   JsonObject  *root,
                   GError     **error)
{
  JsonObject *all = jsonapi_json_get_object (jsonapi_json_get_member (root, "vocabularies"));

  if (all == NULL)
    return refuse ("vocabularies", "is missing", error);

  for (guint i = 0; i < HUB_N_VOCABULARIES; i++)
    {
      const char *word = hub_vocabulary_to_string ((HubVocabulary) i);
      JsonObject *object = jsonapi_json_get_object (jsonapi_json_get_member (all, word));
      HubProfileVocabulary *vocabulary;

      if (object == NULL)
        continue;         /* a hub may lack one */

      vocabulary = g_new0 (HubProfileVocabulary, 1);
      vocabulary->vocabulary = (HubVocabulary) i;
      g_ptr_array_add (self->vocabularies, vocabulary);
      if (!read_text (object, "type", "_-", &vocabulary->type, error) ||
          !read_text (object, "path", "_-/", &vocabulary->path, error) ||
          !read_list (object, "title", &vocabulary->title, error) ||
          !read_list (object, "paragraph", &vocabulary->paragraph, error) ||
          !read_list (object, "summary", &vocabulary->summary, error) ||
          !read_list (object, "code", &vocabulary->code, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_languages (HubProfile  *self,
                JsonObject  *root,
                GError     **error)
{
  JsonObject *object = jsonapi_json_get_object (jsonapi_json_get_member (root, "languages"));
  g_autoptr(GList) codes = object != NULL ? json_object_get_members (object) : NULL;

  for (GList *l = codes; l != NULL; l = l->next)
    {
      const char *prefix = jsonapi_json_get_string (jsonapi_json_get_member (object, l->data));

      if (prefix == NULL || (*prefix != '\0' && (*prefix != '/' || !is_plain (prefix, "/-"))))
        return refuse ("languages", "has a prefix that is no plain path", error);
      g_hash_table_insert (self->languages, g_strdup (l->data), g_strdup (prefix));
    }

  return TRUE;
}

static HubProfile *
profile_new_from_bytes (GBytes  *bytes,
                        GError **error)
{
  g_autoptr(HubProfile) self = g_new0 (HubProfile, 1);
  g_autoptr(GError) local = NULL;
  g_autoptr(JsonNode) node = jsonapi_json_parse (bytes, &local);
  JsonObject *root = jsonapi_json_get_object (node);

  self->languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->bundles = g_ptr_array_new_with_free_func ((GDestroyNotify) bundle_free);
  self->vocabularies = g_ptr_array_new_with_free_func ((GDestroyNotify) vocabulary_free);

  if (root == NULL)
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_USAGE, "The hub profile is no JSON object: %s",
                   local != NULL ? local->message : "its root is of another type");
      return NULL;
    }

  if (!read_text (root, "base_path", "_-/", &self->base_path, error) ||
      !read_text (root, "default_language", "-", &self->default_language, error) ||
      !read_list (root, "hubs", &self->hubs, error) ||
      !read_languages (self, root, error) ||
      !read_vocabularies (self, root, error) ||
      !read_bundles (self, root, error))
    return NULL;

  if (self->base_path[0] != '/' || g_str_has_suffix (self->base_path, "/"))
    {
      refuse ("base_path", "must begin with a slash and not end with one", error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * hub_role_to_string:
 * @role: a role
 *
 * Gets the name of its member in a profile. Any thread.
 *
 * Returns: (transfer none): the name
 */
const char *
hub_role_to_string (HubRole role)
{
  g_return_val_if_fail (role < HUB_N_ROLES, NULL);

  return roles[role];
}

/**
 * hub_profile_new_from_data:
 * @json: the text of a profile
 * @length: its length in bytes, -1 if it ends with a NUL
 * @error: [error@Hub.Error]
 *
 * Reads a profile. Names in it are checked, as they become parts of addresses. Any thread.
 *
 * Errors: `USAGE`, naming the member that is wrong.
 *
 * Returns: (transfer full): the profile
 */
HubProfile *
hub_profile_new_from_data (const char  *json,
                           gssize       length,
                           GError     **error)
{
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  bytes = g_bytes_new (json, length < 0 ? strlen (json) : (gsize) length);

  return profile_new_from_bytes (bytes, error);
}

static HubProfile *
load_own (const char  *path,
          GError     **error)
{
  g_autofree char *text = NULL;
  g_autoptr(HubProfile) self = NULL;
  g_autoptr(GError) local = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &local))
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_USAGE, "The hub profile cannot be read: %s",
                   local->message);
      return NULL;
    }

  if (length > MAX_FILE_BYTES)
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_USAGE, "The hub profile “%s” is over 1 MiB", path);
      return NULL;
    }

  self = hub_profile_new_from_data (text, (gssize) length, error);
  if (self == NULL)
    g_prefix_error (error, "%s: ", path);

  return g_steal_pointer (&self);
}

static HubProfile *
load_bundled (const char  *name,
              GError     **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, name, NULL);
  g_autoptr(GBytes) bytes = hub_resource_load (HUB_RESOURCE (hub_profiles), path, error);

  return bytes != NULL ? profile_new_from_bytes (bytes, error) : NULL;
}

/**
 * hub_profile_load:
 * @hub: base address of a hub
 * @config_dir: (nullable): the user's configuration folder of this program
 * @error: [error@Hub.Error]
 *
 * Finds the profile for @hub: `profile.json` in @config_dir if there is one, else the bundled one
 * that names the host of @hub, else the bundled default. Reads files; any thread.
 *
 * Errors: `USAGE` if the user's own profile is unusable, naming file and member.
 *
 * Returns: (transfer full): the profile
 */
HubProfile *
hub_profile_load (const char  *hub,
                  const char  *config_dir,
                  GError     **error)
{
  g_autoptr(GUri) uri = NULL;
  g_autoptr(HubProfile) known = NULL;

  g_return_val_if_fail (hub != NULL, NULL);

  if (config_dir != NULL)
    {
      g_autofree char *path = g_build_filename (config_dir, "profile.json", NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return load_own (path, error);
    }

  known = load_bundled ("migrationnetwork.json", error);
  if (known == NULL)
    return NULL;

  uri = g_uri_parse (hub, G_URI_FLAGS_NONE, NULL);
  if (uri != NULL && known->hubs != NULL && g_uri_get_host (uri) != NULL &&
      g_strv_contains ((const char *const *) known->hubs, g_uri_get_host (uri)))
    return g_steal_pointer (&known);

  return load_bundled ("demonstration.json", error);
}

void
hub_profile_free (HubProfile *self)
{
  g_free (self->base_path);
  g_free (self->default_language);
  g_strfreev (self->hubs);
  g_clear_pointer (&self->languages, g_hash_table_unref);
  g_clear_pointer (&self->bundles, g_ptr_array_unref);
  g_clear_pointer (&self->vocabularies, g_ptr_array_unref);
  g_free (self);
}

const char *
hub_profile_get_base_path (HubProfile *self)
{
  return self->base_path;
}

/**
 * hub_profile_get_language_prefix:
 * @self: a profile
 * @langcode: a language code
 *
 * Gets the path prefix under which the hub answers in @langcode.
 *
 * Returns: (nullable): "" for none, %NULL if the hub is not known to have the language
 */
const char *
hub_profile_get_language_prefix (HubProfile *self,
                                 const char *langcode)
{
  return g_hash_table_lookup (self->languages, langcode);
}

const char *
hub_profile_get_default_language (HubProfile *self)
{
  return self->default_language;
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * hub_profile_dup_languages:
 * @self: a profile
 *
 * Lists the languages that the hub can be asked for beside its default one.
 *
 * Returns: (transfer full) (array zero-terminated=1): their codes, sorted
 */
char **
hub_profile_dup_languages (HubProfile *self)
{
  g_autoptr(GPtrArray) codes = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  GHashTableIter iter;
  gpointer code;

  g_hash_table_iter_init (&iter, self->languages);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    if (!g_str_equal (code, self->default_language))
      g_ptr_array_add (codes, g_strdup (code));
  g_ptr_array_sort (codes, compare_codes);

  return (char **) g_ptr_array_steal (codes, NULL);
}

GPtrArray *
hub_profile_get_bundles (HubProfile *self)
{
  return self->bundles;
}

GPtrArray *
hub_profile_get_vocabularies (HubProfile *self)
{
  return self->vocabularies;
}
