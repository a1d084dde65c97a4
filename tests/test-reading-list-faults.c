/* test-reading-list-faults.c: full disks, read-only folders, kills and company
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-error.h"
#include "hub-reading-list.h"
#include "hub-reserve.h"
#include "library-lab.h"
#include "test-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOT_ALLOWED 77

static HubReadingList *
open_list (const char *folder)
{
  g_autoptr(GError) error = NULL;
  HubReadingList *list = hub_reading_list_open (folder, &error);

  g_assert_no_error (error);
  return list;
}

static void
add (HubReadingList *list,
     guint           number)
{
  g_autoptr(HubEntry) entry = lab_entry_new (number);
  g_autoptr(GError) error = NULL;

  hub_reading_list_add (list, entry, &error);
  g_assert_no_error (error);
}

static char *
dup_content (HubReadingList *list)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = hub_reading_list_load (list, &error);

  g_assert_no_error (error);
  return lab_numbers (entries);
}

static void
assert_content (const char *folder,
                const char *numbers)
{
  g_autoptr(HubReadingList) list = open_list (folder);
  g_autofree char *found = dup_content (list);

  g_assert_cmpstr (found, ==, numbers);
}

static HubEntry *
make_long_entry (guint number)
{
  HubEntry *entry = lab_entry_new (number);
  g_autofree char *body = g_strnfill (100 * 1024, 'a');

  hub_entry_set_body (entry, body, NULL);
  return entry;
}

/* F50 */

static void
fill_disk (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "filler", NULL);
  g_autofree char *block = g_strnfill (4096, 'x');
  int fd = g_open (path, O_CREAT | O_WRONLY | O_APPEND, 0600);

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, block, 4096) > 0)
    continue;
  g_assert_cmpint (errno, ==, ENOSPC);
  g_close (fd, NULL);
}

/* In a child, on a disk of its own of three MiB. */
static void
full_disk_child (gpointer folder)
{
  g_autofree char *reserve = g_build_filename (folder, "library.reserve", NULL);
  g_autofree char *filler = g_build_filename (folder, "filler", NULL);
  g_autoptr(HubReadingList) list = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gboolean is_added = TRUE;

  if ((unshare (CLONE_NEWNS) != 0 && unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0) ||
      mount ("none", folder, "tmpfs", 0, "size=3m") != 0)
    _exit (NOT_ALLOWED);

  list = open_list (folder);
  add (list, 1);
  g_assert_true (g_file_test (reserve, G_FILE_TEST_EXISTS));
  fill_disk (folder);

  /* The reserve makes room for stars; then there is no more. */
  for (guint i = 2; i < 100 && is_added; i++)
    {
      g_autoptr(HubEntry) entry = make_long_entry (i);

      is_added = hub_reading_list_add (list, entry, &error);
      g_assert_true (is_added || i > 3);
      g_clear_pointer (&before, g_free);
      before = g_steal_pointer (&after);
      after = dup_content (list);
    }
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_FULL);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (g_file_test (reserve, G_FILE_TEST_EXISTS));
  g_clear_pointer (&list, hub_reading_list_close);
  assert_content (folder, after);

  g_assert_cmpint (g_unlink (filler), ==, 0);
  list = open_list (folder);
  add (list, 1000);
  g_assert_true (g_file_test (reserve, G_FILE_TEST_EXISTS));
}

static void
test_f50_full_disk (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  int status = test_run_child (full_disk_child, folder);

  if (status == NOT_ALLOWED)
    g_test_skip ("a disk of our own is not allowed here");
  else
    g_assert_cmpint (status, ==, 0);
}

/* In a child: no file may grow over what library.db has now. A quota answers alike. */
static void
quota_child (gpointer folder)
{
  g_autoptr(HubReadingList) list = open_list (folder);
  g_autoptr(HubEntry) entry = make_long_entry (2);
  struct rlimit limit = { 0 };
  g_autoptr(GError) error = NULL;

  add (list, 1);
  limit.rlim_cur = limit.rlim_max = (rlim_t) hub_reading_list_get_bytes (list);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

  g_assert_false (hub_reading_list_add (list, entry, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_FULL);
}

static void
test_f50_still_full (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  g_assert_cmpint (test_run_child (quota_child, folder), ==, 0);
  assert_content (folder, "1");
  g_assert_true (test_folder_has (folder, "library.reserve"));
}

static void
test_reserve (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "reserve");
  g_autofree char *nowhere = test_folder_path (folder, "not/there");
  GStatBuf info;

  g_assert_false (hub_reserve_release (path));
  g_assert_false (hub_reserve_make (nowhere));
  g_assert_true (hub_reserve_make (path));
  g_assert_true (hub_reserve_make (path));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, HUB_RESERVE_BYTES);
  g_assert_cmpint (info.st_blocks * 512, >=, HUB_RESERVE_BYTES);

  test_folder_write (folder, "reserve", "cut", 3);
  g_assert_true (hub_reserve_make (path));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, HUB_RESERVE_BYTES);
  g_assert_true (hub_reserve_release (path));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* F51 */

