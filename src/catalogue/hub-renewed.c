/* hub-renewed.c: which kept entries the hub has changed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row has the digest of its entry, and so can a copy: only entries whose digests differ are read.
 */

#define G_LOG_DOMAIN "hub-renewed"

#include "hub-renewed.h"

#include "hub-catalogue-private.h"
#include "hub-entry-digest.h"

#include <string.h>

#define READING "Could not read what has changed"

/* The row of the entry of a copy, if it says something else than the copy; else 0. */
static gboolean
read_row (HubCatalogue  *self,
          HubEntry      *kept,
          gint64        *id,
          GError       **error)
{
  g_autoptr(HubStatement) statement = NULL;
  g_autoptr(GBytes) digest = NULL;
  gboolean has_row;
  gsize size;

  *id = 0;
  statement = hub_database_get_statement (self->database, READ_RENEWED, error);
  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, hub_entry_get_uuid (kept));
  hub_statement_bind_text (statement, 2, hub_entry_get_langcode (kept));
  if (!hub_database_step (self->database, statement, &has_row, READING, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  digest = hub_entry_dup_digest (kept);
  size = g_bytes_get_size (digest);
  if ((gsize) sqlite3_column_bytes (statement, 1) != size ||
      memcmp (sqlite3_column_blob (statement, 1), g_bytes_get_data (digest, NULL), size) != 0)
    *id = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

/* What the hub calls terms that are not known here is in the digest of a row, but in no entry. */
static gboolean
says_the_same (HubEntry *copy,
               HubEntry *entry)
{
  g_autoptr(GBytes) one = hub_entry_dup_digest (copy);
  g_autoptr(GBytes) two = hub_entry_dup_digest (entry);

  return g_bytes_equal (one, two);
}

/**
 * hub_catalogue_find_renewed:
 * @catalogue: a catalogue
 * @kept: (element-type HubEntry): copies of entries
 * @cancellable: (nullable): stops the reading
 * @error: as [method@Hub.Database.fail] says, or `G_IO_ERROR_CANCELLED`
 *
 * Reads the entries that the hub shows and that say something else than their copies do. Those that
 * are gone, and those that something else has taken the id of (FAULTS.md F45), are not among them.
 *
 * Returns: (transfer full) (nullable) (element-type HubEntry): whole entries
 */
GPtrArray *
hub_catalogue_find_renewed (HubCatalogue  *catalogue,
                            GPtrArray     *kept,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr(GPtrArray) renewed = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (catalogue != NULL && kept != NULL, NULL);

  for (guint i = 0; i < kept->len; i++)
    {
      HubEntry *copy = g_ptr_array_index (kept, i);
      g_autoptr(GError) local_error = NULL;
      g_autoptr(HubEntry) entry = NULL;
      gint64 id;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !read_row (catalogue, copy, &id, error))
        return NULL;
      if (id != 0)
        entry = hub_catalogue_get_entry (catalogue, id, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      if (entry != NULL && !hub_entry_is_other (copy, entry) && !says_the_same (copy, entry))
        g_ptr_array_add (renewed, g_steal_pointer (&entry));
    }

  return g_steal_pointer (&renewed);
}
