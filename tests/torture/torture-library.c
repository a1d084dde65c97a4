/* torture-library.c: programs that change the reading list are killed, and what is left of it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* In each round a process opens a list and changes it, one thing after the other: entries are
 * added, moved, removed and restored, notes written, collections and searches made, a file
 * imported, copies made. It tells of each change that is acknowledged, and is killed with SIGKILL
 * at a random moment. Another list, which nobody kills, is changed in the same way. Then the first
 * one must open, which checks it whole, and be as the second one is: with all that was told, and
 * the change that was under way as a whole or not at all. The last line is for scripts.
 */

#define G_LOG_DOMAIN "torture-library"

#include "list-change.h"
#include "list-lab.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_KILLS    10000
#define MAX_KILLS  10000000
#define N_CHANGES  12         /* in a round, at most */
#define MAX_USEC   60000      /* that a process lives */
#define REFRESH    500        /* rounds until it begins with new lists */

typedef struct
{
  GRand          *rand;
  char           *file;       /* (owned): to import */
  TestFolder     *folder;     /* (owned): of the list that suffers */
  TestFolder     *shadow;     /* (owned): of the one that does not */
  HubReadingList *reference;  /* (owned): that one */
  guint           n_kills;
  guint           n_lost;
} Torture;

static void
choose (Torture    *self,
        ListChange *changes)
{
  for (guint i = 0; i < N_CHANGES; i++)
    {
      changes[i].kind = (guint) g_rand_int_range (self->rand, 0, LIST_CHANGE_N_KINDS);
      changes[i].number = (guint) g_rand_int_range (self->rand, 1, LIST_CHANGE_N_ENTRIES + 1);
      changes[i].other = (guint) g_rand_int_range (self->rand, 1, LIST_CHANGE_N_ENTRIES + 1);
    }
}

/* In the child. */
static void
suffer (const Torture    *self,
        const ListChange *changes,
        int               acks)
{
  g_autoptr(GError) error = NULL;
  HubReadingList *list = hub_reading_list_open (self->folder, &error);

  for (guint i = 0; list != NULL && i < N_CHANGES; i++)
    {
      if (!list_change_apply (list, &changes[i], self->file, &error))
        break;
      if (write (acks, "", 1) != 1)
        break;
    }
  if (error != NULL)
    g_printerr ("a change failed: %s\n", error->message);
  _exit (error != NULL ? 1 : 0);
}

/* How many changes were acknowledged before the end. */
static guint
run_and_kill (Torture          *self,
              const ListChange *changes)
{
  gint64 usec = g_rand_int_range (self->rand, 0, MAX_USEC);
  guint n_acks = 0;
  char byte = 0;
  int fds[2];
  pid_t pid;

  if (pipe (fds) != 0)
    g_error ("no pipe");
  pid = fork ();
  if (pid == 0)
    {
      prctl (PR_SET_PDEATHSIG, SIGKILL);
      close (fds[0]);
      suffer (self, changes, fds[1]);
    }
  close (fds[1]);
  g_usleep ((gulong) usec);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  while (read (fds[0], &byte, 1) == 1)
    n_acks++;
  close (fds[0]);

  return n_acks;
}

/* NULL if the list has what the reference has, now or behind the change that was under way. */
static char *
compare (Torture          *self,
         const ListChange *pending)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubReadingList) list = hub_reading_list_open (self->folder, &error);
  g_autofree char *found = list != NULL ? list_change_describe (list, &error) : NULL;
  g_autofree char *expected = list_change_describe (self->reference, NULL);

  if (found == NULL)
    return g_strdup (error->message);
  if (g_str_equal (found, expected))
    return NULL;
  if (pending != NULL && list_change_apply (self->reference, pending, self->file, NULL))
    {
      g_free (expected);
      expected = list_change_describe (self->reference, NULL);
    }
  if (g_str_equal (found, expected))
    return NULL;
  return g_strdup_printf ("found:\n%s\nexpected:\n%s", found, expected);
}

static void
begin (Torture *self)
{
  g_clear_pointer (&self->reference, hub_reading_list_close);
  g_clear_pointer (&self->folder, test_folder_remove);
  g_clear_pointer (&self->shadow, test_folder_remove);
  self->folder = list_lab_make (LIST_CHANGE_N_ENTRIES / 2);
  self->shadow = list_lab_make (LIST_CHANGE_N_ENTRIES / 2);
  self->reference = list_lab_open (self->shadow);
}

static void
kill_one (Torture *self)
{
  ListChange changes[N_CHANGES];
  g_autofree char *differs = NULL;
  guint n_acks = 0;

  choose (self, changes);
  n_acks = run_and_kill (self, changes);
  for (guint i = 0; i < n_acks; i++)
    if (!list_change_apply (self->reference, &changes[i], self->file, NULL))
      g_error ("the reference cannot be changed");
  differs = compare (self, n_acks < N_CHANGES ? &changes[n_acks] : NULL);

  self->n_kills++;
  if (differs == NULL)
    return;

  self->n_lost++;
  printf ("%u: behind change %u (kind %u): %s\nkept in %s\n", self->n_kills, n_acks,
          n_acks < N_CHANGES ? changes[n_acks].kind : 0, differs, self->folder);
  g_clear_pointer (&self->folder, g_free);
  begin (self);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(TestFolder) aside = NULL;
  Torture self = { 0 };
  gint64 n_kills = N_KILLS;
  gint64 seed = g_random_int ();

  setlocale (LC_ALL, "");
  setvbuf (stdout, NULL, _IOLBF, 0);
  if (argc > 3 ||
      (argc > 1 && !g_ascii_string_to_signed (argv[1], 10, 1, MAX_KILLS, &n_kills, NULL)) ||
      (argc > 2 && !g_ascii_string_to_signed (argv[2], 10, 0, G_MAXUINT32, &seed, NULL)))
    {
      g_printerr ("usage: torture-library [N [SEED]]\n");
      return 2;
    }

  printf ("seed %u\n", (guint32) seed);
  self.rand = g_rand_new_with_seed ((guint32) seed);
  aside = test_folder_new ();
  self.file = list_change_make_file (aside);
  while (self.n_kills < n_kills)
    {
      if (self.n_kills % REFRESH == 0)
        begin (&self);
      kill_one (&self);
    }

  printf ("torture: %u kills, %u lost\n", self.n_kills, self.n_lost);
  hub_reading_list_close (self.reference);
  test_folder_remove (self.folder);
  test_folder_remove (self.shadow);
  g_rand_free (self.rand);
  g_free (self.file);
  return self.n_lost > 0 ? 1 : 0;
}
