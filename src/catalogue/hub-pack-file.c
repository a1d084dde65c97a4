/* hub-pack-file.c: a database in one sealed file
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A header of 64 bytes, then the database, compressed by deflate. The header says how long both
 * are, and the SHA-256 of the database; numbers are big-endian:
 *
 *    0  "HubPack\n"        16  bytes of the compressed database      32  SHA-256
 *    8  version, 1         24  bytes of the database
 *   12  zero
 *
 * So a file that is cut, longer, or another in one bit is refused before SQLite sees anything of
 * it, and what is unpacked is never more than was announced. The same database gives the same file.
 */

#define G_LOG_DOMAIN "hub-pack"

#include "hub-pack-file.h"

#include "hub-error.h"
#include "hub-space.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#define MAGIC        "HubPack\n"
#define VERSION      1
#define AT_VERSION   8
#define AT_PACKED    16
#define AT_UNPACKED  24
#define AT_DIGEST    32
#define DIGEST_BYTES 32

#define BLOCK_BYTES  65536
#define RAW_WINDOW   (-MAX_WBITS)          /* no header of zlib's own */

/* From one file through zlib into another. */
typedef struct
{
  const char   *path;          /* of the one that is read, for messages */
  const char   *target;        /* of the one that is written */
  int           in;            /* (owned) */
  int           out;           /* (owned) */
  z_stream      zlib;
  GChecksum    *checksum;      /* (owned): of the database */
  GCancellable *cancellable;   /* (unowned) (nullable) */
  gint64        n_read;        /* bytes */
  gint64        n_written;     /* bytes */
  gint64        max_written;   /* bytes */
  gint64        packed;        /* bytes that are to be read, of a sealed file */
} Passage;

static gboolean
refuse (const char  *path,
        const char  *why,
        GError     **error)
{
  g_set_error (error, HUB_ERROR, HUB_ERROR_PACK, "“%s”: %s", path, why);
  return FALSE;
}

static void
passage_close (Passage *self)
{
  if (self->in >= 0)
    close (self->in);
  if (self->out >= 0)
    close (self->out);
  g_clear_pointer (&self->checksum, g_checksum_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Passage, passage_close)

static void
put_number (guint8 *at,
            guint   n_bytes,
            guint64 number)
{
  for (guint i = 0; i < n_bytes; i++)
    at[i] = (guint8) (number >> (8 * (n_bytes - 1 - i)));
}

static guint64
get_number (const guint8 *at,
            guint         n_bytes)
{
  guint64 number = 0;

  for (guint i = 0; i < n_bytes; i++)
    number = number << 8 | at[i];

  return number;
}

/* Bytes read, 0 at the end, -1 with @error. */
static gssize
read_block (Passage *self,
            guint8  *block,
            GError **error)
{
  gssize length;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return -1;

  do
    length = read (self->in, block, BLOCK_BYTES);
  while (length < 0 && errno == EINTR);
  if (length < 0)
    hub_error_set_errno (self->path, error);
  else
    self->n_read += length;

  return length;
}

static gboolean
write_block (Passage      *self,
             const guint8 *bytes,
             gsize         length,
             GError      **error)
{
  self->n_written += (gint64) length;
  if (self->n_written > self->max_written)
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_TOO_LARGE, "“%s” is over the limit", self->path);
      return FALSE;
    }

  while (length > 0)
    {
      gssize n = write (self->out, bytes, length);

      if (n < 0 && errno != EINTR)
        return hub_error_set_errno (self->target, error);
      bytes += MAX (n, 0);
      length -= (gsize) MAX (n, 0);
    }

  return TRUE;
}

/* Gives zlib what it has room for, as long as it has something to say. */
static gboolean
drain (Passage  *self,
       int     (*step) (z_stream *zlib, int flush),
       int       flush,
       gboolean  is_unpacking,
       int      *status,
       GError  **error)
{
  guint8 out[BLOCK_BYTES];

  do
    {
      gsize length;

      self->zlib.next_out = out;
      self->zlib.avail_out = sizeof out;
      *status = step (&self->zlib, flush);
      if (*status != Z_OK && *status != Z_STREAM_END && *status != Z_BUF_ERROR)
        return refuse (self->path, "its content is damaged", error);

      length = sizeof out - self->zlib.avail_out;
      if (is_unpacking && self->n_written + (gint64) length > self->max_written)
        return refuse (self->path, "it is longer than it says", error);
      if (is_unpacking)
        g_checksum_update (self->checksum, out, (gssize) length);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
          !write_block (self, out, length, error))
        return FALSE;
    }
  while (self->zlib.avail_out == 0 && *status != Z_STREAM_END);

  return TRUE;
}

