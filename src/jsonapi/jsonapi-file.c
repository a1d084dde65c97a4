/* jsonapi-file.c: files that documents name
 *
 * A file comes by the same door as a document: one origin, redirects followed by ourselves, a limit
 * and deadlines of our own. It is asked for as it is, never compressed, so that its announced
 * length says whether it is whole. What is there from an earlier try is added to only under
 * `If-Range` with a strong tag (RFC 9110, 13.1.5 and 14); whatever else comes back is a beginning.
 * Who has a whole one is told if there is no other, by its tag, weak or strong, by its date, or by
 * both (RFC 9110, 13.1.2 and 13.1.3).
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "jsonapi-file"

#include "jsonapi-file.h"

#include "jsonapi-address.h"
#include "jsonapi-answer.h"
#include "jsonapi-body.h"
#include "jsonapi-client-private.h"
#include "jsonapi-error.h"

#include <string.h>

#define MAX_TAG_BYTES 200

/* One question for a file. */
typedef struct
{
  JsonapiClient          *client;
  JsonapiRequest          request;
  const char             *method;
  const JsonapiFileOrder *order;     /* (nullable): for the head alone */
  gint64                  offset;    /* that is asked for now */
  JsonapiFileHead         head;      /* (owned) */
  GError                 *own;       /* (owned) (nullable): what who takes it says */
} Fetch;

typedef enum
{
  FETCH_FAILED,
  FETCH_DONE,
  FETCH_AGAIN,    /* at another address, or from the beginning */
} FetchResult;

/**
 * jsonapi_file_head_clear:
 * @self: a head
 *
 * Frees what it holds.
 */
void
jsonapi_file_head_clear (JsonapiFileHead *self)
{
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->weak, g_free);
  g_clear_pointer (&self->modified, g_free);
}

/* Whether the server may say that there is nothing new. */
static gboolean
asks_for_news (Fetch *fetch)
{
  const JsonapiValidator *known = fetch->order != NULL ? fetch->order->known : NULL;

  return known != NULL && (known->etag != NULL || known->modified != NULL) && fetch->offset == 0;
}

static SoupMessage *
create_message (Fetch *fetch,
                GUri  *address)
{
  SoupMessage *message = jsonapi_client_create_message (fetch->method, address);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_headers_replace (headers, "Accept", "*/*");
  soup_message_headers_replace (headers, "Accept-Encoding", "identity");
  if (fetch->offset > 0)
    {
      soup_message_headers_set_range (headers, fetch->offset, -1);
      soup_message_headers_replace (headers, "If-Range", fetch->order->etag);
    }
  else if (asks_for_news (fetch))
    {
      const JsonapiValidator *known = fetch->order->known;

      if (known->etag != NULL)
        soup_message_headers_replace (headers, "If-None-Match", known->etag);
      if (known->modified != NULL)
        soup_message_headers_replace (headers, "If-Modified-Since", known->modified);
    }
  return message;
}

static char *
dup_value (SoupMessageHeaders *headers,
           const char         *name)
{
  const char *value = soup_message_headers_get_one (headers, name);

  return value != NULL && strlen (value) <= MAX_TAG_BYTES && g_str_is_ascii (value)
         ? g_strdup (value) : NULL;
}

/* A weak tag says that two texts mean the same, not that they are the same. */
static gboolean
is_strong (const char *etag)
{
  gsize length = etag != NULL ? strlen (etag) : 0;

  return length > 2 && etag[0] == '"' && etag[length - 1] == '"';
}

/* Whether a file that comes after this one has another date, too: dates are whole seconds, so one
 * of the second in which the server answers may stand for two files (RFC 9110, 8.8.2.2). */
static gboolean
is_settled (const char *modified,   /* (nullable) */
            gint64      answered)   /* Unix seconds, -1 not said */
{
  g_autoptr(GDateTime) date = modified != NULL ? soup_date_time_new_from_http_string (modified)
                                               : NULL;

  return date != NULL && answered > g_date_time_to_unix (date);
}

static void
read_head (Fetch         *fetch,
           SoupMessage   *message,
           JsonapiAnswer *answer)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  jsonapi_file_head_clear (&fetch->head);
  fetch->head.size = jsonapi_answer_get_length (answer);
  fetch->head.etag = dup_value (headers, "ETag");
  fetch->head.modified = dup_value (headers, "Last-Modified");
  fetch->head.is_settled = is_settled (fetch->head.modified, jsonapi_answer_get_date (answer));
  if (is_strong (fetch->head.etag))
    return;
  if (fetch->head.etag != NULL && g_str_has_prefix (fetch->head.etag, "W/") &&
      is_strong (fetch->head.etag + strlen ("W/")))
    fetch->head.weak = g_steal_pointer (&fetch->head.etag);
  g_clear_pointer (&fetch->head.etag, g_free);
}

