/* jsonapi-client.c: the one network door
 *
 * The defaults of an HTTP library are made for servers that mean well. This client asks one origin
 * only, follows redirects itself and never off it, reads bodies under a limit of decoded bytes, and
 * holds a request to deadlines of its own, kept by a watchdog because the call blocks. It keeps no
 * cookies, no credentials and no cache.
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "jsonapi-client"

#include "jsonapi-client-private.h"

#include "jsonapi-address.h"
#include "jsonapi-answer.h"
#include "jsonapi-body.h"
#include "jsonapi-error.h"
#include "jsonapi-failure.h"

#include <string.h>

static SoupSession *
create_session (const char *user_agent)
{
  SoupSession *session = soup_session_new_with_options ("timeout", 0,
                                                        "user-agent", user_agent,
                                                        NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_SNIFFER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_COOKIE_JAR);
  return session;
}

/* The HTTP/2 client below 3.8.1 has known holes (CVE-2025-12105 and later). */
static gboolean
must_use_http1 (void)
{
  return !soup_check_version (3, 8, 1);
}

/**
 * jsonapi_client_create_message:
 * @method: `GET` or `HEAD`
 * @address: where to
 *
 * Makes a message to which the HTTP library does nothing that we do not do ourselves.
 *
 * Returns: (transfer full): the message
 */
SoupMessage *
jsonapi_client_create_message (const char *method,
                               GUri       *address)
{
  SoupMessage *message = soup_message_new_from_uri (method, address);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS);
  soup_message_set_force_http1 (message, must_use_http1 ());
  return message;
}

/* Drupal wants both, exactly as they were. */
static SoupMessage *
create_message (GUri                   *address,
                const JsonapiValidator *validator)
{
  SoupMessage *message = jsonapi_client_create_message (SOUP_METHOD_GET, address);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_headers_replace (headers, "Accept", "application/vnd.api+json");
  soup_message_headers_replace (headers, "Accept-Encoding", "gzip");
  if (validator != NULL && validator->etag != NULL && validator->modified != NULL)
    {
      soup_message_headers_replace (headers, "If-None-Match", validator->etag);
      soup_message_headers_replace (headers, "If-Modified-Since", validator->modified);
    }
  return message;
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      stop)
{
  g_cancellable_cancel (stop);
}

/**
 * jsonapi_client_begin:
 * @self: a client
 * @request: (inout): a request, but for what begin sets
 * @cancellable: (nullable): the caller's
 *
 * Starts the deadline of a request, and forgets the last one.
 */
void
jsonapi_client_begin (JsonapiClient  *self,
                      JsonapiRequest *request,
                      GCancellable   *cancellable)
{
  self->last_status = 0;
  self->was_whole = FALSE;
  self->retry_after = -1;
  self->date = -1;
  g_clear_pointer (&self->moved, g_free);

  request->cancellable = cancellable;
  request->stop = g_cancellable_new ();
  request->ends = g_get_monotonic_time () + (gint64) self->limits.page_ms * 1000;
  if (cancellable != NULL)
    request->handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                              g_object_ref (request->stop), g_object_unref);
  jsonapi_watchdog_start (self->watchdog, request->stop, request->ends);
}

/**
 * jsonapi_client_end:
 * @self: a client
 * @request: (inout): the request that was begun
 * @cause: (transfer full) (nullable): what stopped it
 * @error: gets it in the caller's terms
 *
 * Ends a request.
 */
void
jsonapi_client_end (JsonapiClient   *self,
                    JsonapiRequest  *request,
                    GError          *cause,
                    GError         **error)
{
  gboolean is_late = jsonapi_watchdog_stop (self->watchdog);
  const char *host = g_uri_get_host (self->base);
  g_autoptr(SoupMessage) message = NULL;

  if (request->handler != 0)
    g_cancellable_disconnect (request->cancellable, request->handler);
  g_clear_object (&request->stop);
  message = g_steal_pointer (&request->message);

  if (cause == NULL)
    return;
  if (g_cancellable_set_error_if_cancelled (request->cancellable, error))
    {
      g_error_free (cause);
      return;
    }
  if (is_late && cause->domain != JSONAPI_ERROR)
    g_set_error (error, JSONAPI_ERROR, JSONAPI_ERROR_UNREACHABLE,
                 "%s: The answer came too slowly", host);
  else if (cause->domain == JSONAPI_ERROR)
    g_set_error (error, JSONAPI_ERROR, cause->code, "%s: %s", host, cause->message);
  else
    {
      g_autoptr(GError) failure = jsonapi_failure_new (cause, message);

      g_set_error (error, JSONAPI_ERROR, failure->code, "%s: %s", host, failure->message);
    }
  g_error_free (cause);
}

