/* hub-segment.c: an immutable index of some entries
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever made the bytes, no use of a segment reads outside of them: what tells where something
 * lies is checked on opening, and what is too much to read then (postings, the text of titles) is
 * checked as it is read. A list of words or rows that is out of order is refused too, as answers
 * would be wrong.
 */

#define G_LOG_DOMAIN "hub-segment"

#include "hub-segment.h"

#include "hub-date.h"
#include "hub-segment-format.h"

#include <string.h>

struct _HubSegment
{
  gatomicrefcount       ref_count;

  GBytes               *bytes;                      /* (owned) */
  const HubSegmentHead *head;                       /* (unowned): into @bytes */
  gconstpointer         sections[HUB_N_SECTIONS];   /* (unowned): likewise */
};

/* Bytes of a section. */
static guint64
section_size (HubSegment *self,
              HubSection  section)
{
  return self->head->starts[section + 1] - self->head->starts[section];
}

static guint
n_bit_words (guint n_rows)
{
  return n_rows / 64 + (n_rows % 64 != 0);
}

static guint
n_orders (HubSegment *self)
{
  return HUB_ORDER_TITLE + (self->head->has_titles != 0);
}

/* Whether the sections lie in order within the bytes and are as long as the head says. */
static gboolean
check_sections (HubSegment *self,
                gsize       size)
{
  const HubSegmentHead *head = self->head;
  guint64 n = head->n_rows;
  const guint64 needs[HUB_N_SECTIONS] = {
    [HUB_SECTION_IDS] = n * sizeof (gint64),
    [HUB_SECTION_DATES] = n * sizeof (gint64),
    [HUB_SECTION_ORDERS] = n * n_orders (self) * sizeof (guint32),
    [HUB_SECTION_TITLE_ENDS] = n * sizeof (guint32),
    [HUB_SECTION_VALUES] = head->n_values * (guint64) sizeof (HubValueRecord),
    [HUB_SECTION_WORDS] = head->n_words * (guint64) sizeof (HubWordRecord),
    [HUB_SECTION_SCOPES] = n,
    [HUB_SECTION_POSITIONS] = head->n_positions,
  };

  if (n > HUB_SEGMENT_MOST_ROWS ||
      memchr (head->collation, '\0', sizeof head->collation) == NULL ||
      head->starts[0] < sizeof (HubSegmentHead) ||
      head->starts[HUB_N_SECTIONS] != size)
    return FALSE;

  for (guint i = 0; i < HUB_N_SECTIONS; i++)
    if (head->starts[i] % 8 != 0 || head->starts[i] > head->starts[i + 1] ||
        head->starts[i + 1] - head->starts[i] < needs[i])
      return FALSE;

  return TRUE;
}

static gboolean
check_rows (HubSegment *self)
{
  const gint64 *ids = hub_segment_get_ids (self);
  const guint8 *scopes = self->sections[HUB_SECTION_SCOPES];
  const guint32 *ends = self->sections[HUB_SECTION_TITLE_ENDS];
  guint n = self->head->n_rows;

  for (guint i = 0; i < n; i++)
    if (scopes[i] >= HUB_N_SCOPES || (i > 0 && (ids[i - 1] >= ids[i] || ends[i - 1] > ends[i])))
      return FALSE;

  return n == 0 || ends[n - 1] <= section_size (self, HUB_SECTION_TITLES);
}

/* Whether each order has each row once. */
static gboolean
check_orders (HubSegment *self)
{
  const guint32 *rows = self->sections[HUB_SECTION_ORDERS];
  guint n = self->head->n_rows;
  g_autofree guint64 *seen = g_new (guint64, n_bit_words (n) + 1);

  for (guint order = 0; order < n_orders (self); order++, rows += n)
    {
      memset (seen, 0, sizeof (guint64) * n_bit_words (n));
      for (guint i = 0; i < n; i++)
        {
          guint64 bit = G_GUINT64_CONSTANT (1) << (rows[i] % 64);

          if (rows[i] >= n || (seen[rows[i] / 64] & bit) != 0)
            return FALSE;
          seen[rows[i] / 64] |= bit;
        }
    }

  return TRUE;
}

