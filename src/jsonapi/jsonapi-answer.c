/* jsonapi-answer.c: what the head of an HTTP answer says
 *
 * A length that is negative makes libsoup 3.6 log a critical, two lengths make it take the last,
 * and with `Connection: close` it forgives a body that is shorter than announced. So the length is
 * read here from the header's own text, at the one moment between the parsing of the headers and
 * their use: when the status is set.
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "jsonapi-answer"

#include "jsonapi-answer.h"

#include "jsonapi-address.h"
#include "jsonapi-error.h"
#include "jsonapi-limits.h"

#include <string.h>

#define MAX_TAG_BYTES     200
#define MAX_LENGTH_DIGITS 18   /* fit 64 bits */

/* RFC 6585; libsoup has no names for them. */
#define STATUS_TOO_MANY_REQUESTS               429
#define STATUS_NETWORK_AUTHENTICATION_REQUIRED 511

struct _JsonapiAnswer
{
  SoupMessage *message;     /* (owned) */
  gint64       length;      /* bytes announced, -1 not */
  const char  *fault;       /* (nullable) static: what is wrong with the announced length */
};

static gboolean
fail (JsonapiError   code,
      const char    *what,
      GError       **error)
{
  g_set_error_literal (error, JSONAPI_ERROR, code, what);
  return FALSE;
}

static SoupMessageHeaders *
get_headers (JsonapiAnswer *self)
{
  return soup_message_get_response_headers (self->message);
}

static gboolean
read_digits (const char *text,
             gint64     *value)
{
  gsize length = strlen (text);

  if (length == 0 || length > MAX_LENGTH_DIGITS || strspn (text, "0123456789") != length)
    return FALSE;
  *value = g_ascii_strtoll (text, NULL, 10);
  return TRUE;
}

static void
read_length (JsonapiAnswer *self)
{
  SoupMessageHeadersIter iter;
  const char *name = NULL;
  const char *value = NULL;
  guint n = 0;

  self->length = -1;
  self->fault = NULL;
  soup_message_headers_iter_init (&iter, get_headers (self));
  while (soup_message_headers_iter_next (&iter, &name, &value))
    {
      if (g_ascii_strcasecmp (name, "Content-Length") != 0)
        continue;
      if (++n > 1)
        self->fault = "The answer announces more than one length";
      else if (!read_digits (value, &self->length))
        self->fault = "The answer announces a length that is no number";
    }
}

static void
status_set_cb (SoupMessage   *message,
               GParamSpec    *pspec,
               JsonapiAnswer *self)
{
  if (soup_message_get_status (message) < 200)
    return;

  read_length (self);
  if (self->fault != NULL)
    soup_message_headers_remove (get_headers (self), "Content-Length");
  if (soup_message_headers_get_encoding (get_headers (self)) == SOUP_ENCODING_CHUNKED)
    self->length = -1;
}

static gboolean
check_status (JsonapiAnswer  *self,
              GError        **error)
{
  guint status = soup_message_get_status (self->message);

  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    return TRUE;

  switch (status)
    {
    case STATUS_TOO_MANY_REQUESTS:
    case SOUP_STATUS_SERVICE_UNAVAILABLE:
      g_set_error (error, JSONAPI_ERROR, JSONAPI_ERROR_WAIT,
                   "The server asks to wait (status %u)", status);
      return FALSE;

    case STATUS_NETWORK_AUTHENTICATION_REQUIRED:
      return fail (JSONAPI_ERROR_HTML, "The network asks for a login", error);

    default:
      if (SOUP_STATUS_IS_REDIRECTION (status))
        g_set_error (error, JSONAPI_ERROR, JSONAPI_ERROR_REDIRECT,
                     "The server answered with status %u, which leads nowhere", status);
      else
        g_set_error (error, JSONAPI_ERROR, JSONAPI_ERROR_STATUS,
                     "The server answered with status %u", status);
      return FALSE;
    }
}

