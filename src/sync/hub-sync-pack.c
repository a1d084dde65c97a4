/* hub-sync-pack.c: a sync with a catalogue in one file
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a pack brings is stored as what the hub itself would have brought: page by page, and at the
 * end what it does not have is judged by the same rules. Before the first page all of it is read
 * once, so that of a pack with a fault nothing is stored. Whoever is killed begins anew.
 */

#define G_LOG_DOMAIN "hub-sync-pack"

#include "hub-sync-pack.h"

#include "hub-address.h"
#include "hub-catalogue-schema.h"
#include "hub-error.h"
#include "hub-pack.h"
#include "hub-space.h"
#include "hub-sync-pack-get.h"
#include "hub-sync-store.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define SCRATCH_FILE "mirror.db"
#define PAGE_ENTRIES 100
#define PASS         "pack"       /* as the cursor and the list of known passes name it */
#define NO_LANGUAGES ""

/* What one run works with. */
typedef struct
{
  HubSyncRun        *run;
  HubSyncReport     *report;      /* of the run, which names the pack */
  HubSyncReport     *stored;      /* (owned) (nullable): of the store, which names the hub */
  HubSyncCursor     *cursor;      /* (owned) (nullable) */
  HubPack           *pack;        /* (owned) (nullable) */
  HubSyncValidators *validators;  /* (owned) (nullable): of the pack's hub */
  HubSyncPackFile    file;        /* (owned): that was fetched */
  gint64             date;        /* Unix seconds: of the data */
} Work;

