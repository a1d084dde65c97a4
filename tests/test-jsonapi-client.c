/* test-jsonapi-client.c: what a client makes of every kind of answer
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-jsonapi-client"

#include "jsonapi-client.h"
#include "jsonapi-error.h"
#include "raw-server.h"

#include <string.h>

#define PASSES (-1)

#define DOCUMENT "{\"data\":[]}"
#define OK       "HTTP/1.1 200 OK\r\n"
#define TYPE     "Content-Type: application/vnd.api+json\r\n"
#define LENGTH   "Content-Length: 11\r\n"
#define CHUNKED  "Transfer-Encoding: chunked\r\n\r\n"
#define WHOLE    TYPE LENGTH "\r\n" DOCUMENT

/* Wherever a server can put text of its own: it must not come back in a message. */
#define SECRET "SERVER-TEXT"

typedef struct
{
  const char *name;
  const char *answer;   /* bytes before the connection is closed; %s for the server's address */
  int         code;     /* of JSONAPI_ERROR, or PASSES */
  guint       status;
} Case;

static const Case cases[] = {
  { "ok", OK WHOLE, PASSES, 200 },
  { "ok-chunked", OK TYPE CHUNKED "b\r\n" DOCUMENT "\r\n0\r\n\r\n", PASSES, 200 },
  { "ok-until-closed", OK TYPE "\r\n" DOCUMENT, PASSES, 200 },
  { "ok-http-1.0", "HTTP/1.0 200 OK\r\n" WHOLE, PASSES, 200 },
  { "ok-after-103", "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" OK WHOLE, PASSES, 200 },

  { "F05-no-answer", "", JSONAPI_ERROR_UNREACHABLE, 0 },
  { "F05-cut-head", OK "Content-Ty", JSONAPI_ERROR_UNREACHABLE, 0 },
  { "F05-not-http", SECRET "\r\n\r\n", JSONAPI_ERROR_UNREACHABLE, 0 },
  { "F05-short", OK TYPE "Content-Length: 12\r\n\r\n" DOCUMENT, JSONAPI_ERROR_UNREACHABLE, 200 },
  { "F05-short-and-close", OK TYPE "Connection: close\r\nContent-Length: 12\r\n\r\n" DOCUMENT,
    JSONAPI_ERROR_UNREACHABLE, 200 },
  { "F05-no-last-chunk", OK TYPE CHUNKED "b\r\n" DOCUMENT "\r\n", JSONAPI_ERROR_UNREACHABLE, 200 },
  { "F05-cut-chunk", OK TYPE CHUNKED "c\r\n" DOCUMENT, JSONAPI_ERROR_UNREACHABLE, 200 },
  { "F06-cut-without-length", OK TYPE "\r\n{\"data\":[", JSONAPI_ERROR_UNREACHABLE, 200 },
  { "F06-cut-string-without-length", OK TYPE "\r\n{\"data\":\"" SECRET, JSONAPI_ERROR_UNREACHABLE,
    200 },

  { "F07-two-encodings", OK "Content-Encoding: gzip, gzip\r\n" WHOLE, JSONAPI_ERROR_LIMIT, 200 },
  { "F07-two-encoding-headers", OK "Content-Encoding: gzip\r\nContent-Encoding: br\r\n" WHOLE,
    JSONAPI_ERROR_LIMIT, 200 },
  { "F07-other-encoding", OK "Content-Encoding: br\r\n" WHOLE, JSONAPI_ERROR_MALFORMED, 200 },
  { "F07-identity", OK "Content-Encoding: identity\r\n" WHOLE, PASSES, 200 },
  { "F07-announces-too-much", OK TYPE "Content-Length: 8388609\r\n\r\n" DOCUMENT,
    JSONAPI_ERROR_LIMIT, 200 },
  { "F07-announces-far-too-much", OK TYPE "Content-Length: 999999999999999999\r\n\r\n" DOCUMENT,
    JSONAPI_ERROR_LIMIT, 200 },

  { "F08-negative-length", OK TYPE "Content-Length: -5\r\n\r\n" DOCUMENT, JSONAPI_ERROR_MALFORMED,
    200 },
  { "F08-negative-length-and-close",
    OK TYPE "Connection: close\r\nContent-Length: -5\r\n\r\n" DOCUMENT, JSONAPI_ERROR_MALFORMED,
    200 },
  { "F08-two-lengths", OK TYPE LENGTH "Content-Length: 5\r\n\r\n" DOCUMENT,
    JSONAPI_ERROR_MALFORMED, 200 },
  { "F08-same-length-twice", OK TYPE LENGTH LENGTH "\r\n" DOCUMENT, JSONAPI_ERROR_MALFORMED, 200 },
  { "F08-list-of-lengths", OK TYPE "Content-Length: 11, 11\r\n\r\n" DOCUMENT,
    JSONAPI_ERROR_MALFORMED, 200 },
  { "F08-signed-length", OK TYPE "Content-Length: +11\r\n\r\n" DOCUMENT, JSONAPI_ERROR_MALFORMED,
    200 },
  { "F08-hex-length", OK TYPE "Content-Length: 0xb\r\n\r\n" DOCUMENT, JSONAPI_ERROR_MALFORMED,
    200 },
  { "F08-word-length", OK TYPE "Content-Length: " SECRET "\r\n\r\n" DOCUMENT,
    JSONAPI_ERROR_MALFORMED, 200 },
  { "F08-no-length-text", OK TYPE "Content-Length:\r\n\r\n" DOCUMENT, JSONAPI_ERROR_MALFORMED,
    200 },
  { "F08-overflowing-length", OK TYPE "Content-Length: 18446744073709551627\r\n\r\n" DOCUMENT,
    JSONAPI_ERROR_MALFORMED, 200 },
  { "F08-bad-chunk-size", OK TYPE CHUNKED "zz\r\n" DOCUMENT "\r\n0\r\n\r\n",
    JSONAPI_ERROR_MALFORMED, 200 },
  { "F08-negative-chunk-size", OK TYPE CHUNKED "-b\r\n" DOCUMENT "\r\n0\r\n\r\n",
    JSONAPI_ERROR_MALFORMED, 200 },
  { "F08-overflowing-chunk-size", OK TYPE CHUNKED "fffffffffffffffff\r\n" DOCUMENT,
    JSONAPI_ERROR_MALFORMED, 200 },
  { "F08-unknown-transfer-encoding", OK TYPE "Transfer-Encoding: " SECRET "\r\n\r\n" DOCUMENT,
    JSONAPI_ERROR_MALFORMED, 0 },
  { "F08-empty", OK TYPE "Content-Length: 0\r\n\r\n", JSONAPI_ERROR_MALFORMED, 200 },
  { "F08-empty-until-closed", OK TYPE "\r\n", JSONAPI_ERROR_MALFORMED, 200 },
  { "F08-empty-chunked", OK TYPE CHUNKED "0\r\n\r\n", JSONAPI_ERROR_MALFORMED, 200 },
  { "F08-empty-gzip", OK TYPE "Content-Encoding: gzip\r\n\r\n", JSONAPI_ERROR_MALFORMED, 200 },
  { "F08-204", "HTTP/1.1 204 No Content\r\n\r\n", JSONAPI_ERROR_MALFORMED, 204 },
  { "F08-204-with-body", "HTTP/1.1 204 No Content\r\n" WHOLE, JSONAPI_ERROR_MALFORMED, 204 },
  { "F08-205", "HTTP/1.1 205 Reset Content\r\n\r\n", JSONAPI_ERROR_MALFORMED, 205 },

  { "F09-json", OK "Content-Type: application/json\r\n" LENGTH "\r\n" DOCUMENT, PASSES, 200 },
  { "F09-parameters", OK "Content-Type: APPLICATION/VND.API+JSON; charset=utf-8\r\n" LENGTH "\r\n"
    DOCUMENT, PASSES, 200 },
  { "F09-plain-text", OK "Content-Type: text/plain\r\n" LENGTH "\r\n" DOCUMENT,
    JSONAPI_ERROR_TYPE, 200 },
  { "F09-longer-type", OK "Content-Type: application/jsonp\r\n" LENGTH "\r\n" DOCUMENT,
    JSONAPI_ERROR_TYPE, 200 },
  { "F09-no-type", OK LENGTH "\r\n" DOCUMENT, JSONAPI_ERROR_TYPE, 200 },
  { "F10-html", OK "Content-Type: text/html; charset=utf-8\r\nContent-Length: 11\r\n\r\n" SECRET,
    JSONAPI_ERROR_HTML, 200 },
  { "F10-xhtml", OK "Content-Type: application/xhtml+xml\r\n\r\n<p>", JSONAPI_ERROR_HTML, 200 },
  { "F10-511", "HTTP/1.1 511 " SECRET "\r\nContent-Type: text/html\r\n\r\n<p>", JSONAPI_ERROR_HTML,
    511 },

  { "F11-300", "HTTP/1.1 300 " SECRET "\r\nLocation: %s/\r\n\r\n", JSONAPI_ERROR_REDIRECT, 300 },
  { "F11-304", "HTTP/1.1 304 Not Modified\r\n\r\n", JSONAPI_ERROR_REDIRECT, 304 },
  { "F11-loop", "HTTP/1.1 302 Found\r\nLocation: %s/api\r\nContent-Length: 0\r\n\r\n",
    JSONAPI_ERROR_REDIRECT, 302 },
  { "F11-relative-loop", "HTTP/1.1 307 x\r\nLocation: api\r\n\r\n", JSONAPI_ERROR_REDIRECT, 307 },
  { "F11-no-location", "HTTP/1.1 302 Found\r\n\r\n", JSONAPI_ERROR_REDIRECT, 302 },
  { "F11-empty-location", "HTTP/1.1 308 x\r\nLocation: \r\n\r\n", JSONAPI_ERROR_REDIRECT, 308 },
  { "F11-bad-location", "HTTP/1.1 301 x\r\nLocation: http://[" SECRET "\r\n\r\n",
    JSONAPI_ERROR_REDIRECT, 301 },
  { "F12-other-host", "HTTP/1.1 301 x\r\nLocation: http://" SECRET ".example/\r\n\r\n",
    JSONAPI_ERROR_REDIRECT, 301 },
  { "F12-other-port", "HTTP/1.1 302 x\r\nLocation: http://127.0.0.1:1/\r\n\r\n",
    JSONAPI_ERROR_REDIRECT, 302 },
  { "F10-host-after-slashes", "HTTP/1.1 302 x\r\nLocation: //evil.example/\r\n\r\n",
    JSONAPI_ERROR_HTML, 302 },
  { "F12-other-scheme", "HTTP/1.1 303 x\r\nLocation: https://127.0.0.1/\r\n\r\n",
    JSONAPI_ERROR_REDIRECT, 303 },
  { "F12-file", "HTTP/1.1 302 x\r\nLocation: file:///etc/passwd\r\n\r\n", JSONAPI_ERROR_REDIRECT,
    302 },
  { "F12-data", "HTTP/1.1 302 x\r\nLocation: data:application/json,{}\r\n\r\n",
    JSONAPI_ERROR_REDIRECT, 302 },
  { "F12-script", "HTTP/1.1 302 x\r\nLocation: javascript:alert(1)\r\n\r\n",
    JSONAPI_ERROR_REDIRECT, 302 },

  { "F13-401", "HTTP/1.1 401 " SECRET "\r\nWWW-Authenticate: Basic realm=\"x\"\r\n" WHOLE,
    JSONAPI_ERROR_STATUS, 401 },
  { "F13-403", "HTTP/1.1 403 " SECRET "\r\n" WHOLE, JSONAPI_ERROR_STATUS, 403 },
  { "F13-404-html", "HTTP/1.1 404 x\r\nContent-Type: text/html\r\n\r\n<p>" SECRET,
    JSONAPI_ERROR_STATUS, 404 },
  { "F13-410", "HTTP/1.1 410 x\r\n\r\n", JSONAPI_ERROR_STATUS, 410 },
  { "F14-400", "HTTP/1.1 400 x\r\n" WHOLE, JSONAPI_ERROR_STATUS, 400 },
  { "F14-407", "HTTP/1.1 407 x\r\nProxy-Authenticate: Basic realm=\"x\"\r\n" WHOLE,
    JSONAPI_ERROR_STATUS, 407 },
  { "F14-408", "HTTP/1.1 408 x\r\n" WHOLE, JSONAPI_ERROR_STATUS, 408 },
  { "F14-425", "HTTP/1.1 425 x\r\n" WHOLE, JSONAPI_ERROR_STATUS, 425 },
  { "F14-500", "HTTP/1.1 500 x\r\n" WHOLE, JSONAPI_ERROR_STATUS, 500 },
  { "F14-502-html", "HTTP/1.1 502 x\r\nContent-Type: text/html\r\n\r\n<p>", JSONAPI_ERROR_STATUS,
    502 },
  { "F14-504", "HTTP/1.1 504 x\r\n\r\n", JSONAPI_ERROR_STATUS, 504 },
  { "F14-999", "HTTP/1.1 999 x\r\n" WHOLE, JSONAPI_ERROR_STATUS, 999 },
  { "F15-429", "HTTP/1.1 429 x\r\n" WHOLE, JSONAPI_ERROR_WAIT, 429 },
  { "F15-503-html", "HTTP/1.1 503 x\r\nContent-Type: text/html\r\n\r\n<p>" SECRET,
    JSONAPI_ERROR_WAIT, 503 },

  { "F24-not-json", OK TYPE "Content-Length: 11\r\n\r\n" SECRET, JSONAPI_ERROR_MALFORMED, 200 },
  { "F26-errors", OK TYPE "Content-Length: 13\r\n\r\n{\"errors\":[]}", JSONAPI_ERROR_MALFORMED,
    200 },
};

