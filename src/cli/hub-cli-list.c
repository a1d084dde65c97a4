/* hub-cli-list.c: hub-reader list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Showing and removing never open the catalogue: what the user keeps does not depend on it.
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-command.h"
#include "hub-cli-json.h"
#include "hub-cli-text.h"
#include "hub-error.h"
#include "hub-reading-list.h"

#include <glib/gi18n-lib.h>

static int
print_list (HubCli         *cli,
            HubReadingList *list,
            GError        **error)
{
  g_autoptr(GPtrArray) entries = hub_reading_list_load (list, error);
  g_autoptr(JsonBuilder) builder = NULL;

  if (entries == NULL)
    return HUB_CLI_STORE;
  for (guint i = 0; !cli->is_json && i < entries->len; i++)
    hub_cli_text_print_row (g_ptr_array_index (entries, i));
  if (!cli->is_json)
    return HUB_CLI_DONE;

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  hub_cli_json_add_int (builder, "total", entries->len);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    {
      json_builder_begin_object (builder);
      hub_cli_json_add_row (builder, g_ptr_array_index (entries, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hub_cli_json_print (builder);
  return HUB_CLI_DONE;
}

/* Says what became of @uuids: {"added": […], "total": 4} */
static int
print_change (HubCli            *cli,
              HubReadingList    *list,
              const char        *what,
              const char *const *uuids,
              GError           **error)
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

  if (kept == NULL)
    return FALSE;
  for (guint i = 0; uuids[i] != NULL; i++)
    if (find_in_list (kept, uuids[i]) == NULL)
      return refuse_unknown (uuids[i], error);
  for (guint i = 0; uuids[i] != NULL; i++)
    if (!hub_reading_list_remove (list, uuids[i], NULL, NULL, error))
      return FALSE;

  return TRUE;
}

/**
 * hub_cli_run_list:
 * @cli: the call
 * @error: `HUB_ERROR_USAGE`, `HUB_ERROR_NOT_FOUND`, or that of a store
 *
 * Shows the reading list, adds to it or removes from it.
 *
 * Returns: an exit status
 */
int
hub_cli_run_list (HubCli  *cli,
                  GError **error)
{
  g_auto(GStrv) words = NULL;
  g_autoptr(HubReadingList) list = NULL;
  const char *verb = "show";
  const char *const *uuids = NULL;

  if (!hub_cli_parse (cli, NULL, &words, error))
    return HUB_CLI_DONE;
  if (words[0] != NULL)
    {
      verb = words[0];
      uuids = (const char *const *) words + 1;
    }
  if (g_str_equal (verb, "show") ? uuids != NULL && uuids[0] != NULL
                                 : (!g_str_equal (verb, "add") && !g_str_equal (verb, "remove")) ||
                                   uuids[0] == NULL)
    {
      g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                           _("Write “list show”, “list add UUID…” or “list remove UUID…”."));
      return HUB_CLI_DONE;
    }

  list = hub_reading_list_open (cli->data_dir, error);
  if (list == NULL)
    return HUB_CLI_STORE;
  if (g_str_equal (verb, "show"))
    return print_list (cli, list, error);
  if (g_str_equal (verb, "add"))
    return add_all (cli, list, uuids, error) ? print_change (cli, list, "added", uuids, error)
                                             : HUB_CLI_STORE;
  return remove_all (list, uuids, error) ? print_change (cli, list, "removed", uuids, error)
                                         : HUB_CLI_STORE;
}