/* libsoup gives up on a head that has no end with the same code as for a lost connection. */
static gboolean
has_flooded (SoupMessage *message)
{
  SoupMessageMetrics *metrics = soup_message_get_metrics (message);

  return metrics != NULL && soup_message_metrics_get_response_header_bytes_received (metrics) >=
                            JSONAPI_MAX_HEAD_BYTES;
}

/**
 * jsonapi_client_send:
 * @self: a client
 * @request: the request that was begun
 * @message: what to send
 * @error: any error of an exchange
 *
 * Sends one message and waits for the head of its answer.
 *
 * Returns: (transfer full) (nullable): the body
 */
GInputStream *
jsonapi_client_send (JsonapiClient   *self,
                     JsonapiRequest  *request,
                     SoupMessage     *message,
                     GError         **error)
{
  gint64 late = g_get_monotonic_time () + (gint64) self->limits.headers_ms * 1000;
  g_autoptr(GError) cause = NULL;
  GInputStream *stream = NULL;

  jsonapi_watchdog_set_deadline (self->watchdog, MIN (late, request->ends));
  self->n_requests++;
  stream = soup_session_send (self->session, message, request->stop, &cause);
  g_set_object (&request->message, message);
  self->last_status = stream != NULL ? soup_message_get_status (message) : 0;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) && has_flooded (message))
    g_set_error_literal (error, JSONAPI_ERROR, JSONAPI_ERROR_LIMIT,
                         "The head of the answer is larger than the limit");
  else if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return stream;
}

static GBytes *
read_body (JsonapiClient  *self,
           JsonapiRequest *request,
           JsonapiAnswer  *answer,
           GInputStream   *stream,
           GError        **error)
{
  JsonapiBodyRules rules = {
    .max_bytes = self->limits.max_body_bytes,
    .length = jsonapi_answer_get_length (answer),
    .is_gzip = jsonapi_answer_is_gzip (answer),
    .watchdog = self->watchdog,
    .ends = request->ends,
  };
  GBytes *body = NULL;

  jsonapi_rate_init (&rules.rate, self->limits.rate_bytes, self->limits.rate_window_ms,
                     self->limits.rate_grace_ms, g_get_monotonic_time ());
  body = jsonapi_body_read (stream, &rules, request->stop, error);
  self->n_bytes += body != NULL ? g_bytes_get_size (body) : 0;
  return body;
}

/* Whether the answer is that nothing has changed; if not, notes what it is marked with. */
static gboolean
settle_validator (JsonapiRequest *request,
                  SoupMessage    *message,
                  JsonapiAnswer  *answer)
{
  const JsonapiValidator *validator = request->validator;

  if (validator == NULL)
    return FALSE;

  request->is_unchanged = validator->etag != NULL &&
                          soup_message_get_status (message) == SOUP_STATUS_NOT_MODIFIED;
  if (!request->is_unchanged && !jsonapi_answer_is_redirect (answer))
    jsonapi_answer_dup_validator (answer, &request->marked.etag, &request->marked.modified);
  return request->is_unchanged;
}

/* One answer: a body, or the address to ask instead in @address, or neither and an error,
 * but if nothing has changed. */
static GBytes *
fetch_once (JsonapiClient   *self,
            JsonapiRequest  *request,
            GUri           **address,
            GError         **error)
{
  g_autoptr(SoupMessage) message = create_message (*address, request->validator);
  g_autoptr(JsonapiAnswer) answer = jsonapi_answer_new (message);
  g_autoptr(GInputStream) stream = NULL;

  g_clear_pointer (address, g_uri_unref);
  stream = jsonapi_client_send (self, request, message, error);
  if (stream == NULL)
    return NULL;

  self->retry_after = jsonapi_answer_get_retry_after (answer);
  self->date = jsonapi_answer_get_date (answer);
  if (settle_validator (request, message, answer))
    return NULL;
  if (jsonapi_answer_is_redirect (answer))
    {
      jsonapi_client_note_move (self, message);
      *address = jsonapi_answer_dup_target (answer, error);
      return NULL;
    }
  if (!jsonapi_answer_check (answer, self->limits.max_body_bytes, error))
    return NULL;
  request->may_be_cut = !jsonapi_answer_has_sure_end (answer);
  return read_body (self, request, answer, stream, error);
}

