/* hub-cli-list-set.c: hub-reader list set, restore and searches
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-list.h"

#include "hub-cli-columns.h"
#include "hub-cli-json.h"
#include "hub-error.h"
#include "hub-watch.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MIN_COLUMNS 7

/**
 * hub_cli_list_options_entries:
 * @self: what is filled in
 * @entries: (array fixed-size=11): where the options go
 *
 * Says which options the verbs of “list” have.
 */
void
hub_cli_list_options_entries (HubCliListOptions *self,
                              GOptionEntry      *entries)
{
  const GOptionEntry own[HUB_CLI_N_LIST_OPTIONS] = {
    { "status", 0, 0, G_OPTION_ARG_STRING, &self->status, N_("Reading status"),
      "to-read|reading|read" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &self->note,
      N_("A note, replacing the present one"), N_("TEXT") },
    { "due", 0, 0, G_OPTION_ARG_STRING, &self->due, N_("The date to read it by"),
      N_("YYYY-MM-DD|none") },
    { "collection", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->joins,
      N_("Put it into a collection, made if there is none of that name; with “share”: only what is "
         "in it"), N_("NAME") },
    { "no-collection", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->leaves,
      N_("Take it out of a collection"), N_("NAME") },
    { "seen", 0, 0, G_OPTION_ARG_NONE, &self->is_seen,
      N_("Mark what the hub has changed in it as seen"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output,
      N_("Write the shared list to this file, not to standard output"), N_("FILE") },
    { "title", 0, 0, G_OPTION_ARG_STRING, &self->title, N_("Title of what is shared"),
      N_("TITLE") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &self->from, N_("Name of who shares it"), N_("NAME") },
    { "notes", 0, 0, G_OPTION_ARG_NONE, &self->with_notes, N_("Share the notes, too"), NULL },
    { "searches", 0, 0, G_OPTION_ARG_NONE, &self->with_searches,
      N_("Share or import the saved searches, too"), NULL },
  };

  memcpy (entries, own, sizeof own);
}

/**
 * hub_cli_list_options_get_kinds:
 * @self: options
 *
 * Asks what was given.
 *
 * Returns: [flags@Hub.CliListKinds]
 */
guint
hub_cli_list_options_get_kinds (HubCliListOptions *self)
{
  guint kinds = 0;

  if (self->status != NULL || self->note != NULL || self->due != NULL || self->leaves != NULL ||
      self->is_seen)
    kinds |= HUB_CLI_LIST_SAYS;
  if (self->joins != NULL)
    kinds |= HUB_CLI_LIST_COLLECTIONS;
  if (self->with_searches)
    kinds |= HUB_CLI_LIST_SEARCHES;
  if (self->title != NULL || self->from != NULL || self->output != NULL || self->with_notes)
    kinds |= HUB_CLI_LIST_SHARES;
  return kinds;
}

/**
 * hub_cli_list_options_clear:
 * @self: options
 *
 * Frees what they hold.
 */
void
hub_cli_list_options_clear (HubCliListOptions *self)
{
  g_free (self->status);
  g_free (self->note);
  g_free (self->due);
  g_strfreev (self->joins);
  g_strfreev (self->leaves);
  g_free (self->title);
  g_free (self->from);
  g_free (self->output);
}

static gboolean G_GNUC_PRINTF (2, 3)
refuse (GError    **error,
        const char *format,
        ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (HUB_ERROR, HUB_ERROR_USAGE, format, args));
  va_end (args);
  return FALSE;
}

static gboolean
has_entry (GPtrArray  *entries,
           const char *uuid)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (hub_entry_get_uuid (g_ptr_array_index (entries, i)), uuid))
      return TRUE;

  return FALSE;
}

static gboolean
take_uuids (HubEdit           *edit,
            GPtrArray         *entries,
            const char *const *uuids,
            GError           **error)
{
  for (guint i = 0; uuids[i] != NULL; i++)
    {
      if (!has_entry (entries, uuids[i]))
        {
          g_set_error (error, HUB_ERROR, HUB_ERROR_NOT_FOUND, "There is no entry %s", uuids[i]);
          return FALSE;
        }
      hub_edit_add (edit, uuids[i], NULL);
    }

  return TRUE;
}

/* The collection of that name, made if there is none. (transfer full) (nullable) */
static HubCollection *
need_collection (HubReadingList *list,
                 const char     *name,
                 GError        **error)
{
  g_autoptr(HubStock) stock = hub_reading_list_load_stock (list, error);
  g_autofree char *clean = hub_name_clean (name);
  HubCollection *known = NULL;
  g_autoptr(HubCollection) fresh = NULL;

  if (stock == NULL)
    return NULL;
  known = hub_collection_find_named (stock->collections, clean);
  if (known != NULL)
    return hub_collection_ref (known);

  fresh = hub_collection_new (NULL, clean, stock->collections->len % HUB_N_COLOURS);
  return hub_reading_list_save_collection (list, fresh, error) ? g_steal_pointer (&fresh) : NULL;
}

