/* test-jsonapi-transport.c: slow, endless, huge, damaged and insecure answers
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-jsonapi-transport"

#include "jsonapi-client.h"
#include "jsonapi-error.h"
#include "raw-server.h"

#include <stdio.h>
#include <string.h>

#define DOCUMENT "{\"data\":[]}"
#define OK       "HTTP/1.1 200 OK\r\n"
#define TYPE     "Content-Type: application/vnd.api+json\r\n"
#define CHUNKED  "Transfer-Encoding: chunked\r\n\r\n"
#define GZIP     "Content-Encoding: gzip\r\n"

#define GZIP_HEAD OK TYPE GZIP "\r\n"

#define MAX_GROWTH_KIB (128 * 1024)          /* FAULTS: P3 */
#define BOMB_BYTES     (500u * 1024 * 1024)  /* decoded */

/* Short enough to be waited for; where a test must pass, the real ones hold. */
static const JsonapiClientLimits short_limits = {
  .max_body_bytes = JSONAPI_MAX_BODY_BYTES,
  .max_redirects = JSONAPI_MAX_REDIRECTS,
  .headers_ms = 300,
  .page_ms = 900,
  .rate_bytes = 1024,
  .rate_window_ms = 300,
  .rate_grace_ms = 100,
};

/* A rate that is soon judged, and deadlines that are not soon over. */
static const JsonapiClientLimits rate_limits = {
  .max_body_bytes = JSONAPI_MAX_BODY_BYTES,
  .max_redirects = JSONAPI_MAX_REDIRECTS,
  .headers_ms = JSONAPI_HEADERS_MS,
  .page_ms = JSONAPI_PAGE_MS,
  .rate_bytes = 1024,
  .rate_window_ms = 300,
  .rate_grace_ms = 100,
};

static const JsonapiClientLimits real_limits = JSONAPI_CLIENT_LIMITS_INIT;

static JsonapiClient *
create_client (const char                *base,
               const JsonapiClientLimits *limits)
{
  g_autoptr(GError) error = NULL;
  JsonapiClient *client = jsonapi_client_new_with_limits (base, "test/1.0", limits, &error);

  g_assert_no_error (error);
  return client;
}

static void
check_address (const char                *base,
               const JsonapiClientLimits *limits,
               int                        code,
               const char                *reason)
{
  g_autoptr(JsonapiClient) client = create_client (base, limits);
  g_autoptr(GError) error = NULL;

  g_assert_null (jsonapi_client_get (client, "/api", NULL, &error));
  g_assert_error (error, JSONAPI_ERROR, code);
  if (strstr (error->message, reason) == NULL)
    g_error ("“%s” does not say “%s”", error->message, reason);
}

/* What a server with @script makes of a request. */
static void
check (RawScript                  script,
       gpointer                   data,
       const JsonapiClientLimits *limits,
       int                        code,
       const char                *reason)
{
  g_autoptr(RawServer) server = raw_server_new (NULL, script, data);

  check_address (raw_server_get_url (server), limits, code, reason);
}

/* F01: not there */

static void
test_refused (void)
{
  g_autoptr(GSocketListener) listener = g_socket_listener_new ();
  guint port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *base = g_strdup_printf ("http://127.0.0.1:%u", port);

  g_socket_listener_close (listener);
  check_address (base, &real_limits, JSONAPI_ERROR_UNREACHABLE, "refused");
}

static void
test_no_such_name (void)
{
  check_address ("http://hub.invalid", &real_limits, JSONAPI_ERROR_UNREACHABLE, "hub.invalid: ");
}

/* F02, F03: TLS */

static void
ok_script (RawPeer  *peer,
           gpointer  data)
{
  g_autofree char *request = raw_peer_read_request (peer);

  if (request != NULL)
    raw_peer_send (peer, OK TYPE "Content-Length: 11\r\n\r\n" DOCUMENT, -1);
}

