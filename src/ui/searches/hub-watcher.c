/* hub-watcher.c: asks the saved searches again when the catalogue has changed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One search after the other is asked by the reader, and what it finds is told to the library,
 * which knows what is new: so a restart, or another window, tells nothing twice.
 */

#define G_LOG_DOMAIN "hub-watcher"

#include "hub-watcher.h"

#include "hub-watch.h"

/**
 * HubWatcher:
 *
 * Knows of each saved search how many entries it finds, and how many of them are new.
 */
struct _HubWatcher
{
  GObject       parent_instance;

  HubReader    *reader;        /* (owned) (nullable): NULL once stopped */
  HubLibrary   *library;       /* (owned) (nullable) */
  GHashTable   *counts;        /* (owned) (element-type utf8 Counts): by UUID */
  GQueue        queue;         /* (element-type utf8): UUIDs that are still to be asked */
  char         *asking;        /* (owned) (nullable): UUID of the one that is being asked */
  GCancellable *cancellable;   /* (owned) */
  guint         is_busy : 1;
  guint         is_stale : 1;  /* the catalogue has changed since the run was begun */
};

typedef struct
{
  char  *query;     /* (owned): that was asked */
  guint  total;
  guint  n_fresh;
  guint  is_known : 1;   /* it was answered */
} Counts;

static void
counts_free (gpointer data)
{
  Counts *counts = data;

  g_free (counts->query);
  g_free (counts);
}

typedef enum
{
  SIGNAL_CHANGED,
  SIGNAL_NEWS,
} HubWatcherSignal;

static guint signals[SIGNAL_NEWS + 1];

G_DEFINE_FINAL_TYPE (HubWatcher, hub_watcher, G_TYPE_OBJECT)

/* A search that is being asked. */
typedef struct
{
  HubWatcher *watcher;   /* (owned) */
  char       *uuid;      /* (owned) */
  char       *query;     /* (owned) */
  HubFound   *found;     /* (owned) (nullable): until it is answered */
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->watcher);
  g_free (asked->uuid);
  g_free (asked->query);
  g_clear_pointer (&asked->found, hub_found_free);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void ask_next (HubWatcher *self);

static HubSavedSearch *
find_search (HubWatcher *self,
             const char *uuid)
{
  return hub_saved_search_find (hub_library_get_stock (self->library)->searches, uuid);
}

static void
begin (HubWatcher *self)
{
  GPtrArray *searches = NULL;

  if (self->library == NULL || !hub_library_is_loaded (self->library))
    return;
  if (self->is_busy)
    {
      self->is_stale = TRUE;
      return;
    }

  searches = hub_library_get_stock (self->library)->searches;
  for (guint i = 0; i < searches->len; i++)
    g_queue_push_tail (&self->queue,
                       g_strdup (((HubSavedSearch *) g_ptr_array_index (searches, i))->uuid));
  self->is_busy = TRUE;
  self->is_stale = FALSE;
  ask_next (self);
}

static void
met_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(Asked) asked = user_data;
  HubWatcher *self = asked->watcher;
  g_autoptr(GError) error = NULL;
  HubSavedSearch *search = NULL;
  Counts *counts = NULL;
  guint n_news = 0;

  if (!hub_library_edit_finish (HUB_LIBRARY (source), result, &n_news, &error))
    g_info ("What a search found was not stored: %s", error->message);
  if (self->library == NULL)
    return;

  search = find_search (self, asked->uuid);
  if (search != NULL)
    {
      counts = g_new0 (Counts, 1);
      counts->query = g_steal_pointer (&asked->query);
      counts->is_known = TRUE;
      counts->total = hub_results_get_total (asked->found->results);
      counts->n_fresh = hub_saved_search_count_fresh (search, asked->found->keys);
      g_hash_table_replace (self->counts, g_strdup (asked->uuid), counts);
      if (n_news > 0)
        g_signal_emit (self, signals[SIGNAL_NEWS], 0, asked->uuid, counts->n_fresh);
    }
  ask_next (self);
}

/* It is not asked again before something changes. */
static void
note_unknown (HubWatcher *self,
              Asked      *asked)
{
  Counts *counts = g_new0 (Counts, 1);

  counts->query = g_steal_pointer (&asked->query);
  g_hash_table_replace (self->counts, g_strdup (asked->uuid), counts);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Asked) asked = user_data;
  HubWatcher *self = asked->watcher;
  const Asked *told = asked;
  g_autoptr(GError) error = NULL;

  asked->found = hub_reader_watch_finish (HUB_READER (source), result, &error);
  if (self->library == NULL)
    return;
  if (asked->found == NULL)
    {
      g_info ("A search was not asked: %s", error->message);
      note_unknown (self, asked);
      ask_next (self);
      return;
    }

  hub_library_meet_async (self->library, told->uuid, told->found->keys, FALSE, met_cb,
                          g_steal_pointer (&asked));
}