static gboolean
pack (Passage *self,
      GError **error)
{
  guint8 in[BLOCK_BYTES];
  gssize length;
  int status;

  do
    {
      length = read_block (self, in, error);
      if (length < 0)
        return FALSE;

      g_checksum_update (self->checksum, in, length);
      self->zlib.next_in = in;
      self->zlib.avail_in = (uInt) length;
      if (!drain (self, deflate, length > 0 ? Z_NO_FLUSH : Z_FINISH, FALSE, &status, error))
        return FALSE;
    }
  while (length > 0);

  return TRUE;
}

static gboolean
unpack (Passage *self,
        GError **error)
{
  guint8 in[BLOCK_BYTES];
  int status = Z_OK;

  while (status != Z_STREAM_END)
    {
      gssize length = read_block (self, in, error);

      if (length < 0)
        return FALSE;
      if (length == 0)
        return refuse (self->path, "it is cut short", error);

      self->zlib.next_in = in;
      self->zlib.avail_in = (uInt) length;
      if (!drain (self, inflate, Z_NO_FLUSH, TRUE, &status, error))
        return FALSE;
    }

  return (self->zlib.avail_in == 0 && self->n_read == self->packed) ||
         refuse (self->path, "something is behind its end", error);
}

static void
make_header (Passage *self,
             guint8  *header)
{
  gsize length = DIGEST_BYTES;

  memset (header, 0, HUB_PACK_HEADER_BYTES);
  memcpy (header, MAGIC, strlen (MAGIC));
  put_number (header + AT_VERSION, 4, VERSION);
  put_number (header + AT_PACKED, 8, (guint64) (self->n_written - HUB_PACK_HEADER_BYTES));
  put_number (header + AT_UNPACKED, 8, (guint64) self->n_read);
  g_checksum_get_digest (self->checksum, header + AT_DIGEST, &length);
}

/* Under a name of its own until it is whole and on the disk. */
static gboolean
write_sealed (Passage  *self,
              char    **sha256,
              GError  **error)
{
  guint8 header[HUB_PACK_HEADER_BYTES] = { 0 };
  gboolean is_packed;

  if (deflateInit2 (&self->zlib, Z_BEST_COMPRESSION, Z_DEFLATED, RAW_WINDOW, MAX_MEM_LEVEL,
                    Z_DEFAULT_STRATEGY) != Z_OK)
    return refuse (self->path, "it cannot be compressed", error);

  is_packed = write_block (self, header, sizeof header, error) && pack (self, error);
  deflateEnd (&self->zlib);
  if (!is_packed)
    return FALSE;

  *sha256 = g_strdup (g_checksum_get_string (self->checksum));
  make_header (self, header);
  if (pwrite (self->out, header, sizeof header, 0) != sizeof header ||
      fchmod (self->out, 0644) != 0 || fsync (self->out) != 0)
    return hub_error_set_errno (self->target, error);

  return TRUE;
}

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofd int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0)
    fsync (fd);
}

/**
 * hub_pack_file_seal:
 * @database: (type filename): a file that nobody writes
 * @path: (type filename): where the sealed file is to be; one that is there is replaced as a whole
 * @sha256: (out) (transfer full): of the database
 * @size: (out): bytes of the sealed file
 * @cancellable: (nullable): stops it; @path is as it was
 * @error: `TOO_LARGE`, `STORE`, `STORE_FULL`, `STORE_READ_ONLY` or `G_IO_ERROR_CANCELLED`
 *
 * Writes a database as one sealed file. Blocks.
 *
 * Returns: whether it is there
 */
gboolean
hub_pack_file_seal (const char    *database,
                    const char    *path,
                    char         **sha256,
                    gint64        *size,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autofree char *part = g_strconcat (path, ".XXXXXX", NULL);
  g_auto(Passage) passage = { .path = database, .target = path, .in = -1, .out = -1 };

  g_return_val_if_fail (database != NULL && path != NULL, FALSE);

  passage.cancellable = cancellable;
  passage.checksum = g_checksum_new (G_CHECKSUM_SHA256);
  passage.max_written = HUB_PACK_MAX_BYTES;
  passage.in = open (database, O_RDONLY | O_CLOEXEC);
  if (passage.in < 0)
    return hub_error_set_errno (database, error);
  passage.out = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0600);
  if (passage.out < 0)
    return hub_error_set_errno (path, error);

  if (!write_sealed (&passage, sha256, error))
    {
      g_unlink (part);
      return FALSE;
    }
  if (g_rename (part, path) != 0)
    {
      hub_error_set_errno (path, error);
      g_unlink (part);
      return FALSE;
    }

  sync_folder (path);
  *size = passage.n_written;
  return TRUE;
}

/**
 * hub_pack_file_has_suffix:
 * @name: a name, a path or an address
 *
 * Tells whether it ends as that of a pack, whatever the case: some systems and media know capitals
 * alone.
 *
 * Returns: %TRUE if it does
 */
