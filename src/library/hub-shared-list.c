/* hub-shared-list.c: a list that is handed to others as one small file
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * NAME.hublist is a JSON object, in UTF-8, with one item of its lists on each line:
 *
 *   "format"        "hub-reader-list"
 *   "version"       1; grows only when a reader of the old one would misread the new one
 *   "exported"      when, in UTC: 2026-11-24T09:30:00Z
 *   "title"         perhaps: a line
 *   "from"          perhaps: who shares it, a line
 *   "collections"   in order: "uuid", "name", "colour" (a word of hub-collection.c)
 *   "searches"      in order: "uuid", "name", "query" as it would be typed
 *   "entries"       in own order: "note" (paragraphs, or ""), "collections" (their UUIDs) and
 *                   "copy", the entry as last seen: see hub-entry-copy.c
 *
 * Members may be added. It is the file of a whole reading list (hub-library-file.c) without what is
 * nobody else's business: how far one has read, until when, and what was removed.
 *
 * It may come from anybody. So it is smaller, each member of each item is checked for what it is to
 * be (hub-item-check.c), and entries that it brings say that they came so: until a sync has brought
 * them from the hub itself, no server that they name is asked for anything (hub-file.c).
 */

#define G_LOG_DOMAIN "hub-shared-list"

#include "hub-shared-list.h"

#include "hub-entry-copy.h"
#include "hub-error.h"
#include "hub-item-check.h"
#include "hub-library-file-private.h"

#include <glib/gi18n-lib.h>

static const HubLibraryForm form = {
  .format = "hub-reader-list",
  .version = HUB_SHARED_LIST_VERSION,
  .max_bytes = HUB_SHARED_LIST_MAX_BYTES,
  .max_items = HUB_SHARED_LIST_MAX_ITEMS,
  .is_shared = TRUE,
};

static HubSharedList *
list_new (void)
{
  HubSharedList *self = g_new0 (HubSharedList, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->stock = hub_stock_new ();
  return self;
}

static gboolean
refuse (GError    **error,
        const char *sentence)
{
  g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE, sentence);
  return FALSE;
}

/* (transfer full) (nullable): @line as a name, %NULL for nothing */
static char *
dup_line (const char *line)   /* (nullable) */
{
  g_autofree char *clean = line != NULL ? hub_name_clean (line) : NULL;

  return clean != NULL && *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

/* Making */

static char *
dup_key (HubEntry *entry)
{
  return g_strconcat (hub_entry_get_langcode (entry), " ", hub_entry_get_uuid (entry), NULL);
}

/* (element-type utf8 HubEntry): entries by their ids */
static GHashTable *
list_keys (GPtrArray *entries)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      HubEntry *entry = g_ptr_array_index (entries, i);

      g_hash_table_insert (keys, dup_key (entry), entry);
    }

  return keys;
}

/* (transfer none) (nullable): the one with the id of @entry */
static HubEntry *
find (GHashTable *keys,
      HubEntry   *entry)
{
  g_autofree char *key = dup_key (entry);

  return g_hash_table_lookup (keys, key);
}

/* Entries that were chosen by hand are shared as they are; else others see which are together. */
static gboolean
is_wished_group (const HubShareWish *wish,
                 const char         *uuid)
{
  return wish->entries == NULL && (wish->collection == NULL ||
                                   g_str_equal (wish->collection, uuid));
}

static HubRemark *
remark_for_others (HubRemark          *remark,
                   const HubShareWish *wish)
{
  HubRemark *said = hub_remark_new (remark->uuid, remark->langcode);

  if (wish->with_notes)
    hub_remark_take_note (said, g_strdup (remark->note));
  for (guint i = 0; remark->collections[i] != NULL; i++)
    if (is_wished_group (wish, remark->collections[i]))
      hub_remark_join (said, remark->collections[i]);

  return said;
}

static guint
count_items (HubStock *stock)
{
  return stock->entries->len + stock->collections->len + stock->searches->len;
}

/**
 * hub_shared_list_new:
 * @stock: what the user keeps
 * @wish: what of it is to be shared
 * @error: `USAGE` with a whole sentence for nothing, or for more than a file may have
 *
 * Makes a list for others. Any thread.
 *
 * Returns: (transfer full) (nullable): the list
 */
