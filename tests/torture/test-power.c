/* test-power.c: the power goes, FAULTS.md F56
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* All that the real program does to its files is recorded, and then done again up to a point at
 * which the power goes: what was not flushed by then is lost, kept, or lost in parts.
 */

#define G_LOG_DOMAIN "test-power"

#include "hub-catalogue.h"
#include "hub-reading-list.h"
#include "power-loss.h"
#include "torture-lab.h"

#include <string.h>

#define N_POINTS         20      /* of a sync, for each fate */
#define N_NIGHTLY_POINTS 1500
#define N_SYNCS          2       /* that go on after the power went, of each kind */
#define N_NIGHTLY_SYNCS  100

static TortureLab *lab;       /* made by the first test */

static TortureLab *
get_lab (void)
{
  if (lab == NULL)
    lab = torture_lab_new (0);
  return lab;
}

/* --- the reading list --- */

/* One thing that was asked for and acknowledged. */
typedef struct
{
  const char *verb;
  const char *uuid;
  guint       end;     /* how many changes were made when it was acknowledged */
} Wish;

static void
do_wish (Wish       *wish,
         TestFolder *folder,
         const char *record)
{
  g_autoptr(GSubprocessLauncher) launcher = torture_lab_launcher (lab, folder, NULL, NULL);
  const char *const argv[] = { g_getenv ("HUB_READER"), "list", wish->verb, wish->uuid, "--quiet",
                               "--data-dir", folder, NULL };
  g_autoptr(CliAnswer) answer = NULL;
  g_autoptr(PowerRecord) so_far = NULL;

  g_subprocess_launcher_setenv (launcher, "HUB_MISHAP_RECORD", record, TRUE);
  answer = cli_run_argv (launcher, argv);
  g_assert_cmpint (answer->status, ==, 0);
  so_far = power_record_load (record);
  wish->end = power_record_length (so_far);
}

/* Whether @uuid must be in the list behind @n changes: 1, 0, or -1 for either. */
static int
must_be_there (const char *uuid,
               const Wish *wishes,
               guint       n_wishes,
               guint       n)
{
  int answer = g_strv_contains ((const char *const *) lab->stars, uuid);

  for (guint i = 0; i < n_wishes; i++)
    {
      guint begin = i > 0 ? wishes[i - 1].end : 0;

      if (!g_str_equal (wishes[i].uuid, uuid) || begin >= n)
        continue;
      answer = wishes[i].end <= n ? g_str_equal (wishes[i].verb, "add") : -1;
    }

  return answer;
}

static gboolean
has_entry (GPtrArray  *entries,
           const char *uuid)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (hub_entry_get_uuid (g_ptr_array_index (entries, i)), uuid))
      return TRUE;

  return FALSE;
}

static void
assert_list (TestFolder *folder,
             const Wish *wishes,
             guint       n_wishes,
             guint       n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubReadingList) list = hub_reading_list_open (folder, &error);
  g_autoptr(GPtrArray) entries = NULL;
  guint n_sure = 0;

  g_assert_no_error (error);
  entries = hub_reading_list_load (list, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_wishes + g_strv_length (lab->stars); i++)
    {
      const char *uuid = i < n_wishes ? wishes[i].uuid : lab->stars[i - n_wishes];
      int must = must_be_there (uuid, wishes, n_wishes, n);

      n_sure += must >= 0;
      if (must >= 0)
        g_assert_cmpint (has_entry (entries, uuid), ==, must);
    }
  g_assert_cmpuint (n_sure, >=, g_strv_length (lab->stars) + n_wishes - 2);
}

/* Nothing that was acknowledged is lost, and what was removed stays so, at each point. */
static void
test_f56_list (void)
{
  g_autoptr(TestFolder) aside = test_folder_new ();
  g_autofree char *path = test_folder_path (aside, "record");
  g_autoptr(TestFolder) before = torture_lab_begin (get_lab (), TORTURE_FULL);
  g_autoptr(TestFolder) folder = torture_folder_copy (before);
  g_autoptr(PowerRecord) record = NULL;
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  Wish wishes[] = {
    { "add", lab->others[0], 0 }, { "add", lab->others[1], 0 }, { "remove", lab->stars[1], 0 },
    { "add", lab->others[2], 0 }, { "remove", lab->others[0], 0 }, { "add", lab->others[3], 0 },
  };

  test_folder_write (aside, "record", "", 0);
  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    do_wish (&wishes[i], folder, path);
  record = power_record_load (path);
  g_assert_cmpuint (power_record_length (record), >, 10 * G_N_ELEMENTS (wishes));

  for (guint n = 0; n <= power_record_length (record); n += test_is_nightly () ? 1 : 2)
    for (guint i = 0; i < (test_is_nightly () ? 20 : POWER_N_FATES); i++)
      {
        PowerFate fate = MIN (i, POWER_MIX);
        g_autoptr(TestFolder) left = power_record_crash (record, before, n, fate, rand);

        g_test_message ("behind change %u, fate %u", n, fate);
        assert_list (left, wishes, G_N_ELEMENTS (wishes), n);
      }
}

