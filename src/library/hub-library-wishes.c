/* hub-library-wishes.c: what the window asks of the reading list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-library"

#include "hub-library-private.h"

#include "hub-library-file.h"

static void
wish (HubLibrary          *self,
      HubWishFunc          func,
      gpointer             data,
      GDestroyNotify       free_data,
      GCancellable        *cancellable,
      gpointer             tag,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  hub_library_ask (self, hub_shelf_answer_job, hub_wish_new (func, data, free_data), cancellable,
                   tag, callback, user_data);
}

static gboolean
add_wish (HubReadingList *list,
          gpointer        entry,
          HubAnswer      *answer,
          GError        **error)
{
  return hub_reading_list_add (list, entry, error);
}

static gboolean
edit_wish (HubReadingList *list,
           gpointer        data,
           HubAnswer      *answer,
           GError        **error)
{
  HubEdit *edit = data;

  if (!hub_reading_list_edit (list, edit, error))
    return FALSE;

  answer->number = edit->n_done;
  return TRUE;
}

static gboolean
renew_wish (HubReadingList *list,
            gpointer        entries,
            HubAnswer      *answer,
            GError        **error)
{
  return hub_reading_list_renew (list, entries, error);
}

static gboolean
save_collection_wish (HubReadingList *list,
                      gpointer        collection,
                      HubAnswer      *answer,
                      GError        **error)
{
  return hub_reading_list_save_collection (list, collection, error);
}

static gboolean
drop_collection_wish (HubReadingList *list,
                      gpointer        uuid,
                      HubAnswer      *answer,
                      GError        **error)
{
  return hub_reading_list_drop_collection (list, uuid, error);
}

static gboolean
save_search_wish (HubReadingList *list,
                  gpointer        search,
                  HubAnswer      *answer,
                  GError        **error)
{
  return hub_reading_list_save_search (list, search, error);
}

static gboolean
drop_search_wish (HubReadingList *list,
                  gpointer        uuid,
                  HubAnswer      *answer,
                  GError        **error)
{
  return hub_reading_list_drop_search (list, uuid, error);
}

/* What a search found. */
typedef struct
{
  char     *uuid;           /* (owned) */
  GArray   *found;          /* (owned) (element-type guint64) */
  gboolean  is_looked_at;
} Meeting;

static void
meeting_free (gpointer data)
{
  Meeting *meeting = data;

  g_free (meeting->uuid);
  g_array_unref (meeting->found);
  g_free (meeting);
}

static gboolean
meet_wish (HubReadingList *list,
           gpointer        data,
           HubAnswer      *answer,
           GError        **error)
{
  Meeting *meeting = data;

  return hub_reading_list_meet (list, meeting->uuid, meeting->found, meeting->is_looked_at,
                                &answer->number, error);
}

static gboolean
export_wish (HubReadingList *list,
             gpointer        path,
             HubAnswer      *answer,
             GError        **error)
{
  return hub_library_file_write (list, path, &answer->number, error);
}

static gboolean
import_wish (HubReadingList *list,
             gpointer        path,
             HubAnswer      *answer,
             GError        **error)
{
  return hub_library_file_read (list, path, &answer->import, error);
}

/**
 * hub_library_add_async:
 * @self: a library
 * @entry: what to keep
 * @cancellable: (nullable): drops the wish if its turn has not come
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Keeps a copy of @entry. Adding it again refreshes the copy.
 */
void
hub_library_add_async (HubLibrary          *self,
                       HubEntry            *entry,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (HUB_IS_LIBRARY (self));
  g_return_if_fail (HUB_IS_ENTRY (entry));

  wish (self, add_wish, g_object_ref (entry), g_object_unref,
        cancellable, hub_library_add_async, callback, user_data);
}

/**
 * hub_library_add_finish:
 * @self: a library
 * @result: what the callback got
 * @error: as [method@Hub.ReadingList.add] and [ctor@Hub.ReadingList.open], or
 *   `G_IO_ERROR_CANCELLED`
 *
 * Ends an addition.
 *
 * Returns: whether the entry is on the disk and in the list
 */
gboolean
hub_library_add_finish (HubLibrary   *self,
                        GAsyncResult *result,
                        GError      **error)
{
  return hub_library_end (self, result, NULL, error);
}

/**
 * hub_library_remove_async:
 * @self: a library
 * @uuid: what to drop
 * @langcode: in which language
 * @cancellable: (nullable): drops the wish if its turn has not come
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Drops an entry from the list; it can be restored for a while.
 */
