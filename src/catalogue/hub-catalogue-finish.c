/* hub-catalogue-finish.c: what a complete pass did not see
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-catalogue"

#include "hub-catalogue-writer-private.h"

#include "hub-catalogue-schema.h"
#include "hub-error.h"
#include "hub-last-sync.h"

/* FAULTS.md F43: at most this much may be withdrawn by one pass without being asked. */
#define MAX_MISSED 20
#define MAX_MISSED_PERCENT 10

/* More goes only after so many passes that agree, over so many seconds. */
#define SURE_TIMES   3
#define SURE_SECONDS (72 * 60 * 60)

/* Which entries a pass was about. */
typedef struct
{
  const char *origin;
  const char *langcodes;     /* a JSON list */
  gint64      generation;
  gint64      synced;        /* by our clock, to be told */
  gint64      now;           /* by the hub's */
  const char *agreed;        /* (nullable): a JSON list of rows that may leave, however many */
  gboolean    has_news;      /* it has stored something, or something leaves by it */
  gboolean    has_revision;  /* of its own */
} Pass;

/* What a pass found, but for entries that are withdrawn already, if not said otherwise. */
typedef struct
{
  gint64 all;         /* of the origin, in the scope of the pass: hub-catalogue-writer-sql.c */
  gint64 seen;        /* of the origin in any language */
  gint64 missed;      /* of `all` */
  gint64 has_others;  /* whether there are entries of another origin */
  gint64 agreed;      /* of `missed`, those that may leave */
  gint64 has_expired; /* whether there are entries that were withdrawn long ago */
} Found;

/* Binds what of @pass the statement asks for. */
static HubStatement *
start_for_pass (HubCatalogueWriter *self,
                WriteStatement      number,
                const Pass         *pass,
                const char         *only,     /* (nullable): a JSON list of rows */
                GError            **error)
{
  HubStatement *statement = hub_database_get_statement (self->database, number, error);
  int n_bound = statement != NULL ? sqlite3_bind_parameter_count (statement) : 0;

  if (n_bound >= 1)
    hub_statement_bind_text (statement, 1, pass->origin);
  if (n_bound >= 2)
    hub_statement_bind_text (statement, 2, pass->langcodes);
  if (n_bound >= 3)
    sqlite3_bind_int64 (statement, 3, pass->generation);
  if (n_bound >= 4)
    sqlite3_bind_int64 (statement, 4, pass->now);
  if (n_bound >= 5)
    hub_statement_bind_text (statement, 5, only);
  return statement;
}

static gboolean
run_for_pass (HubCatalogueWriter *self,
              WriteStatement      number,
              const Pass         *pass,
              const char         *only,
              GError            **error)
{
  g_autoptr(HubStatement) statement = start_for_pass (self, number, pass, only, error);

  return statement != NULL &&
         hub_database_run (self->database, statement, "Could not finish a pass", error);
}

static gboolean
count (HubCatalogueWriter *self,
       const Pass         *pass,
       Found              *found,
       GError            **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = start_for_pass (self, WRITE_COUNT_PASS, pass, pass->agreed, error);
  if (statement == NULL ||
      !hub_database_step (self->database, statement, &has_row, "Could not count a pass", error))
    return FALSE;

  found->all = sqlite3_column_int64 (statement, 0);
  found->seen = sqlite3_column_int64 (statement, 1);
  found->missed = sqlite3_column_int64 (statement, 2);
  found->has_others = sqlite3_column_int64 (statement, 3);
  found->agreed = sqlite3_column_int64 (statement, 4);
  found->has_expired = sqlite3_column_int64 (statement, 5);
  return TRUE;
}

/* If nothing has come of the pass, nothing is written: that it was made is noted elsewhere. */
static gboolean
note_sync (HubCatalogueWriter *self,
           const Pass         *pass,
           GError            **error)
{
  g_autofree char *hub = hub_catalogue_writer_dup_state (self, HUB_CATALOGUE_STATE_HUB, NULL);
  g_autofree char *synced = g_strdup_printf ("%" G_GINT64_FORMAT, pass->synced);

  if (!pass->has_news && g_strcmp0 (hub, pass->origin) == 0)
    return TRUE;

  return run_for_pass (self, WRITE_DROP_LOG, pass, NULL, error) &&
         hub_catalogue_writer_set_state (self, HUB_CATALOGUE_STATE_HUB, pass->origin, error) &&
         hub_catalogue_writer_set_state (self, HUB_CATALOGUE_STATE_SYNCED, synced, error);
}

