/* hub-shelf.c: what the worker `hub-library` owns, and what it can do with it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-library"

#include "hub-shelf.h"

#include "hub-error.h"
#include "hub-reading-list.h"

typedef struct
{
  char           *data_dir;   /* (owned) */
  HubReadingList *list;       /* (owned) (nullable): until it could be opened */
} HubShelf;

/**
 * hub_shelf_open:
 * @data_dir: the folder with library.db
 * @error: never set: a list that cannot be opened is the failure of a job
 *
 * Makes a shelf; a `HubWorkerOpen`.
 *
 * Returns: (transfer full): a shelf
 */
gpointer
hub_shelf_open (gpointer data_dir,
                GError **error)
{
  HubShelf *shelf = g_new0 (HubShelf, 1);

  shelf->data_dir = g_strdup (data_dir);
  return shelf;
}

/**
 * hub_shelf_close:
 * @owned: (transfer full): a shelf
 *
 * Closes the list; the `GDestroyNotify` of a worker.
 */
void
hub_shelf_close (gpointer owned)
{
  HubShelf *shelf = owned;

  g_clear_pointer (&shelf->list, hub_reading_list_close);
  g_free (shelf->data_dir);
  g_free (shelf);
}

/* A list that failed to open is tried again by each job; one that is found damaged in use is
 * closed, so that the next job says what has become of it. */
static HubAnswer *
run_wish (HubShelf *shelf,
          HubWish  *wish,
          GError  **error)
{
  g_autoptr(HubAnswer) answer = g_new0 (HubAnswer, 1);
  g_autoptr(GError) local_error = NULL;
  gboolean is_done = TRUE;

  if (shelf->list == NULL)
    shelf->list = hub_reading_list_open (shelf->data_dir, error);
  if (shelf->list == NULL)
    return NULL;

  if (wish->entry != NULL)
    is_done = hub_reading_list_add (shelf->list, wish->entry, &local_error);
  else if (wish->uuid != NULL)
    is_done = hub_reading_list_remove (shelf->list, wish->uuid, wish->langcode, NULL,
                                       &local_error);
  if (is_done)
    answer->entries = hub_reading_list_load (shelf->list, &local_error);
  if (answer->entries != NULL)
    return g_steal_pointer (&answer);

  if (g_error_matches (local_error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED))
    g_clear_pointer (&shelf->list, hub_reading_list_close);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * hub_shelf_answer_job:
 * @owned: a shelf
 * @task_data: a `HubWish`
 * @cancellable: (nullable): looked at before anything is done
 * @error: as [ctor@Hub.ReadingList.open] and [method@Hub.ReadingList.add]
 *
 * Fulfils the wish; a `HubWorkerJob`.
 *
 * Returns: (transfer full) (nullable): a `HubAnswer`
 */
gpointer
hub_shelf_answer_job (gpointer      owned,
                      gpointer      task_data,
                      GCancellable *cancellable,
                      GError      **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return run_wish (owned, task_data, error);
}

/**
 * hub_shelf_start_anew_job:
 * @owned: a shelf
 * @task_data: a `HubWish` for nothing
 * @cancellable: (nullable): looked at before anything is done
 * @error: as [func@Hub.ReadingList.start_anew]
 *
 * Sets the list aside and begins a new one; a `HubWorkerJob`.
 *
 * Returns: (transfer full) (nullable): a `HubAnswer`
 */
gpointer
hub_shelf_start_anew_job (gpointer      owned,
                          gpointer      task_data,
                          GCancellable *cancellable,
                          GError      **error)
{
  HubShelf *shelf = owned;
  g_autofree char *aside = NULL;
  HubAnswer *result = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  g_clear_pointer (&shelf->list, hub_reading_list_close);
  if (hub_reading_list_start_anew (shelf->data_dir, &aside, error))
    result = run_wish (shelf, task_data, error);
  if (result != NULL)
    result->aside = g_steal_pointer (&aside);
  return result;
}

/**
 * hub_wish_free:
 * @wish: (transfer full): a wish
 *
 * Frees a wish.
 */
void
hub_wish_free (HubWish *wish)
{
  g_clear_object (&wish->entry);
  g_free (wish->uuid);
  g_free (wish->langcode);
  g_free (wish);
}

/**
 * hub_answer_free:
 * @answer: (transfer full): an answer
 *
 * Frees an answer.
 */
void
hub_answer_free (HubAnswer *answer)
{
  g_clear_pointer (&answer->entries, g_ptr_array_unref);
  g_free (answer->aside);
  g_free (answer);
}
