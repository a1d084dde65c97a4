/* hub-index-words.c: the words of an index
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-index-words"

#include "hub-index-private.h"

#include <string.h>

#define CHECK_EVERY 32768u   /* postings before it is asked whether to stop */
#define WORD_COST   32u      /* postings that take as long as to get to a word */

/* What is done with each block of the postings of some words. */
typedef struct _Reading Reading;
struct _Reading
{
  void         (*take) (Reading                *self,
                        const HubIndexPart     *part,
                        const HubPostingsBlock *block,
                        guint                   n);
  guint          fields;        /* mask */
  HubBitset     *rows;          /* (unowned) (nullable) */
  const guint8  *weights;       /* (unowned) (nullable): by mask of fields */
  guint8        *best;          /* (unowned) (nullable): by slot */
  GCancellable  *cancellable;   /* (unowned) (nullable) */
  guint          n_read;        /* postings, or what takes as long, since the last look at
                                 * @cancellable */
};

/* A unit has the place of its row above four bits of fields; see hub-postings.h. */
static void
take_rows (Reading                *self,
           const HubIndexPart     *part,
           const HubPostingsBlock *block,
           guint                   n)
{
  guint64 *words = self->rows->words + (part->first + block->first) / 64;
  const guint16 *units = block->units;

  for (guint i = 0; i < n; i++)
    words[units[i] >> 10] |= G_GUINT64_CONSTANT (1) << ((units[i] >> 4) % 64);
}

static void
take_some_rows (Reading                *self,
                const HubIndexPart     *part,
                const HubPostingsBlock *block,
                guint                   n)
{
  guint64 *words = self->rows->words + (part->first + block->first) / 64;
  const guint16 *units = block->units;
  guint fields = self->fields;

  for (guint i = 0; i < n; i++)
    words[units[i] >> 10] |= (guint64) ((units[i] & fields) != 0) << ((units[i] >> 4) % 64);
}

static void
take_scores (Reading                *self,
             const HubIndexPart     *part,
             const HubPostingsBlock *block,
             guint                   n)
{
  guint8 *best = self->best + part->first + block->first;
  const guint16 *units = block->units;

  for (guint i = 0; i < n; i++)
    {
      guint8 weight = self->weights[units[i] % 16];
      guint8 *place = &best[units[i] >> 4];

      *place = MAX (*place, weight);
    }
}

static gboolean
read_word (Reading            *self,
           const HubIndexPart *part,
           guint               number,
           GError            **error)
{
  HubSegmentWord word;
  HubPostingsBlock block;

  hub_segment_get_word (part->segment, number, &word);
  self->n_read += WORD_COST;
  while (hub_postings_next (&word.postings, &block))
    {
      self->n_read += block.n;
      if (self->n_read >= CHECK_EVERY)
        {
          if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
            return FALSE;
          self->n_read = 0;
        }
      self->take (self, part, &block, hub_postings_block_trim (&block, word.postings.n_rows));
    }

  return TRUE;
}

static gboolean
read_words (HubIndex   *index,
            const char *text,
            gssize      length,
            gboolean    is_prefix,
            Reading    *reading,
            GError    **error)
{
  GArray *parts = index->state->parts;

  if (g_cancellable_set_error_if_cancelled (reading->cancellable, error))
    return FALSE;

  for (guint i = 0; i < parts->len; i++)
    {
      const HubIndexPart *part = &g_array_index (parts, HubIndexPart, i);
      guint first, n;

      n = hub_segment_find_words (part->segment, text, length >= 0 ? (gsize) length : strlen (text),
                                  is_prefix, &first);
      for (guint j = 0; j < n; j++)
        if (!read_word (reading, part, first + j, error))
          return FALSE;
    }

  return TRUE;
}

/**
 * hub_index_add_rows:
 * @self: an index
 * @word: (array length=length): a word as the analyzer makes it
 * @length: its bytes, -1 if it ends with a 0
 * @is_prefix: whether any word will do that begins so
 * @fields: in which fields it may stand: a mask
 * @rows: (inout): a set over the slots
 * @cancellable: (nullable): stops the reading
 * @error: `G_IO_ERROR_CANCELLED`
 *
 * Adds the slots that have a word, some of which may be dead. Half a million postings take about
 * a millisecond.
 *
 * Returns: whether all were added
 */
gboolean
hub_index_add_rows (HubIndex     *self,
                    const char   *word,
                    gssize        length,
                    gboolean      is_prefix,
                    guint         fields,
                    HubBitset    *rows,
                    GCancellable *cancellable,
                    GError      **error)
{
  Reading reading = { take_some_rows, fields, rows, NULL, NULL, cancellable, 0 };

  g_assert (rows->n_bits == self->state->n_slots);

  if ((fields & HUB_FIELD_ALL) == HUB_FIELD_ALL)
    reading.take = take_rows;

  return read_words (self, word, length, is_prefix, &reading, error);
}