/* What leaves does so in a revision of its own. What is missed but stays is no news. */
static gboolean
begin_leaving (HubCatalogueWriter *self,
               Pass               *pass,
               GError            **error)
{
  gboolean has_revision = pass->has_revision;

  pass->has_news = pass->has_revision = TRUE;
  return has_revision || hub_catalogue_writer_raise_revision (self, error);
}

static gboolean
withdraw_missed (HubCatalogueWriter *self,
                 Pass               *pass,
                 const char         *only,
                 GError            **error)
{
  return begin_leaving (self, pass, error) &&
         run_for_pass (self, WRITE_LOG_MISSED, pass, only, error) &&
         run_for_pass (self, WRITE_CLEAR_TEXT_OF_MISSED, pass, only, error) &&
         run_for_pass (self, WRITE_WITHDRAW_MISSED, pass, only, error);
}

static gboolean
delete_others (HubCatalogueWriter *self,
               Pass               *pass,
               GError            **error)
{
  return begin_leaving (self, pass, error) &&
         run_for_pass (self, WRITE_CLEAR_TEXT_OF_OTHERS, pass, NULL, error) &&
         run_for_pass (self, WRITE_DEPART_OTHERS, pass, NULL, error) &&
         run_for_pass (self, WRITE_DELETE_OTHERS, pass, NULL, error);
}

/* The copies that are kept of what leaves are known to be gone by the languages that were read. */
static gboolean
delete_expired (HubCatalogueWriter *self,
                Pass               *pass,
                GError            **error)
{
  return begin_leaving (self, pass, error) &&
         hub_catalogue_writer_set_state (self, HUB_CATALOGUE_STATE_LANGUAGES, pass->langcodes,
                                         error) &&
         run_for_pass (self, WRITE_DEPART_EXPIRED, pass, NULL, error) &&
         run_for_pass (self, WRITE_DELETE_EXPIRED, pass, NULL, error);
}

/* Writes down what was missed: a checksum, and the rows as a JSON list. */
static gboolean
list_missed (HubCatalogueWriter *self,
             const Pass         *pass,
             char              **digest,
             char              **rows,
             GError            **error)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr(GString) list = g_string_new (NULL);
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row = TRUE;

  statement = start_for_pass (self, WRITE_LIST_MISSED, pass, NULL, error);
  if (statement == NULL)
    return FALSE;

  while (has_row)
    {
      if (!hub_database_step (self->database, statement, &has_row, "Could not list what is gone",
                              error))
        return FALSE;
      if (!has_row)
        break;
      g_checksum_update (checksum, sqlite3_column_text (statement, 0),
                         sqlite3_column_bytes (statement, 0));
      g_string_append_printf (list, "%s%" G_GINT64_FORMAT, list->len > 0 ? "," : "",
                              (gint64) sqlite3_column_int64 (statement, 1));
    }

  *digest = g_strdup (g_checksum_get_string (checksum));
  *rows = g_strdup_printf ("[%s]", list->str);
  return TRUE;
}

/* What was missed before: "DIGEST TIMES SINCE". Passes agree if they missed the same. */
static gboolean
note_missed (HubCatalogueWriter *self,
             const Pass         *pass,
             gboolean           *is_sure,
             GError            **error)
{
  g_autofree char *digest = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *text = NULL;
  g_autofree char *value = NULL;
  g_auto(GStrv) words = NULL;
  gint64 since = pass->now;
  gint64 times = 1;

  if (!list_missed (self, pass, &digest, &rows, error))
    return FALSE;

  text = hub_catalogue_writer_dup_state (self, HUB_CATALOGUE_STATE_MISSED, NULL);
  words = g_strsplit (text != NULL ? text : "", " ", 3);
  if (g_strv_length (words) == 3 && g_str_equal (words[0], digest))
    {
      times = g_ascii_strtoll (words[1], NULL, 10) + 1;
      since = MIN (g_ascii_strtoll (words[2], NULL, 10), pass->now);
    }

  *is_sure = times >= SURE_TIMES && pass->now - since >= SURE_SECONDS;
  value = g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, digest, times, since);

  return hub_catalogue_writer_set_state (self, HUB_CATALOGUE_STATE_MISSED, value, error) &&
         hub_catalogue_writer_set_state (self, HUB_CATALOGUE_STATE_MISSED_ROWS, rows, error);
}

