/* hub-zip.c: files in one file
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The packages of OpenDocument begin with a file "mimetype" that is stored and whose header has no
 * extra field (OpenDocument 1.3, part 2, 3.3), so that its text stands at a known place. The zip
 * writer that desktops have, libarchive's, always writes extra fields and the sizes behind the
 * data, and has no option not to. So the container is written here; zlib compresses and sums.
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-zip.h"

#include <string.h>
#include <zlib.h>

#define VERSION_NEEDED 20       /* deflated files */
#define METHOD_STORED 0
#define METHOD_DEFLATED 8
#define MAX_BYTES (1u << 30)    /* far below where larger fields would be needed */
#define RAW_WINDOW (-MAX_WBITS) /* no header of zlib's own */

static void
add_16 (GString *out,
        guint16  value)
{
  const guint8 bytes[] = { value & 0xff, value >> 8 };

  g_string_append_len (out, (const char *) bytes, sizeof bytes);
}

static void
add_32 (GString *out,
        guint32  value)
{
  add_16 (out, value & 0xffff);
  add_16 (out, (guint16) (value >> 16));
}

/* The date in the high half, the time in the low one, in steps of two seconds. */
static guint32
dos_moment (gint64 seconds)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc (seconds);
  int year = moment != NULL ? CLAMP (g_date_time_get_year (moment), 1980, 2107) : 1980;

  if (moment == NULL)
    return (1u << 21) | (1u << 16);
  return ((guint32) (year - 1980) << 25) | ((guint32) g_date_time_get_month (moment) << 21) |
         ((guint32) g_date_time_get_day_of_month (moment) << 16) |
         ((guint32) g_date_time_get_hour (moment) << 11) |
         ((guint32) g_date_time_get_minute (moment) << 5) |
         ((guint32) g_date_time_get_second (moment) / 2);
}

/**
 * hub_zip_init:
 * @self: a package
 * @sink: where it goes
 * @moment: Unix seconds that its files are of
 *
 * Begins a package.
 */
void
hub_zip_init (HubZip  *self,
              HubSink *sink,
              gint64   moment)
{
  self->sink = sink;
  self->directory = g_string_new (NULL);
  self->offset = 0;
  self->n_files = 0;
  self->moment = dos_moment (moment);
}

/**
 * hub_zip_clear:
 * @self: a package
 *
 * Frees what @self holds.
 */
void
hub_zip_clear (HubZip *self)
{
  if (self->directory != NULL)
    g_string_free (self->directory, TRUE);
  self->directory = NULL;
}

/* Gives @data compressed, or %NULL when there is not enough memory. */
static GBytes *
deflate_all (const char *data,
             gsize       length)
{
  z_stream stream = { .next_in = (Bytef *) data, .avail_in = (uInt) length };
  g_autofree guint8 *out = NULL;
  gsize room;
  gboolean is_done;

  if (deflateInit2 (&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, RAW_WINDOW, MAX_MEM_LEVEL,
                    Z_DEFAULT_STRATEGY) != Z_OK)
    return NULL;
  room = deflateBound (&stream, length);
  out = g_malloc (room);
  stream.next_out = out;
  stream.avail_out = (uInt) room;
  is_done = deflate (&stream, Z_FINISH) == Z_STREAM_END;
  deflateEnd (&stream);
  return is_done ? g_bytes_new_take (g_steal_pointer (&out), stream.total_out) : NULL;
}

/* What the header of a file and its place in the directory have in common. */
static void
add_facts (GString    *out,
           HubZip     *self,
           const char *name,
           guint16     method,
           guint32     sum,
           gsize       n_packed,
           gsize       n_bytes)
{
  add_16 (out, VERSION_NEEDED);
  add_16 (out, 0);                 /* flags: names are ASCII, sizes stand in front */
  add_16 (out, method);
  add_32 (out, self->moment);
  add_32 (out, sum);
  add_32 (out, (guint32) n_packed);
  add_32 (out, (guint32) n_bytes);
  add_16 (out, (guint16) strlen (name));
  add_16 (out, 0);                 /* no extra field */
}

/**
 * hub_zip_add:
 * @self: a package
 * @name: of the file: ASCII, with "/" between folders
 * @data: (array length=length): what is in it
 * @length: bytes
 * @is_stored: as it is, not compressed
 * @error: as [func@Hub.Sink.flush], or `G_IO_ERROR_FAILED` when it is too much for the memory
 *
 * Adds a file.
 *
 * Returns: whether it was written
 */
gboolean
hub_zip_add (HubZip      *self,
             const char  *name,
             const char  *data,
             gsize        length,
             gboolean     is_stored,
             GError     **error)
{
  GString *out = self->sink->text;
  guint16 method = is_stored ? METHOD_STORED : METHOD_DEFLATED;
  g_autoptr(GBytes) packed = NULL;
  guint32 sum;
  gsize n_packed;

  if (length < MAX_BYTES - self->offset)
    packed = is_stored ? g_bytes_new_static (data, length) : deflate_all (data, length);
  if (packed == NULL || !hub_sink_flush (self->sink, error))
    {
      if (packed == NULL)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The document is too large");
      return FALSE;
    }
  n_packed = g_bytes_get_size (packed);
  sum = (guint32) crc32_z (0, (const Bytef *) data, length);

  g_string_append_len (self->directory, "PK\1\2", 4);
  add_16 (self->directory, VERSION_NEEDED);
  add_facts (self->directory, self, name, method, sum, n_packed, length);
  add_16 (self->directory, 0);     /* no comment */
  add_16 (self->directory, 0);     /* first disk */
  add_16 (self->directory, 0);     /* nothing known of it as text */
  add_32 (self->directory, 0);     /* nor of its mode */
  add_32 (self->directory, self->offset);
  g_string_append (self->directory, name);
  self->n_files++;

  g_string_append_len (out, "PK\3\4", 4);
  add_facts (out, self, name, method, sum, n_packed, length);
  g_string_append (out, name);
  g_string_append_len (out, g_bytes_get_data (packed, NULL), (gssize) n_packed);
  self->offset += (guint32) out->len;
  return hub_sink_flush (self->sink, error);
}

/**
 * hub_zip_finish:
 * @self: a package
 * @error: as [func@Hub.Sink.flush]
 *
 * Writes the directory of the files, which ends the package.
 *
 * Returns: whether it was written
 */
gboolean
hub_zip_finish (HubZip  *self,
                GError **error)
{
  GString *out = self->sink->text;

  g_string_append_len (out, self->directory->str, (gssize) self->directory->len);
  g_string_append_len (out, "PK\5\6", 4);
  add_16 (out, 0);
  add_16 (out, 0);
  add_16 (out, self->n_files);
  add_16 (out, self->n_files);
  add_32 (out, (guint32) self->directory->len);
  add_32 (out, self->offset);
  add_16 (out, 0);
  return hub_sink_flush (self->sink, error);
}