/* The first list of all: whole, or still to be made. */
static void
test_f56_first_list (void)
{
  g_autoptr(TestFolder) aside = test_folder_new ();
  g_autofree char *path = test_folder_path (aside, "record");
  g_autoptr(TestFolder) before = test_folder_new ();
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(PowerRecord) record = NULL;
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  Wish wish = { "add", get_lab ()->others[0], 0 };

  test_folder_write (aside, "record", "", 0);
  do_wish (&wish, folder, path);
  record = power_record_load (path);
  for (guint n = 0; n <= power_record_length (record); n++)
    {
      PowerFate fate = n % POWER_N_FATES;
      g_autoptr(TestFolder) left = power_record_crash (record, before, n, fate, rand);
      g_autoptr(GError) error = NULL;
      g_autoptr(HubReadingList) list = hub_reading_list_open (left, &error);
      g_autoptr(GPtrArray) entries = NULL;

      g_test_message ("behind change %u, fate %u", n, fate);
      g_assert_no_error (error);
      entries = hub_reading_list_load (list, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (entries->len, <=, 1);
      g_assert_true (n < wish.end || entries->len == 1);
    }
}

/* --- the catalogue --- */

static PowerRecord *
record_sync (TortureSync sync)
{
  g_autoptr(TestFolder) aside = test_folder_new ();
  g_autofree char *path = test_folder_path (aside, "record");
  g_autoptr(TestFolder) folder = torture_lab_begin (lab, sync);
  g_autoptr(CliAnswer) answer = NULL;

  test_folder_write (aside, "record", "", 0);
  g_setenv ("HUB_MISHAP_RECORD", path, TRUE);
  answer = torture_lab_sync (lab, folder, NULL, NULL);
  g_unsetenv ("HUB_MISHAP_RECORD");
  g_assert_cmpint (answer->status, ==, 0);

  return power_record_load (path);
}

/* The store opens, is sound, and nothing had to be set aside. */
static void
assert_sound (TestFolder *folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (folder, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (hub_catalogue_get_damaged_path (catalogue), ==, NULL);
  hub_catalogue_check (catalogue, &error);
  g_assert_no_error (error);
}

/* A few pages may be lost: the next sync brings them again. */
static void
assert_goes_on (TestFolder  *folder,
                TortureSync  sync)
{
  g_autoptr(CliAnswer) answer = torture_lab_sync (lab, folder, NULL, NULL);
  g_autofree char *found = NULL;

  g_assert_cmpint (answer->status, ==, 0);
  found = torture_describe (folder);
  g_assert_cmpstr (found, ==, lab->cases[sync].expected);
  g_assert_cmpuint (torture_count_lost (folder, (const char *const *) lab->stars), ==, 0);
}

static void
test_f56_sync (gconstpointer data)
{
  TortureSync sync = GPOINTER_TO_UINT (data);
  g_autoptr(PowerRecord) record = NULL;
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  guint n_points = POWER_N_FATES * (test_is_nightly () ? N_NIGHTLY_POINTS : N_POINTS);
  guint stride = n_points / (test_is_nightly () ? N_NIGHTLY_SYNCS : N_SYNCS);

  get_lab ();
  record = record_sync (sync);
  for (guint i = 0; i < n_points; i++)
    {
      PowerFate fate = i % POWER_N_FATES;
      guint n = (guint) g_rand_int_range (rand, 0, (gint32) power_record_length (record) + 1);
      g_autoptr(TestFolder) folder = power_record_crash (record, lab->cases[sync].before, n, fate,
                                                         rand);

      g_test_message ("behind change %u of %u, fate %u", n, power_record_length (record), fate);
      assert_sound (folder);
      if (i % stride == stride - 1)
        assert_goes_on (folder, sync);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const char *const names[] = { "first", "update", "sweep" };
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/power/F56-list", test_f56_list);
  g_test_add_func ("/power/F56-first-list", test_f56_first_list);
  for (guint i = 0; i < TORTURE_N_SYNCS; i++)
    {
      g_autofree char *path = g_strconcat ("/power/F56-", names[i], NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_f56_sync);
    }

  status = g_test_run ();
  g_clear_pointer (&lab, torture_lab_free);
  return status;
}
