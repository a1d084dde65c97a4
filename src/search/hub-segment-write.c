/* hub-segment-write.c: makes the block of a segment of what its builder has taken in
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists of words that are alike are kept once. Most words have one stem of their own, and the
 * rare words of an entry are in that entry alone, so that is about half of them.
 */

#define G_LOG_DOMAIN "hub-segment-write"

#include "hub-segment-builder-private.h"
#include "hub-segment-format.h"

#include <string.h>

/* The sections that are not as the builder has them. */
typedef struct
{
  HubSegmentBuilder *builder;      /* (unowned) */
  GPtrArray         *words;        /* (owned) (element-type HubWordDraft): sorted */
  GArray            *starts;       /* (owned) (element-type guint32): of the list of each */
  GPtrArray         *lists;        /* (owned) (element-type HubArenaList): as they lie */
  guint64            n_units;      /* of all lists */
  guint64            n_text;       /* bytes of all words */
  guint64            n_positions;  /* bytes of all positions */
  GByteArray        *strings;      /* (owned) */
  GArray            *records;      /* (owned) (element-type HubValueRecord) */
  GArray            *bits;         /* (owned) (element-type guint64) */
  GArray            *rows;         /* (owned) (element-type guint32) */
  GArray            *orders;       /* (owned) (element-type guint32) */
  gboolean           has_titles;   /* whether the last one is by title */
} Draft;

static void
draft_init (Draft             *self,
            HubSegmentBuilder *builder)
{
  self->builder = builder;
  self->words = g_ptr_array_sized_new (builder->n_words);
  self->starts = g_array_sized_new (FALSE, FALSE, sizeof (guint32), builder->n_words);
  self->lists = g_ptr_array_new ();
  self->strings = g_byte_array_new ();
  self->records = g_array_new (FALSE, TRUE, sizeof (HubValueRecord));
  self->bits = g_array_new (FALSE, TRUE, sizeof (guint64));
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->orders = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
draft_clear (Draft *self)
{
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->strings, g_byte_array_unref);
  g_clear_pointer (&self->records, g_array_unref);
  g_clear_pointer (&self->bits, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->orders, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

static void
get_title (guint       row,
           HubSortKey *key,
           gpointer    user_data)
{
  HubSegmentBuilder *builder = user_data;
  guint32 begin = row > 0 ? g_array_index (builder->title_ends, guint32, row - 1) : 0;

  key->title_length = g_array_index (builder->title_ends, guint32, row) - begin;
  key->title = key->title_length > 0 ? (const char *) builder->titles->data + begin : "";
}

static void
get_sort_key (HubSegmentBuilder *builder,
              guint              row,
              HubSortKey        *key)
{
  get_title (row, key, builder);
  key->id = g_array_index (builder->ids, gint64, row);
  key->date = g_array_index (builder->dates, gint64, row);
  key->scope = builder->scopes->data[row];
}

typedef struct
{
  HubSegmentBuilder *builder;   /* (unowned) */
  HubOrder           order;
} Sorting;

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const guint32 *row_a = a, *row_b = b;
  const Sorting *sorting = user_data;
  HubSortKey key_a, key_b;

  get_sort_key (sorting->builder, *row_a, &key_a);
  get_sort_key (sorting->builder, *row_b, &key_b);

  return hub_sort_key_compare (&key_a, &key_b, sorting->order);
}

static gboolean
draft_orders (Draft        *self,
              GCancellable *cancellable,
              GError      **error)
{
  guint n = self->builder->ids->len;
  guint32 *by_title;

  g_array_set_size (self->orders, n * (HUB_ORDER_TITLE + (guint) self->has_titles));
  for (guint order = HUB_ORDER_HUB; n > 0 && order < HUB_ORDER_TITLE; order++)
    {
      Sorting sorting = { self->builder, order };
      guint32 *rows = &g_array_index (self->orders, guint32, n * order);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint i = 0; i < n; i++)
        rows[i] = order == HUB_ORDER_HUB ? i : g_array_index (self->orders, guint32, i);
      g_sort_array (rows, n, sizeof (guint32), compare_rows, &sorting);
    }
  if (n == 0 || !self->has_titles)
    return TRUE;

  by_title = &g_array_index (self->orders, guint32, n * HUB_ORDER_TITLE);
  memcpy (by_title, self->orders->data, sizeof (guint32) * n);

  return hub_sort_key_sort_titles (by_title, n, get_title, self->builder, cancellable, error);
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  const HubValueDraft *value_a = a, *value_b = b;
  int way = (value_a->facet > value_b->facet) - (value_a->facet < value_b->facet);

  if (way == 0)
    way = strcmp (value_a->value->code, value_b->value->code);

  return way != 0 ? way : strcmp (value_a->spelling, value_b->spelling);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const guint32 *number_a = a, *number_b = b;

  return (*number_a > *number_b) - (*number_a < *number_b);
}

