/* hub-cli-list-share.c: hub-reader list share, preview and import
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-list.h"

#include "hub-cli-json.h"
#include "hub-cli-text.h"
#include "hub-error.h"
#include "hub-shared-list.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

/* The entries with these UUIDs, in each language; a slip in one of them is an error.
 * (transfer full) (nullable) (element-type HubEntry) */
static GPtrArray *
find_entries (GPtrArray         *entries,
              const char *const *uuids,
              GError           **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; uuids[i] != NULL; i++)
    {
      guint n_before = found->len;

      for (guint j = 0; j < entries->len; j++)
        if (g_str_equal (hub_entry_get_uuid (g_ptr_array_index (entries, j)), uuids[i]))
          g_ptr_array_add (found, g_object_ref (g_ptr_array_index (entries, j)));
      if (found->len == n_before)
        {
          g_set_error (error, HUB_ERROR, HUB_ERROR_NOT_FOUND, "There is no entry %s", uuids[i]);
          return NULL;
        }
    }

  return g_steal_pointer (&found);
}

static gboolean
print_file (HubSharedList  *shared,
            GError        **error)
{
  g_autoptr(GBytes) bytes = hub_shared_list_to_bytes (shared, error);
  gsize size = 0;
  const char *data = NULL;

  if (bytes == NULL)
    return FALSE;

  data = g_bytes_get_data (bytes, &size);
  if (fwrite (data, 1, size, stdout) == size && fflush (stdout) == 0)
    return TRUE;

  g_set_error (error, HUB_ERROR, HUB_ERROR_STORE, "Could not write: %s", g_strerror (errno));
  return FALSE;
}

static gboolean
is_to_stdout (HubCliListOptions *options)
{
  return options->output == NULL || g_str_equal (options->output, "-");
}

/**
 * hub_cli_list_share:
 * @cli: the call
 * @list: the reading list
 * @options: what of it, and where to
 * @uuids: which entries alone, perhaps none
 * @error: `HUB_ERROR_USAGE`, `HUB_ERROR_NOT_FOUND`, or that of a store or of the file
 *
 * Writes a list for others: {"file": "…", "entries": 2}
 *
 * Returns: an exit status
 */
int
hub_cli_list_share (HubCli             *cli,
                    HubReadingList     *list,
                    HubCliListOptions  *options,
                    const char *const  *uuids,
                    GError            **error)
{
  g_autoptr(HubStock) stock = NULL;
  g_autoptr(GPtrArray) chosen = NULL;
  g_autoptr(HubSharedList) shared = NULL;
  HubShareWish wish = { .from = options->from, .with_notes = options->with_notes,
                        .with_searches = options->with_searches };
  HubCollection *collection = NULL;

  if (options->joins != NULL && options->joins[1] != NULL)
    {
      g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                           _("“list share” takes one “--collection”, not several."));
      return HUB_CLI_STORE;
    }
  stock = hub_reading_list_load_stock (list, error);
  if (stock != NULL && options->joins != NULL)
    collection = hub_cli_list_find_collection (stock, options->joins[0], error);
  if (stock != NULL && uuids[0] != NULL)
    chosen = find_entries (stock->entries, uuids, error);
  if (stock == NULL || (options->joins != NULL && collection == NULL) ||
      (uuids[0] != NULL && chosen == NULL))
    return HUB_CLI_STORE;

  wish.entries = chosen;
  wish.collection = collection != NULL ? collection->uuid : NULL;
  wish.title = options->title != NULL || collection == NULL ? options->title : collection->name;
  shared = hub_shared_list_new (stock, &wish, error);
  if (shared == NULL)
    return HUB_CLI_STORE;
  if (is_to_stdout (options))
    return print_file (shared, error) ? HUB_CLI_DONE : HUB_CLI_STORE;
  return hub_shared_list_save (shared, options->output, error)
         ? hub_cli_print_written (cli, options->output, shared->stock->entries->len)
         : HUB_CLI_STORE;
}

static const char *
state_to_string (HubSharedState state)
{
  static const char *const words[] = {
    [HUB_SHARED_NEW] = "new",
    [HUB_SHARED_KEPT] = "kept",
    [HUB_SHARED_REMOVED] = "removed",
    [HUB_SHARED_OTHER] = "other",
  };

  return words[state];
}

static const char *
get_state_label (HubSharedState state)
{
  static const char *const labels[] = {
    [HUB_SHARED_NEW] = N_("new"),
    [HUB_SHARED_KEPT] = N_("already in the reading list"),
    [HUB_SHARED_REMOVED] = N_("was removed from the reading list"),
    [HUB_SHARED_OTHER] = N_("cannot be imported: the reading list has another entry with its id"),
  };

  return _(labels[state]);
}

