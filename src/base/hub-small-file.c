/* hub-small-file.c: a few lines that are kept in the data folder
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-small-file"

#include "hub-small-file.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#define MAX_BYTES (1024 * 1024)

/**
 * hub_small_file_load:
 * @data_dir: the data folder
 * @name: name of the file in it
 *
 * Reads the file, if it is below 1 MiB: whatever is longer is not what was saved. Blocks; any
 * thread.
 *
 * Returns: (transfer full) (nullable): its text, which nobody vouches for; %NULL if there is none
 *   of use
 */
char *
hub_small_file_load (const char *data_dir,
                     const char *name)
{
  g_autofree char *path = g_build_filename (data_dir, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autofree char *text = NULL;
  gsize length = 0;

  if (stream == NULL)
    return NULL;

  text = g_malloc (MAX_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), text, MAX_BYTES, &length, NULL, NULL) ||
      length == MAX_BYTES)
    return NULL;

  text[length] = '\0';
  return g_steal_pointer (&text);
}

static gboolean
remove_file (const char  *path,
             GError     **error)
{
  int failure = g_unlink (path) == 0 ? 0 : errno;

  if (failure == 0 || failure == ENOENT)
    return TRUE;

  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (failure),
               "Could not remove %s: %s", path, g_strerror (failure));
  return FALSE;
}

/**
 * hub_small_file_save:
 * @data_dir: the data folder
 * @name: name of the file in it
 * @text: (nullable): what to keep, below 1 MiB; %NULL to keep nothing
 * @error: that of the file
 *
 * Puts the text in the place of what there was, as a whole or not at all; only the user can read
 * it. Blocks; any thread.
 *
 * Returns: whether it is kept, or none is
 */
gboolean
hub_small_file_save (const char  *data_dir,
                     const char  *name,
                     const char  *text,
                     GError     **error)
{
  g_autofree char *path = g_build_filename (data_dir, name, NULL);

  if (text == NULL)
    return remove_file (path, error);

  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}
