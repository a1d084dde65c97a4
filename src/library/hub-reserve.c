/* hub-reserve.c: disk space kept back for what must not fail
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-reserve"

#include "hub-reserve.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define RESERVE_MODE 0600

static gboolean
is_whole (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size == HUB_RESERVE_BYTES;
}

/**
 * hub_reserve_make:
 * @path: the reserve's file
 *
 * Takes HUB_RESERVE_BYTES of the disk, unless they are taken. Where they cannot be had, nothing
 * is taken: a reserve is a help, not a condition.
 *
 * Any thread. Blocks.
 *
 * Returns: whether there is a reserve now
 */
gboolean
hub_reserve_make (const char *path)
{
  gboolean is_made = FALSE;
  int fd = -1;

  if (is_whole (path))
    return TRUE;

  fd = g_open (path, O_CREAT | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, RESERVE_MODE);
  if (fd < 0)
    return FALSE;

  is_made = posix_fallocate (fd, 0, HUB_RESERVE_BYTES) == 0 && fsync (fd) == 0;
  g_close (fd, NULL);
  if (!is_made)
    g_unlink (path);
  return is_made;
}

/**
 * hub_reserve_release:
 * @path: the reserve's file
 *
 * Gives the space back to the disk.
 *
 * Any thread. Blocks.
 *
 * Returns: whether there was any
 */
gboolean
hub_reserve_release (const char *path)
{
  return g_unlink (path) == 0;
}
