/* hub-index-file.c: the file that keeps an index
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file is a cache: whatever is wrong with it, it is not used, and made anew. It is never
 * changed but replaced by renaming, so a mapped one stays as it is as long as someone uses it. Who
 * writes has the lock of the new file, so of two programs one gives way, and what a killed one
 * left is written over by the next.
 *
 * All bytes are read once on opening, for the checksum, by reading and not through the mapping: a
 * failing disk is an error then and no signal, and only what is used becomes resident.
 */

#define G_LOG_DOMAIN "hub-index-file"

#include "hub-index-file.h"

#include "hub-analyzer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC "HubIndex"
#define FORMAT 2                     /* raised whenever the bytes mean something else */
#define BYTE_ORDER_MARK 0x01020304u
#define CHUNK (256 * 1024)           /* bytes read or written at once; whole LANES */
#define LANES 4

typedef struct
{
  char    magic[8];
  guint32 byte_order;
  guint32 format;
  guint32 analyzer;          /* hub_analyzer_get_version() */
  guint32 unused;
  gint64  revision;
  guint64 length;            /* of the file, in bytes */
  guint64 checksum;          /* of all of it, this number being 0 */
  char    catalogue_id[80];  /* with its 0 */
} Head;

G_STATIC_ASSERT (sizeof (Head) == 128);

/* Four sums side by side, as one would wait for its own last step. A step can be undone, so bytes
 * that differ in one place never give the same sum. */
typedef struct
{
  guint64 lanes[LANES];
} Sum;

static void
sum_init (Sum *self)
{
  for (guint i = 0; i < LANES; i++)
    self->lanes[i] = i + 1;
}

static inline guint64
sum_step (guint64 lane,
          guint64 word)
{
  lane = (lane ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return lane ^ lane >> 32;
}

/* @size is a multiple of 8, and but for the last call of 32. */
static void
sum_add (Sum          *self,
         gconstpointer data,
         gsize         size)
{
  const guint64 *words = data;
  gsize n = size / sizeof (guint64);
  gsize i = 0;

  for (; i + LANES <= n; i += LANES)
    for (guint lane = 0; lane < LANES; lane++)
      self->lanes[lane] = sum_step (self->lanes[lane], words[i + lane]);
  for (; i < n; i++)
    self->lanes[0] = sum_step (self->lanes[0], words[i]);
}

static guint64
sum_finish (const Sum *self)
{
  guint64 sum = 0;

  for (guint i = 0; i < LANES; i++)
    sum = sum_step (sum, self->lanes[i]);

  return sum;
}

static gboolean
fail (const char *what,
      const char *path,
      GError    **error)
{
  int number = errno;
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), "%s: %s: “%s”", what,
               g_strerror (number), name);

  return FALSE;
}

static gboolean
refuse (const char *why,
        GError    **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, why);

  return FALSE;
}

/* Reads @size bytes; fewer are an error. */
static gboolean
read_all (int         fd,
          gpointer    data,
          gsize       size,
          const char *path,
          GError    **error)
{
  for (gsize done = 0; done < size;)
    {
      gssize n = read (fd, (char *) data + done, size - done);

      if (n == 0)
        return refuse ("The index ends too early", error);
      if (n < 0 && errno != EINTR)
        return fail ("Could not read the index", path, error);
      done += MAX (n, 0);
    }

  return TRUE;
}

/* Reads the head and checks that all is as it was written. */
static gboolean
read_head (int         fd,
           const char *path,
           Head       *head,
           GError    **error)
{
  struct stat info;

  if (fstat (fd, &info) != 0)
    return fail ("Could not read the index", path, error);
  if (!S_ISREG (info.st_mode) || info.st_size % 8 != 0)
    return refuse ("Not an index", error);
  if (!read_all (fd, head, sizeof *head, path, error))
    return FALSE;

  if (memcmp (head->magic, MAGIC, sizeof head->magic) != 0 ||
      head->byte_order != BYTE_ORDER_MARK || head->format != FORMAT)
    return refuse ("Not an index of this program", error);
  if (head->length != (guint64) info.st_size ||
      memchr (head->catalogue_id, '\0', sizeof head->catalogue_id) == NULL)
    return refuse ("The index is damaged", error);

  return TRUE;
}

static gboolean
check_sum (int         fd,
           const char *path,
           const Head *head,
           GError    **error)
{
  g_autofree guint64 *chunk = g_malloc (CHUNK);
  guint64 left = head->length - sizeof *head;
  Head summed = *head;
  Sum sum;

  sum_init (&sum);
  summed.checksum = 0;
  sum_add (&sum, &summed, sizeof summed);
  while (left > 0)
    {
      gsize size = MIN (left, CHUNK);

      if (!read_all (fd, chunk, size, path, error))
        return FALSE;
      sum_add (&sum, chunk, size);
      left -= size;
    }

  return sum_finish (&sum) == head->checksum || refuse ("The index is damaged", error);
}

/**
 * hub_index_file_open:
 * @path: (type filename): a file, from anywhere
 * @file: (out caller-allocates): what it holds
 * @error: `G_IO_ERROR_INVALID_DATA` if it is damaged, or of another format; another
 *   [error@Gio.IOErrorEnum] if it cannot be read
 *
 * Maps a file. That it is of the right catalogue, and not stale, is for the caller to see.
 *
 * Returns: whether that can be used
 */
