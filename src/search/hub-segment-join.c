/* hub-segment-join.c: makes one segment of several
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows, values and words of each segment are sorted, so all is one walk over the segments side by
 * side. Nothing is read from the catalogue and no text is taken apart again.
 */

#define G_LOG_DOMAIN "hub-segment-join"

#include "hub-segment-join.h"

#include "hub-segment-builder.h"

#define DEAD G_MAXUINT32
#define CHECK_EVERY 256   /* entries or words before it is asked whether to stop */

/* One of the segments. */
typedef struct
{
  HubSegment      *segment;   /* (unowned) */
  const HubBitset *live;      /* (unowned) */
  guint32         *rows;      /* (owned): by its row the one in the new segment, or DEAD */
  guint            next;      /* row or word it is about next */
  HubSegmentWord   word;      /* that one */
} Source;

/* That a row has the word which is joined. */
typedef struct
{
  guint32       row;
  guint32       fields;
  const guint8 *positions;   /* (unowned): of a source */
  gsize         n_positions; /* bytes */
} Posting;

typedef struct
{
  HubSegmentBuilder *builder;       /* (owned) */
  Source            *sources;       /* (owned) */
  guint              n_sources;
  GArray            *postings;      /* (owned) (element-type Posting): of one word */
  GCancellable      *cancellable;   /* (unowned) (nullable) */
} Join;

