/* hub-last-sync.c: when the hub was asked last, and what came of it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Most syncs bring nothing, and then the catalogue stays as it is, to the byte: nothing is flushed,
 * nothing is read again by who has it open. That it was asked is noted in a small file beside it,
 * written by whoever holds the catalogue's lock and put in place as a whole.
 *
 * The catalogue says itself when a sync last brought something, in one transaction with that. The
 * note names the catalogue and the time that stood in it; if either is another one, the catalogue
 * was made anew or written since, and what it says holds. So a note that is lost, damaged, old or
 * another file's does no harm.
 */

#define G_LOG_DOMAIN "hub-catalogue"

#include "hub-last-sync.h"

#include "hub-small-file.h"

#include <string.h>

#define GROUP "sync"

/**
 * hub_last_sync_load:
 * @data_dir: the data folder
 * @catalogue: (nullable): id of the catalogue in it
 * @base: Unix seconds: what the catalogue says of its last sync, 0 never
 *
 * Reads the note, if it is about the catalogue as it is. Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): the note; %NULL if what the catalogue says holds
 */
HubLastSync *
hub_last_sync_load (const char *data_dir,
                    const char *catalogue,
                    gint64      base)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autoptr(HubLastSync) self = g_new0 (HubLastSync, 1);
  g_autofree char *text = NULL;

  g_return_val_if_fail (data_dir != NULL, NULL);

  text = catalogue != NULL ? hub_small_file_load (data_dir, HUB_LAST_SYNC_FILE) : NULL;
  if (text == NULL || !g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_NONE, NULL))
    return NULL;

  self->catalogue = g_key_file_get_string (file, GROUP, "catalogue", NULL);
  self->base = g_key_file_get_int64 (file, GROUP, "base", NULL);
  self->synced = g_key_file_get_int64 (file, GROUP, "synced", NULL);
  self->date = g_key_file_get_int64 (file, GROUP, "date", NULL);
  self->report = g_key_file_get_string (file, GROUP, "report", NULL);
  if (g_strcmp0 (self->catalogue, catalogue) != 0 || self->base != base || self->synced < 0 ||
      self->date < 0)
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * hub_last_sync_save:
 * @self: a note
 * @data_dir: the data folder
 * @error: that of the file
 *
 * Puts the note in the place of the one there was, as a whole or not at all. Blocks; the caller
 * holds the catalogue's lock.
 *
 * Returns: whether it is kept
 */
gboolean
hub_last_sync_save (const HubLastSync  *self,
                    const char         *data_dir,
                    GError            **error)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;

  g_key_file_set_string (file, GROUP, "catalogue", self->catalogue);
  g_key_file_set_int64 (file, GROUP, "base", self->base);
  g_key_file_set_int64 (file, GROUP, "synced", self->synced);
  g_key_file_set_int64 (file, GROUP, "date", self->date);
  if (self->report != NULL)
    g_key_file_set_string (file, GROUP, "report", self->report);
  text = g_key_file_to_data (file, NULL, NULL);

  return hub_small_file_save (data_dir, HUB_LAST_SYNC_FILE, text, error);
}

void
hub_last_sync_free (HubLastSync *self)
{
  g_free (self->catalogue);
  g_free (self->report);
  g_free (self);
}
