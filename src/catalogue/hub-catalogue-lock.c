/* hub-catalogue-lock.c: one writer at a time, whatever the process
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-catalogue"

#include "hub-catalogue-lock.h"

#include "hub-catalogue-schema.h"
#include "hub-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define LOOK_AGAIN_MS 20
#define MAX_SIGNATURE 100   /* bytes */
#define OF_NAMES      G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "._-"

static void
set_file_error (const char *what,
                const char *path,
                int         number,
                GError    **error)
{
  g_set_error (error, HUB_ERROR, (int) hub_error_of_errno (number), "%s: %s: “%s”", what,
               g_strerror (number), path);
}

/* Tries to get the lock until @wait_ms are over; the kernel tells nobody when it is free. */
static gboolean
try_lock (int   fd,
          guint wait_ms)
{
  gint64 deadline = g_get_monotonic_time () + wait_ms * G_TIME_SPAN_MILLISECOND;

  while (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      if ((errno != EWOULDBLOCK && errno != EINTR) || g_get_monotonic_time () >= deadline)
        return FALSE;
      g_poll (NULL, 0, LOOK_AGAIN_MS);
    }

  return TRUE;
}

/* Who holds the lock, for those who find it taken. Nothing depends on it. */
static void
sign (int fd)
{
  const char *name = g_get_prgname () != NULL ? g_get_prgname () : "program";
  /* the command line adds the word that it was given */
  g_autofree char *text = g_strdup_printf ("%.*s %d\n", (int) strspn (name, OF_NAMES), name,
                                           (int) getpid ());

  if (ftruncate (fd, 0) != 0 || pwrite (fd, text, strlen (text), 0) < 0)
    g_debug ("The lock is not signed: %s", g_strerror (errno));
}

/* (transfer full) (nullable): "hub-reader, process 1234", if it is signed like that */
static char *
dup_holder (int fd)
{
  char text[MAX_SIGNATURE + 1] = { 0 };
  gsize length, n_digits;

  if (pread (fd, text, MAX_SIGNATURE, 0) <= 0)
    return NULL;

  length = strspn (text, OF_NAMES);
  if (length == 0 || text[length] != ' ')
    return NULL;
  text[length] = '\0';
  n_digits = strspn (text + length + 1, G_CSET_DIGITS);
  if (n_digits == 0)
    return NULL;
  text[length + 1 + n_digits] = '\0';

  return g_strdup_printf ("%s, process %s", text, text + length + 1);
}

static void
set_busy (int          fd,
          const char  *path,
          GError     **error)
{
  g_autofree char *holder = dup_holder (fd);

  g_set_error (error, HUB_ERROR, HUB_ERROR_STORE_BUSY,
               "Another program writes the catalogue: %s: “%s”",
               holder != NULL ? holder : "it is not known which", path);
}

/**
 * hub_catalogue_lock:
 * @data_dir: the data folder, made if missing, for its owner alone
 * @wait_ms: how long to wait for another writer, 0 not at all
 * @error: `STORE_BUSY` if another program or part of this one writes; `STORE_READ_ONLY`,
 *   `STORE_FULL` or `STORE` if the folder or the lock's file cannot be made
 *
 * Takes the exclusive lock of the catalogue and signs it with the name of this program. The
 * kernel drops it when the process ends, however it ends.
 *
 * Returns: the lock, for [func@Hub.catalogue_unlock]; -1 on failure
 */
int
hub_catalogue_lock (const char *data_dir,
                    guint       wait_ms,
                    GError    **error)
{
  g_autofree char *path = g_build_filename (data_dir, HUB_CATALOGUE_LOCK, NULL);
  g_autofd int fd = -1;

  if (g_mkdir_with_parents (data_dir, 0700) != 0)
    {
      set_file_error ("Could not make the data folder", data_dir, errno, error);
      return -1;
    }

  fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    {
      set_file_error ("Could not open the lock", path, errno, error);
      return -1;
    }
  if (!try_lock (fd, wait_ms))
    {
      set_busy (fd, path, error);
      return -1;
    }
  sign (fd);

  return g_steal_fd (&fd);
}

/**
 * hub_catalogue_unlock:
 * @lock: from [func@Hub.catalogue_lock]
 *
 * Drops the lock. Its file stays.
 */
void
hub_catalogue_unlock (int lock)
{
  g_close (lock, NULL);
}
