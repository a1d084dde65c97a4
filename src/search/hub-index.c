/* hub-index.c: the catalogue in memory, as far as finding, narrowing and sorting need it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An index is a list of immutable segments. A refresh reads what is new in the catalogue into one
 * more segment; the rows that its entries had before are dead from then on. Small segments at the
 * end of the list are joined when two are about as long as each other, so there are never many,
 * and each entry is moved only a few times. The long one at the front is the index's file, mapped:
 * what is not in it is written to it in the background (hub-index-snapshot.c), and where there is
 * none all is read from the catalogue.
 */

#define G_LOG_DOMAIN "hub-index"

#include "hub-index-private.h"

#include "hub-index-snapshot.h"
#include "hub-segment-join.h"

#include <malloc.h>

#define JOIN_MOST 128   /* rows that a refresh joins, each in 50 µs: more would take too long */
#define SOON 1000       /* entries that are read in 60 ms: few enough to wait for */

/* The live rows of a segment once the entries in @changed are taken out. */
static HubBitset *
keep_unchanged (const HubIndexPart *part,
                GArray             *changed)
{
  HubBitset *live = hub_bitset_copy (part->live);

  for (guint i = 0; i < changed->len; i++)
    {
      guint row;

      if (hub_segment_find_row (part->segment, g_array_index (changed, gint64, i), &row))
        hub_bitset_remove (live, row);
    }

  return live;
}

/* Joins the last parts, from the first one on that is small and not twice as long as all that come
 * after it together. */
static gboolean
join_small (GArray       *parts,
            GCancellable *cancellable,
            GError      **error)
{
  g_autofree HubSegmentLive *last = g_new (HubSegmentLive, parts->len + 1);
  g_autoptr(HubSegment) joined = NULL;
  guint first = parts->len;
  guint n_rows = 0;

  while (first > 0)
    {
      const HubIndexPart *part = &g_array_index (parts, HubIndexPart, first - 1);

      if (n_rows > 0 && (part->n_live >= 2 * n_rows || part->n_live + n_rows > JOIN_MOST))
        break;
      n_rows += part->n_live;
      first--;
      last[first] = (HubSegmentLive) { part->segment, part->live };
    }
  if (parts->len - first < 2)
    return TRUE;

  joined = hub_segment_join (last + first, parts->len - first, FALSE, cancellable, error);
  if (joined == NULL)
    return FALSE;
  g_array_set_size (parts, first);
  hub_index_parts_add (parts, joined, hub_bitset_new_full (hub_segment_get_n_rows (joined)), NULL);

  return TRUE;
}

/* The segments after the news: what is still true of @base, and what is new. */
static GArray *
make_parts (GArray             *base,
            const HubIndexNews *news,
            GCancellable       *cancellable,
            GError            **error)
{
  g_autoptr(GArray) parts = hub_index_parts_new ();

  for (guint i = 0; i < base->len && !news->is_whole; i++)
    {
      const HubIndexPart *part = &g_array_index (base, HubIndexPart, i);

      hub_index_parts_add (parts, part->segment, keep_unchanged (part, news->changed),
                           part->titles);
    }
  hub_index_parts_add (parts, news->segment,
                       hub_bitset_new_full (hub_segment_get_n_rows (news->segment)), NULL);

  return join_small (parts, cancellable, error) ? g_steal_pointer (&parts) : NULL;
}

/* Shows what the news make of the segments @base. */
static gboolean
show_news (HubIndex     *self,
           GArray       *base,
           HubIndexNews *news,
           GCancellable *cancellable,
           GError      **error)
{
  GArray *parts = make_parts (base, news, cancellable, error);
  HubIndexState *state;

  if (parts == NULL)
    return FALSE;

  state = hub_index_state_new (parts, news->terms);
  if (self->state != NULL)
    hub_index_state_keep_orders (state, self->state);
  g_clear_pointer (&self->state, hub_index_state_free);
  self->state = state;
  g_set_str (&self->catalogue_id, news->catalogue_id);
  self->revision = news->revision;
  if (news->is_whole)
    {
      g_clear_pointer (&self->filed, hub_segment_unref);
      self->is_stale = FALSE;
      malloc_trim (0);   /* building took as much again, in small pieces */
    }

  return TRUE;
}

