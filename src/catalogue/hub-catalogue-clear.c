/* hub-catalogue-clear.c: a catalogue as it was before the first sync
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-catalogue"

#include "hub-catalogue-writer-private.h"

#include "hub-catalogue-schema.h"
#include "hub-last-sync.h"
#include "hub-own-statement.h"

#include <glib/gstdio.h>

#define CLEARING "Could not clear the catalogue"

/* What belongs to the file stays, and what belongs to a hub goes. */
static const char *const clearing[] = {
  "INSERT OR REPLACE INTO departed (entry_id, revision) SELECT id, (SELECT CAST (value AS INTEGER)"
  " FROM state WHERE key = '" HUB_CATALOGUE_STATE_REVISION "') FROM entry",
  "INSERT INTO entry_text (entry_text) VALUES ('delete-all')",
  "DELETE FROM entry",
  "DELETE FROM change_log",
  "DELETE FROM file_text",   /* of kept files it is made anew */
  "DELETE FROM state WHERE key NOT IN ('" HUB_CATALOGUE_STATE_ID "', '"
  HUB_CATALOGUE_STATE_REVISION "', '" HUB_CATALOGUE_STATE_ANALYZER "')",
};

static gboolean
run (HubDatabase  *database,
     const char   *sql,
     GError      **error)
{
  g_autoptr(HubOwnStatement) statement = hub_own_statement_new (database, sql, error);

  return statement != NULL && hub_database_run (database, statement, CLEARING, error);
}

/* In a transaction. */
static gboolean
clear (HubCatalogueWriter  *self,
       GError             **error)
{
  if (!hub_catalogue_drop_next_text (self->database, error) ||
      !hub_catalogue_writer_raise_revision (self, error))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (clearing); i++)
    if (!run (self->database, clearing[i], error))
      return FALSE;

  return TRUE;
}

/**
 * hub_catalogue_writer_clear:
 * @self: a writer
 * @error: as [method@Hub.Database.fail] says
 *
 * Removes what was fetched, in one transaction, and loads the catalogue that comes with the program
 * in another. Who is killed between the two finds it loaded by the next writer. The space on the
 * disk is given back, if nobody is in the way.
 *
 * Returns: whether it is as it was before the first sync
 */
gboolean
hub_catalogue_writer_clear (HubCatalogueWriter  *self,
                            GError             **error)
{
  g_autofree char *note = NULL;
  g_autoptr(GError) local = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!hub_database_begin (self->database, error))
    return FALSE;
  if (!clear (self, error))
    {
      hub_catalogue_writer_undo (self);
      return FALSE;
    }
  if (!hub_database_commit (self->database, error))
    return FALSE;

  note = g_build_filename (self->data_dir, HUB_LAST_SYNC_FILE, NULL);
  g_unlink (note);
  self->synced = 0;
  if (!hub_catalogue_writer_load_starter (self, error) ||
      !hub_catalogue_writer_read_terms (self, error))
    return FALSE;
  if (!run (self->database, "VACUUM", &local))
    g_debug ("%s", local->message);

  return TRUE;
}
