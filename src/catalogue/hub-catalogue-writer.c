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

/* FAULTS.md F43: at most this much may be withdrawn by one pass without being asked. */
#define MAX_MISSED 20
#define MAX_MISSED_PERCENT 10

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
  if (self->changed != NULL)
    g_string_free (self->changed, TRUE);
  g_free (self);
}

const char *
hub_catalogue_writer_get_damaged_path (HubCatalogueWriter *self)
{
  return self->damaged_path;
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

/* Which entries a pass was about. */
typedef struct
{
  const char *origin;
  const char *langcodes;     /* a JSON list */
  gint64      generation;
  gint64      synced;
} Pass;

static gboolean
run_for_pass (HubCatalogueWriter *self,
              WriteStatement      number,
              const Pass         *pass,
              gint64              counts[4],   /* (nullable) */
              GError            **error)
{
  const char *what = "Could not finish a pass";
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;
  int n_bound;

  statement = hub_database_get_statement (self->database, number, error);
  if (statement == NULL)
    return FALSE;

  n_bound = sqlite3_bind_parameter_count (statement);
  hub_statement_bind_text (statement, 1, pass->origin);
  if (n_bound >= 2)
    hub_statement_bind_text (statement, 2, pass->langcodes);
  if (n_bound >= 3)
    sqlite3_bind_int64 (statement, 3, pass->generation);
  if (n_bound >= 4)
    sqlite3_bind_int64 (statement, 4, pass->synced);

  if (!hub_database_step (self->database, statement, &has_row, what, error))
    return FALSE;
  for (int i = 0; has_row && counts != NULL && i < 4; i++)
    counts[i] = sqlite3_column_int64 (statement, i);
  return TRUE;
}

static gboolean
note_sync (HubCatalogueWriter *self,
           const Pass         *pass,
           GError            **error)
{
  g_autofree char *synced = g_strdup_printf ("%" G_GINT64_FORMAT, pass->synced);

  return hub_catalogue_writer_set_state (self, HUB_CATALOGUE_STATE_HUB, pass->origin, error) &&
         hub_catalogue_writer_set_state (self, HUB_CATALOGUE_STATE_SYNCED, synced, error);
}

static gboolean
withdraw_missed (HubCatalogueWriter *self,
                 const Pass         *pass,
                 GError            **error)
{
  return run_for_pass (self, WRITE_CLEAR_TEXT_OF_MISSED, pass, NULL, error) &&
         run_for_pass (self, WRITE_WITHDRAW_MISSED, pass, NULL, error);
}

static gboolean
delete_others (HubCatalogueWriter *self,
               const Pass         *pass,
               GError            **error)
{
  return run_for_pass (self, WRITE_CLEAR_TEXT_OF_OTHERS, pass, NULL, error) &&
         run_for_pass (self, WRITE_DEPART_OTHERS, pass, NULL, error) &&
         run_for_pass (self, WRITE_DELETE_OTHERS, pass, NULL, error);
}

/* In a transaction. */
static gboolean
finish_pass (HubCatalogueWriter *self,
             const Pass         *pass,
             guint              *n_missed,
             guint              *n_spared,
             GError            **error)
{
  gint64 counts[4] = { 0, 0, 0, 0 };
  gint64 all, seen, missed;
  gboolean has_others, is_spared;

  if (!run_for_pass (self, WRITE_COUNT_PASS, pass, counts, error))
    return FALSE;

  all = counts[0];
  seen = counts[1];
  missed = counts[2];
  is_spared = missed == all ||
              (missed > MAX_MISSED && missed * 100 > all * MAX_MISSED_PERCENT);
  *n_missed = is_spared ? 0 : missed;
  *n_spared = is_spared ? missed : 0;
  /* Only a hub that has shown entries takes the place of what there was. */
  has_others = counts[3] != 0 && seen > 0;

  if ((*n_missed > 0 || has_others) && !hub_catalogue_writer_raise_revision (self, error))
    return FALSE;
  if ((*n_missed > 0 && !withdraw_missed (self, pass, error)) ||
      (has_others && !delete_others (self, pass, error)))
    return FALSE;

  return note_sync (self, pass, error);
}

/**
 * hub_catalogue_writer_finish_pass:
 * @self: a writer
 * @origin: base address of the hub
 * @langcodes: (array zero-terminated=1): the languages that were walked
 * @generation: number of the pass
 * @synced: when it ended, Unix seconds
 * @tally: counted up
 * @n_spared: (out): how many entries were missed and kept all the same
 * @error: as [method@Hub.Database.fail] says
 *
 * Ends a complete pass, in one transaction. Entries of @origin in @langcodes that the pass did not
 * see are marked withdrawn, unless they are over 20 and over 10 %, or all there are (FAULTS.md
 * F43): then none is. Entries of other origins leave, if the pass has seen any entry at all. Notes
 * the hub and the time of the sync.
 *
 * Returns: whether it is stored
 */
gboolean
hub_catalogue_writer_finish_pass (HubCatalogueWriter *self,
                                  const char         *origin,
                                  const char *const  *langcodes,
                                  gint64              generation,
                                  gint64              synced,
                                  HubCatalogueTally  *tally,
                                  guint              *n_spared,
                                  GError            **error)
{
  g_autofree char *languages = hub_catalogue_dup_json_list (langcodes);
  Pass pass = { origin, languages, generation, synced };
  guint n_missed;

  g_return_val_if_fail (self != NULL && origin != NULL && n_spared != NULL, FALSE);

  if (!hub_database_begin (self->database, error))
    return FALSE;
  if (!finish_pass (self, &pass, &n_missed, n_spared, error))
    {
      hub_database_rollback (self->database);
      return FALSE;
    }
  if (!hub_database_commit (self->database, error))
    return FALSE;

  tally->withdrawn += n_missed;
  return TRUE;
}
