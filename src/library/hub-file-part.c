/* hub-file-part.c: a file while it comes
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What has come lies in NAME.part, and beside it NAME.note says of which file of the server it is
 * (its strong tag) and how many bytes of it are known to be on the disk. The note is written behind
 * the bytes, so that after a kill or a loss of power no byte counts that may not be there. Only
 * when all is on the disk and was read back does the file get the name by which it is known; then
 * the folder is flushed, too (FAULTS.md, F40).
 */

#define G_LOG_DOMAIN "hub-file"

#include "hub-file-part.h"

#include "hub-file-fault.h"
#include "hub-file-type.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define GROUP       "Part"
#define PART_MODE   0600
#define KEPT_MODE   0400                  /* an editor must save elsewhere; nothing is run */
#define FLUSH_BYTES (4 * 1024 * 1024)     /* that may have to come once more */
#define CHUNK_BYTES (64 * 1024)

struct _HubFilePart
{
  char      *folder;     /* (owned) */
  char      *path;       /* (owned): of the bytes */
  char      *note;       /* (owned): path of what is known of them */
  char      *etag;       /* (owned) (nullable): strong, of the server's file */
  int        fd;
  gint64     length;     /* bytes that are there */
  gint64     flushed;    /* of these, bytes that are on the disk */
  GChecksum *sum;        /* (owned): SHA-256 of them */
};

static gboolean
fail (int         number,
      const char *what,
      const char *path,
      GError    **error)
{
  g_set_error (error, HUB_FILE_FAULT, (int) hub_file_fault_of_errno (number), "%s: %s: “%s”", what,
               g_strerror (number), path);
  return FALSE;
}

static char *
make_path (const char *folder,
           const char *name,
           const char *suffix)
{
  g_autofree char *file = g_strconcat (name, suffix, NULL);

  return g_build_filename (folder, file, NULL);
}

static gboolean
write_note (HubFilePart *self,
            GError     **error)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autoptr(GError) cause = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  g_key_file_set_string (file, GROUP, "etag", self->etag);
  g_key_file_set_int64 (file, GROUP, "flushed", self->flushed);
  text = g_key_file_to_data (file, &length, NULL);
  if (g_file_set_contents_full (self->note, text, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                PART_MODE, &cause))
    return TRUE;

  g_set_error (error, HUB_FILE_FAULT, (int) hub_file_fault_of_error (cause),
               "Could not write “%s”: %s", self->note, cause->message);
  return FALSE;
}

/* Without a strong tag nothing can be added later, so nothing is noted. */
static gboolean
flush (HubFilePart *self,
       GError     **error)
{
  if (self->etag == NULL)
    return TRUE;
  if (fdatasync (self->fd) != 0)
    return fail (errno, "Could not flush", self->path, error);

  self->flushed = self->length;
  return write_note (self, error);
}

static gint64
read_note (HubFilePart *self)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();

  if (!g_key_file_load_from_file (file, self->note, G_KEY_FILE_NONE, NULL))
    return 0;
  self->etag = g_key_file_get_string (file, GROUP, "etag", NULL);
  return self->etag != NULL ? g_key_file_get_int64 (file, GROUP, "flushed", NULL) : 0;
}

/* Adds @length bytes of the file to its sum. FALSE if they are not there. */
static gboolean
sum_up (HubFilePart *self,
        gint64       length)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);

  for (gint64 at = 0; at < length;)
    {
      gssize n = pread (self->fd, chunk, (gsize) MIN (CHUNK_BYTES, length - at), at);

      if (n <= 0)
        return FALSE;
      g_checksum_update (self->sum, chunk, n);
      at += n;
    }
  return TRUE;
}

/* Takes up what an earlier try has left, as far as its note vouches for it. */
static void
take_up (HubFilePart *self)
{
  gint64 flushed = read_note (self);

  if (flushed > 0 && sum_up (self, flushed) && ftruncate (self->fd, flushed) == 0)
    {
      self->length = self->flushed = flushed;
      return;
    }
  g_clear_pointer (&self->etag, g_free);
  g_checksum_reset (self->sum);
}

