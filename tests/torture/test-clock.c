/* test-clock.c: syncs on a computer whose clock is wrong, FAULTS.md F46
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-clock"

#include "torture-lab.h"

#include "sync-lab.h"

#define DAY  (24 * 60 * 60)
#define YEAR (365 * DAY)

/* How wrong it is. */
typedef struct
{
  const char *name;
  gint64      ahead;       /* seconds */
} Clock;

static Clock clocks[] = {
  { "year-back", -YEAR },
  { "ten-years-ahead", 10 * (gint64) YEAR },
  { "1970", 0 },           /* set by main () */
};

static TortureLab *lab;    /* made by the first test */

static void
set_clock (gint64 ahead)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, ahead);

  g_setenv ("HUB_MISHAP_CLOCK", text, TRUE);
}

static void
set_up (void)
{
  set_clock (0);
  if (lab == NULL)
    lab = torture_lab_new (0);
}

static CliAnswer *
sync_well (TestFolder *folder)
{
  CliAnswer *answer = torture_lab_sync (lab, folder, NULL, NULL);

  g_assert_cmpint (answer->status, ==, 0);
  return answer;
}

static void
assert_described (TestFolder *folder,
                  const char *expected)
{
  g_autofree char *found = torture_describe (folder);

  g_assert_cmpstr (found, ==, expected);
}

/* Each kind of sync ends as with a right clock, and so do those after it, the clock right or wrong:
 * at most one sweep more, nothing read anew, nothing lost. */
static void
test_f46_sync (gconstpointer data)
{
  const Clock *clock = data;

  set_up ();
  for (TortureSync sync = 0; sync < TORTURE_N_SYNCS; sync++)
    {
      g_autoptr(TestFolder) folder = torture_lab_begin (lab, sync);
      const char *expected = lab->cases[sync].expected;
      const char *swept = lab->cases[TORTURE_SWEEP].expected;
      g_autoptr(CliAnswer) wrong = NULL;
      g_autoptr(CliAnswer) again = NULL;
      g_autoptr(CliAnswer) right = NULL;

      set_clock (clock->ahead);
      wrong = sync_well (folder);
      /* an update sweeps as well if the last sweep seems to be long ago */
      assert_described (folder, sync == TORTURE_UPDATE ? swept : expected);
      again = sync_well (folder);
      assert_described (folder, sync == TORTURE_UPDATE ? swept : expected);

      set_clock (0);
      right = sync_well (folder);
      assert_described (folder, sync == TORTURE_UPDATE ? swept : expected);
      g_assert_cmpuint (torture_count_lost (folder, (const char *const *) lab->stars), ==, 0);
    }
}

/* What was logged is told by the hub's clock, and stays for its time. */
static void
test_f46_log (gconstpointer data)
{
  const Clock *clock = data;
  g_autoptr(TestFolder) folder = NULL;
  g_autoptr(CliAnswer) wrong = NULL;
  g_autofree char *n_wrong = NULL;
  g_autofree char *n_all = NULL;

  set_up ();
  folder = torture_lab_begin (lab, TORTURE_SWEEP);
  set_clock (clock->ahead);
  wrong = sync_well (folder);
  n_all = sync_lab_query (folder, "SELECT count(*) FROM change_log");
  n_wrong = sync_lab_query (folder, "SELECT count(*) FROM change_log"
                                    " WHERE at NOT BETWEEN unixepoch () - 600 AND unixepoch ()");
  g_assert_cmpstr (n_all, !=, "0");
  g_assert_cmpstr (n_wrong, ==, "0");
}

/* Days that pass on this computer alone do not make a mass withdrawal sure: FAULTS.md F43. */
static void
test_f43_days_by_the_hub (void)
{
  g_autoptr(TestFolder) folder = NULL;
  g_autofree char *withdrawn = NULL;

  set_up ();
  folder = torture_lab_begin (lab, TORTURE_SWEEP);
  for (guint i = 10; i < 70; i++)
    sync_lab_control (lab->hub, "{'do':'hide','uuid':'%s'}", lab->others[i]);
  for (guint day = 0; day < 9; day++)
    {
      g_autoptr(CliAnswer) answer = NULL;

      set_clock (day * 2 * DAY);
      answer = sync_well (folder);
    }
  set_clock (0);
  for (guint i = 10; i < 70; i++)
    sync_lab_control (lab->hub, "{'do':'publish','uuid':'%s'}", lab->others[i]);

  withdrawn = sync_lab_query (folder, "SELECT count(*) FROM entry WHERE withdrawn IS NOT NULL");
  g_assert_cmpstr (withdrawn, ==, "0");
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  clocks[2].ahead = 1000 - g_get_real_time () / G_USEC_PER_SEC;

  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      g_autofree char *sync = g_strconcat ("/clock/F46-", clocks[i].name, NULL);
      g_autofree char *log = g_strconcat ("/clock/F46-log-", clocks[i].name, NULL);

      g_test_add_data_func (sync, &clocks[i], test_f46_sync);
      g_test_add_data_func (log, &clocks[i], test_f46_log);
    }
  g_test_add_func ("/clock/F43-days-by-the-hub", test_f43_days_by_the_hub);

  status = g_test_run ();
  g_clear_pointer (&lab, torture_lab_free);
  return status;
}