/* The same text twice in a row, as most spellings are, is kept once. */
static guint32
add_string (Draft      *self,
            const char *text,
            guint32     last)
{
  gsize length = strlen (text) + 1;

  if (self->strings->len > 0 && strcmp ((const char *) self->strings->data + last, text) == 0)
    return last;

  last = self->strings->len;
  g_byte_array_append (self->strings, (const guint8 *) text, length);

  return last;
}

static guint32
add_bits (Draft  *self,
          GArray *rows)
{
  guint first = self->bits->len;
  guint n = self->builder->ids->len;

  g_array_set_size (self->bits, first + n / 64 + (n % 64 != 0));
  for (guint i = 0; i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);

      g_array_index (self->bits, guint64, first + row / 64) |= G_GUINT64_CONSTANT (1) << (row % 64);
    }

  return first;
}

static void
draft_values (Draft *self)
{
  HubValueRecord record = { .code = 0, .spelling = 0 };

  g_ptr_array_sort_values (self->builder->values, compare_values);
  for (guint i = 0; i < self->builder->values->len; i++)
    {
      const HubValueDraft *value = g_ptr_array_index (self->builder->values, i);

      if (value->rows->len == 0)
        continue;
      record.facet = value->facet;
      record.code = add_string (self, value->value->code, record.code);
      record.spelling = add_string (self, value->spelling, record.spelling);
      record.n_rows = value->rows->len;
      record.is_dense = (guint64) value->rows->len * 32 >= self->builder->ids->len;
      record.start = record.is_dense ? self->bits->len : self->rows->len;
      g_array_sort (value->rows, compare_numbers);
      if (record.is_dense)
        add_bits (self, value->rows);
      else
        g_array_append_vals (self->rows, value->rows->data, value->rows->len);
      g_array_append_val (self->records, record);
    }
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  const HubWordDraft *word_a = a, *word_b = b;
  int way = memcmp (word_a->text, word_b->text, MIN (word_a->length, word_b->length));

  return way != 0 ? way : (word_a->length > word_b->length) - (word_a->length < word_b->length);
}

static guint
hash_list (gconstpointer list)
{
  return hub_arena_list_hash (list);
}

static gboolean
equal_lists (gconstpointer a,
             gconstpointer b)
{
  return hub_arena_list_equal (a, b);
}

static void
draft_words (Draft *self)
{
  g_autoptr(GHashTable) starts = g_hash_table_new (hash_list, equal_lists);

  for (guint i = 0; i < self->builder->n_places; i++)
    if (self->builder->places[i] != NULL && self->builder->places[i]->postings.n_rows > 0)
      g_ptr_array_add (self->words, self->builder->places[i]);
  g_ptr_array_sort_values (self->words, compare_words);

  for (guint i = 0; i < self->words->len; i++)
    {
      HubWordDraft *word = g_ptr_array_index (self->words, i);
      gpointer known;
      guint32 start = self->n_units;

      if (g_hash_table_lookup_extended (starts, &word->postings.units, NULL, &known))
        {
          start = GPOINTER_TO_UINT (known);
        }
      else
        {
          g_hash_table_insert (starts, &word->postings.units, GUINT_TO_POINTER (start));
          g_ptr_array_add (self->lists, &word->postings.units);
          self->n_units += word->postings.units.length / sizeof (guint16);
        }
      g_array_append_val (self->starts, start);
      self->n_text += word->length;
      self->n_positions += word->positions.bytes.length;
    }
}

/* Sets where each section begins; they lie in their order. */
static void
lay_out (Draft          *self,
         HubSegmentHead *head)
{
  const HubSegmentBuilder *builder = self->builder;
  const guint64 sizes[HUB_N_SECTIONS] = {
    [HUB_SECTION_IDS] = sizeof (gint64) * (guint64) builder->ids->len,
    [HUB_SECTION_DATES] = sizeof (gint64) * (guint64) builder->ids->len,
    [HUB_SECTION_BITS] = sizeof (guint64) * (guint64) self->bits->len,
    [HUB_SECTION_ORDERS] = sizeof (guint32) * (guint64) self->orders->len,
    [HUB_SECTION_TITLE_ENDS] = sizeof (guint32) * (guint64) builder->ids->len,
    [HUB_SECTION_VALUES] = sizeof (HubValueRecord) * (guint64) self->records->len,
    [HUB_SECTION_ROWS] = sizeof (guint32) * (guint64) self->rows->len,
    [HUB_SECTION_WORDS] = sizeof (HubWordRecord) * (guint64) self->words->len,
    [HUB_SECTION_POSTINGS] = sizeof (guint16) * self->n_units,
    [HUB_SECTION_SCOPES] = builder->scopes->len,
    [HUB_SECTION_TITLES] = builder->titles->len,
    [HUB_SECTION_WORD_TEXT] = self->n_text,
    [HUB_SECTION_POSITIONS] = self->n_positions,
    [HUB_SECTION_STRINGS] = self->strings->len,
  };
  guint64 start = (sizeof (HubSegmentHead) + 7) & ~(guint64) 7;

  for (guint i = 0; i < HUB_N_SECTIONS; i++)
    {
      head->starts[i] = start;
      start += (sizes[i] + 7) & ~(guint64) 7;
    }
  head->starts[HUB_N_SECTIONS] = start;
}