/* One that was killed between the mode and the name of the file cannot be written to. */
static int
open_part (const char *path)
{
  const int flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW;
  int fd = g_open (path, flags, PART_MODE);

  if (fd < 0 && errno == EACCES && g_unlink (path) == 0)
    fd = g_open (path, flags, PART_MODE);
  return fd;
}

/**
 * hub_file_part_open:
 * @folder: where files are kept; made if it is missing
 * @name: of hub_file_name_make ()
 * @error: %HUB_FILE_FAULT
 *
 * Opens the part of a file, with what an earlier try has left of it. Blocks.
 *
 * Returns: (transfer full) (nullable): the part
 */
HubFilePart *
hub_file_part_open (const char  *folder,
                    const char  *name,
                    GError     **error)
{
  g_autoptr(HubFilePart) self = g_new0 (HubFilePart, 1);

  self->folder = g_strdup (folder);
  self->path = make_path (folder, name, ".part");
  self->note = make_path (folder, name, ".note");
  self->sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_mkdir_with_parents (folder, 0700);
  self->fd = open_part (self->path);
  if (self->fd < 0)
    {
      fail (errno, "Could not make a file", self->path, error);
      return NULL;
    }

  take_up (self);
  return g_steal_pointer (&self);
}

/**
 * hub_file_part_free:
 * @self: (transfer full): a part
 *
 * Closes a part. What is on the disk stays.
 */
void
hub_file_part_free (HubFilePart *self)
{
  if (self->fd >= 0)
    g_close (self->fd, NULL);
  g_checksum_free (self->sum);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->note);
  g_free (self->etag);
  g_free (self);
}

/**
 * hub_file_part_get_length:
 * @self: a part
 *
 * Returns: bytes that are there
 */
gint64
hub_file_part_get_length (HubFilePart *self)
{
  return self->length;
}

/**
 * hub_file_part_get_etag:
 * @self: a part
 *
 * Returns: (transfer none) (nullable): the strong tag of what it is a part of; %NULL if nothing can
 *   be added to it
 */
const char *
hub_file_part_get_etag (HubFilePart *self)
{
  return self->etag;
}

/**
 * hub_file_part_restart:
 * @self: a part
 * @etag: (nullable): the strong tag of what comes now
 * @error: %HUB_FILE_FAULT
 *
 * Begins from the beginning. Blocks.
 *
 * Returns: whether it is empty now
 */
gboolean
hub_file_part_restart (HubFilePart *self,
                       const char  *etag,
                       GError     **error)
{
  g_unlink (self->note);
  if (ftruncate (self->fd, 0) != 0)
    return fail (errno, "Could not empty", self->path, error);

  g_set_str (&self->etag, etag);
  g_checksum_reset (self->sum);
  self->length = self->flushed = 0;
  return TRUE;
}

/**
 * hub_file_part_append:
 * @self: a part
 * @bytes: (array length=length): what has come
 * @length: of it
 * @error: %HUB_FILE_FAULT
 *
 * Adds bytes. Blocks.
 *
 * Returns: whether they are written
 */
gboolean
hub_file_part_append (HubFilePart *self,
                      const char  *bytes,
                      gsize        length,
                      GError     **error)
{
  for (gsize done = 0; done < length;)
    {
      gssize n = pwrite (self->fd, bytes + done, length - done, self->length + (gint64) done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return fail (n < 0 ? errno : ENOSPC, "Could not write", self->path, error);
      done += (gsize) n;
    }

  g_checksum_update (self->sum, (const guchar *) bytes, (gssize) length);
  self->length += (gint64) length;
  return self->length - self->flushed < FLUSH_BYTES || flush (self, error);
}

/**
 * hub_file_part_read_start:
 * @self: a part
 * @error: %HUB_FILE_FAULT
 *
 * Reads what a type is judged by.
 *
 * Returns: (transfer full) (nullable): at most %HUB_FILE_TYPE_BYTES
 */
GBytes *
hub_file_part_read_start (HubFilePart *self,
                          GError     **error)
{
  g_autofree guint8 *start = g_malloc (HUB_FILE_TYPE_BYTES);
  gssize n = pread (self->fd, start, HUB_FILE_TYPE_BYTES, 0);

  if (n < 0)
    {
      fail (errno, "Could not read", self->path, error);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&start), (gsize) n);
}

