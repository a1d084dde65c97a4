/* hub-catalogue-repair.c: opening the catalogue's file, whatever has become of it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The catalogue can be had again from the hub, so what is damaged is set aside and made anew. The
 * file is checked only for a reason, for that reads all of it: a log that is left means that the
 * last writer did not end in order, and a mark beside the file that someone who read it stumbled.
 */

#define G_LOG_DOMAIN "hub-catalogue"

#include "hub-catalogue-writer-private.h"

#include "hub-catalogue-schema.h"
#include "hub-error.h"

#include <glib/gstdio.h>

/* In files of version 1 the id has another name. */
#define READ_ID "SELECT value FROM state WHERE key IN ('" HUB_CATALOGUE_STATE_ID "', 'pair')"

static char *
read_id (sqlite3 *handle)
{
  sqlite3_stmt *statement = NULL;
  char *id = NULL;

  if (sqlite3_prepare_v2 (handle, READ_ID, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    id = g_strdup ((const char *) sqlite3_column_text (statement, 0));

  sqlite3_finalize (statement);
  return id;
}

/* The id of the file as it is without its log; %NULL if that cannot be read. */
static char *
read_id_without_log (const char *path)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *name = g_strconcat ("file:", escaped, "?immutable=1", NULL);
  sqlite3 *handle = NULL;
  char *id = NULL;

  if (sqlite3_open_v2 (name, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI |
                                      SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK)
    id = read_id (handle);

  sqlite3_close (handle);
  return id;
}

/* A file that was brought here beside the log of another one answers differently with its log. */
static gboolean
check_log (HubDatabase *database,
           const char  *id,   /* (nullable) */
           GError     **error)
{
  g_autofree char *with_log = read_id (hub_database_get_handle (database));

  if (id == NULL || g_strcmp0 (id, with_log) == 0)
    return TRUE;

  g_set_error (error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED, "The log is of another file: “%s”",
               hub_database_get_path (database));
  return FALSE;
}

static char *
dup_mark (const char *path)
{
  return g_strconcat (path, "-suspect", NULL);
}

static gboolean
run (HubDatabase   *database,
     WriteStatement number,
     GError       **error)
{
  g_autoptr(HubStatement) statement = hub_database_get_statement (database, number, error);

  return statement != NULL &&
         hub_database_run (database, statement, "Could not rebuild the index", error);
}

/* Makes the full-text index anew from the rows, and has a renewal begin again: the damage may be
 * in what it has done. */
static gboolean
rebuild_index (HubDatabase *database,
               GError     **error)
{
  if (!hub_database_begin (database, error))
    return FALSE;
  if (!hub_catalogue_drop_next_text (database, error) ||
      !run (database, WRITE_ERASE_TEXT, error) || !run (database, WRITE_FILL_TEXT, error))
    {
      hub_database_rollback (database);
      return FALSE;
    }

  return hub_database_commit (database, error);
}

/* Whether the file is sound, if need be with a new index: then nothing that was synced is lost. */
static gboolean
check_or_mend (HubDatabase *database,
               gboolean     is_quick,
               GError     **error)
{
  g_autoptr(GError) damage = NULL;

  if (is_quick ? hub_database_quick_check (database, &damage)
               : hub_database_check (database, &damage))
    return TRUE;

  if (g_error_matches (damage, HUB_ERROR, HUB_ERROR_STORE_DAMAGED) &&
      rebuild_index (database, NULL) && hub_database_check (database, NULL))
    {
      g_info ("made the full-text index anew: %s", damage->message);
      return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&damage));
  return FALSE;
}

/* Opens the file as it is, made if missing, and checked if there is a reason to. */
static HubDatabase *
open_checked (const char *path,
              GError    **error)
{
  gboolean is_unclean = hub_database_has_log (path);
  gboolean is_suspect = hub_catalogue_is_suspect (path);
  g_autofree char *id = is_unclean ? read_id_without_log (path) : NULL;
  g_autoptr(HubDatabase) database = NULL;

  database = hub_database_open (path, HUB_DATABASE_WRITER, &hub_catalogue_writer_schema, error);
  if (database == NULL)
    return NULL;

  if (is_unclean && !check_log (database, id, error))
    return NULL;
  if (is_unclean || is_suspect)
    {
      g_debug ("checking the catalogue: %s", is_suspect ? "damage was seen in it"
                                                       : "its last writer did not close it");
      if (!check_or_mend (database, !is_suspect, error))
        return NULL;
    }

  return g_steal_pointer (&database);
}

/**
 * hub_catalogue_is_suspect:
 * @path: the catalogue's file
 *
 * Looks for the mark that hub_catalogue_note_damage() leaves.
 *
 * Returns: whether the file is worth a check
 */
gboolean
hub_catalogue_is_suspect (const char *path)
{
  g_autofree char *mark = dup_mark (path);

  return g_file_test (mark, G_FILE_TEST_EXISTS);
}

/**
 * hub_catalogue_note_damage:
 * @database: a catalogue's database that is about to be closed
 *
 * Leaves a mark beside the file if damage was seen in it, so that whoever opens it next, this
 * process or another, has it checked and set aside.
 */
void
hub_catalogue_note_damage (HubDatabase *database)
{
  g_autofree char *mark = NULL;
  g_autoptr(GError) error = NULL;

  if (!hub_database_is_damaged (database))
    return;

  mark = dup_mark (hub_database_get_path (database));
  if (!g_file_set_contents (mark, "", 0, &error))
    g_debug ("not marked: %s", error->message);
}

/**
 * hub_catalogue_writer_open_file:
 * @self: a writer that holds the lock
 * @data_dir: the data folder
 * @error: as [func@Hub.CatalogueWriter.open]
 *
 * Opens the file; if it is damaged, or only its log is left, sets aside what there is and makes a
 * new one.
 *
 * Returns: whether there is an open database now
 */
gboolean
hub_catalogue_writer_open_file (HubCatalogueWriter *self,
                                const char         *data_dir,
                                GError            **error)
{
  g_autofree char *path = g_build_filename (data_dir, HUB_CATALOGUE_FILE, NULL);
  g_autofree char *mark = dup_mark (path);
  g_autoptr(GError) local_error = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) && hub_database_has_log (path) &&
      !hub_database_set_aside (path, &self->damaged_path, error))
    return FALSE;

  self->database = open_checked (path, &local_error);
  if (self->database == NULL &&
      g_error_matches (local_error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED))
    {
      g_info ("%s", local_error->message);
      g_clear_error (&local_error);
      g_clear_pointer (&self->damaged_path, g_free);
      if (!hub_database_set_aside (path, &self->damaged_path, error))
        return FALSE;
      g_remove (mark);
      self->database = open_checked (path, &local_error);
    }
  if (self->database == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  g_remove (mark);
  return TRUE;
}