static void
fill (char         *block,
      HubSection    section,
      gconstpointer data,   /* (nullable) */
      gsize         size)
{
  if (size > 0)
    memcpy (block + ((HubSegmentHead *) (gpointer) block)->starts[section], data, size);
}

static void
fill_words (Draft *self,
            char  *block)
{
  const HubSegmentHead *head = (gpointer) block;
  HubWordRecord *records = (gpointer) (block + head->starts[HUB_SECTION_WORDS]);
  guint16 *units = (gpointer) (block + head->starts[HUB_SECTION_POSTINGS]);
  char *text = block + head->starts[HUB_SECTION_WORD_TEXT];
  char *positions = block + head->starts[HUB_SECTION_POSITIONS];
  guint32 end = 0, n_positions = 0;

  for (guint i = 0; i < self->words->len; i++)
    {
      const HubWordDraft *word = g_ptr_array_index (self->words, i);

      memcpy (text + end, word->text, word->length);
      end += word->length;
      records[i].text_end = end;
      records[i].n_rows = word->postings.n_rows;
      records[i].start = g_array_index (self->starts, guint32, i);
      records[i].positions = n_positions;
      hub_arena_list_write (&word->positions.bytes, positions + n_positions);
      n_positions += word->positions.bytes.length;
    }
  for (guint i = 0; i < self->lists->len; i++)
    {
      const HubArenaList *list = g_ptr_array_index (self->lists, i);

      hub_arena_list_write (list, units);
      units += list->length / sizeof (guint16);
    }
}

static GBytes *
write_block (Draft *self)
{
  const HubSegmentBuilder *builder = self->builder;
  HubSegmentHead head = { builder->ids->len, self->records->len, self->words->len };
  g_autofree char *collation = hub_sort_key_dup_collation ();
  gsize n = builder->ids->len;
  char *block;

  head.tongues = builder->tongues;
  head.n_positions = self->n_positions;
  head.has_titles = self->has_titles && strlen (collation) < sizeof head.collation;
  if (head.has_titles)
    g_strlcpy (head.collation, collation, sizeof head.collation);
  lay_out (self, &head);

  block = g_malloc0 (head.starts[HUB_N_SECTIONS]);
  memcpy (block, &head, sizeof head);
  fill (block, HUB_SECTION_IDS, builder->ids->data, n * sizeof (gint64));
  fill (block, HUB_SECTION_DATES, builder->dates->data, n * sizeof (gint64));
  fill (block, HUB_SECTION_BITS, self->bits->data, self->bits->len * sizeof (guint64));
  fill (block, HUB_SECTION_ORDERS, self->orders->data, self->orders->len * sizeof (guint32));
  fill (block, HUB_SECTION_TITLE_ENDS, builder->title_ends->data, n * sizeof (guint32));
  fill (block, HUB_SECTION_VALUES, self->records->data,
        self->records->len * sizeof (HubValueRecord));
  fill (block, HUB_SECTION_ROWS, self->rows->data, self->rows->len * sizeof (guint32));
  fill_words (self, block);
  fill (block, HUB_SECTION_SCOPES, builder->scopes->data, n);
  fill (block, HUB_SECTION_TITLES, builder->titles->data, builder->titles->len);
  fill (block, HUB_SECTION_STRINGS, self->strings->data, self->strings->len);

  return g_bytes_new_take (block, head.starts[HUB_N_SECTIONS]);
}

/* Numbers in the block have 32 bits. */
static gboolean
check_size (Draft   *self,
            GError **error)
{
  if (self->builder->ids->len <= HUB_SEGMENT_MOST_ROWS && self->n_units <= G_MAXUINT32 &&
      self->n_text <= G_MAXUINT32 && self->n_positions <= G_MAXUINT32)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "Too much for one index");

  return FALSE;
}

/**
 * hub_segment_builder_finish:
 * @self: a builder; after this it can only be freed
 * @with_titles: whether to sort by title too, as the locale has it; that takes as long as all else
 * @cancellable: (nullable): stops the sorting
 * @error: `G_IO_ERROR_CANCELLED`, or `G_IO_ERROR_NO_SPACE` for more than 2²⁸ rows, 8 GiB of
 *   lists or 4 GiB of positions
 *
 * Sorts entries, values and words and makes the segment of them.
 *
 * Returns: (transfer full): the segment
 */
HubSegment *
hub_segment_builder_finish (HubSegmentBuilder *self,
                            gboolean           with_titles,
                            GCancellable      *cancellable,
                            GError           **error)
{
  g_auto(Draft) draft = { NULL };
  g_autoptr(GBytes) bytes = NULL;

  hub_segment_builder_look_up (self);
  draft_init (&draft, self);
  draft.has_titles = with_titles;
  if (!draft_orders (&draft, cancellable, error))
    return NULL;
  draft_values (&draft);
  draft_words (&draft);
  if (!check_size (&draft, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  bytes = write_block (&draft);

  return hub_segment_new (bytes, error);
}
