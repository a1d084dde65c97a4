/* test-list-mishaps.c: what may befall each change of the reading list, by rows of FAULTS.md
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A program makes one change of a real list: an entry is added, removed, restored, moved, a note is
 * written, a collection made, joined and dropped, a list imported. It is killed, or its disk is
 * full, fails or loses what was not flushed, or its memory ends. Whatever it is, the list then is
 * sound and as it was before or as it was to be, and it is that if the program said so.
 */

#define G_LOG_DOMAIN "test-list-mishaps"

#include "torture-lab.h"

#include "list-change.h"
#include "list-lab.h"
#include "power-loss.h"

#include <string.h>

#define N_POINTS       3    /* of each mishap in each change */
#define N_POWER_POINTS 10   /* of each change */

#define EXIT_STORE  5
#define EXIT_KILLED (-9)

static const TortureMishap mishaps[] = { TORTURE_MISHAPS ("F50") };

/* Each of them says something else of the list that there is. */
static const ListChange changes[] = {
  { LIST_CHANGE_ADD, 20, 0 },     { LIST_CHANGE_NOTE, 3, 7 },    { LIST_CHANGE_STATUS, 4, 2 },
  { LIST_CHANGE_MOVE, 2, 9 },     { LIST_CHANGE_REMOVE, 6, 0 },  { LIST_CHANGE_RESTORE, 5, 0 },
  { LIST_CHANGE_GROUP, 8, 2 },    { LIST_CHANGE_SAVE, 1, 3 },    { LIST_CHANGE_SAVE, 2, 4 },
  { LIST_CHANGE_DROP, 0, 1 },     { LIST_CHANGE_IMPORT, 0, 0 },
};

static TestFolder *aside;     /* what is no list */
static TestFolder *before;    /* the list that there is */
static char *file;            /* to import */
static char *texts[G_N_ELEMENTS (changes) + 1];   /* what it says behind each change; the last
                                                   * one, what it says before */

static char *
describe (TestFolder *folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubReadingList) list = hub_reading_list_open (folder, &error);
  char *text = NULL;

  g_assert_no_error (error);
  text = list_change_describe (list, &error);
  g_assert_no_error (error);
  return text;
}

static void
change_well (TestFolder       *folder,
             const ListChange *change)
{
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autoptr(GError) error = NULL;

  list_change_apply (list, change, file, &error);
  g_assert_no_error (error);
}

static void
set_up (void)
{
  const ListChange first[] = {
    { LIST_CHANGE_NOTE, 3, 1 }, { LIST_CHANGE_SAVE, 0, 1 }, { LIST_CHANGE_GROUP, 7, 2 },
    { LIST_CHANGE_REMOVE, 5, 0 },
  };

  aside = test_folder_new ();
  file = list_change_make_file (aside);
  before = list_lab_make (LIST_CHANGE_N_ENTRIES / 2);
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    change_well (before, &first[i]);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(TestFolder) folder = torture_folder_copy (before);

      change_well (folder, &changes[i]);
      texts[i] = describe (folder);
    }
  texts[G_N_ELEMENTS (changes)] = describe (before);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_assert_cmpstr (texts[i], !=, texts[G_N_ELEMENTS (changes)]);
}

static void
tear_down (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_free (file);
  test_folder_remove (before);
  test_folder_remove (aside);
}

static CliAnswer *
run (TestFolder  *folder,
     guint        change,
     const char  *order,      /* (nullable) */
     const char  *record,     /* (nullable) */
     MishapTally *tally)
{
  g_autofree char *path = test_folder_path (aside, "tally");
  g_autofree char *preload = g_strdup (g_getenv ("HUB_MISHAP_LIBRARY"));
  TortureLab lab = { .preload = preload };
  g_autoptr(GSubprocessLauncher) launcher = torture_lab_launcher (&lab, folder, order, path);
  g_autofree char *kind = g_strdup_printf ("%u", changes[change].kind);
  g_autofree char *number = g_strdup_printf ("%u", changes[change].number);
  g_autofree char *other = g_strdup_printf ("%u", changes[change].other);
  const char *const argv[] = { g_getenv ("HUB_LIST_CHANGER"), folder, file, kind, number, other,
                               NULL };

  return torture_run_tallied (aside, launcher, argv, record, tally);
}