gboolean
hub_pack_file_has_suffix (const char *name)
{
  gsize length = strlen (name);
  gsize suffix_length = strlen (HUB_PACK_SUFFIX);

  return length >= suffix_length &&
         g_ascii_strcasecmp (name + length - suffix_length, HUB_PACK_SUFFIX) == 0;
}

/**
 * hub_pack_file_is_start:
 * @bytes: the first bytes of a file
 * @length: how many, 8 at least
 *
 * Tells whether a file may be a sealed one, before all of it is there.
 *
 * Returns: %TRUE if it begins as one
 */
gboolean
hub_pack_file_is_start (const char *bytes,
                        gsize       length)
{
  return length >= strlen (MAGIC) && memcmp (bytes, MAGIC, strlen (MAGIC)) == 0;
}

static gboolean
check_space (const char  *path,
             gint64       bytes,
             GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return hub_space_check (folder, (guint64) bytes, error);
}

/* Reads the header and holds it against the file. */
static gboolean
read_header (Passage *self,
             guint8  *header,
             GError **error)
{
  struct stat info;
  gint64 unpacked;

  if (fstat (self->in, &info) != 0)
    return hub_error_set_errno (self->path, error);
  if (!S_ISREG (info.st_mode))
    return refuse (self->path, "it is no regular file", error);
  if (info.st_size > HUB_PACK_MAX_BYTES)
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_TOO_LARGE, "“%s” is over the limit", self->path);
      return FALSE;
    }
  if (read (self->in, header, HUB_PACK_HEADER_BYTES) != HUB_PACK_HEADER_BYTES ||
      !hub_pack_file_is_start ((const char *) header, HUB_PACK_HEADER_BYTES))
    return refuse (self->path, "it is no such file", error);
  if (get_number (header + AT_VERSION, 4) > VERSION)
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_STORE_TOO_NEW, "“%s” is of a newer version",
                   self->path);
      return FALSE;
    }

  self->packed = (gint64) get_number (header + AT_PACKED, 8);
  unpacked = (gint64) get_number (header + AT_UNPACKED, 8);
  if (get_number (header + AT_VERSION, 8) != (guint64) VERSION << 32 ||
      self->packed != info.st_size - HUB_PACK_HEADER_BYTES || unpacked <= 0)
    return refuse (self->path, "it is not as long as it says", error);
  if (unpacked > HUB_PACK_MAX_UNPACKED)
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_TOO_LARGE, "“%s” is over the limit", self->path);
      return FALSE;
    }

  self->max_written = unpacked;
  return TRUE;
}

static gboolean
write_unsealed (Passage *self,
                GError **error)
{
  guint8 header[HUB_PACK_HEADER_BYTES];
  guint8 digest[DIGEST_BYTES];
  gsize length = sizeof digest;
  gboolean is_unpacked;

  if (!read_header (self, header, error) ||
      !check_space (self->target, self->max_written, error))
    return FALSE;
  self->out = open (self->target, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (self->out < 0)
    return hub_error_set_errno (self->target, error);
  if (inflateInit2 (&self->zlib, RAW_WINDOW) != Z_OK)
    return refuse (self->path, "it cannot be unpacked", error);

  is_unpacked = unpack (self, error);
  inflateEnd (&self->zlib);
  if (!is_unpacked)
    return FALSE;

  g_checksum_get_digest (self->checksum, digest, &length);
  if (self->n_written != self->max_written || memcmp (digest, header + AT_DIGEST, length) != 0)
    return refuse (self->path, "its checksum is another", error);

  return TRUE;
}

/**
 * hub_pack_file_unseal:
 * @path: (type filename): a file that may be a sealed one
 * @database: (type filename): where the database is to be; what is there is replaced
 * @cancellable: (nullable): stops it
 * @error: `PACK` for a file that is none or not whole, `STORE_TOO_NEW`, `TOO_LARGE`, `STORE`,
 *   `STORE_FULL`, `STORE_READ_ONLY` or `G_IO_ERROR_CANCELLED`
 *
 * Unpacks a sealed file, and checks that it is the one that was sealed. Blocks.
 *
 * Returns: whether the database is there; if not, nothing is
 */
gboolean
hub_pack_file_unseal (const char    *path,
                      const char    *database,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_auto(Passage) passage = { .path = path, .target = database, .in = -1, .out = -1 };

  g_return_val_if_fail (path != NULL && database != NULL, FALSE);

  passage.cancellable = cancellable;
  passage.checksum = g_checksum_new (G_CHECKSUM_SHA256);
  passage.in = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (passage.in < 0)
    return hub_error_set_errno (path, error);

  g_unlink (database);
  if (write_unsealed (&passage, error))
    return TRUE;

  g_unlink (database);
  return FALSE;
}
