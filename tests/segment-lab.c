/* segment-lab.c: made-up entries, the segment they make, and all that can be asked of one
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "segment-lab.h"

#include "hub-segment-builder.h"
#include "hub-segment-join.h"

#include <string.h>

#define N_WORDS 60
#define N_VALUES 40

typedef struct
{
  gint64   id;
  gint64   date;
  char     title[8];
  HubScope scope;
  guint8   fields[N_WORDS];   /* in which it has the word, 0 for none */
  gboolean has[N_VALUES];
} LabEntry;

struct _SegmentLab
{
  GArray *entries;            /* (owned) (element-type LabEntry) */
  char    words[N_WORDS][8];
  int     rarity[N_WORDS];    /* one in so many entries has it */
};

SegmentLab *
segment_lab_new (void)
{
  SegmentLab *self = g_new0 (SegmentLab, 1);

  self->entries = g_array_new (FALSE, TRUE, sizeof (LabEntry));
  for (guint i = 0; i < N_WORDS; i++)
    {
      /* Some are stems, some begin with others, some are in a script of three bytes a letter. */
      g_snprintf (self->words[i], sizeof self->words[i], "%s%.*s%u",
                  i % 5 == 0 ? ":e" : i % 7 == 0 ? "移" : "", (int) (i % 4), "aaab", i / 4);
      self->rarity[i] = 1 + (int) (i * i / 20);
    }

  return self;
}

void
segment_lab_free (SegmentLab *self)
{
  g_array_unref (self->entries);
  g_free (self);
}

void
segment_lab_add (SegmentLab *self,
                 guint       n_entries)
{
  gint64 id = -3;

  for (guint i = 0; i < n_entries; i++)
    {
      LabEntry entry = { 0 };

      id += g_test_rand_int_range (1, 4);
      entry.id = id;
      entry.date = g_test_rand_int_range (0, 20);
      entry.scope = g_test_rand_int_range (0, HUB_N_SCOPES);
      g_snprintf (entry.title, sizeof entry.title, "%.*s%s", g_test_rand_int_range (0, 4), "Zéa",
                  g_test_rand_bit () ? "b" : "A");
      for (guint j = 0; j < N_WORDS; j++)
        if (g_test_rand_int_range (0, self->rarity[j]) == 0)
          entry.fields[j] = g_test_rand_int_range (1, 16);
      for (guint j = 0; j < N_VALUES; j++)
        entry.has[j] = g_test_rand_int_range (0, 1 + (int) j * 2) == 0;
      /* Two spellings of one code count as the first of them. */
      entry.has[1] = entry.has[1] && !entry.has[0];
      g_array_append_val (self->entries, entry);
    }
}

/* Where in a field an entry has a word: up to four numbers that ascend by anything from 1 on. */
static guint
get_positions (const LabEntry *entry,
               guint           word,
               guint           field,
               guint32         positions[4])
{
  static const guint32 steps[] = { 1, 2, 63, 64, 8191, 8192, 1u << 20, 1u << 27 };
  guint dice = (guint) entry->id * 31 + word * 7 + field;
  guint n = 1 + dice % 4;
  guint32 position = dice % 3 == 0 ? 0 : dice % 100;

  for (guint i = 0; i < n; i++, dice = dice * 1103515245 + 12345)
    {
      positions[i] = position;
      position += steps[dice / 1000 % G_N_ELEMENTS (steps)];
    }

  return n;
}

/* The positions of an entry as their list has them; a stem has none. */
static GByteArray *
pack_positions (SegmentLab     *self,
                const LabEntry *entry,
                guint           word)
{
  GByteArray *bytes = g_byte_array_new ();

  for (guint field = 1; field < 16 && self->words[word][0] != ':'; field *= 2)
    {
      guint32 positions[4];
      guint n;

      if ((entry->fields[word] & field) == 0)
        continue;
      n = get_positions (entry, word, field, positions);
      for (guint i = 0; i < n; i++)
        {
          guint64 number = positions[i] - (i > 0 ? positions[i - 1] : 0);

          for (number = number * 2 + (i == n - 1); number > 127; number /= 128)
            g_byte_array_append (bytes, (guint8 []) { number % 128 + 128 }, 1);
          g_byte_array_append (bytes, (guint8 []) { number }, 1);
        }
    }

  return bytes;
}

