/* test-postings.c: lists of rows, written and read
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-postings.h"

#include <string.h>

#define MOST_ROWS (5 * HUB_POSTINGS_BLOCK + 17)

/* What was put in: the fields by row, 0 for none. */
typedef struct
{
  guint8 fields[MOST_ROWS];
} Rows;

static guint16 *
write_list (const HubPostingsDraft *draft)
{
  guint16 *units = g_malloc (draft->units.length + 1);

  hub_arena_list_write (&draft->units, units);

  return units;
}

static HubPostings
open_list (const HubPostingsDraft *draft,
           const guint16          *units,
           guint                   n_rows)
{
  const guint16 *end = units + draft->units.length / sizeof (guint16);

  return (HubPostings) { units, end, draft->n_rows, n_rows };
}

/* Reads all there is, whatever it is. */
static guint
read_list (HubPostings postings,
           Rows       *rows)
{
  HubPostingsBlock block;
  guint count = 0;

  memset (rows, 0, sizeof *rows);
  while (hub_postings_next (&postings, &block))
    for (guint i = 0; i < block.n; i++)
      {
        guint row = block.first + (block.units[i] >> 4);

        g_assert_cmpuint (block.first, <, postings.n_rows);
        if (row >= postings.n_rows)
          {
            g_assert_true (hub_postings_block_is_cut (&block, postings.n_rows));
            continue;
          }
        rows->fields[row] = block.units[i] % 16;
        count++;
      }

  return count;
}

/* Rows of one in @rarity, each put in as one or two adds. */
static void
fill_draft (HubPostingsDraft *draft,
            HubArena         *arena,
            Rows             *rows,
            guint             n_rows,
            int               rarity)
{
  memset (rows, 0, sizeof *rows);
  for (guint row = 0; row < n_rows; row++)
    {
      guint first, second;

      if (g_test_rand_int_range (0, rarity) > 0)
        continue;
      first = g_test_rand_int_range (1, 16);
      second = g_test_rand_int_range (1, 16);
      hub_postings_draft_add (draft, arena, row, first);
      hub_postings_draft_add (draft, arena, row, second);
      rows->fields[row] = first | second;
    }
}

static void
test_round_trip (void)
{
  static const int rarities[] = { 1, 2, 10, 300, 5000 };

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr(HubArena) arena = hub_arena_new ();
      g_autofree guint16 *units = NULL;
      g_autofree Rows *put = g_new (Rows, 1);
      g_autofree Rows *got = g_new (Rows, 1);
      HubPostingsDraft draft = { NULL };
      guint n_rows = g_test_rand_int_range (1, MOST_ROWS + 1);

      fill_draft (&draft, arena, put, n_rows, rarities[i % G_N_ELEMENTS (rarities)]);
      units = write_list (&draft);
      g_assert_cmpuint (read_list (open_list (&draft, units, n_rows), got), ==, draft.n_rows);
      g_assert_cmpmem (got, sizeof *got, put, sizeof *put);
    }
}

/* The last row that a list can have, and one row alone. */
static void
test_ends (void)
{
  static const guint rows[] = { 0, 4095, 4096, (1u << 28) - 1 };
  g_autoptr(HubArena) arena = hub_arena_new ();
  HubPostingsDraft all = { NULL };
  g_autofree guint16 *units = NULL;
  HubPostings postings;
  HubPostingsBlock block;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      HubPostingsDraft one = { NULL };
      guint16 three[3];

      hub_postings_draft_add (&one, arena, rows[i], 15);
      hub_postings_draft_add (&all, arena, rows[i], 1);
      g_assert_cmpuint (one.units.length, ==, sizeof three);
      hub_arena_list_write (&one.units, three);
      postings = (HubPostings) { three, three + 3, 1, 1u << 28 };
      g_assert_true (hub_postings_next (&postings, &block));
      g_assert_cmpuint (block.first + (block.units[0] >> 4), ==, rows[i]);
      g_assert_false (hub_postings_next (&postings, &block));
    }

  units = write_list (&all);
  postings = open_list (&all, units, 1u << 28);
  for (guint i = 0; i < G_N_ELEMENTS (rows);)
    {
      g_assert_true (hub_postings_next (&postings, &block));
      for (guint j = 0; j < block.n; j++)
        g_assert_cmpuint (block.first + (block.units[j] >> 4), ==, rows[i++]);
    }
  g_assert_false (hub_postings_next (&postings, &block));
}

/* Lists are equal when their rows and fields are, and then their hashes are. */
static void
test_equal (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr(HubArena) arena = hub_arena_new ();
      g_autofree guint *rows = g_new (guint, 3000);
      HubPostingsDraft a = { NULL }, b = { NULL };
      guint n = g_test_rand_int_range (1, 3000);
      guint changed = g_test_rand_int_range (0, n);

      rows[0] = 0;
      for (guint j = 1; j < n; j++)
        rows[j] = rows[j - 1] + (guint) g_test_rand_int_range (1, 9);
      for (guint j = 0; j < n; j++)
        {
          hub_postings_draft_add (&a, arena, rows[j], 4);
          hub_postings_draft_add (&b, arena, rows[j], i % 2 == 1 && j == changed ? 2 : 4);
        }
      g_assert_cmpint (hub_arena_list_equal (&a.units, &b.units), ==, i % 2 == 0);
      if (i % 2 == 0)
        g_assert_cmpuint (hub_arena_list_hash (&a.units), ==,
                          hub_arena_list_hash (&b.units));
    }
}

/* Units that are anything at all, in a block of just their size: nothing beyond is read. */
static void
test_nonsense (void)
{
  g_autofree Rows *rows = g_new (Rows, 1);

  for (guint i = 0; i < 20000; i++)
    {
      guint n = g_test_rand_int_range (0, 40);
      g_autofree guint16 *units = g_new (guint16, n + 1);
      g_autofree guint16 *exact = NULL;
      HubPostings postings;

      for (guint j = 0; j < n; j++)
        units[j] = g_test_rand_bit () ? g_test_rand_int_range (0, 6)
                                      : g_test_rand_int_range (0, 65536);
      exact = g_memdup2 (units, n * sizeof (guint16));
      postings.next = exact;
      postings.end = exact + n;
      postings.n_left = g_test_rand_int_range (0, 50);
      postings.n_rows = g_test_rand_int_range (0, MOST_ROWS + 1);
      g_assert_cmpuint (read_list (postings, rows), <=, postings.n_left);
    }
}

static void
test_arena (void)
{
  g_autoptr(HubArena) arena = hub_arena_new ();
  g_autoptr(GPtrArray) places = g_ptr_array_new ();

  for (guint i = 0; i < 5000; i++)
    {
      gsize size = i % 100 == 0 ? 100000 : i % 300;
      guint8 *place = hub_arena_alloc (arena, size);

      g_assert_cmpuint ((guintptr) place % 8, ==, 0);
      memset (place, i % 256, size);
      g_ptr_array_add (places, place);
    }
  for (guint i = 0; i < places->len; i++)
    {
      gsize size = i % 100 == 0 ? 100000 : i % 300;
      const guint8 *place = g_ptr_array_index (places, i);

      for (gsize j = 0; j < size; j++)
        g_assert_cmpuint (place[j], ==, i % 256);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/postings/round-trip", test_round_trip);
  g_test_add_func ("/postings/ends", test_ends);
  g_test_add_func ("/postings/equal", test_equal);
  g_test_add_func ("/postings/nonsense", test_nonsense);
  g_test_add_func ("/postings/arena", test_arena);

  return g_test_run ();
}