static void
check_certificate (const char *name,
                   int         code,
                   const char *reason)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "jsonapi", "tls", name, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, &error);
  g_autoptr(RawServer) server = NULL;

  g_assert_no_error (error);
  server = raw_server_new (certificate, ok_script, NULL);
  check_address (raw_server_get_url (server), &real_limits, code, reason);
}

static void
test_certificates (void)
{
  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_skip ("No TLS here");
      return;
    }
  check_certificate ("self-signed.pem", JSONAPI_ERROR_TLS, "nobody trusted vouches for it");
  check_certificate ("other-host.pem", JSONAPI_ERROR_TLS, "it is for another host");
  check_certificate ("expired.pem", JSONAPI_ERROR_DATE, "it has expired");
  check_certificate ("not-yet-valid.pem", JSONAPI_ERROR_DATE, "it is not valid yet");
}

static void
check_no_tls (RawScript                  script,
              const JsonapiClientLimits *limits)
{
  g_autoptr(RawServer) server = raw_server_new (NULL, script, (gpointer) "220 mail.example\r\n");
  g_autofree char *base = g_strconcat ("https", raw_server_get_url (server) + strlen ("http"), NULL);

  check_address (base, limits, JSONAPI_ERROR_UNREACHABLE, "127.0.0.1: ");
}

static void
greet_script (RawPeer  *peer,
              gpointer  greeting)
{
  raw_peer_send (peer, greeting, -1);
  raw_peer_wait_until_gone (peer);
}

static void
silent_script (RawPeer  *peer,
               gpointer  data)
{
  raw_peer_wait_until_gone (peer);
}

static void
test_no_tls (void)
{
  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_skip ("No TLS here");
      return;
    }
  check_no_tls (greet_script, &real_limits);
  check_no_tls (silent_script, &short_limits);
}

/* F04: slow */

static void
slow_script (RawPeer  *peer,
             gpointer  bytes)
{
  g_autofree char *request = raw_peer_read_request (peer);

  if (request != NULL)
    raw_peer_send_slowly (peer, bytes, 20);
}

static void
fast_script (RawPeer  *peer,
             gpointer  bytes)
{
  g_autofree char *request = raw_peer_read_request (peer);

  while (request != NULL && raw_peer_send (peer, bytes, -1))
    ;
}

typedef struct
{
  const char *head;
  const char *tail;
} Trickle;

static void
trickle_script (RawPeer  *peer,
                gpointer  data)
{
  const Trickle *trickle = data;
  g_autofree char *request = raw_peer_read_request (peer);

  if (request != NULL && raw_peer_send (peer, trickle->head, -1))
    raw_peer_send_slowly (peer, trickle->tail, 20);
}

static void
stall_script (RawPeer  *peer,
              gpointer  head)
{
  g_autofree char *request = raw_peer_read_request (peer);

  if (request != NULL && raw_peer_send (peer, head, -1))
    raw_peer_wait_until_gone (peer);
}

static void
test_slow_headers (void)
{
  check (slow_script, (gpointer) (OK "X-Header: y\r\n"), &short_limits,
         JSONAPI_ERROR_UNREACHABLE, "too slowly");
}

static void
test_no_headers (void)
{
  check (stall_script, (gpointer) "", &short_limits, JSONAPI_ERROR_UNREACHABLE, "too slowly");
}

static void
test_endless_informational (void)
{
  check (fast_script, (gpointer) "HTTP/1.1 100 Continue\r\n\r\n", &short_limits,
         JSONAPI_ERROR_UNREACHABLE, "too slowly");
}

static void
test_stalled_body (void)
{
  check (stall_script, (gpointer) (OK TYPE "Content-Length: 11\r\n\r\n{\"da"), &rate_limits,
         JSONAPI_ERROR_UNREACHABLE, "too slowly");
}

static void
test_slow_body (void)
{
  static const Trickle trickle = { OK TYPE "\r\n[", " " };

  check (trickle_script, (gpointer) &trickle, &rate_limits, JSONAPI_ERROR_UNREACHABLE,
         "too slowly");
}

