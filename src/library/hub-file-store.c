/* hub-file-store.c: the files that are kept offline
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows in library.db, files in files/ beside it. A row is there before the first byte of its file,
 * and a file is whole before its row says that it is kept; so whatever is killed between the two
 * leaves nothing that is taken for a file and nothing that nobody knows of. The connection is one
 * of its own: that the reading list is sound is looked at first, by who knows how, unless another
 * thread has done so.
 */

#define G_LOG_DOMAIN "hub-file-store"

#include "hub-file-store-private.h"

#include "hub-file-name.h"
#include "hub-file-part.h"
#include "hub-file-record.h"

#include <glib/gstdio.h>

#define TITLE_BYTES 1000   /* of an entry's title that are kept beside its file */

typedef enum
{
  FILE_WANT,
  FILE_LOAD,
  FILE_SET_STATE,
  FILE_SET_KEPT,
  FILE_SET_ASKED,
  FILE_FORGET,
  FILE_N_STATEMENTS,
} FileStatement;

static const char *const statement_sql[FILE_N_STATEMENTS] = {
  /* What is kept stays so until another one has come; what the user has dropped comes back only
   * when it is asked for. */
  [FILE_WANT] =
    "INSERT INTO file (uuid, langcode, address, entry, name, announced, language, size, state,"
    " fault, bytes, since, asked, by_star, stale) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1, 0, 0,"
    " ?9, 0, ?10, 0) ON CONFLICT (uuid, langcode, address) DO UPDATE SET entry = excluded.entry,"
    " name = excluded.name, announced = excluded.announced, language = excluded.language,"
    " size = excluded.size, state = 1, fault = 0, since = excluded.since,"
    " by_star = excluded.by_star"
    " WHERE excluded.by_star = 0 AND (state <> 4 OR stale <> 0 OR fault <> 0)",
  [FILE_LOAD] =
    "SELECT " HUB_FILE_COLUMNS " FROM file ORDER BY id",
  [FILE_SET_STATE] =
    "UPDATE file SET state = ?2, fault = ?3, since = ?4 WHERE id = ?1",
  [FILE_SET_KEPT] =
    "UPDATE file SET state = 4, fault = 0, stale = 0, since = ?2, asked = ?2, bytes = ?3,"
    " stored = ?4, sha256 = ?5, type = ?6, etag = ?7, modified = ?8 WHERE id = ?1",
  /* What the hub has announced was of the other one. */
  [FILE_SET_ASKED] =
    "UPDATE file SET asked = ?2, stale = ?3, size = iif (?3, -1, size) WHERE id = ?1",
  [FILE_FORGET] =
    "UPDATE file SET stored = NULL, bytes = 0, sha256 = NULL, type = NULL, etag = NULL,"
    " modified = NULL, stale = 0 WHERE id = ?1",
};

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
is_same_file (HubFileStore *self)
{
  GStatBuf info;

  return g_stat (hub_database_get_path (self->database), &info) == 0 &&
         info.st_dev == self->device && info.st_ino == self->inode;
}

/* Whether there is a list that needs not be brought up to date. */
static gboolean
is_ready (const char *path)
{
  guint version = hub_reading_list_get_schema ()->version;
  g_autoptr(HubDatabase) database = NULL;

  database = hub_database_open (path, HUB_DATABASE_READER,
                                hub_reading_list_get_bare_schema (version), NULL);
  return database != NULL;
}

/* The reading list may be set aside and begun anew by another thread: then so is this. */
static gboolean
open_database (HubFileStore *self,
               GError      **error)
{
  g_autoptr(HubReadingList) list = NULL;
  g_autofree char *path = g_build_filename (self->data_dir, "library.db", NULL);
  GStatBuf info;

  if (self->database != NULL && is_same_file (self))
    return TRUE;

  g_clear_pointer (&self->database, hub_database_close);
  if (!self->is_beside || !is_ready (path))
    {
      list = hub_reading_list_open (self->data_dir, error);
      if (list == NULL)
        return FALSE;
    }
  g_clear_pointer (&list, hub_reading_list_close);

  self->database = hub_database_open (path, HUB_DATABASE_PRECIOUS, &self->schema, error);
  if (self->database == NULL)
    return FALSE;
  if (g_stat (path, &info) == 0)
    {
      self->device = info.st_dev;
      self->inode = info.st_ino;
    }
  return TRUE;
}

