/* torture.c: syncs that are killed, and what is left of them
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each round begins with a store as it was before a sync, a full one, an update or a sweep in turn.
 * The real program syncs it and is killed: at a random moment of the time a whole sync takes, in
 * the place of a random change of a file, or in the midst of one. Meanwhile other processes add to
 * the reading list. Then the store must be sound and open, the next sync must leave what a whole
 * one leaves, and all that was said to be in the reading list must be there. The last line is for
 * scripts. What differs is kept, to be looked at.
 */

#define G_LOG_DOMAIN "torture"

#include "torture-lab.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#define N_ENTRIES 150
#define N_KILLS   20
#define N_NIGHTLY 200
#define MAX_KILLS 100000
#define MAX_TRIES 20      /* to hit a sync before it ends */

/* Who adds to the reading list while a sync runs. */
typedef struct
{
  TestFolder   *folder;     /* (unowned) */
  char        **uuids;      /* (unowned) */
  GStrvBuilder *done;       /* (owned): what is acknowledged; read when the thread has ended */
  int           is_over;    /* (atomic) */
} Reader;

typedef struct
{
  TortureLab *lab;
  GRand      *rand;
  guint       n_kills;
  guint       n_lost;
  guint       n_differ;
} Torture;

static gpointer
read_on (gpointer data)
{
  Reader *self = data;

  for (guint i = 0; self->uuids[i] != NULL && !g_atomic_int_get (&self->is_over); i++)
    {
      g_autofree char *words = g_strdup_printf ("list add %s --quiet", self->uuids[i]);
      g_autoptr(CliAnswer) answer = cli_run (self->folder, words);

      if (answer->status == 0)
        g_strv_builder_add (self->done, self->uuids[i]);
    }

  return NULL;
}

/* How it is to end: an order for libmishap, or NULL for a kill from outside after @usec. */
static char *
choose_end (Torture           *self,
            const TortureCase *one,
            gint64            *usec)
{
  guint n = (guint) g_rand_int_range (self->rand, 1, (gint32) one->tally.changes + 1);

  *usec = (gint64) g_rand_double_range (self->rand, 0, (double) one->usec);
  switch (self->n_kills / TORTURE_N_SYNCS % 3)
    {
    case 0:
      return NULL;
    case 1:
      return g_strdup_printf ("kill %u", n);
    default:
      return g_strdup_printf ("torn %u", n);
    }
}

