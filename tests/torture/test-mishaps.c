/* test-mishaps.c: disks that are full, fail or forget, and memory that ends, by rows of FAULTS.md
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each occasion at which something can go wrong gets its turn: a few of them, spread over the whole
 * sync, or in nightly runs many. Whatever it is, the program ends in order and says something, what
 * can be read is as it was before or as it will be, and the next sync ends as a whole one.
 */

#define G_LOG_DOMAIN "test-mishaps"

#include "torture-lab.h"

#include "sync-lab.h"

#include <string.h>

#define N_POINTS         3       /* of each mishap in each kind of sync */
#define N_NIGHTLY_POINTS 120
#define N_PAGES          6       /* that are damaged */
#define N_LIST_POINTS    24      /* of each mishap while the reading list is written */
#define N_NIGHTLY_LIST   1000

#define EXIT_STORE   5
#define EXIT_PARTIAL 6

static const TortureMishap mishaps[] = {
  { "F49", "full", G_STRUCT_OFFSET (MishapTally, growths), "full" },
  { "F49", "full-once", G_STRUCT_OFFSET (MishapTally, growths), "full" },
  { "F59", "error", G_STRUCT_OFFSET (MishapTally, changes), NULL },
  { "F59", "read-error", G_STRUCT_OFFSET (MishapTally, reads), NULL },
  { "F59", "memory", G_STRUCT_OFFSET (MishapTally, allocations), NULL },
};

typedef struct
{
  const TortureMishap *mishap;
  TortureSync          sync;
} Case;

static TortureLab *lab;       /* made by the first test */

static TortureLab *
get_lab (void)
{
  if (lab == NULL)
    lab = torture_lab_new (0);
  return lab;
}

static guint64
get_count (const MishapTally   *tally,
           const TortureMishap *mishap)
{
  return G_STRUCT_MEMBER (guint64, tally, mishap->counter);
}

/* It ended by itself, and if it gave up it said why. */
static void
assert_in_order (CliAnswer           *answer,
                 const MishapTally   *tally,
                 const TortureMishap *mishap)
{
  g_assert_true (answer->status == 0 ||
                 (tally->strikes > 0 &&
                  (answer->status == EXIT_STORE || answer->status == EXIT_PARTIAL)));
  if (answer->status == 0)
    return;

  g_assert_true (g_str_has_prefix (answer->err, "hub-reader: "));
  if (mishap->says != NULL)
    g_assert_nonnull (strstr (answer->err, mishap->says));
}

/* Reading goes on. */
static void
assert_readable (TestFolder *folder)
{
  g_autoptr(CliAnswer) found = cli_run_json (folder, "search migration --limit 3");
  g_autofree char *damage = torture_find_damage (folder);

  g_assert_cmpstr (damage, ==, NULL);
  g_assert_cmpint (found->status, ==, 0);
  g_assert_cmpint (cli_get_int (found, "total"), >, 20);
  g_assert_cmpuint (torture_count_lost (folder, (const char *const *) lab->stars), ==, 0);
}

static void
sync_in_trouble (const Case *one,
                 guint64     n)
{
  g_autoptr(TestFolder) folder = torture_lab_begin (lab, one->sync);
  g_autofree char *order = g_strdup_printf ("%s %" G_GUINT64_FORMAT, one->mishap->order, n);
  g_autofree char *found = NULL;
  MishapTally tally;
  g_autoptr(CliAnswer) answer = torture_lab_sync (lab, folder, order, &tally);
  g_autoptr(CliAnswer) again = NULL;

  g_test_message ("%s: %s", lab->cases[one->sync].name, order);
  assert_in_order (answer, &tally, one->mishap);
  assert_readable (folder);
  again = torture_lab_sync (lab, folder, NULL, NULL);
  g_assert_cmpint (again->status, ==, 0);
  assert_readable (folder);
  found = torture_describe (folder);
  g_assert_cmpstr (found, ==, lab->cases[one->sync].expected);
}

/* Spread over all occasions, each time at other ones. */
static void
test_sync (gconstpointer data)
{
  const Case *one = data;
  guint n_points = test_is_nightly () ? N_NIGHTLY_POINTS : N_POINTS;
  guint64 n_occasions = get_count (&get_lab ()->cases[one->sync].tally, one->mishap);

  g_assert_cmpuint (n_occasions, >, 10);
  for (guint i = 0; i < n_points; i++)
    sync_in_trouble (one, 1 + (guint64) ((i + g_test_rand_double ()) / n_points * n_occasions));
}

