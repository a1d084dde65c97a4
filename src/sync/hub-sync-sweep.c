/* hub-sync-sweep.c: what of a collection is still on the hub
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-sync-sweep"

#include "hub-sync-pass-private.h"

#include "hub-sync-store.h"

/* The same page of a sweep in full: something in it is not stored as it is on the hub. */
static gboolean
read_swept (HubSyncState       *state,
            const HubSyncPass  *pass,
            gboolean           *has_next,
            GCancellable       *cancellable,
            GError            **error)
{
  g_auto(HubSyncPage) page = { .entries = g_ptr_array_new_with_free_func (g_object_unref),
                        .is_rising = TRUE, .is_filtered = TRUE };

  if (!hub_sync_pass_read (state, pass, NULL, &page, cancellable, error) ||
      !hub_sync_state_settle (state, error))
    return FALSE;

  *has_next = page.has_next;
  return TRUE;
}

/* One page of a sweep, from where the cursor stands. */
static gboolean
sweep_page (HubSyncState       *state,
            const HubSyncPass  *pass,
            gboolean           *has_next,
            GCancellable       *cancellable,
            GError            **error)
{
  HubSyncAsk ask = { pass->bundle, pass->langcode, state->cursor->nid, 0, HUB_SYNC_MODE_SWEEP,
                     TRUE };
  g_auto(HubSyncPage) page = { .entries = g_ptr_array_new_with_free_func (g_object_unref),
                        .is_rising = TRUE, .after = ask.after_nid, .highest = ask.after_nid };
  g_autoptr(JsonapiDocument) document = NULL;
  HubSyncCursor behind;
  HubSyncMode better;
  gboolean is_in_step = FALSE;
  GError *cause = NULL;

  *has_next = FALSE;
  document = hub_sync_fetch_page (state->walk->fetch, &ask, NULL, cancellable, &cause);
  if (document == NULL && hub_sync_fetch_is_bad_request (state->walk->fetch))
    {
      g_error_free (cause);
      state->is_unordered = TRUE;
      return TRUE;
    }
  if (document == NULL)
    return hub_sync_state_pass_over (state, pass->bundle->path, cause, error);

  hub_sync_pass_map (state, pass, document, G_MININT64, TRUE, &page);
  if (!hub_sync_pass_check (state, pass, document, &page, &better, error))
    return FALSE;
  state->is_unordered = better != HUB_SYNC_MODE_SWEEP;
  *has_next = page.has_next;
  if (state->is_unordered)
    return TRUE;

  behind = *state->cursor;
  behind.nid = page.has_next ? page.highest : HUB_SYNC_END;
  if (page.skipped + page.skipped_pages == 0 &&
      !hub_sync_store_sweep_page (state->walk->writer, page.entries, page.omitted, &behind,
                                  &is_in_step, state->walk->report, cancellable, error))
    return FALSE;
  if (is_in_step)
    {
      state->cursor->nid = behind.nid;
      hub_sync_state_tell (state, pass->bundle);
    }

  return is_in_step || read_swept (state, pass, has_next, cancellable, error);
}

/**
 * hub_sync_pass_sweep:
 * @self: a pass
 * @state: the run it belongs to, with the cursor of a sweep, which may stand in this pass
 * @cancellable: (nullable): stops it; what was noted stays
 * @error: [error@Hub.Error], or `G_IO_ERROR_CANCELLED`
 *
 * Notes which entries of one collection in one language are on the hub, and reads those that are
 * not stored as they are there. Stops where the budget of pages ends. Blocks; thread: hub-net.
 *
 * Errors: as hub_sync_pass_run ().
 *
 * Returns: whether it came to its end or to that of the budget
 */
gboolean
hub_sync_pass_sweep (const HubSyncPass  *self,
                     HubSyncState       *state,
                     GCancellable       *cancellable,
                     GError            **error)
{
  gboolean has_next = TRUE;

  if (g_strcmp0 (state->cursor->pass, self->name) != 0)
    hub_sync_pass_begin (state, self, HUB_SYNC_MODE_SWEEP);

  while (has_next && state->budget > 0 && !state->is_unordered)
    {
      state->budget--;
      if (!sweep_page (state, self, &has_next, cancellable, error))
        return FALSE;
    }
  state->is_paused = has_next;

  return TRUE;
}
