/* hub-entry-copy.c: an entry as text that outlives its catalogue
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A copy is a JSON object: "version", then one member for each field that the entry has. Members
 * may be added; the version grows only when a reader of the old one would misread the new one.
 *
 * Reading trusts nothing, for the file may be damaged or made by others: a member that is missing
 * or of the wrong type is a field that is absent, text is cleaned as if it came from a hub, and
 * only http and https addresses are taken.
 */

#define G_LOG_DOMAIN "hub-entry-copy"

#include "hub-entry-copy.h"

#include "hub-error.h"
#include "hub-text.h"
#include "jsonapi-json.h"

#include <string.h>

#define MAX_LINE_BYTES (4 * 1024)
#define MAX_BODY_BYTES (2 * 1024 * 1024)
#define MAX_ITEMS 5000   /* terms or files: 1000 of each vocabulary, FAULTS.md */

/* How much of an entry goes into its copy. */
typedef enum
{
  EXTENT_ALL,
  EXTENT_NO_HTML,
  EXTENT_NO_BODY,
  EXTENT_FIELDS,     /* no terms and no files either */
} Extent;

#define N_EXTENTS (EXTENT_FIELDS + 1)

/* Writing */

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_true (JsonBuilder *builder,
          const char  *name,
          gboolean     value)
{
  if (!value)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, TRUE);
}

static void
add_date (JsonBuilder   *builder,
          const char    *name,
          const HubDate *date)
{
  g_autofree char *text = NULL;

  if (date->precision == HUB_DATE_UNKNOWN)
    return;
  text = hub_date_to_string (date);
  add_string (builder, name, text);
}