/* Whether each of them can be the name of a collection; none is made before that is known. */
static gboolean
check_names (const char *const  *names,   /* (nullable) */
             GError            **error)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *clean = hub_name_clean (names[i]);

      if (*clean == '\0')
        return refuse (error, _("“%s” cannot be the name of a collection."), names[i]);
    }

  return TRUE;
}

/**
 * hub_cli_list_find_collection:
 * @stock: what is kept
 * @name: as it was typed
 * @error: `USAGE` if there is none
 *
 * Finds a collection.
 *
 * Returns: (transfer none) (nullable): the collection
 */
HubCollection *
hub_cli_list_find_collection (HubStock    *stock,
                              const char  *name,
                              GError     **error)
{
  HubCollection *collection = hub_collection_find_named (stock->collections, name);

  if (collection == NULL)
    refuse (error, _("There is no collection “%s”."), name);
  return collection;
}

/* All but the collections. */
static gboolean
take_options (HubEdit           *edit,
              HubCliListOptions *options,
              GError           **error)
{
  g_autoptr(HubRemark) probe = hub_remark_new ("", "");
  HubStatus status = HUB_STATUS_TO_READ;
  const char *due = g_strcmp0 (options->due, "none") == 0 ? "" : options->due;

  if (options->status != NULL && !hub_status_from_string (options->status, &status))
    return refuse (error, _("“%s” is not a status: there are “to-read”, “reading” and “read”."),
                   options->status);
  if (due != NULL && !hub_remark_set_due (probe, due))
    return refuse (error, _("“%s” is not a date: write it as in 2026-12-24, or “none”."), due);
  if (options->note != NULL && strlen (options->note) > HUB_NOTE_MAX_BYTES)
    return refuse (error, _("The note is too long: there is room for %d KiB."),
                   HUB_NOTE_MAX_BYTES / 1024);

  if (options->status != NULL)
    hub_edit_set_status (edit, status);
  if (options->note != NULL)
    hub_edit_set_note (edit, options->note);
  if (due != NULL)
    hub_edit_set_due (edit, due);
  if (options->is_seen)
    hub_edit_seen (edit);
  return TRUE;
}

static gboolean
take_collections (HubEdit            *edit,
                  HubReadingList     *list,
                  HubCliListOptions  *options,
                  GError            **error)
{
  g_autoptr(HubStock) stock = hub_reading_list_load_stock (list, error);

  for (guint i = 0; stock != NULL && options->leaves != NULL && options->leaves[i] != NULL; i++)
    {
      HubCollection *collection = hub_cli_list_find_collection (stock, options->leaves[i], error);

      if (collection == NULL)
        return FALSE;
      hub_edit_leave (edit, collection->uuid);
    }
  if (!check_names ((const char *const *) options->joins, error))
    return FALSE;
  for (guint i = 0; stock != NULL && options->joins != NULL && options->joins[i] != NULL; i++)
    {
      g_autoptr(HubCollection) collection = need_collection (list, options->joins[i], error);

      if (collection == NULL)
        return FALSE;
      hub_edit_join (edit, collection->uuid);
    }

  return stock != NULL;
}

/**
 * hub_cli_list_set:
 * @cli: the call
 * @list: the reading list
 * @options: what to say
 * @uuids: of which entries
 * @error: `HUB_ERROR_USAGE`, `HUB_ERROR_NOT_FOUND`, or that of a store
 *
 * Says something of entries. A slip in one of the words changes nothing.
 *
 * Returns: an exit status
 */
int
hub_cli_list_set (HubCli             *cli,
                  HubReadingList     *list,
                  HubCliListOptions  *options,
                  const char *const  *uuids,
                  GError            **error)
{
  g_autoptr(GPtrArray) entries = hub_reading_list_load (list, error);
  g_autoptr(HubEdit) edit = hub_edit_new ();

  if (entries == NULL ||
      !take_uuids (edit, entries, uuids, error) ||
      !take_options (edit, options, error) ||
      !take_collections (edit, list, options, error) ||
      !hub_reading_list_edit (list, edit, error))
    return HUB_CLI_STORE;

  return hub_cli_list_print_change (cli, list, "set", uuids, error);
}