/* Above the least rate, but without end: the deadline of the page applies. */
static void
test_long_body (void)
{
  static const Trickle trickle = { OK TYPE "\r\n[", " " };
  JsonapiClientLimits limits = short_limits;

  limits.rate_bytes = 0;
  check (trickle_script, (gpointer) &trickle, &limits, JSONAPI_ERROR_UNREACHABLE, "too slowly");
}

static void
test_redirects_share_deadline (void)
{
  static const Trickle trickle = { "HTTP/1.1 302 Found\r\nLocation: /api\r\n\r\n", "x" };
  JsonapiClientLimits limits = short_limits;

  limits.max_redirects = G_MAXUINT - 1;
  check (trickle_script, (gpointer) &trickle, &limits, JSONAPI_ERROR_UNREACHABLE, "too slowly");
}

/* F05: reset */

static void
reset_script (RawPeer  *peer,
              gpointer  head)
{
  g_autofree char *request = raw_peer_read_request (peer);

  if (request != NULL && raw_peer_send (peer, head, -1))
    raw_peer_reset (peer);
}

static void
test_reset (void)
{
  char nothing[] = "";
  char part[] = OK TYPE "\r\n{\"data\":";

  check (reset_script, nothing, &real_limits, JSONAPI_ERROR_UNREACHABLE, "closed");
  check (reset_script, part, &real_limits, JSONAPI_ERROR_UNREACHABLE, "");
}

/* F06: compressed bodies */

static GByteArray *
compress (const char *text)
{
  g_autoptr(GConverter) gzip =
    G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr(GBytes) plain = g_bytes_new_static (text, strlen (text));
  g_autoptr(GBytes) bytes = g_converter_convert_bytes (gzip, plain, NULL);
  GByteArray *answer = g_byte_array_new ();

  g_assert_nonnull (bytes);
  g_byte_array_append (answer, (const guint8 *) GZIP_HEAD, strlen (GZIP_HEAD));
  g_byte_array_append (answer, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
  return answer;
}

static void
bytes_script (RawPeer  *peer,
              gpointer  data)
{
  GByteArray *bytes = data;
  g_autofree char *request = raw_peer_read_request (peer);

  if (request != NULL)
    raw_peer_send (peer, (const char *) bytes->data, (gssize) bytes->len);
}

static void
test_gzip (void)
{
  g_autoptr(GByteArray) answer = compress (DOCUMENT);
  g_autoptr(RawServer) server = raw_server_new (NULL, bytes_script, answer);
  g_autoptr(JsonapiClient) client = create_client (raw_server_get_url (server), &real_limits);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonapiDocument) document = jsonapi_client_get (client, "", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (jsonapi_client_get_n_bytes (client), ==, strlen (DOCUMENT));
}

static void
test_cut_gzip (void)
{
  g_autoptr(GByteArray) answer = compress (DOCUMENT);
  guint head = strlen (GZIP_HEAD);

  while (answer->len > head + 1)
    {
      g_byte_array_set_size (answer, answer->len - 1);
      check (bytes_script, answer, &real_limits, JSONAPI_ERROR_UNREACHABLE, "compression");
    }
}

static void
test_damaged_gzip (void)
{
  g_autoptr(GByteArray) checksum = compress (DOCUMENT);
  g_autoptr(GByteArray) header = compress (DOCUMENT);
  g_autoptr(GByteArray) trailing = compress (DOCUMENT);
  g_autoptr(GByteArray) plain = g_byte_array_new ();

  checksum->data[checksum->len - 8] ^= 1;
  check (bytes_script, checksum, &real_limits, JSONAPI_ERROR_UNREACHABLE, "compression");

  header->data[strlen (GZIP_HEAD)] ^= 1;
  check (bytes_script, header, &real_limits, JSONAPI_ERROR_UNREACHABLE, "compression");

  g_byte_array_append (trailing, (const guint8 *) "x", 1);
  check (bytes_script, trailing, &real_limits, JSONAPI_ERROR_MALFORMED, "compressed end");

  g_byte_array_append (plain, (const guint8 *) GZIP_HEAD DOCUMENT, strlen (GZIP_HEAD DOCUMENT));
  check (bytes_script, plain, &real_limits, JSONAPI_ERROR_UNREACHABLE, "compression");
}

/* F07: too much. Each must end, and none may take memory by its own size. */

static guint
read_peak_kib (void)
{
  g_autofree char *status = NULL;
  const char *line = NULL;
  guint kib = 0;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  g_assert_nonnull (line);
  g_assert_cmpint (sscanf (line, "VmHWM: %u kB", &kib), ==, 1);
  return kib;
}

static void
check_bounded (RawScript    script,
               gpointer     data,
               int          code,
               const char  *reason)
{
  guint before = read_peak_kib ();
  guint after = 0;

  check (script, data, &real_limits, code, reason);
  after = read_peak_kib ();
  g_test_message ("peak memory %u KiB before, %u KiB after", before, after);
  g_assert_cmpuint (after, <, before + MAX_GROWTH_KIB);
}

/* 500 MB of zeros as they are squeezed, so that the test does not hold them either. */
static void
bomb_script (RawPeer  *peer,
             gpointer  data)
{
  static const char zeros[64 * 1024];
  g_autoptr(GConverter) gzip =
    G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1));
  g_autofree char *request = raw_peer_read_request (peer);
  gsize left = BOMB_BYTES;
  gboolean goes_on = request != NULL && raw_peer_send (peer, GZIP_HEAD, -1);

  while (goes_on && left > 0)
    {
      char squeezed[4096];
      gsize n_read = 0;
      gsize n_written = 0;

      if (g_converter_convert (gzip, zeros, MIN (left, sizeof zeros), squeezed, sizeof squeezed,
                               left <= sizeof zeros ? G_CONVERTER_INPUT_AT_END
                                                    : G_CONVERTER_NO_FLAGS,
                               &n_read, &n_written, NULL) == G_CONVERTER_ERROR)
        return;
      left -= n_read;
      goes_on = raw_peer_send (peer, squeezed, (gssize) n_written);
    }
}

