/* hub-cli-list.c: hub-reader list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Showing all and removing never open the catalogue: what the user keeps does not depend on it.
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-list.h"

#include "hub-cli-json.h"
#include "hub-cli-text.h"
#include "hub-entry-part.h"
#include "hub-error.h"
#include "hub-kept-search.h"

#include <glib/gi18n-lib.h>

/* (transfer full): the names of the collections that the entry is in */
static GStrv
dup_collections (HubStock  *stock,
                 HubRemark *remark)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < stock->collections->len; i++)
    {
      const HubCollection *collection = g_ptr_array_index (stock->collections, i);

      if (hub_remark_is_in (remark, collection->uuid))
        g_strv_builder_add (names, collection->name);
    }
  return g_strv_builder_end (names);
}

static void
add_remark (JsonBuilder *builder,
            HubStock    *stock,
            HubRemark   *remark)
{
  g_autofree char *due = hub_remark_dup_due (remark);
  g_auto(GStrv) collections = dup_collections (stock, remark);

  hub_cli_json_add_string (builder, "status", hub_status_to_string (remark->status));
  hub_cli_json_add_string (builder, "note", remark->note);
  hub_cli_json_add_string (builder, "due", *due != '\0' ? due : NULL);
  json_builder_set_member_name (builder, "collections");
  json_builder_begin_array (builder);
  for (guint i = 0; collections[i] != NULL; i++)
    json_builder_add_string_value (builder, collections[i]);
  json_builder_end_array (builder);
  hub_cli_json_add_time (builder, "added", remark->added);
}