static gboolean
forget_missed (HubCatalogueWriter *self,
               GError            **error)
{
  return hub_catalogue_writer_set_state (self, HUB_CATALOGUE_STATE_MISSED, NULL, error) &&
         hub_catalogue_writer_set_state (self, HUB_CATALOGUE_STATE_MISSED_ROWS, NULL, error);
}

/* (nullable): what was missed last, if that is what the user has agreed to. No more than was
 * shown may leave by it, whatever this pass has missed. */
static char *
dup_agreed (HubCatalogueWriter    *self,
            const HubCatalogueEnd *end)
{
  g_autofree char *missed = hub_catalogue_writer_dup_state (self, HUB_CATALOGUE_STATE_MISSED,
                                                            NULL);

  if (!end->is_agreed || missed == NULL ||
      (end->agreed != NULL && (!g_str_has_prefix (missed, end->agreed) ||
                               missed[strlen (end->agreed)] != ' ')))
    return NULL;

  return hub_catalogue_writer_dup_state (self, HUB_CATALOGUE_STATE_MISSED_ROWS, NULL);
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
  if (is_mass)
    {
      if (!note_missed (self, pass, &is_sure, error))
        return FALSE;
      *is_spared = missed == all || !is_sure;
    }

  return *is_spared || forget_missed (self, error);
}

/* Withdraws what was agreed to, then of the rest what need not be asked for. */
static gboolean
judge_missed (HubCatalogueWriter  *self,
              Pass                *pass,
              const Found         *found,
              guint               *n_withdrawn,
              HubCatalogueSpared  *spared,
              GError             **error)
{
  gint64 all = found->all - found->agreed;
  gint64 missed = found->missed - found->agreed;
  gboolean is_spared;

  spared->n_entries = (guint) all;
  if ((found->agreed > 0 && !withdraw_missed (self, pass, pass->agreed, error)) ||
      !spare (self, pass, all, missed, &is_spared, error) ||
      (!is_spared && missed > 0 && !withdraw_missed (self, pass, NULL, error)))
    return FALSE;

  spared->n_missed = is_spared ? (guint) missed : 0;
  *n_withdrawn = (guint) (is_spared ? found->agreed : found->missed);
  return TRUE;
}

/* In a transaction. */
static gboolean
finish_pass (HubCatalogueWriter  *self,
             Pass                *pass,
             guint               *n_withdrawn,
             HubCatalogueSpared  *spared,
             GError             **error)
{
  gboolean is_complete = !g_str_equal (pass->langcodes, "[]");
  Found found = { 0 };

  if (!count (self, pass, &found, error))
    return FALSE;

  if (is_complete && !judge_missed (self, pass, &found, n_withdrawn, spared, error))
    return FALSE;
  if (is_complete && found.has_expired != 0 && !delete_expired (self, pass, error))
    return FALSE;
  /* Only a hub that has shown entries takes the place of what there was. */
  if (found.has_others != 0 && found.seen > 0 && !delete_others (self, pass, error))
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
 * Ends a complete pass, in one transaction. Entries of the origin that the pass was about and did
 * not see are marked withdrawn: those in its languages, and those in another one that it has not
 * seen in any. But if they are over 20 and over 10 %, or all there are (FAULTS.md F43), none is,
 * before the user agrees or, if it is not all, three passes over 72 hours have missed the same.
 * What is agreed to is what was missed last time, and of that what is missed still; the rest is
 * judged by itself. Entries of other origins leave, if the pass has seen any entry at all. Notes
 * the hub and the time of the sync, if it has brought anything: if not, nothing is written, and
 * hub_catalogue_writer_keep_report () notes the time.
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
  g_autofree char *agreed = NULL;
  Pass pass = { .origin = end->origin, .langcodes = languages, .generation = end->generation,
                .synced = end->synced, .now = end->synced + self->ahead,
                .has_news = end->has_news };
  guint n_withdrawn = 0;

  g_return_val_if_fail (self != NULL && spared != NULL, FALSE);

  *spared = (HubCatalogueSpared) { 0 };
  if (!hub_database_begin (self->database, error))
    return FALSE;

  pass.agreed = agreed = dup_agreed (self, end);
  if (!finish_pass (self, &pass, &n_withdrawn, spared, error))
    {
      hub_catalogue_writer_undo (self);
      return FALSE;
    }
  if (!hub_database_commit (self->database, error))
    return FALSE;

  tally->withdrawn += n_withdrawn;
  self->synced = end->synced;
  return TRUE;
}

