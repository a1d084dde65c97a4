/* hub-download.c: one file, from its server to the disk
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing that a server says is believed but what can be checked: the length against what the hub
 * has announced, the type against the content, the whole against a limit before the first byte is
 * stored. Its name for the file, as in `Content-Disposition`, is not even read.
 */

#define G_LOG_DOMAIN "hub-download"

#include "hub-download.h"

#include "hub-agent.h"
#include "hub-file-name.h"
#include "hub-file-part.h"
#include "hub-file-type.h"
#include "jsonapi-error.h"
#include "jsonapi-file.h"

#include <sys/statvfs.h>

/* A download under way. */
typedef struct
{
  HubDownload       *order;
  HubDownloadResult *result;
  JsonapiClient     *client;    /* (owned) */
  HubFilePart       *part;      /* (owned) */
  gint64             size;      /* bytes that the file must have, -1 unknown */
  gboolean           is_judged; /* its type is one that may come */
} Work;

static gboolean
fail (HubFileFault   fault,
      const char    *what,
      const HubFile *file,
      GError       **error)
{
  g_set_error (error, HUB_FILE_FAULT, (int) fault, "%s: %s", what, file->address);
  return FALSE;
}

static HubFileFault
get_fault_of_status (guint status)
{
  return status >= 400 && status < 500 && status != 408 && status != 425
         ? HUB_FILE_FAULT_UNAVAILABLE : HUB_FILE_FAULT_SERVER;
}

/* FAULTS.md's classes, as they hold for a file. */
static HubFileFault
get_fault (int   code,
           guint status)
{
  switch ((JsonapiError) code)
    {
    case JSONAPI_ERROR_UNREACHABLE:
      return HUB_FILE_FAULT_NETWORK;
    case JSONAPI_ERROR_TLS:
    case JSONAPI_ERROR_DATE:
      return HUB_FILE_FAULT_INSECURE;
    case JSONAPI_ERROR_HTML:
      return HUB_FILE_FAULT_SIGN_IN;
    case JSONAPI_ERROR_STATUS:
      return get_fault_of_status (status);
    case JSONAPI_ERROR_WAIT:
      return HUB_FILE_FAULT_SERVER;
    case JSONAPI_ERROR_LIMIT:
    case JSONAPI_ERROR_TYPE:
    case JSONAPI_ERROR_MALFORMED:
      return HUB_FILE_FAULT_OTHER;
    case JSONAPI_ERROR_REDIRECT:
    case JSONAPI_ERROR_LINK:
    case JSONAPI_ERROR_LOOP:
    case JSONAPI_ERROR_ADDRESS:
    default:
      return HUB_FILE_FAULT_ADDRESS;
    }
}

/* Puts an error of the network room into our terms. */
static void
propagate (JsonapiClient *client,     /* (nullable) */
           GError        *cause,      /* (transfer full) */
           GError       **error)
{
  guint status = client != NULL ? jsonapi_client_get_last_status (client) : 0;

  if (cause->domain != JSONAPI_ERROR)
    {
      g_propagate_error (error, cause);
      return;
    }
  g_set_error_literal (error, HUB_FILE_FAULT, (int) get_fault (cause->code, status),
                       cause->message);
  g_error_free (cause);
}

/* F49: no file that would leave less than 200 MB. */
static gboolean
check_disk (HubDownload *order,
            gint64       more,
            GError     **error)
{
  struct statvfs space;

  if (statvfs (order->folder, &space) != 0 ||
      (gint64) MIN ((guint64) space.f_bavail * space.f_frsize, (guint64) G_MAXINT64) - more >=
      HUB_DOWNLOAD_MIN_FREE)
    return TRUE;
  return fail (HUB_FILE_FAULT_DISK_FULL, "It would leave less than 200 MB free", order->file,
               error);
}

static gboolean
check_limits (HubDownload *order,
              gint64       size,
              GError     **error)
{
  if (size > order->limits.one)
    return fail (HUB_FILE_FAULT_TOO_LARGE, "It is over the limit of a file", order->file, error);
  if (size > order->limits.all - order->used)
    return fail (HUB_FILE_FAULT_NO_ROOM, "It is over the limit of all files", order->file, error);
  return TRUE;
}

/* The most that may come, if it is not known how much will. */
static gint64
get_most (Work *work)
{
  HubDownload *order = work->order;

  return work->size >= 0 ? work->size : MIN (order->limits.one, order->limits.all - order->used);
}

static gboolean
begin_cb (const JsonapiFileHead *head,
          gint64                 offset,
          gpointer               data,
          GError               **error)
{
  Work *work = data;
  HubDownload *order = work->order;

  if (work->size >= 0 && head->size >= 0 && head->size != work->size)
    return fail (HUB_FILE_FAULT_OTHER, "Its size is another one", order->file, error);
  if (work->size < 0)
    work->size = head->size;
  if (work->size >= 0 && (!check_limits (order, work->size, error) ||
                          !check_disk (order, work->size - offset, error)))
    return FALSE;
  if (offset == 0 && !hub_file_part_restart (work->part, head->etag, error))
    return FALSE;

  g_set_str (&work->result->etag, head->etag);
  g_set_str (&work->result->modified, head->modified);
  hub_download_progress_set (order->progress, offset, work->size);
  return TRUE;
}