static GBytes *
fetch (JsonapiClient  *self,
       JsonapiRequest *request,
       GUri           *address,
       GError        **error)
{
  g_autoptr(GUri) next = g_uri_ref (address);

  for (guint n = 0; n <= self->limits.max_redirects; n++)
    {
      GBytes *body = fetch_once (self, request, &next, error);

      if (body != NULL || next == NULL)
        return body;
    }
  g_set_error_literal (error, JSONAPI_ERROR, JSONAPI_ERROR_REDIRECT,
                       "The server redirects too often");
  return NULL;
}

/* Without a sure end, a document that is no JSON is one that was cut, and worth another try. */
static JsonapiDocument *
read_document (JsonapiRequest *request,
               GBytes         *body,
               GError        **error)
{
  g_autoptr(GError) cause = NULL;
  JsonapiDocument *document = jsonapi_document_new_from_bytes (body, &cause);

  if (request->may_be_cut && g_error_matches (cause, JSONAPI_ERROR, JSONAPI_ERROR_MALFORMED))
    cause->code = JSONAPI_ERROR_UNREACHABLE;
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return document;
}

/**
 * jsonapi_client_resolve:
 * @self: a client
 * @uri: as jsonapi_client_get () has it
 * @error: %JSONAPI_ERROR_ADDRESS or %JSONAPI_ERROR_LINK; the message is a reason
 *
 * Makes an address of @uri; only what is below the base passes.
 *
 * Returns: (transfer full) (nullable): the address
 */
GUri *
jsonapi_client_resolve (JsonapiClient  *self,
                        const char     *uri,
                        GError        **error)
{
  g_autoptr(GUri) address = NULL;
  g_autofree char *relative = NULL;

  if (g_uri_peek_scheme (uri) == NULL)
    {
      uri += strspn (uri, "/");
      relative = g_strconcat (self->base_path, strchr ("?", *uri) != NULL ? "" : "/", uri, NULL);
    }

  address = relative != NULL ? jsonapi_address_new (relative, self->base, error)
                             : jsonapi_address_new (uri, NULL, error);
  if (address == NULL)
    return NULL;
  if (jsonapi_address_same_origin (self->base, address) &&
      jsonapi_address_is_below (address, self->base_path))
    return g_steal_pointer (&address);

  g_set_error_literal (error, JSONAPI_ERROR, JSONAPI_ERROR_LINK, "it is not below the base");
  return NULL;
}

/**
 * jsonapi_client_new:
 * @base_uri: an http or https address; its path is the one below which all is read
 * @user_agent: what the client calls itself
 * @error: %JSONAPI_ERROR_ADDRESS
 *
 * Makes a client with the limits of jsonapi-limits.h. Asks for nothing yet.
 *
 * Returns: (transfer full): the client
 */
JsonapiClient *
jsonapi_client_new (const char  *base_uri,
                    const char  *user_agent,
                    GError     **error)
{
  static const JsonapiClientLimits limits = JSONAPI_CLIENT_LIMITS_INIT;

  return jsonapi_client_new_with_limits (base_uri, user_agent, &limits, error);
}

/**
 * jsonapi_client_new_with_limits:
 * @base_uri: as for jsonapi_client_new()
 * @user_agent: as for jsonapi_client_new()
 * @limits: start from %JSONAPI_CLIENT_LIMITS_INIT; copied
 * @error: %JSONAPI_ERROR_ADDRESS
 *
 * Makes a client with limits of its own, as tests need that will not wait for two minutes.
 *
 * Returns: (transfer full): the client
 */
JsonapiClient *
jsonapi_client_new_with_limits (const char                 *base_uri,
                                const char                 *user_agent,
                                const JsonapiClientLimits  *limits,
                                GError                    **error)
{
  g_autoptr(GError) cause = NULL;
  g_autoptr(GUri) base = NULL;
  JsonapiClient *self = NULL;
  gsize length = 0;

  g_return_val_if_fail (base_uri != NULL && user_agent != NULL && limits != NULL, NULL);

  base = jsonapi_address_new (base_uri, NULL, &cause);
  if (base == NULL)
    {
      g_set_error (error, JSONAPI_ERROR, JSONAPI_ERROR_ADDRESS,
                   "“%s” is no usable address: %s", base_uri, cause->message);
      return NULL;
    }

  self = g_new0 (JsonapiClient, 1);
  self->base = g_steal_pointer (&base);
  self->base_path = g_strdup (g_uri_get_path (self->base));
  for (length = strlen (self->base_path); length > 0 && self->base_path[length - 1] == '/';)
    self->base_path[--length] = '\0';
  self->session = create_session (user_agent);
  self->watchdog = jsonapi_watchdog_new ();
  self->limits = *limits;
  self->retry_after = -1;
  self->date = -1;
  return self;
}

