/* database-lab.c: the small database of the tests, opened and filled
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "database-lab.h"

#include "test-database-schema.h"

HubDatabase *
database_lab_open (TestFolder              *folder,
                   HubDatabaseRole          role,
                   const HubDatabaseSchema *schema)
{
  g_autofree char *path = test_folder_path (folder, DATABASE_LAB_NAME);
  g_autoptr(GError) error = NULL;
  HubDatabase *database = hub_database_open (path, role, schema, &error);

  g_assert_no_error (error);
  g_assert_nonnull (database);
  return database;
}

void
database_lab_add (HubDatabase *database,
                  guint        n_notes)
{
  for (guint i = 0; i < n_notes; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(HubStatement) statement = hub_database_get_statement (database, INSERT_NOTE,
                                                                      &error);

      g_assert_no_error (error);
      hub_statement_bind_text (statement, 1, "note");
      g_assert_true (hub_database_run (database, statement, "Could not add", &error));
      g_assert_no_error (error);
    }
}