static HubStatement *
get_statement (HubFileStore *self,
               FileStatement number,
               GError      **error)
{
  return open_database (self, error)
         ? hub_database_get_statement (self->database, number, error) : NULL;
}

static HubFileStore *
open_store (const char *data_dir,
            gboolean    is_beside,
            GError    **error)
{
  g_autoptr(HubFileStore) self = g_new0 (HubFileStore, 1);

  self->data_dir = g_canonicalize_filename (data_dir, NULL);
  self->folder = g_build_filename (self->data_dir, HUB_FILE_STORE_FOLDER, NULL);
  self->schema = *hub_reading_list_get_schema ();
  self->schema.name = "files";
  self->schema.statements = statement_sql;
  self->schema.n_statements = FILE_N_STATEMENTS;
  self->is_beside = is_beside;
  return open_database (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * hub_file_store_open:
 * @data_dir: the folder with library.db, made if it is missing
 * @error: as [ctor@Hub.ReadingList.open]
 *
 * Opens the store, which is bound to the calling thread. Blocks.
 *
 * Returns: (transfer full) (nullable): the store
 */
HubFileStore *
hub_file_store_open (const char *data_dir,
                     GError    **error)
{
  return open_store (data_dir, FALSE, error);
}

/**
 * hub_file_store_open_beside:
 * @data_dir: the folder with library.db
 * @error: as [ctor@Hub.ReadingList.open]
 *
 * As hub_file_store_open(), where another thread has opened the reading list: it is not checked
 * and copied once more. Blocks.
 *
 * Returns: (transfer full) (nullable): the store
 */
HubFileStore *
hub_file_store_open_beside (const char *data_dir,
                            GError    **error)
{
  return open_store (data_dir, TRUE, error);
}

/**
 * hub_file_store_close:
 * @self: (transfer full): a store
 *
 * Closes the store. The files it gave live on.
 */
void
hub_file_store_close (HubFileStore *self)
{
  g_clear_pointer (&self->database, hub_database_close);
  g_free (self->data_dir);
  g_free (self->folder);
  g_free (self);
}

/**
 * hub_file_store_get_folder:
 * @self: a store
 *
 * Returns: (transfer none): where the files are; made by the first one
 */
const char *
hub_file_store_get_folder (HubFileStore *self)
{
  return self->folder;
}

/**
 * hub_file_store_load:
 * @self: a store
 * @error: as `hub_database_fail ()` says
 *
 * Reads all rows, first wanted first, those that were dropped among them.
 *
 * Returns: (transfer full) (element-type HubFile) (nullable): the files
 */
GPtrArray *
hub_file_store_load (HubFileStore *self,
                     GError      **error)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_file_unref);
  g_autoptr(HubStatement) statement = get_statement (self, FILE_LOAD, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  while (has_row)
    {
      g_autoptr(HubFile) file = NULL;

      if (!hub_database_step (self->database, statement, &has_row, "Could not read the files",
                              error))
        return NULL;
      file = has_row ? hub_file_record_read (statement) : NULL;
      if (file != NULL)
        g_ptr_array_add (files, g_steal_pointer (&file));
    }
  return g_steal_pointer (&files);
}

/* Changes something of @item, an entry or a file. */
typedef gboolean (*ChangeFunc) (HubFileStore *self,
                                gpointer      item,
                                gpointer      data,
                                GError      **error);

/* All of it or nothing, in one transaction of the connection that is open now, whatever has become
 * of its file since: each transaction waits for the disk. */
static gboolean
change_each (HubFileStore *self,
             GPtrArray    *items,
             ChangeFunc    func,
             gpointer      data,
             GError      **error)
{
  if (items->len == 0)
    return TRUE;
  if (!open_database (self, error) || !hub_database_begin (self->database, error))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (!func (self, g_ptr_array_index (items, i), data, error))
      {
        hub_database_rollback (self->database);
        return FALSE;
      }
  return hub_database_commit (self->database, error);
}

static gboolean
want_one (HubFileStore        *self,
          HubEntry            *entry,
          const HubAttachment *attachment,
          gboolean             by_star,
          GError             **error)
{
  const char *given = attachment->name != NULL ? attachment->name : attachment->title;
  g_autofree char *name = given != NULL ? hub_file_name_clean (given)
                                        : hub_file_name_of_address (attachment->uri);
  g_autofree char *title = g_utf8_substring (hub_entry_get_title (entry), 0,
                                             MIN (TITLE_BYTES,
                                                  g_utf8_strlen (hub_entry_get_title (entry), -1)));
  g_autoptr(HubStatement) statement = hub_database_get_statement (self->database, FILE_WANT, error);

  if (statement == NULL)
    return FALSE;
  hub_statement_bind_text (statement, 1, hub_entry_get_uuid (entry));
  hub_statement_bind_text (statement, 2, hub_entry_get_langcode (entry));
  hub_statement_bind_text (statement, 3, attachment->uri);
  hub_statement_bind_text (statement, 4, title);
  hub_statement_bind_text (statement, 5, name);
  hub_statement_bind_text (statement, 6, attachment->mime);
  hub_statement_bind_text (statement, 7, attachment->langcode);
  sqlite3_bind_int64 (statement, 8, attachment->size);
  sqlite3_bind_int64 (statement, 9, get_now ());
  sqlite3_bind_int (statement, 10, by_star);
  return hub_database_run (self->database, statement, "Could not note a file", error);
}

typedef struct
{
  const char *address;   /* (nullable) */
  gboolean    by_star;
} Wish;

/* Those of its files that may be fetched. */
static gboolean
want_entry (HubFileStore *self,
            gpointer      item,
            gpointer      data,
            GError      **error)
{
  HubEntry *entry = item;
  const Wish *wish = data;
  GPtrArray *attachments = hub_entry_get_attachments (entry);

  for (guint i = 0; i < attachments->len; i++)
    {
      const HubAttachment *attachment = g_ptr_array_index (attachments, i);

      if (hub_file_may_fetch (entry, attachment) &&
          (wish->address == NULL || g_str_equal (wish->address, attachment->uri)) &&
          !want_one (self, entry, attachment, wish->by_star, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hub_file_store_want:
 * @self: a store
 * @entries: (element-type HubEntry): whole entries
 * @address: (nullable): of the one file that is wanted; %NULL for all of each entry
 * @by_star: %TRUE if nobody has asked for it but a setting: what is known then stays as it is
 * @error: as `hub_database_fail ()` says
 *
 * Notes that the files of entries are to be kept, those that may be fetched: all of it or nothing.
 * Nothing is fetched yet.
 *
 * Returns: whether that is on the disk
 */
gboolean
hub_file_store_want (HubFileStore *self,
                     GPtrArray    *entries,
                     const char   *address,
                     gboolean      by_star,
                     GError      **error)
{
  Wish wish = { .address = address, .by_star = by_star };

  return change_each (self, entries, want_entry, &wish, error);
}

/* On the connection that is open now. */
static gboolean
put_state (HubFileStore *self,
           gint64        id,
           HubFileState  state,
           HubFileFault  fault,
           GError      **error)
{
  g_autoptr(HubStatement) statement = hub_database_get_statement (self->database, FILE_SET_STATE,
                                                                  error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int (statement, 2, (int) state);
  sqlite3_bind_int (statement, 3, (int) fault);
  sqlite3_bind_int64 (statement, 4, get_now ());
  return hub_database_run (self->database, statement, "Could not note a file", error);
}

/**
 * hub_file_store_set_state:
 * @self: a store
 * @id: a row
 * @state: its new state
 * @fault: its new fault
 * @error: as `hub_database_fail ()` says
 *
 * Notes what has become of a file.
 *
 * Returns: whether that is on the disk
 */
gboolean
hub_file_store_set_state (HubFileStore *self,
                          gint64        id,
                          HubFileState  state,
                          HubFileFault  fault,
                          GError      **error)
{
  return open_database (self, error) && put_state (self, id, state, fault, error);
}

static gboolean
forget_file (HubFileStore *self,
             gpointer      item,
             gpointer      data,
             GError      **error)
{
  const HubFile *file = item;
  g_autoptr(HubStatement) statement = hub_database_get_statement (self->database, FILE_FORGET,
                                                                  error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, file->id);
  return hub_database_run (self->database, statement, "Could not note a file", error);
}

/**
 * hub_file_store_forget:
 * @self: a store
 * @files: (element-type HubFile): files
 * @error: as `hub_database_fail ()` says
 *
 * Notes that nothing of files is on the disk any more.
 *
 * Returns: whether that is on the disk
 */
gboolean
hub_file_store_forget (HubFileStore *self,
                       GPtrArray    *files,
                       GError      **error)
{
  return change_each (self, files, forget_file, NULL, error);
}

/**
 * hub_file_store_set_kept:
 * @self: a store
 * @file: a file
 * @result: what has come
 * @error: as `hub_database_fail ()` says
 *
 * Notes that a file is there; removes the one that it takes the place of, if that has another name.
 *
 * Returns: whether that is on the disk
 */
gboolean
hub_file_store_set_kept (HubFileStore            *self,
                         HubFile                 *file,
                         const HubDownloadResult *result,
                         GError                 **error)
{
  g_autoptr(HubStatement) statement = get_statement (self, FILE_SET_KEPT, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, file->id);
  sqlite3_bind_int64 (statement, 2, get_now ());
  sqlite3_bind_int64 (statement, 3, result->size);
  hub_statement_bind_text (statement, 4, result->stored);
  hub_statement_bind_text (statement, 5, result->sha256);
  hub_statement_bind_text (statement, 6, result->type);
  hub_statement_bind_text (statement, 7, result->etag);
  hub_statement_bind_text (statement, 8, result->modified);
  if (!hub_database_run (self->database, statement, "Could not note a file", error))
    return FALSE;
  if (g_strcmp0 (file->stored, result->stored) != 0)
    hub_file_store_remove (self, file->stored);
  return TRUE;
}

/**
 * hub_file_store_set_asked:
 * @self: a store
 * @id: a row
 * @is_stale: whether the server has another file now
 * @error: as `hub_database_fail ()` says
 *
 * Notes what the server has said of a kept file.
 *
 * Returns: whether that is on the disk
 */
gboolean
hub_file_store_set_asked (HubFileStore *self,
                          gint64        id,
                          gboolean      is_stale,
                          GError      **error)
{
  g_autoptr(HubStatement) statement = get_statement (self, FILE_SET_ASKED, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, get_now ());
  sqlite3_bind_int (statement, 3, is_stale);
  return hub_database_run (self->database, statement, "Could not note a file", error);
}

static gboolean
drop_file (HubFileStore *self,
           gpointer      item,
           gpointer      data,
           GError      **error)
{
  return put_state (self, ((HubFile *) item)->id, HUB_FILE_DROPPED, HUB_FILE_FAULT_NONE, error);
}

/**
 * hub_file_store_drop:
 * @self: a store
 * @files: (element-type HubFile): files that nobody downloads now
 * @error: as `hub_database_fail ()` says
 *
 * Notes that files are not wanted any more. They stay on the disk until
 * [method@Hub.FileStore.purge] so that this can be taken back; of what has come in part nothing
 * stays.
 *
 * Returns: whether that is on the disk; if not, all is as it was
 */
gboolean
hub_file_store_drop (HubFileStore *self,
                     GPtrArray    *files,
                     GError      **error)
{
  if (!change_each (self, files, drop_file, NULL, error))
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    {
      const HubFile *file = g_ptr_array_index (files, i);
      g_autofree char *name = hub_file_name_make (file->uuid, file->langcode, file->address);

      hub_file_part_remove (self->folder, name);
    }
  return TRUE;
}

static gboolean
restore_file (HubFileStore *self,
              gpointer      item,
              gpointer      data,
              GError      **error)
{
  const HubFile *file = item;
  g_autofree char *path = file->stored != NULL
    ? g_build_filename (self->folder, file->stored, NULL) : NULL;
  gboolean is_there = file->state == HUB_FILE_KEPT && path != NULL &&
                      g_file_test (path, G_FILE_TEST_IS_REGULAR);

  if (is_there || file->state == HUB_FILE_PAUSED || file->state == HUB_FILE_FAILED)
    return put_state (self, file->id, file->state, file->fault, error);
  return put_state (self, file->id, HUB_FILE_WANTED, HUB_FILE_FAULT_NONE, error);
}

/**
 * hub_file_store_restore:
 * @self: a store
 * @files: (element-type HubFile): files as they were before they were dropped
 * @error: as `hub_database_fail ()` says
 *
 * Takes back that files were dropped: each is kept as before if it is still there, else wanted.
 *
 * Returns: whether that is on the disk; if not, all is as it was
 */
gboolean
hub_file_store_restore (HubFileStore *self,
                        GPtrArray    *files,
                        GError      **error)
{
  return change_each (self, files, restore_file, NULL, error);
}