/* Whether a part of a file is the one that was asked for, of the file that is known. */
static gboolean
read_range (Fetch       *fetch,
            SoupMessage *message)
{
  goffset start = -1;
  goffset end = -1;
  goffset total = -1;

  if (!soup_message_headers_get_content_range (soup_message_get_response_headers (message),
                                               &start, &end, &total))
    return FALSE;

  fetch->head.size = total;
  return start == fetch->offset && total > 0 && end == total - 1 &&
         g_strcmp0 (fetch->head.etag, fetch->order->etag) == 0;
}

static gboolean
sink_cb (const char  *bytes,
         gsize        length,
         gpointer     data,
         GError     **error)
{
  Fetch *fetch = data;

  if (fetch->order->write (bytes, length, fetch->order->data, &fetch->own))
    return TRUE;

  g_set_error_literal (error, JSONAPI_ERROR, JSONAPI_ERROR_LIMIT, "The file is not wanted");
  return FALSE;
}

static gboolean
read_body (Fetch          *fetch,
           JsonapiAnswer  *answer,
           GInputStream   *stream,
           GError        **error)
{
  const JsonapiFileOrder *order = fetch->order;
  JsonapiClient *client = fetch->client;
  JsonapiBodyRules rules = {
    .max_bytes = (gsize) (order->max_bytes - fetch->offset),
    .length = jsonapi_answer_get_length (answer),
    .watchdog = client->watchdog,
    .ends = fetch->request.ends,
  };

  if (!jsonapi_answer_has_sure_end (answer) && order->size < 0)
    {
      g_set_error_literal (error, JSONAPI_ERROR, JSONAPI_ERROR_MALFORMED,
                           "Nothing says how long the file is");
      return FALSE;
    }
  if (!order->begin (&fetch->head, fetch->offset, order->data, &fetch->own))
    {
      g_set_error_literal (error, JSONAPI_ERROR, JSONAPI_ERROR_LIMIT, "The file is not wanted");
      return FALSE;
    }

  jsonapi_rate_init (&rules.rate, client->limits.rate_bytes, client->limits.rate_window_ms,
                     client->limits.rate_grace_ms, g_get_monotonic_time ());
  return jsonapi_body_pass (stream, &rules, sink_cb, fetch, fetch->request.stop, error);
}

/* From the beginning, at the same address. */
static FetchResult
begin_again (Fetch *fetch,
             GUri  *here,
             GUri **address)
{
  fetch->offset = 0;
  *address = g_uri_ref (here);
  return FETCH_AGAIN;
}

static FetchResult
fetch_once (Fetch   *fetch,
            GUri   **address,
            GError **error)
{
  JsonapiClient *client = fetch->client;
  g_autoptr(GUri) here = g_steal_pointer (address);
  g_autoptr(SoupMessage) message = create_message (fetch, here);
  g_autoptr(JsonapiAnswer) answer = jsonapi_answer_new (message);
  g_autoptr(GInputStream) stream = jsonapi_client_send (client, &fetch->request, message, error);
  guint status = soup_message_get_status (message);
  gsize max_bytes = G_MAXSSIZE;

  if (stream == NULL)
    return FETCH_FAILED;
  client->retry_after = jsonapi_answer_get_retry_after (answer);
  client->date = jsonapi_answer_get_date (answer);
  if (jsonapi_answer_is_redirect (answer))
    {
      *address = jsonapi_answer_dup_target (answer, error);
      return *address != NULL ? FETCH_AGAIN : FETCH_FAILED;
    }
  if (status == SOUP_STATUS_REQUESTED_RANGE_NOT_SATISFIABLE && fetch->offset > 0)
    return begin_again (fetch, here, address);
  if (status == SOUP_STATUS_NOT_MODIFIED && asks_for_news (fetch))
    {
      *fetch->order->is_unchanged = TRUE;
      return FETCH_DONE;
    }

  read_head (fetch, message, answer);
  if (status == SOUP_STATUS_PARTIAL_CONTENT)
    {
      if (fetch->offset == 0)
        {
          g_set_error_literal (error, JSONAPI_ERROR, JSONAPI_ERROR_MALFORMED,
                               "The answer is a part that was not asked for");
          return FETCH_FAILED;
        }
      if (!read_range (fetch, message))
        return begin_again (fetch, here, address);
    }
  else
    fetch->offset = 0;
  if (fetch->order != NULL)
    max_bytes = (gsize) (fetch->order->max_bytes - fetch->offset);
  if (!jsonapi_answer_check_file (answer, max_bytes, error))
    return FETCH_FAILED;
  if (fetch->order == NULL)
    return FETCH_DONE;
  return read_body (fetch, answer, stream, error) ? FETCH_DONE : FETCH_FAILED;
}

static gboolean
follow (Fetch    *fetch,
        GUri     *address,
        GError  **error)
{
  g_autoptr(GUri) next = g_uri_ref (address);

  for (guint n = 0; n <= fetch->client->limits.max_redirects; n++)
    {
      FetchResult result = fetch_once (fetch, &next, error);

      if (result != FETCH_AGAIN)
        return result == FETCH_DONE;
    }
  g_set_error_literal (error, JSONAPI_ERROR, JSONAPI_ERROR_REDIRECT,
                       "The server redirects too often");
  return FALSE;
}