/* Whether the sync was killed before it ended. */
static gboolean
sync_and_kill (Torture     *self,
               TestFolder  *folder,
               const char  *order,
               gint64       usec)
{
  g_autoptr(GSubprocess) process = torture_lab_start (self->lab, folder, order, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(CliAnswer) answer = NULL;

  if (order == NULL)
    {
      g_usleep ((gulong) usec);
      g_subprocess_send_signal (process, SIGKILL);
    }
  answer = cli_wait (process);
  if (answer->status != -SIGKILL && answer->status != 0)
    g_error ("the sync ended with %d: %s", answer->status, answer->err);

  return answer->status == -SIGKILL;
}

/* What differs from a whole sync; NULL for nothing. */
static char *
compare (Torture           *self,
         const TortureCase *one,
         TestFolder        *folder)
{
  g_autofree char *damage = torture_find_damage (folder);
  g_autofree char *found = NULL;
  g_autoptr(CliAnswer) opened = NULL;
  g_autoptr(CliAnswer) synced = NULL;

  if (damage != NULL)
    return g_steal_pointer (&damage);

  if (self->n_kills % 2 == 0)       /* else the next sync is the first to see it */
    {
      opened = cli_run (folder, "status");
      if (opened->status != 0)
        return g_strdup_printf ("the store does not open: %s", opened->err);
    }
  synced = torture_lab_sync (self->lab, folder, NULL, NULL);
  if (synced->status != 0)
    return g_strdup_printf ("the next sync ends with %d: %s", synced->status, synced->err);
  damage = torture_find_damage (folder);
  if (damage != NULL)
    return g_steal_pointer (&damage);

  found = torture_describe (folder);
  if (g_str_equal (found, one->expected))
    return NULL;

  test_folder_write (folder, "found", found, strlen (found));
  test_folder_write (folder, "expected", one->expected, strlen (one->expected));
  return g_strdup ("the next sync leaves something else: see “found” and “expected”");
}

static void
judge (Torture           *self,
       const TortureCase *one,
       TestFolder       **folder,
       Reader            *reader,
       const char        *order)
{
  g_autofree char *differs = compare (self, one, *folder);
  g_auto(GStrv) added = g_strv_builder_end (reader->done);
  guint n_lost = torture_count_lost (*folder, (const char *const *) added) +
                 torture_count_lost (*folder, (const char *const *) self->lab->stars);

  self->n_kills++;
  self->n_lost += n_lost;
  self->n_differ += differs != NULL;
  printf ("%4u  %-6s  %-11s %u added meanwhile%s%s\n", self->n_kills, one->name,
           order != NULL ? order : "any moment", g_strv_length (added),
           differs != NULL ? "; " : "", differs != NULL ? differs : "");
  if (n_lost > 0)
    printf ("      %u lost\n", n_lost);
  if (differs != NULL || n_lost > 0)
    {
      printf ("      kept in %s\n", *folder);
      g_clear_pointer (folder, g_free);
    }
}

static void
kill_one (Torture *self)
{
  TortureSync sync = self->n_kills % TORTURE_N_SYNCS;
  const TortureCase *one = &self->lab->cases[sync];
  gboolean is_killed = FALSE;

  for (guint i = 0; !is_killed && i < MAX_TRIES; i++)
    {
      TestFolder *folder = torture_lab_begin (self->lab, sync);
      Reader reader = { folder, self->lab->others, g_strv_builder_new (), FALSE };
      GThread *thread = g_thread_new ("reader", read_on, &reader);
      gint64 usec;
      g_autofree char *order = choose_end (self, one, &usec);

      is_killed = sync_and_kill (self, folder, order, usec);
      g_atomic_int_set (&reader.is_over, TRUE);
      g_thread_join (thread);
      if (is_killed)
        judge (self, one, &folder, &reader, order);
      g_strv_builder_unref (reader.done);
      g_clear_pointer (&folder, test_folder_remove);
    }

  if (!is_killed)
    g_error ("%s: no sync could be killed", one->name);
}

/* The programs stand in the build folder. */
static void
set_programs (const char *build)
{
  static const char *const programs[][2] = {
    { "HUB_DEMO", "hub-demo" },
    { "HUB_READER", "hub-reader" },
    { "HUB_MISHAP_LIBRARY", "tests/torture/libmishap.so" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *path = g_build_filename (build, programs[i][1], NULL);

      g_setenv (programs[i][0], path, TRUE);
    }
}

/* What the labs say of each call is for tests. */
static void
ignore (const char *text)
{
}

static int
run (gint64  n_kills,
     guint32 seed)
{
  Torture self = { torture_lab_new (N_ENTRIES), g_rand_new_with_seed (seed), 0, 0, 0 };

  printf ("seed %u\n", seed);
  for (guint i = 0; i < TORTURE_N_SYNCS; i++)
    printf ("%-6s  %u ms, %u changes of files\n", self.lab->cases[i].name,
             (guint) (self.lab->cases[i].usec / 1000), (guint) self.lab->cases[i].tally.changes);
  while (self.n_kills < n_kills)
    kill_one (&self);

  printf ("torture: %u kills, %u lost, %u differ\n", self.n_kills, self.n_lost, self.n_differ);
  torture_lab_free (self.lab);
  g_rand_free (self.rand);

  return self.n_lost + self.n_differ > 0 ? 1 : 0;
}

int
main (int    argc,
      char **argv)
{
  gint64 n_kills = test_is_nightly () ? N_NIGHTLY : N_KILLS;
  gint64 seed = g_random_int ();

  setlocale (LC_ALL, "");
  setvbuf (stdout, NULL, _IOLBF, 0);
  g_set_print_handler (ignore);
  if (argc < 2 || argc > 4 ||
      (argc > 2 && !g_ascii_string_to_signed (argv[2], 10, 1, MAX_KILLS, &n_kills, NULL)) ||
      (argc > 3 && !g_ascii_string_to_signed (argv[3], 10, 0, G_MAXUINT32, &seed, NULL)))
    {
      g_printerr ("usage: torture BUILD [N [SEED]]\n");
      return 2;
    }

  set_programs (argv[1]);
  return run (n_kills, (guint32) seed);
}
