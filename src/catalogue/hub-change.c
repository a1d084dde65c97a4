/* hub-change.c: something that happened to an entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-change"

#include "hub-change.h"

#include "hub-catalogue-private.h"

#define READING "Could not read what has changed"

void
hub_change_free (HubChange *self)
{
  g_free (self->what);
  g_free (self->uuid);
  g_free (self->langcode);
  g_free (self->title);
  g_strfreev (self->fields);
  g_free (self);
}

/* The texts of a JSON list as the store keeps it. */
static char **
read_list (HubCatalogue *self,
           const char   *json,
           GError      **error)
{
  g_autoptr(HubStatement) statement = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  gboolean has_row = TRUE;

  statement = hub_database_get_statement (self->database, READ_LIST, error);
  if (statement == NULL)
    return NULL;

  hub_statement_bind_text (statement, 1, json);
  while (has_row)
    {
      if (!hub_database_step (self->database, statement, &has_row, READING, error))
        return NULL;
      if (has_row)
        g_strv_builder_take (builder, hub_statement_dup_text (statement, 0));
    }

  return g_strv_builder_end (builder);
}

static HubChange *
read_change (HubCatalogue *self,
             HubStatement *statement,
             GError      **error)
{
  g_autoptr(HubChange) change = g_new0 (HubChange, 1);
  g_autofree char *kind = hub_statement_dup_text (statement, 4);
  g_autofree char *fields = hub_statement_dup_text (statement, 6);

  change->at = sqlite3_column_int64 (statement, 0);
  change->what = hub_statement_dup_text (statement, 1);
  change->uuid = hub_statement_dup_text (statement, 2);
  change->langcode = hub_statement_dup_text (statement, 3);
  change->title = hub_statement_dup_text (statement, 5);
  if (!hub_kind_from_string (kind, &change->kind))
    change->kind = HUB_KIND_OTHER;
  change->fields = read_list (self, fields, error);

  return change->fields != NULL ? g_steal_pointer (&change) : NULL;
}

/**
 * hub_catalogue_list_changes:
 * @catalogue: a catalogue
 * @since: Unix seconds
 * @error: as [method@Hub.Database.fail] says
 *
 * Lists what has happened to entries since then, the latest first: at most 50,000 changes of 180
 * days.
 *
 * Returns: (transfer full) (element-type HubChange): the changes
 */
GPtrArray *
hub_catalogue_list_changes (HubCatalogue  *catalogue,
                            gint64         since,
                            GError       **error)
{
  g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_change_free);
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row = TRUE;

  g_return_val_if_fail (catalogue != NULL, NULL);

  statement = hub_database_get_statement (catalogue->database, READ_CHANGES, error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, since);
  while (has_row)
    {
      HubChange *change;

      if (!hub_database_step (catalogue->database, statement, &has_row, READING, error))
        return NULL;
      if (!has_row)
        break;
      change = read_change (catalogue, statement, error);
      if (change == NULL)
        return NULL;
      g_ptr_array_add (changes, change);
    }

  return g_steal_pointer (&changes);
}