static HubValueDraft *
get_draft (HubSegmentBuilder *builder,
           guint              number)
{
  g_autofree char *code = g_strdup_printf ("v%u", number / 2);

  return hub_segment_builder_get_value (builder, number < 2 ? HUB_FACET_PUBLISHER : number % 2,
                                        code, number == 1 ? "V0" : number == 0 ? "v0" : "");
}

/* Text by text, as it is read. */
static void
say_words (SegmentLab        *self,
           HubSegmentBuilder *builder,
           const LabEntry    *entry,
           guint              row)
{
  for (guint field = 1; field < 16; field *= 2)
    for (guint i = 0; i < N_WORDS; i++)
      {
        const char *text = self->words[i];
        guint32 positions[4];
        guint n;

        if ((entry->fields[i] & field) == 0)
          continue;
        n = get_positions (entry, i, field, positions);
        for (guint j = 0; j < n; j++)
          {
            hub_segment_builder_say (builder, text, strlen (text), row, field, positions[j]);
            hub_segment_builder_say (builder, text, strlen (text), row, field, positions[j]);
          }
      }
}

static void
add_words (SegmentLab        *self,
           HubSegmentBuilder *builder,
           const LabEntry    *entry,
           guint              row)
{
  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autoptr(GByteArray) positions = pack_positions (self, entry, i);
      HubWordDraft *word = hub_segment_builder_get_word (builder, self->words[i],
                                                         strlen (self->words[i]));

      if (entry->fields[i] != 0)
        hub_segment_builder_add_word (builder, word, row, entry->fields[i], positions->data,
                                      positions->len);
    }
}

/* A word is given to an entry in one way or the other, which come to the same. */
static void
build_entry (SegmentLab        *self,
             HubSegmentBuilder *builder,
             const LabEntry    *entry,
             gboolean           says_words)
{
  guint row = hub_segment_builder_add_entry (builder, entry->id, entry->title,
                                             strlen (entry->title));

  hub_segment_builder_set_date (builder, entry->date);
  hub_segment_builder_set_scope (builder, entry->scope);
  hub_segment_builder_add_tongues (builder, 5);
  for (guint i = 0; i < N_VALUES; i++)
    if (entry->has[i])
      {
        hub_segment_builder_mark (builder, get_draft (builder, i), row);
        hub_segment_builder_mark (builder, get_draft (builder, i), row);
        if (i == 0)
          hub_segment_builder_mark (builder, get_draft (builder, 1), row);
      }
  if (says_words)
    say_words (self, builder, entry, row);
  else
    add_words (self, builder, entry, row);
}

HubSegment *
segment_lab_make (SegmentLab *self,
                  gboolean    with_titles)
{
  g_autoptr(HubSegmentBuilder) builder = hub_segment_builder_new ();
  g_autoptr(GError) error = NULL;
  HubSegment *segment;

  for (guint i = 0; i < self->entries->len; i++)
    build_entry (self, builder, &g_array_index (self->entries, LabEntry, i), TRUE);
  segment = hub_segment_builder_finish (builder, with_titles, NULL, &error);
  g_assert_no_error (error);

  return segment;
}

HubSegment *
segment_lab_make_part (SegmentLab *self,
                       guint       part,
                       guint       n,
                       HubBitset **live)
{
  g_autoptr(HubSegmentBuilder) builder = hub_segment_builder_new ();
  g_autoptr(GArray) lives = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autoptr(GError) error = NULL;
  HubSegment *segment;

  for (guint i = 0; i < self->entries->len; i++)
    {
      gboolean is_live = i % n == part;

      if (!is_live && g_test_rand_int_range (0, 4) > 0)
        continue;
      build_entry (self, builder, &g_array_index (self->entries, LabEntry, i), FALSE);
      g_array_append_val (lives, is_live);
    }
  segment = hub_segment_builder_finish (builder, FALSE, NULL, &error);
  g_assert_no_error (error);

  *live = hub_bitset_new (lives->len);
  for (guint i = 0; i < lives->len; i++)
    if (g_array_index (lives, gboolean, i))
      hub_bitset_add (*live, i);

  return segment;
}

