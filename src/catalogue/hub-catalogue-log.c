/* hub-catalogue-log.c: what happened to entries
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-catalogue"

#include "hub-catalogue-writer-private.h"

#define LOGGING "Could not log a change"

#define MAX_SECONDS (180 * 24 * 60 * 60)
#define MAX_ROWS    50000

/* The columns of WRITE_DESCRIBE_ENTRY, as the log calls them. */
static const char *const fields[] = {
  "kind", "title", "summary", "body", "url", "published", "starts", "ends", "scope", "location",
  "mode", "practice_type", "publishers", "languages", "audiences", "objective", "principle",
  "region", "country", "type", "files", "links",
};

/**
 * hub_catalogue_writer_describe:
 * @self: a writer with an open transaction
 * @entry_id: row of an entry
 * @error: as [method@Hub.Database.fail] says
 *
 * Writes down what an entry says, to be compared after a change.
 *
 * Returns: (transfer full) (array zero-terminated=1): a text for each field
 */
char **
hub_catalogue_writer_describe (HubCatalogueWriter *self,
                               gint64              entry_id,
                               GError            **error)
{
  g_autoptr(HubStatement) statement = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  gboolean has_row;

  statement = hub_database_get_statement (self->database, WRITE_DESCRIBE_ENTRY, error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, entry_id);
  if (!hub_database_step (self->database, statement, &has_row, LOGGING, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = has_row ? (const char *) sqlite3_column_text (statement, (int) i) : NULL;

      g_strv_builder_add (builder, text != NULL ? text : "");
    }

  return g_strv_builder_end (builder);
}

/* (transfer full): a JSON list of the fields that say something else now */
static char *
dup_fields (char **before,
            char **after,
            guint *n_fields)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (!g_str_equal (before[i], after[i]))
        g_strv_builder_add (builder, fields[i]);
    }

  names = g_strv_builder_end (builder);
  *n_fields = g_strv_length (names);

  return hub_catalogue_dup_json_list ((const char *const *) names);
}

/**
 * hub_catalogue_writer_log_change:
 * @self: a writer with an open transaction
 * @entry_id: row of an entry, as it is now
 * @type: what happened: not that it was withdrawn
 * @before: (nullable): what the entry said before, of an update
 * @error: as [method@Hub.Database.fail] says
 *
 * Logs a change. An update that says nothing new to a reader is not logged, nor is anything before
 * the first complete sync with the hub, nor what a first look brings.
 *
 * Returns: whether it is stored
 */
gboolean
hub_catalogue_writer_log_change (HubCatalogueWriter *self,
                                 gint64              entry_id,
                                 HubChangeType       type,
                                 char              **before,
                                 GError            **error)
{
  g_autoptr(HubStatement) statement = NULL;
  g_autofree char *list = NULL;
  g_auto(GStrv) after = NULL;
  guint n_fields = 0;

  if (type == HUB_CHANGE_NEW && self->is_first_look)
    return TRUE;
  if (before != NULL)
    {
      after = hub_catalogue_writer_describe (self, entry_id, error);
      if (after == NULL)
        return FALSE;
      list = dup_fields (before, after, &n_fields);
      if (n_fields == 0)
        return TRUE;
    }

  statement = hub_database_get_statement (self->database, WRITE_LOG_CHANGE, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, entry_id);
  hub_statement_bind_text (statement, 2, hub_change_type_to_string (type));
  hub_statement_bind_text (statement, 3, list != NULL ? list : "[]");
  sqlite3_bind_int64 (statement, 4, hub_catalogue_writer_get_now (self));
  return hub_database_run (self->database, statement, LOGGING, error);
}

/**
 * hub_catalogue_writer_set_first_look:
 * @self: a writer
 * @is_first_look: whether the pages that follow are of a collection in a language that has never
 *   been read to its end
 *
 * Has entries that a first look brings not be logged: that a hub has them is no news.
 */
void
hub_catalogue_writer_set_first_look (HubCatalogueWriter *self,
                                     gboolean            is_first_look)
{
  g_return_if_fail (self != NULL);

  self->is_first_look = !!is_first_look;
}

/**
 * hub_catalogue_writer_trim_log:
 * @self: a writer with an open transaction
 * @now: Unix seconds
 * @error: as [method@Hub.Database.fail] says
 *
 * Drops what is over 180 days old, and what is over 50,000 changes ago.
 *
 * Returns: whether it is stored
 */
gboolean
hub_catalogue_writer_trim_log (HubCatalogueWriter *self,
                               gint64              now,
                               GError            **error)
{
  g_autoptr(HubStatement) statement = NULL;

  statement = hub_database_get_statement (self->database, WRITE_TRIM_LOG, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, now - MAX_SECONDS);
  sqlite3_bind_int64 (statement, 2, MAX_ROWS);
  return hub_database_run (self->database, statement, LOGGING, error);
}
