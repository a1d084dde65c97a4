/* hub-space.c: whether the disk has room
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-space"

#include "hub-space.h"

#include "hub-error.h"

#include <sys/statvfs.h>

#define MIN_FREE (50 * 1024 * 1024)   /* bytes: FAULTS.md F49 */

/**
 * hub_space_check:
 * @folder: where is to be written
 * @bytes: how much is known to come, 0 if nothing is known
 * @error: `STORE_FULL`
 *
 * Looks at how much of the disk is free. Where that cannot be told, there is room.
 *
 * Any thread.
 *
 * Returns: whether enough of it stays free
 */
gboolean
hub_space_check (const char  *folder,
                 guint64      bytes,
                 GError     **error)
{
  struct statvfs space;

  if (statvfs (folder, &space) != 0 ||
      (guint64) space.f_bavail * space.f_frsize >= bytes + MIN_FREE)
    return TRUE;

  g_set_error (error, HUB_ERROR, HUB_ERROR_STORE_FULL, "Less than 50 MB would be free in “%s”",
               folder);
  return FALSE;
}