void
hub_library_remove_async (HubLibrary          *self,
                          const char          *uuid,
                          const char          *langcode,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  HubEdit *edit = NULL;

  g_return_if_fail (HUB_IS_LIBRARY (self));
  g_return_if_fail (uuid != NULL && langcode != NULL);

  edit = hub_edit_new ();
  hub_edit_add (edit, uuid, langcode);
  hub_edit_remove (edit);
  wish (self, edit_wish, edit, (GDestroyNotify) hub_edit_free,
        cancellable, hub_library_remove_async, callback, user_data);
}

/**
 * hub_library_remove_finish:
 * @self: a library
 * @result: what the callback got
 * @error: as [method@Hub.Library.add_finish]
 *
 * Ends a removal.
 *
 * Returns: whether the entry is neither on the disk nor in the list
 */
gboolean
hub_library_remove_finish (HubLibrary   *self,
                           GAsyncResult *result,
                           GError      **error)
{
  return hub_library_end (self, result, NULL, error);
}

/**
 * hub_library_edit_async:
 * @self: a library
 * @edit: (transfer full): what to do
 * @cancellable: (nullable): drops the wish if its turn has not come
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does something to entries, to all of them or to none.
 */
void
hub_library_edit_async (HubLibrary          *self,
                        HubEdit             *edit,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (HUB_IS_LIBRARY (self));

  wish (self, edit_wish, edit, (GDestroyNotify) hub_edit_free,
        cancellable, hub_library_edit_async, callback, user_data);
}

/**
 * hub_library_edit_finish:
 * @self: a library
 * @result: what the callback got
 * @n_done: (out) (optional): to how many entries it was done
 * @error: as [method@Hub.ReadingList.edit] and [ctor@Hub.ReadingList.open], or
 *   `G_IO_ERROR_CANCELLED`
 *
 * Ends an edit.
 *
 * Returns: whether it is on the disk
 */
gboolean
hub_library_edit_finish (HubLibrary    *self,
                         GAsyncResult  *result,
                         guint         *n_done,
                         GError       **error)
{
  return hub_library_end (self, result, n_done, error);
}

/**
 * hub_library_get_former:
 * @self: a library
 * @entry: an entry
 *
 * Gets what an entry said before the hub changed it, without any waiting.
 *
 * Returns: (transfer none) (nullable): that, %NULL if it is not kept or the user has seen what
 *   changed; until the next signal
 */
HubFormer *
hub_library_get_former (HubLibrary *self,
                        HubEntry   *entry)
{
  HubRemark *remark = hub_library_get_remark (self, entry);

  return remark != NULL ? hub_stock_find_former (hub_library_get_stock (self), remark->item)
                        : NULL;
}

/**
 * hub_library_renew_async:
 * @self: a library
 * @entries: (element-type HubEntry): whole entries as they are on the hub now
 * @callback: (nullable): called when it is done
 * @user_data: for @callback
 *
 * Takes in what the hub has changed of entries that are kept; ended by hub_library_edit_finish().
 */
void
hub_library_renew_async (HubLibrary          *self,
                         GPtrArray           *entries,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (HUB_IS_LIBRARY (self));

  wish (self, renew_wish, g_ptr_array_ref (entries), (GDestroyNotify) g_ptr_array_unref, NULL,
        hub_library_renew_async, callback, user_data);
}

/**
 * hub_library_save_collection_async:
 * @self: a library
 * @collection: a new one, or one that was changed
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Stores a collection; ended by hub_library_edit_finish().
 */
void
hub_library_save_collection_async (HubLibrary          *self,
                                   HubCollection       *collection,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (HUB_IS_LIBRARY (self));

  wish (self, save_collection_wish, hub_collection_ref (collection),
        (GDestroyNotify) hub_collection_unref, NULL, hub_library_save_collection_async, callback,
        user_data);
}

/**
 * hub_library_drop_collection_async:
 * @self: a library
 * @uuid: of a collection
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Deletes a collection, not the entries in it; ended by hub_library_edit_finish().
 */
void
hub_library_drop_collection_async (HubLibrary          *self,
                                   const char          *uuid,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (HUB_IS_LIBRARY (self));

  wish (self, drop_collection_wish, g_strdup (uuid), g_free,
        NULL, hub_library_drop_collection_async, callback, user_data);
}

