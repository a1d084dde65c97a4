/* hub-catalogue.c: reading the catalogue
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-catalogue"

#include "hub-catalogue-private.h"

#include "hub-catalogue-schema.h"
#include "hub-catalogue-writer-private.h"
#include "hub-error.h"
#include "hub-last-sync.h"

#include <glib/gstdio.h>

/* Long enough for another process to make the starter catalogue. */
#define LOCK_WAIT_MS 5000

/* Opens the file for writing once, which makes, migrates, checks and repairs it. */
static gboolean
prepare_file (HubCatalogue *self,
              const char   *data_dir,
              guint         wait_ms,
              GError      **error)
{
  g_autoptr(HubCatalogueWriter) writer = hub_catalogue_writer_open_waiting (data_dir, wait_ms,
                                                                            error);

  if (writer == NULL)
    return FALSE;

  g_set_str (&self->damaged_path, hub_catalogue_writer_get_damaged_path (writer));
  return TRUE;
}

static gboolean
open_reader (HubCatalogue *self,
             const char   *path,
             GError      **error)
{
  self->database = hub_database_open (path, HUB_DATABASE_READER, &hub_catalogue_reader_schema,
                                      error);
  return self->database != NULL;
}

static gboolean
open_catalogue (HubCatalogue *self,
                const char   *data_dir,
                GError      **error)
{
  g_autofree char *path = g_build_filename (data_dir, HUB_CATALOGUE_FILE, NULL);
  g_autoptr(GError) reader_error = NULL;
  g_autoptr(GError) writer_error = NULL;

  /* With a log either somebody writes now, and then all is well, or somebody was killed. */
  if ((hub_database_has_log (path) || hub_catalogue_is_suspect (path)) &&
      !prepare_file (self, data_dir, 0, &writer_error))
    g_debug ("not checked: %s", writer_error->message);
  g_clear_error (&writer_error);

  if (open_reader (self, path, &reader_error))
    return TRUE;
  if (!g_error_matches (reader_error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED) &&
      !g_error_matches (reader_error, HUB_ERROR, HUB_ERROR_STORE))
    {
      g_propagate_error (error, g_steal_pointer (&reader_error));
      return FALSE;
    }

  g_debug ("%s", reader_error->message);
  return prepare_file (self, data_dir, LOCK_WAIT_MS, error) && open_reader (self, path, error);
}

/**
 * hub_catalogue_open:
 * @data_dir: the data folder, made if missing
 * @error: see below
 *
 * Opens `catalogue.db` in @data_dir for reading. First it is made from the starter catalogue if it
 * is missing, brought up to date if it is older, and checked if its last writer was killed; a
 * damaged one is set aside, with its log, and made anew: the status then says where it is. In a
 * folder that cannot be written, what can be read is read.
 *
 * Errors, of [error@Hub.Error]: `STORE_TOO_NEW` for a file of a newer version, which is left
 * untouched; `STORE_READ_ONLY`, `STORE_FULL`, `STORE_BUSY` and `STORE` as their names say.
 *
 * Blocks; to be used and closed on the thread that opened it.
 *
 * Returns: (transfer full) (nullable): the catalogue
 */
