/* hub-starred.c: which entries are in the reading list, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list is the window's to write, to make and to repair. Here it is only read, where there is
 * one; what cannot be read has no stars, and the window says why once it is asked for one.
 */

#define G_LOG_DOMAIN "hub-search-provider"

#include "hub-starred.h"

#include "hub-reading-list.h"
#include "hub-worker.h"

#include <glib/gstdio.h>

struct _HubStarred
{
  HubWorker *worker;    /* (owned) */
  GPtrArray *entries;   /* (owned) (element-type HubEntry): copies, as last read */
};

/* What the worker owns. */
typedef struct
{
  char      *data_dir;   /* (owned) */
  char      *path;       /* (owned): of library.db */
  GPtrArray *entries;    /* (owned) (nullable): as read when the file was as `info` says */
  GStatBuf   info;
} Shelf;

static gpointer
shelf_open (gpointer data_dir,
            GError **error)
{
  Shelf *shelf = g_new0 (Shelf, 1);

  shelf->data_dir = g_strdup (data_dir);
  shelf->path = g_build_filename (data_dir, "library.db", NULL);
  return shelf;
}

static void
shelf_close (gpointer owned)
{
  Shelf *shelf = owned;

  g_clear_pointer (&shelf->entries, g_ptr_array_unref);
  g_free (shelf->data_dir);
  g_free (shelf->path);
  g_free (shelf);
}

static gboolean
is_same_file (const GStatBuf *a,
              const GStatBuf *b)
{
  return a->st_ino == b->st_ino && a->st_size == b->st_size &&
         a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static gpointer
look_job (gpointer      owned,
          gpointer      task_data,
          GCancellable *cancellable,
          GError      **error)
{
  Shelf *shelf = owned;
  g_autoptr(HubReadingList) list = NULL;
  GStatBuf info;

  if (g_stat (shelf->path, &info) != 0)
    return g_ptr_array_new ();
  if (shelf->entries != NULL && is_same_file (&info, &shelf->info))
    return g_ptr_array_ref (shelf->entries);

  g_clear_pointer (&shelf->entries, g_ptr_array_unref);
  list = hub_reading_list_look (shelf->data_dir, error);
  if (list != NULL)
    shelf->entries = hub_reading_list_load (list, error);
  shelf->info = info;
  return shelf->entries != NULL ? g_ptr_array_ref (shelf->entries) : NULL;
}

/**
 * hub_starred_new:
 * @data_dir: (type filename): the folder with library.db
 *
 * Makes what knows nothing until it has looked.
 *
 * Returns: (transfer full): it
 */
HubStarred *
hub_starred_new (const char *data_dir)
{
  HubStarred *self = g_new0 (HubStarred, 1);

  self->worker = hub_worker_new ("hub-library", shelf_open, g_strdup (data_dir), g_free,
                                 shelf_close);
  self->entries = g_ptr_array_new ();
  return self;
}

/**
 * hub_starred_look_async:
 * @self: what knows of stars
 * @callback: called when it has looked
 * @user_data: for @callback
 *
 * Looks at the list, if that has changed.
 */
void
hub_starred_look_async (HubStarred          *self,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, hub_starred_look_async);
  hub_worker_push (self->worker, g_steal_pointer (&task), look_job,
                   (GDestroyNotify) g_ptr_array_unref);
}

/**
 * hub_starred_look_finish:
 * @self: what knows of stars
 * @result: what the callback got
 * @error: as hub_reading_list_open() says
 *
 * Ends a look. After a failure nothing is known to be starred.
 *
 * Returns: whether the list could be read, or there is none
 */
gboolean
hub_starred_look_finish (HubStarred   *self,
                         GAsyncResult *result,
                         GError      **error)
{
  GPtrArray *entries = g_task_propagate_pointer (G_TASK (result), error);

  g_ptr_array_unref (self->entries);
  self->entries = entries != NULL ? entries : g_ptr_array_new ();
  return entries != NULL;
}

/**
 * hub_starred_contains:
 * @self: what knows of stars
 * @entry: an entry
 *
 * Asks whether @entry is kept. A copy of something else that had its id is none of it (FAULTS.md
 * F45).
 *
 * Returns: %TRUE if it was when the list was looked at last
 */
gboolean
hub_starred_contains (HubStarred *self,
                      HubEntry   *entry)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      HubEntry *copy = g_ptr_array_index (self->entries, i);

      if (g_str_equal (hub_entry_get_uuid (copy), hub_entry_get_uuid (entry)) &&
          g_str_equal (hub_entry_get_langcode (copy), hub_entry_get_langcode (entry)))
        return !hub_entry_is_other (copy, entry);
    }

  return FALSE;
}

/**
 * hub_starred_free:
 * @self: (transfer full): what knows of stars
 *
 * Waits for the look under way, then frees it.
 */
void
hub_starred_free (HubStarred *self)
{
  hub_worker_stop (self->worker);
  g_ptr_array_unref (self->entries);
  g_free (self);
}