/**
 * hub_library_save_search_async:
 * @self: a library
 * @search: a new one, or one that was changed
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Stores a search; ended by hub_library_edit_finish().
 */
void
hub_library_save_search_async (HubLibrary          *self,
                               HubSavedSearch      *search,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (HUB_IS_LIBRARY (self));

  wish (self, save_search_wish, hub_saved_search_ref (search),
        (GDestroyNotify) hub_saved_search_unref, NULL, hub_library_save_search_async, callback,
        user_data);
}

/**
 * hub_library_drop_search_async:
 * @self: a library
 * @uuid: of a search
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Deletes a search; ended by hub_library_edit_finish().
 */
void
hub_library_drop_search_async (HubLibrary          *self,
                               const char          *uuid,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (HUB_IS_LIBRARY (self));

  wish (self, drop_search_wish, g_strdup (uuid), g_free,
        NULL, hub_library_drop_search_async, callback, user_data);
}

/**
 * hub_library_meet_async:
 * @self: a library
 * @uuid: of a search
 * @found: (element-type guint64): the keys of all that it finds now
 * @is_looked_at: whether the user has looked at that
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Takes in what a search finds; ended by hub_library_edit_finish(), which says how many
 * became new.
 */
void
hub_library_meet_async (HubLibrary          *self,
                        const char          *uuid,
                        GArray              *found,
                        gboolean             is_looked_at,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  Meeting *meeting = NULL;

  g_return_if_fail (HUB_IS_LIBRARY (self));

  meeting = g_new0 (Meeting, 1);
  meeting->uuid = g_strdup (uuid);
  meeting->found = g_array_ref (found);
  meeting->is_looked_at = is_looked_at;
  wish (self, meet_wish, meeting, meeting_free,
        NULL, hub_library_meet_async, callback, user_data);
}

/**
 * hub_library_export_async:
 * @self: a library
 * @path: (type filename): a file, written over
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes all that the list holds to a file; ended by hub_library_edit_finish(), which says how many
 * entries that are.
 */
void
hub_library_export_async (HubLibrary          *self,
                          const char          *path,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (HUB_IS_LIBRARY (self));

  wish (self, export_wish, g_strdup (path), g_free, NULL, hub_library_export_async, callback,
        user_data);
}

/**
 * hub_library_import_async:
 * @self: a library
 * @path: (type filename): a file
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Puts what is in a file into the list: see hub_library_file_read().
 */
void
hub_library_import_async (HubLibrary          *self,
                          const char          *path,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (HUB_IS_LIBRARY (self));

  wish (self, import_wish, g_strdup (path), g_free, NULL, hub_library_import_async, callback,
        user_data);
}

/**
 * hub_library_import_finish:
 * @self: a library
 * @result: what the callback got
 * @report: (out caller-allocates): what became of it
 * @error: as hub_library_file_read() says
 *
 * Ends an import.
 *
 * Returns: whether it is on the disk; if not, the list is as it was
 */
gboolean
hub_library_import_finish (HubLibrary    *self,
                           GAsyncResult  *result,
                           HubImport     *report,
                           GError       **error)
{
  g_autoptr(HubAnswer) found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found != NULL)
    *report = found->import;
  return found != NULL;
}

/**
 * hub_library_start_anew_async:
 * @self: a library
 * @cancellable: (nullable): drops the wish if its turn has not come
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * After `STORE_DAMAGED`, and only on the user's word: sets the old files aside and begins a new
 * list with what can still be read in the old one.
 */
void
hub_library_start_anew_async (HubLibrary          *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (HUB_IS_LIBRARY (self));

  hub_library_ask (self, hub_shelf_start_anew_job, hub_wish_new (NULL, NULL, NULL), cancellable,
       hub_library_start_anew_async, callback, user_data);
}

/**
 * hub_library_start_anew_finish:
 * @self: a library
 * @result: what the callback got
 * @error: as [func@Hub.ReadingList.start_anew]; not set when it is done
 *
 * Ends a start anew.
 *
 * Returns: (transfer full) (nullable): where the old file is, %NULL if there was none, or after an
 *   error
 */
char *
hub_library_start_anew_finish (HubLibrary   *self,
                               GAsyncResult *result,
                               GError      **error)
{
  g_autoptr(HubAnswer) found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  found = g_task_propagate_pointer (G_TASK (result), error);
  return found != NULL ? g_steal_pointer (&found->repair.aside) : NULL;
}
