/* mishap.c: when it happens
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mishap-private.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static const char *const kinds[] = {
  [MISHAP_KILL] = "kill",
  [MISHAP_TORN] = "torn",
  [MISHAP_FULL] = "full",
  [MISHAP_FULL_ONCE] = "full-once",
  [MISHAP_ERROR] = "error",
  [MISHAP_READ_ERROR] = "read-error",
  [MISHAP_MEMORY] = "memory",
};

static MishapKind kind;
static guint64 at;                      /* occasion, from 1 */
static char folder[PATH_MAX];           /* ends with a slash; empty for none */
static MishapTally own_tally;
static MishapTally *tally = &own_tally;
static int record = -1;
static gboolean is_torn;                /* the write that is being done is the last one */

static void
read_order (const char *text)
{
  for (guint i = 1; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize length = strlen (kinds[i]);

      if (strncmp (text, kinds[i], length) == 0 && text[length] == ' ')
        {
          kind = i;
          at = g_ascii_strtoull (text + length, NULL, 10);
        }
    }
}

__attribute__ ((constructor)) static void
set_up (void)
{
  const char *order = g_getenv ("HUB_MISHAP");
  const char *path = g_getenv ("HUB_MISHAP_FOLDER");
  const char *tally_path = g_getenv ("HUB_MISHAP_TALLY");
  const char *record_path = g_getenv ("HUB_MISHAP_RECORD");
  int fd = tally_path != NULL ? NEXT (open64) (tally_path, O_RDWR | O_CLOEXEC) : -1;
  void *shared = MAP_FAILED;

  if (fd >= 0)
    shared = mmap (NULL, sizeof *tally, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (shared != MAP_FAILED)
    tally = shared;
  if (fd >= 0)
    close (fd);
  if (record_path != NULL)
    record = NEXT (open64) (record_path, O_WRONLY | O_APPEND | O_CLOEXEC);
  if (path != NULL)
    g_snprintf (folder, sizeof folder, "%s/", path);
  if (order != NULL)
    read_order (order);
}

static gboolean
is_below_folder (const char *path)
{
  gsize length = strlen (folder);

  return length > 0 && strncmp (path, folder, length - 1) == 0 &&
         (path[length - 1] == '/' || path[length - 1] == '\0');
}

static gboolean
get_path (int   fd,
          char  path[PATH_MAX])
{
  char link[64];
  gssize length;

  g_snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, PATH_MAX - 1);
  path[MAX (length, 0)] = '\0';

  return length > 0;
}

/* Whether @fd is a file in the folder, or the folder itself. */
gboolean
mishap_is_ours (int fd)
{
  struct stat info;
  char path[PATH_MAX];
  int number = errno;
  gboolean is_ours = *folder != '\0' && fstat (fd, &info) == 0 &&
                     (S_ISREG (info.st_mode) || S_ISDIR (info.st_mode)) && get_path (fd, path) &&
                     is_below_folder (path);

  errno = number;
  return is_ours;
}

gboolean
mishap_is_our_path (const char *path)
{
  return *folder != '\0' && is_below_folder (path);
}

static guint64
count (guint64 *counter)
{
  return __atomic_add_fetch (counter, 1, __ATOMIC_SEQ_CST);
}

static void
die (void)
{
  count (&tally->strikes);
  kill (getpid (), SIGKILL);
  for (;;)
    pause ();
}

static int
fail (int number)
{
  count (&tally->strikes);
  return number;
}

/* Counts an operation that is about to be done. @size is what it writes, and is cut if it is to be
 * torn. Returns 0 if it may be done, else what it fails with. */
int
mishap_strike (MishapOperation  operation,
               gsize           *size)
{
  gboolean is_growth = operation == MISHAP_CREATE || operation == MISHAP_WRITE ||
                       operation == MISHAP_ALLOCATE;
  guint64 n_reads = operation == MISHAP_READ ? count (&tally->reads) : 0;
  guint64 n_changes = operation != MISHAP_READ ? count (&tally->changes) : 0;
  guint64 n_growths = is_growth ? count (&tally->growths) : 0;

  if (kind == MISHAP_KILL && n_changes == at)
    die ();
  if (kind == MISHAP_TORN && n_changes == at)
    {
      if (operation != MISHAP_WRITE || *size < 2)
        die ();
      *size /= 2;
      is_torn = TRUE;
    }
  if ((kind == MISHAP_FULL && is_growth && n_growths >= at) ||
      (kind == MISHAP_FULL_ONCE && n_growths == at))
    return fail (ENOSPC);
  if ((kind == MISHAP_ERROR && n_changes == at) || (kind == MISHAP_READ_ERROR && n_reads == at))
    return fail (EIO);

  return 0;
}

/* Behind an operation. */
void
mishap_strike_behind (MishapOperation operation)
{
  if (is_torn && operation == MISHAP_WRITE)
    die ();
}

/* Whether SQLite gets no memory this time. */
gboolean
mishap_strike_memory (void)
{
  guint64 n = count (&tally->allocations);

  return kind == MISHAP_MEMORY && n == at && fail (1) != 0;
}

/* One call, so that what several threads and programs append stays whole. */
static void
append (const char      *path,
        MishapOperation  operation,
        guint64          offset,
        const void      *data,
        gsize            size)
{
  MishapChange change = { operation, strlen (path) + 1, offset, size };
  struct iovec parts[] = { { &change, sizeof change }, { (void *) path, change.name_length },
                           { (void *) data, size } };

  if (NEXT (writev) (record, parts, G_N_ELEMENTS (parts)) !=
      (gssize) (sizeof change + change.name_length + size))
    die ();
}

/* Notes a change that was done. */
void
mishap_record (int              fd,
               MishapOperation  operation,
               guint64          offset,
               const void      *data,
               gsize            size)
{
  char path[PATH_MAX];
  int number = errno;

  if (record >= 0 && get_path (fd, path))
    append (path, operation, offset, data, size);
  errno = number;
}

void
mishap_record_path (const char      *path,
                    MishapOperation  operation,
                    const char      *new_path)
{
  int number = errno;

  if (record >= 0)
    append (path, operation, 0, new_path, new_path != NULL ? strlen (new_path) + 1 : 0);
  errno = number;
}
