/* hub-missed.c: what the hub reports gone, and is kept until the user agrees
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-missed"

#include "hub-missed.h"

#include "hub-catalogue-private.h"

#define READING "Could not read what is gone"

/* How a kept entry stands in the catalogue. */
typedef enum
{
  STANDING_ABSENT,
  STANDING_THERE,
  STANDING_GONE,
} Standing;

void
hub_missed_free (HubMissed *self)
{
  g_free (self->digest);
  g_array_unref (self->ids);
  g_free (self);
}

/* Reads where a copy stands, and the row it has. */
static gboolean
read_standing (HubCatalogue  *self,
               HubEntry      *kept,
               Standing      *standing,
               gint64        *id,
               GError       **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (self->database, READ_STANDING, error);
  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, hub_entry_get_uuid (kept));
  hub_statement_bind_text (statement, 2, hub_entry_get_langcode (kept));
  hub_statement_bind_text (statement, 3, hub_kind_to_string (hub_entry_get_kind (kept)));
  hub_statement_bind_text (statement, 4, hub_entry_get_url (kept));
  sqlite3_bind_int64 (statement, 5, hub_entry_get_nid (kept));
  if (!hub_database_step (self->database, statement, &has_row, READING, error))
    return FALSE;

  *standing = STANDING_ABSENT;
  *id = 0;
  if (has_row)
    {
      *standing = sqlite3_column_int (statement, 1) ? STANDING_GONE : STANDING_THERE;
      *id = sqlite3_column_int64 (statement, 0);
    }
  return TRUE;
}

