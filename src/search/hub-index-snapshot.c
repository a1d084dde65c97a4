/* hub-index-snapshot.c: what an index showed at one moment, to be written to its file
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Segments do not change, so all that is needed is to hold on to them: joining and writing needs
 * no catalogue and no index any more, and the index goes on answering.
 */

#define G_LOG_DOMAIN "hub-index-snapshot"

#include "hub-index-snapshot.h"

#include "hub-index-private.h"
#include "hub-segment-join.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Rows that the file has not, or has though they are dead. */
#define FEW_ROWS 256         /* read in a few milliseconds: not worth a file */
#define MANY_ROWS 1000
#define MANY_SHARE 8         /* or an eighth of all */

struct _HubIndexSnapshot
{
  char   *path;           /* (owned) */
  char   *log_path;       /* (owned): of the catalogue's write-ahead log */
  char   *catalogue_id;   /* (owned) */
  gint64  revision;
  GArray *parts;          /* (owned) (element-type HubIndexPart) */
};

/* Whether reading what the file has not is worth writing it anew. */
static gboolean
is_worth_writing (HubIndex *self)
{
  guint n_filed = 0, n_stale;

  for (guint i = 0; i < self->state->parts->len; i++)
    {
      const HubIndexPart *part = &g_array_index (self->state->parts, HubIndexPart, i);

      if (part->segment == self->filed)
        n_filed = part->n_live;
    }
  n_stale = self->state->n_rows - n_filed;
  if (self->filed != NULL)
    n_stale += hub_segment_get_n_rows (self->filed) - n_filed;

  return n_stale >= FEW_ROWS &&
         (n_stale > MANY_ROWS || n_stale > self->state->n_rows / MANY_SHARE);
}

/**
 * hub_index_take_snapshot:
 * @self: an index
 *
 * Takes hold of what the index shows, if it is worth writing: if more than 1,000 entries, or an
 * eighth of them, are not as its file has them, and no word is stale.
 *
 * Returns: (transfer full) (nullable): the snapshot, or %NULL
 */
HubIndexSnapshot *
hub_index_take_snapshot (HubIndex *self)
{
  HubDatabase *database = hub_catalogue_get_database (self->catalogue);
  HubIndexSnapshot *snapshot;

  if (self->path == NULL || self->is_stale || *self->catalogue_id == '\0' ||
      !is_worth_writing (self))
    return NULL;

  snapshot = g_new0 (HubIndexSnapshot, 1);
  snapshot->path = g_strdup (self->path);
  snapshot->log_path = g_strconcat (hub_database_get_path (database), "-wal", NULL);
  snapshot->catalogue_id = g_strdup (self->catalogue_id);
  snapshot->revision = self->revision;
  snapshot->parts = hub_index_parts_new ();
  for (guint i = 0; i < self->state->parts->len; i++)
    {
      const HubIndexPart *part = &g_array_index (self->state->parts, HubIndexPart, i);

      hub_index_parts_add (snapshot->parts, part->segment, hub_bitset_copy (part->live), NULL);
    }

  return snapshot;
}

void
hub_index_snapshot_free (HubIndexSnapshot *self)
{
  g_array_unref (self->parts);
  g_free (self->catalogue_id);
  g_free (self->log_path);
  g_free (self->path);
  g_free (self);
}

/* Has what the index was made of outlast a power cut, as the index will: else another transaction
 * might get the number of one that was lost, and the index would be taken for one of it. What is
 * not in the log any more is on the disk already. SQLite has no lock on the log that closing it
 * here could drop. */
static void
sync_log (HubIndexSnapshot *self)
{
  g_autofd int fd = open (self->log_path, O_RDONLY | O_CLOEXEC);

  if (fd >= 0 && fsync (fd) != 0)
    g_debug ("could not sync %s: %s", self->log_path, g_strerror (errno));
}

/**
 * hub_index_snapshot_write:
 * @self: a snapshot
 * @file: (out caller-allocates): the file as it is then, opened
 * @cancellable: (nullable): stops the work
 * @error: as hub_segment_join(), hub_index_file_write() and hub_index_file_open()
 *
 * Joins all segments, sorts the titles, and writes the index's file. Blocks; any thread.
 *
 * Returns: whether that is done
 */
gboolean
hub_index_snapshot_write (HubIndexSnapshot *self,
                          HubIndexFile     *file,
                          GCancellable     *cancellable,
                          GError          **error)
{
  g_autofree HubSegmentLive *segments = g_new (HubSegmentLive, self->parts->len + 1);
  g_autoptr(HubSegment) joined = NULL;
  gint64 start = g_get_monotonic_time ();

  *file = (HubIndexFile) { NULL };
  for (guint i = 0; i < self->parts->len; i++)
    {
      const HubIndexPart *part = &g_array_index (self->parts, HubIndexPart, i);

      segments[i] = (HubSegmentLive) { part->segment, part->live };
    }
  joined = hub_segment_join (segments, self->parts->len, TRUE, cancellable, error);
  if (joined == NULL)
    return FALSE;
  sync_log (self);
  if (!hub_index_file_write (self->path, joined, self->catalogue_id, self->revision, cancellable,
                             error))
    return FALSE;

  g_debug ("%u entries written to %s in %.1f ms", hub_segment_get_n_rows (joined), self->path,
           (g_get_monotonic_time () - start) / 1000.0);
  g_clear_pointer (&joined, hub_segment_unref);

  return hub_index_file_open (self->path, file, error);
}
