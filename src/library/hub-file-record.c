/* hub-file-record.c: a row of the table `file` as an object
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-file-record"

#include "hub-file-record.h"

#include "hub-file-name.h"
#include "hub-own-statement.h"
#include "jsonapi-address.h"

#include <string.h>

#define SHA256_DIGITS 64

static gboolean
is_sum (const char *text)
{
  return strlen (text) == SHA256_DIGITS && strspn (text, "0123456789abcdef") == SHA256_DIGITS;
}

static gboolean
is_address (const char *text)
{
  g_autoptr(GUri) address = jsonapi_address_new (text, NULL, NULL);

  return address != NULL;
}

/* A row may be damaged as anything on a disk: it must name nothing outside the folder. */
static gboolean
is_sound (const HubFile *file)
{
  const char *const texts[] = { file->uuid, file->langcode, file->address, file->entry,
                                file->name };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] == NULL || !g_utf8_validate (texts[i], -1, NULL))
      return FALSE;

  return file->state >= HUB_FILE_WANTED && file->state <= HUB_FILE_DROPPED &&
         is_address (file->address) &&
         (file->stored == NULL || hub_file_name_is_stored (file->stored)) &&
         (file->sha256 == NULL || is_sum (file->sha256)) &&
         (file->state != HUB_FILE_KEPT || (file->stored != NULL && file->sha256 != NULL));
}

/**
 * hub_file_record_read:
 * @statement: on a row of HUB_FILE_COLUMNS
 *
 * Reads a file.
 *
 * Returns: (transfer full) (nullable): the file, %NULL if the row is damaged
 */
HubFile *
hub_file_record_read (HubStatement *statement)
{
  g_autoptr(HubFile) file = hub_file_new ();

  file->id = sqlite3_column_int64 (statement, 0);
  file->uuid = hub_statement_dup_text (statement, 1);
  file->langcode = hub_statement_dup_text (statement, 2);
  file->address = hub_statement_dup_text (statement, 3);
  file->entry = hub_statement_dup_text (statement, 4);
  file->name = hub_statement_dup_text (statement, 5);
  file->announced = hub_statement_dup_text (statement, 6);
  file->language = hub_statement_dup_text (statement, 7);
  file->size = sqlite3_column_int64 (statement, 8);
  file->state = (HubFileState) sqlite3_column_int (statement, 9);
  file->fault = (HubFileFault) sqlite3_column_int (statement, 10);
  file->stored = hub_statement_dup_text (statement, 11);
  file->bytes = sqlite3_column_int64 (statement, 12);
  file->sha256 = hub_statement_dup_text (statement, 13);
  file->type = hub_statement_dup_text (statement, 14);
  file->etag = hub_statement_dup_text (statement, 15);
  file->modified = hub_statement_dup_text (statement, 16);
  file->since = sqlite3_column_int64 (statement, 17);
  file->asked = sqlite3_column_int64 (statement, 18);
  file->by_star = sqlite3_column_int (statement, 19) != 0;
  file->is_stale = sqlite3_column_int (statement, 20) != 0;
  return is_sound (file) ? g_steal_pointer (&file) : NULL;
}

static const char put_sql[] =
  "INSERT INTO file (uuid, langcode, address, entry, name, announced, language, size, state, fault,"
  " stored, bytes, sha256, type, etag, modified, since, asked, by_star, stale)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,"
  " ?20) ON CONFLICT (uuid, langcode, address) DO UPDATE SET entry = excluded.entry,"
  " name = excluded.name, announced = excluded.announced, language = excluded.language,"
  " size = excluded.size, state = excluded.state, fault = excluded.fault,"
  " stored = excluded.stored, bytes = excluded.bytes, sha256 = excluded.sha256,"
  " type = excluded.type, etag = excluded.etag, modified = excluded.modified,"
  " since = excluded.since, asked = excluded.asked, by_star = excluded.by_star,"
  " stale = excluded.stale";

/**
 * hub_file_record_put:
 * @database: a reading list
 * @file: what is known of a file; its row may be another one there
 * @error: as `hub_database_fail ()` says
 *
 * Stores all that is known of a file, in the place of what was.
 *
 * Returns: whether it is stored
 */
gboolean
hub_file_record_put (HubDatabase  *database,
                     HubFile      *file,
                     GError      **error)
{
  g_autoptr(HubOwnStatement) statement = hub_own_statement_new (database, put_sql, error);

  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, file->uuid);
  hub_statement_bind_text (statement, 2, file->langcode);
  hub_statement_bind_text (statement, 3, file->address);
  hub_statement_bind_text (statement, 4, file->entry);
  hub_statement_bind_text (statement, 5, file->name);
  hub_statement_bind_text (statement, 6, file->announced);
  hub_statement_bind_text (statement, 7, file->language);
  sqlite3_bind_int64 (statement, 8, file->size);
  sqlite3_bind_int (statement, 9, (int) file->state);
  sqlite3_bind_int (statement, 10, (int) file->fault);
  hub_statement_bind_text (statement, 11, file->stored);
  sqlite3_bind_int64 (statement, 12, file->bytes);
  hub_statement_bind_text (statement, 13, file->sha256);
  hub_statement_bind_text (statement, 14, file->type);
  hub_statement_bind_text (statement, 15, file->etag);
  hub_statement_bind_text (statement, 16, file->modified);
  sqlite3_bind_int64 (statement, 17, file->since);
  sqlite3_bind_int64 (statement, 18, file->asked);
  sqlite3_bind_int (statement, 19, file->by_star);
  sqlite3_bind_int (statement, 20, file->is_stale);
  return hub_database_run (database, statement, "Could not note a file", error);
}