/* The very first files, those of the log, cannot be made: SQLite then says that there are none. */
static void
test_f49_no_log (void)
{
  for (guint i = 0; mishaps[i].says != NULL; i++)
    {
      const Case one = { &mishaps[i], TORTURE_SWEEP };

      get_lab ();
      sync_in_trouble (&one, 1);
      sync_in_trouble (&one, 2);
    }
}

/* With less than 50 MB free no sync begins, and with more it does. */
static void
test_f49_little_space (void)
{
  g_autoptr(TestFolder) folder = torture_lab_begin (get_lab (), TORTURE_UPDATE);
  g_autofree char *before = torture_describe (folder);
  g_autofree char *after = NULL;
  g_autofree char *found = NULL;
  g_autoptr(CliAnswer) refused = NULL;
  g_autoptr(CliAnswer) synced = NULL;

  g_setenv ("HUB_MISHAP_FREE", "52000000", TRUE);
  refused = torture_lab_sync (lab, folder, NULL, NULL);
  g_assert_cmpint (refused->status, ==, EXIT_STORE);
  g_assert_nonnull (strstr (refused->err, "full"));
  after = torture_describe (folder);
  g_assert_cmpstr (before, ==, after);

  g_setenv ("HUB_MISHAP_FREE", "53000000", TRUE);
  synced = torture_lab_sync (lab, folder, NULL, NULL);
  g_unsetenv ("HUB_MISHAP_FREE");
  g_assert_cmpint (synced->status, ==, 0);
  found = torture_describe (folder);
  g_assert_cmpstr (found, ==, lab->cases[TORTURE_UPDATE].expected);
}

/* --- the reading list --- */

static CliAnswer *
run_list (TestFolder  *folder,
          const char  *order,
          const char  *verb,
          const char  *uuid,
          MishapTally *tally)
{
  g_autoptr(TestFolder) aside = test_folder_new ();
  g_autofree char *path = test_folder_path (aside, "tally");
  g_autoptr(GSubprocessLauncher) launcher = torture_lab_launcher (lab, folder, order, path);
  const char *const argv[] = { g_getenv ("HUB_READER"), "list", verb, uuid, "--quiet",
                               "--data-dir", folder, NULL };
  g_autoptr(GBytes) bytes = NULL;
  CliAnswer *answer;

  memset (tally, 0, sizeof *tally);
  test_folder_write (aside, "tally", tally, sizeof *tally);
  answer = cli_run_argv (launcher, argv);
  bytes = test_folder_read (aside, "tally");
  memcpy (tally, g_bytes_get_data (bytes, NULL), sizeof *tally);

  return answer;
}

/* What was acknowledged is done. On a full disk, what was not is not; a disk that fails may do so
 * behind the change, when the folder is flushed or the list is read once more. */
static void
list_in_trouble (const TortureMishap *mishap,
                 const char          *verb,
                 guint64              n)
{
  g_autoptr(TestFolder) folder = torture_lab_begin (lab, TORTURE_FULL);
  g_autofree char *order = g_strdup_printf ("%s %" G_GUINT64_FORMAT, mishap->order, n);
  gboolean is_adding = g_str_equal (verb, "add");
  const char *const one[] = { is_adding ? lab->others[0] : lab->stars[1], NULL };
  const char *const rest[] = { lab->stars[0], lab->stars[2], NULL };
  MishapTally tally;
  g_autoptr(CliAnswer) answer = run_list (folder, order, verb, one[0], &tally);
  gboolean is_there = torture_count_lost (folder, one) == 0;
  gboolean is_done = answer->status == 0;

  g_test_message ("%s: %s", verb, order);
  g_assert_true (is_done || (tally.strikes > 0 && answer->status == EXIT_STORE));
  if (is_done)
    g_assert_cmpint (is_there, ==, is_adding);
  else if (mishap->says != NULL)
    g_assert_cmpint (is_there, ==, !is_adding);
  g_assert_cmpuint (torture_count_lost (folder, rest), ==, 0);
  if (!is_done)
    g_assert_true (g_str_has_prefix (answer->err, "hub-reader: "));
}

/* While a star is set, and while one is taken back: at some occasions, in nightly runs at each. */
static void
test_list (gconstpointer data)
{
  const TortureMishap *mishap = data;
  const char *const verbs[] = { "add", "remove" };
  guint64 n_points = test_is_nightly () ? N_NIGHTLY_LIST : N_LIST_POINTS;

  get_lab ();
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr(TestFolder) folder = torture_lab_begin (lab, TORTURE_FULL);
      MishapTally tally;
      g_autoptr(CliAnswer) whole = run_list (folder, NULL, verbs[i], lab->stars[1], &tally);
      guint64 n_occasions = get_count (&tally, mishap);

      g_assert_cmpint (whole->status, ==, 0);
      g_assert_cmpuint (n_occasions, >, 0);
      for (guint64 n = 1; n <= n_occasions; n += 1 + n_occasions / n_points)
        list_in_trouble (mishap, verbs[i], n);
    }
}