static gboolean
read_ids (HubCatalogue  *self,
          HubMissed     *missed,
          GHashTable    *places,     /* gets id → place + 1 */
          GError       **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (self->database, READ_MISSED, error);
  if (statement == NULL)
    return FALSE;

  while (TRUE)
    {
      gint64 id;

      if (!hub_database_step (self->database, statement, &has_row, READING, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      id = sqlite3_column_int64 (statement, 0);
      if (missed->digest == NULL)
        missed->digest = hub_statement_dup_text (statement, 1);
      g_array_append_val (missed->ids, id);
      g_hash_table_insert (places, g_memdup2 (&id, sizeof id),
                           GUINT_TO_POINTER (missed->ids->len));
    }
}

/* Moves the entries that are in the reading list to the front, in its order. */
static gboolean
put_kept_first (HubCatalogue  *self,
                HubMissed     *missed,
                GHashTable    *places,
                GPtrArray     *kept,
                GError       **error)
{
  g_autoptr(GArray) rest = g_steal_pointer (&missed->ids);

  missed->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rest->len);
  for (guint i = 0; i < kept->len; i++)
    {
      Standing standing;
      gint64 id;
      guint place;

      if (!read_standing (self, g_ptr_array_index (kept, i), &standing, &id, error))
        return FALSE;
      place = GPOINTER_TO_UINT (g_hash_table_lookup (places, &id));
      if (place == 0 || standing != STANDING_THERE)   /* it may be another one with the id */
        continue;
      g_array_append_val (missed->ids, id);
      g_array_index (rest, gint64, place - 1) = 0;
      g_hash_table_remove (places, &id);
    }

  missed->n_kept = missed->ids->len;
  for (guint i = 0; i < rest->len; i++)
    if (g_array_index (rest, gint64, i) != 0)
      g_array_append_val (missed->ids, g_array_index (rest, gint64, i));
  return TRUE;
}

static gboolean
read_is_all (HubCatalogue  *self,
             HubMissed     *missed,
             GError       **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (self->database, IS_ALL_MISSED, error);
  if (statement == NULL ||
      !hub_database_step (self->database, statement, &has_row, READING, error))
    return FALSE;

  missed->is_all = sqlite3_column_int (statement, 0);
  return TRUE;
}

static HubMissed *
read_missed (HubCatalogue  *self,
             GPtrArray     *kept,
             GError       **error)
{
  g_autoptr(HubMissed) missed = g_new0 (HubMissed, 1);
  g_autoptr(GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  missed->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!read_ids (self, missed, places, error) ||
      !read_is_all (self, missed, error) ||
      !put_kept_first (self, missed, places, kept, error))
    return NULL;

  return g_steal_pointer (&missed);
}

/**
 * hub_catalogue_read_missed:
 * @catalogue: a catalogue
 * @kept: (element-type HubEntry): the reading list
 * @error: as [method@Hub.Database.fail] says
 *
 * Reads which entries the last complete pass has missed but not withdrawn, as they were too many:
 * those in the reading list first, then by kind and title. There may be none.
 *
 * Returns: (transfer full) (nullable): what was missed, all of one state of the catalogue
 */
HubMissed *
hub_catalogue_read_missed (HubCatalogue  *catalogue,
                           GPtrArray     *kept,
                           GError       **error)
{
  HubMissed *missed;

  g_return_val_if_fail (catalogue != NULL && kept != NULL, NULL);

  if (!hub_database_begin (catalogue->database, error))
    return NULL;
  missed = read_missed (catalogue, kept, error);
  hub_database_rollback (catalogue->database);
  return missed;
}

/* The hub whose entries have all been looked for, and the languages it was read in; NULL without
 * @error where none has been. */
static char *
dup_whole_hub (HubCatalogue  *self,
               GHashTable    *langcodes,
               GError       **error)
{
  g_autoptr(HubStatement) statement = NULL;
  g_autofree char *hub = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (self->database, LIST_LANGUAGES, error);
  if (statement == NULL)
    return NULL;

  while (TRUE)
    {
      if (!hub_database_step (self->database, statement, &has_row, READING, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&hub);
      if (!hub_database_check_row (self->database, statement, 1 << 0, error))
        return NULL;
      if (hub == NULL)
        hub = hub_statement_dup_text (statement, 1);
      g_hash_table_add (langcodes, hub_statement_dup_text (statement, 0));
    }
}

static gboolean
sort_out (HubCatalogue  *self,
          GPtrArray     *kept,
          GPtrArray     *gone,
          GPtrArray     *absent,
          GError       **error)
{
  for (guint i = 0; i < kept->len; i++)
    {
      HubEntry *entry = g_ptr_array_index (kept, i);
      Standing standing;
      gint64 id;

      if (!read_standing (self, entry, &standing, &id, error))
        return FALSE;
      if (standing == STANDING_GONE)
        g_ptr_array_add (gone, g_object_ref (entry));
      else if (standing == STANDING_ABSENT)
        g_ptr_array_add (absent, entry);
    }

  return TRUE;
}

/* What is in no row may just not have come home: then nothing is said of it. */
static gboolean
judge_absent (HubCatalogue  *self,
              GPtrArray     *absent,
              GPtrArray     *gone,
              GError       **error)
{
  g_autoptr(GHashTable) langcodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GError) local_error = NULL;
  g_autofree char *hub = NULL;

  if (absent->len == 0)
    return TRUE;

  hub = dup_whole_hub (self, langcodes, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  for (guint i = 0; hub != NULL && i < absent->len; i++)
    {
      HubEntry *entry = g_ptr_array_index (absent, i);

      if (g_strcmp0 (hub_entry_get_origin (entry), hub) == 0 &&
          g_hash_table_contains (langcodes, hub_entry_get_langcode (entry)))
        g_ptr_array_add (gone, g_object_ref (entry));
    }

  return TRUE;
}

/**
 * hub_catalogue_find_gone:
 * @catalogue: a catalogue
 * @kept: (element-type HubEntry): copies of entries
 * @error: as [method@Hub.Database.fail] says
 *
 * Finds out which of the copies are of entries that are no longer on the hub: withdrawn, missing
 * after a look for all there are, or with another entry under their id (FAULTS.md F44, F45).
 *
 * Returns: (transfer full) (nullable) (element-type HubEntry): those of @kept
 */
GPtrArray *
hub_catalogue_find_gone (HubCatalogue  *catalogue,
                         GPtrArray     *kept,
                         GError       **error)
{
  g_autoptr(GPtrArray) gone = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) absent = g_ptr_array_new ();
  gboolean is_done;

  g_return_val_if_fail (catalogue != NULL && kept != NULL, NULL);

  if (!hub_database_begin (catalogue->database, error))
    return NULL;
  is_done = sort_out (catalogue, kept, gone, absent, error) &&
            judge_absent (catalogue, absent, gone, error);
  hub_database_rollback (catalogue->database);
  return is_done ? g_steal_pointer (&gone) : NULL;
}

/**
 * hub_catalogue_list_kept_ids:
 * @catalogue: a catalogue
 * @kept: (element-type HubEntry): copies of entries
 * @error: as [method@Hub.Database.fail] says
 *
 * Finds the rows of entries of which there are copies.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): for each of them its row, 0 if it is
 *   not there any more
 */
GArray *
hub_catalogue_list_kept_ids (HubCatalogue  *catalogue,
                             GPtrArray     *kept,
                             GError       **error)
{
  g_autoptr(GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), kept->len);

  g_return_val_if_fail (catalogue != NULL && kept != NULL, NULL);

  for (guint i = 0; i < kept->len; i++)
    {
      Standing standing;
      gint64 id;

      if (!read_standing (catalogue, g_ptr_array_index (kept, i), &standing, &id, error))
        return NULL;
      id = standing == STANDING_THERE ? id : 0;
      g_array_append_val (ids, id);
    }

  return g_steal_pointer (&ids);
}