/* Whether @base and the news have as many entries as there are. They have not if the file is of a
 * catalogue that went another way after it: one that was put back from a copy. */
static gboolean
is_complete (HubSegment         *base,
             const HubIndexNews *news)
{
  g_autoptr(GHashTable) gone = g_hash_table_new (NULL, NULL);
  guint row;

  for (guint i = 0; i < news->changed->len; i++)
    if (hub_segment_find_row (base, g_array_index (news->changed, gint64, i), &row))
      g_hash_table_add (gone, GUINT_TO_POINTER (row));

  return hub_segment_get_n_rows (base) - g_hash_table_size (gone) +
         hub_segment_get_n_rows (news->segment) == news->n_entries;
}

/* Shows what @file holds and what came since, or, if that does not fit together, all anew. */
static gboolean
show_file (HubIndex     *self,
           HubIndexFile *file,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr(GArray) base = hub_index_parts_new ();
  g_auto(HubIndexNews) news = { NULL };
  HubSegment *segment = file->segment;

  if (!hub_index_load (self->catalogue, self->analyzer, file->catalogue_id, file->revision,
                       segment != NULL, &news, cancellable, error))
    return FALSE;
  if (!news.is_whole && !is_complete (segment, &news))
    {
      g_debug ("the index's file is of another past");
      hub_index_news_clear (&news);
      if (!hub_index_load (self->catalogue, self->analyzer, NULL, 0, FALSE, &news, cancellable,
                           error))
        return FALSE;
    }

  if (!news.is_whole)
    hub_index_parts_add (base, segment, hub_bitset_new_full (hub_segment_get_n_rows (segment)),
                         NULL);
  if (!show_news (self, base, &news, cancellable, error))
    return FALSE;
  if (!news.is_whole)
    {
      g_clear_pointer (&self->filed, hub_segment_unref);
      self->filed = hub_segment_ref (segment);
      self->is_stale = file->is_stale;
    }

  return TRUE;
}

static HubIndex *
make (HubCatalogue *catalogue,
      const char   *path,
      gboolean      may_be_stale,
      GCancellable *cancellable,
      GError      **error)
{
  g_autoptr(HubIndex) self = g_new0 (HubIndex, 1);
  g_auto(HubIndexFile) file = { NULL };
  g_autoptr(GError) local_error = NULL;
  gint64 start = g_get_monotonic_time ();

  self->catalogue = catalogue;
  self->analyzer = hub_analyzer_new ();
  self->path = g_strdup (path);
  if (path != NULL && !hub_index_file_open (path, &file, &local_error))
    g_debug ("no use of %s: %s", path, local_error->message);
  if (file.is_stale && (!may_be_stale || hub_segment_get_n_rows (file.segment) < SOON))
    hub_index_file_clear (&file);
  if (!show_file (self, &file, cancellable, error))
    return NULL;

  g_debug ("%u entries indexed in %.1f ms", self->state->n_rows,
           (g_get_monotonic_time () - start) / 1000.0);

  return g_steal_pointer (&self);
}

/**
 * hub_index_new:
 * @catalogue: an open catalogue, outside of a transaction; it must outlive the index
 * @path: (nullable) (type filename): the index's file, which need not be there
 * @cancellable: (nullable): stops the reading
 * @error: `G_IO_ERROR_CANCELLED`, or what hub_database_fail() says
 *
 * Makes the index of all entries that are not withdrawn, in one state of the catalogue. With a
 * file of this catalogue only what is newer is read from the catalogue itself.
 *
 * Returns: (transfer full): the index
 */
HubIndex *
hub_index_new (HubCatalogue *catalogue,
               const char   *path,
               GCancellable *cancellable,
               GError      **error)
{
  g_return_val_if_fail (catalogue != NULL, NULL);

  return make (catalogue, path, FALSE, cancellable, error);
}

/**
 * hub_index_new_at_once:
 * @catalogue: as for hub_index_new()
 * @path: (type filename): the index's file, which need not be there
 * @cancellable: (nullable): stops the reading
 * @error: as hub_index_new()
 *
 * Makes the index without reading all entries as long as there is a file of the catalogue at all:
 * also of one whose words another version of the analyzer has made. That finds most of what is
 * looked for until a new file is there.
 *
 * Returns: (transfer full): the index
 */