gboolean
hub_index_file_open (const char   *path,
                     HubIndexFile *file,
                     GError      **error)
{
  /* Not to wait for whoever writes to it, should it be a pipe. */
  g_autofd int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  g_autoptr(GMappedFile) mapped = NULL;
  g_autoptr(GBytes) whole = NULL;
  g_autoptr(GBytes) bytes = NULL;
  Head head;

  *file = (HubIndexFile) { NULL };
  if (fd < 0)
    return fail ("Could not open the index", path, error);
  if (!read_head (fd, path, &head, error) || !check_sum (fd, path, &head, error))
    return FALSE;

  mapped = g_mapped_file_new_from_fd (fd, FALSE, error);
  if (mapped == NULL)
    return FALSE;
  whole = g_mapped_file_get_bytes (mapped);
  if (g_bytes_get_size (whole) != head.length)
    return refuse ("The index is being changed", error);
  bytes = g_bytes_new_from_bytes (whole, sizeof head, head.length - sizeof head);
  file->segment = hub_segment_new (bytes, error);
  if (file->segment == NULL)
    return FALSE;

  file->catalogue_id = g_strdup (head.catalogue_id);
  file->revision = head.revision;
  file->is_stale = head.analyzer != hub_analyzer_get_version ();

  return TRUE;
}

static gboolean
write_all (int           fd,
           gconstpointer data,
           gsize         size,
           const char   *path,
           GCancellable *cancellable,
           GError      **error)
{
  for (gsize done = 0; done < size;)
    {
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      n = write (fd, (const char *) data + done, MIN (size - done, CHUNK));
      if (n < 0 && errno != EINTR)
        return fail ("Could not write the index", path, error);
      done += MAX (n, 0);
    }

  return TRUE;
}

/* Opens the file that is written first, for this program alone. -1 without @error set if another
 * one has it. */
static int
open_new (const char *path,
          GError    **error)
{
  g_autofd int fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  struct stat opened, named;

  if (fd < 0)
    {
      fail ("Could not write the index", path, error);
      return -1;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    return -1;
  /* Another program may have renamed it between the two calls; then it is the index by now. */
  if (fstat (fd, &opened) != 0 || lstat (path, &named) != 0 ||
      opened.st_dev != named.st_dev || opened.st_ino != named.st_ino)
    return -1;
  if (ftruncate (fd, 0) != 0)
    {
      fail ("Could not write the index", path, error);
      return -1;
    }

  return g_steal_fd (&fd);
}

/* The name is on the disk once its folder is. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofd int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0 || fsync (fd) != 0)
    g_debug ("could not sync %s: %s", folder, g_strerror (errno));
}

static void
fill_head (Head       *head,
           GBytes     *bytes,
           const char *catalogue_id,
           gint64      revision)
{
  Sum sum;

  memcpy (head->magic, MAGIC, sizeof head->magic);
  head->byte_order = BYTE_ORDER_MARK;
  head->format = FORMAT;
  head->analyzer = hub_analyzer_get_version ();
  head->revision = revision;
  head->length = sizeof *head + g_bytes_get_size (bytes);
  g_strlcpy (head->catalogue_id, catalogue_id, sizeof head->catalogue_id);

  sum_init (&sum);
  sum_add (&sum, head, sizeof *head);
  sum_add (&sum, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  head->checksum = sum_finish (&sum);
}

/**
 * hub_index_file_write:
 * @path: (type filename): where the index's file is or shall be
 * @segment: all entries of a catalogue that are on the hub
 * @catalogue_id: the id of the catalogue, shorter than 80 bytes
 * @revision: its revision
 * @cancellable: (nullable): stops the writing; the file is as before then
 * @error: `G_IO_ERROR_CANCELLED`, `G_IO_ERROR_BUSY` if another program writes it, or what the
 *   system says
 *
 * Replaces the file. It is on the disk when this returns; if it fails, the file is as before.
 *
 * Returns: whether it was written
 */
gboolean
hub_index_file_write (const char   *path,
                      HubSegment   *segment,
                      const char   *catalogue_id,
                      gint64        revision,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autofree char *new_path = g_strconcat (path, ".new", NULL);
  GBytes *bytes = hub_segment_get_bytes (segment);
  g_autoptr(GError) local_error = NULL;
  g_autofd int fd = open_new (new_path, &local_error);
  Head head = { 0 };

  if (fd < 0 && local_error == NULL)
    g_set_error_literal (&local_error, G_IO_ERROR, G_IO_ERROR_BUSY,
                         "Another program writes the index");
  if (fd < 0)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  fill_head (&head, bytes, catalogue_id, revision);
  if (!write_all (fd, &head, sizeof head, new_path, cancellable, error) ||
      !write_all (fd, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), new_path,
                  cancellable, error) ||
      (fsync (fd) != 0 && !fail ("Could not write the index", new_path, error)) ||
      (rename (new_path, path) != 0 && !fail ("Could not write the index", path, error)))
    {
      g_unlink (new_path);
      return FALSE;
    }
  sync_folder (path);

  return TRUE;
}

/**
 * hub_index_file_clear:
 * @self: what was opened, or empty
 *
 * Lets go of it; the file stays.
 */
void
hub_index_file_clear (HubIndexFile *self)
{
  g_clear_pointer (&self->segment, hub_segment_unref);
  g_clear_pointer (&self->catalogue_id, g_free);
  self->is_stale = FALSE;
}