HubSharedList *
hub_shared_list_new (HubStock            *stock,
                     const HubShareWish  *wish,
                     GError             **error)
{
  g_autoptr(HubSharedList) self = list_new ();
  g_autoptr(GHashTable) keys = wish->entries != NULL ? list_keys (wish->entries) : NULL;

  self->title = dup_line (wish->title);
  self->from = dup_line (wish->from);
  self->written = g_get_real_time () / G_USEC_PER_SEC;
  for (guint i = 0; i < stock->entries->len; i++)
    {
      HubEntry *entry = g_ptr_array_index (stock->entries, i);
      HubRemark *remark = g_ptr_array_index (stock->remarks, i);

      if ((keys == NULL || find (keys, entry) != NULL) &&
          (wish->collection == NULL || hub_remark_is_in (remark, wish->collection)))
        hub_stock_take (self->stock, g_object_ref (entry), remark_for_others (remark, wish));
    }
  for (guint i = 0; i < stock->collections->len; i++)
    {
      HubCollection *collection = g_ptr_array_index (stock->collections, i);

      if (is_wished_group (wish, collection->uuid))
        g_ptr_array_add (self->stock->collections, hub_collection_ref (collection));
    }
  for (guint i = 0; wish->with_searches && i < stock->searches->len; i++)
    g_ptr_array_add (self->stock->searches,
                     hub_saved_search_ref (g_ptr_array_index (stock->searches, i)));

  if (self->stock->entries->len == 0 && self->stock->searches->len == 0)
    refuse (error, _("There is nothing to share."));
  else if (count_items (self->stock) > HUB_SHARED_LIST_MAX_ITEMS)
    refuse (error, _("This is too much for one list. Share a part of it."));
  else
    return g_steal_pointer (&self);
  return NULL;
}

/* Writing */

static void
append_member (GString    *members,
               const char *name,
               const char *value)   /* (nullable) */
{
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *text = NULL;

  if (value == NULL)
    return;

  node = json_node_init_string (json_node_alloc (), value);
  text = json_to_string (node, FALSE);
  g_string_append_printf (members, "\"%s\": %s,\n", name, text);
}

static GString *
write_text (HubSharedList  *self,
            GError        **error)
{
  g_autoptr(GString) members = g_string_new (NULL);
  g_autoptr(GString) text = NULL;

  append_member (members, "title", self->title);
  append_member (members, "from", self->from);
  text = hub_library_form_write (&form, self->written, members->str, self->stock, error);
  if (text == NULL || text->len <= HUB_SHARED_LIST_MAX_BYTES)
    return g_steal_pointer (&text);

  refuse (error, _("This is too much for one list. Share a part of it."));
  return NULL;
}

/**
 * hub_shared_list_to_bytes:
 * @self: a list
 * @error: `USAGE` with a whole sentence for a list that is too large, `STORE` for an entry that
 *   cannot be copied
 *
 * Writes a list. Any thread; keep it off the main one.
 *
 * Returns: (transfer full) (nullable): what is in its file
 */
GBytes *
hub_shared_list_to_bytes (HubSharedList  *self,
                          GError        **error)
{
  g_autoptr(GString) text = write_text (self, error);

  return text != NULL ? g_string_free_to_bytes (g_steal_pointer (&text)) : NULL;
}

/**
 * hub_shared_list_save:
 * @self: a list
 * @path: (type filename): a file, written over as a whole or not at all
 * @error: as hub_shared_list_to_bytes() says; `STORE_FULL`, `STORE_READ_ONLY` or `STORE`
 *
 * Writes a list to a file. Blocks.
 *
 * Returns: whether it is on the disk
 */
gboolean
hub_shared_list_save (HubSharedList  *self,
                      const char     *path,
                      GError        **error)
{
  g_autoptr(GString) text = write_text (self, error);

  return text != NULL && hub_library_form_save (text, path, error);
}

/* Reading */