static void
answer_script (RawPeer  *peer,
               gpointer  data)
{
  const Case *test = data;
  g_autofree char *request = raw_peer_read_request (peer);
  const char *mark = strstr (test->answer, "%s");

  if (request == NULL)
    return;
  raw_peer_send (peer, test->answer, mark != NULL ? mark - test->answer : -1);
  if (mark != NULL)
    {
      raw_peer_send (peer, raw_peer_get_url (peer), -1);
      raw_peer_send (peer, mark + 2, -1);
    }
}

static JsonapiClient *
create_client (const char *base)
{
  g_autoptr(GError) error = NULL;
  JsonapiClient *client = jsonapi_client_new (base, "test/1.0", &error);

  g_assert_no_error (error);
  return client;
}

static void
test_answer (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(RawServer) server = raw_server_new (NULL, answer_script, (gpointer) test);
  g_autoptr(JsonapiClient) client = create_client (raw_server_get_url (server));
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonapiDocument) document = jsonapi_client_get (client, "api", NULL, &error);

  g_assert_cmpuint (jsonapi_client_get_last_status (client), ==, test->status);
  if (test->code == PASSES)
    {
      g_assert_no_error (error);
      g_assert_cmpuint (jsonapi_document_get_n_data (document), ==, 0);
      g_assert_cmpuint (jsonapi_client_get_n_bytes (client), ==, strlen (DOCUMENT));
      return;
    }
  g_assert_null (document);
  g_assert_error (error, JSONAPI_ERROR, test->code);
  g_assert_true (g_str_has_prefix (error->message, "127.0.0.1: "));
  g_assert_null (strstr (error->message, SECRET));
  g_assert_true (g_str_is_ascii (error->message) || strstr (error->message, "“") != NULL);
}