/* The beginning of a file says what it is; what it must not be need not come whole. */
static gboolean
judge (Work    *work,
       GError **error)
{
  const HubFile *file = work->order->file;
  g_autoptr(GBytes) start = hub_file_part_read_start (work->part, error);
  const HubFileType *type = NULL;
  const guint8 *bytes = NULL;
  gsize length = 0;

  if (start == NULL)
    return FALSE;
  bytes = g_bytes_get_data (start, &length);
  type = hub_file_type_judge (bytes, length, file->announced, file->name);
  if (!hub_file_type_is_announced (type, file->announced, file->name))
    return fail (HUB_FILE_FAULT_OTHER, "Its content is of another type", file, error);

  work->is_judged = TRUE;
  g_set_str (&work->result->type, type->mime);
  return TRUE;
}

static gboolean
write_cb (const char *bytes,
          gsize       length,
          gpointer    data,
          GError    **error)
{
  Work *work = data;

  if (!hub_file_part_append (work->part, bytes, length, error))
    return FALSE;
  hub_download_progress_set (work->order->progress, hub_file_part_get_length (work->part),
                             work->size);
  return work->is_judged || hub_file_part_get_length (work->part) < HUB_FILE_TYPE_BYTES ||
         judge (work, error);
}

/* The size, where the hub does not give it: to be told before anything comes. A server need not
 * know the question. */
static gboolean
ask_size (Work          *work,
          GCancellable  *cancellable,
          GError       **error)
{
  g_auto(JsonapiFileHead) head = { .size = -1 };
  g_autoptr(GError) cause = NULL;

  if (work->size >= 0)
    return TRUE;
  if (jsonapi_client_head_file (work->client, work->order->file->address, &head, cancellable,
                                &cause))
    {
      work->size = head.size;
      hub_download_progress_set (work->order->progress, 0, head.size);
      return TRUE;
    }
  if (g_error_matches (cause, JSONAPI_ERROR, JSONAPI_ERROR_STATUS))
    return TRUE;

  propagate (work->client, g_steal_pointer (&cause), error);
  return FALSE;
}

static gboolean
get_file (Work          *work,
          GCancellable  *cancellable,
          GError       **error)
{
  gint64 most = get_most (work);
  JsonapiFileOrder order = {
    .offset = hub_file_part_get_length (work->part),
    .etag = hub_file_part_get_etag (work->part),
    .size = work->size,
    .max_bytes = most,
    .begin = begin_cb,
    .write = write_cb,
    .data = work,
  };
  gboolean was_known = work->size >= 0;
  g_autoptr(GError) cause = NULL;

  if (order.offset >= most)
    order.offset = 0;
  if (jsonapi_client_get_file (work->client, work->order->file->address, &order, cancellable,
                               &cause))
    return TRUE;

  if (g_error_matches (cause, JSONAPI_ERROR, JSONAPI_ERROR_LIMIT) && !was_known)
    return fail (HUB_FILE_FAULT_TOO_LARGE, "More comes than the limits allow", work->order->file,
                 error);
  propagate (work->client, g_steal_pointer (&cause), error);
  return FALSE;
}

/* All that came is there; whether it is all. */
static gboolean
check_whole (Work    *work,
             GError **error)
{
  gint64 length = hub_file_part_get_length (work->part);
  const HubFile *file = work->order->file;

  if (work->size >= 0 && length < work->size)
    return fail (HUB_FILE_FAULT_NETWORK, "It was cut short", file, error);
  if (length == 0 || (work->size >= 0 && length > work->size))
    return fail (HUB_FILE_FAULT_OTHER, "Its size is another one", file, error);
  return work->is_judged || judge (work, error);
}

static gboolean
finish (Work          *work,
        GCancellable  *cancellable,
        GError       **error)
{
  HubDownloadResult *result = work->result;
  const HubFile *file = work->order->file;
  g_autofree char *name = hub_file_name_make (file->uuid, file->langcode, file->address);

  result->size = hub_file_part_get_length (work->part);
  result->stored = g_strdup_printf ("%s.%s", name, hub_file_type_find (result->type)->extension);
  result->sha256 = hub_file_part_finish (work->part, result->stored, cancellable, error);
  return result->sha256 != NULL;
}

/* What may be of use to the next try is left for it; of what is not wanted nothing is. */
static void
tidy_up (Work         *work,
         const GError *cause)
{
  gboolean is_stopped = g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (is_stopped || hub_file_fault_get_retry (hub_file_fault_of_error (cause)) ==
                    HUB_FILE_RETRY_NETWORK)
    hub_file_part_leave (work->part);
  else
    hub_file_part_discard (work->part);
}