static gboolean
check_type (JsonapiAnswer  *self,
            GError        **error)
{
  const char *type = soup_message_headers_get_content_type (get_headers (self), NULL);

  if (type == NULL)
    return fail (JSONAPI_ERROR_TYPE, "The answer has no media type", error);
  if (g_ascii_strcasecmp (type, "application/vnd.api+json") == 0 ||
      g_ascii_strcasecmp (type, "application/json") == 0)
    return TRUE;
  if (g_ascii_strcasecmp (type, "text/html") == 0 ||
      g_ascii_strcasecmp (type, "application/xhtml+xml") == 0)
    return fail (JSONAPI_ERROR_HTML, "The answer is a web page, not JSON", error);
  return fail (JSONAPI_ERROR_TYPE, "The answer is of another media type than JSON", error);
}

static gboolean
check_encoding (JsonapiAnswer  *self,
                GError        **error)
{
  const char *encoding = soup_message_headers_get_list (get_headers (self), "Content-Encoding");

  if (encoding == NULL || g_ascii_strcasecmp (encoding, "identity") == 0 ||
      jsonapi_answer_is_gzip (self))
    return TRUE;
  if (strchr (encoding, ',') != NULL)
    return fail (JSONAPI_ERROR_LIMIT, "The answer is encoded more than once", error);
  return fail (JSONAPI_ERROR_MALFORMED, "The answer is encoded in a way not asked for", error);
}

/* Status, and that there is something. */
static gboolean
check_content (JsonapiAnswer  *self,
               GError        **error)
{
  guint status = soup_message_get_status (self->message);

  if (!check_status (self, error))
    return FALSE;
  if (status == SOUP_STATUS_NO_CONTENT || status == SOUP_STATUS_RESET_CONTENT ||
      self->length == 0)
    return fail (JSONAPI_ERROR_MALFORMED, "The answer is empty", error);
  return TRUE;
}

static gboolean
check_length (JsonapiAnswer  *self,
              gsize           max_bytes,
              GError        **error)
{
  if (self->fault != NULL)
    return fail (JSONAPI_ERROR_MALFORMED, self->fault, error);
  if (self->length > (gint64) max_bytes)
    return fail (JSONAPI_ERROR_LIMIT, "The answer announces more than the limit", error);
  return TRUE;
}

/**
 * jsonapi_answer_new:
 * @message: a message before it is sent
 *
 * Reads the head of the answer to @message as it comes. Used by the thread that sends.
 *
 * Returns: (transfer full): the answer
 */
JsonapiAnswer *
jsonapi_answer_new (SoupMessage *message)
{
  JsonapiAnswer *self = g_new0 (JsonapiAnswer, 1);

  self->message = g_object_ref (message);
  self->length = -1;
  g_signal_connect (message, "notify::status-code", G_CALLBACK (status_set_cb), self);
  return self;
}

/**
 * jsonapi_answer_free:
 * @self: (nullable) (transfer full): an answer
 *
 * Frees an answer.
 */
void
jsonapi_answer_free (JsonapiAnswer *self)
{
  if (self == NULL)
    return;

  g_signal_handlers_disconnect_by_func (self->message, status_set_cb, self);
  g_object_unref (self->message);
  g_free (self);
}

/**
 * jsonapi_answer_is_redirect:
 * @self: an answer whose head is there
 *
 * Returns: %TRUE for a status that sends a reader elsewhere
 */
gboolean
jsonapi_answer_is_redirect (JsonapiAnswer *self)
{
  guint status = soup_message_get_status (self->message);

  switch (status)
    {
    case SOUP_STATUS_MOVED_PERMANENTLY:
    case SOUP_STATUS_FOUND:
    case SOUP_STATUS_SEE_OTHER:
    case SOUP_STATUS_TEMPORARY_REDIRECT:
    case SOUP_STATUS_PERMANENT_REDIRECT:
      return TRUE;

    default:
      return FALSE;
    }
}

