/* hub-sync-walk.c: the full walk
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Vocabularies in full, then for each language and bundle the entries by rising number, page by
 * page. Each page is stored in one transaction with the cursor behind it, so the walk may be
 * stopped at any instruction and goes on where it was. Only a walk that read every collection to
 * its end, with nothing skipped, says what the hub no longer has.
 */

#define G_LOG_DOMAIN "hub-sync-walk"

#include "hub-sync-walk.h"

#include "hub-catalogue-schema.h"
#include "hub-catalogue-writer.h"
#include "hub-error.h"
#include "hub-mapper.h"
#include "hub-sync-cursor.h"

#include <string.h>

#define STATE_GENERATION "generation"
#define STATE_TOTAL      "total"    /* terms and entries that the last whole walk saw */
#define FUTURE_YEARS     10     /* dates further ahead are taken as unknown: FAULTS.md F31 */

typedef struct
{
  HubSyncWalk   *walk;
  HubSyncCursor *cursor;
  GPtrArray     *passes;        /* (element-type Pass) */
  int            latest_year;
  guint          n_readable;    /* collections of entries that could be read */
  GError        *refusal;       /* (owned) (nullable): why the last unreadable one could not */
  guint          total;         /* terms and entries expected, 0 unknown */
} State;

typedef struct
{
  char      *name;              /* "en node--resource" */
  char      *langcode;
  HubBundle *bundle;            /* (unowned) */
} Pass;

/* What one answer of the hub holds. */
typedef struct
{
  GPtrArray *entries;           /* (element-type HubEntry) */
  gint64     after;             /* number that all of them are above */
  gint64     highest;           /* number among them */
  guint      seen;
  guint      skipped;
  gboolean   is_rising;         /* each number is above the one before */
} Page;

/* --- what the writer's thread does --- */

typedef struct
{
  State         *state;
  GPtrArray     *items;         /* of HubTerm or HubEntry */
  HubVocabulary  vocabulary;
  char          *cursor;        /* cursor text behind the page */
} Write;

/* The last cursor, if it is one of the walk that is asked for. */
static gboolean
read_cursor (State               *state,
             HubCatalogueWriter  *writer,
             const char          *languages,
             GError             **error)
{
  HubSyncWalk *walk = state->walk;
  g_autoptr(HubSyncReport) counts = hub_sync_report_new (walk->hub);
  g_autoptr(HubSyncCursor) cursor = NULL;
  g_autoptr(GError) local = NULL;
  g_autofree char *text = NULL;

  text = hub_catalogue_writer_dup_state (writer, HUB_CATALOGUE_STATE_WALK, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  cursor = hub_sync_cursor_read (text, counts);
  if (cursor != NULL && !walk->is_full && g_str_equal (cursor->hub, walk->hub) &&
      g_str_equal (cursor->languages, languages))
    {
      state->cursor = g_steal_pointer (&cursor);
      hub_sync_report_take_counts (walk->report, counts);
    }

  return TRUE;
}

static gboolean
create_cursor (State               *state,
               HubCatalogueWriter  *writer,
               const char          *languages,
               GError             **error)
{
  g_autoptr(GError) local = NULL;
  g_autofree char *last = hub_catalogue_writer_dup_state (writer, STATE_GENERATION, &local);
  g_autofree char *next = NULL;
  gint64 generation;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  generation = (last != NULL ? g_ascii_strtoll (last, NULL, 10) : 0) + 1;
  next = g_strdup_printf ("%" G_GINT64_FORMAT, generation);
  state->cursor = hub_sync_cursor_new (state->walk->hub, languages, generation);

  return hub_catalogue_writer_set_state (writer, STATE_GENERATION, next, error);
}

/* How much there was when this hub was walked last; 0 if it never was. */
static guint
read_total (HubSyncWalk        *walk,
            HubCatalogueWriter *writer)
{
  g_autofree char *hub = hub_catalogue_writer_dup_state (writer, HUB_CATALOGUE_STATE_HUB, NULL);
  g_autofree char *total = hub_catalogue_writer_dup_state (writer, STATE_TOTAL, NULL);

  if (total == NULL || g_strcmp0 (hub, walk->hub) != 0)
    return 0;

  return (guint) g_ascii_strtoull (total, NULL, 10);
}

static gpointer
begin_job (gpointer       owned,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  State *state = data;
  g_autofree char *languages = g_strjoinv (",", (char **) state->walk->languages);

  if (!read_cursor (state, owned, languages, error) ||
      (state->cursor == NULL && !create_cursor (state, owned, languages, error)))
    return NULL;

  state->total = read_total (state->walk, owned);

  return GINT_TO_POINTER (TRUE);
}

static gpointer
write_terms_job (gpointer       owned,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Write *write = data;

  return GINT_TO_POINTER (hub_catalogue_writer_apply_terms (owned, write->vocabulary, write->items,
                                                            error));
}

static gpointer
write_page_job (gpointer       owned,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Write *write = data;
  HubSyncReport *report = write->state->walk->report;
  HubCatalogueTally tally = { 0 };

  if (!hub_catalogue_writer_apply_page (owned, write->items, write->state->cursor->generation,
                                        HUB_CATALOGUE_STATE_WALK, write->cursor, &tally,
                                        cancellable, error))
    return NULL;

  report->added += tally.added;
  report->updated += tally.updated;
  report->unchanged += tally.unchanged;

  return GINT_TO_POINTER (TRUE);
}

/* A stop in good order: the counts of the last page go into the cursor as well. */
static gpointer
write_cursor_job (gpointer       owned,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  State *state = data;
  g_autofree char *text = hub_sync_cursor_to_string (state->cursor, state->walk->report);

  return GINT_TO_POINTER (hub_catalogue_writer_set_state (owned, HUB_CATALOGUE_STATE_WALK, text,
                                                          error));
}

static gpointer
finish_job (gpointer       owned,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  State *state = data;
  HubSyncWalk *walk = state->walk;
  HubCatalogueTally tally = { 0 };
  g_autofree char *total = g_strdup_printf ("%u", walk->report->terms + walk->report->seen);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) langcodes = NULL;
  guint n_spared = 0;

  if (!state->cursor->is_incomplete)
    {
      g_strv_builder_add (builder, hub_profile_get_default_language (walk->profile));
      g_strv_builder_addv (builder, (const char **) walk->languages);
    }
  langcodes = g_strv_builder_end (builder);

  if (!hub_catalogue_writer_finish_pass (owned, walk->hub, (const char *const *) langcodes,
                                         state->cursor->generation,
                                         g_get_real_time () / G_USEC_PER_SEC, &tally, &n_spared,
                                         error) ||
      !hub_catalogue_writer_set_state (owned, HUB_CATALOGUE_STATE_WALK, NULL, error) ||
      !hub_catalogue_writer_set_state (owned, STATE_TOTAL, total, error))
    return NULL;

  walk->report->withdrawn = tally.withdrawn;
  if (n_spared > 0)
    {
      g_autofree char *what = g_strdup_printf ("The hub no longer lists %u entries at once; none "
                                               "was removed", n_spared);

      hub_sync_report_add_problem (walk->report, what, walk->hub);
    }

  return GINT_TO_POINTER (TRUE);
}