static gboolean
check_head (JsonObject  *head,
            GError     **error)
{
  const char *const names[] = { "collections", "searches", "entries" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (json_object_has_member (head, names[i]) &&
        jsonapi_json_get_array (jsonapi_json_get_member (head, names[i])) == NULL)
      return refuse (error, _("The list was refused: something in it that should be a list is not "
                              "one."));

  if (!hub_item_check_line (jsonapi_json_get_member (head, "title")) ||
      !hub_item_check_line (jsonapi_json_get_member (head, "from")) ||
      !hub_item_check_line (jsonapi_json_get_member (head, "exported")))
    return refuse (error, _("The list was refused: its title, its sender or its date is not a line "
                            "of text."));
  return TRUE;
}

static void
read_head (HubSharedList *self,
           JsonObject    *head)
{
  const char *stamp = jsonapi_json_get_string (jsonapi_json_get_member (head, "exported"));
  g_autoptr(GDateTime) when = stamp != NULL ? g_date_time_new_from_iso8601 (stamp, NULL) : NULL;

  self->title = dup_line (jsonapi_json_get_string (jsonapi_json_get_member (head, "title")));
  self->from = dup_line (jsonapi_json_get_string (jsonapi_json_get_member (head, "from")));
  self->written = when != NULL ? MAX (g_date_time_to_unix (when), 0) : 0;
}

/* Each entry comes once: with two of them, one could be shown and the other one taken in. */
static gboolean
take_entries (HubSharedList  *self,
              HubHoldings    *holdings,
              GError        **error)
{
  g_autoptr(GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < holdings->holdings->len; i++)
    {
      HubHolding *holding = g_ptr_array_index (holdings->holdings, i);
      g_autoptr(HubEntry) entry = hub_entry_copy_from_text (holding->copy, error);

      if (entry == NULL)
        return FALSE;
      if (!g_hash_table_add (keys, dup_key (entry)))
        return refuse (error, _("The list was refused: it has the same entry twice."));
      hub_entry_set_origin (entry, HUB_ENTRY_ORIGIN_SHARED);
      hub_stock_take (self->stock, g_steal_pointer (&entry), hub_remark_ref (holding->remark));
    }

  return TRUE;
}

/* Of what is said of entries, only the collections that come with them. */
static gboolean
check_groups (HubSharedList  *self,
              GError        **error)
{
  for (guint i = 0; i < self->stock->remarks->len; i++)
    {
      HubRemark *remark = g_ptr_array_index (self->stock->remarks, i);

      for (guint j = 0; remark->collections[j] != NULL; j++)
        if (hub_collection_find (self->stock->collections, remark->collections[j]) == NULL)
          return refuse (error, _("The list was refused: an entry in it is in a collection that it "
                                  "does not have."));
    }

  return TRUE;
}

/**
 * hub_shared_list_parse:
 * @bytes: what may be in the file of a list
 * @error: `USAGE` with a whole sentence for what is none, or not sound in each part
 *
 * Reads a list, trusting nothing in it. Any thread; keep it off the main one.
 *
 * Returns: (transfer full) (nullable): the list
 */
HubSharedList *
hub_shared_list_parse (GBytes  *bytes,
                       GError **error)
{
  g_autoptr(HubSharedList) self = list_new ();
  g_autoptr(JsonNode) head = NULL;
  g_autoptr(HubHoldings) holdings = hub_library_form_parse (&form, bytes, &head, error);

  if (holdings == NULL || !check_head (jsonapi_json_get_object (head), error))
    return NULL;

  read_head (self, jsonapi_json_get_object (head));
  g_ptr_array_extend_and_steal (self->stock->collections, g_steal_pointer (&holdings->collections));
  g_ptr_array_extend_and_steal (self->stock->searches, g_steal_pointer (&holdings->searches));
  holdings->collections = g_ptr_array_new ();
  holdings->searches = g_ptr_array_new ();
  if (!take_entries (self, holdings, error) || !check_groups (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * hub_shared_list_load:
 * @path: (type filename): what may be the file of a list
 * @error: as hub_shared_list_parse() says; `STORE` for one that cannot be read
 *
 * Reads a list. Nothing is taken in. Blocks.
 *
 * Returns: (transfer full) (nullable): the list
 */
HubSharedList *
hub_shared_list_load (const char  *path,
                      GError     **error)
{
  g_autoptr(GBytes) bytes = hub_library_form_load (&form, path, error);

  return bytes != NULL ? hub_shared_list_parse (bytes, error) : NULL;
}

/* Taking in */

static HubSharedState
get_state (GHashTable *kept,
           GHashTable *removed,
           HubEntry   *entry)
{
  HubEntry *ours = find (kept, entry);

  if (ours != NULL)
    return hub_entry_is_other (ours, entry) ? HUB_SHARED_OTHER : HUB_SHARED_KEPT;

  ours = find (removed, entry);
  return ours != NULL && !hub_entry_is_other (ours, entry) ? HUB_SHARED_REMOVED : HUB_SHARED_NEW;
}

/**
 * hub_shared_list_list_states:
 * @self: a list
 * @ours: what the user keeps
 *
 * Tells of each entry of a list what the user has of it. Any thread.
 *
 * Returns: (transfer full) (element-type HubSharedState): in the order of the entries
 */
GArray *
hub_shared_list_list_states (HubSharedList *self,
                             HubStock      *ours)
{
  GPtrArray *entries = self->stock->entries;
  GArray *states = g_array_sized_new (FALSE, FALSE, sizeof (HubSharedState), entries->len);
  g_autoptr(GHashTable) kept = list_keys (ours->entries);
  g_autoptr(GHashTable) removed = list_keys (ours->removed);

  for (guint i = 0; i < entries->len; i++)
    {
      HubSharedState state = get_state (kept, removed, g_ptr_array_index (entries, i));

      g_array_append_val (states, state);
    }

  return states;
}

static gboolean
take_holding (HubHoldings *holdings,
              HubEntry    *entry,
              HubRemark   *said,
              GError     **error)
{
  g_autofree char *copy = hub_entry_copy_to_text (entry, error);
  HubRemark *remark = copy != NULL ? hub_remark_copy (said) : NULL;

  if (remark == NULL)
    return FALSE;

  remark->added = g_get_real_time () / G_USEC_PER_SEC;
  hub_holdings_take (holdings, remark, g_steal_pointer (&copy));
  return TRUE;
}

/* A collection comes with the first of its entries that is wanted. */
static gboolean
is_used (HubHoldings         *holdings,
         const HubCollection *collection)
{
  for (guint i = 0; i < holdings->holdings->len; i++)
    if (hub_remark_is_in (((HubHolding *) g_ptr_array_index (holdings->holdings, i))->remark,
                          collection->uuid))
      return TRUE;

  return FALSE;
}

/**
 * hub_shared_list_merge:
 * @self: a list that was read
 * @list: the reading list
 * @chosen: (nullable) (element-type HubEntry): which of its entries are wanted, %NULL for all
 * @with_searches: whether its searches are wanted
 * @report: (out caller-allocates): what became of it
 * @error: as hub_reading_list_change() says
 *
 * Takes entries of a shared list into the reading list, all that are wanted or nothing. What the
 * reading list has stays as it is: of two notes both are kept, and what was removed comes back.
 * The reading list is copied before. Blocks, on the thread of @list.
 *
 * Returns: whether it is on the disk; if not, the list is as it was
 */
gboolean
hub_shared_list_merge (HubSharedList   *self,
                       HubReadingList  *list,
                       GPtrArray       *chosen,
                       gboolean         with_searches,
                       HubImport       *report,
                       GError         **error)
{
  g_autoptr(HubHoldings) holdings = hub_holdings_new ();
  g_autoptr(GHashTable) keys = chosen != NULL ? list_keys (chosen) : NULL;
  HubStock *stock = self->stock;

  for (guint i = 0; i < stock->entries->len; i++)
    if ((keys == NULL || find (keys, g_ptr_array_index (stock->entries, i)) != NULL) &&
        !take_holding (holdings, g_ptr_array_index (stock->entries, i),
                       g_ptr_array_index (stock->remarks, i), error))
      return FALSE;
  for (guint i = 0; i < stock->collections->len; i++)
    if (is_used (holdings, g_ptr_array_index (stock->collections, i)))
      g_ptr_array_add (holdings->collections,
                       hub_collection_ref (g_ptr_array_index (stock->collections, i)));
  for (guint i = 0; with_searches && i < stock->searches->len; i++)
    g_ptr_array_add (holdings->searches,
                     hub_saved_search_ref (g_ptr_array_index (stock->searches, i)));

  hub_reading_list_copy (list);
  return hub_reading_list_merge (list, holdings, HUB_MERGE_OURS, report, error);
}

HubSharedList *
hub_shared_list_ref (HubSharedList *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
hub_shared_list_unref (HubSharedList *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->title);
  g_free (self->from);
  hub_stock_free (self->stock);
  g_free (self);
}