/* As before or as wished; if it was acknowledged, as wished. */
static void
assert_sound (TestFolder *folder,
              guint       change,
              gboolean    is_done)
{
  g_autofree char *found = describe (folder);

  if (!is_done && g_str_equal (found, texts[G_N_ELEMENTS (changes)]))
    return;
  g_assert_cmpstr (found, ==, texts[change]);
}

static void
change_in_trouble (const TortureMishap *mishap,
                   guint                change,
                   guint64              n)
{
  g_autoptr(TestFolder) folder = torture_folder_copy (before);
  g_autofree char *order = g_strdup_printf ("%s %" G_GUINT64_FORMAT, mishap->order, n);
  MishapTally tally;
  g_autoptr(CliAnswer) answer = run (folder, change, order, NULL, &tally);
  g_autoptr(CliAnswer) again = NULL;

  g_test_message ("change %u, %s: %d %s", change, order, answer->status, answer->err);
  g_assert_true (answer->status == 0 ||
                 (tally.strikes > 0 &&
                  (answer->status == EXIT_STORE || answer->status == EXIT_KILLED)));
  assert_sound (folder, change, answer->status == 0);
  again = run (folder, change, NULL, NULL, &tally);
  g_assert_cmpint (again->status, ==, 0);
}

/* At occasions spread over each change, in nightly runs at each. */
static void
test_mishap (gconstpointer data)
{
  const TortureMishap *mishap = data;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(TestFolder) folder = torture_folder_copy (before);
      MishapTally tally;
      g_autoptr(CliAnswer) whole = run (folder, i, NULL, NULL, &tally);
      guint64 n_occasions = G_STRUCT_MEMBER (guint64, &tally, mishap->counter);
      guint64 step = test_is_nightly () ? 1 : MAX (n_occasions / N_POINTS, 1);

      g_assert_cmpint (whole->status, ==, 0);
      assert_sound (folder, i, TRUE);
      g_assert_cmpuint (n_occasions, >, 0);
      for (guint64 n = 1 + (guint64) g_test_rand_int_range (0, (gint32) step); n <= n_occasions;
           n += step)
        change_in_trouble (mishap, i, n);
    }
}

/* The power goes behind changes of files; behind the last one what was acknowledged is there. */
static void
test_f56_power (void)
{
  g_autofree char *path = test_folder_path (aside, "record");
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(TestFolder) folder = torture_folder_copy (before);
      g_autoptr(PowerRecord) record = NULL;
      g_autoptr(CliAnswer) whole = NULL;
      MishapTally tally;
      guint length = 0;
      guint step = 1;

      test_folder_write (aside, "record", "", 0);
      whole = run (folder, i, NULL, path, &tally);
      g_assert_cmpint (whole->status, ==, 0);
      record = power_record_load (path);
      length = power_record_length (record);
      step = test_is_nightly () ? 1 : MAX (length / N_POWER_POINTS, 1);
      for (guint n = length % step; n <= length; n += step)
        for (PowerFate fate = 0; fate < POWER_N_FATES; fate++)
          {
            g_autoptr(TestFolder) left = power_record_crash (record, before, n, fate, rand);

            g_test_message ("change %u, behind %u of %u, fate %u", i, n, length, fate);
            assert_sound (left, i, n == length);
          }
    }
}

int
main (int    argc,
      char **argv)
{
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  set_up ();

  for (guint i = 0; i < G_N_ELEMENTS (mishaps); i++)
    {
      g_autofree char *path = g_strdup_printf ("/list-mishaps/%s-%s", mishaps[i].row,
                                               mishaps[i].order);

      g_test_add_data_func (path, &mishaps[i], test_mishap);
    }
  g_test_add_func ("/list-mishaps/F56-power", test_f56_power);

  status = g_test_run ();
  tear_down ();
  return status;
}
