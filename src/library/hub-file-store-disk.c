/* hub-file-store-disk.c: kept files as they lie on the disk
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-file-store"

#include "hub-file-store-private.h"

#include "hub-file-name.h"
#include "hub-file-part.h"

#include <glib/gstdio.h>

/**
 * hub_file_store_set_failed:
 * @self: a store
 * @file: a file
 * @fault: why it did not come
 * @error: as `hub_database_fail ()` says
 *
 * Notes that a file did not come. One that is here from before stays kept.
 *
 * Returns: whether that is on the disk
 */
gboolean
hub_file_store_set_failed (HubFileStore *self,
                           HubFile      *file,
                           HubFileFault  fault,
                           GError      **error)
{
  g_autofree char *path = file->stored != NULL
    ? g_build_filename (self->folder, file->stored, NULL) : NULL;
  GStatBuf info;
  gboolean is_here = path != NULL && g_stat (path, &info) == 0 && info.st_size == file->bytes;

  return hub_file_store_set_state (self, file->id, is_here ? HUB_FILE_KEPT : HUB_FILE_FAILED, fault,
                                   error);
}

/**
 * hub_file_store_remove:
 * @self: a store
 * @stored: (nullable): name of a file that no row says is kept
 *
 * Removes a file from the disk.
 */
void
hub_file_store_remove (HubFileStore *self,
                       const char   *stored)
{
  g_autofree char *path = NULL;

  if (stored == NULL)
    return;
  path = g_build_filename (self->folder, stored, NULL);
  g_unlink (path);
}

static gboolean
is_among (GPtrArray     *files,   /* (nullable): all */
          const HubFile *file)
{
  for (guint i = 0; files != NULL && i < files->len; i++)
    if (((HubFile *) g_ptr_array_index (files, i))->id == file->id)
      return TRUE;
  return files == NULL;
}

/**
 * hub_file_store_purge:
 * @self: a store
 * @which: (nullable) (element-type HubFile): which files, if they are still dropped; %NULL for all
 *   that are
 * @error: as `hub_database_fail ()` says
 *
 * Removes files that were dropped from the disk, and what is known of what was there.
 *
 * Returns: whether that is done
 */
gboolean
hub_file_store_purge (HubFileStore *self,
                      GPtrArray    *which,
                      GError      **error)
{
  g_autoptr(GPtrArray) files = hub_file_store_load (self, error);
  g_autoptr(GPtrArray) gone = g_ptr_array_new ();   /* (element-type HubFile) */

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      HubFile *file = g_ptr_array_index (files, i);

      if (file->state != HUB_FILE_DROPPED || file->stored == NULL || !is_among (which, file))
        continue;
      hub_file_store_remove (self, file->stored);
      g_ptr_array_add (gone, file);
    }
  return files != NULL && hub_file_store_forget (self, gone, error);
}

/* What is there must be what came. */
static gboolean
check_sum (const HubFile *file,
           const char    *path,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree char *sum = NULL;
  gint64 size = 0;
  GStatBuf info;

  if (g_lstat (path, &info) != 0 || !S_ISREG (info.st_mode) || info.st_size != file->bytes ||
      !hub_file_sum (path, &size, &sum, cancellable, NULL) || !g_str_equal (sum, file->sha256))
    {
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        g_set_error (error, HUB_FILE_FAULT, HUB_FILE_FAULT_LOST,
                     "The file is gone or was altered: “%s”", path);
      return FALSE;
    }
  return TRUE;
}

/**
 * hub_file_store_verify:
 * @self: a store
 * @file: a kept file
 * @cancellable: (nullable): stops it
 * @error: `HUB_FILE_FAULT_LOST` when it is not what was kept, which is noted;
 *   `G_IO_ERROR_CANCELLED`; or as `hub_database_fail ()` says
 *
 * Checks a file by its size and its SHA-256. Blocks.
 *
 * Returns: (transfer full) (nullable): the path of a file that is as it was kept
 */
char *
hub_file_store_verify (HubFileStore *self,
                       HubFile      *file,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) cause = NULL;
  HubFileFault fault = HUB_FILE_FAULT_NONE;

  g_return_val_if_fail (file->state == HUB_FILE_KEPT, NULL);

  path = g_build_filename (self->folder, file->stored, NULL);
  if (!check_sum (file, path, cancellable, &cause))
    fault = HUB_FILE_FAULT_LOST;
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      (fault != file->fault &&
       !hub_file_store_set_state (self, file->id, HUB_FILE_KEPT, fault, error)))
    {
      if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (cause == NULL)
    return g_steal_pointer (&path);

  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

/**
 * hub_file_store_save_copy:
 * @self: a store
 * @file: a kept file
 * @target: where the user wants a copy; written over
 * @cancellable: (nullable): stops it
 * @error: as [method@Hub.FileStore.verify], or a `G_IO_ERROR`
 *
 * Copies a file that is as it was kept. The copy has the mode of a new file: it is no program.
 *
 * Returns: whether there is a copy
 */
gboolean
hub_file_store_save_copy (HubFileStore *self,
                          HubFile      *file,
                          GFile        *target,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_autofree char *path = hub_file_store_verify (self, file, cancellable, error);
  g_autoptr(GFile) source = path != NULL ? g_file_new_for_path (path) : NULL;

  return source != NULL &&
         g_file_copy (source, target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS,
                      cancellable, NULL, NULL, error);
}

static gboolean
is_known (GPtrArray  *files,
          const char *name)
{
  for (guint i = 0; i < files->len; i++)
    {
      const HubFile *file = g_ptr_array_index (files, i);
      g_autofree char *own = hub_file_name_make (file->uuid, file->langcode, file->address);

      if (g_strcmp0 (file->stored, name) == 0 || g_str_has_prefix (name, own))
        return TRUE;
    }
  return FALSE;
}

/**
 * hub_file_store_find_strays:
 * @self: a store
 * @files: (element-type HubFile): all rows
 * @strays: (out caller-allocates): what is in the folder besides
 *
 * Looks for files of ours that no row knows, as there are when an older copy of library.db was put
 * back. They are only counted.
 */
void
hub_file_store_find_strays (HubFileStore  *self,
                            GPtrArray     *files,
                            HubFileStrays *strays)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name = NULL;

  *strays = (HubFileStrays) { 0 };
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      GStatBuf info;

      if (hub_file_name_is_stored (name) && !is_known (files, name) && g_stat (path, &info) == 0)
        {
          strays->n_strays++;
          strays->stray_bytes += info.st_size;
        }
    }
}

/**
 * hub_files_sum_kept:
 * @files: (element-type HubFile): files
 * @but_id: a row that does not count, 0 for none
 *
 * Adds up what is on the disk, but for what was dropped.
 *
 * Returns: bytes
 */
gint64
hub_files_sum_kept (GPtrArray *files,
                    gint64     but_id)
{
  gint64 sum = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const HubFile *file = g_ptr_array_index (files, i);

      if (file->state != HUB_FILE_DROPPED && file->id != but_id)
        sum += file->bytes;
    }
  return sum;
}
