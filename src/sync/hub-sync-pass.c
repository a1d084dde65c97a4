/* hub-sync-pass.c: reading one collection in one language
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Entries come by rising number, page by page, and each page is asked for by the highest number of
 * the one before: that order has no ties, and neither edits nor deletions disturb it. Which entries
 * come depends on the mode:
 *
 *   walk      all, as on the first day
 *   changes   those whose `changed` is not older than the mark, less an overlap. The order is by
 *             number here too, not by `changed`: Drupal orders that by the lowest value of all
 *             translations, but prints the one of the language asked for, so a cursor in it may
 *             pass over entries. Any number of entries of one second are just entries.
 *   plain     all, by the links between the pages: for a hub that ignores or refuses the order or
 *             the filter
 *   sweep     of all only that they are there, and as of when; a page with an entry that is not
 *             stored as of then is read in full
 *
 * While a page is being stored the next one is asked for and read; it is stored only if that one
 * was.
 *
 * The mark is the latest `changed` that a complete pass has seen, but of those not after its begin
 * by the hub's own clock: an entry that is edited behind the pass's back comes again next time, and
 * a date in the future moves nothing. It is stored with the pass's last page.
 */

#define G_LOG_DOMAIN "hub-sync-pass"

#include "hub-sync-pass-private.h"

#include "hub-error.h"
#include "hub-mapper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OVERLAP 600     /* seconds read again before the mark: FAULTS.md F19 */

/**
 * hub_sync_pass_new:
 * @profile: the hub's profile
 * @bundle: one of its bundles; must outlive the pass
 * @langcode: a language
 *
 * Returns: (transfer full): the pass
 */
HubSyncPass *
hub_sync_pass_new (HubProfile *profile,
                   HubBundle  *bundle,
                   const char *langcode)
{
  HubSyncPass *self = g_new0 (HubSyncPass, 1);

  self->bundle = bundle;
  self->langcode = g_strdup (langcode);
  self->name = g_strdup_printf ("%s %s", langcode, bundle->type);
  self->key = hub_sync_marks_dup_key (profile, bundle, langcode);

  return self;
}

void
hub_sync_pass_free (HubSyncPass *self)
{
  g_free (self->name);
  g_free (self->langcode);
  g_free (self->key);
  g_free (self);
}

static void
skip (HubSyncState      *state,
      const HubSyncPass *pass,
      HubSyncPage       *page,
      const char        *why)
{
  hub_sync_report_add_problem (state->walk->report, why, pass->bundle->path);
  page->seen++;
  page->skipped++;
}

/* A hub answers in another language where it has no translation. Such an entry belongs to the pass
 * of its own language, or to the default one if it has none. */
static gboolean
belongs (HubSyncState      *state,
         const HubSyncPass *pass,
         const char        *langcode)
{
  HubSyncWalk *walk = state->walk;
  gboolean is_default = g_str_equal (pass->langcode,
                                     hub_profile_get_default_language (walk->profile));
  gboolean has_pass = g_strv_contains (walk->languages, langcode) &&
                      hub_profile_get_language_prefix (walk->profile, langcode) != NULL;

  return g_str_equal (langcode, pass->langcode) || (is_default && !has_pass);
}

static void
take_entry (HubSyncState    *state,
            JsonapiResource *resource,
            HubSyncPage     *page,
            HubEntry        *entry,
            gint64           since)
{
  gint64 changed = hub_entry_get_changed (entry);
  gboolean is_original = TRUE;

  /* The original of a translation may be what has changed. */
  if (!jsonapi_resource_get_bool (resource, "default_langcode", &is_original))
    is_original = TRUE;
  if (changed < since && is_original)
    page->is_filtered = FALSE;
  if (changed <= state->cursor->began)
    page->newest = MAX (page->newest, changed);

  page->seen++;
  g_ptr_array_add (page->entries, entry);
}

