/* hub-database-migrate.c: bringing a database up to date, step by step
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Step n is the resource schema-00n.sql; it runs together with the new version number in one
 * transaction, so a step that is killed has not happened. A released step is never edited.
 */

#define G_LOG_DOMAIN "hub-database"

#include "hub-database-private.h"

#include "hub-error.h"

static char *
load_step (HubDatabase *self,
           guint        version,
           GError     **error)
{
  g_autofree char *path = g_strdup_printf ("%s/schema-%03u.sql", self->schema->migrations,
                                           version);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) local_error = NULL;
  gconstpointer data;
  gsize size;

  bytes = g_resource_lookup_data (self->schema->get_resource (), path,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, &local_error);
  if (bytes == NULL)
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_STORE, "No migration: %s", local_error->message);
      return NULL;
    }

  data = g_bytes_get_data (bytes, &size);
  return g_strndup (data, size);
}

/* In a transaction: runs the step to @version, unless another process has been faster. */
static gboolean
run_step (HubDatabase *self,
          guint        version,
          GError     **error)
{
  g_autofree char *script = load_step (self, version, error);
  g_autofree char *marks = NULL;
  gint64 found;

  if (script == NULL ||
      !hub_database_read_number (self, "PRAGMA user_version", &found, "Could not migrate", error))
    return FALSE;
  if (found >= version)
    return TRUE;

  marks = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u;",
                           (int) self->schema->application_id, version);
  return hub_database_execute (self, script, "Could not migrate", error) &&
         hub_database_execute (self, marks, "Could not migrate", error);
}

/* Does what the schema wants done before a file of @version is brought up to date. Where another
 * process is faster meanwhile, it has done so, and @version is what it has come to. */
static gboolean
prepare (HubDatabase *self,
         gint64      *version,
         GError     **error)
{
  g_autoptr(GError) local_error = NULL;
  gint64 found = 0;

  if (*version <= 0 || *version >= self->schema->version ||
      self->schema->before_migration == NULL ||
      self->schema->before_migration (self, (guint) *version, &local_error))
    return TRUE;

  if (hub_database_read_number (self, "PRAGMA user_version", &found, "Could not migrate", NULL) &&
      found > *version)
    {
      g_debug ("%s: no need to prepare: %s", self->schema->name, local_error->message);
      *version = found;
      return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * hub_database_migrate:
 * @self: a database that may be older than its schema
 * @error: as [method@Hub.Database.fail] says
 *
 * Brings the file to the newest schema. A failed step leaves it as it was before that step.
 *
 * Returns: whether it is at the newest schema
 */
gboolean
hub_database_migrate (HubDatabase *self,
                      GError     **error)
{
  gint64 version;

  if (!hub_database_read_number (self, "PRAGMA user_version", &version, "Could not migrate",
                                 error) ||
      !prepare (self, &version, error))
    return FALSE;

  for (guint next = version + 1; next <= self->schema->version; next++)
    {
      if (!hub_database_begin (self, error))
        return FALSE;
      if (!run_step (self, next, error))
        {
          hub_database_rollback (self);
          return FALSE;
        }
      if (!hub_database_commit (self, error))
        return FALSE;

      g_debug ("%s: migrated to schema %u", self->schema->name, next);
    }

  return TRUE;
}
