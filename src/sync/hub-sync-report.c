/* hub-sync-report.c: how a sync went
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-sync-report"

#include "hub-sync-report.h"

#include "hub-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define MAX_PROBLEMS 100

/* Translators: two numbers of entries, as in “The hub reports 200 of 280 entries gone.” What is in
 * quotation marks is to be typed as it is. */
#define NONE_LEFT N_("The hub reports %u of %u entries gone. Nothing was removed; if they are to " \
                     "leave, run “hub-reader sync --accept-withdrawals”")
/* Translators: as the one before, but some others were removed. */
#define SOME_STAY N_("The hub reports %u of %u entries gone. They were kept; if they are to " \
                     "leave, run “hub-reader sync --accept-withdrawals”")

static void
problem_free (HubSyncProblem *problem)
{
  g_free (problem->what);
  g_free (problem->said);
  g_free (problem->where);
  g_free (problem);
}

/**
 * hub_sync_report_new:
 * @hub: base address of the hub
 *
 * Makes the report of a run in which nothing has happened yet.
 *
 * Returns: (transfer full): the report
 */
HubSyncReport *
hub_sync_report_new (const char *hub)
{
  HubSyncReport *self = g_new0 (HubSyncReport, 1);

  self->result = HUB_SYNC_FAILED;
  self->hub = g_strdup (hub);
  self->retry_after = -1;
  self->unavailable = g_ptr_array_new_with_free_func (g_free);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);

  return self;
}

void
hub_sync_report_free (HubSyncReport *self)
{
  g_free (self->hub);
  g_free (self->moved);
  g_ptr_array_unref (self->unavailable);
  g_ptr_array_unref (self->problems);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * hub_sync_report_take_counts:
 * @self: a report
 * @other: a report of an earlier part of the same walk
 *
 * Goes on counting where @other stands.
 */
void
hub_sync_report_take_counts (HubSyncReport       *self,
                             const HubSyncReport *other)
{
  self->seen = other->seen;
  self->added = other->added;
  self->updated = other->updated;
  self->unchanged = other->unchanged;
  self->skipped = other->skipped;
  self->skipped_pages = other->skipped_pages;
}

/**
 * hub_sync_report_add_problem:
 * @self: a report
 * @what: what was wrong, in our words: a text marked for translation
 * @where: where: a path below the hub, an id
 *
 * Notes something that was skipped or odd. The first hundred are kept; `skipped` counts entries.
 */
void
hub_sync_report_add_problem (HubSyncReport *self,
                             const char    *what,
                             const char    *where)
{
  hub_sync_report_add_problem_said (self, what, _(what), where);
}

/**
 * hub_sync_report_add_problem_said:
 * @self: a report
 * @what: what was wrong, in our words
 * @said: the same in the user's language
 * @where: where: a path below the hub, an id
 *
 * As hub_sync_report_add_problem(), for words with something in them that is known only now.
 */
void
hub_sync_report_add_problem_said (HubSyncReport *self,
                                  const char    *what,
                                  const char    *said,
                                  const char    *where)
{
  HubSyncProblem *problem;

  if (self->problems->len >= MAX_PROBLEMS)
    return;

  problem = g_new0 (HubSyncProblem, 1);
  problem->what = g_strdup (what);
  problem->said = g_strdup (said);
  problem->where = g_strdup (where);
  g_ptr_array_add (self->problems, problem);
}

/**
 * hub_sync_report_add_spared:
 * @self: a report that says how many entries were withdrawn
 * @n_missed: how many more the hub does not have any more
 * @n_entries: of how many
 *
 * Notes that entries stay that the hub reports gone, because there are so many of them.
 */
void
hub_sync_report_add_spared (HubSyncReport *self,
                            guint          n_missed,
                            guint          n_entries)
{
  g_autofree char *what = NULL;
  g_autofree char *said = NULL;

  if (self->withdrawn == 0)
    {
      what = g_strdup_printf (NONE_LEFT, n_missed, n_entries);
      said = g_strdup_printf (_(NONE_LEFT), n_missed, n_entries);
    }
  else
    {
      what = g_strdup_printf (SOME_STAY, n_missed, n_entries);
      said = g_strdup_printf (_(SOME_STAY), n_missed, n_entries);
    }
  hub_sync_report_add_problem_said (self, what, said, self->hub);
}

/**
 * hub_sync_report_add_unavailable:
 * @self: a report
 * @path: of a collection, below the hub
 *
 * Notes a collection that the hub does not let be read, or does not have; each counts once,
 * whatever it was asked for.
 */
void
hub_sync_report_add_unavailable (HubSyncReport *self,
                                 const char    *path)
{
  if (!g_ptr_array_find_with_equal_func (self->unavailable, path, g_str_equal, NULL))
    g_ptr_array_add (self->unavailable, g_strdup (path));
}

/**
 * hub_sync_report_dup_unavailable:
 * @self: a report
 *
 * Returns: (transfer full): the paths of the collections that were closed, as a list
 */
char *
hub_sync_report_dup_unavailable (const HubSyncReport *self)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_copy (self->unavailable, NULL, NULL);

  g_ptr_array_set_free_func (paths, NULL);
  g_ptr_array_add (paths, NULL);
  /* Translators: what stands between the names of a list */
  return g_strjoinv (C_("list of names", ", "), (char **) paths->pdata);
}

