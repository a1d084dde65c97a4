/* hub-marker.c: the note beside a store that says what should be in it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A first start and a lost file look alike: there is no file. The marker tells them apart.
 */

#define G_LOG_DOMAIN "hub-marker"

#include "hub-marker.h"

#include "hub-error.h"

#include <glib/gstdio.h>

#define GROUP "Store"
#define MARKER_MODE 0600

/**
 * hub_marker_read:
 * @path: the marker's file
 * @application_id: of the store
 *
 * Reads a marker. One that is there but cannot be read, or is another store's, still says that
 * there was a store, but not how much was in it.
 *
 * Any thread. Blocks.
 *
 * Returns: what the marker says
 */
HubMarker
hub_marker_read (const char *path,
                 guint32     application_id)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  HubMarker marker = { .exists = g_file_test (path, G_FILE_TEST_EXISTS), .rows = -1 };
  g_autoptr(GError) error = NULL;
  gint64 rows = 0;

  if (!marker.exists || !g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL) ||
      g_key_file_get_uint64 (file, GROUP, "application-id", NULL) != application_id)
    return marker;

  rows = g_key_file_get_int64 (file, GROUP, "rows", &error);
  if (error == NULL && rows >= 0)
    marker.rows = rows;
  return marker;
}

static int
get_error_code (const GError *error)
{
  if (error->domain != G_FILE_ERROR)
    return HUB_ERROR_STORE;

  switch (error->code)
    {
    case G_FILE_ERROR_NOSPC:
      return HUB_ERROR_STORE_FULL;
    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
    case G_FILE_ERROR_ROFS:
      return HUB_ERROR_STORE_READ_ONLY;
    default:
      return HUB_ERROR_STORE;
    }
}

/**
 * hub_marker_write:
 * @path: the marker's file
 * @application_id: of the store
 * @rows: how many rows are in the store at least
 * @is_durable: whether it must be on the disk before this returns
 * @error: `HUB_ERROR_STORE_FULL`, `HUB_ERROR_STORE_READ_ONLY` or `HUB_ERROR_STORE`
 *
 * Writes a marker: another file, renamed over the old one. A durable one is flushed before, and its
 * folder is afterwards; one that is not may still be lost or cut short when the power goes, which
 * then is as one that cannot be read.
 *
 * Any thread. Blocks.
 *
 * Returns: whether it is on the disk; if not, the old one still is
 */
gboolean
hub_marker_write (const char *path,
                  guint32     application_id,
                  gint64      rows,
                  gboolean    is_durable,
                  GError    **error)
{
  GFileSetContentsFlags flags = G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE;
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr(GError) local_error = NULL;

  g_key_file_set_uint64 (file, GROUP, "application-id", application_id);
  g_key_file_set_int64 (file, GROUP, "rows", rows);
  text = g_key_file_to_data (file, &length, NULL);

  if (g_file_set_contents_full (path, text, (gssize) length,
                                is_durable ? flags : G_FILE_SET_CONTENTS_NONE, MARKER_MODE,
                                &local_error))
    return TRUE;

  g_set_error (error, HUB_ERROR, get_error_code (local_error), "Could not write “%s”: %s", path,
               local_error->message);
  return FALSE;
}
