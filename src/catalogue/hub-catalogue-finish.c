/* hub-catalogue-finish.c: what a complete pass did not see
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-catalogue"

#include "hub-catalogue-writer-private.h"

#include "hub-catalogue-schema.h"

/* FAULTS.md F43: at most this much may be withdrawn by one pass without being asked. */
#define MAX_MISSED 20
#define MAX_MISSED_PERCENT 10

/* More goes only after so many passes that agree, over so many seconds. */
#define SURE_TIMES   3
#define SURE_SECONDS (72 * 60 * 60)

#define STATE_MISSED "missed"

/* Which entries a pass was about. */
typedef struct
{
  const char *origin;
  const char *langcodes;     /* a JSON list */
  gint64      generation;
  gint64      synced;        /* by our clock, to be told */
  gint64      now;           /* by the hub's */
  gboolean    is_agreed;     /* the user wants what is missed to be removed */
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
    sqlite3_bind_int64 (statement, 4, pass->now);

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
  return run_for_pass (self, WRITE_LOG_MISSED, pass, NULL, error) &&
         run_for_pass (self, WRITE_CLEAR_TEXT_OF_MISSED, pass, NULL, error) &&
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

/* A checksum of what was missed. */
static char *
dup_digest (HubCatalogueWriter *self,
            const Pass         *pass,
            GError            **error)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row = TRUE;

  statement = hub_database_get_statement (self->database, WRITE_LIST_MISSED, error);
  if (statement == NULL)
    return NULL;

  hub_statement_bind_text (statement, 1, pass->origin);
  hub_statement_bind_text (statement, 2, pass->langcodes);
  sqlite3_bind_int64 (statement, 3, pass->generation);
  while (has_row)
    {
      if (!hub_database_step (self->database, statement, &has_row, "Could not list what is gone",
                              error))
        return NULL;
      if (has_row)
        g_checksum_update (checksum, sqlite3_column_text (statement, 0),
                           sqlite3_column_bytes (statement, 0));
    }

  return g_strdup (g_checksum_get_string (checksum));
}

/* What was missed before: "DIGEST TIMES SINCE". Passes agree if they missed the same. */
static gboolean
note_missed (HubCatalogueWriter *self,
             const Pass         *pass,
             gboolean           *is_sure,
             GError            **error)
{
  g_autofree char *digest = dup_digest (self, pass, error);
  g_autofree char *text = NULL;
  g_autofree char *value = NULL;
  g_auto(GStrv) words = NULL;
  gint64 since = pass->now;
  gint64 times = 1;

  if (digest == NULL)
    return FALSE;

  text = hub_catalogue_writer_dup_state (self, STATE_MISSED, NULL);
  words = g_strsplit (text != NULL ? text : "", " ", 3);
  if (g_strv_length (words) == 3 && g_str_equal (words[0], digest))
    {
      times = g_ascii_strtoll (words[1], NULL, 10) + 1;
      since = MIN (g_ascii_strtoll (words[2], NULL, 10), pass->now);
    }

  *is_sure = times >= SURE_TIMES && pass->now - since >= SURE_SECONDS;
  value = g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, digest, times, since);

  return hub_catalogue_writer_set_state (self, STATE_MISSED, value, error);
}

/* Whether so much is missed that it may be the hub that errs (FAULTS.md F43). */
static gboolean
spare (HubCatalogueWriter *self,
       const Pass         *pass,
       gint64              all,
       gint64              missed,
       gboolean           *is_spared,
       GError            **error)
{
  gboolean is_mass = missed > 0 && (missed == all || (missed > MAX_MISSED &&
                                                      missed * 100 > all * MAX_MISSED_PERCENT));
  gboolean is_sure = FALSE;

  *is_spared = FALSE;
  if (g_str_equal (pass->langcodes, "[]"))
    return TRUE;
  if (is_mass && !pass->is_agreed)
    {
      if (!note_missed (self, pass, &is_sure, error))
        return FALSE;
      *is_spared = missed == all || !is_sure;
    }

  return *is_spared || hub_catalogue_writer_set_state (self, STATE_MISSED, NULL, error);
}

/* In a transaction. */
static gboolean
finish_pass (HubCatalogueWriter *self,
             const Pass         *pass,
             guint              *n_missed,
             guint              *n_spared,
             guint              *n_entries,
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
  *n_entries = (guint) all;
  if (!spare (self, pass, all, missed, &is_spared, error))
    return FALSE;
  *n_missed = is_spared ? 0 : missed;
  *n_spared = is_spared ? missed : 0;
  /* Only a hub that has shown entries takes the place of what there was. */
  has_others = counts[3] != 0 && seen > 0;

  if ((*n_missed > 0 || has_others) && !hub_catalogue_writer_raise_revision (self, error))
    return FALSE;
  if ((*n_missed > 0 && !withdraw_missed (self, pass, error)) ||
      (has_others && !delete_others (self, pass, error)))
    return FALSE;

  return note_sync (self, pass, error) &&
         hub_catalogue_writer_trim_log (self, MIN (pass->now, pass->synced), error);
}

/**
 * hub_catalogue_writer_finish:
 * @self: a writer
 * @end: which pass it was
 * @tally: counted up
 * @spared: (out): how many entries were missed and kept all the same
 * @error: as [method@Hub.Database.fail] says
 *
 * Ends a complete pass, in one transaction. Entries of the origin in the languages that the pass
 * did not see are marked withdrawn, unless they are over 20 and over 10 %, or all there are
 * (FAULTS.md F43): then none is, before the user agrees or, if it is not all, three passes over 72
 * hours have missed the same. Entries of other origins leave, if the pass has seen any entry at
 * all. Notes the hub and the time of the sync.
 *
 * Returns: whether it is stored
 */
gboolean
hub_catalogue_writer_finish (HubCatalogueWriter     *self,
                             const HubCatalogueEnd  *end,
                             HubCatalogueTally      *tally,
                             HubCatalogueSpared     *spared,
                             GError                **error)
{
  g_autofree char *languages = hub_catalogue_dup_json_list (end->langcodes);
  Pass pass = { end->origin, languages, end->generation, end->synced, end->synced + self->ahead,
                end->is_agreed };
  guint n_missed;

  g_return_val_if_fail (self != NULL && spared != NULL, FALSE);

  if (!hub_database_begin (self->database, error))
    return FALSE;
  if (!finish_pass (self, &pass, &n_missed, &spared->n_missed, &spared->n_entries, error))
    {
      hub_catalogue_writer_undo (self);
      return FALSE;
    }
  if (!hub_database_commit (self->database, error))
    return FALSE;

  tally->withdrawn += n_missed;
  return TRUE;
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
 * Ends a complete pass as hub_catalogue_writer_finish () does, when nobody has agreed to anything.
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
  HubCatalogueEnd end = { origin, langcodes, generation, synced, FALSE };
  HubCatalogueSpared spared = { 0 };
  gboolean is_done = hub_catalogue_writer_finish (self, &end, tally, &spared, error);

  *n_spared = spared.n_missed;
  return is_done;
}