/* --- damaged pages --- */

#define PAGE 4096

/* Fills a page with what nobody wrote, and has it noticed, as by someone who read it. */
static void
damage_page (TestFolder *folder,
             gsize       page)
{
  g_autoptr(GBytes) bytes = test_folder_read (folder, "catalogue.db");
  gsize size = g_bytes_get_size (bytes);
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), size);

  for (gsize i = 0; i < PAGE && page * PAGE + i < size; i++)
    data[page * PAGE + i] = (guint8) g_test_rand_int ();
  test_folder_write (folder, "catalogue.db", data, size);
  test_folder_write (folder, "catalogue.db-suspect", "", 0);
}

/* (nullable): what was set aside */
static GBytes *
find_aside (TestFolder *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "catalogue.db.damaged-") && !g_str_has_suffix (name, "-shm") &&
        !g_str_has_suffix (name, "-wal"))
      return test_folder_read (folder, name);

  return NULL;
}

/* A page anywhere: what is damaged is set aside whole and fetched again, or its index is made
 * anew; the reading list is not touched. */
static void
test_f52_pages (void)
{
  guint n_points = test_is_nightly () ? N_NIGHTLY_POINTS : N_PAGES;
  guint n_aside = 0;

  for (guint i = 0; i < n_points; i++)
    {
      g_autoptr(TestFolder) folder = torture_lab_begin (get_lab (), TORTURE_UPDATE);
      g_autoptr(GBytes) list = test_folder_read (folder, "library.db");
      g_autoptr(GBytes) whole = test_folder_read (folder, "catalogue.db");
      gsize n_pages = g_bytes_get_size (whole) / PAGE;
      gsize page = (gsize) ((i + g_test_rand_double ()) / n_points * (double) n_pages);
      g_autoptr(CliAnswer) answer = NULL;
      g_autoptr(GBytes) aside = NULL;
      g_autoptr(GBytes) list_after = NULL;
      g_autofree char *found = NULL;

      damage_page (folder, page);
      answer = torture_lab_sync (lab, folder, NULL, NULL);
      aside = find_aside (folder);
      list_after = test_folder_read (folder, "library.db");
      g_test_message ("page %zu of %zu", page, n_pages);
      g_assert_cmpint (answer->status, ==, 0);
      found = torture_describe (folder);
      g_assert_cmpstr (found, ==, lab->cases[aside != NULL ? TORTURE_FULL
                                                           : TORTURE_UPDATE].expected);
      g_assert_true (aside == NULL || g_bytes_get_size (aside) >= g_bytes_get_size (whole));
      g_assert_true (g_bytes_equal (list, list_after));
      g_assert_cmpuint (torture_count_lost (folder, (const char *const *) lab->stars), ==, 0);
      n_aside += aside != NULL;
    }

  g_assert_cmpuint (n_aside, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  static Case cases[G_N_ELEMENTS (mishaps) * TORTURE_N_SYNCS];
  static const char *const names[] = { "first", "update", "sweep" };
  int status;

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Case *one = &cases[i];
      g_autofree char *path = NULL;

      one->mishap = &mishaps[i / TORTURE_N_SYNCS];
      one->sync = i % TORTURE_N_SYNCS;
      path = g_strdup_printf ("/mishaps/%s-%s-%s", one->mishap->row, one->mishap->order,
                              names[one->sync]);
      g_test_add_data_func (path, one, test_sync);
    }
  for (guint i = 0; i < G_N_ELEMENTS (mishaps); i++)
    {
      g_autofree char *path = g_strdup_printf ("/mishaps/%s-%s-list",
                                               i < 2 ? "F50" : mishaps[i].row, mishaps[i].order);

      g_test_add_data_func (path, &mishaps[i], test_list);
    }

  g_test_add_func ("/mishaps/F49-little-space", test_f49_little_space);
  g_test_add_func ("/mishaps/F49-no-log", test_f49_no_log);
  g_test_add_func ("/mishaps/F52-pages", test_f52_pages);

  status = g_test_run ();
  g_clear_pointer (&lab, torture_lab_free);
  return status;
}
