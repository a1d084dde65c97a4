/* hub-index-phrases.c: words that stand side by side
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rarest place of a phrase says where the phrase may begin; each other place, the rarer first,
 * leaves of these what has one of its words there, too. A start is one number, which grows with
 * the row, the field, and the position in it, so all lists are walked side by side.
 */

#define G_LOG_DOMAIN "hub-index-phrases"

#include "hub-index-private.h"

#include <string.h>

#define CHECK_EVERY 4096u      /* postings, positions or starts between looks at a cancellable */
#define WORD_COST   32u        /* postings that take as long as to get to a word */
#define FIELD_SHIFT 32
#define ROW_SHIFT   34
#define N_FIELDS    4

/* One place of the phrase. */
typedef struct
{
  guint   number;
  guint64 n_rows;              /* of all its words together */
  gsize   n_bytes;             /* of their positions */
} Place;

/* A phrase being looked for in one segment. */
typedef struct _Walk Walk;
struct _Walk
{
  const HubIndexPart   *part;         /* (unowned) */
  const HubIndexPlaced *words;        /* (unowned) */
  guint                 n_words;
  guint                 fields;       /* mask */
  guint64              *starts;       /* (owned) (nullable): ascending */
  gsize                 n_starts;
  guint8               *is_kept;      /* (owned) (nullable): for each, while a place is looked at */
  HubBitset            *rows;         /* (owned) (nullable): that have a start */
  gsize                 next;         /* start that the next row may have */
  guint8               *found;        /* (unowned): by row */
  GCancellable         *cancellable;  /* (unowned) (nullable) */
  gsize                 n_read;       /* postings and bytes of positions since the last look at
                                       * @cancellable */
};

/* What is done with a row that has the word at @place of the phrase, in the fields of @mask.
 * Takes the positions of the row off the list. */
typedef void (*RowFunc) (Walk         *self,
                         guint         row,
                         guint         mask,
                         guint         place,
                         HubPositions *positions);

