/* test-segment.c: one block of entries, against what was put in
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-segment-builder.h"
#include "hub-segment-join.h"
#include "segment-lab.h"

#include <string.h>

/* What an entry is made of, for tables of them. */
typedef struct
{
  gint64      id;
  const char *title;
  gint64      date;
  HubScope    scope;
} Made;

static HubSegment *
make_segment (const Made *entries,
              guint       n_entries)
{
  g_autoptr(HubSegmentBuilder) builder = hub_segment_builder_new ();
  g_autoptr(GError) error = NULL;
  HubSegment *segment;

  for (guint i = 0; i < n_entries; i++)
    {
      hub_segment_builder_add_entry (builder, entries[i].id, entries[i].title,
                                     strlen (entries[i].title));
      hub_segment_builder_set_date (builder, entries[i].date);
      hub_segment_builder_set_scope (builder, entries[i].scope);
    }

  segment = hub_segment_builder_finish (builder, TRUE, NULL, &error);
  g_assert_no_error (error);

  return segment;
}

/* Words of all lengths, the longest among the short ones. */
static void
test_lengths (void)
{
  g_autoptr(HubSegmentBuilder) builder = hub_segment_builder_new ();
  g_autoptr(HubSegment) segment = NULL;
  g_autoptr(GError) error = NULL;
  const guint n_words = 300;
  const guint n_rows = 3;

  for (guint row = 0; row < n_rows; row++)
    {
      hub_segment_builder_add_entry (builder, row, "", 0);
      for (guint length = 1; length <= n_words; length++)
        {
          g_autofree char *word = g_strnfill (length, 'a');

          hub_segment_builder_say (builder, word, length, row, 1, length);
          hub_segment_builder_say (builder, word, length, row, row == 1 ? 4 : 1, length);
        }
    }
  segment = hub_segment_builder_finish (builder, FALSE, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (hub_segment_get_n_words (segment), ==, n_words);
  for (guint i = 0; i < n_words; i++)
    {
      HubSegmentWord word;
      HubPostingsBlock block = { 0 };

      hub_segment_get_word (segment, i, &word);
      g_assert_cmpuint (word.length, ==, i + 1);
      g_assert_true (hub_postings_next (&word.postings, &block));
      g_assert_cmpuint (block.n, ==, n_rows);
      for (guint row = 0; row < n_rows; row++)
        g_assert_cmpuint (block.units[row], ==, row << 4 | (row == 1 ? 5 : 1));
    }
}

/* Compares the ids in @order with @expected, which are parted by spaces. */
static void
assert_order (HubSegment *segment,
              HubOrder    order,
              const char *expected)
{
  g_autoptr(GString) ids = g_string_new (NULL);
  const guint32 *rows = hub_segment_get_order (segment, order);

  for (guint i = 0; i < hub_segment_get_n_rows (segment); i++)
    g_string_append_printf (ids, "%s%d", i > 0 ? " " : "",
                            (int) hub_segment_get_ids (segment)[rows[i]]);

  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_orders (void)
{
  static const Made entries[] = {
    { 1, "b", 500, HUB_SCOPE_UNSTATED },
    { 2, "d", 100, HUB_SCOPE_GLOBAL },
    { 3, "a", 300, HUB_SCOPE_GLOBAL },
    { 4, "c", 0, HUB_SCOPE_GLOBAL },
    { 5, "f", 900, HUB_SCOPE_NATIONAL },
    { 6, "e", 200, HUB_SCOPE_REGIONAL },
    { 7, "a", 300, HUB_SCOPE_GLOBAL },
    { 8, "0", 300, HUB_SCOPE_GLOBAL },
    { 9, "g", 0, HUB_SCOPE_REGIONAL },
  };
  g_autoptr(HubSegment) segment = make_segment (entries, G_N_ELEMENTS (entries));

  /* The wide first, then the new, the undated last; then by title, then by id. */
  assert_order (segment, HUB_ORDER_HUB, "8 3 7 2 4 6 9 5 1");
  assert_order (segment, HUB_ORDER_NEWEST, "5 1 8 3 7 6 2 4 9");
  assert_order (segment, HUB_ORDER_OLDEST, "2 6 8 3 7 1 5 4 9");
  assert_order (segment, HUB_ORDER_TITLE, "8 3 7 1 4 2 6 5 9");
}

static void
test_empty (void)
{
  g_autoptr(HubSegment) segment = make_segment (NULL, 0);
  guint row = 77, first;

  g_assert_cmpuint (hub_segment_get_n_rows (segment), ==, 0);
  for (guint order = HUB_ORDER_HUB; order < HUB_ORDER_RELEVANCE; order++)
    assert_order (segment, order, "");
  g_assert_false (hub_segment_find_row (segment, 1, &row));
  g_assert_cmpuint (row, ==, 77);
  g_assert_cmpuint (hub_segment_find_words (segment, "", 0, TRUE, &first), ==, 0);
  g_assert_cmpuint (hub_segment_find_words (segment, "a", 1, FALSE, &first), ==, 0);
  g_assert_cmpuint (hub_segment_get_n_values (segment), ==, 0);
}

/* Ids may have gaps, and be below 0. */
static void
test_find_row (void)
{
  static const Made entries[] = {
    { -5, "x", 1, HUB_SCOPE_UNSTATED },
    { 3, "x", 2, HUB_SCOPE_UNSTATED },
    { 1000, "x", 3, HUB_SCOPE_UNSTATED },
    { G_MAXINT64, "x", 4, HUB_SCOPE_UNSTATED },
  };
  static const gint64 asked[] = { 3, 3, 1000, 1001, -5, G_MAXINT64, 999, G_MININT64, 1000, 4 };
  g_autoptr(HubSegment) segment = make_segment (entries, G_N_ELEMENTS (entries));

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      gboolean is_there = FALSE;
      guint row = 77;

      for (guint j = 0; j < G_N_ELEMENTS (entries); j++)
        is_there |= entries[j].id == asked[i];
      g_assert_cmpint (hub_segment_find_row (segment, asked[i], &row), ==, is_there);
      if (is_there)
        g_assert_cmpint (hub_segment_get_ids (segment)[row], ==, asked[i]);
      else
        g_assert_cmpuint (row, ==, 77);
    }
}

/* A segment says of each entry just what it was told. */
static void
test_brute_force (void)
{
  static const guint sizes[] = { 1, 2, 63, 64, 65, 300, 5000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(SegmentLab) lab = segment_lab_new ();
      g_autoptr(HubSegment) segment = NULL;

      segment_lab_add (lab, sizes[i]);
      segment = segment_lab_make (lab, TRUE);
      segment_lab_check (lab, segment);
    }
}

/* Segments with dead rows, joined, are the segment of what lives in them. */
static void
test_join (void)
{
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr(SegmentLab) lab = segment_lab_new ();
      g_autoptr(GPtrArray) segments = NULL;
      g_autoptr(GPtrArray) lives = NULL;
      g_autofree HubSegmentLive *parts = NULL;
      g_autoptr(HubSegment) joined = NULL;
      g_autoptr(HubSegment) anew = NULL;
      g_autoptr(GError) error = NULL;
      guint n = 1 + i % 5;

      segments = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_segment_unref);
      lives = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_bitset_free);
      parts = g_new (HubSegmentLive, n);
      segment_lab_add (lab, g_test_rand_int_range (1, 400));
      for (guint j = 0; j < n; j++)
        {
          HubBitset *live;

          parts[j].segment = segment_lab_make_part (lab, j, n, &live);
          parts[j].live = live;
          g_ptr_array_add (segments, parts[j].segment);
          g_ptr_array_add (lives, live);
        }
      joined = hub_segment_join (parts, n, TRUE, NULL, &error);
      g_assert_no_error (error);
      segment_lab_check (lab, joined);
      anew = segment_lab_make (lab, TRUE);
      g_assert_true (g_bytes_equal (hub_segment_get_bytes (joined), hub_segment_get_bytes (anew)));
    }
}