/* The UUID behind the path of the collection, if the address is that of an entry in it. */
static char *
dup_entry_id (const HubSyncPass *pass,
              const char        *href)
{
  g_autofree char *path = g_strconcat ("/", pass->bundle->path, "/", NULL);
  const char *at = strstr (href, path);
  g_autofree char *id = NULL;

  if (at == NULL)
    return NULL;

  at += strlen (path);
  id = g_strndup (at, strcspn (at, "/?#"));

  return g_uuid_string_is_valid (id) ? g_steal_pointer (&id) : NULL;
}

/* What the hub names as there but not to be seen now is not gone: FAULTS.md F23. */
static void
note_omitted (HubSyncState      *state,
              const HubSyncPass *pass,
              JsonapiDocument   *document,
              HubSyncPage       *page)
{
  g_autoptr(GPtrArray) hrefs = jsonapi_document_list_omitted (document);

  g_clear_pointer (&page->omitted, g_ptr_array_unref);
  page->omitted = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < hrefs->len; i++)
    {
      char *id = dup_entry_id (pass, g_ptr_array_index (hrefs, i));

      if (id != NULL)
        g_ptr_array_add (page->omitted, id);
    }

  if (page->omitted->len > 0)
    hub_sync_report_add_problem (state->walk->report, N_("Entries are not available now; those "
                                 "that are stored stay"), pass->bundle->path);
}

/**
 * hub_sync_pass_map:
 * @state: the run
 * @pass: the pass
 * @document: one answer
 * @since: Unix seconds; entries that changed before are noted as not asked for
 * @is_sparse: whether only id, language and change of entries are there
 * @page: gets what the answer holds
 *
 * Makes entries of an answer.
 */
void
hub_sync_pass_map (HubSyncState      *state,
                   const HubSyncPass *pass,
                   JsonapiDocument   *document,
                   gint64             since,
                   gboolean           is_sparse,
                   HubSyncPage       *page)
{
  HubSyncWalk *walk = state->walk;
  HubMapperContext context = { walk->hub, walk->profile, pass->langcode, state->latest_year };

  note_omitted (state, pass, document, page);
  for (guint i = 0; i < jsonapi_document_get_n_data (document); i++)
    {
      JsonapiResource *resource = jsonapi_document_get_data (document, i);
      const char *why = N_("An entry without a usable id or type was skipped");
      g_autoptr(HubEntry) entry = NULL;
      gint64 nid = 0;

      if (resource != NULL)
        {
          entry = is_sparse ? hub_mapper_map_presence (&context, pass->bundle, resource)
                            : hub_mapper_map_entry (&context, pass->bundle, document, resource,
                                                    &why);
          if (jsonapi_resource_get_int (resource, "drupal_internal__nid", &nid))
            {
              page->is_rising &= nid > page->highest;
              page->highest = MAX (page->highest, nid);
            }
        }

      if (entry == NULL && is_sparse)
        page->skipped++;
      else if (entry == NULL)
        skip (state, pass, page, why);
      else if (belongs (state, pass, hub_entry_get_langcode (entry)))
        take_entry (state, resource, page, g_steal_pointer (&entry), since);
    }
}

/**
 * hub_sync_pass_store:
 * @state: the run
 * @pass: the pass
 * @page: one of its pages
 * @cancellable: (nullable): undoes it
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Begins to store a page with the cursor behind it, and the mark if it is the last. The reading
 * goes on from there; if the page is not stored in the end the run ends too, and it comes again.
 *
 * Returns: whether the page before it is stored
 */
