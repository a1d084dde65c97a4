/* hub-watch.c: a saved query, asked again
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A saved query is text, as it would be typed, and is answered as what is typed: so what it counts
 * is what the list shows.
 */

#define G_LOG_DOMAIN "hub-watch"

#include "hub-watch.h"

#include "hub-own-statement.h"
#include "hub-reader-private.h"
#include "hub-reading.h"

#include <string.h>

#define LOOK_EVERY 1024   /* rows between looks at a cancellable */

/**
 * hub_entry_key:
 * @uuid: of an entry
 * @langcode: its language
 *
 * Computes a number that stands for an entry in a language, also when its row is another one: the
 * first bytes of a SHA-256, so that two of a million entries are alike once in 37 million tries.
 *
 * Any thread.
 *
 * Returns: the key
 */
guint64
hub_entry_key (const char *uuid,
               const char *langcode)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  guint64 key = 0;

  g_checksum_update (checksum, (const guchar *) uuid, -1);
  g_checksum_update (checksum, (const guchar *) " ", 1);
  g_checksum_update (checksum, (const guchar *) langcode, -1);
  g_checksum_get_digest (checksum, digest, &length);
  memcpy (&key, digest, sizeof key);
  return GUINT64_FROM_BE (key);
}

/* The keys of @results, 0 for a row that left meanwhile. */
static GArray *
read_keys (HubCatalogue  *catalogue,
           HubResults    *results,
           GCancellable  *cancellable,
           GError       **error)
{
  HubDatabase *database = hub_catalogue_get_database (catalogue);
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr(HubOwnStatement) statement = NULL;
  guint n_ids = 0;
  const gint64 *ids = hub_results_get_ids (results, &n_ids);

  statement = hub_own_statement_new (database, "SELECT uuid, langcode FROM entry WHERE id = ?1",
                                     error);
  for (guint i = 0; statement != NULL && i < n_ids; i++)
    {
      gboolean has_row = FALSE;
      guint64 key = 0;

      sqlite3_bind_int64 (statement, 1, ids[i]);
      if ((i % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error)) ||
          !hub_database_step (database, statement, &has_row, "Could not read entries", error))
        return NULL;
      if (has_row && !hub_database_check_row (database, statement, 1 << 0 | 1 << 1, error))
        return NULL;
      if (has_row)
        key = hub_entry_key ((const char *) sqlite3_column_text (statement, 0),
                             (const char *) sqlite3_column_text (statement, 1));
      g_array_append_val (keys, key);
      sqlite3_reset (statement);
    }

  return statement != NULL ? g_steal_pointer (&keys) : NULL;
}

void
hub_found_free (HubFound *self)
{
  g_clear_pointer (&self->results, hub_results_unref);
  g_clear_pointer (&self->keys, g_array_unref);
  g_free (self);
}

/**
 * hub_watch_ask:
 * @catalogue: where it is asked
 * @search: what answers, of @catalogue
 * @text: a query, as it would be typed
 * @cancellable: (nullable): stops it
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Asks a saved query. Blocks; on the thread of @catalogue.
 *
 * Returns: (transfer full) (nullable): what it finds
 */
HubFound *
hub_watch_ask (HubCatalogue  *catalogue,
               HubSearch     *search,
               const char    *text,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(HubQuery) typed = hub_query_parse (text);
  g_autoptr(HubQuery) query = hub_search_resolve (search, typed);
  g_autoptr(HubFound) found = g_new0 (HubFound, 1);

  found->results = hub_search_run (search, query, cancellable, error);
  if (found->results != NULL)
    found->keys = read_keys (catalogue, found->results, cancellable, error);
  return found->keys != NULL ? g_steal_pointer (&found) : NULL;
}

static gpointer
watch_job (gpointer       owned,
           gpointer       text,
           GCancellable  *cancellable,
           GError       **error)
{
  HubReading *reading = owned;
  HubFound *found = NULL;
  GError *local_error = NULL;

  if (hub_reading_open (reading, cancellable, &local_error))
    found = hub_watch_ask (reading->catalogue, reading->search, text, cancellable, &local_error);

  return hub_reading_end (reading, found, local_error, error);
}

/**
 * hub_reader_watch_async:
 * @self: a reader
 * @text: a query, as it would be typed
 * @cancellable: (nullable): stops it, also while it waits
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks a saved query: see hub_watch_ask().
 */
void
hub_reader_watch_async (HubReader           *self,
                        const char          *text,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = NULL;

  g_return_if_fail (HUB_IS_READER (self));
  g_return_if_fail (text != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hub_reader_watch_async);
  g_task_set_task_data (task, g_strdup (text), g_free);
  hub_reader_push (self, task, watch_job, (GDestroyNotify) hub_found_free);
}

/**
 * hub_reader_watch_finish:
 * @self: a reader
 * @result: what the callback got
 * @error: as hub_watch_ask() says
 *
 * Ends hub_reader_watch_async().
 *
 * Returns: (transfer full) (nullable): what it finds
 */
HubFound *
hub_reader_watch_finish (HubReader     *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