/* The next positions of the list are those of the entry, for one field after the other. */
static void
check_positions (const LabEntry *entry,
                 guint           number,
                 HubPositions   *found)
{
  for (guint field = 1; field < 16; field *= 2)
    {
      guint32 positions[4], position = 0;
      guint n;
      gboolean is_last = FALSE;

      if ((entry->fields[number] & field) == 0)
        continue;
      n = get_positions (entry, number, field, positions);
      for (guint i = 0; i < n; i++)
        {
          g_assert_true (hub_positions_next (found, &position, &is_last));
          g_assert_cmpuint (position, ==, positions[i]);
          g_assert_cmpint (is_last, ==, i == n - 1);
        }
    }
}

static void
check_word (SegmentLab *self,
            HubSegment *segment,
            guint       number)
{
  const char *text = self->words[number];
  HubPostingsBlock block;
  HubPositions skipped;
  HubSegmentWord word;
  guint first, row = 0, n_rows = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n_rows += g_array_index (self->entries, LabEntry, i).fields[number] != 0;
  g_assert_cmpuint (hub_segment_find_words (segment, text, strlen (text), FALSE, &first), ==,
                    n_rows > 0);
  if (n_rows == 0)
    return;

  hub_segment_get_word (segment, first, &word);
  g_assert_cmpmem (word.text, word.length, text, strlen (text));
  g_assert_cmpuint (word.postings.n_left, ==, n_rows);
  skipped = word.positions;
  while (hub_postings_next (&word.postings, &block))
    for (guint i = 0; i < block.n; i++, row++)
      {
        guint next = block.first + (block.units[i] >> 4);
        const LabEntry *entry = &g_array_index (self->entries, LabEntry, next);

        for (; row < next; row++)
          g_assert_cmpuint (g_array_index (self->entries, LabEntry, row).fields[number], ==, 0);
        g_assert_cmpuint (entry->fields[number], ==, block.units[i] % 16);
        if (*text != ':')
          check_positions (entry, number, &word.positions);
        hub_positions_skip (&skipped, (guint) __builtin_popcount (entry->fields[number]));
        g_assert_true (skipped.next == word.positions.next);
        n_rows--;
      }
  g_assert_cmpuint (n_rows, ==, 0);
  g_assert_true (word.positions.next == word.positions.end);
}

/* Words with a prefix lie side by side. */
static void
check_prefix (SegmentLab *self,
              HubSegment *segment,
              const char *prefix)
{
  guint n = 0, first;
  HubSegmentWord word;

  for (guint i = 0; i < hub_segment_get_n_words (segment); i++)
    {
      hub_segment_get_word (segment, i, &word);
      n += word.length >= strlen (prefix) && memcmp (word.text, prefix, strlen (prefix)) == 0;
    }
  g_assert_cmpuint (hub_segment_find_words (segment, prefix, strlen (prefix), TRUE, &first), ==, n);
  for (guint i = first; i < first + n; i++)
    {
      hub_segment_get_word (segment, i, &word);
      g_assert_true (word.length >= strlen (prefix) &&
                     memcmp (word.text, prefix, strlen (prefix)) == 0);
    }
}

static void
check_value (SegmentLab *self,
             HubSegment *segment,
             guint       number)
{
  g_autofree char *code = g_strdup_printf ("v%u", number / 2);
  HubFacet facet = number < 2 ? HUB_FACET_PUBLISHER : number % 2;
  const char *spelling = number == 1 ? "V0" : number == 0 ? "v0" : "";
  guint n_found = 0;

  for (guint i = 0; i < hub_segment_get_n_values (segment); i++)
    {
      HubSegmentValue value;
      guint place = 0;

      hub_segment_get_value (segment, i, &value);
      if (value.facet != facet || strcmp (value.code, code) != 0 ||
          strcmp (value.spelling, spelling) != 0)
        continue;
      n_found++;
      for (guint row = 0; row < self->entries->len; row++)
        {
          gboolean has = value.bits != NULL
            ? (value.bits[row / 64] >> row % 64) & 1
            : place < value.n_rows && value.rows[place] == row;

          g_assert_cmpint (has, ==, g_array_index (self->entries, LabEntry, row).has[number]);
          place += has;
        }
      g_assert_cmpuint (place, ==, value.n_rows);
    }

  for (guint row = 0; n_found == 0 && row < self->entries->len; row++)
    g_assert_false (g_array_index (self->entries, LabEntry, row).has[number]);
  g_assert_cmpuint (n_found, <=, 1);
}

