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

/* (transfer full) (nullable) (element-type HubFileText): what a statement gives */
static GPtrArray *
read_all (HubCatalogue  *self,
          HubStatement  *statement,
          GError       **error)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_file_text_free);
  gboolean has_row = TRUE;

  while (has_row)
    {
      HubFileText *text = NULL;

      if (!hub_database_step (self->database, statement, &has_row, READING, error))
        return NULL;
      if (!has_row)
        break;
      if (!hub_database_check_row (self->database, statement, NEEDS, error))
        return NULL;
      text = g_new0 (HubFileText, 1);
      text->uuid = hub_statement_dup_text (statement, 0);
      text->langcode = hub_statement_dup_text (statement, 1);
      text->address = hub_statement_dup_text (statement, 2);
      text->sha256 = hub_statement_dup_text (statement, 3);
      text->name = hub_statement_dup_text (statement, 4);
      text->text = hub_statement_dup_text (statement, 5);
      g_ptr_array_add (texts, text);
    }

  return g_steal_pointer (&texts);
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

  g_return_val_if_fail (self != NULL, NULL);

  statement = hub_database_get_statement (self->database, LIST_FILE_TEXTS, error);
  return statement != NULL ? read_all (self, statement, error) : NULL;
}

/**
 * hub_catalogue_find_file_texts:
 * @self: a catalogue
 * @uuid: of an entry
 * @langcode: of an entry
 * @error: as [method@Hub.Database.fail] says
 *
 * Gets the texts of an entry's files, of those that have any.
 *
 * Returns: (transfer full) (nullable) (element-type HubFileText): the texts
 */
GPtrArray *
hub_catalogue_find_file_texts (HubCatalogue  *self,
                               const char    *uuid,
                               const char    *langcode,
                               GError       **error)
{
  g_autoptr(HubStatement) statement = NULL;

  g_return_val_if_fail (self != NULL && uuid != NULL && langcode != NULL, NULL);

  statement = hub_database_get_statement (self->database, READ_FILE_TEXTS, error);
  if (statement == NULL)
    return NULL;

  hub_statement_bind_text (statement, 1, uuid);
  hub_statement_bind_text (statement, 2, langcode);
  return read_all (self, statement, error);
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

static gboolean
put (HubCatalogueWriter  *self,
     const HubFileText   *text,
     GError             **error)
{
  g_autoptr(HubStatement) statement = NULL;

  statement = hub_database_get_statement (self->database, WRITE_PUT_FILE_TEXT, error);
  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, text->uuid);
  hub_statement_bind_text (statement, 2, text->langcode);
  hub_statement_bind_text (statement, 3, text->address);
  hub_statement_bind_text (statement, 4, text->sha256);
  hub_statement_bind_text (statement, 5, text->name);
  hub_statement_bind_text (statement, 6, text->text);
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
 * Stores what is found of entries by their files, in one transaction.
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
