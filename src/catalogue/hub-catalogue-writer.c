/* hub-catalogue-writer.c: the only hand that writes the catalogue
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything that is stored is stored in one of four kinds of transaction: the starter catalogue,
 * a vocabulary, a page, the end of a pass. Each is there as a whole or not at all, whatever
 * happens to the process.
 */

#define G_LOG_DOMAIN "hub-catalogue"

#include "hub-catalogue-writer-private.h"

#include "hub-catalogue-lock.h"
#include "hub-catalogue-schema.h"
#include "hub-error.h"

/* Long enough for another process to make the starter catalogue. */
#define LOCK_WAIT_MS 2000

/* A catalogue of up to so many entries has its full-text index renewed when it is opened. */
#define OPENING_SLICE 500

/**
 * hub_catalogue_writer_open_waiting:
 * @data_dir: the data folder, made if missing
 * @wait_ms: how long to wait for another writer
 * @error: as [func@Hub.CatalogueWriter.open]
 *
 * Returns: (transfer full) (nullable): the writer
 */
HubCatalogueWriter *
hub_catalogue_writer_open_waiting (const char *data_dir,
                                   guint       wait_ms,
                                   GError    **error)
{
  g_autoptr(HubCatalogueWriter) self = g_new0 (HubCatalogueWriter, 1);
  g_autofree char *starter = NULL;
  g_autoptr(GError) local_error = NULL;
  gboolean is_renewed;

  self->changed = g_string_new (NULL);
  self->data_dir = g_strdup (data_dir);
  self->lock = hub_catalogue_lock (data_dir, wait_ms, error);
  if (self->lock < 0)
    return NULL;
  if (!hub_catalogue_writer_open_file (self, data_dir, error) ||
      !hub_catalogue_writer_renew_texts (self, OPENING_SLICE, &is_renewed, NULL, error) ||
      !hub_catalogue_writer_read_terms (self, error))
    return NULL;

  starter = hub_catalogue_writer_dup_state (self, HUB_CATALOGUE_STATE_STARTER_AS_OF, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (starter == NULL && !hub_catalogue_writer_load_starter (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * hub_catalogue_writer_open:
 * @data_dir: the data folder, made if missing
 * @error: see below
 *
 * Opens `catalogue.db` in @data_dir for writing, and holds `catalogue.lock` while it is open. A
 * missing file is made from the starter catalogue, an older one is brought up to date, a damaged
 * one is set aside and made anew (see [method@Hub.CatalogueWriter.get_damaged_path]).
 *
 * Errors, of [error@Hub.Error]: `STORE_BUSY` if another program writes, `STORE_TOO_NEW` for a file
 * of a newer version, which is left untouched, `STORE_FULL`, `STORE_READ_ONLY`, `STORE`.
 *
 * Blocks; to be used and closed on the thread that opened it.
 *
 * Returns: (transfer full) (nullable): the writer
 */
HubCatalogueWriter *
hub_catalogue_writer_open (const char *data_dir,
                           GError    **error)
{
  g_return_val_if_fail (data_dir != NULL, NULL);

  return hub_catalogue_writer_open_waiting (data_dir, LOCK_WAIT_MS, error);
}

/**
 * hub_catalogue_writer_close:
 * @self: (transfer full): a writer
 *
 * Empties the log into the file, closes it and drops the lock.
 */
void
hub_catalogue_writer_close (HubCatalogueWriter *self)
{
  g_autoptr(GError) error = NULL;

  g_return_if_fail (self != NULL);

  /* A reader may hold the log back: then it stays, and is checked at the next start. */
  if (self->database != NULL && !hub_database_checkpoint (self->database, &error))
    g_debug ("%s", error->message);
  if (self->database != NULL)
    hub_catalogue_note_damage (self->database);
  g_clear_pointer (&self->database, hub_database_close);
  if (self->lock >= 0)
    hub_catalogue_unlock (self->lock);
  for (guint v = 0; v < HUB_N_VOCABULARIES; v++)
    g_clear_pointer (&self->terms[v], g_hash_table_unref);
  g_free (self->damaged_path);
  g_free (self->data_dir);
  if (self->changed != NULL)
    g_string_free (self->changed, TRUE);
  g_free (self);
}

const char *
hub_catalogue_writer_get_damaged_path (HubCatalogueWriter *self)
{
  return self->damaged_path;
}

void
hub_catalogue_writer_set_now (HubCatalogueWriter *self,
                              gint64              now)
{
  self->ahead = now - g_get_real_time () / G_USEC_PER_SEC;
}

/* Unix seconds, by the hub's clock if it was told, else by ours. */
gint64
hub_catalogue_writer_get_now (HubCatalogueWriter *self)
{
  return g_get_real_time () / G_USEC_PER_SEC + self->ahead;
}

/**
 * hub_catalogue_writer_undo:
 * @self: a writer with an open transaction
 *
 * Rolls it back, and forgets what was noted in it.
 */
void
hub_catalogue_writer_undo (HubCatalogueWriter *self)
{
  g_string_truncate (self->changed, 0);
  self->has_new_terms = FALSE;
  hub_database_rollback (self->database);
}

/**
 * hub_catalogue_writer_dup_state:
 * @self: a writer
 * @key: a name
 * @error: as [method@Hub.Database.fail] says
 *
 * Returns: (transfer full) (nullable): the value, %NULL without @error if there is none
 */
char *
hub_catalogue_writer_dup_state (HubCatalogueWriter *self,
                                const char         *key,
                                GError            **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (self->database, WRITE_GET_STATE, error);
  if (statement == NULL)
    return NULL;

  hub_statement_bind_text (statement, 1, key);
  if (!hub_database_step (self->database, statement, &has_row, "Could not read the state",
                          error) || !has_row)
    return NULL;

  return hub_statement_dup_text (statement, 0);
}

/**
 * hub_catalogue_writer_set_state:
 * @self: a writer
 * @key: a name
 * @value: (nullable): its value, %NULL to delete it
 * @error: as [method@Hub.Database.fail] says
 *
 * Stores a value: in the open transaction, or in one of its own.
 *
 * Returns: whether it is stored
 */
gboolean
hub_catalogue_writer_set_state (HubCatalogueWriter *self,
                                const char         *key,
                                const char         *value,
                                GError            **error)
{
  g_autoptr(HubStatement) statement = NULL;

  statement = hub_database_get_statement (self->database,
                                          value != NULL ? WRITE_SET_STATE : WRITE_DELETE_STATE,
                                          error);
  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, key);
  if (value != NULL)
    hub_statement_bind_text (statement, 2, value);
  return hub_database_run (self->database, statement, "Could not store the state", error);
}

/**
 * hub_catalogue_writer_apply_terms:
 * @self: a writer
 * @vocabulary: which vocabulary
 * @terms: (element-type HubTerm): all its terms, in their order
 * @error: `PROTOCOL` for an empty list, or as [method@Hub.Database.fail] says
 *
 * Stores one vocabulary as a whole, in one transaction: terms not in @terms leave. A term is
 * matched with the row there was by UUID, else by code or label with one that no longer comes, so
 * that entries keep their terms and codes stay. A region, title, paragraph or summary that the new
 * term does not give is kept. An empty list is refused: no hub has an empty vocabulary, a broken
 * one may say so.
 *
 * Returns: whether it is stored
 */
gboolean
hub_catalogue_writer_apply_terms (HubCatalogueWriter *self,
                                  HubVocabulary       vocabulary,
                                  GPtrArray          *terms,
                                  GError            **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (vocabulary < HUB_N_VOCABULARIES, FALSE);

  if (terms->len == 0)
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_PROTOCOL, "No terms at all in vocabulary %s",
                   hub_vocabulary_to_string (vocabulary));
      return FALSE;
    }

  if (!hub_database_begin (self->database, error))
    return FALSE;
  if (!hub_catalogue_writer_put_terms (self, vocabulary, terms, error) ||
      !hub_catalogue_writer_settle (self, error))
    {
      hub_catalogue_writer_undo (self);
      return FALSE;
    }

  return hub_database_commit (self->database, error) &&
         hub_catalogue_writer_read_terms (self, error);
}

static gboolean
put_page (HubCatalogueWriter *self,
          GPtrArray          *entries,
          gint64              generation,
          HubCatalogueTally  *tally,
          GCancellable       *cancellable,
          GError            **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !hub_catalogue_writer_put_entry (self, g_ptr_array_index (entries, i), generation,
                                           tally, error))
        return FALSE;
    }

  return hub_catalogue_writer_settle (self, error);
}