/**
 * jsonapi_client_free:
 * @self: (nullable) (transfer full): a client
 *
 * Frees a client and closes its connections.
 */
void
jsonapi_client_free (JsonapiClient *self)
{
  if (self == NULL)
    return;

  soup_session_abort (self->session);
  g_object_unref (self->session);
  jsonapi_watchdog_free (self->watchdog);
  g_uri_unref (self->base);
  g_free (self->base_path);
  g_free (self->moved);
  g_free (self);
}

/**
 * jsonapi_validator_clear:
 * @self: a validator
 *
 * Frees what it holds.
 */
void
jsonapi_validator_clear (JsonapiValidator *self)
{
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->modified, g_free);
}

static JsonapiDocument *
get (JsonapiClient  *self,
     const char     *uri,
     JsonapiRequest *request,
     GCancellable   *cancellable,
     GError        **error)
{
  g_autoptr(GUri) address = NULL;
  g_autoptr(GBytes) body = NULL;
  g_autoptr(GError) cause = NULL;
  JsonapiDocument *document = NULL;

  address = jsonapi_client_resolve (self, uri, &cause);
  if (address == NULL)
    {
      g_set_error (error, JSONAPI_ERROR, JSONAPI_ERROR_LINK, "%s: The address was refused: %s",
                   g_uri_get_host (self->base), cause->message);
      return NULL;
    }

  jsonapi_client_begin (self, request, cancellable);
  body = fetch (self, request, address, &cause);
  if (body != NULL)
    {
      document = read_document (request, body, &cause);
      self->was_whole = !g_error_matches (cause, JSONAPI_ERROR, JSONAPI_ERROR_UNREACHABLE);
    }
  jsonapi_client_end (self, request, g_steal_pointer (&cause), error);
  return document;
}

/**
 * jsonapi_client_get:
 * @self: a client
 * @uri: an absolute address below the base, or a path and query below it (a slash at its start
 *   makes no difference), percent-encoded
 * @cancellable: (nullable): stops the exchange at once
 * @error: any of [error@Jsonapi.Error] but `ADDRESS`, or `G_IO_ERROR_CANCELLED`
 *
 * Gets one document. Blocks, at most for the time the limits give, name look-up, redirects and all.
 *
 * Errors: `LINK` if @uri is not below the base; `UNREACHABLE`, `TLS`, `REDIRECT`, `WAIT`, `STATUS`
 * and `HTML` as their names say; `LIMIT` for too much, `TYPE` for another media type,
 * `MALFORMED` for an answer that is no document. An empty answer is an error, never an empty
 * document.
 *
 * Returns: (transfer full): the document
 */
JsonapiDocument *
jsonapi_client_get (JsonapiClient  *self,
                    const char     *uri,
                    GCancellable   *cancellable,
                    GError        **error)
{
  JsonapiRequest request = { 0 };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (uri != NULL, NULL);

  return get (self, uri, &request, cancellable, error);
}

/**
 * jsonapi_client_get_changed:
 * @self: a client
 * @uri: as for jsonapi_client_get()
 * @validator: what the last answer was marked with, may be empty; if there is a new document, gets
 *   what that is marked with, empty if it is not by both, or by a text that is no tag
 * @is_unchanged: (out): whether the last answer still holds
 * @cancellable: (nullable): stops the exchange at once
 * @error: as for jsonapi_client_get()
 *
 * Gets one document, unless the server says that it is the one it gave before (RFC 9110, 13).
 *
 * Returns: (transfer full) (nullable): the document; %NULL without @error if it is unchanged
 */
JsonapiDocument *
jsonapi_client_get_changed (JsonapiClient     *self,
                            const char        *uri,
                            JsonapiValidator  *validator,
                            gboolean          *is_unchanged,
                            GCancellable      *cancellable,
                            GError           **error)
{
  JsonapiRequest request = { .validator = validator };
  JsonapiDocument *document = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (uri != NULL && validator != NULL && is_unchanged != NULL, NULL);

  document = get (self, uri, &request, cancellable, error);
  *is_unchanged = document == NULL && request.is_unchanged;
  /* of what could not be read nothing is known */
  if (document != NULL)
    {
      jsonapi_validator_clear (validator);
      *validator = request.marked;
      request.marked = (JsonapiValidator) { NULL, NULL };
    }
  jsonapi_validator_clear (&request.marked);
  return document;
}
