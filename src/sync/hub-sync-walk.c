/* hub-sync-walk.c: all that one sync reads
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Vocabularies in full, then for each language and bundle the entries: all of them on the first
 * day, what has changed on the others. Each page is stored in one transaction with the cursor
 * behind it, so the walk may be stopped at any instruction and goes on where it was. Only a walk
 * that read every collection to its end, with nothing skipped, says what the hub no longer has.
 */

#define G_LOG_DOMAIN "hub-sync-walk"

#include "hub-sync-walk.h"

#include "hub-sync-pass.h"
#include "hub-sync-store.h"

#include <glib/gi18n-lib.h>

#define FUTURE_YEARS 10     /* dates further ahead are taken as unknown: FAULTS.md F31 */

static gboolean
walk_vocabulary (HubSyncState          *state,
                 HubProfileVocabulary  *vocabulary,
                 GCancellable          *cancellable,
                 GError               **error)
{
  HubSyncWalk *walk = state->walk;
  guint n_skipped = walk->report->skipped_terms;
  gboolean is_known = FALSE;
  gboolean is_skipped;
  GError *cause = NULL;
  g_autoptr(GPtrArray) terms = hub_sync_fetch_terms (walk->fetch, vocabulary, walk->report,
                                                     &is_known, cancellable, &cause);

  if (terms == NULL)
    return hub_sync_state_pass_over (state, vocabulary->path, cause, error);

  hub_sync_state_tell (state, NULL);
  if (is_known)
    return TRUE;
  if (terms->len == 0)
    {
      hub_sync_report_add_problem (walk->report,
                                   N_("A vocabulary came empty and was left as it is"),
                                   vocabulary->path);
      return TRUE;
    }

  walk->report->terms += terms->len;
  is_skipped = walk->report->skipped_terms > n_skipped;
  if (is_skipped && !state->cursor->is_whole)
    return TRUE;                   /* what could not be read must not leave */
  if (!hub_sync_store_terms (walk->writer, vocabulary->vocabulary, terms, cancellable, error))
    return FALSE;

  if (!is_skipped)
    hub_sync_fetch_keep (walk->fetch, NULL);
  return TRUE;
}

static void
add_passes (HubSyncState *state,
            const char   *langcode)
{
  HubSyncWalk *walk = state->walk;
  GPtrArray *bundles = hub_profile_get_bundles (walk->profile);

  if (hub_profile_get_language_prefix (walk->profile, langcode) == NULL)
    {
      hub_sync_report_add_problem (walk->report, N_("The hub is not known to have this language"),
                                   langcode);
      return;
    }

  for (guint i = 0; i < bundles->len; i++)
    g_ptr_array_add (state->passes, hub_sync_pass_new (walk->profile,
                                                       g_ptr_array_index (bundles, i), langcode));
}

/* The pass in which the cursor stands, or the one behind it. */
static guint
find_pass (HubSyncState *state)
{
  for (guint i = 0; i < state->passes->len; i++)
    if (g_strcmp0 (((HubSyncPass *) g_ptr_array_index (state->passes, i))->name,
                   state->cursor->pass) == 0)
      return state->cursor->nid == HUB_SYNC_END ? i + 1 : i;

  return 0;
}

/* A whole walk that was stopped goes on to its end. One that asks for changes goes round: since the
 * stop there may be new ones in what was read before it. */
static gboolean
walk_passes (HubSyncState  *state,
             GCancellable  *cancellable,
             GError       **error)
{
  guint n_passes = state->passes->len;
  guint first = find_pass (state);
  guint end = state->cursor->is_whole ? n_passes : first + n_passes;

  for (guint i = first; i < end; i++)
    if (!hub_sync_pass_run (g_ptr_array_index (state->passes, i % n_passes), state, cancellable,
                            error))
      return FALSE;

  if (state->n_readable == 0 && state->refusal != NULL)
    {
      if (state->walk->report->skipped_pages == 0 ||
          hub_sync_store_abandon (state->walk->writer, error))
        g_propagate_error (error, g_steal_pointer (&state->refusal));
      return FALSE;
    }

  return TRUE;
}

