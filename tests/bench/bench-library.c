/* bench-library.c: how long a star takes to be on the disk while a sync writes
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* usage: bench-library BUILD
 *
 * BUILD/hub-reader syncs made-up entries of BUILD/hub-demo into a folder, again and again, while
 * stars are set there one after the other, each with a note, as the window does it: from the wish
 * to the answer that it is on the disk and shown. The list grows meanwhile. The last line is for
 * scripts.
 */

#define G_LOG_DOMAIN "bench-library"

#include "demo-process.h"
#include "hub-library.h"
#include "library-lab.h"
#include "test-folder.h"

#include <locale.h>
#include <stdlib.h>

#define N_ENTRIES "20000"
#define N_STARS 500
#define LIMIT_MS 50
#define BODY_BYTES (8 * 1024)

typedef struct
{
  const char  *program;
  const char  *url;
  TestFolder  *folder;
  GSubprocess *sync;      /* (owned) (nullable): the one that runs */
  guint        n_syncs;   /* that were begun */
} Bench;

/* Has a sync run. The first one writes all entries; those after it go through all of them again,
 * in a folder that has them. */
static void
keep_syncing (Bench *self)
{
  g_autoptr(GError) error = NULL;

  if (self->sync != NULL && g_subprocess_get_identifier (self->sync) != NULL)
    return;

  g_clear_object (&self->sync);
  self->sync = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                 G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, self->program, "sync",
                                 "--full", "--hub", self->url, "--data-dir", self->folder,
                                 "--quiet", NULL);
  if (self->sync == NULL)
    g_error ("%s", error->message);
  self->n_syncs++;
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/* Milliseconds until it is on the disk. */
static double
set_star (HubLibrary *library,
          guint       number)
{
  g_autofree char *body = g_strnfill (BODY_BYTES, 'a');
  g_autoptr(HubEntry) entry = lab_entry_new (number);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  gint64 began = 0;

  hub_entry_set_body (entry, NULL, body);
  began = g_get_monotonic_time ();
  hub_library_add_async (library, entry, NULL, result_cb, &result);
  if (!hub_library_add_finish (library, wait_for (&result), &error))
    g_error ("%s", error->message);
  return (double) (g_get_monotonic_time () - began) / 1000;
}

static double
write_note (HubLibrary *library,
            guint       number)
{
  g_autoptr(HubEntry) entry = lab_entry_new (number);
  HubEdit *edit = hub_edit_new_for (entry);
  g_autoptr(GAsyncResult) result = NULL;
  gint64 began = g_get_monotonic_time ();

  hub_edit_set_note (edit, "A note of some words, as it is typed.");
  hub_library_edit_async (library, edit, NULL, result_cb, &result);
  if (!hub_library_edit_finish (library, wait_for (&result), NULL, NULL))
    g_error ("a note was not written");
  return (double) (g_get_monotonic_time () - began) / 1000;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;

  return one < two ? -1 : one > two;
}

static double
get_percentile (double *times,
                guint   percent)
{
  return times[(N_STARS - 1) * percent / 100];
}

static void
run (Bench *self)
{
  g_autoptr(HubLibrary) library = hub_library_new (self->folder);
  g_autofree double *stars = g_new0 (double, N_STARS);
  g_autofree double *notes = g_new0 (double, N_STARS);

  set_star (library, 0);      /* makes the list */
  keep_syncing (self);
  g_usleep (G_USEC_PER_SEC);  /* until it writes */
  for (guint i = 0; i < N_STARS; i++)
    {
      keep_syncing (self);
      stars[i] = set_star (library, i + 1);
      notes[i] = write_note (library, i + 1);
    }
  g_subprocess_force_exit (self->sync);
  g_subprocess_wait (self->sync, NULL, NULL);
  hub_library_stop (library);

  qsort (stars, N_STARS, sizeof *stars, compare);
  qsort (notes, N_STARS, sizeof *notes, compare);
  g_print ("notes: p50 %.1f ms, p99 %.1f ms, most %.1f ms\n", get_percentile (notes, 50),
           get_percentile (notes, 99), notes[N_STARS - 1]);
  g_print ("library: %u stars during %u syncs, p50 %.1f ms, p99 %.1f ms, most %.1f ms, limit %d "
           "ms\n", N_STARS, self->n_syncs, get_percentile (stars, 50),
           get_percentile (stars, 99), stars[N_STARS - 1], LIMIT_MS);
}

int
main (int    argc,
      char **argv)
{
  const char *const arguments[] = { "--entries=" N_ENTRIES, NULL };
  g_autofree char *demo = argc > 1 ? g_build_filename (argv[1], "hub-demo", NULL) : NULL;
  g_autofree char *program = argc > 1 ? g_build_filename (argv[1], "hub-reader", NULL) : NULL;
  g_autoptr(HubDemoProcess) hub = NULL;
  g_autoptr(TestFolder) folder = NULL;
  g_autoptr(GError) error = NULL;
  Bench self = { 0 };

  setlocale (LC_ALL, "");
  if (argc != 2)
    {
      g_printerr ("usage: bench-library BUILD\n");
      return 2;
    }

  g_setenv ("HUB_DEMO", demo, TRUE);
  hub = hub_demo_process_new (arguments, &error);
  if (hub == NULL)
    {
      g_printerr ("bench-library: %s\n", error->message);
      return 1;
    }

  folder = test_folder_new ();
  self.program = program;
  self.url = hub_demo_process_get_url (hub);
  self.folder = folder;
  run (&self);
  g_clear_object (&self.sync);
  return 0;
}