static gboolean
run (Work          *work,
     GCancellable  *cancellable,
     GError       **error)
{
  if (!ask_size (work, cancellable, error))
    return FALSE;
  if (work->size == 0)
    return fail (HUB_FILE_FAULT_OTHER, "It is announced to be empty", work->order->file, error);
  return check_limits (work->order, MAX (work->size, 1), error) &&
         get_file (work, cancellable, error) &&
         check_whole (work, error) &&
         finish (work, cancellable, error);
}

/**
 * hub_download_run:
 * @self: what to do
 * @result: (out caller-allocates): what has come; empty after an error
 * @cancellable: (nullable): stops it; what has come is left for the next try
 * @error: %HUB_FILE_FAULT, or `G_IO_ERROR_CANCELLED`
 *
 * Downloads a file, going on where an earlier try was cut if the server still has the same one.
 * Blocks; run it on the worker of downloads. The folder has the file under its name only when all
 * of it has come, is what was announced, and is on the disk.
 *
 * Returns: whether it is there
 */
gboolean
hub_download_run (HubDownload        *self,
                  HubDownloadResult  *result,
                  GCancellable       *cancellable,
                  GError            **error)
{
  g_autofree char *name = NULL;
  g_autoptr(JsonapiClient) client = NULL;
  g_autoptr(HubFilePart) part = NULL;
  g_autoptr(GError) cause = NULL;
  Work work = { .order = self, .result = result, .size = self->file->size };

  *result = (HubDownloadResult) { 0 };
  self->retry_after = -1;
  client = jsonapi_client_new_for_files (self->file->address, hub_agent_get_name (), &cause);
  if (client == NULL)
    {
      propagate (NULL, g_steal_pointer (&cause), error);
      return FALSE;
    }
  name = hub_file_name_make (self->file->uuid, self->file->langcode, self->file->address);
  part = hub_file_part_open (self->folder, name, error);
  if (part == NULL)
    return FALSE;

  work.client = client;
  work.part = part;
  if (run (&work, cancellable, &cause))
    return TRUE;

  self->retry_after = jsonapi_client_get_retry_after (client);
  tidy_up (&work, cause);
  hub_download_result_clear (result);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * hub_download_ask:
 * @file: a kept file
 * @is_stale: (out): whether the server has another one now
 * @cancellable: (nullable): stops it
 * @error: %HUB_FILE_FAULT, or `G_IO_ERROR_CANCELLED`
 *
 * Asks the server for the validators of a file, and compares. Where it gives none that were there
 * when the file was kept, the size decides. Blocks.
 *
 * Returns: whether it is known
 */
gboolean
hub_download_ask (const HubFile  *file,
                  gboolean       *is_stale,
                  GCancellable   *cancellable,
                  GError        **error)
{
  g_auto(JsonapiFileHead) head = { .size = -1 };
  g_autoptr(GError) cause = NULL;
  g_autoptr(JsonapiClient) client = jsonapi_client_new_for_files (file->address,
                                                                  hub_agent_get_name (), &cause);

  if (client == NULL ||
      !jsonapi_client_head_file (client, file->address, &head, cancellable, &cause))
    {
      propagate (client, g_steal_pointer (&cause), error);
      return FALSE;
    }

  if (file->etag != NULL && head.etag != NULL)
    *is_stale = !g_str_equal (file->etag, head.etag);
  else if (file->modified != NULL && head.modified != NULL)
    *is_stale = !g_str_equal (file->modified, head.modified);
  else
    *is_stale = head.size >= 0 && head.size != file->size;
  return TRUE;
}

/**
 * hub_download_result_clear:
 * @self: a result
 *
 * Frees what it holds.
 */
void
hub_download_result_clear (HubDownloadResult *self)
{
  g_clear_pointer (&self->stored, g_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->type, g_free);
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->modified, g_free);
}

/**
 * hub_download_progress_set:
 * @self: (nullable): a progress
 * @done: bytes
 * @total: bytes, -1 unknown
 *
 * Tells how far it is. Any thread.
 */
void
hub_download_progress_set (HubDownloadProgress *self,
                           gint64               done,
                           gint64               total)
{
  if (self == NULL)
    return;

  g_mutex_lock (&self->mutex);
  self->done = done;
  self->total = total;
  g_mutex_unlock (&self->mutex);
}

/**
 * hub_download_progress_get:
 * @self: a progress
 * @done: (out): bytes
 * @total: (out): bytes, -1 unknown
 *
 * Asks how far it is. Any thread.
 */
void
hub_download_progress_get (HubDownloadProgress *self,
                           gint64              *done,
                           gint64              *total)
{
  g_mutex_lock (&self->mutex);
  *done = self->done;
  *total = self->total;
  g_mutex_unlock (&self->mutex);
}