static void
read_only_child (gpointer folder)
{
  g_autoptr(HubReadingList) list = open_list (folder);
  g_autoptr(HubEntry) entry = lab_entry_new (3);
  g_autofree char *uuid = lab_uuid (1);
  g_autofree char *content = dup_content (list);
  g_autoptr(GError) error = NULL;

  g_assert_true (hub_reading_list_is_read_only (list));
  g_assert_cmpstr (content, ==, "2 1");
  g_assert_false (hub_reading_list_add (list, entry, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (hub_reading_list_remove (list, uuid, "en", NULL, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_READ_ONLY);
}

static void
run_unprivileged (void     (*child) (gpointer data),
                  gpointer   data)
{
  int status = test_run_unprivileged (child, data);

  if (status == NOT_ALLOWED)
    g_test_skip ("cannot become another user here");
  else
    g_assert_cmpint (status, ==, 0);
}

static void
test_f51_read_only_folder (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReadingList) list = open_list (folder);

  add (list, 1);
  add (list, 2);
  g_clear_pointer (&list, hub_reading_list_close);
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  run_unprivileged (read_only_child, folder);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  assert_content (folder, "2 1");
}

static void
nothing_to_read_child (gpointer folder)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (hub_reading_list_open (folder, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_READ_ONLY);
}

static void
test_f51_nothing_to_read (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  run_unprivileged (nothing_to_read_child, folder);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  g_assert_cmpuint (test_folder_count (folder, "library"), ==, 0);
}

/* F55 */

#define N_KILLS 25
#define MAX_NUMBER 1000

/* A process that works on a list and tells of each thing that is done. */
typedef struct
{
  const char *folder;
  guint       first;     /* number of the first entry to add */
  int         acks;      /* write end of a pipe */
} Work;

static void
tell (const Work *work,
      gint32      done)
{
  g_assert_cmpint (write (work->acks, &done, sizeof done), ==, sizeof done);
}

/* Adds one entry after the other, and removes every third again; never ends by itself. */
static void
work_until_killed (const Work *work)
{
  g_autoptr(HubReadingList) list = open_list (work->folder);

  for (guint i = work->first; ; i++)
    {
      g_autofree char *uuid = lab_uuid (i);
      g_autoptr(GError) error = NULL;

      add (list, i);
      tell (work, (gint32) i);
      if (i % 3 != 0)
        continue;
      g_assert_true (hub_reading_list_remove (list, uuid, "en", NULL, &error));
      tell (work, -(gint32) i);
    }
}

static pid_t
start (const Work *work,
       void      (*run) (const Work *work))
{
  pid_t pid = fork ();

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      prctl (PR_SET_PDEATHSIG, SIGKILL);
      run (work);
      _exit (0);
    }
  return pid;
}

/* Waits some microseconds without sleeping, so that the kill comes in the midst of a write. */
static void
spin (gint32 usec)
{
  gint64 end = g_get_monotonic_time () + usec;

  while (g_get_monotonic_time () < end)
    continue;
}

static gint32
read_ack (int fd)
{
  gint32 done = 0;
  gssize length = read (fd, &done, sizeof done);

  g_assert_true (length == 0 || length == sizeof done);
  return done;
}

/* What the process was at when it was killed: neither done nor undone for sure. */
static guint
get_unsure (const Work *work,
            gint32      last_done)
{
  if (last_done == 0)
    return work->first;
  return last_done > 0 && last_done % 3 == 0 ? (guint) last_done : (guint) ABS (last_done) + 1;
}

/* @kept says for each number whether its entry must be there. */
static void
assert_kept (const char *folder,
             gboolean   *kept,
             guint       unsure)
{
  g_autoptr(HubReadingList) list = open_list (folder);
  g_autofree char *content = dup_content (list);
  g_auto(GStrv) numbers = g_strsplit (content, " ", 0);
  guint n_kept = 0;

  for (guint i = 0; i < MAX_NUMBER; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      gboolean is_there = g_strv_contains ((const char *const *) numbers, number);

      if (i == unsure)
        kept[i] = is_there;
      g_assert_cmpint (is_there, ==, kept[i]);
      n_kept += is_there;
    }
  g_assert_cmpuint (g_strv_length (numbers), ==, n_kept);
}

/* Lets a process work until it has acknowledged @n_acks things, then kills it at once or soon. */
static guint
work_and_kill (Work     *work,
               gboolean *kept,
               int       n_acks,
               gint32    spin_usec)
{
  int fds[2];
  gint32 done = 0;
  gint32 last = 0;
  pid_t pid = 0;

  g_assert_cmpint (pipe (fds), ==, 0);
  work->acks = fds[1];
  pid = start (work, work_until_killed);
  close (fds[1]);

  for (int i = 0; i < n_acks; i++)
    {
      last = read_ack (fds[0]);
      g_assert_cmpint (last, !=, 0);
      kept[ABS (last)] = last > 0;
    }
  spin (spin_usec);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  while ((done = read_ack (fds[0])) != 0)
    {
      last = done;
      kept[ABS (last)] = last > 0;
    }
  close (fds[0]);
  return get_unsure (work, last);
}

static void
test_f55_killed_while_adding (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (20260202);
  gboolean kept[MAX_NUMBER] = { FALSE };
  Work work = { .folder = folder, .first = 1 };

  for (guint i = 0; i < N_KILLS; i++)
    {
      guint unsure = work_and_kill (&work, kept, g_rand_int_range (rand, 0, 12),
                                    g_rand_int_range (rand, 0, 4000));

      g_assert_cmpuint (unsure, <, MAX_NUMBER);
      assert_kept (folder, kept, unsure);
      work.first = unsure + 1;
    }
}

static void
open_once (const Work *work)
{
  g_autoptr(HubReadingList) list = open_list (work->folder);

  tell (work, 1);
}

/* A first start that was cut off is a first start still. */
static void
test_f55_killed_at_first_start (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20260303);

  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      int fds[2];
      Work work = { .folder = folder };
      pid_t pid = 0;

      g_assert_cmpint (pipe (fds), ==, 0);
      work.acks = fds[1];
      pid = start (&work, open_once);
      spin (g_rand_int_range (rand, 0, 6000));
      kill (pid, SIGKILL);
      g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
      close (fds[0]);
      close (fds[1]);
      assert_content (folder, "");
    }
}

