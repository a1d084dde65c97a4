/* hub-sync-pack-get.c: fetching a catalogue in one file
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What has come of it stays beside the catalogue until all of it is there, with a note of whose it
 * is: the next try goes on from there, if the server still has the same file.
 */

#define G_LOG_DOMAIN "hub-sync-pack"

#include "hub-sync-pack-get.h"

#include "hub-error.h"
#include "hub-space.h"
#include "hub-pack-file.h"
#include "hub-sync-fetch-private.h"
#include "jsonapi-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PART_FILE     "mirror.part"
#define NOTE_FILE     "mirror.part.ini"
#define NOTE_GROUP    "part"
#define START_BYTES   8          /* that tell what a file is */
#define TELL_USEC     (G_USEC_PER_SEC / 10)

/* A file on its way. */
typedef struct
{
  HubSyncRun       *run;        /* (unowned) (nullable): to be told how far it is */
  char             *path;       /* (owned) (nullable): of what has come; NULL to look at it only */
  char             *note_path;  /* (owned) (nullable) */
  int               fd;         /* (owned) */
  gint64            length;     /* bytes that are there */
  gint64            size;       /* bytes of it all, -1 unknown */
  guint64           n_bytes;    /* that came in this run */
  JsonapiValidator  marked;     /* (owned): with a strong tag, if with one */
  char             *weak;       /* (owned) (nullable): a weak one */
  char              start[START_BYTES];
  gint64            told;       /* monotonic microseconds of the last word */
  gboolean          is_one;     /* its start was seen, and is that of a pack */
} Getting;

