/* hub-cli-show.c: hub-reader show
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-command.h"
#include "hub-cli-json.h"
#include "hub-cli-text.h"
#include "hub-error.h"
#include "hub-reading-list.h"

#include <glib/gi18n-lib.h>

/* An entry, and where it is. */
typedef struct
{
  HubEntry *entry;           /* (owned) (nullable) */
  gboolean  is_in_catalogue;
  gboolean  is_kept;         /* on the reading list */
  gboolean  is_other_kept;   /* there is something else that had this id */
} Find;

static void
find_clear (Find *find)
{
  g_clear_object (&find->entry);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Find, find_clear)

static gboolean
look_in_list (HubCli     *cli,
              const char *uuid,
              Find       *find,
              GError    **error)
{
  g_autoptr(HubReadingList) list = hub_reading_list_open (cli->data_dir, error);
  g_autoptr(GPtrArray) entries = list != NULL ? hub_reading_list_load (list, error) : NULL;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      HubEntry *entry = g_ptr_array_index (entries, i);

      if (!g_str_equal (hub_entry_get_uuid (entry), uuid))
        continue;
      if (find->entry != NULL && hub_entry_is_other (entry, find->entry))
        {
          find->is_other_kept = TRUE;
          continue;
        }
      find->is_kept = TRUE;
      if (find->entry == NULL)
        find->entry = g_object_ref (entry);
    }

  return entries != NULL;
}

/* An entry that the catalogue has is shown even if the reading list cannot be opened, and the
 * other way round. */
static gboolean
look_up (HubCli     *cli,
         const char *uuid,
         Find       *find,
         GError    **error)
{
  g_autoptr(GError) catalogue_error = NULL;
  g_autoptr(GError) list_error = NULL;
  g_autoptr(HubCatalogue) catalogue = hub_cli_open_catalogue (cli, &catalogue_error);

  if (catalogue != NULL)
    find->entry = hub_catalogue_find_entry (catalogue, uuid, NULL, &catalogue_error);
  find->is_in_catalogue = find->entry != NULL;
  if (!look_in_list (cli, uuid, find, &list_error) && find->entry != NULL)
    hub_cli_say_error (list_error);
  else if (catalogue_error != NULL && find->entry != NULL)
    hub_cli_say_error (catalogue_error);
  if (find->entry != NULL)
    return TRUE;

  if (catalogue_error != NULL)
    g_propagate_error (error, g_steal_pointer (&catalogue_error));
  else if (list_error != NULL)
    g_propagate_error (error, g_steal_pointer (&list_error));
  else
    g_set_error (error, HUB_ERROR, HUB_ERROR_NOT_FOUND, "There is no entry %s", uuid);
  return FALSE;
}

static void
print_json (Find *find)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  hub_cli_json_add_row (builder, find->entry);
  hub_cli_json_add_fields (builder, find->entry);
  hub_cli_json_add_bool (builder, "in_catalogue", find->is_in_catalogue);
  hub_cli_json_add_bool (builder, "kept", find->is_kept);
  json_builder_end_object (builder);
  hub_cli_json_print (builder);
}

static void
print_text (Find *find)
{
  hub_cli_text_print_entry (find->entry);
  if (!find->is_in_catalogue)
    g_print ("\n%s\n", _("No longer in the catalogue: this is the copy of the reading list."));
  else if (hub_entry_is_withdrawn (find->entry))
    g_print ("\n%s\n", _("No longer on the hub."));
  if (find->is_kept)
    g_print ("\n%s\n", _("On the reading list."));
  if (find->is_other_kept)
    g_print ("\n%s\n", _("The reading list keeps another entry, which had this id before."));
}

/**
 * hub_cli_run_show:
 * @cli: the call
 * @error: `HUB_ERROR_USAGE`, `HUB_ERROR_NOT_FOUND`, or that of a store
 *
 * Shows an entry, from the catalogue or else from the reading list.
 *
 * Returns: an exit status
 */
int
hub_cli_run_show (HubCli  *cli,
                  GError **error)
{
  g_auto(GStrv) words = NULL;
  g_auto(Find) find = { 0 };

  if (!hub_cli_parse (cli, NULL, &words, error))
    return HUB_CLI_DONE;
  if (g_strv_length (words) != 1)
    {
      g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                           _("“show” needs the UUID of one entry, as “search” lists it."));
      return HUB_CLI_DONE;
    }
  if (!look_up (cli, words[0], &find, error))
    return HUB_CLI_STORE;

  if (cli->is_json)
    print_json (&find);
  else
    print_text (&find);
  return HUB_CLI_DONE;
}