/* A site that has moved says so for good. */
static gboolean
is_for_now (JsonapiAnswer *self)
{
  guint status = soup_message_get_status (self->message);

  return status != SOUP_STATUS_MOVED_PERMANENTLY && status != SOUP_STATUS_PERMANENT_REDIRECT;
}

static gboolean
has_same_host (GUri *a,
               GUri *b)
{
  return g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0;
}

/**
 * jsonapi_answer_dup_target:
 * @self: a redirect
 * @error: %JSONAPI_ERROR_REDIRECT if it leads to another scheme, host or port, or has no usable
 *   address; %JSONAPI_ERROR_HTML if it leads to another host only for now
 *
 * Reads where a redirect leads.
 *
 * Returns: (transfer full): an address of the same origin
 */
GUri *
jsonapi_answer_dup_target (JsonapiAnswer  *self,
                           GError        **error)
{
  GUri *here = soup_message_get_uri (self->message);
  const char *location = soup_message_headers_get_one (get_headers (self), "Location");
  g_autoptr(GUri) target = location != NULL ? jsonapi_address_new (location, here, NULL) : NULL;

  if (target == NULL)
    fail (JSONAPI_ERROR_REDIRECT, "The server redirects to no usable address", error);
  else if (is_for_now (self) && !has_same_host (here, target))
    {
      fail (JSONAPI_ERROR_HTML, "The way leads to another host, as for a login", error);
      g_clear_pointer (&target, g_uri_unref);
    }
  else if (!jsonapi_address_same_origin (here, target))
    {
      fail (JSONAPI_ERROR_REDIRECT, "The server redirects to another server", error);
      g_clear_pointer (&target, g_uri_unref);
    }
  return g_steal_pointer (&target);
}

/**
 * jsonapi_answer_check:
 * @self: an answer whose head is there, no redirect
 * @max_bytes: limit of the body in bytes
 * @error: %JSONAPI_ERROR_WAIT, %JSONAPI_ERROR_HTML, %JSONAPI_ERROR_REDIRECT, %JSONAPI_ERROR_STATUS,
 *   %JSONAPI_ERROR_LIMIT, %JSONAPI_ERROR_TYPE or %JSONAPI_ERROR_MALFORMED
 *
 * Tells whether the body is worth reading: status first, then the media type, the encoding and the
 * announced length.
 *
 * Returns: %FALSE with @error set if it is not
 */
gboolean
jsonapi_answer_check (JsonapiAnswer  *self,
                      gsize           max_bytes,
                      GError        **error)
{
  return check_content (self, error) && check_type (self, error) && check_encoding (self, error) &&
         check_length (self, max_bytes, error);
}

/**
 * jsonapi_answer_check_file:
 * @self: an answer whose head is there, no redirect
 * @max_bytes: limit of the body in bytes
 * @error: as jsonapi_answer_check(), but for `TYPE`
 *
 * As jsonapi_answer_check(), for a file of any type that is not compressed on its way.
 *
 * Returns: %FALSE with @error set if the body is not worth reading
 */
gboolean
jsonapi_answer_check_file (JsonapiAnswer  *self,
                           gsize           max_bytes,
                           GError        **error)
{
  if (!check_content (self, error) || !check_encoding (self, error))
    return FALSE;
  if (jsonapi_answer_is_gzip (self))
    return fail (JSONAPI_ERROR_MALFORMED, "The answer is encoded in a way not asked for", error);
  return check_length (self, max_bytes, error);
}

/**
 * jsonapi_answer_get_length:
 * @self: an answer whose head is there
 *
 * Returns: bytes of the body as sent, or -1 if they were not announced
 */
gint64
jsonapi_answer_get_length (JsonapiAnswer *self)
{
  return self->length;
}

/**
 * jsonapi_answer_is_gzip:
 * @self: an answer whose head is there
 *
 * Returns: %TRUE if the body is compressed by gzip, once
 */
gboolean
jsonapi_answer_is_gzip (JsonapiAnswer *self)
{
  const char *encoding = soup_message_headers_get_list (get_headers (self), "Content-Encoding");

  return encoding != NULL && (g_ascii_strcasecmp (encoding, "gzip") == 0 ||
                              g_ascii_strcasecmp (encoding, "x-gzip") == 0);
}