static void
test_bomb (void)
{
  check_bounded (bomb_script, NULL, JSONAPI_ERROR_LIMIT, "larger than the limit");
}

typedef struct
{
  const char *head;
  const char *part;   /* repeated without end */
} Flood;

static void
flood_script (RawPeer  *peer,
              gpointer  data)
{
  const Flood *flood = data;
  g_autofree char *request = raw_peer_read_request (peer);

  if (request == NULL || !raw_peer_send (peer, flood->head, -1))
    return;
  while (raw_peer_send (peer, flood->part, -1))
    ;
}

static void
test_endless_body (void)
{
  g_autofree char *part = g_strnfill (60000, ' ');
  g_autofree char *chunk = g_strdup_printf ("ea60\r\n%s\r\n", part);
  Flood plain = { OK TYPE "\r\n", part };
  Flood chunked = { OK TYPE CHUNKED, chunk };

  check_bounded (flood_script, &plain, JSONAPI_ERROR_LIMIT, "larger than the limit");
  check_bounded (flood_script, &chunked, JSONAPI_ERROR_LIMIT, "larger than the limit");
}

static void
test_header_flood (void)
{
  Flood headers = { OK, "X-Header: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n" };
  Flood line = { OK "X-Header: ", "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy" };

  check_bounded (flood_script, &headers, JSONAPI_ERROR_LIMIT, "head");
  check_bounded (flood_script, &line, JSONAPI_ERROR_LIMIT, "head");
}

