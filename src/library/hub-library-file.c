/* hub-library-file.c: a whole reading list as one file
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A JSON object, in UTF-8, with one item of its lists on each line:
 *
 *   "format"        "hub-reader-library"
 *   "version"       1; grows only when a reader of the old one would misread the new one
 *   "exported"      when, in UTC
 *   "collections"   in order: "uuid", "name", "colour" (a word of hub-collection.c)
 *   "searches"      in order: "uuid", "name", "query" as it would be typed
 *   "entries"       in own order: "status" ("to-read", "reading", "read"), "note", "due"
 *                   (YYYY-MM-DD, or ""), "added" (Unix seconds), "removed" (true for what was
 *                   removed of late), "collections" (their UUIDs) and "copy", the entry: see
 *                   hub-entry-copy.c; and "former" if the hub has changed it: see hub-former-file.c
 *
 * Members may be added. Nothing that is read is trusted: each part passes the one JSON door, text
 * is cleaned, and what is not understood makes the whole file be refused, with nothing taken in.
 *
 * A list that is shared with others is written and read here, too: see hub-shared-list.c.
 */

#define G_LOG_DOMAIN "hub-library-file"

#include "hub-library-file.h"

#include "hub-entry-copy.h"
#include "hub-error.h"
#include "hub-former-file.h"
#include "hub-item-check.h"
#include "hub-json-parts.h"
#include "hub-library-file-private.h"
#include "hub-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define FILE_MODE 0600

static const HubLibraryForm library_form = {
  .format = "hub-reader-library",
  .version = HUB_LIBRARY_FILE_VERSION,
  .max_bytes = HUB_LIBRARY_FILE_MAX_BYTES,
  .max_items = HUB_LIBRARY_FILE_MAX_ITEMS,
};

/* Writing */

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/* Ends the object that @builder is in, and appends it as the next item of a list. */
static void
append_item (GString     *text,
             JsonBuilder *builder,
             gboolean     is_first)
{
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *line = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  line = json_to_string (root, FALSE);
  g_string_append_printf (text, "%s%s", is_first ? "\n" : ",\n", line);
}

