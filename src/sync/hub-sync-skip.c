/* hub-sync-skip.c: going on behind a page that is no use
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-sync-skip"

#include "hub-sync-pass-private.h"

#include "hub-error.h"

#include <glib/gi18n-lib.h>

/* To go on behind a page one need only know its numbers. */
static gboolean
find_end (HubSyncState       *state,
          const HubSyncPass  *pass,
          gint64              since,
          HubSyncPage        *page,
          guint              *n_entries,
          GCancellable       *cancellable,
          GError            **error)
{
  HubSyncAsk ask = { pass->bundle, pass->langcode, state->cursor->nid, since, state->cursor->mode,
                     TRUE };
  g_autoptr(JsonapiDocument) document = NULL;
  HubSyncMode better;

  document = hub_sync_fetch_page (state->walk->fetch, &ask, NULL, cancellable, error);
  if (document == NULL)
    return FALSE;

  hub_sync_pass_map (state, pass, document, since, TRUE, page);
  *n_entries = jsonapi_document_get_n_data (document);
  g_ptr_array_set_size (page->entries, 0);
  if (!hub_sync_pass_check (state, pass, document, page, &better, error))
    return FALSE;
  /* Without all fields it cannot be told whether the hub keeps to the filter; other pages tell. */
  if (better == state->cursor->mode || better == HUB_SYNC_MODE_WALK)
    return TRUE;

  hub_sync_fetch_set_retry (state->walk->fetch, HUB_SYNC_RETRY_NEXT);
  g_set_error (error, HUB_ERROR, HUB_ERROR_PROTOCOL, "%s: %s: The end of a page is not known",
               state->walk->hub, pass->bundle->path);
  return FALSE;
}

/**
 * hub_sync_pass_skip_page:
 * @state: the run
 * @pass: the pass
 * @since: as of hub_sync_pass_map ()
 * @page: gets what can be known of the page
 * @cause: (transfer full): why it could not be read
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error], or `G_IO_ERROR_CANCELLED`: @cause, if it is none to pass over
 *
 * Goes on behind a page that came whole and yet is no use (class RQ of FAULTS.md): the pass is
 * incomplete, so its mark stays, nothing is withdrawn, and the next sync tries again. Where the
 * page ends is found out by asking for it sparsely; if that is no use either, or the pass goes by
 * links, the rest of the collection is passed over.
 *
 * Returns: whether to go on
 */
gboolean
hub_sync_pass_skip_page (HubSyncState       *state,
                         const HubSyncPass  *pass,
                         gint64              since,
                         HubSyncPage        *page,
                         GError             *cause,
                         GCancellable       *cancellable,
                         GError            **error)
{
  g_autoptr(GError) local = NULL;
  g_autofree char *what = NULL;
  g_autofree char *said = NULL;
  guint n_entries = 0;

  if (g_error_matches (cause, HUB_ERROR, HUB_ERROR_REFUSED) ||
      !hub_sync_state_can_pass_over (state, cause) || state->cursor->mode == HUB_SYNC_MODE_PLAIN)
    return hub_sync_state_pass_over (state, pass->bundle->path, cause, error);

  g_debug ("A page is skipped: %s", cause->message);
  if (!find_end (state, pass, since, page, &n_entries, cancellable, &local))
    {
      page->has_next = FALSE;
      g_error_free (cause);
      return hub_sync_state_pass_over (state, pass->bundle->path, g_steal_pointer (&local), error);
    }

  what = g_strdup_printf ("A page of %u entries is no use and was skipped", n_entries);
  said = g_strdup_printf (ngettext ("A page of %u entry is no use and was skipped",
                                    "A page of %u entries is no use and was skipped", n_entries),
                          n_entries);
  hub_sync_report_add_problem_said (state->walk->report, what, said, pass->bundle->path);
  g_clear_error (&state->refusal);
  state->refusal = cause;
  page->newest = 0;
  page->seen = page->skipped = n_entries;
  page->skipped_pages++;

  return hub_sync_pass_store (state, pass, page, cancellable, error);
}
