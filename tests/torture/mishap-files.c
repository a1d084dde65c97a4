/* mishap-files.c: the calls by which a program changes and reads files
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Calls with a second name for files over 2 GiB are two symbols here, not one. */
#undef _FILE_OFFSET_BITS

#include "mishap-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static ssize_t
next_write (int         fd,
            const void *data,
            size_t      size,
            off64_t     offset)
{
  return offset < 0 ? NEXT (write) (fd, data, size) : NEXT (pwrite64) (fd, data, size, offset);
}

/* @offset is -1 for where the file stands. */
static ssize_t
write_ours (int         fd,
            const void *data,
            size_t      size,
            off64_t     offset)
{
  int number = mishap_strike (MISHAP_WRITE, &size);
  off64_t place = offset >= 0 ? offset : lseek64 (fd, 0, SEEK_CUR);
  ssize_t done;

  if (number != 0)
    {
      errno = number;
      return -1;
    }

  done = next_write (fd, data, size, offset);
  mishap_strike_behind (MISHAP_WRITE);
  if (done > 0)
    mishap_record (fd, MISHAP_WRITE, (guint64) place, data, (gsize) done);

  return done;
}

ssize_t
write (int         fd,
       const void *data,
       size_t      size)
{
  return mishap_is_ours (fd) ? write_ours (fd, data, size, -1) : next_write (fd, data, size, -1);
}

ssize_t
pwrite (int         fd,
        const void *data,
        size_t      size,
        off_t       offset)
{
  return mishap_is_ours (fd) ? write_ours (fd, data, size, offset)
                             : next_write (fd, data, size, offset);
}

ssize_t
pwrite64 (int         fd,
          const void *data,
          size_t      size,
          off64_t     offset)
{
  return mishap_is_ours (fd) ? write_ours (fd, data, size, offset)
                             : next_write (fd, data, size, offset);
}

/* A call may always do less than it was asked to. */
ssize_t
writev (int                 fd,
        const struct iovec *parts,
        int                 n_parts)
{
  if (n_parts > 0 && mishap_is_ours (fd))
    return write_ours (fd, parts[0].iov_base, parts[0].iov_len, -1);

  return NEXT (writev) (fd, parts, n_parts);
}

/* What a read fails with, 0 if it may be done. */
static gboolean
refuse_read (int fd)
{
  int number = mishap_is_ours (fd) ? mishap_strike (MISHAP_READ, NULL) : 0;

  if (number != 0)
    errno = number;
  return number != 0;
}

ssize_t
read (int     fd,
      void   *data,
      size_t  size)
{
  return refuse_read (fd) ? -1 : NEXT (read) (fd, data, size);
}

ssize_t
pread (int     fd,
       void   *data,
       size_t  size,
       off_t   offset)
{
  return refuse_read (fd) ? -1 : NEXT (pread64) (fd, data, size, offset);
}

ssize_t
pread64 (int      fd,
         void    *data,
         size_t   size,
         off64_t  offset)
{
  return refuse_read (fd) ? -1 : NEXT (pread64) (fd, data, size, offset);
}

/* Whether a change that writes nothing itself is refused, with errno set. */
static gboolean
refuse (MishapOperation operation)
{
  int number = mishap_strike (operation, NULL);

  if (number != 0)
    errno = number;
  return number != 0;
}

static int
sync_file (int (*next) (int fd),
           int   fd)
{
  gboolean is_ours = mishap_is_ours (fd);
  int done = is_ours && refuse (MISHAP_SYNC) ? -1 : next (fd);

  if (is_ours && done == 0)
    mishap_record (fd, MISHAP_SYNC, 0, NULL, 0);
  return done;
}

int
fsync (int fd)
{
  return sync_file (NEXT (fsync), fd);
}

int
fdatasync (int fd)
{
  return sync_file (NEXT (fdatasync), fd);
}

static int
truncate_file (int     fd,
               off64_t length)
{
  gboolean is_ours = mishap_is_ours (fd);
  int done = is_ours && refuse (MISHAP_TRUNCATE) ? -1 : NEXT (ftruncate64) (fd, length);

  if (is_ours && done == 0)
    mishap_record (fd, MISHAP_TRUNCATE, (guint64) length, NULL, 0);
  return done;
}

