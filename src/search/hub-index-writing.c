/* hub-index-writing.c: the file of an index, being written in the background
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-index-writing"

#include "hub-index-writing.h"

#include <malloc.h>

struct _HubIndexWriting
{
  GThread          *thread;        /* (owned) */
  HubIndexSnapshot *snapshot;      /* (owned) (nullable): the thread's until it is done */
  char             *data_dir;      /* (owned) (nullable): of the catalogue that is read anew */
  GCancellable     *cancellable;   /* (owned) */
  HubIndexFile      file;          /* likewise */
  GError           *error;         /* (owned) (nullable): likewise */
  int               is_done;       /* atomic */
};

/* Reads all entries over a connection of its own. */
static void
write_anew (HubIndexWriting *self)
{
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (self->data_dir, &self->error);
  g_autofree char *path = catalogue != NULL ? hub_index_dup_path (catalogue) : NULL;

  if (catalogue != NULL &&
      hub_index_write_file (catalogue, path, self->cancellable, &self->error))
    hub_index_file_open (path, &self->file, &self->error);
}

static gpointer
write_thread (gpointer data)
{
  HubIndexWriting *self = data;

  if (self->snapshot != NULL)
    hub_index_snapshot_write (self->snapshot, &self->file, self->cancellable, &self->error);
  else
    write_anew (self);
  g_clear_pointer (&self->snapshot, hub_index_snapshot_free);
  malloc_trim (0);   /* joining took more than what there is */
  g_atomic_int_set (&self->is_done, 1);

  return NULL;
}

static void
start (HubIndexWriting *self)
{
  self->cancellable = g_cancellable_new ();
  self->thread = g_thread_new ("hub-index", write_thread, self);
}

/**
 * hub_index_writing_new:
 * @snapshot: (transfer full): what to write
 *
 * Starts to write the file of an index.
 *
 * Returns: (transfer full): the writing, for hub_index_writing_finish() or
 *   hub_index_writing_stop()
 */
HubIndexWriting *
hub_index_writing_new (HubIndexSnapshot *snapshot)
{
  HubIndexWriting *self = g_new0 (HubIndexWriting, 1);

  self->snapshot = snapshot;
  start (self);

  return self;
}

/**
 * hub_index_writing_new_anew:
 * @data_dir: (type filename): the folder of the catalogue
 *
 * Starts to read all of the catalogue and to write the file of its index anew: for an index that is
 * stale.
 *
 * Returns: (transfer full): the writing, as of hub_index_writing_new()
 */
HubIndexWriting *
hub_index_writing_new_anew (const char *data_dir)
{
  HubIndexWriting *self = g_new0 (HubIndexWriting, 1);

  self->data_dir = g_strdup (data_dir);
  start (self);

  return self;
}

/* Whether hub_index_writing_finish() would not wait. */
gboolean
hub_index_writing_is_done (HubIndexWriting *self)
{
  return g_atomic_int_get (&self->is_done) != 0;
}

/**
 * hub_index_writing_finish:
 * @self: (transfer full): a writing
 * @file: (out caller-allocates): the file
 * @error: as hub_index_snapshot_write()
 *
 * Waits until the file is written.
 *
 * Returns: whether it is
 */
gboolean
hub_index_writing_finish (HubIndexWriting *self,
                          HubIndexFile    *file,
                          GError         **error)
{
  gboolean is_written;

  g_thread_join (self->thread);
  *file = self->file;
  is_written = self->error == NULL;
  if (!is_written)
    g_propagate_error (error, self->error);
  g_object_unref (self->cancellable);
  g_free (self->data_dir);
  g_free (self);

  return is_written;
}

/**
 * hub_index_writing_stop:
 * @self: (transfer full): a writing
 *
 * Ends the writing within a few milliseconds, unless titles are being sorted or the disk is slow.
 * The file is whole then, the old one or the new.
 */
void
hub_index_writing_stop (HubIndexWriting *self)
{
  g_auto(HubIndexFile) file = { NULL };
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (self->cancellable);
  if (!hub_index_writing_finish (self, &file, &error))
    g_debug ("the index is not written: %s", error->message);
}