/* --- what the network's thread does --- */

static void
tell (State     *state,
      HubBundle *bundle)
{
  HubSyncWalk *walk = state->walk;

  walk->progress (bundle, walk->report->terms + walk->report->seen, state->total,
                  walk->progress_data);
}

/* A collection that is not there or closed to us is noted, and the walk goes on without it. */
static gboolean
pass_over (State       *state,
           const char  *path,
           GError      *cause,
           GError     **error)
{
  if (!g_error_matches (cause, HUB_ERROR, HUB_ERROR_REFUSED))
    {
      g_propagate_error (error, cause);
      return FALSE;
    }

  hub_sync_report_add_problem (state->walk->report, "The hub does not let this be read", path);
  state->cursor->is_incomplete = TRUE;
  g_clear_error (&state->refusal);
  state->refusal = cause;

  return TRUE;
}

static gboolean
walk_vocabulary (State                 *state,
                 HubProfileVocabulary  *vocabulary,
                 GCancellable          *cancellable,
                 GError               **error)
{
  HubSyncWalk *walk = state->walk;
  GError *cause = NULL;
  g_autoptr(GPtrArray) terms = hub_sync_fetch_terms (walk->fetch, vocabulary, walk->report,
                                                     cancellable, &cause);
  Write write = { .state = state, .items = terms, .vocabulary = vocabulary->vocabulary };

  if (terms == NULL)
    return pass_over (state, vocabulary->path, cause, error);

  if (terms->len == 0)
    {
      hub_sync_report_add_problem (walk->report, "A vocabulary came empty and was left as it is",
                                   vocabulary->path);
      return TRUE;
    }

  walk->report->terms += terms->len;
  tell (state, NULL);

  return hub_worker_call (walk->writer, write_terms_job, &write, cancellable, error) != NULL;
}

static void
skip (State      *state,
      const Pass *pass,
      Page       *page,
      const char *why)
{
  g_autofree char *what = g_strdup_printf ("An entry %s was skipped", why);

  hub_sync_report_add_problem (state->walk->report, what, pass->bundle->path);
  page->seen++;
  page->skipped++;
}

