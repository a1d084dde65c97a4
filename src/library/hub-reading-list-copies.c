/* hub-reading-list-copies.c: copies of the reading list, and the way back from one
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The folder library-copies has day-NNNNNN.db for each of the last days on which something changed,
 * by the list's own calendar, and before-schema-NNN.db for each version that a list was brought up
 * from. A copy is written by SQLite, opened, checked and compared with what it is of, flushed, and
 * only then gets its name.
 */

#define G_LOG_DOMAIN "hub-reading-list"

#include "hub-reading-list-private.h"

#include "hub-error.h"
#include "hub-own-statement.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define N_DAYS 7
#define N_TRIES 3
#define FOLDER_MODE 0700
#define DAY_PREFIX "day-"
#define BEFORE_PREFIX "before-schema-"

/* How much there is of each table, and the sum of its sums: two lists that say something else
 * differ in it. By version, from 1; a later one has all of the one before. */
#define ITEMS_PRINT \
  "SELECT (SELECT count(*) || ' ' || coalesce (sum (checksum), 0) FROM item)"
#define WHOLE_PRINT \
  ITEMS_PRINT \
  " || ' ' || (SELECT count(*) || ' ' || coalesce (sum (checksum), 0) FROM remark)" \
  " || ' ' || (SELECT count(*) || ' ' || coalesce (sum (checksum), 0) FROM collection)" \
  " || ' ' || (SELECT count(*) || ' ' || coalesce (sum (checksum), 0) FROM search)"
#define FILES_PRINT \
  WHOLE_PRINT \
  " || ' ' || (SELECT count(*) || ' ' || coalesce (sum (hub_checksum (uuid, langcode, address," \
  " name, state, coalesce (stored, ''), bytes, coalesce (sha256, ''))), 0) FROM file)"

#define FORMER_PRINT \
  FILES_PRINT \
  " || ' ' || (SELECT count(*) || ' ' || coalesce (sum (checksum), 0) FROM former)"

static const char *const prints[] = { ITEMS_PRINT, WHOLE_PRINT, FILES_PRINT, FORMER_PRINT };

/* (transfer full) (nullable) */
static char *
dup_print (HubDatabase *database,
           guint        version,
           GError     **error)
{
  g_autoptr(HubOwnStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = hub_own_statement_new (database, prints[MIN (version, G_N_ELEMENTS (prints)) - 1],
                                     error);
  if (statement == NULL ||
      !hub_database_step (database, statement, &has_row, "Could not compare", error))
    return NULL;

  return hub_statement_dup_text (statement, 0);
}

static gboolean
is_empty_print (const char *print)
{
  return strspn (print, "0 ") == strlen (print);
}

/* Whether the copy is sound and says what @print says. */
static gboolean
check_copy (const char *path,
            guint       version,
            const char *print,
            GError    **error)
{
  g_autoptr(HubDatabase) copy = NULL;
  g_autofree char *found = NULL;

  copy = hub_database_open (path, HUB_DATABASE_READER, hub_reading_list_get_bare_schema (version),
                            error);
  if (copy == NULL || !hub_database_check (copy, error))
    return FALSE;

  found = dup_print (copy, version, error);
  if (found == NULL)
    return FALSE;
  if (g_str_equal (found, print))
    return TRUE;

  g_set_error (error, HUB_ERROR, HUB_ERROR_STORE, "A copy is not the same: “%s”", path);
  return FALSE;
}

static gboolean
flush (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC);
  gboolean is_flushed = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    g_close (fd, NULL);
  return is_flushed;
}

static gboolean
write_copy (HubDatabase *database,
            const char  *path,
            GError     **error)
{
  g_autoptr(HubOwnStatement) statement = hub_own_statement_new (database, "VACUUM INTO ?1", error);

  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, path);
  return hub_database_run (database, statement, "Could not copy the reading list", error);
}

/* Copies a list of that version to @path, in the place of what is there. */
static gboolean
copy_to (HubDatabase *database,
         guint        version,
         const char  *print,
         const char  *path,
         GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *fresh = hub_reading_list_dup_fresh (path);
  gboolean is_done = FALSE;

  g_mkdir_with_parents (folder, FOLDER_MODE);
  g_unlink (fresh);
  is_done = write_copy (database, fresh, error) && check_copy (fresh, version, print, error);
  if (is_done && (!flush (fresh) || g_rename (fresh, path) != 0 || !flush (folder)))
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_STORE, "Could not keep a copy: %s: “%s”",
                   g_strerror (errno), path);
      is_done = FALSE;
    }
  g_unlink (fresh);
  return is_done;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return -strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer full) (element-type utf8): the newest first; "day-" is behind "before-" */
static GPtrArray *
list_copies (const char *folder,
             const char *prefix)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, ".db"))
      g_ptr_array_add (names, g_build_filename (folder, name, NULL));

  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
drop_old_copies (const char *folder)
{
  g_autoptr(GPtrArray) days = list_copies (folder, DAY_PREFIX);

  for (guint i = N_DAYS; i < days->len; i++)
    g_unlink (g_ptr_array_index (days, i));
}