static void
getting_clear (Getting *self)
{
  if (self->fd >= 0)
    close (self->fd);
  jsonapi_validator_clear (&self->marked);
  g_free (self->weak);
  g_free (self->path);
  g_free (self->note_path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Getting, getting_clear)

/* Whose the part is that is there. */
static void
read_note (Getting    *self,
           const char *address)
{
  g_autoptr(GKeyFile) note = g_key_file_new ();
  g_autofree char *of = NULL;
  struct stat info;

  if (g_key_file_load_from_file (note, self->note_path, G_KEY_FILE_NONE, NULL))
    of = g_key_file_get_string (note, NOTE_GROUP, "address", NULL);
  if (g_strcmp0 (of, address) != 0 || fstat (self->fd, &info) != 0 ||
      info.st_size < START_BYTES || info.st_size >= HUB_PACK_MAX_BYTES ||
      pread (self->fd, self->start, START_BYTES, 0) != START_BYTES ||
      !hub_pack_file_is_start (self->start, START_BYTES))
    return;

  self->marked.etag = g_key_file_get_string (note, NOTE_GROUP, "etag", NULL);
  self->marked.modified = g_key_file_get_string (note, NOTE_GROUP, "modified", NULL);
  if (self->marked.etag == NULL)
    return;

  self->length = info.st_size;
  self->is_one = TRUE;
}

/* Without the note the part is only of no use, so that it cannot be written is no failure. */
static void
write_note (Getting    *self,
            const char *address)
{
  g_autoptr(GKeyFile) note = g_key_file_new ();
  g_autoptr(GError) error = NULL;

  g_key_file_set_string (note, NOTE_GROUP, "address", address);
  g_key_file_set_string (note, NOTE_GROUP, "etag", self->marked.etag);
  if (self->marked.modified != NULL)
    g_key_file_set_string (note, NOTE_GROUP, "modified", self->marked.modified);
  if (!g_key_file_save_to_file (note, self->note_path, &error))
    g_debug ("The part is not noted: %s", error->message);
}

static gboolean
check_head (const JsonapiFileHead *head,
            GError               **error)
{
  if (head->size <= HUB_PACK_MAX_BYTES)
    return TRUE;

  g_set_error_literal (error, HUB_ERROR, HUB_ERROR_TOO_LARGE, "The file is over the limit");
  return FALSE;
}

static gboolean
begin_cb (const JsonapiFileHead *head,
          gint64                 offset,
          gpointer               data,
          GError               **error)
{
  Getting *self = data;

  if (!check_head (head, error) ||
      (self->run != NULL && !hub_space_check (self->run->data_dir, 0, error)))
    return FALSE;

  self->size = head->size;
  if (offset > 0)
    return TRUE;

  self->length = 0;
  self->is_one = FALSE;
  jsonapi_validator_clear (&self->marked);
  g_set_str (&self->weak, head->weak);
  self->marked.etag = g_strdup (head->etag);
  if (head->etag != NULL || head->weak != NULL || head->is_settled)
    self->marked.modified = g_strdup (head->modified);
  if (self->path == NULL)
    return TRUE;

  g_unlink (self->note_path);
  if (ftruncate (self->fd, 0) != 0)
    return hub_error_set_errno (self->path, error);
  if (self->marked.etag != NULL)
    write_note (self, self->run->hub);
  return TRUE;
}

/* What is no pack need not come whole. A page comes where a network wants a sign-in. */
static gboolean
judge (Getting     *self,
       const char  *bytes,
       gsize        length,
       GError     **error)
{
  gsize at = (gsize) MIN (self->length, START_BYTES);
  gsize more = MIN (length, START_BYTES - at);

  memcpy (self->start + at, bytes, more);
  if (at + more < START_BYTES && self->start[0] == 'H')
    return TRUE;

  self->is_one = hub_pack_file_is_start (self->start, at + more);
  if (self->is_one)
    return TRUE;

  g_set_error (error, HUB_ERROR, self->start[0] == '<' ? HUB_ERROR_SIGN_IN : HUB_ERROR_PACK,
               "What came is no pack");
  return FALSE;
}

static void
tell (Getting *self)
{
  gint64 now = g_get_monotonic_time ();

  if (now - self->told < TELL_USEC && self->length != self->size)
    return;

  self->told = now;
  hub_sync_run_tell (self->run, _("Download"), (guint) (self->length / 1024),
                     self->size > 0 ? (guint) (self->size / 1024) : 0, TRUE);
}

static gboolean
write_cb (const char *bytes,
          gsize       length,
          gpointer    data,
          GError    **error)
{
  Getting *self = data;

  self->n_bytes += length;
  if (!self->is_one && !judge (self, bytes, length, error))
    return FALSE;
  if (self->path == NULL)
    {
      self->length += (gint64) length;
      if (self->is_one)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "Enough was seen");
      return !self->is_one;
    }

  while (length > 0)
    {
      gssize n = pwrite (self->fd, bytes, length, self->length);

      if (n < 0 && errno != EINTR)
        return hub_error_set_errno (self->path, error);
      n = MAX (n, 0);
      bytes += n;
      length -= (gsize) n;
      self->length += n;
    }

  tell (self);
  return TRUE;
}

/* One try. What was known of an earlier file is asked after only if none of a new one is there. */
static gboolean
try_once (Getting                 *self,
          HubSyncFetch            *fetch,
          const JsonapiValidator  *known,
          gboolean                *is_unchanged,
          GCancellable            *cancellable,
          GError                 **error)
{
  JsonapiFileOrder order = {
    .offset = self->length,
    .etag = self->marked.etag,
    .size = -1,
    .max_bytes = HUB_PACK_MAX_BYTES,
    .known = self->length == 0 ? known : NULL,
    .is_unchanged = is_unchanged,
    .begin = begin_cb,
    .write = write_cb,
    .data = self,
  };

  GError *cause = NULL;

  if (self->marked.etag == NULL)
    order.offset = 0;
  fetch->retry = HUB_SYNC_RETRY_NONE;
  if (jsonapi_client_get_file (fetch->client, fetch->hub, &order, cancellable, &cause))
    return TRUE;

  hub_sync_fetch_propagate (fetch, cause, error);
  return FALSE;
}