static gboolean
check_strings (HubSegment *self)
{
  const char *text = self->sections[HUB_SECTION_STRINGS];
  const char *end = text + section_size (self, HUB_SECTION_STRINGS);

  if (text < end && end[-1] != '\0')
    return FALSE;
  for (; text < end; text += strlen (text) + 1)
    if (!g_utf8_validate (text, -1, NULL))
      return FALSE;

  return TRUE;
}

/* Whether a string begins at @start, and not amid another. */
static gboolean
check_string (HubSegment *self,
              guint32     start)
{
  const char *text = self->sections[HUB_SECTION_STRINGS];

  return start < section_size (self, HUB_SECTION_STRINGS) &&
         (start == 0 || text[start - 1] == '\0');
}

/* Whether the set has as many rows as it says, all of them in the segment. */
static gboolean
check_set (HubSegment           *self,
           const HubValueRecord *record)
{
  guint n = self->head->n_rows;
  const guint64 *bits = (const guint64 *) self->sections[HUB_SECTION_BITS] + record->start;
  const guint32 *rows = (const guint32 *) self->sections[HUB_SECTION_ROWS] + record->start;
  guint count = 0;

  if (!record->is_dense)
    {
      for (guint i = 0; i < record->n_rows; i++)
        if (rows[i] >= n || (i > 0 && rows[i - 1] >= rows[i]))
          return FALSE;
      return TRUE;
    }

  if (n % 64 != 0 && bits[n / 64] >> (n % 64) != 0)
    return FALSE;
  for (guint i = 0; i < n_bit_words (n); i++)
    count += __builtin_popcountll (bits[i]);

  return count == record->n_rows;
}

static int
compare_values (const HubSegmentValue *a,
                const HubSegmentValue *b)
{
  int way = (a->facet > b->facet) - (a->facet < b->facet);

  if (way == 0)
    way = strcmp (a->code, b->code);

  return way != 0 ? way : strcmp (a->spelling, b->spelling);
}

/* Years are counted from the first to the last: each must be one that a date can have. */
static gboolean
check_code (const HubSegmentValue *value)
{
  HubDate date;

  return value->facet != HUB_FACET_YEAR ||
         (hub_date_parse (value->code, &date) && date.precision == HUB_DATE_YEAR);
}

static gboolean
check_values (HubSegment *self)
{
  const HubValueRecord *records = self->sections[HUB_SECTION_VALUES];
  guint64 n_bits = section_size (self, HUB_SECTION_BITS) / sizeof (guint64);
  guint64 n_rows = section_size (self, HUB_SECTION_ROWS) / sizeof (guint32);
  HubSegmentValue value, last;

  for (guint i = 0; i < self->head->n_values; i++)
    {
      const HubValueRecord *record = &records[i];
      gboolean fits = record->is_dense
        ? (guint64) record->start + n_bit_words (self->head->n_rows) <= n_bits
        : (guint64) record->start + record->n_rows <= n_rows;

      if (record->facet >= HUB_N_FACETS || !check_string (self, record->code) ||
          !check_string (self, record->spelling) || record->n_rows == 0 ||
          record->n_rows > self->head->n_rows || !fits || !check_set (self, record))
        return FALSE;
      hub_segment_get_value (self, i, &value);
      if (!check_code (&value) || (i > 0 && compare_values (&last, &value) >= 0))
        return FALSE;
      last = value;
    }

  return TRUE;
}

static int
compare_text (const char *a,
              gsize       length_a,
              const char *b,
              gsize       length_b)
{
  int way = memcmp (a, b, MIN (length_a, length_b));

  return way != 0 ? way : (length_a > length_b) - (length_a < length_b);
}

static gboolean
check_words (HubSegment *self)
{
  const HubWordRecord *records = self->sections[HUB_SECTION_WORDS];
  guint64 n_text = section_size (self, HUB_SECTION_WORD_TEXT);
  guint64 n_units = section_size (self, HUB_SECTION_POSTINGS) / sizeof (guint16);
  HubSegmentWord word, last;

  for (guint i = 0; i < self->head->n_words; i++)
    {
      guint32 begin = i > 0 ? records[i - 1].text_end : 0;

      if (records[i].text_end <= begin || records[i].text_end > n_text ||
          records[i].start >= n_units || records[i].n_rows == 0 ||
          records[i].n_rows > self->head->n_rows ||
          records[i].positions > self->head->n_positions ||
          (i > 0 && records[i].positions < records[i - 1].positions))
        return FALSE;
      hub_segment_get_word (self, i, &word);
      if (i > 0 && hub_segment_word_compare (&last, &word) >= 0)
        return FALSE;
      last = word;
    }

  return TRUE;
}