static void
append_collections (GString   *text,
                    GPtrArray *collections)
{
  for (guint i = 0; i < collections->len; i++)
    {
      const HubCollection *collection = g_ptr_array_index (collections, i);
      g_autoptr(JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      add_string (builder, "uuid", collection->uuid);
      add_string (builder, "name", collection->name);
      add_string (builder, "colour", hub_colour_to_string (collection->colour));
      append_item (text, builder, i == 0);
    }
}

static void
append_searches (GString   *text,
                 GPtrArray *searches)
{
  for (guint i = 0; i < searches->len; i++)
    {
      const HubSavedSearch *search = g_ptr_array_index (searches, i);
      g_autoptr(JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      add_string (builder, "uuid", search->uuid);
      add_string (builder, "name", search->name);
      add_string (builder, "query", search->query);
      append_item (text, builder, i == 0);
    }
}

/* What others need not know of an entry. */
static void
add_progress (JsonBuilder *builder,
              HubRemark   *remark)
{
  g_autofree char *due = hub_remark_dup_due (remark);

  add_string (builder, "status", hub_status_to_string (remark->status));
  add_string (builder, "due", due);
  json_builder_set_member_name (builder, "added");
  json_builder_add_int_value (builder, remark->added);
  json_builder_set_member_name (builder, "removed");
  json_builder_add_boolean_value (builder, remark->removed > 0);
}

static gboolean
append_entry (GString               *text,
              const HubLibraryForm  *form,
              HubEntry              *entry,
              HubRemark             *remark,
              HubFormer             *former,   /* (nullable) */
              gboolean               is_first,
              GError               **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *copy = hub_entry_copy_to_text (entry, error);
  g_autoptr(JsonNode) node = copy != NULL ? json_from_string (copy, error) : NULL;

  if (node == NULL)
    return FALSE;

  json_builder_begin_object (builder);
  if (!form->is_shared)
    add_progress (builder, remark);
  add_string (builder, "note", remark->note);
  json_builder_set_member_name (builder, "collections");
  json_builder_begin_array (builder);
  for (guint i = 0; remark->collections[i] != NULL; i++)
    json_builder_add_string_value (builder, remark->collections[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "copy");
  json_builder_add_value (builder, g_steal_pointer (&node));
  if (!form->is_shared && former != NULL && !hub_former_write (former, builder, error))
    return FALSE;
  append_item (text, builder, is_first);
  return TRUE;
}

static gboolean
append_entries (GString               *text,
                const HubLibraryForm  *form,
                HubStock              *stock,
                GPtrArray             *entries,
                GPtrArray             *remarks,
                gboolean               are_first,
                GError               **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      HubRemark *remark = g_ptr_array_index (remarks, i);

      if (!append_entry (text, form, g_ptr_array_index (entries, i), remark,
                         hub_stock_find_former (stock, remark->item), are_first && i == 0, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * hub_library_form_write:
 * @form: what kind of file
 * @seconds: Unix seconds: when it is written
 * @members: (nullable): more members of the head, each with a comma and a newline behind it
 * @stock: what goes in
 * @error: `STORE` for an entry that cannot be copied
 *
 * Writes what a list holds. Any thread; keep it off the main one.
 *
 * Returns: (transfer full) (nullable): the text of a file
 */
GString *
hub_library_form_write (const HubLibraryForm  *form,
                        gint64                 seconds,
                        const char            *members,
                        HubStock              *stock,
                        GError               **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GDateTime) when = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *stamp = when != NULL ? g_date_time_format (when, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  g_string_append_printf (text, "{\n\"format\": \"%s\",\n\"version\": %d,\n"
                          "\"exported\": \"%s\",\n%s\"collections\": [",
                          form->format, form->version, stamp != NULL ? stamp : "",
                          members != NULL ? members : "");
  append_collections (text, stock->collections);
  g_string_append (text, "\n],\n\"searches\": [");
  append_searches (text, stock->searches);
  g_string_append (text, "\n],\n\"entries\": [");
  if (!append_entries (text, form, stock, stock->entries, stock->remarks, TRUE, error) ||
      !append_entries (text, form, stock, stock->removed, stock->removed_remarks,
                       stock->entries->len == 0, error))
    return NULL;
  g_string_append (text, "\n]\n}\n");
  return g_steal_pointer (&text);
}

/**
 * hub_library_form_save:
 * @text: what hub_library_form_write() wrote
 * @path: (type filename): a file, written over as a whole or not at all
 * @error: `STORE_FULL`, `STORE_READ_ONLY` or `STORE`
 *
 * Puts a text into a file that its user alone can read. Blocks.
 *
 * Returns: whether it is on the disk
 */
gboolean
hub_library_form_save (GString     *text,
                       const char  *path,
                       GError     **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr(GError) local_error = NULL;
  int code = HUB_ERROR_STORE;

  if (g_file_set_contents_full (path, text->str, (gssize) text->len,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                FILE_MODE, &local_error))
    return TRUE;

  if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    code = HUB_ERROR_STORE_FULL;
  else if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
           g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_ROFS) ||
           g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_PERM))
    code = HUB_ERROR_STORE_READ_ONLY;
  g_set_error (error, HUB_ERROR, code, "Could not write: %s: “%s”", local_error->message, shown);
  return FALSE;
}

/**
 * hub_library_file_write:
 * @list: a reading list
 * @path: (type filename): a file, written over as a whole or not at all
 * @n_entries: (out): how many entries were written, without those that were removed
 * @error: `STORE_FULL`, `STORE_READ_ONLY` or `STORE`, of the file or of the list
 *
 * Writes all that a list holds to a file. Blocks, on the thread of @list.
 *
 * Returns: whether it is on the disk
 */
gboolean
hub_library_file_write (HubReadingList *list,
                        const char     *path,
                        guint          *n_entries,
                        GError        **error)
{
  g_autoptr(HubStock) stock = hub_reading_list_load_stock (list, error);
  g_autoptr(GString) text = NULL;

  if (stock != NULL)
    text = hub_library_form_write (&library_form, g_get_real_time () / G_USEC_PER_SEC, NULL, stock,
                                   error);
  if (text == NULL)
    return FALSE;

  *n_entries = stock->entries->len;
  return hub_library_form_save (text, path, error);
}

/* Reading */

static gboolean
refuse (GError    **error,
        const char *sentence)
{
  g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE, sentence);
  return FALSE;
}

/* (transfer full) (nullable): an item as an object */
static JsonNode *
parse_item (GPtrArray *items,
            guint      index)
{
  g_autoptr(JsonNode) node = jsonapi_json_parse (g_ptr_array_index (items, index), NULL);

  return jsonapi_json_get_object (node) != NULL ? g_steal_pointer (&node) : NULL;
}

static const char *
get_string (JsonObject *object,
            const char *name)
{
  return jsonapi_json_get_string (jsonapi_json_get_member (object, name));
}

/* (transfer full) (nullable): the name of a collection or of a search, with a sound UUID */
static char *
dup_name (JsonObject *object)
{
  const char *uuid = get_string (object, "uuid");
  const char *name = get_string (object, "name");
  g_autofree char *clean = name != NULL ? hub_name_clean (name) : NULL;

  return uuid != NULL && g_uuid_string_is_valid (uuid) && clean != NULL && *clean != '\0'
         ? g_steal_pointer (&clean) : NULL;
}

static gboolean
read_collection (const HubLibraryForm *form,
                 HubHoldings          *holdings,
                 JsonObject           *object)
{
  g_autofree char *name = dup_name (object);
  HubColour colour = HUB_COLOUR_SLATE;

  if (name == NULL)
    return FALSE;

  hub_colour_from_string (get_string (object, "colour"), &colour);
  g_ptr_array_add (holdings->collections,
                   hub_collection_new (get_string (object, "uuid"), name, colour));
  return TRUE;
}

static gboolean
read_search (const HubLibraryForm *form,
             HubHoldings          *holdings,
             JsonObject           *object)
{
  g_autofree char *name = dup_name (object);
  const char *query = get_string (object, "query");
  g_autofree char *clean = NULL;

  if (name == NULL || query == NULL || strlen (query) > HUB_QUERY_MAX_BYTES)
    return FALSE;

  clean = hub_text_clean (query, HUB_TEXT_LINE, HUB_QUERY_MAX_BYTES, NULL);
  g_ptr_array_add (holdings->searches,
                   hub_saved_search_new (get_string (object, "uuid"), name, clean));
  return TRUE;
}

static void
read_membership (HubRemark  *remark,
                 JsonObject *object)
{
  JsonArray *array = jsonapi_json_get_array (jsonapi_json_get_member (object, "collections"));
  guint length = array != NULL ? MIN (json_array_get_length (array), 1000) : 0;
  g_autoptr(GHashTable) uuids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < length; i++)
    {
      const char *uuid = jsonapi_json_get_string (json_array_get_element (array, i));

      if (uuid != NULL && g_uuid_string_is_valid (uuid) &&
          g_hash_table_add (uuids, (char *) uuid))
        g_string_append_printf (text, "%s ", uuid);
    }
  hub_remark_set_collections (remark, text->str);
}

static gboolean
read_progress (HubRemark  *remark,
               JsonObject *object)
{
  const char *due = get_string (object, "due");
  gboolean is_removed = FALSE;

  if (!hub_status_from_string (get_string (object, "status"), &remark->status) ||
      !hub_remark_set_due (remark, due != NULL ? due : ""))
    return FALSE;

  jsonapi_json_get_int (jsonapi_json_get_member (object, "added"), &remark->added);
  remark->added = MAX (remark->added, 0);
  jsonapi_json_get_bool (jsonapi_json_get_member (object, "removed"), &is_removed);
  remark->removed = is_removed ? 1 : 0;
  return TRUE;
}

/* What is said of an entry. A note that is too long would be cut, so it is refused. */
static gboolean
read_remark (const HubLibraryForm *form,
             HubRemark            *remark,
             JsonObject           *object)
{
  const char *note = get_string (object, "note");

  if ((note != NULL && strlen (note) > HUB_NOTE_MAX_BYTES) ||
      (!form->is_shared && !read_progress (remark, object)))
    return FALSE;

  if (note != NULL)
    hub_remark_take_note (remark, hub_note_clean (note));
  read_membership (remark, object);
  return TRUE;
}

static gboolean
read_entry (const HubLibraryForm *form,
            HubHoldings          *holdings,
            JsonObject           *object)
{
  JsonNode *node = jsonapi_json_get_member (object, "copy");
  g_autofree char *given = NULL;
  g_autofree char *copy = NULL;
  g_autoptr(HubEntry) entry = NULL;
  g_autoptr(HubRemark) remark = NULL;
  g_autoptr(HubFormer) former = NULL;

  if (jsonapi_json_get_object (node) == NULL)
    return FALSE;

  given = json_to_string (node, FALSE);
  entry = hub_entry_copy_from_text (given, NULL);
  copy = entry != NULL ? hub_entry_copy_to_text (entry, NULL) : NULL;
  if (copy == NULL)
    return FALSE;

  remark = hub_remark_new (hub_entry_get_uuid (entry), hub_entry_get_langcode (entry));
  if (!read_remark (form, remark, object) ||
      (!form->is_shared && !hub_former_read (object, entry, &former)))
    return FALSE;

  hub_holdings_take (holdings, g_steal_pointer (&remark), g_steal_pointer (&copy))->former =
    g_steal_pointer (&former);
  return TRUE;
}

/* Reads an item of a list. */
typedef gboolean (*ReadFunc) (const HubLibraryForm *form,
                              HubHoldings          *holdings,
                              JsonObject           *object);

static gboolean
read_list (const HubLibraryForm  *form,
           HubJsonParts          *parts,
           const char            *name,
           HubHoldings           *holdings,
           ReadFunc               read,
           GError               **error)
{
  GPtrArray *items = hub_json_parts_get_list (parts, name);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr(JsonNode) node = parse_item (items, i);

      if (node != NULL && form->is_shared && !hub_item_check (node, name, i + 1, error))
        return FALSE;
      if (node != NULL && read (form, holdings, jsonapi_json_get_object (node)))
        continue;
      g_set_error (error, HUB_ERROR, HUB_ERROR_USAGE,
                   /* Translators: the first is the number of an item in a list of a file, the
                    * second the name of that list, which is not translated. */
                   _("The file was not imported: item %u of its “%s” cannot be read."), i + 1,
                   name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_head (const HubLibraryForm  *form,
            JsonObject            *head,
            GError               **error)
{
  gint64 version = 0;

  if (g_strcmp0 (get_string (head, "format"), form->format) != 0 ||
      !jsonapi_json_get_int (jsonapi_json_get_member (head, "version"), &version) || version < 1)
    return refuse (error, _("This file is not a reading list of this program. Nothing was "
                            "imported."));
  if (version > form->version)
    return refuse (error, _("This file was made by a newer version of this program; install that "
                            "to import it. Nothing was imported."));
  return TRUE;
}

/**
 * hub_library_form_parse:
 * @form: what kind of file
 * @bytes: what may be one
 * @head: (out) (transfer full) (optional): all but its lists, an object
 * @error: `USAGE` with a whole sentence for what is no such file, or not all of it
 *
 * Reads what is in a file. Any thread; keep it off the main one.
 *
 * Returns: (transfer full) (nullable): what it holds
 */
HubHoldings *
hub_library_form_parse (const HubLibraryForm  *form,
                        GBytes                *bytes,
                        JsonNode             **head,
                        GError               **error)
{
  g_autoptr(HubJsonParts) parts = hub_json_parts_new (bytes, form->max_items, NULL);
  g_autoptr(HubHoldings) holdings = hub_holdings_new ();

  if (parts == NULL)
    {
      refuse (error, _("This file is not a reading list of this program. Nothing was imported."));
      return NULL;
    }
  if (!check_head (form, jsonapi_json_get_object (parts->head), error) ||
      !read_list (form, parts, "collections", holdings, read_collection, error) ||
      !read_list (form, parts, "searches", holdings, read_search, error) ||
      !read_list (form, parts, "entries", holdings, read_entry, error))
    return NULL;

  if (head != NULL)
    *head = json_node_ref (parts->head);
  return g_steal_pointer (&holdings);
}

/**
 * hub_library_form_load:
 * @form: what kind of file
 * @path: (type filename): what may be one
 * @error: `USAGE` with a whole sentence for one that is too large, `STORE` for one that cannot be
 *   read
 *
 * Reads a file. Blocks.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
hub_library_form_load (const HubLibraryForm  *form,
                       const char            *path,
                       GError               **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr(GError) local_error = NULL;
  GStatBuf info = { 0 };
  char *data = NULL;
  gsize length = 0;

  if (g_stat (path, &info) == 0 && info.st_size > form->max_bytes)
    {
      refuse (error, _("This file is too large to be a reading list. Nothing was imported."));
      return NULL;
    }
  if (g_stat (path, &info) == 0 && S_ISREG (info.st_mode) &&
      g_file_get_contents (path, &data, &length, &local_error))
    return g_bytes_new_take (data, length);

  g_set_error (error, HUB_ERROR, HUB_ERROR_STORE, "Could not read: %s: “%s”",
               local_error != NULL ? local_error->message : "no file", shown);
  return NULL;
}

/**
 * hub_library_file_read:
 * @list: a reading list
 * @path: (type filename): a file of hub_library_file_write()
 * @report: (out caller-allocates): what became of it
 * @error: `USAGE` with a whole sentence for what is no such file, or not all of it; `STORE` for
 *   one that cannot be read; and as hub_reading_list_change() says
 *
 * Puts all that is in a file into a list, or nothing. What the list has stays as it is: entries
 * that it keeps get a second note below their own, and more collections, and no more. The list is
 * copied before. Blocks, on the thread of @list.
 *
 * Returns: whether it is on the disk; if not, the list is as it was
 */
gboolean
hub_library_file_read (HubReadingList *list,
                       const char     *path,
                       HubImport      *report,
                       GError        **error)
{
  g_autoptr(GBytes) bytes = hub_library_form_load (&library_form, path, error);
  g_autoptr(HubHoldings) holdings = NULL;

  if (bytes != NULL)
    holdings = hub_library_form_parse (&library_form, bytes, NULL, error);
  if (holdings == NULL)
    return FALSE;

  hub_reading_list_copy (list);
  return hub_reading_list_merge (list, holdings, HUB_MERGE_OURS, report, error);
}