/**
 * hub_cli_list_restore:
 * @cli: the call
 * @list: the reading list
 * @options: none
 * @uuids: of which entries
 * @error: `HUB_ERROR_NOT_FOUND`, or that of a store
 *
 * Brings entries back that were removed.
 *
 * Returns: an exit status
 */
int
hub_cli_list_restore (HubCli             *cli,
                      HubReadingList     *list,
                      HubCliListOptions  *options,
                      const char *const  *uuids,
                      GError            **error)
{
  g_autoptr(HubStock) stock = hub_reading_list_load_stock (list, error);
  g_autoptr(HubEdit) edit = hub_edit_new ();

  if (stock == NULL || !take_uuids (edit, stock->removed, uuids, error))
    return HUB_CLI_STORE;

  hub_edit_restore (edit);
  return hub_reading_list_edit (list, edit, error)
         ? hub_cli_list_print_change (cli, list, "restored", uuids, error) : HUB_CLI_STORE;
}

/* Translators: heads of columns: how many entries a search finds, how many are new, its name */
#define HEAD_ENTRIES C_("head of a column", "entries")
#define HEAD_NEW     C_("head of a column", "new")
#define HEAD_SEARCH  C_("head of a column", "search")

/* Prints a line of the table of searches; the first two are as wide as their heads at least. */
static void
print_cells (const char *entries,
             const char *fresh,
             const char *name)
{
  guint widths[] = { MAX (MIN_COLUMNS, hub_cli_columns_measure (HEAD_ENTRIES)),
                     MAX (MIN_COLUMNS, hub_cli_columns_measure (HEAD_NEW)) };
  g_autofree char *first = hub_cli_columns_pad_start (entries, widths[0]);
  g_autofree char *second = hub_cli_columns_pad_start (fresh, widths[1]);

  g_print ("%s  %s  %s\n", first, second, name);
}

static void
print_search (HubSavedSearch *search,
              HubFound       *found,
              JsonBuilder    *builder)   /* (nullable) */
{
  guint total = hub_results_get_total (found->results);
  guint n_fresh = hub_saved_search_count_fresh (search, found->keys);

  if (builder == NULL)
    {
      g_autofree char *all = g_strdup_printf ("%u", total);
      g_autofree char *fresh = g_strdup_printf ("%u", n_fresh);

      print_cells (all, fresh, search->name);
      print_cells ("", "", search->query);
      return;
    }

  json_builder_begin_object (builder);
  hub_cli_json_add_string (builder, "uuid", search->uuid);
  hub_cli_json_add_string (builder, "name", search->name);
  hub_cli_json_add_string (builder, "query", search->query);
  hub_cli_json_add_int (builder, "total", total);
  hub_cli_json_add_int (builder, "new", n_fresh);
  json_builder_end_object (builder);
}

static gboolean
ask_all (HubCli       *cli,
         HubStock     *stock,
         JsonBuilder  *builder,
         GError      **error)
{
  g_autoptr(HubCatalogue) catalogue = hub_cli_open_catalogue (cli, error);
  g_autoptr(HubSearch) search = catalogue != NULL ? hub_search_new (catalogue, NULL, error) : NULL;

  for (guint i = 0; search != NULL && i < stock->searches->len; i++)
    {
      HubSavedSearch *saved = g_ptr_array_index (stock->searches, i);
      g_autoptr(HubFound) found = hub_watch_ask (catalogue, search, saved->query, NULL, error);

      if (found == NULL)
        return FALSE;
      print_search (saved, found, builder);
    }

  return search != NULL;
}

/**
 * hub_cli_list_searches:
 * @cli: the call
 * @list: the reading list
 * @options: none
 * @uuids: none
 * @error: that of a store
 *
 * Tells of each saved search how many it finds, and how many of these the user has not looked at.
 * Telling it is no look.
 *
 * Returns: an exit status
 */
int
hub_cli_list_searches (HubCli             *cli,
                       HubReadingList     *list,
                       HubCliListOptions  *options,
                       const char *const  *uuids,
                       GError            **error)
{
  g_autoptr(HubStock) stock = hub_reading_list_load_stock (list, error);
  g_autoptr(JsonBuilder) builder = cli->is_json ? json_builder_new () : NULL;

  if (stock == NULL)
    return HUB_CLI_STORE;

  if (builder != NULL)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "searches");
      json_builder_begin_array (builder);
    }
  else if (stock->searches->len > 0)
    print_cells (HEAD_ENTRIES, HEAD_NEW, HEAD_SEARCH);
  if (stock->searches->len > 0 && !ask_all (cli, stock, builder, error))
    return HUB_CLI_STORE;
  if (builder != NULL)
    {
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      hub_cli_json_print (builder);
    }
  return HUB_CLI_DONE;
}
