/* hub-file-text.c: what a file of an entry says
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of files are found as those of bodies, so each change of them is a change of their
 * entry: it gets a new revision, and every index takes it in as it does what a sync brings.
 */

#define G_LOG_DOMAIN "hub-catalogue"

#include "hub-file-text.h"

#include "hub-catalogue-private.h"
#include "hub-catalogue-writer-private.h"

#include <string.h>

#define READING "Could not read the text of files"
#define WRITING "Could not store the text of files"

/* Columns that each row has: all but the text. */
#define NEEDS (1 << 0 | 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4)

void
hub_file_text_free (HubFileText *self)
{
  g_free (self->uuid);
  g_free (self->langcode);
  g_free (self->address);
  g_free (self->sha256);
  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

/* Makes the next step of a statement.
 *
 * Returns: (transfer full) (nullable): what its row says; %NULL without an error if it has none */
static HubFileText *
read_next (HubCatalogue  *self,
           HubStatement  *statement,
           GError       **error)
{
  HubFileText *text = NULL;
  gboolean has_row = FALSE;

  if (!hub_database_step (self->database, statement, &has_row, READING, error) || !has_row ||
      !hub_database_check_row (self->database, statement, NEEDS, error))
    return NULL;

  text = g_new0 (HubFileText, 1);
  text->uuid = hub_statement_dup_text (statement, 0);
  text->langcode = hub_statement_dup_text (statement, 1);
  text->address = hub_statement_dup_text (statement, 2);
  text->sha256 = hub_statement_dup_text (statement, 3);
  text->name = hub_statement_dup_text (statement, 4);
  text->text = hub_statement_dup_text (statement, 5);
  return text;
}

/**
 * hub_catalogue_list_file_texts:
 * @self: a catalogue
 * @error: as [method@Hub.Database.fail] says
 *
 * Tells which files the catalogue has the text of, without the texts.
 *
 * Returns: (transfer full) (nullable) (element-type HubFileText): these
 */
GPtrArray *
hub_catalogue_list_file_texts (HubCatalogue  *self,
                               GError       **error)
{
  g_autoptr(HubStatement) statement = NULL;
  g_autoptr(GPtrArray) texts = NULL;
  g_autoptr(GError) cause = NULL;
  HubFileText *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  statement = hub_database_get_statement (self->database, LIST_FILE_TEXTS, error);
  if (statement == NULL)
    return NULL;

  texts = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_file_text_free);
  while ((text = read_next (self, statement, &cause)) != NULL)
    g_ptr_array_add (texts, text);
  if (cause == NULL)
    return g_steal_pointer (&texts);

  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

/**
 * hub_catalogue_next_file_text:
 * @self: a catalogue
 * @uuid: of an entry
 * @langcode: of an entry
 * @previous: (nullable): the one before; %NULL for the first
 * @error: as [method@Hub.Database.fail] says
 *
 * Gets the texts of an entry's files, of those that have any, one after the other: each may be
 * long.
 *
 * Returns: (transfer full) (nullable): the next text; %NULL without an error if there is none
 */
HubFileText *
hub_catalogue_next_file_text (HubCatalogue       *self,
                              const char         *uuid,
                              const char         *langcode,
                              const HubFileText  *previous,
                              GError            **error)
{
  g_autoptr(HubStatement) statement = NULL;

  g_return_val_if_fail (self != NULL && uuid != NULL && langcode != NULL, NULL);

  statement = hub_database_get_statement (self->database, READ_FILE_TEXT, error);
  if (statement == NULL)
    return NULL;

  hub_statement_bind_text (statement, 1, uuid);
  hub_statement_bind_text (statement, 2, langcode);
  hub_statement_bind_text (statement, 3, previous != NULL ? previous->address : "");
  return read_next (self, statement, error);
}

/* Notes that the entry of a file has changed, if there is one. */
static gboolean
note_entry (HubCatalogueWriter  *self,
            const HubFileText   *text,
            GError             **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = hub_database_get_statement (self->database, WRITE_FIND_FILE_ENTRY, error);
  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, text->uuid);
  hub_statement_bind_text (statement, 2, text->langcode);
  if (!hub_database_step (self->database, statement, &has_row, WRITING, error))
    return FALSE;
  if (has_row)
    hub_catalogue_writer_note_change (self, sqlite3_column_int64 (statement, 0));
  return TRUE;
}