/**
 * hub_segment_new:
 * @bytes: a block as hub_segment_builder_finish() makes it, or anything; begins at a multiple of
 *   8 bytes
 * @error: `G_IO_ERROR_INVALID_DATA`
 *
 * Opens a segment; nothing is copied.
 *
 * Returns: (transfer full): the segment
 */
HubSegment *
hub_segment_new (GBytes  *bytes,
                 GError **error)
{
  g_autoptr(HubSegment) self = g_new0 (HubSegment, 1);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_atomic_ref_count_init (&self->ref_count);
  self->bytes = g_bytes_ref (bytes);
  self->head = (gconstpointer) data;
  if (size < sizeof (HubSegmentHead) || (guintptr) data % 8 != 0 || !check_sections (self, size))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Not an index");
      return NULL;
    }

  for (guint i = 0; i < HUB_N_SECTIONS; i++)
    self->sections[i] = data + self->head->starts[i];
  if (!check_rows (self) || !check_orders (self) || !check_strings (self) ||
      !check_values (self) || !check_words (self))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The index is damaged");
      return NULL;
    }

  return g_steal_pointer (&self);
}

HubSegment *
hub_segment_ref (HubSegment *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
hub_segment_unref (HubSegment *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_bytes_unref (self->bytes);
  g_free (self);
}

GBytes *
hub_segment_get_bytes (HubSegment *self)
{
  return self->bytes;
}

guint
hub_segment_get_n_rows (HubSegment *self)
{
  return self->head->n_rows;
}

guint
hub_segment_get_tongues (HubSegment *self)
{
  return self->head->tongues;
}

const gint64 *
hub_segment_get_ids (HubSegment *self)
{
  return self->sections[HUB_SECTION_IDS];
}

/**
 * hub_segment_get_sort_key:
 * @self: a segment
 * @row: a row
 * @key: (out caller-allocates): borrows the title from the segment
 *
 * Gets what a row is sorted by.
 */
void
hub_segment_get_sort_key (HubSegment *self,
                          guint       row,
                          HubSortKey *key)
{
  const guint32 *ends = self->sections[HUB_SECTION_TITLE_ENDS];
  guint32 begin = row > 0 ? ends[row - 1] : 0;

  g_assert (row < self->head->n_rows);

  key->id = hub_segment_get_ids (self)[row];
  key->date = ((const gint64 *) self->sections[HUB_SECTION_DATES])[row];
  key->scope = ((const guint8 *) self->sections[HUB_SECTION_SCOPES])[row];
  key->title = (const char *) self->sections[HUB_SECTION_TITLES] + begin;
  key->title_length = ends[row] - begin;
}

/**
 * hub_segment_get_order:
 * @self: a segment
 * @order: any but relevance
 *
 * Gets all rows in an order. That by title is there only if it was asked for when the segment was
 * made, and the collation was the one there is now.
 *
 * Returns: (transfer none) (nullable): the rows
 */
const guint32 *
hub_segment_get_order (HubSegment *self,
                       HubOrder    order)
{
  const guint32 *orders = self->sections[HUB_SECTION_ORDERS];

  g_assert (order < HUB_ORDER_RELEVANCE);

  if (order == HUB_ORDER_TITLE)
    {
      g_autofree char *collation = hub_sort_key_dup_collation ();

      if (!self->head->has_titles || strcmp (collation, self->head->collation) != 0)
        return NULL;
    }

  return orders + (gsize) order * self->head->n_rows;
}

/**
 * hub_segment_find_row:
 * @self: a segment
 * @id: an id of the catalogue
 * @row: (out): its row; untouched when there is none
 *
 * Finds the row of an entry.
 *
 * Returns: whether the segment has it
 */
gboolean
hub_segment_find_row (HubSegment *self,
                      gint64      id,
                      guint      *row)
{
  const gint64 *ids = hub_segment_get_ids (self);
  guint low = 0, high = self->head->n_rows;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (ids[middle] < id)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->head->n_rows || ids[low] != id)
    return FALSE;

  *row = low;

  return TRUE;
}