static void
walk_clear (Walk *self)
{
  g_clear_pointer (&self->starts, g_free);
  g_clear_pointer (&self->is_kept, g_free);
  g_clear_pointer (&self->rows, hub_bitset_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

/* Looks at the cancellable once @n more postings, or what takes as long, are read. */
static gboolean
may_read (Walk    *self,
          gsize    n,
          GError **error)
{
  self->n_read += n;
  if (self->n_read < CHECK_EVERY)
    return TRUE;

  self->n_read = 0;
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* Numbers of the first word and behind the last one in the segment. */
static guint
find_words (const Walk           *self,
            const HubIndexPlaced *word,
            guint                *end)
{
  guint first;

  *end = hub_segment_find_words (self->part->segment, word->text, word->length, word->is_prefix,
                                 &first);
  *end += first;

  return first;
}

/* A row that has the phrase of one place. */
static void
mark_row (Walk         *self,
          guint         row,
          guint         mask,
          guint         place,
          HubPositions *positions)
{
  self->found[row] |= mask & self->fields;
}

/* There is room for them: no list has more positions than bytes. */
static void
begin_row (Walk         *self,
           guint         row,
           guint         mask,
           guint         place,
           HubPositions *positions)
{
  for (guint field = 0; field < N_FIELDS; field++)
    {
      guint64 base = (guint64) row << ROW_SHIFT | (guint64) field << FIELD_SHIFT;
      gboolean is_last = (mask & 1u << field) == 0;
      guint32 position = 0;

      while (!is_last && hub_positions_next (positions, &position, &is_last))
        if (position >= place && (self->fields & 1u << field) != 0)
          self->starts[self->n_starts++] = base + (position - place);
    }
}

/* The first start from @first on that is not below @least; there are few to go, most often. */
static gsize
skip_starts (const Walk *self,
             gsize       first,
             guint64     least)
{
  const guint64 *starts = self->starts;
  gsize n = self->n_starts;
  gsize step = 1, high;

  while (first + step < n && starts[first + step] < least)
    {
      first += step;
      step *= 2;
    }
  for (high = MIN (first + step, n); first < high;)
    {
      gsize middle = first + (high - first) / 2;

      if (starts[middle] < least)
        first = middle + 1;
      else
        high = middle;
    }

  return first;
}

static void
narrow_row (Walk         *self,
            guint         row,
            guint         mask,
            guint         place,
            HubPositions *positions)
{
  const guint64 *starts = self->starts;
  gsize n = self->n_starts;
  gsize i;

  if (!hub_bitset_has (self->rows, row))
    {
      hub_positions_skip (positions, (guint) __builtin_popcount (mask));
      return;
    }

  i = skip_starts (self, self->next, (guint64) row << ROW_SHIFT);
  for (guint field = 0; field < N_FIELDS; field++)
    {
      guint64 base = (guint64) row << ROW_SHIFT | (guint64) field << FIELD_SHIFT;
      gboolean is_last = (mask & 1u << field) == 0;
      guint32 position = 0;

      while (!is_last && hub_positions_next (positions, &position, &is_last))
        {
          while (i < n && starts[i] + place < base + position)
            i++;
          for (; i < n && starts[i] + place == base + position; i++)
            self->is_kept[i] = TRUE;
        }
    }
  self->next = i;
}

/* Goes through the rows of a word. */
static gboolean
walk_word (Walk           *self,
           HubSegmentWord *word,
           guint           place,
           RowFunc         func,
           GError        **error)
{
  HubPostingsBlock block;

  self->next = 0;
  while (hub_postings_next (&word->postings, &block))
    {
      guint n = hub_postings_block_trim (&block, word->postings.n_rows);
      const guint8 *before = word->positions.next;

      for (guint i = 0; i < n; i++)
        func (self, block.first + (block.units[i] >> 4), block.units[i] % 16, place,
              &word->positions);
      if (!may_read (self, block.n + (gsize) (word->positions.next - before), error))
        return FALSE;
    }

  return may_read (self, WORD_COST, error);
}

static gboolean
walk_place (Walk    *self,
            guint    place,
            RowFunc  func,
            GError **error)
{
  for (guint i = 0; i < self->n_words; i++)
    {
      guint number, end;

      if (self->words[i].place != place)
        continue;
      for (number = find_words (self, &self->words[i], &end); number < end; number++)
        {
          HubSegmentWord word;

          hub_segment_get_word (self->part->segment, number, &word);
          if (!walk_word (self, &word, place, func, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* Looks at the cancellable before step @i of something long, every now and then. */
static gboolean
may_go_on (const Walk  *self,
           gsize        i,
           GError     **error)
{
  return i % CHECK_EVERY != 0 || !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* Where each ascending run of the starts ends. */
static GArray *
find_runs (const Walk  *self,
           GError     **error)
{
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (gsize i = 1; i <= self->n_starts; i++)
    {
      if (!may_go_on (self, i, error))
        return NULL;
      if (i == self->n_starts || self->starts[i - 1] > self->starts[i])
        g_array_append_val (ends, i);
    }

  return g_steal_pointer (&ends);
}

/* Merges each two runs that are side by side, so that half as many are left. */
static gboolean
merge_runs (const Walk  *self,
            GArray      *ends,
            guint64     *merged,
            GError     **error)
{
  const guint64 *starts = self->starts;
  gsize place = 0;
  guint n_left = 0;

  for (guint i = 0; i < ends->len; i += 2)
    {
      gsize left = place;
      gsize right = g_array_index (ends, gsize, i);
      gsize middle = right;
      gsize end = i + 1 < ends->len ? g_array_index (ends, gsize, i + 1) : right;

      for (; place < end; place++)
        {
          gboolean is_left = left < middle && (right == end || starts[left] <= starts[right]);

          if (!may_go_on (self, place, error))
            return FALSE;
          merged[place] = is_left ? starts[left++] : starts[right++];
        }
      g_array_index (ends, gsize, n_left++) = end;
    }
  g_array_set_size (ends, n_left);

  return TRUE;
}

/* Lists of several words may have come one behind the other, and a damaged one may be out of
 * order. */
static gboolean
sort_starts (Walk    *self,
             GError **error)
{
  g_autoptr(GArray) ends = find_runs (self, error);
  g_autofree guint64 *merged = NULL;

  if (ends == NULL)
    return FALSE;

  if (ends->len > 1)
    merged = g_new (guint64, self->n_starts);
  while (ends->len > 1)
    {
      guint64 *before = self->starts;

      if (!merge_runs (self, ends, merged, error))
        return FALSE;
      self->starts = merged;
      merged = before;
    }

  return TRUE;
}

/* Finds where the phrase may begin, by the words at @place. */
static gboolean
begin (Walk        *self,
       const Place *place,
       GError     **error)
{
  self->starts = g_new (guint64, place->n_bytes);
  if (!walk_place (self, place->number, begin_row, error) || !sort_starts (self, error))
    return FALSE;
  self->is_kept = g_malloc (MAX (self->n_starts, 1));

  return TRUE;
}

/* Leaves the starts that have a word of @place where it must be. */
static gboolean
narrow (Walk    *self,
        guint    place,
        GError **error)
{
  gsize n_kept = 0;

  g_clear_pointer (&self->rows, hub_bitset_free);
  self->rows = hub_bitset_new (hub_segment_get_n_rows (self->part->segment));
  for (gsize i = 0; i < self->n_starts; i++)
    {
      if (!may_go_on (self, i, error))
        return FALSE;
      hub_bitset_add (self->rows, (guint) (self->starts[i] >> ROW_SHIFT));
    }
  memset (self->is_kept, 0, self->n_starts);

  if (!walk_place (self, place, narrow_row, error))
    return FALSE;
  for (gsize i = 0; i < self->n_starts; i++)
    {
      if (!may_go_on (self, i, error))
        return FALSE;
      self->starts[n_kept] = self->starts[i];
      n_kept += self->is_kept[i];
    }
  self->n_starts = n_kept;

  return TRUE;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *place_a = a, *place_b = b;

  return (place_a->n_rows > place_b->n_rows) - (place_a->n_rows < place_b->n_rows);
}

/* Counts the rows of the words of each place. */
static gboolean
count_places (Walk    *self,
              Place   *places,
              guint    n_places,
              GError **error)
{
  for (guint i = 0; i < n_places; i++)
    places[i] = (Place) { i, 0, 0 };
  for (guint i = 0; i < self->n_words; i++)
    {
      guint number, end;

      for (number = find_words (self, &self->words[i], &end); number < end; number++)
        {
          Place *place = &places[self->words[i].place];
          HubSegmentWord word;

          if (!may_read (self, WORD_COST, error))
            return FALSE;
          hub_segment_get_word (self->part->segment, number, &word);
          place->n_rows += word.postings.n_left;
          place->n_bytes += (gsize) (word.positions.end - word.positions.next);
        }
    }
  qsort (places, n_places, sizeof (Place), compare_places);

  return TRUE;
}

static gboolean
find_in_part (Walk    *self,
              Place   *places,
              guint    n_places,
              GError **error)
{
  if (!count_places (self, places, n_places, error))
    return FALSE;
  if (places[0].n_rows == 0)
    return TRUE;
  if (n_places == 1)
    return walk_place (self, 0, mark_row, error);

  if (!begin (self, &places[0], error))
    return FALSE;
  for (guint i = 1; i < n_places && self->n_starts > 0; i++)
    if (!narrow (self, places[i].number, error))
      return FALSE;

  for (gsize i = 0; i < self->n_starts; i++)
    {
      if (!may_go_on (self, i, error))
        return FALSE;
      self->found[self->starts[i] >> ROW_SHIFT] |=
        1u << (self->starts[i] >> FIELD_SHIFT) % N_FIELDS;
    }

  return TRUE;
}

/**
 * hub_index_find_phrase:
 * @self: an index
 * @words: (array length=n_words): surfaces and joined forms as the analyzer makes them; each place
 *   up to the last has at least one
 * @n_words: how many, at least 1
 * @fields: in which fields they may stand: a mask
 * @found: (inout): by slot; gets the bits of the fields that have the phrase
 * @cancellable: (nullable): stops the reading
 * @error: `G_IO_ERROR_CANCELLED`
 *
 * Finds the slots that have words side by side, some of which may be dead. A million positions
 * take some milliseconds.
 *
 * Returns: whether all were found
 */
gboolean
hub_index_find_phrase (HubIndex             *self,
                       const HubIndexPlaced *words,
                       guint                 n_words,
                       guint                 fields,
                       guint8               *found,
                       GCancellable         *cancellable,
                       GError              **error)
{
  GArray *parts = self->state->parts;
  guint n_places = 0;
  g_autofree Place *places = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  for (guint i = 0; i < n_words; i++)
    n_places = MAX (n_places, words[i].place + 1);
  places = g_new (Place, n_places);
  for (guint i = 0; i < parts->len; i++)
    {
      const HubIndexPart *part = &g_array_index (parts, HubIndexPart, i);
      g_auto(Walk) walk = { part, words, n_words, fields };

      walk.found = found + part->first;
      walk.cancellable = cancellable;
      if (!find_in_part (&walk, places, n_places, error))
        return FALSE;
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
