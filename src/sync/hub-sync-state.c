/* hub-sync-state.c: what the passes of a run share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-sync-state"

#include "hub-sync-state.h"

#include "hub-error.h"

#include <glib/gi18n-lib.h>

/**
 * hub_sync_state_tell:
 * @self: the run
 * @bundle: (nullable): what is read; %NULL for vocabularies
 *
 * Tells how far the run is.
 */
void
hub_sync_state_tell (HubSyncState *self,
                     HubBundle    *bundle)
{
  HubSyncWalk *walk = self->walk;

  walk->progress (bundle, walk->report->terms + walk->report->seen, self->total,
                  walk->progress_data);
}

/**
 * hub_sync_state_settle:
 * @self: the run
 * @error: [error@Hub.Error] of the store, or `G_IO_ERROR_CANCELLED`
 *
 * Waits for the page that is being stored, if there is one.
 *
 * Returns: whether it is stored
 */
gboolean
hub_sync_state_settle (HubSyncState  *self,
                       GError       **error)
{
  HubSyncStoring *storing = g_steal_pointer (&self->storing);

  if (storing == NULL)
    return TRUE;
  if (!hub_sync_store_end_page (storing, self->walk->report, error))
    return FALSE;

  hub_sync_state_tell (self, self->stored_bundle);

  return TRUE;
}

/**
 * hub_sync_state_can_pass_over:
 * @self: the run
 * @cause: why something could not be read
 *
 * Tells whether the run may go on without it: it is closed to us or not there, or what came is no
 * use in itself.
 *
 * Returns: whether it may
 */
gboolean
hub_sync_state_can_pass_over (HubSyncState *self,
                              const GError *cause)
{
  return g_error_matches (cause, HUB_ERROR, HUB_ERROR_REFUSED) ||
         (cause->domain == HUB_ERROR &&
          hub_sync_fetch_get_retry (self->walk->fetch) == HUB_SYNC_RETRY_NEXT);
}

/**
 * hub_sync_state_pass_over:
 * @self: the run
 * @path: what could not be read
 * @cause: (transfer full): why
 * @error: gets @cause if it is none to pass over; or [error@Hub.Error] of the store
 *
 * Notes a collection that is not there, closed to us or no use; the run goes on without it.
 *
 * Returns: whether to go on
 */
gboolean
hub_sync_state_pass_over (HubSyncState  *self,
                          const char    *path,
                          GError        *cause,
                          GError       **error)
{
  gboolean is_refused = g_error_matches (cause, HUB_ERROR, HUB_ERROR_REFUSED);

  if (!hub_sync_state_can_pass_over (self, cause))
    {
      g_propagate_error (error, cause);
      return FALSE;
    }
  /* The counts behind a page take the place of those in the report. */
  if (!hub_sync_state_settle (self, error))
    {
      g_error_free (cause);
      return FALSE;
    }

  hub_sync_report_add_problem (self->walk->report,
                               is_refused ? N_("The hub does not let this be read")
                                          : N_("What the hub gives here is no use and was "
                                               "skipped"),
                               path);
  if (is_refused)
    hub_sync_report_add_unavailable (self->walk->report, path);
  else
    self->walk->report->skipped_pages++;
  self->cursor->is_incomplete = TRUE;
  g_clear_error (&self->refusal);
  self->refusal = cause;

  return TRUE;
}