static void
test_retry_after (void)
{
  static const struct
  {
    const char *headers;
    gint64      seconds;
  } waits[] = {
    { "", -1 },
    { "Retry-After: 0\r\n", 0 },
    { "Retry-After: 9\r\n", 9 },
    { "Retry-After: 86400\r\n", 86400 },
    { "Retry-After: 86401\r\n", 86400 },
    { "Retry-After: 99999999999999999999999\r\n", 86400 },
    { "Retry-After: -5\r\n", -1 },
    { "Retry-After: 1.5\r\n", -1 },
    { "Retry-After: soon\r\n", -1 },
    { "Retry-After:\r\n", -1 },
    { "Date: Mon, 23 Nov 2026 23:20:58 GMT\r\nRetry-After: Mon, 23 Nov 2026 23:21:58 GMT\r\n", 60 },
    { "Date: Mon, 23 Nov 2026 23:20:58 GMT\r\nRetry-After: Mon, 23 Nov 2026 23:20:57 GMT\r\n", -1 },
    { "Date: Mon, 23 Nov 2026 23:20:58 GMT\r\nRetry-After: Wed, 23 Nov 2033 23:20:57 GMT\r\n",
      86400 },
    { "Retry-After: Mon, 23 Nov 2026 23:21:58 GMT\r\n", -1 },
    { "Date: never\r\nRetry-After: Mon, 23 Nov 2026 23:21:58 GMT\r\n", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_autofree char *answer = g_strdup_printf ("HTTP/1.1 503 x\r\n%s" WHOLE, waits[i].headers);
      Case test = { .answer = answer };
      g_autoptr(RawServer) server = raw_server_new (NULL, answer_script, &test);
      g_autoptr(JsonapiClient) client = create_client (raw_server_get_url (server));
      g_autoptr(GError) error = NULL;

      g_assert_cmpint (jsonapi_client_get_retry_after (client), ==, -1);
      g_assert_null (jsonapi_client_get (client, "", NULL, &error));
      g_assert_error (error, JSONAPI_ERROR, JSONAPI_ERROR_WAIT);
      g_assert_cmpint (jsonapi_client_get_retry_after (client), ==, waits[i].seconds);
    }
}

/* A tag belongs to an answer that was read: of one that broke off, or was an error, none is kept,
 * or the next try would be told that nothing has changed. */
static void
test_validator_of_failure (void)
{
  static const char *const answers[] = {
    OK TYPE "ETag: \"new\"\r\nLast-Modified: now\r\nContent-Length: 12\r\n\r\n" DOCUMENT,
    OK TYPE "ETag: \"new\"\r\nLast-Modified: now\r\nContent-Length: 1\r\n\r\n{",
    "HTTP/1.1 500 x\r\nETag: \"new\"\r\nLast-Modified: now\r\n" WHOLE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      Case test = { .answer = answers[i] };
      g_autoptr(RawServer) server = raw_server_new (NULL, answer_script, &test);
      g_autoptr(JsonapiClient) client = create_client (raw_server_get_url (server));
      g_auto(JsonapiValidator) validator = { g_strdup ("\"old\""), g_strdup ("then") };
      g_autoptr(GError) error = NULL;
      gboolean is_unchanged = TRUE;

      g_assert_null (jsonapi_client_get_changed (client, "", &validator, &is_unchanged, NULL,
                                                 &error));
      g_assert_nonnull (error);
      g_assert_false (is_unchanged);
      g_assert_cmpstr (validator.etag, ==, "\"old\"");
      g_assert_cmpstr (validator.modified, ==, "then");
    }
}

/* Redirects once or more, each by its own connection, and notes what was asked for. */
typedef struct
{
  guint      n_redirects;
  GMutex     mutex;
  GPtrArray *requests;   /* (element-type utf8), guarded by `mutex` */
} Trail;

static void
redirect_script (RawPeer  *peer,
                 gpointer  data)
{
  Trail *trail = data;
  char *request = raw_peer_read_request (peer);
  guint n = 0;

  if (request == NULL)
    return;
  g_mutex_lock (&trail->mutex);
  g_ptr_array_add (trail->requests, request);
  n = trail->requests->len;
  g_mutex_unlock (&trail->mutex);

  if (n <= trail->n_redirects)
    raw_peer_send (peer, "HTTP/1.1 301 x\r\nLocation: /en/page?a%5Bb%5D=1#part\r\n"
                         "Set-Cookie: a=b\r\nContent-Length: 0\r\n\r\n", -1);
  else
    raw_peer_send (peer, OK WHOLE, -1);
}

static void
check_redirects (guint n_redirects,
                 int   code)
{
  Trail trail = { .n_redirects = n_redirects };

  g_mutex_init (&trail.mutex);
  trail.requests = g_ptr_array_new_with_free_func (g_free);
  {
    g_autoptr(RawServer) server = raw_server_new (NULL, redirect_script, &trail);
    g_autoptr(JsonapiClient) client = create_client (raw_server_get_url (server));
    g_autoptr(GError) error = NULL;
    g_autoptr(JsonapiDocument) document = jsonapi_client_get (client, "/x", NULL, &error);

    if (code == PASSES)
      g_assert_no_error (error);
    else
      g_assert_error (error, JSONAPI_ERROR, code);
    g_assert_cmpuint (jsonapi_client_get_n_requests (client), ==, MIN (n_redirects, 5) + 1);
  }
  g_assert_cmpuint (trail.requests->len, ==, MIN (n_redirects, 5) + 1);
  for (guint i = 0; i < trail.requests->len; i++)
    {
      const char *request = g_ptr_array_index (trail.requests, i);

      g_assert_true (g_str_has_prefix (request, i == 0 ? "GET /x HTTP/1.1\r\n"
                                                       : "GET /en/page?a%5Bb%5D=1 HTTP/1.1\r\n"));
      g_assert_nonnull (strstr (request, "\r\nAccept: application/vnd.api+json\r\n"));
      g_assert_nonnull (strstr (request, "\r\nAccept-Encoding: gzip\r\n"));
      g_assert_nonnull (strstr (request, "\r\nUser-Agent: test/1.0"));
      g_assert_null (strstr (request, "Cookie"));
      g_assert_null (strstr (request, "Authorization"));
    }
  g_ptr_array_unref (trail.requests);
  g_mutex_clear (&trail.mutex);
}

static void
test_redirects (void)
{
  check_redirects (0, PASSES);
  check_redirects (1, PASSES);
  check_redirects (5, PASSES);
  check_redirects (6, JSONAPI_ERROR_REDIRECT);
}

/* A move for good is noted and never followed: where the redirect leads, nobody comes. */
typedef struct
{
  const char *asked;
  const char *answer;    /* status line and location; %u is the port of the other server */
  const char *moved;     /* (nullable): the new base, with %u */
} Move;

static const Move moves[] = {
  { "api?x=1", "301 x\r\nLocation: https://localhost:%u/new/api?x=1", "https://localhost:%u/new" },
  { "/api", "308 x\r\nLocation: https://localhost:%u/hub/api#part", "https://localhost:%u/hub" },
  { "a/b", "301 x\r\nLocation: https://LOCALHOST:%u/a/b", "https://localhost:%u/" },
  { "a/b", "301 x\r\nLocation: //localhost:%u/a/b", NULL },                  /* http */
  { "a/b", "301 x\r\nLocation: http://localhost:%u/a/b", NULL },
  { "a/b", "301 x\r\nLocation: https://127.0.0.1:%u/a/b", NULL },            /* the same host */
  { "a/b", "301 x\r\nLocation: https://me@localhost:%u/a/b", NULL },
  { "a/b", "301 x\r\nLocation: https://localhost:%u/", NULL },
  { "a/b", "301 x\r\nLocation: https://localhost:%u/xa/b", NULL },
  { "a/b", "301 x\r\nLocation: https://localhost:%u/login?back=/a/b", NULL },
  { "api?x=1", "301 x\r\nLocation: https://localhost:%u/api", NULL },
  { "api?x=1", "301 x\r\nLocation: https://localhost:%u/api?x=2", NULL },
  { "", "301 x\r\nLocation: https://localhost:%u/login", NULL },
  { "a/b", "302 x\r\nLocation: https://localhost:%u/a/b", NULL },
  { "a/b", "303 x\r\nLocation: https://localhost:%u/a/b", NULL },
  { "a/b", "307 x\r\nLocation: https://localhost:%u/a/b", NULL },
  { "a/b", "300 x\r\nLocation: https://localhost:%u/a/b", NULL },
};

static void
count_script (RawPeer  *peer,
              gpointer  n_peers)
{
  g_atomic_int_inc ((int *) n_peers);
}

/* @format with the port of @server */
static char *
dup_with_port (const char *format,
               RawServer  *server)
{
  g_auto(GStrv) parts = g_strsplit (format, "%u", 2);

  return g_strjoinv (strrchr (raw_server_get_url (server), ':') + 1, parts);
}

static void
test_moved (void)
{
  int n_peers = 0;
  g_autoptr(RawServer) other = raw_server_new (NULL, count_script, &n_peers);

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *head = dup_with_port (moves[i].answer, other);
      g_autofree char *answer = g_strdup_printf ("HTTP/1.1 %s\r\nContent-Length: 0\r\n\r\n", head);
      g_autofree char *moved =
        moves[i].moved != NULL ? dup_with_port (moves[i].moved, other) : NULL;
      Case test = { .answer = answer };
      g_autoptr(RawServer) server = raw_server_new (NULL, answer_script, &test);
      g_autofree char *base = g_strconcat (raw_server_get_url (server), "/hub/", NULL);
      g_autoptr(JsonapiClient) client = create_client (base);
      g_autoptr(GError) error = NULL;

      g_assert_null (jsonapi_client_get (client, moves[i].asked, NULL, &error));
      g_assert_nonnull (error);
      g_assert_null (strstr (error->message, "localhost"));
      g_assert_cmpstr (jsonapi_client_get_moved (client), ==, moved);
      g_assert_cmpuint (jsonapi_client_get_n_requests (client), ==, 1);
    }
  g_assert_cmpint (g_atomic_int_get (&n_peers), ==, 0);
}

