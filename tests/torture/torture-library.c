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

#include "hub-error.h"
#include "hub-library-file.h"
#include "library-lab.h"
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
#define N_ENTRIES  24         /* numbers that entries have */
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

/* What is to be done; told by numbers alone, so that it is the same in both lists. */
typedef struct
{
  guint kind;
  guint number;
  guint other;
} Change;

enum
{
  ADD,
  NOTE,
  STATUS,
  MOVE,
  REMOVE,
  RESTORE,
  GROUP,
  SEARCH,
  IMPORT,
  COPY,
  N_KINDS,
};

static HubEdit *
edit_of (guint number)
{
  g_autoptr(HubEntry) entry = lab_entry_new (number);

  return hub_edit_new_for (entry);
}

static gboolean
edit_list (HubReadingList *list,
           const Change   *change,
           GError        **error)
{
  g_autoptr(HubEdit) edit = edit_of (change->number);
  g_autoptr(HubEntry) other = lab_entry_new (change->other);
  g_autofree char *note = g_strdup_printf ("Note %u\n\nof entry %u", change->other,
                                           change->number);

  if (change->kind == NOTE)
    hub_edit_set_note (edit, note);
  if (change->kind == STATUS)
    hub_edit_set_status (edit, change->other % HUB_N_STATUSES);
  if (change->kind == STATUS)
    hub_edit_set_due (edit, change->other % 2 == 0 ? "2026-12-24" : "");
  if (change->kind == MOVE)
    hub_edit_move (edit, other);
  if (change->kind == REMOVE)
    hub_edit_remove (edit);
  if (change->kind == RESTORE)
    hub_edit_restore (edit);
  if (change->kind == GROUP)
    hub_edit_join (edit, change->other % 2 == 0 ? "c-0" : "c-1");
  return hub_reading_list_edit (list, edit, error);
}

static gboolean
make_group (HubReadingList *list,
            const Change   *change,
            GError        **error)
{
  g_autofree char *uuid = g_strdup_printf ("%u", change->number % 4);
  g_autofree char *name = g_strdup_printf ("Search %u", change->other);
  g_autoptr(HubSavedSearch) search = hub_saved_search_new (uuid, name, "country:KE");
  g_autoptr(HubCollection) collection = hub_collection_new ("c-0", name, HUB_COLOUR_TEAL);

  search->place = 1 + change->number % 4;
  collection->place = 9;
  return change->other % 2 == 0 ? hub_reading_list_save_search (list, search, error)
                                : hub_reading_list_save_collection (list, collection, error);
}

static gboolean
apply (HubReadingList *list,
       const Change   *change,
       const char     *file,
       GError        **error)
{
  g_autoptr(HubEntry) entry = lab_entry_new (change->number);
  HubImport report = { 0 };

  switch (change->kind)
    {
    case ADD:
      return hub_reading_list_add (list, entry, error);
    case SEARCH:
      return make_group (list, change, error);
    case IMPORT:
      return hub_library_file_read (list, file, &report, error);
    case COPY:
      hub_reading_list_copy (list);
      return TRUE;
    default:
      return edit_list (list, change, error);
    }
}

/* All that the list says, but for numbers of rows and times. */
static char *
describe (HubReadingList *list,
          GError        **error)
{
  g_autoptr(HubStock) stock = hub_reading_list_load_stock (list, error);
  GString *text = NULL;

  if (stock == NULL)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < 2; i++)
    {
      GPtrArray *remarks = i == 0 ? stock->remarks : stock->removed_remarks;

      for (guint j = 0; j < remarks->len; j++)
        {
          const HubRemark *remark = g_ptr_array_index (remarks, j);
          g_autofree char *collections = g_strjoinv (" ", remark->collections);

          g_string_append_printf (text, "%s %s %u “%s” %d-%d [%s] %d\n",
                                  i == 0 ? "kept" : "removed", remark->uuid, remark->status,
                                  remark->note, remark->due.month, remark->due.day, collections,
                                  (int) remark->place);
        }
    }
  for (guint i = 0; i < stock->collections->len; i++)
    g_string_append_printf (text, "%s\n",
                            ((HubCollection *) stock->collections->pdata[i])->name);
  for (guint i = 0; i < stock->searches->len; i++)
    g_string_append_printf (text, "%s\n", ((HubSavedSearch *) stock->searches->pdata[i])->name);

  return g_string_free (text, FALSE);
}

static void
choose (Torture *self,
        Change  *changes)
{
  for (guint i = 0; i < N_CHANGES; i++)
    {
      changes[i].kind = (guint) g_rand_int_range (self->rand, 0, N_KINDS);
      changes[i].number = (guint) g_rand_int_range (self->rand, 1, N_ENTRIES + 1);
      changes[i].other = (guint) g_rand_int_range (self->rand, 1, N_ENTRIES + 1);
    }
}

/* In the child. */
static void
suffer (const Torture *self,
        const Change  *changes,
        int            acks)
{
  g_autoptr(GError) error = NULL;
  HubReadingList *list = hub_reading_list_open (self->folder, &error);

  for (guint i = 0; list != NULL && i < N_CHANGES; i++)
    {
      if (!apply (list, &changes[i], self->file, &error))
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
run_and_kill (Torture      *self,
              const Change *changes)
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
compare (Torture      *self,
         const Change *pending)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubReadingList) list = hub_reading_list_open (self->folder, &error);
  g_autofree char *found = list != NULL ? describe (list, &error) : NULL;
  g_autofree char *expected = describe (self->reference, NULL);

  if (found == NULL)
    return g_strdup (error->message);
  if (g_str_equal (found, expected))
    return NULL;
  if (pending != NULL && apply (self->reference, pending, self->file, NULL))
    {
      g_free (expected);
      expected = describe (self->reference, NULL);
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
  self->folder = list_lab_make (N_ENTRIES / 2);
  self->shadow = list_lab_make (N_ENTRIES / 2);
  self->reference = list_lab_open (self->shadow);
}

static void
kill_one (Torture *self)
{
  Change changes[N_CHANGES];
  g_autofree char *differs = NULL;
  guint n_acks = 0;

  choose (self, changes);
  n_acks = run_and_kill (self, changes);
  for (guint i = 0; i < n_acks; i++)
    if (!apply (self->reference, &changes[i], self->file, NULL))
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

/* A list to be imported: some entries that there are, some that are new. */
static void
make_file (Torture    *self,
           TestFolder *folder)
{
  g_autoptr(TestFolder) other = test_folder_new ();
  g_autoptr(HubReadingList) list = list_lab_open (other);
  guint n_entries = 0;

  self->file = test_folder_path (folder, "list.json");
  for (guint i = N_ENTRIES / 2 - 2; i < N_ENTRIES / 2 + 4; i++)
    {
      const Change note = { NOTE, i, 99 };

      list_lab_add (list, i);
      g_assert_true (edit_list (list, &note, NULL));
    }
  g_assert_true (hub_library_file_write (list, self->file, &n_entries, NULL));
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
  make_file (&self, aside);
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