/**
 * hub_sync_report_is_incomplete:
 * @self: a report
 *
 * Tells whether anything was skipped. Then nothing was withdrawn, and the next sync tries again.
 *
 * Returns: %TRUE if there was
 */
gboolean
hub_sync_report_is_incomplete (const HubSyncReport *self)
{
  return self->skipped + self->skipped_pages + self->skipped_terms > 0;
}

/**
 * hub_sync_result_to_string:
 * @result: a result
 *
 * Gets the word that the command line uses for @result.
 *
 * Returns: (transfer none): the word
 */
const char *
hub_sync_result_to_string (HubSyncResult result)
{
  switch (result)
    {
    case HUB_SYNC_COMPLETE:
      return "complete";
    case HUB_SYNC_UNCHANGED:
      return "unchanged";
    case HUB_SYNC_PARTIAL:
      return "partial";
    case HUB_SYNC_FAILED:
      return "failed";
    default:
      g_return_val_if_reached ("failed");
    }
}

static void
build_entries (HubSyncReport *self,
               JsonBuilder   *builder)
{
  const struct
  {
    const char *name;
    guint       count;
  } counts[] = {
    { "seen", self->seen },           { "added", self->added },
    { "updated", self->updated },     { "unchanged", self->unchanged },
    { "withdrawn", self->withdrawn }, { "skipped", self->skipped },
  };

  json_builder_set_member_name (builder, "entries");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      json_builder_set_member_name (builder, counts[i].name);
      json_builder_add_int_value (builder, counts[i].count);
    }
  json_builder_end_object (builder);
}

static void
build_unavailable (HubSyncReport *self,
                   JsonBuilder   *builder)
{
  json_builder_set_member_name (builder, "unavailable");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->unavailable->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (self->unavailable, i));
  json_builder_end_array (builder);
}

static void
build_problems (HubSyncReport *self,
                JsonBuilder   *builder)
{
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->problems->len; i++)
    {
      const HubSyncProblem *problem = g_ptr_array_index (self->problems, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "what");
      json_builder_add_string_value (builder, problem->what);
      json_builder_set_member_name (builder, "where");
      json_builder_add_string_value (builder, problem->where);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * hub_sync_report_to_json:
 * @self: a report
 *
 * Writes @self as one JSON document, as the command line prints it and the store keeps it.
 *
 * Returns: (transfer full): the text
 */
char *
hub_sync_report_to_json (HubSyncReport *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  gint64 wait = hub_sync_schedule_get_wait (&self->schedule, g_get_monotonic_time ());

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "result");
  json_builder_add_string_value (builder, hub_sync_result_to_string (self->result));
  json_builder_set_member_name (builder, "hub");
  json_builder_add_string_value (builder, self->hub);
  build_entries (self, builder);
  json_builder_set_member_name (builder, "incomplete");
  json_builder_add_boolean_value (builder, hub_sync_report_is_incomplete (self));
  json_builder_set_member_name (builder, "skipped_pages");
  json_builder_add_int_value (builder, self->skipped_pages);
  json_builder_set_member_name (builder, "skipped_terms");
  json_builder_add_int_value (builder, self->skipped_terms);
  json_builder_set_member_name (builder, "terms");
  json_builder_add_int_value (builder, self->terms);
  json_builder_set_member_name (builder, "requests");
  json_builder_add_int_value (builder, self->requests);
  json_builder_set_member_name (builder, "bytes");
  json_builder_add_int_value (builder, (gint64) self->bytes);
  json_builder_set_member_name (builder, "seconds");
  json_builder_add_double_value (builder, self->seconds);
  json_builder_set_member_name (builder, "stopped_by");
  if (self->error != NULL)
    json_builder_add_string_value (builder, self->error->message);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "moved_to");
  json_builder_add_string_value (builder, self->moved);
  json_builder_set_member_name (builder, "retry");
  if (self->retry != HUB_SYNC_RETRY_NONE)
    json_builder_add_string_value (builder, hub_sync_retry_to_string (self->retry));
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "retry_seconds");
  if (wait >= 0)
    json_builder_add_int_value (builder, wait);
  else
    json_builder_add_null_value (builder);
  build_unavailable (self, builder);
  build_problems (self, builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/**
 * hub_sync_report_get_exit_status:
 * @self: a report
 *
 * Gets the exit status of `hub-reader sync`: 0 for a complete run, 130 for a cancelled one, 5 for
 * a store that failed, 6 for a run that stopped part-way or skipped something, else that of its
 * error.
 *
 * Returns: the status
 */
int
hub_sync_report_get_exit_status (HubSyncReport *self)
{
  int status;

  if (self->result == HUB_SYNC_COMPLETE || self->result == HUB_SYNC_UNCHANGED)
    return 0;

  status = self->error != NULL ? hub_error_get_exit_status (self->error) : 6;
  if (self->result == HUB_SYNC_PARTIAL && status != 130 && status != 5)
    return 6;

  return status;
}
