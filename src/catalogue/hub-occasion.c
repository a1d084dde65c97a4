/* hub-occasion.c: when events take place
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-occasion"

#include "hub-occasion.h"

#include "hub-catalogue-private.h"

#define READING "Could not read when events take place"

static GArray *
list_occasions (HubCatalogue  *self,
                GError       **error)
{
  g_autoptr(GArray) occasions = g_array_new (FALSE, FALSE, sizeof (HubOccasion));
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (self->database, LIST_OCCASIONS, error);
  if (statement == NULL)
    return NULL;

  hub_statement_bind_text (statement, 1, hub_kind_to_string (HUB_KIND_EVENT));
  while (TRUE)
    {
      HubOccasion occasion = { 0, HUB_DATE_INIT, HUB_DATE_INIT };
      const char *starts, *ends;

      if (!hub_database_step (self->database, statement, &has_row, READING, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&occasions);

      occasion.id = sqlite3_column_int64 (statement, 0);
      starts = (const char *) sqlite3_column_text (statement, 1);
      ends = (const char *) sqlite3_column_text (statement, 2);
      /* What cannot be read stays unknown. */
      if (starts != NULL)
        hub_date_parse (starts, &occasion.starts);
      if (ends != NULL)
        hub_date_parse (ends, &occasion.ends);
      g_array_append_val (occasions, occasion);
    }
}

/**
 * hub_catalogue_list_occasions:
 * @catalogue: a catalogue
 * @cancellable: (nullable): stops reading
 * @error: `G_IO_ERROR_CANCELLED`, or as [method@Hub.Database.fail] says
 *
 * Lists when the events take place that are on the hub. Blocks; on the thread of the catalogue.
 *
 * Returns: (transfer full) (nullable) (element-type HubOccasion): the occasions, in no order
 */
GArray *
hub_catalogue_list_occasions (HubCatalogue  *catalogue,
                              GCancellable  *cancellable,
                              GError       **error)
{
  GArray *occasions;

  g_return_val_if_fail (catalogue != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  hub_database_set_cancellable (catalogue->database, cancellable);
  occasions = list_occasions (catalogue, error);
  hub_database_set_cancellable (catalogue->database, NULL);
  return occasions;
}
