/* test-index-changes.c: an index that takes in changes, against one made anew
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "index-lab.h"

#define N_CHANGES 40

/* Any series of changes, with a refresh after each few. */
static void
test_random (void)
{
  g_autoptr(IndexLab) lab = index_lab_new (200);
  g_autoptr(HubIndex) index = index_lab_read (lab);

  for (guint i = 0; i < N_CHANGES; i++)
    {
      index_lab_change (lab);
      if (g_test_rand_int_range (0, 3) == 0)
        continue;
      index_lab_refresh (index);
      index_lab_check (lab, index);
    }
}

/* The same with a file that is some way behind, and written now and then. */
static void
test_random_with_file (void)
{
  g_autoptr(IndexLab) lab = index_lab_new (400);
  g_autoptr(HubIndex) index = index_lab_open (lab);

  for (guint i = 0; i < N_CHANGES; i++)
    {
      index_lab_change (lab);
      if (i % 20 == 5)
        index_lab_write (lab);
      if (i % 7 == 3)
        {
          g_clear_pointer (&index, hub_index_free);
          index = index_lab_open (lab);
        }
      else
        {
          index_lab_refresh (index);
        }
      if (i % 3 == 0)
        index_lab_check (lab, index);
    }
}

/* Nothing is new: nothing changes, ids and slots included. */
static void
test_nothing_new (void)
{
  g_autoptr(IndexLab) lab = index_lab_new (100);
  g_autoptr(HubIndex) index = index_lab_read (lab);
  guint n_slots = hub_index_get_n_slots (index);

  for (guint i = 0; i < 5; i++)
    index_lab_refresh (index);
  g_assert_cmpuint (hub_index_get_n_slots (index), ==, n_slots);
  index_lab_check (lab, index);
}

/* Many refreshes of a few entries: dead slots and segments do not pile up. */
static void
test_no_growth (void)
{
  g_autoptr(IndexLab) lab = index_lab_new (300);
  g_autoptr(HubIndex) index = index_lab_read (lab);

  for (guint i = 0; i < 300; i++)
    {
      index_lab_put (lab, (i * 7) % 290, 5);
      index_lab_refresh (index);
      g_assert_cmpuint (hub_index_get_n_slots (index), <, 300 * 6);
    }
  index_lab_check (lab, index);
}

static gpointer
cancel_thread (gpointer data)
{
  for (guint i = g_random_int_range (0, 300); i > 0; i--)
    g_thread_yield ();
  g_cancellable_cancel (data);

  return NULL;
}

/* A refresh that is cancelled at any moment leaves the index as it was; the next one is whole. */
static void
test_cancelled (void)
{
  g_autoptr(IndexLab) lab = index_lab_new (300);
  g_autoptr(HubIndex) index = index_lab_read (lab);
  guint n_cancelled = 0;

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr(HubIndex) before = index_lab_read (lab);
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GError) error = NULL;
      GThread *thread;

      index_lab_put (lab, g_test_rand_int_range (0, 200), 100);
      if (i == 0)
        g_cancellable_cancel (cancellable);
      thread = g_thread_new ("cancel", cancel_thread, cancellable);
      if (!hub_index_refresh (index, cancellable, &error))
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          index_lab_assert_equal (index, before);
          n_cancelled++;
        }
      g_thread_join (thread);
      index_lab_refresh (index);
    }
  index_lab_check (lab, index);
  g_assert_cmpuint (n_cancelled, >=, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/index/changes/random", test_random);
  g_test_add_func ("/index/changes/random-with-file", test_random_with_file);
  g_test_add_func ("/index/changes/nothing-new", test_nothing_new);
  g_test_add_func ("/index/changes/no-growth", test_no_growth);
  g_test_add_func ("/index/changes/cancelled", test_cancelled);

  return g_test_run ();
}