static void
add_preview (JsonBuilder   *builder,
             HubSharedList *shared,
             GArray        *states)
{
  HubStock *stock = shared->stock;

  hub_cli_json_add_string (builder, "title", shared->title);
  hub_cli_json_add_string (builder, "from", shared->from);
  hub_cli_json_add_time (builder, "exported", shared->written);
  hub_cli_json_add_int (builder, "total", stock->entries->len);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < stock->entries->len; i++)
    {
      HubEntry *entry = g_ptr_array_index (stock->entries, i);

      json_builder_begin_object (builder);
      hub_cli_json_add_row (builder, entry);
      hub_cli_json_add_string (builder, "state",
                               state_to_string (g_array_index (states, HubSharedState, i)));
      hub_cli_json_add_bool (builder, "withdrawn", hub_entry_is_withdrawn (entry));
      hub_cli_json_add_string (builder, "note",
                               ((HubRemark *) g_ptr_array_index (stock->remarks, i))->note);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "searches");
  json_builder_begin_array (builder);
  for (guint i = 0; i < stock->searches->len; i++)
    {
      const HubSavedSearch *search = g_ptr_array_index (stock->searches, i);

      json_builder_begin_object (builder);
      hub_cli_json_add_string (builder, "name", search->name);
      hub_cli_json_add_string (builder, "query", search->query);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_preview (HubSharedList *shared,
               GArray        *states)
{
  HubStock *stock = shared->stock;

  if (shared->title != NULL)
    hub_cli_text_print_field (_("Title"), shared->title);
  if (shared->from != NULL)
    /* Translators: before the name of who shares a list */
    hub_cli_text_print_field (_("Shared by"), shared->from);
  for (guint i = 0; i < stock->entries->len; i++)
    {
      const HubRemark *remark = g_ptr_array_index (stock->remarks, i);
      g_auto(GStrv) lines = g_strsplit (remark->note, "\n", 0);

      hub_cli_text_print_row (g_ptr_array_index (stock->entries, i));
      g_print ("    %s\n", get_state_label (g_array_index (states, HubSharedState, i)));
      for (guint j = 0; lines[j] != NULL && *remark->note != '\0'; j++)
        g_print ("    | %s\n", lines[j]);
    }
  for (guint i = 0; i < stock->searches->len; i++)
    {
      const HubSavedSearch *search = g_ptr_array_index (stock->searches, i);

      g_print ("%s: %s\n", search->name, search->query);
    }
}

/**
 * hub_cli_list_preview:
 * @cli: the call
 * @list: the reading list
 * @options: none
 * @words: a file
 * @error: `HUB_ERROR_USAGE`, or that of a store or of the file
 *
 * Shows what is in a shared list, and what of it there is already. Nothing is taken in.
 *
 * Returns: an exit status
 */
int
hub_cli_list_preview (HubCli             *cli,
                      HubReadingList     *list,
                      HubCliListOptions  *options,
                      const char *const  *words,
                      GError            **error)
{
  g_autoptr(HubStock) ours = hub_reading_list_load_stock (list, error);
  g_autoptr(HubSharedList) shared = ours != NULL ? hub_shared_list_load (words[0], error) : NULL;
  g_autoptr(GArray) states = NULL;
  g_autoptr(JsonBuilder) builder = NULL;

  if (shared == NULL)
    return HUB_CLI_STORE;

  states = hub_shared_list_list_states (shared, ours);
  if (!cli->is_json)
    {
      print_preview (shared, states);
      return HUB_CLI_DONE;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_preview (builder, shared, states);
  json_builder_end_object (builder);
  hub_cli_json_print (builder);
  return HUB_CLI_DONE;
}

/**
 * hub_cli_list_import:
 * @cli: the call
 * @list: the reading list
 * @options: whether searches are wanted, too
 * @words: a file, and which of its entries alone, perhaps none
 * @error: `HUB_ERROR_USAGE`, `HUB_ERROR_NOT_FOUND`, or that of a store or of the file
 *
 * Takes a shared list, or entries of one, into the reading list, as “library import” does.
 *
 * Returns: an exit status
 */
int
hub_cli_list_import (HubCli             *cli,
                     HubReadingList     *list,
                     HubCliListOptions  *options,
                     const char *const  *words,
                     GError            **error)
{
  g_autoptr(HubSharedList) shared = hub_shared_list_load (words[0], error);
  g_autoptr(GPtrArray) chosen = NULL;
  HubImport report = { 0 };

  if (shared != NULL && words[1] != NULL)
    chosen = find_entries (shared->stock->entries, words + 1, error);
  if (shared == NULL || (words[1] != NULL && chosen == NULL))
    return HUB_CLI_STORE;

  return hub_shared_list_merge (shared, list, chosen, options->with_searches, &report, error)
         ? hub_cli_print_import (cli, &report) : HUB_CLI_STORE;
}