gboolean
hub_sync_pass_store (HubSyncState       *state,
                     const HubSyncPass  *pass,
                     const HubSyncPage  *page,
                     GCancellable       *cancellable,
                     GError            **error)
{
  gint64 mark = hub_sync_marks_get (state->marks, pass->key);
  HubSyncCursor *cursor = state->cursor;
  HubSyncCursor behind;
  HubSyncReport counts;
  char *marks = NULL;

  if (!hub_sync_state_settle (state, error))
    return FALSE;

  cursor->nid = MAX (page->highest, 0);
  if (cursor->mode == HUB_SYNC_MODE_SWEEP && !page->has_next)
    cursor->nid = HUB_SYNC_END;
  cursor->newest = MAX (cursor->newest, page->newest);
  cursor->has_skipped |= page->skipped + page->skipped_pages > 0;
  cursor->is_incomplete |= page->skipped + page->skipped_pages > 0;
  behind = *cursor;
  behind.pass = pass->name;      /* which outlives the storing */
  behind.key = pass->key;
  counts = *state->walk->report;
  counts.seen += page->seen;
  counts.skipped += page->skipped;
  counts.skipped_pages += page->skipped_pages;
  if (!page->has_next && !cursor->has_skipped && cursor->mode < HUB_SYNC_MODE_PLAIN &&
      MAX (mark, cursor->newest) != mark)
    {
      hub_sync_marks_set (state->marks, pass->key, cursor->newest);
      marks = hub_sync_marks_to_string (state->marks);
    }
  state->stored_bundle = pass->bundle;
  state->storing = hub_sync_store_begin_page (state->walk->writer, page->entries, page->omitted,
                                              &behind, !page->has_next, marks, &counts,
                                              cancellable);

  return TRUE;
}

/**
 * hub_sync_pass_check:
 * @state: the run
 * @pass: the pass
 * @document: one answer
 * @page: what it holds; gets whether there is more
 * @better: (out): the mode in which the pass must begin anew, if it is another one
 * @error: [error@Hub.Error]: `MISCONFIGURED`
 *
 * A pass by number is right only if the hub keeps to the filter and the order asked for; if it does
 * not, the pass begins anew in a mode that asks for less.
 *
 * Returns: whether the page may be used, or the mode changed
 */
gboolean
hub_sync_pass_check (HubSyncState       *state,
                     const HubSyncPass  *pass,
                     JsonapiDocument    *document,
                     HubSyncPage        *page,
                     HubSyncMode        *better,
                     GError            **error)
{
  HubSyncMode mode = state->cursor->mode;
  const char *next = NULL;

  *better = mode;
  if (!jsonapi_document_get_next (document, &next, NULL))
    {
      hub_sync_report_add_problem (state->walk->report,
                                   N_("It cannot be known whether there is more than this page"),
                                   pass->bundle->path);
      page->skipped_pages++;
    }

  page->has_next = next != NULL;
  page->next = g_strdup (next);
  if (mode == HUB_SYNC_MODE_PLAIN)
    return TRUE;
  if (!page->is_rising)
    *better = HUB_SYNC_MODE_PLAIN;
  else if (page->has_next && page->highest == page->after)
    *better = HUB_SYNC_MODE_PLAIN;         /* all of it is hidden: only the link leads on */
  else if (mode == HUB_SYNC_MODE_CHANGES && !page->is_filtered)
    *better = HUB_SYNC_MODE_WALK;

  return TRUE;
}

/**
 * hub_sync_pass_begin:
 * @state: the run
 * @pass: one of its passes
 * @mode: how to read it
 *
 * Sets the cursor to the begin of a pass.
 */
void
hub_sync_pass_begin (HubSyncState      *state,
                     const HubSyncPass *pass,
                     HubSyncMode        mode)
{
  HubSyncCursor *cursor = state->cursor;

  g_set_str (&cursor->pass, pass->name);
  g_set_str (&cursor->key, pass->key);
  cursor->mode = mode;
  cursor->nid = 0;
  cursor->began = 0;
  cursor->newest = 0;
  cursor->has_skipped = FALSE;
}

/* Begins the pass anew in another mode. */
static void
change_mode (HubSyncState      *state,
             const HubSyncPass *pass,
             HubSyncMode        mode)
{
  hub_sync_report_add_problem (state->walk->report,
                               mode == HUB_SYNC_MODE_PLAIN
                                 ? N_("The hub does not keep to the order asked for; all was read")
                                 : N_("The hub does not tell what has changed; all was read"),
                               pass->bundle->path);
  hub_sync_pass_begin (state, pass, mode);
}