static void
add_strings (JsonBuilder       *builder,
             const char        *name,
             const char *const *values)
{
  if (values[0] == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

static void
add_terms (JsonBuilder *builder,
           GPtrArray   *terms)
{
  json_builder_set_member_name (builder, "terms");
  json_builder_begin_array (builder);
  for (guint i = 0; i < terms->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (terms, i);

      json_builder_begin_object (builder);
      add_string (builder, "vocabulary", hub_vocabulary_to_string (term->vocabulary));
      add_string (builder, "uuid", term->uuid);
      add_string (builder, "code", term->code);
      add_string (builder, "label", term->label);
      add_int (builder, "position", term->position);
      add_string (builder, "region", term->region);
      add_string (builder, "title", term->title);
      add_string (builder, "paragraph", term->paragraph);
      add_string (builder, "summary", term->summary);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_attachments (JsonBuilder *builder,
                 GPtrArray   *attachments)
{
  json_builder_set_member_name (builder, "attachments");
  json_builder_begin_array (builder);
  for (guint i = 0; i < attachments->len; i++)
    {
      const HubAttachment *attachment = g_ptr_array_index (attachments, i);

      json_builder_begin_object (builder);
      add_true (builder, "is_file", attachment->is_file);
      add_string (builder, "uuid", attachment->uuid);
      add_string (builder, "uri", attachment->uri);
      add_string (builder, "name", attachment->name);
      add_string (builder, "title", attachment->title);
      add_string (builder, "mime", attachment->mime);
      add_string (builder, "langcode", attachment->langcode);
      if (attachment->size >= 0)
        add_int (builder, "size", attachment->size);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_fields (JsonBuilder *builder,
            HubEntry    *entry)
{
  add_string (builder, "uuid", hub_entry_get_uuid (entry));
  add_string (builder, "langcode", hub_entry_get_langcode (entry));
  add_string (builder, "kind", hub_kind_to_string (hub_entry_get_kind (entry)));
  add_string (builder, "title", hub_entry_get_title (entry));
  add_string (builder, "origin", hub_entry_get_origin (entry));
  add_int (builder, "nid", hub_entry_get_nid (entry));
  add_int (builder, "changed", hub_entry_get_changed (entry));
  add_string (builder, "url", hub_entry_get_url (entry));
  add_string (builder, "summary", hub_entry_get_summary (entry));
  add_date (builder, "published", hub_entry_get_published (entry));
  add_date (builder, "starts", hub_entry_get_starts (entry));
  add_date (builder, "ends", hub_entry_get_ends (entry));
  add_true (builder, "is_ongoing", hub_entry_is_ongoing (entry));
  add_true (builder, "is_global", hub_entry_is_global (entry));
  add_true (builder, "is_withdrawn", hub_entry_is_withdrawn (entry));
  add_string (builder, "location", hub_entry_get_location (entry));
  add_string (builder, "mode", hub_entry_get_mode (entry));
  add_string (builder, "practice_type", hub_entry_get_practice_type (entry));
  add_strings (builder, "publishers", hub_entry_get_publishers (entry));
  add_strings (builder, "languages", hub_entry_get_languages (entry));
  add_strings (builder, "audiences", hub_entry_get_audiences (entry));
}

static char *
write_text (HubEntry *entry,
            Extent    extent)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_int (builder, "version", HUB_ENTRY_COPY_VERSION);
  add_fields (builder, entry);
  if (extent < EXTENT_NO_BODY)
    add_string (builder, "body_text", hub_entry_get_body_text (entry));
  if (extent < EXTENT_NO_HTML)
    add_string (builder, "body_html", hub_entry_get_body_html (entry));
  if (extent < EXTENT_FIELDS)
    {
      add_terms (builder, hub_entry_get_terms (entry));
      add_attachments (builder, hub_entry_get_attachments (entry));
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/* Reading */

/* One line of text, cleaned; NULL for none. */
static char *
dup_line (JsonObject *object,
          const char *name)
{
  const char *text = jsonapi_json_get_string (jsonapi_json_get_member (object, name));
  g_autofree char *clean = NULL;

  if (text != NULL)
    clean = hub_text_clean (text, HUB_TEXT_LINE, MAX_LINE_BYTES, NULL);
  return clean != NULL && *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

static char *
dup_paragraphs (JsonObject *object,
                const char *name)
{
  const char *text = jsonapi_json_get_string (jsonapi_json_get_member (object, name));

  return text != NULL ? hub_text_clean (text, HUB_TEXT_PARAGRAPHS, MAX_BODY_BYTES, NULL) : NULL;
}

/* An address that a browser may open. */
static char *
dup_address (JsonObject *object,
             const char *name)
{
  g_autofree char *address = dup_line (object, name);
  g_autoptr(GUri) uri = NULL;

  if (address == NULL)
    return NULL;
  uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      (g_strcmp0 (g_uri_get_scheme (uri), "https") != 0 &&
       g_strcmp0 (g_uri_get_scheme (uri), "http") != 0))
    return NULL;
  return g_steal_pointer (&address);
}

static gint64
get_number (JsonObject *object,
            const char *name,
            gint64      fallback)
{
  gint64 number = fallback;

  if (!jsonapi_json_get_int (jsonapi_json_get_member (object, name), &number) || number < 0)
    return fallback;
  return number;
}

static gboolean
get_flag (JsonObject *object,
          const char *name)
{
  gboolean flag = FALSE;

  jsonapi_json_get_bool (jsonapi_json_get_member (object, name), &flag);
  return flag;
}

static HubDate
get_date (JsonObject *object,
          const char *name)
{
  const char *text = jsonapi_json_get_string (jsonapi_json_get_member (object, name));
  HubDate date = HUB_DATE_INIT;
  HubDate unknown = HUB_DATE_INIT;

  return text != NULL && hub_date_parse (text, &date) ? date : unknown;
}

static GStrv
dup_lines (JsonObject *object,
           const char *name)
{
  JsonArray *array = jsonapi_json_get_array (jsonapi_json_get_member (object, name));
  guint length = array != NULL ? MIN (json_array_get_length (array), MAX_ITEMS) : 0;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < length; i++)
    {
      const char *text = jsonapi_json_get_string (json_array_get_element (array, i));

      if (text != NULL)
        g_strv_builder_take (builder, hub_text_clean (text, HUB_TEXT_LINE, MAX_LINE_BYTES, NULL));
    }

  return g_strv_builder_end (builder);
}

/* The objects in the list @name, at most MAX_ITEMS of them. (element-type JsonObject) */
static GPtrArray *
list_objects (JsonObject *object,
              const char *name)
{
  JsonArray *array = jsonapi_json_get_array (jsonapi_json_get_member (object, name));
  guint length = array != NULL ? MIN (json_array_get_length (array), MAX_ITEMS) : 0;
  GPtrArray *objects = g_ptr_array_new ();

  for (guint i = 0; i < length; i++)
    {
      JsonObject *element = jsonapi_json_get_object (json_array_get_element (array, i));

      if (element != NULL)
        g_ptr_array_add (objects, element);
    }

  return objects;
}

static void
read_term (HubEntry   *entry,
           JsonObject *object)
{
  const char *word = jsonapi_json_get_string (jsonapi_json_get_member (object, "vocabulary"));
  g_autofree char *uuid = dup_line (object, "uuid");
  g_autofree char *label = dup_line (object, "label");
  HubVocabulary vocabulary = HUB_VOCABULARY_OBJECTIVE;
  HubTerm *term = NULL;

  if (word == NULL || !hub_vocabulary_from_string (word, &vocabulary) ||
      uuid == NULL || label == NULL)
    return;

  term = hub_term_new (vocabulary, uuid, label);
  term->code = dup_line (object, "code");
  term->position = (int) MIN (get_number (object, "position", 0), G_MAXINT);
  term->region = dup_line (object, "region");
  term->title = dup_line (object, "title");
  term->paragraph = dup_line (object, "paragraph");
  term->summary = dup_paragraphs (object, "summary");
  hub_entry_take_term (entry, term);
}

static void
read_attachment (HubEntry   *entry,
                 JsonObject *object)
{
  HubAttachment *attachment = hub_attachment_new (get_flag (object, "is_file"));

  attachment->uuid = dup_line (object, "uuid");
  attachment->uri = dup_address (object, "uri");
  attachment->name = dup_line (object, "name");
  attachment->title = dup_line (object, "title");
  attachment->mime = dup_line (object, "mime");
  attachment->langcode = dup_line (object, "langcode");
  attachment->size = get_number (object, "size", -1);
  hub_entry_take_attachment (entry, attachment);
}

static void
read_texts (HubEntry   *entry,
            JsonObject *object)
{
  g_autofree char *origin = dup_line (object, "origin");
  g_autofree char *url = dup_address (object, "url");
  g_autofree char *summary = dup_paragraphs (object, "summary");
  g_autofree char *body_html = dup_paragraphs (object, "body_html");
  g_autofree char *body_text = dup_paragraphs (object, "body_text");
  g_autofree char *location = dup_line (object, "location");
  g_autofree char *mode = dup_line (object, "mode");
  g_autofree char *practice_type = dup_line (object, "practice_type");

  /* what does not say where it is from is not from the program */
  hub_entry_set_origin (entry, origin != NULL ? origin : "");
  hub_entry_set_url (entry, url);
  hub_entry_set_summary (entry, summary);
  hub_entry_set_body (entry, body_html, body_text);
  hub_entry_set_location (entry, location);
  hub_entry_set_mode (entry, mode);
  hub_entry_set_practice_type (entry, practice_type);
}

static void
read_facts (HubEntry   *entry,
            JsonObject *object)
{
  HubDate published = get_date (object, "published");
  HubDate starts = get_date (object, "starts");
  HubDate ends = get_date (object, "ends");
  g_auto(GStrv) publishers = dup_lines (object, "publishers");
  g_auto(GStrv) languages = dup_lines (object, "languages");
  g_auto(GStrv) audiences = dup_lines (object, "audiences");

  hub_entry_set_published (entry, &published);
  hub_entry_set_period (entry, &starts, &ends, get_flag (object, "is_ongoing"));
  hub_entry_set_nid (entry, get_number (object, "nid", 0));
  hub_entry_set_changed (entry, get_number (object, "changed", 0));
  hub_entry_set_is_global (entry, get_flag (object, "is_global"));
  hub_entry_set_withdrawn (entry, get_flag (object, "is_withdrawn"));
  hub_entry_set_publishers (entry, (const char *const *) publishers);
  hub_entry_set_languages (entry, (const char *const *) languages);
  hub_entry_set_audiences (entry, (const char *const *) audiences);
}

/**
 * hub_entry_copy_to_text:
 * @entry: an entry
 * @error: `HUB_ERROR_STORE` when even its fields alone are too large to be read back
 *
 * Writes all that @entry says. What is written can be read back: where the whole would be over
 * the limits of reading, the HTML body is left out, then the plain body, then terms and files.
 *
 * Any thread; keep it off the main one.
 *
 * Returns: (transfer full) (nullable): a JSON object on one line
 */
char *
hub_entry_copy_to_text (HubEntry *entry,
                        GError  **error)
{
  g_return_val_if_fail (HUB_IS_ENTRY (entry), NULL);

  for (Extent extent = EXTENT_ALL; extent < N_EXTENTS; extent++)
    {
      g_autofree char *text = write_text (entry, extent);
      g_autoptr(HubEntry) again = hub_entry_copy_from_text (text, NULL);

      if (again != NULL &&
          g_str_equal (hub_entry_get_uuid (again), hub_entry_get_uuid (entry)) &&
          g_str_equal (hub_entry_get_langcode (again), hub_entry_get_langcode (entry)))
        return g_steal_pointer (&text);
    }

  g_set_error (error, HUB_ERROR, HUB_ERROR_STORE, "Entry %s cannot be copied",
               hub_entry_get_uuid (entry));
  return NULL;
}

/**
 * hub_entry_copy_from_text:
 * @text: what may be a copy
 * @error: `HUB_ERROR_STORE_DAMAGED` when it is none, `HUB_ERROR_STORE_TOO_NEW` for a later version
 *
 * Reads a copy, trusting nothing in it. The entry has the row number 0.
 *
 * Any thread; keep it off the main one.
 *
 * Returns: (transfer full) (nullable): the entry
 */
HubEntry *
hub_entry_copy_from_text (const char *text,
                          GError    **error)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(HubEntry) entry = NULL;
  g_autoptr(GPtrArray) terms = NULL;
  g_autoptr(GPtrArray) attachments = NULL;
  g_autofree char *uuid = NULL;
  g_autofree char *langcode = NULL;
  g_autofree char *title = NULL;
  JsonObject *object = NULL;
  HubKind kind = HUB_KIND_OTHER;
  const char *kind_word = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  bytes = g_bytes_new_static (text, strlen (text));
  root = jsonapi_json_parse (bytes, NULL);
  object = jsonapi_json_get_object (root);
  uuid = dup_line (object, "uuid");
  langcode = dup_line (object, "langcode");
  title = dup_line (object, "title");
  if (uuid == NULL || langcode == NULL || title == NULL || get_number (object, "version", 0) < 1)
    {
      g_set_error_literal (error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED, "No copy of an entry");
      return NULL;
    }
  if (get_number (object, "version", 0) > HUB_ENTRY_COPY_VERSION)
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_STORE_TOO_NEW, "A copy of entry %s is too new",
                   uuid);
      return NULL;
    }

  kind_word = jsonapi_json_get_string (jsonapi_json_get_member (object, "kind"));
  if (kind_word == NULL || !hub_kind_from_string (kind_word, &kind))
    kind = HUB_KIND_OTHER;
  entry = hub_entry_new (uuid, langcode, kind, title);
  read_texts (entry, object);
  read_facts (entry, object);
  terms = list_objects (object, "terms");
  for (guint i = 0; i < terms->len; i++)
    read_term (entry, g_ptr_array_index (terms, i));
  attachments = list_objects (object, "attachments");
  for (guint i = 0; i < attachments->len; i++)
    read_attachment (entry, g_ptr_array_index (attachments, i));

  return g_steal_pointer (&entry);
}