/**
 * jsonapi_answer_has_sure_end:
 * @self: an answer whose head is there
 *
 * Tells whether a body that was cut on its way can be told from a whole one.
 *
 * Returns: %FALSE if the body just goes on until the connection is closed
 */
gboolean
jsonapi_answer_has_sure_end (JsonapiAnswer *self)
{
  return self->length >= 0 || jsonapi_answer_is_gzip (self) ||
         soup_message_headers_get_encoding (get_headers (self)) == SOUP_ENCODING_CHUNKED;
}

/**
 * jsonapi_answer_get_retry_after:
 * @self: an answer whose head is there
 *
 * Reads `Retry-After` (RFC 9110, 10.2.3), in seconds or as a date. A date is counted from the
 * server's own `Date`, so that no clock of ours matters.
 *
 * Returns: seconds, at most %JSONAPI_MAX_WAIT_SECONDS; -1 if it is absent, past or unreadable
 */
gint64
jsonapi_answer_get_retry_after (JsonapiAnswer *self)
{
  const char *text = soup_message_headers_get_one (get_headers (self), "Retry-After");
  const char *date = soup_message_headers_get_one (get_headers (self), "Date");
  g_autoptr(GDateTime) then = NULL;
  g_autoptr(GDateTime) now = NULL;
  gint64 seconds = -1;

  if (text == NULL)
    return -1;
  if (strspn (text, "0123456789") == strlen (text) && *text != '\0')
    return read_digits (text, &seconds) ? MIN (seconds, JSONAPI_MAX_WAIT_SECONDS)
                                        : JSONAPI_MAX_WAIT_SECONDS;

  then = soup_date_time_new_from_http_string (text);
  now = date != NULL ? soup_date_time_new_from_http_string (date) : NULL;
  if (then == NULL || now == NULL)
    return -1;
  seconds = g_date_time_to_unix (then) - g_date_time_to_unix (now);
  return seconds >= 0 ? MIN (seconds, JSONAPI_MAX_WAIT_SECONDS) : -1;
}

/**
 * jsonapi_answer_get_date:
 * @self: an answer whose head is there
 *
 * Reads `Date`. On an answer out of a cache it is the time when the copy was made.
 *
 * Returns: Unix seconds; -1 if it is absent or unreadable
 */
gint64
jsonapi_answer_get_date (JsonapiAnswer *self)
{
  const char *text = soup_message_headers_get_one (get_headers (self), "Date");
  g_autoptr(GDateTime) date = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;

  return date != NULL ? g_date_time_to_unix (date) : -1;
}

/**
 * jsonapi_answer_dup_validator:
 * @self: an answer whose head is there
 * @etag: (out) (transfer full) (nullable): the entity tag
 * @modified: (out) (transfer full) (nullable): the date of `Last-Modified`
 *
 * Reads what the answer can be asked about later. A front server that compresses makes the tag
 * weak, but the server behind it knows only the one it gave: so `W/` is taken off. Both come, or
 * neither does.
 */
void
jsonapi_answer_dup_validator (JsonapiAnswer  *self,
                              char          **etag,
                              char          **modified)
{
  const char *tag = soup_message_headers_get_one (get_headers (self), "ETag");
  const char *date = soup_message_headers_get_one (get_headers (self), "Last-Modified");
  gsize length = 0;

  if (tag != NULL && g_str_has_prefix (tag, "W/"))
    tag += strlen ("W/");
  length = tag != NULL ? strlen (tag) : 0;
  if (date == NULL || length < 2 || length > MAX_TAG_BYTES || tag[0] != '"' ||
      tag[length - 1] != '"' || strlen (date) > MAX_TAG_BYTES ||
      !g_str_is_ascii (tag) || !g_str_is_ascii (date))
    return;

  *etag = g_strdup (tag);
  *modified = g_strdup (date);
}