static JsonapiDocument *
fetch (HubSyncState       *state,
       const HubSyncPass  *pass,
       gint64              since,
       const char         *uri,
       char              **known_next,
       GCancellable       *cancellable,
       GError            **error)
{
  HubSyncFetch *fetch = state->walk->fetch;
  HubSyncAsk ask = { pass->bundle, pass->langcode, state->cursor->nid, since,
                     state->cursor->mode, FALSE };
  JsonapiDocument *document = NULL;

  document = uri != NULL ? hub_sync_fetch_next (fetch, uri, cancellable, error)
                         : hub_sync_fetch_page (fetch, &ask, known_next, cancellable, error);
  if (document != NULL && state->cursor->began == 0)
    state->cursor->began = hub_sync_fetch_get_date (fetch);

  return document;
}

/* A page that is as it was when it was stored. Only the end of the pass is worth a word. */
static gboolean
pass_known (HubSyncState       *state,
            const HubSyncPass  *pass,
            const char         *next,
            HubSyncPage        *page,
            GCancellable       *cancellable,
            GError            **error)
{
  gint64 nid = g_ascii_strtoll (next, NULL, 10);

  state->n_readable++;
  page->has_next = nid > state->cursor->nid;
  hub_sync_state_tell (state, pass->bundle);
  if (!page->has_next)
    return hub_sync_pass_store (state, pass, page, cancellable, error);

  state->cursor->nid = nid;
  return TRUE;
}

/* If a page is stored as it was given, the hub need not give it again. What is noted here is lost
 * with a run that ends before. */
static void
keep (HubSyncState       *state,
      const HubSyncPage  *page)
{
  g_autofree char *next = g_strdup_printf ("%" G_GINT64_FORMAT, page->highest);

  if (state->cursor->mode == HUB_SYNC_MODE_CHANGES && page->skipped + page->skipped_pages == 0)
    hub_sync_fetch_keep (state->walk->fetch, page->has_next ? next : "");
}

/**
 * hub_sync_pass_read:
 * @state: the run
 * @pass: the pass
 * @uri: (nullable): a link to the page; %NULL for where the cursor stands
 * @page: gets what the page holds
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error], or `G_IO_ERROR_CANCELLED`
 *
 * Reads one page of a pass and begins to store it.
 *
 * Returns: whether that is so, or the pass begun anew in another mode
 */
gboolean
hub_sync_pass_read (HubSyncState       *state,
                    const HubSyncPass  *pass,
                    const char         *uri,
                    HubSyncPage        *page,
                    GCancellable       *cancellable,
                    GError            **error)
{
  HubSyncMode mode = state->cursor->mode;
  gint64 mark = hub_sync_marks_get (state->marks, pass->key);
  gint64 since = mode == HUB_SYNC_MODE_CHANGES ? MAX (mark - OVERLAP, 0) : G_MININT64;
  g_autoptr(JsonapiDocument) document = NULL;
  g_autofree char *known = NULL;
  GError *cause = NULL;
  HubSyncMode better;

  page->after = page->highest = mode == HUB_SYNC_MODE_PLAIN ? G_MININT64 : state->cursor->nid;
  document = fetch (state, pass, since, uri, &known, cancellable, &cause);
  if (known != NULL)
    return pass_known (state, pass, known, page, cancellable, error);
  if (document == NULL && mode < HUB_SYNC_MODE_PLAIN &&
      hub_sync_fetch_is_bad_request (state->walk->fetch))
    {
      g_error_free (cause);
      page->has_next = TRUE;
      change_mode (state, pass, mode == HUB_SYNC_MODE_CHANGES ? HUB_SYNC_MODE_WALK
                                                              : HUB_SYNC_MODE_PLAIN);
      return TRUE;
    }
  if (document == NULL)
    return hub_sync_pass_skip_page (state, pass, since, page, cause, cancellable, error);

  hub_sync_pass_map (state, pass, document, since, FALSE, page);
  if (!hub_sync_pass_check (state, pass, document, page, &better, error))
    return FALSE;
  if (better != mode && mode == HUB_SYNC_MODE_SWEEP)
    {
      state->is_unordered = TRUE;
      return TRUE;
    }
  if (better != mode)
    {
      page->has_next = TRUE;
      g_clear_pointer (&page->next, g_free);
      change_mode (state, pass, better);
      return TRUE;
    }

  state->n_readable++;
  if (!hub_sync_pass_store (state, pass, page, cancellable, error))
    return FALSE;
  keep (state, page);

  return TRUE;
}

