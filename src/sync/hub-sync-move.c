/* hub-sync-move.c: where a hub says that it has moved to
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* FAULTS.md F12: a move for good is offered, never made by itself. So that the offer outlives the
 * program, it is kept in a small file of the data folder until the hub answers again.
 */

#define G_LOG_DOMAIN "hub-sync-move"

#include "hub-sync-move.h"

#include "hub-address.h"
#include "hub-small-file.h"

#define FILE_NAME "moved-hub.ini"
#define GROUP     "moved"

/**
 * hub_sync_move_load:
 * @data_dir: the data folder
 * @hub: base address of the hub
 *
 * Reads the offer that is kept. Blocks.
 *
 * Returns: (transfer full) (nullable): the https address that the hub gave as its new one
 */
char *
hub_sync_move_load (const char *data_dir,
                    const char *hub)
{
  g_autofree char *text = hub_small_file_load (data_dir, FILE_NAME);
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (text == NULL || !g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return NULL;

  from = g_key_file_get_string (file, GROUP, "from", NULL);
  to = g_key_file_get_string (file, GROUP, "to", NULL);
  if (g_strcmp0 (from, hub) != 0 || to == NULL || !g_str_has_prefix (to, "https://"))
    return NULL;

  return hub_address_normalise (to, NULL);
}

/**
 * hub_sync_move_save:
 * @data_dir: the data folder
 * @hub: base address of the hub
 * @moved: (nullable): the address that it gave as its new one; %NULL to forget any
 * @error: that of the file
 *
 * Keeps the offer for the next start of the program. Blocks.
 *
 * Returns: whether it is kept, or forgotten
 */
gboolean
hub_sync_move_save (const char  *data_dir,
                    const char  *hub,
                    const char  *moved,
                    GError     **error)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;

  if (moved == NULL)
    return hub_small_file_save (data_dir, FILE_NAME, NULL, error);

  g_key_file_set_string (file, GROUP, "from", hub);
  g_key_file_set_string (file, GROUP, "to", moved);
  text = g_key_file_to_data (file, NULL, NULL);
  return hub_small_file_save (data_dir, FILE_NAME, text, error);
}
