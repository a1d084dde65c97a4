/* hub-own-statement.c: a statement that not every connection needs
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-own-statement"

#include "hub-own-statement.h"

/**
 * hub_own_statement_new:
 * @database: an open database, on its thread
 * @sql: (transfer none): one statement, a constant
 * @error: what hub_database_fail() makes of it
 *
 * Prepares a statement that is not among those of the database's schema.
 *
 * Returns: (transfer full): the statement
 */
HubOwnStatement *
hub_own_statement_new (HubDatabase *database,
                       const char  *sql,
                       GError     **error)
{
  HubOwnStatement *self = NULL;

  if (sqlite3_prepare_v3 (hub_database_get_handle (database),
                          sql,
                          -1,
                          SQLITE_PREPARE_PERSISTENT,
                          &self,
                          NULL) != SQLITE_OK)
    {
      hub_database_fail (database, "Could not prepare a statement", error);
      return NULL;
    }

  return self;
}

void
hub_own_statement_free (HubOwnStatement *self)
{
  sqlite3_finalize (self);
}
