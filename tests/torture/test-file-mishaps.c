/* test-file-mishaps.c: what may befall a download, by rows of FAULTS.md
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The real program keeps a real file, and is killed, or its disk is full, fails or loses what was
 * not flushed. Whatever it is, what the store then calls kept is there and whole, and the next try
 * ends well.
 */

#define G_LOG_DOMAIN "test-file-mishaps"

#include "torture-lab.h"

#include "hub-file-name.h"
#include "hub-file-store.h"
#include "power-loss.h"

#include <glib/gstdio.h>
#include <string.h>

#define REPORT "79c3f5ad-18cc-53fb-a6a0-78a464622133"   /* has one file */

#define N_POINTS 12      /* of each mishap */

#define EXIT_STORE 5

static const TortureMishap mishaps[] = { TORTURE_MISHAPS ("F49") };

static TortureLab *lab;       /* made by the first test */

static TortureLab *
get_lab (void)
{
  if (lab == NULL)
    lab = torture_lab_new (0);
  return lab;
}

static CliAnswer *
keep (TestFolder  *folder,
      const char  *order,      /* (nullable) */
      const char  *record,     /* (nullable) */
      MishapTally *tally)
{
  g_autoptr(TestFolder) aside = test_folder_new ();
  g_autofree char *path = test_folder_path (aside, "tally");
  g_autoptr(GSubprocessLauncher) launcher = torture_lab_launcher (lab, folder, order, path);
  const char *const argv[] = { g_getenv ("HUB_READER"), "files", "keep", REPORT, "--quiet",
                               "--data-dir", folder, NULL };

  return torture_run_tallied (aside, launcher, argv, record, tally);
}

/* What is called kept is as it came. Returns how many that are. */
static guint
assert_sound (TestFolder *folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubFileStore) store = hub_file_store_open (folder, &error);
  g_autoptr(GPtrArray) files = NULL;
  guint n_kept = 0;

  g_assert_no_error (error);
  files = hub_file_store_load (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < files->len; i++)
    {
      HubFile *file = g_ptr_array_index (files, i);
      g_autofree char *path = NULL;

      if (file->state != HUB_FILE_KEPT)
        continue;
      path = hub_file_store_verify (store, file, NULL, &error);
      g_assert_no_error (error);
      n_kept++;
    }
  return n_kept;
}

static void
keep_in_trouble (const TortureMishap *mishap,
                 guint64              n)
{
  g_autoptr(TestFolder) folder = torture_lab_begin (lab, TORTURE_UPDATE);
  g_autofree char *order = g_strdup_printf ("%s %" G_GUINT64_FORMAT, mishap->order, n);
  MishapTally tally;
  g_autoptr(CliAnswer) answer = keep (folder, order, NULL, &tally);
  g_autoptr(CliAnswer) again = NULL;
  guint n_kept = 0;

  g_test_message ("%s: %d", order, answer->status);
  g_assert_true (answer->status == 0 ||
                 (tally.strikes > 0 && (answer->status == EXIT_STORE || answer->status == -9)));
  n_kept = assert_sound (folder);
  if (answer->status == 0)
    g_assert_cmpuint (n_kept, ==, 1);
  g_assert_cmpuint (torture_count_lost (folder, (const char *const *) lab->stars), ==, 0);

  again = keep (folder, NULL, NULL, &tally);
  g_assert_cmpint (again->status, ==, 0);
  g_assert_cmpuint (assert_sound (folder), ==, 1);
}

/* At occasions spread over the whole of it, in nightly runs at each. */
static void
test_mishap (gconstpointer data)
{
  const TortureMishap *mishap = data;
  g_autoptr(TestFolder) folder = torture_lab_begin (get_lab (), TORTURE_UPDATE);
  MishapTally tally;
  g_autoptr(CliAnswer) whole = keep (folder, NULL, NULL, &tally);
  guint64 n_occasions = G_STRUCT_MEMBER (guint64, &tally, mishap->counter);
  guint64 step = test_is_nightly () ? 1 : MAX (n_occasions / N_POINTS, 1);

  g_assert_cmpint (whole->status, ==, 0);
  g_assert_cmpuint (assert_sound (folder), ==, 1);
  g_assert_cmpuint (n_occasions, >, 5);
  for (guint64 n = 1 + (guint64) g_test_rand_int_range (0, (gint32) step); n <= n_occasions;
       n += step)
    keep_in_trouble (mishap, n);
}

/* A file that would leave less than 200 MB does not come, and with more it does. */
static void
test_f49_little_space (void)
{
  g_autoptr(TestFolder) folder = torture_lab_begin (get_lab (), TORTURE_UPDATE);
  MishapTally tally;
  g_autoptr(CliAnswer) refused = NULL;
  g_autoptr(CliAnswer) kept = NULL;

  g_setenv ("HUB_MISHAP_FREE", "200100000", TRUE);
  refused = keep (folder, NULL, NULL, &tally);
  g_assert_cmpint (refused->status, ==, EXIT_STORE);
  g_assert_nonnull (strstr (refused->out, "disk is full, or nearly"));
  g_assert_cmpuint (assert_sound (folder), ==, 0);

  g_setenv ("HUB_MISHAP_FREE", "201000000", TRUE);
  kept = keep (folder, NULL, NULL, &tally);
  g_unsetenv ("HUB_MISHAP_FREE");
  g_assert_cmpint (kept->status, ==, 0);
  g_assert_cmpuint (assert_sound (folder), ==, 1);
}

/* The record knows names without their folders: puts those of files where they belong. */
static void
put_away (TestFolder *folder)
{
  g_autofree char *files = test_folder_path (folder, "files");
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  g_assert_cmpint (g_mkdir (files, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (hub_file_name_is_stored (name))
      {
        g_autofree char *from = test_folder_path (folder, name);
        g_autofree char *to = g_build_filename (files, name, NULL);

        g_assert_cmpint (g_rename (from, to), ==, 0);
      }
}

/* The power goes behind each change: what is called kept was flushed before, name and all. */
static void
test_f56_power (void)
{
  g_autoptr(TestFolder) aside = test_folder_new ();
  g_autofree char *path = test_folder_path (aside, "record");
  g_autoptr(TestFolder) before = torture_lab_begin (get_lab (), TORTURE_UPDATE);
  g_autoptr(TestFolder) folder = torture_folder_copy (before);
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr(PowerRecord) record = NULL;
  g_autoptr(CliAnswer) whole = NULL;
  MishapTally tally;
  guint n_kept = 0;

  test_folder_write (aside, "record", "", 0);
  whole = keep (folder, NULL, path, &tally);
  g_assert_cmpint (whole->status, ==, 0);
  record = power_record_load (path);
  for (guint n = 0; n <= power_record_length (record); n++)
    for (PowerFate fate = 0; fate < POWER_N_FATES; fate++)
      {
        g_autoptr(TestFolder) left = power_record_crash (record, before, n, fate, rand);

        g_test_message ("behind change %u, fate %u", n, fate);
        put_away (left);
        n_kept += assert_sound (left);
      }
  g_assert_cmpuint (n_kept, >=, POWER_N_FATES);      /* at the end at least */
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (mishaps); i++)
    {
      g_autofree char *path = g_strdup_printf ("/file-mishaps/%s-%s", mishaps[i].row,
                                               mishaps[i].order);

      g_test_add_data_func (path, &mishaps[i], test_mishap);
    }
  g_test_add_func ("/file-mishaps/F49-little-space", test_f49_little_space);
  g_test_add_func ("/file-mishaps/F56-power", test_f56_power);

  status = g_test_run ();
  g_clear_pointer (&lab, torture_lab_free);
  return status;
}
