/* hub-database-file.c: a database as files: the file itself and its logs
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A log beside the wrong database destroys it: SQLite would replay it there. So the files of one
 * database are only ever moved together, logs first.
 */

#define G_LOG_DOMAIN "hub-database"

#include "hub-database-private.h"

#include "hub-error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <linux/magic.h>
#include <sys/vfs.h>

static const char *const suffixes[] = { "-wal", "-shm", "-journal", "" };

/* Whether the database @path would have any file there. */
static gboolean
is_taken (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      if (g_file_test (name, G_FILE_TEST_EXISTS) || g_file_test (name, G_FILE_TEST_IS_SYMLINK))
        return TRUE;
    }

  return FALSE;
}

static char *
dup_free_name (const char *path)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *name = g_strconcat (path, ".damaged-", stamp, NULL);

  for (guint i = 2; is_taken (name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.damaged-%s-%u", path, stamp, i);
    }

  return g_steal_pointer (&name);
}

/**
 * hub_database_set_aside:
 * @path: a database that nobody has open
 * @new_path: (out) (optional) (nullable): where it is now, %NULL if there was no file at all
 * @error: `STORE_READ_ONLY`, or `STORE` for anything else that rename says
 *
 * Moves a damaged database and its logs to "NAME.damaged-YYYYMMDD-HHMMSS" (UTC) beside it. Nothing
 * is overwritten.
 *
 * Returns: whether nothing is left at @path
 */
gboolean
hub_database_set_aside (const char *path,
                        char      **new_path,
                        GError    **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  if (new_path != NULL)
    *new_path = NULL;
  if (!is_taken (path))
    return TRUE;

  name = dup_free_name (path);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (name, suffixes[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        {
          int number = errno;
          gboolean is_read_only = number == EACCES || number == EROFS || number == EPERM;

          g_set_error (error, HUB_ERROR,
                       is_read_only ? HUB_ERROR_STORE_READ_ONLY : HUB_ERROR_STORE,
                       "Could not set aside: %s: “%s”", g_strerror (number), from);
          return FALSE;
        }
    }

  g_debug ("set aside: %s", name);
  if (new_path != NULL)
    *new_path = g_steal_pointer (&name);
  return TRUE;
}

/**
 * hub_database_has_log:
 * @path: a database
 *
 * Looks for a log that is not empty: a database that was closed in order has none, so either it is
 * open now or its last user ended without closing it.
 *
 * Returns: whether there is one
 */
gboolean
hub_database_has_log (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);
      GStatBuf info;

      if (!g_str_has_suffix (suffixes[i], "-shm") && *suffixes[i] != '\0' &&
          g_stat (name, &info) == 0 && info.st_size > 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * hub_database_is_remote:
 * @path: a database, there or not, in a folder that exists
 *
 * Tells whether other computers may have the file open too: it is on a network file system, or on
 * one of which the system does not know what is behind it.
 *
 * Returns: whether that may be
 */
gboolean
hub_database_is_remote (const char *path)
{
  static const guint32 types[] = {
    NFS_SUPER_MAGIC, SMB_SUPER_MAGIC, CIFS_SUPER_MAGIC, SMB2_SUPER_MAGIC, V9FS_MAGIC,
    AFS_SUPER_MAGIC, AFS_FS_MAGIC, CODA_SUPER_MAGIC, CEPH_SUPER_MAGIC, OCFS2_SUPER_MAGIC,
    FUSE_SUPER_MAGIC,
  };
  g_autofree char *folder = g_path_get_dirname (path);
  struct statfs info;

  if (statfs (folder, &info) != 0)
    return FALSE;     /* opening the file will say why */

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if ((guint32) info.f_type == types[i])
      return TRUE;

  return FALSE;
}