/* Two documents by one connection; the second goes on where the first ended. */
static void
two_answers_script (RawPeer  *peer,
                    gpointer  data)
{
  for (;;)
    {
      g_autofree char *request = raw_peer_read_request (peer);

      if (request == NULL)
        return;
      g_atomic_int_inc ((int *) data);
      raw_peer_send (peer, OK WHOLE, -1);
    }
}

static void
test_many (void)
{
  int n_answers = 0;
  g_autoptr(RawServer) server = raw_server_new (NULL, two_answers_script, &n_answers);
  g_autofree char *base = g_strconcat (raw_server_get_url (server), "/hub/", NULL);
  g_autofree char *absolute = g_strconcat (base, "api?x=1", NULL);
  const char *const good[] = { "api", "/api", "?x=1", "", "a%5Bb", "../hub/a", absolute };
  const char *const bad[] = { "../api", "/../x", "%2e%2e/x", "http://127.0.0.1:1/hub/", "a b", "a\\b",
                              "http://evil.example/hub/", "https://127.0.0.1/hub/", "file:///hub/" };
  g_autoptr(JsonapiClient) client = create_client (base);

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonapiDocument) document = jsonapi_client_get (client, good[i], NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (document);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (jsonapi_client_get (client, bad[i], NULL, &error));
      g_assert_error (error, JSONAPI_ERROR, JSONAPI_ERROR_LINK);
    }
  g_assert_cmpint (g_atomic_int_get (&n_answers), ==, G_N_ELEMENTS (good));
  g_assert_cmpuint (jsonapi_client_get_n_requests (client), ==, G_N_ELEMENTS (good));
}

