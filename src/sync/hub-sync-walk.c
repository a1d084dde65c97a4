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

#include "hub-error.h"
#include "hub-mapper.h"
#include "hub-sync-store.h"

#define FUTURE_YEARS 10     /* dates further ahead are taken as unknown: FAULTS.md F31 */

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

  return hub_sync_store_terms (walk->writer, vocabulary->vocabulary, terms, cancellable, error);
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

/* What is stored is the cursor behind the page; it becomes the cursor only if the page was stored,
 * so a page that was not comes again. */
static gboolean
store_page (State         *state,
            const Pass    *pass,
            const Page    *page,
            GCancellable  *cancellable,
            GError       **error)
{
  HubSyncReport counts = *state->walk->report;
  HubSyncCursor behind = *state->cursor;

  behind.pass = pass->name;
  behind.nid = page->highest;
  behind.is_incomplete |= page->skipped > 0;
  counts.seen += page->seen;
  counts.skipped += page->skipped;
  if (!hub_sync_store_page (state->walk->writer, page->entries, &behind, &counts, cancellable,
                            error))
    return FALSE;

  g_set_str (&state->cursor->pass, pass->name);
  state->cursor->nid = behind.nid;
  state->cursor->is_incomplete = behind.is_incomplete;
  hub_sync_report_take_counts (state->walk->report, &counts);

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

  for (guint i = 0; has_next && i < JSONAPI_MAX_PAGES; i++)
    if (!walk_page (state, pass, &nid, &has_next, cancellable, error))
      return FALSE;

  if (has_next)
    g_set_error (error, HUB_ERROR, HUB_ERROR_TOO_LARGE, "%s has over %u pages of %s",
                 state->walk->hub, (guint) JSONAPI_MAX_PAGES, pass->bundle->path);

  return !has_next;
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
finish (State   *state,
        GError **error)
{
  HubSyncWalk *walk = state->walk;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) langcodes = NULL;

  if (!state->cursor->is_incomplete)
    {
      g_strv_builder_add (builder, hub_profile_get_default_language (walk->profile));
      g_strv_builder_addv (builder, (const char **) walk->languages);
    }
  langcodes = g_strv_builder_end (builder);

  return hub_sync_store_finish (walk->writer, state->cursor, (const char *const *) langcodes,
                                walk->report, error);
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

  return walk_passes (state, cancellable, error) && finish (state, error);
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
  g_autofree char *languages = g_strjoinv (",", (char **) self->languages);
  State state = { .walk = self, .latest_year = g_date_time_get_year (now) + FUTURE_YEARS };
  gboolean is_done;

  state.cursor = hub_sync_store_begin (self->writer, languages, self->is_full, self->report,
                                       &state.total, cancellable, error);
  if (state.cursor == NULL)
    return FALSE;

  state.passes = g_ptr_array_new_with_free_func ((GDestroyNotify) pass_free);
  is_done = walk_all (&state, cancellable, error);

  hub_sync_cursor_free (state.cursor);
  g_clear_error (&state.refusal);
  g_ptr_array_unref (state.passes);

  return is_done;
}