static gboolean
run (Fetch         *fetch,
     const char    *uri,
     GCancellable  *cancellable,
     GError       **error)
{
  g_autoptr(GError) cause = NULL;
  g_autoptr(GUri) address = jsonapi_client_resolve (fetch->client, uri, &cause);
  gboolean is_done = FALSE;

  if (address == NULL)
    {
      g_set_error (error, JSONAPI_ERROR, JSONAPI_ERROR_LINK, "%s: The address was refused: %s",
                   g_uri_get_host (fetch->client->base), cause->message);
      return FALSE;
    }

  jsonapi_client_begin (fetch->client, &fetch->request, cancellable);
  is_done = follow (fetch, address, &cause);
  fetch->client->was_whole = is_done;
  if (fetch->own == NULL)
    jsonapi_client_end (fetch->client, &fetch->request, g_steal_pointer (&cause), error);
  else
    {
      jsonapi_client_end (fetch->client, &fetch->request, NULL, NULL);
      g_propagate_error (error, g_steal_pointer (&fetch->own));
    }
  return is_done;
}

/**
 * jsonapi_client_new_for_files:
 * @address: an address of the server that has the files
 * @user_agent: what the client calls itself
 * @error: %JSONAPI_ERROR_ADDRESS
 *
 * Makes a client for the whole origin of @address, with the time that files need.
 *
 * Returns: (transfer full): the client
 */
JsonapiClient *
jsonapi_client_new_for_files (const char  *address,
                              const char  *user_agent,
                              GError     **error)
{
  JsonapiClientLimits limits = JSONAPI_CLIENT_LIMITS_INIT;
  g_autoptr(GError) cause = NULL;
  g_autoptr(GUri) file = jsonapi_address_new (address, NULL, &cause);
  g_autoptr(GUri) root = NULL;
  g_autofree char *text = NULL;

  if (file == NULL)
    {
      g_set_error (error, JSONAPI_ERROR, JSONAPI_ERROR_ADDRESS,
                   "The address of the file is not usable: %s", cause->message);
      return NULL;
    }

  root = soup_uri_copy (file, SOUP_URI_PATH, "/", SOUP_URI_QUERY, NULL, SOUP_URI_NONE);
  text = g_uri_to_string (root);
  limits.page_ms = JSONAPI_FILE_MS;
  return jsonapi_client_new_with_limits (text, user_agent, &limits, error);
}

/**
 * jsonapi_client_head_file:
 * @self: a client for the origin of @uri
 * @uri: an absolute address
 * @head: (out caller-allocates): what the server says of the file
 * @cancellable: (nullable): stops the exchange at once
 * @error: as jsonapi_client_get(), but for `TYPE`
 *
 * Asks what a file is, without getting it. Blocks.
 *
 * Returns: whether the server has said so
 */
gboolean
jsonapi_client_head_file (JsonapiClient    *self,
                          const char       *uri,
                          JsonapiFileHead  *head,
                          GCancellable     *cancellable,
                          GError          **error)
{
  Fetch fetch = { .client = self, .method = SOUP_METHOD_HEAD, .head = { .size = -1 } };
  gboolean is_done = FALSE;

  g_return_val_if_fail (self != NULL && uri != NULL && head != NULL, FALSE);

  is_done = run (&fetch, uri, cancellable, error);
  *head = fetch.head;
  return is_done;
}

/**
 * jsonapi_client_get_file:
 * @self: a client for the origin of @uri
 * @uri: an absolute address
 * @order: what to get, and who takes it
 * @cancellable: (nullable): stops the exchange at once
 * @error: as jsonapi_client_get(), but for `TYPE`, or what those who take it say; `LIMIT` if more
 *   comes than the order allows
 *
 * Gets a file, from where an earlier try has left off if the server still has the same one. Blocks,
 * at most for %JSONAPI_FILE_MS.
 *
 * Returns: whether the answer came to its end; whether that is the file's is for those to check who
 *   know its size
 */
gboolean
jsonapi_client_get_file (JsonapiClient           *self,
                         const char              *uri,
                         const JsonapiFileOrder  *order,
                         GCancellable            *cancellable,
                         GError                 **error)
{
  Fetch fetch = { .client = self, .method = SOUP_METHOD_GET, .order = order,
                  .head = { .size = -1 } };
  gboolean is_done = FALSE;

  g_return_val_if_fail (self != NULL && uri != NULL && order != NULL, FALSE);
  g_return_val_if_fail (order->offset >= 0 && order->offset < order->max_bytes, FALSE);

  if (is_strong (order->etag))
    fetch.offset = order->offset;
  is_done = run (&fetch, uri, cancellable, error);
  jsonapi_file_head_clear (&fetch.head);
  return is_done;
}
