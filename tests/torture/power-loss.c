/* power-loss.c: what a disk may hold when the power has gone
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A disk that promises little: what was written to a file is sure only once the file was flushed,
 * and that a file is there, has another name or is gone, only once its folder was. Until then each
 * sector of each write may be there or not, whatever came before or after it.
 */

#include "power-loss.h"

#include <string.h>

#define SECTOR 512

/* A change as it was recorded; all point into the record. */
typedef struct
{
  const MishapChange *head;
  const char         *name;     /* without the folder */
  const guint8       *data;
  gsize               end;      /* in the record */
} Change;

struct _PowerRecord
{
  GBytes *bytes;      /* (owned) */
  GArray *changes;    /* (owned) (element-type Change) */
};

/* A file, whatever its name. */
typedef struct
{
  GByteArray *bytes;      /* (owned): what is sure */
  GPtrArray  *pending;    /* (owned) (element-type Change): what is not; borrowed */
} File;

typedef struct
{
  GPtrArray  *files;      /* (owned) (element-type File): all there ever were */
  GHashTable *now;        /* (owned): names to files, as the program sees them */
  GHashTable *sure;       /* (owned): as they are surely on the disk */
  GPtrArray  *pending;    /* (owned) (element-type Change): changes of names; borrowed */
  GPtrArray  *made;       /* (owned) (element-type File): of each of `pending`, what was made */
} Disk;

static const char *
get_name (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash != NULL ? slash + 1 : path;
}

PowerRecord *
power_record_load (const char *path)
{
  PowerRecord *self = g_new0 (PowerRecord, 1);
  g_autoptr(GError) error = NULL;
  const guint8 *start;
  char *text;
  gsize size;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  self->bytes = g_bytes_new_take (text, size);
  self->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  start = g_bytes_get_data (self->bytes, NULL);
  for (gsize place = 0; place < size;)
    {
      MishapChange *head = g_new (MishapChange, 1);     /* aligned, for the life of the test */
      Change change = { .head = head };

      memcpy (head, start + place, sizeof *head);
      place += sizeof *head;
      change.name = get_name ((const char *) start + place);
      place += head->name_length;
      change.data = start + place;
      place += head->size;
      change.end = place;
      g_assert_cmpuint (place, <=, size);
      g_array_append_val (self->changes, change);
    }

  return self;
}

void
power_record_free (PowerRecord *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    g_free ((gpointer) g_array_index (self->changes, Change, i).head);
  g_array_unref (self->changes);
  g_bytes_unref (self->bytes);
  g_free (self);
}

guint
power_record_length (PowerRecord *self)
{
  return self->changes->len;
}

guint
power_record_find (PowerRecord *self,
                   gsize        bytes)
{
  guint n = 0;

  while (n < self->changes->len && g_array_index (self->changes, Change, n).end <= bytes)
    n++;

  return n;
}

/* --- files --- */

static void
file_free (gpointer data)
{
  File *file = data;

  g_byte_array_unref (file->bytes);
  g_ptr_array_unref (file->pending);
  g_free (file);
}

static File *
disk_make_file (Disk *self)
{
  File *file = g_new0 (File, 1);

  file->bytes = g_byte_array_new ();
  file->pending = g_ptr_array_new ();
  g_ptr_array_add (self->files, file);

  return file;
}

static void
set_length (GByteArray *bytes,
            gsize       length)
{
  gsize before = bytes->len;

  g_byte_array_set_size (bytes, (guint) length);
  if (length > before)
    memset (bytes->data + before, 0, length - before);
}

static void
write_part (GByteArray   *bytes,
            gsize         offset,
            const guint8 *data,
            gsize         size)
{
  if (offset + size > bytes->len)
    set_length (bytes, offset + size);
  memcpy (bytes->data + offset, data, size);
}

static void
apply (GByteArray   *bytes,
       const Change *change,
       GRand        *rand)      /* (nullable): if any part of it may be lost */
{
  gsize offset = change->head->offset;

  if (change->head->operation != MISHAP_WRITE)
    {
      if ((rand == NULL || g_rand_boolean (rand)) &&
          (change->head->operation == MISHAP_TRUNCATE || offset > bytes->len))
        set_length (bytes, offset);
      return;
    }

  for (gsize done = 0; done < change->head->size;)
    {
      gsize size = MIN (SECTOR - (offset + done) % SECTOR, change->head->size - done);

      if (rand == NULL || g_rand_boolean (rand))
        write_part (bytes, offset + done, change->data + done, size);
      done += size;
    }
}