/**
 * hub_index_add_scores:
 * @self: an index
 * @word: (array length=length): a word as the analyzer makes it
 * @length: its bytes, -1 if it ends with a 0
 * @is_prefix: whether any word will do that begins so
 * @weights: what a row is worth that has it, by the mask of fields it has it in
 * @best: (inout): the most a slot was worth so far, by slot
 * @cancellable: (nullable): stops the reading
 * @error: `G_IO_ERROR_CANCELLED`
 *
 * Raises the slots that have a word to what that is worth, if it is more than they had.
 *
 * Returns: whether all were raised
 */
gboolean
hub_index_add_scores (HubIndex     *self,
                      const char   *word,
                      gssize        length,
                      gboolean      is_prefix,
                      const guint8  weights[HUB_FIELD_ALL + 1],
                      guint8       *best,
                      GCancellable *cancellable,
                      GError      **error)
{
  Reading reading = { take_scores, HUB_FIELD_ALL, NULL, weights, best, cancellable, 0 };

  return read_words (self, word, length, is_prefix, &reading, error);
}

/**
 * hub_index_count_word:
 * @self: an index
 * @word: (array length=length): a word as the analyzer makes it
 * @length: its bytes, -1 if it ends with a 0
 *
 * Counts the slots that have a word, dead ones too: at least as many as there are entries.
 *
 * Returns: how many
 */
guint
hub_index_count_word (HubIndex   *self,
                      const char *word,
                      gssize      length)
{
  GArray *parts = self->state->parts;
  guint count = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const HubIndexPart *part = &g_array_index (parts, HubIndexPart, i);
      HubSegmentWord found;
      guint first;

      if (hub_segment_find_words (part->segment, word,
                                  length >= 0 ? (gsize) length : strlen (word), FALSE, &first) == 0)
        continue;
      hub_segment_get_word (part->segment, first, &found);
      count += found.postings.n_left;
    }

  return count;
}

/* Where an enumeration is in one segment. */
typedef struct
{
  HubSegment    *segment;   /* (unowned) */
  guint          next;
  guint          end;
  guint          stems;     /* number of the first stem, and behind the last; none is asked for */
  guint          behind;
  HubSegmentWord word;      /* number @next, if that is below @end */
} Cursor;

static void
cursor_load (Cursor *self)
{
  if (self->next == self->stems)
    self->next = self->behind;
  if (self->next < self->end)
    hub_segment_get_word (self->segment, self->next, &self->word);
}

/**
 * hub_index_each_word:
 * @self: an index
 * @prefix: what the words begin with; empty for all words that are no stems
 * @func: called for each word, once, in the order of their bytes; %FALSE stops; it may not refresh
 *   the index
 * @user_data: for @func
 *
 * Calls a function for words, each with the number of slots that have it, dead ones too.
 *
 * Returns: whether it was called for all
 */
gboolean
hub_index_each_word (HubIndex        *self,
                     const char      *prefix,
                     HubIndexWordFunc func,
                     gpointer         user_data)
{
  GArray *parts = self->state->parts;
  g_autofree Cursor *cursors = g_new (Cursor, parts->len + 1);

  for (guint i = 0; i < parts->len; i++)
    {
      Cursor *cursor = &cursors[i];

      cursor->segment = g_array_index (parts, HubIndexPart, i).segment;
      cursor->end = hub_segment_find_words (cursor->segment, prefix, strlen (prefix), TRUE,
                                            &cursor->next);
      cursor->end += cursor->next;
      cursor->stems = cursor->behind = G_MAXUINT;
      if (*prefix == '\0')
        {
          cursor->behind = hub_segment_find_words (cursor->segment, ":", 1, TRUE, &cursor->stems);
          cursor->behind += cursor->stems;
        }
      cursor_load (cursor);
    }

  for (;;)
    {
      HubSegmentWord *least = NULL;
      guint n_rows = 0;
      HubSegmentWord word;

      for (guint i = 0; i < parts->len; i++)
        if (cursors[i].next < cursors[i].end &&
            (least == NULL || hub_segment_word_compare (&cursors[i].word, least) < 0))
          least = &cursors[i].word;
      if (least == NULL)
        return TRUE;
      word = *least;
      for (guint i = 0; i < parts->len; i++)
        if (cursors[i].next < cursors[i].end &&
            hub_segment_word_compare (&cursors[i].word, &word) == 0)
          {
            n_rows += cursors[i].word.postings.n_left;
            cursors[i].next++;
            cursor_load (&cursors[i]);
          }
      if (!func (word.text, word.length, n_rows, user_data))
        return FALSE;
    }
}