/**
 * hub_catalogue_writer_apply_page_with:
 * @self: a writer
 * @entries: (element-type HubEntry): may be empty
 * @generation: number of the pass, above 0
 * @behind: stores what belongs behind the page, in the same transaction
 * @user_data: for @behind
 * @tally: counted up, if the page is stored
 * @cancellable: (nullable): undoes the page
 * @error: `G_IO_ERROR_CANCELLED`, or as [method@Hub.Database.fail] says
 *
 * Stores one page of entries, and what belongs behind it, in one transaction. A page that says
 * nothing new writes nothing.
 *
 * Returns: whether the page is stored; if not, nothing of it is
 */
gboolean
hub_catalogue_writer_apply_page_with (HubCatalogueWriter     *self,
                                      GPtrArray              *entries,
                                      gint64                  generation,
                                      HubCatalogueBehindFunc  behind,
                                      gpointer                user_data,
                                      HubCatalogueTally      *tally,
                                      GCancellable           *cancellable,
                                      GError                **error)
{
  HubCatalogueTally page = { 0 };

  g_return_val_if_fail (self != NULL && entries != NULL && tally != NULL, FALSE);

  if (!hub_database_begin (self->database, error))
    return FALSE;
  if (!put_page (self, entries, generation, &page, cancellable, error) ||
      !behind (self, &page, user_data, error))
    {
      hub_catalogue_writer_undo (self);
      return FALSE;
    }
  if (!hub_database_commit (self->database, error))
    return FALSE;

  tally->added += page.added;
  tally->updated += page.updated;
  tally->unchanged += page.unchanged;
  tally->withdrawn += page.withdrawn;
  return TRUE;
}