/* Whether the newest copy says what @print says. */
static gboolean
has_copy_of (const char *folder,
             guint       version,
             const char *print)
{
  g_autoptr(GPtrArray) days = list_copies (folder, DAY_PREFIX);
  g_autoptr(HubDatabase) copy = NULL;
  g_autofree char *found = NULL;

  if (days->len > 0)
    copy = hub_database_open (g_ptr_array_index (days, 0), HUB_DATABASE_READER,
                              hub_reading_list_get_bare_schema (version), NULL);
  if (copy != NULL)
    found = dup_print (copy, version, NULL);
  return g_strcmp0 (found, print) == 0;
}

/* Whether the newest copy has all that the list has, perhaps by making it. */
static gboolean
try_copy (HubReadingList *self,
          GError        **error)
{
  guint version = hub_reading_list_get_schema ()->version;
  g_autofree char *print = dup_print (self->database, version, error);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (print == NULL)
    return FALSE;
  if (is_empty_print (print) || has_copy_of (self->paths.copies, version, print))
    return TRUE;

  name = g_strdup_printf (DAY_PREFIX "%06" G_GINT64_FORMAT ".db", MAX (self->day, 1));
  path = g_build_filename (self->paths.copies, name, NULL);
  if (!copy_to (self->database, version, print, path, error))
    return FALSE;

  g_debug ("copied to %s", path);
  drop_old_copies (self->paths.copies);
  return TRUE;
}

/**
 * hub_reading_list_copy:
 * @self: a list, not in a transaction
 *
 * Copies the list if it has changed since it was copied last; copies of the same day take each
 * other's place, and those of the last seven days with changes are kept. A download that ends
 * meanwhile makes the copy another one than was meant: then it is made again. A failure is no harm
 * to the list, so it fails nothing.
 *
 * Returns: whether the newest copy has all that the list has
 */
gboolean
hub_reading_list_copy (HubReadingList *self)
{
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->is_read_only)
    return FALSE;

  for (guint i = 0; i < N_TRIES; i++)
    {
      g_clear_error (&error);
      if (try_copy (self, &error))
        return TRUE;
    }

  g_info ("The reading list was not copied: %s", error->message);
  return FALSE;
}

/**
 * hub_reading_list_copy_before:
 * @database: a list of an older version
 * @version: which one
 * @error: as `hub_database_fail ()` says
 *
 * Copies a list before it is brought up to date; the `before_migration` of its schema.
 *
 * Returns: whether there is a copy
 */
gboolean
hub_reading_list_copy_before (HubDatabase *database,
                              guint        version,
                              GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (hub_database_get_path (database));
  g_autofree char *name = g_strdup_printf (BEFORE_PREFIX "%03u.db", version);
  g_autofree char *path = g_build_filename (folder, "library-copies", name, NULL);
  g_autofree char *print = dup_print (database, version, error);

  return print != NULL && copy_to (database, version, print, path, error);
}

/**
 * hub_reading_list_has_copy:
 * @data_dir: a folder
 *
 * Asks whether there are copies of a list, sound or not.
 *
 * Returns: whether there is one
 */
gboolean
hub_reading_list_has_copy (const char *data_dir)
{
  g_autofree char *folder = g_build_filename (data_dir, "library-copies", NULL);
  g_autoptr(GPtrArray) copies = list_copies (folder, "");

  return copies->len > 0;
}

/* Puts a copy into the place of a list, where there is none. */
static gboolean
put_back (const char *copy,
          const char *path)
{
  g_autofree char *fresh = hub_reading_list_dup_fresh (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *data = NULL;
  gsize length = 0;
  gboolean is_done = FALSE;

  is_done = g_file_get_contents (copy, &data, &length, NULL) &&
            g_file_set_contents_full (fresh, data, (gssize) length, G_FILE_SET_CONTENTS_DURABLE,
                                      0600, NULL) &&
            !g_file_test (path, G_FILE_TEST_EXISTS) &&
            g_rename (fresh, path) == 0 && flush (folder);
  g_unlink (fresh);
  return is_done;
}

/**
 * hub_reading_list_restore:
 * @data_dir: a folder whose library.db was set aside
 * @copied: (out): Unix seconds of the copy, 0 without one
 *
 * Puts the newest sound copy in the place of the list, and brings it up to date. One that turns out
 * not to be sound is set aside as the list was.
 *
 * Returns: (transfer full) (nullable): the list, %NULL if no copy is sound
 */
HubReadingList *
hub_reading_list_restore (const char *data_dir,
                          gint64     *copied)
{
  g_autofree char *path = g_build_filename (data_dir, "library.db", NULL);
  g_autofree char *folder = g_build_filename (data_dir, "library-copies", NULL);
  g_autoptr(GPtrArray) copies = list_copies (folder, "");

  *copied = 0;
  for (guint i = 0; i < copies->len; i++)
    {
      const char *copy = g_ptr_array_index (copies, i);
      g_autoptr(GError) error = NULL;
      GStatBuf info = { 0 };
      HubReadingList *list = NULL;

      if (g_stat (copy, &info) != 0 || !put_back (copy, path))
        continue;
      list = hub_reading_list_open (data_dir, &error);
      if (list != NULL)
        {
          *copied = info.st_mtime;
          return list;
        }
      g_info ("A copy of the reading list is no use: %s", error->message);
      if (!hub_database_set_aside (path, NULL, &error))
        break;
    }

  return NULL;
}

/**
 * hub_repair_clear:
 * @repair: what was done
 *
 * Frees what @repair holds.
 */
void
hub_repair_clear (HubRepair *repair)
{
  g_clear_pointer (&repair->aside, g_free);
}