static void
check_orders (HubSegment *segment)
{
  for (guint order = HUB_ORDER_HUB; order < HUB_ORDER_RELEVANCE; order++)
    {
      const guint32 *rows = hub_segment_get_order (segment, order);

      for (guint i = 1; rows != NULL && i < hub_segment_get_n_rows (segment); i++)
        {
          HubSortKey a, b;
          int way = 0;

          hub_segment_get_sort_key (segment, rows[i - 1], &a);
          hub_segment_get_sort_key (segment, rows[i], &b);
          if (order == HUB_ORDER_TITLE)
            {
              g_autofree char *title_a = g_strndup (a.title, a.title_length);
              g_autofree char *title_b = g_strndup (b.title, b.title_length);
              g_autofree char *valid_a = g_utf8_make_valid (title_a, -1);
              g_autofree char *valid_b = g_utf8_make_valid (title_b, -1);
              g_autofree char *key_a = g_utf8_collate_key (valid_a, -1);
              g_autofree char *key_b = g_utf8_collate_key (valid_b, -1);

              way = strcmp (key_a, key_b);
            }
          if (way == 0)
            way = hub_sort_key_compare (&a, &b, order == HUB_ORDER_TITLE ? HUB_ORDER_HUB : order);
          g_assert_cmpint (way, <, 0);
        }
    }
}

/* The segment has all entries, and of each of them all that was put in. */
void
segment_lab_check (SegmentLab *self,
                   HubSegment *segment)
{
  static const char *const prefixes[] = { "", "a", "aa", "aaa", ":", ":e", "移", "\xe7", "1", "zz" };

  g_assert_cmpuint (hub_segment_get_n_rows (segment), ==, self->entries->len);
  g_assert_cmpuint (hub_segment_get_tongues (segment), ==, 5);
  for (guint row = 0; row < self->entries->len; row++)
    {
      const LabEntry *entry = &g_array_index (self->entries, LabEntry, row);
      HubSortKey key;
      guint found = G_MAXUINT;

      hub_segment_get_sort_key (segment, row, &key);
      g_assert_cmpint (key.id, ==, entry->id);
      g_assert_cmpint (key.date, ==, entry->date);
      g_assert_cmpint (key.scope, ==, entry->scope);
      g_assert_cmpmem (key.title, key.title_length, entry->title, strlen (entry->title));
      g_assert_true (hub_segment_find_row (segment, entry->id, &found));
      g_assert_cmpuint (found, ==, row);
    }
  for (guint i = 0; i < N_WORDS; i++)
    check_word (self, segment, i);
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    check_prefix (self, segment, prefixes[i]);
  for (guint i = 0; i < N_VALUES; i++)
    check_value (self, segment, i);
  check_orders (segment);
}

void
segment_lab_use (HubSegment *segment)
{
  guint n_rows = hub_segment_get_n_rows (segment);
  g_autoptr(HubBitset) live = hub_bitset_new_full (n_rows);
  HubSegmentLive part = { segment, live };
  g_autoptr(HubSegment) joined = NULL;
  HubSegmentValue value;
  HubSegmentWord word;
  gsize sum = 0;
  guint first;

  for (guint row = 0; row < n_rows; row++)
    {
      HubSortKey key;

      hub_segment_get_sort_key (segment, row, &key);
      for (gsize i = 0; i < key.title_length; i++)
        sum += (guint8) key.title[i];
    }
  for (guint i = 0; i < hub_segment_get_n_values (segment); i++)
    {
      hub_segment_get_value (segment, i, &value);
      sum += strlen (value.code) + strlen (value.spelling);
      for (guint j = 0; value.rows != NULL && j < value.n_rows; j++)
        sum += value.rows[j];
    }
  for (guint i = 0; i < hub_segment_get_n_words (segment); i++)
    {
      guint32 position = 0;
      gboolean is_last;

      hub_segment_get_word (segment, i, &word);
      sum += hub_segment_find_words (segment, word.text, word.length, FALSE, &first);
      while (hub_positions_next (&word.positions, &position, &is_last))
        sum += position;
    }
  /* This reads all rows, values, words and lists, and what comes of it is a segment again. */
  joined = hub_segment_join (&part, 1, sum % 2 == 0, NULL, NULL);
  g_assert_nonnull (joined);
  g_assert_cmpuint (hub_segment_get_n_rows (joined), ==, n_rows);
}