/* A year that no date has would have all years up to it counted. */
static void
test_years (void)
{
  static const char *const codes[] = { "1900", "2021", "2199",
                                       "1899", "2200", "99999999999", "-1", "", "x", "2021-06" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr(HubSegmentBuilder) builder = hub_segment_builder_new ();
      g_autoptr(HubSegment) segment = NULL;
      g_autoptr(GError) error = NULL;
      guint row = hub_segment_builder_add_entry (builder, 1, "", 0);

      hub_segment_builder_mark (builder, hub_segment_builder_get_value (builder, HUB_FACET_YEAR,
                                                                        codes[i], ""), row);
      segment = hub_segment_builder_finish (builder, FALSE, NULL, &error);
      if (i < 3)
        g_assert_no_error (error);
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

static void
test_cancelled (void)
{
  g_autoptr(SegmentLab) lab = segment_lab_new ();
  g_autoptr(HubSegment) segment = NULL;
  g_autoptr(HubBitset) live = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  HubSegmentLive part;

  segment_lab_add (lab, 100);
  segment = segment_lab_make (lab, FALSE);
  live = hub_bitset_new_full (100);
  part = (HubSegmentLive) { segment, live };
  g_cancellable_cancel (cancellable);
  g_assert_null (hub_segment_join (&part, 1, TRUE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Bytes that are not what they were: refused, or no harm. */
static void
try_bytes (const guint8 *data,
           gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);   /* of its own, so that a checker sees */
  g_autoptr(GError) error = NULL;
  g_autoptr(HubSegment) segment = hub_segment_new (bytes, &error);

  if (segment == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  else
    segment_lab_use (segment);
}

static void
test_damaged (void)
{
  g_autoptr(SegmentLab) lab = segment_lab_new ();
  g_autoptr(HubSegment) segment = NULL;
  g_autofree guint8 *data = NULL;
  gsize size;

  segment_lab_add (lab, 40);
  segment = segment_lab_make (lab, TRUE);
  data = g_memdup2 (g_bytes_get_data (hub_segment_get_bytes (segment), &size),
                    g_bytes_get_size (hub_segment_get_bytes (segment)));

  for (gsize i = 0; i < size; i++)
    {
      static const guint8 flips[] = { 0x01, 0x80, 0xff };

      for (guint j = 0; j < G_N_ELEMENTS (flips); j++)
        {
          data[i] ^= flips[j];
          try_bytes (data, size);
          data[i] ^= flips[j];
        }
    }
  for (gsize length = 0; length < size; length++)
    {
      g_autoptr(GBytes) cut = g_bytes_new (data, length);
      g_autoptr(GError) error = NULL;

      g_assert_null (hub_segment_new (cut, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

/* Every number of the head, and of the records, as something that it is not. */
static void
test_lies (void)
{
  static const guint32 lies[] = { 0, 1, 7, 8, 63, 0x7fffffff, 0x80000000, 0xffffffff, 0x10000000 };
  g_autoptr(SegmentLab) lab = segment_lab_new ();
  g_autoptr(HubSegment) segment = NULL;
  g_autofree guint8 *data = NULL;
  gsize size;

  segment_lab_add (lab, 70);
  segment = segment_lab_make (lab, FALSE);
  data = g_memdup2 (g_bytes_get_data (hub_segment_get_bytes (segment), &size),
                    g_bytes_get_size (hub_segment_get_bytes (segment)));

  for (gsize i = 0; i + 4 <= size; i += 4)
    for (guint j = 0; j < G_N_ELEMENTS (lies); j++)
      {
        guint32 truth;

        memcpy (&truth, data + i, sizeof truth);
        memcpy (data + i, &lies[j], sizeof truth);
        try_bytes (data, size);
        memcpy (data + i, &truth, sizeof truth);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/segment/lengths", test_lengths);
  g_test_add_func ("/segment/orders", test_orders);
  g_test_add_func ("/segment/empty", test_empty);
  g_test_add_func ("/segment/find-row", test_find_row);
  g_test_add_func ("/segment/brute-force", test_brute_force);
  g_test_add_func ("/segment/join", test_join);
  g_test_add_func ("/segment/years", test_years);
  g_test_add_func ("/segment/cancelled", test_cancelled);
  g_test_add_func ("/segment/damaged", test_damaged);
  g_test_add_func ("/segment/lies", test_lies);

  return g_test_run ();
}