static void
work_clear (Work *work)
{
  g_clear_pointer (&work->stored, hub_sync_report_free);
  g_clear_pointer (&work->cursor, hub_sync_cursor_free);
  g_clear_pointer (&work->pack, hub_pack_close);
  g_clear_pointer (&work->validators, hub_sync_validators_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/* A job of hub-write: which hub is stored here; empty for none. */
static gpointer
origin_job (gpointer       owned,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GError) local = NULL;
  char *origin = hub_catalogue_writer_dup_state (owned, HUB_CATALOGUE_STATE_HUB, &local);

  if (local == NULL)
    return origin != NULL ? origin : g_strdup ("");

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
refuse (Work       *work,
        const char *why,
        GError    **error)
{
  g_set_error (error, HUB_ERROR, HUB_ERROR_PACK, "%s: %s", work->run->hub, why);
  return FALSE;
}

/* --- checking --- */

/* Addresses are taken as from a hub: what is none is left out. */
static void
tame_addresses (const char *origin,
                HubEntry   *entry)
{
  g_autofree char *url = hub_address_resolve (origin, hub_entry_get_url (entry));
  GPtrArray *attachments = hub_entry_get_attachments (entry);

  hub_entry_set_url (entry, url);
  for (guint i = 0; i < attachments->len; i++)
    {
      HubAttachment *attachment = g_ptr_array_index (attachments, i);
      char *uri = hub_address_resolve (origin, attachment->uri);

      g_free (attachment->uri);
      attachment->uri = uri;
    }
}

static GPtrArray *
read_page (Work          *work,
           gint64        *after,
           GCancellable  *cancellable,
           GError       **error)
{
  const HubPackFacts *facts = hub_pack_get_facts (work->pack);
  GPtrArray *entries = hub_pack_list_entries (work->pack, after, PAGE_ENTRIES, cancellable, error);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    tame_addresses (facts->origin, g_ptr_array_index (entries, i));

  return entries;
}

/* Reads all of it once; of the hub it must be known whose it is. */
static gboolean
check_rows (Work          *work,
            GCancellable  *cancellable,
            GError       **error)
{
  const HubPackFacts *facts = hub_pack_get_facts (work->pack);
  g_autofree char *origin = hub_address_normalise (facts->origin, NULL);
  gint64 after = 0;
  guint n = 0;

  if (g_strcmp0 (origin, facts->origin) != 0)
    return refuse (work, "It does not say which hub it is of", error);

  for (guint v = 0; v < HUB_N_VOCABULARIES; v++)
    {
      g_autoptr(GPtrArray) terms = hub_pack_list_terms (work->pack, (HubVocabulary) v, error);

      if (terms == NULL)
        return FALSE;
    }
  while (TRUE)
    {
      g_autoptr(GPtrArray) entries = read_page (work, &after, cancellable, error);

      if (entries == NULL)
        return FALSE;
      if (entries->len == 0)
        break;
      n += entries->len;
    }

  return n == facts->entries || refuse (work, "It does not have what it says", error);
}

/* Whether what is stored of the same hub is newer. Who asks for all gets it all the same. */
static gboolean
is_older (Work       *work,
          const char *origin)
{
  gint64 read;

  hub_sync_store_get_date (work->run->writer, &read);
  return (work->run->flags & HUB_SYNC_FULL) == 0 && work->date < read &&
         g_str_equal (origin, hub_pack_get_facts (work->pack)->origin);
}

/* --- storing --- */

static gboolean
store_terms (Work          *work,
             GCancellable  *cancellable,
             GError       **error)
{
  for (guint v = 0; v < HUB_N_VOCABULARIES; v++)
    {
      g_autoptr(GPtrArray) terms = hub_pack_list_terms (work->pack, (HubVocabulary) v, error);

      if (terms == NULL)
        return FALSE;
      if (terms->len == 0)
        continue;
      if (!hub_sync_store_terms (work->run->writer, (HubVocabulary) v, terms, cancellable, error))
        return FALSE;

      work->stored->terms += terms->len;
      work->report->terms = work->stored->terms;
    }

  return TRUE;
}

static gboolean
store_page (Work          *work,
            GPtrArray     *entries,
            GCancellable  *cancellable,
            GError       **error)
{
  const HubPackFacts *facts = hub_pack_get_facts (work->pack);
  HubSyncReport counts = *work->stored;
  HubSyncStoring *storing;
  gboolean is_end;

  counts.seen += entries->len;
  is_end = counts.seen == facts->entries;
  storing = hub_sync_store_begin_page (work->run->writer, entries, NULL, work->cursor, is_end, NULL,
                                       &counts, cancellable);
  if (!hub_sync_store_end_page (storing, work->stored, error))
    return FALSE;

  hub_sync_report_take_counts (work->report, work->stored);
  hub_sync_run_tell (work->run, _("Entries"), work->stored->seen, facts->entries, FALSE);
  return TRUE;
}

static gboolean
store_entries (Work          *work,
               GCancellable  *cancellable,
               GError       **error)
{
  gint64 after = 0;

  while (TRUE)
    {
      g_autoptr(GPtrArray) entries = read_page (work, &after, cancellable, error);

      if (entries == NULL)
        return FALSE;
      if (entries->len == 0)
        return TRUE;
      if (!store_page (work, entries, cancellable, error))
        return FALSE;
    }
}

/* New entries are news if the hub was known as a whole before. */
static gboolean
begin (Work          *work,
       const char    *origin,
       GCancellable  *cancellable,
       GError       **error)
{
  const HubPackFacts *facts = hub_pack_get_facts (work->pack);
  g_autoptr(HubSyncMarks) marks = NULL;
  guint total;

  work->stored = hub_sync_report_new (facts->origin);
  work->validators = hub_sync_store_get_validators (work->run->writer, facts->origin, cancellable,
                                                    error);
  if (work->validators == NULL)
    return FALSE;
  work->cursor = hub_sync_store_begin (work->run->writer, NO_LANGUAGES, TRUE,
                                       g_get_real_time () / G_USEC_PER_SEC, work->stored, &marks,
                                       &total, cancellable, error);
  if (work->cursor == NULL)
    return FALSE;

  work->cursor->pass = g_strdup (PASS);
  work->cursor->mode = g_str_equal (origin, facts->origin) ? HUB_SYNC_MODE_CHANGES
                                                           : HUB_SYNC_MODE_WALK;
  return TRUE;
}

static gboolean
finish (Work    *work,
        GError **error)
{
  const HubPackFacts *facts = hub_pack_get_facts (work->pack);

  if (!hub_address_is_file (work->run->hub))
    hub_sync_validators_put (work->validators, work->run->hub, &work->file.marked, "");
  return hub_sync_store_finish (work->run->writer, work->cursor,
                                (const char *const *) facts->languages,
                                (work->run->flags & HUB_SYNC_ACCEPT_WITHDRAWALS) != 0,
                                work->run->agreed, work->date, work->validators, work->stored,
                                error);
}

static void
tell_problems (Work *work)
{
  for (guint i = 0; i < work->stored->problems->len; i++)
    {
      const HubSyncProblem *problem = g_ptr_array_index (work->stored->problems, i);

      hub_sync_report_add_problem_said (work->report, problem->what, problem->said,
                                        problem->where);
    }
}

static gboolean
store (Work          *work,
       const char    *origin,
       GCancellable  *cancellable,
       GError       **error)
{
  gboolean is_stored = begin (work, origin, cancellable, error) &&
                       store_terms (work, cancellable, error) &&
                       store_entries (work, cancellable, error) &&
                       finish (work, error);

  if (work->stored != NULL)
    {
      work->report->withdrawn = work->stored->withdrawn;
      tell_problems (work);
    }
  return is_stored;
}

/* A mirror may lag behind, so that this is nothing new; who opens a file wants what is in it. */
static gboolean
pass_over (Work    *work,
           GError **error)
{
  if (!hub_address_is_file (work->run->hub))
    {
      hub_sync_report_add_problem (work->report, N_("It is older than what is stored, so nothing"
                                   " was changed; “hub-reader sync --full” takes it all the same"),
                                   work->run->hub);
      return TRUE;
    }

  g_set_error (error, HUB_ERROR, HUB_ERROR_PACK_OLDER, "%s: It is older than what is stored",
               work->run->hub);
  return FALSE;
}

/* With the file in its place. */
static gboolean
take_in (Work          *work,
         const char    *path,
         const char    *origin,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autofree char *scratch = g_build_filename (work->run->data_dir, SCRATCH_FILE, NULL);

  hub_sync_run_tell (work->run, _("Checking"), 0, 0, FALSE);
  work->pack = hub_pack_open (path, scratch, cancellable, error);
  if (work->pack == NULL)
    return FALSE;

  /* a clock that was ahead where it was made must not make all that follows look old */
  work->date = MIN (hub_pack_get_facts (work->pack)->date, g_get_real_time () / G_USEC_PER_SEC);
  if (!check_rows (work, cancellable, error))
    return FALSE;
  if (is_older (work, origin))
    return pass_over (work, error);

  return store (work, origin, cancellable, error);
}

/* --- fetching --- */

static HubSyncFetch *
create_fetch (HubSyncRun  *run,
              GError     **error)
{
  JsonapiClientLimits limits = run->limits;
  HubSyncFetch *fetch;

  limits.page_ms *= JSONAPI_FILE_MS / JSONAPI_PAGE_MS;      /* a file takes longer than a page */
  fetch = hub_sync_fetch_new (run->hub, NULL, &limits, error);
  if (fetch != NULL && run->pause_ms > 0)
    hub_sync_fetch_set_pause (fetch, run->pause_ms);

  return fetch;
}

/* What the file was marked with that was stored last, unless all is asked for. */
static gboolean
find_known (Work              *work,
            const char        *origin,
            JsonapiValidator  *known,
            GCancellable      *cancellable,
            GError           **error)
{
  const HubSyncFlags all = HUB_SYNC_FULL | HUB_SYNC_ACCEPT_WITHDRAWALS;
  g_autoptr(HubSyncValidators) validators = NULL;
  const char *next;

  if ((work->run->flags & all) != 0)
    return TRUE;
  validators = hub_sync_store_get_validators (work->run->writer, origin, cancellable, error);
  if (validators == NULL)
    return FALSE;

  hub_sync_validators_find (validators, work->run->hub, known, &next);
  return TRUE;
}

static gboolean
fetch_file (Work          *work,
            const char    *origin,
            GCancellable  *cancellable,
            GError       **error)
{
  g_auto(JsonapiValidator) known = { NULL, NULL };
  g_autoptr(HubSyncFetch) fetch = NULL;
  g_autoptr(GError) cause = NULL;
  guint64 n_bytes = 0;
  gboolean is_got;

  if (!find_known (work, origin, &known, cancellable, error))
    return FALSE;
  fetch = create_fetch (work->run, error);
  if (fetch == NULL)
    return FALSE;

  is_got = hub_sync_pack_get (work->run, fetch, &known, &work->file, &n_bytes, cancellable,
                              &cause);
  hub_sync_fetch_tell (fetch, work->report);
  work->report->bytes = n_bytes;
  if (is_got)
    return TRUE;

  work->report->retry = hub_sync_fetch_get_retry (fetch);
  if (g_error_matches (cause, HUB_ERROR, HUB_ERROR_SIGN_IN))
    work->report->retry = HUB_SYNC_RETRY_NETWORK;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * hub_sync_pack_run:
 * @run: a run whose address is that of a pack
 * @report: gets how it went
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error], or `G_IO_ERROR_CANCELLED`
 *
 * Fetches a pack if it is another one than was stored last, or takes a file of this computer, and
 * stores what is in it. Thread: hub-net.
 *
 * Errors: as hub_sync_fetch_entry_point (), `PACK` for what is none, `PACK_OLDER` for a file
 * of this computer that is older than what is stored, and those of the store.
 *
 * Returns: whether the catalogue is as the pack is, or newer
 */
gboolean
hub_sync_pack_run (HubSyncRun     *run,
                   HubSyncReport  *report,
                   GCancellable   *cancellable,
                   GError        **error)
{
  g_auto(Work) work = { .run = run, .report = report };
  g_autofree char *origin = NULL;
  g_autofree char *path = NULL;
  gboolean is_done;

  origin = hub_worker_call (run->writer, origin_job, NULL, cancellable, error);
  if (origin == NULL || !hub_space_check (run->data_dir, 0, error))
    return FALSE;

  if (hub_address_is_file (run->hub))
    path = g_filename_from_uri (run->hub, NULL, NULL);
  else if (!fetch_file (&work, origin, cancellable, error))
    return FALSE;
  else if (work.file.path == NULL)
    return TRUE;
  else
    path = g_strdup (work.file.path);
  if (path == NULL)
    return refuse (&work, "It is no file of this computer", error);

  is_done = take_in (&work, path, origin, cancellable, error);
  /* who stopped it finds it there the next time */
  if (is_done || !g_cancellable_is_cancelled (cancellable))
    hub_sync_pack_file_drop (&work.file);
  else
    g_clear_pointer (&work.file.path, g_free);
  jsonapi_validator_clear (&work.file.marked);
  return is_done;
}

/**
 * hub_sync_pack_probe:
 * @run: a run whose address is that of a pack
 * @cancellable: (nullable): stops it
 * @error: as hub_sync_pack_run ()
 *
 * Asks whether there is a pack. Thread: hub-net.
 *
 * Returns: whether there is
 */
gboolean
hub_sync_pack_probe (HubSyncRun    *run,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(HubSyncFetch) fetch = NULL;

  if (hub_address_is_file (run->hub))
    {
      g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                           _("A file is read once; only a web address can be saved as the hub."));
      return FALSE;
    }

  fetch = create_fetch (run, error);
  if (fetch == NULL)
    return FALSE;
  if (hub_sync_pack_look (fetch, cancellable, error))
    return TRUE;

  run->moved = hub_sync_fetch_dup_moved (fetch);
  return FALSE;
}
