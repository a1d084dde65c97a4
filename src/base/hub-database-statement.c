/* hub-database-statement.c: the prepared statements of a database, and what their rows hold
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-database"

#include "hub-database-private.h"

#include "hub-error.h"

/* Prepares statement @number if it is not yet. */
static gboolean
prepare (HubDatabase *self,
         guint        number,
         GError     **error)
{
  if (self->statements[number] != NULL)
    return TRUE;

  if (sqlite3_prepare_v3 (self->handle, self->schema->statements[number], -1,
                          SQLITE_PREPARE_PERSISTENT, &self->statements[number], NULL) == SQLITE_OK)
    return TRUE;

  /* The text is ours and fits the schema: if it does not compile, the file lacks something. */
  if (sqlite3_errcode (self->handle) == SQLITE_ERROR)
    return hub_database_set_error (self, HUB_ERROR_STORE_DAMAGED, error, "Not a whole %s: %s",
                                   self->schema->name, sqlite3_errmsg (self->handle));

  return hub_database_fail (self, "Could not prepare a statement", error);
}

/**
 * hub_database_get_statement:
 * @self: a database
 * @number: of the statement in the schema
 * @error: as [method@Hub.Database.fail] says
 *
 * Lends a prepared statement. Only one lease of a statement at a time.
 *
 * Returns: (transfer none) (nullable): the statement, to be held in `g_autoptr(HubStatement)`
 */
HubStatement *
hub_database_get_statement (HubDatabase *self,
                            guint        number,
                            GError     **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->owner == g_thread_self (), NULL);
  g_return_val_if_fail (number < self->schema->n_statements, NULL);

  if (!prepare (self, number, error))
    return NULL;

  g_return_val_if_fail (!sqlite3_stmt_busy (self->statements[number]), NULL);
  return self->statements[number];
}

/**
 * hub_statement_return:
 * @statement: a statement on loan
 *
 * Ends the loan: resets the statement and forgets what was bound.
 */
void
hub_statement_return (HubStatement *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

/**
 * hub_statement_bind_text:
 * @statement: a statement on loan
 * @index: from 1
 * @text: (nullable): UTF-8 that lives until the loan ends
 *
 * Binds text, or SQL NULL for %NULL.
 */
void
hub_statement_bind_text (HubStatement *statement,
                         int           index,
                         const char   *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

/**
 * hub_statement_dup_text:
 * @statement: a statement that has a row
 * @column: from 0
 *
 * Returns: (transfer full) (nullable): the text of the column, %NULL for SQL NULL
 */
char *
hub_statement_dup_text (HubStatement *statement,
                        int           column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

/**
 * hub_database_step:
 * @self: a database
 * @statement: a statement of it, on loan
 * @has_row: (out): whether there is a row; if not, the statement is done
 * @what: what is being done: "Could not read an entry"
 * @error: as [method@Hub.Database.fail] says
 *
 * Takes the next row.
 *
 * Returns: whether there was no error
 */
gboolean
hub_database_step (HubDatabase  *self,
                   HubStatement *statement,
                   gboolean     *has_row,
                   const char   *what,
                   GError      **error)
{
  int rc = sqlite3_step (statement);

  *has_row = rc == SQLITE_ROW;
  if (rc == SQLITE_ROW || rc == SQLITE_DONE)
    return TRUE;

  return hub_database_fail (self, what, error);
}

/**
 * hub_database_check_row:
 * @self: a database
 * @statement: a statement of it that has a row
 * @columns: a bit for each column, from 0, that is never NULL by the schema
 * @error: `STORE_DAMAGED`
 *
 * Looks whether a row has what its schema promises: a damaged file may hold what that forbids, and
 * SQLite reads it all the same.
 *
 * Returns: whether it has
 */
gboolean
hub_database_check_row (HubDatabase  *self,
                        HubStatement *statement,
                        guint         columns,
                        GError      **error)
{
  for (int column = 0; columns != 0; column++, columns >>= 1)
    if ((columns & 1) != 0 && sqlite3_column_type (statement, column) == SQLITE_NULL)
      {
        self->is_damaged = TRUE;
        return hub_database_set_error (self, HUB_ERROR_STORE_DAMAGED, error,
                                       "A row of the %s lacks its %s", self->schema->name,
                                       sqlite3_column_name (statement, column));
      }

  return TRUE;
}

/**
 * hub_database_run:
 * @self: a database
 * @statement: a statement of it that gives no rows, on loan
 * @what: what is being done
 * @error: as [method@Hub.Database.fail] says
 *
 * Runs a statement to its end.
 *
 * Returns: whether it succeeded
 */
gboolean
hub_database_run (HubDatabase  *self,
                  HubStatement *statement,
                  const char   *what,
                  GError      **error)
{
  gboolean has_row;

  if (!hub_database_step (self, statement, &has_row, what, error))
    return FALSE;

  g_warn_if_fail (!has_row);
  return TRUE;
}