HubIndex *
hub_index_new_at_once (HubCatalogue *catalogue,
                       const char   *path,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_return_val_if_fail (catalogue != NULL && path != NULL, NULL);

  return make (catalogue, path, TRUE, cancellable, error);
}

void
hub_index_free (HubIndex *self)
{
  g_clear_pointer (&self->state, hub_index_state_free);
  g_clear_pointer (&self->filed, hub_segment_unref);
  hub_index_file_clear (&self->offered);
  hub_analyzer_free (self->analyzer);
  g_free (self->catalogue_id);
  g_free (self->path);
  g_free (self);
}

/**
 * hub_index_refresh:
 * @self: an index
 * @cancellable: (nullable): stops the reading
 * @error: `G_IO_ERROR_CANCELLED`, or what hub_database_fail() says
 *
 * Takes in what has changed in the catalogue. If that fails, the index is as before; else all
 * slots and values may have other numbers.
 *
 * Returns: whether the index is up to date
 */
gboolean
hub_index_refresh (HubIndex     *self,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autoptr(GArray) base = g_array_ref (self->state->parts);
  g_auto(HubIndexNews) news = { NULL };

  if (self->offered.segment == NULL)
    return hub_index_load (self->catalogue, self->analyzer, self->catalogue_id, self->revision,
                           FALSE, &news, cancellable, error) &&
           show_news (self, base, &news, cancellable, error);

  if (!show_file (self, &self->offered, cancellable, error))
    return FALSE;

  hub_index_file_clear (&self->offered);

  return TRUE;
}

/**
 * hub_index_offer_file:
 * @self: an index
 * @file: (inout): its file, just written; empty after this
 *
 * Has the next refresh take up the file in place of the segments that went into it.
 */
void
hub_index_offer_file (HubIndex     *self,
                      HubIndexFile *file)
{
  hub_index_file_clear (&self->offered);
  self->offered = *file;
  *file = (HubIndexFile) { NULL };
}

/**
 * hub_index_write_file:
 * @catalogue: an open catalogue, outside of a transaction
 * @path: (type filename): the index's file
 * @cancellable: (nullable): stops the work
 * @error: as hub_index_new() and hub_index_snapshot_write()
 *
 * Brings the file of a catalogue's index up to date, if much is not in it. Blocks.
 *
 * Returns: whether it is
 */
gboolean
hub_index_write_file (HubCatalogue *catalogue,
                      const char   *path,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autoptr(HubIndex) index = hub_index_new (catalogue, path, cancellable, error);
  g_autoptr(HubIndexSnapshot) snapshot = NULL;
  g_auto(HubIndexFile) file = { NULL };

  if (index == NULL)
    return FALSE;

  snapshot = hub_index_take_snapshot (index);

  return snapshot == NULL || hub_index_snapshot_write (snapshot, &file, cancellable, error);
}

/**
 * hub_index_dup_path:
 * @catalogue: an open catalogue
 *
 * Tells where the file of its index is, or would be: `catalogue.index` beside `catalogue.db`.
 *
 * Returns: (transfer full): the path
 */
char *
hub_index_dup_path (HubCatalogue *catalogue)
{
  HubDatabase *database = hub_catalogue_get_database (catalogue);
  g_autofree char *folder = g_path_get_dirname (hub_database_get_path (database));

  return g_build_filename (folder, "catalogue.index", NULL);
}

/**
 * hub_index_read_anew:
 * @self: an index
 *
 * Has the next refresh read all entries, as if there were nothing yet.
 */
void
hub_index_read_anew (HubIndex *self)
{
  g_set_str (&self->catalogue_id, "");
}

/* Whether some words are of another version of the analyzer, so that a file made anew is better. */
gboolean
hub_index_is_stale (HubIndex *self)
{
  return self->is_stale;
}

guint
hub_index_get_n_slots (HubIndex *self)
{
  return self->state->n_slots;
}

guint
hub_index_get_n_rows (HubIndex *self)
{
  return self->state->n_rows;
}

const HubBitset *
hub_index_get_live (HubIndex *self)
{
  return self->state->live;
}

/**
 * hub_index_get_ids:
 * @self: an index
 * @slots: (array length=n): live slots
 * @n: how many
 * @ids: (out caller-allocates) (array length=n): the entries of these slots
 *
 * Finds entries.
 */