/**
 * hub_file_part_leave:
 * @self: a part
 *
 * Leaves what has come for the next try, if that can add to it; else removes it.
 */
void
hub_file_part_leave (HubFilePart *self)
{
  g_autoptr(GError) error = NULL;

  if (self->etag == NULL || self->length == 0)
    hub_file_part_discard (self);
  else if (!flush (self, &error))
    g_debug ("a part was not flushed: %s", error->message);
}

/**
 * hub_file_part_discard:
 * @self: a part
 *
 * Removes what has come.
 */
void
hub_file_part_discard (HubFilePart *self)
{
  g_unlink (self->note);
  g_unlink (self->path);
}

static gboolean
sync_folder (const char *folder,
             GError    **error)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  int number = 0;

  if (fd < 0 || fsync (fd) != 0)
    number = errno;
  if (fd >= 0)
    g_close (fd, NULL);
  return number == 0 || fail (number, "Could not flush", folder, error);
}

/* What is on the disk must be what came. (transfer full) (nullable): the sum */
static char *
check (HubFilePart   *self,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autofree char *sum = NULL;
  gint64 size = 0;

  if (!hub_file_sum (self->path, &size, &sum, cancellable, error))
    return NULL;
  if (size == self->length && g_str_equal (sum, g_checksum_get_string (self->sum)))
    return g_steal_pointer (&sum);

  fail (EIO, "What was written is not what can be read", self->path, error);
  return NULL;
}

/**
 * hub_file_part_finish:
 * @self: a part that is whole
 * @stored: the name in the folder that the file gets; one that is there is replaced
 * @cancellable: (nullable): stops it before the file has its name
 * @error: %HUB_FILE_FAULT, or `G_IO_ERROR_CANCELLED`
 *
 * Makes the part a file: flushes it, reads it back, gives it its name, flushes the folder. Blocks.
 *
 * Returns: (transfer full) (nullable): the SHA-256 of the file, when all of that is done
 */
char *
hub_file_part_finish (HubFilePart   *self,
                      const char    *stored,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autofree char *path = g_build_filename (self->folder, stored, NULL);
  g_autofree char *sum = NULL;

  if (fchmod (self->fd, KEPT_MODE) != 0 || fsync (self->fd) != 0)
    {
      fail (errno, "Could not flush", self->path, error);
      return NULL;
    }
  sum = check (self, cancellable, error);
  if (sum == NULL)
    return NULL;
  if (g_rename (self->path, path) != 0)
    {
      fail (errno, "Could not name", path, error);
      return NULL;
    }

  g_unlink (self->note);
  return sync_folder (self->folder, error) ? g_steal_pointer (&sum) : NULL;
}

/**
 * hub_file_part_remove:
 * @folder: where files are kept
 * @name: of hub_file_name_make ()
 *
 * Removes what any try has left of a file that nobody waits for.
 */
void
hub_file_part_remove (const char *folder,
                      const char *name)
{
  g_autofree char *path = make_path (folder, name, ".part");
  g_autofree char *note = make_path (folder, name, ".note");

  g_unlink (note);
  g_unlink (path);
}

/**
 * hub_file_sum:
 * @path: a file
 * @size: (out): its size in bytes
 * @sha256: (out) (transfer full): hexadecimal
 * @cancellable: (nullable): stops it
 * @error: `HUB_FILE_FAULT_STORE`, or `G_IO_ERROR_CANCELLED`
 *
 * Reads a whole file. Blocks.
 *
 * Returns: whether it could be read
 */
gboolean
hub_file_sum (const char    *path,
              gint64        *size,
              char         **sha256,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  gssize n = 0;

  if (fd < 0)
    return fail (errno, "Could not open", path, error);

  *size = 0;
  while (!g_cancellable_is_cancelled (cancellable) && (n = read (fd, chunk, CHUNK_BYTES)) > 0)
    {
      g_checksum_update (sum, chunk, n);
      *size += n;
    }
  if (n < 0)
    fail (errno, "Could not read", path, error);
  g_close (fd, NULL);
  if (n < 0 || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  *sha256 = g_strdup (g_checksum_get_string (sum));
  return TRUE;
}