static void
file_flush (File  *self,
            GRand *rand)
{
  for (guint i = 0; i < self->pending->len; i++)
    apply (self->bytes, g_ptr_array_index (self->pending, i), rand);
  g_ptr_array_set_size (self->pending, 0);
}

/* --- names --- */

static void
change_name (GHashTable   *names,
             const Change *change,
             File         *made)
{
  File *file = g_hash_table_lookup (names, change->name);

  if (change->head->operation == MISHAP_CREATE)
    g_hash_table_replace (names, g_strdup (change->name), made);
  else if (change->head->operation == MISHAP_RENAME && file != NULL)
    g_hash_table_replace (names, g_strdup (get_name ((const char *) change->data)), file);
  if (change->head->operation != MISHAP_CREATE)
    g_hash_table_remove (names, change->name);
}

static void
disk_flush_names (Disk  *self,
                  guint  n)
{
  for (guint i = 0; i < n; i++)
    change_name (self->sure, g_ptr_array_index (self->pending, i),
                 g_ptr_array_index (self->made, i));
  g_ptr_array_set_size (self->pending, 0);
  g_ptr_array_set_size (self->made, 0);
}

static void
disk_change (Disk   *self,
             Change *change)
{
  File *file = g_hash_table_lookup (self->now, change->name);

  switch ((MishapOperation) change->head->operation)
    {
    case MISHAP_CREATE:
      file = disk_make_file (self);
      G_GNUC_FALLTHROUGH;
    case MISHAP_REMOVE:
    case MISHAP_RENAME:
      change_name (self->now, change, file);
      g_ptr_array_add (self->pending, change);
      g_ptr_array_add (self->made, file);
      break;

    case MISHAP_SYNC:
      if (file != NULL)
        file_flush (file, NULL);
      else
        disk_flush_names (self, self->pending->len);
      break;

    case MISHAP_WRITE:
    case MISHAP_TRUNCATE:
    case MISHAP_ALLOCATE:
      if (file != NULL)       /* not one that was removed */
        g_ptr_array_add (file->pending, change);
      break;

    case MISHAP_READ:
    default:
      g_assert_not_reached ();
    }
}

static void
disk_load (Disk       *self,
           TestFolder *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr(GBytes) bytes = test_folder_read (folder, name);
      File *file = disk_make_file (self);

      g_byte_array_append (file->bytes, g_bytes_get_data (bytes, NULL),
                           (guint) g_bytes_get_size (bytes));
      g_hash_table_insert (self->now, g_strdup (name), file);
      g_hash_table_insert (self->sure, g_strdup (name), file);
    }
}

static TestFolder *
disk_store (Disk *self)
{
  TestFolder *folder = test_folder_new ();
  GHashTableIter iter;
  gpointer name, file;

  g_hash_table_iter_init (&iter, self->sure);
  while (g_hash_table_iter_next (&iter, &name, &file))
    if (!g_str_has_suffix (name, "-shm"))      /* memory, of which nothing is left */
      test_folder_write (folder, name, ((File *) file)->bytes->data, ((File *) file)->bytes->len);

  return folder;
}

TestFolder *
power_record_crash (PowerRecord *self,
                    TestFolder  *before,
                    guint        n,
                    PowerFate    fate,
                    GRand       *rand)
{
  Disk disk = {
    g_ptr_array_new_with_free_func (file_free),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    g_ptr_array_new (),
    g_ptr_array_new (),
  };
  guint n_names = 0;
  TestFolder *folder;

  disk_load (&disk, before);
  for (guint i = 0; i < n; i++)
    disk_change (&disk, &g_array_index (self->changes, Change, i));

  if (fate != POWER_LOSE)
    n_names = disk.pending->len;
  if (fate == POWER_MIX)
    n_names = (guint) g_rand_int_range (rand, 0, (gint32) n_names + 1);
  disk_flush_names (&disk, n_names);
  for (guint i = 0; fate != POWER_LOSE && i < disk.files->len; i++)
    file_flush (g_ptr_array_index (disk.files, i), fate == POWER_MIX ? rand : NULL);
  folder = disk_store (&disk);

  g_hash_table_unref (disk.now);
  g_hash_table_unref (disk.sure);
  g_ptr_array_unref (disk.pending);
  g_ptr_array_unref (disk.made);
  g_ptr_array_unref (disk.files);

  return folder;
}
