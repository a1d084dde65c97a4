/* hub-cli-store.c: opening what the commands read
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-command.h"

#include <glib/gi18n-lib.h>

/**
 * hub_cli_open_catalogue:
 * @cli: the call
 * @error: as [ctor@Hub.Catalogue.open]
 *
 * Opens the catalogue of the data folder; says so if a damaged one had to be set aside for it.
 *
 * Returns: (transfer full) (nullable): the catalogue
 */
HubCatalogue *
hub_cli_open_catalogue (HubCli  *cli,
                        GError **error)
{
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (cli->data_dir, error);
  g_autofree char *path = NULL;
  g_autofree char *sentence = NULL;

  if (catalogue != NULL && hub_catalogue_get_damaged_path (catalogue) != NULL)
    {
      path = g_filename_display_name (hub_catalogue_get_damaged_path (catalogue));
      sentence = g_strdup_printf (_("The catalogue was damaged. It was set aside as “%s” and a new "
                                    "one was made; run “hub-reader sync” to fetch it again."),
                                  path);
      hub_cli_say (sentence);
    }
  return g_steal_pointer (&catalogue);
}