/* The link to the next page of a plain pass, if it may be followed. */
static gboolean
follow (HubSyncState       *state,
        const HubSyncPass  *pass,
        const HubSyncPage  *page,
        GHashTable         *seen,
        char              **uri,
        GError            **error)
{
  g_clear_pointer (uri, g_free);
  if (state->cursor->mode != HUB_SYNC_MODE_PLAIN || page->next == NULL)
    return TRUE;

  *uri = hub_sync_fetch_resolve_next (state->walk->fetch, pass->bundle, pass->langcode, page->next,
                                      seen, error);
  return *uri != NULL;
}

static gboolean
read_pages (HubSyncState       *state,
            const HubSyncPass  *pass,
            GCancellable       *cancellable,
            GError            **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *uri = NULL;
  gboolean has_next = TRUE;

  for (guint i = 0; has_next && i < JSONAPI_MAX_PAGES; i++)
    {
      g_auto(HubSyncPage) page = { .entries = g_ptr_array_new_with_free_func (g_object_unref),
                            .is_rising = TRUE, .is_filtered = TRUE };

      if (!hub_sync_pass_read (state, pass, uri, &page, cancellable, error) ||
          !follow (state, pass, &page, seen, &uri, error))
        return FALSE;
      has_next = page.has_next;
    }

  if (has_next)
    {
      hub_sync_fetch_set_retry (state->walk->fetch, HUB_SYNC_RETRY_NETWORK);
      g_set_error (error, HUB_ERROR, HUB_ERROR_TOO_LARGE, "%s has over %u pages of %s",
                   state->walk->hub, (guint) JSONAPI_MAX_PAGES, pass->bundle->path);
    }

  return !has_next;
}

/**
 * hub_sync_pass_run:
 * @self: a pass
 * @state: the run it belongs to; its cursor may stand in this pass
 * @cancellable: (nullable): stops it; what was stored stays
 * @error: [error@Hub.Error], or `G_IO_ERROR_CANCELLED`
 *
 * Reads one collection in one language, all of it or what has changed. Blocks; thread: hub-net.
 *
 * Errors: as hub_sync_fetch_entry_point (), and those of the store.
 *
 * Returns: whether it came to its end; that it was refused is one
 */
gboolean
hub_sync_pass_run (const HubSyncPass  *self,
                   HubSyncState       *state,
                   GCancellable       *cancellable,
                   GError            **error)
{
  gboolean has_mark = hub_sync_marks_get (state->marks, self->key) != HUB_SYNC_NO_MARK;
  g_autoptr(GError) cause = NULL;
  gboolean is_read;

  if (g_strcmp0 (state->cursor->pass, self->name) != 0 ||
      g_strcmp0 (state->cursor->key, self->key) != 0)
    hub_sync_pass_begin (state, self, has_mark && !state->cursor->is_whole ? HUB_SYNC_MODE_CHANGES
                                                                           : HUB_SYNC_MODE_WALK);

  /* A page that is not stored comes before what stopped the reading of those behind it. */
  is_read = read_pages (state, self, cancellable, &cause);
  if (!hub_sync_state_settle (state, error))
    return FALSE;
  if (!is_read)
    g_propagate_error (error, g_steal_pointer (&cause));

  return is_read;
}