static void
test_base (void)
{
  static const char *const bad[] = {
    "", "hub.example", "/api", "ftp://hub.example", "http://", "https:hub.example", "http:///api",
    "https://hub.example\\.evil.example/", "https://hub .example", "https://me@hub.example/",
    "https://me:secret@hub.example/", "javascript:alert(1)",
    "https://%0a.example/", "file:///etc/passwd", "https://hub.example:99999/",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (jsonapi_client_new (bad[i], "test/1.0", &error));
      g_assert_error (error, JSONAPI_ERROR, JSONAPI_ERROR_ADDRESS);
    }
  jsonapi_client_free (create_client ("https://hub.example"));
  jsonapi_client_free (create_client ("https://hub.example:8443/a/b/"));
  jsonapi_client_free (create_client ("http://[::1]:80/"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/jsonapi/client/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_answer);
    }
  g_test_add_func ("/jsonapi/client/F11-redirects", test_redirects);
  g_test_add_func ("/jsonapi/client/F12-moved", test_moved);
  g_test_add_func ("/jsonapi/client/F15-retry-after", test_retry_after);
  g_test_add_func ("/jsonapi/client/validator-of-failure", test_validator_of_failure);
  g_test_add_func ("/jsonapi/client/many", test_many);
  g_test_add_func ("/jsonapi/client/base", test_base);

  return g_test_run ();
}
