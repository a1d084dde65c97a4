/* demo-delivery.c: sends an answer as Drupal and its front server do
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-delivery.h"

#include <gio/gio.h>

/* Shorter bodies are not compressed by the front server, bytes. */
#define MIN_GZIP 1000

static GBytes *
compress (GBytes *plain)
{
  g_autoptr(GConverter) converter =
    G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 5));
  g_autoptr(GBytes) bytes = g_converter_convert_bytes (converter, plain, NULL);

  return g_steal_pointer (&bytes);
}

static char *
http_date (gint64 seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return soup_date_time_to_string (time, SOUP_DATE_HTTP);
}

static gboolean
may_gzip (SoupServerMessage  *message,
          const DemoResponse *response)
{
  const char *accepted = soup_message_headers_get_list (soup_server_message_get_request_headers (
                                                            message),
                                                        "Accept-Encoding");

  /* a fault may have done it already */
  if (response->body == NULL ||
      soup_message_headers_get_one (response->headers, "Content-Encoding") != NULL)
    return FALSE;

  return accepted != NULL && soup_header_contains (accepted, "gzip") &&
         (response->status == 200 || response->status == 403 || response->status == 404) &&
         g_bytes_get_size (response->body) >= MIN_GZIP;
}

/* 304 needs both validators, exactly as they were sent; a tag that was weakened on the way
 * is another text. */
static gboolean
is_not_modified (SoupServerMessage *message,
                 const char        *etag,
                 const char        *modified)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  return g_strcmp0 (soup_message_headers_get_one (headers, "If-None-Match"), etag) == 0 &&
         g_strcmp0 (soup_message_headers_get_one (headers, "If-Modified-Since"), modified) == 0;
}

static void
set_drupal_headers (SoupMessageHeaders *headers,
                    const DemoRequest  *request,
                    gboolean            hit)
{
  soup_message_headers_replace (headers, "X-Drupal-Dynamic-Cache", "MISS");
  soup_message_headers_replace (headers, "Content-language", request->langcode);
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  soup_message_headers_replace (headers, "X-Frame-Options", "SAMEORIGIN");
  soup_message_headers_replace (headers, "Expires", "Sun, 19 Nov 1978 05:00:00 GMT");
  soup_message_headers_replace (headers, "X-Generator", "Drupal 10 (https://www.drupal.org)");
  soup_message_headers_replace (headers, "X-Drupal-Cache", hit ? "HIT" : "MISS");
}

static void
copy_header_cb (const char *name,
                const char *value,
                gpointer    user_data)
{
  soup_message_headers_append (user_data, name, value);
}

static void
send_body (SoupServerMessage  *message,
           const DemoResponse *response,
           gboolean            gzip)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autoptr(GBytes) body = NULL;

  if (response->body == NULL)
    return;

  body = gzip ? compress (response->body) : g_bytes_ref (response->body);
  soup_message_headers_set_content_type (headers, response->content_type, NULL);

  if (g_bytes_get_size (response->body) >= MIN_GZIP && response->status != 400)
    soup_message_headers_append (headers, "Vary", "Accept-Encoding");

  if (gzip)
    {
      soup_message_headers_append (headers, "Content-Encoding", "gzip");
      soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
    }

  /* SoupServer leaves a body out for HEAD and announces its length all the same */
  if (g_bytes_get_size (body) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), body);
  soup_message_body_complete (soup_server_message_get_response_body (message));
}

static void
send_file (SoupServerMessage  *message,
           const DemoResponse *response)
{
  SoupMessageHeaders *request = soup_server_message_get_request_headers (message);
  const char *etag = soup_message_headers_get_one (response->headers, "ETag");
  const char *modified = soup_message_headers_get_one (response->headers, "Last-Modified");
  const char *if_range = soup_message_headers_get_one (request, "If-Range");

  /* a file that is not the one the reader knows is sent from its beginning */
  if (if_range != NULL && g_strcmp0 (if_range, etag) != 0 && g_strcmp0 (if_range, modified) != 0)
    soup_message_headers_remove (request, "Range");

  /* a front server is content with one validator */
  if (g_strcmp0 (soup_message_headers_get_one (request, "If-None-Match"), etag) == 0)
    {
      soup_server_message_set_status (message, 304, NULL);
      return;
    }

  send_body (message, response, FALSE);
}

/**
 * demo_delivery_send:
 * @message: where to
 * @request: what was asked
 * @response: the answer
 * @max_age: the age that the page cache allows, seconds; 0: no page cache
 * @made: when the answer was made, Unix seconds
 * @hit: whether it came from the page cache
 *
 * Sends an answer: sets the headers, compresses it if asked to, and answers a conditional
 * request with 304. SoupServer cuts byte ranges by itself.
 */
void
demo_delivery_send (SoupServerMessage *message,
                    const DemoRequest *request,
                    DemoResponse      *response,
                    int                max_age,
                    gint64             made,
                    gboolean           hit)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  gboolean gzip = !response->is_file && may_gzip (message, response);
  gboolean cached = max_age > 0 && response->status == 200 && !response->is_file;
  g_autofree char *date = http_date (made);
  g_autofree char *etag = g_strdup_printf ("\"%" G_GINT64_FORMAT "\"", made);
  g_autofree char *age = g_strdup_printf ("max-age=%d, public", max_age);
  g_autofree char *weak = g_strconcat ("W/", etag, NULL);

  soup_server_message_set_status (message, response->status, NULL);
  soup_message_headers_foreach (response->headers, copy_header_cb, headers);
  if (response->is_file)
    {
      send_file (message, response);
      return;
    }

  soup_message_headers_replace (headers, "Cache-Control",
                                cached ? age : "must-revalidate, no-cache, private");

  if (cached)
    {
      if (is_not_modified (message, etag, date))
        {
          soup_server_message_set_status (message, 304, NULL);
          soup_message_headers_replace (headers, "Expires", "Sun, 19 Nov 1978 05:00:00 GMT");
          soup_message_headers_append (headers, "Vary", "Cookie");
          return;
        }
      soup_message_headers_replace (headers, "Date", date);
      soup_message_headers_replace (headers, "Last-Modified", date);
      soup_message_headers_replace (headers, "ETag", gzip ? weak : etag);
    }

  set_drupal_headers (headers, request, hit);
  send_body (message, response, gzip);
  if (cached)
    soup_message_headers_append (headers, "Vary", "Cookie");
}