HubCatalogue *
hub_catalogue_open (const char *data_dir,
                    GError    **error)
{
  g_autoptr(HubCatalogue) self = NULL;

  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_new0 (HubCatalogue, 1);
  return open_catalogue (self, data_dir, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * hub_catalogue_close:
 * @self: (transfer full): a catalogue
 *
 * Closes the file, and leaves its log to the writer.
 */
void
hub_catalogue_close (HubCatalogue *self)
{
  g_return_if_fail (self != NULL);

  if (self->database != NULL)
    hub_catalogue_note_damage (self->database);
  g_clear_pointer (&self->database, hub_database_close);
  g_clear_pointer (&self->terms_by_id, g_hash_table_unref);
  g_clear_pointer (&self->terms, g_ptr_array_unref);
  g_free (self->damaged_path);
  g_free (self);
}

/* Steps a bound statement for one entry; NULL without @error when there is none. */
static HubEntry *
take_entry (HubCatalogue *self,
            HubStatement *statement,
            gboolean      is_whole,
            GError      **error)
{
  gboolean has_row;

  if (!hub_database_step (self->database, statement, &has_row, "Could not read an entry", error) ||
      !has_row)
    return NULL;

  return hub_catalogue_read_entry (self, statement, is_whole, error);
}

static HubEntry *
find_entry (HubCatalogue *self,
            const char   *uuid,
            const char   *langcode,
            GError      **error)
{
  g_autoptr(HubStatement) statement = NULL;

  statement = hub_database_get_statement (self->database, READ_ENTRY_BY_UUID, error);
  if (statement == NULL || !hub_catalogue_read_terms (self, error))
    return NULL;

  hub_statement_bind_text (statement, 1, uuid);
  hub_statement_bind_text (statement, 2, langcode);
  return take_entry (self, statement, TRUE, error);
}

static HubEntry *
get_entry (HubCatalogue *self,
           gint64        id,
           gboolean      is_whole,
           GError      **error)
{
  g_autoptr(HubStatement) statement = NULL;

  statement = hub_database_get_statement (self->database, READ_ENTRY_BY_ID, error);
  if (statement == NULL || !hub_catalogue_read_terms (self, error))
    return NULL;

  sqlite3_bind_int64 (statement, 1, id);
  return take_entry (self, statement, is_whole, error);
}

/**
 * hub_catalogue_find_entry:
 * @self: a catalogue
 * @uuid: the hub's id of an entry
 * @langcode: (nullable): the language; %NULL for English, else any, one still on the hub first
 * @error: as [method@Hub.Database.fail] says
 *
 * Gets one entry with its body and attachments; also one that was withdrawn.
 *
 * Returns: (transfer full) (nullable): the entry, %NULL without @error if there is none
 */
HubEntry *
hub_catalogue_find_entry (HubCatalogue *self,
                          const char   *uuid,
                          const char   *langcode,
                          GError      **error)
{
  HubEntry *entry;

  g_return_val_if_fail (self != NULL && uuid != NULL, NULL);

  if (!hub_database_begin (self->database, error))
    return NULL;
  entry = find_entry (self, uuid, langcode, error);
  hub_database_rollback (self->database);
  return entry;
}

/**
 * hub_catalogue_get_entry:
 * @self: a catalogue
 * @id: row of an entry
 * @error: as [method@Hub.Database.fail] says
 *
 * Gets one entry with its body and attachments; also one that was withdrawn.
 *
 * Returns: (transfer full) (nullable): the entry, %NULL without @error if there is none
 */
HubEntry *
hub_catalogue_get_entry (HubCatalogue *self,
                         gint64        id,
                         GError      **error)
{
  HubEntry *entry;

  g_return_val_if_fail (self != NULL, NULL);

  if (!hub_database_begin (self->database, error))
    return NULL;
  entry = get_entry (self, id, TRUE, error);
  hub_database_rollback (self->database);
  return entry;
}

static void
unref_entry (gpointer entry)
{
  if (entry != NULL)
    g_object_unref (entry);
}

static GPtrArray *
get_rows (HubCatalogue *self,
          const gint64 *ids,
          guint         n_ids,
          GError      **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_full (n_ids, unref_entry);

  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr(GError) local_error = NULL;
      HubEntry *entry = get_entry (self, ids[i], FALSE, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      g_ptr_array_add (rows, entry);
    }

  return g_steal_pointer (&rows);
}

/**
 * hub_catalogue_get_rows:
 * @self: a catalogue
 * @ids: (array length=n_ids): rows of entries
 * @n_ids: how many
 * @cancellable: (nullable): stops reading
 * @error: `G_IO_ERROR_CANCELLED`, or as [method@Hub.Database.fail] says
 *
 * Gets entries for a list: with their terms, without bodies and attachments. All are of one
 * state of the catalogue.
 *
 * Returns: (transfer full) (nullable) (element-type HubEntry): in the order of @ids; an entry that
 *   is gone is a %NULL element
 */
GPtrArray *
hub_catalogue_get_rows (HubCatalogue *self,
                        const gint64 *ids,
                        guint         n_ids,
                        GCancellable *cancellable,
                        GError      **error)
{
  GPtrArray *rows;

  g_return_val_if_fail (self != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !hub_database_begin (self->database, error))
    return NULL;

  hub_database_set_cancellable (self->database, cancellable);
  rows = get_rows (self, ids, n_ids, error);
  hub_database_set_cancellable (self->database, NULL);
  hub_database_rollback (self->database);
  return rows;
}

/**
 * hub_catalogue_dup_body:
 * @self: a catalogue
 * @id: row of an entry
 * @max_chars: how much of it at most, in characters
 * @error: as [method@Hub.Database.fail] says
 *
 * Gets the beginning of an entry's body, as plain text.
 *
 * Returns: (transfer full) (nullable): the text; %NULL without @error set when there is none
 */
char *
hub_catalogue_dup_body (HubCatalogue *self,
                        gint64        id,
                        guint         max_chars,
                        GError      **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (self != NULL, NULL);

  statement = hub_database_get_statement (self->database, READ_BODY_START, error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, max_chars);
  if (!hub_database_step (self->database, statement, &has_row, "Could not read a body", error) ||
      !has_row)
    return NULL;

  return g_strdup ((const char *) sqlite3_column_text (statement, 0));
}

/**
 * hub_catalogue_list_terms:
 * @self: a catalogue
 * @error: as [method@Hub.Database.fail] says
 *
 * Gets all terms, by vocabulary, then position.
 *
 * Returns: (transfer full) (nullable) (element-type HubTerm): the terms
 */
GPtrArray *
hub_catalogue_list_terms (HubCatalogue *self,
                          GError      **error)
{
  g_autoptr(GPtrArray) terms = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (!hub_catalogue_read_terms (self, error))
    return NULL;

  terms = g_ptr_array_new_full (self->terms->len, (GDestroyNotify) hub_term_unref);
  for (guint i = 0; i < self->terms->len; i++)
    g_ptr_array_add (terms, hub_term_ref (g_ptr_array_index (self->terms, i)));
  return g_steal_pointer (&terms);
}

static gboolean
read_state (HubCatalogue *self,
            const char   *key,
            char        **value,
            GError      **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (self->database, READ_STATE, error);
  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, key);
  if (!hub_database_step (self->database, statement, &has_row, "Could not read the state", error))
    return FALSE;

  *value = has_row ? hub_statement_dup_text (statement, 0) : NULL;
  return TRUE;
}

static gboolean
read_time (HubCatalogue *self,
           const char   *key,
           gint64       *time,
           GError      **error)
{
  g_autofree char *value = NULL;

  if (!read_state (self, key, &value, error))
    return FALSE;

  *time = 0;
  if (value != NULL)
    g_ascii_string_to_signed (value, 10, 0, G_MAXINT64, time, NULL);
  return TRUE;
}

static gboolean
read_number (HubCatalogue  *self,
             ReadStatement  number,
             gint64        *value,
             GError       **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (self->database, number, error);
  if (statement == NULL ||
      !hub_database_step (self->database, statement, &has_row, "Could not count", error))
    return FALSE;

  *value = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

static gboolean
count_kinds (HubCatalogue       *self,
             HubCatalogueStatus *status,
             GError            **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (self->database, COUNT_KINDS, error);
  if (statement == NULL)
    return FALSE;

  while (TRUE)
    {
      HubKind kind = HUB_KIND_OTHER;
      guint n;

      if (!hub_database_step (self->database, statement, &has_row, "Could not count", error))
        return FALSE;
      if (!has_row)
        return TRUE;

      n = sqlite3_column_int64 (statement, 2);
      hub_kind_from_string ((const char *) sqlite3_column_text (statement, 0), &kind);
      if (sqlite3_column_int (statement, 1))
        {
          status->withdrawn += n;
        }
      else
        {
          status->entries += n;
          status->by_kind[kind] += n;
        }
    }
}

static gint64
count_bytes (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf info;
  gint64 bytes = 0;

  if (g_stat (path, &info) == 0)
    bytes += info.st_size;
  if (g_stat (log, &info) == 0)
    bytes += info.st_size;
  return bytes;
}

/* What the catalogue does not say itself, as nothing in it has changed. */
static void
take_last_sync (HubCatalogue       *self,
                const char         *id,         /* (nullable) */
                HubCatalogueStatus *status)
{
  g_autofree char *folder = g_path_get_dirname (hub_database_get_path (self->database));
  g_autoptr(HubLastSync) last = hub_last_sync_load (folder, id, status->synced);

  if (last == NULL)
    return;

  status->synced = last->synced;
  if (last->report != NULL)
    g_set_str (&status->last_report, last->report);
}

static gboolean
fill_status (HubCatalogue       *self,
             HubCatalogueStatus *status,
             GError            **error)
{
  g_autofree char *analyzer = NULL;
  g_autofree char *id = NULL;
  gint64 n_terms;
  gint64 n_missed;
  gint64 has_synced;

  if (!read_state (self, HUB_CATALOGUE_STATE_HUB, &status->hub, error) ||
      !read_time (self, HUB_CATALOGUE_STATE_SYNCED, &status->synced, error) ||
      !read_time (self, HUB_CATALOGUE_STATE_STARTER_AS_OF, &status->starter_as_of, error) ||
      !read_state (self, HUB_CATALOGUE_STATE_WALK, &status->walk, error) ||
      !read_state (self, HUB_CATALOGUE_STATE_REPORT, &status->last_report, error) ||
      !read_state (self, HUB_CATALOGUE_STATE_ID, &id, error) ||
      !read_state (self, HUB_CATALOGUE_STATE_ANALYZER, &analyzer, error) ||
      !count_kinds (self, status, error) ||
      !read_state (self, HUB_CATALOGUE_STATE_MISSED, &status->missed_digest, error) ||
      !read_number (self, COUNT_MISSED, &n_missed, error) ||
      !read_number (self, COUNT_TERMS, &n_terms, error) ||
      !read_number (self, HAS_SYNCED_ENTRIES, &has_synced, error))
    return FALSE;

  take_last_sync (self, id, status);
  if (status->synced != 0 || has_synced)
    status->starter_as_of = 0;
  status->walk_unfinished = status->walk != NULL && *status->walk != '\0';
  status->must_renew = !hub_catalogue_is_analyzer (analyzer);
  if (status->missed_digest != NULL)
    status->missed_digest[strcspn (status->missed_digest, " ")] = '\0';
  status->missed = n_missed;
  status->terms = n_terms;
  status->bytes = count_bytes (hub_database_get_path (self->database));
  status->damaged_path = g_strdup (self->damaged_path);
  return TRUE;
}

/**
 * hub_catalogue_get_status:
 * @self: a catalogue
 * @error: as [method@Hub.Database.fail] says
 *
 * Counts what the catalogue holds and says when it was synced.
 *
 * Returns: (transfer full) (nullable): the status
 */
HubCatalogueStatus *
hub_catalogue_get_status (HubCatalogue *self,
                          GError      **error)
{
  g_autoptr(HubCatalogueStatus) status = NULL;
  gboolean ok;

  g_return_val_if_fail (self != NULL, NULL);

  if (!hub_database_begin (self->database, error))
    return NULL;
  status = g_new0 (HubCatalogueStatus, 1);
  ok = fill_status (self, status, error);
  hub_database_rollback (self->database);
  return ok ? g_steal_pointer (&status) : NULL;
}

/**
 * hub_catalogue_check:
 * @self: a catalogue
 * @error: `STORE_DAMAGED` with the first thing found, or as [method@Hub.Database.fail] says
 *
 * Checks the whole file, the full-text index included. Reads all of it.
 *
 * Returns: whether nothing was found
 */
gboolean
hub_catalogue_check (HubCatalogue *self,
                     GError      **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return hub_database_check (self->database, error);
}

const char *
hub_catalogue_get_damaged_path (HubCatalogue *self)
{
  return self->damaged_path;
}

/**
 * hub_catalogue_get_database:
 * @self: a catalogue
 *
 * Lends the connection, for queries of the search room. It may only be read, on the same thread.
 *
 * Returns: (transfer none): the database
 */
HubDatabase *
hub_catalogue_get_database (HubCatalogue *self)
{
  return self->database;
}