/* Two processes at a time */

#define N_EACH 20

static void
add_twenty (const Work *work)
{
  g_autoptr(HubReadingList) list = open_list (work->folder);

  for (guint i = 0; i < N_EACH; i++)
    add (list, work->first + i);
}

static void
test_two_processes (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReadingList) list = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;
  pid_t pids[3];
  int status = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
    {
      Work work = { .folder = folder, .first = 1 + i * N_EACH };

      pids[i] = start (&work, add_twenty);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
    {
      g_assert_cmpint (waitpid (pids[i], &status, 0), ==, pids[i]);
      g_assert_cmpint (status, ==, 0);
    }

  list = open_list (folder);
  entries = hub_reading_list_load (list, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, G_N_ELEMENTS (pids) * N_EACH);
}

/* What one process removes last is no loss for another. */
static void
test_two_lists (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReadingList) one = open_list (folder);
  g_autoptr(HubReadingList) two = open_list (folder);
  g_autofree char *uuid = lab_uuid (1);
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;

  add (one, 1);
  content = dup_content (two);
  g_assert_cmpstr (content, ==, "1");
  g_assert_true (hub_reading_list_remove (two, uuid, NULL, NULL, &error));
  g_clear_pointer (&content, g_free);
  content = dup_content (one);
  g_assert_cmpstr (content, ==, "");
  g_clear_pointer (&one, hub_reading_list_close);
  g_clear_pointer (&two, hub_reading_list_close);
  assert_content (folder, "");
}

/* F53 */

/* Random bytes of the file are hit: it opens and says what it said, or is found to be damaged and
 * the copy brings all back. */
static void
test_f53_random_damage (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  HubReadingList *list = open_list (folder);
  g_autoptr(GBytes) whole = NULL;
  gsize size;

  for (guint i = 1; i <= 8; i++)
    add (list, i);
  g_assert_true (hub_reading_list_copy (list));
  hub_reading_list_close (list);
  whole = test_folder_read (folder, "library.db");
  size = g_bytes_get_size (whole);
  for (int round = 0; round < 100; round++)
    {
      g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), size);
      g_auto(HubRepair) repair = { NULL, 0 };
      g_autoptr(GError) error = NULL;

      for (int i = g_test_rand_int_range (1, 20); i > 0; i--)
        bytes[g_test_rand_int_range (0, (gint32) size)] = (guint8) g_test_rand_int ();
      test_folder_write (folder, "library.db", bytes, size);
      list = hub_reading_list_open (folder, &error);
      if (list == NULL)
        {
          g_assert_true (error->domain == HUB_ERROR);
          g_assert_true (hub_reading_list_start_anew (folder, &repair, NULL));
        }
      g_clear_pointer (&list, hub_reading_list_close);
      assert_content (folder, "8 7 6 5 4 3 2 1");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading-list/F50-full-disk", test_f50_full_disk);
  g_test_add_func ("/reading-list/F50-still-full", test_f50_still_full);
  g_test_add_func ("/reading-list/F50-reserve", test_reserve);
  g_test_add_func ("/reading-list/F51-read-only-folder", test_f51_read_only_folder);
  g_test_add_func ("/reading-list/F51-nothing-to-read", test_f51_nothing_to_read);
  g_test_add_func ("/reading-list/F55-killed-while-adding", test_f55_killed_while_adding);
  g_test_add_func ("/reading-list/F55-killed-at-first-start", test_f55_killed_at_first_start);
  g_test_add_func ("/reading-list/two-processes", test_two_processes);
  g_test_add_func ("/reading-list/two-lists", test_two_lists);
  g_test_add_func ("/reading-list/F53-random-damage", test_f53_random_damage);

  return g_test_run ();
}