/* {"noticed": "…", "parts": ["title"], "before": {"title": "…"}}, or null */
static void
add_former (JsonBuilder *builder,
            HubFormer   *former,   /* (nullable) */
            HubEntry    *entry)
{
  g_auto(GStrv) parts = NULL;

  json_builder_set_member_name (builder, "changed");
  if (former == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  parts = hub_entry_list_changed_parts (former->entry, entry);
  json_builder_begin_object (builder);
  hub_cli_json_add_time (builder, "noticed", former->noticed);
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  for (guint i = 0; parts[i] != NULL; i++)
    json_builder_add_string_value (builder, parts[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "before");
  json_builder_begin_object (builder);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *before = hub_entry_dup_part (former->entry, parts[i]);

      hub_cli_json_add_string (builder, parts[i], before);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_rows (JsonBuilder *builder,
          const char  *name,
          HubStock    *stock,
          GPtrArray   *entries,
          GPtrArray   *remarks)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    {
      json_builder_begin_object (builder);
      hub_cli_json_add_row (builder, g_ptr_array_index (entries, i));
      add_remark (builder, stock, g_ptr_array_index (remarks, i));
      add_former (builder, hub_stock_find_former (stock, ((HubRemark *) g_ptr_array_index (
                                                            remarks, i))->item),
                  g_ptr_array_index (entries, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Below the line of an entry: “to read · due 2026-12-24 · Briefing”, and its note. */
static void
print_remark (HubStock  *stock,
              HubRemark *remark)
{
  static const char *const statuses[HUB_N_STATUSES] = {
    N_("to read"), N_("being read"), N_("read"),
  };
  g_autofree char *due = hub_remark_dup_due (remark);
  g_auto(GStrv) collections = dup_collections (stock, remark);
  g_autofree char *names = g_strjoinv (C_("list of names", ", "), collections);
  g_auto(GStrv) lines = g_strsplit (remark->note, "\n", 0);

  g_print ("    %s", _(statuses[remark->status]));
  if (*due != '\0')
    {
      g_print (" · ");
      /* Translators: %s is a day, as in "due 2026-12-24" */
      g_print (_("due %s"), due);
    }
  g_print ("%s%s\n", *names != '\0' ? " · " : "", names);
  for (guint i = 0; lines[i] != NULL && *remark->note != '\0'; i++)
    g_print ("    | %s\n", lines[i]);
}

/* “changed on the hub on 2026-11-24: title, summary” */
static void
print_former (HubFormer *former,   /* (nullable) */
              HubEntry  *entry)
{
  g_auto(GStrv) parts = NULL;
  g_autofree char *names = NULL;
  g_autofree char *day = NULL;
  g_autoptr(GDateTime) when = NULL;

  if (former == NULL)
    return;

  parts = hub_entry_list_changed_parts (former->entry, entry);
  names = g_strjoinv (", ", parts);
  when = g_date_time_new_from_unix_local (former->noticed);
  day = when != NULL ? g_date_time_format (when, "%Y-%m-%d") : g_strdup ("");
  /* Translators: of an entry that is kept: a day as 2026-11-24, and names of its parts, which are
   * not translated */
  g_print (_("    changed on the hub on %s: %s\n"), day, names);
}

/* Leaves only what fits the words, and facets among them, that were typed. */
static gboolean
narrow (HubCli             *cli,
        HubStock           *stock,
        const char *const  *words,
        GError            **error)
{
  g_autofree char *typed = g_strjoinv (" ", (char **) words);
  g_autoptr(HubQuery) base = hub_query_new ();
  g_autoptr(HubCatalogue) catalogue = hub_cli_open_catalogue (cli, error);
  g_autoptr(HubSearch) search = catalogue != NULL ? hub_search_new (catalogue, NULL, error) : NULL;
  g_autoptr(GPtrArray) notes = hub_stock_list_notes (stock);
  g_autoptr(HubTyping) typing = NULL;
  g_autoptr(HubKeptFound) found = NULL;
  guint n_left = 0;

  if (search != NULL)
    {
      typing = hub_search_read_typed (search, base, typed, HUB_NO_CURSOR);
      found = hub_kept_search_run (catalogue, search, typing->query, stock->entries, notes, NULL,
                                   error);
    }
  if (found == NULL)
    return FALSE;

  /* Both are in the same order. */
  n_left = found->entries->len;
  for (guint i = stock->entries->len; i > 0; i--)
    if (n_left > 0 && g_ptr_array_index (found->entries, n_left - 1) ==
                      g_ptr_array_index (stock->entries, i - 1))
      n_left--;
    else
      {
        g_ptr_array_remove_index (stock->entries, i - 1);
        g_ptr_array_remove_index (stock->remarks, i - 1);
      }

  return TRUE;
}

static int
print_list (HubCli             *cli,
            HubReadingList     *list,
            const char *const  *words,
            GError            **error)
{
  g_autoptr(HubStock) stock = hub_reading_list_load_stock (list, error);
  g_autoptr(JsonBuilder) builder = NULL;

  if (stock == NULL || (words[0] != NULL && !narrow (cli, stock, words, error)))
    return HUB_CLI_STORE;
  for (guint i = 0; !cli->is_json && i < stock->entries->len; i++)
    {
      hub_cli_text_print_row (g_ptr_array_index (stock->entries, i));
      print_remark (stock, g_ptr_array_index (stock->remarks, i));
      print_former (hub_stock_find_former (stock, ((HubRemark *) g_ptr_array_index (
                                                     stock->remarks, i))->item),
                    g_ptr_array_index (stock->entries, i));
    }
  if (!cli->is_json)
    return HUB_CLI_DONE;

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  hub_cli_json_add_int (builder, "total", stock->entries->len);
  add_rows (builder, "rows", stock, stock->entries, stock->remarks);
  add_rows (builder, "removed", stock, stock->removed, stock->removed_remarks);
  json_builder_end_object (builder);
  hub_cli_json_print (builder);
  return HUB_CLI_DONE;
}

/**
 * hub_cli_list_print_change:
 * @cli: the call
 * @list: the reading list
 * @what: "added"
 * @uuids: (array zero-terminated=1): which entries
 * @error: that of a store
 *
 * Says what became of entries: {"added": […], "total": 4}
 *
 * Returns: an exit status
 */
int
hub_cli_list_print_change (HubCli             *cli,
                           HubReadingList     *list,
                           const char         *what,
                           const char *const  *uuids,
                           GError            **error)
{
  g_autoptr(GPtrArray) entries = hub_reading_list_load (list, error);
  g_autoptr(JsonBuilder) builder = NULL;
  g_autofree char *line = NULL;

  if (entries == NULL)
    return HUB_CLI_STORE;
  if (!cli->is_json)
    {
      line = g_strdup_printf (ngettext ("The reading list has %u entry.",
                                        "The reading list has %u entries.", entries->len),
                              entries->len);
      if (!cli->is_quiet)
        hub_cli_say (line);
      return HUB_CLI_DONE;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, what);
  json_builder_begin_array (builder);
  for (guint i = 0; uuids[i] != NULL; i++)
    json_builder_add_string_value (builder, uuids[i]);
  json_builder_end_array (builder);
  hub_cli_json_add_int (builder, "total", entries->len);
  json_builder_end_object (builder);
  hub_cli_json_print (builder);
  return HUB_CLI_DONE;
}

static HubEntry *
find_in_list (GPtrArray  *entries,
              const char *uuid)
{
  for (guint i = 0; i < entries->len; i++)
    {
      HubEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_equal (hub_entry_get_uuid (entry), uuid))
        return entry;
    }

  return NULL;
}

static gboolean
refuse_unknown (const char *uuid,
                GError    **error)
{
  g_set_error (error, HUB_ERROR, HUB_ERROR_NOT_FOUND, "There is no entry %s", uuid);
  return FALSE;
}

/* What is kept is not written over by something else that got its id. */
static gboolean
check_same (GPtrArray *entries,
            HubEntry  *entry,
            GError   **error)
{
  HubEntry *kept = find_in_list (entries, hub_entry_get_uuid (entry));

  if (kept == NULL || !hub_entry_is_other (kept, entry))
    return TRUE;

  g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                       _("The reading list keeps another entry, which had this id before; remove "
                         "it first."));
  return FALSE;
}

/* All of them are looked up before the first is added: a slip in the second adds none. One that
 * the catalogue no longer has, but the list, stays as it is. */
static gboolean
add_all (HubCli            *cli,
         HubReadingList    *list,
         const char *const *uuids,
         GError           **error)
{
  g_autoptr(HubCatalogue) catalogue = hub_cli_open_catalogue (cli, error);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) kept = catalogue != NULL ? hub_reading_list_load (list, error) : NULL;

  if (kept == NULL)
    return FALSE;
  for (guint i = 0; uuids[i] != NULL; i++)
    {
      g_autoptr(GError) local_error = NULL;
      HubEntry *entry = hub_catalogue_find_entry (catalogue, uuids[i], NULL, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (entry != NULL)
        g_ptr_array_add (entries, entry);
      else if (find_in_list (kept, uuids[i]) == NULL)
        return refuse_unknown (uuids[i], error);
      if (entry != NULL && !check_same (kept, entry, error))
        return FALSE;
    }

  for (guint i = 0; i < entries->len; i++)
    if (!hub_reading_list_add (list, g_ptr_array_index (entries, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
remove_all (HubReadingList    *list,
            const char *const *uuids,
            GError           **error)
{
  g_autoptr(GPtrArray) kept = hub_reading_list_load (list, error);
  g_autoptr(HubEdit) edit = hub_edit_new ();

  if (kept == NULL)
    return FALSE;
  for (guint i = 0; uuids[i] != NULL; i++)
    {
      if (find_in_list (kept, uuids[i]) == NULL)
        return refuse_unknown (uuids[i], error);
      hub_edit_add (edit, uuids[i], NULL);
    }

  hub_edit_remove (edit);
  return hub_reading_list_edit (list, edit, error);
}

static int
show (HubCli             *cli,
      HubReadingList     *list,
      HubCliListOptions  *options,
      const char *const  *words,
      GError            **error)
{
  return print_list (cli, list, words, error);
}

static int
add (HubCli             *cli,
     HubReadingList     *list,
     HubCliListOptions  *options,
     const char *const  *uuids,
     GError            **error)
{
  return add_all (cli, list, uuids, error)
         ? hub_cli_list_print_change (cli, list, "added", uuids, error) : HUB_CLI_STORE;
}

static int
drop (HubCli             *cli,
      HubReadingList     *list,
      HubCliListOptions  *options,
      const char *const  *uuids,
      GError            **error)
{
  return remove_all (list, uuids, error)
         ? hub_cli_list_print_change (cli, list, "removed", uuids, error) : HUB_CLI_STORE;
}

static const struct
{
  const char *name;
  guint       min_words;
  guint       max_words;
  guint       kinds;       /* of options that it takes: of those that say something, it needs one */
  int       (*run) (HubCli             *cli,
                    HubReadingList     *list,
                    HubCliListOptions  *options,
                    const char *const  *uuids,
                    GError            **error);
} verbs[] = {
  { "show", 0, G_MAXUINT, 0, show },
  { "add", 1, G_MAXUINT, 0, add },
  { "remove", 1, G_MAXUINT, 0, drop },
  { "restore", 1, G_MAXUINT, 0, hub_cli_list_restore },
  { "set", 1, G_MAXUINT, HUB_CLI_LIST_SAYS | HUB_CLI_LIST_COLLECTIONS, hub_cli_list_set },
  { "searches", 0, 0, 0, hub_cli_list_searches },
  { "share", 0, G_MAXUINT,
    HUB_CLI_LIST_SHARES | HUB_CLI_LIST_SEARCHES | HUB_CLI_LIST_COLLECTIONS, hub_cli_list_share },
  { "preview", 1, 1, 0, hub_cli_list_preview },
  { "import", 1, G_MAXUINT, HUB_CLI_LIST_SEARCHES, hub_cli_list_import },
};

static gboolean
is_meant (guint       number,
          const char *verb,
          guint       n_words,
          guint       kinds)
{
  return g_str_equal (verb, verbs[number].name) &&
         n_words >= verbs[number].min_words && n_words <= verbs[number].max_words &&
         (kinds & ~verbs[number].kinds) == 0 &&
         ((verbs[number].kinds & HUB_CLI_LIST_SAYS) == 0 || kinds != 0);
}

static int
run_verb (HubCli             *cli,
          HubCliListOptions  *options,
          const char *const  *words,
          GError            **error)
{
  const char *verb = words[0] != NULL ? words[0] : "show";
  const char *const *rest = words[0] != NULL ? words + 1 : words;
  guint n_words = g_strv_length ((GStrv) rest);
  guint kinds = hub_cli_list_options_get_kinds (options);
  g_autoptr(HubReadingList) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (!is_meant (i, verb, n_words, kinds))
        continue;

      list = hub_reading_list_open (cli->data_dir, error);
      return list != NULL ? verbs[i].run (cli, list, options, rest, error) : HUB_CLI_STORE;
    }

  g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                       _("Write “list show [TEXT]”, “list searches”, “list add UUID…”, “list "
                         "remove UUID…”, “list restore UUID…”, “list set UUID…” with an option, "
                         "“list share”, “list preview FILE” or “list import FILE”."));
  return HUB_CLI_DONE;
}

/**
 * hub_cli_run_list:
 * @cli: the call
 * @error: `HUB_ERROR_USAGE`, `HUB_ERROR_NOT_FOUND`, or that of a store
 *
 * Shows the reading list, adds to it, removes from it or says something of what is in it.
 *
 * Returns: an exit status
 */
int
hub_cli_run_list (HubCli  *cli,
                  GError **error)
{
  g_auto(HubCliListOptions) options = { NULL };
  g_auto(GStrv) words = NULL;
  GOptionEntry entries[HUB_CLI_N_LIST_OPTIONS + 1] = { { NULL } };

  hub_cli_list_options_entries (&options, entries);
  if (!hub_cli_parse (cli, entries, &words, error))
    return HUB_CLI_DONE;

  return run_verb (cli, &options, (const char *const *) words, error);
}