static void
join_clear (Join *self)
{
  for (guint i = 0; i < self->n_sources; i++)
    g_free (self->sources[i].rows);
  g_free (self->sources);
  g_clear_pointer (&self->builder, hub_segment_builder_free);
  g_clear_pointer (&self->postings, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Join, join_clear)

static void
join_init (Join                 *self,
           const HubSegmentLive *segments,
           guint                 n_segments,
           GCancellable         *cancellable)
{
  self->builder = hub_segment_builder_new ();
  self->sources = g_new0 (Source, n_segments);
  self->n_sources = n_segments;
  self->postings = g_array_new (FALSE, FALSE, sizeof (Posting));
  self->cancellable = cancellable;
  for (guint i = 0; i < n_segments; i++)
    {
      guint n_rows = hub_segment_get_n_rows (segments[i].segment);

      self->sources[i].segment = segments[i].segment;
      self->sources[i].live = segments[i].live;
      self->sources[i].rows = g_new (guint32, n_rows + 1);
      hub_segment_builder_add_tongues (self->builder,
                                       hub_segment_get_tongues (segments[i].segment));
    }
}

/* Goes on to the next live row; whether there is one. */
static gboolean
skip_dead (Source *source)
{
  guint n_rows = hub_segment_get_n_rows (source->segment);

  while (source->next < n_rows && !hub_bitset_has (source->live, source->next))
    source->rows[source->next++] = DEAD;

  return source->next < n_rows;
}

/* The source whose next live row has the least id, or %NULL at the end. */
static Source *
find_next_row (Join *self)
{
  Source *least = NULL;
  gint64 least_id = 0;

  for (guint i = 0; i < self->n_sources; i++)
    {
      Source *source = &self->sources[i];
      gint64 id;

      if (!skip_dead (source))
        continue;
      id = hub_segment_get_ids (source->segment)[source->next];
      if (least == NULL || id < least_id)
        {
          least = source;
          least_id = id;
        }
    }

  return least;
}

static gboolean
join_rows (Join    *self,
           GError **error)
{
  Source *source;

  while ((source = find_next_row (self)) != NULL)
    {
      HubSortKey key;
      guint row;

      hub_segment_get_sort_key (source->segment, source->next, &key);
      row = hub_segment_builder_add_entry (self->builder, key.id, key.title, key.title_length);
      hub_segment_builder_set_date (self->builder, key.date);
      hub_segment_builder_set_scope (self->builder, key.scope);
      source->rows[source->next++] = row;
      if (row % CHECK_EVERY == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static void
join_value (Join         *self,
            const Source *source,
            guint         number)
{
  HubSegmentValue value;
  HubValueDraft *draft;

  hub_segment_get_value (source->segment, number, &value);
  draft = hub_segment_builder_get_value (self->builder, value.facet, value.code, value.spelling);
  if (value.rows != NULL)
    {
      for (guint i = 0; i < value.n_rows; i++)
        if (source->rows[value.rows[i]] != DEAD)
          hub_segment_builder_mark (self->builder, draft, source->rows[value.rows[i]]);
      return;
    }

  for (guint i = 0; i < source->live->n_words; i++)
    for (guint64 word = value.bits[i] & source->live->words[i]; word != 0; word &= word - 1)
      hub_segment_builder_mark (self->builder, draft,
                                source->rows[i * 64 + (guint) __builtin_ctzll (word)]);
}

static gboolean
join_values (Join    *self,
             GError **error)
{
  for (guint i = 0; i < self->n_sources; i++)
    for (guint j = 0; j < hub_segment_get_n_values (self->sources[i].segment); j++)
      {
        if (j % CHECK_EVERY == 0 &&
            g_cancellable_set_error_if_cancelled (self->cancellable, error))
          return FALSE;
        join_value (self, &self->sources[i], j);
      }

  return TRUE;
}

static int
compare_postings (gconstpointer a,
                  gconstpointer b)
{
  const Posting *posting_a = a, *posting_b = b;

  return (posting_a->row > posting_b->row) - (posting_a->row < posting_b->row);
}

/* Appends the postings of the word that @source is about, with the rows as they will be. A list
 * that does not ascend is damaged; it ends there. */
static void
gather_postings (Join   *self,
                 Source *source)
{
  HubPostings postings = source->word.postings;
  HubPositions positions = source->word.positions;
  HubPostingsBlock block;
  guint last = 0;

  while (hub_postings_next (&postings, &block))
    for (guint i = 0; i < block.n; i++)
      {
        guint row = block.first + (block.units[i] >> 4);
        Posting posting = { .fields = block.units[i] % 16, .positions = positions.next };

        if (row >= postings.n_rows || row < last)
          return;
        last = row + 1;
        hub_positions_skip (&positions, (guint) __builtin_popcount (posting.fields));
        if (source->rows[row] == DEAD)
          continue;
        posting.row = source->rows[row];
        posting.n_positions = (gsize) (positions.next - posting.positions);
        g_array_append_val (self->postings, posting);
      }
}

static void
load_word (Source *source)
{
  if (source->next < hub_segment_get_n_words (source->segment))
    hub_segment_get_word (source->segment, source->next, &source->word);
}

/* The source whose next word is the least, or %NULL at the end. */
static const Source *
find_next_word (Join *self)
{
  const Source *least = NULL;

  for (guint i = 0; i < self->n_sources; i++)
    {
      const Source *source = &self->sources[i];

      if (source->next < hub_segment_get_n_words (source->segment) &&
          (least == NULL || hub_segment_word_compare (&source->word, &least->word) < 0))
        least = source;
    }

  return least;
}

static void
join_word (Join                 *self,
           const HubSegmentWord *word)
{
  HubWordDraft *draft;
  guint n_having = 0;

  g_array_set_size (self->postings, 0);
  for (guint i = 0; i < self->n_sources; i++)
    {
      Source *source = &self->sources[i];

      if (source->next == hub_segment_get_n_words (source->segment) ||
          hub_segment_word_compare (&source->word, word) != 0)
        continue;
      gather_postings (self, source);
      source->next++;
      load_word (source);
      n_having++;
    }
  if (self->postings->len == 0)
    return;

  if (n_having > 1)
    g_array_sort (self->postings, compare_postings);
  draft = hub_segment_builder_get_word (self->builder, word->text, word->length);
  for (guint i = 0; i < self->postings->len; i++)
    {
      const Posting *posting = &g_array_index (self->postings, Posting, i);

      hub_segment_builder_add_word (self->builder, draft, posting->row, posting->fields,
                                    posting->positions, posting->n_positions);
    }
}

static gboolean
join_words (Join    *self,
            GError **error)
{
  const Source *source;
  guint n = 0;

  for (guint i = 0; i < self->n_sources; i++)
    {
      self->sources[i].next = 0;
      load_word (&self->sources[i]);
    }
  while ((source = find_next_word (self)) != NULL)
    {
      HubSegmentWord word = source->word;

      if (n++ % CHECK_EVERY == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      join_word (self, &word);
    }

  return TRUE;
}

/**
 * hub_segment_join:
 * @segments: (array length=n_segments): segments with the rows that count; no id counts twice
 * @n_segments: how many
 * @with_titles: whether to sort by title too
 * @cancellable: (nullable): stops the work, within a few milliseconds but for the sorting
 * @error: `G_IO_ERROR_CANCELLED`, or `G_IO_ERROR_NO_SPACE` where it is too much for one segment
 *
 * Makes the segment that the same entries would make if they were read anew. Any thread.
 *
 * Returns: (transfer full): the segment
 */
HubSegment *
hub_segment_join (const HubSegmentLive *segments,
                  guint                 n_segments,
                  gboolean              with_titles,
                  GCancellable         *cancellable,
                  GError              **error)
{
  g_auto(Join) join = { NULL };

  join_init (&join, segments, n_segments, cancellable);
  if (!join_rows (&join, error) || !join_values (&join, error) || !join_words (&join, error))
    return NULL;

  return hub_segment_builder_finish (join.builder, with_titles, cancellable, error);
}