/* Goes on where it was cut, as long as something comes and the run has patience. */
static gboolean
get_all (Getting                 *self,
         HubSyncFetch            *fetch,
         const JsonapiValidator  *known,
         gboolean                *is_unchanged,
         GCancellable            *cancellable,
         GError                 **error)
{
  g_autoptr(GError) cause = NULL;

  for (guint n = 0; ; n++)
    {
      guint64 before = self->n_bytes;

      g_clear_error (&cause);
      if (try_once (self, fetch, known, is_unchanged, cancellable, &cause))
        return TRUE;
      if (self->n_bytes == before || !hub_sync_fetch_pause (fetch, n, cancellable))
        break;
      g_debug ("Going on at %" G_GINT64_FORMAT ": %s", self->length, cause->message);
    }

  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * hub_sync_pack_file_drop:
 * @self: what came
 *
 * Removes the file, and forgets it.
 */
void
hub_sync_pack_file_drop (HubSyncPackFile *self)
{
  if (self->path != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (self->path);
      g_autofree char *note_path = g_build_filename (folder, NOTE_FILE, NULL);

      g_unlink (note_path);
      g_unlink (self->path);
    }
  g_clear_pointer (&self->path, g_free);
  jsonapi_validator_clear (&self->marked);
}

/**
 * hub_sync_pack_get:
 * @run: the run
 * @fetch: its network side
 * @known: (nullable): what the file was marked with that is stored
 * @file: (out caller-allocates): what came
 * @n_bytes: (out): how much came in this run
 * @cancellable: (nullable): stops it; what has come is left for the next try
 * @error: as hub_sync_fetch_entry_point (); `SIGN_IN` for a web page and `PACK` for anything else
 *   that is no pack; those of a store
 *
 * Fetches the file at the address of the run, if it is another one than is known. Blocks; for
 * those that hold the lock of the store. Thread: hub-net.
 *
 * Returns: whether it is there, or nothing has changed
 */
gboolean
hub_sync_pack_get (HubSyncRun              *run,
                   HubSyncFetch            *fetch,
                   const JsonapiValidator  *known,
                   HubSyncPackFile         *file,
                   guint64                 *n_bytes,
                   GCancellable            *cancellable,
                   GError                 **error)
{
  g_auto(Getting) self = { .run = run, .size = -1 };
  gboolean is_unchanged = FALSE;
  gboolean is_got;

  *file = (HubSyncPackFile) { 0 };
  self.path = g_build_filename (run->data_dir, PART_FILE, NULL);
  self.note_path = g_build_filename (run->data_dir, NOTE_FILE, NULL);
  self.fd = open (self.path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (self.fd < 0)
    return hub_error_set_errno (self.path, error);

  read_note (&self, run->hub);
  is_got = get_all (&self, fetch, known, &is_unchanged, cancellable, error);
  *n_bytes = self.n_bytes;
  file->path = g_strdup (self.path);
  if (is_got && !is_unchanged && !self.is_one)
    {
      is_got = FALSE;
      self.length = 0;
      g_set_error_literal (error, HUB_ERROR, HUB_ERROR_PACK, "What came is too short");
    }
  if (is_unchanged || (!is_got && self.length == 0))
    hub_sync_pack_file_drop (file);
  else if (!is_got)
    g_clear_pointer (&file->path, g_free);      /* left for the next try */
  else
    {
      file->marked = self.marked;
      if (file->marked.etag == NULL)
        file->marked.etag = g_steal_pointer (&self.weak);
      self.marked = (JsonapiValidator) { NULL, NULL };
    }

  return is_got;
}

/**
 * hub_sync_pack_look:
 * @fetch: a network side
 * @cancellable: (nullable): stops it
 * @error: as hub_sync_pack_get ()
 *
 * Finds out whether there is a pack at an address, by its first bytes. Blocks.
 *
 * Returns: whether there is
 */
gboolean
hub_sync_pack_look (HubSyncFetch  *fetch,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_auto(Getting) self = { .fd = -1, .size = -1 };
  g_autoptr(GError) cause = NULL;
  gboolean is_unchanged = FALSE;

  try_once (&self, fetch, NULL, &is_unchanged, cancellable, &cause);
  if (self.is_one)
    return TRUE;

  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error_literal (error, HUB_ERROR, HUB_ERROR_PACK, "What came is too short");
  return FALSE;
}