guint
hub_segment_get_n_values (HubSegment *self)
{
  return self->head->n_values;
}

/**
 * hub_segment_get_value:
 * @self: a segment
 * @number: below the number of values; they are sorted by facet, code and spelling
 * @value: (out caller-allocates): borrows all from the segment
 *
 * Gets a value and the rows that have it.
 */
void
hub_segment_get_value (HubSegment      *self,
                       guint            number,
                       HubSegmentValue *value)
{
  const HubValueRecord *record =
    (const HubValueRecord *) self->sections[HUB_SECTION_VALUES] + number;
  const char *strings = self->sections[HUB_SECTION_STRINGS];

  value->facet = record->facet;
  value->code = strings + record->code;
  value->spelling = strings + record->spelling;
  value->n_rows = record->n_rows;
  value->bits = NULL;
  value->rows = NULL;
  if (record->is_dense)
    value->bits = (const guint64 *) self->sections[HUB_SECTION_BITS] + record->start;
  else
    value->rows = (const guint32 *) self->sections[HUB_SECTION_ROWS] + record->start;
}

guint
hub_segment_get_n_words (HubSegment *self)
{
  return self->head->n_words;
}

/**
 * hub_segment_get_word:
 * @self: a segment
 * @number: below the number of words; they are sorted by their bytes
 * @word: (out caller-allocates): borrows all from the segment
 *
 * Gets a word, which rows have it, and where.
 */
void
hub_segment_get_word (HubSegment     *self,
                      guint           number,
                      HubSegmentWord *word)
{
  const HubWordRecord *records = self->sections[HUB_SECTION_WORDS];
  const guint16 *units = self->sections[HUB_SECTION_POSTINGS];
  const guint8 *positions = self->sections[HUB_SECTION_POSITIONS];
  guint32 begin = number > 0 ? records[number - 1].text_end : 0;
  guint32 end = number + 1 < self->head->n_words ? records[number + 1].positions
                                                 : self->head->n_positions;

  word->text = (const char *) self->sections[HUB_SECTION_WORD_TEXT] + begin;
  word->length = records[number].text_end - begin;
  word->postings.next = units + records[number].start;
  word->postings.end = units + section_size (self, HUB_SECTION_POSTINGS) / sizeof (guint16);
  word->postings.n_left = records[number].n_rows;
  word->postings.n_rows = self->head->n_rows;
  word->positions.next = positions + records[number].positions;
  word->positions.end = positions + end;
}

/* Number of the first word that is not before @text, or, if @is_prefix, neither begins with it. */
static guint
find_bound (HubSegment *self,
            const char *text,
            gsize       length,
            gboolean    is_prefix)
{
  guint low = 0, high = self->head->n_words;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      HubSegmentWord word;
      int way;

      hub_segment_get_word (self, middle, &word);
      if (is_prefix)
        way = memcmp (word.text, text, MIN (word.length, length));
      else
        way = compare_text (word.text, word.length, text, length);
      if (way < 0 || (is_prefix && way == 0))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * hub_segment_find_words:
 * @self: a segment
 * @text: bytes of a word
 * @length: how many
 * @is_prefix: whether all words that begin so are meant
 * @first: (out): number of the first one
 *
 * Finds words.
 *
 * Returns: how many there are, one after the other
 */
guint
hub_segment_find_words (HubSegment *self,
                        const char *text,
                        gsize       length,
                        gboolean    is_prefix,
                        guint      *first)
{
  HubSegmentWord word;

  *first = find_bound (self, text, length, FALSE);
  if (is_prefix)
    return find_bound (self, text, length, TRUE) - *first;
  if (*first == self->head->n_words)
    return 0;

  hub_segment_get_word (self, *first, &word);

  return compare_text (word.text, word.length, text, length) == 0;
}

/**
 * hub_segment_word_compare:
 * @a: a word
 * @b: another, perhaps of another segment
 *
 * Compares words by their bytes, as segments have them sorted.
 *
 * Returns: below 0 if @a comes first, above 0 if @b does, 0 for the same text
 */
int
hub_segment_word_compare (const HubSegmentWord *a,
                          const HubSegmentWord *b)
{
  return compare_text (a->text, a->length, b->text, b->length);
}
