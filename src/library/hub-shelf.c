/* hub-shelf.c: what the worker `hub-library` owns, and what it can do with it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-library"

#include "hub-shelf.h"

#include "hub-error.h"

typedef struct
{
  char           *data_dir;      /* (owned) */
  HubReadingList *list;          /* (owned) (nullable): until it could be opened */
  HubRepair       repair;        /* what was done to it, until that is told */
  gboolean        is_repaired;   /* whether there is something to tell */
  gboolean        has_repaired;  /* whether it was tried: once is enough */
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
 * Copies the list if it has changed, and closes it; the `GDestroyNotify` of a worker.
 */
void
hub_shelf_close (gpointer owned)
{
  HubShelf *shelf = owned;

  if (shelf->list != NULL)
    hub_reading_list_copy (shelf->list);
  g_clear_pointer (&shelf->list, hub_reading_list_close);
  hub_repair_clear (&shelf->repair);
  g_free (shelf->data_dir);
  g_free (shelf);
}

/* Opens the list. A damaged one is put together again where there are copies of it; where there are
 * none, that would be to begin a new list, which only the user can say. */
static gboolean
open_list (HubShelf  *shelf,
           GError   **error)
{
  g_autoptr(GError) local_error = NULL;

  if (shelf->list != NULL)
    return TRUE;

  shelf->list = hub_reading_list_open (shelf->data_dir, &local_error);
  if (g_error_matches (local_error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED) &&
      !shelf->has_repaired && hub_reading_list_has_copy (shelf->data_dir))
    {
      g_info ("%s", local_error->message);
      g_clear_error (&local_error);
      shelf->has_repaired = TRUE;
      hub_repair_clear (&shelf->repair);
      shelf->is_repaired = hub_reading_list_start_anew (shelf->data_dir, &shelf->repair,
                                                        &local_error);
      if (shelf->is_repaired)
        shelf->list = hub_reading_list_open (shelf->data_dir, &local_error);
    }
  if (shelf->list == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return shelf->list != NULL;
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

  if (!open_list (shelf, error))
    return NULL;

  if (wish->func == NULL || wish->func (shelf->list, wish->data, answer, &local_error))
    answer->stock = hub_reading_list_load_stock (shelf->list, &local_error);
  if (answer->stock != NULL)
    {
      answer->is_repaired = shelf->is_repaired;
      answer->repair = shelf->repair;
      shelf->is_repaired = FALSE;
      shelf->repair = (HubRepair) { NULL, 0 };
      return g_steal_pointer (&answer);
    }

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
 * @error: as [ctor@Hub.ReadingList.open], and what the wish says
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

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  g_clear_pointer (&shelf->list, hub_reading_list_close);
  hub_repair_clear (&shelf->repair);
  shelf->is_repaired = hub_reading_list_start_anew (shelf->data_dir, &shelf->repair, error);
  return shelf->is_repaired ? run_wish (shelf, task_data, error) : NULL;
}

/**
 * hub_wish_new:
 * @func: (nullable): what to do, %NULL to read only
 * @data: (nullable): for @func
 * @free_data: (nullable): frees @data
 *
 * Makes a wish.
 *
 * Returns: (transfer full): the wish
 */
HubWish *
hub_wish_new (HubWishFunc    func,
              gpointer       data,
              GDestroyNotify free_data)
{
  HubWish *wish = g_new0 (HubWish, 1);

  wish->func = func;
  wish->data = data;
  wish->free_data = free_data;
  return wish;
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
  if (wish->free_data != NULL)
    wish->free_data (wish->data);
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
  g_clear_pointer (&answer->stock, hub_stock_free);
  g_clear_pointer (&answer->shared, hub_shared_list_unref);
  hub_repair_clear (&answer->repair);
  g_free (answer);
}
