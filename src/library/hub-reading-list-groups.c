/* hub-reading-list-groups.c: collections and saved searches of the reading list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An entry names the collections that it is in, so one that is deleted and brought back has its
 * entries again.
 */

#define G_LOG_DOMAIN "hub-reading-list"

#include "hub-reading-list-private.h"

#include "hub-error.h"

/* The place of what has none yet: behind all others. */
static gboolean
find_place (HubReadingList *self,
            gint64          place,
            gint64         *found,
            GError        **error)
{
  *found = place;
  return place != 0 ||
         hub_reading_list_read_number (self, HUB_READING_LIST_LAST_GROUP, found, error);
}

/**
 * hub_reading_list_put_collection:
 * @self: a list, in a transaction
 * @collection: a [struct@Hub.Collection]
 * @error: as `hub_database_fail ()` says
 *
 * Stores a collection in the place of the one with its UUID; a `HubReadingListFunc`.
 *
 * Returns: whether it is stored
 */
gboolean
hub_reading_list_put_collection (HubReadingList *self,
                                 gpointer        collection,
                                 GError        **error)
{
  HubCollection *one = collection;
  g_autoptr(HubStatement) statement = NULL;
  gint64 place = 0;

  statement = hub_database_get_statement (self->database, HUB_READING_LIST_PUT_COLLECTION, error);
  if (statement == NULL || !find_place (self, one->place, &place, error))
    return FALSE;

  hub_statement_bind_text (statement, 1, one->uuid);
  hub_statement_bind_text (statement, 2, one->name);
  hub_statement_bind_text (statement, 3, hub_colour_to_string (one->colour));
  sqlite3_bind_int64 (statement, 4, place);
  return hub_database_run (self->database, statement, "Could not write a collection", error);
}

/**
 * hub_reading_list_put_search:
 * @self: a list, in a transaction
 * @search: a [struct@Hub.SavedSearch]
 * @error: as `hub_database_fail ()` says
 *
 * Stores a search in the place of the one with its UUID; a `HubReadingListFunc`.
 *
 * Returns: whether it is stored
 */
gboolean
hub_reading_list_put_search (HubReadingList *self,
                             gpointer        search,
                             GError        **error)
{
  HubSavedSearch *one = search;
  g_autofree char *known = hub_keys_to_text (one->known);
  g_autofree char *fresh = hub_keys_to_text (one->fresh);
  g_autoptr(HubStatement) statement = NULL;
  gint64 place = 0;

  statement = hub_database_get_statement (self->database, HUB_READING_LIST_PUT_SEARCH, error);
  if (statement == NULL || !find_place (self, one->place, &place, error))
    return FALSE;

  hub_statement_bind_text (statement, 1, one->uuid);
  hub_statement_bind_text (statement, 2, one->name);
  hub_statement_bind_text (statement, 3, one->query);
  sqlite3_bind_int64 (statement, 4, place);
  hub_statement_bind_text (statement, 5, known);
  hub_statement_bind_text (statement, 6, fresh);
  return hub_database_run (self->database, statement, "Could not write a search", error);
}

/* What is to be dropped. */
typedef struct
{
  HubReadingListStatement  number;
  const char              *uuid;
} Drop;

static gboolean
run_drop (HubReadingList *self,
          gpointer        data,
          GError        **error)
{
  const Drop *drop = data;
  g_autoptr(HubStatement) statement = NULL;

  statement = hub_database_get_statement (self->database, drop->number, error);
  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, drop->uuid);
  return hub_database_run (self->database, statement, "Could not write the reading list", error);
}

/**
 * hub_reading_list_save_collection:
 * @self: a list
 * @collection: a new one, or one that was changed
 * @error: as hub_reading_list_change() says
 *
 * Stores a collection.
 *
 * Returns: whether it is on the disk
 */
gboolean
hub_reading_list_save_collection (HubReadingList *self,
                                  HubCollection  *collection,
                                  GError        **error)
{
  return hub_reading_list_change (self, hub_reading_list_put_collection, collection, error);
}

/**
 * hub_reading_list_drop_collection:
 * @self: a list
 * @uuid: of a collection
 * @error: as hub_reading_list_change() says
 *
 * Deletes a collection, not the entries in it.
 *
 * Returns: whether it is gone from the disk
 */
gboolean
hub_reading_list_drop_collection (HubReadingList *self,
                                  const char     *uuid,
                                  GError        **error)
{
  Drop drop = { HUB_READING_LIST_DROP_COLLECTION, uuid };

  return hub_reading_list_change (self, run_drop, &drop, error);
}

/**
 * hub_reading_list_save_search:
 * @self: a list
 * @search: a new one, or one that was changed
 * @error: as hub_reading_list_change() says
 *
 * Stores a search.
 *
 * Returns: whether it is on the disk
 */
gboolean
hub_reading_list_save_search (HubReadingList *self,
                              HubSavedSearch *search,
                              GError        **error)
{
  return hub_reading_list_change (self, hub_reading_list_put_search, search, error);
}

/**
 * hub_reading_list_drop_search:
 * @self: a list
 * @uuid: of a search
 * @error: as hub_reading_list_change() says
 *
 * Deletes a search.
 *
 * Returns: whether it is gone from the disk
 */
gboolean
hub_reading_list_drop_search (HubReadingList *self,
                              const char     *uuid,
                              GError        **error)
{
  Drop drop = { HUB_READING_LIST_DROP_SEARCH, uuid };

  return hub_reading_list_change (self, run_drop, &drop, error);
}

/* What a search found. */
typedef struct
{
  const char *uuid;
  GArray     *found;
  gboolean    is_looked_at;
  guint       n_news;   /* out */
} Meeting;

static gboolean
run_meet (HubReadingList *self,
          gpointer        data,
          GError        **error)
{
  Meeting *meeting = data;
  g_autoptr(HubStock) stock = hub_reading_list_load_stock (self, error);
  HubSavedSearch *search = NULL;
  g_autoptr(HubSavedSearch) changed = NULL;

  if (stock == NULL)
    return FALSE;

  meeting->n_news = 0;
  search = hub_saved_search_find (stock->searches, meeting->uuid);
  if (search == NULL)
    return TRUE;

  changed = hub_saved_search_copy (search);
  meeting->n_news = hub_saved_search_meet (changed, meeting->found);
  if (meeting->is_looked_at)
    hub_saved_search_look (changed, meeting->found);
  if (search->known != NULL && changed->known->len == search->known->len &&
      changed->fresh->len == search->fresh->len)
    return TRUE;
  return hub_reading_list_put_search (self, changed, error);
}

/**
 * hub_reading_list_meet:
 * @self: a list
 * @uuid: of a search
 * @found: (element-type guint64): the keys of all that it finds now
 * @is_looked_at: whether the user has looked at that
 * @n_news: (out) (optional): how many became new by this; no process counts one of them again
 * @error: as hub_reading_list_change() says
 *
 * Takes in what a search finds. One that is not there is no error.
 *
 * Returns: whether it is on the disk
 */
gboolean
hub_reading_list_meet (HubReadingList *self,
                       const char     *uuid,
                       GArray         *found,
                       gboolean        is_looked_at,
                       guint          *n_news,
                       GError        **error)
{
  Meeting meeting = { .uuid = uuid, .found = found, .is_looked_at = is_looked_at };

  if (!hub_reading_list_change (self, run_meet, &meeting, error))
    return FALSE;

  if (n_news != NULL)
    *n_news = meeting.n_news;
  return TRUE;
}