/* F12: the body of a redirect is not read; nor is that of one to a login (F10). */
static void
test_redirect_with_body (void)
{
  g_autofree char *part = g_strnfill (60000, 'x');
  Flood loop = { "HTTP/1.1 302 Found\r\nLocation: /api\r\n\r\n", part };
  Flood away = { "HTTP/1.1 301 Moved\r\nLocation: http://evil.example/\r\n"
                 "Content-Length: 300000000\r\n\r\n", part };
  Flood login = { "HTTP/1.1 302 Found\r\nLocation: http://evil.example/\r\n"
                  "Content-Length: 300000000\r\n\r\n", part };

  check_bounded (flood_script, &loop, JSONAPI_ERROR_REDIRECT, "too often");
  check_bounded (flood_script, &away, JSONAPI_ERROR_REDIRECT, "another server");
  check_bounded (flood_script, &login, JSONAPI_ERROR_HTML, "another host");
}

/* Cancelling: at once, in every state. The real limits hold, so only cancelling ends these. */

typedef struct
{
  GCancellable *cancellable;
  const char   *head;
} Cancel;

static void
cancel_script (RawPeer  *peer,
               gpointer  data)
{
  Cancel *cancel = data;
  g_autofree char *request = raw_peer_read_request (peer);

  if (request == NULL || !raw_peer_send (peer, cancel->head, -1))
    return;
  g_cancellable_cancel (cancel->cancellable);
  raw_peer_wait_until_gone (peer);
}

static void
test_cancel (void)
{
  static const char *const heads[] = { "", OK, OK TYPE "\r\n", OK TYPE "\r\n{\"data\":" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      Cancel cancel = { cancellable, heads[i] };
      g_autoptr(RawServer) server = raw_server_new (NULL, cancel_script, &cancel);
      g_autoptr(JsonapiClient) client = create_client (raw_server_get_url (server), &real_limits);
      g_autoptr(GError) error = NULL;

      g_assert_null (jsonapi_client_get (client, "", cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

static void
test_cancelled_before (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(RawServer) server = raw_server_new (NULL, ok_script, NULL);
  g_autoptr(JsonapiClient) client = create_client (raw_server_get_url (server), &real_limits);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonapiDocument) document = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (jsonapi_client_get (client, "", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  /* And the client goes on working. */
  document = jsonapi_client_get (client, "", NULL, &error);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/jsonapi/client/F01-refused", test_refused);
  g_test_add_func ("/jsonapi/client/F01-no-such-name", test_no_such_name);
  g_test_add_func ("/jsonapi/client/F02-certificates", test_certificates);
  g_test_add_func ("/jsonapi/client/F03-no-tls", test_no_tls);
  g_test_add_func ("/jsonapi/client/F04-slow-headers", test_slow_headers);
  g_test_add_func ("/jsonapi/client/F04-no-headers", test_no_headers);
  g_test_add_func ("/jsonapi/client/F04-endless-1xx", test_endless_informational);
  g_test_add_func ("/jsonapi/client/F04-stalled-body", test_stalled_body);
  g_test_add_func ("/jsonapi/client/F04-slow-body", test_slow_body);
  g_test_add_func ("/jsonapi/client/F04-long-body", test_long_body);
  g_test_add_func ("/jsonapi/client/F04-redirects", test_redirects_share_deadline);
  g_test_add_func ("/jsonapi/client/F05-reset", test_reset);
  g_test_add_func ("/jsonapi/client/F06-gzip", test_gzip);
  g_test_add_func ("/jsonapi/client/F06-cut-gzip", test_cut_gzip);
  g_test_add_func ("/jsonapi/client/F06-damaged-gzip", test_damaged_gzip);
  g_test_add_func ("/jsonapi/client/F07-bomb", test_bomb);
  g_test_add_func ("/jsonapi/client/F07-endless-body", test_endless_body);
  g_test_add_func ("/jsonapi/client/F07-header-flood", test_header_flood);
  g_test_add_func ("/jsonapi/client/F12-redirect-with-body", test_redirect_with_body);
  g_test_add_func ("/jsonapi/client/cancel", test_cancel);
  g_test_add_func ("/jsonapi/client/cancelled-before", test_cancelled_before);

  return g_test_run ();
}
