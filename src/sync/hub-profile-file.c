/* hub-profile-file.c: the user's own profile, as a file
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-profile-file"

#include "hub-profile-file.h"

#include "hub-error.h"
#include "hub-profile.h"

#include <glib/gstdio.h>
#include <errno.h>

#define FILE_NAME   "profile.json"
#define MAX_BACKUPS 9999

static gboolean
fail (const char    *path,
      const GError  *cause,
      GError       **error)
{
  HubError code = HUB_ERROR_STORE;

  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    code = HUB_ERROR_STORE_FULL;
  else if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
           g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_PERM) ||
           g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    code = HUB_ERROR_STORE_READ_ONLY;
  g_set_error (error, HUB_ERROR, (int) code, "“%s” could not be written: %s", path,
               cause->message);

  return FALSE;
}

/* All of it or nothing, and on the disk before it is said to be there. */
static gboolean
write_whole (const char  *path,
             const char  *text,
             gsize        length,
             GError     **error)
{
  g_autoptr(GError) cause = NULL;

  return g_file_set_contents_full (path, text, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, &cause) ||
         fail (path, cause, error);
}

static char *
dup_backup_path (const char *config_dir)
{
  for (guint i = 1; i <= MAX_BACKUPS; i++)
    {
      g_autofree char *name = g_strdup_printf ("profile.before-%u.json", i);
      g_autofree char *path = g_build_filename (config_dir, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }

  return NULL;
}

/* Sets aside a copy of what is there, unless it is the same already; @backup says where. */
static gboolean
keep_old (const char  *config_dir,
          const char  *path,
          const char  *json,
          char       **backup,
          GError     **error)
{
  g_autofree char *old = NULL;
  g_autofree char *copy = NULL;
  g_autoptr(GError) cause = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &old, &length, &cause))
    return g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT) || fail (path, cause, error);
  if (g_strcmp0 (old, json) == 0)
    return TRUE;

  copy = dup_backup_path (config_dir);
  if (copy == NULL)
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_STORE, "“%s” has no room for one more copy",
                   config_dir);
      return FALSE;
    }
  if (!write_whole (copy, old, length, error))
    return FALSE;
  *backup = g_steal_pointer (&copy);

  return TRUE;
}

/**
 * hub_profile_file_save:
 * @config_dir: the user's configuration folder of this program; made if it is missing
 * @json: a profile
 * @backup: (out) (transfer full) (nullable): where the profile that was there is kept now
 * @error: `USAGE` if @json is no profile; `STORE`, `STORE_FULL` or `STORE_READ_ONLY`
 *
 * Makes @json the profile that hub_profile_load () takes before all others. The one that was there
 * is copied first, and nothing is ever half written. Blocks; any thread but the main one.
 *
 * Returns: whether it is saved
 */
gboolean
hub_profile_file_save (const char  *config_dir,
                       const char  *json,
                       char       **backup,
                       GError     **error)
{
  g_autoptr(HubProfile) profile = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (config_dir != NULL && json != NULL && backup != NULL, FALSE);

  *backup = NULL;
  profile = hub_profile_new_from_data (json, -1, error);
  if (profile == NULL)
    return FALSE;

  path = g_build_filename (config_dir, FILE_NAME, NULL);
  if (g_mkdir_with_parents (config_dir, 0700) != 0)
    {
      g_autoptr(GError) cause = g_error_new_literal (G_FILE_ERROR, g_file_error_from_errno (errno),
                                                     g_strerror (errno));

      return fail (config_dir, cause, error);
    }

  return keep_old (config_dir, path, json, backup, error) &&
         write_whole (path, json, strlen (json), error);
}
