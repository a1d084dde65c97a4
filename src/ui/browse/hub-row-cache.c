/* hub-row-cache.c: the rows of the entries that a list has shown
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-row-cache"

#include "hub-row-cache.h"

#define MAX_ROWS 1024    /* kept for scrolling back */
#define AT_ONCE  32      /* rows: what a view can lay out within a frame */
#define PAUSE_MS 16      /* a frame */

/**
 * HubRowCache:
 *
 * Reads rows, and keeps those that were read last. A row has the words of a search marked; for
 * other words it is stale, and has no marks, until it is read again. Signal `row (id, row)`: a row
 * has come. Main thread.
 */
struct _HubRowCache
{
  GObject       parent_instance;

  HubReader    *reader;        /* (owned) */
  GCancellable *cancellable;   /* (owned): of all reads under way */
  HubTextQuery *words;         /* (owned) (nullable): NULL when none are marked */
  GHashTable   *rows;          /* (owned): id → (owned) HubRow */
  GHashTable   *fresh;         /* (owned): ids of `rows` that need not be read again */
  GQueue        ages;          /* ids (owned) of `rows`, oldest first */
  GHashTable   *asked;         /* (owned): ids of rows under way */
  GArray       *coming;        /* (owned) (element-type gint64): kept, but not told yet */
  guint         coming_id;     /* of the source that tells them, 0 none */
  guint         stamp;         /* of catalogue and words: what was asked for others is dropped */
};

typedef enum
{
  SIGNAL_ROW,
} HubRowCacheSignal;

static guint signals[SIGNAL_ROW + 1];

G_DEFINE_FINAL_TYPE (HubRowCache, hub_row_cache, G_TYPE_OBJECT)

typedef struct
{
  HubRowCache *cache;   /* (owned) */
  GArray      *ids;     /* (owned) (element-type gint64) */
  guint        stamp;
} Read;

static void
read_free (Read *read)
{
  g_object_unref (read->cache);
  g_array_unref (read->ids);
  g_free (read);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Read, read_free)

static gpointer
dup_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
keep_row (HubRowCache *self,
          gint64       id,
          HubRow      *row)
{
  g_hash_table_add (self->fresh, dup_id (id));
  if (!g_hash_table_replace (self->rows, dup_id (id), hub_row_ref (row)))
    return;

  g_queue_push_tail (&self->ages, dup_id (id));
  while (g_queue_get_length (&self->ages) > MAX_ROWS)
    {
      g_autofree gint64 *oldest = g_queue_pop_head (&self->ages);

      g_hash_table_remove (self->rows, oldest);
      g_hash_table_remove (self->fresh, oldest);
    }
}

/* Tells of some rows that have come. */
static gboolean
tell_cb (gpointer user_data)
{
  g_autoptr(HubRowCache) self = g_object_ref (user_data);
  guint stamp = self->stamp;
  guint n_told = MIN (self->coming->len, AT_ONCE);

  for (guint i = 0; i < n_told && stamp == self->stamp; i++)
    {
      gint64 id = g_array_index (self->coming, gint64, i);
      HubRow *row = g_hash_table_lookup (self->rows, &id);

      if (row != NULL)
        g_signal_emit (self, signals[SIGNAL_ROW], 0, id, row);
    }
  if (stamp != self->stamp)
    return G_SOURCE_REMOVE;

  g_array_remove_range (self->coming, 0, n_told);
  if (self->coming->len > 0)
    return G_SOURCE_CONTINUE;
  self->coming_id = 0;
  return G_SOURCE_REMOVE;
}

/* Of a jump in a long list come as many rows at a time as a view can lay out without dropping a
 * frame. */
static void
tell (HubRowCache *self)
{
  if (self->coming_id == 0 && tell_cb (self) == G_SOURCE_CONTINUE)
    self->coming_id = g_timeout_add (PAUSE_MS, tell_cb, self);
}

static void
rows_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Read) read = user_data;
  HubRowCache *self = read->cache;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = hub_reader_rows_finish (HUB_READER (source), result, &error);

  if (read->stamp != self->stamp)
    return;

  for (guint i = 0; i < read->ids->len; i++)
    g_hash_table_remove (self->asked, &g_array_index (read->ids, gint64, i));
  if (rows == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("%u rows were not read: %s", read->ids->len, error->message);
      return;
    }

  for (guint i = 0; i < rows->len; i++)
    {
      HubRow *row = g_ptr_array_index (rows, i);
      gint64 id = g_array_index (read->ids, gint64, i);

      if (row == NULL)
        continue;
      keep_row (self, id, row);
      g_array_append_val (self->coming, id);
    }
  tell (self);
}

static void
hub_row_cache_dispose (GObject *object)
{
  HubRowCache *self = HUB_ROW_CACHE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->coming_id, g_source_remove);
  g_clear_object (&self->reader);

  G_OBJECT_CLASS (hub_row_cache_parent_class)->dispose (object);
}

static void
hub_row_cache_finalize (GObject *object)
{
  HubRowCache *self = HUB_ROW_CACHE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->words, hub_text_query_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->fresh, g_hash_table_unref);
  g_clear_pointer (&self->asked, g_hash_table_unref);
  g_clear_pointer (&self->coming, g_array_unref);
  g_queue_clear_full (&self->ages, g_free);

  G_OBJECT_CLASS (hub_row_cache_parent_class)->finalize (object);
}

static void
hub_row_cache_class_init (HubRowCacheClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hub_row_cache_dispose;
  object_class->finalize = hub_row_cache_finalize;

  signals[SIGNAL_ROW] =
    g_signal_new ("row", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_POINTER);
}