void
hub_index_get_ids (HubIndex      *self,
                   const guint32 *slots,
                   guint          n,
                   gint64        *ids)
{
  const gint64 *part_ids = NULL;
  guint first = 0, n_rows = 0;

  for (guint i = 0; i < n; i++)
    {
      if (slots[i] - first >= n_rows)   /* also if it is below, as there is nothing below 0 */
        {
          const HubIndexPart *part = hub_index_state_get_part (self->state, slots[i]);

          part_ids = hub_segment_get_ids (part->segment);
          first = part->first;
          n_rows = hub_segment_get_n_rows (part->segment);
          g_assert (slots[i] - first < n_rows);
        }
      ids[i] = part_ids[slots[i] - first];
    }
}

/**
 * hub_index_find_slot:
 * @self: an index
 * @id: an id of the catalogue, known to the index or not
 * @slot: (out): the live slot of the entry; untouched when there is none
 *
 * Finds an entry.
 *
 * Returns: whether the index has the entry
 */
gboolean
hub_index_find_slot (HubIndex *self,
                     gint64    id,
                     guint    *slot)
{
  for (guint i = 0; i < self->state->parts->len; i++)
    {
      const HubIndexPart *part = &g_array_index (self->state->parts, HubIndexPart, i);
      guint row;

      if (!hub_segment_find_row (part->segment, id, &row) || !hub_bitset_has (part->live, row))
        continue;
      *slot = part->first + row;
      return TRUE;
    }

  return FALSE;
}

/**
 * hub_index_get_tongues:
 * @self: an index
 *
 * Tells which languages the texts are in. Those of entries that are no more may be among them.
 *
 * Returns: a mask of tongues
 */
guint
hub_index_get_tongues (HubIndex *self)
{
  guint tongues = 0;

  for (guint i = 0; i < self->state->parts->len; i++)
    tongues |= hub_segment_get_tongues (g_array_index (self->state->parts, HubIndexPart,
                                                       i).segment);

  return tongues;
}

HubFacetTable *
hub_index_get_table (HubIndex *self)
{
  return self->state->table;
}

/**
 * hub_index_get_order:
 * @self: an index
 * @order: any but relevance
 * @n_slots: (out) (optional): how many there are: as many as live entries
 * @cancellable: (nullable): stops the sorting
 * @error: `G_IO_ERROR_CANCELLED`
 *
 * Gets the live slots in an order.
 *
 * Returns: (transfer none) (array length=n_slots): the slots, %NULL only with @error set
 */
const guint32 *
hub_index_get_order (HubIndex     *self,
                     HubOrder      order,
                     guint        *n_slots,
                     GCancellable *cancellable,
                     GError      **error)
{
  return hub_index_state_get_order (self->state, order, n_slots, cancellable, error);
}

/**
 * hub_index_unite:
 * @self: an index
 * @value: number of a value in the index's table
 * @rows: a set over the slots
 *
 * Adds the slots that have @value, dead ones too.
 */
void
hub_index_unite (HubIndex  *self,
                 guint      value,
                 HubBitset *rows)
{
  const HubIndexValue *has = &self->state->values[value];

  for (guint i = 0; i < has->n; i++)
    hub_index_set_unite (&g_array_index (self->state->sets, HubIndexSet, has->first + i), rows);
}

/**
 * hub_index_subtract:
 * @self: an index
 * @value: number of a value in the index's table
 * @rows: a set over the slots
 *
 * Removes the slots that have @value.
 */
void
hub_index_subtract (HubIndex  *self,
                    guint      value,
                    HubBitset *rows)
{
  const HubIndexValue *has = &self->state->values[value];

  for (guint i = 0; i < has->n; i++)
    hub_index_set_subtract (&g_array_index (self->state->sets, HubIndexSet, has->first + i), rows);
}

/**
 * hub_index_count:
 * @self: an index
 * @value: number of a value in the index's table
 * @rows: a set over the slots, live ones only
 *
 * Counts those of @rows that have @value.
 *
 * Returns: how many
 */
guint
hub_index_count (HubIndex        *self,
                 guint            value,
                 const HubBitset *rows)
{
  const HubIndexValue *has = &self->state->values[value];
  guint count = 0;

  for (guint i = 0; i < has->n; i++)
    count += hub_index_set_count (&g_array_index (self->state->sets, HubIndexSet, has->first + i),
                                  rows);

  return count;
}