static void
ask_next (HubWatcher *self)
{
  g_autofree char *uuid = g_queue_pop_head (&self->queue);
  HubSavedSearch *search = uuid != NULL ? find_search (self, uuid) : NULL;
  Asked *asked = NULL;

  g_set_str (&self->asking, search != NULL ? uuid : NULL);
  if (uuid == NULL)
    {
      self->is_busy = FALSE;
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      if (self->is_stale)
        begin (self);
      return;
    }
  if (search == NULL)
    {
      ask_next (self);
      return;
    }

  asked = g_new0 (Asked, 1);
  asked->watcher = g_object_ref (self);
  asked->uuid = g_steal_pointer (&uuid);
  asked->query = g_strdup (search->query);
  hub_reader_watch_async (self->reader, search->query, self->cancellable, found_cb, asked);
}

/* Whether it is still to be asked in this run. */
static gboolean
is_waiting (HubWatcher *self,
            const char *uuid)
{
  return g_strcmp0 (self->asking, uuid) == 0 ||
         g_queue_find_custom (&self->queue, uuid, (GCompareFunc) g_strcmp0) != NULL;
}

/* Lets go of what is known of searches that are gone. Returns whether there were any. */
static gboolean
forget_gone (HubWatcher *self)
{
  GHashTableIter iter;
  gpointer uuid = NULL;
  gboolean has_gone = FALSE;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &uuid, NULL))
    if (find_search (self, uuid) == NULL)
      {
        g_hash_table_iter_remove (&iter);
        has_gone = TRUE;
      }

  return has_gone;
}

/* A search that is new, or another one now, is asked at once; what was looked at is not new any
 * more. */
static void
remarked_cb (HubWatcher *self)
{
  GPtrArray *searches = hub_library_get_stock (self->library)->searches;
  gboolean has_new = FALSE;
  gboolean has_changed = forget_gone (self);

  for (guint i = 0; i < searches->len; i++)
    {
      const HubSavedSearch *search = g_ptr_array_index (searches, i);
      Counts *counts = g_hash_table_lookup (self->counts, search->uuid);

      has_new |= (counts == NULL || !g_str_equal (counts->query, search->query)) &&
                 !is_waiting (self, search->uuid);
      if (counts != NULL && counts->n_fresh > search->fresh->len)
        {
          counts->n_fresh = search->fresh->len;
          has_changed = TRUE;
        }
    }

  if (has_changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (has_new)
    begin (self);
}

static void
hub_watcher_dispose (GObject *object)
{
  hub_watcher_stop (HUB_WATCHER (object));

  G_OBJECT_CLASS (hub_watcher_parent_class)->dispose (object);
}

static void
hub_watcher_finalize (GObject *object)
{
  HubWatcher *self = HUB_WATCHER (object);

  g_hash_table_unref (self->counts);
  g_queue_clear_full (&self->queue, g_free);
  g_free (self->asking);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (hub_watcher_parent_class)->finalize (object);
}

static void
hub_watcher_class_init (HubWatcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hub_watcher_dispose;
  object_class->finalize = hub_watcher_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[SIGNAL_NEWS] =
    g_signal_new ("news", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
}

static void
hub_watcher_init (HubWatcher *self)
{
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, counts_free);
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->queue);
}

/**
 * hub_watcher_new:
 * @reader: who answers
 * @library: who has the searches
 *
 * Makes a watcher, which asks for the first time when the list is loaded.
 *
 * Returns: (transfer full): the watcher
 */
HubWatcher *
hub_watcher_new (HubReader  *reader,
                 HubLibrary *library)
{
  HubWatcher *self = g_object_new (HUB_TYPE_WATCHER, NULL);

  self->reader = g_object_ref (reader);
  self->library = g_object_ref (library);
  g_signal_connect_object (reader, "changed", G_CALLBACK (begin), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "remarked", G_CALLBACK (remarked_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * hub_watcher_get_counts:
 * @self: a watcher
 * @uuid: of a search
 * @total: (out): how many entries it finds
 * @n_fresh: (out): how many of them the user has not looked at
 *
 * Gets what is known of a search.
 *
 * Returns: whether it was asked
 */
gboolean
hub_watcher_get_counts (HubWatcher *self,
                        const char *uuid,
                        guint      *total,
                        guint      *n_fresh)
{
  Counts *counts = NULL;

  g_return_val_if_fail (HUB_IS_WATCHER (self), FALSE);

  counts = g_hash_table_lookup (self->counts, uuid);
  *total = counts != NULL ? counts->total : 0;
  *n_fresh = counts != NULL ? counts->n_fresh : 0;
  return counts != NULL && counts->is_known;
}

/**
 * hub_watcher_stop:
 * @self: a watcher
 *
 * Asks nothing any more. May be called twice.
 */
void
hub_watcher_stop (HubWatcher *self)
{
  g_return_if_fail (HUB_IS_WATCHER (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->reader);
  g_clear_object (&self->library);
}