static void
hub_row_cache_init (HubRowCache *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                      (GDestroyNotify) hub_row_unref);
  self->fresh = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->asked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->coming = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * hub_row_cache_new:
 * @reader: where rows are read
 *
 * Makes a cache without rows.
 *
 * Returns: (transfer full): the cache
 */
HubRowCache *
hub_row_cache_new (HubReader *reader)
{
  HubRowCache *self;

  g_return_val_if_fail (HUB_IS_READER (reader), NULL);

  self = g_object_new (HUB_TYPE_ROW_CACHE, NULL);
  self->reader = g_object_ref (reader);

  return self;
}

/* Drops what is under way, which is for another state of things. */
static void
cancel_reads (HubRowCache *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_hash_table_remove_all (self->asked);
  g_array_set_size (self->coming, 0);
  g_clear_handle_id (&self->coming_id, g_source_remove);
  self->stamp++;
}

/* Drops the marks of the rows; without words they need not be read again. */
static void
unmark_rows (HubRowCache *self)
{
  GHashTableIter iter;
  gpointer id, row;

  g_hash_table_remove_all (self->fresh);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    {
      if (((HubRow *) row)->title != NULL)
        g_hash_table_iter_replace (&iter, hub_row_new (((HubRow *) row)->entry));
      if (self->words == NULL)
        g_hash_table_add (self->fresh, dup_id (*(gint64 *) id));
    }
}

/**
 * hub_row_cache_set_words:
 * @self: a cache
 * @words: what is looked for
 *
 * Has these words marked in rows.
 *
 * Returns: whether they are others than before
 */
gboolean
hub_row_cache_set_words (HubRowCache  *self,
                         HubTextQuery *words)
{
  const char *text;

  g_return_val_if_fail (HUB_IS_ROW_CACHE (self), FALSE);
  g_return_val_if_fail (words != NULL, FALSE);

  text = hub_text_query_get_text (words);
  if (g_str_equal (text, self->words != NULL ? hub_text_query_get_text (self->words) : ""))
    return FALSE;

  cancel_reads (self);
  g_clear_pointer (&self->words, hub_text_query_unref);
  if (*text != '\0')
    self->words = hub_text_query_ref (words);
  unmark_rows (self);

  return TRUE;
}

gboolean
hub_row_cache_has_words (HubRowCache *self)
{
  g_return_val_if_fail (HUB_IS_ROW_CACHE (self), FALSE);

  return self->words != NULL;
}

/**
 * hub_row_cache_forget:
 * @self: a cache
 *
 * Lets go of all rows, as the catalogue has changed.
 */
void
hub_row_cache_forget (HubRowCache *self)
{
  g_return_if_fail (HUB_IS_ROW_CACHE (self));

  cancel_reads (self);
  g_hash_table_remove_all (self->rows);
  g_hash_table_remove_all (self->fresh);
  g_queue_clear_full (&self->ages, g_free);
}

/**
 * hub_row_cache_get:
 * @self: a cache
 * @id: row of an entry
 *
 * Gets a row that is kept; one that is missing as well may be there, without marks.
 *
 * Returns: (transfer none) (nullable): the row
 */
HubRow *
hub_row_cache_get (HubRowCache *self,
                   gint64       id)
{
  g_return_val_if_fail (HUB_IS_ROW_CACHE (self), NULL);

  return g_hash_table_lookup (self->rows, &id);
}

/**
 * hub_row_cache_is_missing:
 * @self: a cache
 * @id: row of an entry
 *
 * Tells whether a row is to be read, and is not under way.
 *
 * Returns: whether it is
 */
gboolean
hub_row_cache_is_missing (HubRowCache *self,
                          gint64       id)
{
  g_return_val_if_fail (HUB_IS_ROW_CACHE (self), FALSE);

  return !g_hash_table_contains (self->fresh, &id) && !g_hash_table_contains (self->asked, &id);
}

/**
 * hub_row_cache_put:
 * @self: a cache
 * @id: row of an entry
 * @row: what was read of it, for the words that are marked now
 *
 * Keeps a row that came by another way, without the signal.
 */
void
hub_row_cache_put (HubRowCache *self,
                   gint64       id,
                   HubRow      *row)
{
  g_return_if_fail (HUB_IS_ROW_CACHE (self));
  g_return_if_fail (row != NULL);

  keep_row (self, id, row);
}

/**
 * hub_row_cache_read:
 * @self: a cache
 * @ids: (transfer full) (element-type gint64): rows of entries
 *
 * Reads rows; they come with the signal `row`.
 */
void
hub_row_cache_read (HubRowCache *self,
                    GArray      *ids)
{
  Read *read;

  g_return_if_fail (HUB_IS_ROW_CACHE (self));
  g_return_if_fail (ids != NULL);

  read = g_new0 (Read, 1);
  read->cache = g_object_ref (self);
  read->stamp = self->stamp;
  read->ids = ids;
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (self->asked, dup_id (g_array_index (ids, gint64, i)));
  hub_reader_rows_async (self->reader, (const gint64 *) ids->data, ids->len, self->words,
                         self->cancellable, rows_cb, read);
}

/**
 * hub_row_cache_stop:
 * @self: a cache
 *
 * Gives up what is being read; it is missing again.
 */
void
hub_row_cache_stop (HubRowCache *self)
{
  g_return_if_fail (HUB_IS_ROW_CACHE (self));

  if (g_hash_table_size (self->asked) > 0)
    cancel_reads (self);
}