static gint64
read_synced (HubCatalogueWriter *self)
{
  g_autofree char *text = hub_catalogue_writer_dup_state (self, HUB_CATALOGUE_STATE_SYNCED, NULL);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

/* (nullable): what was noted beside the catalogue. */
static HubLastSync *
load_last_sync (HubCatalogueWriter *self)
{
  g_autofree char *id = hub_catalogue_writer_dup_state (self, HUB_CATALOGUE_STATE_ID, NULL);

  return hub_last_sync_load (self->data_dir, id, read_synced (self));
}

/**
 * hub_catalogue_writer_get_synced:
 * @self: a writer
 * @date: (out) (optional): the same by the hub's clock, as far as that is known
 *
 * Tells when the last complete sync ended, whether it brought anything or not.
 *
 * Returns: Unix seconds, 0 if there was none
 */
gint64
hub_catalogue_writer_get_synced (HubCatalogueWriter *self,
                                 gint64             *date)
{
  g_autoptr(HubLastSync) last = load_last_sync (self);
  gint64 synced = last != NULL ? last->synced : read_synced (self);

  if (date != NULL)
    *date = last != NULL && last->date > 0 ? last->date : synced;
  return synced;
}

/**
 * hub_catalogue_writer_keep_report:
 * @self: a writer
 * @report: JSON text: what came of a sync
 * @has_news: whether it has stored anything
 * @error: `STORE`, or as [method@Hub.Database.fail] says
 *
 * Keeps the report of a sync, and when it ended, if it came to an end: in a file beside the
 * catalogue, and in the catalogue too if there is news.
 *
 * Returns: whether it is kept
 */
gboolean
hub_catalogue_writer_keep_report (HubCatalogueWriter  *self,
                                  const char          *report,
                                  gboolean             has_news,
                                  GError             **error)
{
  g_autoptr(HubLastSync) note = g_new0 (HubLastSync, 1);
  g_autoptr(GError) local = NULL;

  g_return_val_if_fail (self != NULL && report != NULL, FALSE);

  if (has_news && !hub_catalogue_writer_set_state (self, HUB_CATALOGUE_STATE_REPORT, report, error))
    return FALSE;

  note->catalogue = hub_catalogue_writer_dup_state (self, HUB_CATALOGUE_STATE_ID, &local);
  if (note->catalogue == NULL)
    {
      if (local == NULL)
        g_set_error (&local, HUB_ERROR, HUB_ERROR_STORE, "The catalogue has no id");
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  note->base = read_synced (self);
  note->synced = hub_catalogue_writer_get_synced (self, &note->date);
  if (self->synced != 0)
    {
      note->synced = self->synced;
      note->date = self->synced + self->ahead;
    }
  note->report = g_strdup (report);
  if (hub_last_sync_save (note, self->data_dir, &local))
    return TRUE;

  g_set_error (error, HUB_ERROR, HUB_ERROR_STORE, "Could not note the sync: %s", local->message);
  return FALSE;
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
  HubCatalogueEnd end = { origin, langcodes, generation, synced, FALSE, NULL, TRUE };
  HubCatalogueSpared spared = { 0 };
  gboolean is_done = hub_catalogue_writer_finish (self, &end, tally, &spared, error);

  *n_spared = spared.n_missed;
  return is_done;
}