/* Ends the run, with the whole walk or the sweep that came to its end in it, if one did. */
static gboolean
finish (HubSyncState         *state,
        const HubSyncCursor  *complete,   /* (nullable) */
        GError              **error)
{
  HubSyncWalk *walk = state->walk;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) langcodes = NULL;
  gboolean is_complete = complete != NULL && !complete->is_incomplete;

  if (is_complete)
    g_strv_builder_add (builder, hub_profile_get_default_language (walk->profile));
  for (guint i = 0; is_complete && walk->languages[i] != NULL; i++)
    if (hub_profile_get_language_prefix (walk->profile, walk->languages[i]) != NULL)
      g_strv_builder_add (builder, walk->languages[i]);
  langcodes = g_strv_builder_end (builder);

  return hub_sync_store_finish (walk->writer, complete != NULL ? complete : state->cursor,
                                (const char *const *) langcodes, walk->is_agreed, walk->agreed, 0,
                                walk->validators, walk->report, error);
}

/* With the cursor of the sweep in the state. */
static gboolean
sweep_passes (HubSyncState  *state,
              GCancellable  *cancellable,
              GError       **error)
{
  /* What was agreed to is done at once. */
  state->budget = state->walk->is_agreed ? G_MAXUINT : state->walk->sweep_pages;
  for (guint i = find_pass (state); i < state->passes->len; i++)
    {
      if (!hub_sync_pass_sweep (g_ptr_array_index (state->passes, i), state, cancellable, error))
        return FALSE;
      if (state->is_unordered)
        return hub_sync_store_forget_marks (state->walk->writer, error);
      if (state->is_paused)
        return TRUE;
    }

  return TRUE;
}

/* Looks for what is gone, if it is time: a slice of it, so that no run is long. */
static gboolean
sweep (HubSyncState   *state,
       HubSyncCursor **complete,     /* (out): the sweep, if it came to its end */
       GCancellable   *cancellable,
       GError        **error)
{
  HubSyncWalk *walk = state->walk;
  HubSyncCursor *of_run = state->cursor;
  g_autoptr(HubSyncCursor) cursor = NULL;
  g_autoptr(GError) local = NULL;
  gboolean is_done;

  cursor = hub_sync_store_begin_sweep (walk->writer, of_run->languages, walk->is_agreed,
                                       walk->report, cancellable, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (cursor == NULL)
    return TRUE;

  state->cursor = cursor;
  is_done = sweep_passes (state, cancellable, error);
  state->cursor = of_run;
  if (is_done && !state->is_paused && !state->is_unordered)
    *complete = g_steal_pointer (&cursor);

  return is_done;
}

static gboolean
walk_all (HubSyncState  *state,
          GCancellable  *cancellable,
          GError       **error)
{
  HubSyncWalk *walk = state->walk;
  GPtrArray *vocabularies = hub_profile_get_vocabularies (walk->profile);
  g_autoptr(HubSyncCursor) complete = NULL;

  for (guint i = 0; i < vocabularies->len; i++)
    if (!walk_vocabulary (state, g_ptr_array_index (vocabularies, i), cancellable, error))
      return FALSE;

  add_passes (state, hub_profile_get_default_language (walk->profile));
  for (guint i = 0; walk->languages[i] != NULL; i++)
    if (!g_str_equal (walk->languages[i], hub_profile_get_default_language (walk->profile)))
      add_passes (state, walk->languages[i]);

  if (!walk_passes (state, cancellable, error))
    return FALSE;
  if (state->cursor->is_whole)
    return finish (state, state->cursor, error);

  return sweep (state, &complete, cancellable, error) && finish (state, complete, error);
}

/**
 * hub_sync_walk_run:
 * @self: what to work with
 * @cancellable: (nullable): stops the walk
 * @error: [error@Hub.Error], or `G_IO_ERROR_CANCELLED`
 *
 * Reads what is new on the hub, or what is left of a walk that was stopped, and keeps the counts in
 * the report. What was stored stays when it fails. Blocks; thread: hub-net.
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
  gint64 date = hub_sync_fetch_get_date (self->fetch);
  g_autoptr(GDateTime) now = g_date_time_new_from_unix_utc (date);
  g_autofree char *languages = g_strjoinv (",", (char **) self->languages);
  HubSyncState state = { .walk = self, .latest_year = g_date_time_get_year (now) + FUTURE_YEARS };
  gboolean is_done;

  state.cursor = hub_sync_store_begin (self->writer, languages, self->is_full, date, self->report,
                                       &state.marks, &state.total, cancellable, error);
  if (state.cursor == NULL)
    return FALSE;

  state.passes = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_sync_pass_free);
  is_done = walk_all (&state, cancellable, error);

  hub_sync_cursor_free (state.cursor);
  hub_sync_marks_free (state.marks);
  g_clear_error (&state.refusal);
  g_ptr_array_unref (state.passes);

  return is_done;
}