/* A hub answers in another language where it has no translation. Such an entry belongs to the pass
 * of its own language, or to the default one if it has none. */
static gboolean
belongs (State      *state,
         const Pass *pass,
         const char *langcode)
{
  HubSyncWalk *walk = state->walk;
  gboolean is_default = g_str_equal (pass->langcode,
                                     hub_profile_get_default_language (walk->profile));
  gboolean has_pass = g_strv_contains (walk->languages, langcode) &&
                      hub_profile_get_language_prefix (walk->profile, langcode) != NULL;

  return g_str_equal (langcode, pass->langcode) || (is_default && !has_pass);
}

static void
map_page (State           *state,
          const Pass      *pass,
          JsonapiDocument *document,
          Page            *page)
{
  HubSyncWalk *walk = state->walk;
  HubMapperContext context = { walk->hub, walk->profile, pass->langcode, state->latest_year };

  for (guint i = 0; i < jsonapi_document_get_n_data (document); i++)
    {
      JsonapiResource *resource = jsonapi_document_get_data (document, i);
      const char *why = "without a usable id or type";
      g_autoptr(HubEntry) entry = NULL;
      gint64 nid = 0;

      if (resource != NULL)
        {
          entry = hub_mapper_map_entry (&context, pass->bundle, document, resource, &why);
          if (jsonapi_resource_get_int (resource, "drupal_internal__nid", &nid))
            {
              page->is_rising &= nid > page->highest;
              page->highest = MAX (page->highest, nid);
            }
        }

      if (entry == NULL)
        {
          skip (state, pass, page, why);
        }
      else if (belongs (state, pass, hub_entry_get_langcode (entry)))
        {
          page->seen++;
          g_ptr_array_add (page->entries, g_steal_pointer (&entry));
        }
    }
}

/* What is stored is what the cursor would be behind the page; it becomes the cursor only if the
 * page was stored. */
static gboolean
store_page (State         *state,
            const Pass    *pass,
            const Page    *page,
            GCancellable  *cancellable,
            GError       **error)
{
  HubSyncReport *report = state->walk->report;
  HubSyncCursor cursor = *state->cursor;
  HubSyncReport counts = *report;
  Write write = { .state = state, .items = page->entries };
  g_autofree char *text = NULL;

  cursor.pass = pass->name;
  cursor.nid = page->highest;
  cursor.is_incomplete |= page->skipped > 0;
  counts.seen += page->seen;
  counts.skipped += page->skipped;
  text = hub_sync_cursor_to_string (&cursor, &counts);
  write.cursor = text;
  if (hub_worker_call (state->walk->writer, write_page_job, &write, cancellable, error) == NULL)
    return FALSE;

  g_set_str (&state->cursor->pass, pass->name);
  state->cursor->nid = cursor.nid;
  state->cursor->is_incomplete = cursor.is_incomplete;
  report->seen = counts.seen;
  report->skipped = counts.skipped;

  return TRUE;
}

/* A walk by number is right only if the hub keeps to the filter and the order asked for. */
static gboolean
check_page (State            *state,
            const Pass       *pass,
            JsonapiDocument  *document,
            const Page       *page,
            gboolean         *has_next,
            GError          **error)
{
  const char *path = pass->bundle->path;
  const char *hub = state->walk->hub;
  g_autoptr(GError) cause = NULL;
  const char *next = NULL;

  if (!jsonapi_document_get_next (document, &next, &cause))
    g_set_error (error, HUB_ERROR, HUB_ERROR_MISCONFIGURED, "%s: %s", hub, cause->message);
  else if (!page->is_rising)
    g_set_error (error, HUB_ERROR, HUB_ERROR_MISCONFIGURED,
                 "%s does not list %s in the order asked for", hub, path);
  else if (next != NULL && page->highest == page->after)
    g_set_error (error, HUB_ERROR, HUB_ERROR_MISCONFIGURED, "%s lists %s without an end", hub,
                 path);
  else
    {
      *has_next = next != NULL;
      return TRUE;
    }

  return FALSE;
}

/* One page; the next one is asked for by the highest number of this, never by its link. */
static gboolean
walk_page (State         *state,
           const Pass    *pass,
           gint64        *nid,
           gboolean      *has_next,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(JsonapiDocument) document = NULL;
  Page page = { entries, .after = *nid, .highest = *nid, .is_rising = TRUE };
  GError *cause = NULL;

  *has_next = FALSE;
  document = hub_sync_fetch_page (state->walk->fetch, pass->bundle, pass->langcode, *nid,
                                  cancellable, &cause);
  if (document == NULL)
    return pass_over (state, pass->bundle->path, cause, error);

  state->n_readable++;
  map_page (state, pass, document, &page);
  if (!check_page (state, pass, document, &page, has_next, error) ||
      !store_page (state, pass, &page, cancellable, error))
    return FALSE;

  *nid = page.highest;
  tell (state, pass->bundle);

  return TRUE;
}

