/* hub-reader-diff.c: what differs between two versions of an entry, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-reader"

#include "hub-reader-diff.h"

#include "hub-entry-part.h"
#include "hub-reader-private.h"

/* What is asked for. */
typedef struct
{
  HubEntry  *before;   /* (owned) */
  HubEntry  *now;      /* (owned) */
  char     **parts;    /* (owned) */
} Pair;

static void
pair_free (gpointer data)
{
  Pair *self = data;

  g_object_unref (self->before);
  g_object_unref (self->now);
  g_strfreev (self->parts);
  g_free (self);
}

static void
part_diff_free (gpointer data)
{
  HubPartDiff *self = data;

  g_free (self->part);
  g_free (self->before);
  g_free (self->now);
  g_array_unref (self->removed);
  g_array_unref (self->added);
  g_free (self);
}

static gpointer
diff_job (gpointer       owned,
          gpointer       task_data,
          GCancellable  *cancellable,
          GError       **error)
{
  Pair *pair = task_data;
  g_autoptr(GPtrArray) diffs = g_ptr_array_new_with_free_func (part_diff_free);

  for (guint i = 0; pair->parts[i] != NULL; i++)
    {
      HubPartDiff *diff = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      diff = g_new0 (HubPartDiff, 1);
      diff->part = g_strdup (pair->parts[i]);
      diff->before = hub_entry_dup_shown_part (pair->before, diff->part);
      diff->now = hub_entry_dup_shown_part (pair->now, diff->part);
      hub_word_diff (diff->before, diff->now, &diff->removed, &diff->added);
      g_ptr_array_add (diffs, diff);
    }

  return g_steal_pointer (&diffs);
}

/**
 * hub_reader_diff_async:
 * @self: a reader
 * @before: a whole entry
 * @now: the same, as it is now
 * @parts: names of parts
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Finds out, word by word, what differs in some parts of an entry.
 */
void
hub_reader_diff_async (HubReader           *self,
                       HubEntry            *before,
                       HubEntry            *now,
                       const char *const   *parts,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task = NULL;
  Pair *pair = NULL;

  g_return_if_fail (HUB_IS_READER (self));

  pair = g_new0 (Pair, 1);
  pair->before = g_object_ref (before);
  pair->now = g_object_ref (now);
  pair->parts = g_strdupv ((char **) parts);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hub_reader_diff_async);
  g_task_set_task_data (task, pair, pair_free);
  hub_reader_push (self, task, diff_job, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * hub_reader_diff_finish:
 * @self: a reader
 * @result: what the callback got
 * @error: that of a catalogue that cannot be opened, or `CANCELLED`
 *
 * Gets the answer of hub_reader_diff_async().
 *
 * Returns: (transfer full) (element-type HubPartDiff) (nullable): the parts, in the order asked for
 */
GPtrArray *
hub_reader_diff_finish (HubReader     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