static gboolean
drop (HubCatalogueWriter  *self,
      const HubFileText   *text,
      GError             **error)
{
  g_autoptr(HubStatement) statement = NULL;

  statement = hub_database_get_statement (self->database, WRITE_DROP_FILE_TEXT, error);
  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, text->uuid);
  hub_statement_bind_text (statement, 2, text->langcode);
  hub_statement_bind_text (statement, 3, text->address);
  return hub_database_run (self->database, statement, WRITING, error) &&
         note_entry (self, text, error);
}

/* How much room the other files of the entry leave for this one; negative if that is not known. */
static gint64
measure_room (HubCatalogueWriter  *self,
              const HubFileText   *text,
              GError             **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = hub_database_get_statement (self->database, WRITE_MEASURE_FILE_TEXTS, error);
  if (statement == NULL)
    return -1;

  hub_statement_bind_text (statement, 1, text->uuid);
  hub_statement_bind_text (statement, 2, text->langcode);
  hub_statement_bind_text (statement, 3, text->address);
  if (!hub_database_step (self->database, statement, &has_row, WRITING, error))
    return -1;
  return MAX (HUB_FILE_TEXT_MAX_BYTES - sqlite3_column_int64 (statement, 0), 0);
}

/* As much of valid text as there is room for. */
static char *
cut (const char *text,
     gsize       room)
{
  gsize length = strnlen (text, room + 1);

  if (length > room)
    length = (gsize) (g_utf8_find_prev_char (text, text + length) - text);
  return g_strndup (text, length);
}

static gboolean
put (HubCatalogueWriter  *self,
     const HubFileText   *text,
     GError             **error)
{
  gint64 room = measure_room (self, text, error);
  g_autofree char *words = room >= 0 ? cut (text->text, (gsize) room) : NULL;
  g_autoptr(HubStatement) statement = NULL;

  if (words == NULL)
    return FALSE;
  statement = hub_database_get_statement (self->database, WRITE_PUT_FILE_TEXT, error);
  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, text->uuid);
  hub_statement_bind_text (statement, 2, text->langcode);
  hub_statement_bind_text (statement, 3, text->address);
  hub_statement_bind_text (statement, 4, text->sha256);
  hub_statement_bind_text (statement, 5, text->name);
  hub_statement_bind_text (statement, 6, words);
  return hub_database_run (self->database, statement, WRITING, error) &&
         note_entry (self, text, error);
}

/* In a transaction. */
static gboolean
set_all (HubCatalogueWriter  *self,
         GPtrArray           *gone,
         GPtrArray           *texts,
         GError             **error)
{
  for (guint i = 0; i < gone->len; i++)
    if (!drop (self, g_ptr_array_index (gone, i), error))
      return FALSE;
  for (guint i = 0; i < texts->len; i++)
    if (!put (self, g_ptr_array_index (texts, i), error))
      return FALSE;

  return hub_catalogue_writer_settle (self, error);
}

/**
 * hub_catalogue_writer_set_file_texts:
 * @self: a writer
 * @gone: (element-type HubFileText): files that have no text any more
 * @texts: (element-type HubFileText): files that have another one now
 * @error: as [method@Hub.Database.fail] says
 *
 * Stores what is found of entries by their files, in one transaction. Of an entry with more text
 * than %HUB_FILE_TEXT_MAX_BYTES what comes last is cut.
 *
 * Returns: whether it is stored; if not, nothing of it is
 */
gboolean
hub_catalogue_writer_set_file_texts (HubCatalogueWriter  *self,
                                     GPtrArray           *gone,
                                     GPtrArray           *texts,
                                     GError             **error)
{
  g_return_val_if_fail (self != NULL && gone != NULL && texts != NULL, FALSE);

  if (gone->len + texts->len == 0)
    return TRUE;
  if (!hub_database_begin (self->database, error))
    return FALSE;
  if (!set_all (self, gone, texts, error))
    {
      hub_catalogue_writer_undo (self);
      return FALSE;
    }
  return hub_database_commit (self->database, error);
}
