/* hub-library-sharing.c: lists for others, and from others
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-library"

#include "hub-library-private.h"

/* What is done with a shared list. */
typedef struct
{
  HubSharedList *shared;          /* (owned) (nullable) */
  char          *path;            /* (owned) (nullable) */
  GPtrArray     *chosen;          /* (owned) (nullable) (element-type HubEntry) */
  gboolean       with_searches;
} Sharing;

static Sharing *
sharing_new (HubSharedList *shared,
             const char    *path)
{
  Sharing *sharing = g_new0 (Sharing, 1);

  sharing->shared = shared != NULL ? hub_shared_list_ref (shared) : NULL;
  sharing->path = g_strdup (path);
  return sharing;
}

static void
sharing_free (gpointer data)
{
  Sharing *sharing = data;

  g_clear_pointer (&sharing->shared, hub_shared_list_unref);
  g_clear_pointer (&sharing->chosen, g_ptr_array_unref);
  g_free (sharing->path);
  g_free (sharing);
}

static gboolean
share_wish (HubReadingList *list,
            gpointer        data,
            HubAnswer      *answer,
            GError        **error)
{
  Sharing *sharing = data;

  answer->number = sharing->shared->stock->entries->len;
  return hub_shared_list_save (sharing->shared, sharing->path, error);
}

static gboolean
look_wish (HubReadingList *list,
           gpointer        data,
           HubAnswer      *answer,
           GError        **error)
{
  Sharing *sharing = data;

  answer->shared = hub_shared_list_load (sharing->path, error);
  return answer->shared != NULL;
}

static gboolean
take_wish (HubReadingList *list,
           gpointer        data,
           HubAnswer      *answer,
           GError        **error)
{
  Sharing *sharing = data;

  return hub_shared_list_merge (sharing->shared, list, sharing->chosen, sharing->with_searches,
                                &answer->import, error);
}

static void
wish (HubLibrary          *self,
      HubWishFunc          func,
      Sharing             *sharing,   /* (transfer full) */
      gpointer             tag,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  hub_library_ask (self, hub_shelf_answer_job, hub_wish_new (func, sharing, sharing_free), NULL,
                   tag, callback, user_data);
}

/**
 * hub_library_share_async:
 * @self: a library
 * @shared: what is to be shared
 * @path: (type filename): a file, written over
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes a list for others; ended by hub_library_edit_finish(), which says how many entries it has.
 */
void
hub_library_share_async (HubLibrary          *self,
                         HubSharedList       *shared,
                         const char          *path,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (HUB_IS_LIBRARY (self));

  wish (self, share_wish, sharing_new (shared, path), hub_library_share_async, callback,
        user_data);
}

/**
 * hub_library_look_async:
 * @self: a library
 * @path: (type filename): a file
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Looks what is in the list that somebody shared. Nothing is taken in.
 */
void
hub_library_look_async (HubLibrary          *self,
                        const char          *path,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (HUB_IS_LIBRARY (self));

  wish (self, look_wish, sharing_new (NULL, path), hub_library_look_async, callback, user_data);
}

/**
 * hub_library_look_finish:
 * @self: a library
 * @result: what the callback got
 * @error: as hub_shared_list_load() says
 *
 * Ends a look.
 *
 * Returns: (transfer full) (nullable): the list
 */
HubSharedList *
hub_library_look_finish (HubLibrary    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_autoptr(HubAnswer) found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  found = g_task_propagate_pointer (G_TASK (result), error);
  return found != NULL ? g_steal_pointer (&found->shared) : NULL;
}

/**
 * hub_library_take_async:
 * @self: a library
 * @shared: a list that somebody shared
 * @chosen: (nullable) (element-type HubEntry): which of its entries are wanted, %NULL for all
 * @with_searches: whether its searches are wanted
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Takes entries into the reading list, see hub_shared_list_merge(); ended by
 * hub_library_import_finish().
 */
void
hub_library_take_async (HubLibrary          *self,
                        HubSharedList       *shared,
                        GPtrArray           *chosen,
                        gboolean             with_searches,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  Sharing *sharing = NULL;

  g_return_if_fail (HUB_IS_LIBRARY (self));

  sharing = sharing_new (shared, NULL);
  sharing->chosen = chosen != NULL ? g_ptr_array_ref (chosen) : NULL;
  sharing->with_searches = with_searches;
  wish (self, take_wish, sharing, hub_library_take_async, callback, user_data);
}