typedef struct
{
  const char *key;      /* (nullable) */
  const char *value;    /* (nullable) */
} State;

static gboolean
put_state (HubCatalogueWriter       *self,
           const HubCatalogueTally  *page,
           gpointer                  user_data,
           GError                  **error)
{
  const State *state = user_data;

  return state->key == NULL ||
         hub_catalogue_writer_set_state (self, state->key, state->value, error);
}

/**
 * hub_catalogue_writer_apply_page:
 * @self: a writer
 * @entries: (element-type HubEntry): may be empty
 * @generation: number of the pass, above 0
 * @state_key: (nullable): a name
 * @state_value: (nullable): its value, %NULL to delete it
 * @tally: counted up, if the page is stored
 * @cancellable: (nullable): undoes the page
 * @error: `G_IO_ERROR_CANCELLED`, or as [method@Hub.Database.fail] says
 *
 * Stores one page of entries and one value of the state in one transaction.
 *
 * Returns: whether the page is stored; if not, nothing of it is
 */
gboolean
hub_catalogue_writer_apply_page (HubCatalogueWriter *self,
                                 GPtrArray          *entries,
                                 gint64              generation,
                                 const char         *state_key,
                                 const char         *state_value,
                                 HubCatalogueTally  *tally,
                                 GCancellable       *cancellable,
                                 GError            **error)
{
  State state = { state_key, state_value };

  return hub_catalogue_writer_apply_page_with (self, entries, generation, put_state, &state, tally,
                                               cancellable, error);
}

/**
 * hub_catalogue_writer_spare:
 * @self: a writer, in a transaction
 * @uuid: an entry, perhaps one that is not stored
 * @generation: number of the pass
 * @error: as [method@Hub.Database.fail] says
 *
 * Notes that an entry is there in all its languages, though the hub does not show it now. To be
 * called by a #HubCatalogueBehindFunc.
 *
 * Returns: whether it is noted
 */
gboolean
hub_catalogue_writer_spare (HubCatalogueWriter  *self,
                            const char          *uuid,
                            gint64               generation,
                            GError             **error)
{
  g_autoptr(HubStatement) statement = NULL;

  statement = hub_database_get_statement (self->database, WRITE_SPARE_ENTRY, error);
  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, uuid);
  sqlite3_bind_int64 (statement, 2, generation);
  return hub_database_run (self->database, statement, "Could not spare an entry", error);
}

static gboolean
touch_page (HubCatalogueWriter *self,
            GPtrArray          *entries,
            gint64              generation,
            gboolean           *is_in_step,
            GCancellable       *cancellable,
            GError            **error)
{
  *is_in_step = TRUE;
  for (guint i = 0; *is_in_step && i < entries->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !hub_catalogue_writer_touch_entry (self, g_ptr_array_index (entries, i), generation,
                                             is_in_step, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * hub_catalogue_writer_touch_page:
 * @self: a writer
 * @entries: (element-type HubEntry): of which id, language, origin and change are known
 * @generation: number of the pass, above 0
 * @is_in_step: (out): whether all of them are stored as they are on the hub
 * @behind: stores what belongs behind the page, in the same transaction
 * @user_data: for @behind
 * @cancellable: (nullable): undoes the page
 * @error: `G_IO_ERROR_CANCELLED`, or as [method@Hub.Database.fail] says
 *
 * Notes that a pass has seen the entries, if all are in step; else nothing is stored.
 *
 * Returns: whether it could be told
 */
gboolean
hub_catalogue_writer_touch_page (HubCatalogueWriter      *self,
                                 GPtrArray               *entries,
                                 gint64                   generation,
                                 gboolean                *is_in_step,
                                 HubCatalogueBehindFunc   behind,
                                 gpointer                 user_data,
                                 GCancellable            *cancellable,
                                 GError                 **error)
{
  HubCatalogueTally page = { .unchanged = entries->len };

  if (!hub_database_begin (self->database, error))
    return FALSE;
  if (!touch_page (self, entries, generation, is_in_step, cancellable, error) ||
      (*is_in_step && !behind (self, &page, user_data, error)))
    {
      hub_catalogue_writer_undo (self);
      return FALSE;
    }
  if (*is_in_step)
    return hub_database_commit (self->database, error);

  hub_catalogue_writer_undo (self);
  return TRUE;
}