static gboolean
walk_pass (State         *state,
           const Pass    *pass,
           GCancellable  *cancellable,
           GError       **error)
{
  gint64 nid = g_strcmp0 (state->cursor->pass, pass->name) == 0 ? state->cursor->nid : 0;
  gboolean has_next = TRUE;

  while (has_next)
    if (!walk_page (state, pass, &nid, &has_next, cancellable, error))
      return FALSE;

  return TRUE;
}

static void
pass_free (Pass *pass)
{
  g_free (pass->name);
  g_free (pass->langcode);
  g_free (pass);
}

static void
add_passes (State      *state,
            const char *langcode)
{
  HubSyncWalk *walk = state->walk;
  GPtrArray *bundles = hub_profile_get_bundles (walk->profile);

  if (hub_profile_get_language_prefix (walk->profile, langcode) == NULL)
    {
      hub_sync_report_add_problem (walk->report, "The hub is not known to have this language",
                                   langcode);
      return;
    }

  for (guint i = 0; i < bundles->len; i++)
    {
      Pass *pass = g_new0 (Pass, 1);

      pass->bundle = g_ptr_array_index (bundles, i);
      pass->langcode = g_strdup (langcode);
      pass->name = g_strdup_printf ("%s %s", langcode, pass->bundle->type);
      g_ptr_array_add (state->passes, pass);
    }
}

static gboolean
walk_passes (State         *state,
             GCancellable  *cancellable,
             GError       **error)
{
  guint first = 0;

  for (guint i = 0; i < state->passes->len; i++)
    if (g_strcmp0 (((Pass *) g_ptr_array_index (state->passes, i))->name,
                   state->cursor->pass) == 0)
      first = i;

  for (guint i = first; i < state->passes->len; i++)
    if (!walk_pass (state, g_ptr_array_index (state->passes, i), cancellable, error))
      return FALSE;

  if (state->n_readable == 0 && state->refusal != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&state->refusal));
      return FALSE;
    }

  return TRUE;
}

static gboolean
walk_all (State         *state,
          GCancellable  *cancellable,
          GError       **error)
{
  HubSyncWalk *walk = state->walk;
  GPtrArray *vocabularies = hub_profile_get_vocabularies (walk->profile);

  for (guint i = 0; i < vocabularies->len; i++)
    if (!walk_vocabulary (state, g_ptr_array_index (vocabularies, i), cancellable, error))
      return FALSE;

  add_passes (state, hub_profile_get_default_language (walk->profile));
  for (guint i = 0; walk->languages[i] != NULL; i++)
    if (!g_str_equal (walk->languages[i], hub_profile_get_default_language (walk->profile)))
      add_passes (state, walk->languages[i]);

  return walk_passes (state, cancellable, error) &&
         hub_worker_call (walk->writer, finish_job, state, NULL, error) != NULL;
}

/**
 * hub_sync_walk_run:
 * @self: what to work with
 * @cancellable: (nullable): stops the walk
 * @error: [error@Hub.Error], or `G_IO_ERROR_CANCELLED`
 *
 * Walks the whole hub, or what is left of a walk that was stopped, and keeps the counts in the
 * report. What was stored stays when it fails. Blocks; thread: hub-net.
 *
 * Errors: as hub_sync_fetch_entry_point (), and those of the store.
 *
 * Returns: whether the walk came to its end
 */
gboolean
hub_sync_walk_run (HubSyncWalk   *self,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  State state = { .walk = self, .latest_year = g_date_time_get_year (now) + FUTURE_YEARS };
  gboolean is_done;

  state.passes = g_ptr_array_new_with_free_func ((GDestroyNotify) pass_free);
  is_done = hub_worker_call (self->writer, begin_job, &state, cancellable, error) != NULL &&
            walk_all (&state, cancellable, error);

  if (!is_done && state.cursor != NULL && state.cursor->pass != NULL)
    {
      g_autoptr(GError) local = NULL;

      if (hub_worker_call (self->writer, write_cursor_job, &state, NULL, &local) == NULL)
        g_debug ("The counts could not be kept: %s", local->message);
    }

  g_clear_pointer (&state.cursor, hub_sync_cursor_free);
  g_clear_error (&state.refusal);
  g_ptr_array_unref (state.passes);

  return is_done;
}