int
ftruncate (int   fd,
           off_t length)
{
  return truncate_file (fd, length);
}

int
ftruncate64 (int     fd,
             off64_t length)
{
  return truncate_file (fd, length);
}

/* These two return the error instead of setting errno. */
static int
allocate (int     fd,
          off64_t offset,
          off64_t size)
{
  gboolean is_ours = mishap_is_ours (fd);
  int number = is_ours ? mishap_strike (MISHAP_ALLOCATE, NULL) : 0;

  if (number == 0)
    number = NEXT (posix_fallocate) (fd, offset, size);
  if (is_ours && number == 0)
    mishap_record (fd, MISHAP_ALLOCATE, (guint64) (offset + size), NULL, 0);
  return number;
}

int
posix_fallocate (int   fd,
                 off_t offset,
                 off_t size)
{
  return allocate (fd, offset, size);
}

int
posix_fallocate64 (int     fd,
                   off64_t offset,
                   off64_t size)
{
  return allocate (fd, offset, size);
}

int
unlink (const char *path)
{
  gboolean is_ours = mishap_is_our_path (path);
  int done = is_ours && refuse (MISHAP_REMOVE) ? -1 : NEXT (unlink) (path);

  if (is_ours && done == 0)
    mishap_record_path (path, MISHAP_REMOVE, NULL);
  return done;
}

int
rename (const char *from,
        const char *to)
{
  gboolean is_ours = mishap_is_our_path (from);
  int done = is_ours && refuse (MISHAP_RENAME) ? -1 : NEXT (rename) (from, to);

  if (is_ours && done == 0)
    mishap_record_path (from, MISHAP_RENAME, to);
  return done;
}

int
renameat2 (int          from_fd,
           const char  *from,
           int          to_fd,
           const char  *to,
           unsigned int flags)
{
  gboolean is_ours = mishap_is_our_path (from);
  int done = is_ours && refuse (MISHAP_RENAME) ? -1
                                               : NEXT (renameat2) (from_fd, from, to_fd, to, flags);

  if (is_ours && done == 0)
    mishap_record_path (from, MISHAP_RENAME, to);
  return done;
}

/* Opens a file; that it is made, if it is, is a change. */
static int
open_file (const char *path,
           int         flags,
           mode_t      mode)
{
  struct stat info;
  int number = errno;
  gboolean is_new = (flags & O_CREAT) != 0 && mishap_is_our_path (path) && lstat (path, &info) != 0;
  int fd;

  errno = number;
  if (is_new && refuse (MISHAP_CREATE))
    return -1;

  fd = NEXT (open64) (path, flags, mode);
  if (is_new && fd >= 0)
    mishap_record_path (path, MISHAP_CREATE, NULL);
  else if (fd >= 0 && (flags & O_TRUNC) != 0 && mishap_is_ours (fd))
    mishap_record (fd, MISHAP_TRUNCATE, 0, NULL, 0);
  return fd;
}

static guint64
get_free_blocks (guint64 blocks,
                 guint64 block_size)
{
  const char *text = g_getenv ("HUB_MISHAP_FREE");

  return text != NULL ? g_ascii_strtoull (text, NULL, 10) / MAX (block_size, 1) : blocks;
}

int
statvfs (const char     *path,
         struct statvfs *space)
{
  int done = NEXT (statvfs) (path, space);

  if (done == 0)
    space->f_bavail = get_free_blocks (space->f_bavail, space->f_frsize);
  return done;
}

int
statvfs64 (const char       *path,
           struct statvfs64 *space)
{
  int done = NEXT (statvfs64) (path, space);

  if (done == 0)
    space->f_bavail = get_free_blocks (space->f_bavail, space->f_frsize);
  return done;
}

static mode_t
get_mode (int     flags,
          va_list args)
{
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (args, mode_t) : 0;
}

int
open (const char *path,
      int         flags,
      ...)
{
  va_list args;
  mode_t mode;

  va_start (args, flags);
  mode = get_mode (flags, args);
  va_end (args);
  return open_file (path, flags, mode);
}

int
open64 (const char *path,
        int         flags,
        ...)
{
  va_list args;
  mode_t mode;

  va_start (args, flags);
  mode = get_mode (flags, args);
  va_end (args);
  return open_file (path, flags, mode);
}
